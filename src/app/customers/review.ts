/** The review of one customer, for whoever may see it. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import type { Names } from "../../domain/messages/message.ts";
import { reviewOf } from "../../domain/review/review.ts";
import type { Review } from "../../domain/review/facts.ts";
import { evaluate } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";
import { maySee, type Viewer } from "./report.ts";

/**
 * @param viewer absent on the command line, where everything may be seen.
 * @returns undefined when there is no such customer or the viewer may not see it here.
 */
export async function reviewCustomer(
  world: Pick<World, "setup" | "gapsIn" | "now">,
  organization: Organization,
  asked: { customer: CustomerId; viewer?: Viewer },
): Promise<{ review: Review; names: Names } | undefined> {
  const { customers, gapsById, names, context } = await evaluate(world, organization);
  const customer = customers.find(({ id }) => id === asked.customer);
  if (customer === undefined || (asked.viewer !== undefined && !maySee(customer, asked.viewer))) return undefined;
  return { names, review: reviewOf(customer, { ...context, gaps: gapsById.get(customer.id) ?? [] }) };
}
