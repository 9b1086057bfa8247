/** How fast Teams lets a bot speak, and how long to wait before the next request. Times are milliseconds of one clock. */

/** At most `limit` requests in any `milliseconds`. */
export type Window = { limit: number; milliseconds: number };

/** Moments of past requests, oldest first, as far back as the longest window. */
export type Log = readonly number[];

/** Requests to one conversation (Microsoft: "Optimize your bot with rate limiting in Teams", per bot per thread). */
export const conversationWindows: readonly Window[] = [
  { limit: 7, milliseconds: 1_000 },
  { limit: 8, milliseconds: 2_000 },
  { limit: 60, milliseconds: 30_000 },
  { limit: 1_800, milliseconds: 3_600_000 },
];

/** Requests to one organization: 50 a second per app per tenant (same page). */
export const perSecond: Window = { limit: 50, milliseconds: 1_000 };
export const organizationWindows: readonly Window[] = [perSecond];

/**
 * Added to every window: requests that leave a second apart may arrive a little closer together. It costs 3 % of the
 * shortest window and nothing of the longest.
 */
export const marginMilliseconds = 30;

/** Messages nobody waits for leave evenly, at most this many at once, so that an answer finds room at any moment. */
export const burst = 3;

/**
 * Milliseconds until one more request keeps within every window; 0 when it may leave now.
 * @param stretch milliseconds by which every window is taken to be longer, because Teams complained; see `stretched`.
 */
export function waitMilliseconds(log: Log, windows: readonly Window[], now: number, stretch = 0): number {
  let wait = 0;
  for (const { limit, milliseconds } of windows) {
    const oldestThatCounts = log[log.length - limit];
    if (oldestThatCounts === undefined) continue;
    wait = Math.max(wait, oldestThatCounts + milliseconds + marginMilliseconds + stretch - now);
  }
  return wait;
}

/** How much slower than permitted we go, and since when: others send too, or the way there is uneven. */
export type Stretch = { milliseconds: number; at: number };
export const noStretch: Stretch = { milliseconds: 0, at: -Infinity };

const smallestStretch = 50;
const largestStretch = 4_000;
const halvesAfter = 20_000;

/** What is left of a stretch: half of it every twenty seconds, then nothing. */
export function stretchNow({ milliseconds, at }: Stretch, now: number): number {
  const left = milliseconds * 0.5 ** (Math.max(0, now - at) / halvesAfter);
  return left < smallestStretch / 4 ? 0 : left;
}

/** Teams asked for less: twice the stretch there was, counted once for what came within a second. */
export function stretched(before: Stretch, now: number): Stretch {
  if (now - before.at < 1_000) return before;
  const milliseconds = Math.min(largestStretch, Math.max(smallestStretch, 2 * stretchNow(before, now)));
  return { milliseconds, at: now };
}

/** The log with a request that leaves now, without what no window looks at any more. */
export function noted(log: Log, windows: readonly Window[], now: number): Log {
  const longest = Math.max(...windows.map((window) => window.milliseconds)) + marginMilliseconds;
  const firstKept = log.findIndex((at) => at > now - longest);
  return firstKept === -1 ? [now] : [...log.slice(firstKept), now];
}

/** Whether no window looks at any of it any more. */
export function isForgotten(log: Log, windows: readonly Window[], now: number): boolean {
  return log.every((at) => windows.every((window) => at <= now - window.milliseconds - marginMilliseconds));
}

/**
 * Milliseconds until the next request nobody waits for, spread evenly over the window instead of all at its beginning.
 * What a stall left unused may be caught up, `burst` at a time.
 * @param due when the next one would leave at an even pace; see `spaced`.
 */
export function evenWaitMilliseconds(due: number, window: Window, now: number): number {
  return Math.max(0, due - (burst - 1) * interval(window, 0) - now);
}

/** When the one after that is due. */
export function spaced(due: number, window: Window, now: number, stretch = 0): number {
  return Math.max(due, now) + interval(window, stretch);
}

/** Moments reserved at the even pace that several processes keep together. */
export type Reserved = {
  /** When the first of them is due; the others follow by `every` milliseconds. */
  from: number;
  every: number;
  /** When the next one after them is due, whoever asks for it. */
  due: number;
};

/** A moment that lies further ahead than any queue reaches was written by a clock that has been set back since. */
const furthestAhead = 30_000;

/**
 * Reserves `count` moments, each for one request nobody waits for.
 * @param due when the next one is due, by all processes; undefined when nobody has reserved any yet.
 * @param asked.owed requests somebody waited for, that left without a reservation: their moments are passed over.
 */
export function reserve(
  due: number | undefined,
  asked: { count: number; owed: number; stretch: number },
  window: Window,
  now: number,
): Reserved {
  const every = interval(window, asked.stretch);
  const next = due === undefined || due > now + furthestAhead ? now : Math.max(due, now);
  const from = next + asked.owed * every;
  return { from, every, due: from + asked.count * every };
}

/** The reserved moments that still count: what a stall left unused is lost but for one, so that nothing bunches up. */
export function kept(moments: readonly number[], window: Window, now: number): readonly number[] {
  return moments.filter((moment) => moment > now - interval(window, 0));
}

function interval({ limit, milliseconds }: Window, stretch: number): number {
  return (milliseconds + marginMilliseconds + stretch) / limit;
}
