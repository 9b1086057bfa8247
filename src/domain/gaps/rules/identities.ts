/** P02, P05, P06, P07, P09: the identities that PAL hangs on, and the Partner IDs that links and claims name. */
import type { Claim, Customer, Identity } from "../../customer/customer.ts";
import type { Gap } from "../../catalogue/gap-codes.ts";
import { checkPartnerId, isHuman, isLinked, palMatters, type Coverage } from "../../pal/pal.ts";
import {
  lateSince,
  partnerIdToUse,
  type GapContext,
  aboutClaim,
  aboutIdentity,
  aboutSubscription,
  gapOf,
  type Told,
} from "./context.ts";
import { customersTenant, howToLink, linkedIn, ownTenant } from "./pal.ts";

/** Gaps of the customer's identities, and of the Partner IDs on its links, claims and reports. */
export function identityGaps(customer: Customer, context: GapContext, coverage: readonly Coverage[]): readonly Gap[] {
  const wrong = wrongPartnerIds(customer, context, coverage);
  if (customer.identities.length === 0) return wrong;
  const isOptional = coverage.length > 0 && !coverage.some(palMatters);
  if (isOptional) return wrong;
  const rules = [unverified, identityGone, notLinkedYet];
  const found = customer.identities.flatMap((identity) =>
    rules.flatMap((rule) => rule(customer, identity, context, coverage) ?? []),
  );
  const single = singlePointOfFailure(customer, context, coverage);
  return [...wrong, ...found, ...(single === undefined ? [] : [single])];
}

const identityGap = (customer: Customer, identity: Identity, coverage: readonly Coverage[], told: Told): Gap =>
  gapOf(customer, aboutIdentity(identity, coverage), told);

type IdentityRule = (
  ...of: [customer: Customer, identity: Identity, context: GapContext, coverage: readonly Coverage[]]
) => Gap | undefined;

/** P02: only a person's word. Silent where the report or another, verified identity covers all that this one reaches. */
const unverified: IdentityRule = (customer, identity, context, coverage) => {
  if (identity.link !== "reported" || isGone(identity, context)) return undefined;
  const reached = coverage.filter((one) => palMatters(one) && one.by.some((link) => link.identity === identity));
  const isProven = ({ state, by }: Coverage) => state === "seen" || by.some((one) => one.identity.link === "verified");
  if (coverage.length > 0 && reached.every(isProven)) return undefined;
  const since = lateSince(context, identity.linkedOn ?? identity.since, "palVerify");
  if (since === undefined) return undefined;
  return identityGap(customer, identity, coverage, {
    code: "P02",
    severity: identity.noCredential === true ? "low" : "medium",
    what: "PAL link not verified",
    next:
      identity.noCredential === true
        ? "Nobody can sign in as it any more: import the newest Azure usage report, which shows whether it counts"
        : `As this identity, in ${tenantOf(identity, customer)}, run az managementpartner show and paste its output into this chat`,
    since,
  });
};

const tenantOf = (identity: Identity, customer: Customer): string =>
  identity.tenant === customer.id ? customersTenant : ownTenant;

/** The account ends with the person, or Azure says that the link is deleted. */
function isGone(identity: Identity, context: GapContext): boolean {
  const left = context.left ?? context.gone;
  return (
    identity.link === "broken" ||
    identity.state === "Deleted" ||
    (identity.holder !== undefined && left.has(identity.holder))
  );
}

/** P07. Critical when no other living link is left. */
const identityGone: IdentityRule = (customer, identity, context, coverage) => {
  if (!isLinked(identity) && identity.link !== "broken") return undefined;
  if (!isGone(identity, context)) return undefined;
  const others = customer.identities.some((one) => one !== identity && isLinked(one) && !isGone(one, context));
  const left = identity.holder === undefined ? undefined : context.goneSince?.get(identity.holder);
  return identityGap(customer, identity, coverage, {
    code: "P07",
    severity: others ? "medium" : "critical",
    what: others ? "linked identity gone" : "last linked identity gone",
    next: `Link another person and a service principal before this account ends. ${howToLink(context, tenantOf(identity, customer))}. After that, mark this one as removed`,
    since: left ?? identity.since,
  });
};

/** P09: an engineer is on the customer without a link. Silent where Lighthouse and a linked service principal do it all. */
const notLinkedYet: IdentityRule = (customer, identity, context, coverage) => {
  if (identity.link !== "not linked" || !isHuman(identity)) return undefined;
  const left = context.left ?? context.gone;
  if (identity.holder !== undefined && left.has(identity.holder)) return undefined;
  const ours = coverage.filter(palMatters);
  const byMachine = ours.length > 0 && ours.every(isReachedByMachine);
  if (byMachine) return undefined;
  const since = lateSince(context, identity.since, "engineerLink");
  if (since === undefined) return undefined;
  return identityGap(customer, identity, coverage, {
    code: "P09",
    severity: "medium",
    next: `At the next sign-in, as this identity: ${howToLink(context, tenantOf(identity, customer))}`,
    since,
  });
};

