/** Lists that are asked for in so many words, and sentences like them that ask for something else. */
import { describe, expect, it } from "vitest";
import { readCatalogue } from "../../../../src/workloads.ts";
import {
  ageIn,
  comparedBy,
  namedOf,
  silentSince,
  countedBeside,
  firstAsked,
  listAsked,
} from "../../../../src/teams/input/lists/asked-lists.ts";
import { isWord } from "../../../../src/teams/input/reading/intents.ts";
import { readNames } from "../../../../src/teams/input/words/names.ts";
import { readWords } from "../../../../src/teams/input/reading/reading.ts";
import { wordsOf } from "../../../../src/teams/input/words/words.ts";
import { workloadsNamed } from "../../../../src/teams/input/words/workload-names.ts";
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
const catalogue = readCatalogue();

function asked(text: string, earlier?: About): string {
  const reading = readWords({ text, mentions: [] }, wordsOf(text), names);
  const workloads = workloadsNamed(text, { catalogue, today });
  return listAsked(reading, { today, me: "alex", workloads, earlier }) ?? "";
}

describe("customers without a claim are listed when they are asked for", () => {
  it.each([
    ["which customers have nothing claimed yet?", "claims none"],
    ["who has nothing claimed", "claims none"],
    ["you've got a lot of mine with nothing on them, can you give me the list?", "claims none mine"],
    ["How many of our customers have at least one approved claim? need a number for a meeting at 3", "claims approved"],
    ["which customers have a rejected claim", "claims rejected"],
    ["how much of what we could claim have we actually claimed?", "claims"],
    ["what's our CPOR coverage?", "claims"],
    ["how many of our workloads are claimed?", "claims"],
    ["what percentage of my claimable workloads is claimed", "claims mine"],
    ["what does CPOR coverage mean?", ""],
    ["what do you mean by CPOR coverage?", ""],
    ["how many are done in total?", "gaps in-order"],
    ["which Teams and Exchange claims still have to be submitted?", "claims not-submitted teams and exchange"],
    ["how many customers have no approved claim?", "gaps customers no-claim-approved"],
    ["which customers have nothing at all yet", "claims none"],
    ["any customers with nothing at all recorded?", "claims none"],
    ["customers without a claim", "claims none"],
    ["show me all customers with no claims", "claims none"],
    ["who has no claim", "claims none"],
    ["how many of them have no claim at all?", "claims none"],
    ["how many customers don't have a single claim", "claims none"],
    ["who hasn't claimed anything", "claims none"],
    ["which ones are not claimed yet", "claims none"],
    ["unclaimed customers", "claims none"],
    ["which of our customers still have no CPOR at all? management wants a number", "claims none"],
    ["which of my customers have no claims yet", "claims none mine"],
    ["is there any customer of mine without claims", "claims none mine"],
    ["do all my customers have at least one claim?", "claims none mine"],
    ["does every customer have a Teams claim", "claims none teams"],
    ["which of Adele's customers have no claim", "claims none adele"],
    ["customers without a Teams claim", "claims none teams"],
    ["show me everybody that doesn't have an Exchange claim", "claims none exchange"],
    ["who hasn't got Intune claimed", "claims none intune"],
    ["which of mine still miss an Exchange claim?", "claims none exchange mine"],
    ["who misses a Teams claim", "claims none teams"],
    ["which Defender claims are missing", "claims none defender"],
    ["who is missing a copilot claim", "claims none m365-copilot"],
    ["which of Megan's customers are without Teams", "claims none teams megan"],
    ["how many of our customers have nothing at all? I need a number for my call at 3", "claims none"],
    ["Thanks. Which customers have no claim? Megan asked me.", "claims none"],
    ["how many of mine don't have anything claimed?", "claims none mine"],
    ["which of my customers have nothing claimed", "claims none mine"],
    ["mine without a claim", "claims none mine"],
    ["what haven't we claimed at my customers", "claims none mine"],
    ["for which of mine did we never claim anything", "claims none mine"],
    ["how many of Adele's don't have anything claimed?", "claims none adele"],
  ])("%j: %s", (text, expected) => expect(asked(text)).toBe(expected));

  it("of whoever's the list before was", () => {
    const list = {
      filter: { by: "all", whose: { kind: "answering", person: "adele" } },
      page: 1,
      customers: [],
    } as const;
    expect(asked("which of those have no claim?", { list })).toBe("claims none adele");
    expect(asked("which customers have no claim?", { list })).toBe("claims none");
  });

  it.each([
    "no claim needed there",
    "Contoso has no claims",
    "what happens if there is no claim?",
    "do we need a claim for customers without Teams?",
    "there are no claims to make",
    "which claims are not submitted yet",
    "no rejected claims?",
    "which customers have nothing open",
    "who has nothing left to do",
    "no claims running out?",
    "customers without an owner",
    "remind everyone who has no claim",
    "export the customers without a claim",
    "why do some customers have no claims?",
    "who has no Teams gaps?",
    "what haven't we claimed at Contoso",
    "mine is without a reason",
  ])("not by %j", (text) => expect(asked(text)).not.toMatch(/^claims none/));
});

