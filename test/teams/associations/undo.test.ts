/** Undoing what was saved of a claim, a subscription or a link, over HTTP as Teams passes it on. */
import { describe, expect, it } from "vitest";
import { contoso, fabrikam, withContoso } from "./associating.ts";
import { filledIn, pressable, wordsOf } from "../cards.ts";
import { alex, channel, isaiah, megan, personal, tenant } from "../people.ts";

const dispute = { workload: "teams", status: "Dispute", on: "2026-11-12", claimId: "CLM-77" };

/** Contoso and Fabrikam of Megan; at Contoso a Teams claim in dispute since 12 November, saved two days ago. */
async function disputed() {
  const bot = await withContoso();
  await bot.as(alex).says("assign fabrikam to @Megan Bowen", channel, [megan]);
  await bot.press(await bot.opens("Update a claim"), "Save", dispute);
  bot.clock.pass(2 * 86_400_000);
  await bot.tick();
  bot.connector.take();
  return bot;
}

/** The same, where the claim was then said to be submitted, of the wrong customer. */
async function submitted() {
  const bot = await disputed();
  const [form] = await bot.as(megan).says("The Teams claim of Contoso was submitted yesterday");
  const warned = await bot.press(form ?? { activity: "" }, "Save");
  const card = await bot.press(warned, "Save anyway");
  expect(card.words).toContain("Teams saved");
  return { ...bot, card };
}

describe("Undo on the card of a claim that was saved", () => {
  it("puts the claim back as it was, with its since-day and deadline, and the history says so", async () => {
    const bot = await submitted();
    const undone = await bot.press(bot.card, "Undo");
    expect(undone.words).toContain("Contoso Ltd.: Teams is as it was before");
    expect(undone.words).toContain("Dispute 12 Nov · CLM-77");
    expect(await bot.as(megan).asks("history contoso")).toContain(
      "undid what was saved on Sat 21 Nov of the claim for Teams: Dispute again",
    );
    // Pressed once more, by whoever still has the card.
    expect((await bot.press(bot.card, "Undo")).words).toContain("Teams is as it was before");
    const { claims, history } = await bot.stored();
    const evidence = { kind: "reported", at: "2026-11-19T10:00:00.000Z", by: megan.id };
    const days = { statusSince: "2026-11-12", disputedOn: "2026-11-12" };
    expect(claims).toEqual([expect.objectContaining({ status: "Dispute", ...days, claimId: "CLM-77", evidence })]);
    expect(claims[0]).not.toHaveProperty("submittedOn");
    expect(history.slice(-2)).toMatchObject([
      { what: "claim status", to: "Submitted" },
      { what: "claim undone", item: "teams", to: "Dispute", by: megan.id },
    ]);
  });

  it("takes a claim off that was saved first", async () => {
    const bot = await withContoso();
    const card = await bot.press(await bot.opens("Update a claim"), "Save", dispute);
    const undone = await bot.press(card, "Undo");
    expect(undone.words).toContain("Contoso Ltd.: Teams is off it again");
    expect((await bot.stored()).claims).toEqual([]);
  });

  it("is refused, and says who changed it, where somebody did since", async () => {
    const bot = await submitted();
    bot.clock.pass(60_000);
    const [form] = await bot.as(alex).says("The Teams claim of Contoso is under review");
    expect((await bot.press(form ?? { activity: "" }, "Save", {}, { who: alex })).words).toContain("Teams saved");
    const refused = await bot.press(bot.card, "Undo");
    expect(refused.words).toContain("Contoso Ltd.: nothing was undone");
    expect(refused.words).toContain("Alex Wilber changed Teams since, so it stays as it is.");
    expect((await bot.stored()).claims).toMatchObject([{ status: "Under review" }]);
  });

  it("is no longer possible after a day, and says what is", async () => {
    const bot = await submitted();
    bot.clock.pass(25 * 3_600_000);
    const refused = await bot.press(bot.card, "Undo");
    expect(refused.words).toContain("What was saved can be undone for a day.");
    expect((await bot.stored()).claims).toMatchObject([{ status: "Submitted" }]);
  });

  it.each([
    ["another owner may not", isaiah, "Whoever saved it can undo it, or a manager;"],
    ["a manager may", alex, "Teams is as it was before"],
  ])("is for whoever saved it: in a channel, %s", async (_, who, expected) => {
    const bot = await submitted();
    bot.clock.pass(1000);
    await bot.as(alex).says("set contoso: deputy @Isaiah Langer", channel, [isaiah]);
    const { data } = pressable(bot.card.card ?? {}, "Undo");
    const clicked = await bot.as(who).forges("undo-saved", data ?? {}, channel);
    expect(wordsOf(clicked.card)).toContain(expected);
  });

  it.each([
    [
      "a subscription",
      "Add a subscription",
      { id: "33333333-2222-4333-8444-555555555555", name: "Production" },
      "Production",
    ],
    ["a link", "Add a PAL link", { label: "Deployment pipeline", kind: "service principal" }, "Deployment pipeline"],
  ])("takes off %s as well", async (_, button, inputs, called) => {
    const bot = await withContoso();
    const card = await bot.press(await bot.opens(button), "Save", inputs);
    expect(card.words).toContain(`${called} saved`);
    expect(await bot.as(megan).asks("undo")).toContain(`Undo the change to ${called} at Contoso Ltd.?`);
    expect((await bot.press(card, "Undo")).words).toContain(`Contoso Ltd.: ${called} is off it again`);
    expect(await bot.stored()).toMatchObject({ subscriptions: [], identities: [] });
  });
});

