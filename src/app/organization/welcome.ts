/** Facts for the greeting of a person, a channel or a chat. */
import { isSamePerson, type PersonId } from "../../domain/people/person.ts";
import type { WeeklyMoment } from "../../domain/time/time.ts";
import { settingsOf } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

export type Greeting = { customers: number; owned: number; manager: boolean; moment: WeeklyMoment };

/** How many customers there are, how many are the person's, and when the weekly message comes. */
export async function greeting(world: World, organization: Organization, person?: PersonId): Promise<Greeting> {
  const [customers, known, settings] = await Promise.all([
    organization.customers.list(),
    person === undefined ? undefined : organization.people.get(person),
    settingsOf(organization),
  ]);
  const owner = known ?? (person === undefined ? undefined : { id: person });
  const moment = { ...world.setup.digest, zone: known?.zone ?? settings.zone ?? world.setup.digest.zone };
  return {
    customers: customers.length,
    owned: owner === undefined ? 0 : customers.filter((one) => isSamePerson(one.owner, owner)).length,
    manager:
      owner !== undefined && [...world.setup.managers, ...settings.managers].some((ref) => isSamePerson(ref, owner)),
    moment,
  };
}
