/**
 * Snoozing: a gap is silent until a day, until what it is about changes, or until a working week before its deadline.
 * The owner, the deputy and managers may; the manager still sees it.
 */
import { noted } from "../customer/edit.ts";
import { mayAnswer } from "../customer/checklist.ts";
import type { Customer } from "../customer/customer.ts";
import { counts, type Gap } from "../catalogue/gap-codes.ts";
import { fingerprintOf, snoozeEnd, type GapContext } from "./find-gaps.ts";
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
    /** All that is open has a deadline within a working week. */
    | "deadline-near"
    | "not-yours"
    | "no-reason"
    | "too-long"
    | "not-in-future";
  /** How many gaps it was about. */
  gaps: number;
  /** Of these, the ones that speak again earlier than asked, for the sake of their deadlines. */
  early?: readonly { gap: Gap; until: Day }[];
  /** Not snoozed: their deadlines are within a working week. */
  kept?: readonly Gap[];
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
  { today, calendar }: Pick<GapContext, "today" | "calendar">,
): SnoozeOutcome {
  const refused = (outcome: SnoozeOutcome["outcome"]): SnoozeOutcome => ({ doc: customer, outcome, gaps: 0 });
  const because = asked.because.trim();
  if (!mayAnswer(customer, asked.by)) return refused("not-yours");
  if (because === "") return refused("no-reason");
  if (asked.until <= today) return refused("not-in-future");
  if (asked.until > addDays(today, longestSnoozeDays)) return refused("too-long");
  const counted = evaluated.filter(counts);
  const endOf = (gap: Gap) => snoozeEnd(gap, asked.until, calendar);
  const kept = counted.filter((gap) => endOf(gap) <= today);
  const able = counted.filter((gap) => endOf(gap) > today);
  const open = able.filter((gap) => gap.snoozedUntil === undefined);
  const gaps = open.length === 0 ? able : open;
  if (gaps.length === 0) return { ...refused(kept.length === 0 ? "nothing-open" : "deadline-near"), kept };
  const earlier = new Map(customer.snoozes.map((snooze) => [snooze.gap, snooze]));
  const isSo = (gap: Gap) => earlier.get(gap.key)?.until === endOf(gap) && earlier.get(gap.key)?.because === because;
  if (open.length === 0 && gaps.every(isSo)) return { ...refused("unchanged"), gaps: gaps.length };
  const keys = new Set(gaps.map(({ key }) => key));
  const fresh = gaps.map((gap) => ({
    gap: gap.key,
    until: endOf(gap),
    because,
    by: asked.by.id,
    at: now,
    fingerprint: fingerprintOf(gap),
  }));
  const others = customer.snoozes.filter(({ gap, until }) => !keys.has(gap) && until > today);
  const entries = gaps.map((gap) => ({
    at: now,
    by: asked.by.id,
    what: "snoozed",
    item: gap.key.slice(customer.id.length + 1),
    from: gap.snoozedUntil,
    to: endOf(gap),
    note: because,
  }));
  return {
    outcome: open.length === 0 ? "changed" : "snoozed",
    gaps: gaps.length,
    early: gaps.flatMap((gap) => (endOf(gap) < asked.until ? [{ gap, until: endOf(gap) }] : [])),
    kept,
    doc: noted({ ...customer, snoozes: [...others, ...fresh] }, ...entries),
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
    doc: noted({ ...customer, snoozes: [] }, ...entries),
  };
}