it.each([
  ["which customers use Teams but we have no claim?", "claims none teams in use"],
  ["Which customers with Copilot have no claim yet?", "claims none m365-copilot in use"],
  ["where do we do Teams but haven't claimed it", "claims none teams in use"],
  ["at which customers are we doing Intune without a claim", "claims none intune in use"],
  ["where is Exchange in use but not claimed?", "claims none exchange in use"],
  ["where are we running Intune and nobody claimed it", "claims none intune in use"],
  ["which customers have no Teams claim?", "claims none teams"],
  ["which of my customers has the biggest seats without claim?", "claims none mine by seats"],
  ["Which of our largest customers have no claim?", "claims none by seats"],
  ["Which of our largest customers are there?", "gaps customers by seats"],
  ["Which customers don't have it in their onboarding yet?", "gaps onboarding"],
  ["Could you show me where everything is in order and where something is missing?", "gaps customers"],
])("%j is %j", (text, says) => expect(asked(text)).toBe(says));

it.each([
  ["who has the most gaps?", { of: "gaps", isLeast: false }],
  ["which owner has the fewest customers", { of: "customers", isLeast: true }],
  ["does Megan have more gaps than Isaiah?", { of: "gaps", isLeast: false }],
  ["who's got room for another customer", { of: "customers", isLeast: true }],
  ["Who can take on more customers?", { of: "customers", isLeast: true }],
  ["who can cover while Megan is away?", { of: "gaps", isLeast: true }],
  ["who could get a few more accounts", { of: "customers", isLeast: true }],
  ["who has time for more clients?", { of: "customers", isLeast: true }],
  ["who should we give more customers?", { of: "customers", isLeast: true }],
  ["who has to handle more customers?", { of: "customers", isLeast: false }],
  ["who has more customers than I have?", { of: "customers", isLeast: false }],
  ["who can have more gaps than Isaiah?", { of: "gaps", isLeast: false }],
  ["who will have the most customers?", { of: "customers", isLeast: false }],
  ["who improved the most?", { of: "closed", isLeast: false }],
  ["who closed the most this week", { of: "closed", isLeast: false }],
  ["who is best covered?", { of: "gaps", isLeast: true }],
  ["who's best, and who is lagging behind?", { of: "gaps", isLeast: false }],
  ["gaps by owner", undefined],
])("%j compares owners by %j", (text, by) => expect(comparedBy(text)).toEqual(by));

it.each([
  ["Who will have the most customers?", []],
  ["who may take on more customers", []],
  ["does megan have more gaps than Will?", ["megan", "will"]],
  ["Has Megan Bowen more gaps than May has?", ["megan", "may"]],
])("%j names of the owners %j", (text, owners) => {
  const people = new Map([
    ["megan", "Megan Bowen"],
    ["will", "Will Beringer"],
    ["may", "May Jansson"],
  ]);
  expect(namedOf(text, people)).toEqual(owners);
});

