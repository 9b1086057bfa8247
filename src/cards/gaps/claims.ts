/** `claims`: how many there are, and where they stand. */
import type { ClaimState } from "../../domain/claims/standing.ts";
import { stateInWords, wordOfState } from "../../domain/claims/state-words.ts";
import type { ClaimShare, ClaimTally } from "../../domain/claims/tally.ts";
import { writeFilter, type Whose } from "../../domain/gaps/filter.ts";
import type { ListPage } from "../../domain/listing.ts";
import type { Names } from "../../domain/messages/message.ts";
import type { Day } from "../../domain/time/time.ts";
import { button, opens, pagingButtons, press, type Button } from "../kit/actions.ts";
import { count, dayWords, number, today, type Reader } from "../kit/dates.ts";
import { listCard, type ListFacts, type ListLine } from "../kit/list.ts";
import { marks, type Mark } from "../kit/marks.ts";
import { isReader, person } from "../kit/people.ts";
import { workloadName, type Catalogue } from "../../domain/catalogue/workloads.ts";
import type { Card } from "../kit/render.ts";
import { andMore, type Row } from "../kit/rows.ts";
import { join, name, nothing, plain, shown, text, type Shown } from "../kit/text.ts";

/** Which claims a card is about, and for whom it is. */
export type ClaimsAbout = {
  /** What follows the command, but for where they stand. */
  filter: string;
  /** By name, or a family of them, when only its claims are meant. */
  workload?: string | undefined;
  /** Whose customers, when somebody's were asked for. */
  whose?: (Whose & { kind: "answering" }) | undefined;
  since?: Day | undefined;
  until?: Day | undefined;
  /** The days are those on which they were submitted. */
  sent?: boolean | undefined;
  /** What stands there longest comes first. */
  byAge?: boolean | undefined;
  /** The name of whoever's customers are left out. */
  except?: string | undefined;
  /** Only the reader's customers can be seen here. */
  onlyOwn: boolean;
  names: Names;
  reader: Reader;
};

export type ClaimsFacts = ClaimsAbout & {
  tally: ClaimTally;
  /** The table of gaps is handed over to whoever reads, here. */
  file: boolean;
};

export const claimsCard = (facts: ClaimsFacts): Card => listCard(claimsFacts(facts));

/** A line for each state with a claim in it; where somebody has to do something, with the customers. */
export function claimsFacts(facts: ClaimsFacts): ListFacts {
  const { tally, onlyOwn } = facts;
  const customers = count(tally.customers, "customer");
  return {
    headline: headlineOf(facts),
    context: join([
      tally.claims === 0 ? nothing : text(onlyOwn ? `At ${customers} of yours` : `At ${customers}`),
      movedWords(facts),
    ]),
    lines: tally.states.map((row) => lineOf(row, facts)),
    buttons: buttonsOf(facts),
  };
}

export type ClaimSharesFacts = ClaimsAbout & {
  shares: readonly ClaimShare[];
  by: "workload" | "owner";
  /** The words that choose where they stand. */
  states: readonly string[];
  catalogue: Catalogue;
  /** What follows the command that lists a part of them. */
  filterOf(of: string): string;
};

/** A line for each workload or owner that has claims. */
export function claimSharesCard(facts: ClaimSharesFacts): Card {
  const { shares, by, states, filter, names, catalogue, reader, workload, filterOf } = facts;
  const claims = shares.reduce((sum, one) => sum + one.claims, 0);
  const { who, isYours } = whoOf(facts);
  const chosen = states.map(stateInWords).join(" or ");
  const noun = `${chosen === "" ? "" : `${chosen} `}claim`;
  const whose = isYours ? " of yours" : who === undefined ? "" : ` of ${who}`;
  const nameOf = (of: string): Shown => {
    if (by === "workload") return text(workloadName(catalogue, of));
    if (of === "") return shown`Unassigned`;
    return isReader(of, reader) ? shown`You` : person(of, names);
  };
  return listCard({
    headline: `${count(claims, noun)}${workload === undefined ? "" : ` for ${workload}`}${whose} by ${by}`,
    context: movedWords(facts),
    lines: shares.map((one) => ({
      ...marks.none,
      what: shown`${nameOf(one.of)}: ${text(number(one.claims))}`,
      sub: join([
        states.length > 0 ? nothing : text(`${number(one.approved)} approved`),
        text(`at ${count(one.customers, "customer")}`),
      ]),
      // Nobody's are in no list of claims.
      ...(one.of === "" ? {} : { opens: opens(press("claims", { filter: filterOf(one.of) }), "List them") }),
    })),
    buttons: [allClaims(filter)],
  });
}

