/** The form of a CPOR claim, over HTTP as Teams passes it on. */
import { describe, expect, it } from "vitest";
import { claimStatuses } from "../../../src/domain/customer/customer.ts";
import { stepBetween } from "../../../src/domain/claims/status.ts";
import { contoso, withContoso } from "./associating.ts";
import { filledIn, pressable, wordsOf } from "../cards.ts";
import { aClock } from "../../clock.ts";
import { alex, channel, isaiah, megan, personal } from "../people.ts";

const teams = { workload: "teams", status: "Under review", on: "2026-11-12", claimId: "CLM-77" };
const sale = "11111111-2222-4333-8444-555555559f2c";

/** Contoso with a Teams claim under review since 12 November. */
async function underReview() {
  const bot = await withContoso();
  const recorded = await bot.press(await bot.opens("Update a claim"), "Save", teams);
  return { ...bot, recorded };
}

it("a claim that was rejected keeps why in the words it was told in, until it stands elsewhere", async () => {
  const bot = await underReview();
  const tells = async (text: string) => {
    const [said] = await bot.as(megan).says(text, personal);
    if (said?.card === undefined) throw new Error("nothing was shown");
    return { activity: said.activity, card: said.card, words: wordsOf(said.card) };
  };
  const form = await tells("Contoso's Teams claim was refused, PO older than 12 months");
  expect(filledIn(form.card)).toMatchObject({
    reason: "Insufficient proof of execution",
    reasonNote: "PO older than 12 months",
  });
  await bot.press(form, "Save", filledIn(form.card));
  expect((await tells("why was Contoso refused?")).words).toContain(
    "Reason: Insufficient proof of execution, “PO older than 12 months”.",
  );
  expect((await tells("claims rejected")).words).toContain("Insufficient proof of execution: PO older than 12 months");
  const again = await tells("Contoso's Teams claim is submitted again");
  await bot.press(again, "Save", filledIn(again.card));
  const { claims } = await bot.stored();
  expect(claims).toMatchObject([{ id: "teams", status: "Submitted" }]);
  expect(claims[0]).not.toHaveProperty("reasonNote");
});

describe("a claim that nobody recorded yet", () => {
  it("is recorded in two presses from the customer's card, where it stands already", async () => {
    const { recorded, stored } = await underReview();
    expect(recorded.words).toContain("Contoso Ltd.: Teams saved");
    expect(recorded.words).toContain("Under review");
    expect(recorded.words).toContain("Microsoft has until Wed 2 Dec.");
    const { claims, history } = await stored();
    expect(claims).toEqual([
      expect.objectContaining({
        id: "teams",
        role: "Use or consume",
        scope: { is: "in" },
        status: "Under review",
        statusSince: "2026-11-12",
        claimId: "CLM-77",
        evidence: { kind: "reported", at: "2026-11-19T10:00:00.000Z", by: megan.id },
      }),
    ]);
    expect(history.at(-1)).toMatchObject({ what: "claim added", item: "teams", to: "Under review", by: megan.id });
  });

  it("is only ours to start when nothing but the workload is chosen", async () => {
    const bot = await withContoso();
    const { words } = await bot.press(await bot.opens("Update a claim"), "Save", { workload: "exchange" });
    expect(words).toContain("Exchange Online saved");
    expect((await bot.stored()).claims).toMatchObject([{ id: "exchange", status: "Not started", scope: { is: "in" } }]);
  });

  it("is recorded as another partner's, with a note", async () => {
    const bot = await withContoso();
    const inputs = { workload: "intune", scope: "other-partner", scopeNote: "Northwind since 2024" };
    const { words } = await bot.press(await bot.opens("Update a claim"), "Save", inputs);
    expect(words).toContain("Another partner's · Northwind since 2024");
    expect((await bot.stored()).claims).toMatchObject([
      { scope: { is: "other-partner", note: "Northwind since 2024" } },
    ]);
  });

  it("is for one subscription when it is a Business Applications claim", async () => {
    const bot = await withContoso();
    const form = await bot.opens("Update a claim");
    const refused = await bot.press(form, "Save", { workload: "sales", status: "Draft" });
    expect(refused.words).toContain("fill in its ID");
    expect(filledIn(refused.card ?? {})).toMatchObject({ workload: "sales", status: "Draft" });
    const { words } = await bot.press(refused, "Add the claim", {
      subscription: sale.toUpperCase(),
      role: "Build intent - Advisor",
      endsOn: "2027-01-31",
    });
    expect(words).toContain("Dynamics 365 Sales …9f2c saved");
    expect((await bot.stored()).claims).toMatchObject([
      {
        id: `sales/${sale}`,
        subscription: sale,
        role: "Build intent - Advisor",
        subscriptionEndsOn: "2027-01-31",
        status: "Draft",
      },
    ]);
  });
});

