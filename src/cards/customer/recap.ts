/** What was done in a period at a glance: a line for each kind of news, each with the list it is the number of. */
import { workloadName, type Catalogue } from "../../domain/catalogue/workloads.ts";
import type { ClaimState, StandingClaim } from "../../domain/claims/standing.ts";
import { claimedWorkload } from "../../domain/claims/standing.ts";
import { wordOfState } from "../../domain/claims/state-words.ts";
import { exact } from "../../domain/exact.ts";
import { customerIn } from "../../domain/gaps/change.ts";
import { groupBy } from "../../domain/group-by.ts";
import type { Names } from "../../domain/messages/message.ts";
import type { Recap, RecapKind, RecapShare } from "../../domain/organization/recap.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { listOf } from "../gaps/by-owner.ts";
import { claimMark, stateName } from "../gaps/claims.ts";
import { button, opens, press } from "../kit/actions.ts";
import { capital, count, dayWords, number, today, type Reader } from "../kit/dates.ts";
import { percentOf } from "../kit/figures.ts";
import { listCard, type ListFacts, type ListLine } from "../kit/list.ts";
import { marks, type Mark } from "../kit/marks.ts";
import { isPerson, personOrYou } from "../kit/people.ts";
import type { Card } from "../kit/render.ts";
import { andMore } from "../kit/rows.ts";
import { join, name, nothing, shown, text, type Shown } from "../kit/text.ts";
import { periodWords } from "./history.ts";

/** `first`: the kind that is asked about, told before all others, and where there was none of it. */
export type RecapFacts = {
  recap: Recap;
  names: Names;
  catalogue: Catalogue;
  reader: Reader;
  first?: RecapKind | undefined;
  /** Whoever reads it may see every entry, and by whom it was. */
  hasEntries?: boolean;
};

export const recapCard = (facts: RecapFacts): Card => listCard(recapFacts(facts));

/** As a manager passes it on: gaps, claims, links, customers, answers, and in a line what was imported. */
export function recapFacts(facts: RecapFacts): ListFacts {
  const { recap, reader, hasEntries = true } = facts;
  const { from, to, gaps } = recap;
  const seenOn = today(reader);
  const period = capital(periodWords({ from, to }, seenOn));
  const says = [`since ${from}`, to === undefined ? "" : `until ${to}`].filter((part) => part !== "").join(" ");
  const shares = shareLines(facts);
  const asked = shares.filter(({ kind }) => kind === facts.first);
  const others = shares.filter(({ kind }) => kind !== facts.first);
  const lines = [
    ...asked.map(({ line }) => line),
    ...gapLines(facts),
    ...claimLines(facts, says),
    ...others.map(({ line }) => line),
  ];
  // What is counted from digest to digest began with another day.
  const change = gaps?.change?.since === from ? gaps.change : undefined;
  const open = openWords(recap, reader);
  return {
    headline: `${period}: ${change === undefined ? open : changeWords(change)}`,
    context: join([change === undefined ? nothing : text(open), coveredOf(recap)]),
    lines: lines.length > 0 ? lines : [{ ...marks.none, what: shown`Nothing was changed.`, sub: nothing }],
    buttons: hasEntries
      ? [button("All of it", press("run", { says: `history ${says}`, shown: "new" }), { tooltip: "Every entry" })]
      : [],
  };
}

const changeWords = ({ closed, opened }: { closed: readonly string[]; opened: readonly string[] }): string =>
  `${count(closed.length, "gap")} closed, ${number(opened.length)} new`;

const openWords = ({ gaps }: Recap, reader: Reader): string => {
  if (gaps === undefined) return "what was done";
  const { after, before, on } = gaps;
  const then = before === undefined ? "" : `, ${number(before.week.open)} on ${dayWords(before.day, today(reader))}`;
  const day = on === undefined ? "" : ` on ${dayWords(on, today(reader))}`;
  return `${count(after.open, "gap")} open${day}${then}`;
};

function coveredOf({ gaps }: Recap): Shown {
  if (gaps === undefined) return nothing;
  const { after, before } = gaps;
  const was = before === undefined ? "" : `, ${number(before.week.covered)} of ${number(before.week.customers)} then`;
  const percent = `${percentOf(after.covered, after.customers)}%`;
  return text(`${number(after.covered)} of ${count(after.customers, "customer")} have nothing open (${percent})${was}`);
}

const namesShown = 5;

/** `Contoso, Fabrikam and 3 more`. */
const someOf = (all: readonly Shown[]): Shown =>
  join([join(all.slice(0, namesShown), ", "), andMore(all.length - namesShown)], " ");
const namesOf = (all: readonly string[]): Shown => someOf([...new Set(all)].map((one) => name(one, 40)));

