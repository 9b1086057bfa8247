/** Loads the claims export. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { applyClaims, type ClaimRow, type OtherEngagement } from "../../domain/imports/claims.ts";
import type { Rows } from "../../domain/imports/imports.ts";
import type { UsageSummary, WorkloadOf } from "../../domain/imports/usage.ts";
import { type ImportOptions, applyToEach, contextOf, gather, summaryOf, unknownNames } from "./steps.ts";
import type { Organization } from "../ports.ts";

/** Gathers the claims of each customer, then changes each customer once. */
export async function importClaims(
  organization: Organization,
  rows: Rows<ClaimRow | OtherEngagement>,
  options: ImportOptions & { workloadOf: WorkloadOf },
): Promise<UsageSummary> {
  const claims = new Map<CustomerId, { name?: string; rows: number; claims: ClaimRow[] }>();
  let otherEngagements = 0;
  const read = await gather(rows, options, (row) => {
    if ("otherEngagement" in row) {
      otherEngagements += 1;
      return;
    }
    const known = claims.get(row.customer) ?? { rows: 0, claims: [] };
    known.rows += 1;
    known.claims.push(row);
    if (row.customerName !== undefined) known.name = row.customerName;
    claims.set(row.customer, known);
  });
  const context = await contextOf(organization, options);
  const applied = await applyToEach(organization, claims, options, (customer, said) =>
    applyClaims(customer, said.claims, context, options.workloadOf),
  );
  const names = [...claims.values()].map((said) => new Set(said.claims.map(({ workload }) => workload)));
  const summary = summaryOf("claims", options, read, applied, unknownNames(names, options.workloadOf), undefined);
  return { ...summary, otherEngagements };
}
