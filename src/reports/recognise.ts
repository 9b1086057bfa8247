/** Which export a file is, by its columns. */
import { reportKinds, reportNames, type ReportKind } from "../domain/imports/imports.ts";
import { nameKey } from "../domain/catalogue/workloads.ts";
import { claimColumns } from "./claims.ts";
import { matchColumns, type Columns } from "./csv/columns.ts";
import { customerColumns } from "./customers.ts";
import { azureUsageColumns, cporUsageColumns, subscriptionsColumns } from "./usage.ts";

/** The most particular first in `reportKinds`: a usage export names customers too. */
const columns: Record<ReportKind, Columns> = {
  "azure-usage": azureUsageColumns,
  "cpor-usage": cporUsageColumns,
  claims: claimColumns,
  subscriptions: subscriptionsColumns,
  customers: customerColumns,
};

export type Recognised =
  | { outcome: "recognised"; kind: ReportKind }
  /** No known export; `refused` names the nearest one and what it lacks. */
  | { outcome: "refused"; refused: string };

/** Columns that only exports of Insights have: none of those is a customers list, though most name customers. */
const insightsColumns = ["PGAMpnID", "PGAPartnerID", "CustomerTpid", "PartnerAttributionType", "WorkloadName", "Month"];

/** Columns that no export that is read has, and others of Insights do. */
const otherColumns = ["SKU", "SkuGroup", "WorkloadCategory"];

const otherInsights =
  `This is an export of Insights that is not read. Those that are: ${reportNames["azure-usage"]}, ` +
  `${reportNames["cpor-usage"]}. New customers come with the customers list (Customers > Export customers).`;

/** Recognises an export by its header, whatever the order and spelling of its columns. */
export function recogniseReport(header: readonly string[]): Recognised {
  const names = new Set(header.map(nameKey));
  const isInsights = insightsColumns.some((name) => names.has(nameKey(name)));
  const lacking: { kind: ReportKind; missing: number; refused: string }[] = [];
  for (const kind of reportKinds) {
    if (kind === "customers" && isInsights) continue;
    const matched = matchColumns(header, columns[kind]);
    if (matched.outcome === "matched") return { outcome: "recognised", kind };
    const required = Object.values(columns[kind]).filter((column) => column.required !== undefined).length;
    if (matched.missing.length * 2 <= required) {
      lacking.push({ kind, missing: matched.missing.length, refused: matched.refused });
    }
  }
  const [nearest] = lacking.sort((one, other) => one.missing - other.missing);
  // One column short is that export with a column gone; more is another export that has some of the same.
  const isOther = nearest === undefined || nearest.missing > 1 || otherColumns.some((name) => names.has(nameKey(name)));
  if (isInsights && isOther) return { outcome: "refused", refused: otherInsights };
  if (nearest !== undefined) {
    return {
      outcome: "refused",
      refused: `This looks like the export “${reportNames[nearest.kind]}”. ${nearest.refused}`,
    };
  }
  return { outcome: "refused", refused: unknownExport(header) };
}

function unknownExport(header: readonly string[]): string {
  const names = header.slice(0, 20).map((name) => (name === "" ? "(no name)" : name.slice(0, 60)));
  return (
    `No known Partner Center export has these columns: ${names.join(", ")}. ` +
    `The exports that can be read are: ${reportKinds.map((kind) => reportNames[kind]).join(", ")}.`
  );
}
