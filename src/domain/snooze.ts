/** Snoozing: a gap is silent until a day, or until what it is about changes. The manager still sees it. */
import { mayAnswer } from "./checklist.ts";
import type { Customer } from "./customer.ts";
import type { Gap } from "./gap.ts";
import { fingerprintOf } from "./gaps.ts";
import type { Actor } from "./person.ts";
import { addDays, type Day, type Instant } from "./time.ts";

/** Nothing is snoozed for longer than this, in days. */
export const longestSnoozeDays = 60;

export type SnoozeOutcome = {
  doc: Customer;
  outcome: "snoozed" | "nothing-open" | "not-yours" | "no-reason" | "too-long" | "not-in-future";
  /** How many gaps are silent now. */
  gaps: number;
};

/**
 * Snoozes the open gaps of a customer. A snooze belongs to the gap as it stands: when its severity or what it says
 * changes, it speaks again by itself (`fingerprintOf`).
 * @param gaps the customer's gaps, evaluated from this very document.
 */
export function snoozeGaps(
  customer: Customer,
  gaps: readonly Gap[],
  asked: { until: Day; because: string; by: Actor },
  now: Instant,
  today: Day,
): SnoozeOutcome {
  const refused = (outcome: SnoozeOutcome["outcome"]): SnoozeOutcome => ({ doc: customer, outcome, gaps: 0 });
  const because = asked.because.trim();
  if (!mayAnswer(customer, asked.by)) return refused("not-yours");
  if (because === "") return refused("no-reason");
  if (asked.until <= today) return refused("not-in-future");
  if (asked.until > addDays(today, longestSnoozeDays)) return refused("too-long");
  if (gaps.length === 0) return refused("nothing-open");
  const keys = new Set(gaps.map(({ key }) => key));
  const fresh = gaps.map((gap) => ({
    gap: gap.key,
    until: asked.until,
    because,
    by: asked.by.id,
    at: now,
    fingerprint: fingerprintOf(gap),
  }));
  const kept = customer.snoozes.filter(({ gap, until }) => !keys.has(gap) && until > today);
  const entries = gaps.map((gap) => ({
    at: now,
    by: asked.by.id,
    what: "snoozed",
    item: gap.key.slice(customer.id.length + 1),
    to: asked.until,
    note: because,
  }));
  return {
    outcome: "snoozed",
    gaps: gaps.length,
    doc: { ...customer, snoozes: [...kept, ...fresh], history: [...customer.history, ...entries] },
  };
}
