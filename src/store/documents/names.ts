/** Ids as file names: readable, never leaving their folder, and apart even where the file system ignores case. */
import { createHash } from "node:crypto";

/** Longest file name kept whole. The write's temporary name must fit in the 255 bytes of a file system too. */
const longestName = 200;
/** Longest id a store takes, in characters; also what fits in PostgreSQL's index. */
const longestId = 800;

/** @throws {Error} when the id is empty or longer than any store can keep. */
export function assertId(id: string): void {
  if (id === "") throw new Error("A document id is empty.");
  if (id.length > longestId) {
    throw new Error(`A document id may have ${longestId} characters; this one has ${id.length}: ${id.slice(0, 60)}…`);
  }
}

/**
 * The file name, without extension, of a document id. Lower-case letters, digits, `-` and `_` stay; everything else,
 * capitals too, becomes `%` and its code. Long ids keep their beginning and end in a hash, so the id itself has to
 * be read from the document.
 */
export function nameOfId(id: string): string {
  const name = id.replace(/[^a-z0-9_-]/g, codeOf);
  if (name.length <= longestName) return name;
  return `${name.slice(0, 100)}~${createHash("sha256").update(name).digest("hex")}`;
}

function codeOf(character: string): string {
  const code = character.charCodeAt(0);
  return code < 256 ? `%${code.toString(16).padStart(2, "0")}` : `%u${code.toString(16).padStart(4, "0")}`;
}

/** The id behind a name. @returns undefined when `nameOfId` never made that name, or shortened it. */
export function idOfName(name: string): string | undefined {
  const id = name.replace(/%u([0-9a-f]{4})|%([0-9a-f]{2})/g, (_, wide?: string, narrow?: string) =>
    String.fromCharCode(Number.parseInt(wide ?? narrow ?? "", 16)),
  );
  return id !== "" && nameOfId(id) === name ? id : undefined;
}
