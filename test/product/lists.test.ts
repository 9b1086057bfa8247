/** What is asked of a list that was just shown, and what is counted: in the personal chat and in a channel. */
import { beforeAll, expect, it } from "vitest";
import { isWord } from "../../src/teams/input/reading/intents.ts";
import { alex, channel, isaiah, megan } from "../teams/people.ts";
import { aBotAfter, load } from "./loaded.ts";

// Sentences are learnt before anything is timed.
beforeAll(() => void isWord("show"));

/** Megan has Contoso, Isaiah Fabrikam; nobody the third. */
const owned = () =>
  aBotAfter("owned", async (bot) => {
    await load(bot);
    for (const who of [megan, isaiah]) await bot.as(who).installs();
    await bot.as(alex).says("assign contoso to @Megan Bowen", channel, [megan]);
    await bot.as(alex).says("assign fabrikam to @Isaiah Langer", channel, [isaiah]);
    await bot.tick();
    bot.connector.take();
    return {};
  });

it("goes on from a list as a whole, to a row of it and back", async () => {
  const bot = await owned();
  const ask = (text: string) => bot.as(alex).asks(text);
  expect(await ask("gaps customers")).toMatch(/^3 customers\n/);
  expect(await ask("how many is that?")).toContain("3 customers");
  const sorted = await ask("sort them by name");
  expect(sorted).toMatch(/Consolidated Messenger[^]*Contoso Ltd\.[^]*Fabrikam, Inc\.[^]*\nBy name/);
  expect(await ask("next")).toContain("That's all of them");
  expect(await ask("the second one")).toContain("Contoso Ltd.");
  expect(await ask("next one")).toContain("Fabrikam, Inc.");
  expect(await ask("back to the list")).toContain("By name");
  expect(await ask("the fifth one")).toContain("3 customers");
  expect(await ask("not just mine, everyone's")).toContain("3 customers");
  expect(await ask("gaps for Megan")).toContain("Megan Bowen");
  expect(await ask("sort it by what is due first")).toMatch(/Megan Bowen: [^]*Soonest deadline first/);
  expect(await ask("hide the low ones")).toContain("Megan Bowen");
});

it("leaves out of gaps and of claims whoever is named so", async () => {
  const bot = await owned();
  expect(await bot.as(alex).asks("gaps customers")).toMatch(/^3 customers\n/);
  const others = await bot.as(alex).asks("without Megan's");
  expect(others).toMatch(/^Showing .*\n2 customers, not counting Megan Bowen's\n/);
  expect(others).not.toContain("Contoso Ltd.");
  expect(await bot.as(alex).asks("gaps waiting except @Megan Bowen", channel, [megan])).toMatch(
    /^No answer yet for 1 customer, not counting Megan Bowen's\nFabrikam, Inc\.\n/,
  );
  await bot.as(alex).says("claims none");
  expect(await bot.as(alex).asks("without Isaiah's")).toMatch(
    /2 of 2 customers have no claim\n.*Not counting Isaiah Langer's/,
  );
});

it("gives nothing away of a list that is empty", async () => {
  const bot = await owned();
  await bot.as(alex).says("gaps ending");
  expect(await bot.as(alex).asks("give the first two to Megan")).toContain("No other deadlines within 7 days");
});

it("counts what is asked for, of those whom the person may see", async () => {
  const bot = await owned();
  const [set] = await bot.as(alex).says("set contoso: paused because they move");
  expect(set?.summary).toContain("Contoso Ltd.");
  expect(await bot.as(alex).asks("how many customers are paused?", channel)).toMatch(
    /^1 paused customer\nContoso Ltd\./,
  );
  expect(await bot.as(alex).asks("which customers are fully associated", channel)).toContain(
    "Every customer still has something open",
  );
  expect(await bot.as(alex).asks("how many are unassigned")).toMatch(/^1 customer unassigned\n/);
  expect(await bot.as(megan).asks("how many are unassigned")).toContain(
    "Here you only see the customers you look after",
  );
  expect(await bot.as(isaiah).asks("who has the most open gaps")).toContain("Only the customers you look after");
});

it.each([
  ["gaps ending 2020-01-01", "1 Jan 2020 has passed"],
  ["gaps critical ending 2026-11-18", "That was yesterday"],
  ["gaps ending 2999-01-01", "1 Jan 2999 is too far ahead"],
  ["gaps older 2030-01-01", "1 Jan 2030 hasn't come yet"],
  ["gaps older 1066-01-01", "1 Jan 1066 is too long ago"],
  ["gaps without older 2030-01-01", "1 Jan 2030 hasn't come yet"],
  ["gaps quiet-2999-01-01", "1 Jan 2999 hasn't come yet"],
  ["claims since 2999-01-01", "1 Jan 2999 hasn't come yet"],
  ["settings holiday 2020-12-25", "Nothing was changed by “holiday 2020-12-25”\n25 Dec 2020 has passed"],
  ["settings holiday 2999-12-25", "Nothing was changed by “holiday 2999-12-25”\n25 Dec 2999 is too far ahead"],
])("%j is refused with what is wrong with the day", async (text, said) => {
  const bot = await owned();
  expect(await bot.as(alex).asks(text)).toMatch(new RegExp(`^(?:${said})(?:\n|$)`));
});

it("names days off as people write them, and forgets one of a year that was", async () => {
  const bot = await owned();
  await bot.as(alex).says("settings holiday 2027-04-05");
  expect(await bot.as(alex).asks("settings holiday 25 Dec")).toContain("Holidays: 25 Dec, 5 Apr 2027");
  expect(await bot.as(alex).asks("settings holiday remove 2020-12-25")).toContain("No change");
});

it("names with what is due every answer that is waited for and whose it is, and where that one is away", async () => {
  const bot = await owned();
  const due = await bot.as(alex).asks("what's due in the next two weeks?", channel);
  expect(due).toContain("Answers are due for 2 customers: Contoso Ltd. (Megan Bowen), Fabrikam, Inc. (Isaiah Langer)");
  expect(due).toContain("No other deadlines");
  expect(due).not.toMatch(/is away|none of them/);
  const ask = () => bot.as(alex).asks("anything due in the next two weeks that nobody's looking at?", channel);
  expect(await ask()).toContain("Each of these has an owner, and none of them is away.");
  await bot.as(isaiah).says("away until 27 Nov deputy @Megan Bowen", channel, [megan]);
  expect(await ask()).toContain(
    "Without an owner who's there: Fabrikam, Inc. (Isaiah Langer is away until Fri 27 Nov, Megan Bowen stands in).",
  );
});
