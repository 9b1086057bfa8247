/** The way in: proven to be Teams, from an organization that may, once, not too often; then to whoever answers. */
import { setTimeout as delay } from "node:timers/promises";
import type { Activity } from "botbuilder";
import type { Pace } from "../app/pace.ts";
import type { World } from "../app/ports.ts";
import { envelopeSchema } from "./activity.ts";
import { Unauthenticated, type Adapter } from "./adapter.ts";
import { say } from "./answer.ts";
import { comeAndGo, type ArriveParts } from "./arrive.ts";
import { createBackground } from "./background.ts";
import type { Tables } from "./bot.ts";
import { answerInvoke, answerMessage, type ConverseParts } from "./converse.ts";
import { readActivity, redeliveryKey, type Admission, type Arrived, type Origin, type Refusal } from "./edge.ts";
import { isConnector } from "./hosts.ts";
import { errorBody, toastBody, type InvokeBody } from "./invoke.ts";
import { conversationAllowance, createLimit, noticeAllowance, personAllowance } from "./limits.ts";
import type { Log } from "./log.ts";
import { createOffers } from "./offers.ts";
import { createOnce } from "./once.ts";
import type { Outbound } from "./outbound.ts";
import { textActivity } from "./say.ts";
import { createIdentify } from "./who.ts";

/** What the HTTP answer is. */
export type Received = { status: number; body?: unknown };

/** One line a turn, and the figures of it. */
export type TurnReport = { kind: string; outcome: "answered" | "refused" | "failed"; milliseconds: number };

export type ReceiveParts = {
  adapter: Adapter;
  outbound: Outbound;
  world: World;
  tables: Tables;
  admission: Admission;
  log: Log;
  /** The queue that everything said passes through. */
  pace?: Pace;
  /** Milliseconds after which a turn is acknowledged and answered later. */
  patience?: number;
  /** Milliseconds that never run backwards. */
  clock?: () => number;
  wait?: (milliseconds: number) => Promise<void>;
  report?: (report: TurnReport) => void;
};

/** Teams sends a turn again after 15 seconds and gives up soon after. */
const redelivery = { milliseconds: 10 * 60_000, most: 20_000 };

const tooOften = "That was a lot at once. Please give me a moment.";
const notSetUp = "I am not set up for your organization. Whoever runs me can allow it.";
const unnamed = "I only answer people who are signed in to an organization.";

export type Receive = (authorization: string, body: unknown) => Promise<Received>;

export type Receiver = {
  receive: Receive;
  /** Resolves when answers that outlived their turns have been given. */
  settled(): Promise<void>;
};

