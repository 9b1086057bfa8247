/** Who is to cover customers for a time, in people's own words. Friday 27 November 2026. */
import { describe, expect, it } from "vitest";
import { readNames } from "../../../src/teams/input/words/names.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import { inALine, named } from "./understood.ts";

const names = readNames([
  ...named("customer", {
    alpine: "Alpine Ski House",
    trey: "Trey Research",
    city: "City Power & Light",
    litware: "Litware, Inc.",
    vineyard: "Coho Vineyard",
    winery: "Coho Winery",
  }),
  ...named("person", { adele: "Adele Vance", alex: "Alex Wilber", isaiah: "Isaiah Langer", megan: "Megan Bowen" }),
]);

function meant(text: string, parts: { me?: string; manager?: boolean; personal?: boolean } = {}) {
  const said = { text, isNamed: /^cover\b/i.test(text), mentions: [], today: "2026-11-27", me: "alex", manager: true };
  return understand({ ...said, personal: true, ...parts }, names);
}
/** What is beside it, where something is. */
function besides(text: string): string {
  const { also = [], instead = [] } = { also: [], instead: [], ...meant(text) };
  return [...also, ...instead].map(({ says }) => says).join(" | ");
}

const week = " from 2026-11-30 until 2026-12-04";

describe("days and customers that are said are asked about", () => {
  it.each([
    [
      "Adele's on leave from Monday till the 11th, can Megan cover Alpine Ski House and Trey meanwhile?",
      "alpine and trey @megan from 2026-11-30 until 2026-12-11",
    ],
    [
      "Adele is out for two weeks from Monday, can Isaiah look after Trey Research and City Power until she's back",
      "trey and city @isaiah from 2026-11-30 until 2026-12-13",
    ],
    ["Please shift Litware back to Megan until 11 December", "litware @megan until 2026-12-11"],
    ["Megan has Litware for two weeks", "litware @megan until 2026-12-11"],
    ["Could Isaiah watch Trey for me until the 11th?", "trey @isaiah until 2026-12-11"],
    ["can Isaiah look after Alpine and City Power next week please", `alpine and city @isaiah${week}`],
    ["Isaiah is going to mind Trey till the 9th", "trey @isaiah until 2026-12-09"],
    [
      "I'm on holiday 7-18 December. Megan will take care of Alpine, Trey and City Power during my leave, the rest can wait",
      "alpine, trey and city @megan from 2026-12-07 until 2026-12-18",
    ],
    ["Please let Isaiah take over Trey Research for the next two weeks", "trey @isaiah until 2026-12-11"],
    ["@Isaiah can you watch City Power till Friday? Adele is ill", "city @isaiah until 2026-12-04"],
    ["Trey Research and City Power are covered by Isaiah until 11 December", "trey and city @isaiah until 2026-12-11"],
    ["I'll look after Trey Research while Adele's away next week", `trey @alex${week}`],
    ["Litware goes to Megan for two weeks, then back to me", "litware @megan until 2026-12-11"],
    [
      "make Isaiah the deputy for Trey Research from Monday until the 11th",
      "trey @isaiah from 2026-11-30 until 2026-12-11",
    ],
    ["Isaiah's got Alpine and Trey from 1 to 11 December", "alpine and trey @isaiah from 2026-12-01 until 2026-12-11"],
    [
      "Hand Trey to Megan while I'm on vacation from the 7th to the 18th",
      "trey @megan from 2026-12-07 until 2026-12-18",
    ],
    ["Is it ok if Isaiah covers Trey Research until Friday?", "trey @isaiah until 2026-12-04"],
    ["Alpine and Trey: Megan until 11 Dec", "alpine and trey @megan until 2026-12-11"],
    ["cover Trey with Isaiah until Friday", "trey @isaiah until 2026-12-04"],
    ["Adele's off sick today, Megan handles Alpine meanwhile", "alpine @megan until 2026-11-27"],
    ["Megan said yes to covering Alpine and Trey for me until Friday", "alpine and trey @megan until 2026-12-04"],
    ["Could you let Megan know she's covering Trey until 11 December?", "trey @megan until 2026-12-11"],
    [
      "It would be nice if Isaiah could look after Trey while I'm in a project until 11 December",
      "trey @isaiah until 2026-12-11",
    ],
    ["Megan should cover for me at Litware until 11 December", "litware @megan until 2026-12-11"],
    ["Isaiah covers Alpine and Trey while she's away, the rest can wait", "alpine and trey @isaiah until back"],
    ["During Adele's leave Isaiah covers Trey Research", "trey @isaiah until back"],
    ["give Isaiah Trey Research until Adele returns", "trey @isaiah until back"],
    ["Isaiah backs Trey up until Friday", "trey @isaiah until 2026-12-04"],
    ["Could Isaiah back me up at Trey until Friday please?", "trey @isaiah until 2026-12-04"],
    ["Isaiah covers Trey this week and Megan next week", "trey @isaiah until 2026-11-27"],
    ["Thanks Megan, Isaiah covers Trey until Friday", "trey @isaiah until 2026-12-04"],
    ["Megan has Trey until Friday and I get it back after that", "trey @megan until 2026-12-04"],
    ["cover for Trey @Megan Bowen until 11 Dec", "trey @megan until 2026-12-11"],
    ["Megan takes Trey while Adele is away, and snooze Alpine until Monday", "trey @megan until back"],
    [
      "Adele is off until the 11th; Megan can take Trey. Isaiah can take Alpine until Friday.",
      "trey @megan until 2026-12-11",
    ],
    // Who covers it in place of whoever did.
    ["Megan isn't covering Trey after all, Isaiah is, until the 11th", "trey @isaiah until 2026-12-11"],
    ["Cancel Megan's cover for Trey and give it to Isaiah until the 11th", "trey @isaiah until 2026-12-11"],
    ["Nobody covers Trey any more. Could Isaiah, until the 11th?", "trey @isaiah until 2026-12-11"],
  ])("%j", (text, says) => {
    expect(inALine(meant(text))).toBe(`? cover ${says}`);
    expect(inALine(meant(text, { personal: false, manager: false }))).toBe(`? cover ${says}`);
  });

  it.each([
    [
      "While I'm away next week, Megan does Trey and Isaiah does City Power",
      `trey @megan${week}`,
      `city @isaiah${week}`,
    ],
    [
      "I'm away next week, Isaiah looks after Trey and City Power, Megan after Alpine",
      `trey and city @isaiah${week}`,
      `alpine @megan${week}`,
    ],
    [
      "Megan covers Trey and Alpine while I'm out, Isaiah takes City Power",
      "trey and alpine @megan until back",
      "city @isaiah until back",
    ],
    [
      "Adele is off until the 11th. Megan covers Trey. Isaiah covers Alpine.",
      "trey @megan until 2026-12-11",
      "alpine @isaiah until 2026-12-11",
    ],
    [
      "Adele is sick. Could Megan look after Trey and could Isaiah look after Alpine?",
      "trey @megan until back",
      "alpine @isaiah until back",
    ],
    ["Adele is away next week. Megan has Trey, Isaiah has Alpine.", `trey @megan${week}`, `alpine @isaiah${week}`],
    ["Megan and Isaiah cover Trey until Friday", "trey @megan until 2026-12-04", "trey @isaiah until 2026-12-04"],
    [
      "Either Megan or Isaiah covers Trey until Friday",
      "trey @megan until 2026-12-04",
      "trey @isaiah until 2026-12-04",
    ],
    ["Megan covers Trey or Alpine until Friday", "trey @megan until 2026-12-04", "alpine @megan until 2026-12-04"],
    ["Isaiah covers Coho until Friday", "vineyard @isaiah until 2026-12-04", "winery @isaiah until 2026-12-04"],
  ])("of several: %j", (text, ...all) =>
    expect(inALine(meant(text))).toBe(`? ${all.map((one) => `cover ${one}`).join(" | ")}`),
  );
});

