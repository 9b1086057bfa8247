/** Activities that nobody here made up: what Microsoft's Agents Playground sends is read as what it is. */
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEvent, type TeamsEvent } from "../../src/teams/activity/event.ts";
import { isAllowed } from "../../src/teams/bot/admit.ts";
import { listening } from "../../src/dev/port.ts";
import { startPlayground, type Playground } from "../../src/dev/demo/playground.ts";

type Configuration = {
  tenantId: string;
  bot: { id: string; name: string };
  currentUser: { id: string; aadObjectId: string };
  users: { id: string; name: string }[];
  personalChat: { id: string };
  groupChats: { id: string }[];
  teams: { id: string; name: string; channels: { id: string; name: string }[] }[];
};

/** Sends something through the Playground. @returns the activity that the bot got. */
type Send = (path: string, body: object) => Promise<unknown>;

let folder: string;
let server: Server;
let playground: Playground;
let config: Configuration;
const arrived: unknown[] = [];
let wake = () => {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "playground-"));
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify({ statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "" }));
      if (text !== "") arrived.push(JSON.parse(text));
      wake();
    });
  });
  playground = await startPlayground({ port: 0, botPort: await listening(server), folder });
  ({ config } = (await (await fetch(`${playground.url}/_internal/v1/config`)).json()) as { config: Configuration });
});

afterAll(async () => {
  await playground?.stop();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

const send: Send = async (path, body) => {
  const before = arrived.length;
  const answer = await fetch(playground.url + path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  while (arrived.length === before) await new Promise<void>((resolve) => (wake = resolve));
  return arrived.at(-1);
};

function read(activity: unknown): TeamsEvent {
  const event = readEvent(activity);
  if (event === undefined) throw new Error("malformed");
  expect(isAllowed(event.origin, { organizations: [config.tenantId], open: false })).toBe(true);
  return event;
}

const at = (name: string) => `<at>${name}</at>`;
const mention = ({ id, name }: { id: string; name: string }) => ({ mentioned: { id }, text: at(name) });
const messages = (conversation: string) =>
  `/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`;

describe("a message", () => {
  it("in the personal chat", async () => {
    const from = { id: config.currentUser.id };
    const event = read(await send(messages(config.personalChat.id), { from, text: "gaps mine", textFormat: "plain" }));
    expect(event).toMatchObject({ kind: "message", text: "gaps mine", mentions: [], files: [] });
    expect(event.origin).toMatchObject({
      organization: config.tenantId,
      place: { kind: "personal", conversation: config.personalChat.id },
      thread: config.personalChat.id,
      sender: { id: config.currentUser.aadObjectId, name: "Alex Wilber" },
      // A client that names UTC tells no place: such a reader goes by the zone that was set.
      zone: undefined,
    });
  });

  it("in a group chat, with the bot and a person mentioned", async () => {
    const [chat] = config.groupChats;
    const [megan] = config.users;
    if (chat === undefined || megan === undefined) throw new Error("no group chat");
    const text = `${at(config.bot.name)} assign Contoso to ${at(megan.name)}`;
    const event = read(
      await send(messages(chat.id), {
        from: { id: config.currentUser.id },
        text,
        textFormat: "plain",
        mentions: [mention(config.bot), mention(megan)],
      }),
    );
    expect(event.origin.place).toEqual({ kind: "groupChat", conversation: chat.id });
    expect(event).toMatchObject({
      text: "assign Contoso to @Megan Bowen",
      mentions: [{ teamsId: megan.id, name: "Megan Bowen" }],
    });
  });

  it("in a channel, answered in its thread", async () => {
    const [team] = config.teams;
    const channel = team?.channels.find(({ name }) => name === "Associations");
    const event = read(
      await send(messages(channel?.id ?? ""), {
        from: { id: config.currentUser.id },
        text: `${at(config.bot.name)} gaps`,
        textFormat: "plain",
        mentions: [mention(config.bot)],
      }),
    );
    expect(event).toMatchObject({ kind: "message", text: "gaps" });
    expect(event.origin).toMatchObject({
      place: { kind: "channel", conversation: channel?.id },
      team: { id: team?.id },
    });
    expect(event.origin.thread).toMatch(/;messageid=\d+$/);
  });
});

describe("an event", () => {
  const channelOf = () => config.teams[0]?.id ?? "";

  it.each([
    ["install", "personal", { kind: "installed" }],
    ["install", "team", { kind: "installed" }],
    ["uninstall", "personal", { kind: "removed" }],
    ["uninstall", "team", { kind: "removed" }],
    ["botAdded", "personal", { kind: "installed" }],
    ["botAdded", "team", { kind: "installed" }],
    ["botRemoved", "team", { kind: "removed" }],
    ["userAdded", "personal", { kind: "ignored" }],
    ["userAdded", "team", { kind: "ignored" }],
    ["userRemoved", "team", { kind: "ignored" }],
    ["channelCreated", "team", { kind: "ignored" }],
    ["channelRenamed", "team", { kind: "renamed", channel: { id: "19:general@thread.tacv2" } }],
    ["channelDeleted", "team", { kind: "channel-deleted", channel: "19:general@thread.tacv2" }],
    ["teamRenamed", "team", { kind: "renamed" }],
    ["teamDeleted", "team", { kind: "team-deleted" }],
  ])("%s in a %s conversation", async (type, where, expected) => {
    const conversation = where === "team" ? channelOf() : config.personalChat.id;
    const query = new URLSearchParams({ conversationId: conversation, type });
    const template = await (
      await fetch(`${playground.url}/_internal/v1/customActivities/template?${query.toString()}`)
    ).json();
    const got = read(await send("/_internal/v1/customActivities", template as object));
    expect(got).toMatchObject(expected);
    expect(got.origin.place.kind).toBe(where === "team" ? "channel" : "personal");
    if (where === "team") expect(got.origin.team?.id).toBe(channelOf());
  });
});

describe("a click", () => {
  const card = { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: "Hello" }] };

  async function place(): Promise<{ conversation: { id: string }; replyToId: string; from: { id: string } }> {
    const conversation = config.personalChat.id;
    const said = await fetch(
      `${playground.url}/_connector/v3/conversations/${encodeURIComponent(conversation)}/activities`,
      {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          type: "message",
          from: { id: config.bot.id },
          conversation: { id: conversation },
          attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }],
        }),
      },
    );
    const { id } = (await said.json()) as { id: string };
    return { conversation: { id: conversation }, replyToId: id, from: { id: config.currentUser.id } };
  }

  it("on an Action.Execute", async () => {
    const where = await place();
    const value = {
      action: { type: "Action.Execute", verb: "record", data: { customer: "c", cpor: "yes" } },
      trigger: "manual",
    };
    const event = read(await send("/_conversation/v1/invoke", { name: "adaptiveCard/action", value, ...where }));
    expect(event).toMatchObject({
      kind: "click",
      verb: "record",
      data: { customer: "c", cpor: "yes" },
      card: where.replyToId,
      automatic: false,
    });
  });

  it("on an Action.Submit", async () => {
    const where = await place();
    const event = read(await send("/_conversation/v1/submit", { value: { verb: "record", customer: "c" }, ...where }));
    expect(event).toMatchObject({
      kind: "click",
      verb: "record",
      data: { customer: "c" },
      card: where.replyToId,
      automatic: false,
    });
  });
});
