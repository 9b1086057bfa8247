/** Tells from the first bytes of a file whether it is CSV, and how its values are separated. */

import { markedEncoding } from "./encoding.ts";

/** The header must end within this many bytes. */
export const longestHeaderBytes = 65_536;

const notCsv = "This is not a CSV file. Send the export as Partner Center wrote it, or saved as CSV.";

/** Separator and what to skip before the header. */
export function describe(
  start: Uint8Array,
): { delimiter: string; skip: number; skippedLines: number } | { refused: string } {
  const bom = markLength(start);
  const end = endOfLine(start);
  if (end < 0 && start.length >= longestHeaderBytes) return { refused: notCsv };
  const line = Buffer.from(start.subarray(bom, end < 0 ? start.length : end)).toString("utf8");
  if (hasControlCharacters(line)) return { refused: notCsv };
  const named = /^"?sep=(.)"?\s*$/i.exec(line)?.[1];
  if (named !== undefined && end >= 0) return { delimiter: named, skip: afterLineEnd(start, end), skippedLines: 1 };
  if (line.startsWith("#TYPE ") && end >= 0) {
    // PowerShell's Export-Csv says first of what type its objects were.
    const skip = afterLineEnd(start, end);
    const header = describe(start.subarray(skip));
    return "refused" in header
      ? header
      : { ...header, skip: skip + header.skip, skippedLines: header.skippedLines + 1 };
  }
  const first = separated(line);
  const below = end < 0 ? undefined : belowTitles(start, end, first);
  return below ?? { delimiter: first.delimiter, skip: bom, skippedLines: 0 };
}

/** What separates the values of a line, and how many of them are not empty. */
export function separated(line: string, by = [",", ";", "\t", "|"]): { delimiter: string; values: number } {
  const outside = outsideQuotes(line);
  const counts = by.map((mark) => ({ mark, pieces: outside.split(mark) }));
  const best = counts.reduce((most, one) => (one.pieces.length > most.pieces.length ? one : most));
  // A quotation mark that is not closed: no line of a header.
  if (outside.includes('"')) return { delimiter: best.mark, values: 0 };
  return { delimiter: best.mark, values: best.pieces.filter((piece) => piece.trim() !== "").length };
}

const outsideQuotes = (line: string): string => line.replace(/"[^"]*"/g, (quoted) => "x".repeat(quoted.length));

/** Lines that people write above a table at most. */
export const mostTitles = 10;

/**
 * The header below a title: lines of one value, or of two where one of four or more follows. A table of a single column
 * has no such line, and is left as it is; so is one of two columns, whatever else stands in its values.
 */
function belowTitles(
  start: Uint8Array,
  firstEnd: number,
  { delimiter, values }: { delimiter: string; values: number },
): { delimiter: string; skip: number; skippedLines: number } | undefined {
  if (values > 2) return undefined;
  const lines: { delimiter: string; values: number; skip: number }[] = [];
  for (let end = firstEnd; lines.length < mostTitles;) {
    const skip = afterLineEnd(start, end);
    const rest = start.subarray(skip);
    const next = endOfLine(rest);
    const line = Buffer.from(next < 0 ? rest : rest.subarray(0, next)).toString("utf8");
    const isLikeFirst = values > 1 && outsideQuotes(line).includes(delimiter);
    lines.push({ ...(isLikeFirst ? separated(line, [delimiter]) : separated(line)), skip });
    if (next < 0) break;
    end = skip + next;
  }
  const wide = lines.find((one) => one.values >= 4);
  const header = values > 1 ? wide : (wide ?? lines.find((one) => one.values > 1));
  if (header === undefined) return undefined;
  const skipped = Buffer.from(start.subarray(0, header.skip)).toString("utf8");
  return { ...header, skippedLines: skipped.match(/\r\n|\n|\r/g)?.length ?? 0 };
}

/** Whether the bytes hold the lines that tell how the table begins. */
export function hasBeginning(bytes: Uint8Array): boolean {
  let ends = 0;
  for (const byte of bytes) {
    if (byte === 0x0a || byte === 0x0d) ends += 1;
    if (ends > 2 * mostTitles) return endOfLine(bytes) >= 0;
  }
  return false;
}

