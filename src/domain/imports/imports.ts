/** The reports that can be imported, as the use cases see them: typed rows, read as they are asked for. */
import type { AzureUsageRow } from "./azure-usage.ts";
import type { CporUsageRow } from "./cpor-usage.ts";
import type { ClaimRow, OtherEngagement } from "./claims.ts";
import type { EarningRow } from "./earnings.ts";
import type { ImportName } from "../documents.ts";
import type { CustomerRow, CustomersSummary } from "./customers.ts";
import type { GdapRow } from "./gdap.ts";
import type { PartnerProfileRow } from "./partner-profile.ts";
import type { RefusedRow, UsageSummary } from "./findings.ts";
import type { SubscriptionRow } from "./subscriptions.ts";

/** Exports that can be read. */
export const reportKinds = [
  "earnings",
  "ineligible",
  "azure-usage",
  "cpor-usage",
  "claims",
  "gdap",
  "partner-profile",
  "subscriptions",
  "customers",
] as const;
export type ReportKind = (typeof reportKinds)[number];

/** What people call the exports. */
export const reportNames: Record<ReportKind, string> = {
  earnings: "earnings",
  ineligible: "ineligible revenue usage",
  "azure-usage": "Azure usage",
  "cpor-usage": "CPOR - Microsoft 365 usage",
  claims: "customer claims",
  gdap: "GDAP relationships",
  "partner-profile": "Partner profile",
  subscriptions: "subscriptions of one customer",
  customers: "customers list",
};

/** Rows as they are read, with those that cannot be. */
export type Rows<Row> = AsyncIterable<Row | RefusedRow>;

/** An opened export. */
export type Report =
  | { kind: "earnings" | "ineligible"; rows: Rows<EarningRow> }
  | { kind: "customers"; rows: Rows<CustomerRow> }
  | { kind: "azure-usage"; rows: Rows<AzureUsageRow> }
  | { kind: "cpor-usage"; rows: Rows<CporUsageRow> }
  | { kind: "claims"; rows: Rows<ClaimRow | OtherEngagement> }
  | { kind: "gdap"; rows: Rows<GdapRow> }
  /** Our own accounts; changes nothing. */
  | { kind: "partner-profile"; rows: Rows<PartnerProfileRow> }
  /** Of one customer, which the file does not name. */
  | { kind: "subscriptions"; rows: Rows<SubscriptionRow> };

/** A report that is loaded into customers. */
export type LoadedReport = Exclude<Report, { kind: "partner-profile" }>;

/** Under which name it is noted when a kind of report was last imported. */
export const notedAs: Readonly<Record<LoadedReport["kind"], ImportName>> = {
  customers: "customers",
  subscriptions: "subscriptions",
  "azure-usage": "azureUsage",
  "cpor-usage": "cporUsage",
  claims: "claims",
  gdap: "gdap",
  earnings: "earnings",
  ineligible: "ineligible",
};

/** What an import did, or would do. */
export type ImportSummary = CustomersSummary | UsageSummary;
