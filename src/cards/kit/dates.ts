/** Days, moments and numbers as people write them, in the reader's own zone. English as in Britain. */
import type { PersonId } from "../../domain/people/person.ts";
import { dayOf, daysBetween, isUtc, type Day, type Instant, type Zone } from "../../domain/time/time.ts";
import type { Deadline } from "../../domain/catalogue/gap-codes.ts";
import type { Limit } from "../../domain/catalogue/limits.ts";

/** Somebody's clock: what time it is, and where. */
type Clock = { now: Instant; zone: Zone };

/** Who reads the card: whose clock its times are on, and whom "you" means. */
export type Reader = Clock & {
  /** Absent in channels and group chats, where nobody is "you". */
  person?: { id: PersonId; upn?: string };
  /** How long a person's answer counts. */
  answersHold: Limit;
};

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

const yearOf = (day: Day): string => day.slice(0, 4);
const monthOf = (day: Day): string => monthNames[Number(day.slice(5, 7)) - 1] ?? "";
const dateOf = (day: Day): number => Number(day.slice(8, 10));
const weekdayOf = (day: Day): string => dayNames[new Date(day).getUTCDay()] ?? "";

/** The day it is for the reader. */
export function today(reader: Clock): Day {
  return dayOf(reader.now, reader.zone);
}

/** `today`, `tomorrow`, `yesterday`; `Mon 30 Nov` within the next two weeks; else `12 Nov`, `20 Feb 2027`. */
export function dayWords(day: Day, seenOn: Day): string {
  const ahead = daysBetween(seenOn, day);
  if (ahead === 0) return "today";
  if (ahead === 1) return "tomorrow";
  if (ahead === -1) return "yesterday";
  return dateWords(day, seenOn);
}

/** `that's today`, `that was yesterday`, `12 Nov has passed`: of a day that was named for something to come. */
export const passedWords = (day: Day, seenOn: Day): string =>
  day === seenOn
    ? "that's today"
    : dayWords(day, seenOn) === "yesterday"
      ? "that was yesterday"
      : `${dateWords(day, seenOn)} has passed`;

/** Years beyond which a day in a list is a slip. */
const likelyYears = 10;

/**
 * Why nobody means that day: deadlines are ahead, what has been open or has changed is behind, and neither by ages; undefined
 * where it is likely.
 */
export function unlikelyDay(day: Day, side: "ahead" | "behind", seenOn: Day): string | undefined {
  const years = Math.abs(Number(yearOf(day)) - Number(yearOf(seenOn)));
  if (side === "ahead" && day < seenOn) return capital(passedWords(day, seenOn));
  if (side === "behind" && day > seenOn) return `${capital(dateWords(day, seenOn))} hasn't come yet`;
  if (years <= likelyYears) return undefined;
  return `${capital(dateWords(day, seenOn))} is too ${side === "ahead" ? "far ahead" : "long ago"}`;
}

/** `today`, `tomorrow`, `on Tue 1 Dec`. */
export function onDay(day: Day, seenOn: Day): string {
  const words = dayWords(day, seenOn);
  return /^(?:today|tomorrow|yesterday)$/.test(words) ? words : `on ${words}`;
}

/**
 * As `dayWords`, always as a date: `Mon 30 Nov`, `12 Nov`, `20 Feb 2027`. Only for columns of dates and for what is kept
 * on paper: everywhere else a day reads as `dayWords` has it, so that one day has one name.
 */
export function dateWords(day: Day, seenOn: Day): string {
  const ahead = daysBetween(seenOn, day);
  const date = `${dateOf(day)} ${monthOf(day).slice(0, 3)}`;
  if (ahead >= 0 && ahead < 14) return `${weekdayOf(day).slice(0, 3)} ${date}`;
  return yearOf(day) === yearOf(seenOn) ? date : `${date} ${yearOf(day)}`;
}

/** A sentence of ours with its days as people write them, and its months without the year that it is. */
export const withDayWords = (sentence: string, reader: Clock): string => spokenOn(sentence, today(reader));

/** As `withDayWords`, for a reader's day. A gap's words name the year, since a snooze lasts while they are the same. */
export function spokenOn(sentence: string, seenOn: Day): string {
  return sentence
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayWords(day, seenOn))
    .replace(monthOfYear, (written, month: string, year: string) => (year === yearOf(seenOn) ? month : written));
}

const monthOfYear = new RegExp(`\\b(${monthNames.join("|")}) (\\d{4})\\b`, "g");

/** `24 August`, with the year when it is another one. */
export function longDate(day: Day, seenOn: Day): string {
  const date = `${dateOf(day)} ${monthOf(day)}`;
  return yearOf(day) === yearOf(seenOn) ? date : `${date} ${yearOf(day)}`;
}

