/** PAL: which links reach which subscription, whether they count, and what they add. What people change: edit.ts. */
import { worthOf, type Association, type Work, type WorthFound } from "../catalogue/attribution.ts";
import {
  isReseller,
  type AssociationKind,
  type Customer,
  type Identity,
  type RoleAssignment,
  type Subscription,
} from "../customer/customer.ts";
import { latest, dayOf, type Day, type Zone } from "../time/time.ts";
import { uncountedOf, type UncountedMonth } from "./consumption.ts";
import { endOfMonth } from "../time/calendar.ts";
import { nameKey, type Catalogue, type RoleList } from "../catalogue/workloads.ts";
import { oncePer } from "../once.ts";

type Counts = "yes" | "no" | "unknown";

const roleIndex = oncePer(({ counting, readOnly }: RoleList): ReadonlyMap<string, Counts> => {
  const counts = (is: Counts) => (name: string) => [nameKey(name), is] as const;
  return new Map([...counting.map(counts("yes")), ...readOnly.map(counts("no"))]);
});

/**
 * Whether PAL counts a role: read-only ones do not, writing ones do (Microsoft: Roles and permissions required to
 * receive partner earned credit). A role the list does not know, such as a custom one, is unknown.
 */
export function roleCounts(role: string, roles: RoleList): Counts {
  return roleIndex(roles).get(nameKey(role)) ?? "unknown";
}

/** Whether somebody says that the identity is linked, with or without proof. */
export const isLinked = (identity: Identity): boolean => identity.link === "reported" || identity.link === "verified";

/** Our location Partner IDs, none where they are not configured; and the global one, which is never to be linked. */
export type OurIds = { partnerIds: readonly string[]; globalPartnerId?: string | undefined };

/** Whether it is linked, and known to be so to another Partner ID than ours. */
export const isLinkedElsewhere = (identity: Identity, ours: OurIds): boolean =>
  isLinked(identity) && identity.partnerId !== undefined && isOfOthers(identity.partnerId, ours);

const isOfOthers = (partnerId: string, ours: OurIds): boolean =>
  /^(?:global|not-ours)$/.test(checkPartnerId(partnerId, ours));

/** Subscriptions that are there to be linked: ours, alive, and the customer's. */
export const livingSubscriptions = ({ subscriptions }: Pick<Customer, "subscriptions">): readonly Subscription[] =>
  subscriptions.filter(({ scope, endedOn, movedTo }) => scope.is === "in" && (endedOn ?? movedTo) === undefined);

/**
 * Whether any of the customer's Azure is linked by PAL to us, whatever else is wrong with the link: by an identity, by a
 * report, or because its owner says so. `elsewhere`: only to another Partner ID; `unknown`: no subscription is on record,
 * and nobody has said how PAL is there; `no-azure`: there is nothing to link.
 */
export function linkOf(
  customer: Customer,
  { catalogue: { roles }, ...ours }: { catalogue: Pick<Catalogue, "roles"> } & OurIds,
): "linked" | "elsewhere" | "none" | "unknown" | "no-azure" {
  const { identities, subscriptions, checklist } = customer;
  const says = checklist.answers.pal?.says;
  const living = livingSubscriptions(customer);
  const linked = identities.filter(isLinked);
  const elsewhere = linked.filter((one) => isLinkedElsewhere(one, ours));
  const inReport = living.some((one) => palInReport(one, roles) !== undefined);
  if (linked.length > elsewhere.length || inReport) return "linked";
  if (elsewhere.length > 0) return "elsewhere";
  if (says === "yes") return "linked";
  if (says === "n/a" || (says !== "no" && subscriptions.length > 0 && living.length === 0)) return "no-azure";
  return says === "no" || living.length > 0 || identities.length > 0 ? "none" : "unknown";
}

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

