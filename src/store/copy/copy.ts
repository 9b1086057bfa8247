/** Moving all documents into an empty store, and making sure that they arrived. */
import type { Damaged, Organization } from "../../app/ports.ts";
import { type Content, contentOf, createContent, isSame } from "../documents/checksum.ts";
import type { StoreOptions } from "../documents/damaged.ts";
import { openStore } from "../open.ts";
import type { Entry, KeptStore } from "../documents/organization.ts";

/** Documents written at once. */
const atOnce = 200;

/** Hears how many documents have been written, and how many there are. */
type OnProgress = (written: number, all: number) => void;

export type CopyOptions = { onProgress?: OnProgress | undefined } & Pick<StoreOptions, "password">;

export type Copied =
  | { outcome: "copied"; content: Content }
  | { outcome: "nothing" }
  /** The target has documents already; it was not touched. */
  | { outcome: "not-empty" }
  /** The source has documents that cannot be read; nothing was written. */
  | { outcome: "damaged"; damaged: readonly Damaged[] }
  /** The source changed in the meantime; the target is of no use. */
  | { outcome: "changed" }
  /** What is in the target is not what was written; it is of no use. */
  | { outcome: "differs"; expected: Content; found: Content };

/**
 * Copies a store into an empty one, each named by a setting, and reads the copy again from where it is kept.
 * @param options.withoutDamaged leaves damaged documents behind instead of stopping at them
 */
export async function copyStore(
  from: string,
  to: string,
  options: CopyOptions & { withoutDamaged?: boolean } = {},
): Promise<Copied> {
  return using(from, options, async (source) => {
    const content = await contentOf(source);
    const damaged = source.damaged();
    if (damaged.length > 0 && options.withoutDamaged !== true) return { outcome: "damaged", damaged };
    if (content.documents === 0) return { outcome: "nothing" };
    return fillStore(to, source.entries(), content, options);
  });
}

/**
 * Writes documents into the empty store that a setting names, and reads them again from where they are kept.
 * @param content what the documents are known to be
 */
export async function fillStore(
  setting: string,
  entries: AsyncIterable<Entry>,
  content: Content,
  options: CopyOptions = {},
): Promise<Copied> {
  const written = await using(setting, options, async (store) =>
    (await store.organizations()).length > 0
      ? undefined
      : writeAll(store, entries, (documents) => options.onProgress?.(documents, content.documents)),
  );
  if (written === undefined) return { outcome: "not-empty" };
  if (!isSame(written, content)) return { outcome: "changed" };
  const found = await using(setting, options, contentOf);
  return isSame(found, content) ? { outcome: "copied", content } : { outcome: "differs", expected: content, found };
}

async function using<Value>(
  setting: string,
  { password }: CopyOptions,
  work: (store: KeptStore) => Promise<Value>,
): Promise<Value> {
  const store = await openStore(setting, { password });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function writeAll(
  store: KeptStore,
  entries: AsyncIterable<Entry>,
  onProgress: (written: number) => void,
): Promise<Content> {
  const content = createContent();
  let written = 0;
  let group: Entry[] = [];
  async function write(): Promise<void> {
    await Promise.all(group.map((entry) => put(store.organization(entry.organization), entry)));
    written += group.length;
    group = [];
    onProgress(written);
  }
  for await (const entry of entries) {
    content.add(entry);
    group.push(entry);
    if (group.length === atOnce) await write();
  }
  await write();
  return content.sum();
}

async function put(organization: Organization, { collection, id, doc }: Entry): Promise<void> {
  // An entry's document is one of its collection, which their types do not say; the store checks it.
  const target = organization[collection] as {
    update(id: string, change: () => { doc: Entry["doc"] }): Promise<unknown>;
  };
  await target.update(id, () => ({ doc }));
}
