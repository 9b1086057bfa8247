/** Calls a use case again and again. Holds no rule: what is due, and when, is decided where it is called. */

/** Where faults are told; pino's shape. */
export type TimerLog = { error(fields: object, message: string): void };

export interface Timer {
  /** No run begins after it; resolves when the one in progress has ended. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Calls `run` at once and then `seconds` after each run ended, so that two never overlap. A run that fails is logged
 * and the next one comes as usual.
 * @param run gets a signal that is aborted by `stop`, so that a long run can end early.
 */
export function startTimer(
  run: (signal: AbortSignal) => Promise<void>,
  settings: { seconds: number; log: TimerLog; name: string },
): Timer {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  async function turn(): Promise<void> {
    try {
      await run(stopping.signal);
    } catch (error) {
      settings.log.error({ err: error, timer: settings.name }, "a scheduled run failed; the next one comes as usual");
    }
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      running = turn();
    }, settings.seconds * 1_000);
  }
  let running = turn();

  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
