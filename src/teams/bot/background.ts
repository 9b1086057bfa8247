/** Work that outlives the turn it began in. */
import type { Log } from "../turn.ts";

export type Background = {
  add(work: Promise<unknown>): void;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
};

/** Failures go to the log: nobody waits for them. */
export function createBackground(log: Log): Background {
  const underWay = new Set<Promise<unknown>>();
  return {
    add(work) {
      const watched = work
        .catch((err: unknown) => log.error({ err }, "work after a turn failed"))
        .finally(() => underWay.delete(watched));
      underWay.add(watched);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
