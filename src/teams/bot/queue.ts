/**
 * The turns under way: few at once, the next one of whichever organization has the fewest, so that one that floods
 * slows only itself. A turn that could not be answered in time is turned away at once.
 */

/** Turns worked on at once, of all organizations; more would only take longer, one beside the other. */
export const atOnce = 24;
/** Those of one organization, so that another finds room even while everything that the first one waits for is slow. */
export const atOnceOfOne = 16;
/** Turns of one organization that wait: Teams takes 50 answers a second, so that the last one is still in time. */
export const mostWaiting = 64;

/** A turn's place; it begins when `begun` resolves. */
export type Slot = {
  begun: Promise<void>;
  /**
   * Lets the next one begin: the turn is over, or takes so long that it goes on by itself. One that leaves before it began
   * begins all the same, when it is its turn, and keeps no other waiting.
   */
  leave(): void;
};

export type Queue = {
  /** @returns undefined when the organization's turns wait too long, or too many of them do. */
  enter(organization: string): Slot | undefined;
};

type Line = { running: number; waiting: { since: number; begin: () => void }[] };

/** @param longestWait milliseconds that the first turn in line may have waited for others to be let in behind it. */
export function createQueue(longestWait: number, now: () => number): Queue {
  const lines = new Map<string, Line>();
  let running = 0;

  const hasRoom = (line: Line): boolean => running < atOnce && line.running < atOnceOfOne;

  /** Begins turns while there is room, of whichever organization has the fewest under way. */
  function beginNext(): void {
    for (;;) {
      const [next] = [...lines.values()]
        .filter((line) => line.waiting.length > 0 && hasRoom(line))
        .sort((one, other) => one.running - other.running);
      if (next === undefined) return;
      running += 1;
      next.running += 1;
      next.waiting.shift()?.begin();
    }
  }

  return {
    enter(organization) {
      const line = lines.get(organization) ?? { running: 0, waiting: [] };
      const [first] = line.waiting;
      const isLate = first !== undefined && now() - first.since > longestWait;
      if (isLate || line.waiting.length >= mostWaiting) return undefined;
      lines.set(organization, line);
      let isBegun = false;
      let hasLeft = false;
      function release(): void {
        running -= 1;
        line.running -= 1;
        if (line.running + line.waiting.length === 0) lines.delete(organization);
        beginNext();
      }
      const begun = new Promise<void>((resolve) => {
        const begin = () => {
          isBegun = true;
          resolve();
          if (hasLeft) release();
        };
        line.waiting.push({ since: now(), begin });
      });
      beginNext();
      return {
        begun,
        leave() {
          if (hasLeft) return;
          hasLeft = true;
          if (isBegun) release();
        },
      };
    },
  };
}
