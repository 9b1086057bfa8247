/** What to do first, in a line each, over the list that it is the beginning of. */
import { seatsOf, type CustomerGaps } from "../../domain/gaps/report.ts";
import { instruction } from "../kit/commands.ts";
import { dayWords, deadlineWords, capital, number, today, withDayWords, type Reader } from "../kit/dates.ts";
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

/** `Open longest: **Contoso Ltd.**: No owner, since 20 Aug.`, of a list by age. */
export function oldestLine([row]: readonly CustomerGaps[], reader: Reader): Shown {
  const [gap] = row?.gaps ?? [];
  if (row === undefined || gap === undefined) return nothing;
  const since = text(dayWords(gap.since, today(reader)));
  return shown`Open longest: **${name(row.customer.name)}**: ${text(withDayWords(gap.what, reader), 160)}, since ${since}.`;
}

/** How many customers are named with their seats. */
const mostNamed = 3;

/** `Most seats: Contoso Ltd. (250), Fabrikam, Inc. (180).`; that nothing is known of it. */
export function seatsLine(rows: readonly CustomerGaps[]): Shown {
  const known = rows.flatMap(({ customer }) => {
    const seats = seatsOf(customer);
    return seats === undefined ? [] : [shown`${name(customer.name, 60)} (${text(number(seats))})`];
  });
  return known.length === 0
    ? shown`I don't know how many seats these customers have. A usage report with seats says it, or a sentence: Contoso has 250 seats.`
    : shown`Most seats: ${join(known.slice(0, mostNamed), ", ")}.`;
}
