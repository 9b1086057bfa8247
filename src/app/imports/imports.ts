/** Loads an opened export, whichever it is. */
import { changeSettings } from "../evaluate.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import { withoutTenant } from "../../domain/imports/earnings.ts";
import type { RefusedRow } from "../../domain/imports/findings.ts";
import { partnerProfileOf, type PartnerProfile, type PartnerProfileRow } from "../../domain/imports/partner-profile.ts";
import {
  notedAs,
  type ImportSummary,
  type LoadedReport,
  type Report,
  type ReportKind,
  type Rows,
} from "../../domain/imports/imports.ts";
import type { Organization } from "../ports.ts";
import { importCustomers, retakeCustomers, type Retake } from "./customers.ts";
import { importGathered, type ImportOptions } from "./steps.ts";
import type { CanUndo } from "../../domain/imports/undo.ts";
import { recordImport } from "./undo.ts";
import { azureUsage, claims, cporUsage, earningsOf, gdap, subscriptionsOf } from "./gatherings.ts";

type Of = { customer?: CustomerId | undefined; retake?: Retake | undefined };

export type Imported =
  | { outcome: "imported"; summary: ImportSummary; undo: CanUndo | undefined }
  /** Our own Partner IDs, which are settings of the program: nothing is changed. */
  | { outcome: "partner-profile"; profile: PartnerProfile; refused: readonly RefusedRow[] }
  /** A subscriptions export does not say whose it is: ask, and import again with the customer. */
  | { outcome: "which-customer" };

/**
 * Loads it.
 * @param options.id when given, what it changes is remembered under it for a day, to be undone.
 * @param options.retake for a customers list that was loaded before: it is only compared anew.
 * @param options.customer whose subscriptions they are, for a subscriptions export.
 */
export async function importReport(
  organization: Organization,
  report: Report,
  options: Omit<ImportOptions, "onChanged"> & { id?: string | undefined } & Of,
): Promise<Imported> {
  if (report.kind === "partner-profile") return await readPartnerProfile(report.rows);
  const { id, by, now, retake, dryRun = false } = options;
  const begun = { by, now, of: notedAs[report.kind], follows: retake?.record };
  const recorder = id === undefined || dryRun ? undefined : await recordImport(organization, { id, ...begun });
  const summary = await load(organization, report, { ...options, onChanged: recorder?.add });
  if (summary === undefined) return { outcome: "which-customer" };
  return { outcome: "imported", summary, undo: await recorder?.finish() };
}

async function readPartnerProfile(rows: Rows<PartnerProfileRow>): Promise<Imported> {
  const accounts: PartnerProfileRow[] = [];
  const refused: RefusedRow[] = [];
  for await (const row of rows) {
    if ("refused" in row) refused.push(row);
    else accounts.push(row);
  }
  return { outcome: "partner-profile", profile: partnerProfileOf(accounts), refused };
}

async function load(
  organization: Organization,
  report: LoadedReport,
  options: ImportOptions & Of,
): Promise<ImportSummary | undefined> {
  const { kind } = report;
  switch (kind) {
    case "customers":
      return options.retake === undefined
        ? importCustomers(organization, report.rows, options)
        : retakeCustomers(organization, report.rows, options.retake.first, options);
    case "earnings":
    case "ineligible": {
      const gathering = earningsOf(kind, await organization.customers.list());
      const summary = await importGathered(organization, kind, report.rows, options, gathering);
      return { ...summary, ...withoutTenant(summary.unknownCustomers) };
    }
    case "azure-usage":
      return importGathered(organization, kind, report.rows, options, azureUsage);
    case "cpor-usage":
      return importGathered(organization, kind, report.rows, options, cporUsage);
    case "claims":
      return importGathered(organization, kind, report.rows, options, claims);
    case "gdap":
      return importGathered(organization, kind, report.rows, options, gdap);
    case "subscriptions": {
      const { customer } = options;
      if (customer === undefined) return undefined;
      return importGathered(organization, kind, report.rows, options, subscriptionsOf(customer));
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
  await changeSettings(organization, (settings) => {
    const before = settings.columns?.[kind];
    if (JSON.stringify(before) === JSON.stringify(columns)) return { doc: settings };
    return { doc: { ...settings, columns: { ...settings.columns, [kind]: columns } } };
  });
}
