/** An owner asks the managers to pause or offboard a customer, who decide; each card says what is so. */
import { describe, expect, it } from "vitest";
import { filledIn, wordsOf } from "../teams/cards.ts";
import type { Said } from "../teams/connector.ts";
import { adele, alex, channel, isaiah, megan } from "../teams/people.ts";
import { anAskedBot, contoso } from "./loaded.ts";

const minute = 60_000;
const day = 86_400_000;

describe("an owner whose customer has left", () => {
  const left = "we don't do Contoso anymore, they went to another partner in October";

  async function asked(before = async (_: Awaited<ReturnType<typeof anAskedBot>>): Promise<unknown> => undefined) {
    const bot = await anAskedBot();
    await before(bot);
    const [form] = await bot.as(megan).says(left);
    expect(wordsOf(form?.card)).toContain("Only managers can pause or offboard customers");
    const because = "we don't do them anymore, they went to another partner in October";
    expect(filledIn(form?.card ?? {})).toEqual({ because });
    const { card } = await bot.as(megan).clicks(form, "Ask the managers");
    expect(wordsOf(card)).toMatch(/^Contoso Ltd\.: .*\n“we don't do them anymore/);
    const said = await bot.connector.next();
    await bot.tick();
    const press = async (who: typeof megan, on: Parameters<ReturnType<typeof bot.as>["clicks"]>[0], button: string) => {
      const { card: shown } = await bot.as(who).clicks(on, button);
      await bot.connector.next();
      return wordsOf(shown);
    };
    return { bot, said, told: bot.connector.take(), press };
  }

  it("asks the managers in their own words, who offboard it by one press, and hears of it", async () => {
    const { bot, said, told, press } = await asked();
    expect(wordsOf(said.card)).toMatch(/^Contoso Ltd\.: the managers hear of it\n/);
    expect(told.map(({ summary }) => summary)).toHaveLength(1);
    const [card] = told;
    expect(wordsOf(card?.card)).toMatch(
      /^Contoso Ltd\.: offboard it\?\nMegan Bowen asks for it: “we don't do them anymore, they went to another partner in October”/,
    );
    expect(await press(alex, card, "Offboard")).toContain("Contoso Ltd.: saved");
    bot.clock.pass(minute);
    await bot.tick();
    const news = bot.connector.take().map((one) => wordsOf(one.card));
    expect(news.filter((one) => one.includes("Alex Wilber did it, as you asked."))).toHaveLength(1);
    expect(await bot.as(alex).asks("history Contoso")).toContain("asked the managers to have it offboarded");
    expect(await press(alex, card, "Keep")).toContain("Contoso Ltd.: decided already");
  });

  it("hears that a manager keeps it, once", async () => {
    const { bot, told, press } = await asked();
    expect(await press(alex, told[0], "Keep")).toContain("I'll tell Megan Bowen.");
    await bot.tick();
    await bot.tick();
    const news = bot.connector.take().map((one) => wordsOf(one.card));
    expect(news.filter((one) => one.startsWith("Contoso Ltd. stays yours\n"))).toHaveLength(1);
    expect(await press(alex, told[0], "Offboard")).toContain("kept it as it is");
  });

  it.each(["Offboard", "Keep"])("asks anew, and %s on the earlier card decides nothing of it", async (button) => {
    const { bot, told, press } = await asked();
    bot.clock.pass(60_000);
    const [form] = await bot.as(megan).says("pause contoso because they merge");
    await bot.as(megan).clicks(form, "Ask the managers");
    await bot.connector.next();
    expect(await press(alex, told[0], button)).toContain("this card is of an earlier request");
    expect(await bot.as(alex).asks("show contoso")).toMatch(/^Contoso Ltd\.: waiting for answers/);
    await bot.tick();
    bot.connector.take();
  });

  it("isn't told that it is as they asked where the manager paused it", async () => {
    const { bot } = await asked();
    await bot.as(alex).says("set contoso: paused because they may come back");
    bot.clock.pass(minute);
    await bot.tick();
    const news = bot.connector.take().filter(({ conversation }) => conversation === `a:${megan.id}`);
    const words = news.map((one) => wordsOf(one.card));
    expect(words.filter((one) => one.startsWith("Contoso Ltd.: paused\nAlex Wilber did it. Nobody"))).toHaveLength(1);
  });

  it("takes it back, and no manager decides any more", async () => {
    const { bot, said, told, press } = await asked();
    expect(await press(megan, said, "Undo")).toContain("Contoso Ltd. stays as it is");
    await bot.tick();
    bot.connector.take();
    expect(await press(alex, told[0], "Offboard")).toContain("Nothing was changed.");
  });

  it("hears that no manager can be reached, who get it whenever they are back", async () => {
    const { bot, said, told } = await asked((one) => one.as(alex).uninstalls());
    expect(wordsOf(said.card)).toMatch(/^Contoso Ltd\.: no manager can be reached\n[^]*Tell them yourself\./);
    expect(told).toEqual([]);
    bot.clock.pass(5 * day);
    await bot.tick();
    const back = await bot.as(alex).installs();
    await bot.tick();
    await bot.tick();
    const news = [...back, ...bot.connector.take()].map((one) => wordsOf(one.card));
    expect(news.filter((one) => one.startsWith("Contoso Ltd.: offboard it?\n"))).toHaveLength(1);
  });

  it.each([
    ["Offboard", "Contoso Ltd.: saved"],
    ["Keep", "I'll tell Megan Bowen."],
  ])("is heard by whoever stands in for the manager, who may press %s", async (button, answer) => {
    const { told, press } = await asked(async (one) => {
      await one.as(isaiah).installs();
      await one.as(alex).says("away until 27 Nov deputy @Isaiah Langer", undefined, [isaiah]);
      await one.tick();
      one.connector.take();
    });
    expect(told.map(({ conversation }) => conversation)).toEqual([`a:${isaiah.id}`]);
    expect(await press(isaiah, told[0], button)).toContain(answer);
  });

  it("decides nothing of what they asked for, standing in for the manager", async () => {
    const { bot, told } = await asked(async (one) => {
      await one.as(alex).says("away until 27 Nov deputy @Megan Bowen", undefined, [megan]);
      await one.tick();
      one.connector.take();
    });
    expect(told.map(({ conversation }) => conversation)).toEqual([`a:${alex.id}`]);
    const { card, toast } = await bot.as(megan).forges("offboard", {
      customer: contoso,
      asked: bot.clock.now(),
    });
    expect(toast ?? wordsOf(card)).toContain("Only managers can do that");
    await bot.connector.next();
  });

  it.each([
    ["please offboard Contoso", undefined],
    ["can you offboard Contoso Ltd. asap? Thanks!", undefined],
    ["pause contoso", undefined],
    ["put contoso on hold while they reorganise", "while they reorganise"],
    ["please pause contoso until January, they are restructuring", "until January, they are restructuring"],
    ["Contoso: paused", undefined],
    ["please offboard contoso. And Fabrikam is Isaiah's.", undefined],
    ["offboard Contoso, they went bankrupt", "they went bankrupt"],
  ])("is asked why where %j says no more than what is to be done", async (text, because) => {
    const bot = await anAskedBot();
    const [form] = await bot.as(megan).says(text);
    expect(filledIn(form?.card ?? {})).toEqual(because === undefined ? {} : { because });
  });

  it("is told that nobody hears of it where whoever asked was forgotten", async () => {
    const { bot, told, press } = await asked();
    const [question] = await bot.as(alex).says("forget megan bowen");
    await bot.as(alex).clicks(question, "Forget for good");
    await bot.connector.next();
    expect(await press(alex, told[0], "Keep")).toContain("Nobody's told");
    await bot.tick();
    bot.clock.pass(2 * 3_600_000);
    await bot.tick();
    expect(bot.connector.take().map((one) => wordsOf(one.card))).toEqual([]);
  });

  it("isn't asked why a customer is to be what it is already", async () => {
    const bot = await anAskedBot();
    await bot.as(alex).says("set contoso: offboarded because they left");
    expect(await bot.as(megan).asks("please offboard contoso")).toMatch(/^Contoso Ltd\. is offboarded already\n/);
  });

  it.each(["", "they left"])("is asked for by nobody else, who doesn't hear its name: %j", async (because) => {
    const bot = await anAskedBot();
    await bot.as(isaiah).installs();
    const press = { customer: contoso, wants: "offboarded", because };
    const { card, toast } = await bot.as(isaiah).forges("ask-offboarding", press);
    expect(toast ?? wordsOf(card)).toContain("This customer isn't here");
    expect(wordsOf(card)).not.toContain("Contoso");
    await bot.connector.next();
  });

  it.each(["offboard", "keep"] as const)("may not %s by themselves what nobody asked", async (verb) => {
    const bot = await anAskedBot();
    const { card, toast } = await bot.as(megan).forges(verb, { customer: contoso, asked: bot.clock.now() });
    expect(toast ?? wordsOf(card)).toMatch(/Only managers can do that|an earlier request/);
    if (card !== undefined) await bot.connector.next();
  });

  /** A look of the schedule later. @returns what each person heard or saw redrawn, the last words. */
  async function heard(bot: Awaited<ReturnType<typeof anAskedBot>>, milliseconds = minute) {
    bot.clock.pass(milliseconds);
    await bot.tick();
    const all = bot.connector.take();
    const of = (who: typeof megan) => all.filter(({ conversation }) => conversation === `a:${who.id}`);
    return (who: typeof megan) => of(who).map((one) => `${one.how}: ${wordsOf(one.card).split("\n")[0]}`);
  }

  /** Isaiah is a manager, too. */
  const withIsaiah = async (bot: Awaited<ReturnType<typeof anAskedBot>>) => {
    await bot.as(isaiah).installs();
    await bot.as(alex).says("manager add @Isaiah Langer", channel, [isaiah]);
    bot.connector.take();
  };
  const ofIsaiah = (all: readonly Said[]) => all.find(({ conversation }) => conversation === `a:${isaiah.id}`);
  const ofAlex = (all: readonly Said[]) => all.find(({ conversation }) => conversation === `a:${alex.id}`);

  it("has one manager decide: two that press at once don't both, and the others' cards say what was decided", async () => {
    const { bot, told } = await asked(withIsaiah);
    expect(told).toHaveLength(2);
    const [kept, done] = await Promise.all([
      bot.as(isaiah).clicks(ofIsaiah(told), "Keep"),
      bot.as(alex).clicks(ofAlex(told), "Offboard"),
    ]);
    const words = [kept, done].map(({ card }) => wordsOf(card).split("\n")[0]);
    expect(words.filter((one) => one === "Contoso Ltd.: decided already")).toHaveLength(1);
    await bot.connector.next();
    await bot.connector.next();
    const seen = await heard(bot);
    const redrawn = [...seen(alex), ...seen(isaiah)];
    expect(
      redrawn.filter((one) => /redrawn: Contoso Ltd\. stays as it is|redrawn: Contoso Ltd\.: offboarded/.test(one)),
    ).toHaveLength(1);
    expect(seen(megan)).toHaveLength(1);
    const later = await heard(bot);
    expect([...later(alex), ...later(isaiah), ...later(megan)]).toEqual([]);
  });

  it("hears nothing of what is undone at once, and it's still to be decided", async () => {
    const { bot, told } = await asked(withIsaiah);
    const done = await bot.as(alex).clicks(ofAlex(told), "Offboard");
    const saved = await bot.connector.next();
    expect(wordsOf(done.card)).toContain("Undo");
    await bot.tick();
    bot.connector.take();
    bot.clock.pass(1_000);
    await bot.as(alex).clicks(saved, "Undo");
    await bot.connector.next();
    const seen = await heard(bot);
    expect(seen(megan).filter((one) => one.includes("offboarded"))).toEqual([]);
    expect(seen(isaiah)).toEqual(["redrawn: Contoso Ltd.: offboard it?"]);
    expect(await bot.as(isaiah).clicks(ofIsaiah(told), "Keep")).toMatchObject({ status: 200 });
    await bot.connector.next();
    expect((await heard(bot))(megan)).toEqual(["said: Contoso Ltd. stays yours"]);
  });

  it("sees on the card what was undone after it came", async () => {
    const { bot, told } = await asked();
    await bot.as(alex).clicks(told[0], "Offboard");
    const saved = await bot.connector.next();
    expect((await heard(bot))(megan)).toContain("said: Contoso Ltd.: offboarded");
    await bot.as(alex).clicks(saved, "Undo");
    await bot.connector.next();
    expect((await heard(bot))(megan)).toContain("redrawn: Contoso Ltd. is active again");
  });

  it("is heard by a manager who comes back while nobody has decided", async () => {
    const { bot, told } = await asked(async (one) => {
      await one.as(isaiah).installs();
      await one.as(alex).says("away until 27 Nov deputy @Isaiah Langer", undefined, [isaiah]);
      await one.tick();
      one.connector.take();
    });
    expect(told.map(({ conversation }) => conversation)).toEqual([`a:${isaiah.id}`]);
    expect((await heard(bot, 11 * day))(alex)).toContain("said: Contoso Ltd.: offboard it?");
  });

  it("brings it up again by asking the next day in the same words", async () => {
    const { bot, told } = await asked();
    const ask = async () => {
      const [form] = await bot.as(megan).says(left);
      const { card } = await bot.as(megan).clicks(form, "Ask the managers");
      await bot.connector.next();
      return wordsOf(card);
    };
    expect(await ask()).toContain("the managers have it already");
    bot.clock.pass(day);
    expect(await ask()).toContain("the managers hear of it");
    const all = await heard(bot);
    expect(all(alex)).toEqual(["said: Contoso Ltd.: offboard it?", "redrawn: Contoso Ltd.: asked again"]);
    expect(told).toHaveLength(1);
  });

  it("loses the customer meanwhile: its new owner hears that it's offboarded, and whoever asked may take it back", async () => {
    const { bot, said, told, press } = await asked(withIsaiah);
    await bot.as(adele).installs();
    await bot.as(alex).says("assign contoso to @Adele Vance", channel, [adele]);
    const seen = await heard(bot);
    expect(seen(isaiah)).toEqual(["redrawn: Contoso Ltd.: offboard it?"]);
    expect(await press(isaiah, ofIsaiah(told), "Offboard")).toContain("saved");
    const after = await heard(bot);
    expect(after(adele)).toContain("said: Contoso Ltd.: offboarded");
    expect(after(megan)).toContain("said: Contoso Ltd.: offboarded");
    expect(await press(megan, said, "Undo")).toContain("Contoso Ltd.: decided already");
  });

  it("takes back what they asked for after losing the customer", async () => {
    const { bot, said, press } = await asked();
    await bot.as(adele).installs();
    await bot.as(alex).says("assign contoso to @Adele Vance", channel, [adele]);
    await heard(bot);
    expect(await press(megan, said, "Undo")).toContain("You took it back");
    expect((await heard(bot))(alex)).toContain("redrawn: Contoso Ltd.: nothing to decide");
  });

  it("takes it back on the customer's card, which says what is to be decided", async () => {
    const { bot, press } = await asked();
    const [card] = await bot.as(megan).says("never mind, keep contoso");
    expect(wordsOf(card?.card)).toMatch(
      /Offboard it\? Not decided yet[^]*Asked by you, today: “we don't do them anymore/,
    );
    expect(wordsOf(card?.card)).not.toMatch(/^Offboard$/m);
    expect(await press(megan, card, "Take it back")).toContain("You took it back");
    expect((await heard(bot))(alex)).toEqual(["redrawn: Contoso Ltd.: nothing to decide"]);
    expect(await bot.as(megan).asks("show contoso")).not.toContain("Not decided yet");
  });

  it("is decided on the customer's card, too", async () => {
    const { bot, press } = await asked();
    const [card] = await bot.as(alex).says("show contoso");
    expect(wordsOf(card?.card)).toMatch(/Offboard it\? Not decided yet[^]*Asked by Megan Bowen, today/);
    expect(await press(alex, card, "Offboard")).toContain("Contoso Ltd.: saved");
    expect((await heard(bot))(megan)).toContain("said: Contoso Ltd.: offboarded");
  });

  it("asks about two customers by one press, and takes both back by one", async () => {
    const bot = await anAskedBot();
    await bot.as(alex).says("assign fabrikam to @Megan Bowen", channel, [megan]);
    await bot.tick();
    bot.connector.take();
    const [both] = await bot.as(megan).says("offboard Contoso and Fabrikam, both closed");
    expect(wordsOf(both?.card)).toContain("Ask the managers to offboard Contoso Ltd.");
    const done = await bot.as(megan).clicks(both, "Yes, both");
    expect(wordsOf(done.card)).toMatch(
      /^Done\nContoso Ltd\.: the managers hear of it[^]*Fabrikam, Inc\.: the managers/,
    );
    const said = await bot.connector.next();
    expect((await heard(bot))(alex)).toEqual([
      "said: Contoso Ltd.: offboard it?",
      "said: Fabrikam, Inc.: offboard it?",
    ]);
    expect(wordsOf((await bot.as(megan).clicks(said, "Undo both")).card)).toMatch(/Contoso Ltd\. stays as it is/);
    await bot.connector.next();
    expect((await heard(bot))(alex)).toHaveLength(2);
    expect(await bot.as(alex).asks("show contoso")).not.toContain("Not decided yet");
  });

  it("hears with the deputy who asked first what a manager decides, each as whose it is", async () => {
    const { bot, told } = await asked(async (one) => {
      await one.as(adele).installs();
      await one.as(alex).says("set contoso: deputy @Adele Vance", channel, [adele]);
      const [form] = await one.as(adele).says("tell the managers that contoso went to another partner");
      await one.as(adele).clicks(form, "Ask the managers");
      await one.connector.next();
      await one.tick();
      one.connector.take();
      one.clock.pass(minute);
    });
    expect(told.map(({ how }) => how).toSorted()).toEqual(["redrawn", "said"]);
    const [card] = told.filter(({ how }) => how === "said");
    await bot.as(alex).clicks(card, "Keep");
    await bot.connector.next();
    const seen = await heard(bot);
    expect(seen(megan)).toEqual(["said: Contoso Ltd. stays yours"]);
    expect(seen(adele)).toEqual(["said: Contoso Ltd. stays as it is"]);
  });

  it.each(["never mind", "cancel that request", "no wait, they stay", "keep it after all"])(
    "is asked whether to take it back by %j, right after",
    async (words) => {
      const { bot } = await asked();
      expect(await bot.as(megan).asks(words)).toMatch(/^Take back what you asked about Contoso Ltd\.\?\n/);
    },
  );

  it.each([
    "which customers are to be offboarded?",
    "any offboarding requests?",
    "did anybody ask to offboard something?",
  ])("is listed for managers until it is decided: %j", async (words) => {
    const { bot, told, press } = await asked();
    expect(await bot.as(alex).asks(words)).toMatch(/Contoso Ltd\.\n[^]*Offboard it\? “we don't do them anymore/);
    expect(await press(alex, told[0], "Keep")).toContain("stays as it is");
    expect(await bot.as(alex).asks(words)).toMatch(/No customer that the managers are asked to pause or offboard/);
    await bot.tick();
    bot.connector.take();
  });
});
