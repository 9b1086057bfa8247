/** Rows of the usage exports of Partner Center Insights, and of a customer's subscriptions, as typed values. */
import type { AzureUsageRow } from "../domain/imports/azure-usage.ts";
import type { CporUsageRow } from "../domain/imports/cpor-usage.ts";
import type { SubscriptionRow } from "../domain/imports/subscriptions.ts";
import { isSecurityService } from "../domain/catalogue/security-services.ts";
import type { Columns, Making, Places } from "./csv/columns.ts";
import { remembering } from "./csv/values.ts";

const customer = {
  names: ["CustomerTenantId", "TenantId", "CustomerTenantGuid"],
  holds: "guid",
  required: "value",
  called: "customer's tenant id",
} as const;
const customerName = { names: ["CustomerName"] } as const;
const partnerId = { names: ["MPNID", "PartnerID", "PartnerOneId"] } as const;
const attribution = { names: ["PartnerAttributionType", "PartnerAttachType", "PartnerAssociationType"] } as const;

/** Rows whose figures another row has, for the whole company or for the location, carry 1: the money, not the facts. */
const duplicate = {
  names: [
    "IsACRDuplicateAtPGALevel",
    "IsACRDuplicateAtMPNLevel",
    "IsACRDuplicateAtPartnerLevel",
    "IsDuplicateRowForPGA",
    "IsDuplicateRowForMPN",
    "IsDuplicateRowForPartner",
    "IsDuplicateRow",
    "IsDuplicate",
    "DuplicateFlag",
  ],
  // Microsoft renamed it more than once, and money that is counted twice is worse than a column too many.
  like: "duplicate",
} as const;

/** Insights > Downloads hub > Azure usage. */
export const azureUsageColumns = {
  customer,
  customerName,
  subscription: {
    names: ["SubscriptionId", "SubscriptionGuid"],
    holds: "guid",
    required: "value",
    called: "subscription id",
  },
  month: {
    names: ["Month", "UsageMonth", "FiscalMonth", "FiscalMonthName"],
    holds: "month",
    means: "month",
    required: "value",
    called: "month",
  },
  attribution: { ...attribution, required: "column" },
  partnerId,
  association: { names: ["AssociationType"] },
  /** Only this export has it: others of Insights name subscriptions and attributions too, of Dynamics for one. */
  adminType: { names: ["AdminType"], required: "column" },
  quantity: { names: ["UsageQuantity", "Quantity"], holds: "number" },
  /** Older reports have TotalACR, or the subscription's by month. */
  acrUsd: {
    names: ["ACR_USD", "AzureConsumedRevenueUSD", "TotalACR", "MonthlySubscriptionLevelACR"],
    holds: "number",
  },
  state: { names: ["SubscriptionState"] },
  endsOn: { names: ["SubscriptionEndDate"], holds: "day", called: "subscription's end date" },
  service: { names: ["ServiceLevel2", "ServiceName", "MeterCategory"] },
  duplicate,
} as const satisfies Columns;

/** Insights > Downloads hub > CPOR - Microsoft 365 usage. */
export const cporUsageColumns = {
  customer,
  customerName,
  workload: { names: ["WorkloadName", "Workload"], required: "value", called: "workload" },
  users: { names: ["MonthlyActiveUsers", "MAU", "ActiveUsers"], holds: "count" },
  seats: { names: ["PaidAvailableUnits", "PAU", "AvailableSeats"], holds: "count" },
  claimId: { names: ["ClaimId"], required: "column" },
  partnerId,
  associatedOn: {
    names: ["DateAssociated", "AssociationDate"],
    holds: "day",
    means: "past",
    required: "column",
    called: "date of association",
  },
  attribution,
  on: {
    names: ["Date", "Month", "AsOfDate", "SnapshotDate"],
    holds: "day",
    means: "month",
    required: "value",
    called: "date",
  },
  duplicate,
} as const satisfies Columns;

/** Customers > one customer > Export subscriptions. It does not say whose subscriptions they are. */
export const subscriptionsColumns = {
  id: {
    names: ["Subscription ID", "Abonnement-ID", "Id de suscripción", "ID d’abonnement", "サブスクリプション ID"],
    holds: "guid",
    required: "value",
    called: "subscription id",
  },
  product: {
    names: [
      "Subscription",
      "Subscription name",
      "Product",
      "Offer name",
      "Abonnement",
      "Suscripción",
      "サブスクリプション",
    ],
    required: "value",
    called: "product",
  },
  quantity: {
    names: ["Quantity", "Licenses", "Seats", "Menge", "Quantité", "Hoeveelheid", "Cantidad", "数量"],
    holds: "count",
    required: "column",
  },
  status: { names: ["Status", "Subscription status", "Statut", "Estado", "状態"], required: "column" },
  reseller: { names: ["Reseller", "Reseller ID"] },
} as const satisfies Columns;

const isRepeated = (flag = ""): boolean => /^(1|1\.0+|true|yes|y|duplicate)$/i.test(flag);

/** Rows of the Azure usage report. */
export function azureUsageMaking(
  places: Places<keyof typeof azureUsageColumns>,
): Making<typeof azureUsageColumns, AzureUsageRow> {
  const attributionOf = remembering(attributionNamed);
  const isSecurity = remembering(isSecurityService);
  const hasFigures = places.acrUsd !== undefined || places.quantity !== undefined;
  return {
    make: ({ attribution: type = "", association = "", quantity, acrUsd, duplicate: flag, service, ...values }) => {
      const repeated = isRepeated(flag);
      return {
        ...values,
        attribution: attributionOf(type.trim() === "" ? association : type),
        // Without figures, the row alone says that something was consumed.
        consumes: !hasFigures || (acrUsd ?? quantity ?? 0) > 0,
        acrUsd: places.acrUsd === undefined || repeated ? undefined : (acrUsd ?? 0),
        security: places.service === undefined ? undefined : isSecurity(service ?? ""),
        repeated: repeated || undefined,
      };
    },
  };
}

/**
 * PartnerAttributionType decides: "Partner Admin Link", "Partner Admin Link (PAL)"; "Reseller (CSP)", "CSP T1", "Indirect
 * Reseller"; "Digital Partner of Record". AssociationType ("PAL", "CSP") only where a report has nothing else.
 */
function attributionNamed(text: string): AzureUsageRow["attribution"] {
  if (/partner admin link|\bpal\b/i.test(text)) return "pal";
  if (/reseller|\bcsp\b|cloud solution provider/i.test(text)) return "csp";
  return /digital partner of record|\bdpor\b/i.test(text) ? "dpor" : "other";
}

/** Rows of the report "CPOR - Microsoft 365 usage". */
export const cporUsageMaking = (): Making<typeof cporUsageColumns, CporUsageRow> => ({
  make: ({ duplicate: flag, attribution: _attribution, users = 0, seats = 0, ...values }) => ({
    ...values,
    users,
    seats,
    repeated: isRepeated(flag) || undefined,
  }),
});

/** In the languages whose column names are read. */
const isActive = /^(?:active|aktiv|acti[fv]|actief|activ[ao]|ativ[ao]|attiv[ao]|aktywn|有効|アクティブ)/i;

/** Rows of the subscriptions export. */
export const subscriptionsMaking = (): Making<typeof subscriptionsColumns, SubscriptionRow> => ({
  make: ({ line, id, product, quantity = 0, status = "" }) => ({
    line,
    id,
    product,
    quantity,
    active: isActive.test(status),
  }),
});
