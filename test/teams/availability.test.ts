/** Nobody stops the bot by what they write: reading takes a time that grows with the text, and asks Teams little. */
import { expect, it } from "vitest";
import { readFact } from "../../src/domain/customer/facts.ts";
import { findCustomers } from "../../src/domain/customer/find.ts";
import { newCustomer } from "../../src/domain/customer/customer.ts";
import { findWhy } from "../../src/domain/catalogue/why.ts";
import { readSetting } from "../../src/domain/organization/settings.ts";
import { readText, splitCommand } from "../../src/teams/activity/text.ts";
import { commands } from "../../src/teams/bot/commands.ts";
import { createTables } from "../../src/teams/bot/tables.ts";
import { parseAway, parseDay, parseDigest, parseGaps, parseSnooze } from "../../src/teams/input/time/parse.ts";
import { parseHistory } from "../../src/teams/input/time/period.ts";
import { secretRefused } from "../../src/teams/refusals.ts";
import { expectSteady } from "../steady.ts";
import { message } from "./activities.ts";
import { startEdge } from "./harness.ts";
import { alex, channel, megan } from "./people.ts";

const day = "2026-11-23";
const dayOf = (text: string) => parseDay(text, day);
const bot = { id: "28:bot", name: "bot", text: "<at>bot</at>" };
const contoso = newCustomer({
  id: "11111111-2222-4333-8444-555555555555",
  name: "Contoso",
  source: "person",
  addedAt: day,
});

const readers: Record<string, (text: string) => unknown> = {
  "the text": (text) => readText(text, [bot], bot.id),
  "the first word": (text) => [splitCommand(text), splitCommand(text.replaceAll(" ", ""))],
  secrets: (text) => secretRefused([text]),
  "the name of a customer": (text) => findCustomers([contoso], text),
  "a filter": (text) => parseGaps(text, [], "me"),
  "a digest": (text) => parseDigest(`here ${text}`, "Etc/UTC"),
  "a snooze": (text) => parseSnooze(`until ${text}`, day),
  "an absence": (text) => parseAway(`until ${text}`, day),
  "a period": (text) => parseHistory(text, day),
  "a fact": (text) => ["", "paused because ", "sold by ", "gdap until "].map((fact) => readFact(fact + text, dayOf)),
  "a setting": (text) => ["zone", "quiet", "holiday", "goals", "weekend"].map((name) => readSetting(name, text, dayOf)),
  "a topic": findWhy,
  ...Object.fromEntries(
    commands.map((command) => [
      `the command ${command.name}`,
      (text: string) => [
        command.needs === "customer" && command.words?.(text),
        command.recognizes?.({ text, lines: text, files: [], place: { kind: "personal", conversation: "c" } }),
      ],
    ]),
  ),
};

const pieces = [
  "!",
  "? ",
  " ",
  "a@",
  "a.",
  "to ",
  " to a",
  ":",
  ": ",
  "until ",
  " until a because ",
  "page 1 ",
  "<at>",
  "<at ",
  "&amp;",
  "\n",
  "\u200b",
  "partnerid ",
  "partnerid tenantid\n",
  '"',
  '" : ',
  "-1",
  "1,234 ",
  "since ",
  "deputy ",
  "é",
  "and ",
  ", ",
];

it.each(Object.keys(readers))("%s is read in time, whatever it is", { timeout: 60_000 }, async (name) => {
  const read = readers[name] ?? (() => {});
  for (const piece of pieces) await expectSteady(read, piece, 50_000, { ends: "x" });
});

it("a message of the largest size is answered at once", async () => {
  const bot = await startEdge({ tables: createTables });
  for (const text of ["!", "why ?", "partnerid ", "set a : "]) {
    const began = process.cpuUsage();
    await bot.as(alex).says(text.repeat(120_000 / text.length));
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(2_000);
  }
});

it("a command with more words than it can need is refused", async () => {
  const bot = await startEdge({ tables: createTables });
  const [said] = await bot.as(alex).says(`show ${"Contoso ".repeat(200)}`);
  expect(JSON.stringify(said?.card)).toContain("That is too long for show");
});

it("a message that mentions a thousand people asks Teams about few of them", async () => {
  const bot = await startEdge({ tables: createTables });
  const many = Array.from({ length: 990 }, (_, at) => ({ teamsId: `29:nobody-${at}`, name: `Nobody ${at}` }));
  const before = bot.connector.calls.length;
  await bot.post(message(bot.common(alex, channel), "assign Contoso to @Megan Bowen", [megan, ...many]));
  bot.connector.take();
  expect(bot.connector.calls.length - before).toBeLessThan(20);
});
