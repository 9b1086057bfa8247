/** Notes on a customer: what its people here should know and no field has a place for. Pure. */
import { exact } from "../exact.ts";
import type { Actor } from "../people/person.ts";
import type { Instant } from "../time/time.ts";
import { mayAnswer } from "./checklist.ts";
import type { Customer, CustomerNote } from "./customer.ts";
import { noted } from "./edit.ts";

/** Newest first: one that was removed, and is back, stands where it stood. */
export const notesOf = ({ notes = [] }: Pick<Customer, "notes">): readonly CustomerNote[] =>
  notes.toReversed().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

/** The moment; where there is or was one of that moment, with a number. */
function freeId({ notes = [], history }: Customer, now: Instant): string {
  const taken = new Set([
    ...notes.map(({ id }) => id),
    ...history.flatMap(({ what, item }) => (isOfNote(what) ? (item ?? []) : [])),
  ]);
  for (let number = 2, id: string = now; ; number += 1) {
    if (!taken.has(id)) return id;
    id = `${now}#${number}`;
  }
}

const isOfNote = (what: string): boolean => what === "note added" || what === "note removed";

/** Notes on one customer, and characters in one: as many as the form of its notes shows in full. */
export const [mostNotes, longestNote] = [20, 300];

export type NotesChanged = { doc: Customer; outcome: "changed" | "unchanged" | "not-yours" | "full" };

/**
 * Adds a note and removes others. The history tells that it was done, and not what a note says: once it can't be undone
 * any more, nothing of a note that was removed is kept.
 * @param change.add whoever calls keeps to `longestNote` characters; nothing is added where it is empty, or there already
 * @param change.remove ids; those that aren't there change nothing
 */
export function changeNotes(
  customer: Customer,
  change: { add?: string | undefined; remove?: readonly string[] | undefined },
  by: Actor,
  now: Instant,
): NotesChanged {
  if (!mayAnswer(customer, by)) return { doc: customer, outcome: "not-yours" };
  const { notes = [] } = customer;
  const left = notes.filter(({ id }) => change.remove?.includes(id) !== true);
  const says = change.add?.trim() ?? "";
  const isNew = says !== "" && left.every((one) => one.says !== says);
  if (!isNew && left.length === notes.length) return { doc: customer, outcome: "unchanged" };
  if (isNew && left.length >= mostNotes) return { doc: customer, outcome: "full" };
  // Never given again, so that a form that was open cannot remove another note than it showed.
  const id = freeId(customer, now);
  const after = isNew ? [...left, { id, at: now, by: by.id, says }] : left;
  const gone = notes.filter((one) => !left.includes(one));
  const entry = (what: string, item: string) => ({ at: now, by: by.id, what, item });
  return {
    outcome: "changed",
    doc: noted(
      exact({ ...customer, notes: after.length === 0 ? undefined : after }),
      ...gone.map((one) => entry("note removed", one.id)),
      ...(isNew ? [entry("note added", id)] : []),
    ),
  };
}