export function createReceiver(parts: ReceiveParts): Receiver {
  const { adapter, world, log, clock = () => performance.now() } = parts;
  const underWay = createBackground(log);
  const whole: ConverseParts & ArriveParts = {
    ...parts,
    welcome: parts.tables.welcome,
    reach: adapter.reach,
    patience: parts.patience ?? 2_500,
    connect: (serviceUrl) => adapter.clientOf(serviceUrl),
    identify: createIdentify({ managers: world.setup.managers, trusting: adapter.reach === "loopback", now: clock }),
    offers: createOffers(clock, world.newId),
    wait: parts.wait ?? ((milliseconds) => delay(milliseconds)),
    background: underWay.add,
  };
  const channels = adapter.reach === "loopback" ? ["msteams", "emulator", "webchat", "directline"] : ["msteams"];
  const once = createOnce<InvokeBody | undefined>(redelivery, clock);
  const mayPerson = createLimit(personAllowance, clock);
  const mayConversation = createLimit(conversationAllowance, clock);
  const mayNotice = createLimit(noticeAllowance, clock);

  adapter.onTurnError = async (context, err) => {
    log.error({ err }, "turn failed outside of its handler");
    if (context.activity.type === "invoke") await respond(context, errorBody(500, "Something went wrong on my side."));
  };

  /** Answers somebody whom we do not serve, now and then, so that they know. */
  async function turnAway(origin: Origin | undefined, type: string, text: string): Promise<InvokeBody | undefined> {
    if (type === "invoke") return errorBody(400, text);
    const place = `${origin?.organization} ${origin?.place.conversation}`;
    if (type === "message" && origin !== undefined && mayNotice(place)) await say(whole, origin, textActivity(text));
    return undefined;
  }

  async function handle({ origin, happening }: Arrived, type: string): Promise<InvokeBody | undefined> {
    if (happening.kind === "nothing") return undefined;
    if (happening.kind === "unknown invoke") return errorBody(400, "I do not know that.");
    if (
      happening.kind === "arrived" ||
      happening.kind === "removed" ||
      happening.kind === "renamed" ||
      happening.kind === "channel deleted"
    ) {
      await comeAndGo(whole, origin, happening);
      return undefined;
    }
    const { sender } = origin;
    if (sender === undefined) return turnAway(origin, type, unnamed);
    const isPersonal = mayPerson(`${origin.organization} ${sender.id}`);
    if (!mayConversation(`${origin.organization} ${origin.place.conversation}`) || !isPersonal) {
      log.warn({ organization: origin.organization, kind: happening.kind }, "turn refused: too many");
      return type === "invoke" ? toastBody(tooOften) : turnAway(origin, type, tooOften);
    }
    if (type === "invoke") return answerInvoke(whole, origin, sender, happening);
    await answerMessage(whole, origin, sender, happening);
    return undefined;
  }

  async function turn(activity: Activity): Promise<InvokeBody | undefined> {
    const started = clock();
    const arrived = readActivity(activity, parts.admission);
    if ("refused" in arrived) {
      log.warn(
        { refused: arrived.refused, organization: arrived.origin?.organization, type: activity.type },
        "turn refused",
      );
      parts.report?.({ kind: activity.type, outcome: "refused", milliseconds: clock() - started });
      return turnAway(arrived.origin, activity.type, reasonOf(arrived.refused));
    }
    const key = redeliveryKey(arrived);
    const body = await (key === undefined
      ? handle(arrived, activity.type)
      : once(key, () => handle(arrived, activity.type)));
    const milliseconds = Math.round(clock() - started);
    const { kind } = arrived.happening;
    const outcome = body?.statusCode === 500 ? "failed" : "answered";
    log.info(
      { organization: arrived.origin.organization, place: arrived.origin.place.kind, kind, outcome, milliseconds },
      "turn",
    );
    parts.report?.({ kind, outcome, milliseconds });
    return body;
  }

  async function receive(authorization: string, body: unknown): Promise<Received> {
    const envelope = envelopeSchema.safeParse(body);
    if (!envelope.success) return { status: 400 };
    const { channelId, serviceUrl } = envelope.data;
    // Before the token: the SDK would take other kinds of tokens for other channels, and call back wherever we are told.
    if (!channels.includes(channelId)) return refuse(parts, "channel");
    if (!isConnector(serviceUrl, adapter.reach)) return refuse(parts, "service address");
    try {
      const answer = await adapter.receive(authorization, body as Activity, async (context) => {
        const result = await turn(context.activity);
        if (context.activity.type === "invoke") await respond(context, result ?? toastBody(""));
      });
      return { status: answer?.status ?? 200, body: answer?.body };
    } catch (err) {
      if (err instanceof Unauthenticated) return refuse(parts, "token", err.cause);
      log.error({ err }, "request failed");
      return { status: 500 };
    }
  }

  return { receive, settled: underWay.settled };
}

async function respond(
  context: { sendActivity(activity: Partial<Activity>): Promise<unknown> },
  body: InvokeBody,
): Promise<void> {
  await context.sendActivity({ type: "invokeResponse", value: { status: 200, body } });
}

function reasonOf(refusal: Refusal): string {
  return refusal === "malformed" ? "I could not read that." : notSetUp;
}

/** The caller learns only that it may not; the log learns why. */
function refuse({ log }: { log: Log }, what: string, cause?: unknown): Received {
  const because = cause instanceof Error ? `${cause.name}: ${cause.message}` : what;
  if (isOutage(cause)) {
    log.error({ because }, "tokens cannot be checked: Microsoft's keys cannot be read");
    return { status: 503 };
  }
  log.warn({ what, because }, "request refused");
  return { status: 401 };
}

/** The keys could not be fetched: says nothing about the token, and Teams may try again. */
function isOutage(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  return cause.name === "FetchError" || ("statusCode" in cause && cause.statusCode === 500);
}