type CoverageState =
  /** Not in scope, or another partner's. */
  | "not-ours"
  /** Closed, or another customer's by now. */
  | "ended"
  /** In a cloud that no designation counts. */
  | "not-counted"
  /** A report attributes it to us by PAL. */
  | "seen"
  /** A link with a role that counts, proven from pasted output. */
  | "verified"
  /** The same, by somebody's word. */
  | "reported"
  /** The owner said that PAL is linked everywhere, after this one was known; nobody named the identity. */
  | "said"
  /** Linked, with read-only roles only, by what is recorded or by the report. */
  | "role-does-not-count"
  /** Linked, with a role that counts only while it is activated. */
  | "time-bound"
  /** A report attributed it to us, and a newer one of the same coverage does not. */
  | "lost"
  /** Every link that reached it is broken. */
  | "broken"
  /** We sell it through CSP, which attributes it. */
  | "csp"
  /** The report names us as its digital partner of record. */
  | "dpor"
  /** Bought in the Marketplace as a managed service of ours, which is recognised without a link. */
  | "marketplace"
  /** We have no access, so nothing can be linked. */
  | "no-access"
  | "none";

/** How one subscription is covered, through which identities, and what PAL adds to it. */
export type Coverage = {
  subscription: Subscription;
  state: CoverageState;
  /** Linked identities that reach it, with what is known of their roles. */
  by: readonly { identity: Identity; roles: readonly (RoleAssignment & { counts: Counts })[] }[];
  /** Identities that reached it until their link broke. */
  broken: readonly Identity[];
  /** Where a report shows that PAL counts: what is by such a role that does not. The report's month first. */
  partly?: { role: string; months: readonly UncountedMonth[] } | undefined;
  worth: WorthFound;
};

/**
 * Coverage of every subscription of the customer, in their order.
 * @param zone of the organization's days
 */
export function coverageOf(customer: Customer, catalogue: Catalogue, zone: Zone): readonly Coverage[] {
  return customer.subscriptions.map((subscription) => {
    const by: Coverage["by"][number][] = [];
    const broken: Identity[] = [];
    for (const identity of customer.identities) {
      const linked = isLinked(identity);
      if (!linked && identity.link !== "broken") continue;
      const assigned = rolesOn(identity, subscription.id);
      if (assigned === undefined) continue;
      if (!linked) broken.push(identity);
      else {
        const roles = assigned.map((role) => ({ ...role, counts: roleCounts(role.role, catalogue.roles) }));
        by.push({ identity, roles });
      }
    }
    const state = stateOf(customer, subscription, { by, broken }, catalogue, zone);
    const partly = state === "seen" ? partlyCounted(customer, subscription, catalogue.roles) : undefined;
    return { subscription, by, broken, state, partly, worth: worthOfPal(subscription, catalogue) };
  });
}

function stateOf(
  customer: Customer,
  subscription: Subscription,
  { by, broken }: Pick<Coverage, "by" | "broken">,
  { roles }: Catalogue,
  zone: Zone,
): CoverageState {
  if (subscription.scope.is !== "in") return "not-ours";
  if (subscription.endedOn !== undefined || subscription.movedTo !== undefined) return "ended";
  if (subscription.sovereign === true) return "not-counted";
  if (earnedByPal(customer, subscription) !== undefined) return "seen";
  const inReport = palInReport(subscription, roles);
  const reported = isLost(subscription, "PAL") && inReport !== "no" ? undefined : inReport;
  if (reported === "yes" || reported === "unknown") return "seen";
  const isPower = subscription.power !== undefined;
  const others = isPower ? [] : othersOn(subscription);
  // Our own sale attributes it by a report or a reading; a link without a role that is known to count proves less.
  if (others.includes("CSP") && !by.some(isProven)) return "csp";
  if (reported === "no" && !by.some((link) => isProvenSince(link, subscription))) return "role-does-not-count";
  if (others.length === 0 && subscription.lost !== undefined && !isLinkedAgain(subscription, by)) return "lost";
  if (subscription.marketplace === true) return "marketplace";
  if (others.includes("DPOR") && !by.some(isProven)) return "dpor";
  if (by.length === 0) {
    if (subscription.access === "none") return "no-access";
    if (broken.length > 0) return "broken";
    return isSaid(customer, subscription, zone) ? "said" : "none";
  }
  if (!isPower) {
    if (by.every((link) => noRoleCounts(link.roles))) return "role-does-not-count";
    if (by.every((link) => noRoleCounts(link.roles) || isOnlyNowAndThen(link.roles))) return "time-bound";
  }
  return by.some(({ identity }) => identity.link === "verified") ? "verified" : "reported";
}

