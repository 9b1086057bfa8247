/** One claim in the light of the CPOR usage report: verified, moved on, or contradicted. */
import { newClaim } from "../claims/claims.ts";
import type { Claim, Evidence, SolutionArea } from "../customer/customer.ts";
import { stronger } from "../claims/evidence.ts";
import { newer, type WorkloadUsage } from "./imported-cpor-gather.ts";
import type { ImportContext } from "./usage.ts";

/** The claim that the report speaks of: by its claim id, else the workload's, without a subscription first. */
export function claimFor(claims: readonly Claim[], workload: string, claimId: string): Claim | undefined {
  const ofWorkload = claims.filter((claim) => claim.workload === workload);
  return (
    ofWorkload.find((claim) => claim.claimId === claimId) ??
    ofWorkload.find((claim) => claim.subscription === undefined) ??
    ofWorkload[0]
  );
}

/** Evidence is as old as the data, so that importing an old file again does not make it look fresh. */
const evidenceOf = (said: WorkloadUsage, context: ImportContext): Evidence => ({
  kind: "imported",
  at: `${said.on}T00:00:00.000Z`,
  by: context.by,
  ref: `CPOR usage ${said.on}`,
});

const seenOf = ({ on, users, seats }: WorkloadUsage): NonNullable<Claim["seen"]> => ({ on, users, seats });

export function approved(
  workload: { id: string; area: SolutionArea },
  said: WorkloadUsage,
  context: ImportContext,
): Claim {
  const evidence = evidenceOf(said, context);
  const claim = newClaim({ workload: workload.id, area: workload.area, scopedOn: context.today, evidence });
  return associated(claim, said, evidence);
}

/** The claim as the report shows it. */
function associated(claim: Claim, said: WorkloadUsage, evidence: Evidence): Claim {
  const since = said.associatedOn ?? (claim.status === "Approved" ? claim.statusSince : said.on);
  const { reason: _reason, ...rest } = claim;
  return {
    ...rest,
    status: "Approved",
    statusSince: since,
    approvedOn: claim.status === "Approved" && said.associatedOn === undefined ? (claim.approvedOn ?? since) : since,
    evidence: stronger(claim.evidence, evidence),
    seen: seenOf(said),
    ...(said.claimId === undefined ? {} : { claimId: said.claimId }),
    ...(said.partnerId === undefined ? {} : { partnerId: said.partnerId }),
  };
}

/** @returns the very claim when the file says nothing new of it. */
export function mergeClaim(claim: Claim, said: WorkloadUsage, context: ImportContext): Claim {
  const { seen } = claim;
  if (seen !== undefined && said.on < seen.on) return claim;
  // A second file of the same day may hold the rest of it: the later association, the greater figures.
  const newest = seen?.on === said.on ? newer(said, { ...said, ...asRow(claim, seen) }) : said;
  const next = judged(claim, newest, evidenceOf(newest, context));
  return sameClaim(claim, next) ? claim : next;
}

/** What an earlier file of the same day said. */
const asRow = (claim: Claim, seen: NonNullable<Claim["seen"]>): Partial<WorkloadUsage> =>
  claim.status === "Approved" ? { ...seen, ...associationOf(claim) } : seen;

const associationOf = (claim: Claim): Partial<WorkloadUsage> => ({
  ...(claim.claimId === undefined ? {} : { claimId: claim.claimId }),
  ...(claim.partnerId === undefined ? {} : { partnerId: claim.partnerId }),
  ...(claim.approvedOn === undefined ? {} : { associatedOn: claim.approvedOn }),
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
