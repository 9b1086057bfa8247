/** Finds columns by name and reads what they hold: exports differ in case, in spelling and in order, and gain columns. */
import { nameKey } from "../../domain/catalogue/workloads.ts";
import type { Day } from "../../domain/time/time.ts";
import type { RefusedRow } from "../../domain/imports/findings.ts";
import type { CsvRow } from "./csv.ts";
import { neutralised } from "./formula.ts";
import { parseReportDay, parseEnd, parseMonth, parseNumber, remembering, type Formats } from "./values.ts";

/** A column that is looked for, under any of its names, by their letters and digits alone. People are told the first. */
export type Column = {
  names: readonly [string, ...string[]];
  /** What its name, lower case and without spaces, has in it where it is none of the known ones. */
  like?: string;
  /** Text unless said; a `count` is a number of whole things, an `end` the last day of something. */
  holds?: "guid" | "day" | "end" | "month" | "number" | "count";
  /** What its days are about: today or before, or the first or last of a month. Decides how they are written. */
  means?: "past" | "month";
  /** `column`: without it the table is another one. `value`: and a row without a value is refused. */
  required?: "column" | "value";
  /** What a refused row calls its value; the first name unless said. */
  called?: string;
};

export type Columns = Readonly<Record<string, Column>>;

/** Where each wanted column stands in a row; absent ones are not in it. */
export type Places<Field extends string = string> = Partial<Record<Field, number>>;

export type Matched<Field extends string> =
  | { outcome: "matched"; places: Places<Field> }
  | { outcome: "lacking"; missing: readonly string[]; refused: string };

/** Matches a header with what is wanted; the first of two columns with the same name counts. */
export function matchColumns<Wanted extends Columns>(
  header: readonly string[],
  wanted: Wanted,
): Matched<keyof Wanted & string> {
  const found = new Map<string, number>();
  for (const [place, name] of header.entries()) {
    if (!found.has(nameKey(name))) found.set(nameKey(name), place);
  }
  const places: Places = {};
  const missing: string[] = [];
  for (const [field, { names, like, required }] of Object.entries(wanted)) {
    const place =
      names.map((name) => found.get(nameKey(name))).find((one) => one !== undefined) ??
      (like === undefined ? undefined : [...found].find(([name]) => name.includes(like))?.[1]);
    if (place !== undefined) places[field] = place;
    else if (required !== undefined) missing.push(names[0]);
  }
  if (missing.length === 0) return { outcome: "matched", places };
  return { outcome: "lacking", missing, refused: missingColumns(missing, header) };
}

function missingColumns(missing: readonly string[], header: readonly string[]): string {
  const shown = header.slice(0, 40).map((name) => (name === "" ? "(no name)" : name.slice(0, 60)));
  const more = header.length > shown.length ? ` and ${header.length - shown.length} more` : "";
  const [columns, are] = missing.length === 1 ? ["column", "is"] : ["columns", "are"];
  return `The ${columns} ${missing.map((name) => `“${name}”`).join(", ")} ${are} missing. Found: ${shown.join(", ")}${more}.`;
}

type Held<One extends Column> = One["holds"] extends "number" | "count" ? number : string;

/** A row's values by field. Absent: the column is not there, or its cell is empty. */
export type Values<Wanted extends Columns> = {
  [Field in keyof Wanted]: Wanted[Field]["required"] extends "value"
    ? Held<Wanted[Field]>
    : Held<Wanted[Field]> | undefined;
} & { line: number };

/** How rows of a table become rows of ours. */
export type Making<Wanted extends Columns, Row> = {
  /** What a row becomes: one of ours, several, or a refusal. */
  make: (values: Values<Wanted>, row: CsvRow) => Row | RefusedRow | readonly Row[];
  /** What it becomes before its values are looked at; undefined when they are to be. */
  skip?: ((text: (field: keyof Wanted) => string | undefined, line: number) => Row | undefined) | undefined;
};

/**
 * Makes typed rows of the rows of a table, each good or refused with its line and reason. A report of a month that is
 * still to come would hide all those before it.
 */
export async function* readRows<Wanted extends Columns, Row>(
  rows: AsyncIterable<CsvRow | RefusedRow>,
  wanted: Wanted,
  places: Places<keyof Wanted & string>,
  written: { formats: ColumnFormats; today: Day },
  { make, skip }: Making<Wanted, Row>,
): AsyncGenerator<Row | RefusedRow> {
  const read = valuesParser(wanted, places, written);
  for await (const row of rows) {
    if ("refused" in row) {
      yield row;
      continue;
    }
    const skipped = skip?.((field) => valueOf(row, places[field as string]), row.line);
    const values = skipped === undefined ? read(row) : undefined;
    const made = values === undefined ? skipped : "refused" in values ? values : make(values, row);
    if (Array.isArray(made)) yield* made as readonly Row[];
    else yield made as Row | RefusedRow;
  }
}

