/** Files that are either the old or the new text whatever happens, and stay when the power goes. */
import { open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Adapter } from "lowdb";

/** What a file holds; undefined when there is none. An object, because lowdb takes an empty text for none at all. */
export type Contents = { text: string | undefined };

/** lowdb's adapter for one durable text file; writing no text removes it. */
export function durableFile(path: string): Adapter<Contents> {
  return {
    read: async () => ({ text: await readTextFile(path) }),
    write: ({ text }) => (text === undefined ? removeDurably(path) : writeDurably(path, text)),
  };
}

/** @returns undefined when there is no such file. */
export async function readTextFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Files written so far: each is written under a name of its own. What ends in a number is removed at the next start. */
let written = 0;

/** Paths of those that are being written now. */
const underWay = new Set<string>();

/** Whether this process is writing the file at the moment: whoever cleans up leaves it alone. */
export const isUnderWay = (path: string): boolean => underWay.has(path);

/**
 * Replaces the file as a whole; it survives a power cut once this resolves. write-file-atomic does the same in three
 * times as many operations, of which a large import makes hundreds of thousands, and takes half a text for a whole one
 * on a disk that is nearly full.
 */
export async function writeDurably(path: string, text: string): Promise<void> {
  const temporary = `${path}.${(written += 1)}`;
  underWay.add(temporary);
  try {
    const handle = await open(temporary, "w", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    underWay.delete(temporary);
  }
  await syncFolder(dirname(path));
}

/** Removes the file for good; nothing happens when there is none. */
export async function removeDurably(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncFolder(dirname(path));
}

const waiting = new Map<string, Promise<void>>();

/** What file systems of some network shares answer. */
const cannotSync: ReadonlySet<string> = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP"]);

/** Makes names in a folder last. Callers that come before a sync has begun share it. */
export function syncFolder(folder: string): Promise<void> {
  const shared = waiting.get(folder);
  if (shared !== undefined) return shared;
  const sync = (async () => {
    const handle = await open(folder, "r");
    waiting.delete(folder);
    try {
      await handle.sync();
    } catch (cause) {
      if (!cannotSync.has(reasonOf(cause))) throw cause;
      const words =
        "its file system cannot make names in a folder last (fsync). Use a disk of this machine, or PostgreSQL";
      throw new Error(words, { cause });
    } finally {
      await handle.close();
    }
  })().finally(() => {
    if (waiting.get(folder) === sync) waiting.delete(folder);
  });
  waiting.set(folder, sync);
  return sync;
}

/** Whether an error says that a file or folder is not there. */
export function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** What a failure of the file system is, for a message: its code, such as ENOSPC or EACCES. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? String(error.code) : error.message;
}
