/** What a form says of one subscription or one PAL identity, all of it or nothing of it. Pure. */
import type { Customer, Identity, IdentityKind, RoleAssignment, Scope, Subscription } from "../customer/customer.ts";
import { fingerprint } from "../customer/fingerprint.ts";
import { exact } from "../exact.ts";
import { changeIdentity, type IdentityChange, type PalChanged, type PalEdit } from "./changes.ts";
import type { PersonRef } from "../people/person.ts";
import { changeSubscription, type SubscriptionChange } from "./subscriptions.ts";
import type { Day } from "../time/time.ts";

/** As `PalChanged`; or somebody changed it after the form was drawn, and nothing was recorded. */
export type PalEdited<Item> = PalChanged<Item> | { doc: Customer; outcome: "changed-since"; item: Item };

/** A subscription as it is to be; absent keeps what is recorded, `null` takes it away. */
export type SubscriptionForm = {
  name?: string | null | undefined;
  scope?: Scope | undefined;
  soldByUsCsp?: boolean | undefined;
  access?: Subscription["access"] | undefined;
  since?: Day | undefined;
  powerOn?: Day | null | undefined;
};

/** Records a form about a subscription: a new one, or one as a card showed it. */
export function saveSubscription(
  customer: Customer,
  meant: { id: string; seen?: string | undefined },
  form: SubscriptionForm,
  edit: PalEdit,
): PalEdited<Subscription> {
  const { name, powerOn, scope, ...plain } = form;
  const id = meant.id.trim().toLowerCase();
  const found = customer.subscriptions.find((one) => one.id === id);
  const power = typeof powerOn === "string" ? { deployedOn: powerOn } : undefined;
  if (found === undefined) {
    if (meant.seen !== undefined) return { doc: customer, outcome: "not-there" };
    return changeSubscription(customer, { kind: "add", id, ...plain, scope, name: name ?? undefined, power }, edit);
  }
  // What is named and undefined is taken away, so that what the form left out must not be named.
  const details: (SubscriptionChange & { kind: "details" })["details"] = exact(plain);
  if (name !== undefined) details.name = name ?? undefined;
  if (powerOn !== undefined) details.power = power;
  const changes: SubscriptionChange[] = [{ kind: "details", subscription: id, details }];
  if (scope !== undefined) changes.push({ kind: "scope", subscription: id, scope });
  const result = inTurn(customer, found, changes, (doc, change) => changeSubscription(doc, change, edit));
  return guarded(customer, found, meant.seen, result);
}

/** An identity as it is to be; absent keeps what is recorded, `null` takes it away. */
export type IdentityForm = {
  label?: string | undefined;
  kind?: IdentityKind | undefined;
  tenant?: string | undefined;
  objectId?: string | undefined;
  holder?: PersonRef | null | undefined;
  partnerId?: string | null | undefined;
  link?: "not linked" | "reported" | "broken" | "removed" | undefined;
  on?: Day | undefined;
  /** Which of the roles recorded are still there, by their place in the list. */
  keptRoles?: readonly number[] | undefined;
  role?: RoleAssignment | undefined;
};

/** Records a form about an identity: a new one, or one as a card showed it. */
export function saveIdentity(
  customer: Customer,
  meant: { identity?: string | undefined; seen?: string | undefined },
  form: IdentityForm,
  edit: PalEdit,
): PalEdited<Identity> {
  if (meant.identity === undefined) return addedIdentity(customer, form, edit);
  const { identities } = customer;
  // Pressed twice, the first press may have given it the object id.
  const found = identities.find(({ id }) => id === meant.identity) ?? identities.find(({ id }) => id === form.objectId);
  if (found === undefined) return { doc: customer, outcome: "not-there" };
  const result = inTurn(customer, found, changesOf(found, form), (doc, change) => changeIdentity(doc, change, edit));
  return guarded(customer, found, meant.seen, result);
}

function addedIdentity(customer: Customer, form: IdentityForm, edit: PalEdit): PalEdited<Identity> {
  const { label = "", kind = "guest", link = "reported", role, holder, partnerId, objectId, tenant, on } = form;
  const added = changeIdentity(
    customer,
    {
      kind: "add",
      label,
      identityKind: kind,
      linked: link === "reported",
      id: objectId,
      tenant,
      holder: holder ?? undefined,
      partnerId: partnerId ?? undefined,
      linkedOn: on,
      roles: role && [role],
    },
    edit,
  );
  if (added.outcome !== "changed" || link === "reported" || link === "not linked") return added;
  return changeIdentity(added.doc, { kind: "link", identity: added.item.id, to: link }, edit);
}

function changesOf(found: Identity, form: IdentityForm): readonly IdentityChange[] {
  const identity = form.objectId ?? found.id;
  const { label, kind, tenant, objectId, holder, partnerId, link, on, keptRoles, role } = form;
  // A link to another Partner ID is another link: what was proven of the former is not proven of it.
  const isAnother = typeof partnerId === "string" && partnerId !== found.partnerId;
  const staysProven = found.link === "verified" && !isAnother && (link === undefined || link === "reported");
  const to = staysProven ? undefined : (link ?? (isAnother && found.link === "verified" ? "reported" : undefined));
  const gone = found.roles.filter((_, place) => keptRoles !== undefined && !keptRoles.includes(place));
  const details: (IdentityChange & { kind: "details" })["details"] = exact({ label, kind, tenant, id: objectId });
  if (isAnother) details.partnerId = partnerId;
  else if (partnerId === null && !staysProven) details.partnerId = undefined;

  const changes: IdentityChange[] = [];
  if (to !== undefined) {
    // Only a link has a day on which it was made.
    const linkedOn = to === "reported" ? on : undefined;
    changes.push({ kind: "link", identity: found.id, to, partnerId: isAnother ? partnerId : undefined, on: linkedOn });
  }
  changes.push({ kind: "details", identity: found.id, details });
  if (holder !== undefined) changes.push({ kind: "holder", identity, holder: holder ?? undefined });
  for (const { subscription, role: name } of gone) {
    changes.push({ kind: "role-removed", identity, subscription, role: name });
  }
  if (role !== undefined) changes.push({ kind: "role", identity, role });
  return changes;
}

/** Applies changes one after the other; what is refused on the way undoes those before it. */
function inTurn<Item, Change>(
  customer: Customer,
  item: Item,
  changes: readonly Change[],
  apply: (doc: Customer, change: Change) => PalChanged<Item>,
): PalChanged<Item> {
  let result: PalChanged<Item> = { doc: customer, outcome: "unchanged", item };
  for (const change of changes) {
    const next = apply(result.doc, change);
    if (next.outcome === "unchanged") continue;
    if (next.outcome !== "changed") return { ...next, doc: customer };
    result = next;
  }
  return result;
}

function guarded<Item>(
  customer: Customer,
  item: Item,
  seen: string | undefined,
  result: PalChanged<Item>,
): PalEdited<Item> {
  return seen !== undefined && seen !== fingerprint(item) && result.outcome !== "unchanged"
    ? { doc: customer, outcome: "changed-since", item }
    : result;
}
