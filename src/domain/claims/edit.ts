/** What a form says of one claim, all of it or nothing of it. Pure. */
import { changeClaim, type ClaimChange, type ClaimDetails, type ClaimOutcome, type Edit } from "./claims.ts";
import type { Claim, ClaimStatus, Customer, Scope, SolutionArea } from "../customer/customer.ts";
import { fingerprint } from "../customer/fingerprint.ts";
import type { Day } from "../time/time.ts";

/** What was filled in; what was left as it is stays absent. */
export type ClaimForm = {
  scope?: Scope;
  status?: ClaimStatus;
  /** Since when; today for a new status unless given. */
  on?: Day;
  details: ClaimDetails;
  /** The status that the person records although they were warned. */
  anyway?: ClaimStatus;
};

/** The claim that is meant: one recorded before, as a card showed it, or one for a workload. */
export type ClaimMeant =
  /** `seen` absent: only what is filled in counts, whatever the claim was when the form was drawn. */
  { claim: string; seen?: string } | { workload: string; area: SolutionArea; subscription?: string };

export type ClaimEdited =
  | ClaimOutcome
  /** Somebody changed it after the form was drawn; nothing was recorded. */
  | { is: "changed-since"; claim: Claim };

type Result = { doc: Customer; outcome: ClaimEdited };

/** Records a form. Pressed twice, it changes nothing the second time. */
export function editClaim(customer: Customer, meant: ClaimMeant, form: ClaimForm, edit: Edit): Result {
  const id = "claim" in meant ? meant.claim : idOf(meant);
  const claim = customer.claims.find((one) => one.id === id);
  if (claim === undefined) {
    if ("claim" in meant) return { doc: customer, outcome: { is: "no-such-claim" } };
    const { on, status, scope, details } = form;
    return changeClaim(
      customer,
      {
        kind: "add",
        ...meant,
        details,
        ...(scope === undefined ? {} : { scope }),
        ...(status === undefined ? {} : { status }),
        ...(on === undefined ? {} : { on }),
        anyway: form.anyway !== undefined && form.anyway === status,
      },
      edit,
    );
  }
  const result = applied(customer, claim, form, edit);
  const isOld = "claim" in meant && meant.seen !== undefined && meant.seen !== fingerprint(claim);
  return isOld && result.outcome.is !== "unchanged"
    ? { doc: customer, outcome: { is: "changed-since", claim } }
    : result;
}

const idOf = ({ workload, subscription }: { workload: string; subscription?: string }): string =>
  subscription === undefined ? workload : `${workload}/${subscription.toLowerCase()}`;

function applied(customer: Customer, claim: Claim, form: ClaimForm, edit: Edit): Result {
  let result: Result = { doc: customer, outcome: { is: "unchanged", claim } };
  let warnings: readonly string[] = [];
  for (const change of changesOf(claim, form)) {
    const { doc, outcome } = changeClaim(result.doc, change, edit);
    if (outcome.is === "unchanged") continue;
    // All or nothing: what a form says is recorded together.
    if (outcome.is !== "changed")
      return { doc: customer, outcome: "claim" in outcome ? { ...outcome, claim } : outcome };
    if (outcome.warnings.length > 0) warnings = outcome.warnings;
    result = { doc, outcome: { ...outcome, warnings: warnings as typeof outcome.warnings } };
  }
  return result;
}

/** The proof before the status, which asks for it; what belongs to the new status after it. */
function changesOf(claim: Claim, form: ClaimForm): readonly ClaimChange[] {
  const { status = claim.status, on, scope, details } = form;
  const moves = status !== claim.status || (on !== undefined && on !== claim.statusSince);
  const touched = Object.fromEntries(
    Object.entries(details).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(claim[name as keyof Claim]),
    ),
  ) as ClaimDetails;
  const { claimId: _id, submittedOn: _sent, approvedOn: _won, reason, ...first } = touched;
  return [
    { kind: "details", claim: claim.id, details: moves ? first : touched },
    ...(scope === undefined ? [] : [{ kind: "scope" as const, claim: claim.id, scope }]),
    ...(moves
      ? [
          {
            kind: "status" as const,
            claim: claim.id,
            to: status,
            ...(on === undefined ? {} : { on }),
            ...(reason === undefined ? {} : { reason }),
            anyway: form.anyway === status,
          },
          { kind: "details" as const, claim: claim.id, details: touched },
        ]
      : []),
  ];
}
