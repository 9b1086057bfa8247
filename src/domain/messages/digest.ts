/** The weekly digest: what a channel and an owner hear, and the record next week is counted against. Pure. */
import { changeOf, customerIn, isSameWeek, type Change } from "../gaps/change.ts";
import { answeredBy, canConfirm, openPrompt } from "../customer/checklist.ts";
import { answerer } from "../customer/cover.ts";
import { isLeftOut, isNothingRecorded, type Customer, type CustomerId, type Prompt } from "../customer/customer.ts";
import type { Week } from "../documents.ts";
import { exact } from "../exact.ts";
import { groupBy } from "../group-by.ts";
import { counts, type Gap, isCovered, isWaiting, openGaps } from "../catalogue/gap-codes.ts";
import { byUrgency } from "../gaps/find-gaps.ts";
import type { ChannelWeek, Names, OwnerWeek, ReadNews, Rest } from "./message.ts";
import { endsSoon } from "../gaps/report.ts";
import { becameOf, urgentCustomers } from "./named.ts";
import { isSamePerson, type Answerer, type PersonRef } from "../people/person.ts";
import { addMilliseconds, dayOf, type Day, type Instant, type Zone } from "../time/time.ts";
import { madeOnce } from "../once.ts";

type GapsById = ReadonlyMap<CustomerId, readonly Gap[]>;
type GapsOf = Pick<GapsById, "get">;

/** An owner who was asked about a customer less than this long ago is not told again by the weekly message. */
const justAskedMilliseconds = 24 * 3_600_000;

/** What stands open at the moment of a digest, as the record of that ISO week. Its keys are those of snoozed gaps too. */
export function weekRecord(id: string, customers: readonly Customer[], gapsById: GapsById, now: Instant): Week {
  const keys: string[] = [];
  const byOwner: Record<string, number> = {};
  const followed = customers.filter((customer) => !isLeftOut(customer));
  let covered = 0;
  let openCount = 0;
  for (const customer of followed) {
    const gaps = gapsById.get(customer.id) ?? [];
    const open = openGaps(gaps);
    if (isCovered(gaps)) covered += 1;
    if (open.length > 0) byOwner[customer.owner ?? "nobody"] = (byOwner[customer.owner ?? "nobody"] ?? 0) + open.length;
    openCount += open.length;
    for (const gap of gaps) if (counts(gap)) keys.push(gap.key);
  }
  return { id, at: now, customers: followed.length, covered, open: openCount, keys, byOwner };
}

/** The channel's week: what is open now against the last week on record before this one. */
export function channelWeek(facts: {
  week: string;
  next: Instant | undefined;
  customers: readonly Customer[];
  gapsById: GapsById;
  /** All weeks on record, in any order. */
  weeks: readonly Week[];
  stale: readonly Gap[];
  read?: ReadNews | undefined;
  unreached: readonly { person: PersonRef; because: string }[];
  names: Names;
  now: Instant;
  /** The day that the gaps were worked out for. */
  evaluatedOn: Day;
  /** The channel's, and the day it is there. */
  zone: Zone;
  today: Day;
}): ChannelWeek {
  const { customers, gapsById, now } = facts;
  const present = weekRecord(facts.week, customers, gapsById, now);
  const earlier = facts.weeks.filter((week) => week.id < facts.week).sort((a, b) => (a.id < b.id ? -1 : 1));
  const gaps = customers.flatMap((customer) => openGaps(gapsById.get(customer.id))).sort(byUrgency);
  const compared = changeOf(earlier, present);
  const change = among(customers, compared);
  const recorded = facts.weeks.find(({ id }) => id === facts.week);
  const names = recorded === undefined || isSameWeek(recorded, present) ? { week: facts.week } : {};
  return {
    kind: "digest",
    week: facts.week,
    next: facts.next,
    at: now,
    customers: present.customers,
    covered: present.covered,
    gaps,
    ending: gaps.filter((gap) => endsSoon(gap, facts.evaluatedOn)),
    urgent: urgentCustomers(customers, gapsById, facts.evaluatedOn),
    followUp: becameOf(earlier.at(-1)?.named ?? [], customers, gapsById),
    ...(change === undefined || typeof compared === "string"
      ? {}
      : {
          change: {
            opened: change.opened.length,
            newOf: topicsOf(change.opened, customers, gapsById),
            closed: change.closed.length,
            openBefore: compared.before.open,
            snoozed: compared.snoozed,
            gone: compared.closed.length - change.closed.length + compared.forgotten,
            ...names,
          },
        }),
    trend: [...earlier.slice(-12), present].map(({ id, at, customers, covered, open }) => ({
      id,
      at,
      customers,
      covered,
      open,
    })),
    byOwner: ownersOf(customers, gapsById, facts.zone, change, facts.unreached),
    customersById: new Map(customers.map((customer) => [customer.id, customer])),
    stale: facts.stale,
    read: facts.read,
    unreached: facts.unreached,
    names: facts.names,
    today: facts.today,
  };
}

