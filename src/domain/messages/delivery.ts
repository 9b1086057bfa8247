/**
 * What may become of a delivery: every transition of the one document, pure.
 *
 *     planned ──lease──▶ leased ──begin──▶ leased, begun ──settle──▶ sent | unreachable | unknown | refused
 *        ▲                  │                     │
 *        └─────handBack─────┘                     └── known not to have arrived ──▶ planned again, later
 *
 * Teams has no idempotency key, so a request that may have left is never repeated. `begun` is written durably right
 * before the request: whoever finds a lease that ran out without it knows that nothing has left and sends; with it,
 * nobody can know, and the outcome is `unknown`. There is exactly one request for every successful `begin`.
 */
import type { CustomerId } from "../customer/customer.ts";
import { isOfLaterRelease, type MessageSubject, type Delivery } from "../documents.ts";
import { exact } from "../exact.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";

/** What became of one attempt to say something (Microsoft: "Send and receive messages", status codes). */
export type Sent =
  | { outcome: "sent"; conversation: string; activity: string }
  /** Known not to have arrived; may be tried again. */
  | { outcome: "not-sent"; because: string; retryAfterSeconds?: number | undefined }
  /** Will not arrive until something changes on their side. `left`: Teams knows nobody by that id in the organization. */
  | { outcome: "unreachable"; because: string; notInstalled?: true | undefined; left?: true | undefined }
  /** May have arrived: must not be repeated. */
  | { outcome: "unknown"; because: string }
  /**
   * Ours to mend: malformed, too large (413), or sent to an address that is not the right one. Not repeated as it is;
   * when too large, made smaller and tried again.
   */
  | { outcome: "refused"; because: string; tooLarge?: true; staleAddress?: true };

/** What came of looking at one delivery. `skipped`: somebody else has it, or nothing is to be done about it. */
export type DeliveryOutcome =
  | "sent"
  | "retried"
  | "unreachable"
  | "unknown"
  | "refused"
  | "dropped"
  | "postponed"
  | "released"
  | "skipped";

/**
 * The state of a leased delivery, by the word that version 0.1 stored for it. A lease lasts two minutes: to map the
 * word on reading and writing would be more code than the word is worth, and this is the one place that says it.
 */
export const leased: Extract<Delivery["state"], "claimed"> = "claimed";

/** Attempts before giving up: with the waits below, about six hours of an unavailable Teams. */
export const maximumAttempts = 24;
/** Times a message is made smaller before it is refused. */
export const maximumSmaller = 3;

const minute = 60_000;
const hour = 60 * minute;

/**
 * Milliseconds between attempts at what Teams says cannot be reached: a channel's digest, a card to be redrawn. Such an
 * answer is not always the last word (about one in a hundred is unexplained), and nobody writes in a channel to wake it
 * up. All together less than a week, when a digest is planned anew.
 */
export const unreachedWaits: readonly number[] = [10 * minute, hour, 6 * hour, 24 * hour, 48 * hour];

const firstWaitMilliseconds = 5_000;
const longestWaitMilliseconds = 30 * 60_000;
const longestRetryAfterSeconds = 60 * 60;

/** A transition of a document that may not be there. `outcome` says whether it happened, or why not. */
export type Changed<Outcome extends string> = { outcome: Outcome; doc: Delivery | undefined };

/** A new delivery, due at once. */
export function newDelivery(id: string, to: Delivery["to"], about: MessageSubject, now: Instant): Delivery {
  return { id, to, about, plannedAt: now, state: "planned", attempts: 0, at: now };
}

/**
 * Plans it unless it was planned before: the id is the key. What is still to be sent then says this too, and is looked at
 * anew: the hour it waited for may not hold for all of it. A wait after an attempt that failed stays.
 */
export function planOnce(current: Delivery | undefined, next: Delivery): { doc: Delivery } {
  if (current === undefined) return { doc: next };
  const about = current.state === "planned" ? withAll(current.about, next.about) : current.about;
  if (about === current.about) return { doc: current };
  if (current.because !== undefined) return { doc: { ...current, about } };
  const { notBefore: _notBefore, ...waiting } = current;
  return { doc: { ...waiting, about } };
}

/** Lists that a subject may have: the customers, and the keys of what is said of them. */
type Lists = Partial<Record<(typeof lists)[number], readonly string[]>>;
const lists = ["customers", "prompts", "alerts", "gaps", "sources"] as const;

