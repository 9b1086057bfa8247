/**
 * The card of a delivery after it was sent: what it says in the chat now, and what became of drawing it anew. Pure
 * changes of the one document.
 */
import { openPrompt } from "../customer/checklist.ts";
import type { Customer } from "../customer/customer.ts";
import { maximumAttempts, retryMilliseconds, unreachedWaits, withoutCard, type Sent } from "./delivery.ts";
import type { ListedGap } from "./chases.ts";
import type { DueGap } from "./deadlines.ts";
import type { Delivery, CardInChat, MessageSubject } from "../documents.ts";
import { namedInWeek } from "./digest.ts";
import { toldWord } from "./given-back.ts";
import type { Message, OffboardingNews, OwnerWeek } from "./message.ts";
import { requestWord, type CustomerRequest } from "./new-customer.ts";
import { offboardingWord } from "./offboarding.ts";
import { addMilliseconds, type Day, type Instant } from "../time/time.ts";

/** What a card that asked about customers says. */
export type CardState =
  | { kind: "asked" }
  /** It said that the customer was somebody else's, and asks again what it did: the change of owners was undone. */
  | { kind: "asks-as-before"; customer: Customer }
  /** It said that the customer was taken off them, and that was undone. */
  | { kind: "yours-again"; customer: Customer }
  /** The customer is somebody else's, or nobody's. */
  | { kind: "elsewhere"; customer: Customer }
  /** A newer card in the same chat asks. */
  | { kind: "asked-again"; customer: Customer; at: Instant }
  | { kind: "answered"; customer: Customer }
  /** The prompt was withdrawn. */
  | { kind: "not-needed"; customer: Customer }
  /** The customer is not there any more. */
  | { kind: "forgotten" }
  /** Of an alert, what is still to be done. */
  | { kind: "deadlines"; running: readonly DueGap[] }
  /** Of what a manager had them reminded of, what is still open. */
  | { kind: "chase"; open: readonly ListedGap[] }
  /** Of what an owner asks the managers: what became of it. */
  /** A customer that somebody asks for. */
  | { kind: "new-customer"; asked: CustomerRequest }
  | ({ kind: "offboarding" } & Pick<OffboardingNews, "customer" | "asked" | "isOther">)
  /** Of a weekly message: how many customers need this person by now, of how many they are asked, and the days it names. */
  | ({ kind: "week"; week: string } & WeekRows)
  /** Of a list, the customers that still wait for this person. */
  | { kind: "list"; waiting: readonly Customer[] };

/** What the rows of a weekly message come to. `endsOn`: the deadlines of those that it names, each once. */
export type WeekRows = { due: number; asked: number; endsOn: readonly Day[] };

/**
 * The state in a word or two, as version 0.1 stored it: a card whose word is the same needs no redraw, and none is
 * redrawn because words changed.
 */
export function wordOf(state: CardState): string {
  switch (state.kind) {
    case "elsewhere":
      return `with ${state.customer.owner ?? "nobody"}`;
    case "week":
      return dueWord(state);
    case "list":
      return waitingWord(state.waiting.length);
    case "deadlines":
      return runningWord(state.running.length);
    case "chase":
      return openWord(state.open.length);
    case "offboarding":
      return offboardingWord(state);
    case "new-customer":
      return requestWord(state.asked);
    case "asked-again":
      return askedAgainWord;
    case "not-needed":
      return "not needed";
    case "yours-again":
      return "yours again";
    case "asks-as-before":
      return "asked";
    case "asked":
    case "answered":
    case "forgotten":
      return state.kind;
  }
}

/**
 * A row also says how many questions there are, and by when: once they are answered or the claim went in it is another
 * row, though the customer stays.
 */
const dueWord = ({ due, asked, endsOn }: WeekRows): string =>
  [`${due} due`, ...(asked === 0 ? [] : [`${asked} asked`]), ...endsOn.map((day) => `by ${day}`)].join(", ");
const askedAgainWord = "asked again";
/** What a card says in a word that was answered. */
export const answeredWord = "answered";
const waitingWord = (customers: number): string => `${customers} waiting`;
const runningWord = (deadlines: number): string => `${deadlines} running`;
const openWord = (gaps: number): string => `${gaps} open`;

/** Whether a card that says so is a receipt of what has been: nothing but forgetting, or an undo of it, changes it any more. */
export const isReceipt = (says: string): boolean => says === answeredWord || says === askedAgainWord;