function valuesParser<Wanted extends Columns>(
  wanted: Wanted,
  places: Places,
  { formats, today }: { formats: ColumnFormats; today: Day },
): (row: CsvRow) => Values<Wanted> | RefusedRow {
  const thisMonth = today.slice(0, 7);
  const fields = Object.entries(wanted).map(([field, column]) => ({
    field,
    column,
    place: places[field],
    read: parsers[column.holds ?? "text"](formats[field] ?? {}),
  }));
  return (row) => {
    const values: Record<string, string | number | undefined> & { line: number } = { line: row.line };
    for (const { field, column, place, read } of fields) {
      const text = valueOf(row, place);
      const isNone = text === undefined || (column.holds !== undefined && isNothing(text));
      const value = isNone ? undefined : read(text);
      if (column.means === "month" && typeof value === "string" && value.slice(0, 7) > thisMonth) {
        return {
          line: row.line,
          refused: `The ${column.called ?? column.names[0]} ${quote(text ?? "")} is in the future.`,
        };
      }
      if (value === undefined && (!isNone || column.required === "value")) {
        return { line: row.line, refused: isTotal(row) ? aTotal : whyRefused(column, text) };
      }
      values[field] = value;
    }
    return values as Values<Wanted>;
  };
}

/** What programs and spreadsheets write for no number, no day or no id: the dash of accounting, the end of all days. */
const isNothing = (text: string): boolean =>
  /^(?:[-–—]+|n\/?a|#n\/a|null|none|nan|nil|undefined|\(blank\))$/i.test(text) ||
  /^(?:0001-01-01|9999-12-31|0?1[./]0?1[./]0001|(?:12[./]31|31[./]12)[./]9999)(?!\d)/.test(text);

/** The word for a sum in the languages that Excel is used in. */
const totals =
  /^(?:grand |sub-?|overall )?totals?\b|^(?:gesamt|summe|totaal|eindtotaal|totale|suma|total général|razem|toplam|итого|合計|総計|小計|합계|总计|總計)/i;

const isTotal = ({ values }: CsvRow): boolean => totals.test(values.find((value) => value.trim() !== "")?.trim() ?? "");

const aTotal = "This is a total, not a row of its own, so it was left out.";

/** How the values of a column are written, by field, where they can be in two ways. */
export type ColumnFormats = Readonly<Record<string, Partial<Formats>>>;

const number =
  ({ decimals }: Partial<Formats>) =>
  (text: string) =>
    parseNumber(text, decimals);

/** Exports repeat the same months in a million rows: what was made of a text is remembered. */
const parsers = {
  text: () => (text: string) => text,
  guid: () => (text: string) => readGuid(unforced(text)),
  day: ({ order }: Partial<Formats>) => remembering((text) => parseReportDay(unforced(text), order)),
  end: ({ order }: Partial<Formats>) => remembering((text) => parseEnd(unforced(text), order)),
  month: ({ order }: Partial<Formats>) => remembering((text) => parseMonth(unforced(text), order)),
  number,
  count: number,
} as const;

/** Without the apostrophe by which people keep Excel from changing what they type. */
const unforced = (text: string): string => text.replace(/^['’](?=[\da-f{])/i, "");

function whyRefused({ names, holds, called = names[0] }: Column, text: string | undefined): string {
  if (text === undefined) return `No ${called}.`;
  switch (holds) {
    case "guid":
      return `The ${called} ${quote(text)} is not a GUID.`;
    case "number":
    case "count":
      return `${called} ${quote(text)} is not a number.`;
    default:
      return `The ${called} ${quote(text)} cannot be read.`;
  }
}

/** The value in a column, without space around it; undefined when the column is absent or the value is empty. */
export function valueOf(row: CsvRow, place: number | undefined): string | undefined {
  const value = place === undefined ? undefined : row.values[place];
  if (value === undefined) return undefined;
  // `="guid"` is how scripts keep Excel from making a number of an id.
  const plain = value.startsWith('="') && value.endsWith('"') ? value.slice(2, -1) : value;
  const text = neutralised.undo(plain).trim();
  return text === "" ? undefined : text;
}

/**
 * A Microsoft id in lower case; undefined when the text is not a GUID. Some tools print it in braces or without hyphens,
 * and marks without width come along when it is copied from a page.
 */
export function readGuid(text: string): string | undefined {
  const written = text.replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, "");
  const parts = /^\{?([0-9a-f]{8})(-?)([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{12})\}?$/i.exec(written);
  const id = parts
    ?.filter((_, place) => place !== 0 && place !== 2)
    .join("-")
    .toLowerCase();
  return id === "00000000-0000-0000-0000-000000000000" ? undefined : id;
}

/** The text in quotation marks, shortened: what was found instead of what was expected. */
export const quote = (text: string): string => `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`;
