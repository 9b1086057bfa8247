/** Monthly figures that add up whatever the order in which files are imported. */
import type { MonthlyUsage } from "../customer/customer.ts";
import { exact } from "../exact.ts";

/** Monthly figures are kept for this many months. */
const monthsKept = 36;

/**
 * Adds a month's figures to those there are. The greater of two figures for the same month stands: a month grows until
 * it is over, and the order in which files are imported must not matter.
 */
export function withUsage(usage: readonly MonthlyUsage[], added: readonly MonthlyUsage[]): readonly MonthlyUsage[] {
  const months = new Map(usage.map((month) => [month.month, month]));
  let changed = false;
  for (const one of added) {
    const before = months.get(one.month);
    const merged = before === undefined ? one : mergeMonths(before, one);
    if (merged === before) continue;
    months.set(one.month, merged);
    changed = true;
  }
  if (!changed) return usage;
  const sorted = [...months.values()].sort((one, other) => (one.month < other.month ? -1 : 1)).slice(-monthsKept);
  return sameMonths(sorted, usage) ? usage : sorted;
}

/** A month older than those kept is dropped again: then nothing changed. */
const sameMonths = (some: readonly MonthlyUsage[], others: readonly MonthlyUsage[]): boolean =>
  some.length === others.length && some.every((month, place) => month === others[place]);

/**
 * What of a month's consumption does not count goes with the figure. Of two equal ones the one that says so, of two such
 * the one from the report that goes on longer, then the one of which more counts: attributions come late to a month.
 */
function isGreater(added: MonthlyUsage, before: MonthlyUsage): boolean {
  if (added.acrUsd === undefined || before.acrUsd === undefined) return added.acrUsd !== undefined;
  if (added.acrUsd !== before.acrUsd) return added.acrUsd > before.acrUsd;
  if (added.uncounted === undefined || before.uncounted === undefined)
    return before.uncounted === undefined && added.uncounted !== undefined;
  if (added.toldIn !== before.toldIn) return (added.toldIn ?? "") > (before.toldIn ?? "");
  const lost = ({ uncounted = {} }: MonthlyUsage) => Object.values(uncounted).reduce((sum, { usd }) => sum + usd, 0);
  const [more, less] = [lost(added), lost(before)];
  // The order of files does not matter, also where they agree in the sum alone.
  return more === less ? JSON.stringify(added.uncounted) > JSON.stringify(before.uncounted) : more < less;
}

function mergeMonths(before: MonthlyUsage, added: MonthlyUsage): MonthlyUsage {
  let merged = before;
  if (isGreater(added, before))
    merged = exact({ ...merged, acrUsd: added.acrUsd, uncounted: added.uncounted, toldIn: added.toldIn });
  for (const [workload, { users, seats }] of Object.entries(added.workloads ?? {})) {
    const known = merged.workloads?.[workload];
    if (known !== undefined && known.users >= users && known.seats >= seats) continue;
    const greater = { users: Math.max(users, known?.users ?? 0), seats: Math.max(seats, known?.seats ?? 0) };
    merged = { ...merged, workloads: { ...merged.workloads, [workload]: greater } };
  }
  return merged;
}
