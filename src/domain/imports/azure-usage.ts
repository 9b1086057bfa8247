/**
 * The Azure usage report as evidence of PAL. Microsoft, reconciliation FAQ: a row attributed by Partner Admin Link with
 * AdminType Owner or Contributor and consumption above zero is recognised and its role eligible.
 */
import type { Customer, MonthlyUsage, Subscription } from "../customer/customer.ts";
import { palConflict } from "./imported-azure-conflict.ts";
import { countsForPal, type AzureUsage, type SubscriptionUsage } from "./imported-azure-gather.ts";
import { importedEntry, whatOf, withUsage, type Applied, type Finding, type ImportContext } from "./usage.ts";

/**
 * Applies what a file says of the customer: each subscription's latest month, consumption by month, subscriptions
 * nobody had recorded. The same file twice changes nothing, and the order of files does not matter.
 */
export function applyAzureUsage(customer: Customer, usage: AzureUsage, context: ImportContext): Applied {
  const findings: Finding[] = [];
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
    findings.push(...findingsOf(customer, before, merged));
  }
  const acrUsd: MonthlyUsage[] = [...usage.acrMicroUsd].map(([month, micro]) => ({
    month,
    acrUsd: Math.round(micro / 1e4) / 100,
  }));
  const monthly = withUsage(customer.usage, acrUsd);
  if (!changed && monthly === customer.usage) return { doc: customer, outcome: "unchanged", findings: [] };
  const entries = [
    importedEntry(context, { what: "imported", item: "azure-usage", to: latestMonth.slice(0, 7) }),
    ...findings.map(({ kind, item, says }) => importedEntry(context, { what: whatOf[kind], item, to: says })),
  ];
  const doc: Customer = {
    ...customer,
    subscriptions: [...subscriptions.values()],
    usage: monthly,
    history: [...customer.history, ...entries],
  };
  return { doc, outcome: "changed", findings };
}

/** What becomes known by the change of one subscription. */
function findingsOf(customer: Customer, before: Subscription | undefined, after: Subscription): Finding[] {
  const month = after.seen?.month.slice(0, 7) ?? "";
  const was = before?.seen?.attributed === true;
  const is = after.seen?.attributed === true;
  const found: [Finding["kind"], string][] = [];
  if (before === undefined) found.push(["new", after.soldByUsCsp ? `sold through CSP, in ${month}` : `in ${month}`]);
  else if (before.soldByUsCsp !== after.soldByUsCsp) {
    found.push(["changed", after.soldByUsCsp ? `sold through CSP, in ${month}` : `not sold through CSP, in ${month}`]);
  }
  if (is && !was) {
    found.push([
      "verified",
      `Partner Admin Link as ${after.seen?.adminTypes.filter(countsForPal).join(", ")} in ${month}`,
    ]);
  }
  if (was && !is) found.push(["lost", `no Partner Admin Link that counts in ${month}`]);
  if (after.conflict !== undefined && after.conflict.says !== before?.conflict?.says) {
    found.push(["contradicts", `recorded as linked; the report says: ${after.conflict.says}`]);
  }
  return found.map(([kind, says]) => ({
    kind,
    customer: customer.id,
    customerName: customer.name,
    item: after.id,
    says,
  }));
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
    adminTypes: [...new Set([...one.adminTypes, ...other.adminTypes])].sort(),
    partnerIds: [...new Set([...one.partnerIds, ...other.partnerIds])].sort(),
  };
}

function sameSubscription(one: Subscription, other: Subscription): boolean {
  return (
    one.since === other.since &&
    one.soldByUsCsp === other.soldByUsCsp &&
    one.conflict?.says === other.conflict?.says &&
    JSON.stringify(one.seen) === JSON.stringify(other.seen)
  );
}
