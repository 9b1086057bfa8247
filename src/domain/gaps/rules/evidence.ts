/** V01 for claims and links, V02 to V04: evidence that is old or disagrees, reports not imported, sources not read. */
import type { Claim, Customer, Evidence, Identity, Question, ReadPart, Subscription } from "../../customer/customer.ts";
import { designationsOfPal } from "../../catalogue/attribution.ts";
import { designationsOfClaim, lossOf } from "../../claims/attribution.ts";
import { confirmedAt, latest, nameOfKind } from "../../claims/evidence.ts";
import type { ImportName } from "../../documents.ts";
import { gapKind, type Gap } from "../../catalogue/gap-codes.ts";
import { coverageOf, isLinked, palMatters, rolesOn, worthOfPal, type Coverage } from "../../pal/pal.ts";
import type { Day, Instant } from "../../time/time.ts";
import { endOfMonth } from "../../time/calendar.ts";
import { dayIn, gap, lateSince, nameOfClaim, nameOfSubscription, windowEnd, type GapContext } from "./context.ts";

/** Whether an import's day is recent enough to stand without a person's word. */
const isFresh = (day: Day | undefined, context: GapContext): boolean =>
  day !== undefined && context.today <= windowEnd(context, day, "importedEvidenceHolds");

/**
 * Whether imported reports alone answer a question: everything in scope is in them, recently, and after the owner
 * answered.
 */
export function isCoveredByImports(
  question: Question,
  customer: Customer,
  context: GapContext,
  coverage: readonly Coverage[],
): boolean {
  const answer = customer.checklist.answers[question];
  const answeredOn = answer === undefined ? "" : dayIn(context, answer.at);
  const answers = (day: Day | undefined) => day !== undefined && day > answeredOn && isFresh(day, context);
  if (question === "cpor") {
    const ours = customer.claims.filter((claim) => claim.scope.is === "in");
    return ours.length > 0 && ours.every((claim) => answers(importedOn(claim, context)));
  }
  if (question === "pal") {
    const ours = coverage.filter(palMatters);
    const read = (one: Coverage) => {
      const at = readUntil(one, customer);
      return at === undefined ? undefined : dayIn(context, at);
    };
    return ours.length > 0 && ours.every((one) => answers(seenUntil(one)) || answers(read(one)));
  }
  return false;
}

/** Questions that Microsoft answers by itself, with when that was last read: they need not be asked. */
export type ReadAnswers = Partial<Record<Question, Instant>>;

/** Whether Azure itself showed, lately and after the owner last answered, a link that counts wherever there must be one. */
export function readAnswers(customer: Customer, context: GapContext): ReadAnswers {
  const ours = coverageOf(customer, context.catalogue, context.zone).filter(palMatters);
  const moments = ours.flatMap((one) => readUntil(one, customer) ?? []);
  if (moments.length < ours.length) return {};
  const [oldest] = moments.toSorted();
  const answeredAt = customer.checklist.answers.pal?.at ?? "";
  if (oldest === undefined || oldest <= answeredAt || !isFresh(dayIn(context, oldest), context)) return {};
  return { pal: oldest };
}

/** The newest day on which an import showed the claim as associated. */
function importedOn(claim: Claim, context: GapContext): Day | undefined {
  if (claim.status !== "Approved" || lossOf(claim) !== undefined) return undefined;
  const own = claim.evidence.kind === "imported" ? dayIn(context, claim.evidence.at) : undefined;
  return latest(claim.seen?.on, own);
}

const seenUntil = ({ subscription, state }: Coverage): Day | undefined =>
  state === "seen" && subscription.seen !== undefined ? endOfMonth(subscription.seen.month) : undefined;

/** When Azure itself last showed a link with a role that counts on it. */
function readUntil({ state, by }: Coverage, customer: Customer): Instant | undefined {
  if (state !== "verified") return undefined;
  return latest(
    ...by.map(({ identity, roles }) => {
      const counts = identity.link === "verified" && roles.some((role) => role.counts === "yes");
      return counts && identity.evidence.kind === "read" ? confirmedAt(identity.evidence, customer) : undefined;
    }),
  );
}

