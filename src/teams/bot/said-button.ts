/** A button's words, typed with a customer: "update claim Fabrikam" opens what the button opens. */
import { findCustomer } from "../input/find/find-customer.ts";
import type { Again, Card, CustomerChoice, Reply, Turn } from "../turn.ts";
import type { Refusal } from "./admit.ts";

/** What people call the thing of a form, by the verb that opens it. */
const things = [
  ["(?:add|update|change|edit|open|new)(?: (?:a|an|the))?(?: new)?(?: cpor)? claims?", "claim-form"],
  ["(?:add|give|paste)(?: (?:a|the|some))? proof", "proof-form"],
  ["(?:add|update|change|edit|new)(?: (?:a|an|the))?(?: new)?(?: pal)? (?:link|identity)", "identity-form"],
  ["(?:add|update|change|edit|new)(?: (?:a|an|the))?(?: new)?(?: azure)? subscriptions?", "subscription-form"],
  ["(?:answer|fill in)(?: the)?(?: checklist| questions)?", "answer-form"],
  ["onboarding(?: list)?", "onboarding"],
] as const satisfies readonly (readonly [string, CustomerChoice["then"]])[];
const buttons = things.map(([words, verb]) => ({
  opens: new RegExp(`^(?:please )?${words}(?: (?:for|of|about|at|on|to))? `, "i"),
  verb,
}));

/** Longer texts are no button's words. */
const longestText = 400;

/**
 * The card that the button of these words opens, or the question which customer is meant.
 * @param click what a press of the button does, whoever presses it
 * @returns undefined when it is no button's words, or no customer stands after them
 */
export async function runSaidButton(
  turn: Turn,
  click: (press: Again) => Promise<Reply | Refusal>,
): Promise<{ card: Card } | undefined> {
  if (turn.text.length > longestText) return undefined;
  for (const { opens, verb } of buttons) {
    const [opening] = opens.exec(turn.text) ?? [];
    const words = opening === undefined ? "" : withoutEnd(turn.text.slice(opening.length));
    if (words === "") continue;
    const found = await findCustomer(turn, words, { then: verb });
    if ("card" in found) return found.unclear === true ? undefined : found;
    turn.about({ customer: found.customer.id, person: found.customer.owner });
    const reply = await click({ verb, data: { customer: found.customer.id } });
    return "card" in reply ? { card: reply.card } : undefined;
  }
  return undefined;
}

function withoutEnd(text: string): string {
  let end = text.length;
  while (/[.! ]/.test(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end);
}
