/** What can be done from a list: the links under its rows, all unassigned to one person, and one tap in the week. */
import { describe, expect, it } from "vitest";
import { filledIn, wordsOf } from "../teams/cards.ts";
import { alex, channel, isaiah, megan } from "../teams/people.ts";
import { aKnownBot as known } from "./loaded.ts";

type Bot = Awaited<ReturnType<typeof known>>;

const day = 86_400_000;

/** Contoso is Megan's, and she has its card. */
async function assigned(): Promise<Bot> {
  const bot = await known();
  await bot.as(alex).says("assign contoso to @Megan Bowen", channel, [megan]);
  await bot.tick();
  bot.connector.take();
  return bot;
}

async function list(bot: Bot, who: typeof megan, text = "gaps", where?: typeof channel) {
  const [said] = await bot.as(who).says(text, where);
  if (said?.card === undefined) throw new Error("no list came");
  return said;
}

/** The links under a row, as they are read. */
function linksOf(card: object | undefined, customer: string): string[] {
  const found = JSON.stringify(card).match(/"tooltip":"[^"]*"/g) ?? [];
  return found.flatMap((one) => {
    const [title, name] = one.slice('"tooltip":"'.length, -1).split(": ");
    return name === customer && title !== undefined ? [title] : [];
  });
}

describe("the rows of a list", () => {
  it("have Assign and Snooze for a manager where nobody owns it, and Ask where somebody does", async () => {
    const bot = await assigned();
    const { card } = await list(bot, alex, "gaps customers", channel);
    expect(linksOf(card, "Fabrikam, Inc.")).toEqual(["Assign", "Snooze"]);
    expect(linksOf(card, "Contoso Ltd.")).toEqual(["Answer checklist", "Ask"]);
  });

  it("say that somebody has to choose who gets which, where they are to be split and are too many to ask about", async () => {
    const bot = await assigned();
    const words = "split everything between Megan and Isaiah";
    expect(await bot.as(alex).asks(words)).toMatch(/^Nothing was changed: who gets which is for you to say/);
    expect(await bot.as(alex).asks("gaps customers")).not.toContain("who gets which");
  });

  it("have no Ask for their owner, and nothing for a colleague", async () => {
    const bot = await assigned();
    expect(linksOf((await list(bot, megan, "gaps customers")).card, "Contoso Ltd.")).toEqual(["Answer checklist"]);
    expect(linksOf((await list(bot, isaiah, "gaps customers", channel)).card, "Contoso Ltd.")).toEqual([]);
  });

  it("open a card of its own, and the list stays", async () => {
    const bot = await assigned();
    const gaps = await list(bot, alex, "gaps customers");
    const [assign, ...others] = await bot.as(alex).submits(gaps, "Assign: Fabrikam, Inc.");
    expect([assign?.how, others]).toEqual(["said", []]);
    expect(wordsOf(assign?.card)).toContain("Who should own Fabrikam, Inc.?");
    const [answer] = await bot.as(alex).submits(gaps, "Answer checklist: Contoso Ltd.");
    expect(wordsOf(answer?.card)).toContain("Save answers");
    const [snooze] = await bot.as(alex).submits(gaps, "Snooze: Fabrikam, Inc.");
    expect(wordsOf(snooze?.card)).toContain("Snooze Fabrikam, Inc.");
  });

  it("give a customer to whoever got one last in two presses", async () => {
    const bot = await assigned();
    const gaps = await list(bot, alex, "gaps customers");
    const [form] = await bot.as(alex).submits(gaps, "Assign: Fabrikam, Inc.");
    const done = await bot.as(alex).clicks(form, "To Megan Bowen");
    expect(wordsOf(done.card)).toContain("Fabrikam, Inc.: Megan Bowen owns it now");
    await bot.tick();
    bot.connector.take();
  });

  it("ask an owner, once in a while", async () => {
    const bot = await assigned();
    bot.clock.pass(5 * 3_600_000);
    const gaps = await list(bot, alex, "gaps customers");
    const [asked] = await bot.as(alex).submits(gaps, "Ask: Contoso Ltd.");
    expect(wordsOf(asked?.card)).toContain("Contoso Ltd.: asked");
    await bot.tick();
    expect(bot.connector.take().map(({ conversation }) => conversation)).toContain(`a:${megan.id}`);
    const [again] = await bot.as(alex).submits(gaps, "Ask: Contoso Ltd.");
    expect(wordsOf(again?.card)).toContain("asked already");
    const [refused] = await bot.as(isaiah).submits(gaps, "Ask: Contoso Ltd.", {}, channel);
    expect(refused?.text).toContain("Only managers");
  });

  it("change and end a snooze where everything is silent", async () => {
    const bot = await known();
    await bot.as(alex).says("snooze fabrikam until 2026-12-10 because they move");
    const snoozed = await list(bot, alex, "gaps snoozed");
    expect(linksOf(snoozed.card, "Fabrikam, Inc.")).toEqual(["Change snooze"]);
    const [form] = await bot.as(alex).submits(snoozed, "Change snooze: Fabrikam, Inc.");
    expect(filledIn(form?.card ?? {})).toEqual({ until: "2026-12-10", because: "they move" });
    const ended = await bot.as(alex).clicks(form ?? snoozed, "End snooze");
    expect(wordsOf(ended.card)).toContain("Fabrikam, Inc.: snooze ended");
    await bot.connector.next();
  });
});

