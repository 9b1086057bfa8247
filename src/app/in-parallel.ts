/** Many acts, some of them at once. */

/** Changes made at once; enough to keep a disk or database busy, few enough to leave the bot responsive. */
export const changesAtOnce = 16;

/**
 * Starts an act for every item, at most `atOnce` at a time, in order of arrival. The first failure stops the taking of
 * further items, lets the acts in flight end, and is thrown.
 */
export async function inParallel<Item>(
  atOnce: number,
  items: AsyncIterable<Item> | Iterable<Item>,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const inFlight = new Set<Promise<void>>();
  let failure: { cause: unknown } | undefined;
  for await (const item of items) {
    const done: Promise<void> = act(item)
      .catch((cause: unknown) => {
        failure ??= { cause };
      })
      .finally(() => inFlight.delete(done));
    inFlight.add(done);
    if (inFlight.size >= atOnce) await Promise.race(inFlight);
    if (failure !== undefined) break;
  }
  await Promise.all(inFlight);
  if (failure !== undefined) throw failure.cause;
}
