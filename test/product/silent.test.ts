/** A digest that does not arrive is tried again, planned again, and somebody hears of it. */
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { channelEvent, membersChanged } from "../teams/activities.ts";
import { wordsOf } from "../teams/cards.ts";
import type { Said } from "../teams/connector.ts";
import { startBot } from "../teams/harness.ts";
import type { Config } from "../../src/config.ts";
import { aFolder } from "../folder.ts";
import { aClock } from "../clock.ts";
import { adele, alex, bot as theBot, channel, general, megan, team, tenant } from "../teams/people.ts";
import { aLoadedBot } from "./loaded.ts";

const hour = 3_600_000;
const day = 24 * hour;
const place = "19:associations@thread.tacv2";
const notFound = { status: 404, body: { error: { code: "ConversationNotFound", message: "no" } } };

/** A digest in the channel since Thursday, set by Alex; the clock stands on Monday 23 November, just before nine there. */
async function withDigest(changed: Partial<Config> = {}) {
  const bot = await aLoadedBot(aClock("2026-11-19T10:00:00.000Z"), changed);
  await bot.as(alex).says("digest here Monday 09:00 Europe/Amsterdam", channel);
  bot.clock.pass(4 * day - 2.5 * hour);
  /** Lets time pass with a look every few hours, and gives what was said: where, and its words. */
  async function over(time: number, step = 3 * hour): Promise<string[]> {
    for (let passed = 0; passed < time; passed += step) {
      bot.clock.pass(step);
      await bot.tick();
    }
    return said(bot.connector.take());
  }
  const post = (activity: object) => bot.post(activity);
  return { ...bot, over, post, common: () => bot.common(alex, general) };
}

const said = (all: readonly Said[]): string[] =>
  all.map(({ conversation, card }) => `${conversation.startsWith(place) ? "channel" : "chat"}: ${wordsOf(card)}`);

