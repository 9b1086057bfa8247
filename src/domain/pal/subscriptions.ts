/** What a form says of one Azure subscription. Pure. */
import { difference, isChangedSince, withNotes, withSaid, type Edited, type EditedBy } from "../customer/edit.ts";
import type { Note, Edits } from "../customer/edit.ts";
import { newSubscription, type Customer, type Scope, type Subscription } from "../customer/customer.ts";
import type { Day } from "../time/time.ts";

/** A subscription as it is to be. */
export type SubscriptionForm = {
  scope?: Scope | undefined;
  /** When Power Platform was deployed with it. */
  powerOn?: Day | null | undefined;
} & Edits<Pick<Subscription, "name" | "soldByUsCsp" | "access" | "since" | "marketplace" | "sovereign">>;

/**
 * Saves a form about a subscription: a new one, or one as a card showed it.
 * @param meant.id a GUID, lower case.
 */
export function saveSubscription(
  customer: Customer,
  meant: { id: string; seen?: string | undefined },
  { scope, powerOn, ...said }: SubscriptionForm,
  edit: EditedBy,
): Edited<Subscription> {
  const { id, seen } = meant;
  const power = powerOn === undefined || powerOn === null ? powerOn : { deployedOn: powerOn };
  const form = { ...said, power, scope };
  const found = customer.subscriptions.find((one) => one.id === id);
  if (found === undefined) {
    if (seen !== undefined) return { doc: customer, outcome: "not-there" };
    const item = withSaid(newSubscription({ id, since: edit.today }), form);
    const doc = { ...customer, subscriptions: [...customer.subscriptions, item] };
    const note = { what: "subscription added", item: id, to: item.scope.is };
    return { doc: withNotes(doc, [note], edit), outcome: "changed", item };
  }
  const item = withSaid(found, form);
  const notes: Note[] = [];
  const details = difference(found, item, [
    "name",
    "soldByUsCsp",
    "access",
    "since",
    "power",
    "marketplace",
    "sovereign",
  ]);
  if (details !== undefined) notes.push({ what: "subscription details", item: id, ...details });
  if (difference(found, item, ["scope"]) !== undefined) {
    const note = item.scope.is === "in" ? undefined : item.scope.note;
    notes.push({ what: "subscription scoped", item: id, from: found.scope.is, to: item.scope.is, note });
  }
  if (notes.length === 0) return { doc: customer, outcome: "unchanged", item: found };
  if (isChangedSince(seen, found)) return { doc: customer, outcome: "changed-since", item: found };
  const subscriptions = customer.subscriptions.map((one) => (one === found ? item : one));
  return { doc: withNotes({ ...customer, subscriptions }, notes, edit), outcome: "changed", item };
}
