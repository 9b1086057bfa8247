/** A manager has the owners of listed gaps reminded of them: each of their own, once a day. */
import { expect, it } from "vitest";
import { aClock } from "../clock.ts";
import { filledIn, wordsOf } from "../teams/cards.ts";
import { adele, alex, channel, isaiah, megan } from "../teams/people.ts";
import { aKnownBot, hosted } from "./loaded.ts";

const hour = 3_600_000;

/** Megan has Contoso, Isaiah Fabrikam, and `third` Consolidated; nobody has answered, and the time for that is over. */
async function late(third = adele) {
  const bot = await aKnownBot(aClock("2026-11-19T10:00:00.000Z"));
  await bot.as(adele).installs();
  for (const [name, who] of [
    ["contoso", megan],
    ["fabrikam", isaiah],
    ["consolidated", third],
  ] as const)
    await bot.as(alex).says(`assign ${name} to @${who.name}`, channel, [who]);
  bot.clock.pass(13 * 24 * hour);
  await bot.tick();
  bot.connector.take();
  const told = async () => {
    await bot.tick();
    const said = bot.connector
      .take()
      .filter(({ how, summary }) => how === "said" && summary?.includes("reminds you") === true);
    return new Map(said.map(({ conversation, card }) => [conversation.replace("a:", ""), wordsOf(card)]));
  };
  return { ...bot, told };
}

it("each owner hears of their own gaps of the list alone, and who has none of it hears nothing", async () => {
  const bot = await late();
  const [list] = await bot.as(alex).says("gaps pal without customer:f3194a3b-381e-43e7-952c-466e473a1797");
  await bot.as(alex).clicks(list, "Remind the owners");
  const form = await bot.connector.next();
  expect(wordsOf(form.card)).toMatch(
    /^Remind 2 owners of 2 gaps\?\n[^]*Isaiah Langer: 1 gap at Fabrikam, Inc\.\s+Megan Bowen: 1 gap at Contoso Ltd\./,
  );
  expect((await bot.as(megan).clicks(form, "Remind 2 owners")).toast).toBe("Only managers can do that.");
  expect(await bot.told()).toEqual(new Map());
  const done = await bot.as(alex).clicks(form, "Remind 2 owners", { line: "Please have it done by Friday" });
  expect(wordsOf(done.card)).toMatch(/^Reminded 2 owners\n/);
  const told = await bot.told();
  expect([...told.keys()].toSorted()).toEqual([megan.id, isaiah.id].toSorted());
  expect(told.get(megan.id)).toBe(
    "Alex Wilber reminds you of 1 gap at Contoso Ltd.\n“Please have it done by Friday”\nContoso Ltd.\nAnswer\n" +
      "1 question to answer\nPAL: not answered yet\nShow customer\nAll my customers",
  );
  expect(told.get(isaiah.id)).toContain("Fabrikam, Inc.");
  expect(told.get(isaiah.id)).not.toContain("Contoso");
  expect(await bot.as(alex).asks("history contoso")).toContain("reminded Megan Bowen of what is open");
});

it("an owner who asks why is told of the last message about that customer, and who had it sent", async () => {
  const bot = await late();
  const [form] = await bot.as(alex).says("nudge Megan about PAL");
  await bot.as(alex).clicks(form, "Remind 1 owner");
  await bot.told();
  const came =
    /^My last message about Contoso Ltd\. came today 11:00 and passed on a reminder by Alex Wilber\. I asked you on 19 Nov/;
  for (const text of ["what was that message about Contoso for?", "Contoso: why do I get another reminder?"])
    expect(await bot.as(megan).asks(text)).toMatch(came);
  const words = await bot.as(megan).asks("did you write to me about Contoso?");
  expect(words).toMatch(
    /^I last asked you the questions about Contoso Ltd\. [^]* My last message about Contoso Ltd\. came/,
  );
});

it("nobody hears of the same gap twice a day, whoever asks in whatever way", async () => {
  const bot = await late();
  const [form] = await bot.as(alex).says("remind everyone with PAL gaps");
  await bot.as(alex).clicks(form, "Remind 3 owners");
  expect((await bot.told()).size).toBe(3);
  const again = await bot.as(alex).clicks(form, "Remind 3 owners", { line: "Now please" });
  expect(wordsOf(again.card)).toMatch(/^Nobody was reminded\nLeft out: 3 gaps in a reminder that went out today/);
  await bot.connector.next();
  expect(await bot.as(alex).asks("nudge Megan about PAL")).toMatch(/^Nobody to remind\n/);
  expect(await bot.told()).toEqual(new Map());
  bot.clock.pass(24 * hour);
  expect(await bot.as(alex).asks("nudge Megan about PAL")).toMatch(/^Remind Megan Bowen of 1 gap\?\n/);
});

