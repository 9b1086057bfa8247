/** A button's words, typed with a customer: "update claim Fabrikam" opens what the button opens. */
import { findCustomer } from "../input/find-customer.ts";
import type { Action, Card, Choice, Turn } from "../turn.ts";

/** What people call the thing of a form, by the verb that opens it. */
const things = [
  ["(?:add|update|change|edit|open|new)(?: (?:a|an|the))?(?: new)?(?: cpor)? claims?", "claim-form"],
  ["(?:add|give|paste)(?: (?:a|the|some))? proof", "proof-form"],
  ["(?:add|update|change|edit|new)(?: (?:a|an|the))?(?: new)?(?: pal)? (?:link|identity)", "identity-form"],
  ["(?:add|update|change|edit|new)(?: (?:a|an|the))?(?: new)?(?: azure)? subscriptions?", "subscription-form"],
  ["(?:answer|fill in)(?: the)?(?: checklist| questions)?", "answer-form"],
  ["onboarding(?: list)?", "onboarding"],
] as const satisfies readonly (readonly [string, Choice["then"]])[];
const buttons = things.map(([words, verb]) => ({
  pattern: new RegExp(`^(?:please )?${words}(?: (?:for|of|about|at|on|to))? (.+?)[.!]*$`, "i"),
  verb,
}));

/**
 * The card that the button of these words opens, or the question which customer is meant.
 * @returns undefined when it is no button's words, or no customer stands after them
 */
export async function runSaidButton(actions: readonly Action[], turn: Turn): Promise<{ card: Card } | undefined> {
  for (const { pattern, verb } of buttons) {
    const [, words] = pattern.exec(turn.text) ?? [];
    const action = words === undefined ? undefined : actions.find((one) => one.verb === verb);
    if (words === undefined || action === undefined) continue;
    const found = await findCustomer(turn, words, { then: verb });
    if ("card" in found) return found.unclear === true ? undefined : found;
    turn.about({ customer: found.customer.id, person: found.customer.owner });
    const reply = await action.run(turn, { customer: found.customer.id }, { card: "", automatic: false });
    return typeof reply === "object" && "card" in reply ? { card: reply.card } : undefined;
  }
  return undefined;
}
