/** What people write after an answer, and what it is taken for. */
import { describe, expect, it } from "vitest";
import { readNames } from "../../../../src/teams/input/words/names.ts";
import { understand } from "../../../../src/teams/input/understand.ts";
import { press } from "../../../../src/cards/kit/actions.ts";
import type { Understood } from "../../../../src/teams/input/reading/sentence.ts";
import type { Filter } from "../../../../src/domain/gaps/filter.ts";
import type { About } from "../../../../src/teams/turn.ts";
import { inALine, named } from "../understood.ts";

const names = readNames([
  ...named("customer", {
    contoso: "Contoso Ltd.",
    fabrikam: "Fabrikam, Inc.",
    relecloud: "Relecloud",
    traders: "Northwind Traders",
    bank: "North Bank",
  }),
  ...named("person", { adele: "Adele Vance", isaiah: "Isaiah Langer", megan: "Megan Bowen" }),
]);

const now = "2026-11-27T10:00:00.000Z";

function heard(text: string, earlier: About | undefined, claims?: "told" | "named"): Understood {
  const isNamed = /^(?:assign|snooze|show|ask)\b/.test(text);
  const said = { text, isNamed, mentions: [], today: "2026-11-27", me: "alex", manager: true, earlier, claims };
  return understand(said, names);
}

const understood = (text: string, earlier: About | undefined, claims?: "told" | "named"): string =>
  inALine(heard(text, earlier, claims));

const customer: About = { says: "show contoso", customer: "contoso", person: "isaiah", topic: "pal" };
const list: About = {
  says: "gaps Security mine",
  person: "alex",
  topic: "cpor",
  list: {
    filter: { by: "designation", designation: "Security", whose: { kind: "answering", person: "alex" } },
    page: 1,
    customers: ["fabrikam", "relecloud", "contoso"],
  },
};

describe("after one customer", () => {
  it.each([
    ["who owns it", "show contoso"],
    ["when is it due?", "show contoso"],
    ["is it done yet?", "show contoso"],
    ["assign it to megan", "? assign contoso to megan"],
    ["give that one to adele please", "? assign contoso to adele"],
    ["ok give it to adele then, and fabrikam as well", "? assign contoso to adele | assign fabrikam to adele"],
    ["then send him a reminder please", "? ask contoso"],
    ["who's meant to be chasing the intune one", "show contoso"],
    ["has everyone who got a checklist yesterday actually filled it in?", "gaps waiting"],
    ["do we have any claims that run out before the end of next month?", "gaps cpor ending 2026-12-31"],
    ["nudge him", "? ask contoso"],
    ["could you please remind Isaiah", "? ask contoso"],
    ["ping Isaiah about it", "? ask contoso"],
    ["remind Isaiah of all his open questions", "gaps waiting isaiah"],
    ["snooze it until friday", "snooze contoso until 2026-12-04"],
    ["snooze until 4 december", "snooze contoso until 2026-12-04"],
    ["done", "! done contoso"],
    ["still true", "! done contoso"],
    ["not mine", "! not-mine contoso"],
    ["why?", "why pal"],
    ["and fabrikam?", "show fabrikam"],
    ["what about relecloud", "show relecloud"],
    ["how many days are left?", "show contoso"],
    ["when is it due?", "show contoso"],
    ["by when?", "show contoso"],
    ["what happens if I do nothing?", "show contoso"],
    ["Why are you asking again?", "show contoso"],
    ["why do you keep bugging me?", "show contoso"],
    ["what if I leave it?", "show contoso"],
    // These say something of their own.
    ["when is the next deadline?", "gaps ending"],
    ["what is overdue?", "gaps overdue"],
    ["what's open?", "gaps"],
    ["what is this?", "help"],
    ["how does it work", "help"],
    ["who owns fabrikam", "show fabrikam"],
    ["thanks, that's it", "- thanks"],
    ["it was rejected, what did microsoft say?", "show contoso"],
    ["why was a claim rejected?", "why rejected"],
    // Whoever wants to have it is asked about.
    ["put it down as to do for me", "? assign contoso to alex"],
    ["make that one mine to do", "? assign contoso to alex"],
    ["put me down for that one", "? assign contoso to alex"],
    ["add it to my list please", "? assign contoso to alex"],
    ["stick that one on my plate", "? assign contoso to alex"],
    ["leave that one to me", "? assign contoso to alex"],
  ])("%j is %j", (text, expected) => expect(understood(text, customer)).toBe(expected));
});