function gapLines({ recap, reader }: RecapFacts): ListLine[] {
  const { gaps, customers, from } = recap;
  if (gaps?.change === undefined) return [];
  const { closed, opened, since, week } = gaps.change;
  const called = new Map(customers.map((one) => [one.id, one.name]));
  const at = (keys: readonly string[]) => keys.flatMap((key) => called.get(customerIn(key)) ?? []);
  const day = since === from ? nothing : text(`since the digest of ${dayWords(since, today(reader))}`);
  const line = (by: "closed" | "new", mark: Mark, what: string, keys: readonly string[]): ListLine[] =>
    keys.length === 0
      ? []
      : [
          {
            ...mark,
            what: text(`${what}: ${number(keys.length)}`),
            sub: join([namesOf(at(keys)), day]),
            opens: listOf(exact({ by, week }), "List them"),
          },
        ];
  return [...line("closed", marks.yes, "Gaps closed", closed), ...line("new", marks.none, "New gaps", opened)];
}

/** What says nothing of what was achieved or lost. */
const isOnItsWay: ReadonlySet<ClaimState> = new Set([
  "Not started",
  "Draft",
  "Submitted",
  "Under review",
  "sold-by-us",
]);

function claimLines({ recap, catalogue, names, reader }: RecapFacts, says: string): ListLine[] {
  const of = ({ customer: { name: called, owner }, claim }: StandingClaim): Shown => {
    const workload = text(workloadName(catalogue, claimedWorkload(claim, catalogue)));
    const whose = owner === undefined ? shown`unassigned` : personOrYou(owner, names, reader);
    return shown`${name(called, 40)} (${workload}, ${whose})`;
  };
  const line = (mark: Mark, what: string, claims: readonly StandingClaim[], filter: string): ListLine => ({
    ...mark,
    what: text(`CPOR ${what}: ${number(claims.length)}`),
    sub: someOf(claims.map(of)),
    opens: opens(press("claims", { filter: `${filter} ${says}` }), "List them"),
  });
  const sent = recap.sent.length === 0 ? [] : [line(marks.none, "submitted", recap.sent, "all sent")];
  const states = [...groupBy(recap.moved, ({ state }) => state)].filter(([state]) => !isOnItsWay.has(state));
  return [
    ...sent,
    ...states.map(([state, claims]) =>
      line(claimMark(state), stateName(state).toLowerCase(), claims, wordOfState(state)),
    ),
  ];
}

const kinds: readonly (readonly [RecapKind, Mark, string])[] = [
  ["linked", marks.yes, "PAL linked"],
  ["unlinked", marks.no, "PAL lost"],
  ["lost", marks.no, "No longer attributed in a report"],
  ["added", marks.none, "Customers added"],
  ["assigned", marks.none, "Customers assigned"],
  ["unassigned", marks.none, "Customers taken from their owner"],
  ["left", marks.none, "Customers paused, offboarded or no longer listed"],
];
const folded = [
  ["answered", marks.yes, "Questions answered"],
  ["imported", marks.none, "Facts imported"],
  ["read", marks.none, "Facts read at Microsoft"],
  ["else", marks.none, "Other changes"],
] as const;

const none: RecapShare = { entries: 0, customers: new Map(), who: new Map() };

function shareLines({
  recap,
  names,
  reader,
  first,
  hasEntries = true,
}: RecapFacts): { kind: RecapKind; line: ListLine }[] {
  const shareOf = (kind: RecapKind) => recap.shares.get(kind) ?? (kind === first ? none : undefined);
  /** Whoever has most first: `2 to Megan Bowen, 1 to you`. */
  const each = ({ who }: RecapShare, word: "by" | "to"): Shown => {
    if (word === "by" && !hasEntries) return nothing;
    const all = [...who].toSorted(([, some], [, others]) => others.size - some.size);
    return join(
      all.map(([ref, at]: [PersonRef, ReadonlySet<string>]) => {
        const one = isPerson(ref) ? shown`${text(word)} ${personOrYou(ref, names, reader)}` : shown`automatically`;
        return all.length === 1 ? one : shown`${text(number(at.size))} ${one}`;
      }),
      ", ",
    );
  };
  const lineOf = (mark: Mark, what: string, many: number, sub: Shown): ListLine => ({
    ...mark,
    what: text(`${what}: ${number(many)}`),
    sub,
  });
  const customers = kinds.flatMap(([kind, mark, what]) => {
    const share = shareOf(kind);
    if (share === undefined) return [];
    const at = namesOf([...share.customers.values()]);
    const who = each(share, kind === "assigned" ? "to" : "by");
    return [{ kind, line: lineOf(share === none ? marks.none : mark, what, share.customers.size, join([at, who])) }];
  });
  const entries = folded.flatMap(([kind, mark, what]) => {
    const share = shareOf(kind);
    if (share === undefined) return [];
    const at = share.entries === 0 ? nothing : text(`at ${count(share.customers.size, "customer")}`);
    return [
      { kind, line: lineOf(share === none ? marks.none : mark, what, share.entries, join([at, each(share, "by")])) },
    ];
  });
  return [...customers, ...entries];
}
