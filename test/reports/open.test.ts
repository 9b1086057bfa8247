/** Files as people send them: exports with something around or in their rows, and what is no export at all. */
import { strToU8, zipSync } from "fflate";
import iconv from "iconv-lite";
import { expect, it } from "vitest";
import { openReport } from "../../src/reports/open.ts";
import { all, file, inPieces } from "./files.ts";

const contoso = "9b58ba8d-c498-46e7-b648-245edafa3a38";
const fabrikam = "b9f1b1a0-5c1e-4b3a-9d53-1f2c7b8e4d21";
const subscription = "e47683cf-63fd-496d-9fb3-74f4c90d4e96";
const header = "Microsoft ID,Company name,Primary domain name,Relationship";
const contosoRow = `${contoso},Contoso,contoso.example,None`;
const fabrikamRow = `${fabrikam},"Fabrikam, Inc.",fabrikam.example,None`;

const open = (bytes: Uint8Array | string) =>
  openReport(() => (typeof bytes === "string" ? file(bytes) : inPieces(bytes, 99)), "2026-11-23");

/** Names of the customers of a list, and what was refused. */
async function read(text: string) {
  const opened = await open(text);
  if (opened.outcome !== "opened" || opened.report.kind !== "customers") throw new Error(JSON.stringify(opened));
  const rows = await all(opened.report.rows);
  return rows.map((row) => ("refused" in row ? `${row.line}: ${row.refused}` : `${row.line}: ${row.name}`));
}

it.each([
  ["a title", "Customers of Northwind"],
  ["a title of two values", "Partner,Northwind"],
  ["a title of three values", "Report generated,27 Nov 2026,by Megan"],
  ["a title as wide as the table", "Partner,Northwind,Partner ID,4911112"],
  ["a title wider than the table", "a,b,c,d,e,f,g"],
  ["a first row that is cut off", `${contoso},Contoso`],
  ["a row that slipped above the header", contosoRow],
  ["a title separated otherwise", "Partner;Northwind;27.11.2026"],
  ["ten lines of titles", Array.from({ length: 10 }, (_, line) => `Note ${line},of,three`).join("\n")],
  ["Excel's sep= line and a title", "sep=,\nReport,for,Northwind"],
])("finds the header below %s, and says the lines of the file", async (_, above) => {
  const lines = above.split("\n").length;
  expect(await read(`${above}\n${header}\n${contosoRow}\n${fabrikamRow}\n`)).toEqual([
    `${lines + 2}: Contoso`,
    `${lines + 3}: Fabrikam, Inc.`,
  ]);
});

it("finds the header of an export that is not read below a title, and refuses it by its name", async () => {
  const opened = await open(
    "Report,of,May\nFiscalMonthName,PartnerAssociationType,CustomerName,CustomerTenantID,WorkloadCategory,PAMAU,MAU\n",
  );
  expect(opened).toMatchObject({ refused: expect.stringContaining("Business applications usage") as string });
});

it.each([
  ["the header again, from files put together", `${header}\n`],
  ["the header again with a byte order mark, in other letters", `\uFEFF${header.toUpperCase()}\n`],
  ["blank lines", "\n\n"],
])("reads over %s", async (_, between) => {
  expect((await read(`${header}\n${contosoRow}\n${between}${fabrikamRow}\n`)).map((row) => row.slice(3))).toEqual([
    "Contoso",
    "Fabrikam, Inc.",
  ]);
});

it.each(["Total", "Grand total", "Totals:", "Gesamtergebnis", "Summe", "Totaal", "Total général", "合計", "Итого"])(
  "says that a last row “%s” is a total, and no fault",
  async (word) => {
    expect(await read(`${header}\n${contosoRow}\n${word},2,,\n`)).toEqual([
      "2: Contoso",
      "3: This is a total, not a row of its own, so it was left out.",
    ]);
  },
);

it("ends where MS-DOS ended a text", async () => {
  expect(await read(`${header}\n${contosoRow}\n\u001a`)).toEqual(["2: Contoso"]);
});