describe("customers are listed by what they are like", () => {
  it.each([
    ["customers without a deputy", "gaps customers no-deputy"],
    ["which of my customers don't have a deputy yet?", "gaps customers no-deputy mine"],
    ["which high gaps are at customers without a deputy?", "gaps high no-deputy"],
    ["Which of Megan's customers have a deputy?", "gaps customers has-deputy megan"],
    ["which customers are no longer in Partner Center?", "gaps customers unlisted"],
    ["which customers are linked to another partner?", "gaps customers linked-elsewhere"],
    ["which claims still have to be submitted?", "claims not-submitted"],
    ["which workloads do I still have to claim?", "claims not-submitted mine"],
    ["how many claims are yet to be submitted?", "claims not-submitted"],
    ["which Teams claims still need to be submitted", "claims not-submitted teams"],
    ["export the claims that still have to be submitted", ""],
    ["which customers do I still have to claim?", ""],
    ["when do I have to submit the claim?", ""],
    ["a summary of CPOR only", "claims"],
    ["give me a CPOR summary: how many workloads associated, rejected, missing", "claims"],
    ["my claims overview", "claims mine"],
    ["a summary of CPOR and PAL", ""],
    ["which three lose us most?", "gaps by loss"],
    ["where do we lose most money with PAL?", "gaps pal by loss"],
    ["which of mine have been without credit longest?", "gaps by credit mine"],
    ["which claims do we lose most often", ""],
    ["what percentage of our Azure customers has a PAL link, and which don't?", "gaps customers no-link"],
    ["PAL %: x of y with Azure have a link and the ones that don't", "gaps customers no-link"],
    ["what % of our customers is done", "gaps in-order"],
    ["who is linked to the wrong Partner ID?", "gaps customers linked-elsewhere"],
    ["which have a wrong link", "gaps customers linked-elsewhere"],
    ["Which customers have disappeared from Partner Center?", "gaps customers unlisted"],
    ["who is the deputy at Contoso?", ""],
    ["Which customers have no Azure subscription?", "gaps customers no-subscription"],
    ["which of my customers are still in onboarding?", "gaps customers in-onboarding mine"],
    ["everyone in onboarding", "gaps customers in-onboarding"],
    ["Which customers are on hold?", "gaps paused"],
    ["Which customers did we lose this year?", "gaps offboarded"],
    ["list the customers that left us", "gaps offboarded"],
    ["most common gap", "gaps"],
    ["which kind of gap do we have most", "gaps"],
    ["what's our most frequent PAL gap?", "gaps pal"],
    ["who is slowest to answer", "gaps waiting"],
    ["who takes the longest to reply?", "gaps waiting"],
    ["Who's the best covered of us, and who's lagging?", "gaps by owner"],
    ["all my customers with open questions", "gaps waiting mine"],
    ["customers with open questions in my list", "gaps waiting mine"],
    ["which of my customers have open questions to answer", "gaps waiting mine"],
    ["Open questions are piling up. Who can take most of these?", ""],
    ["CPOR claims open", "claims not-associated"],
    [
      "We agreed that every new project should start with the association already planned in. With whom is that still not the case?",
      "gaps onboarding",
    ],
    ["Where is association not part of the onboarding yet?", "gaps onboarding"],
    ["which Teams claims are still open?", "claims not-associated teams"],
    ["who is furthest ahead?", "gaps by owner"],
    ["Who has had questions from you lying around for more than two weeks?", "gaps waiting"],
    ["is anyone sitting on your questions for over a week?", "gaps waiting"],
    ["which customers have questions open for more than two weeks", "gaps older 2026-11-13 by age"],
    ["Which account manager has the most unanswered questions at the moment?", "gaps waiting"],
    ["without PAL and unanswered", "gaps waiting no-pal"],
    ["no claim yet and not answered", "gaps waiting no-claim"],
    ["who has the most questions left unanswered", "gaps waiting"],
    ["how many have I left unanswered?", "gaps waiting mine"],
    ["have I left any of your questions unanswered", "gaps waiting mine"],
    ["Who can take over while Isaiah is on leave", "gaps by owner"],
    ["who could stand in for Isaiah?", "gaps by owner"],
    ["ok who hasn't touched their list in the last two weeks", "gaps by owner"],
    ["which owners have been idle since 1 November?", "gaps by owner"],
    ["does any GDAP end before 20 December?", "gdap until 2026-12-20"],
    ["How many customers does Adele have that are not in order?", "gaps adele"],
    ["which customers don't have everything done?", "gaps"],
    ["which of my customers aren't completely done yet?", "gaps mine"],
    ["show me customers that are not fully linked", "gaps"],
    ["how many of mine are not done yet?", "gaps mine"],
    ["is there a customer who hasn't got everything in order?", "gaps"],
    ["customers where nothing is in order", "gaps"],
    ["how many of mine are done?", "gaps in-order mine"],
    ["which accounts are not completely covered by CPOR?", ""],
    ["which customers are not done with the checklist?", ""],
    ["How many of the gaps are critical?", "gaps critical"],
    ["how many customers are in order?", "gaps in-order"],
    ["which claims are missing in Partner Center?", ""],
    ["which claims haven't moved since September?", "claims all until 2026-08-31"],
    ["which customers with a claim haven't moved since September?", "gaps customers quiet-2026-09-01 has-claim"],
    ["which customers have more than one gap?", "gaps by count"],
  ])("%j is %j", (text, says) => expect(asked(text)).toBe(says));
});

