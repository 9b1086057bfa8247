/** Customers that are put on a colleague or taken off one's own list, and who has only much to do. */
import { describe, expect, it } from "vitest";
import { readNames } from "../../../src/teams/input/words/names.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import { inALine, named } from "./understood.ts";

const names = readNames([
  ...named("customer", { contoso: "Contoso Ltd.", woodgrove: "Woodgrove Bank", proseware: "Proseware, Inc." }),
  ...named("person", { adele: "Adele Vance", alex: "Alex Wilber", megan: "Megan Bowen" }),
]);

type By = { customer?: string; manager?: boolean; personal?: boolean };

function meant(text: string, { customer, manager = true, personal = true }: By = {}) {
  const said = { text, isNamed: false, mentions: [], today: "2026-11-27", me: "alex", personal, manager };
  return understand({ ...said, earlier: customer === undefined ? undefined : { customer } }, names);
}

const understood = (text: string, by: Parameters<typeof meant>[1] = {}): string => inALine(meant(text, by));

describe("that one, after a customer's card, goes to the colleague; without one, which it is is asked", () => {
  it.each([
    "got it, but can we put that one on Adele? I'm full until january",
    "can Adele have that one",
    "move this one over to Adele, I'm swamped until Christmas",
    "let Adele take it",
    "could Adele pick up that one?",
  ])("%j", (text) => {
    expect(understood(text, { customer: "woodgrove" })).toBe("? assign woodgrove to adele");
    expect(understood(text, { customer: "woodgrove", manager: false })).toBe("! not-mine woodgrove to adele");
    expect(understood(text)).toBe("assign to adele");
  });

  it.each(["don't put that one on Adele", "did Adele take it?"])("not by %j", (text) =>
    expect(understood(text, { customer: "woodgrove" })).not.toContain("assign"),
  );
});

it("its own 's makes nothing of a customer's: Margie's", () => {
  const ofTravel = readNames(named("customer", { margies: "Margie's Travel" }));
  const said = {
    text: "Can someone else take Margie's?",
    isNamed: false,
    mentions: [],
    today: "2026-11-27",
    me: "alex",
  };
  expect(inALine(understand({ ...said, personal: true, manager: false }, ofTravel))).toBe("! not-mine margies");
});

describe("a word of somebody else, or that it never does, gives nothing away", () => {
  it.each([
    ["Proseware would never refuse GDAP", "show proseware"],
    ["Proseware never complains", "show proseware"],
    ["Proseware would never sign that", "show proseware"],
    ["Megan says Proseware isn't hers", "show proseware"],
    ["Megan said Proseware isn't her customer", "show proseware"],
    ["Proseware was never mine", "! not-mine proseware"],
  ])("%j: %s", (text, says) => expect(understood(text, { manager: false })).toBe(says));

  it.each(["according to Megan, Proseware isn't mine", "Proseware isn't mine, says Megan"])(
    "%j, of a manager",
    (text) => expect(understood(text)).toBe("show proseware"),
  );
});

describe("what is only no longer theirs from a day to come says the day", () => {
  it.each([
    ["Proseware isn't mine from January", "2027-01-01"],
    ["from 1 January Proseware isn't mine anymore", "2027-01-01"],
    ["as of next Monday I'm no longer responsible for Proseware", "2026-11-30"],
    ["I won't have Proseware from January", "2027-01-01"],
    ["from January I won't look after Proseware", "2027-01-01"],
    ["I won't have Proseware anymore from January", "2027-01-01"],
    ["Proseware won't be mine after Christmas", "after Christmas"],
    ["Proseware isn't mine", undefined],
    ["Proseware isn't mine since January", undefined],
  ])("%j: %s", (text, day) => {
    const told = meant(text, { manager: false });
    expect(told).toMatchObject({ outcome: "told", what: "not-mine", customer: "proseware" });
    expect(told.outcome === "told" ? (told.from ?? told.when) : "").toBe(day);
  });

  it("of several, too, and not where they are on another", () => {
    const several = meant("Proseware and Woodgrove aren't mine from January", { manager: false });
    expect(several).toMatchObject({
      options: [
        {
          says: "unassign proseware from alex as of 2027-01-01",
          title: expect.stringContaining("now, not from 1 Jan"),
        },
        { says: "unassign woodgrove from alex as of 2027-01-01" },
      ],
    });
    const text = "Proseware isn't mine, from Monday I'm on Woodgrove";
    expect(understood(text, { manager: false })).toBe("! not-mine proseware from 2026-11-30");
    expect(understood("I'm on Woodgrove and Contoso, Proseware isn't mine", { manager: false })).toBe(
      "! not-mine proseware",
    );
    expect(understood("I'm not on Proseware next week", { manager: false })).toBe("show proseware");
  });
});

it.each([
  "I won't have Proseware finished on Monday",
  "I won't have Proseware ready in January",
  "I won't handle Proseware on Monday, Tuesday is better",
  "I won't look after Proseware on Monday",
  "I won't handle Proseware when Karin is here",
])("whoever only has no time then keeps it: %j", (text) =>
  expect(understood(text, { manager: false })).not.toContain("not-mine"),
);

