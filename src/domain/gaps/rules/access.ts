/** A01: delegated admin access (GDAP) that ends; V04 where nobody knows, since it is not read. */
import { confirmedAt } from "../../claims/evidence.ts";
import type { Customer, Evidence, Gdap } from "../../customer/customer.ts";
import type { Gap } from "../../catalogue/gap-codes.ts";
import { addDays, type Day } from "../../time/time.ts";
import { deadlineOn, dayIn, gap, type GapContext } from "./context.ts";

/** Microsoft's words, and ours for a relation that its list does not have any more. */
const hasEnded = (status: string): boolean => /^(expired|terminated|none)$/i.test(status);

/** Warned 30, 7 and 1 days before, as Microsoft does; each step wakes a snooze. GDAP attributes nothing by itself. */
export function accessGaps(customer: Customer, context: GapContext): readonly Gap[] {
  const { gdap } = customer;
  if (gdap === undefined || !gdap.needed) return [];
  const { endsOn } = gdap;
  const shared = { code: "A01", severity: "medium" } as const;
  const where = "In Partner Center open Customers > Administer > Admin relationships";
  const isPast = endsOn !== undefined && endsOn < context.today && !gdap.autoExtends;
  if (isPast && !hasEnded(gdap.status) && isUnread(customer, gdap, endsOn, context)) {
    const readOn = dayIn(context, confirmedAt(gdap.evidence, customer));
    const what = `Delegated access (GDAP) was to end on ${endsOn}; not read since ${readOn}`;
    const next = `${where} and see whether tenant ${customer.id} has a new one`;
    return [
      gap(customer, {
        code: "V04",
        topic: "access",
        severity: "low",
        item: "gdap",
        what,
        next,
        since: addDays(endsOn, 1),
        ranOut: endsOn,
      }),
    ];
  }
  if (isPast || hasEnded(gdap.status)) {
    const known = gdap.evidence === undefined ? context.today : dayIn(context, gdap.evidence.at);
    const since = endsOn !== undefined && endsOn < context.today ? addDays(endsOn, 1) : (endsOn ?? known);
    const next = gdap.pending
      ? "Ask the customer to approve the new one that's waiting for them; its link is under Admin relationships in Partner Center"
      : `${where} and request a new one for tenant ${customer.id}`;
    return [
      gap(customer, { ...shared, what: "Delegated access (GDAP) has ended", next, since, ranOut: addDays(since, -1) }),
    ];
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
        `${where}, then Enable auto extend (not with Global ` +
        `Administrator in it) or request a new one before ${endsOn}. PAL and CPOR stay as they are`,
      since: addDays(endsOn, -gdapFirst.value),
      deadline: deadlineOn(context, endsOn),
    }),
  ];
}

type Read = Gdap & { evidence: Evidence };

/** Whether Microsoft was last read before the day on which access was to end, so that nobody knows whether it did. */
function isUnread(customer: Customer, gdap: Gdap, endsOn: Day, context: GapContext): gdap is Read {
  const { evidence } = gdap;
  return evidence?.kind === "read" && dayIn(context, confirmedAt(evidence, customer)) <= endsOn;
}
