/** Whole, polite sentences, from the text that Teams delivers to what is sent and stored. */
import { expect, it } from "vitest";
import { aClock } from "../clock.ts";
import { filledIn, wordsOf } from "../teams/cards.ts";
import { adele, alex, channel, isaiah, megan } from "../teams/people.ts";
import { aLoadedBot, anAskedBot, customersCsv, hosted } from "./loaded.ts";

it("several who are to be reminded are, by one button, and whoever is to be spared is not", async () => {
  const bot = await anAskedBot(aClock("2026-11-24T08:00:00.000Z"));
  await bot.as(isaiah).installs();
  await bot.as(adele).installs();
  await bot.as(alex).says("assign fabrikam to @Isaiah Langer", channel, [isaiah]);
  // Isaiah stands in for Adele there, who is not to be written to.
  await bot.as(alex).says("assign consolidated to @Adele Vance", channel, [adele]);
  expect(await bot.as(alex).asks("set consolidated: deputy isaiah langer")).toContain("saved");
  await bot.tick();
  bot.connector.take();
  bot.clock.pass(6 * 3_600_000);
  const text = "Would you please send Isaiah and Megan a friendly reminder? There is no need to chase Alex.";
  const [list] = await bot.as(alex).says(text);
  if (list?.card === undefined) throw new Error("no list");
  expect(wordsOf(list.card)).toContain("Remind both writes to Isaiah Langer and Megan Bowen, and nobody else.");
  expect(JSON.stringify(list.card)).not.toContain("Remind them all");
  await bot.as(alex).clicks(list, "Remind both");
  const said = wordsOf((await bot.connector.next()).card);
  expect(said).toMatch(/^Reminded 2 owners\n/);
  expect(said).not.toMatch(/Adele|Consolidated/);
});

it("all questions that wait for somebody come again on the day they name", async () => {
  const bot = await anAskedBot();
  const [card] = await bot.as(megan).says("I am at a customer's today, so would you ask me again tomorrow, please?");
  expect(wordsOf(card?.card)).toMatch(/^Ask you again about Contoso Ltd\. tomorrow/);
});

it.each(["ask me again about Datum tomorrow", "please ask me again about Phone Company tomorrow"])(
  "%j names its customer, and offers no other that waits",
  async (text) => {
    const bot = await aLoadedBot();
    const csv = customersCsv
      .replace("Consolidated Messenger", "A. Datum Corporation")
      .replace('"Fabrikam, Inc."', "The Phone Company");
    await bot.as(alex).sends({ name: "Customers.csv", url: await hosted(csv) });
    await bot.as(alex).says("assign contoso to me");
    await bot.tick();
    bot.connector.take();
    const said = await bot.as(alex).asks(text);
    expect(said).not.toContain("Contoso");
    expect(said).toMatch(/Datum|Phone/);
  },
);

it("what was told before and is changed by now is not filled in again beside what is told as well", async () => {
  const bot = await anAskedBot();
  const [told] = await bot.as(megan).says("Contoso: CPOR yes, PAL yes");
  if (told?.card === undefined) throw new Error("no card");
  expect(filledIn(told.card)).toMatchObject({ cpor: "yes", pal: "yes" });
  await bot.as(megan).clicks(told, "Save answers", { cpor: "no", pal: "yes", owner: "", onboarding: "" });
  await bot.connector.next();
  const [more] = await bot.as(megan).says("I also checked: onboarding is done");
  expect(more?.card === undefined ? {} : filledIn(more.card)).toMatchObject({ cpor: "no", onboarding: "yes" });
});

it("somebody of whom nothing waits is offered a reminder on that day", async () => {
  const bot = await aLoadedBot();
  await bot.as(megan).installs();
  const [card] = await bot.as(megan).says("I have no time today, so would you ask me again tomorrow, please?");
  expect(wordsOf(card?.card)).toMatch(/Remind you .*\?/);
});

it("a workload that could be claimed has its form beside the customer", async () => {
  const bot = await anAskedBot();
  const [card] = await bot
    .as(megan)
    .says("Am I right in thinking that we could claim Teams for Contoso as well, and what would I need for it?");
  expect(wordsOf(card?.card)).toContain("Made the claim in Partner Center?");
  if (card === undefined) throw new Error("no card");
  await bot.as(megan).clicks(card, "Add a claim for Teams");
  const form = (await bot.connector.next()).card;
  expect(form === undefined ? {} : filledIn(form)).toMatchObject({ workload: "teams" });
});

it("CPOR and PAL are no two customers of whom only one is seen", async () => {
  const bot = await anAskedBot();
  const said = await bot
    .as(megan)
    .asks("What is the difference between CPOR and PAL, and which do I need for Contoso?");
  expect(said).not.toContain("Here you only see");
});
