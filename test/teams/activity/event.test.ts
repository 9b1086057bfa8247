/** Activities into events: what is read, what is malformed, what is ignored; and which organizations are let in. */
import { describe, expect, it } from "vitest";
import { readEvent, type TeamsEvent } from "../../../src/teams/activity/event.ts";
import { isAllowed } from "../../../src/teams/bot/admit.ts";
import {
  base,
  channelEvent,
  execute,
  fileConsent,
  fileMessage,
  installation,
  membersChanged,
  message,
  submit,
} from "../activities.ts";
import { bot, channel, general, groupChat, megan, personal, team, tenant, type Where } from "../people.ts";

const admission = { organizations: [tenant], open: false };
const common = (where: Where = personal) => ({
  from: megan,
  where,
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  id: "1",
});

function read(activity: object): TeamsEvent {
  const event = readEvent(activity);
  if (event === undefined) throw new Error("malformed");
  return event;
}

/** What it means, without where it comes from. */
function meaning(activity: object): object {
  const { origin: _origin, ...rest } = read(activity);
  return rest;
}

describe("an organization", () => {
  const other = "99999999-0000-4000-8000-000000000000";
  const from = (conversationTenant: string | undefined, channelTenant: string | undefined) => {
    const activity = base(common());
    return {
      ...activity,
      type: "message",
      conversation: { ...(activity["conversation"] as object), tenantId: conversationTenant },
      channelData: { ...(channelTenant !== undefined && { tenant: { id: channelTenant } }) },
    };
  };

  it.each([
    ["named by the conversation", tenant, undefined],
    ["named by the channel data", undefined, tenant],
    ["in capitals", tenant.toUpperCase(), tenant],
  ])("%s is let in", (_, conversation, channelData) => {
    expect(read(from(conversation, channelData)).origin.organization).toBe(tenant);
  });

  it.each([
    ["ours", tenant, tenant, admission, true],
    ["another one", other, other, admission, false],
    ["a guest's conversation in ours", tenant, other, admission, false],
    ["ours in another's conversation", other, tenant, admission, false],
    ["any when none is listed and the bot is open", other, other, { organizations: [], open: true }, true],
    ["any when none is listed", other, other, { organizations: [], open: false }, false],
    ["another when ours is listed, open or not", other, other, { organizations: [tenant], open: true }, false],
  ])("%s: may it use the bot", (_, conversation, channelData, admitted, expected) => {
    expect(isAllowed(read(from(conversation, channelData)).origin, admitted)).toBe(expected);
  });

  it("that nothing names is malformed", () => {
    expect(readEvent(from(undefined, undefined))).toBeUndefined();
  });

  it("need not be named by a GUID: the Playground's has 13 digits at its end", () => {
    const odd = "00000000-0000-0000-0000-0000000000001";
    expect(read(from(odd, odd)).origin.organization).toBe(odd);
  });
});

describe("where it comes from", () => {
  it("in a channel is the channel, and the thread to answer in", () => {
    expect(read(message({ ...common(channel), thread: "77" }, "gaps")).origin).toMatchObject({
      place: { kind: "channel", conversation: "19:associations@thread.tacv2" },
      thread: "19:associations@thread.tacv2;messageid=77",
      team,
      name: "Associations",
      zone: "Europe/Amsterdam",
      bot,
      sender: { id: megan.id, name: megan.name, teamsId: megan.teamsId },
    });
  });

  it("in a group chat is the chat, by its name", () => {
    expect(read(message(common(groupChat), "gaps")).origin).toMatchObject({
      name: "Account managers",
      place: { kind: "groupChat" },
    });
  });

  it.each([
    ["nowhere", "Middle-earth/Shire", undefined],
    ["an offset", "+02:00", undefined],
    ["a client that knows none", "UTC", undefined],
    ["one that says so in full", "Etc/UTC", undefined],
    ["half an hour off", "Asia/Kolkata", "Asia/Kolkata"],
  ])("has no zone of %s", (_, localTimezone, zone) => {
    expect(read({ ...base(common()), type: "message", localTimezone }).origin.zone).toBe(zone);
  });

  it("names nobody when Teams names no Entra id", () => {
    expect(
      read({ ...base(common()), type: "message", from: { id: "29:anonymous", name: "Somebody" } }).origin.sender,
    ).toBeUndefined();
  });
});

