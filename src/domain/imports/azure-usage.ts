/**
 * The Azure usage report as evidence of PAL, CSP and DPOR. Microsoft, reconciliation FAQ: a row attributed by Partner
 * Admin Link with consumption above zero is recognised; whether its AdminType counts is a rule of its own.
 */
import type { AssociationKind, Customer, CustomerId, Lost, MonthlyUsage } from "../customer/customer.ts";
import type { Subscription, Uncounted } from "../customer/customer.ts";
import { isLinked, rolesOn } from "../pal/pal.ts";
import { endOfMonth } from "../time/calendar.ts";
import { addDays, dayOf, type Day, type Zone } from "../time/time.ts";
import { compare, isNews, type Before, type Comparison, type Extent } from "./coverage.ts";
import { findingsOf, imported, type Applied, type Finding, type Findings, type ImportContext } from "./findings.ts";
import { withUsage } from "./usage.ts";

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
type MonthOfSubscription = Omit<Seen, "month" | "counted"> & {
  /** What it consumed, in millionths of a dollar, by what attributes it: a role as written, of PAL rows, else nothing. */
  micro?: ByRole;
  csp: boolean;
  state?: string | undefined;
  endsOn?: Day | undefined;
};

type Seen = NonNullable<Subscription["seen"]>;

/** The key of rows that no role attributes; AdminType is never so written. */
const noRole = "\n";
type ByRole = Readonly<Record<string, number>> | undefined;

