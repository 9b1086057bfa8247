/** Quiet: no reminder and no weekly message comes to a person until a day; alerts before deadlines do. Pure. */
import { exact } from "../exact.ts";
import type { Instant } from "../time/time.ts";
import type { Person } from "./person.ts";

/** Until when nothing that can wait comes to them; undefined where it may come. */
export function quietUntil({ quiet }: Pick<Person, "quiet">, now: Instant): Instant | undefined {
  return quiet !== undefined && quiet.until > now ? quiet.until : undefined;
}

/** @param until undefined where it may come again */
export function setQuiet(person: Person, until: Instant | undefined, now: Instant): Person {
  const { quiet: _quiet, ...rest } = person;
  return exact({ ...rest, quiet: until === undefined ? undefined : { until, at: now } });
}
