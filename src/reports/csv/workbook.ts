/** Reads an .xlsx workbook, within limits: a small file can unpack to anything. */
import { unzipSync, zipSync, type Unzipped } from "fflate";
import readWorkbook from "read-excel-file/universal";
import { headerOf, unwrapped, type CsvRow, type OpenedTable, type Source } from "./csv.ts";

/** What a workbook may weigh, packed and unpacked, in bytes. */
const limits = { packed: 30_000_000, unpacked: 200_000_000, files: 2_000, cells: 6_000_000 };

const tooLarge =
  "This workbook is too large to be read here. Save its sheet as “CSV UTF-8 (comma delimited)” and send that.";

/** Whether a file begins as a zip file does. */
export const isZip = (start: Uint8Array): boolean =>
  start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03 && start[3] === 0x04;

/** Opens the sheet that a person named, or the only one that holds something. */
export async function openWorkbook(source: Source, sheet?: string): Promise<OpenedTable> {
  const refused = (why: string): OpenedTable => ({ outcome: "refused", refused: why });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source()) {
    size += chunk.length;
    if (size > limits.packed) return refused(tooLarge);
    chunks.push(chunk);
  }
  const parts = partsOf(Buffer.concat(chunks));
  if (parts === "too large") return refused(tooLarge);
  if (parts === "no workbook") {
    return refused("This is a zip file and no Excel workbook. Unpack it and send the file inside.");
  }
  // Packed anew, so that what is read is what was weighed.
  const safe = zipSync(parts, { level: 0 });
  const sheets = await readWorkbook(new Blob([new Uint8Array(safe)])).catch(() => undefined);
  if (sheets === undefined) {
    return refused(
      "This workbook is damaged. Open it in Excel, save it as “CSV UTF-8 (comma delimited)” and send that.",
    );
  }
  const full = sheets.filter(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
  const chosen = sheet === undefined ? full : full.filter((one) => one.sheet === sheet);
  const [first, ...more] = chosen;
  if (first === undefined)
    return refused(sheet === undefined ? "The workbook is empty." : `The workbook has no sheet “${sheet}”.`);
  if (more.length > 0) return { outcome: "sheets", sheets: full.map((one) => one.sheet) };
  const rows: CsvRow[] = first.data.map((cells, index) => ({
    line: index + 1,
    values: cells.map((cell) => textOf(cell)),
  }));
  const filled = rows.filter(({ values }) => values.some((value) => value !== ""));
  // A title above the table has one cell, and a table of ours more.
  const titles = filled.slice(0, 20).findIndex(({ values }) => values.filter((value) => value !== "").length > 1);
  const [top, ...rest] = filled.slice(Math.max(0, titles));
  if (top === undefined) return refused("The workbook is empty.");
  const { header, inner } = headerOf(top.values);
  async function* below() {
    yield* inner === undefined ? rest : unwrapped(rest, header.length, inner);
  }
  return { outcome: "opened", table: { header, rows: below } };
}

/** The XML parts of a workbook; no more of them is unpacked than the limits allow, whatever the zip says of itself. */
function partsOf(bytes: Uint8Array): Unzipped | "too large" | "no workbook" {
  let unpacked = 0;
  let files = 0;
  let parts: Unzipped;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        files += 1;
        if (!/\.xml(\.rels)?$/.test(name)) return false;
        unpacked += originalSize;
        return unpacked <= limits.unpacked && files <= limits.files;
      },
    });
  } catch {
    return "no workbook";
  }
  if (unpacked > limits.unpacked || files > limits.files) return "too large";
  const sheets = Object.entries(parts).filter(([name]) => /worksheets\/[^/]*\.xml$/.test(name));
  if (parts["xl/workbook.xml"] === undefined || sheets.length === 0) return "no workbook";
  return sheets.some(([, xml]) => cellsIn(xml) > limits.cells) ? "too large" : parts;
}

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
