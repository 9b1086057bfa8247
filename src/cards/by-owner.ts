/** Open gaps by owner: whose they are, and how old the oldest is. */
import type { ChannelWeek, Names } from "../domain/message.ts";
import { daysBetween, type Day } from "../domain/time.ts";
import { count, number } from "./dates.ts";
import { person } from "./people.ts";
import { button, opens, press, type Bound, type Button } from "./press.ts";
import { render, type Card, type View } from "./render.ts";
import { andMore } from "./rows.ts";
import { join, shown, nothing, plain, text, type Shown } from "./text.ts";

export type ByOwnerFacts = { byOwner: ChannelWeek["byOwner"]; names: Names; today: Day };

/** A row of the list; also in the digest. */
export type OwnerRow = { name: Shown; sub: Shown; open: Shown; opens: Bound };

export type ByOwnerView = View & {
  title: Shown;
  context: Shown;
  owners: readonly OwnerRow[];
  more: Shown;
  buttons: readonly Button[];
};

const listed = 12;

/** @see ByOwnerFacts */
export function byOwnerView({ byOwner, names, today }: ByOwnerFacts): ByOwnerView {
  const open = byOwner.reduce((sum, row) => sum + row.open, 0);
  const people = byOwner.filter((row) => row.owner !== undefined && row.open > 0).length;
  const unowned = byOwner.find((row) => row.owner === undefined)?.open ?? 0;
  const told = `${count(open, "gap")} with ${count(people, "owner")}`;
  return {
    summary: plain(open === 0 ? "No owner has an open gap" : told, 120),
    title: open === 0 ? shown`No owner has an open gap` : text(told),
    context:
      unowned === 0
        ? shown`Every customer with a gap has an owner`
        : shown`${text(number(unowned))} at customers without an owner`,
    owners: byOwner.slice(0, listed).map((row) => ownerRow(row, names, today)),
    more: andMore(byOwner.length - listed),
    buttons: [
      button("All gaps", press("gaps", { filter: "all", page: 1 })),
      ...(unowned > 0 ? [button("No owner", press("gaps", { filter: "unowned", page: 1 }))] : []),
    ],
  };
}

/** @see ByOwnerFacts */
export function byOwnerCard(facts: ByOwnerFacts): Card {
  return render("by-owner", byOwnerView(facts));
}

/** What one owner has open; pressing it lists the gaps. */
export function ownerRow(row: ChannelWeek["byOwner"][number], names: Names, today: Day): OwnerRow {
  const { owner, open, unreachable, oldest, asked } = row;
  const days = (since: Day): Shown => text(count(Math.max(0, daysBetween(since, today)), "day"));
  const some = (value: number | undefined, words: string): Shown =>
    value === undefined || value === 0 ? nothing : shown`${text(number(value))} ${text(words)}`;
  return {
    name: owner === undefined ? shown`Nobody` : person(owner, names),
    sub: join([
      unreachable === undefined ? nothing : shown`cannot be reached: ${text(unreachable, 60)}`,
      some(row.opened, "new"),
      some(row.closed, "closed"),
      some(row.expired, "run out"),
      some(row.snoozed, "snoozed"),
      oldest === undefined ? nothing : shown`oldest ${days(oldest)}`,
      asked === undefined ? nothing : shown`asked ${days(asked)} ago`,
    ]),
    open: open === 0 ? shown`none open` : shown`${text(number(open))} open`,
    opens: opens(
      press("gaps", { filter: owner === undefined ? "unowned" : `person:${owner}`, page: 1 }),
      owner === undefined ? "Show customers without an owner" : `Show the gaps of ${names.get(owner) ?? owner}`,
    ),
  };
}
