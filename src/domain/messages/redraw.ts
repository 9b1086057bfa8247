/** Cards in chats that are no longer true, and what they should say now. Pure. */
import { coverDay, standsFor } from "../people/absence.ts";
import { answersFor, openPrompt } from "../customer/checklist.ts";
import type { Customer, CustomerId } from "../customer/customer.ts";
import { offboardingAsked } from "../customer/offboarding.ts";
import { isOfLaterRelease, type Delivery } from "../documents.ts";
import { isGone, type Person, type StandsFor } from "../people/person.ts";
import { customersOfDelivery } from "./delivery.ts";
import { isChase, stillOpen, type ListedGap } from "./chases.ts";
import { isOfDeadlines, runningOf, type DueGap } from "./deadlines.ts";
import { answeredWord, isReceipt, rowsOf, wordOf, type CardState, type WeekRows } from "./card-state.ts";
import type { Gap } from "../catalogue/gap-codes.ts";
import { dueFor } from "./digest.ts";
import { memberOf } from "../listing.ts";
import { customerRequests, requestKeyOf, type CustomerRequest } from "./new-customer.ts";
import { isOtherRequest } from "./offboarding.ts";
import { heardBy, isRowSaid, thatDay } from "./said.ts";
import { addMilliseconds, type Day, type Instant, type Zone } from "../time/time.ts";

/** Whoever reads a card: the person whose chat it is in. */
export type CardReader = Person & Required<StandsFor>;

/** What the decision is made from. */
export type RedrawFacts = {
  customer: (id: CustomerId) => Customer | undefined;
  /** By the chat's conversation. */
  readers: ReadonlyMap<string, CardReader>;
  /** When a customer was last asked about in a chat, by `placeOf`. */
  asked: ReadonlyMap<string, Instant>;
  /** What an alert told of and is still to be done; undefined when that is not known any more. */
  running: (alert: Parameters<typeof runningOf>[0]) => readonly DueGap[] | undefined;
  /** What a manager had somebody reminded of and is still open. */
  open: (chase: Parameters<typeof stillOpen>[0]) => readonly ListedGap[];
  /** What the message asks of managers, by what it came to; undefined where nobody asks for it any more. */
  request: (delivery: Delivery) => CustomerRequest | undefined;
  /** What somebody heard on the day of a message of theirs, before it. */
  before: (reader: CardReader, delivery: Delivery) => readonly Delivery[];
  /** What needs a person by now, for the message of their week: nothing that was said before it that day. */
  due: (reader: CardReader, delivery: Delivery) => WeekRows;
  now: Instant;
};

/** A card to be drawn anew. */
export type Redraw = {
  delivery: Delivery & { sent: NonNullable<Delivery["sent"]> };
  /** Absent when it is in a chat we cannot get to any more. */
  reader: CardReader | undefined;
  cardState: Exclude<CardState, { kind: "asked" }>;
  /** The state in a word, to be recorded. */
  says: string;
};

/** Gathers the facts for any number of cards. @param zone of those who have none. */
export function redrawFacts(
  deliveries: readonly Delivery[],
  customers: readonly Customer[],
  people: readonly Person[],
  today: Day,
  gaps: (customer: Customer) => readonly Gap[],
  now: Instant,
  zone: Zone,
): RedrawFacts {
  const readers = new Map<string, CardReader>();
  const day = coverDay(people, today);
  for (const person of people) {
    if (person.chat === undefined) continue;
    readers.set(person.chat.conversation, { ...person, ...standsFor(person, people, day) });
  }
  const asked = new Map<string, Instant>();
  for (const delivery of deliveries) {
    const { state, sent, card, at } = delivery;
    if (state !== "sent" || sent === undefined || card === undefined || !isAsking(delivery)) continue;
    for (const customer of askedIn(delivery)) {
      const place = placeOf(sent.conversation, customer);
      if (at > (asked.get(place) ?? "")) asked.set(place, at);
    }
  }
  const customer = (id: CustomerId) => memberOf(customers, id);
  const running = (alert: Parameters<typeof runningOf>[0]) => runningOf(alert, { customer, gaps, people, today });
  const open: RedrawFacts["open"] = (chase) => stillOpen(chase, { customer, gaps, people, today });
  const gapsById = {
    get(id: CustomerId) {
      const found = customer(id);
      return found && gaps(found);
    },
  };
  const before: RedrawFacts["before"] = (reader, { at }) =>
    thatDay(heardBy(reader, deliveries), at, reader.zone ?? zone);
  const due: RedrawFacts["due"] = (reader, delivery) => {
    const said = before(reader, delivery);
    return rowsOf(dueFor(reader, customers, gapsById, now).filter((row) => !isRowSaid(row, said)));
  };
  const requests = new Map(customerRequests(deliveries).map((one) => [one.key, one]));
  const request = ({ id }: Delivery) => requests.get(requestKeyOf(id));
  return { customer, readers, asked, running, open, request, before, due, now };
}

