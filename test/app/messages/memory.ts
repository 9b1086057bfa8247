/** A store in memory, for tests that let years pass. What stores promise is tested elsewhere; this one is only quick. */
import type { Collection, Organization, Store } from "../../../src/app/ports.ts";

function aCollection<Doc extends { id?: string }>(): Collection<Doc> {
  const documents = new Map<string, Doc>();
  let listed: readonly Doc[] | undefined;
  return {
    get: async (id) => documents.get(id),
    list: async () => (listed ??= [...documents.values()]),
    async update(id, change) {
      const current = documents.get(id);
      const result = change(current);
      if (result.doc === current) return result;
      listed = undefined;
      if (result.doc === undefined) documents.delete(id);
      else documents.set(id, result.doc);
      return result;
    },
  };
}

export function aMemoryStore(): Store {
  const organizations = new Map<string, Organization>();
  return {
    organization(id) {
      const known = organizations.get(id) ?? {
        id,
        customers: aCollection(),
        people: aCollection(),
        channels: aCollection(),
        deliveries: aCollection(),
        weeks: aCollection(),
        heard: aCollection(),
        sources: aCollection(),
        imports: aCollection(),
        settings: aCollection<never>() as unknown as Organization["settings"],
      };
      organizations.set(id, known);
      return known;
    },
    shared: false,
    async exclusively(_key, work) {
      await work(new AbortController().signal);
      return true;
    },
    organizations: async () => [...organizations.keys()],
    damaged: () => [],
    check: async () => {},
    tidy: async () => {},
    close: async () => {},
  };
}
