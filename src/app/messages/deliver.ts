/**
 * Says what is due. A delivery is one procedure: lease it; decide who hears it, whether it is the hour for it, and what
 * it says; wait its turn; mark it as begun; send; record. Doing it twice, or in two processes, says nothing twice.
 */
import {
  conversationOf,
  reachedChannel,
  reachedPerson,
  requestsFor,
  unreachedChannel,
  unreachedPerson,
  type Address,
} from "../../domain/messages/address.ts";
import { asSent } from "../../domain/messages/card-state.ts";
import {
  begin,
  handBack,
  isDue,
  lease,
  settle,
  type BegunAttempt,
  type Changed,
  type DeliveryOutcome,
  type Sent,
} from "../../domain/messages/delivery.ts";
import type { DeliveryFacts } from "../../domain/messages/compose.ts";
import { inTurn } from "../../domain/messages/said.ts";
import { newerKey, prepare, weekToRecord, type Prepared } from "../../domain/messages/prepare.ts";
import type { Delivery } from "../../domain/documents.ts";
import { addMilliseconds, dayOf, type Instant } from "../../domain/time/time.ts";
import { evaluate } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";
import type { Sender, Unrecorded } from "./sender.ts";
import { errorMessage } from "../../domain/error-message.ts";
import { compareText } from "../../domain/listing.ts";
import { changeKnown } from "../change-each.ts";

/** How many of the due deliveries came to what; nothing for what none came to. */
export type DeliverySummary = Partial<Record<DeliveryOutcome, number>>;

/** The part of the world it takes to say something. */
type Parts = Pick<World, "messenger" | "now" | "setup" | "gapsIn">;

type Ready = Extract<Prepared, { kind: "ready" }>;

/** After this many store faults in a row the store is taken to be gone, and the run ends. */
const storeFaultsEndingRun = 5;

/** A conversation that has to be silent for longer than this, in milliseconds, does not keep a lease waiting. */
const patience = 10_000;

/**
 * Sends what is due now, the longest waiting first, some at a time; to one person one after the other, as each leaves
 * out what has arrived before it. One that fails never stops the rest.
 * @param signal aborted to stop: nothing new is taken up, what has begun is finished, the rest is handed back.
 * @throws when the store failed for some or all of them; nothing is lost by that, the next run takes them up.
 */
export async function deliverDue(
  world: Parts,
  organization: Organization,
  sender: Sender,
  signal?: AbortSignal,
): Promise<DeliverySummary> {
  const faults: unknown[] = await recordLate(organization, sender, world.now());
  const now = world.now();
  const due = (await organization.deliveries.list())
    .filter((delivery) => isDue(delivery, now, sender.leaseMilliseconds))
    .toSorted(byWaiting);
  const people = await organization.people.list();
  const remaining = inTurn(due, people, dayOf(now, world.setup.digest.zone)).values();

  const summary: DeliverySummary = {};
  let faultsInARow = 0;

  async function work(): Promise<void> {
    for (const theirs of remaining)
      for (const { id } of theirs) {
        if (signal?.aborted === true || faultsInARow >= storeFaultsEndingRun) return;
        try {
          const outcome = await deliver(world, organization, sender, id, signal);
          summary[outcome] = (summary[outcome] ?? 0) + 1;
          faultsInARow = 0;
        } catch (error) {
          faults.push(error);
          faultsInARow += 1;
        }
      }
  }
  await Promise.all(Array.from({ length: Math.min(sender.concurrency, due.length) }, work));

  if (faults.length > 0) {
    const message = `the store failed for ${faults.length} of ${due.length} due deliveries; the next run takes them up`;
    throw new Error(message, { cause: faults[0] });
  }
  return summary;
}

/**
 * Sends one delivery if it is ours to send.
 * @throws when the store fails; a reply that could not be written down is kept in `sender.unrecorded`.
 */
