/** `gdap`: until when we have delegated access (GDAP), where, a page at a time, soonest end first. */
import type { KnownAccess } from "../../domain/customer/gdap.ts";
import type { ListPage } from "../../domain/listing.ts";
import { daysBetween, type Day } from "../../domain/time/time.ts";
import { button, opens, pagingButtons, press, remindOwnersButton } from "../kit/actions.ts";
import { capital, count, dayWords, number, today, type Reader } from "../kit/dates.ts";
import { listCard } from "../kit/list.ts";
import { isReader } from "../kit/people.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { details, ownerWords, placeWords, rowLinks, type Detail, type Row } from "../kit/rows.ts";
import { name, nothing, plain, shown, text, type Shown } from "../kit/text.ts";
import { claimPageView, whoOf, type ClaimsAbout } from "./claims.ts";

export type AccessListFacts = Pick<ClaimsAbout, "whose" | "until" | "except" | "onlyOwn" | "names" | "reader"> & {
  /** What is listed: with `until`, only what ends by then. */
  found: ListPage<KnownAccess>;
  /** How many have ended, and how many extend automatically, by that day where one was asked for. */
  ended: number;
  extending: number;
  /** At how many customers no end is on record, none is needed, or nothing is known; of how many. */
  endless: number;
  notNeeded: number;
  unknown: number;
  of: number;
  /** What is written for another page. */
  pageOf(page: number): string;
  isBeyond?: boolean;
  manager?: boolean;
};

/** One page of them; where there is none, that. Always small enough to send. */
export function accessListCard(facts: AccessListFacts): Card {
  if (facts.found.listed > 0) return renderFitting("gaps", details, (detail) => accessListView(facts, detail));
  const gaps = button("Access gaps", press("gaps", { filter: "access" }));
  return listCard({ headline: headlineOf(facts), context: text(besideOf(facts).join(" · ")), buttons: [gaps] });
}

export function accessListView(facts: AccessListFacts, detail: Detail = details[0]) {
  const { found, pageOf, reader } = facts;
  const { page, pages, rows, listed } = found;
  return claimPageView({
    headline: headlineOf(facts),
    split: besideOf(facts).map((words) => text(words)),
    rows: rows.map((row) => rowOf(row, facts, detail)),
    pages,
    place: shown`${placeWords("customer", (page - 1) * 10 + 1, rows.length, listed)}, soonest end first`,
    isBeyond: facts.isBeyond,
    buttons: [
      ...(facts.manager === true && rows.some((row) => isSoon(row, reader) && !isReader(row.customer.owner, reader))
        ? [remindOwnersButton(pageOf(1))]
        : []),
      ...pagingButtons(page, pages, (to) => press("run", { says: pageOf(to) })),
    ],
  });
}

/** What is not in the list, so that nobody takes it for all. */
function besideOf(facts: AccessListFacts): readonly string[] {
  const { ended, extending, endless, notNeeded, unknown, of, until, except } = facts;
  const isPart = until !== undefined;
  const parts: readonly [number, string][] = [
    [ended, `${number(ended)} ${ended === 1 ? "has" : "have"} ended already`],
    [isPart ? extending : 0, `${number(extending)} more ${extending === 1 ? "extends" : "extend"} automatically`],
    [isPart ? endless : 0, `no end on record for ${number(endless)}`],
    [notNeeded, `not needed at ${number(notNeeded)}`],
    [unknown, `no GDAP on record for ${number(unknown)} of ${count(of, "customer")}`],
  ];
  return [
    ...parts.flatMap(([many, words]) => (many === 0 ? [] : [words])),
    ...(except === undefined ? [] : [`not counting ${except}'s`]),
  ].map((words, place) => (place === 0 ? capital(words) : words));
}

function headlineOf({ found: { listed }, until, ...about }: AccessListFacts): string {
  const { who, isOwn } = whoOf(about);
  const where = isOwn ? " of yours" : who === undefined ? "" : ` of ${who}`;
  const when = until === undefined ? "" : ` by ${dayWords(until, today(about.reader))}`;
  if (listed === 0)
    return until === undefined
      ? `No delegated access (GDAP) on record${where}`
      : `No delegated access (GDAP)${where} ends${when}`;
  const all = `${count(listed, "customer")}${where}`;
  if (until === undefined) return `Delegated access (GDAP) on record for ${all}`;
  return `Delegated access (GDAP) at ${all} ends${about.ended === 0 ? "" : " or has ended"}${when}`;
}

const soon = 30;

const isSoon = ({ gdap, end }: Pick<KnownAccess, "gdap" | "end">, reader: Reader): boolean =>
  end === "over" || (end === "ends" && daysBetween(today(reader), gdap.endsOn ?? today(reader)) <= soon);

function rowOf({ customer, gdap, end }: KnownAccess, { names, reader }: AccessListFacts, detail: Detail): Row {
  const { id } = customer;
  const seenOn = today(reader);
  return {
    name: name(customer.name, detail.name),
    figure: text(
      end === "over" ? "Ended" : end === "ends" ? (gdap.endsOn === undefined ? "" : dayWords(gdap.endsOn, seenOn)) : "",
    ),
    figureColor: isSoon({ gdap, end }, reader) ? "Attention" : "Default",
    what: accessFact({ gdap, end }, seenOn),
    sub: ownerWords(customer, names, reader, detail),
    opens: opens(press("show", { customer: id }), `Show ${plain(customer.name, detail.name)}`),
    links: rowLinks([], customer, detail),
  };
}

/** `GDAP: active until 3 Mar 2027`, `GDAP: ended 3 Oct`: what is on record of a customer's delegated access. */
export function accessFact({ gdap: { status, endsOn }, end }: Pick<KnownAccess, "gdap" | "end">, seenOn: Day): Shown {
  const day = endsOn === undefined ? nothing : text(dayWords(endsOn, seenOn));
  const is = text(status, 30);
  if (end === "none") return shown`GDAP: ${is}, no end on record`;
  if (end === "extends")
    return endsOn === undefined
      ? shown`GDAP: ${is}, extends automatically`
      : shown`GDAP: ${is}, extends automatically on ${day}`;
  if (end === "over") return endsOn === undefined ? shown`GDAP: ${is}` : shown`GDAP: ended ${day}`;
  return shown`GDAP: ${is} until ${day}`;
}
