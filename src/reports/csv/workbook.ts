/** Reads an .xlsx workbook, within limits: a small file can unpack to anything. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { headerOf, unwrapped, type CsvRow, type IsHeader, type OpenedTable, type Source } from "./csv.ts";
import { weighXml } from "./weigh-xml.ts";

/**
 * What a workbook may weigh: packed, each part of it unpacked, the one that names its sheets, and all of them, in bytes.
 * A CSV of 20 MB, the most that the chat takes, is one of about 70.
 */
const limits = {
  packed: 30_000_000,
  part: 60_000_000,
  list: 5_000_000,
  unpacked: 80_000_000,
  files: 2_000,
  cells: 6_000_000,
};

/** What reading it may take. */
const enough = { milliseconds: 30_000, heapMegabytes: 512 };

const tooLarge =
  "This workbook is too large or too complicated to be read here. Save its sheet as “CSV UTF-8 (comma delimited)” and send that.";
const damaged = "This workbook is damaged. Open it in Excel, save it as “CSV UTF-8 (comma delimited)” and send that.";

/** Whether a file begins as a zip file does. */
export const isZip = (start: Uint8Array): boolean =>
  start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03 && start[3] === 0x04;

/**
 * Opens the sheet that a person named, or the only one that holds something.
 * @param most what reading may take: time and memory of a thread, which is ended when it takes more.
 */
export async function openWorkbook(
  source: Source,
  isHeader: IsHeader = () => false,
  sheet?: string,
  most = enough,
): Promise<OpenedTable> {
  const refused = (why: string): OpenedTable => ({ outcome: "refused", refused: why });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source()) {
    size += chunk.length;
    if (size > limits.packed) return refused(tooLarge);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const read = await oneByOne(() => readParts(bytes, sheet, most));
  if (read.outcome !== "read") return read;
  const { filled, countsFrom1904 } = read;
  // A title above the table has one cell, and a table of ours more.
  const known = filled.slice(0, 20).findIndex(({ values }) => isHeader(headerOf(values).header));
  const wide = filled.slice(0, 20).findIndex(({ values }) => values.filter((value) => value !== "").length > 1);
  const titles = known < 0 ? wide : known;
  const [top, ...rest] = filled.slice(Math.max(0, titles));
  if (top === undefined) return refused("The workbook is empty.");
  const { header, inner } = headerOf(top.values);
  async function* below() {
    yield* inner === undefined ? rest : unwrapped(rest, header.length, inner);
  }
  return { outcome: "opened", table: { header, rows: below, countsFrom1904 } };
}

type Read =
  | { outcome: "read"; filled: readonly CsvRow[]; countsFrom1904: boolean }
  | Extract<OpenedTable, { outcome: "refused" | "sheets" }>;

let last: Promise<unknown> = Promise.resolve();

/** Two workbooks at once would take twice the memory. */
function oneByOne<Result>(read: () => Promise<Result>): Promise<Result> {
  const mine = last.then(read);
  last = mine.catch(() => undefined);
  return mine;
}

/** The rows of the sheet that hold something. */
async function readParts(bytes: Uint8Array, sheet: string | undefined, most: typeof enough): Promise<Read> {
  const refused = (why: string): Read => ({ outcome: "refused", refused: why });
  const thread = new WorkbookThread(bytes, most);
  try {
    const { names, parts, isOver } = await thread.unpacked();
    if (isOver) return refused(tooLarge);
    const list = parts?.["xl/workbook.xml"];
    const isSheet = (name: string) => /worksheets\/[^/]*\.xml$/.test(name);
    if (parts === undefined || list === undefined || !Object.keys(parts).some(isSheet))
      return refused(insteadOf(names));
    if (list.length > limits.list || (await cellsIn(parts)) > limits.cells) return refused(tooLarge);
    const { hidden, countsFrom1904 } = traitsOf(list);
    const full = (await thread.sheets(parts)).filter(({ isFilled }) => isFilled);
    // A hidden sheet is some program's own, unless it is asked for.
    const seen = full.filter(({ name }) => !hidden.has(name));
    const offered = seen.length === 0 ? full : seen;
    const chosen = sheet === undefined ? offered : full.filter(({ name }) => name === sheet);
    const [first, ...more] = chosen;
    if (first === undefined)
      return refused(sheet === undefined ? "The workbook is empty." : `The workbook has no sheet “${sheet}”.`);
    if (more.length > 0) return { outcome: "sheets", sheets: offered.map(({ name }) => name) };
    return { outcome: "read", filled: await thread.rows(first.place), countsFrom1904 };
  } catch (error) {
    return refused(isTooMuch(error) ? tooLarge : damaged);
  } finally {
    await thread.close();
  }
}

