/** What is remembered of the past minutes: how often somebody asked, and what was already answered. */
import { describe, expect, it } from "vitest";
import {
  conversationAllowance,
  createLimit,
  createTimetable,
  personAllowance,
} from "../../../src/teams/bot/rate-limit.ts";
import { createOffers } from "../../../src/teams/files/held.ts";
import { createOnce } from "../../../src/teams/bot/expiring-set.ts";
import { message } from "../activities.ts";
import { startEdge } from "../harness.ts";
import { adele, channel, groupChat, megan } from "../people.ts";

describe("a limit", () => {
  it("lets the burst pass, then so many a second, each key by itself", () => {
    let now = 0;
    const may = createLimit({ burst: 3, perSecond: 2 }, () => now);
    expect([1, 2, 3, 4].map(() => may("a"))).toEqual([true, true, true, false]);
    expect(may("b")).toBe(true);
    now += 499;
    expect(may("a")).toBe(false);
    now += 1;
    expect([may("a"), may("a")]).toEqual([true, false]);
    now += 3_600_000;
    expect([1, 2, 3, 4].map(() => may("a"))).toEqual([true, true, true, false]);
  });

  it("never hits whoever clicks through every page and types as fast as people do", () => {
    let now = 0;
    const may = createLimit(personAllowance, () => now);
    for (let click = 0; click < 1_000; click += 1) {
      expect(may("megan")).toBe(true);
      now += 1_000;
    }
  });

  it("never hits a busy channel: twenty people at once, each asking every ten seconds", () => {
    let now = 0;
    const may = createLimit(conversationAllowance, () => now);
    for (let round = 0; round < 100; round += 1) {
      for (let person = 0; person < 20; person += 1) expect(may("channel")).toBe(true);
      now += 10_000;
    }
  });

  it("remembers no more than ten thousand keys", () => {
    const may = createLimit({ burst: 1, perSecond: 0.001 }, () => 0);
    expect([may("first"), may("first")]).toEqual([true, false]);
    for (let key = 0; key < 10_000; key += 1) may(String(key));
    expect(may("first")).toBe(true);
  });
});

describe("a timetable", () => {
  it("gives everybody a time: the burst at once, then one after the other, each key by itself", () => {
    let now = 0;
    const until = createTimetable({ burst: 2, perSecond: 10 }, () => now);
    expect([1, 2, 3, 4].map(() => until("a"))).toEqual([0, 0, 100, 200]);
    expect(until("b")).toBe(0);
    now += 250;
    expect([until("a"), until("a")]).toEqual([50, 150]);
    now += 3_600_000;
    expect([1, 2, 3].map(() => until("a"))).toEqual([0, 0, 100]);
  });
});

describe("somebody who asks too often", () => {
  it("is told so once and then left alone, while others are answered", async () => {
    const { as, log } = await startEdge({ milliseconds: () => 0 });
    for (let turn = 0; turn < personAllowance.burst; turn += 1)
      expect(await as(megan).says("x", channel)).toHaveLength(1);
    expect(await as(megan).says("x", channel)).toMatchObject([{ text: "Too many requests. Try again in a minute." }]);
    expect(await as(megan).says("x", channel)).toEqual([]);
    expect((await as(megan).forges("x", {}, channel)).toast).toBe("Too many requests. Try again in a minute.");
    expect(await as(adele).says("x", channel)).toHaveLength(1);
    expect(log.filter(({ facts }) => facts["refused"] === "too-many")).toHaveLength(3);
  });

  it("is slowed down in their organization and not in another", async () => {
    const { as } = await startEdge({ milliseconds: () => 0, admission: { organizations: [], open: true } });
    for (let turn = 0; turn <= personAllowance.burst; turn += 1) await as(megan).says("x", channel);
    expect(await as(megan).says("x", channel)).toEqual([]);
    const elsewhere = { ...megan, tenantId: "99999999-0000-4000-8000-000000000000" };
    expect(await as(elsewhere).says("x", channel)).toMatchObject([{ text: "I do not know x." }]);
  });
});

describe("a conversation in which everybody asks at once", () => {
  it("is told so once, while other conversations are answered", async () => {
    const { as } = await startEdge({ milliseconds: () => 0 });
    const colleagues = Array.from({ length: 5 }, (_, number) => ({
      ...megan,
      id: `7000000${number}-1111-4222-8333-444444444444`,
      teamsId: `29:7${number}`,
    }));
    const [last = megan, ...first] = colleagues;
    for (const person of first)
      for (let turn = 0; turn < conversationAllowance.burst / first.length; turn += 1)
        expect(await as(person).says("x", channel)).toMatchObject([{ text: "I do not know x." }]);
    expect(await as(last).says("x", channel)).toMatchObject([{ text: expect.stringContaining("Too many requests") }]);
    expect(await as(last).says("x", channel)).toEqual([]);
    expect(await as(last).says("x", groupChat)).toMatchObject([{ text: "I do not know x." }]);
  });
});

