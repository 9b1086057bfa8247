/** The gap report: which gaps a person asked for, in order, a page at a time. Pure. */
import { groupBy } from "../group-by.ts";
import { compareText, listPage, type ListPage } from "../listing.ts";
import { isLeftOut, isNothingRecorded, questions, type Customer, type CustomerId } from "../customer/customer.ts";
import { workloadIds, type Catalogue } from "../catalogue/workloads.ts";
import { customerIn, type Change } from "./change.ts";
import { areChoices, isArea, orderOf, partsOf, type Filter, type Order, type Which } from "./filter.ts";
import type { OurIds } from "../pal/pal.ts";
import { isLike, standingOfOnly, topicsLacked } from "./traits.ts";
import {
  counts,
  designationsOfGoal,
  gapKind,
  isWaiting,
  openGaps,
  openSince,
  ranOutOn,
  severities,
  type Deadline,
  type Gap,
  type Severity,
} from "../catalogue/gap-codes.ts";
import { byUrgency, withDeadlines, type ChangedCustomer, type GapContext, type GapsById } from "./find-gaps.ts";
import { goneGap, type Gone } from "./closed.ts";
import { answeredBy, openPrompt } from "../customer/checklist.ts";
import { coverOn } from "../customer/cover.ts";
import { seatsOf } from "../customer/seats.ts";
import type { Actor, PersonRef } from "../people/person.ts";
import { addDays, daysBetween, type Day, type Instant } from "../time/time.ts";
import { answerDue, holdsUntil } from "./rules/questions.ts";

/** A customer with the gaps the filter leaves of it, most urgent first; or with one that is not open any more. */
export type CustomerGaps = {
  customer: Customer;
  gaps: readonly Gap[];
  /** They were closed, and are there again. */
  again?: boolean;
  gone?: Gone;
  /** What the customer is like when the list has no gap of it. */
  state?: CustomerState;
  /** The first question that waits for an answer, where nobody was asked anew. */
  unasked?: Gap;
};

/** Of a customer without an open gap. `waiting`: for answers that are not late. `snoozed`: everything open is. */
export type CustomerState = "waiting" | "snoozed" | "paused" | "offboarded" | "in-order" | "nothing-recorded";

/**
 * What a selection is made from beside customers and gaps; `change` for what is new or closed. `isOwn`: the customers are
 * those that the reader answers for, as with `whose`.
 */
export type Looked = {
  context: Pick<GapContext, "today" | "catalogue" | "zone" | keyof OurIds>;
  change?: Change;
  isOwn?: boolean;
  /** What people are called, for an order by owner. */
  names?: Names | undefined;
};
type Names = ReadonlyMap<PersonRef, string>;

export type GapReport = {
  filter: Filter;
  totals: {
    /** Customers looked at: all the person may see, narrowed to a person when the filter is one. */
    customers: number;
    /** Of those, paused or offboarded: they are neither covered nor to be covered. */
    leftOut: number;
    /** Of those, with at least one gap that the filter leaves. */
    withGaps: number;
    /**
     * Customers looked at without any gap at all, snoozed ones included: silence associates nobody. With a filter of an
     * area, without any of it.
     */
    covered: number;
    /** Of the others without a gap, those of which only answers are waited for, and those of which all is snoozed. */
    onlyWaiting: number;
    onlySnoozed: number;
    gaps: number;
    /** Snoozed ones among those that the filter is about. */
    snoozed: number;
    /** Customers whose owner was asked and has not answered, whatever else is open of them. */
    waiting: number;
    /** Of those, whom nobody asked: they answered, and a report has said more since. */
    toConfirm: number;
    bySeverity: Readonly<Record<Severity, number>>;
    /** Without an owner who can be reached; `unassigned`: of those, without any. */
    unowned: number;
    unassigned: number;
    /**
     * Where the filter has one trait of what is had or lacked: whom it is asked about, whether they have it or lack it;
     * of those, where another partner has it; and those of whom nobody knows whether it applies.
     */
    known: number;
    elsewhere: number;
    unknown: number;
  };
  /** What is new or closed was counted between these; how many are, of the customers looked at. */
  between?: (Pick<Change, "before" | "after"> & { opened: number; closed: number }) | undefined;
} & ListPage<CustomerGaps>;

/** Everything the filter leaves, in order, before it is cut into pages. */
export type Selected = Omit<GapReport, "listed" | "page" | "pages">;

/** The customers that coverage is told of. */
export function coverable({ customers, leftOut }: GapReport["totals"]): number {
  return customers - leftOut;
}

