/** Texts name the limits that the rules go by, so that an edited limit is said as it is. */
import { describe, expect, it } from "vitest";
import { againView } from "../../../../src/cards/messages/reconfirm.ts";
import { answerHoldsUntil } from "../../../../src/cards/messages/questions.ts";
import { whyView } from "../../../../src/cards/gaps/why.ts";
import { deadlineOf } from "../../../../src/domain/claims/status.ts";
import { readCatalogue } from "../../../../src/workloads.ts";
import { channelReader } from "../../../cards/facts.ts";
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
  answerHolds: { ...source, value: 60, unit: "days" },
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
      { claims: [aClaim({ status: "Partner action required", statusSince: "2026-11-02" })] },
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

it("says by an edited limit until when an answer is valid, as the gap has it", () => {
  const reader = { ...channelReader, answersHold: limits.answerHolds };
  const answer = { says: "yes", by: "megan", at: "2026-09-01T09:00:00.000Z" } as const;
  const customer = aCustomer({ checklist: { revision: 1, answers: { cpor: answer } } });
  expect(answerHoldsUntil(answer, reader)).toBe("2026-10-31");
  expect(JSON.stringify(againView({ customer, names: new Map(), reader }))).toContain("valid for 60 days");
  expect(gapsOf(customer, aContext({ limits, today: "2026-10-31" })).filter(({ code }) => code === "V01")).toEqual([]);
  expect(gapsOf(customer, aContext({ limits, today: "2026-11-01" })).map(({ code }) => code)).toContain("V01");
});

it("counts the days of a dispute as Microsoft does, on the claim and in the gap, whatever days are ours", () => {
  const calendar = { weekend: [5, 6], holidays: ["2026-12-01", "2026-12-02"] };
  const claim = aClaim({ status: "Rejected", statusSince: "2026-11-20" });
  const [gap] = gapsOf(aCustomer({ claims: [claim] }), aContext({ limits, calendar, today: "2026-11-23" })).filter(
    ({ code }) => code === "C05",
  );
  expect(deadlineOf(claim, limits)).toEqual({ endsOn: "2026-12-18", move: "ours" });
  expect(gap?.deadline?.endsOn).toBe("2026-12-18");
});

it("teaches the limits that the rules go by", () => {
  const { statements } = whyView("deadlines", {
    catalogue: readCatalogue(),
    limits,
    today: "2026-11-23",
    manager: false,
    partnerIds: [],
  });
  expect(statements.map(({ says }) => says).join(" ")).toContain("one dispute, within 20 business days");
  expect(
    JSON.stringify(
      whyView("proof", { catalogue: readCatalogue(), limits, today: "2026-11-23", manager: false, partnerIds: [] }),
    ),
  ).toContain("within 18 months");
});
