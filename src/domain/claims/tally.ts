/** How many claims stand where, over many customers. Pure. */
import { findWorkload, type Catalogue } from "../catalogue/workloads.ts";
import { claimStatuses, isLeftOut, type Claim, type ClaimStatus, type Customer } from "../customer/customer.ts";
import type { Day } from "../time/time.ts";
import { associatedSince, isSaleEnough, isUnclaimable, lossOf, worthOfClaiming } from "./attribution.ts";

/**
 * Where a claim stands: its status in Partner Center, unless more is known than that.
 * - `in-report`: a usage report shows it as associated, and its recorded status is behind.
 * - `sold-by-us`: no claim was started, and our own sale counts as much.
 * - `no-longer-associated`: it was approved, and a newer report does not show it any more.
 */
export type ClaimState = ClaimStatus | "in-report" | "sold-by-us" | "no-longer-associated";

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

/**
 * Counts the claims of these customers. Paused and offboarded customers, and workloads that are not ours or not to be
 * claimed, are in no count.
 * @param asked.workloads ids: only claims for one of these
 * @param asked.since only claims that have come to stand where they are since that day
 */
export function tallyClaims(
  customers: readonly Customer[],
  asked: { catalogue: Catalogue; workloads?: readonly string[] | undefined; since?: Day | undefined },
): ClaimTally {
  const { catalogue, workloads, since = "" } = asked;
  const counted = customers
    .filter((customer) => !isLeftOut(customer))
    .flatMap((customer) =>
      customer.claims.flatMap((claim) => {
        const isAsked =
          workloads === undefined || workloads.includes(findWorkload(catalogue, claim.workload)?.id ?? claim.workload);
        const found = isAsked ? stateOf(claim, customer, catalogue) : undefined;
        return found === undefined || found.since < since ? [] : [{ customer, state: found.state }];
      }),
    );
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

/** Where a claim stands, and since when; undefined when there is nothing to claim. */
function stateOf(
  claim: Claim,
  customer: Customer,
  catalogue: Catalogue,
): { state: ClaimState; since: Day } | undefined {
  const { scope, status, statusSince, approvedOn } = claim;
  if (scope.is !== "in") return undefined;
  const lost = lossOf(claim);
  if (status === "Approved")
    return lost === undefined
      ? { state: status, since: approvedOn ?? statusSince }
      : { state: "no-longer-associated", since: lost.missingSince };
  const associated = associatedSince(claim);
  if (associated !== undefined) return { state: "in-report", since: associated };
  if (status !== "Not started") return { state: status, since: statusSince };
  if (isSaleEnough(claim, customer, catalogue)) return { state: "sold-by-us", since: statusSince };
  const isHopeless = isUnclaimable(claim, customer) || worthOfClaiming(claim, customer, catalogue).worth === "never";
  return isHopeless ? undefined : { state: status, since: statusSince };
}
