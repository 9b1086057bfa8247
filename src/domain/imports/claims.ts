/** The claims export (Customer claims > Export claim data): every claim with its status, as Microsoft has it. */
import { exact } from "../exact.ts";
import { lostBy } from "../claims/attribution.ts";
import { newClaim } from "../claims/claims.ts";
import {
  claimStatuses,
  type Claim,
  type ClaimReason,
  type ClaimStatus,
  type Customer,
  type CustomerId,
  type Evidence,
  type PartnerRole,
  type SolutionArea,
} from "../customer/customer.ts";
import {
  claimFor,
  importFindings,
  imported,
  importedOn,
  isSameClaim,
  withItem,
  withoutImportedConflict,
} from "./findings.ts";
import type { ImportApplied, ImportFindings, ImportContext, WorkloadOf } from "./findings.ts";
import type { Day } from "../time/time.ts";

/** One workload of one claim. */
export type ClaimRow = {
  line: number;
  customer: CustomerId;
  customerName?: string | undefined;
  claimId: string;
  /** As the export writes it. */
  workload: string;
  subscription?: string | undefined;
  area?: SolutionArea | undefined;
  role?: PartnerRole | undefined;
  /** The engagement as written, when it is none that we know. */
  engagement?: string | undefined;
  partnerId?: string | undefined;
  status: ClaimStatus;
  /** Since when it has that status; absent when the export has no such column. */
  statusOn?: Day | undefined;
  submittedOn?: Day | undefined;
  reason?: ClaimReason | undefined;
};

/** A row about an engagement that is no CPOR claim, such as a workshop, by its name: they share page and export. */
export type OtherEngagement = { line: number; otherEngagement: string };

/**
 * Applies the claims of one customer. A status that people's last word could have led to is taken; one that contradicts
 * it is taken when it is newer, and named beside it; an older one changes nothing but is named. The same export twice on
 * one day changes nothing.
 */
export function applyClaims(customer: Customer, rows: readonly ClaimRow[], context: ImportContext): ImportApplied {
  const findings = importFindings(customer);
  let claims = customer.claims;
  for (const { row, workload } of lastOfEach(customer.claims, rows, context.workloadOf)) {
    const before = claimFor(claims, workload.id, row);
    const after = before === undefined ? added(workload, row, context) : merged(before, row, context);
    if (after === before) continue;
    claims = withItem(claims, before, after);
    find(findings, before, after);
  }
  return imported(customer, { claims }, { item: "claims", to: context.today }, findings, context);
}

type Workload = { id: string; area: SolutionArea };

/** What the export says of each claim. Of several for one workload the last one counts; the others were lost before. */
function lastOfEach(
  claims: readonly Claim[],
  rows: readonly ClaimRow[],
  workloadOf: WorkloadOf,
): Iterable<{ row: ClaimRow; workload: Workload }> {
  const last = new Map<string, { row: ClaimRow; workload: Workload }>();
  for (const row of [...rows].sort(byTime)) {
    const listed = workloadOf(row.workload);
    const id = listed?.id ?? row.workload;
    const workload = { id, area: row.area ?? listed?.area ?? usualArea(row) };
    last.set(claimFor(claims, id, row)?.id ?? `${id}/${row.subscription ?? ""}`, { row, workload });
  }
  return last.values();
}

/** Only Business Applications are claimed by subscription; all of Dynamics and the Power Platform is theirs. */
const usualArea = ({ subscription, workload }: ClaimRow): SolutionArea =>
  subscription !== undefined ||
  /dynamics|\bd365\b|power ?(apps?|automate|bi|pages|platform)|business central/i.test(workload)
    ? "Business Applications"
    : "Modern Work and Security";

const byTime = (one: ClaimRow, other: ClaimRow): number => {
  const key = (row: ClaimRow) => `${row.statusOn ?? row.submittedOn ?? ""} ${row.claimId}`;
  return key(one) < key(other) ? -1 : 1;
};

