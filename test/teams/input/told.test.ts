/** What is told of a customer, as its forms are filled in. */
import { describe, expect, it } from "vitest";
import { answersTold, claimsTold, type ClaimTold } from "../../../src/teams/input/told.ts";
import { readCatalogue } from "../../../src/workloads.ts";

const catalogue = readCatalogue();
/** 27 November 2026 is a Friday. */
const today = "2026-11-27";

const inWords = (told: readonly ClaimTold[]): string =>
  told
    .map(({ called, workload, scope, status, on, reason }) =>
      [workload?.id ?? called, scope, status, on, reason].filter((one) => one !== undefined && one !== "").join(" "),
    )
    .join("; ");

describe("of claims", () => {
  it.each([
    ["the Intune claim for Woodgrove got rejected yesterday", "intune Rejected 2026-11-26"],
    ["claim for teams is in since friday", "teams Submitted 2026-11-20"],
    [
      "submitted teams + exchange this morning, waiting for ms",
      "teams Submitted 2026-11-27; exchange Submitted 2026-11-27",
    ],
    ["exchange approved, intune rejected", "exchange Approved; intune Rejected"],
    ["approved Teams and rejected Intune", "teams Approved; intune Rejected"],
    ["teams approved and intune rejected yesterday", "teams Approved 2026-11-26; intune Rejected 2026-11-26"],
    [
      "Microsoft rejected Power BI, the proof of execution wasn't signed",
      "power-bi Rejected Insufficient proof of execution",
    ],
    ["business central is pending with microsoft", "business-central Under review"],
    ["sales told me the copilot claim went through", "m365-copilot Approved"],
    ["Sales submitted yesterday, PAL you already have", "sales Submitted 2026-11-26"],
    ["they don't use SharePoint", "sharepoint not-applicable"],
    ["Coho's not buying Copilot after all, so you can quit asking", "m365-copilot not-applicable"],
    ["another partner has the claim for dynamics sales", "sales other-partner"],
    ["the claim needs extra info within 5 days", "Partner action required"],
    ["it will be approved on 3 December", ""],
    ["we need to resubmit the Teams claim", "teams"],
    ["I'll submit the Intune claim tomorrow", "intune"],
    ["they moved last year", ""],
    ["the Teams claim wasn't approved", "teams"],
    ["the Exchange claim is not approved yet", "exchange"],
    ["Exchange hasn’t been submitted", "exchange"],
    ["nobody filed the intune claim", "intune"],
    ["Copilot is waiting for their approval", "m365-copilot"],
    ["Teams wasn't approved, it was rejected yesterday", "teams Rejected 2026-11-26"],
    ["Teams rejected, we have until friday to dispute", "teams Rejected"],
    ["Teams is back with us since Tuesday, more info by 4 December", "teams Partner action required 2026-11-24"],
    [
      "Exchange, Teams and Intune went in on Tuesday",
      "exchange Submitted 2026-11-24; teams Submitted 2026-11-24; intune Submitted 2026-11-24",
    ],
    ["Copilot approved, Power Platform rejected, Dynamics no news", "m365-copilot Approved; Power Platform Rejected"],
    [
      "Exchange approved, Power BI still in review, PAL no luck, their admin went home",
      "exchange Approved; power-bi Under review",
    ],
    ["all approved except Dynamics 365 Sales", "sales"],
    ["everything is in but not Copilot", "m365-copilot"],
    ["Intune and Teams are submitted, Copilot isn't", "intune Submitted; teams Submitted"],
    ["Woodgrove's Teams is still sitting in my drafts", "teams Draft"],
    ["We don't do Exchange there. Only Teams and Intune are from us", "exchange not-applicable"],
    ["right just did my first one!! Dynamics 365 Sales, pressed submit two minutes ago", "sales Submitted 2026-11-27"],
    ["de claim voor Teams is goedgekeurd", "teams Approved"],
  ])("%j tells %j", (text, expected) => expect(inWords(claimsTold(text, { catalogue, today }))).toBe(expected));

  it("a family of workloads is the one that the customer has", () =>
    expect(
      inWords(claimsTold("the Dynamics claim is approved", { catalogue, today, recorded: ["exchange", "sales"] })),
    ).toBe("sales Approved"));

  it.each([
    [
      "Intune is submitted today",
      "Exchange and Teams also",
      "exchange Submitted 2026-11-27; teams Submitted 2026-11-27",
    ],
    ["Exchange went in on Tuesday", "Intune too but that was this morning", "intune Submitted 2026-11-27"],
    [
      "rejected, they want proof of execution",
      "the Dynamics Sales one",
      "sales Rejected Insufficient proof of execution",
    ],
    ["Exchange and Intune went in on Tuesday", "wait no, not Intune", "exchange Submitted 2026-11-24"],
    ["Intune is approved", "no, not Intune, Exchange", "exchange Approved"],
    [
      "Copilot approved, Power BI rejected",
      "rejected because the signature was missing on the proof",
      "power-bi Rejected Insufficient proof of execution",
    ],
    ["Teams was rejected on Monday", "sent it back in this morning", "teams Submitted 2026-11-27"],
    ["Teams was rejected, no proof", "resubmitted it today", "teams Submitted 2026-11-27"],
    ["Teams is submitted", "approved!! finally", "teams Approved"],
    ["do they need Teams", "they stopped using it, so drop it", "teams not-applicable"],
    ["Teams is submitted", "thanks", ""],
  ])("after %j, %j tells %j", (first, then, expected) => {
    const known = { catalogue, today };
    expect(inWords(claimsTold(then, known, claimsTold(first, known)))).toBe(expected);
  });
});

describe("answers", () => {
  it.each([
    ["I linked the PAL this morning", { pal: "yes" }],
    ["cpor and onboarding are done", { cpor: "yes", onboarding: "yes" }],
    ["should be yes for all 4", { cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" }],
    ["everything green there", { cpor: "yes", pal: "yes", onboarding: "yes" }],
    ["all done, but not the PAL", {}],
    ["they have no azure at all", { pal: "n/a" }],
    ["PAL is not linked yet", {}],
    ["PAL isn't linked at Contoso", {}],
    ["the pal hasnt been linked", {}],
    ["cpor can’t be done", {}],
    ["there's no PAL at Contoso yet", { pal: "no" }],
    ["no pal needed, it's all csp", { pal: "n/a" }],
    ["they don't use Azure at all", { pal: "n/a" }],
    ["Van Arsdel doesn’t have any azure", { pal: "n/a" }],
    ["only the prod subscription is linked", { pal: "no" }],
    ["PAL is on 2 of the 3 subscriptions", { pal: "no" }],
    ["PAL is linked on 2 of 2", { pal: "yes" }],
    ["they have 3 subscriptions, PAL is only on two of them", { pal: "no" }],
  ])("of %j are %j", (text, expected) => expect(answersTold(text)).toEqual(expected));
});
