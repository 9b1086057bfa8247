/** A manager adds a customer by hand: one that no export has, such as a customer linked only by PAL. */
import { changeClaim } from "../../domain/claims/claims.ts";
import type { Workload } from "../../domain/catalogue/workloads.ts";
import { exact } from "../../domain/exact.ts";
import { assign, prompt } from "../../domain/customer/checklist.ts";
import { newCustomer, type Customer, type CustomerId } from "../../domain/customer/customer.ts";
import { startOnboarding } from "../../domain/customer/onboarding.ts";
import {
  customerRequests,
  planRequest,
  requestKey,
  type CustomerRequest,
  type WantedCustomer,
} from "../../domain/messages/new-customer.ts";
import { onlyManagers, personOf, type Actor, type PersonRef } from "../../domain/people/person.ts";
import { isUndoable, type Instant } from "../../domain/time/time.ts";
import { gapContext } from "../evaluate.ts";
import { recordDecision } from "../messages/plan.ts";
import { writeDown } from "../messages/plan-reminders.ts";
import { listManagers } from "../organization/settings.ts";
import { forgetCustomer } from "../organization/forget.ts";
import type { Organization, World } from "../ports.ts";

/** What became of asking the managers for a customer. */
export type Requested = { outcome: "asked" | "repeated"; key: string };

/** Somebody who may not add customers asks the managers to: each gets a message, in working hours. */
export async function requestCustomer(
  world: World,
  organization: Organization,
  { wanted, by }: { wanted: WantedCustomer; by: Actor },
): Promise<Requested> {
  const now = world.now();
  const isSame = (one: CustomerRequest): boolean =>
    one.by === by.id && one.decided === undefined && JSON.stringify(one.wanted) === JSON.stringify(wanted);
  const before = customerRequests(await organization.deliveries.list()).find(isSame);
  if (before !== undefined) return { outcome: "repeated", key: before.key };
  const people = await organization.people.list();
  const { fixed, added } = await listManagers(world, organization);
  const managers = new Set([...fixed, ...added].map((ref) => personOf(people, ref).id));
  const request = { key: requestKey(now, by.id), by: by.id, wanted };
  for (const message of planRequest(request, [...managers])) await writeDown(organization, message, now);
  world.nudge();
  return { outcome: "asked", key: request.key };
}

/**
 * What came of it, of whoever decided first; whoever asked hears it.
 * @param decision.customer the one that was added; without it none is, or whoever asked takes it back
 */
export async function decideRequest(
  world: World,
  organization: Organization,
  decision: { key: string; by: Actor; customer?: CustomerId },
): Promise<{ outcome: "decided" | "decided-before"; request: CustomerRequest } | { outcome: "no-such-request" }> {
  const { key, by, customer } = decision;
  const find = async () => customerRequests(await organization.deliveries.list()).find((one) => one.key === key);
  const request = await find();
  if (request === undefined) return { outcome: "no-such-request" };
  if (request.by !== by.id) onlyManagers(by);
  if (request.decided !== undefined) return { outcome: "decided-before", request };
  await recordDecision(organization, request, { by: by.id, customer }, world.now());
  world.nudge();
  return { outcome: "decided", request };
}

/** As typed into the form, parsed: the id is a lower-case GUID. */
export type NewCustomer = {
  id: string;
  name: string;
  domain?: string | undefined;
  owner?: PersonRef | undefined;
  isNew: boolean;
  /** What is ours to claim there: claims that are not started. */
  workloads?: readonly Pick<Workload, "id" | "area">[] | undefined;
};

/** What became of taking an addition back. */
export type AddUndone = { outcome: "undone" | "changed-since" | "too-late"; customer: Customer } | { outcome: "gone" };

export type Added = { outcome: "added" | "exists"; customer: Customer };

/**
 * Adds the customer with the claims that are to be made, starts its onboarding when it is new, assigns its owner and asks
 * them, as one change.
 */
export async function addCustomer(
  world: World,
  organization: Organization,
  added: { customer: NewCustomer; by: Actor },
): Promise<Added> {
  onlyManagers(added.by);
  const now = world.now();
  const promptId = world.newId();
  const { today, calendar, limits } = await gapContext(world, organization);
  const result = await organization.customers.update(added.customer.id, (current) => {
    if (current !== undefined) return { outcome: "exists" as const, doc: current };
    const { id, name, domain, owner, isNew, workloads = [] } = added.customer;
    const edit = { today, now, by: added.by.id, calendar, limits };
    const fresh = newCustomer({
      id,
      name,
      ...exact({ domain }),
      source: "person",
      addedAt: now,
      history: [{ at: now, by: added.by.id, what: "added" }],
    });
    const claimed = workloads.reduce(
      (doc, { id: workload, area }) => changeClaim(doc, { kind: "add", workload, area }, edit).doc,
      fresh,
    );
    const begun = isNew ? startOnboarding(claimed, edit).doc : claimed;
    if (owner === undefined) return { outcome: "added" as const, doc: begun };
    const { doc } = assign(begun, { to: owner, by: added.by }, now);
    const request = { id: promptId, to: owner, because: "assigned", askedBy: added.by.id } as const;
    return { outcome: "added" as const, ...prompt(doc, request, now) };
  });
  if (result.outcome === "added") world.nudge();
  return { outcome: result.outcome, customer: result.doc };
}

/**
 * Takes the customer out again within a day, with all that came with it, where nobody said anything of it since.
 * @param asked.at when it was added: what was added after it under the same id stays
 */
export async function undoAdd(
  world: Pick<World, "now" | "nudge">,
  organization: Organization,
  asked: { customer: CustomerId; at: Instant; by: Actor },
): Promise<AddUndone> {
  onlyManagers(asked.by);
  const now = world.now();
  const { done } = await organization.customers.update(
    asked.customer,
    (doc): { doc: Customer | undefined; done: AddUndone } => {
      if (doc === undefined) return { doc, done: { outcome: "gone" } };
      const { addedAt, source, history } = doc;
      if (addedAt !== asked.at) return { doc, done: { outcome: "changed-since", customer: doc } };
      const isAsAdded = source === "person" && history.every(({ at }) => at === addedAt);
      if (!isAsAdded) return { doc, done: { outcome: "changed-since", customer: doc } };
      if (!isUndoable({ at: addedAt }, now)) return { doc, done: { outcome: "too-late", customer: doc } };
      return { doc: undefined, done: { outcome: "undone", customer: doc } };
    },
  );
  // Also where it is gone already: whoever died over it presses again, and the rest is done.
  if (done.outcome === "undone" || done.outcome === "gone")
    await forgetCustomer(world, organization, { ...asked, addedAt: asked.at });
  return done;
}
