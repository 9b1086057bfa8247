/** Plans what is due in an organization and writes it down; sending is another step (deliver.ts). */
import { groupBy } from "../../domain/group-by.ts";
import { coverDay, listener } from "../../domain/people/absence.ts";
import { answerer } from "../../domain/customer/cover.ts";
import { planCovers } from "../../domain/messages/cover.ts";
import { openPrompt, prompt } from "../../domain/customer/checklist.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { isChase } from "../../domain/messages/chases.ts";
import { markTold, newDelivery, wake } from "../../domain/messages/delivery.ts";
import type { Channel, Delivery } from "../../domain/documents.ts";
import { byReference, unreached, type Person, type PersonId, type PersonRef } from "../../domain/people/person.ts";
import {
  planDigests,
  isOfPrompt,
  planPrompts,
  planSources,
  planWeeklies,
  promptsToPut,
  type Hearer,
  type Planned,
} from "../../domain/messages/plan.ts";
import { isItsHour } from "../../domain/messages/prepare.ts";
import { defaultAlertDays, planDeadlines } from "../../domain/messages/deadlines.ts";
import { memoKey, planMemos } from "../../domain/messages/memos.ts";
import { markMemoPlanned } from "../../domain/people/memos.ts";
import { planAbsences } from "../../domain/messages/absence.ts";
import { planDamaged, planTellings } from "../../domain/messages/undelivered.ts";
import { planOffboarding } from "../../domain/messages/offboarding.ts";
import {
  addedSince,
  planDecided,
  planRequest,
  undecidedRequests,
  withAdded,
  type CustomerRequest,
} from "../../domain/messages/new-customer.ts";
import { planTaken } from "../../domain/messages/taken.ts";
import { planGivenBack } from "../../domain/messages/given-back.ts";
import { changeSettings, evaluate, type Evaluated } from "../evaluate.ts";
import { addMilliseconds, dayOf, isoWeek } from "../../domain/time/time.ts";
import { changeEach, changeKnown } from "../change-each.ts";
import { passOnChases } from "./pass-on.ts";
import { planReminders, writeDown } from "./plan-reminders.ts";
import type { Damaged, Organization, World } from "../ports.ts";

/** Weeks on record keep the keys of their gaps this long, for counting new and closed. */
const weeksWithKeys = 2;

/**
 * Writes a delivery document for everything that is due and has none. Planning twice, or in two processes, makes one:
 * the key is the document's id.
 */
export async function plan(world: World, organization: Organization): Promise<void> {
  const evaluated = await evaluate(world, organization);
  const { customers, people, now } = evaluated;
  const channels = await organization.channels.list();
  const since = evaluated.settings.since ?? (await beginUse(organization, now));
  const known = byReference(people);
  // Each once, by id where it is known.
  const refs = [...world.setup.managers, ...evaluated.settings.managers];
  const managers = [...new Set(refs.map((ref) => known.get(ref)?.id ?? ref))];
  await settleRequests(organization, evaluated);
  const deliveries = await organization.deliveries.list();
  const damaged = damagedDeliveries(world, organization);
  const days = evaluated.settings.deadlines ?? defaultAlertDays;
  const moment = { ...world.setup.digest, zone: evaluated.context.zone };
  const due = [
    ...planDigests(channels, people, now),
    ...planWeeklies(hearersOf(evaluated), moment, since, now),
    ...planTaken(customers, now),
    ...planOffboarding(customers, { managers, people, today: evaluated.context.today, now }),
    ...undecidedRequests(deliveries).flatMap((request) => planRequest(request, managers)),
    ...planAbsences(people, deliveries, evaluated.context.today, evaluated.context.zone),
    ...planDamaged(damagedOf(world, organization), managers, deliveries),
  ];
  const written = new Set([...deliveries.map(({ id }) => id), ...damaged]);
  let expired: ReturnType<typeof expiredByOwner> | undefined;
  for (const message of [
    ...planPrompts(customers, deliveries, damaged, now, coverDay(people, evaluated.context.today)),
    ...planCovers({ customers, people, deliveries, ...evaluated.context }),
    ...planSources(evaluated.context.unread ?? [], managers, evaluated.context, deliveries, damaged),
    ...planDeadlines({ ...evaluated, ...evaluated.context, managers, deliveries, damaged, days }),
    ...planGivenBack({ ...evaluated, managers, deliveries, zone: evaluated.context.zone }),
  ])
    if (!damaged.includes(message.id)) await writeDown(organization, message, now);
  for (const message of due.filter(({ id }) => !written.has(id))) {
    // Before the message is written down: who dies in between does it again, and finds the prompts there.
    if (message.about.kind === "weekly") {
      expired ??= expiredByOwner(evaluated);
      await promptExpired(organization, message, expired, now);
    }
    await writeDown(organization, message, now);
  }
  for (const message of planMemos(people, evaluated.settings, evaluated.context.zone, now)) {
    if (!written.has(message.id)) await writeDown(organization, message, now);
    await changeKnown(organization.people, message.person, (current) => markMemoPlanned(current, message.memo, now));
  }
  // What goes out again is no reason for a reminder beside it.
  await planAgain(organization, evaluated, channels, managers);
  await planReminders(organization, { managers, damaged }, evaluated);
  const leaving = { ...evaluated, channels, moment };
  // Those that leave now, since more may change in the night; and what reached nobody just now.
  const chases = (await organization.deliveries.list())
    .filter(isChase)
    .filter((one) =>
      one.state === "planned"
        ? isItsHour(one, leaving)
        : one.state === "unreachable" && one.at > addMilliseconds(now, -passedOnMilliseconds),
    );
  await passOnChases(organization, chases, { ...evaluated, damaged });
  for (const telling of planTellings({ deliveries, channels, people, managers, now })) {
    const stored: Delivery[] = [];
    for (const message of telling.planned.filter(({ id }) => !damaged.includes(id)))
      stored.push(await writeDown(organization, message, now));
    // Whoever died over the same may have known of fewer: of the others there is another message.
    const isNamed = ({ to }: Delivery) =>
      stored.every(({ about }) => !("people" in about) || ("person" in to && about.people.includes(to.person)));
    for (const { id } of telling.tells.filter(isNamed)) {
      await changeKnown(organization.deliveries, id, (current) => markTold(current, now));
    }
  }
  await forgetOldKeys(organization);
}

