/** Who is away and who covers single customers, now and later, as far as whoever asks may know. */
import { someNames } from "../../cards/forms/assign.ts";
import { gapReport, listedRows } from "../../app/customers/report.ts";
import { press } from "../../cards/kit/actions.ts";
import { capital, dayWords, daysWords, onDay } from "../../cards/kit/dates.ts";
import { coverFrom } from "../../domain/customer/cover.ts";
import type { Cover, Customer } from "../../domain/customer/customer.ts";
import { groupBy } from "../../domain/group-by.ts";
import { absencesOf, absenceOn } from "../../domain/people/absence.ts";
import {
  isSamePerson,
  personOf,
  refsOf,
  unreached,
  type Absence,
  type Person,
  type PersonRef,
} from "../../domain/people/person.ts";
import { dayOf, type Day, type Zone } from "../../domain/time/time.ts";
import { namedOf } from "../input/lists/asked-lists.ts";
import { questionsIn } from "../input/reading/doubt.ts";
import { backIn, findDays } from "../input/time/absence-days.ts";
import { periodEnd } from "../input/time/day.ts";
import { namesAbsence } from "../input/words/vocabulary.ts";
import { noticeReply, viewerOf, type Reply, type Turn } from "../turn.ts";

/** Their own, whom they stand in for or cover for, who covers for them, and all where many read or manage. */
export async function whoIsAway(turn: Turn, today: Day): Promise<Reply> {
  const { actor, place, organization, zone } = turn;
  const [people, customers] = await Promise.all([organization.people.list(), organization.customers.list()]);
  const isMe = (ref: PersonRef | undefined) => isSamePerson(ref, actor);
  // Where many read along nobody is "you".
  const isYou = (ref: PersonRef) => place.kind === "personal" && isMe(ref);
  const called = (ref: PersonRef) => (isYou(ref) ? "you" : personOf(people, ref).name);
  const said = { called, people, today, zone };
  const seesAll = actor.manager || place.kind !== "personal";
  const covered = coversOf(customers, today).filter(
    ({ cover: { person }, owner }) => seesAll || isMe(person) || isMe(owner),
  );
  const knowsOf = (ref: PersonRef) =>
    seesAll || isMe(ref) || covered.some(({ cover: { person }, owner }) => person === ref || owner === ref);
  const seen = people.flatMap((person) =>
    absencesOf(person)
      .filter(({ until, deputy }) => until >= today && (refsOf(person).some(knowsOf) || isMe(deputy)))
      .map((absence) => ({ person, absence, isNow: absence === absenceOn(person, today) })),
  );
  const coming = seen
    .filter(({ isNow }) => !isNow)
    .toSorted((a, b) => ((a.absence.from ?? "") < (b.absence.from ?? "") ? -1 : 1));
  const absent = seen.filter(({ isNow }) => isNow);
  const all = [...absent, ...coming];
  const { whom, days, backBy, asksWhoStandsIn, isTold } = absenceAsked(turn, people, today);
  const nobody = seesAll ? "Nobody" : "Nobody you stand in or cover for";
  const when =
    days === undefined ? "" : ` ${days.from === days.until ? onDay(days.from, today) : daysWords(days, today)}`;
  const first = all.filter(
    ({ person, absence }) =>
      (whom.length > 0 ? whom.includes(person) : days !== undefined || backBy !== undefined) &&
      (days === undefined || ((absence.from ?? today) <= days.until && absence.until >= days.from)) &&
      (backBy === undefined || whom.length > 0 || absence.until < backBy),
  );
  const here = whom
    .filter((person) => first.every((one) => one.person !== person))
    .map((person) => {
      const who = called(person.id);
      if (!refsOf(person).some(knowsOf)) return `I can't tell you here whether ${who} is away.`;
      const covers = covered.some(({ owner }) => refsOf(person).includes(owner));
      const so = asksWhoStandsIn && !covers ? ", so nobody stands in" : "";
      const whose = who === "you" ? "your absence" : `${who}'s absence`;
      if (isTold) return `${capital(whose)}${when} isn't on record${so === "" ? "" : ` yet${so}`}.`;
      return `${capital(who)} ${who === "you" ? "aren't" : "isn't"} away${when}${so}.`;
    });
  const none =
    whom.length > 0 || first.length > 0
      ? []
      : backBy !== undefined
        ? [`${nobody} comes back by ${dayWords(backBy, today)}.`]
        : days !== undefined
          ? [`${nobody} is away${when}.`]
          : [];
  const isOfAsked = ({ owner }: { owner: PersonRef }) => whom.some((person) => refsOf(person).includes(owner));
  const covers = covered
    .toSorted((a, b) => Number(isOfAsked(b)) - Number(isOfAsked(a)))
    .map((one) => coverLine(one, said));
  const [answer, ...answers] = [...first.map((one) => awayLine(one, said)), ...here, ...none];
  const others = all.filter((one) => !first.includes(one)).map((one) => awayLine(one, said));
  const headline =
    answer?.slice(0, -1) ??
    (absent.length > 1
      ? `${absent.length} people are away`
      : absent.length === 1
        ? "One person is away"
        : `${nobody} is away${all.length + covers.length === 0 ? "" : " now"}`);
  const lines = [...answers, ...others];
  const own = all.find(({ person }) => isMe(person.id));
  const untold = isTold ? whom.filter((person) => first.every((one) => one.person !== person)) : [];
  const known = untold.filter((person) => refsOf(person).some(knowsOf));
  const told =
    days === undefined || known.length === 0 ? undefined : await whatToDo(turn, { people: known, days, today });
  const isAllSaid = seesAll || (whom.length > 0 && whom.every(({ id }) => knowsOf(id)));
  return noticeReply(
    headline,
    [
      ...lines.slice(0, mostLines),
      ...(told?.lines ?? []),
      ...(lines.length > mostLines ? [`And ${lines.length - mostLines} more.`] : []),
      ...(all.length > 0 ? ["Whoever stands in gets their messages and can answer for their customers."] : []),
      ...covers.slice(0, mostLines),
      ...(covers.length > mostLines ? [`And ${covers.length - mostLines} more who cover.`] : []),
      ...(isAllSaid ? [] : [ofOthers]),
      ...(all.length + covers.length > 0 || isTold
        ? []
        : [
            ...(seesAll ? ["No absence and no cover is on record."] : []),
            "Name a deputy with the absence, for example: away until 5 Dec deputy @Patti Fernandez",
          ]),
    ],
    [
      ...(told?.next ?? []),
      ...(own === undefined
        ? []
        : [{ title: own.isNow ? "I'm back" : "Cancel mine", press: press("run", { says: "away off", shown: "new" }) }]),
    ],
  );
}

