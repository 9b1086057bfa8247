/** Every gap of a customer, from all the rules; how urgent each is; and a memory, since asking is frequent. */
import { isLeftOut, type Customer, type CustomerId, type Question } from "../customer/customer.ts";
import { severities, type Gap, type Severity } from "../catalogue/gap-codes.ts";
import { accessGaps } from "./rules/access.ts";
import { earningGaps } from "./rules/earnings.ts";
import type { GapContext } from "./rules/context.ts";
import { datedClaimGaps } from "./rules/cpor-dates.ts";
import { claimGaps } from "./rules/cpor.ts";
import { conflictGaps, staleGaps, unreadGaps } from "./rules/evidence.ts";
import { knownAnswers } from "./rules/known-answers.ts";
import { identityGaps } from "./rules/identities.ts";
import { listingGaps, ownerGaps } from "./rules/owner.ts";
import { subscriptionGaps } from "./rules/pal.ts";
import { questionGaps } from "./rules/questions.ts";
import { Patched } from "./patched-map.ts";
import { unattributedItems, type UnattributedItem } from "./unattributed.ts";
import { candidateGaps, onboardingGaps, scopingGaps } from "./rules/scope.ts";
import { changedPlaces, createIndex } from "../listing.ts";
import { uncountedOf } from "../pal/consumption.ts";
import { coverageOf, type Coverage } from "../pal/pal.ts";
import { addBusinessDays, type BusinessCalendar } from "../time/calendar.ts";
import type { Day } from "../time/time.ts";
import { madeOnce, oncePer } from "../once.ts";

export type { GapContext } from "./rules/context.ts";
export type { GapLimits } from "../catalogue/limits.ts";
export { organizationGaps } from "./rules/evidence.ts";
export { knownAnswers, type KnownAnswer, type KnownAnswers } from "./rules/known-answers.ts";
export { nextStepFor, onRecord } from "./rules/questions.ts";

const rank = Object.fromEntries(severities.map((severity, index) => [severity, index])) as Record<Severity, number>;

/**
 * Orders by severity, then days left (a deadline before none), then money lost by the month, then days open, then key, so
 * that the order is total.
 */
