/** One customer's card, and what is said when there is none. */
import { showCustomer } from "../app/report.ts";
import { customerCard } from "../cards/customer.ts";
import { noticeCard } from "../cards/notice.ts";
import type { CustomerId } from "../domain/customer.ts";
import { workloadName } from "../domain/workloads.ts";
import { readerOf, viewerOf } from "./reader.ts";
import type { Card, Turn } from "./turn.ts";

/** The customer as it is now, for whoever asks and where. */
export async function customerReply(turn: Turn, id: CustomerId): Promise<{ card: Card }> {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  if (found === undefined) return { card: notHere() };
  const { customer, evaluated } = found;
  return {
    card: customerCard({
      customer,
      gaps: evaluated.gapsById.get(customer.id) ?? [],
      names: evaluated.names,
      reader: readerOf(turn),
      manager: turn.actor.manager,
      workloadName: (workload) => workloadName(turn.world.setup.catalogue, workload),
    }),
  };
}

/** Said alike of a customer that does not exist and of one the person may not see here. */
export function notHere(): Card {
  return noticeCard({
    headline: "This customer is not here",
    says: "It was removed, or you do not answer for it. Nothing was changed.",
  });
}
