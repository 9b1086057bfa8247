/** V01 for claims and links, V02 to V04: evidence that is old or disagrees, reports not imported, sources not read. */
import { associatedUntil, isFresh, seenUntil } from "./known-answers.ts";
import type { Claim, Customer, Evidence, Identity, Question, ReadPart, Subscription } from "../../customer/customer.ts";
import { lossOf } from "../../claims/attribution.ts";
import { confirmedAt, nameOfKind } from "../../claims/evidence.ts";
import { latest, type Day } from "../../time/time.ts";
import type { ImportName } from "../../documents.ts";
import { gapKind, type Gap } from "../../catalogue/gap-codes.ts";
import { isLinked, isDisputed, rolesOn, sellerConflict, type Coverage } from "../../pal/pal.ts";
import { endOfMonth, nameOfMonth } from "../../time/calendar.ts";
import {
  dayIn,
  fedByPal,
  gap,
  lateSince,
  type GapContext,
  aboutClaim,
  aboutIdentity,
  aboutSubscription,
  gapOf,
} from "./context.ts";

/**
 * V01 of approved claims and of links whose newest evidence expired. An owner's "yes" to the topic's question
 * renews them; where the question has a gap of its own, that one is asked instead.
 */
export function staleGaps(
  customer: Customer,
  context: GapContext,
  coverage: readonly Coverage[],
  isAsked: (question: Question) => boolean,
): readonly Gap[] {
  const found: Gap[] = [];
  const renewed = (question: Question): Day | undefined => {
    const answer = customer.checklist.answers[question];
    return answer?.says === "yes" ? dayIn(context, answer.at) : undefined;
  };
  if (!isAsked("cpor")) {
    for (const claim of customer.claims) {
      if (claim.scope.is !== "in" || claim.status !== "Approved" || lossOf(claim) !== undefined) continue;
      if (isFresh(associatedUntil(claim, context), context)) continue;
      const since = lateSinceNewest(context, claim.evidence, claim.seen?.on, renewed("cpor"));
      if (since !== undefined) found.push(claimStale(customer, claim, since, context));
    }
  }
  if (!isAsked("pal")) {
    for (const identity of customer.identities) {
      if (!isLinked(identity) || isSeenLately(identity, coverage, context)) continue;
      const proven = { ...identity.evidence, at: confirmedAt(identity.evidence, customer) };
      const since = lateSinceNewest(context, proven, renewed("pal"));
      if (since !== undefined) found.push(identityStale(customer, identity, since, coverage));
    }
  }
  return found;
}

function lateSinceNewest(context: GapContext, evidence: Evidence, ...others: (Day | undefined)[]): Day | undefined {
  const newest = latest(dayIn(context, evidence.at), ...others);
  return newest === undefined ? undefined : lateSince(context, newest, "answerHolds");
}

function isSeenLately(identity: Identity, coverage: readonly Coverage[], context: GapContext): boolean {
  const reached = coverage.filter(
    ({ by, state }) => state !== "not-ours" && by.some((one) => one.identity === identity),
  );
  return reached.length > 0 && reached.every((one) => isFresh(seenUntil(one), context));
}

const claimStale = (customer: Customer, claim: Claim, since: Day, context: GapContext): Gap =>
  gapOf(customer, aboutClaim(claim, context), {
    code: "V01",
    severity: "low",
    what: "evidence expired",
    next:
      "In Partner Center open Incentives > Customer claims, check that the claim is still Approved, and update it here; or " +
      "import the newest CPOR - Microsoft 365 usage report",
    since,
  });

const identityStale = (customer: Customer, identity: Identity, since: Day, coverage: readonly Coverage[]): Gap =>
  gapOf(customer, aboutIdentity(identity, coverage), {
    code: "V01",
    severity: "low",
    what: "evidence expired",
    next:
      identity.noCredential === true
        ? "Nobody can sign in as it any more: import the newest Azure usage report, which shows whether it counts"
        : "As this identity, run az managementpartner show and paste its output into this chat; or import the newest " +
          "Azure usage report",
    since,
  });

/**
 * V02 of the seller: a report shows our own sale of Azure, and the list has us as no reseller of the customer. Where the
 * report is the newer of the two, it counts, and only the list is to be imported again.
 */
function sellerGap(customer: Customer, context: GapContext, coverage: readonly Coverage[]): Gap | undefined {
  const newestOf = (conflict: "settled" | "unlisted" | "disputed") =>
    coverage
      .flatMap(({ state, subscription }) =>
        state === "csp" && sellerConflict(subscription, customer, context) === conflict
          ? (subscription.seen?.month ?? [])
          : [],
      )
      .sort()
      .at(-1);
  const unlisted = newestOf("unlisted");
  const disputed = unlisted ?? newestOf("disputed");
  const newest = disputed ?? newestOf("settled");
  if (newest === undefined) return undefined;
  const says = `The Azure usage report of ${nameOfMonth(newest)} says that we sell it through CSP`;
  const listed = `the relationship ${customer.relationship}`;
  return gap(customer, {
    code: "V02",
    topic: "pal",
    ...(disputed === undefined
      ? {
          severity: "low",
          what: "Who sells its Azure: the customers list is older than the report",
          next: `${says}, which counts. The customers list, with ${listed}, is older: import it again (Customers > Export customers)`,
          designations: [],
        }
      : {
          severity: "medium",
          what: `Who sells its Azure: ${gapKind("V02").title}`,
          next:
            `${says}; ${unlisted !== undefined ? `Partner Center's list, read ${context.listReadOn}, does not have the customer` : `the customers list has ${listed}`}. Check in Partner Center whether the customer is still yours: if ` +
            "so, import the list again; if not, link PAL, which counts whoever sells",
          designations: fedByPal(coverage.filter(({ state }) => state === "csp")),
        }),
    since: endOfMonth(newest),
  });
}

