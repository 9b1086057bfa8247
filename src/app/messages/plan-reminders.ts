/** Prompts that wait too long: brought up again, then told to the managers. Planned as messages, one for each person. */
import { listener } from "../../domain/people/absence.ts";
import { openPrompt, withOpenPrompt } from "../../domain/customer/checklist.ts";
import type { Customer, Prompt } from "../../domain/customer/customer.ts";
import type { Delivery } from "../../domain/documents.ts";
import { byReference, type Person, type PersonId, type PersonRef } from "../../domain/people/person.ts";
import { unreachableBecause } from "../../domain/messages/address.ts";
import { leased } from "../../domain/messages/delivery.ts";
import type { Planned } from "../../domain/messages/plan.ts";
import { nextReminder, recordEscalation, recordReminder } from "../../domain/customer/reminders.ts";
import type { Evaluated } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

/** A message with what is to be written into its customers once it is planned. */
export type PlannedReminder = {
  planned: readonly Planned[];
  customers: readonly Customer[];
  written: (customer: Customer) => Customer;
};

/**
 * Decides for every open prompt. The key holds the oldest prompt and its count, so that dying between writing the
 * message down and writing it into the customers plans the very same message again.
 */
export async function planReminders(
  world: World,
  organization: Organization,
  evaluated: Evaluated,
): Promise<readonly PlannedReminder[]> {
  const { customers, settings, context, now } = evaluated;
  const people = byReference(evaluated.people);
  const named = lastNamed(await organization.deliveries.list());
  const remind = new Map<PersonRef, Due[]>();
  const escalate: Due[] = [];
  for (const customer of withOpenPrompt(customers)) {
    const prompt = openPrompt(customer);
    if (prompt === undefined) continue;
    const person = people.get(prompt.to);
    const namedAt = named.get(prompt.to) ?? (person === undefined ? undefined : named.get(person.id));
    const step = nextReminder(prompt, {
      now,
      zone: person?.zone ?? context.zone,
      calendar: context.calendar,
      isUnreachable: unreachableBecause({ person: person ?? { id: prompt.to, name: prompt.to } }) !== undefined,
      namedAt,
    });
    if (step.do === "remind") {
      const to = person?.id ?? prompt.to;
      const due = remind.get(to) ?? [];
      due.push({ customer, prompt, count: step.reminder });
      remind.set(to, due);
    } else if (step.do === "escalate") escalate.push({ customer, prompt, count: step.level });
  }
  const reminders = [...remind].map(([to, due]) => reminderOf(to, due, now));
  const managers = managersOf([...world.setup.managers, ...settings.managers], people);
  const hears = ({ prompt: { to } }: Due): PersonRef => {
    const person = people.get(to);
    return person === undefined ? to : listener(person, evaluated.people, context.today).id;
  };
  return [...reminders, ...escalationsOf(managers, escalate, hears, now)];
}

const isNaming: ReadonlySet<Delivery["state"]> = new Set(["planned", leased, "sent"]);

type Due = { customer: Customer; prompt: Prompt; count: number };

/**
 * One message of all that is due of a person. @param due.count how often it will have been brought up then.
 * @param by who wants it, where it is not the bot.
 */
export function reminderOf(to: PersonRef, due: readonly Due[], now: string, by?: PersonId): PlannedReminder {
  const { key, customers, written } = grouped(due, recordReminder, now, by);
  return {
    planned: [
      {
        id: `reminder/${to}/${key}`,
        to: { person: to },
        about: { kind: "reminder", customers: customers.map(({ id }) => id) },
      },
    ],
    customers,
    written,
  };
}

/**
 * Each manager hears what others do not answer. Of their own they were reminded, and their weekly message names each
 * week what waits for them and what is late, so that a manager alone hears of it there. What no manager is told of is not
 * written down as told: the next manager will hear it.
 */
function escalationsOf(
  managers: readonly PersonRef[],
  due: readonly Due[],
  hears: (one: Due) => PersonRef,
  now: string,
): PlannedReminder[] {
  const planned = managers.flatMap((to): Planned[] => {
    const { key, customers } = grouped(
      due.filter((one) => hears(one) !== to),
      recordEscalation,
      now,
    );
    const about = { kind: "escalation", customers: customers.map(({ id }) => id) } as const;
    return customers.length === 0 ? [] : [{ id: `escalation/${to}/${key}`, to: { person: to }, about }];
  });
  const told = due.filter((one) => managers.some((to) => hears(one) !== to));
  const { customers, written } = grouped(told, recordEscalation, now);
  return planned.length === 0 ? [] : [{ planned, customers, written }];
}

/** @param record writes down of a customer that it was said. */
function grouped(due: readonly Due[], record: typeof recordReminder, now: string, by?: PersonId) {
  const sorted = due.toSorted((a, b) =>
    `${a.prompt.at} ${a.customer.id}` < `${b.prompt.at} ${b.customer.id}` ? -1 : 1,
  );
  const [first] = sorted;
  const byId = new Map(sorted.map((one) => [one.customer.id, one]));
  return {
    key: first === undefined ? "" : `${first.prompt.id}/${first.customer.id}/${first.count}`,
    customers: sorted.map(({ customer }) => customer),
    written(customer: Customer): Customer {
      const one = byId.get(customer.id);
      return one === undefined ? customer : record(customer, one.prompt.id, one.count, now, by);
    },
  };
}

/** Writes the messages down, then into their customers: who dies in between does both again, under the same keys. */
export async function writeReminder(
  organization: Organization,
  { planned, customers, written }: PlannedReminder,
  writeDown: (message: Planned) => Promise<void>,
): Promise<void> {
  for (const message of planned) await writeDown(message);
  for (const { id } of customers)
    await organization.customers.update(id, (current) => ({ doc: current && written(current) }));
}

/** Each manager once, by id where we know it. */
export function managersOf(refs: readonly PersonRef[], people: ReadonlyMap<PersonRef, Person>): readonly PersonRef[] {
  return [...new Set(refs.map((ref) => people.get(ref)?.id ?? ref))];
}

/**
 * When each person's weekly message last named what waits for them: a reminder keeps its distance from that. One that
 * is about to go out counts as well, else both would arrive together.
 */
function lastNamed(deliveries: readonly Delivery[]): ReadonlyMap<PersonRef, string> {
  const last = new Map<PersonRef, string>();
  for (const { about, to, state, at } of deliveries) {
    if (about.kind !== "weekly" || !isNaming.has(state) || !("person" in to)) continue;
    if (at > (last.get(to.person) ?? "")) last.set(to.person, at);
  }
  return last;
}