it.each([
  ["-", 0],
  ["N/A", 0],
  ["null", 0],
])("takes an amount “%s” as a spreadsheet means it", async (amount, usd) => {
  const opened = await open(
    `SubscriptionId,Month,CustomerTenantId,PartnerAttributionType,AdminType,ACR_USD,SubscriptionEndDate\n${subscription},'2026-10-01,${contoso},Partner Admin Link,Owner,${amount},9999-12-31T00:00:00Z\n`,
  );
  if (opened.outcome !== "opened" || opened.report.kind !== "azure-usage") throw new Error(JSON.stringify(opened));
  const [row] = await all(opened.report.rows);
  expect(row).toMatchObject({ month: "2026-10-01", acrUsd: usd, consumes: false, endsOn: undefined });
});

const bytes = (text: string) => Buffer.concat([Buffer.from(text, "latin1"), Buffer.alloc(200, "\u0001\u00e9x")]);
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8("<x/>")])));

it.each<[string, Uint8Array | string]>([
  ["PDF", bytes("%PDF-1.7\n")],
  ["PNG", bytes("\x89PNG\r\n\x1a\n")],
  ["JPEG", bytes("\xff\xd8\xff\xe0")],
  ["GIF", bytes("GIF89a")],
  ["BMP", bytes("BM\x36\x04\0\0\0\0\0\0")],
  ["TIFF", bytes("II*\0")],
  ["WebP", bytes("RIFF\x24\0\0\0WEBPVP8 ")],
  ["HEIC", bytes("\0\0\0\x18ftypheic")],
  ["video", bytes("\0\0\0\x18ftypmp42")],
  ["compressed", bytes("\x1f\x8b\x08")],
  ["compressed", bytes("Rar!\x1a\x07")],
  ["compressed", bytes("7z\xbc\xaf\x27\x1c")],
  ["old Excel workbook", bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
  ["RTF", "{\\rtf1\\ansi hello}"],
  ["SYLK", 'ID;PWXL;N;E\nC;Y1;X1;K"Microsoft ID"\n'],
  ["Parquet", bytes("PAR1")],
  ["database", bytes("SQLite format 3\0")],
  ["program", bytes("MZ\x90\0")],
  ["not a CSV file", bytes("a,b\n")],
  ["Word document", zip("[Content_Types].xml", "word/document.xml")],
  ["PowerPoint", zip("[Content_Types].xml", "ppt/presentation.xml")],
  ["OpenDocument", zip("mimetype", "content.xml")],
  ["Numbers", zip("Index/Document.iwa")],
  ["binary Excel workbook", zip("xl/workbook.bin", "xl/worksheets/sheet1.bin")],
  ["file inside: customers.csv", zip("customers.csv")],
  ["web page", '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>'],
  ["web page", "\r\n<!-- saved from Excel --><table>"],
  ["web page", '<meta http-equiv="content-type"><table>'],
  ["web page", Buffer.from("\uFEFF<html><table/></html>", "utf16le")],
  ["web page or XML", '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'],
  ["JSON", '[{"Microsoft ID":"x"}]'],
  ["JSON", Buffer.from('\uFEFF[{"Microsoft ID":"x"}]', "utf16le")],
  ["empty", ""],
  ["empty", "\uFEFF"],
  ["empty", Buffer.from([0xff, 0xfe])],
  ["isn't a table", "   \n "],
  ["isn't a table", "https://northwind.example/customers.csv\n"],
  ["names of the columns are missing", `${contosoRow}\n${fabrikamRow}\n`],
])("says what it is by its contents, and what to send: %s", async (what, content) => {
  const opened = await open(content);
  expect(opened).toEqual({ outcome: "refused", refused: expect.stringContaining(what) as string });
});

it.each(["utf-32le", "utf-32be"])("reads a list saved as %s with a byte order mark", async (encoding) => {
  const opened = await open(
    iconv.encode(`${header}\n${contoso},東京 Łódź,a.example,None\n`, encoding, { addBOM: true }),
  );
  if (opened.outcome !== "opened") throw new Error(JSON.stringify(opened));
  expect(await all(opened.report.rows as AsyncIterable<object>)).toMatchObject([{ name: "東京 Łódź" }]);
});