describe("a line for each is shown when it is asked for", () => {
  it.each([
    ["where do we stand per person? post it please", "gaps by owner"],
    ["how many customers are fully associated and how many not", "gaps customers"],
    ["how many of my customers are complete and how many aren't?", "gaps customers mine"],
    ["need something I can show in the Monday meeting, just the numbers per person", "gaps by owner"],
    ["something for my boss please, figures by owner", "gaps by owner"],
    ["Morning all. Can you post where we stand, per person please, so we can go through it at 9:30", "gaps by owner"],
    ["overview for each owner", "gaps by owner"],
    ["open PAL gaps by owner", "gaps pal by owner"],
    ["who has most PAL gaps?", "gaps pal by owner"],
    ["Who has snoozed customers for longer than a month, and why?", "gaps snoozed"],
    ["Is there anybody who has not reacted to your questions for more than a week?", "gaps waiting"],
    ["which colleague has the fewest critical gaps?", "gaps critical by owner"],
    ["which customers have no owner or have no PAL?", "gaps owner pal"],
    ["customers without an owner or without PAL", "gaps owner pal"],
    ["customers with PAL or without a claim", "gaps customers"],
    [
      "Show me all customers where the Azure subscriptions aren't linked yet, grouped by owner",
      "gaps customers no-link by owner",
    ],
    ["customers without GDAP, sorted by owner please", "gaps customers no-gdap by owner"],
    [
      "How many customers do we have where neither CPOR nor PAL is in place, and how many of those does each person own?",
      "gaps customers no-cpor no-pal by owner",
    ],
    [
      "which customers have PAL but no claim, and how many has each of us?",
      "gaps customers has-link no-claim by owner",
    ],
    ["critical gaps per owner", "gaps critical by owner"],
    ["everything with azure but no PAL pls. sort by owner", "gaps customers no-link by owner"],
    ["who has azure and no pal link", "gaps customers no-link"],
    ["customers without a deputy in Germany", "gaps customers no-deputy"],
    ["which of Adele's customers have a claim but no PAL", "gaps customers has-claim no-link adele"],
    ["who's worst at the moment", "gaps by owner"],
    ["can Megan take on more customers?", "gaps by owner"],
    ["who of us is furthest behind?", "gaps by owner"],
    ["overview per customer please", "gaps customers"],
    ["status per customer, only mine", "gaps customers mine"],
    ["which customer has the most open", "gaps by count"],
    ["sort by seats", "gaps customers by seats"],
    ["which customers have the most licences?", "gaps customers by seats"],
    ["our biggest customers first please", "gaps customers by seats"],
    ["biggest customers nobody owns", "gaps unowned by seats"],
    ["the five smallest customers without PAL", "gaps customers no-link by smallest"],
    ["newest customers", "gaps customers by added"],
    ["customers by date added", "gaps customers by added"],
    ["our newest customers without a deputy", "gaps customers no-deputy by added"],
    ["sort my customers by number of seats", "gaps customers by seats mine"],
    ["what percentage of our customers is in order", "gaps in-order"],
    ["how many of mine are done already?", "gaps in-order mine"],
    ["how many customers are finished?", "gaps in-order"],
    ["how many are finished and who did them?", "gaps in-order by owner"],
    ["who improved the most?", "gaps by owner"],
    ["who closed most gaps this week", "gaps by owner"],
    ["gaps by workload", "gaps cpor"],
    ["PAL gaps by workload", ""],
    ["CPOR and PAL gaps by workload", "gaps cpor"],
    ["which products are weak for PAL?", ""],
    ["which workloads are best to claim first?", ""],
    ["how many customers are ready for Copilot?", ""],
    ["claims per owner this month", "claims by owner since 2026-11-01"],
    ["approved claims by workload since October", "claims by workload approved since 2026-10-01"],
    ["which workloads are weakest?", "claims by workload"],
    ["who's behind?", "gaps by owner"],
    ["league table please", "gaps by owner"],
    ["what did we submit in November?", "claims all sent since 2026-11-01"],
    ["how many claims did we submit this week?", "claims all sent since 2026-11-23"],
    ["what's with Microsoft for more than 14 days", "claims with-microsoft until 2026-11-13"],
    ["which approvals are still outstanding from Microsoft?", "claims with-microsoft"],
    ["which GDAP relationships end this year?", "gdap until 2026-12-31"],
    ["does anybody's delegated access run out before Christmas, and if it does, for whom?", "gdap until 2026-12-25"],
    ["where do we lose delegated access before the end of January?", "gdap until 2027-01-31"],
    ["anything rejected at the moment?", "claims rejected"],
    ["do we have anything in dispute at the moment, and at which customer?", "claims disputed"],
    ["any GDAP running out before Christmas?", "gdap until 2026-12-25"],
    ["gdap ending in the next 60 days", "gdap until 2027-01-26"],
    ["which of my customers have GDAP for less than 60 days?", "gdap mine until 2027-01-26"],
    ["when does our delegated access end at each customer?", "gdap"],
    ["which delegated admin relationships do we need to renew this quarter?", "gdap until 2026-12-31"],
    ["list all gdap end dates please", "gdap"],
    ["which GDAP expired last month", "gdap until 2026-11-27"],
    ["list expired GDAP of last quarter", "gdap until 2026-11-27"],
    ["show me the claims per workload", "claims by workload"],
    ["how many claims per workload do we have", "claims by workload"],
    ["status per workload", "claims by workload"],
    ["approved claims per workload please", "claims by workload approved"],
    ["which workloads do we have the most claims for", "claims by workload"],
    ["who has the most approved claims", "claims by owner approved"],
    ["how many approved claims per person", "claims by owner approved"],
    ["claims for each colleague", "claims by owner"],
    ["claims per customer", "claims all"],
  ])("%j: %s", (text, expected) => expect(asked(text)).toBe(expected));

  it.each([
    "gdap ends next month, is that a problem for us",
    "what happens if gdap ends?",
    "does gdap count as pal?",
    "sort them by customer name",
    "remind each owner",
    "send a message to each of us",
    "what does each person have to do if they leave?",
    "is one claim per customer enough, or must it be per workload?",
    "Do I have to fill this in for every product or just the ones we deployed?",
  ])("not by %j", (text) => expect(asked(text)).toBe(""));
});

