/** Puts the program together. The only file that knows every part. */
import { checksOf, watchSeconds, whyNoToken, whyNotReady } from "./readiness.ts";
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { recordLate } from "./app/messages/deliver.ts";
import { createSender } from "./app/messages/sender.ts";
import { createPace, systemPaceClock, type PaceClock } from "./app/messages/pace.ts";
import { evaluate } from "./app/evaluate.ts";
import { createWatchdog } from "./app/messages/watchdog.ts";
import type { Linking, Organization, World } from "./app/ports.ts";
import { tick } from "./app/messages/tick.ts";
import { syncAll, type SyncReport } from "./app/sources/sync.ts";
import { messageCard } from "./cards/messages/message.ts";
import type { Finding } from "./checks/finding.ts";
import { keysMetadata } from "./checks/token.ts";
import { createWatch } from "./checks/watch.ts";
import type { Config } from "./config.ts";
import type { LinkConfig } from "./sync-settings.ts";
import { channelDigests } from "./domain/messages/digest-status.ts";
import { createGapMemory } from "./domain/gaps/find-gaps.ts";
import { besideOthers, perSecond } from "./domain/messages/throttle.ts";
import type { TokenParts } from "./identity/application.ts";
import { botToken } from "./identity/bot.ts";
import { databasePassword } from "./identity/tokens.ts";
import { createLog } from "./log.ts";
import { createMetrics, type OrganizationFigures, serveMetrics } from "./metrics.ts";
import { setupOf } from "./setup.ts";
import { startTimer, type Timer } from "./schedule/timer.ts";
import { createSignIn } from "./identity/sign-in.ts";
import { createHttp } from "./sources/http.ts";
import { createOwnLink } from "./sources/own-link.ts";
import { servicesAt } from "./sources/service.ts";
import { createSources, systemParts } from "./sources/sources.ts";
import type { KeptStore } from "./store/documents/organization.ts";
import { openStore, storeName } from "./store/open.ts";
import { createAdapter, type AdapterOptions, type AdapterSettings } from "./teams/send/adapter.ts";
import { createMessenger, globalServiceUrl } from "./teams/send/messenger.ts";
import { createOutbound } from "./teams/send/outbound.ts";
import { createLinkPages } from "./teams/link/pages.ts";
import { createReceiver } from "./teams/bot/receive.ts";
import { listen } from "./teams/bot/server.ts";
import { createTables } from "./teams/bot/tables.ts";
import type { Log } from "./teams/turn.ts";
import { describeSpan, traced } from "./telemetry.ts";
import { madeOnce } from "./domain/once.ts";

/** What a test may replace: the clock, who signs tokens, where documents are kept and the log goes; and what the process hears. */
export type Overrides = {
  now?: () => string;
  newId?: () => string;
  log?: Log;
  adapter?: AdapterOptions;
  /** Where documents are kept, in place of what the settings name. */
  store?: KeptStore | undefined;
  /** Another Entra than Microsoft's. */
  entra?: Partial<TokenParts>;
  /** The clock by which Teams' limits are kept. */
  paceClock?: PaceClock;
  /** Hears that the store must not be used any more; the process ends unless given. */
  onLost?: (because: Error) => void;
  /** Seconds between two looks of the schedule. */
  scheduleSeconds?: number;
  /** Hears that something may be due now, in place of the schedule. */
  nudge?: (() => void) | undefined;
};

export type Started = {
  port: number;
  /** Where figures are served; undefined: nowhere. */
  metricsPort: number | undefined;
  /** Plans and says what is due now, instead of waiting for the schedule. */
  tick(): Promise<void>;
  /** In the reverse order of starting: no new work, finish what has begun, then let go of the store. */
  stop(): Promise<void>;
};

/** Seconds between two looks of the watchdog. */
const watchdogSeconds = 60;

/** Seconds between two looks of the schedule. */
const scheduleSeconds = 30;

