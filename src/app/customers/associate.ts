/** A person changes what is recorded of a customer's claims, subscriptions and PAL identities. */
import * as claims from "../../domain/claims/edit.ts";
import { newlyAttributed, type NewlyAttributed } from "../../domain/gaps/unattributed.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import type { Edit } from "../../domain/claims/claims.ts";
import { isLeftOut, type Customer, type CustomerId } from "../../domain/customer/customer.ts";
import * as identities from "../../domain/pal/identities.ts";
import * as subscriptions from "../../domain/pal/subscriptions.ts";
import type { Actor } from "../../domain/people/person.ts";
import { changeCustomer, type CustomerChanged } from "../change-customer.ts";
import type { GapContext } from "../../domain/gaps/find-gaps.ts";
import * as undo from "../../domain/customer/undo.ts";
import { undoableAt, withUndoable, type SavedUndone } from "../../domain/customer/undo.ts";
import type { Instant } from "../../domain/time/time.ts";
import { gapContext } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";
import * as proofs from "../../domain/pal/pasted.ts";
import type { PastedLink, Proof } from "../../domain/pal/pasted.ts";

/** Neither owner, deputy nor manager. */
type NotYours = { outcome: "not-yours"; doc: Customer };

/** `customer` is as it stands after the act. */
export type ChangedByAnswerer<Done> = CustomerChanged<Done | NotYours>;

type About = { customer: CustomerId; by: Actor };

/** Saves what a form says of a claim; durable when it resolves. */
export const saveClaim = saving(claims.saveClaim);

/** Saves what a form says of an Azure subscription; durable when it resolves. */
export const saveSubscription = saving(subscriptions.saveSubscription);

/** Saves what a form says of a PAL identity; durable when it resolves. */
export const saveIdentity = saving(identities.saveIdentity);

function saving<Meant, Form, Done extends { doc: Customer; outcome: string }>(
  save: (customer: Customer, meant: Meant, form: Form, edit: Edit) => Done,
) {
  return (world: World, organization: Organization, asked: About & { meant: Meant; form: Form }) =>
    associate(world, organization, asked, (customer, edit) => {
      const done = save(customer, asked.meant, asked.form, edit);
      return { ...done, doc: withUndoable(customer, done.doc, edit) };
    });
}

/**
 * Takes back what was saved by hand at that moment, where nobody changed it since: by whoever saved it, or a manager.
 */
export async function undoSaved(
  world: World,
  organization: Organization,
  asked: About & { at: Instant },
): Promise<ChangedByAnswerer<SavedUndone | { outcome: "somebody-elses"; doc: Customer }>> {
  const { at, by } = asked;
  const done = await associate(world, organization, asked, (customer, edit) => {
    const act = undoableAt(customer, at);
    const undone = undo.undoSaved(customer, { at }, edit);
    // Only managers leave a customer out, by taking back what made it active as well.
    const isManagers = isLeftOut(undone.doc) && !isLeftOut(customer);
    const may = by.manager || ((act === undefined || act.by === by.id) && !isManagers);
    return may ? undone : { outcome: "somebody-elses" as const, doc: customer };
  });
  if (done.outcome === "undone") world.nudge();
  return done;
}

/** One act on one document, by somebody who may answer for the customer. */
export async function associate<Done extends { doc: Customer; outcome: string }>(
  world: World,
  organization: Organization,
  { customer: id, by }: About,
  act: (customer: Customer, edit: Edit, context: GapContext) => Done,
): Promise<ChangedByAnswerer<Done>> {
  const context = await gapContext(world, organization);
  const { today, calendar, limits } = context;
  const edit: Edit = { today, now: world.now(), by: by.id, calendar, limits };
  return changeCustomer<Done | NotYours>(organization, id, (customer) =>
    mayAnswer(customer, by) ? act(customer, edit, context) : { outcome: "not-yours", doc: customer },
  );
}

/** What one pasted link proved, or why nothing was saved of it. */
export type Proven = { link: PastedLink } &
  /** `begun`: work that counts by it, and did not before. */
  (
    | (Proof & { customer: Customer; begun: readonly NewlyAttributed[] })
    | { outcome: "not-yours"; customer: Customer }
    /** No customer here has that tenant. */
    | { outcome: "unknown-tenant" }
    /** Made in our own tenant, for Lighthouse: the output does not say for which customer. */
    | { outcome: "which-customer" }
  );

/**
 * Records what each link proves, in its own customer.
 * @param asked.customer the customer whose card it was pasted into; absent when pasted into the chat.
 */
export async function checkProof(
  world: World,
  organization: Organization,
  asked: { links: readonly PastedLink[]; customer?: CustomerId | undefined; by: Actor },
): Promise<readonly Proven[]> {
  const proven: Proven[] = [];
  for (const link of asked.links) proven.push(await recordOne(world, organization, link, asked));
  return proven;
}

async function recordOne(
  world: World,
  organization: Organization,
  link: PastedLink,
  { customer, by }: { customer?: CustomerId | undefined; by: Actor },
): Promise<Proven> {
  if (customer === undefined && link.tenant === organization.id) return { outcome: "which-customer", link };
  const { partnerIds, globalPartnerId } = world.setup;
  const ours = { partnerIds, globalPartnerId, ownTenant: organization.id };
  const about = { customer: customer ?? link.tenant, by };
  const done = await associate(world, organization, about, (current, { today, now }, context) => {
    const proof = proofs.checkProof(current, link, { ...ours, today, now, by: by.id, byName: by.name });
    const doc = withUndoable(current, proof.doc, { by: by.id, now });
    return { ...proof, doc, begun: newlyAttributed(current, proof.doc, context) };
  });
  return done.outcome === "no-such-customer" ? { outcome: "unknown-tenant", link } : { ...done, link };
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