describe("claims are listed by whose move it is, and disputes where any are asked about", () => {
  it.each([
    ["What's stuck at Microsoft right now?", "claims with-microsoft"],
    ["what is with Microsoft?", "claims with-microsoft"],
    ["anything in Microsoft's court?", "claims with-microsoft"],
    ["waiting on MS", "claims with-microsoft"],
    ["what's pending at ms", "claims with-microsoft"],
    ["which ones are still sitting with Microsoft?", "claims with-microsoft"],
    ["what are we waiting for from Microsoft", "claims with-microsoft"],
    ["What is Microsoft still looking at?", "claims with-microsoft"],
    ["stuck w/ ms", "claims with-microsoft"],
    ["mine at microsoft", "claims with-microsoft mine"],
    ["anything of adele's with ms?", "claims with-microsoft adele"],
    ["is Teams stuck at Microsoft anywhere?", "claims with-microsoft teams"],
    ["waiting on us", "claims action-required"],
    ["show me everything that's waiting on us rather than on Microsoft", "claims action-required"],
    ["our turn", "claims action-required"],
    ["ball in our court - which ones?", "claims action-required"],
    ["Is anybody disputing one of our claims?", "claims disputed"],
    ["any disputes going on?", "claims disputed"],
    ["are we disputing anything", "claims disputed"],
    ["any drafts lying around?", "claims draft"],
  ])("%j: %s", (text, expected) => expect(asked(text)).toBe(expected));

  it.each([
    "why is it stuck at Microsoft?",
    "what happens if it is stuck with Microsoft",
    "who has a problem with Microsoft",
    "which customers are on Microsoft 365?",
    "anything still pending for Megan?",
    "what is pending for our customers",
    "what are we waiting for",
    "how many times can we dispute?",
    "is it possible to dispute?",
    "what is a dispute?",
  ])("not by %j", (text) => expect(asked(text)).toBe(""));
});

