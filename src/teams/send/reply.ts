/** Says a reply in the place the turn came from. */
import type { Activity } from "botbuilder";
import type { Pace } from "../../app/messages/pace.ts";
import type { Sent } from "../../app/ports.ts";
import type { Origin } from "../activity/origin.ts";
import type { Offers } from "./offers.ts";
import type { Outbound } from "./outbound.ts";
import { personalChatOnly } from "../refusals.ts";
import { cardActivity, consentActivity, textActivity } from "./activities.ts";
import type { ActionReply } from "../turn.ts";

export type AnswerParts = {
  outbound: Outbound;
  offers: Offers;
  /** The queue of everything said; answers come first in it. */
  pace?: Pace;
  /** Resolves after so many milliseconds. */
  wait: (milliseconds: number) => Promise<void>;
};

/** Somebody is waiting: what is known not to have arrived is tried again this often, and not for long. */
const tries = 3;
const longestWaitSeconds = 20;

const tooLarge = "The answer is too large for one message. Narrow it down, for example to one customer.";

/** Says one thing in the thread of the turn. */
export async function say(parts: AnswerParts, origin: Origin, activity: Partial<Activity>): Promise<Sent> {
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

/** Says a whole reply as new messages. @returns the worst outcome, for the log. */
export async function sayReply(parts: AnswerParts, origin: Origin, reply: ActionReply): Promise<Sent | undefined> {
  if (reply === "nothing") return undefined;
  if ("file" in reply) return offerFile(parts, origin, reply.file);
  const said = "card" in reply ? await say(parts, origin, cardActivity(reply.card)) : undefined;
  if (said?.outcome === "refused" && said.tooLarge === true) return say(parts, origin, textActivity(tooLarge));
  if (said !== undefined && said.outcome !== "sent") return said;
  return reply.toast === undefined ? said : say(parts, origin, textActivity(reply.toast));
}

async function offerFile(
  parts: AnswerParts,
  origin: Origin,
  file: Extract<ActionReply, { file: object }>["file"],
): Promise<Sent> {
  if (origin.place.kind !== "personal" || origin.sender === undefined) {
    return say(parts, origin, cardActivity(personalChatOnly("Ask me for it there.")));
  }
  const offer = parts.offers.put(origin.organization, origin.sender.id, file);
  return say(parts, origin, consentActivity(file, offer));
}

/** Redraws the card that was clicked, for everyone who sees it. */
export async function redraw(
  parts: AnswerParts,
  origin: Origin,
  card: string,
  activity: Partial<Activity>,
): Promise<Sent> {
  await parts.pace?.turn(origin.organization, origin.place.conversation, "answer");
  const target = { serviceUrl: origin.serviceUrl, conversation: origin.thread };
  return (await parts.outbound.redraw(target, card, activity)).sent;
}
