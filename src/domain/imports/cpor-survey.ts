/** Compares a report "CPOR - Microsoft 365 usage" with what earlier ones showed. */
import type { Claim, Customer, CustomerId, SolutionArea } from "../customer/customer.ts";
import type { Day } from "../time/time.ts";
import { compare, isNews, type Before, type Extent, type Surveyed } from "./coverage.ts";
import type { CporUsage } from "./cpor-usage.ts";
import type { ImportContext } from "./findings.ts";

/** What a whole file says, and what it can be compared with. */
export type CporReport = Surveyed & {
  /** The newest day that the file speaks of. */
  on: Day;
  /** It is taken for the whole report of that day: what it does not show is gone. */
  isWhole: boolean;
  /** The newest day that a report of all customers spoke of: an older file brings nothing back that it did not show. */
  whole: Day | undefined;
};

/** Compares a file's newest month with the claims that reports of earlier months showed. */
export function surveyCporUsage(
  usage: ReadonlyMap<CustomerId, CporUsage>,
  known: readonly Customer[],
  context: ImportContext,
  before: Before,
  said: Extent | undefined,
): CporReport {
  const rows = [...usage].flatMap(([customer, { workloads }]) =>
    [...workloads].map(([name, { newest }]) => ({
      item: `${customer}/${workloadNamed(name, context).id}`,
      on: newest.on,
    })),
  );
  const on = rows.reduce((newest, row) => (row.on > newest ? row.on : newest), "");
  const expected = new Map(
    known.flatMap((customer) =>
      customer.claims
        .filter((claim) => isExpected(customer, claim, on, before.whole))
        .map(({ workload }) => [`${customer.id}/${workload}`, customer.id] as const),
    ),
  );
  const { whole } = before;
  const present = new Set(rows.filter((row) => monthOf(row.on) === monthOf(on)).map(({ item }) => item));
  const isCompared = rows.length > 0 && on <= context.today && isNews(on, present.size, before, said);
  const compared = isCompared ? { on, things: present.size } : before.compared;
  if (!isCompared || expected.size === 0) {
    return { on, isWhole: false, whole, comparison: undefined, compared, absent: [] };
  }
  const comparison = compare(on, expected, present, said);
  const isWhole = comparison.extent === "whole";
  const absent = known.filter(
    (customer) =>
      isWhole &&
      !usage.has(customer.id) &&
      customer.claims.some((claim) => isExpected(customer, claim, on, before.whole)),
  );
  return { on, isWhole, whole, comparison, compared, absent: absent.map(({ id }) => id) };
}

export const monthOf = (day: Day): string => day.slice(0, 7);

/** Whether a whole report of that day should show it, by what a report of an earlier month showed. */
export function isExpected({ usage }: Customer, { status, seen, workload }: Claim, on: Day, whole = ""): boolean {
  if (status !== "Approved" || seen === undefined || monthOf(seen.on) > monthOf(on) || seen.on < whole) return false;
  const isOlder = ({ month, workloads }: Customer["usage"][number]) =>
    monthOf(month) < monthOf(on) && workloads?.[workload] !== undefined;
  return monthOf(seen.on) < monthOf(on) || usage.some(isOlder);
}

/** A workload that the catalogue does not know is kept as written. */
export const workloadNamed = (name: string, { workloadOf }: ImportContext): { id: string; area: SolutionArea } =>
  workloadOf(name) ?? { id: name, area: "Modern Work and Security" };
