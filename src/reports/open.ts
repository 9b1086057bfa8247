/** Opens an export: what it is, how it is written, and its rows, ready for the use case that imports it. */
import type { RefusedRow } from "../domain/imports/findings.ts";
import type { Report, ReportKind } from "../domain/imports/imports.ts";
import type { Day } from "../domain/time/time.ts";
import { nameKey } from "../domain/catalogue/workloads.ts";
import { claimsMaking } from "./claims.ts";
import { isOfDays, survey, type FormatQuestion } from "./formats.ts";
import { readGuid, matchColumns, readRows, type Columns, type Making, type Places } from "./csv/columns.ts";
import { breathing } from "./csv/breathe.ts";
import { openCsv, type CsvRow, type Source, type Table } from "./csv/csv.ts";
import type { DecodedSample } from "./csv/encoding.ts";
import type { DayOrder, Decimals } from "./csv/values.ts";
import { isZip, openWorkbook } from "./csv/workbook.ts";
import { customerMaking } from "./customers.ts";
import { earningsMaking, ineligibleMaking } from "./earnings.ts";
import { gdapMaking } from "./gdap.ts";
import { partnerProfileMaking } from "./partner-profile.ts";
import { columnsOf, recogniseReport, type ReportColumns as ColumnsOf } from "./recognise.ts";
import { azureUsageMaking, cporUsageMaking, subscriptionsMaking } from "./usage.ts";

/** What columns are called, by field, where a file calls them otherwise. */
export type ColumnMap = Readonly<Record<string, string>>;

/** What a person says of a file; what they do not say is found out. */
export type ToldOfFile = {
  kind?: ReportKind | undefined;
  columns?: ColumnMap | undefined;
  encoding?: string | undefined;
  sheet?: string | undefined;
  order?: DayOrder | undefined;
  decimals?: Decimals | undefined;
  /** What columns were called in earlier files, by kind; used for a file that is recognised as nothing else. */
  known?: Partial<Record<ReportKind, ColumnMap>> | undefined;
};

/** What a file leaves open, to be asked before anything is written. */
export type FileQuestion =
  | { kind: "encoding"; readings: readonly DecodedSample[] }
  | { kind: "sheet"; sheets: readonly string[] }
  | FormatQuestion
  /** No known export, or one whose columns are called otherwise. `says` tells which are missing. */
  | { kind: "columns"; of: ReportKind | undefined; header: readonly string[]; says: string };

/** Of a file that has a header and nothing below it. */
export const noRows =
  "It has the names of its columns and no rows below them: there is nothing to load. If the report should have some, look at its filters and download it again.";

export type OpenedReport =
  /** `rows`: how many there are. */
  | { outcome: "opened"; report: Report; rows: number; header: readonly string[] }
  | { outcome: "refused"; refused: string }
  | { outcome: "question"; question: FileQuestion };

/**
 * Opens an export. It is read once to find out how its days and numbers are written, and again as its rows are asked for.
 * @param today what is said of the past is not written of days after it.
 * @param said what a person says of it.
 */
export async function openReport(source: Source, today: Day, said: ToldOfFile = {}): Promise<OpenedReport> {
  const opened = await openTable(source, said);
  switch (opened.outcome) {
    case "refused":
      return opened;
    case "uncertain":
      return { outcome: "question", question: { kind: "encoding", readings: opened.readings } };
    case "sheets":
      return { outcome: "question", question: { kind: "sheet", sheets: opened.sheets } };
    case "opened":
      return await openRows(opened.table, today, said);
  }
}

async function openTable(source: Source, said: ToldOfFile) {
  for await (const start of source()) {
    if (isZip(start)) return openWorkbook(source, isHeader, said.sheet);
    if (start.length > 0) break;
  }
  return openCsv(source, isHeader, said.encoding);
}

const knownNames = new Set(
  Object.values<Columns>(columnsOf).flatMap((columns) =>
    Object.values(columns).flatMap(({ names }) => names.map(nameKey)),
  ),
);

/** Whether these are the names of a known export's columns, one that is refused by its name among them. */
const isHeader = (values: readonly string[]): boolean =>
  values.filter((name) => knownNames.has(nameKey(name))).length > 1 && recogniseReport(values).outcome !== "unknown";

