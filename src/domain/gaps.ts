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

type GapsById = ReadonlyMap<CustomerId, readonly Gap[]>;

/**
 * Remembers per unchanged customer object and equal context, so that asking again costs next to nothing. One memory
 * serves one organization. The map has every customer, an empty list for one without gaps, and is the very same map
 * while nothing changed.
 */
export function createGapMemory(): (customers: readonly Customer[], context: GapContext) => GapsById {
  let remembered = new WeakMap<Customer, readonly Gap[]>();
  let rememberedContext: string | undefined;
  let answer: { customers: readonly Customer[]; byId: GapsById } | undefined;
  return (customers, context) => {
    const key = contextKey(context);
    if (key !== rememberedContext) {
      rememberedContext = key;
      remembered = new WeakMap();
      answer = undefined;
    }
    if (answer !== undefined && isSameList(answer.customers, customers)) return answer.byId;
    const byId = new Map<CustomerId, readonly Gap[]>();
    for (const customer of customers) {
      let gaps = remembered.get(customer);
      if (gaps === undefined) {
        gaps = gapsOf(customer, context);
        remembered.set(customer, gaps);
      }
      byId.set(customer.id, gaps);
    }
    answer = { customers: [...customers], byId };
    return byId;
  };
}

const isSameList = (a: readonly Customer[], b: readonly Customer[]): boolean =>
  a.length === b.length && a.every((customer, index) => customer === b[index]);

/** Equal for contexts of equal content, so that a context made anew for every question is no new context. */
function contextKey(context: GapContext): string {
  const { gone, goneSince, left, ...rest } = context;
  return JSON.stringify([rest, [...gone].sort(), [...(goneSince ?? [])].sort(), left && [...left].sort()]);
}
