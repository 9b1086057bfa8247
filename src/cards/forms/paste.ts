/** A place to paste what Azure's tools print, as proof of a customer's PAL links. */
import type { Customer } from "../../domain/customer/customer.ts";
import { associationForm, cancelButton } from "./association.ts";
import { button, press } from "../kit/actions.ts";
import { commandsIn } from "../kit/commands.ts";
import { render, type Card } from "../kit/render.ts";
import { shown } from "../kit/text.ts";

export type PasteFormFacts = {
  customer: Customer;
  /** Our location Partner ID, to write into the command. */
  partnerId?: string | undefined;
  /** What is wrong with what was pasted. What was pasted is never shown again. */
  problem?: string | undefined;
};

export function pasteFormView(facts: PasteFormFacts) {
  const { customer, partnerId } = facts;
  const context = shown`Only the account itself can see its link, so the proof is what the tool prints when that account is signed in.`;
  return {
    ...associationForm(facts, "prove PAL links", context, [], {}),
    steps: [
      { text: shown`Sign in to the customer's directory:`, commands: commandsIn([`az login --tenant ${customer.id}`]) },
      {
        text: shown`Show your link, and paste what it prints below:`,
        commands: commandsIn(["az managementpartner show"]),
      },
      {
        text: shown`Not linked yet? Link it first:`,
        commands: commandsIn([`az managementpartner create --partner-id ${partnerId ?? "<Partner ID>"}`]),
      },
    ],
    buttons: [
      button("Check proof", press("check-proof", { customer: customer.id }), {
        likely: true,
        takesInputs: true,
        tooltip: "Check what was pasted",
      }),
      cancelButton(customer),
    ],
  };
}

export const pasteFormCard = (facts: PasteFormFacts): Card => render("paste-form", pasteFormView(facts));
