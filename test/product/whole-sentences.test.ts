/** Whole, polite sentences, from the text that Teams delivers to what is sent and stored. */
import { expect, it } from "vitest";
import { aClock } from "../clock.ts";
import { filledIn, wordsOf } from "../teams/cards.ts";
import { adele, alex, channel, isaiah, megan } from "../teams/people.ts";
import { aLoadedBot, anAskedBot, customersCsv, hosted } from "./loaded.ts";

it("several who are to be reminded are, by one button, and whoever is to be spared is not", async () => {
  const bot = await anAskedBot(aClock("2026-11-24T08:00:00.000Z"));
  await bot.as(isaiah).installs();
  await bot.as(adele).installs();
  await bot.as(alex).says("assign fabrikam to @Isaiah Langer", channel, [isaiah]);
  // Isaiah stands in for Adele there, who is not to be written to.
  await bot.as(alex).says("assign consolidated to @Adele Vance", channel, [adele]);
  expect(await bot.as(alex).asks("set consolidated: deputy isaiah langer")).toContain("saved");
  await bot.tick();
  bot.connector.take();
  bot.clock.pass(6 * 3_600_000);
  const text = "Would you please send Isaiah and Megan a friendly reminder? There is no need to chase Alex.";
  const [list] = await bot.as(alex).says(text);
  if (list?.card === undefined) throw new Error("no list");
  expect(wordsOf(list.card)).toContain("The button messages only Isaiah Langer and Megan Bowen.");
  expect(JSON.stringify(list.card)).not.toContain("Remind them all");
  await bot.as(alex).clicks(list, "Remind both");
  const said = wordsOf((await bot.connector.next()).card);
  expect(said).toMatch(/^Reminded 2 owners\n/);
  expect(said).not.toMatch(/Adele|Consolidated/);
});

it("several who are to be asked for the status of their claims are, by one button, and the claims stand beside it", async () => {
  const bot = await anAskedBot();
  const text = "Please ask Isaiah and Megan for the status of all their pending claims, I need it by Monday noon";
  const [list] = await bot.as(alex).says(text);
  const said = wordsOf(list?.card);
  expect(said).toContain("The button messages only Isaiah Langer and Megan Bowen.");
  expect(said).toMatch(/Isaiah Langer's claims[^\n]*\n[^]*Megan Bowen's claims/);
});

it("all questions that wait for somebody come again on the day they name", async () => {
  const bot = await anAskedBot();
  const [card] = await bot.as(megan).says("I am at a customer's today, so would you ask me again tomorrow, please?");
  expect(wordsOf(card?.card)).toMatch(/^Ask you again about Contoso Ltd\. tomorrow/);
});

it.each(["ask me again about Datum tomorrow", "please ask me again about Phone Company tomorrow"])(
  "%j names its customer, and offers no other that waits",
  async (text) => {
    const bot = await aLoadedBot();
    const csv = customersCsv
      .replace("Consolidated Messenger", "A. Datum Corporation")
      .replace('"Fabrikam, Inc."', "The Phone Company");
    await bot.as(alex).sends({ name: "Customers.csv", url: await hosted(csv) });
    await bot.as(alex).says("assign contoso to me");
    await bot.tick();
    bot.connector.take();
    const said = await bot.as(alex).asks(text);
    expect(said).not.toContain("Contoso");
    expect(said).toMatch(/Datum|Phone/);
  },
);

it("what was told before and is changed by now is not filled in again beside what is told as well", async () => {
  const bot = await anAskedBot();
  const [told] = await bot.as(megan).says("Contoso: CPOR yes, PAL yes");
  if (told?.card === undefined) throw new Error("no card");
  expect(filledIn(told.card)).toMatchObject({ cpor: "yes", pal: "yes" });
  await bot.as(megan).clicks(told, "Save answers", { cpor: "no", pal: "yes", owner: "", onboarding: "" });
  await bot.connector.next();
  const [more] = await bot.as(megan).says("I also checked: onboarding is done");
  expect(more?.card === undefined ? {} : filledIn(more.card)).toMatchObject({ cpor: "no", onboarding: "yes" });
});

it("somebody of whom nothing waits is offered a reminder on that day", async () => {
  const bot = await aLoadedBot();
  await bot.as(megan).installs();
  const [card] = await bot.as(megan).says("I have no time today, so would you ask me again tomorrow, please?");
  expect(wordsOf(card?.card)).toMatch(/Remind you .*\?/);
});

