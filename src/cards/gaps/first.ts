/** What to do first, in a line each, over the list that it is the beginning of. */
import type { CustomerGaps } from "../../domain/gaps/report.ts";
import { instruction } from "../kit/commands.ts";
import { deadlineWords, capital, today, withDayWords, type Reader } from "../kit/dates.ts";
import { join, name, nothing, shown, text, type Shown } from "../kit/text.ts";

const longestNext = 160;

/** The first one with what to do, or the first few with what is so; empty where nothing is open. */
export function firstLines(rows: readonly CustomerGaps[], many: number, reader: Reader): readonly Shown[] {
  const first = rows.flatMap(({ customer, gaps: [gap] }) => (gap === undefined ? [] : [{ customer, gap }]));
  const lines = first.slice(0, many).map(({ customer, gap }) => {
    const due = gap.deadline === undefined ? nothing : text(capital(deadlineWords(gap.deadline, today(reader))));
    const next = many > 1 ? nothing : instruction(withDayWords(gap.next, reader), longestNext);
    const what = shown`**${name(customer.name)}**: ${text(withDayWords(gap.what, reader), 160)}`;
    return join([what, due, next], ". ");
  });
  if (many === 1) return lines.map((line) => shown`Start with ${line}`);
  return lines.map((line, at) => shown`${at + 1} · ${line}`);
}
