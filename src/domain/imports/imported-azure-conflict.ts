/** Where the Azure usage report contradicts what is recorded of PAL. */
import { endOfMonth } from "../time/calendar.ts";
import type { Customer, Subscription } from "../customer/customer.ts";
import type { ImportContext } from "./usage.ts";
import { isLinked, rolesOn } from "../pal/pal.ts";
import { addDays, dayOf, type Day, type Zone } from "../time/time.ts";

/** A link shows in the report within a week, and the report is refreshed within four days (Microsoft: reconciliation FAQ). */
const daysUntilSeen = 10;

/**
 * The contradiction, when a subscription is recorded as linked, was so for long enough before the month ended, and the
 * month's consumption shows no Partner Admin Link that counts. None while the month is still being filled, nor where
 * CSP attributes the subscription.
 */
export function palConflict(
  customer: Customer,
  subscription: Subscription,
  context: Pick<ImportContext, "today" | "zone" | "by">,
): Subscription["conflict"] | undefined {
  const { seen } = subscription;
  if (seen === undefined || !seen.consumes || seen.attributed) return undefined;
  if (subscription.soldByUsCsp || subscription.scope.is !== "in") return undefined;
  const end = endOfMonth(seen.month);
  if (end >= context.today) return undefined;
  const since = recordedSince(customer, subscription, context.zone);
  if (since === undefined || since > addDays(end, -daysUntilSeen)) return undefined;
  const month = seen.month.slice(0, 7);
  return {
    evidence: { kind: "imported", at: `${end}T00:00:00.000Z`, by: context.by, ref: `Azure usage ${month}` },
    says:
      seen.adminTypes.length === 0
        ? `no Partner Admin Link in ${month}`
        : `Partner Admin Link only as ${seen.adminTypes.join(", ")} in ${month}, which does not count`,
  };
}

/** Since when the subscription is recorded as linked, by an identity that reaches it or by the checklist's answer. */
function recordedSince(customer: Customer, subscription: Subscription, zone: Zone): Day | undefined {
  const days = customer.identities
    .filter((identity) => isLinked(identity) && rolesOn(identity, subscription.id) !== undefined)
    .map((identity) => identity.linkedOn ?? identity.since);
  const answer = customer.checklist.answers.pal;
  if (answer?.says === "yes") days.push(dayOf(answer.at, zone));
  return days.sort()[0];
}
