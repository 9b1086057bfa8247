/** What a row of the customers list changes in a customer. */
import { exact } from "../exact.ts";
import { whyNoName } from "./names.ts";
import type { Comparison } from "./coverage.ts";
import { type RefusedRow } from "./findings.ts";
import { assign, prompt } from "../customer/checklist.ts";
import { newCustomer, type Customer, type CustomerId, type HistoryEntry } from "../customer/customer.ts";
import type { PersonId, PersonRef } from "../people/person.ts";
import type { Instant } from "../time/time.ts";

/** One customer of the list. What is absent was not in the file or empty there, and changes nothing. */
export type CustomerRow = {
  line: number;
  id: CustomerId;
  name: string;
  domain?: string | undefined;
  relationship?: string | undefined;
  /** An empty list when the file has the column and the customer no tag. */
  tags?: readonly string[] | undefined;
  owner?: PersonRef | undefined;
  deputy?: PersonRef | undefined;
};

export type CustomerRowOutcome =
  | {
      doc: Customer;
      outcome: "new" | "changed" | "unchanged";
      /** The owner, when this row set another one than before. */
      assigned?: PersonRef;
    }
  /** Nothing is changed: the row's name is none. */
  | { doc: Customer | undefined; outcome: "refused"; refused: string };

/** What a list did, or would do. */
export type CustomersSummary = {
  kind: "customers";
  dryRun: boolean;
  /** Rows read, refused and repeated ones included. */
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  /** Rows of customers that an earlier row of the same file had already, which line `of` is; the earlier one counted. */
  repeated: readonly { line: number; of: number }[];
  refused: readonly RefusedRow[];
  assigned: readonly { customer: CustomerId; owner: PersonRef }[];
  /** What it was compared with; absent when nobody could be missing in it. */
  compared?: Comparison | undefined;
  /** Customers that earlier lists had and this one does not; marked as not listed since `on`. */
  missing: readonly { customer: CustomerId; name: string }[];
  /** New ones that have the name and domain of one that is missing. */
  moved: readonly { name: string; from: CustomerId; to: CustomerId }[];
  /** Not listed for a while, and now again. */
  returned: readonly { customer: CustomerId; name: string }[];
};

type Context = {
  now: Instant;
  by: PersonId;
  /** The Entra object id behind a reference when the person is known, else the reference itself. */
  person?: ((ref: PersonRef) => PersonRef) | undefined;
  /** When given, the checklist is put to every owner who is set, under this id: one message for each owner. */
  promptId?: string | undefined;
};

/**
 * Applies one row. The list is Microsoft's word on name, domain, relationship and tags, and the manager's on owner and
 * deputy. Nobody is ever unassigned by a list, and channels are only added. The same row twice changes nothing.
 */
export function applyCustomerRow(
  current: Customer | undefined,
  row: CustomerRow,
  context: Context,
): CustomerRowOutcome {
  const { now, by, person = (ref) => ref } = context;
  const listed = current?.listedName ?? current?.name;
  const why = row.name === listed ? undefined : whyNoName(row.name);
  if (why !== undefined) {
    const known = current === undefined ? "" : ` It stays “${current.name}”.`;
    return { doc: current, outcome: "refused", refused: `The company name “${row.name.slice(0, 60)}” ${why}.${known}` };
  }
  const before = current ?? blank(row, now, by);
  const changes: HistoryEntry[] = [];
  const note = (item: string, from = "", to = "") =>
    changes.push({
      at: now,
      by,
      what: "imported",
      item,
      ...exact({ from: from || undefined }),
      to,
      evidence: "imported",
    });

  const { unlisted, ...rest } = before;
  const doc: Customer = { ...rest };
  if (unlisted !== undefined) changes.push({ at: now, by, what: "listed again", evidence: "imported" });
  // A name that somebody gave it here stays, whatever the list calls it.
  const nameField = before.listedName === undefined ? "name" : "listedName";
  if (row.name !== before[nameField]?.trim()) {
    note("name", before[nameField], row.name);
    doc[nameField] = row.name;
  }
  for (const field of ["domain", "relationship"] as const) {
    const value = row[field];
    if (value === undefined || value === before[field]?.trim()) continue;
    note(field, before[field], value);
    doc[field] = value;
  }
  if (row.tags !== undefined && !sameTexts(row.tags, before.tags)) {
    note("tags", before.tags.join("; "), row.tags.join("; "));
    doc.tags = [...row.tags];
  }
  // Who owns it stands in for nobody there.
  const ownerOf = row.owner ?? before.owner;
  const isOwner = row.deputy !== undefined && ownerOf !== undefined && person(ownerOf) === person(row.deputy);
  if (
    row.deputy !== undefined &&
    !isOwner &&
    (before.deputy === undefined || person(before.deputy) !== person(row.deputy))
  ) {
    note("deputy", before.deputy, person(row.deputy));
    doc.deputy = person(row.deputy);
  }
  // A customer that was just added is one entry in its history; the fields it came with are not changes.
  doc.history = current === undefined ? before.history : [...before.history, ...changes];

  if (row.owner !== undefined && (before.owner === undefined || person(before.owner) !== person(row.owner))) {
    const owner = person(row.owner);
    const manager = { id: by, name: by, manager: true };
    const owned = assign(doc, { to: owner, by: manager }, now).doc;
    const { promptId: id } = context;
    const asked =
      id === undefined ? owned : prompt(owned, { id, to: owner, because: "assigned", askedBy: by }, now).doc;
    return { doc: asked, outcome: current === undefined ? "new" : "changed", assigned: owner };
  }
  if (current === undefined) return { doc, outcome: "new" };
  return changes.length > 0 ? { doc, outcome: "changed" } : { doc: current, outcome: "unchanged" };
}

function blank(row: CustomerRow, now: Instant, by: PersonId): Customer {
  return newCustomer({
    id: row.id,
    name: row.name,
    source: "import",
    addedAt: now,
    history: [{ at: now, by, what: "added", to: row.name, evidence: "imported" }],
  });
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  const set = (texts: readonly string[]) => new Set(texts.map((text) => text.trim()).filter((text) => text !== ""));
  const one = set(some);
  const other = set(others);
  return one.size === other.size && [...one].every((text) => other.has(text));
}
