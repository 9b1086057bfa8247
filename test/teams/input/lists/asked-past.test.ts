/** What is asked of what happened, and sentences like it that ask for something else. */
import { describe, expect, it } from "vitest";
import { pastAsked, pastAskedIn, whoIn } from "../../../../src/teams/input/lists/asked-past.ts";
import { isWord } from "../../../../src/teams/input/reading/intents.ts";
import { readNames } from "../../../../src/teams/input/words/names.ts";
import { readWords } from "../../../../src/teams/input/reading/reading.ts";
import { wordsOf } from "../../../../src/teams/input/words/words.ts";
import type { About } from "../../../../src/teams/turn.ts";
import { named } from "../understood.ts";

// Learnt as this is read, as in `../../harness.ts`.
isWord("show");

const names = readNames([
  ...named("customer", { contoso: "Contoso Ltd.", fabrikam: "Fabrikam, Inc." }),
  ...named("person", { adele: "Adele Vance", megan: "Megan Bowen" }),
]);
/** A Friday. */
const today = "2026-11-27";
const asked = (text: string, earlier?: About, manager = true): string =>
  pastAsked(readWords({ text, mentions: [] }, wordsOf(text), names), { today, me: "alex", manager, earlier }) ?? "";

describe("who did it, when and why is asked of a customer", () => {
  it.each([
    ["who said PAL was done at Contoso?", "pal"],
    ["who told you that Contoso's claim was rejected?", "claims"],
    ["who closed the Fabrikam claim", "claims"],
    ["who gave me Contoso?", "owner"],
    ["since when is Contoso mine", "owner"],
    ["since when do I own Contoso?", "owner"],
    ["how long have we owned Contoso?", "owner"],
    ["who was it that had Contoso before?", "owner"],
    ["why did Contoso lose its owner?", "owner"],
    ["who last looked after Contoso?", "owner"],
    ["Can you tell me who had Contoso last?", "owner"],
    ["who was the previous owner of Contoso?", "owner"],
    ["who used to look after Contoso?", "owner"],
    ["What was the last thing Adele told you about Contoso?", "anything"],
    ["what did Adele say about Contoso?", "anything"],
    ["What did Adele say about Contoso, and when?", "anything"],
    ["what has Adele Vance reported for Contoso lately", "anything"],
    ["how long has Contoso been without an owner?", "unowned"],
    ["since when is Contoso unassigned?", "unowned"],
    ["since when does nobody own Contoso", "unowned"],
    ["how long has Contoso had no owner", "unowned"],
    ["when was Contoso snoozed", "snooze"],
    ["who paused Contoso", "lifecycle"],
    ["when did Contoso change last", "anything"],
    ["who put that in for Contoso?", "anything"],
    ["from whom is the onboarding answer at Contoso", "onboarding"],
  ])("%j is about %s", (text, of) => {
    expect(asked(text)).toMatch(/^history (?:contoso|fabrikam)$/);
    expect(asked(text, undefined, false)).toMatch(/^show (?:contoso|fabrikam)$/);
    expect(pastAskedIn(text)?.of).toBe(of);
  });

  it.each([
    ["who looked after Contoso before, and what is open there?"],
    ["was PAL at Contoso done by Adele?"],
    ["did Adele submit the claim for Contoso"],
    ["has Adele linked the PAL at Contoso?"],
  ])("%j is answered on the customer's card", (text) => {
    expect(asked(text)).toBe("show contoso");
  });

  it.each([
    ["what did Microsoft say about Contoso?"],
    ["what did the customer say at Contoso?"],
    ["did Adele have lunch at Contoso?"],
    ["was Contoso done by Friday?"],
  ])("%j is not of what a colleague did", (text) => {
    expect(asked(text)).toBe("");
  });

  it.each([
    ["who gave Contoso to Adele?", { to: "adele" }],
    ["since when does Adele own Contoso?", { to: "adele" }],
    ["since when is Contoso Adele's?", { to: "adele" }],
    ["how long has Adele had Contoso?", { to: "adele" }],
    ["when did Adele answer for Contoso?", { by: "adele" }],
    ["was it Adele who closed Contoso?", { by: "adele" }],
    ["who closed Contoso?", {}],
  ])("in %j is who got it, or did it: %j", (text, who) => {
    expect(whoIn(readWords({ text, mentions: [] }, wordsOf(text), names))).toEqual(who);
  });

  it.each([
    ["who told you that?", "history contoso"],
    ["and when was that?", "history contoso"],
    ["who changed it?", "history contoso"],
    ["who closed that", "history contoso"],
    ["why did it change", "history contoso"],
  ])("%j of the one that was talked of", (text, expected) => {
    expect(asked(text, { customer: "contoso" })).toBe(expected);
    expect(asked(text)).toBe("");
  });

  it.each([
    "who owns Contoso?",
    "when does the Contoso claim expire?",
    "when do I have to answer for Contoso",
    "who should take Contoso",
    "why was the Contoso claim rejected",
    "when was the Contoso claim rejected",
    "why is PAL needed at Contoso",
    "Contoso was rejected yesterday",
    "who can help me with Contoso",
    "how often was Adele asked about Contoso",
    "when was Contoso asked?",
    "Who is looking after Contoso at the moment, and when did they last confirm anything about it?",
  ])("not by %j", (text) => expect(asked(text)).toBe(""));
});

