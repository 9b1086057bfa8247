/** Documents of one kind in a folder, a file each, kept in memory once read. */
import { mkdir, readdir } from "node:fs/promises";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import { Low } from "lowdb";
import type { Collection, Damaged } from "../app/ports.ts";
import { asideFolder, move, namesAside, setAside } from "./aside.ts";
import type { CollectionName, Documents } from "./documents.ts";
import { type Contents, durableFile, isAbsent, readText, syncFolder } from "./durable.ts";
import { decode, encode } from "./envelope.ts";
import { assertId, idOf, nameOf } from "./names.ts";
import { createTurns } from "./turns.ts";

/** What the collections of one store have in common. */
export type House = {
  folder: string;
  /** @throws {Error} when the store is closed. */
  assertOpen(): void;
  /** @throws {Error} when the folder is not ours any more. */
  assertHeld(): void;
  report(damaged: Damaged): void;
  /** Runs a write, not too many at once. */
  gate: <Value>(write: () => Promise<Value>) => Promise<Value>;
};

/** Reading many files stops for others after this long, so that the process stays responsive on a slow disk. */
const breatheEveryMilliseconds = 40;

export function openFileCollection<Name extends CollectionName>(house: House, organization: string, name: Name) {
  type Doc = Documents[Name];
  const folder = join(house.folder, nameOf(organization), name);
  const aside = join(house.folder, asideFolder, nameOf(organization), name);
  /** Documents as they are on disk; undefined for one known not to be there. */
  const known = new Map<string, Doc | undefined>();
  const turns = createTurns();
  let loading: Promise<void> | undefined;
  /** All files have been read: what is not in memory is not on disk. */
  let complete = false;
  let listed: readonly Doc[] | undefined;
  let ready: Promise<void> | undefined;

  function pathOf(id: string): string {
    return join(folder, `${nameOf(id)}.json`);
  }

  function remember(id: string, doc: Doc | undefined): void {
    if (doc === undefined && complete) known.delete(id);
    else known.set(id, doc);
    listed = undefined;
  }

  function report(file: string, id: string, because: string, keptAt: string): void {
    house.report({ organization, collection: name, id: id || basename(file, ".json"), because, keptAt });
  }

  /** The document from memory or disk. Runs in the id's turn. */
  async function fetch(id: string): Promise<Doc | undefined> {
    if (known.has(id) || complete) return known.get(id);
    const file = new Low<Contents>(durableFile(pathOf(id)), { text: undefined });
    await file.read();
    const { text } = file.data;
    if (known.has(id)) return known.get(id);
    if (text === undefined) return undefined;
    const decoded = decode(name, id, text);
    if ("because" in decoded) {
      const keptAt = setAside(pathOf(id), aside, `${nameOf(id)}.json`);
      report(pathOf(id), id, decoded.because, keptAt);
      throw new Error(`${name}/${id} cannot be read. ${decoded.because} It is kept at ${keptAt}.`);
    }
    remember(id, decoded.doc);
    return decoded.doc;
  }

  /** Makes the folders of the collection, not the store's own: if that one is gone, something is wrong. */
  async function makeFolders(): Promise<void> {
    for (const each of [dirname(folder), folder]) {
      await mkdir(each, { mode: 0o700 }).catch((error: unknown) => {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      });
      await syncFolder(dirname(each));
    }
  }

  /** Writes or removes the document. When that fails, memory stays as the disk is. */
  async function commit(id: string, doc: Doc | undefined): Promise<void> {
    house.assertHeld();
    const stored = doc === undefined ? { text: undefined, doc } : encode(name, id, doc);
    ready ??= makeFolders().catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    try {
      await ready;
      await new Low<Contents>(durableFile(pathOf(id)), { text: stored.text }).write();
    } catch (error) {
      if (stored.text !== undefined && (await isInPlace(pathOf(id), stored.text))) remember(id, stored.doc);
      throw new Error(`Could not write ${name}/${id}.`, { cause: error });
    }
    remember(id, stored.doc);
  }

  /** Reads every file that is not in memory yet. Each is read and remembered in one step, so no change slips between. */
  async function load(): Promise<void> {
    let since = performance.now();
    for (const file of await filesIn(folder)) {
      loadFile(file);
      if (performance.now() - since > breatheEveryMilliseconds) {
        await breathe();
        since = performance.now();
      }
    }
    for (const file of namesAside(aside)) reconsider(file);
    complete = true;
    for (const [id, doc] of known) if (doc === undefined) known.delete(id);
  }

  function loadFile(file: string): void {
    const path = join(folder, file);
    // What an interrupted write leaves; nobody was told that it had succeeded.
    if (/\.json\.\d+$/.test(file)) rmSync(path, { force: true });
    if (!file.endsWith(".json")) return;
    const id = idOf(basename(file, ".json"));
    if (id !== undefined && known.has(id)) return;
    const text = textOf(path);
    if (text === undefined) return;
    const decoded = checkName(file, decode(name, id, text));
    if (decoded.id !== undefined && known.has(decoded.id)) return;
    if ("doc" in decoded && decoded.id !== undefined) remember(decoded.id, decoded.doc);
    else if ("because" in decoded) report(path, id ?? "", decoded.because, setAside(path, aside, file));
  }

  /** Takes back a document that can be read by now, by this release or because somebody mended it. */
  function reconsider(file: string): void {
    const path = join(aside, file);
    const place = join(folder, file.replace(/\.json\.\d+$/, ".json"));
    const decoded = checkName(basename(place), decode(name, idOf(basename(place, ".json")), textOf(path) ?? ""));
    const free = decoded.id !== undefined && known.get(decoded.id) === undefined;
    if ("doc" in decoded && decoded.id !== undefined && free) {
      move(path, place);
      remember(decoded.id, decoded.doc);
    } else {
      const because = "because" in decoded ? decoded.because : "It can be read, but a newer one has its place.";
      report(place, idOf(basename(place, ".json")) ?? "", because, path);
    }
  }

  const collection: Collection<Doc> & { settled(): Promise<void> } = {
    async get(id) {
      assertId(id);
      house.assertOpen();
      if (known.has(id) || complete) return known.get(id);
      return turns.run(id, () => fetch(id));
    },
    async list() {
      house.assertOpen();
      loading ??= load().catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      await loading;
      listed ??= Object.freeze([...known.values()].filter((doc) => doc !== undefined));
      return listed;
    },
    async update(id, change) {
      assertId(id);
      house.assertOpen();
      return turns.run(id, async () => {
        const current = await fetch(id);
        const result = change(current);
        if (result.doc !== current) await house.gate(() => commit(id, result.doc));
        return result;
      });
    },
    async settled() {
      await Promise.allSettled([loading, turns.settled()]);
    },
  };
  return collection;
}

/** A document whose file has not its name would be there twice, or not at all, the next time it is written. */
function checkName<Doc>(
  file: string,
  decoded: ({ doc: Doc } | { because: string }) & { id?: string },
): ({ doc: Doc } | { because: string }) & { id?: string } {
  if (decoded.id === undefined || `${nameOf(decoded.id)}.json` === file) return decoded;
  return { because: "It holds a document with another id." };
}

/** After a failed write: the text may be in place all the same, when only making it last failed. */
async function isInPlace(path: string, text: string): Promise<boolean> {
  return (await readText(path).catch(() => undefined)) === text;
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Whether there is a document in any of the organization's folders. */
export function hasDocuments(organizationFolder: string, collections: readonly string[]): boolean {
  return collections.some((name) => {
    try {
      return readdirSync(join(organizationFolder, name)).some((file) => file.endsWith(".json"));
    } catch (error) {
      if (isAbsent(error)) return false;
      throw error;
    }
  });
}
