/** Outbound calls to Teams: one request a call, with an end to the waiting. */
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ConfigurationBotFrameworkAuthentication } from "botbuilder";

export type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication["createConnectorFactory"]>;
/** Bot Framework's client of one service URL. */
export type ConnectorClient = Awaited<ReturnType<ConnectorFactory["create"]>>;

/** A call that failed before anything of it left this machine: no token, or refused by ourselves. */
export class NeverSent extends Error {
  override name = "NeverSent";
}

/** Runs work that bears a name. */
export type Around = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

type Request = { abortSignal?: AbortSignal; agent?: HttpAgent | HttpsAgent; method: string; url: string };
type Policy = {
  name: string;
  sendRequest(request: Request, next: (request: Request) => Promise<unknown>): Promise<unknown>;
};
type Pipeline = {
  removePolicy(options: { name: string }): Policy[];
  addPolicy(policy: Policy, options?: { beforePolicies?: string[]; afterPolicies?: string[] }): void;
};

const signing = "ServiceClientContext_Credentials_SignRequest";

/** Idle connections are dropped before the load balancers on the way forget them silently. */
const idleMilliseconds = 20_000;
const agents = {
  http: new HttpAgent({ keepAlive: true, timeout: idleMilliseconds }),
  https: new HttpsAgent({ keepAlive: true, timeout: idleMilliseconds }),
};

/**
 * The same factory, but its clients send once: the SDK repeats a POST up to three times by itself, which can say a
 * thing twice, and waits for ever. Redirects are not followed, so that a token stays with the host it is for.
 * @param timeout milliseconds for a whole call, from the token to the last byte of the answer.
 * @param around runs each call.
 * @throws when the SDK is not built as expected, rather than repeat silently.
 */
export function sendingOnce(factory: ConnectorFactory, timeout: number, around?: Around): ConnectorFactory {
  return {
    async create(serviceUrl, audience) {
      const client = await factory.create(serviceUrl, audience);
      const pipeline = pipelineOf(client);
      if (pipeline.removePolicy({ name: "defaultRetryPolicy" }).length !== 1) {
        throw new Error("botframework-connector has no policy defaultRetryPolicy any more: see who repeats now");
      }
      pipeline.removePolicy({ name: "redirectPolicy" });
      if (around !== undefined) pipeline.addPolicy(named(around), { beforePolicies: [signing] });
      const onTheWire = new WeakSet<Request>();
      pipeline.addPolicy(withDeadline(timeout, onTheWire), { beforePolicies: [signing] });
      pipeline.addPolicy(markingSent(onTheWire), { afterPolicies: [signing] });
      return client;
    },
  };
}

function pipelineOf(client: ConnectorClient): Pipeline {
  // The pipeline is public in Azure's core-client; only the SDK's field that holds it is private.
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  return pipeline;
}

/** A deadline that is noticed this much too late: the process was paused, or busy with something else, all the while. */
const pauseMilliseconds = 500;
/** Then the answer may wait in the socket, and is read first: timers run before sockets. */
const graceMilliseconds = 2_000;

function withDeadline(timeout: number, onTheWire: WeakSet<Request>): Policy {
  return {
    name: "botDeadline",
    async sendRequest(request, next) {
      const giveUp = new AbortController();
      request.abortSignal = giveUp.signal;
      request.agent = request.url.startsWith("https:") ? agents.https : agents.http;
      const late = new Promise<never>((_, reject) => {
        giveUp.signal.addEventListener("abort", () => reject(new Error(`no answer in ${timeout} ms`)), { once: true });
      });
      const end = performance.now() + timeout;
      let timer = setTimeout(() => {
        const wasPaused = performance.now() > end + pauseMilliseconds;
        timer = setTimeout(() => giveUp.abort(), wasPaused ? graceMilliseconds : 0);
      }, timeout);
      try {
        return await Promise.race([next(request), late]);
      } catch (error) {
        if (onTheWire.has(request)) throw error;
        throw new NeverSent("the request was not sent", { cause: error });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function named(around: Around): Policy {
  return {
    name: "botNamed",
    sendRequest: (request, next) => around(callOf(request), () => next(request)),
  };
}

/** What a request does, without the ids in its path: `POST v3/conversations/…/activities`. */
function callOf({ method, url }: Request): string {
  const words = new Set(["v3", "conversations", "activities", "members", "pagedmembers", "attachments", "teams"]);
  const path = new URL(url).pathname.split("/").filter((part) => part !== "");
  // Before it stand the region and the tenant.
  const from = Math.max(0, path.indexOf("v3"));
  return `${method} ${path
    .slice(from)
    .map((part) => (words.has(part) ? part : "…"))
    .join("/")}`;
}

/**
 * What goes out on a connection that the other side closed meanwhile is lost, and nobody knows it. While the process is
 * busy it does not look at its connections, so it looks before it sends; the first turn may end before it does.
 */
function markingSent(onTheWire: WeakSet<Request>): Policy {
  return {
    name: "botSent",
    async sendRequest(request, next) {
      await nextTurn();
      await nextTurn();
      onTheWire.add(request);
      return next(request);
    },
  };
}