export function byUrgency(a: Gap, b: Gap): number {
  const severity = rank[a.severity] - rank[b.severity];
  if (severity !== 0) return severity;
  if (a.deadline?.endsOn !== b.deadline?.endsOn) {
    if (a.deadline === undefined) return 1;
    if (b.deadline === undefined) return -1;
    return a.deadline.endsOn < b.deadline.endsOn ? -1 : 1;
  }
  if (a.monthlyUsd !== b.monthlyUsd) return (a.monthlyUsd ?? 0) > (b.monthlyUsd ?? 0) ? -1 : 1;
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** What a snooze is about: it ends by itself when this changes. Day counts are not part of it. */
export const fingerprintOf = (gap: Gap): string => `${gap.code}|${gap.severity}|${gap.what}`;

/** All gaps of a customer, most urgent first, snoozed ones flagged, info and suggestions included. Pure. */
export function gapsOf(customer: Customer, context: GapContext): readonly Gap[] {
  if (isLeftOut(customer)) return [];
  const coverage = coverageOf(customer, context.catalogue, context.zone);
  const detailed = [
    ...ownerGaps(customer, context),
    ...onboardingGaps(customer, context),
    ...scopingGaps(customer, context),
    ...claimGaps(customer, context),
    ...datedClaimGaps(customer, context),
    ...candidateGaps(customer, context),
    ...subscriptionGaps(customer, context, coverage),
    ...identityGaps(customer, context, coverage),
    ...accessGaps(customer, context),
    ...conflictGaps(customer, context, coverage),
    ...earningGaps(customer, context),
    ...listingGaps(customer),
    ...unreadGaps(customer, context),
  ];
  const known = knownAnswers(customer, context, coverage);
  const asked = questionGaps(customer, context, known, (question, open) => isSaidBetter(question, open, detailed));
  const isAsked = (question: Question) => asked.some((one) => one.item === question);
  const found = [...detailed, ...asked, ...staleGaps(customer, context, coverage, isAsked)];
  const dated = withUnattributed(found, customer, context, coverage);
  const flagged = customer.snoozes.length === 0 ? dated : dated.map((one) => withSnooze(one, customer, context));
  return withUniqueKeys(flagged.toSorted(byUrgency));
}

/** Dates the gaps of work that counts for nobody: neither CPOR nor PAL is retroactive. */
function withUnattributed(
  found: readonly Gap[],
  customer: Customer,
  context: GapContext,
  coverage: readonly Coverage[],
): readonly Gap[] {
  type Lost = Pick<UnattributedItem, "since" | "provenUntil">;
  const lost = { cpor: new Map<string, Lost>(), pal: new Map<string, Lost>() };
  for (const one of unattributedItems(customer, coverage, context)) lost[one.kind].set(one.item, one);
  // What a broken link leaves uncovered has no gap of its own: the identity's tells of it.
  const brokenSince = (identity: string): Lost | undefined =>
    coverage
      .filter(({ state, broken }) => state === "broken" && broken.some(({ id }) => id === identity))
      .flatMap(({ subscription }) => lost.pal.get(subscription.id) ?? [])
      .sort((a, b) => (a.since < b.since ? -1 : 1))[0];
  return found.map((one) => {
    const { topic, item = "" } = one;
    const none =
      topic !== "cpor" && topic !== "pal"
        ? undefined
        : (lost[topic].get(item) ?? (one.code === "P07" ? brokenSince(item) : undefined));
    const monthlyUsd = none !== undefined || one.code === "P03" ? uncountedNow(customer, item) : undefined;
    if (none === undefined) return monthlyUsd === undefined ? one : { ...one, monthlyUsd };
    return { ...one, unattributedSince: none.since, provenUntil: none.provenUntil, monthlyUsd };
  });
}

/** What of the subscription's consumption counted for nobody in its newest report, in US dollars. */
function uncountedNow(customer: Customer, item: string): number | undefined {
  const found = customer.subscriptions.find(({ id }) => id === item);
  const [newest] = found === undefined ? [] : uncountedOf(customer, found);
  return newest !== undefined && newest.month === found?.seen?.month ? newest.usd : undefined;
}

/** Codes that name what is missing for the question's topic, one by one. */
const details: Partial<Record<Question, RegExp>> = { cpor: /^(C|G03|V02)/, pal: /^(P|V02)/ };

/**
 * A workload or a subscription that is named says it better than an answer about all of them, unless it is less severe
 * than medium. Never scoped does not say more than "no".
 */
function isSaidBetter(question: Question, open: Gap, detailed: readonly Gap[]): boolean {
  const codes = details[question];
  if (codes === undefined) return false;
  return detailed.some(
    (one) =>
      one.topic === question &&
      codes.test(one.code) &&
      rank[one.severity] <= Math.max(rank[open.severity], rank.medium),
  );
}

/** Items of different kinds may share an id (an identity's label and a question): the most urgent keeps the key. */
function withUniqueKeys(sorted: readonly Gap[]): readonly Gap[] {
  const keys = new Set<string>();
  for (const one of sorted) keys.add(one.key);
  if (keys.size === sorted.length) return sorted;
  return sorted.filter((one) => keys.delete(one.key));
}

/** Business days before a deadline on which a snooze has ended, so that there is time to act. */
const workingWeek = 5;

/** The day on which a snooze of the gap ends: the one asked for, or a working week before the gap's deadline. */
export function snoozeEnd({ deadline }: Pick<Gap, "deadline">, asked: Day, calendar: BusinessCalendar): Day {
  if (deadline === undefined) return asked;
  const latest = addBusinessDays(deadline.endsOn, -workingWeek, calendar);
  return latest < asked ? latest : asked;
}

function withSnooze(found: Gap, customer: Customer, { today, calendar }: GapContext): Gap {
  const fingerprint = fingerprintOf(found);
  const snooze = customer.snoozes.findLast((one) => one.gap === found.key && one.fingerprint === fingerprint);
  // The deadline may have come, or come nearer, since it was snoozed.
  const snoozedUntil = snooze === undefined ? today : snoozeEnd(found, snooze.until, calendar);
  return snoozedUntil > today ? { ...found, snoozedUntil } : found;
}

export type GapsById = ReadonlyMap<CustomerId, readonly Gap[]>;

/**
 * Remembers per unchanged customer object and equal context, so that asking again costs next to nothing, and after a
 * write what the write changed. One memory serves one organization. The map has every customer, an empty list for one
 * without gaps, and is the very same map while nothing changed.
 */
export function createGapMemory(): (customers: readonly Customer[], context: GapContext) => GapsById {
  let remembered = new WeakMap<Customer, readonly Gap[]>();
  let rememberedContext: string | undefined;
  let dated: ReturnType<typeof createIndex<Customer>>;
  let answer: { customers: readonly Customer[]; byId: Patched<CustomerId, readonly Gap[]> } | undefined;

  const gapsIn = (customer: Customer, context: GapContext): readonly Gap[] =>
    madeOnce(remembered, customer, () => gapsOf(customer, context));

  return (customers, context) => {
    const key = contextKey(context);
    if (key !== rememberedContext) {
      rememberedContext = key;
      remembered = new WeakMap();
      dated = createIndex((customer) =>
        gapsIn(customer, context).some(({ deadline }) => deadline !== undefined) ? [""] : [],
      );
      answer = undefined;
    }
    const changed = answer && changedIn(answer.customers, customers);
    if (answer !== undefined && changed?.length === 0) return answer.byId;
    const byId = answer && changed && answer.byId.with(changed.map(({ after }) => [after.id, gapsIn(after, context)]));
    const all = byId ?? new Patched(new Map(customers.map((one) => [one.id, gapsIn(one, context)])));
    answer = { customers: Object.isFrozen(customers) ? customers : [...customers], byId: all };
    workedOutIn.set(all, remembered);
    datedIn.set(all, dated);
    return all;
  };
}

/** Of each map, the customers that have a gap with a deadline: after a write only what it changed is looked at. */
const datedIn = new WeakMap<GapsById, ReturnType<typeof createIndex<Customer>>>();

/** The customers with a gap that has a deadline, in their order. */
export function withDeadlines(customers: readonly Customer[], gapsById: GapsById): readonly Customer[] {
  return datedIn.get(gapsById)?.(customers, [""]) ?? customers;
}

/** Of each map, in which circumstances it was worked out: an object that is another one when the context changed. */
const workedOutIn = new WeakMap<GapsById, object>();

/** Whether two maps of gaps differ by what changed of customers alone, and not by the day, the settings or the rules. */
export function isSameContext(one: GapsById, other: GapsById): boolean {
  const circumstances = workedOutIn.get(one);
  return circumstances !== undefined && circumstances === workedOutIn.get(other);
}

/** A customer that is not as it was; without `before`, one that came. */
export type ChangedCustomer = { before?: Customer | undefined; after: Customer };

/** The customers that changed, and those that came after all others; undefined when some went or moved. */
export function changedIn(before: readonly Customer[], after: readonly Customer[]): ChangedCustomer[] | undefined {
  if (before === after) return [];
  const places = changedPlaces(before, after) ?? comparedPlaces(before, after);
  return places?.flatMap((place) => {
    const customer = after[place];
    return customer === undefined || customer === before[place] ? [] : [{ before: before[place], after: customer }];
  });
}

/** The same for lists that do not know how they came about. */
function comparedPlaces(before: readonly Customer[], after: readonly Customer[]): number[] | undefined {
  if (before.length > after.length) return undefined;
  const places: number[] = [];
  for (let place = 0; place < after.length; place += 1) {
    const old = before[place];
    if (old === after[place]) continue;
    if (old !== undefined && old.id !== after[place]?.id) return undefined;
    places.push(place);
  }
  return places;
}

/** Equal for contexts of equal content, so that a context made anew for every question is no new context. */
function contextKey(context: GapContext): string {
  const { gone, goneSince, left, disabled, catalogue, limits, ...rest } = context;
  const sets = [gone, left, disabled].map((set) => set && [...set].sort());
  return JSON.stringify([rest, sets, [...(goneSince ?? [])].sort()]) + writtenOnce(catalogue) + writtenOnce(limits);
}

/** What ships with the program is long, and the same object in every context. */
const writtenOnce = oncePer((part: object): string => JSON.stringify(part));