describe("undo, written after a claim was saved", () => {
  it.each([
    ["at once", []],
    ["after the customer was looked at", ["show contoso"]],
  ])("asks with what the card's Undo does, %s", async (_, before: readonly string[]) => {
    const bot = await submitted();
    for (const text of before) await bot.as(megan).says(text);
    const [asked] = await bot.as(megan).says("undo");
    expect(wordsOf(asked?.card)).toContain("Undo the change to Teams at Contoso Ltd.?");
    expect((await bot.press(asked ?? { activity: "" }, "Undo")).words).toContain("Teams is as it was before");
    const nothing = await bot.as(megan).asks("undo");
    expect(nothing).toMatch(/^Nothing was saved that I could undo\. You can change it here\.\nContoso Ltd\./);
  });

  it.each(["undo Contoso", "undo the Teams claim of Contoso", "please undo what I saved at Contoso"])(
    "asks so of the customer that is named: %s",
    async (text) => {
      const bot = await submitted();
      await bot.as(megan).says("show fabrikam");
      const [asked] = await bot.as(megan).says(text);
      expect(wordsOf(asked?.card)).toContain("Undo the change to Teams at Contoso Ltd.?");
      expect(await bot.as(alex).asks(text)).not.toContain("Undo what was saved");
    },
  );
});

it.each([
  "no",
  "no, that's wrong",
  "sorry, wrong customer",
  "that was the wrong customer, undo it please",
  "take it back",
  "cancel that",
  "delete that claim again",
  "how do I undo that?",
])("%s, written after a claim was saved, asks whether to undo it, and yes or no answers that", async (text) => {
  for (const [answer, says] of [
    ["no", /^OK, nothing was changed/],
    ["yes", /Teams is as it was before/],
  ] as const) {
    const bot = await submitted();
    expect(await bot.as(megan).asks(text)).toMatch(/^Undo the change to Teams at Contoso Ltd\.\?/);
    expect(await bot.as(megan).asks(answer)).toMatch(says);
  }
});

it.each(["that's wrong, it was approved yesterday", "no, Teams was approved"])(
  "%s, written after a claim was saved, opens its form",
  async (text) => {
    const bot = await submitted();
    const said = await bot.as(megan).asks(text);
    expect(said).toContain("Contoso Ltd.: Teams");
    expect(said).not.toContain("Undo what was saved");
  },
);

it("no, written to a form that was told after a claim was saved, is said of the form", async () => {
  const bot = await submitted();
  await bot.as(megan).says("Intune was approved at Fabrikam");
  expect(await bot.as(megan).asks("no, that's not right")).toMatch(/^OK, nothing was changed/);
});

const four = { cpor: "no", pal: "no", owner: "yes", onboarding: "no" };

/** Contoso's four questions answered, after its claim was saved. */
async function answered() {
  const bot = await submitted();
  bot.clock.pass(60_000);
  const card = await bot.press(await bot.show(), "Answer checklist");
  return { ...bot, answers: await bot.press(card, "Save answers", four) };
}

