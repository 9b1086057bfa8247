/** What was done in a period at a glance: the audit trail folded into a few kinds, and what came of the gaps. Pure. */
import type { StandingClaim } from "../claims/standing.ts";
import type { Customer, CustomerId, HistoryEntry } from "../customer/customer.ts";
import type { Week } from "../documents.ts";
import { changeOf, type Change } from "../gaps/change.ts";
import { madeOnce } from "../once.ts";
import type { PersonRef } from "../people/person.ts";
import { dayOf, type Day, type Zone } from "../time/time.ts";
import type { TrailEntry } from "./history.ts";

/** What entries are folded into, in the order in which they are told. What became of claims they say themselves. */
const recapKinds = [
  "linked",
  "unlinked",
  "lost",
  "added",
  "assigned",
  "unassigned",
  "left",
  "answered",
  "imported",
  "read",
  "else",
] as const;
export type RecapKind = (typeof recapKinds)[number];

/** `who`: who did it, of what was assigned to whom; with the customers of each. */
export type RecapShare = {
  entries: number;
  customers: ReadonlyMap<CustomerId, string>;
  who: ReadonlyMap<PersonRef, ReadonlySet<CustomerId>>;
};

/**
 * A period, the first and the last day of it. `sent`: claims that were submitted in it, `moved`: those that came to stand
 * where they do.
 */
export type Recap = {
  from: Day;
  to?: Day;
  shares: ReadonlyMap<RecapKind, RecapShare>;
  sent: readonly StandingClaim[];
  moved: readonly StandingClaim[];
  gaps?: RecapGaps;
  customers: readonly Pick<Customer, "id" | "name">[];
};

/** How many entries there are of each kind, at which customers and by whom. */
export function recapOf(trail: Iterable<TrailEntry>): ReadonlyMap<RecapKind, RecapShare> {
  const shares = new Map<RecapKind, Counted>();
  for (const { customer, entry } of trail) {
    const kind = kindOf(entry);
    if (kind === undefined || customer === undefined) continue;
    const share = madeOnce(shares, kind, () => ({ entries: 0, customers: new Map(), who: new Map() }));
    share.entries += 1;
    share.customers.set(customer.id, customer.name);
    const who = kind === "assigned" ? (entry.to ?? entry.by) : entry.by;
    madeOnce(share.who, who, () => new Set<CustomerId>()).add(customer.id);
  }
  return shares;
}

type Counted = {
  entries: number;
  customers: Map<CustomerId, string>;
  who: Map<PersonRef, Set<CustomerId>>;
};

/** What was asked and repeated is no work done. */
const asides = /^(?:asked|reminded|escalated|put off)/;

function kindOf({ what, from, to, evidence }: HistoryEntry): RecapKind | undefined {
  switch (what) {
    case "added":
      return "added";
    case "assigned":
      return to === undefined ? "unassigned" : "assigned";
    case "answered":
      return "answered";
    case "no longer attributed":
      return "lost";
    case "unlisted":
      return "left";
    case "lifecycle set":
      return to?.startsWith("active") === true ? "else" : "left";
    case "identity added":
    case "link":
      return to === "reported" || to === "verified" ? "linked" : from === undefined ? "else" : "unlinked";
    case "link read":
      return /: linked\b/.test(to ?? "")
        ? from?.startsWith("linked") === true
          ? "read"
          : "linked"
        : from?.startsWith("linked") === true
          ? "unlinked"
          : "read";
  }
  if (evidence === "imported") return "imported";
  if (evidence === "read") return "read";
  return asides.test(what) || what.startsWith("claim ") ? undefined : "else";
}

/**
 * The gaps at the end of a period beside those before it, as digests have them. `change` is against the digest just before
 * `after`, and `since` the day of that one; absent when its gaps are not on record any more.
 */
export type RecapGaps = {
  after: Pick<Week, "open" | "covered" | "customers">;
  /** The day of `after`, of a period that is over. */
  on?: Day;
  before?: { day: Day; week: Pick<Week, "open" | "covered" | "customers"> };
  change?: { since: Day; week?: string; closed: readonly string[]; opened: readonly string[] };
};

/** @param present what is so now. @returns undefined where no digest was made in a period that is over. */
export function recapGaps(
  weeks: readonly Week[],
  present: Week,
  { from, to }: { from: Day; to?: Day | undefined },
  zone: Zone,
): RecapGaps | undefined {
  const earlier = weeks.filter(({ id }) => id < present.id).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const isPast = to !== undefined && to < dayOf(present.at, zone);
  const isWithin = ({ at }: Week): boolean => dayOf(at, zone) >= from && (to === undefined || dayOf(at, zone) <= to);
  const after = isPast ? earlier.findLast(isWithin) : present;
  if (after === undefined) return undefined;
  const others = earlier.filter(({ id }) => id < after.id);
  const before = others.findLast(({ at }) => dayOf(at, zone) <= from) ?? others[0];
  const change = changeOf(earlier, after);
  return {
    after,
    ...(isPast ? { on: dayOf(after.at, zone) } : {}),
    ...(before && { before: { day: dayOf(before.at, zone), week: before } }),
    ...(typeof change === "string" ? {} : { change: changed(change, isPast, zone) }),
  };
}

const changed = ({ before, after, closed, opened }: Change, isPast: boolean, zone: Zone) => ({
  since: dayOf(before.at, zone),
  ...(isPast ? { week: after.id } : {}),
  closed,
  opened,
});

/** The day of the last digest before this week's; undefined where there was none. */
export const lastDigestDay = (weeks: readonly Week[], present: string, zone: Zone): Day | undefined => {
  const last = weeks
    .filter(({ id }) => id < present)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .at(-1);
  return last === undefined ? undefined : dayOf(last.at, zone);
};
