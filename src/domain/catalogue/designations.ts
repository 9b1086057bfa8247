/** What feeds which Solutions Partner designation (Microsoft: Solutions Partner pages, 2023 text). */
import type { Claim, Subscription } from "../customer/customer.ts";
import type { Designation } from "./gap-codes.ts";
import { findWorkload, type Catalogue } from "./workloads.ts";

export type AssociationKind = "CPOR" | "PAL" | "CSP";

/** One line of the table: a part of a designation, and which kinds of association count for it. */
export type Feed = { designation: Designation; part?: string; by: readonly AssociationKind[] };

/** Last checked 2023-10-23 (Microsoft: Solutions Partner pages; Customer eligibility). */
export const feeds: readonly Feed[] = [
  { designation: "Data & AI", by: ["PAL", "CSP"] },
  { designation: "Digital & App Innovation", by: ["PAL", "CSP"] },
  { designation: "Infrastructure", by: ["PAL", "CSP"] },
  { designation: "Modern Work", part: "Enterprise track", by: ["CPOR"] },
  { designation: "Modern Work", part: "SMB track", by: ["CPOR", "CSP"] },
  { designation: "Security", part: "Azure", by: ["PAL"] },
  { designation: "Security", part: "Microsoft 365", by: ["CPOR"] },
  { designation: "Business Applications", part: "performance", by: ["CPOR", "CSP"] },
  { designation: "Business Applications", part: "customer success, Dynamics 365", by: ["CPOR", "CSP"] },
  { designation: "Business Applications", part: "customer success, Power Platform", by: ["PAL", "CSP"] },
];

/** Designations that a claim's workload feeds; those of its solution area when the catalogue does not know it. */
export function designationsOfClaim(
  claim: Pick<Claim, "workload" | "area">,
  catalogue: Catalogue,
): readonly Designation[] {
  return findWorkload(catalogue, claim.workload)?.designations ?? designationsOfArea[claim.area];
}

const designationsOfArea: Readonly<Record<Claim["area"], readonly Designation[]>> = {
  "Modern Work and Security": ["Modern Work", "Security"],
  "Business Applications": ["Business Applications"],
};

const byAzurePal: readonly Designation[] = ["Data & AI", "Digital & App Innovation", "Infrastructure", "Security"];
const byPowerPal: readonly Designation[] = ["Business Applications"];
const byPalOnly: readonly Designation[] = ["Security"];

/**
 * Designations that PAL on the subscription feeds. On one that we sell through CSP, CSP counts already for all but
 * Security's Azure part.
 */
export function designationsOfSubscription(
  subscription: Pick<Subscription, "power" | "soldByUsCsp">,
): readonly Designation[] {
  if (subscription.power !== undefined) return byPowerPal;
  return subscription.soldByUsCsp ? byPalOnly : byAzurePal;
}

/** Designations that PAL feeds when it is not known on what. */
export const designationsOfPal: readonly Designation[] = byAzurePal;
/** Designations that CPOR feeds when it is not known for what. */
export const designationsOfCpor: readonly Designation[] = ["Business Applications", "Modern Work", "Security"];
