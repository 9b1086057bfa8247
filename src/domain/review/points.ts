/** Talking points: what in a customer's numbers is worth a conversation, by rules. Each comes with its figure. */
import type { MonthFigure, Review, TalkingPoint, WorkloadUse } from "./facts.ts";
import type { Gap } from "../catalogue/gap-codes.ts";
import { startOfMonth } from "../time/calendar.ts";
import { daysBetween } from "../time/time.ts";
import { workloadName, type Catalogue } from "../catalogue/workloads.ts";

/** At most so many points. */
const pointsGiven = 3;
/** A change counts from this much, in percent. */
const changePercent = 10;
/** Over so many months and more, a change from this much is a trend, in percent. */
const trendMonths = 4;
const trendPercent = 20;
/** Below these a change says little: US dollars in a month, users. */
const leastUsd = 50;
const leastUsers = 5;
/** Seats without a user: this share of them, in percent, and at least so many. */
const unusedPercent = 25;
const leastUnused = 5;
/** Seats are nearly full from this share of users, in percent, and from so many seats. */
const fullPercent = 95;
const leastSeats = 10;
/** A subscription that ends within so many days is worth a word. */
const endsWithinDays = 90;

/** The order in which points are worth talking about. */
const order: readonly TalkingPoint["kind"][] = [
  "credit-fell",
  "azure-fell",
  "unattributed",
  "subscription-ends",
  "new-workload",
  "candidate",
  "unused-seats",
  "azure-grew",
  "users-fell",
  "nearly-full",
  "users-grew",
  "azure-trend",
  "azure-steady",
];

/** The most worth talking about first; of each kind one, before any kind comes twice. */
export function talkingPoints(
  review: Omit<Review, "points" | "missing">,
  gaps: readonly Gap[],
  catalogue: Catalogue,
): readonly TalkingPoint[] {
  const found = [
    ...azurePoints(review),
    ...unattributedPoints(review),
    ...endingPoints(review, catalogue),
    ...newWorkloads(review),
    ...candidates(review, gaps),
    ...seatPoints(review),
    ...userPoints(review),
  ];
  const firsts: TalkingPoint[] = [];
  const others: TalkingPoint[] = [];
  for (const kind of order) {
    const [first, ...more] = found.filter((point) => point.kind === kind);
    if (first !== undefined) firsts.push(first);
    others.push(...more);
  }
  return [...firsts, ...others].slice(0, pointsGiven);
}

function azurePoints({
  azure,
  associated,
  customer,
}: Pick<Review, "azure" | "associated" | "customer">): TalkingPoint[] {
  const change = changeOf(azure.slice(-2));
  if (change === undefined || Math.max(change.from.value, change.to.value) < leastUsd) return [];
  const credit = creditPoint(azure.slice(-2));
  const moved =
    Math.abs(change.percent) < changePercent ? "azure-steady" : change.percent < 0 ? "azure-fell" : "azure-grew";
  const trend = azure.length < trendMonths ? undefined : changeOf(azure);
  const isTrend = trend !== undefined && Math.abs(trend.percent) >= trendPercent;
  const isAzure = (item: string) => customer.subscriptions.some(({ id }) => id === item);
  const by = [...new Set(associated.flatMap((one) => (isAzure(one.item) ? [one.by] : [])))];
  const point: TalkingPoint = moved === "azure-fell" ? { kind: moved, ...change, by } : { kind: moved, ...change };
  return [
    // It tells of both.
    ...(credit.length > 0 ? credit : [point]),
    ...(isTrend ? [{ kind: "azure-trend" as const, ...trend }] : []),
  ];
}

/** What counts fell, and not only because less was consumed. */
function creditPoint(azure: readonly MonthFigure[]): TalkingPoint[] {
  const [from, to] = azure.flatMap(({ counted, ...one }) => (counted === undefined ? [] : [{ ...one, counted }]));
  if (from === undefined || to === undefined || from.counted < leastUsd) return [];
  const percent = Math.round((100 * (to.counted - from.counted)) / from.counted);
  const isLess = to.counted / to.value < from.counted / from.value;
  return isLess && percent <= -changePercent ? [{ kind: "credit-fell", from, to, percent }] : [];
}

/** The newest figure against the first. @returns undefined when there are not two, or the first is nothing. */
function changeOf(
  figures: readonly MonthFigure[],
): { from: MonthFigure; to: MonthFigure; percent: number } | undefined {
  const [from] = figures;
  const to = figures.at(-1);
  if (from === undefined || to === undefined || from === to || from.value <= 0) return undefined;
  return { from, to, percent: Math.round((100 * (to.value - from.value)) / from.value) };
}

