/** C01 to C07: what the status of a CPOR claim asks of us, and the deadlines that run with it. */
import {
  isListedOtherwise,
  isSoldByUs,
  isUnclaimable,
  soldThrough,
  worthOfClaiming,
} from "../../claims/attribution.ts";
import { disputableUntil, isBeyondDispute } from "../../claims/status.ts";
import type { Claim, Customer, PartnerRole } from "../../customer/customer.ts";
import { rolesThatCount, type WorthFound } from "../../catalogue/attribution.ts";
import { latest, addDays, type Day } from "../../time/time.ts";
import type { Gap, Severity } from "../../catalogue/gap-codes.ts";
import {
  deadlineOn,
  lateSince,
  nameOfClaim,
  partnerIdToUse,
  windowEnd,
  type GapContext,
  aboutClaim,
  gapOf,
  type Told,
} from "./context.ts";
import { findWorkload } from "../../catalogue/workloads.ts";
import { limitWords } from "../../catalogue/limits.ts";

const claimsPage = "In Partner Center open Incentives > Customer claims";

/** Gaps that the statuses of the customer's claims make, one at most for a claim. */
export function claimGaps(customer: Customer, context: GapContext): readonly Gap[] {
  const found: Gap[] = [];
  for (const claim of customer.claims) {
    if (claim.scope.is !== "in" || isUnclaimable(claim, customer)) continue;
    const one = gapOfClaim(customer, claim, context);
    if (one !== undefined) found.push(one);
  }
  return found;
}

function gapOfClaim(customer: Customer, claim: Claim, context: GapContext): Gap | undefined {
  switch (claim.status) {
    case "Not started":
      return notStarted(customer, claim, context);
    case "Draft":
      return draftStalled(customer, claim, context);
    case "Partner action required":
      return waitingOnUs(customer, claim, context);
    case "Submitted":
    case "Under review":
    case "Dispute":
      return stuckAtMicrosoft(customer, claim, context);
    case "Rejected":
      return rejected(customer, claim, context);
    case "Rejected final":
      return claim.reason === "Disassociated" ? undefined : lost(customer, claim, context, claim.statusSince);
    case "Approved":
      return customerWindow(customer, claim, context);
  }
}

/** A gap of a claim, with what all of them have. */
export const claimGap = (customer: Customer, claim: Claim, context: GapContext, told: Told): Gap =>
  gapOf(customer, aboutClaim(claim, context), told);

/** How to claim it, with everything the form asks for that we know. */
export function howToClaim(customer: Customer, claim: Claim, context: GapContext): string {
  const isBusiness = claim.area === "Business Applications";
  const subscription = isBusiness ? `, subscription ${claim.subscription ?? "<its ID>"}` : "";
  const { role, also } = rolesToClaim(claim, context);
  const paper = isBusiness
    ? "Microsoft's proof of execution template, filled in so that it"
    : "proof of execution that";
  return (
    `${claimsPage} and create a claim: ${claim.area}, ${role}, ${nameOfClaim(claim, context)}${subscription}, ` +
    `tenant ${customer.id}, Partner ID ${partnerIdToUse(context)}. Attach ${paper} names the workload ` +
    `and the tenant ID and that the customer signed within ${limitWords(context.limits.proof)}` +
    (also === undefined ? "" : `. Claim it as ${also} as well: net customer adds count by that role`)
  );
}

/** The role to claim in: the claim's own when it counts, and the one that counts for what its own does not. */
function rolesToClaim(claim: Claim, context: GapContext): { role: PartnerRole; also: PartnerRole | undefined } {
  const workload = findWorkload(context.catalogue, claim.workload)?.id ?? claim.workload;
  const counting = rolesThatCount(workload, context.catalogue.attribution);
  const own = counting.find(({ role }) => role === claim.role);
  const [best] = counting;
  if (own === undefined) return { role: best?.role ?? claim.role, also: undefined };
  const others = counting.filter(({ metrics }) => !metrics.every((metric) => own.metrics.includes(metric)));
  const other = others.find(({ metrics }) => metrics.includes("net customer adds"));
  return { role: claim.role, also: other?.role };
}

