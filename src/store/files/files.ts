/** The embedded store: a folder per organization, a small lowdb file per document. One process at a time. */
import { mkdir, opendir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { StoreOptions } from "../documents/damaged.ts";
import { collectionNames } from "../documents/documents.ts";
import { isAbsent, reasonOf, removeDurably, writeDurably } from "./durable.ts";
import { type House, openFileCollection } from "./collection.ts";
import { lockFolder } from "./lock.ts";
import { idOfName, nameOfId } from "../documents/names.ts";
import { createStore, type KeptStore } from "../documents/organization.ts";
import { createGate } from "../mutex.ts";

/** Writes under way at once: enough to keep a disk busy, far from the limit on open files. */
const writesAtOnce = 32;

/**
 * Opens the data folder, which is made when it is not there, and takes it for this process. Nothing is written in it
 * but the lock until a document is.
 * @throws {Error} when another process has it, or it cannot be used.
 */
export async function openFileStore(folder: string, options: StoreOptions = {}): Promise<KeptStore> {
  const root = resolve(folder);
  await mkdir(root, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new Error(`Cannot make the data folder ${root}: ${reasonOf(error)}.`, { cause: error });
  });
  const lock = await lockFolder(root, options.onLost);
  return createStore(options, (report) => {
    const house: House = {
      folder: root,
      report,
      gate: createGate(writesAtOnce),
      assertHeld: () => lock.assertHeld(),
    };
    return {
      shared: false,
      // The folder's lock has made this the only process already.
      async exclusively(_key, work) {
        await work(new AbortController().signal);
        return true;
      },
      open: (organization, name) => openFileCollection(house, organization, name),
      assertId(id) {
        if (idOfName(nameOfId(id)) === undefined) throw new Error(`This organization's id is too long: ${id}`);
      },
      organizations: () => organizationsIn(root),
      // A removed document's file is gone.
      tidy: () => Promise.resolve(),
      async check() {
        house.assertHeld();
        await tryToWrite(root);
      },
      close: () => lock.release(),
    };
  });
}

async function tryToWrite(root: string): Promise<void> {
  const file = join(root, ".check");
  try {
    await writeDurably(file, "A write to see that writing works.\n");
    await removeDurably(file);
  } catch (error) {
    throw new Error(`Cannot write to the data folder ${root}: ${reasonOf(error)}.`, { cause: error });
  }
}

/** Ids of the organizations that have documents in a data folder. */
async function organizationsIn(root: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const id = entry.isDirectory() ? idOfName(entry.name) : undefined;
    if (id !== undefined && (await hasDocuments(join(root, entry.name)))) ids.push(id);
  }
  return ids;
}

/** Whether there is a document in any of an organization's folders. Ends at the first: a folder may have very many. */
async function hasDocuments(folder: string): Promise<boolean> {
  for (const name of collectionNames) {
    const files = await opendir(join(folder, name)).catch((error: unknown) => {
      if (isAbsent(error)) return [];
      throw error;
    });
    for await (const file of files) if (file.name.endsWith(".json")) return true;
  }
  return false;
}
