/** One organization's collections, put together the same way whatever keeps them. */
import type { Collection, Organization, Store } from "../../app/ports.ts";
import type { StoreOptions } from "./damaged.ts";
import type { CollectionName, Documents } from "./documents.ts";
import { NewerRelease } from "./envelope.ts";

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

/** The collection, telling when a newer release turns out to have written in it. */
function watched<Doc>(inner: KeptCollection<Doc>, { onLost }: StoreOptions): KeptCollection<Doc> {
  const watch = async <Value>(work: Promise<Value>): Promise<Value> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof NewerRelease) onLost?.(error);
      throw error;
    }
  };
  return {
    get: (id) => watch(inner.get(id)),
    list: () => watch(inner.list()),
    update: (id, change) => watch(inner.update(id, change)),
    entries: () => watch(inner.entries()),
    settled: () => inner.settled(),
  };
}

/** The organizations of one store, each opened once. */
export function createOrganizations(
  options: StoreOptions,
  open: <Name extends CollectionName>(organization: string, name: Name) => KeptCollection<Documents[Name]>,
) {
  type Opened = { [Name in CollectionName]: KeptCollection<Documents[Name]> };
  const opened = new Map<string, { organization: Organization; collections: Opened }>();

  function organization(id: string) {
    let known = opened.get(id);
    if (known === undefined) {
      const kept = <Name extends CollectionName>(name: Name) => watched(open(id, name), options);
      const collections: Opened = {
        customers: kept("customers"),
        people: kept("people"),
        channels: kept("channels"),
        deliveries: kept("deliveries"),
        weeks: kept("weeks"),
        heard: kept("heard"),
        sources: kept("sources"),
        imports: kept("imports"),
        settings: kept("settings"),
      };
      known = { organization: { id, ...collections }, collections };
      opened.set(id, known);
    }
    return known;
  }

  return {
    organization: (id: string): Organization => organization(id).organization,
    async *entries(ids: Iterable<string>): AsyncGenerator<Entry> {
      for (const id of ids) {
        for (const [name, collection] of Object.entries(organization(id).collections)) {
          // The keys of `Opened` are its collections' names, which `Object.entries` forgets.
          const documents: ReadonlyMap<string, Entry["doc"]> = await collection.entries();
          for (const [key, doc] of documents)
            yield { organization: id, collection: name as CollectionName, id: key, doc };
        }
      }
    },
    async settled(): Promise<void> {
      const collections = [...opened.values()].flatMap((each) => Object.values(each.collections));
      await Promise.all(collections.map((collection) => collection.settled()));
    },
  };
}
