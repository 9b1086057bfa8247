/**
 * A backup: one file that holds every document of a store. Lines of JSON, compressed with gzip: what it is, a document
 * a line, and last how many there are and their hash, without which it is not whole.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline, Readable } from "node:stream";
import { pipeline as finished } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import { type Content, createContent, isSame, lineOf } from "../documents/checksum.ts";
import { collectionNames } from "../documents/documents.ts";
import { syncFolder } from "../files/durable.ts";
import { decode } from "../documents/envelope.ts";
import type { Entry } from "../documents/organization.ts";
import { jsonIn } from "../../domain/json.ts";

/** A collection of version 0.1 that nobody needs any more: passed over in its backups. */
const retired = "pace";

const first = z.object({ backup: z.literal(1), of: z.literal("partner-association-bot") });
const line = z.object({
  organization: z.string(),
  collection: z.enum([...collectionNames, retired]),
  version: z.int(),
  id: z.string(),
});
const last = z.object({ documents: z.int(), sha256: z.string() });

/**
 * Writes a backup. The file is there, whole, once this resolves, and not before.
 * @throws {Error} when there is a file of that name already.
 */
export async function writeBackup(entries: AsyncIterable<Entry>, file: string): Promise<Content> {
  const content = createContent();
  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify({ backup: 1, of: "partner-association-bot" })}\n`;
    for await (const entry of entries) {
      content.add(entry);
      yield `${lineOf(entry)}\n`;
    }
    yield `${JSON.stringify(content.sum())}\n`;
  }
  const part = `${file}.part`;
  try {
    // The name is taken first, so that an earlier backup is never replaced: it may be the good one.
    await (await open(file, "wx", 0o600)).close();
  } catch (error) {
    throw new Error(`Cannot make the file ${file}; it may be there already.`, { cause: error });
  }
  try {
    await finished(Readable.from(lines()), createGzip(), createWriteStream(part, { mode: 0o600, flush: true }));
    await rename(part, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await Promise.all([rm(part, { force: true }), rm(file, { force: true })]);
    throw error;
  }
  return content.sum();
}

/**
 * The documents in a backup. Whether it is whole is known at its end only, so read it once before believing it.
 * @returns what it held, as this release would write it.
 * @throws {Error} when it is no backup, a newer release's, torn or altered.
 */
export async function* readBackup(file: string): AsyncGenerator<Entry, Content> {
  const content = createContent();
  const asWritten = createContent();
  let number = 0;
  let end: Content | undefined;
  for await (const text of linesOf(file)) {
    number += 1;
    const json = jsonIn(text);
    if (number === 1 && !first.safeParse(json).success) throw new Error(`${file} is no backup of this program.`);
    if (number === 1) continue;
    const entry = line.safeParse(json);
    if (!entry.success) {
      end = last.safeParse(json).data;
      break;
    }
    const { organization, collection, version, id } = entry.data;
    if (collection === retired) {
      asWritten.addLine(text);
      continue;
    }
    const decoded = decode(collection, id, text);
    if ("because" in decoded) throw new Error(`${file}, line ${number}, ${collection}/${id}: ${decoded.because}`);
    const found = { organization, collection, id, doc: decoded.doc };
    content.add(found);
    asWritten.add(found, version);
    yield found;
  }
  if (end === undefined || !isSame(end, asWritten.sum())) {
    throw new Error(`${file} is not whole: after line ${number} it is cut short or was altered.`);
  }
  return content.sum();
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip().setEncoding("utf8");
  // A failure to read reaches the loop through the stream that it reads from.
  pipeline(createReadStream(file), unpacked, () => undefined);
  let rest = "";
  try {
    for await (const text of unpacked) {
      const lines = (rest + String(text)).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (cause) {
    throw new Error(`${file} cannot be read: it is not there, no backup, or damaged.`, { cause });
  }
  if (rest !== "") yield rest;
}

/** Reads a backup to its end. @throws {Error} when it is not whole. */
export async function checkBackup(file: string): Promise<Content> {
  const entries = readBackup(file);
  for (;;) {
    const step = await entries.next();
    if (step.done === true) return step.value;
  }
}
