/** The channel's week: the news in the headline, four numbers, the trend, clocks that end, and by owner. */
import type { ChannelWeek } from "../domain/message.ts";
import { daysBetween } from "../domain/time.ts";
import { ownerRow, type OwnerRow } from "./by-owner.ts";
import { clockWords, count, dateWords, fullMoment, number, weekNumber, type Reader } from "./dates.ts";
import { percentOf } from "./figures.ts";
import { marks, type Marked } from "./marks.ts";
import { person } from "./people.ts";
import { button, opens, press, type Bound, type Button } from "./press.ts";
import { firstThatFits, render, type Card, type View } from "./render.ts";
import { andMore } from "./rows.ts";
import { unattributed } from "./urgency.ts";
import { join, shown, name, nothing, plain, text, type Shown } from "./text.ts";

export type DigestView = View & {
  title: Shown;
  context: Shown;
  numbers: readonly { value: Shown; of: Shown }[];
  trendTitle: Shown;
  trend: Shown;
  /** Dates as `YYYY-MM-DD`: Teams cuts other labels. */
  points: readonly { x: string; y: number }[];
  pointsAsText: readonly { title: Shown; value: Shown }[];
  clocks: readonly (Marked & { opens: Bound })[];
  clocksMore: Shown;
  owners: readonly OwnerRow[];
  ownersMore: Shown;
  /** The work that has gone longest without counting. */
  lost: Shown;
  /** Reports that were last imported long ago: the figures above may be behind. */
  stale: Shown;
  unreached: Shown;
  buttons: readonly Button[];
};

const soonDays = 7;

/** How much is listed; less when the card would grow too large. */
type Lengths = { clocks: number; owners: number; name: number };
export const digestLengths: readonly [Lengths, ...Lengths[]] = [
  { clocks: 5, owners: 8, name: 80 },
  { clocks: 4, owners: 5, name: 40 },
  { clocks: 2, owners: 3, name: 16 },
];

/** The week as a channel reads it. */
export function digestView(message: ChannelWeek, reader: Reader, length: Lengths = digestLengths[0]): DigestView {
  const { gaps, change, week, trend, names } = message;
  const soon = gaps.filter(
    (gap) => gap.clock !== undefined && daysBetween(message.today, gap.clock.endsOn) <= soonDays,
  );
  const headlineWords = newsOf(message);
  const unowned = message.byOwner.some((row) => row.owner === undefined && row.open > 0);
  return {
    summary: plain(headlineWords, 120),
    title: text(headlineWords),
    context: shown`Association digest · ${text(fullMoment(message.at, reader.zone))}`,
    numbers: [
      { value: text(number(gaps.length)), of: shown`open` },
      ...(change === undefined
        ? []
        : [
            { value: text(number(change.closed)), of: shown`closed` },
            { value: text(number(change.opened)), of: shown`new` },
          ]),
      { value: text(number(soon.length)), of: soon.length === 1 ? shown`ends in 7 days` : shown`end in 7 days` },
    ],
    ...trendOf(message),
    points:
      trend.length < 2
        ? []
        : trend.map(({ at, covered, customers }) => ({ x: at.slice(0, 10), y: percentOf(covered, customers) })),
    clocks: soon.slice(0, length.clocks).map((gap) => ({
      ...marks.clock,
      what: shown`${name(message.customerNames.get(gap.customer) ?? gap.customer, length.name)}: ${text(gap.what, length.name + 40)}`,
      sub: gap.clock === undefined ? nothing : text(clockWords(gap.clock, message.today)),
      opens: opens(
        press("show", { customer: gap.customer }),
        `Show ${message.customerNames.get(gap.customer) ?? "customer"}`,
      ),
    })),
    clocksMore: andMore(soon.length - length.clocks),
    owners: message.byOwner.slice(0, length.owners).map((row) => ownerRow(row, names, message.today)),
    ownersMore: andMore(message.byOwner.length - length.owners),
    lost: lostOf(message),
    stale: join(message.stale.slice(0, 3).map((gap) => text(gap.what, 80))),
    unreached: unreachedOf(message),
    buttons: [
      button("All gaps", press("gaps", { filter: "all", page: 1 })),
      ...(gaps.some((gap) => gap.severity === "critical")
        ? [button("Only critical", press("gaps", { filter: "critical", page: 1 }))]
        : []),
      ...(unowned ? [button("No owner", press("gaps", { filter: "unowned", page: 1 }))] : []),
    ],
  };

  function lostOf({ customerNames, today: seenOn }: ChannelWeek): Shown {
    const longest = unattributed(gaps, seenOn);
    if (longest === undefined) return nothing;
    const who = name(customerNames.get(longest.gap.customer) ?? longest.gap.customer, length.name);
    return shown`Longest unattributed: **${who}**, ${text(count(longest.days, "day"))} without a ${text(longest.without)} that counts`;
  }

  function unreachedOf({ unreached }: ChannelWeek): Shown {
    if (unreached.length === 0) return nothing;
    const named = unreached
      .slice(0, 3)
      .map(({ person: ref, because }) => shown`${person(ref, names)} (${text(because, 60)})`);
    const more = andMore(unreached.length - 3);
    return shown`${text(count(unreached.length, "person", "people"))} not reached: ${join([join(named, ", "), more], " ")}`;
  }

  function newsOf({ customers }: ChannelWeek): string {
    const prefix = `Week ${weekNumber(week)}`;
    if (customers === 0) return `${prefix}: no customers here yet`;
    if (gaps.length === 0 && message.covered < customers) return `${prefix}: no open gaps, some are snoozed`;
    if (gaps.length === 0) return `${prefix}: no gaps, all ${count(customers, "customer")} in order`;
    const open = count(gaps.length, "gap");
    if (change === undefined) {
      const at = new Set(gaps.map(({ customer }) => customer)).size;
      return `${prefix}: ${open} at ${number(at)} of ${count(customers, "customer")}`;
    }
    const fewer = change.closed - change.opened;
    if (fewer === 0) return `${prefix}: ${open}, as many as last week`;
    return `${prefix}: ${open}, ${number(Math.abs(fewer))} ${fewer > 0 ? "fewer" : "more"} than last week`;
  }
}

/** @see digestView */
export function digestCard(message: ChannelWeek, reader: Reader): Card {
  return firstThatFits(digestLengths.map((length) => () => render("digest", digestView(message, reader, length))));
}

function trendOf({ trend, today }: ChannelWeek): Pick<DigestView, "trendTitle" | "trend" | "pointsAsText"> {
  const [first] = trend;
  const last = trend.at(-1);
  if (first === undefined || last === undefined || trend.length < 2) {
    const words =
      last === undefined ? nothing : shown`${percentOf(last.covered, last.customers)} % of customers fully associated`;
    return { trendTitle: nothing, trend: words, pointsAsText: [] };
  }
  const from = percentOf(first.covered, first.customers);
  const to = percentOf(last.covered, last.customers);
  const every = Math.max(1, Math.ceil((trend.length - 1) / 4));
  const picked = trend.filter((_, index) => (trend.length - 1 - index) % every === 0);
  return {
    trendTitle: shown`Customers fully associated, in %`,
    trend: shown`**${to} %** now, ${from} % ${text(count(trend.length - 1, "week"))} ago (${text(number(last.covered))} of ${text(number(last.customers))})`,
    pointsAsText: picked.map(({ at, covered, customers }) => ({
      title: text(dateWords(at.slice(0, 10), today)),
      value: shown`${percentOf(covered, customers)} %`,
    })),
  };
}
