/**
 * Teams as the bot sees it from outside: a connector on loopback that records every call, plays the roster, can be told
 * to fail, keeps to the published limits when it is given a clock, and fails the test on anything said that the test did
 * not take.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { listening } from "../../src/dev/port.ts";
import { textOf } from "../serve.ts";

export type RosterMember = {
  /** The bot's id for them, `29:…`. */
  teamsId: string;
  id: string;
  name: string;
  upn: string;
  tenantId: string;
  userRole?: string;
};

type CallKind = "say" | "redraw" | "open" | "post" | "member" | "members" | "other";

/** One request the bot made. */
type Call = { kind: CallKind; method: string; path: string; authorization: string; body: unknown };

/** Something the bot said or redrew, as people see it. */
export type Said = {
  how: "said" | "redrawn";
  /** With `;messageid=…` in a channel. */
  conversation: string;
  /** Id of the message in Teams; a redrawn one keeps its own. */
  activity: string;
  type: string;
  text?: string;
  summary?: string;
  /** The first Adaptive Card. */
  card?: object;
  /** Content type of the first attachment. */
  contentType?: string;
  content?: unknown;
  alert: boolean;
};

/** How one request goes wrong. `taken`: it is done all the same. */
export type Fault =
  | {
      status: number;
      code?: string;
      subCode?: string;
      headers?: Record<string, string>;
      body?: unknown;
      taken?: boolean;
    }
  /** The connection breaks before the request is taken, or after it is. */
  | { drop: "before" | "after" }
  /** Never answered; taken or not. */
  | { hang: "before" | "after" }
  /** Taken, and answered with this instead of JSON. */
  | { garbage: string }
  /** Taken, and answered late: once that has passed. */
  | { after: () => Promise<unknown> };

/** What a script decides by. */
type Asked = {
  kind: CallKind;
  /** Conversation it is about; for a new one the channel, or whom it is with. */
  conversation: string;
  /** How often the same kind was asked of this conversation, from 1. */
  attempt: number;
  /** Requests of all, from 1. */
  nth: number;
};

/** What goes wrong; undefined for a request that goes well. */
export type Script = (asked: Asked) => Fault | undefined;

type Window = { limit: number; milliseconds: number };
/** Microsoft: "Optimize your bot with rate limiting in Teams". Written down here again, so that a wrong one is seen. */
const perConversation: readonly Window[] = [
  { limit: 7, milliseconds: 1_000 },
  { limit: 8, milliseconds: 2_000 },
  { limit: 60, milliseconds: 30_000 },
  { limit: 1_800, milliseconds: 3_600_000 },
];
const perOrganization: readonly Window[] = [{ limit: 50, milliseconds: 1_000 }];
/** Microsoft: "Format your bot messages", about 100 KB in UTF-16. */
const largestBytes = 100 * 1024;

export type Connector = {
  url: string;
  calls: readonly Call[];
  /** Everything said or redrawn that the test has not taken yet, oldest first. */
  waiting: readonly Said[];
  /** Takes the next thing said; waits for it for a few seconds. */
  next(): Promise<Said>;
  /** Takes everything said so far. */
  take(): Said[];
  /** The next calls of a kind get these faults, one each; then all is well again. */
  fail(kind: CallKind, ...faults: Fault[]): void;
  people: RosterMember[];
  /** Who is in a conversation or team; everybody unless set. */
  rosters: Map<string, readonly RosterMember[]>;
  /** Conversations and messages that are not there any more: 404. */
  gone: Set<string>;
  /** Conversations each message arrived in, by its summary; once is right. */
  arrived: ReadonlyMap<string, readonly string[]>;
  /** The summaries that each message was redrawn to, one after the other. */
  redrawn: ReadonlyMap<string, readonly string[]>;
  /** What it was asked that Teams does not have. */
  unexpected: readonly string[];
  /** How often it took no more, since a limit was reached. */
  throttled(): number;
  /** Between the first message and the last. */
  seconds(): number;
  /** Forgets who asked how often: time passed in which nobody did. */
  rest(): void;
  /** From now on it goes wrong like this. */
  script(next: Script): void;
  /** Forgets what was called and said so far, for tests that do so a great many times. */
  forget(): void;
  /** Throws when something was said that the test did not take, or called that Teams does not have. */
  verify(): void;
  close(): Promise<void>;
};

/** Messages so far, of all connectors: one bot may begin with what another kept of them. */
let count = 0;

/** How many members a page of a roster has, whatever is asked for: small, so that paging is seen to work. */
const membersInPage = 2;

/**
 * @param options.script what goes wrong; `fail` says so for the next calls.
 * @param options.clock milliseconds by which the published limits are counted; there are none without.
 * @param options.anybody chats are opened with whoever is asked for, and not only with `people`.
 */
