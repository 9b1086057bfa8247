/** A change of the documents of a collection that it concerns. */
import type { Collection } from "./ports.ts";

/** Documents looked at before others have their turn. */
const docsAtOnce = 500;

/**
 * Applies a pure change to each document of a collection: what comes back as it is stays unwritten, and
 * undefined removes the document. Looked at again when it is written, since another may have changed it meanwhile.
 * @returns how many it changed.
 */
export async function changeEach<Doc extends { id: string }>(
  collection: Collection<Doc>,
  change: (doc: Doc) => Doc | undefined,
): Promise<number> {
  let changed = 0;
  for (const [place, one] of (await collection.list()).entries()) {
    if (place % docsAtOnce === docsAtOnce - 1) await new Promise((resolve) => setImmediate(resolve));
    if (change(one) === one) continue;
    await changeKnown(collection, one.id, change);
    changed += 1;
  }
  return changed;
}

/** Changes one document where there is one; undefined removes it. @returns it as it is then. */
export async function changeKnown<Doc>(
  collection: Collection<Doc>,
  id: string,
  change: (doc: Doc) => Doc | undefined,
): Promise<Doc | undefined> {
  return (await collection.update(id, (current) => ({ doc: current && change(current) }))).doc;
}
