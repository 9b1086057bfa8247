/** What is the managers', as an owner meets it: whom to ask, and what they can do themselves. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, isaiah, megan } from "../teams/people.ts";
import { anAskedBot } from "./loaded.ts";

describe("an owner who writes what is the managers'", () => {
  it.each([
    ["assign contoso to @Isaiah Langer", "give a customer back and say who has it"],
    ["ask contoso", "To answer for a customer, nobody has to ask"],
    ["add Northwind", "They need its name"],
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

  it("is not offered as a guess what they may not do either", async () => {
    const bot = await anAskedBot();
    const words = "please forget Isaiah for good";
    expect(await bot.as(alex).asks(words)).toContain("Forget Isaiah Langer");
    expect(await bot.as(megan).asks(words)).not.toContain("Forget Isaiah Langer");
  });

  it("gets the card of their customer for its history, and no other's", async () => {
    const bot = await anAskedBot();
    const [own] = await bot.as(megan).says("history contoso");
    expect(wordsOf(own?.card)).toContain("Its own history is on this card");
    expect(own?.summary).toContain("Contoso Ltd.");
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
