/** What was found in a text, and how a command is written about the customers among it. Pure. */
import type { PersonId } from "../../domain/people/person.ts";
import type { Day } from "../../domain/time/time.ts";
import type { About } from "../turn.ts";
import type { Candidate, Names } from "./names.ts";
import type { Word } from "./words.ts";

/** What was found in a text. */
export type Slots = {
  text: string;
  /** Of the intent, where it has several: "pal" of "why pal". */
  topic?: string | undefined;
  words: readonly Word[];
  named: readonly (Candidate & { from: number; to: number })[];
  filters: readonly string[];
  /** Commands by name, as far as the text has words for them. */
  commands: readonly string[];
  mine: boolean;
  personal?: boolean | undefined;
  manager?: boolean | undefined;
  earlier?: About | undefined;
  /** Words that mean nothing, as typed. */
  unknown: readonly string[];
  /** What follows "because". */
  reason: string;
  today: Day;
  me: PersonId;
  names: Names;
  /** The first day that the text names, ahead or past. */
  day(past?: boolean): Day | undefined;
};

/**
 * `changes`: unlike the command's other forms, this one changes something, or does not. `implied`: it was not asked for in
 * so many words, so that a change is always a question.
 */
export type Written = { says: string; title: string; changes?: boolean; implied?: boolean };

export const customersOf = ({ named }: Slots) => named.filter(({ kind }) => kind === "customer");

export const peopleOf = ({ named }: Slots) => named.filter(({ kind }) => kind === "person");

export const says = (slots: Slots, pattern: RegExp): boolean => pattern.test(slots.text);

/** The command for each customer named; for a name nobody has the command all the same, which then says so. */
export function forCustomer(command: string, titled: (name: string) => string) {
  return (slots: Slots): readonly Written[] => {
    const customers = customersOf(slots);
    if (customers.length > 0)
      return customers.map(({ id, name }) => ({ says: `${command} ${id}`, title: titled(name) }));
    const rest = slots.unknown.join(" ");
    return [{ says: `${command} ${rest}`.trim(), title: titled(rest) }];
  };
}
