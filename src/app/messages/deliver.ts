/** Says everything that is due in one organization. Calling it twice, or in two processes, says nothing twice. */
import { isDue } from "../../domain/messages/delivery.ts";
import type { Delivery } from "../../domain/documents.ts";
import { deliverOne, type Saying } from "./attempt.ts";
import { recordLate } from "./record.ts";
import type { Compose, DeliveryOutcome, Sender } from "./sender.ts";
import type { Organization } from "../ports.ts";

/** How many of the due deliveries came to what. */
export type DeliverySummary = Record<DeliveryOutcome, number>;

/** After this many store faults in a row the store is taken to be gone, and the run ends. */
const storeFaultsEndingRun = 5;

/**
 * Sends what is due now, the longest waiting first, some at a time. One that fails never stops the rest.
 * @param signal aborted to stop: nothing new is taken up, what has begun is finished, the rest is handed back.
 * @throws when the store failed for some or all of them; nothing is lost by that, the next run takes them up.
 */
export async function deliverDue(
  world: Saying,
  organization: Organization,
  compose: Compose,
  sender: Sender,
  signal?: AbortSignal,
): Promise<DeliverySummary> {
  await recordLate(organization, sender, world.now());
  const now = world.now();
  const due = (await organization.deliveries.list())
    .filter((delivery) => isDue(delivery, now, sender.leaseMilliseconds))
    .toSorted(byWaiting)
    .map((delivery) => delivery.id);

  const summary = emptySummary();
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
    const message = `the store failed for ${faults.length} of ${due.length} due deliveries; the next run takes them up`;
    throw new Error(message, { cause: faults[0] });
  }
  return summary;
}

function emptySummary(): DeliverySummary {
  return { sent: 0, retried: 0, unreachable: 0, unknown: 0, refused: 0, dropped: 0, postponed: 0, skipped: 0 };
}

function byWaiting(a: Delivery, b: Delivery): number {
  const [from, to] = [a.notBefore ?? a.plannedAt, b.notBefore ?? b.plannedAt];
  if (from === to) return 0;
  return from < to ? -1 : 1;
}
