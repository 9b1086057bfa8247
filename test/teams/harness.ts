/**
 * A running bot over HTTP with a fake Teams around it: `startBot` the whole product, `startEdge` the edge alone with
 * commands of the test's own. Stopped after the test, which fails when the bot said what the test did not take.
 */
import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { PaceClock } from "../../src/app/messages/pace.ts";
import type { Store, World } from "../../src/app/ports.ts";
import type { Config } from "../../src/config.ts";
import { createGapMemory } from "../../src/domain/gaps/find-gaps.ts";
import { start, type Overrides, type Started } from "../../src/start.ts";
import { createAdapter, type AdapterOptions, type AdapterSettings } from "../../src/teams/send/adapter.ts";
import type { Tables } from "../../src/teams/bot/dispatch.ts";
import type { Log } from "../../src/teams/turn.ts";
import { createMessenger } from "../../src/teams/send/messenger.ts";
import { createOutbound } from "../../src/teams/send/outbound.ts";
import type { TurnReport } from "../../src/teams/bot/answer.ts";
import { createReceiver, type ReceiveParts } from "../../src/teams/bot/receive.ts";
import { listen } from "../../src/teams/bot/server.ts";
import { startConnector, type Connector } from "./connector.ts";
import { adele, alex, guest, isaiah, megan, tenant } from "./people.ts";
import { createStage, type Stage } from "./stage.ts";
import { aMemory, aMemoryStore, type Memory } from "../memory.ts";
import { aClock, type Clock } from "../clock.ts";
import { shipped } from "../world.ts";
import { isWord } from "../../src/teams/input/reading/intents.ts";

// The sentences that tell what people want are learnt as this is read, which no limit of a test or hook counts: it takes half
// a second, and on a busy machine many.
isWord("show");

type Line = { level: "debug" | "info" | "warn" | "error"; facts: Record<string, unknown>; event: string };

export type Harness = Stage & { connector: Connector; url: string; log: readonly Line[] };

/** A clock of Teams' limits on which nobody waits: as soon as nothing else happens, it is as late as the next who waits. */
function leapingClock(): PaceClock {
  let now = 0;
  const alarms = new Set<{ at: number; run: () => void }>();
  const leap = () => {
    const [next] = [...alarms].sort((one, other) => one.at - other.at);
    if (next === undefined) return;
    alarms.delete(next);
    now = Math.max(now, next.at);
    next.run();
  };
  return {
    now: () => now,
    after(milliseconds, run) {
      const alarm = { at: now + milliseconds, run };
      alarms.add(alarm);
      setImmediate(leap);
      return () => alarms.delete(alarm);
    },
  };
}

function remember(lines: Line[]): Log {
  const line = (level: Line["level"]) => (facts: object, event: string) =>
    void lines.push({ level, facts: facts as Record<string, unknown>, event });
  return { debug: line("debug"), info: line("info"), warn: line("warn"), error: line("error") };
}

/** Everybody of the organization is in every roster unless a test says otherwise. */
async function aConnector(): Promise<Connector> {
  const connector = await startConnector();
  connector.people.push(alex, megan, adele, isaiah, guest);
  return connector;
}

/**
 * The product as `npm start` runs it, without authentication. Alex is a manager. The schedule does nothing by itself, nor
 * when it is nudged: `tick()` makes it look. With the override `nudge: undefined` it looks soon, as it does for people.
 * @param changed settings, `overrides.now` a clock of the test's.
 */
export async function startBot(
  changed: Partial<Config> = {},
  overrides: Overrides = {},
  memory: Memory = aMemory(),
): Promise<Harness & Pick<Started, "tick" | "stop" | "metricsPort"> & { memory: Memory }> {
  const connector = await aConnector();
  const log: Line[] = [];
  const config: Config = {
    port: 0,
    host: "127.0.0.1",
    metrics: { port: 0, host: "127.0.0.1" },
    authentication: { type: "none" },
    allowedTenants: [tenant],
    managers: [alex.upn],
    partnerIds: ["1234567"],
    store: "file:",
    storeAuth: { kind: "password" },
    digest: { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" },
    logLevel: "error",
    ...changed,
  };
  const started = await start(config, {
    log: remember(log),
    scheduleSeconds: 100_000,
    nudge: () => {},
    paceClock: leapingClock(),
    store: changed.store === undefined ? memory.open() : undefined,
    ...overrides,
  });
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= started.stop());
  onTestFinished(async () => {
    await stop();
    await connector.close();
    connector.verify();
  });
  const url = `http://127.0.0.1:${started.port}`;
  return {
    ...createStage(url, connector),
    connector,
    url,
    log,
    memory,
    metricsPort: started.metricsPort,
    tick: () => started.tick(),
    stop,
  };
}

export type Edge = Harness & {
  store: Store;
  world: World;
  reports: readonly TurnReport[];
  /** Resolves when answers that outlived their turns have been given. */
  settled(): Promise<void>;
};

export type EdgeOptions = {
  tables?: Partial<Tables> | ((world: World) => Tables);
  clock?: Clock;
  managers?: readonly string[];
  settings?: AdapterSettings;
  adapter?: AdapterOptions;
  /** The clock of limits and of what is remembered; the machine's unless given. */
  milliseconds?: () => number;
} & Partial<Pick<ReceiveParts, "patience" | "admission" | "wait" | "pace">>;

const nothing: Tables = {
  commands: [],
  actions: [],
  lost: ({ text }) => Promise.resolve({ toast: `I do not know ${text}.` }),
  welcome: ({ place }) => Promise.resolve({ content: { type: "AdaptiveCard" }, summary: `Welcome to ${place.kind}` }),
};

/** The edge alone, with commands and actions that the test brings. */
export async function startEdge(options: EdgeOptions = {}): Promise<Edge> {
  const connector = await aConnector();
  const store = aMemoryStore();
  const lines: Line[] = [];
  const log = remember(lines);
  const reports: TurnReport[] = [];
  const { now } = options.clock ?? aClock();
  const settings = options.settings ?? { type: "none" };
  const adapter = createAdapter(settings, options.adapter);
  const outbound = createOutbound(adapter, () => Date.parse(now()));
  const world: World = {
    store,
    messenger: createMessenger({
      outbound,
      store,
      toCard: (message, zone) => ({
        content: { type: "AdaptiveCard", body: [] },
        summary: `${message.kind} in ${zone}`,
      }),
    }),
    setup: {
      partnerIds: [],
      managers: options.managers ?? [alex.upn],
      digest: { day: "Monday", time: "09:00", zone: "Etc/UTC" },
      ...shipped,
    },
    gapsIn: (_, customers, context) => createGapMemory()(customers, context),
    now,
    newId: randomUUID,
    nudge: () => {},
  };
  const { tables, admission = { organizations: [tenant], open: true }, patience, milliseconds, wait, pace } = options;
  const { receive, mayBeTeams, settled } = createReceiver({
    adapter,
    outbound,
    world,
    tables: typeof tables === "function" ? tables(world) : { ...nothing, ...tables },
    admission,
    log,
    report: (report) => void reports.push(report),
    patience,
    clock: milliseconds,
    wait,
    pace,
  });
  const server = await listen({ receive, mayBeTeams, ready: async () => [], log }, 0, "127.0.0.1");
  onTestFinished(async () => {
    await server.stop();
    await settled();
    await store.close();
    await connector.close();
    connector.verify();
  });
  const url = `http://127.0.0.1:${server.port}`;
  return { ...createStage(url, connector), connector, url, log: lines, store, world, reports, settled };
}
