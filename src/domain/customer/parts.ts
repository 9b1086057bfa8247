/**
 * A customer taken apart, and put together as it was: each claim, subscription, identity and month by itself, who
 * answers for it and what they answered as one, and every other field. Pure.
 */
import type { Customer, PartChange } from "./customer.ts";
import { fingerprint } from "./fingerprint.ts";

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
    if (field === "id" || field === "history" || field === "undoable") continue;
    if (duties.some((duty) => duty === field)) own[field] = value;
    else if (lists[field] === undefined) parts.set(field, value);
    else for (const item of value as readonly unknown[]) parts.set(keyOf(field, item), item);
  }
  return parts.set("duties", own);
}

/**
 * What of a part is marked: that somebody was reminded, or asked for time, changes nothing that an import sets. An item
 * that was put back may have its fields in another order.
 */
function marked(part: string, value: unknown): unknown {
  if (part.includes("/") && value !== undefined)
    return Object.entries(value as Fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (part !== "duties") return value;
  const { checklist, ...others } = value as Pick<Customer, (typeof duties)[number]>;
  const { id, to, closed } = checklist.prompt ?? {};
  return [others, checklist.answers, id, to, closed];
}

/** Records of the release before, kept for a day, marked an item with its fields as they stood. */
const formerlyMarked = (part: string, value: unknown): unknown => (part.includes("/") ? value : marked(part, value));

const markOf = (part: string, value: unknown): string => fingerprint(marked(part, value));

/** A mark of all that a customer is. */
export const markOfAll = (customer: Customer, how = marked): string =>
  fingerprint([...partsOf(customer)].map(([part, value]) => [part, how(part, value)]));

/** Whether a customer is as it was when it was marked so. */
export const isAllAsMarked = (customer: Customer, mark: string): boolean =>
  [marked, formerlyMarked].some((how) => markOfAll(customer, how) === mark);

/** What is other now than before, part by part. */
export function changedParts(before: Customer, after: Customer): Record<string, PartChange> {
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
  return parts;
}

/** Of an item, what the fields were that are other now; null where there was none. */
function changedFields(was: unknown, is: unknown): Fields {
  const [before, after] = [was as Fields, is as Fields];
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, before[field] ?? null]));
}

/** What a part was before. @param is what it is now. */
function restored(is: unknown, { was, fields }: PartChange): unknown {
  if (fields === undefined || is === undefined) return was;
  const all = Object.entries({ ...(is as Fields), ...fields });
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}

/**
 * What the parts were before they were changed so.
 * @returns `left`: those that somebody changed since. What is as it was already is neither.
 */
export function partsBefore(
  current: Customer,
  changes: Readonly<Record<string, PartChange>>,
): { back: ReadonlyMap<string, unknown>; left: readonly string[] } {
  const is = partsOf(current);
  const back = new Map<string, unknown>();
  const left: string[] = [];
  for (const [part, changed] of Object.entries(changes)) {
    const mark = markOf(part, is.get(part));
    const before = restored(is.get(part), changed);
    const former = fingerprint(formerlyMarked(part, is.get(part)));
    if ([mark, former].includes(changed.became)) back.set(part, before);
    // An item that was taken out since is no item as it was.
    else if (mark !== markOf(part, before) || (changed.fields !== undefined && !is.has(part))) left.push(part);
  }
  return { back, left };
}

/** The customer with these parts in place of its own; one that is undefined is taken out. */
export function withParts(customer: Customer, parts: ReadonlyMap<string, unknown>): Customer {
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