describe("with whom it would be better off is suggested, where an owner says so", () => {
  it.each([
    ["Proseware would be better off with Megan", "! not-mine proseware to megan"],
    ["Proseware isn't mine, give it back to Megan", "! not-mine proseware to megan"],
    ["Megan could take Proseware, couldn't she?", "! not-mine proseware to megan"],
    ["can Megan take Proseware back?", "! not-mine proseware to megan"],
    [
      "Megan and I agreed that Proseware would be better off with her, given that she knows their CIO from Woodgrove.",
      "! not-mine proseware to megan",
    ],
    ["Proseware is better off with me than with Megan", "show proseware"],
    ["Megan is closer to Proseware than I am; she should really have it.", "! not-mine proseware to megan"],
    ["Who do I have to ask if I want Proseware to go to somebody else?", "! not-mine proseware"],
    ["Megan would be the best person for Proseware", "! not-mine proseware to megan"],
    ["Megan is the best person for Proseware's Teams questions", "show proseware"],
    ["Who can give me access to Proseware?", "show proseware"],
    ["Proseware isn't mine any more, Megan has been doing it since October", "! not-mine proseware to megan"],
    ["Proseware isn't mine, Megan's had it since the summer", "! not-mine proseware to megan"],
    ["Megan has been looking after Proseware since October", "! not-mine proseware to megan"],
    ["Megan took over Proseware in the summer", "! not-mine proseware to megan"],
    ["Proseware has been with Megan since May", "! not-mine proseware to megan"],
    ["Proseware went to Megan in October", "! not-mine proseware to megan"],
    ["Megan has been working on Proseware's PAL since October", "! done proseware"],
    ["Am I allowed to pass Proseware on to Megan?", "! not-mine proseware to megan"],
    ["Proseware isn't mine, Megan talks to them", "! not-mine proseware to megan"],
    ["I'm not the right person for Proseware, Megan does their Azure", "! not-mine proseware to megan"],
    ["Proseware isn't mine, Megan is their contact", "! not-mine proseware to megan"],
    ["Proseware isn't mine, that should be Megan", "! not-mine proseware to megan"],
    ["Proseware isn't mine, it's Megan I think", "! not-mine proseware to megan"],
    ["Proseware isn't mine, that was Megan who said so", "! not-mine proseware"],
    ["Proseware isn't mine anymore, Megan wanted to take it", "! not-mine proseware to megan"],
    ["Proseware isn't mine any more, Megan wants it", "! not-mine proseware to megan"],
    ["I don't own Proseware anymore, Megan asked for it", "! not-mine proseware to megan"],
    ["Proseware is no longer mine, Megan's interested in taking it over", "! not-mine proseware to megan"],
    ["Proseware isn't mine. Megan would take it.", "! not-mine proseware to megan"],
    ["Proseware isn't mine, Megan wants it to be paused", "! not-mine proseware"],
    ["Proseware isn't mine. Megan wanted it, but she has no time", "! not-mine proseware"],
    ["Proseware isn't mine, Megan wants it done by Friday", "! not-mine proseware"],
    ["Once Proseware is no longer mine I'll have time for Relecloud", "! done proseware"],
    ["When Proseware isn't mine any more, Relecloud gets my time", "! done proseware"],
    ["Proseware isn't mine, Megan wants to have it closed by Friday", "! not-mine proseware"],
    ["Proseware isn't mine, Megan gave it to me by mistake", "! not-mine proseware"],
    ["Can Megan take Proseware? She's here while I'm away.", "? cover proseware @megan until back"],
    ["Could Megan take Proseware? She'll do it until I'm back", "? cover proseware @megan until back"],
    ["Can Megan take Proseware? She's free this week.", "? cover proseware @megan until 2026-11-27"],
    ["Can Megan take Proseware? She has time during my holiday.", "? cover proseware @megan until back"],
    ["could Megan have Proseware instead of me? she did the SharePoint project there", "! not-mine proseware to megan"],
    ["Can I hand Proseware to somebody else, or do I have to ask Adele?", "! not-mine proseware"],
    ["I don't think Proseware is mine, I've never worked with them", "! not-mine proseware"],
  ])("%j is %s", (text, line) => expect(understood(text, { manager: false })).toBe(line));
});

it.each([
  "I don't think Isaiah knows that Proseware is mine",
  "I don't think the note on Proseware is mine",
  "I don't think Proseware is mine to decide",
  "Hand all of mine but Proseware to Megan",
  "Proseware isn't mine alone",
  "Proseware isn't mine yet",
  "Proseware isn't mine yet, I only start in spring",
  "Proseware isn't mine alone, Lynne helps me",
])("what is theirs isn't given back: %j", (text) =>
  expect(understood(text, { manager: false })).not.toContain("not-mine"),
);

it.each([
  ["Proseware isn't mine alone. PAL is linked.", "! done proseware"],
  ["Proseware isn't mine alone. PAL at Woodgrove is linked.", "? show proseware | show woodgrove"],
  [
    "Proseware isn't only mine, and the Teams claim at Woodgrove was approved yesterday",
    "? show proseware | show woodgrove",
  ],
  ["Proseware isn't only mine, Megan looks after Woodgrove too", "? show proseware | show woodgrove"],
])("what is told beside an owner who isn't alone is kept: %j", (text, line) =>
  expect(understood(text, { manager: false })).toBe(line),
);

describe("what is too much for its owner is given back, with why", () => {
  it.each([
    ["can someone else take Proseware? I've got way too much on", "I've got way too much on"],
    ["could anyone else take over Proseware, I'm swamped until spring", "I'm swamped until spring"],
    ["I can't do Proseware any more, too much on", "too much on"],
    ["I'd like to give Proseware back because my plate is full", "my plate is full"],
    ["please take Proseware off my list", ""],
    ["Proseware needs a new owner, I'm moving to another team", "I'm moving to another team"],
    ["can someone else take Proseware? If not, I'll keep it", ""],
    ["can someone else take Proseware, or should I offboard it?", ""],
    ["Can I hand over Proseware? What do I do first?", ""],
    ["I don't want to give Woodgrove back. Can somebody else do Proseware?", ""],
    ["could a colleague take over Proseware? I have no time for it", "I have no time for it"],
    ["could somebody else have Proseware please, I don't have time for it", "I don't have time for it"],
    ["I've no time for Proseware any more, can somebody else do it?", ""],
    ["Proseware isn't mine, can someone else take it?", undefined],
  ])("%j: %j", (text, why) => {
    const is = meant(text, { manager: false });
    expect(is).toMatchObject({ outcome: "told", what: "not-mine", customer: "proseware" });
    expect(is.outcome === "told" ? is.why : "").toBe(why);
  });

  it.each([
    ["please don't give Proseware to somebody else", "show proseware"],
    ["did someone else take Proseware?", "show proseware"],
    ["can someone else take Proseware for two weeks?", "cover proseware until 2026-12-11"],
    ["can someone else take Proseware next week? I have no time", "cover proseware from 2026-11-30 until 2026-12-04"],
    ["I want to give Proseware back its documents", "show proseware"],
    ["Proseware is getting too much mail from us", "show proseware"],
    ["Please hand Proseware over to me", "! done proseware"],
    ["Proseware went to Megan and came back to me", "! done proseware"],
    ["Megan has been on Proseware for years, but I want to keep it", "show proseware"],
    ["Proseware is too much. Snooze it until January", "? snooze proseware until 2027-01-01 because too much"],
  ])("but not where %j", (text, is) => expect(understood(text, { manager: false })).toBe(is));
});

it.each(["Assign anything but Proseware to Megan", "Hand over all but Proseware to Megan"])(
  "a customer that is left out is given to nobody: %j",
  (text) => expect(understood(text)).toBe("show proseware"),
);

describe("whoever is named after the question who takes it is to have it", () => {
  it.each([
    [
      "Proseware and Woodgrove still don't have an owner. Can Megan take both?",
      "? assign proseware to megan | assign woodgrove to megan",
    ],
    ["Can someone take Proseware? Megan maybe", "? assign proseware to megan"],
    ["Proseware needs a new owner, maybe Megan?", "? assign proseware to megan"],
    ["Could anybody take Proseware? Thanks", "~ show proseware | assign proseware"],
  ])("%j is %s", (text, line) => expect(understood(text)).toBe(line));
});