/** With all that another subject of that kind lists; the same object when that is nothing more. */
function withAll(about: MessageSubject & Lists, more: MessageSubject & Lists): MessageSubject {
  const merged = lists.flatMap((list) => {
    const [known, added] = [about[list] ?? [], more[list] ?? []];
    return added.every((one) => known.includes(one)) ? [] : [[list, [...new Set([...known, ...added])]]];
  });
  return merged.length === 0 || about.kind !== more.kind ? about : { ...about, ...Object.fromEntries(merged) };
}

/** The customers that a delivery is about; none for digests and weekly messages. */
export function customersOfDelivery({ about }: Delivery): readonly CustomerId[] {
  if ("customers" in about) return about.customers;
  return about.kind === "prompt" ? [about.customer] : [];
}

/** Whether the delivery is about the customer, alone or among others. */
export const isAbout = (delivery: Delivery, customer: CustomerId): boolean =>
  customersOfDelivery(delivery).includes(customer);

/**
 * Whether a lease no longer holds: its time is over, or it lies so far ahead that the clock must have been set back
 * since. Two lease lengths leave room for machines whose clocks differ.
 */
function ranOut(lease: { until: Instant } | undefined, now: Instant, leaseMilliseconds: number): boolean {
  if (lease === undefined || lease.until <= now) return true;
  return lease.until > addMilliseconds(now, 2 * leaseMilliseconds);
}

/** Whether there is something to do about it now: to send it, or to take over from somebody who died. */
export function isDue(delivery: Delivery, now: Instant, leaseMilliseconds: number): boolean {
  if (isOfLaterRelease(delivery)) return false;
  if (delivery.state === "planned") return delivery.notBefore === undefined || delivery.notBefore <= now;
  return delivery.state === leased && ranOut(delivery.lease, now, leaseMilliseconds);
}

/** Whether it is planned or on its way. */
export const isToCome = (state: Delivery["state"]): boolean => state === "planned" || state === leased;

/** Since when a message waits, or will; undefined when it does not. Of one on its way, since its lease ran out. */
export function waitsSince(delivery: Delivery): Instant | undefined {
  const { state, plannedAt, notBefore, lease } = delivery;
  if (isOfLaterRelease(delivery)) return undefined;
  if (state === "planned") return notBefore ?? plannedAt;
  return state === leased ? lease?.until : undefined;
}

/** The same delivery in another state, without what belonged to the last one. */
function reached(delivery: Delivery, state: Delivery["state"], now: Instant, and: Partial<Delivery> = {}): Delivery {
  const { lease: _lease, begun: _begun, because: _because, notBefore: _notBefore, ...kept } = delivery;
  return { ...kept, state, at: now, ...and };
}

/**
 * Takes the delivery up for `leaseMilliseconds`, in the name of one running process (`by`).
 * - `leased`: it is ours, and nothing has left yet;
 * - `unknown`: whoever had it died after the request began. It is not ours to send;
 * - `skipped`: nothing changed; it is gone, settled, somebody else's, or not due yet.
 */
export function lease(
  delivery: Delivery | undefined,
  by: string,
  now: Instant,
  leaseMilliseconds: number,
): Changed<"skipped"> | { outcome: "leased" | "unknown"; doc: Delivery } {
  if (delivery === undefined || !isDue(delivery, now, leaseMilliseconds)) return { outcome: "skipped", doc: delivery };
  if (delivery.begun !== undefined) {
    const because = "the bot stopped while sending it; it may have arrived";
    return { outcome: "unknown", doc: reached(delivery, "unknown", now, { because, begun: delivery.begun }) };
  }
  const until = addMilliseconds(now, leaseMilliseconds);
  return { outcome: "leased", doc: reached(delivery, leased, now, { lease: { by, until } }) };
}

/** Whether `by` holds it and nothing has left. */
function isHeld(delivery: Delivery | undefined, by: string): delivery is Delivery {
  return delivery?.state === leased && delivery.lease?.by === by && delivery.begun === undefined;
}

/**
 * The request leaves right after this is durable. Whoever lost the lease meanwhile is told `not-ours` and sends nothing;
 * of two who hold it in the same name, one begins.
 * @param made what the record says of the message from now on; `card` absent for one that stays as it is.
 */
