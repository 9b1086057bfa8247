/** The form of a CPOR claim: opened, recorded, warned of, refused. */
import { z } from "zod";
import { saveClaim } from "../../app/customers/associate.ts";
import { gapContext } from "../../app/evaluate.ts";
import { claimFormCard, claimInputs, type ClaimDraft } from "../../cards/forms/claim.ts";
import { claimDeadlineWords, claimName, warningWords } from "../../cards/kit/claims.ts";
import { dayWords } from "../../cards/kit/dates.ts";
import { dayOf } from "../../domain/time/time.ts";
import type { ClaimForm, ClaimMeant } from "../../domain/claims/edit.ts";
import { claimStatuses, type Claim, type Customer } from "../../domain/customer/customer.ts";
import { exact } from "../../domain/exact.ts";
import { answeredCard, undoBesideCard } from "../../cards/forms/guesses.ts";
import { press, type ClaimAsTold } from "../../cards/kit/actions.ts";
import { fingerprint, shortId } from "../../domain/customer/fingerprint.ts";
import { readerOf, action, type Action, type Reply, type Turn } from "../turn.ts";
import { changedSince, here, opened, refused, toPresser } from "./reply.ts";
import { noteSaved } from "../saved.ts";
import { savedReply } from "./undo.ts";
import type { ClaimTold } from "../input/told/claim-told.ts";
import { newClaim, type ClaimDetails } from "../../domain/claims/claims.ts";
import { isAnew } from "../../domain/claims/status.ts";
import type { GapContext } from "../../domain/gaps/find-gaps.ts";
import { findWorkload, type Catalogue } from "../../domain/catalogue/workloads.ts";
import * as fields from "./fields.ts";

/** As somebody told it: nothing but what the form's inputs hold. */
const told = z.string().max(60).optional();
const asTold = {
  claim: fields.reference.optional(),
  workload: told,
  scope: told,
  status: told,
  on: told,
  reason: told,
  claimId: told,
  scopeNote: z.string().max(300).optional(),
  reasonNote: z.string().max(300).optional(),
  proofSignedOn: told,
};

const open = action({
  verb: "claim-form",
  schema: z.object({ customer: fields.customer, ...asTold }),
  who: "everyone",
  async run(turn, { customer: id, claim, ...draft }): Promise<Reply> {
    const reply = await opened(turn, id, ({ customer }) => formOf(turn, customer, claimOf(customer, claim), { draft }));
    // The form that it was told beside is not saved yet.
    const isTold = Object.values(draft).some((one) => one !== undefined);
    return isTold && typeof reply === "object" && "card" in reply ? { card: reply.card, shown: "new" } : reply;
  },
});

