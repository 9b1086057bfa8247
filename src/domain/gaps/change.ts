/** What was opened and closed between two weeks on record, or since the last one; a snooze does neither. Pure. */
import type { CustomerId } from "../customer/customer.ts";
import type { Week } from "../documents.ts";

/**
 * The weeks compared, and the keys of the gaps that only one of them has; how many more are snoozed than were, fewer when
 * negative; and how many went with customers that were forgotten.
 */
export type Change = {
  before: Pick<Week, "id" | "at" | "open">;
  after: Pick<Week, "id" | "at">;
  opened: readonly string[];
  closed: readonly string[];
  snoozed: number;
  forgotten: number;
};

/** `first`: there is no week before it. `not-kept`: its gaps, or those of the week before, are not on record any more. */
export type NoChange = "first" | "not-kept";

/** A week against the last one on record before it. */
export function changeOf(weeks: readonly Week[], after: Week): Change | NoChange {
  let before: Week | undefined;
  for (const week of weeks) if (week.id < after.id && (before === undefined || before.id < week.id)) before = week;
  if (before === undefined) return "first";
  if (!hasKeys(before) || !hasKeys(after)) return "not-kept";
  const was = new Set(before.keys);
  const is = new Set(after.keys);
  return {
    before: { id: before.id, at: before.at, open: before.open },
    after: { id: after.id, at: after.at },
    opened: after.keys.filter((key) => !was.has(key)),
    closed: before.keys.filter((key) => !is.has(key)),
    snoozed: snoozedIn(after) - snoozedIn(before),
    forgotten: before.forgotten ?? 0,
  };
}

const snoozedIn = ({ keys, open, forgotten = 0 }: Week): number => keys.length + forgotten - open;

/** Whether two weeks have the very same gaps. */
export function isSameWeek(one: Week, other: Week): boolean {
  const keys = new Set(one.keys);
  return one.keys.length === other.keys.length && other.keys.every((key) => keys.has(key));
}

/**
 * All keys of a week are dropped after a while, and those of a customer when it is forgotten; the counts stay. There were
 * none when every customer was without a gap: with gaps that were all snoozed, none was open and there were keys.
 */
export const hasKeys = (week: Week): boolean => week.keys.length > 0 || week.covered === week.customers;

/** The customer that the gap of a key is about. */
export const customerIn = (key: string): CustomerId => key.slice(0, key.indexOf("/"));
