/** Messages with several wishes: each is read by itself, none is dropped or becomes a part of another. */
import { describe, expect, it } from "vitest";
import { readNames } from "../../../src/teams/input/words/names.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import { inALine, named } from "./understood.ts";

const names = readNames([
  ...named("customer", { contoso: "Contoso Ltd.", fabrikam: "Fabrikam, Inc.", coho: "Coho Vineyard & Winery" }),
  ...named("customer", { relecloud: "Relecloud" }),
  ...named("person", { adele: "Adele Vance", alex: "Alex Wilber", megan: "Megan Bowen", lynne: "Lynne Robbins" }),
]);

function read(text: string, { me = "alex", manager = true, isNamed = false, personal = true } = {}): string {
  const said = { text, isNamed, mentions: [], today: "2026-11-26", me, personal, manager };
  const meant = understand(said, names);
  const also = "also" in meant ? (meant.also ?? []) : [];
  const both = meant.outcome === "ask" && meant.together === true ? " (together)" : "";
  return [`${inALine(meant)}${both}`, ...also.map(({ says }) => says)].join(" + ");
}

describe("a reason ends where another wish begins", () => {
  it.each([
    [
      "Snooze Coho because the CFO is away until January, and assign Fabrikam to me",
      "snooze coho because the CFO is away until January + assign fabrikam to alex",
    ],
    [
      "Snooze Coho until January because the CFO is away, and assign Fabrikam to me",
      "? snooze coho until 2027-01-01 because the CFO is away | assign fabrikam to alex (together)",
    ],
    [
      "snooze Coho until 15 January because they are in a merger and remind me on Monday",
      "? snooze coho until 2027-01-15 because they are in a merger | reminder 2026-11-30 about coho (together)",
    ],
    [
      "snooze Coho until Monday because of the audit. Remind me on Tuesday to call Fabrikam.",
      "? snooze coho until 2026-11-30 because of the audit | reminder 2026-12-01 about fabrikam to call Fabrikam (together)",
    ],
    [
      "offboard Coho because they left us and give Fabrikam to Megan",
      "? set coho: offboarded because they left us | assign fabrikam to megan (together)",
    ],
    [
      "snooze Coho until Monday because of the audit, then give Fabrikam to Megan, and export my gaps",
      "? snooze coho until 2026-11-30 because of the audit | assign fabrikam to megan (together) + export gaps mine",
    ],
    [
      "snooze Coho until 15 January because of the merger, Fabrikam till 11 December because of a freeze",
      "? snooze coho until 2027-01-15 because of the merger | snooze fabrikam until 2026-12-11 because of a freeze (together)",
    ],
    [
      "snooze Coho until Monday because of the audit, and Relecloud until Tuesday because they are away",
      "? snooze coho until 2026-11-30 because of the audit | snooze relecloud until 2026-12-01 because they are away (together)",
    ],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));

  it.each([
    "because they asked us to wait and put the project on hold",
    "because they are busy and ask for time",
    "because Megan is out and ask again then",
    "because we talked to Fabrikam and Relecloud",
    "because Megan is out, and they asked us to leave them alone",
    "because they wait, we talk until then",
    "because they are closed, nobody is there until then",
    "because the audit runs and Megan needs to show Fabrikam first",
  ])("and is kept where none does: %j", (reason) =>
    expect(read(`snooze Coho until Monday ${reason}`)).toBe(`snooze coho until 2026-11-30 ${reason}`),
  );
});

describe("what a reminder is to say goes on behind an and", () => {
  it.each([
    [
      "to call Megan and ask Coho for the proof",
      "reminder 2026-11-30 about coho to call Megan and ask Coho for the proof",
    ],
    ["to check the claims and show Megan the list", "reminder 2026-11-30 to check the claims and show Megan the list"],
    [
      "to export the list and give Coho to Megan",
      "reminder 2026-11-30 about coho to export the list and give Coho to Megan",
    ],
    [
      "to call Coho and snooze them until Friday",
      "reminder 2026-11-30 about coho to call Coho and snooze them until Friday",
    ],
    ["to call Coho and then send the proof", "reminder 2026-11-30 about coho to call Coho and then send the proof"],
    [
      "to export the list and please give Coho to Megan",
      "? reminder 2026-11-30 about coho to export the list | assign coho to megan (together)",
    ],
    [
      "to call Coho. Then give Fabrikam to Megan",
      "? reminder 2026-11-30 about coho to call Coho | assign fabrikam to megan (together)",
    ],
    ["to call Coho and show me my gaps", "reminder 2026-11-30 about coho to call Coho + gaps mine"],
  ])("remind me on Monday %s", (rest, is) => expect(read(`remind me on Monday ${rest}`)).toBe(is));

  it("also where it follows another wish", () =>
    expect(read("give Coho to Megan and remind me Tuesday to call her and ask for the proof")).toBe(
      "? assign coho to megan | reminder 2026-12-01 about coho to call her and ask for the proof (together)",
    ));
});