describe("several claims that were told in one message", () => {
  const told = "Contoso: Exchange approved, Intune submitted yesterday, SharePoint rejected";

  it("are saved one after the other: each Save brings the next form, and says what became of the one before", async () => {
    const bot = await withContoso();
    const [form] = await bot.as(megan).says(told);
    expect(wordsOf(form?.card)).toContain("Intune and SharePoint Online come next.");
    const second = await bot.press(form ?? { activity: "" }, "Add the claim");
    expect(second.words).toMatch(/^Exchange Online saved: The customer may decline until [^]*\nUndo$/);
    expect(filledIn(second.card ?? {})).toMatchObject({ workload: "intune", status: "Submitted", on: "2026-11-18" });
    const wrong = await bot.press(second, "Add the claim", { claimId: "x".repeat(101) });
    const third = await bot.press(wrong, "Add the claim", { claimId: "CLM-3" });
    expect(filledIn(third.card ?? {})).toMatchObject({ workload: "sharepoint", status: "Rejected" });
    expect((await bot.press(third, "Add the claim")).words).toMatch(/^Contoso Ltd\.: SharePoint Online saved\n/);
    expect((await bot.stored()).claims.map(({ id, status }) => [id, status])).toEqual([
      ["exchange", "Approved"],
      ["intune", "Submitted"],
      ["sharepoint", "Rejected"],
    ]);
  });

  it("are each taken back by themselves, and one that was saved from its own button doesn't come again", async () => {
    const bot = await withContoso();
    const [form] = await bot.as(megan).says(told);
    const own = await bot.as(megan).clicks(form, "Intune: submitted", {}, personal);
    const intune = own.card === undefined ? await bot.connector.next() : { activity: "1", card: own.card };
    await bot.press(intune, "Add the claim");
    const next = await bot.press(form ?? { activity: "" }, "Add the claim");
    expect(filledIn(next.card ?? {})).toMatchObject({ workload: "sharepoint" });
    await bot.as(megan).clicks(next, "Undo", {}, personal);
    await bot.connector.next();
    expect((await bot.stored()).claims.map(({ id }) => id)).toEqual(["intune"]);
  });
});

describe("work that begins", () => {
  const told = "Contoso have signed, we start Exchange, Power BI and SharePoint with them next week";

  it("is a claim to be made for each workload that has none, saved as it is", async () => {
    const bot = await withContoso();
    await bot.press(await bot.opens("Update a claim"), "Save", { workload: "exchange", status: "Approved" });
    const [form] = await bot.as(megan).says(told);
    expect(wordsOf(form?.card)).toContain("SharePoint Online comes next.");
    expect(wordsOf(form?.card)).toContain("Contoso Ltd.: add a claim for Power BI");
    expect(filledIn(form?.card ?? {})).toMatchObject({ workload: "power-bi", status: "Not started", scope: "in" });
    const next = await bot.press(form ?? { activity: "" }, "Add the claim");
    expect(next.words).toContain("Contoso Ltd.: add a claim for SharePoint Online");
    await bot.press(next, "Add the claim");
    expect((await bot.stored()).claims.map(({ id, status }) => [id, status])).toEqual([
      ["exchange", "Approved"],
      ["power-bi", "Not started"],
      ["sharepoint", "Not started"],
    ]);
  });

  it.each([
    ["of which a claim is begun", "We've started the Exchange claim for Contoso"],
    ["of another partner's work", "Contoso bought Exchange, another partner does the rollout"],
    ["of a meeting", "The Teams training starts with Contoso on Monday"],
  ])("is none %s", async (_, text) => {
    const bot = await withContoso();
    const [form] = await bot.as(megan).says(text);
    expect(filledIn(form?.card ?? {})).not.toMatchObject({ status: "Not started" });
  });

  it("is asked for its subscription once its claim is to go in, by which it is known from then on", async () => {
    const bot = await withContoso();
    await bot.press(await bot.opens("Update a claim"), "Save", { workload: "sales", status: "Not started" });
    const [form] = await bot.as(megan).says("Sales at Contoso was submitted yesterday");
    const refused = await bot.press(form ?? { activity: "" }, "Save");
    expect(refused.words).toContain("fill in its ID");
    await bot.press(refused, "Save", { subscription: sale.toUpperCase() });
    expect((await bot.stored()).claims).toMatchObject([{ id: "sales", subscription: sale, status: "Submitted" }]);
  });

  it.each([
    ["and Intune too", "intune"],
    ["no, Intune", "intune"],
  ])("goes on with %j", async (then, workload) => {
    const bot = await withContoso();
    await bot.as(megan).says("We start Teams at Contoso next week");
    const [form] = await bot.as(megan).says(then);
    expect(filledIn(form?.card ?? {})).toMatchObject({ workload, status: "Not started" });
  });

  it("takes nothing of what became of another claim", async () => {
    const bot = await withContoso();
    const [form] = await bot.as(megan).says("Contoso: we start Teams, Exchange went in yesterday");
    expect(filledIn(form?.card ?? {})).toMatchObject({ workload: "teams", status: "Not started" });
    expect(wordsOf(form?.card)).toContain("Exchange Online: submitted");
  });
});

