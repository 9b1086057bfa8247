/** The import that the tests of this folder make: when, by whom, and what its catalogue knows. */
import type { ImportContext, WorkloadOf } from "../../../src/domain/imports/findings.ts";
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
};
