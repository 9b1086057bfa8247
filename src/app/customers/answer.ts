/** What an owner can do with a checklist, each under the name of its button. */
import * as checklist from "../../domain/customer/checklist.ts";
import type { Answers, ChecklistOutcome } from "../../domain/customer/checklist.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import type { Actor, PersonRef } from "../../domain/people/person.ts";
import type { Instant } from "../../domain/time/time.ts";
import { changeCustomer, type CustomerChanged } from "../change-customer.ts";
import type { Organization, World } from "../ports.ts";
import { drawnByClick } from "../messages/redraw.ts";

export type Acted = CustomerChanged<ChecklistOutcome>;

/** The card it was said on, where it was said on one. */
type OnCard = { on?: { conversation: string; activity: string } };

/** Saves answers to the four questions; durable when it resolves. */
export function saveAnswers(
  world: World,
  organization: Organization,
  said: { customer: string; answers: Answers; note?: string | undefined; revision: number; by: Actor } & OnCard,
): Promise<Acted> {
  return act(world, organization, said, (customer) => checklist.saveAnswers(customer, said, world.now()));
}

/** Everything answered before is confirmed again. */
export function stillTrue(
  world: World,
  organization: Organization,
  said: { customer: string; revision: number; by: Actor } & OnCard,
): Promise<Acted> {
  return act(world, organization, said, (customer) => checklist.stillTrue(customer, said, world.now()));
}

/**
 * "Still true" for several customers: each is one change of one document, so that dying in between leaves the rest.
 * @returns those that were confirmed.
 */
export async function confirm(
  world: World,
  organization: Organization,
  said: { customers: readonly { id: string; revision: number }[]; by: Actor },
): Promise<readonly Customer[]> {
  const confirmed: Customer[] = [];
  for (const { id, revision } of said.customers) {
    const acted = await stillTrue(world, organization, { customer: id, revision, by: said.by });
    if (acted.outcome === "saved") confirmed.push(acted.customer);
  }
  return confirmed;
}

/** The prompt stays open and is left alone for two days, or until the day that was chosen. */
export function later(
  world: World,
  organization: Organization,
  said: { customer: string; prompt: string; until?: Instant | undefined; by: Actor } & OnCard,
): Promise<Acted> {
  return act(world, organization, said, (customer) => checklist.later(customer, said, world.now()));
}

/** The owner or deputy gives the customer back. */
export function notMine(
  world: World,
  organization: Organization,
  said: { customer: string; prompt: string; by: Actor } & OnCard,
): Promise<Acted> {
  return act(world, organization, said, (customer) => checklist.notMine(customer, said, world.now()));
}

/** What the former owner knows of a customer that they gave back, for the managers. */
export function tellManagers(
  world: World,
  organization: Organization,
  said: {
    customer: string;
    prompt: string;
    maybe?: PersonRef | undefined;
    because?: string | undefined;
    by: Actor;
  } & OnCard,
): Promise<Acted> {
  return act(world, organization, said, (customer) => checklist.tellManagers(customer, said, world.now()));
}

/** The owner takes back what they gave back, while nobody else has it. */
export function undoNotMine(
  world: World,
  organization: Organization,
  said: { customer: string; prompt: string; by: Actor } & OnCard,
): Promise<Acted> {
  return act(world, organization, said, (customer) => checklist.undoNotMine(customer, said, world.now()));
}

/** The reply draws the card it was said on; other cards about the customer are drawn anew by the schedule. */
async function act(
  world: World,
  organization: Organization,
  { customer, on }: { customer: string } & OnCard,
  change: (customer: Customer) => ChecklistOutcome,
): Promise<Acted> {
  const acted = await changeCustomer(organization, customer, change);
  if (acted.outcome === "no-such-customer") return acted;
  if (on !== undefined && acted.outcome !== "not-yours") await drawnByClick(world, organization, on);
  if (acted.outcome === "saved") world.nudge();
  return acted;
}
