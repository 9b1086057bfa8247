/** What attributes the work of a claim to us, and what the claim adds to it. */
import {
  designationsOfWorkload,
  worthOf,
  type Association,
  type Question,
  type Work,
  type WorthFound,
} from "../catalogue/attribution.ts";
import type { Designation } from "../catalogue/gap-codes.ts";
import { findWorkload, type Catalogue } from "../catalogue/workloads.ts";
import {
  isReseller,
  type Claim,
  type Customer,
  type Lost,
  type PartnerRole,
  type SalesChannel,
} from "../customer/customer.ts";
import { paidSeats } from "../customer/seats.ts";

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
 * Whether what is claimed is sold by us through CSP, so that it counts for us. A customer that buys through CSP while
 * Partner Center lists us as something else than its reseller buys from another partner, for whom it counts.
 */
export function isSoldByUs(
  claim: Pick<Claim, "soldBy">,
  customer: Pick<Customer, "channels" | "relationship">,
): boolean {
  const { relationship } = customer;
  return soldThrough(claim, customer) === "CSP" && (relationship === undefined || isReseller(relationship));
}

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

type Named = Pick<Claim, "workload" | "area" | "soldBy">;

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

/** Designations that the claim's workload feeds, in whichever track and by whatever. */
export const designationsOfClaim = (claim: Named, catalogue: Catalogue): readonly Designation[] =>
  designationsOfWorkload(workOf(claim, catalogue), catalogue.attribution);

/** What attributes the workload without the claim. */
const questionOf = (claim: Named, customer: Customer, catalogue: Catalogue): Question => ({
  work: workOf(claim, catalogue),
  inPlace: isSoldByUs(claim, customer) ? [{ by: "CSP" }] : [],
  seats: paidSeats(customer),
});
