/** The report "CPOR - Microsoft 365 usage" as evidence of claims: it lists the workloads that are associated. */
import { exact } from "../exact.ts";
import type { Claim, Customer, CustomerId, Evidence, SolutionArea } from "../customer/customer.ts";
import { withUsage } from "./usage.ts";
import { findingsOf, imported, importedOn, type Applied, type Findings, type ImportContext } from "./findings.ts";
import type { Day } from "../time/time.ts";
import { compare, isNews, type Before, type Comparison, type Extent } from "./coverage.ts";
import { newClaim } from "../claims/claims.ts";
import { stronger } from "../claims/evidence.ts";

/** What a whole file says, and what it can be compared with. */
export type CporReport = {
  /** The newest day that the file speaks of. */
  on: Day;
  /** It is taken for the whole report of that day: what it does not show is gone. */
  isWhole: boolean;
  /** The newest day that a report of all customers spoke of: an older file brings nothing back that it did not show. */
  whole: Day | undefined;
  comparison: Comparison | undefined;
  /** What is compared now, to be noted for the next file. */
  compared: Before["compared"];
  /** Known customers that are not in the file and from which it may take something away. */
  absent: readonly CustomerId[];
};

/** Compares a file's newest month with the claims that reports of earlier months showed. */
export function surveyCporUsage(
  usage: ReadonlyMap<CustomerId, CporUsage>,
  known: readonly Customer[],
  context: ImportContext,
  before: Before,
  said: Extent | undefined,
): CporReport {
  const rows = [...usage].flatMap(([customer, { workloads }]) =>
    [...workloads].map(([name, { newest }]) => ({
      item: `${customer}/${workloadNamed(name, context).id}`,
      on: newest.on,
    })),
  );
  const on = rows.reduce((newest, row) => (row.on > newest ? row.on : newest), "");
  const expected = new Map(
    known.flatMap((customer) =>
      customer.claims
        .filter((claim) => isExpected(customer, claim, on, before.whole))
        .map(({ workload }) => [`${customer.id}/${workload}`, customer.id] as const),
    ),
  );
  const { whole } = before;
  const present = new Set(rows.filter((row) => monthOf(row.on) === monthOf(on)).map(({ item }) => item));
  const isCompared = rows.length > 0 && on <= context.today && isNews(on, present.size, before, said);
  const compared = isCompared ? { on, things: present.size } : before.compared;
  if (!isCompared || expected.size === 0) {
    return { on, isWhole: false, whole, comparison: undefined, compared, absent: [] };
  }
  const comparison = compare(on, expected, present, said);
  const isWhole = comparison.extent === "whole";
  const absent = known.filter(
    (customer) =>
      isWhole &&
      !usage.has(customer.id) &&
      customer.claims.some((claim) => isExpected(customer, claim, on, before.whole)),
  );
  return { on, isWhole, whole, comparison, compared, absent: absent.map(({ id }) => id) };
}

const monthOf = (day: Day): string => day.slice(0, 7);

/** Whether a whole report of that day should show it, by what a report of an earlier month showed. */
function isExpected({ usage }: Customer, { status, seen, workload }: Claim, on: Day, whole = ""): boolean {
  if (status !== "Approved" || seen === undefined || monthOf(seen.on) > monthOf(on) || seen.on < whole) return false;
  const isOlder = ({ month, workloads }: Customer["usage"][number]) =>
    monthOf(month) < monthOf(on) && workloads?.[workload] !== undefined;
  return monthOf(seen.on) < monthOf(on) || usage.some(isOlder);
}

const workloadNamed = (name: string, { workloadOf }: ImportContext): { id: string; area: SolutionArea } =>
  workloadOf(name) ?? { id: name, area: "Modern Work and Security" };

/**
 * Applies what a file says of the customer: claims it shows associated become Approved with the report as evidence,
 * unless something newer or negative is recorded; then both are kept and shown as a contradiction. Claims that earlier
 * reports showed and this one does not are lost. The same file twice changes nothing.
 * @param usage undefined when the file does not name the customer. A workload that the catalogue does not know is kept
 *   as written.
 */
