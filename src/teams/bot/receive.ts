/** The door: what comes in must prove to be Teams before anything looks at it; what goes back says little to others. */
import { setTimeout as delay } from "node:timers/promises";
import type { Activity } from "botbuilder";
import type { Pace } from "../../app/messages/pace.ts";
import type { World } from "../../app/ports.ts";
import { envelopeSchema, read } from "../activity/activity.ts";
import { Unauthenticated, type Adapter } from "../send/adapter.ts";
import type { Admission } from "./admit.ts";
import { createAnswer, type TurnReport } from "./answer.ts";
import { createBackground } from "./background.ts";
import type { Tables } from "./dispatch.ts";
import { isConnector } from "../activity/hosts.ts";
import { errorBody, toastBody, type InvokeBody } from "../send/invoke.ts";
import type { Log } from "../turn.ts";
import type { Outbound } from "../send/outbound.ts";
import { createIdentify } from "./identify.ts";
import { createLimit, refusalAllowance } from "./rate-limit.ts";

/**
 * Why a request was not answered: no token of Teams', none that can be checked at the moment, its size, whoever sent it
 * going away, or there being too many.
 */
export type Refused = "unproven" | "unchecked" | "too-large" | "broken-off" | "too-many";

/** What the HTTP answer is. */
type Received = { status: number; body?: unknown };

export type ReceiveParts = {
  adapter: Adapter;
  outbound: Outbound;
  world: World;
  tables: Tables;
  admission: Admission;
  log: Log;
  /** The queue that everything said passes through. */
  pace?: Pace | undefined;
  /** Milliseconds after which a turn is acknowledged and answered later. */
  patience?: number | undefined;
  /** Milliseconds that never run backwards. */
  clock?: (() => number) | undefined;
  wait?: ((milliseconds: number) => Promise<void>) | undefined;
  report?: ((report: TurnReport) => void) | undefined;
  /** Counts what is refused; not all of it is logged. */
  refused?: ((why: Refused) => void) | undefined;
  /** Aborted when the process stops. */
  signal?: AbortSignal | undefined;
};

export type Receive = (authorization: string, body: unknown) => Promise<Received>;

export type Receiver = {
  receive: Receive;
  /** Whether an Authorization header can be Teams'; the log learns why not. */
  mayBeTeams: (authorization: string) => boolean;
  /** Resolves when answers that outlived their turns have been given. */
  settled(): Promise<void>;
};

export function createReceiver(parts: ReceiveParts): Receiver {
  const { adapter, world, log, clock = () => performance.now() } = parts;
  const underWay = createBackground(log);
  const mayLog = createLimit(refusalAllowance, clock);
  const answer = createAnswer({
    ...parts,
    clock,
    reach: adapter.reach,
    patience: parts.patience ?? 2_500,
    connect: (serviceUrl) => adapter.clientOf(serviceUrl),
    identify: createIdentify({ managers: world.setup.managers, trusting: adapter.reach === "loopback", now: clock }),
    wait: parts.wait ?? ((milliseconds) => delay(milliseconds)),
    later: (milliseconds) =>
      delay(milliseconds, undefined, { signal: parts.signal }).then(
        () => true,
        () => false,
      ),
    background: underWay.add,
    report: parts.report ?? (() => {}),
  });
  const channels = adapter.reach === "loopback" ? ["msteams", "emulator", "webchat", "directline"] : ["msteams"];

  adapter.onTurnError = async (context, err) => {
    log.error({ err }, "turn failed outside of its handler");
    if (context.activity.type === "invoke") await respond(context, errorBody(500, "Something went wrong on my side."));
  };

  async function receive(authorization: string, body: unknown): Promise<Received> {
    const envelope = read(envelopeSchema, body);
    if (envelope === undefined) return { status: 400 };
    const { channelId, serviceUrl } = envelope;
    // Before the token: the SDK would take other tokens for other channels, and call back wherever we are told.
    if (!channels.includes(channelId)) return refuse("channel");
    if (!isConnector(serviceUrl, adapter.reach)) return refuse("service address");
    try {
      const response = await adapter.receive(authorization, body as Activity, async (context) => {
        const answered = await answer(context.activity);
        if (context.activity.type === "invoke") await respond(context, answered ?? toastBody(""));
      });
      return { status: response?.status ?? 200, body: response?.body };
    } catch (err) {
      if (err instanceof Unauthenticated) return refuse("token", err.cause);
      log.error({ err }, "request failed");
      return { status: 500 };
    }
  }

  /** The caller learns only that it may not; the log learns why, of some of many. */
  function refuse(what: string, cause?: unknown): Received {
    const because = cause instanceof Error ? `${cause.name}: ${cause.message}` : what;
    const outage = isOutage(cause);
    parts.refused?.(outage ? "unchecked" : "unproven");
    if (mayLog(outage ? "outage" : what)) {
      if (outage) log.error({ because }, "tokens cannot be checked: Microsoft's keys cannot be read");
      else log.warn({ what, because }, "request refused");
    }
    return { status: outage ? 503 : 401 };
  }

  function mayBeTeams(authorization: string): boolean {
    const because = adapter.whyNotTeams(authorization);
    if (because !== undefined && mayLog("")) log.warn({ what: "token", because }, "request refused");
    return because === undefined;
  }

  return { receive, mayBeTeams, settled: underWay.settled };
}

async function respond(
  context: { sendActivity(activity: Partial<Activity>): Promise<unknown> },
  body: InvokeBody,
): Promise<void> {
  await context.sendActivity({ type: "invokeResponse", value: { status: 200, body } });
}

/** The keys could not be fetched: says nothing about the token, and Teams may try again. */
function isOutage(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  return cause.name === "FetchError" || ("statusCode" in cause && cause.statusCode === 500);
}
