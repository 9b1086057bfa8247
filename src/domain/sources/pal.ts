/** What our own principals are linked to and reach, as Azure has it, applied to each customer that it concerns. */
import { newSubscription, type Customer, type CustomerId } from "../customer/customer.ts";
import type { Identity, RoleAssignment, Subscription } from "../customer/customer.ts";
import { exact } from "../exact.ts";
import { groupBy } from "../group-by.ts";
import { isLinked } from "../pal/pal.ts";
import { collect, marked, readNow, saidStill, type ReadApplied, type Find, type ReadContext } from "./applied.ts";
import type { Principal, Reached } from "./facts.ts";
import { oncePer } from "../once.ts";

/** A role that is there, and that we may not see which it is. It may count. */
const unseenRole = "unknown role";

/** Customers that a reading of principals says anything of: those that it reaches, and the directory it signed in to. */
export function customersReached(principals: readonly Principal[]): ReadonlySet<CustomerId> {
  return new Set(principals.flatMap(({ tenant, reaches }) => [tenant, ...reaches.map((one) => one.tenant)]));
}

/** The principal among the identities of a customer; one that was recorded by its client id until it was linked. */
const identityOf = (customer: Customer, { tenant, objectId, clientId }: Principal): Identity | undefined =>
  customer.identities.find((one) => one.tenant === tenant && (one.id === objectId || one.id === clientId));

/** What principals reach, by directory: they may reach thousands, and are asked of each customer. */
const byTenant = oncePer(({ reaches }: Principal) => groupBy(reaches, (one) => one.tenant));

const reachedIn = (tenant: string, principal: Principal): readonly Reached[] => byTenant(principal).get(tenant) ?? [];

/** Whether a reading says anything of the customer. */
export function concerns(customer: Customer, principals: readonly Principal[]): boolean {
  return principals.some(
    (one) =>
      one.tenant === customer.id || reachedIn(customer.id, one).length > 0 || identityOf(customer, one) !== undefined,
  );
}

/** Applies every principal that concerns the customer. What a person said of it gives way, and is named. */
export function applyPal(customer: Customer, principals: readonly Principal[], context: ReadContext): ReadApplied {
  const { findings, entries, find } = collect(customer, context);
  let doc = customer;
  for (const principal of principals) {
    if (!concerns(doc, [principal])) continue;
    const reaches = reachedIn(customer.id, principal);
    doc = withSubscriptions(doc, principal, reaches, find, context);
    doc = withIdentity(doc, principal, reaches, find, context);
  }
  return { doc: marked(doc, "pal", context, entries), findings };
}

const isLighthouse = (customer: Customer, { tenant }: Principal): boolean => tenant !== customer.id;

function withSubscriptions(
  customer: Customer,
  principal: Principal,
  reaches: readonly Reached[],
  find: Find,
  context: ReadContext,
): Customer {
  const access = isLighthouse(customer, principal) ? "lighthouse" : "service principal";
  let { subscriptions } = customer;
  for (const { id, name, state } of reaches) {
    const before = subscriptions.find((one) => one.id === id);
    const deleted = /^deleted$/i.test(state);
    if (before === undefined) {
      if (deleted) continue;
      const to = `Azure subscription ${name ?? id}, reached by our principal`;
      find("new", { what: "subscription read", item: id, to });
      const known = exact({ id, name, evidence: readNow("pal", context), access, since: context.today });
      subscriptions = [...subscriptions, newSubscription(known)];
      continue;
    }
    const { endedOn, ...rest } = before;
    if (deleted && endedOn === undefined) {
      find("gone", { what: "subscription ended", item: id, to: `Azure subscription ${name ?? id} is deleted` });
    }
    const isNews = before.access === "unknown" || before.access === "none";
    const next: Subscription = exact({
      ...rest,
      name: before.name ?? name,
      access: isNews ? access : before.access,
      endedOn: deleted ? (endedOn ?? context.today) : undefined,
    });
    subscriptions = subscriptions.map((one) => (one === before ? next : one));
  }
  return { ...customer, subscriptions };
}

function withIdentity(
  customer: Customer,
  principal: Principal,
  reaches: readonly Reached[],
  find: Find,
  context: ReadContext,
): Customer {
  const before = identityOf(customer, principal);
  const known = before ?? unknownYet(customer, principal, context);
  const linked = withLink(known, before, principal, find, context);
  const next = withRoles(linked, before, reaches, find, context);
  const others = customer.identities.filter((one) => one !== before);
  return {
    ...customer,
    identities:
      before === undefined ? [...others, next] : customer.identities.map((one) => (one === before ? next : one)),
  };
}

function unknownYet(customer: Customer, principal: Principal, context: ReadContext): Identity {
  const lighthouse = isLighthouse(customer, principal);
  return {
    id: principal.objectId ?? principal.clientId,
    label: `${lighthouse ? "Our Lighthouse principal" : "Our application"} (…${principal.clientId.slice(-4)})`,
    kind: lighthouse ? "lighthouse" : "service principal",
    tenant: principal.tenant,
    link: "not linked",
    since: context.today,
    roles: [],
    evidence: readNow("pal", context),
  };
}

