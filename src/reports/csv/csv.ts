/** Reads a CSV file row by row in constant memory, as Partner Center, Excel and people write it. */
import { parse, CsvError } from "csv-parse";
import { parse as parseLine } from "csv-parse/sync";
import iconv from "iconv-lite";
import type { RefusedRow } from "../../domain/imports/findings.ts";
import { breathing } from "./breathe.ts";
import {
  afterLineEnd,
  describe,
  endOfLine,
  foreignFormat,
  foreignText,
  hasBeginning,
  longestHeaderBytes,
  markLength,
  mostTitles,
  separated,
} from "./detect.ts";
import { encodingOf, type DecodedSample } from "./encoding.ts";

/** A row's values as written, in the order of the header. `line` is where it begins, the first line being 1. */
export type CsvRow = { line: number; values: readonly string[] };

/** Bytes that can be read as often as wanted: what a column leaves open is decided from all its values first. */
export type Source = () => AsyncIterable<Uint8Array>;

/** A table, however it was saved. */
export type Table = {
  header: readonly string[];
  rows: () => AsyncIterable<CsvRow | RefusedRow>;
  delimiter?: string;
  /** Of a workbook: its serial numbers of days begin in 1904, where they are no dates by their format. */
  countsFrom1904?: boolean;
};

export type OpenedTable =
  | { outcome: "opened"; table: Table }
  /** The file as a whole cannot be read; `refused` says why and what to do, in words for the person who sent it. */
  | { outcome: "refused"; refused: string }
  /** It can be read in several ways, and nothing in it says which. */
  | { outcome: "uncertain"; readings: readonly DecodedSample[] }
  /** A workbook with several sheets that hold something. */
  | { outcome: "sheets"; sheets: readonly string[] };

/** A header is shorter, in characters, than a line that is looked at below titles. */
const longestLine = 20_000;

/** Whether these are the names of a known export's columns. */
export type IsHeader = (values: readonly string[]) => boolean;

/** A row longer than this is a quotation mark that was never closed, in bytes. */
const longestRowBytes = 1_000_000;

/**
 * Opens a CSV file: encoding, separator (comma, semicolon, tab, or named by Excel's `sep=` line) and line ends are found
 * out. Rows are read only as they are asked for, from the beginning each time.
 * @param isHeader whether a line has the names of columns that are known: looked for below titles.
 * @param said the encoding, when a person said it.
 */
export async function openCsv(source: Source, isHeader: IsHeader = () => false, said?: string): Promise<OpenedTable> {
  const raw = await startOf(source()[Symbol.asyncIterator](), (bytes) => bytes.length >= 512);
  if (raw.length === 0) return { outcome: "refused", refused: "The file is empty." };
  const foreign = foreignFormat(raw);
  if (foreign !== undefined) return { outcome: "refused", refused: foreign };
  const found = said === undefined ? await encodingOf(source()) : ({ outcome: "certain", encoding: said } as const);
  if (found.outcome === "uncertain") return found;
  const text = () => asUtf8(source(), found.encoding)[Symbol.asyncIterator]();

  const start = await startOf(text(), hasBeginning);
  const instead = foreignText(Buffer.from(start.subarray(0, 512)).toString("utf8"));
  if (instead !== undefined) return { outcome: "refused", refused: instead };
  const described = headerAmong(start, isHeader) ?? describe(start);
  if ("refused" in described) return { outcome: "refused", ...described };
  const { delimiter, skip, skippedLines } = described;
  const read = (ending: { newline: boolean }) =>
    readRows(recordsOf(watchEnd(after(text(), skip), ending), delimiter), skippedLines);
  const first = await read({ newline: false }).next();
  if (first.done === true) return { outcome: "refused", refused: "The file is empty." };
  if ("refused" in first.value) return { outcome: "refused", refused: first.value.refused };
  const { header, inner } = headerOf(first.value.values);
  const rows = () => {
    const ending = { newline: false };
    const below = unwrapped(withoutFirst(read(ending)), header.length, inner ?? delimiter);
    return checkWidth(below, header.length, ending);
  };
  return { outcome: "opened", table: { header, rows, delimiter: inner ?? delimiter } };
}

