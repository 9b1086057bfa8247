/** What a delivery says, made from the present state at the moment of sending; or that there is nothing to say any more. */
import { listener, standsInFor } from "../../domain/people/absence.ts";
import { addBusinessDays } from "../../domain/time/calendar.ts";
import { openPrompt } from "../../domain/customer/checklist.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { dueFor, openGaps, restOf } from "../../domain/messages/digest.ts";
import type { Delivery } from "../../domain/documents.ts";
import { shorter, type Message, type OwnerWeek } from "../../domain/messages/message.ts";
import { isSamePerson, unreached, type Person, type PersonRef } from "../../domain/people/person.ts";
import { digestKey, newerWeek, promptKey, weeklyKey, weeklyMomentOf } from "../../domain/messages/plan.ts";
import { dayOf, type Instant, type WeeklyMoment } from "../../domain/time/time.ts";
import { makeDigest } from "./digest.ts";
import { evaluate, type Evaluated } from "../evaluate.ts";
import type { Compose, Composed } from "./sender.ts";
import type { Organization, World } from "../ports.ts";

/** Makes what a delivery is about. A message nobody needs any more is dropped, with the reason. */
export function createCompose(world: World): Compose {
  return async (organization, delivery, smaller) => {
    const composed = await compose(world, organization, delivery);
    return "message" in composed ? { ...composed, message: shorter(composed.message, smaller) } : composed;
  };
}

async function compose(world: World, organization: Organization, delivery: Delivery): Promise<Composed> {
  const { about } = delivery;
  if ("channel" in delivery.to) {
    if (about.kind !== "digest") return { drop: `a ${about.kind} does not go to a channel` };
    return await composeDigest(world, organization, delivery.to.channel, about.week);
  }
  const evaluated = await evaluate(world, organization);
  const { people } = evaluated;
  const meant = personOf(people, delivery.to.person);
  const person = listener(meant, people, evaluated.context.today);
  switch (about.kind) {
    case "prompt":
    case "assigned":
      return composePrompt(evaluated, person, delivery);
    case "weekly": {
      if (person !== meant) return { drop: "they are away, and their deputy hears it" };
      const moment = weeklyMomentOf(person, world.setup.digest);
      const isSaidAnew = await isOvertaken(organization, about.week, moment, evaluated.now, (week) =>
        weeklyKey(week, person.id),
      );
      if (isSaidAnew) return overtaken;
      const standing = { ...person, standsInFor: standsInFor(person, people, evaluated.context.today) };
      const due = dueFor(standing, evaluated.customers, evaluated.gapsById, evaluated.now);
      if (due.length === 0 && person.allClear !== true) return { drop: "nothing is due" };
      const alone = due.length === 1 ? checklist(evaluated, person, due[0]?.customer) : undefined;
      const rest = restOf(standing, evaluated.customers, evaluated.gapsById, due);
      return { to: { person }, message: alone ?? { ...ownerWeek(evaluated, person, due), week: about.week, rest } };
    }
    case "reminder":
      return composeReminder(evaluated, meant, person, about.customers);
    case "escalation":
      return composeEscalation(evaluated, person, about.customers);
    case "digest":
      return { drop: "a digest does not go to a person" };
  }
}

async function composeDigest(world: World, organization: Organization, id: string, week: string): Promise<Composed> {
  const channel = await organization.channels.get(id);
  if (channel?.digest === undefined) return { drop: "the digest was stopped in this channel" };
  const { moment } = channel.digest;
  if (await isOvertaken(organization, week, moment, world.now(), (newer) => digestKey(newer, id))) return overtaken;
  const message = await makeDigest(world, organization, { channel, week, record: true });
  const isNews = message.gaps.length > 0 || (message.change?.closed ?? 0) > 0;
  if (!isNews && channel.digest.allClear !== true) return { drop: "no gaps, and nothing changed" };
  return { to: { channel }, message };
}

const overtaken = { drop: "a newer week is said instead" };

/** Whether the same recipient has a newer week planned: after a long silence it comes once, and not the older one too. */
async function isOvertaken(
  organization: Organization,
  week: string,
  moment: WeeklyMoment | undefined,
  now: Instant,
  keyOf: (week: string) => string,
): Promise<boolean> {
  const newer = moment === undefined ? undefined : newerWeek(week, moment, now);
  return newer !== undefined && (await organization.deliveries.get(keyOf(newer))) !== undefined;
}

