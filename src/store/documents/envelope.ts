/** How a document is stored, the same in a file and in a row: its version, its id and itself, as one JSON text. */
import { z } from "zod";
import { type CollectionName, type Documents, schemas, version } from "./documents.ts";
import { jsonIn } from "../../domain/json.ts";

/** A newer release wrote the document: this one must not go on. */
export class NewerRelease extends Error {}

/** The document a text holds and its id, or why it holds none that this release can use. */
export type Decoded<Doc> = { id: string; doc: Doc } | { because: string };

const envelope = z.object({ version: z.int().min(1), id: z.string(), doc: z.unknown() });

/**
 * The text to store, and the document as it will be read back: what is in memory is what a restart finds.
 * @throws {Error} when the document is not one of its collection, which would otherwise be found out at the next start.
 */
export function encode<Name extends CollectionName>(
  collection: Name,
  id: string,
  doc: Documents[Name],
): { text: string; doc: Documents[Name] } {
  const text = `${JSON.stringify({ version, id, doc })}\n`;
  const decoded = decode(collection, id, text);
  if ("because" in decoded)
    throw new Error(`Not written: ${collection}/${id} would not be readable. ${decoded.because}`);
  return { text, doc: decoded.doc };
}

/**
 * Reads a stored text. The document comes back frozen and as it was written, unknown fields included.
 * @param id the id it is stored under; undefined when that is not known, and then its own is taken.
 * @throws {NewerRelease} when a newer release wrote it: that is no damage, and must not be treated as such.
 */
export function decode<Name extends CollectionName>(
  collection: Name,
  id: string | undefined,
  text: string,
): Decoded<Documents[Name]> {
  const json = jsonIn(text);
  if (json === undefined) return { because: text === "" ? "It is empty." : "It is not JSON." };
  const outer = envelope.safeParse(json);
  if (!outer.success) return { because: `It is not a stored document: ${named(outer.error)}.` };
  const stored = outer.data;
  if (stored.version > version) {
    throw new NewerRelease(
      `${collection}/${stored.id} was written by a newer release (document version ${stored.version}; this release ` +
        `reads up to ${version}). Run the newer release, or restore a backup made by this one.`,
    );
  }
  if (id !== undefined && stored.id !== id) return { because: "It holds a document with another id." };
  // Version 2 only added fields and values to version 1: one that takes something away brings documents up here.
  const doc = schemas[collection].safeParse(stored.doc);
  if (!doc.success) return { because: `It does not fit: ${named(doc.error)}.` };
  // The document itself, not zod's copy of it: that has only the fields this release knows.
  return { doc: freeze(stored.doc as Documents[Name]), id: stored.id };
}

/** Where a schema failed, without the values: they may be personal. */
function named(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join(".") || "the whole"}: ${issue.code.replaceAll("_", " ")}`)
    .join("; ");
}

function freeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
