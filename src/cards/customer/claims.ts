/** The part of the customer's card that says where each claim stands. */
import type { Claim } from "../../domain/customer/customer.ts";
import type { Gap } from "../../domain/catalogue/gap-codes.ts";
import { shortId } from "../../domain/customer/fingerprint.ts";
import type { CustomerFacts, Lengths, Line, FoldingPart } from "./facts.ts";
import { dayWords, today, type Reader } from "../kit/dates.ts";
import { knownFrom } from "../kit/claims.ts";
import { knownHow, saidWords } from "../kit/evidence.ts";
import { itemMark } from "../kit/marks.ts";
import { button, opens, press } from "../kit/actions.ts";
import { join, shown, nothing, text, type Shown } from "../kit/text.ts";
import { part, mayChange, gapAbout, withNext, withoutName, inOrder, urgentFirst } from "./parts.ts";

/** Each workload: where its claim stands, how we know, what is next. */
export function claimsPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const lines = facts.customer.claims.map((claim) => claimLine(claim, facts, length));
  const buttons = mayChange(facts)
    ? [
        button("Update a claim", press("claim-form", { customer: facts.customer.id }), {
          tooltip: "Update the claim for any workload",
        }),
      ]
    : [];
  const found = part("claims", shown`CPOR by workload`, { rows: urgentFirst(lines) }, length, {
    open: !inOrder(lines),
    buttons,
  });
  const note = length.next === 0 ? nothing : oldProofWords(facts, length);
  return found === undefined || note === nothing ? found : { ...found, notes: [...found.notes, { text: note }] };
}

/** What old proof means, said once for all of the customer's claims. */
function oldProofWords({ oldProofs, workloadName = (id) => id }: CustomerFacts, length: Lengths): Shown {
  const { claims: [first, ...others] = [], than = "" } = oldProofs ?? {};
  if (first === undefined) return nothing;
  return others.length === 0
    ? shown`${text(workloadName(first.workload), length.name)} was approved over ${text(than)} ago. If another partner claims it too, the most recent proof wins: add fresh proof to the claim.`
    : shown`${others.length + 1} workloads were approved over ${text(than)} ago. If another partner claims one of them too, the most recent proof wins: add fresh proof to the claims.`;
}

/** Where one claim stands. */
export function claimLine(claim: Claim, facts: CustomerFacts, length: Lengths): Line {
  const gap = gapAbout(facts, claim.id);
  const what = text(facts.workloadName?.(claim.workload) ?? claim.workload, length.name);
  const state = join([claimState(claim, facts, length), wrongBeside(claim, gap, { length, reader: facts.reader })]);
  const deadline = facts.deadlineOf?.(claim);
  return {
    ...itemMark(facts.items.states.get(claim.id), gap, claim.status === "Approved"),
    what,
    sub: withNext(state, gap, facts, length, deadline),
    opens: opens(
      press("claim-form", { customer: facts.customer.id, claim: shortId(claim.id) }),
      `Update ${facts.workloadName?.(claim.workload) ?? claim.workload}`,
    ),
  };
}

/** What is wrong, unless the status says it. */
function wrongBeside(
  { status }: Claim,
  gap: Gap | undefined,
  { length, reader }: { length: Lengths; reader: Reader },
): Shown {
  if (gap === undefined || gap.deadline !== undefined || status !== "Approved") return nothing;
  return text(withoutName(gap, reader), length.name);
}

function claimState(claim: Claim, { customer, items, reader, names }: CustomerFacts, length: Lengths): Shown {
  const seenOn = today(reader);
  if (claim.scope.is === "other-partner")
    return join([shown`Another partner's`, text(claim.scope.note ?? "", length.name)]);
  if (claim.scope.is === "not-applicable")
    return join([shown`Does not apply`, text(claim.scope.note ?? "", length.name)]);
  const isSold = items.states.get(claim.id) === "in-order" && claim.status !== "Approved" && claim.seen === undefined;
  return join([
    isSold ? shown`We sell it through CSP, and that counts` : nothing,
    shown`${text(claim.status)}${claim.status === "Not started" ? shown` since` : nothing} ${text(dayWords(claim.statusSince, seenOn))}`,
    claim.claimId === undefined ? nothing : text(claim.claimId, Math.min(40, length.name)),
    knownFrom(claim, names, reader),
    soldWords(claim),
    saidWords(claim.saleSaid, claim.sale, names, reader),
  ]);

  function soldWords({ sale, subscriptionEndsOn: endsOn }: Claim): Shown {
    if (sale === undefined || endsOn === undefined) return nothing;
    const ends = endsOn < seenOn ? shown`subscription ended` : shown`subscription ends`;
    return shown`${ends} ${text(dayWords(endsOn, seenOn))}, ${knownHow(sale, customer, names, reader)}`;
  }
}
