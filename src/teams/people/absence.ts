/** Commands of people who are gone for a while, for good, or want peace for a reason: snooze, away, handover. */
import { showCustomer } from "../../app/customers/report.ts";
import { gapContext, namesOf } from "../../app/evaluate.ts";
import {
  comeBack,
  endSnooze,
  goAway,
  snooze as snoozeCustomer,
  todayOf,
  undoAbsences,
} from "../../app/organization/absence.ts";
import { capital, count, dayWords, daysWords, dueWords, onDay, passedWords } from "../../cards/kit/dates.ts";
import { awayForm, handoverForm, snoozeForm } from "../../cards/forms/absence.ts";
import { formCard } from "../../cards/forms/form.ts";
import type { NoticeFacts } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import { exact } from "../../domain/exact.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { mayAnswer, openPrompt } from "../../domain/customer/checklist.ts";
import { absenceOn, absencesOf, comingAbsences, undoneAbsences } from "../../domain/people/absence.ts";
import { isSamePerson, type Absence, type Actor, type Person } from "../../domain/people/person.ts";
import { longestSnoozeDays, snooze as tryingSnooze } from "../../domain/gaps/snooze.ts";
import type { Gap } from "../../domain/catalogue/gap-codes.ts";
import { gapsOf } from "../../domain/gaps/find-gaps.ts";
import { addDays, type Day, type Instant } from "../../domain/time/time.ts";

import { noticeReply, viewerOf, type CustomerCommand, type PlainCommand, type Reply, type Turn } from "../turn.ts";
import { absenceDays, noteUndo, undoing, undoOfAbsence } from "../saved.ts";
import { managersOnly, notUnderstood, notHere } from "../refusals.ts";
import { whoIsAway } from "./who-is-away.ts";
import { findCustomer } from "../input/find/find-customer.ts";
import { findPerson, knownPeople } from "../input/find/find-person.ts";
import { passedDay } from "../input/time/day.ts";
import { missingDay, parseAway, parseSnooze } from "../input/time/parse.ts";

export const snooze: CustomerCommand = {
  name: "snooze",
  usage: "snooze <customer> until <date> because <reason> | off",
  does: "Snooze a customer's gaps for a while, with a reason; “off” ends it",
  who: "everyone",
  needs: "customer",
  words(said) {
    const [, customer, rest] = /^(.+?) (until .+|because .+|off)$/is.exec(said) ?? [];
    if (customer !== undefined && rest !== undefined) return { customer, rest };
    // Without a day, a form asks for it.
    return /^(?:until |because |off$)/i.test(said) ? undefined : { customer: said, rest: "" };
  },
  asks: {
    headline: "Snooze which customer?",
    example: "snooze Contoso until 1 Dec because access is being arranged",
  },
  async run(turn, found, rest): Promise<Reply> {
    const { id: customer, name } = found;
    if (/^off$/i.test(rest)) return unsnooze(turn, customer, name);
    const context = await gapContext(turn.world, turn.organization);
    const { today, calendar } = context;
    const { until, day, because } = parseSnooze(rest, today);
    // What goes on from it has the day, however it was written.
    const why = because === "" ? "" : ` because ${because}`;
    if (until !== undefined) turn.about({ says: `snooze ${customer} until ${until}${why}` });
    const form = async (problem?: string): Promise<Reply> => {
      const early = await snoozeEnds(turn, [customer]);
      const draft = { until, because: because === "" ? undefined : because, problem, early };
      return { card: formCard(snoozeForm({ ...draft, customer: found, today, calendar })) };
    };
    if (!mayAnswer(found, turn.actor)) return notYours(name);
    // Before a form asks for a reason to hide nothing.
    const any = { until: addDays(today, 1), because: "-", by: turn.actor };
    if (tryingSnooze(found, gapsOf(found, context), any, turn.now, context).outcome === "nothing-open")
      return nothingOpen(turn, found, until, today);
    if (day === "") return await form();
    const missing = missingDay(day, today);
    if (missing !== undefined) return explain(`There is no ${missing}`, "Choose another day. Nothing was changed.");
    const passed = passedDay(until, until === undefined ? day : turn.text, today);
    if (passed !== undefined && passed < today)
      return await form(`${capital(passedWords(passed, today))}: choose a later day. Nothing was changed.`);
    if (until === undefined)
      return notUnderstood(snooze, day, `snooze ${name} until 1 Dec because access is being arranged`);
    const done = await snoozeCustomer(turn.world, turn.organization, {
      customer,
      until,
      because,
      by: turn.actor,
    });
    switch (done.outcome) {
      case "snoozed":
        return explain(
          `${name}: snoozed until ${dayWords(until, today)}`,
          [
            // First: of several that are snoozed together no more than one sentence each is said.
            ...snoozeLimitWords(done, today),
            `${count(done.gaps, "gap")} ${done.gaps === 1 ? "is" : "are"} snoozed: ${because}. A gap that changes comes back at once, and managers see what is snoozed.`,
          ],
          showing(customer),
          ...undoing(turn, done.customer),
        );
      case "changed":
        return explain(
          `${name}: snoozed until ${dayWords(until, today)} now`,
          [
            ...snoozeLimitWords(done, today),
            `${count(done.gaps, "gap")} snoozed already: the date and the reason are changed. To end it, write snooze ${name} off`,
          ],
          showing(customer),
          ...undoing(turn, done.customer),
        );
      case "unchanged":
        return explain(`${name}: snoozed until ${dayWords(until, today)} already`, "Nothing was changed.");
      case "no-reason":
        return await form();
      case "too-long":
        return await form(
          `That is too long: at most ${longestSnoozeDays} days, until ${dayWords(addDays(today, longestSnoozeDays), today)}. Nothing was changed.`,
        );
      case "not-in-future":
        return await form("That day isn't in the future. Choose a later one; nothing was changed.");
      case "not-yours":
        return notYours(name);
      case "nothing-open":
        return nothingOpen(turn, found, until, today);
      case "deadline-near":
        return explain(`${name} can't be snoozed now`, snoozeLimitWords(done, today));
      case "no-such-customer":
        return { card: notHere() };
    }
  },
};

