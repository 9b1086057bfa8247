/** How fast Teams lets a bot speak, and how long the next request waits. Times are milliseconds of one clock. Pure. */

/** At most `limit` requests in any `milliseconds`. */
export type Window = { limit: number; milliseconds: number };

/** Moments of past requests, oldest first, as far back as the longest window. */
export type RequestLog = readonly number[];

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
 * What nobody waits for may take, where other processes answer people of the same organization meanwhile: of the 50
 * they get ten, so that Teams need not refuse an answer because a digest goes out.
 */
export const besideOthers: Window = { ...perSecond, limit: 40 };

/**
 * Added to every window: requests that leave a second apart may arrive a little closer together. It costs 3 % of the
 * shortest window and nothing of the longest.
 */
export const marginMilliseconds = 30;

/** Messages nobody waits for leave evenly, at most this many at once, so that an answer finds room at any moment. */
export const burst = 3;

/**
 * Milliseconds until one more request keeps within every window; 0 when it may leave now.
 * @param backoff milliseconds by which every window is taken to be longer, because Teams complained; see `backedOff`.
 */
export function waitMilliseconds(log: RequestLog, windows: readonly Window[], now: number, backoff = 0): number {
  let wait = 0;
  for (const { limit, milliseconds } of windows) {
    const oldestThatCounts = log[log.length - limit];
    if (oldestThatCounts === undefined) continue;
    wait = Math.max(wait, oldestThatCounts + milliseconds + marginMilliseconds + backoff - now);
  }
  return wait;
}

/** How much slower than permitted we go, and since when: others send too, or the way there is uneven. */
export type Backoff = { milliseconds: number; at: number };
export const noBackoff: Backoff = { milliseconds: 0, at: -Infinity };

const smallestBackoff = 50;
const largestBackoff = 4_000;
const halvesAfter = 20_000;

/** What is left of a backoff: half of it every twenty seconds, then nothing. */
export function backoffNow({ milliseconds, at }: Backoff, now: number): number {
  const left = milliseconds * 0.5 ** (Math.max(0, now - at) / halvesAfter);
  return left < smallestBackoff / 4 ? 0 : left;
}

/** Teams asked for less: twice the backoff there was, counted once for what came within a second. */
export function backedOff(before: Backoff, now: number): Backoff {
  if (now - before.at < 1_000) return before;
  const milliseconds = Math.min(largestBackoff, Math.max(smallestBackoff, 2 * backoffNow(before, now)));
  return { milliseconds, at: now };
}

/** The log with a request that leaves now, without what no window looks at any more. */
export function withRequest(log: RequestLog, windows: readonly Window[], now: number): RequestLog {
  const longest = Math.max(...windows.map((window) => window.milliseconds)) + marginMilliseconds;
  const firstKept = log.findIndex((at) => at > now - longest);
  return firstKept === -1 ? [now] : [...log.slice(firstKept), now];
}

/** Whether no window of a conversation looks at any of it any more. */
export function isForgotten(log: RequestLog, now: number): boolean {
  return log.every((at) => conversationWindows.every((window) => at <= now - window.milliseconds - marginMilliseconds));
}

/**
 * Milliseconds until the next request nobody waits for, spread evenly over the window instead of all at its beginning.
 * What a stall left unused may be caught up, `burst` at a time.
 * @param due when the next one would leave at an even pace; see `nextEven`.
 */
export function evenWait(due: number, window: Window, now: number): number {
  return Math.max(0, due - (burst - 1) * interval(window, 0) - now);
}

/**
 * By how much a second is taken to be longer in the first one after a silence: connections are made then, and the first
 * requests arrive late, beside those that follow. Without it the fifty-first was refused each time.
 */
const firstSecondLonger = 250;

/** When the one after that is due. @param began when the first after a silence left. */
export function nextEven(due: number, window: Window, now: number, backoff = 0, began = -Infinity): number {
  const longer = now - began < 1_000 ? firstSecondLonger : 0;
  return Math.max(due, now) + interval(window, Math.max(backoff, longer));
}

function interval({ limit, milliseconds }: Window, backoff: number): number {
  return (milliseconds + marginMilliseconds + backoff) / limit;
}