it("of which one was talked of, and until another day", () => {
  const on = (text: string, earlier: object) => inALine(meant(text, { earlier } as object));
  expect(on("can Isaiah cover that one till the 11th?", { customer: "trey" })).toBe(
    "? cover trey @isaiah until 2026-12-11",
  );
  expect(on("make it until the 9th", { customer: "trey", says: "cover trey @isaiah until 2026-12-04" })).toBe(
    "? cover trey @isaiah until 2026-12-09",
  );
});

it("says of which nobody here knows", () =>
  expect(meant("Isaiah covers Trey and Fourth Coffee until Friday")).toMatchObject({ left: ["Fourth Coffee"] }));

it.each([
  ["Hand Trey to Megan until Friday and then to Isaiah", "then to Isaiah Langer"],
  ["Adele is ill, Megan takes Trey and Alpine, Isaiah takes the rest", "Isaiah Langer takes the rest"],
  ["Megan covers Trey until Friday and Alpine has PAL", "Alpine Ski House has PAL"],
  ["Megan covers Trey this week and Isaiah next week", "Isaiah Langer next week"],
  ["Megan covers Trey until Friday, but I'd rather have Isaiah", "but I'd rather have Isaiah Langer"],
  ["Megan covers Trey until Friday, but not the claims", "but not the claims"],
  ["Megan covers Trey until Friday, and Isaiah the same", "and Isaiah Langer the same"],
  ["Megan covers Trey until Friday. PAL is linked there.", "PAL is linked there"],
  [
    "Megan covers Trey until Friday. After that Isaiah covers it until the 18th.",
    "After that Isaiah Langer covers it until the 18th",
  ],
])("says what was left out: %j", (text, left) => expect(meant(text)).toMatchObject({ left: [left] }));

