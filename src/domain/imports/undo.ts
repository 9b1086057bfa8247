/**
 * What an import changed in a customer, and the way back. A customer is taken apart, so that what somebody changed since
 * stays and everything else goes back: each claim, subscription, identity and month by itself, who answers for it and
 * what they answered as one, and every other field.
 */
import { fingerprint } from "../customer/fingerprint.ts";
import type { Customer, CustomerId } from "../customer/customer.ts";
import type { CustomerChange, ImportRecord, PartChange } from "../documents.ts";
import type { PersonId } from "../people/person.ts";
import type { Instant } from "../time/time.ts";

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

/** How long an import can be undone. */
const undoMilliseconds = 86_400_000;

/** Lists whose items are parts of their own, and by which field they are known. */
const lists: Readonly<Record<string, string>> = {
  claims: "id",
  subscriptions: "id",
  identities: "id",
  usage: "month",
};

/** What belongs together: an owner without the question that was put to them would be half of it. */
const duties = ["owner", "ownerSince", "lifecycle", "onboarding", "checklist"] as const;

type Fields = Readonly<Record<string, unknown>>;

const keyOf = (list: string, item: unknown): string => `${list}/${String((item as Fields)[lists[list] ?? "id"])}`;

function partsOf(customer: Customer): ReadonlyMap<string, unknown> {
  const parts = new Map<string, unknown>();
  const own: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(customer)) {
    if (field === "id" || field === "history") continue;
    if (duties.some((duty) => duty === field)) own[field] = value;
    else if (lists[field] === undefined) parts.set(field, value);
    else for (const item of value as readonly unknown[]) parts.set(keyOf(field, item), item);
  }
  return parts.set("duties", own);
}

/** What of a part is marked: that somebody was reminded, or asked for time, changes nothing that an import sets. */
function marked(part: string, value: unknown): unknown {
  if (part !== "duties") return value;
  const { checklist, ...others } = value as Pick<Customer, (typeof duties)[number]>;
  const { id, to, closed } = checklist.prompt ?? {};
  return [others, checklist.answers, id, to, closed];
}

const markOf = (part: string, value: unknown): string => fingerprint(marked(part, value));

const markOfAll = (customer: Customer): string =>
  fingerprint([...partsOf(customer)].map(([part, value]) => [part, marked(part, value)]));

/** What the import changed, to be kept. @param before absent for a customer that it added. */
export function customerChange(before: Customer | undefined, after: Customer): CustomerChange {
  const { id } = after;
  if (before === undefined) return { id, added: markOfAll(after) };
  const was = partsOf(before);
  const is = partsOf(after);
  const parts: Record<string, PartChange> = {};
  for (const part of new Set([...was.keys(), ...is.keys()])) {
    const became = markOf(part, is.get(part));
    if (became === markOf(part, was.get(part))) continue;
    if (!was.has(part)) parts[part] = { became };
    else if (part.includes("/") && is.has(part))
      parts[part] = { fields: changedFields(was.get(part), is.get(part)), became };
    else parts[part] = { was: was.get(part), became };
  }
  return { id, parts };
}

/** Of an item, what the fields were that are other now; null where there was none. */
function changedFields(was: unknown, is: unknown): Fields {
  const [before, after] = [was as Fields, is as Fields];
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, before[field] ?? null]));
}

/** What a part was before the import. @param is what it is now. */
function restored(is: unknown, { was, fields }: PartChange): unknown {
  if (fields === undefined || is === undefined) return was;
  const all = Object.entries({ ...(is as Fields), ...fields });
  return Object.fromEntries(all.filter(([, value]) => value !== null));
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
    if (markOfAll(current) === change.added) return { doc: undefined, outcome: "undone" };
    return { doc: current, outcome: "unchanged", left: leaving([]) };
  }
  const is = partsOf(current);
  const back = new Map<string, unknown>();
  const left: string[] = [];
  for (const [part, changed] of Object.entries(change.parts)) {
    const mark = markOf(part, is.get(part));
    const before = restored(is.get(part), changed);
    if (mark === changed.became) back.set(part, before);
    // An item that was taken out since is no item as it was.
    else if (mark !== markOf(part, before) || (changed.fields !== undefined && !is.has(part))) left.push(part);
  }
  const rest = left.length === 0 ? undefined : leaving(left);
  if (back.size === 0) return { doc: current, outcome: "unchanged", left: rest };
  const history = [...current.history, { at: now, by, what: undone }];
  return { doc: { ...withParts(current, back), history }, outcome: "undone", left: rest };
}

const undone = "import undone";

/** The customer with these parts in place of its own; one that is undefined is taken out. */
function withParts(customer: Customer, parts: ReadonlyMap<string, unknown>): Customer {
  const fields: Record<string, unknown> = { ...customer };
  for (const [list] of Object.entries(lists)) {
    const items = (fields[list] as readonly unknown[]).flatMap((item) => {
      const part = keyOf(list, item);
      return parts.has(part) ? [parts.get(part) ?? []].flat() : [item];
    });
    const known = new Set(items.map((item) => keyOf(list, item)));
    const again = [...parts].filter(
      ([part, value]) => part.startsWith(`${list}/`) && value !== undefined && !known.has(part),
    );
    fields[list] = [...items, ...again.map(([, value]) => value)];
  }
  for (const [part, value] of parts) {
    if (part.includes("/")) continue;
    if (part !== "duties") fields[part] = value;
    else for (const duty of duties) fields[duty] = (value as Fields)[duty];
  }
  // A card that shows what the import made of it must not pass for a new one.
  const checklist = { ...(fields.checklist as Customer["checklist"]), revision: customer.checklist.revision };
  if (parts.has("duties")) checklist.revision += 1;
  const known = Object.entries({ ...fields, checklist }).filter(([, value]) => value !== undefined);
  // Its parts were taken from a customer.
  return Object.fromEntries(known) as unknown as Customer;
}

/** Who was forgotten since an import began: some person or other, and these customers. */
export type Forgettings = { person: boolean; customers: ReadonlySet<CustomerId> };

/**
 * The record as far as it may be kept: undefined when it is over a day old, or a person was forgotten since; without
 * the customers that were. The same object when nothing is to go.
 */
export function keptOf(record: ImportRecord, forgotten: Forgettings, now: Instant): ImportRecord | undefined {
  if (Date.parse(record.at) + undoMilliseconds < Date.parse(now) || forgotten.person) return undefined;
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
