/** What is written in whole, polite sentences, with reasons, subordinate clauses and a second question at the end. */
import { describe, expect, it } from "vitest";
import { answersTold } from "../../../src/teams/input/told/answers-told.ts";
import { statementsIn } from "../../../src/teams/input/reading/doubt.ts";
import { readNames } from "../../../src/teams/input/words/names.ts";
import type { Option, Sentence } from "../../../src/teams/input/reading/sentence.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import { inALine, named } from "./understood.ts";

const nameable = [
  ...named("customer", {
    contoso: "Contoso Ltd.",
    suites: "Contoso Suites",
    coho: "Coho Vineyard & Winery",
    litware: "Litware, Inc.",
    relecloud: "Relecloud",
    vanarsdel: "VanArsdel, Ltd.",
  }),
  ...named("person", {
    adele: "Adele Vance",
    alex: "Alex Wilber",
    isaiah: "Isaiah Langer",
    megan: "Megan Bowen",
    patti: "Patti Fernandez",
  }),
];
const names = readNames(nameable);

function read(text: string, more: Partial<Sentence> = {}) {
  const mentions = nameable.filter(({ kind, name }) => kind === "person" && text.includes(`@${name}`));
  const said: Sentence = { text, isNamed: false, mentions, today: "2026-11-26", me: "alex", manager: true, ...more };
  const meant = understand(said, names);
  const also = "also" in meant ? (meant.also ?? []).map(({ says }: Option) => says) : [];
  return { line: inALine(meant), also };
}

describe("who is to have a customer is read from the sentence that asks for it, whatever stands before", () => {
  it.each([
    [
      "VanArsdel, Ltd. and Coho Vineyard have nobody looking after them. Since @Patti Fernandez has time, could you please make her the owner of VanArsdel?",
      "? assign vanarsdel to patti",
    ],
    [
      "Coho and Relecloud are both unassigned. As Megan knows the people at Relecloud, please let her look after Relecloud.",
      "? assign relecloud to megan",
    ],
    [
      "Litware and Relecloud are without anybody. Because Isaiah set up Litware's tenant, would you kindly give Litware to him?",
      "? assign litware to isaiah",
    ],
    ["Could you please make Megan the owner of Coho, since she knows them best?", "? assign coho to megan"],
    ["Could Coho please be moved to Isaiah, if he and the managers agree?", "? assign coho to isaiah"],
    [
      "You are quite right, that was a mistake of mine. Would you please give Relecloud back to Patti, with my apologies?",
      "? assign relecloud to patti",
    ],
  ])("%j is %s", (text, line) => expect(read(text).line).toBe(line));

  it.each([
    ["Could Coho be moved to Isaiah if he has the time?"],
    ["Megan asked me about Relecloud. Could you please show me who owns it?"],
    ["Since Adele is ill, could you please not give Relecloud to her?"],
  ])("%j gives it to nobody", (text) => expect(read(text).line).not.toMatch(/^\? assign/));
});

describe("a manager who agrees in whole sentences does what was proposed, and nothing else", () => {
  const earlier = { customer: "coho", says: "assign coho to isaiah", asked: "assign coho to isaiah" } as never;
  it.each([
    ["That is fine with me, and Isaiah has told me that he is happy to take it. Please go ahead and make the change."],
    ["I agree with this, so please proceed."],
    ["Thank you for asking. I have no objections."],
  ])("%j", (text) => expect(read(text, { earlier }).line).toBe("assign coho to isaiah"));

  it.each([
    ["That is fine with me, but please wait until Monday."],
    ["Go ahead and show me my customers"],
    ["I'm fine with it staying the way it is"],
    ["That is fine as it is, leave it"],
    ["Keep it as is, that is fine"],
    ["I'm happy with the current owner"],
    ["That would be fine. Let me ask Isaiah first"],
    ["that works fine, make it Monday"],
    ["PAL is done. That is right"],
    ["Please do so on Monday"],
    ["We support Contoso with Teams"],
    ["I would agree if Megan took it instead."],
    ["Please go ahead and give it to Megan."],
    ["Is that fine with Isaiah?"],
  ])("%j does not", (text) => expect(read(text, { earlier }).line).not.toBe("assign coho to isaiah"));
});

describe("everyday words are no part of a name", () => {
  it.each([
    [
      "The digest is very useful. However, it would suit us better if it came on Monday mornings before our nine o'clock meeting.",
      "? digest here Monday 08:30",
    ],
    ["We would appreciate it if the digest arrived on Tuesdays at eight.", "? digest here Tuesday 08:00"],
    ["It would be a great help if the digest came on Friday at 16:00.", "? digest here Friday 16:00"],
  ])("%j is %s", (text, line) => expect(read(text, { personal: false }).line).toBe(line));

  it.each([
    ["Would it suit us to have another owner there?"],
    ["Which day would suit them best?"],
    ["Does that suit you?"],
  ])("%j names nobody", (text) => expect(read(text).line).not.toContain("suites"));

  it.each([["suites"], ["Suites"]])("%j alone still is", (text) => expect(read(text).line).toBe("show suites"));
});

describe("several are reminded, and not whom they are told to spare", () => {
  it.each([
    [
      "Would you please send Isaiah and Adele a friendly reminder? There is no need to chase Patti, since she is about to go on holiday.",
      "gaps waiting isaiah",
      ["gaps waiting adele"],
    ],
    [
      "Please remind Megan and Adele, but you need not bother Isaiah, who is at a customer's.",
      "gaps waiting megan",
      ["gaps waiting adele"],
    ],
    ["Remind everyone except Isaiah, please.", "gaps waiting except isaiah", []],
  ])("%j", (text, line, also) => expect(read(text)).toEqual({ line, also }));
});

describe("a list that is asked for after a reason", () => {
  it.each([
    [
      "It would help me to know who has not yet answered your questions. Could you give me a list by person, please?",
      "gaps waiting",
      [],
    ],
    ["Could you tell me per owner who hasn't replied yet?", "gaps waiting", []],
    [
      "Could you tell me how many customers have at least one approved claim, and how many claims are rejected or still need action from us?",
      "claims approved",
      ["claims action-required rejected"],
    ],
    [
      "As Patti is away next week, could you tell us whether anything of hers is due before she gets back?",
      "gaps ending 2026-12-04 patti",
      ["away patti from 2026-11-30 until 2026-12-04"],
    ],
  ])("%j is %s", (text, line, also) => expect(read(text)).toEqual({ line, also }));
});

describe("to be asked again", () => {
  it.each([
    [
      "I am at a customer's office all day today, so would it be all right if you asked me again tomorrow morning?",
      "later until 2026-11-27",
    ],
    ["Could you come back to me about this on Tuesday, please, because I am in a workshop?", "later until 2026-12-01"],
  ])("%j is %s", (text, line) => expect(read(text, { personal: true, manager: false, me: "adele" }).line).toBe(line));

  it("why somebody was asked again is no wish to be", () =>
    expect(read("Why did you ask me again today?", { personal: true }).line).not.toMatch(/^later/));
});

describe("whoever is to have peace until a day is asked about as away until then", () => {
  it.each([
    ["Please don't bother Megan until Tuesday", "? away megan until 2026-12-01"],
    ["Can you leave Megan alone until Tuesday?", "? away megan until 2026-12-01"],
    ["I'd prefer you not to message Megan until Tuesday", "? away megan until 2026-12-01"],
    ["Could you please not remind @Isaiah Langer until the end of next week?", "? away isaiah until 2026-12-04"],
    ["She is in hospital, so please never write to Megan until 1 December", "? away megan until 2026-12-01"],
    ["Please do not send anything to Megan until Tuesday.", "? away megan until 2026-12-01"],
    [
      "I should be grateful if you did not send anything to Isaiah until Tuesday, because he will not be in the office.",
      "? away isaiah until 2026-12-01",
    ],
  ])("%j is %s", (text, line) => expect(read(text, { personal: true }).line).toBe(line));

  it.each([
    ["Please do not write to Megan about this."],
    ["Please do not remind Isaiah of Relecloud before Monday."],
    ["I did not write to Megan until Tuesday"],
    ["We have never bothered Megan before Tuesday"],
    ["I don't ask Megan before Tuesday"],
    ["You should not bother Megan until Tuesday"],
    ["Don't remind Isaiah until the PAL is linked on Friday"],
    ["We left Megan alone until Tuesday"],
  ])("%j says nothing of an absence", (text) =>
    expect(read(text, { personal: true }).line).not.toMatch(/\baway (?!list)/),
  );
});

