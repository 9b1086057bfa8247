/** Where the documents of one collection are in a data folder, and reading them from there. */
import { readFileSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import type { Damaged } from "../../app/ports.ts";
import { quarantineFolder, move, namesInQuarantine, moveToQuarantine } from "./quarantine.ts";
import type { CollectionName, Documents } from "../documents/documents.ts";
import { isAbsent, isUnderWay } from "./durable.ts";
import { decode, type Decoded } from "../documents/envelope.ts";
import { idOfName, nameOfId } from "../documents/names.ts";

/** Reading many files stops for others after this long, so that the process stays responsive on a slow disk. */
const breatheEveryMilliseconds = 40;

export type Folder<Name extends CollectionName> = {
  organization: string;
  name: Name;
  folder: string;
  /** Where its damaged documents go. */
  quarantine: string;
};

export function placeOf<Name extends CollectionName>(root: string, organization: string, name: Name): Folder<Name> {
  const inside = join(nameOfId(organization), name);
  return { organization, name, folder: join(root, inside), quarantine: join(root, quarantineFolder, inside) };
}

/** The file of a document. */
export function fileOf(place: Folder<CollectionName>, id: string): string {
  return join(place.folder, `${nameOfId(id)}.json`);
}

/** Moves a damaged document out of the way. */
export function quarantine(place: Folder<CollectionName>, file: string, because: string): Damaged {
  const name = basename(file);
  return damagedAt(place, name, because, moveToQuarantine(file, place.quarantine, name));
}

/** What the loading of a collection is told of, as it goes. */
export type FoundFile<Doc> = {
  isKnown(id: string): boolean;
  document(id: string, doc: Doc): void;
  damaged(damaged: Damaged): void;
};

/**
 * Reads every document that is not known yet, those in quarantine that can be read by now too. Each is read and told of
 * in one step, so that no change of it slips between.
 */
export async function loadAll<Name extends CollectionName>(
  place: Folder<Name>,
  found: FoundFile<Documents[Name]>,
): Promise<void> {
  let since = performance.now();
  for (const name of await documentFilesIn(place.folder)) {
    loadOne(place, name, found);
    if (performance.now() - since < breatheEveryMilliseconds) continue;
    await breathe();
    since = performance.now();
  }
  for (const name of namesInQuarantine(place.quarantine)) reconsider(place, name, found);
}

/** Names of the files that hold documents. Removes what an interrupted write left: nobody was told that it succeeded. */
async function documentFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  for (const name of names) {
    const path = join(folder, name);
    if (/\.json\.\d+$/.test(name) && !isUnderWay(path)) rmSync(path, { force: true });
  }
  return names.filter((name) => name.endsWith(".json"));
}

function loadOne<Name extends CollectionName>(
  place: Folder<Name>,
  name: string,
  found: FoundFile<Documents[Name]>,
): void {
  const id = idOfName(basename(name, ".json"));
  if (id !== undefined && found.isKnown(id)) return;
  const read = readAt(join(place.folder, name));
  if ("text" in read && read.text === undefined) return;
  const decoded = "because" in read ? read : decodeFile(place, name, read.text ?? "");
  if ("because" in decoded) found.damaged(quarantine(place, join(place.folder, name), decoded.because));
  else if (!found.isKnown(decoded.id)) found.document(decoded.id, decoded.doc);
}

/** Takes back a document in quarantine that can be read, because this release can or because somebody mended it. */
function reconsider<Name extends CollectionName>(
  place: Folder<Name>,
  name: string,
  found: FoundFile<Documents[Name]>,
): void {
  const path = join(place.quarantine, name);
  const original = name.replace(/\.json\.\d+$/, ".json");
  const read = readAt(path);
  const decoded = "because" in read ? read : decodeFile(place, original, read.text ?? "");
  if ("because" in decoded) return found.damaged(damagedAt(place, original, decoded.because, path));
  if (found.isKnown(decoded.id)) {
    return found.damaged(damagedAt(place, original, "It can be read, but a newer one has its place.", path));
  }
  move(path, join(place.folder, original));
  found.document(decoded.id, decoded.doc);
}

/** A document whose file has another's name would be there twice, or not at all, the next time it is written. */
export function decodeFile<Name extends CollectionName>(
  place: Folder<Name>,
  name: string,
  text: string,
): Decoded<Documents[Name]> {
  const id = idOfName(basename(name, ".json"));
  const decoded = decode(place.name, id, text);
  // The name of a long id does not tell it, so the id has to tell the name.
  if ("because" in decoded || id !== undefined || `${nameOfId(decoded.id)}.json` === name) return decoded;
  return { because: "It holds a document with another id." };
}

function damagedAt(place: Folder<CollectionName>, name: string, because: string, keptAt: string): Damaged {
  const id = idOfName(basename(name, ".json")) ?? basename(name, ".json");
  return { organization: place.organization, collection: place.name, id, because, keptAt };
}

/** Faults of a file that is there and is not read however often it is tried: another user's, or a folder in its place. */
const refusals: ReadonlySet<unknown> = new Set(["EACCES", "EPERM", "EISDIR"]);

/** Why the system does not let a file be read; undefined for a fault that may pass, and for others. */
export function whyRefused(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return refusals.has(code) ? `The system does not let it be read (${String(code)}).` : undefined;
}

/** What a file holds, nothing where there is none, or why it cannot be read. @throws for a fault that may pass. */
function readAt(path: string): { text: string | undefined } | { because: string } {
  try {
    return { text: readFileSync(path, "utf8") };
  } catch (error) {
    if (isAbsent(error)) return { text: undefined };
    const because = whyRefused(error);
    if (because === undefined) throw error;
    return { because };
  }
}