/** No gap is open there; what its owner is still asked can be put off instead. */
function nothingOpen(turn: Turn, found: Customer, until: Day | undefined, today: Day): Reply {
  const says = `${found.name} has nothing to snooze`;
  const isAsked = mayAnswer(found, { ...turn.actor, manager: false }) && openPrompt(found) !== undefined;
  const onThatDay = until === undefined ? "" : ` ${until}`;
  const remind = {
    title: until === undefined ? "Remind me" : `Remind me ${onDay(until, today)}`,
    press: press("run", { says: `reminder${onThatDay} about ${found.id}` }),
  };
  if (!isAsked) {
    return explain(
      says,
      "No gap is open, so there's no deadline. I can remind you of it on a day all the same.",
      remind,
      showing(found.id),
    );
  }
  const [title, day] =
    until === undefined ? ["Ask me later", ""] : [`Ask me ${onDay(until, today)}`, ` until ${until}`];
  const later = { title, press: press("run", { says: `later ${found.id}${day}` }) };
  return explain(
    says,
    "No gap is open: I only wait for your answers, and can ask for them later.",
    later,
    showing(found.id),
  );
}

/**
 * What a snooze that is asked about would come to: what of it deadlines cut, which is nothing where it is none; or
 * that it would be refused, which is said at once.
 */
export async function snoozeAhead(turn: Turn, says: string, by: Actor): Promise<"refused" | readonly string[]> {
  const [, id, until, because] = /^snooze (\S+) until (\d\S+) because (.+)$/s.exec(says) ?? [];
  const found = id === undefined ? undefined : await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  if (found === undefined || until === undefined || because === undefined) return [];
  const { customer, evaluated } = found;
  const { context } = evaluated;
  const done = tryingSnooze(customer, gapsOf(customer, context), { until, because, by }, turn.now, context);
  return done.outcome === "snoozed" || done.outcome === "changed" ? snoozeLimitWords(done, context.today) : "refused";
}