async function deliver(
  world: Parts,
  organization: Organization,
  sender: Sender,
  id: string,
  signal?: AbortSignal,
): Promise<DeliveryOutcome> {
  const { instance: by, leaseMilliseconds } = sender;
  const change = <Outcome extends string>(transition: (current: Delivery | undefined) => Changed<Outcome>) =>
    organization.deliveries.update(id, transition);

  const taken = await change((current) => lease(current, by, world.now(), leaseMilliseconds));
  if (taken.outcome !== "leased" || taken.doc === undefined) return tell(organization, sender, taken);

  const prepared = await prepareOrFault(world, organization, taken.doc);
  const decided =
    prepared.kind === "ready" ? await waitForTurn(organization, sender, prepared, world, signal) : prepared;
  if (decided.kind !== "ready") {
    const handedBack = await change((current) => handBack(current, by, decided, world.now(), sender.random()));
    return tell(organization, sender, handedBack);
  }
  const attempt = await beginAttempt(world, organization, sender, taken.doc, decided);
  if (attempt === undefined) return "skipped";
  const sent = await send(world, organization, sender, decided);
  // Kept until the store has it.
  const unrecorded = { organization: organization.id, id, attempt, sent };
  keep(sender, unrecorded);
  const outcome = await recordKept(organization, sender, unrecorded, world.now());
  await remember(organization, decided.to, sent, world.now());
  return outcome;
}

/** Who hears it, whether it is the hour for it, what it says. A fault of ours stops only this one. */
async function prepareOrFault(world: Parts, organization: Organization, delivery: Delivery): Promise<Prepared> {
  try {
    const facts = await factsOf(world, organization, delivery);
    const prepared = prepare(delivery, facts);
    const week = weekToRecord(delivery, prepared, facts);
    if (week !== undefined) await organization.weeks.update(week.id, (current) => ({ doc: current ?? week }));
    return prepared;
  } catch (error) {
    return { kind: "failed", because: `it could not be made: ${errorMessage(error)}` };
  }
}

async function factsOf(world: Parts, organization: Organization, delivery: Delivery): Promise<DeliveryFacts> {
  const evaluated = await evaluate(world, organization);
  const [channels, deliveries, weeks] = await Promise.all([
    organization.channels.list(),
    organization.deliveries.list(),
    // Where these cannot be read, all else still comes.
    delivery.about.kind === "digest" ? organization.weeks.list() : [],
  ]);
  const facts = {
    ...evaluated,
    managers: [...world.setup.managers, ...evaluated.settings.managers],
    channels,
    weeks,
    deliveries,
    moment: { ...world.setup.digest, zone: evaluated.context.zone },
    globalServiceUrl: world.setup.serviceUrl,
  };
  const newer = newerKey(delivery, facts);
  return { ...facts, isOvertaken: newer !== undefined && (await organization.deliveries.get(newer)) !== undefined };
}

/** Waits for a turn in the queue for each request it takes; postpones where it would take too long. */
async function waitForTurn(
  { id: organization }: Organization,
  { pace }: Sender,
  ready: Ready,
  { now }: Parts,
  signal?: AbortSignal,
): Promise<Prepared> {
  const conversation = conversationOf(ready.to);
  const wait = pace.wait(organization, conversation);
  if (wait > patience) return { kind: "postponed", until: addMilliseconds(now(), wait) };
  for (let request = 0; request < requestsFor(ready.to); request += 1) {
    if (!(await pace.turn(organization, conversation, "unasked", signal))) return { kind: "released" };
  }
  return signal?.aborted === true ? { kind: "released" } : ready;
}

/**
 * Marks durably that the request leaves now. When the store fails, the mark may be written all the same; since nothing
 * leaves then, that is kept for later.
 * @returns undefined when it is not ours any more.
 */
async function beginAttempt(
  world: Parts,
  organization: Organization,
  sender: Sender,
  { id, attempts, about }: Delivery,
  { message }: Ready,
): Promise<BegunAttempt | undefined> {
  const { instance: by, leaseMilliseconds } = sender;
  const now = world.now();
  try {
    const { outcome, doc } = await organization.deliveries.update(id, (current) =>
      begin(current, by, now, leaseMilliseconds, asSent(current?.about ?? about, message)),
    );
    return outcome === "begun" && doc !== undefined ? { by, begun: doc.begun, attempts: doc.attempts } : undefined;
  } catch (error) {
    const attempt = { by, begun: now, attempts: attempts + 1 };
    const sent: Sent = { outcome: "not-sent", because: "the store failed before it was sent" };
    keep(sender, { organization: organization.id, id, attempt, sent });
    throw error;
  }
}

