/** What people say of PAL identities, applied to the customer; of subscriptions, see subscription-changes.ts. Pure. */
import type { Customer, Evidence, HistoryEntry, Identity, IdentityKind, RoleAssignment } from "../customer/customer.ts";
import type { PersonId, PersonRef } from "../people/person.ts";
import type { Day, Instant } from "../time/time.ts";

/** When and by whom. Whether they may is for the caller to have checked. */
export type PalEdit = { today: Day; now: Instant; by: PersonId };

export type IdentityChange =
  | {
      kind: "add";
      label: string;
      identityKind: IdentityKind;
      /** Entra object id in the linking directory; made from the label when not known. */
      id?: string;
      /** The customer's tenant unless given; our own for Lighthouse. */
      tenant?: string;
      holder?: PersonRef;
      linked: boolean;
      partnerId?: string;
      linkedOn?: Day;
      roles?: readonly RoleAssignment[];
    }
  /** "reported": the person says it is linked. "verified" comes only from pasted output. */
  | {
      kind: "link";
      identity: string;
      to: "not linked" | "reported" | "broken" | "removed";
      partnerId?: string;
      on?: Day;
    }
  /** Sets the role on that subscription, in place of the same role there. */
  | { kind: "role"; identity: string; role: RoleAssignment }
  | { kind: "role removed"; identity: string; subscription: string; role: string }
  /** `holder` absent: nobody. */
  | { kind: "holder"; identity: string; holder?: PersonRef }
  /** `id`: its object id, once known. */
  | {
      kind: "details";
      identity: string;
      details: { label?: string; kind?: IdentityKind; tenant?: string; id?: string; partnerId?: string | undefined };
    };

export type PalOutcome<Item> =
  | { is: "changed"; item: Item }
  | { is: "unchanged"; item: Item }
  | { is: "already-there"; item: Item }
  | { is: "not-there" }
  /** A subscription id that is no GUID. */
  | { is: "not-a-guid"; text: string };

/** The customer after a change, or as it was, and what became of the change. */
export type Changed<Item> = { doc: Customer; outcome: PalOutcome<Item> };

/** Short and stable, for an identity whose object id nobody knows. */
const slug = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "") || "identity";

const reportedBy = (edit: PalEdit): Evidence => ({ kind: "reported", at: edit.now, by: edit.by });

/** Applies what a person says of an identity. A change of nothing gives back the very document. */
export function changeIdentity(customer: Customer, change: IdentityChange, edit: PalEdit): Changed<Identity> {
  if (change.kind === "add") return addIdentity(customer, change, edit);
  const identity = customer.identities.find((one) => one.id === change.identity);
  if (identity === undefined) return { doc: customer, outcome: { is: "not-there" } };
  switch (change.kind) {
    case "link":
      return linkIdentity(customer, identity, change, edit);
    case "role": {
      const { subscription, role, permanence } = change.role;
      const others = identity.roles.filter((one) => one.subscription !== subscription || one.role !== role);
      const before = identity.roles.find((one) => one.subscription === subscription && one.role === role);
      if (before?.permanence === permanence) return { doc: customer, outcome: { is: "unchanged", item: identity } };
      const next = { ...identity, roles: [...others, change.role] };
      return withIdentity(customer, next, edit, "role set", before && shownRole(before), shownRole(change.role));
    }
    case "role removed": {
      const gone = identity.roles.find((one) => one.subscription === change.subscription && one.role === change.role);
      if (gone === undefined) return { doc: customer, outcome: { is: "unchanged", item: identity } };
      const next = { ...identity, roles: identity.roles.filter((one) => one !== gone) };
      return withIdentity(customer, next, edit, "role removed", shownRole(gone), undefined);
    }
    case "holder": {
      if (identity.holder === change.holder) return { doc: customer, outcome: { is: "unchanged", item: identity } };
      const { holder: before, ...rest } = identity;
      const next = change.holder === undefined ? rest : { ...rest, holder: change.holder };
      return withIdentity(customer, next, edit, "holder set", before, change.holder);
    }
    case "details":
      return describeIdentity(customer, identity, change.details, edit);
  }
}