describe("claims are shown from both sides where a sentence asks for both", () => {
  it.each([
    [
      "Copilot: who are we already claimed on and who's missing?",
      "claims all m365-copilot",
      "claims none m365-copilot",
    ],
    ["who has Teams and who doesn't", "claims all teams", "claims none teams"],
    ["which customers have a claim for Intune and which don't?", "claims all intune", "claims none intune"],
    [
      "copilot claims - how many approved, how many stuck w/ ms, how many not even filed",
      "claims m365-copilot",
      undefined,
    ],
    ["how many Teams claims were approved and how many rejected", "claims teams", undefined],
    [
      "how many customers have an approved claim, and how many claims are rejected?",
      "claims approved",
      "claims rejected",
    ],
  ])("%j: %s, and %s a press away", (text, expected, beside) => {
    expect(asked(text)).toBe(expected);
    expect(countedBeside(text, expected)).toBe(beside);
  });
});

describe("what is open about a workload, or for long, is listed", () => {
  it.each([
    ["Teams gaps", "gaps workload teams"],
    ["what's open for Intune?", "gaps workload intune"],
    ["any critical Exchange gaps?", "gaps critical workload exchange"],
    ["Defender issues of Megan?", "gaps workload defender megan"],
    ["who uses Exchange?", "claims all exchange"],
    ["show me everything with Intune", "claims all intune"],
    ["all the sharepoint customers", "claims all sharepoint"],
    ["copilot: which customers?", "claims all m365-copilot"],
    ["which of my customers have Teams", "claims all teams mine"],
    ["what is older than 30 days?", "gaps older 2026-10-28 by age"],
    ["any Exchange customers of mine?", "claims all exchange mine"],
    ["which claims are older than a year?", "claims all until 2025-11-27"],
    ["open since October", "gaps older 2026-10-31 by age"],
    ["anything open for more than two weeks?", "gaps older 2026-11-13 by age"],
    ["which of mine have been open for over a month", "gaps older 2026-10-27 by age mine"],
    ["can I see what Adele has open? I'm covering for her next week", "gaps adele"],
    ["high gaps older than a week of Adele", "gaps high older 2026-11-20 by age adele"],
  ])("%j: %s", (text, expected) => expect(asked(text)).toBe(expected));

  it.each([
    "what's open for the Teams call tomorrow?",
    "who can help me with Intune?",
    "what proof do I need for Exchange",
    "who hasn't answered for more than two weeks?",
    "what is new since Monday?",
    "Exchange has been approved for two weeks",
    "what have we closed in more than two weeks",
  ])("not by %j", (text) => expect(asked(text)).not.toMatch(/workload|older|claims all/));
});