/** What the gaps with these keys are about, and how many; most first. */
function topicsOf(keys: readonly string[], customers: readonly Customer[], gapsById: GapsById) {
  const wanted = new Set(keys);
  const found = customers.flatMap(({ id }) => (gapsById.get(id) ?? []).filter(({ key }) => wanted.has(key)));
  return [...groupBy(found, ({ topic }) => topic)]
    .map(([topic, some]) => ({ topic, gaps: some.length }))
    .toSorted((a, b) => b.gaps - a.gaps);
}

/** What needs this person: their customers with open gaps, most urgent first. Not what they were asked about just now. */
export function dueFor(
  person: Answerer,
  customers: readonly Customer[],
  gapsById: GapsOf,
  now: Instant,
): OwnerWeek["due"] {
  const rested = answeredBy(customers, person).filter((customer) => !isLeftAlone(customer, now));
  return openFor(person, rested, gapsById);
}

/** What the person's customers beside those due are like; a snoozed gap leaves one out of order, though nobody waits. */
export function restOf(
  person: Answerer,
  customers: readonly Customer[],
  gapsById: GapsById,
  due: OwnerWeek["due"],
): Rest {
  const others = answeredBy(customers, person).filter(
    (one) => isOwnedFor(one, person) && !due.some(({ customer }) => customer.id === one.id),
  );
  return {
    waiting: openFor(person, others, gapsById).filter(({ customer }) => openPrompt(customer) !== undefined).length,
    inOrder: others.every((one) => isCovered(gapsById.get(one.id)) && !isNothingRecorded(one)),
  };
}

/** The most urgent customer, besides the one just done, that was asked about and waits for this person. */
export function nextWaiting(
  done: Customer,
  person: Answerer,
  customers: readonly Customer[],
  gapsById: GapsById,
  now: Instant,
): Customer | undefined {
  const waiting = answeredBy(customers, person).filter(
    (one) => one.id !== done.id && openPrompt(one) !== undefined && !isPutOff(openPrompt(one), now),
  );
  return openFor(person, waiting, gapsById)[0]?.customer;
}

/** Customers that a weekly message names; the rest is a number. */
export const namedInWeek = 10;

/** Of the customers that a weekly message names, those that need nothing but a confirmation of what was answered. */
export function confirmableIn(due: OwnerWeek["due"]): OwnerWeek["due"] {
  return due
    .slice(0, namedInWeek)
    .filter(({ customer, gaps: [first] }) => first?.code === "V01" && canConfirm(customer));
}

function openFor(person: Answerer, customers: readonly Customer[], gapsById: GapsOf): OwnerWeek["due"] {
  return customers
    .filter((customer) => isOwnedFor(customer, person))
    .flatMap((customer) => {
      const all = gapsById.get(customer.id) ?? [];
      const gaps = openGaps(all);
      return gaps.length > 0 || all.some(isWaiting) ? [{ customer, gaps }] : [];
    })
    .sort(({ gaps: [a] }, { gaps: [b] }) => {
      if (a !== undefined && b !== undefined) return byUrgency(a, b);
      return Number(a === undefined) - Number(b === undefined);
    });
}

