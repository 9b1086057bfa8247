/** The form of a CPOR claim: opened, recorded, warned of, refused. */
import { z } from "zod";
import { saveClaim } from "../../app/customers/associate.ts";
import { gapContext } from "../../app/evaluate.ts";
import { claimFormCard, claimInputs, type ClaimDraft } from "../../cards/forms/claim.ts";
import { claimName, warningWords } from "../../cards/kit/claims.ts";
import type { ClaimForm, ClaimMeant } from "../../domain/claims/edit.ts";
import {
  claimStatuses,
  type Claim,
  type Customer,
  claimReasons,
  partnerRoles,
} from "../../domain/customer/customer.ts";
import { fingerprint, shortId } from "../../domain/customer/fingerprint.ts";
import { readerOf, action, type Action, type ActionReply, type Turn } from "../turn.ts";
import { answered, changedSince, here, opened, refused } from "./reply.ts";
import type { ClaimTold } from "../input/told.ts";
import type { ClaimDetails } from "../../domain/claims/claims.ts";
import type { Day } from "../../domain/time/time.ts";
import { findWorkload, type Catalogue } from "../../domain/catalogue/workloads.ts";
import * as fields from "./fields.ts";

const open = action({
  verb: "claim-form",
  schema: z.object({ customer: fields.customer, claim: fields.reference.optional() }),
  who: "everyone",
  run: (turn, data): Promise<ActionReply> =>
    opened(turn, data.customer, ({ customer }) => formOf(turn, customer, claimOf(customer, data.claim), {})),
});

const record = action({
  verb: "save-claim",
  formerly: "claim",
  schema: z.object({
    customer: fields.customer,
    claim: fields.reference.optional(),
    seen: fields.reference.optional(),
    anyway: z.enum(claimStatuses).optional(),
    ...fields.inputs(claimInputs),
  }),
  who: "everyone",
  async run(turn, data): Promise<ActionReply> {
    const { customer: id, claim: given, seen, anyway, ...typed } = data;
    const before = await turn.organization.customers.get(id);
    const isShown = seen !== undefined && seen === fingerprint(claimOf(before, given));
    const draft = fields.withEmptied<ClaimDraft>(typed, emptiable);
    const { today } = await gapContext(turn.world, turn.organization);
    const { catalogue } = turn.world.setup;
    const asked = fields.read((problems) => {
      const meant =
        given === undefined
          ? chosenIn(problems, draft, before, catalogue)
          : { claim: claimOf(before, given)?.id ?? given };
      const known =
        meant !== undefined && "claim" in meant ? before?.claims.find(({ id: own }) => own === meant.claim) : undefined;
      const form = formIn(problems, draft, known, isShown, today);
      const area = known?.area ?? (meant !== undefined && "area" in meant ? meant.area : undefined);
      if (area !== undefined) checkRole(problems, form.details, area);
      if (meant !== undefined && "area" in meant) checkSubscription(problems, meant, form);
      return { meant, known, form: { ...form, anyway } };
    });
    if ("problem" in asked || asked.form.meant === undefined) {
      const problem = "problem" in asked ? asked.problem : "Choose a workload.";
      return opened(turn, id, ({ customer }) => formOf(turn, customer, claimOf(customer, given), { draft, problem }));
    }
    const { meant: chosen, known, form } = asked.form;
    const meant: ClaimMeant = "claim" in chosen ? { ...chosen, seen } : chosen;
    if (given === undefined && known !== undefined && isEmpty(form)) {
      return opened(turn, id, ({ customer }) => formOf(turn, customer, known, {}));
    }
    const done = await saveClaim(turn.world, turn.organization, { customer: id, by: turn.actor, meant, form });
    return await replyTo(turn, done, { draft, form, given });
  },
});

const emptiable = [
  ["status", ["scopeNote", "on", "reason", "claimId", "partnerId"]],
  ["competing", ["submittedOn", "approvedOn", "proofRef", "proofSignedOn"]],
  ["renews", ["endsOn", "soldBy"]],
] as const;

