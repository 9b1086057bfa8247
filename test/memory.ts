/**
 * A store in memory, for tests that are about nothing that only disks and databases do. What is written is checked and
 * read back as theirs is, and it keeps the same contract.
 */
import type { CollectionName, Documents } from "../src/store/documents/documents.ts";
import { encode } from "../src/store/documents/envelope.ts";
import { createStore, type Entry, type KeptCollection, type KeptStore } from "../src/store/documents/organization.ts";
import type { Collection } from "../src/app/ports.ts";
import { createListing } from "../src/domain/listing.ts";

/** Where stores that are opened one after the other find what the earlier ones kept. */
export type Memory = {
  open(): KeptStore;
  /** All that is kept. */
  text(): Promise<string>;
  /** Keeps what another kept, as its `text` has it. */
  fill(text: string): Promise<void>;
};

export function aMemory(): Memory {
  const organizations = new Map<string, Map<CollectionName, KeptCollection<never>>>();
  const open = () =>
    createStore({}, () => ({
      shared: false,
      async exclusively(_key, work) {
        await work(new AbortController().signal);
        return true;
      },
      open<Name extends CollectionName>(organization: string, name: Name) {
        const collections = organizations.get(organization) ?? new Map<CollectionName, KeptCollection<never>>();
        organizations.set(organization, collections);
        const collection = collections.get(name) ?? aCollection(name);
        collections.set(name, collection as KeptCollection<never>);
        return collection;
      },
      async organizations() {
        const found: string[] = [];
        for (const [id, collections] of organizations)
          for (const collection of collections.values())
            if (!found.includes(id) && (await collection.list()).length > 0) found.push(id);
        return found;
      },
      check: () => Promise.resolve(),
      tidy: () => Promise.resolve(),
      close: () => Promise.resolve(),
    }));
  return {
    open,
    async text() {
      const entries: unknown[] = [];
      for await (const entry of open().entries()) entries.push(entry);
      return JSON.stringify(entries);
    },
    async fill(text) {
      const store = open();
      for (const { organization, collection, id, doc } of JSON.parse(text) as Entry[])
        await (store.organization(organization)[collection] as Collection<unknown>).update(id, () => ({ doc }));
    },
  };
}

/** A store that nobody opens again. */
export const aMemoryStore = (): KeptStore => aMemory().open();

function aCollection<Name extends CollectionName>(name: Name): KeptCollection<Documents[Name]> {
  const documents = new Map<string, Documents[Name]>();
  const listing = createListing<Documents[Name]>();
  return {
    get: async (id) => documents.get(id),
    list: async () => listing.list(),
    async update(id, change) {
      const current = documents.get(id);
      const result = change(current);
      if (result.doc === current) return result;
      const kept = result.doc && encode(name, id, result.doc).doc;
      if (kept === undefined) documents.delete(id);
      else documents.set(id, kept);
      listing.set(id, kept);
      return result;
    },
    entries: () => Promise.resolve(documents),
    settled: () => Promise.resolve(),
  };
}
