/** Snoozing by chat: silenced, shown as silent, moved, ended; and a customer that is paused. */
import { expect, it } from "vitest";
import { alex, megan } from "../teams/people.ts";
import { aLoadedBot } from "./loaded.ts";

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
