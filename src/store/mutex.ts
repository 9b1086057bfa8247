/** Asynchronous work that has to wait: one at a time by key, and not too much at once altogether. */

/** Runs work one at a time for each key, in the order of asking. */
export type Turns = {
  run<Value>(key: string, work: () => Promise<Value>): Promise<Value>;
  /** Resolves when everything asked for so far has ended, well or badly. */
  settled(): Promise<void>;
};

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(key, work) {
      const result = (last.get(key) ?? Promise.resolve()).then(work);
      const forget = () => {
        if (last.get(key) === ended) last.delete(key);
      };
      const ended: Promise<void> = result.then(forget, forget);
      last.set(key, ended);
      return result;
    },
    async settled() {
      await Promise.all(last.values());
    },
  };
}

/** Lets at most `most` pieces of work run at once; the others wait in order. */
export function createGate(most: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running === most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

/**
 * Shares one piece of work among callers: every call is answered by a run that began after it was made, and there is
 * never more than one run at a time.
 */
export function createShared(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  function begin(): Promise<void> {
    next = undefined;
    const run = work().finally(() => {
      if (running === run) running = undefined;
    });
    running = run;
    return run;
  }
  return () => {
    if (running === undefined) return begin();
    next ??= running.then(begin, begin);
    return next;
  };
}
