/** What "undo" takes back that nobody names: absences, and what a refusal says. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, megan, isaiah } from "../teams/people.ts";
import { aKnownBot as known, aLoadedBot, allYes, anAskedBot, contoso } from "./loaded.ts";

type Bot = Awaited<ReturnType<typeof known>>;

/** Says "undo" and presses the button it is asked with. @returns what was asked, and what came of it. */
async function undoes(bot: Bot, who: typeof alex, where?: typeof channel) {
  const asked = (await bot.as(who).says("undo", where)).at(-1);
  const done = await bot.as(who).clicks(asked, "Undo", {}, where);
  const redrawn = await bot.connector.next();
  return [wordsOf(asked?.card), wordsOf(done.card ?? redrawn.card)].join("\n");
}

describe("undo of an absence", () => {
  const days = (words: string) => words.split("\n").filter((line) => line.startsWith("You "));

  it.each([
    [
      "before which another one gave way brings that back",
      ["away until 11 Dec deputy isaiah langer", "away from 1 Dec until 4 Dec deputy alex wilber"],
      /^Put back your absence until 11 Dec\?[^]*You're away as before[^]*On record: away until 11 Dec \(deputy Isaiah Langer\)\./,
      ["You are away until 11 Dec; Isaiah Langer has stood in since today."],
    ],
    [
      "that was made longer makes it as long as it was",
      ["away until 4 Dec deputy isaiah langer", "away until 11 Dec deputy isaiah langer"],
      /^Cancel your absence until 11 Dec and put back the one until 4 Dec\?/,
      ["You are away until 4 Dec; Isaiah Langer has stood in since today."],
    ],
    [
      "that takes days of another one names both: what is cancelled, and what comes back",
      ["away from 30 Nov until 4 Dec deputy isaiah langer", "away from 2 Dec until 11 Dec deputy alex wilber"],
      /^Cancel your absence from Wed 2 Dec to Fri 11 Dec and put back the one from Mon 30 Nov to Fri 4 Dec\?[^]*You're away as before\nCancelled: from Wed 2 Dec to Fri 11 Dec\.\n/,
      ["You will be away from Mon 30 Nov to Fri 4 Dec; Isaiah Langer stands in."],
    ],
    [
      "that stands alone cancels it",
      ["away from 7 Dec until 11 Dec deputy isaiah langer"],
      /^Cancel your absence from 7 Dec to 11 Dec\?[^]*Cancelled: you're not away from 7 Dec to 11 Dec/,
      [],
    ],
    [
      "that was cancelled with another brings both back",
      [
        "away from 7 Dec until 8 Dec deputy isaiah langer",
        "away from 10 Dec until 11 Dec deputy isaiah langer",
        "away off all",
      ],
      /^Put back your absences from 7 Dec to 8 Dec; from 10 Dec to 11 Dec\?/,
      [
        "You will be away from 7 Dec to 8 Dec; Isaiah Langer stands in.",
        "You will be away from 10 Dec to 11 Dec; Isaiah Langer stands in.",
      ],
    ],
    [
      "that ended too early makes it go on",
      ["away until 4 Dec deputy isaiah langer", "I'm back"],
      /^Put back your absence until 4 Dec\?/,
      ["You are away until 4 Dec; Isaiah Langer has stood in since today."],
    ],
  ])("%s", async (_, before, said, left) => {
    const bot = await known();
    for (const one of before) await bot.as(megan).says(one);
    expect(await undoes(bot, megan)).toMatch(said);
    expect(days(await bot.as(megan).asks("away list"))).toEqual(left);
    // Undone once, there is nothing more to undo.
    expect(await bot.as(megan).asks("undo")).toMatch(/^What should I undo\?/);
  });

  it("that is over by now says that nothing was changed", async () => {
    const bot = await known();
    await bot.as(megan).says("away until today deputy isaiah langer");
    const asked = (await bot.as(megan).says("undo")).at(-1);
    bot.clock.pass(18 * 60 * 60_000);
    bot.connector.take();
    const { card } = await bot.as(megan).clicks(asked, "Undo");
    const redrawn = await bot.connector.next();
    expect(wordsOf(card ?? redrawn.card)).toMatch(/^Nothing was changed\n/);
  });

  it("that a manager recorded for somebody is found by them, whatever they looked at since, and by nobody else", async () => {
    const bot = await known();
    await bot.as(alex).says("away @Megan Bowen until 4 Dec deputy @Isaiah Langer", channel, [megan, isaiah]);
    await bot.as(alex).says("show contoso", channel);
    bot.connector.take();
    expect(await bot.as(megan).asks("undo")).toMatch(/^What should I undo\?/);
    expect(await undoes(bot, alex, channel)).toMatch(
      /^Cancel the absence of Megan Bowen until 4 Dec\?[^]*Cancelled: Megan Bowen is not away until 4 Dec/,
    );
    expect(await bot.as(alex).asks("away list")).toMatch(/^Nobody is away\n/);
  });
});

