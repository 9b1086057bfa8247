/**
 * The claims export of Partner Center (Incentives > Customer claims > Export claim data). Microsoft does not document
 * its columns: the names are guesses, and any of them can be told by a map of columns.
 */
import {
  claimReasons,
  claimStatuses,
  solutionAreas,
  type ClaimReason,
  type ClaimStatus,
  type PartnerRole,
  type SolutionArea,
} from "../domain/customer/customer.ts";
import type { ClaimRow, OtherEngagement } from "../domain/imports/claims.ts";
import type { RefusedRow } from "../domain/imports/customers.ts";
import type { Day } from "../domain/time/time.ts";
import { nameKey } from "../domain/catalogue/workloads.ts";
import { guid, quote, valueOf, type Places, type Wanted } from "./csv/columns.ts";
import type { CsvRow, Unreadable } from "./csv/csv.ts";
import { parseDay } from "./csv/values.ts";

export const claimColumns = {
  tenant: {
    names: ["Customer tenant ID", "CustomerTenantId", "Tenant ID", "Customer Microsoft ID", "Microsoft ID"],
    required: true,
  },
  claimId: { names: ["Claim ID", "ClaimId", "Claim number", "Engagement claim ID"], required: true },
  status: { names: ["Claim status", "Status", "Claim state"], required: true },
  workload: { names: ["Workload", "Workloads", "Product", "Products", "WorkloadName"], required: true },
  customerName: { names: ["Customer name", "Customer", "Company name"] },
  area: { names: ["Solution area"] },
  role: { names: ["Partner role", "Claim type", "Engagement", "Engagement name", "Activity", "Association type"] },
  partnerId: { names: ["Partner ID", "MPN ID", "MpnId", "Location ID", "PartnerOne ID"] },
  subscription: { names: ["Subscription ID", "SubscriptionId"] },
  statusOn: {
    names: ["Status date", "Status changed on", "Last updated", "Updated date", "Last modified", "Modified date"],
  },
  submittedOn: { names: ["Submitted date", "Submitted on", "Date submitted", "Submission date"] },
  reason: { names: ["Rejection reason", "Status reason", "Reason"] },
} as const satisfies Record<string, Wanted>;

/** Names of the partner roles on the form and of the engagements behind them, old and new. Microsoft: Submit an OSA claim. */
const roles = new Map<string, PartnerRole>();
const roleNames: Readonly<Record<PartnerRole, readonly string[]>> = {
  "Use or consume": ["Modern Work and Security Usage", "Modern Work & Security Usage"],
  "Build intent - Advisor": ["Microsoft Online Service Advisor (OSA)", "OSA", "MCI BizApps Presales Advisor"],
  "Usage recognition - Non-Incentivized": [
    "Online Services Usage (OSU) - Business Applications",
    "OSU",
    "Usage Recognition - Biz Apps",
  ],
  "Influenced Revenue recognition - Non-Incentivized": [
    "Business Applications Revenue Recognition Association",
    "Microsoft Business Applications Revenue",
  ],
};
for (const [role, names] of Object.entries(roleNames) as [PartnerRole, readonly string[]][]) {
  for (const name of [role, ...names]) roles.set(nameKey(name), role);
}

/** Statuses of other engagements on the same page. Microsoft: MCI engagements. */
const otherStatuses = new Set(
  [
    "Customer claimed",
    "Awaiting customer consent response",
    "Customer consent received",
    "Consent rejected",
    "Customer consent declined",
    "Customer consent expired",
    "Not submitted expired",
    "Post submission expired",
    "Disputed expired",
    "Canceled",
    "Cancelled",
  ].map(nameKey),
);

function byName<Value extends string>(values: readonly Value[]): (text: string) => Value | undefined {
  const known = new Map(values.map((value) => [nameKey(value), value]));
  return (text) => known.get(nameKey(text));
}

const statusNamed = byName<ClaimStatus>(claimStatuses);
const areaNamed = byName<SolutionArea>(solutionAreas);
const reasonNamed = byName<ClaimReason>(claimReasons);
const statusOf = (text: string): ClaimStatus | undefined =>
  /^disputed$/i.test(text)
    ? "Dispute"
    : /^action required$/i.test(text)
      ? "Partner action required"
      : statusNamed(text);

type At = Places<keyof typeof claimColumns>;

/** Rows of the claims export, one for each workload a claim names. */
export async function* readClaims(
  rows: AsyncIterable<CsvRow | Unreadable>,
  at: At,
): AsyncGenerator<ClaimRow | OtherEngagement | RefusedRow> {
  for await (const row of rows) {
    if ("refused" in row) yield row;
    else yield* readClaim(row, at);
  }
}

function readClaim(row: CsvRow, at: At): readonly (ClaimRow | OtherEngagement | RefusedRow)[] {
  const { line } = row;
  const refused = (reason: string) => [{ line, refused: reason }];
  const text = (field: keyof typeof claimColumns) => valueOf(row, at[field]);
  const statusText = text("status") ?? "";
  const roleText = text("role");
  const role = roleText === undefined ? undefined : roles.get(nameKey(roleText));
  const isOther = otherStatuses.has(nameKey(statusText)) || (roleText !== undefined && role === undefined);
  if (isOther) return [{ line, otherEngagement: true }];

  const tenantText = text("tenant") ?? "";
  const customer = guid(tenantText);
  if (customer === undefined) return refused(`The customer's tenant id ${quote(tenantText)} is not a GUID.`);
  const claimId = text("claimId");
  if (claimId === undefined) return refused("No claim id.");
  const status = statusOf(statusText);
  if (status === undefined) return refused(`The status ${quote(statusText)} is not one of a claim.`);
  const subscriptionText = text("subscription");
  const subscription = subscriptionText === undefined ? undefined : guid(subscriptionText);
  if (subscriptionText !== undefined && subscription === undefined) {
    return refused(`The subscription id ${quote(subscriptionText)} is not a GUID.`);
  }
  const days: { statusOn?: Day; submittedOn?: Day } = {};
  for (const field of ["statusOn", "submittedOn"] as const) {
    const written = text(field);
    if (written === undefined) continue;
    const day = parseDay(written);
    if (day === undefined) return refused(`The date ${quote(written)} cannot be read.`);
    days[field] = day;
  }
  const workloads = (text("workload") ?? "").split(/[;\n|]|,(?=\s*\S)/).map((name) => name.trim());
  const named = [...new Set(workloads.filter((name) => name !== ""))];
  if (named.length === 0) return refused("No workload.");
  const customerName = text("customerName");
  const area = areaNamed(text("area") ?? "");
  const partnerId = text("partnerId");
  const reasonText = text("reason");
  const reason = reasonText === undefined ? undefined : (reasonNamed(reasonText) ?? "Other");
  return named.map((workload) => ({
    line,
    customer,
    claimId,
    workload,
    status,
    ...days,
    ...(customerName === undefined ? {} : { customerName }),
    ...(subscription === undefined ? {} : { subscription }),
    ...(area === undefined ? {} : { area }),
    ...(role === undefined ? {} : { role }),
    ...(partnerId === undefined ? {} : { partnerId }),
    ...(reason === undefined ? {} : { reason }),
  }));
}