describe("a claim form that is filled in wrongly", () => {
  it.each([
    ["no workload", {}, "Choose a workload"],
    ["a day that has not come", { ...teams, on: "2026-12-24" }, "24 Dec is in the future"],
    ["no day at all", { ...teams, on: "yesterday" }, "write the day as"],
    ["a Partner ID that is no number", { ...teams, partnerId: "our own" }, "The Partner ID is a number"],
    ["a proof without a day", { ...teams, proofRef: "SOW 4711" }, "when the customer signed it"],
    ["a role of the other area", { ...teams, role: "Build intent - Advisor" }, "isn't a partner role for Modern Work"],
    ["a status that does not exist", { ...teams, status: "Expired" }, "Status in Partner Center: choose from the list"],
    ["a subscription for Microsoft 365", { ...teams, subscription: sale }, "Only Business Applications"],
  ])("says so for %s, keeps what was typed, and records nothing", async (_, inputs, says) => {
    const bot = await withContoso();
    const again = await bot.press(await bot.opens("Update a claim"), "Save", inputs);
    expect(again.words).toContain(says);
    expect(filledIn(again.card ?? {})).toMatchObject(inputs);
    expect((await bot.stored()).claims).toEqual([]);
  });

  it("says everything that is wrong at once", async () => {
    const bot = await withContoso();
    const { words } = await bot.press(await bot.opens("Update a claim"), "Save", {
      ...teams,
      partnerId: "x",
      on: "2027-01-01",
    });
    expect(words).toContain("is in the future");
    expect(words).toContain("The Partner ID is a number");
  });
});