/**
 * The first line that is a known header, however little what stands above looks like it; undefined when none is. What
 * separates the values is seen in that line alone.
 */
function headerAmong(start: Uint8Array, isHeader: IsHeader) {
  let skip = markLength(start);
  for (let looked = 0; looked <= mostTitles && skip < start.length; looked += 1) {
    const rest = start.subarray(skip);
    const end = endOfLine(rest);
    const line = Buffer.from(end < 0 ? rest : rest.subarray(0, end)).toString("utf8");
    const { delimiter } = separated(line);
    const values = line.length > longestLine ? undefined : valuesOf(line.trim(), delimiter);
    if (values !== undefined && isHeader(headerOf(values).header)) {
      const skipped = Buffer.from(start.subarray(0, skip)).toString("utf8");
      return { delimiter, skip, skippedLines: skipped.match(/\r\n|\n|\r/g)?.length ?? 0 };
    }
    if (end < 0) return undefined;
    skip = afterLineEnd(start, skip + end);
  }
  return undefined;
}

async function* asUtf8(source: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  if (encoding === "utf-8") {
    yield* source;
    return;
  }
  const decoder = iconv.getDecoder(encoding);
  let half = "";
  for await (const chunk of source) {
    const text = half + decoder.write(Buffer.from(chunk));
    // The first half of a character outside the basic plane waits for the second.
    half = /[\uD800-\uDBFF]$/.test(text) ? text.slice(-1) : "";
    yield Buffer.from(text.slice(0, text.length - half.length));
  }
  yield Buffer.from(half + (decoder.end() ?? ""));
}

/** The bytes from a place on. */
async function* after(chunks: AsyncIterator<Uint8Array>, skip: number): AsyncGenerator<Uint8Array> {
  let left = skip;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    const chunk = next.value.subarray(Math.min(left, next.value.length));
    left -= next.value.length - chunk.length;
    if (chunk.length > 0) yield chunk;
  }
}

/** The rows below the header. */
async function* withoutFirst<Row>(rows: AsyncGenerator<Row>): AsyncGenerator<Row> {
  await rows.next();
  yield* rows;
}

/** Names of columns; `inner` is what separates them where the whole line is one value. */
export function headerOf(values: readonly string[]): { header: readonly string[]; inner?: string } {
  const [whole = "", ...others] = values;
  const { delimiter, values: many } = separated(whole);
  const names = others.length === 0 && many > 1 ? valuesOf(whole, delimiter) : undefined;
  return names === undefined
    ? { header: values.map((name) => name.trim()) }
    : { header: names.map((name) => name.trim()), inner: delimiter };
}

/**
 * Rows whose whole line is one value, taken apart: a program that separates with semicolons opens a file with commas as
 * one column, and saves every line that has a quotation mark, or all of them, as one value.
 */
export async function* unwrapped(
  rows: AsyncIterable<CsvRow | RefusedRow> | Iterable<CsvRow>,
  width: number,
  delimiter: string,
): AsyncGenerator<CsvRow | RefusedRow> {
  for await (const row of rows) {
    const [only = "", ...others] = "values" in row ? row.values : [];
    const isWrapped = width > 1 && others.length === 0 && only.includes(delimiter);
    yield isWrapped ? { line: row.line, values: valuesOf(only, delimiter) ?? [only] } : row;
  }
}

/** The values of one line; undefined when it is none. */
function valuesOf(line: string, delimiter: string): readonly string[] | undefined {
  try {
    const records: string[][] = parseLine(line, { delimiter, relax_quotes: true });
    return records.length === 1 ? records[0] : undefined;
  } catch {
    return undefined;
  }
}

type Parsed = { values: string[]; lines: number };
type Records = { records: readonly Parsed[]; fault?: CsvError };

/**
 * csv-parse's records, as many at a time as came with a piece of the file. Taken from the parser as it finds them,
 * because its stream forgets what it has found when it then comes upon a fault.
 */
