/** `gaps`: how many, how they split, and the customers by urgency, a page at a time. */
import type { Severity } from "../domain/gap.ts";
import type { Names } from "../domain/message.ts";
import { writeFilter, type GapReport } from "../domain/report.ts";
import { count, number, type Reader } from "./dates.ts";
import { goodNewsCard } from "./good-news.ts";
import { filterWords, percentOf } from "./figures.ts";
import { isReader, person } from "./people.ts";
import { button, press, type Button } from "./press.ts";
import { firstThatFits, render, type Card, type View } from "./render.ts";
import { details, gapRow, type Detail, type Row } from "./rows.ts";
import { join, shown, name, nothing, plain, text, type Shown } from "./text.ts";
import { severityWords } from "./urgency.ts";

export type GapsFacts = {
  report: GapReport;
  names: Names;
  reader: Reader;
};

/** A part of the donut, with its legend. */
type Part = { legend: string; value: number; color: string };

export type GapsView = View & {
  title: Shown;
  split: Shown;
  coverage: Shown;
  percent: Shown;
  chart: readonly Part[];
  rows: readonly Row[];
  place: Shown;
  buttons: readonly Button[];
};

/** The report as a card; the good news when nothing is open. Always small enough to send. */
export function gapsCard(facts: GapsFacts): Card {
  if (facts.report.totals.gaps === 0) return goodNewsCard(facts);
  return firstThatFits(details.map((detail) => () => render("gaps", gapsView(facts, detail))));
}

/** One page of the report. */
export function gapsView({ report, names, reader }: GapsFacts, detail: Detail = details[0]): GapsView {
  const { totals } = report;
  const title = headline(report, names, reader);
  const percent = percentOf(totals.covered, totals.customers);
  return {
    summary: plain(summaryOf(report, names, reader), 120),
    title,
    split: splitOf(report),
    coverage: shown`${text(number(totals.covered))} of ${text(count(totals.customers, "customer"))} fully associated`,
    percent: shown`${percent} %`,
    chart: [
      { legend: "Fully associated", value: totals.covered, color: "good" },
      { legend: "With gaps", value: totals.customers - totals.covered, color: "warning" },
    ],
    rows: report.rows.map((row) => gapRow(row, names, reader, detail)),
    place: placeOf(report),
    buttons: buttonsOf(report),
  };
}

function headline({ filter, totals, rows }: GapReport, names: Names, reader: Reader): Shown {
  const gaps = text(count(totals.gaps, `${filterWords(filter)}gap`));
  const where = shown`${text(number(totals.withGaps))} of ${text(count(totals.customers, "customer"))}`;
  switch (filter.by) {
    case "all":
    case "critical":
    case "topic":
      return shown`${gaps} at ${where}`;
    case "unowned":
      return totals.withGaps === 1
        ? shown`1 customer has no owner`
        : shown`${text(number(totals.withGaps))} customers have no owner`;
    case "designation":
      return shown`${text(filter.designation)}: ${gaps} at ${where}`;
    case "person":
      return isReader(filter.person, reader)
        ? shown`You have ${gaps} at ${where}`
        : shown`${person(filter.person, names)}: ${gaps} at ${where}`;
    case "customer":
      return shown`${name(rows[0]?.customer.name ?? "This customer")}: ${gaps}`;
  }
}

function summaryOf(report: GapReport, names: Names, reader: Reader): string {
  const { filter, totals, rows } = report;
  const gaps = count(totals.gaps, `${filterWords(filter)}gap`);
  const where = `${number(totals.withGaps)} of ${count(totals.customers, "customer")}`;
  if (filter.by === "unowned") return `${count(totals.withGaps, "customer")} without an owner`;
  if (filter.by === "customer") return `${plain(rows[0]?.customer.name ?? "This customer", 60)}: ${gaps}`;
  if (filter.by !== "person") return `${gaps} at ${where}`;
  if (isReader(filter.person, reader)) return `You have ${gaps} at ${where}`;
  return `${plain(names.get(filter.person) ?? filter.person, 50)}: ${gaps} at ${where}`;
}

const counted: readonly Severity[] = ["critical", "high", "medium", "low"];

function splitOf({ filter, totals }: GapReport): Shown {
  const bySeverity = counted
    .filter((severity) => totals.bySeverity[severity] > 0)
    .map(
      (severity) => shown`${text(number(totals.bySeverity[severity]))} ${text(severityWords[severity].toLowerCase())}`,
    );
  const unowned =
    totals.unowned === 0 || filter.by === "unowned"
      ? nothing
      : shown`${text(count(totals.unowned, "customer"))} without an owner`;
  const snoozed = totals.snoozed === 0 ? nothing : shown`${text(number(totals.snoozed))} snoozed`;
  // One severity only would repeat the headline.
  return join([...(filter.by === "critical" || filter.by === "unowned" ? [] : bySeverity), unowned, snoozed]);
}

function placeOf({ page, pages, rows, totals }: GapReport): Shown {
  if (pages === 1) return nothing;
  const first = (page - 1) * 10 + 1;
  return shown`${text(number(first))} to ${text(number(first + rows.length - 1))} of ${text(count(totals.withGaps, "customer"))}, most urgent first`;
}

/** At most four: paging first, then what narrows or widens the list. */
function buttonsOf({ filter, page, pages, totals }: GapReport): readonly Button[] {
  const here = writeFilter(filter);
  const to = (target: number) => press("gaps", { filter: here, page: target });
  const paging = [
    ...(page < pages ? [button("Next", to(page + 1), { tooltip: `Page ${page + 1} of ${pages}` })] : []),
    ...(page > 1 ? [button("Previous", to(page - 1), { tooltip: `Page ${page - 1} of ${pages}` })] : []),
  ];
  const others =
    filter.by === "all"
      ? [
          ...(totals.bySeverity.critical > 0 && totals.bySeverity.critical < totals.gaps
            ? [button("Only critical", press("gaps", { filter: "critical", page: 1 }))]
            : []),
          ...(totals.unowned > 0 ? [button("No owner", press("gaps", { filter: "unowned", page: 1 }))] : []),
          button("By owner", press("gaps-by-owner", {}), { tooltip: "Open gaps by owner" }),
        ]
      : [
          button("All gaps", press("gaps", { filter: "all", page: 1 })),
          button("By owner", press("gaps-by-owner", {}), { tooltip: "Open gaps by owner" }),
        ];
  return [...paging, ...others].slice(0, 4);
}
