/** What should have happened long ago: the process watches itself. Pure. */
import type { Channel, Delivery } from "../documents.ts";
import type { Person } from "../people/person.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";
import { waitsSince } from "./delivery.ts";
import { planDigests } from "./plan.ts";

/** Something due, and since when. */
export type Overdue = { what: "schedule" | "message" | "digest"; since: Instant };

/** Milliseconds by which something may be late: longer than any run of the schedule, shorter than anybody's patience. */
const tolerated = 3_600_000;

/**
 * What is late by more than an hour: the oldest of each kind. What was due while the process was not running counts from
 * its start.
 * @param facts.ran when the schedule last ran to its end.
 * @param facts.started when the process started.
 */
export function overdue(facts: {
  organizations: readonly {
    deliveries: readonly Delivery[];
    /** Ids of deliveries whose record cannot be read. */
    damaged: readonly string[];
    channels: readonly Channel[];
    people: readonly Person[];
  }[];
  ran: Instant | undefined;
  started: Instant;
  now: Instant;
}): readonly Overdue[] {
  const { organizations, ran, started, now } = facts;
  const late = addMilliseconds(now, -tolerated);
  const oldest = (what: Overdue["what"], due: readonly Instant[]): Overdue[] => {
    const counted = due.map((at) => (at > started ? at : started)).filter((at) => at <= late);
    const since = counted.toSorted()[0];
    return since === undefined ? [] : [{ what, since }];
  };
  return [
    ...oldest("schedule", [ran ?? started]),
    ...oldest(
      "message",
      organizations.flatMap(({ deliveries }) => deliveries.flatMap((delivery) => waitsSince(delivery) ?? [])),
    ),
    ...oldest(
      "digest",
      organizations.flatMap(({ deliveries, damaged, channels, people }) => {
        const planned = new Set([...deliveries.map(({ id }) => id), ...damaged]);
        return planDigests(channels, people, now).flatMap(({ id, at }) => (planned.has(id) ? [] : [at]));
      }),
    ),
  ];
}