/** Makes the report. A page beyond the last one gives the last. */
export function reportGaps(
  customers: readonly Customer[],
  gapsById: ReadonlyMap<CustomerId, readonly Gap[]>,
  asked: { filter: Filter; page: number },
  looked: Looked,
): GapReport {
  return reportPage(selectGaps(customers, gapsById, asked.filter, looked), asked.page);
}

/** One page of what was selected. */
export function reportPage(selected: Selected, wanted: number): GapReport {
  return { ...selected, ...listPage(selected.rows, wanted) };
}

/**
 * The first deadline that is still to come of the customers that a filter of deadlines looks at, snoozed or not: what
 * there is to say where none ends within its days. Undefined for other filters, and where there is none.
 */
export function nextDeadline(
  customers: readonly Customer[],
  gapsById: ReadonlyMap<CustomerId, readonly Gap[]>,
  filter: Filter,
  context: GapContext,
): { customer: Customer; deadline: Deadline } | undefined {
  const { today } = context;
  if ((filter.by !== "ending" && filter.by !== "overdue") || filter.also !== undefined) return undefined;
  let first: { customer: Customer; deadline: Deadline } | undefined;
  for (const customer of withDeadlines(customers, gapsById)) {
    const gaps = gapsById.get(customer.id) ?? [];
    if (!looksAt(filter, customer, gaps, context)) continue;
    for (const { deadline } of gaps.filter(counts)) {
      if (deadline === undefined || deadline.endsOn < today) continue;
      if (first === undefined || deadline.endsOn < first.deadline.endsOn) first = { customer, deadline };
    }
  }
  return first;
}

/** A customer whose answers are waited for or run out, and the last day for them. */
export type AnswersDue = { customer: Customer; by: Day };

/** Answers that are waited for within the days of a list of deadlines: no gap yet, and due all the same. The first is due first. */
export function answersDue(
  customers: readonly Customer[],
  gapsById: ReadonlyMap<CustomerId, readonly Gap[]>,
  filter: Filter,
  context: GapContext,
): readonly AnswersDue[] {
  if (filter.by !== "ending" || filter.also !== undefined) return [];
  const until = filter.until ?? addDays(context.today, 7);
  return customers
    .filter((customer) => {
      const gaps = gapsById.get(customer.id) ?? [];
      return !isLeftOut(customer) && looksAt(filter, customer, gaps, context) && gaps.some(isWaiting);
    })
    .map((customer) => ({ customer, by: answerDue(customer, context) }))
    .filter(({ by }) => by >= context.today && by <= until)
    .toSorted((one, other) => (one.by < other.by ? -1 : 1));
}

/** How far ahead answers are looked at where no day is named. */
export const soon = 30;

/**
 * Confirmations that run out by the day of the list, each customer's first; the first one first.
 * @param from the first day that is asked about
 */
export function answersEnding(
  customers: readonly Customer[],
  gapsById: ReadonlyMap<CustomerId, readonly Gap[]>,
  filter: Filter,
  context: GapContext,
  from: Day,
): { answers: readonly AnswersDue[]; until: Day } {
  const due = partsOf(filter).find((part) => part.by === "ending");
  const until = due?.until ?? addDays(context.today, due === undefined ? soon : 7);
  const answers = customers
    .filter((customer) => !isLeftOut(customer) && looksAt(filter, customer, gapsById.get(customer.id) ?? [], context))
    .flatMap((customer) => {
      const days = Object.values(customer.checklist.answers)
        .filter(({ says }) => says === "yes" || says === "n/a")
        .map((answer) => holdsUntil(answer, context));
      const [by] = days.filter((day) => day >= context.today && day >= from && day <= until).toSorted();
      return by === undefined ? [] : [{ customer, by }];
    })
    .toSorted((one, other) => compareText(one.by, other.by));
  return { answers, until };
}

