/**
 * The Azure usage report as evidence of PAL. Microsoft, reconciliation FAQ: a row attributed by Partner Admin Link with
 * AdminType Owner or Contributor and consumption above zero is recognised and its role eligible.
 */
import type { Customer, MonthlyUsage, Subscription, CustomerId } from "../customer/customer.ts";
import { withUsage } from "./usage.ts";
import { findingsOf, imported, type Applied, type Findings, type ImportContext } from "./findings.ts";
import { type Day, addDays, dayOf, type Zone } from "../time/time.ts";
import { endOfMonth } from "../time/calendar.ts";
import { isLinked, rolesOn } from "../pal/pal.ts";

/**
 * Applies what a file says of the customer: each subscription's latest month, consumption by month, subscriptions
 * nobody had recorded. The same file twice changes nothing, and the order of files does not matter.
 */
export function applyAzureUsage(customer: Customer, usage: AzureUsage, context: ImportContext): Applied {
  const findings = findingsOf(customer);
  let latestMonth = "";
  const subscriptions = new Map(customer.subscriptions.map((one) => [one.id, one]));
  let changed = false;
  for (const [id, one] of [...usage.subscriptions].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (one.seen.month > latestMonth) latestMonth = one.seen.month;
    const before = subscriptions.get(id);
    const merged = mergeSubscription(customer, before ?? newSubscription(id, one), one, context);
    if (merged === before) continue;
    subscriptions.set(id, merged);
    changed = true;
    find(findings, before, merged);
  }
  const acrUsd: MonthlyUsage[] = [...usage.acrMicroUsd].map(([month, micro]) => ({
    month,
    acrUsd: Math.round(micro / 1e4) / 100,
  }));
  const next = {
    subscriptions: changed ? [...subscriptions.values()] : customer.subscriptions,
    usage: withUsage(customer.usage, acrUsd),
  };
  return imported(customer, next, { item: "azure-usage", to: latestMonth.slice(0, 7) }, findings, context);
}

/** What becomes known by the change of one subscription. */
function find(findings: Findings, before: Subscription | undefined, after: Subscription): void {
  const month = after.seen?.month.slice(0, 7) ?? "";
  const was = before?.seen?.attributed === true;
  const is = after.seen?.attributed === true;
  const channel = after.soldByUsCsp ? `sold through CSP, in ${month}` : `not sold through CSP, in ${month}`;
  if (before === undefined) findings.add("new", after.id, after.soldByUsCsp ? channel : `in ${month}`);
  else if (before.soldByUsCsp !== after.soldByUsCsp) findings.add("changed", after.id, channel);
  if (is && !was) {
    const roles = after.seen?.adminTypes.filter(countsForPal).join(", ");
    findings.add("verified", after.id, `Partner Admin Link as ${roles} in ${month}`);
  }
  if (was && !is) findings.add("lost", after.id, `no Partner Admin Link that counts in ${month}`);
  if (after.conflict !== undefined && after.conflict.says !== before?.conflict?.says) {
    findings.add("contradicts", after.id, `recorded as linked; the report says: ${after.conflict.says}`);
  }
}

const newSubscription = (id: string, { firstMonth }: SubscriptionUsage): Subscription => ({
  id,
  scope: { is: "in" },
  soldByUsCsp: false,
  access: "unknown",
  since: firstMonth,
});

/** @returns the very subscription when the file says nothing new of it. */
function mergeSubscription(
  customer: Customer,
  before: Subscription,
  usage: SubscriptionUsage,
  context: ImportContext,
): Subscription {
  const { seen } = before;
  // Until somebody says how we get in, the first month with consumption is all that is known of "since when".
  const since = before.access === "unknown" && usage.firstMonth < before.since ? usage.firstMonth : before.since;
  if (seen !== undefined && usage.seen.month < seen.month)
    return since === before.since ? before : { ...before, since };
  const isSameMonth = seen?.month === usage.seen.month;
  const next: Subscription = {
    ...before,
    since,
    soldByUsCsp: usage.csp || (isSameMonth && before.soldByUsCsp),
    seen: isSameMonth ? union(seen, usage.seen) : usage.seen,
  };
  const conflict = palConflict(customer, next, context);
  if (conflict === undefined) delete next.conflict;
  else if (conflict.says !== before.conflict?.says) next.conflict = conflict;
  return sameSubscription(before, next) ? before : next;
}

