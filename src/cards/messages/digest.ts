/** The channel's week: the news in the headline, what to act on first, four numbers, by owner, and the trend. */
import { dollars } from "../../domain/pal/consumption.ts";
import { dayOf, daysBetween } from "../../domain/time/time.ts";
import type { Filter } from "../../domain/gaps/filter.ts";
import { topicName, type Gap } from "../../domain/catalogue/gap-codes.ts";
import type { ChannelWeek } from "../../domain/messages/message.ts";
import { listOf, ownerRow, type OwnerRowAs } from "../gaps/by-owner.ts";
import {
  capital,
  deadlineWords,
  count,
  dateWords,
  fullMoment,
  momentWords,
  number,
  weekNumber,
  type Reader,
  withDayWords,
} from "../kit/dates.ts";
import { percentOf } from "../kit/figures.ts";
import { marks } from "../kit/marks.ts";
import { person } from "../kit/people.ts";
import { readNewsWords } from "./read-news.ts";
import { button, opens, press } from "../kit/actions.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { andMore } from "../kit/rows.ts";
import { severityWords, longestUnattributed } from "../kit/urgency.ts";
import { join, shown, name, nothing, plain, text, type Shown } from "../kit/text.ts";

/** How much is listed, and how an owner's numbers are; less when the card would grow too large. */
type Lengths = { urgent: number; owners: number; as: OwnerRowAs; name: number };
export const digestLengths: readonly [Lengths, ...Lengths[]] = [
  { urgent: 5, owners: 10, as: "links", name: 80 },
  { urgent: 5, owners: 10, as: "one link", name: 60 },
  { urgent: 4, owners: 10, as: "one link", name: 40 },
  { urgent: 3, owners: 10, as: "one link", name: 24 },
  { urgent: 2, owners: 10, as: "one link", name: 16 },
  { urgent: 2, owners: 5, as: "one link", name: 16 },
];

