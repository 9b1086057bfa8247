import { expect, it } from "vitest";
import type { Claim } from "../../src/domain/customer.ts";
import { applyClaims, type ClaimRow } from "../../src/domain/imported-claims.ts";
import { aCustomer, monday } from "./customers.ts";

const context = { now: monday, today: "2026-11-23", by: "ada" };
const workloadOf = (name: string) =>
  name === "Exchange" ? { id: "exchange", area: "Modern Work and Security" as const } : undefined;

const aRow = (parts: Partial<ClaimRow> = {}): ClaimRow => ({
  line: 2,
  customer: aCustomer().id,
  claimId: "CLM-1",
  workload: "Exchange",
  status: "Partner action required",
  statusOn: "2026-11-16",
  submittedOn: "2026-11-02",
  partnerId: "4911112",
  ...parts,
});

const aClaim = (parts: Partial<Claim> = {}): Claim => ({
  id: "exchange",
  workload: "exchange",
  area: "Modern Work and Security",
  role: "Use or consume",
  scope: { is: "in" },
  scopedOn: "2026-09-01",
  status: "Submitted",
  statusSince: "2026-11-02",
  evidence: { kind: "reported", at: "2026-11-02T09:00:00.000Z", by: "megan" },
  ...parts,
});

const apply = (claims: readonly Claim[], rows: readonly ClaimRow[], at = context) =>
  applyClaims(aCustomer({ claims }), rows, at, workloadOf);

it("adds a claim nobody had recorded, in the status and since the day of the export", () => {
  const { doc, findings } = apply([], [aRow()]);
  expect(doc.claims).toMatchObject([
    {
      id: "exchange",
      status: "Partner action required",
      statusSince: "2026-11-16",
      submittedOn: "2026-11-02",
      claimId: "CLM-1",
      partnerId: "4911112",
      evidence: { kind: "imported", at: "2026-11-23T00:00:00.000Z" },
    },
  ]);
  expect(findings.map(({ kind }) => kind)).toEqual(["new", "verified"]);
});

const imported = { kind: "imported" };
const reported = { kind: "reported" };

it.each<[string, Partial<Claim>, Partial<ClaimRow>, object, boolean]>([
  ["Submitted, went on", {}, {}, { status: "Partner action required", evidence: imported }, false],
  [
    "Approved, was rejected since",
    { status: "Approved" },
    { status: "Rejected" },
    { status: "Rejected", conflict: { evidence: reported, says: "Approved" } },
    true,
  ],
  [
    "Approved later than that",
    { status: "Approved", statusSince: "2026-11-20" },
    {},
    {
      status: "Approved",
      evidence: reported,
      conflict: { evidence: imported, says: "Partner action required, claim CLM-1, since 2026-11-16" },
    },
    true,
  ],
  [
    "Submitted later than Microsoft moved it on",
    { statusSince: "2026-11-20" },
    {},
    { status: "Partner action required" },
    false,
  ],
  [
    "the same",
    { status: "Partner action required", statusSince: "2026-11-16" },
    {},
    { evidence: imported, statusSince: "2026-11-16" },
    false,
  ],
  [
    "the same since later",
    { status: "Partner action required", statusSince: "2026-11-18" },
    {},
    { evidence: imported, statusSince: "2026-11-18" },
    false,
  ],
  [
    "another partner's",
    { scope: { is: "other-partner" } },
    {},
    { status: "Submitted", evidence: reported, conflict: { evidence: imported } },
    true,
  ],
])("weighs the export against a claim recorded as %s", (_, claim, row, after, contradicts) => {
  const { doc, findings } = apply([aClaim(claim)], [aRow(row)]);
  expect(doc.claims[0]).toMatchObject(after);
  expect(doc.claims[0]?.conflict !== undefined).toBe(contradicts);
  expect(findings.some(({ kind }) => kind === "contradicts")).toBe(contradicts);
});

it("takes the last claim of a workload, whatever the order of rows", () => {
  const rows = [
    aRow({ claimId: "CLM-1", status: "Rejected final", statusOn: "2026-06-01" }),
    aRow({ claimId: "CLM-2", status: "Under review", statusOn: "2026-11-10" }),
  ];
  for (const order of [rows, [...rows].reverse()]) {
    expect(apply([], order).doc.claims).toMatchObject([{ claimId: "CLM-2", status: "Under review" }]);
  }
});

it("keeps claims of two subscriptions apart", () => {
  const rows = ["a", "b"].map((subscription) =>
    aRow({ subscription, claimId: subscription, area: "Business Applications" }),
  );
  expect(apply([], rows).doc.claims.map(({ id }) => id)).toEqual(["exchange/a", "exchange/b"]);
});

it("does not go back to an older export", () => {
  const now = apply([], [aRow({ status: "Approved", statusOn: "2026-11-20" })]).doc.claims;
  expect(apply(now, [aRow()]).outcome).toBe("unchanged");
});

it.each([
  ["with dates", aRow()],
  ["without dates", aRow({ statusOn: undefined as never, submittedOn: undefined as never })],
])("changes nothing when the same export %s comes again that day", (_, row) => {
  const claims = [
    aClaim({ status: "Approved", statusSince: "2026-11-20" }),
    aClaim({ id: "teams", workload: "Teams" }),
  ];
  const rows = [row, { ...row, workload: "Teams", claimId: "CLM-7" }];
  const once = apply(claims, rows).doc;
  expect(applyClaims(once, rows, { ...context, now: "2026-11-23T19:00:00.000Z" }, workloadOf).doc).toBe(once);
});