describe("those of a list who are to be asked again", () => {
  const claims = (says: string): About => ({
    says,
    list: { claims: says, page: 1, pages: 2, customers: ["a", "b", "c", "d", "e", "f", "g"] },
  });
  const gaps = (filter: Filter): About => ({
    says: "gaps",
    list: { filter, page: 1, pages: 2, customers: ["a", "b", "c", "d", "e", "f", "g"] },
  });
  it.each<[string, About, string]>([
    ["chase those", claims("claims none"), "gaps waiting unclaimed"],
    ["can you chase the owners of those", claims("claims none"), "gaps waiting unclaimed"],
    ["remind them all", claims("claims none adele"), "gaps waiting unclaimed adele"],
    ["who of them hasn't answered?", claims("claims none mine"), "gaps waiting unclaimed mine"],
    ["chase them but not Adele", claims("claims none"), "gaps waiting unclaimed except adele"],
    ["chase those", claims("claims none teams"), "gaps waiting"],
    ["chase those", claims("claims rejected"), "gaps waiting"],
    ["chase those", gaps({ by: "topic", topic: "pal", also: [{ by: "critical" }] }), "gaps waiting pal critical"],
    ["chase those", gaps({ by: "customers", whose: { kind: "owner", person: "adele" } }), "gaps waiting adele"],
    ["chase those", gaps({ by: "new" }), "gaps waiting"],
    ["remind everyone who hasn't answered", claims("claims none"), "gaps waiting"],
  ])("%j after %j is %j", (text, earlier, expected) => expect(understood(text, earlier)).toBe(expected));

  const two = (says: string): About => ({
    says,
    list: { claims: says, page: 1, pages: 1, customers: ["fabrikam", "relecloud", "fabrikam"] },
  });
  it.each<[string, About, string]>([
    ["ping the owners of those two", two("claims rejected"), "? ask fabrikam | ask relecloud"],
    ["chase both", two("claims rejected"), "? ask fabrikam | ask relecloud"],
    ["ask them if they know", two("claims rejected"), "gaps waiting"],
    ["chase those", two("claims none"), "gaps waiting unclaimed"],
    [
      "assign those two to whoever has Contoso",
      two("claims rejected"),
      "? assign fabrikam to owner of contoso | assign relecloud to owner of contoso",
    ],
    [
      "give them both to whoever has Contoso",
      two("claims rejected"),
      "? assign fabrikam to owner of contoso | assign relecloud to owner of contoso",
    ],
    ["without Contoso", list, "gaps without customer:contoso Security mine"],
    ["without Contoso please", list, "gaps without customer:contoso Security mine"],
    ["leave Contoso out and show the others", list, "gaps without customer:contoso Security mine"],
    ["and the same except Fabrikam", list, "gaps without customer:fabrikam Security mine"],
    ["leave Contoso and Fabrikam out", list, "gaps without customer:contoso without customer:fabrikam Security mine"],
    ["gaps without Contoso", list, "gaps without customer:contoso"],
    ["show critical gaps except Contoso", {}, "gaps without customer:contoso critical"],
    ["leave Contoso out and show me all the others of mine", {}, "gaps without customer:contoso mine"],
    ["skip Contoso until Monday", list, "snooze contoso until 2026-11-30"],
    ["everything critical, but skip Adele's", gaps({ by: "waiting" }), "gaps critical except adele"],
    [
      "who was off last week",
      { ...gaps({ by: "ending" }), says: "gaps ending" },
      "history since 2026-11-16 until 2026-11-22",
    ],
    ["back to the whole lot", gaps({ by: "topic", topic: "pal" }), "gaps pal"],
  ])("few of them are meant each, and others by what is said: %j after %j is %j", (text, earlier, expected) =>
    expect(understood(text, earlier)).toBe(expected),
  );
});

it.each([
  "give Relecloud and Fabrikam to whoever has Contoso",
  "assign Relecloud and Fabrikam to the owner of Contoso",
])("both are meant together, and not the one whose owner gets them: %j", (text) => {
  const said = { text, isNamed: false, mentions: [], today: "2026-11-27", me: "alex", manager: true };
  expect(understand(said, names)).toMatchObject({ outcome: "ask", together: true });
});

describe("after a list", () => {
  it.each([
    ["chase them but not Adele", "gaps waiting Security except adele"],
    ["nudge them all but Adele", "gaps waiting Security except adele"],
    ["please chase them, but leave Adele out of it, I'll talk to her myself", "gaps waiting except adele"],
    ["can you nudge Adele and Isaiah? would like to have it complete before the 4th", "gaps waiting adele"],
    ["chase Isaiah before the 2nd", "gaps waiting isaiah"],
    ["next", "gaps Security mine page 2"],
    ["show me more please", "gaps Security mine page 2"],
    ["only the critical ones", "gaps Security critical mine"],
    ["first three only", "gaps Security mine"],
    ["all mine minus the low ones, oldest first", "gaps without low by age mine"],
    ["all of those without the low ones", "gaps Security without low mine"],
    ["just critical", "gaps Security critical mine"],
    ["what about the azure ones", "gaps Cloud & AI Platforms mine"],
    ["and megan?", "gaps Security megan"],
    [
      "give the first two to adele, the rest i look at tomorrow",
      "? assign fabrikam to adele | assign relecloud to adele",
    ],
    ["show me the first", "show fabrikam"],
    ["the second one", "show relecloud"],
    ["open number 3", "show contoso"],
    ["assign the last one to megan", "? assign contoso to megan"],
    [
      "assign all of these to isaiah",
      "? assign fabrikam to isaiah | assign relecloud to isaiah | assign contoso to isaiah",
    ],
    ["all but the first to adele", "? assign relecloud to adele | assign contoso to adele"],
    ["all except the last two to adele", "? assign fabrikam to adele"],
    ["everything except relecloud to adele", "? assign fabrikam to adele | assign contoso to adele"],
    ["everything but the top one goes to adele", "? assign relecloud to adele | assign contoso to adele"],
    ["give them all but contoso and the first to adele", "? assign relecloud to adele"],
    [
      "everything except northwind to adele",
      "? assign fabrikam to adele | assign relecloud to adele | assign contoso to adele",
    ],
    ["first one is done", "! done fabrikam"],
    ["the second one isn't mine", "! not-mine relecloud"],
    ["the first one is done", "! done fabrikam"],
    ["worst first please", "gaps Security mine"],
    ["and which of those can't wait until next week?", "gaps Security urgent mine"],
    ["can I get that as excel", "export gaps"],
    ["why", "why cpor"],
    ["and which of those are sitting with Isaiah", "gaps Security isaiah"],
    ["the first of december", ""],
  ])("%j is %j", (text, expected) => expect(understood(text, list)).toBe(expected));

  it.each([
    ["all but the first to adele", "handover isaiah to adele except fabrikam"],
    ["everything except relecloud to adele", "handover isaiah to adele except relecloud"],
  ])("of all of somebody's that goes on, %j hands the others over", (text, expected) => {
    const filter = { by: "all", whose: { kind: "answering", person: "isaiah" } } as const;
    const theirs = { filter, page: 1, pages: 2, customers: ["fabrikam", "relecloud"] };
    expect(understood(text, { says: "gaps isaiah", person: "isaiah", list: theirs })).toBe(expected);
    const some = { ...theirs, filter: { ...filter, by: "critical" as const } };
    expect(understood(text, { says: "gaps critical isaiah", person: "isaiah", list: some })).not.toContain("handover");
  });

  it("goes back a page", () =>
    expect(understood("previous page", { ...list, list: { filter: { by: "critical" }, customers: [], page: 3 } })).toBe(
      "gaps critical page 2",
    ));
});

