/** The process: refuses what cannot work, answers health, and stops cleanly on SIGTERM. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { message } from "./teams/activities.ts";
import { startConnector } from "./teams/connector.ts";
import { alex, personal } from "./teams/people.ts";
import { serve } from "./serve.ts";

type Spans = {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue?: string } }[] };
    scopeSpans: { spans: { name: string; spanId: string; parentSpanId?: string; attributes: object[] }[] }[];
  }[];
};

/** An OpenTelemetry collector (OTLP over HTTP, JSON), and what it was sent. */
async function aCollector() {
  const sent: Spans[] = [];
  const origin = await serve((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => (text += part));
    request.on("end", () => {
      if (request.url === "/v1/traces") sent.push(JSON.parse(text) as Spans);
      response.writeHead(request.url === "/v1/traces" ? 200 : 404, { "Content-Type": "application/json" });
      response.end("{}");
    });
  });
  return { sent, url: origin };
}

/** What `npm start` runs; it builds first when a source is newer. */
const start = [fileURLToPath(new URL("../src/cli/run.mjs", import.meta.url)), "main"];

async function run(env: Record<string, string>, prepare = async (_: string): Promise<void> => {}) {
  const folder = await mkdtemp(join(tmpdir(), "main-"));
  await prepare(folder);
  const child = spawn(process.execPath, start, {
    env: { PATH: process.env["PATH"], STORE: `file:${folder}`, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (said += data.toString()));
  const ended = once(child, "exit").then(([code]) => ({ code: code as number | null, said }));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
    await rm(folder, { recursive: true, force: true });
  });
  /** Resolves when the log says so. */
  const says = (words: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => said.includes(words) && resolve(said);
      child.stdout.on("data", look);
      void ended.then(() => reject(new Error(`ended without saying ${words}:\n${said}`)));
      look();
    });
  return { child, ended, says, folder };
}

it("refuses to start without credentials, naming what is missing, and not by exiting well", async () => {
  const { ended } = await run({});
  const { code, said } = await ended;
  expect(code).toBe(1);
  expect(said).toContain("MicrosoftAppId");
  expect(said).toContain("BOT_AUTH=none");
});

it("answers health where its collector is not there, and on SIGTERM stops with 0, also when asked twice", async () => {
  const { child, ended, says } = await run({ BOT_AUTH: "none", OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" });
  const port = /"port":(\d+)/.exec(await says("listening"))?.[1];
  const health = await fetch(`http://127.0.0.1:${port}/healthz`);
  const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
  expect([health.status, ready.status]).toEqual([200, 200]);
  child.kill("SIGTERM");
  child.kill("SIGTERM");
  const { code, said } = await ended;
  expect(said).toContain('"msg":"stopped"');
  expect(code).toBe(0);
});

it("ends in words when its folder is gone, so that it is started again", { timeout: 60_000 }, async () => {
  const { ended, says, folder } = await run({ BOT_AUTH: "none" });
  // The store's first check writes in the folder, in the middle of which it cannot be removed.
  await says('"check":"store",');
  await rm(folder, { recursive: true });
  const { code, said } = await ended;
  expect(code).toBe(1);
  expect(said).toContain(`The lock on ${folder} was lost`);
});

it("ends in words when a newer release has written in its store", { timeout: 60_000 }, async () => {
  const { ended } = await run({ BOT_AUTH: "none" }, async (folder) => {
    const customers = join(folder, "contoso", "customers");
    await mkdir(customers, { recursive: true });
    await writeFile(join(customers, "a.json"), JSON.stringify({ version: 99, id: "a", doc: {} }));
  });
  const { code, said } = await ended;
  expect(code).toBe(1);
  expect(said).toContain("customers/a was written by a newer release");
});

it("sends a turn, what it did in the store and its calls to Teams to a collector, and nothing personal", async () => {
  const collector = await aCollector();
  const connector = await startConnector();
  connector.people.push(alex);
  onTestFinished(() => connector.close());
  const { child, ended, says } = await run({
    BOT_AUTH: "none",
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=test",
  });
  const port = /"port":(\d+)/.exec(await says("listening"))?.[1];
  const activity = message({ from: alex, where: personal, serviceUrl: connector.url, id: "1" }, "help Zebra");
  const headers = { "Content-Type": "application/json" };
  await fetch(`http://127.0.0.1:${port}/api/messages`, { method: "POST", headers, body: JSON.stringify(activity) });
  await connector.next();
  child.kill("SIGTERM");
  expect((await ended).code).toBe(0);
  const resources = collector.sent.flatMap(({ resourceSpans }) => resourceSpans);
  const attributes = Object.fromEntries(
    (resources[0]?.resource.attributes ?? []).map(({ key, value }) => [key, value.stringValue]),
  );
  expect(attributes).toMatchObject({
    "service.name": "partner-associations",
    "deployment.environment.name": "test",
  });
  const spans = resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  const turn = spans.find(({ name }) => name === "turn");
  expect(JSON.stringify(turn?.attributes)).toMatch(/"kind".*"message".*"outcome".*"answered"/);
  const within = spans.filter(({ parentSpanId }) => parentSpanId === turn?.spanId).map(({ name }) => name);
  expect(within).toContain("store update");
  expect(within).toContain("POST v3/conversations/…/activities");
  const said = JSON.stringify(collector.sent);
  for (const hidden of ["Zebra", "Alex", alex.id, alex.upn, alex.tenantId]) expect(said).not.toContain(hidden);
});