/** Looks at every customer: worth remembering, and adjusting when a few of them change. */
export function selectGaps(
  customers: readonly Customer[],
  gapsById: ReadonlyMap<CustomerId, readonly Gap[]>,
  filter: Filter,
  { context, change, isOwn = false, names }: Looked,
): Selected {
  const bySeverity = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
  const rows: CustomerGaps[] = [];
  const totals = Object.fromEntries(counters.map((name) => [name, 0])) as Record<(typeof counters)[number], number>;
  const looked = new Set<CustomerId>();
  const keysOf = keysByCustomer(filter, change);
  const parts = partsOf(filter).map((part) => resolved(part, context.catalogue));
  const areas = parts.filter(isArea);
  const isSnoozed = parts.some(({ by }) => by === "snoozed");
  // A deadline is never hidden.
  const isDeadlines = parts.some(({ by }) => by === "ending");
  // Of customers that lack something: "…, and not snoozed".
  const isUnsnoozed = filter.by === "customers" && filter.without?.some(({ by }) => by === "snoozed") === true;
  const without = (filter.without ?? [])
    .filter(({ by }) => by !== "snoozed")
    .map((part) => resolved(part, context.catalogue));
  const order = orderOf(filter);
  const lacked = topicsLacked(filter.traits ?? []);
  const placeIn = ({ topic }: Gap) => Number(lacked.includes(topic));
  const ofGaps = parts.filter(({ by }) => by !== "waiting");
  const hasSuch = (customer: Customer, evaluated: readonly Gap[]) =>
    ofGaps.length === 0 ||
    evaluated.some((gap) => counts(gap) && leavesAll(ofGaps, { gap, customer, today: context.today }));
  const isMeant = (customer: Customer, gap: Gap) => {
    const found = { gap, customer, today: context.today };
    return leavesAll(parts, found) && !without.some((part) => leaves(part, found));
  };
  const { traits = [], ...anyhow } = filter;
  for (const customer of customers) {
    const evaluated = gapsById.get(customer.id) ?? [];
    if (!looksAt(anyhow, customer, evaluated, context)) continue;
    const like = { ...context, gaps: evaluated };
    const stands = standingOfOnly(traits, customer, like);
    if (stands === "has" || stands === "lacks" || stands === "elsewhere") totals.known += 1;
    if (stands === "elsewhere") totals.elsewhere += 1;
    if (stands === "unknown") totals.unknown += 1;
    if (!(stands === undefined ? traits.every((trait) => isLike(trait, customer, like)) : stands === traits[0]?.is))
      continue;
    if (filter.by === "waiting" && !hasSuch(customer, evaluated)) continue;
    if (isUnsnoozed && isOnlySnoozed(evaluated.filter((gap) => counts(gap) && lacked.includes(gap.topic)))) continue;
    if (change !== undefined) looked.add(customer.id);
    totals.customers += 1;
    if (isLeftOut(customer)) totals.leftOut += 1;
    const all = evaluated.filter(counts);
    const open = all.filter((gap) => gap.snoozedUntil === undefined);
    const state = customerState(customer, evaluated);
    const inArea = areas.length === 0 ? state : customerState(customer, ofAreas(customer, evaluated, areas));
    if (inArea === "in-order" || inArea === "nothing-recorded") totals.covered += 1;
    if (inArea === "waiting") totals.onlyWaiting += 1;
    if (inArea === "snoozed") totals.onlySnoozed += 1;
    if (isUnanswered(customer, evaluated)) totals.waiting += 1;
    if (isToConfirm(customer, evaluated)) totals.toConfirm += 1;
    if (open.some((gap) => gap.code === "G01")) {
      totals.unowned += 1;
      if (customer.owner === undefined) totals.unassigned += 1;
    }
    const keys = keysOf?.get(customer.id) ?? [];
    const meant = all.filter((gap) => (keysOf === undefined ? isMeant(customer, gap) : keys.includes(gap.key)));
    if (!isDeadlines) totals.snoozed += meant.filter(({ snoozedUntil }) => snoozedUntil !== undefined).length;
    const kept =
      keysOf === undefined && !isDeadlines
        ? meant.filter(({ snoozedUntil }) => isSnoozed === (snoozedUntil !== undefined))
        : meant;
    const sorted = order === undefined ? kept : kept.toSorted(inOrderOf(order));
    const left = lacked.length === 0 ? sorted : sorted.toSorted((one, other) => placeIn(other) - placeIn(one));
    const gone = keys.filter((key) => !left.some((gap) => gap.key === key));
    if (left.length + gone.length === 0) {
      const listedAs = filter.by === "waiting" ? "waiting" : state;
      if (listedAs !== undefined && isListed(filter, listedAs, isOwn))
        rows.push({
          customer,
          gaps: [],
          state: listedAs,
          ...(listedAs === "waiting" && unaskedOf(customer, evaluated)),
        });
      continue;
    }
    totals.withGaps += 1;
    totals.gaps += left.length + gone.length;
    for (const gap of left) bySeverity[gap.severity] += 1;
    if (left.length > 0) rows.push({ customer, gaps: left, again: filter.by === "closed" });
    if (change !== undefined)
      rows.push(...gone.map((key) => goneRow(customer, key, withinOf(filter, change), context)));
  }
  rows.sort(rowsInOrder(filter, names));
  const between = change && {
    before: change.before,
    after: change.after,
    opened: countOf(change.opened, looked),
    closed: countOf(change.closed, looked),
  };
  return { filter, totals: { ...totals, bySeverity }, between, rows };
}

