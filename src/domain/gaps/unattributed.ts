/** How long work has gone unattributed: neither CPOR nor PAL is retroactive, so every such day is lost for good. */
import { associatedSince, isUnclaimable, unclaimedSince, worthOfClaiming } from "../claims/attribution.ts";
import type { WorthFound } from "../catalogue/attribution.ts";
import type { Designation } from "../catalogue/gap-codes.ts";
import { isLeftOut, type Claim, type Customer } from "../customer/customer.ts";
import { coverageOf, isOurs, isRowMissing, palMatters, uncoveredSince, type Coverage } from "../pal/pal.ts";
import { endOfMonth } from "../time/calendar.ts";
import { daysBetween, type Day, type Zone } from "../time/time.ts";
import type { Catalogue } from "../catalogue/workloads.ts";

/** One workload or subscription that is in scope and attributed to nobody. */
export type UnattributedItem = {
  /** `cpor`: a claim, by its id; `pal`: an Azure subscription, by its id. */
  kind: "cpor" | "pal";
  item: string;
  /** Since when we know of the work. It may have begun earlier. */
  since: Day;
  days: number;
  /** Designations that it counts for nowhere, where something else counts for others; absent: for none at all. */
  designations?: readonly Designation[] | undefined;
  /** The newest report has no row of it: so many days at most, and none if nothing was consumed. */
  atMost?: boolean | undefined;
};

export type Unattributed = {
  /** The earliest of the items. */
  since: Day;
  days: number;
  /** Longest first. */
  items: readonly UnattributedItem[];
  /**
   * What the customer consumed on Azure in a month, as an import gave it, and only when none of its subscriptions is
   * attributed. `month` is its first day and belongs beside the figure.
   */
  money?: { usd: number; month: Day } | undefined;
  /** The same of the last month in which all of it still counted, where nothing is known of the time since. */
  counted?: { usd: number; month: Day } | undefined;
};

/**
 * Work that goes unattributed today.
 * @returns undefined when there is none, nor for a paused or former customer.
 */
export function unattributed(
  customer: Customer,
  facts: { today: Day; zone: Zone; catalogue: Catalogue },
): Unattributed | undefined {
  if (isLeftOut(customer)) return undefined;
  const coverage = coverageOf(customer, facts.catalogue, facts.zone);
  const items = unattributedItems(customer, coverage, facts)
    .map((item) => ({ ...item, days: daysBetween(item.since, facts.today) }))
    .sort((a, b) => b.days - a.days || (a.item < b.item ? -1 : 1));
  const [first] = items;
  if (first === undefined) return undefined;
  const money = moneyOf(customer, coverage, items);
  const counted = money === undefined ? countedLast(customer, coverage, first.since) : undefined;
  return { since: first.since, days: first.days, items, money, counted };
}

/** The claims, then the subscriptions, of which the work goes unattributed today. */
export function unattributedItems(
  customer: Customer,
  coverage: readonly Coverage[],
  { today, catalogue }: { today: Day; catalogue: Catalogue },
): readonly Omit<UnattributedItem, "days">[] {
  return [
    ...customer.claims
      .filter((claim) => isUnclaimed(claim, customer, catalogue))
      .map((claim) => ({
        kind: "cpor" as const,
        item: claim.id,
        since: unclaimedSince(claim, customer),
        designations: missingFor(worthOfClaiming(claim, customer, catalogue)),
      })),
    ...coverage.filter(isUncovered).map((one) => ({
      kind: "pal" as const,
      item: one.subscription.id,
      since: uncoveredSince(one),
      atMost: isRowMissing(one) || undefined,
    })),
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
function isUncovered(covered: Coverage): boolean {
  if (!palMatters(covered) || covered.worth.worth !== "needed") return false;
  const { state } = covered;
  return state === "lost" || state === "none" || state === "broken" || state === "role-does-not-count";
}

/** Work that counts from now on: since when it went unattributed, which stays lost, and the first day that counts. */
export type Begun = UnattributedItem & { from: Day };

/** What a change of the customer made count: unattributed before it, attributed after it. Longest lost first. */
export function begun(
  before: Customer,
  after: Customer,
  facts: { today: Day; zone: Zone; catalogue: Catalogue },
): readonly Begun[] {
  const left = new Set(unattributed(after, facts)?.items.map(({ item }) => item));
  const links = coverageOf(after, facts.catalogue, facts.zone);
  return (unattributed(before, facts)?.items ?? []).flatMap((one) => {
    if (left.has(one.item)) return [];
    const covered = links.find(({ subscription }) => subscription.id === one.item);
    const from =
      covered === undefined
        ? after.claims.find(({ id }) => id === one.item)?.approvedOn
        : covered.by.map(({ identity }) => identity.linkedOn ?? identity.since).sort()[0];
    return from === undefined || from <= one.since ? [] : [{ ...one, days: daysBetween(one.since, from), from }];
  });
}

function countedLast(customer: Customer, coverage: readonly Coverage[], since: Day): Unattributed["counted"] {
  const ours = coverage.filter(isOurs);
  if (ours.length === 0 || !ours.every((one) => isUncovered(one) && one.subscription.lost !== undefined))
    return undefined;
  const last = customer.usage.findLast(({ month, acrUsd }) => acrUsd !== undefined && endOfMonth(month) < since);
  return last?.acrUsd === undefined ? undefined : { usd: last.acrUsd, month: last.month };
}

function moneyOf(
  customer: Customer,
  coverage: readonly Coverage[],
  items: readonly UnattributedItem[],
): Unattributed["money"] {
  const ours = coverage.filter(isOurs);
  if (ours.length === 0 || !ours.every(isUncovered)) return undefined;
  const since =
    items
      .filter(({ kind }) => kind === "pal")
      .map((one) => one.since)
      .sort()[0] ?? "";
  // A month in which it was attributed still is no example of what is lost.
  const newest = customer.usage.findLast(({ month, acrUsd }) => acrUsd !== undefined && endOfMonth(month) >= since);
  return newest?.acrUsd === undefined ? undefined : { usd: newest.acrUsd, month: newest.month };
}