async function openRows(opened: Table, today: Day, told: ToldOfFile): Promise<OpenedReport> {
  const table = { ...opened, rows: () => withoutHeaders(opened) };
  const { header } = table;
  const said = told.kind === undefined ? { ...told, ...knownKind(header, told.known) } : told;
  const recognised =
    said.kind === undefined ? recogniseReport(header) : ({ outcome: "recognised", kind: said.kind } as const);
  if (recognised.outcome === "refused") return recognised;
  if (recognised.outcome === "unknown") {
    const why = whyNoHeader(header);
    if (why !== undefined) return { outcome: "refused", refused: why };
    return {
      outcome: "question",
      question: { kind: "columns", of: recognised.nearest, header, says: recognised.says },
    };
  }
  const { kind } = recognised;
  const wanted = mapped(columnsOf[kind], said.columns ?? {});
  const matched = matchColumns(header, wanted);
  if (matched.outcome === "lacking") {
    return { outcome: "question", question: { kind: "columns", of: kind, header, says: matched.refused } };
  }
  if (opened.countsFrom1904 === true) table.rows = () => countedFrom1900(opened, wanted, matched.places);
  const surveyed = await survey(table, wanted, matched.places, today, said);
  if (surveyed.outcome !== "surveyed") return surveyed;
  const { formats, rows } = surveyed;
  const making = makings[kind] as (places: Places) => Making<Columns, unknown>;
  const read = readRows(table.rows(), wanted, matched.places, { formats, today }, making(matched.places));
  // Rows of its kind, as `makings` says, which the compiler cannot follow.
  return { outcome: "opened", report: { kind, rows: read } as Report, rows, header };
}

/** How rows of each kind are made. */
const makings = {
  customers: customerMaking,
  earnings: earningsMaking,
  ineligible: ineligibleMaking,
  "azure-usage": azureUsageMaking,
  "cpor-usage": cporUsageMaking,
  claims: claimsMaking,
  gdap: gdapMaking,
  "partner-profile": partnerProfileMaking,
  subscriptions: subscriptionsMaking,
} as const satisfies {
  [Kind in ReportKind]: (
    places: Places<keyof ColumnsOf[Kind] & string>,
  ) => Making<ColumnsOf[Kind], Exclude<RowOf<Kind>, RefusedRow>>;
};
type RowOf<Kind extends ReportKind> =
  Extract<Report, { kind: Kind }> extends { rows: AsyncIterable<infer Row> } ? Row : never;

/** The rows, without the header where it comes again: files that were put together have it once for each. */
async function* withoutHeaders({ header, rows }: Table): AsyncGenerator<CsvRow | RefusedRow> {
  const key = (values: readonly string[]) => values.map(nameKey).join("\n");
  const again = key(header);
  const breathe = breathing();
  for await (const row of rows()) {
    await breathe();
    if ("values" in row && nameKey(row.values[0] ?? "") === nameKey(header[0] ?? "") && key(row.values) === again)
      continue;
    yield row;
  }
}

/** Days between the two beginnings by which workbooks count days. */
const from1900to1904 = 1462;

/** The rows with serial numbers of days as all others count them. */
async function* countedFrom1900(table: Table, wanted: Columns, places: Places): AsyncGenerator<CsvRow | RefusedRow> {
  const days = new Set(
    Object.entries(wanted).flatMap(([field, { holds }]) => (isOfDays(holds) ? [places[field]] : [])),
  );
  for await (const row of withoutHeaders(table)) {
    if ("refused" in row) yield row;
    else {
      const values = row.values.map((value, place) =>
        days.has(place) && /^\d{5}$/.test(value) ? String(Number(value) + from1900to1904) : value,
      );
      yield { ...row, values };
    }
  }
}

/** Why a line cannot be a header, so that nobody is asked what its columns mean; undefined when it may be one. */
function whyNoHeader(header: readonly string[]): string | undefined {
  const filled = header.filter((name) => name !== "");
  if (filled.length < 2) {
    return "This isn't a table: its first line has no names of columns. Send the export as Partner Center wrote it, as CSV or as an .xlsx workbook.";
  }
  if (filled.some((name) => readGuid(name) !== undefined)) {
    return "The names of the columns are missing: the first line is a row already. Put a line with the names above it, such as “Microsoft ID, Company name”, or send the export as Partner Center wrote it.";
  }
  return undefined;
}

/** The kind of a file whose columns have the names that a person told of an earlier one. */
function knownKind(header: readonly string[], known: ToldOfFile["known"] = {}): Pick<ToldOfFile, "kind" | "columns"> {
  if (recogniseReport(header).outcome !== "unknown") return {};
  const names = new Set(header.map(nameKey));
  const kinds = Object.entries(known) as [ReportKind, ColumnMap][];
  const found = kinds.find(([, columns]) => {
    const told = Object.values(columns);
    return told.length > 0 && told.every((name) => names.has(nameKey(name)));
  });
  return found === undefined ? {} : { kind: found[0], columns: found[1] };
}

/** The columns with a person's names in their place: the file's own may be something else. */
function mapped<Wanted extends Columns>(columns: Wanted, names: ColumnMap): Wanted {
  const told = Object.entries(names).flatMap(([field, name]) =>
    columns[field] === undefined ? [] : [[field, { ...columns[field], names: [name] }]],
  );
  return { ...columns, ...Object.fromEntries(told) };
}
