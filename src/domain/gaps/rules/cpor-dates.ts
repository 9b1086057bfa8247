/**
 * C08 to C10, C12, C13: approved claims that no report shows or none any more, proof that ages, subscriptions that end,
 * roles that do not count.
 */
import { isUnclaimable, lossOf, worthOfClaim, worthOfClaiming } from "../../claims/attribution.ts";
import type { Claim, Customer } from "../../customer/customer.ts";
import { latest, addDays, type Day } from "../../time/time.ts";
import type { Gap } from "../../catalogue/gap-codes.ts";
import { claimGap, howToClaim, severityOf } from "./cpor.ts";
import { deadlineOn, knownUntil, lateSince, windowEnd, type GapContext } from "./context.ts";
import { rolesThatCount } from "../../catalogue/attribution.ts";
import { findWorkload } from "../../catalogue/workloads.ts";
import { limitWords } from "../../catalogue/limits.ts";

/** Gaps that dates of the customer's claims make. */
export function datedClaimGaps(customer: Customer, context: GapContext): readonly Gap[] {
  const found: Gap[] = [];
  for (const claim of customer.claims) {
    if (claim.scope.is !== "in" || isUnclaimable(claim, customer)) continue;
    for (const rule of [noLongerAssociated, approvedUnseen, proofAgeing, subscriptionEnding, roleCountsForNothing]) {
      const one = rule(customer, claim, context);
      if (one !== undefined) found.push(one);
    }
  }
  return found;
}

/**
 * C13: a report showed the claim as associated, and a newer one of the same coverage does not. What a person said before
 * does not hide it.
 */
function noLongerAssociated(customer: Customer, claim: Claim, context: GapContext): Gap | undefined {
  const lost = lossOf(claim);
  if (lost === undefined || claim.status !== "Approved") return undefined;
  const id = claim.claimId === undefined ? "the claim" : `claim ${claim.claimId}`;
  return claimGap(customer, claim, context, {
    code: "C13",
    severity: severityOf(worthOfClaiming(claim, customer, context.catalogue)),
    what: `associated until ${lost.lastSeen}, not on ${lost.missingSince}`,
    next:
      `In Partner Center open Incentives > Customer claims and see what became of ${id}: rejected, declined by the ` +
      "customer, or won by another partner. Update it here, then claim it again with fresh proof",
    since: lost.missingSince,
  });
}

/**
 * C08: the usage report has no row for an approved claim, or none any more. Only Modern Work and Security claims are in
 * that report, and only an import that is newer than the approval can tell.
 */
function approvedUnseen(customer: Customer, claim: Claim, context: GapContext): Gap | undefined {
  if (claim.status !== "Approved" || claim.area !== "Modern Work and Security" || lossOf(claim) !== undefined) {
    return undefined;
  }
  const known = knownUntil(context, "cporUsage");
  const approvedOn = claim.approvedOn ?? claim.statusSince;
  if (known === undefined || known <= approvedOn) return undefined;
  const from = latest(approvedOn, claim.seen?.on) ?? approvedOn;
  // Seen before and not since: the same patience, up to the last day the report knows of.
  const since = claim.seen === undefined ? lateSince(context, from, "claimSeen") : goneSince(from, known, context);
  if (since === undefined) return undefined;
  return claimGap(customer, claim, context, {
    code: "C08",
    severity: "medium",
    what: claim.seen === undefined ? undefined : "no longer in the usage report",
    next:
      "In Partner Center open Incentives > Customer claims and check that the claim is still Approved (for the first weeks " +
      `it may say that its data are pending) and names the tenant ${customer.id}; then Insights > Downloads hub, CPOR - ` +
      "Microsoft 365 usage, and import the newest report",
    since,
  });
}

function goneSince(seenOn: Day, known: Day, context: GapContext): Day | undefined {
  const since = lateSince(context, seenOn, "claimSeen");
  return since !== undefined && known >= since ? since : undefined;
}

/** C09: the customer's acknowledgement nears or passes the age that Microsoft accepts; the freshest proof wins. */
function proofAgeing(customer: Customer, claim: Claim, context: GapContext): Gap | undefined {
  if (claim.proof === undefined || claim.status === "Rejected final") return undefined;
  const since = lateSince(context, claim.proof.signedOn, "proofWarning");
  if (since === undefined) return undefined;
  const endsOn = windowEnd(context, claim.proof.signedOn, "proof");
  const isOld = context.today > endsOn;
  return claimGap(customer, claim, context, {
    code: "C09",
    severity: "low",
    what: `proof ${isOld ? "" : "soon "}older than ${limitWords(context.limits.proof)}`,
    next:
      "Have the customer sign a fresh proof of execution that names the workload and the tenant ID, and enter its " +
      "date here; add it to the claim, since the freshest proof wins against a competing claim",
    since,
    ranOut: isOld ? endsOn : undefined,
  });
}

/**
 * C12: claimed in a partner role that no designation counts for this workload, while another role or PAL would count:
 * usage of Power Platform and Customer Insights counts by PAL alone.
 */
function roleCountsForNothing(customer: Customer, claim: Claim, context: GapContext): Gap | undefined {
  if (!isClaimed(claim) || worthOfClaim(claim, customer, context.catalogue).worth !== "never") return undefined;
  const workload = findWorkload(context.catalogue, claim.workload);
  const roles = workload === undefined ? [] : rolesThatCount(workload.id, context.catalogue.attribution);
  if (workload === undefined || roles.length === 0) return undefined;
  const also = worthOfClaiming(claim, customer, context.catalogue);
  if (also.worth === "never") return undefined;
  return claimGap(customer, claim, context, {
    code: "C12",
    severity: "medium",
    next:
      `Claim it as ${roles.map(({ role }) => role).join(" or ")} for net customer adds. Usage of it counts by PAL: link ` +
      "the account that owns the apps and flows",
    since: claim.submittedOn ?? claim.statusSince,
  });
}

const isClaimed = (claim: Claim): boolean =>
  claim.status !== "Not started" && claim.status !== "Rejected" && claim.status !== "Rejected final";

/** C10 before a Business Applications subscription ends; C01 for its successor when it has. */
function subscriptionEnding(customer: Customer, claim: Claim, context: GapContext): Gap | undefined {
  const endsOn = claim.subscriptionEndsOn;
  if (claim.area !== "Business Applications" || endsOn === undefined || claim.autoRenews === true) return undefined;
  if (!isClaimed(claim)) return undefined;
  if (context.today > endsOn) {
    return claimGap(customer, claim, context, {
      code: "C01",
      severity: "high",
      what: "subscription ended, claim its new ID",
      next: `Find the new subscription ID, then: ${howToClaim(customer, { ...claim, subscription: "<new ID>" }, context)}`,
      since: addDays(endsOn, 1),
      ranOut: endsOn,
    });
  }
  const since = addDays(endsOn, -context.limits.subscriptionEnd.value);
  if (context.today < since) return undefined;
  return claimGap(customer, claim, context, {
    code: "C10",
    severity: "high",
    what: "subscription ends, its claim ends with it",
    next:
      "Ask the customer whether it renews with the same ID; if so, say here that it renews automatically. If not, claim " +
      "the new ID as soon as it exists (up to 7 days after it renews)",
    since,
    deadline: deadlineOn(context, endsOn),
  });
}
