/** What is told of a customer, as its forms are filled in. */
import { describe, expect, it } from "vitest";
import { answersTold, claimTold } from "../../../src/teams/input/told.ts";
import { readCatalogue } from "../../../src/workloads.ts";

const catalogue = readCatalogue();
/** 27 November 2026 is a Friday. */
const today = "2026-11-27";

describe("a claim", () => {
  it.each([
    ["the Intune claim for Woodgrove got rejected yesterday", "intune Rejected 2026-11-26"],
    ["claim for teams is in since friday", "teams Submitted 2026-11-20"],
    ["submitted teams + exchange this morning, waiting for ms", "teams Submitted 2026-11-27 exchange"],
    ["exchange approved, intune rejected", "exchange Approved intune"],
    [
      "Microsoft rejected Power BI, the proof of execution wasn't signed",
      "power-bi Rejected Insufficient proof of execution",
    ],
    ["business central is pending with microsoft", "business-central Under review"],
    ["sales told me the copilot claim went through", "m365-copilot Approved"],
    ["they don't use SharePoint", "sharepoint not-applicable"],
    ["another partner has the claim for dynamics sales", "sales other-partner"],
    ["the claim needs extra info within 5 days", "Partner action required"],
    ["it will be approved on 3 December", "Approved"],
    ["they moved last year", ""],
    ["the Teams claim wasn't approved", "teams"],
    ["the Exchange claim is not approved yet", "exchange"],
    ["Exchange hasn’t been submitted", "exchange"],
    ["nobody filed the intune claim", "intune"],
    ["Teams wasn't approved, it was rejected yesterday", "teams Rejected 2026-11-26"],
    ["Teams rejected, we have until friday to dispute", "teams Rejected"],
    ["Teams is back with us since Tuesday, more info by 4 December", "teams Partner action required 2026-11-24"],
  ])("of %j is %j", (text, expected) => {
    const { workload, others, scope, status, on, reason } = claimTold(text, catalogue, today);
    const told = [workload?.id, scope, status, on, reason, ...others.map(({ id }) => id)];
    expect(told.filter((one) => one !== undefined).join(" ")).toBe(expected);
  });
});

describe("answers", () => {
  it.each([
    ["I linked the PAL this morning", { pal: "yes" }],
    ["cpor and onboarding are done", { cpor: "yes", onboarding: "yes" }],
    ["should be yes for all 4", { cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" }],
    ["they have no azure at all", { pal: "n/a" }],
    ["PAL is not linked yet", {}],
    ["PAL isn't linked at Contoso", {}],
    ["the pal hasnt been linked", {}],
    ["cpor can’t be done", {}],
    ["there's no PAL at Contoso yet", { pal: "no" }],
    ["no pal needed, it's all csp", { pal: "n/a" }],
    ["they don't use Azure at all", { pal: "n/a" }],
    ["Van Arsdel doesn’t have any azure", { pal: "n/a" }],
    ["only the prod subscription is linked", {}],
  ])("of %j are %j", (text, expected) => expect(answersTold(text)).toEqual(expected));
});
