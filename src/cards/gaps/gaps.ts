/** `gaps`: how many, how they split, and the customers by urgency, a page at a time. */
import { severities, type Severity } from "../../domain/catalogue/gap-codes.ts";
import type { Names } from "../../domain/messages/message.ts";
import type { Day } from "../../domain/time/time.ts";
import {
  isArea,
  isWhole,
  orderOf,
  remindsOf,
  whoseAlone,
  partsOf,
  writeFilter,
  type Order,
} from "../../domain/gaps/filter.ts";
import { coverable, type CustomerGaps, type GapReport } from "../../domain/gaps/report.ts";
import { capital, count, number, today, withDayWords, type Reader } from "../kit/dates.ts";
import { topicsLacked, type Trait } from "../../domain/gaps/traits.ts";
import { haveWords, traitFact, traitWords } from "./traits.ts";
import { goodNewsCard, type NewsFacts } from "./good-news.ts";
import {
  allSettledWords,
  changeWords,
  foundWords,
  percentOf,
  settledWords,
  unknownWords,
  waitedForWords,
  waitingWords,
} from "../kit/figures.ts";
import { isReader } from "../kit/people.ts";
import { actsOn } from "../kit/act.ts";
import { button, pagingButtons, press, remindOwnersButton, type Button } from "../kit/actions.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { details, gapRow, placeWords, rowLinks, type Detail, type Row } from "../kit/rows.ts";
import { join, shown, name, nothing, plain, text, type Shown } from "../kit/text.ts";
import { severityWords } from "../kit/urgency.ts";

/** The report as a card; the good news when nothing is open. Always small enough to send. */
export function gapsCard(facts: NewsFacts): Card {
  if (facts.report.listed === 0) return goodNewsCard(facts);
  return renderFitting("gaps", details, (detail) => gapsView(facts, detail));
}

/** One page of the report. */
export function gapsView(
  { report, names, reader, manager = false, answers, onlyOwn = false, isBeyond = false, setup }: NewsFacts,
  length: Detail = details[0],
) {
  const { totals } = report;
  const whose = whoseAlone(report.filter);
  const isOwn = onlyOwn || (whose !== undefined && whose.kind !== "nobody" && isReader(whose.person, reader));
  const isOver = partsOf(report.filter).some(({ by }) => by === "overdue");
  const detail = { ...length, isOwn, isOver };
  const { who, says } = newsOf(report, names, reader);
  const percent = percentOf(totals.covered, coverable(totals));
  // Two, so that their names stand beneath the ring: of three, some clients only say how many there are.
  const chart = [
    { legend: plain("Done"), value: totals.covered, color: plain("good") },
    { legend: plain("Open"), value: coverable(totals) - totals.covered, color: plain("warning") },
  ];
  /** The way back to this page. */
  const back = { list: writeFilter(report.filter), page: report.page };
  const { traits = [] } = report.filter;
  const rowOf = (found: CustomerGaps): Row => {
    if (setup === undefined || !isOfCustomers(report.filter))
      return withLinks(gapRow(found, names, reader, detail, back), found);
    const told = found.gaps.filter(({ topic }) => topicsLacked(traits).includes(topic));
    const about = { names, reader, longest: detail.what, isOnly: traits.length === 1, gaps: found.gaps };
    const facts = traits.map((trait) => {
      const [gap] = saysItself(trait) ? told.filter(({ topic }) => topicsLacked([trait]).includes(topic)) : [];
      return gap === undefined
        ? traitFact(trait, found.customer, { ...about, setup })
        : text(withDayWords(gap.what, reader), detail.what);
    });
    // Where the first gap says all that was asked, its row says it best.
    const isAsGap = facts.every((fact) => fact === nothing) || (traits.every(saysItself) && told.length > 0);
    if (isAsGap) return withLinks(gapRow(found, names, reader, detail, back), found);
    const others = found.gaps.filter((gap) => !told.includes(gap));
    const row = gapRow({ ...found, gaps: others }, names, reader, detail, { ...back, fact: join([...new Set(facts)]) });
    // What mends another gap is none of it.
    return withLinks(row, { ...found, gaps: told });
  };
  const withLinks = (row: Row, { customer, gaps, gone, state }: CustomerGaps): Row => {
    const [gap] = gaps;
    if (gone !== undefined || (gap === undefined && state !== "waiting")) return row;
    const answer = answers?.(customer) ?? false;
    const ask = manager && !isReader(customer.owner, reader);
    const links = rowLinks(actsOn(customer, gap, { manage: manager, answer, ask }), customer, detail);
    return links.length === 0 ? row : { ...row, links };
  };
  return {
    summary: plain(who === undefined ? says : `${plain(who, 50)}: ${says}`, 120),
    title: who === undefined ? text(says) : shown`${name(who)}: ${text(says)}`,
    split: join([text(capital(changeWords(report, reader))), splitOf(report)]),
    coverage: tellsCoverage(report) ? text(allSettledWords(totals, report.filter)) : nothing,
    percent: shown`${percent}%`,
    chart,
    legend: chart.map(({ legend, value }) => ({ words: shown`${text(legend)}: ${text(number(value))}` })),
    rows: report.rows.map(rowOf),
    place: join([placeOf(report), isBeyond ? shown`That's all of them` : nothing], ". "),
    buttons: buttonsOf(report, { manager, onlyOwn, reader }),
  };
}