function partlyCounted(customer: Customer, subscription: Subscription, roles: RoleList): Coverage["partly"] {
  const { seen, soldByUsCsp } = subscription;
  const role = seen?.adminTypes.find((type) => roleCounts(type, roles) === "no");
  const all = uncountedOf(customer, subscription);
  const newest = all.findIndex(({ month }) => month === seen?.month);
  return soldByUsCsp || role === undefined || newest < 0 ? undefined : { role, months: all.slice(newest) };
}

/**
 * Whether PAL counts by the Azure usage report, in its latest month: the roles of the rows attributed by Partner Admin
 * Link. `unknown`: rows with roles that Microsoft's list does not have. Undefined: there are none, or nothing was
 * consumed.
 */
export function palInReport({ seen }: Pick<Subscription, "seen">, roles: RoleList): Counts | undefined {
  if (seen === undefined) return undefined;
  const counted = seen.adminTypes.map((type) => roleCounts(type, roles));
  // Version 0.1 noted as attributed only what Owners and Contributors were, beside the roles of all rows.
  if (!seen.attributed && !(seen.consumes && counted.length > 0)) return undefined;
  if (counted.includes("yes")) return "yes";
  return counted.length > 0 && !counted.includes("unknown") ? "no" : "unknown";
}

/**
 * Whether Azure incentives are paid for a role in the usage report: narrower than what counts for designations and
 * earned credit (Microsoft: reconciliation FAQ, AdminType Owner or Contributor).
 */
export const earnsIncentive = (adminType: string): boolean => /^(owner|contributor)$/i.test(adminType.trim());

type Link = Coverage["by"][number];

/** Whether more than somebody's word says that it is linked, with a role that counts. */
const isProven = ({ identity, roles }: Link): boolean =>
  identity.link === "verified" && roles.some((role) => role.counts === "yes" && isRoleProven(role, identity));

/** Whether the link is proven and nothing is known of its role, on which it depends whether it counts. */
export const isRoleUnknown = ({ state, subscription, by }: Coverage): boolean =>
  state === "verified" &&
  subscription.power === undefined &&
  by.every(({ identity, roles }) => identity.link !== "verified" || roles.every(({ counts }) => counts === "unknown"));

const isRoleProven = ({ provenOn }: RoleAssignment, { reach }: Identity): boolean =>
  provenOn !== undefined || reach !== undefined;

/** Whether a role that counts was pasted or read after the last month that reports told of. */
function isProvenSince(link: Link, { seen }: Subscription): boolean {
  const until = seen === undefined ? "" : endOfMonth(seen.month);
  const { identity, roles } = link;
  const readOn = identity.reach?.at.slice(0, 10) ?? "";
  return isProven(link) && roles.some(({ counts, provenOn = readOn }) => counts === "yes" && provenOn > until);
}

/** Whether the newest report has no row at all of what was lost: the link or its role is gone, or nothing was consumed. */
export function isRowMissing({ subscription, state }: Pick<Coverage, "subscription" | "state">): boolean {
  const since = state === "lost" ? lostSince(subscription) : undefined;
  return since !== undefined && (subscription.seen === undefined || subscription.seen.month < since);
}

/** Whether a report showed that attribution, and a newer one of the same coverage does not. */
const isLost = ({ lost = [] }: Subscription, kind: AssociationKind): boolean => lost.some(({ by }) => by === kind);

