/** Calls a use case again and again. Holds no rule: what is due, and when, is decided where it is called. */

/** Where faults are told; pino's shape. */
export type TimerLog = { error(fields: object, message: string): void };

/**
 * How many times as long as it took a run rests before one that is only wanted soon, and milliseconds at most: with many
 * customers it looks at much, and every answer wants one.
 */
const rest = 4;
/** Milliseconds in which what is wanted soon is gathered: who has just written goes on, and mostly writes again. */
const gathering = 100;
const longestRest = 2_000;

export interface Timer {
  /**
   * Runs now; while a run is under way, once more as soon as it has ended, shared by all who ask meanwhile. Resolves
   * when that run has ended, well or badly; at once after `stop`.
   */
  runNow(): Promise<void>;
  /** Soon, for those who need not know when it has ended: it gathers what is wanted, and rests between two such runs. */
  soon(): void;
  /** No run begins after it; resolves when the one in progress has ended. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Calls `run` at once and then `seconds` after each run ended, so that two never overlap. A run that fails is logged
 * and the next one comes as usual.
 * @param run gets a signal that is aborted by `stop`, so that a long run can end early.
 */
export function startTimer(
  run: (signal: AbortSignal) => Promise<unknown>,
  settings: { name: string; seconds: number; log: TimerLog },
): Timer {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  /** Somebody asked for a run soon. */
  let isWanted = false;
  let isRunning = false;
  /** When the last run has rested, by a clock that never runs backwards. */
  let restedAt = 0;

  function waitForNext(): void {
    clearTimeout(timer);
    const milliseconds = isWanted ? Math.max(gathering, restedAt - performance.now()) : settings.seconds * 1_000;
    if (!stopping.signal.aborted) timer = setTimeout(() => void runNow(), milliseconds);
  }
  /** The run that waits for the one under way. */
  let next: Promise<void> | undefined;

  async function turn(): Promise<void> {
    clearTimeout(timer);
    isWanted = false;
    isRunning = true;
    const began = performance.now();
    try {
      await run(stopping.signal);
    } catch (error) {
      settings.log.error({ err: error, timer: settings.name }, "a scheduled run failed; the next one comes as usual");
    }
    isRunning = false;
    const ended = performance.now();
    restedAt = ended + Math.min((ended - began) * rest, longestRest);
    waitForNext();
  }
  let running = turn();

  async function afterThis(): Promise<void> {
    await running;
    next = undefined;
    if (!stopping.signal.aborted) running = turn();
    await running;
  }
  function runNow(): Promise<void> {
    next ??= afterThis();
    return next;
  }

  return {
    runNow,
    soon() {
      if (isWanted) return;
      isWanted = true;
      if (!isRunning) waitForNext();
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await next;
      await running;
    },
  };
}