describe("a message that Teams sends again", () => {
  it("is remembered for ten minutes", async () => {
    let now = 0;
    const { post, common, connector } = await startEdge({ milliseconds: () => now });
    const activity = message(common(megan), "x");
    await post(activity);
    expect(connector.take()).toHaveLength(1);
    now = 10 * 60_000 - 1;
    await post(activity);
    expect(connector.take()).toEqual([]);
    now = 10 * 60_000;
    await post(activity);
    expect(connector.take()).toHaveLength(1);
  });
});

describe("once", () => {
  it("gives a second caller the first one's outcome", async () => {
    let runs = 0;
    const once = createOnce<number>({ milliseconds: 1_000, most: 10, whole: 10 }, 0, () => 0);
    const run = async () => (runs += 1);
    expect(await Promise.all([once("a", run), once("a", run), once("b", run)])).toEqual([1, 1, 2]);
  });

  it("keeps the newest outcomes whole, and of older ones that they were", async () => {
    let runs = 0;
    const once = createOnce<string>({ milliseconds: 1_000, most: 10, whole: 2 }, "done", () => 0);
    const run = async () => `card ${(runs += 1)}`;
    for (const key of ["a", "b", "c"]) await once(key, run);
    expect(await Promise.all(["a", "b", "c"].map((key) => once(key, run)))).toEqual(["done", "card 2", "card 3"]);
    expect(runs).toBe(3);
  });

  it("keeps whole what is still under way, whatever was answered meanwhile, and what came after a failure", async () => {
    const once = createOnce<string>({ milliseconds: 1_000, most: 10, whole: 2 }, "done", () => 0);
    let answer: (card: string) => void = () => {};
    const slow = once("slow", () => new Promise((resolve) => (answer = resolve)));
    await expect(once("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    for (const key of ["b", "a", "c"]) await once(key, async () => `card ${key}`);
    answer("slow card");
    expect(await Promise.all([slow, once("slow", async () => "again")])).toEqual(["slow card", "slow card"]);
    const kept = ["a", "b", "c"].map((key) => once(key, async () => "again"));
    expect(await Promise.all(kept)).toEqual(["done", "done", "card c"]);
  });

  it("forgets after its time, and the oldest when there are too many", async () => {
    let now = 0;
    let runs = 0;
    const once = createOnce<number>({ milliseconds: 1_000, most: 2, whole: 10 }, 0, () => now);
    const run = async () => (runs += 1);
    await once("a", run);
    now = 999;
    expect(await once("a", run)).toBe(1);
    now = 1_000;
    expect(await once("a", run)).toBe(2);
    await once("b", run);
    await once("c", run);
    await once("d", run);
    expect(await once("a", run)).toBe(6);
  });

  it("forgets what failed, so that it can be tried again", async () => {
    const once = createOnce<number>({ milliseconds: 1_000, most: 10, whole: 10 }, 0, () => 0);
    await expect(once("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await once("a", async () => 1)).toBe(1);
  });
});

describe("an offered file", () => {
  const file = { bytes: new Uint8Array(3) };

  it("goes once, to the person it was offered to, while it stands", () => {
    let now = 0;
    let id = 0;
    const offers = createOffers<{ bytes: Uint8Array }>(
      () => now,
      () => `o${(id += 1)}`,
    );
    const offer = offers.put("org", "megan", file);
    expect(offers.take("org", "adele", offer)).toBeUndefined();
    expect(offers.take("other", "megan", offer)).toBeUndefined();
    expect(offers.take("org", "megan", offer)).toBe(file);
    expect(offers.take("org", "megan", offer)).toBeUndefined();
    const late = offers.put("org", "megan", file);
    now = 30 * 60_000;
    expect(offers.take("org", "megan", late)).toBeUndefined();
  });

  it("makes room for newer ones", () => {
    let id = 0;
    const offers = createOffers<{ bytes: Uint8Array }>(
      () => 0,
      () => `o${(id += 1)}`,
    );
    for (let number = 0; number < 51; number += 1) offers.put("org", "megan", file);
    expect(offers.take("org", "megan", "o1")).toBeUndefined();
    expect(offers.take("org", "megan", "o51")).toBe(file);
  });
});