const counted: About = { says: "claims teams since 2026-11-20", topic: "cpor" };
const claims: About = {
  says: "claims rejected teams since 2026-11-20",
  list: { claims: "claims rejected teams since 2026-11-20", page: 2, customers: ["fabrikam", "relecloud", "fabrikam"] },
};

const single: About = {
  says: "claims rejected",
  list: { claims: "claims rejected", page: 1, pages: 1, customers: ["relecloud"] },
};

describe("after claims", () => {
  it.each<[string, About, string]>([
    ["which were rejected?", counted, "claims rejected teams"],
    ["and the rejected ones?", counted, "claims rejected teams since 2026-11-20"],
    ["which were rejected since friday?", counted, "claims rejected teams since 2026-11-20"],
    ["show me the ones in review", counted, "claims under-review teams"],
    ["which of those are mine?", claims, "claims rejected teams mine since 2026-11-20"],
    ["only Isaiah's", claims, "claims rejected teams isaiah since 2026-11-20"],
    ["and megan?", claims, "claims rejected teams megan since 2026-11-20"],
    ["what about the disputed ones", claims, "claims disputed teams since 2026-11-20"],
    ["which ones?", counted, "claims all teams since 2026-11-20"],
    ["list them", claims, "claims rejected teams since 2026-11-20"],
    ["whose are they?", claims, "claims rejected teams since 2026-11-20 page 2"],
    ["which ones of them are waiting longer than 30 days", single, "claims rejected until 2026-10-28"],
    ["what about last week?", claims, "claims rejected teams since 2026-11-16 until 2026-11-22"],
    ["snooze it until friday because they move", single, "? snooze relecloud until 2026-12-04 because they move"],
    ["only those since wednesday", claims, "claims rejected teams since 2026-11-25"],
    ["next", claims, "claims rejected teams since 2026-11-20 page 3"],
    ["back", claims, "claims rejected teams since 2026-11-20"],
    ["show me the second one", claims, "show relecloud"],
    ["the third one is approved", claims, "! claim fabrikam"],
    ["give the first three to adele", claims, "? assign fabrikam to adele | assign relecloud to adele"],
    // These say something of their own.
    ["which claims are in review?", claims, "claims under-review"],
    ["why were they rejected?", claims, "why rejected"],
    ["what's open?", claims, "gaps"],
  ])("%j after %j is %j", (text, earlier, expected) => expect(understood(text, earlier)).toBe(expected));
});

const urgent: About = {
  says: "gaps urgent mine",
  list: {
    filter: { by: "urgent", whose: { kind: "answering", person: "alex" } },
    page: 2,
    pages: 3,
    customers: ["fabrikam", "relecloud"],
  },
};
const whole: About = { says: "gaps", list: { filter: { by: "all" }, page: 1, pages: 1, customers: ["contoso"] } };
const narrow: About = {
  says: "gaps pal",
  list: { filter: { by: "topic", topic: "pal" }, page: 1, pages: 1, customers: ["contoso"] },
};
const empty: About = { says: "gaps ending", list: { filter: { by: "ending" }, page: 1, pages: 1, customers: [] } };
const opened: About = { says: "show relecloud", customer: "relecloud", person: "isaiah", from: urgent.list };

