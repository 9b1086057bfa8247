/** One act on one customer. */
import type { Customer, CustomerId } from "../domain/customer/customer.ts";
import type { Organization } from "./ports.ts";

/** What became of it, with the customer as it stands now in place of the document. */
type Renamed<Change> = Change extends { doc: Customer } ? Omit<Change, "doc"> & { customer: Customer } : never;

export type CustomerChanged<Change> = Renamed<Change> | { outcome: "no-such-customer" };

/**
 * Fetches the customer, changes it and stores it, as one step; durable when it resolves.
 * @param change pure: it may run again when somebody else was quicker. It says in `outcome` what became of the act.
 */
export async function changeCustomer<Change extends { doc: Customer; outcome: string }>(
  organization: Organization,
  id: CustomerId,
  change: (customer: Customer) => Change,
): Promise<CustomerChanged<Change>> {
  const { done } = await organization.customers.update(id, (customer) => {
    if (customer === undefined) return { doc: customer, done: undefined };
    const { doc, ...rest } = change(customer);
    return { doc, done: { ...rest, customer: doc } };
  });
  return done === undefined ? { outcome: "no-such-customer" } : (done as unknown as Renamed<Change>);
}