type SellerConflict = "settled" | "unlisted" | "disputed";

/**
 * What becomes of a sale that a report alone shows, where Partner Center's list has us as something else than the
 * customer's reseller. `settled`: the list is from before the report's month, so that the report is the newer word.
 * `unlisted`: Partner Center was read in that month or after it, and did not have the customer. `disputed`: else, which
 * of the two is right is not known. Undefined when they do not contradict each other.
 */
export function sellerConflict(
  { soldByUsCsp, seen, evidence }: Subscription,
  {
    relationship = "reseller",
    read,
    addedAt,
    history,
  }: Pick<Customer, "relationship" | "read" | "addedAt" | "history">,
  { listImportedOn, listReadOn, zone }: { listImportedOn?: Day | undefined; listReadOn?: Day | undefined; zone: Zone },
): SellerConflict | undefined {
  if (!soldByUsCsp || seen === undefined || evidence?.kind === "read" || isReseller(relationship)) return undefined;
  const changed = history.findLast(({ item }) => item === "relationship")?.at;
  const listed = latest(addedAt, changed, read?.listing?.at) ?? addedAt;
  if (listReadOn !== undefined && listReadOn >= seen.month && read?.listing === undefined) return "unlisted";
  const isOlder = dayOf(listed, zone) < seen.month && listImportedOn !== undefined && listImportedOn < seen.month;
  return isOlder ? "settled" : "disputed";
}

/** Whether the sale that a report shows is in doubt, so that it has no tick and answers nothing. */
export function isSaleInDoubt(...asked: Parameters<typeof sellerConflict>): boolean {
  const conflict = sellerConflict(...asked);
  return conflict === "unlisted" || conflict === "disputed";
}

/** What attributes the subscription beside PAL. */
function othersOn(subscription: Subscription): readonly AssociationKind[] {
  const { soldByUsCsp, seen } = subscription;
  const isDpor = seen?.dpor === true && !isLost(subscription, "DPOR");
  return [...(soldByUsCsp ? (["CSP"] as const) : []), ...(isDpor ? (["DPOR"] as const) : [])];
}

/** Since which month it is attributed no more: the last of what was lost. */
const lostSince = ({ lost = [] }: Subscription): Day | undefined =>
  latest(...lost.map(({ missingSince }) => missingSince));

/**
 * Since when work on the subscription counts for nobody: for a gap that names it, and for the days that are lost. From
 * the first month without what was lost, the day on which the last link broke, or else the day of access.
 */
export function uncoveredSince({
  subscription,
  state,
  broken,
}: Pick<Coverage, "subscription" | "state" | "broken">): Day {
  const { seen, power, since } = subscription;
  const isWrongRole = state === "role-does-not-count";
  const lost = state === "lost" || isWrongRole ? lostSince(subscription) : undefined;
  const brokeOn = state === "broken" ? latest(...broken.map((identity) => identity.since)) : undefined;
  // A report that shows our link knows of our access, whatever was recorded of it.
  const shown =
    isWrongRole && seen !== undefined && seen.adminTypes.length > 0 && seen.month < since ? seen.month : since;
  return lost ?? brokeOn ?? power?.deployedOn ?? shown;
}

/**
 * The last day of which anybody knows that the work counts for nobody, when only a report says so; before
 * `uncoveredSince` when the report has no row any more. Undefined when what is recorded here says it, to this day.
 */
export function provenUntil({ subscription: { seen, lost = [] }, state, by }: Coverage): Day | undefined {
  const isRecorded = state === "role-does-not-count" && by.length > 0 && by.every(({ roles }) => noRoleCounts(roles));
  if (isRecorded || (state !== "lost" && state !== "role-does-not-count" && state !== "seen")) return undefined;
  const last = seen?.month ?? lost[0]?.lastSeen;
  return last === undefined ? undefined : endOfMonth(last);
}

/**
 * Whether a link was made, or a role that counts was proven, after the month without attribution began: the next
 * report will tell. Proof of an older link only says that the link is not what was lost.
 */
