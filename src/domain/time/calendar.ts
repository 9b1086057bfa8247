/** Business days: which days count, and arithmetic on them. Days in, days out; no clock and no zone. */
import type { Day } from "./time.ts";
import { oncePer } from "../once.ts";

/** The days on which nobody works. `weekend` holds ISO weekday numbers, Monday 1 to Sunday 7. */
export type BusinessCalendar = { weekend: readonly number[]; holidays: readonly Day[] };

/** Saturdays and Sundays off, no holidays: for reading a message where the team's own calendar is not known. */
export const plainWeeks: BusinessCalendar = { weekend: [6, 7], holidays: [] };

const msPerDay = 86_400_000;

const toEpochDay = (day: Day): number => Math.round(Date.parse(day) / msPerDay);
const fromEpochDay = (epochDay: number): Day => new Date(epochDay * msPerDay).toISOString().slice(0, 10);
/** 1 January 1970 was a Thursday. */
const isoWeekday = (epochDay: number): number => ((((epochDay + 3) % 7) + 7) % 7) + 1;

type DaysOff = { weekend: ReadonlySet<number>; holidays: ReadonlySet<number> };

const daysOff = oncePer((calendar: BusinessCalendar): DaysOff => {
  const weekend = new Set(calendar.weekend);
  if ([1, 2, 3, 4, 5, 6, 7].every((weekday) => weekend.has(weekday))) {
    throw new RangeError("every weekday is weekend, so no business day ever comes");
  }
  return { weekend, holidays: new Set(calendar.holidays.map(toEpochDay)) };
});

const works = (off: DaysOff, epochDay: number): boolean =>
  !off.weekend.has(isoWeekday(epochDay)) && !off.holidays.has(epochDay);

/** Whether people work on that day. */
export function isBusinessDay(day: Day, calendar: BusinessCalendar): boolean {
  return works(daysOff(calendar), toEpochDay(day));
}

/** The day itself where people work on it, else the next one on which they do. */
export function businessDayFrom(day: Day, calendar: BusinessCalendar): Day {
  return isBusinessDay(day, calendar) ? day : addBusinessDays(day, 1, calendar);
}

/**
 * Days to offer to somebody who would rather not be asked today, all of them business days: the next one, the first of
 * next week, and the one a week from today. Each once, soonest first.
 */
export function offeredDays(today: Day, calendar: BusinessCalendar): readonly Day[] {
  const toMonday = (8 - isoWeekday(toEpochDay(today))) % 7 || 7;
  const days = [1, toMonday, 7].map((ahead) => businessDayFrom(fromEpochDay(toEpochDay(today) + ahead), calendar));
  return [...new Set(days)].toSorted();
}

/**
 * The business day that lies `days` business days after `day` (before it when negative). Counting starts on the day
 * after, so one business day after a Friday, a Saturday or a Sunday is Monday. Zero gives the day itself.
 * @throws {RangeError} when every weekday is weekend.
 */
export function addBusinessDays(day: Day, days: number, calendar: BusinessCalendar): Day {
  const off = daysOff(calendar);
  const step = days < 0 ? -1 : 1;
  let epochDay = toEpochDay(day);
  for (let left = Math.abs(days); left > 0;) {
    epochDay += step;
    if (works(off, epochDay)) left -= 1;
  }
  return fromEpochDay(epochDay);
}

/**
 * Business days after `from` up to and including `to`; negative when `to` lies before `from`. From a Friday to the
 * Monday after it is one. The inverse of `addBusinessDays` for business days.
 */
export function businessDaysBetween(from: Day, to: Day, calendar: BusinessCalendar): number {
  const off = daysOff(calendar);
  const start = toEpochDay(from);
  const end = toEpochDay(to);
  if (end < start) return -businessDaysBetween(to, from, calendar);
  const weeks = Math.floor((end - start) / 7);
  let count = weeks * (7 - off.weekend.size);
  for (let day = start + weeks * 7 + 1; day <= end; day += 1) {
    if (!off.weekend.has(isoWeekday(day))) count += 1;
  }
  for (const holiday of off.holidays) {
    if (holiday > start && holiday <= end && !off.weekend.has(isoWeekday(holiday))) count -= 1;
  }
  return count;
}

/** The same day of the month `months` later, or the month's last day when it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** The first day of the month that `day` lies in. */
export const startOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The last day of the month that `day` lies in. */
export function endOfMonth(day: Day): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** `October 2026`, in English. */
export function nameOfMonth(day: Day): string {
  return new Date(day).toLocaleDateString("en-US", { month: "long", year: "numeric", timeZone: "UTC" });
}
