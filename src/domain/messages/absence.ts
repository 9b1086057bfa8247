/**
 * An absence is told to the deputy; to whoever is away, too, where a manager recorded it. So is its end, by its day or
 * before, to those who heard it begin. Pure.
 */
import type { Delivery } from "../documents.ts";
import { isAway } from "../people/absence.ts";
import { hasNoAccount, isSamePerson, type Person, type PersonId, type PersonRef } from "../people/person.ts";
import { addDays, dayOf, type Day, type Instant, type Zone } from "../time/time.ts";
import type { Planned } from "./plan.ts";

/** Both are news for a week: later, the record that it was said may be gone, and nobody needs to hear it any more. */
const newsDays = 7;

/** One message a listener and absence, and one for its end; what an earlier version recorded is not told. */
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
  return people.flatMap((person): Planned[] => {
    const { id, away } = person;
    const begins =
      away?.at === undefined || isOld(away.at) || !isAway(person, today)
        ? []
        : [id, idOf(away.deputy)].flatMap((to) =>
            // Whoever recorded it knows.
            to === undefined || to === away.by
              ? []
              : [{ id: keyOf(id, away.at ?? "", to), to: { person: to }, about: about(id) }],
          );
    const end = endOf(person, today, oldest, isOld);
    // Of somebody who left meanwhile nobody says that they are back.
    if (end === undefined || hasNoAccount(person)) return begins;
    const deputy = idOf(end.deputy);
    const ends = [isAway(person, today) ? undefined : id, deputy].flatMap((to) => {
      // Whoever ended it knows; a deputy who was not told that it began has nothing to hear of its end.
      if (to === undefined || to === end.by) return [];
      const began = keyOf(id, end.since, to);
      const isTold = to === deputy ? isToldOf(began, end.since) : !states.has(began) || isToldOf(began, end.since);
      return isTold
        ? [{ id: `${began}/ended`, to: { person: to }, about: { ...about(id), ended: true as const } }]
        : [];
    });
    return [...begins, ...ends];
  });
}

const about = (person: PersonId) => ({ kind: "absence" as const, person });
const keyOf = (person: PersonId, since: Instant, to: PersonId): string => `absence/${person}/${since}/${to}`;

/** The end of an absence, or of a deputy's part in it, that is news; `by` absent: its day passed. */
function endOf(
  { away, stoodIn }: Person,
  today: Day,
  oldest: Day,
  isOld: (moment: Instant) => boolean,
): { deputy: PersonId; since: Instant; by?: PersonId | undefined } | undefined {
  if (away?.at !== undefined && away.until < today)
    return away.until < oldest ? undefined : { deputy: away.deputy, since: away.at };
  return stoodIn === undefined || isOld(stoodIn.at) ? undefined : stoodIn;
}