describe("what changed since a day is asked by a manager", () => {
  it.each([
    ["what changed since yesterday?", "history in short since 2026-11-26"],
    ["anything new since Monday?", "history in short since 2026-11-23"],
    ["what has changed this week?", "history in short since 2026-11-23"],
    ["did anything happen today", "history in short since 2026-11-27"],
    ["what happened over the weekend", "history in short since 2026-11-20"],
    ["what did we do since 1 November", "history in short since 2026-11-01"],
    ["what happened while I was away", "history in short since 2026-11-20"],
    ["what happened between 16 and 20 November?", "history in short since 2026-11-16 until 2026-11-20"],
    ["what happened between 25 November and 5 December?", "history in short since 2026-11-25"],
    ["what did the team do yesterday?", "history in short since 2026-11-26 until 2026-11-26"],
    ["any news since yesterday", "history in short since 2026-11-26"],
  ])("%j", (text, expected) => {
    expect(asked(text)).toBe(expected);
    expect(asked(text, undefined, false)).toBe("gaps new");
  });

  it.each([
    ["did anything happen with my customers while I was on holiday?", "history mine since 2026-11-20"],
    ["did anything change at my customers since monday", "history mine since 2026-11-23"],
    [
      "Back from two days at Contoso. Has anything changed with my customers since Wednesday?",
      "history mine since 2026-11-25",
    ],
    ["anything new since last Friday's digest?", "history in short since 2026-11-20"],
    [
      "I was out from Tuesday evening. What has happened with our customers since then?",
      "history in short since 2026-11-24",
    ],
    ["what has changed at Adele's customers since Monday?", "history customers of adele since 2026-11-23"],
    ["has anything happened to any of our customers this week", "history in short since 2026-11-23"],
    ["what has the team done this week?", "history in short since 2026-11-23"],
    ["what changed at Fabrikam since October", "history fabrikam since 2026-10-01"],
    ["did anyone touch Contoso this week?", "history contoso since 2026-11-23"],
    ["Progress on Contoso this week?", "history contoso since 2026-11-23"],
    ["any movement at Contoso this month", "history contoso since 2026-11-01"],
    ["Contoso update for today?", "history contoso since 2026-11-27"],
    ["Update on Contoso today - PAL is linked", ""],
    ["Update on Contoso this week: we submitted Teams", ""],
  ])("%j: %s", (text, expected) => expect(asked(text)).toBe(expected));

  it("of their own customers by an owner: where nobody reads along, or as they say", () => {
    const owns = (text: string, personal: boolean) =>
      pastAsked(readWords({ text, mentions: [] }, wordsOf(text), names), {
        today,
        me: "alex",
        manager: false,
        personal,
      });
    expect(owns("what has changed since Monday?", true)).toBe("history mine since 2026-11-23");
    expect(owns("what has changed with my customers since Monday?", false)).toBe("history mine since 2026-11-23");
    expect(owns("what has changed since Monday?", false)).toBe("history in short since 2026-11-23");
    expect(owns("how was our week?", false)).toBe("history in short since 2026-11-20");
    expect(owns("how was our week?", true)).toBeUndefined();
    expect(owns("who linked PAL this week?", false)).toBe("show");
    expect(owns("what did Adele answer on my customers last week?", true)).toBe(
      "history mine by adele since 2026-11-16 until 2026-11-22",
    );
    expect(owns("what did Adele do at my customers?", true)).toBe("history mine by adele");
  });

  it.each([
    "what's new",
    "anything new for me?",
    "new gaps since Monday",
    "what's new in CPOR this year",
    "what is new in CPOR since last year?",
    "what's different between GDAP and PAL?",
  ])("not by %j", (text) => expect(asked(text)).toBe(""));
});

