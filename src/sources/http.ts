/**
 * Requests to Microsoft's services: at the pace each allows, tried again while that may help, within a budget, and never
 * believed before a schema has seen the answer. Nothing here follows a redirect: a token goes where it is meant to.
 */
import { exact } from "../domain/exact.ts";
import { setMaxListeners } from "node:events";
import type { z } from "zod";
import { codeIn } from "../domain/error-message.ts";
import { SourceError } from "./fault.ts";
import { jsonIn } from "../domain/json.ts";

/** One of Microsoft's services. */
export type Service = {
  /** As administrators call it. */
  name: string;
  /** Its origin, such as `https://graph.microsoft.com`. */
  url: string;
  /** Requests a minute that we allow ourselves, below what the service documents. */
  perMinute: number;
};

/** The world as requests need it; a simulation brings its own. */
export type HttpParts = {
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Resolves after so many milliseconds. @throws when the signal is aborted. */
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  random: () => number;
  /** Aborts when an answer takes too long. */
  timeout: () => AbortSignal;
};

export type Call = {
  /** Path with its query, or a whole address of the same service as paging gives it. */
  path: string;
  token: string;
  method?: "GET" | "POST" | "PUT" | "PATCH" | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: unknown;
};

/** What one run may do. */
export type Session = {
  /** How many requests were made so far. */
  requests(): number;
  /** Whether the budget is used up: what can wait for the next run does. */
  isSpent(): boolean;
  /** An answer in the form that the schema asks for; undefined when there is nothing at that address (404). */
  ask<Wanted>(service: Service, call: Call, schema: z.ZodType<Wanted>): Promise<Wanted | undefined>;
};

export type Http = {
  /** @param options.budget requests that the run may make. */
  session(options: { budget: number; signal: AbortSignal }): Session;
  /** One request as `fetch` makes it, tried again on a passing fault: for tokens. */
  patient: typeof fetch;
};

const mostAttempts = 5;
/** Longest wait before a request is tried again; a service that asks for more is left until the next run. */
const longestWaitMilliseconds = 120_000;
/** A run that has lasted this long waits for nothing any more. */
const patienceMilliseconds = 20 * 60_000;
/** Largest answer that is read. */
const mostBytes = 32 * 1024 * 1024;
const tokensPerMinute = 600;

/** An answer that was read to its end. */
type Answer = { status: number; headers: Headers; text: string };

/** A request that is made until it is answered. `begun`: when its run began. */
type Task = { service: Service; url: URL; init: RequestInit; signal: AbortSignal | undefined; begun: number };

export function createHttp(parts: HttpParts): Http {
  /** When the next request to a service may leave, by its origin. Shared by all runs of this process. */
  const free = new Map<string, number>();

  /** Waits for a turn at the service's pace, and for the end of what it asked us to wait. */
  async function turn({ service, signal }: Task): Promise<void> {
    const now = parts.now();
    const at = Math.max(now, free.get(service.url) ?? 0);
    free.set(service.url, at + 60_000 / service.perMinute);
    if (at > now) await parts.sleep(at - now, signal);
  }

  /** One request, with its answer read to the end. */
  async function attempt({ service, url, init, signal }: Task): Promise<Answer | "no answer"> {
    const signals = [parts.timeout(), ...(signal === undefined ? [] : [signal])];
    try {
      const response = await parts.fetch(url, { ...init, redirect: "manual", signal: AbortSignal.any(signals) });
      return { status: response.status, headers: response.headers, text: await bodyOf(service, response) };
    } catch (error) {
      if (signal?.aborted === true || error instanceof SourceError) throw error;
      return "no answer";
    }
  }

  /** Tries until there is an answer worth having, or waiting helps no more. */
  async function persist(task: Task, count: () => void): Promise<Answer> {
    const { service } = task;
    for (let attempts = 1; ; attempts += 1) {
      count();
      await turn(task);
      const answer = await attempt(task);
      if (answer !== "no answer" && !isPassing(answer.status)) return answer;
      const wait = waitFor(answer, attempts);
      const isOver = parts.now() + wait > task.begun + patienceMilliseconds;
      if (attempts === mostAttempts || wait > longestWaitMilliseconds || isOver) throw givenUp(service, answer);
      free.set(service.url, Math.max(free.get(service.url) ?? 0, parts.now() + wait));
    }
  }

  /** What the service asks for and a little more, so that not all come back at once; else longer each time. */
  function waitFor(answer: Answer | "no answer", attempts: number): number {
    const asked = answer === "no answer" ? undefined : retryAfter(answer, parts.now());
    if (asked !== undefined) return asked + 1_000 * parts.random();
    return 1_000 * 2 ** (attempts - 1) * (0.5 + parts.random());
  }

  return {
    session({ budget, signal }) {
      // As many requests as the run has under way wait for its end; Node warns of more than ten.
      setMaxListeners(0, signal);
      const begun = parts.now();
      let requests = 0;
      function count(): void {
        requests += 1;
        // Twice: what was begun when the budget was used up may still be finished.
        if (requests > 2 * budget) throw new SourceError("budget", `A run needed more than ${2 * budget} requests.`);
      }
      return {
        requests: () => requests,
        isSpent: () => requests >= budget,
        async ask(service, call, schema) {
          const url = addressOf(service, call.path);
          const answer = await persist({ service, url, init: initOf(call), signal, begun }, count);
          return read(service, url, answer, schema);
        },
      };
    },
    patient: async (input, init = {}) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const service = { name: "Entra", url: url.origin, perMinute: tokensPerMinute };
      const task: Task = { service, url, init, signal: undefined, begun: parts.now() };
      const { status, headers, text } = await persist(task, () => undefined);
      return new Response(text, { status, headers });
    },
  };
}