/** Of absences that are told and not on record: what is due meanwhile at their customers, and the form that records each. */
async function whatToDo(turn: Turn, { people, days, today }: { people: readonly Person[]; days: Span; today: Day }) {
  const each = await Promise.all(people.map(async (person) => await untoldAbsence(turn, { person, days, today })));
  return { lines: each.flatMap(({ lines }) => lines), next: each.flatMap(({ next }) => next).slice(0, mostButtons) };
}

async function untoldAbsence(turn: Turn, { person, days, today }: { person: Person; days: Span; today: Day }) {
  const { world, organization, actor } = turn;
  const isMe = isSamePerson(person.id, actor);
  const filter = { by: "ending", until: days.until, whose: { kind: "answering", person: person.id } } as const;
  const rows = await listedRows(world, organization, viewerOf(turn), filter);
  const asked = await gapReport(world, organization, viewerOf(turn), { filter, page: 1 });
  const ends = rows.flatMap(({ customer, gaps }) =>
    gaps.flatMap(({ deadline }) => (deadline === undefined ? [] : [{ customer, by: deadline.endsOn }])),
  );
  const all = [...ends, ...(("due" in asked && asked.due) || [])].toSorted((a, b) => (a.by < b.by ? -1 : 1));
  const due = [...new Map(all.toReversed().map((one) => [one.customer.id, one])).values()].toReversed();
  const left = due.length - mostDue;
  const where = isMe ? "your customers" : `${person.name}'s customers`;
  const named = due.slice(0, mostDue).map(({ customer, by }) => `${customer.name} ${onDay(by, today)}`);
  const from = days.from > today ? ` from ${days.from}` : "";
  const records = { says: `away${isMe ? "" : ` ${person.id}`}${from} until ${days.until}`, shown: "new" } as const;
  const list = { says: `gaps ending ${days.until} ${person.id}`, shown: "new" } as const;
  const mayRecord = isMe || actor.manager;
  return {
    lines: [
      due.length === 0
        ? `Nothing is due at ${where} by then.`
        : `Due at ${where} by then: ${named.join(", ")}${left > 0 ? `, and ${left} more` : ""}.`,
      ...(mayRecord ? [] : [`${person.name} or a manager can record it.`]),
    ],
    next: [
      ...(mayRecord
        ? [{ title: isMe ? "Record it" : `Record ${person.name}'s absence`, press: press("run", records) }]
        : []),
      ...(due.length === 0 ? [] : [{ title: `Due at ${where}`, press: press("run", list) }]),
    ],
  };
}
const mostButtons = 6;
/** Customers in the line of what is due. */
const mostDue = 5;

type Span = { from: Day; until: Day };

type Seen = { person: Person; absence: Absence; isNow: boolean };
type Said = { called: (ref: PersonRef) => string; people: readonly Person[]; today: Day; zone: Zone };

