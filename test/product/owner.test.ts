/** An owner's day: asked, answers, is asked again after ninety days. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import type { Said } from "../teams/connector.ts";
import { adele, alex, channel, isaiah, megan } from "../teams/people.ts";
import { allYes, aLoadedBot, anAskedBot, contoso, hosted } from "./loaded.ts";

const day = 86_400_000;

/** Presses, and waits for the redraw that the person's other devices see. */
async function presses(
  bot: Awaited<ReturnType<typeof anAskedBot>>,
  who: typeof megan,
  button: string,
  inputs?: Record<string, string>,
) {
  const clicked = await bot.as(who).clicks(bot.card, button, inputs);
  const others: Said[] = [];
  for (;;) {
    const said = await bot.connector.next();
    if (said.how === "redrawn" && said.conversation === `a:${who.id}`) break;
    others.push(said);
  }
  return { ...clicked, words: wordsOf(clicked.card), others };
}

describe("an owner", () => {
  it("is asked in the personal chat as soon as a customer is assigned, with who asks", async () => {
    const { answer, card } = await anAskedBot();
    expect(wordsOf(answer?.card)).toContain("Contoso Ltd.: Megan Bowen owns it now");
    expect(card.conversation).toBe(`a:${megan.id}`);
    expect(card.summary).toContain("Contoso Ltd.");
    const words = wordsOf(card.card);
    expect(words).toContain("Alex Wilber");
    for (const word of ["CPOR", "PAL", "assigned", "onboarding", "Not sure", "Does not apply"])
      expect(words).toContain(word);
  });

  it("records with one press, and sees what is recorded and the next step of what is open", async () => {
    const bot = await anAskedBot();
    const { words, status } = await presses(bot, megan, "Save answers", {
      ...allYes,
      pal: "no",
      note: "access on Friday",
    });
    expect(status).toBe(200);
    expect(words).toContain("saved");
    expect(words).toContain("az managementpartner create --partner-id 1234567");
    expect(words).toContain("access on Friday");
    expect(await bot.as(isaiah).asks("show contoso", channel)).toContain("Megan Bowen");
  });

  it("records where Action.Execute is not known, and the card is redrawn", async () => {
    const { as, card } = await anAskedBot();
    const [redrawn] = await as(megan).submits(card, "Save answers", allYes);
    expect(redrawn?.how).toBe("redrawn");
    expect(wordsOf(redrawn?.card)).toContain("saved");
  });

  it("records once when the button is pressed ten times at once, and once more later", async () => {
    const bot = await anAskedBot();
    const all = await Promise.all(
      Array.from({ length: 10 }, () => bot.as(megan).clicks(bot.card, "Save answers", allYes)),
    );
    const headlines = all.map(({ card }) => wordsOf(card).split("\n")[0]);
    expect(headlines.filter((line) => line === "Contoso Ltd.: saved, nothing open")).toHaveLength(1);
    expect(headlines.filter((line) => line === "Contoso Ltd.: already saved, nothing open")).toHaveLength(9);
    for (let index = 0; index < 10; index += 1) await bot.connector.next();
    bot.clock.pass(1_000);
    const { words } = await presses(bot, megan, "Save answers", allYes);
    expect(words).toContain("already saved");
    expect(words).toContain("Undo");
  });

  it("keeps a colleague from answering, in words, and nothing changes", async () => {
    const bot = await anAskedBot();
    const { card: refusal } = await bot.as(isaiah).clicks(bot.card, "Save answers", allYes);
    expect(wordsOf(refusal)).toContain("not yours to answer");
    expect((await presses(bot, megan, "Save answers", allYes)).words).toContain(": saved, nothing open");
  });

  it("keeps its receipt with Undo where the same card was saved in another window", async () => {
    const bot = await anAskedBot();
    expect((await presses(bot, megan, "Save answers", allYes)).words).toContain("Undo");
    const { card } = await bot.as(megan).clicks(bot.card, "Save answers", { ...allYes, cpor: "no" });
    expect(wordsOf(card)).toContain("answered in the meantime");
    await bot.tick();
    expect(bot.connector.take()).toEqual([]);
  });

  it("sees the present state on an old card instead of overwriting a newer answer", async () => {
    const bot = await anAskedBot();
    const { others } = await presses(bot, alex, "Save answers", { ...allYes, cpor: "no" });
    await bot.tick();
    expect([...others, ...bot.connector.take()].map(({ conversation }) => conversation)).toEqual([`a:${megan.id}`]);
    const { card } = await bot.as(megan).clicks(bot.card, "Save answers", allYes);
    expect(wordsOf(card)).toContain("answered in the meantime");
    expect(wordsOf(card)).toContain("Alex Wilber");
  });

  it("is told what is missing when nothing was chosen, and keeps the note", async () => {
    const bot = await anAskedBot();
    const none = { cpor: "", pal: "", owner: "", onboarding: "", note: "will look" };
    const { words, card } = await presses(bot, megan, "Save answers", none);
    expect(words).toContain("Answer at least one question");
    expect(JSON.stringify(card)).toContain("will look");
  });

  it("gives a customer back, which then has no owner", async () => {
    const bot = await anAskedBot();
    expect((await presses(bot, megan, "Not mine")).words).toContain("given back");
    expect(await bot.as(alex).asks("gaps owner")).toContain("Contoso Ltd.");
  });

  it("gives two back at once, and hears that both are, not that they aren't yet", async () => {
    const bot = await anAskedBot();
    await bot.as(alex).says("assign fabrikam to @Megan Bowen", channel, [megan]);
    const [asked] = await bot.as(megan).says("Contoso and Fabrikam aren't mine");
    const done = wordsOf((await bot.as(megan).clicks(asked, "Yes, both")).card);
    expect(done).toMatch(/Contoso Ltd\.: given back[^]*Fabrikam, Inc\.: given back/);
    expect(done).not.toContain("Not done yet");
    await bot.connector.next();
    expect(await bot.as(alex).asks("gaps unowned")).toMatch(/Contoso Ltd\.[^]*Fabrikam|Fabrikam[^]*Contoso Ltd\./);
  });

  it("takes two back at once that were given back, by the card or by undo, and may say of each who has it", async () => {
    for (const typed of [false, true]) {
      const bot = await anAskedBot();
      await bot.as(alex).says("assign fabrikam to @Megan Bowen", channel, [megan]);
      const [asked] = await bot.as(megan).says("Contoso and Fabrikam aren't mine");
      if (asked === undefined) throw new Error("nothing was asked");
      const done = { ...asked, card: (await bot.as(megan).clicks(asked, "Yes, both")).card ?? {} };
      await bot.connector.next();
      expect(wordsOf(done.card)).toBe(
        [
          "Done",
          "Contoso Ltd.: given back",
          "Fabrikam, Inc.: given back",
          "Who has Contoso Ltd.?",
          "Who has Fabrikam, Inc.?",
          "Undo both",
        ].join("\n"),
      );
      const form = { ...asked, card: {} };
      await bot.as(megan).clicks(done, "Who has Fabrikam, Inc.?");
      form.card = (await bot.connector.next()).card ?? {};
      expect(wordsOf(form.card)).toContain("Who might it be? (optional)");
      const [written] = typed ? await bot.as(megan).says("undo") : [done];
      if (typed)
        expect(wordsOf(written?.card)).toMatch(/^Undo both: give Contoso Ltd\. back; give Fabrikam, Inc\. back\?/);
      const undone = await bot.as(megan).clicks(written, typed ? "Undo" : "Undo both");
      expect(wordsOf(undone.card)).toBe("What was undone\nContoso Ltd. is yours again\nFabrikam, Inc. is yours again");
      // Where "undo" was typed, the card of what came of it still stands.
      if (typed) {
        await bot.as(megan).clicks(done, "Who has Contoso Ltd.?");
        const [, asks] = [await bot.connector.next(), await bot.connector.next()];
        expect(wordsOf(asks.card)).toContain("It was already taken back or assigned.");
      }
      expect(await bot.as(megan).asks("gaps mine")).toMatch(/Contoso Ltd\.[^]*Fabrikam|Fabrikam[^]*Contoso Ltd\./);
    }
  });

  it("is given back with others that were assigned by one yes, where nobody changed them since", async () => {
    const bot = await anAskedBot();
    for (const one of [isaiah, adele]) await bot.as(one).installs();
    bot.clock.pass(60_000);
    const [asked] = await bot.as(alex).says("give Contoso and Fabrikam to Isaiah");
    expect(wordsOf(asked?.card)).toMatch(/^Do both\?/);
    const done = await bot.as(alex).clicks(asked, "Yes, both");
    expect(wordsOf(done.card)).toMatch(/Isaiah Langer owns it now[^]*Isaiah Langer owns it now[^]*Undo both$/);
    bot.clock.pass(60_000);
    await bot.as(alex).says("assign fabrikam to adele vance");
    const undone = await bot.as(alex).clicks({ activity: asked?.activity ?? "", card: done.card ?? {} }, "Undo both");
    expect(wordsOf(undone.card)).toMatch(
      /Contoso Ltd\.: Megan Bowen owns it again\nNothing was undone\. Fabrikam, Inc\. stays with Adele Vance/,
    );
    expect(await bot.as(isaiah).asks("undo")).not.toContain("Undo both");
    expect(
      (
        await bot
          .as(megan)
          .forges("undo-all", { of: [{ verb: "undo-assign", data: { at: "2026-11-19T10:00:00.000Z" } }] })
      ).toast,
    ).toContain("Only managers");
  });

  it("takes back two changes of one customer, the last first, and nothing where one is for managers only", async () => {
    const bot = await anAskedBot();
    for (const one of [isaiah, adele]) await bot.as(one).installs();
    const of: { verb: string; data: object }[] = [];
    for (const { name } of [isaiah, adele]) {
      bot.clock.pass(60_000);
      const [done] = await bot.as(alex).says(`assign contoso to ${name}`);
      const [, at] = /"at":"([^"]+)"/.exec(JSON.stringify(done?.card)) ?? [];
      of.push({ verb: "undo-assign", data: { at, customer: contoso } });
    }
    const given = [{ verb: "undo-saved", data: { customer: contoso, at: "2026-11-19T10:00:00.000Z" } }, ...of];
    expect((await bot.as(megan).forges("undo-all", { of: given })).toast).toContain("Only managers");
    const undone = await bot.as(alex).forges("undo-all", { of: [...of, { verb: "undo-nothing", data: {} }] });
    expect(wordsOf(undone.card)).toBe(
      [
        "What was undone",
        "Contoso Ltd.: Megan Bowen owns it again",
        "Contoso Ltd.: Isaiah Langer owns it again",
        "One of them can't be undone any more.",
      ].join("\n"),
    );
    await bot.connector.next();
  });

  it("takes back only what can be of several, and says which", async () => {
    const bot = await anAskedBot();
    await bot.as(isaiah).installs();
    bot.clock.pass(60_000);
    const says = [`assign ${contoso} to ${isaiah.id}`, `managers add ${isaiah.id}`];
    const done = await bot.as(alex).forges("run-all", { says });
    expect(wordsOf(done.card)).toMatch(/^What came of it\n[^]*\nUndo: assign Contoso Ltd/);
    await bot.connector.next();
    const asked = await bot.as(alex).asks("undo");
    expect(asked).toMatch(/^Undo: assign Contoso Ltd\. to Isaiah Langer\?/);
  });

  it("gives two back at once to whom they say, and the managers hear it", async () => {
    const bot = await anAskedBot();
    await bot.as(alex).says("assign fabrikam to @Megan Bowen", channel, [megan]);
    const [asked] = await bot.as(megan).says("Contoso and Fabrikam should be Isaiah's");
    expect(wordsOf(asked?.card)).toContain("Give Contoso Ltd. back and suggest Isaiah Langer.");
    const done = wordsOf((await bot.as(megan).clicks(asked, "Yes, both")).card);
    expect(done).toMatch(/Contoso Ltd\.: given back[^]*Fabrikam, Inc\.: given back/);
    bot.clock.pass(600_000);
    await bot.tick();
    const news = bot.connector.take().find(({ conversation }) => conversation === `a:${alex.id}`);
    expect(wordsOf(news?.card).match(/suggests Isaiah Langer/g)).toHaveLength(2);
  });

  it.each([
    ["Contoso and Fabrikam are unassigned. Could Isaiah take both?", /^The customers you named\n/],
    ["Could Isaiah take both Contoso and Fabrikam?", /^Do both\?\nAssign Contoso Ltd\. to Isaiah Langer\./],
  ])("is seen first where it has one and is told to have none: %j", async (text, words) => {
    const bot = await anAskedBot();
    await bot.as(isaiah).installs();
    expect(await bot.as(alex).asks(text, channel)).toMatch(words);
  });

  it("gives one back with who took over, which is undone from the same card", async () => {
    const bot = await anAskedBot();
    const [card] = await bot.as(megan).says("I'm no longer responsible for Contoso, Isaiah took over");
    expect(wordsOf(card?.card)).toContain("I suggest Isaiah Langer to the managers");
    const given = await presses({ ...bot, card: card ?? bot.card }, megan, "Not mine");
    expect(given.words).toContain("You suggest Isaiah Langer.");
    const undone = await presses({ ...bot, card: { ...bot.card, card: given.card ?? {} } }, megan, "Undo");
    expect(undone.words).toContain("Save answers");
  });

  it("gives one back for somebody from a day on, which the managers read", async () => {
    const bot = await anAskedBot();
    const [card] = await bot.as(megan).says("I'm handing Contoso over to Isaiah as of 1 December 2027");
    expect(wordsOf(card?.card)).toMatch(/unassigned now, not on 1 Dec 2027.*only once a manager assigns it/);
    expect(wordsOf(card?.card)).toContain("Remind me on 1 Dec 2027");
    await presses({ ...bot, card: card ?? bot.card }, megan, "Not mine");
    bot.clock.pass(600_000);
    await bot.tick();
    const news = bot.connector.take().find(({ conversation }) => conversation === `a:${alex.id}`);
    expect(wordsOf(news?.card)).toMatch(/“From 1 Dec 2027” · suggests Isaiah Langer/);
  });

  it("gives one back from a day on, to nobody: that is done at once, or reminded of", async () => {
    const bot = await anAskedBot();
    const [card] = await bot.as(megan).says("Contoso isn't mine from 1 December 2027");
    expect(wordsOf(card?.card)).toMatch(/^Contoso Ltd\. isn't yours from 1 Dec 2027\?\n[^]*Remind me on 1 Dec 2027/);
    await presses({ ...bot, card: card ?? bot.card }, megan, "Not mine now");
    bot.clock.pass(600_000);
    await bot.tick();
    const news = bot.connector.take().find(({ conversation }) => conversation === `a:${alex.id}`);
    expect(wordsOf(news?.card)).toMatch(/given back by Megan Bowen · “From 1 Dec 2027”/);
  });

  it("a manager who takes it off somebody for somebody else assigns it", async () => {
    const bot = await anAskedBot();
    expect(await bot.as(alex).asks("unassign contoso from megan bowen to isaiah langer")).toContain("Isaiah Langer");
    expect(await bot.as(alex).asks("show contoso")).toContain("Isaiah Langer");
  });

  it("may say whose it might be and why, and the manager hears it the same day and assigns with one tap", async () => {
    const bot = await anAskedBot();
    const given = await presses(bot, megan, "Not mine");
    expect(given.words).toContain("Who might it be? (optional)");
    const form = { ...bot.card, card: given.card ?? {} };
    const unknown = await presses({ ...bot, card: form }, megan, "Tell the managers", { person: "Nobody At All" });
    expect(unknown.words).toContain("I don't know anybody by that name");
    const inputs = { person: isaiah.id, because: "He took over\nin May" };
    const told = await presses({ ...bot, card: form }, megan, "Tell the managers", inputs);
    expect(told.words).toContain("You suggest Isaiah Langer. You say: “He took over in May”.");
    await bot.tick();
    expect(bot.connector.take()).toEqual([]);
    bot.clock.pass(600_000);
    await bot.tick();
    const [news, ...more] = bot.connector.take();
    expect([news?.conversation, more]).toEqual([`a:${alex.id}`, []]);
    const words = wordsOf(news?.card);
    expect(words).toContain("Contoso Ltd. needs an owner");
    expect(words).toContain("given back by Megan Bowen · “He took over in May” · suggests Isaiah Langer");
    expect(words).toContain("because you're a manager");
    bot.clock.pass(day);
    await bot.tick();
    expect(bot.connector.take()).toEqual([]);
    const assigned = await presses({ ...bot, card: news ?? bot.card }, alex, "Assign to Isaiah Langer");
    expect(assigned.words).toContain("Isaiah Langer owns it now");
  });

  it.each<[string, string, RegExp]>([
    [
      "gave it back",
      "not mine",
      /^Contoso Ltd\. isn't yours any more\nYou gave it back yesterday\. Nobody has it now; the managers decide who gets it\.\nUndo\nMy customers$/,
    ],
    [
      "gave it back, and somebody has it",
      "not mine, assign contoso to adele vance",
      /You gave it back yesterday\. Adele Vance has it now\.\nMy customers$/,
    ],
    [
      "lost it to somebody",
      "assign contoso to adele vance",
      /Alex Wilber gave it to somebody else yesterday\. Adele Vance has it now\.\nMy customers$/,
    ],
    ["lost it to nobody", "unassign contoso", /Alex Wilber took it off you yesterday\. Nobody has it now/],
  ])("hears of a customer that isn't theirs any more how that came: who %s", async (_, acts, says) => {
    const bot = await anAskedBot();
    for (const act of acts.split(", ")) {
      bot.clock.pass(60_000);
      if (act === "not mine") await presses(bot, megan, "Not mine");
      else await bot.as(alex).says(act);
    }
    bot.clock.pass(day);
    for (const text of ["Is Contoso mine?", "show contoso", "whose is Contoso?"])
      expect(await bot.as(megan).asks(text)).toMatch(says);
    expect(await bot.as(isaiah).asks("Is Contoso mine?")).not.toContain("yours any more");
  });

  it("takes a customer back that they asked about after giving it back", async () => {
    const bot = await anAskedBot();
    await presses(bot, megan, "Not mine");
    const [told] = await bot.as(megan).says("Is Contoso mine?");
    expect((await presses({ ...bot, card: told ?? bot.card }, megan, "Undo")).words).toContain("Save answers");
  });

  it("loses a customer that a manager takes off them, hears it, and has it again after Undo", async () => {
    const bot = await anAskedBot();
    const [answer] = await bot.as(alex).says("unassign contoso");
    expect(wordsOf(answer?.card)).toMatch(
      /Contoso Ltd\. is unassigned now[\s\S]*Megan Bowen no longer owns it, and I'll tell them/,
    );
    await bot.tick();
    const told = bot.connector.take().filter(({ conversation }) => conversation === `a:${megan.id}`);
    const words = told.map(({ card }) => wordsOf(card)).join("\n");
    expect(words).toMatch(/Contoso Ltd\. isn't yours any more[\s\S]*Alex Wilber took it off you/);
    expect(await bot.as(alex).asks("gaps unowned")).toContain("Contoso Ltd.");
    expect(await bot.as(alex).asks("history contoso")).toContain("took it from Megan Bowen");
    expect((await presses({ ...bot, card: answer ?? bot.card }, alex, "Undo")).words).toContain(
      "Megan Bowen owns it again",
    );
    bot.connector.take();
    await bot.tick();
    const drawn = bot.connector.take();
    expect(drawn.map(({ how }) => how)).toEqual(["redrawn", "redrawn"]);
    const said = drawn.map(({ card }) => wordsOf(card)).join("\n");
    expect(said).toContain("Contoso Ltd. is yours again");
    expect(said).toContain("Save answers");
  });

  it.each([
    ["a manager's unassign", "unassign contoso", alex],
    ["an assignment", "assign contoso to isaiah langer", alex],
    ["giving it back", "unassign contoso", megan],
  ])("keeps another owner who was named since, when Undo is pressed after %s", async (_, words, who) => {
    const bot = await anAskedBot();
    await bot.as(adele).installs();
    bot.clock.pass(60_000);
    const [answer] = await bot.as(who).says(words);
    bot.clock.pass(60_000);
    await bot.as(alex).says("assign contoso to adele vance");
    const undone = await bot.as(who).clicks(answer, "Undo");
    expect(wordsOf(undone.card)).toMatch(
      /^Nothing was undone\nContoso Ltd. stays with Adele Vance: (?:you|Alex Wilber) changed it since/,
    );
    expect(await bot.as(alex).asks("show contoso")).toContain("Adele Vance");
  });

  it("is given back by the Undo of an assignment, to whoever had it or to nobody", async () => {
    const bot = await anAskedBot();
    bot.clock.pass(60_000);
    const [answer] = await bot.as(alex).says("assign contoso to isaiah langer");
    const pressed = { ...bot, card: answer ?? bot.card };
    expect((await presses(pressed, alex, "Undo")).words).toContain("Contoso Ltd.: Megan Bowen owns it again");
    const [form] = await bot.as(alex).says("assign fabrikam to isaiah langer");
    bot.clock.pass(day + 1);
    expect((await presses({ ...bot, card: form ?? bot.card }, alex, "Undo")).words).toContain("Nothing to undo");
    const [again] = await bot.as(alex).says("assign fabrikam to adele vance");
    expect((await presses({ ...bot, card: again ?? bot.card }, alex, "Undo")).words).toContain("Isaiah Langer owns it");
  });

  it("is told to be its deputy's, who stands in for nobody then, until that is undone", async () => {
    const bot = await anAskedBot();
    await bot.as(alex).says("set contoso: deputy isaiah langer");
    bot.clock.pass(60_000);
    const [answer] = await bot.as(alex).says("assign contoso to isaiah langer");
    expect(wordsOf(answer?.card)).toContain("Isaiah Langer was its deputy: it has none now.");
    expect((await presses({ ...bot, card: answer ?? bot.card }, alex, "Undo")).words).toContain("Megan Bowen owns it");
    expect(await bot.as(alex).asks("who is the deputy of contoso?")).toContain("Isaiah Langer");
  });

  it("is given back by undo that is typed after it, as by the button, also where nobody had it", async () => {
    const bot = await aLoadedBot();
    await bot.as(isaiah).installs();
    await bot.as(adele).installs();
    await bot.as(alex).says("assign contoso to isaiah langer");
    const [first] = await bot.as(alex).says("sorry, wrong customer");
    expect(wordsOf(first?.card)).toMatch(/^Take Contoso Ltd\. off Isaiah Langer again\?\n[\s\S]*\nUndo\n/);
    const undone = await bot.as(alex).clicks(first ?? { activity: "", card: {} }, "Undo");
    expect(wordsOf(undone.card ?? (await bot.connector.next()).card)).toContain("Contoso Ltd. is unassigned again");
    await bot.as(alex).says("assign fabrikam to isaiah langer");
    bot.clock.pass(60_000);
    await bot.as(alex).says("assign fabrikam to adele vance");
    const [second] = await bot.as(alex).says("undo");
    expect(wordsOf(second?.card)).toMatch(/^Assign Fabrikam, Inc\. to Isaiah Langer again\?\n[\s\S]*\nUndo\n/);
    expect(await bot.as(alex).asks("yes")).toContain("Fabrikam, Inc.: Isaiah Langer owns it again");
  });

  it("that came with a new customer is taken off it by undo, which has no moment before to put back", async () => {
    const bot = await anAskedBot();
    const id = "77777777-1111-4222-8333-444444444444";
    await bot.as(alex).forges("add", { name: "Blue Yonder", id, domain: "", person: isaiah.id, isNew: "true" });
    bot.connector.take();
    await bot.as(alex).says("show Blue Yonder");
    const undo = (await bot.as(alex).says("undo the owner")).at(-1);
    expect(wordsOf(undo?.card)).toMatch(/^Take Blue Yonder off Isaiah Langer again\?\n/);
    expect((await bot.as(alex).says("yes")).map(({ card }) => wordsOf(card)).join()).toContain(
      "Blue Yonder is unassigned",
    );
  });

  it("is undone by undo that is typed after all were given, after a handover and after Not mine", async () => {
    const bot = await anAskedBot();
    bot.clock.pass(60_000);
    await bot.as(alex).forges("assign-all", { person: isaiah.id });
    const given = (await bot.as(alex).says("undo")).at(-1);
    expect(wordsOf(given?.card)).toMatch(/^Leave these 2 without an owner again\?\n/);
    expect(wordsOf((await bot.as(alex).clicks(given, "Undo")).card)).toContain("2 customers without an owner again");
    await bot.as(alex).forges("handover", { from: megan.id, to: isaiah.id });
    const moved = (await bot.as(alex).says("undo")).at(-1);
    expect(wordsOf(moved?.card)).toMatch(/^Give 1 customer back to Megan Bowen\?\n/);
    expect(await bot.as(alex).asks("show contoso")).toContain("Isaiah Langer");
    await bot.as(alex).clicks(moved, "Undo");
    expect(await bot.as(alex).asks("show contoso")).toContain("Megan Bowen");
    await bot.as(megan).says("unassign contoso from me");
    const back = (await bot.as(megan).says("undo that")).at(-1);
    expect(wordsOf(back?.card)).toMatch(/^Take Contoso Ltd\. back\?\n/);
    await bot.as(megan).clicks(back, "Undo");
    expect(await bot.as(megan).asks("show contoso")).toContain("Contoso Ltd.: is it associated with us?");
  });

  it("asks about what is wanted after a yes as the next question", async () => {
    const bot = await anAskedBot();
    await bot.as(alex).says("should I give Contoso to Isaiah?");
    const done = (await bot.as(alex).says("yes, and give Fabrikam to Adele")).at(-1);
    expect(wordsOf(done?.card)).toMatch(
      /^Contoso Ltd\.: Isaiah Langer owns it now[^]*You asked for something else, too:\nAssign Fabrikam/,
    );
    expect(await bot.as(alex).asks("yes")).toContain("Fabrikam, Inc.: Adele Vance owns it now");
  });

  it("of all unassigned at once is undone for those that nobody changed since", async () => {
    const bot = await anAskedBot();
    bot.clock.pass(60_000);
    const given = await bot.as(alex).forges("assign-all", { person: isaiah.id });
    expect(wordsOf(given.card)).toContain("Isaiah Langer owns 2 more customers now");
    bot.clock.pass(60_000);
    await bot.as(alex).says("assign fabrikam to adele vance");
    const undone = await bot.as(alex).clicks({ activity: "1", card: given.card ?? {} }, "Undo");
    await bot.connector.next();
    expect(wordsOf(undone.card)).toMatch(
      /1 customer without an owner again[\s\S]*Fabrikam, Inc. stays with Adele Vance: you changed it/,
    );
  });

  it.each([
    ["a customer of nobody", "fabrikam", alex, "Fabrikam, Inc. is already unassigned"],
    ["what somebody else owns", "contoso from isaiah langer", alex, "Isaiah Langer doesn't own Contoso Ltd."],
    ["what is not theirs", "contoso", isaiah, "None of your customers is called"],
  ])("is not taken off %s", async (_, words, who, says) => {
    const bot = await anAskedBot();
    await bot.as(isaiah).installs();
    await bot.tick();
    bot.connector.take();
    expect(await bot.as(who).asks(`unassign ${words}`)).toContain(says);
    expect(await bot.as(alex).asks("show contoso")).toContain("Megan Bowen");
  });

  it.each([
    "… is done",
    "the … claim was approved",
    "PAL is linked at …",
    "… isn't mine",
    "… has 400 seats",
    "… left us",
  ])("who tells of a colleague's customer hears what they hear of one that nobody has: %s", async (text) => {
    const bot = await anAskedBot();
    await bot.as(megan).asks("show contoso");
    const [unseen, unknown] = [
      await bot.as(megan).asks(text.replace("…", "Fabrikam")),
      await bot.as(megan).asks(text.replace("…", "Proseware")),
    ];
    expect(unseen).toContain("None of your customers is called “Fabrikam”");
    expect(unseen.replaceAll("Fabrikam", "Proseware")).toBe(unknown);
  });

  it.each([
    ["the owner of fabrikam", "Contoso Ltd.: Isaiah Langer owns it now"],
    ["its deputy", "Contoso Ltd.: Adele Vance owns it now"],
    ["its former owner", "I don't know who had Contoso Ltd. before"],
    ["the owner of consolidated messenger", "Consolidated Messenger has no owner"],
    ["the deputy of fabrikam", "Fabrikam, Inc. has no deputy"],
    ["IL", "Who is “IL”?\nDo you mean Isaiah Langer?"],
    ["I. Langer", "Who is “I. Langer”?\nDo you mean Isaiah Langer?"],
    ["isaiah l", "Who is “isaiah l”?\nDo you mean Isaiah Langer?"],
  ])("becomes whoever is named by what they are, or is asked about: %s", async (who, says) => {
    const bot = await anAskedBot();
    for (const one of [isaiah, adele]) await bot.as(one).installs();
    await bot.as(alex).asks("assign fabrikam to isaiah langer");
    await bot.as(alex).asks("set contoso: deputy adele vance");
    expect(await bot.as(alex).asks(`assign contoso to ${who}`)).toContain(says);
  });

  it("says why in words, and hears where that is kept nowhere", async () => {
    const bot = await anAskedBot();
    expect(await bot.as(alex).asks("unassign fabrikam because they moved")).not.toContain(
      "Fabrikam, Inc. is unassigned",
    );
    const [form] = await bot.as(megan).says("unassign contoso because I'm swamped");
    expect(wordsOf(form?.card)).toContain("You say: “I'm swamped”.");
    await bot.as(alex).asks("assign contoso to megan bowen");
    expect(await bot.as(alex).asks("unassign contoso because she left")).toMatch(
      /^I don't keep why, and nobody is told: “she left”\.\nContoso Ltd\. is unassigned/,
    );
  });

  it("gives their own back in words as by Not mine, and takes it back", async () => {
    const bot = await anAskedBot();
    const [form] = await bot.as(megan).says("unassign contoso");
    expect(wordsOf(form?.card)).toMatch(/Contoso Ltd\.: given back[\s\S]*Who might it be/);
    const undone = await presses({ ...bot, card: form ?? bot.card }, megan, "Undo");
    expect(undone.words).toContain("Save answers");
  });

  it("gives back in words what was answered already, when they press Not mine", async () => {
    const bot = await anAskedBot();
    await presses(bot, megan, "Save answers", allYes);
    const [card] = await bot.as(megan).says("contoso is not mine");
    expect(wordsOf(card?.card)).toContain("Contoso Ltd. isn't yours?");
    expect((await presses({ ...bot, card: card ?? bot.card }, megan, "Not mine")).words).toContain("given back");
    expect(await bot.as(alex).asks("gaps unowned")).toContain("Contoso Ltd.");
  });

  it("gives back in words what is too much for them, and the managers hear why", async () => {
    const bot = await anAskedBot();
    const [card] = await bot.as(megan).says("can someone else take Contoso? I've got way too much on from Monday");
    expect(wordsOf(card?.card)).toMatch(
      /^Give Contoso Ltd\. back\?\nPress Give it back: then it's unassigned[^]*“I've got way too much on from Monday”/,
    );
    const given = await presses({ ...bot, card: card ?? bot.card }, megan, "Give it back");
    expect(given.words).toContain("You say: “I've got way too much on from Monday”.");
    bot.clock.pass(3_600_000);
    await bot.tick();
    const [news] = bot.connector.take();
    expect(wordsOf(news?.card)).toMatch(/given back by Megan Bowen · “I've got way too much on from Monday”/);
  });

  it("stays the owner when a manager who is the deputy presses Not mine, and when a question is put as a command", async () => {
    const bot = await anAskedBot();
    await bot.as(alex).asks("set contoso: deputy alex wilber");
    const [card] = await bot.as(alex).says("contoso is not mine");
    expect(wordsOf(card?.card)).toContain("you're no longer its deputy, and the owner stays");
    await bot.as(alex).clicks(card ?? bot.card, "Not mine");
    await bot.as(alex).says("unassign contoso?");
    expect(await bot.as(alex).asks("show contoso")).toContain("Megan Bowen");
    expect(await bot.as(alex).asks("gaps unowned")).not.toContain("Contoso Ltd.");
  });

  it("takes back what was given back, and no manager hears of it", async () => {
    const bot = await anAskedBot();
    const given = await presses(bot, megan, "Not mine");
    const undone = await presses({ ...bot, card: { ...bot.card, card: given.card ?? {} } }, megan, "Undo");
    expect(undone.words).toContain("Save answers");
    bot.clock.pass(3_600_000);
    await bot.tick();
    expect(bot.connector.take()).toEqual([]);
    const late = await bot.as(megan).clicks({ ...bot.card, card: given.card ?? {} }, "Tell the managers", {
      because: "too late",
    });
    expect(wordsOf(late.card)).toContain("Contoso Ltd.");
    expect(await bot.as(alex).asks("history contoso")).not.toContain("too late");
  });

  it.each([
    ["later contoso until Monday", "I won't bring it up until Mon 23 Nov"],
    ["ask me again on Monday about Contoso", "I won't bring it up until Mon 23 Nov"],
    ["later contoso", "I won't bring it up until Mon 23 Nov"],
    ["later contoso until 20 Dec", "until 3 Dec. I can put a question off for two weeks at most"],
    ["later contoso until 31 November", "There is no 31 November"],
    ["later contoso until 2026-11-12", "Contoso Ltd.: 12 Nov has passed\nChoose a later day"],
    ["later contoso until 12 November", "Contoso Ltd.: 12 Nov has passed\nChoose a later day"],
    ["later contoso until yesterday", "Contoso Ltd.: that was yesterday\nChoose a later day"],
    ["ask me again about Contoso on 12 November", "Contoso Ltd.: 12 Nov has passed\nChoose a later day"],
    ["later contoso until today", "Contoso Ltd.: that's today\nChoose a later day"],
    ["later contoso until 12 November 2027", "until 3 Dec. I can put a question off for two weeks at most"],
  ])("puts a question off in words, as by Later: %s", async (text, says) => {
    const bot = await anAskedBot();
    expect(await bot.as(megan).asks(text)).toContain(says);
    expect(await bot.as(alex).asks("later contoso until Monday")).toMatch(/isn't yours[^]*I ask Megan Bowen/);
    await presses(bot, megan, "Save answers", allYes);
    expect(await bot.as(megan).asks("later contoso until Monday")).toMatch(
      /no open question for you[^]*Remind me on Mon[^]*Snooze until Mon/,
    );
  });

  it("is left alone for two working days after Later", async () => {
    const bot = await anAskedBot();
    expect((await presses(bot, megan, "Later")).words).toContain("later");
    bot.clock.pass(day);
    await bot.tick();
    expect(bot.connector.take()).toEqual([]);
  });

  it("is asked again after ninety days, and one tap is enough", async () => {
    const bot = await anAskedBot();
    await presses(bot, megan, "Save answers", allYes);
    bot.clock.pass(95 * day);
    await bot.tick();
    const [weekly] = bot.connector.take().filter(({ conversation }) => conversation === `a:${megan.id}`);
    expect(wordsOf(weekly?.card)).toContain("still true?");
    expect((await presses({ ...bot, card: weekly ?? bot.card }, megan, "Still true")).words).toContain("saved");
  });

  it("who had not added the bot yet is asked when they do", async () => {
    const { as, tick, connector } = await aLoadedBot();
    connector.fail("open", { status: 403, body: { error: { code: "ForbiddenOperationException", message: "no" } } });
    await as(alex).says("assign contoso to @Adele Vance", channel, [adele]);
    await tick();
    expect(connector.take()).toEqual([]);
    const [welcome] = await as(adele).installs();
    expect(wordsOf(welcome?.card)).toContain("You look after 1 of 3 customers");
    await tick();
    expect((await connector.next()).summary).toContain("Contoso Ltd.");
  });

  it("gets one message, not thirty, when an import assigns many customers", async () => {
    const { as, tick, connector } = await aLoadedBot();
    await as(megan).installs();
    const rows = Array.from(
      { length: 30 },
      (_, index) => `${contoso.slice(0, 34)}${10 + index},Customer ${index},${megan.upn}`,
    );
    const list = ["Microsoft ID,Company name,Owner", ...rows].join("\n");
    const said = await as(alex).sends({ name: "more.csv", url: await hosted(list) });
    await tick();
    const toMegan = [...said, ...connector.take()].filter(({ conversation }) => conversation === `a:${megan.id}`);
    expect(toMegan).toHaveLength(1);
    expect(wordsOf(toMegan[0]?.card)).toContain("30");
  });
});
