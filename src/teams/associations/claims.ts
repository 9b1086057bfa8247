/** The form of a CPOR claim: opened, recorded, warned of, refused. */
import { z } from "zod";
import { recordClaim } from "../../app/customers/associate.ts";
import { gapContext } from "../../app/evaluate.ts";
import { claimFormCard, claimInputs, type ClaimDraft } from "../../cards/forms/claim.ts";
import { claimName, warningWords } from "../../cards/kit/claims.ts";
import type { ClaimForm, ClaimMeant } from "../../domain/claims/edit.ts";
import { claimStatuses, type Claim, type Customer } from "../../domain/customer/customer.ts";
import { fingerprint } from "../../domain/customer/fingerprint.ts";
import { readerOf } from "../reader.ts";
import { action, type Action, type ActionReply, type Turn } from "../turn.ts";
import { checkRole, checkSubscription, chosenIn, claimOf, formIn } from "./associating-claim-inputs.ts";
import * as fields from "./fields.ts";
import { answered, changedSince, here, opened, refused } from "./reply.ts";

const open = action({
  verb: "claim-form",
  schema: z.object({ customer: fields.customer, claim: fields.reference.optional() }),
  who: "everyone",
  run: (turn, data): Promise<ActionReply> =>
    opened(turn, data.customer, ({ customer }) => formOf(turn, customer, claimOf(customer, data.claim), {})),
});

const record = action({
  verb: "claim",
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
      return { meant, known, form: { ...form, ...fields.given("anyway", anyway) } };
    });
    if ("problem" in asked || asked.form.meant === undefined) {
      const problem = "problem" in asked ? asked.problem : "Choose a workload.";
      return opened(turn, id, ({ customer }) => formOf(turn, customer, claimOf(customer, given), { draft, problem }));
    }
    const { meant: chosen, known, form } = asked.form;
    const meant: ClaimMeant = "claim" in chosen ? { ...chosen, ...fields.given("seen", seen) } : chosen;
    if (given === undefined && known !== undefined && isEmpty(form)) {
      return opened(turn, id, ({ customer }) => formOf(turn, customer, known, {}));
    }
    const done = await recordClaim(turn.world, turn.organization, { customer: id, by: turn.actor, meant, form });
    return (
      refused(turn, done) ??
      (await outcomeOf(turn, done as Extract<typeof done, { is: "done" }>, { draft, form, given }))
    );
  },
});

const emptiable = [
  ["status", ["scopeNote", "on", "reason", "claimId", "partnerId"]],
  ["competing", ["submittedOn", "approvedOn", "proofRef", "proofSignedOn"]],
  ["renews", ["endsOn", "soldBy"]],
] as const;

type Done = Extract<Awaited<ReturnType<typeof recordClaim>>, { is: "done" }>;

async function outcomeOf(
  turn: Turn,
  { outcome, customer }: Done,
  { draft, form, given }: { draft: ClaimDraft; form: ClaimForm; given: string | undefined },
): Promise<ActionReply> {
  const { catalogue, limits } = turn.world.setup;
  const shown = claimOf(customer, given);
  switch (outcome.is) {
    case "changed":
    case "unchanged":
    case "already-there": {
      const { claim } = outcome;
      const stepped = outcome.is === "changed" && outcome.warnings.length > 0;
      return await answered(turn, customer, {
        headline: `${claimName(claim, catalogue)} ${outcome.is === "changed" ? "recorded" : "was recorded so already"}`,
        claim,
        says: stepped ? ["Recorded in spite of the warning; the history says so."] : [],
      });
    }
    case "warned": {
      const to = form.status ?? outcome.claim.status;
      const step = { from: outcome.claim.status, to, limits };
      const why = outcome.warnings.map((warning) => warningWords(warning, step)).join(" ");
      const problem = `${why} Nothing was recorded. If it is so all the same, record it anyway.`;
      return here(turn, formOf(turn, customer, shown, { draft, problem, anyway: to }));
    }
    case "changed-since":
      return here(turn, formOf(turn, customer, outcome.claim, { problem: changedSince }));
    case "in-the-future":
      return here(
        turn,
        formOf(turn, customer, shown, { draft, problem: `Status since: ${outcome.day} has not come yet.` }),
      );
    case "no-such-claim":
      return here(turn, formOf(turn, customer, undefined, { draft, problem: "This claim is not recorded any more." }));
  }
}

type More = { draft?: ClaimDraft; problem?: string; anyway?: Claim["status"] };

function formOf(turn: Turn, customer: Customer, claim: Claim | undefined, more: More) {
  const { catalogue } = turn.world.setup;
  return claimFormCard({
    customer,
    ...(claim === undefined ? {} : { claim }),
    catalogue,
    reader: readerOf(turn),
    ...more,
  });
}

const isEmpty = ({ scope, status, on, details }: ClaimForm): boolean =>
  scope === undefined && status === undefined && on === undefined && Object.keys(details).length === 0;

export const claimActions: readonly Action[] = [open, record];
