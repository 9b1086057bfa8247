/** Quiet until a day: no question is put again and no weekly message comes; alerts before deadlines do. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { startBot } from "../teams/harness.ts";
import { alex, channel, isaiah, megan, tenant } from "../teams/people.ts";
import { anAskedBot, contoso } from "./loaded.ts";

const day = 86_400_000;

describe("quiet until a day", () => {
  type Bot = Awaited<ReturnType<typeof anAskedBot>>;

  /** What Megan hears in a working day's every hour, until then. */
  async function heardUntil(bot: Bot, until: string, who = megan): Promise<string[]> {
    const words: string[] = [];
    for (; bot.clock.now() < until; bot.clock.pass(3_600_000)) {
      await bot.tick();
      const said = bot.connector
        .take()
        .filter(({ conversation, how }) => conversation === `a:${who.id}` && how === "said");
      words.push(...said.map(({ card }) => `${bot.clock.now().slice(0, 10)} ${wordsOf(card).split("\n")[0]}`));
    }
    return words;
  }

  /** Megan is quiet until then, by one press. */
  async function quiet(bot: Bot, words = "quiet until 1 December", who = megan) {
    const [asked] = await bot.as(who).says(words);
    const button =
      wordsOf(asked?.card)
        .split("\n")
        .find((line) => /^Quiet until [^?]*$/.test(line)) ?? "";
    const { card } = await bot.as(who).clicks(asked, button);
    return { asked, card, said: await bot.connector.next() };
  }

  it("says what waits and what comes all the same, and is so by one press, with a deputy beside", async () => {
    const bot = await anAskedBot();
    const { asked, card } = await quiet(bot, "stop pinging me until Wednesday, I'm in a training");
    const words = wordsOf(asked?.card);
    expect(words).toMatch(/^Quiet until Wed 25 Nov\?\n[^]*ask you again on Wed 25 Nov about Contoso Ltd\./);
    expect(words).toContain("Nothing has changed yet.");
    expect(words).toContain("Your weekly message waits until then, too.");
    expect(words).toContain("Alerts before a deadline come all the same; none is due before then.");
    expect(wordsOf(card)).toMatch(/^Quiet until Wed 25 Nov\n[^]*quiet off/);
    expect(await bot.as(megan).asks("quiet until Wednesday")).toMatch(/^Quiet until Wed 25 Nov already\n/);
    expect(await bot.as(megan).asks("is quiet still on?")).toMatch(/^Quiet until Wed 25 Nov\n/);
    const [again] = await bot.as(megan).says("quiet until 20 December");
    expect(wordsOf(again?.card)).toContain("I can be quiet for 14 days at most.");
    expect(wordsOf(again?.card)).toContain("you're quiet until Wed 25 Nov");
    const { card: away } = await bot.as(megan).clicks(again, "Somebody stands in");
    expect(wordsOf(away ?? (await bot.connector.next()).card)).toContain("You're away");
  });

  it("asks nothing and says no week in that time, and all of it after that", async () => {
    const [loud, silent] = [await anAskedBot(), await anAskedBot()];
    await quiet(silent);
    const [before, after] = ["2026-12-01T00:00:00.000Z", "2026-12-03T00:00:00.000Z"];
    expect(await heardUntil(loud, before)).not.toEqual([]);
    expect(await heardUntil(silent, before)).toEqual([]);
    expect((await heardUntil(silent, after)).map((one) => one.slice(0, 10))).toContain("2026-12-01");
  });

  it("isn't told on to managers in that time as somebody who doesn't answer", async () => {
    const bot = await anAskedBot();
    bot.clock.pass(6 * day);
    await quiet(bot, "quiet until 8 December");
    const said = await heardUntil(bot, "2026-12-08T00:00:00.000Z", alex);
    expect(said.filter((one) => /answer/i.test(one))).toEqual([]);
    const [list] = await bot.as(alex).says("gaps waiting");
    expect(wordsOf(list?.card)).toContain("Contoso");
  });

  it.each(["end quiet", "I'm no longer quiet", "you can ask me again", "quiet off", "unquiet"])(
    "ends by %j, and what waited comes",
    async (words) => {
      const bot = await anAskedBot();
      await quiet(bot);
      expect(await heardUntil(bot, "2026-11-25T08:00:00.000Z")).toEqual([]);
      expect(await bot.as(megan).asks(words)).toMatch(/You're no longer quiet/);
      bot.connector.take();
      expect(await heardUntil(bot, "2026-11-27T00:00:00.000Z")).not.toEqual([]);
    },
  );

  it("is as it was before by undo, until the day before or not at all", async () => {
    const bot = await anAskedBot();
    const undone = async () => {
      const [undo] = await bot.as(megan).says("undo");
      const { card } = await bot.as(megan).clicks(undo, "Undo");
      await bot.connector.next();
      return wordsOf(card).split("\n")[0];
    };
    await quiet(bot);
    await quiet(bot, "quiet until 2 December");
    expect(await undone()).toBe("Quiet until Tue 1 Dec");
    await quiet(bot, "quiet off").catch(() => undefined);
    await quiet(bot, "quiet until 2 December");
    expect(await undone()).toBe("You're no longer quiet");
  });

  it("is ended by undo after a restart, when nothing is known of what was said before", async () => {
    const bot = await anAskedBot();
    await quiet(bot);
    await bot.stop();
    const second = await startBot({ allowedTenants: [tenant] }, { now: bot.clock.now, store: bot.memory.open() });
    const [undo] = await second.as(megan).says("undo");
    expect(wordsOf((await second.as(megan).clicks(undo, "Undo")).card)).toMatch(/^You're no longer quiet\n/);
    await second.connector.next();
  });

  it("is taken up again by Undo of its end", async () => {
    const bot = await anAskedBot();
    await quiet(bot);
    const [over] = await bot.as(megan).says("quiet off");
    expect(wordsOf((await bot.as(megan).clicks(over, "Undo")).card)).toMatch(
      /^Quiet until 1 Dec\n|^Quiet until Tue 1 Dec\n/,
    );
    await bot.connector.next();
    expect(await bot.as(isaiah).asks("quiet off")).toMatch(/^You aren't quiet\n/);
  });

  it("holds for whoever covers the customer, who is asked in its owner's place", async () => {
    const bot = await anAskedBot();
    await bot.as(isaiah).installs();
    await bot.as(alex).says("cover contoso @Isaiah Langer until 8 December", channel, [isaiah]);
    await bot.tick();
    bot.connector.take();
    const { asked } = await quiet(bot, "quiet until 1 December", isaiah);
    expect(wordsOf(asked?.card)).toContain("about Contoso Ltd.");
    expect(await bot.as(megan).asks("quiet until 1 December")).toContain("No question waits for you now.");
    expect(await heardUntil(bot, "2026-12-01T00:00:00.000Z", isaiah)).toEqual([]);
  });

  it("is for nobody else who presses it in a channel, and changes nothing where the customer changed hands", async () => {
    const bot = await anAskedBot();
    await bot.as(isaiah).installs();
    const [asked] = await bot.as(megan).says("quiet until 1 December");
    await bot.as(alex).says("assign contoso to @Isaiah Langer", channel, [isaiah]);
    bot.connector.take();
    const { card } = await bot.as(megan).clicks(asked, /^Quiet until/);
    await bot.connector.next();
    expect(wordsOf(card)).toContain("No question waits for you now.");
    expect(wordsOf(card)).not.toContain(contoso);
    const forged = await bot.as(isaiah).forges("quiet", { person: megan.id, until: "2026-12-01" });
    expect(forged.toast).toBe("Only whoever wrote that can press it.");
  });

  it.each([
    "quiet",
    "quiet please",
    "Quiet for two hours!",
    "quiet for now",
    "quiet until yesterday",
    "quiet until today",
  ])("offers days where %j says none that is ahead", async (text) => {
    const bot = await anAskedBot();
    expect(await bot.as(megan).asks(text)).toMatch(/^Quiet until when\?\n[^]*Tomorrow\nMon 23 Nov/);
  });

  it.each([
    ["quiet about Contoso until Wednesday", /^Contoso Ltd\. has nothing to snooze\n[^]*Ask me on Wed 25 Nov/],
    ["quiet until Wednesday for Contoso", /^Ask you again about Contoso Ltd\. on Wed 25 Nov\?\n/],
    ["quiet until Wednesday, Alex stands in", /^Away until Wed 25 Nov, with Alex Wilber standing in\?\n/],
    ["quiet until Wednesday except Contoso", /^What should stop\?\n/],
  ])("heeds who is named: %j", async (text, answer) => {
    const bot = await anAskedBot();
    expect(await bot.as(megan).asks(text)).toMatch(answer);
  });
});
