/** What one running process needs to send, and where it tells what happened. */
import type { Delivery } from "../../domain/documents.ts";
import type { RedrawOutcome } from "../../domain/messages/card-state.ts";
import type { BegunAttempt, DeliveryOutcome, Sent } from "../../domain/messages/delivery.ts";
import type { Pace } from "./pace.ts";

/** One change of a delivery or of its card in the chat, for the log and for metrics: no text and no names in it. */
export type DeliveryReport = {
  organization: string;
  delivery: string;
  kind: Delivery["about"]["kind"];
  outcome: DeliveryOutcome | RedrawOutcome;
  attempts: number;
  because?: string | undefined;
};

/** The reply to an attempt that is not written down yet. */
export type Unrecorded = { organization: string; id: string; attempt: BegunAttempt; sent: Sent };

/** Made once for a process. */
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
