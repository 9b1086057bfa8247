import { fc } from "../../properties.ts";
import { expect, it } from "vitest";
import type { Claim, ClaimStatus, Customer } from "../../../src/domain/customer/customer.ts";
import { gatherCporUsage, type CporUsageRow } from "../../../src/domain/imports/cpor-usage.ts";
import { applyCporUsage } from "../../../src/domain/imports/cpor-apply.ts";
import { surveyCporUsage } from "../../../src/domain/imports/cpor-survey.ts";
import type { Extent } from "../../../src/domain/imports/coverage.ts";
import { aCustomer } from "../customers.ts";
import { context, exchangeSince } from "./context.ts";

const contoso = aCustomer().id;

const aRow = (parts: Partial<CporUsageRow> = {}): CporUsageRow => ({
  line: 2,
  customer: contoso,
  workload: "Exchange",
  users: 160,
  seats: 673,
  claimId: "CLM-1",
  partnerId: "4911112",
  associatedOn: "2025-07-15",
  on: "2026-10-31",
  ...parts,
});

const aClaim = (parts: Partial<Claim> = {}) => exchangeSince("2026-10-05", parts);

function importFile(customer: Customer, rows: readonly CporUsageRow[], at = context, extent?: Extent) {
  const usage: Parameters<typeof gatherCporUsage>[0] = new Map();
  for (const row of rows) gatherCporUsage(usage, row);
  const report = surveyCporUsage(usage, [customer], at, {}, extent);
  return applyCporUsage(customer, usage.get(customer.id), report, at);
}

const claimAfter = (claim: Claim, row: CporUsageRow) => importFile(aCustomer({ claims: [claim] }), [row]).doc.claims[0];

it("adds the claim of a workload nobody had recorded, approved since the day of association", () => {
  const { doc, findings } = importFile(aCustomer(), [aRow()]);
  expect(doc.claims).toEqual([
    {
      id: "exchange",
      workload: "exchange",
      area: "Modern Work and Security",
      role: "Use or consume",
      scope: { is: "in" },
      scopedOn: "2026-11-23",
      status: "Approved",
      statusSince: "2025-07-15",
      approvedOn: "2025-07-15",
      claimId: "CLM-1",
      partnerId: "4911112",
      evidence: { kind: "imported", at: "2026-10-31T00:00:00.000Z", by: "ada", ref: "CPOR usage 2026-10-31" },
      seen: { on: "2026-10-31", users: 160, seats: 673 },
    },
  ]);
  expect(doc.usage).toEqual([{ month: "2026-10-01", workloads: { exchange: { users: 160, seats: 673 } } }]);
  expect(findings.map(({ kind, item }) => [kind, item])).toEqual([
    ["new", "exchange"],
    ["verified", "exchange"],
  ]);
});

it("keeps a workload that the catalogue does not know under its own name", () => {
  expect(importFile(aCustomer(), [aRow({ workload: "Copilot" })]).doc.claims).toMatchObject([
    { id: "Copilot", workload: "Copilot", area: "Modern Work and Security" },
  ]);
});

it("notes the figures of a workload without a claim and claims nothing", () => {
  const { claimId: _, ...unclaimed } = aRow();
  const { doc } = importFile(aCustomer(), [unclaimed]);
  expect(doc.claims).toEqual([]);
  expect(doc.usage).toMatchObject([{ workloads: { exchange: { users: 160, seats: 673 } } }]);
});

const approved = { status: "Approved", statusSince: "2025-07-15" };
const imported = { kind: "imported" };
const reported = { kind: "reported" };
const reportSays = { conflict: { evidence: imported, says: "Approved, claim CLM-1, associated since 2025-07-15" } };

