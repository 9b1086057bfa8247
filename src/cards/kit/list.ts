/** A list under headings, each line with its mark; for what has no shape of its own. */
import type { Marked } from "./marks.ts";
import type { Bound, Button } from "./actions.ts";
import { renderFitting, type Card } from "./render.ts";
import { andMore } from "./rows.ts";
import { nothing, plain, text, type Shown } from "./text.ts";

/** A line; with `opens` it can be pressed. */
export type ListLine = Marked & { opens?: Bound };
export type ListSection = { heading: Shown; lines: readonly ListLine[]; more: Shown };

/** `lines` may be longer than what is shown. */
export type ListFacts = {
  headline: string;
  /** The one line of notifications; the headline unless given. */
  summary?: string | undefined;
  context: Shown;
  /** One list. */
  lines?: readonly ListLine[] | undefined;
  /** Several, under headings. */
  sections?: readonly Omit<ListSection, "more">[] | undefined;
  buttons: readonly Button[];
};

/** Lines shown of each section, fewer when the card would grow too large. */
const shownOf = [12, 6, 3, 1] as const;

/** The first lines of each section, and how many more there are. Empty sections are left out. */
export function listView(
  { headline, summary = headline, context, lines = [], sections = [], buttons }: ListFacts,
  most: number = shownOf[0],
) {
  const all = [{ heading: nothing, lines }, ...sections].filter((section) => section.lines.length > 0);
  return {
    summary: plain(summary, 120),
    title: text(headline, 140),
    context,
    sections: all.map(({ heading, lines: these }) => ({
      heading,
      lines: these.slice(0, most),
      more: andMore(these.length - most),
    })),
    buttons,
  };
}

export const listCard = (facts: ListFacts): Card => renderFitting("list", shownOf, (most) => listView(facts, most));