describe("an answer that was wrong is opened", () => {
  it.each([
    ["We had access to the Azure subscription of Relecloud, but that ended in September. Could you correct my answer?"],
    ["undo what I said of Relecloud"],
    ["please take back what I told you about Relecloud"],
    ["revert everything I've answered for Relecloud"],
    ["I believe I gave you the wrong answer about Relecloud last week."],
    ["I told you Relecloud was finished, that was wrong"],
    ["ticked off Relecloud by mistake, can you put that back"],
    ["I accidentally confirmed Relecloud"],
    ["what I told you about Relecloud was not correct"],
    ["I said that Relecloud has no Azure, sorry, that isn't true"],
    ["Relecloud isn't done after all"],
  ])("%j", (text) => expect(read(text, { personal: true }).line).toBe("! done relecloud"));
});

describe("a snooze that was a mistake is offered to end", () => {
  it.each([["I snoozed Relecloud by mistake"], ["oops, I accidentally snoozed Relecloud"]])("%j", (text) =>
    expect(read(text).line).toBe("? snooze relecloud off"),
  );
});

describe("hours are told with their reasons", () => {
  it.each([
    ["I would rather not be reminded before ten o'clock, because I take my children to school. Can that be arranged?"],
    ["Would it be possible not to hear from you after five, since I work mornings only?"],
  ])("%j", (text) => expect(read(text, { personal: true, manager: false, me: "adele" }).line).toBe("- hours"));
});

describe("the rule is beside the customer whom they ask about", () => {
  it.each([
    [
      "Relecloud has decided to move to another partner at the end of December. Do I need to do anything?",
      ["why customer-leaves", "reminder 2026-12-31 about relecloud"],
    ],
    ["Relecloud is leaving us. What happens to our claims?", ["why customer-leaves"]],
    [
      "Relecloud uses Teams and SharePoint as well. Am I right in thinking that we could claim those too?",
      ["why when-to-claim", "why proof"],
    ],
    [
      "We have lost Relecloud to a competitor. Is there anything that has to be done with the claims there?",
      ["why customer-leaves"],
    ],
    [
      "Relecloud wants Copilot. I have never made a claim for it, so could you tell me what I have to prepare?",
      ["why when-to-claim", "why proof"],
    ],
    ["What happens if we don't renew the GDAP at Relecloud in time?", ["why access-ends"]],
    ["Relecloud removed our delegated access, what do we lose?", ["why access-ends"]],
    ["Relecloud won't sign the proof, what now?", ["why not-signed"]],
    ["What is open at Relecloud, please?", []],
  ])("%j", (text, also) => expect(read(text).also).toEqual(expect.arrayContaining(also)));
});

describe("what comes of it when access ends is a rule of its own", () => {
  it.each([
    ["Why does it matter if GDAP expires?", "why access-ends"],
    ["What happens when our delegated access isn't extended?", "why access-ends"],
    ["do we lose PAL if GDAP lapses?", "why access-ends"],
    ["What if we are late with a claim?", "why late"],
    ["What if a customer won't sign the proof?", "why not-signed"],
    ["They refuse to sign the POE, what now?", "why not-signed"],
    ["Microsoft rejected the proof, what now?", "why rejected"],
  ])("%j", (text, says) => expect(read(text).line).toBe(says));
});

describe("what they are not certain of is an answer, and no rule", () => {
  it.each([
    ["I am not certain whether Contoso has an Azure subscription with us.", { pal: "unsure" }],
    ["To be honest, I do not know yet whether PAL is linked at Contoso.", { pal: "unsure" }],
    ["I'm not sure if all the claims for Contoso have been submitted.", { cpor: "unsure" }],
    [
      "You asked me yesterday whether PAL is linked at Contoso. It is, but only for two of their three subscriptions.",
      { pal: "no" },
    ],
    ["You asked me whether PAL is linked at Contoso. I have to look that up.", {}],
    ["You asked me whether PAL is linked at Contoso. It is not certain.", {}],
    ["I am not sure whether we need PAL for Contoso.", {}],
    ["I am not certain whether the Teams claim has been submitted.", {}],
    ["I do not know whether PAL counts for us.", {}],
    ["Megan is not sure whether PAL is linked.", {}],
  ])("%j", (text, answers) => expect(answersTold(text)).toEqual(answers));
});

describe("what they have to find out opens the questions", () => {
  it.each([
    [
      "No idea about Litware, I'll have to check with the delivery team whether we even did the Intune rollout.",
      "! done litware",
    ],
    [
      "Honestly not sure about Litware, need to ask delivery first whether anyone did Exchange there.",
      "! done litware",
    ],
    [
      "Not sure yet about Litware, I'll have to check with them, so please snooze it until Monday",
      "? snooze litware until 2026-11-30 because I'll have to check with them",
    ],
    ["I don't know who owns Litware now, I'd have to ask around", "show litware"],
  ])("%j", (text, line) => expect(read(text).line).toBe(line));
});

it("what they think is not on record takes nothing of what they tell", () => {
  const told = "The Exchange claim for Contoso has been approved, which I think you don't have yet.";
  expect(statementsIn(told)).toBe("The Exchange claim for Contoso has been approved.");
  expect(statementsIn("It has been approved, which I think is wrong.")).toContain("I think");
});

describe("what is asked is answered, where the reasons around it sound like something else", () => {
  it.each([
    [
      "Good morning, and welcome. Before our Thursday call, could you please tell us which customers have no claim at all at the moment, and who looks after each of them?",
      "claims none",
    ],
    [
      "Could you please give us an overview of all claims that are not approved yet, so that we can go through them in today's meeting?",
      "claims not-associated",
    ],
    [
      "Hello, I'm not quite sure what you expect of me yet. Could you explain in a few words what I have to do for my customers, and when?",
      "- need",
    ],
    [
      "I have quite a few customers on my list and I'm losing the overview a little. Could you send me the full list of mine, with the status of each one, please?",
      "gaps customers mine",
    ],
    [
      "Could you also tell me how I can check that the Partner Admin Link really works? I would rather be certain than rely on what somebody told me.",
      "why check-pal",
    ],
    [
      "We won a migration project at Relecloud and will move their mailboxes in December. Is it already possible to claim them, or do we have to wait until the work is done?",
      "why when-to-claim",
    ],
    [
      "I'm sorry for the delay, I've been at customers' offices all week. Please send me the open questions again and I'll answer them right now.",
      "- need",
    ],
  ])("%j is %s", (text, line) => expect(read(text).line).toBe(line));

  it("of the customer that was talked of it is asked of that one", () =>
    expect(
      read("They also started using Azure in October, we run two subscriptions for them. What do I have to do?", {
        earlier: { customer: "relecloud" },
        personal: true,
      }).line,
    ).toMatch(/^(?:~ )?show relecloud/));

  it("of a list it is asked of its rows", () =>
    expect(
      read("OK, that's a lot. Which of those actually need something from me, and which can I leave alone for now?")
        .line,
    ).toBe("gaps mine"));

  it("whoever is thanked takes nothing", () =>
    expect(
      read("I'm happy to take VanArsdel, thank you Adele. Could you tell me what we know about them so far?", {
        manager: false,
        me: "patti",
        personal: false,
      }).line,
    ).toBe("show vanarsdel"));

  it.each([
    [
      "Thank you very much, that is most helpful. While you are at it, could you also tell me which of my customers have no PAL at all?",
      "gaps pal mine",
    ],
    [
      "Since nobody has been looking after Coho Vineyard & Winery for weeks, I propose that Adele becomes its owner. Does anyone object, and how many customers would she have then?",
      "? assign coho to adele",
    ],
    [
      "The weekly digest is very useful, thank you. However, it would suit us better if it came on Monday mornings before our nine o'clock meeting. Is it possible to change that?",
      "? digest here Monday 08:30",
    ],
    [
      "@Isaiah Langer is on leave from Monday till 11 December, can @Patti Fernandez get his reminders meanwhile?",
      "? away isaiah from 2026-11-30 until 2026-12-11 deputy patti",
    ],
    ["I'm on leave 14 to 24 december, who can take over my customers?", "away from 2026-12-14 until 2026-12-24"],
  ])("what is told, proposed or narrowed stays: %j is %s", (text, line) =>
    expect(read(text, { personal: true }).line).toBe(line),
  );

  it.each([
    [
      "I shall be on holiday from Monday 30 November until Friday 11 December. Would it be possible not to send me questions during that time, and to ask Megan instead if something is urgent?",
      "? away from 2026-11-30 until 2026-12-11 deputy megan",
    ],
    [
      "I'm off from Monday till 11 Dec, don't chase me. Isaiah covers",
      "? away from 2026-11-30 until 2026-12-11 deputy isaiah",
    ],
    [
      "@Adele Vance will be on holiday from Monday until 11 December. Could @Megan Bowen receive the questions about her customers in the meantime, please?",
      "? away adele from 2026-11-30 until 2026-12-11 deputy megan",
    ],
  ])("an absence stays one, whatever is asked with it: %j", (text, line) =>
    expect(read(text, { personal: true }).line).toBe(line),
  );
});