it.each<[string, Partial<Claim>, object, boolean]>([
  ["Not started", { status: "Not started", statusSince: "2026-11-10" }, { ...approved, evidence: imported }, false],
  ["Draft before the report", { status: "Draft" }, { ...approved, evidence: imported }, false],
  ["Submitted before the report", {}, { ...approved, evidence: imported }, false],
  ["Under review on its day", { status: "Under review", statusSince: "2026-10-31" }, approved, false],
  [
    "Partner action required after it",
    { status: "Partner action required", statusSince: "2026-11-02" },
    { status: "Partner action required", evidence: reported, ...reportSays },
    true,
  ],
  [
    "Approved by a person",
    { status: "Approved", statusSince: "2026-10-05" },
    { ...approved, evidence: imported },
    false,
  ],
  [
    "Approved by a person after it",
    {
      status: "Approved",
      statusSince: "2026-11-05",
      evidence: { kind: "reported", at: "2026-11-05T09:00:00.000Z", by: "megan" },
    },
    { ...approved, evidence: imported },
    false,
  ],
  [
    "Rejected before the report",
    { status: "Rejected", reason: "Customer declined" },
    { ...approved, evidence: imported, conflict: { evidence: reported, says: "Rejected" } },
    true,
  ],
  [
    "Rejected after the report",
    { status: "Rejected", statusSince: "2026-11-02" },
    { status: "Rejected", evidence: reported, ...reportSays },
    true,
  ],
  [
    "Rejected before it was associated",
    {
      status: "Rejected",
      statusSince: "2025-06-01",
      evidence: { kind: "reported", at: "2025-06-02T09:00:00.000Z", by: "megan" },
    },
    { ...approved, evidence: imported },
    false,
  ],
  [
    "Rejected on the day it was associated",
    {
      status: "Rejected",
      statusSince: "2025-07-15",
      evidence: { kind: "reported", at: "2025-07-15T09:00:00.000Z", by: "megan" },
    },
    { ...approved, conflict: { says: "Rejected" } },
    true,
  ],
  ["in dispute after it", { status: "Dispute", statusSince: "2026-11-02" }, { status: "Dispute", ...reportSays }, true],
  [
    "Rejected final before it",
    { status: "Rejected final" },
    { ...approved, conflict: { says: "Rejected final" } },
    true,
  ],
  [
    "another partner's",
    { scope: { is: "other-partner" } },
    { status: "Submitted", evidence: reported, ...reportSays },
    true,
  ],
  [
    "not applicable",
    { scope: { is: "not-applicable" } },
    { status: "Submitted", evidence: reported, ...reportSays },
    true,
  ],
])(
  "when the report shows a claim associated that is recorded as %s, weighs the two",
  (_, parts, after, contradicts) => {
    const { doc, findings } = importFile(aCustomer({ claims: [aClaim(parts)] }), [aRow()]);
    expect(doc.claims[0]).toMatchObject({ ...after, seen: { on: "2026-10-31" } });
    expect(doc.claims[0]?.conflict !== undefined).toBe(contradicts);
    expect(findings.filter(({ kind }) => kind === "contradicts")).toHaveLength(contradicts ? 1 : 0);
    expect(findings.some(({ kind }) => kind === "verified")).toBe(doc.claims[0]?.evidence.kind === "imported");
  },
);

it("names both sides of a contradiction", () => {
  const { findings, doc } = importFile(
    aCustomer({ claims: [aClaim({ status: "Rejected", statusSince: "2026-11-02" })] }),
    [aRow()],
  );
  const says = "recorded as Rejected; the report says: Approved, claim CLM-1, associated since 2025-07-15";
  expect(findings).toEqual([
    { kind: "contradicts", customer: contoso, customerName: "Contoso Ltd.", item: "exchange", says },
  ]);
  expect(doc.history.at(-1)).toMatchObject({ what: "contradicted", item: "exchange", to: says, evidence: "imported" });
});

it("names what is recorded of the scope, when the claim is not ours", () => {
  const claim = aClaim({ status: "Approved", scope: { is: "other-partner" } });
  expect(importFile(aCustomer({ claims: [claim] }), [aRow()]).findings).toMatchObject([
    {
      kind: "contradicts",
      says: "recorded as other-partner; the report says: Approved, claim CLM-1, associated since 2025-07-15",
    },
  ]);
});

