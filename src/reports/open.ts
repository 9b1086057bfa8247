/** Opens an export: what it is, and its rows, ready for the use case that imports it. */
import type { Report, ReportKind } from "../domain/imports/imports.ts";
import { claimColumns, readClaims } from "./claims.ts";
import { matchColumns, type Places, type Wanted } from "./csv/columns.ts";
import { openCsv } from "./csv/csv.ts";
import { customerColumns, readCustomers } from "./customers.ts";
import { recogniseReport } from "./recognise.ts";
import {
  readAzureUsage,
  readCporUsage,
  readSubscriptions,
  azureUsageColumns,
  cporUsageColumns,
  subscriptionsColumns,
} from "./usage.ts";

/** What the columns of a claims export are called, by field; told by the administrator. */
export type ColumnMap = Partial<Record<keyof typeof claimColumns, string>>;

export const claimFields = Object.keys(claimColumns) as readonly (keyof typeof claimColumns)[];

export type OpenedReport = { opened: true; report: Report } | { opened: false; refused: string };

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
  if (!csv.opened) return csv;
  const recognised = kind === undefined ? recogniseReport(csv.header) : { kind };
  if (recognised.kind === undefined) return { opened: false, refused: recognised.refused };
  const { header, rows } = csv;
  switch (recognised.kind) {
    case "customers":
      return open(header, customerColumns, (at) => ({ kind: "customers", rows: readCustomers(rows, at) }));
    case "azure-usage":
      return open(header, azureUsageColumns, (at) => ({ kind: "azure-usage", rows: readAzureUsage(rows, at) }));
    case "cpor-usage":
      return open(header, cporUsageColumns, (at) => ({ kind: "cpor-usage", rows: readCporUsage(rows, at) }));
    case "claims":
      return open(header, mapped(claimColumns, columns), (at) => ({ kind: "claims", rows: readClaims(rows, at) }));
    case "subscriptions":
      return open(header, subscriptionsColumns, (at) => ({ kind: "subscriptions", rows: readSubscriptions(rows, at) }));
  }
}

/** The columns with the administrator's names in front. */
function mapped<Field extends string>(
  columns: Readonly<Record<Field, Wanted>>,
  names: Partial<Record<Field, string>>,
): Readonly<Record<Field, Wanted>> {
  const wanted: Record<Field, Wanted> = { ...columns };
  for (const field in names) {
    const name = names[field];
    if (name !== undefined) wanted[field] = { ...columns[field], names: [name] };
  }
  return wanted;
}

function open<Field extends string>(
  header: readonly string[],
  columns: Readonly<Record<Field, Wanted>>,
  read: (places: Places<Field>) => Report,
): OpenedReport {
  const matched = matchColumns<Field>(header, columns);
  return matched.matched ? { opened: true, report: read(matched.places) } : { opened: false, refused: matched.refused };
}