const record = action({
  verb: "save-claim",
  formerly: "claim",
  schema: z.object({
    customer: fields.customer,
    claim: fields.reference.optional(),
    seen: fields.reference.optional(),
    anyway: z.enum(claimStatuses).optional(),
    // Only as many as one message tells of.
    then: z
      .array(z.object(asTold).transform((one) => exact(one)))
      .max(20)
      .optional(),
    ...fields.inputs(claimInputs),
  }),
  who: "everyone",
  async run(turn, data) {
    const { customer: id, claim: given, seen, anyway, then, ...typed } = data;
    const before = await turn.organization.customers.get(id);
    const isShown = seen !== undefined && seen === fingerprint(claimOf(before, given));
    const draft = fields.withEmptied(claimInputs, typed);
    const { today } = await gapContext(turn.world, turn.organization);
    const { catalogue } = turn.world.setup;
    const asked = fields.readForm((problems) => {
      const said = fields.filledIn(problems, claimInputs, draft, today);
      const meant =
        given === undefined
          ? chosenIn(problems, said, before, catalogue)
          : { claim: claimOf(before, given)?.id ?? given };
      const known =
        meant !== undefined && "claim" in meant ? before?.claims.find(({ id: own }) => own === meant.claim) : undefined;
      const { status, on, scope, scopeNote, role } = said;
      const form: ClaimForm = {
        scope: fields.scopeOf(scope, scopeNote, known?.scope),
        status,
        on: on ?? undefined,
        details: {
          ...detailsOf(problems, said, draft, isShown),
          ...(known !== undefined &&
            said.subscription !== undefined && { subscription: said.subscription?.toLowerCase() }),
        },
        anyway,
      };
      const area = known?.area ?? (meant !== undefined && "area" in meant ? meant.area : undefined);
      checkRole(problems, role, area);
      if (meant !== undefined) checkSubscription(problems, area, said.subscription, known, form);
      return { meant, known, form };
    });
    if ("problem" in asked || asked.form.meant === undefined) {
      const problem = "problem" in asked ? asked.problem : "Choose a workload.";
      return opened(turn, id, ({ customer }) =>
        formOf(turn, customer, claimOf(customer, given), { draft, problem, then }),
      );
    }
    const { meant: chosen, known, form } = asked.form;
    const meant: ClaimMeant = "claim" in chosen ? { ...chosen, seen } : chosen;
    if (given === undefined && known !== undefined && isEmpty(form)) {
      return opened(turn, id, ({ customer }) => formOf(turn, customer, known, { then }));
    }
    const done = await saveClaim(turn.world, turn.organization, { customer: id, by: turn.actor, meant, form });
    return await replyTo(turn, done, { draft, form, given, then });
  },
});

async function replyTo(
  turn: Turn,
  done: Awaited<ReturnType<typeof saveClaim>>,
  { draft, form, given, then }: { draft: ClaimDraft; form: ClaimForm; given: string | undefined } & Pick<More, "then">,
): Promise<Reply> {
  if (done.outcome === "no-such-customer" || done.outcome === "not-yours") return refused(turn, done);
  const { catalogue, limits } = turn.world.setup;
  const { customer } = done;
  const shown = claimOf(customer, given);
  switch (done.outcome) {
    case "changed":
    case "unchanged":
    case "already-there": {
      const { claim } = done;
      const called = claimName(claim, catalogue);
      const next = await nextReply(turn, customer, { claim, then, isChanged: done.outcome === "changed" });
      if (next !== undefined) return next;
      if (done.outcome !== "changed")
        return await savedReply(turn, customer, { headline: `${called} already saved`, claim });
      const says = done.warnings.length > 0 ? ["Saved despite the warning; the history says so."] : [];
      return await savedReply(turn, customer, { headline: `${called} saved`, claim, says });
    }
    case "warned": {
      const to = form.status ?? done.claim.status;
      const step = { from: done.claim.status, to, limits };
      const why = done.warnings.map((warning) => warningWords(warning, step)).join(" ");
      const problem = `${why} Nothing was saved. If it's right anyway, save it.`;
      return here(turn, formOf(turn, customer, shown, { draft, problem, anyway: to, then }));
    }
    case "changed-since":
      return toPresser(formOf(turn, customer, done.claim, { problem: changedSince, then }));
    case "in-the-future":
      return here(
        turn,
        formOf(turn, customer, shown, {
          draft,
          then,
          problem: `Status since: ${dayWords(done.day, dayOf(turn.now, turn.zone))} is in the future.`,
        }),
      );
    case "no-such-claim":
      return here(turn, formOf(turn, customer, undefined, { draft, then, problem: "This claim is no longer here." }));
  }
}

