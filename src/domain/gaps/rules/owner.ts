/** G01 and G04: nobody answers for the customer; Partner Center does not list it any more. */
import type { Customer } from "../../customer/customer.ts";
import { gapKind, type Gap } from "../../catalogue/gap-codes.ts";
import type { PersonRef } from "../../people/person.ts";
import { dayIn, feedsAt, gap, windowEnd, type GapContext } from "./context.ts";

/** No owner, or one who left or blocked the bot. */
export function hasNoOwner(customer: Customer, context: GapContext): boolean {
  return customer.owner === undefined || context.gone.has(customer.owner);
}

/** G01. High at once; after three business days it is for a manager to decide. */
export function ownerGaps(customer: Customer, context: GapContext): readonly Gap[] {
  if (!hasNoOwner(customer, context)) return [];
  const { owner } = customer;
  const ownerSince = dayIn(context, customer.ownerSince ?? customer.addedAt);
  const since = (owner === undefined ? undefined : context.goneSince?.get(owner)) ?? ownerSince;
  const escalates = windowEnd(context, since, "ownerEscalation");
  return [
    gap(customer, {
      code: "G01",
      severity: "high",
      what: whatIsWrong(owner, context),
      next: context.today >= escalates ? "A manager should decide who owns it" : "Assign an owner",
      write: `assign ${customer.name} to @colleague`,
      since,
      designations: feedsAt("G01", customer, context),
    }),
  ];
}

function whatIsWrong(owner: PersonRef | undefined, { left, disabled }: GapContext): string {
  if (owner === undefined) return gapKind("G01").title;
  if (disabled?.has(owner) === true) return "The owner's account is disabled";
  return left?.has(owner) === true ? "The owner left the organization" : "The owner can't be reached";
}

/** G04. Whether it is served any more is for people to say; until then its other gaps stand. */
export function listingGaps(customer: Customer): readonly Gap[] {
  const { unlisted } = customer;
  if (unlisted === undefined || unlisted.kept === true) return [];
  return [
    gap(customer, {
      code: "G04",
      severity: "medium",
      next: "Say whether you still serve it: set it offboarded, or active to keep it",
      write: `set ${customer.name}: offboarded because …`,
      since: unlisted.since,
    }),
  ];
}
