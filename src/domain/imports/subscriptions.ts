/** The subscriptions export of one customer: what we sell it, which decides what can be claimed and what need be linked. */
import { newSubscription, type Claim, type Customer, type Subscription } from "../customer/customer.ts";
import {
  importFindings,
  imported,
  withItem,
  type ImportApplied,
  type ImportContext,
  type WorkloadOf,
} from "./findings.ts";

export type SubscriptionRow = {
  line: number;
  /** Lower-case GUID. */
  id: string;
  product: string;
  quantity: number;
  active: boolean;
};

/**
 * Applies the export: the customer buys through CSP; claims for subscriptions in it are sold by CSP, which Business
 * Applications claims must not be; Azure subscriptions in it need no PAL. An Azure plan is not a subscription: those
 * under it come with the Azure usage report. The same file twice changes nothing.
 */
export function applySubscriptions(
  customer: Customer,
  rows: readonly SubscriptionRow[],
  context: ImportContext,
): ImportApplied {
  const findings = importFindings(customer);
  const active = rows.filter((row) => row.active);

  let subscriptions = customer.subscriptions;
  for (const row of active.filter(({ product }) => isAzureSubscription(product))) {
    const before = subscriptions.find(({ id }) => id === row.id);
    if (before?.soldByUsCsp === true) continue;
    const after: Subscription = {
      ...(before ?? newSubscription({ id: row.id, since: context.today })),
      soldByUsCsp: true,
    };
    subscriptions = withItem(subscriptions, before, after);
    findings.add(before === undefined ? "new" : "changed", row.id, "sold through CSP");
  }

  let claims = customer.claims;
  for (const row of active) {
    for (const claim of claims.filter(({ subscription }) => subscription === row.id)) {
      if (claim.soldBy === "CSP") continue;
      claims = withItem<Claim>(claims, claim, { ...claim, soldBy: "CSP" });
      findings.add("changed", claim.id, "sold through CSP");
    }
  }
  for (const candidate of candidates(active, claims, context.workloadOf))
    findings.add("candidate", candidate, "sold, not decided");

  // How Azure is bought is known of each subscription, and says nothing of licences.
  const sells = active.some(({ product }) => !isAzureSubscription(product) && !/^azure plan$/i.test(product));
  const channels =
    sells && !customer.channels.includes("CSP") ? [...customer.channels, "CSP" as const] : customer.channels;
  const to = String(rows.length);
  return imported(customer, { subscriptions, claims, channels }, { item: "subscriptions", to }, findings, context);
}

/** Microsoft's name of the legacy Azure offer, whose id is the Azure subscription's. */
const isAzureSubscription = (product: string): boolean => /^microsoft azure$/i.test(product);

/** Workloads that are sold under their own name and that nobody has decided about. */
function candidates(rows: readonly SubscriptionRow[], claims: readonly Claim[], workloadOf: WorkloadOf): Set<string> {
  const found = new Set<string>();
  for (const { product } of rows) {
    const workload = workloadOf(product)?.id;
    if (workload !== undefined && !claims.some((claim) => claim.workload === workload)) found.add(workload);
  }
  return found;
}
