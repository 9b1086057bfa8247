/** A manager has somebody or a customer forgotten, and sets how long things are kept. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, isaiah, megan } from "../teams/people.ts";
import { takes } from "./files.ts";
import { aLoadedBot, anAskedBot, contoso, fabrikam } from "./loaded.ts";

async function card(said: Promise<{ card?: object; activity: string }[]>) {
  const [answer] = await said;
  if (answer?.card === undefined) throw new Error("no card");
  return { ...answer, words: wordsOf(answer.card) };
}

describe("forget", () => {
  it("asks first, then puts a pseudonym in a person's place, and leaves them alone", async () => {
    const bot = await anAskedBot();
    const question = await card(bot.as(alex).says("forget @Megan Bowen", channel, [megan]));
    expect(question.words).toContain("Forget Megan Bowen?");
    expect(question.words).toContain("They own 1 customer, which would have no owner");
    const { card: done } = await bot.as(alex).clicks(question, "Forget for good", {}, channel);
    await bot.connector.next();
    const pseudonym = /person-[0-9a-f]{10}/.exec(wordsOf(done))?.[0] ?? "";
    expect(pseudonym).not.toBe("");
    await bot.tick();
    bot.clock.pass(8 * 86_400_000);
    await bot.tick();
    expect(bot.connector.take().filter(({ conversation }) => conversation === `a:${megan.id}`)).toEqual([]);
    const shown = await card(bot.as(alex).says("show contoso"));
    expect(shown.words).toContain("No owner");
    expect(shown.words).not.toContain("Megan");
    const history = await card(bot.as(alex).says("history"));
    expect(history.words).toContain(`Settings · person forgotten: ${pseudonym}`);
    expect(history.words).not.toContain("Megan");
    const [offer] = await bot.as(alex).says("export history");
    const { text } = await takes(bot, alex, offer);
    expect(text).toContain(pseudonym);
    expect(text).not.toContain(megan.id);
  });

  it.each([
    ["by principal name", `forget ${megan.upn}`],
    ["by name", "forget megan bowen"],
  ])("finds a person %s in the personal chat", async (_, words) => {
    const bot = await anAskedBot();
    expect((await card(bot.as(alex).says(words))).words).toContain("Forget Megan Bowen?");
  });

  it("says when the administrator's settings keep a manager", async () => {
    const bot = await anAskedBot();
    expect((await card(bot.as(alex).says(`forget ${alex.upn}`))).words).toContain("BOT_MANAGERS names them");
  });

  it("removes a customer after asking, and says so when it is pressed again", async () => {
    const bot = await anAskedBot();
    const question = await card(bot.as(alex).says("forget contoso"));
    expect(question.words).toContain("Forget Contoso Ltd.?");
    expect(question.words).toContain("the records of 1 message");
    const { card: done } = await bot.as(alex).clicks(question, "Forget for good");
    await bot.tick();
    const redrawn = [await bot.connector.next(), await bot.connector.next()];
    expect(wordsOf(done)).toContain("The customer is forgotten");
    const megans = redrawn.find(({ conversation }) => conversation === `a:${megan.id}`);
    expect(wordsOf(megans?.card)).toContain("This customer was removed");
    const { card: again } = await bot.as(alex).clicks(question, "Forget for good");
    await bot.connector.next();
    expect(wordsOf(again)).toContain("Forgotten already");
    expect((await card(bot.as(alex).says("show contoso"))).words).toContain("No customer like");
    await bot.tick();
    expect(bot.connector.take()).toEqual([]);
    const history = await card(bot.as(alex).says("history"));
    expect(history.words).toContain(`Settings · customer forgotten, was ${contoso}`);
  });

  it("changes nothing for anybody but a manager, whatever card they forge", async () => {
    const bot = await anAskedBot();
    expect(await bot.as(isaiah).asks("forget contoso", channel)).toContain("Only managers");
    for (const [verb, data] of [
      ["forget-customer", { customer: contoso }],
      ["forget-person", { person: megan.id }],
    ] as const) {
      expect(await bot.as(isaiah).forges(verb, data, channel)).toMatchObject({ toast: "Only managers can do that." });
    }
    expect((await card(bot.as(alex).says("show contoso"))).words).toContain("Megan Bowen");
  });

  it.each([
    ["forget", "Forget whom?"],
    ["forget nobody at all", "No customer like"],
    [`forget ${fabrikam}`, "Forget Fabrikam, Inc.?"],
    ["forget co", "Which “co”?"],
    ["forget it", "OK, nothing was changed."],
    ["Forget that.", "OK, nothing was changed."],
  ])("answers %j with what it takes", async (words, headline) => {
    const bot = await aLoadedBot();
    expect((await card(bot.as(alex).says(words))).words).toContain(headline);
  });
});

describe("retention", () => {
  it("is shown, set and on record", async () => {
    const bot = await aLoadedBot();
    expect((await card(bot.as(alex).says("retention"))).words).toContain("Messages for 400 days, history for good");
    expect((await card(bot.as(alex).says("retention deliveries 90 days"))).words).toContain(
      "Saved: messages for 90 days",
    );
    expect((await card(bot.as(alex).says("retention history 3 years"))).words).toContain("history for 1,095 days");
    expect((await card(bot.as(alex).says("retention history keep"))).words).toContain("history for good");
    expect((await card(bot.as(alex).says("history"))).words).toContain("retention of history: kept → 1095 days");
  });

  it.each([
    ["retention deliveries 5 days", "from 30 to 400 days"],
    ["retention history 30 days", "from 365 to 3650 days, or for good"],
    ["retention deliveries keep", "You can write: retention"],
    ["retention everything 3 days", "You can write: retention"],
  ])("refuses %j with what can be set", async (words, says) => {
    const bot = await aLoadedBot();
    expect((await card(bot.as(alex).says(words))).words).toContain(says);
  });
});
