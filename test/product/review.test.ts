/** Before the next conversation with a customer: the review. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startBot } from "../teams/harness.ts";
import { aClock } from "../clock.ts";
import { alex, channel, megan, tenant } from "../teams/people.ts";
import { takes } from "./files.ts";
import { hosted } from "./loaded.ts";

const samples = join(import.meta.dirname, "../samples/partner-center");

/** Alex has loaded the customers list and both usage reports. */
async function withUsage() {
  const clock = aClock("2026-11-23T08:00:00.000Z");
  const bot = await startBot({ allowedTenants: [tenant] }, { now: clock.now });
  await bot.as(alex).installs();
  for (const name of ["Customers.csv", "AzureUsage.csv", "CPOR-Microsoft365Usage.csv"]) {
    await bot.as(alex).sends({ name, url: await hosted(await readFile(join(samples, name))) });
  }
  return { ...bot, clock };
}

it("shows what to talk about with figures, and says of which month they are", async () => {
  const bot = await withUsage();
  const words = await bot.as(alex).asks("review A. Datum Corporation");
  expect(words).toContain("Review: A. Datum Corporation");
  expect(words).toMatch(/Data: Azure up to (September|October)/);
  expect(words).toContain("What to talk about");
  expect(words).toMatch(/Reported Azure consumption (fell|grew) from \$[\d,]+ in September to \$[\d,]+ in October/);
  expect(words).toContain("Not known");
});

it("makes a page of it that shows names as they are and loads nothing", async () => {
  const bot = await withUsage();
  const [answer] = await bot.as(alex).says("review A. Datum Corporation");
  expect((await bot.as(alex).clicks(answer, "As a page")).toast).toContain(".html is ready");
  const { name, text } = await takes(bot, alex, await bot.connector.next());
  expect(name).toBe("review-a-datum-corporation-2026-11-23.html");
  expect(text).toContain("<h1>Review: <bdi>A. Datum Corporation</bdi></h1>");
  expect(text).not.toMatch(/<script|src=|href=|http:|https:/);
  const [exported] = await bot.as(alex).says("export review A. Datum");
  expect((await takes(bot, alex, exported)).text).toBe(text);
});

it("is for whoever answers for the customer, and shows others nothing of it in their chat", async () => {
  const bot = await withUsage();
  await bot.as(megan).installs();
  expect(await bot.as(megan).asks("review A. Datum")).toContain("None of your customers is called");
  const shown = await bot.as(megan).asks("review A. Datum", channel);
  expect(shown).toContain("Review: A. Datum Corporation");
  expect(shown).not.toContain("As a page");
  await bot.as(alex).says("assign A. Datum to @Megan Bowen", channel, [megan]);
  await bot.tick();
  bot.connector.take();
  expect(await bot.as(megan).asks("review datum")).toContain("Review: A. Datum Corporation");
});

it("says what is missing of a customer without numbers", async () => {
  const bot = await startBot({ allowedTenants: [tenant] });
  await bot.as(alex).sends({
    name: "Customers.csv",
    url: await hosted("Microsoft ID,Company name\r\n9b58ba8d-c498-46e7-b648-245edafa3a38,<b>東京</b>"),
  });
  const words = await bot.as(alex).asks("review 東京");
  expect(words).toContain("These numbers don't suggest a talking point yet");
  expect(words).toContain("I don't know their Azure consumption");
  const [offer] = await bot.as(alex).says("export review 東京");
  const { name, text } = await takes(bot, alex, offer);
  expect(name).toContain("review-b-b-");
  expect(text).toContain("&lt;b&gt;東京&lt;/b&gt;");
  expect(text).not.toContain("<b>");
});
