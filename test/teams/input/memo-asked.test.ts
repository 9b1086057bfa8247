/** Reminders of one's own, as hurried people ask for them. 27 November 2026 is a Friday. */
import { describe, expect, it } from "vitest";
import { readNames } from "../../../src/teams/input/words/names.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import { inALine, named } from "./understood.ts";

const names = readNames([
  ...named("customer", {
    northwind: "Northwind Traders",
    foods: "Northwind Foods",
    fabrikam: "Fabrikam, Inc.",
    vanarsdel: "VanArsdel, Ltd.",
    woodgrove: "Woodgrove Bank",
    tailwind: "Tailwind Traders",
    march: "March Foods",
  }),
  ...named("person", { alex: "Alex Wilber", megan: "Megan Bowen" }),
]);

const understood = (text: string, last?: string): string => {
  const earlier = last === undefined ? undefined : { customer: last, says: `show ${last}` };
  const said = { text, isNamed: false, mentions: [], today: "2026-11-27", me: "alex", personal: true, manager: false };
  return inALine(understand({ ...said, earlier }, names));
};

describe("a customer and a day", () => {
  it.each([
    ["remind me Tuesday about Woodgrove", "reminder 2026-12-01 about woodgrove"],
    ["Remind me about Woodgrove on Tuesday", "reminder 2026-12-01 about woodgrove"],
    ["remind me about Woodgrove's CPOR next Monday", "reminder 2026-11-30 about woodgrove to Woodgrove's CPOR"],
    ["ping me tomorrow re Fabrikam", "reminder 2026-11-28 about fabrikam"],
    ["ping me tmrw re Fabrikam", "reminder 2026-11-28 about fabrikam"],
    ["nudge me in two weeks about the Fabrikam PAL", "reminder 2026-12-11 about fabrikam to the Fabrikam PAL"],
    [
      "can you remind me on Friday to chase Tailwind for the PO",
      "reminder 2026-12-04 about tailwind to chase Tailwind for the PO",
    ],
    [
      "could you remind me to chase Tailwind for the PO on Friday?",
      "reminder 2026-12-04 about tailwind to chase Tailwind for the PO",
    ],
    [
      "On Friday, please remind me to chase Tailwind for the PO",
      "reminder 2026-12-04 about tailwind to chase Tailwind for the PO",
    ],
    ["in two weeks ping me re Fabrikam", "reminder 2026-12-11 about fabrikam"],
    ["remnid me tuesday abt woodgrove", "reminder 2026-12-01 about woodgrove"],
    ["remind me tues about woodgrov", "reminder 2026-12-01 about woodgrove"],
    ["rmind me on weds to call woodgrove bank", "reminder 2026-12-02 about woodgrove to call woodgrove bank"],
    ["give me a nudge on Thursday about VanArsdel", "reminder 2026-12-03 about vanarsdel"],
    ["set a reminder for Thursday: Woodgrove proof", "reminder 2026-12-03 about woodgrove to Woodgrove proof"],
    ["please set me a reminder for 4 December about Woodgrove", "reminder 2026-12-04 about woodgrove"],
    ["reminder for Monday: Woodgrove", "reminder 2026-11-30 about woodgrove"],
    ["don't let me forget Woodgrove on Tuesday", "reminder 2026-12-01 about woodgrove"],
    ["make sure I don't forget to call Woodgrove on Tuesday", "reminder 2026-12-01 about woodgrove to call Woodgrove"],
    ["remind me Tuesday about Woodgrove, I always forget", "reminder 2026-12-01 about woodgrove"],
    ["remind me on Tuesday at nine to ring the dentist", "reminder 2026-12-01 to ring the dentist"],
    ["remind me to ring the dentist on Tuesday at half past two", "reminder 2026-12-01 to ring the dentist"],
    ["remind me by ten o'clock on Tuesday to ring the dentist", "reminder 2026-12-01 to ring the dentist"],
    [
      "Their admin starts on 7 December. Please remind me the day before that I have to write to Woodgrove",
      "reminder 2026-12-06 about woodgrove to I have to write to Woodgrove",
    ],
    ["remind me in ten business days about Woodgrove", "reminder 2026-12-11 about woodgrove"],
    ["remind me ten business days after Monday about Woodgrove", "reminder 2026-12-14 about woodgrove"],
    ["remind me of Woodgrove 10 working days from the 4th", "reminder 2026-12-18 about woodgrove"],
    ["In five working days, please remind me of Woodgrove", "reminder 2026-12-04 about woodgrove"],
    [
      "remind me of Woodgrove Tuesday, VanArsdel Thursday and Fabrikam the day after",
      "? reminder 2026-12-01 about woodgrove | reminder 2026-12-03 about vanarsdel | reminder 2026-12-04 about fabrikam",
    ],
    ["remind me Tuesday so I don't forget to call Woodgrove", "reminder 2026-12-01 about woodgrove to call Woodgrove"],
    [
      "remind me Friday about the meeting on Monday and Tuesday",
      "reminder 2026-12-04 to the meeting on Monday and Tuesday",
    ],
    [
      "remind me Friday to call Woodgrove on Monday and Tuesday",
      "reminder 2026-12-04 about woodgrove to call Woodgrove on Monday and Tuesday",
    ],
    [
      "remind me Tuesday that I forget my badge at Woodgrove",
      "reminder 2026-12-01 about woodgrove to I forget my badge at Woodgrove",
    ],
    [
      "remind me Tuesday so I don't forget the Woodgrove claim",
      "reminder 2026-12-01 about woodgrove to the Woodgrove claim",
    ],
    ["remind me Tuesday about Woodgrove, otherwise I'll forget it", "reminder 2026-12-01 about woodgrove"],
    [
      "I'll upload the signed SOW on Monday, can you remind me Monday morning so that I don't forget",
      "reminder 2026-11-30 to I'll upload the signed SOW on Monday",
    ],
    ["Woodgrove: remind me next Monday", "reminder 2026-11-30 about woodgrove"],
    [
      "I need the PO from Tailwind, remind me on Friday",
      "reminder 2026-12-04 about tailwind to I need the PO from Tailwind",
    ],
    ["remind me next week about Woodgrove", "reminder 2026-12-04 about woodgrove"],
    ["remind me in 10 days about March Foods", "reminder 2026-12-07 about march"],
    ["remind me on the 14th about Woodgrove", "reminder 2026-12-14 about woodgrove"],
    [
      "remind me on Monday to hand in Woodgrove by Friday",
      "reminder 2026-11-30 about woodgrove to hand in Woodgrove by Friday",
    ],
    ["erinnere mich am Dienstag an Woodgrove", "reminder 2026-12-01 about woodgrove"],
    [
      "remind me thursday morning to ask Megan about Woodgrove",
      "reminder 2026-12-03 about woodgrove to ask Megan about Woodgrove",
    ],
    ["You're a lifesaver. Last thing: remind me Thursday about Woodgrove", "reminder 2026-12-03 about woodgrove"],
    ["Woodgrove is slow again. Remind me Thursday.", "reminder 2026-12-03 about woodgrove"],
    ["remind me Tuesday about Woodgrove to chase the PO", "reminder 2026-12-01 about woodgrove to chase the PO"],
    ["ping me Tuesday re Woodgrove: the PO", "reminder 2026-12-01 about woodgrove to the PO"],
    ["will you remind me on Friday about Woodgrove?", "reminder 2026-12-04 about woodgrove"],
    [
      "remind me Friday about Woodgrove if I haven't by then",
      "reminder 2026-12-04 about woodgrove to Woodgrove if I haven't by then",
    ],
  ])("%j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("days and words in other places", () => {
  it.each([
    ["pls ping me 1st dec on Fabrikam", "reminder 2026-12-01 about fabrikam"],
    ["nudge me re: Fabrikam PAL in a fortnight", "reminder 2026-12-11 about fabrikam to Fabrikam PAL"],
    ["remind me about Fabrikam on 1 December", "reminder 2026-12-01 about fabrikam"],
    ["remind me about Fabrikam on the 1st of January", "reminder 2027-01-01 about fabrikam"],
    ["remind me about Fabrikam 05.12.", "reminder 2026-12-05 about fabrikam"],
    ["remind me about Fabrikam after Christmas", "reminder 2026-12-28 about fabrikam"],
    ["remind me the week of the 14th about Fabrikam", "reminder 2026-12-14 about fabrikam"],
    ["remind me in the second week of January about Fabrikam", "reminder 2027-01-11 about fabrikam"],
    ["remind me about Fabrikam in the first half of March", "reminder 2027-03-01 about fabrikam"],
    ["remind me at the end of next week to call Fabrikam", "reminder 2026-12-04 about fabrikam to call Fabrikam"],
    ["ping me in a fortnight re Fabrikam", "reminder 2026-12-11 about fabrikam"],
    ["remind me about Fabrikam the Monday after", "reminder about fabrikam"],
    ["remind me about Fabrikam early next week", "reminder 2026-12-01 about fabrikam"],
    ["remind me about Fabrikam once january starts", "reminder 2027-01-01 about fabrikam"],
    ["remind me Monday 9am about Fabrikam", "reminder 2026-11-30 about fabrikam"],
    ["remind me every Monday about Fabrikam", "reminder 2026-11-30 about fabrikam"],
    ["can you set a reminder? Fabrikam, Friday", "reminder 2026-12-04 about fabrikam"],
    [
      "I have to chase Fabrikam on Friday. Can you remind me?",
      "reminder 2026-12-04 about fabrikam to I have to chase Fabrikam on Friday",
    ],
    [
      "Fabrikam's admin is back on Monday. Remind me then",
      "reminder 2026-11-30 about fabrikam to Fabrikam's admin is back on Monday",
    ],
    ["I want to be reminded about Fabrikam on Friday", "reminder 2026-12-04 about fabrikam"],
    ["I'd like a reminder on Friday about Fabrikam", "reminder 2026-12-04 about fabrikam"],
    ["can I get a nudge on Friday for Fabrikam?", "reminder 2026-12-04 about fabrikam"],
    [
      "remind me about Fabrikam in ten days, their admin is travelling",
      "reminder 2026-12-07 about fabrikam to their admin is travelling",
    ],
    ["set reminder Fabrikam Friday", "reminder 2026-12-04 about fabrikam"],
    ["ping me nxt week re Fabrikam", "reminder 2026-12-04 about fabrikam"],
    ["ping me thursdsay about Fabrikam", "reminder 2026-12-03 about fabrikam"],
    ["remind me tomorow about Fabrikam", "reminder 2026-11-28 about fabrikam"],
    ["remind me on wendesday to call Fabrikam", "reminder 2026-12-02 about fabrikam to call Fabrikam"],
    ["do remind me on 4th Dec reg. Fabrikam PAL", "reminder 2026-12-04 about fabrikam to Fabrikam PAL"],
    ["remind me Tuesday, no, Wednesday about Fabrikam", "reminder 2026-12-02 about fabrikam"],
    ["drop me a note Friday re Fabrikam", "reminder 2026-12-04 about fabrikam"],
    ["a week before the Fabrikam claim expires, remind me", "reminder 1 week before the deadline about fabrikam"],
    ["Reminder to self: call Fabrikam on Friday", "reminder 2026-12-04 about fabrikam to call Fabrikam"],
    ["dont forget to remind me about Fabrikam on Monday", "reminder 2026-11-30 about fabrikam"],
    ["remind me and Megan on Friday about Fabrikam", "reminder 2026-12-04 about fabrikam"],
    [
      "remind me about VanArsdel and Fabrikam on Friday",
      "? reminder 2026-12-04 about vanarsdel | reminder 2026-12-04 about fabrikam",
    ],
    ["herinner me vrijdag aan Fabrikam", "reminder 2026-12-04 about fabrikam"],
    ["rappelle-moi Fabrikam mardi", "reminder 2026-12-01 about fabrikam"],
  ])("%j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("no customer", () => {
  it.each([
    ["remind me Monday to do my claims", "reminder 2026-11-30 to do my claims"],
    ["ping me on 1 December to send the report", "reminder 2026-12-01 to send the report"],
    ["remind me tomorrow about the steering", "reminder 2026-11-28 to the steering"],
    ["remind me to book the room on Tuesday please", "reminder 2026-12-01 to book the room"],
    // Nobody here is called that: it stays in the words.
    ["remind me Tuesday about Zyxware", "reminder 2026-12-01 to Zyxware"],
  ])("%j", (text, expected) => {
    expect(understood(text)).toBe(expected);
    if (text.includes("claims")) expect(understood(text, "woodgrove")).toBe(expected);
  });
});

describe("after a customer's card", () => {
  it.each([
    ["remind me again Monday", "reminder 2026-11-30 about woodgrove"],
    ["remind me on Tuesday", "reminder 2026-12-01 about woodgrove"],
    ["ping me about it tomorrow", "reminder 2026-11-28 about woodgrove"],
    ["nudge me in a week to chase them", "reminder 2026-12-04 about woodgrove to chase them"],
    ["remind me 3 days before the deadline", "reminder 3 days before the deadline about woodgrove"],
    ["remind me Tuesday about Fabrikam", "reminder 2026-12-01 about fabrikam"],
  ])("%j", (text, expected) => expect(understood(text, "woodgrove")).toBe(expected));
});

describe("before a deadline", () => {
  it.each([
    ["remind me 3 days before the VanArsdel deadline", "reminder 3 days before the deadline about vanarsdel"],
    ["remind me a week before VanArsdel's claim expires", "reminder 1 week before the deadline about vanarsdel"],
    ["remind me a few days before VanArsdel is due", "reminder 3 days before the deadline about vanarsdel"],
    [
      "remind me 2 working days before the VanArsdel deadline",
      "reminder 2 working days before the deadline about vanarsdel",
    ],
    ["remind me on the day of the VanArsdel deadline", "reminder 0 days before the deadline about vanarsdel"],
    [
      "remind me 3 days before the VanArsdel deadline to send the proof",
      "reminder 3 days before the deadline about vanarsdel to send the proof",
    ],
    ["ping me the day before the VanArsdel deadline", "reminder 1 day before the deadline about vanarsdel"],
  ])("%j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("something is missing, and is asked for", () => {
  it.each([
    ["set a reminder", "reminder"],
    ["remind me", "reminder"],
    ["Remind me please", "reminder"],
    ["can you remind me?", "reminder"],
    ["can you set up another reminder for me?", "reminder"],
    ["remind me about Woodgrove", "reminder about woodgrove"],
    ["remind me to chase Tailwind for the PO", "reminder about tailwind to chase Tailwind for the PO"],
    ["remind me to book the room", "reminder to book the room"],
    ["remind me next week", "reminder 2026-12-04"],
    ["remind me 3 days before the Zyxware deadline", "reminder to 3 days before the Zyxware deadline"],
    [
      "Woodgrove signs on Monday, remind me the day after",
      "reminder 2026-12-01 about woodgrove to Woodgrove signs on Monday",
    ],
    [
      "Woodgrove signs on the 16th, and the week after that please remind me to file it",
      "reminder 2026-12-23 about woodgrove to file it",
    ],
    [
      "I'm at Woodgrove on Wednesday from 10 to 12, so poke me half an hour before.",
      "reminder 2026-12-02 about woodgrove to I'm at Woodgrove on Wednesday from 10 to 12",
    ],
    [
      "I see Woodgrove on Thursday at 2 pm. Give me a little nudge an hour or so beforehand, with what is open.",
      "reminder 2026-12-03 about woodgrove to with what is open",
    ],
    [
      "The delegated access of Woodgrove ends on 22 December and I want to be warned three weeks, one week and two days ahead.",
      "? reminder 2026-12-01 about woodgrove | reminder 2026-12-15 about woodgrove | reminder 2026-12-20 about woodgrove",
    ],
    [
      "Woodgrove signs on 15 December; ping me one day and one week before",
      "? reminder 2026-12-08 about woodgrove | reminder 2026-12-14 about woodgrove",
    ],
    [
      "Woodgrove's access ends on 1 March 2028. I want to be warned three weeks, one week and two days ahead",
      "reminder about woodgrove to Woodgrove's access ends on 1 March 2028",
    ],
    [
      "Woodgrove's dispute is due 18 December. Remind me one week and two days ahead and ask Megan",
      "reminder about woodgrove",
    ],
    ["Leave Woodgrove alone for now and bring it back on Monday", "reminder 2026-11-30 about woodgrove"],
    [
      "just bring it back on Monday, Woodgrove is not ready",
      "reminder 2026-11-30 about woodgrove to Woodgrove is not ready",
    ],
    [
      "Remind me on Monday to only send the proof for Woodgrove",
      "reminder 2026-11-30 about woodgrove to only send the proof for Woodgrove",
    ],
    [
      "Friday morning would be perfect if you'd tap me on the shoulder about Woodgrove.",
      "reminder 2026-12-04 about woodgrove",
    ],
    [
      "Ask me on Tuesday whether Woodgrove has signed",
      "reminder 2026-12-01 about woodgrove to whether Woodgrove has signed",
    ],
    [
      "In the last week of January ask me what should happen with Woodgrove",
      "reminder 2027-01-25 about woodgrove to what should happen with Woodgrove",
    ],
    [
      "If Woodgrove or Fabrikam hasn't moved by the 10th, tell me.",
      "? reminder 2026-12-10 about woodgrove | reminder 2026-12-10 about fabrikam",
    ],
    ["remind me Tuesday about Northwind", "? reminder 2026-12-01 about northwind | reminder 2026-12-01 about foods"],
    // An hour is none that it keeps.
    ["set an alarm for 7", "? reminder 2026-11-28"],
    ["ping me at quarter to five", "? reminder 2026-11-28"],
    ["remind me at 3pm to call Woodgrove", "? reminder 2026-11-28 about woodgrove to call Woodgrove"],
    ["remind me in an hour to call Woodgrove", "? reminder 2026-11-28 about woodgrove to call Woodgrove"],
  ])("%j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("several days are a reminder each, where that is confirmed", () => {
  const each = (rest: string, ...days: string[]) =>
    `? ${days.map((day) => `reminder 2026-12-${day} ${rest}`.trim()).join(" | ")}`;
  it.each([
    ["remind me Tuesday and again Thursday about Woodgrove", each("about woodgrove", "01", "03")],
    ["remind me on Tuesday and Thursday about Woodgrove", each("about woodgrove", "01", "03")],
    ["remind me about Woodgrove on Tuesday and on Thursday", each("about woodgrove", "01", "03")],
    ["on Tuesday and Thursday remind me about Woodgrove", each("about woodgrove", "01", "03")],
    ["remind me Tuesday, Thursday and Friday about Woodgrove", each("about woodgrove", "01", "03", "04")],
    ["remind me Tuesday to call Woodgrove and again Monday", each("about woodgrove to call Woodgrove", "01", "07")],
    ["remind me on 4 and 11 December about Woodgrove", each("about woodgrove", "04", "11")],
    ["remind me the 4th and the 11th about Woodgrove", each("about woodgrove", "04", "11")],
    [
      "nudge me Tuesday re Woodgrove, and again Friday if it's still open",
      each("about woodgrove to Woodgrove if it's still open", "01", "04"),
    ],
    ["nudge me in a week and again in two weeks re Woodgrove", each("about woodgrove", "04", "11")],
    ["remind me Tuesday and again a week later about Woodgrove", each("about woodgrove", "01", "08")],
    ["remind me Monday and again in a week", "? reminder 2026-11-30 | reminder 2026-12-07"],
    ["remind me in a week and again in two weeks", each("", "04", "11")],
    ["remind me every Monday and Thursday", "reminder 2026-11-30"],
    [
      "remind me Monday about Woodgrove and Friday about Fabrikam",
      "? reminder 2026-11-30 about woodgrove | reminder 2026-12-04 about fabrikam",
    ],
    [
      "I need a reminder on the morning of 7 December to send Woodgrove the letter, and another one on the 14th in case they haven't signed.",
      "? reminder 2026-12-07 about woodgrove to send Woodgrove the letter in case they haven't signed | reminder 2026-12-14 about woodgrove to send Woodgrove the letter in case they haven't signed",
    ],
    [
      "Remind me of Woodgrove on the 3rd and the 10th, and of Fabrikam on the 4th.",
      "? reminder 2026-12-03 about woodgrove | reminder 2026-12-10 about woodgrove | reminder 2026-12-04 about fabrikam",
    ],
    [
      "Woodgrove is on my list for Tuesday. Ping me that morning, please.",
      "reminder 2026-12-01 about woodgrove to Woodgrove is on my list for Tuesday",
    ],
    [
      "remind me about Woodgrove on Friday and Fabrikam on Monday",
      "? reminder 2026-12-04 about woodgrove | reminder 2026-11-30 about fabrikam",
    ],
    [
      "Could you remind me to call Woodgrove tomorrow, and Fabrikam on Monday?",
      "? reminder 2026-11-28 about woodgrove to call Woodgrove | reminder 2026-11-30 about fabrikam to call Fabrikam",
    ],
    [
      "remind me about Woodgrove tomorrow, Fabrikam on Monday and March Foods next Friday",
      "? reminder 2026-11-28 about woodgrove | reminder 2026-11-30 about fabrikam | reminder 2026-12-04 about march",
    ],
    [
      "remind me Tuesday and Thursday about Woodgrove and Fabrikam",
      "? reminder 2026-12-01 about woodgrove | reminder 2026-12-03 about woodgrove | reminder 2026-12-01 about fabrikam | reminder 2026-12-03 about fabrikam",
    ],
  ])("%j", (text, expected) => expect(understood(text)).toBe(expected));

  it.each([
    [
      "remind me Tuesday to call Woodgrove and Thursday to write them",
      "reminder 2026-12-01 about woodgrove to call Woodgrove and Thursday to write them",
    ],
    [
      "remind me Tuesday that Woodgrove's calls on Thursday and Friday are off",
      "reminder 2026-12-01 about woodgrove to Woodgrove's calls on Thursday and Friday are off",
    ],
    ["remind me Tuesday or Thursday about Woodgrove", "reminder 2026-12-01 about woodgrove"],
  ])("but not days of what it is about, or one of two: %j", (text, expected) =>
    expect(understood(text)).toBe(expected),
  );
});

describe("what has been asked for", () => {
  it.each([
    ["my reminders", "reminders"],
    ["show my reminders please", "reminders"],
    ["what are my reminders?", "reminders"],
    ["what did I ask you to remind me of?", "reminders"],
    ["which reminders do I have", "reminders"],
    ["do I have any reminders?", "reminders"],
    ["cancel my reminder about Woodgrove", "reminders cancel woodgrove"],
    ["delete the reminder for Woodgrove", "reminders cancel woodgrove"],
    ["forget the reminder", "reminders cancel"],
    ["never mind the reminder", "reminders cancel"],
    ["nevermind that reminder", "reminders cancel"],
    ["cancel all my reminders", "? reminders cancel all"],
    ["clear my reminders", "? reminders cancel all"],
    ["please cancel the reminder for Friday", "reminders cancel 2026-12-04"],
    ["I don't need the Woodgrove reminder any more", "reminders cancel woodgrove"],
    ["move my Woodgrove reminder to Monday", "reminders move 2026-11-30 about woodgrove"],
    ["change the reminder to Thursday please", "reminders move 2026-12-03"],
    ["change my reminder about March Foods", "reminders"],
    ["move my reminder about March Foods to Monday", "reminders move 2026-11-30 about march"],
    ["move my Friday reminder to Monday", "reminders move 2026-12-04 to 2026-11-30"],
    ["change my reminder from Friday to Monday", "reminders move 2026-12-04 to 2026-11-30"],
    ["make my Friday reminder Monday", "reminders move 2026-12-04 to 2026-11-30"],
    ["I asked you to remind me on Friday, make it Monday", "reminders move 2026-12-04 to 2026-11-30"],
    ["I told you to remind me on Friday, but I'd rather have it on Monday", "reminders move 2026-12-04 to 2026-11-30"],
    ["I asked you to remind me on Friday, but I think Monday is better", "reminders move 2026-12-04 to 2026-11-30"],
    ["I asked you to remind me on Friday, but please don't move it to Monday", "reminders"],
    ["I asked you to remind me on Friday, and the customer would rather I came on Tuesday", "reminders"],
    ["I asked you to ping me on Monday, and please export my customers", "gaps customers mine"],
    [
      "I told you to remind me about Woodgrove on Friday, but Monday would be better",
      "reminders move 2026-11-30 about woodgrove",
    ],
    ["cancel my reminder about March Foods", "reminders cancel march"],
    ["when is my next reminder", "reminders"],
    ["any reminders for me?", "reminders"],
    ["do you have a reminder for me?", "reminders"],
    ["did I set a reminder for Woodgrove", "reminders woodgrove"],
    [
      "I have asked you to remind me of quite a few things over the last weeks and I no longer remember which. Could I have a look at everything that is still to come?",
      "reminders",
    ],
  ])("%j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("none that is there is cancelled or moved by what asks for another, asks about it, or forbids it", () => {
  it.each([
    ["drop me a reminder on Friday about Woodgrove", "reminder 2026-12-04 about woodgrove"],
    ["make me a reminder for Friday about Woodgrove", "reminder 2026-12-04 about woodgrove"],
    ["make another reminder for Friday about Woodgrove", "reminder 2026-12-04 about woodgrove"],
    ["cancel my reminder to chase the PO", "reminders"],
  ])("%j", (text, expected) => expect(understood(text)).toBe(expected));

  it.each([
    "drop Megan a reminder about Woodgrove",
    "push a reminder to Adele on Friday",
    "How do I cancel a reminder?",
    "Why did you cancel my reminder?",
    "Did you remove my reminder for Woodgrove?",
    "Don't forget the Friday reminder",
    "don't forget to send the reminder",
    "I forget what my reminder was",
    "Adele will ping me on Friday about Woodgrove",
    "did Microsoft send me a reminder about Woodgrove on Friday?",
  ])("%j", (text) => expect(understood(text)).not.toMatch(/^reminders? (?:cancel|move|\d)/));

  it("nor by a no to what was asked, or to a form", () => {
    const said = { isNamed: false, mentions: [], today: "2026-11-27", me: "alex", personal: true, manager: false };
    const asked = { says: "reminder 2026-11-28 to call", asked: "reminder 2026-11-28 to call" };
    expect(inALine(understand({ ...said, text: "cancel", earlier: asked }, names))).not.toContain("reminders cancel");
    const form = { says: "reminder about woodgrove", customer: "woodgrove" };
    expect(inALine(understand({ ...said, text: "forget it", earlier: form }, names))).not.toContain("reminders cancel");
  });
});

describe("after one was set", () => {
  const earlier = { customer: "woodgrove", says: "reminder 2026-12-01 about woodgrove" };
  it.each([
    ["undo that", "reminders cancel"],
    ["never mind", "reminders cancel"],
    ["no, cancel it", "reminders cancel"],
    ["make it Friday", "reminders move 2026-12-04"],
    ["no, Thursday", "reminders move 2026-12-03"],
    ["actually on 10 December please", "reminders move 2026-12-10"],
  ])("%j", (text, expected) => {
    const said = {
      text,
      isNamed: false,
      mentions: [],
      today: "2026-11-27",
      me: "alex",
      personal: true,
      manager: false,
    };
    expect(inALine(understand({ ...said, earlier }, names))).toBe(expected);
  });
});

describe("somebody else can't be reminded on a day, and whoever writes can, to ask them", () => {
  it.each([
    ["remind Megan Tuesday about Woodgrove", "remind you on Tue 1 Dec to ask Megan Bowen about Woodgrove Bank"],
    [
      "can you remind Megan next week to answer for Woodgrove",
      "remind you on Fri 4 Dec to ask Megan Bowen about Woodgrove Bank",
    ],
    ["remind Megan about Woodgrove", undefined],
  ])("%j", (text, expected) => {
    const said = { text, isNamed: false, mentions: [], today: "2026-11-27", me: "alex", personal: true, manager: true };
    const meant = understand(said, names);
    const offered = meant.outcome === "ask" ? meant.instead : meant.outcome === "unsure" ? meant.options : [];
    expect(offered?.find(({ says }) => says.startsWith("reminder "))?.title).toBe(expected);
  });
});

describe("what the message says beside it is not passed over", () => {
  it.each([
    ["Who owns Fabrikam? And remind me Friday about Woodgrove", "reminder 2026-12-04 about woodgrove + show fabrikam"],
    ["remind me Friday about Woodgrove. And who owns Fabrikam?", "reminder 2026-12-04 about woodgrove + show fabrikam"],
    ["remind me Friday about Woodgrove and show me my gaps", "reminder 2026-12-04 about woodgrove + gaps mine"],
    ["Woodgrove is slow again. Remind me Thursday.", "reminder 2026-12-03 about woodgrove"],
    [
      "The Teams claim at Woodgrove went in today. Remind me in two weeks to check.",
      "! claim woodgrove + reminder 2026-12-11 about woodgrove to check",
    ],
  ])("%j", (text, expected) => {
    const tells = (part: string) => (part.includes("went in") ? ("claim" as const) : undefined);
    const said = {
      text,
      isNamed: false,
      mentions: [],
      today: "2026-11-27",
      me: "alex",
      personal: true,
      manager: false,
    };
    const claims = text.includes("claim") ? ("told" as const) : undefined;
    const meant = understand({ ...said, tells, claims }, names);
    const also = "also" in meant ? (meant.also ?? []) : [];
    expect([inALine(meant), ...also.map(({ says }) => says)].join(" + ")).toBe(expected);
  });
});

describe("something else is meant", () => {
  it.each([
    "remind me what CPOR stands for",
    "Tell me in two or three sentences if anything is due on Friday",
    "Let me know in a sentence if anything is due on Friday",
    "Tell me in short whether Fabrikam has a deadline on Friday",
    "tell me on one page if anything is due on Friday",
    "tell me in this month's list if anything is due on Friday",
    "remind me, who owns Fabrikam?",
    "could you remind me where we landed with Fabrikam",
    "stop reminding me about Fabrikam",
    "The dispute is through, so you no longer need to remind me of Fabrikam.",
    "please don't remind me about Fabrikam before Friday",
    "when do you remind me?",
    "will you remind me?",
    "how often do you remind people",
    "remind me later",
    "remind everyone",
    "another reminder to Megan re Fabrikam",
    "remind me when it's approved",
    "send me a message when Fabrikam answers",
    "thanks for reminding me",
    "that reminds me, who owns Fabrikam?",
    "Megan reminded me about Woodgrove yesterday",
    "do you remind me befor the deadline",
    "at what moment do you remind us of a deadline?",
    "can you remind me two days earlier",
    "Don't ask me on Monday whether PAL is linked at Woodgrove",
    "My boss will ask me on Monday what is open at Woodgrove",
    "I'll bring it up on Monday with Woodgrove",
    "They want to bring that up on Thursday at Woodgrove",
    "They talk on Monday and bring it up with the board at Woodgrove",
    "Did you bring that up on Monday?",
    "Can you bring it up in the digest on Monday that Woodgrove is late?",
    "Don't let me know on Monday that Woodgrove is late, tell me now",
    "You need not remind me a week and a day before they sign on 15 December",
    "I asked you to remind me, and I'd rather have Woodgrove snoozed until Monday",
    "I asked you to remind me on Friday, and Woodgrove needs it better by Monday",
    "I wanted you to remind me on Friday about Woodgrove, better snooze it until Monday",
    "Remind me two weeks and one week before 20 January about Woodgrove",
    "Woodgrove signs on 20 January. I'd like to be warned two weeks and one week before, please snooze it till then",
    "Fabrikam's migration finished early, so remind us as normal again",
    "another reminder to all who are late, before the steering on Wednesday",
    "no reminders for Fabrikam for two weeks",
    "snooze Fabrikam until Friday",
    "ask me again on Monday",
  ])("%j", (text) => {
    expect(understood(text)).not.toMatch(/reminder/);
    expect(understood(text, "woodgrove")).not.toMatch(/reminder/);
  });
});
