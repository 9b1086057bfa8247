/** Questions that need not be asked, since what is on record answers them. */
import type { Answer, Claim, Customer, Question } from "../../customer/customer.ts";
import { exact } from "../../exact.ts";
import { hasNoOwner } from "./owner.ts";
import { associatedSince, isSaleEnough } from "../../claims/attribution.ts";
import { confirmedAt } from "../../claims/evidence.ts";
import { latest, type Day, type Instant } from "../../time/time.ts";
import { coverageOf, isOurs, palMatters, isSaleInDoubt, type Coverage } from "../../pal/pal.ts";
import { endOfMonth } from "../../time/calendar.ts";
import { lastingHistory } from "../../customer/undo.ts";
import { dayIn, lateSince, windowEnd, type GapContext } from "./context.ts";

/** Whether an import's day is recent enough to stand without a person's word. */
export const isFresh = (day: Day | undefined, context: GapContext): boolean =>
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
  lastingHistory(customer.history).some(({ what }) => what === "claim added" || what === "claim scoped");

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
  lastingHistory(customer.history).some(({ what }) => what === "subscription added" || what === "subscription scoped");

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
  const on = associatedUntil(claim, context);
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
export function associatedUntil(claim: Claim, context: GapContext): Day | undefined {
  if (associatedSince(claim) === undefined) return undefined;
  const own = claim.evidence.kind === "imported" ? dayIn(context, claim.evidence.at) : undefined;
  return latest(claim.seen?.on, own);
}

export const seenUntil = ({ subscription, state }: Coverage): Day | undefined =>
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
