/** Who is away and who covers single customers, now and later, as far as whoever asks may know. */
import { someNames } from "../../cards/forms/assign.ts";
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
import { noticeReply, type Reply, type Turn } from "../turn.ts";

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
  const { whom, days, backBy, asksWhoStandsIn } = absenceAsked(turn, people, today);
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
  const isAllSaid = seesAll || (whom.length > 0 && whom.every(({ id }) => knowsOf(id)));
  return noticeReply(
    headline,
    [
      ...lines.slice(0, mostLines),
      ...(lines.length > mostLines ? [`And ${lines.length - mostLines} more.`] : []),
      ...(all.length > 0 ? ["Whoever stands in gets their messages and can answer for their customers."] : []),
      ...covers.slice(0, mostLines),
      ...(covers.length > mostLines ? [`And ${covers.length - mostLines} more who cover.`] : []),
      ...(isAllSaid ? [] : [ofOthers]),
      ...(all.length + covers.length > 0
        ? []
        : [
            ...(seesAll ? ["No absence and no cover is on record."] : []),
            "Name a deputy with the absence, for example: away until 5 Dec deputy @Patti Fernandez",
          ]),
    ],
    own === undefined
      ? []
      : [{ title: own.isNow ? "I'm back" : "Cancel mine", press: press("run", { says: "away off", shown: "new" }) }],
  );
}

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

/** Whose absence is asked about, and on which days, or who is back by when. */
function absenceAsked({ text, actor }: Turn, people: readonly Person[], today: Day) {
  const asked = questionsIn(text) || text;
  const named = asksWhatIsCovered.test(asked) ? [] : namedOf(asked, new Map(people.map(({ id, name }) => [id, name])));
  // "Who am I standing in for?": for whom, the list says.
  const isMine = ofOneself.test(asked) && !standsInOneself.test(asked);
  const back = backIn(asked, today);
  const { from, until } = back === undefined ? findDays(asked, today) : {};
  return {
    whom: people.filter((person) => named.includes(person.id) || (isMine && isSamePerson(actor.id, person))),
    days: until === undefined ? undefined : { from: from ?? today, until },
    backBy: back?.day && (periodEnd(asked, today) ?? back.day),
    asksWhoStandsIn: asksStandIn.test(asked),
  };
}
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