describe("deadlines of days that were named before go to the last of these days, and a list without a day never ends too soon", () => {
  const away = "away from 2026-12-07 until 2026-12-18";
  it.each([
    [
      "I am on holiday from 7 to 18 December and would prefer not to leave anything open. Are there any deadlines for my customers that fall in those two weeks?",
      "gaps ending 2026-12-18 mine",
      [away],
    ],
    ["I'm off from 7 to 18 December. Any deadlines in that time?", "gaps ending 2026-12-18 mine", [away]],
    [
      "My holiday is from 7 to 18 December. Is anything due during that fortnight?",
      "gaps ending 2026-12-18 mine",
      [away],
    ],
    [
      "I'll be on leave for two weeks from 7 December. Are there any deadlines in those two weeks?",
      "gaps ending 2026-12-20 mine",
      ["away from 2026-12-07 until 2026-12-20"],
    ],
    [
      "From 7 to 18 December I am in Spain. Does any of my customers have a deadline in that fortnight?",
      "gaps ending 2026-12-18 mine",
      [away],
    ],
    [
      "I leave on 7 December and I'm back on the 21st. Is anything due before I'm back?",
      "gaps ending 2026-12-20 mine",
      ["away from 2026-12-07 until 2026-12-20"],
    ],
    [
      "I am away from 7 December. Which deadlines are there while I'm away?",
      "gaps by deadline mine",
      ["away from 2026-12-07"],
    ],
    [
      "Adele is off from 7 to 18 December. Which of her customers have deadlines then or in that time?",
      "gaps ending 2026-12-18 adele",
      ["away adele from 2026-12-07 until 2026-12-18"],
    ],
    [
      "We close the office from 21 December to 3 January. Could you please tell me which deadlines fall into that period?",
      "gaps ending 2027-01-03",
      [],
    ],
    [
      "Our audit takes place from 7 to 18 December. Could you show us all deadlines during that period?",
      "gaps ending 2026-12-18",
      [],
    ],
    [
      "My holiday lasts from 7 to 18 December and I'd like to know whether anything runs out in those weeks.",
      "gaps ending 2026-12-18",
      [],
    ],
  ])("%j is %s", (text, line, also) => {
    const isManager = /^(?:We|Our|Adele|My holiday lasts)/.test(text);
    expect(read(text, { manager: isManager, personal: true })).toEqual({ line, also });
  });

  it.each([
    ["Are there any deadlines in the two weeks of my holiday, from 7 to 18 December?", "gaps ending 2026-12-18"],
    ["Are there deadlines between 7 and 18 December?", "gaps ending 2026-12-18"],
    ["Is anything due before I'm back on the 21st?", "gaps ending 2026-12-21"],
    ["Are there any deadlines in these two weeks?", "gaps ending 2026-12-10"],
    ["Are there any deadlines in the first two weeks of December?", "gaps ending 2026-12-14"],
    ["Is anything due in the last two weeks of December?", "gaps ending 2026-12-31"],
    ["Are there any deadlines between Christmas and New Year?", "gaps ending 2027-01-01"],
    ["Which deadlines are there over Christmas?", "gaps ending 2027-01-01"],
    ["deadlines in December and January", "gaps ending 2027-01-31"],
    ["What's due this month and next?", "gaps ending 2026-12-31"],
    ["deadlines next week and the week after", "gaps ending 2026-12-13"],
    ["Any deadlines on 4 December or 17 December?", "gaps ending 2026-12-17"],
    ["Are there deadlines in the next month or two?", "gaps ending 2027-01-26"],
    ["Is anything due within ten working days?", "gaps ending 2026-12-10"],
    ["What is due within 6 working days?", "gaps ending 2026-12-04"],
    ["Is anything due in the next 11 business days?", "gaps ending 2026-12-11"],
    ["What is due until Easter?", "gaps by deadline"],
    ["Is anything due in the coming weeks?", "gaps by deadline"],
  ])("%j is %s", (text, line) => expect(read(text).line).toBe(line));

  it.each([
    ["What is due within 6 working days?", "2026-11-27", "2026-12-07"],
    ["What is due within 11 business days?", "2026-11-27", "2026-12-14"],
    ["What is due within ten working days?", "2026-12-18", "2027-01-06"],
  ])("%j of %s, by the days on which they work, ends on %s", (text, today, day) => {
    const calendar = { weekend: [6, 7], holidays: ["2026-12-25", "2026-12-28", "2027-01-01"] };
    expect(read(text, { today, calendar }).line).toBe(`gaps ending ${day}`);
  });
});

describe("what is told of a named customer is told, whatever is said beside it", () => {
  const told = { claims: "told" } as const;
  it.each<[string, Partial<Sentence>, string]>([
    [
      "I have submitted the Intune claim at Relecloud again, so you do not need to remind me about it any more.",
      told,
      "! claim relecloud",
    ],
    ["The Intune claim at Relecloud went in today, so there is no need to remind me.", told, "! claim relecloud"],
    ["The Intune claim at Relecloud was approved, you can stop asking me about it.", told, "! claim relecloud"],
    [
      "I had a call with Relecloud yesterday and they have decided not to go ahead with Copilot this year for budget reasons. Could you please record that, so that we do not keep chasing a claim that will not come?",
      { claims: "named" },
      "! claim relecloud",
    ],
    [
      "I am afraid I made a mistake earlier when I answered your checklist for Relecloud: they moved to Exchange in October. Could you please correct that?",
      { claims: "named" },
      "! claim relecloud",
    ],
    [
      "Just so that everyone knows: Relecloud told me that they are leaving us at the end of the year. I assume you do not need to ask me after that, but please keep what we have.",
      {},
      "- leaving",
    ],
  ])("%j", (text, more, line) => expect(read(text, more).line).toContain(line));

  it.each([
    ["Our engineer Tom linked our partner ID at Relecloud."],
    ["Our engineer Tom Miller linked our partner ID at Relecloud."],
    ["Their admin Henrietta gave me access at Relecloud."],
  ])("%j is of nobody's customer but the one that is named", (text) =>
    expect(read(text).line).not.toMatch(/Tom|Henrietta/),
  );
});

describe("what was reported for the wrong customer is put right at both", () => {
  const tells = () => "done" as const;
  it.each([
    ["I reported the PAL link for Coho as done, but it was Relecloud where I had set it up. Please put both right."],
    [
      "I am afraid I made a mistake when I reported the PAL link for Coho as done. It was Relecloud where I had set it up, so would you please put both right?",
    ],
    ["Yesterday I marked PAL for Coho as done but it was for Relecloud, can you fix both"],
  ])("%j", (text) =>
    expect(read(text, { isAnswer: true, tells }).line).toMatch(
      /^!! coho: .*PAL at Coho is not linked \| relecloud: .*PAL at Relecloud is linked\.?$/,
    ),
  );
  it.each(["GDAP update: Coho signed. Relecloud refused.", "Coho accepted the GDAP request, Relecloud declined it."])(
    "what became of delegated access is no claim's: %j",
    (text) => expect(read(text, { claims: "told", tells: () => "claim" }).line).toBe("? show coho | show relecloud"),
  );
  it("where it was a colleague, nothing is told of another", () =>
    expect(
      read("I reported the PAL link for Coho as done, but it was Megan who had set it up.", { tells }).line,
    ).not.toContain("!!"));
});

