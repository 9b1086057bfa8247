/**
 * Reads an Azure usage export of many rows in the memory of its sums. A million with IMPORT_ROWS=1000000; fewer unless
 * told, so that the suite stays quick.
 */
import { expect, it } from "vitest";
import { gatherAzureUsage, type AzureUsage } from "../../src/domain/imports/azure-usage.ts";
import { openReport } from "../../src/reports/open.ts";
import { sample } from "./files.ts";

const rows = Number(process.env["IMPORT_ROWS"] ?? 10_000);
const rowsPerCustomer = 50;
const idOf = (letter: string, number: number) => `${letter}0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** The sample's lines over and over, each for one of two subscriptions of a customer of its own. */
async function* manyRows(): AsyncGenerator<Uint8Array> {
  const [header = "", ...lines] = sample("AzureUsage.csv").trim().split("\r\n");
  yield Buffer.from(`\uFEFF${header}\r\n`);
  for (let made = 0; made < rows;) {
    const piece: string[] = [];
    for (; piece.length < 1_000 && made < rows; made += 1) {
      const customer = Math.floor(made / rowsPerCustomer);
      const line = lines[made % lines.length] ?? "";
      const values = line.replace(/"[^"]*"/g, "Quoted").split(",");
      values[1] = idOf("b", customer * 2 + (made % 2));
      values[19] = idOf("a", customer);
      piece.push(values.join(","));
    }
    yield Buffer.from(`${piece.join("\r\n")}\r\n`);
  }
}

it(`gathers ${rows} rows by customer without keeping them`, { timeout: 300_000 }, async () => {
  const opened = await openReport(() => manyRows(), "2026-11-23");
  if (opened.outcome !== "opened" || opened.report.kind !== "azure-usage") throw new Error("not recognised");
  const usage = new Map<string, AzureUsage>();
  const counts = { read: 0, refused: 0, bytes: 0 };
  const began = process.memoryUsage().rss;
  const at = performance.now();
  for await (const row of opened.report.rows) {
    counts.read += 1;
    if ("refused" in row) counts.refused += 1;
    else gatherAzureUsage(usage, row);
    if (counts.read % 10_000 === 0) counts.bytes = Math.max(counts.bytes, process.memoryUsage().rss - began);
  }
  expect(counts).toMatchObject({ read: rows, refused: 0 });
  expect(usage.size).toBe(Math.ceil(rows / rowsPerCustomer));
  expect(counts.bytes).toBeLessThan(200_000_000);
  if (process.env["IMPORT_ROWS"] !== undefined) {
    const seconds = (performance.now() - at) / 1000;
    console.log(`${rows} rows in ${seconds.toFixed(1)} s, at most ${Math.round(counts.bytes / 1e6)} MB more`);
  }
});
