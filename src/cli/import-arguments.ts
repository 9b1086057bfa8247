/** The command line of `npm run import`. */
import type { Extent } from "../domain/imports/coverage.ts";
import { reportKinds, type ReportKind } from "../domain/imports/imports.ts";
import { readGuid } from "../reports/csv/columns.ts";
import { isEncoding } from "../reports/csv/encoding.ts";
import type { ToldOfFile } from "../reports/open.ts";
import { columnsOf } from "../reports/recognise.ts";
import type { Given } from "./program.ts";

const usage = `Usage: npm run import -- --organization <tenant id> [options] <file>
       npm run import -- --organization <tenant id> --undo <import>

  --organization  Entra tenant id of your own company, the one that installed the bot
  --kind          ${reportKinds.join(" | ")}; recognised from the header when absent
  --customer      whose subscriptions they are, by Microsoft ID; only for the subscriptions of one customer
  --column        field=name, for a file with other column names; claims unless --kind says another
  --encoding      how the file is encoded, when that cannot be told: windows-1250, shift_jis, macroman, …
  --sheet         which sheet of a workbook to read
  --dates         day-first | month-first, when the file does not say
  --decimals      point | comma, when the file does not say
  --partial       the file is filtered, by customer or month: what it leaves out doesn't count as lost
  --whole         the file is the whole report, even if it has far less than before
  --moved         same | another: whether a new Microsoft ID with the name and domain of a missing customer is
                  that customer; with same, owner, answers and history move with it
  --offboard-missing
                  offboards the customers that are missing from a whole customers list
  --dry-run       says what would change and changes nothing
  --undo          restores what an import changed within the last day, where nobody changed it since

Fields of --column:
${reportKinds.map((kind) => `  ${kind}: ${Object.keys(columnsOf[kind]).join(", ")}`).join("\n")}

The store is the one that STORE names (default file:./data).`;

/** What is to be imported, where and how. */
export type ImportArguments = {
  organization: string;
  customer: string | undefined;
  extent: Extent | undefined;
  said: ToldOfFile;
  dryRun: boolean;
  file: string;
  /** Only of a customers list. */
  moved: "same" | "another" | undefined;
  offboardMissing: boolean;
};

/** An import that is to be undone. */
export type UndoAsked = { organization: string; undo: string };

/** What the command takes. */
export const program = {
  name: "npm run import",
  usage,
  options: {
    organization: { type: "string" },
    kind: { type: "string" },
    customer: { type: "string" },
    column: { type: "string", multiple: true },
    encoding: { type: "string" },
    sheet: { type: "string" },
    dates: { type: "string" },
    decimals: { type: "string" },
    partial: { type: "boolean" },
    whole: { type: "boolean" },
    moved: { type: "string" },
    "offboard-missing": { type: "boolean" },
    "dry-run": { type: "boolean" },
    undo: { type: "string" },
  },
} as const;

/** Reads what was given. `refused` says what is wrong with it. */
export function readArguments({
  values,
  positionals,
}: Given<typeof program.options>): ImportArguments | UndoAsked | { refused: string } {
  const [file, ...more] = positionals;
  const organization = readGuid(values.organization?.trim() ?? "");
  if (organization === undefined) {
    return { refused: "--organization must be the Entra tenant id of your company, a GUID." };
  }
  const { organization: _, undo, ...others } = values;
  if (undo !== undefined) {
    const isAlone = file === undefined && Object.values(others).every((value) => value === undefined);
    return isAlone ? { organization, undo } : { refused: "--undo takes no file and no other option." };
  }
  const kind = reportKinds.find((one) => one === values.kind);
  if (values.kind !== undefined && kind === undefined) {
    return { refused: `--kind must be one of ${reportKinds.join(", ")}.` };
  }
  if (values.partial === true && values.whole === true) return { refused: "Say --partial or --whole, not both." };
  if (file === undefined || more.length > 0) return { refused: "Name one file." };
  const customer = values.customer === undefined ? undefined : readGuid(values.customer.trim());
  if (values.customer !== undefined && customer === undefined) {
    return { refused: "--customer must be the customer's Microsoft ID, a GUID." };
  }
  // A claims export is the one whose columns nobody knows.
  const told = kind ?? (values.column === undefined ? undefined : "claims");
  const columns = readColumns(values.column ?? [], told);
  if ("refused" in columns) return columns;
  const { encoding, dates, decimals, sheet } = values;
  if (encoding !== undefined && !isEncoding(encoding)) {
    return { refused: `--encoding: ${encoding} is not known. Examples: windows-1250, shift_jis, gb18030, macroman.` };
  }
  if (dates !== undefined && dates !== "day-first" && dates !== "month-first") {
    return { refused: "--dates must be day-first or month-first." };
  }
  if (decimals !== undefined && decimals !== "point" && decimals !== "comma") {
    return { refused: "--decimals must be point or comma." };
  }
  const { moved } = values;
  if (moved !== undefined && moved !== "same" && moved !== "another") {
    return { refused: "--moved must be same or another." };
  }
  return {
    organization,
    moved,
    offboardMissing: values["offboard-missing"] ?? false,
    dryRun: values["dry-run"] ?? false,
    extent: values.partial === true ? "part" : values.whole === true ? "whole" : undefined,
    file,
    customer,
    said: { kind: told, columns: columns.columns, encoding, sheet, order: dates, decimals },
  };
}

/** Reads `status=Claim state` and the like. */
function readColumns(
  pairs: readonly string[],
  kind: ReportKind | undefined,
): { columns: Record<string, string> } | { refused: string } {
  const columns: Record<string, string> = {};
  const fields = kind === undefined ? [] : Object.keys(columnsOf[kind]);
  for (const pair of pairs) {
    const [name = "", ...rest] = pair.split("=");
    const field = fields.find((one) => one === name.trim());
    const column = rest.join("=").trim();
    if (field === undefined || column === "") {
      return { refused: `--column must be <field>=<name of the column>, with one of the fields ${fields.join(", ")}.` };
    }
    columns[field] = column;
  }
  return { columns };
}
