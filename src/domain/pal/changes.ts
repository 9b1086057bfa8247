/** What people say of PAL identities, applied to the customer; of subscriptions, see subscriptions.ts. Pure. */
import type { Customer, Evidence, HistoryEntry, Identity, IdentityKind, RoleAssignment } from "../customer/customer.ts";
import { exact, type Loose } from "../exact.ts";
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
      id?: string | undefined;
      /** The customer's tenant unless given; our own for Lighthouse. */
      tenant?: string | undefined;
      holder?: PersonRef | undefined;
      linked: boolean;
      partnerId?: string | undefined;
      linkedOn?: Day | undefined;
      roles?: readonly RoleAssignment[] | undefined;
    }
  /** "reported": the person says it is linked. "verified" comes only from pasted output. */
  | {
      kind: "link";
      identity: string;
      to: "not linked" | "reported" | "broken" | "removed";
      partnerId?: string | undefined;
      on?: Day | undefined;
    }
  /** Sets the role on that subscription, in place of the same role there. */
  | { kind: "role"; identity: string; role: RoleAssignment }
  | { kind: "role-removed"; identity: string; subscription: string; role: string }
  /** `holder` absent: nobody. */
  | { kind: "holder"; identity: string; holder?: PersonRef | undefined }
  /** `id`: its object id, once known. */
  | {
      kind: "details";
      identity: string;
      details: { label?: string; kind?: IdentityKind; tenant?: string; id?: string; partnerId?: string | undefined };
    };

/** What became of a change; `doc` is the customer after it, the very same where nothing changed. */
export type PalChanged<Item> = { doc: Customer } & (
  | { outcome: "changed" | "unchanged" | "already-there"; item: Item }
  | { outcome: "not-there" }
  /** A subscription id that is no GUID. */
  | { outcome: "not-a-guid"; text: string }
);

/** Short and stable, for an identity whose object id nobody knows. */
const slug = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "") || "identity";

const reportedBy = (edit: PalEdit): Evidence => ({ kind: "reported", at: edit.now, by: edit.by });

/** Applies what a person says of an identity. A change of nothing gives back the very document. */
export function changeIdentity(customer: Customer, change: IdentityChange, edit: PalEdit): PalChanged<Identity> {
  if (change.kind === "add") return addIdentity(customer, change, edit);
  const identity = customer.identities.find((one) => one.id === change.identity);
  if (identity === undefined) return { doc: customer, outcome: "not-there" };
  switch (change.kind) {
    case "link":
      return linkIdentity(customer, identity, change, edit);
    case "role": {
      const { subscription, role, permanence } = change.role;
      const others = identity.roles.filter((one) => one.subscription !== subscription || one.role !== role);
      const before = identity.roles.find((one) => one.subscription === subscription && one.role === role);
      if (before?.permanence === permanence) return { doc: customer, outcome: "unchanged", item: identity };
      const next = { ...identity, roles: [...others, change.role] };
      return withIdentity(customer, next, edit, "role set", before && shownRole(before), shownRole(change.role));
    }
    case "role-removed": {
      const gone = identity.roles.find((one) => one.subscription === change.subscription && one.role === change.role);
      if (gone === undefined) return { doc: customer, outcome: "unchanged", item: identity };
      const next = { ...identity, roles: identity.roles.filter((one) => one !== gone) };
      return withIdentity(customer, next, edit, "role removed", shownRole(gone), undefined);
    }
    case "holder": {
      if (identity.holder === change.holder) return { doc: customer, outcome: "unchanged", item: identity };
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
): PalChanged<Identity> {
  const names = (Object.keys(details) as (keyof typeof details)[]).filter((name) => details[name] !== identity[name]);
  if (names.length === 0) return { doc: customer, outcome: "unchanged", item: identity };
  const there = details.id === identity.id ? undefined : customer.identities.find(({ id }) => id === details.id);
  if (there !== undefined) return { doc: customer, outcome: "already-there", item: there };
  const { partnerId: before, ...rest } = identity;
  const { partnerId, ...others } = details;
  const kept = "partnerId" in details ? partnerId : before;
  const next: Identity = exact({ ...rest, ...others, partnerId: kept });
  const show = (from: typeof details) => names.map((name) => `${name}: ${from[name] ?? "none"}`).join("; ");
  const doc = { ...customer, identities: customer.identities.map((one) => (one === identity ? next : one)) };
  return {
    doc: withEntry(doc, edit, { what: "identity details", item: next.id, from: show(identity), to: show(details) }),
    outcome: "changed",
    item: next,
  };
}

const shownRole = (role: RoleAssignment): string =>
  `${role.role} on ${role.subscription === "*" ? "every subscription" : role.subscription}, ${role.permanence}`;

function addIdentity(
  customer: Customer,
  change: IdentityChange & { kind: "add" },
  edit: PalEdit,
): PalChanged<Identity> {
  const id = change.id?.toLowerCase() ?? slug(change.label);
  const there = customer.identities.find((one) => one.id === id);
  if (there !== undefined) return { doc: customer, outcome: "already-there", item: there };
  const identity: Identity = exact({
    id,
    label: change.label,
    kind: change.identityKind,
    tenant: change.tenant ?? customer.id,
    link: change.linked ? "reported" : "not linked",
    since: edit.today,
    roles: change.roles ?? [],
    evidence: reportedBy(edit),
    holder: change.holder,
    partnerId: change.partnerId,
    linkedOn: change.linked ? (change.linkedOn ?? edit.today) : undefined,
  });
  const doc = { ...customer, identities: [...customer.identities, identity] };
  return {
    doc: withEntry(doc, edit, { what: "identity added", item: id, to: identity.link }),
    outcome: "changed",
    item: identity,
  };
}

function linkIdentity(
  customer: Customer,
  identity: Identity,
  change: IdentityChange & { kind: "link" },
  edit: PalEdit,
): PalChanged<Identity> {
  const partnerId = change.partnerId ?? identity.partnerId;
  const repeats = identity.link === change.to || (identity.link === "verified" && change.to === "reported");
  // A person repeating what pasted output proved takes nothing away from the proof.
  if (repeats && partnerId === identity.partnerId && (change.on === undefined || change.on === identity.linkedOn)) {
    return { doc: customer, outcome: "unchanged", item: identity };
  }
  const { state: _state, ...rest } = identity;
  const next: Identity = exact({
    ...rest,
    link: change.to,
    since: edit.today,
    evidence: reportedBy(edit),
    partnerId,
    linkedOn: change.to === "reported" ? (change.on ?? edit.today) : rest.linkedOn,
  });
  return withIdentity(customer, next, edit, "link", identity.link, change.to);
}

function withIdentity(
  customer: Customer,
  identity: Identity,
  edit: PalEdit,
  what: string,
  from: string | undefined,
  to: string | undefined,
): PalChanged<Identity> {
  const doc = {
    ...customer,
    identities: customer.identities.map((one) => (one.id === identity.id ? identity : one)),
  };
  return { doc: withEntry(doc, edit, { what, item: identity.id, from, to }), outcome: "changed", item: identity };
}

/** The customer with an entry in its history. */
export function withEntry(
  customer: Customer,
  edit: PalEdit,
  entry: Loose<Omit<HistoryEntry, "at" | "by" | "evidence">>,
): Customer {
  const written: HistoryEntry = exact({ at: edit.now, by: edit.by, ...entry, evidence: "reported" });
  return { ...customer, history: [...customer.history, written] };
}
