/** Loads a usage report: gathered while it is read, then one change for each customer in it. */
import { endOfMonth } from "../../domain/time/calendar.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import {
  gatherAzureUsage,
  type AzureUsage,
  type AzureUsageRow,
  applyAzureUsage,
} from "../../domain/imports/azure-usage.ts";
import { gatherCporUsage, type CporUsage, type CporUsageRow, applyCporUsage } from "../../domain/imports/cpor-usage.ts";
import type { Rows } from "../../domain/imports/imports.ts";
import type { RepeatedRow, UsageSummary, WorkloadOf } from "../../domain/imports/usage.ts";
import type { Day } from "../../domain/time/time.ts";
import { applyToEach, contextOf, gather, summaryOf, unknownNames, noteImport, type ImportOptions } from "./steps.ts";
import type { Organization } from "../ports.ts";

/** Loads an Azure usage report. */
export async function importAzureUsage(
  organization: Organization,
  rows: Rows<AzureUsageRow | RepeatedRow>,
  options: ImportOptions,
): Promise<UsageSummary> {
  const usage = new Map<CustomerId, AzureUsage>();
  let month: Day | undefined;
  const read = await gather(rows, options, (row) => {
    gatherAzureUsage(usage, row);
    if (month === undefined || row.month > month) month = row.month;
  });
  const context = await contextOf(organization, options);
  const data = month === undefined ? undefined : earlier(endOfMonth(month), context.today);
  const applied = await applyToEach(organization, usage, options, (customer, said) =>
    applyAzureUsage(customer, said, context),
  );
  if (options.dryRun !== true && data !== undefined) {
    await noteImport(organization, "azureUsage", { at: options.now, by: options.by, data });
  }
  return summaryOf("azure-usage", options, read, applied, [], data);
}

/** Loads a report "CPOR - Microsoft 365 usage". */
export async function importCporUsage(
  organization: Organization,
  rows: Rows<CporUsageRow | RepeatedRow>,
  options: ImportOptions & { workloadOf: WorkloadOf },
): Promise<UsageSummary> {
  const usage = new Map<CustomerId, CporUsage>();
  let on: Day | undefined;
  const read = await gather(rows, options, (row) => {
    gatherCporUsage(usage, row);
    if (on === undefined || row.on > on) on = row.on;
  });
  const context = await contextOf(organization, options);
  const data = on === undefined ? undefined : earlier(on, context.today);
  const applied = await applyToEach(organization, usage, options, (customer, said) =>
    applyCporUsage(customer, said, context, options.workloadOf),
  );
  if (options.dryRun !== true && data !== undefined) {
    await noteImport(organization, "cporUsage", { at: options.now, by: options.by, data });
  }
  const namesOfEach = [...usage.values()].map(({ workloads }) => workloads.keys());
  return summaryOf("cpor-usage", options, read, applied, unknownNames(namesOfEach, options.workloadOf), data);
}

const earlier = (one: Day, other: Day): Day => (one < other ? one : other);
