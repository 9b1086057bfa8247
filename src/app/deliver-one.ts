/** Says one planned thing: claims it, makes it from the present state, waits its turn, sends it, records the outcome. */
import { begin, claim, fail, giveUp, postpone, release, settle, type Changed } from "../domain/delivery.ts";
import type { Delivery } from "../domain/documents.ts";
import { addMilliseconds } from "../domain/time.ts";
import { conversationOf, pausedBecause, requestsFor } from "./deliver-address.ts";
import type { Compose, Composed, DeliveryOutcome, Sender, Unrecorded } from "./deliver-sender.ts";
import type { Address, Organization, Sent, World } from "./ports.ts";

/** A conversation that has to be silent for longer than this does not keep a claim waiting. */
const patienceMilliseconds = 10_000;

/** The part of the world it takes to say something. */
export type Saying = Pick<World, "messenger" | "now">;

/**
 * Sends one delivery if it is ours to send.
 * @throws when the store fails; a delivery whose reply could not be recorded is kept in `sender.unrecorded`.
 */
export async function deliverOne(
  world: Saying,
  organization: Organization,
  compose: Compose,
  sender: Sender,
  id: string,
  signal?: AbortSignal,
): Promise<DeliveryOutcome> {
  const { instance: by, leaseMilliseconds, pace } = sender;
  const change = <Outcome extends string>(apply: (current: Delivery | undefined) => Changed<Outcome>) =>
    changed(organization, sender, id, apply);

  const claimed = await organization.deliveries.update(id, (now) => claim(now, by, world.now(), leaseMilliseconds));
  if (claimed.outcome === "lost") return told(organization, sender, "unknown", claimed.doc);
  if (claimed.outcome !== "claimed" || claimed.doc === undefined) return "skipped";

  const composed = await composedOrFault(organization, compose, claimed.doc);
  if ("fault" in composed) return change((now) => fail(now, by, composed.fault, world.now(), sender.random()));
  if ("drop" in composed) return change((now) => giveUp(now, by, "dropped", composed.drop, world.now()));
  if ("notBefore" in composed) return change((now) => postpone(now, by, composed.notBefore, world.now()));

  const { to, message } = composed;
  const paused = pausedBecause(to);
  if (paused !== undefined) return change((now) => giveUp(now, by, "unreachable", paused, world.now()));
  const conversation = conversationOf(to);
  const wait = pace.wait(organization.id, conversation);
  if (wait > patienceMilliseconds) {
    return change((now) => postpone(now, by, addMilliseconds(world.now(), wait), world.now()));
  }
  for (let request = 0; request < requestsFor(to); request += 1) {
    if (await pace.turn(organization.id, conversation, "unasked", signal)) continue;
    return change((now) => release(now, by, world.now()));
  }

  const attempt = await begun(world, organization, sender, claimed.doc);
  if (attempt === undefined) return "skipped";
  const sent = await sentOrUnknown(world, organization, composed);
  if (sent.outcome === "not-sent" && sent.retryAfterSeconds !== undefined) {
    pace.hold(organization.id, conversation, sent.retryAfterSeconds * 1_000);
  }
  const unrecorded = { organization: organization.id, id, attempt, sent };
  sender.unrecorded.set(keyOf(unrecorded), unrecorded);
  const outcome = await record(world, organization, sender, unrecorded);
  if (sent.outcome === "unreachable") await markUnreachable(world, organization, to, sent.because);
  return outcome;

  /** Kept out of the types above: only the store decides whether it happened. */
  function _unused(_: typeof message) {}
}
