/** The statuses of a CPOR claim: which may follow which, and the deadlines they start. Pure. */
import { claimStatuses, type Claim, type ClaimStatus } from "../customer/customer.ts";
import { lastDay, microsoftsCalendar, type GapLimits, type LimitName } from "../catalogue/limits.ts";
import type { Day } from "../time/time.ts";

/**
 * Steps Microsoft documents (Manage customer associations), and ours: starting, giving up a draft, claiming again. What
 * passes without anybody here, a review that began, may be stepped over: nobody records it.
 */
const usualSteps: Readonly<Record<ClaimStatus, readonly ClaimStatus[]>> = {
  "Not started": ["Draft", "Submitted", "Under review"],
  Draft: ["Not started", "Submitted", "Under review"],
  Submitted: ["Under review", "Approved", "Partner action required", "Rejected"],
  "Under review": ["Approved", "Partner action required", "Rejected"],
  "Partner action required": ["Submitted", "Under review", "Approved", "Rejected"],
  Approved: ["Rejected", "Rejected final"],
  Rejected: ["Dispute", "Not started", "Draft", "Submitted"],
  Dispute: ["Approved", "Rejected final"],
  "Rejected final": ["Not started", "Draft", "Submitted"],
};

/** What a move from one status to another is. People are warned of an unusual one; imports may jump. */
export function stepBetween(from: ClaimStatus, to: ClaimStatus): "same" | "usual" | "unusual" {
  if (from === to) return "same";
  return usualSteps[from].includes(to) ? "usual" : "unusual";
}

/** Statuses to offer first: those that usually follow. */
export function nextStatuses(from: ClaimStatus): readonly ClaimStatus[] {
  return claimStatuses.filter((to) => stepBetween(from, to) === "usual");
}

/** A time that runs, and whose move it is before it ends. */
export type ClaimDeadline = {
  endsOn: Day;
  move: "ours" | "Microsoft's" | "customer's";
};

/** Whether a rejection is to be talked about rather than disputed: the customer said no, or we did. */
export function isBeyondDispute(claim: Claim): boolean {
  return (
    claim.disputedOn !== undefined ||
    claim.reason === "Customer declined" ||
    claim.reason === "Partner request" ||
    claim.reason === "Disassociated"
  );
}

/** By status: the limit that it starts, and whose move it is. */
const started: Partial<Record<ClaimStatus, [limit: LimitName, move: ClaimDeadline["move"]]>> = {
  Submitted: ["submitted", "Microsoft's"],
  "Under review": ["underReview", "Microsoft's"],
  "Partner action required": ["partnerAction", "ours"],
  Rejected: ["dispute", "ours"],
  Dispute: ["disputeAnswer", "Microsoft's"],
  Approved: ["customerWindow", "customer's"],
};

/** Whether a step is a new claim in the place of a rejected one, with an ID and a dispute of its own. */
export const isAnew = (from: ClaimStatus, to: ClaimStatus): boolean =>
  from.startsWith("Rejected") && (to === "Not started" || to === "Draft" || to === "Submitted");

/** The deadline that the present status started; undefined when none runs. Derived, so that it is never stale. */
export function deadlineOf(claim: Claim, limits: GapLimits): ClaimDeadline | undefined {
  const [limit, move] = started[claim.status] ?? [];
  if (limit === undefined || move === undefined) return undefined;
  if (claim.status === "Rejected" && isBeyondDispute(claim)) return undefined;
  const from = claim.status === "Approved" ? (claim.approvedOn ?? claim.statusSince) : claim.statusSince;
  return { endsOn: lastDay(from, limits[limit], microsoftsCalendar), move };
}

/**
 * The last day to dispute a claim, should it have been rejected on that day; undefined when that is over, or the one
 * dispute was used.
 */
export function disputableUntil(
  { disputedOn }: Pick<Claim, "disputedOn">,
  rejectedOn: Day,
  { limits, today }: { limits: GapLimits; today: Day },
): Day | undefined {
  const endsOn = lastDay(rejectedOn, limits.dispute, microsoftsCalendar);
  return disputedOn === undefined && today <= endsOn ? endsOn : undefined;
}

/**
 * Whether an approved claim rests on old proof, as far as anybody recorded: it was signed before the approval, and the
 * approval is older than the age up to which Microsoft accepts proof. Of two partners' claims, the most recent proof wins
 * (Microsoft: Manage customer associations). A proof whose day is recorded is judged by that day (C09).
 */
export function restsOnOldProof(
  { scope, status, approvedOn, statusSince, proof }: Claim,
  { limits, today }: { limits: GapLimits; today: Day },
): boolean {
  if (scope.is !== "in" || status !== "Approved" || proof !== undefined) return false;
  return lastDay(approvedOn ?? statusSince, limits.proof, microsoftsCalendar) < today;
}