describe("answers that were saved at the wrong customer", () => {
  it("have an Undo that asks them again as before, and the history says so", async () => {
    const bot = await answered();
    expect((await bot.press(bot.answers, "Undo")).words).toMatch(
      /^Contoso Ltd\.: CPOR, PAL, ownership and onboarding are as they were before\n/,
    );
    expect(await bot.as(megan).asks("history contoso")).toContain("undid what was saved on Sat 21 Nov of CPOR");
    const { checklist, claims } = await bot.stored();
    expect(checklist.answers).toEqual({});
    expect(checklist.prompt).toMatchObject({ to: megan.id });
    expect(checklist.prompt).not.toHaveProperty("closed");
    expect(claims).toMatchObject([{ status: "Submitted" }]);
  });

  it.each(["undo", "undo what I said of Contoso", "sorry, wrong customer", "I clicked that by mistake"])(
    "are asked about before the claim that was saved first: %s",
    async (text) => {
      const bot = await answered();
      const asked = "Undo the change to CPOR, PAL, ownership and onboarding at Contoso Ltd.?";
      expect(await bot.as(megan).asks(text)).toContain(asked);
      expect(await bot.as(megan).asks("yes")).toContain("are as they were before");
      expect(await bot.as(megan).asks("undo")).toContain("Undo the change to Teams at Contoso Ltd.?");
    },
  );

  it.each(["Contoso was a mistake, I meant Fabrikam", "no, sorry, that was Fabrikam"])(
    "are filled in at the one that was meant, and stay no secret at the other: %s",
    async (text) => {
      const bot = await answered();
      const [form] = await bot.as(megan).says(text);
      const { owner: _isKnown, ...asked } = four;
      expect(filledIn(form?.card ?? {})).toMatchObject(asked);
      expect(wordsOf(form?.card)).toMatch(
        /\nStill saved at Contoso Ltd\.: CPOR, PAL, ownership and onboarding\.\nUndo$/,
      );
    },
  );

  it("are not undone where somebody answered one of them since", async () => {
    const bot = await answered();
    bot.clock.pass(60_000);
    const card = await bot.press(await bot.show(alex), "Answer checklist", {}, { who: alex });
    await bot.press(card, "Save answers", { cpor: "yes" }, { who: alex });
    expect((await bot.press(bot.answers, "Undo")).words).toContain("Alex Wilber changed CPOR");
    expect((await bot.stored()).checklist.answers).toMatchObject({ cpor: { says: "yes" }, pal: { says: "no" } });
  });
});

describe("a command that changed a customer", () => {
  it.each([
    [
      "snooze contoso until 25 Nov because access is arranged",
      "Undo the snooze of Contoso Ltd.?",
      "not snoozed any more",
    ],
    ["set contoso: offboarded because they left", "Set Contoso Ltd. to active again?", "active again"],
    ["set contoso: paused because of a merger", "Set Contoso Ltd. to active again?", "active again"],
    ["set contoso: deputy Isaiah Langer", "Undo the change to the deputy at", "the deputy is as it was before"],
    ["set contoso: called Contoso Berlin", "Undo the change to the name at", "the name is as it was before"],
    ["set contoso: sold by CSP", "Undo the change to how it buys at", "how it buys is as it was before"],
  ])("%s: undo asks with a question, and puts it back", async (text, asked, back) => {
    const bot = await disputed();
    await bot.as(isaiah).installs();
    bot.clock.pass(60_000);
    const before = await bot.memory.open().organization(tenant).customers.get(contoso);
    const [done] = await bot.as(alex).says(text);
    expect(wordsOf(done?.card)).toMatch(/\nUndo$/);
    expect(await bot.as(alex).asks("undo")).toContain(asked);
    expect(await bot.as(alex).asks("yes")).toContain(back);
    const { history, undoable, checklist, ...now } = await bot.stored();
    const { history: _h, undoable: _u, checklist: were, ...was } = before ?? { history, undoable, checklist };
    expect(now).toEqual(was);
    expect({ ...checklist, revision: 0 }).toEqual({ ...were, revision: 0 });
  });

  it("offboards a customer, whose card has the button back", async () => {
    const bot = await withContoso();
    await bot.as(alex).says("set contoso: offboarded because they left");
    const done = await bot.press(await bot.show(alex), "Set active again", {}, { who: alex });
    expect(done.words).toContain("Contoso Ltd.: saved");
    expect((await bot.stored()).lifecycle).toBe("active");
  });

  it("an owner who made it active again leaves it out by no Undo: only managers do that", async () => {
    const bot = await withContoso();
    await bot.as(alex).says("set contoso: offboarded because they left");
    bot.clock.pass(60_000);
    await bot.press(await bot.show(megan), "Set active again", {}, { who: megan });
    await bot.as(megan).asks("undo");
    expect(await bot.as(megan).asks("yes")).toContain("only managers pause or offboard");
    expect((await bot.stored()).lifecycle).toBe("active");
  });

  it("an ended snooze is put back as it was", async () => {
    const bot = await disputed();
    await bot.as(megan).says("snooze contoso until 25 Nov because access is arranged");
    bot.clock.pass(60_000);
    await bot.as(megan).says("snooze contoso off");
    expect(await bot.as(megan).asks("undo")).toContain("Undo the end of the snooze of Contoso Ltd.?");
    expect(await bot.as(megan).asks("yes")).toContain("Contoso Ltd.: snoozed as before");
    expect((await bot.stored()).snoozes).not.toEqual([]);
  });
});

