/** E01: work that is associated and earns nothing, with Microsoft's reason and the money. */
import { ineligibleBecause } from "../../catalogue/ineligible.ts";
import { gapKind, type Gap } from "../../catalogue/gap-codes.ts";
import type { Customer, Earning } from "../../customer/customer.ts";
import { dollars } from "../../pal/consumption.ts";
import { nameOfMonth } from "../../time/calendar.ts";
import { aboutClaim, aboutSubscription, gapOf, type GapContext, type Item } from "./context.ts";

/** One gap at most for each thing: the newest month in which nothing was earned, unless money came in it or later. */
export function earningGaps(customer: Customer, context: GapContext): readonly Gap[] {
  const newest = new Map<string, Earning>();
  for (const one of customer.earnings ?? []) {
    const known = newest.get(one.item);
    const isNewer = known === undefined || one.month > known.month;
    // Of one month, money that came in tells more than money that did not; of two that did not, the larger.
    const tells = one.reason === undefined || (known?.reason !== undefined && one.usd > known.usd);
    if (isNewer || (one.month === known.month && tells)) newest.set(one.item, one);
  }
  return [...newest.values()].flatMap((one) => notEarning(customer, one, context) ?? []);
}

function notEarning(customer: Customer, { item, month, usd, reason }: Earning, context: GapContext): Gap | undefined {
  if (reason === undefined) return undefined;
  const { words, move, next } = ineligibleBecause(reason);
  return gapOf(customer, about(customer, item, context), {
    code: "E01",
    severity: move === "here" ? "medium" : move === "organization" ? "low" : "info",
    what: `${gapKind("E01").title} in ${nameOfMonth(month)} (${dollars(usd)}), ${words}`,
    next:
      next ??
      (move === "nobody"
        ? "Nothing to do: Microsoft's policy leaves no way to earn here"
        : "In Partner Center open Earnings > Reports and look the row up; support answers by its unearnedId"),
    since: month,
  });
}

function about({ claims, subscriptions }: Customer, item: string, context: GapContext): Item {
  const claim = claims.find(({ id, claimId }) => id === item || claimId === item);
  if (claim !== undefined) return { ...aboutClaim(claim, context), item };
  const subscription = subscriptions.find(({ id }) => id === item);
  if (subscription !== undefined) return aboutSubscription(subscription, context);
  return { name: item, item, topic: "data", designations: [] };
}
