/**
 * Columns of the usage exports of Partner Center Insights. Microsoft: "Insights data definitions"; the spellings differ
 * between exports and over the years, hence the other names.
 */
import type { Wanted } from "./csv/columns.ts";

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
