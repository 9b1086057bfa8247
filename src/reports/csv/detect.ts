/** Tells from the first bytes of a file whether it is CSV, and how its values are separated. */

/** The header must end within this many bytes. */
export const longestHeaderBytes = 65_536;

/** Separator and what to skip before the header. */
export function describe(
  start: Uint8Array,
): { delimiter: string; skip: number; skippedLines: number } | { refused: string } {
  const notCsv = { refused: "This is not a CSV file. Send the export as Partner Center wrote it, or saved as CSV." };
  const bom = markLength(start);
  const end = endOfLine(start);
  if (end < 0 && start.length >= longestHeaderBytes) return notCsv;
  const line = Buffer.from(start.subarray(bom, end < 0 ? start.length : end)).toString("utf8");
  if (hasControlCharacters(line)) return notCsv;
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
const mostTitles = 10;

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
function endOfLine(bytes: Uint8Array): number {
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
function markLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function afterLineEnd(bytes: Uint8Array, end: number): number {
  return bytes[end] === 0x0d && bytes[end + 1] === 0x0a ? end + 2 : end + 1;
}

/** What the file is instead, in words, when its first bytes say so. */
export function foreignFormat(start: Uint8Array): string | undefined {
  const latin = Buffer.from(start.subarray(0, 512)).toString("latin1");
  if (latin.startsWith("\xd0\xcf\x11\xe0")) {
    return "This is an old Excel workbook, or one with a password. Save it as an .xlsx workbook without a password and send that.";
  }
  if (latin.startsWith("%PDF")) return "This is a PDF file. Send the export as CSV.";
  if (latin.startsWith("\x1f\x8b")) return "This is a compressed file. Unpack it and send the CSV inside.";
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml)/i.test(latin)) {
    return "This is a web page or XML, not a CSV file. Download the export again and send that file.";
  }
  if (/^(\xef\xbb\xbf)?\s*[[{]/.test(latin)) return "This is JSON, not a CSV file.";
  return undefined;
}