it.each([
  ["older than 30 days", "2026-10-28"],
  ["open for 3 weeks or more", "2026-11-06"],
  ["sitting there for a quarter", "2026-08-27"],
  ["open > 10 days", "2026-11-17"],
  ["outstanding since 1 November", "2026-11-01"],
  ["open since Monday", "2026-11-23"],
  ["open from before October", "2026-09-30"],
  ["stuck since last month", "2026-10-31"],
  ["in two weeks", undefined],
  ["answer within 30 days", undefined],
])("takes %j to be open since %s", (text, expected) => expect(ageIn(text, today)).toBe(expected));

it.each([
  ["what should I do first?", 1],
  ["where do I start", 1],
  ["which one should I start with", 1],
  ["I got like 12 customers, which ones should I start with??", 1],
  ["what's the most urgent one", 1],
  ["the three most urgent please", 3],
  ["top 3 things for me today", 3],
  ["give me my top 5", 5],
  ["give me the worst three", 3],
  ["what are the two most important things", 2],
  ["when did I first get Contoso", 0],
  ["the first one", 1],
  ["what is urgent", 0],
  ["the three of us are out on Monday", 0],
])("%j asks for so many of the first: %i", (text, many) => expect(firstAsked(text)).toBe(many));

it.each([
  ["rejected yesterday", false, undefined],
  ["rejected two weeks ago", false, undefined],
  ["approved on Monday", undefined, undefined],
  ["rejected more than two weeks ago", undefined, "claims rejected until 2026-11-13"],
  ["approved this month", undefined, "claims approved since 2026-11-01"],
  ["claims approved yesterday", undefined, "claims approved since 2026-11-26 until 2026-11-26"],
  ["our claims were approved yesterday", undefined, undefined],
  ["my claims have all been submitted, what's next?", undefined, undefined],
  ["both of my claims have been rejected since then", undefined, undefined],
  ["were our claims approved yesterday?", undefined, "claims approved since 2026-11-26 until 2026-11-26"],
])("%j, told of a claim as it may be, by a manager or not: %s, is %s", (text, manager, expected) => {
  const reading = readWords({ text, mentions: [] }, wordsOf(text), names);
  expect(listAsked(reading, { today, me: "alex", claims: "told", manager, personal: false })).toBe(expected);
});

it.each([
  ["approved but no PAL yet", true, undefined],
  ["which of mine are approved but have no PAL yet", true, "gaps customers has-claim-approved no-link mine"],
  ["approved but no PAL yet", false, "gaps customers has-claim-approved no-link"],
])("%j, of an owner in their chat: %s, is %s", (text, personal, expected) => {
  const reading = readWords({ text, mentions: [] }, wordsOf(text), names);
  expect(listAsked(reading, { today, me: "alex", manager: false, personal })).toBe(expected);
});

it.each([
  ["who hasn't answered for more than two weeks?", "2026-11-13"],
  ["who hasn't replied to you in a month", "2026-10-27"],
  ["who hasn't answered since Monday?", "2026-11-23"],
  ["whose questions have been lying around since October", "2026-10-31"],
  ["who hasn't answered yet?", undefined],
])("%j is of whoever was asked by %s", (text, by) => expect(silentSince(text, today)).toBe(by));

it.each([
  ["which decisions wait for me?", "decisions"],
  ["what do I have to decide?", "decisions"],
  ["is there anything waiting for my approval?", "decisions"],
  ["show me all pending approvals please", "decisions"],
  ["any requests to add a customer?", "decisions"],
  ["who asked me to offboard something?", "decisions"],
  ["when does Microsoft decide on my claims?", undefined],
  ["which GDAP requests are pending?", undefined],
  ["any approvals pending at Microsoft?", undefined],
  ["are any GDAP approvals pending?", undefined],
  ["what do I need to approve in Partner Center?", undefined],
  ["which approvals am I waiting for?", undefined],
])("%j asks for what waits for a manager: %s", (text, expected) => {
  const reading = readWords({ text, mentions: [] }, wordsOf(text), names);
  const list = listAsked(reading, { today, me: "alex", manager: true, personal: true });
  expect(list === "decisions" ? list : undefined).toBe(expected);
});
