/** What to do first, in a line each, over the list that it is the beginning of. */
import { openPrompt } from "../../domain/customer/checklist.ts";
import { seatsOf } from "../../domain/customer/seats.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { coverable, type CustomerGaps, type GapReport } from "../../domain/gaps/report.ts";
import { workloadName, type Catalogue } from "../../domain/catalogue/workloads.ts";
import { gapKind, topicName, type Topic } from "../../domain/catalogue/gap-codes.ts";
import { groupBy } from "../../domain/group-by.ts";
import { isIdle, type LastAct } from "../../domain/organization/history.ts";
import { compareText } from "../../domain/listing.ts";
import type { Names } from "../../domain/messages/message.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { dayOf, type Day, type Instant } from "../../domain/time/time.ts";
import type { Week } from "../../domain/documents.ts";
import type { Trait } from "../../domain/gaps/traits.ts";
import { dollars } from "../../domain/pal/consumption.ts";
import { percentOf, settledWords } from "../kit/figures.ts";
import { severityWords, unattributedWords } from "../kit/urgency.ts";
import { haveWords } from "./traits.ts";
import { person } from "../kit/people.ts";
import type { ByOwnerFacts } from "./by-owner.ts";
import { instruction } from "../kit/commands.ts";
import { count, dayWords, deadlineWords, capital, number, today, withDayWords, type Reader } from "../kit/dates.ts";
import { join, name, nothing, shown, text, type Shown } from "../kit/text.ts";

const longestNext = 160;

/** The first one with what to do, or the first few with what is so; empty where nothing is open. */
export function firstLines(rows: readonly CustomerGaps[], many: number, reader: Reader): readonly Shown[] {
  const first = rows.flatMap(({ customer, gaps: [gap] }) => (gap === undefined ? [] : [{ customer, gap }]));
  const lines = first.slice(0, many).map(({ customer, gap }) => {
    const due = gap.deadline === undefined ? nothing : text(capital(deadlineWords(gap.deadline, today(reader))));
    const next = many > 1 ? nothing : instruction(withDayWords(gap.next, reader), longestNext);
    const what = shown`**${name(customer.name)}**: ${text(withDayWords(gap.what, reader), 160)}`;
    return join([what, due, next], ". ");
  });
  if (many === 1) return lines.map((line) => shown`Start with ${line}`);
  return lines.map((line, at) => shown`${at + 1} · ${line}`);
}

/** `Open longest: **Contoso Ltd.**: No owner, since 20 Aug.`, of a list by age. */
export function oldestLine([row]: readonly CustomerGaps[], reader: Reader): Shown {
  const [gap] = row?.gaps ?? [];
  if (row === undefined || gap === undefined) return nothing;
  const since = text(dayWords(gap.since, today(reader)));
  return shown`Open longest: **${name(row.customer.name)}**: ${text(withDayWords(gap.what, reader), 160)}, since ${since}.`;
}

/** How many are named with their number. */
const mostNamed = 3;

/** `Most lost: Contoso Ltd. ($7,532 a month, 31 to 57 days without credit).`, of a list by loss or by credit. */
export function lossLine({ rows, filter }: Pick<GapReport, "rows" | "filter">, reader: Reader): Shown {
  const lost = rows.map(({ gaps }) => gaps.reduce((sum, { monthlyUsd = 0 }) => sum + monthlyUsd, 0));
  const all = rows.flatMap(({ customer, gaps }, at) => {
    const usd = lost[at] ?? 0;
    const facts = join(
      [usd === 0 ? nothing : text(`${dollars(usd)} a month`), unattributedWords(gaps, today(reader)) ?? nothing],
      ", ",
    );
    return facts === nothing ? [] : [shown`${name(customer.name, 60)} (${facts})`];
  });
  if (all.length === 0) return text("Nothing open is known to lose credit.");
  if (filter.order === "credit") return namedFirst("Longest without credit", all);
  const known = lost.filter((usd) => usd > 0);
  const usd = known.reduce((sum, one) => sum + one, 0);
  // Those that lose most come first: a page that ends with one that loses nothing has them all.
  const atLeast = known.length < rows.length ? "" : "at least ";
  const inAll =
    known.length < 2
      ? nothing
      : text(
          `Together ${atLeast}${dollars(usd)} of consumption a month that doesn't count for us; what the other gaps cost isn't known.`,
        );
  return join([namedFirst("Most lost", all), inAll], " ");
}