describe("the customer that was meant, named after a claim was saved at another", () => {
  it.each([
    "No, sorry, that was Fabrikam",
    "that should have been Fabrikam, not Contoso",
    "sry not contoso, fabrikam. undo",
    "that belongs to Fabrikam",
    "can you move it to Fabrikam?",
  ])("%j opens its form as it was told, and asks whether to undo the other", async (text) => {
    const bot = await submitted();
    const [form] = await bot.as(megan).says(text);
    expect(wordsOf(form?.card)).toMatch(/Fabrikam, Inc\./);
    expect(filledIn(form?.card ?? {})).toMatchObject({ workload: "teams", status: "Submitted", on: "2026-11-20" });
    expect(wordsOf(form?.card)).toMatch(/\nStill saved at Contoso Ltd\.: Teams\.\nUndo$/);
    const clicked = await bot.as(megan).clicks(form, "Undo", {}, personal);
    expect(clicked.status).toBe(200);
    expect(wordsOf((await bot.connector.next()).card)).toContain("Contoso Ltd.: Teams is as it was before");
    expect((await bot.press(form ?? { activity: "" }, "Add the claim")).words).toContain("Fabrikam, Inc.: Teams saved");
    expect((await bot.stored()).claims).toMatchObject([{ status: "Dispute", statusSince: "2026-11-12" }]);
  });

  it.each([
    "oops that was wrong, it's Fabrikam not Contoso",
    "I clicked done for Contoso, it's Fabrikam",
    "please undo what I did at Contoso, I meant Fabrikam",
    "hm, I mixed up Contoso and Fabrikam earlier, sorry",
  ])("%j does so whatever was talked of since", async (text) => {
    const bot = await submitted();
    await bot.as(megan).says("show fabrikam");
    await bot.as(megan).says("what's new?");
    const [form] = await bot.as(megan).says(text);
    expect(filledIn(form?.card ?? {})).toMatchObject({ workload: "teams", status: "Submitted", on: "2026-11-20" });
    expect(wordsOf(form?.card)).toMatch(/\nStill saved at Contoso Ltd\.: Teams\.\nUndo$/);
  });

  it.each([
    "oops that was wrong, it's Fabrikam not Contoso",
    "I pressed yes for PAL at Contoso but I meant Fabrikam",
    "my mistake, that was Fabrikam and not Contoso",
  ])("%j is shown with that nothing was saved, where nothing was", async (text) => {
    const bot = await disputed();
    bot.clock.pass(2 * 24 * 3_600_000);
    const said = await bot.as(megan).asks(text);
    expect(said).toMatch(
      /^You saved nothing at Contoso Ltd\. in the last day that I could undo\.\n[^]*Fabrikam, Inc\./,
    );
  });

  it("opens its form as it was saved, where it was filled in by hand", async () => {
    const bot = await disputed();
    const form = await bot.press(await bot.show(), /Update a claim/);
    const chosen = { workload: "intune", status: "Under review", on: "2026-11-18", claimId: "CLM-9" };
    expect((await bot.press(form, "Save", chosen)).words).toContain("Intune saved");
    const [other] = await bot.as(megan).says("No, sorry, that was Fabrikam");
    expect(filledIn(other?.card ?? {})).toMatchObject(chosen);
    expect(wordsOf(other?.card)).toContain("Still saved at Contoso Ltd.: Intune.");
    expect((await bot.stored(fabrikam)).claims).toEqual([]);
  });

  it("is asked again whether to undo the other once its own is saved, where that was not done", async () => {
    const bot = await submitted();
    const [form] = await bot.as(megan).says("No, sorry, that was Fabrikam");
    const saved = await bot.press(form ?? { activity: "" }, "Add the claim");
    expect(saved.words).toMatch(/^Fabrikam, Inc\.: Teams saved\n[^]*\nStill saved at Contoso Ltd\.: Teams\.\nUndo$/);
    const { data } = pressable(saved.card ?? {}, "Change again");
    expect(data).toMatchObject({ customer: fabrikam });
    const again = await bot.press(await bot.press(saved, "Change again"), "Save", { claimId: "CLM-8" });
    expect(again.words).not.toContain("Contoso");
  });

  it("is asked about no undo, where the same is so of both", async () => {
    const bot = await submitted();
    expect(await bot.as(megan).asks("same for Fabrikam")).not.toContain("Undo");
  });
});

