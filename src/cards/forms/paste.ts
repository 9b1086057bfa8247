/** A place to paste what Azure's tools print, as proof of a customer's PAL links. */
import type { Customer } from "../../domain/customer/customer.ts";
import { associationForm, cancelButton, type AssociationForm } from "./association.ts";
import { button, press, type Button } from "../kit/actions.ts";
import { commandsIn, type CommandView } from "../kit/commands.ts";
import { render, type Card } from "../kit/render.ts";
import { shown, type Shown } from "../kit/text.ts";

export type PasteFormFacts = {
  customer: Customer;
  /** Our location Partner ID, to write into the command. */
  partnerId?: string | undefined;
  /** What is wrong with what was pasted. What was pasted is never shown again. */
  problem?: string | undefined;
};

export type PasteFormView = AssociationForm<never> & {
  /** What to do, and the command to copy for it. */
  steps: readonly { text: Shown; commands: readonly CommandView[] }[];
  buttons: readonly Button[];
};

export function pasteFormView(facts: PasteFormFacts): PasteFormView {
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

export function pasteFormCard(facts: PasteFormFacts): Card {
  return render("paste-form", pasteFormView(facts));
}
