/** What people write in their own words, from the text that Teams delivers to what is stored and said. */
import { describe, expect, it } from "vitest";
import { filledIn, wordsOf } from "../teams/cards.ts";
import { message } from "../teams/activities.ts";
import { adele, alex, channel, isaiah, megan, personal } from "../teams/people.ts";
import { aKnownBot as known, allYes, anAskedBot, contoso, fabrikam, says } from "./loaded.ts";
import { confirmAllCard } from "../../src/cards/forms/guesses.ts";

type Bot = Awaited<ReturnType<typeof known>>;

/** In a channel the clicked card is redrawn for everybody as well, which says the same. */
async function clicks(bot: Bot, ...click: Parameters<ReturnType<Bot["as"]>["clicks"]>) {
  const done = await bot.as(alex).clicks(...click);
  const redrawn = await bot.connector.next();
  return { ...done, card: done.card ?? redrawn.card };
}

it("a list that was guessed says in its first line what was made of the words", async () => {
  const { words } = await says(await known(), "show me the gaps of megn");
  expect(words).toMatch(/^Showing Megan Bowen's gaps\n/);
  expect((await says(await known(), "which claims of megn were rejected")).words).toMatch(
    /^Showing Megan Bowen's rejected claims\n/,
  );
});

it.each([
  ["how many customers has Megan got and which are critical", ["gaps customers", "gaps critical"]],
  ["how many gaps in total, how many customers in order", ["gaps", "gaps in order"]],
  ["How many claims are rejected, and how many are in dispute?", ["claims rejected", "claims disputed"]],
  ["the total of customers and of approved claims?", ["gaps customers", "claims approved"]],
])("%j has each number first, as its own list says it: %j", async (text, lists) => {
  const bot = await known();
  const { words } = await says(bot, text);
  const [first = ""] = words.split("\n");
  for (const list of lists) {
    const whose = text.includes("Megan") ? " @Megan Bowen" : "";
    const { summary } = await says(bot, `${list}${whose}`, whose === "" ? [] : [megan]);
    expect(first).toContain(summary);
  }
});

it.each([
  ["what do I need to send along for a Teams claim, is the SOW enough?", /^Yes, a signed statement of work will do /],
  ["which documents does the Intune claim need? would a PO do?", /^Only if it names the workload /],
  ["is an email from the customer enough as proof for Exchange", /^An email alone hardly will/],
  ["is a statement of work enough proof for Business Central?", /^Better take Microsoft's own template/],
])("%j is answered before the list of what goes into a proof of that workload", async (text, first) => {
  const { words } = await says(await known(), text);
  expect(words).toMatch(first);
  expect(words).toMatch(/\nProof of execution for /);
  expect(words).not.toContain("I left out");
});

it.each([
  ["who there has to say yes to the GDAP request", /^A GDAP request is approved by a Global Administrator/],
  ["whom do we ask for delegated access", /^A GDAP request is approved by a Global Administrator/],
  ["who signs the proof", /^Somebody at the customer signs the proof/],
  ["does the customer have to sign for the claim", /^Somebody at the customer signs the proof/],
  ["why do we need PAL when we have GDAP", /^GDAP is only access, and earns no credit by itself/],
  ["whom do we ask for admin access there", /^A GDAP request is approved by a Global Administrator/],
  ["who gives us admin rights there", /^A GDAP request is approved by a Global Administrator/],
  ["can a normal user accept GDAP there", /^A GDAP request is approved by a Global Administrator/],
  ["is GDAP enough to get credit", /^GDAP is only access, and earns no credit by itself/],
  ["how many days has it been without credit", /^No owner\. There's no deadline; it stays open until/],
  ["how much are we losing there", /^No owner\. There's no deadline; it stays open until/],
  ["what's at stake", /^No owner\. There's no deadline; it stays open until/],
  ["who at Microsoft handles the dispute", /^Microsoft does; I don't know who exactly\./],
  ["what changed there", /: added/],
  ["did Microsoft decide anything there", /^No(?:: no)? claim is recorded at Contoso Ltd\./],
  ["is anybody working on it", /^Contoso Ltd\. (?:is|has been) unassigned/],
  ["is Teams ours or the other partner's", /^No(?:: no)? Teams claim is recorded at Contoso Ltd\./],
  ["they gave us admin rights, so is a claim really necessary", /^GDAP is only access, and earns no credit by itself/],
])("%j is answered first, and beneath it how the customer stands", async (text, first) => {
  const { words } = await says(await known(), `Contoso: ${text}?`);
  expect(words).toMatch(first);
  expect(words).toMatch(/\nContoso Ltd\.: /);
});

describe("what did I change today", () => {
  it("is answered of all customers with their own changes, whoever asks and whoever was talked of", async () => {
    const bot = await anAskedBot();
    await bot.as(megan).clicks(bot.card, "Save answers", { ...allYes });
    await bot.connector.next();
    await bot.as(alex).says(`assign ${fabrikam} to me`);
    for (const [who, name] of [
      [megan, "Contoso"],
      [alex, "Fabrikam"],
    ] as const) {
      const [said] = await bot.as(who).says("what did I change today?");
      const words = wordsOf(said?.card);
      expect(words).toMatch(/^You made \d+ changes? at \d customers? today\n/);
      expect(words).toContain(name);
    }
    const [told] = await bot.as(alex).says("what did Megan change today?");
    expect(wordsOf(told?.card)).toMatch(/^Megan Bowen made \d+ changes at 1 customer today\n/);
    const [none] = await bot.as(alex).says("what did Megan change yesterday?");
    expect(wordsOf(none?.card)).toMatch(/^Megan Bowen changed nothing yesterday$/);
    const [refused] = await bot.as(megan).says(`history by ${alex.id}`);
    expect(wordsOf(refused?.card)).toContain("Only managers can use history");
  });
});

it.each([
  ["who has the most gaps?", /^(?:Showing .*\n)?\d+ gaps at unassigned customers\n/],
  ["which customer has the most gaps?", /^Most gaps: /],
  ["how are we doing compared with last month?", /^I can't compare with 31 Oct: no week is on record yet\.\n/],
  ["was October better than September?", /^I can't compare with 30 Sep: no week is on record yet\. I can't compare/],
  ["how many subscriptions are without PAL?", /^No Azure subscription is on record\.\n/],
  ["who reviews our dispute?", /^Microsoft does; I don't know who exactly\.\n/],
  ["what's our most common gap?", /^Most common: .+ \(\d+\)/],
  ["who is slowest to answer?", /^I don't keep how long answers took\./],
  ["who hasn't answered you for more than two weeks?", /^✓\nNo answers outstanding\n/],
  ["who can take over while Megan is away?", /^I don't know who has time, only what each has open\.\n/],
  ["which answers expire in December?", /^No confirmation expires between Tue 1 Dec and 31 Dec\.\n/],
  ["which customers use Teams but we have no claim?", /^No report shows where Teams is used\n/],
  ["where do we do Power BI?", /^No claims for Power BI\.\nNo report shows where Power BI is used\n/],
  ["which customers have E5 and no claim?", /^I can't go by “E5”: this list doesn't take it into account\.\n/],
  [
    "how many critical gaps are there, and is that more than in October?",
    /^Of earlier weeks I only keep how many gaps there were in all\. I can't compare with 31 Oct: no week is on record yet\.\n/,
  ],
  ["how many are rejected, compared to last month?", /^I don't keep how many claims stood where in earlier weeks/],
  ["how many PAL gaps, compared with last month?", /^PAL: 0 gaps now\. No earlier week is on record\.\n/],
  ["CPOR went from what to what this month?", /^CPOR: 0 gaps now\. No earlier week is on record\.\n/],
  ["show me all our customers with open questions", /^✓\nNo answers outstanding\n/],
  ["'; DROP TABLE customers; --", /^I didn't get /],
  ["who still has open items by 1 December?", /^No deadlines by Tue 1 Dec\. This is all that's open\.\n/],
  ["customers without a deputy", /^\d+ of \d+ customers have no deputy\n/],
])("%j is answered in the first line of the list", async (text, first) => {
  expect((await says(await known(), text)).words).toMatch(first);
});

it.each(["When was the last digest and when is the next one?", "did the digest go out?", "when do you post it?"])(
  "%j is answered with the last one and the next",
  async (text) => {
    const bot = await known();
    await bot.as(alex).says("digest here Monday 09:00 Europe/Amsterdam", channel);
    bot.connector.take();
    expect((await says(bot, text)).words).toMatch(/^Digest: Monday 09:00.*\nNo digest yet\. Next: /);
    expect(await bot.as(alex).asks(text)).toMatch(/No weekly message yet\. Next: [^]*: No digest yet\. Next: /);
  },
);

it.each(["claims", "claims by workload", "export claims"])("after %j, Excel too is the file of these", async (list) => {
  const bot = await known();
  await bot.as(alex).says(list);
  bot.connector.take();
  const [file] = await bot.as(alex).says("excel too");
  expect(file?.card).toBeUndefined();
});

it.each([
  ["I'm not the right person for this. Whom should I talk to?", /^Ask [^]*Alex Wilber[^]*Not mine/],
  [
    "Can I hand Contoso to somebody else, or do I have to ask Alex?",
    /who gets it next is up to a manager\. Ask [^]*Give it back/,
  ],
])("an owner who asks about giving a customer back by %j hears who decides", async (text, says) => {
  const bot = await anAskedBot();
  await bot.as(megan).says("show contoso");
  expect(await bot.as(megan).asks(text)).toMatch(says);
});

it("what one customer did about delegated access is not said of another that is named beside it", async () => {
  const { words } = await says(await known(), "Contoso: GDAP accepted. Fabrikam: still nothing from them.");
  expect(words).toMatch(/\(GDAP\) is recorded for Contoso/);
  expect(words).not.toMatch(/\(GDAP\) is recorded for Fabrikam/);
});

it("a subscription that is told of opens its form, with its name and that there is no access", async () => {
  const bot = await anAskedBot();
  const [form] = await bot
    .as(megan)
    .says("Contoso has three subscriptions, not two. The third's called con-weu and I don't have access to it yet.");
  expect(JSON.stringify(form?.card)).toContain('"con-weu"');
  expect(wordsOf(form?.card)).toContain("Contoso Ltd.: add a subscription");
});

it.each([
  ["is Contoso Megan's?", /^No, Contoso Ltd\. is unassigned/],
  ["Is Contoso with Alex or Megan?", /^Neither: Contoso Ltd\. is unassigned/],
  ["is everything ok at Contoso?", /^Open at Contoso Ltd\.: /],
  ["what's the tenant ID of Contoso?", /^Tenant ID of Contoso Ltd\.: [0-9a-f-]{36}\n/],
  ["which workloads do we have at Contoso?", /^No workload is recorded for Contoso Ltd\.\n/],
])("%j is answered in the first line of the customer's card", async (text, first) => {
  const bot = await known();
  const { words } = await says(bot, text);
  expect(words.replace(/^Showing .*\n/, "")).toMatch(first);
});

it("whoever is glad to have what is theirs already, and asks what was done there, reads that", async () => {
  const bot = await known();
  await says(bot, "assign Contoso Ltd. to me");
  const { words } = await says(
    bot,
    "Yes, I'm happy to have Contoso Ltd. Could you tell me what has been done there so far?",
  );
  expect(words).toMatch(/^(?:Showing .*\n)?Alex Wilber, today .*: assigned to Alex Wilber\n/);
});

it("whoever asks how long there is reads that first, and not the rule", async () => {
  const { words } = await says(await known(), "How many days do I have left for Contoso?");
  expect(words).toMatch(
    /^(?:\d+ days? left|Today is|The last day was|It was due|Answers are due|Nothing is due from us) ?/,
  );
  expect(words).not.toContain("business days");
});

it.each([
  ["add Teams to Contoso", "Contoso Ltd."],
  ["add a claim for Teams at Contoso, rejected", "Contoso Ltd.: add a claim for Teams"],
])("%j is about the customer's claim, and adds no customer of that name", async (text, headline) => {
  const { words } = await says(await known(), text);
  expect(words).toContain(headline);
  expect(words).not.toContain("Add a customer");
});

it("all of somebody's, whose list was shown, are no new customer of their name", async () => {
  const bot = await known();
  await says(bot, "gaps of Megan");
  expect((await says(bot, "give them all to Isaiah")).words).not.toContain("Add a customer");
});

it("a customer beneath a rule is not said to be named where it was only talked of", async () => {
  const bot = await known();
  await says(bot, "show contoso");
  const { words } = await says(bot, "how do I link PAL for it?");
  expect(words).toContain("See also:\nContoso");
  expect(words).not.toContain("you named");
});

it("who did what, and when, is said first: on the history for a manager, on the card for its owner", async () => {
  const bot = await known();
  await bot.as(alex).says("assign contoso to @Megan Bowen", channel, [megan]);
  await bot.tick();
  bot.connector.take();
  expect((await says(bot, "who gave Contoso to its owner?")).words).toMatch(
    /^Alex Wilber, today \d\d:\d\d: assigned to Megan Bowen\nHistory: /,
  );
  expect((await says(bot, "and when was that?")).words).toMatch(/^Alex Wilber, today .*\nHistory: /);
  expect(await bot.as(megan).asks("since when is Contoso mine?")).toMatch(
    /^Alex Wilber, today \d\d:\d\d: assigned to Megan Bowen\nContoso Ltd\./,
  );
  expect((await says(bot, "what changed since yesterday?")).words).toMatch(/^History: .*\n.*since yesterday/);
});

describe("a change that is not said in full", () => {
  it("is asked about, and done when somebody who may presses Yes", async () => {
    const bot = await known();
    const asked = await says(bot, "could you give contoso to megan");
    expect(asked.words).toMatch(/^Assign Contoso Ltd\. to Megan Bowen\?\nYou wrote “could you give contoso to megan”/);
    expect((await bot.as(isaiah).clicks(asked, "Yes", {}, channel)).toast).toBe("Only managers can do that.");
    expect((await says(bot, "who owns contoso?")).words).toContain("No owner");
    const done = await clicks(bot, asked, "Yes", {}, channel);
    expect(wordsOf(done.card)).toContain("Megan Bowen owns it now");
    await bot.tick();
    bot.connector.take();
  });

  it("is refused to whoever may not, before it is asked about", async () => {
    const bot = await known();
    expect(await bot.as(isaiah).asks("assign contoso to @Megan Bowen", channel, [megan])).toContain("Only managers");
  });
});

it("of two customers that get owners in one sentence, both are assigned by one press, and the last is given back", async () => {
  const bot = await known();
  const asked = await says(bot, "Contoso Megan, Fabrikam Isaiah");
  expect(asked.words).toMatch(
    /^Do both\?\nAssign Contoso Ltd\. to Megan Bowen\.\nAssign Fabrikam, Inc\. to Isaiah Langer\./,
  );
  const done = await clicks(bot, asked, "Yes, both", {}, channel);
  expect(wordsOf(done.card)).toMatch(/Contoso.*Megan Bowen[^]*Fabrikam.*Isaiah Langer/);
  await bot.tick();
  bot.connector.take();
  await clicks(bot, await says(bot, "give contoso to isaiah"), "Yes", {}, channel);
  await bot.tick();
  bot.connector.take();
  expect((await says(bot, "put it back as it was")).words).toMatch(/^Assign Contoso Ltd\. to Megan Bowen again\?/);
  expect((await says(bot, "no")).words).toBe("OK, nothing was changed.");
});

it.each([
  ["whoever has the other", megan, "Assign Contoso Ltd. to Isaiah Langer.\nAssign Fabrikam, Inc. to Megan Bowen."],
  ["nobody where nobody has the other", undefined, "Leave Contoso Ltd. without an owner."],
])("two customers that are swapped are offered to %s", async (_, owner, offered) => {
  const bot = await known();
  await says(bot, `assign ${contoso} to me`);
  if (owner !== undefined) {
    await says(bot, `assign ${contoso} to @Megan Bowen`, [owner]);
    await says(bot, `assign ${fabrikam} to @Isaiah Langer`, [isaiah]);
  } else await says(bot, `unassign ${fabrikam}`);
  const { words } = await says(bot, "swap Contoso and Fabrikam");
  expect(words).toContain(offered);
});

it("of several pressed at once, each says what came of it, and what asks more can be pressed by itself", async () => {
  const bot = await known();
  const asked = await says(bot, "Contoso Megan, Fabrikam Isaiah");
  const options = [`assign ${contoso} to ${megan.id}`, "snooze fabrikam until friday"].map((one) => ({
    says: one,
    title: one,
  }));
  const done = await clicks(bot, { ...asked, card: confirmAllCard("…", options).content }, "Yes, both", {}, channel);
  expect(wordsOf(done.card)).toMatch(/Contoso.*Megan Bowen[^]*Not done yet, there is more to fill in: Snooze fabrikam/);
  expect(wordsOf(done.card)).not.toContain("Not done yet, there is more to fill in: Assign");
  const secret = [
    `assign ${contoso} to ${megan.id}`,
    `snooze fabrikam until friday because abc8Q~0123456789abcdefghijklmnopqrstu`,
  ];
  const held = confirmAllCard(
    "…",
    secret.map((one) => ({ says: one, title: one })),
  ).content;
  const refused = await clicks(bot, { ...asked, card: held }, "Yes, both", {}, channel);
  expect(wordsOf(refused.card)).toContain("That holds a secret");
  await bot.tick();
  bot.connector.take();
});

it("another customer that is told of takes nothing of what was asked about the one before", async () => {
  const bot = await known();
  await says(bot, "give contoso to isaiah");
  await says(bot, "the Teams claim at Fabrikam was approved");
  expect((await says(bot, "no, Megan")).words).not.toMatch(/^Assign /);
});

it("a long text is no button's words", async () => {
  const bot = await known();
  const { words } = await says(bot, `update claim contoso${".".repeat(400)}`);
  expect(words).not.toContain("update a claim");
});

it("all of one owner's customers but one are handed over, and that one stays", async () => {
  const bot = await known();
  for (const name of ["contoso", "fabrikam"]) await says(bot, `assign ${name} to @Megan Bowen`, [megan]);
  await bot.tick();
  bot.connector.take();
  const asked = await says(bot, "all of Megan's to Isaiah except Fabrikam");
  expect(asked.words).toMatch(
    /^Hand over 1 customer from Megan Bowen to Isaiah Langer\?[^]*Fabrikam, Inc\.: stays with Megan Bowen/,
  );
  await clicks(bot, asked, "Hand over 1", {}, channel);
  await bot.tick();
  bot.connector.take();
  expect((await says(bot, "show contoso")).words).toContain("Isaiah Langer");
  expect((await says(bot, "show fabrikam")).words).toContain("Megan Bowen");
});

it("a customer that is to stand first in a list that it isn't in is named", async () => {
  const bot = await known();
  await says(bot, "assign contoso to @Megan Bowen", [megan]);
  await bot.tick();
  bot.connector.take();
  expect((await says(bot, "which customers have no owner, Contoso first")).words).toMatch(
    /^Contoso Ltd\. isn't in this list\.\n/,
  );
  expect((await says(bot, "which customers have no owner, Fabrikam first")).words).not.toContain("in this list");
});

it("who is away, and who stands in, is told to whoever asks", async () => {
  const bot = await known();
  await says(bot, "away until 2027-01-04 deputy @Isaiah Langer", [isaiah]);
  await bot.tick();
  bot.connector.take();
  const [told] = await bot.as(isaiah).says("am I covering for Alex? since when?");
  expect(wordsOf(told?.card)).toMatch(/Alex Wilber is away until 4 Jan 2027; you have stood in since today/);
  const asked = async (who: typeof alex, text: string, where = personal) =>
    (await bot.as(who).says(text, where)).map(({ card }) => wordsOf(card)).join("\n");
  for (const [text, first] of [
    ["is Alex away?", /^Alex Wilber is away until 4 Jan 2027; you have stood in/],
    ["who stands in for Alex?", /^Alex Wilber is away until 4 Jan 2027; you have stood in/],
    ["is Alex back on 7 January?", /^Alex Wilber is away until 4 Jan 2027/],
    ["am I away?", /^You aren't away\nAlex Wilber is away/],
    ["who am I standing in for?", /^One person is away\nAlex Wilber is away/],
    ["who covers for me?", /^You aren't away, so nobody stands in/],
    ["who's away on 7 December?", /^Alex Wilber is away until 4 Jan 2027/],
    ["who's away on 7 January?", /^Nobody you stand in or cover for is away on 7 Jan 2027\n/],
    ["who's back on 7 January?", /^Alex Wilber is away until 4 Jan 2027/],
    ["who's back on 7 December?", /^Nobody you stand in or cover for comes back by 7 Dec/],
    ["is Megan away?", /^I can't tell you here whether Megan Bowen is away\n[^]*ask me in a channel/],
  ] as const)
    expect([text, await asked(isaiah, text)]).toEqual([text, expect.stringMatching(first)]);
  // What is told and not on record isn't denied.
  const notRecorded =
    /^Megan Bowen's absence from Mon 23 Nov to Fri 27 Nov isn't on record yet, so nobody stands in\n[^]*Nothing is due at Megan Bowen's customers by then\.\n[^]*Record Megan Bowen's absence/;
  for (const text of [
    "Megan is off next week, who covers her customers?",
    "who stands in for Megan? she's off next week",
  ])
    expect([text, await asked(alex, text)]).toEqual([text, expect.stringMatching(notRecorded)]);
  expect(await asked(isaiah, "Megan is off next week, who covers her customers?")).toMatch(/^I can't tell you here/);
  // Whoever may not know of it isn't told that it isn't so.
  for (const text of ["who is away right now?", "is Alex away?", "who's away on 7 December?"])
    expect([text, await asked(megan, text)]).toEqual([
      text,
      expect.stringMatching(/^(?:Nobody you stand in or cover for is away|I can't tell you here)[^]*in a channel/),
    ]);
  expect(await asked(megan, "is Alex away?", channel)).toMatch(/^Alex Wilber is away/);
  expect(await asked(alex, "am I away?", channel)).toMatch(/^Alex Wilber is away/);
});

describe("a button's words with a customer", () => {
  it.each([
    ["update claim contoso", "Contoso Ltd.: update a claim"],
    ["Add a claim for Contoso Ltd.", "Contoso Ltd.: update a claim"],
    ["add proof contoso", "Contoso Ltd.: prove PAL links"],
    ["update the PAL link of contoso", "Contoso Ltd.: add a PAL link"],
    ["add a subscription to contoso", "Contoso Ltd.: add a subscription"],
    ["answer the checklist for contoso", "Contoso Ltd.: is it associated with us?"],
    ["update claim con", "Which “con”?"],
  ])("%s opens %s", async (text, title) => {
    expect((await says(await known(), text)).words).toContain(title);
  });

  it("opens it for the one that is chosen of several", async () => {
    const bot = await known();
    const which = await says(bot, "update claim con");
    const { card } = await bot.as(alex).clicks(which, /Consolidated/, {}, channel);
    expect(wordsOf(card)).toContain("Consolidated Messenger: update a claim");
  });

  it("opens nothing for whoever may not change it", async () => {
    const bot = await known();
    expect(await bot.as(isaiah).asks("update claim contoso", channel)).toContain("not yours");
  });
});

it.each([
  "what's open at {}",
  "tell me about {}",
  "status of {} please",
  "show {} pls",
  "gaps {}",
  "snooze {}",
  "update claim {}",
  "the claim for {} got approved",
  "remind the owner of {}",
])("“%s” is answered alike for a customer that is somebody else's and for none", async (text) => {
  const bot = await known();
  await bot.as(alex).says("assign fabrikam to @Isaiah Langer", channel, [isaiah]);
  const answer = async (name: string) => {
    const said = await bot.as(isaiah).asks(text.replace("{}", name));
    return said.replaceAll(new RegExp(name, "gi"), "…");
  };
  const hidden = await answer("Consolidated");
  expect(hidden).toContain("None of your customers is called “…”");
  expect(await answer("Zyxware")).toBe(hidden);
});

it("a command for one of several customers goes on for the one that is chosen", async () => {
  const bot = await known();
  const which = await says(bot, "snooze con until 2026-12-01 because access is being arranged");
  const { card } = await clicks(bot, which, /Contoso/, {}, channel);
  expect(wordsOf(card)).toContain("Contoso Ltd.: snoozed until");
});

describe("a command without all that it needs", () => {
  it("opens the form of who it should be", async () => {
    expect((await says(await known(), "assign contoso")).words).toContain("Who should own Contoso Ltd.?");
  });

  it("opens the form of a snooze with the day that was named, and goes on from it", async () => {
    const bot = await known();
    const form = await says(bot, "snooze contoso for 2 weeks");
    expect(form.words).toContain("Snooze Contoso Ltd.");
    const again = await clicks(bot, form, "Snooze", { because: " " }, channel);
    expect(wordsOf(again.card)).toContain("Choose a day, and say why.");
    const done = await clicks(bot, form, "Snooze", { because: "they\nmove" }, channel);
    expect(wordsOf(done.card)).toMatch(/Contoso Ltd\.: snoozed until[\s\S]*they move/);
  });

  it("opens the form of a handover with whoever was named, and asks before it moves anything", async () => {
    const bot = await known();
    const form = await says(bot, "handover megan bowen");
    expect(filledIn(form.card ?? {})).toMatchObject({ from: megan.id });
    const again = await clicks(bot, form, "Continue", { to: "nobody at all" }, channel);
    expect(wordsOf(again.card)).toContain("Choose both from the list.");
    const next = await clicks(bot, form, "Continue", { to: isaiah.id }, channel);
    expect(wordsOf(next.card)).toContain("Megan Bowen owns no customers");
  });

  it("keeps what was chosen in a form when it cannot be so", async () => {
    const bot = await known();
    const form = await says(bot, "snooze contoso until 2028-01-01 because they move");
    expect(form.words).toContain("That is too long");
    expect(filledIn(form.card ?? {})).toMatchObject({ until: "2028-01-01", because: "they move" });
    const deputy = await says(bot, "away until friday deputy alex wilber");
    expect(deputy.words).toContain("You can't stand in for yourself");
    expect(filledIn((await says(bot, "away deputy megan bowen")).card ?? {})).toMatchObject({ deputy: megan.id });
  });

  it("opens the form of an absence, and goes on from it", async () => {
    const bot = await known();
    const form = await says(bot, "I'm on vacation until 4 december");
    const again = await clicks(bot, form, "I'm away", { deputy: "nobody at all" }, channel);
    expect(wordsOf(again.card)).toContain("Choose the days, and a colleague from the list.");
    const done = await clicks(bot, form, "I'm away", { deputy: megan.id }, channel);
    expect(wordsOf(done.card)).toMatch(/Away until[\s\S]*Megan Bowen gets/);
  });
});

describe("time zones", () => {
  it("are found by city, and letters that several places share are asked about", async () => {
    const bot = await known();
    expect((await says(bot, "settings zone new york")).words).toContain("Zone: America/New_York");
    const which = await says(bot, "settings zone CET");
    const done = await clicks(bot, which, "Amsterdam time", {}, channel);
    expect(wordsOf(done.card)).toContain("Zone: Europe/Amsterdam");
    const digest = await says(bot, "digest here Monday 09:00 EST");
    const set = await clicks(bot, digest, /New York/, {}, channel);
    expect(wordsOf(set.card)).toContain("Monday 09:00, New York");
  });

  it("are part of the form of the settings, of which nothing is saved while something is unclear", async () => {
    const bot = await known();
    const shown = await says(bot, "settings");
    const form = await clicks(bot, shown, "Change", {}, channel);
    const refused = await clicks(
      bot,
      { ...shown, card: form.card ?? {} },
      "Save",
      { zone: "Atlantis", weekend: "5,6" },
      channel,
    );
    expect(wordsOf(refused.card)).toContain("Atlantis");
    expect((await says(bot, "settings")).words).toContain("Saturday, Sunday");
    const saved = await clicks(
      bot,
      { ...shown, card: form.card ?? {} },
      "Save",
      { zone: "Lisbon", weekend: "5,6" },
      channel,
    );
    expect(wordsOf(saved.card)).toMatch(/Zone: Europe\/Lisbon[\s\S]*Friday, Saturday/);
  });
});

describe("what somebody tells in the personal chat", () => {
  it("opens the card that asks, and changes nothing by itself", async () => {
    const bot = await anAskedBot();
    const [reply] = await bot.as(megan).says("yes it's linked");
    expect(wordsOf(reply?.card)).toMatch(/^You wrote “yes it's linked”\. Nothing has changed yet/);
    const saved = await bot.as(megan).clicks(reply ?? bot.card, "Save answers", allYes);
    expect(wordsOf(saved.card)).toContain("saved");
    await bot.connector.next();
    await bot.tick();
    bot.connector.take();
    expect(await bot.as(megan).asks("done")).toContain("Contoso Ltd.: nothing recorded yet");
  });

  it("is about the card that a reply quotes, of several that wait, whatever it says", async () => {
    const bot = await anAskedBot();
    await bot.as(alex).says("assign fabrikam to @Megan Bowen", channel, [megan]);
    await bot.tick();
    bot.connector.take();
    expect(await bot.as(megan).asks("done")).toContain("No answer yet for 2 customers");
    for (const words of ["done", "the tenant moved last year"]) {
      const [reply] = await bot.as(megan).replies(bot.card, words);
      expect(wordsOf(reply?.card)).toContain("Contoso Ltd.");
      expect(wordsOf(reply?.card)).toContain("Save answers");
    }
    const [list] = await bot.as(megan).replies(bot.card, "gaps customers");
    expect(wordsOf(list?.card)).toContain("Fabrikam, Inc.");
  });
});

it("what became of a claim opens its form with that filled in, and saves nothing", async () => {
  const bot = await known();
  const told = await says(bot, "the Teams claim for Contoso got approved yesterday");
  expect(told.words).toContain("Nothing has changed yet: check this and save it.");
  expect(told.words).toContain("Contoso Ltd.: add a claim for Teams");
  expect(filledIn(told.card ?? {})).toMatchObject({ workload: "teams", status: "Approved", on: "2026-11-18" });
  expect((await says(bot, "show contoso")).words).toContain("Nothing here yet");
  const saved = await bot.as(alex).clicks(told, "Add the claim", filledIn(told.card ?? {}), channel);
  expect(wordsOf(saved.card)).toContain("Teams saved");
});

describe("what was told of a claim", () => {
  it.each([
    ["Contoso's Teams claim was rejected on 12 Nov. What do I do now?", /^Teams: Rejected since 12 Nov/],
    ["Contoso got rejected", /^Teams: Rejected since 12 Nov/],
  ])("and is recorded so is answered with what is known, and no form: %j", async (text, first) => {
    const bot = await known();
    const told = await says(bot, "the Teams claim for Contoso was rejected on 12 Nov");
    await bot.as(alex).clicks(told, "Add the claim", filledIn(told.card ?? {}), channel);
    await bot.tick();
    bot.connector.take();
    const again = await says(bot, text);
    expect(again.words).toMatch(first);
    expect(again.words).not.toContain("check this and save it");
  });

  it.each([
    ["the Teams claim for Contoso says partner action required since Monday. How long do I have?", /answer by/i],
    ["Contoso Teams was rejected today, how long do we have to dispute?", /dispute by/i],
  ])("and isn't recorded yet is filled in, with how long there would be: %j", async (text, left) => {
    const told = await says(await known(), text);
    expect(told.words).toContain("check this and save it");
    expect(told.words).toMatch(left);
    expect(filledIn(told.card ?? {})).toMatchObject({ workload: "teams" });
  });
});

it("a customer who left is offboarded by one press, with what was written as the reason", async () => {
  const bot = await known();
  const asked = await says(bot, "Contoso: we lost that one in September, take them off please");
  expect(asked.words).toMatch(/^Offboard Contoso Ltd\.\?/);
  await clicks(bot, asked, "Yes", {}, channel);
  expect((await says(bot, "show contoso")).words).toContain("offboarded");
});

it("an owner who tells that a customer left hears at once that it is the managers', and can ask them", async () => {
  const bot = await known();
  await says(bot, "assign contoso to @Megan Bowen", [megan]);
  await bot.tick();
  bot.connector.take();
  const [told] = await bot.as(megan).says("Contoso has left us in September");
  expect(wordsOf(told?.card)).toContain("Only managers can pause or offboard customers");
  expect(wordsOf(told?.card)).toContain("Ask the managers");
});

it("an owner whose customer will leave can ask the managers with one press, with what was written as the reason", async () => {
  const bot = await known();
  await says(bot, "assign contoso to @Megan Bowen", [megan]);
  await bot.tick();
  bot.connector.take();
  const text = "Contoso are leaving us end of the year, so no point chasing this any more";
  const [told] = await bot.as(megan).says(text);
  expect(wordsOf(told?.card)).toMatch(
    /^Leaving, but still a customer[^]*Remind you on 31 Dec[^]*Ask you again on 3 Dec/,
  );
  await bot.as(megan).clicks(told, "Ask managers to offboard it");
  expect(wordsOf((await bot.connector.next()).card)).toMatch(
    /the managers hear of it[^]*no point chasing this any more/,
  );
});

it("what now, after a claim was rejected, is answered with the dispute and its day beside the form", async () => {
  const bot = await known();
  const told = await says(bot, "MS rejected our Teams claim at Contoso, says the proof isn't good enough. what now");
  expect(told.words).toMatch(/you can dispute it once[^]*Teams, if it was rejected today: Dispute by/);
  expect(filledIn(told.card ?? {})).toMatchObject({ status: "Rejected", reason: "Insufficient proof of execution" });
});

it("an owner who tells a channel of a new customer is no manager: a manager who reads it may say yes", async () => {
  const bot = await known();
  const text = "we have a new customer, Blue Yonder Airlines, I'll look after it";
  expect(await bot.as(megan).asks(text)).toContain("Only managers can add customers.");
  const [asked] = await bot.as(megan).says(text, channel);
  expect(wordsOf(asked?.card)).toMatch(/^Add Blue Yonder Airlines, with Megan Bowen as owner\?/);
  expect((await bot.as(megan).clicks(asked, "Yes", {}, channel)).toast).toBe("Only managers can do that.");
  expect(wordsOf((await bot.as(alex).clicks(asked, "Yes", {}, channel)).card)).toContain("Add a customer");
  expect(wordsOf((await bot.connector.next()).card)).toContain("Add a customer");
});

it.each([
  [
    "Contoso only uses Exchange and Teams, no Intune",
    [
      "Only Exchange Online and Teams at",
      "Add a claim for Exchange",
      "Add a claim for Teams",
      "Take Intune off Contoso",
    ],
    "Add a claim for Intune",
  ],
  ["Contoso: only intune and defender", ["Only Intune and Defender at", "Add a claim for Defender"], "Take "],
  ["Contoso uses Teams only", ["Only Teams at Contoso Ltd.?", "Add a claim for Teams"], "Take "],
  ["Contoso only uses Exchange, the Defender claim can go", [], "Only "],
  ["only the Teams claim at Contoso was rejected", [], "Only Teams"],
  ["I've only got the Teams paper at Contoso", [], "Only Teams"],
  ["Contoso only has Teams admins here", [], "Only Teams"],
])("%j offers what they use and what they don't, each for a press: %j", async (text, shown, none) => {
  const { words } = await says(await known(), text);
  for (const one of shown) expect(words).toContain(one);
  expect(words).not.toContain(none);
});

it.each(["Contoso's Teams claim needs a closer look", "The pilot of Teams at Contoso has started this week"])(
  "%j opens the form of the claim, of which nothing is filled in to be checked",
  async (text) => {
    const { card, words } = await says(await known(), text);
    expect(filledIn(card ?? {})).not.toHaveProperty("status");
    expect(words).toContain("Nothing has changed yet: fill in what's new and save it.");
  },
);

describe("what a colleague tells in a channel of somebody else's customer", () => {
  it.each([
    ["Contoso's Teams claim was approved today", { workload: "teams", status: "Approved", on: "2026-11-19" }],
    [
      "Our Teams claim at Contoso was approved today, so could you please note that down?",
      { workload: "teams", status: "Approved", on: "2026-11-19" },
    ],
    ["Fyi, Contoso's Intune claim got rejected, the proof wasn't signed", { status: "Rejected" }],
    ["Good morning all, I just saw in Partner Center that the Teams claim for Contoso is in review.", {}],
    ["PAL is linked at Contoso, I did it because Megan was busy", { pal: "yes" }],
    ["Contoso has no Azure at all, their CIO told me when I spoke to him on Tuesday", { pal: "n/a" }],
    ["CPOR is done for Contoso, we checked it together", { cpor: "yes" }],
  ])("%j is filled in for its owner or a manager, and says so", async (text, filled) => {
    const bot = await anAskedBot();
    await bot.as(isaiah).installs();
    bot.connector.take();
    const [told] = await bot.as(isaiah).says(text, channel);
    expect(wordsOf(told?.card)).toContain("Megan Bowen or a manager can check this and save it.");
    expect(filledIn(told?.card ?? {})).toMatchObject(filled);
    const save = "pal" in filled || "cpor" in filled ? "Save answers" : "Add the claim";
    expect(wordsOf((await bot.as(isaiah).clicks(told, save, {}, channel)).card)).toContain("not yours to");
    expect(wordsOf((await bot.as(megan).clicks(told, save, {}, channel)).card)).toContain("saved");
    // What Megan has in her own chat says so as well.
    if (save === "Save answers") await bot.connector.next();
  });

  it("that no form could be filled with says whose it is, and so does each of a customer without an owner", async () => {
    const bot = await anAskedBot();
    await bot.as(isaiah).installs();
    bot.connector.take();
    const [open] = await bot.as(isaiah).says("Contoso's PAL link was rejected, I think", channel);
    expect(wordsOf(open?.card)).toContain("Megan Bowen or a manager can change it.");
    const [nobodys] = await bot.as(isaiah).says("Fabrikam's Teams claim was approved today", channel);
    expect(wordsOf(nobodys?.card)).toContain("Nothing has changed yet: a manager can check this and save it.");
  });
});

it("an owner who wants a customer offboarded can say that it isn't theirs; elsewhere nobody is offered that", async () => {
  const bot = await known();
  await says(bot, "assign contoso to @Megan Bowen", [megan]);
  await bot.tick();
  bot.connector.take();
  const [inChannel] = await bot.as(megan).says("offboard Contoso", channel);
  expect(wordsOf(inChannel?.card)).toContain("a manager has to do that");
  expect(wordsOf(inChannel?.card)).not.toContain("Not mine");
  const [told] = await bot.as(megan).says("offboard Contoso");
  await bot.as(megan).clicks(told, "Not mine");
  expect(wordsOf((await bot.connector.next()).card)).toContain("Contoso Ltd.: given back");
});

it("the reason that a customer is paused for is asked, and taken from the next message", async () => {
  const bot = await known();
  await says(bot, "set contoso: paused");
  const asked = await says(bot, "because they merge with Fabrikam");
  expect(asked.words).toMatch(/^Pause Contoso Ltd\.\?/);
});

it("what is compared by one kind of gaps is answered of that kind", async () => {
  const { words } = await says(await known(), "how are we doing on CPOR compared to last month?");
  expect(words).toMatch(/^CPOR: 0 gaps now\. No earlier week is on record\./);
});

describe("work that begins is a claim to be made, and no claim where it begins with something else", () => {
  it.each([
    ["New Exchange project at Contoso", "Not started"],
    ["Exchange at Contoso starts in January", "Not started"],
    ["Contoso goes live with Exchange on Monday", "Not started"],
    ["we start Exchange at Contoso once Purview is finished", "Not started"],
    ["we do Exchange at Contoso", "Not started"],
    ["Contoso also uses Exchange now, we rolled it out last week", "Not started"],
    ["Contoso uses Exchange since May", "Not started"],
    ["Contoso now has Exchange too, we did the rollout", "Not started"],
    ["Contoso has Exchange problems now", ""],
    ["Contoso uses our Exchange template now", ""],
    ["Contoso isn't using Exchange yet", ""],
    ["we do the Exchange training at Contoso on Monday", ""],
    ["We start the meeting at Contoso at 10 in Exchange", ""],
    ["I start my holiday Monday, Exchange at Contoso is Megan's", ""],
    ["They started complaining about Exchange at Contoso", ""],
    ["New Exchange project at Contoso, won by somebody else", ""],
  ])("%j: %j", async (text, status) => {
    const { card } = await says(await known(), text);
    expect(filledIn(card ?? {})).toMatchObject(
      status === "" ? { workload: "exchange" } : { workload: "exchange", status },
    );
    expect(filledIn(card ?? {})["status"] ?? "").toBe(status);
  });

  it.each([
    "Contoso's claim got rejected, they say the PO doesn't name us. what now",
    "Contoso's Exchange claim was rejected, what do we do now?",
  ])("what is left after a rejection is said above its form: %j", async (text) => {
    const { words, card } = await says(await known(), text);
    expect(words).toContain("you can dispute it once, within 30 days");
    expect(filledIn(card ?? {})).toMatchObject({ status: "Rejected" });
  });

  it.each(["we do Teams at Contoso as well", "we started with Teams at Contoso in October"])(
    "nothing is to be filled in where its claim is approved: %j",
    async (text) => {
      const bot = await known();
      const form = await says(bot, "Teams at Contoso was approved on 3 November");
      await bot.as(alex).clicks(form, "Add the claim", filledIn(form.card ?? {}), channel);
      const { words } = await says(bot, text);
      expect(words).toMatch(/^Teams: Approved since 3 Nov\.\nContoso Ltd\./);
      expect((await says(bot, "the Contoso claim got approved!!")).words).toMatch(
        /^No change: already approved\.\nTeams: Approved since 3 Nov\.\n/,
      );
      expect((await says(bot, `${text}, not approved yet`)).words).toContain("Nothing has changed yet");
    },
  );

  it.each(["Contoso: Teams and Exchange both claimed", "Contoso: Teams and Exchange claimed, no Azure"])(
    "%j is two claims that were made",
    async (text) => {
      const { words, card } = await says(await known(), text);
      expect(filledIn(card ?? {})).toMatchObject({ workload: "teams", status: "Submitted" });
      expect(words).toContain("Exchange Online comes next");
    },
  );

  it("a workload that isn't to be is not offered next", async () => {
    const { words } = await says(await known(), "New Teams project at Contoso, no Exchange");
    expect(words).not.toContain("comes next");
  });
});

it("an owner who is to come on a later day is asked about with the words that it is done now", async () => {
  const { words } = await says(await known(), "Contoso moves to Megan on 1 December");
  expect(words).toMatch(/^Assign Contoso Ltd\. to Megan Bowen now, not on Tue 1 Dec\?/);
});

it("what is told beside a claim is a press away: the other claim, and the answer", async () => {
  const bot = await known();
  const told = await says(bot, "Contoso: Teams and Exchange we deployed in October, no claims made yet. No Azure.");
  expect(filledIn(told.card ?? {})).toMatchObject({ workload: "teams", status: "Not started" });
  const { card } = await clicks(bot, told, "Exchange Online: not started", {}, channel);
  expect(filledIn(card ?? {})).toMatchObject({ workload: "exchange", status: "Not started" });
  const answered = await clicks(bot, told, "PAL does not apply", {}, channel);
  expect(filledIn(answered.card ?? {})).toMatchObject({ pal: "n/a" });
});

it("what Microsoft asked for is handed in: the claim that waits for it is filled in as submitted, unless it is planned", async () => {
  const bot = await known();
  await bot.as(alex).forges("save-claim", { customer: contoso, workload: "teams", status: "Partner action required" });
  await bot.connector.next();
  await says(bot, "show contoso");
  const told = await says(bot, "uploaded the missing document for it just now");
  expect(filledIn(told.card ?? {})).toMatchObject({ status: "Submitted", on: "2026-11-19" });
  const planned = await says(bot, "I'll upload the missing document for Contoso tomorrow");
  expect(planned.words).not.toContain("check this and save it");
});

describe("what was said of the wrong customer", () => {
  it.each([
    ["Teams at Contoso was approved on Monday", "oh wait sorry, that was Fabrikam. Contoso is fine", "teams"],
    [
      "Teams at Contoso was approved on Monday",
      "oops I said Teams at Contoso, that was Fabrikam. can you fix that",
      "teams",
    ],
    [
      "Teams at Contoso was approved on Monday",
      "sorry no, that was Exchange at Fabrikam. Contoso is still a draft",
      "exchange",
    ],
    ["Teams at Contoso was approved on Monday", "I meant Fabrikam, not Contoso", "teams"],
    ["Teams at Contoso was approved on Monday", "ah no scrap that, Fabrikam's the one, not Contoso", "teams"],
    [
      "Teams at Contoso was approved on Monday",
      "ignore what I wrote about Contoso, I mixed them up with Fabrikam",
      "teams",
    ],
  ])("is filled in for the one that was meant, the other a press away: %j, then %j", async (first, then, workload) => {
    const bot = await known();
    await says(bot, first);
    const told = await says(bot, then);
    expect(told.words).toContain("Fabrikam, Inc.: add a claim for ");
    expect(filledIn(told.card ?? {})).toMatchObject({ workload, status: "Approved", on: "2026-11-16" });
  });

  it.each([
    ["sorry, Contoso was wrong, it was Fabrikam that was approved, on Tuesday", "Approved", "2026-11-17"],
    ["oops, that was Fabrikam, on Tuesday", "Approved", "2026-11-17"],
    ["oops, that was Fabrikam, and it was rejected", "Rejected", undefined],
  ])("is filled in with what else was told of the one that was meant: %j", async (then, status, on) => {
    const bot = await known();
    await says(bot, "Teams at Contoso was approved on Monday");
    const told = await says(bot, then);
    expect(told.words).toContain("Fabrikam, Inc.: add a claim for ");
    const filled = new Map(Object.entries(filledIn(told.card ?? {})));
    expect([filled.get("status"), filled.get("on") ?? ""]).toEqual([status, on ?? ""]);
  });

  it.each([
    [
      "Contoso has left us",
      "sorry, that was Fabrikam",
      /^Nothing was changed at Contoso Ltd\.\nOffboard Fabrikam, Inc\.\?/,
    ],
    ["give contoso to megan", "oops, I meant Fabrikam", /^Nothing [^\n]*\nAssign Fabrikam, Inc\. to Megan Bowen\?/],
    ["snooze contoso until Monday", "wrong customer, it was Fabrikam", /^Nothing [^\n]*\nSnooze Fabrikam, Inc\./],
  ])("is asked about the one that was meant: %j, then %j", async (first, then, asked) => {
    const bot = await known();
    await says(bot, first);
    expect((await says(bot, then)).words).toMatch(asked);
  });

  it.each([
    "that was Fabrikam's idea",
    "sorry, was that Fabrikam?",
    "sorry, that wasn't Fabrikam",
    "that was not Fabrikam, sorry",
    "sorry, don't mix it with Fabrikam",
  ])("is left where it is by %j", async (then) => {
    const bot = await known();
    await says(bot, "Teams at Contoso was approved on Monday");
    expect((await says(bot, then)).words).not.toContain("check this and save it");
  });
});

describe("what was told of claims, with only the difference in the next message,", () => {
  it.each<[string, string, Record<string, string>]>([
    ["Exchange and Intune at Contoso were rejected", "only Intune though", { workload: "intune", status: "Rejected" }],
    ["Exchange and Intune at Contoso were rejected", "actually only one of them", { status: "Rejected" }],
    ["Teams at Contoso was approved on Monday", "make that yesterday", { status: "Approved", on: "2026-11-18" }],
    ["Teams at Contoso was approved on the 13th", "the 12th, not the 13th", { workload: "teams", on: "2026-11-12" }],
    ["Teams at Contoso was approved", "I mean rejected", { workload: "teams", status: "Rejected" }],
    ["Teams at Contoso was approved", "put it back to not done", { workload: "teams", status: "Not started" }],
    ["Teams at Contoso was approved", "not approved", { workload: "teams", status: "" }],
  ])("is filled in anew: %j, then %j", async (first, then, filled) => {
    const bot = await known();
    await says(bot, first);
    const told = await says(bot, then);
    expect(told.words).toMatch(/Nothing has changed yet: (?:check this|fill in what's new) and save it\./);
    expect({ status: "", ...filledIn(told.card ?? {}) }).toMatchObject(filled);
  });
});

it.each([
  ["put it back to not done", { pal: "no" }],
  ["same for CPOR", { pal: "yes", cpor: "yes" }],
  ["I mean CPOR", { cpor: "yes" }],
])("an answer that was told is amended by %j", async (text, filled) => {
  const bot = await known();
  await says(bot, "PAL is linked at Contoso");
  const told = await says(bot, text);
  expect(told.words).toContain("Nothing has changed yet: check this and save it.");
  expect(filledIn(told.card ?? {})).toMatchObject(filled);
});

it.each<[string, string, Record<string, string>]>([
  [
    "Contoso only has Azure with us, no M365. PAL is set up",
    "same for Fabrikam but there PAL isn't done yet",
    { cpor: "n/a", pal: "no" },
  ],
  ["PAL is linked at Contoso", "ditto Fabrikam, only CPOR is still missing there", { cpor: "no", pal: "yes" }],
  [
    "Teams at Contoso was approved on Monday",
    "same for Fabrikam, but rejected",
    { workload: "teams", status: "Rejected" },
  ],
  ["Teams at Contoso was approved", "same for Fabrikam but it's Intune", { workload: "intune", status: "Approved" }],
])("what was told is so of another customer, with a difference: %j, then %j", async (first, then, filled) => {
  const bot = await known();
  await says(bot, first);
  const told = await says(bot, then);
  expect(told.words).toContain("Fabrikam, Inc.");
  expect(filledIn(told.card ?? {})).toMatchObject(filled);
});

it.each([
  ["put a note on Contoso that Joni signed", "Joni signed"],
  ["Karin at Contoso prefers phone calls", "Karin at Contoso prefers phone calls"],
  [
    "our contact at Contoso is Jenny Park, jenny.park@contoso.example",
    "our contact at Contoso is Jenny Park, jenny.park@contoso.example",
  ],
  ["heads up, Contoso will merge with Northwind next year", "Contoso will merge with Northwind next year"],
])("what is told of a customer and no field keeps can be kept as a note: %j", async (text, kept) => {
  const bot = await known();
  const said = await says(bot, text);
  expect(said.words).toMatch(/^Save it as a note on Contoso Ltd\.\?\n/);
  const { card } = await clicks(bot, said, "Yes");
  expect(wordsOf(card)).toMatch(/^Contoso Ltd\.: note saved\n/);
  expect((await says(bot, "show contoso")).words).toContain(`${kept} · Alex Wilber · today`);
});

it.each([
  "waiting for their admin to approve the GDAP request",
  "GDAP request sent on Monday, no answer yet",
  "they still have to accept our partner invite",
])("a request that is with the customer can be kept as a note, below what is on record: Contoso: %j", async (kept) => {
  const bot = await known();
  const said = await says(bot, `Contoso: ${kept}`);
  expect(said.words).toMatch(/^(?:No delegated access.*\n)?Save it as a note on Contoso Ltd\.\?\n/);
  await clicks(bot, said, "Yes");
  expect((await says(bot, "show contoso")).words).toContain(`${kept} · Alex Wilber · today`);
});

it.each([
  "Hold Contoso until 7 December, their admin still has to approve GDAP",
  "Contoso's admin still has to approve GDAP, leave it alone until 7 December",
])("an order to wait is no note, whatever is awaited: %j", async (text) => {
  expect((await says(await known(), text)).words).toMatch(/^Snooze Contoso Ltd\./);
});

it.each([
  "Contoso is fine",
  "close Contoso",
  "Contoso wants to know why we need them to approve this, what do I tell them",
  "Megan said that Contoso is hers",
  "I was about to write to Contoso, then I wondered whether it's too early",
  "Contoso doesn't need cover until Friday",
])("what is no more than a state, a question or a colleague's is not asked about as a note: %j", async (text) => {
  expect((await says(await known(), text)).words).not.toMatch(/^Save it as a note/);
});

it("quiet hours are a setting, and no quiet until a day", async () => {
  expect((await says(await known(), "quiet hours from 18:00 to 8:00")).words).toContain("Quiet hours: 18:00 to 08:00");
});

it("what isn't theirs to answer is taken off the list, and not the customer", async () => {
  const said = await says(await known(), "Contoso doesn't have any Azure, can you take that off my list");
  expect(filledIn(said.card ?? {})).toMatchObject({ pal: "n/a" });
});

it("what is planned answers nothing", async () => {
  const { card, words } = await says(await known(), "PAL yes for Contoso next week");
  expect(words).toContain("Nothing has changed yet: choose here");
  expect(filledIn(card ?? {})).not.toHaveProperty("pal");
});

it("customers who are told to be as they were are each a press away, where some share a name too", async () => {
  const bot = await known();
  await bot.as(alex).forges("add", {
    name: "Contoso Suites",
    id: "7a1c7c9e-3f0e-4d7e-9a5e-1f2f5b7d0a03",
    domain: "",
    person: "",
    isNew: "",
  });
  await bot.connector.next();
  const { words } = await says(bot, "nothing changed at Fabrikam and Contoso");
  for (const name of ["Fabrikam, Inc.", "Contoso Ltd.", "Contoso Suites"]) expect(words).toContain(name);
});

describe("one message that tells of several customers", () => {
  const northwind = {
    "Northwind Traders": "7a1c7c9e-3f0e-4d7e-9a5e-1f2f5b7d0a01",
    "Northwind Toys": "7a1c7c9e-3f0e-4d7e-9a5e-1f2f5b7d0a02",
  };
  it.each([
    ["onboarding yes for contoso, fabrikam no", { onboarding: "yes" }, ["Fabrikam, Inc.: onboarding no"]],
    ["PAL no for Contoso, Fabrikam yes", { pal: "no" }, ["Fabrikam, Inc.: PAL yes"]],
    ["contoso and fabrikam disputed", { status: "Dispute" }, ["Fabrikam, Inc.: Intune dispute"]],
    [
      "contoso disputed today, fabrikam yesterday",
      { status: "Dispute", on: "2026-11-19" },
      ["Fabrikam, Inc.: Intune dispute"],
    ],
    ["Contoso is done, nothing else", { cpor: "yes", pal: "yes", onboarding: "yes" }, []],
    ["contoso and fabrikam are done", { pal: "yes" }, ["Fabrikam, Inc.: CPOR yes, PAL yes, onboarding yes"]],
    ["Contoso was disputed, Fabrikam wasn't", { status: "Dispute" }, ["I left out: “Fabrikam wasn't”"]],
    [
      "PAL is linked at Contoso. Hopefully Fabrikam's dispute is won?",
      { pal: "yes" },
      ["I left out: “Hopefully Fabrikam's dispute is won?”"],
    ],
    ["PAL is linked at Contoso. Who owns Fabrikam?", { pal: "yes" }, ["Fabrikam, Inc. is unassigned"]],
    [
      "Contoso: PAL yes. Fabrikam: PAL no. Who owns Northwind Toys, and what is due this week?",
      { pal: "yes" },
      ["Fabrikam, Inc.: PAL no", "Northwind Toys is unassigned"],
    ],
    // An answer beside a claim has a form of its own.
    [
      "Contoso: PAL yes. Fabrikam: Intune claim disputed, PAL no.",
      { pal: "yes" },
      ["Fabrikam, Inc.: Intune dispute", "Fabrikam, Inc.: PAL no"],
    ],
    // Its own claim, where it has none of that workload.
    [
      "we disputed Contoso's Teams claim, and Fabrikam's too",
      { status: "Dispute" },
      ["Fabrikam, Inc.: Intune dispute"],
    ],
    ["CPOR and PAL yes for Contoso, for Fabrikam only PAL", { cpor: "yes", pal: "yes" }, ["Fabrikam, Inc.: PAL yes"]],
    // Some of them share a name: those are a press away, and none is lost.
    [
      "onboarding yes for northwind, fabrikam no",
      { onboarding: "no" },
      ["Northwind Traders: onboarding yes", "Northwind Toys: onboarding yes"],
    ],
    [
      "PAL is linked at Contoso, Fabrikam will follow some time in spring",
      { pal: "yes" },
      ["I left out: “Fabrikam will follow some time in spring”"],
    ],
  ])("%j fills in %j and has %j beneath", async (text, filled, beneath) => {
    const bot = await known();
    for (const [name, id] of Object.entries(northwind))
      await bot.as(alex).forges("add", { name, id, domain: "", person: "", isNew: "" });
    for (const [customer, workload] of [
      [contoso, "teams"],
      [fabrikam, "intune"],
    ] as const)
      await bot.as(alex).forges("save-claim", { customer, workload, status: "Rejected" });
    for (let forged = 0; forged < 4; forged += 1) await bot.connector.next();
    const { card, words } = await says(bot, text);
    expect(filledIn(card ?? {})).toMatchObject(filled);
    for (const one of beneath) expect(JSON.stringify(card)).toContain(one);
    expect(words).toContain("Nothing has changed yet");
  });
});

it.each([
  ["Fabrikam's claim too", "Fabrikam, Inc.: Intune", { status: "Approved", on: "2026-11-19" }],
  ["Fabrikam too", "Fabrikam, Inc.: Intune", { status: "Approved" }],
  ["same for Fabrikam", "Fabrikam, Inc.: Intune", { status: "Approved" }],
  ["Fabrikam's Intune claim too", "Fabrikam, Inc.: Intune", { status: "Approved", on: "2026-11-19" }],
  ["and the one of Fabrikam for Intune as well", "Fabrikam, Inc.: Intune", { status: "Approved" }],
  ["same for Fabrikam's Exchange claim", "Fabrikam, Inc.", { workload: "exchange", status: "Approved" }],
  ["and Fabrikam's Teams claim also", "Fabrikam, Inc.", { workload: "teams", status: "Approved" }],
])("what was told of a claim is so of the other customer's: %j is of %s", async (then, headline, filled) => {
  const bot = await known();
  await bot.as(alex).forges("save-claim", { customer: fabrikam, workload: "intune", status: "Submitted" });
  await bot.connector.next();
  await says(bot, "Contoso's Teams claim was approved today");
  const told = await says(bot, then);
  expect(told.words).toContain(headline);
  expect(filledIn(told.card ?? {})).toMatchObject(filled);
});

it.each(["Fabrikam too", "and Fabrikam's PAL", "and Fabrikam's PAL as well", "same for Fabrikam"])(
  "%j after PAL of one customer is PAL of the other, though a claim was saved before",
  async (text) => {
    const bot = await known();
    await bot
      .as(alex)
      .clicks(await says(bot, "Contoso's Teams claim was approved today"), "Add the claim", {}, channel);
    await says(bot, "PAL is linked at Contoso");
    const told = await says(bot, text);
    expect(told.words).toContain("Fabrikam, Inc.");
    expect(filledIn(told.card ?? {})).toMatchObject({ pal: "yes" });
  },
);

it("what stands of a claim as it is told leaves the answers beside it to be checked", async () => {
  const bot = await known();
  await bot.as(alex).forges("save-claim", { customer: contoso, workload: "exchange", status: "Approved" });
  await bot.connector.next();
  for (const text of [
    "Contoso: the Exchange claim is still approved, there is no Azure at all, and onboarding was finished in June.",
    "To answer your questions about Contoso: the claim is approved, they have no Azure, and onboarding is finished.",
  ])
    expect(filledIn((await says(bot, text)).card ?? {})).toMatchObject({ pal: "n/a", onboarding: "yes" });
});

it.each([
  ["sorry, that was Fabrikam, and onboarding is done there too", { pal: "yes", onboarding: "yes" }],
  ["oops, it was Fabrikam and CPOR is done there as well", { pal: "yes", cpor: "yes" }],
  ["sorry, Contoso was wrong, it was Fabrikam, but onboarding isn't done yet", { pal: "yes", onboarding: "no" }],
  ["sorry, that was Fabrikam", { pal: "yes" }],
])("what was told of the wrong customer is kept with what is told beside it: %j", async (then, filled) => {
  const bot = await known();
  await says(bot, "PAL is linked at Contoso");
  const told = await says(bot, then);
  expect(told.words).toContain("Fabrikam, Inc.");
  expect(filledIn(told.card ?? {})).toMatchObject(filled);
});

it("three customers told of in one polite sentence have what is told of each", async () => {
  const bot = await known();
  const text =
    "I would like to report three things: the Teams claim of Contoso has been submitted this morning, Fabrikam does not use Azure, and onboarding is complete at Consolidated Messenger.";
  const told = await says(bot, text);
  expect(filledIn(told.card ?? {})).toMatchObject({ workload: "teams", status: "Submitted", on: "2026-11-19" });
  expect(told.words).toContain("Fabrikam, Inc.: PAL does not");
  expect(told.words).toContain("Consolidated Messenger: ");
});

it("since when they don't use a workload is no day of its claim's status", async () => {
  const bot = await known();
  await bot.as(alex).forges("save-claim", { customer: contoso, workload: "exchange", status: "Approved" });
  await bot.connector.next();
  const told = await says(bot, "Contoso stopped using Exchange last month");
  expect(told.words).toMatch(/^Take Exchange Online off Contoso Ltd\.\?\nExchange Online: Approved since today/);
  await bot.as(alex).clicks(told, "Take Exchange Online off…", {}, channel);
  const after = await says(bot, "is Exchange claimed at Contoso?");
  expect(after.words).toMatch(/^Exchange Online: does not apply\./);
});

it.each([
  ["the customer signed the proof for Teams at Contoso yesterday", "Contoso Ltd.: add a claim for Teams", "2026-11-18"],
  ["got Contoso's signature for Exchange on 10 November", "No Exchange Online claim is recorded", "2026-11-10"],
])("what follows from a signature is said first, and its day is kept: %j", async (text, form, signedOn) => {
  const bot = await known();
  const told = await says(bot, text);
  expect(told.words).toMatch(/: make the claim in Partner Center, attach the signed proof and submit it\./);
  expect(told.words).toContain(form);
  expect(filledIn(told.card ?? {})).toMatchObject({ proofSignedOn: signedOn });
});

it("a signature changes nothing where the claim is approved", async () => {
  const bot = await known();
  await bot.as(alex).forges("save-claim", { customer: contoso, workload: "exchange", status: "Approved" });
  await bot.connector.next();
  const { words } = await says(bot, "Contoso signed the proof of execution");
  expect(words).toMatch(/^Exchange Online: Approved since .*\nNothing is needed: keep the signed proof/);
});

it("says of how many customers nobody knows the size, also where none is of it", async () => {
  const bot = await known();
  expect((await says(bot, "customers with 50 or fewer seats")).words).toMatch(
    /^I don't know how many seats \d customers have\.\n.*\nNo customer with 50 seats or fewer/,
  );
  await says(bot, "set Contoso Ltd.: 40 seats");
  expect((await says(bot, "customers with 50 or fewer seats")).words).toMatch(
    /^I don't know how many seats \d more ha/,
  );
  expect((await says(bot, "our smallest customers")).words).toMatch(
    /^Fewest seats: Contoso Ltd\. \(40\)\. I don't know how many seats \d more ha/,
  );
});

it("the next step of a claim is that of the only customer who has such a one", async () => {
  const bot = await known();
  await bot.as(alex).forges("save-claim", { customer: contoso, workload: "exchange", status: "Rejected" });
  await bot.connector.next();
  const next = /^Contoso Ltd\., Exchange Online: Rejected since today.*\nNext: In Partner Center open /;
  expect((await says(bot, "what's the next step for the rejected Exchange claim?")).words).toMatch(next);
  expect((await says(bot, "what's missing for Exchange at Contoso?")).words).toMatch(next);
  expect((await says(bot, "when is the answer for Exchange due?")).words).toMatch(next);
  expect((await says(bot, "what's the next step for the rejected Exchange claim at Globex?")).words).not.toMatch(next);
  expect((await says(bot, "what's next for Megan's rejected Exchange claim?")).words).not.toMatch(next);
  // What is told may be new.
  const told = await says(bot, "Exchange at Contoso was rejected on Tuesday, what do we do now?");
  expect(filledIn(told.card ?? {})).toMatchObject({ status: "Rejected", on: "2026-11-17" });
});

it.each([
  ["they rejected our GDAP request, what now?", /^A refused GDAP request\nIt's theirs to refuse/],
  [
    "Contoso says they don't want to give us delegated admin. What now?",
    /^No GDAP at Contoso Ltd\.\?\n.*\nIt's theirs to refuse\. [^]*\nSave it as a note\nWhat GDAP is for/,
  ],
  ["Contoso won't give us GDAP, how bad is that?", /^No GDAP at Contoso Ltd\.\?/],
  ["did Contoso accept the GDAP request yet?", /^[^\n]*GDAP[^\n]* (?:at|for) Contoso/],
  [
    "Contoso sent me the tenant id, where do I put it?",
    /^Tenant ID of Contoso Ltd\.: \S+\nIt's on record already: you don't have to put it anywhere\./,
  ],
  ["he says he approved it, do I need to send another?", /^No, an approved GDAP request needs no second one/],
  [
    "Contoso says they approved GDAP, do I have to send it again?",
    /^No, an approved [^\n]*\n.*GDAP.* (?:at|for) Contoso/,
  ],
  [
    "why is Contoso still red?? I did the claim",
    /^(?:Open|All that's open|Nothing is open) at Contoso Ltd\..*\nNo claim is recorded at Contoso Ltd\.\n/,
  ],
  ["any claims rejected or stuck with the customer?", /^No status says that a claim is with the customer\. Drafts, /],
  ["why does Contoso still show a gap", /^(?:Open|All that's open|Nothing is open) at Contoso Ltd\./],
  ["which subscription at Contoso has no PAL?", /^(?:Open for|Nothing is open for|All that's open for) PAL at Contoso/],
  ["Exchange went in on Tuesday at Contoso, Teams is still waiting for signature", /^You wrote .* Teams comes next\./],
])("%j is answered with what follows", async (text, first) => {
  expect((await says(await known(), text)).words).toMatch(first);
});

it.each([
  "Karin says she accepted the offer, do I need to send another contract?",
  "Microsoft confirmed the Teams proof, should we send it again?",
])("%j is of no request for access", async (text) => {
  expect((await says(await known(), text)).words).not.toMatch(/GDAP|admin access/);
});

it("a signature is of no customer that waits for an answer", async () => {
  const { words } = await says(await known(), "got the sign-off for Teams yesterday");
  expect(words).toMatch(/^Which customer is that about\?/);
});

it("what is to be undone of claims says what is recorded of them", async () => {
  const { words } = await says(await known(), "undo that submission at Contoso");
  expect(words).toMatch(
    /^You saved nothing at Contoso Ltd\. in the last day .*\nNo claim is recorded at Contoso Ltd\./,
  );
});

describe("that Microsoft was answered", () => {
  it.each([
    ["We answered Microsoft on 12 November", "2026-11-12"],
    ["replied to MS this morning", "2026-11-19"],
    ["I got back to Microsoft yesterday with everything they wanted", "2026-11-18"],
    ["We responded to their request on Monday", "2026-11-16"],
    ["we sent them the proof of execution yesterday", "2026-11-18"],
    ["I gave them our answer today", "2026-11-19"],
    ["We have sent our answer to Microsoft on 17 November, so it's their turn now", "2026-11-17"],
    [
      "We answered Microsoft on 12 November, with the signed document that they had asked for, so now we wait.",
      "2026-11-12",
    ],
    [
      "Please note that we sent them the proof of execution on Tuesday, as they had asked us to, and that I am waiting for their answer.",
      "2026-11-17",
    ],
  ])("is of the claim that waits for it: %j", async (text, on) => {
    const bot = await known();
    const status = "Partner action required";
    await bot.as(alex).forges("save-claim", { customer: contoso, workload: "teams", status });
    await bot.connector.next();
    await says(bot, "show contoso");
    const told = await says(bot, text);
    expect(filledIn(told.card ?? {})).toMatchObject({ status: "Submitted", on });
  });

  it("where none waits for it, says how the open claims stand", async () => {
    const bot = await known();
    await bot.as(alex).forges("save-claim", { customer: contoso, workload: "teams", status: "Dispute" });
    await bot.connector.next();
    const { words } = await says(bot, "Contoso: we answered Microsoft on 12 November");
    expect(words).toMatch(/^Teams: Dispute since/);
  });

  it.each(["We'll answer Microsoft tomorrow", "I haven't answered Microsoft yet", "did we answer Microsoft?"])(
    "is not told by %j",
    async (text) => {
      const bot = await known();
      const status = "Partner action required";
      await bot.as(alex).forges("save-claim", { customer: contoso, workload: "teams", status });
      await bot.connector.next();
      await says(bot, "show contoso");
      expect((await says(bot, text)).words).not.toContain("check this and save it");
    },
  );
});

it.each([
  ["Just asked the engineer, PAL isn't set", { pal: "no" }],
  ["ok, PAL is linked now", { pal: "yes" }],
  ["I linked our partner ID there this morning with my admin account", { link: "reported", on: "2026-11-19" }],
  ["I linked our partner ID there this morning", { pal: "yes" }],
  ["I submitted it today with a new signed PoE", { status: "Submitted", on: "2026-11-19" }],
])("what is told of the customer that is talked of is filled in: %j", async (text, filled) => {
  const bot = await known();
  await says(bot, "show contoso");
  const told = await says(bot, text);
  expect(told.words).toContain("Contoso Ltd.");
  expect(filledIn(told.card ?? {})).toMatchObject(filled);
});

it("of a claim that was rejected and is approved now, the reason is not filled in", async () => {
  const bot = await known();
  const reason = "Insufficient proof of execution";
  await bot.as(alex).forges("save-claim", { customer: contoso, workload: "teams", status: "Rejected", reason });
  await bot.connector.next();
  const told = await says(bot, "Contoso got approved!!");
  expect(told.words).toContain("Contoso Ltd.: Teams");
  expect(filledIn(told.card ?? {})).toMatchObject({ status: "Approved" });
  expect(filledIn(told.card ?? {})["reason"]).toBeUndefined();
});

it("of several claims what stands as it is told is not asked for again", async () => {
  const bot = await known();
  await bot.as(alex).forges("save-claim", { customer: contoso, workload: "teams", status: "Approved" });
  await bot.connector.next();
  const told = await says(bot, "Teams at Contoso is approved, SharePoint went in today");
  expect(filledIn(told.card ?? {})).toMatchObject({ workload: "sharepoint", status: "Submitted" });
  expect(told.words).not.toContain("Teams: approved");
});

describe("what was told of two customers", () => {
  it.each<[string, Record<string, string>, string, Record<string, string>]>([
    [
      "Teams at Contoso got approved, Intune at Fabrikam was rejected, no proof",
      { workload: "teams", status: "Approved" },
      "Fabrikam, Inc.: Intune rejected",
      { workload: "intune", status: "Rejected", reason: "Insufficient proof of execution" },
    ],
    [
      "Contoso got approved but Fabrikam was rejected",
      { status: "Approved" },
      "Fabrikam, Inc.: rejected",
      { status: "Rejected" },
    ],
    ["PAL is linked at Contoso but not at Fabrikam yet", { pal: "yes" }, "Fabrikam, Inc.: PAL no", { pal: "no" }],
    [
      "onboarding is done at Contoso, Fabrikam Intune went in yesterday",
      { onboarding: "yes" },
      "Fabrikam, Inc.: Intune submitted",
      { workload: "intune", status: "Submitted", on: "2026-11-18" },
    ],
    // Line by line.
    [
      "Contoso: PAL is linked\nFabrikam: Intune was rejected",
      { pal: "yes" },
      "Fabrikam, Inc.: Intune rejected",
      { workload: "intune", status: "Rejected" },
    ],
    ["PAL is linked:\n- Contoso\n- Fabrikam", { pal: "yes" }, "Fabrikam, Inc.: PAL yes", { pal: "yes" }],
  ])("%j fills in the first one's form, and a button the other's", async (text, first, title, second) => {
    const bot = await known();
    const told = await says(bot, text);
    expect(told.words).toContain("Nothing has changed yet: check this and save it.");
    expect(told.words).toContain("Contoso Ltd.");
    expect(filledIn(told.card ?? {})).toMatchObject(first);
    const { card } = await clicks(bot, told, title, {}, channel);
    expect(wordsOf(card)).toContain("Fabrikam, Inc.");
    expect(filledIn(card ?? {})).toMatchObject(second);
    expect((await says(bot, "show fabrikam")).words).not.toContain("reported");
  });

  it.each(["I think Contoso was approved, Fabrikam was rejected", "Contoso or Fabrikam got approved"])(
    "%j fills in nothing",
    async (text) => {
      const { card } = await says(await known(), text);
      expect({ status: "", ...filledIn(card ?? {}) }.status).toBe("");
    },
  );
});

it.each([
  ["the Teams claim at Contoso got rejected, why?", { status: "Rejected" }, "What if a claim is rejected?"],
  [
    "Contoso's Teams went in yesterday, how long does it take?",
    { status: "Submitted" },
    "How long does Microsoft take?",
  ],
])("%j fills in what it tells, and what it asks is a button", async (text, filled, title) => {
  const told = await says(await known(), text);
  expect(filledIn(told.card ?? {})).toMatchObject({ workload: "teams", ...filled });
  expect(told.words).toContain(title);
});

it.each([
  ["the Teams Phone claim for Fabrikam, Inc. was rejected yesterday", "Fabrikam, Inc."],
  ["Fabrikam, Inc. got its Teams Phone claim rejected yesterday", "Fabrikam, Inc."],
  ["yesterday the Teams Phone claim at Contoso Ltd. was rejected", "Contoso Ltd."],
])("%j tells what became of it past the point of the name", async (text, name) => {
  const told = await says(await known(), text);
  expect(told.words).toContain(name);
  expect(filledIn(told.card ?? {})).toMatchObject({ status: "Rejected", on: expect.stringMatching(/^2026-/) });
});

it("of a workload without a claim, the only open one whose name has it is a button", async () => {
  const bot = await known();
  const form = await says(bot, "update claim contoso");
  await bot.as(alex).clicks(form, "Save", { workload: "teams-phone", status: "Submitted" }, channel);
  bot.connector.take();
  const told = await says(bot, "the Teams claim for Contoso was rejected yesterday");
  expect(told.words).toContain("Teams Phone: rejected");
  const other = await says(bot, "the Exchange claim for Contoso was rejected yesterday");
  expect(other.words).not.toContain("Teams Phone: rejected");
});

it("an answer that is told against a sale of one's own is said not to be asked", async () => {
  const bot = await known();
  const form = await bot.as(alex).forges("subscription-form", { customer: contoso });
  const sold = { id: "11111111-1111-4111-8111-111111111111", name: "Production", soldByUsCsp: "true" };
  await clicks(bot, { activity: "", card: form.card ?? {} }, "Save", sold, channel);
  expect((await says(bot, "Contoso: CPOR yes, PAL no")).words).toContain(
    "PAL: you said no; we sell it, and the sale counts already.",
  );
  expect((await says(bot, "PAL no for Fabrikam and Contoso")).words).toContain(
    "Contoso Ltd., PAL: you said no; we sell it, and the sale counts already.",
  );
  // Nothing of either is left to fill in.
  const other = await bot.as(alex).forges("subscription-form", { customer: fabrikam });
  await clicks(bot, { activity: "", card: other.card ?? {} }, "Save", sold, channel);
  expect((await says(bot, "PAL: Contoso yes, Fabrikam no")).words).toMatch(
    /^Contoso Ltd\., PAL: that's on record already\.\nFabrikam, Inc\., PAL: you said no; we sell it, and the sale counts already\.\nWhich customer do you want to see\?/,
  );
});

it("whether a customer is the same as another that the owner doesn't see is to be asked where both are seen", async () => {
  const bot = await known();
  await bot.as(alex).says("assign contoso to @Megan Bowen", channel, [megan]);
  const asked = await bot.as(megan).asks("is Contoso the same as Fabrikam? the other one is Alex's");
  expect(asked).toMatch(/^Contoso Ltd\. is a customer of its own\n[^]*ask in a channel/);
  expect(asked).not.toContain("Fabrikam, Inc.");
  expect(await bot.as(megan).asks("is PAL the same as a claim at Contoso?")).not.toContain("of its own");
});

it("a question about a customer's claim is answered first, and the rule is beneath or above it", async () => {
  const bot = await known();
  const asked = await says(bot, "do we have a claim for Teams at Contoso?");
  expect(asked.words).toMatch(/^(?:Teams: |No: no Teams claim is recorded at Contoso Ltd\.)/);
  const rule = await says(bot, "and can I just submit it again, or is that it?");
  expect(rule.words).toContain("What if a claim is rejected?");
  expect(rule.words).toContain("Contoso Ltd.");
});

it("a list that is guessed is of whom it says, whoever else is mentioned", async () => {
  const words = "can you show everyone where my customers are at? need it for the call with @Megan Bowen at 2";
  expect((await says(await known(), words, [megan])).words).not.toContain("Only one of");
});

it("several customers that are named are shown, a row each", async () => {
  const { words } = await says(await known(), "is Contoso the same customer as Fabrikam?");
  expect(words).toMatch(/^I have these as two customers\n/);
  expect(words).toContain("Contoso Ltd.");
  expect(words).toContain("Fabrikam");
});

it.each([
  "Where do we stand with Contoso and Fabrikam?",
  "Everything open for Contoso and Fabrikam, please, I'm seeing both of them today.",
  "GDAP at Contoso and Fabrikam?",
  "gdap of Contoso, Fabrikam",
  "PAL at Contoso, Fabrikam",
  "Contoso and Fabrikam: onboarding?",
  "claims of Contoso and Fabrikam",
  "Contoso, Fabrikam: anything due?",
  "whose are Contoso & Fabrikam",
])("several customers that are asked about are answered about first, a line each: %j", async (text) => {
  const { words } = await says(await known(), text);
  expect(words).toMatch(/^[^\n]*Contoso Ltd\.[^\n]*\n[^\n]*Fabrikam[^\n]*\nThe customers you named\n/);
  expect(words).not.toContain("What did you mean");
});

it.each([
  "PAL and GDAP at Contoso and Fabrikam?",
  "how are GDAP and PAL at Contoso Ltd. and Fabrikam",
  "is PAL linked and GDAP in place at Contoso, Fabrikam",
  "PAL & GDAP status for Contoso and Fabrikam",
])("%j is answered for each of them with both", async (text) => {
  const { words } = await says(await known(), text);
  for (const name of ["Contoso Ltd.", "Fabrikam, Inc."]) {
    expect(words).toMatch(new RegExp(`^[^\\n]*(?:PAL|is open)[^\\n]*${name}`, "m"));
    expect(words).toContain(`No delegated access (GDAP) is recorded for ${name}`);
  }
});

it.each(["Contoso renewed our GDAP", "GDAP at Contoso has been terminated"])(
  "%j is met with the access on record, and how to change it",
  async (told) => {
    const { words } = await says(await known(), told);
    expect(words).toMatch(/^No delegated access \(GDAP\) is recorded for Contoso Ltd\./);
    expect(words).toContain("set Contoso Ltd.: gdap until 31 Jan 2028");
  },
);

it.each([
  ["Contoso has a new Azure subscription since Monday, no PAL on it yet", true],
  ["another subscription was added at Contoso", true],
  ["Contoso will get a new subscription next month", false],
  ["Contoso bought a new Microsoft 365 subscription", false],
])("%j opens the form of a subscription: %j", async (told, opens) => {
  const { words } = await says(await known(), told);
  expect(words.includes("add a subscription")).toBe(opens);
});

it("until when something is to be done is no absence beside it", async () => {
  const told = "Another partner is disputing our Teams claim at Contoso. I have until Thursday to send evidence.";
  expect((await says(await known(), told)).words).not.toContain("Away");
});

it("of whom a claim was mixed up with, nothing is told", async () => {
  const told = "Sorry, I told you the Contoso claim was approved. It's only submitted, I mixed it up with Fabrikam.";
  const { words } = await says(await known(), told);
  expect(words).toContain("Contoso Ltd.");
  expect(words).not.toContain("Fabrikam:");
});

it.each([
  ["can u submit the claim for Contoso sharepoint? i have the poe here", true],
  ["could you submit the Teams claim for Contoso for me?", true],
  ["can I submit the claim for Contoso SharePoint?", false],
])("%j is told that nothing is done in Partner Center: %j", async (asked, isTold) => {
  const { words } = await says(await known(), asked);
  expect(words.startsWith("I can't do anything in Partner Center.")).toBe(isTold);
});

it("how long there is for a claim that was told and not saved is answered by what was told", async () => {
  const bot = await known();
  await says(bot, "the Teams claim for Contoso got rejected yesterday");
  const { words } = await says(bot, "and how long have I got then?");
  expect(words).toContain("Teams, rejected yesterday: Dispute by 18 Dec (21 working days).");
  expect(words).toContain("nothing is saved yet");
  expect((await says(bot, "by what date must I dispute it?")).words).toContain("Dispute by 18 Dec");
  expect((await says(bot, "no, it wasn't")).words).toContain("nothing was changed");
  expect((await says(bot, "how long have I got?")).words).not.toContain("Dispute by");
});

it.each([
  ["the Teams claim for Contoso got rejected yesterday, until what date can we dispute it?", "Teams"],
  ["the Teams claim for Contoso got rejected yesterday and I'd like to know by when I have to dispute it", "Teams"],
  ["please tell me how long I have to answer, the Teams claim for Contoso got rejected yesterday", "Teams"],
  ["the claim for Contoso got rejected yesterday. What is the last date for the dispute?", "The claim"],
])("how long there is is answered beside what is told: %j", async (text, claim) => {
  const { words } = await says(await known(), text);
  expect(words).toContain(`${claim}, rejected yesterday: Dispute by 18 Dec (21 working days).`);
});

it.each([
  "ask contoso?",
  "set contoso: paused because legal?",
  "assign contoso to @Megan Bowen tomorrow",
  "assign contoso to @Megan Bowen, no, to @Isaiah Langer",
])("%j changes nothing by itself", async (words) => {
  const bot = await known();
  await bot.as(alex).says("assign contoso to @Adele Vance", channel, [adele]);
  bot.connector.take();
  const before = (await says(bot, "history contoso")).words;
  await says(bot, words, [megan, isaiah]);
  expect((await says(bot, "history contoso")).words).toBe(before);
});

it("two that were to be assigned are so the other way round where that is said", async () => {
  const bot = await known();
  await says(bot, "give Contoso to Megan and Fabrikam to Isaiah");
  const other = await says(bot, "no, the other way round");
  expect(other.words).toContain("Assign Contoso Ltd. to Isaiah Langer.");
  expect(other.words).toContain("Assign Fabrikam, Inc. to Megan Bowen.");
  const done = await clicks(bot, other, "Yes, both", {}, channel);
  expect(wordsOf(done.card)).toContain("Isaiah Langer owns it now");
  const back = await says(bot, "sorry, other way round");
  expect(back.words).toContain("Assign Contoso Ltd. to Megan Bowen.");
  expect((await says(bot, "yes")).words).toMatch(/^Done\n[^]*Megan Bowen owns it now/);
});

it("of two claims of one workload, neither is filled in", async () => {
  const bot = await known();
  for (const subscription of ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"]) {
    const form = await says(bot, "update claim contoso");
    const saved = await bot
      .as(alex)
      .clicks(form, "Save", { workload: "business-central", subscription, status: "Submitted" }, channel);
    expect(wordsOf(saved.card)).toContain("saved");
    bot.connector.take();
  }
  const told = await says(bot, "the Business Central claim for Contoso got approved yesterday");
  expect(told.words).toContain("Contoso Ltd.: update a claim");
  expect(filledIn(told.card ?? {})["workload"] ?? "").toBe("");
});

it("the second wish of a message is a button under the answer to the first", async () => {
  const bot = await known();
  const answer = await says(bot, "show me contoso please, and assign fabrikam to megan");
  expect(answer.words).toMatch(/Contoso Ltd\.[\s\S]*You asked for something else, too:\nAssign Fabrikam/);
  expect((await says(bot, "who owns fabrikam?")).words).toContain("No owner");
});

describe("what goes on from the answer before", () => {
  it("is about what the same person was shown here, for half an hour, and changes nothing without a yes", async () => {
    const bot = await known();
    await says(bot, "show contoso");
    const asked = await says(bot, "give it to megan");
    expect(asked.words).toMatch(/^Assign Contoso Ltd\. to Megan Bowen\?/);
    expect((await says(bot, "yes please")).words).toContain("Megan Bowen owns it now");
    expect((await says(bot, "and fabrikam?")).words).toMatch(/^Assign Fabrikam, Inc\. to Megan Bowen\?/);
    expect((await says(bot, "no, don't")).words).toContain("OK, nothing was changed.");
    expect(await bot.as(isaiah).asks("who owns it?", channel)).not.toContain("Contoso");
    await says(bot, "show contoso");
    bot.clock.pass(31 * 60_000);
    expect((await says(bot, "assign it to isaiah")).words).toMatch(/^Assign which customer\?/);
    await bot.tick();
    bot.connector.take();
  });

  it("goes on from a list that a button opened, and from the question which customer", async () => {
    const bot = await known();
    const list = await says(bot, "gaps");
    await bot.as(alex).clicks(list, "Unassigned", {}, channel);
    bot.connector.take();
    expect((await says(bot, "the second one")).words).toMatch(/^Showing Contoso Ltd\./);
    const form = await says(bot, "snooze until friday because they move");
    expect(form.words).toMatch(/^Contoso Ltd\.: snoozed until|^Snooze/);
    bot.clock.pass(31 * 60_000);
    expect((await says(bot, "assign")).words).toMatch(/^Assign which customer\?/);
    expect((await says(bot, "fabrikam")).words).toContain("Who should own Fabrikam, Inc.?");
    const which = await says(bot, "snooze");
    expect(wordsOf((await clicks(bot, which, "Continue", { customer: contoso }, channel)).card)).toContain(
      "Snooze Contoso Ltd.",
    );
  });
});

it("a form of the settings that was opened before somebody else changed them saves only what was changed in it", async () => {
  const bot = await known();
  const shown = await says(bot, "settings");
  const form = await clicks(bot, shown, "Change", {}, channel);
  await says(bot, "settings zone Tokyo");
  const saved = await clicks(bot, { ...shown, card: form.card ?? {} }, "Save", { weekend: "5,6" }, channel);
  expect(wordsOf(saved.card)).toMatch(/Asia\/Tokyo[\s\S]*Friday, Saturday/);
});

it("what means nothing gets a short card with what most people want, and greetings are returned", async () => {
  const bot = await known();
  const lost = await says(bot, "xyzzy plugh");
  expect(lost.words).toMatch(/^I didn't get “xyzzy plugh”/);
  expect(lost.words.split("\n").length).toBeLessThan(8);
  expect((await says(bot, "hi there")).words).toMatch(/^Hi!/);
  expect((await says(bot, "thanks!")).words).toMatch(/^You're welcome/);
  expect((await says(bot, "stop")).words).toMatch(/^What should stop\?/);
});

it("a manager says yes in the thread to what a colleague was not allowed, and goes on from it in the personal chat", async () => {
  const bot = await known();
  const posts = async (who: typeof megan, text: string) => {
    await bot.post(message({ ...bot.common(who, channel), thread: "77" }, text));
    return bot.connector.take().map(({ card }) => wordsOf(card));
  };
  const [proposed] = await posts(megan, "I can take contoso if nobody minds");
  expect(proposed).toMatch(/^Assign Contoso Ltd\. to Megan Bowen\?[^]*a manager can press Yes, or answer yes here/);
  const [taken] = await posts(alex, "yes fine, give it to Megan");
  expect(taken).toContain("Megan Bowen owns it now");
  await posts(megan, "who looks after contoso?");
  const [asked] = await posts(alex, "give it to isaiah");
  expect(asked).toMatch(/^Assign Contoso Ltd\. to Isaiah Langer\?/);
  const [done] = await posts(alex, "yes");
  expect(done).toContain("Isaiah Langer owns it now");
  await bot.tick();
  bot.connector.take();
  expect(await bot.as(alex).asks("give it to megan")).toMatch(/^Assign Contoso Ltd\. to Megan Bowen\?/);
});

it.each([
  [
    "Add a new customer: Blue Yonder Airlines, owner is Megan. M365 and two Azure subscriptions.",
    "Blue Yonder Airlines",
  ],
  ["Add Blue Yonder Airlines. They have M365, and Megan looks after them.", "Blue Yonder Airlines"],
  ["add St. Mary Hospital, Inc. of Delaware", "St. Mary Hospital, Inc. of Delaware"],
  ["add Blue Yonder Airlines, owner is Megan", "Blue Yonder Airlines"],
  ["add customer Northwind Holding", "Northwind Holding"],
  ["Add new customer Contoso Labs, not to be mixed up with Contoso", "Contoso Labs"],
  ["Add Blue Yonder – Europe", "Blue Yonder – Europe"],
  ["Add Tasmanian Traders – new, Patti signed them", "Tasmanian Traders"],
  ["add Home-Owner Services", "Home-Owner Services"],
  ["add Client Services Group", "Client Services Group"],
  ["add Clients First as a customer", "Clients First"],
  ["add Contoso Services Inc. IT Solutions", "Contoso Services Inc. IT Solutions"],
])("a customer who is added in words has no more than its name for a name: %j", async (text, name) => {
  const [form] = await (await known()).as(alex).says(text);
  expect(filledIn(form?.card ?? {})).toMatchObject({ name, ...(text.includes("Megan") && { person: megan.id }) });
});

it("a customer whose form is not saved yet is asked for first", async () => {
  const bot = await known();
  await bot.as(alex).says("add Blue Yonder");
  const said = await bot.as(alex).asks("that one's Teams is approved");
  expect(said).toMatch(/^Blue Yonder isn't here yet: save it first, then tell me again\.\nAdd a customer/);
});

it.each([
  ["Fabrikam only buys licences through us, we don't do any work there.", ""],
  [
    "Fabrikam and Consolidated only buy licences through us, we don't do any work there",
    "Consolidated Messenger: CPOR does not apply",
  ],
])("%j says that no claim applies, and not how it is sold", async (text, other) => {
  const told = await says(await known(), text);
  expect(told.words).toContain("Fabrikam, Inc.: is it associated with us?");
  expect(filledIn(told.card ?? {})).toMatchObject({ cpor: "n/a" });
  expect(JSON.stringify(told.card)).toContain(other);
});

it("an answer more is filled in beside those told before it", async () => {
  const bot = await known();
  const first = await says(bot, "for Contoso CPOR no, PAL yes, onboarding I'd have to check");
  expect(filledIn(first.card ?? {})).toMatchObject({ cpor: "no", pal: "yes" });
  expect(filledIn(first.card ?? {})["onboarding"]).toBeUndefined();
  const more = await says(bot, "Checked, onboarding's fine as well");
  expect(filledIn(more.card ?? {})).toMatchObject({ cpor: "no", pal: "yes", onboarding: "yes" });
});

it("a customer who will leave is talked of from then on", async () => {
  const bot = await known();
  expect(await bot.as(alex).asks("Fabrikam is leaving us at the end of the year")).toMatch(
    /^Leaving, but still a customer[^]*Remind you on 31 Dec/,
  );
  expect(await bot.as(alex).asks("they're going to another partner in March")).toContain("Remind you on 1 Mar 2027");
});

it.each([
  ["show Kontoso", ["Contoso Ltd."]],
  ["show Xontoso", ["Contoso Ltd."]],
  ["Assign Kontoso to Meghan Bowan", ["Assign Contoso Ltd. to Megan Bowen?"]],
  ["show Zzyzx", []],
  ["show Conveyor", []],
])("%j, a slip in a name, is of those whose names are like it, and of nobody else: %j", async (text, offered) => {
  const bot = await known();
  const other = "東京トレーダーズ株式会社";
  const added = { name: other, id: "6b1fd3a2-6c4f-4d6a-9a3b-0d7a1c5e2f10", domain: "", person: "", isNew: "false" };
  await bot.as(alex).forges("add", added);
  await bot.connector.next();
  const answer = await bot.as(alex).asks(text);
  for (const one of offered) expect(answer).toContain(one);
  if (offered.length === 0) expect(answer).not.toContain("Contoso");
  // How one in other letters can be found is said at most, and it is no button.
  expect(answer.split("\n")).not.toContain(other);
});

it("a name in other letters is offered where another is written, and found by both once it is called so", async () => {
  const bot = await known();
  const japanese = "東京トレーダーズ株式会社";
  const added = { name: japanese, id: "6b1fd3a2-6c4f-4d6a-9a3b-0d7a1c5e2f10", domain: "", person: "", isNew: "false" };
  await bot.as(alex).forges("add", added);
  await bot.connector.next();
  const asked = await bot.as(alex).asks("Tokyo Traders: Teams got approved");
  expect(asked).toMatch(/^No customer like “Tokyo Traders”/);
  expect(asked).toContain(`set ${japanese}: called Tokyo Traders`);
  await bot.as(alex).says(`set ${japanese}: called Tokyo Traders`);
  expect(await bot.as(alex).asks("Tokyo Traders: Teams got approved")).toContain(
    "Tokyo Traders: add a claim for Teams",
  );
  expect(await bot.as(alex).asks(`show ${japanese}`)).toMatch(/^Tokyo Traders/);
});

it.each([
  ["show Tokyo Traders", "Tokyo Traders"],
  ["gaps Tokyo", "Tokyo"],
  ["gaps for tokyo", "Tokyo"],
  ["show tokyo traders", "Tokyo Traders"],
  ["the japanese one, tokyo traders, what do you have on that?", "Tokyo Traders"],
  ["Tokyo Traders PAL is linked", "Tokyo Traders"],
  ["show tokyo", undefined],
  ["show aprroved clms", undefined],
  ["show onbording gps", undefined],
  ["show my frends gaps", undefined],
  ["gaps xyzzy", undefined],
  ["show Critcal", undefined],
  ["show Onbording", undefined],
  ["show for critcal", undefined],
])("%j offers a name in other letters only for what is written as a name: %j", async (text, called) => {
  const bot = await known();
  const added = { id: "6b1fd3a2-6c4f-4d6a-9a3b-0d7a1c5e2f10", domain: "", person: "", isNew: "false" };
  await bot.as(alex).forges("add", { ...added, name: "東京トレーダーズ株式会社" });
  await bot.connector.next();
  const answer = await bot.as(alex).asks(text);
  if (called === undefined) expect(answer).not.toContain("across alphabets");
  else expect(answer).toMatch(new RegExp(`: called ${called}$`, "m"));
});

it("a name in other letters is offered to whose customer it is, and not to everybody who writes a name that nobody has", async () => {
  const bot = await known();
  const japanese = "6b1fd3a2-6c4f-4d6a-9a3b-0d7a1c5e2f10";
  const added = { id: japanese, domain: "", person: "", isNew: "false" };
  await bot.as(alex).forges("add", { ...added, name: "東京トレーダーズ株式会社" });
  await bot.connector.next();
  await bot.as(alex).says(`assign ${japanese} to @Megan Bowen`, undefined, [megan]);
  expect(await bot.as(alex).asks("show Tokyo Traders")).not.toContain("across alphabets");
  expect(await bot.as(megan).asks("show Tokyo Traders")).toContain("across alphabets");
});

it("a slip in a filter's word is taken for the filter, and said", async () => {
  const bot = await known();
  expect(await bot.as(alex).asks("gaps critcal")).toMatch(/^Showing critical gaps\n/);
  expect(await bot.as(alex).asks("gaps mine critcal")).toMatch(/^Showing your critical gaps\n/);
});

it("a claim that another was taken for is put right, and the one on record a press away", async () => {
  const bot = await known();
  await bot.as(alex).says("the Teams claim at Contoso got approved");
  await bot.as(alex).forges("save-claim", { customer: contoso, workload: "teams", status: "Approved" });
  await bot.connector.next();
  const [told] = await bot.as(alex).says("btw the Contoso claim I told you about was SharePoint, not Teams");
  expect(filledIn(told?.card ?? {})).toMatchObject({ workload: "sharepoint", status: "Approved" });
  expect(wordsOf(told?.card)).toContain("Teams on record");
});

it("what a customer does have is filled in where it was said not to be theirs", async () => {
  const bot = await known();
  await bot.as(alex).forges("save-claim", { customer: contoso, workload: "exchange", scope: "not-applicable" });
  await bot.connector.next();
  const [told] = await bot.as(alex).says("sry, Contoso does have exchange, no azure");
  expect(filledIn(told?.card ?? {})).toMatchObject({ scope: "in" });
  expect(wordsOf(told?.card)).toContain("PAL does not apply");
  const [other] = await bot.as(alex).says("Fabrikam does have exchange");
  expect(filledIn(other?.card ?? {})).not.toHaveProperty("scope");
});

it("a link that is told of fills in its form, and one on record is put right", async () => {
  const bot = await known();
  const told = await says(bot, "I linked PAL for Contoso with my own account yesterday as Support Request Contributor");
  expect(told.words).toContain("Nothing has changed yet: check this and save it.");
  expect(told.words).toContain("Contoso Ltd.: add a PAL link");
  expect(filledIn(told.card ?? {})).toMatchObject({
    label: "Alex Wilber",
    holder: alex.id,
    link: "reported",
    on: "2026-11-18",
    role: "Support Request Contributor",
  });
  const saved = await bot
    .as(alex)
    .clicks(told, "Save", { ...filledIn(told.card ?? {}), partnerId: "4000001" }, channel);
  expect(wordsOf(saved.card)).toContain("Alex Wilber saved");
  const mended = await says(bot, "contoso: fixed partner id, its 4911112 now");
  expect(mended.words).toContain("Contoso Ltd.: Alex Wilber");
  expect(filledIn(mended.card ?? {})).toMatchObject({ label: "Alex Wilber", partnerId: "4911112", kept: "0" });
  const replaced = await says(bot, "contoso: the role was changed from Support Request Contributor to Owner");
  expect(filledIn(replaced.card ?? {})).toMatchObject({ role: "Owner" });
  // The role that it took the place of is unticked.
  expect(filledIn(replaced.card ?? {})).not.toHaveProperty("kept");
});

describe("a deputy", () => {
  it.each([
    ["who's my deputy?", "None of your customers has a deputy. When you are away, whoever you name stands in."],
    [
      "I'm away from 14 until 18 December, nobody has to stand in",
      "An absence needs somebody to stand in, or questions to you would wait unseen.",
    ],
  ])("is said or explained where it is asked about: %s", async (text, line) => {
    const { as } = await known();
    expect((await as(alex).asks(text)).split("\n")[0]).toBe(line);
  });

  it("is named with the customer", async () => {
    const { as } = await known();
    await as(alex).says("assign contoso to me");
    await as(alex).says("set contoso: deputy Isaiah Langer");
    expect(await as(alex).asks("who's my deputy?")).toMatch(
      /^Your customers with a deputy: Contoso Ltd\. \(Isaiah Langer\)\./,
    );
  });
});

it.each([
  ["the Teams claim for Contoso was submitted on 2026-12-15", "Submitted"],
  ["I submitted the Teams claim for Contoso on 1 January 2027", "Submitted"],
  ["Contoso: Teams approved on Monday 30 November", "Approved"],
  ["Microsoft rejected Contoso's Teams claim on 15 Dec 2027, please note it", "Rejected"],
  ["the Teams claim for Contoso was approved tomorrow", undefined],
  ["we submitted the Contoso Teams claim next Tuesday", undefined],
])("%j names a day that hasn't come, which is said", async (text, status) => {
  const { card, words } = await says(await known(), text);
  expect(words).toContain("That day hasn't come yet, so ");
  expect(filledIn(card ?? {})["status"]).toBe(status);
  expect(filledIn(card ?? {})).not.toHaveProperty("on");
});

it.each([
  "we'll submit the Teams claim for Contoso on 3 December",
  "Contoso's Teams claim was approved on 3 November, the subscription ends on 31 Jan 2027",
  "Contoso Teams claim rejected yesterday, resubmitting on 3 Dec 2026",
  "Contoso Teams claim was submitted, Microsoft answers by 3 Dec 2026",
])("%j names none of what happened", async (text) =>
  expect((await says(await known(), text)).words).not.toContain("hasn't come yet"),
);
