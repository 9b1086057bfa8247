import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { openWorkbook } from "../../../src/reports/csv/workbook.ts";
import { openReport } from "../../../src/reports/open.ts";
import { all, inPieces } from "../files.ts";
import { aWorkbook, saying } from "../workbooks.ts";

const contoso = "9b58ba8d-c498-46e7-b648-245edafa3a38";
const subscription = "e47683cf-63fd-496d-9fb3-74f4c90d4e96";
const usage = [
  ["CustomerTenantId", "SubscriptionId", "Month", "PartnerAttributionType", "AdminType", "MPNID", "ACR_USD"],
  [contoso, subscription, new Date("2026-10-01T00:00:00Z"), "Partner Admin Link", "Owner", 4911112, 1203.11],
  [undefined],
  [contoso, subscription, "2026-09-01", "Partner Admin Link", "Owner", "4911112", 7],
] as const;

const open = (bytes: Buffer, sheet?: string) => openReport(() => inPieces(bytes, 999), "2026-11-23", { sheet });

it("reads a workbook as its CSV would be read: days, numbers, and the lines of the sheet", async () => {
  const opened = await open(aWorkbook({ Usage: usage, Empty: [] }));
  if (opened.outcome !== "opened" || opened.report.kind !== "azure-usage") throw new Error(JSON.stringify(opened));
  expect(await all(opened.report.rows)).toMatchObject([
    { line: 2, month: "2026-10-01", partnerId: "4911112", acrUsd: 1203.11 },
    { line: 4, month: "2026-09-01", partnerId: "4911112", acrUsd: 7 },
  ]);
});

it("reads names as they are, and a header below empty rows", async () => {
  const rows = [[], [], ["Microsoft ID", "Company name", "Relationship"], [contoso, " Café & 東京 ", "None"]];
  const opened = await open(aWorkbook({ "R&D": rows }));
  if (opened.outcome !== "opened" || opened.report.kind !== "customers") throw new Error(JSON.stringify(opened));
  expect(await all(opened.report.rows)).toMatchObject([{ line: 4, name: "Café & 東京" }]);
});

it("reads a header below a title, as people write one above a table", async () => {
  const rows = [
    ["Our customers"],
    [],
    ["November"],
    ["Microsoft ID", "Company name", "Relationship"],
    [contoso, "Café", "None"],
  ];
  const opened = await open(aWorkbook({ "R&D": rows }));
  if (opened.outcome !== "opened" || opened.report.kind !== "customers") throw new Error(JSON.stringify(opened));
  expect(await all(opened.report.rows)).toMatchObject([{ line: 5, name: "Café" }]);
});

it("takes lines apart that stand in one column, as Excel opens commas where it separates with semicolons", async () => {
  const rows = [["Microsoft ID,Company name,Relationship"], [`${contoso},"Contoso, Ltd.",None`]];
  const opened = await open(aWorkbook({ "R&D": rows }));
  if (opened.outcome !== "opened" || opened.report.kind !== "customers") throw new Error(JSON.stringify(opened));
  expect(await all(opened.report.rows)).toMatchObject([{ line: 2, name: "Contoso, Ltd.", relationship: "None" }]);
});

it("asks which of several sheets, and reads the one that is named", async () => {
  const bytes = aWorkbook({ Notes: [["read me"]], Usage: usage });
  expect(await open(bytes)).toEqual({ outcome: "question", question: { kind: "sheet", sheets: ["Notes", "Usage"] } });
  expect(await open(bytes, "Usage")).toMatchObject({ outcome: "opened", rows: 2 });
  expect(await open(bytes, "Other")).toEqual({ outcome: "refused", refused: "The workbook has no sheet “Other”." });
});

