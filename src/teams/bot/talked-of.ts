/** The customer that is talked of: turned to, or the one of the card that is quoted. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { customersOfDelivery } from "../../domain/messages/delivery.ts";
import type { Turn } from "../turn.ts";

/** Talks of this customer from now on: what was said of another is not said of it. */
export function turnTo(turn: Turn, customer: CustomerId | undefined): void {
  if (customer === undefined) return;
  const isOther = turn.earlier?.customer !== customer;
  turn.about({ customer });
  if (isOther)
    turn.about({
      says: undefined,
      person: undefined,
      list: undefined,
      from: turn.earlier?.list ?? turn.earlier?.from,
      topic: undefined,
      lacks: undefined,
      told: undefined,
    });
}

/** The customer of the card that a message quotes; undefined when it quotes none of ours, or one of several. */
export async function quotedCustomer({ organization, repliesTo, place }: Turn): Promise<CustomerId | undefined> {
  if (repliesTo === undefined) return undefined;
  const deliveries = await organization.deliveries.list();
  const quoted = deliveries.find(
    ({ sent }) => sent?.activity === repliesTo && sent.conversation === place.conversation,
  );
  const [only, ...others] = quoted === undefined ? [] : customersOfDelivery(quoted);
  return others.length === 0 ? only : undefined;
}
