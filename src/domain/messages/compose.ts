/** What a message says: each kind made from the organization as it is now, or why there is nothing to say any more. */
import { answerer, coverFrom, coverHeld, hearerOf, meantBy } from "../customer/cover.ts";
import { answerBy, confirmedBy, mayAnswer, openPrompt, takenOff } from "../customer/checklist.ts";
import { isLeftOut, questions, type Customer, type CustomerId } from "../customer/customer.ts";
import { exact } from "../exact.ts";
import { memberOf } from "../listing.ts";
import { type Gap, openGaps } from "../catalogue/gap-codes.ts";
import type { MessageSubject, Channel, Delivery, Settings, Week } from "../documents.ts";
import { organizationGaps, knownAnswers, type GapContext } from "../gaps/find-gaps.ts";
import { absenceOn, absencesOf, comingAbsences, coverDay, standsFor } from "../people/absence.ts";
import { quietUntil } from "../people/quiet.ts";
import { worthTellingFrom } from "../sources/sources.ts";
import {
  isSamePerson,
  personOf,
  unreached,
  type Absence,
  type Memo,
  type Person,
  type PersonRef,
} from "../people/person.ts";
import {
  addDays,
  dayOf,
  isoWeek,
  latest,
  nextOccurrence,
  startOf,
  type Day,
  type Instant,
  type WeeklyMoment,
} from "../time/time.ts";
import type { Address } from "./address.ts";
import { passedOn, stillOpen } from "./chases.ts";
import { isAbout, isToCome, type NotNow } from "./delivery.ts";
import { deadlinesOf, defaultAlertDays, endsBy } from "./deadlines.ts";
import { channelDigests, digestStatus, isSilent } from "./digest-status.ts";
import { channelWeek, dueFor, isOwnedFor, isPutOff, restOf, weekRecord } from "./digest.ts";
import { givenBack } from "./given-back.ts";
import { goodHour } from "./good-hour.ts";
import { decides, offboardingNews } from "./offboarding.ts";
import { memoKey } from "./memos.ts";
import { namedIn } from "./named.ts";
import type { ChannelWeek, Message, Names, OwnerWeek } from "./message.ts";
import { requestIn } from "./new-customer.ts";
import { readNews } from "./read-news.ts";
import { heardBy, isRowSaid, lastAsked, thatDay } from "./said.ts";
import { isAboutPrompt } from "./reminders.ts";
import { isOfPrompt, promptKey, weeklyMomentOf } from "./plan.ts";

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
  /** All managers, the administrator's among them. */
  managers: readonly PersonRef[];
  /** All on record. */
  channels: readonly Channel[];
  deliveries: readonly Delivery[];
  /** All on record for a digest, else empty. */
  weeks: readonly Week[];
  /** When weeks are said where nobody chose a moment. */
  moment: WeeklyMoment;
  /** Teams' own address, for the cloud the bot is in; undefined where there is none. */
  globalServiceUrl: string | undefined;
  /** Whether the message of `newerKey` is planned. */
  isOvertaken: boolean;
};

type Dropped = Extract<NotNow, { kind: "dropped" }>;
type NotSaid = Dropped | Extract<NotNow, { kind: "postponed" }>;

export const dropped = (because: string): Dropped => ({ kind: "dropped", because });

type DigestSettings = Pick<NonNullable<Channel["digest"]>, "moment" | "allClear">;

/** Who hears it, and whom it is meant for: a deputy hears what is meant for somebody who is away. */
export type Recipient = { to: Address; digest: DigestSettings } | { to: { person: Person }; meant: Person };

