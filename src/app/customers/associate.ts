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
export async function change<Outcome>(
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
