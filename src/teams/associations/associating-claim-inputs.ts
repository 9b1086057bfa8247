/** What is filled into the form of a CPOR claim, read and checked. */
import type { ClaimDraft } from "../../cards/forms/claim.ts";
import type { ClaimForm, ClaimMeant } from "../../domain/claims/edit.ts";
import type { ClaimDetails } from "../../domain/claims/claims.ts";
import {
  claimReasons,
  claimStatuses,
  partnerRoles,
  type Claim,
  type Customer,
} from "../../domain/customer/customer.ts";
import { shortId } from "../../domain/customer/fingerprint.ts";
import type { Day } from "../../domain/time/time.ts";
import { findWorkload, type Catalogue } from "../../domain/catalogue/workloads.ts";
import * as fields from "./fields.ts";

/** The claim that a card names. */
export function claimOf(customer: Customer | undefined, reference: string | undefined): Claim | undefined {
  return customer?.claims.find(({ id }) => shortId(id) === reference);
}

/** The workload that was chosen in the form: one recorded here, or one of the catalogue. */
export function chosenIn(
  problems: fields.Problems,
  draft: ClaimDraft,
  customer: Customer | undefined,
  catalogue: Catalogue,
): ClaimMeant | undefined {
  const chosen = fields.trimmed(draft.workload) ?? "";
  const known = claimOf(customer, chosen);
  const workload = known ?? findWorkload(catalogue, chosen);
  if (workload === undefined) {
    problems.push("Choose a workload of the list.");
    return undefined;
  }
  const typed = fields.trimmed(draft.subscription) ?? "";
  if (known !== undefined && (typed === "" || known.subscription !== undefined)) return { claim: known.id };
  const subscription = typed === "" ? undefined : fields.aGuid(problems, typed, "The subscription ID");
  return { workload: known?.workload ?? chosen, area: workload.area, ...fields.given("subscription", subscription) };
}

/** Microsoft: Business Applications are claimed by subscription, Microsoft 365 by workload. */
export function checkSubscription(
  problems: fields.Problems,
  { area, subscription }: Exclude<ClaimMeant, { claim: string }>,
  { scope }: ClaimForm,
): void {
  if (area === "Business Applications") {
    if (subscription !== undefined || (scope !== undefined && scope.is !== "in") || problems.length > 0) return;
    problems.push("A Business Applications claim is for one subscription: fill in its ID.");
  } else if (subscription !== undefined) {
    problems.push("Only Business Applications claims name a subscription: leave its ID empty.");
  }
}

/** Microsoft: one role for Modern Work and Security, three others for Business Applications. */
export function checkRole(problems: fields.Problems, { role }: ClaimDetails, area: Claim["area"]): void {
  if (role === undefined) return;
  const isUse = role === "Use or consume";
  if (isUse !== (area === "Modern Work and Security")) problems.push(`${role} is no partner role of ${area}.`);
}

/**
 * Scope, status and details.
 * @param all the form showed what is recorded now, so that an emptied input takes it away.
 */
export function formIn(
  problems: fields.Problems,
  draft: ClaimDraft,
  known: Claim | undefined,
  all: boolean,
  today: Day,
): ClaimForm {
  const scope = fields.aScope(problems, draft.scope, fields.trimmed(draft.scopeNote), known?.scope);
  const { status, on } = draft;
  return {
    ...fields.given("scope", scope),
    ...(status ? fields.given("status", fields.oneOf(problems, claimStatuses, status, "Status")) : {}),
    ...(on ? fields.given("on", fields.pastDay(problems, on, "Status since", today)) : {}),
    details: detailsIn(problems, draft, all, today),
  };
}

const sellers = ["CSP", "EA/VL", "Web Direct"] as const;

function detailsIn(problems: fields.Problems, draft: ClaimDraft, all: boolean, today: Day): ClaimDetails {
  const details: ClaimDetails = {};
  /** Reads an input that was filled in; notes one that was emptied. */
  const take = <Name extends Exclude<keyof ClaimDetails, "role">>(
    name: Name,
    raw: string | undefined,
    of: (text: string) => ClaimDetails[Name],
  ): void => {
    const text = fields.trimmed(raw);
    if (text === undefined || (text === "" && !all)) return;
    details[name] = text === "" ? undefined : of(text);
  };
  const past = (called: string) => (text: string) => fields.pastDay(problems, text, called, today);
  take("claimId", draft.claimId, (text) => fields.short(problems, text, "The claim ID", 100));
  take("partnerId", draft.partnerId, (text) => fields.aPartnerId(problems, text));
  take("reason", draft.reason, (text) => fields.oneOf(problems, claimReasons, text, "Reason"));
  take("submittedOn", draft.submittedOn, past("Submitted on"));
  take("approvedOn", draft.approvedOn, past("Approved on"));
  take("subscriptionEndsOn", draft.endsOn, (text) => fields.aDay(problems, text, "Subscription ends on"));
  take("soldBy", draft.soldBy, (text) => fields.oneOf(problems, sellers, text, "Sold through"));
  // An untouched switch says "false": that nothing is known, not that it is untrue.
  take("autoRenews", draft.renews === "false" ? "" : draft.renews, () => true);
  take("competing", draft.competing === "false" ? "" : draft.competing, () => true);
  const role = draft.role ? fields.oneOf(problems, partnerRoles, draft.role, "Partner role") : undefined;
  if (role !== undefined) details.role = role;
  const proof = proofIn(problems, draft, today);
  if (proof !== undefined || (all && draft.proofRef === "" && draft.proofSignedOn === "")) details.proof = proof;
  return details;
}

function proofIn(problems: fields.Problems, draft: ClaimDraft, today: Day): Claim["proof"] {
  const [where, when] = [fields.trimmed(draft.proofRef) ?? "", fields.trimmed(draft.proofSignedOn) ?? ""];
  if (where === "" && when === "") return undefined;
  if (where === "" || when === "") {
    problems.push("Proof of execution: say both where it is and when the customer signed it.");
    return undefined;
  }
  const ref = fields.short(problems, where, "Proof of execution", 200);
  const signedOn = fields.pastDay(problems, when, "Signed by the customer on", today);
  return ref === undefined || signedOn === undefined ? undefined : { ref, signedOn };
}
