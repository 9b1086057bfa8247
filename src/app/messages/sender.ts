/** What it takes to send: who we are, how the words are made, how fast, and where to tell what happened. */
import type { Delivery } from "../../domain/documents.ts";
import type { Message } from "../../domain/messages/message.ts";
import type { Instant } from "../../domain/time/time.ts";
import type { Pace } from "./pace.ts";
import type { Address, Organization, Sent } from "../ports.ts";

/** What a delivery says now; that there is nothing to be said any more and why; or that it is not the hour for it. */
export type Composed = { to: Address; message: Message } | { drop: string } | { notBefore: Instant };

/**
 * Makes the message from the present state. `smaller` counts how often Teams found it too large; 0 at first.
 * A throw is a fault of ours: tried again later, and given up like a message that never arrives.
 */
export type Compose = (organization: Organization, delivery: Delivery, smaller: number) => Promise<Composed>;

/** What came of looking at one delivery. `skipped`: somebody else has it, or we were told to stop. */
export type DeliveryOutcome =
  | "sent"
  | "retried"
  | "unreachable"
  | "unknown"
  | "refused"
  | "dropped"
  | "postponed"
  | "skipped";

/** One change of a delivery or of its card in the chat, for the log and for metrics: no text and no names in it. */
export type DeliveryReport = {
  organization: string;
  delivery: string;
  kind: Delivery["about"]["kind"];
  outcome: DeliveryOutcome | "redrawn" | "not redrawn yet" | "not redrawn";
  attempts: number;
  because?: string;
};

/** The reply to an attempt that is not written down yet. */
export type Unrecorded = {
  organization: string;
  id: string;
  attempt: Pick<Delivery, "begun" | "attempts">;
  sent: Sent;
};

/** What one running process needs to send; made once. */
export type Sender = {
  /** Names this process and this run of it; no other process has it, and no later one. */
  instance: string;
  pace: Pace;
  /** Longer than the messenger's timeouts and a turn in the queue together. */
  leaseMilliseconds: number;
  /** Messages on their way at once, in one organization. */
  concurrency: number;
  /** From 0 to 1: spreads the next attempts of many. */
  random: () => number;
  report: (report: DeliveryReport) => void;
  /** Replies the store could not take when they came, by organization and delivery; written down before anything else. */
  unrecorded: Map<string, Unrecorded>;
};

/** @param settings `instance` must be new with every start of a process. */
export function createSender(
  settings: Pick<Sender, "instance" | "pace"> & Partial<Omit<Sender, "unrecorded">>,
): Sender {
  return {
    leaseMilliseconds: 120_000,
    // At 50 a second, enough for answers that take a second.
    concurrency: 50,
    random: Math.random,
    report: () => {},
    unrecorded: new Map(),
    ...settings,
  };
}
