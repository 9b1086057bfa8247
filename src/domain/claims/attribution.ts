/** What attributes the work of a claim to us, and what the claim adds to it. */
import {
  designationsOfWorkload,
  worthOf,
  type Association,
  type AttributionQuery,
  type Work,
  type WorthFound,
} from "../catalogue/attribution.ts";
import type { Designation } from "../catalogue/gap-codes.ts";
import { findWorkload, type Catalogue } from "../catalogue/workloads.ts";
import {
  isReseller,
  type Claim,
  type ClaimStatus,
  type Customer,
  type Evidence,
  type Lost,
  type PartnerRole,
  type SalesChannel,
} from "../customer/customer.ts";
import { addDays, type Day } from "../time/time.ts";

/** How the customer buys what is claimed; undefined when nobody recorded it. `mixed`: one way or another. */
export function soldThrough(
  { soldBy }: Pick<Claim, "soldBy">,
  { channels }: Pick<Customer, "channels">,
): SalesChannel | "mixed" | undefined {
  if (soldBy !== undefined) return soldBy;
  const [first] = channels;
  return channels.every((channel) => channel === first) ? first : "mixed";
}

/**
 * Whether what is claimed is sold by us through CSP, so that it counts for us: a person, an export or Partner Center says
 * that it is bought so. A relationship of reseller alone is no sale. With any other one, or when Partner Center was read
 * and has no licences that we sell, the sale is not taken for ours.
 */
export function isSoldByUs(
  claim: Pick<Claim, "soldBy" | "sale">,
  customer: Pick<Customer, "channels" | "relationship" | "read">,
): boolean {
  if (soldThrough(claim, customer) !== "CSP") return false;
  return claim.sale !== undefined || (!isListedOtherwise(customer) && !sellsNoLicences(customer));
}

/** Whether Partner Center's list has us as something else than the customer's reseller. */
export const isListedOtherwise = ({ relationship }: Pick<Customer, "relationship">): boolean =>
  relationship !== undefined && !isReseller(relationship);

/** Whether Partner Center was read, and has no licences that we sell the customer. */
const sellsNoLicences = ({ read }: Pick<Customer, "read">): boolean => read?.subscriptions?.licences === false;

/** Partner Center refuses a Business Applications claim for a CSP subscription (Microsoft: Customer association issues). */
export function isUnclaimable(claim: Pick<Claim, "area" | "soldBy">, customer: Pick<Customer, "channels">): boolean {
  return claim.area === "Business Applications" && soldThrough(claim, customer) === "CSP";
}

/** What a newer report no longer shows of the claim; undefined when nothing is lost, or it was approved anew since. */
export function lossOf({ lost = [], status, statusSince, approvedOn }: Claim): Lost | undefined {
  const [missing] = lost;
  const isAnew = status === "Approved" && (approvedOn ?? statusSince) > (missing?.missingSince ?? "");
  return isAnew ? undefined : missing;
}

const refused: ReadonlySet<ClaimStatus> = new Set(["Rejected", "Dispute", "Rejected final"]);

/**
 * Since when the claim ties its workload to us: approved, or shown by a usage report while its status is only behind.
 * Undefined when it does not: what was refused after the report attributes nothing until a newer report shows it.
 */
export function associatedSince(claim: Claim): Day | undefined {
  if (lossOf(claim) !== undefined) return undefined;
  const { status, statusSince, approvedOn, seen } = claim;
  if (status === "Approved") return approvedOn ?? statusSince;
  if (seen === undefined || (refused.has(status) && seen.on <= statusSince)) return undefined;
  return approvedOn ?? seen.on;
}

