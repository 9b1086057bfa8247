/** How large a customer is, in paid seats: decides in which track it counts. */
import type { Customer } from "./customer.ts";

/**
 * Paid seats of its workloads, as far as anybody knows: of the newest month of usage, and what a person said of the
 * largest. Empty when nothing is known.
 */
export function paidSeats({ usage, seats }: Pick<Customer, "usage" | "seats">): readonly number[] {
  const newest = usage.findLast((month) => month.workloads !== undefined);
  const reported = Object.values(newest?.workloads ?? {}).flatMap((one) => (one.seats > 0 ? [one.seats] : []));
  return seats === undefined ? reported : [...reported, seats];
}