describe("what is wanted beside a reminder is asked about with it", () => {
  it.each([
    [
      "put Coho in Megan's hands and remind me Tuesday to call her",
      "? assign coho to megan | reminder 2026-12-01 about coho to call her (together)",
    ],
    [
      "give Coho to Megan and remind me Tuesday to check",
      "? assign coho to megan | reminder 2026-12-01 about coho to check (together)",
    ],
    [
      "assign Coho to Megan and tell me on Friday if she hasn't answered",
      "? assign coho to megan | reminder 2026-11-27 about coho to if she hasn't answered (together)",
    ],
    [
      "Could you please assign Coho to Megan, and remind me in two weeks to ask her how it goes?",
      "? assign coho to megan | reminder 2026-12-10 about coho to ask her how it goes (together)",
    ],
    [
      "remind me Monday to call Coho, and assign Fabrikam to Megan",
      "? reminder 2026-11-30 about coho to call Coho | assign fabrikam to megan (together)",
    ],
    [
      "mark Coho as paused because of the merger and remind me in March",
      "? set coho: paused because of the merger | reminder 2027-03-01 about coho (together)",
    ],
    [
      "Leave Coho alone until Monday and remind me then",
      "snooze coho until 2026-11-30 + reminder 2026-11-30 about coho",
    ],
    ["show me my gaps and remind me tomorrow about Coho", "reminder 2026-11-27 about coho + gaps mine"],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));

  it("also where it follows a list by name", () =>
    expect(read("gaps mine. Then remind me tomorrow to do Contoso", { isNamed: true })).toBe(
      "reminder 2026-11-27 about contoso to do Contoso + gaps mine",
    ));

  it("and of an owner's it is told to the managers", () =>
    expect(read("give Coho to Adele and remind me Tuesday to call her", { me: "megan", manager: false })).toBe(
      "! not-mine coho to adele + reminder 2026-12-01 about coho to call her",
    ));
});

describe("each verb keeps its own objects", () => {
  it.each([
    [
      "give Coho to Megan, and put Fabrikam to sleep until mid January",
      "? assign coho to megan + snooze fabrikam until 2027-01-15",
    ],
    ["Remind Lynne about Fabrikam and snooze Contoso until Monday", "? ask fabrikam + snooze contoso until 2026-11-30"],
    ["remind Megan about Coho and give Fabrikam to her", "? ask coho | assign fabrikam to megan (together)"],
    [
      "remind the owners of Coho and Fabrikam and give Relecloud to Adele",
      "? ask coho | ask fabrikam | assign relecloud to adele (together)",
    ],
    [
      "Give Coho and Fabrikam to Megan and snooze Relecloud until Monday",
      "? assign coho to megan | assign fabrikam to megan (together) + snooze relecloud until 2026-11-30",
    ],
    ["set Coho to 250 seats and give Fabrikam to Megan", "? set coho: 250 seats | assign fabrikam to megan (together)"],
    [
      "Give Coho to Megan. She has time. Then snooze Fabrikam until Monday, they are moving.",
      "? assign coho to megan | snooze fabrikam until 2026-11-30 because they are moving (together)",
    ],
    ["make Megan a manager and give her Coho", "? managers add megan | assign coho to megan (together)"],
    ["export my gaps and give Fabrikam to Megan", "? export gaps mine + assign fabrikam to megan"],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));

  it("and what is not clear is offered beneath what is", () =>
    expect(read("give Coho to Megan and wake Fabrikam up")).toBe(
      "? assign coho to megan + snooze fabrikam off + show fabrikam",
    ));
});

describe("what is one wish stays one", () => {
  it.each([
    ["take Coho off Megan and give it to Adele", "? assign coho to adele"],
    ["remove Coho from Megan and put Adele on it", "? assign coho to adele"],
    ["lynne is off, move all her customers to Megan until she's back", "away lynne deputy megan"],
    ["Coho is lost, they went to another partner. Can you take it off my list", /^\? set coho: offboarded/],
    [
      "Yes, with pleasure, and thank you Megan. Please go ahead and make her the owner of Coho.",
      "? assign coho to megan",
    ],
    ["if Megan agrees give Coho to her and remind me Monday", "reminder 2026-11-30 about coho"],
  ])("%j is %j", (text, is) => (typeof is === "string" ? expect(read(text)).toBe(is) : expect(read(text)).toMatch(is)));
});

