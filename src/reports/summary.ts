/** What an import did, as plain lines for a terminal or a log. */
import type { CustomersSummary, RefusedRow } from "../domain/imported-customers.ts";

/** Refused rows are named one by one up to this many. */
const shownRows = 20;

/** The summary as lines of text. Not escaped for Markdown. */
export function summaryLines(summary: CustomersSummary): string[] {
  const { rows, duplicates, assigned, dryRun } = summary;
  return [
    dryRun ? `Dry run, nothing was changed. ${count(rows, "row")} read.` : `${count(rows, "row")} read.`,
    `Customers: ${summary.new} new, ${summary.changed} changed, ${summary.unchanged} unchanged.`,
    ...(duplicates > 0 ? [`${count(duplicates, "row")} repeated an earlier one and were skipped.`] : []),
    ...(assigned.length > 0 ? [`${count(assigned.length, "customer")} got an owner.`] : []),
    ...refusedLines(summary.refused, dryRun),
  ];
}

export function refusedLines(refused: readonly RefusedRow[], dryRun: boolean): string[] {
  if (refused.length === 0) return [];
  const others = dryRun ? "the other rows would be applied" : "the other rows were applied";
  return [
    `${count(refused.length, "row")} refused; ${others}:`,
    ...refused.slice(0, shownRows).map(({ line, refused: reason }) => `  line ${line}: ${reason}`),
    ...(refused.length > shownRows ? [`  and ${refused.length - shownRows} more`] : []),
  ];
}

export const count = (many: number, one: string): string => `${many.toLocaleString("en")} ${one}${many === 1 ? "" : "s"}`;
