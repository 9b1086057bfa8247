/** The import that the tests of this folder make: when, by whom, and what its catalogue knows. */
import type { Claim } from "../../../src/domain/customer/customer.ts";
import type { ImportContext, WorkloadOf } from "../../../src/domain/imports/findings.ts";
import { addDays, type Day } from "../../../src/domain/time/time.ts";
import { monday } from "../customers.ts";

const workloads: Record<string, ReturnType<WorkloadOf>> = {
  Exchange: { id: "exchange", area: "Modern Work and Security" },
  EXO: { id: "exchange", area: "Modern Work and Security" },
  Teams: { id: "teams", area: "Modern Work and Security" },
  "Dynamics 365 Sales": { id: "sales", area: "Business Applications" },
};

export const context: ImportContext = {
  now: monday,
  today: "2026-11-23",
  zone: "Etc/UTC",
  by: "ada",
  workloadOf: (name) => (Object.hasOwn(workloads, name) ? workloads[name] : undefined),
  roleCounts: (role) =>
    /reader/i.test(role) ? "no" : /owner|contributor|administrator/i.test(role) ? "yes" : "unknown",
  palAdds: ({ soldByUsCsp }) => !soldByUsCsp,
  palSeenBy: (linkedOn) => addDays(linkedOn, 10),
};

/** A claim for Exchange that a person submitted on that day. */
export const exchangeSince = (since: Day, parts: Partial<Claim> = {}): Claim => ({
  id: "exchange",
  workload: "exchange",
  area: "Modern Work and Security",
  role: "Use or consume",
  scope: { is: "in" },
  scopedOn: "2026-09-01",
  status: "Submitted",
  statusSince: since,
  evidence: { kind: "reported", at: `${since}T09:00:00.000Z`, by: "megan" },
  ...parts,
});
