/** What the bot says on its own: one call is one request, whatever happens to it. */
import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { anyPort } from "../../../src/dev/port.ts";
import type { Address } from "../../../src/domain/messages/address.ts";
import type { Message } from "../../../src/domain/messages/message.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import type { Fault } from "../connector.ts";
import { startEdge } from "../harness.ts";
import { megan, tenant } from "../people.ts";
import { serve } from "../../serve.ts";

const message: Message = {
  kind: "weekly",
  person: { id: megan.id, name: megan.name },
  week: "2026-W48",
  due: [],
  owned: 0,
  names: new Map(),
  today: "2026-11-23",
};

function known(serviceUrl: string): Person {
  return { id: megan.id, name: megan.name, chat: { conversation: "a:chat", serviceUrl, teamsId: megan.teamsId } };
}

function aChannel(serviceUrl: string): Address {
  return { channel: { id: "19:associations@thread.tacv2", kind: "channel", serviceUrl } };
}

describe("a person", () => {
  it("gets it in the chat we know, with a notification, in their own zone", async () => {
    const { world, connector } = await startEdge();
    const person = { ...known(connector.url), zone: "Asia/Kolkata" };
    const sent = await world.messenger.send(tenant, { person }, message);
    const said = await connector.next();
    expect(said).toMatchObject({ conversation: "a:chat", summary: "weekly in Asia/Kolkata", alert: true });
    expect(said.text).toBeUndefined();
    expect(sent).toEqual({ outcome: "sent", conversation: "a:chat", activity: said.activity });
    expect(connector.calls).toHaveLength(1);
  });

  it("who never wrote gets a chat opened, which is remembered", async () => {
    const { world, connector, store } = await startEdge();
    const { people, channels } = store.organization(tenant);
    await channels.update("c", () => ({ doc: { id: "c", kind: "channel", serviceUrl: connector.url } }));
    const person = { id: megan.id, name: megan.name };
    expect(await world.messenger.send(tenant, { person }, message)).toMatchObject({ outcome: "sent" });
    expect(await connector.next()).toMatchObject({ conversation: `a:${megan.id}` });
    expect((await people.get(megan.id))?.chat).toEqual({
      conversation: `a:${megan.id}`,
      serviceUrl: connector.url,
      teamsId: megan.id,
    });
    expect(connector.calls.map(({ kind }) => kind)).toEqual(["open", "say"]);
  });

  it("of an organization that nobody wrote from cannot be reached", async () => {
    const { world } = await startEdge();
    const person = { id: megan.id, name: megan.name };
    expect(await world.messenger.send(tenant, { person }, message)).toMatchObject({ outcome: "unreachable" });
  });

  it("whose chat Teams has forgotten gets it in a new one", async () => {
    const { world, connector } = await startEdge();
    connector.gone.add("a:chat");
    expect(await world.messenger.send(tenant, { person: known(connector.url) }, message)).toMatchObject({
      outcome: "sent",
    });
    expect(await connector.next()).toMatchObject({ conversation: `a:${megan.id}` });
    expect(connector.calls.map(({ kind }) => kind)).toEqual(["say", "open", "say"]);
  });

  it("whose chat could not be opened is tried again later, since nothing was said", async () => {
    const { world, connector, store } = await startEdge();
    await store
      .organization(tenant)
      .channels.update("c", () => ({ doc: { id: "c", kind: "channel", serviceUrl: connector.url } }));
    const person = { id: megan.id, name: megan.name };
    connector.fail(
      "open",
      { drop: "after" },
      { status: 500 },
      { status: 403, body: { error: { code: "ForbiddenOperationException" } } },
    );
    expect(await world.messenger.send(tenant, { person }, message)).toMatchObject({ outcome: "not-sent" });
    expect(await world.messenger.send(tenant, { person }, message)).toMatchObject({ outcome: "not-sent" });
    expect(await world.messenger.send(tenant, { person }, message)).toMatchObject({
      outcome: "unreachable",
      because: "they haven't added the bot (HTTP 403 ForbiddenOperationException)",
      notInstalled: true,
    });
  });
});

describe("a channel", () => {
  it("gets a post of its own, and it can be redrawn", async () => {
    const { world, connector } = await startEdge();
    const sent = await world.messenger.send(tenant, aChannel(connector.url), message);
    const said = await connector.next();
    expect(sent).toEqual({ outcome: "sent", conversation: said.conversation, activity: said.activity });
    expect(said.conversation).toBe(`19:associations@thread.tacv2;messageid=${said.activity}`);
    if (sent.outcome !== "sent") throw new Error("not sent");
    expect(await world.messenger.update(tenant, aChannel(connector.url), sent, message)).toEqual(sent);
    expect(await connector.next()).toMatchObject({
      how: "redrawn",
      activity: said.activity,
      conversation: said.conversation,
    });
  });

  it.each(['{"id":5}', '{"id":null,"activityId":7}', '{"id":"19:a","activityId":{}}'])(
    "answered with %s has taken it, and where it stands is not known",
    async (garbage) => {
      const { world, connector } = await startEdge();
      connector.fail("post", { garbage });
      const sent = await world.messenger.send(tenant, aChannel(connector.url), message);
      expect(sent).toMatchObject({ outcome: "unknown" });
      expect(connector.take()).toHaveLength(1);
    },
  );

  it("of another cloud is not sent to: our token stays with Microsoft", async () => {
    const { world, connector } = await startEdge();
    expect(await world.messenger.send(tenant, aChannel("https://evil.example/"), message)).toMatchObject({
      outcome: "refused",
    });
    expect(connector.calls).toEqual([]);
  });
});

