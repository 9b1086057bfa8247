/** What an import did: how many customers are new, changed or as they were, and every row that was refused. */
import type { CustomersSummary } from "../domain/imported-customers.ts";
import { count, number } from "./dates.ts";
import { marks, type Marked } from "./marks.ts";
import { button, press, type Button } from "./press.ts";
import { render, type Card, type View } from "./render.ts";
import { andMore } from "./rows.ts";
import { shown, nothing, plain, text, type Shown } from "./text.ts";

export type ImportSummaryFacts = { file: string; summary: CustomersSummary };

export type ImportSummaryView = View & {
  title: Shown;
  context: Shown;
  numbers: readonly { value: Shown; of: Shown }[];
  also: Shown;
  refusedTitle: Shown;
  refused: readonly Marked[];
  more: Shown;
  buttons: readonly Button[];
};

const listed = 8;

/** @see ImportSummaryFacts */
export function importSummaryView({ file, summary }: ImportSummaryFacts): ImportSummaryView {
  const { refused, assigned, duplicates } = summary;
  const title = newsOf(summary);
  const owners = new Set(assigned.map((one) => one.owner)).size;
  return {
    summary: plain(title, 120),
    title: text(title),
    context: shown`${text(file, 80)} · ${text(count(summary.rows, "row"))} read${summary.dryRun ? shown` · dry run, nothing was changed` : nothing}`,
    numbers: [
      { value: text(number(summary.new)), of: shown`new` },
      { value: text(number(summary.changed)), of: shown`changed` },
      { value: text(number(summary.unchanged)), of: shown`unchanged` },
      { value: text(number(refused.length)), of: shown`refused` },
    ],
    also: sentences([
      assigned.length === 0
        ? ""
        : `${count(assigned.length, "customer")} got an owner; ${count(owners, "person", "people")} will be asked.`,
      duplicates === 0 ? "" : `${count(duplicates, "row")} repeated a customer of the same file and changed nothing.`,
    ]),
    refusedTitle: refused.length === 0 ? nothing : shown`Refused, everything else was taken`,
    refused: refused
      .slice(0, listed)
      .map((row) => ({ ...marks.no, what: shown`Line ${row.line}`, sub: text(row.refused, 160) })),
    more: andMore(refused.length - listed),
    buttons: [
      button("Show gaps", press("gaps", { filter: "all", page: 1 }), { likely: true }),
      button("No owner", press("gaps", { filter: "unowned", page: 1 }), { tooltip: "Customers without an owner" }),
    ],
  };
}

/** @see ImportSummaryFacts */
export function importSummaryCard(facts: ImportSummaryFacts): Card {
  return render("import-summary", importSummaryView(facts));
}

function newsOf(summary: CustomersSummary): string {
  const { refused } = summary;
  const trouble = refused.length === 0 ? "" : `, ${count(refused.length, "row")} refused`;
  if (summary.new + summary.changed === 0) {
    return refused.length === 0 ? "Nothing new: every customer was as in the file" : `Nothing imported${trouble}`;
  }
  const parts = [
    summary.new === 0 ? "" : count(summary.new, "new customer"),
    summary.changed === 0 ? "" : `${number(summary.changed)} changed`,
  ].filter((part) => part !== "");
  return `Imported: ${parts.join(", ")}${trouble}`;
}

const sentences = (all: readonly string[]): Shown => text(all.filter((one) => one !== "").join(" "));