const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** `Retry-After` in milliseconds, given as seconds or as a date; undefined when there is none. */
function retryAfter({ headers }: Answer, now: number): number | undefined {
  const said = headers.get("retry-after")?.trim();
  if (said === undefined || said === "") return undefined;
  if (/^\d+$/.test(said)) return Number(said) * 1_000;
  const until = Date.parse(said);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}

function givenUp({ name }: Service, answer: Answer | "no answer"): SourceError {
  if (answer === "no answer") {
    return new SourceError("unavailable", `${name} cannot be reached, or answers too slowly.`);
  }
  if (answer.status === 429) return new SourceError("throttled", `${name} takes no more requests for now (429).`);
  return new SourceError("unavailable", `${name} fails on its side (${answer.status}).`);
}

/** @throws {SourceError} when a page leads away from the service: a token must not follow. */
function addressOf({ name, url }: Service, path: string): URL {
  const address = URL.canParse(path, url) ? new URL(path, url) : undefined;
  if (address?.origin === new URL(url).origin) return address;
  throw new SourceError("changed-shape", `${name} leads to another address for its next page.`);
}

function initOf({ token, method = "GET", headers, body }: Call): RequestInit {
  return {
    method,
    headers: exact({
      accept: "application/json",
      authorization: `Bearer ${token}`,
      "content-type": body === undefined ? undefined : "application/json",
      ...headers,
    }),
    body: body === undefined ? null : JSON.stringify(body),
  };
}

/** @throws when the answer breaks off, which passes; {SourceError} when it is larger than any list could be. */
async function bodyOf({ name }: Service, { body }: Response): Promise<string> {
  if (body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) throw new SourceError("changed-shape", `${name} answers with more than can be read.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function read<Wanted>(
  service: Service,
  url: URL,
  { status, text }: Answer,
  schema: z.ZodType<Wanted>,
): Wanted | undefined {
  if (status === 404) return undefined;
  if (status < 200 || status > 299) throw refusedBy(service, status, text);
  const parsed = schema.safeParse(jsonIn(unmarked(text)));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const place = first === undefined || first.path.length === 0 ? "the whole" : first.path.map(String).join(".");
  const says = `${service.name} answers ${whatOf(url)} in another form than documented, at ${place}.`;
  throw new SourceError("changed-shape", says);
}

function refusedBy({ name }: Service, status: number, text: string): SourceError {
  const code = codeOf(text);
  const says = `${name} answered ${status}${code === undefined ? "" : ` ${code}`}.`;
  return new SourceError(status === 401 ? "credential" : status === 403 ? "consent" : "refused", says);
}

/** Microsoft's code of an error: Graph and ARM put it in `error.code`, Partner Center in `code`. */
function codeOf(text: string): string | undefined {
  const json = jsonIn(unmarked(text));
  if (typeof json !== "object" || json === null) return undefined;
  const { error } = json as { error?: unknown };
  const holder = typeof error === "object" && error !== null ? error : json;
  return codeIn((holder as { code?: unknown }).code);
}

/** Partner Center begins its answers with a byte order mark. */
const unmarked = (text: string): string => text.replace(/^\uFEFF/, "");

/** The last word of a path: what was asked for, without whose. */
const whatOf = (url: URL): string => {
  const words = url.pathname.split("/").filter((word) => word !== "" && !/\d/.test(word));
  return words.at(-1) ?? "a request";
};