function unattributedPoints({
  unattributed,
  itemNames,
  today,
}: Pick<Review, "unattributed" | "itemNames" | "today">): TalkingPoint[] {
  const first = unattributed?.items[0];
  if (unattributed === undefined || first === undefined || first.since >= today) return [];
  const { items, money, counted } = unattributed;
  const { since, provenUntil, percent } = first;
  const name = itemNames.get(first.item) ?? first.item;
  // Of several works it is said of the first alone what it counts for all the same.
  const designations = items.length === 1 ? first.designations : undefined;
  return [
    { kind: "unattributed", name, items: items.length, since, provenUntil, percent, designations, money, counted },
  ];
}

function endingPoints({ customer, today }: Pick<Review, "customer" | "today">, catalogue: Catalogue): TalkingPoint[] {
  return customer.claims
    .flatMap(
      ({
        subscriptionEndsOn: endsOn,
        workload,
        scope,
        autoRenews,
      }): (TalkingPoint & { kind: "subscription-ends" })[] => {
        if (endsOn === undefined || scope.is !== "in") return [];
        const days = daysBetween(today, endsOn);
        if (days < 0 || days > endsWithinDays) return [];
        return [
          {
            kind: "subscription-ends",
            name: workloadName(catalogue, workload),
            endsOn,
            days,
            renews: autoRenews === true,
          },
        ];
      },
    )
    .sort((a, b) => a.days - b.days);
}

/** Used in the newest month and in none before it; only when there is a month before it. */
function newWorkloads({
  workloads,
  workloadsOf,
  customer,
}: Pick<Review, "workloads" | "workloadsOf" | "customer">): TalkingPoint[] {
  if (workloadsOf === undefined || customer.usage.filter((month) => month.workloads !== undefined).length < 2)
    return [];
  return workloads.flatMap(({ name, users, seats }): TalkingPoint[] => {
    const first = users.find(({ value }) => value > 0);
    if (first?.month !== workloadsOf) return [];
    return [{ kind: "new-workload", name, month: first.month, users: first.value, seats }];
  });
}

function candidates({ workloads }: Pick<Review, "workloads">, gaps: readonly Gap[]): TalkingPoint[] {
  const open = gaps.filter(({ code, snoozedUntil }) => code === "C11" && snoozedUntil === undefined);
  return open.flatMap(({ item }): TalkingPoint[] => {
    const use = workloads.find(({ workload }) => workload === item);
    const newest = use?.users.at(-1);
    if (use === undefined || newest === undefined) return [];
    return [{ kind: "candidate", name: use.name, month: newest.month, users: newest.value, seats: use.seats }];
  });
}

function seatPoints({ workloads, workloadsOf }: Pick<Review, "workloads" | "workloadsOf">): TalkingPoint[] {
  const used = workloads.flatMap(({ name, users, seats }) => {
    const newest = users.at(-1);
    if (newest === undefined || newest.month !== workloadsOf || seats <= 0) return [];
    return [{ name, month: newest.month, users: newest.value, seats, unused: Math.max(0, seats - newest.value) }];
  });
  const unused = used
    .filter((one) => one.unused >= leastUnused && (100 * one.unused) / one.seats >= unusedPercent)
    .sort((a, b) => b.unused - a.unused)
    .map((one): TalkingPoint => ({ kind: "unused-seats", ...one }));
  const full = used
    .filter(({ users, seats }) => seats >= leastSeats && (100 * users) / seats >= fullPercent)
    .map(({ unused: _unused, ...one }): TalkingPoint => ({ kind: "nearly-full", ...one }));
  return [...unused, ...full];
}

function userPoints({ workloads, today }: Pick<Review, "workloads" | "today">): TalkingPoint[] {
  const running = startOfMonth(today);
  const changes = workloads.flatMap((one: WorkloadUse) => {
    const change = changeOf(one.users.filter(({ month }) => month < running).slice(-2));
    if (change === undefined || Math.abs(change.to.value - change.from.value) < leastUsers) return [];
    return Math.abs(change.percent) < changePercent ? [] : [{ name: one.name, ...change }];
  });
  return changes
    .sort((a, b) => Math.abs(b.to.value - b.from.value) - Math.abs(a.to.value - a.from.value))
    .map((one): TalkingPoint => ({ kind: one.percent < 0 ? "users-fell" : "users-grew", ...one }));
}
