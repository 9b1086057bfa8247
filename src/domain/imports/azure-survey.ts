/** Compares an Azure usage report with what earlier ones showed: what of it can be missing, and what that would mean. */
import { groupBy } from "../group-by.ts";
import type { Customer, CustomerId, Subscription } from "../customer/customer.ts";
import { endOfMonth, startOfMonth } from "../time/calendar.ts";
import type { Day } from "../time/time.ts";
import type { AzureUsage } from "./azure-usage.ts";
import { compare, isNews, type Before, type Comparison, type Extent, type Surveyed } from "./coverage.ts";
import type { ImportContext } from "./findings.ts";
import { madeOnce } from "../once.ts";

/** What a whole file says, and what it can be compared with. */
export type AzureReport = Surveyed & {
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
        madeOnce(byMonth, month, () => []).push({ customer, item });
      }
    }
  }
  const months = [...byMonth.keys()].sort();
  const leftOut = locationsLeftOut(usage, known, new Set(holders.keys()));
  /** Subscriptions of known customers that earlier months of the file have, with whose they are. */
  const shown = new Map<string, CustomerId>();
  const wholeMonth = before.whole === undefined ? undefined : startOfMonth(before.whole);
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
  const links = known.flatMap(({ subscriptions }) =>
    subscriptions.flatMap(({ id, seen }) => (seen?.partnerIds ?? []).map((partner) => ({ id, partner }))),
  );
  const left = [...groupBy(links, ({ partner }) => partner)].filter(
    ([partner, of]) =>
      inFile.size > 0 && !inFile.has(partner) && of.length > 1 && !of.some(({ id }) => present.has(id)),
  );
  return new Set(left.map(([partner]) => partner));
}

/** Whether only these locations linked it, as far as is known. */
export const isOf = ({ seen }: Subscription, locations: ReadonlySet<string>): boolean =>
  seen !== undefined && seen.partnerIds.length > 0 && seen.partnerIds.every((id) => locations.has(id));

/** Whether the month is over: one that is not takes nothing away. */
export const isOver = (month: Day, { today }: Pick<ImportContext, "today">): boolean => endOfMonth(month) < today;

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
