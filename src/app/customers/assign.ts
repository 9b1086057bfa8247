/** A manager gives customers to owners, and asks owners. */
import { assignOwner, openPrompt, prompt } from "../../domain/customer/checklist.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import type { Actor, PersonRef } from "../../domain/people/person.ts";
import type { Organization, World } from "../ports.ts";
import { setParticular, type Particular, type ParticularOutcome } from "../../domain/customer/facts.ts";

export type Assigned =
  | { outcome: "assigned" | "unchanged"; customer: Customer }
  | { outcome: "not-a-manager" }
  | { outcome: "no-such-customer" };

/**
 * Gives the customer to an owner and puts the checklist to them. Both are one change of one document: dying before the
 * message is sent loses nothing, because what is to be said is planned from the open prompt.
 */
export async function assign(
  world: World,
  organization: Organization,
  assigned: { customer: CustomerId; to: PersonRef; by: Actor },
): Promise<Assigned> {
  if (!assigned.by.manager) return { outcome: "not-a-manager" };
  const now = world.now();
  const id = world.newId();
  const result = await organization.customers.update(assigned.customer, (customer) => {
    if (customer === undefined) return { outcome: "no-such-customer" as const, doc: customer };
    const { outcome, doc } = assignOwner(customer, assigned, now);
    if (outcome === "unchanged") return { outcome, doc };
    return { outcome, ...prompt(doc, { id, to: assigned.to, because: "assigned", askedBy: assigned.by.id }, now) };
  });
  if (result.outcome === "assigned") world.nudge();
  if (result.outcome === "no-such-customer" || result.doc === undefined) return { outcome: "no-such-customer" };
  return { outcome: result.outcome, customer: result.doc };
}

export type Asked =
  | { outcome: "asked" | "already-asked"; customer: Customer; to: PersonRef }
  | { outcome: "no-owner"; customer: Customer }
  | { outcome: "not-a-manager" }
  | { outcome: "no-such-customer" };

/** How long ago somebody must have been asked before they may be asked again by hand, in hours. */
const askAgainHours = 4;

/** Puts the checklist to the customer's owner again. */
export async function ask(
  world: World,
  organization: Organization,
  asked: { customer: CustomerId; by: Actor },
): Promise<Asked> {
  if (!asked.by.manager) return { outcome: "not-a-manager" };
  const now = world.now();
  const id = world.newId();
  const result = await organization.customers.update(asked.customer, (customer) => {
    if (customer === undefined) return { outcome: "no-such-customer" as const, doc: customer };
    if (customer.owner === undefined) return { outcome: "no-owner" as const, doc: customer };
    const open = openPrompt(customer);
    if (open?.to === customer.owner && Date.parse(now) - Date.parse(open.at) < askAgainHours * 3_600_000) {
      return { outcome: "already-asked" as const, doc: customer };
    }
    const request = { id, to: customer.owner, because: "asked", askedBy: asked.by.id } as const;
    return { outcome: "asked" as const, ...prompt(customer, request, now) };
  });
  if (result.outcome === "asked") world.nudge();
  if (result.outcome === "no-such-customer" || result.doc === undefined) return { outcome: "no-such-customer" };
  if (result.outcome === "no-owner" || result.doc.owner === undefined) {
    return { outcome: "no-owner", customer: result.doc };
  }
  return { outcome: result.outcome, customer: result.doc, to: result.doc.owner };
}

export async function changeParticular(
  world: World,
  organization: Organization,
  asked: { customer: CustomerId; change: Particular; by: Actor },
): Promise<ParticularOutcome["outcome"] | "no-such-customer"> {
  const { outcome } = await organization.customers.update(asked.customer, (customer) =>
    customer === undefined
      ? { outcome: "no-such-customer" as const, doc: customer }
      : setParticular(customer, asked.change, asked.by, world.now()),
  );
  return outcome;
}
