/**
 * What may become of a delivery: every transition of the one document, pure.
 *
 *     planned ──claim──▶ claimed ──begin──▶ claimed, begun ──settle──▶ sent | unreachable | unknown | refused
 *        ▲                  │                     │
 *        └──release, fail───┘                     └── known not to have arrived ──▶ planned again, later
 *
 * Teams has no idempotency key, so a request that may have left is never repeated. `begun` is written durably right
 * before the request: whoever finds a lease that ran out without it knows that nothing has left and sends; with it,
 * nobody can know, and the outcome is `unknown`. There is exactly one request for every successful `begin`.
 */
import type { About, Delivery } from "../documents.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";

/** What became of one attempt, as the messenger reports it (`Sent` of the ports, by structure). */
export type Attempt =
  | { outcome: "sent"; conversation: string; activity: string }
  | { outcome: "not-sent"; because: string; retryAfterSeconds?: number }
  | { outcome: "unreachable"; because: string }
  | { outcome: "unknown"; because: string }
  | { outcome: "refused"; because: string; tooLarge?: true };

/** Attempts before giving up: with the waits below, about six hours of an unavailable Teams. */
export const maximumAttempts = 24;
/** Times a message is made smaller before it is refused. */
export const maximumSmaller = 3;

const firstWaitMilliseconds = 5_000;
const longestWaitMilliseconds = 30 * 60_000;
const longestRetryAfterSeconds = 60 * 60;

/** A transition of a document that may not be there. `outcome` says whether it happened, or why not. */
export type Changed<Outcome extends string> = { outcome: Outcome; doc: Delivery | undefined };

/** A new delivery. `notBefore`: quiet hours; absent means at once. */
export function planned(id: string, to: Delivery["to"], about: About, now: Instant, notBefore?: Instant): Delivery {
  const delivery: Delivery = { id, to, about, plannedAt: now, state: "planned", attempts: 0, at: now };
  return notBefore !== undefined && notBefore > now ? { ...delivery, notBefore } : delivery;
}

/** Plans it unless it was planned before: the id is the key, whatever became of it. */
export function plan(current: Delivery | undefined, next: Delivery): { outcome: "planned" | "already"; doc: Delivery } {
  return current === undefined ? { outcome: "planned", doc: next } : { outcome: "already", doc: current };
}

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
  if (delivery.state === "planned") return delivery.notBefore === undefined || delivery.notBefore <= now;
  return delivery.state === "claimed" && ranOut(delivery.lease, now, leaseMilliseconds);
}

/** The same delivery in another state, without what belonged to the last one. */
function reached(delivery: Delivery, state: Delivery["state"], now: Instant, and: Partial<Delivery> = {}): Delivery {
  const { lease: _lease, begun: _begun, because: _because, notBefore: _notBefore, ...kept } = delivery;
  return { ...kept, state, at: now, ...and };
}

/**
 * Takes the delivery up for `leaseMilliseconds`, in the name of one running process (`by`).
 * - `claimed`: it is ours, and nothing has left yet;
 * - `lost`: whoever had it died after the request began. It is `unknown` from now on, not ours to send;
 * - `taken`, `not-yet`, `settled`, `gone`: nothing changed.
 */
export function claim(
  delivery: Delivery | undefined,
  by: string,
  now: Instant,
  leaseMilliseconds: number,
): Changed<"claimed" | "lost" | "taken" | "not-yet" | "settled" | "gone"> {
  if (delivery === undefined) return { outcome: "gone", doc: delivery };
  if (delivery.state !== "planned" && delivery.state !== "claimed") return { outcome: "settled", doc: delivery };
  if (!isDue(delivery, now, leaseMilliseconds)) {
    return { outcome: delivery.state === "planned" ? "not-yet" : "taken", doc: delivery };
  }
  if (delivery.state === "claimed" && delivery.begun !== undefined) {
    const because = "the bot stopped while sending it; it may have arrived";
    return { outcome: "lost", doc: reached(delivery, "unknown", now, { because, begun: delivery.begun }) };
  }
  const lease = { by, until: addMilliseconds(now, leaseMilliseconds) };
  return { outcome: "claimed", doc: reached(delivery, "claimed", now, { lease }) };
}

/** Whether `by` holds it and nothing has left. */
function isHeld(delivery: Delivery | undefined, by: string): delivery is Delivery {
  return delivery?.state === "claimed" && delivery.lease?.by === by && delivery.begun === undefined;
}

/**
 * The request leaves right after this is durable. Whoever lost the lease meanwhile is told `not-ours` and sends nothing;
 * of two who hold it in the same name, one begins.
 * @param card how the card begins that is sent; absent for one that stays as it is.
 */
export function begin(
  delivery: Delivery | undefined,
  by: string,
  now: Instant,
  leaseMilliseconds: number,
  card?: Delivery["card"],
): Changed<"begun" | "not-ours"> {
  if (!isHeld(delivery, by)) return { outcome: "not-ours", doc: delivery };
  const lease = { by, until: addMilliseconds(now, leaseMilliseconds) };
  const { card: _card, ...kept } = delivery;
  const next = { ...kept, lease, begun: now, attempts: delivery.attempts + 1, at: now };
  return { outcome: "begun", doc: card === undefined ? next : { ...next, card } };
}

/** Hands an unbegun lease back, because the process stops. */
export function release(delivery: Delivery | undefined, by: string, now: Instant): Changed<"released" | "not-ours"> {
  if (!isHeld(delivery, by)) return { outcome: "not-ours", doc: delivery };
  return { outcome: "released", doc: reached(delivery, "planned", now) };
}

