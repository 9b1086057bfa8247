/** The hours in which nothing is sent unasked: nights, weekends and holidays, by the recipient's own clock. */
import { Temporal } from "temporal-polyfill";
import type { Day, Instant, Zone } from "./time.ts";

/** Wall-clock times `HH:MM`; `from` after `to` means over midnight, equal means never quiet. */
export type QuietHours = { from: string; to: string };

/** When a recipient may be written to unasked. */
export type Hours = {
  zone: Zone;
  /** `defaultQuiet` unless set. */
  quiet?: QuietHours | undefined;
  /** ISO weekday numbers, Monday 1 to Sunday 7. */
  weekend: readonly number[];
  holidays: readonly Day[];
};

/** Unless an organization sets its own. */
export const defaultQuiet: QuietHours = { from: "20:00", to: "07:30" };

/** A year without a working hour is a mistake in the settings, which must not silence the bot for ever. */
const furthestDays = 366;

/**
 * The earliest moment, from `now` on, at which the recipient may be written to; `now` itself when it is a good hour.
 * When daylight saving skips the end of the quiet hours, they end after the gap; when it comes twice, they end the
 * first time, and begin the moment it is quiet again by the clock on the wall.
 */
export function notBefore(hours: Hours, now: Instant): Instant {
  const asked = Temporal.Instant.from(now).toZonedDateTimeISO(hours.zone);
  let at = asked;
  while (at.since(asked).total({ unit: "days", relativeTo: asked }) < furthestDays) {
    const next = isDayOff(hours, at) ? at.add({ days: 1 }).startOfDay() : endOfQuiet(hours.quiet ?? defaultQuiet, at);
    if (next === undefined) return at.equals(asked) ? now : at.toInstant().toString({ fractionalSecondDigits: 3 });
    at = next;
  }
  return now;
}

function isDayOff({ weekend, holidays }: Hours, at: Temporal.ZonedDateTime): boolean {
  return weekend.includes(at.dayOfWeek) || holidays.includes(at.toPlainDate().toString());
}

/** The moment the quiet hours around `at` end; undefined when it is not quiet then. */
function endOfQuiet(quiet: QuietHours, at: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  const time = at.toPlainTime().toString({ smallestUnit: "minute" });
  const overMidnight = quiet.from > quiet.to;
  const isQuiet = overMidnight ? time >= quiet.from || time < quiet.to : time >= quiet.from && time < quiet.to;
  if (!isQuiet) return undefined;
  const day = time < quiet.to ? at.toPlainDate() : at.toPlainDate().add({ days: 1 });
  const end = day.toPlainDateTime(quiet.to);
  const first = end.toZonedDateTime(at.timeZoneId);
  if (Temporal.ZonedDateTime.compare(first, at) > 0) return first;
  return end.toZonedDateTime(at.timeZoneId, { disambiguation: "later" });
}