/** One customer: its checklist. Several that were given at once: a list that opens each. */
function composePrompt(evaluated: Evaluated, person: Person, delivery: Delivery): Composed {
  const asked = evaluated.customers.filter((customer) => {
    const prompt = openPrompt(customer);
    return prompt !== undefined && promptKey(prompt) === delivery.id.replace(/#.*$/, "");
  });
  const [first] = asked;
  const prompt = first === undefined ? undefined : openPrompt(first);
  if (first === undefined || prompt === undefined) return { drop: "answered or superseded meanwhile" };
  const alone = asked.length === 1 ? checklist(evaluated, person, first) : undefined;
  if (alone !== undefined) return { to: { person }, message: alone };
  const by = prompt.askedBy === undefined ? {} : { assignedBy: prompt.askedBy };
  return { to: { person }, message: { ...listOf(evaluated, person, asked), ...by } };
}

/** Business days an owner has for an answer. */
const workingWeek = 5;

/** The card of one customer that waits for an answer; undefined when none is waited for. */
function checklist(evaluated: Evaluated, person: Person, customer: Customer | undefined): Message | undefined {
  const prompt = customer === undefined ? undefined : openPrompt(customer);
  if (customer === undefined || prompt === undefined) return undefined;
  const gaps = evaluated.gapsById.get(customer.id) ?? [];
  const zone = person.zone ?? evaluated.context.zone;
  const answerBy = addBusinessDays(dayOf(prompt.at, zone), workingWeek, evaluated.context.calendar);
  return {
    kind: "checklist",
    customer,
    prompt,
    gaps,
    names: evaluated.names,
    today: todayFor(evaluated, person),
    answerBy,
  };
}

/** What was asked and still waits for this person's answer, put off or not. */
function composeReminder(
  evaluated: Evaluated,
  meant: Person,
  person: Person,
  customers: readonly CustomerId[],
): Composed {
  const waiting = evaluated.customers.filter(
    (customer) => customers.includes(customer.id) && isSamePerson(openPrompt(customer)?.to, meant),
  );
  if (waiting.length === 0) return { drop: "answered or superseded meanwhile" };
  const alone = waiting.length === 1 ? checklist(evaluated, person, waiting[0]) : undefined;
  if (alone !== undefined) return { to: { person }, message: alone };
  return { to: { person }, message: { ...listOf(evaluated, person, waiting), reminder: true } };
}

function composeEscalation(evaluated: Evaluated, person: Person, customers: readonly CustomerId[]): Composed {
  const rows = evaluated.customers
    .flatMap((customer) => {
      const prompt = openPrompt(customer);
      if (prompt === undefined || !customers.includes(customer.id)) return [];
      const asked = evaluated.people.find((one) => isSamePerson(prompt.to, one));
      const unreachable = asked === undefined ? undefined : unreached(asked)?.because;
      const gaps = openGaps(evaluated.gapsById.get(customer.id));
      return [{ customer, prompt, gaps, ...(unreachable === undefined ? {} : { unreachable }) }];
    })
    .sort((a, b) => (a.prompt.at < b.prompt.at ? -1 : 1));
  if (rows.length === 0) return { drop: "answered meanwhile" };
  const { names } = evaluated;
  return { to: { person }, message: { kind: "escalation", rows, names, today: todayFor(evaluated, person) } };
}

/** Several customers that wait for one person: a list that opens each. */
export function listOf(evaluated: Evaluated, person: Person, customers: readonly Customer[]): OwnerWeek {
  const due = customers.map((customer) => ({ customer, gaps: openGaps(evaluated.gapsById.get(customer.id)) }));
  return ownerWeek(evaluated, person, due.sort(byName));
}

function ownerWeek(evaluated: Evaluated, person: Person, due: OwnerWeek["due"]): OwnerWeek {
  return {
    kind: "weekly",
    person,
    due,
    owned: evaluated.customers.filter((customer) => isSamePerson(customer.owner, person)).length,
    names: evaluated.names,
    today: todayFor(evaluated, person),
  };
}

function todayFor(evaluated: Evaluated, person: Person): string {
  return dayOf(evaluated.now, person.zone ?? evaluated.context.zone);
}

function byName(a: { customer: Customer }, b: { customer: Customer }): number {
  return a.customer.name < b.customer.name ? -1 : 1;
}

/** Somebody we have not met yet is reached by their Entra object id, if they installed the bot. */
function personOf(people: readonly Person[], ref: PersonRef): Person {
  return people.find((person) => isSamePerson(ref, person)) ?? { id: ref, name: ref };
}
