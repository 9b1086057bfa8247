/** P01, P03, P04, P08, P10 to P12: Azure subscriptions that PAL does not cover, or not so that it counts. */
import { isReseller, type AssociationKind, type Customer, type Subscription } from "../../customer/customer.ts";
import type { Gap, Severity } from "../../catalogue/gap-codes.ts";
import { isDisputed, isRowMissing, palInReport, palMatters, uncoveredSince, type Coverage } from "../../pal/pal.ts";
import type { GapLimits } from "../../catalogue/limits.ts";
import type { Catalogue } from "../../catalogue/workloads.ts";
import { dollars, unbroken } from "../../pal/consumption.ts";
import { nameOfMonth } from "../../time/calendar.ts";
import type { Day } from "../../time/time.ts";
import {
  dayIn,
  knownUntil,
  lateSince,
  partnerIdToUse,
  type GapContext,
  aboutSubscription,
  gapOf,
  type Told,
} from "./context.ts";

/** Where something else attributes as well, what PAL lacks weighs less: more where it certainly costs a goal. */
function severityOn({ worth }: Coverage, severity: Severity, { goals }: GapContext): Severity {
  if (!worth.isShared) return severity;
  return worth.unknown.length === 0 && worth.designations.some((one) => goals.includes(one)) ? "medium" : "low";
}

/** Where links through Lighthouse are made and shown. */
export const ownTenant = "our own tenant (Lighthouse)";

export const customersTenant = "the customer's tenant";

/** Where links that reach the subscription are made and shown. */
export const linkedIn = ({ access }: Subscription): string => (access === "lighthouse" ? ownTenant : customersTenant);

/** How an engineer links, checks and reports it; through Lighthouse once for all customers, in our own tenant. */
export const howToLink = (context: GapContext, tenant = customersTenant): string =>
  `In ${tenant}, run az managementpartner create --partner-id ${partnerIdToUse(context)}. Then run ` +
  "az managementpartner show and paste its output into this chat";

/** Gaps of the customer's subscriptions, one at most for each. */
export function subscriptionGaps(
  customer: Customer,
  context: GapContext,
  coverage: readonly Coverage[],
): readonly Gap[] {
  const found: Gap[] = [];
  for (const covered of coverage) {
    // What DPOR counts now wants a successor, however little PAL would add to it.
    if (!palMatters(covered) && covered.state !== "dpor") continue;
    const one =
      covered.subscription.power === undefined || covered.state === "lost"
        ? gapOfSubscription(customer, context, covered)
        : powerUnattributed(customer, context, covered);
    if (one !== undefined) found.push(one);
  }
  return found;
}

function gapOfSubscription(customer: Customer, context: GapContext, covered: Coverage): Gap | undefined {
  switch (covered.state) {
    case "none":
      return notLinked(customer, context, covered);
    case "lost":
      return noLongerAttributed(customer, context, covered);
    case "dpor":
      return successorOfDpor(customer, context, covered);
    case "said":
      return onlySaid(customer, context, covered);
    case "role-does-not-count":
      return wrongRole(customer, context, covered, uncountedRole(covered, context.catalogue));
    case "time-bound":
      return timeBound(customer, context, covered);
    case "reported":
    case "verified":
      return linkedNotSeen(customer, context, covered);
    case "seen":
      return wrongRole(
        customer,
        context,
        covered,
        roleNotKnown(covered, context.catalogue) ?? partlyUncounted(covered, context.limits),
      );
    case "no-access":
    // P07 says of the identity what broke.
    case "broken":
    case "csp":
    case "marketplace":
    case "not-ours":
    case "ended":
    case "not-counted":
      return undefined;
  }
}

function subscriptionGap(customer: Customer, context: GapContext, covered: Coverage, told: Told): Gap {
  const { code, severity, what, next, since } = told;
  const about = aboutSubscription(covered.subscription, context, covered.worth.designations);
  return gapOf(customer, about, { code, severity: severityOn(covered, severity, context), what, next, since });
}

/** P01. */
function notLinked(customer: Customer, context: GapContext, covered: Coverage): Gap | undefined {
  const { subscription } = covered;
  const since = lateSince(context, subscription.since, "palLink");
  if (since === undefined) return undefined;
  return subscriptionGap(customer, context, covered, {
    code: "P01",
    severity: "high",
    next: howToLinkOn(subscription, context) + sellerUnknown(customer, subscription),
    since,
  });
}

/**
 * P12: a report attributed it to us, and a newer one of the same coverage does not, be it by PAL, by our own sale or by
 * DPOR. What a person said before does not hide it.
 */
function noLongerAttributed(customer: Customer, context: GapContext, covered: Coverage): Gap | undefined {
  const { subscription, by } = covered;
  const [last] = (subscription.lost ?? []).toSorted((a, b) => (a.missingSince < b.missingSince ? 1 : -1));
  if (last === undefined) return undefined;
  return subscriptionGap(customer, context, covered, {
    code: "P12",
    severity: "high",
    what: `attributed by ${last.by} until ${nameOfMonth(last.lastSeen)}, ${isRowMissing(covered) ? "no row" : "not"} in ${nameOfMonth(last.missingSince)}`,
    next:
      (isRowMissing(covered) ? "The link or its role is gone, or nothing was consumed. " : "") +
      nextOfLost(last.by, by.length > 0, subscription, context),
    since: uncoveredSince(covered),
  });
}