describe("a new customer has the owner who is named, and is no other that is named beside it", () => {
  it.each([
    ["We signed a new one yesterday, Fincher Architects. Set them up and make Megan the owner.", " owner megan"],
    ["Please add Fincher Architects and give it to Megan.", " owner megan"],
    ["New customer: Fincher Architects, who came to us through Litware. I will look after them.", " owner alex"],
    ["Fincher Architects is a new customer, referred by Litware. Please add them.", ""],
    ["Please add Fincher Architects, a spin-off of Litware; Megan will own them.", " owner megan"],
  ])("%j", (text, whose) => expect(read(text).line).toBe(`add Fincher Architects${whose}`));
  it.each([
    ["we just signed Litware Robotics. Put Megan on it", "add Litware Robotics"],
    ["please add Litware Robotics, owner Megan", "add Litware Robotics owner megan"],
    ["we've won Coho Robotics, Adele will run it", "add Coho Robotics owner adele"],
    ["please add Summit Foods to the list, owner Adele", "add Summit Foods owner adele"],
  ])("nor one of whom it has only the first word: %j", (text, line) => expect(read(text).line).toContain(line));
});

describe("a long request keeps what it narrows its list to, and whose it is", () => {
  it.each([
    [
      "We are preparing the quarterly business review for the board, so I would be grateful if you could list all claims that were approved in the last three months, preferably per customer.",
      "claims approved since 2026-08-26",
    ],
    ["Which claims have been submitted in the last two weeks?", "claims all sent since 2026-11-12"],
    [
      "could you please list the deadlines of the next four weeks for each of us, so that nobody can say on the 24th of December that they did not know about them?",
      "gaps ending 2026-12-24",
    ],
    [
      "If I remember correctly, one of my claims was rejected some weeks ago. Could you remind me which one that was and until when I can still do something about it?",
      "claims rejected mine",
    ],
    ["One of my claims was rejected. Which one was it and what is the deadline?", "claims rejected mine"],
    [
      "I noticed that my list contains customers in which only the Partner Admin Link is missing. Can you show me those, without the claims please?",
      "gaps pal without cpor mine",
    ],
    ["show me my gaps without the claims", "gaps without cpor mine"],
    ["which customers are without claims", "claims none"],
    [
      "As I have only half an hour today, please show me those of my gaps that I can close quickly, without having to write to anybody.",
      "gaps quick mine",
    ],
    [
      "Could you please leave Relecloud out for the time being and show me all the others of mine that still need something?",
      "gaps without customer:relecloud mine",
    ],
    ["Show me everything at Relecloud except the claims", "show relecloud"],
    [
      "Since I have taken over two customers from Megan last month, could you please show me only those of mine for which no one has ever answered the checklist?",
      "gaps waiting mine",
    ],
  ])("%j is %s", (text, line) => expect(read(text).line).toBe(line));
});

describe("what is to be asked or warned of later is put off or kept, and no gap is snoozed for it", () => {
  it.each([
    [
      "According to your message, Relecloud has until 17 December. I would like to be warned a week before that date and not only on the last day.",
      "reminder 1 week before the deadline about relecloud",
    ],
    ["Please warn me a week before the deadline of Relecloud.", "reminder 1 week before the deadline about relecloud"],
    ["Could you notify me next Thursday about Relecloud?", "reminder 2026-12-03 about relecloud"],
    [
      "I have asked the customer and expect an answer by the middle of next week, so would you mind asking me about Relecloud again on Thursday?",
      "? later relecloud until 2026-12-03",
    ],
    [
      "I'm afraid that I will not be able to answer your questions about Relecloud before the end of next week. Could you wait until then?",
      "? later relecloud until 2026-12-04",
    ],
    ["I can't answer your questions about Relecloud until Friday.", "? later relecloud until 2026-11-27"],
    ["Please leave Relecloud alone until Friday.", "snooze relecloud until 2026-11-27"],
    [
      "Please do not send Isaiah any reminders this week, since his daughter was born on Tuesday; I will look after his customers in the meantime.",
      "? away isaiah until 2026-11-27 deputy alex",
    ],
  ])("%j is %s", (text, line) => expect(read(text).line).toBe(line));
});

describe("who is to hear of what is urgent stands in, which is asked", () => {
  const away = "away from 2026-12-07 until 2026-12-18";
  it.each([
    [
      "I will be on holiday from 7 December until 18 December. Could you please hold back your reminders until I return, and let Alex know if something urgent comes up for one of my customers in the meantime?",
      `? ${away} deputy alex`,
    ],
    ["I am away from 7 to 18 December. If anything urgent comes up, please write to Megan.", `? ${away} deputy megan`],
    ["I am on leave from 7 to 18 December; in urgent cases please contact Alex.", `? ${away} deputy alex`],
    ["I'll be off from 7 to 18 December. Megan can be contacted if it is urgent.", `? ${away} deputy megan`],
    ["I am on holiday from 7 to 18 December, please send anything urgent to Megan.", `? ${away} deputy megan`],
    ["On vacation from 7 to 18 December. Patti is my contact for urgent things.", `? ${away} deputy patti`],
    [
      "I am off from 7 to 18 December, and Megan should be told if there is something urgent.",
      `? ${away} deputy megan`,
    ],
    ["I'm away from 7 to 18 December, and in an emergency you can reach Patti.", `? ${away} deputy patti`],
    ["I'm away from 7 to 18 December and Alex is informed about it.", away],
    ["I'm away from 7 to 18 December. Please let Alex know that.", away],
  ])("%j is %s", (text, line) => expect(read(text, { me: "isaiah", manager: false, personal: true }).line).toBe(line));
});

describe("whoever welcomes the bot hears what it does, and what it needs where that is asked", () => {
  it.each([
    [
      "good morning, and welcome to the team. Could you please tell us briefly what you can do for us and what you expect from each of us, so that everybody knows where to start?",
      "- need",
    ],
    ["Welcome on board! Please tell us what we can expect from you and what you expect from us.", "- need"],
    ["Could you please explain to everyone in the channel how you work and what they have to do?", "- need"],
    ["Hello and welcome! Could you please introduce yourself to everybody?", "help"],
    ["Hello bot, nice to have you here. Could you tell everybody in a few words what you are here for?", "help"],
    ["I have never worked with a bot before. Could you tell me what you can do and how I should talk to you?", "help"],
  ])("%j is %s", (text, line) => expect(read(text, { personal: false }).line).toBe(line));
});

describe("what is asked of a workload that another partner has is answered with the rule on that", () => {
  const told = { claims: "told" } as const;
  it.each<[string, Partial<Sentence>]>([
    [
      "The Defender claim for Litware was rejected because another partner is already associated with that workload. Is it still possible for us to claim it, and would the customer have to do anything on their side?",
      told,
    ],
    ["Intune at Litware was rejected as another partner already has the association. Can we still claim it?", told],
    ["Litware's Intune claim was rejected because another partner is associated. What can we do now?", told],
    ["Another partner is already associated with Defender at Litware. Can we claim it all the same?", told],
    ["Microsoft says that another partner already claimed Defender at Litware; may we dispute that?", {}],
  ])("%j", (text, more) => expect(read(text, more).also[0]).toBe("why competing"));

  it.each([
    ["The Intune claim at Litware was rejected because another partner has it."],
    ["Litware has another partner for accounting. Is PAL linked?"],
  ])("but not %j", (text) => expect(read(text, { claims: "named" }).also).not.toContain("why competing"));
});

describe("customers with whom nothing is associated are those without a claim, and never all of them", () => {
  it.each([
    "I have a meeting with our Microsoft partner manager this afternoon, so could you please list the customers for which we have no association at all at the moment?",
    "Could you please list the customers where nothing is associated?",
    "Which customers aren't associated with us in any way?",
    "customers without any association",
    "Is there any customer with no associations?",
    "For how many customers do we have no association whatsoever?",
    "customers we aren't associated with",
    "Which customers have not been associated yet?",
    "list the unassociated customers",
  ])("%j is claims none", (text) => expect(read(text).line).toBe("claims none"));

  it.each([
    ["Which claims are not associated?", "claims not-associated"],
    ["Which customers are associated with us?", "gaps customers"],
    ["Which customers are fully associated?", "gaps in-order"],
    ["Who of our customers has neither a claim nor PAL?", "gaps customers no-claim no-link"],
  ])("but %j is %s", (text, line) => expect(read(text).line).toBe(line));
});

