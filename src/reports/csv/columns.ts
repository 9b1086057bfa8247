/** Finds columns by name: exports differ in case, in spelling and in order, and gain columns over time. */
import { nameKey } from "../../domain/catalogue/workloads.ts";
import { neutralised } from "./formula.ts";
import type { CsvRow } from "./csv.ts";

/** A column that is looked for, under any of its names. The first name is the one told to people. */
export type Wanted = { names: readonly [string, ...string[]]; required?: true };

/** Where each wanted column stands in a row; absent ones are not in it. */
export type Places<Field extends string> = Partial<Record<Field, number>>;

export type Matched<Field extends string> =
  | { matched: true; places: Places<Field> }
  | { matched: false; missing: readonly string[]; refused: string };

/** Matches a header with what is wanted; the first of two columns with the same name counts. */
export function matchColumns<Field extends string>(
  header: readonly string[],
  wanted: Readonly<Record<Field, Wanted>>,
): Matched<Field> {
  const found = new Map<string, number>();
  for (const [place, name] of header.entries()) {
    if (!found.has(nameKey(name))) found.set(nameKey(name), place);
  }
  const places: Places<Field> = {};
  const missing: string[] = [];
  for (const field in wanted) {
    const { names, required } = wanted[field];
    const name = names.find((candidate) => found.has(nameKey(candidate)));
    const place = name === undefined ? undefined : found.get(nameKey(name));
    if (place !== undefined) places[field] = place;
    else if (required === true) missing.push(names[0]);
  }
  if (missing.length === 0) return { matched: true, places };
  return { matched: false, missing, refused: missingColumns(missing, header) };
}

function missingColumns(missing: readonly string[], header: readonly string[]): string {
  const one = missing.length === 1;
  const shown = header.slice(0, 40).map((name) => (name === "" ? "(no name)" : name.slice(0, 60)));
  const more = header.length > shown.length ? ` and ${header.length - shown.length} more` : "";
  return (
    `The column${one ? "" : "s"} ${missing.map((name) => `“${name}”`).join(", ")} ${one ? "is" : "are"} missing. ` +
    `Found: ${shown.join(", ")}${more}.`
  );
}

/** The value in a column, without space around it; undefined when the column is absent or the value is empty. */
export function valueOf(row: CsvRow, place: number | undefined): string | undefined {
  const value = place === undefined ? undefined : row.values[place];
  if (value === undefined) return undefined;
  const text = neutralised.undo(value).trim();
  return text === "" ? undefined : text;
}

/** A Microsoft id in lower case; undefined when the text is not a GUID. Braces, as some tools print, are dropped. */
export function guid(text: string): string | undefined {
  const id = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(text)?.[1]?.toLowerCase();
  return id === "00000000-0000-0000-0000-000000000000" ? undefined : id;
}

/** The text in quotation marks, shortened: what was found instead of what was expected. */
export const quote = (text: string): string => `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`;
