/** The form of the notes on a customer: one more, and those that are to go. */
import type { Customer } from "../../domain/customer/customer.ts";
import { longestNote, notesOf } from "../../domain/customer/notes.ts";
import type { Names } from "../../domain/messages/message.ts";
import { dayOf } from "../../domain/time/time.ts";
import { button, press } from "../kit/actions.ts";
import { dayWords, today, type Reader } from "../kit/dates.ts";
import { withoutIds } from "../kit/commands.ts";
import { isReader } from "../kit/people.ts";
import { name, plain, shown } from "../kit/text.ts";
import type { FormFacts } from "./form.ts";

type Facts = { customer: Customer; names: Names; reader: Reader };

/** All notes, newest first, each cut to so many characters: `Their new IT manager is Karin Holm · Megan Bowen · 12 Nov`. */
export const noteLines = ({ customer, names, reader }: Facts, longest = longestNote): readonly string[] =>
  notesOf(customer).map(({ says, by, at }) =>
    [
      plain(says, longest),
      isReader(by, reader) ? "you" : (names.get(by) ?? withoutIds(by)),
      dayWords(dayOf(at, reader.zone), today(reader)),
    ].join(" · "),
  );

export function notesForm(facts: Facts & { add?: string | undefined; problem?: string | undefined }): FormFacts {
  const { customer, add, problem } = facts;
  const notes = notesOf(customer);
  const lines = noteLines(facts);
  return {
    summary: `Notes on ${customer.name}`,
    title: shown`Notes on ${name(customer.name, 60)}`,
    context: shown`What whoever works with this customer should know. Everybody who sees the customer sees them.`,
    problem,
    fields: [
      {
        kind: "lines",
        id: "add",
        label: notes.length === 0 ? "Note" : "One more note",
        value: add,
        most: longestNote,
        placeholder: "For example: their new IT manager is Karin Holm",
        ...(notes.length === 0 ? { missing: "Write the note." } : {}),
      },
      ...(notes.length === 0
        ? []
        : [
            {
              kind: "each" as const,
              id: "remove",
              label: "Remove",
              choices: notes.map(({ id }, place) => ({
                title: plain(lines[place] ?? "", longestNote + 100),
                value: plain(id, 40),
              })),
            },
          ]),
    ],
    buttons: [
      button("Save", press("save-notes", { customer: customer.id }), { likely: true, takesInputs: true }),
      button("Cancel", press("back", { customer: customer.id }), { tooltip: "Back to the customer, change nothing" }),
    ],
  };
}
