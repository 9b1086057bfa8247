/** How forms about associations are shown, refused and answered. */
import { notHere } from "../refusals.ts";
import { evaluate, type Evaluated } from "../../app/evaluate.ts";
import { showCustomer } from "../../app/customers/report.ts";
import { associatedCard, type AssociatedFacts } from "../../cards/customer/associated.ts";
import { notice } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { customerFacts } from "../customers/reply.ts";
import { viewerOf, type Reply, type Card, type Turn } from "../turn.ts";

/** In place of the card in a personal chat; where others read along, only whoever pressed sees it. */
export function here(turn: Turn, card: Card): Reply {
  return { card, shown: turn.place.kind === "personal" ? "replace" : "private" };
}

export type Opened = { customer: Customer; evaluated: Evaluated };

/** Opens a form about a customer, for those who may change it. */
export async function opened(
  turn: Turn,
  customer: CustomerId,
  form: (found: Opened) => Card | Promise<Card>,
): Promise<Reply> {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), customer);
  if (found === undefined) return here(turn, notHere());
  return here(turn, mayAnswer(found.customer, turn.actor) ? await form(found) : notYours(found.customer));
}

type Refused = { outcome: "no-such-customer" } | { outcome: "not-yours"; customer: Customer };

/** What is said to somebody who may not. */
export function refused(turn: Turn, done: Refused): Reply {
  if (done.outcome === "no-such-customer") return here(turn, notHere());
  return here(turn, turn.place.kind === "personal" ? notHere() : notYours(done.customer));
}

/** Said to whoever may see the customer and not change it. */
export function notYours({ name, id }: Customer): Card {
  return notice(`${name}: not yours to change`, "The owner, the deputy or a manager can. Nothing was changed.", [
    { title: "Show customer", press: press("back", { customer: id }) },
  ]);
}

/** What stands now, with the gaps as they are after the change. */
export async function answered(turn: Turn, customer: Customer, facts: Omit<AssociatedFacts, "about">): Promise<Reply> {
  return here(turn, await associationCard(turn, customer, facts));
}

export async function associationCard(
  turn: Turn,
  customer: Customer,
  facts: Omit<AssociatedFacts, "about">,
): Promise<Card> {
  return associatedCard({
    ...facts,
    about: customerFacts(turn, customer, await evaluate(turn.world, turn.organization)),
  });
}

/** What only whoever pressed sees: in another window the same card says what was saved there, with its Undo. */
export const toPresser = (card: Card): Reply => ({ card, shown: "private" });

/** Said when somebody was quicker, be it the same person in another window. */
export const changedSince =
  "It has changed since you opened this form. This is how it looks now. Nothing else was saved.";