describe("of a list as a whole", () => {
  it.each<[string, About, string]>([
    ["how many is that?", urgent, "gaps urgent mine"],
    ["and how many are there in total", urgent, "gaps urgent mine"],
    ["how many of those are critical?", urgent, "gaps urgent critical mine"],
    ["sort by deadline", urgent, "gaps urgent by deadline mine"],
    ["the ones due first on top please", whole, "gaps by deadline"],
    ["oldest first", whole, "gaps by age"],
    ["alphabetically please", whole, "gaps by name"],
    ["sort them by customer name", whole, "gaps by name"],
    ["sort them by name", whole, "gaps by name"],
    ["sort by owner", whole, "gaps by owner"],
    ["most gaps first", whole, "gaps by count"],
    ["worst first", urgent, "gaps urgent mine"],
    ["sort by deadline", claims, "claims rejected teams since 2026-11-20"],
    ["without the snoozed ones", whole, "gaps without snoozed"],
    ["hide the low ones", urgent, "gaps urgent without low mine"],
    ["everything except low and medium", whole, "gaps without low without medium"],
    ["all but pal", urgent, "gaps urgent without pal mine"],
    ["take out the low ones", urgent, "gaps urgent without low mine"],
    ["hide what is snoozed", whole, "gaps without snoozed"],
    ["only the first ten", urgent, "gaps urgent mine"],
    ["and the next 10", urgent, "gaps urgent mine page 3"],
    ["who do they belong to?", urgent, "gaps urgent mine page 2"],
    ["and the one before", opened, "show fabrikam"],
    ["show them all", urgent, "gaps urgent mine"],
    ["show me all of them", narrow, "gaps"],
    ["the whole list", claims, "claims all"],
    ["not just mine, everyone's", urgent, "gaps urgent"],
    ["last page", urgent, "gaps urgent mine page 3"],
    ["first page please", urgent, "gaps urgent mine"],
    ["page 3", urgent, "gaps urgent mine page 3"],
    ["back", urgent, "gaps urgent mine"],
    ["back", opened, "gaps urgent mine page 2"],
    ["back to the list", opened, "gaps urgent mine page 2"],
    ["and the first?", opened, "show fabrikam"],
    ["previous one", opened, "show fabrikam"],
    ["give the first two to megan", empty, "gaps ending"],
    ["the second one?", narrow, "gaps pal"],
    ["assign all of these to isaiah", empty, "gaps ending"],
    // These say something of their own.
    ["how many customers do we have?", urgent, "gaps customers"],
    ["which customers have no pal link?", urgent, "gaps customers no-link"],
  ])("%j after %j is %j", (text, earlier, expected) => expect(understood(text, earlier)).toBe(expected));
});

const deadlines: About["list"] = { filter: { by: "ending" }, customers: [], page: 1 };