it.each([
  "Am I right in thinking that we could claim Teams for Contoso as well, and what would I need for it?",
  "has Teams been claimed at Contoso?",
  "Contoso uses Teams now, must that be claimed too?",
  "Contoso bought Teams last week, should that be on there too?",
])("a workload without a claim has its form beside the customer: %j", async (text) => {
  const bot = await anAskedBot();
  const [card] = await bot.as(megan).says(text);
  expect(wordsOf(card?.card)).toContain("Made the claim in Partner Center?");
  if (card === undefined) throw new Error("no card");
  await bot.as(megan).clicks(card, "Add a claim for Teams");
  const form = (await bot.connector.next()).card;
  expect(form === undefined ? {} : filledIn(form)).toMatchObject({ workload: "teams" });
});

it("CPOR and PAL are no two customers of whom only one is seen", async () => {
  const bot = await anAskedBot();
  const said = await bot
    .as(megan)
    .asks("What is the difference between CPOR and PAL, and which do I need for Contoso?");
  expect(said).not.toContain("Here you only see");
});

it("whoever is to be asked about somebody else's customer is to have it, and the owner is asked by another button", async () => {
  const bot = await anAskedBot();
  await bot.as(isaiah).installs();
  const ask = "Could you ask @Isaiah Langer the usual questions about Contoso, and give him until Wednesday?";
  const [other] = await bot.as(alex).says(ask, channel, [isaiah]);
  expect(wordsOf(other?.card)).toMatch(/^Assign Contoso Ltd\. to Isaiah Langer\?\n[^]*Ask the owner of Contoso Ltd/);
  const [own] = await bot.as(alex).says(ask.replace("Isaiah Langer", "Megan Bowen"), channel, [megan]);
  expect(wordsOf(own?.card)).toMatch(/^Ask the owner of Contoso Ltd\./);
});

it("what a fact would take the place of is said where it is confirmed", async () => {
  const bot = await anAskedBot();
  await bot.as(alex).says("set contoso: gdap until 2027-06-30");
  bot.connector.take();
  const said = await bot.as(alex).asks("GDAP with Contoso was extended until 30 November 2028");
  expect(said).toMatch(/^Delegated access \(GDAP\) at Contoso Ltd\.: [^\n]*30 Jun 2027/);
  expect(said).toContain("Contoso Ltd.: GDAP until 30 Nov 2028?");
});

it.each([
  ["420 seats now at Contoso and PAL is linked", { pal: "yes" }, "Contoso Ltd.: 420 seats"],
  ["Contoso has 420 seats now, PAL isn't linked yet", { pal: "no" }, "Contoso Ltd.: 420 seats"],
  ["Contoso has 420 seats now and the Teams claim was submitted", { status: "Submitted" }, "Contoso Ltd.: 420 seats"],
  ["GDAP with Contoso runs until 30 November 2028 and PAL is linked", {}, "Contoso Ltd.: PAL yes"],
  ["The Teams claim at Contoso went in. GDAP was renewed until 30 November 2028", {}, "Contoso Ltd.: Teams submitted"],
])("of several facts in one sentence none is lost: %j", async (text, filled, beside) => {
  const bot = await anAskedBot();
  const [said] = await bot.as(megan).says(text);
  expect(said?.card === undefined ? {} : filledIn(said.card)).toMatchObject(filled);
  expect(JSON.stringify(said?.card)).toContain(beside);
});

