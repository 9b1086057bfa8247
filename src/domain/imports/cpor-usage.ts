/** The report "CPOR - Microsoft 365 usage" as evidence of claims: it lists the workloads that are associated. */
import type { Claim, Customer } from "../customer/customer.ts";
import { approved, claimFor, mergeClaim } from "./imported-cpor-claim.ts";
import type { CporUsage } from "./imported-cpor-gather.ts";
import { importedEntry, whatOf, withUsage } from "./usage.ts";
import type { Applied, Finding, ImportContext, WorkloadOf } from "./usage.ts";

/**
 * Applies what a file says of the customer: claims it shows associated become Approved with the report as evidence,
 * unless something newer or negative is recorded; then both are kept and shown as a contradiction. The same file twice
 * changes nothing, and the order of files does not matter.
 * @param workloadOf a name that it does not know is kept as written.
 */
export function applyCporUsage(
  customer: Customer,
  usage: CporUsage,
  context: ImportContext,
  workloadOf: WorkloadOf,
): Applied {
  const findings: Finding[] = [];
  let claims = customer.claims;
  let on = "";
  for (const [name, said] of [...usage.workloads].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (said.on > on) on = said.on;
    if (said.claimId === undefined) continue; // used, and not associated: the monthly figures say so
    const workload = workloadOf(name) ?? { id: name, area: "Modern Work and Security" as const };
    const before = claimFor(claims, workload.id, said.claimId);
    const after = before === undefined ? approved(workload, said, context) : mergeClaim(before, said, context);
    if (after === before) continue;
    claims = before === undefined ? [...claims, after] : claims.map((claim) => (claim === before ? after : claim));
    findings.push(...findingsOf(customer, before, after));
  }
  const monthly = withUsage(customer.usage, monthsOf(usage, workloadOf));
  if (claims === customer.claims && monthly === customer.usage)
    return { doc: customer, outcome: "unchanged", findings };
  const entries = [
    importedEntry(context, { what: "imported", item: "cpor-usage", to: on }),
    ...findings.map(({ kind, item, says }) => importedEntry(context, { what: whatOf[kind], item, to: says })),
  ];
  const doc = { ...customer, claims, usage: monthly, history: [...customer.history, ...entries] };
  return { doc, outcome: "changed", findings };
}

function monthsOf(usage: CporUsage, workloadOf: WorkloadOf) {
  return [...usage.months].map(([month, figures]) => ({
    month,
    workloads: Object.fromEntries([...figures].map(([name, figure]) => [workloadOf(name)?.id ?? name, figure])),
  }));
}

function findingsOf(customer: Customer, before: Claim | undefined, after: Claim): Finding[] {
  const found: [Finding["kind"], string][] = [];
  if (before === undefined) found.push(["new", "not recorded before"]);
  const isVerified = after.evidence.kind === "imported" && after.status === "Approved";
  if (isVerified && (before?.evidence.kind !== "imported" || before.status !== "Approved")) {
    const was = before === undefined || before.status === "Approved" ? "" : ` (was ${before.status})`;
    found.push(["verified", `Approved, claim ${after.claimId}${was}`]);
  } else if (isVerified && before !== undefined && before.claimId !== after.claimId) {
    found.push(["changed", `claim ${after.claimId}, was ${before.claimId ?? "none"}`]);
  }
  if (after.conflict !== undefined && after.conflict.says !== before?.conflict?.says) {
    const [recorded, report] =
      after.status === "Approved" && after.scope.is === "in"
        ? [after.conflict.says, "Approved"]
        : [after.scope.is === "in" ? after.status : after.scope.is, after.conflict.says];
    found.push(["contradicts", `recorded as ${recorded}; the report says: ${report}`]);
  }
  return found.map(([kind, says]) => ({
    kind,
    customer: customer.id,
    customerName: customer.name,
    item: after.id,
    says,
  }));
}
