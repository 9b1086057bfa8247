/** A list under headings, each line with its mark; for what has no shape of its own. */
import type { Marked } from "./marks.ts";
import type { Bound, Button } from "./actions.ts";
import { firstThatFits, render, type Card, type View } from "./render.ts";
import { andMore } from "./rows.ts";
import type { Shown } from "./text.ts";

/** A line; with `opens` it can be pressed. */
export type ListLine = Marked & { opens?: Bound };
export type ListSection = { heading: Shown; lines: readonly ListLine[]; more: Shown };

export type ListView = View & {
  title: Shown;
  context: Shown;
  sections: readonly ListSection[];
  buttons: readonly Button[];
};

/** Lines under one heading; `lines` may be longer than what is shown. */
export type ListFacts = Omit<ListView, "sections"> & {
  sections: readonly { heading: Shown; lines: readonly ListLine[] }[];
};

/** Lines shown of each section, fewer when the card would grow too large. */
const shownOf = [12, 6, 3, 1] as const;

/** The first lines of each section, and how many more there are. Empty sections are left out. */
export function listView(facts: ListFacts, most: number = shownOf[0]): ListView {
  return {
    ...facts,
    sections: facts.sections
      .filter(({ lines }) => lines.length > 0)
      .map(({ heading, lines }) => ({ heading, lines: lines.slice(0, most), more: andMore(lines.length - most) })),
  };
}

export function listCard(facts: ListFacts): Card {
  return firstThatFits(shownOf.map((most) => () => render("list", listView(facts, most))));
}
