/** How each claim and subscription stands: one answer behind every count, tick and list of what is associated. Pure. */
import { associatedSince, isSaleEnough, isUnclaimable, worthOfClaiming } from "../claims/attribution.ts";
import { counts, isSerious, type Gap } from "../catalogue/gap-codes.ts";
import type { Catalogue } from "../catalogue/workloads.ts";
import type { Claim, Customer } from "../customer/customer.ts";
import { coverageOf, isRoleUnknown, palMatters, rolesOn, type Coverage } from "../pal/pal.ts";
import type { Zone } from "../time/time.ts";

/**
 * - `in-order`: it is attributed to us by more than somebody's word, and has no gap, not even a snoozed one.
 * - `unproven`: the same, by somebody's word, or by a link whose role nobody knows.
 * - `open`: it is not attributed, or something about it is wrong.
 * - `apart`: not ours, over, out of reach, or there is nothing to gain; it is in no count.
 */
export type ItemState = "in-order" | "unproven" | "open" | "apart";

/** How a customer's claims and subscriptions stand, and what attributes each subscription, by their ids. */
export type Items = {
  states: ReadonlyMap<string, ItemState>;
  coverage: ReadonlyMap<string, Coverage>;
  /** Claims and subscriptions: how many are in order, of how many that matter. */
  claims: InOrder;
  subscriptions: InOrder;
};

export type InOrder = { inOrder: number; of: number };

type OfCustomer = { customer: Customer; gaps: readonly Gap[] };

/**
 * How each item of the customer stands.
 * @param facts.gaps all gaps of the customer
 */
export function itemsOf(customer: Customer, facts: { gaps: readonly Gap[]; catalogue: Catalogue; zone: Zone }): Items {
  const known = { customer, gaps: facts.gaps };
  const coverage = coverageOf(customer, facts.catalogue, facts.zone);
  const claims = customer.claims.map((claim) => [claim.id, stateOfClaim(claim, known, facts.catalogue)] as const);
  const subscriptions = coverage.map((one) => [one.subscription.id, stateOfSubscription(one, known)] as const);
  return {
    states: new Map([...claims, ...subscriptions]),
    coverage: new Map(coverage.map((one) => [one.subscription.id, one])),
    claims: countOf(claims.map(([, state]) => state)),
    subscriptions: countOf(subscriptions.map(([, state]) => state)),
  };
}

/**
 * What is wrong with a claim or a subscription: gaps of its own, then, for a subscription, those of the identities that
 * link it which are critical or high. All others of an identity leave what it links in order.
 */
export function gapsOfItem(item: string, { customer, gaps }: OfCustomer): readonly Gap[] {
  const counting = gaps.filter(counts);
  const own = counting.filter((gap) => gap.item === item);
  if (!customer.subscriptions.some(({ id }) => id === item)) return own;
  const reaching = new Set(
    customer.identities
      .filter((identity) => identity.link !== "not linked" && rolesOn(identity, item) !== undefined)
      .map(({ id }) => id),
  );
  return [...own, ...counting.filter((gap) => gap.topic === "pal" && isSerious(gap) && reaching.has(gap.item ?? ""))];
}

/** How one Azure subscription stands. */
function stateOfSubscription(coverage: Coverage, known: OfCustomer): ItemState {
  const { state, subscription } = coverage;
  if (state === "not-ours" || state === "ended" || state === "not-counted" || state === "no-access") return "apart";
  if (gapsOfItem(subscription.id, known).length > 0) return "open";
  switch (state) {
    case "verified":
      return isRoleUnknown(coverage) ? "unproven" : "in-order";
    case "seen":
    case "csp":
    case "dpor":
    case "marketplace":
      return "in-order";
    case "reported":
    case "said":
      return subscription.soldByUsCsp ? "in-order" : "unproven";
    case "role-does-not-count":
    case "time-bound":
    case "lost":
    case "broken":
    case "none":
      return palMatters(coverage) ? "open" : "apart";
  }
}

/** An approval that a person entered is taken for one: they read it in Partner Center. */
function stateOfClaim(claim: Claim, known: OfCustomer, catalogue: Catalogue): ItemState {
  if (claim.scope.is !== "in") return "apart";
  if (gapsOfItem(claim.id, known).length > 0) return "open";
  if (associatedSince(claim) !== undefined) return "in-order";
  if (isSaleEnough(claim, known.customer, catalogue)) return "in-order";
  // What another partner sells through CSP cannot be claimed.
  const isHopeless = isUnclaimable(claim, known.customer);
  return isHopeless || worthOfClaiming(claim, known.customer, catalogue).worth === "never" ? "apart" : "open";
}

function countOf(states: readonly ItemState[]): InOrder {
  const all = states.filter((state) => state !== "apart");
  return { inOrder: all.filter((state) => state === "in-order").length, of: all.length };
}
