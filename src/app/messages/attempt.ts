/** Says one planned thing: claims it, makes it from the present state, waits its turn, sends it, records the outcome. */
import { begin, claim, fail, giveUp, postpone, release } from "../../domain/messages/delivery.ts";
import type { Delivery } from "../../domain/documents.ts";
import { standingAtFirst } from "../../domain/messages/card-state.ts";
import { addMilliseconds } from "../../domain/time/time.ts";
import { conversationOf, markUnreachable, requestsFor, unreachableBecause } from "./addressing.ts";
import { change, keepUnsent, record, tell } from "./record.ts";
import type { Compose, Composed, DeliveryOutcome, Sender, Unrecorded } from "./sender.ts";
import type { Organization, Sent, World } from "../ports.ts";

/** A conversation that has to be silent for longer than this does not keep a claim waiting. */
const patienceMilliseconds = 10_000;

/** The part of the world it takes to say something. */
export type Saying = Pick<World, "messenger" | "now">;

/** A message that is made, with the address it goes to. */
type Made = Extract<Composed, { message: unknown }>;

/**
 * Sends one delivery if it is ours to send.
 * @throws when the store fails; a reply that could not be written down is kept in `sender.unrecorded`.
 */
export async function deliverOne(
  world: Saying,
  organization: Organization,
  compose: Compose,
  sender: Sender,
  id: string,
  signal?: AbortSignal,
): Promise<DeliveryOutcome> {
  const { instance: by } = sender;
  const claimed = await organization.deliveries.update(id, (now) =>
    claim(now, by, world.now(), sender.leaseMilliseconds),
  );
  if (claimed.outcome === "lost") return tell(organization, sender, "unknown", claimed.doc);
  if (claimed.outcome !== "claimed" || claimed.doc === undefined) return "skipped";

  const composed = await composedOrFault(organization, compose, claimed.doc);
  if (!("message" in composed)) {
    return change(organization, sender, id, (now) => {
      if ("fault" in composed) return fail(now, by, composed.fault, world.now(), sender.random());
      if ("drop" in composed) return giveUp(now, by, "dropped", composed.drop, world.now());
      return postpone(now, by, composed.notBefore, world.now());
    });
  }
  const because = unreachableBecause(composed.to);
  if (because !== undefined) {
    return change(organization, sender, id, (now) => giveUp(now, by, "unreachable", because, world.now()));
  }
  const wait = sender.pace.wait(organization.id, conversationOf(composed.to));
  if (wait > patienceMilliseconds) {
    return change(organization, sender, id, (now) =>
      postpone(now, by, addMilliseconds(world.now(), wait), world.now()),
    );
  }
  if (!(await mayLeave(organization, sender, composed, signal))) {
    return change(organization, sender, id, (now) => release(now, by, world.now()));
  }
  return send(world, organization, sender, claimed.doc, composed);
}

/** Waits for a turn for each request it takes. */
async function mayLeave(organization: Organization, sender: Sender, { to }: Made, signal?: AbortSignal) {
  for (let request = 0; request < requestsFor(to); request += 1) {
    if (!(await sender.pace.turn(organization.id, conversationOf(to), "unasked", signal))) return false;
  }
  return signal?.aborted !== true;
}

/** Marks the attempt as begun, makes it, and writes down what became of it. */
async function send(
  world: Saying,
  organization: Organization,
  sender: Sender,
  claimed: Delivery,
  made: Made,
): Promise<DeliveryOutcome> {
  const attempt = await begun(world, organization, sender, claimed, made);
  if (attempt === undefined) return "skipped";
  sender.pace.left(organization.id, conversationOf(made.to));
  const sent = await attempted(world, organization, made);
  if (sent.outcome === "not-sent" && sent.retryAfterSeconds !== undefined) {
    sender.pace.hold(organization.id, conversationOf(made.to), sent.retryAfterSeconds * 1_000);
  }
  const unrecorded: Unrecorded = { organization: organization.id, id: claimed.id, attempt, sent };
  const outcome = await record(organization, sender, unrecorded, world.now());
  if (sent.outcome === "unreachable") await markUnreachable(organization, made.to, sent, world.now());
  return outcome;
}

/** When the store fails here the mark may be written all the same; since nothing leaves then, that is kept for later. */
async function begun(
  world: Saying,
  organization: Organization,
  sender: Sender,
  { id, attempts }: Delivery,
  { message }: Made,
): Promise<Unrecorded["attempt"] | undefined> {
  const now = world.now();
  try {
    const marked = await organization.deliveries.update(id, (current) =>
      begin(current, sender.instance, now, sender.leaseMilliseconds, standingAtFirst(message)),
    );
    return marked.outcome === "begun" ? marked.doc : undefined;
  } catch (error) {
    keepUnsent(sender, { organization: organization.id, id, attempt: { begun: now, attempts: attempts + 1 } });
    throw error;
  }
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

/** A messenger that throws has sent nothing, by its contract. */
async function attempted(world: Saying, organization: Organization, { to, message }: Made): Promise<Sent> {
  try {
    return await world.messenger.send(organization.id, to, message);
  } catch (error) {
    return { outcome: "not-sent", because: `it could not be tried: ${messageOf(error)}` };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