function nextOfLost(lost: AssociationKind, isLinked: boolean, subscription: Subscription, context: GapContext): string {
  switch (lost) {
    case "PAL":
      return isLinked
        ? "Run az managementpartner show and az role assignment list --all --assignee <object ID> as the linked " +
            "identity, paste the first here. If it's still linked, the role was taken away or made temporary. " +
            fixRole(subscription)
        : `No linked identity is recorded here: find out who was linked, and what became of the role. ${howToLinkOn(subscription, context)}${orRole}`;
    case "CSP":
      return `Ask the customer who sells it now. If you still work on it, with PAL it stays yours. ${howToLinkOn(subscription, context)}`;
    case "DPOR":
    case "CPOR":
      return `It ended with the customer's contract; PAL takes its place. ${howToLinkOn(subscription, context)}${orRole}`;
  }
}

/** No report and no reading told who sells it, and we are the customer's reseller: then the sale may count already. */
function sellerUnknown({ relationship = "" }: Customer, { seen, evidence, power }: Subscription): string {
  const isKnown = seen !== undefined || evidence !== undefined || power !== undefined || !isReseller(relationship);
  return isKnown
    ? ""
    : ". I don't know who sells it: if you do, through CSP, say so in its form, and it counts without PAL";
}

/**
 * P11: existing digital partners of record are scored still; new ones cannot be counted on, and Security never counts
 * them. Where no security services run there, it costs nothing as long as the customer's contract lasts.
 */
function successorOfDpor(customer: Customer, context: GapContext, covered: Coverage): Gap | undefined {
  const { subscription, worth } = covered;
  // Linked already: what is left to do is said of the identity. Without access there is nothing to link.
  if (covered.by.length > 0 || subscription.access === "none") return undefined;
  const since = lateSince(context, subscription.seen?.month ?? subscription.since, "palLink");
  if (since === undefined) return undefined;
  const addsNow = palMatters(covered);
  const missing = addsNow ? covered : { ...covered, worth: { ...worth, designations: [] } };
  const why = addsNow
    ? "Security does not count DPOR, and it ends with the customer's contract"
    : "It ends with the customer's contract, and new ones are not to be counted on: link PAL before";
  return subscriptionGap(customer, context, missing, {
    code: "P11",
    severity: "low",
    next: `${why}. ${howToLinkOn(subscription, context)}${orRole}`,
    since,
  });
}

/** One link serves all subscriptions of a directory in which the identity has a role that counts. */
const orRole = ". If an identity of yours is linked there already, only a role on this subscription is missing";

function howToLinkOn(subscription: Subscription, context: GapContext): string {
  const first =
    subscription.access === "aobo"
      ? "CSP delegated access cannot set PAL: get a guest account or a service principal first. "
      : "";
  return first + howToLink(context, linkedIn(subscription));
}

/** P02 of a subscription: the owner's yes is all there is. Silent where a report contradicts it, which V02 says. */
function onlySaid(customer: Customer, context: GapContext, covered: Coverage): Gap | undefined {
  const { subscription } = covered;
  const answer = customer.checklist.answers.pal;
  if (answer === undefined || isDisputed(covered)) return undefined;
  const since = lateSince(context, dayIn(context, answer.at), "palVerify");
  if (since === undefined) return undefined;
  return subscriptionGap(customer, context, covered, {
    code: "P02",
    severity: "medium",
    next:
      `Ask whoever linked to run az managementpartner show in ${linkedIn(subscription)} and paste its output into this ` +
      `chat. If nobody did: ${howToLink(context, linkedIn(subscription))}`,
    since,
  });
}

/**
 * How it gets a role that counts. Through Lighthouse a role is none of the customer's to assign: it comes with the
 * delegation, which has to name it as a permanent one (Microsoft: Link your partner ID to track your impact on delegated
 * resources).
 */
const fixRole = (subscription: Subscription): string =>
  subscription.access === "lighthouse" ? delegateRole : assignRole(subscription);

const delegateRole =
  "Through Lighthouse a role comes with the delegation: add Support Request Contributor (incentives: Contributor) for " +
  "the linked identity to its authorizations, as a permanent one, and have the customer deploy it again";

const assignRole = (subscription: Subscription): string =>
  `Ask the customer to assign Support Request Contributor (incentives: Contributor) permanently: az role assignment ` +
  `create --assignee <object ID> --role "Support Request Contributor" --scope /subscriptions/${subscription.id}`;

type WrongRole = { severity: Severity; what: string; since: Day; doubt?: string };

/** P03. */
function wrongRole(
  customer: Customer,
  context: GapContext,
  covered: Coverage,
  found: WrongRole | undefined,
): Gap | undefined {
  const { by, partly } = covered;
  // A report does not name the identity.
  const isAnother = partly && by.length > 0 && by.every(({ roles }) => roles.some(({ counts }) => counts === "yes"));
  const whose =
    isAnother === true || by.length === 0
      ? "It's from a linked identity that isn't recorded here: find out whose it is. "
      : "";
  const next = `${found?.doubt ?? ""}${whose}${fixRole(covered.subscription)}`;
  return found && subscriptionGap(customer, context, covered, { ...found, code: "P03", next });
}

