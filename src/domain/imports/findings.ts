/** What an import finds out, and how it is written into a customer: rows, findings, the summary. */
import type { Claim, Customer, CustomerId, Evidence } from "../customer/customer.ts";
import type { HistoryEntry, SolutionArea, Subscription } from "../customer/customer.ts";
import type { PersonId } from "../people/person.ts";
import type { Day, Instant, Zone } from "../time/time.ts";
import type { Comparison } from "./coverage.ts";

/** What an import found out about one thing of one customer, for the summary. */
export type ImportFinding = {
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
    /** Associated but not earning by Microsoft's own report. */
    | "unearned"
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
  kind: "earnings" | "ineligible" | "azure-usage" | "cpor-usage" | "subscriptions" | "claims" | "gdap";
  dryRun: boolean;
  rows: number;
  /** Rows whose money and units are counted in another row, by the report's own flag; all else they say is taken. */
  repeated: number;
  /** Engagements other than CPOR claims, which share the claims export: their rows are left out. Most rows first. */
  otherEngagements: readonly { name: string; rows: number }[];
  /** Names of engagements that are not known, of rows that were taken for claims because of their workload. */
  unknownEngagements: readonly { name: string; rows: number }[];
  refused: readonly RefusedRow[];
  /** Known customers in the file. */
  customers: { changed: number; unchanged: number };
  findings: readonly ImportFinding[];
  /** Customers in the file that are not known here: nothing of theirs was stored. Most rows first. */
  unknownCustomers: readonly { id: CustomerId; name?: string | undefined; rows: number }[];
  /**
   * Whom rows name otherwise than by a tenant, and whose claims and subscriptions are not known here: by Microsoft's own
   * number (TPID), or not at all. Nothing of theirs was stored.
   */
  withoutTenant?: readonly { name?: string | undefined; tpid?: string | undefined; rows: number }[] | undefined;
  /** Workloads whose names the catalogue does not have; kept under their own name. */
  unknownWorkloads: readonly { name: string; customers: number }[];
  /** What it was compared with; absent when nothing could be missing in it. */
  compared?: Comparison | undefined;
  /** The newest day that the data speaks of. */
  data?: Day | undefined;
};

/** What the workload catalogue knows of a name; undefined for a name it does not have. */
export type WorkloadOf = (name: string) => { id: string; area: SolutionArea } | undefined;

/** Who imports, when it is, and what the catalogue knows. */
export type ImportContext = {
  now: Instant;
  today: Day;
  zone: Zone;
  by: PersonId;
  workloadOf: WorkloadOf;
  /** Whether PAL counts a role, by the name that the report writes. */
  roleCounts: (role: string) => "yes" | "no" | "unknown";
  /** Whether PAL adds anything to what attributes the subscription without it. */
  palAdds: (subscription: Subscription) => boolean;
  /** The last day on which reports may still lack a link that was made on that day. */
  palSeenBy: (linkedOn: Day) => Day;
};

export type ImportApplied = { doc: Customer; outcome: "changed" | "unchanged"; findings: readonly ImportFinding[] };

/** Words of the history for findings. */
const whatOf: Readonly<Record<ImportFinding["kind"], string>> = {
  verified: "verified",
  contradicts: "contradicted",
  new: "added by import",
  changed: "changed by import",
  lost: "no longer attributed",
  unearned: "earns nothing",
  candidate: "candidate",
};

/** What an import finds out about one customer, in the order in which it is found. */
export type ImportFindings = {
  all: readonly ImportFinding[];
  add(kind: ImportFinding["kind"], item: string, says: string): void;
};

export function importFindings({ id, name }: Pick<Customer, "id" | "name">): ImportFindings {
  const all: ImportFinding[] = [];
  return { all, add: (kind, item, says) => void all.push({ kind, customer: id, customerName: name, item, says }) };
}

/**
 * The customer as an import leaves it, with an entry in its history for the import and for each finding. When none of
 * the fields was changed, the very customer.
 * @param what the report, and what it speaks of: `azure-usage`, `2026-10`.
 */
export function imported(
  customer: Customer,
  changed: Partial<Customer>,
  what: { item: string; to: string },
  findings: ImportFindings,
  context: ImportContext,
): ImportApplied {
  const fields = Object.keys(changed) as (keyof Customer)[];
  if (fields.every((field) => changed[field] === customer[field])) {
    return { doc: customer, outcome: "unchanged", findings: findings.all };
  }
  const entry = (known: Pick<HistoryEntry, "what" | "item" | "to">): HistoryEntry => ({
    at: context.now,
    by: context.by,
    ...known,
    evidence: "imported",
  });
  const entries = [
    entry({ what: "imported", ...what }),
    ...findings.all
      .filter(({ kind }) => kind !== "candidate")
      .map(({ kind, item, says }) => entry({ what: whatOf[kind], item, to: says })),
  ];
  const doc = { ...customer, ...changed, history: [...customer.history, ...entries] };
  return { doc, outcome: "changed", findings: findings.all };
}

/** What a file says of one customer: how many rows there are, and the first name that they give. */
export type Gathered = { name?: string | undefined; rows: number };

/** What the file says so far of a row's customer, with that row counted: an empty one when it is the first. */
export function gathered<Said extends Gathered>(
  said: Map<CustomerId, Said>,
  { customer, customerName }: { customer: CustomerId; customerName?: string | undefined },
  empty: () => Omit<Said, keyof Gathered>,
): Said {
  const known = said.get(customer) ?? ({ ...empty(), rows: 0 } as Said);
  said.set(customer, known);
  known.rows += 1;
  known.name ??= customerName;
  return known;
}

/** The workload's claim that a report speaks of: by its claim id, else by its subscription, or the one without. */
export function claimFor(
  claims: readonly Claim[],
  workload: string,
  said: { claimId?: string | undefined; subscription?: string | undefined },
): Claim | undefined {
  const ofWorkload = claims.filter((claim) => claim.workload === workload);
  return (
    ofWorkload.find(({ claimId }) => claimId !== undefined && claimId === said.claimId) ??
    ofWorkload.find(({ subscription }) => subscription === said.subscription)
  );
}

/** Whether two claims say the same, evidence of one day and contradictions in the same words counted as one. */
export function isSameClaim(one: Claim, other: Claim): boolean {
  const facts = ({ evidence, conflict, ...claim }: Claim) =>
    JSON.stringify([
      Object.entries(claim).sort(([a], [b]) => (a < b ? -1 : 1)),
      [evidence.kind, evidence.at.slice(0, 10)],
      conflict?.says,
    ]);
  return facts(one) === facts(other);
}

/** What a report contradicted before and agrees with now is settled; what a person contradicts is for a person to settle. */
export const withoutImportedConflict = (claim: Claim): Claim =>
  claim.conflict?.evidence.kind === "imported" ? withoutConflict(claim) : claim;

export function withoutConflict(claim: Claim): Claim {
  const { conflict: _settled, ...settled } = claim;
  return settled;
}

/** The items with this one in place of the one before, or added. */
export const withItem = <Item>(items: readonly Item[], before: Item | undefined, after: Item): readonly Item[] =>
  before === undefined ? [...items, after] : items.map((item) => (item === before ? after : item));

/** Evidence is as old as the data, so that importing an old file again does not make it look fresh. */
export const importedOn = (on: Day, ref: string, { by }: Pick<ImportContext, "by">): Evidence => ({
  kind: "imported",
  at: `${on}T00:00:00.000Z`,
  by,
  ref,
});

/** A row that could not be read, or all from that line on, with the reason in words. */
export type RefusedRow = { line: number; refused: string };