describe("what is to come first leaves nothing out", () => {
  it.each([
    [
      "I am going through my customers this afternoon because I seem to have the longest list of all of us. Could you please show me which of mine still have something missing, with the most urgent ones first?",
      "gaps mine",
    ],
    ["Show me my open gaps, the most urgent first.", "gaps mine"],
    ["What is missing at my customers? Please put the urgent ones at the top.", "gaps mine"],
    ["Please list everything that is open for me, beginning with the most urgent.", "gaps mine"],
    ["which of mine have something open, starting with the urgent ones", "gaps mine"],
    ["All my customers with gaps, critical ones first please", "gaps mine"],
    ["everything that's open, most critical on top", "gaps"],
    ["Show what is open by priority", "gaps"],
  ])("%j is %s", (text, line) => expect(read(text).line).toBe(line));

  it.each([
    ["Show me the urgent ones first", "gaps urgent"],
    ["show me my urgent gaps", "gaps urgent mine"],
    ["Which critical gaps are there, with the oldest first?", "gaps critical by age"],
  ])("but %j is %s", (text, line) => expect(read(text).line).toBe(line));
});

describe("what is asked of a manager's colleagues or team is everybody's", () => {
  it.each([
    [
      "I would like to know which of my colleagues have not answered your questions yet, as I want to speak to them in person on Monday rather than have you send another reminder.",
      "gaps waiting",
    ],
    ["Which of my people have not answered?", "gaps waiting"],
    ["Which colleagues of mine are still to answer?", "gaps waiting"],
    ["Is anyone of my colleagues late with an answer?", "gaps waiting"],
    ["What do my colleagues have open?", "gaps"],
    ["Which of my colleagues have rejected claims?", "claims rejected"],
    ["How many of my team's customers have no claim?", "claims none"],
    ["Which deadlines do my colleagues have before Christmas?", "gaps ending 2026-12-25"],
  ])("%j is %s", (text, line) => expect(read(text, { personal: true }).line).toBe(line));

  it.each([
    ["I have a meeting with my team in an hour. Which of my customers have a gap?", "gaps mine"],
    ["What do I have open?", "gaps mine"],
    ["Which of my customers have rejected claims?", "claims rejected mine"],
  ])("but %j is %s", (text, line) => expect(read(text, { personal: true }).line).toBe(line));
});

describe("a name that goes on otherwise than a customer's is somebody else's", () => {
  it.each([
    ["We signed a new customer this morning, Coho Logistics. Please add them.", "add"],
    ["We have a new customer, Relecloud Maritime, and @Isaiah Langer will look after them. Please add them.", "add"],
    ["New customer: Litware Logistics", "add"],
    ["show Suites Maritime Trading", "show Suites Maritime Trading"],
  ])("%j names no customer that is here", (text, line) => {
    const meant = read(text).line;
    expect(meant).toContain(line);
    expect(meant).not.toMatch(/\b(?:coho|relecloud|litware|suites)\b/);
  });

  it.each([
    ["show Contoso Amsterdam", "show contoso"],
    ["show Litware GmbH", "show litware"],
    ["What about Relecloud Teams?", "show relecloud"],
  ])("%j is that customer", (text, line) => expect(read(text).line).toContain(line));
});

describe("what they took up and may be claimed has the rules of that beside it", () => {
  it.each([
    "Relecloud bought 40 Sales licences, do we claim that?",
    "Relecloud now has Business Central, is that something we claim?",
    "Relecloud ordered 25 Power BI Pro licences, is that claimable?",
    "do we have to claim the 30 new Teams Phone seats at Relecloud?",
    "do we have to claim Teams at Relecloud?",
    "what do I need to have ready for a Teams claim at Relecloud",
    "we started with Power BI at Relecloud, do I need to add that?",
  ])("%j", (text) => expect(read(text, { claims: "named" }).also).toContain("why when-to-claim"));

  it.each(["do we claim Teams at Relecloud?", "has Relecloud bought Power BI?"])("but not %j", (text) =>
    expect(read(text, { claims: "named" }).also).not.toContain("why when-to-claim"),
  );
});

describe("who is to be reminded is asked again, whatever the reason sounds like", () => {
  it.each([
    ["Please remind Patti about Relecloud, as I have not seen her answers.", "? ask relecloud"],
    ["Please remind @Patti Fernandez about Litware, since she has not answered.", "? ask litware"],
    ["pls give Patti a kick about Relecloud, that one has been sitting there for weeks", "? ask relecloud"],
    ["chase Patti for Relecloud, it's been stuck since October", "? ask relecloud"],
    ["Relecloud hasn't moved for weeks, give Patti a nudge please", "? ask relecloud"],
    ["could you get on to Patti about Relecloud? It has been lying around for ages", "? ask relecloud"],
    ["hurry Patti up on Relecloud please, the dispute window closes on the 18th", "? ask relecloud"],
    ["someone needs to light a fire under Patti about Relecloud", "? ask relecloud"],
    ["drop Patti a line about Relecloud, it's getting urgent", "? ask relecloud"],
  ])("%j", (text, line) => expect(read(text).line).toBe(line));
});

it.each([
  ["Is there anything you need from me before Friday?", "gaps mine"],
  ["Is there anything I should do before the weekend?", "gaps urgent"],
  ["Which gaps are open since before October?", "gaps older 2026-09-30 by age"],
])("%j asks for what is older only where it says so: %s", (text, line) =>
  expect(read(text, { personal: true, manager: false, me: "megan" }).line).toContain(line),
);

it("a holiday is no time zone", () => {
  const text =
    "Could you please show which customers have no PAL yet? I would like those done before the Christmas holidays.";
  expect(JSON.stringify(read(text))).not.toContain("zone");
});

it.each([
  ["I can't answer the questions this week, is Monday fine?", "later until 2026-11-30"],
  ["cant do the checklists today, monday ok?", "later"],
  // A customer that whoever writes cannot see is no other one.
  ["For Wingtip I honestly don't know yet what they use, can you ask me again on Monday?", "show Wingtip"],
])("%j is %s", (text, line) => {
  expect(read(text, { personal: true, manager: false, me: "patti" }).line).toContain(line);
});

it("who is named last with a *too* is to be given as well", () => {
  const text = "please give Relecloud to @Patti Fernandez, and Coho Vineyard too";
  const mentions = nameable.filter(({ id }) => id === "patti");
  const said = { text, isNamed: false, mentions, today: "2026-11-26", me: "alex", manager: true };
  const options = [{ says: "assign relecloud to patti" }, { says: "assign coho to patti" }];
  expect(understand(said, names)).toMatchObject({ outcome: "ask", together: true, options });
});

it.each([["The Coho Fabric claim was rejected on Monday", "show Coho Fabric"]])("%j is not %s", (text, line) =>
  expect(read(text).line).not.toBe(line),
);

describe("what stands beside takes nothing from what is asked", () => {
  it.each([
    [
      "Does anybody look after VanArsdel? If not, I would like to give it to @Patti Fernandez, since she has the fewest customers.",
      "show vanarsdel",
      ["assign vanarsdel to patti"],
    ],
    [
      "put Teams and Intune on my to-do list for Relecloud, by Friday 4 December",
      "reminder 2026-12-04 about relecloud to do Teams and Intune",
      [],
    ],
    [
      "to do for me: check the PAL of Relecloud on Tuesday",
      "reminder 2026-12-01 about relecloud to check the PAL of Relecloud",
      [],
    ],
    ["All my claims are approved. Do you need anything else from me?", "gaps mine", []],
    ["How many have I got left to answer?", "gaps waiting mine", []],
    ["Can you stop nagging me until Wednesday? I'm at the Relecloud workshop till then.", "quiet until 2026-12-02", []],
    ["please leave me alone until Monday, I have a deadline at Relecloud", "quiet until 2026-11-30", []],
    ["don't bother me for a week please", "quiet until 2026-12-03", []],
    ["do not disturb until Monday, audit week", "quiet until 2026-11-30", []],
    ["mute until tomorrow", "quiet until 2026-11-27", []],
    ["can you hold off with the reminders until the 8th? busy with audit", "quiet until 2026-12-08", []],
    ["don't remind me of anything before Tuesday", "quiet until 2026-12-01", []],
    ["I need some quiet time until Wednesday", "quiet until 2026-12-02", []],
    ["can you be quiet until next Tuesday?", "quiet until 2026-12-01", []],
    ["please don't write to me before Wednesday, I'm busy", "quiet until 2026-12-02", []],
    [
      "Yes, I'm happy to look after Relecloud. Could you tell me what has been done there so far?",
      "? assign relecloud to alex | show relecloud",
      ["history relecloud"],
    ],
  ])("%j is %s", (text, line, also) => {
    const meant = read(text);
    expect(meant.line).toBe(line);
    expect(meant.also).toEqual(also);
  });

  it.each(["stop nagging me about Relecloud until Wednesday", "stop asking me about Relecloud until Wednesday"])(
    "%j is about that one, and no absence",
    (text) => expect(read(text).line).toContain("snooze relecloud until 2026-12-02"),
  );

  it("a customer that is added with too is given away as well", () => {
    const earlier = { says: "show vanarsdel", customer: "vanarsdel" };
    expect(
      read("then give it to @Patti Fernandez please, and Coho Vineyard too. Patti shout if you mind", { earlier }).line,
    ).toBe("? assign vanarsdel to patti | assign coho to patti");
  });

  it("the morning of a day is no day of its own, and no part of what is to be said", () => {
    expect(
      read("Could you please remind me about it on Friday morning?", { earlier: { customer: "relecloud" } }).line,
    ).toBe("reminder 2026-11-27 about relecloud");
  });
});

