/** Nothing is open: said as the good news it is. */
import type { Catalogue } from "../../domain/catalogue/workloads.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import type { Day } from "../../domain/time/time.ts";
import type { OurIds } from "../../domain/pal/pal.ts";
import type { Names } from "../../domain/messages/message.ts";
import { isWhole, whoseAlone, type Filter } from "../../domain/gaps/filter.ts";
import { coverable, type AnswersDue, type GapReport } from "../../domain/gaps/report.ts";
import type { Deadline } from "../../domain/catalogue/gap-codes.ts";
import { capital, count, deadlineWords, number, today, type Reader } from "../kit/dates.ts";
import { changeWords, foundWords, settledWords, unknownWords, waitedForWords, waitingWords } from "../kit/figures.ts";
import { haveWords, traitWords } from "./traits.ts";
import { isReader, person } from "../kit/people.ts";
import { button, press, type Button } from "../kit/actions.ts";
import { marks } from "../kit/marks.ts";
import { render, type Card } from "../kit/render.ts";
import { name, nothing, join, shown, plain, text, type Shown } from "../kit/text.ts";

export type NewsFacts = {
  report: GapReport;
  names: Names;
  reader: Reader;
  /** The first deadline to come, where none comes within the days that were asked about. */
  next?: { customer: Customer; deadline: Deadline } | undefined;
  /** Answers that are due within the days that were asked about: so not all is well. */
  due?: readonly AnswersDue[] | undefined;
  /** The reader sees only the customers they answer for: of others nothing is known here. */
  onlyOwn?: boolean;
  /** A page after the last one was asked for. */
  isBeyond?: boolean;
  /** Whether the reader may assign; in a channel anybody may press, and whoever presses is checked. */
  manager?: boolean;
  /** Whether the reader may answer for a customer. */
  answers?: (customer: Customer) => boolean;
  /** Which Partner IDs are ours, and what workloads and roles are called, for what each customer of a list has or lacks. */
  setup?: ({ catalogue: Catalogue } & OurIds) | undefined;
};

/** What is in order, or that there is nothing to look at yet. */
export function goodNewsView(facts: NewsFacts) {
  const { filter, totals } = facts.report;
  const { next, reader } = facts;
  const unowned =
    filter.by === "unowned" && filter.whose !== undefined && facts.onlyOwn !== true
      ? [button("Unassigned", press("gaps", { filter: "unowned" }))]
      : [];
  const all = [...unowned, ...(isWhole(filter) ? [] : [button("All gaps", press("gaps", { filter: "all" }))])];
  const [trait, ...others] = filter.by === "customers" ? (filter.traits ?? []) : [];
  // Nobody lacks it, of those who could.
  if (trait?.is === "lacks" && others.length === 0 && totals.customers === 0 && totals.known > totals.elsewhere) {
    const whose = whoseAlone(filter);
    const isMine = whose !== undefined && whose.kind !== "nobody" && isReader(whose.person, reader);
    const has = totals.known - totals.elsewhere;
    const many =
      totals.elsewhere > 0
        ? `${number(has)} of ${number(totals.known)}`
        : totals.known === 2
          ? "Both"
          : `All ${number(totals.known)}`;
    const one = isMine ? "Your 1 customer" : "The 1 customer";
    const who = totals.known === 1 ? one : `${many} ${isMine ? "of your " : ""}customers`;
    const azure = trait.thing === "link" ? shown` with Azure` : nothing;
    const have = text(haveWords({ ...trait, is: "has" }, has, today(reader)));
    const title = shown`${text(who)}${isMine ? nothing : ofWhom(filter, facts)}${azure} ${have}`;
    return {
      ...marks.yes,
      summary: plain(title.replaceAll("\\", ""), 120),
      title,
      what: unknownWords(totals),
      buttons: all,
    };
  }
  const showNext = next && button("Show the next one", press("show", { customer: next.customer.id }));
  // To whom only their own are shown, none of the others' is known to have an owner.
  const isUnseen = filter.by === "unowned" && facts.onlyOwn === true;
  if ((totals.customers === 0 && filter.by !== "waiting") || isUnseen) {
    const { title, what, next = [] } = noCustomers(filter, facts);
    // Nobody's merit, and no good news.
    const mark = filter.whose?.kind === "nobody" ? marks.yes : marks.none;
    return { ...mark, summary: plain(title.replaceAll("\\", ""), 120), title, what, buttons: [...next, ...all] };
  }
  const silent = isWhole(filter) && totals.covered < coverable(totals);
  const isBesideAnswers = (facts.due ?? []).length > 0;
  const title = silent ? shown`No open gaps` : headline(filter, facts, isBesideAnswers ? "No other" : "No");
  const { leftOut } = totals;
  const changed = changeWords(facts.report, reader);
  const settled = text(`${settledWords(totals, filter)}.`);
  const sleeping = totals.snoozed === 0 ? shown`` : shown` ${text(count(totals.snoozed, "gap"))} snoozed.`;
  return {
    // Nothing is done where somebody's customers have an owner: themselves.
    ...(filter.by === "in-order" || (filter.by === "unowned" && filter.whose !== undefined) || isBesideAnswers
      ? marks.none
      : marks.yes),
    summary: plain(`${title.replaceAll("\\", "")} (${count(totals.customers, "customer")})`, 120),
    title,
    what: join(
      [
        next === undefined
          ? nothing
          : shown`The next one is ${name(next.customer.name)}, ${text(deadlineWords(next.deadline, today(reader)))}.`,
        changed === "" ? nothing : text(`${capital(changed)}.`),
        coverable(totals) === 0 ? nothing : shown`${settled}${sleeping}`,
        totals.waiting === 0 ? nothing : text(`${capital(waitingWords(totals))}.`),
        leftOut === 0 ? nothing : shown`${text(number(leftOut))} paused or offboarded.`,
      ],
      " ",
    ),
    buttons: [...(showNext === undefined ? [] : [showNext]), ...all],
  };
}