/** The identity with its link as Azure has it. */
function withLink(
  known: Identity,
  before: Identity | undefined,
  { objectId, clientId, link }: Principal,
  find: Find,
  context: ReadContext,
): Identity {
  const state = link === undefined ? "not linked" : link.state === "Deleted" ? "broken" : "verified";
  const id = objectId ?? (known.id === clientId ? clientId : known.id);
  const isSame = before?.link === state && before.partnerId === link?.partnerId;
  const { partnerId, linkedOn, state: _azure, said: earlier, ...rest } = known;
  if (isSame && before.evidence.kind === "read") {
    return exact({ ...known, id, said: saidStill(earlier, before.evidence, context) });
  }
  const next: Identity = exact({
    ...rest,
    id,
    link: state,
    partnerId: link?.partnerId,
    state: link?.state,
    linkedOn: link && (link.linkedOn ?? linkedOn ?? context.today),
    since: before?.link === state ? before.since : context.today,
    evidence: readNow("pal", context),
  });
  if (isSame) return next;
  const was = before === undefined ? undefined : linkWords(before.link, partnerId);
  const is = linkWords(state, link?.partnerId);
  const isSaid = before !== undefined && before.evidence.kind !== "read";
  // A person who said "linked" and Azure that shows it agree; nobody is contradicted by a first reading.
  const contradicts = isSaid && (isLinked(before) !== (state === "verified") || isOther(partnerId, link?.partnerId));
  const kind = contradicts
    ? "contradicted"
    : before === undefined
      ? "new"
      : isLinked(before) && state !== "verified"
        ? "gone"
        : "changed";
  const agrees =
    before !== undefined && isLinked(before) && state === "verified" && !contradicts && partnerId === link?.partnerId;
  const instead = agrees
    ? ", as was recorded"
    : was === undefined
      ? ""
      : contradicts
        ? `, but one of us said ${was}`
        : `, before ${was}`;
  find(kind, { what: "link read", item: id, from: was, to: `${next.label}: ${is}${instead}` });
  return contradicts && was !== undefined ? { ...next, said: { evidence: before.evidence, says: was } } : next;
}

const isOther = (said: string | undefined, read: string | undefined): boolean =>
  said !== undefined && read !== undefined && said !== read;

function linkWords(link: Identity["link"], partnerId: string | undefined): string {
  switch (link) {
    case "verified":
    case "reported":
      return partnerId === undefined ? "linked" : `linked to ${partnerId}`;
    case "not linked":
      return "not linked";
    case "broken":
      return "link deleted";
    case "removed":
      return "link removed";
  }
}

/** The identity with exactly the roles that were read; how long one lasts is kept but one of us said so. */
function withRoles(
  identity: Identity,
  before: Identity | undefined,
  reaches: readonly Reached[],
  find: Find,
  context: ReadContext,
): Identity {
  const roles = reaches
    .filter(({ state }) => !/^deleted$/i.test(state))
    .flatMap(({ id, roles: found = [{ role: unseenRole }] }) =>
      found.map(({ role, scope }): RoleAssignment => {
        const earlier = before?.roles.find(
          (one) => one.subscription === id && one.role === role && one.scope === scope,
        );
        return earlier ?? exact({ subscription: id, role, permanence: "unknown", scope });
      }),
    );
  const wasRead = before?.reach !== undefined;
  const lost = (before?.roles ?? []).filter((one) => !roles.includes(one) && !isNamedNow(one, roles));
  const isSame = wasRead && lost.length === 0 && roles.length === before.roles.length;
  if (isSame) return identity;
  if (lost.length > 0) {
    const words = lost.map(({ role, subscription }) => `${role} on ${subscriptionWords(subscription)}`);
    const to = `${identity.label}: no ${words.slice(0, 3).join(", ")}${words.length > 3 ? ", …" : ""}`;
    find(wasRead ? "gone" : "contradicted", { what: "roles read", item: identity.id, to });
  } else if (before !== undefined) {
    const reached = new Set(roles.map(({ subscription }) => subscription)).size;
    const words = reached === 0 ? "no subscription" : reached === 1 ? "one subscription" : `${reached} subscriptions`;
    find("changed", { what: "roles read", item: identity.id, to: `${identity.label}: reaches ${words}` });
  }
  return { ...identity, roles, reach: readNow("pal", context) };
}

/** A role that was recorded for every subscription is not contradicted by Azure, which names each. */
const isNamedNow = (said: RoleAssignment, read: readonly RoleAssignment[]): boolean =>
  said.subscription === "*" && read.some(({ role }) => role === said.role);

const subscriptionWords = (id: string): string => (id === "*" ? "every subscription" : `(…${id.slice(-4)})`);