describe("after something else", () => {
  it.each<[string, About, string]>([
    ["same for fabrikam", { says: "history contoso", customer: "contoso" }, "history fabrikam"],
    ["and relecloud", { says: "assign contoso to megan", customer: "contoso" }, "? assign relecloud to megan"],
    ["no, to isaiah", { says: "assign contoso to megan", customer: "contoso" }, "? assign contoso to isaiah"],
    [
      "make that the 8th of december",
      { says: "snooze contoso until 2026-12-04 because they move", customer: "contoso" },
      "? snooze contoso until 2026-12-08 because they move",
    ],
    [
      "actually I'm back on the 8th already",
      { says: "away until 2026-12-10 deputy megan" },
      "? away until 2026-12-07 deputy megan",
    ],
    ["whose is Bogus now?", { says: "later contoso until 2026-12-03", customer: "contoso" }, "show Bogus"],
    ["until monday instead", { says: "away until 2026-12-10 deputy megan" }, "? away until 2026-11-30 deputy megan"],
    [
      "Megan can't stand in for me after all, make it Isaiah",
      { says: "away from 2026-12-07 until 2026-12-10 deputy megan" },
      "? away from 2026-12-07 until 2026-12-10 deputy isaiah",
    ],
    [
      "Megan won't cover, Adele will",
      { says: "away until 2026-12-10 deputy megan" },
      "? away until 2026-12-10 deputy adele",
    ],
    ["Megan cannot do it after all", { says: "away until 2026-12-10 deputy megan" }, "away until 2026-12-10"],
    [
      "actually make that four weeks, he just told me",
      { says: "away megan from 2026-11-30 until 2026-12-13 deputy adele" },
      "? away megan from 2026-11-30 until 2026-12-27 deputy adele",
    ],
    ["adele should own that one", { says: "add Proseware" }, "add Proseware owner adele"],
    ["no, from monday", { says: "away until 2026-12-10" }, "away from 2026-11-30 until 2026-12-10"],
    // No absence ends before it begins.
    [
      "I'm out until Monday",
      { says: "away from 2026-12-14 until 2026-12-18 deputy megan" },
      "? away until 2026-11-30 deputy megan",
    ],
    ["no, from 14 december", { says: "away until 2026-12-10 deputy megan" }, "away from 2026-12-14 deputy megan"],
    [
      "make that 14 to 18 december",
      { says: "away megan until 2026-12-10 deputy isaiah" },
      "? away megan from 2026-12-14 until 2026-12-18 deputy isaiah",
    ],
    [
      "until the 20th",
      { says: "away from 2026-12-14 until 2026-12-18 deputy megan" },
      "? away from 2026-12-14 until 2026-12-20 deputy megan",
    ],
    [
      "actually make it the 1st",
      { ...list, says: "snooze contoso because they move", customer: "contoso" },
      "? snooze contoso until 2026-12-01 because they move",
    ],
    ["2 wks", { says: "snooze contoso", customer: "contoso" }, "snooze contoso until 2026-12-11"],
    [
      "till Jan 15",
      { says: "snooze contoso because they move", customer: "contoso" },
      "? snooze contoso until 2027-01-15 because they move",
    ],
    [
      "waiting on their legal",
      { says: "snooze contoso until 2026-12-04", customer: "contoso" },
      "? snooze contoso until 2026-12-04 because waiting on their legal",
    ],
    [
      "same for relecloud",
      { says: "snooze contoso until 2026-12-04 because they move", customer: "contoso" },
      "? snooze relecloud until 2026-12-04 because they move",
    ],
    [
      "they've come back to us, start chasing again",
      { says: "snooze contoso until 2026-12-04 because they move", customer: "contoso" },
      "? snooze contoso off",
    ],
    ["Isaiah said he'll cover", { says: "away megan until 2026-12-04" }, "? away megan until 2026-12-04 deputy isaiah"],
    ["who covers for Megan?", { says: "away megan until 2026-12-04" }, "away list"],
    [
      "he's on leave until Friday, Isaiah covers",
      { says: "away megan until 2026-12-10" },
      "? away megan until 2026-12-04 deputy isaiah",
    ],
    ["show me first which those are", { says: "handover isaiah to megan", person: "isaiah" }, "gaps customers isaiah"],
    ["sorry, could we make that four?", { says: "digest here Thursday 15:00" }, "? digest here Thursday 16:00"],
    ["uk time obv", { says: "digest here Thursday 15:00" }, "? digest here Thursday 15:00 uk time"],
    ["tuesday instead", { says: "digest here Thursday 15:00 uk" }, "? digest here Tuesday 15:00 uk"],
    ["next month too", { says: "gaps cpor ending 2026-11-30", list: deadlines }, "gaps cpor ending 2026-12-31"],
    ["and the next one?", { says: "gaps cpor ending 2026-12-31", list: deadlines }, "gaps cpor ending 2027-01-31"],
    [
      "just for Security please",
      { says: "gaps unowned", list: { filter: { by: "unowned" }, customers: [], page: 1 } },
      "gaps Security nobody",
    ],
    ["and PAL?", { says: "why cpor", topic: "cpor" }, "why pal"],
    ["not contoso, fabrikam", customer, "show fabrikam"],
    ["yes please", { asked: "assign contoso to megan", customer: "contoso" }, "assign contoso to megan"],
    ["yes?", { asked: "assign contoso to megan", customer: "contoso" }, "? assign contoso to megan"],
    ["yes, and give Fabrikam to Isaiah", { asked: "assign contoso to megan" }, "assign contoso to megan"],
    ["yes. Also remind me Friday about Fabrikam", { asked: "assign contoso to megan" }, "assign contoso to megan"],
    [
      "yes, and give it to Isaiah instead",
      { asked: "assign contoso to megan", customer: "contoso" },
      "? assign contoso to isaiah",
    ],
    ["yes, and give Contoso to Isaiah", { asked: "assign contoso to megan" }, "? assign contoso to isaiah"],
    ["she isn't", { asked: "away megan until 2026-12-04 deputy isaiah" }, "- no"],
    ["Isaiah can't cover", { says: "away megan until 2026-12-04" }, "away"],
    ["no, Adele is off", { asked: "away megan until 2026-12-04 deputy isaiah" }, "away adele"],
    ["no, not Mondays", { says: "digest here Monday 09:00" }, "- no"],
    ["yes wait", { asked: "assign contoso to megan", customer: "contoso" }, "? assign contoso to megan"],
    ["snooze the rest until Monday", { says: "snooze contoso until 2026-12-04", customer: "contoso" }, ""],
    ["give them all to Megan", { customer: "contoso" }, "assign"],
    ["yes he said", { asked: "assign contoso to megan", customer: "contoso" }, "? assign contoso to megan"],
    ["yes if she agrees", { asked: "assign contoso to megan", customer: "contoso" }, "? assign contoso to megan"],
    [
      "no, the other way round",
      { askedAll: ["assign contoso to megan", "assign fabrikam to isaiah"] },
      "? assign contoso to isaiah | assign fabrikam to megan",
    ],
    [
      "vice versa",
      { asked: "away megan until 2026-12-04 deputy isaiah" },
      "? away isaiah until 2026-12-04 deputy megan",
    ],
    [
      "vice versa",
      { asked: "away megan from 2026-12-01 until 2026-12-04 deputy isaiah" },
      "? away isaiah from 2026-12-01 until 2026-12-04 deputy megan",
    ],
    [
      "oh, other way round",
      { says: "away megan from 2026-12-01 until 2026-12-04 deputy isaiah" },
      "? away megan off | away isaiah from 2026-12-01 until 2026-12-04 deputy megan",
    ],
    [
      "the other way round please",
      { says: "away from 2026-12-01 until 2026-12-04 deputy isaiah" },
      "? away off | away isaiah from 2026-12-01 until 2026-12-04 deputy alex",
    ],
    ["sorry, other way around", { says: "handover isaiah to megan" }, "handover megan to isaiah"],
    ["the other way round", { says: "assign contoso to megan", customer: "contoso" }, ""],
    ["other way round please", { says: "gaps" }, ""],
    ["UTC? we're in Copenhagen", { says: "digest here Monday 09:00" }, "? digest here Monday 09:00 Copenhagen"],
    ["it comes at 9, make it 8", { says: "digest here Monday 09:00" }, "? digest here Monday 08:00"],
    ["not 9, 10", { says: "digest here Monday 09:00" }, "? digest here Monday 10:00"],
    ["contoso", { lacks: { command: "ask", rest: "" } }, "ask contoso"],
    ["north", { lacks: { command: "ask", rest: "" } }, "ask north"],
    ["nortwind", { lacks: { command: "ask", rest: "" } }, "ask nortwind"],
    ["contoso please", { lacks: { command: "ask", rest: "" } }, "ask contoso"],
    ["oh sorry, north please", { lacks: { command: "ask", rest: "" } }, "ask north"],
    ["who owns Fabrikam?", { lacks: { command: "ask", rest: "" } }, "show fabrikam"],
    [
      "what's open at Fabrikam?",
      { lacks: { command: "snooze", rest: "until 2026-12-04 because legal" } },
      "show fabrikam",
    ],
    ["not Fabrikam", { lacks: { command: "ask", rest: "" } }, "show fabrikam"],
    ["show me Fabrikam", { lacks: { command: "ask", rest: "" } }, "show fabrikam"],
    ["Fabrikam?", { lacks: { command: "ask", rest: "" } }, "show fabrikam"],
    ["then show Fabrikam", { says: "assign contoso to megan", customer: "contoso" }, "show fabrikam"],
    ["not for Relecloud", { says: "assign contoso to megan", customer: "contoso" }, "show relecloud"],
    ["He'd rather not take Woodgrove, so that one goes to Megan", customer, "assign"],
    ["yes but not now", { asked: "assign contoso to megan", customer: "contoso" }, "? later contoso"],
  ])("%j", (text, earlier, expected) => expect(understood(text, earlier)).toBe(expected));
});

