/** Rows of the usage exports of Partner Center Insights, as typed values. */
import type { AzureUsageRow } from "../domain/imports/azure-usage.ts";
import type { CporUsageRow } from "../domain/imports/cpor-usage.ts";
import type { RefusedRow } from "../domain/imports/customers.ts";
import type { SubscriptionRow } from "../domain/imports/subscriptions.ts";
import type { RepeatedRow } from "../domain/imports/usage.ts";
import { guid, quote, valueOf, type Places, type Wanted } from "./csv/columns.ts";
import type { CsvRow, Unreadable } from "./csv/csv.ts";
import { parseDay, parseMonth, parseNumber, remembering } from "./csv/values.ts";

type Source = AsyncIterable<CsvRow | Unreadable>;

const isRepeated = (row: CsvRow, place: number | undefined): boolean =>
  /^(1|1\.0+|true|yes|y)$/i.test(valueOf(row, place) ?? "");

/** Rows of an Azure usage export. */
export async function* readAzureUsage(
  rows: Source,
  at: Places<keyof typeof azureUsageColumns>,
): AsyncGenerator<AzureUsageRow | RepeatedRow | RefusedRow> {
  const month = remembering(parseMonth);
  const attribution = remembering(attributionOf);
  for await (const row of rows) {
    if ("refused" in row) yield row;
    else if (isRepeated(row, at.duplicate)) yield { line: row.line, repeated: true };
    else yield readRow(row);
  }

  function readRow(row: CsvRow): AzureUsageRow | RefusedRow {
    const { line } = row;
    const customer = readGuid(row, at.tenant, "customer's tenant id");
    if (typeof customer !== "string") return customer;
    const subscription = readGuid(row, at.subscription, "subscription id");
    if (typeof subscription !== "string") return subscription;
    const monthText = valueOf(row, at.month) ?? "";
    const monthRead = month(monthText);
    if (monthRead === undefined) return { line, refused: `The month ${quote(monthText)} cannot be read.` };
    const acrUsd = readNumber(row, at.acr, "ACR_USD");
    if (typeof acrUsd === "object") return acrUsd;
    const quantity = readNumber(row, at.quantity, "UsageQuantity");
    if (typeof quantity === "object") return quantity;
    const customerName = valueOf(row, at.customerName);
    const adminType = valueOf(row, at.adminType);
    const partnerId = valueOf(row, at.partnerId);
    return {
      line,
      customer,
      subscription,
      month: monthRead,
      attribution: attribution(`${valueOf(row, at.attribution) ?? ""} ${valueOf(row, at.association) ?? ""}`),
      // Neither column: the row alone says that something was consumed.
      consumes: at.acr === undefined && at.quantity === undefined ? true : (acrUsd ?? quantity ?? 0) > 0,
      ...(customerName === undefined ? {} : { customerName }),
      ...(adminType === undefined ? {} : { adminType }),
      ...(partnerId === undefined ? {} : { partnerId }),
      ...(at.acr === undefined ? {} : { acrUsd: acrUsd ?? 0 }),
    };
  }
}

/**
 * PartnerAttributionType and AssociationType together: "Partner Admin Link", "Partner Admin Link (PAL)", "PAL";
 * "Reseller (CSP)", "CSP T1", "Indirect Reseller", or another attribution with the association "CSP".
 */
function attributionOf(text: string): AzureUsageRow["attribution"] {
  if (/partner admin link|\bpal\b/i.test(text)) return "pal";
  return /reseller|\bcsp\b|cloud solution provider/i.test(text) ? "csp" : "other";
}

/** Rows of a "CPOR - Microsoft 365 usage" export. */
export async function* readCporUsage(
  rows: Source,
  at: Places<keyof typeof cporUsageColumns>,
): AsyncGenerator<CporUsageRow | RepeatedRow | RefusedRow> {
  const day = remembering(parseDay);
  for await (const row of rows) {
    if ("refused" in row) yield row;
    else if (isRepeated(row, at.duplicate)) yield { line: row.line, repeated: true };
    else yield readRow(row);
  }

  function readRow(row: CsvRow): CporUsageRow | RefusedRow {
    const { line } = row;
    const customer = readGuid(row, at.tenant, "customer's tenant id");
    if (typeof customer !== "string") return customer;
    const workload = valueOf(row, at.workload);
    if (workload === undefined) return { line, refused: "No workload." };
    const onText = valueOf(row, at.on) ?? "";
    const on = day(onText);
    if (on === undefined) return { line, refused: `The date ${quote(onText)} cannot be read.` };
    const associatedText = valueOf(row, at.associatedOn);
    const associatedOn = associatedText === undefined ? undefined : day(associatedText);
    if (associatedText !== undefined && associatedOn === undefined) {
      return { line, refused: `The date of association ${quote(associatedText)} cannot be read.` };
    }
    const users = readNumber(row, at.users, "MonthlyActiveUsers");
    if (typeof users === "object") return users;
    const seats = readNumber(row, at.seats, "PaidAvailableUnits");
    if (typeof seats === "object") return seats;
    const customerName = valueOf(row, at.customerName);
    const claimId = valueOf(row, at.claimId);
    const partnerId = valueOf(row, at.partnerId);
    return {
      line,
      customer,
      workload,
      on,
      users: users ?? 0,
      seats: seats ?? 0,
      ...(customerName === undefined ? {} : { customerName }),
      ...(claimId === undefined ? {} : { claimId }),
      ...(partnerId === undefined ? {} : { partnerId }),
      ...(associatedOn === undefined ? {} : { associatedOn }),
    };
  }
}

