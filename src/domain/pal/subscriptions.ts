/** What people say of Azure subscriptions, applied to the customer. Pure. */
import type { AccessModel, Customer, Scope, Subscription } from "../customer/customer.ts";
import { withEntry, type PalChanged, type PalEdit } from "./changes.ts";
import { exact } from "../exact.ts";
import type { Day } from "../time/time.ts";

export type SubscriptionChange =
  | {
      kind: "add";
      id: string;
      name?: string | undefined;
      scope?: Scope | undefined;
      soldByUsCsp?: boolean | undefined;
      access?: AccessModel | undefined;
      /** Since when we have access; today unless given. */
      since?: Day | undefined;
      power?: { deployedOn: Day } | undefined;
    }
  | { kind: "scope"; subscription: string; scope: Scope }
  | {
      kind: "details";
      subscription: string;
      /** Named and undefined: it is not known any more. */
      details: Partial<Pick<Subscription, "soldByUsCsp" | "access" | "since">> & {
        name?: string | undefined;
        power?: Subscription["power"] | undefined;
      };
    };

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Applies what a person says of a subscription. A change of nothing gives back the very document. */
export function changeSubscription(
  customer: Customer,
  change: SubscriptionChange,
  edit: PalEdit,
): PalChanged<Subscription> {
  if (change.kind === "add") return addSubscription(customer, change, edit);
  const found = customer.subscriptions.find((one) => one.id === change.subscription);
  if (found === undefined) return { doc: customer, outcome: "not-there" };
  const next = change.kind === "scope" ? { ...found, scope: change.scope } : describedAs(found, change.details);
  if (JSON.stringify(next) === JSON.stringify(found)) {
    return { doc: customer, outcome: "unchanged", item: found };
  }
  const doc = {
    ...customer,
    subscriptions: customer.subscriptions.map((one) => (one.id === found.id ? next : one)),
  };
  const entry =
    change.kind === "scope"
      ? {
          what: "subscription scoped",
          item: found.id,
          from: found.scope.is,
          to: change.scope.is,
          note: noteOf(change.scope),
        }
      : { what: "subscription details", item: found.id, ...difference(found, change.details) };
  return { doc: withEntry(doc, edit, entry), outcome: "changed", item: next };
}

function describedAs(
  found: Subscription,
  details: (SubscriptionChange & { kind: "details" })["details"],
): Subscription {
  // In the order of the document, so that the same values compare as the same.
  return exact({ ...found, ...details });
}

function addSubscription(
  customer: Customer,
  change: SubscriptionChange & { kind: "add" },
  edit: PalEdit,
): PalChanged<Subscription> {
  const id = change.id.trim().toLowerCase();
  if (!guid.test(id)) return { doc: customer, outcome: "not-a-guid", text: change.id };
  const there = customer.subscriptions.find((one) => one.id === id);
  if (there !== undefined) return { doc: customer, outcome: "already-there", item: there };
  const subscription: Subscription = exact({
    id,
    scope: change.scope ?? { is: "in" },
    soldByUsCsp: change.soldByUsCsp ?? false,
    access: change.access ?? "unknown",
    since: change.since ?? edit.today,
    name: change.name,
    power: change.power,
  });
  const doc = { ...customer, subscriptions: [...customer.subscriptions, subscription] };
  return {
    doc: withEntry(doc, edit, { what: "subscription added", item: id, to: subscription.scope.is }),
    outcome: "changed",
    item: subscription,
  };
}

function difference(before: Subscription, details: object): { from: string; to: string } {
  const names = Object.keys(details) as (keyof Subscription)[];
  const show = (values: Partial<Record<keyof Subscription, unknown>>) =>
    names.map((name) => `${name}: ${values[name] === undefined ? "none" : JSON.stringify(values[name])}`).join("; ");
  return { from: show(before), to: show(details) };
}

const noteOf = (scope: Scope): string | undefined => (scope.is === "in" ? undefined : scope.note);
