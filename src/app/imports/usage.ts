/** Loads the reports whose rows are gathered by customer: usage, claims, the subscriptions of one customer. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import {
  applyAzureUsage,
  gatherAzureUsage,
  type AzureUsage,
  type AzureUsageRow,
} from "../../domain/imports/azure-usage.ts";
import { applyClaims, type ClaimRow, type OtherEngagement } from "../../domain/imports/claims.ts";
import { applyCporUsage, gatherCporUsage, type CporUsage, type CporUsageRow } from "../../domain/imports/cpor-usage.ts";
import type { Rows } from "../../domain/imports/imports.ts";
import { applySubscriptions, type SubscriptionRow } from "../../domain/imports/subscriptions.ts";
import type { RepeatedRow, UsageSummary } from "../../domain/imports/findings.ts";
import { endOfMonth } from "../../domain/time/calendar.ts";
import type { Organization } from "../ports.ts";
import { importGathered, type ImportOptions } from "./steps.ts";

/** Loads an Azure usage report. */
export const importAzureUsage = (
  organization: Organization,
  rows: Rows<AzureUsageRow | RepeatedRow>,
  options: ImportOptions,
): Promise<UsageSummary> =>
  importGathered<AzureUsageRow, AzureUsage>(organization, rows, options, {
    kind: "azure-usage",
    noted: "azureUsage",
    add: gatherAzureUsage,
    apply: applyAzureUsage,
    workloads: () => [],
    dayOf: ({ month }) => endOfMonth(month),
  });

/** Loads a report "CPOR - Microsoft 365 usage". */
export const importCporUsage = (
  organization: Organization,
  rows: Rows<CporUsageRow | RepeatedRow>,
  options: ImportOptions,
): Promise<UsageSummary> =>
  importGathered<CporUsageRow, CporUsage>(organization, rows, options, {
    kind: "cpor-usage",
    noted: "cporUsage",
    add: gatherCporUsage,
    apply: (customer, said, context) => applyCporUsage(customer, said, context, options.workloadOf),
    workloads: ({ workloads }) => workloads.keys(),
    dayOf: ({ on }) => on,
  });

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
    add: (said, row) => addRow(said, row.customer, row, row.customerName),
    apply: (customer, said, context) => applyClaims(customer, said.of, context, options.workloadOf),
    workloads: ({ of }) => of.map(({ workload }) => workload),
    dayOf: () => undefined,
  });

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
    add: (said, row) => addRow(said, customer, row),
    apply: (known, said, context) => applySubscriptions(known, said.of, context, options.workloadOf),
    workloads: () => [],
    dayOf: () => undefined,
  });
