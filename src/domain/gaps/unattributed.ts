/** How long work has gone unattributed: neither CPOR nor PAL is retroactive, so every such day is lost for good. */
import { associatedSince, isUnclaimable, unclaimedSince, worthOfClaiming } from "../claims/attribution.ts";
import type { WorthFound } from "../catalogue/attribution.ts";
import type { Designation } from "../catalogue/gap-codes.ts";
import type { GapLimits } from "../catalogue/limits.ts";
import { isLeftOut, type Claim, type Customer } from "../customer/customer.ts";
import { consumptionIn, unbroken, uncountedOf } from "../pal/consumption.ts";
import { coverageOf, isOurs, palMatters, provenUntil, uncoveredSince, type Coverage } from "../pal/pal.ts";
import { endOfMonth } from "../time/calendar.ts";
import { addDays, daysBetween, type Day, type Zone } from "../time/time.ts";
import type { Catalogue } from "../catalogue/workloads.ts";

/** One workload or subscription that is in scope and attributed to nobody. */
export type UnattributedItem = {
  /** `cpor`: a claim, by its id; `pal`: an Azure subscription, by its id. */
  kind: "cpor" | "pal";
  item: string;
  /** Since when we know of the work. It may have begun earlier. */
  since: Day;
  /** The last day of which it is proven, where only a report says so: nothing is known of the time since. */
  provenUntil?: Day | undefined;
  /** Designations that it counts for nowhere, where something else counts for others; absent: for none at all. */
  designations?: readonly Designation[] | undefined;
  /** Of a subscription of which a little counts, how much does not, in percent of its newest month. */
  percent?: number | undefined;
  /** What of its Azure consumption since then counts for nobody, where reports have figures. */
  money?: Money | undefined;
};

/** US dollars of months, by their first days: from the first with a figure to the last. */
export type Money = { usd: number; from: Day; to: Day };

/**
 * For how many days work counts for nobody: at most, up to today; and at least, as far as it is proven. None is proven
 * when the newest report has no row: then the link or its role is gone, or nothing was consumed.
 */
export function daysLost({ since, provenUntil: until }: Pick<UnattributedItem, "since" | "provenUntil">, today: Day) {
  const most = daysBetween(since, today);
  const proven = until === undefined ? most : daysBetween(since, addDays(until, 1));
  return { least: Math.max(0, Math.min(proven, most)), most };
}

type Facts = { today: Day; zone: Zone; catalogue: Catalogue; limits: GapLimits };

export type Unattributed = {
  /** Longest first. */
  items: readonly UnattributedItem[];
  /** What the items have of it together. */
  money?: Money | undefined;
  /** What the customer consumed in the last month in which all of it counted, where nothing is known of the time since. */
  counted?: { usd: number; month: Day } | undefined;
};

/**
 * Work that goes unattributed today.
 * @returns undefined when there is none, nor for a paused or former customer.
 */
export function unattributed(customer: Customer, facts: Facts): Unattributed | undefined {
  if (isLeftOut(customer)) return undefined;
  const coverage = coverageOf(customer, facts.catalogue, facts.zone);
  const items = unattributedItems(customer, coverage, facts).toSorted(byLength);
  const [first] = items;
  if (first === undefined) return undefined;
  const money = sumOf(items.flatMap((one) => one.money ?? []));
  const counted =
    money === undefined ? countedLast(customer, coverage, { since: first.since, limits: facts.limits }) : undefined;
  return { items, money, counted };
}

const byLength = (a: UnattributedItem, b: UnattributedItem): number =>
  (a.since === b.since ? a.item < b.item : a.since < b.since) ? -1 : 1;

