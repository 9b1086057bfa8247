/** The audit trail: what people and imports did to customers, settings and roles, each entry with a key that stays. */
import { answersFor } from "../customer/checklist.ts";
import type { Customer, CustomerId, HistoryEntry } from "../customer/customer.ts";
import type { Settings } from "../documents.ts";
import { exact } from "../exact.ts";
import { compareText } from "../listing.ts";
import { byReference, type Answerer, type Person, type PersonRef } from "../people/person.ts";
import { dayOf, type Day, type Instant, type Zone } from "../time/time.ts";

/** One entry. `customer` is absent for what happened to settings and roles. */
export type TrailEntry = {
  /** `<customer>/<number>`, or `settings/<number>`; numbers count from 1 and are never given twice. */
  key: string;
  customer?: Pick<Customer, "id" | "name"> & Partial<Pick<Customer, "identities" | "subscriptions">>;
  entry: HistoryEntry;
};

/** Which entries; all of them unless narrowed down. Days are included. */
export type TrailFilter = {
  customer?: CustomerId | undefined;
  /** Only of the customers that they answer for. */
  of?: Answerer | undefined;
  /** All references of one person: what they did, and what was done about them. */
  person?: PersonRef | readonly PersonRef[] | undefined;
  /** All references of one person: what they did themselves. */
  by?: PersonRef | readonly PersonRef[] | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
};

/** What an entry is called that stands for those which retention removed; `to` says how many they are. */
export const removedByRetention = "older entries removed";

/** How many entries were removed from the beginning of a history. */
export function removedFrom(history: readonly Pick<HistoryEntry, "what" | "to">[]): number {
  const [first] = history;
  return first?.what === removedByRetention ? Number(first.to) || 0 : 0;
}

/**
 * The entries that the filter leaves: settings and roles first, then each customer's, oldest first.
 * @param zone in which days begin and end.
 */
export function* trailOf(
  customers: Iterable<Customer>,
  settings: Pick<Settings, "history"> | undefined,
  filter: TrailFilter = {},
  zone: Zone = "Etc/UTC",
): Generator<TrailEntry> {
  const leaves = leavesOf(filter, zone);
  if (settings !== undefined && filter.customer === undefined && filter.of === undefined) {
    for (const { number, entry } of numbered(settings.history)) {
      if (leaves(entry)) yield { key: `settings/${number}`, entry };
    }
  }
  for (const customer of customers) {
    if (filter.customer !== undefined && customer.id !== filter.customer) continue;
    if (filter.of !== undefined && !answersFor(customer, filter.of)) continue;
    const { id, name, identities, subscriptions } = customer;
    for (const { number, entry } of numbered(customer.history)) {
      if (leaves(entry)) yield { key: `${id}/${number}`, customer: { id, name, identities, subscriptions }, entry };
    }
  }
}

/** An entry keeps its number when those before it are removed; what stands for them has the number of the last. */
function* numbered(history: readonly HistoryEntry[]): Generator<{ number: number; entry: HistoryEntry }> {
  const removed = removedFrom(history);
  const first = removed === 0 ? 1 : removed;
  for (const [place, entry] of history.entries()) yield { number: place + first, entry };
}

function leavesOf({ person, by, from, to }: TrailFilter, zone: Zone): (entry: HistoryEntry) => boolean {
  const refsOf = (one: TrailFilter["person"]) =>
    one === undefined ? undefined : new Set(typeof one === "string" ? [one] : one);
  const [refs, actors] = [refsOf(person), refsOf(by)];
  return (entry) => {
    if (refs !== undefined && ![entry.by, entry.from, entry.to].some((ref) => ref !== undefined && refs.has(ref))) {
      return false;
    }
    if (actors !== undefined && !actors.has(entry.by)) return false;
    if (from === undefined && to === undefined) return true;
    const day = dayOf(entry.at, zone);
    return (from === undefined || day >= from) && (to === undefined || day <= to);
  };
}

/** `at`: when they last did something that is on record of a customer; absent where they never did. */
export type LastAct = { owner: PersonRef; at?: Instant };

/**
 * What is known of each of these owners, the longest ago first, each person once: a list may know them by another
 * reference than their acts.
 */
export function lastActs(
  owners: Iterable<PersonRef>,
  { customers, people }: { customers: Iterable<Pick<Customer, "history">>; people: readonly Person[] },
): readonly LastAct[] {
  const acts = new Map<PersonRef, Instant>();
  for (const { history } of customers) {
    for (const { by, at } of history) if ((acts.get(by) ?? "") < at) acts.set(by, at);
  }
  const known = byReference(people);
  const ids = new Map([...owners].map((owner) => [known.get(owner)?.id ?? owner, owner]));
  return [...ids]
    .map(([id, owner]) => exact({ owner, at: acts.get(id) }))
    .toSorted((one, other) => compareText(one.at ?? "", other.at ?? ""));
}

/** Whether they have recorded nothing since that day. */
export const isIdle = ({ at }: LastAct, since: Day, zone: Zone): boolean => at === undefined || dayOf(at, zone) < since;

/** The newest entries, newest first; how many there are in all, and of how many customers. Keeps few in memory however many there are. */
export function newest(
  entries: Iterable<TrailEntry>,
  most: number,
): { entries: readonly TrailEntry[]; total: number; customers: number } {
  let kept: TrailEntry[] = [];
  let total = 0;
  const customers = new Set<CustomerId>();
  for (const one of entries) {
    total += 1;
    if (one.customer !== undefined) customers.add(one.customer.id);
    kept.push(one);
    if (kept.length >= most * 50) kept = latest(kept, most);
  }
  return { entries: latest(kept, most), total, customers: customers.size };
}

/** The order of entries of one moment is the one they were written in, backwards. */
function latest(entries: readonly TrailEntry[], most: number): TrailEntry[] {
  return entries
    .toReversed()
    .sort((a, b) => (a.entry.at === b.entry.at ? 0 : a.entry.at < b.entry.at ? 1 : -1))
    .slice(0, most);
}