describe("a message", () => {
  it("with a file has the file, and not the HTML that comes along", () => {
    const activity = fileMessage(common(), {
      name: "Customers.csv",
      url: "https://contoso.sharepoint.com/f?tempauth=1",
    });
    expect(meaning(activity)).toEqual({
      kind: "message",
      text: "",
      lines: "",
      mentions: [],
      files: [{ name: "Customers.csv", url: "https://contoso.sharepoint.com/f?tempauth=1" }],
    });
  });

  it("without a word is still said", () => {
    expect(meaning(message(common(channel), ""))).toMatchObject({ kind: "message", text: "" });
  });

  it("keeps what is well-formed of its entities and attachments", () => {
    const activity = {
      ...message(common(), "gaps"),
      entities: [
        null,
        7,
        { type: "mention" },
        { type: "mention", mentioned: { id: 1 } },
        { type: "clientInfo", timezone: 5 },
      ],
      attachments: "none",
      replyToId: {},
      localTimezone: 3,
    };
    expect(meaning(activity)).toEqual({ kind: "message", text: "gaps", lines: "gaps", mentions: [], files: [] });
  });
});

describe("a click", () => {
  it.each([
    ["Action.Execute", execute(common(), "77", "record", { customer: "c", verb: "x", msteams: {} }), false],
    ["Action.Execute by itself", execute(common(), "77", "record", { customer: "c" }, "automatic"), true],
    ["Action.Submit", submit(common(), "77", { verb: "record", customer: "c", msteams: { type: "x" } }), false],
  ])("by %s is verb and data", (_, activity, automatic) => {
    expect(meaning(activity)).toEqual({
      kind: "click",
      verb: "record",
      data: { customer: "c" },
      card: "77",
      automatic,
    });
  });

  it.each([
    ["no value", { ...base(common()), type: "invoke", name: "adaptiveCard/action" }],
    ["an empty value", { ...base(common()), type: "invoke", name: "adaptiveCard/action", value: {} }],
    [
      "no verb",
      { ...base(common()), type: "invoke", name: "adaptiveCard/action", value: { action: { type: "Action.Execute" } } },
    ],
    [
      "another kind of action",
      {
        ...base(common()),
        type: "invoke",
        name: "adaptiveCard/action",
        value: { action: { type: "Action.Submit", verb: "x" } },
      },
    ],
    ["a submit without a verb", submit(common(), "77", { customer: "c" })],
    ["a submit of text", { ...base(common()), type: "message", value: "record" }],
    ["a submit of a list", { ...base(common()), type: "message", value: [] }],
    ["a consent without a context", fileConsent(common(), "77", "accept", undefined)],
    ["a consent with another's context", fileConsent(common(), "77", "accept", { file: "../../etc/passwd" })],
  ])("with %s is malformed", (_, activity) => {
    expect(meaning(activity)).toEqual({ kind: "malformed-click" });
  });

  it("of another kind is an invoke that we do not know", () => {
    expect(meaning({ ...base(common()), type: "invoke", name: "task/fetch", value: {} })).toEqual({
      kind: "unknown-invoke",
    });
    expect(meaning({ ...base(common()), type: "invoke" })).toEqual({ kind: "unknown-invoke" });
  });

  it("on a file consent card takes the file or leaves it", () => {
    const offer = { verb: "export", data: { what: "gaps" } };
    expect(meaning(fileConsent(common(), "77", "accept", offer, "https://contoso.sharepoint.com/up"))).toMatchObject({
      kind: "consent",
      again: offer,
      upload: { uploadUrl: "https://contoso.sharepoint.com/up", name: "gaps.csv" },
      card: "77",
    });
    expect(meaning(fileConsent(common(), "77", "decline", offer))).toEqual({
      kind: "consent",
      again: offer,
      card: "77",
    });
  });
});

