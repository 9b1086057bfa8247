/** Open gaps by owner: whose they are, and how old the oldest is. */
import { writeFilter, type Filter, type Whose } from "../../domain/gaps/filter.ts";
import type { ChannelWeek, Names } from "../../domain/messages/message.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { daysBetween, type Day } from "../../domain/time/time.ts";
import { count, number } from "../kit/dates.ts";
import { person } from "../kit/people.ts";
import { button, opens, pagingButtons, press, type Bound } from "../kit/actions.ts";
import { render, type Card } from "../kit/render.ts";
import { placeWords } from "../kit/rows.ts";
import { join, shown, nothing, plain, text, type Plain, type Shown } from "../kit/text.ts";

export type ByOwnerFacts = {
  byOwner: ChannelWeek["byOwner"];
  names: Names;
  today: Day;
  /** Of the digest whose new and closed gaps are counted; absent means until now. */
  week?: string | undefined;
  /** One owner alone, or `nobody`: the customers without one. */
  only?: PersonRef | undefined;
  /** 1 for the first. */
  page?: number;
  /** The reader sees only the customers they answer for. */
  onlyOwn?: boolean;
};

/** A number that opens its list, or what stands between two of them. */
type LinkedFigure = { says: Plain; opens?: Bound };

/** Each number opens its list; or one link, which is shorter, opens the owner's numbers. */
export type OwnerRowAs = "links" | "one link";

/** A row of the list; also in the digest. */
export type OwnerRow = { name: Shown; figures: readonly LinkedFigure[]; sub: Shown };

const nobody = "nobody";

/** Rows on a page: as many as fit when every one has every number. */
const pageSize = 5;

export function byOwnerView(facts: ByOwnerFacts) {
  return facts.only === undefined ? everybody(facts) : oneOwner(facts, facts.only);
}

function oneOwner({ byOwner, names, today, week }: ByOwnerFacts, only: PersonRef) {
  const row = byOwner.find(({ owner }) => (owner ?? nobody) === only);
  const who = only === nobody ? shown`Unassigned customers` : person(only, names);
  const found = row === undefined ? shown`Nothing open, and nothing changed` : nothing;
  return {
    summary: plain(only === nobody ? who : (names.get(only) ?? only), 120),
    title: who,
    context: found,
    owners: row === undefined ? [] : [{ ...ownerRow(row, names, today, { week }), name: nothing }],
    place: nothing,
    buttons: [button("By owner", press("gaps-by-owner", week === undefined ? {} : { week }))],
  };
}

function everybody({ byOwner, names, today, week, page: wanted = 1, onlyOwn = false }: ByOwnerFacts) {
  const pages = Math.max(1, Math.ceil(byOwner.length / pageSize));
  const page = Math.min(wanted, pages);
  const before = (page - 1) * pageSize;
  const rows = byOwner.slice(before, before + pageSize);
  const to = (target: number) => press("gaps-by-owner", { week, page: target === 1 ? undefined : target });
  const open = byOwner.reduce((sum, row) => sum + row.open, 0);
  const people = byOwner.filter((row) => row.owner !== undefined && row.open > 0).length;
  const unowned = byOwner.find((row) => row.owner === undefined)?.open ?? 0;
  const told =
    people === 0
      ? `${count(open, "gap")} at unassigned customers`
      : unowned === 0
        ? `${count(open, "gap")} with ${count(people, "owner")}`
        : `${count(open, "gap")}: ${number(open - unowned)} with ${count(people, "owner")}, ${number(unowned)} at unassigned customers`;
  return {
    summary: plain(open === 0 ? "No owner has an open gap" : told, 120),
    title: open === 0 ? shown`No owner has an open gap` : text(told),
    context: onlyOwn
      ? shown`Only the customers you look after: in a channel that I'm in, you can compare everyone`
      : unowned === 0
        ? shown`Every customer with a gap has an owner`
        : nothing,
    owners: rows.map((row) => ownerRow(row, names, today, { week })),
    place:
      pages === 1 ? nothing : shown`${placeWords("row", before + 1, rows.length, byOwner.length)}, most gaps first`,
    buttons: [
      ...pagingButtons(page, pages, to),
      button("All gaps", press("gaps", { filter: "all" })),
      ...(unowned > 0 ? [button("Unassigned", press("gaps", { filter: "unowned" }))] : []),
    ],
  };
}

export const byOwnerCard = (facts: ByOwnerFacts): Card => render("by-owner", byOwnerView(facts));

/** What one owner has. @param how `week` of the digest whose new and closed gaps are counted. */
export function ownerRow(
  row: ChannelWeek["byOwner"][number],
  names: Names,
  today: Day,
  how: { week?: string | undefined; as?: OwnerRowAs; name?: number } = {},
): OwnerRow {
  const { owner, unreachable, oldest, asked } = row;
  const daysOf = (since: Day): number => Math.max(0, daysBetween(since, today));
  const figures = figuresOf(row, how.week);
  return {
    name: owner === undefined ? shown`Unassigned` : person(owner, names, how.name),
    figures: how.as === "one link" ? oneLink(figures, owner ?? nobody, how.week) : figures,
    sub: join([
      unreachable === undefined ? nothing : shown`can't be reached: ${text(unreachable, 60)}`,
      oldest === undefined ? nothing : text(oldestWords(daysOf(oldest))),
      asked === undefined ? nothing : text(askedWords(daysOf(asked))),
    ]),
  };
}

function oldestWords(days: number): string {
  return days === 0 ? "all since today" : `oldest ${count(days, "day")}`;
}

function askedWords(days: number): string {
  if (days === 0) return "asked today";
  return days === 1 ? "asked yesterday" : `asked ${days} days ago`;
}

function oneLink(figures: readonly LinkedFigure[], only: PersonRef, week?: string): readonly LinkedFigure[] {
  const data = { only, week };
  const says = plain(figures.map((figure) => figure.says).join(" "), 80);
  return [{ says, opens: opens(press("gaps-by-owner", data), "Show each list") }];
}

/** Every number that is not zero. */
function figuresOf(row: ChannelWeek["byOwner"][number], week?: string): readonly LinkedFigure[] {
  const whose: Whose = row.owner === undefined ? { kind: "nobody" } : { kind: "owner", person: row.owner };
  const ofWeek = week === undefined ? {} : { week };
  const numbers: readonly [number | undefined, string, Filter][] = [
    [row.customers, row.customers === 1 ? "customer" : "customers", { by: "customers", whose }],
    [row.open, "open", { by: "all", whose }],
    [row.opened, "new", { by: "new", ...ofWeek, whose }],
    [row.closed, "closed", { by: "closed", ...ofWeek, whose }],
    [row.expired, "expired", { by: "expired", whose }],
    [row.snoozed, "snoozed", { by: "snoozed", whose }],
  ];
  const figures = numbers.flatMap(([value = 0, words, filter]): LinkedFigure[] =>
    value === 0 ? [] : [{ says: plain(`${number(value)} ${words}`), opens: listOf(filter, "List them") }],
  );
  return figures.flatMap((figure, index) => (index === 0 ? [figure] : [{ says: plain("·") }, figure]));
}

/** Opens the list that a filter leaves. */
export function listOf(filter: Filter, tooltip: string): Bound {
  return opens(press("gaps", { filter: writeFilter(filter) }), tooltip);
}
