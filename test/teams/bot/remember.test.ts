/** What the bot remembers of people and places, and when it writes nothing. */
import { describe, expect, it } from "vitest";
import type { Channel } from "../../../src/domain/documents.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import type { Member } from "../../../src/teams/bot/directory.ts";
import { readEvent } from "../../../src/teams/activity/event.ts";
import type { Origin, ActivitySender } from "../../../src/teams/activity/origin.ts";
import { rememberedChannel, rememberedPerson } from "../../../src/teams/bot/remember.ts";
import { createIdentify } from "../../../src/teams/bot/identify.ts";
import { message } from "../activities.ts";
import { startEdge } from "../harness.ts";
import { alex, channel, groupChat, guest, megan, personal, tenant, type Where } from "../people.ts";

const serviceUrl = "https://smba.trafficmanager.net/emea/";

function from(where: Where, zone = "Europe/Amsterdam"): { origin: Origin; sender: ActivitySender } {
  const activity = {
    ...message({ from: megan, where, serviceUrl, id: "1" }, "gaps"),
    localTimezone: zone,
    entities: [],
  };
  const origin = readEvent(activity)?.origin;
  if (origin?.sender === undefined) throw new Error("malformed");
  return { origin, sender: origin.sender };
}

const chat = { conversation: `a:${megan.id}`, serviceUrl, teamsId: megan.teamsId };
const known: Person = { id: megan.id, name: megan.name, zone: "Europe/Amsterdam", chat };

describe("of a person", () => {
  it("who writes in the personal chat: name, zone and where to reach them", () => {
    const { origin, sender } = from(personal);
    expect(rememberedPerson(undefined, sender, origin)).toEqual(known);
  });

  it("who writes in a channel: no chat, and the one known stays", () => {
    const { origin, sender } = from(channel);
    expect(rememberedPerson(undefined, sender, origin)).not.toHaveProperty("chat");
    expect(rememberedPerson(known, sender, origin)).toBe(known);
  });

  it("nothing when nothing is new: the very same document", () => {
    const { origin, sender } = from(personal);
    expect(rememberedPerson(known, sender, origin)).toBe(known);
    const shuffled: Person = { chat: { ...chat }, zone: "Europe/Amsterdam", name: megan.name, id: megan.id };
    expect(rememberedPerson(shuffled, sender, origin)).toBe(shuffled);
  });

  it.each<[string, Partial<Person>]>([
    ["could not be reached", { unreachable: { since: "2026-11-01T00:00:00.000Z", because: "they removed the bot" } }],
    ["had left", { left: { since: "2026-11-01T00:00:00.000Z" } }],
  ])("who %s: that they are back", (_, was) => {
    const { origin, sender } = from(personal);
    expect(rememberedPerson({ ...known, ...was }, sender, origin)).toEqual(known);
  });

  it("a new name and a new service address, and not a zone instead of the one they chose", () => {
    const { origin, sender } = from(personal, "Asia/Tokyo");
    const moved = { ...origin, serviceUrl: "https://smba.trafficmanager.net/apac/" };
    expect(rememberedPerson(known, { ...sender, name: "Megan Baker" }, moved)).toEqual({
      ...known,
      name: "Megan Baker",
      chat: { ...chat, serviceUrl: "https://smba.trafficmanager.net/apac/" },
    });
  });

  it("keeps everything else they have", () => {
    const { origin, sender } = from(personal);
    const rich: Person = { ...known, upn: megan.upn, digest: "off", welcomed: "2026-11-01T00:00:00.000Z" };
    expect(rememberedPerson(rich, { ...sender, name: "" }, origin)).toBe(rich);
  });
});

describe("of a place", () => {
  it("a channel: its name, its team and how to reach it", () => {
    const { origin } = from(channel);
    expect(rememberedChannel(undefined, origin)).toEqual({
      id: "19:associations@thread.tacv2",
      kind: "channel",
      name: "Associations",
      team: { id: "19:general@thread.tacv2", name: "Partner team" },
      serviceUrl,
    });
  });

  it("a group chat, and nothing of a personal chat", () => {
    expect(rememberedChannel(undefined, from(groupChat).origin)).toMatchObject({
      kind: "groupChat",
      name: "Account managers",
    });
    expect(rememberedChannel(undefined, from(personal).origin)).toBeUndefined();
  });

  it("keeps its digest, and the names that a message does not tell", () => {
    const { origin } = from(channel);
    const { name: _name, ...unnamed } = origin;
    const before: Channel = {
      ...(rememberedChannel(undefined, origin) as Channel),
      digest: {
        moment: { day: "Monday", time: "09:00", zone: "Etc/UTC" },
        by: alex.id,
        since: "2026-11-01T00:00:00.000Z",
      },
    };
    expect(rememberedChannel(before, { ...unnamed, team: { id: "19:general@thread.tacv2" } })).toBe(before);
    expect(
      rememberedChannel({ ...before, unreachable: { since: "2026-11-01T00:00:00.000Z", because: "gone" } }, origin),
    ).toEqual(before);
  });
});

