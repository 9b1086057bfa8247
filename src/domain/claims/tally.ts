/** How many claims stand where, over many customers. Pure. */
import { groupBy } from "../group-by.ts";
import type { Catalogue } from "../catalogue/workloads.ts";
import { claimStatuses, type Customer } from "../customer/customer.ts";
import { compareText } from "../listing.ts";
import { claimedWorkload, standingClaims, type ClaimFilter, type ClaimState } from "./standing.ts";

/** How many claims there are, and by state in the order of the process, with the customers by name. */
export type ClaimTally = {
  claims: number;
  customers: number;
  approved: number;
  states: readonly { state: ClaimState; claims: number; customers: readonly Customer[] }[];
};

/** How many claims somebody has, or a workload: by the owner's id or the workload's; empty for nobody's. */
export type ClaimShare = { of: string; claims: number; approved: number; customers: number };

const afterApproval = claimStatuses.indexOf("Approved") + 1;
const inOrder: readonly ClaimState[] = [
  ...claimStatuses.slice(0, afterApproval),
  "in-report",
  "sold-by-us",
  ...claimStatuses.slice(afterApproval),
  "no-longer-associated",
];

/** Counts the claims of these customers that the filter leaves. */
export function tallyClaims(customers: readonly Customer[], filter: ClaimFilter, catalogue: Catalogue): ClaimTally {
  const counted = standingClaims(customers, filter, catalogue);
  const states = inOrder.flatMap((state) => {
    const these = counted.filter((one) => one.state === state);
    if (these.length === 0) return [];
    const at = [...new Set(these.map(({ customer }) => customer))];
    return [{ state, claims: these.length, customers: at.sort((a, b) => a.name.localeCompare(b.name)) }];
  });
  return {
    claims: counted.length,
    customers: new Set(counted.map(({ customer }) => customer)).size,
    approved: states.find(({ state }) => state === "Approved")?.claims ?? 0,
    states,
  };
}

/** The claims that the filter leaves, split up: whoever has most first. */
export function splitClaims(
  customers: readonly Customer[],
  filter: ClaimFilter,
  { catalogue, by }: { catalogue: Catalogue; by: "workload" | "owner" },
): readonly ClaimShare[] {
  const counted = standingClaims(customers, filter, catalogue);
  const shares = groupBy(counted, ({ customer, claim }) =>
    by === "owner" ? (customer.owner ?? "") : claimedWorkload(claim, catalogue),
  );
  return [...shares]
    .map(([of, these]) => ({
      of,
      claims: these.length,
      approved: these.filter(({ state }) => state === "Approved").length,
      customers: new Set(these.map(({ customer }) => customer)).size,
    }))
    .sort((one, other) => other.claims - one.claims || compareText(one.of, other.of));
}
