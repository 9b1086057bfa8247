/** Calls a use case again and again. Holds no rule: what is due, and when, is decided where it is called. */

/** Where faults are told; pino's shape. */
export type TimerLog = { error(fields: object, message: string): void };

export interface Timer {
  /** Runs as soon as possible instead of at the next turn: at once, or right after the run in progress. */
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
  let wake: () => void = () => {};
  let isWanted = false;

  /** Until the next turn, or until somebody calls `soon` or `stop`. */
  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, isWanted ? 0 : settings.seconds * 1_000);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      isWanted = false;
      try {
        await run(stopping.signal);
      } catch (error) {
        settings.log.error({ err: error, timer: settings.name }, "a scheduled run failed; the next one comes as usual");
      }
      if (!stopping.signal.aborted) await pause();
    }
  }
  const ended = loop();

  return {
    soon() {
      isWanted = true;
      wake();
    },
    stop() {
      stopping.abort();
      wake();
      return ended;
    },
  };
}
