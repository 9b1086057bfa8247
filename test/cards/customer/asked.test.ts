/** What a customer's card says first of the claims that somebody asks about. */
import { expect, it } from "vitest";
import { askedClaims } from "../../../src/cards/customer/asked.ts";
import { newClaim } from "../../../src/domain/claims/claims.ts";
import type { Claim } from "../../../src/domain/customer/customer.ts";
import { readLimits } from "../../../src/limits.ts";
import { readCatalogue } from "../../../src/workloads.ts";
import { contoso, today } from "../facts.ts";

const claim = (workload: string, more: Partial<Claim>): Claim => ({
  ...newClaim({
    workload,
    area: "Modern Work and Security",
    scopedOn: "2026-01-05",
    evidence: { kind: "reported", at: "2026-01-05T09:00:00.000Z", by: "megan" },
    status: "Approved",
  }),
  statusSince: "2026-11-17",
  ...more,
});
const customer = {
  ...contoso,
  claims: [
    claim("teams", {}),
    claim("intune", { status: "Rejected" }),
    claim("exchange", { status: "Rejected", reason: "Customer declined" }),
    claim("sharepoint", { scope: { is: "other-partner" } }),
  ],
};
const calendar = { weekend: [6, 7], holidays: [] };
const context = { catalogue: readCatalogue(), limits: readLimits(), today, calendar };
const named = (...workloads: readonly string[]) => workloads.map((id) => ({ id, name: id }));

it.each([
  ["where one stands", named("teams"), false, [/^Teams: Approved since 17 Nov\./]],
  ["its deadline", named("intune"), false, [/^Intune: Rejected since 17 Nov\. Dispute by 17 Dec /]],
  ["its reason", named("exchange"), true, [/^Exchange Online: Rejected since 17 Nov\. Reason: Customer declined\./]],
  ["that none is recorded", named("intune"), true, [/No reason is recorded here: .*Comments.*Dispute by/]],
  ["whose it is", named("sharepoint"), false, [/^SharePoint.*: another partner's\.$/]],
  ["that there is none", named("copilot"), false, [/^No copilot claim is recorded at Contoso/]],
  ["those that went wrong, where none is named", [], true, [/^Intune/, /^Exchange Online/]],
  ["nothing, where claims are not asked about", [], false, []],
])("says %s", (_, workloads, why, said) => {
  const lines = askedClaims(customer, { workloads, why, ofClaims: false, beside: false }, context);
  expect(lines).toEqual(said.map((words) => expect.stringMatching(words) as string));
});

it("says no to who asks whether there is one", () => {
  const asked = { workloads: named("copilot"), why: false, ofClaims: true, beside: false, whether: true };
  expect(askedClaims(customer, asked, context)).toEqual([`No: no copilot claim is recorded at ${contoso.name}.`]);
});

it("tells of all, where claims are asked about and there are few", () => {
  const asked = { workloads: [], why: false, ofClaims: true, beside: false };
  const submitted = { ...customer, claims: [claim("teams", { submittedOn: "2026-11-02" })] };
  expect(askedClaims(customer, asked, context)).toHaveLength(customer.claims.length);
  expect(askedClaims(submitted, asked, context)).toEqual([expect.stringContaining("since 17 Nov, submitted 2 Nov.")]);
  const many = { ...customer, claims: [...customer.claims, ...customer.claims] };
  expect(askedClaims(many, asked, context)).toEqual([]);
});

it.each([
  [
    "what is wanted, of one that waits for us",
    "Partner action required",
    /^Partner action required: Microsoft wants more from you within 14 business days/,
  ],
  ["what the review is, of one with Microsoft", "Under review", /^Under review: Microsoft checks the proof/],
  ["what can be done, of a rejected one", "Rejected", /^Rejected: one dispute, within 30 days\.$/],
] as const)("says %s, where its meaning is asked", (_, status, said) => {
  const asked = { workloads: named("teams"), why: false, meaning: true, ofClaims: false, beside: false };
  const one = { ...customer, claims: [claim("teams", { status })] };
  expect(askedClaims(one, asked, context)).toEqual([
    expect.stringContaining(`Teams: ${status} since`),
    expect.stringMatching(said),
  ]);
});

it("names the customer on a rule's card", () => {
  const lines = askedClaims(
    customer,
    { workloads: named("teams", "copilot"), why: false, ofClaims: true, beside: true },
    context,
  );
  expect(lines).toEqual([
    expect.stringContaining(`${contoso.name}, Teams: Approved since 17 Nov.`),
    `No copilot claim is recorded at ${contoso.name}.`,
  ]);
});
