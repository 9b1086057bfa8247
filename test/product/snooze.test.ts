/** Snoozing by chat: silenced, shown as silent, moved, ended; and a customer that is paused. */
import { expect, it } from "vitest";
import { filledIn, wordsOf } from "../teams/cards.ts";
import { alex, channel, megan } from "../teams/people.ts";
import { aKnownBot, aLoadedBot } from "./loaded.ts";

it("is shown with its reason, moved when everything is silent, and ended", async () => {
  const { as } = await aLoadedBot();
  const says = (words: string) => as(alex).asks(words);
  expect(await says("snooze contoso until 10 Dec because access is arranged")).toContain("snoozed until");
  const shown = await says("show contoso");
  expect(shown).toMatch(/gaps? snoozed/);
  expect(shown).toContain("access is arranged");
  expect(shown).not.toContain("in order");
  expect(await says("snooze contoso until 12 Dec because it takes longer")).toContain(
    "date and the reason are changed",
  );
  expect(await says("show contoso")).toContain("it takes longer");
  expect(await says("snooze contoso until 12 Dec because it takes longer")).toContain("already");
  expect(await says("snooze contoso off")).toContain("snooze ended");
  expect(await says("show contoso")).not.toMatch(/gaps? snoozed/);
  expect(await says("snooze contoso off")).toContain("nothing is snoozed");
  expect(await says("snooze nowhere off")).toContain("nowhere");
});

it("asks once of several that are to sleep, and says what came of each", async () => {
  const { as } = await aLoadedBot();
  const [form] = await as(alex).says("put Contoso and Fabrikam to sleep until 10 Dec");
  expect(wordsOf(form?.card)).toMatch(/Snooze 2 customers\nContoso Ltd\., Fabrikam/);
  expect(filledIn(form?.card ?? {})).toEqual({ until: "2026-12-10" });
  const { card: asked = {} } = await as(alex).clicks(form, "Snooze", { until: "2026-12-10", because: " " });
  expect(wordsOf(asked)).toContain("Choose a day, and say why.");
  const late = await as(alex).clicks({ activity: form?.activity ?? "", card: asked }, "Snooze", {
    until: "2027-12-10",
    because: "a freeze",
  });
  expect(wordsOf(late.card)).toContain("Choose a day from tomorrow to");
  const done = await as(alex).clicks(form, "Snooze", { until: "2026-12-10", because: "a freeze" });
  expect(wordsOf(done.card)).toMatch(/Contoso Ltd\.: snoozed until [^]*Fabrikam, Inc\.: snoozed until /);
  const shown = (await as(alex).says("show fabrikam")).at(-1);
  expect(wordsOf(shown?.card)).toContain("a freeze");
});

it.each([
  ["snooze all my customers until 10 Dec because of a freeze", { until: "2026-12-10", because: "a freeze" }],
  [
    "leave all of my customers alone until 10 December, they are closed",
    { until: "2026-12-10", because: "they are closed" },
  ],
  ["please snooze everything over Christmas", { until: "2026-12-28" }],
  ["don't ask me about any of my customers", {}],
])("asks once of all customers of whoever writes: %s", async (text, filled) => {
  const { as } = await aLoadedBot();
  for (const one of ["contoso", "fabrikam"]) {
    await as(alex).says(`assign ${one} to me`);
    await as(alex).says(`set ${one}: gdap until 15 Dec`);
  }
  const [form] = await as(alex).says(text);
  expect(wordsOf(form?.card)).toMatch(/Snooze 2 customers\nContoso Ltd\., Fabrikam/);
  expect(filledIn(form?.card ?? {})).toMatchObject(filled);
});