function hasControlCharacters(line: string): boolean {
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}

/** Where the first line that is not blank ends, outside quotation marks; -1 when it does not end here. */
export function endOfLine(bytes: Uint8Array): number {
  let quoted = false;
  let blank = true;
  const begin = markLength(bytes);
  for (let at = begin; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x22) quoted = !quoted;
    if ((byte === 0x0a || byte === 0x0d) && !quoted && !blank) return at;
    if (byte > 0x20) blank = false;
  }
  return -1;
}

/** Length of the UTF-8 byte order mark. */
export function markLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

export function afterLineEnd(bytes: Uint8Array, end: number): number {
  return bytes[end] === 0x0d && bytes[end + 1] === 0x0a ? end + 2 : end + 1;
}

const saveAsWorkbook = "Open it in Excel, save it as an .xlsx workbook without a password, and send that.";
const wanted = "Send the export as CSV or as an .xlsx workbook.";
const isPicture = (name: string) => `This is a picture (${name}), not an export. ${wanted}`;
const isArchive = "This is a compressed file. Unpack it and send the CSV inside.";

/** First bytes, as Latin-1, of what people send by mistake; from each format's own specification. */
const formats: readonly [RegExp, string][] = [
  [/^\xd0\xcf\x11\xe0/, `This is an old Excel workbook, or one with a password. ${saveAsWorkbook}`],
  [/^%PDF/, `This is a PDF file. ${wanted}`],
  [/^\x89PNG/, isPicture("PNG")],
  [/^\xff\xd8\xff/, isPicture("JPEG")],
  [/^GIF8[79]a/, isPicture("GIF")],
  [/^BM[^]{4}\0{4}/, isPicture("BMP")],
  [/^(?:II\*\0|MM\0\*)/, isPicture("TIFF")],
  [/^RIFF[^]{4}WEBP/, isPicture("WebP")],
  [/^[^]{4}ftyp(?:heic|heix|mif1|avif)/, isPicture("HEIC")],
  [/^[^]{4}ftyp/, `This is a video or a recording, not an export. ${wanted}`],
  [/^(?:\x1f\x8b|7z\xbc\xaf|Rar!|BZh\d|\xfd7zXZ|\x28\xb5\x2f\xfd)/, isArchive],
  [/^\{\\rtf/, `This is a text document (RTF). ${wanted}`],
  [/^ID;P/, `This is a spreadsheet in the SYLK format. ${saveAsWorkbook}`],
  [/^PAR1/, `This is a Parquet file. ${wanted}`],
  [/^SQLite format 3/, `This is a database. ${wanted}`],
  [/^MZ[^]{60}/, `This is a program, not an export. ${wanted}`],
];

const isMarkup = /^\s*<(?:!doctype|!--|html|head|body|table|meta|style|\?xml)/i;

/** What the file is instead, in words, when its first bytes say so. */
export function foreignFormat(start: Uint8Array): string | undefined {
  const latin = Buffer.from(start.subarray(0, 512)).toString("latin1");
  const known = formats.find(([begins]) => begins.test(latin))?.[1];
  if (known !== undefined) return known;
  if (markedEncoding(start) !== undefined) return foreignText(latin);
  // Text has hardly any of these.
  const strange = latin.replace(/[^\x01-\x08\x0e-\x19\x1b-\x1f]/g, "").length;
  return strange > 3 && strange * 50 > latin.length ? notCsv : foreignText(latin);
}

/** What a text is instead of a table, in words; undefined when it may be one. */
export function foreignText(start: string): string | undefined {
  const text = start.replace(/^(?:\ufeff|\xef\xbb\xbf)/, "");
  if (isMarkup.test(text)) {
    return `This is a web page or XML, not a CSV file, whatever its name says. Download the export again and send that file; if Excel opens it, save it there as an .xlsx workbook.`;
  }
  return /^\s*[[{]/.test(text) ? `This is JSON, not a CSV file. ${wanted}` : undefined;
}