export async function startConnector(
  options: { script?: Script | undefined; clock?: (() => number) | undefined; anybody?: boolean } = {},
): Promise<Connector> {
  const { clock, anybody = false } = options;
  let rule = options.script ?? (() => undefined);
  const calls: Call[] = [];
  const waiting: Said[] = [];
  const unexpected: string[] = [];
  const faults = new Map<CallKind, Fault[]>();
  const people: RosterMember[] = [];
  const rosters = new Map<string, readonly RosterMember[]>();
  const gone = new Set<string>();
  const takers: ((said: Said) => void)[] = [];
  const sockets = new Set<Socket>();
  const arrived = new Map<string, string[]>();
  const redrawn = new Map<string, string[]>();
  const attempts = new Map<string, number>();
  const moments = new Map<string, number[]>();
  let between: { first: number; last: number } | undefined;
  let throttled = 0;

  const nextId = () => String(1_700_000_000_000 + (count += 1));
  const rosterOf = (conversation: string) =>
    rosters.get(conversation) ?? rosters.get(conversation.split(";")[0] ?? "") ?? people;

  function exceeds(key: string, windows: readonly Window[], now: number): boolean {
    const past = moments.get(key) ?? [];
    const over = windows.some(
      ({ limit, milliseconds }) => now - (past[past.length - limit] ?? -Infinity) < milliseconds,
    );
    if (!over) moments.set(key, [...past.slice(-1_800), now]);
    return over;
  }

  function record(said: Said): void {
    const [all, key, value] =
      said.how === "said"
        ? [arrived, said.summary ?? "", said.conversation]
        : [redrawn, said.activity, said.summary ?? ""];
    all.set(key, [...(all.get(key) ?? []), value]);
    const taker = takers.shift();
    if (taker === undefined) waiting.push(said);
    else taker(said);
  }

  /** What Teams would answer, with what it would do. */
  function answer(
    kind: CallKind,
    parts: string[],
    query: URLSearchParams,
    body: Activity,
  ): { status: number; body?: object } {
    const [conversation = "", , last = ""] = parts;
    if (gone.has(conversation) || gone.has(last)) return notFound("ConversationNotFound");
    switch (kind) {
      case "open": {
        const person = people.find(
          ({ id, teamsId }) => body.members?.[0]?.id === id || body.members?.[0]?.id === teamsId,
        );
        const id = anybody ? body.members?.[0]?.id : person?.id;
        return id === undefined ? notFound("BadSyntax") : { status: 201, body: { id: `a:${id}` } };
      }
      case "post": {
        const id = nextId();
        const thread = `${body.channelData?.channel?.id};messageid=${id}`;
        record(saidOf("said", thread, id, body.activity ?? {}));
        return { status: 201, body: { id: thread, activityId: id } };
      }
      case "say": {
        const id = nextId();
        record(saidOf("said", conversation, id, body));
        return { status: 201, body: { id } };
      }
      case "redraw":
        record(saidOf("redrawn", conversation, last, body));
        return { status: 200, body: { id: last } };
      case "member": {
        const member = rosterOf(conversation).find(({ id, teamsId }) => last === id || last === teamsId);
        return member === undefined
          ? notFound("MemberNotFoundInConversation")
          : { status: 200, body: memberOf(member) };
      }
      case "members": {
        const from = Number(query.get("continuationToken") ?? 0);
        const roster = rosterOf(conversation);
        const members = roster.slice(from, from + membersInPage).map(memberOf);
        const more = from + membersInPage < roster.length ? { continuationToken: String(from + membersInPage) } : {};
        return { status: 200, body: { members, ...more } };
      }
      case "other":
        return { status: 501 };
    }
  }

  /** Counts the request, and says what goes wrong with it. */
  function trouble(kind: CallKind, parts: string[], body: Activity): Fault | undefined {
    const conversation = parts[0] ?? body.channelData?.channel?.id ?? `a:${body.members?.[0]?.id}`;
    const key = `${kind} ${conversation}`;
    const attempt = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, attempt);
    if (clock !== undefined) {
      const now = clock();
      if (kind !== "redraw") between = { first: between?.first ?? now, last: now };
      if (exceeds("organization", perOrganization, now) || exceeds(`in ${conversation}`, perConversation, now)) {
        throttled += 1;
        return { status: 429, code: "Throttled", headers: { "Retry-After": "1" } };
      }
    }
    return rule({ kind, conversation, attempt, nth: calls.length }) ?? faults.get(kind)?.shift();
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://teams");
    const text = await textOf(request);
    const body = JSON.parse(text === "" ? "{}" : text) as Activity;
    const parts = url.pathname.split("/").map(decodeURIComponent).slice(3);
    const kind = kindOf(request.method ?? "", url.pathname, parts, body);
    const call = {
      kind,
      method: request.method ?? "",
      path: decodeURIComponent(url.pathname),
      authorization: request.headers.authorization ?? "",
      body,
    };
    calls.push(call);
    if (kind === "other") unexpected.push(`${call.method} ${call.path}`);
    const fault = trouble(kind, parts, body);
    const take = () => answer(kind, parts, url.searchParams, body);
    if (fault === undefined && 2 * text.length > largestBytes)
      return send(response, 413, { error: { code: "MessageSizeTooBig" } });
    if (fault === undefined || "after" in fault) {
      const { status, body: result } = take();
      await fault?.after();
      return send(response, status, result ?? {});
    }
    if ("status" in fault) {
      if (fault.taken === true) take();
      return send(response, fault.status, fault.body ?? errorOf(fault), fault.headers);
    }
    if (!("drop" in fault && fault.drop === "before") && !("hang" in fault && fault.hang === "before")) take();
    if ("drop" in fault) request.socket.destroy();
    if ("garbage" in fault) sendText(response, 200, fault.garbage);
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
  return {
    url: `http://127.0.0.1:${await listening(server)}/`,
    calls,
    waiting,
    next() {
      const first = waiting.shift();
      if (first !== undefined) return Promise.resolve(first);
      return new Promise((resolve, reject) => {
        const patience = setTimeout(() => {
          takers.splice(takers.indexOf(taker), 1);
          reject(new Error("the bot said nothing for 5 s"));
        }, 5_000);
        const taker = (said: Said) => {
          clearTimeout(patience);
          resolve(said);
        };
        takers.push(taker);
      });
    },
    take: () => waiting.splice(0),
    fail(kind, ...more) {
      faults.set(kind, [...(faults.get(kind) ?? []), ...more]);
    },
    people,
    rosters,
    gone,
    arrived,
    redrawn,
    unexpected,
    throttled: () => throttled,
    seconds: () => (between === undefined ? 0 : (between.last - between.first) / 1_000),
    rest: () => moments.clear(),
    script(next) {
      rule = next;
    },
    forget() {
      calls.length = 0;
      waiting.length = 0;
    },
    verify() {
      const untaken = waiting.map(
        ({ how, conversation, text, summary, type }) => `${how} in ${conversation}: ${text ?? summary ?? type}`,
      );
      const problems = [...unexpected.map((call) => `called ${call}`), ...untaken];
      if (problems.length > 0)
        throw new Error(`the bot did what this test did not expect:\n  ${problems.join("\n  ")}`);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Activity = {
  type?: string;
  text?: string;
  summary?: string;
  attachments?: { contentType: string; content: unknown }[];
  members?: { id: string }[];
  channelData?: { channel?: { id: string }; notification?: { alert?: boolean } };
  activity?: Activity;
};

function saidOf(how: Said["how"], conversation: string, activity: string, body: Activity): Said {
  const [attachment] = body.attachments ?? [];
  return {
    how,
    conversation,
    activity,
    type: body.type ?? "",
    alert: body.channelData?.notification?.alert === true,
    ...(body.text !== undefined && { text: body.text }),
    ...(body.summary !== undefined && { summary: body.summary }),
    ...(attachment !== undefined && { contentType: attachment.contentType, content: attachment.content }),
    ...(attachment?.contentType === "application/vnd.microsoft.card.adaptive" && {
      card: attachment.content as object,
    }),
  };
}

function kindOf(method: string, path: string, parts: string[], body: Activity): CallKind {
  if (!path.startsWith("/v3/conversations")) return "other";
  const shape = `${method} ${parts.length} ${parts[1] ?? ""}`;
  if (shape === "POST 0 ") return body.channelData?.channel === undefined ? "open" : "post";
  if (shape === "POST 2 activities" || shape === "POST 3 activities") return "say";
  if (shape === "PUT 3 activities") return "redraw";
  if (shape === "GET 3 members") return "member";
  return shape === "GET 2 pagedmembers" ? "members" : "other";
}

/** The names as Teams gives them for one member. */
function memberOf({ teamsId, id, name, upn, tenantId, userRole = "user" }: RosterMember): object {
  const [givenName = "", surname = ""] = name.split(" ");
  return {
    id: teamsId,
    name,
    givenName,
    surname,
    objectId: id,
    aadObjectId: id,
    email: upn,
    userPrincipalName: upn,
    tenantId,
    userRole,
  };
}

function errorOf({ status, code, subCode }: { status: number; code?: string; subCode?: string }): object {
  if (code === undefined) return {};
  const inner = subCode === undefined ? {} : { innerHttpError: { statusCode: status, body: { subCode } } };
  return { error: { code, message: "scripted", ...inner } };
}

function notFound(code: string): { status: number; body: object } {
  return { status: 404, body: { error: { code, message: "not found" } } };
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  sendText(response, status, JSON.stringify(body), headers);
}

/** Not chained: restify, in the same process, makes `writeHead` give nothing back. */
function sendText(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(text);
}
