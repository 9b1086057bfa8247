/** Applies a report "CPOR - Microsoft 365 usage" as evidence of claims: it lists the workloads that are associated. */
import { exact } from "../exact.ts";
import { newClaim } from "../claims/claims.ts";
import { stronger } from "../claims/evidence.ts";
import type { Claim, Customer, Evidence, SolutionArea } from "../customer/customer.ts";
import type { Day } from "../time/time.ts";
import { isExpected, monthOf, workloadNamed, type CporReport } from "./cpor-survey.ts";
import { newer, type CporUsage, type WorkloadUsage } from "./cpor-usage.ts";
import {
  claimFor,
  importFindings,
  imported,
  importedOn,
  isSameClaim,
  withItem,
  withoutConflict,
  withoutImportedConflict,
  type ImportApplied,
  type ImportFindings,
  type ImportContext,
} from "./findings.ts";
import { withUsage } from "./usage.ts";

/**
 * Applies what a file says of the customer: claims it shows associated become Approved with the report as evidence,
 * unless something newer or negative is recorded; then both are kept and shown as a contradiction. Claims that earlier
 * reports showed and this one does not are lost. The same file twice changes nothing.
 * @param usage undefined when the file does not name the customer.
 */
export function applyCporUsage(
  customer: Customer,
  usage: CporUsage | undefined,
  report: CporReport,
  context: ImportContext,
): ImportApplied {
  const findings = importFindings(customer);
  let claims = customer.claims;
  const put = (before: Claim | undefined, after: Claim) => {
    if (after === before) return;
    claims = withItem(claims, before, after);
    find(findings, before, after);
  };
  const told = new Set<string>();
  for (const [name, { newest, associated: said }] of [...(usage?.workloads ?? [])].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const workload = workloadNamed(name, context);
    told.add(workload.id);
    if (said?.claimId !== undefined) {
      const before = claimFor(claims, workload.id, said) ?? claims.find((one) => one.workload === workload.id);
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

function find(findings: ImportFindings, before: Claim | undefined, after: Claim): void {
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
  const { reason: _reason, reasonNote: _why, lost: _foundAgain, ...rest } = claim;
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
  return isSameClaim(claim, next) ? claim : next;
}

/** What an earlier file of the same day said. */
function asRow({ status, claimId, partnerId, approvedOn }: Claim, seen: NonNullable<Claim["seen"]>) {
  return status === "Approved" ? { ...seen, claimId, partnerId, associatedOn: approvedOn } : seen;
}

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
