/** What a store holds, as a number and a hash: two stores with the same content have the same of both. */
import { createHash } from "node:crypto";
import { version } from "./documents.ts";
import type { Entry, KeptStore } from "./organization.ts";

export type Content = { documents: number; sha256: string };

/** Counts documents and hashes them, in any order. */
export function createContent() {
  const hashes: string[] = [];
  const addLine = (line: string) => void hashes.push(createHash("sha256").update(line).digest("hex"));
  return {
    /** Counts a document by its line; see `lineOf`. */
    addLine,
    /** @param writtenAs the version of documents whose hash is wanted; this release's unless given. */
    add(entry: Entry, writtenAs?: number): void {
      addLine(lineOf(entry, writtenAs));
    },
    sum(): Content {
      return { documents: hashes.length, sha256: createHash("sha256").update(hashes.sort().join()).digest("hex") };
    },
  };
}

/** A document as one line of JSON, the same wherever it comes from. */
export function lineOf({ organization, collection, id, doc }: Entry, writtenAs: number = version): string {
  return JSON.stringify({ organization, collection, version: writtenAs, id, doc });
}

/** The content of a store as it is now. */
export async function contentOf(store: KeptStore): Promise<Content> {
  const content = createContent();
  for await (const entry of store.entries()) content.add(entry);
  return content.sum();
}

/** Whether two contents are the same. */
export function isSame(one: Content, other: Content): boolean {
  return one.documents === other.documents && one.sha256 === other.sha256;
}