/** Read-only roles alone: by the usage report, of each PAL row; else by what is recorded. */
function uncountedRole(covered: Coverage, { roles }: Catalogue): WrongRole {
  const { seen, lost = [] } = covered.subscription;
  const since = uncoveredSince(covered);
  if (palInReport(covered.subscription, roles) !== "no") {
    const recorded = new Set(covered.by.flatMap((link) => link.roles.map(({ role }) => role)));
    return { severity: "high", what: `${[...recorded].slice(0, 2).join(" and ")} does not count for PAL`, since };
  }
  const counted = lost.find(({ by }) => by === "PAL");
  const until = counted === undefined ? "" : `; it counted until ${nameOfMonth(counted.lastSeen)}`;
  return { severity: "high", what: `linked with the ${seen?.adminTypes[0] ?? "Reader"} role only${until}`, since };
}

/** In doubt: the report attributes it by PAL, with a role that Microsoft's list does not have. */
function roleNotKnown({ subscription }: Coverage, { roles }: Catalogue): WrongRole | undefined {
  const { month: since = "", adminTypes: [role] = [] } = subscription.seen ?? {};
  if (role === undefined || palInReport(subscription, roles) !== "unknown") return undefined;
  const doubt = "I don't know whether it counts. ";
  return { severity: "low", what: `linked with the ${role} role, which isn't on Microsoft's list`, since, doubt };
}

/**
 * In part: the report attributes it with a role that counts, and some of it with one that does not, which is lost. Of
 * nearly all, the days are counted as well.
 */
function partlyUncounted(covered: Coverage, limits: GapLimits): WrongRole | undefined {
  const { role, months: [newest, ...older] = [] } = covered.partly ?? {};
  if (role === undefined || newest === undefined) return undefined;
  const isMost = newest.percent >= limits.readOnlyMost.value;
  const isDear = newest.usd >= limits.readOnlyDollars.value;
  const part = `${newest.percent}% of ${nameOfMonth(newest.month)}'s consumption (${dollars(newest.usd)})`;
  return {
    severity: isMost || isDear ? "high" : newest.percent >= limits.readOnlyPart.value ? "medium" : "low",
    what: `${part} came through the ${role} role only`,
    since: unbroken([newest, ...older], isMost ? limits.readOnlyMost.value : 1).at(-1)?.month ?? newest.month,
  };
}

/** P04: what counts is activated for hours only; an hour not activated is an hour not attributed. */
function timeBound(customer: Customer, context: GapContext, covered: Coverage): Gap {
  return subscriptionGap(customer, context, covered, {
    code: "P04",
    severity: "medium",
    next: `Keep the activated role, and add a permanent one. ${fixRole(covered.subscription)}`,
    since: linkedSince(covered),
  });
}

/**
 * P08: the report knows of days late enough after the link, and has no PAL row. Silent without consumption, since then
 * there is nothing to attribute, and where V02 names the contradiction.
 */
function linkedNotSeen(customer: Customer, context: GapContext, covered: Coverage): Gap | undefined {
  const { seen } = covered.subscription;
  if ((seen !== undefined && !seen.consumes) || isDisputed(covered)) return undefined;
  const since = lateSince(context, linkedSince(covered), "palSeen");
  const known = knownUntil(context, "azureUsage");
  if (since === undefined || known === undefined || known < since) return undefined;
  return subscriptionGap(customer, context, covered, {
    code: "P08",
    severity: "medium",
    next:
      "Run az managementpartner show and az role assignment list --all --assignee <object ID> as the linked identity, " +
      "paste the first here; no role on the subscription: " +
      (covered.subscription.access === "lighthouse"
        ? "add one that counts to the delegation, and have the customer deploy it again"
        : "ask the customer for one that counts"),
    since,
  });
}

/** P10: deployed, and no linked account owns the objects. */
function powerUnattributed(customer: Customer, context: GapContext, covered: Coverage): Gap | undefined {
  const { subscription } = covered;
  if (covered.by.length > 0 || covered.state === "seen" || subscription.power === undefined) return undefined;
  const since = lateSince(context, subscription.power.deployedOn, "powerPlatform");
  if (since === undefined) return undefined;
  return subscriptionGap(customer, context, covered, {
    code: "P10",
    severity: "medium",
    next:
      `Make a linked account owner or co-owner of the apps and creator of the flows, best by importing a managed ` +
      `solution with it. To link the account: ${howToLink(context)}`,
    since,
  });
}

/** When the first of the identities that reach it was linked; only asked when there is one. */
function linkedSince({ by, subscription }: Coverage): Day {
  return (
    by.reduce<Day | undefined>((first, { identity }) => {
      const linkedOn = identity.linkedOn ?? identity.since;
      return first === undefined || linkedOn < first ? linkedOn : first;
    }, undefined) ?? subscription.since
  );
}