/** The form of what was told together with the claim that was saved, with what became of that; undefined where all is saved. */
async function nextReply(
  turn: Turn,
  customer: Customer,
  { claim: saved, then = [], isChanged }: { claim: Claim; isChanged: boolean } & Pick<More, "then">,
): Promise<Reply | undefined> {
  const knownAs = (one: ClaimAsTold): Claim | undefined =>
    claimOf(customer, one.claim) ?? customer.claims.find(({ workload }) => workload === one.workload);
  const isSaved = (one: ClaimAsTold): boolean =>
    one.status !== undefined &&
    knownAs(one)?.status === one.status &&
    knownAs(one)?.statusSince === (one.on ?? dayOf(turn.now, turn.zone));
  const [next, ...others] = then.filter((one) => !isSaved(one));
  if (next === undefined) return undefined;
  const context = await gapContext(turn.world, turn.organization);
  const called = claimName(saved, turn.world.setup.catalogue);
  const deadline = claimDeadlineWords(saved, context.today, context);
  const { claim, ...draft } = next;
  const form = formOf(turn, customer, claimOf(customer, claim), { draft, then: others });
  const words = isChanged ? "saved" : "already saved";
  const card = answeredCard(form, [`${called} ${words}${deadline === undefined ? "" : `: ${deadline}`}`]);
  const at = noteSaved(turn, customer, [`claims/${saved.id}`]);
  if (at === undefined) return here(turn, card);
  const undo = {
    title: `undo the change to ${called}`,
    press: press("undo-saved", { customer: customer.id, at, shown: "new" }),
  };
  return here(turn, undoBesideCard(card, undo, `To take back the change to ${called}:`));
}

/** The form of a claim with what somebody told of it filled in. @param others what else they told, whose forms come after it */
export function toldClaimForm(turn: Turn, customer: Customer, claim: ClaimTold, others: readonly ClaimTold[]) {
  const known = recordedOf(customer, claim);
  const { workload, ...rest } = draftOf(claim, known);
  const then = others.map((one) => openedWith(customer, one));
  if (known === "several") return formOf(turn, customer, undefined, { draft: exact(rest), then });
  return formOf(turn, customer, known, { draft: exact({ workload, ...rest }), then });
}

/** How long there is, should a claim be as somebody told it, of whichever workload; undefined where no time runs. */
export function toldDeadline(customer: Customer, claim: ClaimTold, context: GapContext): string | undefined {
  const { workload, status } = claim;
  const recorded = recordedOf(customer, claim);
  if (status === undefined || (recorded === "several" && workload !== undefined)) return undefined;
  const known = recorded === "several" ? undefined : recorded;
  const since = claim.on ?? (known?.status === status ? known.statusSince : undefined);
  const on = since ?? context.today;
  const { id, name, area } = workload ?? { id: "", name: "The claim", area: "Modern Work and Security" };
  const evidence = { kind: "reported", at: `${on}T00:00:00.000Z`, by: "system" } as const;
  const one = known ?? newClaim({ workload: id, area, scopedOn: on, evidence });
  const { approvedOn: _before, ...others } = one;
  const words = claimDeadlineWords({ ...others, status, statusSince: on }, context.today, context);
  // Of a day that nobody told, it is only as if it were today.
  const asOf = since === undefined ? "if it was " : "";
  return words && `${name}, ${asOf}${status.toLowerCase()} ${dayWords(on, context.today)}: ${words}.`;
}

/** The claim that stands already as somebody told it; undefined where something of it is new. */
export function recordedAsTold(customer: Customer, told: ClaimTold): Claim | undefined {
  const known = recordedOf(customer, told);
  if (known === undefined || known === "several" || told.status !== known.status) return undefined;
  const isSame = <Value>(said: Value | undefined, recorded: Value | undefined) =>
    said === undefined || said === recorded;
  const { scope, on, reason, claimId, competing, note } = told;
  return isSame(competing, known.competing) &&
    isSame(scope, known.scope.is) &&
    isSame(on, known.statusSince) &&
    isSame(reason, known.reason) &&
    (!known.status.startsWith("Rejected") || isSame(note, known.reasonNote)) &&
    isSame(claimId, known.claimId)
    ? known
    : undefined;
}

const scopeWords = { in: "in use", "other-partner": "another partner", "not-applicable": "not used" } as const;

