/** Handing everything of one owner to another, and taking changes of owners back within a day. Pure changes of one customer. */
import { assign, openPrompt, ownedAsBefore, prompt } from "./checklist.ts";
import type { Customer, HistoryEntry } from "./customer.ts";
import { isSamePerson, type Actor, type Person, type PersonRef } from "../people/person.ts";
import { dutiesBefore, withUndoable } from "./undo.ts";
import { isUndoable, type Instant } from "../time/time.ts";
import { exact } from "../exact.ts";

/** One handover: its id stands in the history of every customer it moved. */
export type Handover = { id: string; to: PersonRef; by: Actor };

/**
 * Moves the customer if it is the giver's. An open prompt goes on to the new owner; answers and history stay.
 * Doing it twice changes nothing the second time.
 */
export function handover(
  customer: Customer,
  from: Pick<Person, "id" | "upn">,
  handover: Handover,
  now: Instant,
): { doc: Customer; moved: boolean } {
  if (!isSamePerson(customer.owner, from)) return { doc: customer, moved: false };
  const waits = openPrompt(customer) !== undefined;
  const { doc } = assign(customer, handover, now);
  const noted = withNote(doc, noteOf(handover.id));
  const request = { id: handover.id, to: handover.to, because: "assigned", askedBy: handover.by.id } as const;
  const moved = waits ? prompt(noted, request, now).doc : noted;
  return { doc: withUndoable(customer, moved, { by: handover.by.id, now }), moved: true };
}

/** What became of an undo. `since`: the change that came after the one it would take back, and stays. */
export type OwnerUndone = { doc: Customer } & (
  | { outcome: "undone" | "too-late" | "not-changed" }
  | { outcome: "changed-since"; since: HistoryEntry | undefined }
);

/** Gives the customer back where this handover moved it. */
export function undoHandover(customer: Customer, { id, by }: { id: string; by: Actor }, now: Instant): OwnerUndone {
  const change = ownerChanges(customer).findLast(({ note }) => note === noteOf(id));
  return undoChange(customer, change, { note: `undo ${id}`, by }, now);
}

/** Gives the customer back to whoever had it before its owner was changed at that moment. */
export function undoOwner(customer: Customer, { at, by }: { at: Instant; by: Actor }, now: Instant): OwnerUndone {
  const change = ownerChanges(customer).findLast((one) => one.at === at);
  return undoChange(customer, change, { note: "undo", by }, now);
}

/** Within a day, and where nobody changed the owner since. */
function undoChange(
  customer: Customer,
  change: HistoryEntry | undefined,
  { note, by }: { note: string; by: Actor },
  now: Instant,
): OwnerUndone {
  if (change === undefined) return { doc: customer, outcome: "not-changed" };
  const { from } = change;
  // Pressed twice, or done by hand meanwhile.
  if (customer.owner === from) return { doc: customer, outcome: "undone" };
  const since = lastOwnerChange(customer);
  if (since !== change) return { doc: customer, outcome: "changed-since", since };
  const before = dutiesBefore(customer, change.at);
  if (before === undefined || !isUndoable(change, now)) return { doc: customer, outcome: "too-late" };
  return { doc: ownedAsBefore(customer, before, { by, note }, now), outcome: "undone" };
}

const ownerChanges = ({ history }: Customer): readonly HistoryEntry[] => history.filter(changesOwner);
/** Whether it says that a customer came to an owner, or lost one. */
export const changesOwner = ({ what }: HistoryEntry): boolean => what === "assigned" || what === "owner gave back";

/** How the customer came to its owner, or lost it; undefined where nothing is kept of it. */
export const lastOwnerChange = (customer: Customer): HistoryEntry | undefined =>
  ownerChanges(customer).findLast(({ at }) => at === customer.ownerSince);

/** Whether it was added after that moment, or whose it is or its lifecycle was changed since. */
export const isOtherSince = ({ addedAt, history }: Customer, at: Instant): boolean =>
  addedAt > at ||
  history.some((entry) => entry.at > at && (changesOwner(entry) || entry.what.startsWith("lifecycle ")));

/** How somebody lost the customer that was theirs, the last time; undefined where it never was. */
export const howLost = (customer: Customer, person: Pick<Person, "id" | "upn">): HistoryEntry | undefined =>
  ownerChanges(customer).findLast(({ from }) => isSamePerson(from, person));

const noteOf = (id: string): string => `handover ${id}`;

/** The handover by which an owner was changed; undefined where it was by none. */
export const handoverOf = ({ note }: HistoryEntry): string | undefined => /^handover (.+)$/.exec(note ?? "")?.[1];

function withNote(customer: Customer, note: string): Customer {
  const last = customer.history.at(-1);
  return last === undefined
    ? customer
    : { ...customer, history: [...customer.history.slice(0, -1), { ...last, note }] };
}

/**
 * The customer with the person's id in place of their principal name, as owner, deputy, cover and holder of links. A prompt
 * keeps the name that it was put to: it is part of its message's key. Without a trace of the name the very same object.
 */
export function knownById(customer: Customer, { id, upn }: Pick<Person, "id" | "upn">): Customer {
  const { owner, deputy, cover, identities } = customer;
  const holds = identities.some(({ holder }) => holder !== undefined && holder === upn);
  if (upn === undefined || (owner !== upn && deputy !== upn && cover?.person !== upn && !holds)) return customer;
  return {
    ...customer,
    ...exact({
      owner: owner === upn ? id : owner,
      deputy: deputy === upn ? id : deputy,
      cover: cover?.person === upn ? { ...cover, person: id } : cover,
    }),
    identities: holds ? identities.map((one) => (one.holder === upn ? { ...one, holder: id } : one)) : identities,
  };
}