/** What deadlines make of a snooze of these customers; without `day`, until whichever day it may be. */
export async function snoozeEnds(turn: Turn, ids: readonly CustomerId[], day?: Day): Promise<readonly string[]> {
  const { world, organization, now, actor } = turn;
  const all = await Promise.all(ids.map((id) => showCustomer(world, organization, viewerOf(turn), id)));
  const found = all.filter((one) => one !== undefined);
  const done = found.map(({ customer, evaluated: { context } }) => {
    const until = day ?? addDays(context.today, longestSnoozeDays);
    const gaps = gapsOf(customer, context);
    const { early = [], kept = [] } = tryingSnooze(customer, gaps, { until, because: "-", by: actor }, now, context);
    const of = ids.length === 1 ? undefined : customer.name;
    return { early: early.map((one) => ({ ...one, of })), kept: kept.map((gap) => ({ ...gap, of })) };
  });
  const [first] = found;
  if (first === undefined) return [];
  const limits = { early: done.flatMap((one) => one.early), kept: done.flatMap((one) => one.kept) };
  return snoozeLimitWords(limits, first.evaluated.context.today, day === undefined ? " at the latest" : "");
}

async function unsnooze(turn: Turn, customer: CustomerId, name: string): Promise<Reply> {
  const done = await endSnooze(turn.world, turn.organization, { customer, by: turn.actor });
  switch (done.outcome) {
    case "ended":
      return explain(
        `${name}: snooze ended`,
        `${count(done.gaps, "gap")} ${done.gaps === 1 ? "is" : "are"} open again and will appear in reminders.`,
        showing(customer),
        ...undoing(turn, done.customer),
      );
    case "nothing-snoozed":
      return explain(`${name}: nothing is snoozed`, "Nothing was changed.");
    case "not-yours":
      return notYours(name);
    case "no-such-customer":
      return { card: notHere() };
  }
}

/** Of which customer it is, where there are several. */
type Of = { of?: string | undefined };
type Limits = { early?: readonly ({ gap: Gap; until: Day } & Of)[]; kept?: readonly (Gap & Of)[] };

/** What deadlines make of a snooze: what comes back before the day asked for, and what stays open. */
function snoozeLimitWords({ early = [], kept = [] }: Limits, today: Day, latest: "" | " at the latest" = ""): string[] {
  const called = (what: string, of: string | undefined): string => `${of === undefined ? "" : `${of}: `}“${what}”`;
  const [soonest, ...others] = early.toSorted((a, b) => (a.until < b.until ? -1 : 1));
  const comesBack =
    soonest === undefined
      ? []
      : [
          `${called(soonest.gap.what, soonest.of)} comes back ${onDay(soonest.until, today)}${latest}, a working week before its deadline` +
            (others.length === 0 ? "." : `, and ${others.length} more before theirs.`),
        ];
  const staysOpen = kept.map(
    ({ what, deadline, of }) =>
      `${called(what, of)} stays open${deadline === undefined ? "" : ` (${dueWords(deadline.endsOn, today)})`}: a deadline within a working week can't be hidden.`,
  );
  return [...comesBack, ...staysOpen];
}

function notYours(name: string): Reply {
  return explain(`${name} is not yours to snooze`, "The owner, the deputy or a manager can. Nothing was changed.");
}

/** What else is on record of somebody's absences. */
async function stillAway(
  { organization }: Turn,
  others: readonly Absence[],
  today: Day,
  lead = "Also on record",
): Promise<string[]> {
  if (others.length === 0) return [];
  const names = namesOf(await organization.people.list());
  const all = others.map((one) => `${daysWords(one, today)} (deputy ${names.get(one.deputy) ?? one.deputy})`);
  return [`${lead}: away ${all.join("; ")}.`];
}

const cancelling = (
  isMe: boolean,
  { id }: Person,
  [next]: readonly Absence[],
): NonNullable<NoticeFacts["next"]>[number][] =>
  next === undefined
    ? []
    : [{ title: "Cancel that too", press: press("run", { says: isMe ? "away off" : `away ${id} off` }) }];

/** Ends the absences of somebody that begin on these days, or all. */
async function cancelled(
  turn: Turn,
  person: Person,
  { from, until }: { from: Day | undefined; until: Day | undefined },
  today: Day,
): Promise<Reply> {
  const isMe = person.id === turn.person.id;
  const before = absencesOf(person).filter((one) => one.until >= today);
  const within = { from: from ?? today, until: until ?? lastDay };
  await comeBack(turn.world, turn.organization, person, turn.actor, within);
  const now = (await turn.organization.people.get(person.id)) ?? person;
  const kept = absencesOf(now).filter((one) => one.until >= today);
  const isKept = (one: Absence) => kept.some((other) => other.until === one.until && other.from === one.from);
  const ended = before.filter((one) => !isKept(one));
  const is = isMe ? "you're" : `${person.name} is`;
  const still = await stillAway(turn, kept, today);
  if (ended.length === 0)
    return explain(
      kept.length === 0 ? `${capital(is)} not away` : `${capital(is)} not away on these days`,
      ["Nothing was changed.", ...still],
      ...cancelling(isMe, person, kept),
    );
  noteUndo(turn, undoOfAbsence(turn, now));
  return explain(`Cancelled: ${is} not away ${absenceDays(ended, today)}`, [
    isMe ? "I'll tell whoever was to stand in." : "I'll tell them, and whoever was to stand in.",
    ...still,
  ]);
}

