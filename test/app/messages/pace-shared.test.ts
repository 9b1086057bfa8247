/** Several processes that keep to one organization's limit together, on a clock the test moves. */
import { describe, expect, it } from "vitest";
import { createPace, type Priority } from "../../../src/app/messages/pace.ts";
import { reserveThrough, type Reserve } from "../../../src/app/messages/pace-even.ts";
import { aMemoryStore } from "./memory.ts";
import { movedClock } from "./pace-clock.ts";

/** Milliseconds the store takes to answer. */
const storeTakes = 8;

/** @param started milliseconds since each machine started; their number is the number of processes. */
function processes(started: readonly number[], storeFails = () => false) {
  const time = movedClock();
  const takesItsTime = () => new Promise<void>((resolve) => time.clock.after(storeTakes, resolve));
  const store = {
    ...aMemoryStore(),
    async sharedClock() {
      await takesItsTime();
      return 1_790_000_000_000 + time.now();
    },
  };
  const left: { by: number; priority: Priority; at: number }[] = [];
  const paces = started.map((before) => {
    const through = reserveThrough(store, () => time.now() + before);
    const slowly: Reserve = async (organization, asked) => {
      if (storeFails() || through === undefined) throw new Error("the store is gone");
      await takesItsTime();
      return through(organization, asked);
    };
    return createPace(time.clock, slowly);
  });
  function send(by: number, conversation: string, priority: Priority) {
    void paces[by]
      ?.turn("org", conversation, priority)
      .then((may) => may && left.push({ by, priority, at: time.now() }));
  }
  return { ...time, left, send };
}

/** The most requests within any second. */
function mostInASecond(left: readonly { at: number }[]): number {
  const times = left.map(({ at }) => at).sort((a, b) => a - b);
  let from = 0;
  return Math.max(
    ...times.map((at, index) => {
      while ((times[from] ?? 0) <= at - 1_000) from += 1;
      return index - from + 1;
    }),
  );
}

it("a store that is this process's alone reserves nothing", () => {
  expect(reserveThrough(aMemoryStore(), () => 0)).toBeUndefined();
});

describe("processes that share a limit", () => {
  it.each([
    ["one", [0]],
    ["two", [0, 0]],
    ["three, on machines that started at different times", [0, 86_400_000, 5_000.4]],
  ])("%s: 2,000 messages at 95 % of what one may, never above it", async (_, started) => {
    const { send, move, left } = processes(started);
    for (let i = 0; i < 2_000; i += 1) send(i % started.length, `c${i}`, "unasked");
    await move(60_000);
    expect(left).toHaveLength(2_000);
    expect(mostInASecond(left)).toBeLessThanOrEqual(50);
    const seconds = Math.max(...left.map(({ at }) => at)) / 1_000;
    expect(2_000 / seconds).toBeGreaterThanOrEqual(0.95 * 50);
  });

  it("one that has much to say gets all the room the others leave", async () => {
    const { send, move, left } = processes([0, 0]);
    for (let i = 0; i < 1_000; i += 1) send(0, `c${i}`, "unasked");
    await move(21_500);
    expect(left).toHaveLength(1_000);
  });

  it("answers of one leave at once, and the messages of the other make room for them", async () => {
    const { send, move, left } = processes([0, 0]);
    for (let i = 0; i < 1_000; i += 1) send(0, `c${i}`, "unasked");
    for (let i = 0; i < 50; i += 1) {
      await move(200);
      const before = left.length;
      send(1, `answer ${i}`, "answer");
      await move(0);
      expect(left.slice(before).map(({ priority }) => priority)).toContain("answer");
    }
    await move(30_000);
    expect(left).toHaveLength(1_050);
    expect(mostInASecond(left)).toBeLessThanOrEqual(50);
  });

  it("answers of one that left while it was asking for room are made room for as well", async () => {
    const { send, move, left } = processes([0, 0]);
    for (let i = 0; i < 1_000; i += 1) send(0, `c${i}`, "unasked");
    await move(5_000);
    for (let i = 0; i < 40; i += 1) send(1, `answer ${i}`, "answer");
    await move(2_000);
    const since = left.filter(({ at }) => at > 5_000);
    // Ten were reserved before, and five asked for.
    expect(since.filter(({ priority }) => priority === "unasked").length).toBeLessThanOrEqual(100 - 40 + 15);
  });

  it("ask for the time again after ten minutes, since machines' clocks drift", async () => {
    let asked = 0;
    let now = 0;
    const store = { ...aMemoryStore(), sharedClock: () => Promise.resolve((asked += 1) * 1_000) };
    const reserve = reserveThrough(store, () => now);
    for (const [at, times] of [
      [0, 1],
      [600_000, 1],
      [600_001, 2],
    ] as const) {
      now = at;
      await reserve?.("org", { count: 1, owed: 0, stretch: 0 });
      expect(asked).toBe(times);
    }
  });

  it("while the store is gone each keeps its own pace, and they share again when it is back", async () => {
    let isGone = true;
    const { send, move, left } = processes([0, 0], () => isGone);
    for (let i = 0; i < 600; i += 1) send(i % 2, `c${i}`, "unasked");
    await move(2_000);
    const alone = left.length;
    expect(alone).toBeGreaterThan(150);
    isGone = false;
    await move(1_000);
    const back = left.length;
    await move(5_000);
    expect(left.length - back).toBeLessThanOrEqual(250);
    await move(30_000);
    expect(left).toHaveLength(600);
  });
});
