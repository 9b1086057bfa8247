/** Work that one process of several does at a time. */
import type { Database } from "./database.ts";

/**
 * Milliseconds between two signs of life. The transaction that holds the lock may be idle for 20 seconds (see
 * `begin` in database.ts): then the server ends it, and the lock is free for others.
 */
const beatMilliseconds = 2_000;

/**
 * Runs work under an advisory lock. The server lets go of it when the process dies, is paused, or cannot be reached;
 * no clock of either machine counts.
 * @param work gets a signal that is aborted when the lock was lost.
 * @returns false when another process holds the lock: then nothing was run.
 */
export async function exclusively(
  database: Database,
  key: string,
  work: (lost: AbortSignal) => Promise<void>,
): Promise<boolean> {
  let ended: { fault?: unknown } | undefined;
  await database.transaction(async (query) => {
    const [row] = await query<{ held: boolean }>(
      "select pg_try_advisory_xact_lock(hashtextextended(current_schema() || ' ' || $1, 0)) as held",
      [key],
    );
    if (row?.held !== true) return undefined;
    const lost = new AbortController();
    const beat = setInterval(() => void query("select 1").catch(() => lost.abort()), beatMilliseconds);
    try {
      await work(lost.signal);
      ended = {};
    } catch (fault) {
      // Not thrown in here: a transaction whose connection went is tried again, and this work must not be.
      ended = { fault };
    } finally {
      clearInterval(beat);
    }
    return undefined;
  });
  if (ended !== undefined && "fault" in ended) throw ended.fault;
  return ended !== undefined;
}
