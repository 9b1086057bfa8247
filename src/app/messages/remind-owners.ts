/** A manager has the owners of listed gaps reminded of them, one message to each. */
import { chased, type Chased, type ListedGap, type Whom } from "../../domain/messages/chases.ts";
import { onlyManagers, type Actor } from "../../domain/people/person.ts";
import { evaluate } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";
import { damagedDeliveries } from "./plan.ts";
import { writeChase } from "./pass-on.ts";

type Asked = Whom & { gaps: readonly ListedGap[]; by: Actor };

/** Who would be reminded of what, and what nobody would be. */
export async function ownersToRemind(world: World, organization: Organization, asked: Asked): Promise<Chased> {
  onlyManagers(asked.by);
  const deliveries = await organization.deliveries.list();
  const facts = { ...(await evaluate(world, organization)), deliveries };
  return chased(asked.gaps, { ...asked, by: asked.by.id }, facts);
}

/**
 * Writes the messages down, and into each customer who is reminded of it. They wait for their readers' working hours.
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
  const except = asked.except?.length === 0 ? undefined : asked.except;
  const about = { by: asked.by.id, line: asked.line, except: except && [...except] };
  for (const [to, gaps] of found.to) await writeChase(organization, to, gaps, about, { damaged, now });
  if (found.to.size > 0) world.nudge();
  return found;
}