export function begin(
  delivery: Delivery | undefined,
  by: string,
  now: Instant,
  leaseMilliseconds: number,
  made: { about?: MessageSubject; card?: Delivery["card"] | undefined } = {},
): Changed<"begun" | "not-ours"> {
  if (!isHeld(delivery, by)) return { outcome: "not-ours", doc: delivery };
  const until = addMilliseconds(now, leaseMilliseconds);
  const { card: _card, ...kept } = delivery;
  const begun = { lease: { by, until }, begun: now, attempts: delivery.attempts + 1, at: now };
  return { outcome: "begun", doc: exact({ ...kept, ...made, ...begun }) };
}

/** Why a leased delivery is not sent now. */
export type NotNow =
  /** The process stops. */
  | { kind: "released" }
  /** Quiet hours, or the conversation has had enough for a while. Counts as no attempt. */
  | { kind: "postponed"; until: Instant }
  /** There is nothing to be said any more: answered, superseded, handed over. */
  | { kind: "dropped"; because: string }
  /** Known beforehand. */
  | { kind: "unreachable"; because: string }
  /** It could not be made, a fault of ours: tried again like a message that did not arrive, and given up likewise. */
  | { kind: "failed"; because: string };

/** Hands a lease back before anything has left. `skipped`: it is not ours any more. */
export function handBack(
  delivery: Delivery | undefined,
  by: string,
  why: NotNow,
  now: Instant,
  random: number,
): Changed<DeliveryOutcome> {
  if (!isHeld(delivery, by)) return { outcome: "skipped", doc: delivery };
  switch (why.kind) {
    case "released":
      return { outcome: "released", doc: reached(delivery, "planned", now) };
    case "postponed":
      return { outcome: "postponed", doc: reached(delivery, "planned", now, { notBefore: why.until }) };
    case "dropped":
    case "unreachable":
      return { outcome: why.kind, doc: reached(delivery, why.kind, now, { because: why.because }) };
    case "failed": {
      const attempted = { ...delivery, attempts: delivery.attempts + 1 };
      return again(attempted, { outcome: "not-sent", because: why.because }, now, random);
    }
  }
}

/** One attempt, as `begin` wrote it down: nobody else's, and no other of the same delivery. */
export type BegunAttempt = { by: string; begun: Instant | undefined; attempts: number };

/**
 * Records what became of the attempt. A reply that comes after the lease ran out still counts, since it is the truth
 * about that attempt; a reply to any other attempt is `skipped`. When the mark that it began was not written after all,
 * the delivery is only leased: what was not sent is then handed back.
 * @param random from 0 to 1, spreads the next attempts of many.
 */
export function settle(
  delivery: Delivery | undefined,
  attempt: BegunAttempt,
  sent: Sent,
  now: Instant,
  random: number,
): Changed<DeliveryOutcome> {
  if (
    (delivery?.state !== leased && delivery?.state !== "unknown") ||
    delivery.begun === undefined ||
    delivery.begun !== attempt.begun ||
    delivery.attempts !== attempt.attempts
  ) {
    if (sent.outcome === "not-sent") return handBack(delivery, attempt.by, { kind: "released" }, now, random);
    return { outcome: "skipped", doc: delivery };
  }
  switch (sent.outcome) {
    case "sent": {
      const { conversation, activity } = sent;
      return { outcome: "sent", doc: reached(delivery, "sent", now, { sent: { conversation, activity } }) };
    }
    case "not-sent":
      return again(delivery, sent, now, random);
    case "unreachable": {
      const { because } = sent;
      const wait = delivery.about.kind === "digest" ? unreachedWaits[delivery.unreached ?? 0] : undefined;
      if (wait === undefined) {
        return { outcome: "unreachable", doc: reached(delivery, "unreachable", now, { because }) };
      }
      const later = { because, notBefore: addMilliseconds(now, wait), unreached: (delivery.unreached ?? 0) + 1 };
      return { outcome: "retried", doc: reached(delivery, "planned", now, later) };
    }
    case "unknown": {
      if (delivery.state === "unknown") return { outcome: "unknown", doc: delivery };
      const { because } = sent;
      return { outcome: "unknown", doc: reached(delivery, "unknown", now, { because, begun: delivery.begun }) };
    }
    case "refused": {
      const smaller = (delivery.smaller ?? 0) + 1;
      if (sent.tooLarge === true && smaller <= maximumSmaller) {
        return { outcome: "retried", doc: reached(delivery, "planned", now, { because: sent.because, smaller }) };
      }
      return { outcome: "refused", doc: reached(delivery, "refused", now, { because: sent.because }) };
    }
  }
}