describe("what is missing is asked in the form", () => {
  it.each([
    ["Megan can cover Litware", "cover litware @megan"],
    ["Megan is taking over Litware temporarily", "cover litware @megan"],
    ["Nobody covers Trey while Adele is away", "cover trey until back"],
    ["I need somebody to cover Trey while I'm out next week", `cover trey${week}`],
    ["cover Trey while I'm out next week", `cover trey${week}`],
    ["cover me at Trey until Friday", "cover trey until 2026-12-04"],
    ["cover for Megan at Trey next week", `cover trey${week}`],
    ["Trey does need cover until the 11th", "cover trey until 2026-12-11"],
    ["Trey needs cover from Monday until the 11th", "cover trey from 2026-11-30 until 2026-12-11"],
    ["Give Trey to Isaiah for now and remind me in two weeks", "cover trey @isaiah"],
    ["Isaiah covers Trey from Monday", "cover trey @isaiah from 2026-11-30"],
    ["Nobody covers Trey while I'm away", "cover trey until back"],
    ["Adele and Megan cover two and five of Isaiah's", "gaps customers isaiah"],
    ["Isaiah covers all of mine but Trey until the 11th", "gaps customers mine"],
  ])("%j", (text, says) => expect(inALine(meant(text))).toBe(says));
});

describe("what is said beside it stands beneath", () => {
  it.each([
    ["Adele's on leave from Monday till Friday, can Megan cover Trey meanwhile?", `away adele${week} deputy megan`],
    [
      "Adele will be away from Monday till Friday, Megan is her deputy, but Isaiah covers Trey",
      `away adele${week} deputy megan`,
    ],
    [
      "Isaiah covers Trey until Friday. And snooze Alpine until Monday, they move",
      "snooze alpine until 2026-11-30 because they move",
    ],
    ["Isaiah covers Trey until Friday, the rest can wait", ""],
    ["Isaiah covers Trey until Friday, Alpine until the 11th", "cover alpine @isaiah until 2026-12-11"],
    ["Trey doesn't need cover until the 11th", "cover trey nobody"],
    ["Isaiah doesn't have to cover Trey next week", "cover trey nobody"],
    ["End the cover of Trey on Friday", "cover trey nobody"],
    ["Isaiah covers only PAL at Trey until the 11th", "cover trey @isaiah until 2026-12-11"],
    ["while Adele is away, Isaiah has Trey and remind Megan about Litware", "ask litware"],
    ["Megan covers Trey until Adele is back, and Alpine is paused", "set alpine: paused"],
    ["Please end Megan's cover of Trey and snooze Alpine until Monday", "snooze alpine until 2026-11-30"],
    ["Megan covers Trey until Friday. Isaiah covers Alpine until Monday.", "cover alpine @isaiah until 2026-11-30"],
    ["Megan covers Trey until Friday, and show me Litware", "show litware"],
    ["Megan covers Trey next week, and remind me on Friday to thank her", "reminder 2026-12-04 to thank her"],
    ["Megan is taking over Litware temporarily", "assign litware to megan"],
  ])("%j", (text, beside) => expect(besides(text)).toBe(beside));
});

describe("nobody is to cover it any more", () => {
  it.each([
    "nobody needs to cover Trey Research any more",
    "Isaiah doesn't have to cover Trey any longer",
    "Isaiah no longer covers Trey",
    "Isaiah doesn't cover Trey any more",
    "Isaiah no longer needs to cover Trey",
    "I don't want Isaiah to cover Trey any more",
    "Isaiah won't look after Trey until the 11th after all",
    "please stop covering Trey",
    "cancel the cover of Trey Research",
    "Trey doesn't need to be covered",
    "Trey doesn't need cover any more",
    "I want nobody to cover Trey",
    "Nobody should cover Trey any more",
    "Nobody is watching Trey any more",
    "I don't want anybody to cover Trey any more",
    "I'd rather nobody covered Trey",
    "Isaiah shouldn't have to cover Trey",
    "I don't need Isaiah for Trey any more",
  ])("%j", (text) => expect(inALine(meant(text))).toBe("? cover trey nobody"));
});

