/** The queue everything said passes through, so that it keeps to Teams' limits: answers to people first. */
import {
  backedOff,
  backoffNow,
  conversationWindows,
  evenWait,
  isForgotten,
  nextEven,
  noBackoff,
  withRequest,
  organizationWindows,
  perSecond,
  waitMilliseconds,
  type Backoff,
  type RequestLog,
  type Window,
} from "../../domain/messages/throttle.ts";

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
  /**
   * Teams asked for silence in this conversation (429 with `Retry-After`). Everything to the organization goes slower
   * for a while too: another instance may be answering people.
   */
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

type Waiter = { conversation: string; signal: AbortSignal | undefined; go: (may: boolean) => void };
type Queue = {
  waiting: Record<Priority, Waiter[]>;
  /** Signals that are listened to. */
  watched: WeakSet<AbortSignal>;
  log: RequestLog;
  /** When the next message nobody waits for leaves, at an even pace. */
  due: number;
  backoff: Backoff;
  /** When the first request after a silence left. */
  began: number;
  conversations: Map<string, { log: RequestLog; heldUntil: number }>;
  tidiedAt: number;
  cancel?: (() => void) | undefined;
};

const tidyEveryMilliseconds = 60_000;
/** Milliseconds a conversation is silent at most, whatever Teams asks for: its people would get no answer either. */
const longestHold = 3_600_000;

/**
 * A queue for all organizations of this process; each has its own limits.
 * @param even the pace of what nobody waits for; slower where other processes answer people too. It comes from one
 * process at a time; see tick.ts.
 */
export function createPace(clock: PaceClock = systemPaceClock, even: Window = perSecond): Pace {
  const queues = new Map<string, Queue>();

  function queueOf(organization: string): Queue {
    const known = queues.get(organization);
    if (known !== undefined) return known;
    const fresh: Queue = {
      waiting: { answer: [], unasked: [] },
      watched: new WeakSet(),
      log: [],
      due: -Infinity,
      backoff: noBackoff,
      began: -Infinity,
      conversations: new Map(),
      tidiedAt: clock.now(),
    };
    queues.set(organization, fresh);
    return fresh;
  }

  /** Milliseconds everything of that priority waits, wherever it goes. */
  function waitOfAll({ log, due, backoff }: Queue, priority: Priority): number {
    const now = clock.now();
    const wait = waitMilliseconds(log, organizationWindows, now, backoffNow(backoff, now));
    return priority === "answer" ? wait : Math.max(wait, evenWait(due, even, now));
  }

  /** Milliseconds the conversation asks for by itself. */
  function waitOfConversation({ conversations }: Queue, conversation: string): number {
    const known = conversations.get(conversation);
    if (known === undefined) return 0;
    const now = clock.now();
    return Math.max(0, known.heldUntil - now, waitMilliseconds(known.log, conversationWindows, now));
  }

  function leave(queue: Queue, conversation: string): void {
    const now = clock.now();
    const { log = [], heldUntil = -Infinity } = queue.conversations.get(conversation) ?? {};
    queue.log = withRequest(queue.log, organizationWindows, now);
    if (queue.log.length === 1) queue.began = now;
    queue.due = nextEven(queue.due, even, now, backoffNow(queue.backoff, now), queue.began);
    queue.conversations.set(conversation, { log: withRequest(log, conversationWindows, now), heldUntil });
  }

  /** Lets the first of that priority go who may. @returns 0 when one went, else milliseconds until one may. */
  function letGo(queue: Queue, priority: Priority): number {
    const waiting = queue.waiting[priority];
    const waitAll = waiting.length === 0 ? Infinity : waitOfAll(queue, priority);
    if (waitAll > 0) return waitAll;
    let soonest = Infinity;
    for (const [index, { conversation, go }] of waiting.entries()) {
      const wait = waitOfConversation(queue, conversation);
      soonest = Math.min(soonest, wait);
      if (wait > 0) continue;
      waiting.splice(index, 1);
      leave(queue, conversation);
      go(true);
      return 0;
    }
    return soonest;
  }

  /** Lets everyone go who may, answers first, and comes back when the next one may. */
  function pump(queue: Queue): void {
    queue.cancel?.();
    queue.cancel = undefined;
    tidy(queue);
    for (;;) {
      const answer = letGo(queue, "answer");
      const wait = answer === 0 ? 0 : Math.min(answer, letGo(queue, "unasked"));
      if (wait === 0) continue;
      if (wait !== Infinity) queue.cancel = clock.after(wait, () => pump(queue));
      return;
    }
  }

  /** Whoever waits on a signal that was aborted does not leave. */
  function turnAway({ waiting }: Queue): void {
    for (const priority of ["answer", "unasked"] as const) {
      const all = waiting[priority];
      waiting[priority] = all.filter(({ signal }) => signal?.aborted !== true);
      for (const { signal, go } of all) if (signal?.aborted === true) go(false);
    }
  }

  /** Conversations nobody limits any more need not be remembered. */
  function tidy(queue: Queue): void {
    const now = clock.now();
    if (now < queue.tidiedAt + tidyEveryMilliseconds) return;
    queue.tidiedAt = now;
    for (const [conversation, { log, heldUntil }] of queue.conversations) {
      if (heldUntil <= now && isForgotten(log, now)) queue.conversations.delete(conversation);
    }
  }

  return {
    turn(organization, conversation, priority, signal) {
      if (signal?.aborted === true) return Promise.resolve(false);
      const queue = queueOf(organization);
      return new Promise((resolve) => {
        // One listener for each signal, however many wait: Node takes eleven for a leak.
        if (signal !== undefined && !queue.watched.has(signal)) {
          queue.watched.add(signal);
          signal.addEventListener("abort", () => turnAway(queue), { once: true });
        }
        queue.waiting[priority].push({ conversation, signal, go: resolve });
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
      const queue = queueOf(organization);
      return Math.max(waitOfAll(queue, "answer"), waitOfConversation(queue, conversation));
    },
    hold(organization, conversation, milliseconds) {
      const queue = queueOf(organization);
      queue.backoff = backedOff(queue.backoff, clock.now());
      const known = queue.conversations.get(conversation) ?? { log: [], heldUntil: -Infinity };
      queue.conversations.set(conversation, {
        log: known.log,
        heldUntil: Math.max(known.heldUntil, clock.now() + Math.min(milliseconds, longestHold)),
      });
    },
  };
}
