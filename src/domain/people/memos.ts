/** Memos: what a person asked to be reminded of on a day, kept in their own document. Pure. */
import { exact } from "../exact.ts";
import { isBusinessDay, type BusinessCalendar } from "../time/calendar.ts";
import { addDays, addMilliseconds, type Day, type Instant } from "../time/time.ts";
import { isAway } from "./absence.ts";
import type { Memo, Person } from "./person.ts";

/** Memos that are ahead, for each person. */
export const mostMemos = 100;
/** Characters of what somebody asks to be reminded of. */
export const longestMemo = 200;
/** Days from today on that a day may be ahead. */
export const furthestMemoDays = 366;

/** One that came is kept for this long, so that its card can be answered with another day. */
const keptMilliseconds = 30 * 86_400_000;

type Known = Pick<Person, "memos" | "away" | "coming">;

/** What is ahead of a person, the next first. */
export function aheadOf({ memos = [] }: Pick<Person, "memos">): readonly Memo[] {
  const ahead = memos.filter(({ planned }) => planned === undefined);
  return ahead.toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

/** The one that came last, within a day: "remind me again on Monday" is about it. */
export function cameLast({ memos = [] }: Pick<Person, "memos">, now: Instant): Memo | undefined {
  const since = addMilliseconds(now, -86_400_000);
  return memos
    .filter(({ planned }) => planned !== undefined && planned > since)
    .toSorted((a, b) => ((a.planned ?? "") < (b.planned ?? "") ? 1 : -1))[0];
}

/** Why a day will not do. */
type MemoDayProblem = "not-in-future" | "too-far";

export type MemoSet<Doc extends Known = Person> =
  | { doc: Doc; outcome: "set"; memo: Memo }
  | { doc: Doc; outcome: "already"; memo: Memo }
  | { doc: Doc; outcome: MemoDayProblem | "too-many" | "too-long" };

/** Asked for the same once more, it is one. One that has the id already is changed, and ahead again. */
export function setMemo<Doc extends Known>(
  person: Doc,
  asked: { id: string; customer?: string | undefined; on: Day; says?: string | undefined },
  now: Instant,
  today: Day,
): MemoSet<Doc> {
  const { id, customer, on } = asked;
  const says = asked.says?.replace(/\s+/g, " ").trim() || undefined;
  const changed = person.memos?.find((one) => one.id === id);
  // A pseudonym may have made it longer.
  if (says !== undefined && says !== changed?.says && says.length > longestMemo)
    return { doc: person, outcome: "too-long" };
  const problem = dayProblem(on, today);
  if (problem !== undefined) return { doc: person, outcome: problem };
  const ahead = aheadOf(person).filter((one) => one !== changed);
  const same = ahead.find((one) => one.customer === customer && one.on === on && one.says === says);
  const others = (person.memos ?? []).filter((one) => one !== changed);
  if (same !== undefined) {
    // Changed into another one that is ahead, it is that one; the card of one that came can still be answered.
    const isAhead = changed !== undefined && changed.planned === undefined;
    return { doc: isAhead ? { ...person, memos: others } : person, outcome: "already", memo: same };
  }
  if (ahead.length >= mostMemos) return { doc: person, outcome: "too-many" };
  const askedAt = changed?.askedAt ?? now;
  const memo: Memo = exact({ id, customer, on, says, askedAt, came: changed?.planned ?? changed?.came });
  return { doc: { ...person, memos: [...others, memo] }, outcome: "set", memo };
}

function dayProblem(on: Day, today: Day): MemoDayProblem | undefined {
  if (on <= today) return "not-in-future";
  return on > addDays(today, furthestMemoDays) ? "too-far" : undefined;
}

export type MemoMoved =
  | { doc: Person; outcome: "moved" | "unchanged" | "already"; memo: Memo }
  | { doc: Person; outcome: MemoDayProblem | "no-such-memo" | "too-many" | "too-long" };

/** Another day for a memo, whether it is ahead or came already; onto the day of another of the same, it is that one. */
export function moveMemo(person: Person, asked: { id: string; on: Day }, now: Instant, today: Day): MemoMoved {
  const found = person.memos?.find(({ id }) => id === asked.id);
  if (found === undefined) return { doc: person, outcome: "no-such-memo" };
  const done = setMemo(person, { ...found, ...asked }, now, today);
  if (done.outcome !== "set") return done;
  const isUnchanged = found.planned === undefined && found.on === asked.on;
  return isUnchanged ? { doc: person, outcome: "unchanged", memo: found } : { ...done, outcome: "moved" };
}

/** Without those memos; the same object when there is none of them. */
export function cancelMemos(person: Person, ids: readonly string[]): { doc: Person; cancelled: readonly Memo[] } {
  const cancelled = (person.memos ?? []).filter(({ id }) => ids.includes(id));
  return { doc: withMemos(person, (one) => (cancelled.includes(one) ? undefined : one)), cancelled };
}

/** Notes that the message for that day was planned; one that was moved meanwhile is ahead again. */
export const markMemoPlanned = (person: Person, { id, on }: Pick<Memo, "id" | "on">, now: Instant): Person =>
  withMemos(person, (one) => (one.id === id && one.on === on && !one.planned ? { ...one, planned: now } : one));

/** Without what came long ago. */
export const withoutOldMemos = (person: Person, now: Instant): Person =>
  withMemos(person, (one) =>
    one.planned !== undefined && one.planned < addMilliseconds(now, -keptMilliseconds) ? undefined : one,
  );

/** Without what is about a customer, who is forgotten. */
export const withoutMemosOf = (person: Person, customer: string): Person =>
  withMemos(person, (one) => (one.customer === customer ? undefined : one));

function withMemos(person: Person, change: (memo: Memo) => Memo | undefined): Person {
  const { memos = [], ...rest } = person;
  const changed = memos.flatMap((one) => change(one) ?? []);
  if (changed.length === memos.length && changed.every((one, place) => one === memos[place])) return person;
  return changed.length === 0 ? rest : { ...rest, memos: changed };
}

/** When somebody hears it who asked for that day, and why not on the day itself. */
export type MemoComes = { day: Day; because?: "day-off" | "away" };

/** The first working day from then on that the person is there. Nobody is away for longer than that. */
export function memoComes(person: Pick<Person, "away" | "coming">, on: Day, calendar: BusinessCalendar): MemoComes {
  let because: MemoComes["because"];
  for (let day = on; day < addDays(on, furthestMemoDays); day = addDays(day, 1)) {
    if (isAway(person, day)) because = "away";
    else if (isBusinessDay(day, calendar)) return exact({ day, because });
    else because ??= "day-off";
  }
  return { day: on };
}
