/** Loads an opened export, whichever it is. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { defaultSettings } from "../../domain/documents.ts";
import type { ImportSummary, Report, ReportKind } from "../../domain/imports/imports.ts";
import type { Organization } from "../ports.ts";
import { importCustomers } from "./customers.ts";
import type { ImportOptions } from "./steps.ts";
import { importAzureUsage, importClaims, importCporUsage, importEarnings, importSubscriptions } from "./usage.ts";

export type Imported =
  | { outcome: "imported"; summary: ImportSummary }
  /** A subscriptions export does not say whose it is: ask, and import again with the customer. */
  | { outcome: "which-customer" };

/** @param options.customer whose subscriptions they are, for a subscriptions export. */
export async function importReport(
  organization: Organization,
  report: Report,
  options: ImportOptions & { customer?: CustomerId | undefined },
): Promise<Imported> {
  switch (report.kind) {
    case "customers":
      return { outcome: "imported", summary: await importCustomers(organization, report.rows, options) };
    case "earnings":
    case "ineligible":
      return { outcome: "imported", summary: await importEarnings(organization, report.kind, report.rows, options) };
    case "azure-usage":
      return { outcome: "imported", summary: await importAzureUsage(organization, report.rows, options) };
    case "cpor-usage":
      return { outcome: "imported", summary: await importCporUsage(organization, report.rows, options) };
    case "claims":
      return { outcome: "imported", summary: await importClaims(organization, report.rows, options) };
    case "subscriptions": {
      const { customer } = options;
      if (customer === undefined) return { outcome: "which-customer" };
      return { outcome: "imported", summary: await importSubscriptions(organization, report.rows, options, customer) };
    }
  }
}

/** Remembers what the columns of a kind of export are called, for the next file. */
export async function rememberColumns(
  organization: Organization,
  kind: ReportKind,
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  if (Object.keys(columns).length === 0) return;
  await organization.settings.update("settings", (current) => {
    const settings = current ?? defaultSettings;
    const before = settings.columns?.[kind];
    if (JSON.stringify(before) === JSON.stringify(columns)) return { doc: settings };
    return { doc: { ...settings, columns: { ...settings.columns, [kind]: columns } } };
  });
}
