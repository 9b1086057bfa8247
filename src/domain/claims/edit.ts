/** What a form says of one claim, all of it or nothing of it. Pure. */
import {
  isSameWork,
  changeClaim,
  type ClaimChange,
  type ClaimChanged,
  type ClaimDetails,
  type ClaimWarning,
  type Edit,
} from "./claims.ts";
import type { Claim, ClaimStatus, Customer, Scope, SolutionArea } from "../customer/customer.ts";
import { fingerprint } from "../customer/fingerprint.ts";
import type { Day } from "../time/time.ts";

/** What was filled in; what was left as it is stays absent. */
export type ClaimForm = {
  scope?: Scope | undefined;
  status?: ClaimStatus | undefined;
  /** Since when; today for a new status unless given. */
  on?: Day | undefined;
  details: ClaimDetails;
  /** The status that the person records although they were warned. */
  anyway?: ClaimStatus | undefined;
};

/** The claim that is meant: one recorded before, as a card showed it, or one for a workload. */
export type ClaimMeant =
  /** `seen` absent: only what is filled in counts, whatever the claim was when the form was drawn. */
  | { claim: string; seen?: string | undefined }
  | { workload: string; area: SolutionArea; subscription?: string | undefined };

export type ClaimEdited =
  | ClaimChanged
  /** Somebody changed it after the form was drawn; nothing was saved. */
  | { doc: Customer; outcome: "changed-since"; claim: Claim };

/** Records a form. Pressed twice, it changes nothing the second time. */
export function saveClaim(customer: Customer, meant: ClaimMeant, form: ClaimForm, edit: Edit): ClaimEdited {
  const claim = customer.claims.find((one) => ("claim" in meant ? one.id === meant.claim : isSameWork(one, meant)));
  if (claim === undefined) {
    if ("claim" in meant) return { doc: customer, outcome: "no-such-claim" };
    const { anyway, ...said } = form;
    const isAnyway = anyway !== undefined && anyway === form.status;
    return changeClaim(customer, { kind: "add", ...meant, ...said, anyway: isAnyway }, edit);
  }
  const result = applied(customer, claim, form, edit);
  const isOld = "claim" in meant && meant.seen !== undefined && meant.seen !== fingerprint(claim);
  return isOld && result.outcome !== "unchanged" ? { doc: customer, outcome: "changed-since", claim } : result;
}

function applied(customer: Customer, claim: Claim, form: ClaimForm, edit: Edit): ClaimChanged {
  let result: ClaimChanged = { doc: customer, outcome: "unchanged", claim };
  for (const change of changesOf(claim, form)) {
    const next: ClaimChanged = changeClaim(result.doc, change, edit);
    if (next.outcome === "unchanged") continue;
    // All or nothing: what a form says is recorded together.
    if (next.outcome !== "changed")
      return "claim" in next ? { ...next, doc: customer, claim } : { ...next, doc: customer };
    const earlier: readonly ClaimWarning[] = result.outcome === "changed" ? result.warnings : [];
    result = { ...next, warnings: next.warnings.length > 0 ? next.warnings : earlier };
  }
  return result;
}

/** The proof before the status, which asks for it; what belongs to the new status after it. */
function changesOf(claim: Claim, form: ClaimForm): readonly ClaimChange[] {
  const { status = claim.status, on, scope, details } = form;
  const moves = status !== claim.status || (on !== undefined && on !== claim.statusSince);
  const touched = Object.fromEntries(
    Object.entries(details).filter(
      ([name, value]) =>
        value !== undefined && JSON.stringify(value ?? undefined) !== JSON.stringify(claim[name as keyof Claim]),
    ),
  ) as ClaimDetails;
  const { claimId: _id, submittedOn: _sent, approvedOn: _won, reasonNote: _why, reason, ...first } = touched;
  const changes: ClaimChange[] = [{ kind: "details", claim: claim.id, details: moves ? first : touched }];
  if (scope !== undefined) changes.push({ kind: "scope", claim: claim.id, scope });
  if (moves) {
    changes.push({
      kind: "status",
      claim: claim.id,
      to: status,
      on,
      reason: reason ?? undefined,
      anyway: form.anyway === status,
    });
    changes.push({ kind: "details", claim: claim.id, details: touched });
  }
  return changes;
}
