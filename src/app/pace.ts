/** The queue everything said passes through, so that it keeps to Teams' limits: answers to people first. */
import {
  conversationWindows,
  evenWaitMilliseconds,
  isForgotten,
  noted,
  organizationWindows,
  spaced,
  waitMilliseconds,
  type Log,
} from "../domain/pacer.ts";

/** Whether somebody waits for it. */
export type Priority = "answer" | "unasked";

export interface Pace {
  /**
   * Waits until one request to the conversation may leave, and counts it.
   * @returns false when `signal` was aborted first; then nothing is counted and nothing may leave.
   */
  turn(organization: string, conversation: string, priority: Priority, signal?: AbortSignal): Promise<boolean>;
  /**
   * The request whose turn came last in the conversation leaves only now: something had to be written down first. Its
   * time counts from here, so that a slow disk does not make requests bunch up.
   */
  left(organization: string, conversation: string): void;
  /** Milliseconds a request to the conversation would wait at least, when nobody else were waiting. */
  wait(organization: string, conversation: string): number;
  /** Teams asked for silence in this conversation (429 with `Retry-After`). */
  hold(organization: string, conversation: string, milliseconds: number): void;
}

/** What the queue needs of time; a test moves it. */
export type PaceClock = {
  /** Milliseconds that never run backwards. */
  now: () => number;
  /** Runs once after that many milliseconds, unless the function it gives is called before. */
  after: (milliseconds: number, run: () => void) => () => void;
};

/** The machine's own monotonic clock. */
export const systemPaceClock: PaceClock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, Math.ceil(milliseconds));
    return () => clearTimeout(timer);
  },
};

type Waiter = { conversation: string; priority: Priority; go: (may: boolean) => void };
type Queue = {
  waiting: Waiter[];
  log: Log;
  /** When the next unasked one is due at an even pace. */
  due: number;
  conversations: Map<string, { log: Log; heldUntil: number }>;
  tidiedAt: number;
  cancel?: (() => void) | undefined;
};

const tidyEveryMilliseconds = 60_000;
const [perSecond] = organizationWindows;

/** A queue for all organizations of this process; each has its own limits. */
export function createPace(clock: PaceClock = systemPaceClock): Pace {
  const queues = new Map<string, Queue>();

  function queueOf(organization: string): Queue {
    let queue = queues.get(organization);
    if (queue === undefined) {
      queue = { waiting: [], log: [], due: -Infinity, conversations: new Map(), tidiedAt: clock.now() };
      queues.set(organization, queue);
    }
    return queue;
  }

  function waitOf(queue: Queue, { conversation, priority }: Pick<Waiter, "conversation" | "priority">): number {
    const now = clock.now();
    const known = queue.conversations.get(conversation);
    return Math.max(
      waitMilliseconds(queue.log, organizationWindows, now),
      known === undefined ? 0 : waitMilliseconds(known.log, conversationWindows, now),
      known === undefined ? 0 : known.heldUntil - now,
      priority === "unasked" && perSecond !== undefined ? evenWaitMilliseconds(queue.due, perSecond, now) : 0,
    );
  }

  function leave(queue: Queue, { conversation }: Waiter): void {
    const now = clock.now();
    const known = queue.conversations.get(conversation);
    queue.log = noted(queue.log, organizationWindows, now);
    if (perSecond !== undefined) queue.due = spaced(queue.due, perSecond, now);
    queue.conversations.set(conversation, {
      log: noted(known?.log ?? [], conversationWindows, now),
      heldUntil: known?.heldUntil ?? -Infinity,
    });
  }

  /** Lets everyone go who may, answers first, and comes back when the next one may. */
  function pump(queue: Queue): void {
    queue.cancel?.();
    queue.cancel = undefined;
    tidy(queue);
    for (;;) {
      let soonest = Infinity;
      let next: Waiter | undefined;
      for (const waiter of queue.waiting) {
        const wait = waitOf(queue, waiter);
        soonest = Math.min(soonest, wait);
        if (wait > 0 || (next !== undefined && waiter.priority !== "answer")) continue;
        next = waiter;
        if (waiter.priority === "answer") break;
      }
      if (next === undefined) {
        if (soonest !== Infinity) queue.cancel = clock.after(soonest, () => pump(queue));
        return;
      }
      queue.waiting.splice(queue.waiting.indexOf(next), 1);
      leave(queue, next);
      next.go(true);
    }
  }

  /** Conversations nobody limits any more need not be remembered. */
  function tidy(queue: Queue): void {
    const now = clock.now();
    if (now < queue.tidiedAt + tidyEveryMilliseconds) return;
    queue.tidiedAt = now;
    for (const [conversation, { log, heldUntil }] of queue.conversations) {
      if (heldUntil <= now && isForgotten(log, conversationWindows, now)) queue.conversations.delete(conversation);
    }
  }

  return {
    turn(organization, conversation, priority, signal) {
      if (signal?.aborted === true) return Promise.resolve(false);
      const queue = queueOf(organization);
      return new Promise((resolve) => {
        const waiter: Waiter = {
          conversation,
          priority,
          go(may) {
            signal?.removeEventListener("abort", abort);
            resolve(may);
          },
        };
        function abort() {
          queue.waiting.splice(queue.waiting.indexOf(waiter), 1);
          waiter.go(false);
        }
        signal?.addEventListener("abort", abort, { once: true });
        queue.waiting.push(waiter);
        pump(queue);
      });
    },
    left(organization, conversation) {
      const queue = queueOf(organization);
      const known = queue.conversations.get(conversation);
      const turn = known?.log.at(-1);
      if (known === undefined || turn === undefined) return;
      queue.log = [...queue.log.toSpliced(queue.log.indexOf(turn), queue.log.includes(turn) ? 1 : 0), clock.now()];
      queue.conversations.set(conversation, { ...known, log: [...known.log.slice(0, -1), clock.now()] });
    },
    wait(organization, conversation) {
      return Math.max(0, waitOf(queueOf(organization), { conversation, priority: "answer" }));
    },
    hold(organization, conversation, milliseconds) {
      const queue = queueOf(organization);
      const known = queue.conversations.get(conversation) ?? { log: [], heldUntil: -Infinity };
      queue.conversations.set(conversation, {
        log: known.log,
        heldUntil: Math.max(known.heldUntil, clock.now() + milliseconds),
      });
    },
  };
}
