/** How each report is gathered by customer, and what it then does with one. */
import type { CustomerId, Customer } from "../../domain/customer/customer.ts";
import { applyAzureUsage } from "../../domain/imports/azure-apply.ts";
import { surveyAzureUsage } from "../../domain/imports/azure-survey.ts";
import { gatherAzureUsage, type AzureUsage, type AzureUsageRow } from "../../domain/imports/azure-usage.ts";
import { applyClaims, type ClaimRow } from "../../domain/imports/claims.ts";
import { gatherCporUsage, type CporUsage, type CporUsageRow } from "../../domain/imports/cpor-usage.ts";
import { applyCporUsage } from "../../domain/imports/cpor-apply.ts";
import { surveyCporUsage } from "../../domain/imports/cpor-survey.ts";
import {
  applyEarnings,
  createHolders,
  gatherEarnings,
  keyWithoutTenant,
  type EarningRow,
  type Earnings,
} from "../../domain/imports/earnings.ts";
import { gathered, type Gathered, type ImportApplied, type ImportContext } from "../../domain/imports/findings.ts";
import { applyGdapList, type GdapRow } from "../../domain/imports/gdap.ts";
import { applySubscriptions, type SubscriptionRow } from "../../domain/imports/subscriptions.ts";
import { endOfMonth } from "../../domain/time/calendar.ts";
import type { Gathering } from "./steps.ts";

export const azureUsage: Gathering<AzureUsageRow, AzureUsage> = {
  add: gatherAzureUsage,
  dayOf: ({ month }) => endOfMonth(month),
  plan(said, known, context, ...earlier) {
    const report = surveyAzureUsage(said, known, context, ...earlier);
    return { ...report, apply: (customer, one) => applyAzureUsage(customer, one, report, context) };
  },
};

export const cporUsage: Gathering<CporUsageRow, CporUsage> = {
  add: gatherCporUsage,
  workloads: ({ workloads }) => workloads.keys(),
  dayOf: ({ on }) => on,
  plan(said, known, context, ...earlier) {
    const report = surveyCporUsage(said, known, context, ...earlier);
    return { ...report, apply: (customer, one) => applyCporUsage(customer, one, report, context) };
  },
};

type Rows<Row> = Gathered & { of: Row[] };

/** A report of which each customer is handed its rows as they are: nothing can be missing in it. */
const rowsOfEach = <Row>(
  whose: (row: Row) => { customer: CustomerId; customerName?: string | undefined },
  apply: (customer: Customer, rows: readonly Row[], context: ImportContext) => ImportApplied,
): Gathering<Row, Rows<Row>> => ({
  add(said, row) {
    gathered<Rows<Row>>(said, whose(row), () => ({ of: [] })).of.push(row);
  },
  plan: (_said, _known, context) => ({ apply: (customer, said) => apply(customer, said?.of ?? [], context) }),
});

export const claims: Gathering<ClaimRow, Rows<ClaimRow>> = {
  ...rowsOfEach((row: ClaimRow) => row, applyClaims),
  // Under an engagement that nobody knows, it is a claim when its workload is one that is claimed.
  otherEngagement: ({ engagement, workload }, { workloadOf }) =>
    workloadOf(workload) === undefined ? engagement : undefined,
  workloads: ({ of }) => of.map(({ workload }) => workload),
};

export const gdap: Gathering<GdapRow, Rows<GdapRow>> = rowsOfEach((row: GdapRow) => row, applyGdapList);

/** @param customer whose subscriptions they are: the file does not say. */
export const subscriptionsOf = (customer: CustomerId): Gathering<SubscriptionRow, Rows<SubscriptionRow>> =>
  rowsOfEach(() => ({ customer }), applySubscriptions);

/** @param known every customer of the organization: a row may name its claim or subscription alone. */
export function earningsOf(
  kind: "earnings" | "ineligible",
  known: readonly Customer[],
): Gathering<EarningRow, Earnings> {
  const holderOf = createHolders(known);
  return {
    add: (said, row) => gatherEarnings(said, row.customer ?? holderOf(row) ?? keyWithoutTenant(row), row),
    dayOf: ({ month }) => endOfMonth(month),
    plan: (_said, _known, context) => ({ apply: (customer, said) => applyEarnings(customer, said, kind, context) }),
  };
}
