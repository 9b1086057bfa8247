/** Every gap of a customer, from all the rules; how urgent each is; and a memory, since asking is frequent. */
import type { Customer, CustomerId, Question } from "./customer.ts";
import { counts, severities, type Gap, type Severity } from "./gap.ts";
import type { GapContext, Rule } from "./gaps/context.ts";
import { ownerGaps } from "./gaps/owner.ts";
import { questionGaps } from "./gaps/questions.ts";

export type { GapContext } from "./gaps/context.ts";
export type { GapLimits } from "./gaps/limits.ts";
export { nextStepFor } from "./gaps/questions.ts";

const rules: readonly Rule[] = [ownerGaps];

const rank = Object.fromEntries(severities.map((severity, index) => [severity, index])) as Record<Severity, number>;

/** Orders by severity, then days left (a clock before none), then days open, then key, so that the order is total. */
export function byUrgency(a: Gap, b: Gap): number {
  const severity = rank[a.severity] - rank[b.severity];
  if (severity !== 0) return severity;
  if (a.clock?.endsOn !== b.clock?.endsOn) {
    if (a.clock === undefined) return 1;
    if (b.clock === undefined) return -1;
    return a.clock.endsOn < b.clock.endsOn ? -1 : 1;
  }
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** What a snooze is about: it ends by itself when this changes. Day counts are not part of it. */
export const fingerprintOf = (gap: Gap): string => `${gap.code}|${gap.severity}|${gap.what}`;

/** All gaps of a customer, most urgent first, snoozed ones flagged, info and suggestions included. Pure. */
export function gapsOf(customer: Customer, context: GapContext): readonly Gap[] {
  if (customer.lifecycle === "paused" || customer.lifecycle === "offboarded") return [];
  const detailed = rules.flatMap((rule) => rule(customer, context));
  const found = [...detailed, ...questionGaps(customer, context, (question) => saidBetter(question, detailed))];
  const flagged = customer.snoozes.length === 0 ? found : found.map((one) => withSnooze(one, customer, context));
  return flagged.toSorted(byUrgency);
}

const detailPrefix: Partial<Record<Question, string>> = { cpor: "C", pal: "P" };

/** A workload or a subscription that is named says it better than an answer about all of them. */
function saidBetter(question: Question, detailed: readonly Gap[]): boolean {
  const prefix = detailPrefix[question];
  if (prefix === undefined) return false;
  return detailed.some((one) => one.code.startsWith(prefix) && counts(one) && one.severity !== "low");
}

function withSnooze(found: Gap, customer: Customer, context: GapContext): Gap {
  const fingerprint = fingerprintOf(found);
  const snooze = customer.snoozes.findLast(
    (one) => one.gap === found.key && one.until > context.today && one.fingerprint === fingerprint,
  );
  return snooze === undefined ? found : { ...found, snoozedUntil: snooze.until };
}

/** The gaps of many customers. */
export type GapsOfAll = {
  /** Each customer's own, most urgent first; an empty list when it has none. */
  byCustomer: ReadonlyMap<CustomerId, readonly Gap[]>;
  /** All of them, most urgent first, snoozed ones, info and suggestions included. */
  sorted: readonly Gap[];
};

/**
 * Remembers per unchanged customer object and equal context, so that asking again costs next to nothing. One memory
 * serves one organization.
 */
export function createGapMemory(): (customers: readonly Customer[], context: GapContext) => GapsOfAll {
  return (customers, context) => {
    const byCustomer = new Map(customers.map((customer) => [customer.id, gapsOf(customer, context)]));
    return { byCustomer, sorted: [...byCustomer.values()].flat().toSorted(byUrgency) };
  };
}
