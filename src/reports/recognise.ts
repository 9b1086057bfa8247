/**
 * Which export a file is, by what is in its columns. Each kind has a signature of its own: that a file has a tenant id
 * and a name makes it no customers list. Exports that are known and not read are refused by their names.
 */
import { nameKey } from "../domain/catalogue/workloads.ts";
import { reportKinds, reportNames, type ReportKind } from "../domain/imports/imports.ts";
import { claimColumns } from "./claims.ts";
import { matchColumns, type Columns as Wanted } from "./csv/columns.ts";
import { customerColumns } from "./customers.ts";
import { earningsColumns, ineligibleColumns } from "./earnings.ts";
import { gdapColumns, gdapSignature } from "./gdap.ts";
import { partnerProfileColumns } from "./partner-profile.ts";
import { azureUsageColumns, cporUsageColumns, subscriptionsColumns } from "./usage.ts";

export type ReportColumns = typeof columnsOf;

/** The most particular first in `reportKinds`: a usage export names customers too. */
export const columnsOf = {
  earnings: earningsColumns,
  ineligible: ineligibleColumns,
  "azure-usage": azureUsageColumns,
  "cpor-usage": cporUsageColumns,
  claims: claimColumns,
  gdap: gdapColumns,
  "partner-profile": partnerProfileColumns,
  subscriptions: subscriptionsColumns,
  customers: customerColumns,
} as const satisfies Record<ReportKind, Wanted>;

export type Recognised =
  | { outcome: "recognised"; kind: ReportKind }
  /** An export that is known and not read, by its name, with what is wanted instead. */
  | { outcome: "refused"; refused: string }
  /** No known export; `says` names its columns, and what the nearest one lacks. */
  | { outcome: "unknown"; nearest: ReportKind | undefined; says: string };

/** What makes an export that one, beside its required columns: one of these. */
const signatures: Partial<Record<ReportKind, readonly string[]>> = {
  gdap: gdapSignature,
  "partner-profile": partnerProfileColumns.type.names,
  customers: [
    ...customerColumns.domain.names.filter((name) => name !== "Domain"),
    ...customerColumns.relationship.names,
    ...customerColumns.owner.names,
  ],
};

/** What an export that one never has. */
const foreign: Partial<Record<ReportKind, readonly string[]>> = {
  gdap: ["SubscriptionId", "SubscriptionGuid", "OfferId", "ClaimId"],
  "partner-profile": ["CustomerTenantId", "CustomerId", "CustomerTpid", "CustomerName"],
  subscriptions: ["CustomerTenantId", "CustomerId", "CustomerName"],
};

const insights = (wanted: ReportKind) => `You need “${reportNames[wanted]}” (Insights > Downloads hub).`;
const wantsList = "New customers come with the customers list (Customers > Export customers).";

/**
 * Exports that are known and not read, by columns that only they have: one column of each group. Microsoft: Insights
 * data definitions; Use the reconciliation files; GDAP and activity logs.
 */
const unread: readonly {
  name: string;
  has: readonly (readonly string[])[];
  lacks?: readonly string[];
  instead: string;
  /** Whatever else of its kind. */
  general?: true;
}[] = [
  {
    name: "the export “Business applications usage”",
    has: [
      ["WorkloadCategory", "PAMAU", "SkuGroup"],
      ["PartnerAssociationType", "PartnerAttributionType", "MetricType", "MAU"],
    ],
    instead: insights("cpor-usage"),
  },
  {
    name: "the export “Business applications revenue”",
    has: [["AdjustedRevenueAmtCD", "AdjustedRevenueAmt"]],
    instead: `Its revenue is not used. ${wantsList}`,
  },
  {
    name: "the export “Office 365 usage”",
    has: [["WorkloadName"], ["MonthlyActiveUsers", "PaidAvailableUnits"]],
    lacks: ["ClaimId", "DateAssociated"],
    instead: insights("cpor-usage"),
  },
  {
    name: "the export “Customers and tenants”",
    has: [
      ["TenantDomainName", "DUNSNumber", "CustomerTenantCountry"],
      ["PGAMpnID", "PGAPartnerID", "CustomerTpid", "Month"],
    ],
    instead: wantsList,
  },
  {
    name: "the export “Subscription details”",
    has: [
      ["SubscriptionState", "SubscriptionStartDate", "SubscriptionId"],
      ["SKU", "RawProductName"],
      ["SalesChannel", "IsAutoRenew", "AvailableSeats", "SolutionArea"],
    ],
    lacks: ["AdminType"],
    instead: `You need ${reportNames.subscriptions} (a customer's page > Export subscriptions), or ${insights("azure-usage")}`,
  },
  {
    name: "the export “Seats, subscriptions and revenue”",
    has: [
      ["BilledRevenueUSD", "AvailableSeats", "CPORRevenue"],
      ["SKU", "Product", "SalesChannel"],
    ],
    lacks: ["AdminType"],
    instead: insights("cpor-usage"),
  },
  {
    name: "a reconciliation file of an invoice",
    has: [
      ["InvoiceNumber", "InvoiceID"],
      [
        "UnitPrice",
        "EffectiveUnitPrice",
        "BillableQuantity",
        "ChargeType",
        "ChargeStartDate",
        "Subtotal",
        "PostTaxTotal",
        "PCToBCExchangeRate",
        "BillingPreTaxTotal",
      ],
    ],
    lacks: ["unearnedId"],
    instead: `It says what you pay, not what is associated. ${wantsList}`,
  },
  {
    name: "a daily rated usage file",
    has: [["UsageDate"], ["MeterId", "MeterName", "ResourceURI", "ConsumedService"]],
    instead: insights("azure-usage"),
  },
  {
    name: "a price list",
    has: [
      ["SkuTitle", "ProductTitle"],
      ["ERP Price", "UnitPrice", "Market"],
    ],
    instead: "It names no customers.",
  },
  {
    name: "an activity log",
    has: [
      ["Date-Time", "Timestamp", "OperationDate"],
      ["Action", "Operation", "OperationType", "Activity"],
      ["Affected customer", "Performed by", "Partner user", "CustomerName"],
    ],
    instead: wantsList,
  },
  {
    name: "a secure score list",
    has: [["Secure score", "CurrentScore", "Security score", "MFA registered", "Identity score"]],
    instead: wantsList,
  },
  {
    name: "the payments report",
    has: [["paymentId"], ["paymentAmount", "paymentMethod", "paymentDate", "paymentCurrency"]],
    lacks: ["earningAmountUSD"],
    instead: "You need Earnings (Earnings > Download report > Earnings | Default).",
  },
  {
    name: "a list of Microsoft Entra users",
    has: [["userPrincipalName"], ["objectId", "userType", "accountEnabled"]],
    instead: wantsList,
  },
  {
    name: "a list that this bot exports for reading",
    has: [["Key"], ["Severity", "State since", "By name"]],
    instead: `Of its exports only the ${reportNames.customers} is read back.`,
  },
  {
    name: "another export of Insights",
    general: true,
    has: [
      ["PGAMpnID", "PGAPartnerID", "GlobalPartnerID", "CustomerTpid", "PartnerAttributionType", "PartnerAttachType"],
    ],
    lacks: ["AdminType", "ClaimId"],
    instead: `Of Insights these are read: ${reportNames["azure-usage"]}, ${reportNames["cpor-usage"]}. ${wantsList}`,
  },
];