/** The last day, as somebody wrote it. */
const untilWhen = /\b(?:until|till?|through) ((?:(?! deputy\b)[^,.;!?]){1,30})/i;

/** "On Monday afternoon", "a dentist's appointment". */
const ofHours =
  /\b(?:half[- ](?:a )?days?|mornings?|afternoons?|appointment|check-?up|dentist|at \d|(?:an?|two|three|few|\d) hours?)\b/i;

/** After every absence. */
const lastDay: Day = "9999-12-31";

export const away: PlainCommand = {
  name: "away",
  usage: "away [@person] [from <date>] until <date> deputy @person | [@person] off [all] | list",
  does: "Somebody stands in for you, or for a colleague; “off” ends it",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const today = await todayOf(turn.world, turn.organization);
    const asked = parseAway(rest, today);
    if (asked.wants === "unclear") return notUnderstood(away, rest, "away until 5 Dec deputy @Patti Fernandez");
    if (asked.wants === "list") return await whoIsAway(turn, today);
    if (asked.wants === "recurring")
      return explain("I can't record days off that repeat", [
        "An absence is one stretch of days: write for example away from 14 Dec until 18 Dec deputy @Patti Fernandez",
        "If it's about when your weekly message comes: digest Tuesday 09:00",
      ]);
    const meant = asked.who === "" ? turn : await findPerson(turn, asked.who);
    if ("card" in meant && meant.unclear === true && !isFullName.test(asked.who))
      return notUnderstood(away, rest, "away until 5 Dec deputy @Patti Fernandez");
    if ("card" in meant) return { card: meant.card };
    const { person } = meant;
    const isMe = person.id === turn.person.id;
    if (!isMe && !turn.actor.manager)
      return {
        card: await managersOnly(turn, "can say that somebody else is away", {
          says: "Whoever is away can tell me themselves: away until 5 Dec deputy @Patti Fernandez.",
        }),
      };
    if (asked.wants === "cancel") return await cancelled(turn, person, asked, today);
    if (asked.wants === "back") {
      const [next, ...others] = comingAbsences(person, today);
      if (asked.isHere && next !== undefined && absenceOn(person, today) === undefined) {
        const off = `away${isMe ? "" : ` ${person.id}`} off`;
        turn.about({ says: off, asked: off });
        return explain(
          `${isMe ? "You're" : `${person.name} is`} not away now`,
          [...(await stillAway(turn, [next, ...others], today)), "Nothing was changed. Shall I cancel the next one?"],
          { title: "Cancel it", press: press("run", { says: off }) },
        );
      }
      const done = await comeBack(turn.world, turn.organization, person, turn.actor);
      noteUndo(turn, undoOfAbsence(turn, (await turn.organization.people.get(person.id)) ?? person));
      if (done === "not-away")
        return explain(
          `${isMe ? "You're" : `${person.name} is`} not away`,
          `No absence is on record. ${isMe ? "Your" : `${person.name}'s`} messages come to ${isMe ? "you" : "them"}.`,
        );
      if (done === "cancelled" && next !== undefined)
        return explain(
          `Cancelled: ${isMe ? "you're" : `${person.name} is`} not away ${daysWords(next, today)}`,
          [
            isMe ? "I'll tell your deputy." : "I'll tell them and their deputy.",
            ...(await stillAway(turn, others, today)),
          ],
          ...cancelling(isMe, person, others),
        );
      return explain(
        isMe ? "Welcome back" : `${person.name} is back`,
        [
          isMe
            ? "Your messages come to you again. I'll tell your deputy."
            : "Their messages come to them again. I'll tell them and their deputy.",
          ...(await stillAway(turn, next === undefined ? [] : [next, ...others], today)),
        ],
        ...cancelling(isMe, person, next === undefined ? [] : [next]),
      );
    }
    const { from, until } = asked;
    const [, lastWords = ""] = untilWhen.exec(turn.text) ?? [];
    const passed = lastWords === "" ? undefined : passedDay(until, lastWords, today);
    const isPassed = passed !== undefined && passed < today;
    const form = async (problem?: string, deputy?: Person): Promise<Reply> => ({
      card: formCard(
        awayForm({
          people: await knownPeople(turn),
          who: isMe ? "me" : person,
          manager: turn.actor.manager,
          from: isPassed ? undefined : from,
          until: isPassed ? undefined : until,
          deputy,
          isPart: from !== undefined && from === until && ofHours.test(turn.text),
          problem,
          today,
        }),
      ),
    });
    const isBackwards = from !== undefined && until !== undefined && until < from;
    const backwards = "The last day is before the first. Choose others; nothing was changed.";
    const who = isMe ? "" : ` ${person.id}`;
    const isOver = isPassed
      ? `${capital(passedWords(passed, today))}. Choose a later last day; nothing was changed.`
      : undefined;
    if (asked.wants === "form" && asked.deputy === "") {
      if (isOver !== undefined) return await form(isOver);
      if (isBackwards) turn.about({ says: `away${who}` });
      return await form(isBackwards ? backwards : undefined);
    }
    const found = await findPerson(turn, asked.deputy);
    if ("card" in found) return found;
    const { person: deputy } = found;
    if (asked.wants === "form" || until === undefined || isOver !== undefined) return await form(isOver, deputy);
    const done = await goAway(turn.world, turn.organization, {
      person,
      from,
      until,
      deputy: deputy.id,
      by: turn.actor,
    });
    const absent = (await turn.organization.people.get(person.id)) ?? person;
    const first = from === undefined ? "" : ` from ${from}`;
    const isRefused = done !== "away" && done !== "unchanged";
    // As the next message goes on from it: with ids and days that mean the same tomorrow; nothing that was refused.
    const when = isRefused && done !== "own-deputy" ? "" : `${first} until ${until}`;
    const standIn = done === "own-deputy" ? "" : ` deputy ${deputy.id}`;
    turn.about({ person: person.id, says: `away${who}${when}${standIn}` });
    switch (done) {
      case "away":
      case "unchanged": {
        // One that has begun may have been made longer, or held these days before.
        const stored = absencesOf(absent).find(
          (one) => one.deputy === deputy.id && one.until >= until && (one.from ?? today) <= (from ?? today),
        ) ?? { from, until };
        const isAhead = stored.from !== undefined && stored.from > today;
        const days = daysWords(stored, today);
        const others = absencesOf(absent).filter((one) => one.until >= today && one !== stored);
        const their = isMe ? "your" : "their";
        const undo = done === "away" ? undoOfAbsence(turn, absent) : undefined;
        if (undo !== undefined) noteUndo(turn, undo);
        // Days that are ahead give way to what was there; who is back does not go on with it.
        const at = isAhead ? undo?.at : undefined;
        const ends = {
          title: isAhead ? "Cancel it" : isMe ? "I'm back" : "End it",
          press: press("undo-away", exact({ person: person.id, from: stored.from ?? today, until: stored.until, at })),
        };
        return explain(
          isMe ? `Away ${days}` : `${person.name} ${isAhead ? "will be" : "is"} away ${days}`,
          [
            `${deputy.name} gets ${their} messages${isAhead ? " then," : ""} and can answer for ${their} customers.` +
              (isMe ? "" : " I'll tell them both."),
            ...(await stillAway(turn, others, today)),
          ],
          ends,
        );
      }
      case "backwards":
        return await form(backwards, deputy);
      case "not-in-future":
        return await form("That day has passed. Choose a later one; nothing was changed.", deputy);
      case "too-long":
        return explain(
          "That's too long for a deputy",
          "A manager can hand over the customers instead: handover @from to @to",
        );
      case "own-deputy":
        return await form(
          isMe
            ? "You can't stand in for yourself. Choose a colleague; nothing was changed."
            : "A deputy can't be the person who's away. Choose somebody else; nothing was changed.",
        );
    }
  },
};