describe("what zod itself throws at", () => {
  const hostile = { length: { toString: 1 } };

  it.each<[string, object]>([
    ["type", { ...base(common()), type: hostile }],
    ["conversation", { ...base(common()), type: "message", conversation: { id: hostile, tenantId: tenant } }],
    ["name", { ...base(common()), type: "message", from: { id: "29:x", name: hostile } }],
    ["text", { ...base(common()), type: "message", text: hostile }],
  ])("does not throw as %s", (_, activity) => {
    expect(() => readEvent(activity)).not.toThrow();
  });

  it("is malformed in a click, and left out of a list", () => {
    expect(meaning(execute(common(), "77", hostile as unknown as string, {}))).toEqual({ kind: "malformed-click" });
    expect(
      meaning({ ...message(common(), "gaps"), entities: [hostile, { type: "mention", mentioned: { id: hostile } }] }),
    ).toMatchObject({
      kind: "message",
      mentions: [],
    });
  });
});

describe("an event", () => {
  it.each<[string, object, object]>([
    ["install", installation(common(), "add"), { kind: "installed", alone: false }],
    ["uninstall", installation(common(), "remove"), { kind: "removed", alone: false }],
    ["upgrade", installation(common(), "add-upgrade"), { kind: "ignored" }],
    ["downgrade", installation(common(), "remove-upgrade"), { kind: "ignored" }],
    [
      "the bot and a person added",
      membersChanged(common(), "added", [{ id: megan.teamsId }, { id: bot.id }]),
      { kind: "installed", alone: false },
    ],
    ["a person added", membersChanged(common(channel), "added", [{ id: megan.teamsId }]), { kind: "ignored" }],
    [
      "the bot removed",
      membersChanged(common(channel), "removed", [{ id: bot.id }]),
      { kind: "removed", alone: false },
    ],
    ["a person removed", membersChanged(common(channel), "removed", [{ id: megan.teamsId }]), { kind: "ignored" }],
    [
      "channel created",
      channelEvent(common(general), "channelCreated", { channel: { id: "19:new" } }),
      { kind: "ignored" },
    ],
    ["team renamed, in small letters", channelEvent(common(general), "teamrenamed"), { kind: "renamed" }],
    ["team deleted", channelEvent(common(general), "teamDeleted"), { kind: "team-deleted" }],
    ["team archived", channelEvent(common(general), "teamArchived"), { kind: "team-archived" }],
    ["team unarchived", channelEvent(common(general), "TeamUnarchived"), { kind: "team-unarchived" }],
    ["team restored, in small letters", channelEvent(common(general), "teamrestored"), { kind: "team-restored" }],
    [
      "channel restored",
      channelEvent(common(general), "channelRestored", { channel: { id: "19:back", name: "Back" } }),
      { kind: "channel-restored", channel: "19:back" },
    ],
    ["channel restored that is not named", channelEvent(common(), "channelRestored"), { kind: "ignored" }],
    [
      "the bot removed from a shared channel, as its members are",
      { ...channelEvent(common(channel), "channelMemberRemoved"), membersRemoved: [{ id: bot.id }] },
      { kind: "removed", alone: true },
    ],
    [
      "the bot added to a private channel",
      {
        ...channelEvent(common(channel), "", { channel: { id: "19:p", name: "P", type: "Private" } }),
        membersAdded: [{ id: bot.id }],
      },
      { kind: "installed", alone: true },
    ],
    [
      "the bot removed from a team, told in a shared channel of it",
      {
        ...channelEvent(common(channel), "teamMemberRemoved", { channel: { id: "19:s", name: "S", type: "shared" } }),
        membersRemoved: [{ id: bot.id }],
      },
      { kind: "removed", alone: false },
    ],
    ["something new", channelEvent(common(general), "teamTeleported"), { kind: "ignored" }],
  ])("%s", (_, activity, expected) => {
    expect(meaning(activity)).toEqual(expected);
  });

  it.each("messageReaction messageUpdate messageDelete event typing trace handoff command new".split(" "))(
    "%s is let go by",
    (type) => {
      expect(meaning({ ...base(common()), type, value: { a: 1 }, text: "gaps" })).toEqual({ kind: "ignored" });
    },
  );
});
