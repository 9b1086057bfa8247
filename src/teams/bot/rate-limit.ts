/** How much one person and one conversation may ask: far more than anybody types, far less than a loop sends. */

/** `burst` at once, and `perSecond` in the long run. */
export type Allowance = { burst: number; perSecond: number };

export const personAllowance: Allowance = { burst: 30, perSecond: 1 };
export const conversationAllowance: Allowance = { burst: 120, perSecond: 5 };
/** How often a place is told that it is not answered. */
export const noticeAllowance: Allowance = { burst: 1, perSecond: 1 / 60 };
/** How often an organization's conversations are told that it is busy: the rest of what Teams takes is for answers. */
export const busyAllowance: Allowance = { burst: 20, perSecond: 10 };
/** Lines in the log of requests that cannot be Teams': enough to see a wrong setting, too few to drown the rest. */
export const refusalAllowance: Allowance = { burst: 60, perSecond: 1 };

/** Keys remembered at once; whoever is forgotten starts with a full allowance. */
const most = 10_000;

/** @returns whether one more may pass now, for a key; counts it when it may. */
export function createLimit({ burst, perSecond }: Allowance, now: () => number): (key: string) => boolean {
  const buckets = new Map<string, { left: number; at: number }>();
  return (key) => {
    const bucket = buckets.get(key);
    const refilled =
      bucket === undefined ? burst : Math.min(burst, bucket.left + ((now() - bucket.at) / 1000) * perSecond);
    // Deleted first, so that the map stays ordered by last use and the longest unused is forgotten first.
    buckets.delete(key);
    buckets.set(key, { left: refilled < 1 ? refilled : refilled - 1, at: now() });
    if (buckets.size > most) for (const oldest of buckets.keys()) return buckets.delete(oldest) && refilled >= 1;
    return refilled >= 1;
  };
}

/** @returns milliseconds until one more may pass, for a key; counts it, so that each is given a time of its own. */
export function createTimetable({ burst, perSecond }: Allowance, now: () => number): (key: string) => number {
  const between = 1000 / perSecond;
  const last = new Map<string, number>();
  return (key) => {
    const at = Math.max(now() - burst * between, last.get(key) ?? -Infinity) + between;
    last.delete(key);
    last.set(key, at);
    if (last.size > most) for (const oldest of last.keys()) if (last.size > most) last.delete(oldest);
    return Math.max(0, at - now());
  };
}
