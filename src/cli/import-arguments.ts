/** The command line of `npm run import`. */
import type { Extent } from "../domain/imports/coverage.ts";
import { reportKinds, type ReportKind } from "../domain/imports/imports.ts";
import { guid } from "../reports/csv/columns.ts";
import { claimFields, type ColumnMap } from "../reports/open.ts";
import type { Given } from "./options.ts";

const usage = `Usage: npm run import -- --organization <tenant id> [--kind <kind>] [--customer <Microsoft ID>] [--dry-run] <file.csv>

  --organization  Entra tenant id of your own company, the one that installed the bot
  --kind          ${reportKinds.join(" | ")}; recognised from the header when absent
  --customer      whose subscriptions they are, by Microsoft ID; only for the subscriptions of one customer
  --column        field=name, for customer claims whose columns are called otherwise; fields: ${claimFields.join(", ")}
  --partial       the file is filtered, by customer or month: nothing that is missing in it is taken for lost
  --whole         the file is the whole report, although it has much less than was known before
  --dry-run       says what would change and changes nothing

The store is the one that STORE names (default file:./data).`;

/** What is to be imported, where and how. */
export type Asked = {
  organization: string;
  kind?: ReportKind;
  customer?: string;
  columns?: ColumnMap;
  dryRun: boolean;
  extent: Extent | undefined;
  file: string;
};

/** What the command takes. */
export const program = {
  name: "npm run import",
  usage,
  options: {
    organization: { type: "string" },
    kind: { type: "string" },
    customer: { type: "string" },
    column: { type: "string", multiple: true },
    partial: { type: "boolean" },
    whole: { type: "boolean" },
    "dry-run": { type: "boolean" },
  },
} as const;

/** Reads what was given. `refused` says what is wrong with it. */
export function readArguments({ values, positionals }: Given<typeof program.options>): Asked | { refused: string } {
  const [file, ...more] = positionals;
  const organization = guid(values.organization?.trim() ?? "");
  if (organization === undefined) {
    return { refused: "--organization must be the Entra tenant id of your company, a GUID." };
  }
  const kind = reportKinds.find((one) => one === values.kind);
  if (values.kind !== undefined && kind === undefined) {
    return { refused: `--kind must be one of ${reportKinds.join(", ")}.` };
  }
  if (values.partial === true && values.whole === true) return { refused: "Say --partial or --whole, not both." };
  if (file === undefined || more.length > 0) return { refused: "Name one file." };
  const customer = values.customer === undefined ? undefined : guid(values.customer.trim());
  if (values.customer !== undefined && customer === undefined) {
    return { refused: "--customer must be the customer's Microsoft ID, a GUID." };
  }
  const columns = readColumns(values.column ?? []);
  if ("refused" in columns) return columns;
  const isMapped = Object.keys(columns.columns).length > 0;
  if (isMapped && kind !== undefined && kind !== "claims") return { refused: "--column is only for --kind claims." };
  return {
    organization,
    dryRun: values["dry-run"] ?? false,
    extent: values.partial === true ? "part" : values.whole === true ? "whole" : undefined,
    file,
    ...(isMapped ? { kind: "claims", ...columns } : kind === undefined ? {} : { kind }),
    ...(customer === undefined ? {} : { customer }),
  };
}

/** Reads `status=Claim state` and the like. */
function readColumns(pairs: readonly string[]): { columns: ColumnMap } | { refused: string } {
  const columns: ColumnMap = {};
  for (const pair of pairs) {
    const [name = "", ...rest] = pair.split("=");
    const field = claimFields.find((one) => one === name.trim());
    const column = rest.join("=").trim();
    if (field === undefined || column === "") {
      return {
        refused: `--column must be <field>=<name of the column>, with one of the fields ${claimFields.join(", ")}.`,
      };
    }
    columns[field] = column;
  }
  return { columns };
}
