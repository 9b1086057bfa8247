/** What an import did: in numbers, then what needs a look, then every row that was refused. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { fingerprint } from "../../domain/customer/fingerprint.ts";
import type { Comparison } from "../../domain/imports/coverage.ts";
import type { CustomersSummary } from "../../domain/imports/customers.ts";
import type { ImportFinding, UsageSummary } from "../../domain/imports/findings.ts";
import { gaveWayWords, leftWords, type CanUndo, type Left } from "../../domain/imports/undo.ts";
import { reportNames, type ImportSummary } from "../../domain/imports/imports.ts";
import type { Day } from "../../domain/time/time.ts";
import { count, number } from "../kit/dates.ts";
import { marks, type Marked } from "../kit/marks.ts";
import { button, press, type Button } from "../kit/actions.ts";
import { withoutIds } from "../kit/commands.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import type { NoticeFacts } from "../kit/notice.ts";
import { andMore } from "../kit/rows.ts";
import { join, name, nothing, plain, shown, text } from "../kit/text.ts";
import { importLists, noName, type ImportEntry, type ImportList } from "./import-lists.ts";

export type ImportSummaryFacts = {
  file: string;
  summary: ImportSummary;
  /** Under which id the file is kept, when nobody said whether it is the whole report, and that makes a difference. */
  held?: string | undefined;
  undo?: CanUndo | undefined;
  /** What an earlier import of the file changed and stays, since it was changed again. */
  left?: readonly Left[] | undefined;
};

/** Lines shown of each section; fewer when the card would grow too large. */
export const importLengths = [8, 4, 2] as const;

export function importSummaryView(
  { file, summary, held, undo, left = [] }: ImportSummaryFacts,
  most: number = importLengths[0],
) {
  const { title, numbers, also } = summary.kind === "customers" ? ofCustomers(summary) : ofUsage(summary);
  const dry = summary.dryRun ? shown` · dry run, nothing was changed` : nothing;
  return {
    summary: plain(title, 120),
    title: text(title),
    context: shown`${text(reportNames[summary.kind])} · ${text(file, 80)} · ${text(count(summary.rows, "row"))} read${dry}`,
    numbers: numbers.map(([value, of]) => ({ value: text(number(value)), of: text(of) })),
    also: text([...also, undoWords(undo)].filter((one) => one !== "").join(" ")),
    sections: [...importLists(summary).filter(({ heading }) => heading !== "Verified"), leftAlone(left)]
      .filter(({ entries }) => entries.length > 0)
      .map(({ heading, mark, entries }) => ({
        heading: text(heading),
        lines: entries.slice(0, most).map((entry) => ({ ...mark, ...lineOf(entry) })),
        more: andMore(entries.length - most),
      })),
    buttons: buttonsOf({ file, summary, held, undo }),
  };
}

/** A card has four buttons at most: what only this card offers comes before what a command gives as well. */
function buttonsOf({ summary, held, undo }: ImportSummaryFacts): Button[] {
  const shown = [
    ...(summary.kind === "customers" ? listingButtons(summary) : []),
    ...(held === undefined ? [] : [extentButton(summary, held)]),
    ...(undo?.outcome === "kept"
      ? [
          button("Undo this import", press("undo-import", { import: undo.import }), {
            tooltip: "Within a day: restores whatever nobody has changed since",
          }),
        ]
      : []),
  ];
  const others = [
    button("Show gaps", press("gaps", { filter: "all", page: 1 }), { likely: true }),
    button("Unassigned", press("gaps", { filter: "unowned", page: 1 }), { tooltip: "Customers without an owner" }),
  ];
  return [...others.slice(0, Math.max(0, 4 - shown.length)), ...shown];
}

/** What is to be known of undoing: why it can't be, or that earlier imports can't be any more. */
function undoWords(undo: CanUndo | undefined): string {
  switch (undo?.outcome) {
    case "too-much":
      return "It changed too much at once to keep what was there before: this import can't be undone.";
    case "forgotten":
      return "Somebody was forgotten while it ran: this import can't be undone.";
    case "kept":
      return gaveWayWords(undo.gaveWay);
    default:
      return "";
  }
}