/**
 * V01 of approved claims and of links whose newest evidence has run out. An owner's "yes" to the topic's question
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
      if (isFresh(importedOn(claim, context), context)) continue;
      const since = lateSinceNewest(context, claim.evidence, claim.seen?.on, renewed("cpor"));
      if (since !== undefined) found.push(staleClaim(customer, claim, since, context));
    }
  }
  if (!isAsked("pal")) {
    for (const identity of customer.identities) {
      if (!isLinked(identity) || isSeenLately(identity, coverage, context)) continue;
      const proven = { ...identity.evidence, at: confirmedAt(identity.evidence, customer) };
      const since = lateSinceNewest(context, proven, renewed("pal"));
      if (since !== undefined) found.push(staleIdentity(customer, identity, since));
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

function staleClaim(customer: Customer, claim: Claim, since: Day, context: GapContext): Gap {
  return gap(customer, {
    code: "V01",
    topic: "cpor",
    severity: "low",
    item: claim.id,
    what: `${nameOfClaim(claim, context)}: evidence has run out`,
    next:
      "In Partner Center open Incentives > Customer claims, check that the claim is still Approved, and record it; or " +
      "import the newest CPOR - Microsoft 365 usage report",
    since,
    designations: designationsOfClaim(claim, context.catalogue),
  });
}

function staleIdentity(customer: Customer, identity: Identity, since: Day): Gap {
  return gap(customer, {
    code: "V01",
    topic: "pal",
    severity: "low",
    item: identity.id,
    what: `${identity.label}: evidence has run out`,
    next:
      identity.noCredential === true
        ? "Nobody can sign in as it any more: import the newest Azure usage report, which shows whether it counts"
        : "As this identity run az managementpartner show and paste what it prints into this chat; or import the newest " +
          "Azure usage report",
    since,
    designations: designationsOfPal,
  });
}

/** V02: two sources say different things of a claim or a subscription. Both are named. */
export function conflictGaps(customer: Customer, context: GapContext, coverage: readonly Coverage[]): readonly Gap[] {
  const found: Gap[] = [];
  const shared = { code: "V02", severity: "medium" } as const;
  for (const claim of customer.claims) {
    if (claim.conflict === undefined || claim.scope.is !== "in") continue;
    const here = `${sourceOf(claim.evidence, context)} ${claim.status}`;
    found.push(
      gap(customer, {
        ...shared,
        topic: "cpor",
        item: claim.id,
        what: `${nameOfClaim(claim, context)}: ${gapKind("V02").title}`,
        next: `${bothSides(here, claim.conflict, context)}. Look in Partner Center under Incentives > Customer claims and record what is right`,
        since: dayIn(context, claim.conflict.evidence.at),
        designations: designationsOfClaim(claim, context.catalogue),
      }),
    );
  }
  for (const { subscription, state } of coverage) {
    // P12 says it of what a report showed before.
    if (subscription.conflict === undefined || subscription.scope.is !== "in" || state === "lost") continue;
    found.push(
      gap(customer, {
        ...shared,
        topic: "pal",
        item: subscription.id,
        what: `${nameOfSubscription(subscription)}: ${gapKind("V02").title}`,
        next: `${bothSides(palRecorded(customer, subscription, context), subscription.conflict, context)}. Run az managementpartner show as the linked identity and paste what it prints into this chat`,
        since: dayIn(context, subscription.conflict.evidence.at),
        designations: worthOfPal(subscription, context.catalogue).designations,
      }),
    );
  }
  return found;
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

const reportNames: Readonly<Record<ImportName, string>> = {
  customers: "Customers list (Customers > Export customers)",
  subscriptions: "Subscriptions (a customer > Export subscriptions)",
  azureUsage: "Azure usage (Insights > Downloads hub)",
  cporUsage: "CPOR - Microsoft 365 usage (Insights > Downloads hub)",
  claims: "Claims export (Incentives > Customer claims > Export claim data)",
  earnings: "Earnings (Earnings > Download report > Earnings | Default)",
  ineligible: "Ineligible revenue usage details (Earnings > Reports)",
};

/**
 * V03 and V04: reports imported before and not lately, sources that are switched on and not read. Information about the
 * organization, not about a customer.
 */
export function organizationGaps(context: GapContext): readonly Gap[] {
  const kinds = Object.keys(reportNames) as (keyof typeof reportNames)[];
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
        what: `${reportNames[kind].split(" (")[0]}: last imported ${last}`,
        next: `In Partner Center download ${reportNames[kind]} and send the file to this bot in a personal chat`,
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
        next: `${mark.failed.because} Until that is mended, record what changes by hand`,
        since: dayIn(context, mark.failed.since),
      }),
    ];
  });
}
