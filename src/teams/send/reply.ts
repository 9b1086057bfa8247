/** Shows a reply in the place the turn came from. */
import type { Activity } from "botbuilder";
import type { Pace } from "../../app/messages/pace.ts";
import type { Sent } from "../../domain/messages/delivery.ts";
import type { Asking } from "../activity/event.ts";
import type { Origin } from "../activity/origin.ts";
import type { Outbound } from "./outbound.ts";
import { personalChatOnly } from "../refusals.ts";
import { cardActivity, consentActivity, textActivity } from "./activities.ts";
import type { Reply, Card, FileOffer } from "../turn.ts";

export type ReplyParts = {
  outbound: Outbound;
  /** The queue of everything said; answers come first in it. */
  pace?: Pace | undefined;
  /** Resolves after so many milliseconds. */
  wait: (milliseconds: number) => Promise<void>;
};

/** Somebody is waiting: what is known not to have arrived is tried again this often, and not for long. */
const tries = 3;
const longestWaitSeconds = 20;

const tooLarge = "The answer is too large for one message. Narrow it down, for example to one customer.";

/** Says one thing in the thread of the turn. */
export async function say(parts: ReplyParts, origin: Origin, activity: Partial<Activity>): Promise<Sent> {
  const target = { serviceUrl: origin.serviceUrl, conversation: origin.thread };
  for (let attempt = 1; ; attempt += 1) {
    await parts.pace?.turn(origin.organization, origin.place.conversation, "answer");
    const { sent } = await parts.outbound.say(target, activity);
    if (sent.outcome !== "not-sent" || attempt === tries) return sent;
    const seconds = sent.retryAfterSeconds ?? attempt;
    parts.pace?.hold(origin.organization, origin.place.conversation, seconds * 1000);
    if (seconds > longestWaitSeconds) return sent;
    await parts.wait(seconds * 1000);
  }
}

/**
 * Shows a whole reply: in place of the card that was clicked, or as new messages.
 * @param to "others": whoever clicked has seen it in the answer to the click.
 * @param place a message of ours whose place the card takes, where none was clicked.
 * @returns the worst outcome, for the log; undefined when there was nothing to show.
 */
export async function showReply(
  parts: ReplyParts,
  event: Asking,
  reply: Reply,
  to: "everybody" | "others",
  place?: string,
): Promise<Sent | undefined> {
  const { origin } = event;
  if ("file" in reply) return offerFile(parts, origin, reply.file);
  const clicked = (event.kind === "click" ? event.card : undefined) ?? place;
  const shown = "card" in reply ? (reply.shown ?? "replace") : undefined;
  if (to === "others") {
    if (!("card" in reply) || shown === "private" || event.kind !== "click") return undefined;
    if (shown === "new") return sayAll(parts, origin, { card: reply.card });
    return clicked === undefined ? undefined : redraw(parts, origin, clicked, cardActivity(reply.card));
  }
  if (clicked !== undefined && "card" in reply && shown !== "new") {
    const sent = await redraw(parts, origin, clicked, cardActivity(reply.card));
    if (sent.outcome === "sent" || sent.outcome === "unknown") return sent;
  }
  return sayAll(parts, origin, reply);
}

/** A card first, then its sentence. */
async function sayAll(
  parts: ReplyParts,
  origin: Origin,
  reply: { card?: Card; toast?: string | undefined },
): Promise<Sent | undefined> {
  const said = reply.card && (await say(parts, origin, cardActivity(reply.card)));
  if (said?.outcome === "refused" && said.tooLarge === true) return say(parts, origin, textActivity(tooLarge));
  if (said !== undefined && said.outcome !== "sent") return said;
  return reply.toast === undefined ? said : say(parts, origin, textActivity(reply.toast));
}

async function offerFile(parts: ReplyParts, origin: Origin, file: FileOffer): Promise<Sent> {
  if (origin.place.kind !== "personal" || origin.sender === undefined) {
    return say(parts, origin, cardActivity(personalChatOnly("Ask me for it there.")));
  }
  return say(parts, origin, consentActivity(file));
}

/** Redraws the card that was clicked, for everyone who sees it. */
export async function redraw(
  parts: ReplyParts,
  origin: Origin,
  card: string,
  activity: Partial<Activity>,
): Promise<Sent> {
  await parts.pace?.turn(origin.organization, origin.place.conversation, "answer");
  const target = { serviceUrl: origin.serviceUrl, conversation: origin.thread };
  return (await parts.outbound.redraw(target, card, activity)).sent;
}
