/** The queue everything said passes through, on a clock the test moves. */
import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { besideOthers, marginMilliseconds } from "../../../src/domain/messages/throttle.ts";
import { createPace, type Priority } from "../../../src/app/messages/pace.ts";
import { movedClock } from "./pace-clock.ts";

function started() {
  const time = movedClock();
  const pace = createPace(time.clock);
  const left: { conversation: string; priority: Priority; at: number }[] = [];
  const send = (conversation: string, priority: Priority, organization = "org", signal?: AbortSignal) =>
    pace.turn(organization, conversation, priority, signal).then((may) => {
      if (may) left.push({ conversation, priority, at: time.now() });
      return may;
    });
  return { ...time, pace, left, send };
}

describe("the queue", () => {
  it("lets 5,000 unasked messages go at 95 % of the permitted rate or more, never above it", async () => {
    const { send, move, left, now } = started();
    for (let i = 0; i < 5_000; i += 1) void send(`c${i}`, "unasked");
    await move(110_000);
    expect(left).toHaveLength(5_000);
    const took = (left.at(-1)?.at ?? now()) / 1_000;
    expect(5_000 / took).toBeGreaterThanOrEqual(0.95 * 50);
    for (let i = 50; i < left.length; i += 1) {
      expect((left[i]?.at ?? 0) - (left[i - 50]?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
    }
  });

  it("leaves room for answers that other processes give", async () => {
    const time = movedClock();
    const pace = createPace(time.clock, besideOthers);
    const left: number[] = [];
    for (let i = 0; i < 400; i += 1) void pace.turn("org", `c${i}`, "unasked").then(() => left.push(time.now()));
    await time.move(10_500);
    expect(left).toHaveLength(400);
    for (let i = 41; i < left.length; i += 1)
      expect((left[i] ?? 0) - (left[i - 41] ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it("lets an answer go before everything unasked, within a tenth of a second", async () => {
    const { send, move, left } = started();
    for (let i = 0; i < 1_000; i += 1) void send(`c${i}`, "unasked");
    await move(5_003);
    const asked = 5_003;
    void send("somebody waits", "answer");
    await move(100);
    const answer = left.find(({ priority }) => priority === "answer");
    expect((answer?.at ?? Infinity) - asked).toBeLessThan(100);
  });

  it("keeps every window at Teams' end too, though the way there takes up to a margin longer or shorter", async () => {
    const { send, move, left } = started();
    for (let i = 0; i < 5_000; i += 1) void send(`c${i}`, "unasked");
    for (let i = 0; i < 100; i += 1) {
      await move(1_001);
      void send(`answer ${i}`, "answer");
    }
    await move(20_000);
    expect(left).toHaveLength(5_100);
    const took = ((left.at(-1)?.at ?? 0) - (left[0]?.at ?? 0)) / 1_000;
    expect(5_100 / took).toBeGreaterThanOrEqual(0.95 * 50);
    // The most uneven way: one takes the whole margin, another nothing.
    for (let i = 50; i < left.length; i += 1) {
      const [first, last] = [(left[i - 50]?.at ?? 0) + marginMilliseconds, left[i]?.at ?? 0];
      expect(last - first).toBeGreaterThanOrEqual(1_000 - 1e-6);
    }
  });

  it("begins slower, goes at the pace that is permitted, slower for a while when Teams complains, and comes back", async () => {
    const { send, move, left, pace } = started();
    for (let i = 0; i < 10_000; i += 1) void send(`c${i}`, "unasked");
    const rateOver = async (seconds: number) => {
      const before = left.length;
      await move(seconds * 1_000);
      return (left.length - before) / seconds;
    };
    // The first second has room for requests that arrive late because connections are being made.
    const first = await rateOver(1);
    expect(first).toBeGreaterThan(35);
    expect(first).toBeLessThan(45);
    expect(await rateOver(10)).toBeGreaterThan(48);
    for (let complaints = 0; complaints < 6; complaints += 1) {
      pace.hold("org", `c${complaints}`, 1_000);
      await move(1_001);
    }
    expect(await rateOver(5)).toBeLessThan(25);
    await move(150_000);
    expect(await rateOver(10)).toBeGreaterThan(48);
  });

  it("does not keep others waiting behind a conversation that has had enough", async () => {
    const { send, move, left } = started();
    for (let i = 0; i < 8; i += 1) void send("busy", "answer");
    void send("quiet", "answer");
    void send("quiet too", "unasked");
    await move(0);
    expect(left.filter(({ conversation }) => conversation === "busy")).toHaveLength(7);
    expect(left.map(({ conversation }) => conversation)).toEqual(expect.arrayContaining(["quiet"]));
    await move(1_100);
    expect(left).toHaveLength(10);
  });

  it("keeps silent in a conversation as long as Teams asked, and nowhere else", async () => {
    const { send, move, left, pace } = started();
    pace.hold("org", "c", 5_000);
    expect(pace.wait("org", "c")).toBe(5_000);
    expect(pace.wait("org", "d")).toBe(0);
    void send("c", "answer");
    void send("d", "answer");
    await move(4_999);
    expect(left.map(({ conversation }) => conversation)).toEqual(["d"]);
    await move(1);
    expect(left.map(({ conversation }) => conversation)).toEqual(["d", "c"]);
  });

  it("keeps silent for an hour at most, whatever Teams asks for: a person may be waiting", () => {
    const { pace } = started();
    pace.hold("org", "c", 11 * 86_400_000);
    expect(pace.wait("org", "c")).toBe(3_600_000);
  });

  it("gives every organization its own limits", async () => {
    const { send, move, left } = started();
    for (let i = 0; i < 50; i += 1) void send(`c${i}`, "answer", "one");
    for (let i = 0; i < 50; i += 1) void send(`c${i}`, "answer", "two");
    await move(0);
    expect(left).toHaveLength(100);
  });

  it("counts a request from when it left, when that is later than its turn", async () => {
    const { send, move, left, pace } = started();
    for (let i = 0; i < 7; i += 1) void send("c", "answer");
    await move(0);
    await move(300);
    pace.left("org", "c");
    for (let i = 0; i < 7; i += 1) void send("c", "answer");
    await move(1_029);
    // Six of the seven left at once; the seventh a third of a second later.
    expect(left).toHaveLength(7 + 1);
    await move(3_000);
    expect(pace.wait("org", "d")).toBe(0);
    expect(left.at(-1)?.at).toBeGreaterThan(1_330);
  });

  it("gives up a place in the queue when told to stop, and counts nothing for it", async () => {
    const { send, move, left, alarms } = started();
    const stopping = new AbortController();
    for (let i = 0; i < 7; i += 1) void send("c", "answer");
    const others = Array.from({ length: 20 }, () => send("c", "answer", "org", stopping.signal));
    await move(10);
    expect(getEventListeners(stopping.signal, "abort"), "Node takes eleven for a leak").toHaveLength(1);
    stopping.abort();
    expect(new Set(await Promise.all(others))).toEqual(new Set([false]));
    expect(await send("c", "answer", "org", stopping.signal)).toBe(false);
    await move(2_000);
    expect(left).toHaveLength(7);
    expect(alarms.size).toBe(0);
  });
});
