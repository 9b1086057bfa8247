/** PAL: which links reach which subscription, and whether they count. What people change of it: pal-edit.ts. */
import type { Customer, Identity, RoleAssignment, Subscription } from "../customer/customer.ts";
import { dayOf, type Zone } from "../time/time.ts";
import { nameKey, type RoleList } from "../catalogue/workloads.ts";

type Counting = "yes" | "no" | "unknown";

const roleIndexes = new WeakMap<RoleList, ReadonlyMap<string, Counting>>();

/**
 * Whether PAL counts a role: read-only ones do not, writing ones do (Microsoft: Roles and permissions required to
 * receive partner earned credit). A role the list does not know, such as a custom one, is unknown.
 */
export function roleCounts(role: string, roles: RoleList): Counting {
  let index = roleIndexes.get(roles);
  if (index === undefined) {
    const known = new Map<string, Counting>();
    for (const name of roles.counting) known.set(nameKey(name), "yes");
    for (const name of roles.readOnly) known.set(nameKey(name), "no");
    index = known;
    roleIndexes.set(roles, index);
  }
  return index.get(nameKey(role)) ?? "unknown";
}

/** Whether somebody says that the identity is linked, with or without proof. */
export const isLinked = (identity: Identity): boolean => identity.link === "reported" || identity.link === "verified";

/** A person signs in as it, so that it ends when the person leaves. Lighthouse counts as a person when it has a holder. */
export const isHuman = (identity: Identity): boolean =>
  identity.kind === "user" ||
  identity.kind === "guest" ||
  (identity.kind === "lighthouse" && identity.holder !== undefined);

/**
 * The identity's roles on a subscription. `undefined` when it does not reach it; empty when it is not known which roles
 * it has anywhere, so that it may.
 */
export function rolesOn(identity: Identity, subscription: string): readonly RoleAssignment[] | undefined {
  if (identity.roles.length === 0) return identity.reach === undefined ? identity.roles : undefined;
  const roles = identity.roles.filter((role) => role.subscription === "*" || role.subscription === subscription);
  return roles.length === 0 ? undefined : roles;
}

export type CoverageState =
  /** Not in scope, or another partner's. */
  | "not-ours"
  /** The Azure usage report attributes it to us by PAL. */
  | "seen"
  /** A link with a role that counts, proven by pasted output. */
  | "verified"
  /** The same, by somebody's word. */
  | "reported"
  /** The owner said that PAL is linked everywhere, after this one was known; nobody named the identity. */
  | "said"
  /** Linked, with read-only roles only, by what is recorded or by the report. */
  | "role-does-not-count"
  /** Linked, with a role that counts only while it is activated. */
  | "time-bound"
  /** Every link that reached it is broken. */
  | "broken"
  /** We sell it through CSP, which attributes it; PAL is optional. */
  | "csp"
  /** We have no access, so nothing can be linked. */
  | "no-access"
  | "none";

/** How one subscription is covered, through which identities. */
export type Coverage = {
  subscription: Subscription;
  state: CoverageState;
  /** Linked identities that reach it, with what is known of their roles. */
  by: readonly { identity: Identity; roles: readonly (RoleAssignment & { counts: Counting })[] }[];
  /** Identities that reached it until their link broke. */
  broken: readonly Identity[];
};

/**
 * Coverage of every subscription of the customer, in their order.
 * @param zone of the organization's days
 */
export function coverageOf(customer: Customer, roles: RoleList, zone: Zone): readonly Coverage[] {
  return customer.subscriptions.map((subscription) => {
    const by: Coverage["by"][number][] = [];
    const broken: Identity[] = [];
    for (const identity of customer.identities) {
      const linked = isLinked(identity);
      if (!linked && identity.link !== "broken") continue;
      const assigned = rolesOn(identity, subscription.id);
      if (assigned === undefined) continue;
      if (!linked) broken.push(identity);
      else by.push({ identity, roles: assigned.map((role) => ({ ...role, counts: roleCounts(role.role, roles) })) });
    }
    return { subscription, by, broken, state: stateOf(customer, subscription, by, broken, zone) };
  });
}

function stateOf(
  customer: Customer,
  subscription: Subscription,
  by: Coverage["by"],
  broken: readonly Identity[],
  zone: Zone,
): CoverageState {
  if (subscription.scope.is !== "in") return "not-ours";
  if (isReaderInReport(subscription)) return "role-does-not-count";
  if (subscription.seen?.attributed === true) return "seen";
  if (by.length === 0) {
    if (subscription.soldByUsCsp) return "csp";
    if (subscription.access === "none") return "no-access";
    if (broken.length > 0) return "broken";
    return isSaid(customer, subscription, zone) ? "said" : "none";
  }
  if (subscription.power === undefined) {
    if (by.every(({ roles }) => hasOnlyReaders(roles))) return "role-does-not-count";
    if (by.every(({ roles }) => hasOnlyReaders(roles) || isOnlyNowAndThen(roles))) return "time-bound";
  }
  return by.some(({ identity }) => identity.link === "verified") ? "verified" : "reported";
}

/** Whether the Azure usage report has PAL rows for the subscription, each with a read-only AdminType. */
export function isReaderInReport({ seen }: Subscription): boolean {
  if (seen === undefined || seen.adminTypes.length === 0) return false;
  return seen.adminTypes.every((type) => /reader/i.test(type));
}

function isSaid({ checklist }: Customer, subscription: Subscription, zone: Zone): boolean {
  const answer = checklist.answers.pal;
  return answer?.says === "yes" && dayOf(answer.at, zone) >= subscription.since;
}

type KnownRoles = Coverage["by"][number]["roles"];

const hasOnlyReaders = (roles: KnownRoles): boolean => roles.length > 0 && roles.every((role) => role.counts === "no");

/** Roles that count are all activated for hours or days; an unknown permanence is given the benefit of the doubt. */
const isOnlyNowAndThen = (roles: KnownRoles): boolean =>
  roles.length > 0 &&
  roles.every((role) => role.counts === "no" || role.permanence === "eligible" || role.permanence === "time-bound");

/**
 * Whether a Partner ID is one to link or claim with. Our global ID never is, nor one of nobody's locations here; when
 * no location is configured, nothing but the global ID can be called wrong.
 */
export function checkPartnerId(
  partnerId: string,
  ours: { partnerIds: readonly string[]; globalPartnerId?: string | undefined },
): "ours" | "global" | "not-ours" | "unknown" {
  const id = partnerId.trim();
  if (ours.globalPartnerId !== undefined && id === ours.globalPartnerId) return "global";
  if (ours.partnerIds.length === 0) return "unknown";
  return ours.partnerIds.includes(id) ? "ours" : "not-ours";
}
