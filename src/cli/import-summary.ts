/** What an import did, as plain lines for a terminal or a log. */
import { count, number } from "../cards/kit/dates.ts";
import { comparisonWords, listingWords } from "../cards/organization/import-summary.ts";
import type { CustomersSummary } from "../domain/imports/customers.ts";
import type { RefusedRow, ImportFinding, UsageSummary } from "../domain/imports/findings.ts";
import type { Comparison } from "../domain/imports/coverage.ts";
import { reportNames, type ImportSummary } from "../domain/imports/imports.ts";
import type { FileQuestion } from "../reports/open.ts";
import { columnsOf } from "../reports/recognise.ts";

/** Refused rows are named one by one up to this many. */
const shownRows = 20;

/** Findings and customers are named one by one up to this many of a kind. */
const shownFindings = 20;

/** The summary as lines of text. Not escaped for Markdown. */
export function summaryLines(summary: ImportSummary): string[] {
  return summary.kind === "customers" ? customersLines(summary) : usageLines(summary);
}

function customersLines(summary: CustomersSummary): string[] {
  const { rows, repeated, assigned, dryRun } = summary;
  return [
    readLine(rows, dryRun),
    dryRun
      ? `Customers: ${number(summary.new)} would be new, ${number(summary.changed)} would change, ${number(summary.unchanged)} would stay the same.`
      : `Customers: ${number(summary.new)} new, ${number(summary.changed)} changed, ${number(summary.unchanged)} unchanged.`,
    ...section(
      dryRun ? "Repeated rows, which would be skipped" : "Repeated rows, skipped",
      repeated.map(({ line, of }) => `line ${line}: the same customer as line ${of}`),
    ),
    ...(summary.compared === undefined ? [] : [listWords(summary.compared)]),
    ...section(
      "No longer in this list",
      summary.missing.map(({ name, customer }) => `${name}, ${customer}`),
    ),
    ...section(
      "Moved? The same name and domain under another Microsoft ID",
      summary.moved.map(({ name, from, to }) => `${name}: ${from} before, ${to} now`),
    ),
    ...section(
      "Listed again",
      summary.returned.map(({ name, customer }) => `${name}, ${customer}`),
    ),
    ...(assigned.length > 0 ? [`${count(assigned.length, "customer")} ${dryRun ? "would get" : "got"} an owner.`] : []),
    ...refusedLines(summary.refused, dryRun),
  ];
}

/** Titles of findings, in the order in which they are told. */
const titles: readonly [ImportFinding["kind"], string][] = [
  ["contradicts", "Contradicting what is recorded"],
  ["lost", "No longer attributed"],
  ["unearned", "Associated but not earning"],
  ["verified", "Verified"],
  ["changed", "Changed"],
  ["new", "New"],
  ["candidate", "Sold, and nobody has decided if it's ours to associate"],
];

function usageLines(summary: UsageSummary): string[] {
  const { customers, repeated, data, unknownCustomers, unknownWorkloads } = summary;
  return [
    readLine(summary.rows, summary.dryRun),
    `${reportNames[summary.kind]}${data === undefined ? "" : `, data until ${data}`}: ` +
      (summary.dryRun
        ? `${count(customers.changed, "customer")} would change, ${number(customers.unchanged)} would stay the same.`
        : `${count(customers.changed, "customer")} changed, ${number(customers.unchanged)} unchanged.`),
    ...(repeated > 0
      ? [`${count(repeated, "row")} flagged as duplicates: their money and units are not counted twice.`]
      : []),
    ...(summary.compared === undefined ? [] : [comparisonWords(summary.compared)]),
    ...titles.flatMap(([kind, title]) => {
      const found = summary.findings.filter((finding) => finding.kind === kind);
      return section(
        title,
        found.map(({ customerName, item, says }) => `${customerName}, ${item}: ${says}`),
      );
    }),
    ...section(
      summary.dryRun
        ? "Customers in the file that I don't know; nothing of theirs would be saved"
        : "Customers in the file that I don't know; nothing of theirs was saved",
      unknownCustomers.map(({ id, name, rows }) => `${name ?? "(no name)"}, ${id}: ${count(rows, "row")}`),
    ),
    ...section(
      `Rows without a tenant ID and of nothing I know: a TPID is Microsoft's number of a parent company; nothing ${summary.dryRun ? "would be" : "was"} saved`,
      (summary.withoutTenant ?? []).map(
        ({ name = "(no name)", tpid, rows }) =>
          `${name}, ${tpid === undefined ? "no ID" : `TPID ${tpid}`}: ${count(rows, "row")}`,
      ),
    ),
    ...section(
      "Other engagements, left out because they are no CPOR claims",
      summary.otherEngagements.map(({ name, rows }) => `${name}: ${count(rows, "row")}`),
    ),
    ...section(
      "Engagements that are not known, kept as claims because of their workload",
      summary.unknownEngagements.map(({ name, rows }) => `${name}: ${count(rows, "row")}`),
    ),
    ...section(
      "Workloads I don't know",
      unknownWorkloads.map((workload) => `${workload.name}: ${count(workload.customers, "customer")}`),
    ),
    ...refusedLines(summary.refused, summary.dryRun),
  ];
}

function listWords(compared: Comparison): string {
  const isPart = compared.extent === "part" && !compared.said;
  return `${listingWords(compared)}${isPart ? " Add --whole if it is the whole one." : ""}`;
}

const readLine = (rows: number, dryRun: boolean): string =>
  dryRun
    ? `Dry run: ${count(rows, "row")} read, nothing changed. Without --dry-run this would happen:`
    : `${count(rows, "row")} read.`;

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > shownFindings ? [`  and ${number(lines.length - shownFindings)} more`] : [];
  return [`${title} (${number(lines.length)}):`, ...lines.slice(0, shownFindings).map((line) => `  ${line}`), ...more];
}

function refusedLines(refused: readonly RefusedRow[], dryRun: boolean): string[] {
  if (refused.length === 0) return [];
  return [
    dryRun
      ? `${count(refused.length, "row")} would be refused, and the others applied:`
      : `${count(refused.length, "row")} refused; the others were applied:`,
    ...refused.slice(0, shownRows).map(({ line, refused: reason }) => `  line ${line}: ${reason}`),
    ...(refused.length > shownRows ? [`  and ${number(refused.length - shownRows)} more`] : []),
  ];
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
