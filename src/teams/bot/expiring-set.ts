/** Runs the same thing once, however often Teams delivers it. */

/**
 * Remembers by key, for a while and at most so many; the oldest is forgotten first. A second call while it is
 * remembered gets the first one's outcome. A run that fails is forgotten, so that it may be tried again. Without a key
 * nothing is remembered.
 * @param limits `whole` is how many outcomes are kept: they may hold a card each.
 * @param rest what is left of an older one.
 */
export function createOnce<Result>(
  limits: { milliseconds: number; most: number; whole: number },
  rest: Result,
  now: () => number,
): (key: string | undefined, run: () => Promise<Result>) => Promise<Result> {
  const known = new Map<string, { at: number; result: Promise<Result> }>();
  /** The outcomes that are kept, the oldest first. */
  const whole: { result: Promise<Result> }[] = [];

  function forgetOld(): void {
    for (const [key, { at }] of known) {
      if (known.size <= limits.most && now() - at < limits.milliseconds) return;
      known.delete(key);
    }
  }

  return (key, run) => {
    if (key === undefined) return run();
    forgetOld();
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier.result;
    const result = run();
    const entry = { at: now(), result };
    known.set(key, entry);
    result.then(
      () => {
        const older = whole.push(entry) > limits.whole ? whole.shift() : undefined;
        if (older !== undefined) older.result = Promise.resolve(rest);
        return undefined;
      },
      () => known.get(key) === entry && known.delete(key),
    );
    return result;
  };
}