it.each([
  ["snooze everything but Contoso until Friday", /^[^]*Snooze 1 customer\nFabrikam/],
  ["snooze all my customers except Fabrikam, Inc. until Friday", /Snooze 1 customer\nContoso Ltd\./],
  ["snooze everything until Friday, and mark Fabrikam as done", /^(?![^]*Snooze 2 customers)/],
  ["snooze everything as soon as Contoso is done", /^(?![^]*Snooze 2 customers)/],
  ["snooze all my customers as soon as I'm on leave", /^(?![^]*Snooze 2 customers)/],
  ["snooze all my customers until Friday, Fabrikam's excluded", /Snooze 1 customer\nContoso Ltd\./],
  ["snooze all my customers until Friday because it's busy, Fabrikam stays active", /Snooze 1 customer\nContoso Ltd\./],
  ["snooze all my customers until Friday, Fabrikam is not", /Snooze 1 customer\nContoso Ltd\./],
  ["snooze all my customers, including Fabrikam, until Friday", /Snooze 2 customers\nContoso Ltd\., Fabrikam/],
  ["snooze all my customers until Friday, including Fabrikam", /Snooze 2 customers\nContoso Ltd\., Fabrikam/],
  [
    "snooze all my customers until Friday because it's busy, and Fabrikam wants Megan",
    /Snooze 2 customers[^]*I left out: “Fabrikam wants Megan”/,
  ],
  [
    "snooze all my customers until Friday because it's quarter end, and if Fabrikam answers let me know",
    /Snooze 2 customers[^]*I left out: “if Fabrikam answers let me know”/,
  ],
])("snoozes nobody who is left out, and names what else is said: %s", async (text, shown) => {
  const { as } = await aLoadedBot();
  for (const one of ["contoso", "fabrikam"]) {
    await as(alex).says(`assign ${one} to me`);
    await as(alex).says(`set ${one}: gdap until 15 Dec`);
  }
  expect(await as(alex).asks(text)).toMatch(shown);
});

it("asks for another day where the one that is named has passed", async () => {
  const { as } = await aLoadedBot();
  expect(await as(alex).asks("snooze contoso until 1 November because of a freeze")).toMatch(/passed[^]*later day/i);
});

it.each([
  ["snooze all except Fabrikam until 10 Dec", { until: "2026-12-10" }],
  [
    "please snooze all my customers but Fabrikam until 10 Dec because of a freeze",
    { until: "2026-12-10", because: "a freeze" },
  ],
  ["snooze everything apart from Fabrikam until 10 Dec, they are closed", { because: "they are closed" }],
])("leaves out of all customers who is named beside them: %s", async (text, filled) => {
  const { as } = await aLoadedBot();
  for (const one of ["contoso", "fabrikam"]) {
    await as(alex).says(`assign ${one} to me`);
    await as(alex).says(`set ${one}: gdap until 15 Dec`);
  }
  const [form] = await as(alex).says(text);
  expect(wordsOf(form?.card)).toMatch(/Snooze 1 customer\nContoso Ltd\. /);
  expect(filledIn(form?.card ?? {})).toMatchObject(filled);
});

it.each([
  ["snooze all unassigned customers until 10 Dec because of a freeze", { until: "2026-12-10", because: "a freeze" }],
  ["put all unassigned on hold", {}],
])("asks a manager once of all customers without an owner: %s", async (text, filled) => {
  const { as } = await aLoadedBot();
  await as(alex).says("assign contoso to me");
  await as(alex).says("set fabrikam: gdap until 15 Dec");
  const [form] = await as(alex).says(text);
  expect(wordsOf(form?.card)).toMatch(/Snooze \d+ customers?\n.*Fabrikam/);
  expect(wordsOf(form?.card)).not.toContain("Contoso");
  expect(filledIn(form?.card ?? {})).toMatchObject(filled);
});

it("takes nothing for its reason that is told of another customer", async () => {
  const { as } = await aLoadedBot();
  const [form] = await as(alex).says("snooze contoso because they are moving, Fabrikam's Teams claim is approved");
  expect(filledIn(form?.card ?? {})).toMatchObject({ because: "they are moving" });
  expect(wordsOf(form?.card)).toContain("You also told me:\nFabrikam, Inc.: Teams approved");
});

it("asks of several what is missing with the reason that was said", async () => {
  const { as } = await aLoadedBot();
  const [form] = await as(alex).says("snooze contoso and fabrikam, they are closed");
  expect(filledIn(form?.card ?? {})).toMatchObject({ because: "they are closed" });
});

it("takes no other wish for a part of its reason, and does both at one yes", async () => {
  const { as } = await aLoadedBot();
  const [asked] = await as(alex).says(
    "snooze contoso until 10 Dec because their CFO is away, and assign Fabrikam to me",
  );
  expect(wordsOf(asked?.card)).toMatch(
    /^Do both\?\nSnooze Contoso Ltd\. until .*: their CFO is away\.\nAssign Fabrikam/,
  );
  expect(await as(alex).asks("show contoso")).not.toMatch(/gaps? snoozed/);
  const { card } = await as(alex).clicks(asked, "Yes, both");
  expect(wordsOf(card)).toMatch(/Contoso Ltd\.: snoozed until [^]*Fabrikam, Inc\.: you own it now/);
  const shown = await as(alex).asks("show contoso");
  expect(shown).toContain("their CFO is away");
  expect(shown).not.toContain("and assign");
});

