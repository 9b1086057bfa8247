/** Empty is silence, or an all-clear where somebody chose it. */
import { expect, it } from "vitest";
import { startBot } from "../teams/harness.ts";
import { aClock } from "../clock.ts";
import { alex, channel, megan, tenant } from "../teams/people.ts";
import { aLoadedBot } from "./loaded.ts";

const day = 86_400_000;

/** A bot without customers: nothing is open. */
async function withNothing(words: string, where: "channel" | "personal") {
  const clock = aClock("2026-11-20T10:00:00.000Z");
  const bot = await startBot({ allowedTenants: [tenant] }, { now: clock.now });
  if (where === "channel") await bot.as(alex).says(words, channel);
  else {
    await bot.as(megan).installs();
    await bot.as(megan).says(words);
  }
  await bot.tick();
  clock.pass(3 * day);
  await bot.tick();
  return bot.connector.take().map(({ summary }) => summary);
}

it.each([
  ["a channel hears nothing in an empty week", "digest here Monday 09:00 Europe/Amsterdam", "channel", 0],
  ["a channel that chose so hears the all-clear", "digest here Monday 09:00 Europe/Amsterdam all-clear", "channel", 1],
  ["a person hears nothing in an empty week", "digest Monday 09:00 Europe/Amsterdam", "personal", 0],
  ["a person who chose so hears the all-clear", "digest Monday 09:00 Europe/Amsterdam all-clear", "personal", 1],
] as const)("%s", async (_, words, where, messages) => {
  expect(await withNothing(words, where)).toHaveLength(messages);
});

it("a person whose customers were all just given to them does not hear that these are in order", async () => {
  const bot = await aLoadedBot();
  await bot.as(megan).installs();
  for (const name of ["contoso", "fabrikam"]) {
    await bot.as(alex).says(`assign ${name} to @Megan Bowen`, channel, [megan]);
  }
  bot.connector.take();
  const words = await bot.as(megan).asks("digest now");
  expect(words).toContain("Nothing new needs you this week");
  expect(words).toContain("no answer yet for 2 customers");
});