type Seen = NonNullable<Subscription["seen"]>;

function union(one: Seen, other: Seen): Seen {
  return {
    month: one.month,
    consumes: one.consumes || other.consumes,
    attributed: one.attributed || other.attributed,
    adminTypes: both(one.adminTypes, other.adminTypes),
    partnerIds: both(one.partnerIds, other.partnerIds),
  };
}

/** The very list when the other adds nothing, as nearly always in a million rows. */
const both = (some: readonly string[], others: readonly string[]): readonly string[] =>
  others.every((one) => some.includes(one)) ? some : [...new Set([...some, ...others])].sort();

function sameSubscription(one: Subscription, other: Subscription): boolean {
  return (
    one.since === other.since &&
    one.soldByUsCsp === other.soldByUsCsp &&
    one.conflict?.says === other.conflict?.says &&
    JSON.stringify(one.seen) === JSON.stringify(other.seen)
  );
}

export type AzureUsageRow = {
  line: number;
  customer: CustomerId;
  customerName?: string | undefined;
  subscription: string;
  /** First day of the month. */
  month: Day;
  attribution: "pal" | "csp" | "other";
  /** As written: Owner, Contributor, Reader, … */
  adminType?: string | undefined;
  partnerId?: string | undefined;
  /** Azure consumed revenue; absent when the report has no such column. */
  acrUsd?: number | undefined;
  /** Whether anything was consumed, by ACR when there is such a column, else by quantity. */
  consumes: boolean;
};

/** One subscription in a file: its latest month, and the earliest. */
export type SubscriptionUsage = { seen: NonNullable<Subscription["seen"]>; csp: boolean; firstMonth: Day };

/** What a file says of one customer. */
export type AzureUsage = {
  name?: string | undefined;
  rows: number;
  subscriptions: Map<string, SubscriptionUsage>;
  /** Azure consumed revenue by month, in millionths of a dollar, so that sums do not depend on the order of rows. */
  acrMicroUsd: Map<Day, number>;
};

/** Adds a row to what the file says so far. Changes `usage`, so that a million rows need the memory of their sums. */
export function gatherAzureUsage(usage: Map<CustomerId, AzureUsage>, row: AzureUsageRow): void {
  let customer = usage.get(row.customer);
  if (customer === undefined) {
    customer = { rows: 0, subscriptions: new Map(), acrMicroUsd: new Map() };
    usage.set(row.customer, customer);
  }
  customer.rows += 1;
  customer.name ??= row.customerName;
  if (row.acrUsd !== undefined) {
    const sum = customer.acrMicroUsd.get(row.month) ?? 0;
    customer.acrMicroUsd.set(row.month, sum + Math.round(row.acrUsd * 1e6));
  }
  const { subscriptions } = customer;
  const known = subscriptions.get(row.subscription);
  if (known === undefined) {
    subscriptions.set(row.subscription, { ...inRow(row), firstMonth: row.month });
    return;
  }
  if (row.month < known.firstMonth) known.firstMonth = row.month;
  if (row.month > known.seen.month) Object.assign(known, inRow(row));
  else if (row.month === known.seen.month) {
    const said = inRow(row);
    known.csp ||= said.csp;
    known.seen = union(known.seen, said.seen);
  }
}

/** Whether PAL counts an AdminType of the report. */
const countsForPal = (adminType: string | undefined): boolean => /owner|contributor/i.test(adminType ?? "");

function inRow({
  attribution,
  adminType,
  partnerId,
  consumes,
  month,
}: AzureUsageRow): Omit<SubscriptionUsage, "firstMonth"> {
  const pal = attribution === "pal";
  return {
    csp: attribution === "csp",
    seen: {
      month,
      consumes,
      attributed: pal && consumes && countsForPal(adminType),
      adminTypes: pal && adminType !== undefined ? [adminType] : [],
      partnerIds: pal && partnerId !== undefined ? [partnerId] : [],
    },
  };
}

/** A link shows in the report within a week, and the report is refreshed within four days (Microsoft: reconciliation FAQ). */
const daysUntilSeen = 10;

/**
 * The contradiction, when a subscription is recorded as linked, was so for long enough before the month ended, and the
 * month's consumption shows no Partner Admin Link that counts. None while the month is still being filled, nor where
 * CSP attributes the subscription.
 */
function palConflict(
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
