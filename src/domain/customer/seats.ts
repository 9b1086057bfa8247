/** How many paid seats a customer has, by what is known of it. Pure. */
import type { Customer } from "./customer.ts";

/** Paid seats of the largest workload: by a person's word, else by the newest report that has any; undefined where nothing is known. */
export function seatsOf({ seats, usage }: Pick<Customer, "seats" | "usage">): number | undefined {
  const [most] = seatsRead({ usage })?.each ?? [];
  return seats ?? (most === undefined || most.seats === 0 ? undefined : most.seats);
}

/** Paid seats as the newest report that has any says them, the largest workload first; undefined where none does. */
export function seatsRead({ usage }: Pick<Customer, "usage">) {
  const { month, workloads } = usage.findLast((one) => one.workloads !== undefined) ?? {};
  if (month === undefined || workloads === undefined) return undefined;
  const each = Object.entries(workloads).map(([workload, { seats }]) => ({ workload, seats }));
  return { month, each: each.toSorted((one, other) => other.seats - one.seats) };
}