describe("after something that was done to one of two customers", () => {
  const undo = {
    title: "undo the snooze of Contoso Ltd.",
    press: press("undo-saved", { customer: "contoso", at: now }),
  };
  const says = "snooze contoso until 2027-01-08 because they are closed";
  const done: About = { says, customer: "contoso", undo };
  const other = "? snooze relecloud until 2027-01-08 because they are closed";

  it.each([
    "sorry, Relecloud, not Contoso",
    "sry not contoso, relecloud. undo",
    "that was contoso instead of relecloud",
    "that was relecloud instead of contoso",
    "that was contoso, not relecloud",
    "I snoozed contoso instead of relecloud",
    "i did contoso rather than relecloud, my bad",
    "I meant Relecloud instead of Contoso",
    "contoso should have been relecloud",
    "I mixed up Contoso and Relecloud",
    "I confused Relecloud with Contoso",
    "relecloud not contoso",
    "meant relecloud",
    "wrong customer, Relecloud",
    "undo. Relecloud instead",
    "undo that please, it was meant for Relecloud, not Contoso",
    "Relecloud is the one I wanted, not Contoso",
    "it's Relecloud that's closed, not Contoso",
    "do relecloud instead of contoso",
    "contoso shouldn't be snoozed, I meant Relecloud",
  ])("is undone there and done to the other in %j", (text) => {
    expect(understood(text, done)).toBe(other);
    expect(heard(text, done)).toMatchObject({ inPlace: true });
  });

  it.each([
    ["it's contoso that is closed, not relecloud", "show contoso"],
    ["sorry, Contoso, not Relecloud", "show contoso"],
    ["also relecloud", other],
    ["I meant Relecloud as well", other],
    ["relecloud should have been snoozed too", other],
    ["sorry, I meant to ask who owns relecloud", "show relecloud"],
    ["undo relecloud", "show relecloud"],
    ["who owns relecloud instead of contoso?", "? show relecloud | show contoso"],
    ["sorry, that wasn't Relecloud", "show relecloud"],
    ["not contoso!", "- undo"],
    ["sorry, not that one", "- undo"],
  ])("stands in %j", (text, expected) => {
    expect(understood(text, done)).toBe(expected);
    expect(heard(text, done)).not.toHaveProperty("inPlace", true);
  });

  it("is not undone where it waits for a yes", () => {
    expect(heard("sorry, Relecloud, not Contoso", { says, asked: says, customer: "contoso" })).toMatchObject({
      outcome: "ask",
      inPlace: undefined,
    });
  });
});

describe("a yes", () => {
  const left: About = { customer: "contoso", asked: "set contoso: offboarded", by: "isaiah" };
  const given: About = { customer: "contoso", asked: "assign contoso to megan" };
  const both: About = { askedAll: ["assign contoso to megan", "assign fabrikam to adele"] };
  it.each<[string, About, string]>([
    ["yes fine, take it off", left, "set contoso: offboarded"],
    ["yes please, take them off our list", left, "set contoso: offboarded"],
    ["yes of course, give it to Megan", given, "assign contoso to megan"],
    ["yes, all good", given, "assign contoso to megan"],
    ["yes, give it to Adele", given, "? assign contoso to adele"],
    ["yes, take fabrikam off", left, "? show fabrikam"],
    ["yes, snooze it", left, "snooze contoso"],
    ["yes fine, take it off?", left, "? set contoso: offboarded"],
    ["yes", both, "assign contoso to megan + assign fabrikam to adele"],
    ["yes both please", both, "assign contoso to megan + assign fabrikam to adele"],
    ["yes?", both, "? assign contoso to megan | assign fabrikam to adele"],
    ["no", both, "- no"],
    ["no, leave it with Isaiah", left, "- no"],
  ])("is one where it says no more than was asked: %j after %j is %j", (text, earlier, expected) =>
    expect(understood(text, earlier)).toMatch(expected === "? show fabrikam" ? /^(?!set)/ : expected),
  );

  const offered: About = { customer: "contoso", says: "show contoso", by: "isaiah" };
  it.each<[string, About, string]>([
    ["yes please, it's yours", offered, "? assign contoso to isaiah"],
    ["yes, it's yours", { ...offered, asked: "assign contoso to isaiah" }, "assign contoso to isaiah"],
    ["yes, it's yours", { ...offered, asked: "assign contoso to megan" }, "? assign contoso to isaiah"],
    ["ok, you take it then", offered, "? assign contoso to isaiah"],
    ["go ahead, take it please", offered, "? assign contoso to isaiah"],
    ["yes, give it to Megan", offered, "? assign contoso to megan"],
    ["it's not yours", offered, "show contoso"],
    ["yes please, it's yours", { ...offered, by: undefined }, "- undo"],
  ])("gives it to whoever was talking of it, where they are meant: %j is %j", (text, earlier, expected) =>
    expect(understood(text, earlier)).toBe(expected),
  );
});

