/** A Teams connector on loopback: enforces the published limits, fails as scripted, remembers every message it took. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { performance } from "node:perf_hooks";

/** How one request goes wrong. `accepted`: the message appears in Teams all the same. */
export type Fault =
  | { status: number; code?: string; subCode?: string; retryAfter?: string; accepted?: boolean }
  | { slowMilliseconds: number }
  | { hangs: true; accepted: boolean }
  | { drops: true; accepted: boolean }
  | { garbage: true };

export type Asked = {
  /** Conversation it is about; for a new one, whom it is with. */
  conversation: string;
  /** Opening a chat says nothing yet. */
  isOpening: boolean;
  /** How often the same was asked in this conversation, from 1. */
  attempt: number;
  /** Requests of all, from 1. */
  nth: number;
};

type Window = { limit: number; milliseconds: number };
/** Microsoft: "Optimize your bot with rate limiting in Teams". Written down here again, so that a wrong one is seen. */
const perConversation: readonly Window[] = [
  { limit: 7, milliseconds: 1_000 },
  { limit: 8, milliseconds: 2_000 },
  { limit: 60, milliseconds: 30_000 },
  { limit: 1_800, milliseconds: 3_600_000 },
];
const perOrganization: readonly Window[] = [{ limit: 50, milliseconds: 1_000 }];
const largestBytes = 28 * 1024;

export type FakeTeams = Awaited<ReturnType<typeof startFakeTeams>>;

/**
 * @param script what goes wrong; undefined for a request that goes well.
 * @param clock milliseconds by which it counts requests.
 */
export async function startFakeTeams(
  script: (asked: Asked) => Fault | undefined = () => undefined,
  clock: () => number = () => performance.now(),
) {
  const arrived = new Map<string, string[]>();
  const redrawn = new Map<string, string[]>();
  const attempts = new Map<string, number>();
  const moments = new Map<string, number[]>();
  const sockets = new Set<Socket>();
  const unexpected: string[] = [];
  let throttled = 0;
  let nth = 0;
  let between: { first: number; last: number } | undefined;
  let rule = script;

  function exceeds(key: string, windows: readonly Window[]): boolean {
    const now = clock();
    const past = moments.get(key) ?? [];
    const over = windows.some(
      ({ limit, milliseconds }) => now - (past[past.length - limit] ?? -Infinity) < milliseconds,
    );
    if (!over) moments.set(key, [...past.slice(-1_800), now]);
    return over;
  }

  function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
    // restify changes every response of the process, and its writeHead gives nothing back.
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = (await request.setEncoding("utf8").toArray()).join("");
    const put = /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/.exec(request.url ?? "");
    if (request.method === "PUT" && put !== null) {
      const [, conversation = "", activity = ""] = put.map((part) => decodeURIComponent(part));
      return redraw(conversation, activity, JSON.parse(text) as Body, response);
    }
    const post = /^\/v3\/conversations(?:\/([^/]+)\/activities)?$/.exec(request.url ?? "");
    if (request.method !== "POST" || post === null) {
      unexpected.push(`${request.method} ${request.url}`);
      return answer(response, 405, { error: { code: "Unexpected" } });
    }
    const body = JSON.parse(text) as Body;
    const isOpening = post[1] === undefined && body.activity === undefined;
    const conversation =
      post[1] === undefined
        ? (body.channelData?.channel?.id ?? `a:${body.members?.[0]?.id}`)
        : decodeURIComponent(post[1]);
    const key = `${conversation} ${isOpening}`;
    const attempt = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, attempt);
    nth += 1;
    between = { first: between?.first ?? clock(), last: clock() };

    if (exceeds("organization", perOrganization) || exceeds(conversation, perConversation)) {
      throttled += 1;
      return answer(response, 429, { error: { code: "Throttled" } }, { "retry-after": "1" });
    }
    const fault = rule({ conversation, isOpening, attempt, nth });
    const take = (): string => {
      if (isOpening) return conversation;
      const said = nameOf(post[1] === undefined ? body.activity : body);
      arrived.set(said, [...(arrived.get(said) ?? []), conversation]);
      return `${Date.now()}${nth}`;
    };
    if (fault === undefined) {
      if (Buffer.byteLength(text) > largestBytes)
        return answer(response, 413, { error: { code: "MessageSizeTooBig" } });
      const id = take();
      return answer(
        response,
        201,
        post[1] === undefined && !isOpening ? { id: `${conversation};messageid=${id}`, activityId: id } : { id },
      );
    }
    return fail(fault, take, request, response);
  }

  /** Goes well, within the limits. */
  function redraw(conversation: string, activity: string, body: Body, response: ServerResponse): void {
    nth += 1;
    if (exceeds("organization", perOrganization) || exceeds(conversation, perConversation)) {
      throttled += 1;
      return answer(response, 429, { error: { code: "Throttled" } }, { "retry-after": "1" });
    }
    redrawn.set(activity, [...(redrawn.get(activity) ?? []), nameOf(body)]);
    answer(response, 200, { id: activity });
  }

  async function fail(
    fault: Fault,
    take: () => string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if ("slowMilliseconds" in fault) {
      await new Promise((resolve) => setTimeout(resolve, fault.slowMilliseconds));
      return answer(response, 201, { id: take() });
    }
    if ("garbage" in fault) {
      take();
      response.writeHead(200, { "content-type": "application/json" });
      response.end("<html>it worked, more or less");
      return;
    }
    if ("status" in fault) {
      if (fault.accepted === true) take();
      const inner =
        fault.subCode === undefined
          ? {}
          : { innerHttpError: { statusCode: fault.status, body: { subCode: fault.subCode } } };
      const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter };
      return answer(
        response,
        fault.status,
        { error: { code: fault.code ?? "Fault", message: "scripted", ...inner } },
        headers,
      );
    }
    if (fault.accepted) take();
    if ("drops" in fault) request.socket.destroy();
    // One that hangs is let go when the server closes.
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      unexpected.push(String(error));
      response.destroy();
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** Conversations each message arrived in, by what it says; once is right. */
    arrived,
    /** What each message was redrawn to, one after the other. */
    redrawn,
    /** What it was asked that it does not know. */
    unexpected,
    requests: () => nth,
    throttled: () => throttled,
    /** Between the first request and the last. */
    seconds: () => (between === undefined ? 0 : (between.last - between.first) / 1_000),
    /** Forgets who asked how often: time passed in which nobody did. */
    rest: () => moments.clear(),
    /** From now on it goes wrong like this. */
    script(next: (asked: Asked) => Fault | undefined) {
      rule = next;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Body = {
  activity?: Body;
  members?: { id: string }[];
  channelData?: { channel?: { id: string } };
  summary?: string;
  attachments?: { content?: { body?: { text?: string }[] } }[];
};

/** The tests' cards say in their summary which delivery they are. */
function nameOf(body: Body | undefined): string {
  return body?.summary ?? "a message without a name";
}