/** What the delivery says. */
export function compose(delivery: Delivery, recipient: Recipient, facts: DeliveryFacts): Message | NotSaid {
  const { about } = delivery;
  if ("digest" in recipient) {
    if (about.kind !== "digest") return dropped(`a ${about.kind} does not go to a channel`);
    return composeDigest(recipient.digest, about.week, facts);
  }
  const { meant } = recipient;
  const { person } = recipient.to;
  switch (about.kind) {
    case "prompt":
    case "assigned":
      return composePrompt(facts, meant, person, delivery);
    case "weekly":
      if (person !== meant) return dropped("they are away, and their deputy gets it");
      return composeWeekly(facts, person, about.week);
    case "reminder":
      return composeReminder(facts, meant, person, delivery);
    case "escalation":
      return composeEscalation(facts, person, delivery);
    case "deadlines":
      return composeDeadlines(facts, meant, person, about);
    case "chase":
      return composeChase(facts, person, { ...delivery, about });
    case "given-back":
      return composeGivenBack(facts, meant, about.customers);
    case "taken":
      return composeTaken(facts, about.customers);
    case "offboarding":
      return composeOffboarding(facts, person, about);
    case "new-customer":
      return composeNewCustomer(facts, meant, delivery, about);
    case "absence":
      return about.ended === true ? composeReturn(facts, person, about) : composeAbsence(facts, person, about);
    case "memo":
      return composeMemo(facts, person, about.memo, delivery.id);
    case "cover":
      return composeCover(facts, person, about);
    case "sources":
      return composeSources(facts, person);
    case "silent-channel":
      return composeSilentChannel(facts, about.channel);
    case "unreached-owners":
      return composeUnreached(facts, about.people);
    case "forgotten-cards": {
      const people = about.people.map((ref) => personOf(facts.people, ref));
      return { kind: "forgotten-cards", people, names: facts.names };
    }
    case "damaged":
      return about;
    case "digest":
      return dropped("the digest was stopped here");
  }
}

function composeDigest({ moment, allClear }: DigestSettings, week: string, facts: DeliveryFacts): Message | Dropped {
  const message = digestOf(moment, week, facts);
  const isNews = message.gaps.length > 0 || (message.change?.closed ?? 0) > 0;
  return isNews || allClear === true ? message : dropped("no gaps, and nothing changed");
}

/**
 * The organization's week as it is now.
 * @param moment when it comes; undefined where it does not come by itself.
 */
