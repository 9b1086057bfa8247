/** Opens an export: what it is, and its rows, ready for the use case that imports it. */
import { reportNames, type Report, type ReportKind } from "../domain/imported.ts";
import { openCsv } from "./csv.ts";
import { matchCustomerColumns, readCustomers } from "./customers.ts";
import { recogniseReport } from "./recognise.ts";

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
  if (recognised.kind === "customers") {
    const columns = matchCustomerColumns(csv.header);
    if (!columns.matched) return { opened: false, refused: columns.refused };
    return { opened: true, report: { kind: "customers", rows: readCustomers(csv.rows, columns.places) } };
  }
  return { opened: false, refused: `The export “${reportNames[recognised.kind]}” cannot be read yet.` };
}