describe("all customers without an owner", () => {
  it("go to one person in one act, who gets one message; those who have one stay where they are", async () => {
    const bot = await assigned();
    const unassigned = await list(bot, alex, "gaps unowned");
    await bot.as(alex).clicks(unassigned, "Assign all 2");
    const asked = await bot.connector.next();
    expect(wordsOf(asked.card)).toContain("Fabrikam, Inc.");
    expect((await bot.as(isaiah).clicks(asked, "Assign all 2", { person: isaiah.id })).toast).toContain(
      "Only managers",
    );
    const none = await bot.as(alex).clicks(asked, "Assign all 2", { person: "" });
    expect(wordsOf(none.card)).toContain("Choose an owner");
    bot.clock.pass(1_000);
    const done = await bot.as(alex).clicks(asked, "Assign all 2", { person: isaiah.id });
    expect(wordsOf(done.card)).toMatch(/Isaiah Langer owns 2 more customers now[\s\S]*Fabrikam, Inc\./);
    // Pressed twice, the second press tells of what the first did.
    bot.clock.pass(1_000);
    const twice = await bot.as(alex).clicks(asked, "Assign all 2", { person: isaiah.id });
    expect(wordsOf(twice.card)).toBe(wordsOf(done.card));
    bot.clock.pass(60_000);
    await bot.tick();
    const toIsaiah = bot.connector.take().filter(({ conversation }) => conversation === `a:${isaiah.id}`);
    expect(toIsaiah).toHaveLength(1);
    const again = await bot.as(alex).clicks(asked, "To Megan Bowen");
    expect(wordsOf(again.card)).toContain("Every customer has an owner");
    await bot.connector.next();
    expect(wordsOf((await list(bot, alex, "show contoso")).card)).toContain("Megan Bowen");
  });
});

it("who lost its owner after all unassigned were asked about is left alone, and named", async () => {
  const bot = await assigned();
  const [asked] = await bot.as(alex).says("Isaiah takes all unassigned customers except Consolidated");
  expect(wordsOf(asked?.card)).toMatch(/^Assign 1 unassigned customer to Isaiah Langer\?\nFabrikam, Inc\.\n/);
  bot.clock.pass(1_000);
  await bot.as(alex).says("unassign contoso");
  await bot.as(alex).clicks(asked, "Yes");
  const done = wordsOf((await bot.connector.next()).card);
  expect(done).toMatch(/^Isaiah Langer owns 1 more customer now\nFabrikam, Inc\.\n/);
  expect(done).toContain("Changed since I asked, and still unassigned: Contoso Ltd.");
  expect(await bot.as(alex).asks("show contoso")).toContain("Unassigned");
});

it.each([
  ["yes", /^Isaiah Langer owns 2 more customers now\n/],
  ["yes please", /^Isaiah Langer owns 2 more customers now\n/],
  ["no", /^OK/],
])("that all unassigned are asked about is answered by %j, too", async (answer, says) => {
  const bot = await assigned();
  await bot.as(alex).says("Isaiah takes all unassigned customers");
  bot.clock.pass(1_000);
  expect(await bot.as(alex).asks(answer)).toMatch(says);
  // Only once, and only the question just asked.
  expect(await bot.as(alex).asks("yes")).not.toContain("owns 2 more customers");
});

