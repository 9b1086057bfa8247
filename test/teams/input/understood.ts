/** What a text was understood as, in one line, for tables. */
import type { Understood } from "../../../src/teams/input/reading/sentence.ts";
import type { Nameable } from "../../../src/teams/input/words/names.ts";
import { isWord } from "../../../src/teams/input/reading/intents.ts";

// Learnt as this is read, as in `../harness.ts`.
isWord("show");

/** Customers or people by their ids, for `readNames`. */
export const named = (kind: Nameable["kind"], all: Readonly<Record<string, string>>): Nameable[] =>
  Object.entries(all).map(([id, name]) => ({ kind, id, name, refs: [id] }));

/** The command; `? …` for a question with these answers, `- …` for talk, `! …` for what is told of a customer, `~ …` for its card with what may be meant. */
export function inALine(understood: Understood): string {
  switch (understood.outcome) {
    case "run":
      return understood.says;
    case "ask":
      return `? ${understood.options.map(({ says }) => says).join(" | ")}`;
    case "run-all":
      return understood.says.join(" + ");
    case "talk":
      return `- ${understood.what}`;
    case "told":
      return [
        "!",
        understood.what,
        understood.customer,
        understood.taker && `to ${understood.taker}`,
        understood.from && `from ${understood.from}`,
      ]
        .filter((part) => part !== undefined)
        .join(" ");
    case "told-of-each":
      return `!! ${understood.shares.map(({ customer, text, says }) => `${customer}: ${says === "no" ? "not " : ""}${text.trim()}`).join(" | ")}`;
    case "deadline":
      return `deadline ${understood.customer}`;
    case "unsure":
      return [`~ show ${understood.customer}`, ...understood.options.map(({ says }) => says)].join(" | ");
    case "several":
      return `? ${understood.customers.map((id) => `show ${id}`).join(" | ")}`;
    case "unsaved":
      return `unsaved ${understood.says}`;
    case "lost":
      return "";
  }
}
