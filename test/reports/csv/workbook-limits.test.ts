/** Nobody stops the bot by a workbook: reading it grows with it, and ends at a limit. */
import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { openWorkbook } from "../../../src/reports/csv/workbook.ts";
import { expectSteady } from "../../steady.ts";
import { inPieces } from "../files.ts";
import { aWorkbook, saying } from "../workbooks.ts";

/** No measure of anything: only what never ends takes so long, on a machine however busy. */
const hangs = 240_000;

const cell = (inside: string) => `<row r="1"><c r="A1" t="inlineStr"><is>${inside}</is></c></row>`;
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

/** Where a sheet can be made longer, by what, and around it. */
const places: Record<string, { piece: string; xml: (text: string) => string }> = {
  "white space after the sheet": { piece: " ", xml: (text) => sheet("") + text },
  "white space between rows": { piece: "\n", xml: (text) => sheet(text) },
  "a text with escapes": { piece: "&amp;", xml: (text) => sheet(cell(`<t>${text}</t>`)) },
  "the attributes of a row": { piece: 'a="" ', xml: (text) => sheet(`<row r="1" ${text}></row>`) },
  "a value in a tag": { piece: ">", xml: (text) => sheet(`<row r="1" spans='${text}'></row>`) },
  "a comment": { piece: "<>", xml: (text) => sheet(`<!--${text}-->`) },
  "a section of characters": { piece: "<>", xml: (text) => sheet(`<![CDATA[${text}]]>`) },
  "an instruction": { piece: "<>", xml: (text) => `<?${text}?>${sheet("")}` },
  "a tag that never ends": { piece: "<", xml: (text) => text },
};

/** What the thread takes that reads a workbook, in milliseconds, before it reads anything. */
const noise = 150;

const book = (xml: string) => aWorkbook({ A: [] }, { "xl/worksheets/sheet1.xml": strToU8(xml) });
const read = (bytes: Uint8Array, most?: { milliseconds: number; heapMegabytes: number }) =>
  openWorkbook(() => inPieces(bytes, 65_536), undefined, undefined, most);
/** The same zip with the first entry of its directory so many times. */
function listed(zip: Buffer, times: number): Buffer {
  const [from, to] = [zip.indexOf("PK\x01\x02"), zip.indexOf("PK\x05\x06")];
  const end = Buffer.from(zip.subarray(to));
  for (const at of [8, 10]) end.writeUInt16LE(times, at);
  return Buffer.concat([zip.subarray(0, from), ...Array<Buffer>(times).fill(zip.subarray(from, to)), end]);
}

const tooLarge = { outcome: "refused", refused: expect.stringContaining("too large or too complicated") };

it.each(Object.keys(places))(
  "a workbook with megabytes in %s is refused before it is parsed",
  { timeout: hangs },
  async (name) => {
    const { piece = "", xml = String } = places[name] ?? {};
    expect(await read(book(xml(piece.repeat(2_000_000 / piece.length))))).toEqual(tooLarge);
  },
);

it.each(Object.keys(places))("a workbook is read in time with much in %s", { timeout: hangs }, async (name) => {
  const { piece = "", xml = String } = places[name] ?? {};
  await expectSteady((text) => read(book(xml(text))), piece, 60_000, { noise });
});

it("a workbook of much that is short is read in a time that grows with it", { timeout: hangs }, async () => {
  for (const piece of ["<row/>", "<x>"])
    await expectSteady((text) => read(book(sheet(text))), piece, 60_000, { noise });
});

it.each([
  ["a part says that it is", 61_000_000],
  ["all parts together are", 15_000_000],
])("a workbook is refused when %s too large unpacked", async (_, size) => {
  expect(await read(saying(aWorkbook({ A: [["a", "b"]] }), size))).toEqual(tooLarge);
});

it("a workbook is refused whose parts are stored, longer than it says, and listed again and again", async () => {
  const many = "<row/>".repeat(200_000);
  const once = zipSync({ "xl/worksheets/sheet1.xml": strToU8(sheet(many)) }, { level: 0 });
  expect(await read(listed(saying(Buffer.from(once), 0), 100))).toEqual(tooLarge);
});

it("a workbook is refused that says it has billions of parts", async () => {
  const end = Buffer.alloc(76);
  end.writeUInt32LE(0x06064b50);
  end.writeUInt32LE(0xffffffff, 32);
  end.write("PK\x06\x07", 56, "latin1");
  const zip = Buffer.concat([Buffer.from("PK\x03\x04"), end, Buffer.from("PK\x05\x06"), Buffer.alloc(18)]);
  zip.writeUInt32LE(4, 4 + 56 + 8);
  zip.writeUInt16LE(0xffff, zip.length - 14);
  expect(await read(zip)).toEqual(tooLarge);
});

it("a workbook is refused whose list of sheets is longer than any", async () => {
  const names = "<definedName/>".repeat(400_000);
  const list = strToU8(`<workbook><definedNames>${names}</definedNames></workbook>`);
  expect(await read(aWorkbook({ A: [["a", "b"]] }, { "xl/workbook.xml": list }))).toEqual(tooLarge);
});

it("a sheet as wide as Excel has them is read in full", async () => {
  const row = (line: number) =>
    `<row r="${line}"><c r="A${line}"><v>${line}</v></c><c r="XFD${line}"><v>9</v></c></row>`;
  const opened = await read(book(sheet(Array.from({ length: 9 }, (_, at) => row(at + 1)).join(""))));
  if (opened.outcome !== "opened") throw new Error(opened.outcome);
  const rows: unknown[] = [];
  for await (const each of opened.table.rows())
    rows.push("values" in each && [each.line, each.values[0], each.values.length]);
  expect(rows).toEqual(Array.from({ length: 8 }, (_, at) => [at + 2, String(at + 2), 16_384]));
});

it.each([
  ["in quotes of the other kind", `<c r='XFD1048576'><v>1</v></c>`],
  ["with a number as programs write it", `<c r="A1e9"><v>1</v></c>`],
  ["with an escape", `<c r="&#88;FD1"><v>1</v></c>`],
  ["in a namespace", `<c x:r="XFD1048576"><v>1</v></c>`],
])("a cell far away is seen when its place is %s", async (_, xml) => {
  expect(await read(book(sheet(`<row>${xml}</row>`)))).toEqual(tooLarge);
});

it.each([
  ["time", { milliseconds: 1, heapMegabytes: 512 }],
  ["memory", { milliseconds: 60_000, heapMegabytes: 12 }],
])(
  "a workbook that takes more %s than it may is refused, and the next one read",
  { timeout: hangs },
  async (_, most) => {
    const many = book(sheet("<row/>".repeat(200_000)));
    expect(await read(many, most)).toEqual(tooLarge);
    expect(await read(aWorkbook({ A: [["a", "b"]] }))).toMatchObject({ outcome: "opened" });
  },
);
