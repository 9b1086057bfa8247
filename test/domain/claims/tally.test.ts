/** How many claims stand where: what counts as what, of whom, and since when. */
import { expect, it } from "vitest";
import { tallyClaims } from "../../../src/domain/claims/tally.ts";
import type { Claim, Customer } from "../../../src/domain/customer/customer.ts";
import { aContext } from "../contexts.ts";
import { aCustomer } from "../customers.ts";
import { aClaim, reported, salesClaim } from "../gaps/rules/cases.ts";

const { catalogue } = aContext();

const lost = [{ by: "CPOR" as const, lastSeen: "2026-09-01", missingSince: "2026-10-01", evidence: reported() }];
const seen = { on: "2026-10-01", users: 80, seats: 100 };
const inLines = (customers: readonly Customer[], asked: { workloads?: string[]; since?: string } = {}): string =>
  tallyClaims(customers, asked, catalogue)
    .states.map(({ state, claims, customers: at }) => `${state} ${claims}: ${at.map(({ name }) => name).join(", ")}`)
    .join("; ");

it.each<[string, Partial<Claim>, Partial<Customer>, string]>([
  ["approved", { status: "Approved" }, {}, "Approved 1: Contoso Ltd."],
  ["under review", { status: "Under review" }, {}, "Under review 1: Contoso Ltd."],
  [
    "approved, and gone from a newer report",
    { status: "Approved", statusSince: "2026-08-01", lost },
    {},
    "no-longer-associated 1: Contoso Ltd.",
  ],
  [
    "approved anew since it was gone",
    { status: "Approved", approvedOn: "2026-11-01", lost },
    {},
    "Approved 1: Contoso Ltd.",
  ],
  ["submitted, and in the usage report", { status: "Submitted", seen }, {}, "in-report 1: Contoso Ltd."],
  [
    "rejected after the report",
    { status: "Rejected", statusSince: "2026-11-01", seen },
    {},
    "Rejected 1: Contoso Ltd.",
  ],
  ["not started", {}, {}, "Not started 1: Contoso Ltd."],
  [
    "not started, and sold by us",
    { workload: "defender-office", soldBy: "CSP" },
    { relationship: "Cloud Reseller" },
    "sold-by-us 1: Contoso Ltd.",
  ],
  ["another partner's", { status: "Approved", scope: { is: "other-partner" } }, {}, ""],
  ["approved at a paused customer", { status: "Approved" }, { lifecycle: "paused" }, ""],
])("a claim that is %s", (_, claim, customer, expected) => {
  expect(inLines([aCustomer({ ...customer, claims: [aClaim(claim)] })])).toBe(expected);
});

it("leaves out what nobody can claim, until somebody has", () => {
  const sold = aCustomer({ relationship: "None", claims: [salesClaim({ soldBy: "CSP" })] });
  expect(inLines([sold])).toBe("");
  const claimed = { ...sold, claims: [salesClaim({ soldBy: "CSP", status: "Rejected" })] };
  expect(inLines([claimed])).toBe("Rejected 1: Contoso Ltd.");
});

const customers = [
  aCustomer({
    claims: [
      aClaim({ status: "Rejected", statusSince: "2026-11-02" }),
      aClaim({ workload: "intune", status: "Rejected", statusSince: "2026-08-01" }),
      aClaim({ workload: "Exchange Online", status: "Approved", statusSince: "2026-10-20", approvedOn: "2026-09-30" }),
    ],
  }),
  aCustomer({
    id: "9127c470-89bf-46a2-af31-4fdb43c48bc7",
    name: "A. Datum",
    claims: [
      aClaim({ status: "Rejected", statusSince: "2026-10-01" }),
      aClaim({ workload: "exchange", status: "Draft" }),
    ],
  }),
];

it.each<[string, Parameters<typeof inLines>[1], string]>([
  [
    "in the order of the process, each customer once and by name",
    {},
    "Draft 1: A. Datum; Approved 1: Contoso Ltd.; Rejected 3: A. Datum, Contoso Ltd.",
  ],
  [
    "of one workload, however it was written",
    { workloads: ["exchange"] },
    "Draft 1: A. Datum; Approved 1: Contoso Ltd.",
  ],
  [
    "since a day, by the day of the approval",
    { since: "2026-10-01" },
    "Draft 1: A. Datum; Rejected 2: A. Datum, Contoso Ltd.",
  ],
  ["of a workload that nobody has", { workloads: ["viva-engage"] }, ""],
])("counts many %s", (_, asked, expected) => {
  expect(inLines(customers, asked)).toBe(expected);
});

it("counts claims, approvals and customers", () => {
  expect(tallyClaims(customers, {}, catalogue)).toMatchObject({ claims: 5, approved: 1, customers: 2 });
  expect(tallyClaims([], {}, catalogue)).toEqual({ claims: 0, approved: 0, customers: 0, states: [] });
});
