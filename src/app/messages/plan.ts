/** Plans what is due in an organization and writes it down; sending is another step (deliver.ts). */
import { listener } from "../../domain/people/absence.ts";
import { openPrompt, prompt } from "../../domain/customer/checklist.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { plan as planOnce, planned as plannedAt } from "../../domain/messages/delivery.ts";
import { defaultSettings } from "../../domain/documents.ts";
import { byReference, unreached, type Person, type PersonRef } from "../../domain/people/person.ts";
import {
  planDigests,
  planPrompts,
  planSources,
  planWeeklies,
  type Hearer,
  type Planned,
} from "../../domain/messages/plan.ts";
import { evaluate, type Evaluated } from "../evaluate.ts";
import { dayOf, isoWeek } from "../../domain/time/time.ts";
import { managersOf, planReminders } from "./plan-reminders.ts";
import type { Organization, World } from "../ports.ts";

/** Weeks on record keep the keys of their gaps this long, for counting new and closed. */
const weeksWithKeys = 2;

/**
 * Writes a delivery document for everything that is due and has none. Planning twice, or in two processes, makes one:
 * the key is the document's id.
 * @returns how many are new.
 */
export async function plan(world: World, organization: Organization): Promise<number> {
  const evaluated = await evaluate(world, organization);
  const { customers, now } = evaluated;
  const since = evaluated.settings.since ?? (await beginUse(organization, now));
  const due = [
    ...planPrompts(customers, now),
    ...planDigests(await organization.channels.list(), now),
    ...planWeeklies(hearersOf(evaluated), world.setup.digest, since, now),
    ...planSources(
      evaluated.context.unread ?? [],
      managersOf([...world.setup.managers, ...evaluated.settings.managers], byReference(evaluated.people)),
      evaluated.context.today,
    ),
  ];
  const written = new Set((await organization.deliveries.list()).map(({ id }) => id));
  const expired = expiredByOwner(evaluated);
  let planned = 0;
  for (const message of due) {
    if (written.has(message.id)) continue;
    // Before the message is written down: who dies in between does it again, and finds the prompts there.
    if (message.about.kind === "weekly") await promptExpired(organization, message, expired, now);
    if (await writeDown(organization, message, now)) planned += 1;
  }
  for (const reminder of await planReminders(world, organization, evaluated)) {
    for (const message of reminder.planned) if (await writeDown(organization, message, now)) planned += 1;
    for (const { id } of reminder.customers) {
      await organization.customers.update(id, (current) => ({ doc: current && reminder.written(current) }));
    }
  }
  planned += await planAgain(organization, evaluated);
  await forgetOldKeys(organization);
  return planned;
}

/**
 * What could not reach somebody goes out when they can be reached again, if it is still true: a prompt that waits for
 * its answer, or the message of a week that is not over. Whoever made a delivery unreachable is marked so, hence
 * nothing is tried twice before they are heard of.
 */
async function planAgain(organization: Organization, { people, customers, context, now }: Evaluated): Promise<number> {
  const reachable = new Map<PersonRef, Person>();
  for (const person of people) {
    if (person.chat === undefined || unreached(person) !== undefined) continue;
    reachable.set(person.id, person);
    if (person.upn !== undefined) reachable.set(person.upn, person);
  }
  const prompts = new Set(planPrompts(customers, now).map(({ id }) => id));
  let planned = 0;
  for (const { id, to, state, about } of await organization.deliveries.list()) {
    const person = "person" in to ? reachable.get(to.person) : undefined;
    if (state !== "unreachable" || person === undefined) continue;
    // A week under the principal name of somebody who is known by id meanwhile is planned under the id.
    const isTheirWeek = "person" in to && to.person === person.id && about.kind === "weekly";
    const isWanted = isTheirWeek ? about.week === isoWeek(dayOf(now, person.zone ?? context.zone)) : prompts.has(id);
    if (!isWanted) continue;
    await organization.deliveries.update(id, (current) =>
      current?.state === "unreachable" ? { doc: plannedAt(id, to, about, now) } : { doc: current },
    );
    planned += 1;
  }
  return planned;
}

/** @returns false when it was written down before, by another process perhaps. */
async function writeDown(organization: Organization, { id, to, about }: Planned, now: string): Promise<boolean> {
  const { outcome } = await organization.deliveries.update(id, (current) =>
    planOnce(current, plannedAt(id, to, about, now)),
  );
  return outcome === "planned";
}

/** Marks the moment the organization began to use the bot: no weekly message for a week before it. */
async function beginUse(organization: Organization, now: string): Promise<string> {
  const { doc } = await organization.settings.update("settings", (current) => {
    const settings = current ?? defaultSettings;
    return { doc: { ...settings, since: settings.since ?? now } };
  });
  return doc.since ?? now;
}

/** Customers with an answer or evidence that has run out, by their owners: by id where we know it. */
function expiredByOwner({ customers, gapsById, people }: Evaluated): ReadonlyMap<PersonRef, readonly Customer[]> {
  const known = byReference(people);
  const expired = new Map<PersonRef, Customer[]>();
  for (const customer of customers) {
    const { id, owner } = customer;
    if (owner === undefined || !gapsById.get(id)?.some((gap) => gap.code === "V01")) continue;
    const ref = known.get(owner)?.id ?? owner;
    const theirs = expired.get(ref) ?? [];
    theirs.push(customer);
    expired.set(ref, theirs);
  }
  return expired;
}

/**
 * The owner's week asks again about answers that have run out: each such customer gets a prompt, so that "Later" and
 * "Not mine" work on its card. The prompt has no message of its own.
 */
async function promptExpired(
  organization: Organization,
  planned: Planned,
  expired: ReturnType<typeof expiredByOwner>,
  now: string,
): Promise<void> {
  if (!("person" in planned.to) || planned.about.kind !== "weekly") return;
  const to = planned.to.person;
  const request = { id: planned.about.week, to, because: "expired" } as const;
  for (const { id, owner } of expired.get(to) ?? []) {
    await organization.customers.update(id, (current) => {
      if (current === undefined || current.owner !== owner || openPrompt(current) !== undefined)
        return { doc: current };
      return prompt(current, request, now);
    });
  }
}

async function forgetOldKeys(organization: Organization): Promise<void> {
  const weeks = [...(await organization.weeks.list())].sort((a, b) => (a.id < b.id ? 1 : -1));
  for (const week of weeks.slice(weeksWithKeys)) {
    if (week.keys.length === 0) continue;
    await organization.weeks.update(week.id, (current) => ({ doc: current && { ...current, keys: [] } }));
  }
}

/**
 * Whoever may have a week: owners, in place of those who are away their deputies, and who asked for an all-clear. Also
 * those who have nothing open: the week that finds nothing to say is theirs too, and what opens a day later waits for
 * the next one.
 */
function hearersOf({ customers, people, context }: Evaluated): readonly Hearer[] {
  const known = byReference(people);
  const hearers = new Map<PersonRef, Hearer>();
  for (const { owner, ownerSince, addedAt } of customers) {
    if (owner === undefined) continue;
    const person = known.get(owner);
    const hears = person === undefined ? undefined : listener(person, people, context.today);
    const ref = hears?.id ?? owner;
    const since = ownerSince ?? addedAt;
    const before = hearers.get(ref);
    if (before?.since !== undefined && before.since <= since) continue;
    hearers.set(ref, { ref, since, ...(hears === undefined ? {} : { person: hears }) });
  }
  for (const person of people) if (person.allClear === true) hearers.set(person.id, { ref: person.id, person });
  return [...hearers.values()];
}
