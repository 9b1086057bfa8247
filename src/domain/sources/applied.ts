/** What all readings of customers have in common: who reads and when, what a reading found, and the mark it leaves. */
import type { Customer, CustomerId, Evidence, HistoryEntry, ReadPart, Said } from "../customer/customer.ts";
import { exact, type Loose } from "../exact.ts";
import type { ReadCounts } from "../documents.ts";
import { system } from "../people/person.ts";
import { addDays, dayOf, type Day, type Instant, type Zone } from "../time/time.ts";

/** When it was read, and which day that is where the organization is. */
export type ReadContext = { now: Instant; today: Day; zone: Zone };

/** Something that a reading changes, for the summary. */
export type ReadFinding = {
  kind: "new" | "changed" | "contradicted" | "gone";
  customer: CustomerId;
  name: string;
  /** The customer got another name. */
  renamed?: true;
  /** A short plain phrase: "GDAP ends 3 Mar 2027, not 1 Jan 2027 as a person said". Not escaped. */
  says: string;
};

/** The customer with what was read, its mark included, and what that changed of it. */
export type ReadApplied = { doc: Customer; findings: readonly ReadFinding[] };

/** Evidence of a part that was read just now. Nobody in particular reads. */
export const readNow = (part: ReadPart, { now }: ReadContext): Evidence => ({
  kind: "read",
  at: now,
  by: system,
  ref: part,
});

/** What somebody said that gave way to a reading stays beside it for so many days. */
const saidDays = 30;

/** What somebody said, as long as it stays beside what was read: since that gave way, or they said so in spite of it. */
export function saidStill(
  said: Said | undefined,
  { at }: Pick<Evidence, "at">,
  { today, zone }: ReadContext,
): Said | undefined {
  const since = said !== undefined && said.evidence.at > at ? said.evidence.at : at;
  return addDays(dayOf(since, zone), saidDays) < today ? undefined : said;
}

/** Noted in the history where a reading contradicts a person. */
export const saidOtherwise = "a person said otherwise";

/** An entry in the history that a reading writes. */
export const readEntry = (
  { now }: ReadContext,
  entry: Loose<Pick<HistoryEntry, "what" | "item" | "from" | "to" | "note">>,
): HistoryEntry => exact({ at: now, by: system, ...entry, evidence: "read" });

/** What a reading finds of one customer, told in the summary and written into its history. */
export type Find = (
  kind: ReadFinding["kind"],
  entry: Loose<Pick<HistoryEntry, "what" | "item" | "from" | "to">>,
  says?: string,
  parts?: Pick<ReadFinding, "renamed">,
) => void;

/** Collects what a reading finds of a customer. `says` of a finding is what the entry has as `to`, unless given. */
export function collect({ id: customer, name }: Customer, context: ReadContext) {
  const findings: ReadFinding[] = [];
  const entries: HistoryEntry[] = [];
  const find: Find = (kind, entry, says = entry.to ?? "", parts = {}) => {
    findings.push({ kind, customer, name, says, ...parts });
    entries.push(readEntry(context, { ...entry, note: kind === "contradicted" ? saidOtherwise : undefined }));
  };
  return { findings, entries, find };
}

/** The customer, marked as read in that part just now; with entries in its history. */
export function marked(
  customer: Customer,
  part: ReadPart,
  context: ReadContext,
  entries: readonly HistoryEntry[],
): Customer {
  return {
    ...customer,
    read: { ...customer.read, [part]: { at: context.now } },
    history: entries.length === 0 ? customer.history : [...customer.history, ...entries],
  };
}

/** The customer whose part could not be read although its source could: since when, and why. The last reading stands. */
export function notRead(customer: Customer, part: ReadPart, because: string, { now }: ReadContext): Customer {
  const before = customer.read?.[part];
  if (before?.failed?.because === because) return customer;
  const failed = { since: before?.failed?.since ?? now, because };
  return { ...customer, read: { ...customer.read, [part]: { ...before, failed } } };
}

export const noCounts: ReadCounts = {
  new: 0,
  changed: 0,
  unchanged: 0,
  contradicted: 0,
  gone: 0,
  unknown: 0,
  failed: 0,
};

/** A customer counts once, by the gravest of what was found of it. */
export function countOf(findings: readonly ReadFinding[]): keyof ReadCounts {
  const kinds = new Set(findings.map(({ kind }) => kind));
  return (["gone", "contradicted", "changed", "new"] as const).find((kind) => kinds.has(kind)) ?? "unchanged";
}