/** The other way to take the file. */
function extentButton({ kind, compared }: ImportSummary, held: string): Button {
  const what = kind === "customers" ? "list" : "report";
  return compared?.extent === "whole"
    ? button("It's only part of it", press("import-as", { file: held, says: "extent", is: "part" }), {
        tooltip: "Whatever isn't in the file stays as it was",
      })
    : button(`It's the whole ${what}`, press("import-as", { file: held, says: "extent", is: "whole" }), {
        tooltip: "Whatever isn't in the file counts as lost",
      });
}

export const importSummaryCard = (facts: ImportSummaryFacts): Card =>
  renderFitting("import-summary", importLengths, (most) => importSummaryView(facts, most));

/** The two answers to whether a customer moved; the next is asked about once this one is answered. */
export const moveButtons = (
  called: string,
  move: { from: CustomerId; to: CustomerId },
): NonNullable<NoticeFacts["next"]> => [
  {
    title: `Same: ${called}`,
    press: press("same-customer", move),
    tooltip: `${called} moved to another tenant: owner, answers and history move with it`,
  },
  {
    title: `Not the same: ${called}`,
    press: press("another-customer", move),
    tooltip: `Two customers named ${called}`,
  },
];

function listingButtons({ missing, moved, compared, dryRun }: CustomersSummary): Button[] {
  if (dryRun) return [];
  const [first] = moved;
  const next =
    first === undefined
      ? offboardButton(
          missing.map(({ customer }) => customer),
          compared?.on,
        )
      : moveButtons(first.name, { from: first.from, to: first.to });
  return next.map(({ title, press: pressed, tooltip = title }) => button(title, pressed, { tooltip }));
}

/**
 * For customers that lists do not have any more and that the card names: nobody else is offboarded by it. None when there
 * are none.
 * @param since absent: since whenever.
 */
export const offboardButton = (those: readonly CustomerId[], since?: Day): NonNullable<NoticeFacts["next"]> =>
  those.length === 0
    ? []
    : [
        {
          title: `Offboard ${those.length === 1 ? "it" : `these ${those.length}`}`,
          press: press("offboard-unlisted", { since, those: markOfAll(those) }),
          tooltip: "We no longer serve the customers that are missing from the list",
        },
      ];

/** Changes with every customer more or less. */
export const markOfAll = (customers: readonly CustomerId[]): string => fingerprint([...customers].sort());

/** What was not put back, and what came between. */
const leftAlone = (left: readonly Left[]): ImportList => ({
  heading: "Changed since then, so left as it is",
  mark: marks.unknown,
  entries: left.map((one) => ({ what: one.name, says: leftWords(one) })),
});

/** An entry on the card, where ids are cut; which claim or subscription it is of is left to the customer's own card. */
function lineOf({ what, microsoftId, says = "" }: ImportEntry): Pick<Marked, "what" | "sub"> {
  // Without a name the id is all that there is to look them up by.
  const id = what === noName ? microsoftId : microsoftId && withoutIds(microsoftId);
  return {
    what: name(what),
    sub: join([text(withoutIds(says), 170), id === undefined ? nothing : shown`Microsoft ID ${text(id)}`], "; "),
  };
}

type Told = { title: string; numbers: [number, string][]; also: readonly string[] };

function ofCustomers(summary: CustomersSummary): Told {
  const { refused, assigned, repeated } = summary;
  const owners = new Set(assigned.map((one) => one.owner)).size;
  return {
    title: newsOf(summary),
    numbers: [
      [summary.new, "new"],
      [summary.changed, "changed"],
      [summary.unchanged, "no change"],
      [refused.length, "refused"],
    ],
    also: [
      assigned.length === 0
        ? ""
        : `${count(assigned.length, "customer now has", "customers now have")} an owner; ${count(owners, "person", "people")} will be asked.`,
      summary.compared === undefined ? "" : listingWords(summary.compared),
      repeated.length === 0 ? "" : `${repeatedWords(repeated)}. The first row counts.`,
    ],
  };
}

const mostLines = 5;