describe("what several sentences say of one customer, or of two", () => {
  it.each([
    [
      "VanArsdel does not seem to have an owner, and since @Patti Fernandez has been working with them since the summer, could you please assign it to her?",
      "? assign vanarsdel to patti",
    ],
    [
      "Before I leave tomorrow, I would like to be certain that nothing is open for Relecloud and Litware. Could you please check both of them for me?",
      "? show relecloud | show litware",
    ],
    ["Is there a way to get the complete list as an Excel file that I can send to her?", "export customers"],
    ["Can I get the whole list in Excel?", "export customers"],
    [
      "My manager would like to see where we stand and does not use Teams with us. Is there a way to get the complete list as an Excel file that I can send to her?",
      "export customers",
    ],
    ["Are any of my claims going to expire soon?", "gaps cpor by deadline mine"],
  ])("%j is %s", (text, line) => expect(read(text).line).toBe(line));

  it.each([
    "tell the managers that relecloud stopped using Exchange",
    "let the managers know that relecloud left a message",
    "tell the managers that relecloud moved to a new office",
    "tell the managers relecloud cancelled the meeting on Monday",
    "tell the managers that relecloud left for lunch",
    "tell the managers that relecloud left in a hurry",
    "tell the managers that relecloud's CIO has left",
    "tell the managers that the admin of relecloud left",
    "tell the managers that relecloud closed down their Azure trial",
    "tell the managers that relecloud ended their contract with the other partner",
    "tell the managers that relecloud is no longer a customer of Insight",
    "tell the managers that relecloud is no longer a customer for Azure, only for Teams",
    "I no longer work with relecloud",
    "We lost relecloud as a reference",
    "I don't have anything to do with relecloud any more",
    "We no longer work with relecloud. But Isaiah does.",
    "We don't have any projects at relecloud any more, only support",
    "We don't have anything to do for relecloud any more, all done",
    "We no longer work with relecloud in Azure",
    "We no longer work with relecloud's admin",
    "relecloud doesn't work on Fridays",
    "The customer relecloud doesn't call any more",
  ])("news that is to be told the managers is no offboarding: %j", (text) =>
    expect(read(text).line).not.toContain("offboarded"),
  );

  it("whoever no longer works with a customer is asked about offboarding it", () => {
    const text =
      "For Relecloud, we no longer work with them since their contract ended in October, so I don't think it makes sense to keep asking me about them. Could you please take them off the list?";
    expect(read(text).line).toMatch(/^\? set relecloud: offboarded because /);
  });

  it.each([
    ["ask the managers to offboard relecloud because they left", "set relecloud: offboarded because they left"],
    ["could you ask Alex to offboard relecloud, they left", "? set relecloud: offboarded because they left"],
    ["tell the managers that relecloud left", "? set relecloud: offboarded because they left"],
    ["tell the managers that relecloud left in October", "? set relecloud: offboarded because they left in October"],
    ["tell the managers relecloud left us for Insight", "? set relecloud: offboarded because they left us for Insight"],
    ["We don't work with relecloud any more", "? set relecloud: offboarded because we don't work there any more"],
    ["We no longer do business with relecloud", "? set relecloud: offboarded because we don't work there any more"],
    [
      "We're not working with relecloud any more because they merged",
      "? set relecloud: offboarded because they merged",
    ],
    ["offboard relecloud, by mutual agreement", "? set relecloud: offboarded because by mutual agreement"],
    [
      "please let the managers know relecloud has cancelled their contract",
      "? set relecloud: offboarded because they have cancelled their contract",
    ],
    ["relecloud closed down", "? set relecloud: offboarded because they closed down"],
    [
      "could somebody pause relecloud until January, they are restructuring",
      "? set relecloud: paused because until January, they are restructuring",
    ],
    [
      "I'd like to request the offboarding of relecloud, they left in October",
      "? set relecloud: offboarded because they left in October",
    ],
    ["put relecloud on hold while they reorganise", "? set relecloud: paused because while they reorganise"],
    ["please offboard relecloud. And litware is Isaiah's.", "? set relecloud: offboarded"],
    // Whoever is asked reads the day.
    ["offboard relecloud on 31 December", "? set relecloud: offboarded because on 31 December"],
    ["we lost relecloud, they end it on 31 December", "- leaving"],
    ["relecloud cancelled as of 31 January", "- leaving"],
    ["relecloud cancelled as of 31 January. No need to chase me about it", "- leaving"],
    ["relecloud terminates the contract on 31 December", "- leaving"],
    ["we lost relecloud on 15 November", "? set relecloud: offboarded because we lost them on 15 November"],
    ["relecloud cancelled the meeting on Tuesday", "? note relecloud: relecloud cancelled the meeting on Tuesday"],
    [
      "relecloud cancelled our call on Monday, new date follows",
      "? note relecloud: relecloud cancelled our call on Monday, new date follows",
    ],
    ["relecloud ends the contract with their old partner on 31 December and comes to us", "show relecloud"],
    ["relecloud terminated the agreement with Dell effective 1 January", "show relecloud"],
    [
      "offboard relecloud because they merge with litware on 1 January",
      "set relecloud: offboarded because they merge with litware on 1 January",
    ],
    ["pause relecloud next week", "? set relecloud: paused because next week"],
    ["never mind, keep relecloud", "show relecloud"],
    ["cancel the offboarding of relecloud", "show relecloud"],
    ["forget about offboarding relecloud", "show relecloud"],
    ["relecloud stays with us after all", "show relecloud"],
    ["relecloud left a message", "show relecloud"],
    [
      "we lost relecloud to a competitor, please tell the managers",
      "? set relecloud: offboarded because we lost them to a competitor",
    ],
    ["ask the managers if relecloud can be paused until spring", "? set relecloud: paused because until spring"],
    ["sorry, relecloud didn't leave after all", "show relecloud"],
    ["I changed my mind about relecloud, keep it", "show relecloud"],
    ["decline the offboarding of relecloud", "show relecloud"],
    ["reject Megan's request to offboard relecloud", "show relecloud"],
    ["refuse to offboard relecloud", "show relecloud"],
  ])("an owner's wish about whom we no longer serve: %j is %j", (text, line) =>
    expect(read(text, { manager: false }).line).toBe(line),
  );

  it("a manager who asks the others to offboard a customer hasn't decided it", () =>
    expect(read("ask the managers to offboard relecloud because they left", { manager: true }).line).toMatch(
      /^~ show relecloud/,
    ));

  it("whether another partner's workload can still be claimed is answered with the rule on that", () => {
    expect(
      read(
        "Relecloud told me that they already have another partner associated for Exchange. Could you tell me whether we can still claim it ourselves?",
      ).also,
    ).toContain("why competing");
  });

  it("what was done for one customer, with no claim yet, is no list of customers without a claim", () => {
    const earlier = { says: "show relecloud", customer: "relecloud" };
    expect(
      read("ok so we migrated their mailboxes to Exchange Online in September. no claim yet as far as i know", {
        earlier,
      }).line,
    ).not.toContain("claims none");
  });
});