describe("who has it for a time covers it, and does not own it for good", () => {
  it.each([
    ["take me off Woodgrove, Megan has it until Friday", " until 2026-12-04"],
    ["Megan looks after Woodgrove until Friday, then I'm back on it", " until 2026-12-04"],
    ["Can you give Woodgrove to Megan until 11 December? I'm in a project till then.", " until 2026-12-11"],
    ["assign Woodgrove to Megan for two weeks", " until 2026-12-11"],
    ["Could Megan take Woodgrove over for the next two weeks?", " until 2026-12-11"],
    ["Until Christmas Megan looks after Woodgrove, please.", " until 2026-12-25"],
    ["Assign Woodgrove to Megan until Friday, Adele is ill", " until 2026-12-04"],
    ["Make Megan the owner of Woodgrove until the 11th", " until 2026-12-11"],
    ["Woodgrove should be Megan's until the end of the year", " until 2026-12-31"],
    ["Could Woodgrove be Megan's for two weeks?", " until 2026-12-11"],
    ["For the next two weeks Woodgrove belongs to Megan", " until 2026-12-11"],
    ["Change the owner of Woodgrove to Megan until the 11th", " until 2026-12-11"],
    ["Woodgrove: new owner Megan from 1 Dec until 31 Dec", " from 2026-12-01 until 2026-12-31"],
    ["Woodgrove goes to Megan at least until Christmas", " until 2026-12-25"],
    ["Take Woodgrove from Adele and give it to Megan until she's better", " until back"],
    ["I want Megan as owner of Woodgrove till Adele returns", " until back"],
    ["Assign Woodgrove to Megan for a trial period of two weeks", " until 2026-12-11"],
    ["Assign Woodgrove to Megan, two weeks only", " until 2026-12-11"],
    ["Assign Woodgrove to Megan for not longer than two weeks", " until 2026-12-11"],
    ["Assign Woodgrove to Megan through December", " until 2026-12-31"],
    ["Woodgrove isn't mine until the 11th, Megan has it", " until 2026-12-11"],
    ["Adele's Woodgrove goes to Megan and she keeps it until January", " until 2027-01-01"],
  ])("%j", (text, days) => {
    const options = [{ says: `cover woodgrove @megan${days}` }];
    expect(meant(text)).toMatchObject({ outcome: "ask", options });
    expect(meant(text, { manager: false })).toMatchObject({ outcome: "ask", options });
  });

  it("what it would be for good is offered beneath, to whoever may", () => {
    const text = "Change the owner of Woodgrove to Megan until the 11th";
    expect(meant(text)).toMatchObject({ instead: [{ says: "assign woodgrove to megan" }] });
    expect(meant(text, { manager: false })).not.toMatchObject({ instead: [{ says: "assign woodgrove to megan" }] });
  });

  it.each([
    ["Megan temporarily owns Woodgrove", "cover woodgrove @megan"],
    ["Assign Woodgrove temporarily to Megan", "cover woodgrove @megan"],
    ["Megan gets Woodgrove until further notice", "cover woodgrove @megan"],
    ["Assign Woodgrove to Megan for Q1", "cover woodgrove @megan"],
    ["Megan is the interim owner of Woodgrove", "cover woodgrove @megan"],
    ["I'll be the owner of Woodgrove until Adele is back", "? cover woodgrove @alex until back"],
    ["Put Woodgrove in Megan's hands until the 11th", "? cover woodgrove @megan until 2026-12-11"],
    ["Take Adele off Woodgrove for two weeks", "cover woodgrove until 2026-12-11"],
    ["Assign Woodgrove and Contoso to Megan until the 11th", "? cover woodgrove and contoso @megan until 2026-12-11"],
    [
      "Swap Woodgrove and Contoso between Adele and Megan until the 11th",
      "cover woodgrove and contoso until 2026-12-11",
    ],
    ["Give everything of Megan's to Adele for two weeks", "? away megan until 2026-12-11 deputy adele"],
    ["Hand over all of Megan's customers to Adele until she's back", "away megan deputy adele"],
    ["Give Woodgrove to Megan for good, not for two weeks", "? assign woodgrove to megan"],
    ["Woodgrove has had no owner for two weeks, give it to Megan", "? assign woodgrove to megan"],
    ["From now on Megan owns Woodgrove", "? assign woodgrove to megan"],
    ["Megan works until Friday, then Adele gets all her customers", "? handover megan to adele"],
    ["From Monday Adele gets all of Megan's customers", "? handover megan to adele"],
    ["I'd like Adele to have Woodgrove until the 11th if Megan agrees", "show woodgrove"],
    ["If Megan agrees, she covers Woodgrove until the 11th", "show woodgrove"],
    ["Give Woodgrove to Megan for now, please", "cover woodgrove @megan"],
    ["Give Woodgrove to Megan, I'm swamped until Christmas", "? assign woodgrove to megan"],
    ["Megan is on leave until Friday, give Woodgrove to Adele", "? assign woodgrove to adele"],
    ["Does Megan have Woodgrove until Friday?", "show woodgrove"],
  ])("as it is not where %j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("a customer that is named in a reason, or compared with, is not given to anybody", () => {
  it.each([
    ["I'll take Woodgrove, like at Contoso", "? assign woodgrove to alex"],
    ["Please give Woodgrove to Megan, she knows their CIO from Contoso", "? assign woodgrove to megan"],
    ["Megan could take Woodgrove as she did well at Proseware", "? assign woodgrove to megan"],
    ["Assign Woodgrove to Adele, who has experience from Proseware", "? assign woodgrove to adele"],
    ["I'll take Woodgrove, it's the same project as at Contoso", "? assign woodgrove to alex"],
    ["please set up claims for Woodgrove as I did for Contoso", "show woodgrove"],
    ["all of Adele's customers to Megan but not Contoso", "handover adele to megan except contoso"],
    ["hand all of Adele's to Megan, not Contoso though", "handover adele to megan except contoso"],
    ["Give all of Adele's customers to Megan, but she keeps Contoso", "handover adele to megan except contoso"],
  ])("%j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("long and polite, it is the same", () => {
  it.each([
    ["Megan has asked me to relieve her of Woodgrove.", true, "? unassign woodgrove from megan"],
    ["Megan asked me to take Woodgrove off her", true, "? unassign woodgrove from megan"],
    ["Megan would like to be relieved of Woodgrove", true, "? unassign woodgrove from megan"],
    ["Megan has asked me to take Woodgrove off her, she's ill", true, "? unassign woodgrove from megan"],
    ["Megan begged me to take Woodgrove off her hands", true, "? unassign woodgrove from megan"],
    ["Megan would be glad to be rid of Woodgrove", true, "? unassign woodgrove from megan"],
    ["Woodgrove was handled by Megan last year, wasn't it", true, "show woodgrove"],
    ["Woodgrove was handled by Adele last year, please give it to Megan", true, "? assign woodgrove to megan"],
    ["Woodgrove was looked after by Megan until summer", false, "show woodgrove"],
    ["Megan has asked me to relieve her of Woodgrove because of her leave", true, "? unassign woodgrove from megan"],
    [
      "Megan has asked us to take both Woodgrove and Contoso off her",
      true,
      "? unassign woodgrove from megan | unassign contoso from megan",
    ],
    ["Megan asked me to take Woodgrove off her and to give it to Adele", true, "? assign woodgrove to adele"],
    ["Megan asked me to take Woodgrove off her, I won't", true, "show woodgrove"],
    ["Megan has asked me to relieve her of Woodgrove. I told her no.", true, "show woodgrove"],
    ["I'd be glad if Megan could take Woodgrove", true, "? assign woodgrove to megan"],
    // Who has it for a time covers it; the form asks until when, where no day is said.
    ["Let Megan have Woodgrove until next week", true, "cover woodgrove @megan"],
    ["Hand Woodgrove to Megan until Friday and then to Adele", true, "? cover woodgrove @megan until 2026-12-04"],
    ["I'd be glad if Megan could have Woodgrove sign the proof", true, "~ show woodgrove | assign woodgrove to megan"],
    ["Please let Adele have Woodgrove until next week, for good measure", false, "cover woodgrove @adele"],
    [
      "Assign Woodgrove to Megan for two weeks, not longer than until Christmas",
      true,
      "? cover woodgrove @megan until 2026-12-11",
    ],
    ["Assign Woodgrove to Megan and snooze it until Monday", true, "? assign woodgrove to megan"],
    ["Woodgrove has been with Adele for years, can I have it from her until Friday?", true, "show woodgrove"],
    ["Woodgrove has been with Adele, can I have it from her for a while?", true, "show woodgrove"],
    ["Megan can't until Friday, so assign Woodgrove to Adele", true, "? assign woodgrove to adele"],
    ["I said Megan should take Woodgrove, though actually Adele is better", true, "show woodgrove"],
    ["I've noted that Megan owns Woodgrove, though actually it is Adele", false, "show woodgrove"],
    ["Can I pass Woodgrove's files to Megan?", false, "show woodgrove"],
    ["Woodgrove has been with Adele, can I have it from her?", true, "? assign woodgrove to alex"],
    ["The Woodgrove proof is with Adele, can I have it from her?", true, "~ show woodgrove | assign woodgrove to alex"],
    [
      "Megan has asked me to relieve her of Woodgrove, as she has no time for it. Adele would be willing to take it.",
      true,
      "? assign woodgrove to adele",
    ],
    [
      "Could everything that Adele owns except Woodgrove go to Megan from now on?",
      true,
      "handover adele to megan except woodgrove",
    ],
    ["All that Adele owns should go to Megan", true, "handover adele to megan"],
    ["Woodgrove is too much for me, I'd be glad if Megan could take it", true, "? assign woodgrove to megan"],
    ["I would be grateful if Megan could take over Woodgrove", true, "? assign woodgrove to megan"],
    [
      "Woodgrove has been looked after by Megan for months, could that be put right?",
      false,
      "! not-mine woodgrove to megan",
    ],
    [
      "The move at Woodgrove is done sooner than expected, so you can wake it up again.",
      true,
      "? snooze woodgrove off",
    ],
    ["Woodgrove would be better off with Megan, who speaks their language", false, "! not-mine woodgrove to megan"],
    [
      "Woodgrove has grown to 340 seats and buys through CSP now.",
      true,
      "? set woodgrove: sold by CSP | set woodgrove: 340 seats",
    ],
    ["Our office is closed from 28 to 31 December, so please don't write to anybody then.", true, "settings"],
    ["Woodgrove now calls itself Bank of the Woods", true, "? set woodgrove: called Bank of the Woods"],
  ])("%j", (text, manager, expected) => expect(understood(text, { manager })).toBe(expected));
});

it("each goes to whoever it is said of, where an owner says so", () =>
  expect(understood("Both Contoso and Woodgrove should go to Megan, and Proseware to Adele", { manager: false })).toBe(
    "? unassign contoso from alex to megan | unassign woodgrove from alex to megan | unassign proseware from alex to adele",
  ));

describe("whoever is not to have it, or has to be asked first, does not get it by one press", () => {
  it.each([
    ["Adele has Contoso and Megan would like it. Don't give it to her.", "show contoso"],
    ["Megan wants Woodgrove. Please don't assign it to her.", "show woodgrove"],
    ["Contoso is Adele's and Woodgrove is Megan's. Give both to Alex, not to them.", "? show contoso | show woodgrove"],
    ["Megan wants Woodgrove. Don't give it to her, give it to Adele.", "? assign woodgrove to adele"],
    ["Contoso is Adele's. Give it to Megan, not to her", "? assign contoso to megan"],
    ["Adele can have Woodgrove only if Megan doesn't mind", "show woodgrove"],
    ["Adele can have Woodgrove if legal is ok with it", "show woodgrove"],
    ["Give Woodgrove to Megan, as long as her manager agrees", "show woodgrove"],
    ["Adele can have Woodgrove if she's ok with it", "? assign woodgrove to adele"],
    ["Megan asked me to take Woodgrove off her list of late ones", "show woodgrove"],
  ])("%j", (text, expected) => expect(understood(text)).toBe(expected));

  it("whom it would go to stands beneath", () =>
    expect(meant("Adele can have Woodgrove only if Megan doesn't mind")).toMatchObject({
      instead: [{ says: "assign woodgrove to adele" }],
    }));
});

describe("nothing is given back where somebody asks whose it is", () => {
  it.each([
    "Megan is responsible for Woodgrove? I'll happily take Contoso",
    "Is Megan taking over Woodgrove from me?",
    "Woodgrove goes to Megan, right?",
  ])("%j", (text) => expect(understood(text, { manager: false })).toBe("show woodgrove"));

  it("but where they only ask for it", () =>
    expect(understood("Could Megan take Woodgrove off me?", { manager: false })).toBe("! not-mine woodgrove to megan"));
});

describe("what is left for now is snoozed, neither given back nor offboarded", () => {
  it.each([
    ["skip Contoso just yet", "snooze contoso"],
    ["not Contoso just yet", "snooze contoso"],
    ["skip it for now", "snooze woodgrove"],
    ["leave Contoso off the list for now", "snooze contoso"],
    ["please leave Contoso and Proseware off the list for now", "? snooze contoso | snooze proseware"],
    ["can you take Proseware off my list for the time being", "snooze proseware"],
    ["ok, drop Contoso for now", "snooze contoso"],
  ])("%j is %j", (text, is) => {
    expect(understood(text, { customer: "woodgrove" })).toBe(is);
    expect(understood(text, { customer: "woodgrove", manager: false })).toBe(is);
  });

  it.each(["don't skip Contoso just yet", "not done at Contoso just yet", "leave Contoso with Adele for now"])(
    "not by %j",
    (text) => expect(understood(text, { customer: "woodgrove" })).not.toContain("snooze"),
  );
});

describe("a colleague who is to be left in peace before a day is away until the day before", () => {
  it.each([
    ["Please do not bother Megan before Tuesday", "? away megan until 2026-11-30"],
    ["do not disturb Adele before 7 December", "? away adele until 2026-12-06"],
    ["can you leave Megan alone before Thursday", "? away megan until 2026-12-02"],
    ["no messages to Megan before Tuesday please", "? away megan until 2026-11-30"],
  ])("%j is %j", (text, is) => expect(understood(text)).toBe(is));

  it.each(["don't remind Megan before the PAL is linked", "I didn't write to Megan before Tuesday"])(
    "not by %j",
    (text) => expect(understood(text)).not.toMatch(/away megan/),
  );
});

it("who has customers while a colleague is away covers them, and is no new owner", () =>
  expect(understood("Adele is off from Monday till the 11th, can Megan take Contoso, Woodgrove and Proseware")).toBe(
    "? cover contoso, woodgrove and proseware @megan from 2026-11-30 until 2026-12-11",
  ));

describe("what somebody takes off their list is no longer theirs, and still a customer", () => {
  it.each([
    ["take Proseware off my list", "proseware"],
    ["please remove Proseware from my customers", "proseware"],
    ["can you take it off my plate?", "woodgrove"],
    ["take me off Contoso please", "contoso"],
  ])("%j", (text, customer) => {
    expect(understood(text, { customer: "woodgrove", manager: false })).toBe(`! not-mine ${customer}`);
    expect(understood(text, { customer: "woodgrove" })).toBe(`? unassign ${customer} from alex`);
  });

  it("somebody else is to have it", () =>
    expect(understood("I'm busy until the 15th, can someone else do Contoso", { manager: false })).toBe(
      "! not-mine contoso",
    ));
  it("but a customer that left us is offboarded", () =>
    expect(understood("Proseware has left us, can you take them off my list", { manager: false })).toMatch(
      /^\? set proseware: offboarded/,
    ));
});

describe("who has a customer that isn't theirs goes along to the managers, as far as that is said", () => {
  it.each([
    ["Contoso should be Adele's", "! not-mine contoso to adele"],
    [
      "Contoso and Woodgrove should be Adele's",
      "? unassign contoso from alex to adele | unassign woodgrove from alex to adele",
    ],
    [
      "Contoso and Woodgrove aren't mine, Megan took over",
      "? unassign contoso from alex to megan | unassign woodgrove from alex to megan",
    ],
    [
      "Proseware and Contoso are not mine, they belong to Megan",
      "? unassign proseware from alex to megan | unassign contoso from alex to megan",
    ],
    ["I am no longer responsible for Contoso, Adele took over", "! not-mine contoso to adele"],
    ["I'm not responsible for Contoso any more, @Adele Vance has taken over", "! not-mine contoso to adele"],
    ["Contoso is no longer mine, Megan has it now", "! not-mine contoso to megan"],
    ["not my customer: Contoso is handled by the team, Megan is the owner", "! not-mine contoso to megan"],
    ["Contoso isn't mine. Adele looks after them", "! not-mine contoso to adele"],
    ["Contoso isn't mine. Proseware isn't mine.", "? unassign contoso from alex | unassign proseware from alex"],
    ["These are not mine: Contoso. Proseware.", "? unassign contoso from alex | unassign proseware from alex"],
    [
      "I handed Contoso on to Adele. She also got Proseware",
      "? unassign contoso from alex to adele | unassign proseware from alex to adele",
    ],
    [
      "Contoso is not mine. Proseware is Megan's.",
      "? unassign contoso from alex | unassign proseware from alex to megan",
    ],
    [
      "I'd hand over Contoso to Adele. Proseware should go to Megan.",
      "? unassign contoso from alex to adele | unassign proseware from alex to megan",
    ],
    ["Contoso isn't mine, it's Megan's", "! not-mine contoso to megan"],
    ["Not my customer any more, Contoso, that's Adele's now", "! not-mine contoso to adele"],
    ["Contoso's Adele's now, not mine", "! not-mine contoso to adele"],
    ["Contoso isn't mine anymore. Adele took it.", "! not-mine contoso to adele"],
    ["Contoso isn't mine, Adele got them", "! not-mine contoso to adele"],
    ["hand Contoso to Megan", "! not-mine contoso to megan"],
    ["Adele took over Contoso from me", "! not-mine contoso to adele"],
    ["I'm handing Contoso over to Adele as of 1 December", "! not-mine contoso to adele from 2026-12-01"],
    [
      "I don't think I'm the right person for Contoso any more. Megan knows the people there much better and has agreed to take it.",
      "! not-mine contoso to megan",
    ],
    ["I won't be able to look after Contoso any longer. Somebody should have it.", "! not-mine contoso"],
    ["Adele will take over Contoso from Monday", "! not-mine contoso to adele from 2026-11-30"],
    ["Adele will take over Contoso from Monday, ok?", "! not-mine contoso to adele from 2026-11-30"],
    [
      "Adele and I have agreed that she will take over Contoso, since she knows their CIO from her time at school. Can you hand it to her from the first of December?",
      "! not-mine contoso to adele from 2026-12-01",
    ],
    ["Adele has taken Contoso over from me", "! not-mine contoso to adele"],
    [
      "Adele took Contoso and Woodgrove over from me",
      "? unassign contoso from alex to adele | unassign woodgrove from alex to adele",
    ],
  ])("%j is %j", (text, is) => expect(understood(text, { manager: false })).toBe(is));

  it.each([
    ["Contoso isn't mine, Megan said", "! not-mine contoso"],
    ["Contoso isn't mine and it isn't Megan's", "! not-mine contoso"],
    ["Contoso isn't mine, does Megan have it?", "show contoso"],
    ["Contoso isn't mine, ask Adele or Megan", "! not-mine contoso"],
    ["Contoso isn't mine, that's not Adele's", "! not-mine contoso"],
    ["Contoso isn't mine: Adele has it, or Megan has it", "! not-mine contoso"],
    ["Contoso and Woodgrove aren't mine", "? unassign contoso from alex | unassign woodgrove from alex"],
  ])("nobody by %j", (text, is) => expect(understood(text, { manager: false })).toBe(is));
});

describe("who has much to do until a day is not away", () => {
  it.each([
    "I'm full until january",
    "busy until Thursday",
    "I'm maxed out until mid December",
    "Adele is swamped until january",
    "Adele is swamped until january, give Contoso to Megan",
    "I'm booked solid until Friday",
  ])("%j", (text) => expect(understood(text)).not.toContain("away"));

  it.each([
    "I'm swamped and out of office until Monday",
    "I'm packed and away from Monday until Friday",
    "I'm busy, cover for me until Monday please Adele",
  ])("but %j", (text) => expect(understood(text)).toContain("away"));
});

describe("a colleague who left us is taken off, and no customer is offboarded", () => {
  it.each([
    ["take Megan off Contoso, she left us", "? unassign contoso from megan"],
    ["Megan has left us, take her off Contoso", "? unassign contoso from megan"],
    ["can you take Megan off Contoso? She's left us", "? unassign contoso from megan"],
    ["take Megan off Contoso and Woodgrove", "? unassign contoso from megan | unassign woodgrove from megan"],
    ["take Megan off Contoso, she is leaving us and Adele takes it", "? assign contoso to adele"],
    ["Contoso left us, take Megan off", "? set contoso: offboarded because left us, take Megan off"],
    ["don't take Megan off Contoso", "show contoso"],
  ])("%j: %s", (text, says) => expect(understood(text)).toBe(says));

  it("of nobody in particular it says whose the customers are", () =>
    expect(understood("Megan left us")).toBe("gaps megan"));
});

describe("customers that are a colleague's from now on are all given to them", () => {
  const both = "? assign contoso to megan | assign woodgrove to megan";
  it.each([
    "Contoso and Woodgrove are Megan's now",
    "Contoso, Woodgrove are now Megan's",
    "Megan has Contoso and Woodgrove now",
    "Megan looks after Contoso and Woodgrove from today",
  ])("%j", (text) => expect(understood(text)).toBe(both));

  it("and given back by an owner, with who has them", () =>
    expect(understood("Contoso and Woodgrove are Megan's now", { manager: false })).toBe(
      "? unassign contoso from alex to megan | unassign woodgrove from alex to megan",
    ));

  it.each(["are Contoso and Woodgrove Megan's now?", "Contoso and Woodgrove are still Megan's"])("not by %j", (text) =>
    expect(understood(text)).not.toContain("assign"),
  );
});

describe("two customers that are swapped go each to whoever has the other", () => {
  const both = "? assign contoso to owner of woodgrove | assign woodgrove to owner of contoso";
  it.each([
    "swap Contoso and Woodgrove between Megan and Adele",
    "swap Megan's Contoso for Adele's Woodgrove",
    "can Megan and Adele swap Contoso and Woodgrove?",
    "switch Contoso and Woodgrove between Megan and Adele please",
    "swap the owners of Contoso and Woodgrove",
    "switch Contoso and Woodgrove around",
    "can you swap Contoso and Woodgrove?",
  ])("%j", (text) => expect(understood(text)).toBe(both));

  it.each([
    "should we swap Contoso and Woodgrove?",
    "don't swap Contoso and Woodgrove",
    "swap the deputies of Contoso and Woodgrove",
    "we switch Contoso and Woodgrove to E5 for Christmas",
  ])("not where it is asked, denied or of something else: %j", (text) =>
    expect(understood(text)).not.toContain("owner of"),
  );

  it("is somebody's who is to be made its owner, whatever is said before", () =>
    expect(
      understood(
        "Contoso still doesn't have anybody looking after it. Megan has some room, so please make her the owner.",
      ),
    ).toBe("? assign contoso to megan"));

  it("nobody is taken off a customer by a question whether they should", () =>
    expect(understood("should I take Megan off Contoso?")).toBe("show contoso"));

  it("not where both go to one", () =>
    expect(understood("switch Contoso and Woodgrove over to Megan")).toBe(
      "? assign contoso to megan | assign woodgrove to megan",
    ));

  it.each(["swap the Reader role at Contoso and Woodgrove", "Exchange is approved at Contoso and Woodgrove"])(
    "not by %j",
    (text) => expect(understood(text)).not.toContain("owner of"),
  );
});

describe("customers named by how their names begin are all of them", () => {
  const some = readNames([
    ...named("customer", { contoso: "Contoso Ltd.", suites: "Contoso Suites", woodgrove: "Woodgrove Bank" }),
    ...named("person", { alex: "Alex Wilber", megan: "Megan Bowen" }),
  ]);
  const of = (text: string) =>
    inALine(
      understand(
        { text, isNamed: false, mentions: [], today: "2026-11-27", me: "alex", personal: true, manager: true },
        some,
      ),
    );
  const all = "? assign contoso to megan | assign suites to megan";
  it.each([
    ["move the Contoso customers to Megan", all],
    ["assign all Contoso customers except Contoso Suites to Megan", "? assign contoso to megan"],
    [
      "snooze our Contoso customers until 10 December because of their move, but not Contoso Suites",
      "? snooze contoso until 2026-12-10 because of their move",
    ],
    ["snooze everything but Contoso Suites until Monday", ""],
    ["all Contoso customers go to Megan", all],
    ["give both Contosos to Megan", all],
    ["show me the Contoso customers", "? show contoso | show suites"],
    ["the Contoso customers aren't mine", "? unassign contoso from alex | unassign suites from alex"],
    ["the Contosos are Megan's now", all],
    ["snooze our Contosos till 4 Dec", "? snooze contoso until 2026-12-04 | snooze suites until 2026-12-04"],
    ["move Contoso to Megan", "? assign contoso to megan"],
    ["move the Woodgrove customers to Megan", "? assign woodgrove to megan"],
  ])("%j: %s", (text, says) => expect(of(text)).toBe(says));

  it("which, where another number is said", () => {
    const meant = understand(
      { text: "give all three Contosos to Megan", isNamed: false, mentions: [], today: "2026-11-27", me: "alex" },
      some,
    );
    expect(meant).toMatchObject({ outcome: "ask" });
    expect(meant).not.toMatchObject({ together: true });
  });
});

describe("a customer that is told to be new, and is here, is offered to whoever takes it", () => {
  it.each([
    "New customer Contoso, I'll look after it",
    "We have a new customer, Contoso. It's mine.",
    "we've won Contoso, I'll take it",
  ])("%j", (text) => expect(understood(text)).toBe("? assign contoso to alex"));

  it.each([
    "Contoso is a new customer, I can't look after it",
    "we won the Contoso deal, I'll take it to the board",
    "is Contoso a new customer? I'll take it",
  ])("not by %j", (text) => expect(understood(text)).not.toContain("to alex"));

  it("not to an owner who may not take it", () =>
    expect(understood("New customer Contoso, I'll look after it", { manager: false })).not.toContain("assign"));
});

describe("whoever was asked and does not want to has nothing given to them", () => {
  it.each([
    ["I asked Megan to take over Woodgrove but she refused", "show woodgrove"],
    ["I asked Megan to take over Woodgrove. She said no.", "show woodgrove"],
    ["I've asked Megan to look after Woodgrove, she declined", "show woodgrove"],
    [
      "I asked Megan to take over Woodgrove but she's too busy. Give it to Adele instead.",
      "? assign woodgrove to adele",
    ],
    ["I asked Megan to cover for me next week, but she can't", "away from 2026-11-30 until 2026-12-04"],
    [
      "I asked Megan to stand in for me on Monday. Unfortunately she is away herself.",
      "away from 2026-11-30 until 2026-11-30",
    ],
    [
      "Adele is out next week, she asked Megan to take over her customers but she can't",
      "away adele from 2026-11-30 until 2026-12-04",
    ],
  ])("%j is %j", (text, is) => expect(understood(text)).toBe(is));

  it.each([
    ["I asked Megan to take over Woodgrove and she said she will", "? assign woodgrove to megan"],
    ["I asked Megan to cover for me next week, she's happy to", "? away from 2026-11-30 until 2026-12-04 deputy megan"],
  ])("but whoever agrees is offered: %j is %j", (text, is) => expect(understood(text)).toBe(is));
});

describe("an owner who is to be asked only then is not asked now; where the day is said, to be reminded is offered", () => {
  it.each([
    ["ask Adele about Woodgrove if she hasn't answered by Wednesday", ["reminder 2026-12-02 about woodgrove"]],
    ["ask Adele again about Woodgrove if there's no answer by Monday", ["reminder 2026-11-30 about woodgrove"]],
    ["nudge Adele about Woodgrove unless she has answered by Friday", ["reminder 2026-12-04 about woodgrove"]],
    ["chase Adele about Woodgrove if it's still open on Tuesday", ["reminder 2026-12-01 about woodgrove"]],
    ["ask Adele about Woodgrove when she's back", undefined],
    ["ask Adele about Woodgrove once she is back", undefined],
    ["remind Adele about Woodgrove if she doesn't reply", undefined],
  ])("%j", (text, also) => {
    const what = meant(text);
    expect(inALine(what)).toBe("show woodgrove");
    expect("also" in what ? what.also?.map(({ says }) => says) : undefined).toEqual(also);
  });

  it.each([
    "ask Adele if PAL is linked at Woodgrove",
    "ask Adele if she has linked PAL at Woodgrove",
    "ask Adele when the Intune claim at Woodgrove was rejected",
    "can you ask Adele whether the claim at Woodgrove was submitted",
  ])("but what she is to be asked is no condition: %j", (text) => expect(understood(text)).toBe("? ask woodgrove"));
});

describe("whoever offers to have a customer has it once a manager says so", () => {
  it.each([
    "I saw Contoso in the digest without a name next to it. I've known their director for years and would be glad to take them on, if nobody objects.",
    "I would be happy to look after Contoso",
    "I volunteer for Contoso",
    "can I have Contoso?",
  ])("%j", (text) => expect(understood(text, { manager: false, personal: false })).toBe("? assign contoso to alex"));

  it.each(["can I have Contoso's open gaps?", "I'd be glad to take them on if they were mine: Contoso"])(
    "not by %j",
    (text) => expect(understood(text, { manager: false, personal: false })).not.toContain("assign"),
  );
});

describe("a colleague who is asked to have a customer has it once a manager says so", () => {
  it.each([
    "@Adele can you take Contoso? If so I'd like it in her name from today.",
    "Adele, could you please take over Contoso?",
    "Hi Adele, would you be willing to look after Contoso?",
  ])("%j", (text) => {
    expect(understood(text, { personal: false })).toBe("? assign contoso to adele");
    expect(understood(text, { personal: false, manager: false })).toBe("? assign contoso to adele");
  });

  it.each([
    ["Contoso and Woodgrove still don't have anyone, Adele can you take Woodgrove?", "? assign woodgrove to adele"],
    ["contoso still has nobody, Adele can you take that one?", "? assign contoso to adele"],
    ["Contoso still has no owner. Adele, would you mind taking it?", "? assign contoso to adele"],
    ["Adele, do you want it? Contoso has nobody", "? assign contoso to adele"],
    ["@Adele since you know them, can you take Contoso on?", "? assign contoso to adele"],
    ["Contoso and Woodgrove have nobody. Adele, can you take the second one?", "? assign woodgrove to adele"],
    [
      "Contoso and Woodgrove have no owner yet, Adele could you take both of them?",
      "? assign contoso to adele | assign woodgrove to adele",
    ],
    [
      "Contoso and Woodgrove have no owner yet, Adele could you take one of them?",
      "? assign contoso to adele | assign woodgrove to adele",
    ],
    ["could you take Contoso, Adele?", "? assign contoso to adele"],
  ])("%j", (text, line) => expect(understood(text, { personal: false })).toBe(line));

  it.each([
    "Adele, can you take a look at Contoso?",
    "Contoso has nobody, Adele can you take a look at it?",
    "Contoso is in trouble, Adele can you take that up with Microsoft?",
    "Adele, can you take Contoso until Megan is back?",
    "Adele, did you take Contoso?",
  ])("not by %j", (text) => expect(understood(text, { personal: false })).not.toContain("assign"));
});

describe("what is to be on another day is offered now, and says so", () => {
  const titles = (text: string) => {
    const is = meant(text);
    return is.outcome === "ask" ? [...is.options, ...(is.instead ?? [])].map(({ title }) => title) : [];
  };
  it.each([
    ["assign Contoso to Adele once she's back", ["assign Contoso Ltd. to Adele Vance now, not once she's back"]],
    [
      "From next week on Adele is responsible for Contoso",
      ["assign Contoso Ltd. to Adele Vance now, not on Mon 30 Nov", "remind you on Mon 30 Nov"],
    ],
    [
      "From tomorrow Contoso is Adele's",
      ["assign Contoso Ltd. to Adele Vance now, not tomorrow", "remind you tomorrow"],
    ],
    ["assign Contoso to Adele after the holidays", ["assign Contoso Ltd. to Adele Vance now, not after the holidays"]],
    ["assign Contoso to Adele, she had it once January last year", ["assign Contoso Ltd. to Adele Vance"]],
    ["After Christmas I'm away, assign Contoso to Adele", ["assign Contoso Ltd. to Adele Vance"]],
    [
      "I'm handing Contoso over to Adele as of Tuesday.",
      ["assign Contoso Ltd. to Adele Vance now, not on Tue 1 Dec", "remind you on Tue 1 Dec"],
    ],
    [
      "Megan starts her new role on Monday, so from then on Contoso and Woodgrove should be with Adele.",
      [
        "assign Contoso Ltd. to Adele Vance now, not on Mon 30 Nov",
        "assign Woodgrove Bank to Adele Vance now, not on Mon 30 Nov",
      ],
    ],
    ["please assign Contoso to Adele when you have a moment", ["assign Contoso Ltd. to Adele Vance"]],
  ])("%j", (text, are) => expect(titles(text)).toEqual(are));
});

it.each(["If it's nobody, Megan takes it", "If there's nobody, give it to Megan"])(
  "what is wanted where a customer has no owner is a press away: %s",
  (rest) => expect(meant(`Who owns Contoso? ${rest}`)).toMatchObject({ also: [{ says: "assign contoso to megan" }] }),
);

describe("who has enough to do, or is let off, is not meant", () => {
  it.each([
    [
      "Contoso would be better off with Adele from now on, Megan has enough on her plate. Could you change that?",
      "? assign contoso to adele",
    ],
    ["Contoso should be with Adele, Megan is overloaded", "? assign contoso to adele"],
    ["Ask Megan and Adele once more, but let Alex off", "gaps waiting megan"],
    [
      "Take me off Contoso and Woodgrove, Adele will have them.",
      "? assign contoso to adele | assign woodgrove to adele",
    ],
    [
      "Megan and Adele are both at the conference from Tuesday to Thursday, Alex covers for them.",
      "? away megan | away adele",
    ],
    ["Please give Megan's three smallest customers to Adele.", "gaps customers megan"],
  ])("%j is %j", (text, is) => expect(understood(text)).toBe(is));
});

describe("nobody is to have a customer of whom something else is told", () => {
  it.each([
    ["we won Contoso's approval, that's mine", "! claim contoso"],
    ["Adele left us hanging on Contoso", "show contoso"],
  ])("%j is %j", (text, is) => expect(understood(text)).toBe(is));

  it("but whom we won", () => expect(understood("we won Contoso, it's mine")).toBe("? assign contoso to alex"));
});

it("what was long ago is suggested without a day", () => {
  const is = meant("Contoso moved to Adele in October", { manager: false });
  expect(is).toMatchObject({ taker: "adele", from: undefined });
  const both = meant("I was given Contoso in October, from 1 January Adele takes it", { manager: false });
  expect(both).toMatchObject({ taker: "adele", from: "2027-01-01" });
  const ahead = meant("Contoso will be handed to Adele in January", { manager: false });
  expect(ahead).toMatchObject({ taker: "adele", from: "2027-01-01" });
});

it("what is to be after something else is suggested to the managers now, and says so", () =>
  expect(meant("Contoso goes to Adele once the migration is finished", { manager: false })).toMatchObject({
    taker: "adele",
    when: "once the migration is finished",
  }));

it.each([
  "From now on send nothing before half past eight and nothing after five.",
  "no messages after 5pm or before 8:30",
])("messages come between two hours: %s", (text) => expect(understood(text)).toBe("? settings quiet 17:00-08:30"));

describe("hours of messages are the managers', and an owner's is that of the weekly message", () => {
  it.each([
    ["not before 10", "10:00"],
    ["please don't message me before 10 am", "10:00"],
    ["no messages before 9:30 please", "09:30"],
  ])("%j", (text, time) => {
    expect(understood(text)).toBe(`? settings quiet until ${time}`);
    expect(meant(text, { manager: false })).toMatchObject({
      what: "hours",
      fits: [{ says: `digest here ${time}`, title: `your weekly message at ${time}` }],
    });
  });

  it.each(["no messages after 5pm please", "please don't write to me after 17:00"])("none fits: %j", (text) => {
    expect(understood(text)).toBe("? settings quiet from 17:00");
    expect(meant(text, { manager: false })).toMatchObject({ what: "hours", fits: undefined });
  });

  it.each([
    ["no messages before 10 December please", "quiet until 2026-12-10"],
    ["don't message me until 10 December", "quiet until 2026-12-10"],
  ])("but not of days: %j is %j", (text, is) => expect(understood(text, { manager: false })).toBe(is));
});

describe("who has no time today hears nothing until tomorrow", () => {
  it.each([
    ["not today please, I'm at a customer all day", "quiet until 2026-11-28"],
    ["not now, I'm at Proseware all day", "quiet until 2026-11-28"],
    ["I'm in workshops all day, please not today", "quiet until 2026-11-28"],
    ["I can't today, I'm in meetings", "quiet until 2026-11-28"],
    ["no questions today please", "quiet until 2026-11-28"],
    ["sorry, not this week, I'm swamped", "quiet until 2026-11-29"],
  ])("%j: %s", (text, is) => expect(understood(text, { manager: false })).toBe(is));

  it.each([
    "not today, but PAL is linked at Proseware",
    "not today, ask me tomorrow",
    "Proseware not today please",
    "Proseware is not done today",
  ])("not by %j", (text) => expect(understood(text, { manager: false })).not.toContain("quiet"));

  it("nor, after a customer's card, without asking whether it is of that one", () =>
    expect(understood("not today please", { manager: false, customer: "proseware" })).toBe(
      "? snooze proseware until 2026-11-28 | quiet until 2026-11-28",
    ));
});

it.each([
  ["send me my weekly message on Tuesday and Thursday", "? digest here Tuesday 09:00 | digest here Thursday 09:00"],
  [
    "I'd like the weekly message on Monday or Wednesday at 10",
    "? digest here Monday 10:00 | digest here Wednesday 10:00",
  ],
  ["I want my weekly message on Tuesday, not on Thursday", "? digest here Tuesday 09:00"],
])("which of several days the weekly message is to come on is asked: %j", (text, is) =>
  expect(understood(text)).toBe(is),
);
