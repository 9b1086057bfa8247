/** The listening address: activities from Teams, and what an operator asks. */
import type { AddressInfo } from "node:net";
import { createServer, type Request, type Response, type Server } from "restify";
import type { Log } from "../turn.ts";
import type { Receive } from "./receive.ts";

export type ServerParts = {
  receive: Receive;
  /** What keeps it from working now; empty when ready. No secrets: anybody may ask. */
  ready: () => Promise<readonly string[]>;
  log: Log;
};

export type Running = {
  port: number;
  /** Takes no new requests and resolves when those under way have been answered. */
  stop(): Promise<void>;
};

/** Teams' own limit for an activity is below 100 KB; nothing larger is read. */
const mostBytes = 256 * 1024;
/** Milliseconds for a request to arrive in full. */
const requestTimeout = 30_000;
const headersTimeout = 15_000;

/**
 * A path as it is routed, with no second way to write it: what stands before us may have let another through by how it
 * was written (`/%2e%2e/healthz`, `//healthz`, a whole address).
 */
const plainPath = /^(\/[\w-]+)+(\?.*)?$/;

/** @throws {Error} naming the port when it cannot be had. Resolves once it listens. */
export async function listen(parts: ServerParts, port: number, host: string): Promise<Running> {
  const server = createServer({ name: "" });
  server.server.requestTimeout = requestTimeout;
  server.server.headersTimeout = headersTimeout;
  let stopping = false;
  server.pre((request, response, next) => {
    if (!plainPath.test(request.url ?? "")) {
      end(response, 404);
      return next(false);
    }
    response.on("finish", () => stopping && setImmediate(() => server.server.closeIdleConnections()));
    return next();
  });
  route(server, parts);
  await bound(server, port, host);
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        server.close(() => resolve());
        server.server.closeIdleConnections();
      }),
  };
}

function route(server: Server, { receive, ready, log }: ServerParts): void {
  server.post("/api/messages", async (request: Request, response: Response) => {
    const body = await readJson(request);
    if ("status" in body) return end(response, body.status);
    const answer = await receive(request.headers.authorization ?? "", body.json);
    end(response, answer.status, answer.body);
  });
  server.get("/healthz", async (_request: Request, response: Response) => end(response, 200, { alive: true }));
  server.get("/readyz", async (_request: Request, response: Response) => {
    const because = await ready();
    end(response, because.length === 0 ? 200 : 503, { ready: because.length === 0, because });
  });
  server.on("restifyError", (request: Request, response: Response, err: unknown, done: () => void) => {
    const status = statusOf(err);
    if (status >= 500) log.error({ err, path: request.path() }, "request failed");
    end(response, status);
    done();
  });
}

type Body = { json: unknown } | { status: 400 | 413 | 415 };

/** Reads a JSON body up to the cap. Compressed bodies are refused: Teams sends none, and they can unfold without end. */
async function readJson(request: Request): Promise<Body> {
  if (request.headers["content-encoding"] !== undefined) return { status: 415 };
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop must not close the connection: the refusal still has to get through.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) return { status: 413 };
    chunks.push(chunk);
  }
  try {
    return { json: JSON.parse(Buffer.concat(chunks).toString("utf8")) };
  } catch {
    return { status: 400 };
  }
}

/** Words for a status; nothing of what went wrong inside. */
const words: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Unauthorized",
  404: "Not found",
  405: "Method not allowed",
  413: "Too large",
  415: "Unsupported encoding",
  503: "Try again later",
};

function end(response: Response, status: number, body?: unknown): void {
  if (response.headersSent) return;
  // What was not read of a refused body must not be taken for the next request.
  if (status === 413 || status === 415) response.setHeader("Connection", "close");
  const content = body ?? (status < 400 ? undefined : { error: words[status] ?? "Something went wrong" });
  if (content === undefined) response.sendRaw(status, "");
  else response.sendRaw(status, JSON.stringify(content), { "Content-Type": "application/json" });
}

function statusOf(err: unknown): number {
  return typeof err === "object" && err !== null && "statusCode" in err && typeof err.statusCode === "number"
    ? err.statusCode
    : 500;
}

function bound(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // restify passes the HTTP server's errors on as its own.
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const because = cause.code === "EADDRINUSE" ? "it is already taken" : (cause.code ?? cause.message);
      reject(new Error(`Cannot listen on port ${port} of ${host}: ${because}. Set PORT to another one.`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}