describe("a claim that is recorded", () => {
  it("opens from its row with everything filled in", async () => {
    const bot = await underReview();
    const form = await bot.press(await bot.show(), /Update Teams/);
    expect(filledIn(form.card ?? {})).toMatchObject({
      scope: "in",
      status: "Under review",
      claimId: "CLM-77",
      role: "Use or consume",
    });
    expect(form.words).toContain("Now Under review, since 12 Nov");
  });

  it("moves on with today's day, and the clock that runs against us is told", async () => {
    const bot = await underReview();
    const form = await bot.press(await bot.show(), /Update Teams/);
    const { words } = await bot.press(form, "Save", { status: "Partner action required" });
    expect(words).toContain("Answer by 9 Dec (14 working days).");
    const { claims, history } = await bot.stored();
    expect(claims).toMatchObject([{ status: "Partner action required", statusSince: "2026-11-19", claimId: "CLM-77" }]);
    expect(history.at(-1)).toMatchObject({ what: "claim status", from: "Under review", to: "Partner action required" });
  });

  it("shows six working days on the day they are six", async () => {
    const bot = await underReview();
    const form = await bot.press(await bot.show(), /Update Teams/);
    const { words } = await bot.press(form, "Save", { status: "Partner action required", on: "2026-11-09" });
    expect(words).toContain("Answer by Fri 27 Nov (6 working days).");
  });

  it("gives up what was emptied, and keeps what was not touched", async () => {
    const bot = await underReview();
    const form = await bot.press(await bot.show(), /Update Teams/);
    await bot.press(form, "Save", { claimId: "", partnerId: "1234567" });
    const [claim] = (await bot.stored()).claims;
    expect(claim).toMatchObject({ partnerId: "1234567", status: "Under review" });
    expect(claim).not.toHaveProperty("claimId");
  });

  it("keeps what a client did not send, such as inputs that are folded away", async () => {
    const bot = await withContoso();
    const proven = { ...teams, proofRef: "SOW 4711", proofSignedOn: "2026-10-30" };
    await bot.press(await bot.opens("Update a claim"), "Save", proven);
    const form = await bot.press(await bot.show(), /Update Teams/);
    const { data } = pressable(form.card ?? {}, "Save");
    await bot.as(megan).forges("save-claim", { ...data, status: "Approved", scope: "in", claimId: "CLM-77" });
    await bot.connector.next();
    expect((await bot.stored()).claims).toMatchObject([
      { status: "Approved", claimId: "CLM-77", proof: { ref: "SOW 4711", signedOn: "2026-10-30" } },
    ]);
  });

  it("is updated from the form of any workload without losing what is not said", async () => {
    const bot = await underReview();
    await bot.press(await bot.opens("Update a claim"), "Save", {
      workload: "teams",
      status: "Approved",
      on: "2026-11-18",
    });
    expect((await bot.stored()).claims).toMatchObject([
      { status: "Approved", statusSince: "2026-11-18", approvedOn: "2026-11-18", claimId: "CLM-77" },
    ]);
  });

  it("opens filled in when nothing but the workload is chosen", async () => {
    const bot = await underReview();
    const form = await bot.press(await bot.opens("Update a claim"), "Save", { workload: "teams" });
    expect(filledIn(form.card ?? {})).toMatchObject({ status: "Under review", claimId: "CLM-77" });
    expect(form.words).toContain("Contoso Ltd.: Teams");
  });

  it("is recorded once when the button is pressed twice", async () => {
    const bot = await underReview();
    const form = await bot.press(await bot.show(), /Update Teams/);
    await bot.press(form, "Save", { status: "Approved" });
    const { words } = await bot.press(form, "Save", { status: "Approved" });
    expect(words).toContain("Teams already saved");
    const { history } = await bot.stored();
    expect(history.filter(({ to }) => to === "Approved")).toHaveLength(1);
  });

  it.each([
    ["that press just did, although something else was saved meanwhile", "Save", true],
    ["nothing did, although something else was saved a moment ago", "Cancel", false],
  ])("can be undone where it is saved already: what %s", async (_, first, isUndone) => {
    const bot = await underReview();
    bot.clock.pass(60_000);
    const form = await bot.press(await bot.show(), /Update Teams/);
    await bot.press(form, first, { status: first === "Save" ? "Approved" : "Under review" });
    bot.clock.pass(1_000);
    await bot.as(megan).says("set contoso: deputy isaiah langer");
    const again = await bot.press(form, "Save", { status: first === "Save" ? "Approved" : "Under review" });
    expect(again.words).toContain("Teams already saved");
    expect(again.words.includes("Undo")).toBe(isUndone);
    if (isUndone) expect((await bot.press(again, "Undo")).words).toContain("Teams is as it was before");
  });

  it("is shown as it is instead of overwritten, when somebody changed it since", async () => {
    const bot = await underReview();
    const form = await bot.press(await bot.show(), /Update Teams/);
    await bot.press(
      await bot.press(await bot.show(alex), /Update Teams/, {}, { who: alex }),
      "Save",
      { status: "Rejected", reason: "Missing products" },
      { who: alex },
    );
    const { card } = await bot.as(megan).clicks(form, "Save", { status: "Approved" });
    expect(wordsOf(card)).toContain("It has changed since you opened this form");
    // Where it was saved, the same card says so, with its Undo.
    expect(bot.connector.take()).toEqual([]);
    expect(filledIn(card ?? {})).toMatchObject({ status: "Rejected", reason: "Missing products" });
    expect((await bot.stored()).claims).toMatchObject([{ status: "Rejected" }]);
  });

  it("is disputed within thirty days, and the days are told", async () => {
    const bot = await underReview();
    const form = await bot.press(await bot.show(), /Update Teams/);
    const { words } = await bot.press(form, "Save", {
      status: "Rejected",
      reason: "Insufficient proof of execution",
    });
    expect(words).toContain("Dispute by 19 Dec");
  });
});