async function* recordsOf(bytes: AsyncIterable<Uint8Array>, delimiter: string): AsyncGenerator<Records> {
  let records: Parsed[] = [];
  const parser = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRowBytes,
    on_record: (values: string[], { lines }) => {
      records.push({ values, lines });
      // Each record counts as the first: of one that is not as wide as the first an error is made, at ten times the cost.
      Object.assign(parser.info, { records: 0 });
      return null;
    },
  });
  parser.on("error", () => undefined); // told to the callbacks below
  parser.resume();
  const taken = (error: Error | null | undefined): Records => {
    if (error instanceof CsvError) return { records, fault: error };
    if (error !== null && error !== undefined) throw error;
    return { records };
  };
  const breathe = breathing();
  for await (const chunk of inPieces(bytes)) {
    await breathe();
    records = [];
    const read = taken(await new Promise<Error | null | undefined>((resolve) => parser.write(chunk, resolve)));
    yield read;
    if (read.fault !== undefined) return;
  }
  records = [];
  yield taken(await new Promise<Error | null | undefined>((resolve) => parser.end(resolve)));
}

/** Not more at once than can be read in a moment, however short the rows are. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>, size = 8_192): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size);
  }
}

/** The records with the line each begins on. */
async function* readRows(pieces: AsyncIterable<Records>, skippedLines: number): AsyncGenerator<CsvRow | RefusedRow> {
  let readUpTo = skippedLines;
  let counted = 0;
  let overcounted = 0;
  for await (const { records, fault } of pieces) {
    for (const { values, lines } of records) {
      let inside = 0;
      if (lines - counted > 1) {
        // More than one line since the last record: blank lines before it, or line ends inside quotes, of which the
        // parser counts a CRLF twice.
        for (const value of values) {
          const breaks = value.match(/\r\n|\n|\r/g) ?? [];
          inside += breaks.length;
          overcounted += breaks.filter((end) => end === "\r\n").length;
        }
      }
      counted = lines;
      readUpTo = lines - overcounted + skippedLines;
      // The mark by which MS-DOS ended a text.
      if (values.length === 1 && values[0] === "\u001a") continue;
      yield { line: readUpTo - inside, values };
    }
    if (fault !== undefined) yield { line: readUpTo + 1, refused: unreadable(fault) };
  }
}

function unreadable(error: CsvError): string {
  if (error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE") {
    return "A quotation mark is opened but never closed: nothing from this line on was read.";
  }
  return "From this line on, the file can't be read as CSV.";
}

/** Names rows that do not fit the header: cut off at the end of the file, or with a separator too many. */
async function* checkWidth(
  rows: AsyncIterable<CsvRow | RefusedRow>,
  width: number,
  ending: { newline: boolean },
): AsyncGenerator<CsvRow | RefusedRow> {
  let held: CsvRow | RefusedRow | undefined;
  for await (const row of rows) {
    if (held !== undefined) yield held;
    held = "values" in row && row.values.length > width ? tooWide(row, width) : row;
  }
  if (held === undefined) return;
  const cut = "values" in held && held.values.length < width && !ending.newline;
  yield cut ? { line: held.line, refused: "The file is cut off in the middle of this line." } : held;
}

function tooWide(row: CsvRow, width: number): CsvRow | RefusedRow {
  if (row.values.slice(width).every((value) => value.trim() === "")) return row;
  return {
    line: row.line,
    refused: `${row.values.length} values for ${width} columns: put values that contain the separator in quotation marks.`,
  };
}

/** Reads until there is something to judge: the longest header, the end, or `enough`. */
async function startOf(chunks: AsyncIterator<Uint8Array>, enough: (bytes: Uint8Array) => boolean): Promise<Uint8Array> {
  let bytes: Uint8Array = new Uint8Array();
  while (bytes.length < longestHeaderBytes && !enough(bytes)) {
    const next = await chunks.next();
    if (next.done === true) return bytes;
    bytes = bytes.length === 0 ? next.value : Buffer.concat([bytes, next.value]);
  }
  await chunks.return?.();
  return bytes;
}

/** Notes whether the last byte ended a line. */
async function* watchEnd(bytes: AsyncIterable<Uint8Array>, ending: { newline: boolean }): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    const last = chunk[chunk.length - 1];
    if (last !== undefined) ending.newline = last === 0x0a || last === 0x0d;
    yield chunk;
  }
}
