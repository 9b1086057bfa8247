/** The gap report: which gaps a person asked for, in order, a page at a time. Pure. */
import type { Customer, CustomerId } from "./customer.ts";
import {
  counts,
  designations,
  severities,
  topics,
  type Designation,
  type Gap,
  type Severity,
  type Topic,
} from "./gap.ts";
import { byUrgency } from "./gaps.ts";
import { mayAnswer } from "./checklist.ts";
import type { Actor, PersonRef } from "./person.ts";

/** What a person wants to see of the gaps. As text in a card's button, see `writeFilter`. */
export type Filter =
  | { by: "all" }
  | { by: "critical" }
  | { by: "unowned" }
  | { by: "topic"; topic: Topic }
  | { by: "designation"; designation: Designation }
  | { by: "person"; person: PersonRef }
  | { by: "customer"; customer: CustomerId };

/** A filter as short text; `readFilter` reads it back. */
export function writeFilter(filter: Filter): string {
  switch (filter.by) {
    case "all":
    case "critical":
    case "unowned":
      return filter.by;
    case "topic":
      return filter.topic;
    case "designation":
      return filter.designation;
    case "person":
      return `person:${filter.person}`;
    case "customer":
      return `customer:${filter.customer}`;
  }
}

/** @returns undefined when the text is no filter. */
export function readFilter(text: string): Filter | undefined {
  if (text === "" || text === "all") return { by: "all" };
  if (text === "critical") return { by: "critical" };
  if (text === "unowned" || text === "no owner") return { by: "unowned" };
  const topic = topics.find((name) => name === text);
  if (topic !== undefined) return { by: "topic", topic };
  const designation = designations.find((name) => name.toLowerCase() === text.toLowerCase());
  if (designation !== undefined) return { by: "designation", designation };
  if (text.startsWith("person:")) return { by: "person", person: text.slice("person:".length) };
  if (text.startsWith("customer:")) return { by: "customer", customer: text.slice("customer:".length) };
  return undefined;
}

/** A customer with the gaps the filter leaves of it, most urgent first. */
export type CustomerGaps = { customer: Customer; gaps: readonly Gap[] };

export type GapReport = {
  filter: Filter;
  totals: {
    /** Customers looked at: all the person may see, narrowed to a person when the filter is one. */
    customers: number;
    /** Of those, with at least one gap that the filter leaves. */
    withGaps: number;
    /** Customers looked at without any gap at all, snoozed ones included: silence associates nobody. */
    covered: number;
    gaps: number;
    snoozed: number;
    bySeverity: Readonly<Record<Severity, number>>;
    unowned: number;
  };
  /** 1 for the first. */
  page: number;
  pages: number;
  rows: readonly CustomerGaps[];
};

/** Customers on one page. */
const pageSize = 10;

/** Everything the filter leaves, in order, before it is cut into pages. */
export type Selected = Omit<GapReport, "page" | "pages">;

/** Makes the report. A page beyond the last one gives the last. */
export function reportGaps(
  customers: readonly Customer[],
  gapsById: ReadonlyMap<CustomerId, readonly Gap[]>,
  asked: { filter: Filter; page: number },
): GapReport {
  return pageOf(selectGaps(customers, gapsById, asked.filter), asked.page);
}

/** One page of what was selected. */
export function pageOf(selected: Selected, wanted: number): GapReport {
  const pages = Math.max(1, Math.ceil(selected.rows.length / pageSize));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  return { ...selected, page, pages, rows: selected.rows.slice((page - 1) * pageSize, page * pageSize) };
}

/** Looks at every customer: worth remembering while neither customers nor gaps change. */
export function selectGaps(
  customers: readonly Customer[],
  gapsById: ReadonlyMap<CustomerId, readonly Gap[]>,
  filter: Filter,
): Selected {
  const bySeverity = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
  const rows: CustomerGaps[] = [];
  const totals = { customers: 0, withGaps: 0, covered: 0, gaps: 0, snoozed: 0, unowned: 0 };
  for (const customer of customers) {
    if (!looksAt(filter, customer)) continue;
    totals.customers += 1;
    const all = (gapsById.get(customer.id) ?? []).filter(counts);
    const open = all.filter((gap) => gap.snoozedUntil === undefined);
    totals.snoozed += all.length - open.length;
    if (all.length === 0) totals.covered += 1;
    if (open.some((gap) => gap.code === "G01")) totals.unowned += 1;
    const left = open.filter((gap) => leaves(filter, gap));
    if (left.length === 0) continue;
    totals.gaps += left.length;
    for (const gap of left) bySeverity[gap.severity] += 1;
    rows.push({ customer, gaps: left });
  }
  totals.withGaps = rows.length;
  rows.sort(compareRows);
  return { filter, totals: { ...totals, bySeverity }, rows };
}

/** The customers a person may see in their personal chat: all for a manager, else those they own or stand in for. */
export function visibleTo(customers: readonly Customer[], viewer: Actor): readonly Customer[] {
  return viewer.manager ? customers : customers.filter((customer) => mayAnswer(customer, viewer));
}

function compareRows(a: CustomerGaps, b: CustomerGaps): number {
  const [first] = a.gaps;
  const [second] = b.gaps;
  const urgency = first !== undefined && second !== undefined ? byUrgency(first, second) : 0;
  return urgency || b.gaps.length - a.gaps.length || (a.customer.name < b.customer.name ? -1 : 1);
}

function looksAt(filter: Filter, customer: Customer): boolean {
  switch (filter.by) {
    case "person":
      return customer.owner === filter.person || customer.deputy === filter.person;
    case "customer":
      return customer.id === filter.customer;
    case "all":
    case "critical":
    case "unowned":
    case "topic":
    case "designation":
      return true;
  }
}

function leaves(filter: Filter, gap: Gap): boolean {
  switch (filter.by) {
    case "critical":
      return gap.severity === "critical";
    case "unowned":
      return gap.code === "G01";
    case "topic":
      return gap.topic === filter.topic;
    case "designation":
      return gap.designations.includes(filter.designation);
    case "all":
    case "person":
    case "customer":
      return true;
  }
}