/**
 * The selection after some of its customers changed, in little more than the time that those take. Not for what is new
 * or closed, and not across a change of day, settings, rules or names.
 */
export function adjustSelection(
  selected: Selected,
  changed: readonly ChangedCustomer[],
  gaps: { before: GapsById; after: GapsById },
  looked: Pick<Looked, "context" | "names">,
): Selected {
  const { filter, totals } = selected;
  const ofThem = (which: "before" | "after") =>
    selectGaps(
      changed.flatMap((one) => one[which] ?? []),
      gaps[which],
      filter,
      looked,
    );
  const [was, is] = [ofThem("before"), ofThem("after")];
  const adjusted = (total: number, less: number, more: number) => total - less + more;
  const rows = selected.rows.slice();
  const compare = rowsInOrder(filter, looked.names);
  for (const row of was.rows) rows.splice(placeOf(row, rows, compare), 1);
  for (const row of is.rows) rows.splice(placeOf(row, rows, compare), 0, row);
  const bySeverity = { ...totals.bySeverity };
  for (const severity of severities)
    bySeverity[severity] = adjusted(
      bySeverity[severity],
      was.totals.bySeverity[severity],
      is.totals.bySeverity[severity],
    );
  const counted = { ...totals };
  for (const name of counters) counted[name] = adjusted(totals[name], was.totals[name], is.totals[name]);
  return { ...selected, totals: { ...counted, bySeverity }, rows };
}

const counters = [
  "customers",
  "leftOut",
  "withGaps",
  "covered",
  "onlyWaiting",
  "onlySnoozed",
  "gaps",
  "snoozed",
  "waiting",
  "toConfirm",
  "unowned",
  "unassigned",
  "known",
  "elsewhere",
  "unknown",
] as const;

