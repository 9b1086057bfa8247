/** Away: somebody stands in until a day. */
import { exact } from "../exact.ts";
import { isSamePerson, personOf, unreached, type Actor, type Person, type PersonId, type PersonRef } from "./person.ts";
import { daysBetween, type Day, type Instant } from "../time/time.ts";

/** Whether the person is away on that day, the last one included. */
export function isAway(person: Pick<Person, "away">, today: Day): boolean {
  return person.away !== undefined && person.away.until >= today;
}

/** Longest absence, in days: beyond it a handover is the honest thing. */
const longestAwayDays = 180;

export type Away = {
  doc: Person;
  outcome: "away" | "unchanged" | "not-in-future" | "too-long" | "own-deputy";
};

/** From now on, until and on that day, the deputy stands in; another deputy takes the place of the one before. */
export function goAway(
  person: Person,
  asked: { until: Day; deputy: PersonId; by: Actor },
  now: Instant,
  today: Day,
): Away {
  const { until, deputy, by } = asked;
  if (until < today) return { doc: person, outcome: "not-in-future" };
  if (daysBetween(today, until) > longestAwayDays) return { doc: person, outcome: "too-long" };
  if (deputy === person.id) return { doc: person, outcome: "own-deputy" };
  const { away } = person;
  // Whoever says the same once more changes nothing that anybody would have to hear.
  if (away?.until === until && away.deputy === deputy) return { doc: person, outcome: "unchanged" };
  const before = away?.deputy === deputy ? {} : endOf(person, by, now, today);
  return { doc: { ...person, ...before, away: { until, deputy, by: by.id, at: now } }, outcome: "away" };
}

/** Here again before the day. */
export function comeBack(
  person: Person,
  by: Actor,
  now: Instant,
  today: Day,
): { doc: Person; outcome: "back" | "not-away" } {
  if (!isAway(person, today)) return { doc: person, outcome: "not-away" };
  const { away: _, ...rest } = person;
  return { doc: { ...rest, ...endOf(person, by, now, today) }, outcome: "back" };
}

/** What is kept of an absence that ends before its day; nothing of one that nobody was told of. */
function endOf(person: Person, by: Actor, now: Instant, today: Day): Pick<Person, "stoodIn"> {
  const { away } = person;
  if (away?.at === undefined || !isAway(person, today)) return {};
  return { stoodIn: { deputy: away.deputy, since: away.at, at: now, by: by.id } };
}

/** What the history says of an absence that was recorded, or ended. */
export function absenceEntry(person: Person, by: Actor, now: Instant) {
  const { id, away } = person;
  if (away === undefined) return { at: now, by: by.id, what: "absence ended", from: id };
  return exact({ at: now, by: by.id, what: "away", item: away.until, from: id, to: away.deputy });
}

/**
 * Whoever hears what is meant for the person: the deputy while they are away, unless nothing reaches the deputy either.
 * A deputy's own deputy is not followed.
 */
export function listener(person: Person, people: readonly Person[], today: Day): Person {
  if (person.away === undefined || !isAway(person, today)) return person;
  const standIn = personOf(people, person.away.deputy);
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
