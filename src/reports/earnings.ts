/**
 * The earnings report (Earnings > Download report > Earnings | Default) and the ineligible revenue report (Earnings >
 * Reports > Ineligible revenue usage details), by the column names of Microsoft's pages of 2023; newer ones were not found.
 */
import type { EarningRow } from "../domain/imports/earnings.ts";
import { startOfMonth } from "../domain/time/calendar.ts";
import { readGuid, type Columns, type Making, type Values } from "./csv/columns.ts";

const subscription = { names: ["subscriptionId"] } as const;
const workload = { names: ["workload"] } as const;
const association = { names: ["partnerAssociation"] } as const;
const customerName = { names: ["customerName"] } as const;

export const earningsColumns = {
  usd: {
    names: ["earningAmountUSD"],
    holds: "number",
    required: "column",
    called: "earning in US dollars",
  },
  customer: { names: ["customerTenantId", "customerId"], required: "column" },
  customerName,
  claimId: { names: ["claimId"] },
  subscription,
  workload,
  product: { names: ["productName", "productId"] },
  association: { ...association, required: "column" },
  month: {
    names: ["transactionDate", "earningDate"],
    holds: "day",
    means: "past",
    required: "value",
    called: "date",
  },
} as const satisfies Columns;

export const ineligibleColumns = {
  reason: { names: ["reason", "Ineligibility reason", "reasonCode"], required: "value", called: "reason" },
  usd: {
    names: ["transactionAmountUSD"],
    holds: "number",
    required: "column",
    called: "amount in US dollars",
  },
  unearned: { names: ["unearnedId"], required: "column" },
  customer: { names: ["customerId", "customerTenantId"], required: "column" },
  customerName,
  subscription,
  workload,
  product: { names: ["productFamily", "productId"] },
  association,
  month: {
    names: ["transactionDate"],
    holds: "day",
    means: "past",
    required: "value",
    called: "date",
  },
} as const satisfies Columns;

type Read = Partial<Values<typeof earningsColumns> & Values<typeof ineligibleColumns>> & {
  line: number;
  month: string;
};

/** A customer is named by its tenant or, of Azure consumption, by Microsoft's own number. */
const rowOf = ({
  customer = "",
  product,
  workload: named,
  month,
  usd = 0,
  subscription: id,
  ...values
}: Read): EarningRow => ({
  line: values.line,
  customerName: values.customerName,
  claimId: values.claimId,
  association: values.association,
  reason: values.reason,
  customer: readGuid(customer),
  tpid: /^\d+$/.exec(customer.trim())?.[0],
  subscription: id?.toLowerCase(),
  workload: named ?? product,
  month: startOfMonth(month),
  usd,
});

export const earningsMaking = (): Making<typeof earningsColumns, EarningRow> => ({ make: rowOf });
export const ineligibleMaking = (): Making<typeof ineligibleColumns, EarningRow> => ({ make: rowOf });
