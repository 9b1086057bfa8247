/** Cards already in a chat are drawn anew when what they say is no longer so. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import type { Said } from "../teams/connector.ts";
import type { Overrides } from "../../src/start.ts";
import type { On } from "../teams/stage.ts";
import { adele, alex, channel, megan } from "../teams/people.ts";
import { allYes, aLoadedBot, contoso, fabrikam } from "./loaded.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** What was said or redrawn while a test waited for something else. */
type Bot = Awaited<ReturnType<typeof aLoadedBot>> & { heard: Said[] };

/** A look of the schedule a minute later. @returns what owners have heard and seen redrawn since the last. */
async function later(bot: Bot, milliseconds = minute): Promise<Said[]> {
  bot.clock.pass(milliseconds);
  await bot.tick();
  bot.heard.push(...bot.connector.take());
  return bot.heard.splice(0).filter(({ conversation }) => [`a:${megan.id}`, `a:${adele.id}`].includes(conversation));
}

/** A manager's word in a channel. What owners hear at once is kept for `later`. */
async function says(bot: Bot, text: string, ...people: (typeof megan)[]): Promise<void> {
  bot.heard.push(...(await bot.as(alex).says(text, channel, people)));
}

/** Megan has been given Contoso and has its card; Adele has added the bot. */
async function asked(overrides?: Overrides): Promise<Bot & { card: Said }> {
  const bot = { ...(await aLoadedBot(undefined, {}, overrides)), heard: [] };
  await bot.as(megan).installs();
  await bot.as(adele).installs();
  await says(bot, "assign contoso to @Megan Bowen", megan);
  const [card] = await later(bot);
  if (card === undefined) throw new Error("Megan was not asked");
  return { ...bot, card };
}

/** The form of a customer as a person opens it from `show`, a message of its own. */
async function form(bot: Bot, who: typeof megan): Promise<Said> {
  await bot.as(who).forges("answer", { customer: contoso });
  return bot.connector.next();
}

/** Presses a button of a card in the personal chat, and takes the redraw that other devices see. */
async function presses(bot: Bot, who: typeof megan, card: On, button: string | RegExp, inputs = {}): Promise<object> {
  const clicked = await bot.as(who).clicks(card, button, inputs);
  for (;;) {
    const said = await bot.connector.next();
    if (said.activity === card.activity && said.conversation === `a:${who.id}`) return clicked.card ?? {};
    bot.heard.push(said);
  }
}

const isOpen = (card: object | undefined): boolean => JSON.stringify(card).includes("Input.");