/** How severe it is that a claim is missing, by what it would add. */
export function severityOf({ worth }: WorthFound): Severity {
  switch (worth) {
    case "needed":
      return "high";
    case "more":
      return "medium";
    case "nothing":
    case "never":
      return "suggestion";
  }
}

/** A claim under way whose deadline runs: critical, unless the sale attributes the workload as much without it. */
function underWay(customer: Customer, claim: Claim, context: GapContext): { severity: Severity; words: string } {
  const { worth } = worthOfClaiming(claim, customer, context.catalogue);
  if (worth === "needed" || worth === "more") return { severity: "critical", words: "" };
  const words =
    worth === "nothing"
      ? ". Our CSP sale counts as much for designations: this is about the incentive"
      : ". It counts for no designation: this is about the incentive";
  return { severity: "medium", words };
}

/** What would change the judgement and nobody has recorded, and how to record it; empty when all is known. */
function unknownWords(
  claim: Claim,
  customer: Customer,
  { unknown, worth, isShared }: WorthFound,
  { catalogue }: GapContext,
): string {
  const said: string[] = [];
  // A sale that would count for nothing here, as above 300 seats, or that is known not to be ours is not worth asking for.
  const sold = worthOfClaiming({ ...claim, soldBy: "CSP" }, customer, catalogue);
  const isWorthAsking = sold.worth !== worth || sold.isShared !== isShared;
  if (unknown.includes("workload")) {
    said.push("I don't know a workload of this name, or whether any designation counts it");
  }
  if (soldThrough(claim, customer) === undefined) {
    const why =
      claim.area === "Business Applications"
        ? "what is sold through CSP can't be claimed. If it is"
        : `what we sell through CSP counts ${sold.worth === "nothing" ? "as much" : "in part"} already. If you do`;
    if (claim.area === "Business Applications" || isWorthAsking)
      said.push(`I don't know how it's bought: ${why}, write: set ${customer.name}: sold by CSP`);
  } else if (soldThrough(claim, customer) === "CSP" && !isSoldByUs(claim, customer)) {
    const because = isListedOtherwise(customer)
      ? "Partner Center does not list you as its reseller"
      : "Partner Center shows no licences sold by us";
    said.push(`The customer buys through CSP, and ${because}: I don't count the sale as yours`);
  } else if (worth === "more" && unknown.includes("seats")) {
    said.push(
      `I don't know the paid seats: above 300, CSP does not count for Modern Work at all. Write: set ${customer.name}: 250 seats`,
    );
  }
  return said.map((sentence) => `. ${sentence}`).join("");
}

/** C01. Counted from scoping or from the customer's signature, whichever came later: before that nothing can be claimed. */
function notStarted(customer: Customer, claim: Claim, context: GapContext): Gap | undefined {
  if (claim.role === "Build intent - Advisor" && claim.purchasedOn !== undefined) {
    return advisorNotStarted(customer, claim, context, claim.purchasedOn);
  }
  const from = latest(claim.scopedOn, claim.proof?.signedOn) ?? claim.scopedOn;
  const since = lateSince(context, from, "claimStart");
  if (since === undefined) return undefined;
  const found = worthOfClaiming(claim, customer, context.catalogue);
  return claimGap(customer, claim, context, {
    code: "C01",
    severity: severityOf(found),
    what: notStartedWords[found.worth],
    next:
      howToClaim(customer, claim, context) +
      sharedWords(found) +
      weighsWords(found) +
      unknownWords(claim, customer, found, context),
    since,
    ranOut: windowEnd(context, from, "claimStart"),
  });
}

const notStartedWords: Readonly<Record<WorthFound["worth"], string | undefined>> = {
  needed: undefined,
  more: "claim not started, CSP counts less",
  nothing: "not claimed, CSP counts as much",
  never: "not claimed, counts for no designation",
};