/**
 * How much is associated is said of lists of all gaps, of all of an area and of all customers: beside what is urgent or
 * ends soon, it would be the number of another list. Nor is it said again on every page.
 */
const tellsCoverage = ({ filter, page }: GapReport): boolean =>
  page === 1 &&
  filter.without === undefined &&
  filter.order !== "loss" &&
  filter.order !== "credit" &&
  !isOfCustomers(filter) &&
  partsOf(filter).every((part) => part.by === "all" || part.by === "customers" || isArea(part));

/** Whether it is of what customers have and lack, and not of gaps. */
const isOfCustomers = ({ by, traits }: GapReport["filter"]): boolean => by === "customers" && traits !== undefined;

/** Whether a gap says what such a trait lacks; of claims it may be another one, and of links a part. */
const saysItself = (trait: Trait): boolean =>
  "topics" in trait || (topicsLacked([trait]).length > 0 && "thing" in trait && !/^(?:claim|link)$/.test(trait.thing));

/** Whether it lists who is unassigned, asked for by that word or as the gaps of the owner's question. */
const isOfUnowned = (filter: GapReport["filter"]): boolean =>
  (filter.whose === undefined || filter.whose.kind === "nobody") &&
  (filter.by === "unowned" || (filter.by === "topic" && filter.topic === "owner" && partsOf(filter).length === 1));

/** Whether it is about all gaps of whosever customers. */
const isOfAll = (filter: GapReport["filter"]): boolean =>
  filter.without === undefined && partsOf(filter).every((part) => part.by === "all" || part.by === "customers");

/** How many of what, and whose when it is somebody's. */
function newsOf(
  { filter, totals, rows, listed }: GapReport,
  names: Names,
  reader: Reader,
): { who?: string; says: string } {
  const whose = whoseAlone(filter);
  const except =
    filter.whose?.kind === "except" ? `, not counting ${names.get(filter.whose.person) ?? filter.whose.person}'s` : "";
  const isUnsnoozed = filter.by === "customers" && filter.without?.some(({ by }) => by === "snoozed") === true;
  const unsnoozed = isUnsnoozed ? ", not counting snoozed ones" : "";
  const says =
    `${saysOf(filter, totals, listed, today(reader))} ${traitWords(filter.traits, today(reader))}`.trimEnd() +
    unsnoozed +
    except;
  const isMine = whose !== undefined && whose.kind !== "nobody" && isReader(whose.person, reader);
  const [trait, ...others] = filter.traits ?? [];
  if (trait !== undefined && "thing" in trait && others.length === 0 && filter.by === "customers") {
    const all = `${count(totals.known, "customer")}${trait.thing === "link" ? " with Azure" : ""}`;
    const have = `${number(listed)} of ${isMine ? "your " : ""}${all} ${haveWords(trait, listed, today(reader))}${unsnoozed}${except}`;
    if (whose === undefined || isMine) return { says: have };
    return { who: whose.kind === "nobody" ? "Unassigned" : (names.get(whose.person) ?? whose.person), says: have };
  }
  if (filter.by === "waiting" && (whose === undefined || isMine)) return { says: capital(says) };
  if (filter.by === "unowned" && whose === undefined) {
    return { says: unownedWords(totals) + except };
  }
  if (filter.by === "customer") {
    return { who: rows[0]?.customer.name ?? "This customer", says: foundWords(filter, totals.gaps, today(reader)) };
  }
  if (whose === undefined) return { says };
  if (whose.kind === "nobody") return { who: "Unassigned", says };
  if (isMine) return { says: totals.gaps === 0 ? says : `You have ${says}` };
  return { who: names.get(whose.person) ?? whose.person, says };
}

function saysOf(filter: GapReport["filter"], totals: GapReport["totals"], listed: number, seenOn: Day): string {
  const { withGaps, customers } = totals;
  if (filter.by === "in-order") return settledWords(totals, { by: "all" });
  if (filter.by === "paused" || filter.by === "offboarded") return count(listed, `${filter.by} customer`);
  if (filter.by === "customers") return count(customers, "customer");
  if (filter.by === "waiting") return waitingWords(totals, waitedForWords(filter, seenOn));
  if (filter.by === "unowned") return unownedWords(totals);
  if (totals.gaps === 0) return `no gaps, ${waitingWords(totals)}`;
  return `${foundWords(filter, totals.gaps, seenOn)} at ${number(withGaps)} of ${count(coverable(totals), "customer")}`;
}

