/** A place to paste what Azure's tools print, as proof of a customer's PAL links. */
import type { Customer } from "../../domain/customer/customer.ts";
import { associationForm, type Inputs } from "./association.ts";
import { button, press } from "../kit/actions.ts";
import { commandsIn } from "../kit/commands.ts";
import { shown } from "../kit/text.ts";
import type { FormFacts } from "./form.ts";

const inputs = {
  output: {
    kind: "lines",
    label: "What it printed",
    most: 20_000,
    placeholder: "{ … }",
    missing: "Paste the output first.",
  },
} as const satisfies Inputs;

export type PasteFormFacts = {
  customer: Customer;
  /** Our location Partner ID, to write into the command. */
  partnerId?: string | undefined;
  /** What is wrong with what was pasted. What was pasted is never shown again. */
  problem?: string | undefined;
};

export function pasteForm({ customer, partnerId, problem }: PasteFormFacts): FormFacts {
  return associationForm({
    customer,
    problem,
    about: "prove PAL links",
    context: shown`Only the account itself can see its link, so the proof is what the tool prints when that account is signed in.`,
    inputs,
    filled: {},
    steps: [
      { text: shown`Sign in to the customer's directory:`, commands: commandsIn([`az login --tenant ${customer.id}`]) },
      {
        text: shown`Show your link, and paste the output below:`,
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
    ],
  });
}
