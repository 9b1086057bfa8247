/** Owners who do not answer: reminded with growing distance, then the manager hears of it, then silence. */
import { expect, it } from "vitest";
import { aClock } from "../clock.ts";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, isaiah, megan } from "../teams/people.ts";
import { allYes, aLoadedBot, anAskedBot } from "./loaded.ts";

const threeHours = 3 * 3_600_000;

/** Everything said unasked to a person in so many days, looked at every three hours. */
async function daysOf(bot: Awaited<ReturnType<typeof aLoadedBot>>, days: number): Promise<Map<string, string[]>> {
  const said = new Map<string, string[]>();
  for (let looks = 0; looks < days * 8; looks += 1) {
    bot.clock.pass(threeHours);
    await bot.tick();
    for (const { how, conversation, summary } of bot.connector.take()) {
      if (how === "redrawn") continue;
      said.set(conversation, [...(said.get(conversation) ?? []), `${bot.clock.now().slice(0, 13)} ${summary}`]);
    }
  }
  return said;
}

it(
  "reminds, tells the manager once a level, and leaves the rest to the weekly message",
  { timeout: 30_000 },
  async () => {
    const bot = await aLoadedBot(aClock("2026-11-24T10:00:00.000Z"));
    await bot.as(megan).installs();
    for (const name of ["contoso", "fabrikam"])
      await bot.as(alex).says(`assign ${name} to @Megan Bowen`, channel, [megan]);
    await bot.tick();
    bot.connector.take();
    const said = await daysOf(bot, 70);
    const toMegan = said.get(`a:${megan.id}`) ?? [];
    const toAlex = said.get(`a:${alex.id}`) ?? [];
    expect(toMegan.filter((line) => line.includes("need your answers"))).toHaveLength(3);
    expect(toMegan.filter((line) => line.includes("Both your customers need"))).toHaveLength(10);
    expect(toAlex.filter((line) => line.includes("No answer yet for 2 customers"))).toHaveLength(2);
    expect(toMegan.length + toAlex.length).toBe(15);
  },
);

it("stops at the answer", async () => {
  const bot = await anAskedBot(aClock("2026-11-24T10:00:00.000Z"));
  await bot.as(megan).clicks(bot.card, "Save answers", allYes);
  await bot.connector.next();
  const said = await daysOf(bot, 40);
  expect([...said.keys()].filter((conversation) => conversation === `a:${megan.id}`)).toEqual([]);
});

it("a manager has those who were listed reminded at once, one message each, but for whom they leave out", async () => {
  const bot = await aLoadedBot(aClock("2026-11-24T10:00:00.000Z"));
  await bot.as(megan).installs();
  await bot.as(isaiah).installs();
  await bot.as(alex).says("assign contoso to @Megan Bowen", channel, [megan]);
  await bot.as(alex).says("assign consolidated to @Megan Bowen", channel, [megan]);
  await bot.as(alex).says("assign fabrikam to @Isaiah Langer", channel, [isaiah]);
  await bot.tick();
  bot.connector.take();
  const [early] = await bot.as(alex).says("who hasn't answered yet?");
  await bot.as(alex).clicks(early, "Remind them all");
  expect(wordsOf((await bot.connector.next()).card)).toMatch(
    /^Nobody was reminded\n3 of 3 customers left out: 3 asked in the last 4 hours\./,
  );
  bot.clock.pass(2 * threeHours);
  await bot.as(alex).asks("who hasn't answered yet?");
  const [list] = await bot.as(alex).says("nudge them, but leave Isaiah out, he's at a customer");
  expect(wordsOf(list?.card)).toContain("not counting Isaiah Langer's");
  expect(wordsOf(list?.card)).toContain("Nothing has been sent: press Remind them all");
  expect((await bot.as(megan).forges("remind-all", { filter: "waiting" })).toast).toBe("Only managers can do that.");
  await bot.as(alex).clicks(list, "Remind them all");
  expect(wordsOf((await bot.connector.next()).card)).toMatch(/^Reminded 1 owner\nMegan Bowen: .*Contoso Ltd\./);
  await bot.tick();
  const said = bot.connector.take().filter(({ how }) => how !== "redrawn");
  expect(said.map(({ conversation }) => conversation)).toEqual([`a:${megan.id}`]);
  expect(said[0]?.summary).toContain("need your answers");
  expect(await bot.as(alex).asks("history contoso")).toContain("reminded Megan Bowen");
});

it("a manager whose own answers alone are waited for is offered nobody to remind", async () => {
  const bot = await aLoadedBot(aClock("2026-11-24T10:00:00.000Z"));
  await bot.as(megan).installs();
  await bot.as(alex).says("assign contoso to me");
  await bot.tick();
  bot.connector.take();
  const remind = async () => (await bot.as(alex).asks("who hasn't answered yet? remind them all")).split("\n");
  expect(await remind()).toContain("There is nobody to remind: these wait for your own answers.");
  expect(await remind()).not.toContain("Remind them all");
  await bot.as(alex).says("assign fabrikam to @Megan Bowen", channel, [megan]);
  await bot.tick();
  bot.connector.take();
  expect(await remind()).toContain("Remind them all");
});

it("what comes first is said over the list where it is asked for, once, and not on the pages after it", async () => {
  const bot = await aLoadedBot(aClock("2026-11-24T10:00:00.000Z"));
  await bot.as(alex).installs();
  const first = await bot.as(alex).asks("what should we do first?");
  expect(first).toMatch(/^Nothing is urgent\.\nStart with/);
  expect(first.match(/Start with/g)).toHaveLength(1);
  expect(await bot.as(alex).asks("next page")).not.toContain("Start with");
  expect(await bot.as(alex).asks("gaps")).not.toContain("Start with");
});

it("where none is most urgent, what comes first is said all the same, and which answers are due", async () => {
  const bot = await aLoadedBot(aClock("2026-11-24T10:00:00.000Z"));
  await bot.as(alex).installs();
  await bot.as(alex).says("assign contoso to me");
  await bot.tick();
  bot.connector.take();
  const first = await bot.as(alex).asks("which of mine is most urgent?");
  expect(first).toMatch(/^Nothing is urgent\.\nAnswers are due for 1 customer: Contoso[^\n]* by /);
});

it("how somebody is doing is said in all, where only a part of it is asked about beside", async () => {
  const bot = await aLoadedBot(aClock("2026-11-24T10:00:00.000Z"));
  await bot.as(alex).installs();
  expect(await bot.as(alex).asks("how are we doing, anything overdue?")).toMatch(
    /^In all, \d+ gaps at \d+ of \d+ customers/,
  );
  expect(await bot.as(alex).asks("anything overdue?")).not.toContain("In all,");
  expect(await bot.as(alex).asks("how are we doing on PAL overall?")).not.toContain("In all,");
});
