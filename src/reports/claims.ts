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
import { nameKey } from "../domain/catalogue/workloads.ts";
import { quote, type Columns, type Making } from "./csv/columns.ts";

export const claimColumns = {
  tenant: {
    names: ["Customer tenant ID", "Tenant ID", "Customer Microsoft ID", "Microsoft ID", "Customer ID"],
    holds: "guid",
    required: "value",
    called: "customer's tenant id",
  },
  claimId: {
    names: ["Claim ID", "Claim number", "Engagement claim ID"],
    required: "value",
    called: "claim id",
  },
  status: { names: ["Claim status", "Status", "Claim state", "Status description"], required: "column" },
  workload: {
    names: ["Workload", "Workloads", "Product", "Products", "WorkloadName"],
    required: "column",
    called: "workload",
  },
  customerName: { names: ["Customer name", "Customer", "Company name"] },
  area: { names: ["Solution area"] },
  role: { names: ["Partner role", "Claim type", "Engagement", "Engagement name", "Activity", "Association type"] },
  partnerId: {
    names: ["Partner ID", "MPN ID", "Location ID", "PartnerOne ID", "Participant ID", "Enrollment participant ID"],
  },
  subscription: { names: ["Subscription ID"], holds: "guid", called: "subscription id" },
  statusOn: {
    names: ["Status date", "Status changed on", "Last updated", "Updated date", "Last modified", "Modified date"],
    holds: "day",
    means: "past",
    called: "date",
  },
  submittedOn: {
    names: ["Submitted date", "Submitted on", "Date submitted", "Submission date"],
    holds: "day",
    means: "past",
    called: "date",
  },
  reason: { names: ["Rejection reason", "Status reason", "Reason"] },
} as const satisfies Columns;

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
const namedArea = byName<SolutionArea>(solutionAreas);
/** Microsoft's areas since July 2025; "AI Business Solutions" holds workloads of both of ours, so it does not tell. */
const areaNamed = (text: string): SolutionArea | undefined =>
  nameKey(text) === "security" ? "Modern Work and Security" : namedArea(text);
const reasonNamed = byName<ClaimReason>(claimReasons);
/**
 * Other words for a status that Microsoft's pages and people use: “approved, pending data availability” is what the
 * detail page says of an approved claim before its first figures.
 */
const otherWords: readonly [RegExp, ClaimStatus][] = [
  [/^approved\b(?=.*pending data)/i, "Approved"],
  [/^(?:in|pending|microsoft) review$/i, "Under review"],
  [/^action (?:required|needed)(?: by partner)?$/i, "Partner action required"],
  [/^(?:in |under )?disputed?(?: in progress| submitted)?$/i, "Dispute"],
  [/^final(?:ly)?\W+rejected$|^rejected\W+\(?final\)?$/i, "Rejected final"],
];
const statusOf = (text: string): ClaimStatus | undefined =>
  statusNamed(text) ?? otherWords.find(([words]) => words.test(text.trim()))?.[1];

/** Rows of the claims export: one for each workload that a claim names. */
export const claimsMaking = (): Making<typeof claimColumns, ClaimRow | OtherEngagement> => ({
  skip(text, line) {
    const status = text("status") ?? "";
    const engagement = text("role");
    const isOurs = engagement !== undefined && roles.has(nameKey(engagement));
    if (otherStatuses.has(nameKey(status)) && !isOurs) return { line, otherEngagement: engagement ?? status };
    // A name that is none of ours may be a new one of a claim: one with a workload is looked at. See ClaimRow.
    const isUnknown = engagement !== undefined && !roles.has(nameKey(engagement));
    return isUnknown && text("workload") === undefined ? { line, otherEngagement: engagement } : undefined;
  },
  make({ tenant: customer, status: written = "", workload: named = "", area, role, reason, ...values }) {
    const { line } = values;
    const status = statusOf(written);
    if (status === undefined)
      return {
        line,
        refused: `The status ${quote(written)} is not a claim status: ${claimStatuses.slice(1).join(", ")}.`,
      };
    const workloads = new Set(named.split(/[;\n|]|,(?=\s*\S)/).map((name) => name.trim()));
    workloads.delete("");
    if (workloads.size === 0) return { line, refused: "No workload." };
    const claim = {
      ...values,
      customer,
      status,
      area: areaNamed(area ?? ""),
      role: roles.get(nameKey(role ?? "")),
      engagement: role === undefined || roles.has(nameKey(role)) ? undefined : role,
      reason: reason === undefined ? undefined : (reasonNamed(reason) ?? ("Other" as const)),
    };
    return [...workloads].map((workload) => ({ ...claim, workload }));
  },
});