it("when its owner was asked last is said beside how a claim stands", async () => {
  const bot = await anAskedBot();
  const said = await bot.as(alex).asks("When did you last ask the owner of Contoso?");
  expect(said).toMatch(
    /^I last asked Megan Bowen the questions about Contoso Ltd\. today [\d:]+; they aren't answered yet\./,
  );
  const none = await bot.as(alex).asks("when did you last ask the owner of Fabrikam?");
  expect(none).toMatch(/^I don't know when the questions about Fabrikam, Inc\. were last asked\./);
});

it("an answer that was a mistake, since the claim is only a draft, is a no for CPOR, and the claim is a press away", async () => {
  const bot = await anAskedBot();
  const [card] = await bot
    .as(megan)
    .says("I made a mistake when I answered for Contoso: the claim is only a draft. Can you correct that, please?");
  expect(filledIn(card?.card ?? {})).toMatchObject({ cpor: "no" });
  expect(wordsOf(card?.card)).toMatch(/claim/i);
});

it("what else is open is said beside a claim that is told", async () => {
  const bot = await anAskedBot();
  const [card] = await bot
    .as(megan)
    .says("Microsoft has approved the Intune claim for Contoso. Is there anything else missing for this customer?");
  expect(filledIn(card?.card ?? {})).toMatchObject({ status: "Approved" });
  expect(wordsOf(card?.card)).toMatch(/All that's open at Contoso Ltd\.: 3 unanswered questions/);
});

it("what is asked beside the return of somebody who is not away is a press away", async () => {
  const bot = await anAskedBot();
  const said = await bot
    .as(alex)
    .asks("Megan is back from her leave today. Please show me her customers, so that I can brief her.");
  expect(said).toMatch(/^Megan Bowen is not away\n/);
  expect(said).toContain("Megan Bowen's gaps");
});

it.each([
  [
    "a question about a customer beside another one is answered in a line",
    "Is anything overdue? And who owns Contoso?",
    /^You own Contoso Ltd\.\n[^]*overdue[^]*See also:\nContoso Ltd\./,
  ],
  [
    "each question about the same customer is answered in a line",
    "Who is the owner of Contoso? And is PAL linked there?",
    /^You own Contoso Ltd\.\nAll that's open for PAL at Contoso Ltd\.: 1 unanswered question/,
  ],
  [
    "what is wanted beside a question about a customer is a press away",
    "Is everything all right at Contoso? I would like to offboard it.",
    /at Contoso Ltd\.[^]*You asked for something else, too:\nOffboard Contoso Ltd\./,
  ],
  [
    "what cannot be read beside a question about a customer is named",
    "Who is the owner of Contoso? And can you book me a room for Monday?",
    /^You own Contoso Ltd\.\n[^]*I left out: “And can you book me a room for Monday\?”/,
  ],
])("%s: %j", async (_, text, says) => {
  const bot = await aLoadedBot();
  await bot.as(alex).says("assign contoso to me");
  bot.connector.take();
  expect(await bot.as(alex).asks(text)).toMatch(says);
});

it.each([
  ["set a reminder for Thursday to check PAL", /^OK, I'll remind you on Thu 26 Nov\n/],
  ["what does the Contoso contract say about support?", /^I don't know about “contract”: I keep /],
  ["is it true that I have to confirm everything again every three months?", /^What I need from you\n/],
  ["who can change the settings besides me?", /^\d+ managers?\n/],
  [
    "Contoso should get a deputy, Megan has offered to do it.",
    /^Contoso Ltd\. has no deputy\.\nContoso Ltd\.: deputy Megan Bowen\?\n/,
  ],
  [
    "could you stop posting the digest here and post it in the sales channel instead?",
    /^A digest is set in the channel /,
  ],
  ["ask Megan if the PAL of Contoso is linked", /^Ask the owner of Contoso Ltd\. again\?\n/],
  ["can you ask Megan why Contoso was rejected?", /^Ask the owner of Contoso Ltd\. again\?\n/],
  ["tell Megan that the PAL at Contoso has priority", /^I don't pass on messages\. /],
  [
    "please remind Megan that Contoso was rejected and that I'd like to hear her plan",
    /^Ask the owner of Contoso Ltd\. again\?\n/,
  ],
  ["would you mind reminding me about the checklist for Contoso next Wednesday?", /^OK, I'll remind you on /],
  ["Contoso's GDAP is valid until 30 November next year", /\nContoso Ltd\.: GDAP until 30 Nov 2027\?\n/],
  [
    "Contoso accepted our GDAP request this morning, and it's valid for two years. Did I overlook something?",
    /^All that's open at Contoso Ltd\.(?![^]*All that's open)[^]*\nContoso Ltd\.: GDAP until 19 Nov 2028\?\n/,
  ],
  [
    "Contoso's GDAP ended last week and they don't use Azure anymore.",
    /No delegated access \(GDAP\) is recorded for Contoso Ltd\.\n[^]*\(or: gdap not needed\)/,
  ],
  [
    "Contoso accepted our GDAP request this morning, and it's valid for two years, so they're complete, or did I miss something?",
    /^No delegated access [^\n]*\nAll that's open at Contoso Ltd\.[^]*\nContoso Ltd\.: GDAP until 19 Nov 2028\?\n/,
  ],
  [
    "Another partner has disputed our Teams claim at Contoso. We have until 4 December to respond.",
    /^I don't keep “until 4 December” with the claim: [^]*Remind you on 3 Dec/,
  ],
  [
    "What's the difference between PAL and CPOR again? A project manager at Contoso asked me and I wasn't sure.",
    /^CPOR or PAL: which do we need\?\n/,
  ],
  [
    "The people at Contoso asked me what a Partner Admin Link does. How would you explain it to them?",
    /^What is PAL\?\n/,
  ],
  ["thanks, that was quick!", /^You're welcome/],
  ["show all gaps, most urgent first", /^\d+ gaps? at /],
  [
    "what exactly do I have to do when Microsoft says partner action required?",
    /^What do the states of a claim mean\?/,
  ],
  [
    "could you submit the Teams claim for Contoso in Partner Center for me?",
    /^I can't do anything in Partner Center\. /,
  ],
  ["please withdraw the Exchange claim for Contoso in Partner Center", /^I can't do anything in Partner Center\. /],
  [
    "Contoso extended GDAP until 30 June 2027. No need to warn me about that one anymore.",
    /\nContoso Ltd\.: GDAP until 30 Jun 2027\?\n/,
  ],
  [
    "Megan is on leave next week. Isaiah Langer has kindly agreed to look after her customers.",
    /with Isaiah Langer standing in\?/,
  ],
  ["before my one-on-one with Megan, what's still open on her side?", /^Megan Bowen: /],
  ["how is Megan doing compared to Adele?", /^Open gaps: Megan Bowen \(/],
  [
    "when does the GDAP with Contoso end, and will you warn me in good time before that?",
    /^No delegated access \(GDAP\) is recorded for Contoso Ltd\.\nI write some days before a deadline /,
  ],
  // What isn't kept is said once.
  [
    "Which customers have the highest revenue and no claim?",
    /^I don't know about “revenue”: [^\n]*\n(?![^]*I can't go by)/,
  ],
  ["could you tell us how much revenue we lost because of the rejected claims?", /^I don't know about “revenue”: /],
  ["nobody needs to look after Contoso any more, they've closed down", /^Offboard Contoso Ltd\.\?\n/],
  ["can you post the digest on Mondays instead of whatever day it is now?", /every Monday/],
  ["who did we give Contoso to?", /^You, [^\n]*assigned to Megan Bowen\n/],
  ["can you remind me to submit the Contoso claim in Partner Center on Friday?", /^OK, I'll remind you /],
  [
    "Adele is out next week, she asked Megan to take over her customers",
    /^Adele Vance away [^\n]*, with Megan Bowen standing in\?/,
  ],
  ["when did Megan last confirm Contoso?", /^(?!You wrote)/],
  ["add Megan as a manager, please", /^Make Megan Bowen a manager\?\n/],
  ["any news on Contoso since Wednesday?", /^History: /],
  ["has Contoso finished onboarding", /^Contoso Ltd\. isn't in onboarding; /],
])("%j is answered first, and fills in no form", async (text, first) => {
  const bot = await anAskedBot();
  expect(await bot.as(alex).asks(text)).toMatch(first);
});

it("a rule that is hardly what is asked is offered beside the customer, and none of it is said first", async () => {
  const bot = await anAskedBot();
  const said = await bot.as(megan).asks("contoso got a second tenant, how do I add it");
  expect(said).toMatch(/^You wrote/);
});

it.each([
  "assign all unassigned customers to Megan",
  "please assign the two unowned customers to Megan",
  "assign unassigned to Megan Bowen",
  "Megan takes all customers without an owner",
])("%j gives all of them at once, for a press", async (text) => {
  const bot = await aLoadedBot();
  const [asked] = await bot.as(alex).says(text);
  if (asked?.card === undefined) throw new Error("no card");
  expect(wordsOf(asked.card)).toMatch(/^Assign \d unassigned customers to Megan Bowen\?\n/);
  await bot.as(alex).clicks(asked, "Yes");
  expect(wordsOf((await bot.connector.next()).card)).toMatch(/^Megan Bowen owns \d more customers now\n/);
});

it.each([
  "Unassign Contoso, Megan has it now",
  "Unassign Contoso, Megan has it right now but she's leaving us",
  "unassign Contoso, Megan looks after it until Friday",
])("%j takes it off her who owns it", async (text) => {
  const bot = await anAskedBot();
  expect(await bot.as(alex).asks(text)).toMatch(/^Take Megan Bowen off Contoso Ltd\., so that nobody owns it\?\n/);
});

it("six customers for one owner are all seen, and assigned by one press", async () => {
  const bot = await aLoadedBot();
  const more = ["Tailspin Toys", "Wingtip Toys", "Lucerne Publishing", "Trey Research"].map(
    (name, at) => `f3194a3b-381e-43e7-952c-466e473a18${at}0,${name},${name.split(" ", 1)[0]}.onmicrosoft.com,None,`,
  );
  await bot.as(alex).sends({ name: "Customers.csv", url: await hosted([customersCsv, ...more].join("\r\n")) });
  const text = "assign Contoso, Fabrikam, Tailspin, Wingtip, Lucerne and Trey to Megan";
  const [asked] = await bot.as(alex).says(text);
  if (asked?.card === undefined) throw new Error("no card");
  expect(wordsOf(asked.card)).toMatch(/^Do all 6\?\n(?:Assign [^\n]+ to Megan Bowen\.\n){6}/);
  await bot.as(alex).clicks(asked, "Yes, all 6");
  const done = wordsOf((await bot.connector.next()).card);
  for (const name of ["Contoso", "Fabrikam", "Tailspin", "Wingtip", "Lucerne", "Trey"]) expect(done).toContain(name);
});

it("whoever is named last in a list that is snoozed is no reason for it", async () => {
  const bot = await aLoadedBot();
  const said = await bot.as(alex).asks("snooze Contoso, Consolidated and Fabrikam until Friday");
  expect(said).not.toMatch(/: and Fabrikam/);
});

it("who is listed with others and is nobody here is said to be left out", async () => {
  const bot = await aLoadedBot();
  const said = await bot.as(alex).asks("assign Contoso, Fabrikam and Zyxware to Megan");
  expect(said).toMatch(/^Do both\?\n/);
  expect(said).toContain("I left out: “Zyxware”.");
});

it.each([
  [
    "unassign everything from Megan",
    /^Do both\?\nTake Contoso Ltd\. off Megan Bowen\.\nTake Fabrikam, Inc\. off Megan Bowen\./,
  ],
  ["please take all customers off Megan Bowen", /^Do both\?\nTake Contoso Ltd\. off Megan Bowen\./],
  ["take all customers off Megan, but she keeps Contoso", /^Take Fabrikam, Inc\. off Megan Bowen\?/],
  ["ask all owners about PAL", /^(?!No customer like)/],
  ["remove everything from Isaiah", /Isaiah Langer doesn.t own any customers/],
  ["unassign everything from Megan to Isaiah", /^Hand over 2 customers from Megan Bowen to Isaiah Langer\?/],
  [
    "away until yesterday deputy Isaiah",
    /^You're away[^]*That was yesterday\. Choose a later last day; nothing was changed\./,
  ],
  [
    "away from 9 November until 12 November deputy Isaiah",
    /^You're away[^]*12 Nov has passed\. Choose a later last day/,
  ],
  ["I'm out on Monday afternoon", /^You're away[^]*Absences are whole days\./],
  ["I'm away on Monday", /^You're away(?![^]*Absences are whole days)/],
  ["<script>alert(1)</script>", /^I didn't get/],
])("%j goes by all that it says", async (text, says) => {
  const bot = await aLoadedBot();
  for (const name of ["contoso", "fabrikam"]) await bot.as(alex).says(`assign ${name} to @Megan Bowen`);
  expect(await bot.as(alex).asks(text)).toMatch(says);
  await bot.tick();
  bot.connector.take();
});

it("a no of somebody who is wrong is not filled in", async () => {
  const bot = await anAskedBot();
  const [card] = await bot.as(megan).says("Contoso: the customer says they don't have PAL. I see it though");
  expect(filledIn(card?.card ?? {})).toEqual({});
});