/** `2 customers unassigned, 5 whose owner can't be reached` */
function unownedWords({ unowned, unassigned }: GapReport["totals"]): string {
  const unreached = unowned - unassigned;
  if (unreached === 0) return `${count(unassigned, "customer")} unassigned`;
  if (unassigned === 0) return `${count(unreached, "customer")} whose owner can't be reached`;
  return `${count(unassigned, "customer")} unassigned, ${number(unreached)} whose owner can't be reached`;
}

const counted: readonly Severity[] = ["critical", "high", "medium", "low"];

function splitOf({ filter, totals }: GapReport): Shown {
  const bySeverity = counted
    .filter((severity) => totals.bySeverity[severity] > 0)
    .map(
      (severity) => shown`${text(number(totals.bySeverity[severity]))} ${text(severityWords[severity].toLowerCase())}`,
    );
  const unowned =
    // Of a part of the gaps it would say nothing: those customers may have none of it.
    totals.unowned === 0 || !isWhole(filter) ? nothing : text(unownedWords(totals));
  const snoozed =
    totals.snoozed === 0 || filter.by === "snoozed"
      ? nothing
      : // What is new or was closed is counted, snoozed or not.
        shown`${text(number(totals.snoozed))}${filter.by === "new" || filter.by === "closed" ? shown` of them` : nothing} snoozed`;
  // Under part of the gaps it would read as a part of these.
  const waiting = totals.waiting === 0 || totals.gaps === 0 || !isOfAll(filter) ? nothing : text(waitingWords(totals));
  return join([
    // The headline counts customers.
    filter.by === "customers" && totals.gaps > 0
      ? shown`${text(count(totals.gaps, "gap"))} at ${text(number(totals.withGaps))} of them`
      : nothing,
    // One severity only would repeat the headline; what customers have and lack is no gap.
    ...(severities.some((one) => one === filter.by) || filter.by === "unowned" || isOfCustomers(filter)
      ? []
      : bySeverity),
    unknownWords(totals),
    unowned,
    snoozed,
    waiting,
  ]);
}

function placeOf({ filter, page, pages, rows, listed }: GapReport): Shown {
  const order = orderWords[orderOf(filter) ?? "urgency"];
  if (pages === 1) return filter.order === undefined ? nothing : text(capital(order));
  const first = (page - 1) * 10 + 1;
  // What is not open any more has a row each.
  const one = filter.by === "new" || filter.by === "closed" ? "row" : "customer";
  const place = placeWords(one, first, rows.length, listed);
  return filter.first === undefined ? shown`${place}, ${text(order)}` : place;
}

const orderWords: Readonly<Record<Order | "urgency", string>> = {
  urgency: "most urgent first",
  deadline: "soonest deadline first",
  age: "open longest first",
  name: "by name",
  count: "most gaps first",
  seats: "most seats first",
  smallest: "fewest seats first",
  added: "newest first",
  loss: "most lost first",
  credit: "longest without credit first",
  owner: "by owner",
};

/** Whether anybody but the reader owns what is listed, who could be reminded. */
export const waitsForOthers = ({ rows, pages }: GapReport, reader: Reader): boolean =>
  pages > 1 || rows.some(({ customer: { owner } }) => owner !== undefined && !isReader(owner, reader));

/** At most four: paging first, then what narrows or widens the list. */
function buttonsOf(
  report: GapReport,
  { manager, onlyOwn, reader }: { manager: boolean; onlyOwn: boolean; reader: Reader },
): readonly Button[] {
  const { filter, page, pages, totals } = report;
  // Who sees only their own has nobody to compare.
  const byOwner = onlyOwn ? [] : [button("By owner", press("gaps-by-owner", {}), { tooltip: "Open gaps by owner" })];
  const here = writeFilter(filter);
  const to = (target: number) => press("gaps", { filter: here, page: target });
  const isRemindable = manager && !isWhole(filter) && remindsOf(filter) && totals.gaps > 0;
  const remind = isRemindable && waitsForOthers(report, reader) ? [remindOwnersButton(`gaps ${here}`)] : [];
  const others =
    filter.by === "all"
      ? [
          ...remind,
          ...(totals.bySeverity.critical > 0 && totals.bySeverity.critical < totals.gaps
            ? [button("Only critical", press("gaps", { filter: "critical" }))]
            : []),
          ...(totals.unowned > 0 ? [button("Unassigned", press("gaps", { filter: "unowned" }))] : []),
          ...byOwner,
        ]
      : [
          ...(isOfUnowned(filter) && totals.unassigned > 1 && manager
            ? [button(`Assign all ${totals.unassigned}`, press("assign-all-form", {}), { likely: true })]
            : []),
          ...(filter.by === "waiting" && manager && waitsForOthers(report, reader)
            ? [
                button("Remind them all", press("remind-all", { filter: here }), {
                  tooltip: "One message to each owner",
                }),
              ]
            : []),
          ...remind,
          filter.traits?.some((trait) => "thing" in trait && trait.thing === "link") === true
            ? button("All PAL gaps", press("gaps", { filter: "pal" }))
            : button("All gaps", press("gaps", { filter: "all" })),
          ...byOwner,
        ];
  return [...pagingButtons(page, pages, to), ...others].slice(0, 4);
}