/** One request. A messenger that throws has sent nothing, by its contract. */
async function send(
  world: Parts,
  { id: organization }: Organization,
  { pace }: Sender,
  { to, message }: Ready,
): Promise<Sent> {
  const conversation = conversationOf(to);
  pace.left(organization, conversation);
  const sent = await world.messenger.send(organization, to, message).catch((error: unknown): Sent => ({
    outcome: "not-sent",
    because: `it could not be tried: ${errorMessage(error)}`,
  }));
  if (sent.outcome === "not-sent" && sent.retryAfterSeconds !== undefined) {
    pace.hold(organization, conversation, sent.retryAfterSeconds * 1_000);
  }
  // Another address may reach a channel; a person's is known again when they are heard from.
  const isStale = sent.outcome === "refused" && sent.staleAddress === true && "channel" in to;
  return isStale ? { outcome: "unreachable", because: sent.because } : sent;
}

/**
 * Remembers that they cannot be reached, or left, until they are heard of or a message arrives. Somebody we have no
 * document of stays unknown.
 */
async function remember(organization: Organization, to: Address, sent: Sent, now: Instant): Promise<void> {
  if (sent.outcome !== "sent" && sent.outcome !== "unreachable") return;
  const isSent = sent.outcome === "sent";
  if ("person" in to) {
    if (isSent && reachedPerson(to.person) === to.person) return;
    await changeKnown(organization.people, to.person.id, (person) =>
      isSent ? reachedPerson(person) : unreachedPerson(person, sent, now),
    );
  } else {
    const { id, serviceUrl } = to.channel;
    await changeKnown(organization.channels, id, (channel) =>
      isSent ? reachedChannel(channel, serviceUrl) : unreachedChannel(channel, sent, now),
    );
  }
}

/**
 * Writes down replies that the store could not take when they came. Also the last thing to do before stopping.
 * @returns the faults of those that it still could not take: one does not keep the others waiting.
 */
export async function recordLate(organization: Organization, sender: Sender, now: Instant): Promise<unknown[]> {
  const faults: unknown[] = [];
  for (const unrecorded of sender.unrecorded.values()) {
    if (unrecorded.organization !== organization.id) continue;
    await recordKept(organization, sender, unrecorded, now).catch((error: unknown) => faults.push(error));
  }
  return faults;
}

async function recordKept(
  organization: Organization,
  sender: Sender,
  unrecorded: Unrecorded,
  now: Instant,
): Promise<DeliveryOutcome> {
  const { id, attempt, sent } = unrecorded;
  const settled = await organization.deliveries.update(id, (current) =>
    settle(current, attempt, sent, now, sender.random()),
  );
  const key = keyOf(unrecorded);
  if (sender.unrecorded.get(key) === unrecorded) sender.unrecorded.delete(key);
  return tell(organization, sender, settled);
}

function keep(sender: Sender, unrecorded: Unrecorded): void {
  sender.unrecorded.set(keyOf(unrecorded), unrecorded);
}

const keyOf = ({ organization, id }: Unrecorded): string => `${organization} ${id}`;

/** Tells the log and the metrics; says nothing of what did not happen. */
function tell(
  { id: organization }: Organization,
  sender: Sender,
  { outcome, doc }: Changed<DeliveryOutcome | "leased">,
): DeliveryOutcome {
  if (doc === undefined || outcome === "leased") return "skipped";
  if (outcome !== "skipped" && outcome !== "released") {
    const { id: delivery, about, attempts, because } = doc;
    sender.report({ organization, delivery, kind: about.kind, outcome, attempts, because });
  }
  return outcome;
}

const byWaiting = (a: Delivery, b: Delivery): number =>
  compareText(a.notBefore ?? a.plannedAt, b.notBefore ?? b.plannedAt);
