/** A text to send to a customer, from what people write to the card with the text to copy. */
import { expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, megan } from "../teams/people.ts";
import { aKnownBot, contoso } from "./loaded.ts";

/** The blocks of a card that are there to be copied. */
const copied = (card: unknown): readonly string[] =>
  JSON.parse(JSON.stringify(card)).body.flatMap((one: { type: string; codeSnippet?: string }) =>
    one.type === "CodeBlock" ? [one.codeSnippet ?? ""] : [],
  );

it("has the subject and the text in blocks of their own, in the name of whoever asks, and changes nothing", async () => {
  const bot = await aKnownBot();
  const before = await bot.memory.text();
  const [said] = await bot.as(alex).says("write me two lines for Contoso so that they approve the GDAP request");
  const [subject, body = ""] = copied(said?.card);
  expect(wordsOf(said?.card)).toContain("I send and save nothing");
  expect(subject).toBe("Please approve our delegated admin access (GDAP)");
  expect(body).toMatch(/^Hi \[name\],\n\n.*\nCould a Global Administrator of Contoso Ltd\. please open this link/);
  expect(body).toContain(contoso);
  expect(body).toMatch(/\nAlex Wilber$/);
  expect(await bot.memory.text()).toBe(before);
});

it("goes on to another kind by its button", async () => {
  const bot = await aKnownBot();
  const [first] = await bot.as(alex).says("mail Contoso");
  const { card } = await bot.as(alex).clicks(first, "Azure access");
  await bot.connector.next();
  expect(copied(card)[1]).toContain("the Contributor or Owner role");
});

it("asks which customer where none is named", async () => {
  const bot = await aKnownBot();
  const [asked] = await bot.as(alex).says("mail proof");
  expect(wordsOf(asked?.card)).toContain("Which customer is the mail for?");
  const chosen = await bot.as(alex).clicks(asked, "Continue", { customer: contoso });
  await bot.connector.next();
  expect(copied(chosen.card)[0]).toBe("Please sign: proof of execution for [workload]");
});

it("shows nothing of a customer that is somebody else's in their own chat, and all of it in a channel", async () => {
  const bot = await aKnownBot();
  expect(await bot.as(megan).asks("mail Consolidated gdap")).toContain("None of your customers is called");
  expect(await bot.as(megan).asks("mail Consolidated gdap", channel)).toContain("Mail to Consolidated Messenger");
});

it("is none where whoever writes wants to be sent something", async () => {
  const bot = await aKnownBot();
  expect(await bot.as(alex).asks("mail me the list of gaps")).toMatch(/^\d+ gaps? at /);
});