/** Notes what somebody asked for and is a customer by now as added, so that it isn't to be decided any more. */
async function settleRequests(organization: Organization, { customers, now }: Evaluated): Promise<void> {
  for (const request of undecidedRequests(await organization.deliveries.list())) {
    const added = addedSince(request, customers);
    const by = added?.history[0]?.by;
    if (added !== undefined && by !== undefined)
      await recordDecision(organization, request, { by, customer: added.id }, now);
  }
}

/** Writes down what came of what somebody asked for, which they hear. @param decided.customer the one that was added */
export async function recordDecision(
  organization: Organization,
  request: CustomerRequest,
  decided: { by: PersonId; customer: CustomerId | undefined },
  now: string,
): Promise<void> {
  const { customer } = decided;
  await writeDown(organization, planDecided(request, decided), now);
  if (customer !== undefined) await changeEach(organization.deliveries, (one) => withAdded(one, request.key, customer));
}

/**
 * Ids of deliveries whose record cannot be read: they may have been said, so they are not planned again by themselves.
 * `deliveries` names them.
 */
export function damagedDeliveries(world: Pick<World, "store">, organization: Organization): readonly Delivery["id"][] {
  return damagedOf(world, organization).flatMap(({ collection, id }) => (collection === "deliveries" ? [id] : []));
}

function damagedOf({ store }: Pick<World, "store">, { id }: Organization): readonly Damaged[] {
  return store.damaged().filter(({ organization }) => organization === id);
}

/**
 * What could not reach somebody goes out when they are heard from, if it is still true: a prompt that waits for its
 * answer, or the message of a week that is not over. Whoever made a delivery unreachable is marked so, hence nothing is
 * tried twice before they are heard from. So does what is to be decided once more.
 */