/** `Most gaps: Contoso Ltd. (4), Fabrikam, Inc. (3).` */
const namedFirst = (what: string, all: readonly Shown[], most = mostNamed): Shown =>
  shown`${text(what)}: ${join(all.slice(0, most), ", ")}.`;

/** Of a list with most gaps first. */
export const countLine = (rows: readonly CustomerGaps[]): Shown =>
  namedFirst(
    "Most gaps",
    rows.map(({ customer, gaps }) => shown`${name(customer.name, 60)} (${text(number(gaps.length))})`),
  );

/** `Most of them: Adele Vance (9), Lynne Robbins (5).`: of a list of gaps, or of customers, that is asked for by owner. */
export function ofEachLine(
  rows: readonly CustomerGaps[],
  names: Names,
  { isLeast = false, areCustomers = false }: { isLeast?: boolean | undefined; areCustomers?: boolean } = {},
): Shown {
  const owned = rows.flatMap(({ customer: { owner }, gaps }) =>
    owner === undefined ? [] : [{ owner, many: areCustomers ? 1 : gaps.length }],
  );
  const all = [...groupBy(owned, ({ owner }) => owner)]
    .map(([owner, some]) => ({ owner, many: some.reduce((sum, { many }) => sum + many, 0) }))
    .filter(({ many }) => many > 0)
    .toSorted((one, other) => (isLeast ? one.many - other.many : other.many - one.many))
    .map(({ owner, many }) => shown`${person(owner, names)} (${text(number(many))})`);
  return all.length === 0 ? nothing : namedFirst(isLeast ? "Fewest of them" : "Most of them", all);
}

/** Of customers whose owners were asked and have not answered; who was not asked anew has no day. */
export function waitsLine(customers: readonly Customer[], reader: Reader): Shown {
  const asked = customers
    .flatMap((customer) => {
      const prompt = openPrompt(customer);
      return prompt === undefined ? [] : [{ customer, day: dayOf(prompt.at, reader.zone) }];
    })
    .toSorted((one, other) => compareText(one.day, other.day));
  const all = asked.map(
    ({ customer, day }) => shown`${name(customer.name, 60)} (asked ${text(dayWords(day, today(reader)))})`,
  );
  return all.length === 0 ? nothing : namedFirst("Waiting longest", all);
}

/**
 * Who was asked and has not answered for longest, and for how many; how long answers took is not kept.
 * @param customers whose owners were asked and have not answered
 */
export function slowestLine(customers: readonly Customer[], names: Names, reader: Reader): Shown {
  const all = askedOwners(customers, reader).map((one) => askedWords(one, names, reader));
  const unknown = text("I don't keep how long answers took.");
  return all.length === 0 ? unknown : shown`${unknown} ${namedFirst("Waiting longest for", all)}`;
}

/** Who was asked by that day and has not answered since; where nobody was, who was asked first. */
export function silentLine(customers: readonly Customer[], by: Day, names: Names, reader: Reader): Shown {
  const all = askedOwners(customers, reader);
  const some = all.filter(({ day }) => day <= by).map((one) => askedWords(one, names, reader));
  const [first] = all;
  if (some.length > 0) return namedFirst(`Asked by ${dayWords(by, today(reader))}, and no answer yet`, some);
  if (first === undefined) return customers.length === 0 ? nothing : text("None of these has been asked again yet.");
  return shown`None of my questions has waited that long: the oldest is of ${text(dayWords(first.day, today(reader)))}, to ${person(first.owner, names)}.`;
}

/**
 * Owners of whom nothing is recorded since that day; where everybody did something, whose last act is the oldest. It says of
 * what: an act at Microsoft that nobody told is none.
 * @param acts the longest ago first
 */
