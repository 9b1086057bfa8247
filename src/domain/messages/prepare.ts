/** Who hears a delivery, whether it is the hour for it, and what it says: made from the present state. Pure. */
import { openPrompt } from "../customer/checklist.ts";
import type { Customer, CustomerId } from "../customer/customer.ts";
import { type Gap, openGaps } from "../catalogue/gap-codes.ts";
import type { Channel, Delivery, Settings, Week } from "../documents.ts";
import { organizationGaps, readAnswers, type GapContext } from "../gaps/find-gaps.ts";
import { listener, standsInFor } from "../people/absence.ts";
import { isSamePerson, unreached, type Person, type PersonRef } from "../people/person.ts";
import { worthTellingFrom } from "../sources/sources.ts";
import { addBusinessDays } from "../time/calendar.ts";
import { dayOf, isoWeek, type Day, type Instant, type WeeklyMoment } from "../time/time.ts";
import { unreachableBecause, type Address } from "./address.ts";
import type { NotNow } from "./delivery.ts";
import { channelWeek, dueFor, isOwnedFor, restOf, weekOf } from "./digest.ts";
import { goodHour } from "./good-hour.ts";
import { shorter, type ChannelWeek, type Message, type Names, type OwnerWeek } from "./message.ts";
import { readNews } from "./read-news.ts";
import { digestKey, newerWeek, promptKey, weeklyKey, weeklyMomentOf } from "./plan.ts";

/** An organization as it is now, with the gaps of its customers. */
export type OrganizationFacts = {
  customers: readonly Customer[];
  people: readonly Person[];
  settings: Settings;
  gapsById: ReadonlyMap<CustomerId, readonly Gap[]>;
  names: Names;
  context: GapContext;
  now: Instant;
};

/** What a delivery is prepared from. */
export type DeliveryFacts = OrganizationFacts & {
  /** The channel it goes to; undefined when there is none, or when it goes to a person. */
  channel: Channel | undefined;
  /** All weeks on record; for a digest. */
  weeks: readonly Week[];
  /** When weeks are said where nobody chose a moment. */
  moment: WeeklyMoment;
  /** Whether the message of `newerKey` is planned. */
  isOvertaken: boolean;
};

/** A message with its address, or why there is none now. */
export type Prepared = { kind: "ready"; to: Address; message: Message } | NotNow;

/** Decides about a leased delivery. */
export function prepare(delivery: Delivery, facts: DeliveryFacts): Prepared {
  const recipient = recipientOf(delivery, facts);
  if (recipient === undefined) return dropped("the digest was stopped in this channel");
  const { to } = recipient;
  const until = goodHour(delivery.about, to, facts.settings, facts.moment, facts.now);
  if (until > facts.now) return { kind: "postponed", until };
  const message = facts.isOvertaken ? dropped("a newer week is said instead") : compose(delivery, recipient, facts);
  if (message.kind === "dropped") return message;
  const because = unreachableBecause(to);
  if (because !== undefined) return { kind: "unreachable", because };
  return { kind: "ready", to, message: shorter(message, delivery.smaller ?? 0) };
}

type Dropped = Extract<NotNow, { kind: "dropped" }>;

const dropped = (because: string): Dropped => ({ kind: "dropped", because });

/** Who hears it, and whom it is meant for: a deputy hears what is meant for somebody who is away. */
type Recipient =
  | { to: { channel: Channel }; digest: NonNullable<Channel["digest"]> }
  | { to: { person: Person }; meant: Person };

/** @returns undefined for a channel that wants no digest any more. */
function recipientOf({ to }: Delivery, { people, channel, context }: DeliveryFacts): Recipient | undefined {
  if ("channel" in to) {
    return channel?.digest === undefined ? undefined : { to: { channel }, digest: channel.digest };
  }
  const meant = personOf(people, to.person);
  return { to: { person: listener(meant, people, context.today) }, meant };
}

/** Somebody we have not met yet is reached by their Entra object id, if they installed the bot. */
function personOf(people: readonly Person[], ref: PersonRef): Person {
  return people.find((person) => isSamePerson(ref, person)) ?? { id: ref, name: ref };
}

