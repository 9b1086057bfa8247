/** Reads a data folder that another process is using. */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Damaged } from "../../app/ports.ts";
import { collectionNames } from "../documents/documents.ts";
import { readTextFile } from "./durable.ts";
import { decodeFile, placeOf } from "./place.ts";
import { idOfName } from "../documents/names.ts";
import type { Entry } from "../documents/organization.ts";

/**
 * All documents of a data folder, read without its lock and without touching it. Files are replaced as a whole, so
 * each document is whole: as it was at some moment between the beginning and the end.
 * @param onDamaged hears of documents that cannot be read; they are left where they are
 */
export async function* entriesOfFolder(root: string, onDamaged: (damaged: Damaged) => void): AsyncGenerator<Entry> {
  for (const folder of await readdir(root)) {
    const organization = idOfName(folder);
    if (organization === undefined) continue;
    for (const collection of collectionNames) {
      const place = placeOf(root, organization, collection);
      const names = existsSync(place.folder) ? await readdir(place.folder) : [];
      for (const name of names.filter((each) => each.endsWith(".json"))) {
        const path = join(place.folder, name);
        const text = await readTextFile(path);
        // Removed since its name was read.
        if (text === undefined) continue;
        const decoded = decodeFile(place, name, text);
        if ("because" in decoded) {
          onDamaged({ organization, collection, id: name, because: decoded.because, keptAt: path });
        } else yield { organization, collection, id: decoded.id, doc: decoded.doc };
      }
    }
  }
}