describe("undo, typed, is of the last act, whatever it was", () => {
  it.each<[string, readonly string[], string]>([
    ["a reminder after answers", ["remind me on Friday about Contoso", "undo"], "OK, I won't remind you"],
    [
      "the answers, once the reminder is cancelled",
      ["remind me on Friday about Contoso", "undo", "undo"],
      "Undo the change to CPOR",
    ],
    [
      "a reminder that was set before other customers were looked at",
      ["remind me on Friday about Contoso", "show fabrikam", "undo"],
      "Cancel the reminder on Fri 27 Nov?",
    ],
    ["an absence", ["away until 4 Dec deputy isaiah langer", "undo"], "Cancel your absence until Fri 4 Dec?"],
    [
      "an absence, agreed to",
      ["away until 4 Dec deputy isaiah langer", "undo", "yes"],
      "Cancelled: you're not away until Fri 4 Dec",
    ],
    [
      "a snooze after an absence",
      ["away until 4 Dec deputy isaiah langer", "snooze contoso until 25 Nov because access is arranged", "undo"],
      "Undo the snooze of Contoso Ltd.?",
    ],
  ])("%s", async (_, texts, said) => {
    const bot = await answered();
    await bot.as(isaiah).installs();
    let last = "";
    for (const text of texts) {
      bot.clock.pass(60_000);
      last = await bot.as(megan).asks(text);
    }
    expect(last).toContain(said);
  });

  it("the claim whose form the reminder was set beside, where that was saved later", async () => {
    const bot = await disputed();
    const [form] = await bot.as(megan).says("The Teams claim of Contoso was submitted yesterday");
    const says = `reminder 2026-11-24 about ${contoso}`;
    await bot.as(megan).forges("run", { says, shown: "new" }, personal);
    await bot.connector.next();
    bot.clock.pass(60_000);
    await bot.press(await bot.press(form ?? { activity: "" }, "Save"), "Save anyway");
    expect(await bot.as(megan).asks("undo")).toContain("Undo the change to Teams at Contoso Ltd.?");
  });

  it("nothing, where a form was opened and not saved", async () => {
    const bot = await withContoso();
    await bot.as(megan).says("The Teams claim of Contoso was submitted yesterday");
    expect(await bot.as(megan).asks("undo")).toMatch(/^Nothing was saved that I could undo\./);
  });

  it.each(["I accidentally saved something at Contoso, take it back please", "undo what I saved at Contoso"])(
    "nothing, where nothing was saved at the customer that is named: %s",
    async (text) => {
      const bot = await withContoso();
      expect(await bot.as(megan).asks(text)).toMatch(/^You saved nothing at Contoso Ltd\. in the last day/);
    },
  );
});

describe("what was done together by one yes has one Undo", () => {
  it.each([
    [["snooze contoso until 2026-11-25 because of access", "reminder 2026-11-24 about fabrikam"], "Undo both"],
    [["snooze contoso until 2026-11-25 because of access", "away until 2026-12-04 deputy isaiah"], "Undo both"],
    [
      [
        "away until 2026-12-04 deputy isaiah",
        "reminder 2026-11-24 about fabrikam",
        "set contoso: paused because of a merger",
      ],
      "Undo all 3",
    ],
    [["reminder 2026-11-24 about fabrikam", "show fabrikam"], "Undo: remind you on Tue 24 Nov"],
  ])("%j", async (says, button) => {
    const bot = await disputed();
    await bot.as(isaiah).installs();
    await bot.as(alex).installs();
    bot.clock.pass(60_000);
    const done = await bot.as(alex).forges("run-all", { says }, personal);
    await bot.connector.next();
    expect(wordsOf(done.card)).toContain(button);
    await bot.as(alex).says("undo");
    const undone = await bot.as(alex).asks("yes");
    expect(undone).not.toContain("can't be undone");
    const { snoozes, lifecycle } = await bot.stored();
    expect({ snoozes, lifecycle }).toEqual({ snoozes: [], lifecycle: "active" });
    const person = await bot.memory.open().organization(tenant).people.get(alex.id);
    expect([person?.memos ?? [], person?.away]).toEqual([[], undefined]);
  });
});