export function idleLine(acts: readonly LastAct[], since: Day, names: Names, reader: Reader): Shown {
  const words = ({ owner, at }: LastAct) =>
    shown`${person(owner, names)} (${text(at === undefined ? "nothing yet" : `last ${dayWords(dayOf(at, reader.zone), today(reader))}`)})`;
  const idle = acts.filter((one) => isIdle(one, since, reader.zone));
  const day = dayWords(since, today(reader));
  const [first] = acts;
  if (first === undefined) return nothing;
  return idle.length === 0
    ? shown`Every owner has recorded something since ${text(day)}; the longest ago: ${words(first)}.`
    : shown`Nothing recorded since ${text(day)} by ${join(idle.map(words), ", ")}.`;
}

/** `Most customers without an answer: Alex Wilber (2), Lynne Robbins (2).` */
export function unansweredLine(customers: readonly Customer[], names: Names): Shown {
  const owned = groupBy(
    customers.flatMap(({ owner }) => owner ?? []),
    (owner) => owner,
  );
  const all = [...owned]
    .toSorted(([, some], [, others]) => others.length - some.length)
    .map(([owner, some]) => shown`${person(owner, names)} (${text(number(some.length))})`);
  return all.length === 0 ? nothing : namedFirst("Most customers without an answer", all);
}

type AskedOwner = { owner: PersonRef; many: number; day: Day };

/** Owners who were asked and have not answered, the longest ago first. */
function askedOwners(customers: readonly Customer[], reader: Reader): readonly AskedOwner[] {
  const asked = customers.flatMap((customer) => {
    const prompt = openPrompt(customer);
    return customer.owner === undefined || prompt === undefined
      ? []
      : [{ owner: customer.owner, day: dayOf(prompt.at, reader.zone) }];
  });
  return [...groupBy(asked, ({ owner }) => owner)]
    .map(([owner, some]) => ({
      owner,
      many: some.length,
      day: some.map(({ day }) => day).toSorted(compareText)[0] ?? "",
    }))
    .toSorted((one, other) => compareText(one.day, other.day));
}

const askedWords = ({ owner, many, day }: AskedOwner, names: Names, reader: Reader): Shown =>
  shown`${person(owner, names)} (${text(count(many, "customer"))}, asked ${text(dayWords(day, today(reader)))})`;

/** `Most common: no PAL (9), CPOR not confirmed (7), draft not submitted (2).`: by kind, however many customers have it. */
export function kindsLine(rows: readonly CustomerGaps[]): Shown {
  const kinds = groupBy(
    rows.flatMap(({ gaps }) => gaps),
    ({ code }) => code,
  );
  const all = [...kinds]
    .toSorted(([, some], [, others]) => others.length - some.length)
    .map(([code, some]) => {
      const title = gapKind(code).title.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
      return shown`${text(title)} (${text(number(some.length))})`;
    });
  return namedFirst("Most common", all);
}

/** `PAL isn't in order for 26 of 78 Azure subscriptions, at 17 customers.` */
export function subscriptionsLine({ of, open, customers }: { of: number; open: number; customers: number }): Shown {
  if (of === 0) return text("No Azure subscription is on record.");
  const all = count(of, "Azure subscription");
  return text(
    open === 0
      ? `PAL is in order for ${number(of)} of ${all}.`
      : `PAL isn't in order for ${number(open)} of ${all}, at ${count(customers, "customer")}.`,
  );
}

/**
 * `On Fri 30 Oct: 31 gaps, 8 of 38 customers with nothing open. Now: 43 gaps, 9 of 40.`; that no week on record is that old.
 * @param totals what is so now; undefined where two days past are compared
 */
export function thenLine(
  { then, first, day }: { then: Week | undefined; first: Week | undefined; day: Day },
  totals: GapReport["totals"] | undefined,
  reader: Reader,
): Shown {
  const on = (at: Instant): string => dayWords(dayOf(at, reader.zone), today(reader));
  if (then === undefined)
    return text(
      `I can't compare with ${dayWords(day, today(reader))}: ${first === undefined ? "no week is on record yet" : `the first week on record is of ${on(first.at)}`}.`,
    );
  const was = `${count(then.open, "gap")}, ${number(then.covered)} of ${count(then.customers, "customer")} with nothing open`;
  const is =
    totals === undefined
      ? ""
      : ` Now: ${count(totals.gaps, "gap")}, ${number(totals.covered)} of ${number(coverable(totals))}.`;
  return text(`On ${on(then.at)}: ${was}.${is}`);
}

