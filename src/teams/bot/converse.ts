/** One turn of a conversation: who asks, what they get, in time or acknowledged and later. */
import { redraw, say, sayReply, type AnswerParts } from "../send/reply.ts";
import { runAction, runCommand, type Answered, type Tables } from "./dispatch.ts";
import { takeConsent, type ConsentParts } from "../send/consent.ts";
import type { Happening } from "../activity/event.ts";
import type { Origin, Sender } from "../activity/origin.ts";
import { errorBody, replyBody, toastBody, type InvokeBody } from "../send/invoke.ts";
import type { Log, ActionReply } from "../turn.ts";
import { cardActivity, textActivity } from "../send/activities.ts";
import { prepareTurn, type TurnParts } from "./prepare.ts";

export type ConverseParts = TurnParts &
  AnswerParts &
  ConsentParts & {
    tables: Tables;
    log: Log;
    /** Milliseconds after which a turn is acknowledged and goes on by itself. Teams asks again after 15 seconds. */
    patience: number;
    /** Keeps work that outlives its turn until it is done. */
    background: (work: Promise<unknown>) => void;
  };

/** Something that somebody waits to hear about. */
export type Asking = Extract<Happening, { kind: "said" | "clicked" | "consented" | "malformed click" }>;
type Outcome = Answered | { fault: string };

const guests = "I only answer members of this organization, not guests.";
const strangers = "Teams did not tell me who you are. Please try again in a minute.";
const working = "Working on it. The answer comes here.";
const unreadable = "That card is out of date. Ask for it again.";

/**
 * Answers a message by saying something in its thread.
 * When it takes longer than `patience`, says that it is being worked on, and the answer after the turn.
 * @returns whether it failed, as far as is known by then.
 */
export async function answerMessage(
  parts: ConverseParts,
  origin: Origin,
  sender: Sender,
  asking: Asking,
): Promise<{ failed: boolean }> {
  const work = run(parts, origin, sender, asking);
  const first = await inTime(work, parts.patience);
  if (first !== "late") {
    await show(parts, origin, asking, first);
    return { failed: !isReply(first) && "fault" in first };
  }
  parts.background(work.then((outcome) => show(parts, origin, asking, outcome)));
  await say(parts, origin, textActivity(working));
  return { failed: false };
}

/** Answers an invoke by its body; what others see of it follows after the turn. */
export async function answerInvoke(
  parts: ConverseParts,
  origin: Origin,
  sender: Sender,
  asking: Asking,
): Promise<InvokeBody> {
  const work = run(parts, origin, sender, asking);
  const first = await inTime(work, parts.patience);
  if (first === "late") {
    parts.background(work.then((outcome) => show(parts, origin, asking, outcome)));
    return toastBody(working);
  }
  if (isReply(first)) parts.background(showOthers(parts, origin, asking, first));
  return bodyOf(first);
}

async function inTime<Result>(work: Promise<Result>, milliseconds: number): Promise<Result | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Never throws: a fault gets a reference that the person is told and the log explains. */
async function run(parts: ConverseParts, origin: Origin, sender: Sender, asking: Asking): Promise<Outcome> {
  try {
    const prepared = await prepareTurn(parts, sender, origin, asking);
    if (prepared.outcome === "guest") return { toast: guests };
    if (prepared.outcome === "cannot tell") return { toast: strangers };
    const { turn } = prepared;
    if (asking.kind === "said") return await runCommand(parts.tables, turn);
    if (asking.kind === "clicked") return await runAction(parts.tables, turn, asking);
    return asking.kind === "consented" ? await takeConsent(parts, origin, sender, asking) : { malformed: unreadable };
  } catch (err) {
    const fault = parts.world.newId();
    parts.log.error({ err, reference: fault, organization: origin.organization, kind: asking.kind }, "turn failed");
    return { fault };
  }
}

const apology = (reference: string) =>
  `Something went wrong on my side. Please try again; if it happens again, give your administrator this reference: ${reference}`;

function isReply(outcome: Outcome): outcome is ActionReply {
  return outcome === "nothing" || (!("malformed" in outcome) && !("fault" in outcome));
}

function bodyOf(outcome: Outcome): InvokeBody {
  if (isReply(outcome)) return replyBody(outcome);
  return "fault" in outcome ? errorBody(500, apology(outcome.fault)) : errorBody(400, outcome.malformed);
}

/** Shows an outcome without an invoke's body: redraws the clicked card, or says it anew. */
async function show(parts: ConverseParts, origin: Origin, asking: Asking, outcome: Outcome): Promise<void> {
  // Nobody waits for a card that Teams refreshed by itself.
  if (asking.kind === "clicked" && asking.automatic) return;
  if (!isReply(outcome)) {
    const text = "fault" in outcome ? apology(outcome.fault) : outcome.malformed;
    return note(parts, origin, await say(parts, origin, textActivity(text)));
  }
  const clicked = asking.kind === "clicked" ? asking.card : undefined;
  if (
    clicked !== undefined &&
    outcome !== "nothing" &&
    "card" in outcome &&
    !("shown" in outcome && outcome.shown === "new")
  ) {
    const sent = await redraw(parts, origin, clicked, cardActivity(outcome.card));
    if (sent.outcome === "sent" || sent.outcome === "unknown") return note(parts, origin, sent);
  }
  note(parts, origin, await sayReply(parts, origin, outcome));
}

/** What goes beyond the body of an invoke: the card as everybody else sees it, a message of its own, a file. */
async function showOthers(parts: ConverseParts, origin: Origin, asking: Asking, reply: ActionReply): Promise<void> {
  if (reply === "nothing" || asking.kind !== "clicked" || asking.automatic) return;
  if ("file" in reply) return note(parts, origin, await sayReply(parts, origin, reply));
  if (!("card" in reply) || reply.shown === "private") return;
  if (reply.shown === "new") return note(parts, origin, await sayReply(parts, origin, { card: reply.card }));
  if (asking.card === undefined) return;
  note(parts, origin, await redraw(parts, origin, asking.card, cardActivity(reply.card)));
}

function note({ log }: ConverseParts, { organization }: Origin, sent: Awaited<ReturnType<typeof sayReply>>): void {
  if (sent === undefined || sent.outcome === "sent") return;
  log.warn({ organization, outcome: sent.outcome, because: sent.because }, "answer not said");
}
