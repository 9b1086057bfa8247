/** One run of the schedule: plan what is due in every organization, say it, redraw earlier cards, prune old records. */
import { forgetClosedChannels } from "./channels.ts";
import { deliverDue } from "./deliver.ts";
import type { Sender } from "./sender.ts";
import { plan } from "./plan.ts";
import type { World } from "../ports.ts";
import { redrawDue } from "./redraw.ts";
import { prune } from "../organization/retention.ts";

/**
 * Runs for every organization, in one process at a time: Teams' limits are for all of them together, and one process
 * keeps to them without asking the others. A fault in one organization does not stop the rest.
 * @throws {AggregateError} after all had their turn, with the faults of those that failed.
 */
export async function tick(world: World, sender: Sender, signal: AbortSignal): Promise<void> {
  const faults: unknown[] = [];
  for (const id of await world.store.organizations()) {
    if (signal.aborted) return;
    try {
      await world.store.exclusively(id, (lost) => serve(world, id, sender, AbortSignal.any([signal, lost])));
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `the schedule failed for ${faults.length} organizations`);
}

/** One step that fails, over one document that cannot be written, does not keep the others waiting. */
async function serve(world: World, id: string, sender: Sender, signal: AbortSignal): Promise<void> {
  const organization = world.store.organization(id);
  const faults: unknown[] = [];
  for (const step of [
    () => plan(world, organization),
    () => deliverDue(world, organization, sender, signal),
    () => redrawDue(world, organization, sender, signal),
    () => forgetClosedChannels(world, organization),
    async () => (await prune(world, organization)) && (await world.store.tidy()),
  ])
    await step().catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} steps of the schedule failed`);
}
