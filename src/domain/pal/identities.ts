/** What a form says of one PAL identity. Pure. */
import { difference, isChangedSince, withNotes, withSaid, type Edited, type EditedBy } from "../customer/edit.ts";
import type { Note, Edits } from "../customer/edit.ts";
import type { Customer, Identity, RoleAssignment } from "../customer/customer.ts";
import { exact } from "../exact.ts";
import type { Day } from "../time/time.ts";

/** An identity as it is to be. */
export type IdentityForm = {
  /** Entra object id in the linking directory, once it is known. */
  objectId?: string | undefined;
  /** "reported": the person says it is linked. "verified" comes only from pasted output. */
  link?: Exclude<Identity["link"], "verified"> | undefined;
  /** Since when it is linked. */
  on?: Day | undefined;
  /** Which of the roles known are still there, by their place in the list. */
  keptRoles?: readonly number[] | undefined;
  /** One more role, in place of the same role on that subscription. */
  role?: RoleAssignment | undefined;
} & Edits<Pick<Identity, "label" | "kind" | "tenant" | "holder" | "partnerId" | "noCredential">>;

/** Saves a form about an identity: a new one, or one as a card showed it. */
export function saveIdentity(
  customer: Customer,
  meant: { identity?: string | undefined; seen?: string | undefined },
  form: IdentityForm,
  edit: EditedBy,
): Edited<Identity> {
  const { identities } = customer;
  if (meant.identity === undefined) return added(customer, form, edit);
  // Pressed twice, the first press may have given it the object id.
  const found = identities.find(({ id }) => id === meant.identity) ?? identities.find(({ id }) => id === form.objectId);
  if (found === undefined) return { doc: customer, outcome: "not-there" };
  const there = identities.find((one) => one.id === form.objectId && one !== found);
  if (there !== undefined) return { doc: customer, outcome: "already-there", item: there };
  const { item, notes } = changed(found, form, edit);
  if (notes.length === 0) return { doc: customer, outcome: "unchanged", item: found };
  if (isChangedSince(meant.seen, found)) return { doc: customer, outcome: "changed-since", item: found };
  const doc = { ...customer, identities: identities.map((one) => (one === found ? item : one)) };
  return { doc: withNotes(doc, notes, edit), outcome: "changed", item };
}

/** Short and stable, for an identity whose object id nobody knows. */
const slug = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "") || "identity";

function added(customer: Customer, form: IdentityForm, edit: EditedBy): Edited<Identity> {
  const { objectId, link = "reported", on, role, keptRoles: _none, ...said } = form;
  const label = said.label ?? "";
  const id = objectId ?? slug(label);
  const there = customer.identities.find((one) => one.id === id);
  if (there !== undefined) return { doc: customer, outcome: "already-there", item: there };
  const unsaid: Identity = exact({
    id,
    label,
    kind: "guest",
    tenant: customer.id,
    link,
    since: edit.today,
    roles: role === undefined ? [] : [role],
    evidence: { kind: "reported", at: edit.now, by: edit.by },
    linkedOn: link === "reported" ? (on ?? edit.today) : undefined,
  });
  const item = withSaid(unsaid, said);
  const doc = { ...customer, identities: [...customer.identities, item] };
  return {
    doc: withNotes(doc, [{ what: "identity added", item: id, to: link }], edit),
    outcome: "changed",
    item,
  };
}

/** The identity as the form has it, with a note for each thing that changes. */
function changed(found: Identity, form: IdentityForm, edit: EditedBy): { item: Identity; notes: readonly Note[] } {
  const { objectId, link, on, keptRoles, role, holder, partnerId, ...said } = form;
  const notes: Note[] = [];
  let item = found;
  // A link to another Partner ID is another link: what was proven of the former is not proven of it.
  const isAnother = typeof partnerId === "string" && partnerId !== found.partnerId;
  const staysProven = found.link === "verified" && !isAnother && (link === undefined || link === "reported");
  const to = staysProven ? undefined : (link ?? (isAnother && found.link === "verified" ? "reported" : undefined));
  // Only a link has a day on which it was made.
  const linkedOn = to === "reported" ? on : undefined;
  if (to !== undefined && (to !== found.link || isAnother || (linkedOn ?? found.linkedOn) !== found.linkedOn)) {
    const { state: _state, ...rest } = found;
    item = exact({
      ...rest,
      link: to,
      since: edit.today,
      evidence: { kind: "reported", at: edit.now, by: edit.by },
      partnerId: isAnother ? partnerId : found.partnerId,
      linkedOn: to === "reported" ? (linkedOn ?? edit.today) : found.linkedOn,
    });
    notes.push({ what: "link", item: found.id, from: found.link, to });
  }
  const described = withSaid(item, {
    ...said,
    id: objectId,
    partnerId: staysProven ? undefined : partnerId,
  });
  const details = difference(item, described, ["label", "kind", "noCredential", "tenant", "id", "partnerId"]);
  item = described;
  const note = (what: string, from: string | undefined, now: string | undefined) =>
    notes.push({ what, item: item.id, from, to: now });
  if (details !== undefined) note("identity details", details.from, details.to);
  if (holder !== undefined && (holder ?? undefined) !== found.holder) {
    item = withSaid(item, { holder });
    note("holder set", found.holder, item.holder);
  }
  for (const [place, gone] of found.roles.entries()) {
    if (keptRoles === undefined || keptRoles.includes(place)) continue;
    item = { ...item, roles: item.roles.filter((one) => one !== gone) };
    note("role removed", roleWords(gone), undefined);
  }
  if (role !== undefined) {
    const before = item.roles.find((one) => isSameRole(one, role));
    if (before?.permanence !== role.permanence) {
      item = { ...item, roles: [...item.roles.filter((one) => one !== before), role] };
      note("role set", before && roleWords(before), roleWords(role));
    }
  }
  return { item, notes };
}

const isSameRole = (one: RoleAssignment, other: RoleAssignment): boolean =>
  one.subscription === other.subscription && one.role === other.role;

const roleWords = ({ role, subscription, permanence }: RoleAssignment): string =>
  `${role} on ${subscription === "*" ? "every subscription" : subscription}, ${permanence}`;