/** Planned again after a wait, or refused when that has been done often enough. */
function again(
  delivery: Delivery,
  sent: Extract<Sent, { outcome: "not-sent" }>,
  now: Instant,
  random: number,
): { outcome: "retried" | "refused"; doc: Delivery } {
  if (delivery.attempts >= maximumAttempts) {
    const because = `given up after ${delivery.attempts} attempts; the last one: ${sent.because}`;
    return { outcome: "refused", doc: reached(delivery, "refused", now, { because }) };
  }
  const notBefore = addMilliseconds(now, retryMilliseconds(delivery.attempts, sent.retryAfterSeconds, random));
  return { outcome: "retried", doc: reached(delivery, "planned", now, { because: sent.because, notBefore }) };
}

/**
 * How long to wait after the `attempts`-th attempt did not arrive: what Teams asked for and a little more, never less;
 * else doubling, half of it by chance (Microsoft: "Optimize your bot with rate limiting": back off with jitter).
 */
export function retryMilliseconds(attempts: number, retryAfterSeconds: number | undefined, random: number): number {
  if (retryAfterSeconds !== undefined && retryAfterSeconds >= 0) {
    const asked = Math.min(retryAfterSeconds, longestRetryAfterSeconds) * 1_000;
    return Math.round(asked + random * Math.max(1_000, asked / 10));
  }
  const doubled = Math.min(firstWaitMilliseconds * 2 ** Math.max(0, attempts - 1), longestWaitMilliseconds);
  return Math.round(doubled / 2 + (random * doubled) / 2);
}

/**
 * A manager wants it tried again now, knowing that an `unknown` one may then arrive twice. Only what did not verifiably
 * arrive, and what waits after an attempt that reached nobody. When that is so again, they hear of it at once.
 */
export function resend(delivery: Delivery | undefined, now: Instant): Changed<"planned" | "not-resendable"> {
  const waits = delivery?.state === "planned" && delivery.unreached !== undefined;
  const isResendable = waits || (delivery && ["unreachable", "unknown", "refused"].includes(delivery.state));
  if (delivery === undefined || !isResendable || isOfLaterRelease(delivery))
    return { outcome: "not-resendable", doc: delivery };
  const { smaller: _smaller, told: _told, ...fresh } = reached(delivery, "planned", now, { attempts: 0 });
  if (delivery.about.kind !== "digest") return { outcome: "planned", doc: fresh };
  return { outcome: "planned", doc: { ...fresh, unreached: unreachedWaits.length } };
}

/** Whether a manager has asked for a digest to be sent now, at whatever hour. */
export function isAskedForNow({ about, attempts, unreached }: Delivery): boolean {
  return about.kind === "digest" && attempts === 0 && unreached === unreachedWaits.length;
}

/**
 * Notes that managers were told of it. The record of a card about a forgotten customer is let go then: nothing more can
 * be done about it.
 */
export function markTold(delivery: Delivery, now: Instant): Delivery | undefined {
  return isForgottenCard(delivery) ? withoutCard(delivery) : { ...delivery, told: now };
}

/** Whether redrawing a card about a forgotten customer was abandoned. */
export function isForgottenCard({ card }: Delivery): boolean {
  return card?.failed?.says === "forgotten" && card.failed.notBefore === undefined;
}

/** The record once its card needs no more redrawing. That of a week stays, so that the week is not said again. */
export function withoutCard({ card: _card, ...delivery }: Delivery): Delivery | undefined {
  return delivery.about.kind === "weekly" ? delivery : undefined;
}

/** What waits until that very moment is due at once. The same object when it does not. */
export function withoutWait(delivery: Delivery, moment: Instant): Delivery {
  const { notBefore, ...due } = delivery;
  return delivery.state === "planned" && notBefore === moment ? due : delivery;
}

/**
 * Plans again what reached nobody: something was heard from them. What waits for the morning after that waits for it. The
 * same object when there is nothing to do.
 */
export function wake(delivery: Delivery, now: Instant): Delivery {
  const { id, to, about, state, notBefore, unreached } = delivery;
  if (state === "unreachable") return newDelivery(id, to, about, now);
  if (state !== "planned" || unreached === undefined || notBefore === undefined || notBefore <= now) return delivery;
  const { notBefore: _notBefore, unreached: _unreached, ...due } = delivery;
  return due;
}