describe("a step that Partner Center does not take", () => {
  const unusual = claimStatuses.filter((to) => stepBetween("Under review", to) === "unusual");

  it.each(unusual)("from Under review to %s is warned of, and recorded only anyway", async (to) => {
    const bot = await underReview();
    const form = await bot.press(await bot.show(), /Update Teams/);
    const warned = await bot.press(form, "Save", { status: to, claimId: "CLM-78" });
    expect(warned.words).toContain(`Partner Center doesn't go from Under review to ${to} in one step.`);
    expect(filledIn(warned.card ?? {})).toMatchObject({ status: to, claimId: "CLM-78" });
    expect((await bot.press(warned, "Save", { status: to })).words).toContain("Nothing was saved");
    const { words } = await bot.press(warned, "Save anyway");
    expect(words).toContain("Teams saved");
    expect(words).toContain("despite the warning");
    const { claims, history } = await bot.stored();
    expect(claims).toMatchObject([{ status: to, claimId: "CLM-78" }]);
    const entry = history.findLast(({ what }) => what === "claim status");
    expect(entry).toMatchObject({ from: "Under review", to, note: "stepped over: unusual-step" });
  });

  it("is warned of anew when another status is chosen after the warning", async () => {
    const bot = await underReview();
    const form = await bot.press(await bot.show(), /Update Teams/);
    const warned = await bot.press(form, "Save", { status: "Dispute" });
    const again = await bot.press(warned, "Save anyway", { status: "Rejected final" });
    expect(again.words).toContain("doesn't go from Under review to Rejected final");
    expect((await bot.stored()).claims).toMatchObject([{ status: "Under review" }]);
  });
});

describe("who may change a claim", () => {
  it("is not a colleague: the form does not open and nothing is recorded, in words", async () => {
    const bot = await underReview();
    const on = await bot.show(isaiah, channel);
    const { words } = await bot.press(on, "Update a claim", {}, { who: isaiah, where: channel });
    expect(words).toContain("not yours to change");
    const forged = await bot
      .as(isaiah)
      .forges("save-claim", { customer: contoso, claim: "teams", status: "Approved" }, channel);
    expect(JSON.stringify(forged.card)).toContain("not yours to change");
    const alone = await bot.as(isaiah).forges("save-claim", { customer: contoso, claim: "teams", status: "Approved" });
    await bot.connector.next();
    expect(JSON.stringify(alone.card)).toContain("This customer isn't here");
    expect((await bot.stored()).claims).toMatchObject([{ status: "Under review" }]);
  });

  it("is a manager, whose name the history has", async () => {
    const bot = await withContoso();
    await bot.press(await bot.opens("Update a claim", alex), "Save", teams, { who: alex });
    expect((await bot.stored()).history.at(-1)).toMatchObject({ what: "claim added", by: alex.id });
  });

  it("is shown the form alone in a channel, and the others keep the customer's card", async () => {
    const bot = await withContoso(aClock("2026-11-19T10:00:00.000Z"));
    const on = await bot.show(megan, channel);
    const form = await bot.press(on, "Update a claim", {}, { where: channel });
    const { words } = await bot.press(form, "Save", teams, { where: channel });
    expect(words).toContain("Teams saved");
    expect(bot.connector.take()).toEqual([]);
  });

  it("cancels without a change", async () => {
    const bot = await underReview();
    const { words } = await bot.press(await bot.opens("Update a claim"), "Cancel", {
      workload: "teams",
      status: "Approved",
    });
    expect(words).toContain("CPOR by workload");
    expect((await bot.stored()).claims).toMatchObject([{ status: "Under review" }]);
  });

  it("may record where Action.Execute is not known", async () => {
    const bot = await withContoso();
    const [form] = await bot.as(megan).submits(await bot.show(), "Update a claim");
    const [recorded] = await bot.as(megan).submits(form, "Save", teams);
    expect(recorded?.summary ?? JSON.stringify(recorded?.card)).toContain("Teams saved");
  });
});
