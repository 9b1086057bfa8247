/** V01 for claims and links, V02 to V04: evidence that is old or disagrees, reports not imported, sources not read. */
import type {
  Answer,
  Claim,
  Customer,
  Evidence,
  Identity,
  Question,
  ReadPart,
  Subscription,
} from "../../customer/customer.ts";
import { exact } from "../../exact.ts";
import { hasNoOwner } from "./owner.ts";
import { associatedSince, isSaleEnough, lossOf } from "../../claims/attribution.ts";
import { confirmedAt, nameOfKind } from "../../claims/evidence.ts";
import { latest, type Day, type Instant } from "../../time/time.ts";
import type { ImportName } from "../../documents.ts";
import { gapKind, type Gap } from "../../catalogue/gap-codes.ts";
import {
  coverageOf,
  isLinked,
  isDisputed,
  isOurs,
  palMatters,
  rolesOn,
  isSaleInDoubt,
  sellerConflict,
  type Coverage,
} from "../../pal/pal.ts";
import { endOfMonth, nameOfMonth } from "../../time/calendar.ts";
import {
  dayIn,
  fedByPal,
  gap,
  lateSince,
  windowEnd,
  type GapContext,
  aboutClaim,
  aboutIdentity,
  aboutSubscription,
  gapOf,
} from "./context.ts";

/** Whether an import's day is recent enough to stand without a person's word. */
const isFresh = (day: Day | undefined, context: GapContext): boolean =>
  day !== undefined && context.today <= windowEnd(context, day, "importedEvidenceHolds");

/** What answers a question without a person's answer: read from Azure, or the weakest evidence of all that is in scope. */
export type KnownAnswer =
  | { kind: "read" | "pasted" | "reported"; at: Instant }
  | { kind: "imported"; on: Day }
  /** There is nothing to associate: our own sale counts for as much of everything that is ours. */
  | { kind: "sale" }
  /** Somebody owns the customer. */
  | { kind: "owner" };

/** All that is on record is associated; whether there is more, only people can say. */
export type KnownInPart = { items: number; by: KnownAnswer };

/**
 * Questions that facts answer, all of them "yes": they are shown and need not be asked. `inPart`: what is known of those
 * that stay the owner's to answer.
 */
export type KnownAnswers = Partial<Record<Question, KnownAnswer>> & {
  inPart?: Partial<Record<Question, KnownInPart>>;
};

/**
 * The questions that are answered by what is on record: everything in scope is associated, by evidence that is newer than
 * what the owner said last, or our own sale counts for as much; and somebody owns the customer, unless the owner says
 * otherwise. A report of what is associated cannot show what is not: where it alone told what there is, the question
 * stays the owner's.
 */
export function knownAnswers(
  customer: Customer,
  context: GapContext,
  coverage = coverageOf(customer, context.catalogue, context.zone),
): KnownAnswers {
  const cpor = claimsKnown(customer, context);
  const pal = linksKnown(customer, context, coverage);
  const isCporTold = areWorkloadsTold(customer);
  const isPalTold = areSubscriptionsTold(customer);
  const inPart = exact({
    cpor: cpor && !isCporTold ? { items: customer.claims.filter(isInScope).length, by: cpor } : undefined,
    pal: pal && !isPalTold ? { items: coverage.filter(isOurs).length, by: pal } : undefined,
  });
  return exact({
    cpor: isCporTold ? cpor : undefined,
    pal: isPalTold ? pal : undefined,
    owner: isOwnerKnown(customer, context) ? { kind: "owner" as const } : undefined,
    inPart: Object.keys(inPart).length === 0 ? undefined : inPart,
  });
}

const isInScope = ({ scope }: Pick<Claim, "scope">): boolean => scope.is === "in";

/** Whether a person said at any time that it is all of them, or wrote down what there is when it was onboarded. */
function isListed({ checklist, onboarding }: Customer, question: "cpor" | "pal"): boolean {
  const says = checklist.answers[question]?.says;
  return says === "yes" || says === "n/a" || onboarding?.steps.find(({ step }) => step === 1)?.done !== undefined;
}

/** Whether somebody else than a report of claims told which workloads there are. */
const areWorkloadsTold = (customer: Customer): boolean =>
  isListed(customer, "cpor") ||
  customer.claims.some(({ scope, evidence }) => scope.is !== "in" || evidence.kind !== "imported") ||
  customer.history.some(({ what }) => what === "claim added" || what === "claim scoped");

/** Whether somebody else than a report of attributed consumption told which subscriptions there are. */
const areSubscriptionsTold = (customer: Customer): boolean =>
  isListed(customer, "pal") ||
  customer.subscriptions.some(
    ({ id, scope, access, evidence, seen }) =>
      scope.is !== "in" ||
      access !== "unknown" ||
      evidence !== undefined ||
      (seen === undefined && customer.earnings?.some(({ item }) => item === id) !== true),
  ) ||
  customer.history.some(({ what }) => what === "subscription added" || what === "subscription scoped");

function claimsKnown(customer: Customer, context: GapContext): KnownAnswer | undefined {
  const claims = customer.claims.filter(isInScope);
  const needed = claims.filter((claim) => !isSaleEnough(claim, customer, context.catalogue));
  if (claims.length > 0 && needed.length === 0) return { kind: "sale" };
  const proofs = needed.map((claim) => claimProof(claim, context));
  return answerFrom(proofs, customer.checklist.answers.cpor, context);
}