const evidenceOf = (context: ImportContext): Evidence =>
  importedOn(context.today, `Claims export ${context.today}`, context);

function added(workload: Workload, row: ClaimRow, context: ImportContext): Claim {
  const claim = newClaim({
    workload: workload.id,
    area: workload.area,
    scopedOn: context.today,
    evidence: evidenceOf(context),
    ...exact({ subscription: row.subscription, role: row.role }),
  });
  return inStatus(claim, row, context);
}

/** The claim as the export shows it. */
function inStatus(claim: Claim, row: ClaimRow, context: ImportContext): Claim {
  const { reason: _reason, reasonNote, ...rest } = claim;
  const statusSince = row.statusOn ?? (claim.status === row.status ? claim.statusSince : context.today);
  // A claim that was lost and won again was approved anew.
  const isStillWon = claim.status === "Approved" && (claim.claimId === undefined || claim.claimId === row.claimId);
  return {
    ...rest,
    status: row.status,
    statusSince,
    claimId: row.claimId,
    evidence: evidenceOf(context),
    ...exact({
      lost: lostBy(claim, row.status, statusSince, evidenceOf(context)),
      role: row.role,
      engagement: row.engagement,
      partnerId: row.partnerId,
      submittedOn: row.submittedOn,
      reason: row.reason,
      // Microsoft's own reason replaces ours, and not what somebody knows of it.
      reasonNote: row.status === claim.status ? reasonNote : undefined,
      approvedOn: row.status !== "Approved" ? rest.approvedOn : (isStillWon && claim.approvedOn) || statusSince,
    }),
  };
}

/** @returns the very claim when the export says nothing new of it. */
function merged(claim: Claim, row: ClaimRow, context: ImportContext): Claim {
  const isReported = claim.evidence.kind !== "imported";
  const isOlder = row.statusOn !== undefined && row.statusOn < claim.statusSince;
  // An earlier claim of the same workload, lost and made anew since.
  if (isOlder && claim.claimId !== undefined && claim.claimId !== row.claimId) return claim;
  if (isOlder && !isReported) return claim;
  const says = `${row.status}, claim ${row.claimId}${row.statusOn === undefined ? "" : `, since ${row.statusOn}`}`;
  const agrees = claim.status === row.status;
  if (claim.scope.is !== "in" || (isOlder && !agrees && !isLaterStep(claim.status, row.status))) {
    return claim.conflict?.says === says ? claim : { ...claim, conflict: { evidence: evidenceOf(context), says } };
  }
  const next = inStatus(withoutImportedConflict(claim), row, context);
  if (agrees && isOlder) next.statusSince = claim.statusSince;
  if (isReported && !agrees && !isLaterStep(claim.status, row.status)) {
    next.conflict = { evidence: claim.evidence, says: claim.status };
  }
  return isSameClaim(claim, next) ? claim : next;
}

/** Whether a claim may have gone on from the one to the other while nobody looked. */
const isLaterStep = (from: ClaimStatus, to: ClaimStatus): boolean =>
  claimStatuses.indexOf(to) > claimStatuses.indexOf(from) && from !== "Approved";

function find(findings: ImportFindings, before: Claim | undefined, after: Claim): void {
  if (before === undefined) findings.add("new", after.id, "not recorded before");
  else if (before.status !== after.status) findings.add("changed", after.id, `${after.status}, was ${before.status}`);
  if (after.evidence.kind === "imported" && before?.evidence.kind !== "imported") {
    findings.add("verified", after.id, `${after.status}, claim ${after.claimId}`);
  }
  if (after.conflict !== undefined && after.conflict.says !== before?.conflict?.says) {
    const isTaken = after.conflict.evidence.kind !== "imported";
    const recorded = isTaken ? after.conflict.says : after.scope.is === "in" ? after.status : after.scope.is;
    const report = isTaken ? after.status : after.conflict.says;
    findings.add("contradicts", after.id, `recorded as ${recorded}; the report says: ${report}`);
  }
}