function isLinkedAgain(subscription: Subscription, by: Coverage["by"]): boolean {
  const since = lostSince(subscription) ?? "";
  return by.some(
    ({ identity, roles }) =>
      identity.link === "verified" &&
      ((identity.linkedOn ?? identity.since) > since ||
        roles.some(({ counts, provenOn }) => counts === "yes" && provenOn !== undefined && provenOn > since)),
  );
}

/** The newest month in which Microsoft paid for the subscription by PAL: the strongest evidence there is. */
function earnedByPal({ earnings = [] }: Customer, { id, lost = [] }: Subscription): Day | undefined {
  const earned = earnings.filter(
    ({ item, reason, association = "" }) => item === id && reason === undefined && /^pal\b/i.test(association),
  );
  const month = latest(...earned.map((one) => one.month));
  if (month === undefined) return undefined;
  // What a report of a later month no longer shows is lost all the same.
  return lost.some(({ by, missingSince }) => by === "PAL" && missingSince > month) ? undefined : month;
}

/** What PAL adds to what attributes the subscription without it. */
export function worthOfPal(
  subscription: Subscription,
  { attribution: table }: Pick<Catalogue, "attribution">,
): WorthFound {
  const { power, seen, sovereign } = subscription;
  const work: Work =
    power === undefined ? { kind: "azure", security: seen?.security, sovereign } : { kind: "power-platform" };
  const inPlace = othersOn(subscription).map((by): Association => ({ by }));
  return worthOf({ work, inPlace, seats: [] }, { by: "PAL" }, table);
}

/** Whether there is anything to associate: it is in scope, alive, and in a cloud that counts. */
export const isOurs = ({ state }: Pick<Coverage, "state">): boolean =>
  state !== "not-ours" && state !== "ended" && state !== "not-counted";

/**
 * Whether a report contradicts what is recorded of the link. Settled by proof of the link that is newer than the report:
 * what is missing then is its role, or consumption.
 */
export function isDisputed({ subscription: { conflict }, state, by }: Coverage): boolean {
  if (conflict === undefined || state === "not-ours" || state === "lost" || state === "role-does-not-count")
    return false;
  return !by.some(({ identity }) => identity.link === "verified" && identity.evidence.at > conflict.evidence.at);
}

/** Whether PAL gains anything on a subscription: it is ours to link, and nothing else attributes it as well. */
export function palMatters({
  subscription,
  state,
  worth,
}: Pick<Coverage, "subscription" | "state" | "worth">): boolean {
  if (!isOurs({ state }) || subscription.marketplace === true) return false;
  return worth.worth === "needed" || worth.worth === "more";
}

function isSaid({ checklist }: Customer, subscription: Subscription, zone: Zone): boolean {
  const answer = checklist.answers.pal;
  return answer?.says === "yes" && dayOf(answer.at, zone) >= subscription.since;
}

type KnownRoles = Coverage["by"][number]["roles"];

const noRoleCounts = (roles: KnownRoles): boolean => roles.length > 0 && roles.every((role) => role.counts === "no");

/** Roles that count are all activated for hours or days; an unknown permanence is given the benefit of the doubt. */
const isOnlyNowAndThen = (roles: KnownRoles): boolean =>
  roles.length > 0 &&
  roles.every((role) => role.counts === "no" || role.permanence === "eligible" || role.permanence === "time-bound");

/**
 * Whether a Partner ID is one to link or claim with. Our global ID never is, nor one of nobody's locations here; when
 * no location is configured, nothing but the global ID can be called wrong.
 */
export function checkPartnerId(partnerId: string, ours: OurIds): "ours" | "global" | "not-ours" | "unknown" {
  const id = partnerId.trim();
  if (ours.globalPartnerId !== undefined && id === ours.globalPartnerId) return "global";
  if (ours.partnerIds.length === 0) return "unknown";
  return ours.partnerIds.includes(id) ? "ours" : "not-ours";
}
