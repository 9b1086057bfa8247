/** `gdap`: until when there is delegated access, as managers and owners ask for it. */
import { describe, expect, it } from "vitest";
import { alex, channel, megan } from "../teams/people.ts";
import { wordsOf } from "../teams/cards.ts";
import { aKnownBot, says } from "./loaded.ts";

/** Contoso's access ends on 15 January, which is no gap yet; Fabrikam's extends automatically; the third has none on record. */
async function withAccess() {
  const bot = await aKnownBot();
  await bot.as(alex).says("set contoso: gdap until 2027-01-15");
  await bot.as(alex).says("set fabrikam: gdap until 2027-01-10 auto-extended");
  return bot;
}

describe("gdap", () => {
  it("lists what ends by a day before it is a gap, and says what is not in the list", async () => {
    const { words } = await says(await withAccess(), "any GDAP running out before the end of January?");
    expect(words).toMatch(/^Delegated access \(GDAP\) at 1 customer ends by 31 Jan 2027\n/);
    expect(words).toContain("1 more extends automatically · no GDAP on record for 1 of 3 customers");
    expect(words).toContain("Contoso Ltd.");
    expect(words).not.toContain("Fabrikam");
  });

  it("says that none ends by then, and for how many it isn't known", async () => {
    const { words } = await says(await withAccess(), "gdap until 2026-12-24");
    expect(words).toMatch(/^No delegated access \(GDAP\) ends by 24 Dec\nNo GDAP on record for 1 of 3 customers/);
  });

  it("shows an owner in the personal chat their own", async () => {
    const bot = await withAccess();
    await bot.as(alex).says("assign contoso to @Megan Bowen", undefined, [megan]);
    const [said] = await bot.as(megan).says("gdap");
    expect(wordsOf(said?.card)).toMatch(/^Delegated access \(GDAP\) on record for 1 customer of yours\nContoso/);
  });

  it("counts what has ended, and where none is needed, apart from what is not known", async () => {
    const bot = await withAccess();
    await bot.as(alex).says("set consolidated: gdap not needed");
    const { words } = await says(bot, "gdap until 2027-01-31");
    expect(words).toContain("1 more extends automatically · not needed at 1\n");
    expect((await says(bot, "which customers do not have gdap?")).words).toContain("Both customers have GDAP");
  });

  it("leaves out a customer that was offboarded, and does not count it as unknown", async () => {
    const bot = await withAccess();
    await bot.as(alex).says("set consolidated: offboarded because they merged");
    expect((await says(bot, "gdap")).words).not.toMatch(/no GDAP on record/i);
    await bot.as(alex).says("set contoso: offboarded because they left");
    expect((await says(bot, "gdap")).words).toMatch(/^Delegated access \(GDAP\) on record for 1 customer\n/);
  });

  it.each([
    ["set contoso: gdap until 2031-01-31", "GDAP lasts two years at most, so not until 31 Jan 2031."],
    ["set contoso: gdap until 1 Jan 1970", "GDAP can't have ended on 1 Jan 1970: Microsoft has had it since 2022."],
    ["set contoso: 250000000000 seats", "No company has 250,000,000,000 seats. I take up to 10,000,000."],
  ])("saves nothing of %j, and says why", async (text, why) => {
    const { words } = await says(await withAccess(), text);
    expect(words).toBe(`Contoso Ltd.: nothing was saved\n${why}`);
  });

  it("does not guess a day or a person", async () => {
    expect((await says(await withAccess(), "gdap until the cows")).words).not.toContain("ends by");
  });

  it.each([
    "Contoso said yes to GDAP this morning 🎉",
    "Contoso has approved our GDAP request",
    "GDAP at Contoso is done",
    "got the GDAP approval from Contoso today",
  ])("%j, where it is on record: there is nothing to do, and nothing to choose", async (text) => {
    const { words } = await says(await withAccess(), text);
    expect(words).toMatch(/^GDAP is on record as active until 15 Jan 2027: nothing to do\.\nContoso Ltd\./);
    expect(words).not.toContain("To change that");
    expect(words).not.toContain("Nothing has changed yet");
  });

  it.each(["Contoso renewed GDAP", "Contoso hasn't approved GDAP yet", "Contoso wants to approve GDAP next week"])(
    "%j says nothing of the kind",
    async (text) => expect((await says(await withAccess(), text)).words).not.toContain("nothing to do"),
  );

  it.each([
    "Contoso said no to GDAP",
    "Contoso refused our GDAP request, what now",
    "Contoso rejected our gdap request, what now?",
    "Contoso turned down the GDAP invitation",
    "Contoso is against giving us delegated access, what do we do now?",
  ])("%j asks whether it is needed at all, with a button that says that it isn't", async (text) => {
    const bot = await withAccess();
    const { words, ...on } = await says(bot, text);
    expect(words).toMatch(
      /^No GDAP at Contoso Ltd\.\?\nDelegated access \(GDAP\) at Contoso Ltd\.: active, ends 15 Jan 2027/,
    );
    await bot.as(alex).clicks(on, "GDAP not needed", {}, channel);
    expect(wordsOf((await bot.connector.next()).card)).toContain("Contoso Ltd.: saved\ngdap not needed");
    expect((await says(bot, "gdap until 2027-01-31")).words).toContain("not needed at 1");
  });

  it.each([
    "Contoso won't accept GDAP before January",
    "Contoso hasn't refused GDAP",
    "did Contoso refuse GDAP?",
    "Contoso might refuse GDAP",
    "Contoso said no to PAL",
    "Contoso declined the meeting about GDAP",
    "We refused GDAP at Contoso",
    "Contoso refused GDAP for the second tenant only",
  ])("but not for %j", async (text) =>
    expect((await says(await withAccess(), text)).words).not.toContain("No GDAP at"),
  );

  it.each([
    ["until 27 Nov 2028", "27 Nov 2028"],
    ["it runs for two years", "19 Nov 2028"],
    ["it ends on 3 March", "3 Mar 2027"],
  ])("where none is on record, asks until when, and %j is the answer", async (answer, day) => {
    const bot = await withAccess();
    expect((await says(bot, "Consolidated Messenger granted us delegated access")).words).toMatch(
      /^GDAP at Consolidated Messenger: until when\?\n/,
    );
    expect((await says(bot, answer)).words).toContain(`Consolidated Messenger: gdap until ${day}?`);
  });

  it.each(["Fabrikam granted us delegated access", "Fabrikam approved the GDAP request yesterday"])(
    "%j of the wrong customer is asked of the other one",
    async (text) => {
      const bot = await withAccess();
      await says(bot, text);
      expect((await says(bot, "oops, wrong customer, it was Consolidated Messenger")).words).toMatch(
        /^Nothing was changed at Fabrikam, Inc\.\nGDAP at Consolidated Messenger: until when\?\n/,
      );
      expect((await says(bot, "until 27 Nov 2028")).words).toContain("Consolidated Messenger: gdap until 27 Nov 2028?");
    },
  );

  it.each(["which global admin role does GDAP need?", "who has to approve the GDAP request?"])(
    "%j is answered in one line",
    async (text) => {
      const { words } = await says(await withAccess(), text);
      expect(words).toMatch(/^A GDAP request is approved by a Global Administrator of the customer, by the link/);
    },
  );

  it.each([
    ["why gdap", /^A GDAP request is approved by a Global Administrator/],
    ["gaps", /^Does the customer have to approve\?/],
  ])("after %j, who has to approve it is a rule: %j", async (before, first) => {
    const bot = await withAccess();
    await says(bot, before);
    expect((await says(bot, "who has to approve it?")).words).toMatch(first);
  });
});