function linksKnown(customer: Customer, context: GapContext, coverage: readonly Coverage[]): KnownAnswer | undefined {
  const ours = coverage.filter(isOurs);
  // A sale that Partner Center's list contradicts answers nothing, and DPOR is no sale.
  const needed = ours.filter(
    (one) => palMatters(one) || one.state === "dpor" || isSaleInDoubt(one.subscription, customer, context),
  );
  if (ours.length > 0 && needed.length === 0) return { kind: "sale" };
  const proofs = needed.map((one) => linkProof(one, customer));
  return answerFrom(proofs, customer.checklist.answers.pal, context);
}

/** Whether the owner is simply there; their "no" since they own it is a contradiction that people must see. */
function isOwnerKnown(customer: Customer, context: GapContext): boolean {
  if (hasNoOwner(customer, context)) return false;
  const { says, at } = customer.checklist.answers.owner ?? { says: "yes", at: "" };
  return says === "yes" || at < (customer.ownerSince ?? "");
}

type Proof = Exclude<KnownAnswer, { kind: "owner" | "sale" }>;

const dayOfProof = (proof: Proof, context: GapContext): Day =>
  proof.kind === "imported" ? proof.on : dayIn(context, proof.at);

/**
 * The oldest of the proofs, when there is one of everything and each is newer than the answer. What took the place of a
 * "no" does not give way to it by growing old; a "yes", and no answer at all, are asked for again once it has.
 */
function answerFrom(
  proofs: readonly (Proof | undefined)[],
  answer: Answer | undefined,
  context: GapContext,
): Proof | undefined {
  const found = proofs.flatMap((proof) => proof ?? []);
  if (found.length === 0 || found.length < proofs.length) return undefined;
  const answers = (proof: Proof) => {
    const day = dayOfProof(proof, context);
    const isRecent =
      proof.kind === "read" || proof.kind === "imported"
        ? isFresh(day, context)
        : lateSince(context, day, "answerHolds") === undefined;
    if (answer === undefined) return isRecent;
    const isSuperseding = answer.says === "no" || answer.says === "unsure";
    return (
      (isRecent || isSuperseding) &&
      (proof.kind === "imported" ? day > dayIn(context, answer.at) : proof.at > answer.at)
    );
  };
  if (!found.every(answers)) return undefined;
  const order = (proof: Proof) => dayOfProof(proof, context);
  return found.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))[0];
}

function claimProof(claim: Claim, context: GapContext): Proof | undefined {
  if (associatedSince(claim) === undefined) return undefined;
  const on = importedOn(claim, context);
  const { kind, at } = claim.evidence;
  if (on !== undefined) return { kind: "imported", on };
  return kind === "imported" ? undefined : { kind, at };
}

function linkProof(one: Coverage, customer: Customer): Proof | undefined {
  const read = readUntil(one, customer);
  if (read !== undefined) return { kind: "read", at: read };
  const on = seenUntil(one);
  if (on !== undefined) return { kind: "imported", on };
  if (one.state !== "verified" && one.state !== "reported") return undefined;
  const [newest] = one.by.map(({ identity }) => identity.evidence).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  // What was read without a role that counts proves nothing.
  return newest?.kind === "pasted" || newest?.kind === "reported" ? { kind: newest.kind, at: newest.at } : undefined;
}

/** The newest day on which an import showed the claim as associated. */
function importedOn(claim: Claim, context: GapContext): Day | undefined {
  if (associatedSince(claim) === undefined) return undefined;
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
      if (isFresh(importedOn(claim, context), context)) continue;
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
      "In Partner Center open Incentives > Customer claims, check that the claim is still Approved, and record it; or " +
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
        : "As this identity run az managementpartner show and paste what it prints into this chat; or import the newest " +
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
  const says = `The Azure usage report of ${nameOfMonth(newest)} says that you sell it through CSP`;
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
            `${says}; ${unlisted !== undefined ? `Partner Center's list, read ${context.listReadOn}, does not have the customer` : `the customers list has ${listed}`}. Look in Partner Center whether the customer is yours still: if ` +
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
    const next = `${bothSides(here, claim.conflict, context)}. Look in Partner Center under Incentives > Customer claims and record what is right`;
    const since = dayIn(context, claim.conflict.evidence.at);
    found.push(gapOf(customer, aboutClaim(claim, context), { ...shared, next, since }));
  }
  for (const covered of coverage) {
    const { subscription } = covered;
    if (subscription.conflict === undefined || !isDisputed(covered)) continue;
    const here = palRecorded(customer, subscription, context);
    const next = `${bothSides(here, subscription.conflict, context)}. Run az managementpartner show as the linked identity and paste what it prints into this chat`;
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

const reportNames: Readonly<Record<ImportName, string>> = {
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
        next:
          kind === "gdap"
            ? "Send a new list of GDAP relationships from your own tool to this bot in a personal chat: Partner Center has no export of them"
            : `In Partner Center download ${reportNames[kind]} and send the file to this bot in a personal chat`,
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
