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
  refsOf,
  type CoverDay,
  type StandsFor,
} from "./person.ts";
import { addDays, daysBetween, isUndoable, type Day, type Instant } from "../time/time.ts";

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
export const longestAwayDays = 180;

/** What is asked for. `from` absent, today or past: it begins now. */
type Asked = { from?: Day | undefined; until: Day; deputy: PersonId; by: Actor };

/** `entries`: what the history says of it; absent where nothing changed. */
type Changed<Outcome> = { doc: Person; outcome: Outcome; entries?: readonly Entry[] };
type Entry = { at: Instant; by: PersonId; what: string; item?: string; from: PersonId; to?: PersonId };

export type Away = Changed<"away" | "unchanged" | "not-in-future" | "backwards" | "too-long" | "own-deputy">;

/**
 * Until and on that day the deputy stands in. Where others were to stand in on these days they give way, for these days
 * alone: Isaiah until the 10th, Patti from the 1st to the 3rd, and Isaiah again. So does an absence with the same deputy
 * of which they reach beyond one end: the 10th to the 20th, then the 18th to the 25th, are the 10th to the 17th beside
 * the 18th to the 25th, however often that is said; one that has begun gets longer. Days within it are told instead of
 * it. Absences that share no day with these stay.
 */
export function goAway(person: Person, asked: Asked, now: Instant, today: Day): Away {
  const { until, deputy, by } = asked;
  const ahead = asked.from === undefined || asked.from <= today ? undefined : asked.from;
  const days = { from: ahead ?? today, until };
  const refused = refusal(person, days, deputy, today);
  if (refused !== undefined) return { doc: person, outcome: refused };
  const present = absenceOn(person, days.from);
  const goesOn = present?.deputy === deputy && hasBegun(present, today);
  // Whoever says the same once more changes nothing that anybody would have to hear.
  const isWithin = goesOn && ahead !== undefined && present.until >= until;
  const isSame = present?.deputy === deputy && present.until === until && (goesOn || present.from === ahead);
  if (isWithin || isSame) return { doc: person, outcome: "unchanged" };
  const all = absencesOf(person);
  const touched = all.filter((one) => one.until >= days.from && startOf(one, today) <= until);
  const known = touched.find((one) => one.deputy === deputy);
  const yielding = touched.filter((one) => one.deputy !== deputy);
  const recorded = { by: by.id, at: now };
  const absence: Absence = exact({
    from: goesOn ? present.from : ahead,
    until,
    deputy,
    ...recorded,
    // Whoever stands in still may know of it since the first time.
    first: known?.first ?? known?.at,
  });
  const others = all.filter((one) => !touched.includes(one));
  const own = touched.filter((one) => one.deputy === deputy && !(goesOn && one === present));
  const kept = [
    ...yielding.flatMap((one) => besides(one, days, recorded, today)),
    ...own.flatMap((one) => beyond(one, days, today)),
  ];
  // Whoever stands in before these days hears on their last day who goes on.
  const lost = yielding.flatMap((one) =>
    startOf(one, today) < days.from ? [] : [{ ...one, until: one.until < until ? one.until : until }],
  );
  const entry = { at: now, by: by.id, what: "away", from: person.id, to: deputy };
  const item = goesOn || ahead === undefined ? until : `${days.from}/${until}`;
  return {
    doc: undoably(person, withAbsences(withEnds(person, lost, by, now, today), [...others, ...kept, absence], today), {
      at: now,
      by: by.id,
    }),
    outcome: "away",
    entries: [{ ...entry, item }],
  };
}

type Days = { from: Day; until: Day };

/** What stays of an absence with the same deputy, who knows of it: what reaches beyond one end of these days. */
function beyond(one: Absence, { from, until }: Days, today: Day): Absence[] {
  const [isBefore, isAfter] = [startOf(one, today) < from, one.until > until];
  if (isBefore === isAfter) return [];
  if (isBefore) return one.until < until ? [{ ...one, until: addDays(from, -1) }] : [];
  return startOf(one, today) > from ? [{ ...one, from: addDays(until, 1) }] : [];
}

/** Why an absence of these days cannot be; undefined when it can. */
function refusal(person: Person, { from, until }: Days, deputy: PersonId, today: Day): Away["outcome"] | undefined {
  if (until < today) return "not-in-future";
  if (until < from) return "backwards";
  if (daysBetween(from, until) > longestAwayDays) return "too-long";
  return deputy === person.id ? "own-deputy" : undefined;
}

/** Its first day, from today on. */
const startOf = ({ from }: Absence, today: Day): Day => (from === undefined || from < today ? today : from);

/** What stays of an absence when somebody else stands in on these days; the days after them are recorded anew. */
function besides(one: Absence, { from, until }: Days, recorded: Pick<Absence, "by" | "at">, today: Day): Absence[] {
  const { first, at, ...rest } = one;
  const before = startOf(one, today) < from ? [{ ...one, until: addDays(from, -1) }] : [];
  const after = { ...rest, from: addDays(until, 1), ...recorded, first: first ?? at };
  return one.until > until ? [...before, exact(after)] : before;
}

/** With these absences: of those that have begun only the last one is kept, be it over. */
function withAbsences(person: Person, absences: readonly Absence[], today: Day): Person {
  const { away: _, coming: __, ...rest } = person;
  // No two have a day in common.
  const sorted = absences.toSorted((a, b) => (a.until < b.until ? -1 : 1));
  const coming = sorted.filter((one) => !hasBegun(one, today));
  return exact({
    ...rest,
    away: sorted.findLast((one) => hasBegun(one, today)),
    coming: coming.length === 0 ? undefined : coming,
  });
}

