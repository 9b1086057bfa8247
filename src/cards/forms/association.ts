/** What the forms of claims, subscriptions and links have in common: a table of inputs for each, which also tells how they are read. */
import type { Customer } from "../../domain/customer/customer.ts";
import { button, press, type Button, type Choice, type Press } from "../kit/actions.ts";
import { name, plain, shown, text, type Shown } from "../kit/text.ts";
import type { FormFacts, FormField } from "./form.ts";

/** One input of a table: how it is drawn, and what may be filled in. */
export type Input = Pick<FormField, "kind" | "label" | "most" | "placeholder" | "missing" | "on"> & {
  /** The text is one of these. */
  holds?: "guid" | "partner-id";
  /** The day may be still to come. */
  ahead?: true;
  /** What can be chosen, with its titles; nothing else is taken. Absent where it depends on the customer. */
  choices?: Readonly<Record<string, string>>;
  /** An input that always has a value: where it was sent and this one was not, this one was emptied. */
  emptiedBeside?: string;
  /** Folded away until *More* is pressed. */
  more?: true;
};
export type Inputs<Name extends string = string> = Readonly<Record<Name, Input>>;

/** What was filled in, by the ids of the inputs. */
export type Draft<Table> = { [Name in keyof Table]?: string | undefined };

/**
 * What is recorded, as the inputs hold it: a value for each, since one that a form shows empty is emptied by the next save.
 * `Else` are those that are never filled in beforehand.
 */
export type Recorded<Table, Else extends keyof Table> = { [Name in Exclude<keyof Table, Else>]: string | undefined };

/** What every form of the kind is made of. */
export type FormOf<Table> = {
  customer: Customer;
  /** What was filled in, or is known of a new one beforehand. */
  draft?: Draft<Table> | undefined;
  /** Why it was not saved. */
  problem?: string | undefined;
};

/** Values that are their own titles. */
export const asTitles = <Value extends string>(values: readonly Value[]): Readonly<Record<Value, string>> =>
  Object.fromEntries(values.map((value): [string, string] => [value, value])) as Record<Value, string>;

export const titleChoices = (titles: Readonly<Record<string, string>>, longest = 60): readonly Choice[] =>
  Object.entries(titles).map(([value, title]) => ({ title: plain(title, longest), value }));

/** What depends on the customer; `null`: the input is left out. */
type Given<Table> = { [Name in keyof Table]?: Partial<FormField> | null | undefined };

export type AssociationForm<Table extends Inputs> = {
  customer: Customer;
  problem?: string | undefined;
  /** What it is about, beside the customer's name. */
  about: string;
  context: Shown;
  inputs: Table;
  filled: Draft<Table>;
  given?: Given<Table>;
  /** What *More* shows or hides. */
  more?: string;
  steps?: FormFacts["steps"];
  buttons: readonly Button[];
};

export function associationForm<Table extends Inputs>(form: AssociationForm<Table>): FormFacts {
  const { customer, problem, about, context, inputs, filled, given = {}, more, steps, buttons } = form;
  const fieldsWhere = (isFolded: boolean) =>
    Object.entries<Input>(inputs).flatMap(([id, { kind, label, choices, more: folds, ...input }]): FormField[] => {
      const own = (given as Given<Inputs>)[id];
      if (own === null || isFolded !== (folds === true)) return [];
      return [{ kind, id, label, ...input, choices: choices && titleChoices(choices), value: filled[id], ...own }];
    });
  return {
    summary: `${plain(customer.name, 60)}: ${about}`,
    title: shown`${name(customer.name, 60)}: ${text(about, 80)}`,
    context,
    problem,
    steps,
    fields: fieldsWhere(false),
    buttons: [...buttons, cancelButton(customer)],
    more: more === undefined ? undefined : { tooltip: more, fields: fieldsWhere(true) },
  };
}

export const saveButton = (save: Press, title = "Save"): Button =>
  button(title, save, { likely: true, takesInputs: true, tooltip: "Save what is filled in" });

const cancelButton = (customer: Customer): Button =>
  button("Cancel", press("back", { customer: customer.id }), { tooltip: "Back to the customer, change nothing" });
