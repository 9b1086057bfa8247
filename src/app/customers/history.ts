/** The audit trail of an organization: the last entries, and how many there are. */
import { newest, trailOf, type TrailEntry, type TrailFilter } from "../../domain/organization/history.ts";
import type { Names } from "../../domain/messages/message.ts";
import { namesOf, settingsOf } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

/** Whether somebody may see it is the caller's to ask. */
export async function lastHistory(
  world: Pick<World, "setup">,
  organization: Organization,
  asked: { filter: TrailFilter; most: number },
): Promise<{ entries: readonly TrailEntry[]; total: number; names: Names }> {
  const [customers, people, settings] = await Promise.all([
    organization.customers.list(),
    organization.people.list(),
    settingsOf(organization),
  ]);
  const zone = settings.zone ?? world.setup.digest.zone;
  return { ...newest(trailOf(customers, settings, asked.filter, zone), asked.most), names: namesOf(people) };
}
