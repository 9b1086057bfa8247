/** Rows of the Azure usage report, gathered by customer and subscription. */
import type { CustomerId, Subscription } from "../customer/customer.ts";
import type { Day } from "../time/time.ts";

export type AzureUsageRow = {
  line: number;
  customer: CustomerId;
  customerName?: string;
  subscription: string;
  /** First day of the month. */
  month: Day;
  attribution: "pal" | "csp" | "other";
  /** As written: Owner, Contributor, Reader, … */
  adminType?: string;
  partnerId?: string;
  /** Azure consumed revenue; absent when the report has no such column. */
  acrUsd?: number;
  /** Whether anything was consumed, by ACR when there is such a column, else by quantity. */
  consumes: boolean;
};

/** One subscription in a file: its latest month, and the earliest. */
export type SubscriptionUsage = { seen: NonNullable<Subscription["seen"]>; csp: boolean; firstMonth: Day };

/** What a file says of one customer. */
export type AzureUsage = {
  name?: string;
  rows: number;
  subscriptions: Map<string, SubscriptionUsage>;
  /** Azure consumed revenue by month, in millionths of a dollar, so that sums do not depend on the order of rows. */
  acrMicroUsd: Map<Day, number>;
};

/** Adds a row to what the file says so far. Changes `usage`, so that a million rows need the memory of their sums. */
export function gatherAzureUsage(usage: Map<CustomerId, AzureUsage>, row: AzureUsageRow): void {
  let customer = usage.get(row.customer);
  if (customer === undefined) {
    customer = { rows: 0, subscriptions: new Map(), acrMicroUsd: new Map() };
    usage.set(row.customer, customer);
  }
  customer.rows += 1;
  if (customer.name === undefined && row.customerName !== undefined) customer.name = row.customerName;
  if (row.acrUsd !== undefined) {
    const sum = customer.acrMicroUsd.get(row.month) ?? 0;
    customer.acrMicroUsd.set(row.month, sum + Math.round(row.acrUsd * 1e6));
  }
  const known = customer.subscriptions.get(row.subscription);
  if (known === undefined || row.month > known.seen.month) {
    const firstMonth = known === undefined || row.month < known.firstMonth ? row.month : known.firstMonth;
    customer.subscriptions.set(row.subscription, { ...usageOf(row), firstMonth });
  } else if (row.month === known.seen.month) {
    addRow(known, row);
  } else if (row.month < known.firstMonth) {
    known.firstMonth = row.month;
  }
}

/** Whether PAL counts an AdminType of the report. */
export const countsForPal = (adminType: string | undefined): boolean => /owner|contributor/i.test(adminType ?? "");

function usageOf(row: AzureUsageRow): Omit<SubscriptionUsage, "firstMonth"> {
  const pal = row.attribution === "pal";
  return {
    csp: row.attribution === "csp",
    seen: {
      month: row.month,
      consumes: row.consumes,
      attributed: pal && row.consumes && countsForPal(row.adminType),
      adminTypes: pal && row.adminType !== undefined ? [row.adminType] : [],
      partnerIds: pal && row.partnerId !== undefined ? [row.partnerId] : [],
    },
  };
}

function addRow(known: SubscriptionUsage, row: AzureUsageRow): void {
  const pal = row.attribution === "pal";
  known.csp ||= row.attribution === "csp";
  known.seen.consumes ||= row.consumes;
  known.seen.attributed ||= pal && row.consumes && countsForPal(row.adminType);
  if (!pal) return;
  if (row.adminType !== undefined && !known.seen.adminTypes.includes(row.adminType)) {
    known.seen.adminTypes = [...known.seen.adminTypes, row.adminType].sort();
  }
  if (row.partnerId !== undefined && !known.seen.partnerIds.includes(row.partnerId)) {
    known.seen.partnerIds = [...known.seen.partnerIds, row.partnerId].sort();
  }
}