async function replyTo(
  turn: Turn,
  done: Awaited<ReturnType<typeof saveClaim>>,
  { draft, form, given }: { draft: ClaimDraft; form: ClaimForm; given: string | undefined },
): Promise<ActionReply> {
  if (done.outcome === "no-such-customer" || done.outcome === "not-yours") return refused(turn, done);
  const { catalogue, limits } = turn.world.setup;
  const { customer } = done;
  const shown = claimOf(customer, given);
  switch (done.outcome) {
    case "changed":
    case "unchanged":
    case "already-there": {
      const { claim } = done;
      const stepped = done.outcome === "changed" && done.warnings.length > 0;
      return await answered(turn, customer, {
        headline: `${claimName(claim, catalogue)} ${done.outcome === "changed" ? "saved" : "unchanged"}`,
        claim,
        says: stepped ? ["Saved despite the warning; the history says so."] : [],
      });
    }
    case "warned": {
      const to = form.status ?? done.claim.status;
      const step = { from: done.claim.status, to, limits };
      const why = done.warnings.map((warning) => warningWords(warning, step)).join(" ");
      const problem = `${why} Nothing was saved. If it's right anyway, save it.`;
      return here(turn, formOf(turn, customer, shown, { draft, problem, anyway: to }));
    }
    case "changed-since":
      return here(turn, formOf(turn, customer, done.claim, { problem: changedSince }));
    case "in-the-future":
      return here(
        turn,
        formOf(turn, customer, shown, { draft, problem: `Status since: ${done.day} has not come yet.` }),
      );
    case "no-such-claim":
      return here(turn, formOf(turn, customer, undefined, { draft, problem: "This claim is no longer here." }));
  }
}

/** The form of a claim with what somebody told of it filled in. */
export function toldClaimForm(turn: Turn, customer: Customer, told: ClaimTold) {
  const { workload, scope, status, on, reason } = told;
  const known = customer.claims.find((claim) => claim.workload === workload?.id);
  return formOf(turn, customer, known, { draft: { workload: workload?.id, scope, status, on, reason } });
}

type More = { draft?: ClaimDraft; problem?: string; anyway?: Claim["status"] };

function formOf(turn: Turn, customer: Customer, claim: Claim | undefined, more: More) {
  const { catalogue } = turn.world.setup;
  return claimFormCard({
    customer,
    claim,
    catalogue,
    reader: readerOf(turn),
    ...more,
  });
}

const isEmpty = ({ scope, status, on, details }: ClaimForm): boolean =>
  scope === undefined && status === undefined && on === undefined && Object.keys(details).length === 0;

export const claimActions: readonly Action[] = [open, record];

/** The claim that a card names. */
function claimOf(customer: Customer | undefined, reference: string | undefined): Claim | undefined {
  return customer?.claims.find(({ id }) => shortId(id) === reference);
}

/** The workload that was chosen in the form: one recorded here, or one of the catalogue. */
function chosenIn(
  problems: fields.Problems,
  draft: ClaimDraft,
  customer: Customer | undefined,
  catalogue: Catalogue,
): ClaimMeant | undefined {
  const chosen = fields.trimmed(draft.workload) ?? "";
  const known = claimOf(customer, chosen);
  const workload = known ?? findWorkload(catalogue, chosen);
  if (workload === undefined) {
    problems.push("Choose a workload from the list.");
    return undefined;
  }
  const typed = fields.trimmed(draft.subscription) ?? "";
  if (known !== undefined && (typed === "" || known.subscription !== undefined)) return { claim: known.id };
  const subscription = typed === "" ? undefined : fields.aGuid(problems, typed, "The subscription ID");
  return { workload: known?.workload ?? chosen, area: workload.area, subscription };
}

/** Microsoft: Business Applications are claimed by subscription, Microsoft 365 by workload. */
function checkSubscription(
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
function checkRole(problems: fields.Problems, { role }: ClaimDetails, area: Claim["area"]): void {
  if (role === undefined) return;
  const isUse = role === "Use or consume";
  if (isUse !== (area === "Modern Work and Security")) problems.push(`${role} isn't a partner role for ${area}.`);
}

/**
 * Scope, status and details.
 * @param all the form showed what is recorded now, so that an emptied input takes it away.
 */
function formIn(
  problems: fields.Problems,
  draft: ClaimDraft,
  known: Claim | undefined,
  all: boolean,
  today: Day,
): ClaimForm {
  const scope = fields.aScope(problems, draft.scope, fields.trimmed(draft.scopeNote), known?.scope);
  const { status, on } = draft;
  return {
    scope,
    status: status ? fields.oneOf(problems, claimStatuses, status, "Status") : undefined,
    on: on ? fields.pastDay(problems, on, "Status since", today) : undefined,
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