describe("a question that says no more than he or them is of whom or what the sentence before it tells", () => {
  const lines = (text: string) => {
    const { line, also } = read(text);
    return [line, ...also].join(" + ");
  };
  it.each([
    [
      "Before I speak with Isaiah on Tuesday, I would like to be prepared. Which customers does he have, and where does he have gaps that are older than a month?",
      "gaps older 2026-10-26 by age isaiah + gaps customers isaiah",
    ],
    ["I meet Adele at noon. Could you show me her customers?", "gaps customers adele"],
    [
      "I noticed that several customers still have nobody assigned to them. Could you list them here, so that we can divide them up?",
      "gaps unowned",
    ],
    [
      "Several customers still have no owner. Could you list them here, and remind me on Friday to hand them out?",
      "reminder 2026-11-27 to hand them out + gaps unowned",
    ],
    [
      "Several customers have no owner. Please assign Contoso Ltd. to Megan and list them.",
      "gaps unowned + assign contoso to megan",
    ],
    [
      "Several claims were rejected. Can you show me them and tell Isaiah about it?",
      "claims rejected isaiah + gaps waiting isaiah",
    ],
    [
      "Before I talk to Isaiah this afternoon, could you show me how things stand at all of his customers?",
      "gaps customers isaiah",
    ],
    ["There are a few claims that were rejected. Which ones are they?", "claims rejected"],
    [
      "Megan and Isaiah will both be in the planning meeting tomorrow. Could you show me what each of them still has open?",
      "gaps megan + gaps isaiah",
    ],
  ])("%j is %s", (text, line) => expect(lines(text)).toBe(line));

  it.each([
    ["Isaiah has asked Adele for help. Which customers does he have?"],
    ["Isaiah is ill. Could you ask him again on Monday?"],
  ])("%j names nobody for certain, or has something done", (text) =>
    expect(read(text).line).not.toMatch(/^gaps customers isaiah/),
  );

  it("a talk with somebody is no absence in which they stand in", () =>
    expect(read("I have my monthly talk with Megan this afternoon. What is still open for her?").line).toBe(
      "gaps megan",
    ));
});

describe("answers that are promised for a day, and a customer of whom less is to be heard", () => {
  const owner = { me: "megan", manager: false, personal: true } as const;
  it.each([
    [
      "I have a dentist's appointment this afternoon and won't get round to your questions today. Would it be all right if I answered them on Monday?",
      "later until 2026-11-30",
    ],
    ["I'll answer your questions on Monday", "later until 2026-11-30"],
    ["can I reply to them next Tuesday?", "later until 2026-12-01"],
    ["May I get back to you about Relecloud on Tuesday?", "? later relecloud until 2026-12-01"],
    [
      "I get a message from you about Contoso Suites nearly every day. Would once a week be enough for that one?",
      "later suites",
    ],
    ["can you remind me less often about Contoso Suites?", "? later suites"],
  ])("%j is %s", (text, line) => expect(read(text, owner).line).toBe(line));

  it("answers that come now are put off to no day", () =>
    expect(read("I'll answer your questions right now", owner).line).not.toMatch(/^\?? ?later/));
});

describe("whoever decides in somebody's place stands in for them, on the days of the week that is named", () => {
  it.each([
    [
      "I will be travelling next week from Tuesday to Thursday. Megan can decide things in my place, so please go to her with anything urgent.",
      "? away from 2026-12-01 until 2026-12-03 deputy megan",
    ],
  ])("%j is %s", (text, line) => expect(read(text).line).toBe(line));
});

describe("what was told of the wrong customer is put right at each of them", () => {
  const each = { tells: () => "claim" as const };
  it.each([
    [
      "I told you last week that the claim for Relecloud had been approved, but I mixed it up with Litware. Could you correct that, so that Relecloud is back at submitted and Litware is the approved one?",
      "!! relecloud: Relecloud is back at submitted | litware: and Litware is the approved one.",
    ],
    [
      "I swapped two customers yesterday. Please correct that: Relecloud was rejected, Litware is still under review.",
      "!! relecloud: Relecloud was rejected | litware: , Litware is still under review.",
    ],
  ])("%j is %s", (text, line) => expect(read(text, each).line).toBe(line));

  it.each([
    ["Both done at Relecloud, only PAL at Litware"],
    ["Relecloud both done, Litware only PAL"],
    ["Relecloud has both, Litware only has PAL"],
  ])("of two with other facts each is told its own: %j", (text) =>
    expect(read(text, { tells: () => "done" as const }).line).toBe(
      "!! relecloud: CPOR and PAL done at Relecloud | litware: PAL done at Litware",
    ),
  );

  it("whom it was not is told nothing of", () =>
    expect(
      read("It wasn't Litware that rejected our Teams claim, it was Relecloud.", { ...each, claims: "told" }).line,
    ).toBe("! claim relecloud"));
});

it.each([
  [
    "Relecloud is leaving us at the end of the year. What still has to be closed there?",
    ["show relecloud", "why customer-leaves", "reminder 2026-12-31 about relecloud"],
  ],
  [
    "Relecloud is no longer a customer of ours since October. What do I have to do with their claims?",
    [
      "? set relecloud: offboarded because is no longer a customer of ours since October",
      "why customer-leaves",
      "show relecloud",
    ],
  ],
  ["Could you please note that Relecloud has 420 seats now, and that Paul is there?", ["? set relecloud: 420 seats"]],
])("a customer that leaves or grows, with a question around it: %j is %j", (text, meant) => {
  const { line, also } = read(text);
  expect([line, ...also]).toEqual(meant);
});

it("a colleague who leaves is no customer who does", () =>
  expect(
    read("My colleague Johan linked his own account at Relecloud last month, but he's leaving us at Christmas.").line,
  ).not.toBe("- leaving"));

describe("until when there is delegated access is put down, where it is told", () => {
  it.each([
    [
      "Patti told me that she has extended the delegated admin relationship with Litware until the end of November 2028. Please put the new date in.",
      "? set litware: gdap until 2028-11-30",
    ],
    ["the GDAP of Litware now ends on 30 November 2028", "? set litware: gdap until 2028-11-30"],
    [
      "GDAP at Litware was renewed until 1 June 2028 and auto-extends",
      "? set litware: gdap until 2028-06-01 auto-extended",
    ],
    ["The GDAP of Litware runs until end of May", "? set litware: gdap until 2027-05-31"],
    [
      "GDAP for Litware was approved, it runs until 30 November 2027. Same for Relecloud, but that one only until end of May.",
      "? set litware: gdap until 2027-11-30 | set relecloud: gdap until 2027-05-31",
    ],
    [
      "Litware accepted our GDAP request until 1 March 2028, and Relecloud too, until 1 June 2027.",
      "? set litware: gdap until 2028-03-01 | set relecloud: gdap until 2027-06-01",
    ],
    [
      "Litware's GDAP runs until November 2027, but Relecloud's only until May 2027.",
      "? set litware: gdap until 2027-11-01 | set relecloud: gdap until 2027-05-01",
    ],
    // What is told of the other is no access.
    ...[
      "GDAP at Litware was granted until March 2028, for Relecloud we're waiting until Monday",
      "Litware accepted our GDAP request until 31 May 2028, and Relecloud's contract runs until March",
      "Litware accepted our GDAP request until 31 May 2028. Relecloud too, but not until June",
    ].map((text) => [text, "? show litware | show relecloud"] as [string, string]),
    ["We don't need GDAP at Litware any more", "? set litware: gdap not needed"],
    ["GDAP isn't required for Litware to sign the contract", "show litware"],
    [
      "Litware accepted our GDAP request this morning, and it's valid for two years. With that I think they're complete, or did I overlook something?",
      "? set litware: gdap until 2028-11-26",
    ],
    ["Litware accepted the GDAP on Monday for 730 days", "? set litware: gdap until 2028-11-22"],
    [
      "Litware's delegated access expires next month. I sent them a new request and they accepted it today for 730 days.",
      "? set litware: gdap until 2028-11-25",
    ],
    ["Litware signed our GDAP request yesterday. It's valid for a year.", "? set litware: gdap until 2027-11-25"],
    [
      "GDAP with Litware is in place for 18 months and extends automatically",
      "? set litware: gdap until 2028-05-26 auto-extended",
    ],
    ["Litware approved GDAP today, it won't auto-renew, term is 6 months", "? set litware: gdap until 2027-05-26"],
    [
      "Relecloud and Litware both accepted our GDAP request today, valid for two years.",
      "? set relecloud: gdap until 2028-11-26 | set litware: gdap until 2028-11-26",
    ],
    [
      "I spoke with Litware about the admin relationship, and they'd rather not give us delegated access at all for data protection reasons. Please don't keep asking me about it.",
      "? set litware: gdap not needed",
    ],
    ["Litware refused to grant us GDAP", "? set litware: gdap not needed"],
    [
      "The people at Litware approved our GDAP request today with the roles we asked for. It runs for two years.",
      "? set litware: gdap until 2028-11-26",
    ],
  ])("%j is %s", (text, line) => expect(read(text).line).toBe(line));

  it.each([
    ["we want to extend GDAP at Litware until November 2028"],
    ["Does GDAP at Litware run until 30 November 2028?"],
    ["GDAP at Litware ended on 1 October 2026"],
    ["Litware accepted our GDAP request this morning"],
    ["Litware accepted our GDAP request on Monday"],
    ["We have been waiting for GDAP at Litware for three weeks"],
    ["GDAP at Litware was extended by a year"],
    ["Litware declined our GDAP request yesterday"],
    ["Litware will accept our GDAP request for two years"],
    ["We've asked Litware for GDAP until 31 May 2027"],
    ["I thought that our delegated access to Litware was good for two years, yet a colleague says it ends in spring."],
    ["Litware won't give us GDAP, not until June"],
    ["We asked Litware for GDAP for two years, but they approved one year."],
  ])("%j sets nothing", (text) => expect(read(text).line).not.toContain("set litware"));
});

