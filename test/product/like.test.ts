/** Lists of customers by what they are like, where nothing is in them: it is said of whom. */
import { expect, it } from "vitest";
import { alex, channel, megan } from "../teams/people.ts";
import { aKnownBot, says } from "./loaded.ts";

it("what no customer is like is said of those who were looked at, and a severity of those who are so", async () => {
  const bot = await aKnownBot();
  await bot.as(alex).says("set contoso: deputy @Megan Bowen", channel, [megan]);
  expect((await says(bot, "gaps has-deputy mine")).words).toMatch(/No customer of Alex Wilber with a deputy/);
  expect((await says(bot, "gaps unlisted")).words).toContain("No customer gone from Partner Center's list");
  const { words } = await says(bot, "gaps critical has-deputy");
  expect(words).toContain("No critical gaps at customers with a deputy");
  expect(words).not.toContain("0 of 1 customer");
});

it("how many of them is of the list before, and a list in so many words is counted as its own", async () => {
  const bot = await aKnownBot();
  const { words } = await says(bot, "which customers have no GDAP?");
  expect(words).toMatch(/^\d+ of \d+ customers have no GDAP\n/);
  expect((await says(bot, "and how many of them have a claim?")).words).toMatch(
    /^(?:\d+ customers?|No customer) without GDAP and with a started claim/m,
  );
});
