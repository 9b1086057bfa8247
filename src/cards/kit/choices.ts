/** People to choose from: the organization's directory where Teams offers it, else those we know. */
import type { PersonRef } from "../../domain/people/person.ts";
import { plain, type Plain } from "./text.ts";

export type Choice = { title: Plain; value: string };

/** Known people, and the ones already meant even when we do not know their names. */
export function peopleChoices(
  people: readonly { id: PersonRef; name: string }[],
  chosen?: { id: PersonRef; name: string },
): readonly Choice[] {
  const known = chosen === undefined || people.some((one) => one.id === chosen.id) ? people : [chosen, ...people];
  return known.map(({ id, name }) => ({ title: plain(name, 60), value: id }));
}