function awayLine({ person, absence, isNow }: Seen, { called, today, zone }: Said): string {
  const [who, deputy] = [called(person.id), called(absence.deputy)];
  const began = absence.from ?? (absence.at === undefined ? undefined : dayOf(absence.at, zone));
  const since = began === undefined || !isNow ? "" : ` since ${dayWords(began, today)}`;
  const is = isNow ? (who === "you" ? "are" : "is") : "will be";
  const stands = isNow
    ? `${deputy === "you" ? "have stood" : "has stood"} in${since}`
    : `${deputy === "you" ? "stand" : "stands"} in`;
  return `${capital(who)} ${is} away ${daysWords(absence, today)}; ${deputy} ${stands}.`;
}

function coverLine({ cover, owner, customers }: Covered, { called, people, today }: Said): string {
  const who = called(cover.person);
  const known = personOf(people, cover.person);
  const heard = unreached(known) === undefined ? "" : ` Nothing reaches ${who}, so messages go to ${called(owner)}.`;
  const covering = who === "you" ? "cover" : "covers";
  return `${capital(who)} ${covering} ${someNames(customers)} for ${called(owner)} ${daysWords(cover, today)}.${heard}`;
}

/**
 * Whose absence is asked about, and on which days, or who is back by when. `isTold`: it is told beside the question, which
 * doesn't name whom it means, or when: "Adele is off next week, who covers her customers?"
 */
function absenceAsked({ text, actor }: Turn, people: readonly Person[], today: Day) {
  const asked = questionsIn(text) || text;
  const rest = text.replace(asked, "");
  const stated = namesAbsence(rest) ? rest : "";
  const [supposed = ""] = supposes.exec(asked) ?? [];
  const called = new Map(people.map(({ id, name }) => [id, name]));
  const namedIn = (part: string) => (asksWhatIsCovered.test(part) ? [] : namedOf(part, called));
  const named = namedIn(asked);
  // "Who am I standing in for?": for whom, the list says.
  const isMine = ofOneself.test(asked) && !standsInOneself.test(asked);
  const back = backIn(asked, today);
  const { from, until } = back === undefined ? findDays(asked, today) : {};
  const ofStated = named.length > 0 || isMine ? named : namedIn(stated);
  const then = until === undefined && back === undefined && stated !== "" ? findDays(stated, today) : { from, until };
  return {
    whom: people.filter((person) => ofStated.includes(person.id) || (isMine && isSamePerson(actor.id, person))),
    days: then.until === undefined ? undefined : { from: then.from ?? today, until: then.until },
    backBy: back?.day && (periodEnd(asked, today) ?? back.day),
    asksWhoStandsIn: asksStandIn.test(asked),
    isTold: stated !== "" || (supposed !== "" && namesAbsence(supposed)),
  };
}
/** "Who has Adele's customers while she's away next week?" */
const supposes = /\b(?:while|when|as|since|with)\b[^.?!]*/i;
const asksWhatIsCovered = /\b(?:what|which|anything|am i)\b[^?]*\bcover(?:s|ing|ed)?\b/i;
const asksStandIn = /\b(?:stand|cover|fill|step|deput|back-?up|replac)/i;
const ofOneself =
  /\bam i\b|\b(?:for|cover(?:s|ing)?|replac(?:es|ing)) me\b|\bmy (?:absence|deputy|back-?up|cover|stand-?in|replacement|holidays?|leave|vacation)\b/i;

const standsInOneself =
  /\b(?:am|do|will) i\b[^?]*\b(?:cover|stand|fill|step|deputi[sz]|replac)|\bi(?:['’]m| am) (?:covering|standing in)\b/i;

const ofOthers =
  "Here I only tell you of colleagues you stand in or cover for. For the others, ask me in a channel, or ask a manager.";

/** Absences in one answer, and covers. */
const mostLines = 10;

type Covered = { cover: Cover; owner: PersonRef; customers: readonly Customer[] };

/** Present and coming covers, with the customers that one person covers for another on the same days; soonest end first. */
function coversOf(customers: readonly Customer[], today: Day): readonly Covered[] {
  const all = customers.flatMap((customer): { customer: Customer; cover: Cover; owner: PersonRef }[] => {
    const cover = coverFrom(customer, today);
    const { owner } = customer;
    return cover === undefined || owner === undefined ? [] : [{ customer, cover, owner }];
  });
  const alike = groupBy(all, ({ cover: { person, from = "", until }, owner }) =>
    [until, from, person, owner].join(" "),
  );
  return [...alike.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [first, ...others]]) =>
      first === undefined ? [] : [{ ...first, customers: [first, ...others].map(({ customer }) => customer) }],
    );
}
