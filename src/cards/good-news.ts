/** Nothing is open: said as the good news it is. */
import type { Names } from "../domain/message.ts";
import type { Filter, GapReport } from "../domain/report.ts";
import { count, number, type Reader } from "./dates.ts";
import { filterWords } from "./figures.ts";
import { isReader, person } from "./people.ts";
import { button, press, type Button } from "./press.ts";
import { render, type Card, type View } from "./render.ts";
import { shown, plain, text, type Shown } from "./text.ts";

export type GoodNewsView = View & { title: Shown; what: Shown; buttons: readonly Button[] };

/** What is in order, or that there is nothing to look at yet. */
export function goodNewsView(facts: { report: GapReport; names: Names; reader: Reader }): GoodNewsView {
  const { filter, totals } = facts.report;
  const all = filter.by === "all" ? [] : [button("All gaps", press("gaps", { filter: "all", page: 1 }))];
  if (totals.customers === 0) {
    const mine = filter.by === "person" && isReader(filter.person, facts.reader);
    return {
      summary: plain(mine ? "You answer for no customer yet" : "No customers here yet", 120),
      title: mine ? shown`You answer for no customer yet` : shown`No customers here yet`,
      what: mine
        ? shown`When a manager assigns one to you, its card comes here.`
        : shown`Load them from Partner Center's Customers.csv, or add one by hand.`,
      buttons: mine ? all : [button("Add a customer", press("add-form", {})), ...all],
    };
  }
  const silent = filter.by === "all" && totals.covered < totals.customers;
  const title = silent ? shown`No open gaps` : headline(filter, facts.names, facts.reader);
  const sleeping = totals.snoozed === 0 ? shown`` : shown` ${text(count(totals.snoozed, "gap"))} snoozed.`;
  return {
    summary: plain(`${title.replaceAll("\\", "")} (${count(totals.customers, "customer")})`, 120),
    title,
    what: shown`${text(number(totals.covered))} of ${text(count(totals.customers, "customer"))} fully associated.${sleeping}`,
    buttons: all,
  };
}

/** @see goodNewsView */
export function goodNewsCard(facts: { report: GapReport; names: Names; reader: Reader }): Card {
  return render("good-news", goodNewsView(facts));
}

function headline(filter: Filter, names: Names, reader: Reader): Shown {
  switch (filter.by) {
    case "all":
      return shown`No gaps: everything is in order`;
    case "unowned":
      return shown`Every customer has an owner`;
    case "critical":
    case "topic":
      return shown`No ${text(filterWords(filter).trim())} gaps`;
    case "designation":
      return shown`No gaps that feed ${text(filter.designation)}`;
    case "person":
      return isReader(filter.person, reader)
        ? shown`Nothing needs you`
        : shown`No gaps for ${person(filter.person, names)}`;
    case "customer":
      return shown`No gaps at this customer`;
  }
}
