/** Snoozing: a gap is silent until a day, or until what it is about changes. The manager still sees it. */
import { exact } from "../exact.ts";
import { mayAnswer } from "../customer/checklist.ts";
import type { Customer } from "../customer/customer.ts";
import { counts, type Gap } from "../catalogue/gap-codes.ts";
import { fingerprintOf } from "./find-gaps.ts";
import type { Actor } from "../people/person.ts";
import { addDays, type Day, type Instant } from "../time/time.ts";

/** Nothing is snoozed for longer than this, in days. */
export const longestSnoozeDays = 60;

export type SnoozeOutcome = {
  doc: Customer;
  outcome:
    | "snoozed"
    | "changed"
    | "unchanged"
    | "nothing-open"
    | "not-yours"
    | "no-reason"
    | "too-long"
    | "not-in-future";
  /** How many gaps it was about. */
  gaps: number;
};

/**
 * Snoozes the open gaps of a customer; when all are silent already, changes until when and why. A snooze belongs to the
 * gap as it stands: when its severity or what it says changes, it speaks again by itself (`fingerprintOf`).
 * @param evaluated the customer's gaps, evaluated from this very document.
 */
export function snooze(
  customer: Customer,
  evaluated: readonly Gap[],
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
  const counted = evaluated.filter(counts);
  const open = counted.filter((gap) => gap.snoozedUntil === undefined);
  const gaps = open.length === 0 ? counted : open;
  if (gaps.length === 0) return refused("nothing-open");
  const earlier = new Map(customer.snoozes.map((snooze) => [snooze.gap, snooze]));
  const isSo = ({ key }: Gap) => earlier.get(key)?.until === asked.until && earlier.get(key)?.because === because;
  if (open.length === 0 && gaps.every(isSo)) return { ...refused("unchanged"), gaps: gaps.length };
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
  const entries = gaps.map((gap) =>
    exact({
      at: now,
      by: asked.by.id,
      what: "snoozed",
      item: gap.key.slice(customer.id.length + 1),
      from: gap.snoozedUntil,
      to: asked.until,
      note: because,
    }),
  );
  return {
    outcome: open.length === 0 ? "changed" : "snoozed",
    gaps: gaps.length,
    doc: { ...customer, snoozes: [...kept, ...fresh], history: [...customer.history, ...entries] },
  };
}

export type SnoozeEnd = {
  doc: Customer;
  outcome: "ended" | "nothing-snoozed" | "not-yours";
  /** How many gaps speak again. */
  gaps: number;
};

/**
 * Ends every snooze of a customer before its day, with an entry in the history for each gap that speaks again.
 * @param evaluated the customer's gaps, evaluated from this very document.
 */
export function endSnooze(customer: Customer, evaluated: readonly Gap[], by: Actor, now: Instant): SnoozeEnd {
  if (!mayAnswer(customer, by)) return { doc: customer, outcome: "not-yours", gaps: 0 };
  const silent = evaluated.filter((gap) => counts(gap) && gap.snoozedUntil !== undefined);
  if (silent.length === 0) return { doc: customer, outcome: "nothing-snoozed", gaps: 0 };
  const entries = silent.map((gap) => ({
    at: now,
    by: by.id,
    what: "snooze ended",
    item: gap.key.slice(customer.id.length + 1),
  }));
  return {
    outcome: "ended",
    gaps: silent.length,
    doc: { ...customer, snoozes: [], history: [...customer.history, ...entries] },
  };
}