it("undo takes back a customer that was given back, whatever was written since", async () => {
  const bot = await anAskedBot();
  await bot.as(megan).clicks(bot.card, "Not mine");
  await bot.connector.next();
  expect(await bot.as(megan).asks("show contoso")).toMatch(/^Contoso Ltd\. isn't yours any more\n[^]*Undo/);
  expect(await undoes(bot, megan)).toMatch(/^Take Contoso Ltd\. back\?/);
  expect(await bot.as(megan).asks("show contoso")).toContain("Yours");
});

it("undo an hour later offers what whoever writes did in the last day, and takes back what is pressed", async () => {
  const bot = await aLoadedBot();
  await bot.as(alex).says("snooze contoso until 4 Dec because they move");
  await bot.as(alex).says("set fabrikam: 300 seats");
  bot.clock.pass(60 * 60_000);
  bot.connector.take();
  await bot.as(alex).says("gaps");
  bot.connector.take();
  const offered = (await bot.as(alex).says("I marked the wrong customer this morning")).at(-1);
  expect(wordsOf(offered?.card)).toMatch(/^What should I undo\?[^]*\nUndo at Fabrikam, Inc\.\nUndo at Contoso Ltd\.\n/);
  const done = await bot.as(alex).clicks(offered, "Undo at Contoso Ltd.");
  const redrawn = await bot.connector.next();
  expect(wordsOf(done.card ?? redrawn.card)).toMatch(/^Contoso Ltd\.: not snoozed any more/);
});

it.each([
  ["snooze contoso until 4 Dec because they move", "assign contoso to Isaiah Langer"],
  ["set contoso: 250 seats", "set contoso: 300 seats"],
])("undo offers nothing that would be refused: after %j, and %j by somebody else", async (first, second) => {
  const bot = await anAskedBot();
  await bot.as(megan).clicks(bot.card, "Save answers", { ...allYes, onboarding: "no" });
  await bot.connector.next();
  await bot.as(megan).says(first);
  bot.clock.pass(1000);
  await bot.as(alex).says(second);
  bot.connector.take();
  expect(await bot.as(megan).asks("undo")).toMatch(/^That can't be undone any more\n/);
});

describe("an undo that is refused", () => {
  it.each([
    [
      "a snooze",
      "snooze contoso until 4 Dec because they move",
      "snooze contoso until 7 Dec because they wait",
      "the snooze",
    ],
    [
      "the end of a snooze",
      "snooze contoso off",
      "snooze contoso until 7 Dec because they move",
      "the end of the snooze",
    ],
    ["a size", "set contoso: 250 seats", "set contoso: 300 seats", "the number of seats"],
  ])("of %s says what somebody changed since, and asks for no proof", async (_, first, second, called) => {
    const bot = await anAskedBot();
    await bot.as(megan).clicks(bot.card, "Save answers", { ...allYes, onboarding: "no" });
    await bot.connector.next();
    if (first.endsWith("off")) await bot.as(alex).says("snooze contoso until 4 Dec because they move");
    bot.connector.take();
    bot.clock.pass(1000);
    const at = bot.clock.now();
    await bot.as(megan).says(first);
    bot.clock.pass(1000);
    await bot.as(alex).says(second);
    bot.connector.take();
    const refused = await bot.as(megan).forges("undo-saved", { customer: contoso, at });
    await bot.connector.next();
    expect(wordsOf(refused.card)).toBe(
      `Contoso Ltd.: nothing was undone\nAlex Wilber changed ${called} since, so it stays as it is.\nShow customer`,
    );
  });
});

describe("what was done to the wrong one of two customers", () => {
  const snoozed = "snooze contoso until 11 Dec because they are closed";

  it.each([
    [
      snoozed,
      "that was contoso instead of fabrikam",
      /^Do both\?\nUndo the snooze of Contoso Ltd\.\nSnooze Fabrikam, Inc\. until 11 Dec: they are closed\./,
      /^Contoso Ltd\.: not snoozed any more\nFabrikam, Inc\.: snoozed until 11 Dec/,
    ],
    [
      "assign contoso to Isaiah Langer",
      "sry not contoso, fabrikam. undo",
      /^Do both\?\nTake Contoso Ltd\. off Isaiah Langer again\.\nAssign Fabrikam, Inc\. to Isaiah Langer\./,
      /^Contoso Ltd\. is unassigned again\nFabrikam, Inc\.: Isaiah Langer owns it now/,
    ],
  ])("is undone, and done to the other, by one press or a yes: %s; %s", async (does, text, asks, comes) => {
    const bot = await aLoadedBot();
    await bot.as(alex).says(does);
    const [asked] = await bot.as(alex).says(text);
    expect(wordsOf(asked?.card)).toMatch(asks);
    const done = await bot.as(alex).clicks(asked, "Yes, both");
    const redrawn = await bot.connector.next();
    expect(wordsOf(done.card ?? redrawn.card)).toMatch(comes);
    const again = await aLoadedBot();
    await again.as(alex).says(does);
    await again.as(alex).says(text);
    expect(await again.as(alex).asks("yes")).toMatch(comes);
  });
});

it.each([
  ["all unassigned customers to one owner", "assign all unassigned customers to Megan", "Yes", []],
  ["several that were named", "assign Contoso and Fabrikam to Megan", "Yes, both", []],
  ["a handover", "handover @Isaiah Langer to @Megan Bowen", "Hand over 2", ["contoso", "fabrikam"]],
])("undo is of all that one press did, whatever was looked at since: %s", async (_, text, button, before) => {
  const bot = await known();
  for (const name of before) await bot.as(alex).says(`assign ${name} to @Isaiah Langer`);
  bot.clock.pass(60_000);
  const [asked] = await bot.as(alex).says(text);
  await bot.as(alex).clicks(asked, button);
  bot.connector.take();
  await bot.as(alex).says("gaps critical");
  const [undo] = await bot.as(alex).says("undo");
  expect(wordsOf(undo?.card)).toMatch(/^Undo (?:both|all \d): [^\n]*Contoso Ltd\.[^\n]*\?/);
  await bot.as(alex).clicks(undo, "Undo");
  expect(wordsOf((await bot.connector.next()).card)).toMatch(
    /^\d customers (?:without an owner again|given back)\nContoso Ltd\., Fabrikam, Inc\./,
  );
  await bot.tick();
  bot.connector.take();
});
