/** When a message may come: not at night, on weekends or holidays, by the recipient's own clock. Pure. */
import type { MessageSubject, Settings } from "../documents.ts";
import { system } from "../people/person.ts";
import { notBefore } from "../time/quiet-hours.ts";
import {
  addMilliseconds,
  dayOf,
  lastOccurrence,
  nextOccurrence,
  type Instant,
  type WeeklyMoment,
} from "../time/time.ts";
import type { Address } from "./address.ts";
import { newerWeek, weeklyMomentOf } from "./plan.ts";

/** A weekly moment somebody chose is a good hour by their own word, for this long. Later it is late, and waits. */
const onTimeMilliseconds = 3_600_000;

/**
 * The earliest moment, from `now` on, at which it may be said; `now` itself when it is a good hour. What a person asked
 * for just now goes at once, and so does what comes at the weekly moment that was chosen for it, unless that is a
 * holiday.
 * @param moment the organization's weekly moment, whose zone counts where no other is known.
 */
export function goodHour(
  about: MessageSubject,
  to: Address,
  settings: Settings,
  moment: WeeklyMoment,
  now: Instant,
): Instant {
  if (isAwaited(about)) return now;
  const chosen = momentOf(about, to, moment);
  const zone = ("person" in to ? to.person.zone : undefined) ?? chosen?.zone ?? settings.zone ?? moment.zone;
  const isOnTime = chosen !== undefined && addMilliseconds(lastOccurrence(chosen, now).at, onTimeMilliseconds) > now;
  if (isOnTime && !settings.holidays.includes(dayOf(now, zone))) return now;
  const soonest = notBefore({ ...settings, zone }, now);
  // A late week does not come on the morning of the next one, which takes its place.
  if (chosen === undefined || !("week" in about)) return soonest;
  const next = nextOccurrence(chosen, now);
  const isThatDay = next > soonest && dayOf(next, zone) === dayOf(soonest, zone);
  return isThatDay && newerWeek(about.week, chosen, next) !== undefined ? next : soonest;
}

/** Whether a person caused it just now. */
function isAwaited(about: MessageSubject): boolean {
  if (about.kind === "prompt") return about.reminder === undefined;
  if (about.kind === "absence" || about.kind === "cover") return about.ended !== true && about.begins !== true;
  return about.kind === "assigned" && about.by !== system;
}

/** The moment of the week it was planned for; undefined for what has none. */
function momentOf(about: MessageSubject, to: Address, moment: WeeklyMoment): WeeklyMoment | undefined {
  if (about.kind === "digest") return ("channel" in to ? to.channel.digest : to.person.teamDigest)?.moment;
  if (about.kind === "weekly" && "person" in to) return weeklyMomentOf(to.person, moment);
  return undefined;
}