/**
 * `PAL: 24 gaps now, 9 on 20 Nov (17 new, 2 closed).`, and what of a day longer ago is not kept.
 * @param before of a period that is over, how it stood when that began: `PAL: 9 gaps on 30 Oct, 16 on 25 Sep; 24 now.`
 */
export function growthLine(
  topic: Topic,
  { now, snoozed, then, all }: { now: number; snoozed: number; then?: Grown; all?: { day: Day; open: number } },
  reader: Reader,
  before?: Pick<Grown, "day" | "many">,
): Shown {
  const on = (day: Day): string => `on ${dayWords(day, today(reader))}`;
  const [what, put] = [capital(topicName(topic)), snoozed === 0 ? "" : ` (${number(snoozed)} snoozed)`];
  const is = `${what}: ${count(now, "gap")} now${put}`;
  if (then === undefined) return text(`${is}. No earlier week is on record.`);
  if (before !== undefined && before.day < then.day) {
    const [end, begin] = [`${count(then.many, "gap")} ${on(then.day)}`, `${number(before.many)} ${on(before.day)}`];
    return text(`${what}: ${end}, ${begin}; ${number(now)} now${put}.`);
  }
  const was = `${number(then.many)} ${on(then.day)} (${number(then.opened)} new, ${number(then.closed)} closed)`;
  const longAgo =
    all === undefined
      ? ""
      : ` Further back I don't keep of which kind gaps were: ${on(all.day)} there were ${number(all.open)} in all.`;
  return text(`${is}, ${was}.${longAgo}`);
}
type Grown = { day: Day; many: number; opened: number; closed: number };

/** `In all, 10 gaps at 7 of 7 customers: 1 critical, 3 high.`, over a part of them. */
export function inAllLine({ totals }: GapReport): Shown {
  const worst = (["critical", "high"] as const).filter((severity) => totals.bySeverity[severity] > 0);
  const split = worst.map((one) => `${number(totals.bySeverity[one])} ${severityWords[one].toLowerCase()}`);
  const gaps = `In all, ${count(totals.gaps, "gap")} at ${number(totals.withGaps)} of ${count(coverable(totals), "customer")}`;
  return text(`${gaps}${split.length === 0 ? "" : `: ${split.join(", ")}`}.`);
}

/** `23%: 9 of 40 customers have nothing open.` */
export const shareLine = ({ totals, filter, listed }: GapReport): Shown =>
  text(
    filter.by === "customers"
      ? `That's ${percentOf(listed, totals.known)}%.`
      : `${percentOf(totals.covered, coverable(totals))}%: ${settledWords(totals, { ...filter, by: "all" })}.`,
  );

/** `94%: 32 of 34 have a PAL link.`: of a list of those that lack it, how many have it. */
export function othersLine({ totals, filter, listed }: GapReport, reader: Reader): Shown {
  const [trait] = filter.traits ?? [];
  if (trait === undefined) return nothing;
  const { known, elsewhere } = totals;
  const has = known - elsewhere - listed;
  const have = haveWords({ ...trait, is: "has" } as Trait, has, today(reader));
  return text(`${percentOf(has, known)}%: ${number(has)} of ${number(known)} ${have}.`);
}

/** `20%: 8 of 40 are done. Nothing is open at 1 more, but nothing is recorded there yet.` @param rows in order, of all pages */
export function doneLine(rows: readonly CustomerGaps[], totals: GapReport["totals"]): Shown {
  const unknown = rows.filter(({ state }) => state === "nothing-recorded").length;
  if (unknown === 0) return nothing;
  const [done, all] = [rows.length - unknown, coverable(totals)];
  return text(
    `${percentOf(done, all)}%: ${number(done)} of ${number(all)} ${done === 1 ? "is" : "are"} done. Nothing is open at ${number(unknown)} more, but nothing is recorded there yet.`,
  );
}

