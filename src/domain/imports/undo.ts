/** What an import changed in a customer, and the way back: what somebody changed since stays, everything else goes back. */
import type { Customer, CustomerId } from "../customer/customer.ts";
import { changedParts, isAllAsMarked, markOfAll, partsBefore, withParts } from "../customer/parts.ts";
import type { CustomerChange, ImportRecord } from "../documents.ts";
import type { PersonId } from "../people/person.ts";
import { isUndoable, type Instant } from "../time/time.ts";

/**
 * Whether an import can be undone, by which id; `too-much`: it changed more than is kept; `forgotten`: somebody was
 * forgotten while it ran, and what was before would bring them back.
 */
export type CanUndo =
  /** `gaveWay`: how many earlier imports can't be undone any more, since there is no room for them beside this one. */
  | { outcome: "kept"; import: string; gaveWay: number }
  | { outcome: "nothing-changed" }
  | { outcome: "too-much" }
  | { outcome: "forgotten" };

/** That earlier imports gave way; empty when none did. */
export function gaveWayWords(imports: number): string {
  if (imports === 0) return "";
  const which = imports === 1 ? "An earlier import" : `${imports} earlier imports`;
  return `${which} can no longer be undone: there's no room to keep it.`;
}

/** When undoing ended early. */
export const stoppedWords = "Somebody was forgotten here meanwhile, so the rest stays as the import left it.";

/** What the import changed, to be kept. @param before absent for a customer that it added. */
export function customerChange(before: Customer | undefined, after: Customer): CustomerChange {
  const { id } = after;
  return before === undefined ? { id, added: markOfAll(after) } : { id, parts: changedParts(before, after) };
}

/** What stays as it is, since it was changed after the import. */
export type Left = {
  customer: CustomerId;
  name: string;
  /** Parts, by the names of undo.ts. Empty for a customer that the import added: it stays whole. */
  parts: readonly string[];
  /** The last change since, where the history has one. */
  by?: PersonId | undefined;
  at?: Instant | undefined;
};

/** What stays of one customer, in words: `owner and answers, claim teams`. Not escaped. */
export function leftWords({ parts }: Left): string {
  if (parts.length === 0) return "added by the import, and changed since";
  return parts
    .map((part) => {
      const [list = "", ...item] = part.split("/");
      return item.length === 0 ? (fieldWords[list] ?? list) : `${itemWords[list] ?? list} ${item.join("/")}`;
    })
    .join(", ");
}

const fieldWords: Readonly<Record<string, string>> = {
  duties: "owner and answers",
  unlisted: "whether it is listed",
  listedName: "its name in the list",
  channels: "sales channels",
  gdap: "GDAP",
  read: "when it was read",
};
const itemWords: Readonly<Record<string, string>> = {
  claims: "claim",
  subscriptions: "subscription",
  identities: "identity",
  usage: "usage of",
};

export type Undone = { doc: Customer | undefined; outcome: "undone" | "unchanged"; left?: Left | undefined };

/** The customer as it was before the import, apart from what was changed since. The same again changes nothing. */
export function undoChange(
  current: Customer | undefined,
  change: CustomerChange,
  { by, now, at }: { by: PersonId; now: Instant; at: Instant },
): Undone {
  if (current === undefined) return { doc: current, outcome: "unchanged" };
  const { id: customer, name } = current;
  const since = current.history.findLast((entry) => entry.at > at && entry.what !== undone);
  const leaving = (parts: readonly string[]): Left => ({ customer, name, parts, by: since?.by, at: since?.at });
  if ("added" in change) {
    if (isAllAsMarked(current, change.added)) return { doc: undefined, outcome: "undone" };
    return { doc: current, outcome: "unchanged", left: leaving([]) };
  }
  const { back, left } = partsBefore(current, change.parts);
  const rest = left.length === 0 ? undefined : leaving(left);
  if (back.size === 0) return { doc: current, outcome: "unchanged", left: rest };
  const history = [...current.history, { at: now, by, what: undone }];
  return { doc: { ...withParts(current, back), history }, outcome: "undone", left: rest };
}

const undone = "import undone";

/** Who was forgotten since an import began: some person or other, and these customers. */
export type Forgettings = { person: boolean; customers: ReadonlySet<CustomerId> };

/**
 * The record as far as it may be kept: undefined when it is over a day old, or a person was forgotten since; without
 * the customers that were. The same object when nothing is to go.
 */
export function keptOf(record: ImportRecord, forgotten: Forgettings, now: Instant): ImportRecord | undefined {
  if (!isUndoable(record, now) || forgotten.person) return undefined;
  const changes = record.changes.filter(({ id }) => !forgotten.customers.has(id));
  return changes.length === record.changes.length ? record : { ...record, changes };
}

/** Which imports give way to a new one, oldest first, so that all together stay within `limit`; their records' ids. */
export function givingWay(
  records: readonly Pick<ImportRecord, "id" | "at" | "earlier" | "size">[],
  limit: number,
): { imports: number; records: readonly string[] } {
  const followed = new Set(records.map(({ earlier }) => earlier));
  const known = new Map(records.map((one) => [one.id, one]));
  const imports = records
    .filter(({ id }) => !followed.has(id))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .map((last) => {
      const parts = [last];
      for (let next = known.get(last.earlier ?? ""); next !== undefined; next = known.get(next.earlier ?? "")) {
        parts.push(next);
      }
      return { ids: parts.map(({ id }) => id), size: parts.reduce((sum, { size }) => sum + size, 0) };
    });
  let total = imports.reduce((sum, { size }) => sum + size, 0);
  const gone: string[] = [];
  let count = 0;
  for (const { ids, size } of imports) {
    if (total <= limit) break;
    total -= size;
    count += 1;
    gone.push(...ids);
  }
  return { imports: count, records: gone };
}
