/**
 * Partner Center's earnings, and its ineligible revenue, as evidence: what Microsoft paid for a claim or by PAL is
 * associated beyond doubt, and what it names as ineligible is associated and earns nothing. Microsoft: Earnings report,
 * default columns; Ineligible revenue usage details.
 */
import { exact } from "../exact.ts";
import { ineligibleBecause } from "../catalogue/ineligible.ts";
import { stronger } from "../claims/evidence.ts";
import { newSubscription, type Claim, type Customer, type CustomerId } from "../customer/customer.ts";
import type { Earning, Subscription } from "../customer/customer.ts";
import { endOfMonth } from "../time/calendar.ts";
import type { Day } from "../time/time.ts";
import {
  gathered,
  importFindings,
  imported,
  withItem,
  importedOn,
  type Gathered,
  type ImportApplied,
  type ImportFindings,
  type ImportContext,
  type UsageSummary,
} from "./findings.ts";

export type EarningRow = {
  line: number;
  /** Absent where the report names no tenant. */
  customer?: CustomerId | undefined;
  /**
   * Top parent ID: Microsoft's own number of a customer, by which it names whose Azure consumption it is, and some
   * workshops (Ineligible revenue usage report, `customerIdType`). It is of a parent, which may have several tenants.
   */
  tpid?: string | undefined;
  customerName?: string | undefined;
  claimId?: string | undefined;
  /** Lower case GUID; of Azure, or of a licence. */
  subscription?: string | undefined;
  workload?: string | undefined;
  association?: string | undefined;
  /** First day of the month. */
  month: Day;
  usd: number;
  /** Why nothing was earned; absent in the report of what was. */
  reason?: string | undefined;
};

/** Sums of a file by thing, association and reason, in cents, so that they do not depend on the order of rows. */
type Sum = Omit<EarningRow, "line" | "customer" | "tpid" | "customerName" | "usd"> & { cents: number };

/** What a file says of one customer. */
export type Earnings = Gathered & { sums: Map<string, Sum> };

/** Adds a row to what the file says of its customer. Changes `said`. */
export function gatherEarnings(said: Map<CustomerId, Earnings>, customer: CustomerId, row: EarningRow): void {
  const { sums } = gathered<Earnings>(said, { ...row, customer }, () => ({ sums: new Map() }));
  const { line: _line, customer: _customer, tpid: _tpid, customerName: _name, usd, ...of } = row;
  const key = [of.claimId, of.subscription, of.workload, of.association, of.reason, of.month].join("|");
  const sum = sums.get(key) ?? { ...of, cents: 0 };
  sum.cents += Math.round(usd * 100);
  sums.set(key, sum);
}

/** Under what the rows of somebody are gathered whose tenant nobody knows. */
export const keyWithoutTenant = ({ tpid, customerName = "" }: EarningRow): CustomerId =>
  tpid === undefined ? `name ${customerName}` : `TPID ${tpid}`;

/** The customers of a file that nobody knows here, apart from those whose tenant it does not name. */
export function withoutTenant(unknown: UsageSummary["unknownCustomers"]) {
  const isTenant = ({ id }: { id: CustomerId }) => !/^(TPID|name) /.test(id);
  return {
    unknownCustomers: unknown.filter(isTenant),
    withoutTenant: unknown
      .filter((one) => !isTenant(one))
      .map(({ id, name, rows }) => ({ name, tpid: /^TPID (.+)/.exec(id)?.[1], rows })),
  };
}

/**
 * Whose a row is when it names no tenant: whoever has its claim or subscription.
 * @param customers every customer of the organization.
 */
export function createHolders(customers: readonly Customer[]): (row: EarningRow) => CustomerId | undefined {
  const holders = new Map<string, CustomerId>();
  for (const { id, claims, subscriptions } of customers) {
    for (const { claimId } of claims) if (claimId !== undefined) holders.set(claimId.toLowerCase(), id);
    for (const one of subscriptions) holders.set(one.id, id);
  }
  return ({ claimId, subscription }) =>
    holders.get(claimId?.toLowerCase() ?? "") ?? holders.get(subscription?.toLowerCase() ?? "");
}

/**
 * Applies what a file says of the customer. Of each thing the newest month is kept. What was paid proves the claim, or
 * the subscription by PAL; a claim that is recorded as rejected keeps its status and gets a contradiction. The same file
 * twice changes nothing.
 */
