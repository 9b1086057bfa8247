/** How many claims stand where, over many customers. Pure. */
import type { Catalogue } from "../catalogue/workloads.ts";
import { claimStatuses, type Customer } from "../customer/customer.ts";
import { standingClaims, type ClaimFilter, type ClaimState } from "./standing.ts";

/** How many claims there are, and by state in the order of the process, with the customers by name. */
export type ClaimTally = {
  claims: number;
  customers: number;
  approved: number;
  states: readonly { state: ClaimState; claims: number; customers: readonly Customer[] }[];
};

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
