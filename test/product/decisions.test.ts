/** What waits for a manager, in one list, each with what decides it. */
import { beforeAll, expect, it } from "vitest";
import { rank } from "../../src/teams/input/reading/intents.ts";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, isaiah, megan } from "../teams/people.ts";
import { aKnownBot, contoso, says } from "./loaded.ts";

// Sentences are learnt before anything is timed.
beforeAll(() => void rank([]));

/** Megan asks to offboard hers and to add one; Isaiah gives one back. */
async function waiting() {
  const bot = await aKnownBot();
  const { as, clock, connector } = bot;
  await as(alex).says("assign contoso to @Megan Bowen", undefined, [megan]);
  await as(alex).says("assign fabrikam to @Isaiah Langer", undefined, [isaiah]);
  await as(megan).forges("ask-offboarding", { customer: contoso, wants: "offboarded", because: "they left us" });
  await connector.next();
  clock.pass(1000);
  const [form] = await as(megan).says("new customer: Globex, Teams");
  await as(megan).clicks(form, "Ask the managers", { words: "a school in Leiden" });
  await connector.next();
  clock.pass(1000);
  await as(isaiah).says("unassign fabrikam from me to @Megan Bowen because she runs it", undefined, [megan]);
  connector.take();
  return bot;
}

it("is said where nothing waits, and named nowhere", async () => {
  const { as } = await aKnownBot();
  expect(await as(alex).asks("decisions")).toBe("Nothing waits for a decision\nAll gaps");
  expect(await as(alex).asks("help")).not.toContain("decisions");
});

it.each(["gaps", "hello"])("is not named by %j where nothing waits", async (text) =>
  expect(await (await aKnownBot()).as(alex).asks(text)).not.toContain("decision"),
);

it("lists what waits, the longest first, and each is decided by its button", async () => {
  const { as, connector } = await waiting();
  for (const text of ["gaps", "hello"]) expect(await as(alex).asks(text)).toContain("3 decisions wait for a manager");
  expect(await as(alex).asks("help")).toContain("**decisions**");
  const [list] = await as(alex).says("which decisions wait for me?");
  const words = wordsOf(list?.card);
  expect(words).toMatch(/^(?:Showing [^\n]*\n)?3 decisions wait for a manager\n/);
  expect(words).toMatch(
    /Contoso Ltd\.[^]*Offboard it\? “they left us”[^]*asked by Megan Bowen · today[^]*Globex[^]*Add this customer\? “[^]*a school in Leiden”[^]*Fabrikam, Inc\.[^]*Whose is it\? “she runs it”[^]*given back by Isaiah Langer · suggests Megan Bowen/,
  );
  const pressed = async (button: string) => wordsOf((await as(alex).submits(list, button))[0]?.card);
  expect(await pressed("Keep: Contoso Ltd.")).toMatch(/^Contoso Ltd\. stays as it is\nI'll tell Megan Bowen\./);
  expect(await pressed("Don't add: Globex")).toMatch(/^Globex isn't added\n/);
  expect(await as(alex).asks("decisions")).toMatch(/^1 decision waits for a manager\nFabrikam/);
  expect(await pressed("To Megan Bowen: Fabrikam, Inc.")).toContain("Megan Bowen");
  expect(await as(alex).asks("decisions")).toContain("Nothing waits for a decision");
  connector.take();
});

it("is for managers, and for whoever stands in for one what they may decide", async () => {
  const bot = await waiting();
  expect(await bot.as(megan).asks("what do I have to decide?")).toContain("Only managers decide.");
  await bot.as(alex).says("away until 2026-11-27 deputy @Isaiah Langer", undefined, [isaiah]);
  expect(await bot.as(isaiah).asks("decisions")).toMatch(/^1 decision waits for a manager\nContoso/);
  expect((await says(bot, "any pending decisions?")).words).toContain("3 decisions wait for a manager");
  await bot.as(alex).says("away off");
  expect(await bot.as(isaiah).asks("decisions", channel)).toContain("Only managers decide.");
  bot.connector.take();
});