const isAsking = (delivery: Delivery): boolean =>
  !isOfDeadlines(delivery) && !isChase(delivery) && !["taken", "offboarding"].includes(delivery.about.kind);

const placeOf = (conversation: string, customer: CustomerId): string => `${conversation} ${customer}`;

function askedIn(delivery: Delivery): readonly CustomerId[] {
  return delivery.card?.customer === undefined ? customersOfDelivery(delivery) : [delivery.card.customer];
}

/**
 * Whether the card is to be drawn anew, and how. Not when it says so already, when that was given up or has to wait,
 * nor when nobody is there to read it; a card about a forgotten customer is tried all the same.
 */
export function redrawOf(delivery: Delivery, facts: RedrawFacts): Redraw | undefined {
  const { state, sent, card } = delivery;
  if (state !== "sent" || sent === undefined || card === undefined || isOfLaterRelease(delivery)) return undefined;
  const reader = facts.readers.get(sent.conversation);
  const cardState = stateOf(delivery, sent.conversation, reader, facts);
  if (cardState === undefined || cardState.kind === "asked") return undefined;
  const says = wordOf(cardState);
  if (says === card.says) return undefined;
  if (card.failed?.says === says && !isTime(card.failed.notBefore, facts.now)) return undefined;
  return { delivery: { ...delivery, sent }, reader, cardState, says };
}

const weekMilliseconds = 7 * 86_400_000;

/** An abandoned redraw has no next attempt. */
const isTime = (notBefore: Instant | undefined, now: Instant): boolean => notBefore !== undefined && notBefore <= now;

function stateOf(
  delivery: Delivery,
  conversation: string,
  reader: CardReader | undefined,
  facts: RedrawFacts,
): CardState | undefined {
  const { card, at, about } = delivery;
  if (card === undefined) return undefined;
  if (about.kind === "weekly" && card.customer === undefined) {
    // An older week is what it was.
    if (reader === undefined || isGone(reader) || addMilliseconds(at, weekMilliseconds) < facts.now) return undefined;
    return { kind: "week", week: about.week, ...facts.due(reader, delivery) };
  }
  if (about.kind === "new-customer") {
    const asked = facts.request(delivery);
    return asked === undefined || asked.wanted.name === "" ? { kind: "forgotten" } : { kind: "new-customer", asked };
  }
  const customers = askedIn(delivery).flatMap((id) => facts.customer(id) ?? []);
  if (customers.length === 0) return { kind: "forgotten" };
  if (reader === undefined || isGone(reader)) return undefined;
  if (isOfDeadlines(delivery)) {
    const running = facts.running(delivery);
    return running && { kind: "deadlines", running };
  }
  if (isChase(delivery)) return { kind: "chase", open: facts.open(delivery) };
  if (about.kind === "offboarding") {
    const [customer] = customers;
    const asked = customer && offboardingAsked(customer);
    return asked && { kind: "offboarding", customer, asked, isOther: isOtherRequest(asked, about.asked) };
  }
  const askedAgain = (customer: Customer): Instant | undefined => {
    const last = facts.asked.get(placeOf(conversation, customer.id));
    return last !== undefined && last > at ? last : undefined;
  };
  const [customer] = customers;
  if (card.customer === undefined || customer === undefined) {
    const waiting = customers.filter((one) => waits(one, reader, at) && askedAgain(one) === undefined);
    return { kind: "list", waiting };
  }
  const isTheirs = answersFor(customer, reader);
  const open = openPrompt(customer);
  // What was answered on it was undone.
  if (card.says === answeredWord && isTheirs && open !== undefined && open.at <= at)
    return { kind: "asks-as-before", customer };
  if (isReceipt(card.says)) return undefined;
  if (about.kind === "taken" && (isTheirs || card.says === "taken"))
    return isTheirs ? { kind: "yours-again", customer } : undefined;
  if (!isTheirs) return { kind: "elsewhere", customer };
  const { prompt } = customer.checklist;
  const closed = prompt?.closed?.how;
  const isAnswered = closed === "answered";
  if (isAnswered && prompt !== undefined && prompt.at <= at) return { kind: "answered", customer };
  const again = askedAgain(customer);
  if (again !== undefined) return { kind: "asked-again", customer, at: again };
  // A newer prompt that was closed before its card came here will have none: this card goes by its end.
  if (isAnswered) return { kind: "answered", customer };
  if (closed !== undefined) return { kind: "not-needed", customer };
  const asksThis = prompt !== undefined && prompt.at <= at;
  return asksThis && card.says !== "asked" ? { kind: "asks-as-before", customer } : { kind: "asked" };
}

/** Whether what was asked by then still waits for this person. */
function waits(customer: Customer, reader: CardReader, at: Instant): boolean {
  const prompt = openPrompt(customer);
  return prompt !== undefined && prompt.at <= at && answersFor(customer, reader);
}
