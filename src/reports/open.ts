/** Opens an export: what it is, and its rows, ready for the use case that imports it. */
import type { Report, ReportKind } from "../domain/imported.ts";
import { matchColumns, type Places, type Wanted } from "./columns.ts";
import { openCsv } from "./csv.ts";
import { customerColumns, readCustomers } from "./customers.ts";
import { recogniseReport } from "./recognise.ts";
import { readAzureUsage, readCporUsage, readSubscriptions } from "./usage.ts";
import { azureUsageColumns, cporUsageColumns, subscriptionsColumns } from "./usage-columns.ts";

export type OpenedReport = { opened: true; report: Report } | { opened: false; refused: string };

/**
 * Opens an export. Nothing but its header is read before the rows are asked for.
 * @param kind what it is said to be; recognised from the header when absent.
 */
export async function openReport(source: AsyncIterable<Uint8Array>, kind?: ReportKind): Promise<OpenedReport> {
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
    case "subscriptions":
      return open(header, subscriptionsColumns, (at) => ({ kind: "subscriptions", rows: readSubscriptions(rows, at) }));
  }
}

function open<Field extends string>(
  header: readonly string[],
  columns: Readonly<Record<Field, Wanted>>,
  read: (places: Places<Field>) => Report,
): OpenedReport {
  const matched = matchColumns<Field>(header, columns);
  return matched.matched ? { opened: true, report: read(matched.places) } : { opened: false, refused: matched.refused };
}
