/** Bytes of a text file as UTF-8, whatever Excel saved it as: UTF-8, UTF-16 or the Windows code page. */
import { isAscii, isUtf8 } from "node:buffer";

type Decoder = InstanceType<typeof TextDecoder>;

export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** The encoding by byte order mark, else by where the zero bytes of the first characters lie. */
export function encodingOf(start: Uint8Array): Encoding {
  const [first = -1, second = -1] = start;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first > 0 && second === 0) return "utf-16le";
  if (first === 0 && second > 0) return "utf-16be";
  return "utf-8";
}

/**
 * The file as UTF-8 without byte order mark. A file that is neither UTF-8 nor UTF-16 is taken for Windows-1252, which
 * is what "CSV (Comma delimited)" makes in western versions of Excel.
 */
export async function* asUtf8(source: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  if (encoding === "utf-8") yield* fromUtf8OrWindows(source);
  else yield* decoded(source, new TextDecoder(encoding));
}

async function* decoded(source: AsyncIterable<Uint8Array>, decoder: Decoder): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function* fromUtf8OrWindows(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let known: "ascii" | "utf-8" | Decoder = "ascii";
  let carried: Uint8Array = new Uint8Array();
  for await (const chunk of source) {
    if (known === "utf-8") yield chunk;
    else if (known !== "ascii") yield Buffer.from(known.decode(chunk));
    else if (carried.length === 0 && isAscii(chunk)) yield chunk;
    else {
      // A character may be cut at the end of a chunk: the cut part waits for the rest before anything is decided.
      const bytes: Uint8Array = Buffer.concat([carried, chunk]);
      const whole: number = bytes.length - cutOff(bytes);
      carried = bytes.subarray(whole);
      if (!isUtf8(bytes.subarray(0, whole))) {
        known = new TextDecoder("windows-1252");
        yield Buffer.from(known.decode(bytes));
        carried = new Uint8Array();
      } else {
        if (!isAscii(bytes.subarray(0, whole))) known = "utf-8";
        yield bytes.subarray(0, whole);
        if (known === "utf-8" && carried.length > 0) yield carried;
        if (known === "utf-8") carried = new Uint8Array();
      }
    }
  }
  if (carried.length > 0) yield Buffer.from(new TextDecoder("windows-1252").decode(carried));
}

/** How many bytes at the end begin a UTF-8 character that is not complete. */
function cutOff(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}
