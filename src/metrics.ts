/** Figures for Prometheus. No names in them: organizations by tenant id, deliveries by kind. */
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Collection, Organization, Store } from "./app/ports.ts";
import type { Delivery } from "./domain/documents.ts";
import { waitsSince } from "./domain/messages/delivery.ts";
import { isSilent, type DigestStatus } from "./domain/messages/digest-status.ts";
import type { Overdue } from "./domain/messages/overdue.ts";
import type { Gap } from "./domain/catalogue/gap-codes.ts";
import { traced } from "./telemetry.ts";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What is looked up when somebody asks for the figures. */
export type Scraped = {
  organizations: () => Promise<readonly OrganizationFigures[]>;
  /** What is late by more than an hour. */
  overdue: () => Promise<readonly Overdue[]>;
  now: () => string;
};

/** An organization as it is now. */
export type OrganizationFigures = {
  id: string;
  deliveries: readonly Delivery[];
  /** Of each channel that has one. */
  digests: readonly DigestStatus[];
  gaps: Iterable<readonly Gap[]>;
};

export type Metrics = {
  turn(report: { kind: string; outcome: string; milliseconds: number }): void;
  delivery(report: { kind: string; outcome: string }): void;
  /** A run of a source of Microsoft's. */
  reading(report: { source: string; outcome: string }): void;
  /** A request that was refused before anything of it was understood. */
  refused(why: string): void;
  /** What a check of the installation found. */
  check(report: { check: string; good: boolean }): void;
  /** The same store, each operation timed, and a span. */
  timed(store: Store): Store;
  /** Prometheus' text format. */
  text(): Promise<string>;
};

const seconds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** @param scraped is read at every scrape. */
export function createMetrics(scraped: Scraped): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers });
  const duration = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Histogram({ name, help, labelNames, buckets: seconds, registers });
  const turns = duration("bot_turn_seconds", "Time from an activity's arrival to its answer", "kind", "outcome");
  const attempts = "Attempts to say something unasked, by what came of them";
  const deliveries = counter("bot_deliveries_total", attempts, "kind", "outcome");
  const runs = "Runs of each source of Microsoft's, by what came of them";
  const readings = counter("bot_readings_total", runs, "source", "outcome");
  const refusals = counter(
    "bot_requests_refused_total",
    "Requests refused: no token of Teams', none that can be checked, too large, broken off, too many at once",
    "why",
  );
  const store = duration("bot_store_seconds", "Time of one operation of the store", "operation");
  const checks = gauge("bot_check_good", "1 when a check of the installation found nothing wrong, else 0", "check");
  const waiting = gauge("bot_deliveries_waiting", "Messages planned and not said yet");
  const queueAge = gauge("bot_delivery_queue_age_seconds", "How long the longest waiting message has been due");
  const late = gauge(
    "bot_overdue_seconds",
    "How long something has been due that should have been done within an hour; 0 when nothing is late",
    "what",
  );
  const silent = gauge("bot_silent_channels", "Channels whose last planned digest did not arrive");
  const arrival = "When a digest last arrived in any channel";
  const lastDigest = gauge("bot_last_digest_timestamp_seconds", arrival, "organization");
  const coming = "When the next digest of any channel is due";
  const nextDigest = gauge("bot_next_digest_timestamp_seconds", coming, "organization");
  const gaps = gauge("bot_gaps", "Open gaps by code", "code");

  async function look(): Promise<void> {
    const now = scraped.now();
    const due: string[] = [];
    let planned = 0;
    const byCode = new Map<string, number>();
    let silentChannels = 0;
    lastDigest.reset();
    nextDigest.reset();
    for (const organization of await scraped.organizations()) {
      const { id, digests } = organization;
      silentChannels += digests.filter(isSilent).length;
      const last = digests.flatMap((one) => (one.last?.outcome === "sent" ? [Date.parse(one.last.at)] : []));
      const next = digests.flatMap((one) => (one.next === undefined ? [] : [Date.parse(one.next)]));
      if (last.length > 0) lastDigest.set({ organization: id }, Math.max(...last) / 1000);
      if (next.length > 0) nextDigest.set({ organization: id }, Math.min(...next) / 1000);
      for (const delivery of organization.deliveries) {
        const since = delivery.state === "planned" ? waitsSince(delivery) : undefined;
        if (since === undefined) continue;
        planned += 1;
        if (since <= now) due.push(since);
      }
      for (const list of organization.gaps) {
        for (const { code } of list) byCode.set(code, (byCode.get(code) ?? 0) + 1);
      }
    }
    silent.set(silentChannels);
    for (const what of ["schedule", "message", "digest"] as const) late.set({ what }, 0);
    for (const { what, since } of await scraped.overdue())
      late.set({ what }, (Date.parse(now) - Date.parse(since)) / 1000);
    waiting.set(planned);
    const oldest = due.reduce((first, at) => (at < first ? at : first), now);
    queueAge.set((Date.parse(now) - Date.parse(oldest)) / 1000);
    gaps.reset();
    for (const [code, count] of byCode) gaps.set({ code }, count);
  }

  async function timing<Result>(operation: string, work: () => Promise<Result>): Promise<Result> {
    const end = store.startTimer({ operation });
    try {
      return await traced(`store ${operation}`, work);
    } finally {
      end();
    }
  }

  function timedCollection<Doc>(inner: Collection<Doc>): Collection<Doc> {
    return {
      get: (id) => timing("get", () => inner.get(id)),
      list: () => timing("list", () => inner.list()),
      update: (id, change) => timing("update", () => inner.update(id, change)),
    };
  }

  function timedOrganization({ id, ...collections }: Organization): Organization {
    const timed = Object.entries(collections).map(([name, inner]) => [name, timedCollection<unknown>(inner)]);
    // Its collections are those of the names, which `Object.fromEntries` forgets.
    return { id, ...Object.fromEntries(timed) } as Organization;
  }

  return {
    turn: ({ kind, outcome, milliseconds }) => turns.observe({ kind, outcome }, milliseconds / 1000),
    delivery: ({ kind, outcome }) => deliveries.inc({ kind, outcome }),
    reading: ({ source, outcome }) => readings.inc({ source, outcome }),
    refused: (why) => refusals.inc({ why }),
    check: ({ check, good }) => checks.set({ check }, good ? 1 : 0),
    timed: (inner) => ({
      shared: inner.shared,
      exclusively: (key, work) => inner.exclusively(key, work),
      organization: (tenantId) => timedOrganization(inner.organization(tenantId)),
      organizations: () => inner.organizations(),
      damaged: () => inner.damaged(),
      tidy: () => inner.tidy(),
      check: () => timing("check", () => inner.check()),
      close: () => inner.close(),
    }),
    async text() {
      await look();
      return registry.metrics();
    },
  };
}

export type MetricsServer = { port: number; stop(): Promise<void> };

/** @throws {Error} naming the port when it cannot be had. Resolves once it listens. */
export async function serveMetrics(metrics: Metrics, port: number, host: string): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    // Not by writeHead: restify replaces it for every server of the process, with one that cannot be chained.
    const answer = (status: number, text = "") => {
      response.statusCode = status;
      response.setHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      response.end(text);
    };
    if (request.method !== "GET" || request.url !== "/metrics") return answer(404);
    metrics.text().then(
      (text) => answer(200, text),
      () => answer(500),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const because = cause.code === "EADDRINUSE" ? "it is already taken" : (cause.code ?? cause.message);
      reject(
        new Error(`Cannot serve figures on port ${port} of ${host}: ${because}. Set METRICS_PORT to another one.`, {
          cause,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