/** The key of the same recipient's newer week: after a long silence that one comes, and not the older one too. */
export function newerKey(delivery: Delivery, facts: Omit<DeliveryFacts, "isOvertaken">): string | undefined {
  const { about } = delivery;
  const recipient = recipientOf(delivery, { ...facts, isOvertaken: false });
  if (recipient === undefined || !("week" in about)) return undefined;
  const isDigest = "digest" in recipient;
  const moment = isDigest ? recipient.digest.moment : weeklyMomentOf(recipient.to.person, facts.moment);
  const week = moment && newerWeek(about.week, moment, facts.now);
  if (week === undefined) return undefined;
  return isDigest ? digestKey(week, recipient.to.channel.id) : weeklyKey(week, recipient.to.person.id);
}

function compose(delivery: Delivery, recipient: Recipient, facts: DeliveryFacts): Message | Dropped {
  const { about } = delivery;
  if ("digest" in recipient) {
    if (about.kind !== "digest") return dropped(`a ${about.kind} does not go to a channel`);
    return composeDigest(recipient.to.channel, about.week, facts);
  }
  const { meant } = recipient;
  const { person } = recipient.to;
  switch (about.kind) {
    case "prompt":
    case "assigned":
      return composePrompt(facts, person, delivery);
    case "weekly":
      if (person !== meant) return dropped("they are away, and their deputy hears it");
      return composeWeekly(facts, person, about.week);
    case "reminder":
      return composeReminder(facts, meant, person, about.customers);
    case "escalation":
      return composeEscalation(facts, person, about.customers);
    case "sources":
      return composeSources(facts, person);
    case "digest":
      return dropped("a digest does not go to a person");
  }
}

function composeDigest(channel: Channel, week: string, facts: DeliveryFacts): Message | Dropped {
  const message = digestOf(channel, week, facts);
  const isNews = message.gaps.length > 0 || (message.change?.closed ?? 0) > 0;
  return isNews || channel.digest?.allClear === true ? message : dropped("no gaps, and nothing changed");
}

/** The channel's week as it is now. */
export function digestOf(
  channel: Channel,
  week: string | undefined,
  facts: OrganizationFacts & { weeks: readonly Week[] },
): ChannelWeek {
  const { customers, gapsById, people, names, now, weeks, context } = facts;
  const zone = channel.digest?.moment.zone ?? context.zone;
  const today = dayOf(now, zone);
  return channelWeek({
    channel,
    week: week ?? isoWeek(today),
    customers,
    gapsById,
    weeks,
    stale: organizationGaps(context),
    read: readNews(customers, now),
    unreached: people.flatMap((person) => {
      const because = unreached(person)?.because;
      return because === undefined ? [] : [{ person: person.id, because }];
    }),
    names,
    now,
    evaluatedOn: context.today,
    zone,
    today,
  });
}

/**
 * What is put on record of the week of a digest, so that the next one can be counted against it; also when the digest
 * is dropped because nothing is new. Undefined for what is no digest, and for one that does not come now.
 */
export function weekToRecord({ about }: Delivery, prepared: Prepared, facts: DeliveryFacts): Week | undefined {
  const isDue = prepared.kind === "ready" || prepared.kind === "dropped";
  if (about.kind !== "digest" || !isDue || facts.isOvertaken || facts.channel?.digest === undefined) return undefined;
  return weekOf(about.week, facts.customers, facts.gapsById, facts.now);
}

function composeWeekly(facts: OrganizationFacts, person: Person, week: string): Message | Dropped {
  const own = ownWeekOf(facts, person, week);
  const { due } = own;
  if (due.length === 0 && person.allClear !== true) return dropped("nothing is due");
  return (due.length === 1 ? checklist(facts, person, due[0]?.customer) : undefined) ?? own;
}

/** What needs this person and those they stand in for. */
export function ownWeekOf(facts: OrganizationFacts, person: Person, week: string): OwnerWeek {
  const { customers, people, gapsById, context, now } = facts;
  const responsible = { ...person, standsInFor: standsInFor(person, people, context.today) };
  const due = dueFor(responsible, customers, gapsById, now);
  const read = readNews(
    customers.filter((one) => isOwnedFor(one, responsible)),
    now,
  );
  return { ...ownerWeek(facts, person, due), week, rest: restOf(responsible, customers, gapsById, due), read };
}

