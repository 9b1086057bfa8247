/** Snooze, away, handover: what people say before they are gone, or to have peace for a reason. */
import * as absences from "../../domain/people/absence.ts";
import type { AbsencesUndone, Away, Back } from "../../domain/people/absence.ts";
import { ownerChangedSince } from "../../domain/customer/changed-since.ts";
import type { Customer, CustomerId, HistoryEntry } from "../../domain/customer/customer.ts";
import * as handovers from "../../domain/customer/handover.ts";
import type { OwnerUndone } from "../../domain/customer/handover.ts";
import { gapsOf } from "../../domain/gaps/find-gaps.ts";
import { withUndoable } from "../../domain/customer/undo.ts";
import { onlyManagers, type Actor, type Person, type PersonId } from "../../domain/people/person.ts";
import * as snoozes from "../../domain/gaps/snooze.ts";
import type { SnoozeEnd, SnoozeOutcome } from "../../domain/gaps/snooze.ts";
import type { Day, Instant } from "../../domain/time/time.ts";
import { changeCustomer, type CustomerChanged } from "../change-customer.ts";
import { gapContext, noteInSettings } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

export type Snoozed = CustomerChanged<SnoozeOutcome>;

/** Silences what is open of a customer until a day, or moves that day when everything is silent. */
export async function snooze(
  world: World,
  organization: Organization,
  asked: { customer: string; until: Day; because: string; by: Actor },
): Promise<Snoozed> {
  const context = await gapContext(world, organization);
  const now = world.now();
  return changeCustomer(organization, asked.customer, (customer) => {
    const done = snoozes.snooze(customer, gapsOf(customer, context), asked, now, context);
    return { ...done, doc: withUndoable(customer, done.doc, { by: asked.by.id, now }) };
  });
}

export type SnoozeEnded = CustomerChanged<SnoozeEnd>;

/** Lets what is silent of a customer speak again. */
export async function endSnooze(
  world: World,
  organization: Organization,
  asked: { customer: string; by: Actor },
): Promise<SnoozeEnded> {
  const context = await gapContext(world, organization);
  const now = world.now();
  return changeCustomer(organization, asked.customer, (customer) => {
    const done = snoozes.endSnooze(customer, gapsOf(customer, context), asked.by, now);
    return { ...done, doc: withUndoable(customer, done.doc, { by: asked.by.id, now }) };
  });
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
  within?: { from: Day; until: Day },
): Promise<Back["outcome"]> {
  const today = await todayOf(world, organization);
  return changeAbsence(world, organization, person, by, (current) =>
    absences.comeBack(current, by, world.now(), today, within),
  );
}

/** Takes the last act on somebody's absences back, within a day, where nobody changed them since. */
export async function undoAbsences(
  world: World,
  organization: Organization,
  { person, ...asked }: { person: Person; at: Instant; by: Actor },
): Promise<AbsencesUndone["outcome"]> {
  const today = await todayOf(world, organization);
  return changeAbsence(world, organization, person, asked.by, (current) =>
    absences.undoAbsences(current, asked, world.now(), today),
  );
}

/** Changes the person, then writes it into the history of the settings. Dying in between leaves it out of the history. */
async function changeAbsence<Changed extends Away | Back | AbsencesUndone>(
  world: World,
  organization: Organization,
  person: Person,
  by: Actor,
  change: (current: Person) => Changed,
): Promise<Changed["outcome"]> {
  if (by.id !== person.id) onlyManagers(by);
  const { outcome, entries } = await organization.people.update(person.id, (current = person) => change(current));
  if (entries === undefined) return outcome;
  await noteInSettings(organization, ...entries);
  world.nudge();
  return outcome;
}

export type HandedOver =
  | { outcome: "handed-over"; id: string; customers: number }
  | { outcome: "nothing-to-move" | "same-person" };

/**
 * Moves every customer of one owner to another. Each move is a change of one document; dying in between leaves some
 * moved, and doing it again moves the rest.
 * @param asked.asOf when it was offered: what somebody else gave to the giver after that stays there
 */
export async function handover(
  world: World,
  organization: Organization,
  asked: { from: Person; to: Person; except?: readonly string[] | undefined; asOf?: Instant | undefined; by: Actor },
): Promise<HandedOver> {
  onlyManagers(asked.by);
  if (asked.from.id === asked.to.id) return { outcome: "same-person" };
  const moving = { id: world.newId(), to: asked.to.id, by: asked.by };
  const { asOf, by } = asked;
  const change = (customer: Customer) =>
    asOf !== undefined && ownerChangedSince(customer, { asOf, by }) !== undefined
      ? { doc: customer, moved: false }
      : handovers.handover(customer, asked.from, moving, world.now());
  let customers = 0;
  // Those that don't move are not locked.
  for (const customer of await organization.customers.list()) {
    if (asked.except?.includes(customer.id) === true || !change(customer).moved) continue;
    const { moved } = await organization.customers.update(customer.id, (current) =>
      current === undefined ? { doc: current, moved: false } : change(current),
    );
    if (moved) customers += 1;
  }
  if (customers === 0) return { outcome: "nothing-to-move" };
  world.nudge();
  return { outcome: "handed-over", id: moving.id, customers };
}

/** What an undo came to: customers that were given back, and those whose owner somebody changed since. */
export type OwnersUndone = {
  undone: readonly Customer[];
  kept: readonly { customer: Customer; since: HistoryEntry | undefined }[];
};

/** Takes a handover back, within a day, where nobody changed the owner since. */
export function undoHandover(
  world: World,
  organization: Organization,
  { id, by }: { id: string; by: Actor },
): Promise<OwnersUndone> {
  return undoOwners(world, organization, by, (customer) => handovers.undoHandover(customer, { id, by }, world.now()));
}

/** Takes an assignment back, or that a customer was taken off its owner; of all that were changed at that moment, or one. */
export function undoAssign(
  world: World,
  organization: Organization,
  { at, customer: only, by }: { at: Instant; customer?: CustomerId | undefined; by: Actor },
): Promise<OwnersUndone> {
  return undoOwners(world, organization, by, (customer) =>
    only === undefined || only === customer.id
      ? handovers.undoOwner(customer, { at, by }, world.now())
      : { doc: customer, outcome: "not-changed" },
  );
}

async function undoOwners(
  world: World,
  organization: Organization,
  by: Actor,
  change: (customer: Customer) => OwnerUndone,
): Promise<OwnersUndone> {
  onlyManagers(by);
  const undone: Customer[] = [];
  const kept: { customer: Customer; since: HistoryEntry | undefined }[] = [];
  for (const customer of await organization.customers.list()) {
    const { outcome } = change(customer);
    if (outcome === "not-changed" || outcome === "too-late") continue;
    const done = await changeCustomer(organization, customer.id, change);
    if (done.outcome === "undone") undone.push(done.customer);
    if (done.outcome === "changed-since") kept.push(done);
  }
  if (undone.length > 0) world.nudge();
  return { undone, kept };
}

/** The day it is for the organization, for reading "until" dates. */
export async function todayOf(world: World, organization: Organization): Promise<Day> {
  return (await gapContext(world, organization)).today;
}
