/**
 * Which encoding a text file is in. UTF-8 and UTF-16 are certain. Of the older code pages of Windows, the Mac and Asia
 * nothing in a file says which it is: jschardet ranks them (a port of Python's chardet, which knows those of the Mac and
 * of Windows for every region, and short names, better than ICU's detector does), readings that cannot be names are left
 * out, and where two different readings remain, a person is asked.
 */
import { isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import jschardet from "jschardet";

/** Code pages that Excel and other programs save as, by the names of iconv-lite, with what people call them. */
const codePages: Readonly<Record<string, { name: string; detected: readonly string[] }>> = {
  "windows-1252": { name: "Western European", detected: ["windows-1252", "iso-8859-1", "iso8859-15"] },
  "windows-1250": { name: "Central European", detected: ["windows-1250", "iso8859-16"] },
  "windows-1251": { name: "Cyrillic", detected: ["windows-1251"] },
  "windows-1253": { name: "Greek", detected: ["windows-1253", "iso-8859-7"] },
  "windows-1254": { name: "Turkish", detected: ["windows-1254", "iso-8859-9"] },
  "windows-1255": { name: "Hebrew", detected: ["windows-1255", "iso-8859-8"] },
  "windows-1256": { name: "Arabic", detected: ["windows-1256", "iso-8859-6"] },
  "windows-1257": { name: "Baltic", detected: ["windows-1257", "iso8859-13"] },
  "windows-1258": { name: "Vietnamese", detected: ["windows-1258"] },
  "windows-874": { name: "Thai", detected: ["tis-620", "cp874", "iso8859-11"] },
  shift_jis: { name: "Japanese", detected: ["shift_jis", "cp932"] },
  "euc-jp": { name: "Japanese (EUC)", detected: ["euc-jp"] },
  gb18030: { name: "Simplified Chinese", detected: ["gb18030", "gb2312", "gbk"] },
  big5: { name: "Traditional Chinese", detected: ["big5", "big5hkscs"] },
  "euc-kr": { name: "Korean", detected: ["euc-kr", "cp949"] },
  macroman: { name: "Western European, Mac", detected: ["macroman"] },
  maccenteuro: { name: "Central European, Mac", detected: ["maclatin2"] },
  maccyrillic: { name: "Cyrillic, Mac", detected: ["maccyrillic"] },
  macgreek: { name: "Greek, Mac", detected: ["macgreek"] },
  macturkish: { name: "Turkish, Mac", detected: ["macturkish"] },
  "koi8-r": { name: "Cyrillic, Unix", detected: ["koi8-r", "koi8-u"] },
  cp850: { name: "Western European, MS-DOS", detected: ["cp850", "cp437"] },
  cp852: { name: "Central European, MS-DOS", detected: ["cp852"] },
  cp866: { name: "Cyrillic, MS-DOS", detected: ["cp866", "ibm866"] },
};

/** One way to read a file, with a few of its values as they then are. */
export type DecodedSample = { encoding: string; name: string; values: readonly string[] };

export type Encoding =
  | { outcome: "certain"; encoding: string }
  | { outcome: "uncertain"; readings: readonly DecodedSample[] };

/** Bytes of values that are looked at; more tells no more. */
const sampleBytes = 6_000;

/** A value that goes on in the next piece of the file is kept up to this length. */
const longestValue = 2_000;

/** A reading is certain when the next best, of another text, is this much less likely. */
const clearly = 3;

/** Whether a person's word for an encoding is one that can be read. */
export const isEncoding = (name: string): boolean => iconv.encodingExists(name);

/** Reads the whole file for it: the first letter that is not English may be in its last line. */
export async function encodingOf(source: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const certain = (encoding: string): Encoding => ({ outcome: "certain", encoding });
  const values = new Set<string>();
  let size = 0;
  let carried = Buffer.alloc(0);
  let begun = "";
  let isFirst = true;
  let broken = false;
  for await (const chunk of beginningWith(4, source)) {
    const marked = isFirst ? markedEncoding(chunk) : undefined;
    if (marked !== undefined) return certain(marked);
    isFirst = false;
    const text = begun + Buffer.from(chunk).toString("latin1");
    const end = Math.max(...separators.map((mark) => text.lastIndexOf(mark)));
    begun = text.slice(Math.max(end + 1, text.length - longestValue));
    for (const value of size < sampleBytes ? valuesIn(text.slice(0, end + 1)) : []) {
      if (values.has(value) || size >= sampleBytes) continue;
      values.add(value);
      size += value.length;
    }
    if (carried.length === 0 && isAscii(chunk)) continue;
    const bytes = Buffer.concat([carried, chunk]);
    const whole = bytes.length - cutOff(bytes);
    carried = bytes.subarray(whole);
    if (!isUtf8(bytes.subarray(0, whole))) broken = true;
  }
  if (carried.length > 0) broken = true;
  for (const value of valuesIn(begun)) values.add(value);
  if (!broken) return certain("utf-8");
  const samples = [...values].map((value) => Buffer.from(value, "latin1"));
  // Most of it is UTF-8, and something in between was cut: what cannot be read is named row by row.
  const good = samples.filter((value) => isUtf8(value)).length;
  return good * 10 >= samples.length * 9 && good > 1 ? certain("utf-8") : codePageOf(samples);
}

/** The same bytes, with at least so many in the first piece. */
async function* beginningWith(least: number, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start = Buffer.alloc(0);
  let isGiven = false;
  for await (const chunk of source) {
    if (isGiven) yield chunk;
    else {
      start = Buffer.concat([start, chunk]);
      isGiven = start.length >= least;
      if (isGiven) yield start;
    }
  }
  if (!isGiven) yield start;
}

/** By byte order mark, else by where the zero bytes of the first characters lie. */
export function markedEncoding(start: Uint8Array): string | undefined {
  const [first = -1, second = -1, third = -1, fourth = -1] = start;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return "utf-32le";
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return "utf-32be";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first > 0 && second === 0) return "utf-16le";
  return first === 0 && second > 0 ? "utf-16be" : undefined;
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

const separators = [",", ";", "\t", "\r", "\n", '"'];

/** Values with a byte above ASCII, as Latin-1. No code page has separators, quotes or line ends within a character. */
const valuesIn = (text: string): readonly string[] =>
  text.split(/[,;\t\r\n"]/).filter((value) => /[\u0080-\u00ff]/.test(value));

function codePageOf(samples: readonly Buffer[]): Encoding {
  const joined = Buffer.concat(samples.flatMap((value) => [value, Buffer.from("\n")]));
  const likely = new Map(
    jschardet.detectAll(joined).map(({ encoding, confidence }) => [encoding?.toLowerCase(), confidence]),
  );
  const read = Object.entries(codePages).map(([encoding, { name, detected }]) => {
    const values = samples.map((value) => iconv.decode(value, encoding));
    return {
      encoding,
      name,
      values,
      odd: values.filter((value) => isOdd(value)).length,
      likely: Math.max(0, ...detected.map((alias) => likely.get(alias) ?? 0)),
    };
  });
  const least = Math.min(...read.map(({ odd }) => odd));
  const readings = new Map<string, (typeof read)[number]>();
  for (const one of read.filter(({ odd }) => odd === least).sort((a, b) => b.likely - a.likely)) {
    const text = one.values.join("\n");
    if (!readings.has(text)) readings.set(text, one);
  }
  const [best, second] = readings.values();
  if (best === undefined) return { outcome: "certain", encoding: "windows-1252" };
  if (second === undefined || best.likely > clearly * second.likely)
    return { outcome: "certain", encoding: best.encoding };
  // The most telling first: values in which the readings differ.
  const differing = best.values
    .map((value, place) => ({ value, place }))
    .filter(({ value, place }) => value !== second.values[place]);
  const shown = (one: (typeof read)[number]) => differing.slice(0, 2).map(({ place }) => one.values[place] ?? "");
  return {
    outcome: "uncertain",
    readings: [...readings.values()]
      .slice(0, 3)
      .map((one) => ({ encoding: one.encoding, name: one.name, values: shown(one) })),
  };
}

const scripts = ["Latin", "Cyrillic", "Greek", "Hebrew", "Arabic", "Thai", "Hangul"].map(
  (script) => new RegExp(`\\p{Script=${script}}`, "u"),
);
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether a text is no name in any language: characters that are none, scripts mixed in a word, capitals inside it. */
function isOdd(text: string): boolean {
  if (/[\uFFFD\u0000-\u0008\u000e-\u001f\u007f-\u009f\p{Co}\p{Cn}]/u.test(text)) return true;
  // Letters and marks of any language, and the signs that names have.
  if (/[^\p{L}\p{M}\p{N}\s!-/:-@[-`{-~–—‘’“”„…«»·•°®™©№€£¥§ª、。・（）！？ー「」『』【】＆～\u3000]/u.test(text))
    return true;
  // A sign within a word or before it, where another code page has a letter.
  if (/\p{L}[€£¥§°ª•…–—·]\p{L}|(?:^|\s)[€£¥§°ª…–—]\p{L}/u.test(text)) return true;
  return (text.match(/[\p{L}\p{M}]+/gu) ?? []).some(isOddWord);
}

function isOddWord(word: string): boolean {
  const found = scripts.filter((script) => script.test(word)).length + (eastAsian.test(word) ? 1 : 0);
  if (found > 1) return true;
  // Half-width katakana is what Latin letters of other code pages look like in Japanese ones.
  if (/[\uff61-\uff9f]/.test(word) && !/[\uff61-\uff9f]{2}/.test(word)) return true;
  return /\p{Ll}[^\P{Lu}A-Z]|[^\P{Ll}a-z]\p{Lu}|\p{Lu}[^\P{Lu}A-Z]\p{Ll}/u.test(word);
}
