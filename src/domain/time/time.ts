/** Moments and days as plain strings, so that documents, tests and comparisons need no conversion. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { text } from "../schema.ts";

/** A moment: ISO 8601 in UTC with milliseconds, `2026-11-22T09:00:00.000Z`. Compares as text. */
export type Instant = string;
/** A calendar day without a zone, `2026-11-22`. Compares as text. */
export type Day = string;
/** An IANA time zone name, `Europe/Amsterdam`. */
export type Zone = string;

export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** A moment that comes back every week, on the wall clock of a zone. `time` is `HH:MM`, 24 hours. */
export const weeklyMomentSchema = z.object({ day: z.enum(weekdays), time: text, zone: text });
export interface WeeklyMoment extends z.output<typeof weeklyMomentSchema> {}

/** The zones by their usual names: to ask `Intl` for each takes longer than all else that is read of a message. */
const usualZones: ReadonlySet<string> = new Set([...Intl.supportedValuesOf("timeZone"), "Etc/UTC", "UTC"]);

/** Whether the runtime knows the name as an IANA time zone. Fixed offsets such as `+02:00` are refused. */
export function isZone(name: string): boolean {
  if (usualZones.has(name)) return true;
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Reads `Monday 09:00 Europe/Amsterdam`; without a zone it is UTC. @returns undefined when it is not of that form. */
export function parseWeeklyMoment(text: string): WeeklyMoment | undefined {
  const match = /^\s*([a-z]{3,9})\s+(?:at\s+)?(\d{1,2})[:.](\d{2})(?:\s+(\S+))?\s*$/i.exec(text);
  if (match === null) return undefined;
  const [, dayName = "", hour = "", minute = "", zone = "Etc/UTC"] = match;
  const day = weekdays.find((name) => name.toLowerCase().startsWith(dayName.toLowerCase()));
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || !isZone(zone)) return undefined;
  return { day, time: `${hour.padStart(2, "0")}:${minute}`, zone };
}

/** Whether it is the time of no place: nobody lives by it, so that a client that names it knows no zone. */
export const isUtc = (zone: Zone): boolean => zone === "Etc/UTC" || zone === "UTC";

const dayFormats = new Map<Zone, Intl.DateTimeFormat>();

/** The calendar day it is in `zone` at that moment. */
export function dayOf(instant: Instant, zone: Zone): Day {
  if (isUtc(zone)) return instant.slice(0, 10);
  let format = dayFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
    dayFormats.set(zone, format);
  }
  return format.format(Date.parse(instant));
}

/** The day `days` calendar days later; earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The moment `milliseconds` later. */
export function addMilliseconds(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/** ISO 8601 week of a day, `2026-W47`; the year is the week's year, so 1 January 2027 is in `2026-W53`. */
export function isoWeek(day: Day): string {
  const date = Temporal.PlainDate.from(day);
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, "0")}`;
}

/** The last occurrence found for each moment, and until when it is the last: asked for everybody at every look. */
const occurrences = new Map<string, { last: { at: Instant; week: string }; until: Instant }>();
const mostOccurrences = 2_000;

/**
 * The last time the weekly moment came, at or before `now`.
 * A wall-clock time that a daylight-saving change skips counts as the moment just after the gap, and one that comes
 * twice counts the first time (Temporal's "compatible" rule).
 * @returns the moment, and the ISO week it belongs to in the moment's own zone.
 */
export function lastOccurrence(moment: WeeklyMoment, now: Instant): { at: Instant; week: string } {
  const key = `${moment.day} ${moment.time} ${moment.zone}`;
  const known = occurrences.get(key);
  if (known !== undefined && known.last.at <= now && now < known.until) return known.last;
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(moment.zone).toPlainDate();
  const back = (today.dayOfWeek - 1 - weekdays.indexOf(moment.day) + 7) % 7;
  for (const days of [back, back + 7]) {
    const day = today.subtract({ days });
    const at = momentOn(day, moment);
    if (at > now) continue;
    const last = { at, week: isoWeek(day.toString()) };
    if (occurrences.size >= mostOccurrences) occurrences.clear();
    occurrences.set(key, { last, until: momentOn(day.add({ days: 7 }), moment) });
    return last;
  }
  throw new Error(`no occurrence of ${moment.day} ${moment.time} ${moment.zone} before ${now}`);
}

/** The last time it was that time of the day on the wall clock of the zone, at or before `now`. `time` is `HH:MM`. */
export function lastDaily(time: string, zone: Zone, now: Instant): Instant {
  const today = Temporal.PlainDate.from(dayOf(now, zone));
  const at = momentOn(today, { time, zone });
  return at <= now ? at : momentOn(today.subtract({ days: 1 }), { time, zone });
}

/** The next time it will be that time of the day, after `now`. */
export function nextDaily(time: string, zone: Zone, now: Instant): Instant {
  const today = Temporal.PlainDate.from(dayOf(now, zone));
  const at = momentOn(today, { time, zone });
  return at > now ? at : momentOn(today.add({ days: 1 }), { time, zone });
}

/** The moment a day begins in a zone. */
export function startOf(day: Day, zone: Zone): Instant {
  return momentOn(Temporal.PlainDate.from(day), { time: "00:00", zone });
}

function momentOn(day: Temporal.PlainDate, { time, zone }: Pick<WeeklyMoment, "time" | "zone">): Instant {
  return day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant().toString({ fractionalSecondDigits: 3 });
}

/** The next time the weekly moment comes, after `now`. */
export function nextOccurrence(moment: WeeklyMoment, now: Instant): Instant {
  const last = lastOccurrence(moment, now).at;
  // A week later by the wall clock lies between six and eight days on, whatever the clocks do.
  const after = addMilliseconds(last, 7 * 86_400_000 + 3 * 3_600_000);
  return lastOccurrence(moment, after).at;
}

/** The latest of several days, those absent left out; undefined when there is none. */
export function latest(...days: readonly (Day | Instant | undefined)[]): Day | undefined {
  let found: Day | undefined;
  for (const day of days) if (day !== undefined && (found === undefined || day > found)) found = day;
  return found;
}

/** What a person did can be undone for this long. */
const undoMilliseconds = 24 * 3_600_000;

/** Whether what was done then is young enough to be taken back. */
export const isUndoable = ({ at }: { at: Instant }, now: Instant): boolean =>
  addMilliseconds(at, undoMilliseconds) >= now;
