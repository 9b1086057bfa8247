/** What the usage reports have in common: rows, findings, and monthly figures that add up whatever the order. */
import type { Customer, CustomerId, HistoryEntry, MonthlyUsage, SolutionArea } from "../customer/customer.ts";
import type { RefusedRow } from "./customers.ts";
import type { PersonId } from "../people/person.ts";
import type { Day, Instant, Zone } from "../time/time.ts";

/** A row that repeats another row's figures, by the report's own flag. Not counted. */
export type RepeatedRow = { line: number; repeated: true };

/** What an import found out about one thing of one customer, for the summary. */
export type Finding = {
  kind:
    /** The report shows what a person had said, or what nobody had. */
    | "verified"
    /** The report and what is recorded here say different things. */
    | "contradicts"
    /** A subscription or workload that was not recorded before. */
    | "new"
    /** The report changed a fact that was recorded here. */
    | "changed"
    /** Attributed to us before, and not any more. */
    | "lost"
    /** Sold or in use, and nobody has decided whether it is ours to associate. Not stored. */
    | "candidate";
  customer: CustomerId;
  customerName: string;
  /** Subscription id, or claim id. */
  item: string;
  /** A short plain phrase. Not escaped. */
  says: string;
};

export type UsageSummary = {
  kind: "azure-usage" | "cpor-usage" | "subscriptions" | "claims";
  dryRun: boolean;
  rows: number;
  /** Rows left out because the report flags them as duplicates. */
  repeated: number;
  /** Rows left out because they are about engagements other than CPOR claims; only in a claims export. */
  otherEngagements?: number;
  refused: readonly RefusedRow[];
  /** Known customers in the file. */
  customers: { changed: number; unchanged: number };
  findings: readonly Finding[];
  /** Customers in the file that are not known here: nothing of theirs was stored. Most rows first. */
  unknownCustomers: readonly { id: CustomerId; name?: string; rows: number }[];
  /** Workloads whose names the catalogue does not have; kept under their own name. */
  unknownWorkloads: readonly { name: string; customers: number }[];
  /** The newest day that the data speaks of. */
  data?: Day;
};

/** What the workload catalogue knows of a name; undefined for a name it does not have. */
export type WorkloadOf = (name: string) => { id: string; area: SolutionArea } | undefined;

/** Who imports, and when it is. */
export type ImportContext = { now: Instant; today: Day; zone: Zone; by: PersonId };

export type Applied = { doc: Customer; outcome: "changed" | "unchanged"; findings: readonly Finding[] };

/** Monthly figures are kept for this many months. */
const monthsKept = 36;

/**
 * Adds a month's figures to those there are. The greater of two figures for the same month stands: a month grows until
 * it is over, and the order in which files are imported must not matter.
 */
export function withUsage(usage: readonly MonthlyUsage[], added: readonly MonthlyUsage[]): readonly MonthlyUsage[] {
  const months = new Map(usage.map((month) => [month.month, month]));
  let changed = false;
  for (const one of added) {
    const before = months.get(one.month);
    const merged = before === undefined ? one : mergeMonths(before, one);
    if (merged === before) continue;
    months.set(one.month, merged);
    changed = true;
  }
  if (!changed) return usage;
  const sorted = [...months.values()].sort((one, other) => (one.month < other.month ? -1 : 1)).slice(-monthsKept);
  return sameMonths(sorted, usage) ? usage : sorted;
}

/** A month older than those kept is dropped again: then nothing changed. */
const sameMonths = (some: readonly MonthlyUsage[], others: readonly MonthlyUsage[]): boolean =>
  some.length === others.length && some.every((month, place) => month === others[place]);

function mergeMonths(before: MonthlyUsage, added: MonthlyUsage): MonthlyUsage {
  let merged = before;
  if (added.acrUsd !== undefined && (before.acrUsd === undefined || added.acrUsd > before.acrUsd)) {
    merged = { ...merged, acrUsd: added.acrUsd };
  }
  for (const [workload, { users, seats }] of Object.entries(added.workloads ?? {})) {
    const known = merged.workloads?.[workload];
    if (known !== undefined && known.users >= users && known.seats >= seats) continue;
    const greater = { users: Math.max(users, known?.users ?? 0), seats: Math.max(seats, known?.seats ?? 0) };
    merged = { ...merged, workloads: { ...merged.workloads, [workload]: greater } };
  }
  return merged;
}

/** Words of the history for findings. */
export const whatOf: Readonly<Record<Finding["kind"], string>> = {
  verified: "verified",
  contradicts: "contradicted",
  new: "added by import",
  changed: "changed by import",
  lost: "no longer attributed",
  candidate: "candidate",
};

/** An entry in the history that an import writes. */
export const importedEntry = (
  context: ImportContext,
  entry: Pick<HistoryEntry, "what"> & Partial<HistoryEntry>,
): HistoryEntry => ({ at: context.now, by: context.by, ...entry, evidence: "imported" });