describe("Still true in the weekly message", () => {
  const allSaid = { cpor: "n/a", pal: "n/a", owner: "yes", onboarding: "yes" };

  /** Both customers of Megan's were confirmed long ago; her week has come. */
  async function week() {
    const bot = await assigned();
    await bot.as(alex).says("assign fabrikam to @Megan Bowen", channel, [megan]);
    await bot.tick();
    bot.connector.take();
    for (const name of ["contoso", "fabrikam"]) {
      const shown = await list(bot, megan, `show ${name}`);
      const form = await bot.as(megan).clicks(shown, "Answer checklist");
      await bot.connector.next();
      await bot.as(megan).clicks({ ...shown, card: form.card ?? {} }, "Save answers", allSaid);
      await bot.connector.next();
    }
    bot.clock.pass(95 * day);
    await bot.tick();
    const all = bot.connector.take();
    const said = all.find(({ how, conversation }) => how === "said" && conversation === `a:${megan.id}`);
    return { ...bot, said };
  }

  /** Presses, and gives the list as it is drawn anew. */
  async function pressed(bot: Awaited<ReturnType<typeof week>>, button: string) {
    await bot.as(megan).clicks(bot.said, button);
    return await bot.connector.next();
  }

  /** Presses, and takes the list as it is drawn anew for everybody who sees it. */
  async function presses(bot: Awaited<ReturnType<typeof week>>, who: typeof megan, button: string | RegExp) {
    const { toast } = await bot.as(who).clicks(bot.said, button);
    const { card } = await bot.connector.next();
    await bot.tick();
    bot.connector.take();
    return { toast, words: wordsOf(card) };
  }

  const confirmedWords = /Contoso Ltd\.\nConfirmed by you, valid until 23 May\nUndo/;

  it("confirms one, and the list says so of it, with Undo, and what is left", async () => {
    const bot = await week();
    const { toast, words } = await presses(bot, megan, "Still true: Contoso Ltd.");
    expect(toast).toBe("Contoso Ltd.: confirmed.");
    expect(words).toMatch(confirmedWords);
    expect(words).toMatch(/^1 of your 2 customers needs you\n[^]*Fabrikam, Inc\.\n[^\n]*expired/);
    expect(await bot.as(alex).asks("history contoso")).toMatch(/CPOR[^\n]*does not apply/);
  });

  it("takes it back by Undo on its row, and the row asks as before", async () => {
    const bot = await week();
    const undone = await bot.as(megan).clicks(await pressed(bot, "Still true: Contoso Ltd."), "Undo: Contoso Ltd.");
    expect(undone.toast).toBe("Contoso Ltd.: as it was before.");
    const { card: now } = await bot.connector.next();
    expect(wordsOf(now)).toBe(wordsOf(bot.said?.card).replace(/ The next one comes [^\n]*/, ""));
  });

  it("has no Undo after a day, and takes nothing back by an old one", async () => {
    const bot = await week();
    const confirmed = await pressed(bot, "Still true: Contoso Ltd.");
    bot.clock.pass(day + 60_000);
    const undone = await bot.as(megan).clicks(confirmed, "Undo: Contoso Ltd.");
    expect(undone.toast).toBe("Contoso Ltd.: nothing was undone. What was confirmed can be undone for a day.");
    expect(wordsOf((await bot.connector.next()).card)).not.toContain("Confirmed by you");
    await bot.tick();
    bot.connector.take();
  });

  it("undo after several were confirmed at once takes all of them back by one press", async () => {
    const bot = await week();
    await presses(bot, megan, /^Confirm/);
    const [asked] = await bot.as(megan).says("undo");
    expect(wordsOf(asked?.card)).toMatch(/^Undo what you confirmed of Fabrikam, Inc\. and Contoso Ltd\.\?/);
    await bot.as(megan).clicks(asked, "Undo");
    expect(wordsOf((await bot.connector.next()).card)).toMatch(
      /Fabrikam, Inc\.: [^\n]* are as they were before\nContoso Ltd\.: [^\n]* are as they were before/,
    );
    expect(await bot.as(megan).asks("digest now")).toMatch(/^Both your customers need you/);
  });

  it("confirms no more than the button named, and says that one was left alone", async () => {
    const bot = await week();
    await bot.as(megan).says("Fabrikam: nothing changed");
    expect((await presses(bot, megan, /^Confirm/)).toast).toBe(
      "Confirmed: Contoso Ltd. · Changed since, and left alone: Fabrikam, Inc.",
    );
  });

  it("confirms all that need only that, by name, once", async () => {
    const bot = await week();
    expect((await presses(bot, megan, /^Confirm/)).toast).toBe("Confirmed: Fabrikam, Inc., Contoso Ltd.");
    expect((await presses(bot, megan, /^Confirm/)).toast).toContain("Nothing was confirmed");
  });

  it("typed with a customer is the same as the button, and again it asks", async () => {
    const bot = await week();
    expect(await bot.as(megan).asks("Contoso: still true")).toMatch(/^Contoso Ltd\.: saved/);
    expect(await bot.as(alex).asks("history contoso")).toMatch(/CPOR[^\n]*does not apply/);
    const [again] = await bot.as(megan).says("Contoso: still true");
    expect(wordsOf(again?.card)).toMatch(/^Contoso Ltd\.: still true\?\nOn record: CPOR does not apply/);
    expect(wordsOf(again?.card)).toContain("None of it has to be confirmed now. Nothing has changed yet.");
  });

  it("typed without a customer asks of all that need only that, or of the one that is left", async () => {
    const bot = await week();
    const [all] = await bot.as(megan).says("all still true");
    expect(wordsOf(all?.card)).toMatch(
      /^Still true for all 2\?\nFabrikam, Inc\., Contoso Ltd\.\nNothing has changed yet/,
    );
    const before = await bot.as(alex).asks("history contoso");
    await bot.as(megan).says("Fabrikam: nothing changed");
    const [one] = await bot.as(megan).says("everything as before");
    expect(wordsOf(one?.card)).toMatch(/^Contoso Ltd\.: still true\?/);
    expect(await bot.as(alex).asks("history contoso")).toBe(before);
    expect(wordsOf((await bot.as(megan).clicks(one, "Still true")).card)).toContain("Contoso Ltd.: saved");
    await bot.connector.next();
    expect(await bot.as(megan).asks("all still true")).toContain("Nothing has to be confirmed now");
  });

  it("typed by somebody else confirms nothing", async () => {
    const bot = await week();
    const before = await bot.as(alex).asks("history contoso");
    expect(await bot.as(isaiah).asks("Contoso: still true", channel)).toContain("not yours");
    expect(await bot.as(alex).asks("Contoso: still true", channel)).toContain("Contoso Ltd.: still true?");
    expect(await bot.as(alex).asks("history contoso")).toBe(before);
  });

  it("confirms nothing for a colleague, and nothing that was answered since", async () => {
    const bot = await week();
    expect((await presses(bot, isaiah, "Still true: Contoso Ltd.")).toast).toContain("Nothing was confirmed");
    await presses(bot, megan, "Still true: Contoso Ltd.");
    expect((await presses(bot, megan, "Still true: Contoso Ltd.")).toast).toContain("Nothing was confirmed");
  });
});