export const goodNewsCard = (facts: NewsFacts): Card => render("good-news", goodNewsView(facts));

/** ` of Isaiah Langer`, behind customers. */
function ofWhom(filter: Filter, { names, reader }: Pick<NewsFacts, "names" | "reader">): Shown {
  const whose = whoseAlone(filter);
  if (whose === undefined || whose.kind === "nobody") return nothing;
  return isReader(whose.person, reader) ? shown` of yours` : shown` of ${person(whose.person, names)}`;
}

/** Why there was nothing to look at: whose customers they would have been. */
function noCustomers(
  filter: Filter,
  { names, reader, onlyOwn }: NewsFacts,
): { title: Shown; what: Shown; next?: readonly Button[] } {
  const { by, traits } = filter;
  const whose = whoseAlone(filter);
  if (traits !== undefined) {
    const but =
      filter.whose?.kind === "except" ? shown`, not counting ${person(filter.whose.person, names)}'s` : nothing;
    return {
      title: shown`No customer${ofWhom(filter, { names, reader })} ${text(traitWords(traits, today(reader)))}${but}`,
      what: onlyOwn ? shown`Here you only see the customers you look after.` : nothing,
    };
  }
  if (by === "unowned" && onlyOwn === true) {
    return {
      title: shown`Here you only see the customers you look after`,
      what: shown`In a channel that I'm in, you can ask which ones have no owner.`,
    };
  }
  if (whose?.kind === "nobody") {
    return { title: shown`Every customer has an owner`, what: shown`So there's nothing to list.` };
  }
  if (whose === undefined ? onlyOwn : isReader(whose.person, reader)) {
    return {
      title: shown`You don't look after any customers yet`,
      what: shown`When a manager assigns one to you, its card comes here.`,
    };
  }
  if (whose === undefined) {
    return {
      title: shown`No customers here yet`,
      what: shown`Load them from Partner Center's Customers.csv, or add one by hand.`,
      next: [button("Add a customer", press("add-form", {}))],
    };
  }
  if (onlyOwn) {
    return {
      title: shown`${person(whose.person, names)} doesn't own any customers you look after`,
      what: shown`You only see those here. In a channel that I'm in, you can ask about all of them.`,
    };
  }
  const open = by === "new" ? shown`is new` : by === "closed" ? shown`was closed` : shown`is open`;
  return {
    title: shown`${person(whose.person, names)} doesn't own any customers`,
    what: shown`So nothing ${open} here.`,
  };
}

/** @param no "No other" beside answers that are due. */
function headline(filter: Filter, { names, reader }: Pick<NewsFacts, "names" | "reader">, no: string): Shown {
  const { whose, traits } = filter;
  const at = traits === undefined ? nothing : shown` at customers ${text(traitWords(traits, today(reader)))}`;
  if (whose === undefined) return shown`${noneOf(filter, today(reader), no)}${at}`;
  // Said of whose customers they are: "Every customer has an owner for Megan" would be no answer to anybody.
  if (filter.by === "unowned" || filter.by === "in-order") {
    const which =
      whose.kind === "nobody"
        ? shown`Every unassigned customer`
        : whose.kind === "except"
          ? shown`Every customer but ${person(whose.person, names)}'s`
          : isReader(whose.person, reader)
            ? shown`Every customer of yours`
            : shown`Every customer of ${person(whose.person, names)}'s`;
    return shown`${which} ${filter.by === "unowned" ? text("has an owner") : text("still has something open")}`;
  }
  const none = filter.by === "all" ? shown`No gaps${at}` : shown`${noneOf(filter, today(reader), no)}${at}`;
  if (whose.kind === "nobody") return shown`${none} at unassigned customers`;
  if (whose.kind === "except") return shown`${none}, not counting ${person(whose.person, names)}'s`;
  if (!isReader(whose.person, reader)) return shown`${none} for ${person(whose.person, names)}`;
  return filter.by === "all" ? shown`Nothing needs you` : shown`${none} for you`;
}

function noneOf(filter: Filter, seenOn: Day, no: string): Shown {
  if (filter.by === "waiting") {
    const which = waitedForWords(filter, seenOn);
    return text(`No answers outstanding${which === "" ? "" : ` at customers${which}`}`);
  }

  if (filter.also !== undefined || filter.without !== undefined)
    return text(foundWords(filter, 0, seenOn).replace(/^0/, no));
  switch (filter.by) {
    case "all":
    case "customers":
      return shown`No gaps`;
    case "overdue":
      return shown`Nothing is overdue`;
    case "unowned":
      return shown`Every customer has an owner`;
    case "in-order":
      return shown`Every customer still has something open`;
    case "paused":
    case "offboarded":
      return shown`No ${text(filter.by)} customers`;
    case "customer":
      return shown`No gaps at this customer`;
    case "designation":
      return shown`No gaps that feed ${text(filter.designation)}`;
    default:
      return text(foundWords(filter, 0, seenOn).replace(/^0/, no));
  }
}