/** What opens that form. @param name of the customer, where another one's form stands above */
export function toldClaimNext(customer: Customer, claim: ClaimTold, name?: string) {
  const { called, workload, status, scope, competing } = claim;
  const became =
    status?.toLowerCase() ?? (scope === undefined ? (competing === true ? "competing claim" : "") : scopeWords[scope]);
  const what = workload?.name ?? called;
  return {
    title:
      name === undefined
        ? `${what === "" ? "The claim" : what}${became === "" ? "" : `: ${became}`}`
        : `${name}: ${what} ${became}`.replace("  ", " "),
    press: press("claim-form", { customer: customer.id, ...openedWith(customer, claim) }),
  };
}

/** What takes a workload off the customer, as somebody told that it is no part of our work; undefined where more is told. */
export function takenOff(customer: Customer, told: ClaimTold) {
  const { workload, scope, status } = told;
  const known = recordedOf(customer, told);
  if (workload === undefined || scope !== "not-applicable" || status !== undefined || known === "several")
    return undefined;
  const which =
    known === undefined ? { workload: workload.id } : { claim: shortId(known.id), seen: fingerprint(known) };
  return {
    title: `Take ${workload.name} off ${customer.name}`,
    press: press("save-claim", { customer: customer.id, ...which, scope }),
  };
}

/** What opens the form of a claim as somebody told it. */
function openedWith(customer: Customer, claim: ClaimTold): ClaimAsTold {
  const known = recordedOf(customer, claim);
  const { workload, scope, status, on, reason, reasonNote, claimId, scopeNote, proofSignedOn } = draftOf(claim, known);
  const which = known === "several" ? {} : { claim: known && shortId(known.id), workload };
  return exact({ ...which, scope, status, on, reason, reasonNote, claimId, scopeNote, proofSignedOn });
}

/** The claim recorded of its workload; of several nobody said which. */
function recordedOf({ claims }: Customer, { workload }: ClaimTold): Claim | "several" | undefined {
  const [only, ...others] = claims.filter((claim) => claim.workload === workload?.id);
  return others.length > 0 ? "several" : only;
}

function draftOf(
  { workload, scope, status, on, reason, claimId, note, competing, signedOn }: ClaimTold,
  known: Claim | "several" | undefined,
): Partial<
  Record<
    | "workload"
    | "scope"
    | "scopeNote"
    | "status"
    | "on"
    | "reason"
    | "reasonNote"
    | "claimId"
    | "competing"
    | "proofSignedOn",
    string | undefined
  >
> {
  // The reason that is recorded is that of the status before; the claim ID and the days are those of the claim before.
  const recorded = known === "several" || status === undefined || status === known?.status ? undefined : known;
  const isNew = recorded !== undefined && status !== undefined && isAnew(recorded.status, status);
  const isRefused = status?.startsWith("Rejected") === true;
  return {
    workload: workload?.id,
    // That they have it says whose it is only where it was said not to be theirs, or where it is to be claimed.
    scope:
      scope === "in" &&
      status !== "Not started" &&
      (known === undefined || known === "several" || known.scope.is === "in")
        ? undefined
        : scope,
    scopeNote: isRefused ? undefined : note,
    status,
    // Since when they don't have it is no day of its status.
    on: status === undefined && scope !== undefined ? undefined : on,
    reason: reason ?? (recorded?.reason === undefined ? undefined : ""),
    reasonNote: (isRefused ? note : undefined) ?? (recorded?.reasonNote === undefined ? undefined : ""),
    competing: competing && "true",
    proofSignedOn: signedOn,
    claimId: claimId ?? (isNew && recorded.claimId !== undefined ? "" : undefined),
    ...(isNew && { submittedOn: "", approvedOn: "" }),
  };
}

type More = {
  draft?: ClaimDraft;
  problem?: string;
  anyway?: Claim["status"];
  then?: readonly ClaimAsTold[] | undefined;
};

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

type Said = fields.Filled<typeof claimInputs>;

