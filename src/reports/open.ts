/** Opens an export: what it is, and its rows, ready for the use case that imports it. */
import type { Report, ReportKind } from "../domain/imports/imports.ts";
import type { RefusedRow } from "../domain/imports/findings.ts";
import { claimColumns, claimsMaking } from "./claims.ts";
import { matchColumns, readRows, type Columns, type Making, type Places } from "./csv/columns.ts";
import { openCsv, type OpenedCsv } from "./csv/csv.ts";
import { customerColumns, customerMaking } from "./customers.ts";
import { recogniseReport } from "./recognise.ts";
import {
  azureUsageColumns,
  azureUsageMaking,
  cporUsageColumns,
  cporUsageMaking,
  subscriptionsColumns,
  subscriptionsMaking,
} from "./usage.ts";

/** What the columns of a claims export are called, by field; told by the administrator. */
export type ColumnMap = Partial<Record<keyof typeof claimColumns, string>>;

export const claimFields = Object.keys(claimColumns) as readonly (keyof typeof claimColumns)[];

export type OpenedReport = { outcome: "opened"; report: Report } | { outcome: "refused"; refused: string };

/**
 * Opens an export. Nothing but its header is read before the rows are asked for.
 * @param kind what it is said to be; recognised from the header when absent.
 * @param columns names of columns by field, for a claims export that calls them otherwise.
 */
export async function openReport(
  source: AsyncIterable<Uint8Array>,
  kind?: ReportKind,
  columns: ColumnMap = {},
): Promise<OpenedReport> {
  const csv = await openCsv(source);
  if (csv.outcome === "refused") return csv;
  const recognised = kind === undefined ? recogniseReport(csv.header) : ({ outcome: "recognised", kind } as const);
  if (recognised.outcome === "refused") return recognised;
  switch (recognised.kind) {
    case "customers":
      return open(csv, customerColumns, customerMaking, (rows) => ({ kind: "customers", rows }));
    case "azure-usage":
      return open(csv, azureUsageColumns, azureUsageMaking, (rows) => ({ kind: "azure-usage", rows }));
    case "cpor-usage":
      return open(csv, cporUsageColumns, cporUsageMaking, (rows) => ({ kind: "cpor-usage", rows }));
    case "claims":
      return open(csv, mapped(claimColumns, columns), claimsMaking, (rows) => ({ kind: "claims", rows }));
    case "subscriptions":
      return open(csv, subscriptionsColumns, subscriptionsMaking, (rows) => ({ kind: "subscriptions", rows }));
  }
}

/** The columns with the administrator's names in their place: the file's own may be something else. */
function mapped<Wanted extends Columns>(columns: Wanted, names: Partial<Record<keyof Wanted, string>>): Wanted {
  const told = Object.entries(names).map(([field, name]) => [field, { ...columns[field], names: [name] }]);
  return { ...columns, ...Object.fromEntries(told) };
}

function open<Wanted extends Columns, Row>(
  csv: Extract<OpenedCsv, { outcome: "opened" }>,
  wanted: Wanted,
  making: (places: Places<keyof Wanted & string>) => Making<Wanted, Row>,
  report: (rows: AsyncGenerator<Row | RefusedRow>) => Report,
): OpenedReport {
  const matched = matchColumns(csv.header, wanted);
  if (matched.outcome === "lacking") return { outcome: "refused", refused: matched.refused };
  return { outcome: "opened", report: report(readRows(csv.rows, wanted, matched.places, making(matched.places))) };
}