/** Rows of the subscriptions export of one customer. */
export async function* readSubscriptions(
  rows: Source,
  at: Places<keyof typeof subscriptionsColumns>,
): AsyncGenerator<SubscriptionRow | RefusedRow> {
  for await (const row of rows) {
    if ("refused" in row) yield row;
    else yield readSubscription(row, at);
  }
}

function readSubscription(row: CsvRow, at: Places<keyof typeof subscriptionsColumns>): SubscriptionRow | RefusedRow {
  const { line } = row;
  const id = readGuid(row, at.subscription, "subscription id");
  if (typeof id !== "string") return id;
  const product = valueOf(row, at.product);
  if (product === undefined) return { line, refused: "No product." };
  const quantity = readNumber(row, at.quantity, "Quantity");
  if (typeof quantity === "object") return quantity;
  const active = /^active/i.test(valueOf(row, at.status) ?? "");
  return { line, id, product, quantity: quantity ?? 0, active };
}

function readGuid(row: CsvRow, place: number | undefined, what: string): string | RefusedRow {
  const text = valueOf(row, place);
  if (text === undefined) return { line: row.line, refused: `No ${what}.` };
  return guid(text) ?? { line: row.line, refused: `The ${what} ${quote(text)} is not a GUID.` };
}

function readNumber(row: CsvRow, place: number | undefined, what: string): number | undefined | RefusedRow {
  const text = valueOf(row, place);
  if (text === undefined) return undefined;
  return parseNumber(text) ?? { line: row.line, refused: `${what} ${quote(text)} is not a number.` };
}

const partnerId = { names: ["MPNID", "MpnId", "PartnerID", "Partner ID", "PartnerOneId"] } as const;

const attribution = {
  names: ["PartnerAttributionType", "PartnerAttachType", "PartnerAssociationType"],
} as const;
const tenant = {
  names: ["CustomerTenantId", "Customer tenant ID", "TenantId", "CustomerTenantGuid"],
  required: true,
} as const;
const customerName = { names: ["CustomerName", "Customer name"] } as const;

/** Rows that repeat another row's figures for the whole company carry 1. */
const duplicate = {
  names: ["IsACRDuplicateAtPGALevel", "IsACRDuplicateAtMPNLevel", "IsDuplicateRowForPGA", "IsDuplicateRow"],
} as const;

/** Insights > Downloads hub > Azure usage. */
export const azureUsageColumns = {
  tenant,
  customerName,
  subscription: { names: ["SubscriptionId", "Subscription ID", "SubscriptionGuid"], required: true },
  month: { names: ["Month", "UsageMonth", "FiscalMonth", "FiscalMonthName"], required: true },
  attribution: { ...attribution, required: true },
  partnerId,
  association: { names: ["AssociationType"] },
  /** Only this export has it: others of Insights name subscriptions and attributions too, of Dynamics for one. */
  adminType: { names: ["AdminType", "Admin type"], required: true },
  quantity: { names: ["UsageQuantity", "Quantity"] },
  acr: { names: ["ACR_USD", "ACRUSD", "AzureConsumedRevenueUSD"] },
  duplicate,
} as const satisfies Record<string, Wanted>;

/** Insights > Downloads hub > CPOR - Microsoft 365 usage. */
export const cporUsageColumns = {
  tenant,
  customerName,
  workload: { names: ["WorkloadName", "Workload"], required: true },
  users: { names: ["MonthlyActiveUsers", "MAU", "ActiveUsers"] },
  seats: { names: ["PaidAvailableUnits", "PAU", "AvailableSeats"] },
  claimId: { names: ["ClaimId", "Claim ID"], required: true },
  partnerId,
  associatedOn: { names: ["DateAssociated", "Date associated", "AssociationDate"], required: true },
  attribution,
  on: { names: ["Date", "Month", "AsOfDate", "SnapshotDate"], required: true },
  duplicate,
} as const satisfies Record<string, Wanted>;

/** Customers > one customer > Export subscriptions. It does not say whose subscriptions they are. */
export const subscriptionsColumns = {
  subscription: { names: ["Subscription ID", "SubscriptionId"], required: true },
  product: { names: ["Subscription", "Subscription name", "Product", "Offer name"], required: true },
  quantity: { names: ["Quantity", "Licenses", "Seats"], required: true },
  status: { names: ["Status", "Subscription status"], required: true },
  reseller: { names: ["Reseller", "Reseller ID"] },
} as const satisfies Record<string, Wanted>;