export function applyCporUsage(
  customer: Customer,
  usage: CporUsage | undefined,
  report: CporReport,
  context: ImportContext,
): Applied {
  const findings = findingsOf(customer);
  let claims = customer.claims;
  const put = (before: Claim | undefined, after: Claim) => {
    if (after === before) return;
    claims = before === undefined ? [...claims, after] : claims.map((claim) => (claim === before ? after : claim));
    find(findings, before, after);
  };
  const told = new Set<string>();
  for (const [name, { newest, associated: said }] of [...(usage?.workloads ?? [])].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const workload = workloadNamed(name, context);
    told.add(workload.id);
    if (said?.claimId !== undefined) {
      const before = claimFor(claims, workload.id, said.claimId);
      const after = before === undefined ? approved(workload, said, context) : mergeClaim(before, said, context);
      const { whole } = report;
      put(
        before,
        monthOf(after.seen?.on ?? said.on) < monthOf(whole ?? "") ? gone(after, whole ?? "", context) : after,
      );
    }
    if (newest.claimId !== undefined) continue;
    // In use, and not associated: the monthly figures say so, and what was associated before is lost.
    for (const claim of claims) {
      if (claim.workload === workload.id && claim.subscription === undefined)
        put(claim, gone(claim, newest.on, context));
    }
  }
  for (const claim of report.isWhole ? claims : []) {
    const isMissing = !told.has(claim.workload) && isExpected(customer, claim, report.on, report.whole);
    if (isMissing && monthOf(claim.seen?.on ?? "") < monthOf(report.on)) put(claim, gone(claim, report.on, context));
  }
  const next = {
    claims,
    usage: usage === undefined ? customer.usage : withUsage(customer.usage, monthsOf(usage, context)),
  };
  return imported(customer, next, { item: "cpor-usage", to: report.on }, findings, context);
}

/** The claim, lost since a report of that day does not show it. The very claim when none showed it before. */
function gone(claim: Claim, on: Day, context: ImportContext): Claim {
  const { seen, status, lost } = claim;
  if (status !== "Approved" || seen === undefined || seen.on >= on || lost !== undefined) return claim;
  const evidence = evidenceOf(on, context);
  return { ...claim, lost: [{ by: "CPOR", lastSeen: seen.on, missingSince: on, evidence }] };
}

function monthsOf(usage: CporUsage, context: ImportContext) {
  return [...usage.months].map(([month, figures]) => ({
    month,
    workloads: Object.fromEntries([...figures].map(([name, figure]) => [workloadNamed(name, context).id, figure])),
  }));
}

function find(findings: Findings, before: Claim | undefined, after: Claim): void {
  if (before === undefined) findings.add("new", after.id, "not recorded before");
  const [lost] = after.lost ?? [];
  if (lost !== undefined && before?.lost === undefined) {
    findings.add("lost", after.id, `not associated on ${lost.missingSince}; it was on ${lost.lastSeen}`);
    return;
  }
  const isVerified = after.evidence.kind === "imported" && after.status === "Approved";
  if (isVerified && (before?.evidence.kind !== "imported" || before.status !== "Approved")) {
    const was = before === undefined || before.status === "Approved" ? "" : ` (was ${before.status})`;
    findings.add("verified", after.id, `Approved, claim ${after.claimId}${was}`);
  } else if (isVerified && before !== undefined && before.claimId !== after.claimId) {
    findings.add("changed", after.id, `claim ${after.claimId}, was ${before.claimId ?? "none"}`);
  }
  if (after.conflict !== undefined && after.conflict.says !== before?.conflict?.says) {
    const [recorded, report] =
      after.status === "Approved" && after.scope.is === "in"
        ? [after.conflict.says, "Approved"]
        : [after.scope.is === "in" ? after.status : after.scope.is, after.conflict.says];
    findings.add("contradicts", after.id, `recorded as ${recorded}; the report says: ${report}`);
  }
}

