/** A store and its organizations' collections, put together the same way whatever keeps them. */
import type { Collection, Damaged, Store } from "../../app/ports.ts";
import { createDamagedList, type StoreOptions } from "./damaged.ts";
import { collectionNames, type CollectionName, type Documents } from "./documents.ts";
import { NewerRelease } from "./envelope.ts";
import { assertId } from "./names.ts";
import { createShared } from "../mutex.ts";

/** A collection, with what its store needs besides. */
export interface KeptCollection<Doc> extends Collection<Doc> {
  /** All documents by their ids. */
  entries(): Promise<ReadonlyMap<string, Doc>>;
  /** Resolves when everything asked for so far has ended, well or badly. */
  settled(): Promise<void>;
}

/** Any document of any collection, and where it belongs. */
export type Entry = { organization: string; collection: CollectionName; id: string; doc: Documents[CollectionName] };

/** A store, with what moving its documents elsewhere needs. */
export interface KeptStore extends Store {
  /** Every document of every organization, in no particular order; each as it is when its collection's turn comes. */
  entries(): AsyncIterable<Entry>;
}

/**
 * The collection, of an open store and by ids that any store can keep; tells when a newer release turns out to have
 * written in it.
 */
function guarded<Doc>(
  inner: KeptCollection<Doc>,
  assertOpen: () => void,
  onLost: StoreOptions["onLost"],
): KeptCollection<Doc> {
  const guard = async <Value>(work: () => Promise<Value>, id?: string): Promise<Value> => {
    try {
      if (id !== undefined) assertId(id);
      assertOpen();
      return await work();
    } catch (error) {
      if (error instanceof NewerRelease) onLost?.(error);
      throw error;
    }
  };
  return {
    get: (id) => guard(() => inner.get(id), id),
    list: () => guard(inner.list),
    update: (id, change) => guard(() => inner.update(id, change), id),
    entries: () => guard(inner.entries),
    settled: inner.settled,
  };
}

/** Where a store keeps its documents. Nothing is asked of it once the store is closed. */
export type Backing = Pick<KeptStore, "shared" | "exclusively" | "organizations" | "check" | "tidy" | "close"> & {
  open<Name extends CollectionName>(organization: string, name: Name): KeptCollection<Documents[Name]>;
  /** @throws {Error} when an organization's id cannot be kept here. */
  assertId?(organization: string): void;
};

/** A store on what keeps its documents. */
export function createStore(
  options: StoreOptions,
  backingFor: (report: (damaged: Damaged) => void) => Backing,
): KeptStore {
  const damaged = createDamagedList(options);
  let closed = false;
  function assertOpen(): void {
    if (closed) throw new Error("The store is closed.");
  }
  const backing = backingFor(damaged.report);
  const check = createShared(backing.check);
  const opened = new Map<string, Opened>();

  function collectionsOf(id: string): Opened {
    let known = opened.get(id);
    if (known === undefined) {
      const collections = collectionNames.map(
        (name) => [name, guarded(backing.open(id, name), assertOpen, options.onLost)] as const,
      );
      // Each is of its name, which `Object.fromEntries` forgets.
      known = Object.fromEntries(collections) as unknown as Opened;
      opened.set(id, known);
    }
    return known;
  }

  async function organizations(): Promise<readonly string[]> {
    assertOpen();
    return await backing.organizations();
  }

  return {
    shared: backing.shared,
    exclusively(key, work) {
      assertOpen();
      return backing.exclusively(key, work);
    },
    organization(id) {
      assertId(id);
      backing.assertId?.(id);
      return { id, ...collectionsOf(id) };
    },
    organizations,
    async *entries() {
      for (const organization of await organizations()) {
        for (const collection of collectionNames) {
          const documents: ReadonlyMap<string, Entry["doc"]> = await collectionsOf(organization)[collection].entries();
          for (const [id, doc] of documents) yield { organization, collection, id, doc };
        }
      }
    },
    damaged: damaged.list,
    async tidy() {
      assertOpen();
      await backing.tidy();
    },
    async check() {
      assertOpen();
      await check();
    },
    async close() {
      if (closed) return;
      closed = true;
      const collections = [...opened.values()].flatMap((each) => Object.values(each));
      await Promise.all(collections.map((collection) => collection.settled()));
      await backing.close();
    },
  };
}

type Opened = { [Name in CollectionName]: KeptCollection<Documents[Name]> };
