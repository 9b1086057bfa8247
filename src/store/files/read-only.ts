/** One organization of a data folder as it is now, for looking only: nothing is written, not even the folder or its lock. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Collection, Damaged, Organization } from "../../app/ports.ts";
import { collectionNames, type CollectionName, type Documents } from "../documents/documents.ts";
import { entriesOfFolder } from "./folder-snapshot.ts";

/**
 * Reads it while nobody need stop: another process may be using the folder. One that is not there has no documents.
 * @param onDamaged hears of documents that cannot be read; they are left where they are.
 * @returns collections that throw when something is to be changed.
 */
export async function readOrganization(
  folder: string,
  id: string,
  onDamaged: (damaged: Damaged) => void,
): Promise<Organization> {
  const root = resolve(folder);
  const found = new Map<CollectionName, Map<string, Documents[CollectionName]>>(
    collectionNames.map((name) => [name, new Map()]),
  );
  if (existsSync(root)) {
    for await (const { organization, collection, id: document, doc } of entriesOfFolder(root, onDamaged)) {
      if (organization === id) found.get(collection)?.set(document, doc);
    }
  }
  const collections = Object.fromEntries(
    collectionNames.map((name) => [name, readCollection(found.get(name) ?? new Map())]),
  );
  // Its collections are those of the names, which `Object.fromEntries` forgets.
  return { id, ...collections } as unknown as Organization;
}

function readCollection<Doc>(documents: ReadonlyMap<string, Doc>): Collection<Doc> {
  return {
    get: async (id) => documents.get(id),
    list: async () => [...documents.values()],
    async update(id, change) {
      const current = documents.get(id);
      const result = change(current);
      if (result.doc !== current) throw new Error("This store was opened for looking only.");
      return result;
    },
  };
}