describe("one call is one request", () => {
  it.each<[string, Fault, string]>([
    ["500", { status: 500 }, "unknown"],
    ["502", { status: 502 }, "not-sent"],
    ["503", { status: 503 }, "not-sent"],
    ["503 with Retry-After", { status: 503, headers: { "Retry-After": "1" } }, "not-sent"],
    ["504", { status: 504 }, "not-sent"],
    ["429", { status: 429 }, "not-sent"],
    ["429 with Retry-After", { status: 429, headers: { "Retry-After": "1" } }, "not-sent"],
    ["408", { status: 408 }, "unknown"],
    ["412", { status: 412 }, "not-sent"],
    ["413", { status: 413 }, "refused"],
    ["403", { status: 403, body: { error: { code: "ConversationBlockedByUser" } } }, "unreachable"],
    ["a redirect elsewhere", { status: 307, headers: { Location: "http://127.0.0.1:1/" } }, "refused"],
    ["a connection dropped before it is taken", { drop: "before" }, "unknown"],
  ])("for %s", async (_, fault, outcome) => {
    const { world, connector } = await startEdge();
    connector.fail("say", fault);
    const sent = await world.messenger.send(tenant, { person: known(connector.url) }, message);
    expect(sent).toMatchObject({ outcome });
    expect(connector.calls).toHaveLength(1);
  });

  it.each<[string, Fault]>([
    ["dropped after it is taken", { drop: "after" }],
    ["taken and answered with no JSON", { garbage: "<html>" }],
    ["taken and answered without an id", { garbage: "{}" }],
    ["taken and answered with an id that is none", { garbage: '{"id":null}' }],
    ["taken and answered with a number for an id", { garbage: '{"id":5}' }],
    ["taken and answered with no object", { garbage: "null" }],
    ["taken and never answered", { hang: "after" }],
  ])("for one %s, and it is not known what became of it", async (_, fault) => {
    const { world, connector } = await startEdge({ adapter: { timeout: 200 } });
    connector.fail("say", fault);
    const sent = await world.messenger.send(tenant, { person: known(connector.url) }, message);
    expect(sent).toMatchObject({ outcome: "unknown" });
    expect(connector.take()).toHaveLength(1);
    expect(connector.calls).toHaveLength(1);
  });

  it("and none when nobody listens there: known not to have arrived", async () => {
    const { world } = await startEdge();
    const person = known(`http://127.0.0.1:${await anyPort()}/`);
    expect(await world.messenger.send(tenant, { person }, message)).toMatchObject({
      outcome: "not-sent",
      because: "could not connect to Teams (ECONNREFUSED)",
    });
  });

  it("arrives where Teams closed the idle connection while the bot was busy", async () => {
    const { world } = await startEdge();
    const connections = new Set<Socket>();
    const url = await serve(({ socket }, response) => {
      connections.add(socket);
      response.statusCode = 201;
      response.setHeader("Content-Type", "application/json");
      response.end('{"id":"1"}');
    });
    const person = known(`${url}/`);
    const send = () => world.messenger.send(tenant, { person }, message);
    expect(await send()).toMatchObject({ outcome: "sent" });
    // The bot looks at no connection until it has asked for the next one.
    for (const connection of connections) connection.destroy();
    expect(await send()).toMatchObject({ outcome: "sent" });
    expect(connections.size).toBe(2);
  });

  it("hands on how long Teams wants to be left alone", async () => {
    const { world, connector } = await startEdge();
    connector.fail("say", { status: 429, headers: { "Retry-After": "17" } });
    expect(await world.messenger.send(tenant, { person: known(connector.url) }, message)).toMatchObject({
      retryAfterSeconds: 17,
    });
  });
});

describe("an answer in a turn", () => {
  it("is one request too, and is tried again only when known not to have arrived", async () => {
    const waits: number[] = [];
    const { as, connector } = await startEdge({ wait: async (milliseconds) => void waits.push(milliseconds) });
    connector.fail("say", { status: 429, headers: { "Retry-After": "2" } }, { status: 503 });
    expect(await as(megan).says("hello")).toMatchObject([{ text: "I do not know hello." }]);
    expect(waits).toEqual([2_000, 2_000]);
    expect(connector.calls.filter(({ kind }) => kind === "say")).toHaveLength(3);
  });

  it("that may have arrived is not repeated", async () => {
    const { as, connector, log } = await startEdge();
    connector.fail("say", { drop: "after" });
    expect(await as(megan).says("hello")).toHaveLength(1);
    expect(connector.calls.filter(({ kind }) => kind === "say")).toHaveLength(1);
    expect(log).toContainEqual(expect.objectContaining({ level: "warn", event: "answer not said" }));
  });

  it("that is too large becomes a sentence", async () => {
    const command = {
      name: "big",
      usage: "big",
      does: "big",
      who: "everyone" as const,
      run: async () => ({ card: { content: { type: "AdaptiveCard" }, summary: "big" } }),
    };
    const { as, connector } = await startEdge({ tables: { commands: [command] } });
    connector.fail("say", { status: 413, body: { error: { code: "MessageSizeTooBig" } } });
    expect(await as(megan).says("big")).toMatchObject([{ text: expect.stringContaining("too large") as string }]);
  });
});
