/**
 * A customer taken apart, and put together as it was: each claim, subscription, identity, month, note and, where the owner is
 * the same, each answer by itself, and every other field. Pure.
 */
import { type Customer, type PartChange } from "./customer.ts";
import { exact } from "../exact.ts";
import { fingerprint } from "./fingerprint.ts";

/** Lists whose items are parts of their own, and by which field they are known. */
const lists: Readonly<Record<string, string>> = {
  claims: "id",
  subscriptions: "id",
  identities: "id",
  usage: "month",
  notes: "id",
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

const answersPart = "answers/";

/** The same, with each answer by itself, as whoever changes no owner changes it. */
function ownParts(customer: Customer): ReadonlyMap<string, unknown> {
  const { lifecycle, onboarding, checklist } = customer;
  const parts = new Map(partsOf(customer)).set("lifecycle", lifecycle);
  parts.delete("duties");
  if (onboarding !== undefined) parts.set("onboarding", onboarding);
  if (checklist.prompt !== undefined) parts.set("prompt", checklist.prompt);
  for (const [question, answer] of Object.entries(checklist.answers)) parts.set(`${answersPart}${question}`, answer);
  return parts;
}

/**
 * What of a part is marked: that somebody was reminded, or asked for time, changes nothing that an import sets. An item
 * that was put back may have its fields in another order.
 */
function marked(part: string, value: unknown): unknown {
  if (part.includes("/") && value !== undefined)
    return Object.entries(value as Fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (part === "prompt") return askedOf(value as Customer["checklist"]["prompt"]);
  if (part !== "duties") return value;
  const { checklist, ...others } = value as Pick<Customer, (typeof duties)[number]>;
  return [others, checklist.answers, ...askedOf(checklist.prompt)];
}

const askedOf = ({ id, to, closed }: Partial<NonNullable<Customer["checklist"]["prompt"]>> = {}) => [id, to, closed];

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
export const changedParts = (before: Customer, after: Customer): Record<string, PartChange> =>
  differing(partsOf(before), partsOf(after));

/** The same of an act of one person: unless it changed the owner, each answer is a part. */
export function changedByHand(before: Customer, after: Customer): Record<string, PartChange> {
  const isOfOwner = before.owner !== after.owner || before.ownerSince !== after.ownerSince;
  return isOfOwner ? changedParts(before, after) : differing(ownParts(before), ownParts(after));
}

function differing(was: ReadonlyMap<string, unknown>, is: ReadonlyMap<string, unknown>): Record<string, PartChange> {
  const parts: Record<string, PartChange> = {};
  for (const part of new Set([...was.keys(), ...is.keys()])) {
    const became = markOf(part, is.get(part));
    if (became === markOf(part, was.get(part))) continue;
    if (!was.has(part)) parts[part] = { became };
    else if (part.includes("/") && !part.startsWith(answersPart) && is.has(part))
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
): { back: Map<string, unknown>; left: readonly string[] } {
  const is = new Map([...partsOf(current), ...ownParts(current)]);
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
    const had = fields[list] as readonly unknown[] | undefined;
    const items = (had ?? []).flatMap((item) => {
      const part = keyOf(list, item);
      return parts.has(part) ? [parts.get(part) ?? []].flat() : [item];
    });
    const known = new Set(items.map((item) => keyOf(list, item)));
    const again = [...parts].filter(
      ([part, value]) => part.startsWith(`${list}/`) && value !== undefined && !known.has(part),
    );
    const all = [...items, ...again.map(([, value]) => value)];
    fields[list] = list === "notes" && all.length === 0 ? undefined : all;
  }
  for (const [part, value] of parts) {
    if (part.includes("/") || part === "prompt") continue;
    if (part !== "duties") fields[part] = value;
    else for (const duty of duties) fields[duty] = (value as Fields)[duty];
  }
  // A card that shows what the import made of it must not pass for a new one.
  const before = fields.checklist as Customer["checklist"];
  const said = [...parts].filter(([part]) => part.startsWith(answersPart));
  const answers = Object.fromEntries(said.map(([part, answer]) => [part.slice(answersPart.length), answer]));
  const isAsked = parts.has("prompt");
  const isOther = parts.has("duties") || said.length > 0 || isAsked;
  const checklist = exact({
    ...before,
    answers: exact({ ...before.answers, ...answers }),
    prompt: isAsked ? (parts.get("prompt") as typeof before.prompt) : before.prompt,
    revision: customer.checklist.revision + (isOther ? 1 : 0),
  });
  const known = Object.entries({ ...fields, checklist }).filter(([, value]) => value !== undefined);
  // Its parts were taken from a customer.
  return Object.fromEntries(known) as unknown as Customer;
}