it("what is done before the message leaves is left out of it, and with nothing left it does not come", async () => {
  const bot = await late();
  // Too late in the day: it comes in the morning.
  bot.clock.pass(10 * hour);
  expect(await bot.as(alex).asks("remind everyone with PAL or CPOR gaps")).toMatch(/^Remind 3 owners of 6 gaps\?\n/);
  expect(await bot.as(alex).asks("yes")).toMatch(/^Reminded 3 owners\n/);
  expect(await bot.told()).toEqual(new Map());
  await bot.as(alex).says("snooze contoso until 2026-12-10 because they move");
  await bot.as(alex).says("set fabrikam: paused because of a merger");
  bot.clock.pass(12 * hour);
  expect([...(await bot.told()).keys()]).toEqual([adele.id]);
});

it("is read from a sentence, with what the owners are to be told; the asker's own are theirs, and a deputy hears it", async () => {
  const bot = await late(alex);
  await bot.as(megan).says("away until 2026-12-11 deputy @Adele Vance", channel, [adele]);
  await bot.tick();
  bot.connector.take();
  const [form] = await bot
    .as(alex)
    .says(
      "Please remind every owner with an outstanding PAL link that I expect it to be done by Friday 4 December",
      channel,
    );
  expect(wordsOf(form?.card)).toMatch(/^Remind 2 owners of 2 gaps\?\n[^]*Left out: Alex Wilber's own gap\./);
  expect(filledIn(form?.card ?? {})).toEqual({ line: "I expect it to be done by Friday 4 December" });
  await bot.as(alex).clicks(form, "Remind 2 owners", {}, channel);
  const told = await bot.told();
  expect([...told.keys()].toSorted()).toEqual([adele.id, isaiah.id].toSorted());
  expect(told.get(adele.id)).toContain("Alex Wilber reminds you of 1 gap at Contoso Ltd.\n“I expect it to be done");
});

it("is the managers' to ask for, and says so", async () => {
  const bot = await late();
  const words = await bot.as(megan).asks("can you nudge everyone who has something overdue");
  expect(words).toMatch(/^For managers\nOnly managers have owners reminded\. Ask Alex Wilber\./);
  expect(await bot.as(megan).asks("gaps pal")).not.toContain("Remind the owners");
});

it("owners who have recorded nothing for a time are reminded of all that is open, and nobody who has", async () => {
  const bot = await late();
  await bot.as(megan).says("set contoso: 250 seats");
  bot.connector.take();
  const [form] = await bot.as(alex).says("please nudge everyone who hasn't touched their list this week");
  expect(wordsOf(form?.card)).toMatch(
    /^Nothing recorded since .* by .*\.\nRemind 2 owners of \d+ gaps\?\nEverything that's open\.\n/,
  );
  await bot.as(alex).clicks(form, "Remind 2 owners");
  expect([...(await bot.told()).keys()].toSorted()).toEqual([adele.id, isaiah.id].toSorted());
});

it("all owners who have recorded nothing are reminded, however many they are", async () => {
  const bot = await late();
  const owners = ["Ida", "Bo", "Cy", "Di", "Ed", "Flo", "Gil"].map((first, at) => ({
    ...megan,
    teamsId: `29:1${first}`,
    id: `1000000${at}-1111-4222-8333-444444444444`,
    name: `${first} Lindqvist`,
    upn: `${first.toLowerCase()}@partner.example`,
  }));
  const ids = owners.map((_, at) => `2000000${at}-1111-4222-8333-444444444444`);
  const rows = ids.map((id, at) => `${id},Customer ${at + 1} Ltd.,c${at}.onmicrosoft.com,Cloud Reseller,`);
  const url = await hosted(["Microsoft ID,Company name,Primary domain name,Relationship,Tags", ...rows].join("\r\n"));
  await bot.as(alex).sends({ name: "Customers.csv", url });
  for (const [at, owner] of owners.entries()) {
    await bot.as(owner).installs();
    await bot.as(alex).says(`assign ${ids[at]} to @${owner.name}`, channel, [owner]);
  }
  bot.clock.pass(16 * 24 * hour);
  await bot.tick();
  bot.connector.take();
  const [form] = await bot.as(alex).says("please nudge everyone who hasn't touched their list this week");
  expect(wordsOf(form?.card)).toMatch(/^Nothing recorded since .* by .*\nRemind 10 owners of \d+ gaps\?\n/);
});

it("nothing is said not to be there that is theirs who are left out", async () => {
  const bot = await late(isaiah);
  const [, said] = (await bot.as(alex).asks("remind everyone but Isaiah and Megan about PAL")).split("\n");
  expect(said).toBe("No PAL gaps, not counting Isaiah Langer and Megan Bowen's.");
});

it("who is named and has nothing on the list is said to have nothing", async () => {
  const bot = await late(isaiah);
  const [form] = await bot.as(alex).says("remind @Megan Bowen and @Adele Vance about PAL", channel, [megan, adele]);
  expect(wordsOf(form?.card)).toMatch(/^Remind Megan Bowen of 1 gap\?\n[^]*Nothing to remind Adele Vance of\./);
  const done = await bot.as(alex).clicks(form, "Remind 1 owner", {}, channel);
  expect(wordsOf(done.card)).toMatch(/^Reminded 1 owner\n[^]*Nothing to remind Adele Vance of\./);
  await bot.connector.next();
});