it("names a contradiction once, though every report repeats it", () => {
  const claim = aClaim({ status: "Rejected", statusSince: "2026-12-07" });
  const before = importFile(aCustomer({ claims: [claim] }), [aRow()]).doc;
  const { outcome, findings } = importFile(before, [aRow({ on: "2026-11-30" })]);
  expect({ outcome, findings }).toEqual({ outcome: "changed", findings: [] });
});

it("finds nothing new in a later report of the same claim", () => {
  const before = importFile(aCustomer(), [aRow()]).doc;
  const { doc, findings } = importFile(before, [aRow({ on: "2026-11-30" })]);
  expect(findings).toEqual([]);
  expect(doc.claims[0]?.seen?.on).toBe("2026-11-30");
});

it("says that a claim arrived which another report had shown on its way", () => {
  const claim = aClaim({ evidence: { kind: "imported", at: "2026-10-05T00:00:00.000Z", by: "ada" } });
  expect(importFile(aCustomer({ claims: [claim] }), [aRow()]).findings).toMatchObject([
    { kind: "verified", says: "Approved, claim CLM-1 (was Submitted)" },
  ]);
});

it("keeps a report that is newer as the evidence", () => {
  const evidence = { kind: "imported", at: "2026-11-20T00:00:00.000Z", by: "ada" } as const;
  expect(claimAfter(aClaim({ status: "Approved", evidence }), aRow())).toMatchObject({ evidence });
});

it("keeps the day of approval when the report does not tell one", () => {
  const claim = aClaim({ status: "Approved", approvedOn: "2026-09-01" });
  expect(claimAfter(claim, aRow({ associatedOn: undefined as never }))).toMatchObject({
    approvedOn: "2026-09-01",
    statusSince: "2026-10-05",
  });
});

it.each<[string, Partial<CporUsageRow>, Partial<CporUsageRow>]>([
  ["the newer of two days", { on: "2026-09-30", claimId: "CLM-9" }, {}],
  ["the later association of a day", { claimId: "CLM-9" }, { claimId: "CLM-1", associatedOn: "2026-09-20" }],
])("takes %s in a file, whatever the order of rows", (_, first, second) => {
  const rows = [aRow(first), aRow(second)];
  for (const order of [rows, [...rows].reverse()]) {
    expect(importFile(aCustomer(), order).doc.claims).toMatchObject([{ claimId: "CLM-1", seen: { on: "2026-10-31" } }]);
  }
});

it("tells findings by workload, whatever the order of rows", () => {
  const { findings } = importFile(aCustomer(), [aRow({ workload: "Teams" }), aRow()]);
  expect(findings.map(({ item }) => item)).toEqual(["exchange", "exchange", "teams", "teams"]);
});

it("finds the claim without a subscription first, when none has the claim id", () => {
  const claims = [aClaim({ id: "exchange/x", subscription: "x" }), aClaim()];
  const { doc } = importFile(aCustomer({ claims }), [aRow()]);
  expect(doc.claims.map(({ status }) => status)).toEqual(["Submitted", "Approved"]);
});

it("settles a contradiction when a later report shows that the claim arrived", () => {
  const claim = aClaim({ status: "Under review", statusSince: "2026-11-02" });
  const disputed = importFile(aCustomer({ claims: [claim] }), [aRow()]).doc;
  expect(disputed.claims[0]?.conflict).toBeDefined();
  const settled = importFile(disputed, [aRow({ on: "2026-11-30" })]).doc.claims[0];
  expect(settled).toMatchObject({ status: "Approved", seen: { on: "2026-11-30" } });
  expect(settled).not.toHaveProperty("conflict");
});

it("takes the claim id and Partner ID of a newer claim and says so", () => {
  const before = importFile(aCustomer(), [aRow()]).doc;
  const { doc, findings } = importFile(before, [
    aRow({ on: "2026-11-30", claimId: "CLM-2", associatedOn: "2026-11-03" }),
  ]);
  expect(doc.claims[0]).toMatchObject({
    claimId: "CLM-2",
    approvedOn: "2026-11-03",
    evidence: { at: "2026-11-30T00:00:00.000Z" },
  });
  expect(findings).toMatchObject([{ kind: "changed", says: "claim CLM-2, was CLM-1" }]);
});