/** Recognises an export by its header, whatever the order and spelling of its columns. */
export function recogniseReport(header: readonly string[]): Recognised {
  const names = new Set(header.map(nameKey));
  const hasOne = (of: readonly string[]) => of.some((name) => names.has(nameKey(name)));
  const other = unread.find(({ has, lacks = [] }) => has.every(hasOne) && !hasOne(lacks));
  const lacking: { kind: ReportKind; missing: number; refused: string }[] = [];
  for (const kind of reportKinds) {
    const wanted: Wanted = columnsOf[kind];
    const matched = matchColumns(header, wanted);
    const isForeign = hasOne(foreign[kind] ?? []);
    const signature = signatures[kind];
    if (
      matched.outcome === "matched" &&
      !isForeign &&
      (signature === undefined || hasOne(signature) || isOwnList(names))
    ) {
      if (other === undefined || kind !== "customers") return { outcome: "recognised", kind };
    }
    if (matched.outcome === "matched" || isForeign) continue;
    // A tenant id and a status make a file no list of relations, and our Partner IDs stand in every report of Insights.
    if (signature !== undefined && kind !== "customers" && !hasOne(signature)) continue;
    const required = Object.values(wanted).filter((column) => column.required !== undefined).length;
    const missing = matched.missing.length;
    if (missing * 2 <= required) lacking.push({ kind, missing, refused: matched.refused });
  }
  const [nearest] = lacking.sort((one, another) => one.missing - another.missing);
  // One column short is that export with a column gone, unless the rest is known to be another one.
  const isShort = nearest?.missing === 1 && nearest.kind !== "customers" && nearest.kind !== "subscriptions";
  if (other !== undefined && !(isShort && other.general === true)) {
    return { outcome: "refused", refused: `This is ${other.name}, which I can't use. ${other.instead}` };
  }
  if (nearest !== undefined) {
    const says = `This looks like the export “${reportNames[nearest.kind]}”. ${nearest.refused}`;
    return { outcome: "unknown", nearest: nearest.kind, says };
  }
  return { outcome: "unknown", nearest: undefined, says: unknownExport(header) };
}

/** A list cut down by hand: Partner Center's own words for id and name, and nothing that its list does not have. */
function isOwnList(names: ReadonlySet<string>): boolean {
  const own = new Set(Object.values(customerColumns).flatMap((column) => column.names.map(nameKey)));
  return (
    ["Microsoft ID", "Company name"].every((name) => names.has(nameKey(name))) &&
    [...names].every((name) => own.has(name))
  );
}

function unknownExport(header: readonly string[]): string {
  const names = header.slice(0, 20).map((name) => (name === "" ? "(no name)" : name.slice(0, 60)));
  return (
    `No known Partner Center export has these columns: ${names.join(", ")}. ` +
    `I can read these exports: ${reportKinds.map((kind) => reportNames[kind]).join(", ")}. ` +
    `A customers list has a column “Primary domain name”, “Relationship” or “Owner”.`
  );
}