it.each<[string, () => Buffer, string]>([
  ["a zip of something else", () => Buffer.from(zipSync({ "a.txt": strToU8("x") })), "not an Excel workbook"],
  ["a zip that is cut off", () => aWorkbook({ A: usage }).subarray(0, 700), "not an Excel workbook"],
  ["a workbook that holds nothing", () => aWorkbook({ A: [] }), "empty"],
  [
    "a part that is no XML",
    () => aWorkbook({ A: usage }, { "xl/worksheets/sheet1.xml": strToU8("<worksheet><sheetData><row") }),
    "",
  ],
  ["a part that unpacks to far too much", () => saying(aWorkbook({ A: usage }), 300_000_000), "too large"],
  ["a part that unpacks to more than it says", () => saying(aWorkbook({ A: usage }), 90), ""],
  [
    "a cell at the far end of the sheet",
    () =>
      aWorkbook(
        { A: usage },
        {
          "xl/worksheets/sheet1.xml": strToU8(
            '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
          ),
        },
      ),
    "too large",
  ],
  [
    "thousands of parts",
    () =>
      aWorkbook(
        { A: usage },
        Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`xl/x${at}.xml`, strToU8("x")])),
      ),
    "too large",
  ],
])("refuses %s in words, and unpacks no more than it may", async (_, make, words) => {
  const bytes = make();
  const before = process.memoryUsage().arrayBuffers;
  const opened = await openWorkbook(() => inPieces(bytes, 65_536));
  expect(opened).toEqual({ outcome: "refused", refused: expect.stringContaining(words) });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
});

it("finds the header below titles that are as wide as a table", async () => {
  const rows = [["Usage of", "Northwind", undefined, "27 Nov 2026"], ["Exported", undefined, "by Megan"], ...usage];
  const opened = await open(aWorkbook({ Usage: rows }));
  if (opened.outcome !== "opened" || opened.report.kind !== "azure-usage") throw new Error(JSON.stringify(opened));
  expect(await all(opened.report.rows)).toMatchObject([{ line: 4 }, { line: 6 }]);
});

/** The workbook with its `xl/workbook.xml` changed. */
function changed(bytes: Buffer, how: (xml: string) => string): Buffer {
  const parts = unzipSync(bytes);
  const xml = how(strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array()));
  return Buffer.from(zipSync({ ...parts, "xl/workbook.xml": strToU8(xml) }));
}

it("leaves hidden sheets out, unless one is asked for or all are hidden", async () => {
  const list = (name: string) => [
    ["Microsoft ID", "Company name", "Relationship"],
    [contoso, name, "None"],
  ];
  const two = aWorkbook({ Customers: list("Contoso"), "Old & gone": list("Fabrikam"), Cache: [["a", "b"]] });
  const hidden = (state: string, ...sheets: readonly string[]) =>
    changed(two, (xml) =>
      sheets.reduce(
        (text, name) => text.replace(`<sheet name="${name}"`, `<sheet name="${name}" state="${state}"`),
        xml,
      ),
    );
  const names = async (bytes: Buffer, sheet?: string) => {
    const opened = await open(bytes, sheet);
    if (opened.outcome !== "opened") return opened;
    return (await all(opened.report.rows as AsyncIterable<{ name: string }>)).map(({ name }) => name);
  };
  expect(await names(hidden("hidden", "Old &amp; gone", "Cache"))).toEqual(["Contoso"]);
  expect(await names(hidden("veryHidden", "Old &amp; gone", "Cache"))).toEqual(["Contoso"]);
  expect(await names(hidden("hidden", "Old &amp; gone", "Cache"), "Old & gone")).toEqual(["Fabrikam"]);
  expect(await names(hidden("hidden", "Cache"))).toMatchObject({
    question: { kind: "sheet", sheets: ["Customers", "Old & gone"] },
  });
  expect(await names(hidden("hidden", "Customers", "Old &amp; gone", "Cache"))).toMatchObject({
    question: { kind: "sheet", sheets: ["Customers", "Old & gone", "Cache"] },
  });
});

it("counts days from 1904 where the workbook does, as dates and as plain numbers", async () => {
  const [header, row] = usage;
  const days = 46_296 - 1_462;
  const book = aWorkbook({ Usage: [header, [...row.slice(0, 2), days, ...row.slice(3)]] });
  const months = async (bytes: Buffer) => {
    const opened = await open(bytes);
    if (opened.outcome !== "opened" || opened.report.kind !== "azure-usage") throw new Error(JSON.stringify(opened));
    return (await all(opened.report.rows)).map((one) => ("month" in one ? one.month : one));
  };
  expect(await months(book)).toEqual(["2022-09-01"]);
  expect(await months(changed(book, (xml) => xml.replace("<sheets>", '<workbookPr date1904="1"/><sheets>')))).toEqual([
    "2026-10-01",
  ]);
});
