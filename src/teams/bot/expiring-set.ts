/** Runs the same thing once, however often Teams delivers it. */

/**
 * Remembers by key, for a while and at most so many; the oldest is forgotten first. A second call while it is
 * remembered gets the first one's outcome. A run that fails is forgotten, so that it may be tried again. Without a key
 * nothing is remembered.
 */
export function createOnce<Result>(
  limits: { milliseconds: number; most: number },
  now: () => number,
): (key: string | undefined, run: () => Promise<Result>) => Promise<Result> {
  const known = new Map<string, { at: number; result: Promise<Result> }>();

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
    known.set(key, { at: now(), result });
    result.catch(() => known.delete(key));
    return result;
  };
}
