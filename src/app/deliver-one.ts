/** Says one planned thing: claims it, makes it from the present state, waits its turn, sends it, records what became of it. */
import { begin, claim, drop, fail, postpone, release, settle, type Changed } from "../domain/delivery.ts";
import type { Delivery } from "../domain/documents.ts";
import type { Message } from "../domain/message.ts";
import { addMilliseconds, type Instant } from "../domain/time.ts";
import type { Pace } from "./pace.ts";
import type { Address, Organization, Sent, World } from "./ports.ts";

/** What a delivery says now; that there is nothing to be said any more and why; or that it is not the hour for it. */
export type Composed = { to: Address; message: Message } | { drop: string } | { notBefore: Instant };

/**
 * Makes the message from the present state. `smaller` counts how often Teams found it too large; 0 at first.
 * A throw is a fault of ours: tried again later, and given up like a message that never arrives.
 */
export type Compose = (organization: Organization, delivery: Delivery, smaller: number) => Promise<Composed>;

/** What one running process needs to send; made once with `createSender`. */
export type Sender = {
  /** Names this process and this run of it; no other process has it, and no later one. */
  instance: string;
  pace: Pace;
  /** Longer than the messenger's timeout and a turn in the queue together. */
  leaseMilliseconds: number;
  /** Messages on their way at once, in one organization. */
  concurrency: number;
  random: () => number;
  /** One call for every change of a delivery: for the log and for metrics. No text, no names. */
  report: (report: DeliveryReport) => void;
  /** Replies the store could not take when they came, by organization and delivery; recorded before anything else. */
  unrecorded: Map<string, Unrecorded>;
};

export type Unrecorded = {
  organization: string;
  id: string;
  attempt: Pick<Delivery, "begun" | "attempts">;
  sent: Sent;
};

export type DeliveryOutcome =
  "sent" | "retried" | "unreachable" | "unknown" | "refused" | "dropped" | "postponed" | "skipped";

export type DeliveryReport = {
  organization: string;
  delivery: string;
  kind: Delivery["about"]["kind"];
  outcome: DeliveryOutcome;
  attempts: number;
  because?: string;
};

/** A conversation that has to be silent for longer than this does not keep a claim waiting. */
const patienceMilliseconds = 10_000;

/** @param settings `instance` must be new with every start of a process. */
export function createSender(
  settings: Pick<Sender, "instance" | "pace"> & Partial<Omit<Sender, "unrecorded">>,
): Sender {
  return {
    leaseMilliseconds: 120_000,
    concurrency: 48,
    random: Math.random,
    report: () => {},
    unrecorded: new Map(),
    ...settings,
  };
}

/**
 * Sends one delivery if it is ours to send.
 * @throws when the store fails; a delivery whose reply could not be recorded is kept in `sender.unrecorded`.
 */
export async function deliverOne(
  world: World,
  organization: Organization,
  compose: Compose,
  sender: Sender,
  id: string,
  signal?: AbortSignal,
): Promise<DeliveryOutcome> {
  const { deliveries } = organization;
  const by = sender.instance;

  const claimed = await deliveries.update(id, (now) => claim(now, by, world.now(), sender.leaseMilliseconds));
  if (claimed.outcome === "lost") return told(organization, sender, "unknown", claimed.doc);
  if (claimed.outcome !== "claimed" || claimed.doc === undefined) return "skipped";

  const composed = await composedOrFault(organization, compose, claimed.doc);
  if ("fault" in composed) {
    const failed = await deliveries.update(id, (now) => fail(now, by, composed.fault, world.now(), sender.random()));
    return told(organization, sender, outcomeOf(failed.outcome), failed.doc);
  }
  if ("drop" in composed) {
    const dropped = await deliveries.update(id, (now) => drop(now, by, composed.drop, world.now()));
    return told(organization, sender, outcomeOf(dropped.outcome), dropped.doc);
  }
  if ("notBefore" in composed) return held(world, organization, sender, id, composed.notBefore);

  const conversation = conversationOf(composed.to);
  const wait = sender.pace.wait(organization.id, conversation);
  if (wait > patienceMilliseconds) return held(world, organization, sender, id, addMilliseconds(world.now(), wait));
  if (!(await sender.pace.turn(organization.id, conversation, "unasked", signal)) || signal?.aborted === true) {
    await deliveries.update(id, (now) => release(now, by, world.now()));
    return "skipped";
  }

  const attempt = await begun(world, organization, sender, id, claimed.doc);
  if (attempt === undefined) return "skipped";
  const sent = await sentOrUnknown(world, organization, composed.to, composed.message);
  if (sent.outcome === "not-sent" && sent.retryAfterSeconds !== undefined) {
    sender.pace.hold(organization.id, conversation, sent.retryAfterSeconds * 1_000);
  }
  const unrecorded = { organization: organization.id, id, attempt, sent };
  sender.unrecorded.set(keyOf(organization, id), unrecorded);
  const outcome = await record(world, organization, sender, unrecorded);
  if (sent.outcome === "unreachable") await markUnreachable(world, organization, composed.to, sent.because);
  return outcome;
}

