/** CPOR claims: what people say of them, applied to the customer. Pure. */
import type { BusinessCalendar } from "../time/calendar.ts";
import { isUnclaimable, lostBy } from "./attribution.ts";
import { isAnew, isBeyondDispute, stepBetween } from "./status.ts";
import type { Claim, ClaimReason, ClaimStatus, Customer } from "../customer/customer.ts";
import type { Evidence, PartnerRole, Scope } from "../customer/customer.ts";
import { difference, withNotes, withSaid, type EditedBy, type Note, type Edits } from "../customer/edit.ts";
import { exact, type Loose } from "../exact.ts";
import { rankOf } from "./evidence.ts";
import { lastDay, type GapLimits } from "../catalogue/limits.ts";
import type { Day } from "../time/time.ts";

/** What people may say of a claim beside its status and scope. */
export type ClaimDetails = Edits<
  Pick<
    Claim,
    | "role"
    | "subscription"
    | "subscriptionEndsOn"
    | "autoRenews"
    | "soldBy"
    | "submittedOn"
    | "approvedOn"
    | "claimId"
    | "partnerId"
    | "proof"
    | "reason"
    | "reasonNote"
    | "competing"
  >
>;

export type ClaimChange =
  | {
      kind: "add";
      /** Id from the workload catalogue, or a name it does not know. */
      workload: string;
      area: Claim["area"];
      /** Subscription of a Business Applications claim. */
      subscription?: string | undefined;
      scope?: Scope | undefined;
      /** The area's usual role unless given. */
      details?: ClaimDetails | undefined;
      /** Where the claim stands already, and since when; not started unless given. */
      status?: ClaimStatus | undefined;
      on?: Day | undefined;
      /** As for a change of status. */
      anyway?: boolean | undefined;
    }
  | { kind: "scope"; claim: string; scope: Scope }
  | {
      kind: "status";
      claim: string;
      to: ClaimStatus;
      /** When it became so; today unless given. */
      on?: Day | undefined;
      reason?: ClaimReason | undefined;
      /** The person saw the warnings and steps over them; recorded. */
      anyway?: boolean | undefined;
    }
  | { kind: "details"; claim: string; details: ClaimDetails };

/** Reasons to ask "record anyway?". */
export type ClaimWarning =
  /** Partner Center does not go from the one status to the other. */
  | "unusual-step"
  /** Disputed before: a claim may be disputed once. */
  | "dispute-used"
  /** The time to dispute is over. */
  | "dispute-late"
  /** The customer declined, or we asked for the rejection: talk instead. */
  | "dispute-pointless"
  /** Business Applications sold through CSP can't be claimed. */
  | "sold-by-csp"
  /** The customer's acknowledgement is older than Microsoft accepts. */
  | "proof-old";

/** What became of a change; `doc` is the customer after it, the very same where nothing changed. */
export type ClaimChanged = { doc: Customer } & (
  | { outcome: "changed"; claim: Claim; warnings: readonly ClaimWarning[] }
  | { outcome: "unchanged"; claim: Claim }
  /** Nothing recorded; send it again with `anyway`. */
  | { outcome: "warned"; claim: Claim; warnings: readonly ClaimWarning[] }
  | { outcome: "no-such-claim" }
  | { outcome: "already-there"; claim: Claim }
  | { outcome: "in-the-future"; day: Day }
);

/** When, by whom, and by which calendar a change is made. Whether they may is for the caller to have checked. */
export type Edit = EditedBy & { calendar: BusinessCalendar; limits: GapLimits };

/** Applies what a person says of a claim. A change of nothing gives back the very document. */
export function changeClaim(customer: Customer, change: ClaimChange, edit: Edit): ClaimChanged {
  if (change.kind === "add") return addClaim(customer, change, edit);
  const claim = customer.claims.find((one) => one.id === change.claim);
  if (claim === undefined) return { doc: customer, outcome: "no-such-claim" };
  switch (change.kind) {
    case "scope":
      return scopeClaim(customer, claim, change.scope, edit);
    case "status":
      return moveClaim(customer, claim, change, edit);
    case "details":
      return describeClaim(customer, claim, change.details, edit);
  }
}

const reportedBy = (edit: Edit): Evidence => ({ kind: "reported", at: edit.now, by: edit.by });