describe("who offers to have a customer gets it once a manager says so, and sees it where they ask on", () => {
  const text = "glad to take Coho over from Adele. Where should I start?";
  it("a manager", () => expect(read(text)).toBe("? assign coho to alex + show coho"));
  it("an owner in a channel", () =>
    expect(read(text, { me: "megan", manager: false, personal: false })).toBe("? assign coho to megan + show coho"));
  it("an owner in the personal chat, where it is said who may", () =>
    expect(read(text, { me: "megan", manager: false })).toBe("show coho + assign coho to megan"));
  it("also without a question", () =>
    expect(read("glad to take Coho over from Adele", { me: "megan", manager: false, personal: false })).toBe(
      "? assign coho to megan + show coho",
    ));
  it.each([
    "Adele is glad to take Coho over. Where should she start?",
    "I'm happy to take Coho, thank you Alex. Could you tell me what we know about them?",
  ])("not %j", (other) => expect(read(other)).not.toMatch(/^\? assign coho to alex/));
});

it.each([
  ["who covers me and what blows up meanwhile?", "away list + gaps ending mine"],
  ["who is covering for me, and what runs out while I'm away?", "away list + gaps ending mine"],
  ["who covers me?", "away list"],
])("who stands in for the writer, and what is due meanwhile: %j is %j", (text, is) =>
  expect(read(text, { me: "megan", manager: false })).toBe(is),
);

describe("an absence is offered where somebody is to be away, and not where they were", () => {
  it.each([
    [
      "Lynne stood in for me last week and we haven't talked since. What did she answer on my customers during that time?",
      /^history mine by lynne since 2026-11-/,
    ],
    [
      "I was travelling from Tuesday evening and have only just got back to my inbox. What has happened with our customers since then?",
      /^history in short since 2026-11-24/,
    ],
    [
      "Lynne named me as her deputy for the week before Christmas, but I am off then myself. Could you let her know?",
      /^away list/,
    ],
  ])("%j", (text, is) => {
    expect(read(text)).toMatch(is);
    expect(read(text)).not.toMatch(/away (?!list)/);
  });

  it.each([
    [
      "Megan phoned in with the flu today and won't be back before Thursday. As she can't do it herself, please put her down as away, and I'll take her questions.",
      "? away megan until 2026-12-02 deputy alex",
    ],
    ["Lynne is away next week and named me as her deputy", "? away lynne from 2026-11-30 until 2026-12-04 deputy alex"],
    [
      "I'm not in the office this afternoon because of a dentist appointment, so nothing urgent can go to me until Monday.",
      "away until 2026-11-30",
    ],
    [
      "I won't be in the office this afternoon because of a dentist appointment. If there's a deadline today for one of my customers, I'd like to know it now.",
      "gaps ending 2026-11-26 mine + away until 2026-11-26",
    ],
    [
      "snooze Coho because they are closed, so please no reminders until January",
      "snooze coho until 2027-01-01 because they are closed",
    ],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));
});

describe("when an appointment is says nothing of when messages may come", () => {
  it.each([
    "I have my review with the partner manager on Monday afternoon. Could you tell me which CPOR claims are still waiting for a decision from Microsoft?",
    "We have a meeting with the customer in the evening. Which customers have no owner?",
  ])("%j", (text) => expect(read(text)).not.toContain("settings"));

  it("but messages that are not to come then do", () =>
    expect(read("We have a meeting until 14:00, please send no messages before 14:00")).toContain(
      "settings quiet until 14:00",
    ));
});

describe("what is to be done to several of whom a colleague is asked goes together", () => {
  it.each([
    [
      "Megan is going to concentrate on education from now on. Would you let her have Coho and the Fabrikam in place of me?",
      "? assign coho to megan | assign fabrikam to megan (together)",
    ],
    [
      "Coho and Fabrikam have been sitting there without anybody for weeks. Give Coho to Megan please, and I'll take Fabrikam myself.",
      "? assign coho to megan | assign fabrikam to alex (together)",
    ],
    ["Could you nudge Adele about Coho and Fabrikam?", "? ask coho | ask fabrikam (together)"],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));
});

it.each([
  "Please ask all owners about their claims today and don't wait for the usual day.",
  "Could the bot ask everyone about PAL again?",
  "Maybe ask all owners about PAL this week",
  "Time to ask all owners about PAL",
])("all owners who are to be asked have one list: %s", (text) => expect(read(text)).toMatch(/^gaps waiting/));

it.each([
  "Why do we ask everyone about PAL?",
  "When will you ask all owners again?",
  "Microsoft will ask everybody for new proof in January",
])("none is to be asked where somebody asks about it: %s", (text) => expect(read(text)).not.toMatch(/^gaps waiting/));

it("somebody who no longer needs a deputy is back", () =>
  expect(read("You can ask me again, Megan doesn't have to cover for me any longer.")).toBe("away back"));

it("whoever won't be back until a day is away until the day before", () =>
  expect(
    read("I'm off to Madeira from Monday and won't be back until the 14th of December. Megan is my deputy."),
  ).toMatch(/^\? away from 2026-\d\d-\d\d until 2026-12-13 deputy megan/));