/** Writes a reply down. Stays in `sender.unrecorded` until the store has it. */
export async function record(
  world: World,
  organization: Organization,
  sender: Sender,
  { id, attempt, sent }: Unrecorded,
): Promise<DeliveryOutcome> {
  const settled = await organization.deliveries.update(id, (now) => {
    const change = settle(now, attempt, sent, world.now(), sender.random());
    // A `begin` that the store refused is still only claimed: nothing left, so it is handed back.
    return change.outcome === "not-ours" && sent.outcome === "not-sent"
      ? release(now, sender.instance, world.now())
      : change;
  });
  sender.unrecorded.delete(keyOf(organization, id));
  return told(organization, sender, outcomeOf(settled.outcome), settled.doc);
}

/**
 * Marks the attempt as begun. When the store fails, it may have been written all the same; since nothing leaves then,
 * that much is known and recorded later.
 */
async function begun(
  world: World,
  organization: Organization,
  sender: Sender,
  id: string,
  claimed: Delivery,
): Promise<Pick<Delivery, "begun" | "attempts"> | undefined> {
  const at = world.now();
  try {
    const change = await organization.deliveries.update(id, (now) =>
      begin(now, sender.instance, at, sender.leaseMilliseconds),
    );
    return change.outcome === "begun" ? change.doc : undefined;
  } catch (error) {
    const attempt = { begun: at, attempts: claimed.attempts + 1 };
    const sent: Sent = { outcome: "not-sent", because: "the store failed before it was sent" };
    sender.unrecorded.set(keyOf(organization, id), { organization: organization.id, id, attempt, sent });
    throw error;
  }
}

async function held(
  world: World,
  organization: Organization,
  sender: Sender,
  id: string,
  until: Instant,
): Promise<DeliveryOutcome> {
  const change = await organization.deliveries.update(id, (now) =>
    postpone(now, sender.instance, until, world.now()),
  );
  return told(organization, sender, outcomeOf(change.outcome), change.doc);
}

async function composedOrFault(
  organization: Organization,
  compose: Compose,
  delivery: Delivery,
): Promise<Composed | { fault: string }> {
  try {
    return await compose(organization, delivery, delivery.smaller ?? 0);
  } catch (error) {
    return { fault: `it could not be made: ${messageOf(error)}` };
  }
}

/** A messenger that throws instead of answering has left nothing known. */
async function sentOrUnknown(
  world: World,
  organization: Organization,
  to: Address,
  message: Message,
): Promise<Sent> {
  try {
    return await world.messenger.send(organization.id, to, message);
  } catch (error) {
    return { outcome: "unknown", because: `sending failed midway: ${messageOf(error)}` };
  }
}

async function markUnreachable(world: World, organization: Organization, to: Address, because: string) {
  const unreachable = { since: world.now(), because };
  if ("person" in to) {
    await organization.people.update(to.person.id, (person) => ({ doc: person && { ...person, unreachable } }));
  } else {
    await organization.channels.update(to.channel.id, (channel) => ({ doc: channel && { ...channel, unreachable } }));
  }
}

/** The conversation whose limits count; before there is one, the person. */
function conversationOf(to: Address): string {
  return "person" in to ? (to.person.chat?.conversation ?? to.person.id) : to.channel.id;
}

function keyOf(organization: Organization, id: string): string {
  return `${organization.id} ${id}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function outcomeOf(outcome: Changed<string>["outcome"]): DeliveryOutcome {
  switch (outcome) {
    case "sent":
    case "unreachable":
    case "unknown":
    case "refused":
    case "dropped":
    case "postponed":
      return outcome;
    case "planned":
      return "retried";
    default:
      return "skipped";
  }
}

function told(
  organization: Organization,
  sender: Sender,
  outcome: DeliveryOutcome,
  doc: Delivery | undefined,
): DeliveryOutcome {
  if (doc !== undefined && outcome !== "skipped") {
    sender.report({
      organization: organization.id,
      delivery: doc.id,
      kind: doc.about.kind,
      outcome,
      attempts: doc.attempts,
      ...(doc.because === undefined ? {} : { because: doc.because }),
    });
  }
  return outcome;
}
