/** Texts name the limits that the rules go by, so that an edited limit is said as it is. */
import { describe, expect, it } from "vitest";
import { warningWords } from "../../../../src/cards/kit/claims.ts";
import { gapsOf } from "../../../../src/domain/gaps/find-gaps.ts";
import { limitWords, type GapLimits } from "../../../../src/domain/catalogue/limits.ts";
import type { Claim, Customer } from "../../../../src/domain/customer/customer.ts";
import { aContext } from "../../contexts.ts";
import { aCustomer } from "../../customers.ts";
import { aClaim } from "./cases.ts";

const source = { checked: "2026-10-01", source: "test" };
const limits: GapLimits = {
  ...aContext().limits,
  proof: { ...source, value: 18, unit: "months" },
  proofWarning: { ...source, value: 17, unit: "months" },
  dispute: { ...source, value: 20, unit: "business days" },
};
const saysNo = { says: "no", by: "megan", at: "2026-11-20T09:00:00.000Z" } as const;
const signed = (day: string): Claim => aClaim({ status: "Approved", proof: { ref: "SOW", signedOn: day } });

describe("with 18 months for the proof and 20 business days for the dispute", () => {
  it.each<[string, Partial<Customer>, string]>([
    ["a claim to be made", { claims: [aClaim({ scopedOn: "2026-10-05" })] }, "signed within 18 months"],
    ["no to CPOR", { checklist: { revision: 1, answers: { cpor: saysNo } } }, "signed within 18 months"],
    ["an old proof", { claims: [signed("2025-05-20")] }, "proof older than 18 months"],
    ["an ageing proof", { claims: [signed("2025-06-15")] }, "proof soon older than 18 months"],
    [
      "a rejection to be expected",
      { claims: [aClaim({ status: "Partner action required", statusSince: "2026-10-05" })] },
      "dispute it within 20 business days",
    ],
  ])("%s says so", (_, parts, words) => {
    const said = gapsOf(aCustomer(parts), aContext({ limits })).map(({ what, next }) => `${what}. ${next}`);
    expect(said.join("\n")).toContain(words);
    expect(said.join("\n")).not.toMatch(/12 months|30 days/);
  });

  it.each([
    ["dispute-late", "disputed for 20 business days"],
    ["proof-old", "more than 18 months ago"],
  ] as const)("the warning %s says so", (warning, words) => {
    expect(warningWords(warning, { from: "Rejected", to: "Dispute", limits })).toContain(words);
  });
});

it.each([
  [1, "days", "1 day"],
  [1, "business days", "1 business day"],
  [2, "months", "2 months"],
] as const)("%i %s is said as %s", (value, unit, words) => {
  expect(limitWords({ ...source, value, unit })).toBe(words);
});
