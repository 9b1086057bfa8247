/**
 * What a report can be compared with. People filter what they download, by customer, month or subscription: what such
 * a file does not have is not lost. Microsoft writes into no file what it was filtered by, so it is told from what was
 * known before.
 */
import type { CustomerId } from "../customer/customer.ts";
import type { Day } from "../time/time.ts";

/** What a person says of a file: all there is of its months, or a part of it. */
export type Extent = "whole" | "part";

/** How a report compares with what earlier ones showed. */
export type Comparison = {
  /** The newest month (its first day) or day that was compared. */
  on: Day;
  /** Things that reports showed before that day, and how many of them this one has on it. */
  expected: number;
  present: number;
  /** The same of customers, where the file lacks most of those: filtered, though it may have most things. */
  customers?: { expected: number; present: number } | undefined;
  /** Whether it is taken for a report of all customers, so that what is missing in it is lost. */
  extent: Extent;
  said: boolean;
};

/** What holding a file against what was known comes to. */
export type Surveyed = {
  /** Of the newest month or day that could be compared. */
  comparison: Comparison | undefined;
  /** What is compared now, to be noted for the next file. */
  compared: Before["compared"];
  /** Known customers that are not in the file and from which it may take something away. */
  absent: readonly CustomerId[];
};

/** What reports of this kind were imported before. */
export type Before = {
  /** The newest day that one of all customers spoke of. */
  whole?: Day | undefined;
  /** The newest day that was compared, and how many things that file had on it. */
  compared?: { on: Day; things: number } | undefined;
};

/**
 * Whether a file's month or day is to be compared: not what an older file does not have, nor twice the same file or a
 * part of it. A fuller file of the same day is.
 * @param until the last day of what is compared. @param things how many the file has on it.
 */
export function isNews(until: Day, things: number, { compared }: Before, said: Extent | undefined): boolean {
  if (said !== undefined || compared === undefined || until > compared.on) return true;
  return until === compared.on && things > compared.things;
}

/**
 * Takes a file for the whole report when it has at least half of what was known, and of half of the customers; of one or
 * two things, also when it has as many of its own.
 * @param expected what was known before, by subscription or by customer and workload, with whose it is.
 * @param present what the file has.
 * @param share of what was known, from which on it is the whole.
 */
export function compare(
  on: Day,
  expected: ReadonlyMap<string, CustomerId>,
  present: ReadonlySet<string>,
  said: Extent | undefined,
  share = 0.5,
): Comparison {
  const found = [...expected].filter(([item]) => present.has(item));
  const customers = { expected: new Set(expected.values()).size, present: new Set(found.map(([, of]) => of)).size };
  // One large customer may have most of all things: a report of that one takes nothing from the others.
  const isOfFew = customers.present < customers.expected * share;
  const isWhole =
    (found.length >= expected.size * share && !isOfFew) || (expected.size <= 2 && present.size >= expected.size);
  return {
    on,
    expected: expected.size,
    present: found.length,
    customers: isOfFew && found.length >= expected.size * share ? customers : undefined,
    extent: said ?? (isWhole ? "whole" : "part"),
    said: said !== undefined,
  };
}
