/** A deadline is told to its owner in time, then to a manager, in working hours, until somebody acts. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import type { Said } from "../teams/connector.ts";
import { alex, megan } from "../teams/people.ts";
import { anAskedBot, contoso } from "./loaded.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Megan owns Contoso, whose Teams claim waits for the partner since Thursday 19 November: 14 working days, until Wed 9 Dec. */
async function withClaim() {
  const bot = await anAskedBot();
  const claim = { customer: contoso, workload: "teams", role: "Use or consume", submittedOn: "2026-11-12" };
  /** The card is redrawn for everybody in the background. */
  async function saves(status: string): Promise<void> {
    bot.connector.take();
    await bot.as(megan).forges("save-claim", { ...claim, status, statusSince: "2026-11-19" });
    await bot.connector.next();
  }
  await saves("Partner action required");
  // Sixteen o'clock in Amsterdam.
  bot.clock.pass(5 * hour);
  /** Looks at midnight, at eight and at sixteen o'clock in Amsterdam, and gives the alerts: to whom, at what hour in Amsterdam, and the words. */
  async function over(time: number): Promise<string[]> {
    const lines: string[] = [];
    for (let passed = 0; passed < time; passed += 8 * hour) {
      bot.clock.pass(8 * hour);
      await bot.tick();
      for (const { conversation, card } of bot.connector.take()) {
        const words = wordsOf(card);
        if (!words.includes("last day") && !words.includes("deadline")) continue;
        const inAmsterdam = new Date(Date.parse(bot.clock.now()) + hour).toISOString();
        lines.push(`${inAmsterdam.slice(5, 13)} ${conversation === `a:${alex.id}` ? "Alex" : "Megan"}: ${words}`);
      }
    }
    return lines.toSorted();
  }
  return { ...bot, saves, over };
}

const whoAndWhen = (lines: readonly string[]) => lines.map((line) => line.split(":")[0]);

describe("an answer that Microsoft waits for", () => {
  it("is told to the owner in working hours, and to a manager when two alerts passed without an act", async () => {
    const bot = await withClaim();
    const lines = await bot.over(22 * day);
    expect(whoAndWhen(lines)).toEqual([
      "12-02T08 Megan",
      "12-07T08 Megan",
      "12-08T08 Alex",
      "12-08T08 Megan",
      "12-09T08 Alex",
      "12-09T08 Megan",
    ]);
    expect(lines[0]).toMatch(/Contoso Ltd\.: the last day is Wed 9 Dec[^]*In Partner Center[^]*by Wed 9 Dec/);
    expect(lines[2]).toMatch(/last day is tomorrow[^]*Nobody has acted[^]*with Megan Bowen/);
    expect(lines[5]).toContain("Contoso Ltd.: the last day is today");
  });

  it("is given from the alert itself", async () => {
    const bot = await withClaim();
    let alert: Said | undefined;
    for (; alert === undefined; alert = bot.connector.take().find(({ card }) => wordsOf(card).includes("last day"))) {
      bot.clock.pass(8 * hour);
      await bot.tick();
    }
    const form = await bot.as(megan).clicks(alert, "Update claim");
    expect(wordsOf(form.card)).toMatch(/Teams[^]*Partner action required/);
    await bot.connector.next();
  });

  it("is told of no more once it is given", async () => {
    const bot = await withClaim();
    expect(await bot.over(14 * day)).toHaveLength(1);
    await bot.saves("Submitted");
    await bot.tick();
    const redrawn = bot.connector.take().filter(({ how }) => how === "redrawn");
    expect(redrawn.map(({ card }) => wordsOf(card))).toContainEqual(
      expect.stringContaining("Nothing here is waiting for you"),
    );
    expect(await bot.over(8 * day)).toEqual([]);
  });

  it("is told to whoever stands in for the owner", async () => {
    const bot = await withClaim();
    await bot.as(megan).says("away until 11 Dec deputy @Alex Wilber", undefined, [alex]);
    bot.connector.take();
    expect(whoAndWhen(await bot.over(14 * day))).toEqual(["12-02T08 Alex"]);
  });

  it("is not told where a manager switched it off, and on the days that were chosen", async () => {
    const bot = await withClaim();
    const says = (words: string) => bot.as(alex).asks(words);
    expect(await says("settings deadlines off")).toContain("Deadline alerts: off");
    expect(await bot.over(14 * day)).toEqual([]);
    expect(await says("settings deadlines 1")).toContain("1 working day before");
    expect(await says("settings")).toContain("1 working day before");
    expect(whoAndWhen(await bot.over(8 * day))).toEqual(["12-08T08 Megan"]);
  });
});
