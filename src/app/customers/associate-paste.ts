/** Pasted output of Azure's tools, held against the customer it is about and recorded as proof. */
import { mayAnswer } from "../../domain/customer/checklist.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { applyPasted, type PastedLink, type PastedOutcome } from "../../domain/pal/pasted.ts";
import type { Actor } from "../../domain/people/person.ts";
import { change } from "./associate.ts";
import type { Organization, World } from "../ports.ts";

export type Proven =
  | { is: "done"; link: PastedLink; outcome: PastedOutcome; customer: Customer }
  | { is: "not-yours"; link: PastedLink; customer: Customer }
  /** No customer here has that tenant. */
  | { is: "unknown-tenant"; link: PastedLink }
  /** Made in our own tenant, for Lighthouse: the output does not say for which customer. */
  | { is: "which-customer"; link: PastedLink };

/**
 * Records what each link proves, in its own customer.
 * @param asked.customer the customer whose card it was pasted into; absent when pasted into the chat.
 */
export async function recordPasted(
  world: World,
  organization: Organization,
  asked: { links: readonly PastedLink[]; customer?: CustomerId; by: Actor },
): Promise<readonly Proven[]> {
  const proven: Proven[] = [];
  for (const link of asked.links) proven.push(await recordOne(world, organization, link, asked));
  return proven;
}

async function recordOne(
  world: World,
  organization: Organization,
  link: PastedLink,
  { customer, by }: { customer?: CustomerId; by: Actor },
): Promise<Proven> {
  if (customer === undefined && link.tenant === organization.id) return { is: "which-customer", link };
  const { partnerIds, globalPartnerId } = world.setup;
  const done = await change(world, organization, { customer: customer ?? link.tenant, by }, (current, { today, now }) =>
    applyPasted(current, link, {
      partnerIds,
      ...(globalPartnerId === undefined ? {} : { globalPartnerId }),
      ownTenant: organization.id,
      today,
      now,
      by: by.id,
      byName: by.name,
    }),
  );
  switch (done.is) {
    case "done":
      return { is: "done", link, outcome: done.outcome, customer: done.customer };
    case "not-yours":
      return { is: "not-yours", link, customer: done.customer };
    case "no-such-customer":
      return { is: "unknown-tenant", link };
  }
}

/** The customer whose directory it is, when the person answers for it. */
export async function customerOfTenant(
  organization: Organization,
  tenant: string,
  actor: Actor,
): Promise<Customer | undefined> {
  const customer = await organization.customers.get(tenant);
  return customer !== undefined && mayAnswer(customer, actor) ? customer : undefined;
}