/** One customer: its checklist. Several that were given at once: a list that opens each. */
function composePrompt(facts: OrganizationFacts, person: Person, delivery: Delivery): Message | Dropped {
  const asked = facts.customers.filter((customer) => {
    const prompt = openPrompt(customer);
    return prompt !== undefined && promptKey(prompt) === delivery.id.replace(/#.*$/, "");
  });
  const [first] = asked;
  const prompt = first === undefined ? undefined : openPrompt(first);
  if (first === undefined || prompt === undefined) return dropped("answered or superseded meanwhile");
  const alone = asked.length === 1 ? checklist(facts, person, first) : undefined;
  if (alone !== undefined) return alone;
  const by = prompt.askedBy === undefined ? {} : { assignedBy: prompt.askedBy };
  return { ...listOf(facts, person, asked), ...by };
}

/** Business days an owner has for an answer. */
const workingWeek = 5;

/** The card of one customer that waits for an answer; undefined when none is waited for. */
function checklist(facts: OrganizationFacts, person: Person, customer: Customer | undefined): Message | undefined {
  const prompt = customer === undefined ? undefined : openPrompt(customer);
  if (customer === undefined || prompt === undefined) return undefined;
  const gaps = facts.gapsById.get(customer.id) ?? [];
  const zone = person.zone ?? facts.context.zone;
  const answerBy = addBusinessDays(dayOf(prompt.at, zone), workingWeek, facts.context.calendar);
  const read = readAnswers(customer, facts.context);
  return {
    kind: "checklist",
    customer,
    prompt,
    gaps,
    names: facts.names,
    today: todayFor(facts, person),
    answerBy,
    read,
  };
}

/** What was asked and still waits for this person's answer, put off or not. */
function composeReminder(
  facts: OrganizationFacts,
  meant: Person,
  person: Person,
  customers: readonly CustomerId[],
): Message | Dropped {
  const waiting = facts.customers.filter(
    (customer) => customers.includes(customer.id) && isSamePerson(openPrompt(customer)?.to, meant),
  );
  if (waiting.length === 0) return dropped("answered or superseded meanwhile");
  const alone = waiting.length === 1 ? checklist(facts, person, waiting[0]) : undefined;
  return alone ?? { ...listOf(facts, person, waiting), reminder: true };
}

function composeEscalation(
  facts: OrganizationFacts,
  person: Person,
  customers: readonly CustomerId[],
): Message | Dropped {
  const rows = facts.customers
    .flatMap((customer) => {
      const prompt = openPrompt(customer);
      if (prompt === undefined || !customers.includes(customer.id)) return [];
      const asked = facts.people.find((one) => isSamePerson(prompt.to, one));
      const gaps = openGaps(facts.gapsById.get(customer.id));
      return [{ customer, prompt, gaps, unreachable: asked && unreached(asked)?.because }];
    })
    .sort((a, b) => (a.prompt.at < b.prompt.at ? -1 : 1));
  if (rows.length === 0) return dropped("answered meanwhile");
  return { kind: "escalation", rows, names: facts.names, today: todayFor(facts, person) };
}

function composeSources(facts: OrganizationFacts, person: Person): Message | Dropped {
  const { today, unread = [] } = facts.context;
  const due = unread.filter((one) => worthTellingFrom(one) <= today);
  return due.length === 0
    ? dropped("read again meanwhile")
    : { kind: "sources", unread: due, today: todayFor(facts, person) };
}

/** Several customers that wait for one person: a list that opens each. */
export function listOf(facts: OrganizationFacts, person: Person, customers: readonly Customer[]): OwnerWeek {
  const due = customers.map((customer) => ({ customer, gaps: openGaps(facts.gapsById.get(customer.id)) }));
  return ownerWeek(facts, person, due.sort(byName));
}

function ownerWeek(facts: OrganizationFacts, person: Person, due: OwnerWeek["due"]): OwnerWeek {
  return {
    kind: "weekly",
    person,
    due,
    owned: facts.customers.filter((customer) => isSamePerson(customer.owner, person)).length,
    names: facts.names,
    today: todayFor(facts, person),
  };
}

function todayFor({ now, context }: OrganizationFacts, { zone }: Person): Day {
  return dayOf(now, zone ?? context.zone);
}

function byName(a: { customer: Customer }, b: { customer: Customer }): number {
  return a.customer.name < b.customer.name ? -1 : 1;
}