/** How many there are, filled up to the last one; stops counting where there are too many. */
async function cellsIn(parts: Parts): Promise<number> {
  let cells = 0;
  for (const part of Object.values(parts)) if (cells <= limits.cells) cells += await weighXml(part);
  return cells;
}

/** Whether the thread ended because of a limit: time, memory, or how deep calls or how long texts may be. */
const isTooMuch = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === "AbortError" ||
    error instanceof RangeError ||
    ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"));

type Parts = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
type Unpacked = { names: readonly string[]; parts?: Parts; isOver?: boolean };
type Sheet = { place: number; name: string; isFilled: boolean };

/** The thread that reads a workbook. Each question to it fails when the time or the memory that it may take is over. */
class WorkbookThread {
  private readonly worker: Worker;
  private readonly late: AbortSignal;

  constructor(bytes: Uint8Array, { milliseconds, heapMegabytes }: typeof enough) {
    this.late = AbortSignal.timeout(milliseconds);
    this.worker = new Worker(new URL("./read-workbook.cjs", import.meta.url), {
      workerData: { bytes, limits },
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    // Told to whoever waits for an answer; when nobody does, it must not end the process.
    this.worker.on("error", () => undefined);
  }

  /** What the zip holds, without parts where it cannot be unpacked. */
  unpacked(): Promise<Unpacked> {
    return this.answer();
  }

  async sheets(parts: Parts): Promise<readonly Sheet[]> {
    const given = Object.values(parts).map(({ buffer }) => buffer);
    this.worker.postMessage(parts, given);
    const sheets = await this.answer<{ name: string; isFilled: boolean }[]>();
    return sheets.map((sheet, place) => ({ ...sheet, place }));
  }

  async rows(sheet: number): Promise<readonly CsvRow[]> {
    const all: CsvRow[] = [];
    for (let from: number | undefined = 0; from !== undefined;) {
      this.worker.postMessage({ sheet, from });
      const { rows, next }: { rows: CsvRow[]; next: number | undefined } = await this.answer();
      for (const row of rows) all.push(row);
      from = next;
    }
    return all;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private async answer<Answer>(): Promise<Answer> {
    const [answer] = await once(this.worker, "message", { signal: this.late });
    return answer as Answer;
  }
}

/** What a zip file is that is no workbook of ours, by the names in it. */
function insteadOf(names: readonly string[]): string {
  const has = (name: RegExp) => names.some((one) => name.test(one));
  const save = "Save it as an .xlsx workbook or as CSV, and send that.";
  if (has(/^word\//)) return `This is a Word document. Send the export as CSV or as an .xlsx workbook.`;
  if (has(/^ppt\//)) return `This is a PowerPoint presentation. Send the export as CSV or as an .xlsx workbook.`;
  if (has(/^xl\/.*\.bin$/)) return `This is a binary Excel workbook (.xlsb). ${save}`;
  if (has(/^mimetype$/)) return `This is an OpenDocument file. ${save}`;
  if (has(/\.iwa$/)) return `This is a Numbers document. ${save}`;
  const inside = names.find((one) => /\.(?:csv|xlsx|tsv|txt)$/i.test(one))?.slice(0, 80);
  return `This is a zip file, not an Excel workbook. Unpack it and send the file inside${inside === undefined ? "" : `: ${inside}`}.`;
}

/** Sheets that are hidden, and whether days are counted from 1904, as in workbooks that began on a Mac. */
function traitsOf(workbook: Uint8Array): { hidden: ReadonlySet<string>; countsFrom1904: boolean } {
  const xml = Buffer.from(workbook).toString("utf8");
  const hidden = [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    return name !== undefined && /\sstate="(?:hidden|veryHidden)"/.test(tag) ? [unescaped(name)] : [];
  });
  return { hidden: new Set(hidden), countsFrom1904: /\sdate1904="(?:1|true)"/.test(xml) };
}

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? "");
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
