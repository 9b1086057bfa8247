/** A manager gives customers to owners, and asks owners; people say what is so of a customer. */
import { assignOwner, openPrompt, prompt } from "../../domain/customer/checklist.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { onlyManagers, type Actor, type PersonRef } from "../../domain/people/person.ts";
import { changeCustomer, type CustomerChanged } from "../change-customer.ts";
import type { Organization, World } from "../ports.ts";
import { setParticular, type Particular, type ParticularOutcome } from "../../domain/customer/facts.ts";

export type Assigned = CustomerChanged<{ outcome: "assigned" | "unchanged"; doc: Customer }>;

/**
 * Gives the customer to an owner and puts the checklist to them. Both are one change of one document: dying before the
 * message is sent loses nothing, because what is to be said is planned from the open prompt.
 */
export async function assign(
  world: World,
  organization: Organization,
  assigned: { customer: CustomerId; to: PersonRef; by: Actor },
): Promise<Assigned> {
  onlyManagers(assigned.by);
  const now = world.now();
  const id = world.newId();
  const result = await changeCustomer(organization, assigned.customer, (customer) => {
    const { outcome, doc } = assignOwner(customer, assigned, now);
    if (outcome === "unchanged") return { outcome, doc };
    return { outcome, ...prompt(doc, { id, to: assigned.to, because: "assigned", askedBy: assigned.by.id }, now) };
  });
  if (result.outcome === "assigned") world.nudge();
  return result;
}

export type Asked = CustomerChanged<
  { outcome: "asked" | "already-asked"; to: PersonRef; doc: Customer } | { outcome: "no-owner"; doc: Customer }
>;

/** How long ago somebody must have been asked before they may be asked again by hand, in hours. */
const askAgainHours = 4;

/** Puts the checklist to the customer's owner again. */
export async function ask(
  world: World,
  organization: Organization,
  asked: { customer: CustomerId; by: Actor },
): Promise<Asked> {
  onlyManagers(asked.by);
  const now = world.now();
  const id = world.newId();
  const result: Asked = await changeCustomer(organization, asked.customer, (customer) => {
    const { owner: to } = customer;
    if (to === undefined) return { outcome: "no-owner" as const, doc: customer };
    const open = openPrompt(customer);
    if (open?.to === to && Date.parse(now) - Date.parse(open.at) < askAgainHours * 3_600_000) {
      return { outcome: "already-asked" as const, to, doc: customer };
    }
    return {
      outcome: "asked" as const,
      to,
      ...prompt(customer, { id, to, because: "asked", askedBy: asked.by.id }, now),
    };
  });
  if (result.outcome === "asked") world.nudge();
  return result;
}

/** Records one particular of a customer: its lifecycle, deputy, channels or GDAP. */
export function changeParticular(
  world: World,
  organization: Organization,
  asked: { customer: CustomerId; change: Particular; by: Actor },
): Promise<CustomerChanged<ParticularOutcome>> {
  return changeCustomer(organization, asked.customer, (customer) =>
    setParticular(customer, asked.change, asked.by, world.now()),
  );
}