const figures = async ({ metricsPort }: { metricsPort?: number | undefined }) =>
  (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();

async function cardFor(bot: Awaited<ReturnType<typeof withDigest>>): Promise<Said> {
  const card = bot.connector.take().find(({ conversation, how }) => conversation === `a:${alex.id}` && how === "said");
  if (card === undefined) throw new Error("nothing was said to Alex");
  return card;
}

describe("a digest that meets 404 for a week", () => {
  async function aSilentWeek() {
    const bot = await withDigest();
    bot.connector.fail("post", ...Array.from({ length: 6 }, () => notFound));
    // No more than two weeks, so that a test that ran out of time ends.
    for (let runs = 0; bot.connector.waiting.length === 0 && runs < 2 * 7 * 8; runs += 1) {
      bot.clock.pass(3 * hour);
      await bot.tick();
    }
    return bot;
  }

  it("is told to the manager who set it, and comes the week after", async () => {
    const bot = await aSilentWeek();
    const words = wordsOf((await cardFor(bot)).card);
    expect(words).toContain("The digest doesn't reach Partner team › Associations");
    expect(words).toContain("the conversation no longer exists");
    expect(words).toContain("Mon 30 Nov");
    expect(await bot.as(megan).asks("digest", channel)).toMatch(
      /Last digest: not delivered[\s\S]*Next: Mon 30 Nov 09:00/,
    );
    expect(await bot.as(alex).asks("deliveries")).toMatch(
      /Digests[\s\S]*Partner team › Associations[\s\S]*Last digest: not/,
    );
    expect(await figures(bot)).toContain("bot_silent_channels 1");
    const later = await bot.over(5 * day);
    expect(await figures(bot)).toContain("bot_silent_channels 0");
    expect(await figures(bot)).toMatch(/bot_next_digest_timestamp_seconds\{organization="[^"]+"\} 1796630400/);
    expect(later.filter((line) => line.startsWith("channel: Week 49"))).toHaveLength(1);
    expect(await bot.as(megan).asks("digest", channel)).toMatch(
      /Last digest: (?:yesterday|Mon 30 Nov) \d\d:30. Next: Mon 7 Dec 09:00/,
    );
  });

  it("comes at once when the manager presses Try now, and is told of again when that is in vain", async () => {
    const bot = await aSilentWeek();
    const card = await cardFor(bot);
    bot.connector.fail("post", notFound);
    expect(wordsOf((await bot.as(alex).clicks(card, "Try now")).card)).toContain("Posting the digest");
    expect(wordsOf((await bot.connector.next()).card)).toContain("Posting the digest");
    await bot.tick();
    await bot.tick();
    const again = await cardFor(bot);
    expect(wordsOf(again.card)).toContain("The digest doesn't reach");
    await bot.as(alex).clicks(again, "Try now");
    await bot.connector.next();
    await bot.tick();
    expect(said(bot.connector.take())).toEqual([expect.stringContaining("channel: Week 48")]);
    expect((await bot.as(alex).clicks(again, "Try now")).toast).toContain("has arrived");
  });

  it("comes to the manager's chat instead, until they stop it", async () => {
    const bot = await aSilentWeek();
    const card = await cardFor(bot);
    const moved = await bot.as(alex).clicks(card, "Post here instead");
    expect(wordsOf(moved.card)).toContain("The digest now comes here");
    const here = (lines: readonly string[], week: string) => lines.filter((line) => line.startsWith(`chat: ${week}`));
    const shown = { activity: card.activity, ...(moved.card && { card: moved.card }) };
    await bot.as(alex).clicks(shown, "Show it now");
    await bot.connector.next();
    expect(here(said([await bot.connector.next()]), "Week 48")).toHaveLength(1);
    const later = await bot.over(4 * day);
    expect(here(later, "Week 49")).toHaveLength(1);
    expect(later.filter((line) => line.startsWith("channel"))).toEqual([]);
    const [status] = await bot.as(alex).says("digest");
    expect(wordsOf(status?.card)).toContain("The team's digest comes here too");
    await bot.as(alex).clicks(status, "Stop team digest");
    await bot.connector.next();
    expect(here(await bot.over(7 * day), "Week 50")).toEqual([]);
  });

  it("is stopped there, and nothing more is said of it", async () => {
    const bot = await aSilentWeek();
    const card = await cardFor(bot);
    const stopped = await bot.as(alex).clicks(card, "Stop digest");
    expect(wordsOf(stopped.card)).toContain("No digest in Partner team › Associations any more");
    await bot.connector.next();
    expect((await bot.over(7 * day)).filter((line) => /digest|Week/.test(line))).toEqual([]);
  });

  it("goes on when anybody writes in the channel", async () => {
    const bot = await withDigest();
    bot.connector.fail("post", notFound);
    bot.clock.pass(3 * hour);
    await bot.tick();
    expect(said(bot.connector.take())).toEqual([]);
    await bot.as(megan).says("help", channel);
    await bot.tick();
    expect(said(bot.connector.take())).toEqual([expect.stringContaining("channel: Week 48")]);
  });
});

describe("a channel that", () => {
  const named = { channel: { id: place, name: "Associations" } };
  type Bot = Awaited<ReturnType<typeof withDigest>>;
  const event =
    (eventType: string, more: object = {}) =>
    (bot: Bot) =>
      bot.post(channelEvent(bot.common(), eventType, { ...more }));
  const shared = (eventType: string, change: "membersAdded" | "membersRemoved") => (bot: Bot) =>
    bot.post({
      ...channelEvent(bot.as(alex) && bot.common(), eventType),
      ...inPlace(bot),
      [change]: [{ id: theBot.id }],
    });
  const inPlace = (bot: Bot) => {
    const { conversation, channelData } = channelEvent(bot.common(), "") as {
      conversation: object;
      channelData: object;
    };
    const type = { id: place, name: "Associations", type: "shared" };
    return {
      conversation: { ...conversation, id: place },
      channelData: { ...channelData, channel: type, eventType: "channelMemberRemoved" },
    };
  };
  const whole = (change: "added" | "removed") => (bot: Bot) =>
    bot.post(membersChanged(bot.common(), change, [{ id: theBot.id }]));

  it.each<[string, (bot: Bot) => Promise<unknown>, string, ((bot: Bot) => Promise<unknown>) | undefined]>([
    ["is deleted", event("channelDeleted", named), "the channel was deleted", event("channelRestored", named)],
    ["is deleted with its team", event("teamDeleted"), "the team was deleted", event("teamrestored")],
    ["is archived with its team", event("teamArchived"), "the team is archived", event("teamUnarchived")],
    ["loses the bot with its team", whole("removed"), "I was removed from the team", whole("added")],
    ["loses the bot alone", shared("channelMemberRemoved", "membersRemoved"), "I was removed from there", undefined],
  ])("%s pauses its digest, a manager hears it, and it goes on when that is over", async (_, close, reason, reopen) => {
    const bot = await withDigest();
    await close(bot);
    const closed = await bot.over(2 * day);
    const heard = closed.filter((line) => line.startsWith(`chat: No digest in Partner team › Associations: ${reason}`));
    expect(heard).toHaveLength(1);
    expect(closed.filter((line) => line.startsWith("channel"))).toEqual([]);
    if (reopen === undefined) await bot.as(megan).says("help", channel);
    else await reopen(bot);
    bot.connector.take();
    const open = await bot.over(7 * day);
    expect(open.filter((line) => /^channel: Week 4[89]/.test(line)).map((line) => line.slice(9, 16))).toEqual([
      "Week 48",
      "Week 49",
    ]);
  });

  it("loses the bot alone leaves the digest of another one of the team as it was", async () => {
    const bot = await withDigest();
    const other = { kind: "channel", id: "19:other@thread.tacv2", name: "Other" } as const;
    await bot.as(alex).says("digest here Monday 09:00 Europe/Amsterdam", other);
    await shared("channelMemberRemoved", "membersRemoved")(bot);
    const lines = await bot.over(day);
    expect(lines.filter((line) => line.includes("Week 48"))).toHaveLength(1);
  });

  it("is gone for longer than 30 days is not brought back, and is on no list any more", async () => {
    const bot = await withDigest();
    await event("channelDeleted", named)(bot);
    await bot.over(32 * day, 8 * hour);
    expect(await bot.as(alex).asks("deliveries")).not.toContain("Associations");
    await event("channelRestored", named)(bot);
    expect((await bot.over(8 * day, 8 * hour)).filter((line) => line.startsWith("channel"))).toEqual([]);
  });
});

it("owners whom their week does not reach are tried again every week, and the managers hear who they are", async () => {
  const bot = await withDigest();
  await bot.as(alex).says("assign contoso to @Adele Vance", channel, [adele]);
  bot.connector.take();
  const refuse = { status: 403, body: { error: { code: "ForbiddenOperationException", message: "no" } } };
  bot.connector.fail("open", ...Array.from({ length: 50 }, () => refuse));
  const lines = await bot.over(16 * day, hour);
  const told = lines.filter((line) => line.startsWith("chat: 1 owner didn't get their weekly message"));
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/Adele Vance[\s\S]*they haven't added the bot[\s\S]*1 customer/);
  const opened = bot.connector.calls.filter(({ kind }) => kind === "open").length;
  expect(opened).toBeGreaterThanOrEqual(2);
  await bot.as(adele).installs();
  bot.connector.take();
  await bot.tick();
  const theirs = bot.connector.take().filter(({ conversation }) => conversation === `a:${adele.id}`);
  expect(theirs.length).toBeGreaterThan(0);
});

it("a digest that is late by an hour is said by readiness and the figures, until it is there", async () => {
  const bot = await withDigest();
  const ready = async () => {
    const response = await fetch(`${bot.url}/readyz`);
    return { status: response.status, because: ((await response.json()) as { because: string[] }).because };
  };
  await bot.tick();
  bot.clock.pass(0.9 * hour);
  expect(await ready()).toEqual({ status: 200, because: [] });
  bot.clock.pass(1.1 * hour);
  expect(await ready()).toEqual({
    status: 503,
    because: [
      "the schedule has not run to its end since 2026-11-23T07:30:00.000Z",
      "a digest has been due and is not planned since 2026-11-23T08:00:00.000Z",
    ],
  });
  expect(await figures(bot)).toMatch(/bot_overdue_seconds\{what="digest"\} 5400/);
  await bot.tick();
  bot.connector.take();
  expect(await ready()).toEqual({ status: 200, because: [] });
  expect(await figures(bot)).toMatch(/bot_overdue_seconds\{what="digest"\} 0/);
});

it("a forgotten customer that could not be taken off a card for a week is named by the chat it is in", async () => {
  const bot = await withDigest();
  await bot.as(megan).installs();
  await bot.as(alex).says("assign contoso to @Megan Bowen", channel, [megan]);
  await bot.tick();
  const asked = bot.connector.take().find(({ conversation }) => conversation === `a:${megan.id}`);
  bot.connector.gone.add(asked?.activity ?? "");
  const [question] = await bot.as(alex).says("forget contoso");
  await bot.as(alex).clicks(question, "Forget for good");
  await bot.connector.next();
  const lines = await bot.over(8 * day);
  const told = lines.filter((line) => line.startsWith("chat: A forgotten customer may still be named in 1 chat"));
  expect(told).toEqual([expect.stringContaining("Megan Bowen")]);
  expect(told[0]).not.toContain("Contoso");
  expect(bot.connector.calls.filter(({ kind }) => kind === "redraw").length).toBeGreaterThanOrEqual(7);
  const records = await bot.memory.open().organization(tenant).deliveries.list();
  expect(records.filter(({ about }) => about.kind === "prompt")).toEqual([]);
});

it("a message whose record is damaged may have been said: it is not said again, and deliveries names it", async () => {
  const folder = await aFolder();
  const bot = await withDigest({ store: `file:${folder}` });
  await bot.as(megan).installs();
  await bot.as(alex).says("assign contoso to @Megan Bowen", channel, [megan]);
  await bot.tick();
  expect(bot.connector.take().filter(({ conversation }) => conversation === `a:${megan.id}`)).toHaveLength(1);
  await bot.stop();
  const records = join(folder, tenant, "deliveries");
  const [record] = (await readdir(records)).filter((file) => file.startsWith("prompt"));
  await writeFile(join(records, record ?? ""), "torn");
  const again = await startBot({ store: `file:${folder}` }, { now: bot.clock.now });
  await again.tick();
  await again.tick();
  expect(said(bot.connector.take())).toEqual([expect.stringContaining("I can't read 1 record")]);
  expect(await again.as(alex).asks("deliveries")).toMatch(
    /May have arrived, so I won't send them again[\s\S]*1 message[\s\S]*damaged/,
  );
});

it("damaged settings, customers and channels are told to a manager once, also after the next start", async () => {
  const folder = await aFolder();
  const bot = await withDigest({ store: `file:${folder}` });
  await bot.as(alex).says("settings zone Amsterdam");
  await bot.stop();
  for (const collection of ["settings", "channels"]) {
    const records = join(folder, tenant, collection);
    for (const file of await readdir(records)) await writeFile(join(records, file), "torn");
  }
  const customers = join(folder, tenant, "customers");
  const [lost] = await readdir(customers);
  await writeFile(join(customers, lost ?? ""), "{}");
  const again = await startBot({ store: `file:${folder}` }, { now: bot.clock.now });
  bot.clock.pass(4 * hour);
  await again.tick();
  await again.tick();
  const told = said(bot.connector.take());
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^chat: I can't read 3 records[\s\S]*settings[\s\S]*1 customer[\s\S]*1 channel/);
  await again.stop();
  const third = await startBot({ store: `file:${folder}` }, { now: bot.clock.now });
  bot.clock.pass(day);
  await third.tick();
  expect(said(bot.connector.take())).toEqual([]);
});

it("the team's other channels and names are of no consequence to a team that is not known", async () => {
  const bot = await withDigest();
  for (const eventType of ["teamDeleted", "teamArchived", "channelDeleted"]) {
    const unknown = { team: { id: "19:elsewhere@thread.tacv2" }, channel: { id: "19:elsewhere" } };
    await bot.post(channelEvent(bot.common(), eventType, unknown));
  }
  expect(team.id).not.toBe("19:elsewhere@thread.tacv2");
  expect((await bot.over(day)).filter((line) => line.startsWith("channel: Week 48"))).toHaveLength(1);
});