export function digestOf(
  moment: WeeklyMoment | undefined,
  week: string | undefined,
  facts: OrganizationFacts & { weeks: readonly Week[] },
): ChannelWeek {
  const { customers, gapsById, people, names, now, weeks, context } = facts;
  const zone = moment?.zone ?? context.zone;
  const today = dayOf(now, zone);
  return channelWeek({
    week: week ?? isoWeek(today),
    next: moment && nextOccurrence(moment, now),
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

/** An organization's week as it goes on record. */
export function recordOf(week: string, { customers, gapsById, context, now }: OrganizationFacts): Week {
  return { ...weekRecord(week, customers, gapsById, now), named: namedIn(customers, gapsById, context.today) };
}

function composeWeekly(facts: DeliveryFacts, person: Person, week: string): Message | NotSaid {
  const { deliveries, now, context } = facts;
  // The first message about a customer comes by itself, be it later this morning.
  const first = deliveries.filter(({ about, state }) => about.kind === "assigned" && isToCome(state));
  const today = thatDay(heardBy(person, deliveries), now, person.zone ?? context.zone);
  const own = ownWeekOf(facts, person, week, [...today, ...first]);
  const { due } = own;
  if (due.length === 0 && ownWeekOf(facts, person, week).due.length > 0) return dropped("all of it was said today");
  if (due.length === 0 && person.allClear !== true) return dropped("nothing is due");
  const quiet = quietUntil(person, now);
  const until = quiet && dayOf(quiet, person.zone ?? context.zone);
  const endsFirst = (gap: Gap) => until !== undefined && endsBy(gap, todayFor(facts, person), until);
  if (quiet !== undefined && !due.some(({ gaps }) => gaps.some(endsFirst))) return { kind: "postponed", until: quiet };
  const alone = due.length === 1 ? checklist(facts, person, due[0]?.customer) : undefined;
  if (alone !== undefined) return alone;
  const moment = weeklyMomentOf(person, facts.moment);
  const isManager = facts.managers.some((ref) => isSamePerson(ref, person));
  return {
    ...own,
    next: moment && nextOccurrence(moment, facts.now),
    digests: isManager ? channelDigests(facts.channels, facts.deliveries, facts.now) : undefined,
  };
}

/**
 * What needs this person and those they stand in for.
 * @param said messages that the week does not repeat; none for somebody who asks what there is.
 */
export function ownWeekOf(
  facts: OrganizationFacts,
  person: Person,
  week: string,
  said: readonly Delivery[] = [],
): OwnerWeek {
  const { customers, people, gapsById, context, now } = facts;
  const responsible = { ...person, ...standsFor(person, people, coverDay(people, context.today)) };
  const due = dueFor(responsible, customers, gapsById, now).filter((row) => !isRowSaid(row, said));
  const read = readNews(
    customers.filter((one) => isOwnedFor(one, responsible)),
    now,
  );
  const theirs = customers.filter((one) => isOwnedFor(one, responsible) && !isLeftOut(one));
  const confirmed = theirs
    .flatMap((customer) => {
      const at = confirmedBy(customer, person, now);
      return at === undefined ? [] : [{ customer, at }];
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return exact({
    ...ownerWeek(facts, person, due),
    week,
    confirmed: confirmed.length === 0 ? undefined : confirmed,
    owned: theirs.length,
    standsIn: theirs.some(({ owner }) => !isSamePerson(owner, person)) ? true : undefined,
    rest: restOf(responsible, customers, gapsById, due),
    read,
  });
}

/**
 * One customer: its checklist. Several that were given at once: a list that opens each. Who covers one since it was
 * planned, or does not any more, makes that another message's.
 */
function composePrompt(facts: OrganizationFacts, meant: Person, person: Person, delivery: Delivery): Message | Dropped {
  const day = coverDay(facts.people, facts.context.today);
  const asked = facts.customers.filter((customer) => {
    const prompt = openPrompt(customer);
    if (prompt === undefined || !isOfPrompt(delivery.id, promptKey(prompt)) || !isAbout(delivery, customer.id))
      return false;
    return isSamePerson(meantBy(customer, prompt, day), meant);
  });
  const [first] = asked;
  const prompt = first === undefined ? undefined : openPrompt(first);
  if (first === undefined || prompt === undefined) return dropped("answered or superseded meanwhile");
  const alone = asked.length === 1 ? checklist(facts, person, first) : undefined;
  if (alone !== undefined) return alone;
  const by = prompt.askedBy === undefined ? {} : { assignedBy: prompt.askedBy };
  return { ...waitingList(facts, person, asked), ...by };
}

/** The card of one customer that waits for an answer; undefined when none is waited for. */
export function checklist(
  facts: OrganizationFacts,
  person: Person,
  customer: Customer | undefined,
): Message | undefined {
  const prompt = customer === undefined ? undefined : openPrompt(customer);
  if (customer === undefined || prompt === undefined) return undefined;
  const gaps = facts.gapsById.get(customer.id) ?? [];
  const zone = person.zone ?? facts.context.zone;
  const due = answerBy(dayOf(prompt.at, zone), facts.context.calendar);
  const known = knownAnswers(customer, facts.context);
  return {
    kind: "checklist",
    to: person,
    customer,
    prompt,
    gaps,
    names: facts.names,
    today: todayFor(facts, person),
    answerBy: due,
    known,
  };
}

/**
 * What was asked and still waits for this person's answer; neither what they put off nor what another message asked since
 * this one was planned. Where an alert of the same morning names all of it, it comes the next one.
 */
function composeReminder(facts: DeliveryFacts, meant: Person, person: Person, delivery: Delivery): Message | NotSaid {
  const { now, settings, moment, context } = facts;
  const askedAt = lastAsked(facts.deliveries, facts);
  const day = coverDay(facts.people, context.today);
  const waiting = facts.customers.filter((customer) => {
    const prompt = openPrompt(customer);
    return (
      prompt !== undefined &&
      isAboutPrompt(delivery, customer, prompt) &&
      isSamePerson(meantBy(customer, prompt, day), meant) &&
      !isPutOff(prompt, now) &&
      // On record when it was planned: it may have been later than the message that has it.
      (askedAt(customer) ?? "") < (latest(delivery.plannedAt, prompt.reminded?.at(-1)) ?? now)
    );
  });
  if (waiting.length === 0) return dropped("answered, put off, superseded or asked meanwhile");
  const quiet = quietUntil(person, now);
  if (quiet !== undefined) return { kind: "postponed", until: quiet };
  const zone = person.zone ?? context.zone;
  const alerts = thatDay(heardBy(person, facts.deliveries), now, zone).filter(
    ({ about, at }) => about.kind === "deadlines" && at >= delivery.plannedAt,
  );
  if (waiting.every(({ id }) => alerts.some((one) => isAbout(one, id)))) {
    const tomorrow = startOf(addDays(dayOf(now, zone), 1), zone);
    return { kind: "postponed", until: goodHour(delivery.about, { person }, settings, moment, tomorrow) };
  }
  const alone = waiting.length === 1 ? checklist(facts, person, waiting[0]) : undefined;
  return alone ?? { ...waitingList(facts, person, waiting), reminder: true };
}

function composeEscalation(facts: OrganizationFacts, person: Person, delivery: Delivery): Message | Dropped {
  const day = coverDay(facts.people, facts.context.today);
  const rows = facts.customers
    .flatMap((customer) => {
      const prompt = openPrompt(customer);
      if (prompt === undefined || !isAboutPrompt(delivery, customer, prompt)) return [];
      const asked = facts.people.find((one) => isSamePerson(prompt.to, one));
      // Nobody hears of themselves as of somebody else: of a deputy, it may be the one who was asked.
      if (isSamePerson(prompt.to, person) || hearerOf(customer, facts.people, day)?.id === person.id) return [];
      const gaps = openGaps(facts.gapsById.get(customer.id));
      return [{ customer, prompt, gaps, unreachable: asked && unreached(asked)?.because }];
    })
    .sort((a, b) => (a.prompt.at < b.prompt.at ? -1 : 1));
  if (rows.length === 0) return dropped("answered meanwhile, or their own to answer");
  return { kind: "escalation", rows, names: facts.names, today: todayFor(facts, person) };
}

/** What nobody has taken since, with what was said of it, for managers. */
function composeGivenBack(
  { customers, managers, names }: DeliveryFacts,
  meant: Person,
  ids: readonly CustomerId[],
): Message | Dropped {
  if (!managers.some((ref) => isSamePerson(ref, meant))) return dropped("they are no manager any more");
  const rows = customers
    .filter(({ id }) => ids.includes(id))
    .flatMap((customer) => givenBack(customer) ?? [])
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return rows.length === 0 ? dropped("taken back, or assigned meanwhile") : { kind: "given-back", rows, names };
}

function composeTaken({ customers, names }: DeliveryFacts, ids: readonly CustomerId[]): Message | Dropped {
  const customer = customers.find(({ id }) => ids.includes(id));
  const act = customer && takenOff(customer);
  if (customer === undefined || act === undefined) return dropped("it has an owner again, or is gone");
  return { kind: "taken", customer, by: act.by, names };
}

/** While nobody has decided, for whoever decides; after that, for whoever asked, as far as it is still so. */
function composeOffboarding(
  { customers, people, managers, names, context: { today } }: DeliveryFacts,
  person: Person,
  about: Extract<MessageSubject, { kind: "offboarding" }>,
): Message | Dropped {
  const customer = customers.find(({ id }) => about.customers.includes(id));
  const news = customer && offboardingNews(customer, about.asked, person, { managers, people, today, names });
  if (customer === undefined || news === undefined) return dropped("it is gone");
  const { asked, isOther } = news;
  const { decided } = asked;
  if (isOther || (about.decided === true) !== (decided !== undefined)) return dropped("it was decided, or asked again");
  if (decided === undefined && !decides(person, asked, { managers, people, today }))
    return dropped("they don't decide it any more");
  const isOver = decided !== undefined && decided.as !== "kept" && customer.lifecycle !== decided.as;
  return isOver ? dropped("it is active again") : news;
}

/** While nobody has decided, for managers; after that, for whoever asked, unless they have heard it otherwise. */
function composeNewCustomer(
  { customers, deliveries, managers, names }: DeliveryFacts,
  meant: Person,
  delivery: Delivery,
  { by, customers: [id], decided }: Extract<MessageSubject, { kind: "new-customer" }>,
): Message | Dropped {
  const asked = requestIn(delivery, deliveries);
  if (asked === undefined) return dropped("nobody asks for it any more");
  if (decided === undefined && !managers.some((ref) => isSamePerson(ref, meant)))
    return dropped("they are no manager any more");
  if (decided === undefined)
    return asked.decided === undefined
      ? { kind: "new-customer", asked, isAskers: false, names }
      : dropped("it was decided");
  if (by === asked.by) return dropped("they took it back");
  const customer = customers.find((one) => one.id === id);
  if (decided === "added" && customer === undefined) return dropped("it is gone");
  if (customer?.owner === asked.by) return dropped("it is theirs, and they are asked about it");
  return { kind: "new-customer", asked, isAskers: true, customer, names };
}

/** What is still open of it; what a later alert says, or is not theirs any more, is left out. */
function composeDeadlines(
  facts: DeliveryFacts,
  meant: Person,
  person: Person,
  { alerts, escalated }: Extract<MessageSubject, { kind: "deadlines" }>,
): Message | Dropped {
  const { settings, context, gapsById } = facts;
  const days = settings.deadlines ?? defaultAlertDays;
  const day = coverDay(facts.people, context.today);
  const rows = facts.customers
    .filter((customer) =>
      // Of a manager's deputy, what is said of others' may be their own: that they hear as its owner.
      escalated === true ? !isSamePerson(customer.owner, person) : isSamePerson(answerer(customer, day), meant),
    )
    .flatMap((customer) => deadlinesOf(customer, gapsById.get(customer.id), { ...context, days }))
    .filter(({ key }) => alerts.includes(key))
    .toSorted((a, b) => (a.gap.deadline.endsOn < b.gap.deadline.endsOn ? -1 : 1));
  if (rows.length === 0) return dropped("done, or covered by a later alert");
  return { kind: "deadlines", rows, escalated: escalated === true, names: facts.names, today: todayFor(facts, person) };
}

/** What is still open of it; nothing to whoever asked for it and stands in by now. */
function composeChase(facts: DeliveryFacts, person: Person, chase: Parameters<typeof stillOpen>[0]): Message | NotSaid {
  const { customers, gapsById, people, names, context } = facts;
  const { by, line } = chase.about;
  const customer = (id: CustomerId) => memberOf(customers, id);
  const now = { customer, gaps: ({ id }: Customer) => gapsById.get(id) ?? [], people, today: context.today };
  // What is another's to hear by now is written down for them, and taken out of this, at the next run.
  if (passedOn(chase, facts.deliveries, now).size > 0) return { kind: "postponed", until: facts.now };
  if (isSamePerson(by, person)) return dropped("whoever asked for it stands in");
  const rows = stillOpen(chase, now);
  return rows.length === 0
    ? dropped("done, snoozed or handed over meanwhile")
    : { kind: "chase", rows, by, line, names, today: todayFor(facts, person) };
}

/** What is open of the customer is shown to who may see it. */
function composeMemo(
  { customers, people, gapsById, names, context, managers, now }: DeliveryFacts,
  person: Person,
  id: Memo["id"],
  key: string,
): Message | Dropped {
  const memo = person.memos?.find((one) => one.id === id);
  if (memo === undefined) return dropped("cancelled meanwhile");
  if (memoKey(memo) !== key) return dropped("moved to another day");
  const zone = person.zone ?? context.zone;
  const said = { kind: "memo", memo, askedOn: dayOf(memo.askedAt, zone), names, today: dayOf(now, zone) } as const;
  if (memo.customer === undefined) return said;
  const customer = customers.find(({ id }) => id === memo.customer);
  if (customer === undefined) return dropped("its customer is not there any more");
  const actor = {
    ...person,
    manager: managers.some((ref) => isSamePerson(ref, person)),
    ...standsFor(person, people, coverDay(people, context.today)),
  };
  return {
    ...said,
    about: {
      customer,
      gaps: gapsById.get(customer.id) ?? [],
      may: { manage: actor.manager, answer: mayAnswer(customer, actor) },
    },
  };
}

type AboutAbsence = Extract<MessageSubject, { kind: "absence" }>;

/**
 * The absence that somebody is told of; in earlier versions a person had one. One that was cut in two by another deputy
 * was recorded at the same moment as the other one's: each deputy hears of their own.
 */
function absenceTold(person: Person, since: Instant | undefined, to: Person): Absence | undefined {
  if (since === undefined) return person.away;
  const told = absencesOf(person).filter(({ at }) => at === since);
  return told.find(({ deputy }) => isSamePerson(deputy, to)) ?? told[0];
}

function composeAbsence(facts: DeliveryFacts, to: Person, about: AboutAbsence): Message | Dropped {
  const person = personOf(facts.people, about.person);
  const away = absenceTold(person, about.since, to);
  if (away === undefined || away.until < facts.context.today) return dropped("they are back");
  if (to.id !== person.id && !isSamePerson(away.deputy, to)) return dropped("somebody else stands in");
  return {
    kind: "absence",
    person,
    away,
    themselves: to.id === person.id,
    names: facts.names,
    today: todayFor(facts, to),
  };
}

/** Of an absence that is over or was cancelled, or of a deputy whose place somebody else took. */
function composeReturn(facts: DeliveryFacts, to: Person, about: AboutAbsence): Message | Dropped {
  const person = personOf(facts.people, about.person);
  const stoodIn = person.ended?.findLast(({ since }) => since === about.since) ?? person.ended?.at(-1);
  const themselves = to.id === person.id;
  const present = absenceOn(person, facts.context.today);
  const over = absenceTold(person, about.since, to);
  const isEarly = over === undefined || over === present;
  const { from, until } = (isEarly ? stoodIn : undefined) ?? {};
  const cancelled = from === undefined || until === undefined ? undefined : { from, until };
  // Another deputy for the same days: only the one before has anything to hear.
  const instead =
    cancelled &&
    absencesOf(person).find((one) => one.until >= cancelled.from && (one.from ?? cancelled.from) <= cancelled.until);
  const stillAway = cancelled === undefined ? present : instead;
  if (stillAway !== undefined && (themselves || isSamePerson(stillAway.deputy, to)))
    return dropped("they are away all the same");
  return {
    kind: "return",
    person,
    themselves,
    deputy: isEarly ? stoodIn?.deputy : over.deputy,
    by: isEarly ? stoodIn?.by : undefined,
    standsInNow: stillAway,
    again: comingAbsences(person, facts.context.today).find(({ deputy }) => isSamePerson(deputy, to)),
    cancelled: instead === undefined ? cancelled : undefined,
    names: facts.names,
    today: todayFor(facts, to),
  };
}

/** Who covers customers from now on, or not any more, as far as that is still so. */
function composeCover(
  { customers, people, names, context, now }: DeliveryFacts,
  to: Person,
  { kind, customers: ids, person, by, ended }: Extract<MessageSubject, { kind: "cover" }>,
): Message | Dropped {
  const day = coverDay(people, context.today);
  const isTheirs = to.id === person;
  const isSo = (customer: Customer) => {
    const held = coverHeld(customer, day);
    if (ended !== true) return held?.person === person;
    // The owner hears of whoever covers instead.
    return isTheirs ? held?.person !== person : held === undefined;
  };
  const some = customers.filter((customer) => ids.includes(customer.id) && isSo(customer));
  const [first] = some.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (first === undefined) return dropped(ended === true ? "somebody covers it again" : "they don't cover it any more");
  const today = dayOf(now, to.zone ?? context.zone);
  const isLost = ended === true && coverFrom(first, today)?.person === person;
  return { kind, customers: some, person, by, ended: ended === true, isLost, isTheirs, names, today };
}

function composeSources(facts: DeliveryFacts, person: Person): Message | Dropped {
  const { today, unread = [] } = facts.context;
  const due = unread.filter((one) => worthTellingFrom(one) <= today);
  return due.length === 0
    ? dropped("read again meanwhile")
    : { kind: "sources", unread: due, today: todayFor(facts, person) };
}

/** What happened to a channel's digest; nothing once it arrived, or was stopped. */
function composeSilentChannel(facts: DeliveryFacts, id: string): Message | Dropped {
  const channel = facts.channels.find((one) => one.id === id);
  if (channel?.digest === undefined) return dropped("the digest was stopped there");
  const status = digestStatus(channel.id, channel.digest.moment, channel, facts.deliveries, facts.now);
  if (status.closed === undefined && !isSilent(status)) return dropped("it arrived meanwhile");
  return { kind: "silent-channel", channel, status };
}

/** Owners whom the week did not reach, with how many customers they answer for; nothing once it reached them all. */
function composeUnreached(
  { people, customers, names, deliveries }: DeliveryFacts,
  refs: readonly PersonRef[],
): Message | Dropped {
  const rows = refs.flatMap((ref) => {
    const person = personOf(people, ref);
    const because = whyMissed(person, deliveries);
    if (because === undefined) return [];
    return [{ person, because, owned: customers.filter(({ owner }) => isSamePerson(owner, person)).length }];
  });
  return rows.length === 0 ? dropped("they were reached meanwhile") : { kind: "unreached-owners", rows, names };
}

/** Why somebody's latest week did not reach them; undefined when it did, or may have. */
function whyMissed(person: Person, deliveries: readonly Delivery[]): string | undefined {
  const theirs = deliveries.filter(
    ({ to, about }) => "week" in about && "person" in to && isSamePerson(to.person, person),
  );
  const last = theirs.toSorted((a, b) => (a.plannedAt < b.plannedAt ? 1 : -1))[0];
  return last?.state === "unreachable" || last?.state === "refused" ? last.because : undefined;
}

/** Several customers that wait for one person: a list that opens each. */
export function waitingList(facts: OrganizationFacts, person: Person, customers: readonly Customer[]): OwnerWeek {
  const due = customers.map((customer) => ({ customer, gaps: openGaps(facts.gapsById.get(customer.id)) }));
  // To whoever covers them, or stands in, they are not assigned.
  const standsIn = customers.some(({ owner }) => !isSamePerson(owner, person)) ? { standsIn: true as const } : {};
  return { ...ownerWeek(facts, person, due.sort(byName)), ...standsIn };
}

function ownerWeek(facts: OrganizationFacts, person: Person, due: OwnerWeek["due"]): OwnerWeek {
  return {
    kind: "weekly",
    person,
    due: due.map((row) => exact({ ...row, asks: firstAsks(row.customer, facts.context) })),
    owned: facts.customers.filter((one) => isSamePerson(one.owner, person) && !isLeftOut(one)).length,
    names: facts.names,
    today: todayFor(facts, person),
  };
}

/** Questions that were never answered and that nothing on record answers; undefined when nobody was asked, or for none. */
function firstAsks(customer: Customer, context: GapContext): number | undefined {
  if (openPrompt(customer) === undefined) return undefined;
  const known = knownAnswers(customer, context);
  const asked = questions.filter((one) => known[one] === undefined && customer.checklist.answers[one] === undefined);
  return asked.length === 0 ? undefined : asked.length;
}

function todayFor({ now, context }: OrganizationFacts, { zone }: Person): Day {
  return dayOf(now, zone ?? context.zone);
}

function byName(a: { customer: Customer }, b: { customer: Customer }): number {
  return a.customer.name < b.customer.name ? -1 : 1;
}
