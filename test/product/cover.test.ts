/** Somebody covers a customer for a week: they get what the owner would get about it, and answer. */
import { expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { adele, alex, isaiah, megan, tenant } from "../teams/people.ts";
import { aKnownBot, contoso } from "./loaded.ts";

type Bot = Awaited<ReturnType<typeof aKnownBot>>;

/** It is that moment, and the schedule looks. */
async function at(bot: Bot, moment: string) {
  bot.clock.pass(Date.parse(moment) - Date.parse(bot.clock.now()));
  await bot.tick();
  const told = bot.connector.take().map((said) => ({ ...said, to: said.conversation, words: wordsOf(said.card) }));
  return { to: ({ id }: { id: string }) => told.filter(({ to }) => to === `a:${id}`) };
}

/** Megan owns two customers, and was asked about both. */
async function owned() {
  const bot = await aKnownBot();
  for (const name of ["contoso", "fabrikam"]) await bot.as(alex).asks(`assign ${name} to megan bowen`);
  await at(bot, "2026-11-19T11:00:00.000Z");
  return bot;
}
const command = "cover contoso @Isaiah Langer from 23 Nov until 27 Nov";

it("is told to who covers, who gets Monday's message and answers, and it ends by itself", async () => {
  const bot = await owned();
  const { as } = bot;
  const said = await as(megan).asks(command);
  expect(said).toMatch(
    /^Isaiah Langer covers Contoso Ltd\. from Mon 23 Nov to Fri 27 Nov\n.* in place of you, and can/,
  );
  const told = await at(bot, "2026-11-19T11:05:00.000Z");
  expect(told.to(megan)).toEqual([]);
  expect(told.to(isaiah).map(({ words }) => words)).toEqual([
    expect.stringMatching(/^You cover Contoso Ltd\. from Mon 23 Nov to Fri 27 Nov\n.*in place of Megan Bowen/),
  ]);
  // Until then it is none of his.
  expect(await as(isaiah).asks("show contoso")).not.toContain("Checklist");
  const monday = await at(bot, "2026-11-23T08:01:00.000Z");
  // Since it was set days ahead he hears of it once more.
  const [again, card, ...others] = monday.to(isaiah);
  expect(again?.words).toContain("You cover Contoso Ltd. until Fri 27 Nov");
  expect(card?.words).toMatch(/^Contoso Ltd\.[^]*assigned it to Megan Bowen Thu 19 Nov[^]* · you cover it/);
  expect(others).toEqual([]);
  expect(
    monday
      .to(megan)
      .map(({ words }) => words)
      .join(),
  ).toContain("Fabrikam, Inc.");
  expect(
    monday
      .to(megan)
      .map(({ words }) => words)
      .join(),
  ).not.toContain("Contoso");
  expect(await as(isaiah).asks("gaps mine")).toContain("Contoso Ltd.");
  await as(isaiah).clicks(card, "Save answers", { cpor: "yes", pal: "n/a", owner: "yes", onboarding: "yes" });
  await bot.tick();
  bot.connector.take();
  expect(await as(megan).asks("show contoso")).toMatch(
    /Yours, covered by Isaiah Langer until Fri 27 Nov[^]*Isaiah Langer/,
  );
  const { checklist } = (await bot.memory.open().organization(tenant).customers.get(contoso)) ?? {};
  expect(checklist?.answers.cpor).toMatchObject({ says: "yes", by: isaiah.id, onBehalfOf: megan.id });
  expect(checklist?.prompt?.closed?.how).toBe("answered");
  const over = await at(bot, "2026-11-30T09:00:00.000Z");
  expect(
    over
      .to(isaiah)
      .map(({ words }) => words)
      .join(),
  ).toContain("You no longer cover Contoso Ltd.");
  expect(
    over
      .to(megan)
      .map(({ words }) => words)
      .join(),
  ).toContain("Isaiah Langer no longer covers Contoso Ltd.");
  expect(await as(isaiah).asks("show contoso")).not.toContain("Checklist");
});

it("is ended by the owner or undone, and who covered hears it", async () => {
  const bot = await owned();
  const { as } = bot;
  const [both] = await as(alex).says("cover contoso and fabrikam @Isaiah Langer until 27 Nov");
  const told = await at(bot, "2026-11-19T11:05:00.000Z");
  expect(
    told
      .to(isaiah)
      .map(({ words }) => words)
      .join(),
  ).toMatch(/You cover Contoso Ltd\., Fabrikam, Inc\. until[^]*Alex Wilber set this up/);
  expect(
    told
      .to(megan)
      .map(({ words }) => words)
      .join(),
  ).toContain("Isaiah Langer covers Contoso Ltd., Fabrikam, Inc.");
  expect(await as(megan).asks("who owns contoso?")).toContain("You own Contoso Ltd. Isaiah Langer covers it until");
  expect(await as(megan).asks("cover contoso nobody")).toContain("Contoso Ltd.: no longer covered");
  bot.clock.pass(60_000);
  // What Megan ended since is over already.
  expect(wordsOf((await as(alex).clicks(both, "Undo")).card)).toContain(
    "Fabrikam, Inc.: the cover is as it was before",
  );
  const ended = await at(bot, "2026-11-19T11:10:00.000Z");
  expect(ended.to(isaiah).map(({ words }) => words)).toEqual([
    expect.stringContaining("You no longer cover Contoso Ltd."),
    expect.stringContaining("You no longer cover Fabrikam, Inc."),
  ]);
});

it("is ended by who covers, who presses Not mine, and the owner hears it", async () => {
  const bot = await owned();
  await bot.as(megan).asks(command);
  await at(bot, "2026-11-19T11:05:00.000Z");
  const [, card] = (await at(bot, "2026-11-23T08:01:00.000Z")).to(isaiah);
  const pressed = await bot.as(isaiah).clicks(card, "Not mine");
  expect(wordsOf(pressed.card)).toMatch(/^Contoso Ltd\.: no longer covered\n[^]*I'll tell the owner/);
  const told = await at(bot, "2026-11-23T08:05:00.000Z");
  expect(told.to(megan).map(({ words }) => words)).toEqual([
    expect.stringContaining("Isaiah Langer no longer covers Contoso Ltd."),
  ]);
});

it("asks for what is missing, and is refused where it can't be", async () => {
  const { as, connector } = await owned();
  const form = await as(megan).asks("cover contoso");
  expect(form).toMatch(/Who covers Contoso Ltd\.\?[^]*Until and including/);
  expect(await as(megan).asks("cover")).toMatch(/Who covers customers\?[^]*Customers/);
  expect(await as(megan).asks("cover contoso @Isaiah Langer until back")).toContain(
    "I don't know when the owner is back",
  );
  expect(await as(megan).asks("cover contoso @Megan Bowen until 27 Nov")).toContain("can't be its owner");
  expect(await as(megan).asks("cover contoso @Isaiah Langer from 27 Nov until 20 Nov")).toContain("before the first");
  expect(await as(alex).asks("cover consolidated @Isaiah Langer until 27 Nov")).toContain("has no owner: assign it");
  expect(await as(adele).asks("cover contoso @Isaiah Langer until 27 Nov")).toContain("None of your customers");
  await as(megan).asks("away from 23 Nov until 27 Nov deputy adele vance");
  expect(await as(megan).asks("cover contoso @Isaiah Langer until back")).toContain("from Mon 23 Nov to Fri 27 Nov");
  const other = await as(megan).asks("cover contoso @Adele Vance from 30 Nov until 4 Dec");
  expect(other).toContain("Isaiah Langer no longer does.");
  connector.take();
});

it("has who is meant the day it leaves hear what a manager had said the evening before", async () => {
  const bot = await owned();
  await bot.as(megan).asks("cover contoso @Isaiah Langer from 3 Dec until 4 Dec");
  await at(bot, "2026-12-02T20:00:00.000Z");
  const remind = async (): Promise<string> => {
    await bot.as(alex).asks("remind Megan about PAL");
    return await bot.as(alex).asks("yes");
  };
  const chased = async (moment: string) => {
    const told = await at(bot, moment);
    return [megan, isaiah].map((who) => [
      who.name,
      ...told.to(who).flatMap(({ how, words }) => (how === "said" && /reminds you of .*/.exec(words)?.[0]) || []),
    ]);
  };
  await remind();
  expect(await chased("2026-12-03T08:01:00.000Z")).toEqual([
    [megan.name, "reminds you of 1 gap at Fabrikam, Inc."],
    [isaiah.name, "reminds you of 1 gap at Contoso Ltd."],
  ]);
  await chased("2026-12-04T20:00:00.000Z");
  expect(await remind()).toMatch(
    /^Reminded 2 people\n[^]*Isaiah Langer: 1 gap at Contoso Ltd\., covering for Megan Bowen/,
  );
  // Who covered it does not any more: it is in what the owner hears.
  expect(await chased("2026-12-07T08:01:00.000Z")).toEqual([
    [megan.name, "reminds you of 2 gaps at 2 customers"],
    [isaiah.name],
  ]);
  expect(await chased("2026-12-07T12:00:00.000Z")).toEqual([[megan.name], [isaiah.name]]);
});

/** It is the evening, and Alex has them reminded; Isaiah covers Contoso on these days. */
async function remindedAtNight(days: string, asked: string) {
  const bot = await owned();
  await bot.as(megan).asks(`cover contoso @Isaiah Langer ${days}`);
  await at(bot, "2026-12-02T20:00:00.000Z");
  await bot.as(alex).asks(asked);
  await bot.as(alex).asks("yes");
  const reminded = async (moment: string) => {
    const told = await at(bot, moment);
    return [megan, isaiah].map((who) =>
      told.to(who).flatMap(({ how, words }) => (how === "said" && /reminds you of .*/.exec(words)?.[0]) || []),
    );
  };
  return { ...bot, reminded };
}

it("has nobody hear, of what they cover by now, who was left out: it stays with the owner", async () => {
  const { reminded } = await remindedAtNight("from 3 Dec until 8 Dec", "remind everyone about PAL except Isaiah");
  expect(await reminded("2026-12-03T08:01:00.000Z")).toEqual([["reminds you of 2 gaps at 2 customers"], []]);
  expect(await reminded("2026-12-03T09:01:00.000Z")).toEqual([[], []]);
});

it("has the owner hear what a manager had said to whoever covers, where it reaches them no more", async () => {
  const { reminded, connector } = await remindedAtNight("until 8 Dec", "remind Isaiah about PAL");
  const body = { error: { code: "MessageWritesBlocked", message: "blocked" } };
  connector.fail("say", { status: 403, body });
  await reminded("2026-12-03T08:01:00.000Z");
  expect(await reminded("2026-12-03T08:02:00.000Z")).toEqual([["reminds you of 1 gap at Contoso Ltd."], []]);
  expect(await reminded("2026-12-03T09:01:00.000Z")).toEqual([[], []]);
});

it("has the owner hear what a manager had said to whoever covers, and is forgotten", async () => {
  const { reminded, as } = await remindedAtNight("until 8 Dec", "remind everyone about PAL");
  const [asked] = await as(alex).says("forget isaiah langer");
  await as(alex).clicks(asked, "Forget for good");
  expect(await reminded("2026-12-03T08:01:00.000Z")).toEqual([["reminds you of 2 gaps at 2 customers"], []]);
  expect(await reminded("2026-12-03T09:01:00.000Z")).toEqual([[], []]);
});

it("is told of a reminder in the history once it leaves, whoever covers in the night", async () => {
  const bot = await remindedAtNight("until 8 Dec", "remind everyone about PAL");
  await at(bot, "2026-12-02T21:00:00.000Z");
  await bot.as(megan).asks("cover contoso nobody");
  await at(bot, "2026-12-02T21:05:00.000Z");
  await bot.as(megan).asks("cover contoso @Adele Vance until 8 Dec");
  await at(bot, "2026-12-02T21:10:00.000Z");
  await bot.as(megan).asks("cover contoso nobody");
  expect(await bot.reminded("2026-12-03T08:01:00.000Z")).toEqual([["reminds you of 2 gaps at 2 customers"], []]);
  const { history = [] } = (await bot.memory.open().organization(tenant).customers.get(contoso)) ?? {};
  expect(history.filter(({ what }) => what === "reminded of gaps").map(({ to }) => to)).toEqual([isaiah.id, megan.id]);
});

it("says who gets the messages while whoever covers is away, or can't be reached", async () => {
  const bot = await owned();
  await bot.as(isaiah).asks("away from 23 Nov until 24 Nov deputy adele vance");
  expect(await bot.as(megan).asks("cover contoso @Isaiah Langer until 27 Nov")).toContain(
    "Isaiah Langer is away from Mon 23 Nov to Tue 24 Nov: meanwhile they go to Adele Vance.",
  );
  await at(bot, "2026-11-19T11:05:00.000Z");
  await bot.as(isaiah).uninstalls();
  const told = await at(bot, "2026-11-19T11:10:00.000Z");
  expect(told.to(megan).map(({ words }) => words)).toEqual([
    expect.stringMatching(/^Isaiah Langer no longer covers Contoso Ltd\.\nI can't reach Isaiah Langer\./),
  ]);
});

it("is told to both once something reaches who covers, and its end once", async () => {
  const bot = await owned();
  await bot.as(isaiah).uninstalls();
  await at(bot, "2026-11-19T11:05:00.000Z");
  expect(await bot.as(megan).asks("cover contoso @Isaiah Langer until 4 Dec")).toContain(
    "I can't reach Isaiah Langer now: until I can, messages about it go to you as before.",
  );
  bot.clock.pass(60_000);
  await bot.as(alex).asks("cover fabrikam @Isaiah Langer until 4 Dec");
  const none = await at(bot, "2026-11-19T11:10:00.000Z");
  expect([...none.to(megan), ...none.to(isaiah)]).toEqual([]);
  await at(bot, "2026-11-27T11:00:00.000Z");
  await bot.as(isaiah).installs();
  const ofCover = async (moment: string) => {
    const told = await at(bot, moment);
    return [megan, isaiah].map((who) =>
      told.to(who).flatMap(({ how, words }) => (how === "said" && /^.* covers? .*$/m.exec(words)?.[0]) || []),
    );
  };
  expect(await ofCover("2026-11-27T11:05:00.000Z")).toEqual([
    ["Isaiah Langer covers Fabrikam, Inc. until Fri 4 Dec"],
    ["You cover Contoso Ltd. until Fri 4 Dec", "You cover Fabrikam, Inc. until Fri 4 Dec"],
  ]);
  await bot.as(isaiah).uninstalls();
  const lost = expect.stringMatching(/^Isaiah Langer no longer covers Contoso Ltd\., Fabrikam, Inc\./);
  expect(await ofCover("2026-11-27T12:00:00.000Z")).toEqual([[lost], []]);
  expect(await ofCover("2026-12-07T12:00:00.000Z")).toEqual([[], []]);
});

it("is ended by the card that tells of it alone, not what came after", async () => {
  const bot = await owned();
  await bot.as(alex).asks("cover contoso and fabrikam @Isaiah Langer until 27 Nov");
  const [card] = (await at(bot, "2026-11-19T11:05:00.000Z")).to(megan);
  bot.clock.pass(60_000);
  await bot.as(alex).asks("cover contoso @Alex Wilber until 30 Nov");
  bot.clock.pass(60_000);
  expect(wordsOf((await bot.as(megan).clicks(card, "End it")).card)).toMatch(/^Fabrikam, Inc\.: no longer covered\n/);
  const told = await at(bot, "2026-11-19T11:10:00.000Z");
  expect(told.to(alex)).toEqual([]);
  expect(told.to(isaiah).map(({ words }) => words.split("\n")[0])).toEqual([
    "You no longer cover Contoso Ltd.",
    "You no longer cover Fabrikam, Inc.",
  ]);
  const again = await bot.as(megan).clicks(card, "End it");
  expect(wordsOf(again.card)).toMatch(/^Isaiah Langer no longer covers .*\nNothing was changed/);
  await bot.connector.next();
  const customer = await bot.memory.open().organization(tenant).customers.get(contoso);
  expect(customer?.cover?.person).toBe(alex.id);
});

it("is over for the owner where whoever covers is forgotten", async () => {
  const bot = await owned();
  await bot.as(alex).asks("cover contoso @Isaiah Langer until 27 Nov");
  await at(bot, "2026-11-19T11:05:00.000Z");
  const [asked] = await bot.as(alex).says("forget isaiah langer");
  await bot.as(alex).clicks(asked, "Forget for good");
  const told = await at(bot, "2026-11-19T11:10:00.000Z");
  expect(told.to(megan).map(({ words }) => words)).toEqual([
    expect.stringMatching(/^A colleague no longer covers Contoso Ltd\.\nMessages about it come to you again\./),
  ]);
  expect(
    (await at(bot, "2026-11-30T11:10:00.000Z"))
      .to(megan)
      .map(({ words }) => words)
      .join(),
  ).not.toContain("no longer covers");
});

it("tells who covered on their card that it isn't theirs to answer any more", async () => {
  const bot = await owned();
  await bot.as(megan).asks("cover contoso @Isaiah Langer from 23 Nov until 24 Nov");
  await at(bot, "2026-11-23T08:01:00.000Z");
  const over = await at(bot, "2026-11-25T08:01:00.000Z");
  expect(over.to(isaiah).map(({ words }) => words)).toContainEqual(
    expect.stringContaining("Contoso Ltd. is no longer yours to answer for"),
  );
});

it("is not said to be over in the morning where somebody else covers since the evening", async () => {
  const bot = await owned();
  await bot.as(alex).asks("cover contoso @Isaiah Langer until 27 Nov");
  await at(bot, "2026-11-19T20:00:00.000Z");
  await bot.as(alex).asks("cover contoso nobody");
  await at(bot, "2026-11-19T20:05:00.000Z");
  await bot.as(alex).asks("cover contoso @Adele Vance until 27 Nov");
  const told = [await at(bot, "2026-11-19T20:10:00.000Z"), await at(bot, "2026-11-20T09:00:00.000Z")];
  const ofCover = (who: { id: string }) =>
    told.map(({ to }) => to(who).flatMap(({ words }) => /^.* covers? Contoso/m.exec(words)?.[0] ?? []));
  expect(ofCover(megan)).toEqual([["Adele Vance covers Contoso"], []]);
  expect(ofCover(isaiah)).toEqual([[], ["You no longer cover Contoso"]]);
});

it("is told once where it was set anew before the end of it could be told", async () => {
  const bot = await owned();
  await bot.as(alex).asks("cover contoso and fabrikam @Isaiah Langer until 20 Nov");
  await at(bot, "2026-11-19T11:05:00.000Z");
  await at(bot, "2026-11-21T11:00:00.000Z");
  await bot.as(alex).asks("cover contoso @Isaiah Langer until 27 Nov");
  const told = [];
  for (const moment of ["2026-11-21T11:05:00.000Z", "2026-11-23T08:01:00.000Z", "2026-11-23T08:05:00.000Z"])
    told.push(
      (await at(bot, moment)).to(isaiah).flatMap(({ words }) => /^You (?:no longer )?cover .*/m.exec(words)?.[0] ?? []),
    );
  expect(told).toEqual([["You cover Contoso Ltd. until Fri 27 Nov"], ["You no longer cover Fabrikam, Inc."], []]);
});

it("is named to a manager who has the owner asked, as who gets the questions", async () => {
  const bot = await owned();
  await bot.as(megan).asks("cover contoso @Isaiah Langer until 27 Nov");
  await at(bot, "2026-11-24T11:05:00.000Z");
  expect(await bot.as(alex).asks("ask contoso")).toContain("I'm sending Isaiah Langer the questions");
});

it("is not said to be theirs on a card that a manager opens before the first day", async () => {
  const bot = await owned();
  await bot.as(megan).asks("cover contoso @Alex Wilber from 23 Nov until 27 Nov");
  expect(await bot.as(alex).asks("answer contoso")).not.toContain("you cover it");
});

it("tells whoever stood in for who covers so, once they are back", async () => {
  const bot = await owned();
  await bot.as(isaiah).asks("away from 23 Nov until 24 Nov deputy alex wilber");
  await bot.as(megan).asks("cover contoso @Isaiah Langer from 23 Nov until 27 Nov");
  await at(bot, "2026-11-23T08:01:00.000Z");
  const back = await at(bot, "2026-11-25T08:01:00.000Z");
  expect(back.to(alex).map(({ words }) => words)).toContainEqual(
    expect.stringContaining("Contoso Ltd. is no longer yours to answer for"),
  );
});

it("is no cover of a customer that is called like the colleague who is covered for", async () => {
  const bot = await owned();
  expect(await bot.as(alex).asks("cover for Isaiah next week")).toMatch(/^Isaiah Langer is away\n/);
  expect(await bot.as(alex).asks("cover contoso @Isaiah Langer until 27 Nov")).toMatch(
    /^Isaiah Langer covers Contoso Ltd\./,
  );
});

it("stands with who is away, for whom it concerns, with every customer that somebody covers on the same days", async () => {
  const { as } = await owned();
  await as(megan).asks("cover contoso and fabrikam @Isaiah Langer from 23 Nov until 27 Nov");
  const covers = /Isaiah Langer covers Contoso Ltd\., Fabrikam, Inc\. for Megan Bowen from Mon 23 Nov to Fri 27 Nov\./;
  expect(await as(alex).asks("away list")).toMatch(covers);
  expect(await as(alex).asks("which customers are covered?")).toMatch(covers);
  expect(await as(isaiah).asks("am I covering anything?")).toContain(
    "You cover Contoso Ltd., Fabrikam, Inc. for Megan",
  );
  expect(await as(megan).asks("who covers what?")).toContain(
    "Isaiah Langer covers Contoso Ltd., Fabrikam, Inc. for you",
  );
  // What isn't hers to know is neither told nor denied.
  expect(await as(adele).asks("away list")).toMatch(
    /^Nobody you stand in or cover for is away\nHere I only tell you of/,
  );
});

it("is what ends where a manager says that whoever covers has it no longer", async () => {
  const { as } = await owned();
  await as(alex).asks("cover contoso @Isaiah Langer until 27 Nov");
  expect(await as(alex).asks("Isaiah no longer has Contoso")).toMatch(/^End the cover of Contoso Ltd\.\?/);
  expect(await as(alex).asks("Megan no longer has Contoso")).toMatch(/^Take Megan Bowen off Contoso Ltd\./);
});

it("who has it while its owner is away is asked of who stands in or covers, who can be chosen where nobody does", async () => {
  const bot = await owned();
  const ask = async (text: string) => (await bot.as(alex).says(text))[0];
  const said = await ask("who has contoso while Megan's away?");
  expect(wordsOf(said?.card)).toMatch(/^Nobody stands in for Megan Bowen at Contoso Ltd\. yet\.\n/);
  await bot.as(alex).clicks(said, "Choose who covers Contoso Ltd.");
  expect(wordsOf((await bot.connector.next()).card)).toMatch(/Who covers Contoso Ltd/);
  // In two sentences, the second is asked of whom the first tells.
  expect(wordsOf((await ask("Megan's out until Wednesday. Who picks up contoso?"))?.card)).toMatch(
    /^Nobody stands in for Megan Bowen at Contoso Ltd\. yet\.\n/,
  );
  // Of whoever isn't its owner, nobody has to stand in there.
  const other = await ask("Isaiah is off, who looks after contoso?");
  expect(wordsOf(other?.card)).toMatch(/^Megan Bowen owns Contoso Ltd\./);
  await bot.as(megan).asks("away from 23 Nov until 27 Nov deputy adele vance");
  expect(wordsOf((await ask("Megan's off next week, who looks after contoso and fabrikam?"))?.card)).toMatch(
    /^Adele Vance stands in for Megan Bowen at Contoso Ltd\. from Mon 23 Nov to Fri 27 Nov\.\nAdele Vance stands in for Megan Bowen at Fabrikam/,
  );
  await bot.as(megan).asks(command);
  expect(wordsOf((await ask("who stands in for Megan at contoso?"))?.card)).toMatch(
    /Isaiah Langer covers it from Mon 23 Nov/,
  );
});