describe("the way back", () => {
  it("leads from a customer to the list and the page it was opened from", async () => {
    const bot = await assigned();
    const unassigned = await list(bot, alex, "gaps unowned");
    const [shown] = await bot.as(alex).submits(unassigned, "Show Fabrikam, Inc.");
    expect(wordsOf(shown?.card)).toMatch(/^Fabrikam, Inc\./);
    const { card } = await bot.as(alex).clicks(shown ?? unassigned, "Back to the list");
    expect(wordsOf(card)).toMatch(/^2 customers unassigned/);
    expect(JSON.stringify((await list(bot, alex, "show fabrikam")).card)).not.toContain("Back to the list");
  });
});

describe("help", () => {
  it("starts what a line names, in a card of its own", async () => {
    const bot = await known();
    const help = await list(bot, alex, "help");
    expect(
      wordsOf(help.card)
        .split("\n")
        .filter((line) => !line.includes("·"))
        .slice(2, 7),
    ).toEqual(["What's open", "Keep it true", "Customers and owners", "Messages and tables", "For the organization"]);
    const [handover] = await bot.as(alex).submits(help, "Start handover");
    expect([handover?.how, wordsOf(handover?.card).split("\n")[0]]).toEqual(["said", "Hand over customers"]);
  });

  it("is five lines in a channel, each of which opens its group; what managers do is for managers", async () => {
    const bot = await known();
    const help = await list(bot, megan, "help", channel);
    expect(wordsOf(help.card).split("\n").length).toBeLessThan(10);
    const [group] = await bot.as(megan).submits(help, "Show: Keep it true", {}, channel);
    expect(wordsOf(group?.card)).toMatch(/\*\*snooze\*\*/);
    expect(wordsOf(help.card)).not.toContain("forget");
  });
});