describe("what is asked of several, or of somebody else instead, whatever stands before it", () => {
  it.each([
    [
      "We have lost track of Contoso Suites, because it was always treated as part of Contoso Ltd. Can you show me what we have for each of the two, side by side?",
      "? show suites | show contoso",
    ],
    [
      "Thank you for the digest. What has changed since last week, in particular which gaps have been closed and which ones are new?",
      "gaps new",
    ],
    ["Patti should look after the questions about Relecloud, so ask Patti instead", "? assign relecloud to patti"],
    [
      "The contact at Coho Vineyard who has to approve things is away until mid-December, so there is no point in chasing this one. Please leave it alone until the 14th.",
      "? snooze coho until 2026-12-14 because the contact who has to approve things is away until mid-December",
    ],
  ])("%j is %s", (text, line) => expect(read(text).line).toBe(line));

  it("an owner who says whom to ask instead gives the customer back, and suggests them", () =>
    expect(
      read(
        "You asked me about Relecloud, but as far as I know Patti has been looking after them. Could you ask her instead?",
        { me: "megan", manager: false, personal: true },
      ).line,
    ).toBe("! not-mine relecloud to patti"));
});

describe("what is planned around a meeting is asked for, and nothing that the reasons sound like", () => {
  it.each([
    [
      "We meet on Wednesday at ten to go through everything that is critical. Could you give me a list of the critical gaps with their owners, so that everybody can prepare?",
      "gaps critical",
    ],
    ["give me a list of the rejected claims", "claims rejected"],
    [
      "Could everybody please have a look at their open questions before our meeting on Thursday? It would be good if you could remind them once more on Wednesday.",
      "gaps waiting",
    ],
  ])("%j is %s", (text, line) => expect(read(text).line).toBe(line));

  it("a list that is to be a file stays one", () =>
    expect(read("give me a list of the critical gaps as an Excel file").line).toMatch(/export gaps/));
});

describe("whoever has come back, or explains why nothing happened, is understood by the days and reasons they give", () => {
  it.each([
    [
      "I return from my holiday on Monday the 14th of December, one week later than planned. Please keep Megan as my deputy until then.",
      "? away until 2026-12-13 deputy megan",
    ],
    [
      "Thank you for your patience with me. I would be grateful if you left Relecloud out of my reminders until the end of January, since their project is on hold until then.",
      "? snooze relecloud until 2027-01-31 because their project is on hold until then",
    ],
  ])("%j is %s", (text, line) => expect(read(text).line).toBe(line));

  it("both questions of somebody who was away are answered", () => {
    const { line, also } = read(
      "I have just come back from parental leave. Which customers are mine now, and did anybody change something while I was away?",
      { me: "megan", manager: false, personal: true },
    );
    expect([line, ...also]).toEqual(expect.arrayContaining(["history mine since 2026-11-19", "gaps customers mine"]));
  });
});

it.each([
  [
    "I have asked you to remind me of quite a few things over the last weeks and I no longer remember which. Could I have a look at everything that is still to come?",
    "reminders",
  ],
  ["what did I ask you to remind me of?", "reminders"],
  [
    "Several delegated admin relationships were set up two years ago, and I would hate to lose one. Which of them expire before the end of January?",
    "gdap until 2027-01-31",
  ],
  [
    "How many of our customers have no Partner Admin Link yet, and is that better or worse than at the end of October?",
    "gaps customers no-link",
  ],
  [
    "I have the impression that a few of us haven't answered the questions about our customers in quite some time. Who has the most of them open right now, and since when?",
    "gaps waiting",
  ],
  ["Only one question a day please, not five in a row.", "- fewer"],
  ["Can we get the digest here a bit shorter? Just what changed and what's overdue.", "- digest-contents"],
  [
    "I couldn't get round to your questions this week. Do Adele and Megan get told when I don't answer?",
    "- escalation",
  ],
  [
    "From now on, association should be part of onboarding for every new customer. Please add it to the checklist.",
    "- onboarding-list",
  ],
])("%s: is asked of what there is, or of how the bot does it, and sets nothing", (text, line) =>
  expect(read(text).line).toBe(line),
);

describe("what changed since a day is answered, whatever is told before", () => {
  it.each([
    [
      "I've just come back from two days at Litware and lost track a little. Has anything changed with my customers since Wednesday?",
      "history mine since 2026-11-25",
    ],
    [
      "I was travelling from Tuesday evening and have only just got back to my inbox. What has happened with our customers since then?",
      "history in short since 2026-11-24",
    ],
  ])("%s", (text, line) => expect(read(text)).toEqual({ line, also: [] }));

  it("and what else is asked of the same colleague stands beside it", () => {
    const text = "What has Patti confirmed this month, and which deadlines does she have in the next ten days?";
    expect(read(text)).toEqual({ line: "history by patti since 2026-11-01", also: ["gaps ending 2026-12-06 patti"] });
  });

  it("and a list is in the order that is asked for behind it", () =>
    expect(read("I'd like to see everything that is critical and due before Christmas, sorted by owner.").line).toBe(
      "gaps critical ending 2026-12-25 by owner",
    ));

  it("and what a colleague did at the writer's own customers, who may not see all that they did", () => {
    const text = "Patti stood in for me last week. What did she answer on my customers during that time?";
    expect(read(text, { me: "isaiah", manager: false }).line).toBe(
      "history mine by patti since 2026-11-16 until 2026-11-22",
    );
  });
});

describe("what is due while somebody is away is asked of their customers, with the absence beneath", () => {
  it.each([
    [
      "Adele's off sick till Wednesday, anything of hers that can't wait?",
      "gaps ending 2026-12-02 adele",
      "2026-12-02",
    ],
    ["Adele is ill until Wednesday, does she have anything due?", "gaps ending 2026-12-02 adele", "2026-12-02"],
    [
      "Megan's on leave until 4 December, what can't wait until she's back?",
      "gaps ending 2026-12-04 megan",
      "2026-12-04",
    ],
    ["Isaiah is sick till Tuesday, which things can't wait for him?", "gaps ending 2026-12-01 isaiah", "2026-12-01"],
  ])("%j is %s", (text, line, until) => {
    const { line: read_, also } = read(text);
    expect(read_.split(" ").toSorted()).toEqual(line.split(" ").toSorted());
    expect(also).toEqual([`away ${line.split(" ").at(-1)} until ${until}`]);
  });

  it("and where somebody is to stand in, that alone is asked", () =>
    expect(read("Megan's off until Monday, can Isaiah cover for her?").line).toBe(
      "? away megan until 2026-11-30 deputy isaiah",
    ));
});