it("asks of no change where it is only asked whether two are one", () => {
  const asked: About = { customer: "contoso", says: "assign contoso to megan", asked: "assign contoso to megan" };
  const text = "and Relecloud also has no owner right? isn't that the same as Fabrikam?";
  expect(understood(text, asked)).toMatch(/^\? show \w+ \| show \w+$/);
});

it("gives a customer at once where a day that is past is told beside it", () => {
  const text = "give Contoso to Megan, she spoke to them in october";
  const meant = understand(
    { text, isNamed: false, mentions: [], today: "2026-11-27", me: "alex", manager: true },
    names,
  );
  expect(meant).toMatchObject({ options: [{ title: "assign Contoso Ltd. to Megan Bowen" }] });
});

describe("of each of several that are named next", () => {
  const told: About = { customer: "contoso", told: { what: "done", texts: ["no Azure at Contoso"] } };
  const snoozed: About = {
    customer: "contoso",
    says: "snooze contoso until 2027-01-01 because frozen",
    asked: "snooze contoso until 2027-01-01 because frozen",
  };
  it.each<[string, About, string]>([
    ["same for fabrikam and relecloud", told, "!! fabrikam: no Azure at Contoso | relecloud: no Azure at Contoso"],
    ["and Fabrikam and Relecloud too", told, "!! fabrikam: no Azure at Contoso | relecloud: no Azure at Contoso"],
    ["same for fabrikam and relecloud?", told, "? show fabrikam | show relecloud"],
    ["fabrikam and relecloud", told, "? show fabrikam | show relecloud"],
    ["same for fabrikam and relecloud", customer, "? show fabrikam | show relecloud"],
    [
      "same for fabrikam and relecloud",
      snoozed,
      "? snooze fabrikam until 2027-01-01 because frozen | snooze relecloud until 2027-01-01 because frozen",
    ],
    ["same for fabrikam and relecloud until friday", snoozed, "? show fabrikam | show relecloud"],
  ])("%j goes on from what was said of one", (text, earlier, expected) =>
    expect(understood(text, earlier)).toBe(expected),
  );
});

describe("what became of a claim, in a message that opens with it", () => {
  it.each<[string, "told" | undefined, string]>([
    ["rejected because the proof wasn't signed, will resubmit Monday", "told", "! claim contoso"],
    ["Rejected bc the proof wasn't signed. I'm getting a new one", "told", "! claim contoso"],
    ["it was rejected again because of the domain", "told", "! claim contoso"],
    ["just submitted again", "told", "! claim contoso"],
    ["rejected claims", "told", "claims rejected"],
    ["rejected?", undefined, "why rejected"],
  ])("is told of the customer that was talked of: %j", (text, claims, expected) =>
    expect(understood(text, customer, claims)).toBe(expected),
  );
});

describe("after a claim that was told of", () => {
  const told: About = { customer: "contoso", told: { what: "claim", texts: ["Exchange at Contoso went in today"] } };

  it.each<[string, "told" | "named" | undefined, string]>([
    ["Teams too", "named", "! claim contoso"],
    ["wait no, not Intune", "named", "! claim contoso"],
    ["the Dynamics one", "named", "! claim contoso"],
    ["sent it back in this morning", "told", "! claim contoso"],
    ["sorry, that was Relecloud, not Contoso", undefined, "! claim relecloud"],
    ["same for relecloud", undefined, "! claim relecloud"],
    ["oops, I meant fabrikam", undefined, "! claim fabrikam"],
    ["Relecloud too", undefined, "! claim relecloud"],
    ["not Contoso, Fabrikam", undefined, "! claim fabrikam"],
    ["no, that was at Fabrikam", undefined, "! claim fabrikam"],
    // These say something of their own.
    ["and snooze Fabrikam until Friday", undefined, "snooze fabrikam until 2026-12-04"],
    ["then assign Fabrikam to me", undefined, "assign fabrikam to alex"],
    ["now show me Fabrikam", undefined, "show fabrikam"],
    ["ok remind Fabrikam", undefined, "ask fabrikam"],
    ["sorry, I need Fabrikam", undefined, "show fabrikam"],
    ["ok, open Fabrikam instead", undefined, "show fabrikam"],
    ["and give Fabrikam to Megan", undefined, "? assign fabrikam to megan"],
    ["not Fabrikam", undefined, "show fabrikam"],
    ["not the same for Fabrikam", undefined, "show fabrikam"],
    ["and exchange?", "named", "show contoso"],
    ["Woodgrove's Teams is still in my drafts", "told", "show Woodgrove"],
    ["how long have I got then?", undefined, "deadline contoso"],
    ["ok, until when can we dispute it?", undefined, "deadline contoso"],
    ["and when is that due?", undefined, "deadline contoso"],
    ["what's my deadline", undefined, "deadline contoso"],
    ["when does it expire?", undefined, "show contoso"],
    ["how long have I got at Fabrikam?", undefined, "show fabrikam"],
    ["when do you write to me?", undefined, "- when"],
    ["she should start with the PAL", undefined, "- task"],
    ["they need to do onboarding first", undefined, "- task"],
    ["it got rejected, why, what did Microsoft say?", undefined, "show contoso"],
    ["why, what did they say?", undefined, "show contoso"],
    ["and why was it rejected?", undefined, "show contoso"],
    ["what's the reason?", undefined, "show contoso"],
    ["why do claims get rejected?", undefined, "why rejected"],
    ["why is PAL needed?", undefined, "why pal"],
    ["no, it isn't", undefined, "- no"],
    ["wait, no, it's not", undefined, "- no"],
    ["sorry, that's not true", undefined, "- no"],
    ["no it wasn't", undefined, "- no"],
    ["Isaiah told me Exchange was rejected", "told", "! claim contoso"],
    ["Contoso is mine, not Isaiah's", undefined, "? assign contoso to alex"],
    ["Adele said Contoso isn't hers", undefined, "show contoso"],
    ["show me relecloud", undefined, "show relecloud"],
    ["assign it to megan", undefined, "? assign contoso to megan"],
    [
      "Fabrikam is lost, they went to another partner in sept",
      "told",
      "? set fabrikam: offboarded because lost, they went to another partner in sept",
    ],
  ])("%j is %j", (text, claims, expected) => expect(understood(text, told, claims)).toBe(expected));
});