/** One page of a list of claims, or of customers without: what both have in common. */
export function claimPageView(facts: {
  headline: string;
  split: readonly Shown[];
  rows: readonly Row[];
  pages: number;
  place: Shown;
  isBeyond: boolean | undefined;
  buttons: readonly Button[];
}) {
  const { headline, split, rows, pages, place, isBeyond, buttons } = facts;
  return {
    summary: plain(headline, 120),
    title: text(headline, 140),
    split: join(split),
    coverage: nothing,
    percent: nothing,
    chart: [],
    legend: [],
    rows,
    place: join([pages === 1 ? nothing : place, isBeyond === true ? shown`That's all of them` : nothing], ". "),
    buttons,
  };
}

const allClaims = (filter: string): Button =>
  button("All claims", press("claims", { filter }), { tooltip: "Claims by status" });

/** The pages of a list before and after, and all claims. @param states the words that choose where those listed stand */
export function listButtons(
  states: readonly string[],
  { found, filter }: { found: ListPage<unknown>; filter: string },
): readonly Button[] {
  const to = (page: number) => press("claims", { filter: `${states.join(" ")} ${filter}`.trim(), page });
  return [...pagingButtons(found.page, found.pages, to), allClaims(filter)];
}

/** When they have come to stand where they are, if that was asked for. */
export function movedWords(about: Pick<ClaimsAbout, "since" | "until" | "sent" | "reader" | "except">): Shown {
  const { since, until, sent = false, reader, except } = about;
  const others = except === undefined ? nothing : text(`Not counting ${except}'s`);
  if (since === undefined && until === undefined) return others;
  const from = since === undefined ? "" : ` since ${dayWords(since, today(reader))}`;
  const to = until === undefined ? "" : ` until ${dayWords(until, today(reader))}`;
  const what = sent ? "Only claims that I know were submitted" : "Only claims that changed";
  return join([text(`${what}${from}${to}`), others]);
}

/** Whose they are, in words: `who` of somebody else; `isOwn` where only the reader's can be meant. */
export function whoOf({ whose, onlyOwn, names, reader }: Pick<ClaimsAbout, "whose" | "onlyOwn" | "names" | "reader">) {
  const isYours = whose !== undefined && isReader(whose.person, reader);
  const who = whose === undefined || isYours ? undefined : (names.get(whose.person) ?? whose.person);
  return { who, isYours, isOwn: isYours || (onlyOwn && who === undefined) };
}

function headlineOf({ tally, workload, since, until, ...about }: ClaimsFacts): string {
  const { claims, approved } = tally;
  const { who, isYours, isOwn } = whoOf(about);
  const of = workload === undefined ? "" : ` for ${workload}`;
  if (claims === 0) {
    const where = isOwn ? " at your customers" : who === undefined ? "" : ` at the customers of ${who}`;
    return since === undefined && until === undefined
      ? `No claims${of} on record${where}`
      : `No claims${of} have changed${where}`;
  }
  const all = `${count(claims, "claim")}${of}`;
  const told = isYours ? `You have ${all}` : who === undefined ? all : `${who} has ${all}`;
  if (approved === 0) return `${told}: ${claims === 1 ? "not" : "none"} approved`;
  return approved === claims && claims > 1 ? `${told}: all approved` : `${told}: ${number(approved)} approved`;
}

const markOf: Readonly<Partial<Record<ClaimState, Mark>>> = {
  Approved: marks.yes,
  "in-report": marks.yes,
  "sold-by-us": marks.yes,
  "Partner action required": marks.urgent,
  Rejected: marks.no,
  "Rejected final": marks.no,
  "no-longer-associated": marks.no,
};

const wordsOf: Partial<Record<ClaimState, string>> = {
  "in-report": "Associated in the usage report",
  "sold-by-us": "Sold by us through CSP, and that counts",
  "no-longer-associated": "No longer associated",
};

/** The mark of claims that stand there. */
export const claimMark = (state: ClaimState): Mark => markOf[state] ?? marks.none;

/** As Partner Center has it, or in words of ours. */
export const stateName = (state: ClaimState): string => wordsOf[state] ?? state;

/** States in which a claim stays until somebody does something. */
export const needsSomebody: ReadonlySet<ClaimState> = new Set([
  "Partner action required",
  "Rejected",
  "Rejected final",
  "no-longer-associated",
]);

const namesShown = 5;

function lineOf({ state, claims, customers }: ClaimTally["states"][number], { filter }: ClaimsFacts): ListLine {
  const first = customers.slice(0, namesShown).map((customer) => name(customer.name, 40));
  return {
    ...claimMark(state),
    what: shown`${text(stateName(state))}: ${text(number(claims))}`,
    sub: needsSomebody.has(state) ? join([...first, andMore(customers.length - first.length)]) : nothing,
    opens: opens(
      press("claims", { filter: `${wordOfState(state)} ${filter}`.trim() }),
      `${stateName(state)}: list them`,
    ),
  };
}

function buttonsOf({ whose, file }: ClaimsFacts): readonly Button[] {
  const filter = writeFilter({ by: "topic", topic: "cpor", whose });
  return [
    button("CPOR gaps", press("gaps", { filter })),
    ...(file ? [button("Gaps as a file", press("export", { what: "gaps" }), { tooltip: "Every gap as a table" })] : []),
  ];
}
