/**
 * An absence is told to the deputy; to whoever is away, too, where a manager recorded it. The deputy of one that was
 * recorded days ahead hears it again on its first day. So is its end told, by its day or before, to those who heard it
 * begin. Pure.
 */
import type { Delivery } from "../documents.ts";
import { absencesOf, isAway } from "../people/absence.ts";
import {
  hasNoAccount,
  isSamePerson,
  type Absence,
  type Person,
  type PersonId,
  type PersonRef,
} from "../people/person.ts";
import { addDays, dayOf, daysBetween, type Day, type Instant, type Zone } from "../time/time.ts";
import type { Planned } from "./plan.ts";

/** Both are news for a week: later, the record that it was said may be gone, and nobody needs to hear it any more. */
export const newsDays = 7;

/** Days between what was said of an absence and its first day, from which on it is said again. */
export const aheadDays = 3;

/**
 * One message a listener and absence, one for its first day, and one for its end; what an earlier version recorded is not
 * told.
 */
export function planAbsences(
  people: readonly Person[],
  deliveries: readonly Pick<Delivery, "id" | "state">[],
  today: Day,
  zone: Zone,
): readonly Planned[] {
  const states = new Map(deliveries.map(({ id, state }) => [id, state]));
  const oldest = addDays(today, -newsDays);
  const isOld = (moment: Instant): boolean => dayOf(moment, zone) < oldest;
  const isToldOf = (key: string, since: Instant): boolean =>
    states.has(key) ? states.get(key) === "sent" || states.get(key) === "unknown" : isOld(since);
  const idOf = (ref: PersonRef): PersonId | undefined => people.find((one) => isSamePerson(ref, one))?.id;

  const begins = (person: PersonId, { from, until, deputy, by, at }: Absence): Planned[] => {
    if (at === undefined || until < today) return [];
    const about = { kind: "absence" as const, person, since: at };
    const told = [person, idOf(deputy)].flatMap((to) =>
      // Whoever recorded it knows.
      isOld(at) || to === undefined || to === by ? [] : [{ id: keyOf(person, at, to), to: { person: to }, about }],
    );
    const isFirstDay =
      from !== undefined && from <= today && from >= oldest && daysBetween(dayOf(at, zone), from) >= aheadDays;
    const to = isFirstDay ? idOf(deputy) : undefined;
    if (to === undefined) return told;
    const id = `${keyOf(person, at, to)}/begins`;
    return [...told, { id, to: { person: to }, about: { ...about, begins: true as const } }];
  };

  const ends = (person: Person, end: End): Planned[] => {
    const { id } = person;
    const deputy = idOf(end.deputy);
    return [isAway(person, today) ? undefined : id, deputy].flatMap((to) => {
      // Whoever ended it knows; a deputy who was not told that it began has nothing to hear of its end.
      if (to === undefined || to === end.by) return [];
      const moments = [end.since, ...(end.first === undefined ? [] : [end.first])];
      const isSaid = moments.some((since) => isToldOf(keyOf(id, since, to), since));
      const isTold = isSaid || (to !== deputy && moments.every((since) => !states.has(keyOf(id, since, to))));
      const about = { kind: "absence" as const, person: id, since: end.since, ended: true as const };
      return isTold ? [{ id: `${keyOf(id, end.since, to)}/ended`, to: { person: to }, about }] : [];
    });
  };

  return people.flatMap((person): Planned[] => {
    const all = absencesOf(person);
    const begun = all.flatMap((absence) => begins(person.id, absence));
    // Of somebody who left meanwhile nobody says that they are back.
    if (hasNoAccount(person)) return begun;
    const over = all.flatMap(({ at, first, until, deputy }) =>
      at === undefined || until >= today || until < oldest ? [] : [{ deputy, since: at, first }],
    );
    const early = (person.ended ?? []).filter((one) => !isOld(one.at));
    return [...begun, ...[...early, ...over].flatMap((end) => ends(person, end))];
  });
}

/** An absence that is over: `since`, `first` are its moments, `by` who ended it before its day. */
type End = { deputy: PersonId; since: Instant; first?: Instant | undefined; by?: PersonId | undefined };

const keyOf = (person: PersonId, since: Instant, to: PersonId): string => `absence/${person}/${since}/${to}`;
