/** Snooze, away, handover: what people say before they are gone, or to have peace for a reason. */
import { noted } from "../../domain/customer/edit.ts";
import * as absences from "../../domain/people/absence.ts";
import type { Away, Back } from "../../domain/people/absence.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import * as handovers from "../../domain/customer/handover.ts";
import { gapsOf } from "../../domain/gaps/find-gaps.ts";
import { onlyManagers, type Actor, type Person, type PersonId } from "../../domain/people/person.ts";
import * as snoozes from "../../domain/gaps/snooze.ts";
import type { SnoozeEnd, SnoozeOutcome } from "../../domain/gaps/snooze.ts";
import type { Day } from "../../domain/time/time.ts";
import { changeCustomer, type CustomerChanged } from "../change-customer.ts";
import { changeSettings, gapContext } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

export type Snoozed = CustomerChanged<SnoozeOutcome>;

/** Silences what is open of a customer until a day, or moves that day when everything is silent. */
export async function snooze(
  world: World,
  organization: Organization,
  asked: { customer: string; until: Day; because: string; by: Actor },
): Promise<Snoozed> {
  const context = await gapContext(world, organization);
  return changeCustomer(organization, asked.customer, (customer) =>
    snoozes.snooze(customer, gapsOf(customer, context), asked, world.now(), context),
  );
}

export type SnoozeEnded = CustomerChanged<SnoozeEnd>;

/** Lets what is silent of a customer speak again. */
export async function endSnooze(
  world: World,
  organization: Organization,
  asked: { customer: string; by: Actor },
): Promise<SnoozeEnded> {
  const context = await gapContext(world, organization);
  return changeCustomer(organization, asked.customer, (customer) =>
    snoozes.endSnooze(customer, gapsOf(customer, context), asked.by, world.now()),
  );
}

/**
 * From now or from a day on, until and on the last day, the deputy hears what is meant for the person, and may answer.
 * The deputy is told, and so is the person where a manager records it; whoever stood in before is told that it is over.
 */
export async function goAway(
  world: World,
  organization: Organization,
  asked: { person: Person; from?: Day | undefined; until: Day; deputy: PersonId; by: Actor },
): Promise<Away["outcome"]> {
  const { person, by } = asked;
  const today = await todayOf(world, organization);
  return changeAbsence(world, organization, person, by, (current) =>
    absences.goAway(current, asked, world.now(), today),
  );
}

/** Here again before the time, or not gone after all: told to the deputy, and to the person where a manager says so. */
export async function comeBack(
  world: World,
  organization: Organization,
  person: Person,
  by: Actor,
): Promise<Back["outcome"]> {
  const today = await todayOf(world, organization);
  return changeAbsence(world, organization, person, by, (current) =>
    absences.comeBack(current, by, world.now(), today),
  );
}

/** Changes the person, then writes it into the history of the settings. Dying in between leaves it out of the history. */
async function changeAbsence<Changed extends Away | Back>(
  world: World,
  organization: Organization,
  person: Person,
  by: Actor,
  change: (current: Person) => Changed,
): Promise<Changed["outcome"]> {
  if (by.id !== person.id) onlyManagers(by);
  const { outcome, entry } = await organization.people.update(person.id, (current = person) => change(current));
  if (entry === undefined) return outcome;
  await changeSettings(organization, (settings) => ({ doc: noted(settings, entry) }));
  world.nudge();
  return outcome;
}

export type HandedOver =
  | { outcome: "handed-over" | "undone"; id: string; customers: number }
  | { outcome: "nothing-to-move" | "same-person" };

/**
 * Moves every customer of one owner to another. Each move is a change of one document; dying in between leaves some
 * moved, and doing it again moves the rest.
 */
export async function handover(
  world: World,
  organization: Organization,
  asked: { from: Person; to: Person; except?: readonly string[] | undefined; by: Actor },
): Promise<HandedOver> {
  onlyManagers(asked.by);
  if (asked.from.id === asked.to.id) return { outcome: "same-person" };
  const moving = { id: world.newId(), to: asked.to.id, by: asked.by };
  const customers = await changeAll(organization, (customer) =>
    asked.except?.includes(customer.id) === true
      ? { doc: customer, moved: false }
      : handovers.handover(customer, asked.from, moving, world.now()),
  );
  if (customers === 0) return { outcome: "nothing-to-move" };
  world.nudge();
  return { outcome: "handed-over", id: moving.id, customers };
}

/** Takes a handover back, within a day, where nobody changed the owner since. */
export async function undoHandover(
  world: World,
  organization: Organization,
  asked: { id: string; by: Actor },
): Promise<HandedOver> {
  onlyManagers(asked.by);
  const customers = await changeAll(organization, (customer) => handovers.undoHandover(customer, asked, world.now()));
  if (customers === 0) return { outcome: "nothing-to-move" };
  world.nudge();
  return { outcome: "undone", id: asked.id, customers };
}

/** Changes the customers that move, and locks no other. @returns how many they were. */
async function changeAll(
  organization: Organization,
  change: (customer: Customer) => { doc: Customer; moved: boolean },
): Promise<number> {
  let moved = 0;
  for (const customer of await organization.customers.list()) {
    if (!change(customer).moved) continue;
    const result = await organization.customers.update(customer.id, (current) =>
      current === undefined ? { doc: current, moved: false } : change(current),
    );
    if (result.moved) moved += 1;
  }
  return moved;
}

/** The day it is for the organization, for reading "until" dates. */
export async function todayOf(world: World, organization: Organization): Promise<Day> {
  return (await gapContext(world, organization)).today;
}