/** What is lost when a claim that tied its workload to us comes to stand otherwise; what was lost before stays as it is. */
export function lostBy(claim: Claim, to: ClaimStatus, on: Day, evidence: Evidence): readonly Lost[] | undefined {
  const since = associatedSince(claim);
  if (to === claim.status) {
    // Only its day is corrected.
    return claim.lost?.map((one) => (one.missingSince === claim.statusSince ? { ...one, missingSince: on } : one));
  }
  if (!refused.has(to) || since === undefined) return claim.lost;
  const lastSeen = since < on ? addDays(on, -1) : on;
  return [{ by: "CPOR", lastSeen, missingSince: on, evidence }];
}

/**
 * Since when the work of a claim that does not tie it to us counts for nobody: from its loss, or else from the first day
 * on which we are known to have worked on it: the first month of use, the scoping, the submission.
 */
export function unclaimedSince(claim: Claim, { usage }: Pick<Customer, "usage">): Day {
  const { workload, scopedOn, submittedOn, status, statusSince, approvedOn, seen } = claim;
  const lostOn = lossOf(claim)?.missingSince;
  if (lostOn !== undefined) return lostOn;
  if (approvedOn !== undefined || seen !== undefined) return statusSince;
  const days = [
    scopedOn,
    submittedOn,
    status === "Not started" ? undefined : statusSince,
    usage.find((month) => month.workloads?.[workload] !== undefined)?.month,
  ];
  return days.flatMap((day) => day ?? []).sort()[0] ?? scopedOn;
}

type Named = Pick<Claim, "workload" | "area" | "soldBy" | "sale">;

const workOf = ({ workload, area }: Named, catalogue: Catalogue): Work & { kind: "workload" } => {
  const known = findWorkload(catalogue, workload);
  return { kind: "workload", workload: known?.id ?? workload, area, isKnown: known !== undefined };
};

/** The role a claim is made in; undefined when an export named an engagement that nobody knows. */
const roleOf = ({ role, engagement }: Pick<Claim, "role" | "engagement">): PartnerRole | undefined =>
  engagement === undefined ? role : undefined;

/** What the claim adds to what attributes its workload without it. */
export function worthOfClaim(claim: Claim, customer: Customer, catalogue: Catalogue): WorthFound {
  const association: Association = { by: "CPOR", role: roleOf(claim) };
  return worthOf(questionOf(claim, customer, catalogue), association, catalogue.attribution);
}

/** What a claim of a workload would add, in whichever role. */
export function worthOfClaiming(workload: Named, customer: Customer, catalogue: Catalogue): WorthFound {
  return worthOf(questionOf(workload, customer, catalogue), { by: "CPOR" }, catalogue.attribution);
}

/** Whether our own sale counts as much as a claim would, or in its place, so that nothing need be claimed. */
export function isSaleEnough(workload: Named, customer: Customer, catalogue: Catalogue): boolean {
  if (!isSoldByUs(workload, customer)) return false;
  return isUnclaimable(workload, customer) || worthOfClaiming(workload, customer, catalogue).worth === "nothing";
}

/** Designations that the claim's workload feeds, in whichever track and by whatever. */
export const designationsOfClaim = (claim: Named, catalogue: Catalogue): readonly Designation[] =>
  designationsOfWorkload(workOf(claim, catalogue), catalogue.attribution);

/** What attributes the workload without the claim. */
const questionOf = (claim: Named, customer: Customer, catalogue: Catalogue): AttributionQuery => ({
  work: workOf(claim, catalogue),
  inPlace: isSoldByUs(claim, customer) ? [{ by: "CSP" }] : [],
  seats: paidSeats(customer),
});

/**
 * Paid seats of its workloads, as far as anybody knows: of the newest month of usage, and what a person said of the
 * largest. Empty when nothing is known.
 */
function paidSeats({ usage, seats }: Pick<Customer, "usage" | "seats">): readonly number[] {
  const newest = usage.findLast((month) => month.workloads !== undefined);
  const reported = Object.values(newest?.workloads ?? {}).flatMap((one) => (one.seats > 0 ? [one.seats] : []));
  return seats === undefined ? reported : [...reported, seats];
}
