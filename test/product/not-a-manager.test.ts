/** What is the managers', as an owner meets it: whom to ask, and what they can do themselves. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, isaiah, megan } from "../teams/people.ts";
import { anAskedBot } from "./loaded.ts";

describe("an owner who writes what is the managers'", () => {
  it.each([
    ["assign contoso to @Isaiah Langer", "give a customer back and say who has it"],
    ["ask contoso", "To answer for a customer, nobody has to ask"],
    ["handover @Megan Bowen to @Isaiah Langer", "away names who stands in"],
    ["import", "need no file"],
    ["export history", "export their own customers, gaps and claims"],
    ["settings", "when their own weekly message comes"],
    ["sync now", "on each customer's card, under Access"],
    ["forget contoso", "give a customer back"],
    ["away @Isaiah Langer until 4 Dec", "Whoever is away can tell me themselves"],
  ])("hears after “%s” whom to ask, and what they can do", async (words, instead) => {
    const bot = await anAskedBot();
    const [refused] = await bot.as(megan).says(words, undefined, [megan, isaiah]);
    const said = wordsOf(refused?.card);
    expect(said).toContain("Only managers");
    expect(said).toContain("Ask Alex Wilber.");
    expect(said).toContain(instead);
    expect(said).not.toContain("Who the managers are");
  });

  it.each(["history", "sources", "deliveries", "export history"])(
    "is not told that %s changed nothing, since it only shows something",
    async (words) => {
      const bot = await anAskedBot();
      expect(await bot.as(megan).asks(words)).not.toContain("Nothing was changed");
    },
  );

  it.each([
    ["a managers' wish in their own words", "remind Isaiah about Contoso please"],
    ["how to use it", "help assign"],
  ])("gets no button that they may not press, for %s", async (_, words) => {
    const bot = await anAskedBot();
    const [refused] = await bot.as(megan).says(words);
    const said = wordsOf(refused?.card);
    expect(said).toContain("Ask Alex Wilber.");
    expect(said).not.toMatch(/^Yes$/m);
  });

  it.each(["no more messages before 9 please", "can you not ping me at weekends", "when do you write to me?"])(
    "hears first when messages may come as it's set: %s",
    async (words) => {
      const bot = await anAskedBot();
      await bot.as(alex).says("settings quiet 19:00-08:00");
      const said = await bot.as(megan).asks(words);
      expect(said).toMatch(/^As it's set, I write unasked on working days between 08:00 and 19:00, and /);
    },
  );

  it("hears who may know whose a customer is that isn't here", async () => {
    const bot = await anAskedBot();
    expect(await bot.as(megan).asks("whose is Nowhere Ltd.")).toMatch(
      /^None of your customers is called [^]*\nAsk Alex Wilber\. Managers see whose each customer is\./,
    );
  });

  it.each([
    "who can I ask about Fabrikam?",
    "who has Fabrikam?",
    "is Fabrikam Isaiah's?",
    "who owns Fabrikam and Consolidated?",
  ])("hears whose a customer is that isn't theirs, as in every channel, and no more of it: %s", async (words) => {
    const bot = await anAskedBot();
    await bot.as(alex).says("assign fabrikam to @Isaiah Langer", channel, [isaiah]);
    const said = await bot.as(megan).asks(words);
    expect(said.replace("Consolidated Messenger is unassigned.\n", "")).toBe(
      "Isaiah Langer owns Fabrikam, Inc.\nHere you see the customers you look after. In a channel that I'm in, you can ask for more.\nMy customers",
    );
    expect(said.includes("Consolidated")).toBe(words.includes("Consolidated"));
  });

  it.each([
    ["make me a manager", /^For managers[^]*change who the managers are/],
    ["how do I become a manager?", /^For managers[^]*change who the managers are/],
    ["Isaiah should be a manager too", /^For managers[^]*change who the managers are/],
    ["who are the managers?", /Alex Wilber\.[^]*They can make somebody else a manager/],
  ])("hears who makes managers: %s", async (words, says) => {
    const bot = await anAskedBot();
    const said = await bot.as(megan).asks(words);
    expect(said).toMatch(says);
    expect(said).toContain("Alex Wilber");
    expect(said).not.toMatch(/^Yes$/m);
  });

  it("hears of the second thing they asked for that it is the managers', and gets no button of it", async () => {
    const bot = await anAskedBot();
    const words = "what's due this week? also pause Contoso because they merge";
    const refused = await bot.as(megan).asks(words);
    expect(refused).toContain("For managers: pause Contoso Ltd. Ask Alex Wilber.");
    expect(refused).not.toMatch(/You asked for something else|Or did you mean/);
    const own = await bot.as(alex).asks(words);
    expect(own).toMatch(/You asked for something else, too:\nPause Contoso Ltd\./);
    expect(own).not.toContain("Or did you mean");
  });

  it("is asked about those of several that they may do, and hears whose the others are", async () => {
    const bot = await anAskedBot();
    const words =
      "snooze Contoso until 10 Dec because of the audit, pause Contoso because they merge, and remind me Monday to call them";
    const asked = await bot.as(megan).asks(words);
    expect(asked).toMatch(/^Do both\?\nSnooze Contoso Ltd\. until [^]*\nRemind you on /);
    expect(asked).toContain("For managers: pause Contoso Ltd. Ask Alex Wilber.");
  });

  it("is not offered as a guess what they may not do either", async () => {
    const bot = await anAskedBot();
    const words = "upload Isaiah's list";
    expect(await bot.as(alex).asks(words)).toContain("load a file");
    expect(await bot.as(megan).asks(words)).not.toContain("load a file");
  });

  it("gets the card of their customer for its history, and no other's", async () => {
    const bot = await anAskedBot();
    const [own] = await bot.as(megan).says("history contoso");
    expect(wordsOf(own?.card)).toContain("Its own history is on this card");
    expect(own?.summary).toContain("Contoso Ltd.");
    for (const words of ["history of Contoso", "history contoso since 1 Nov", "show me the history of Contoso please"])
      expect(await bot.as(megan).asks(words)).toMatch(/^Its own history is on this card[^]*Contoso Ltd\./);
    expect(await bot.as(megan).asks("how is Contoso?")).not.toContain("Its own history");
    const other = await bot.as(megan).asks("history fabrikam");
    expect(other).toContain("under History: write its name");
    expect(other).not.toContain("Fabrikam, Inc.");
  });

  it("gets the digest and a week of their own in place of a channel's", async () => {
    const bot = await anAskedBot();
    expect(await bot.as(megan).asks("digest here Monday 09:00", channel)).toContain(
      "To see it at any time: digest now",
    );
  });
});
