/** Azure consumption in the reports, and how much of it counts for us. Rounded once, here, so that parts and sums agree. */
import type { Customer, MonthlyUsage, Subscription } from "../customer/customer.ts";
import { addMonths } from "../time/calendar.ts";
import type { Day } from "../time/time.ts";

/** US dollars as they are shown: whole ones, and cents below a hundred. */
const shownUsd = (usd: number): number => (Math.abs(usd) < 100 ? Math.round(usd * 100) / 100 : Math.round(usd));

/** `$12,400`; cents only below a hundred dollars. */
export function dollars(usd: number): string {
  const shown = shownUsd(Math.abs(usd));
  const digits = Number.isInteger(shown) ? 0 : 2;
  return `${usd < 0 ? "−" : ""}$${shown.toLocaleString("en-US", { minimumFractionDigits: digits })}`;
}

/**
 * What the reports have of a month, in US dollars, and how much of it counts: PAL with a role that counts, our own sale,
 * or DPOR attributes it.
 * @returns `counted` is undefined when it is not known
 */
export function consumptionIn(
  { acrUsd, uncounted }: MonthlyUsage,
  { subscriptions }: Pick<Customer, "subscriptions">,
): { usd: number; counted?: number | undefined } {
  const usd = shownUsd(acrUsd ?? 0);
  if (uncounted === undefined) return { usd };
  // The report did not know of a sale that was read since: what we sell counts whoever is linked.
  const isSold = (id: string) => subscriptions.some((one) => one.id === id && one.soldByUsCsp);
  const parts = Object.entries(uncounted).flatMap(([id, one]) => (isSold(id) ? [] : [one.usd]));
  const less = (from: number, some: readonly number[]) => some.reduce((rest, part) => rest - part, from);
  // Of the rounded sum, so that it agrees with the parts; nothing when nothing is left, whatever they were rounded to.
  const isNone = less(acrUsd ?? 0, parts) < 0.005;
  return { usd, counted: isNone ? 0 : Math.max(0, shownUsd(less(usd, parts.map(shownUsd)))) };
}

/** What of a subscription's consumption in a month does not count, in US dollars and in percent. */
export type UncountedMonth = { month: Day; usd: number; percent: number };

/** All months in which some of the subscription's consumption did not count, newest first. */
export function uncountedOf({ usage }: Pick<Customer, "usage">, { id }: Pick<Subscription, "id">) {
  return usage.toReversed().flatMap(({ month, uncounted = {} }): UncountedMonth[] => {
    const { usd, of } = uncounted[id] ?? { usd: 0, of: 0 };
    const percent = of > 0 ? Math.round((100 * usd) / of) : 0;
    return percent === 0 ? [] : [{ month, usd: shownUsd(usd), percent }];
  });
}

/** The months, from the first one back, that follow on each other and have at least this share. */
export function unbroken(months: readonly UncountedMonth[], percent: number): readonly UncountedMonth[] {
  const end = months.findIndex((one, place) => {
    const newer = months[place - 1];
    return one.percent < percent || (newer !== undefined && addMonths(one.month, 1) !== newer.month);
  });
  return end < 0 ? months : months.slice(0, end);
}
