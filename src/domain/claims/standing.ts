/** Where claims stand, over many customers: which ones, since when, and what they are waiting for. Pure. */
import type { GapLimits } from "../catalogue/limits.ts";
import { findWorkload, type Catalogue } from "../catalogue/workloads.ts";
import { isLeftOut, type Claim, type ClaimStatus, type Customer } from "../customer/customer.ts";
import { compareText } from "../listing.ts";
import type { Day } from "../time/time.ts";
import { associatedSince, isSaleEnough, isUnclaimable, lossOf, worthOfClaiming } from "./attribution.ts";
import { deadlineOf, type ClaimDeadline } from "./status.ts";

/**
 * Where a claim stands: its status in Partner Center, unless more is known than that.
 * - `in-report`: a usage report shows it as associated, and its recorded status is behind.
 * - `sold-by-us`: no claim was started, and our own sale counts as much.
 * - `no-longer-associated`: it was approved, and a newer report does not show it any more.
 */
export type ClaimState = ClaimStatus | "in-report" | "sold-by-us" | "no-longer-associated";

/**
 * `workloads`: ids. `states`: where they stand. `since`, `until`: when they came to stand there, by the day; with `sent`,
 * when they were submitted. `byAge`: what stands there longest comes first.
 */
export type ClaimFilter = {
  workloads?: readonly string[] | undefined;
  states?: readonly ClaimState[] | undefined;
  since?: Day | undefined;
  until?: Day | undefined;
  sent?: boolean | undefined;
  byAge?: boolean | undefined;
};

/** `deadline`: of what is waited for, of us or of Microsoft; absent when nothing is. */
export type StandingClaim = {
  customer: Customer;
  claim: Claim;
  state: ClaimState;
  since: Day;
  deadline?: ClaimDeadline | undefined;
};

/**
 * The claims of these customers that the filter leaves. Paused and offboarded customers, and workloads that are not ours
 * or not to be claimed, are not among them.
 */
export function standingClaims(
  customers: readonly Customer[],
  filter: ClaimFilter,
  catalogue: Catalogue,
): readonly StandingClaim[] {
  const { workloads, states, since = "", until = "9", sent = false } = filter;
  return customers
    .filter((customer) => !isLeftOut(customer))
    .flatMap((customer) =>
      customer.claims.flatMap((claim) => {
        const isAsked = workloads === undefined || workloads.includes(claimedWorkload(claim, catalogue));
        const found = isAsked ? stateOf(claim, customer, catalogue) : undefined;
        if (found === undefined) return [];
        const day = sent ? sentBy(claim, found, since) : found.since;
        if (day === undefined || day < since || day > until) return [];
        return states === undefined || states.includes(found.state) ? [{ customer, claim, ...found }] : [];
      }),
    );
}

/** What was never submitted. */
export const neverSent: ReadonlySet<ClaimState> = new Set(["Not started", "Draft", "sold-by-us"]);

/** When it was submitted; where no day is on record, it was by when it came to stand where it does. */
function sentBy(
  { submittedOn }: Claim,
  { state, since }: { state: ClaimState; since: Day },
  from: Day,
): Day | undefined {
  if (neverSent.has(state)) return undefined;
  return submittedOn ?? (from === "" ? since : undefined);
}

/** Customers without a claim that is ours: of these workloads, or of any; by name. Paused and offboarded ones are left out. */
export function unclaimedCustomers(
  customers: readonly Customer[],
  { workloads }: Pick<ClaimFilter, "workloads">,
  catalogue: Catalogue,
): readonly Customer[] {
  const claimed = new Set(standingClaims(customers, { workloads }, catalogue).map(({ customer }) => customer.id));
  return customers
    .filter((customer) => !isLeftOut(customer) && !claimed.has(customer.id))
    .sort((one, other) => one.name.localeCompare(other.name) || compareText(one.id, other.id));
}

/** Whether the newest usage report shows somebody who uses one of these workloads. */
export function isInUse({ usage }: Pick<Customer, "usage">, workloads: readonly string[]): boolean {
  const newest = usage.findLast((month) => month.workloads !== undefined)?.workloads ?? {};
  return workloads.some((id) => (newest[id]?.users ?? 0) > 0);
}

/** What runs out first comes first, then what has come to stand there last; or all by how long they stand there. */
export function listClaims(
  customers: readonly Customer[],
  filter: ClaimFilter,
  { catalogue, limits }: { catalogue: Catalogue; limits: GapLimits },
): readonly StandingClaim[] {
  return standingClaims(customers, filter, catalogue)
    .map((one) => {
      const isWaiting = one.state === one.claim.status && one.state !== "Approved";
      return isWaiting ? { ...one, deadline: deadlineOf(one.claim, limits) } : one;
    })
    .sort(
      (one, other) =>
        (filter.byAge === true
          ? compareText(one.since, other.since)
          : compareText(one.deadline?.endsOn ?? "9", other.deadline?.endsOn ?? "9") ||
            compareText(other.since, one.since)) ||
        one.customer.name.localeCompare(other.customer.name) ||
        compareText(one.claim.id, other.claim.id),
    );
}

/** The workload of a claim by its id in the catalogue. */
export const claimedWorkload = ({ workload }: Claim, catalogue: Catalogue): string =>
  findWorkload(catalogue, workload)?.id ?? workload;

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
