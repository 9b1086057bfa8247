/** An authenticated activity: from an organization that may, once, not too often; then to whoever answers. */
import { hearOnce } from "../../app/organization/dedupe.ts";
import { comeAndGo, type ArriveParts } from "./install.ts";
import { say } from "../send/reply.ts";
import { answerInvoke, answerMessage, type ConverseParts } from "./converse.ts";
import { readActivity, redeliveryKey, type Admission, type Arrived } from "../activity/read-activity.ts";
import type { Origin } from "../activity/origin.ts";
import { errorBody, toastBody, type InvokeBody } from "../send/invoke.ts";
import { conversationAllowance, createLimit, noticeAllowance, personAllowance } from "./rate-limit.ts";
import { createOnce } from "./expiring-set.ts";
import { textActivity } from "../send/activities.ts";

/** One line a turn, and the figures of it. */
export type TurnReport = { kind: string; outcome: "answered" | "refused" | "failed"; milliseconds: number };

export type AdmitParts = ConverseParts &
  ArriveParts & {
    admission: Admission;
    clock: () => number;
    report: (report: TurnReport) => void;
  };

/** What became of a turn; `body` when it was an invoke. */
type Handled = { outcome: TurnReport["outcome"]; body?: InvokeBody };

/** Teams sends a turn again after 15 seconds and gives up soon after. */
const redelivery = { milliseconds: 10 * 60_000, most: 20_000 };

const tooOften = "That was a lot at once. Please give me a moment.";
const notSetUp = "I am not set up for your organization. Whoever runs me can allow it.";
const unnamed = "I only answer people who are signed in to an organization.";
const unreadable = "I could not read that.";
const unknownInvoke = "I do not know that.";

/** @returns the body of an invoke's answer; for everything else nothing, since what is to be said has been said. */
export function createAdmit(parts: AdmitParts): (activity: { type: string }) => Promise<InvokeBody | undefined> {
  const { log, clock } = parts;
  const once = createOnce<Handled>(redelivery, clock);
  const mayPerson = createLimit(personAllowance, clock);
  const mayConversation = createLimit(conversationAllowance, clock);
  const mayNotice = createLimit(noticeAllowance, clock);

  /** Answers somebody whom we do not serve, now and then, so that they know. */
  async function turnAway(origin: Origin | undefined, type: string, text: string): Promise<Handled> {
    if (type === "invoke") return { outcome: "refused", body: errorBody(400, text) };
    const place = `${origin?.organization} ${origin?.place.conversation}`;
    if (type === "message" && origin !== undefined && mayNotice(place)) await say(parts, origin, textActivity(text));
    return { outcome: "refused" };
  }

  async function handle({ origin, happening }: Arrived, type: string): Promise<Handled> {
    switch (happening.kind) {
      case "nothing":
        return { outcome: "answered" };
      case "unknown invoke":
        return { outcome: "refused", body: errorBody(400, unknownInvoke) };
      case "arrived":
      case "removed":
      case "renamed":
      case "channel deleted":
        await comeAndGo(parts, origin, happening);
        return { outcome: "answered" };
      default:
    }
    const { sender, organization, place } = origin;
    if (sender === undefined) return turnAway(origin, type, unnamed);
    const isPersonSlow = mayPerson(`${organization} ${sender.id}`);
    if (!mayConversation(`${organization} ${place.conversation}`) || !isPersonSlow) {
      log.warn({ organization, kind: happening.kind }, "turn refused: too many");
      return type === "invoke" ? { outcome: "refused", body: toastBody(tooOften) } : turnAway(origin, type, tooOften);
    }
    if (type === "invoke") {
      const body = await answerInvoke(parts, origin, sender, happening);
      return { outcome: body.statusCode === 500 ? "failed" : "answered", body };
    }
    const answer = () => answerMessage(parts, origin, sender, happening);
    const { conversation } = place;
    const { activity } = origin;
    const answered = await (activity === undefined
      ? answer()
      : hearOnce(parts.world, { organization, conversation, activity }, answer));
    return { outcome: answered?.failed === true ? "failed" : "answered" };
  }

  return async (activity) => {
    const { type } = activity;
    const started = clock();
    const report = (kind: string, outcome: TurnReport["outcome"], origin: Origin | undefined) => {
      const milliseconds = Math.round(clock() - started);
      log.info({ organization: origin?.organization, place: origin?.place.kind, kind, outcome, milliseconds }, "turn");
      parts.report({ kind, outcome, milliseconds });
    };
    const arrived = readActivity(activity, parts.admission);
    if ("refused" in arrived) {
      report(arrived.refused, "refused", arrived.origin);
      return (await turnAway(arrived.origin, type, arrived.refused === "malformed" ? unreadable : notSetUp)).body;
    }
    const key = redeliveryKey(arrived);
    const handled = await (key === undefined ? handle(arrived, type) : once(key, () => handle(arrived, type)));
    report(arrived.happening.kind, handled.outcome, arrived.origin);
    return handled.body;
  };
}