/** The claims, then the subscriptions, of which the work goes unattributed today. */
export function unattributedItems(
  customer: Customer,
  coverage: readonly Coverage[],
  { today, catalogue, limits }: Omit<Facts, "zone">,
): readonly UnattributedItem[] {
  return [
    ...customer.claims
      .filter((claim) => isUnclaimed(claim, customer, catalogue))
      .map((claim) => ({
        kind: "cpor" as const,
        item: claim.id,
        since: unclaimedSince(claim, customer),
        designations: missingFor(worthOfClaiming(claim, customer, catalogue)),
      })),
    ...coverage
      .filter((one) => isUncovered(one, limits))
      .map((one) => {
        const [newest] = one.partly?.months ?? [];
        const since = mostlyUncountedSince(one, limits) ?? uncoveredSince(one);
        const months = uncountedOf(customer, one.subscription).filter(({ month }) => endOfMonth(month) >= since);
        return {
          kind: "pal" as const,
          item: one.subscription.id,
          since,
          provenUntil: provenUntil(one),
          percent: newest?.percent,
          money: sumOf(months.map(({ usd, month }) => ({ usd, from: month, to: month }))),
        };
      }),
  ].filter(({ since }) => since <= today);
}

/**
 * Until it is approved a claim attributes nothing. Another partner's, and what something else attributes in whatever
 * measure, is not counted: such work is not lost.
 */
function isUnclaimed(claim: Claim, customer: Customer, catalogue: Catalogue): boolean {
  if (claim.scope.is !== "in") return false;
  if (associatedSince(claim) !== undefined) return false;
  return !isUnclaimable(claim, customer) && worthOfClaiming(claim, customer, catalogue).worth === "needed";
}

const missingFor = ({ isShared, standings }: WorthFound): readonly Designation[] | undefined =>
  isShared ? standings.filter(({ counts }) => counts === "not").map(({ designation }) => designation) : undefined;

/** Where we have no access there is no work of ours. */
function isUncovered(covered: Coverage, limits: GapLimits): boolean {
  if (!palMatters(covered) || covered.worth.worth !== "needed") return false;
  const { state } = covered;
  if (state === "seen") return mostlyUncountedSince(covered, limits) !== undefined;
  return state === "lost" || state === "none" || state === "broken" || state === "role-does-not-count";
}

/** Since when a report shows nearly all of it by roles that do not count, though a little counts. */
const mostlyUncountedSince = ({ partly }: Coverage, { readOnlyMost }: GapLimits): Day | undefined =>
  unbroken(partly?.months ?? [], readOnlyMost.value).at(-1)?.month;

const sumOf = (some: readonly Money[]): Money | undefined =>
  some.length === 0
    ? undefined
    : some.reduce((sum, { usd, from, to }) => ({
        usd: sum.usd + usd,
        from: from < sum.from ? from : sum.from,
        to: to > sum.to ? to : sum.to,
      }));

/** Work that counts from now on: since when it went unattributed, which stays lost, and the first day that counts. */
export type NewlyAttributed = UnattributedItem & { from: Day };

/** What a change of the customer made count: unattributed before it, attributed after it. Longest lost first. */
export function newlyAttributed(before: Customer, after: Customer, facts: Facts): readonly NewlyAttributed[] {
  const left = new Set(unattributed(after, facts)?.items.map(({ item }) => item));
  const links = coverageOf(after, facts.catalogue, facts.zone);
  return (unattributed(before, facts)?.items ?? []).flatMap((one) => {
    if (left.has(one.item)) return [];
    const covered = links.find(({ subscription }) => subscription.id === one.item);
    const from =
      covered === undefined
        ? after.claims.find(({ id }) => id === one.item)?.approvedOn
        : covered.by.map(({ identity }) => identity.linkedOn ?? identity.since).sort()[0];
    return from === undefined || from <= one.since ? [] : [{ ...one, from }];
  });
}

function countedLast(
  customer: Customer,
  coverage: readonly Coverage[],
  { since, limits }: { since: Day; limits: GapLimits },
): Unattributed["counted"] {
  const ours = coverage.filter(isOurs);
  const isLost = (one: Coverage) => isUncovered(one, limits) && one.subscription.lost !== undefined;
  if (ours.length === 0 || !ours.every(isLost)) return undefined;
  const last = customer.usage.findLast(({ month, acrUsd }) => acrUsd !== undefined && endOfMonth(month) < since);
  return last && { usd: consumptionIn(last, customer).usd, month: last.month };
}
