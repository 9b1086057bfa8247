/** Files name people by user principal name, the bot knows them by Entra object id. */
import type { Person, PersonRef } from "../../domain/people/person.ts";

/** @returns the Entra object id behind a reference when the person is known, else the reference itself. */
export function peopleByRef(people: readonly Person[]): (ref: PersonRef) => PersonRef {
  const ids = new Map<PersonRef, PersonRef>();
  for (const { id, upn } of people) if (upn !== undefined) ids.set(upn, id);
  return (ref) => ids.get(ref) ?? ref;
}