export function applyEarnings(
  customer: Customer,
  said: Earnings | undefined,
  item: "earnings" | "ineligible",
  context: ImportContext,
): ImportApplied {
  const findings = importFindings(customer);
  let { claims, subscriptions } = customer;
  const earnings = new Map((customer.earnings ?? []).map((one) => [keyOf(one), one]));
  const sums = [...(said?.sums.values() ?? [])].filter(({ cents }) => cents > 0);
  const months = new Map<string, Earning>();
  for (const sum of sums.sort((one, other) => (one.month < other.month ? -1 : 1))) {
    const claim = claimOf(claims, sum, context);
    if (sum.reason === undefined && claim !== undefined) {
      const paid = asPaid(claim, sum, context);
      if (paid !== claim) {
        claims = withItem(claims, claim, paid);
        find(findings, claim, paid);
      }
    }
    const proven = claim === undefined && sum.reason === undefined ? asLinked(subscriptions, sum) : undefined;
    if (proven !== undefined) {
      subscriptions = [...subscriptions, proven];
      findings.add("new", proven.id, `paid by ${sum.association ?? "PAL"} in ${sum.month.slice(0, 7)}`);
    }
    const one = earningOf(claim, sum);
    const before = months.get(`${keyOf(one)}|${one.month}`);
    const usd = Math.round((one.usd + (before?.usd ?? 0)) * 100) / 100;
    months.set(`${keyOf(one)}|${one.month}`, { ...one, usd });
  }
  for (const one of months.values()) {
    const before = earnings.get(keyOf(one));
    if (before !== undefined && !isNews(one, before)) continue;
    earnings.set(keyOf(one), one);
    if (before === undefined || before.month !== one.month) tell(findings, one);
  }
  const next = [...earnings.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const isSame = JSON.stringify(next) === JSON.stringify(customer.earnings ?? []);
  const newest = sums.at(-1)?.month.slice(0, 7) ?? "";
  const changed = exact({ claims, subscriptions, earnings: isSame ? undefined : next });
  return imported(customer, changed, { item, to: newest }, findings, context);
}

const keyOf = ({ item, association, reason }: Earning): string => [item, association, reason].join("|");

/** A newer month; of the same one the greater sum, since the other file may have been a part. */
const isNews = (one: Earning, before: Earning): boolean =>
  one.month > before.month || (one.month === before.month && one.usd > before.usd);

const isPal = (association = ""): boolean => /^pal\b/i.test(association);

/** The claim that a row speaks of: by its id, else by its subscription, else the workload's, unless PAL earned it. */
function claimOf(
  claims: readonly Claim[],
  { claimId, subscription, workload, association }: Sum,
  context: ImportContext,
) {
  const byId = claims.find((one) => one.claimId !== undefined && one.claimId.toLowerCase() === claimId?.toLowerCase());
  if (byId !== undefined || isPal(association)) return byId;
  const bySubscription = claims.find((one) => one.subscription !== undefined && one.subscription === subscription);
  if (bySubscription !== undefined || claimId === undefined || workload === undefined) return bySubscription;
  const id = context.workloadOf(workload)?.id ?? workload;
  return claims.find((one) => one.workload === id && one.subscription === undefined && one.claimId === undefined);
}

function earningOf(
  claim: Claim | undefined,
  { subscription, claimId, workload, month, association, reason, cents }: Sum,
): Earning {
  const item =
    claim?.id ?? (isPal(association) ? subscription : undefined) ?? claimId ?? subscription ?? workload ?? "?";
  return exact({ item, month, usd: cents / 100, association, reason });
}

/** The claim after a month in which Microsoft paid for it. */
function asPaid(claim: Claim, { month, claimId }: Sum, context: ImportContext): Claim {
  const on = endOfMonth(month);
  const evidence = importedOn(on, `Earnings ${month.slice(0, 7)}`, context);
  const { lost = [], ...rest } = claim;
  const left = lost.filter(({ missingSince }) => missingSince > on);
  const found: Claim = exact({ ...rest, lost: left.length > 0 ? left : undefined });
  const isLost = left.length < lost.length;
  switch (claim.status) {
    case "Approved": {
      const next = stronger(claim.evidence, evidence);
      const isProven = claim.evidence.kind !== "imported" && next === evidence;
      return isProven || isLost ? { ...found, evidence: next } : claim;
    }
    case "Rejected":
    case "Rejected final":
    case "Dispute": {
      const says = `paid in ${month.slice(0, 7)}`;
      if (on <= claim.statusSince || claim.conflict?.says === says) return claim;
      return { ...claim, conflict: { evidence, says } };
    }
    case "Not started":
    case "Draft":
    case "Submitted":
    case "Under review":
    case "Partner action required": {
      const { reason: _reason, reasonNote: _why, ...approved } = found;
      const since = month < claim.statusSince ? claim.statusSince : month;
      return exact({
        ...approved,
        status: "Approved",
        statusSince: since,
        approvedOn: since,
        evidence,
        claimId: claim.claimId ?? claimId,
      });
    }
  }
}

/** An Azure subscription that PAL earned and that nobody had recorded. */
function asLinked(
  subscriptions: readonly Subscription[],
  { subscription, association, month }: Sum,
): Subscription | undefined {
  if (subscription === undefined || !isPal(association)) return undefined;
  if (subscriptions.some(({ id }) => id === subscription)) return undefined;
  return newSubscription({ id: subscription, since: month });
}

function find(findings: ImportFindings, before: Claim, after: Claim): void {
  if (after.conflict !== undefined && after.conflict.says !== before.conflict?.says) {
    findings.add("contradicts", after.id, `recorded as ${after.status}; the report says: ${after.conflict.says}`);
    return;
  }
  const was = before.status === after.status ? "" : ` (was ${before.status})`;
  findings.add("verified", after.id, `paid by Microsoft, so it is Approved${was}`);
}

function tell(findings: ImportFindings, { item, month, usd, association, reason }: Earning): void {
  const dollars = `$${Math.round(usd).toLocaleString("en-US")}`;
  const on = month.slice(0, 7);
  if (reason !== undefined)
    findings.add("unearned", item, `${dollars} in ${on} earned nothing: ${ineligibleBecause(reason).words}`);
  else if (isPal(association)) findings.add("verified", item, `${association} earned ${dollars} in ${on}`);
}
