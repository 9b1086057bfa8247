/** Files as Excel, Partner Center and people make them, as streams of bytes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../samples/partner-center");

/** A sample export as text, without its byte order mark. */
export const sample = (name: string): string => readFileSync(join(folder, name), "utf8").replace(/^\uFEFF/, "");

/** Yields the bytes in pieces of `size`, so that every boundary falls somewhere awkward. */
export async function* inPieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The text as a file in an encoding, in pieces. */
export const file = (text: string, encode: (text: string) => Uint8Array = (plain) => Buffer.from(plain)) =>
  inPieces(encode(text));

/** What programs save a text file as. */
export const encodings: readonly [name: string, encode: (text: string) => Uint8Array][] = [
  ["UTF-8", (text) => Buffer.from(text)],
  ["UTF-8 with a byte order mark", (text) => Buffer.from(`\uFEFF${text}`)],
  ["UTF-16 little endian with a byte order mark", (text) => Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["UTF-16 big endian with a byte order mark", (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ["UTF-16 little endian without a byte order mark", (text) => Buffer.from(text, "utf16le")],
];

/** Everything a sequence yields. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
