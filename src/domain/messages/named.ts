/** What the digest names first: what is critical or due soon, a line a customer; and what became of it a week later. */
import { isLeftOut, type Customer, type CustomerId } from "../customer/customer.ts";
import { counts, openGaps, type Gap } from "../catalogue/gap-codes.ts";
import { customerIn } from "../gaps/change.ts";
import { byUrgency } from "../gaps/find-gaps.ts";
import { isUrgent } from "../gaps/report.ts";
import type { Day } from "../time/time.ts";

type GapsById = ReadonlyMap<CustomerId, readonly Gap[]>;

/** Customers that the digest names first, at most. */
const mostNamed = 5;

/** A customer's most urgent gap, and how many more of its gaps are urgent. */
export type Named = { gap: Gap; others: number };

/** Every customer with something critical, due within two weeks, or high and costing money by the month; the most urgent first. */
export function urgentCustomers(customers: readonly Customer[], gapsById: GapsById, today: Day): readonly Named[] {
  return customers
    .flatMap(({ id }): Named[] => {
      const [gap, ...others] = openGaps(gapsById.get(id)).filter((one) => isUrgent(one, today));
      return gap === undefined ? [] : [{ gap, others: others.length }];
    })
    .sort((a, b) => byUrgency(a.gap, b.gap));
}

/** What a week's digest names, for the record of the week: keys of gaps. */
export function namedIn(customers: readonly Customer[], gapsById: GapsById, today: Day): readonly string[] {
  return urgentCustomers(customers, gapsById, today)
    .slice(0, mostNamed)
    .map(({ gap }) => gap.key);
}

/** What became of a gap that was named. `paused`: its customer is not worked on now. */
export type BecameOf = { customer: Customer; now: "done" | "open" | "paused" } | SnoozedSince;
type SnoozedSince = { customer: Customer; now: "snoozed"; until: Day };

/**
 * What became of what a digest named. A gap is done when nothing is open about the same thing any more: a claim that was
 * rejected meanwhile has a gap of another code. Customers that were forgotten are left out.
 */
export function becameOf(named: readonly string[], customers: readonly Customer[], gapsById: GapsById): BecameOf[] {
  return named.flatMap((key): BecameOf[] => {
    const customer = customers.find(({ id }) => id === customerIn(key));
    if (customer === undefined) return [];
    if (isLeftOut(customer)) return [{ customer, now: "paused" }];
    const item = key.split("/").slice(2).join("/");
    const about = (gapsById.get(customer.id) ?? []).filter(
      (gap) => counts(gap) && (gap.key === key || (item !== "" && gap.item === item)),
    );
    if (about.length === 0) return [{ customer, now: "done" }];
    const [until = ""] = about.map(({ snoozedUntil }) => snoozedUntil ?? "").sort();
    return [until === "" ? { customer, now: "open" } : { customer, now: "snoozed", until }];
  });
}
