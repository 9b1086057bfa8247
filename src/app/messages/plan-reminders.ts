/** Prompts that wait too long: brought up again, then told to the managers, in one message for each person. */
import { coverDay, listener } from "../../domain/people/absence.ts";
import { hearerOf, meantBy } from "../../domain/customer/cover.ts";
import { openPrompt, withOpenPrompt } from "../../domain/customer/checklist.ts";
import type { Customer, CustomerId, Prompt } from "../../domain/customer/customer.ts";
import type { Delivery } from "../../domain/documents.ts";
import { byReference, type CoverDay, type Person, type PersonId, type PersonRef } from "../../domain/people/person.ts";
import { quietUntil } from "../../domain/people/quiet.ts";
import { unreachableBecause } from "../../domain/messages/address.ts";
import { isToCome, newDelivery, planOnce } from "../../domain/messages/delivery.ts";
import type { Planned } from "../../domain/messages/plan.ts";
import { isAboutPrompt, isSaid, messageOf, type ReminderKind, type Waiting } from "../../domain/messages/reminders.ts";
import { nextReminder, recordEscalation, recordReminder } from "../../domain/customer/reminders.ts";
import { groupBy } from "../../domain/group-by.ts";
import { lastAsked } from "../../domain/messages/said.ts";
import type { Evaluated } from "../evaluate.ts";
import type { Organization } from "../ports.ts";
import { changeKnown } from "../change-each.ts";

/** Writes a message down, or has the one of its key say more. @returns the one that has it. */
export async function writeDown(
  organization: Organization,
  { id, to, about }: Planned,
  now: string,
): Promise<Delivery> {
  const next = newDelivery(id, to, about, now);
  return (await organization.deliveries.update(id, (current) => planOnce(current, next))).doc;
}

/** Decides for every open prompt, and writes down what is due. */
export async function planReminders(
  organization: Organization,
  { managers, damaged }: { managers: readonly PersonRef[]; damaged: readonly string[] },
  evaluated: Evaluated,
): Promise<void> {
  const { customers, context, now } = evaluated;
  const people = byReference(evaluated.people);
  const deliveries = await organization.deliveries.list();
  const toCome = weeksToCome(deliveries, people);
  const askedAt = lastAsked(deliveries, evaluated);
  const day = coverDay(evaluated.people, context.today);
  const waitsForOther = (customer: Customer, prompt: Prompt, meant: PersonRef): boolean =>
    deliveries.some(
      (one) =>
        one.about.kind === "reminder" &&
        one.state === "planned" &&
        "person" in one.to &&
        one.to.person !== meant &&
        isAboutPrompt(one, customer, prompt),
    );
  const hearer = (ref: PersonRef): Person | undefined => {
    const person = people.get(ref);
    return person && listener(person, evaluated.people, context.today);
  };
  const remind: Waiting[] = [];
  const escalate: Waiting[] = [];
  for (const customer of withOpenPrompt(customers)) {
    const prompt = openPrompt(customer);
    if (prompt === undefined) continue;
    const meant = meantBy(customer, prompt, day);
    const person = people.get(meant);
    const step = nextReminder(prompt, {
      now,
      zone: person?.zone ?? context.zone,
      calendar: context.calendar,
      isUnreachable: unreachableBecause({ person: person ?? { id: meant, name: meant } }) !== undefined,
      quietUntil: quietUntil(hearer(meant) ?? {}, now),
      namedAt: toCome.has(person?.id ?? meant) ? now : askedAt(customer),
    });
    if (step.do === "remind") remind.push({ customer, prompt, count: step.reminder });
    // A reminder that waits for who is not meant any more, since a cover began or ended, is said to who is.
    else if (customer.cover !== undefined && waitsForOther(customer, prompt, person?.id ?? meant))
      remind.push({ customer, prompt, count: prompt.reminded?.length ?? 0 });
    else if (step.do === "escalate") escalate.push({ customer, prompt, count: step.level });
  }
  const hears = (ref: PersonRef): PersonRef => hearer(ref)?.id ?? ref;
  // Each manager hears what others do not answer. Of their own they were reminded, and their weekly message names each
  // week what waits for them and what is late, so that a manager alone hears of it there. What no manager is told of is
  // not written down as told: the next manager will hear it.
  const others = managers.map((to) => {
    const own = new Set([to, hears(to)]);
    return [
      to,
      escalate.filter(({ customer, prompt }) => !own.has(hearerOf(customer, evaluated.people, day)?.id ?? prompt.to)),
    ] as const;
  });
  const known = { deliveries, damaged, now };
  await say(organization, "reminder", byWhomAsked(remind, people, day), known);
  await say(organization, "escalation", new Map(others), known);
}

/** Those asked, or who cover for them, by id where it is known, with what waits for each. */
export const byWhomAsked = (waiting: readonly Waiting[], people: ReadonlyMap<PersonRef, Person>, day: CoverDay) =>
  groupBy(waiting, ({ customer, prompt }) => {
    const meant = meantBy(customer, prompt, day);
    return people.get(meant)?.id ?? meant;
  });

/**
 * Writes the messages down, then into customers what was said to everybody who is to hear it: who dies in between finds
 * it said, and does the rest.
 * @param known.by who wants it, where it is not the bot.
 * @returns of each customer, whether it was said; false where a message that is still to come asks about it.
 */
export async function say(
  organization: Organization,
  kind: ReminderKind,
  wanted: ReadonlyMap<PersonRef, readonly Waiting[]>,
  known: { deliveries: readonly Delivery[]; damaged: readonly string[]; now: string; by?: PersonId | undefined },
): Promise<ReadonlyMap<CustomerId, boolean>> {
  const deliveriesTo = groupBy(known.deliveries, ({ to }) => ("person" in to ? to.person : undefined));
  const said = new Map<CustomerId, boolean>();
  for (const [to, waiting] of wanted) {
    let theirs: readonly Delivery[] = deliveriesTo.get(to) ?? [];
    for (;;) {
      const message = messageOf(kind, to, waiting, theirs, known.damaged);
      if (message === undefined) break;
      const written = await writeDown(organization, message, known.now);
      theirs = [...theirs.filter(({ id }) => id !== written.id), written];
    }
    for (const one of waiting)
      said.set(one.customer.id, said.get(one.customer.id) !== false && isSaid(one, kind, theirs));
  }
  const record = kind === "reminder" ? recordReminder : recordEscalation;
  for (const { customer, prompt, count } of [...wanted.values()].flat()) {
    if (said.get(customer.id) !== true) continue;
    await changeKnown(organization.customers, customer.id, (current) =>
      record(current, prompt.id, count, known.now, known.by),
    );
  }
  return said;
}

/** Whose week is about to go out: a reminder keeps its distance from that too, else both would arrive together. */
const weeksToCome = (deliveries: readonly Delivery[], people: ReadonlyMap<PersonRef, Person>): ReadonlySet<PersonRef> =>
  new Set(
    deliveries.flatMap(({ about, to, state }) =>
      about.kind === "weekly" && isToCome(state) && "person" in to ? (people.get(to.person)?.id ?? to.person) : [],
    ),
  );
