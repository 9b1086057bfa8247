/** What we sell to a customer through CSP, as Partner Center has it: Azure subscriptions, and the ends of others. */
import { newSubscription, type Claim, type Customer } from "../customer/customer.ts";
import type { Subscription } from "../customer/customer.ts";
import { exact } from "../exact.ts";
import type { Day } from "../time/time.ts";
import { collect, marked, readEntry, readNow, saidStill } from "./applied.ts";
import type { ReadApplied, ReadContext, ReadFinding } from "./applied.ts";
import type { AzureSubscription, Product, Sales } from "./facts.ts";

/** Partner Center's words for what is over (enum `subscriptionStatus`). Suspended ones can come back. */
const isOver = (status: string): boolean => /^(deleted|expired|cancell?ed)$/i.test(status);

/**
 * Applies what is sold to one customer. An Azure subscription that we sell needs no PAL for most designations; one that
 * we sold and do not any more does, if it lives on. Claims get the end of their subscription.
 */
export function applySales(customer: Customer, sales: Sales, context: ReadContext): ReadApplied {
  const { findings, entries, find: tell } = collect(customer, context);
  const find: Find = (kind, what, item, to) => tell(kind, { what, item, to }, `${to} (…${item.slice(-4)})`);
  const sold = new Map(sales.azure.map((one) => [one.id, one]));
  const stillKnown = customer.subscriptions.map((one) => {
    const found = sold.get(one.id);
    return found === undefined ? notSold(one, find, context) : stillSold(one, found, find, context);
  });
  const added = [...sold.values()]
    .filter(({ id, status }) => !isOver(status) && !customer.subscriptions.some((one) => one.id === id))
    .map((one) => newlySold(one, find, context));
  const doc: Customer = {
    ...customer,
    subscriptions: [...stillKnown, ...added],
    claims: customer.claims.map((claim) => withSale(claim, sales.products, find, context)),
  };
  // How Azure is bought is known of each subscription, and says nothing of licences.
  const sells = sales.products.some(({ status }) => !isOver(status));
  if (sells && !customer.channels.includes("CSP")) {
    doc.channels = [...customer.channels, "CSP"];
    entries.push(readEntry(context, { what: "read", item: "channels", to: "CSP" }));
  }
  if (!sells && customer.channels.includes("CSP") && !isSaid(customer)) {
    doc.channels = customer.channels.filter((channel) => channel !== "CSP");
    entries.push(readEntry(context, { what: "read", item: "channels", to: doc.channels.join(", ") || "not by us" }));
  }
  const { read, ...known } = marked(doc, "subscriptions", context, entries);
  return {
    doc: { ...known, read: { ...read, subscriptions: { ...read?.subscriptions, licences: sells } } },
    findings,
  };
}

/** Whether a person said how the customer buys: it may buy so from another partner, which our list does not tell. */
const isSaid = ({ history }: Customer): boolean => history.some(({ what }) => what === "channels set");

type Find = (kind: ReadFinding["kind"], what: string, item: string, says: string) => void;

function newlySold({ id, name }: AzureSubscription, find: Find, context: ReadContext): Subscription {
  find("new", "subscription read", id, "Azure subscription, sold through CSP");
  const evidence = readNow("subscriptions", context);
  return newSubscription(exact({ id, name, soldByUsCsp: true, evidence, since: context.today }));
}

function stillSold(before: Subscription, found: AzureSubscription, find: Find, context: ReadContext): Subscription {
  const { endedOn, ...rest } = before;
  const over = isOver(found.status);
  if (over && endedOn === undefined)
    find("gone", "subscription ended", before.id, `Azure subscription is ${found.status}`);
  if (!over && endedOn !== undefined)
    find("changed", "subscription read", before.id, "Azure subscription is active again");
  const name = before.name ?? found.name;
  const next: Subscription = exact({ ...rest, name, endedOn: over ? (endedOn ?? context.today) : undefined });
  if (before.soldByUsCsp && before.evidence !== undefined) return next;
  if (!before.soldByUsCsp) find("changed", "subscription read", before.id, "sold through CSP");
  return { ...next, soldByUsCsp: true, evidence: readNow("subscriptions", context) };
}

/** One that a reading had as sold by us, and that is on the list no more. What others said of it is theirs to change. */
function notSold(before: Subscription, find: Find, context: ReadContext): Subscription {
  const wasRead = before.soldByUsCsp && before.evidence?.ref === "subscriptions";
  if (!wasRead) return before;
  find("gone", "subscription read", before.id, "Azure subscription, no longer sold through CSP");
  return { ...before, soldByUsCsp: false, evidence: readNow("subscriptions", context) };
}

/** The claim with how its subscription is sold. What a person recorded otherwise gives way, and is named. */
function withSale(claim: Claim, products: readonly Product[], find: Find, context: ReadContext): Claim {
  const product = products.find(({ id }) => id === claim.subscription);
  if (product === undefined) return claim;
  const endsOn = endOf(product, context.today);
  const { subscriptionEndsOn, autoRenews } = claim;
  const sale = readNow("subscriptions", context);
  const isSame =
    claim.soldBy === "CSP" &&
    (endsOn === undefined || endsOn === subscriptionEndsOn) &&
    (product.autoRenews === undefined || product.autoRenews === autoRenews);
  const { saleSaid, ...rest } = claim;
  if (isSame && claim.sale !== undefined) {
    return exact({ ...rest, saleSaid: saidStill(saleSaid, claim.sale, context) });
  }
  if (isSame) return { ...claim, sale };
  const isReported = claim.sale === undefined && subscriptionEndsOn !== undefined && endsOn !== undefined;
  const contradicts = isReported && endsOn !== subscriptionEndsOn;
  const says = endsOn === undefined ? "sold through CSP" : `ends ${endsOn}`;
  const instead = contradicts ? `, but one of us said ${subscriptionEndsOn}` : "";
  find(contradicts ? "contradicted" : "changed", "claim read", claim.id, `${product.name}: ${says}${instead}`);
  return exact({
    ...rest,
    soldBy: "CSP",
    sale,
    saleSaid: contradicts ? { evidence: claim.evidence, says: `ends ${subscriptionEndsOn}` } : undefined,
    subscriptionEndsOn: endsOn ?? subscriptionEndsOn,
    autoRenews: product.autoRenews ?? autoRenews,
  });
}

/** One that was cancelled ended, whatever its term said. */
function endOf({ status, endsOn }: Product, today: Day): Day | undefined {
  return isOver(status) && (endsOn === undefined || endsOn > today) ? today : endsOn;
}
