/** Plans what is due in an organization and writes it down; sending is another step (deliver.ts). */
import { listener } from "../domain/absence.ts";
import { openPrompt, prompt } from "../domain/checklist.ts";
import { defaultSettings } from "../domain/documents.ts";
import type { Person, PersonRef } from "../domain/person.ts";
import { planDigests, planPrompts, planWeeklies, type Planned } from "../domain/plan.ts";
import { evaluate, type Evaluated } from "./evaluate.ts";
import { isoWeek } from "../domain/time.ts";
import { planReminders } from "./plan-reminders.ts";
import type { Organization, World } from "./ports.ts";

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
  ];
  let planned = 0;
  for (const message of due) {
    if (!(await writeDown(organization, message, now))) continue;
    planned += 1;
    if (message.about.kind === "weekly") await promptExpired(organization, evaluated, message);
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
async function planAgain(organization: Organization, { people, customers, now }: Evaluated): Promise<number> {
  const reachable = new Set<PersonRef>();
  for (const { id, upn, chat, unreachable, left } of people) {
    if (chat === undefined || unreachable !== undefined || left !== undefined) continue;
    reachable.add(id);
    if (upn !== undefined) reachable.add(upn);
  }
  const prompts = new Set(planPrompts(customers, now).map(({ id }) => id));
  let planned = 0;
  for (const { id, to, state, about } of await organization.deliveries.list()) {
    if (state !== "unreachable" || !("person" in to) || !reachable.has(to.person)) continue;
    const isWanted = about.kind === "weekly" ? about.week === isoWeek(now.slice(0, 10)) : prompts.has(id);
    if (!isWanted) continue;
    await organization.deliveries.update(id, (current) =>
      current?.state === "unreachable"
        ? { doc: { id, to, about, plannedAt: now, state: "planned", attempts: 0, at: now } }
        : { doc: current },
    );
    planned += 1;
  }
  return planned;
}

async function writeDown(organization: Organization, planned: Planned, now: string): Promise<boolean> {
  if ((await organization.deliveries.get(planned.id)) !== undefined) return false;
  const { isNew } = await organization.deliveries.update(planned.id, (current) =>
    current === undefined
      ? { isNew: true, doc: { ...planned, plannedAt: now, state: "planned", attempts: 0, at: now } }
      : { isNew: false, doc: current },
  );
  return isNew;
}

/** Marks the moment the organization began to use the bot: no weekly message for a week before it. */
async function beginUse(organization: Organization, now: string): Promise<string> {
  const { doc } = await organization.settings.update("settings", (current) => {
    const settings = current ?? defaultSettings;
    return { doc: { ...settings, since: settings.since ?? now } };
  });
  return doc.since ?? now;
}

/**
 * The owner's week asks again about answers that have run out: each such customer gets a prompt, so that "Later" and
 * "Not mine" work on its card. The prompt has no message of its own.
 */
async function promptExpired(organization: Organization, evaluated: Evaluated, planned: Planned): Promise<void> {
  if (!("person" in planned.to) || planned.about.kind !== "weekly") return;
  const to = planned.to.person;
  const id = planned.about.week;
  for (const { owner, id: customer } of evaluated.customers) {
    if (owner !== to || !evaluated.gapsById.get(customer)?.some((gap) => gap.code === "V01")) continue;
    await organization.customers.update(customer, (current) => {
      if (current?.owner !== to || openPrompt(current) !== undefined) return { doc: current };
      return prompt(current, { id, to, because: "expired" }, evaluated.now);
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
 * Whoever may have a week: owners with a gap, and the deputies of those who are away. For anybody else the message
 * would be dropped for having nothing to say.
 */
function hearersOf({ customers, people, gapsById, context }: Evaluated): { ref: PersonRef; person?: Person }[] {
  const known = new Map<PersonRef, Person>();
  for (const person of people) {
    known.set(person.id, person);
    if (person.upn !== undefined) known.set(person.upn, person);
  }
  const hearers = new Set<PersonRef>(people.filter(({ allClear }) => allClear === true).map(({ id }) => id));
  for (const { id, owner } of customers) {
    if (owner === undefined || (gapsById.get(id) ?? []).length === 0) continue;
    const person = known.get(owner);
    hearers.add(person === undefined ? owner : listener(person, people, context.today).id);
  }
  return [...hearers].map((ref) => {
    const person = known.get(ref);
    return person === undefined ? { ref } : { ref, person };
  });
}