/** `. Our CSP sale counts for Security, not for Modern Work` */
function sharedWords({ worth, isShared, standings }: WorthFound): string {
  if (worth !== "needed" || !isShared) return "";
  const named = (isMissing: boolean) =>
    standings
      .filter(({ counts }) => (counts === "not") === isMissing)
      .map(({ designation }) => designation)
      .join(" and ");
  return `. Our CSP sale counts for ${named(false)}, not for ${named(true)}`;
}

/** `. Full marks for usage growth take 500 active users by CPOR, 2,000 by CSP` */
function weighsWords({ weighs }: WorthFound): string {
  if (weighs === undefined) return "";
  const { mine, theirs, part } = weighs;
  const figure = ({ fullMarks = 0 }: typeof mine) => fullMarks.toLocaleString("en-US");
  return `. Full marks for ${part.metrics.join(" and ")} take ${figure(mine)} ${part.unit ?? ""} by ${mine.by}, ${figure(theirs)} by ${theirs.by}`;
}

/** C01 of a pre-sales claim: partners report that it must be made within a time after the customer's purchase. */
function advisorNotStarted(customer: Customer, claim: Claim, context: GapContext, purchasedOn: Day): Gap {
  const endsOn = windowEnd(context, purchasedOn, "advisorClaim");
  const isOver = context.today > endsOn;
  return claimGap(customer, claim, context, {
    code: "C01",
    severity: isOver ? "medium" : "high",
    what: isOver ? "time to claim it as advisor has passed" : undefined,
    next: isOver
      ? `Partners report that Build intent - Advisor has to be claimed within ${limitWords(context.limits.advisorClaim)} of the purchase. Claim it in another role, or choose Nobody under “Who should claim this workload?”`
      : howToClaim(customer, claim, context),
    since: purchasedOn,
    deadline: isOver ? undefined : deadlineOn(context, endsOn),
    ranOut: isOver ? endsOn : undefined,
  });
}

/** C02. */
function draftStalled(customer: Customer, claim: Claim, context: GapContext): Gap | undefined {
  const since = lateSince(context, claim.statusSince, "draft");
  if (since === undefined) return undefined;
  const next = `${claimsPage}, open ${claimName(claim)}, upload the proof of execution and press Submit`;
  const severity = severityOf(worthOfClaiming(claim, customer, context.catalogue));
  return claimGap(customer, claim, context, {
    code: "C02",
    severity: severity === "suggestion" ? "low" : severity,
    next,
    since,
  });
}

const claimName = (claim: Claim): string => (claim.claimId === undefined ? "the claim" : `claim ${claim.claimId}`);

/**
 * C03. Open from the first day. When the time is over it stays, since we may have answered and not said so here; if it
 * was rejected on that day, the time to dispute runs.
 */
function waitingOnUs(customer: Customer, claim: Claim, context: GapContext): Gap {
  const endsOn = windowEnd(context, claim.statusSince, "partnerAction");
  const isOver = context.today > endsOn;
  const disputeUntil = isOver ? disputableUntil(claim, endsOn, context) : undefined;
  const running = deadlineOn(context, endsOn);
  const isRed = running.workingDays <= context.limits.partnerActionRed.value;
  const answer =
    `${claimsPage}, open ${claimName(claim)}, read Comments, add what is missing (often the customer's signature, a ` +
    "date or the workload's name in the proof) and press Submit";
  const { severity, words } = underWay(customer, claim, context);
  const next = isOver
    ? `${claimsPage}, see what became of ${claimName(claim)}, and update the claim here. ${ifRejected(claim, endsOn, disputeUntil, context)}`
    : isRed
      ? `${answer}. Without an answer by the deadline it is rejected`
      : answer;
  return claimGap(customer, claim, context, {
    code: "C03",
    severity,
    what: isOver ? "time to answer Microsoft has passed" : undefined,
    next: next + words,
    since: claim.statusSince,
    deadline: !isOver ? running : disputeUntil === undefined ? undefined : deadlineOn(context, disputeUntil),
    ranOut: isOver ? endsOn : undefined,
  });
}