/** @throws when the store cannot be opened or the port cannot be had; nothing is left open then. */
export async function start(config: Config, overrides: Overrides = {}): Promise<Started> {
  const log = overrides.log ?? createLog(config.logLevel);
  const newId = overrides.newId ?? randomUUID;
  const now = overrides.now ?? (() => new Date().toISOString());
  const opened =
    overrides.store ??
    (await openStore(config.store, {
      password: databasePassword(config.storeAuth),
      onDamaged: (damaged) => log.error(damaged, "a stored document cannot be read and was kept aside"),
      onLost: overrides.onLost ?? ((because) => endNow(log, because)),
    }));
  const metrics = createMetrics({
    now,
    overdue: () => watchdog.overdue(),
    organizations: async () =>
      Promise.all((await opened.organizations()).map(async (id) => figuresOf(world, opened.organization(id)))),
  });
  const store = metrics.timed(opened);

  const { authentication } = config;
  const identity =
    authentication.type === "none"
      ? undefined
      : { ...authentication, token: botToken(authentication, overrides.entra) };
  const settings: AdapterSettings = identity ?? { type: "none" };
  const adapter = createAdapter(settings, { ...overrides.adapter, around: traced });
  const outbound = createOutbound(adapter, () => Date.parse(now()));
  const stopped = new AbortController();
  // Every request to Microsoft that waits for its turn listens.
  setMaxListeners(0, stopped.signal);
  const memories = new Map<string, ReturnType<typeof createGapMemory>>();
  const serviceUrl = adapter.reach === "microsoft" ? globalServiceUrl : undefined;
  const setup = { ...setupOf(config), serviceUrl };
  const world: World = {
    store,
    messenger: createMessenger({
      outbound,
      store,
      toCard: (message, zone) => messageCard(message, { now: now(), zone, answersHold: setup.limits.answerHolds }),
      zone: config.digest.zone,
      serviceUrl,
    }),
    setup,
    gapsIn: (organization, customers, context) => madeOnce(memories, organization, createGapMemory)(customers, context),
    now,
    newId,
    sync: config.sync && {
      ...config.sync,
      sources: createSources(config.sync.sources),
      instance: newId(),
      stopping: stopped.signal,
    },
    linking: config.link && linkingOf(config.link),
    nudge: overrides.nudge ?? (() => timer.soon()),
  };

  const pace = createPace(overrides.paceClock ?? systemPaceClock, store.shared ? besideOthers : perSecond);
  const sender = createSender({
    instance: newId(),
    pace,
    report: (report) => {
      metrics.delivery(report);
      log.info(report, "delivery");
    },
  });
  const watchdog = createWatchdog(world, (late) => log.error(late, "something due is late by more than an hour"));
  const run = async (signal: AbortSignal) => {
    await tick(world, sender, signal);
    watchdog.ran();
  };

  const { receive, mayBeTeams, settled } = createReceiver({
    adapter,
    outbound,
    world,
    tables: createTables(world),
    admission: { organizations: config.allowedTenants, open: config.authentication.type === "none" },
    log,
    pace,
    refused: metrics.refused,
    signal: stopped.signal,
    report(turn) {
      metrics.turn(turn);
      describeSpan({ kind: turn.kind, outcome: turn.outcome });
    },
  });

  const found = (finding: Finding) => {
    metrics.check({ check: finding.check, good: finding.outcome === "good" });
    const { outcome } = finding;
    log[outcome === "fault" ? "error" : outcome === "warning" ? "warn" : "info"](finding, "check");
  };
  const watch = createWatch(
    checksOf(config, store, identity, overrides.adapter?.issuer?.metadataUrl ?? keysMetadata),
    found,
    () => performance.now(),
  );

  const figures =
    config.metrics &&
    (await serveMetrics(metrics, config.metrics.port, config.metrics.host).catch(async (error: unknown) => {
      await store.close();
      throw error;
    }));
  let stopping = false;
  let isRead = false;
  let reading: Promise<void> | undefined;
  /** Again with the next question for readiness where it fails: the database may be away, a disk may have to be mended. */
  const read = (): Promise<void> =>
    readAll(opened)
      .then(() => void (isRead = true))
      .catch((err: unknown) => {
        if (!stopping) log.error({ err }, "the store could not be read");
      })
      .finally(() => (reading = undefined));
  const server = await listen(
    {
      receive: (authorization, body) => traced("turn", () => receive(authorization, body)),
      mayBeTeams,
      refused: metrics.refused,
      async ready() {
        if (stopping) return ["stopping"];
        if (!isRead) {
          reading ??= read();
          return ["the store is being read"];
        }
        return [...whyNoToken(identity, watch), ...(await whyNotReady(store, watchdog))];
      },
      linkPages:
        world.linking &&
        createLinkPages({
          world,
          linking: world.linking,
          entra: config.link?.addresses.entra ?? "",
          log,
          clock: () => performance.now(),
        }),
      log,
    },
    config.port,
    config.host,
  ).catch(async (error: unknown) => {
    await figures?.stop();
    await store.close();
    throw error;
  });
  reading = read();
  const timer = startTimer(run, { seconds: overrides.scheduleSeconds ?? scheduleSeconds, log, name: "deliveries" });
  const checking = startTimer(() => watch.look(), {
    seconds: overrides.scheduleSeconds ?? watchSeconds,
    log,
    name: "checks",
  });
  const syncing = startSync(world, config, scheduleSeconds, metrics, log);
  const watching = startTimer(() => watchdog.look(), { seconds: watchdogSeconds, log, name: "watchdog" });
  log.info(
    { port: server.port, host: config.host, authentication: authentication.type, store: storeName(config.store) },
    "listening",
  );

  return {
    port: server.port,
    metricsPort: figures?.port,
    tick: () => timer.runNow(),
    async stop() {
      stopping = true;
      stopped.abort();
      await server.stop();
      await settled();
      await syncing?.stop();
      await checking.stop();
      await timer.stop();
      await watching.stop();
      for (const id of await store.organizations()) {
        const faults = await recordLate(store.organization(id), sender, now());
        if (faults.length > 0)
          log.error({ err: new AggregateError(faults) }, "replies of Teams could not be written down");
      }
      await figures?.stop();
      await store.close();
      await reading;
      log.info({}, "stopped");
    },
  };
}

