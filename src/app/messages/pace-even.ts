/** The even pace of what nobody waits for: kept by this process alone, or together with others through the store. */
import { evenWaitMilliseconds, kept, perSecond, reserve, spaced } from "./pacer.ts";
import type { Store } from "../ports.ts";

/** The even pace of one organization. Times are milliseconds of the queue's clock. */
export interface Even {
  /** Milliseconds until the next one may leave; Infinity until moments are reserved, which `want` asks for. */
  wait(now: number): number;
  /** That many wait to leave. */
  want(count: number, now: number, stretch: number): void;
  /** A request has left now: one nobody waited for, or an answer, which takes the room of one. */
  left(isAnswer: boolean, now: number, stretch: number): void;
}

/** A process that has the organization's limit to itself. */
export function evenAlone(): Even {
  let due = -Infinity;
  return {
    wait: (now) => evenWaitMilliseconds(due, perSecond, now),
    want() {},
    left(_isAnswer, now, stretch) {
      due = spaced(due, perSecond, now, stretch);
    },
  };
}

/** Asks for the next moments at the pace all processes keep. */
export type Reserve = (
  organization: string,
  asked: { count: number; owed: number; stretch: number },
) => Promise<{
  /** Milliseconds from now until the first of them is due; the others follow by `every`. */
  after: number;
  every: number;
}>;

/** Reserved at once: a fifth of a second. More would keep the others waiting, fewer would keep the store busy. */
const batch = 10;

/** Asked for before the last is used, so that the store's answer costs no time. */
const refillBelow = batch / 2;

/**
 * One of several processes. They reserve moments from the same document, so that together they keep to what one may.
 * @param clock of the queue.
 * @param arrived is called when moments were reserved: somebody may leave.
 */
export function evenShared(
  ask: (asked: { count: number; owed: number; stretch: number }) => ReturnType<Reserve>,
  clock: () => number,
  arrived: () => void,
): Even {
  let moments: readonly number[] = [];
  let owed = 0;
  let isAsking = false;
  /** For when the store does not answer: the next moment at a pace kept alone. */
  let due = -Infinity;

  async function request(count: number, stretch: number): Promise<void> {
    const asked = { count, owed, stretch };
    isAsking = true;
    owed = 0;
    const { from, every } = await reserved(asked);
    isAsking = false;
    moments = [...moments, ...Array.from({ length: count }, (_, nth) => from + nth * every)];
    due = from + count * every;
    if (count > 0) arrived();
    if (owed > 0 && !isAsking) await request(0, 0);
  }

  async function reserved(asked: { count: number; owed: number; stretch: number }) {
    try {
      const { after, every } = await ask(asked);
      return { from: clock() + after, every };
    } catch {
      // Without the store nothing can be claimed either, so what goes out meanwhile is next to nothing.
      return reserve(due, asked, perSecond, clock());
    }
  }

  return {
    wait(now) {
      moments = kept(moments, perSecond, now);
      const [next] = moments;
      return next === undefined ? Infinity : Math.max(0, next - now);
    },
    want(count, now, stretch) {
      moments = kept(moments, perSecond, now);
      if (isAsking || moments.length >= Math.min(refillBelow, count)) return;
      void request(Math.min(batch, count - moments.length), stretch);
    },
    left(isAnswer, _now, stretch) {
      if (!isAnswer) moments = moments.slice(1);
      else {
        owed += 1;
        if (!isAsking) void request(0, stretch);
      }
    },
  };
}

/** The id of the one document that holds the pace of an organization. */
const paceId = "pace";

/**
 * Reserves moments through a store that several processes use.
 * @param now milliseconds that never run backwards.
 * @returns undefined when the store is this process's alone.
 */
export function reserveThrough(store: Store, now: () => number): Reserve | undefined {
  const { sharedClock } = store;
  if (sharedClock === undefined) return undefined;
  const clock = createSharedTime(sharedClock, now);
  return async (organization, asked) => {
    const time = await clock();
    const { reserved } = await store.organization(organization).pace.update(paceId, (current) => {
      const due = current === undefined ? undefined : Date.parse(current.due);
      const reserved = reserve(due, asked, perSecond, time());
      return { reserved, doc: { id: paceId, due: new Date(reserved.due).toISOString() } };
    });
    return { after: reserved.from - time(), every: reserved.every };
  };
}

/** Machines' clocks drift apart by some milliseconds an hour. */
const askedAgainAfter = 10 * 60_000;

/** The time of a clock elsewhere, asked for now and then and carried on by our own. Not before it was told once. */
function createSharedTime(read: () => Promise<number>, now: () => number): () => Promise<() => number> {
  let told: { ahead: number; at: number } | undefined;
  return async () => {
    if (told === undefined || now() > told.at + askedAgainAfter) {
      const began = now();
      const time = await read();
      const at = now();
      // It was read somewhere between the question and the answer.
      told = { ahead: time - (began + at) / 2, at };
    }
    const { ahead } = told;
    return () => now() + ahead;
  };
}
