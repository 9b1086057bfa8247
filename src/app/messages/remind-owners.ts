/** A manager has the owners of listed gaps reminded of them, one message to each. */
import { noted } from "../../domain/customer/edit.ts";
import { groupBy } from "../../domain/group-by.ts";
import { chased, chaseTo, type Chased, type ListedGap, type Whom } from "../../domain/messages/chases.ts";
import { onlyManagers, type Actor } from "../../domain/people/person.ts";
import { changeKnown } from "../change-each.ts";
import { evaluate } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";
import { damagedDeliveries } from "./plan.ts";
import { writeDown } from "./plan-reminders.ts";

type Asked = Whom & { gaps: readonly ListedGap[]; by: Actor };

/** Who would be reminded of what, and what nobody would be. */
export async function ownersToRemind(world: World, organization: Organization, asked: Asked): Promise<Chased> {
  onlyManagers(asked.by);
  const deliveries = await organization.deliveries.list();
  const facts = { ...(await evaluate(world, organization)), deliveries };
  return chased(asked.gaps, { ...asked, by: asked.by.id }, facts);
}

/**
 * Writes the messages down, and into each customer that its owner is reminded. They wait for their readers' working hours.
 * @param asked.line what the manager says beside it
 */
export async function remindOwners(
  world: World,
  organization: Organization,
  asked: Asked & { line?: string | undefined },
): Promise<Chased> {
  const found = await ownersToRemind(world, organization, asked);
  const now = world.now();
  const damaged = damagedDeliveries(world, organization);
  const deliveriesTo = groupBy(await organization.deliveries.list(), ({ to }) =>
    "person" in to ? to.person : undefined,
  );
  for (const [to, gaps] of found.to) {
    const chase = chaseTo(to, gaps, { by: asked.by.id, line: asked.line }, deliveriesTo.get(to) ?? [], damaged);
    await writeDown(organization, chase, now);
    for (const [id] of groupBy(gaps, ({ customer }) => customer.id))
      await changeKnown(organization.customers, id, (customer) =>
        noted(customer, { at: now, by: asked.by.id, what: "reminded of gaps", to }),
      );
  }
  if (found.to.size > 0) world.nudge();
  return found;
}
