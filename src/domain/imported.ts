/** The reports that can be imported, as the use cases see them: typed rows, read as they are asked for. */
import type { CustomerRow, RefusedRow } from "./imported-customers.ts";

/** Exports that can be read. */
export const reportKinds = ["azure-usage", "cpor-usage", "subscriptions", "customers"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** What people call the exports. */
export const reportNames: Record<ReportKind, string> = {
  "azure-usage": "Azure usage",
  "cpor-usage": "CPOR - Microsoft 365 usage",
  subscriptions: "subscriptions of one customer",
  customers: "customers list",
};

/** An opened export. */
export type Report = { kind: "customers"; rows: AsyncIterable<CustomerRow | RefusedRow> };
