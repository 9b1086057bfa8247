/** Changes that were offered and are made later: what somebody else changed in between stays, and is named. */
import { expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { adele, alex, megan } from "../teams/people.ts";
import { aKnownBot, contoso } from "./loaded.ts";

/** Megan is a manager, too; a minute passes before each of what people do. */
async function twoManagers() {
  const bot = await aKnownBot();
  await bot.as(alex).says("managers add @Megan Bowen", undefined, [megan]);
  bot.connector.take();
  const does = async <Done>(act: (as: typeof bot.as) => Promise<Done>): Promise<Done> => {
    bot.clock.pass(60_000);
    return await act(bot.as);
  };
  const says = async (who: typeof megan, text: string) => {
    const [said] = await does((as) => as(who).says(text));
    if (said?.card === undefined) throw new Error("no card came");
    return said;
  };
  const presses = async (on: Awaited<ReturnType<typeof says>>, button: string | RegExp) => {
    const { card } = await does((as) => as(alex).clicks(on, button));
    const said = await bot.connector.next();
    return { ...on, card: card ?? said.card ?? {} };
  };
  return { ...bot, says, presses };
}

const both = "assign Contoso and Fabrikam to Isaiah";

it.each([
  ["by the button", async (bot: Bot, on: Asked) => wordsOf((await bot.presses(on, "Yes, both")).card)],
  ["by a yes", async (bot: Bot) => wordsOf((await bot.says(alex, "yes")).card)],
])(
  "of several offered, who got another owner stays with them and is named, and the others are done: %s",
  async (_, yes) => {
    const bot = await twoManagers();
    const asked = await bot.says(alex, both);
    await bot.says(megan, "assign Contoso to @Adele Vance");
    const done = await yes(bot, asked);
    expect(done).toContain("Contoso Ltd. stays with Adele Vance: Megan Bowen changed it since.");
    expect(done).toContain("Fabrikam, Inc.: Isaiah Langer owns it now");
    expect(await bot.as(alex).asks("who owns Contoso")).toContain("Adele Vance");
  },
);
type Bot = Awaited<ReturnType<typeof twoManagers>>;
type Asked = Awaited<ReturnType<Bot["says"]>>;

it("what was left alone can be done all the same, by a press of its own", async () => {
  const bot = await twoManagers();
  const asked = await bot.says(alex, both);
  await bot.says(megan, "assign Contoso to @Adele Vance");
  const done = await bot.presses(asked, "Yes, both");
  const again = await bot.presses(done, /^Assign Contoso/);
  expect(wordsOf(again.card)).toContain("Contoso Ltd.: Isaiah Langer owns it now");
});

it.each([
  {
    when: "one got another owner",
    offered: "could Isaiah take Contoso?",
    then: "assign Contoso to @Adele Vance",
    says: /^Changed since I offered it\nContoso Ltd\. stays with Adele Vance: Megan Bowen changed it since\./,
  },
  {
    when: "one was unassigned",
    before: "assign Contoso to @Adele Vance",
    offered: "could Isaiah take Contoso?",
    then: "unassign Contoso",
    says: /^Changed since I offered it\nContoso Ltd\. has no owner now: Megan Bowen changed it since\./,
  },
  {
    when: "one was snoozed for another reason",
    offered: "can we snooze Contoso until 10 December because they merge?",
    then: "snooze Contoso until 2026-12-04 because they move",
    says: /^Changed since I offered it\nContoso Ltd\. stays as it is: Megan Bowen changed it since\./,
  },
  {
    when: "it was done as offered already",
    offered: "could Isaiah take Contoso?",
    then: "assign Contoso to @Isaiah Langer",
    says: /^Contoso Ltd\.: Isaiah Langer already owns it/,
  },
  {
    when: "it was changed and put back",
    before: "assign Contoso to @Adele Vance",
    offered: "could Isaiah take Contoso?",
    then: ["assign Contoso to @Megan Bowen", "assign Contoso to @Adele Vance"],
    says: /^Contoso Ltd\.: Isaiah Langer owns it now/,
  },
  {
    when: "something else of it changed",
    offered: "could Isaiah take Contoso?",
    then: "set Contoso: 250 seats",
    says: /^Contoso Ltd\.: Isaiah Langer owns it now/,
  },
])("a Yes that is pressed later goes by what is so by then: $when", async ({ before, offered, then, says }) => {
  const bot = await twoManagers();
  if (before !== undefined) await bot.says(alex, before);
  const asked = await bot.says(alex, offered);
  for (const text of [then].flat()) await bot.says(megan, text);
  expect(wordsOf((await bot.presses(asked, "Yes")).card)).toMatch(says);
});

it("whoever changed it themself since has it as they press", async () => {
  const bot = await twoManagers();
  const asked = await bot.says(alex, "could Isaiah take Contoso?");
  await bot.says(megan, "assign Contoso to @Megan Bowen");
  await bot.says(alex, "assign Contoso to @Adele Vance");
  expect(wordsOf((await bot.presses(asked, "Yes")).card)).toMatch(/^Contoso Ltd\.: Isaiah Langer owns it now/);
});

it("all unassigned customers are those that were unassigned when they were offered, and still are", async () => {
  const bot = await twoManagers();
  await bot.says(alex, "assign Consolidated to @Adele Vance");
  const asked = await bot.says(alex, "assign all unassigned customers to Isaiah");
  await bot.says(megan, "assign Contoso to @Megan Bowen");
  await bot.says(megan, "unassign Consolidated");
  const done = wordsOf((await bot.presses(asked, "Yes")).card);
  expect(done).toMatch(/^Isaiah Langer owns 1 more customer now\nFabrikam, Inc\.\n/);
  expect(done).toContain("Contoso Ltd. stays with Megan Bowen: Megan Bowen changed it since.");
  expect(done).toContain("Changed since I asked, and still unassigned: Consolidated Messenger.");
});

it("what was handed over are those that were the giver's when it was offered, and still are", async () => {
  const bot = await twoManagers();
  await bot.says(alex, "assign Consolidated to @Isaiah Langer");
  await bot.says(alex, "assign Fabrikam to @Isaiah Langer");
  const asked = await bot.says(alex, "handover @Isaiah Langer to @Adele Vance");
  await bot.says(megan, "assign Fabrikam to @Megan Bowen");
  await bot.says(megan, "assign Contoso to @Isaiah Langer");
  const done = wordsOf((await bot.presses(asked, "Hand over 2")).card);
  expect(done).toMatch(/^1 customer handed to Adele Vance\n/);
  expect(done).toContain("Fabrikam, Inc. stays with Megan Bowen: Megan Bowen changed it since.");
  expect(done).toContain("Contoso Ltd. stays with Isaiah Langer: Megan Bowen changed it since.");
});

it("nobody is told of a customer that isn't theirs, however old the button is", async () => {
  const bot = await twoManagers();
  const asOf = bot.clock.now();
  await bot.says(megan, "assign Contoso to @Isaiah Langer");
  await bot.says(megan, "snooze Contoso until 4 December because legal");
  bot.connector.take();
  const { card } = await bot.as(adele).forges("run", { says: `unassign ${contoso}`, asOf });
  const redrawn = await bot.connector.next();
  expect([card, redrawn.card].map((one) => wordsOf(one)).join("\n")).not.toMatch(/Contoso|Megan/);
});

it("a swap of which one half is somebody else's by now is not done by half", async () => {
  const bot = await twoManagers();
  await bot.says(alex, "assign Contoso to @Isaiah Langer");
  await bot.says(alex, "assign Fabrikam to @Megan Bowen");
  const asked = await bot.says(alex, "swap Contoso and Fabrikam");
  await bot.says(megan, "assign Fabrikam to @Adele Vance");
  const done = wordsOf((await bot.presses(asked, "Yes, both")).card);
  expect(done).toMatch(/^Nothing was done\n[^]*Fabrikam, Inc\. stays with Adele Vance/);
  expect(await bot.as(alex).asks("who owns Contoso")).toContain("Isaiah Langer");
});

it("of two that one person has there is nothing to swap", async () => {
  const bot = await twoManagers();
  await bot.says(alex, "assign Contoso and Fabrikam to me");
  expect(wordsOf((await bot.says(alex, "swap Contoso and Fabrikam")).card)).not.toMatch(/Do both/);
});

it("what was refused of several isn't called done", async () => {
  const bot = await twoManagers();
  const asked = await bot.says(alex, "assign Contoso and Fabrikam to Isaiah");
  bot.clock.pass(60_000);
  await bot.as(adele).clicks(asked, "Yes, both");
  expect(wordsOf((await bot.connector.next()).card)).toMatch(/^What came of it\n[^]*Only managers/);
});

it("customers that somebody else snoozed while the form was open stay as they are", async () => {
  const bot = await twoManagers();
  for (const one of ["Contoso", "Fabrikam"]) await bot.says(alex, `set ${one}: gdap until 15 Dec`);
  const form = await bot.says(alex, "snooze Contoso and Fabrikam");
  await bot.says(megan, "snooze Contoso until 10 December because of an audit");
  bot.clock.pass(60_000);
  await bot.as(alex).clicks(form, "Snooze", { until: "2026-12-04", because: "a freeze" });
  expect(wordsOf((await bot.connector.next()).card)).toContain(
    "Contoso Ltd. stays as it is: Megan Bowen changed it since.",
  );
});
