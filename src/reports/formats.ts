/** How a file writes its days and numbers: decided from all values of a column, and where they leave it open, asked. */
import type { Day } from "../domain/time/time.ts";
import { valueOf, type Column, type ColumnFormats, type Columns, type Places } from "./csv/columns.ts";
import type { Table } from "./csv/csv.ts";
import { DayColumn, NumberColumn, type Ambiguous, type DayOrder, type Decimals, type Decided } from "./csv/values.ts";

export const isOfDays = (holds: Column["holds"]): boolean => holds === "day" || holds === "end" || holds === "month";

export type FormatQuestion =
  | ({ kind: "order"; column: string } & Ambiguous<DayOrder>)
  | ({ kind: "decimals"; column: string } & Ambiguous<Decimals>);

/** Why it is not known how a column is written. */
type Open = { outcome: "refused"; refused: string } | { outcome: "question"; question: FormatQuestion };

/** `rows`: how many there are. */
type Surveyed = { outcome: "surveyed"; formats: ColumnFormats; rows: number } | Open;

/** Reads every value of the columns of days and numbers, and decides how each column is written. */
export async function survey(
  table: Table,
  wanted: Columns,
  places: Places,
  today: Day,
  said: { order?: DayOrder | undefined; decimals?: Decimals | undefined },
): Promise<Surveyed> {
  const days = new Map<string, DayColumn>();
  const numbers = new Map<string, NumberColumn>();
  for (const [field, { holds, means }] of Object.entries(wanted)) {
    if (places[field] === undefined) continue;
    if (isOfDays(holds)) days.set(field, new DayColumn(means ?? "any", today));
    else if (holds === "number" || holds === "count") numbers.set(field, new NumberColumn(holds === "count"));
  }
  const surveyed = [...days, ...numbers].map(([field, column]) => ({
    place: places[field],
    column,
    seen: new Set<string>(),
  }));
  let rows = 0;
  for await (const row of table.rows()) {
    rows += 1;
    if ("refused" in row) continue;
    for (const { place, column, seen } of surveyed) {
      const text = valueOf(row, place);
      if (text === undefined || seen.has(text)) continue;
      if (seen.size < 5_000) seen.add(text);
      column.add(text);
    }
  }
  const nameOf = (field: string) => table.header[places[field] ?? 0] ?? field;
  const order = settled("order", days, nameOf, said.order);
  if (order.outcome !== "settled") return order;
  // Where commas separate values, Excel and Microsoft write the point before decimals.
  const decimals = settled(
    "decimals",
    numbers,
    nameOf,
    said.decimals ?? (table.delimiter === "," ? "point" : undefined),
  );
  if (decimals.outcome !== "settled") return decimals;
  const formats = Object.fromEntries([
    ...[...order.choices].map(([field, choice]) => [field, { order: choice }] as const),
    ...[...decimals.choices].map(([field, choice]) => [field, { decimals: choice }] as const),
  ]);
  return { outcome: "surveyed", formats, rows };
}

type Settled<Choice> = { outcome: "settled"; choices: ReadonlyMap<string, Choice> } | Open;

/**
 * One way for each column: what its own values prove; else what it means; else what the other columns of the file prove,
 * when they agree; else what a person says.
 */
function settled<Choice extends DayOrder | Decimals>(
  kind: "order" | "decimals",
  columns: ReadonlyMap<string, { decide(): Decided<Choice> }>,
  nameOf: (field: string) => string,
  said: Choice | undefined,
): Settled<Choice> {
  const choices = new Map<string, Choice>();
  const open: [string, Extract<Decided<Choice>, { outcome: "ambiguous" }>][] = [];
  const meant: [string, Choice][] = [];
  for (const [field, column] of columns) {
    const decided = column.decide();
    if (decided.outcome === "mixed")
      return { outcome: "refused", refused: mixedWords(kind, nameOf(field), decided.examples) };
    if (decided.outcome === "ambiguous") open.push([field, decided]);
    else if (decided.outcome === "decided" && decided.proof) choices.set(field, decided.choice);
    else if (decided.outcome === "decided") meant.push([field, decided.choice]);
  }
  const proven = new Set(choices.values());
  for (const [field, choice] of meant) choices.set(field, said ?? choice);
  const agreed = new Set(proven.size > 0 ? proven : meant.map(([, choice]) => choice));
  const [one, ...others] = agreed;
  for (const [field, { example, readings }] of open) {
    const choice = said ?? (others.length === 0 ? one : undefined);
    if (choice === undefined) {
      const question = { kind, column: nameOf(field), example, readings } as FormatQuestion;
      return { outcome: "question", question };
    }
    choices.set(field, choice);
  }
  return { outcome: "settled", choices };
}

function mixedWords(kind: "order" | "decimals", column: string, [one, other]: readonly [string, string]): string {
  const what =
    kind === "order"
      ? `“${one}” has the day first and “${other}” the month first`
      : `“${one}” has a point before the decimals and “${other}” a comma`;
  return `The column “${column}” is written in two ways: ${what}. A spreadsheet may have changed some of its values: download the export again, and send it as it is.`;
}
