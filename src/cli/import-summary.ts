/** What an import did, as plain lines for a terminal or a log. */
import { count, number } from "../cards/kit/dates.ts";
import { importLists, type ImportEntry } from "../cards/organization/import-lists.ts";
import { comparisonWords, listingWords } from "../cards/organization/import-summary.ts";
import type { CustomersSummary } from "../domain/imports/customers.ts";
import type { UsageSummary } from "../domain/imports/findings.ts";
import type { Comparison } from "../domain/imports/coverage.ts";
import { reportNames, type ImportSummary } from "../domain/imports/imports.ts";
import type { FileQuestion } from "../reports/open.ts";
import { columnsOf } from "../reports/recognise.ts";

/** Things of a kind are named one by one up to this many. */
const mostNamed = 20;

/** The summary as lines of text. Not escaped for Markdown. */
export function summaryLines(summary: ImportSummary): string[] {
  const { rows, dryRun } = summary;
  return [
    dryRun
      ? `Dry run: ${count(rows, "row")} read, nothing changed. Without --dry-run this would happen:`
      : `${count(rows, "row")} read.`,
    ...(summary.kind === "customers" ? customersLines(summary) : usageLines(summary)),
    ...importLists(summary).flatMap(({ heading, entries }) => section(heading, entries)),
  ];
}

function customersLines(summary: CustomersSummary): string[] {
  const { repeated, assigned, compared, dryRun } = summary;
  return [
    dryRun
      ? `Customers: ${number(summary.new)} would be new, ${number(summary.changed)} would change, ${number(summary.unchanged)} would stay the same.`
      : `Customers: ${number(summary.new)} new, ${number(summary.changed)} changed, ${number(summary.unchanged)} unchanged.`,
    ...section(
      "Repeated rows, skipped",
      repeated.map(({ line, of }) => ({ what: `line ${line}`, says: `the same customer as line ${of}` })),
    ),
    ...(compared === undefined ? [] : [listWords(compared)]),
    ...(assigned.length > 0 ? [`${count(assigned.length, "customer")} ${dryRun ? "would get" : "got"} an owner.`] : []),
  ];
}

function usageLines({ kind, customers, repeated, compared, data, dryRun }: UsageSummary): string[] {
  return [
    `${reportNames[kind]}${data === undefined ? "" : `, data until ${data}`}: ` +
      (dryRun
        ? `${count(customers.changed, "customer")} would change, ${number(customers.unchanged)} would stay the same.`
        : `${count(customers.changed, "customer")} changed, ${number(customers.unchanged)} unchanged.`),
    ...(repeated > 0
      ? [`${count(repeated, "row")} flagged as duplicates: their money and units are not counted twice.`]
      : []),
    ...(compared === undefined ? [] : [comparisonWords(compared)]),
  ];
}

function listWords(compared: Comparison): string {
  const isPart = compared.extent === "part" && !compared.said;
  return `${listingWords(compared)}${isPart ? " Add --whole if it is the whole one." : ""}`;
}

function section(heading: string, entries: readonly ImportEntry[]): string[] {
  if (entries.length === 0) return [];
  const lines = entries.slice(0, mostNamed).map(({ what, microsoftId, item = microsoftId, says }) => {
    const named = item === undefined ? what : `${what}, ${item}`;
    return `  ${says === undefined ? named : `${named}: ${says}`}`;
  });
  const more = entries.length - lines.length;
  return [`${heading} (${number(entries.length)}):`, ...lines, ...(more > 0 ? [`  and ${number(more)} more`] : [])];
}

export function questionLines(question: FileQuestion): string[] {
  switch (question.kind) {
    case "encoding":
      return [
        "It's in an older encoding, and I can't tell which. Which of these looks right?",
        ...question.readings.map(
          ({ encoding, name, values }) => `  --encoding ${encoding} (${name}): ${values.join(", ")}`,
        ),
        "Add the option that is right, or save the file as “CSV UTF-8 (comma delimited)”.",
      ];
    case "sheet":
      return [
        "The workbook has several sheets. Add --sheet with the name of one:",
        ...question.sheets.map((sheet) => `  ${sheet}`),
      ];
    case "order":
      return [
        `In the column “${question.column}”, is “${question.example}” the ${question.readings["day-first"]} or the ${question.readings["month-first"]}?`,
        "Add --dates day-first for the former, --dates month-first for the latter.",
      ];
    case "decimals":
      return [
        `In the column “${question.column}”, is “${question.example}” ${question.readings.point} or ${question.readings.comma}?`,
        "Add --decimals point for the former, --decimals comma for the latter.",
      ];
    case "columns": {
      const { of } = question;
      const fields = of === undefined ? "<field>" : Object.keys(columnsOf[of]).join(", ");
      return [
        question.says,
        of === undefined
          ? "If it is one of them, say which with --kind, and what its columns are called with --column."
          : `If they are called otherwise, add --kind ${of} --column <field>=<name of the column>; the fields are ${fields}.`,
      ];
    }
  }
}