const isEmpty = ({ scope, status, on, details }: ClaimForm): boolean =>
  [scope, status, on, ...Object.values(details)].every((said) => said === undefined);

export const claimActions: readonly Action[] = [open, record];

/** The claim that a card names. */
function claimOf(customer: Customer | undefined, reference: string | undefined): Claim | undefined {
  return customer?.claims.find(({ id }) => shortId(id) === reference);
}

/** The workload that was chosen in the form: one recorded here, or one of the catalogue. */
function chosenIn(
  problems: fields.Problems,
  { workload: chosen = "", subscription }: Said,
  customer: Customer | undefined,
  catalogue: Catalogue,
): ClaimMeant | undefined {
  const known = claimOf(customer, chosen);
  const workload = known ?? findWorkload(catalogue, chosen);
  if (workload === undefined) {
    problems.push("Choose a workload from the list.");
    return undefined;
  }
  if (known !== undefined && (subscription === undefined || known.subscription !== undefined || isBegun(known)))
    return { claim: known.id };
  return { workload: known?.workload ?? chosen, area: workload.area, subscription };
}

/** Work that has begun, of which the subscription may still be told. */
const isBegun = ({ area, status }: Claim): boolean => area === "Business Applications" && status === "Not started";

/** Microsoft: Business Applications are claimed by subscription, which may come after the work has begun; Microsoft 365 by workload. */
function checkSubscription(
  problems: fields.Problems,
  area: Claim["area"] | undefined,
  said: string | undefined,
  known: Claim | undefined,
  { scope = known?.scope, status = known?.status }: ClaimForm,
): void {
  const subscription = said ?? known?.subscription;
  if (area === "Business Applications") {
    const isClaimed = status !== "Not started" && (scope === undefined || scope.is === "in");
    if (subscription !== undefined || !isClaimed || problems.length > 0) return;
    // What a report told without one stands as it is.
    if (known !== undefined && !isBegun(known)) return;
    problems.push("A Business Applications claim is for one subscription: fill in its ID.");
  } else if (said !== undefined) {
    problems.push("Only Business Applications claims name a subscription: leave its ID empty.");
  }
}

/** Microsoft: one role for Modern Work and Security, three others for Business Applications. */
function checkRole(problems: fields.Problems, role: Said["role"], area: Claim["area"] | undefined): void {
  if (role === undefined || area === undefined) return;
  const isUse = role === "Use or consume";
  if (isUse !== (area === "Modern Work and Security")) problems.push(`${role} isn't a partner role for ${area}.`);
}

/** @param all the form showed what is recorded now, so that an emptied input takes it away. */
function detailsOf(problems: fields.Problems, said: Said, draft: ClaimDraft, all: boolean): ClaimDetails {
  const { reason, reasonNote, claimId, partnerId, role, submittedOn, approvedOn, soldBy } = said;
  // An untouched switch says "false": that nothing is known, not that it is untrue.
  const [autoRenews, competing] = [said.renews, said.competing].map((on) => (on === false ? null : on));
  const proof = proofOf(problems, said, draft);
  const subscriptionEndsOn = said.endsOn;
  const texts = { reason, reasonNote, claimId, partnerId, role, submittedOn, approvedOn, subscriptionEndsOn, soldBy };
  const details: ClaimDetails = { ...texts, autoRenews, competing, proof };
  return all
    ? details
    : (Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null)) as ClaimDetails);
}

function proofOf(
  problems: fields.Problems,
  { proofRef: ref, proofSignedOn: signedOn }: Said,
  draft: ClaimDraft,
): Claim["proof"] | null {
  const isGiven = (input: keyof ClaimDraft) => Boolean(draft[input]?.trim());
  if (isGiven("proofRef") !== isGiven("proofSignedOn")) {
    problems.push("Proof of execution: say both where it is and when the customer signed it.");
  }
  if (ref && signedOn) return { ref, signedOn };
  return ref === null && signedOn === null ? null : undefined;
}