/** Where a row belongs among sorted ones; looked for so, since comparing ids takes longer than all the rest. */
function placeOf(row: CustomerGaps, rows: readonly CustomerGaps[], compare: ReturnType<typeof rowsInOrder>): number {
  let from = 0;
  let to = rows.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = rows[middle];
    if (other !== undefined && compare(other, row) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What a customer without an open gap is like; undefined for one with gaps. */
export function customerState(customer: Customer, evaluated: readonly Gap[]): CustomerState | undefined {
  const { lifecycle } = customer;
  if (lifecycle === "paused" || lifecycle === "offboarded") return lifecycle;
  if (openGaps(evaluated).length > 0) return undefined;
  if (evaluated.some(isWaiting)) return "waiting";
  if (evaluated.some(counts)) return "snoozed";
  return isNothingRecorded(customer) ? "nothing-recorded" : "in-order";
}

/** Whether a customer without a gap is in the list: all are among the customers, and a person's own that wait for them. */
function isListed({ by, whose }: Filter, state: CustomerState, isOwn: boolean): boolean {
  if (by === "customers" || by === "waiting") return true;
  if (by === "in-order") return state === "in-order" || state === "nothing-recorded";
  if (by === "paused" || by === "offboarded") return state === by;
  return (
    state === "waiting" &&
    (by === "all" || by === "quick") &&
    (isOwn || whose?.kind === "answering" || whose?.kind === "owner")
  );
}

/** When what is not open any more was closed: what was new then, since; what was closed then, before. */
function withinOf({ by }: Filter, { before, after }: Change): { from: Instant; until?: Instant } {
  return by === "new" ? { from: after.at } : { from: before.at, until: after.at };
}

const countOf = (keys: readonly string[], customers: ReadonlySet<CustomerId>): number =>
  keys.filter((key) => customers.has(customerIn(key))).length;

/** A row of its own for each: the customer's card does not name them any more. */
function goneRow(
  customer: Customer,
  key: string,
  within: ReturnType<typeof withinOf>,
  { catalogue }: Looked["context"],
): CustomerGaps {
  return { customer, gaps: [], gone: goneGap(customer, key, within, catalogue) };
}

/** The gaps that are new or closed, when the filter is about these. */
function keysByCustomer(filter: Filter, change: Change | undefined): Map<CustomerId, string[]> | undefined {
  if (filter.by !== "new" && filter.by !== "closed") return undefined;
  return groupBy((filter.by === "new" ? change?.opened : change?.closed) ?? [], customerIn);
}

/** The customers a person may see in their personal chat: all for a manager, else those they own or stand in for. */
export function visibleTo(customers: readonly Customer[], viewer: Actor): readonly Customer[] {
  return viewer.manager ? customers : answeredBy(customers, viewer);
}

/** Of two gaps, which one comes first. */
function inOrderOf(order: Order | undefined): (a: Gap, b: Gap) => number {
  if (order === "loss") return (a, b) => byMoney(a, b) || byCredit(a, b) || byUrgency(a, b);
  if (order === "credit") return (a, b) => byCredit(a, b) || byMoney(a, b) || byUrgency(a, b);
  const key = order === "age" ? ({ since }: Gap) => since : ({ deadline }: Gap) => deadline?.endsOn ?? "9";
  if (order !== "age" && order !== "deadline") return byUrgency;
  return (a, b) => (key(a) === key(b) ? byUrgency(a, b) : key(a) < key(b) ? -1 : 1);
}

/** What costs most money by the month. */
const byMoney = (a: Gap, b: Gap): number => (b.monthlyUsd ?? 0) - (a.monthlyUsd ?? 0);
/** What has been without credit for longest. */
const byCredit = (a: Gap, b: Gap): number => compareText(a.unattributedSince ?? "9", b.unattributedSince ?? "9");

const lostMonthly = (gaps: readonly Gap[]): number => gaps.reduce((sum, { monthlyUsd = 0 }) => sum + monthlyUsd, 0);

/** Open ones by urgency, or in the order that was chosen, before those that are not open any more. */
function rowsInOrder(filter: Filter, names?: Names): (a: CustomerGaps, b: CustomerGaps) => number {
  const order = orderOf(filter);
  const compare = inOrderOf(order);
  const { first: before = [] } = filter;
  const isBefore = ({ customer: { id } }: CustomerGaps): boolean => before.includes(id);
  return (a, b) => {
    if (isBefore(a) !== isBefore(b)) return isBefore(a) ? -1 : 1;
    const [first] = a.gaps;
    const [second] = b.gaps;
    const [one, other] = [a.customer, b.customer];
    const byName = compareText(one.name, other.name) || compareText(one.id, other.id);
    if (order === "name" && byName !== 0) return byName;
    if (order === "added" && one.addedAt !== other.addedAt) return compareText(other.addedAt, one.addedAt);
    if (order === "smallest" && seatsOf(one) !== seatsOf(other))
      return (seatsOf(one) ?? Number.MAX_VALUE) - (seatsOf(other) ?? Number.MAX_VALUE);
    if (order === "seats" && seatsOf(one) !== seatsOf(other)) return (seatsOf(other) ?? 0) - (seatsOf(one) ?? 0);
    if (order === "count" && a.gaps.length !== b.gaps.length) return b.gaps.length - a.gaps.length;
    if (order === "owner" && one.owner !== other.owner) {
      // Those without an owner last.
      if (one.owner === undefined || other.owner === undefined) return one.owner === undefined ? 1 : -1;
      const called = (ref: PersonRef): string => names?.get(ref) ?? ref;
      return compareText(called(one.owner), called(other.owner)) || compareText(one.owner, other.owner);
    }
    const lost = order === "loss" ? lostMonthly(b.gaps) - lostMonthly(a.gaps) : 0;
    if (lost !== 0) return lost;
    const found = first !== undefined && second !== undefined ? compare(first, second) : 0;
    return found || b.gaps.length - a.gaps.length || byName;
  };
}

/** Whether the owner was asked, or is about to be, and has not answered: in time still, or late. */
const isUnanswered = (customer: Customer, evaluated: readonly Gap[]): boolean =>
  openPrompt(customer) !== undefined || evaluated.some(isWaiting);

function unaskedOf(customer: Customer, evaluated: readonly Gap[]): Pick<CustomerGaps, "unasked"> {
  if (openPrompt(customer) !== undefined) return {};
  const open = evaluated.filter(isWaiting);
  const unasked = open.find((gap) => !isAnswered(customer, gap)) ?? open[0];
  return unasked === undefined ? {} : { unasked };
}

/** Whether nobody was asked, and all that is waited for was answered before a report said more. */
const isToConfirm = (customer: Customer, evaluated: readonly Gap[]): boolean =>
  openPrompt(customer) === undefined &&
  evaluated.some(isWaiting) &&
  evaluated.every((gap) => !isWaiting(gap) || isAnswered(customer, gap));

const isAnswered = ({ checklist }: Customer, { item }: Gap): boolean =>
  questions.some((one) => one === item && checklist.answers[one] !== undefined);

const isOnlySnoozed = (gaps: readonly Gap[]): boolean =>
  gaps.length > 0 && gaps.every(({ snoozedUntil }) => snoozedUntil !== undefined);

function looksAt(filter: Filter, customer: Customer, gaps: readonly Gap[], context: Looked["context"]): boolean {
  const { id, owner, deputy } = customer;
  const { today } = context;
  if (filter.traits?.every((trait) => isLike(trait, customer, { ...context, gaps })) === false) return false;
  if (filter.by === "customer" && id !== filter.customer) return false;
  if (filter.without?.some((part) => part.by === "customer" && part.customer === id) === true) return false;
  if (filter.by === "waiting" && !isUnanswered(customer, gaps)) return false;
  switch (filter.whose?.kind) {
    case undefined:
      return true;
    case "answering":
      return [owner, deputy, coverOn(customer, today)?.person].includes(filter.whose.person);
    case "owner":
      return owner === filter.whose.person;
    case "nobody":
      return owner === undefined;
    case "except":
      return owner !== filter.whose.person;
  }
}

const isDueWithin = ({ deadline }: Gap, days: number, today: Day): boolean =>
  deadline !== undefined && daysBetween(today, deadline.endsOn) <= days;

/** Whether a gap's deadline is within a week. */
export const endsSoon = (gap: Gap, today: Day): boolean => isDueWithin(gap, 7, today);

/** Whether a gap is critical, its deadline within two weeks, or it is high and costs money month by month. */
export const isUrgent = (gap: Gap, today: Day): boolean =>
  gap.severity === "critical" ||
  isDueWithin(gap, 14, today) ||
  (gap.severity === "high" && gap.monthlyUsd !== undefined);

const ofAreas = (customer: Customer, gaps: readonly Gap[], areas: readonly Resolved[]): readonly Gap[] =>
  gaps.filter((gap) => leavesAll(areas, { gap, customer, today: "" }));

/** Whether it takes a minute in the chat. A question that was answered with No or Not sure takes what the answer lacks. */
const isQuick = ({ code, item }: Gap, { checklist }: Customer): boolean =>
  gapKind(code).quick === true &&
  (code === "V01" || !questions.some((one) => one === item && checklist.answers[one] !== undefined));

/** What a filter says of a gap, a workload or a family as the ids of what it stands for. */
type Resolved = Exclude<Which, { by: "workload" }> | { by: "workload"; ids: readonly string[] };

const resolved = (part: Which, catalogue: Catalogue): Resolved =>
  part.by === "workload" ? { by: "workload", ids: workloadIds(catalogue, part.workload) } : part;

type Found = { gap: Gap; customer: Customer; today: Day };

/** Whether all parts are true of a gap; of parts of which it can have one only, such as two severities, one is enough. */
const leavesAll = (parts: readonly Resolved[], found: Found): boolean =>
  parts.every((part) => parts.some((other) => (other === part || areChoices(part, other)) && leaves(other, found)));

function leaves(part: Resolved, { gap, customer, today }: Found): boolean {
  switch (part.by) {
    case "waiting":
    case "in-order":
    case "paused":
    case "offboarded":
      return false;
    case "critical":
    case "high":
    case "medium":
    case "low":
    case "suggestion":
    case "info":
      return gap.severity === part.by;
    case "unowned":
      return gap.code === "G01";
    case "expired":
      return gap.code === "V01";
    case "overdue":
      return (ranOutOn(gap) ?? "9") < today || (gap.deadline?.endsOn ?? "9") < today;
    case "ending":
      return part.until === undefined ? endsSoon(gap, today) : (gap.deadline?.endsOn ?? "9") <= part.until;
    case "urgent":
      return isUrgent(gap, today);
    case "quick":
      return isQuick(gap, customer);
    case "topic":
      return gap.topic === part.topic;
    case "workload":
      return gap.item !== undefined && part.ids.includes(gap.item.split("/")[0] ?? "");
    case "older":
      return openSince(gap) <= part.than;
    case "customer":
      return customer.id === part.customer;
    case "designation":
      return designationsOfGoal(part.designation).some((one) => gap.designations.includes(one));
    default:
      return true;
  }
}
