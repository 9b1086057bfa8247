import { expect, it } from "vitest";
import type { Claim } from "../../../src/domain/customer/customer.ts";
import { applyClaims, type ClaimRow } from "../../../src/domain/imports/claims.ts";
import { aCustomer } from "../customers.ts";
import { context, exchangeSince } from "./context.ts";

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

const aClaim = (parts: Partial<Claim> = {}) => exchangeSince("2026-11-02", parts);

const apply = (claims: readonly Claim[], rows: readonly ClaimRow[], at = context) =>
  applyClaims(aCustomer({ claims }), rows, at);

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

it.each([
  ["with the day of submission", "2026-05-04", "2026-10-05"],
  ["without any day", undefined as never, undefined as never],
])("takes the last claim of a workload from an export %s, and not in turns when it comes again", (_, first, second) => {
  const rows = [
    aRow({ claimId: "CLM-1", status: "Rejected final", statusOn: undefined as never, submittedOn: first }),
    aRow({ claimId: "CLM-2", status: "Under review", statusOn: undefined as never, submittedOn: second }),
  ];
  for (const order of [rows, [...rows].reverse()]) {
    const once = apply([], order).doc;
    expect(once.claims).toMatchObject([{ claimId: "CLM-2", status: "Under review" }]);
    expect(applyClaims(once, order, context).doc).toBe(once);
  }
});

it("leaves a claim made anew alone when the export still has only the lost one", () => {
  const claim = aClaim({ claimId: "CLM-2", statusSince: "2026-11-20" });
  expect(apply([claim], [aRow({ status: "Rejected final" })])).toMatchObject({ outcome: "unchanged", findings: [] });
});

it("finds the claim of a workload with several by its claim id, else by its subscription", () => {
  const claims = [
    aClaim({ claimId: "CLM-7" }),
    aClaim({ id: "exchange/x", subscription: "x", claimId: "CLM-1" }),
    aClaim({ id: "exchange/y", subscription: "y" }),
  ];
  const rows = [aRow(), aRow({ claimId: "CLM-8", subscription: "y", status: "Under review" })];
  expect(apply(claims, rows).doc.claims.map(({ status }) => status)).toEqual([
    "Submitted",
    "Partner action required",
    "Under review",
  ]);
});

it.each<[string, Partial<Claim>, Partial<ClaimRow>, string]>([
  ["the day it has had the status, unless the export tells", {}, { status: "Submitted" }, "2026-11-02"],
  ["today for a status that changed meanwhile", {}, { status: "Under review" }, "2026-11-23"],
])("takes %s", (_, claim, row, statusSince) => {
  const { doc } = apply([aClaim(claim)], [aRow({ ...row, statusOn: undefined as never })]);
  expect(doc.claims[0]?.statusSince).toBe(statusSince);
});

const won = { status: "Approved", statusSince: "2026-03-02", approvedOn: "2026-03-02", claimId: "CLM-1" } as const;

it.each<[string, Partial<Claim>, Partial<ClaimRow>, string]>([
  ["it was won", won, {}, "2026-03-02"],
  ["it was won, when nobody recorded its id", { ...won, claimId: undefined as never }, {}, "2026-03-02"],
  ["it was won again, after a loss", { ...won, status: "Rejected" }, {}, "2026-11-16"],
  ["another claim was won", won, { claimId: "CLM-2" }, "2026-11-16"],
])("counts a claim as approved since %s", (_, claim, row, approvedOn) => {
  expect(apply([aClaim(claim)], [aRow({ status: "Approved", ...row })]).doc.claims[0]).toMatchObject({ approvedOn });
});

it("takes what the export says of the same day as a person's word, and names that beside it", () => {
  const claim = aClaim({ status: "Approved", statusSince: "2026-11-16" });
  expect(apply([claim], [aRow()]).doc.claims[0]).toMatchObject({
    status: "Partner action required",
    conflict: { says: "Approved" },
  });
});

it("contradicts a final rejection that a person recorded with whatever comes after it", () => {
  const claim = aClaim({ status: "Rejected final" });
  expect(apply([claim], [aRow({ status: "Approved" })]).doc.claims[0]).toMatchObject({
    status: "Approved",
    conflict: { says: "Rejected final" },
  });
});

it("goes from one export to the next without a contradiction, and says once what is verified", () => {
  const before = apply([aClaim()], [aRow({ status: "Approved" })]).doc.claims;
  const { doc, findings } = apply(before, [aRow({ status: "Rejected", statusOn: "2026-11-20" })]);
  expect(doc.claims[0]).not.toHaveProperty("conflict");
  expect(findings.map(({ kind }) => kind)).toEqual(["changed"]);
});

it("names a contradiction once, and keeps it for a person to settle", () => {
  const before = apply([aClaim({ status: "Approved" })], [aRow({ status: "Rejected" })]).doc.claims;
  const { doc, findings } = apply(before, [aRow({ status: "Dispute", statusOn: "2026-11-20" })]);
  expect(doc.claims[0]).toMatchObject({ status: "Dispute", conflict: { says: "Approved" } });
  expect(findings.map(({ kind }) => kind)).toEqual(["changed"]);
});

it("drops the reason of a rejection that is over", () => {
  const claim = aClaim({ status: "Rejected", reason: "Customer declined" });
  expect(apply([claim], [aRow({ status: "Dispute" })]).doc.claims[0]).not.toHaveProperty("reason");
});

it("takes the solution area that the export names", () => {
  const { doc } = apply([], [aRow({ area: "Business Applications" }), aRow({ workload: "Other" })]);
  expect(doc.claims.map(({ area }) => area)).toEqual(["Business Applications", "Modern Work and Security"]);
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
  expect(applyClaims(once, rows, { ...context, now: "2026-11-23T19:00:00.000Z" }).doc).toBe(once);
});