/** Absences put back as they were; undefined where they were changed since, or that is too long ago. */
export async function undoneReply(turn: Turn, person: Person, at: Instant): Promise<Reply | undefined> {
  const today = await todayOf(turn.world, turn.organization);
  const { lost, back, gone } = undoneAbsences(person, today);
  if (lost.length + back.length === 0) return undefined;
  const people = await turn.organization.people.list();
  if (back.some(({ deputy }) => !people.some((one) => isSamePerson(deputy, one)))) return undefined;
  const done = await undoAbsences(turn.world, turn.organization, { person, at, by: turn.actor });
  if (done === "not-kept") return undefined;
  turn.about({ ...turn.earlier, undo: undefined });
  const now = (await turn.organization.people.get(person.id)) ?? person;
  const isMe = person.id === turn.person.id;
  const is = isMe ? "you're" : `${person.name} is`;
  const [headline, lead] =
    back.length === 0
      ? [`Cancelled: ${is} not away ${absenceDays(lost, today)}`]
      : [`${capital(is)} away as before`, "On record"];
  const others = absencesOf(now).filter(({ until }) => until >= today);
  return explain(headline, [
    ...(back.length > 0 && gone.length > 0 ? [`Cancelled: ${absenceDays(gone, today)}.`] : []),
    isMe ? "I'll tell whoever stands in." : "I'll tell them, and whoever stands in.",
    ...(await stillAway(turn, others, today, lead)),
  ]);
}

