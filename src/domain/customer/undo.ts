/** What somebody saved of a customer, and the way back within a day. Pure. */
import { isLeftOut, type Customer, type HistoryEntry, type Undoable } from "./customer.ts";
import { noted, type EditedBy } from "./edit.ts";
import { changedByHand, partsBefore, withParts } from "./parts.ts";
import { isUndoable, type Instant } from "../time/time.ts";
import { exact, type Loose } from "../exact.ts";

/** The customer after an act, with what it changed kept beside it; what was kept for a day goes. */
export function withUndoable(before: Customer, after: Customer, { by, now }: Pick<EditedBy, "by" | "now">): Customer {
  if (after === before) return before;
  const parts = changedByHand(before, after);
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
  undoable.findLast((one) => one.at === at && !isOfOwner(one));

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
  if (act === undefined || isOfOwner(act) || !isUndoable(act, now)) return { doc: customer, outcome: "not-kept" };
  const { back, left } = partsBefore(customer, act.parts);
  // Somebody was asked anew, or whoever was asked does not own it any more: that stays.
  if ((customer.ownerSince ?? "") > at || left.includes("prompt")) back.delete("prompt");
  const others = left.filter((part) => part !== "prompt");
  if (others.length > 0) {
    const items = new Set(others.map(itemOf));
    const since = customer.history.findLast((entry) => entry.at > at && items.has(subjectOf(entry)));
    return { doc: customer, outcome: "changed-since", act, since };
  }
  if (back.size === 0) return { doc: customer, outcome: "repeated", act };
  const entries = [...back]
    .filter(([part]) => !silent.has(part))
    .map(([part, value]): Loose<HistoryEntry> => {
      const { status, says } = (value ?? {}) as { status?: string; says?: string };
      // The history tells nothing of what a note says.
      const to =
        status ?? (part.startsWith("notes/") ? undefined : says) ?? (typeof value === "string" ? value : undefined);
      return { at: now, by, what: `${nounOf(part)} ${undone}`, item: itemOf(part), from: at, to };
    });
  const put = withParts(customer, back);
  if (isLeftOut(put) && back.delete("prompt"))
    return { doc: noted(withParts(customer, back), ...entries), outcome: "undone", act };
  return { doc: noted(put, ...entries), outcome: "undone", act };
}

/** A change of owners is undone by rules of its own. */
const isOfOwner = ({ parts }: Undoable): boolean => "duties" in parts;

/** What changes along with something else, which the history tells. */
const silent: ReadonlySet<string> = new Set(["prompt", "unlisted", "listedName"]);

/**
 * Who answered for the customer before it was changed at that moment, since when, and what they had been asked; its deputy
 * where that changed along with it. Undefined where that is not kept.
 */
export function dutiesBefore(
  { undoable = [] }: Customer,
  at: Instant | undefined,
): Pick<Customer, "owner" | "ownerSince" | "checklist" | "deputy"> | undefined {
  const act = undoable.findLast((one) => one.at === at && "duties" in one.parts);
  // It was taken from a customer.
  return act && ({ ...(act.parts.duties?.was as Customer), ...exact({ deputy: act.parts.deputy?.was }) } as Customer);
}

const undone = "undone";
const nouns: Readonly<Record<string, string>> = {
  claims: "claim",
  subscriptions: "subscription",
  identities: "identity",
  answers: "answer",
  snoozes: "snooze",
  notes: "note",
};
const nounOf = (part: string): string => nouns[part.split("/")[0] ?? ""] ?? part;
/** What an entry is about, as its part is called: a snooze is told gap by gap, and a particular has no item. */
const subjectOf = ({ what, item }: HistoryEntry): string =>
  what.startsWith("snooze") ? "snoozes" : what === "cover set" ? "cover" : (item ?? what.replace(/ set$/, ""));
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
    (entry) => !isUndo(entry) && !taken.some((undo) => undo.from === entry.at && subjectOf(undo) === subjectOf(entry)),
  );
}

const isUndo = ({ what, from }: HistoryEntry): boolean => what.endsWith(` ${undone}`) && from !== undefined;
