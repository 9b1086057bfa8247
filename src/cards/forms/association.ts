/** What the forms of claims, subscriptions, links and proof have in common. */
import type { Customer } from "../../domain/customer/customer.ts";
import { button, press, type Button, type Press } from "../kit/actions.ts";
import type { View } from "../kit/render.ts";
import { name, nothing, plain, shown, text, typed, type Plain, type Shown } from "../kit/text.ts";

/** What was filled in, by the ids of the inputs. */
export type Draft<Input extends string> = { [Name in Input]?: string | undefined };

export type AssociationForm<Input extends string> = View & { [Name in Input]: Plain } & {
  title: Shown;
  context: Shown;
  problem: Shown;
};

/** @param about what it is about, beside the customer's name */
export function associationForm<Input extends string>(
  { customer, problem }: { customer: Customer; problem?: string | undefined },
  about: string,
  context: Shown,
  inputs: readonly Input[],
  filled: Draft<Input>,
): AssociationForm<Input> {
  const values = Object.fromEntries(inputs.map((input) => [input, typed(filled[input] ?? "", 500)]));
  return {
    ...(values as { [Name in Input]: Plain }),
    summary: plain(`${plain(customer.name, 60)}: ${about}`, 120),
    title: shown`${name(customer.name, 60)}: ${text(about, 80)}`,
    context,
    problem: problem === undefined ? nothing : text(problem, 500),
  };
}

export const saveButton = (save: Press): Button =>
  button("Save", save, { likely: true, takesInputs: true, tooltip: "Save what is filled in" });

export const cancelButton = (customer: Customer): Button =>
  button("Cancel", press("back", { customer: customer.id }), { tooltip: "Back to the customer, change nothing" });
