/** The owner's week, asked for now. */
import { standsInFor } from "../../domain/people/absence.ts";
import { dueFor, restOf } from "../../domain/messages/digest.ts";
import type { OwnerWeek } from "../../domain/messages/message.ts";
import { isSamePerson, type Person } from "../../domain/people/person.ts";
import { dayOf, isoWeek } from "../../domain/time/time.ts";
import { evaluate } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

/** What needs this person today; nothing is written and nothing counts as sent. */
export async function ownWeek(world: World, organization: Organization, person: Person): Promise<OwnerWeek> {
  const { customers, gapsById, names, now, context, people } = await evaluate(world, organization);
  const standing = { ...person, standsInFor: standsInFor(person, people, context.today) };
  const today = dayOf(now, person.zone ?? context.zone);
  const due = dueFor(standing, customers, gapsById, now);
  return {
    kind: "weekly",
    person,
    week: isoWeek(today),
    due,
    rest: restOf(standing, customers, gapsById, due),
    owned: customers.filter((customer) => isSamePerson(customer.owner, person)).length,
    names,
    today,
  };
}