it("keeps what a person recorded that no report knows", () => {
  const proof = { ref: "SOW-7", signedOn: "2026-01-10" };
  expect(claimAfter(aClaim({ proof, competing: true, submittedOn: "2026-10-05" }), aRow())).toMatchObject({
    proof,
    competing: true,
    submittedOn: "2026-10-05",
  });
});

it("finds the claim of a workload with several by its claim id", () => {
  const claims = [aClaim(), aClaim({ id: "exchange/x", subscription: "x", claimId: "CLM-1" })];
  const { doc } = importFile(aCustomer({ claims }), [aRow()]);
  expect(doc.claims.map(({ status }) => status)).toEqual(["Submitted", "Approved"]);
});

/** The claim id tells the day of association: a later claim is a later association. */
const rows: fc.Arbitrary<CporUsageRow> = fc
  .record({
    claim: fc.constantFrom(["CLM-1", "2025-07-15"], ["CLM-2", "2026-09-20"], ["CLM-3", "2026-10-20"]),
    workload: fc.constantFrom("Exchange", "Teams", "Copilot"),
    users: fc.nat(500),
    seats: fc.nat(500),
    partnerId: fc.constantFrom("4911112", "5000000"),
  })
  .chain(({ claim: [claimId = "", associatedOn = ""], ...parts }) =>
    // Reports know only the associations of their time, and the latest of those.
    fc.constantFrom("2026-09-30", "2026-10-31", "2026-11-30").map((on) => {
      const time =
        on === "2026-09-30" ? ["CLM-1", "2025-07-15"] : on === "2026-11-30" ? ["CLM-3", "2026-10-20"] : undefined;
      const [id = claimId, day = associatedOn] = time ?? [];
      return aRow({ ...parts, claimId: id, associatedOn: day, on });
    }),
  );
const files = fc.array(fc.array(rows, { maxLength: 4 }), { minLength: 1, maxLength: 4 });
const statuses = fc.constantFrom<ClaimStatus[]>(
  "Not started",
  "Draft",
  "Submitted",
  "Under review",
  "Partner action required",
  "Approved",
  "Rejected",
  "Dispute",
  "Rejected final",
);
const customers: fc.Arbitrary<Customer> = fc.oneof(
  fc.constant(aCustomer()),
  fc
    .record({
      status: statuses,
      statusSince: fc.constantFrom("2025-01-01", "2026-10-05", "2026-11-10", "2026-12-01"),
      scope: fc.constantFrom<Claim["scope"][]>({ is: "in" }, { is: "in" }, { is: "other-partner" }),
    })
    .map((parts) => aCustomer({ claims: [aClaim(parts)] })),
);

/** The state without its history, claims by id. */
function stateOf(customer: Customer) {
  const { history: _, claims, ...rest } = customer;
  return { ...rest, claims: [...claims].sort((one, other) => (one.id < other.id ? -1 : 1)) };
}

const importAll = (customer: Customer, all: readonly (readonly CporUsageRow[])[]) =>
  all.reduce((doc, one) => importFile(doc, one, context, "part").doc, customer);

it("comes to the same state whatever the order of files and of rows", () => {
  fc.assert(
    fc.property(customers, files, (customer, all) => {
      const straight = importAll(customer, all);
      const crooked = importAll(customer, all.map((one) => [...one].reverse()).reverse());
      expect(stateOf(crooked)).toEqual(stateOf(straight));
    }),
    { numRuns: 200 },
  );
});

it("changes nothing when a file comes again", () => {
  fc.assert(
    fc.property(
      customers,
      files,
      fc.constantFrom<(Extent | undefined)[]>(undefined, "whole", "part"),
      (customer, all, extent) => {
        let doc = customer;
        for (const one of all) {
          doc = importFile(doc, one, context, extent).doc;
          const at = { ...context, now: "2027-01-01T00:00:00.000Z", by: "somebody" };
          expect(importFile(doc, one, at, extent).doc).toBe(doc);
        }
      },
    ),
    { numRuns: 200 },
  );
});