/**
 * Whoever has most or fewest, of gaps or customers; or, where owners are named, how many each of these has.
 * @param named those whose number is asked for
 */
export function ownersLine(
  rows: ByOwnerFacts["byOwner"],
  { of, isLeast, named }: { of: "gaps" | "customers" | "closed"; isLeast: boolean; named: readonly PersonRef[] },
  names: Names,
): Shown {
  const owned = rows.flatMap(({ owner, open, customers = 0, closed = 0 }) =>
    owner === undefined ? [] : [{ owner, many: { gaps: open, customers, closed }[of] }],
  );
  const some = owned
    .filter(({ owner }) => named.length === 0 || named.includes(owner))
    .filter(({ many }) => of !== "closed" || many > 0);
  const all = some
    .toSorted((one, other) => (isLeast ? one.many - other.many : other.many - one.many))
    .map(({ owner, many }) => shown`${person(owner, names)} (${text(number(many))})`);
  const what = named.length > 0 ? ownersCalled[of] : `${isLeast ? "Fewest" : "Most"} ${mostCalled[of]}`;
  if (of === "closed" && all.length === 0) return text("No owner has closed a gap since the last digest.");
  return all.length === 0 ? nothing : namedFirst(what, all);
}

const ownersCalled = { gaps: "Open gaps", customers: "Customers", closed: "Gaps closed since the last digest" };
const mostCalled = { gaps: "gaps", customers: "customers", closed: "gaps closed since the last digest" };

/** `By workload: Teams Phone (3), Intune (1); 2 of no workload.` */
export function workloadsLine(rows: readonly CustomerGaps[], catalogue: Catalogue): Shown {
  const workloads = rows.flatMap(({ customer, gaps }) =>
    gaps.map(({ item }) => customer.claims.find(({ id }) => id === item)?.workload ?? ""),
  );
  const by = [...groupBy(workloads, (workload) => workload)].toSorted(
    ([, some], [, others]) => others.length - some.length,
  );
  const named = by.filter(([workload]) => workload !== "");
  const others = by.find(([workload]) => workload === "")?.[1].length ?? 0;
  const each = named.map(
    ([workload, some]) => shown`${text(workloadName(catalogue, workload))} (${text(number(some.length))})`,
  );
  const rest = others === 0 ? "" : `${named.length > 0 ? "; " : ""}${number(others)} of no workload`;
  return rows.length === 0 ? nothing : shown`By workload: ${join(each, ", ")}${text(rest)}.`;
}

/** `Most seats: Contoso Ltd. (250), Fabrikam, Inc. (180).`; that nothing is known of it. */
export function seatsLine(
  rows: readonly Pick<CustomerGaps, "customer">[],
  { most = mostNamed, isLeast = false }: { most?: number; isLeast?: boolean } = {},
): Shown {
  const known = rows.flatMap(({ customer }) => {
    const seats = seatsOf(customer);
    return seats === undefined ? [] : [shown`${name(customer.name, 60)} (${text(number(seats))})`];
  });
  return known.length === 0
    ? shown`I don't know how many seats these customers have. Import a usage report with seats, or tell me: Contoso has 250 seats.`
    : namedFirst(isLeast ? "Fewest seats" : "Most seats", known, most);
}

/** `Added last: Contoso Ltd. (yesterday), Fabrikam, Inc. (Mon 2 Nov).` */
export const addedLine = (rows: readonly CustomerGaps[], reader: Reader, most = mostNamed): Shown =>
  rows.length === 0
    ? nothing
    : namedFirst(
        "Added last",
        rows.map(({ customer }) => {
          const day = dayWords(dayOf(customer.addedAt, reader.zone), today(reader));
          return shown`${name(customer.name, 60)} (${text(day)})`;
        }),
        most,
      );

/** `I don't know how many seats 3 more have.`: beside a list of those of a size, which may be empty. */
export const unknownSizeLine = (unknown: number, isEmpty: boolean): Shown =>
  unknown === 0
    ? nothing
    : text(
        `I don't know how many seats ${isEmpty ? count(unknown, "customer") : `${number(unknown)} more`} ${unknown === 1 ? "has" : "have"}.`,
      );
