/** The way of one activity: read, admitted, dispatched, answered. In time, or acknowledged and answered later. */
import { answerOnce } from "../../app/organization/dedupe.ts";
import type { Sent } from "../../domain/messages/delivery.ts";
import { isAsking, readEvent, type Asking, type TeamsEvent } from "../activity/event.ts";
import type { Origin } from "../activity/origin.ts";
import { textActivity } from "../send/activities.ts";
import type { ConsentParts } from "../send/consent.ts";
import { errorBody, replyBody, toastBody, type InvokeBody } from "../send/invoke.ts";
import { redraw, say, showReply, type ReplyParts } from "../send/reply.ts";
import type { Reply, Log, Turn } from "../turn.ts";
import { createAdmit, refusal, type AdmitParts, type Refusal } from "./admit.ts";
import { dispatch, type Tables } from "./dispatch.ts";
import { createOnce } from "./expiring-set.ts";
import { install, type InstallParts } from "./install.ts";
import { createProgress } from "./progress.ts";
import { createQueue, type Slot } from "./queue.ts";
import { busyAllowance, createLimit, createTimetable, noticeAllowance } from "./rate-limit.ts";

/** One line a turn, and the figures of it. */
export type TurnReport = { kind: string; outcome: "answered" | "refused" | "busy" | "failed"; milliseconds: number };

export type AnswerParts = AdmitParts &
  ReplyParts &
  ConsentParts &
  InstallParts & {
    tables: Tables;
    log: Log;
    /** Milliseconds after which a turn is acknowledged and goes on by itself. Teams asks again after 15 seconds. */
    patience: number;
    /** Resolves after so many milliseconds; with false, at once, when the process stops. */
    later: (milliseconds: number) => Promise<boolean>;
    /** Keeps work that outlives its turn until it is done. */
    background: (work: Promise<unknown>) => void;
    report: (report: TurnReport) => void;
  };

/** What a turn came to. `fault` is the reference under which the log explains it. */
type Result = Reply | Refusal | { fault: string };

/** What became of an activity; `body` when it was an invoke. */
type Answered = {
  outcome: TurnReport["outcome"];
  refused?: Refusal["refused"] | undefined;
  body?: InvokeBody | undefined;
};

/** Teams sends an activity again after 15 seconds and gives up soon after. */
const redelivery = { milliseconds: 10 * 60_000, most: 20_000, whole: 500 };

const working = "Working on it. The answer will appear here.";

const done = "Done.";
const doneOnCard = "Done. The result is on the card above.";

const apology = (reference: string) =>
  `Something went wrong on my side. Try again; if it happens again, give your administrator this reference: ${reference}`;