/** Whether what is for the customer's owner is for this person: they have it or cover it, or stand in for who does. */
export function isOwnedFor(customer: Customer, person: Answerer): boolean {
  const meant = answerer(customer, person.day);
  return meant !== undefined && (isSamePerson(meant, person) || person.standsInFor?.includes(meant) === true);
}

/** Whether "Later" holds. */
export function isPutOff(prompt: Prompt | undefined, now: Instant): boolean {
  return prompt?.laterUntil !== undefined && prompt.laterUntil > now;
}

/** Just asked, or put off by the owner: no week names it then. */
export function isLeftAlone(customer: Customer, now: Instant): boolean {
  const prompt = openPrompt(customer);
  if (prompt === undefined) return false;
  if (isPutOff(prompt, now)) return true;
  // Asked again because the answers ran out: that is said by the weekly message itself.
  if (prompt.because === "expired") return false;
  return prompt.laterUntil === undefined && addMilliseconds(prompt.at, justAskedMilliseconds) > now;
}

/** What changed at these customers; undefined when there is nothing to compare with. */
export function among(
  customers: readonly Customer[],
  change: ReturnType<typeof changeOf>,
): Pick<Change, "opened" | "closed"> | undefined {
  if (typeof change === "string") return undefined;
  const ids = new Set(customers.map(({ id }) => id));
  const isTheirs = (key: string) => ids.has(customerIn(key));
  return { opened: change.opened.filter(isTheirs), closed: change.closed.filter(isTheirs) };
}

type OwnerCounts = {
  open: number;
  opened: number;
  closed: number;
  expired: number;
  snoozed: number;
  oldest?: Day;
  asked?: Instant;
};

/**
 * Gaps by owner, whoever has most first; customers without one stand together.
 * @param zone in which the day of a prompt is told
 * @param change against the last week on record; what was opened and closed is left out without it.
 */
export function ownersOf(
  customers: readonly Customer[],
  gapsById: GapsById,
  zone: Zone,
  change?: Pick<Change, "opened" | "closed">,
  unreached: readonly { person: PersonRef; because: string }[] = [],
): ChannelWeek["byOwner"] {
  const nobody = "";
  const ownerOf = new Map(customers.map((customer) => [customer.id, customer.owner ?? nobody]));
  const rows = new Map<string, OwnerCounts>();
  const none: OwnerCounts = { open: 0, opened: 0, closed: 0, expired: 0, snoozed: 0 };
  const row = (customer: CustomerId) => madeOnce(rows, ownerOf.get(customer) ?? nobody, () => ({ ...none }));
  for (const gap of customers.flatMap(({ id }) => (gapsById.get(id) ?? []).filter(counts))) {
    const found = row(gap.customer);
    if (gap.snoozedUntil !== undefined) {
      found.snoozed += 1;
      continue;
    }
    found.open += 1;
    if (gap.code === "V01") found.expired += 1;
    if (found.oldest === undefined || gap.since < found.oldest) found.oldest = gap.since;
  }
  for (const customer of customers) {
    const asked = openPrompt(customer)?.at;
    if (asked === undefined || !rows.has(ownerOf.get(customer.id) ?? nobody)) continue;
    const found = row(customer.id);
    if (found.asked === undefined || asked < found.asked) found.asked = asked;
  }
  for (const key of change?.opened ?? []) row(customerIn(key)).opened += 1;
  for (const key of change?.closed ?? []) row(customerIn(key)).closed += 1;
  const reasons = new Map(unreached.map(({ person, because }) => [person, because]));
  return [...rows]
    .map(([owner, { opened, closed, asked, ...found }]) =>
      exact({
        owner: owner === nobody ? undefined : owner,
        ...found,
        asked: asked && dayOf(asked, zone),
        opened: change && opened,
        closed: change && closed,
        unreachable: reasons.get(owner),
      }),
    )
    .sort((a, b) => b.open - a.open || (a.owner ?? "").localeCompare(b.owner ?? ""));
}
