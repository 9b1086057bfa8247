/** Loads the subscriptions export of one customer. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import type { RefusedRow } from "../../domain/imports/customers.ts";
import { applySubscriptions, type SubscriptionRow } from "../../domain/imports/subscriptions.ts";
import type { Rows } from "../../domain/imports/imports.ts";
import type { UsageSummary, WorkloadOf } from "../../domain/imports/usage.ts";
import { noteImport, contextOf, type ImportOptions } from "./steps.ts";
import type { Organization } from "../ports.ts";

/** @param options.customer whose subscriptions they are: the file does not say. */
export async function importSubscriptions(
  organization: Organization,
  rows: Rows<SubscriptionRow>,
  options: ImportOptions & { customer: CustomerId; workloadOf: WorkloadOf },
): Promise<UsageSummary> {
  const { customer: id, workloadOf, dryRun = false } = options;
  const read: SubscriptionRow[] = [];
  const refused: RefusedRow[] = [];
  for await (const row of rows) {
    if ("refused" in row) refused.push(row);
    else read.push(row);
  }
  const context = await contextOf(organization, options);
  const counts = { kind: "subscriptions", dryRun, rows: read.length + refused.length, repeated: 0, refused } as const;
  const known = await organization.customers.get(id);
  const applied =
    known === undefined || dryRun
      ? known && applySubscriptions(known, read, context, workloadOf)
      : await organization.customers.update(id, (current) =>
          current === undefined
            ? { doc: current, outcome: undefined }
            : applySubscriptions(current, read, context, workloadOf),
        );
  if (applied?.outcome === undefined) {
    const unknownCustomers = [{ id, rows: read.length }];
    return { ...counts, customers: { changed: 0, unchanged: 0 }, findings: [], unknownCustomers, unknownWorkloads: [] };
  }
  if (!dryRun) await noteImport(organization, "subscriptions", { at: options.now, by: options.by });
  return {
    ...counts,
    customers: { changed: 0, unchanged: 0, [applied.outcome]: 1 },
    findings: applied.findings,
    unknownCustomers: [],
    unknownWorkloads: [],
  };
}
