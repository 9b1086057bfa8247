/**
 * The card of a delivery after it was sent: what it says in the chat now, and what became of drawing it anew. Pure
 * changes of the one document.
 */
import type { Customer } from "../customer/customer.ts";
import { maximumAttempts, waitMilliseconds, type Attempt } from "./delivery.ts";
import type { Delivery, StandingCard } from "../documents.ts";
import type { Message } from "./message.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";

/** What a card that asked about customers says. */
export type Standing =
  /** It still asks. */
  | { is: "asked" }
  /** The customer is somebody else's, or nobody's. */
  | { is: "elsewhere"; customer: Customer }
  /** A newer card in the same chat asks. */
  | { is: "asked again"; customer: Customer; at: Instant }
  | { is: "answered"; customer: Customer }
  /** The prompt was withdrawn. */
  | { is: "not needed"; customer: Customer }
  /** The customer is not there any more. */
  | { is: "forgotten" }
  /** Of a list, the customers that still wait for this person. */
  | { is: "list"; waiting: readonly Customer[] };

/** The standing in a word or two: a card whose word is the same needs no drawing. */
export function wordOf(standing: Standing): string {
  switch (standing.is) {
    case "elsewhere":
      return `with ${standing.customer.owner ?? "nobody"}`;
    case "list":
      return waitingWord(standing.waiting.length);
    case "asked":
    case "asked again":
    case "answered":
    case "not needed":
    case "forgotten":
      return standing.is;
  }
}

const waitingWord = (customers: number): string => `${customers} waiting`;

/** Whether a card that says so is a receipt of what has been: nothing but forgetting changes it any more. */
export const isReceipt = (says: string): boolean => says === "answered" || says === "asked again";

/** How the card of a message begins; absent for messages that stay as they were sent. */
export function standingAtFirst(message: Message): StandingCard | undefined {
  if (message.kind === "checklist") return { customer: message.customer.id, says: "asked" };
  const isList = message.kind === "weekly" && message.week === undefined;
  return isList ? { says: waitingWord(message.due.length) } : undefined;
}

/** Whether a card in a chat names customers it asked about, as far as is known. */
export function stillNames({ state, card }: Delivery): boolean {
  return state === "sent" && card !== undefined && card.says !== "forgotten" && card.says !== waitingWord(0);
}

/** How drawing a card anew ended. `again`: after a wait; `gone`: the record was removed meanwhile. */
export type Redrawn = "redrawn" | "again" | "given up" | "gone";

/**
 * Records a redraw, once; a later one to the same word is not needed. A redraw may be repeated as often as one likes,
 * so a lost reply only means another try. Once the customer is forgotten the record goes, drawn or given up: nothing
 * more can be done about it. That of a week stays, so that the week is not said again.
 * @param random from 0 to 1, spreads the next attempts of many.
 */
export function redrawn(
  delivery: Delivery | undefined,
  says: string,
  sent: Attempt,
  now: Instant,
  random: number,
): { outcome: Redrawn; doc: Delivery | undefined } {
  if (delivery?.state !== "sent" || delivery.card === undefined) return { outcome: "gone", doc: delivery };
  const { failed, ...card } = delivery.card;
  const settled = (outcome: "redrawn" | "given up", next: StandingCard) => ({
    outcome,
    doc: says === "forgotten" ? withoutCard(delivery) : { ...delivery, card: next },
  });
  if (sent.outcome === "sent") return settled("redrawn", { ...card, says, drawnAt: now });
  const attempts = (failed?.says === says ? failed.attempts : 0) + 1;
  const { because } = sent;
  const mayPass = sent.outcome === "not-sent" || sent.outcome === "unknown";
  if (!mayPass || attempts >= maximumAttempts) {
    return settled("given up", { ...card, failed: { says, attempts, because } });
  }
  const retryAfterSeconds = sent.outcome === "not-sent" ? sent.retryAfterSeconds : undefined;
  const notBefore = addMilliseconds(now, waitMilliseconds(attempts, retryAfterSeconds, random));
  return { outcome: "again", doc: { ...delivery, card: { ...card, failed: { says, attempts, because, notBefore } } } };
}

function withoutCard({ card: _card, ...delivery }: Delivery): Delivery | undefined {
  return delivery.about.kind === "weekly" ? delivery : undefined;
}