function repeatedWords(repeated: CustomersSummary["repeated"]): string {
  const lines = repeated.slice(0, mostLines).map(({ line, of }) => `line ${line} repeats line ${of}`);
  const more = repeated.length - lines.length;
  const [first = "", ...others] = more > 0 ? [...lines, `and ${number(more)} more`] : lines;
  return [first.replace("line", "Line"), ...others].join(", ");
}

function ofUsage(summary: UsageSummary): Told {
  return {
    title: usageNews(summary),
    numbers: usageNumbers(summary),
    also: [
      `${count(summary.customers.changed, "customer")} changed, ${number(summary.customers.unchanged)} unchanged.`,
      summary.repeated === 0 ? "" : `${count(summary.repeated, "row")} flagged as duplicates: their money counts once.`,
      summary.compared === undefined ? "" : comparisonWords(summary.compared),
    ],
  };
}

export function listingWords({ expected, present, extent, said }: Comparison): string {
  const has = `it has ${number(present)} of the ${count(expected, "customer")} on earlier lists`;
  if (extent === "whole") return present === expected ? "" : `Read as the whole list: ${has}.`;
  return said
    ? "Read as part of the list, as you said: nobody counts as gone."
    : `Read as part of the list, since ${has}: nobody counts as gone.`;
}

/** What was compared with what earlier reports showed, in one sentence. */
export function comparisonWords({ on, expected, present, customers, extent, said }: Comparison): string {
  const found =
    customers === undefined
      ? `${number(present)} of ${count(expected, "thing")} that earlier reports showed`
      : `${number(customers.present)} of ${count(customers.expected, "customer")} that earlier reports showed`;
  if (extent === "whole") return `Read as the whole report of ${on}: it has ${found}.`;
  return said
    ? "Read as part of the report, as you said: whatever isn't in it stays as it was."
    : `Read as part of the report, as it has only ${found}: whatever isn't in it stays as it was.`;
}

function newsOf(summary: CustomersSummary): string {
  const { refused } = summary;
  const trouble = refused.length === 0 ? "" : `, ${count(refused.length, "row")} refused`;
  const { missing } = summary;
  if (missing.length > 0) {
    return `Imported: ${count(missing.length, "customer")} no longer listed, ${number(summary.new)} new${trouble}`;
  }
  if (summary.new + summary.changed === 0) {
    return refused.length === 0 ? "Nothing new: every customer already matched the file" : `Nothing imported${trouble}`;
  }
  const parts = [
    summary.new === 0 ? "" : count(summary.new, "new customer"),
    summary.changed === 0 ? "" : `${number(summary.changed)} changed`,
  ].filter((part) => part !== "");
  return `Imported: ${parts.join(", ")}${trouble}`;
}

const countOf = ({ findings }: UsageSummary, kind: ImportFinding["kind"]): number =>
  findings.filter((finding) => finding.kind === kind).length;

/** The headline: what was verified, and what needs a look. */
function usageNews(summary: UsageSummary): string {
  const verified = countOf(summary, "verified");
  const trouble = countOf(summary, "contradicts") + countOf(summary, "lost") + countOf(summary, "unearned");
  if (summary.kind === "gdap" && summary.findings.length > 0) {
    const contradicted = countOf(summary, "contradicts");
    const looks = contradicted === 0 ? "" : `, ${number(contradicted)} to look at`;
    return `Imported: GDAP of ${count(summary.findings.length, "customer")}${looks}`;
  }
  if (summary.findings.length === 0) return "Nothing new: everything already matched the report";
  const proven =
    verified === 0 ? "nothing verified" : `${count(verified, "link or claim", "links and claims")} verified`;
  return trouble === 0 ? `Imported: ${proven}` : `Imported: ${proven}, ${number(trouble)} to look at`;
}

/** The four numbers under it. */
function usageNumbers(summary: UsageSummary): [number, string][] {
  return [
    [countOf(summary, "verified"), "verified"],
    [countOf(summary, "contradicts"), "contradict"],
    [countOf(summary, "lost"), "lost"],
    [countOf(summary, "new") + countOf(summary, "candidate"), "new"],
  ];
}