/** Not now: quiet hours began, or the conversation has had enough for a while. Counts as no attempt. */
export function postpone(
  delivery: Delivery | undefined,
  by: string,
  until: Instant,
  now: Instant,
): Changed<"postponed" | "not-ours"> {
  if (!isHeld(delivery, by)) return { outcome: "not-ours", doc: delivery };
  return { outcome: "postponed", doc: reached(delivery, "planned", now, { notBefore: until }) };
}

/**
 * It is not sent at all: there is nothing to be said any more (`dropped`: answered, superseded, handed over), or it is
 * known beforehand that they cannot be reached (`unreachable`).
 */
export function giveUp(
  delivery: Delivery | undefined,
  by: string,
  state: "dropped" | "unreachable",
  because: string,
  now: Instant,
): Changed<"dropped" | "unreachable" | "not-ours"> {
  if (!isHeld(delivery, by)) return { outcome: "not-ours", doc: delivery };
  return { outcome: state, doc: reached(delivery, state, now, { because }) };
}

/** It could not even be made: a fault of ours. Tried again like a message that did not arrive, and given up likewise. */
export function fail(
  delivery: Delivery | undefined,
  by: string,
  because: string,
  now: Instant,
  random: number,
): Changed<"planned" | "refused" | "not-ours"> {
  if (!isHeld(delivery, by)) return { outcome: "not-ours", doc: delivery };
  const attempted = { ...delivery, attempts: delivery.attempts + 1 };
  return again(attempted, { outcome: "not-sent", because }, now, random);
}

/**
 * Records what became of the attempt that `begin` returned as `attempt`. A reply that comes after the lease ran out
 * still counts, since it is the truth about that attempt; a reply to any other attempt is `not-ours`.
 * @param random from 0 to 1, spreads the next attempts of many.
 */
export function settle(
  delivery: Delivery | undefined,
  attempt: Pick<Delivery, "begun" | "attempts">,
  sent: Attempt,
  now: Instant,
  random: number,
): Changed<"sent" | "planned" | "unreachable" | "unknown" | "refused" | "not-ours"> {
  if (
    (delivery?.state !== "claimed" && delivery?.state !== "unknown") ||
    delivery.begun === undefined ||
    delivery.begun !== attempt.begun ||
    delivery.attempts !== attempt.attempts
  ) {
    return { outcome: "not-ours", doc: delivery };
  }
  switch (sent.outcome) {
    case "sent": {
      const { conversation, activity } = sent;
      return { outcome: "sent", doc: reached(delivery, "sent", now, { sent: { conversation, activity } }) };
    }
    case "not-sent":
      return again(delivery, sent, now, random);
    case "unreachable":
      return { outcome: "unreachable", doc: reached(delivery, "unreachable", now, { because: sent.because }) };
    case "unknown": {
      if (delivery.state === "unknown") return { outcome: "unknown", doc: delivery };
      const { because } = sent;
      return { outcome: "unknown", doc: reached(delivery, "unknown", now, { because, begun: delivery.begun }) };
    }
    case "refused": {
      const smaller = (delivery.smaller ?? 0) + 1;
      if (sent.tooLarge === true && smaller <= maximumSmaller) {
        return { outcome: "planned", doc: reached(delivery, "planned", now, { because: sent.because, smaller }) };
      }
      return { outcome: "refused", doc: reached(delivery, "refused", now, { because: sent.because }) };
    }
  }
}

/** Planned again after a wait, or refused when that has been done often enough. */
function again(
  delivery: Delivery,
  sent: Extract<Attempt, { outcome: "not-sent" }>,
  now: Instant,
  random: number,
): { outcome: "planned" | "refused"; doc: Delivery } {
  if (delivery.attempts >= maximumAttempts) {
    const because = `given up after ${delivery.attempts} attempts; the last one: ${sent.because}`;
    return { outcome: "refused", doc: reached(delivery, "refused", now, { because }) };
  }
  const notBefore = addMilliseconds(now, waitMilliseconds(delivery.attempts, sent.retryAfterSeconds, random));
  return { outcome: "planned", doc: reached(delivery, "planned", now, { because: sent.because, notBefore }) };
}

/**
 * How long to wait after the `attempts`-th attempt did not arrive: what Teams asked for and a little more, never less;
 * else doubling, half of it by chance (Microsoft: "Optimize your bot with rate limiting": back off with jitter).
 */
export function waitMilliseconds(attempts: number, retryAfterSeconds: number | undefined, random: number): number {
  if (retryAfterSeconds !== undefined && retryAfterSeconds >= 0) {
    const asked = Math.min(retryAfterSeconds, longestRetryAfterSeconds) * 1_000;
    return Math.round(asked + random * Math.max(1_000, asked / 10));
  }
  const doubled = Math.min(firstWaitMilliseconds * 2 ** Math.max(0, attempts - 1), longestWaitMilliseconds);
  return Math.round(doubled / 2 + (random * doubled) / 2);
}

/**
 * A manager wants it tried again, knowing that an `unknown` one may then arrive twice. Only what did not verifiably
 * arrive; waiting and sent ones stay as they are.
 */
export function resend(delivery: Delivery | undefined, now: Instant): Changed<"planned" | "not-resendable"> {
  switch (delivery?.state) {
    case "unreachable":
    case "unknown":
    case "refused": {
      const { smaller: _smaller, ...fresh } = reached(delivery, "planned", now, { attempts: 0 });
      return { outcome: "planned", doc: fresh };
    }
    case "planned":
    case "claimed":
    case "sent":
    case "dropped":
    case undefined:
      return { outcome: "not-resendable", doc: delivery };
  }
}
