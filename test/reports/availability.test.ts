/**
 * Every reader answers in a time that grows with the text and no faster: hostile text of one size, and of twice the
 * size, takes at most 2.5 times as long. Processor time, the best of several runs, so that a busy machine does not decide.
 */
import { expect, it } from "vitest";
import { encodingOf } from "../../src/reports/csv/encoding.ts";
import { openReport } from "../../src/reports/open.ts";
import { readPasted } from "../../src/reports/paste/paste.ts";
import { parseReportDay, parseNumber } from "../../src/reports/csv/values.ts";
import { whyNoName } from "../../src/domain/imports/names.ts";
import { expectSteady } from "../steady.ts";
import { all, inPieces } from "./files.ts";

/** No measure of anything: only what never ends takes so long, on a machine however busy. */
const hangs = 240_000;

it.each([
  "{",
  '{"a":',
  '{"',
  "<a ",
  "&quot;",
  "eyJ",
  ".eyJ",
  "eyJaaaaaaaaaaaa.",
  "a.",
  "a://b:c",
  "bearer ",
  "password ",
  "--password ",
  "secret=",
  "AccountKey ",
  "\u001b]",
  "[1;",
  "> ",
  "```",
  "managementpartner ",
  "managementpartner show ",
  "not found ",
  "-PartnerId 1",
  "partnerid : ",
  "PartnerId TenantId\n",
  "a : b\n",
  '"partnerId" = "',
  "00000000-0000-4000-8000-000000000000 ",
  "\n",
  " ",
])("answers in time to %j, pasted over and over", { timeout: hangs }, async (piece) => {
  await expectSteady(readPasted, piece, 25_000);
});

const header = "Microsoft ID,Company name,Relationship\n";

it.each<[string, string]>([
  ["one endless value", "x"],
  ["quotation marks", '"'],
  ["opened quotes", ',"a'],
  ["line ends", "\n"],
  ["separators", ","],
  ["letters of an old code page", "\u00e9"],
  ["such letters between separators", "\u00e9,"],
  ["days that can be read in two ways", "1/2/2026,"],
  ["numbers that can be read in two ways", "1.234,"],
  ["commas in a number", "1,,"],
  ["formulas", "='\"="],
  ["rows of one value", "x\n"],
  ["rows of too many values", "a,b,c,d,e\n"],
])("reads a file of %s in time", { timeout: hangs }, async (_, piece) => {
  await expectSteady(
    async (text) => {
      const bytes = Buffer.from(header + text, "latin1");
      const opened = await openReport(() => inPieces(bytes, 4_096), "2026-11-23", { encoding: "windows-1252" });
      if (opened.outcome === "opened") await all<object>(opened.report.rows);
      await encodingOf(inPieces(bytes, 4_096));
    },
    piece,
    40_000,
  );
});

it.each<[string, (text: string) => unknown]>([
  ["days", parseReportDay],
  ["numbers", parseNumber],
  ["names", whyNoName],
])("reads %s of any length in time", { timeout: hangs }, async (_, read) => {
  for (const piece of ["1", "1.", "1,", " ", "a", "Oct ", "*", "?", "Ã©", "-", "年"])
    await expectSteady(read, piece, 100_000);
});

/** Processor milliseconds for reading rows that come in one piece, the best of some runs. */
async function timeOf(row: string, rows: number, runs = 3): Promise<number> {
  const bytes = Buffer.from(header + row.repeat(rows));
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const began = process.cpuUsage();
    const opened = await openReport(() => inPieces(bytes, bytes.length), "2026-11-23");
    if (opened.outcome !== "opened") throw new Error(JSON.stringify(opened));
    best = Math.min(best, process.cpuUsage(began).user / 1_000);
  }
  return best;
}

it("a row of fewer or more values than columns costs no more than one that fits", { timeout: hangs }, async () => {
  const fits = await timeOf("9b58ba8d-c498-46e7-b648-245edafa3a38,x,None\n", 5_000);
  for (const row of ["x\n", "a,b,c,d,e\n"]) expect(await timeOf(row, 5_000)).toBeLessThan(2 * fits);
});

it("others have their turn while the rows of one piece are read", { timeout: hangs }, async () => {
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 1);
  await timeOf("x\n", 100_000, 1);
  clearInterval(counting);
  expect(turns).toBeGreaterThan(2);
});