function ifRejected({ disputedOn }: Claim, on: Day, until: Day | undefined, { limits }: GapContext): string {
  const then =
    until !== undefined
      ? `dispute it within ${limitWords(limits.dispute)}, so by about ${until}`
      : `${disputedOn === undefined ? "the time to dispute is over" : "its one dispute has been used"}: claim it again`;
  return `If it was rejected on ${on}, ${then}`;
}

/** C04. Not while a competing claim is known: arbitration takes its time. */
function stuckAtMicrosoft(customer: Customer, claim: Claim, context: GapContext): Gap | undefined {
  if (claim.competing === true) return undefined;
  const limit = { Submitted: "submitted", "Under review": "underReview", Dispute: "disputeAnswer" } as const;
  const since = lateSince(context, claim.statusSince, limit[claim.status as keyof typeof limit]);
  if (since === undefined) return undefined;
  return claimGap(customer, claim, context, {
    code: "C04",
    severity: "low",
    what: `${claim.status.toLowerCase()}, overdue at Microsoft`,
    next: `${claimsPage}, open ${claimName(claim)} and ask in its Comments; if nobody answers, Help + support, Incentives`,
    since,
  });
}

/** C05 while a dispute is possible, C06 when not. Disassociated on purpose is neither. */
function rejected(customer: Customer, claim: Claim, context: GapContext): Gap | undefined {
  if (claim.reason === "Disassociated") return undefined;
  if (isBeyondDispute(claim)) return lost(customer, claim, context, claim.statusSince);
  const endsOn = windowEnd(context, claim.statusSince, "dispute");
  if (context.today > endsOn) return lost(customer, claim, context, addDays(endsOn, 1), endsOn);
  const { severity, words } = underWay(customer, claim, context);
  const open = `${claimsPage}, open ${claimName(claim)}`;
  const dispute = "press Dispute before the deadline and attach";
  const isKnown = claim.reason !== undefined && claim.reason !== "Other";
  const next =
    claim.competing === true
      ? `${open}, ${dispute} newer proof than the other partner's: the most recent one wins`
      : isKnown
        ? `${open}, ${dispute} proof that answers the reason (${claim.reason})`
        : `${open} and read why in its Comments. The customer declined: talk to their contact. Another partner ` +
          `claims it too: ${dispute} newer proof, since the most recent one wins. Otherwise: ${dispute} proof that answers ` +
          "the reason. Add the reason here";
  return claimGap(customer, claim, context, {
    code: "C05",
    severity,
    what: "rejected, may be disputed once",
    next: next + words,
    since: claim.statusSince,
    deadline: deadlineOn(context, endsOn),
  });
}

/** C06, until it is claimed again or nobody's to claim. */
function lost(customer: Customer, claim: Claim, context: GapContext, since: Day, ranOut?: Day): Gap {
  const talk =
    claim.reason === "Customer declined"
      ? "Talk to the customer's contact first. Then: "
      : claim.reason === "Partner request"
        ? "If we withdrew it on purpose, choose Nobody under “Who should claim this workload?”. Otherwise: "
        : "";
  const found = worthOfClaiming(claim, customer, context.catalogue);
  return claimGap(customer, claim, context, {
    code: "C06",
    severity: severityOf(found),
    what: claim.reason === "Customer declined" ? "customer declined" : "lost, claim it again",
    next: talk + howToClaim(customer, claim, context) + unknownWords(claim, customer, found, context),
    since,
    ranOut,
  });
}

/** C07, information only, for the first days after the approval: Microsoft has told the customer, who may refuse at any time. */
function customerWindow(customer: Customer, claim: Claim, context: GapContext): Gap | undefined {
  const since = claim.approvedOn ?? claim.statusSince;
  const endsOn = windowEnd(context, since, "customerWindow");
  if (context.today > endsOn) return undefined;
  return claimGap(customer, claim, context, {
    code: "C07",
    severity: "info",
    what: "approved, the customer was told",
    next:
      "Nothing to do: Microsoft has told the customer, who may still refuse. Tell the customer's contact that " +
      "no answer is needed",
    since,
  });
}
