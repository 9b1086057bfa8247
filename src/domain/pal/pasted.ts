/** What proves a PAL link, pasted from Azure's tools or read as the person who signed in, and what it changes. Pure. */
import type { Customer, HistoryEntry, Identity } from "../customer/customer.ts";
import { checkPartnerId } from "./pal.ts";
import { exact } from "../exact.ts";
import type { PersonId } from "../people/person.ts";
import { dayOf, type Day, type Instant } from "../time/time.ts";
import { isGuid } from "../guid.ts";

/** One link as the tools print it, or as ARM answered whoever signed in: only what is kept of it. */
export type PastedLink = {
  source: "managementpartner" | "attestation" | "signed-in";
  tenant: string;
  /** Object id of the identity there, lower case. */
  objectId: string;
  /** False when the output says that this identity is not linked. */
  linked: boolean;
  partnerId?: string;
  state?: "Active" | "Deleted";
  /** When the link was made, or last changed. */
  linkedOn?: Day;
  /** Only the attestation says it. */
  kind?: "user" | "guest" | "service principal";
  label?: string;
};

export type Proof =
  /** Linked to one of our Partner IDs, proven now. `from` is what was recorded before. */
  | { outcome: "verified"; identity: Identity; from: Identity["link"] | "unknown" }
  /** Recorded with the same proof today already. */
  | { outcome: "repeated"; identity: Identity }
  /** Linked, to a Partner ID that does not count for us: recorded, and a critical gap. */
  | { outcome: "wrong-partner"; identity: Identity; partnerId: string; because: "global" | "not-ours" }
  /** The link was deleted: recorded as broken. */
  | { outcome: "deleted"; identity: Identity }
  /** The identity has no link: recorded when it was known here. */
  | { outcome: "not-linked"; identity?: Identity }
  /** Output from another directory than the customer's or our own. Nothing was saved. */
  | { outcome: "wrong-tenant"; tenant: string };

export type PasteContext = {
  partnerIds: readonly string[];
  globalPartnerId?: string | undefined;
  /** Our own tenant: Lighthouse links are made there. */
  ownTenant?: string;
  now: Instant;
  today: Day;
  by: PersonId;
  /** Name of the one who pasted, for an identity that the output does not name. */
  byName?: string;
};

/** Checks pasted output against the customer and records what it proves. The same output twice changes nothing. */
export function checkProof(customer: Customer, link: PastedLink, context: PasteContext): Proof & { doc: Customer } {
  if (link.tenant !== customer.id && link.tenant !== context.ownTenant) {
    return { doc: customer, outcome: "wrong-tenant", tenant: link.tenant };
  }
  const before = identityOf(customer, link, context);
  if (!link.linked && before === undefined) return { doc: customer, outcome: "not-linked" };
  const after = proven(customer, before, link, context);
  const outcome = outcomeOf(before, after, link, context);
  if (before !== undefined && isSame(before, after)) {
    return outcome.outcome === "verified"
      ? { doc: customer, outcome: "repeated", identity: before }
      : { doc: customer, ...outcome };
  }
  const identities =
    before === undefined
      ? [...customer.identities, after]
      : customer.identities.map((identity) => (identity === before ? after : identity));
  const entry: HistoryEntry = exact({
    at: context.now,
    by: context.by,
    what: outcome.outcome === "verified" ? "verified" : kindOf(link),
    item: after.id,
    from: before?.link,
    to: after.link,
    note: after.partnerId && `Partner ID ${after.partnerId}`,
    evidence: kindOf(link),
  });
  return { doc: { ...customer, identities, history: [...customer.history, entry] }, ...outcome };
}

/**
 * The identity that the output is about: the one with its object id; else one whose object id nobody knew, by its name
 * or, when it is the only one, by its holder.
 */
function identityOf(customer: Customer, link: PastedLink, context: PasteContext): Identity | undefined {
  const inTenant = customer.identities.filter(({ tenant }) => tenant === link.tenant);
  const known = inTenant.find(({ id }) => id === link.objectId);
  if (known !== undefined) return known;
  const unnamed = inTenant.filter(({ id, link: state }) => !isGuid(id) && state !== "removed");
  const label = link.label?.toLowerCase();
  const byName = unnamed.find((identity) => label !== undefined && identity.label.toLowerCase() === label);
  if (byName !== undefined || link.kind === "service principal") return byName;
  const own = unnamed.filter(({ holder }) => holder === context.by);
  return own.length === 1 ? own[0] : undefined;
}

function proven(customer: Customer, before: Identity | undefined, link: PastedLink, context: PasteContext): Identity {
  const state = !link.linked ? "not linked" : link.state === "Deleted" ? "broken" : "verified";
  const {
    state: _state,
    partnerId: formerId,
    linkedOn: formerDay,
    ...rest
  } = before ?? discovered(customer, link, context);
  const partnerId = link.partnerId ?? (state === "broken" ? formerId : undefined);
  const linkedOn = link.linkedOn ?? formerDay ?? (state === "verified" ? context.today : undefined);
  return exact({
    ...rest,
    id: link.objectId,
    link: state,
    since: before?.link === state ? before.since : context.today,
    partnerId,
    state: link.state,
    linkedOn: state === "not linked" ? undefined : linkedOn,
    evidence: { kind: kindOf(link), at: context.now, by: context.by, ref: link.source },
  });
}

/** What Azure answered whoever signed in is read; what somebody copied is pasted. */
const kindOf = ({ source }: PastedLink): "read" | "pasted" => (source === "signed-in" ? "read" : "pasted");

/** An identity nobody had recorded. The output of az does not say whose it is: then it is whoever pasted it. */
function discovered(customer: Customer, link: PastedLink, context: PasteContext): Identity {
  const lighthouse = link.tenant !== customer.id;
  const isPerson = link.kind !== "service principal";
  return exact({
    id: link.objectId,
    label: link.label ?? context.byName ?? link.objectId,
    kind: lighthouse ? "lighthouse" : (link.kind ?? "user"),
    tenant: link.tenant,
    holder: isPerson ? context.by : undefined,
    link: "not linked",
    since: context.today,
    roles: [],
    evidence: { kind: kindOf(link), at: context.now, by: context.by, ref: link.source },
  });
}

function outcomeOf(before: Identity | undefined, after: Identity, link: PastedLink, context: PasteContext): Proof {
  if (!link.linked) return { outcome: "not-linked", identity: after };
  if (link.state === "Deleted") return { outcome: "deleted", identity: after };
  const { partnerId } = link;
  const check = partnerId === undefined ? "unknown" : checkPartnerId(partnerId, context);
  if (partnerId !== undefined && (check === "global" || check === "not-ours")) {
    return { outcome: "wrong-partner", identity: after, partnerId, because: check };
  }
  return { outcome: "verified", identity: after, from: before?.link ?? "unknown" };
}

/** The same facts, proven on the same day: nothing new. On a later day the proof is fresher. */
function isSame(before: Identity, after: Identity): boolean {
  const facts = ({ id, link, partnerId, state, linkedOn, evidence }: Identity) =>
    JSON.stringify([id, link, partnerId, state, linkedOn, evidence.kind, dayOf(evidence.at, "Etc/UTC")]);
  return facts(before) === facts(after);
}