it.each([["assign it to megan"], ["next"], ["the second one"], ["and fabrikam?"], ["why?"], ["yes"]])(
  "%j takes nothing from an answer that is forgotten",
  (text) => expect(understood(text, undefined)).not.toMatch(/contoso|page|relecloud|pal|cpor/),
);

describe("after claims that were listed or counted", () => {
  const claims: About = {
    says: "claims approved teams megan since 2026-10-01",
    list: { claims: "claims approved teams megan since 2026-10-01", page: 1, customers: ["contoso"] },
  };
  it.each([
    ["and how many have none?", "claims none teams megan"],
    ["how many customers have none", "claims none teams megan"],
  ])("%j is %s", (text, expected) => expect(understood(text, claims)).toBe(expected));
});

it.each([
  ["how many is that in total? and how many customers have none", "export claims mine", "claims none mine"],
  ["how many is that in total? and how many customers have none", "export claims", "claims none"],
  ["Great, thanks. And how many of the customers have nothing?", "claims approved", "claims none"],
])("%j after %j is %j", (text, says, expected) => expect(understood(text, { says })).toBe(expected));

it.each([
  ["fine by me. Which ones are those?", "gaps customers isaiah"],
  ["which customers are they?", "gaps customers isaiah"],
  ["which customers?", "gaps customers isaiah"],
])("%j after an absence is whoever's is covered", (text, expected) =>
  expect(understood(text, { says: "away isaiah until 2026-12-11 deputy megan", person: "isaiah" })).toBe(expected),
);

it.each([
  ["without Adele's", "gaps Security except adele"],
  ["everyone but Megan", "gaps Security except megan"],
  ["and without Adele please", "gaps Security except adele"],
  ["not Adele's", "gaps Security except adele"],
  ["leave Adele out", "gaps Security except adele"],
  ["not Adele's, Megan's", "gaps Security megan"],
])("%j leaves out of a list whoever it names", (text, expected) => {
  const { list: shown, ...others } = list;
  const everybodys =
    shown && "filter" in shown ? { ...shown, filter: { ...shown.filter, whose: undefined } } : undefined;
  expect(understood(text, { ...others, list: everybodys })).toBe(expected);
});

it("leaves whoever is named out of a list of claims", () => {
  const claims: About = {
    says: "claims none teams megan",
    list: { claims: "claims none teams megan since 2026-10-01", page: 1, customers: [] },
  };
  expect(understood("without Adele's", claims)).toBe("claims none teams except adele since 2026-10-01");
});

it("lists who could be asked but for whom it leaves out", () => {
  const waiting: About = { says: "gaps waiting", list: { filter: { by: "waiting" }, page: 1, customers: ["contoso"] } };
  expect(understood("please chase them, but leave Adele out of it, I'll talk to him myself", waiting)).toBe(
    "gaps waiting except adele",
  );
});

it("gives nobody a customer that somebody only said something of, where whoever writes is not sure", () =>
  expect(understood("There's nothing to claim at Contoso, Megan said, but I'm not sure", undefined)).toBe(
    "show contoso",
  ));

it.each([
  ["I meant Relecloud's Defender", "I meant Relecloud's Defender"],
  ["sorry, that was Relecloud yesterday", "that was Relecloud yesterday"],
  ["sorry, that was Relecloud not Contoso", "that was Relecloud"],
  ["oops, I meant Relecloud, Contoso is fine", "I meant Relecloud"],
])("tells with the customer that was meant what is said beside it: %j", (text, part) => {
  const earlier: About = { customer: "contoso", told: { what: "claim", texts: ["Exchange at Contoso went in"] } };
  const said = { text, isNamed: false, mentions: [], today: "2026-11-27", me: "alex", manager: true, earlier };
  expect(understand(said, names)).toMatchObject({ outcome: "told", customer: "relecloud", part });
});

it("answers no question at the customer that was meant where another one is named", () => {
  const told: About = { customer: "contoso", told: { what: "done", texts: ["PAL is linked at Contoso"] } };
  expect(understood("sorry, that was Relecloud's CPOR", told)).toBe("! claim relecloud");
});

it.each([
  ["Woodgrove Teams approved", "show Woodgrove"],
  ["Teams at Woodgrove approved", "show Woodgrove"],
  ["Teams at Litware approved", "show Litware"],
  ["Woodgrove's Teams approved", "show Woodgrove"],
  ["Teams approved", "! claim contoso"],
])("tells no claim of a stranger of the customer that was shown: %j", (text, expected) =>
  expect(understood(text, { says: "show contoso", customer: "contoso" }, "told")).toBe(expected),
);