describe("it is none", () => {
  it.each([
    ["Megan takes over Litware", "? assign litware to megan"],
    ["Megan looks after Litware now", "? assign litware to megan"],
    ["From 1 December Megan owns Litware", "? assign litware to megan"],
    ["Please assign Litware to Megan next week", "? assign litware to megan"],
    ["Megan stands in for Adele from Monday till Friday", `? away adele${week} deputy megan`],
    ["Isaiah covers for me from Monday till Friday", `? away${week} deputy isaiah`],
    ["Megan has Litware until Friday to send the proof", "~ show litware | history litware since 2026-11-20"],
    ["Does Isaiah cover Trey Research?", "show trey"],
    ["Isaiah covers Trey for three days, doesn't he?", "show trey"],
    ["Isaiah covers Trey until the 11th, isn't that right?", "show trey"],
    ["Isaiah can't cover Trey until Friday", "show trey"],
    // Part of the days: whether it ends for that, is chosen.
    ["Isaiah doesn't have to cover Trey next week", "show trey"],
    ["Trey doesn't need cover until the 11th", "show trey"],
    ["End the cover of Trey on Friday", "show trey"],
    ["Isaiah covers only PAL at Trey until the 11th", "show trey"],
    ["Trey is covered by Megan's contract until Friday", "show trey"],
    ["I don't want Isaiah to cover Trey", "show trey"],
    ["Isaiah should not cover Trey next week, Megan should", "show trey"],
    ["Isaiah isn't covering Trey next week", "show trey"],
    ["Everything of mine except Trey is covered by Isaiah until the 11th", "cover @isaiah until 2026-12-11"],
    ["Megan has Litware until Friday, could Isaiah take it over from then?", "show litware"],
    ["Give Litware to Megan for good, Isaiah has it until Friday", "? assign litware to megan"],
    ["Never mind Trey Research", "show trey"],
    ["Until when does Isaiah cover Trey?", "show trey"],
    ["who covers Trey Research next week?", "show trey"],
    ["Maybe Isaiah should cover Trey while Adele is on leave", "show trey"],
    ["I'll take care of Trey next week", "show trey"],
    ["remind me on Monday to ask Megan to cover Trey", "reminder 2026-11-30 about trey to ask Megan to cover Trey"],
  ])("%j", (text, says) => expect(inALine(meant(text))).toBe(says));
});

const before = "cover trey and alpine @megan until 2026-12-11";
it.each([
  ["extend the cover to 18 Dec", "cover trey and alpine @megan until 2026-12-18"],
  ["could you extend Megan's cover till the 15th?", "cover trey and alpine @megan until 2026-12-15"],
  ["Isaiah instead", "cover trey and alpine @isaiah until 2026-12-11"],
  ["no, make it Adele", "cover trey and alpine @adele until 2026-12-11"],
  ["Megan can't, Isaiah will", "cover trey and alpine @isaiah until 2026-12-11"],
])("%j after a cover is asked about with its customers", (text, says) => {
  const said = { text, isNamed: false, mentions: [], today: "2026-11-27", me: "alex", manager: true };
  expect(understand({ ...said, earlier: { says: before } }, names)).toMatchObject({
    outcome: "ask",
    options: [{ says }],
  });
});

it.each([
  "who covers what?",
  "which customers are covered right now?",
  "who's covering for whom?",
  "what is Megan covering for me?",
  "am I covering anything?",
  "anything Isaiah is covering?",
  "show me all covers",
  "who is covering this week?",
  "who covers?",
  "who's out?",
  "who's back on Monday?",
  "anyone out today?",
  "who is out of office today?",
  "please tell me who's away next week",
  "who's not in tomorrow, please?",
])("%j is answered with who is away and who covers", (text) => {
  expect(inALine(meant(text))).toBe("away list");
});

it.each([
  "which customers are covered by CPOR?",
  "what does PAL cover?",
  "which workloads are covered by the claim?",
  "who is out of date?",
])("%j is asked of claims and links, and not of colleagues", (text) => {
  expect(inALine(meant(text))).not.toBe("away list");
});

it.each([
  "Nobody has covered Trey since Monday",
  "Megan watches Trey's deadline until Friday",
  "GDAP at Trey is covered by Megan until March",
])("is none of a part of it: %j", (text) => expect(inALine(meant(text))).not.toContain("cover trey"));

it("has one be chosen of several, and none of them by one press", () => {
  expect(meant("Megan and Isaiah cover Trey until Friday")).not.toHaveProperty("together", true);
  expect(meant("Megan covers Trey or Alpine until Friday")).not.toHaveProperty("together", true);
});