describe("the card that asked", () => {
  it("says what is recorded as soon as a manager has answered on a card of their own, silently and once", async () => {
    const bot = await asked({ nudge: undefined });
    await presses(bot, alex, await form(bot, alex), "Save answers", { ...allYes, pal: "no" });
    // At once, without waiting for the schedule.
    const redrawn = bot.heard.shift() ?? (await bot.connector.next());
    expect(redrawn).toMatchObject({
      how: "redrawn",
      conversation: `a:${megan.id}`,
      activity: bot.card.activity,
      alert: false,
    });
    expect(wordsOf(redrawn.card)).toMatch(/Contoso Ltd.: saved, [\s\S]*Alex Wilber for Megan Bowen/);
    expect(isOpen(redrawn.card)).toBe(false);
    expect(await later(bot)).toEqual([]);
  });

  it("says it also when the owner answered on another card, in the middle of the night", async () => {
    const bot = await asked();
    bot.clock.pass(13 * 60 * minute);
    await presses(bot, megan, await form(bot, megan), "Save answers", allYes);
    const [redrawn] = await later(bot);
    expect(redrawn).toMatchObject({ how: "redrawn", activity: bot.card.activity, alert: false });
    expect(wordsOf(redrawn?.card)).toMatch(/saved, nothing open[\s\S]*You, /);
  });

  it("asks again as soon as the answer that was given on another card is undone there", async () => {
    const bot = await asked();
    const other = await form(bot, megan);
    const saved = await presses(bot, megan, other, "Save answers", allYes);
    expect((await later(bot)).map(({ activity }) => activity)).toEqual([bot.card.activity]);
    await presses(bot, megan, { ...other, card: saved }, "Undo");
    const [redrawn, ...more] = await later(bot);
    expect(more).toEqual([]);
    expect(redrawn).toMatchObject({ how: "redrawn", activity: bot.card.activity, alert: false });
    expect(isOpen(redrawn?.card)).toBe(true);
    expect(await later(bot)).toEqual([]);
  });

  it("is left as the click on it drew it, with the next customer, however lately that was asked about", async () => {
    const bot = await asked();
    await says(bot, "assign fabrikam to @Megan Bowen", megan);
    await later(bot);
    expect(wordsOf(await presses(bot, megan, bot.card, "Save answers", allYes))).toContain("Next: Fabrikam");
    expect((await later(bot)).filter(({ activity }) => activity === bot.card.activity)).toEqual([]);
  });

  it("points to the newer card when it is asked again, and still opens the customer", async () => {
    const bot = await asked();
    bot.clock.pass(5 * 60 * minute);
    await says(bot, "ask contoso");
    const [again, redrawn, ...more] = await later(bot);
    expect(more).toEqual([]);
    expect(again).toMatchObject({ how: "said" });
    expect(isOpen(again?.card)).toBe(true);
    expect(redrawn).toMatchObject({ how: "redrawn", activity: bot.card.activity });
    expect(wordsOf(redrawn?.card)).toContain("I asked again on Thu 19 Nov. The newer card is below");
    expect(isOpen(redrawn?.card)).toBe(false);
    await bot.as(megan).clicks(redrawn ?? bot.card, "Show customer");
    expect(wordsOf((await bot.connector.next()).card)).toContain("Contoso Ltd.");
  });

  it("points to the reminder that follows it", async () => {
    const bot = await asked();
    const said: Said[] = [];
    for (let hour = 0; hour < 5 * 24 && said.length < 2; hour += 1) said.push(...(await later(bot, 60 * minute)));
    expect(said.map(({ how }) => how)).toEqual(["said", "redrawn"]);
    expect(said[1]?.activity).toBe(bot.card.activity);
    expect(wordsOf(said[1]?.card)).toContain("asked again");
    await presses(bot, megan, said[0] ?? bot.card, "Save answers", allYes);
    expect(await later(bot)).toEqual([]);
  });

  it("says whose the customer is now, with no way to answer, when somebody else is given it", async () => {
    const bot = await asked();
    await says(bot, "assign contoso to @Adele Vance", adele);
    const [to, redrawn] = await later(bot);
    expect(to).toMatchObject({ how: "said", conversation: `a:${adele.id}` });
    expect(redrawn).toMatchObject({ how: "redrawn", activity: bot.card.activity });
    expect(wordsOf(redrawn?.card)).toContain("Contoso Ltd. now belongs to Adele Vance");
    expect(isOpen(redrawn?.card)).toBe(false);
  });

  it("follows a handover, and comes back with its undoing", async () => {
    const bot = await asked();
    const [confirm] = await bot.as(alex).says("handover @Megan Bowen to @Adele Vance", undefined, [megan, adele]);
    if (confirm === undefined) throw new Error("no answer");
    const done = await presses(bot, alex, confirm, "handover");
    const [adeles, gone] = await later(bot);
    expect(adeles).toMatchObject({ how: "said", conversation: `a:${adele.id}` });
    expect(isOpen(adeles?.card)).toBe(true);
    expect(wordsOf(gone?.card)).toContain("Contoso Ltd. now belongs to Adele Vance");

    await presses(bot, alex, { activity: confirm.activity, card: done }, "Undo");
    const drawn = await later(bot);
    expect(drawn.map(({ how }) => how)).toEqual(["redrawn", "redrawn"]);
    const byCard = new Map(drawn.map(({ activity, card }) => [activity, card]));
    expect(isOpen(byCard.get(bot.card.activity))).toBe(true);
    expect(wordsOf(byCard.get(adeles?.activity ?? ""))).toContain("Contoso Ltd. now belongs to Megan Bowen");
    expect(await later(bot)).toEqual([]);
  });

  it("given back on another card has nothing to answer", async () => {
    const bot = await asked();
    await presses(bot, megan, await form(bot, megan), "Not mine");
    const [redrawn] = await later(bot);
    expect(wordsOf(redrawn?.card)).toContain("Contoso Ltd. has no owner now");
  });

  it("names a forgotten customer no longer, and its record goes then", async () => {
    const bot = await asked();
    const [question] = await bot.as(alex).says("forget contoso");
    if (question === undefined) throw new Error("no answer");
    await presses(bot, alex, question, "Forget for good");
    const [redrawn, ...more] = await later(bot);
    expect(more).toEqual([]);
    expect(redrawn).toMatchObject({ how: "redrawn", activity: bot.card.activity });
    expect(wordsOf(redrawn?.card)).toContain("This customer was removed");
    expect(JSON.stringify([redrawn?.card, redrawn?.summary])).not.toContain("Contoso");
    expect(await bot.as(alex).asks("deliveries")).not.toContain("Megan Bowen");
  });
});