/** What a file says of one customer. */
export type AzureUsage = {
  name?: string | undefined;
  rows: number;
  subscriptions: Map<string, Map<Day, MonthOfSubscription>>;
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
  customer.name ??= row.customerName;
  if (row.acrUsd !== undefined) {
    const sum = customer.acrMicroUsd.get(row.month) ?? 0;
    customer.acrMicroUsd.set(row.month, sum + Math.round(row.acrUsd * 1e6));
  }
  const months = customer.subscriptions.get(row.subscription) ?? new Map<Day, MonthOfSubscription>();
  customer.subscriptions.set(row.subscription, months);
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
    ...(attribution === "dpor" && { dpor: true }),
    ...(security !== undefined && { security: security && consumes }),
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
function both(one: MonthOfSubscription, other: MonthOfSubscription): MonthOfSubscription {
  const isLater = (other.endsOn ?? "") > (one.endsOn ?? "");
  return {
    ...one,
    consumes: one.consumes || other.consumes,
    attributed: one.attributed || other.attributed,
    adminTypes: joined(one.adminTypes, other.adminTypes),
    partnerIds: joined(one.partnerIds, other.partnerIds),
    ...((one.dpor ?? other.dpor) && { dpor: true }),
    ...((one.security ?? other.security) !== undefined && {
      security: one.security === true || other.security === true,
    }),
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

const usdOf = (micro: number): number => Math.round(micro / 1e4) / 100;

/**
 * Of a month's consumption, what does not count for us: neither our sale nor DPOR attributes the subscription, nor PAL
 * with a role that counts or may count. Rows flagged as duplicates are left out, as in Microsoft's own recipe.
 */
function uncountedIn(month: Day, { subscriptions }: AzureUsage, { roleCounts }: ImportContext) {
  const found: Record<string, Uncounted> = {};
  for (const id of [...subscriptions.keys()].sort()) {
    const said = subscriptions.get(id)?.get(month);
    if (said === undefined || said.csp || said.dpor === true) continue;
    const parts = Object.entries(said.micro ?? {});
    const sum = (some: typeof parts) => some.reduce((total, [, micro]) => total + micro, 0);
    const usd = usdOf(sum(parts.filter(([role]) => role === noRole || roleCounts(role) === "no")));
    if (usd > 0) found[id] = { usd, of: usdOf(sum(parts)) };
  }
  return found;
}

const monthNumber = (month: Day): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** The months in which PAL counted, with what is known of one more; the newest of them is the first bit. */
function countedWith(seen: Seen | undefined, month: Day, said: MonthOfSubscription, context: ImportContext): number {
  const now = counts(said, context) ? 1 : 0;
  if (seen === undefined) return now;
  const known = seen.counted ?? (counts(seen, context) ? 1 : 0);
  const later = monthNumber(month) - monthNumber(seen.month);
  if (Math.abs(later) > 29) return later > 0 ? now : known;
  return later >= 0 ? ((known << later) | now) & 0x3f_ff_ff_ff : known | (now << -later);
}

/** The very list when the other adds nothing, as nearly always in a million rows. */
const joined = (some: readonly string[], others: readonly string[]): readonly string[] =>
  others.every((one) => some.includes(one)) ? some : [...new Set([...some, ...others])].sort();

/** What a whole file says, and what it can be compared with. */
export type AzureReport = {
  /** Months that have rows, oldest first. */
  months: readonly Day[];
  /** Filtered to Partner Admin Link, as Microsoft's own recipe does: it says nothing of CSP and DPOR. */
  palOnly: boolean;
  /** Whose a subscription is in its newest month. */
  holders: ReadonlyMap<string, { customer: CustomerId; name: string; month: Day }>;
  /** Months of which it is taken for the whole report: what they do not show is gone. */
  covered: ReadonlySet<Day>;
  /** A newer report of all customers spoke of this month: an older file brings nothing back that it did not show. */
  wholeMonth: Day | undefined;
  /** Our locations that the file was filtered by leaving out, by their Partner IDs: what they linked is not lost. */
  leftOut: ReadonlySet<string>;
  /** Of the newest month that could be compared. */
  comparison: Comparison | undefined;
  /** What is compared now, to be noted for the next file. */
  compared: Before["compared"];
  /** Known customers that are not in the file and from which it may take something away. */
  absent: readonly CustomerId[];
};

/**
 * Compares a file with what reports showed before, month by month: a month that is not over takes nothing away.
 * @param known every customer of the organization.
 * @param said what the importing person says of the file.
 */
export function surveyAzureUsage(
  usage: ReadonlyMap<CustomerId, AzureUsage>,
  known: readonly Customer[],
  context: ImportContext,
  before: Before,
  said: Extent | undefined,
): AzureReport {
  const holders = new Map<string, { customer: CustomerId; name: string; month: Day }>();
  const byMonth = new Map<Day, { customer: CustomerId; item: string }[]>();
  let palOnly = true;
  for (const [customer, { name, subscriptions }] of usage) {
    for (const [item, months] of subscriptions) {
      for (const [month, one] of months) {
        const holder = holders.get(item);
        const isNewer = holder === undefined || month > holder.month;
        if (isNewer || (month === holder.month && customer < holder.customer)) {
          holders.set(item, { customer, name: name ?? customer, month });
        }
        if (!one.attributed || one.csp || one.dpor === true) palOnly = false;
        const things = byMonth.get(month) ?? [];
        things.push({ customer, item });
        byMonth.set(month, things);
      }
    }
  }
  const months = [...byMonth.keys()].sort();
  const leftOut = locationsLeftOut(usage, known, new Set(holders.keys()));
  /** Subscriptions of known customers that earlier months of the file have, with whose they are. */
  const shown = new Map<string, CustomerId>();
  const wholeMonth = before.whole === undefined ? undefined : monthOf(before.whole);
  const ids = new Set(known.map(({ id }) => id));
  const compared = new Map<Day, Comparison>();
  let newest = before.compared;
  for (const month of months) {
    const until = endOfMonth(month);
    const things = byMonth.get(month) ?? [];
    const stored = known.flatMap(({ id: customer, subscriptions }) =>
      subscriptions
        .filter((one) => isExpected(one, month, wholeMonth) && !isOf(one, leftOut))
        .map(({ id }) => [id, customer] as const),
    );
    const expected = new Map([...shown, ...stored]);
    const present = new Set(things.map(({ item }) => item));
    if (isOver(month, context) && isNews(until, present.size, before, said))
      newest = { on: until, things: present.size };
    else expected.clear();
    if (expected.size > 0) {
      const comparison = compare(month, expected, present, said);
      compared.set(month, comparison);
      // What is lost here is not looked for again in the next month.
      if (comparison.extent === "whole") for (const item of shown.keys()) if (!present.has(item)) shown.delete(item);
    }
    for (const { customer, item } of things) if (ids.has(customer)) shown.set(item, customer);
  }
  const covered = new Set([...compared].filter(([, { extent }]) => extent === "whole").map(([month]) => month));
  const absent = known.filter(
    ({ id, subscriptions }) =>
      !usage.has(id) &&
      subscriptions.some(
        (one) =>
          holders.has(one.id) || months.some((month) => covered.has(month) && isExpected(one, month, wholeMonth)),
      ),
  );
  return {
    months,
    palOnly,
    holders,
    covered,
    wholeMonth,
    leftOut,
    comparison: [...compared.values()].at(-1),
    compared: newest,
    absent: absent.map(({ id }) => id),
  };
}

/**
 * Partner IDs that linked two subscriptions or more, of which the file has neither a row nor any of those subscriptions
 * under another ID, while it has rows of other IDs: it was filtered to other locations of ours.
 */
function locationsLeftOut(
  usage: ReadonlyMap<CustomerId, AzureUsage>,
  known: readonly Customer[],
  present: ReadonlySet<string>,
): ReadonlySet<string> {
  const inFile = new Set(
    [...usage.values()].flatMap(({ subscriptions }) =>
      [...subscriptions.values()].flatMap((months) => [...months.values()].flatMap(({ partnerIds }) => partnerIds)),
    ),
  );
  const linked = new Map<string, string[]>();
  for (const { id, seen } of known.flatMap(({ subscriptions }) => subscriptions)) {
    for (const partner of seen?.partnerIds ?? []) {
      const ids = linked.get(partner) ?? [];
      ids.push(id);
      linked.set(partner, ids);
    }
  }
  const left = [...linked].filter(
    ([partner, ids]) => inFile.size > 0 && !inFile.has(partner) && ids.length > 1 && !ids.some((id) => present.has(id)),
  );
  return new Set(left.map(([partner]) => partner));
}

/** Whether only these locations linked it, as far as is known. */
const isOf = ({ seen }: Subscription, locations: ReadonlySet<string>): boolean =>
  seen !== undefined && seen.partnerIds.length > 0 && seen.partnerIds.every((id) => locations.has(id));

const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`;

const isOver = (month: Day, { today }: Pick<ImportContext, "today">): boolean => endOfMonth(month) < today;

/**
 * Whether a whole report of the month should have rows of it: the last one had, and it is neither closed nor somebody
 * else's.
 */
const isExpected = (
  { seen, since, endedOn, movedTo }: Subscription,
  month: Day,
  wholeMonth: Day | undefined,
): boolean =>
  seen !== undefined &&
  seen.month <= month &&
  seen.month >= (wholeMonth ?? "") &&
  since < month &&
  endedOn === undefined &&
  movedTo === undefined;

/**
 * How reports attribute it to us, as far as that is not lost. A link whose role was taken away or changed to one that
 * does not count attributes nothing any more, though the report goes on showing it.
 */
function shownKinds({ seen, soldByUsCsp, lost = [] }: Subscription, context: ImportContext): AssociationKind[] {
  const kinds: [AssociationKind, boolean][] = [
    ["PAL", counts(seen, context)],
    ["CSP", soldByUsCsp],
    ["DPOR", seen?.dpor === true],
  ];
  return kinds.filter(([kind, is]) => is && !lost.some(({ by }) => by === kind)).map(([kind]) => kind);
}

const kindsOf = (said: MonthOfSubscription, context: ImportContext): AssociationKind[] => [
  ...(counts(said, context) ? (["PAL"] as const) : []),
  ...(said.csp ? (["CSP"] as const) : []),
  ...(said.dpor === true ? (["DPOR"] as const) : []),
];

/**
 * Applies what a file says of the customer: each subscription month by month, consumption, subscriptions nobody had
 * recorded, and what reports showed before and this one does not. The same file twice changes nothing.
 * @param usage undefined when the file does not name the customer.
 */
export function applyAzureUsage(
  customer: Customer,
  usage: AzureUsage | undefined,
  report: AzureReport,
  context: ImportContext,
): Applied {
  const findings = findingsOf(customer);
  const subscriptions = new Map(customer.subscriptions.map((one) => [one.id, one]));
  let changed = false;
  for (const id of [...new Set([...subscriptions.keys(), ...(usage?.subscriptions.keys() ?? [])])].sort()) {
    const before = subscriptions.get(id);
    const said = usage?.subscriptions.get(id);
    const after = mergeSubscription(customer, before, id, said, report, context);
    if (after === before || after === undefined) continue;
    subscriptions.set(id, after);
    changed = true;
    find(findings, before, after, report, context);
  }
  const next = {
    subscriptions: changed ? [...subscriptions.values()] : customer.subscriptions,
    usage: usage === undefined ? customer.usage : withUsage(customer.usage, consumptionOf(usage, context)),
  };
  const newest = report.months.at(-1) ?? "";
  return imported(customer, next, { item: "azure-usage", to: newest.slice(0, 7) }, findings, context);
}

/** What was consumed month by month, and what of it does not count. */
const consumptionOf = (usage: AzureUsage, context: ImportContext): readonly MonthlyUsage[] =>
  [...usage.acrMicroUsd].map(([month, micro]) => ({
    month,
    acrUsd: usdOf(micro),
    uncounted: uncountedIn(month, usage, context),
  }));

/** @returns the very subscription when the file says nothing new of it; undefined when it is in neither. */
function mergeSubscription(
  customer: Customer,
  before: Subscription | undefined,
  id: string,
  said: ReadonlyMap<Day, MonthOfSubscription> | undefined,
  report: AzureReport,
  context: ImportContext,
): Subscription | undefined {
  const holder = report.holders.get(id);
  let next = before;
  for (const month of report.months) {
    const one = said?.get(month);
    if (one !== undefined) next = withMonth(next ?? newSubscription(id, month), month, one, report, context);
    else if (next?.seen !== undefined && next.seen.month < month) {
      const hasMoved = holder !== undefined && holder.customer !== customer.id && holder.month > next.seen.month;
      if (hasMoved) next = { ...next, movedTo: holder.customer };
      else if (report.covered.has(month)) next = withoutMonth(next, month, report, context);
    }
  }
  const { wholeMonth } = report;
  if (said !== undefined && next?.seen !== undefined && wholeMonth !== undefined && next.seen.month < wholeMonth) {
    next = withoutMonth(next, wholeMonth, report, context);
  }
  if (next !== undefined && said !== undefined) next = withConflict(customer, next, context);
  return next === undefined || before === undefined || !isSame(before, next) ? next : before;
}

const newSubscription = (id: string, since: Day): Subscription => ({
  id,
  scope: { is: "in" },
  soldByUsCsp: false,
  access: "unknown",
  since,
});

/** The subscription after a month that has rows of it. A month that is not over takes nothing away. */
function withMonth(
  before: Subscription,
  month: Day,
  said: MonthOfSubscription,
  { palOnly }: AzureReport,
  context: ImportContext,
): Subscription {
  const { seen, soldByUsCsp, lost = [] } = before;
  // Until somebody says how we get in, the first month with consumption is all that is known of "since when".
  const since = before.access === "unknown" && month < before.since ? month : before.since;
  const kinds = kindsOf(said, context);
  const shown = shownKinds(before, context);
  if (seen !== undefined && month < seen.month) {
    const counted = countedWith(seen, month, said, context);
    const known = counted === (seen.counted ?? 0) ? seen : { ...seen, counted };
    return withLost({ ...before, since, seen: known }, lostBefore(before, seen, month, kinds, context));
  }
  if (seen?.month === month) {
    const { month: _month, counted: _counted, ...known } = seen;
    const merged = both({ ...known, csp: soldByUsCsp }, said);
    const left = lost.filter(({ by, missingSince }) => !kinds.includes(by) || missingSince > month);
    return withLost({ ...before, since, ...shownIn(month, merged, before, palOnly, context) }, left);
  }
  const missing = shown.filter((kind) => !kinds.includes(kind) && (kind === "PAL" || !palOnly));
  if (seen !== undefined && missing.length > 0 && !isOver(month, context)) return { ...before, since };
  const { movedTo: _movedBack, endedOn: _reopened, ...rest } = before;
  const left = lost.flatMap((one) =>
    !kinds.includes(one.by)
      ? [{ ...one, missingSince: one.missingSince < month ? one.missingSince : month }]
      : one.missingSince <= month
        ? []
        : [{ ...one, lastSeen: month }],
  );
  const gone = seen === undefined ? [] : missing.map((by) => lostSince(by, seen.month, month, context));
  return withLost({ ...rest, since, ...shownIn(month, said, before, palOnly, context) }, [...left, ...gone]);
}

/** What is known to be lost after an older file told of a month before the newest one. */
function lostBefore(
  { lost = [] }: Subscription,
  seen: Seen,
  month: Day,
  kinds: readonly AssociationKind[],
  context: ImportContext,
): readonly Lost[] {
  const known = lost.map((one) => {
    if (kinds.includes(one.by) && month > one.lastSeen) {
      const since = one.missingSince > month ? one.missingSince : seen.month;
      return { ...lostSince(one.by, month, since, context), evidence: one.evidence };
    }
    const isEarlier = !kinds.includes(one.by) && month > one.lastSeen && month < one.missingSince;
    return isEarlier ? { ...one, missingSince: month } : one;
  });
  // Of CSP and DPOR a file tells only what came after: a newer one may have been filtered to PAL.
  const isNews =
    kinds.includes("PAL") &&
    !counts(seen, context) &&
    !lost.some(({ by }) => by === "PAL") &&
    isOver(seen.month, context);
  return isNews ? [...known, lostSince("PAL", month, seen.month, context)] : known;
}

/** With what is lost, in a settled order; without the field when nothing is. */
function withLost(subscription: Subscription, lost: readonly Lost[]): Subscription {
  const { lost: _before, ...rest } = subscription;
  if (lost.length === 0) return rest;
  return {
    ...rest,
    soldByUsCsp: rest.soldByUsCsp && !lost.some(({ by }) => by === "CSP"),
    lost: [...lost].sort((one, other) => (one.by < other.by ? -1 : 1)),
  };
}

/** The subscription after a month that has no row of it, although it would have, were it attributed to us. */
function withoutMonth(
  before: Subscription,
  month: Day,
  { palOnly, leftOut }: AzureReport,
  context: ImportContext,
): Subscription {
  const { seen } = before;
  if (seen === undefined || isOf(before, leftOut) || before.endedOn !== undefined || before.movedTo !== undefined)
    return before;
  const missing = shownKinds(before, context).filter((kind) => kind === "PAL" || !palOnly);
  const lost = missing.map((by) => lostSince(by, seen.month, month, context));
  return withLost(before, [...(before.lost ?? []), ...lost]);
}

/** What the month says of it, as it is recorded. */
function shownIn(
  month: Day,
  said: MonthOfSubscription,
  before: Subscription,
  palOnly: boolean,
  context: ImportContext,
) {
  const { csp, state, endsOn, micro: _micro, ...seen } = said;
  const counted = countedWith(before.seen, month, said, context);
  const isClosed = /churn|delet|expire|cancel|closed|ended/i.test(state ?? "");
  const endedOn = isClosed ? (endsOn ?? endOfMonth(month)) : undefined;
  return {
    seen: {
      month,
      ...seen,
      ...(counted > 0 && { counted }),
    },
    soldByUsCsp: csp || (palOnly && before.soldByUsCsp),
    ...(endedOn !== undefined && { endedOn }),
  };
}

const evidenceOf = (month: Day, { by }: Pick<ImportContext, "by">): Lost["evidence"] => ({
  kind: "imported",
  at: `${endOfMonth(month)}T00:00:00.000Z`,
  by,
  ref: `Azure usage ${month.slice(0, 7)}`,
});

const lostSince = (by: AssociationKind, lastSeen: Day, missingSince: Day, context: ImportContext): Lost => ({
  by,
  lastSeen,
  missingSince,
  evidence: evidenceOf(missingSince, context),
});

function isSame(one: Subscription, other: Subscription): boolean {
  const facts = ({ since, soldByUsCsp, seen, lost = [], endedOn, movedTo, conflict }: Subscription) =>
    JSON.stringify([
      [since, soldByUsCsp, seen, endedOn, movedTo, conflict?.says],
      lost.map(({ by, lastSeen, missingSince }) => [by, lastSeen, missingSince]),
    ]);
  return facts(one) === facts(other);
}

/** What becomes known by the change of one subscription. */
function find(
  findings: Findings,
  before: Subscription | undefined,
  after: Subscription,
  report: AzureReport,
  context: ImportContext,
): void {
  const month = after.seen?.month.slice(0, 7) ?? "";
  const add = (kind: Finding["kind"], says: string) => findings.add(kind, after.id, says);
  const channel = (on: string) => `${after.soldByUsCsp ? "" : "not "}sold through CSP, in ${on}`;
  if (before === undefined) add("new", after.soldByUsCsp ? channel(month) : `in ${month}`);
  const lost = (after.lost ?? []).filter(({ by }) => before?.lost?.some((one) => one.by === by) !== true);
  const soldOtherwise = lost.find(({ by }) => by === "CSP");
  if (before !== undefined && before.soldByUsCsp !== after.soldByUsCsp) {
    add("changed", channel(soldOtherwise?.missingSince.slice(0, 7) ?? month));
  }
  const did = counts(before?.seen, context);
  const does = counts(after.seen, context);
  if (does && !did) add("verified", `Partner Admin Link${asRoles(after.seen, context)} in ${month}`);
  for (const { by, lastSeen, missingSince } of lost) {
    if (by === "CSP") continue;
    const isReader = by === "PAL" && after.seen?.attributed === true && after.seen.month === missingSince;
    const name = by === "PAL" ? "Partner Admin Link" : "Digital Partner of Record";
    const on = missingSince.slice(0, 7);
    const gone = isReader ? `${name} only${asRoles(after.seen)} in ${on}, which does not count` : `no ${name} in ${on}`;
    add("lost", `${gone}; the last ${isReader ? "that did " : ""}was in ${lastSeen.slice(0, 7)}`);
  }
  if (after.endedOn !== undefined && before?.endedOn !== after.endedOn) add("changed", `closed on ${after.endedOn}`);
  if (after.movedTo !== undefined && before?.movedTo !== after.movedTo) {
    add("changed", `now under ${report.holders.get(after.id)?.name ?? after.movedTo}`);
  }
  if (after.conflict !== undefined && after.conflict.says !== before?.conflict?.says) {
    add("contradicts", `recorded as linked; the report says: ${after.conflict.says}`);
  }
}

/** Whether the report shows a link with a role that counts, or that is not known not to. */
const counts = (seen: Pick<Seen, "attributed" | "adminTypes"> | undefined, { roleCounts }: ImportContext): boolean =>
  seen?.attributed === true &&
  (seen.adminTypes.length === 0 || seen.adminTypes.some((type) => roleCounts(type) !== "no"));

/** `as Owner, Contributor`; with the rule, only those that count. */
function asRoles(seen: Seen | undefined, context?: ImportContext): string {
  const roles = (seen?.adminTypes ?? []).filter((type) => context?.roleCounts(type) !== "no");
  return roles.length === 0 ? "" : ` as ${roles.join(", ")}`;
}

/** A link shows in the report within a week, and the report is refreshed within four days (Microsoft: reconciliation FAQ). */
const daysUntilSeen = 10;

/**
 * With the contradiction, when a subscription is recorded as linked, was so for long enough before the month ended, and
 * the month's consumption shows no Partner Admin Link that counts. None while the month is still being filled, nor where
 * PAL adds nothing.
 */
function withConflict(customer: Customer, subscription: Subscription, context: ImportContext): Subscription {
  const { conflict: before, ...rest } = subscription;
  const { seen } = subscription;
  // A role that does not count contradicts no link: P03 says it.
  const isShown = seen !== undefined && (counts(seen, context) || seen.adminTypes.length > 0);
  const isSilent = seen === undefined || !seen.consumes || isShown || !isOver(seen.month, context);
  if (isSilent || !context.palAdds(subscription) || subscription.scope.is !== "in") return rest;
  const end = endOfMonth(seen.month);
  const since = recordedSince(customer, subscription, context.zone);
  if (since === undefined || since > addDays(end, -daysUntilSeen)) return rest;
  const says = `no Partner Admin Link in ${seen.month.slice(0, 7)}`;
  return { ...rest, conflict: before?.says === says ? before : { evidence: evidenceOf(seen.month, context), says } };
}

/** Since when the subscription is recorded as linked, by an identity that reaches it or by the checklist's answer. */
function recordedSince(customer: Customer, subscription: Subscription, zone: Zone): Day | undefined {
  const days = customer.identities
    .filter((identity) => isLinked(identity) && rolesOn(identity, subscription.id) !== undefined)
    .map((identity) => identity.linkedOn ?? identity.since);
  const answer = customer.checklist.answers.pal;
  if (answer?.says === "yes") days.push(dayOf(answer.at, zone));
  return days.sort()[0];
}