function describeIdentity(
  customer: Customer,
  identity: Identity,
  details: (IdentityChange & { kind: "details" })["details"],
  edit: PalEdit,
): Changed<Identity> {
  const names = (Object.keys(details) as (keyof typeof details)[]).filter((name) => details[name] !== identity[name]);
  if (names.length === 0) return { doc: customer, outcome: { is: "unchanged", item: identity } };
  const there = details.id === identity.id ? undefined : customer.identities.find(({ id }) => id === details.id);
  if (there !== undefined) return { doc: customer, outcome: { is: "already-there", item: there } };
  const { partnerId: before, ...rest } = identity;
  const { partnerId, ...others } = details;
  const kept = "partnerId" in details ? partnerId : before;
  const next: Identity = { ...rest, ...others, ...(kept === undefined ? {} : { partnerId: kept }) };
  const show = (from: typeof details) => names.map((name) => `${name}: ${from[name] ?? "none"}`).join("; ");
  const doc = { ...customer, identities: customer.identities.map((one) => (one === identity ? next : one)) };
  return {
    doc: withEntry(doc, edit, { what: "identity details", item: next.id, from: show(identity), to: show(details) }),
    outcome: { is: "changed", item: next },
  };
}

const shownRole = (role: RoleAssignment): string =>
  `${role.role} on ${role.subscription === "*" ? "every subscription" : role.subscription}, ${role.permanence}`;

function addIdentity(customer: Customer, change: IdentityChange & { kind: "add" }, edit: PalEdit): Changed<Identity> {
  const id = change.id?.toLowerCase() ?? slug(change.label);
  const there = customer.identities.find((one) => one.id === id);
  if (there !== undefined) return { doc: customer, outcome: { is: "already-there", item: there } };
  const identity: Identity = {
    id,
    label: change.label,
    kind: change.identityKind,
    tenant: change.tenant ?? customer.id,
    link: change.linked ? "reported" : "not linked",
    since: edit.today,
    roles: change.roles ?? [],
    evidence: reportedBy(edit),
    ...(change.holder === undefined ? {} : { holder: change.holder }),
    ...(change.partnerId === undefined ? {} : { partnerId: change.partnerId }),
    ...(change.linked ? { linkedOn: change.linkedOn ?? edit.today } : {}),
  };
  const doc = { ...customer, identities: [...customer.identities, identity] };
  return {
    doc: withEntry(doc, edit, { what: "identity added", item: id, to: identity.link }),
    outcome: { is: "changed", item: identity },
  };
}

function linkIdentity(
  customer: Customer,
  identity: Identity,
  change: IdentityChange & { kind: "link" },
  edit: PalEdit,
): Changed<Identity> {
  const partnerId = change.partnerId ?? identity.partnerId;
  const repeats = identity.link === change.to || (identity.link === "verified" && change.to === "reported");
  // A person repeating what pasted output proved takes nothing away from the proof.
  if (repeats && partnerId === identity.partnerId && (change.on === undefined || change.on === identity.linkedOn)) {
    return { doc: customer, outcome: { is: "unchanged", item: identity } };
  }
  const { state: _state, ...rest } = identity;
  const next: Identity = {
    ...rest,
    link: change.to,
    since: edit.today,
    evidence: reportedBy(edit),
    ...(partnerId === undefined ? {} : { partnerId }),
    ...(change.to === "reported" ? { linkedOn: change.on ?? edit.today } : {}),
  };
  return withIdentity(customer, next, edit, "link", identity.link, change.to);
}

function withIdentity(
  customer: Customer,
  identity: Identity,
  edit: PalEdit,
  what: string,
  from: string | undefined,
  to: string | undefined,
): Changed<Identity> {
  const doc = {
    ...customer,
    identities: customer.identities.map((one) => (one.id === identity.id ? identity : one)),
  };
  const entry = {
    what,
    item: identity.id,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  return { doc: withEntry(doc, edit, entry), outcome: { is: "changed", item: identity } };
}

/** The customer with an entry in its history. */
export function withEntry(
  customer: Customer,
  edit: PalEdit,
  entry: Omit<HistoryEntry, "at" | "by" | "evidence">,
): Customer {
  return {
    ...customer,
    history: [...customer.history, { at: edit.now, by: edit.by, ...entry, evidence: "reported" }],
  };
}
