/** Somebody is quiet until a day, or not any more. */
import { setQuiet, quietUntil } from "../../domain/people/quiet.ts";
import { withoutWait } from "../../domain/messages/delivery.ts";
import type { Person } from "../../domain/people/person.ts";
import type { Instant } from "../../domain/time/time.ts";
import { changeEach } from "../change-each.ts";
import type { Organization, World } from "../ports.ts";

/**
 * Keeps it with the person. What waited for its end leaves as soon as it may.
 * @param asked.until undefined ends it
 * @returns until when they were quiet before
 */
export async function beQuiet(
  world: Pick<World, "now" | "nudge">,
  organization: Organization,
  { person, until }: { person: Person; until: Instant | undefined },
): Promise<{ before: Instant | undefined }> {
  const now = world.now();
  const { before } = await organization.people.update(person.id, (current = person) => ({
    doc: setQuiet(current, until, now),
    before: quietUntil(current, now),
  }));
  // Who dies in between has it come on the day it was to end.
  if (before !== undefined) {
    await changeEach(organization.deliveries, (delivery) => withoutWait(delivery, before));
    world.nudge();
  }
  return { before };
}