/** `until Fri 4 Dec`; of what is still ahead `tomorrow`, `on Fri 4 Dec`, `from Mon 30 Nov to Fri 4 Dec`. */
export function daysWords({ from, until }: { from?: Day | undefined; until: Day }, seenOn: Day): string {
  if (from === undefined || from <= seenOn) return `until ${dayWords(until, seenOn)}`;
  const first = dayWords(from, seenOn);
  if (from === until) return first === "tomorrow" ? first : `on ${first}`;
  const last = dateWords(until, seenOn);
  // Where the first day has its weekday, so has the last.
  const weekday = weekdayOf(until).slice(0, 3);
  const isDated = !first.startsWith(weekdayOf(from).slice(0, 3)) || last.startsWith(weekday);
  return `from ${first} to ${isDated ? last : `${weekday} ${last}`}`;
}

/** `October`, with the year when it is another one. */
export function monthWords(day: Day, seenOn: Day): string {
  return yearOf(day) === yearOf(seenOn) ? monthOf(day) : `${monthOf(day)} ${yearOf(day)}`;
}

const clocks = new Map<Zone, Intl.DateTimeFormat>();

/** `09:14` on the wall clock of a zone. */
function timeOf(at: Instant, zone: Zone): string {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    clocks.set(zone, clock);
  }
  return clock.format(Date.parse(at));
}

/** `today 09:14`, `yesterday 17:02`, `Wed 18 Nov 09:14` within a week, then the day alone. */
export function momentWords(at: Instant, reader: Clock): string {
  const day = dayOf(at, reader.zone);
  const seenOn = today(reader);
  const ahead = daysBetween(seenOn, day);
  if (Math.abs(ahead) <= 1) return `${dayWords(day, seenOn)} ${timeOf(at, reader.zone)}`;
  if (ahead < -6 || ahead > 13) return dateWords(day, seenOn);
  return `${weekdayOf(day).slice(0, 3)} ${dateOf(day)} ${monthOf(day).slice(0, 3)} ${timeOf(at, reader.zone)}`;
}

/** `Monday 23 November 2026, 09:00 Amsterdam`: for readers in several zones. */
export function fullMoment(at: Instant, zone: Zone): string {
  const day = dayOf(at, zone);
  const date = `${weekdayOf(day)} ${dateOf(day)} ${monthOf(day)} ${yearOf(day)}`;
  return `${date}, ${timeOf(at, zone)} ${zoneWords(zone)}`;
}

/** `Amsterdam time`, `UTC`: the zone's time as people say it. */
export const zoneTime = (zone: Zone): string => (zoneWords(zone) === "UTC" ? "UTC" : `${zoneWords(zone)} time`);

/** `Amsterdam`, `New York`, `UTC`: the zone as people say it. */
export function zoneWords(zone: Zone): string {
  if (isUtc(zone)) return "UTC";
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** `47` of `2026-W47`. */
export function weekNumber(week: string): number {
  return Number(week.slice(week.indexOf("W") + 1));
}

const figures = new Intl.NumberFormat("en-US");

/** `1,204` */
export function number(value: number): string {
  return figures.format(value);
}

/** `1 gap`, `2 gaps`, `1,204 gaps`; `0 gaps`. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** `by Fri 4 Dec`, `due today`, `overdue`: a deadline, for a narrow column. */
export function dueWords(endsOn: Day, seenOn: Day): string {
  const ahead = daysBetween(seenOn, endsOn);
  if (ahead < 0) return "overdue";
  return ahead <= 1 ? `due ${dayWords(endsOn, seenOn)}` : `by ${dateWords(endsOn, seenOn)}`;
}

/**
 * `by Fri 4 Dec (6 working days)`: the same with the working days where the calendar would mislead, and the last of them
 * where nobody works on the day itself: `by Sat 5 Dec (6 working days, the last is Fri 4 Dec)`.
 */
export function deadlineWords(deadline: Deadline, seenOn: Day): string {
  const { endsOn, workingDays } = deadline;
  const ahead = daysBetween(seenOn, endsOn);
  if (ahead < 0) return `was due ${dayWords(endsOn, seenOn)}`;
  const due = dueWords(endsOn, seenOn);
  const last = lastWorkingDay(deadline, seenOn);
  if (ahead <= 1 || workingDays === ahead || workingDays === 0)
    return last === undefined ? due : `${due} (last working day ${last})`;
  return `${due} (${count(workingDays, "working day")}${last === undefined ? "" : `, the last is ${last}`})`;
}

/** `Fri 18 Dec`, `today`: the last working day before a deadline on which nobody works; undefined once it is over. */
export function lastWorkingDay({ lastWorkingDay: last }: Deadline, seenOn: Day): string | undefined {
  if (last === undefined || last < seenOn) return undefined;
  const words = dayWords(last, seenOn);
  return /^\d/.test(words) ? `${weekdayOf(last).slice(0, 3)} ${words}` : words;
}

/** `Due by Fri 4 Dec (6 working days)`: the same as a sentence without its full stop. */
export function deadlineSentence(deadline: Deadline, seenOn: Day): string {
  const words = deadlineWords(deadline, seenOn);
  return words.startsWith("by ") ? `Due ${words}` : capital(words);
}

/** `Answer by …`: where a sentence begins with it. */
export const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
