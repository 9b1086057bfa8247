/** What somebody saved of a customer's claims, subscriptions and links, and the way back within a day. Pure. */
import type { Customer, HistoryEntry, Undoable } from "./customer.ts";
import { noted, type EditedBy } from "./edit.ts";
import { changedParts, partsBefore, withParts } from "./parts.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";
import type { Loose } from "../exact.ts";

/** What a person did can be undone for this long. */
const undoMilliseconds = 24 * 3_600_000;

/** Whether what was done then is young enough to be taken back. */
export const isUndoable = ({ at }: { at: Instant }, now: Instant): boolean =>
  addMilliseconds(at, undoMilliseconds) >= now;

/** The customer after an act, with what it changed kept beside it; what was kept for a day goes. */
export function withUndoable(before: Customer, after: Customer, { by, now }: Pick<EditedBy, "by" | "now">): Customer {
  if (after === before) return before;
  const parts = changedParts(before, after);
  if (Object.keys(parts).length === 0) return after;
  return { ...withoutOldUndoable(after, now), undoable: [...kept(after, now), { at: now, by, parts }] };
}

const kept = ({ undoable = [] }: Customer, now: Instant): readonly Undoable[] =>
  undoable.filter((one) => isUndoable(one, now));

/** The customer without what can't be undone any more; the same object where nothing is to go. */
export function withoutOldUndoable(customer: Customer, now: Instant): Customer {
  const { undoable, ...others } = customer;
  const left = kept(customer, now);
  if (undoable === undefined || left.length === undoable.length) return customer;
  return left.length === 0 ? others : { ...others, undoable: left };
}

/** What was changed at that moment, as far as it is kept; undefined where it is not. */
export const undoableAt = ({ undoable = [] }: Customer, at: Instant): Undoable | undefined =>
  undoable.findLast((one) => one.at === at);

/** What became of an undo; `act` is what it would take back. */
export type SavedUndone = { doc: Customer } & (
  | { outcome: "not-kept" }
  | { outcome: "undone" | "repeated"; act: Undoable }
  /** `since`: the change that came after it, where the history tells. */
  | { outcome: "changed-since"; act: Undoable; since: HistoryEntry | undefined }
);

/** Puts back what was saved at that moment, all of it or, where somebody changed any of it since, nothing. */
export function undoSaved(
  customer: Customer,
  { at }: { at: Instant },
  { by, now }: Pick<EditedBy, "by" | "now">,
): SavedUndone {
  const act = undoableAt(customer, at);
  if (act === undefined || !isOfItems(act) || !isUndoable(act, now)) return { doc: customer, outcome: "not-kept" };
  const { back, left } = partsBefore(customer, act.parts);
  if (left.length > 0) {
    const items = new Set(left.map(itemOf));
    const since = customer.history.findLast((entry) => entry.at > at && items.has(entry.item ?? ""));
    return { doc: customer, outcome: "changed-since", act, since };
  }
  if (back.size === 0) return { doc: customer, outcome: "repeated", act };
  const entries = [...back].map(([part, value]): Loose<HistoryEntry> => {
    const { status } = (value ?? {}) as { status?: string };
    return { at: now, by, what: `${nounOf(part)} ${undone}`, item: itemOf(part), from: at, to: status };
  });
  return { doc: noted(withParts(customer, back), ...entries), outcome: "undone", act };
}

/** A change of owners is undone by rules of its own. */
const isOfItems = ({ parts }: Undoable): boolean => Object.keys(parts).every((part) => part.includes("/"));

/**
 * Who answered for the customer before it was changed at that moment, since when, and what they had been asked;
 * undefined where that is not kept.
 */
export function dutiesBefore(
  { undoable = [] }: Customer,
  at: Instant | undefined,
): Pick<Customer, "owner" | "ownerSince" | "checklist"> | undefined {
  const act = undoable.findLast((one) => one.at === at && "duties" in one.parts);
  // It was taken from a customer.
  return act?.parts.duties?.was as Customer | undefined;
}

const undone = "undone";
const nouns: Readonly<Record<string, string>> = {
  claims: "claim",
  subscriptions: "subscription",
  identities: "identity",
};
const nounOf = (part: string): string => nouns[part.split("/")[0] ?? ""] ?? part;
const itemOf = (part: string): string => part.slice(part.indexOf("/") + 1);

/** The claim that the act changed, by its id; undefined where it was something else. */
export function claimChanged({ parts }: Undoable): string | undefined {
  const part = Object.keys(parts).find((one) => one.startsWith("claims/"));
  return part === undefined ? undefined : itemOf(part);
}

/** The history without what was undone, and without that it was. */
export function lastingHistory(history: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const taken = history.filter(isUndo);
  if (taken.length === 0) return history;
  return history.filter(
    (entry) => !isUndo(entry) && !taken.some(({ from, item }) => from === entry.at && item === entry.item),
  );
}

const isUndo = ({ what, from }: HistoryEntry): boolean => what.endsWith(` ${undone}`) && from !== undefined;