export type Back = Changed<"back" | "cancelled" | "not-away">;

/**
 * Here again before the day; the first absence that is still ahead is cancelled where the person is here.
 * @param within all absences that begin on these days, or go on, in place of that one
 */
export function comeBack(person: Person, by: Actor, now: Instant, today: Day, within?: Days): Back {
  const begun = absenceOn(person, today);
  const all = [...(begun === undefined ? [] : [begun]), ...comingAbsences(person, today)];
  const ended =
    within === undefined
      ? all.slice(0, 1)
      : all.filter((one) => startOf(one, today) >= within.from && startOf(one, today) <= within.until);
  if (ended.length === 0) return { doc: person, outcome: "not-away" };
  const others = absencesOf(person).filter((one) => !ended.includes(one));
  return {
    doc: undoably(person, withAbsences(withEnds(person, ended, by, now, today), others, today), { at: now, by: by.id }),
    outcome: begun !== undefined && ended.includes(begun) ? "back" : "cancelled",
    entries: ended.map((one) => endEntry(person, one, { by, now, isBegun: one === begun })),
  };
}

const endEntry = (
  { id }: Person,
  { from = "", until }: Absence,
  { by, now, isBegun }: { by: Actor; now: Instant; isBegun: boolean },
): Entry => {
  const entry = { at: now, by: by.id, from: id };
  return isBegun
    ? { ...entry, what: "absence ended" }
    : { ...entry, what: "absence cancelled", item: `${from}/${until}` };
};

/** The person after an act on their absences, with what these were before it. */
const undoably = (before: Person, after: Person, act: { at: Instant; by: PersonId }): Person => ({
  ...after,
  absencesBefore: { ...act, were: [...absencesOf(before)] },
});

/**
 * What undoing the last act on the absences ends, and what it brings back of the days that are not over.
 * `gone` are the ones of `lost` whose days no absence that comes back covers.
 */
export function undoneAbsences(
  person: Person,
  today: Day,
): { lost: readonly Absence[]; back: readonly Absence[]; gone: readonly Absence[] } {
  const isIn = (one: Absence, all: readonly Absence[]) =>
    all.some(({ deputy, until, from }) => deputy === one.deputy && until === one.until && from === one.from);
  const [are, were] = [absencesOf(person), person.absencesBefore?.were ?? []].map((all) =>
    all.filter(({ until }) => until >= today),
  ) as [Absence[], Absence[]];
  const [lost, back] = [are.filter((one) => !isIn(one, were)), were.filter((one) => !isIn(one, are))];
  const covers = (one: Absence, other: Absence) =>
    startOf(one, today) <= startOf(other, today) && other.until <= one.until;
  return { lost, back, gone: lost.filter((one) => !back.some((other) => covers(other, one))) };
}

export type AbsencesUndone = Changed<"undone" | "not-kept">;

/** Puts the absences back as they were before they were changed at that moment, where nobody changed them since. */
export function undoAbsences(
  person: Person,
  asked: { at: Instant; by: Actor },
  now: Instant,
  today: Day,
): AbsencesUndone {
  const { absencesBefore: before, ...rest } = person;
  if (before?.at !== asked.at || !isUndoable(before, now)) return { doc: person, outcome: "not-kept" };
  const { by } = asked;
  const { lost, back } = undoneAbsences(person, today);
  // Whoever stood in still may know of it since the first time.
  const again = back.map(({ at, first, ...one }) => exact({ ...one, by: by.id, at: now, first: first ?? at }));
  const over = lost.filter(({ deputy }) => !back.some((one) => one.deputy === deputy));
  const others = absencesOf(person).filter((one) => !lost.includes(one));
  const entry = { at: now, by: by.id, what: "away", from: person.id };
  return {
    doc: withAbsences(withEnds(rest, over, by, now, today), [...others, ...again], today),
    outcome: "undone",
    entries: [
      ...lost.map((one) => endEntry(person, one, { by, now, isBegun: hasBegun(one, today) })),
      ...again.map(({ from, until, deputy }) => ({
        ...entry,
        to: deputy,
        item: from === undefined || from <= today ? until : `${from}/${until}`,
      })),
    ],
  };
}

/** Without what can't be undone any more; the same object where nothing is to go. */
export function withoutOldAbsences(person: Person, now: Instant): Person {
  const { absencesBefore: before, ...rest } = person;
  return before === undefined || isUndoable(before, now) ? person : rest;
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
function standsInFor(person: { id: string; upn?: string }, people: readonly Person[], today: Day): PersonRef[] {
  return people.flatMap((one) => (isSamePerson(absenceOn(one, today)?.deputy, person) ? refsOf(one) : []));
}

/** The day, with all whom nothing reaches on it. */
export const coverDay = (people: readonly Person[], today: Day): CoverDay => ({
  today,
  unreached: new Set(people.filter((one) => unreached(one) !== undefined).flatMap(refsOf)),
});

/** What the person answers for on that day beside their own. */
export const standsFor = (
  person: { id: string; upn?: string },
  people: readonly Person[],
  day: CoverDay,
): Required<StandsFor> => ({ standsInFor: standsInFor(person, people, day.today), day });