/** Everything once, so that what a newer release wrote is found before the first person asks. */
async function readAll(store: KeptStore): Promise<void> {
  for await (const { id } of store.entries()) void id;
}

/** A process that may not write any more is of no use: whoever watches over it starts another one. */
function endNow(log: Log, because: Error): void {
  log.error({ err: because }, "the process ends");
  process.stderr.write(`${because.message}\n`, () => process.exit(1));
}

/** Signing in at Entra and asking Azure, as whoever presses “Link it now”. */
function linkingOf({ url, clientId, credential, addresses }: LinkConfig): Linking {
  const http = createHttp(systemParts);
  const redirect = `${url}/link/back`;
  return {
    url,
    signIn: createSignIn({ entraUrl: addresses.entra, clientId, credential, redirect, fetch: http.patient }),
    ownLink: createOwnLink(http, servicesAt(addresses).arm),
  };
}

/** Reads from Microsoft by a schedule of its own, so that no message waits for it. */
function startSync(
  { sync, ...world }: World,
  { allowedTenants }: Config,
  seconds: number,
  metrics: ReturnType<typeof createMetrics>,
  log: Log,
): Timer | undefined {
  if (sync === undefined) return undefined;
  const mayUse = (id: string) => allowedTenants.length === 0 || allowedTenants.includes(id);
  const report = (report: SyncReport) => {
    metrics.reading(report);
    if (report.outcome === "failed") log.warn(report, "not read from Microsoft");
    else log.info(report, "read from Microsoft");
  };
  const run = (signal: AbortSignal) => syncAll({ ...world, sync }, mayUse, report, signal);
  return startTimer(run, { seconds, log, name: "reading from Microsoft" });
}

async function figuresOf(world: World, organization: Organization): Promise<OrganizationFigures> {
  const { gapsById } = await evaluate(world, organization);
  const deliveries = await organization.deliveries.list();
  const digests = channelDigests(await organization.channels.list(), deliveries, world.now());
  return { id: organization.id, deliveries, digests: digests.map(({ status }) => status), gaps: gapsById.values() };
}