const isReachedByMachine = ({ subscription, by }: Coverage): boolean =>
  (subscription.access === "lighthouse" || subscription.access === "service principal") &&
  by.some(({ identity }) => !isHuman(identity));

/** P05: one living, linked person, and no service principal, managed identity or Lighthouse principal. */
function singlePointOfFailure(customer: Customer, context: GapContext, coverage: readonly Coverage[]): Gap | undefined {
  const living = customer.identities.filter((identity) => isLinked(identity) && !isGone(identity, context));
  const [only] = living;
  if (only === undefined || living.length > 1 || !isHuman(only)) return undefined;
  const reaches = coverage.some((one) => palMatters(one) && one.by.some(({ identity }) => identity === only));
  if (!reaches) return undefined;
  return identityGap(customer, only, coverage, {
    code: "P05",
    severity: "medium",
    next: `Link a service principal too: sign in as it with az login --service-principal --username <application ID> --password <its secret> --tenant ${only.tenant} --allow-no-subscriptions. ${howToLink(context, tenantOf(only, customer))}`,
    since: only.linkedOn ?? only.since,
  });
}

const wrongWords = {
  global: "our global Partner ID",
  "not-ours": "which isn't our Partner ID",
} as const;

/** P06, critical at once: work done is attributed to nobody, or to somebody else. */
function wrongPartnerIds(customer: Customer, context: GapContext, coverage: readonly Coverage[]): readonly Gap[] {
  const found: Gap[] = [];
  for (const identity of customer.identities) {
    const wrong = isLinked(identity) ? wrongOf(identity.partnerId, context) : undefined;
    if (wrong === undefined) continue;
    found.push(
      identityGap(customer, identity, coverage, {
        code: "P06",
        severity: "critical",
        what: `linked to ${wrong}`,
        next:
          `As this identity, in ${tenantOf(identity, customer)}, run az managementpartner update --partner-id ` +
          `${partnerIdToUse(context)}. Then run az managementpartner show and paste its output into this chat`,
        since: identity.linkedOn ?? identity.since,
      }),
    );
  }
  for (const claim of customer.claims) {
    const wrong = isAlive(claim) ? wrongOf(claim.partnerId, context) : undefined;
    if (wrong !== undefined) found.push(wronglyClaimed(customer, claim, wrong, context));
  }
  for (const subscription of customer.subscriptions) {
    if (subscription.scope.is !== "in") continue;
    const wrong = subscription.seen?.partnerIds.map((id) => wrongOf(id, context)).find((one) => one !== undefined);
    if (wrong === undefined || subscription.seen === undefined) continue;
    found.push(
      gapOf(customer, aboutSubscription(subscription, context), {
        code: "P06",
        severity: "critical",
        what: `report shows ${wrong}`,
        next:
          `Find out who linked it: ask each engineer to run az managementpartner show in ${linkedIn(subscription)} and, where it ` +
          `isn't ${partnerIdToUse(context)}, az managementpartner update --partner-id ${partnerIdToUse(context)}`,
        since: subscription.seen.month,
      }),
    );
  }
  return found;
}

function wrongOf(partnerId: string | undefined, context: GapContext): string | undefined {
  if (partnerId === undefined) return undefined;
  const is = checkPartnerId(partnerId, context);
  return is === "global" || is === "not-ours" ? `${partnerId}, ${wrongWords[is]}` : undefined;
}

const isAlive = (claim: Claim): boolean =>
  claim.scope.is === "in" && claim.status !== "Rejected" && claim.status !== "Rejected final";

function wronglyClaimed(customer: Customer, claim: Claim, wrong: string, context: GapContext): Gap {
  const canEdit =
    claim.status === "Partner action required" || claim.status === "Draft" || claim.status === "Not started";
  return gapOf(customer, aboutClaim(claim, context), {
    code: "P06",
    severity: "critical",
    what: `claimed with ${wrong}`,
    next: canEdit
      ? `In Partner Center open Incentives > Customer claims, open the claim and choose ${partnerIdToUse(context)}`
      : `In Partner Center open Incentives > Customer claims, ask in the claim's Comments to have it reopened, and ` +
        `choose ${partnerIdToUse(context)}; otherwise claim again with it`,
    since: claim.submittedOn ?? claim.statusSince,
  });
}
