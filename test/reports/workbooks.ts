/** Workbooks as Excel lays them out. */
import { strToU8, zipSync } from "fflate";

type Cell = string | number | Date | undefined;

/** A workbook as Excel lays one out: shared strings, a style for days, a part for each sheet. */
export function aWorkbook(
  sheets: Record<string, readonly (readonly Cell[])[]>,
  parts: Record<string, Uint8Array> = {},
): Buffer {
  const names = Object.keys(sheets);
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
  const shared: string[] = [];
  const letter = (place: number) => String.fromCharCode(65 + place);
  const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const cell = (value: Cell, row: number, place: number) => {
    const at = `r="${letter(place)}${row + 1}"`;
    if (value === undefined) return "";
    if (value instanceof Date) return `<c ${at} s="1"><v>${value.getTime() / 86_400_000 + 25_569}</v></c>`;
    if (typeof value === "number") return `<c ${at}><v>${value}</v></c>`;
    shared.push(value);
    return `<c ${at} t="s"><v>${shared.length - 1}</v></c>`;
  };
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const made = names.map((name, sheet): [string, Uint8Array] => [
    `xl/worksheets/sheet${sheet + 1}.xml`,
    xml(
      `<worksheet ${main}><sheetData>${(sheets[name] ?? [])
        .map((row, at) => `<row r="${at + 1}">${row.map((value, place) => cell(value, at, place)).join("")}</row>`)
        .join("")}</sheetData></worksheet>`,
    ),
  ]);
  const all = {
    "[Content_Types].xml": xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    "_rels/.rels": xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": xml(
      `<workbook ${main} xmlns:r="${rel}"><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}<Relationship Id="rId90" Type="${rel}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    "xl/styles.xml": xml(
      `<styleSheet ${main}><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    "xl/sharedStrings.xml": xml(
      `<sst ${main}>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
    ),
    ...Object.fromEntries(made),
    ...parts,
  };
  // Packed as fast as can be: the tests pack megabytes.
  return Buffer.from(zipSync(all, { level: 1 }));
}

/** The same zip, whose directory says of every part that it is so large. */
export function saying(zip: Buffer, size: number): Buffer {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf("PK\x01\x02"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 4))
    bytes.writeUInt32LE(size, at + 24);
  return bytes;
}
