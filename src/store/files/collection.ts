/** Documents of one kind in a folder, a file each, kept in memory once read. */
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Low } from "lowdb";
import type { Damaged } from "../../app/ports.ts";
import type { CollectionName, Documents } from "../documents/documents.ts";
import { type Contents, durableFile, readTextFile, syncFolder } from "./durable.ts";
import { decode, encode } from "../documents/envelope.ts";
import { fileOf, loadAll, placeOf, quarantine, whyRefused } from "./place.ts";
import type { KeptCollection } from "../documents/organization.ts";
import { createListing } from "../../domain/listing.ts";
import { createTurns } from "../mutex.ts";

/** What the collections of one data folder have in common. */
export type House = {
  folder: string;
  report(damaged: Damaged): void;
  /** @throws {Error} when the folder is not ours any more. */
  assertHeld(): void;
  /** Runs a write, not too many at once. */
  gate: <Value>(write: () => Promise<Value>) => Promise<Value>;
};

export function openFileCollection<Name extends CollectionName>(
  house: House,
  organization: string,
  name: Name,
): KeptCollection<Documents[Name]> {
  type Doc = Documents[Name];
  const place = placeOf(house.folder, organization, name);
  /** Documents as they are on disk; undefined for one known not to be there, until all have been read. */
  const known = new Map<string, Doc | undefined>();
  const listing = createListing<Doc>();
  const turns = createTurns();
  let loading: Promise<void> | undefined;
  /** All files have been read: what is not in memory is not on disk. */
  let complete = false;
  let foldersMade: Promise<void> | undefined;

  function remember(id: string, doc: Doc | undefined): void {
    if (doc === undefined && complete) known.delete(id);
    else known.set(id, doc);
    listing.set(id, doc);
  }

  /** Puts the file in quarantine, so that nothing is written over it, and says so. */
  function refuse(id: string, because: string): never {
    const damaged = quarantine(place, fileOf(place, id), because);
    house.report(damaged);
    throw new Error(`${name}/${id} cannot be read. ${damaged.because} It is kept at ${damaged.keptAt}.`);
  }

  /** The document from memory or disk. Runs in the id's turn. */
  async function fetch(id: string): Promise<Doc | undefined> {
    if (known.has(id) || complete) return known.get(id);
    const file = new Low<Contents>(durableFile(fileOf(place, id)), { text: undefined });
    await file.read().catch((error: unknown) => {
      const because = whyRefused(error);
      if (because === undefined) throw error;
      refuse(id, because);
    });
    const { text } = file.data;
    if (known.has(id)) return known.get(id);
    if (text === undefined) {
      // Asked for again with every turn, as settings are that nobody changed.
      if (!complete) known.set(id, undefined);
      return undefined;
    }
    const decoded = decode(name, id, text);
    if ("because" in decoded) return refuse(id, decoded.because);
    remember(id, decoded.doc);
    return decoded.doc;
  }

  /** Makes the collection's folders, not the store's own: if that one is gone, something is wrong. */
  async function makeFolders(): Promise<void> {
    for (const folder of [dirname(place.folder), place.folder]) {
      await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      });
      await syncFolder(dirname(folder));
    }
  }

  /** Writes or removes the document. When that fails, memory stays as the disk is. */
  async function commit(id: string, doc: Doc | undefined): Promise<void> {
    house.assertHeld();
    const stored = doc === undefined ? { text: undefined, doc } : encode(name, id, doc);
    foldersMade ??= makeFolders().catch((error: unknown) => {
      foldersMade = undefined;
      throw error;
    });
    try {
      await foldersMade;
      await new Low<Contents>(durableFile(fileOf(place, id)), { text: stored.text }).write();
    } catch (error) {
      // The text may be in place all the same, when only making it last failed.
      const inPlace = await readTextFile(fileOf(place, id)).catch(() => undefined);
      if (inPlace !== undefined && inPlace === stored.text) remember(id, stored.doc);
      throw new Error(`Could not write ${name}/${id}.`, { cause: error });
    }
    remember(id, stored.doc);
  }

  async function load(): Promise<void> {
    await loadAll(place, {
      isKnown: (id) => known.has(id),
      document: remember,
      damaged: (damaged) => house.report(damaged),
    });
    complete = true;
    for (const [id, doc] of known) if (doc === undefined) known.delete(id);
  }

  async function all(): Promise<void> {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    await loading;
  }

  return {
    async get(id) {
      if (known.has(id) || complete) return known.get(id);
      return turns.run(id, () => fetch(id));
    },
    async list() {
      await all();
      return listing.list();
    },
    async update(id, change) {
      return turns.run(id, async () => {
        const current = await fetch(id);
        const result = change(current);
        if (result.doc !== current) await house.gate(() => commit(id, result.doc));
        return result;
      });
    },
    async entries() {
      await all();
      const entries = new Map<string, Doc>();
      for (const [id, doc] of known) if (doc !== undefined) entries.set(id, doc);
      return entries;
    },
    async settled() {
      await Promise.allSettled([loading, turns.settled()]);
    },
  };
}
