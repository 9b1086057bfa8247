/** Reminders of one's own, in the running product: set in words, heard on the day, put off, listed, cancelled. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, megan } from "../teams/people.ts";
import { aLoadedBot, anAskedBot, contoso } from "./loaded.ts";

/** It is Thursday 19 November, and Contoso is Megan's. */
/** Moves the clock, and looks. @returns the reminder that came, if one did. */
async function at(bot: Awaited<ReturnType<typeof anAskedBot>>, moment: string) {
  bot.clock.pass(Date.parse(`${moment}:00.000Z`) - Date.parse(bot.clock.now()));
  await bot.tick();
  return bot.connector.take().find(({ card }) => wordsOf(card).includes("You asked me to remind you"));
}

describe("a reminder of one's own", () => {
  it("is set, heard in the morning of its day with what is open, and put off by one press that may be repeated", async () => {
    const bot = await anAskedBot();
    const said = await bot.as(megan).asks("remind me Tuesday about Contoso to chase the PO");
    expect(said).toContain("OK, I'll remind you on Tue 24 Nov about Contoso Ltd.");
    expect(said).toContain("“chase the PO”");
    for (const before of ["2026-11-23T10:00", "2026-11-24T03:00"]) expect(await at(bot, before)).toBeUndefined();
    const card = await at(bot, "2026-11-24T10:00");
    expect(card?.conversation).toBe(`a:${megan.id}`);
    expect(wordsOf(card?.card)).toMatch(/You asked me to remind you about Contoso Ltd\.[^]*chase the PO/);
    for (const press of ["Tomorrow", "Tomorrow"]) {
      const { card: after } = await bot.as(megan).clicks(card, press);
      expect(wordsOf(after)).toContain("I'll remind you again tomorrow about Contoso Ltd.");
    }
    await bot.connector.next();
    await bot.connector.next();
    expect(await bot.as(megan).asks("reminders")).toMatch(/Your reminder[^]*Tomorrow[^]*chase the PO/);
    expect(wordsOf((await at(bot, "2026-11-25T10:00"))?.card)).toContain("chase the PO");
    const [quoted] = await bot.as(megan).replies(card, "remind me again on 1 December");
    expect(wordsOf(quoted?.card)).toMatch(/on Tue 1 Dec about Contoso[^]*chase the PO/);
    expect(await bot.as(megan).asks("reminders")).toContain("Your reminder\n");
    expect(await at(bot, "2026-11-26T10:00")).toBeUndefined();
  });

  it("is neither shown nor taken back by undo in a channel, where others read along", async () => {
    const bot = await anAskedBot();
    await bot.as(megan).asks("remind me on Friday to call the lawyer");
    const [said] = await bot.as(megan).says("undo", channel);
    expect(wordsOf(said?.card)).not.toMatch(/reminder|lawyer/);
    expect(await bot.as(megan).asks("reminders")).toContain("call the lawyer");
  });

  it("leaves the questions that wait for them as they are, and puts them off by a press", async () => {
    const bot = await anAskedBot();
    const [reply] = await bot.as(megan).says("remind me on Monday about Contoso");
    expect(wordsOf(reply?.card)).toContain("Put the questions off, too");
    const { card } = await bot.as(megan).clicks(reply, "Put the questions off, too");
    expect(wordsOf(card)).toContain("I won't bring it up until Mon 23 Nov");
    await bot.connector.next();
  });

  it.each([
    ["remind me on Saturday about Contoso", /on Mon 23 Nov about Contoso[^]*Sat 21 Nov isn't a working day/],
    ["remind me today about Contoso", /from tomorrow on|by the day, not by the hour/],
    [
      "remind me on 31 November about Contoso",
      /no 31 November|When should I remind you about Contoso|Remind me about Contoso/,
    ],
    ["reminder 1 Nov 2026 about contoso", /1 Nov has passed. Choose another day/],
    // Its text is free, whatever stands in it.
    ["reminder tomorrow to call Contoso and ask Megan for it", /“call Contoso and ask Megan for it”/],
    ["reminder 2026-12-04 send Alex the list and take it along", /“send Alex the list and take it along”/],
    ["reminder 2026-12-04 send the list. Then call Contoso", /“send the list\. Then call Contoso”/],
    ["reminder tomorrow call Contoso and ask Alex for the proof", /“call Contoso and ask Alex for the proof”/],
    ["remind me about Contoso", /Remind me about Contoso[^]*On which day/],
    // Of the one question that waits for her.
    ["remind me Tuesday", /on Tue 24 Nov about Contoso[^]*Put the questions off, too/],
    ["remind me 3 days before the Fabrikam deadline", /No customer like|no deadline|Remind me/],
    ["remind me every Monday about Contoso", /on Mon 23 Nov about Contoso[^]*once; Next week/],
    ["remind me Tuesday to join the 3 o'clock call about Contoso", /on Tue 24 Nov about Contoso(?![^]*no hours)/],
    [
      "remind me tomorrow at 9 to call Contoso",
      /tomorrow about Contoso[^]*can't remind by the hour|by the day, not by the hour/,
    ],
  ])("answers %s", async (text, says) => {
    const bot = await anAskedBot();
    expect(await bot.as(megan).asks(text)).toMatch(says);
  });

  it.each(["remind me on 12 November about Contoso", "reminder 12 Nov about Contoso"])(
    "asks for another day where the one that is named has passed: %s",
    async (text) => {
      const bot = await anAskedBot();
      expect(await bot.as(megan).asks(text)).toMatch(/^Remind me[^]*12 Nov has passed\. Choose another day\./);
      expect(await bot.as(megan).asks("reminders")).not.toContain("12 Nov");
    },
  );

  it("comes when they are back, and says so as it is set", async () => {
    const bot = await anAskedBot();
    await bot.as(megan).says("away from 23 Nov until 27 Nov deputy @Alex Wilber", undefined, [alex]);
    expect(await bot.as(megan).asks("remind me Tuesday to do my claims")).toMatch(
      /on Mon 30 Nov[^]*You're away on Tue 24 Nov/,
    );
    expect(await at(bot, "2026-11-24T10:00")).toBeUndefined();
    expect(await at(bot, "2026-11-28T10:00")).toBeUndefined();
    const card = await at(bot, "2026-11-30T10:00");
    expect(card?.conversation).toBe(`a:${megan.id}`);
  });

  it("is answered in a channel and comes in their own chat; without one it says how to get it", async () => {
    const bot = await aLoadedBot();
    const text = "remind me on Tuesday about Contoso";
    expect(wordsOf((await bot.as(megan).says(text, channel))[0]?.card)).toMatch(
      /on Tue 24 Nov[^]*add|open me as an app/,
    );
    await bot.as(megan).installs();
    expect(wordsOf((await bot.as(megan).says(text, channel))[0]?.card)).toContain("in our personal chat");
  });

  it("is shown to whoever set it and nobody else, changed, cancelled and set again", async () => {
    const bot = await anAskedBot();
    await bot.as(megan).says("remind me Tuesday about Contoso");
    await bot.as(megan).says("remind me on 1 December to do my claims");
    const [list] = await bot.as(megan).says("my reminders");
    expect(wordsOf(list?.card)).toMatch(/Your 2 reminders[^]*Contoso Ltd\.[^]*do my claims/);
    expect(await bot.as(megan).asks("reminders contoso")).toMatch(/Your reminder\n[^]*Contoso Ltd\./);
    expect(await bot.as(alex).asks("reminders for contoso")).toContain("No reminder about Contoso Ltd.");
    expect(await bot.as(alex).asks("reminders")).toContain("No reminders ahead");
    expect(wordsOf((await bot.as(megan).says("reminders", channel))[0]?.card)).not.toContain("claims");
    for (const text of ["cancel my reminder", "reminders cancel all", "reminders move Friday"])
      expect(wordsOf((await bot.as(megan).says(text, channel))[0]?.card)).toMatch(/^In our personal chat/);
    const [foreign] = await bot.as(alex).submits(list, /^Cancel: Contoso/);
    expect(wordsOf(foreign?.card)).toContain("No reminders ahead");
    const [form] = await bot.as(megan).submits(list, /^Change: Contoso/);
    expect(wordsOf(form?.card)).toContain("Remind me about Contoso Ltd.");
    const inputs = { on: "2026-12-02", says: "call them" };
    const changed = await bot.as(megan).clicks(form, "Save", inputs);
    expect(wordsOf(changed.card)).toMatch(/on Wed 2 Dec about Contoso Ltd\.[^]*“call them”/);
    await bot.connector.next();
    expect(await bot.as(megan).asks("reminders")).toMatch(/Your 2 reminders[^]*do my claims[^]*call them/);
    expect(await bot.as(megan).asks("I asked you to remind me on 2 December, make it the 3rd")).toMatch(
      /OK, I'll remind you on 3 Dec about Contoso Ltd\.[^]*“call them”/,
    );
    expect(await bot.as(megan).asks("move my reminder from 11 December to the 4th")).toContain("Your 2 reminders");
    expect(await bot.as(megan).asks("cancel my reminder about Contoso")).toMatch(/I won't remind you[^]*call them/);
    expect(await bot.as(megan).asks("reminders")).toContain("Your reminder");
    expect(await bot.as(megan).asks("never mind the reminder")).toContain("do my claims");
    expect(await bot.as(megan).asks("reminders")).toContain("No reminders ahead");
  });

  it("stays when a colleague presses Undo in a channel, where its card stays as it is", async () => {
    const bot = await anAskedBot();
    const [reply] = await bot.as(megan).says("remind me Tuesday about Contoso", channel);
    const pressed = await bot.as(alex).clicks(reply, "Undo", {}, channel);
    expect(wordsOf(pressed.card)).not.toContain("There's no such reminder any more");
    expect(wordsOf((await bot.connector.next()).card)).toContain("There's no such reminder any more");
    expect(await bot.as(megan).asks("reminders")).toContain("Contoso Ltd.");
    const own = await bot.as(megan).clicks(reply, "Undo", {}, channel);
    expect(wordsOf(own.card)).toContain("I won't remind you");
    await bot.connector.next();
  });

  it("is taken back by Undo, and is nowhere when the customer is forgotten", async () => {
    const bot = await anAskedBot();
    const [reply] = await bot.as(megan).says("remind me Tuesday about Contoso");
    expect(wordsOf((await bot.as(megan).clicks(reply, "Undo")).card)).toContain("I won't remind you");
    await bot.connector.next();
    expect(await bot.as(megan).asks("reminders")).toContain("No reminders ahead");
    expect(await bot.as(megan).asks("remind me Tuesday about Contoso")).toContain("OK");
    expect(await bot.as(megan).asks("undo that")).toContain("I won't remind you");
    await bot.as(megan).says("remind me Tuesday about Contoso");
    const [asked] = await bot.as(alex).says(`forget ${contoso}`);
    await bot.as(alex).clicks(asked, "Forget for good");
    await bot.tick();
    bot.connector.take();
    expect(await bot.as(megan).asks("reminders")).toContain("No reminders ahead");
  });
});

it("is set for several customers at once when that is confirmed, and for one of several that a name may mean", async () => {
  const bot = await anAskedBot();
  await bot.as(alex).says("assign fabrikam to @Megan Bowen", channel, [megan]);
  const [asked] = await bot.as(megan).says("remind me on Friday about Contoso and Fabrikam");
  expect(wordsOf(asked?.card)).toMatch(/Do both\?\nRemind you tomorrow about Contoso Ltd/);
  const done = await bot.as(megan).clicks(asked, /^Yes, both/);
  expect(wordsOf(done.card)).toMatch(/about Contoso Ltd\.[^]*about Fabrikam, Inc\./);
  await bot.connector.next();
  expect(await bot.as(megan).asks("my reminders")).toContain("Your 2 reminders");
});