describe("a list of several", () => {
  /** Megan has been given two customers at once. */
  async function given() {
    const bot = await asked();
    await presses(bot, megan, bot.card, "Not mine");
    await says(bot, "assign contoso to @Adele Vance", adele);
    await says(bot, "assign fabrikam to @Adele Vance", adele);
    await later(bot);
    const [confirm] = await bot.as(alex).says("handover @Adele Vance to @Megan Bowen", undefined, [adele, megan]);
    if (confirm === undefined) throw new Error("no answer");
    await presses(bot, alex, confirm, "handover");
    const said = await later(bot);
    const list = said.find(({ how, conversation }) => how === "said" && conversation === `a:${megan.id}`);
    if (list === undefined) throw new Error("Megan was given nothing");
    return { ...bot, list };
  }

  it("shrinks with each answer until nothing is left of it", async () => {
    const bot = await given();
    expect(wordsOf(bot.list.card)).toContain("Alex Wilber assigned 2 customers to you");
    for (const [customer, headline] of [
      [contoso, "Alex Wilber assigned 1 customer to you"],
      [fabrikam, "Nothing here is waiting for you now"],
    ] as const) {
      await bot.as(megan).forges("answer", { customer }, undefined, bot.list.activity);
      await presses(bot, megan, await bot.connector.next(), "Save answers", allYes);
      const [redrawn, ...more] = await later(bot);
      expect(more).toEqual([]);
      expect(redrawn).toMatchObject({ how: "redrawn", activity: bot.list.activity });
      expect(wordsOf(redrawn?.card)).toContain(headline);
    }
    expect(await later(bot)).toEqual([]);
  });
});

describe("a redraw that does not go through", () => {
  it("is tried again while Teams is busy, at its time", async () => {
    const bot = await asked();
    bot.connector.fail("redraw", { status: 503 });
    await says(bot, "assign contoso to @Adele Vance", adele);
    const [to, ...none] = await later(bot);
    expect([to?.how, none]).toEqual(["said", []]);
    const [redrawn] = await later(bot);
    expect(redrawn).toMatchObject({ how: "redrawn", activity: bot.card.activity });
  });

  it.each([
    ["the message was deleted", { status: 404 }],
    ["they have blocked the bot", { status: 403 }],
  ])("goes through a day later, after %s once", async (_, fault) => {
    const bot = await asked();
    bot.connector.fail("redraw", fault);
    await says(bot, "assign contoso to @Adele Vance", adele);
    expect((await later(bot)).map(({ how }) => how)).toEqual(["said"]);
    expect(await later(bot, day)).toMatchObject([{ how: "redrawn", activity: bot.card.activity }]);
  });

  it.each([
    ["the message was deleted", { status: 404 }],
    ["they have blocked the bot", { status: 403 }],
  ])("is tried for a week and then given up when %s", async (_, fault) => {
    const bot = await asked();
    bot.connector.fail("redraw", ...Array.from({ length: 100 }, () => fault));
    await says(bot, "assign contoso to @Adele Vance", adele);
    const redraws = () =>
      bot.connector.calls.filter(({ kind, path }) => kind === "redraw" && path.endsWith(`/${bot.card.activity}`))
        .length;
    await later(bot);
    for (let days = 0; days < 10; days += 1) await later(bot, day);
    const tried = redraws();
    expect(tried).toBeGreaterThan(1);
    expect(tried).toBeLessThan(10);
    for (let days = 0; days < 20; days += 1) await later(bot, day);
    expect(redraws()).toBe(tried);
  });
});
