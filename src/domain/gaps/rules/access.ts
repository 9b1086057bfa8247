/** A01: delegated admin access (GDAP) that ends. */
import type { Customer } from "../../customer/customer.ts";
import type { Gap } from "../../catalogue/gap-codes.ts";
import { addDays } from "../../time/time.ts";
import { clock, gap, type GapContext } from "./context.ts";

const hasEnded = (status: string): boolean => /^(expired|terminat)/i.test(status);

/** Warned 30, 7 and 1 days before, as Microsoft does; each step wakes a snooze. GDAP attributes nothing by itself. */
export function accessGaps(customer: Customer, context: GapContext): readonly Gap[] {
  const { gdap } = customer;
  if (gdap === undefined || !gdap.needed) return [];
  const { endsOn } = gdap;
  const shared = { code: "A01", severity: "medium" } as const;
  const ended = hasEnded(gdap.status) || (endsOn !== undefined && endsOn < context.today);
  if (ended) {
    const since = endsOn !== undefined && endsOn < context.today ? addDays(endsOn, 1) : (endsOn ?? context.today);
    const next = `In Partner Center open Customers > Administer > Admin relationships and request a new one for tenant ${customer.id}`;
    return [gap(customer, { ...shared, what: "Delegated access (GDAP) has ended", next, since })];
  }
  if (endsOn === undefined || gdap.autoExtends) return [];
  const { gdapFirst, gdapSecond, gdapLast } = context.limits;
  const step = [gdapLast, gdapSecond, gdapFirst].find(({ value }) => addDays(endsOn, -value) <= context.today);
  if (step === undefined) return [];
  return [
    gap(customer, {
      ...shared,
      what: `Delegated access (GDAP) ends within ${step.value === 1 ? "a day" : `${step.value} days`}`,
      next:
        "In Partner Center open Customers > Administer > Admin relationships, then Enable auto extend (not with Global " +
        `Administrator in it) or request a new one before ${endsOn}. PAL and CPOR stay as they are`,
      since: addDays(endsOn, -gdapFirst.value),
      clock: clock(context, endsOn, "days"),
    }),
  ];
}