/** V02: two sources say different things of a claim, a subscription or who sells. Both are named. */
export function conflictGaps(customer: Customer, context: GapContext, coverage: readonly Coverage[]): readonly Gap[] {
  const found: Gap[] = [];
  const shared = { code: "V02", severity: "medium" } as const;
  for (const claim of customer.claims) {
    if (claim.conflict === undefined || claim.scope.is !== "in") continue;
    const here = `${sourceOf(claim.evidence, context)} ${claim.status}`;
    const next = `${bothSides(here, claim.conflict, context)}. Look in Partner Center under Incentives > Customer claims and update the claim here`;
    const since = dayIn(context, claim.conflict.evidence.at);
    found.push(gapOf(customer, aboutClaim(claim, context), { ...shared, next, since }));
  }
  for (const covered of coverage) {
    const { subscription } = covered;
    if (subscription.conflict === undefined || !isDisputed(covered)) continue;
    const here = palRecorded(customer, subscription, context);
    const next = `${bothSides(here, subscription.conflict, context)}. Run az managementpartner show as the linked identity and paste its output into this chat`;
    const since = dayIn(context, subscription.conflict.evidence.at);
    found.push(gapOf(customer, aboutSubscription(subscription, context), { ...shared, next, since }));
  }
  const seller = sellerGap(customer, context, coverage);
  return seller === undefined ? found : [...found, seller];
}

type Conflict = NonNullable<Claim["conflict"]>;

function bothSides(here: string, conflict: Conflict, context: GapContext): string {
  return `${here}; ${lowerFirst(sourceOf(conflict.evidence, context))} ${conflict.says}`;
}

/** Who says that PAL is linked on the subscription. */
function palRecorded(customer: Customer, subscription: Subscription, context: GapContext): string {
  const linked = customer.identities.find((one) => isLinked(one) && rolesOn(one, subscription.id) !== undefined);
  if (linked !== undefined) return `${sourceOf(linked.evidence, context)} ${linked.label} linked`;
  const answer = customer.checklist.answers.pal;
  if (answer?.says !== "yes") return "Recorded here: PAL linked";
  return `On ${dayIn(context, answer.at)} the owner answered: PAL is linked`;
}

function sourceOf(evidence: Evidence, context: GapContext): string {
  const name = nameOfKind(evidence.kind);
  return `On ${dayIn(context, evidence.at)} ${name}:`;
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

const placesOfReports: Readonly<Record<ImportName, string>> = {
  customers: "Customers list (Customers > Export customers)",
  subscriptions: "Subscriptions (a customer > Export subscriptions)",
  azureUsage: "Azure usage (Insights > Downloads hub)",
  cporUsage: "CPOR - Microsoft 365 usage (Insights > Downloads hub)",
  claims: "Claims export (Incentives > Customer claims > Export claim data)",
  gdap: "GDAP relationships (of your own tool)",
  earnings: "Earnings (Earnings > Download report > Earnings | Default)",
  ineligible: "Ineligible revenue usage details (Earnings > Reports)",
};

/**
 * V03 and V04: reports imported before and not lately, sources that are switched on and not read. Information about the
 * organization, not about a customer.
 */
export function organizationGaps(context: GapContext): readonly Gap[] {
  const kinds = Object.keys(placesOfReports) as (keyof typeof placesOfReports)[];
  const unread = (context.unread ?? []).map(({ source, name, since, lastRead, says, next }): Gap => ({
    key: `organization/V04/${source}`,
    customer: "organization",
    code: "V04",
    topic: "data",
    severity: "info",
    item: source,
    what: `${name}: ${lastRead === undefined ? "not read yet" : `not read since ${lastRead}`}. ${says}`,
    next,
    since,
    designations: [],
  }));
  const old = kinds.flatMap((kind) => {
    const found = context.imports[kind];
    const since = found === undefined ? undefined : lateSince(context, dayIn(context, found.at), "importAge");
    if (found === undefined || since === undefined) return [];
    const last = dayIn(context, found.at);
    return [
      {
        key: `organization/V03/${kind}`,
        customer: "organization",
        code: "V03",
        topic: "data",
        severity: "info",
        item: kind,
        what: `${placesOfReports[kind].split(" (")[0]}: last imported ${last}`,
        next:
          kind === "gdap"
            ? "Send a new list of GDAP relationships from your own tool to this bot in a personal chat: Partner Center has no export of them"
            : `In Partner Center download ${placesOfReports[kind]} and send the file to this bot in a personal chat`,
        since,
        designations: [],
      } satisfies Gap,
    ];
  });
  return [...unread, ...old];
}

const partNames: Readonly<Record<ReadPart, string>> = {
  gdap: "GDAP",
  listing: "Partner Center's list",
  subscriptions: "Subscriptions",
  pal: "PAL link",
};

/** V04 of a customer: a part of it that Microsoft refuses, though the source can be read. Information, no gap. */
export function unreadGaps(customer: Customer, context: GapContext): readonly Gap[] {
  const parts = Object.keys(partNames) as ReadPart[];
  return parts.flatMap((part) => {
    const mark = customer.read?.[part];
    if (mark?.failed === undefined) return [];
    const last = mark.at === undefined ? "never read" : `not read since ${dayIn(context, mark.at)}`;
    return [
      gap(customer, {
        code: "V04",
        severity: "info",
        item: part,
        what: `${partNames[part]}: ${last}`,
        next: `${mark.failed.because} Until that's fixed, enter what changes by hand`,
        since: dayIn(context, mark.failed.since),
      }),
    ];
  });
}
