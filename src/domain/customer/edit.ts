/** What a form about one item of a customer comes to: all of it or nothing of it. Pure. */
import type { Customer, HistoryEntry } from "./customer.ts";
import { fingerprint } from "./fingerprint.ts";
import { exact, type Loose } from "../exact.ts";
import type { PersonId } from "../people/person.ts";
import type { Day, Instant } from "../time/time.ts";

/** When and by whom. Whether they may is for the caller to have checked. */
export type EditedBy = { today: Day; now: Instant; by: PersonId };

/** What became of a form; `doc` is the customer after it, the very same where nothing changed. */
export type Edited<Item> = { doc: Customer } & (
  | { outcome: "changed" | "unchanged" | "already-there"; item: Item }
  /** Somebody changed it after the form was drawn; nothing was saved. */
  | { outcome: "changed-since"; item: Item }
  | { outcome: "not-there" }
);

/** What a form says: absent and undefined keep what is known, `null` takes it away. */
export type Edits<Fields> = { [Name in keyof Fields]?: Fields[Name] | null | undefined };

/** One line of the history, without when and by whom. */
export type Note = Loose<Omit<HistoryEntry, "at" | "by" | "evidence">>;

/** The document with entries at the end of its history. */
export function noted<Doc extends { history: readonly HistoryEntry[] }>(
  doc: Doc,
  ...entries: readonly Loose<HistoryEntry>[]
): Doc {
  return { ...doc, history: [...doc.history, ...entries.map((entry): HistoryEntry => exact(entry))] };
}

/** The customer with what was done noted in its history. */
export const withNotes = (customer: Customer, notes: readonly Note[], { now, by }: EditedBy): Customer =>
  noted(customer, ...notes.map((note) => ({ at: now, by, ...note, evidence: "reported" as const })));

/** Whether an item is not what the form showed any more. Without a mark the form showed none. */
export function isChangedSince(seen: string | undefined, item: unknown): boolean {
  return seen !== undefined && seen !== fingerprint(item);
}

/** The item with what a form says of its fields, without those that are taken away. */
export function withSaid<Item extends object>(item: Item, said: Edits<Partial<Item>>): Item {
  const kept = Object.entries(said).filter(([, value]) => value !== undefined);
  return exact({ ...item, ...Object.fromEntries(kept.map(([name, value]) => [name, value ?? undefined])) }) as Item;
}

/** `name: Sandbox; access: none`: those of the fields that differ, before and after; undefined when none does. */
export function difference<Item extends object>(
  before: Item,
  after: Item,
  names: readonly (keyof Item & string)[],
): { from: string; to: string } | undefined {
  const show = (value: unknown) =>
    value === undefined ? "none" : typeof value === "string" ? value : JSON.stringify(value);
  const changed = names.filter((name) => show(before[name]) !== show(after[name]));
  if (changed.length === 0) return undefined;
  const line = (item: Item) => changed.map((name) => `${name}: ${show(item[name])}`).join("; ");
  return { from: line(before), to: line(after) };
}