/** What the record of a message says from the moment it leaves: how its card begins, and what it told. */
export function asSent(
  about: MessageSubject,
  message: Message,
): Pick<Delivery, "about"> & { card: CardInChat | undefined } {
  const card = cardAtFirst(message);
  if (about.kind === "cover" && message.kind === "cover") {
    const said = about.customers.filter((id) => message.customers.some((one) => one.id === id));
    return { about: { ...about, customers: said }, card };
  }
  if (about.kind !== "given-back" || message.kind !== "given-back") return { about, card };
  // A customer may have been forgotten since it was made.
  const rows = message.rows.filter(({ customer }) => about.customers.includes(customer.id));
  return { about: { ...about, said: rows.map(toldWord) }, card };
}

/** How the card of a message begins; absent for messages that stay as they were sent. */
export function cardAtFirst(message: Message): CardInChat | undefined {
  if (message.kind === "checklist") return { customer: message.customer.id, says: "asked" };
  if (message.kind === "taken") return { customer: message.customer.id, says: "taken" };
  if (message.kind === "deadlines") return { says: runningWord(message.rows.length) };
  if (message.kind === "chase") return { says: openWord(message.rows.length) };
  if (message.kind === "offboarding") return { customer: message.customer.id, says: offboardingWord(message) };
  if (message.kind === "new-customer" && !message.isAskers) return { says: requestWord(message.asked) };
  if (message.kind !== "weekly") return undefined;
  const { week, due } = message;
  return { says: week === undefined ? waitingWord(due.length) : dueWord(rowsOf(due)) };
}

export const rowsOf = (due: OwnerWeek["due"]): WeekRows => ({
  due: due.length,
  asked: due.filter(({ customer }) => openPrompt(customer) !== undefined).length,
  endsOn: [...new Set(due.slice(0, namedInWeek).flatMap(({ gaps: [first] }) => first?.deadline?.endsOn ?? []))],
});

/** Whether a card in a chat names customers it asked about, as far as is known. */
export function stillNames({ state, card }: Delivery): boolean {
  const namesNobody: readonly string[] = ["forgotten", waitingWord(0), runningWord(0), openWord(0)];
  return state === "sent" && card !== undefined && !namesNobody.includes(card.says);
}

/** How a redraw ended. `redraw-pending`: it is tried again after a wait; `skipped`: the record was removed meanwhile. */
export type RedrawOutcome = "redrawn" | "redraw-pending" | "redraw-abandoned" | "skipped";

/** As for a digest that reaches nobody, and once more: a week in all. */
const unreachedRedrawWaits: readonly number[] = [...unreachedWaits, 72 * 3_600_000];

/**
 * Records a redraw, once; a later one to the same word is not needed. A redraw may be repeated as often as one likes,
 * so a lost reply only means another try. A card that cannot be reached is tried for a week. Once a card no longer names
 * a forgotten customer its record goes; when that was abandoned it stays until managers were told.
 * @param random from 0 to 1, spreads the next attempts of many.
 */
export function redrawn(
  delivery: Delivery | undefined,
  says: string,
  sent: Sent,
  now: Instant,
  random: number,
): { outcome: RedrawOutcome; doc: Delivery | undefined } {
  if (delivery?.state !== "sent" || delivery.card === undefined) return { outcome: "skipped", doc: delivery };
  const { failed, ...card } = delivery.card;
  if (sent.outcome === "sent") {
    const doc = says === "forgotten" ? withoutCard(delivery) : { ...delivery, card: { ...card, says, drawnAt: now } };
    return { outcome: "redrawn", doc };
  }
  const attempts = (failed?.says === says ? failed.attempts : 0) + 1;
  const { because } = sent;
  const wait = redrawWait(sent, attempts, random);
  if (wait === undefined) {
    return {
      outcome: "redraw-abandoned",
      doc: { ...delivery, card: { ...card, failed: { says, attempts, because } } },
    };
  }
  const pending = { says, attempts, because, notBefore: addMilliseconds(now, wait) };
  return { outcome: "redraw-pending", doc: { ...delivery, card: { ...card, failed: pending } } };
}

/** Milliseconds until the next attempt; undefined when there is none. */
function redrawWait(sent: Exclude<Sent, { outcome: "sent" }>, attempts: number, random: number): number | undefined {
  if (sent.outcome === "refused") return undefined;
  if (sent.outcome === "unreachable") return unreachedRedrawWaits[attempts - 1];
  if (attempts >= maximumAttempts) return undefined;
  return retryMilliseconds(attempts, sent.outcome === "not-sent" ? sent.retryAfterSeconds : undefined, random);
}