it("is what forgetting for now means, of a manager and of an owner", async () => {
  const { as } = await aLoadedBot();
  expect(await as(alex).asks("forget contoso for now")).toMatch(/^Snooze Contoso/);
  expect(await as(alex).asks("forget contoso")).not.toContain("Snooze Contoso");
});

it("is asked about with what a deadline cuts of it, and where it can't be, says so at once", async () => {
  const { as } = await aLoadedBot();
  await as(alex).says("set contoso: gdap until 15 Dec");
  const asked = await as(alex).asks("please leave Contoso alone until 8 January, they are moving offices");
  const cut = "“Delegated access (GDAP) ends within 30 days” comes back on 8 Dec, a working week before its deadline.";
  expect(asked.split("\n").slice(0, 2)).toEqual([
    "Snooze Contoso Ltd. until 8 Jan 2027: they are moving offices?",
    cut,
  ]);
  expect(await as(alex).asks("yes")).toContain(cut);
  const long = await as(alex).asks("please leave Fabrikam alone until 1 March, they are moving offices");
  expect(long).toMatch(/^Snooze Fabrikam, Inc\.\n[^]*That is too long: at most 60 days/);
});

it.each([
  [
    "snooze contoso",
    "“Delegated access (GDAP) ends within 30 days” comes back on 8 Dec at the latest, a working week before its deadline.",
  ],
  [
    "put Contoso and Fabrikam to sleep until 8 January",
    "Contoso Ltd.: “Delegated access (GDAP) ends within 30 days” comes back on 8 Dec at the latest, a working week before its deadline.",
  ],
  [
    "snooze Contoso and Fabrikam until 8 Jan because they are closed",
    "Contoso Ltd.: “Delegated access (GDAP) ends within 30 days” comes back on 8 Dec, a working week before its deadline.",
  ],
])("is asked for with what a deadline cuts of it, whoever is named and whatever is missing: %s", async (text, cut) => {
  const { as } = await aLoadedBot();
  await as(alex).says("set contoso: gdap until 15 Dec");
  expect((await as(alex).asks(text)).split("\n")).toContain(cut);
});

it("is not ended by a colleague", async () => {
  const { as } = await aLoadedBot();
  await as(alex).says("snooze contoso until 10 Dec because access is arranged");
  expect(await as(megan).asks("snooze contoso off")).not.toContain("snooze ended");
  expect(await as(alex).asks("show contoso")).toMatch(/gaps? snoozed/);
});

it("leaves a customer that is paused out of the coverage", async () => {
  const { as } = await aLoadedBot();
  const says = (words: string) => as(alex).asks(words);
  expect(await says("gaps")).toContain("All 3 customers have something open");
  await says("set contoso: paused because they merge");
  expect(await says("gaps")).toContain("Both customers have something open");
  expect(await says("gaps contoso")).toContain("Contoso Ltd.: paused");
});

it("shows a customer that is paused as paused, with the reason", async () => {
  const { as } = await aLoadedBot();
  await as(alex).says("set contoso: paused because they merge");
  const shown = await as(alex).asks("show contoso");
  expect(shown).toMatch(/: paused[^]*they merge/);
  expect(shown).not.toContain("in order");
});

it("puts a customer's questions off where nothing but them is open", async () => {
  const { as } = await aKnownBot();
  await as(alex).says("assign Consolidated Messenger to @Megan Bowen", channel, [megan]);
  const [card] = await as(megan).says("snooze consolidated until 30 Nov because of a freeze");
  expect(wordsOf(card?.card)).toContain("Consolidated Messenger has nothing to snooze");
  const { card: done } = await as(megan).clicks(card, "Ask me on Mon 30 Nov");
  expect(wordsOf(done)).toContain("30 Nov");
  expect(await as(alex).asks("snooze consolidated")).not.toContain("Ask me");
});

it("reminds of a customer on the day until which there is nothing to snooze", async () => {
  const { as, connector } = await aKnownBot();
  await as(alex).says("assign Consolidated Messenger to @Megan Bowen", channel, [megan]);
  const [card] = await as(alex).says("snooze consolidated until 30 Nov because of a freeze");
  expect(wordsOf(card?.card)).toContain("No gap is open, so there's no deadline");
  await as(alex).clicks(card, "Remind me on Mon 30 Nov");
  const redrawn = await connector.next();
  expect(wordsOf(redrawn.card)).toContain("OK, I'll remind you on Mon 30 Nov about Consolidated Messenger");
});