/** The week as a channel reads it. */
export function digestView(message: ChannelWeek, reader: Reader, length: Lengths = digestLengths[0]) {
  const { gaps, ending, urgent, change, week, trend, names, customersById } = message;
  const owners = message.byOwner.slice(0, Math.min(length.owners, message.most ?? length.owners));
  const ofWeek = change?.week === undefined ? {} : { week: change.week };
  const headlineWords = newsOf(message);
  const unowned = message.byOwner.some((row) => row.owner === undefined && row.open > 0);
  return {
    summary: plain(headlineWords, 120),
    title: text(headlineWords),
    context: join([
      shown`Association digest`,
      text(fullMoment(message.at, reader.zone)),
      message.next === undefined ? nothing : shown`next ${text(momentWords(message.next, reader))}`,
    ]),
    urgent: urgent.slice(0, length.urgent).map(({ gap, others }) => ({
      ...marks.urgent,
      what: shown`**${customerName(gap)}**: ${text(withDayWords(gap.what, reader), length.name + 40)}`,
      sub: join([
        text(severityWords[gap.severity]),
        gap.deadline === undefined ? nothing : text(deadlineWords(gap.deadline, message.today)),
        gap.monthlyUsd === undefined ? nothing : shown`${text(dollars(gap.monthlyUsd))} a month`,
        ownerOf(gap),
        others === 0 ? nothing : shown`and ${others} more`,
      ]),
      opens: opens(
        press("show", { customer: gap.customer }),
        `Show ${customersById.get(gap.customer)?.name ?? "customer"}`,
      ),
    })),
    urgentMore: plain(andMore(urgent.length - length.urgent)),
    allUrgent: listOf(
      { by: "urgent" },
      "Everything critical, due within two weeks, or high and costing money every month",
    ),
    followUp: followUpOf(message, length),
    numbers: [
      numberOf(gaps.length, "open", { by: "all" }),
      ...(change === undefined
        ? []
        : [
            numberOf(change.closed, "closed", { by: "closed", ...ofWeek }),
            numberOf(change.opened, "new", { by: "new", ...ofWeek }),
          ]),
      numberOf(ending.length, "due in 7 days", { by: "ending" }),
    ],
    moved: movedOf(message),
    ...trendOf(message, reader),
    points: pointsOf(trend),
    owners: owners.map((row) =>
      ownerRow(row, names, message.today, { ...ofWeek, as: length.as, name: Math.min(50, length.name) }),
    ),
    ownersMore: plain(andMore(message.byOwner.length - owners.length)),
    allOwners: opens(press("gaps-by-owner", ofWeek), "List every owner"),
    lost: lostOf(message),
    stale: join(message.stale.slice(0, 3).map((gap) => text(withDayWords(gap.what.split(". ")[0] ?? "", reader), 120))),
    read: readNewsWords(message.read, reader),
    ...unreachedOf(message),
    whyUnreached: opens(press("deliveries", {}), "Show who can't be reached, and why"),
    buttons: [
      button("All gaps", press("gaps", { filter: "all" })),
      ...(gaps.some((gap) => gap.severity === "critical")
        ? [button("Only critical", press("gaps", { filter: "critical" }))]
        : []),
      ...(unowned ? [button("Unassigned", press("gaps", { filter: "unowned" }))] : []),
    ],
  };

  function customerName({ customer }: Gap): Shown {
    return name(customersById.get(customer)?.name ?? customer, length.name);
  }

  function ownerOf({ customer }: Gap): Shown {
    const owner = customersById.get(customer)?.owner;
    return owner === undefined ? shown`unassigned` : person(owner, names, length.name);
  }

  function lostOf({ today: seenOn }: ChannelWeek): Shown {
    const longest = longestUnattributed(gaps, seenOn);
    if (longest === undefined) return nothing;
    return shown`Longest without credit: **${customerName(longest.gap)}**, ${text(longest.for)} with no ${text(longest.without)} that counts`;
  }

  function unreachedOf({ unreached }: ChannelWeek) {
    if (unreached.length === 0) return { unreached: plain(""), unreachedNames: nothing };
    const named = unreached
      .slice(0, 3)
      .map(({ person: ref, because }) => shown`${person(ref, names)} (${text(because, 60)})`);
    return {
      unreached: plain(`${count(unreached.length, "person", "people")} couldn't be reached`),
      unreachedNames: join([join(named, ", "), andMore(unreached.length - 3)], " "),
    };
  }

  function newsOf({ customers }: ChannelWeek): string {
    const prefix = `Week ${weekNumber(week)}`;
    if (customers === 0) return `${prefix}: no customers here yet`;
    if (gaps.length === 0 && message.covered < customers) return `${prefix}: no open gaps, some are snoozed`;
    if (gaps.length === 0)
      return `${prefix}: no gaps at ${customers === 1 ? "the one customer" : `any of ${number(customers)} customers`}`;
    const open = count(gaps.length, "gap");
    if (change === undefined) {
      const at = new Set(gaps.map(({ customer }) => customer)).size;
      return `${prefix}: ${open} at ${number(at)} of ${count(customers, "customer")}`;
    }
    const fewer = change.openBefore - gaps.length;
    const before = inWeekBefore(message);
    if (fewer === 0) return `${prefix}: ${open}, the same as ${before}`;
    return `${prefix}: ${open}, ${number(Math.abs(fewer))} ${fewer > 0 ? "fewer" : "more"} than ${before}`;
  }
}

const weekMilliseconds = 7 * 86_400_000;

/** How many weeks lie between two that are on record. There is none of a week in which no digest was made. */
function weeksApart(before: { at: string }, after: { at: string }): number {
  return Math.max(1, Math.round((Date.parse(after.at) - Date.parse(before.at)) / weekMilliseconds));
}

const agoWords = (before: { at: string }, after: { at: string }): string => {
  const weeks = weeksApart(before, after);
  return weeks === 1 ? "last week" : `${number(weeks)} weeks ago`;
};

/** What the digest compares with: `week 47` when there was none last week; undefined for last week. */
function olderWeek({ trend }: Pick<ChannelWeek, "trend">): string | undefined {
  const [before, present] = [trend.at(-2), trend.at(-1)];
  if (before === undefined || present === undefined || weeksApart(before, present) === 1) return undefined;
  return `week ${weekNumber(before.id)}`;
}

/** `last week`, or `in week 47`. */
function inWeekBefore(message: Pick<ChannelWeek, "trend">): string {
  const week = olderWeek(message);
  return week === undefined ? "last week" : `in ${week}`;
}