export type CporUsageRow = {
  line: number;
  customer: CustomerId;
  customerName?: string | undefined;
  /** As the report writes it. */
  workload: string;
  users: number;
  seats: number;
  claimId?: string | undefined;
  partnerId?: string | undefined;
  associatedOn?: Day | undefined;
  /** The day of the data. */
  on: Day;
  /** Its users and seats are counted in another row, by the report's own flag. */
  repeated?: boolean | undefined;
};

/** The newest that a file says of one workload. */
export type WorkloadUsage = Omit<CporUsageRow, "line" | "customer" | "customerName" | "repeated">;

/** What a file says of one customer: by workload the newest row, the newest that has a claim, and every month's figures. */
export type CporUsage = {
  name?: string | undefined;
  rows: number;
  workloads: Map<string, { newest: WorkloadUsage; associated?: WorkloadUsage | undefined }>;
  months: Map<Day, Map<string, { users: number; seats: number }>>;
};

/** Adds a row to what the file says so far. Changes `usage`. */
export function gatherCporUsage(usage: Map<CustomerId, CporUsage>, row: CporUsageRow): void {
  let customer = usage.get(row.customer);
  if (customer === undefined) {
    customer = { rows: 0, workloads: new Map(), months: new Map() };
    usage.set(row.customer, customer);
  }
  customer.rows += 1;
  customer.name ??= row.customerName;
  const { line: _line, customer: _customer, customerName: _name, repeated, ...said } = row;
  const before = customer.workloads.get(row.workload);
  const associated = said.claimId === undefined ? before?.associated : newer(before?.associated, said);
  customer.workloads.set(row.workload, { newest: newer(before?.newest, said), associated });
  if (repeated === true) return;
  const month = `${row.on.slice(0, 7)}-01`;
  const figures = customer.months.get(month) ?? new Map<string, { users: number; seats: number }>();
  const known = figures.get(row.workload) ?? { users: 0, seats: 0 };
  figures.set(row.workload, {
    users: Math.max(row.users, known.users),
    seats: Math.max(row.seats, known.seats),
  });
  customer.months.set(month, figures);
}

/** Of two rows about one workload the newer; of the same day, the later association, with the greater figures. */
function newer(one: WorkloadUsage | undefined, other: WorkloadUsage): WorkloadUsage {
  if (one === undefined) return other;
  if (one.on !== other.on) return one.on > other.on ? one : other;
  const key = (row: WorkloadUsage) => `${row.associatedOn ?? ""} ${row.claimId ?? ""} ${row.partnerId ?? ""}`;
  const winner = key(one) >= key(other) ? one : other;
  return { ...winner, users: Math.max(one.users, other.users), seats: Math.max(one.seats, other.seats) };
}

/** The claim that the report speaks of: by its claim id, else the workload's, without a subscription first. */
function claimFor(claims: readonly Claim[], workload: string, claimId: string): Claim | undefined {
  const ofWorkload = claims.filter((claim) => claim.workload === workload);
  return (
    ofWorkload.find((claim) => claim.claimId === claimId) ??
    ofWorkload.find((claim) => claim.subscription === undefined) ??
    ofWorkload[0]
  );
}

const evidenceOf = (on: Day, context: ImportContext): Evidence => importedOn(on, `CPOR usage ${on}`, context);

const seenOf = ({ on, users, seats }: WorkloadUsage): NonNullable<Claim["seen"]> => ({ on, users, seats });

function approved(workload: { id: string; area: SolutionArea }, said: WorkloadUsage, context: ImportContext): Claim {
  const evidence = evidenceOf(said.on, context);
  const claim = newClaim({ workload: workload.id, area: workload.area, scopedOn: context.today, evidence });
  return associated(claim, said, evidence);
}

/** The claim as the report shows it. */
function associated(claim: Claim, said: WorkloadUsage, evidence: Evidence): Claim {
  const since = said.associatedOn ?? (claim.status === "Approved" ? claim.statusSince : said.on);
  const { reason: _reason, lost: _foundAgain, ...rest } = claim;
  return {
    ...rest,
    status: "Approved",
    statusSince: since,
    approvedOn: claim.status === "Approved" && said.associatedOn === undefined ? (claim.approvedOn ?? since) : since,
    evidence: stronger(claim.evidence, evidence),
    seen: seenOf(said),
    ...exact({ claimId: said.claimId, partnerId: said.partnerId }),
  };
}

