/** Away: somebody stands in until a day. */
import { isSamePerson, unreached, type Person, type PersonRef } from "./person.ts";
import type { Day } from "../time/time.ts";

/** Whether the person is away on that day, the last one included. */
export function isAway(person: Person, today: Day): boolean {
  return person.away !== undefined && person.away.until >= today;
}

/**
 * Whoever hears what is meant for the person: the deputy while they are away, unless nothing reaches the deputy either.
 * A deputy's own deputy is not followed.
 */
export function listener(person: Person, people: readonly Person[], today: Day): Person {
  if (person.away === undefined || !isAway(person, today)) return person;
  const { deputy } = person.away;
  const standIn = people.find((one) => isSamePerson(deputy, one)) ?? { id: deputy, name: deputy };
  return unreached(standIn) === undefined ? standIn : person;
}

/** Everybody the person stands in for on that day: their customers may be answered for. */
export function standsInFor(person: { id: string; upn?: string }, people: readonly Person[], today: Day): PersonRef[] {
  return people.flatMap((one) =>
    isAway(one, today) && isSamePerson(one.away?.deputy, person)
      ? [one.id, one.upn].filter((ref) => ref !== undefined)
      : [],
  );
}
