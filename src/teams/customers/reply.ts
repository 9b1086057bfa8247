/** One customer's card, and what is said when there is none. */
import { openGaps } from "../../domain/catalogue/gap-codes.ts";
import type { Evaluated } from "../../app/evaluate.ts";
import { showCustomer } from "../../app/customers/report.ts";
import { claimDeadlineWords } from "../../cards/kit/claims.ts";
import { customerCard } from "../../cards/customer/customer.ts";
import type { CustomerFacts } from "../../cards/customer/facts.ts";
import { restsOnOldProof } from "../../domain/claims/status.ts";
import { limitWords } from "../../domain/catalogue/limits.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { knownAnswers } from "../../domain/gaps/find-gaps.ts";
import { itemsOf } from "../../domain/gaps/in-order.ts";
import { workloadName } from "../../domain/catalogue/workloads.ts";
import { notHere } from "../refusals.ts";
import { readerOf, viewerOf, type Card, type Turn } from "../turn.ts";

/** The customer as it is now, for whoever asks and where. */
export async function customerReply(
  turn: Turn,
  id: CustomerId,
  { list }: Pick<CustomerFacts, "list"> = {},
): Promise<{ card: Card }> {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  if (found === undefined) return { card: notHere() };
  const { customer, evaluated } = found;
  const [top] = openGaps(evaluated.gapsById.get(id) ?? []);
  const { list: shown, from } = turn.earlier ?? {};
  turn.about({ customer: id, person: customer.owner, topic: top?.topic, from: shown ?? from });
  return { card: customerCard({ ...customerFacts(turn, customer, evaluated), list }) };
}

/** What is known of the customer, for whoever reads it here. */
export function customerFacts(turn: Turn, customer: Customer, { gapsById, names, context }: Evaluated): CustomerFacts {
  const gaps = gapsById.get(customer.id) ?? [];
  return {
    customer,
    gaps,
    items: itemsOf(customer, { ...context, gaps }),
    names,
    reader: readerOf(turn),
    manager: turn.actor.manager,
    answers: mayAnswer(customer, turn.actor),
    known: knownAnswers(customer, context),
    linksHere: turn.world.linking !== undefined,
    workloadName: (workload) => workloadName(context.catalogue, workload),
    oldProofs: {
      claims: customer.claims.filter((claim) => restsOnOldProof(claim, context)),
      than: limitWords(context.limits.proof),
    },
    deadlineOf: (claim) => claimDeadlineWords(claim, context.today, context),
  };
}