/** @returns the very claim when the file says nothing new of it. */
function mergeClaim(claim: Claim, said: WorkloadUsage, context: ImportContext): Claim {
  const { seen } = claim;
  if (seen !== undefined && said.on < seen.on) return claim;
  // A second file of the same day may hold the rest of it: the later association, the greater figures.
  const newest = seen?.on === said.on ? newer(said, { ...said, ...asRow(claim, seen) }) : said;
  const next = judged(claim, newest, evidenceOf(newest.on, context));
  return sameClaim(claim, next) ? claim : next;
}

/** What an earlier file of the same day said. */
const asRow = (claim: Claim, seen: NonNullable<Claim["seen"]>): Partial<WorkloadUsage> =>
  claim.status === "Approved" ? { ...seen, ...associationOf(claim) } : seen;

const associationOf = ({ claimId, partnerId, approvedOn }: Claim): Partial<WorkloadUsage> => ({
  claimId,
  partnerId,
  associatedOn: approvedOn,
});

function judged(claim: Claim, said: WorkloadUsage, evidence: Evidence): Claim {
  const disputed = { ...claim, seen: seenOf(said), conflict: conflictWith(claim, said, evidence) };
  if (claim.scope.is !== "in") return disputed;
  switch (claim.status) {
    case "Approved": {
      const { conflict } = claim;
      const next = withoutImportedConflict(associated(claim, said, evidence));
      return conflict !== undefined && isAssociatedSince(said, conflict.evidence) ? withoutConflict(next) : next;
    }
    case "Not started":
      return withoutImportedConflict(associated(claim, said, evidence));
    case "Draft":
    case "Submitted":
    case "Under review":
    case "Partner action required":
      // On its way to approval when somebody last looked; a report of a later day shows that it arrived.
      return isLater(said, claim) ? withoutImportedConflict(associated(claim, said, evidence)) : disputed;
    case "Rejected":
    case "Dispute":
    case "Rejected final": {
      if (!isLater(said, claim)) return disputed;
      if (isAssociatedSince(said, claim.evidence)) return withoutImportedConflict(associated(claim, said, evidence));
      // The newer and stronger stands, and what it takes the place of is named beside it.
      return { ...associated(claim, said, evidence), conflict: { evidence: claim.evidence, says: claim.status } };
    }
  }
}

/** The report's side. Of two files of the same day that differ, the same one whatever their order. */
function conflictWith(claim: Claim, said: WorkloadUsage, evidence: Evidence): NonNullable<Claim["conflict"]> {
  const since = said.associatedOn === undefined ? "" : `, associated since ${said.associatedOn}`;
  const says = `Approved, claim ${said.claimId}${since}`;
  const before = claim.conflict;
  const isOfSameDay = before?.evidence.kind === "imported" && before.evidence.at === evidence.at;
  return isOfSameDay && before.says >= says ? before : { evidence, says };
}

/** Whether it was associated after that was said: claimed again, so that it is no contradiction. */
const isAssociatedSince = (said: WorkloadUsage, evidence: Evidence): boolean =>
  said.associatedOn !== undefined && said.associatedOn > evidence.at.slice(0, 10);

const isLater = (said: WorkloadUsage, claim: Claim): boolean => said.on >= claim.statusSince;

/** What a report contradicted before and agrees with now is settled; what a person contradicts is for a person to settle. */
function withoutImportedConflict(claim: Claim): Claim {
  return claim.conflict?.evidence.kind === "imported" ? withoutConflict(claim) : claim;
}

function withoutConflict(claim: Claim): Claim {
  const { conflict: _settled, ...settled } = claim;
  return settled;
}

function sameClaim(one: Claim, other: Claim): boolean {
  const compared = (claim: Claim) => {
    const { evidence, conflict, ...rest } = claim;
    return JSON.stringify([
      Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)),
      [evidence.kind, evidence.at],
      conflict?.says,
    ]);
  };
  return compared(one) === compared(other);
}
