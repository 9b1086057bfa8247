/** Who and which is meant: rights and owners change by whole names only, and no word is passed over in silence. */
import { describe, expect, it } from "vitest";
import { commands } from "../../src/teams/bot/commands.ts";
import { filledIn, wordsOf } from "../teams/cards.ts";
import { alex, channel, isaiah, megan } from "../teams/people.ts";
import { aKnownBot as known, customersCsv, hosted, says } from "./loaded.ts";

type Bot = Awaited<ReturnType<typeof known>>;

const nothingHappened = async (bot: Bot) => {
  expect((await says(bot, "managers")).words).toContain("1 manager");
  expect((await says(bot, "show contoso")).words).toContain("No owner");
};

it.each([
  ["assign contoso to Bogus Person", "Bogus Person"],
  ["assign contoso to bogus person", "bogus person"],
  ["please give Contoso to Bogus Person", "Bogus Person"],
  ["assign contoso to somebody else", undefined],
  ["assign contoso", undefined],
])("%j opens the form, which says who was not found: %j", async (text, who) => {
  const { words } = await says(await known(), text);
  expect(words).toContain("Who should own Contoso Ltd.?");
  if (who === undefined) expect(words).not.toContain("I don't know anybody");
  else expect(words).toContain(`I don't know anybody called “${who}”. Choose from the list.`);
});

describe("part of a person's name", () => {
  it.each([
    ["managers add meg", "Make a manager: Megan Bowen"],
    ["assign contoso to Megan", "Assign Contoso Ltd. to Megan Bowen"],
    ["assign contoso to Bow", "Assign Contoso Ltd. to Megan Bowen"],
  ])("in “%s” changes nothing and offers who may be meant", async (text, choice) => {
    const bot = await known();
    const asked = await says(bot, text);
    expect(asked.words).toContain("Do you mean Megan Bowen? Nothing has changed yet.");
    await nothingHappened(bot);
    const clicked = await bot.as(alex).clicks(asked, choice, {}, channel);
    await bot.connector.next();
    bot.connector.take();
    expect(wordsOf(clicked.card)).toMatch(/Megan Bowen (is a manager now|owns it now)/);
  });

  it.each([
    ["away until 2026-12-05 deputy meg", "Megan Bowen gets your messages"],
    ["set contoso: deputy meg", "Contoso Ltd.: saved\ndeputy Megan Bowen"],
    ["handover isaiah to meg", "Isaiah Langer owns no customers"],
  ])("in “%s” is the only colleague who fits, and named in the answer", async (text, answer) => {
    const bot = await known();
    expect((await says(bot, text)).words).toContain(answer);
  });

  it("that several have is asked for, with what tells them apart", async () => {
    const bot = await known();
    bot.connector.people.push({
      ...isaiah,
      id: "0000000c-1111-4222-8333-444444444444",
      name: "Megan Other",
      upn: "mo@p.example",
    });
    const { words } = await says(bot, "managers add megan");
    expect(words).toContain("2 colleagues match");
    expect(words).toContain("mo@p.example");
  });
});

describe("a whole name", () => {
  it.each([
    ["as written", "managers add megan BOWEN", []],
    ["as a principal name", `managers add ${megan.upn}`, []],
    ["as a mention", "managers add @Megan Bowen", [megan]],
  ])("%s is enough to change who the managers are", async (_, text, mentions) => {
    const bot = await known();
    expect((await says(bot, text, mentions)).words).toContain("Megan Bowen is a manager now");
    expect((await says(bot, text.replace("add", "remove"), mentions)).words).toContain("no longer a manager");
  });

  it.each([
    ["managers add @Megan Bowen xyzzy", [megan], "Make Megan Bowen a manager?"],
    ["managers add @Megan Bowen @Isaiah Langer", [megan, isaiah], "Make Isaiah Langer a manager"],
    ["assign contoso to @Megan Bowen xyzzy", [megan], "Assign Contoso Ltd. to Megan Bowen?"],
    ["forget @Megan Bowen too", [megan], "I don't know anybody called “Megan Bowen too”"],
  ])("followed by more, as in “%s”, is asked about", async (text, mentions, question) => {
    const bot = await known();
    expect((await says(bot, text, mentions)).words).toContain(question);
    await nothingHappened(bot);
  });

  it("followed by courtesy is enough", async () => {
    const bot = await known();
    expect((await says(bot, "assign contoso to @Megan Bowen, please!", [megan])).words).toContain(
      "Megan Bowen owns it now",
    );
    bot.connector.take();
  });
});

describe("a customer", () => {
  it("whose name only holds the word inside another is asked for before anything happens", async () => {
    const bot = await known();
    const asked = await says(bot, "assign tos to @Megan Bowen", [megan]);
    expect(asked.words).toContain("Do you mean Contoso Ltd.? I'll assign it to Megan Bowen.");
    await nothingHappened(bot);
  });
});

