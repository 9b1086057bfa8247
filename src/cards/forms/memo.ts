/** The form of a reminder of one's own: which day, about which customer, and what to do. */
import type { Customer } from "../../domain/customer/customer.ts";
import { longestMemo } from "../../domain/people/memos.ts";
import { addDays, type Day } from "../../domain/time/time.ts";
import { button, press } from "../kit/actions.ts";
import { name, plain, shown, text } from "../kit/text.ts";
import type { FormFacts } from "./form.ts";

/** Customers that a list is still easy to choose from, and fits a card. */
const listed = 100;

/** What was filled in, or read from what was written. `memo`: the one that is changed. */
export type MemoDraft = {
  memo?: string | undefined;
  on?: string | undefined;
  says?: string | undefined;
  customer?: Pick<Customer, "id" | "name"> | undefined;
  problem?: string | undefined;
};

/** @param choices the customers that may be chosen, where none is known yet */
export function memoForm(
  { memo, on, says, customer, problem }: MemoDraft,
  choices: readonly Pick<Customer, "id" | "name">[],
  today: Day,
): FormFacts {
  const beyond =
    choices.length > listed
      ? ` Of your ${choices.length} customers ${listed} can be chosen here; for another write, for example: remind me Tuesday about Contoso.`
      : "";
  return {
    summary: customer === undefined ? "When should I remind you?" : `When should I remind you about ${customer.name}?`,
    title: customer === undefined ? shown`Remind me` : shown`Remind me about ${name(customer.name, 60)}`,
    context: text(`In our chat, on the morning of that day. Only you see it.${beyond}`, 240),
    problem,
    fields: [
      {
        kind: "date",
        id: "on",
        label: "On which day?",
        value: on,
        min: addDays(today, 1),
        missing: "Choose a day.",
      },
      {
        kind: "text",
        id: "says",
        label: "What about? (optional)",
        value: says,
        most: longestMemo,
        placeholder: "For example: chase them for the PO",
      },
      ...(customer !== undefined || choices.length === 0
        ? []
        : [
            {
              kind: "one" as const,
              id: "customer",
              label: "About which customer? (optional)",
              choices: choices.slice(0, listed).map((one) => ({ title: plain(one.name, 60), value: one.id })),
              placeholder: "Search by name",
            },
          ]),
    ],
    buttons: [
      button(memo === undefined ? "Remind me" : "Save", press("remind-me", { memo, about: customer?.id }), {
        likely: true,
        takesInputs: true,
      }),
      ...(memo === undefined ? [] : [button("Cancel the reminder", press("cancel-memo", { memo }))]),
    ],
  };
}