/** @returns the body of an invoke's answer; for everything else nothing, since what is to be said has been said. */
export function createAnswer(parts: AnswerParts): (activity: { type: string }) => Promise<InvokeBody | undefined> {
  const { log, clock, world } = parts;
  const once = createOnce<Answered>(redelivery, { outcome: "answered" }, clock);
  const admit = createAdmit(parts);
  const queue = createQueue(parts.patience, clock);
  const mayNotice = createLimit(noticeAllowance, clock);
  const whenToTellBusy = createTimetable(busyAllowance, clock);

  return async (activity) => {
    const started = clock();
    const event = readEvent(activity);
    const answered = event === undefined ? unread(activity) : await once(keyOf(event.origin), () => follow(event));
    const { outcome, refused, body } = answered;
    const kind = event?.kind ?? "malformed";
    const milliseconds = Math.round(clock() - started);
    const { organization, place } = event?.origin ?? {};
    log.info({ organization, place: place?.kind, kind, outcome, refused, milliseconds }, "turn");
    parts.report({ kind, outcome, milliseconds });
    return body;
  };

  async function follow(event: TeamsEvent): Promise<Answered> {
    const arrived = performance.now();
    const refused = admit.refuses(event);
    if (refused !== undefined) return turnAway(event, refused);
    if (!isAsking(event)) {
      await install(parts, event);
      return { outcome: "answered" };
    }
    const place = queue.enter(event.origin.organization);
    return place === undefined ? turnAway(event, refusal("busy")) : answer(event, arrived, place);
  }

  /**
   * Says the answer in the thread, or as an invoke's body; what others see of that follows after the turn. The clock of
   * what takes long began when the activity arrived, whatever is waited for; what takes longer keeps no other waiting.
   */
  async function answer(event: Asking, arrived: number, place: Slot): Promise<Answered> {
    const { origin } = event;
    const progress = createProgress((message, says) => tellProgress(origin, message, says), clock);
    let late = false;
    let settle: (result: Result | "again") => void = () => {};
    const decided = new Promise<Result | "again">((resolve) => (settle = resolve));
    const run = async () => {
      const result = await decide(event, progress.tell);
      settle(result);
      if (late || !origin.invoke) await present(event, result, "everybody", await progress.end());
    };
    const said = place.begun
      .then(() => firstTime(origin, run))
      .finally(() => {
        place.leave();
        settle("again");
      });
    const result = await inTime(decided, parts.patience - (performance.now() - arrived));
    if (result === "late") {
      late = true;
      place.leave();
      parts.background(said);
      if (origin.invoke) {
        // Whoever clicked keeps the card while it takes, and when it fails.
        progress.show();
        return { outcome: "answered", body: toastBody(working) };
      }
      const told = await say(parts, origin, textActivity(working));
      if (told.outcome === "sent") progress.show(told.activity);
      return { outcome: "answered" };
    }
    await said;
    if (result === "again") return { outcome: "answered" };
    const refused = isReply(result) || "fault" in result ? undefined : result.refused;
    const outcome = isReply(result) ? "answered" : "fault" in result ? "failed" : "refused";
    if (origin.invoke && isReply(result)) parts.background(present(event, result, "others"));
    return { outcome, refused, body: origin.invoke ? bodyOf(result) : undefined };
  }

  /** Runs it unless another process answered the message already. */
  async function firstTime({ invoke, activity, organization, place }: Origin, run: () => Promise<void>): Promise<void> {
    if (invoke || activity === undefined) return run();
    await answerOnce(world, { organization, conversation: place.conversation, activity }, run);
  }

  /** The two decisions. Never throws: a fault gets a reference that the person is told and the log explains. */
  async function decide(event: Asking, tell: Turn["tell"]): Promise<Result> {
    try {
      const turn = await admit.turn(event, tell);
      return "refused" in turn ? turn : await dispatch(parts, event, turn);
    } catch (err) {
      const fault = world.newId();
      const { organization } = event.origin;
      log.error({ err, reference: fault, organization, kind: event.kind }, "turn failed");
      return { fault };
    }
  }

  /** @param progress a message of ours that shows how far it is: it becomes the answer, or says that it is over. */
  async function present(event: Asking, result: Result, to: "everybody" | "others", progress?: string): Promise<void> {
    // Nobody waits for a card that Teams refreshed by itself.
    if (event.kind === "click" && event.automatic) return;
    const { origin } = event;
    if (!isReply(result)) {
      await putIn(origin, progress, wordsOf(result));
      return;
    }
    noteUnsaid(origin, await showReply(parts, event, result, to, progress));
    const isClicked = event.kind === "click" && event.card !== undefined;
    if (progress === undefined || (takesPlace(result) && !isClicked)) return;
    await redraw(parts, origin, progress, textActivity(takesPlace(result) ? doneOnCard : done));
  }

  /** An edit that Teams does not take is left out: the next one comes. */
  async function tellProgress(origin: Origin, message: string | undefined, says: string): Promise<string | undefined> {
    if (message === undefined) return putIn(origin, message, says);
    await redraw(parts, origin, message, textActivity(says));
    return message;
  }

  /**
   * Says words in place of a message of ours; in a new one when there is none, or it cannot be edited.
   * @returns the message that has them; undefined when Teams did not say that it has.
   */
  async function putIn(origin: Origin, message: string | undefined, says: string): Promise<string | undefined> {
    const activity = textActivity(says);
    const edited = message === undefined ? undefined : await redraw(parts, origin, message, activity);
    if (edited?.outcome === "sent" || edited?.outcome === "unknown") return message;
    const said = await say(parts, origin, activity);
    noteUnsaid(origin, said);
    return said.outcome === "sent" ? said.activity : undefined;
  }

  function noteUnsaid({ organization }: Origin, sent: Sent | undefined): void {
    if (sent === undefined || sent.outcome === "sent") return;
    log.warn({ organization, outcome: sent.outcome, because: sent.because }, "answer not said");
  }

  /**
   * Tells whoever is not served, once a minute in each conversation, so that nobody waits for an answer that does not
   * come: at once, or, when very many are turned away, as soon as there is room beside the answers.
   */
  async function turnAway(event: TeamsEvent, { refused, says }: Refusal): Promise<Answered> {
    const { origin } = event;
    const outcome = refused === "busy" ? "busy" : "refused";
    if (origin.invoke) return { outcome, refused, body: bodyOf({ refused, says }) };
    const place = `${origin.organization} ${origin.place.conversation}`;
    if (!isAsking(event) || !mayNotice(place)) return { outcome, refused };
    const milliseconds = outcome === "busy" ? whenToTellBusy(origin.organization) : 0;
    const tell = async () => {
      if (milliseconds === 0 || (await parts.later(milliseconds))) await putIn(origin, undefined, says);
    };
    if (milliseconds === 0) await tell();
    else parts.background(tell());
    return { outcome, refused };
  }
}

/** Whether the reply is a card in place of the one that was clicked, or of the message that shows how far it is. */
const takesPlace = (reply: Reply): boolean => "card" in reply && reply.shown !== "new";

/** Redelivered activities have the same key; one without an id is never the same as another. */
const keyOf = ({ organization, thread, activity }: Origin): string | undefined =>
  activity === undefined ? undefined : `${organization} ${thread} ${activity}`;

/** Where it came from cannot be told, so only an invoke is answered. */
function unread({ type }: { type: string }): Answered {
  const { refused, says } = refusal("malformed");
  return { outcome: "refused", refused, body: type === "invoke" ? errorBody(400, says) : undefined };
}

async function inTime<Value>(work: Promise<Value>, milliseconds: number): Promise<Value | "late"> {
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

function isReply(result: Result): result is Reply {
  return !("refused" in result) && !("fault" in result);
}

const wordsOf = (result: Refusal | { fault: string }): string =>
  "fault" in result ? apology(result.fault) : result.says;

/** Refusals that whoever clicked can do something about are shown to them; the others are the card's fault. */
const shownToClicker: ReadonlySet<Refusal["refused"]> = new Set(["too-many", "busy", "guest", "unknown-sender"]);

function bodyOf(result: Result): InvokeBody {
  if (isReply(result)) return replyBody(result);
  if ("fault" in result) return errorBody(500, wordsOf(result));
  return shownToClicker.has(result.refused) ? toastBody(result.says) : errorBody(400, result.says);
}
