/** The listening address: activities from Teams, and what an operator asks. */
import type { Server as HttpServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createServer, type Request, type Response, type Server } from "restify";
import type { LinkPages } from "../link/pages.ts";
import type { Log } from "../turn.ts";
import type { Receive, Refused } from "./receive.ts";
import { jsonIn } from "../../domain/json.ts";

export type ServerParts = {
  receive: Receive;
  /** Whether an Authorization header can be Teams' at all, so that no body is read for any other. */
  mayBeTeams: (authorization: string) => boolean;
  /** Counts what is refused before anything of it is understood; such requests are not logged one by one. */
  refused?: ((why: Refused) => void) | undefined;
  /** What keeps it from working now; empty when ready. No secrets: anybody may ask. */
  ready: () => Promise<readonly string[]>;
  /** The pages of “Link it now”, where it is switched on. */
  linkPages?: LinkPages | undefined;
  log: Log;
};

export type Running = {
  port: number;
  /** Takes no new requests and resolves when those under way have been answered. */
  stop(): Promise<void>;
};

/** Teams' own limit for an activity is below 100 KB; nothing larger is read. */
const mostBytes = 256 * 1024;
/** Bodies that are being read, together, in bytes: a hundred times what Teams sends at its busiest. */
const mostBuffered = 64 * 1024 * 1024;
const mostConnections = 2_000;
/** Connections that have not said in full what they want; Teams takes milliseconds to. */
const mostSilent = 1_000;
/** Milliseconds for a request to arrive in full; Teams takes a few. */
const requestTimeout = 10_000;
/**
 * Milliseconds an idle connection is kept: longer than what stands before us keeps it, else a request comes just as we end
 * it, and its sender gets 502 in our name. App Service's own proxy keeps them for 60 seconds
 * (Azure-App-Service/ImageBuilder, pull request 323), nginx as long, Caddy two minutes.
 */
const keepAliveTimeout = 130_000;
/** Milliseconds between two looks for what takes longer. */
const lookForSlow = 2_000;

/**
 * A path as it is routed, with no second way to write it: what stands before us may have let another through by how it
 * was written (`/%2e%2e/healthz`, `//healthz`, a whole address).
 */
const plainPath = /^(\/[\w-]+)+(\?.*)?$/;

/** @throws {Error} naming the port when it cannot be had. Resolves once it listens. */
export async function listen(parts: ServerParts, port: number, host: string): Promise<Running> {
  const server = createServer({ name: "" });
  // The last one is read when the server begins to listen; restify has no other way to set it.
  Object.assign(server.server, {
    requestTimeout,
    headersTimeout: requestTimeout,
    keepAliveTimeout,
    maxConnections: mostConnections,
    connectionsCheckingInterval: lookForSlow,
  });
  // restify listens to no purpose, and who offers another protocol, as clients of HTTP/2 do, would get no answer.
  server.server.removeAllListeners("upgrade");
  makeRoom(server.server);
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

/**
 * Ends the connection that has been silent for longest when there are many such: a thousand that say nothing, or say it
 * slowly, must not keep others out until they have run out of time.
 */
function makeRoom(server: HttpServer): void {
  const silent = new Set<Socket>();
  const wait = (socket: Socket) => {
    silent.delete(socket);
    if (!socket.destroyed) silent.add(socket);
    const [longest] = silent;
    if (silent.size > mostSilent) longest?.destroy();
  };
  server.on("connection", (socket: Socket) => {
    socket.once("close", () => silent.delete(socket));
    wait(socket);
  });
  server.on("request", (request, response) => {
    const { socket } = request;
    // The end of a request that nobody reads comes after the answer: the connection is silent again by then.
    request.once("end", () => response.writableFinished || silent.delete(socket));
    response.once("finish", () => wait(socket));
  });
}

function route(server: Server, { receive, mayBeTeams, refused = () => {}, ready, linkPages, log }: ServerParts): void {
  const read = createReader();
  server.post("/api/messages", async (request: Request, response: Response) => {
    const { authorization = "" } = request.headers;
    const body: Body = mayBeTeams(authorization) ? await read(request) : { status: 401, why: "unproven" };
    if ("status" in body) {
      if (body.why !== undefined) refused(body.why);
      return end(response, body.status, undefined, true);
    }
    const json = jsonIn(body.text);
    if (json === undefined) return end(response, 400, undefined, true);
    const answer = await receive(authorization, json);
    end(response, answer.status, answer.body);
  });
  server.get("/healthz", async (_request: Request, response: Response) => end(response, 200, { alive: true }));
  server.get("/readyz", async (_request: Request, response: Response) => {
    const because = await ready();
    end(response, because.length === 0 ? 200 : 503, { ready: because.length === 0, because });
  });
  if (linkPages !== undefined) {
    const page = (method: "GET" | "POST") => async (request: Request, response: Response) => {
      const form: Body = method === "POST" ? await read(request) : { text: "" };
      if ("status" in form) return end(response, form.status, undefined, true);
      const { status, headers, body } = await linkPages({
        method,
        place: String((request.params as Record<string, unknown>)["place"]),
        query: new URLSearchParams(request.getQuery()),
        form: new URLSearchParams(form.text),
        cookie: request.headers.cookie,
      });
      response.sendRaw(status, body, headers);
    };
    server.get("/link/:place", page("GET"));
    server.post("/link/:place", page("POST"));
  }
  server.on("restifyError", (request: Request, response: Response, err: unknown, done: () => void) => {
    const status = statusOf(err);
    if (status >= 500) log.error({ err, path: request.path() }, "request failed");
    end(response, status);
    done();
  });
}

type Body = { text: string } | { status: 400 | 401 | 413 | 415 | 503; why?: Refused };

/**
 * Reads bodies up to the caps of one and of all together. Compressed bodies are refused: Teams sends none, and they
 * can unfold without end.
 */
function createReader(): (request: Request) => Promise<Body> {
  let buffered = 0;
  return async (request) => {
    if (request.headers["content-encoding"] !== undefined) return { status: 415 };
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      // Leaving the loop must not close the connection: the refusal still has to get through.
      for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.length;
        buffered += chunk.length;
        if (size > mostBytes) return { status: 413, why: "too-large" };
        if (buffered > mostBuffered) return { status: 503, why: "too-many" };
        chunks.push(chunk);
      }
    } catch {
      return { status: 400, why: "broken-off" };
    } finally {
      buffered -= size;
    }
    return { text: Buffer.concat(chunks).toString("utf8") };
  };
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

/** @param unread what was not read of the request must not be taken for the next one. */
function end(response: Response, status: number, body?: unknown, unread = false): void {
  if (response.headersSent) return;
  if (unread) response.setHeader("Connection", "close");
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
