/** Away: somebody stands in, from now or from a day, until a day. */
import { exact } from "../exact.ts";
import {
  isSamePerson,
  personOf,
  unreached,
  type Absence,
  type Actor,
  type Person,
  type PersonId,
  type PersonRef,
} from "./person.ts";
import { addDays, daysBetween, type Day, type Instant } from "../time/time.ts";

type Absent = Pick<Person, "away" | "coming">;

/** All absences on record, the first to begin first; the last one that is over is among them. */
export function absencesOf({ away, coming = [] }: Absent): readonly Absence[] {
  return away === undefined ? coming : [away, ...coming];
}

const hasBegun = ({ from }: Absence, today: Day): boolean => from === undefined || from <= today;

/** The absence that the day is one of, the last day included; undefined when the person is here. */
export function absenceOn(person: Absent, day: Day): Absence | undefined {
  return absencesOf(person).findLast((one) => hasBegun(one, day) && one.until >= day);
}

/** Absences that are still ahead, the first to begin first. */
export function comingAbsences(person: Absent, today: Day): readonly Absence[] {
  return absencesOf(person).filter((one) => !hasBegun(one, today));
}

/** Whether the person is away on that day, the last one included. */
export function isAway(person: Absent, today: Day): boolean {
  return absenceOn(person, today) !== undefined;
}

/** Longest absence, in days: beyond it a handover is the honest thing. */
const longestAwayDays = 180;

/** What is asked for. `from` absent, today or past: it begins now. */
type Asked = { from?: Day | undefined; until: Day; deputy: PersonId; by: Actor };

/** `entry`: what the history says of it; absent where nothing changed. */
type Changed<Outcome> = { doc: Person; outcome: Outcome; entry?: Entry };
type Entry = { at: Instant; by: PersonId; what: string; item?: string; from: PersonId; to?: PersonId };

export type Away = Changed<"away" | "unchanged" | "not-in-future" | "backwards" | "too-long" | "own-deputy">;

/**
 * Until and on that day the deputy stands in. What was recorded for the same days before gives way: an absence that has
 * begun ends the day before the new one, another one is dropped. Those of other days stay.
 */
export function goAway(person: Person, asked: Asked, now: Instant, today: Day): Away {
  const { until, deputy, by } = asked;
  const from = asked.from === undefined || asked.from <= today ? undefined : asked.from;
  const begins = from ?? today;
  if (until < today) return { doc: person, outcome: "not-in-future" };
  if (until < begins) return { doc: person, outcome: "backwards" };
  if (daysBetween(begins, until) > longestAwayDays) return { doc: person, outcome: "too-long" };
  if (deputy === person.id) return { doc: person, outcome: "own-deputy" };
  const present = absenceOn(person, begins);
  const goesOn = present !== undefined && present.deputy === deputy && hasBegun(present, today);
  // Whoever says the same once more changes nothing that anybody would have to hear.
  const isSame = goesOn
    ? from === undefined
      ? present.until === until
      : present.until >= until
    : present?.from === from && present?.until === until && present.deputy === deputy;
  if (isSame) return { doc: person, outcome: "unchanged" };
  const earlier = comingAbsences(person, today);
  const coming = earlier.filter((one) => (one.from ?? today) > until || one.until < begins);
  const replaced = from === undefined || goesOn ? absenceOn(person, today) : undefined;
  const gone = [...(replaced === undefined ? [] : [replaced]), ...earlier.filter((one) => !coming.includes(one))];
  // Whoever stands in still may know of it since the first time.
  const changed = gone.find((one) => one.deputy === deputy);
  const absence: Absence = exact({
    from: goesOn ? present.from : from,
    until,
    deputy,
    by: by.id,
    at: now,
    first: changed?.first ?? changed?.at,
  });
  const begun = lastBegun(person, today);
  const isNow = goesOn || from === undefined;
  const isCut = begun !== undefined && begun.until >= begins;
  const away = isNow ? absence : isCut ? { ...begun, until: addDays(begins, -1) } : begun;
  const ended = gone.filter((one) => one.deputy !== deputy);
  return {
    doc: withAbsences(withEnds(person, ended, by, now, today), away, isNow ? coming : [...coming, absence]),
    outcome: "away",
    entry: exact({
      at: now,
      by: by.id,
      what: "away",
      item: isNow ? until : `${begins}/${until}`,
      from: person.id,
      to: deputy,
    }),
  };
}

/** The last one that has begun, be it over. */
const lastBegun = (person: Person, today: Day): Absence | undefined =>
  absencesOf(person).findLast((one) => hasBegun(one, today));

function withAbsences(person: Person, away: Absence | undefined, coming: readonly Absence[]): Person {
  const { away: _, coming: __, ...rest } = person;
  const sorted = coming.toSorted((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  return exact({ ...rest, away, coming: sorted.length === 0 ? undefined : sorted });
}

export type Back = Changed<"back" | "cancelled" | "not-away">;

/** Here again before the day; the first absence that is still ahead is cancelled where the person is here. */
export function comeBack(person: Person, by: Actor, now: Instant, today: Day): Back {
  const present = absenceOn(person, today);
  const coming = comingAbsences(person, today);
  const { id } = person;
  if (present !== undefined) {
    const doc = withAbsences(withEnds(person, [present], by, now, today), undefined, coming);
    return { doc, outcome: "back", entry: { at: now, by: by.id, what: "absence ended", from: id } };
  }
  const [next, ...others] = coming;
  if (next === undefined) return { doc: person, outcome: "not-away" };
  return {
    doc: withAbsences(withEnds(person, [next], by, now, today), lastBegun(person, today), others),
    outcome: "cancelled",
    entry: { at: now, by: by.id, what: "absence cancelled", item: `${next.from ?? ""}/${next.until}`, from: id },
  };
}

/** Ends that are kept: nobody changes more of them before anybody hears it. */
const mostEnds = 5;

/** With what is kept of absences that end before their day; nothing of one that nobody was told of. */
function withEnds(person: Person, absences: readonly Absence[], by: Actor, now: Instant, today: Day): Person {
  const ends = absences.flatMap(({ deputy, at: since, first, until, from }) => {
    if (since === undefined) return [];
    const days = from === undefined || from <= today ? {} : { from, until };
    return [exact({ deputy, since, first, at: now, by: by.id, ...days })];
  });
  return ends.length === 0 ? person : { ...person, ended: [...(person.ended ?? []), ...ends].slice(-mostEnds) };
}

/**
 * Whoever hears what is meant for the person: the deputy while they are away, unless nothing reaches the deputy either.
 * A deputy's own deputy is not followed.
 */
export function listener(person: Person, people: readonly Person[], today: Day): Person {
  const deputy = absenceOn(person, today)?.deputy;
  if (deputy === undefined) return person;
  const standIn = personOf(people, deputy);
  return unreached(standIn) === undefined ? standIn : person;
}

/** Everybody the person stands in for on that day: their customers may be answered for. */
export function standsInFor(person: { id: string; upn?: string }, people: readonly Person[], today: Day): PersonRef[] {
  return people.flatMap((one) =>
    isSamePerson(absenceOn(one, today)?.deputy, person) ? [one.id, one.upn].filter((ref) => ref !== undefined) : [],
  );
}