describe("an owner who asks about the past of a customer and names none is asked which; of claims, these are listed", () => {
  const owners = (text: string, earlier?: About, personal = true): string =>
    pastAsked(readWords({ text, mentions: [] }, wordsOf(text), names), {
      today,
      me: "alex",
      manager: false,
      personal,
      earlier,
    }) ?? "";
  it.each([
    ["when was the exchange claim approved and who did it", "show"],
    ["who put in that claim and when was it approved?", "show"],
    ["who changed my answers last week?", "show"],
    ["since when is our PAL linked", "show"],
    ["who put in the claims of my customers and when were they approved?", "claims approved mine"],
    ["who submitted the rejected claims?", "claims rejected mine"],
    ["who told you that?", ""],
    ["when is the claim approved", ""],
    ["when do claims expire", ""],
    ["who owns the customers", ""],
  ])("%j: %s", (text, says) => {
    expect(owners(text)).toBe(says);
    expect(asked(text)).toBe("");
  });

  it("of the one that was talked of", () =>
    expect(owners("who put in that claim and when was it approved?", { customer: "contoso" })).toBe("show contoso"));
  it("of everybody's claims where others read along", () =>
    expect(owners("who submitted the rejected claims?", undefined, false)).toBe("claims rejected"));
});

describe("what somebody did in a span is asked across customers, whoever was talked of", () => {
  const owns = (text: string): string =>
    pastAsked(readWords({ text, mentions: [] }, wordsOf(text), names), { today, me: "alex", manager: false }) ?? "";
  it.each([
    ["what did I change today?", "history by alex since 2026-11-27"],
    ["show everything I did today", "history by alex since 2026-11-27"],
    ["what have I saved this week?", "history by alex since 2026-11-23"],
    ["what have I done so far today", "history by alex since 2026-11-27"],
    ["my changes today", "history by alex since 2026-11-27"],
    ["list all my changes this week", "history by alex since 2026-11-23"],
    ["which customers did I change today?", "history by alex since 2026-11-27"],
    ["did I change anything yesterday?", "history by alex since 2026-11-26 until 2026-11-26"],
    ["what did I do last week", "history by alex since 2026-11-16 until 2026-11-22"],
    ["what all did I touch this morning", "history by alex since 2026-11-27"],
  ])("%j: %s, also of an owner", (text, says) => {
    expect(asked(text, { customer: "contoso" })).toBe(says);
    expect(owns(text)).toBe(says);
  });

  it.each([
    ["what did Adele do yesterday?", "history by adele since 2026-11-26 until 2026-11-26"],
    ["what did Adele change since Monday", "history by adele since 2026-11-23"],
    ["what did Adele do at my customers?", "history mine by adele"],
    [
      "what did Adele change at Megan's customers yesterday?",
      "history customers of megan by adele since 2026-11-26 until 2026-11-26",
    ],
    ["what has Adele done this week?", "history by adele since 2026-11-23"],
    ["has Adele done anything this week", "history by adele since 2026-11-23"],
    ["how was Adele's week?", "history by adele since 2026-11-20"],
    ["how was my month?", "history by alex since 2026-11-01"],
    ["everything Adele changed in October", "history by adele since 2026-10-01 until 2026-10-31"],
    ["Adele's changes this week", "history by adele since 2026-11-23"],
    ["what did Adele do on Tuesday?", "history by adele since 2026-11-24 until 2026-11-24"],
    ["what has been changed by Adele today", "history by adele since 2026-11-27"],
    ["who changed what yesterday?", "history since 2026-11-26 until 2026-11-26"],
    ["what was changed today", "history in short since 2026-11-27"],
  ])("%j: %s", (text, says) => expect(asked(text, { customer: "contoso" })).toBe(says));

  it.each([
    ["what did I change there today?", "history contoso since 2026-11-27"],
    ["what did I change?", "history contoso"],
    ["what did I change at Contoso today", "history contoso since 2026-11-27"],
  ])("%j is of the customer that was talked of: %s", (text, says) =>
    expect(asked(text, { customer: "contoso" })).toBe(says),
  );

  it.each([
    "what do I do today?",
    "what should I have done this week",
    "what did you ask me yesterday",
    "what have I got to do this week",
    "what did I miss today",
    "which claims did I submit this week",
    "what is due this week",
  ])("not by %j", (text) => expect(asked(text)).not.toMatch(/^history by/));
});
