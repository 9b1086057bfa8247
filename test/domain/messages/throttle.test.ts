/** The limits of Teams, kept and used. */
import { fc } from "../../properties.ts";
import { describe, expect, it } from "vitest";
import {
  backedOff,
  backoffNow,
  burst,
  conversationWindows,
  evenWait,
  isForgotten,
  marginMilliseconds,
  nextEven,
  noBackoff,
  withRequest,
  organizationWindows,
  waitMilliseconds,
  type RequestLog,
  type Window,
} from "../../../src/domain/messages/throttle.ts";

const second = 1_000 + marginMilliseconds;

describe("how long to wait in one conversation", () => {
  const times = (count: number, from: number, step: number): RequestLog =>
    Array.from({ length: count }, (_, i) => from + i * step);
  it.each([
    ["nothing was said", [], 0, 0],
    ["six in the last second", times(6, 0, 10), 100, 0],
    ["seven in the last second", times(7, 0, 10), 100, second - 100],
    ["seven, a second and a margin ago", times(7, 0, 0), second, 0],
    ["seven, a second ago to the millisecond", times(7, 0, 0), 1_000, marginMilliseconds],
    ["eight in two seconds", times(8, 0, 200), 1_500, 2_000 + marginMilliseconds - 1_500],
    ["sixty in half a minute", times(60, 0, 400), 24_000, 30_000 + marginMilliseconds - 24_000],
    ["1,800 in an hour", times(1_800, 0, 1_900), 3_500_000, 3_600_000 + marginMilliseconds - 3_500_000],
    ["1,799 in an hour", times(1_799, 0, 1_900), 3_500_000, 0],
  ])("%s", (_, log, now, wait) => {
    expect(waitMilliseconds(log, conversationWindows, now)).toBe(wait);
  });

  it("remembers no more than the longest window needs", () => {
    let log: RequestLog = [];
    for (let now = 0; now < 5_000_000; now += 2_500) log = withRequest(log, conversationWindows, now);
    expect(log.length).toBeLessThanOrEqual(1_441);
    expect(isForgotten(log, 5_000_000)).toBe(false);
    expect(isForgotten(log, 9_000_000)).toBe(true);
  });
});

/** Whether no `limit + 1` requests lie within a window. */
function keeps(log: RequestLog, windows: readonly Window[]): boolean {
  return windows.every(({ limit, milliseconds }) =>
    log.every((at, index) => {
      const earlier = log[index - limit];
      return earlier === undefined || at - earlier >= milliseconds;
    }),
  );
}

it.each([
  ["a conversation", conversationWindows],
  ["an organization", organizationWindows],
] as const)("however requests come, those to %s keep within every window", (_, windows) => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 3_000 }), { minLength: 1, maxLength: 300 }), (gaps) => {
      const all: number[] = [];
      let log: RequestLog = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap % 7 === 0 ? gap : gap % 40;
        now += waitMilliseconds(log, windows, now);
        log = withRequest(log, windows, now);
        all.push(now);
      }
      expect(keeps(all, windows)).toBe(true);
    }),
  );
});

it.each([
  ["a conversation for an hour", conversationWindows, 1_800 / 3_600, 7_200_000],
  ["a conversation for half a minute", conversationWindows.slice(0, 3), 2, 600_000],
  ["a conversation for two seconds", conversationWindows.slice(0, 2), 4, 60_000],
  ["an organization", organizationWindows, 50, 60_000],
] as const)("uses at least 95 %% of what is permitted to %s", (_, windows, perSecond, milliseconds) => {
  let log: RequestLog = [];
  let sent = 0;
  for (let now = 0; ; sent += 1) {
    now += waitMilliseconds(log, windows, now);
    if (now >= milliseconds) break;
    log = withRequest(log, windows, now);
  }
  expect(sent).toBeGreaterThanOrEqual((0.95 * perSecond * milliseconds) / 1_000);
});

it.each([
  // complaints at these moments, asked at, backoff
  [[], 0, 0],
  [[0], 0, 50],
  [[0], 20_000, 25],
  [[0], 60_000, 0],
  [[0, 500], 500, 49],
  [[0, 1_000], 1_000, 97],
  [[0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000], 9_000, 4_000],
])("after complaints at %j, at %s: every window is %s ms longer", (complaints, now, backoff) => {
  const after = complaints.reduce(backedOff, noBackoff);
  expect(Math.round(backoffNow(after, now))).toBe(backoff);
});

it("spreads what nobody waits for evenly, and catches up a few at a time after a stall", () => {
  const [window] = organizationWindows as [Window];
  let due = -Infinity;
  const leave = (now: number) => {
    const at = now + evenWait(due, window, now);
    due = nextEven(due, window, at);
    return at;
  };
  const first = Array.from({ length: 53 }, () => 0).reduce<number[]>(
    (times) => [...times, leave(times.at(-1) ?? 0)],
    [],
  );
  expect(first.slice(0, burst)).toEqual(Array(burst).fill(0));
  const gaps = first.slice(burst).map((at, index) => at - (first[index + burst - 1] ?? 0));
  for (const gap of gaps) expect(gap).toBeCloseTo(second / 50, 6);
  expect(leave(10_000)).toBe(10_000);
  expect(leave(10_000)).toBe(10_000);
  expect(leave(10_000)).toBe(10_000);
  expect(leave(10_000)).toBeCloseTo(10_000 + second / 50, 6);
});
