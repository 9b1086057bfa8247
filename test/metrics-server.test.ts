/** The figures' own address. */
import { expect, it, onTestFinished } from "vitest";
import { type Metrics, serveMetrics } from "../src/metrics.ts";
import { takenPort } from "./serve.ts";

async function serve(text: () => Promise<string>): Promise<string> {
  const server = await serveMetrics({ text } as Metrics, 0, "127.0.0.1");
  onTestFinished(() => server.stop());
  return `http://127.0.0.1:${server.port}`;
}

it("gives the figures as Prometheus reads them, and nothing else", async () => {
  const url = await serve(async () => "bot_up 1\n");
  const figures = await fetch(`${url}/metrics`);
  expect(figures.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  expect(await figures.text()).toBe("bot_up 1\n");
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: "POST" })).status).toBe(404);
});

it("says nothing of a fault inside", async () => {
  const url = await serve(() => Promise.reject(new Error("postgres://bot:secret@db")));
  const failed = await fetch(`${url}/metrics`);
  expect([failed.status, await failed.text()]).toEqual([500, ""]);
});

it("names the setting when the port is taken", async () => {
  const port = await takenPort();
  await expect(serveMetrics({ text: async () => "" } as Metrics, port, "127.0.0.1")).rejects.toThrow(
    `Cannot serve figures on port ${port} of 127.0.0.1: it is already taken. Set METRICS_PORT to another one.`,
  );
});
