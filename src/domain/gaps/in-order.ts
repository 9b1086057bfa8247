/** How each claim and subscription stands: one answer behind every count, tick and list of what is associated. Pure. */
import { associatedSince, isSaleEnough, isUnclaimable, worthOfClaiming } from "../claims/attribution.ts";
import { counts, isSerious, type Gap } from "../catalogue/gap-codes.ts";
import type { Catalogue } from "../catalogue/workloads.ts";
import type { Claim, Customer } from "../customer/customer.ts";
import { coverageOf, isRoleUnknown, palMatters, rolesOn, isSaleInDoubt, type Coverage } from "../pal/pal.ts";
import { endOfMonth } from "../time/calendar.ts";
import type { Day, Zone } from "../time/time.ts";

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
  /** What is wrong with each, its own gaps first. */
  gaps: ReadonlyMap<string, readonly Gap[]>;
  coverage: ReadonlyMap<string, Coverage>;
  /** Claims and subscriptions: how many are in order, of how many that matter. */
  claims: InOrder;
  subscriptions: InOrder;
};

type InOrder = { inOrder: number; of: number };

/**
 * How each item of the customer stands.
 * @param facts.gaps all gaps of the customer
 */
export function itemsOf(
  customer: Customer,
  facts: { gaps: readonly Gap[]; catalogue: Catalogue; zone: Zone; listImportedOn?: Day | undefined },
): Items {
  const counting = facts.gaps.filter(counts);
  const ownOf = (item: string) => counting.filter((gap) => gap.item === item);
  const coverage = coverageOf(customer, facts.catalogue, facts.zone);
  const gaps = new Map(customer.claims.map(({ id }) => [id, ownOf(id)] as const));
  for (const one of coverage) {
    const { id } = one.subscription;
    const ofSeller = isSaleInDoubt(one.subscription, customer, facts) ? counting.filter(isOfSeller) : [];
    gaps.set(id, [...ownOf(id), ...ofSeller, ...gapsOfLinks(one, customer, counting)]);
  }
  const isWrong = (item: string) => (gaps.get(item) ?? []).length > 0;
  const claims = customer.claims.map(
    (claim) => [claim.id, stateOfClaim(claim, isWrong(claim.id), customer, facts.catalogue)] as const,
  );
  const subscriptions = coverage.map(
    (one) => [one.subscription.id, stateOfSubscription(one, isWrong(one.subscription.id))] as const,
  );
  return {
    gaps,
    states: new Map([...claims, ...subscriptions]),
    coverage: new Map(coverage.map((one) => [one.subscription.id, one])),
    claims: countOf(claims.map(([, state]) => state)),
    subscriptions: countOf(subscriptions.map(([, state]) => state)),
  };
}

/**
 * What is wrong with identities that link a subscription and takes from it what they attribute: critical and high gaps.
 * What a report shows as attributed, our own sale, DPOR and another proven link stand whatever is wrong with one identity;
 * only an identity that is gone since the report leaves it in doubt.
 */
function gapsOfLinks(covered: Coverage, { identities }: Customer, gaps: readonly Gap[]): readonly Gap[] {
  const { state, subscription, by } = covered;
  if (state === "csp" || state === "dpor" || state === "marketplace") return [];
  const reaching = new Set(
    identities
      .filter((identity) => identity.link !== "not linked" && rolesOn(identity, subscription.id) !== undefined)
      .map(({ id }) => id),
  );
  const serious = gaps.filter((gap) => gap.topic === "pal" && isSerious(gap) && reaching.has(gap.item ?? ""));
  if (state === "seen") {
    const until = endOfMonth(subscription.seen?.month ?? "9999-12-01");
    return serious.filter(({ code, since }) => code === "P07" && since > until);
  }
  const isSound = ({ identity, roles }: (typeof by)[number]) =>
    identity.link === "verified" &&
    roles.some((role) => role.counts === "yes") &&
    !serious.some(({ item }) => item === identity.id);
  return by.some(isSound) ? [] : serious;
}

/** Whether it is V02 of who sells the customer's Azure, which no single subscription has. */
const isOfSeller = ({ code, topic, item }: Gap): boolean => code === "V02" && topic === "pal" && item === undefined;

/** How one Azure subscription stands. */
function stateOfSubscription(coverage: Coverage, isWrong: boolean): ItemState {
  const { state, subscription } = coverage;
  if (state === "not-ours" || state === "ended" || state === "not-counted" || state === "no-access") return "apart";
  if (isWrong) return "open";
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
function stateOfClaim(claim: Claim, isWrong: boolean, customer: Customer, catalogue: Catalogue): ItemState {
  if (claim.scope.is !== "in") return "apart";
  if (isWrong) return "open";
  if (associatedSince(claim) !== undefined) return "in-order";
  if (isSaleEnough(claim, customer, catalogue)) return "in-order";
  // What another partner sells through CSP cannot be claimed.
  const isHopeless = isUnclaimable(claim, customer);
  return isHopeless || worthOfClaiming(claim, customer, catalogue).worth === "never" ? "apart" : "open";
}

function countOf(states: readonly ItemState[]): InOrder {
  const all = states.filter((state) => state !== "apart");
  return { inOrder: all.filter((state) => state === "in-order").length, of: all.length };
}
