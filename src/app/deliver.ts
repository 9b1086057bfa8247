/** Says everything that is due in one organization. Calling it twice, or in two processes, says nothing twice. */
import { isDue } from "../domain/delivery.ts";
import { deliverOne, record, type Compose, type DeliveryOutcome, type Sender } from "./deliver-one.ts";
import type { Organization, World } from "./ports.ts";

/** How many deliveries came to what. `skipped`: somebody else has them, or we were told to stop. */
export type DeliverySummary = Record<DeliveryOutcome, number>;

/** After this many store faults in a row the store is taken to be gone, and the run ends. */
const storeFaultsEndingRun = 5;

/**
 * Sends what is due now, the longest waiting first, some at a time. One that fails never stops the rest.
 * @param signal aborted to stop: nothing new is taken up, what has begun is finished, the rest is handed back.
 * @throws when the store failed for some or all of them; nothing is lost by that, the next run takes them up.
 */
export async function deliverDue(
  world: World,
  organization: Organization,
  compose: Compose,
  sender: Sender,
  signal?: AbortSignal,
): Promise<DeliverySummary> {
  await recordLate(world, organization, sender);
  const now = world.now();
  const due = (await organization.deliveries.list())
    .filter((delivery) => isDue(delivery, now, sender.leaseMilliseconds))
    .toSorted((a, b) => compareText(a.notBefore ?? a.plannedAt, b.notBefore ?? b.plannedAt))
    .map((delivery) => delivery.id);

  const summary: DeliverySummary = {
    sent: 0, retried: 0, unreachable: 0, unknown: 0, refused: 0, dropped: 0, postponed: 0, skipped: 0,
  };
  const faults: unknown[] = [];
  let faultsInARow = 0;
  const remaining = due.values();

  async function work(): Promise<void> {
    for (const id of remaining) {
      if (signal?.aborted === true || faultsInARow >= storeFaultsEndingRun) return;
      try {
        summary[await deliverOne(world, organization, compose, sender, id, signal)] += 1;
        faultsInARow = 0;
      } catch (error) {
        faults.push(error);
        faultsInARow += 1;
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(sender.concurrency, due.length) }, work));

  if (faults.length > 0) {
    throw new Error(`the store failed for ${faults.length} of ${due.length} due deliveries; they are taken up again`, {
      cause: faults[0],
    });
  }
  return summary;
}

/** Writes down replies that the store could not take when they came. Also the last thing to do before stopping. */
export async function recordLate(world: World, organization: Organization, sender: Sender): Promise<void> {
  for (const unrecorded of [...sender.unrecorded.values()]) {
    if (unrecorded.organization === organization.id) await record(world, organization, sender, unrecorded);
  }
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
