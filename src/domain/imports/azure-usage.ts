/** The Azure usage report: its rows, and what a file of them says of each customer. */
import type { CustomerId, Subscription } from "../customer/customer.ts";
import type { Loose } from "../exact.ts";
import type { Day } from "../time/time.ts";
import { gathered, type Gathered } from "./findings.ts";
import { madeOnce } from "../once.ts";

export type AzureUsageRow = {
  line: number;
  customer: CustomerId;
  customerName?: string | undefined;
  subscription: string;
  /** First day of the month. */
  month: Day;
  attribution: "pal" | "csp" | "dpor" | "other";
  /** As written: Owner, Contributor, Reader, … */
  adminType?: string | undefined;
  partnerId?: string | undefined;
  /** Azure consumed revenue; absent when the report has no such column, and where it is counted in another row. */
  acrUsd?: number | undefined;
  /** Whether anything was consumed, by ACR when there is such a column, else by quantity. */
  consumes: boolean;
  /** Active, Churned, Disabled, … as written. */
  state?: string | undefined;
  endsOn?: Day | undefined;
  /** Whether the service counts for Security; undefined when the report names no service. */
  security?: boolean | undefined;
  /** Its money and units are counted in another row, by the report's own flag. */
  repeated?: boolean | undefined;
};

/** What a file says of one subscription in one month. */
export type MonthOfSubscription = Loose<Omit<Seen, "month" | "counted">> & {
  /**
   * What it consumed by what attributes it: a role as written, of PAL rows, else nothing. Absent when no row says. In
   * millionths of a dollar, so that sums do not depend on the order of rows.
   */
  micro?: ByRole;
  csp: boolean;
  state?: string | undefined;
  endsOn?: Day | undefined;
};

export type Seen = NonNullable<Subscription["seen"]>;

/** The key of rows that no role attributes; AdminType is never so written. */
export const noRole = "\n";
type ByRole = Readonly<Record<string, number>> | undefined;

/** What a file says of one customer. */
export type AzureUsage = Gathered & { subscriptions: Map<string, Map<Day, MonthOfSubscription>> };

/** Adds a row to what the file says so far. Changes `usage`, so that a million rows need the memory of their sums. */
export function gatherAzureUsage(usage: Map<CustomerId, AzureUsage>, row: AzureUsageRow): void {
  const { subscriptions } = gathered<AzureUsage>(usage, row, () => ({ subscriptions: new Map() }));
  const months = madeOnce(subscriptions, row.subscription, () => new Map<Day, MonthOfSubscription>());
  const said = inRow(row);
  const before = months.get(row.month);
  months.set(row.month, before === undefined ? said : both(before, said));
}

function inRow({
  attribution,
  adminType,
  partnerId,
  consumes,
  security,
  acrUsd,
  ...row
}: AzureUsageRow): MonthOfSubscription {
  // Without consumption a row is not recognised: its role must not pass for that of one that is.
  const pal = attribution === "pal" && consumes;
  return {
    consumes,
    attributed: pal,
    adminTypes: pal && adminType !== undefined ? [adminType] : [],
    partnerIds: pal && partnerId !== undefined ? [partnerId] : [],
    dpor: attribution === "dpor" ? true : undefined,
    security: security && consumes,
    micro:
      acrUsd === undefined
        ? undefined
        : { [attribution === "pal" ? (adminType ?? "") : noRole]: Math.round(acrUsd * 1e6) },
    csp: attribution === "csp",
    state: row.state,
    endsOn: row.endsOn,
  };
}

/** Two rows, or two files, about the same month. */
export function both(one: MonthOfSubscription, other: MonthOfSubscription): MonthOfSubscription {
  const isLater = (other.endsOn ?? "") > (one.endsOn ?? "");
  return {
    ...one,
    consumes: one.consumes || other.consumes,
    attributed: one.attributed || other.attributed,
    adminTypes: joined(one.adminTypes, other.adminTypes),
    partnerIds: joined(one.partnerIds, other.partnerIds),
    dpor: one.dpor ?? other.dpor,
    security: one.security === true ? true : (other.security ?? one.security),
    micro: summed(one.micro, other.micro),
    csp: one.csp || other.csp,
    // The same in every row of a subscription, as far as is known; else the later end, whatever the order.
    state: isLater ? other.state : (one.state ?? other.state),
    endsOn: isLater ? other.endsOn : one.endsOn,
  };
}

function summed(one: ByRole, other: ByRole): ByRole {
  if (one === undefined || other === undefined) return one ?? other;
  const sums: Record<string, number> = { ...one };
  for (const [role, micro] of Object.entries(other)) sums[role] = (sums[role] ?? 0) + micro;
  return sums;
}

/** The very list when the other adds nothing, as nearly always in a million rows. */
const joined = (some: readonly string[], others: readonly string[]): readonly string[] =>
  others.every((one) => some.includes(one)) ? some : [...new Set([...some, ...others])].sort();