describe("who acts", () => {
  const member = (of: typeof megan, more: Partial<Member> = {}): Member => ({
    teamsId: of.teamsId,
    id: of.id,
    name: of.name,
    upn: of.upn,
    tenantId: tenant,
    userRole: of.userRole ?? "user",
    ...more,
  });

  async function setUp(trusting = false, managers: string[] = []) {
    const { store } = await startEdge();
    let now = 0;
    const asked: string[] = [];
    const identify = createIdentify({ managers, trusting, now: () => now });
    const who = (answer: () => Member | undefined | Promise<never>, organization = tenant) => {
      const { origin, sender } = from(personal);
      return identify(store.organization(organization), sender, origin, async (id) => {
        asked.push(id);
        return answer();
      });
    };
    return {
      who,
      asked,
      people: store.organization(tenant).people,
      pass: (milliseconds: number) => void (now += milliseconds),
    };
  }

  it("is asked of the roster once, until it told the principal name", async () => {
    const { who, asked, pass, people } = await setUp();
    await who(() => member(megan, { upn: undefined }));
    await who(() => member(megan));
    expect(asked).toEqual([megan.teamsId]);
    pass(3_600_000);
    await who(() => member(megan));
    expect((await people.get(megan.id))?.upn).toBe(megan.upn);
    pass(3_600_000);
    await who(() => member(megan));
    expect(asked).toHaveLength(2);
  });

  it.each([
    ["the Entra id", megan.id],
    ["the principal name", megan.upn],
  ])("is a manager when the settings have %s", async (_, manager) => {
    const { who } = await setUp(false, [manager]);
    expect(await who(() => member(megan))).toMatchObject({ outcome: "colleague", actor: { manager: true } });
  });

  it.each<[string, Partial<Member>]>([
    ["a guest by role", { userRole: "guest" }],
    ["anonymous", { userRole: "anonymous" }],
    ["a guest by name", { upn: guest.upn }],
    ["from another organization", { tenantId: "another" }],
  ])("is refused when %s, and not asked about again for an hour", async (_, is) => {
    const { who, asked, people, pass } = await setUp();
    expect(await who(() => member(megan, is))).toEqual({ outcome: "guest" });
    expect(await who(() => member(megan, is))).toEqual({ outcome: "guest" });
    expect(asked).toHaveLength(1);
    expect(await people.list()).toEqual([]);
    pass(3_600_000);
    expect(await who(() => member(megan))).toMatchObject({ outcome: "colleague" });
  });

  it.each<[string, () => Member | undefined | Promise<never>]>([
    ["does not answer", () => Promise.reject(new Error("503"))],
    ["does not know them", () => undefined],
  ])("cannot be told of a stranger when the roster %s; of somebody known it need not", async (_, answer) => {
    const { who, people } = await setUp();
    expect(await who(answer)).toEqual({ outcome: "unknown-sender" });
    expect(await people.list()).toEqual([]);
    await people.update(megan.id, () => ({ doc: { id: megan.id, name: megan.name, upn: megan.upn } }));
    expect(await who(answer)).toMatchObject({ outcome: "colleague" });
    await people.update(megan.id, () => ({ doc: { id: megan.id, name: megan.name } }));
    expect(await who(answer)).toMatchObject({ outcome: "colleague" });
  });

  it("is a guest in one organization and a colleague in another", async () => {
    const { who } = await setUp();
    expect(await who(() => member(megan, { userRole: "guest" }))).toEqual({ outcome: "guest" });
    expect(await who(() => member(megan, { tenantId: "another" }), "another")).toMatchObject({ outcome: "colleague" });
  });

  it.each<[string, Partial<Member>, string]>([
    ["a user of another organization, as the Playground's are, is let in", { tenantId: "another" }, "colleague"],
    ["a guest is not", { userRole: "guest" }, "guest"],
  ])("without authentication, %s", async (_, is, outcome) => {
    const { who } = await setUp(true);
    expect(await who(() => member(megan, is))).toMatchObject({ outcome });
  });

  it("is whoever it says without authentication, when there is no roster", async () => {
    const { who } = await setUp(true);
    expect(await who(() => Promise.reject(new Error("503")))).toMatchObject({ outcome: "colleague" });
  });
});
