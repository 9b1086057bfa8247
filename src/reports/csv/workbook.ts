/** Reads an .xlsx workbook, within limits: a small file can unpack to anything. */
import { unzipSync, zipSync, type Unzipped } from "fflate";
import readWorkbook from "read-excel-file/universal";
import { headerOf, unwrapped, type CsvRow, type IsHeader, type OpenedTable, type Source } from "./csv.ts";

/** What a workbook may weigh, packed and unpacked, in bytes. */
const limits = { packed: 30_000_000, unpacked: 200_000_000, files: 2_000, cells: 6_000_000 };

const tooLarge =
  "This workbook is too large to be read here. Save its sheet as “CSV UTF-8 (comma delimited)” and send that.";

/** Whether a file begins as a zip file does. */
export const isZip = (start: Uint8Array): boolean =>
  start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03 && start[3] === 0x04;

/** Opens the sheet that a person named, or the only one that holds something. */
export async function openWorkbook(
  source: Source,
  isHeader: IsHeader = () => false,
  sheet?: string,
): Promise<OpenedTable> {
  const refused = (why: string): OpenedTable => ({ outcome: "refused", refused: why });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source()) {
    size += chunk.length;
    if (size > limits.packed) return refused(tooLarge);
    chunks.push(chunk);
  }
  const found = partsOf(Buffer.concat(chunks));
  if ("refused" in found) return refused(found.refused);
  const { parts } = found;
  // Packed anew, so that what is read is what was weighed.
  const safe = zipSync(parts, { level: 0 });
  const sheets = await readWorkbook(new Blob([new Uint8Array(safe)])).catch(() => undefined);
  if (sheets === undefined) {
    return refused(
      "This workbook is damaged. Open it in Excel, save it as “CSV UTF-8 (comma delimited)” and send that.",
    );
  }
  const { hidden, countsFrom1904 } = traitsOf(parts["xl/workbook.xml"]);
  const full = sheets.filter(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
  // A hidden sheet is some program's own, unless it is asked for.
  const seen = full.filter((one) => !hidden.has(one.sheet));
  const offered = seen.length === 0 ? full : seen;
  const chosen = sheet === undefined ? offered : full.filter((one) => one.sheet === sheet);
  const [first, ...more] = chosen;
  if (first === undefined)
    return refused(sheet === undefined ? "The workbook is empty." : `The workbook has no sheet “${sheet}”.`);
  if (more.length > 0) return { outcome: "sheets", sheets: offered.map((one) => one.sheet) };
  const rows: CsvRow[] = first.data.map((cells, index) => ({
    line: index + 1,
    values: cells.map((cell) => textOf(cell)),
  }));
  const filled = rows.filter(({ values }) => values.some((value) => value !== ""));
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

/** The XML parts of a workbook; no more of them is unpacked than the limits allow, whatever the zip says of itself. */
function partsOf(bytes: Uint8Array): { parts: Unzipped } | { refused: string } {
  let unpacked = 0;
  let files = 0;
  const names: string[] = [];
  let parts: Unzipped;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        files += 1;
        if (files <= limits.files) names.push(name);
        if (!/\.xml(\.rels)?$/.test(name)) return false;
        unpacked += originalSize;
        return unpacked <= limits.unpacked && files <= limits.files;
      },
    });
  } catch {
    return { refused: insteadOf(names) };
  }
  if (unpacked > limits.unpacked || files > limits.files) return { refused: tooLarge };
  const sheets = Object.entries(parts).filter(([name]) => /worksheets\/[^/]*\.xml$/.test(name));
  if (parts["xl/workbook.xml"] === undefined || sheets.length === 0) return { refused: insteadOf(names) };
  return sheets.some(([, xml]) => cellsIn(xml) > limits.cells) ? { refused: tooLarge } : { parts };
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
  return `This is a zip file and no Excel workbook. Unpack it and send the file inside${inside === undefined ? "" : `: ${inside}`}.`;
}

/** Sheets that are hidden, and whether days are counted from 1904, as in workbooks that began on a Mac. */
function traitsOf(workbook: Uint8Array | undefined): { hidden: ReadonlySet<string>; countsFrom1904: boolean } {
  const xml = Buffer.from(workbook ?? []).toString("utf8");
  const hidden = [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    return name !== undefined && /\sstate="(?:hidden|veryHidden)"/.test(tag) ? [unescaped(name)] : [];
  });
  return { hidden: new Set(hidden), countsFrom1904: /\sdate1904="(?:1|true)"/.test(xml) };
}

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? "");
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Cells of the area from A1 to the last cell: a single cell far away would be filled up to. */
function cellsIn(xml: Uint8Array): number {
  let column = 0;
  let row = 0;
  for (const [, letters = "", number = ""] of Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength)
    .toString("latin1")
    .matchAll(/\br="([A-Z]{0,3})(\d{1,7})"/g)) {
    let place = 0;
    for (const letter of letters) place = place * 26 + letter.charCodeAt(0) - 64;
    column = Math.max(column, place);
    row = Math.max(row, Number(number));
  }
  return column * row;
}

/** A cell as a CSV would have it: days as ISO 8601. */
function textOf(cell: string | number | boolean | object | null): string {
  if (cell === null) return "";
  if (!(cell instanceof Date)) return typeof cell === "object" ? "" : String(cell);
  const iso = Number.isNaN(cell.getTime()) ? "" : cell.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso;
}
