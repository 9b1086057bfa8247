/** What a form says of one subscription or one PAL identity, all of it or nothing of it. Pure. */
import type { Customer, Identity, IdentityKind, RoleAssignment, Scope, Subscription } from "../customer/customer.ts";
import { fingerprint } from "../customer/fingerprint.ts";
import { changeIdentity, type IdentityChange, type PalEdit, type PalOutcome } from "./changes.ts";
import type { PersonRef } from "../people/person.ts";
import { changeSubscription, type SubscriptionChange } from "./subscriptions.ts";
import type { Day } from "../time/time.ts";

/** As `PalOutcome`; or somebody changed it after the form was drawn, and nothing was recorded. */
export type PalEdited<Item> = PalOutcome<Item> | { is: "changed-since"; item: Item };

type Result<Item> = { doc: Customer; outcome: PalEdited<Item> };

/** A subscription as it is to be; absent keeps what is recorded, `null` takes it away. */
export type SubscriptionForm = {
  name?: string | null;
  scope?: Scope;
  soldByUsCsp?: boolean;
  access?: Subscription["access"];
  since?: Day;
  powerOn?: Day | null;
};

/** Records a form about a subscription: a new one, or one as a card showed it. */
export function editSubscription(
  customer: Customer,
  meant: { id: string; seen?: string },
  form: SubscriptionForm,
  edit: PalEdit,
): Result<Subscription> {
  const { name, powerOn, scope, ...plain } = form;
  const id = meant.id.trim().toLowerCase();
  const found = customer.subscriptions.find((one) => one.id === id);
  const details = {
    ...plain,
    ...(name === undefined ? {} : { name: name ?? undefined }),
    ...(powerOn === undefined ? {} : { power: powerOn === null ? undefined : { deployedOn: powerOn } }),
  };
  if (found === undefined) {
    if (meant.seen !== undefined) return { doc: customer, outcome: { is: "not-there" } };
    const { name: called, power, ...others } = details;
    return changeSubscription(
      customer,
      {
        kind: "add",
        id,
        ...others,
        ...(scope === undefined ? {} : { scope }),
        ...(called === undefined ? {} : { name: called }),
        ...(power === undefined ? {} : { power }),
      },
      edit,
    );
  }
  const changes: readonly SubscriptionChange[] = [
    { kind: "details", subscription: id, details },
    ...(scope === undefined ? [] : [{ kind: "scope" as const, subscription: id, scope }]),
  ];
  const result = inTurn(customer, found, changes, (doc, change) => changeSubscription(doc, change, edit));
  return guarded(customer, found, meant.seen, result);
}

/** An identity as it is to be; absent keeps what is recorded, `null` takes it away. */
export type IdentityForm = {
  label?: string;
  kind?: IdentityKind;
  tenant?: string;
  objectId?: string;
  holder?: PersonRef | null;
  partnerId?: string | null;
  link?: "not linked" | "reported" | "broken" | "removed";
  on?: Day;
  /** Which of the roles recorded are still there, by their place in the list. */
  keptRoles?: readonly number[];
  role?: RoleAssignment;
};

/** Records a form about an identity: a new one, or one as a card showed it. */
export function editIdentity(
  customer: Customer,
  meant: { identity?: string; seen?: string },
  form: IdentityForm,
  edit: PalEdit,
): Result<Identity> {
  if (meant.identity === undefined) return addedIdentity(customer, form, edit);
  const { identities } = customer;
  // Pressed twice, the first press may have given it the object id.
  const found = identities.find(({ id }) => id === meant.identity) ?? identities.find(({ id }) => id === form.objectId);
  if (found === undefined) return { doc: customer, outcome: { is: "not-there" } };
  const result = inTurn(customer, found, changesOf(found, form), (doc, change) => changeIdentity(doc, change, edit));
  return guarded(customer, found, meant.seen, result);
}

function addedIdentity(customer: Customer, form: IdentityForm, edit: PalEdit): Result<Identity> {
  const { label = "", kind = "guest", link = "reported", role, holder, partnerId, objectId, tenant, on } = form;
  const added = changeIdentity(
    customer,
    {
      kind: "add",
      label,
      identityKind: kind,
      linked: link === "reported",
      ...(objectId === undefined ? {} : { id: objectId }),
      ...(tenant === undefined ? {} : { tenant }),
      ...(typeof holder !== "string" ? {} : { holder }),
      ...(typeof partnerId !== "string" ? {} : { partnerId }),
      ...(on === undefined ? {} : { linkedOn: on }),
      ...(role === undefined ? {} : { roles: [role] }),
    },
    edit,
  );
  const { outcome } = added;
  if (outcome.is !== "changed" || link === "reported" || link === "not linked") return added;
  return changeIdentity(added.doc, { kind: "link", identity: outcome.item.id, to: link }, edit);
}

function changesOf(found: Identity, form: IdentityForm): readonly IdentityChange[] {
  const identity = form.objectId ?? found.id;
  const { label, kind, tenant, objectId, holder, partnerId, link, on, keptRoles, role } = form;
  // A link to another Partner ID is another link: what was proven of the former is not proven of it.
  const isAnother = typeof partnerId === "string" && partnerId !== found.partnerId;
  const staysProven = found.link === "verified" && !isAnother && (link === undefined || link === "reported");
  const to = staysProven ? undefined : (link ?? (isAnother && found.link === "verified" ? "reported" : undefined));
  const gone = found.roles.filter((_, place) => keptRoles !== undefined && !keptRoles.includes(place));
  return [
    ...(to === undefined
      ? []
      : [
          {
            kind: "link" as const,
            identity: found.id,
            to,
            ...(isAnother ? { partnerId } : {}),
            // Only a link has a day on which it was made.
            ...(on === undefined || to !== "reported" ? {} : { on }),
          },
        ]),
    {
      kind: "details",
      identity: found.id,
      details: {
        ...(label === undefined ? {} : { label }),
        ...(kind === undefined ? {} : { kind }),
        ...(tenant === undefined ? {} : { tenant }),
        ...(objectId === undefined ? {} : { id: objectId }),
        ...(isAnother ? { partnerId } : {}),
        ...(partnerId === null && !staysProven ? { partnerId: undefined } : {}),
      },
    },
    ...(holder === undefined ? [] : [{ kind: "holder" as const, identity, ...(holder === null ? {} : { holder }) }]),
    ...gone.map((one) => ({ kind: "role removed" as const, identity, subscription: one.subscription, role: one.role })),
    ...(role === undefined ? [] : [{ kind: "role" as const, identity, role }]),
  ];
}

/** Applies changes one after the other; what is refused on the way undoes those before it. */
function inTurn<Item, Change>(
  customer: Customer,
  item: Item,
  changes: readonly Change[],
  apply: (doc: Customer, change: Change) => { doc: Customer; outcome: PalOutcome<Item> },
): { doc: Customer; outcome: PalOutcome<Item> } {
  let result: { doc: Customer; outcome: PalOutcome<Item> } = { doc: customer, outcome: { is: "unchanged", item } };
  for (const change of changes) {
    const { doc, outcome } = apply(result.doc, change);
    if (outcome.is === "unchanged") continue;
    if (outcome.is !== "changed") return { doc: customer, outcome };
    result = { doc, outcome };
  }
  return result;
}

function guarded<Item>(
  customer: Customer,
  item: Item,
  seen: string | undefined,
  result: { doc: Customer; outcome: PalOutcome<Item> },
): Result<Item> {
  return seen !== undefined && seen !== fingerprint(item) && result.outcome.is !== "unchanged"
    ? { doc: customer, outcome: { is: "changed-since", item } }
    : result;
}