/** The role that Partner Center's form offers first for the area. */
const usualRole = (area: Claim["area"]): PartnerRole =>
  area === "Modern Work and Security" ? "Use or consume" : "Usage recognition - Non-Incentivized";

/** A claim nobody has started yet. */
export function newClaim(
  known: Pick<Claim, "workload" | "area" | "scopedOn" | "evidence"> & Loose<Partial<Omit<Claim, "id">>>,
): Claim {
  return {
    id: known.subscription === undefined ? known.workload : `${known.workload}/${known.subscription}`,
    role: usualRole(known.area),
    scope: { is: "in" },
    status: "Not started",
    statusSince: known.scopedOn,
    ...exact(known),
  };
}

/** Whether they are claims of one workload, by the same subscription: what has one told later keeps the id it had without. */
export const isSameWork = (one: Claim, other: { workload: string; subscription?: string | undefined }): boolean =>
  one.workload === other.workload && one.subscription === other.subscription?.toLowerCase();

function addClaim(customer: Customer, change: ClaimChange & { kind: "add" }, edit: Edit): ClaimChanged {
  const unsaid = newClaim({
    workload: change.workload,
    area: change.area,
    scopedOn: edit.today,
    evidence: reportedBy(edit),
    subscription: change.subscription?.toLowerCase(),
    scope: change.scope,
  });
  const added = withSaid(unsaid, change.details ?? {});
  const there = customer.claims.find((one) => isSameWork(one, added));
  if (there !== undefined) return { doc: customer, outcome: "already-there", claim: there };
  const { status = "Not started", on = edit.today } = change;
  if (on > edit.today) return { doc: customer, outcome: "in-the-future", day: on };
  // Where it stands when it becomes known here is no step.
  const warnings = warningsOf(customer, added, status, on, edit).filter((one) => one !== "unusual-step");
  if (warnings.length > 0 && change.anyway !== true) {
    return { doc: customer, outcome: "warned", claim: added, warnings };
  }
  const claim =
    status === "Not started" ? added : withGivenDays(inStatus(added, status, on, undefined, edit, false), added);
  const to = status === "Not started" ? claim.scope.is : status;
  const entry = { what: "claim added", item: claim.id, to, note: steppedOver(warnings) ?? noteOf(claim.scope) };
  return changed({ ...customer, claims: [...customer.claims, claim] }, claim, entry, warnings, edit);
}

/** The days that were given, where the status would set others. */
const withGivenDays = (claim: Claim, { submittedOn, approvedOn }: Claim): Claim => ({
  ...claim,
  ...exact({ submittedOn, approvedOn }),
});

const steppedOver = (warnings: readonly ClaimWarning[]): string | undefined =>
  warnings.length === 0 ? undefined : `stepped over: ${warnings.join(", ")}`;

function scopeClaim(customer: Customer, claim: Claim, scope: Scope, edit: Edit): ClaimChanged {
  if (claim.scope.is === scope.is && noteOf(claim.scope) === noteOf(scope)) return unchanged(customer, claim);
  const next = { ...claim, scope, scopedOn: edit.today, evidence: reportedBy(edit) };
  const entry = { what: "claim scoped", item: claim.id, from: claim.scope.is, to: scope.is, note: noteOf(scope) };
  return changed(withClaim(customer, next), next, entry, [], edit);
}

function moveClaim(
  customer: Customer,
  claim: Claim,
  change: ClaimChange & { kind: "status" },
  edit: Edit,
): ClaimChanged {
  const on = change.on ?? edit.today;
  if (on > edit.today) return { doc: customer, outcome: "in-the-future", day: on };
  const isSame = claim.status === change.to && (change.on === undefined || change.on === claim.statusSince);
  if (isSame && (change.reason ?? claim.reason) === claim.reason) return unchanged(customer, claim);
  const warnings = warningsOf(customer, claim, change.to, on, edit);
  if (warnings.length > 0 && change.anyway !== true) {
    return { doc: customer, outcome: "warned", claim, warnings };
  }
  const next = inStatus(claim, change.to, on, change.reason, edit, warnings.includes("unusual-step"));
  const notes = [change.reason, steppedOver(warnings)].filter((one) => one !== undefined);
  const note = notes.length === 0 ? undefined : notes.join("; ");
  const entry = { what: "claim status", item: claim.id, from: claim.status, to: change.to, note };
  return changed(withClaim(customer, next), next, entry, warnings, edit);
}