describe("words that mean nothing to a command", () => {
  it.each(commands.map(({ name }) => name))("after %s are not passed over in silence", async (name) => {
    const bot = await known();
    const say = async (text: string) => {
      const [said] = await bot.as(alex).says(text);
      bot.connector.take();
      return said?.card === undefined ? "" : `${wordsOf(said.card)}\n${JSON.stringify(filledIn(said.card))}`;
    };
    const answer = await say(`${name} xyzzy plugh`);
    expect(answer).toMatch(/xyzzy|for example|Write a day/i);
    expect(answer).not.toBe(await say(name));
  });

  it.each([
    ["settings foo", "settings zone Europe/Amsterdam"],
    ["export gaps foo", "export gaps, which has all of them"],
    ["deliveries foo", "You can write: deliveries"],
    ["managers foo", "managers add @Megan Bowen"],
  ])("such as “%s” are named, with what can be written", async (text, instead) => {
    const bot = await known();
    const [said] = await bot.as(alex).says(text);
    expect(wordsOf(said?.card)).toContain("I don't understand “foo”");
    expect(wordsOf(said?.card)).toContain(instead);
  });

  it("after add are the name of the customer", async () => {
    const bot = await known();
    const [said] = await bot.as(alex).says("add Northwind Traders");
    expect(filledIn(said?.card ?? {})["name"]).toBe("Northwind Traders");
  });

  it("with a file are the customer, and nothing is imported when there is none such", async () => {
    const bot = await known();
    const [said] = await bot.as(alex).sends({ name: "x.csv", url: await hosted(customersCsv) }, "import xyzzy");
    expect(wordsOf(said?.card)).toContain("No customer like “xyzzy”");
  });
});

describe("gaps of somebody", () => {
  it.each([
    ["by whole name", "gaps megan BOWEN"],
    ["by principal name", `gaps ${megan.upn}`],
    ["by whole name after what is wanted", "gaps critical Megan Bowen"],
  ])("are listed %s as by a mention", async (_, text) => {
    const bot = await known();
    expect((await says(bot, text)).words).toContain("Megan Bowen doesn't own any customer");
    await says(bot, "assign contoso to @Megan Bowen", [megan]);
    expect((await says(bot, text)).words).toContain("Megan Bowen");
    expect((await says(bot, text)).words).toBe(
      (await says(bot, text.replace(/meg\S*( bowen)?$/i, "@Megan Bowen"), [megan])).words,
    );
  });

  it("come after a customer of that name", async () => {
    const bot = await known();
    bot.connector.people.push({ ...isaiah, id: "0000000c-1111-4222-8333-444444444444", name: "Contoso" });
    expect((await says(bot, "gaps contoso")).words).toContain("Contoso Ltd.");
  });

  it("that nobody knows are not taken for a customer's", async () => {
    const bot = await known();
    expect((await says(bot, "gaps new nobody@p.example")).words).toContain(
      "I don't know anybody called “nobody@p.example”",
    );
    expect((await says(bot, "gaps new Nobody Known")).words).toContain("I didn't get “Nobody Known”");
    expect((await says(bot, "gaps new Peter Pan")).words).toContain("I didn't get “Peter Pan”");
  });
});

describe("words that cannot go together", () => {
  it.each([
    ["gaps closed cpor", "Only one of “closed” and “cpor” can be chosen\nWrite gaps closed, or gaps cpor."],
    ["gaps critical new", "Only one of “critical” and “new” can be chosen"],
    ["snooze contoso until 2026-11-31 because of a holiday", "There is no 31 November"],
  ])("in “%s” are told why", async (text, why) => {
    const bot = await known();
    expect((await says(bot, text)).words).toContain(why);
  });
});

it.each([
  ["Isaiah has two and Megan has one, move Contoso over to her please", /^Assign Contoso Ltd\. to Megan Bowen\?/],
  ["Megan has two and Isaiah has one, move Contoso over to him please", /^Assign Contoso Ltd\. to Megan Bowen\?/],
  ["Megan wants Contoso but leave it to Isaiah, give it to him", /^Assign Contoso Ltd\. to Isaiah Langer\?/],
])("whom a pronoun means is nobody who owns the customer already: %j", async (text, asks) => {
  const bot = await known();
  await bot.as(alex).says("assign contoso to @Isaiah Langer", channel, [isaiah]);
  bot.connector.take();
  expect((await says(bot, text)).words).toMatch(asks);
});

it.each([
  ["assign contoso to @Zaphod", "Zaphod"],
  ["assign contoso to @Nobody", "Nobody"],
  ["unassign contoso from @Zaphod", "Zaphod"],
  ["handover @Zaphod to me", "Zaphod"],
  ["handover me to @Zaphod", "Zaphod"],
  ["cover contoso @Zaphod until 2026-12-04", "Zaphod"],
  ["away until 2026-12-04 deputy @Zaphod", "Zaphod"],
  ["away @Zaphod until 2026-12-04 deputy @Megan Bowen", "Zaphod"],
  ["away Zaphod Beeblebrox until 2026-12-04 deputy @Megan Bowen", "Zaphod Beeblebrox"],
  ["set contoso: deputy @Nobody", "Nobody"],
  ["managers add @Zaphod", "Zaphod"],
])("%j changes nothing, and says that nobody is called so", async (text, name) => {
  const bot = await known();
  const before = JSON.stringify([await bot.as(alex).asks("history"), await bot.as(alex).asks("away list")]);
  const { words } = await says(bot, text, text.includes("@Megan Bowen") ? [megan] : []);
  expect(words).toMatch(new RegExp(`^I don't know anybody called “${name}”\nNothing was changed\\.`));
  expect(JSON.stringify([await bot.as(alex).asks("history"), await bot.as(alex).asks("away list")])).toBe(before);
});

it.each(["assign contoso @Zaphod Beeblebrox", "give contoso to Zaphod Beeblebrox"])(
  "%j opens the form, which says that nobody is called so",
  async (text) => {
    const { words } = await says(await known(), text);
    expect(words).toContain("I don't know anybody called “Zaphod Beeblebrox”. Choose from the list.");
  },
);
