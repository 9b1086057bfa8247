/** A manager gives customers to owners, and asks owners; people say what is so of a customer. */
import * as checklist from "../../domain/customer/checklist.ts";
import { isLeftOut, type Customer, type CustomerId } from "../../domain/customer/customer.ts";
import { isOtherSince } from "../../domain/customer/handover.ts";
import { onlyManagers, type Actor, type PersonRef } from "../../domain/people/person.ts";
import { withUndoable } from "../../domain/customer/undo.ts";
import { changeCustomer, type CustomerChanged } from "../change-customer.ts";
import type { Instant } from "../../domain/time/time.ts";
import type { Organization, World } from "../ports.ts";
import * as facts from "../../domain/customer/facts.ts";
import type { Fact, FactOutcome } from "../../domain/customer/facts.ts";
import * as offboarding from "../../domain/customer/offboarding.ts";
import type { OffboardingOutcome } from "../../domain/customer/offboarding.ts";
import { drawnByClick } from "../messages/redraw.ts";

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
    const { outcome, doc } = checklist.assign(customer, assigned, now);
    return { outcome, doc: outcome === "unchanged" ? doc : askedOf(customer, doc, assigned, id, now) };
  });
  if (result.outcome === "assigned") world.nudge();
  return result;
}

function askedOf(
  before: Customer,
  customer: Customer,
  { to, by }: { to: PersonRef; by: Actor },
  id: string,
  now: Instant,
): Customer {
  const { doc } = checklist.prompt(customer, { id, to, because: "assigned", askedBy: by.id }, now);
  return withUndoable(before, doc, { by: by.id, now });
}

export type Unassigned = CustomerChanged<ReturnType<typeof checklist.unassign>>;

/** Takes the customer off its owner, who hears it; nobody has it then. */
export async function unassign(
  world: World,
  organization: Organization,
  { customer, by }: { customer: CustomerId; by: Actor },
): Promise<Unassigned> {
  onlyManagers(by);
  const result = await changeCustomer(organization, customer, (current) =>
    checklist.unassign(current, by, world.now()),
  );
  if (result.outcome === "unassigned") world.nudge();
  return result;
}

/** `asOf`: when they were asked about; what changed since is left alone. `except`: who is left out. */
export type AllAssigned = { to: PersonRef; by: Actor; asOf?: Instant | undefined; except?: readonly CustomerId[] };

/**
 * Gives every customer without an owner to one person, who gets one message with the list. Each is one change of one
 * document: dying in between leaves some, and doing it again gives the rest.
 * @returns the customers that were given, and those that have no owner only since they were asked about
 */
export async function assignAll(
  world: World,
  organization: Organization,
  { asOf, except = [], ...assigned }: AllAssigned,
): Promise<{ given: readonly Customer[]; left: readonly Customer[] }> {
  onlyManagers(assigned.by);
  const now = world.now();
  const id = world.newId();
  const given: Customer[] = [];
  const left: Customer[] = [];
  for (const customer of await organization.customers.list()) {
    if (!isUnassigned(customer) || except.includes(customer.id)) continue;
    if (asOf !== undefined && isOtherSince(customer, asOf)) {
      left.push(customer);
      continue;
    }
    const result = await changeCustomer(organization, customer.id, (current) => {
      if (!isUnassigned(current)) return { outcome: "unchanged" as const, doc: current };
      const { doc } = checklist.assign(current, assigned, now);
      return { outcome: "assigned" as const, doc: askedOf(current, doc, assigned, id, now) };
    });
    if (result.outcome === "assigned") given.push(result.customer);
  }
  if (given.length > 0) world.nudge();
  return { given, left };
}

/** Without an owner, and worked on. */
export const isUnassigned = (customer: Customer): boolean => customer.owner === undefined && !isLeftOut(customer);

export type AskOutcome = CustomerChanged<ReturnType<typeof checklist.ask>>;

/** Puts the checklist to the customer's owner again. */
export async function ask(
  world: World,
  organization: Organization,
  asked: { customer: CustomerId; by: Actor },
): Promise<AskOutcome> {
  onlyManagers(asked.by);
  const [id, now] = [world.newId(), world.now()];
  const result = await changeCustomer(organization, asked.customer, (customer) =>
    checklist.ask(customer, { id, by: asked.by }, now),
  );
  if (result.outcome === "asked") world.nudge();
  return result;
}

/** An owner asks the managers to have a customer paused or offboarded. */
export const askOffboarding = aboutOffboarding(offboarding.askOffboarding);

/** A manager does it or keeps it as it is, or whoever asked takes it back: what was asked is read and decided at once. */
export const decideOffboarding = aboutOffboarding(offboarding.decideOffboarding);

function aboutOffboarding<Said extends { by: Actor }>(
  change: (customer: Customer, said: Said, now: Instant) => OffboardingOutcome,
) {
  return async (
    world: World,
    organization: Organization,
    asked: Said & { customer: CustomerId; on?: Parameters<typeof drawnByClick>[2] },
  ) => {
    const now = world.now();
    const done = await changeCustomer(organization, asked.customer, (customer) => change(customer, asked, now));
    if (done.outcome === "decided" && asked.on !== undefined) await drawnByClick(world, organization, asked.on);
    if (done.outcome === "asked" || done.outcome === "decided") world.nudge();
    return done;
  };
}

/** Sets one fact of a customer: its name, lifecycle, deputy, channels, seats or GDAP. */
export function setFact(
  world: World,
  organization: Organization,
  asked: { customer: CustomerId; change: Fact; by: Actor },
): Promise<CustomerChanged<FactOutcome>> {
  const now = world.now();
  return changeCustomer(organization, asked.customer, (customer) => {
    const done = facts.setFact(customer, asked.change, asked.by, now);
    return { ...done, doc: withUndoable(customer, done.doc, { by: asked.by.id, now }) };
  });
}