/** Where the difference comes from: `New: 3 PAL, 1 CPOR`, and what new and closed leave of it: `2 more snoozed than last week`. */
function movedOf(message: ChannelWeek): Shown {
  const { newOf = [], snoozed = 0, gone = 0 } = message.change ?? {};
  return join([
    newOf.length === 0
      ? nothing
      : text(`New: ${newOf.map(({ topic, gaps }) => `${number(gaps)} ${topicName(topic)}`).join(", ")}`),
    snoozed === 0
      ? nothing
      : text(`${number(Math.abs(snoozed))} ${snoozed > 0 ? "more" : "fewer"} snoozed than ${inWeekBefore(message)}`),
    gone === 0 ? nothing : text(`${number(gone)} gone with customers that are no longer here`),
  ]);
}

/** `Last week's list: **done** Contoso, Fabrikam · **still open** Woodgrove`. */
function followUpOf({ followUp, today, trend }: ChannelWeek, length: Lengths): Shown {
  const groups = (["done", "open", "snoozed", "paused"] as const).map((now) => {
    const found = followUp.filter((one) => one.now === now);
    const names = found.map((one) => {
      const called = name(one.customer.name, Math.min(40, length.name));
      return one.now === "snoozed" ? shown`${called} until ${text(dateWords(one.until, today))}` : called;
    });
    return found.length === 0 ? nothing : shown`**${followUpWords[now]}** ${join(names, ", ")}`;
  });
  const told = join(groups);
  if (told === nothing) return nothing;
  return shown`${text(capital(olderWeek({ trend }) ?? "last week"))}'s list: ${told}`;
}

const followUpWords = {
  done: shown`done`,
  open: shown`still open`,
  snoozed: shown`snoozed`,
  paused: shown`paused`,
} as const;

function numberOf(value: number, of: string, filter: Filter) {
  const isList = value > 0;
  return {
    value: text(number(value)),
    of: plain(of),
    isList,
    ...(isList ? { opens: listOf(filter, `List what is ${of}`) } : {}),
  };
}

export const digestCard = (message: ChannelWeek, reader: Reader): Card =>
  renderFitting("digest", digestLengths, (length) => digestView(message, reader, length));

function trendOf(message: ChannelWeek, { zone }: Reader) {
  const { trend, today } = message;
  const [first] = trend;
  const last = trend.at(-1);
  if (first === undefined || last === undefined || trend.length < 2) {
    const words =
      last === undefined ? nothing : shown`${percentOf(last.covered, last.customers)}% of customers have nothing open`;
    return { trendTitle: nothing, trend: words, pointsAsText: [] };
  }
  const from = percentOf(first.covered, first.customers);
  const to = percentOf(last.covered, last.customers);
  // Where it came from in the long run says nothing of what just happened.
  const before = trend.at(-2);
  const lately = trend.length < 3 || before === undefined ? from : percentOf(before.covered, before.customers);
  const turned =
    Math.sign(to - lately) * Math.sign(to - from) < 0 ? `, but ${movedWords(lately, to)} ${inWeekBefore(message)}` : "";
  const every = Math.max(1, Math.ceil((trend.length - 1) / 4));
  const picked = trend.filter((_, index) => (trend.length - 1 - index) % every === 0);
  return {
    trendTitle: shown`Customers with nothing open`,
    trend: shown`**${to}%** (${text(number(last.covered))} of ${text(number(last.customers))}), ${text(movedWords(from, to))} ${text(agoWords(first, last))}${text(turned)}`,
    pointsAsText: picked.map(({ at, covered, customers }) => ({
      title: text(dateWords(dayOf(at, zone), today)),
      value: shown`${percentOf(covered, customers)}%`,
    })),
  };
}

/**
 * The trend by weeks ago, over 12, 8 or 4 weeks: an axis of numbers is cut in four, and then has whole weeks on it. None
 * when it is shorter.
 */
function pointsOf(trend: ChannelWeek["trend"]) {
  const last = trend.at(-1);
  if (last === undefined) return [];
  const points = trend.map(({ at, covered, customers }) => ({
    x: -Math.round(daysBetween(at.slice(0, 10), last.at.slice(0, 10)) / 7),
    y: percentOf(covered, customers),
  }));
  const span = [12, 8, 4].find((weeks) => points.some(({ x }) => x === -weeks));
  return span === undefined ? [] : points.filter(({ x }) => x >= -span);
}

function movedWords(from: number, to: number): string {
  if (from === to) return "the same as";
  return `${to > from ? "up" : "down"} from ${from}%`;
}
