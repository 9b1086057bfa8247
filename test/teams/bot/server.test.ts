/** The listening address: what it takes, what it refuses, and how it stops. */
import { EventEmitter, once } from "node:events";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Log } from "../../../src/teams/turn.ts";
import { takenPort } from "../../serve.ts";
import { listen, type ServerParts } from "../../../src/teams/bot/server.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

async function serve(changed: Partial<ServerParts> = {}) {
  const received: unknown[] = [];
  const running = await listen(
    {
      receive: async (_, body) => {
        received.push(body);
        return { status: 200 };
      },
      mayBeTeams: () => true,
      ready: async () => [],
      log: silent,
      ...changed,
    },
    0,
    "127.0.0.1",
  );
  onTestFinished(() => running.stop());
  const url = `http://127.0.0.1:${running.port}`;
  return { ...running, url, received };
}

const post = (url: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/messages`, { method: "POST", body, headers: { "Content-Type": "application/json", ...headers } });

describe("an operator", () => {
  it("sees that it is alive and ready", async () => {
    const { url } = await serve();
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ alive: true });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, because: [] });
  });

  it("sees why it is not ready", async () => {
    const { url } = await serve({ ready: async () => ["the store cannot be written"] });
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ready: false, because: ["the store cannot be written"] });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it("gets nothing of a fault inside", async () => {
    const { url } = await serve({ ready: () => Promise.reject(new Error("postgres://bot:secret@db")) });
    const failed = await fetch(`${url}/readyz`);
    expect(failed.status).toBe(500);
    expect(await failed.text()).toBe('{"error":"Something went wrong"}');
  });
});

describe("a request", () => {
  it("of another path or method is refused in general words, without naming the program", async () => {
    const { url } = await serve();
    const other = await fetch(`${url}/api/<script>`);
    expect(other.status).toBe(404);
    expect(await other.text()).toBe('{"error":"Not found"}');
    expect(other.headers.get("server") ?? "").not.toMatch(/restify/i);
    expect((await fetch(`${url}/api/messages`)).status).toBe(405);
    expect((await fetch(`${url}/api/messages`, { method: "DELETE" })).status).toBe(405);
  });

  it.each([
    ["with dots", "/%2e%2e/readyz"],
    ["with plain dots", "/x/../readyz"],
    ["with letters in disguise", "/%72eadyz"],
    ["with two slashes", "//readyz"],
    ["with a slash too many", "/readyz/"],
    ["with a backslash", "/\\readyz"],
    ["as a whole address", "http://localhost/readyz"],
    ["as a whole address of somebody else", "http://localhost@evil.example/readyz"],
    ["with a parameter in the path", "/readyz;a=b"],
    ["as nothing", "*"],
  ])("for a known path that is written another way (%s) is not found", async (_, path) => {
    const { port } = await serve();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request({ port, host: "127.0.0.1", path, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on("error", reject).end();
    });
    expect(status).toBe(404);
  });

  it.each(["websocket", "h2c"])(
    "that offers to go on in another protocol (%s) is answered in this one",
    async (upgrade) => {
      const { port } = await serve();
      const headers = { Connection: "Upgrade", Upgrade: upgrade };
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const asked = request({ port, host: "127.0.0.1", path: "/healthz", agent: false, headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        asked.on("error", reject).end();
      });
      expect(status).toBe(200);
    },
  );

  it("for a known path with a query is answered", async () => {
    const { url } = await serve();
    expect((await fetch(`${url}/healthz?probe=1`)).status).toBe(200);
  });

  it("for figures is not found: they have an address of their own", async () => {
    const { url } = await serve();
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
  });

  it.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["JSON cut off", '{"type":"mess'],
  ])("with %s as its body is 400", async (_, body) => {
    const { url, received } = await serve();
    const answer = await post(url, body);
    expect([answer.status, await answer.text()]).toEqual([400, '{"error":"Bad request"}']);
    expect(received).toEqual([]);
  });

  it("is read to 256 KB and no further", async () => {
    const { url, received } = await serve();
    expect((await post(url, JSON.stringify("x".repeat(256 * 1024 - 2)))).status).toBe(200);
    expect((await post(url, JSON.stringify("x".repeat(256 * 1024 - 1)))).status).toBe(413);
    expect(received).toHaveLength(1);
  });

  it("that never ends is cut off at the cap, whatever length it names", async () => {
    const { port, received } = await serve();
    const cut = await new Promise<number | string | undefined>((resolve) => {
      const endless = request({ port, host: "127.0.0.1", method: "POST", path: "/api/messages" });
      const writing = setInterval(() => endless.write(Buffer.alloc(64 * 1024)), 1);
      const end = (how: number | string | undefined) => {
        clearInterval(writing);
        endless.destroy();
        resolve(how);
      };
      endless.on("response", (response) => end(response.statusCode));
      // Whoever keeps writing may see the closed connection before the answer.
      endless.on("error", (error: NodeJS.ErrnoException) => end(error.code));
    });
    expect([413, "ECONNRESET", "EPIPE"]).toContain(cut);
    expect(received).toEqual([]);
  });

  it("is not read of whoever cannot be Teams", async () => {
    const refused: string[] = [];
    const { url, port, received } = await serve({
      mayBeTeams: (header) => header === "Bearer ours",
      refused: (why) => refused.push(why),
    });
    const status = await new Promise<number | undefined>((resolve) => {
      const waiting = request({ port, host: "127.0.0.1", method: "POST", path: "/api/messages" });
      waiting.on("response", (response) => {
        resolve(response.statusCode);
        waiting.destroy();
      });
      waiting.on("error", () => {});
      // The body never ends: only an answer that does not wait for it can come.
      waiting.write("{");
    });
    expect(status).toBe(401);
    expect((await post(url, "{}", { Authorization: "Bearer ours" })).status).toBe(200);
    expect([received, refused]).toEqual([[{}], ["unproven"]]);
  });

  it("that is broken off is counted, and nothing of it is logged", async () => {
    const log: string[] = [];
    const write = (_: object, event: string) => void log.push(event);
    let tell = (_: string) => {};
    const broken = new Promise<string>((resolve) => (tell = resolve));
    const { port } = await serve({
      refused: (why) => tell(why),
      log: { debug: write, info: write, warn: write, error: write },
    });
    const half = request({ port, host: "127.0.0.1", method: "POST", path: "/api/messages" });
    half.on("error", () => {});
    half.write("{", () => setImmediate(() => half.destroy()));
    expect([await broken, log]).toEqual(["broken-off", []]);
  });

  it(
    "is refused while the bodies under way together are too many bytes, and read again after that",
    { timeout: 30_000 },
    async () => {
      const refused: string[] = [];
      const { port, url } = await serve({ refused: (why) => refused.push(why) });
      const before = process.memoryUsage.rss();
      const slow = Array.from({ length: 300 }, () => {
        const one = request({ port, host: "127.0.0.1", method: "POST", path: "/api/messages" });
        const ended = new Promise<number | undefined>((resolve) => {
          one.on("response", (response) => resolve(response.resume().statusCode));
          one.on("error", () => resolve(undefined));
        });
        one.write(Buffer.alloc(250 * 1024, " "));
        return { one, ended };
      });
      expect(await Promise.race(slow.map(({ ended }) => ended))).toBe(503);
      expect(refused).toContain("too-many");
      expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024);
      for (const { one } of slow) one.destroy();
      await Promise.all(slow.map(({ ended }) => ended));
      await expect.poll(async () => (await post(url, "{}")).status).toBe(200);
    },
  );

  it("that is compressed is refused, however small", async () => {
    const { url, received } = await serve();
    const answer = await post(url, gzipSync(Buffer.alloc(50 * 1024 * 1024, " ")), { "Content-Encoding": "gzip" });
    expect(answer.status).toBe(415);
    expect(received).toEqual([]);
  });

  it("gets the body of an invoke's answer as JSON", async () => {
    const { url } = await serve({ receive: async () => ({ status: 200, body: { statusCode: 200, value: "é" } }) });
    const answer = await post(url, "{}");
    expect(answer.headers.get("content-type")).toMatch(/application\/json/);
    expect(await answer.json()).toEqual({ statusCode: 200, value: "é" });
  });
});

describe("many connections", () => {
  const head = "POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Length: 9";
  it.each([
    { say: "nothing, half of it or no body", texts: ["", head, `${head}\r\n\r\n{`] },
    { say: "no more after an answer", texts: ["GET /healthz HTTP/1.1\r\nHost: bot\r\n\r\n"] },
  ])("that say $say keep nobody out, nor end what is under way", { timeout: 60_000 }, async ({ texts }) => {
    const door = new EventEmitter();
    const { url, port } = await serve({
      receive: async (_, body) => {
        if (body !== "slow") return { status: 200 };
        door.emit("begun");
        await once(door, "may end");
        return { status: 202 };
      },
    });
    const begun = once(door, "begun");
    const underWay = post(url, '"slow"');
    await begun;
    const sockets: Socket[] = [];
    onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
    const open = () => {
      const socket = connect(port, "127.0.0.1").on("error", () => undefined);
      sockets.push(socket);
      return new Promise<void>((resolve) => {
        const text = texts[sockets.length % texts.length] ?? "";
        if (text.startsWith("GET")) socket.once("data", () => resolve());
        const written = () => text.startsWith("GET") || resolve();
        socket.on("close", () => resolve()).on("connect", () => socket.write(text, written));
      });
    };
    // More at once than the system queues would come in any order.
    while (sockets.length < 2_100) await Promise.all(Array.from({ length: 100 }, open));
    expect((await post(url, "{}")).status).toBe(200);
    door.emit("may end");
    expect((await underWay).status).toBe(202);
  });
});

it("keeps an idle connection for longer than the proxies before it do, which would answer 502", async () => {
  const { url } = await serve();
  expect((await fetch(`${url}/healthz`)).headers.get("keep-alive")).toBe("timeout=130");
});

describe("starting and stopping", () => {
  it("says which port is taken", async () => {
    const port = await takenPort();
    const parts = {
      mayBeTeams: () => true,
      receive: async () => ({ status: 200 }),
      ready: async () => [],
      log: silent,
    };
    await expect(listen(parts, port, "127.0.0.1")).rejects.toThrow(
      `Cannot listen on port ${port} of 127.0.0.1: it is already taken. Set PORT to another one.`,
    );
  });

  it("stops at once when only idle connections are open", async () => {
    const { url, stop } = await serve();
    await (await fetch(`${url}/healthz`)).text();
    await stop();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow("fetch failed");
  });

  it("answers what is under way before it has stopped", async () => {
    let finish = () => {};
    let begun = () => {};
    const arrived = new Promise<void>((resolve) => (begun = resolve));
    const done = new Promise<void>((resolve) => (finish = resolve));
    const { url, stop } = await serve({
      receive: async () => {
        begun();
        await done;
        return { status: 200, body: { last: true } };
      },
    });
    const answer = post(url, "{}");
    await arrived;
    let stopped = false;
    const stopping = stop().then(() => (stopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    finish();
    expect(await (await answer).json()).toEqual({ last: true });
    await stopping;
  });
});