function describeClaim(customer: Customer, claim: Claim, details: ClaimDetails, edit: Edit): ClaimChanged {
  const next = withSaid(claim, details);
  const told = difference(claim, next, Object.keys(details) as (keyof ClaimDetails)[]);
  if (told === undefined) return unchanged(customer, claim);
  const entry = { what: "claim details", item: claim.id, ...told };
  return changed(withClaim(customer, next), next, entry, [], edit);
}

function warningsOf(customer: Customer, claim: Claim, to: ClaimStatus, on: Day, edit: Edit): readonly ClaimWarning[] {
  const warnings: ClaimWarning[] = [];
  if (stepBetween(claim.status, to) === "unusual") warnings.push("unusual-step");
  if (to === "Dispute" && claim.status !== "Dispute") {
    if (claim.disputedOn !== undefined) warnings.push("dispute-used");
    else if (isBeyondDispute(claim)) warnings.push("dispute-pointless");
    else if (claim.status === "Rejected" && on > lastDay(claim.statusSince, edit.limits.dispute, edit.calendar)) {
      warnings.push("dispute-late");
    }
  }
  if (to === "Submitted" && claim.status !== "Submitted") {
    if (isUnclaimable(claim, customer)) warnings.push("sold-by-csp");
    const { proof } = claim;
    if (proof !== undefined && on > lastDay(proof.signedOn, edit.limits.proof, edit.calendar)) {
      warnings.push("proof-old");
    }
  }
  return warnings;
}

/** The claim in another status, with the dates that belong to it. */
function inStatus(
  claim: Claim,
  to: ClaimStatus,
  on: Day,
  reason: ClaimReason | undefined,
  edit: Edit,
  isUnusual: boolean,
): Claim {
  const {
    conflict: _settled,
    reason: formerReason,
    reasonNote: formerNote,
    ...rest
  } = isAnew(claim.status, to) ? anew(claim) : claim;
  const isRefused = to === "Rejected" || to === "Rejected final";
  const keptReason = reason ?? (isRefused ? formerReason : undefined);
  // A person who jumps over what stronger evidence said does not silence it.
  const contradicts = isUnusual && rankOf(claim.evidence) > 0;
  const evidence = reportedBy(edit);
  const lost = lostBy(claim, to, on, evidence);
  return exact({
    ...rest,
    status: to,
    statusSince: on,
    evidence,
    // An approval takes back what a person had said before; what a report no longer shows stays until one shows it.
    lost: to === "Approved" ? lost?.filter((one) => one.evidence.kind !== "reported") : lost,
    reason: keptReason,
    reasonNote: isRefused ? formerNote : undefined,
    submittedOn: rest.submittedOn ?? (to === "Submitted" ? on : undefined),
    approvedOn: to === "Approved" ? on : rest.approvedOn,
    disputedOn: to === "Dispute" ? on : rest.disputedOn,
    conflict: contradicts ? { evidence: claim.evidence, says: claim.status } : undefined,
  });
}

/** A new claim for the same workload: what belonged to the lost one is history. */
function anew(claim: Claim): Claim {
  const { claimId: _id, reason: _reason, disputedOn: _disputed, submittedOn: _sent, approvedOn: _won, ...rest } = claim;
  const { reasonNote: _why, competing: _competing, seen: _shown, ...kept } = rest;
  return kept;
}

const noteOf = (scope: Scope): string | undefined => (scope.is === "in" ? undefined : scope.note);

const unchanged = (doc: Customer, claim: Claim): ClaimChanged => ({ doc, outcome: "unchanged", claim });

const withClaim = (customer: Customer, claim: Claim): Customer => ({
  ...customer,
  claims: customer.claims.map((one) => (one.id === claim.id ? claim : one)),
});

function changed(
  customer: Customer,
  claim: Claim,
  note: Note,
  warnings: readonly ClaimWarning[],
  edit: Edit,
): ClaimChanged {
  return { doc: withNotes(customer, [note], edit), outcome: "changed", claim, warnings };
}
