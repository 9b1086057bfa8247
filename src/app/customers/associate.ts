/** A person changes what is recorded of a customer's claims, subscriptions and PAL identities. */
import { editClaim, type ClaimEdited, type ClaimForm, type ClaimMeant } from "../../domain/claims/edit.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import type { Edit } from "../../domain/claims/claims.ts";
import type { Customer, CustomerId, Identity, Subscription } from "../../domain/customer/customer.ts";
import {
  editIdentity,
  editSubscription,
  type IdentityForm,
  type PalEdited,
  type SubscriptionForm,
} from "../../domain/pal/edit.ts";
import type { Actor } from "../../domain/people/person.ts";
import { gapContext } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";
import { applyPasted, type PastedLink, type PastedOutcome } from "../../domain/pal/pasted.ts";

/** `customer` is as it stands after the act. */
export type Associated<Outcome> =
  | { is: "done"; outcome: Outcome; customer: Customer }
  /** Neither owner, deputy nor manager. */
  | { is: "not-yours"; customer: Customer }
  | { is: "no-such-customer" };

type About = { customer: CustomerId; by: Actor };

/** Records what a form says of a claim; durable when it resolves. */
export function recordClaim(
  world: World,
  organization: Organization,
  asked: About & { meant: ClaimMeant; form: ClaimForm },
): Promise<Associated<ClaimEdited>> {
  return change(world, organization, asked, (customer, edit) => editClaim(customer, asked.meant, asked.form, edit));
}

/** Records what a form says of an Azure subscription; durable when it resolves. */
export function recordSubscription(
  world: World,
  organization: Organization,
  asked: About & { meant: { id: string; seen?: string }; form: SubscriptionForm },
): Promise<Associated<PalEdited<Subscription>>> {
  return change(world, organization, asked, (customer, edit) =>
    editSubscription(customer, asked.meant, asked.form, edit),
  );
}

/** Records what a form says of a PAL identity; durable when it resolves. */
export function recordIdentity(
  world: World,
  organization: Organization,
  asked: About & { meant: { identity?: string; seen?: string }; form: IdentityForm },
): Promise<Associated<PalEdited<Identity>>> {
  return change(world, organization, asked, (customer, edit) => editIdentity(customer, asked.meant, asked.form, edit));
}

/** One act on one document, by somebody who may. */
async function change<Outcome>(
  world: World,
  organization: Organization,
  { customer: id, by }: About,
  act: (customer: Customer, edit: Edit) => { doc: Customer; outcome: Outcome },
): Promise<Associated<Outcome>> {
  const { today, calendar, limits } = await gapContext(world, organization);
  const edit: Edit = { today, now: world.now(), by: by.id, calendar, limits };
  const result = await organization.customers.update(id, (customer) => {
    if (customer === undefined) return { is: "no-such-customer" as const, doc: customer };
    if (!mayAnswer(customer, by)) return { is: "not-yours" as const, doc: customer };
    return { is: "done" as const, ...act(customer, edit) };
  });
  if (result.is === "no-such-customer" || result.doc === undefined) return { is: "no-such-customer" };
  if (result.is === "not-yours") return { is: "not-yours", customer: result.doc };
  return { is: "done", outcome: result.outcome, customer: result.doc };
}

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