async function planAgain(
  organization: Organization,
  { people, customers, context, settings, now }: Evaluated,
  channels: readonly Channel[],
  managers: readonly PersonRef[],
): Promise<void> {
  const reachable = new Map<PersonRef, Person>();
  for (const person of people) {
    if (person.chat === undefined || unreached(person) !== undefined) continue;
    reachable.set(person.id, person);
    if (person.upn !== undefined) reachable.set(person.upn, person);
  }
  const prompts = [...promptsToPut(customers, now, coverDay(people, context.today)).keys()];
  const heardFrom = channels.filter(({ unreachable }) => unreachable === undefined);
  // The digest of somebody who is no manager any more is not theirs to hear.
  const hearers = [...reachable.values()].filter(({ id }) => managers.includes(id));
  const digests = new Set(planDigests(heardFrom, hearers, now).map(({ id }) => id));
  const deliveries = await organization.deliveries.list();
  const toDecide = new Map(
    [
      ...planOffboarding(customers, { managers, people, today: context.today, now }),
      ...undecidedRequests(deliveries).flatMap((request) => planRequest(request, managers)),
      ...planGivenBack({ customers, people, managers, deliveries, settings, zone: context.zone, now }),
    ].map((one) => [one.id, one.about]),
  );
  const isWanted = ({ id, to, about }: Delivery): boolean => {
    if (about.kind === "digest") return digests.has(id);
    const person = "person" in to ? reachable.get(to.person) : undefined;
    if (person === undefined) return false;
    if (about.kind === "offboarding" || about.kind === "given-back") return toDecide.has(id);
    if (about.kind === "new-customer") return about.decided !== undefined || toDecide.has(id);
    if (about.kind === "memo") return person.memos?.some((memo) => memoKey(memo) === id) === true;
    // A week under the principal name of somebody who is known by id meanwhile is planned under the id.
    const isTheirWeek = "person" in to && to.person === person.id && about.kind === "weekly";
    return isTheirWeek
      ? about.week === isoWeek(dayOf(now, person.zone ?? context.zone))
      : prompts.some((key) => isOfPrompt(id, key));
  };
  await changeEach(organization.deliveries, (delivery) => {
    const { id, to, state } = delivery;
    // What was decided when it would have left was undone since, or whoever was no manager then decides once more.
    const again = state === "dropped" ? toDecide.get(id) : undefined;
    const woken = again === undefined ? wake(delivery, now) : newDelivery(id, to, again, now);
    // Few are to be woken: only of these it is looked at whether they are wanted.
    return woken !== delivery && isWanted(delivery) ? woken : delivery;
  });
}

/** As long as nobody had time to mend it themselves. */
const passedOnMilliseconds = 86_400_000;

/** Marks the moment the organization began to use the bot: no weekly message for a week before it. */
async function beginUse(organization: Organization, now: string): Promise<string> {
  const { doc } = await changeSettings(organization, (settings) => {
    return { doc: { ...settings, since: settings.since ?? now } };
  });
  return doc.since ?? now;
}

/** Customers with an answer or evidence that has run out, by whose week names them: by id where we know it. */
function expiredByOwner({
  customers,
  gapsById,
  people,
  context,
}: Evaluated): ReadonlyMap<PersonRef, readonly Customer[]> {
  const known = byReference(people);
  const day = coverDay(people, context.today);
  return groupBy(customers, (customer) => {
    const hasExpired = gapsById.get(customer.id)?.some((gap) => gap.code === "V01") === true;
    const meant = answerer(customer, day);
    return meant === undefined || !hasExpired ? undefined : (known.get(meant)?.id ?? meant);
  });
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
  for (const { id, owner, cover } of expired.get(to) ?? []) {
    // Whoever covers a customer is not asked in the owner's place: the question stays theirs.
    const asked = cover?.person === to && owner !== undefined ? owner : to;
    const request = { id: planned.about.week, to: asked, because: "expired" } as const;
    await organization.customers.update(id, (current) => {
      if (current === undefined || current.owner !== owner || openPrompt(current) !== undefined)
        return { doc: current };
      return prompt(current, request, now);
    });
  }
}

async function forgetOldKeys(organization: Organization): Promise<void> {
  const kept = (await organization.weeks.list())
    .map(({ id }) => id)
    .toSorted()
    .slice(-weeksWithKeys);
  await changeEach(organization.weeks, (week) =>
    week.keys.length === 0 || kept.includes(week.id) ? week : { ...week, keys: [] },
  );
}

/**
 * Whoever may have a week: owners, whoever covers a customer of theirs, in place of those who are away their deputies, and
 * who asked for an all-clear. Also those who have nothing open: the week that finds nothing to say is theirs too, and what opens a day later waits for
 * the next one.
 */
function hearersOf({ customers, people, context }: Evaluated): readonly Hearer[] {
  const known = byReference(people);
  const hearers = new Map<PersonRef, Hearer>();
  const day = coverDay(people, context.today);
  for (const customer of customers) {
    const { owner, ownerSince, addedAt } = customer;
    const since = ownerSince ?? addedAt;
    for (const meant of new Set([owner, answerer(customer, day)])) {
      if (meant === undefined) continue;
      const person = known.get(meant);
      const hears = person === undefined ? undefined : listener(person, people, context.today);
      const ref = hears?.id ?? meant;
      const before = hearers.get(ref);
      if (before?.since === undefined || before.since > since) hearers.set(ref, { ref, since, person: hears });
    }
  }
  for (const person of people) if (person.allClear === true) hearers.set(person.id, { ref: person.id, person });
  return [...hearers.values()];
}
