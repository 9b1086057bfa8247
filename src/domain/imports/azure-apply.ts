/**
 * Applies an Azure usage report, as evidence of PAL, CSP and DPOR. Microsoft, reconciliation FAQ: a row attributed by
 * Partner Admin Link with consumption above zero is recognised; whether its AdminType counts is a rule of its own.
 */
import { exact } from "../exact.ts";
import {
  newSubscription,
  type AssociationKind,
  type Customer,
  type Lost,
  type MonthlyUsage,
  type Subscription,
  type Uncounted,
} from "../customer/customer.ts";
import { isLinked, rolesOn } from "../pal/pal.ts";
import { endOfMonth } from "../time/calendar.ts";
import { dayOf, type Day, type Zone } from "../time/time.ts";
import { isOf, isOver, type AzureReport } from "./azure-survey.ts";
import { both, noRole, type AzureUsage, type MonthOfSubscription, type Seen } from "./azure-usage.ts";
import {
  importFindings,
  imported,
  importedOn,
  type ImportApplied,
  type ImportFinding,
  type ImportFindings,
  type ImportContext,
} from "./findings.ts";
import { withUsage } from "./usage.ts";
import { madeOnce } from "../once.ts";

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
): ImportApplied {
  const findings = importFindings(customer);
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
    usage: usage === undefined ? customer.usage : withUsage(customer.usage, consumptionOf(usage, report, context)),
  };
  const newest = report.months.at(-1) ?? "";
  return imported(customer, next, { item: "azure-usage", to: newest.slice(0, 7) }, findings, context);
}

/**
 * What was consumed month by month, and what of it does not count for us: neither our sale nor DPOR attributes the
 * subscription, nor PAL with a role that counts or may count. Rows flagged as duplicates are left out, as in
 * Microsoft's own recipe.
 */
function consumptionOf(usage: AzureUsage, report: AzureReport, { roleCounts }: ImportContext): readonly MonthlyUsage[] {
  type Month = { micro: number; uncounted: Record<string, Uncounted> };
  const months = new Map<Day, Month>();
  for (const [id, said] of [...usage.subscriptions].sort(([one], [other]) => (one < other ? -1 : 1))) {
    for (const [month, { micro, csp, dpor }] of said) {
      if (micro === undefined) continue;
      const parts = Object.entries(micro);
      const sum = (some: typeof parts) => some.reduce((total, [, one]) => total + one, 0);
      const known = madeOnce(months, month, (): Month => ({ micro: 0, uncounted: {} }));
      known.micro += sum(parts);
      if (csp || dpor === true) continue;
      const usd = usdOf(sum(parts.filter(([role]) => role === noRole || roleCounts(role) === "no")));
      if (usd > 0) known.uncounted[id] = { usd, of: usdOf(sum(parts)) };
    }
  }
  const toldIn = report.months.at(-1);
  return [...months].map(([month, { micro, uncounted }]) => exact({ month, acrUsd: usdOf(micro), uncounted, toldIn }));
}

const usdOf = (micro: number): number => Math.round(micro / 1e4) / 100;

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
    if (one !== undefined) next = withMonth(next ?? newSubscription({ id, since: month }), month, one, report, context);
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

/** What attributes it to us, by what a report shows of it. */
function kindsOf(
  seen: Pick<MonthOfSubscription, "attributed" | "adminTypes" | "dpor"> | undefined,
  csp: boolean,
  context: ImportContext,
): AssociationKind[] {
  const kinds: [AssociationKind, boolean][] = [
    ["PAL", counts(seen, context)],
    ["CSP", csp],
    ["DPOR", seen?.dpor === true],
  ];
  return kinds.filter(([, is]) => is).map(([kind]) => kind);
}

/**
 * How reports attribute it to us, as far as that is not lost. A link whose role was taken away or changed to one that
 * does not count attributes nothing any more, though the report goes on showing it.
 */
const shownKinds = ({ seen, soldByUsCsp, lost = [] }: Subscription, context: ImportContext): AssociationKind[] =>
  kindsOf(seen, soldByUsCsp, context).filter((kind) => !lost.some(({ by }) => by === kind));

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
  const kinds = kindsOf(said, said.csp, context);
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
  return exact({
    seen: exact({ month, ...seen, counted: counted > 0 ? counted : undefined }),
    soldByUsCsp: csp || (palOnly && before.soldByUsCsp),
    endedOn,
  });
}

const evidenceOf = (month: Day, context: ImportContext): Lost["evidence"] =>
  importedOn(endOfMonth(month), `Azure usage ${month.slice(0, 7)}`, context);

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
  findings: ImportFindings,
  before: Subscription | undefined,
  after: Subscription,
  report: AzureReport,
  context: ImportContext,
): void {
  const month = after.seen?.month.slice(0, 7) ?? "";
  const add = (kind: ImportFinding["kind"], says: string) => findings.add(kind, after.id, says);
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
    const isWrongRole = by === "PAL" && after.seen?.attributed === true && after.seen.month === missingSince;
    const name = by === "PAL" ? "Partner Admin Link" : "Digital Partner of Record";
    const on = missingSince.slice(0, 7);
    const gone = isWrongRole
      ? `${name} only${asRoles(after.seen)} in ${on}, which does not count`
      : `no ${name} in ${on}`;
    add("lost", `${gone}; the last ${isWrongRole ? "that did " : ""}was in ${lastSeen.slice(0, 7)}`);
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
  if (since === undefined || context.palSeenBy(since) > end) return rest;
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
