/** Sets a particular of a customer. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { setParticular, type Particular, type ParticularOutcome } from "../../domain/customer/facts.ts";
import type { Actor } from "../../domain/people/person.ts";
import type { Organization, World } from "../ports.ts";

export async function changeParticular(
  world: World,
  organization: Organization,
  asked: { customer: CustomerId; change: Particular; by: Actor },
): Promise<ParticularOutcome["outcome"] | "no-such-customer"> {
  const { outcome } = await organization.customers.update(asked.customer, (customer) =>
    customer === undefined
      ? { outcome: "no-such-customer" as const, doc: customer }
      : setParticular(customer, asked.change, asked.by, world.now()),
  );
  return outcome;
}