/** "Zaphod Beeblebrox": somebody, and no days. */
const isFullName =
  /^(?!(?:Next|This|From|The|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\p{L}* )\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}$/u;

export const handover: PlainCommand = {
  name: "handover",
  usage: "handover @from to @to [except <customer>, …]",
  does: "Move all customers of one owner to another",
  who: "managers",
  instead: "For some days off, away names who stands in. To give one customer back, write unassign and its name.",
  async run(turn, rest): Promise<Reply> {
    const [, whom = rest.trim(), butWords = ""] = /^(.*?) except (.+)$/is.exec(rest.trim()) ?? [];
    const [, fromWords = "", toWords = ""] = /^(.*?)(?:(?:^| )to (.+))?$/is.exec(whom) ?? [];
    const giver = fromWords === "" ? undefined : await findPerson(turn, fromWords);
    if (giver !== undefined && "card" in giver) return giver;
    const taker = toWords === "" ? undefined : await findPerson(turn, toWords);
    if (taker !== undefined && "card" in taker) return taker;
    const [from, to] = [giver?.person, taker?.person];
    if (from === undefined || to === undefined)
      return { card: formCard(handoverForm({ people: await knownPeople(turn), from, to })) };
    if (from.id === to.id) return explain("That is the same person", "Nothing was changed.");
    const kept: Customer[] = [];
    for (const words of butWords.split(/,\s*/).filter((one) => one !== "")) {
      const found = await findCustomer(turn, words, {
        then: "run",
        says: (id) => `handover ${from.id} to ${to.id} except ${butWords.replace(words, () => id)}`,
      });
      if ("card" in found) return found;
      if (isSamePerson(found.customer.owner, from)) kept.push(found.customer);
    }
    const customers = await turn.organization.customers.list();
    const except = kept.map(({ id }) => id);
    const but = except.length === 0 ? "" : ` except ${except.join(", ")}`;
    turn.about({ person: from.id, says: `handover ${from.id} to ${to.id}${but}` });
    const owned = customers.filter(({ id, owner }) => isSamePerson(owner, from) && !except.includes(id)).length;
    const stays = kept.length === 0 ? [] : [`${kept.map(({ name }) => name).join(", ")}: stays with ${from.name}.`];
    if (owned === 0)
      return explain(
        `${from.name} owns no ${kept.length === 0 ? "" : "other "}customers`,
        "There is nothing to hand over.",
      );
    return noticeReply(
      `Hand over ${count(owned, "customer")} from ${from.name} to ${to.name}?`,
      [`Answers and history stay; ${to.name} is asked about what is open. You can undo it for a day.`, ...stays],
      [
        {
          title: `Hand over ${owned}`,
          press: press("handover", { from: from.id, to: to.id, except: except.length === 0 ? undefined : except }),
        },
        { title: "Show them first", press: press("gaps", { filter: `customers person:${from.id}` }) },
      ],
    );
  },
};

function explain(headline: string, says: string | readonly string[], ...next: NonNullable<NoticeFacts["next"]>): Reply {
  return noticeReply(headline, says, next);
}

const showing = (customer: CustomerId) => ({ title: "Show customer", press: press("show", { customer }) });
