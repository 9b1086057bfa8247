/** A command that needs a customer was written without one: which of them, from a list. */
import { nameKey } from "../../domain/catalogue/workloads.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { groupBy } from "../../domain/group-by.ts";
import { button, press } from "../kit/actions.ts";
import { plain, shown, text } from "../kit/text.ts";
import { apartWords } from "./choose.ts";
import type { FormFacts } from "./form.ts";

export type WhichCustomerFacts = {
  /** "Which customer gets a new owner?" */
  headline: string;
  /** How it is written, with the customer: for the next time, and for customers beyond the list. */
  example: string;
  /** The likely ones first. */
  customers: readonly Customer[];
  command: string;
  /** What follows the customer in the command. */
  rest: string;
  problem?: string | undefined;
};

/** Customers that a list is still easy to choose from, and fits a card. */
const listed = 100;

export function whichCustomerForm({
  headline,
  example,
  customers,
  command,
  rest,
  problem,
}: WhichCustomerFacts): FormFacts {
  // What is to be kept of it is seen.
  const [, says] = /^: (.+)/s.exec(rest) ?? [];
  const called = groupBy(customers, (one) => nameKey(one.name));
  const isAlone = (one: Customer): boolean => called.get(nameKey(one.name))?.length === 1;
  const beyond =
    customers.length > listed ? ` These are ${listed} of ${customers.length}; for another write its name.` : "";
  return {
    summary: headline,
    title: text(headline),
    context:
      says === undefined
        ? text(`Or write, for example: ${example}.${beyond}`, 200)
        : shown`You wrote “${text(says, 200)}”. Or write, for example: ${text(`${example}.${beyond}`, 200)}`,
    problem,
    fields: [
      {
        kind: "one",
        id: "customer",
        label: "Customer",
        choices: customers.slice(0, listed).map((one) => ({
          title: plain(isAlone(one) ? one.name : `${one.name} · ${apartWords(one)}`, 100),
          value: one.id,
        })),
        placeholder: "Search by name",
        missing: "Choose a customer.",
      },
    ],
    buttons: [button("Continue", press("run-for", { command, rest }), { likely: true, takesInputs: true })],
  };
}
