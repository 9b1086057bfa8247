/** Loads the reports whose rows are gathered by customer: usage, claims, the subscriptions of one customer. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { gatherAzureUsage, type AzureUsage, type AzureUsageRow } from "../../domain/imports/azure-usage.ts";
import { applyAzureUsage } from "../../domain/imports/azure-apply.ts";
import { surveyAzureUsage } from "../../domain/imports/azure-survey.ts";
import { applyClaims, type ClaimRow, type OtherEngagement } from "../../domain/imports/claims.ts";
import {
  applyCporUsage,
  gatherCporUsage,
  surveyCporUsage,
  type CporUsage,
  type CporUsageRow,
} from "../../domain/imports/cpor-usage.ts";
import {
  applyEarnings,
  createHolders,
  gatherEarnings,
  keyWithoutTenant,
  withoutTenant,
  type EarningRow,
  type Earnings,
} from "../../domain/imports/earnings.ts";
import { applyGdapList, type GdapRow } from "../../domain/imports/gdap.ts";
import type { Rows } from "../../domain/imports/imports.ts";
import { applySubscriptions, type SubscriptionRow } from "../../domain/imports/subscriptions.ts";
import type { UsageSummary } from "../../domain/imports/findings.ts";
import { endOfMonth } from "../../domain/time/calendar.ts";
import type { Organization } from "../ports.ts";
import { importGathered, type ImportOptions } from "./steps.ts";

/** Loads an Azure usage report. */
export const importAzureUsage = (
  organization: Organization,
  rows: Rows<AzureUsageRow>,
  options: ImportOptions,
): Promise<UsageSummary> =>
  importGathered<AzureUsageRow, AzureUsage>(organization, rows, options, {
    kind: "azure-usage",
    noted: "azureUsage",
    add(said, row) {
      gatherAzureUsage(said, row);
      return undefined;
    },
    dayOf: ({ month }) => endOfMonth(month),
    plan(said, known, context, before) {
      const report = surveyAzureUsage(said, known, context, before, options.extent);
      return { ...report, apply: (customer, one) => applyAzureUsage(customer, one, report, context) };
    },
  });

/** Loads a report "CPOR - Microsoft 365 usage". */
export const importCporUsage = (
  organization: Organization,
  rows: Rows<CporUsageRow>,
  options: ImportOptions,
): Promise<UsageSummary> =>
  importGathered<CporUsageRow, CporUsage>(organization, rows, options, {
    kind: "cpor-usage",
    noted: "cporUsage",
    add(said, row) {
      gatherCporUsage(said, row);
      return undefined;
    },
    workloads: ({ workloads }) => workloads.keys(),
    dayOf: ({ on }) => on,
    plan(said, known, context, before) {
      const report = surveyCporUsage(said, known, context, before, options.extent);
      return { ...report, apply: (customer, one) => applyCporUsage(customer, one, report, context) };
    },
  });

const nothingCompared = { absent: [], comparison: undefined };

type Gathered<Row> = { name?: string | undefined; rows: number; of: Row[] };

function addRow<Row>(said: Map<CustomerId, Gathered<Row>>, customer: CustomerId, row: Row, name?: string): void {
  const known = said.get(customer) ?? { rows: 0, of: [] };
  known.rows += 1;
  known.of.push(row);
  known.name = name ?? known.name;
  said.set(customer, known);
}

/** Loads the claims export. */
export const importClaims = (
  organization: Organization,
  rows: Rows<ClaimRow | OtherEngagement>,
  options: ImportOptions,
): Promise<UsageSummary> =>
  importGathered<ClaimRow, Gathered<ClaimRow>>(organization, rows, options, {
    kind: "claims",
    noted: "claims",
    add(said, row, context) {
      // Under an engagement that nobody knows, it is a claim when its workload is one that is claimed.
      if (row.engagement !== undefined && context.workloadOf(row.workload) === undefined) return row.engagement;
      addRow(said, row.customer, row, row.customerName);
      return undefined;
    },
    workloads: ({ of }) => of.map(({ workload }) => workload),
    plan: (_said, _known, context) => ({
      ...nothingCompared,
      apply: (customer, said) => applyClaims(customer, said?.of ?? [], context),
    }),
  });

/** Loads a list of GDAP relations. */
export const importGdap = (
  organization: Organization,
  rows: Rows<GdapRow>,
  options: ImportOptions,
): Promise<UsageSummary> =>
  importGathered<GdapRow, Gathered<GdapRow>>(organization, rows, options, {
    kind: "gdap",
    noted: "gdap",
    add(said, row) {
      addRow(said, row.customer, row, row.customerName);
      return undefined;
    },
    plan: (_said, _known, context) => ({
      ...nothingCompared,
      apply: (customer, said) => applyGdapList(customer, said?.of ?? [], context),
    }),
  });

/** Loads the earnings report, or that of ineligible revenue. */
export async function importEarnings(
  organization: Organization,
  kind: "earnings" | "ineligible",
  rows: Rows<EarningRow>,
  options: ImportOptions,
): Promise<UsageSummary> {
  const holderOf = createHolders(await organization.customers.list());
  const summary = await importGathered<EarningRow, Earnings>(organization, rows, options, {
    kind,
    noted: kind,
    add(said, row) {
      gatherEarnings(said, row.customer ?? holderOf(row) ?? keyWithoutTenant(row), row);
      return undefined;
    },
    dayOf: ({ month }) => endOfMonth(month),
    plan: (_said, _known, context) => ({
      ...nothingCompared,
      apply: (customer, said) => applyEarnings(customer, said, kind, context),
    }),
  });
  return { ...summary, ...withoutTenant(summary.unknownCustomers) };
}

/** Loads the subscriptions export of one customer. @param customer whose subscriptions they are: the file does not say. */
export const importSubscriptions = (
  organization: Organization,
  rows: Rows<SubscriptionRow>,
  options: ImportOptions,
  customer: CustomerId,
): Promise<UsageSummary> =>
  importGathered<SubscriptionRow, Gathered<SubscriptionRow>>(organization, rows, options, {
    kind: "subscriptions",
    noted: "subscriptions",
    add(said, row) {
      addRow(said, customer, row);
      return undefined;
    },
    plan: (_said, _known, context) => ({
      ...nothingCompared,
      apply: (known, said) => applySubscriptions(known, said?.of ?? [], context),
    }),
  });
