/** Hurried sentences and what is made of them. The customers and people are those of the demo's company. */
import { describe, expect, it } from "vitest";
import { commands } from "../../../src/teams/bot/commands.ts";
import { readNames, type Nameable } from "../../../src/teams/input/words/names.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import { learn, rank, readSentences, sampled } from "../../../src/teams/input/reading/intents.ts";
import { phrases } from "../../../src/teams/input/words/vocabulary.ts";
import { writers } from "../../../src/teams/input/write/writers.ts";
import { isTalk } from "../../../src/cards/forms/talk.ts";
import { whyTopics } from "../../../src/domain/catalogue/why.ts";
import { inALine } from "./understood.ts";

const named = (kind: Nameable["kind"], all: Readonly<Record<string, string>>): Nameable[] =>
  Object.entries(all).map(([id, name]) => ({ kind, id, name, refs: [id, `${id}@partner.example`] }));

const nameable = [
  ...named("customer", {
    contoso: "Contoso Ltd.",
    suites: "Contoso Suites",
    coho: "Coho Vineyard & Winery",
    fabrikam: "Fabrikam, Inc.",
    relecloud: "Relecloud",
    vanarsdel: "VanArsdel, Ltd.",
    woodgrove: "Woodgrove Bank",
    march: "March Foods",
    margies: "Margie's Travel",
    systems: "Open Systems",
    nod: "Nod Publishers",
    phone: "The Phone Company",
    tokyo: "東京トレーダーズ株式会社",
    cafe: "Liberty's Delightful Sinful Bakery & Café",
  }),
  ...named("person", {
    adele: "Adele Vance",
    alex: "Alex Wilber",
    isaiah: "Isaiah Langer",
    lynne: "Lynne Robbins",
    megan: "Megan Bowen",
    patti: "Patti Fernandez",
  }),
];
const names = readNames(nameable);
/** 27 November 2026 is a Friday. */
const today = "2026-11-27";

function understood(text: string, isNamed = false): string {
  const mentions = nameable.filter(({ kind, name }) => kind === "person" && text.includes(`@${name}`));
  return inALine(understand({ text, isNamed, mentions, today, me: "alex" }, names));
}

describe("what is only read is guessed", () => {
  it.each([
    ["who owns contoso?", "show contoso"],
    ["who owns contoso, the suites one?", "show suites"],
    ["the contoso one - suites - who owns it?", "show suites"],
    ["Who's the owner of Fabrikam", "show fabrikam"],
    ["what is open?", "gaps"],
    ["what's open at woodgrove", "show woodgrove"],
    ["don't offboard contoso", "show contoso"],
    ["don't pause contoso", "show contoso"],
    ["Megan asked about Contoso and Adele about Relecloud", "? show contoso | show relecloud"],
    ["gaps please", "gaps"],
    ["gap", "gaps"],
    ["gasp", "gaps"],
    ["my gaps", "gaps mine"],
    ["just show me what's open on my own customers, Relecloud first", "gaps first-relecloud mine"],
    ["anything on my own customers I should look at before the weekend?", "gaps mine"],
    ["what's urgent on my customers?", "gaps urgent mine"],
    ["what's due on my own before Christmas?", "gaps ending 2026-12-25 mine"],
    ["only the customers I look after myself, what's missing?", "gaps mine"],
    ["what can I do on my own, without Azure?", "gaps Cloud & AI Platforms"],
    ["show my gaps with Relecloud at the top", "gaps first-relecloud mine"],
    ["what's open on mine? Relecloud first please", "gaps first-relecloud mine"],
    ["what do I have open, beginning with Fabrikam", "gaps first-fabrikam mine"],
    ["Fabrikam first, then the rest of my gaps", "gaps first-fabrikam mine"],
    ["PAL gaps of Isaiah, Fabrikam on top", "gaps pal first-fabrikam isaiah"],
    ["show me Relecloud first", "show relecloud"],
    ["should I start with Relecloud?", "show relecloud"],
    ["how many of our claims are approved, how many pending, how many lost", "claims"],
    ["How many claims sit with Microsoft?", "claims with-microsoft"],
    ["any claims rejected or stuck with the customer?", "claims draft action-required rejected"],
    ["which claims are waiting on the customer", "claims draft action-required"],
    [
      "Are there any CPOR claims that got rejected or are stuck at Microsoft?",
      "claims action-required with-microsoft rejected",
    ],
    ["which claims are stuck?", "claims action-required with-microsoft rejected"],
    ["show me claims that are stuck or rejected", "claims action-required with-microsoft rejected"],
    ["any claims in dispute or expired?", "claims no-longer-associated disputed"],
    ["claims expired or rejected", "claims no-longer-associated rejected"],
    ["show claims in draft and expired GDAP", "gdap"],
    ["which claims wait for the customer's signature?", "claims draft action-required"],
    ["which claims are pending at customers of Megan?", "claims with-microsoft megan"],
    ["claims pending or rejected", "claims with-microsoft rejected"],
    ["total number of claims", "claims"],
    ["how many customers have no owner", "gaps unowned"],
    ["how many are unassigned?", "gaps unowned"],
    ["how many customers do I have", "gaps customers mine"],
    ["how many customers are fully associated", "gaps in-order"],
    ["are there customers where we've done everything?", "gaps in-order"],
    ["where have we finished everything", "gaps in-order"],
    ["which of my customers have nothing open?", "gaps in-order mine"],
    ["how many customers are paused", "gaps paused"],
    ["how many gaps did we close this month", "gaps closed"],
    ["how many gaps did Isaiah close", "gaps closed isaiah"],
    ["how many new gaps this week", "gaps new"],
    ["how many gaps do I have", "gaps mine"],
    ["which of my customers is worst?", "gaps mine"],
    ["which customer is worst", "gaps urgent"],
    ["which customers have the most gaps", "gaps by count"],
    ["who has the most open gaps", "gaps by owner"],
    ["who is behind", "gaps by owner"],
    ["who closed the most gaps this month?", "gaps by owner"],
    ["how old is the oldest gap", "gaps by owner"],
    ["how many questions do I still have to answer", "gaps waiting mine"],
    ["everything except low", "gaps without low"],
    ["gaps sorted by deadline", "gaps by deadline"],
    ["azure subscriptions without pal", "gaps pal"],
    ["what percentage of claims is approved", "claims"],
    ["my claims by status", "claims mine"],
    ["count the approved claims for me", "claims approved"],
    ["how many claims does Isaiah have", "claims isaiah"],
    ["claims per status for Adele", "claims adele"],
    ["how many claims bounced since October", "claims rejected since 2026-10-01"],
    ["how many claims were rejected this quarter", "claims rejected since 2026-10-01"],
    ["how many claims were rejected this month", "claims rejected since 2026-11-01"],
    ["contoso claims by status", "show contoso"],
    ["how many claims are missing", "gaps cpor"],
    ["which claims were rejected", "claims rejected"],
    ["which claims were rejected since friday?", "claims rejected since 2026-11-20"],
    ["rejected claims of Megan", "claims rejected megan"],
    ["list the claims that were turned down this week", "claims rejected since 2026-11-23"],
    ["which of my claims are in review", "claims under-review mine"],
    ["list of customers with a disputed claim", "claims disputed"],
    ["which customers have claims in draft", "claims draft"],
    ["which claims are not approved yet", "claims not-associated"],
    ["which claims haven't been submitted", "claims not-submitted"],
    ["show me all our claims", "claims all"],
    ["did Microsoft reject any claims this month?", "claims rejected since 2026-11-01"],
    ["which claims need our action", "claims action-required"],
    ["which of our claims did Microsoft turn down last week?", "claims rejected since 2026-11-16 until 2026-11-22"],
    ["claims we lost in October", "claims lost since 2026-10-01 until 2026-10-31"],
    ["are there any claims stuck on our side", "claims action-required"],
    ["show me the customers where a claim bounced", "claims rejected"],
    ["rejected claims at contoso", "show contoso"],
    ["do we have more approved or more rejected claims", "claims"],
    ["open claims", "gaps cpor"],
    ["how many claims run out this month", "gaps cpor ending"],
    ["my customers", "gaps customers mine"],
    ["all my customers", "gaps customers mine"],
    ["customers mine", "gaps customers mine"],
    ["customers", "gaps customers"],
    ["who is my deputy for relecloud?", "show relecloud"],
    ["who's our backup at relecloud", "show relecloud"],
    ["who is my deputy", "away list"],
    ["by owner", "gaps by owner"],
    ["per owner", "gaps by owner"],
    ["show me contoso ltd", "show contoso"],
    ["show relecloud not yet linked", "show relecloud"],
    ["contoso ltd", "show contoso"],
    ["relcloud", "show relecloud"],
    ["Woodgrove", "show woodgrove"],
    ["van arsdel", "show vanarsdel"],
    ["liberty’s delightful", "show cafe"],
    ["東京トレーダーズ株式会社", "show tokyo"],
    ["show me open systems", "show systems"],
    ["march foods pls", "show march"],
    ["gaps high", "gaps high"],
    ["show me the medium gaps of isaiah", "gaps medium isaiah"],
    ["list all customers", "gaps customers"],
    ["how are we doing", "gaps"],
    ["what did we fix this week", "gaps closed"],
    ["what expires soon", "gaps by deadline"],
    ["who is in charge of coho", "show coho"],
    ["does csp count for security", "why csp"],
    ["who got the reminder yesterday", "deliveries"],
    ["confirm contoso", "show contoso"],
    ["critical cpor gaps", "gaps critical cpor"],
    ["everyone without a deputy except Megan's", "gaps customers no-deputy except megan"],
    ["nudge all who haven't answered but not Megan, she's at Coho full time", "gaps waiting except megan"],
    [
      "Everybody who hasn't touched their checklist: give them a friendly nudge, but leave Megan out of it, she's been on the Coho migration all week.",
      "gaps waiting except megan",
    ],
    ["gaps azure", "gaps Cloud & AI Platforms"],
    ["gaps for isaiah", "gaps isaiah"],
    ["gaps Isaiah Langer critical", "gaps critical isaiah"],
    ["show me gaps for megan", "gaps megan"],
    ["megan's gaps", "gaps megan"],
    ["gaps megn", "gaps megan"],
    ["what does @Megan Bowen have open", "gaps megan"],
    ["megan@partner.example", "gaps megan"],
    ["Anything urgent for me today?", "gaps urgent mine"],
    ["which customers have no owner", "gaps unowned"],
    ["what's due this week", "gaps ending"],
    ["upcoming deadlines", "gaps ending"],
    ["what's new", "gaps new"],
    ["what is cpor?", "why cpor"],
    ["what does PAL mean", "why pal"],
    ["what is this?", "help"],
    ["who changed contoso?", "history contoso"],
    ["what did megan change since 1 november", "history by megan since 2026-11-01"],
    ["export the gaps to excel", "export gaps"],
    ["can you pull me a spreadsheet of all my customers with the claims and dates?", "export claims mine"],
    ["i need an excel of my gaps for the call with isaiah", "export gaps mine"],
    ["a spreadsheet of the gaps of megan please", "export gaps megan"],
    ["export all customers, it's for my boss", "export customers"],
    ["give me a list of everything approved, customer, workload, owner. excel is best", "export claims approved"],
    ["excel of all submitted claims", "export claims submitted"],
    ["can I have the approved claims in excel", "export claims approved"],
    ["can I get the disputed claims as excel", "export claims disputed"],
    ["send me megan's open gaps as a file", "export gaps megan"],
    ["who are the managers?", "managers"],
    ["show the weekly digest", "digest now"],
    ["hilfe", "help"],
    ["Lücken", "gaps"],
    ["toon gaps", "gaps"],
    ["écarts", "gaps"],
    ["ayuda", "help"],
    // Written by people who had never seen it.
    ["hi, what can you do exactly? Isaiah said we can just ask you things", "help"],
    ["are we actually associated with relecloud or not? i keep getting different answers", "show relecloud"],
    ["why is relecloud red again, we did the teams claim like 3 weeks ago", "show relecloud"],
    ["done with the pal for fabrikam, linked it this morning on both subs", "! done fabrikam"],
    ["the exchange claim at coho got rejected, says proof of execution not sufficient. what now", "show coho"],
    ["relecloud isnt mine, never was", "! not-mine relecloud"],
    [
      "sorry for the dumb question but whats the difference between cpor and pal. do we need both for coho",
      "why difference",
    ],
    ["how do i do a pal link again, always forget. is it the portal or powershell", "why link-pal"],
    ["how much money are we missing out on because of the unclaimed ones", "why incentives"],
    ["anything i need to worry about this week?", "gaps urgent"],
    ["can u post a summary, just the numbers", "gaps"],
    ["any deadlines next 2 weeks?", "gaps ending 2026-12-11"],
    ["what deadlines do we have before christmas", "gaps ending 2026-12-25"],
    ["which deadlines until friday", "gaps ending"],
    ["how is isaiah doing", "gaps isaiah"],
    ["and adele?", "gaps adele"],
    ["whats on my plate", "gaps mine"],
    ["what the heck is a PAL", "why pal"],
    ["who owns Kontoso?", "? show contoso | show suites"],
    ["show Phabrikam", "show fabrikam"],
    ["is Fan Arsdel in order?", "show vanarsdel"],
    ["who has Koho?", "show coho"],
    ["gaps of Meghan Bowan", "gaps megan"],
    ["kritical gaps", "gaps critical"],
    ["am I late on anything", "gaps overdue"],
    ["what is overdue", "gaps overdue"],
    ["what is late", "gaps overdue"],
    ["which deadlines did we miss", "gaps overdue"],
    ["Which deadlines did we miss this year?", "gaps overdue"],
    ["anything past due?", "gaps overdue"],
    ["which customers are overdue", "gaps overdue"],
    ["overdue PAL gaps of Megan", "gaps overdue pal megan"],
    ["what ran out?", "gaps overdue"],
    // What is over is told, and what is due is asked.
    ["I missed the last call. What deadlines do we have?", "gaps ending"],
    ["We missed one last month. Which deadlines are coming up?", "gaps ending"],
    ["I'm late to this, which deadlines are coming up?", "gaps ending"],
    ["Sorry for the late reply, what is due next?", "gaps ending"],
    ["Hi, I was on leave; did we miss any deadlines?", "gaps overdue"],
    // Both, of which the list of what is due has both.
    ["what is overdue or due soon?", "gaps ending"],
    ["what is overdue or due today?", "gaps ending"],
    ["what is due today?", "gaps ending 2026-11-27"],
    ["what's due tomorrow", "gaps ending 2026-11-28"],
    ["what is due this week", "gaps ending"],
    ["owner of Contoso", "show contoso"],
    ["owner of Nobody Known?", "show Nobody Known"],
    ["what is late or coming up", "gaps ending"],
    ["what is late, and what is coming up?", "gaps overdue"],
    ["what is overdue and when was it due?", "gaps overdue"],
    ["which confirmations ran out?", "gaps expired"],
    ["anything that becomes too late this month", "gaps ending"],
    ["am I about to miss anything", "gaps ending"],
    ["who was on relecloud before me?", "history relecloud"],
    ["can someone tell me who's got relecloud these days, is it still isaiah", "show relecloud"],
    ["who moved relecloud to adele and when? i dont remember okaying that", "history relecloud"],
    ["remind me again what CPOR stands for and why do we care", "why cpor"],
    ["anything due before the end of the year I should look at?", "gaps ending 2026-12-31"],
    ["anything of mine that'll bite me in december?", "gaps ending 2026-12-31 mine"],
    ["what should we watch out for in january?", "gaps ending 2027-01-31"],
    ["which customers need attention?", "gaps customers"],
    ["what's due in the second week of January?", "gaps ending 2027-01-17"],
    ["what's due in the first half of March", "gaps ending 2027-03-15"],
    ["anything due the week of the 14th?", "gaps ending 2026-12-20"],
    ["what ends in the week of the 14th?", "gaps ending 2026-12-20"],
    ["any of Megan's that Isaiah could take over, she's swamped", "gaps customers megan"],
    ["Isaiah takes over Megan's customers", "handover megan to isaiah"],
    ["Megan's customers can be taken over by Isaiah", "handover megan to isaiah"],
    ["hand Megan's customers to Isaiah", "handover megan to isaiah"],
    ["copilot at relecloud: what is missing, and by when", "show relecloud"],
    ["back to the whole lot", "gaps"],
    ["relecloud is not mine!! is of isaiah, why you always ask me", "show relecloud"],
    ["i have the csv from partner center with the claims, where i put it?", "import"],
    ["which ones have nobody's name against them??", "gaps unowned"],
    ["are we any better than last month or just treading water", "digest now"],
    ["how do i make that link thing for a subscription", "why link-pal"],
    ["fabrikam Teams claim got rejected, what do i need as proof to send it again", "show fabrikam"],
    ["who's looking after Coho Vineyard these days", "show coho"],
    ["top 5 customers w most gaps pls", "gaps by count"],
    [
      "Can you give me an overview of all claims that have been waiting for approval for more than two weeks?",
      "claims with-microsoft until 2026-11-13",
    ],
    [
      "Please give us an overview of the claims that have been waiting for Microsoft for more than thirty days.",
      "claims with-microsoft until 2026-10-28",
    ],
    [
      "Can you send me your questions in the afternoon instead of first thing in the morning?",
      "? settings quiet until 12:00",
    ],
    ["ask me again in the afternoon", "later"],
    [
      "GDAP for Woodgrove runs out on January 15, they have to approve it before then. Remind me two weeks ahead please.",
      "reminder 2027-01-01 about woodgrove",
    ],
    [
      "Woodgrove's contract ends on 31 January, remind me two weeks before",
      "reminder 2027-01-17 about woodgrove to Woodgrove's contract ends on 31 January",
    ],
    ["remind me in two weeks about Woodgrove", "reminder 2026-12-11 about woodgrove"],
    ["please write to me in the afternoon, around 2 pm would be good", "? settings quiet until 14:00"],
    ["I'm back a day early, so take Megan off as my deputy", "? away back"],
    ["Relecloud declined our GDAP request, they keep admin access in house", "show relecloud"],
    [
      "New customer: Blue Yonder, I'm the owner. GDAP was accepted on Wednesday, nothing claimed so far.",
      "add Blue Yonder owner alex",
    ],
    [
      "Please post the weekly digest on Thursday afternoons from now on, Monday is too busy for most of us.",
      "? digest here Thursday 14:00",
    ],
    [
      "The delegated admin relationship with Woodgrove runs out on the 15th of January, so I would be grateful if you warned me",
      "? set woodgrove: gdap until 2027-01-15",
    ],
    [
      "Thanks for the digest, it's really useful. One small thing: half the team reads it on the train on Monday morning, so Monday at 7:30 would suit us all better than whenever it comes now.",
      "? digest here Monday 07:30",
    ],
    [
      "I'll have no time on Tuesday. If there's something at Woodgrove that can't wait until Wednesday, I'd do it today.",
      "show woodgrove",
    ],
    ["Before we share out Adele's customers between us, I'd love to see what is open there.", "gaps adele"],
    ["Have we ever had a claim rejected?", "claims rejected"],
    ["Which customers have gaps? I'd like them grouped by owner before our meeting on Monday.", "gaps by owner"],
    [
      "There seems to be some confusion, because two people told me that they were handling Woodgrove. Who owns it?",
      "show woodgrove",
    ],
    ["I have only been doing this for two weeks, so please forgive a basic question. What is PAL?", "why pal"],
    ["Did I get this correctly?", "digest now"],
    ["What has been completed this week, by whom and for which customer?", "gaps closed"],
    [
      "Show me the Azure customers where PAL is still missing. I don't need the CPOR claims right now.",
      "gaps customers no-link",
    ],
    ["List the customers without PAL, together with whoever looks after each of them", "gaps customers no-link"],
    [
      "Compare Isaiah and Adele for me, I need to know whose load is heavier before I hand out Woodgrove.",
      "gaps by owner",
    ],
    ["I need this per owner: how many customers are fully covered and how many have something open.", "gaps by owner"],
    ["what do I need to send along for a Defender claim, is the SOW enough?", "why proof"],
    ["what do I have to upload for a cpor claim, is an email from the customer enough", "why proof"],
    ["Do we need a signed SOW or is the customer's mail fine?", "why proof"],
    ["what do I have to attach to a Defender for Endpoint claim?", "why proof"],
    ["Does GDAP on its own count as us being associated, or do we still need the claim for Intune?", "why access"],
    ["Which claims and delegated admin relationships run out before 31 December?", "gaps ending 2026-12-31"],
    ["The deadline for Woodgrove is too early. Could we move the deadline to the 14th?", "- due"],
    ["Stop pinging me at 7 in the morning, please. Nine or later is fine.", "settings"],
    ["Has any of our claims ever been declined?", "claims rejected"],
    ["all rejected or disputed claims", "claims rejected disputed"],
    ["can you give me all claims that are rejected or disputed, with the owner for each?", "claims rejected disputed"],
    ["which gdaps expire before xmas", "gdap until 2026-12-25"],
    ["which of mine are missing delegated access or run out soon", "gdap mine until 2027-01-26"],
    ["whose GDAP is missing or ending", "gdap"],
    ["no GDAP or GDAP ending before xmas", "gdap until 2026-12-25"],
    ["whose GDAP ends soon", "gdap until 2027-01-26"],
    ["whose GDAP is missing", "gaps customers no-gdap"],
    ["who covers Woodgrove while Adele is sick", "show woodgrove"],
    ["can you not remind me of Woodgrove until Monday", "snooze woodgrove until 2026-11-30"],
    ["Isaiah is sick, who can answer for Woodgrove?", "show woodgrove"],
    ["is anyone covering Woodgrove while Isaiah's on leave?", "show woodgrove"],
    ["I got a reminder about Woodgrove this morning, what's it about?", "show woodgrove"],
    ["who has Woodgrove and Relecloud when Adele's off", "? show woodgrove | show relecloud"],
    ["who stands in for Adele at Woodgrove?", "show woodgrove"],
    ["Not Isaiah but Megan should have Woodgrove", "? assign woodgrove to megan"],
    ["Megan should have asked Woodgrove", "show woodgrove"],
    ["Megan should have told Woodgrove", "show woodgrove"],
    ["Everything open at Woodgrove can wait until Monday, but not the claim", "show woodgrove"],
    ["Snooze Woodgrove until Monday, all but the claim", "show woodgrove"],
    ["Everything at Woodgrove can wait until Monday apart from the dispute", "show woodgrove"],
    ["Snooze Woodgrove until Monday but keep asking about the claim", "show woodgrove"],
    ["Not the claim, but everything else at Woodgrove can wait until Monday", "show woodgrove"],
    [
      "Snooze Woodgrove until Monday, PAL is done but not the onboarding",
      "? snooze woodgrove until 2026-11-30 because PAL is done but not the onboarding",
    ],
    ["Compare Contoso and Fabrikam before I decide", "? show contoso | show fabrikam"],
    ["Which gaps do we have? I'd like them sorted by deadline", "gaps by deadline"],
    ["Share the open claims with the owners", "? claims | export claims | gaps by owner"],
    [
      "I reported that PAL was linked at Contoso, when in fact I was signed in to Fabrikam",
      "? show contoso | show fabrikam",
    ],
    ["Adele wants to get rid of Woodgrove, but I want her to keep it", "show woodgrove"],
    ["Woodgrove's CIO would be glad if Megan could take over Woodgrove", "show woodgrove"],
    ["Snooze Woodgrove until it calls itself Azure customer on Monday", "snooze woodgrove until 2026-11-30"],
    ["Never leave Woodgrove with Megan for a week", "show woodgrove"],
    ["I'm not travelling to Woodgrove after all, snooze it until Monday", "snooze woodgrove until 2026-11-30"],
    ["Please assign Woodgrove to Megan next week", "? assign woodgrove to megan"],
    ["Hand Woodgrove over to Megan a month from now", "? assign woodgrove to megan"],
    ["Relecloud is approved. As for Woodgrove, snooze it until Friday", "snooze woodgrove until 2026-12-04"],
    ["Thanks for your weekly message. Megan will take Woodgrove from Monday at 9", "show woodgrove"],
    ["Megan should have Woodgrove's proof", "show woodgrove"],
    ["Megan should have Woodgrove on her list, I think. Is that so?", "show woodgrove"],
    ["Megan should look after Woodgrove while Isaiah is on leave", "? cover woodgrove @megan until back"],
    ["Isaiah's away, so have Megan handle Woodgrove while he is off", "? cover woodgrove @megan until back"],
    // What somebody said, or is not sure of, or for claims alone, is no wish.
    ["Adele said Megan should look after Woodgrove while Isaiah is on leave", "show woodgrove"],
    ["Maybe Megan should cover Woodgrove while Isaiah is on leave", "show woodgrove"],
    ["assign Woodgrove to Megan but keep Relecloud with me", "? assign woodgrove to megan"],
    ["give Woodgrove to Megan, but Relecloud stays with me", "? assign woodgrove to megan"],
    ["assign Woodgrove to Megan, but Relecloud to Adele", "? assign woodgrove to megan | assign relecloud to adele"],
    ["I'm not certain about Woodgrove, I'd better ask Relecloud's admin too", "? show woodgrove | show relecloud"],
    ["I'm away on Monday, Megan doesn't have to cover for me", "away from 2026-11-30 until 2026-11-30"],
    ["I cannot manage Woodgrove before 4 January", "snooze woodgrove until 2027-01-04"],
    ["Megan should cover Woodgrove while Isaiah is off, but only for claims", "show woodgrove"],
    ["Everything open at Woodgrove can wait until Monday", "snooze woodgrove until 2026-11-30"],
    ["Everything pending at Woodgrove please snooze until Monday", "snooze woodgrove until 2026-11-30"],
    ["All open for Woodgrove should go to Megan", "? assign woodgrove to megan"],
    ["Anything pending with Microsoft?", "claims with-microsoft"],
    ["everything open at Woodgrove that is overdue", "show woodgrove"],
    ["I'm away the week before Christmas, Megan stands in", "? away from 2026-12-14 until 2026-12-18 deputy megan"],
    [
      "Isaiah is off next week, can Megan cover his customers?",
      "? away isaiah from 2026-11-30 until 2026-12-04 deputy megan",
    ],
    ["I'm off next week, could Megan look after mine?", "? away from 2026-11-30 until 2026-12-04 deputy megan"],
    ["Everything open for Woodgrove and Relecloud, please", "? show woodgrove | show relecloud"],
    ["compare Woodgrove and Relecloud", "? show woodgrove | show relecloud"],
    ["we don't need GDAP at Woodgrove", "? set woodgrove: gdap not needed"],
    ["can you ask Megan where she is with Woodgrove?", "? ask woodgrove"],
    ["new customer Blue Yonder, mine for now", "add Blue Yonder owner alex"],
  ])("%j is %j", (text, expected) => expect(understood(text)).toBe(expected));

  it.each([
    ["show me relecloud please, and remind isaiah about fabrikam", "show relecloud", "ask fabrikam"],
    ["what's due this week? also snooze coho until 15 december", "gaps ending", "snooze coho until 2026-12-15"],
    ["give relecloud to adele and export the gaps to excel", "? assign relecloud to adele", "export gaps"],
    [
      "coho is in a merger. leave them alone until 15 december. who hasn't answered yet?",
      "? snooze coho until 2026-12-15 because in a merger",
      "gaps waiting",
    ],
    ["show me relecloud please, they are nice", "show relecloud", undefined],
    ["do you know by when the D365 claim for relecloud has to be in?", "show relecloud", undefined],
    ["has anyone heard back from Microsoft about the Coho Teams claim?", "show coho", undefined],
    ["did I already do fabrikam copilot?", "show fabrikam", undefined],
    // A rule that is asked about with a customer named.
    ["what would happen if we were a few days late at fabrikam?", "why late", "show fabrikam"],
    ["how do I link PAL for relecloud?", "why link-pal", "show relecloud"],
  ])("of two wishes in %j one is answered, the other offered", (text, first, second) => {
    const meant = understand({ text, isNamed: false, mentions: [], today, me: "alex" }, names);
    expect(inALine(meant)).toBe(first);
    expect("also" in meant ? meant.also?.[0]?.says : undefined).toBe(second);
  });

  it.each([
    ["not mine Woodgrove", "! not-mine woodgrove"],
    ["Not mine: Woodgrove", "! not-mine woodgrove"],
    ["Woodgrove not mine", "! not-mine woodgrove"],
    ["woodgrove?? not mine", "! not-mine woodgrove"],
    ["aint mine woodgrove", "! not-mine woodgrove"],
    ["not mine Coho Winery", "! not-mine coho"],
    ["Coho Winery not mine", "! not-mine coho"],
    ["Woodgrove and Relecloud not mine", "? unassign woodgrove from megan | unassign relecloud from megan"],
    [
      "not mine: Relecloud, Woodgrove and Fabrikam",
      "? unassign relecloud from megan | unassign woodgrove from megan | unassign fabrikam from megan",
    ],
    ["Contoso and Woodgrove are not mine", "? unassign contoso from megan | unassign woodgrove from megan"],
    ["not Woodgrove, mine is Relecloud", "show relecloud"],
    ["make me a manager", "managers add megan"],
    ["I need manager rights", "? managers add megan"],
    ["how do I become a manager?", "? managers add megan"],
  ])("an owner gives back what they say isn't theirs, and asks to be a manager: %j is %j", (text, expected) => {
    const said = { text, isNamed: false, mentions: [], today, me: "megan", personal: true, manager: false };
    expect(inALine(understand(said, names))).toBe(expected);
  });

  it.each(["make me a manager", "I need manager rights", "how do I become a manager?"])(
    "whoever is a manager sees who they are: %j",
    (text) => {
      const said = { text, isNamed: false, mentions: [], today, me: "alex", personal: true, manager: true };
      expect(inALine(understand(said, names))).toBe("managers");
    },
  );

  it.each([
    ["I'm off till Wed, anything due before I go?", "gaps ending 2026-12-02 mine", "away until 2026-12-02"],
    [
      "I'm off tomorrow. What is due by Tuesday?",
      "gaps ending 2026-12-01 mine",
      "away from 2026-11-28 until 2026-11-28",
    ],
    [
      "I'm on holiday from Monday, 7 December, to Friday, 11 December. What falls due in those days?",
      "gaps ending 2026-12-11 mine",
      "away from 2026-12-07 until 2026-12-11",
    ],
    [
      "I'm away next week. Anything due while I'm out?",
      "gaps ending 2026-12-04 mine",
      "away from 2026-11-30 until 2026-12-04",
    ],
    [
      "out of office Mon-Wed - what's due till then?",
      "gaps ending 2026-12-02 mine",
      "away from 2026-11-30 until 2026-12-02",
    ],
    ["away from Monday, what's due until then?", "gaps ending 2026-11-30 mine", "away from 2026-11-30"],
    [
      "I'm on leave from the 7th to the 11th, what should I finish first?",
      "gaps mine",
      "away from 2026-12-07 until 2026-12-11",
    ],
    [
      "out on Tuesday, anything urgent I should do before?",
      "gaps urgent mine",
      "away from 2026-12-01 until 2026-12-01",
    ],
    [
      "Isaiah covers till the 11th while I'm off, what's due by then?",
      "? away until 2026-12-11 deputy isaiah",
      "gaps ending 2026-12-11 mine",
    ],
    ["Isaiah can have Relecloud, and what else do I own?", "! not-mine relecloud to isaiah", "gaps mine"],
    ["I'm off till Wed, Isaiah has my customers", "? away until 2026-12-02 deputy isaiah", undefined],
  ])("what an owner asks beside an absence is answered for its days: %j", (text, first, second) => {
    const said = { text, isNamed: false, mentions: [], today, me: "megan", personal: true, manager: false };
    const meant = understand(said, names);
    expect(inALine(meant)).toBe(first);
    expect("also" in meant ? meant.also?.[0]?.says : undefined).toBe(second);
  });

  it.each([
    ["I'm off till Wed, anything due before I go?", "gaps ending 2026-12-02", "away until 2026-12-02"],
    ["Isaiah is out till Wed, what of his can't wait", "gaps urgent isaiah", "away isaiah until 2026-12-02"],
    ["Isaiah is out till Wed, what does he have that can't wait", "gaps urgent isaiah", "away isaiah until 2026-12-02"],
    [
      "Isaiah is off till Wed, anything of his due before?",
      "gaps ending 2026-12-02 isaiah",
      "away isaiah until 2026-12-02",
    ],
    [
      "Megan's out next week, does anything of hers run out?",
      "gaps ending 2026-12-04 megan",
      "away megan from 2026-11-30 until 2026-12-04",
    ],
  ])("of a manager's question it is everybody's, or whose absence it is: %j", (text, first, second) => {
    const said = { text, isNamed: false, mentions: [], today, me: "alex", personal: true, manager: true };
    const meant = understand(said, names);
    expect(inALine(meant)).toBe(first);
    expect("also" in meant ? meant.also?.[0]?.says : undefined).toBe(second);
  });

  it.each([
    ["gaps critcal", "gaps critical", "critical gaps"],
    ["gaps mine critcal", "gaps mine critical", "your critical gaps"],
    ["gaps critcal mine page 2", "gaps critical mine page 2", "your critical gaps"],
    ["gaps Critcal", "gaps critical", "critical gaps"],
    ["gaps onbording", "gaps onboarding", "onboarding gaps"],
    ["gaps without critcal", "gaps without critical", "gaps other than critical"],
    ["gaps unclaimd", "gaps unclaimed", "gaps at customers without a claim"],
    ["gaps by ownr", "gaps by owner", "gaps by owner"],
    ["gaps megan critcal", "gaps critical megan", "Megan Bowen's critical gaps"],
    ["gaps Owens", "", undefined],
    ["gaps xyzzy", "", undefined],
  ])("a slip in a filter's word, %j, is taken for %j, and said: %j", (text, says, guess) => {
    const meant = understand({ text, isNamed: true, mentions: [], today, me: "alex" }, names);
    expect([inALine(meant), meant.outcome === "run" ? meant.guess : undefined]).toEqual([says, guess]);
  });

  it("and the guess is said with the words that came to nothing", () => {
    const said = { text: "gaps megn xyzzy", isNamed: true, mentions: [], today, me: "alex" };
    expect(understand(said, names)).toEqual({
      outcome: "run",
      says: "gaps megan",
      guess: "Megan Bowen's gaps",
      ignored: ["xyzzy"],
    });
  });
});

describe("of a manager", () => {
  it.each([
    ["Fabrikam's mine now", "? assign fabrikam to alex"],
    ["Fabrikam is mine from now on", "? assign fabrikam to alex"],
    ["is Fabrikam mine now?", "show fabrikam"],
    ["Fabrikam isn't mine now", "show fabrikam"],
    ["what's mine now", "gaps mine"],
  ])("a customer becomes theirs where they say that it does: %j is %j", (text, expected) => {
    const said = { text, isNamed: false, mentions: [], today, me: "alex", personal: true, manager: true };
    expect(inALine(understand(said, names))).toBe(expected);
  });
});

describe("of an owner in a channel, where a manager may say yes", () => {
  it.each([
    ["can VanArsdel go to Patti instead", "? assign vanarsdel to patti"],
    ["assign VanArsdel to Patti please", "? assign vanarsdel to patti"],
    ["I could take VanArsdel if nobody else wants it", "? assign vanarsdel to megan"],
    ["I can take Coho Vineyard if nobody minds @Alex Wilber", "? assign coho to megan"],
    ["Relecloud isn't mine any more, @Adele Vance took it over last week", "? assign relecloud to adele"],
    ["Relecloud? I'll happily take them, I know their CTO", "? assign relecloud to megan"],
    ["Relecloud has nobody, I can take it, I know them", "? assign relecloud to megan"],
    // Nobody is to have it.
    ["Can somebody else take Relecloud? I'm swamped", "! not-mine relecloud"],
    ["I can take a look at Relecloud", "show relecloud"],
    ["should Relecloud come to me?", "show relecloud"],
  ])("who is to have a customer is asked about: %j is %j", (text, expected) => {
    const mentions = nameable.filter(({ kind, name }) => kind === "person" && text.includes(`@${name}`));
    const said = { text, isNamed: false, mentions, today, me: "megan", personal: false, manager: false };
    expect(inALine(understand(said, names))).toBe(expected);
  });
});

it.each([
  ["whats missing? worst first", false, "gaps"],
  ["whats missing? worst first", true, "gaps mine"],
  ["what am I missing? worst first", false, "gaps mine"],
])(
  "what is missing is everybody's in a channel, unless somebody says I: %j (personal: %j) is %j",
  (text, personal, expected) => {
    expect(inALine(understand({ text, isNamed: false, mentions: [], today, me: "alex", personal }, names))).toBe(
      expected,
    );
  },
);

it.each<[string, readonly string[] | undefined]>([
  ["Relecloud: PAL isn't set. He'll do it Monday", ["snooze relecloud until 2026-11-30"]],
  ["PAL at Relecloud isn't linked yet, the engineer does it on Monday", ["snooze relecloud until 2026-11-30"]],
  ["PAL isn't linked at Relecloud, it should be there by the 4th", ["snooze relecloud until 2026-12-04"]],
  ["PAL at Relecloud was linked on Monday", undefined],
  ["PAL isn't linked at Relecloud, he'll do it soon", undefined],
])("beside what is told, the day that it is planned for is offered: %j", (text, says) => {
  const meant = understand({ text, isNamed: false, mentions: [], today, me: "alex", isAnswer: true }, names);
  expect(inALine(meant)).toBe("! done relecloud");
  expect("also" in meant ? meant.also?.map((one) => one.says) : undefined).toEqual(says);
});

it.each<[string, readonly string[] | undefined]>([
  ["digest for the team should be Tue 8:30 not Mon, skip the week of the 28th", ["digest here Tuesday 08:30"]],
  ["skip the digest next week", undefined],
])("a week can't be left out; the day that is told beside it is a press away: %j", (text, says) => {
  const meant = understand({ text, isNamed: false, mentions: [], today, me: "alex" }, names);
  expect(inALine(meant)).toBe("- skipped-week");
  expect("fits" in meant ? meant.fits?.map((one) => one.says) : undefined).toEqual(says);
});

it.each([
  ["what's the partner id I need to give Relecloud for the PAL", "why partner-id"],
  ["Where can I see the partner ID of Relecloud?", "show relecloud"],
  ["need our MPN ID", "why partner-id"],
  ["which partner ID is linked at Relecloud?", "show relecloud"],
  ["whats gdap again and why do we need it if we've got PAL", "why access"],
  ["I don't get what PAL is good for, we already have GDAP at Contoso Suites", "show suites"],
  ["don't understand why PAL when GDAP is in place at Woodgrove", "show woodgrove"],
  ["we have GDAP there, so what's PAL for", "why access"],
  ["whom do we ask for GDAP at Woodgrove", "show woodgrove"],
  ["Woodgrove: who there has to say yes to the GDAP request?", "show woodgrove"],
  ["who at the customer signs the proof", "why proof"],
  ["whose signature do we need on the POE for Woodgrove", "show woodgrove"],
  ["who at Woodgrove do I send the GDAP invitation to?", "show woodgrove"],
  ["what is GDAP until at Relecloud", "show relecloud"],
])("which of two rules is asked: %j is %j", (text, says) => {
  const meant = understand(
    { text, isNamed: false, mentions: [], today, me: "alex", personal: true, manager: true },
    names,
  );
  expect(inALine(meant)).toBe(says);
});

describe("what is kept nowhere", () => {
  it.each<[string, string]>([
    ["note for Relecloud: admin is on leave until January", "? note relecloud: admin is on leave until January"],
    ["please note on Relecloud that we're meeting them on the 3rd", "? note relecloud: we're meeting them on the 3rd"],
    ["can you add a comment to Relecloud that they're merging", "? note relecloud: they're merging"],
    [
      "Relecloud: their new IT contact is Tom Baker, tom@relecloud.example",
      "? note relecloud: their new IT contact is Tom Baker, tom@relecloud.example",
    ],
    ["Relecloud's new admin is Pat Smith", "? note relecloud: Relecloud's new admin is Pat Smith"],
    ["The contact at Relecloud left us a message about the claim", "~ show relecloud | ask relecloud"],
    ["The contact at Relecloud left the company", "? note relecloud: The contact at Relecloud left the company"],
    ["Our contact at Relecloud is now Ms Lee.", "? note relecloud: Our contact at Relecloud is now Ms Lee."],
    ["Make me a realistic schedule, one customer a week, with Relecloud at the beginning.", "- cant"],
    [
      "Their contact leaves. Would you keep her name with Relecloud?",
      "? note relecloud: Their contact leaves. Would you keep her name with Relecloud?",
    ],
    ["Keep the new contact of Relecloud in mind", "? note relecloud: Keep the new contact of Relecloud in mind"],
    ["Keep their name as it is, Relecloud was right", "show relecloud"],
    ["We met Relecloud and set up a project plan, snooze them until Monday", "snooze relecloud until 2026-11-30"],
    ["Plan B: Megan takes Relecloud by Friday", "~ show relecloud | assign relecloud to megan | ask relecloud"],
    ["Relecloud has moved to a new provider for their phones", "show relecloud"],
    ["Relecloud could have gone to another partner, they stayed", "show relecloud"],
    ["I don't think so, but people say Relecloud is leaving us", "show relecloud"],
    ["Relecloud has moved to a different provider of mail", "show relecloud"],
    ["Relecloud left us for days without an answer", "show relecloud"],
    ["Relecloud left us on Monday with two open questions", "show relecloud"],
    ["Relecloud left us at the end of the call with questions", "show relecloud"],
    ["Relecloud left us at the end of November", "? set relecloud: offboarded because left us at the end of November"],
    ["Relecloud has moved to another partner", "? set relecloud: offboarded because has moved to another partner"],
    [
      "we don't do anything for Relecloud anymore, project ended in october",
      "? set relecloud: offboarded because project ended in october",
    ],
    ["We no longer work with Relecloud", "? set relecloud: offboarded because we don't work there any more"],
    ["As I assumed, GDAP at Relecloud was extended until March 2028", "? set relecloud: gdap until 2028-03-01"],
    [
      "I assumed GDAP at Relecloud was gone but it was renewed until March 2028",
      "? set relecloud: gdap until 2028-03-01",
    ],
    ["I thought GDAP at Relecloud was good until March 2028", "show relecloud"],
    ["They've switched to a new supplier at Relecloud but we keep Azure", "~ show relecloud | review relecloud"],
    [
      "I believed GDAP at Relecloud was until 2027, but it's until 1 March 2028",
      "? set relecloud: gdap until 2028-03-01",
    ],
    [
      "I thought I'd tell you that GDAP at Relecloud was renewed until March 2028",
      "? set relecloud: gdap until 2028-03-01",
    ],
    ["Would you help me with a few friendly lines in reply to Relecloud that explain it?", "- cant"],
    [
      "I'll write an email to Relecloud, so remind me tomorrow",
      "reminder 2026-11-28 about relecloud to I'll write an email to Relecloud",
    ],
    [
      "Relecloud has decided not to renew, and our contract with them ends on Monday.",
      "- leaving reminder 2026-11-30 about relecloud | snooze relecloud until 2026-11-30 because they're leaving us | set relecloud: offboarded | show relecloud",
    ],
    [
      "sadly Relecloud are going with another partner from January on.",
      "- leaving reminder 2027-01-01 about relecloud | snooze relecloud until 2027-01-01 because they're leaving us | set relecloud: offboarded | show relecloud",
    ],
    [
      "The signed PDF from Relecloud is in our SharePoint. Could you keep the location with the customer so whoever covers for me finds it?",
      "? note relecloud: The signed PDF from Relecloud is in our SharePoint. Could you keep the location with the customer so whoever covers for me finds it?",
    ],
    ["FYI: Relecloud moved office", "? note relecloud: Relecloud moved office"],
    [
      "waiting for the GDAP approval of Relecloud, snooze it until Monday",
      "? snooze relecloud until 2026-11-30 because waiting for the GDAP approval",
    ],
    [
      "Relecloud is leaving us at the end of the year",
      "- leaving reminder 2026-12-31 about relecloud | snooze relecloud until 2026-12-31 because they're leaving us | set relecloud: offboarded | show relecloud",
    ],
    ["Relecloud won't renew", "- leaving set relecloud: offboarded | show relecloud"],
    [
      "we're losing Relecloud as of 1 February",
      "- leaving reminder 2027-02-01 about relecloud | snooze relecloud until 2027-01-26 because they're leaving us | set relecloud: offboarded | show relecloud",
    ],
    [
      "Relecloud goes with another partner next month, so we lose Exchange",
      "- leaving reminder 2026-12-31 about relecloud | snooze relecloud until 2026-12-31 because they're leaving us | set relecloud: offboarded | show relecloud",
    ],
    ["Relecloud is going to another partner", "- leaving set relecloud: offboarded | show relecloud"],
    [
      "the contract with us ends 31 January at Relecloud",
      "- leaving reminder 2027-01-31 about relecloud | snooze relecloud until 2027-01-26 because they're leaving us | set relecloud: offboarded | show relecloud",
    ],
    ["fyi Relecloud is merging with Fabrikam", "? note relecloud: Relecloud is merging with Fabrikam"],
    // That is what they tell, or want.
    ["please note Megan is off until Monday", "away megan until 2026-11-30"],
    ["fyi, I'm off tomorrow", "away from 2026-11-28 until 2026-11-28"],
    ["I'm out Thursday and Friday, don't expect any answers", "away from 2026-12-03 until 2026-12-04"],
    ["Not in on Thursday and Friday, you won't get any answers", "away from 2026-12-03 until 2026-12-04"],
    ["On holiday next week, so don't wait for my answers", "away from 2026-11-30 until 2026-12-04"],
    [
      "Relecloud is lost, they went to another partner in sept. Can you take it off my list",
      "? set relecloud: offboarded because lost, they went to another partner in sept",
    ],
    ["Relecloud left us, shall we take it off?", "? set relecloud: offboarded because left us"],
    [
      "relecloud we lost in september, you can take them off",
      "? set relecloud: offboarded because we lost in september",
    ],
    [
      "Relecloud are gone, they went with another partner. Remove them please",
      "? set relecloud: offboarded because gone, they went with another partner",
    ],
    ["Relecloud closed down in October", "? set relecloud: offboarded because closed down in October"],
    [
      "Relecloud told me yesterday that they have signed with another partner, so I don't think we need to keep asking about them. Could you please take them off the list?",
      "? set relecloud: offboarded because have signed with another partner",
    ],
    // A colleague's word.
    ["Isaiah says Relecloud has left us", "? set relecloud: offboarded because Isaiah says they have left us"],
    [
      "I heard from Isaiah that Relecloud is gone",
      "? set relecloud: offboarded because I heard from Isaiah that they are gone",
    ],
    [
      "Isaiah said we should offboard Relecloud",
      "? set relecloud: offboarded because Isaiah said we should offboard them",
    ],
    ["Isaiah thinks we should pause Relecloud", "? set relecloud: paused because Isaiah thinks we should pause them"],
    ["Isaiah wants us to offboard Relecloud because they merge", "? set relecloud: offboarded because they merge"],
    ["Isaiah says we shouldn't offboard Relecloud", "show relecloud"],
    [
      "Isaiah says we need to start offboarding Relecloud",
      "? set relecloud: offboarded because Isaiah says we need to start offboarding them",
    ],
    ["Isaiah says Relecloud hasn't left us", "show relecloud"],
    // Theirs, not they.
    ["the CFO at Relecloud left us", "? note relecloud: the CFO at Relecloud left us"],
    ["Anna at Relecloud has left us last week", "? note relecloud: Anna at Relecloud has left us last week"],
    ["the admin of Relecloud quit", "? note relecloud: the admin of Relecloud quit"],
    ["Relecloud's CIO quit", "? note relecloud: Relecloud's CIO quit"],
    ["we lost 50 seats at Relecloud", "show relecloud"],
    ["we lost Relecloud in the spring", "? set relecloud: offboarded because we lost them in the spring"],
    ["We are losing money at Relecloud", "show relecloud"],
    ["Relecloud is leaving Azure for AWS", "show relecloud"],
    ["note that Relecloud left us in September", "? set relecloud: offboarded because left us in September"],
    ["note: Relecloud goes to Adele", "? assign relecloud to adele"],
    ["what notes do you have on Relecloud?", "show relecloud"],
  ])("a note: %j is %j", (text, expected) => expect(kept(text)).toBe(expected));

  it.each([
    ["As I learned today, Relecloud no longer works with us.", true],
    ["Isaiah says the offboarding call at Relecloud is on Monday", false],
    ["Isaiah said the offboarding form for Relecloud is ready", false],
    ["Isaiah asked us to pause the meetings at Relecloud until January", false],
    ["Isaiah asked me how to offboard Relecloud", false],
    ["I lost Relecloud in the list again", false],
    ["we lost Relecloud in the shuffle last week", false],
    ["we lost Relecloud on Monday's call", false],
    ["Isaiah says he lost Relecloud in the list", false],
    ["Relecloud has gone to another provider, so could you stop asking about them?", true],
    [
      "Relecloud has cancelled its contract with us and changed to a competitor, so please take them off the list.",
      true,
    ],
    ["Relecloud may sign with another partner next year", false],
    ["Relecloud has not signed with another partner", false],
    ["I heard that Relecloud signed with another partner", false],
    ["Relecloud signed with another partner for security", false],
    ["Relecloud went with another partner for that project", false],
    ["Relecloud hired another company to renovate the office", false],
    ["Relecloud chose another company to renovate the office", false],
    ["Relecloud found somebody else", false],
    ["Relecloud went with somebody else", true],
    ["Relecloud chose another provider", true],
    ["Relecloud left us for another partner", true],
    ["Relecloud left us in October", true],
    ["Relecloud left us waiting", false],
    ["Relecloud left us in the dark about PAL", false],
    ["Relecloud left us alone with it", false],
  ])("they have left: %j asks to offboard them %j", (text, isGone) =>
    expect(/^\? set relecloud: (?:offboarded|paused) because /.test(kept(text))).toBe(isGone),
  );

  const due = (customer: string, day?: string) =>
    `- due ${day === undefined ? "" : `reminder ${day} about ${customer} | `}ask ${customer} | show ${customer}`;
  it.each<[string, string]>([
    ["Isaiah should have the PAL at Relecloud done by the 4th", due("relecloud", "2026-12-04")],
    ["@Isaiah Langer please get the PAL at Relecloud done by Friday 4 December", due("relecloud", "2026-12-04")],
    ["Patti needs to submit the Exchange claim for Relecloud before Christmas", due("relecloud")],
    ["set a deadline for Megan: Relecloud PAL by 10 Dec", due("relecloud", "2026-12-10")],
    ["@Adele Vance can you get the copilot claim for Relecloud in this week?", due("relecloud")],
    ["Relecloud has to be done by Friday next week", due("relecloud", "2026-12-04")],
    ["I want all of Adele's checklists answered by next Friday", "- due gaps waiting adele"],
    // That is asked, or wanted of the bot.
    ["what needs to be done by Friday at Relecloud?", "show relecloud"],
    ["remind Isaiah to have the PAL at Relecloud done by Friday", "? ask relecloud"],
    ["Relecloud should go to Adele by Monday", "? assign relecloud to adele"],
    ["give Relecloud to Adele until Friday please", "? cover relecloud @adele until 2026-12-04"],
  ])("a date for a task: %j is %j", (text, expected) => expect(kept(text)).toBe(expected));

  function kept(text: string): string {
    const mentions = nameable.filter(({ kind, name }) => kind === "person" && text.includes(`@${name}`));
    const meant = understand(
      { text, isNamed: false, mentions, today, me: "alex", personal: true, manager: true },
      names,
    );
    const fits = "fits" in meant ? (meant.fits ?? []).map(({ says }) => says).join(" | ") : "";
    return `${inALine(meant)} ${fits}`.trim();
  }
});

it.each([
  ["show Adatum NL", "show adatumnl"],
  ["PAL at adatum nl is linked", "! done adatumnl"],
  ["who owns Adatum", "? show adatumnl | show adatum"],
  ["is adatum at risk", "? show adatumnl | show adatum"],
])("of two of one name, the country that is shortened says which is meant: %j", (text, expected) => {
  const two = readNames([...named("customer", { adatum: "A. Datum Corporation", adatumnl: "Adatum Nederland B.V." })]);
  expect(inALine(understand({ text, isNamed: text.startsWith("show"), mentions: [], today, me: "alex" }, two))).toBe(
    expected,
  );
});

describe("a name that is an everyday word as well", () => {
  it.each([
    ["PAL is linked at Nod", "! done nod"],
    ["Nod: no Azure", "! done nod"],
    ["Nod and Relecloud have no Azure", /nod.*relecloud|relecloud.*nod/],
    ["Nod is fine, thanks", "show nod"],
    ["Nod's contact is on holiday until 7 December", /nod/],
    ["the claim got the nod yesterday", /^(?!.*nod)/],
    ["PAL is linked at The Phone Company", "! done phone"],
    ["Phone Company: no Azure", "! done phone"],
    ["phone co: no Azure", "! done phone"],
    ["what's the difference between PAL and CPOR, I have a customer on the phone", "why difference"],
    ["EVERYBODY JUST NODS, WHAT IS PAL", /^why/],
    ["What is the margin on Woodgrove?", "show woodgrove"],
  ])("is meant where it is written as a name: %j is %s", (text, expected) => {
    if (typeof expected === "string") expect(understood(text)).toBe(expected);
    else expect(understood(text)).toMatch(expected);
  });
});

describe("of an owner who is no manager", () => {
  it.each([
    ["I'll have relecloud today", "show relecloud"],
    ["let's do relecloud first", "show relecloud"],
    ["could Adele take relecloud off me", "! not-mine relecloud to adele"],
    ["Megan is off next week", "away megan"],
    ["I'm off next week", "away from 2026-11-30 until 2026-12-04"],
  ])("%j is %j", (text, expected) =>
    expect(
      inALine(
        understand({ text, isNamed: false, mentions: [], today, me: "alex", personal: true, manager: false }, names),
      ),
    ).toBe(expected),
  );
});

describe("a customer of whom a manager says who can have it", () => {
  it.each([
    ["Adele can have relecloud from me", "? assign relecloud to adele"],
    ["Adele can have relecloud from me if she's ok with it", "? assign relecloud to adele"],
    ["Relecloud can go to Adele, if she wants it", "? assign relecloud to adele"],
    [
      "I'll take coho myself, and Adele can have relecloud if that's fine with her",
      "? assign coho to alex | assign relecloud to adele",
    ],
    ["assign relecloud to Adele if she agrees", /^(?!assign)/],
    ["Isaiah can have relecloud if Adele agrees", "show relecloud"],
    ["haven't heard back from relecloud", "show relecloud"],
    ["did we hear back from relecloud?", "show relecloud"],
  ])("%j is %s", (text, expected) => {
    if (typeof expected === "string") expect(understood(text)).toBe(expected);
    else expect(understood(text)).toMatch(expected);
  });
});

it.each([
  ["what's going to bite us before Christmas?", "gaps ending 2026-12-25"],
  ["anything that will blow up before 20 December?", "gaps ending 2026-12-20"],
])("what may bite has a deadline: %j is %s", (text, expected) => expect(understood(text)).toBe(expected));

it.each([
  ["good job everyone, 3 more customers done this week 🎉", "- praise"],
  ["kudos to Adele for the Relecloud claim", "- praise"],
  ["good job", "- praise"],
  ["well done Isaiah, Relecloud is finally sorted", /relecloud/],
  ["Nice job on Relecloud. Assign it to Megan", "? assign relecloud to megan"],
  [
    "Nice job! It was hard work to get Relecloud linked. Snooze it until Monday.",
    "? snooze relecloud until 2026-11-30 because It was hard work to get Relecloud linked",
  ],
  ["well done team. Who has most gaps left?", "gaps by owner"],
  ["Well done. What's open at Relecloud?", "show relecloud"],
  ["Excellent job. Not mine though", "- praise"],
  ["Good job! They answered", "- praise"],
])("praise is no wish, and says nothing of a customer: %j is %s", (text, expected) => {
  if (typeof expected === "string") expect(understood(text)).toBe(expected);
  else expect(understood(text)).toMatch(expected);
});

it.each([
  ["I'll take relecloud, makes sense with contoso", "? assign relecloud to alex"],
  ["relecloud has nobody, I'll take it", "? assign relecloud to alex"],
  ["what do I actually need to upload for a CPOR claim", "why proof"],
  ["Can someone take relecloud? Patti you have the fewest, ok if I put it on you", "? assign relecloud to patti"],
  ["@Patti Fernandez could you look after relecloud from now on?", "? assign relecloud to patti"],
  ["who has no PAL? I don't want another Relecloud situation", "gaps customers no-link"],
  ["ok give it to Isaiah then, and Relecloud to Megan", "? assign relecloud to megan"],
  ["Which of mine are completely finished?", "gaps in-order mine"],
  ["which of mine haven't I touched in a month or so", "gaps customers quiet-2026-10-27 mine"],
  ["what is still open before year end?", "gaps ending 2026-12-31"],
  ["what did we lose this month", "claims lost since 2026-11-01"],
  ["who has the most stuff overdue right now", "gaps overdue by owner"],
])("%j is %s", (text, expected) => expect(understood(text)).toBe(expected));

describe("a customer who leaves", () => {
  it.each([
    [
      "Relecloud moved to another partner, please offboard them",
      "? set relecloud: offboarded because they moved to another partner",
    ],
    ["relecloud is bankrupt. Can you offboard them?", "? set relecloud: offboarded because they are bankrupt"],
    ["Relecloud wants to move to another partner in January. What happens with our claims then?", /relecloud/],
    ["Just talked to Relecloud, they want to move to another partner. what happens with our claims?", /relecloud/],
    ["Relecloud has asked us not to offboard them", /relecloud/],
    ["Relecloud has moved to another partner, but don't offboard them", /relecloud/],
  ])("is offboarded only once it's said to have left, for the reason said: %j is %s", (text, expected) => {
    if (typeof expected === "string") expect(understood(text)).toBe(expected);
    else expect(understood(text)).toMatch(expected);
    if (typeof expected !== "string") expect(understood(text)).not.toContain("offboarded");
  });
});

describe("a workload that a customer takes up", () => {
  it.each([
    ["Relecloud also started with Power BI in October, we did the rollout", "! claim relecloud"],
    ["Relecloud bought Power BI from us, please add it", "! claim relecloud"],
    ["Relecloud just signed for Teams, we start 11 January", "! claim relecloud"],
    ["Relecloud wants us to do Exchange starting January, how do I get that in here?", "! claim relecloud"],
    ["we're starting a Power BI project at Relecloud in January", "! claim relecloud"],
    ["the Power BI migration at Relecloud begins on 11 January", "! claim relecloud"],
    ["from January on we'll do Power BI at Relecloud", "! claim relecloud"],
    ["Relecloud plans to introduce Power BI in Q1", "! claim relecloud"],
    ["Relecloud: Power BI kickoff is on 12 January", "! claim relecloud"],
    ["Relecloud have signed, we start Power BI with them next week", "! claim relecloud"],
    ["Power BI starts at Relecloud on Monday", "! claim relecloud"],
    ["we kicked off Power BI at Relecloud today", "! claim relecloud"],
    ["new project at Relecloud: Power BI, starting this week", "! claim relecloud"],
    ["we're not starting the Power BI project at Relecloud before March", /^(?!!)/],
    ["snooze Relecloud until the Power BI project starts in January", "snooze relecloud until 2027-01-01"],
    ["Relecloud started with Power BI. Do we need a claim?", /^(?!!)/],
    ["Relecloud never bought Power BI from us", /^(?!!)/],
    ["Relecloud wants us to drop the Power BI project", /^(?!!)/],
    ["When Relecloud has started with Power BI, tell me", /^(?!!)/],
  ])("opens its form: %j", (text, expected) => {
    const said = understand({ text, isNamed: false, mentions: [], today, me: "alex", claims: "named" }, names);
    if (typeof expected === "string") expect(inALine(said)).toBe(expected);
    else expect(inALine(said)).toMatch(expected);
  });
});

describe("owners and absences in one sentence", () => {
  it.each([
    ["Adele covers relecloud next week", "? cover relecloud @adele from 2026-11-30 until 2026-12-04"],
    ["Adele covers relecloud for Megan until Friday", "? cover relecloud @adele until 2026-12-04"],
    ["make Adele deputy for relecloud from Monday", "set relecloud: deputy adele from 2026-11-30"],
    ["Megan stands in for coho on Mondays", "set coho: deputy megan every week"],
    ["set Adele as deputy for relecloud", "? set relecloud: deputy adele"],
    ["away Megan next month", "away megan from 2026-12-01 until 2026-12-31"],
    [
      "away @Megan from Monday for two weeks, deputy Adele",
      "? away megan from 2026-11-30 until 2026-12-13 deputy adele",
    ],
    ["Megan isn't working Christmas week", "away megan from 2026-12-21 until 2026-12-25"],
    ["Megan has a half day on Monday", "away megan from 2026-11-30 until 2026-11-30"],
    ["away alex tomorrow", "away from 2026-11-28 until 2026-11-28"],
    ["I'm off the 7th and 8th", "away from 2026-12-07 until 2026-12-08"],
    ["Megan doesn't work Mondays", "away every week"],
    ["Megan has the flu", "away megan"],
    ["remind me about coho at 3pm", "? reminder 2026-11-28 about coho"],
    ["remind me about coho in an hour", "? reminder 2026-11-28 about coho"],
    ["off every Friday in December", "away every week"],
    ["out this afternoon", "away until 2026-11-27"],
    ["relecloud megan, fabrikam me", "? assign relecloud to megan | assign fabrikam to alex"],
    [
      "relecloud and fabrikam have no owner. give relecloud to @Megan Bowen and fabrikam to @Adele Vance",
      "? assign relecloud to megan | assign fabrikam to adele",
    ],
    [
      "I'm off from 21 Dec until 4 Jan, please don't send me questions then. if something's urgent ask Lynne",
      "? away from 2026-12-21 until 2027-01-04 deputy lynne",
    ],
    ["don't chase Adele while she's away, she's back on Dec 11", "away adele until 2026-12-10"],
    [
      "I'm covering for @Isaiah Langer from Monday to Wednesday, please send me his questions in these days",
      "? away isaiah from 2026-11-30 until 2026-12-02 deputy alex",
    ],
    ["I'm off from 21 Dec until 4 Jan if my boss agrees", "away list"],
    ["relecloud goes to Adele and fabrikam to Megan", "? assign relecloud to adele | assign fabrikam to megan"],
    ["I'd better take relecloud off Megan and have it myself", "? assign relecloud to alex"],
    ["half of Megan's to Adele", "gaps customers megan"],
    [
      "Megan is skydiving from Monday through the 14th. Adele covers for her",
      "? away megan from 2026-11-30 until 2026-12-14 deputy adele",
    ],
    [
      "make Adele the owner of Relecloud and Megan the owner of Coho",
      "? assign relecloud to adele | assign coho to megan",
    ],
    ["give relecloud to Adele, and coho as well", "? assign relecloud to adele | assign coho to adele"],
    ["give the ones without anybody to Adele for now", "gaps unowned"],
    ["coho copilot and teams both approved, woo", "! claim coho"],
    ["all of Megan's to Adele except relecloud", "handover megan to adele except relecloud"],
    ["take Megan's name off relecloud", "? unassign relecloud from megan"],
    ["nobody owns relecloud any more", "? unassign relecloud"],
    ["show me the history of relecloud", "history relecloud"],
    ["take Isaiah off relecloud", "? unassign relecloud from isaiah"],
    ["take relecloud off my list, Isaiah looks after them now", "? assign relecloud to isaiah"],
    ["take relecloud off my list, Isaiah has it from Monday", "? assign relecloud to isaiah"],
    ["take relecloud off my list, Isaiah has it on his radar", "? unassign relecloud from alex"],
    ["take relecloud off my list, Isaiah looks after it very well", "? unassign relecloud from alex"],
    ["remove relecloud from my customers, Isaiah is responsible for it", "? assign relecloud to isaiah"],
    ["remove me as owner of relecloud", "? unassign relecloud from alex"],
    ["remove Megan as owner of Relecloud for now", "? unassign relecloud from megan"],
    ["who can I take off relecloud", "show relecloud"],
    ["stop pinging me about relecloud, waiting on their legal", "snooze relecloud because waiting on their legal"],
    [
      "relecloud is frozen for budget till Jan 15, stop nagging",
      "? snooze relecloud until 2027-01-15 because frozen for budget",
    ],
    [
      "still waiting on the customer for relecloud, can you leave me alone about it till the 14th",
      "? snooze relecloud until 2026-12-14 because still waiting on the customer",
    ],
    [
      "waiting for relecloud's signature so snooze it until the 14th",
      "? snooze relecloud until 2026-12-14 because waiting for their signature",
    ],
    [
      "waiting for relecloud to sign, leave me alone about it till the 14th",
      "? snooze relecloud until 2026-12-14 because waiting for them to sign",
    ],
    [
      "Relecloud have a change freeze until 11 January, their CISO was quite firm. It would be kind if you didn't nudge me about them until then.",
      "? snooze relecloud until 2027-01-11 because a change freeze",
    ],
    ["I'm off from the 22nd, back Jan 5. Megan covers", "? away from 2026-12-22 until 2027-01-04 deputy megan"],
    ["am I covering for Megan? since when?", "away list"],
    [
      "Megan is from Monday till 14th on vacation, Adele makes her deputy",
      "? away megan from 2026-11-30 until 2026-12-14 deputy adele",
    ],
    [
      "Isaiah is off from Monday for two weeks, Adele covers",
      "? away isaiah from 2026-11-30 until 2026-12-13 deputy adele",
    ],
    ["don't take Megan off relecloud", "show relecloud"],
    ["Isaiah leaves relecloud, no replacement yet", "? unassign relecloud from isaiah"],
    ["make relecloud ownerless", "? unassign relecloud"],
    ["my vacation starts on Monday and lasts two weeks", "away from 2026-11-30 until 2026-12-13"],
    ["Isaiah is away the first week of January", "away isaiah from 2027-01-04 until 2027-01-08"],
    ["cancel my absence in December", "? away off from 2026-12-01 until 2026-12-31"],
    ["I'm away from 14 to 18 December", "away from 2026-12-14 until 2026-12-18"],
    ["Don't message me before 10, and I'm away on Monday", "away from 2026-11-30 until 2026-11-30"],
    ["I'm away on Monday, and please don't message me before ten", "away from 2026-11-30 until 2026-11-30"],
    ["I have an appointment on Monday afternoon", "away from 2026-11-30 until 2026-11-30"],
    ["My trip is cancelled, send my questions again instead of to my deputy", "? away off"],
    ["My trip was called off, so please ask me again instead of my deputy", "? away off"],
    ["The conference has been called off", "? away off"],
    ["I won't be in tomorrow and on Monday", "away from 2026-11-28 until 2026-11-30"],
    [
      "I'm at a conference from Tuesday to Thursday and would be glad if Isaiah could answer for my customers.",
      "? away from 2026-12-01 until 2026-12-03 deputy isaiah",
    ],
    ["I don't travel after all", "? away off"],
    ["My trip was cancelled, no need to snooze anything", "? away off"],
    ["I'm away until Monday. What has Megan answered by Wednesday?", "away until 2026-11-30"],
    ["I'm away until Monday. Can Megan cover?", "? away until 2026-11-30 deputy megan"],
    ["I am not leaving on Monday after all, but from Wednesday", "away from 2026-12-02"],
    ["I'm on holiday dec 14-18, megan stands in", "? away from 2026-12-14 until 2026-12-18 deputy megan"],
    ["off from thursday for a fortnight", "away from 2026-12-03 until 2026-12-16"],
    ["I'm off thu and fri", "away from 2026-12-03 until 2026-12-04"],
    ["off tomorrow", "away from 2026-11-28 until 2026-11-28"],
    ["I'm off the week of the 14th", "away from 2026-12-14 until 2026-12-18"],
    ["I'm away from Monday", "away from 2026-11-30"],
    ["from now until Friday I'm away", "away until 2026-12-04"],
  ])("%j is %s", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("a customer whom nobody has here", () => {
  it.each([
    ["Adatum is done", "show Adatum"],
    ["PAL is linked at Adatum", "show Adatum"],
    ["the Adatum claim was approved", "show Adatum"],
    ["proseware isn't mine", "show Proseware"],
    ["Proseware left us", "show Proseware"],
    ["where are we on Proseware? signed the SOW last Thursday", "show Proseware"],
    ["Proseware: Teams approved", "show Proseware"],
    ["who owns Alpine Ski House", "show Alpine Ski House"],
    ["what's missing at Proseware", "show Proseware"],
    ["I can't do Proseware", "show Proseware"],
    ["we signed Proseware on friday, megan takes it", "add Proseware owner megan"],
    ["Proseware signed!", "add Proseware"],
    ["where are we on everything, before I've had my coffee?", "gaps"],
    ["we signed relecloud yesterday, Adele is taking it", "? assign relecloud to adele"],
  ])("of %j is looked up or added by its name", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("ideas in any order and any words", () => {
  it.each([
    // Who has what, and who does not answer.
    ["which of us has got coho these days", "show coho"],
    ["does anybody own fabrikam? I don't see a name", "show fabrikam"],
    ["which customers does isaiah look after", "gaps customers isaiah"],
    ["do we have anyone nobody looks after", "gaps unowned"],
    ["who still owes us an answer", "gaps waiting"],
    ["did everyone answer?", "gaps waiting"],
    ["which of my people is furthest behind", "gaps by owner"],
    ["compare isaiah and adele", "gaps by owner"],
    ["compare October and November", "digest now"],
    // How much, how urgent, until when.
    ["how many customers do we have w/o any PAL", "gaps customers no-link"],
    ["which customers still have no PAL on their azure subs", "gaps customers no-link"],
    ["which claims were turned down, and for what reason?", "claims rejected"],
    ["what did Microsoft decline this month and why", "claims rejected since 2026-11-01"],
    ["any rejected ones, and what's the reason?", "claims rejected"],
    ["Who still has open items for this month? Monday is the last working day", "gaps ending 2026-11-30 by owner"],
    ["Monday is month end, who still has things open?", "gaps ending 2026-11-30 by owner"],
    ["who still needs to close something by 7 December?", "gaps ending 2026-12-07 by owner"],
    ["who still has stuff due before month end", "gaps ending 2026-11-30 by owner"],
    ["which of our azure customers still have a subscription we're not linked on?", "gaps pal"],
    ["any azure subs not linked yet", "gaps pal"],
    ["is there anything that runs out before Christmas? not only mine, everyone's", "gaps ending 2026-12-25"],
    ["critical azure stuff of isaiah", "gaps critical Cloud & AI Platforms isaiah"],
    ["which dynamics claims run out before end of june", "gaps Business Applications cpor ending 2027-06-30"],
    ["what expires this quarter", "gaps ending 2026-12-31"],
    ["what should I do first", "gaps mine"],
    ["did we get any better since the summer", "digest now"],
    ["what changed vs last wk", "digest now"],
    // What things are, and how they are done.
    ["which role do I need on the subscription", "why roles"],
    ["what documents do I have to attach for the claim", "why proof"],
    ["how do I hand over customers", "help handover"],
    ["how fresh is the data you show", "sources"],
    ["can alex see everything or only his own stuff", "- rights"],
    // What is to happen.
    ["Isaiah is taking over Coho Vineyard from Alex as of today", "? assign coho to isaiah"],
    ["put Isaiah on relecloud from today, Alex has too much on his plate", "? assign relecloud to isaiah"],
    ["isaiah has left, please reassign his accounts to adele", "handover isaiah to adele"],
    ["woodgrove asked us to wait until 15 january", "snooze woodgrove until 2027-01-15"],
    [
      "can I get one more week for relecloud? their IT guy is sick",
      "? snooze relecloud until 2026-12-04 because their IT guy is sick",
    ],
    ["please don't remind anyone about fabrikam until 8 january", "snooze fabrikam until 2027-01-08"],
    ["remind me about coho next tues", "reminder 2026-12-01 about coho"],
    ["ping me Friday about coho if I haven't by then", "reminder 2026-12-04 about coho to coho if I haven't by then"],
    ["please don't remind me about coho before Friday", "snooze coho until 2026-12-04"],
    ["coho: not now, tomorrow", "? later coho until 2026-11-28"],
    ["ask me again about coho tomorrow", "later coho until 2026-11-28"],
    ["send isaiah the checklist for fabrikam", "? ask fabrikam"],
    ["can the digest come fridays instead of mondays, like 9ish", "? digest here Friday 09:00"],
    ["can you post the digest on Friday afternoon instead of Monday?", "? digest here Friday 14:00"],
    ["could the digest come on Monday mornings please", "? digest here Monday 09:00"],
    ["can the digest come before 9?", "? digest here 08:30"],
    ["the digest is a bit late for us, half past eight would be better", "? digest here 08:30"],
    ["when does your digest come, and can we have it before 9 on mondays?", "digest"],
    ["why did the digest come at 9 on Monday?", "digest"],
    ["Post the digest now please, I need it for the 2 o'clock", "digest now"],
    ["can I have the digest now? meeting at 3pm", "digest now"],
    ["could you post the digest? we go through it at 3", "digest now"],
    ["send the digest here, I have a call at 10:30", "digest now"],
    ["I need the digest at 8", "? digest here 08:00"],
    ["digest at 8 on Mondays, we discuss it at 9", "? digest here Monday 08:00"],
    ["can we have the digest earlier? our meeting is at 9", "? digest here 09:00"],
    ["stop pinging me every day", "- stop"],
    [
      "Because I am going to be on leave from 14 December until the end of December, Megan will look after my customers during that time.",
      "? away from 2026-12-14 until 2026-12-31 deputy megan",
    ],
    ["pls not before 9 in the morning", "? settings quiet until 09:00"],
    ["oops, that was a mistake", "- undo"],
    ["here's the export from partner center, where do i drop it", "import"],
    ["I need it as excel", "? export gaps | export customers"],
    ["contoso changed its name to Contoso Europe", "? set contoso: called Contoso Europe"],
    ["Relecloud changed its name to Farm Foods on 1 November", "? set relecloud: called Farm Foods"],
    [
      "Relecloud is now called Relecloud Labs, as they told us in a letter yesterday.",
      "? set relecloud: called Relecloud Labs",
    ],
    ["Relecloud is now called Labs, Inc.", "? set relecloud: called Labs, Inc."],
    [
      "Relecloud has been renamed to Farm Foods last month, and their domain is going to change as well.",
      "? set relecloud: called Farm Foods",
    ],
    [
      "Please be aware that Relecloud has changed its name to Cloud Estate B.V. last year, and moved.",
      "? set relecloud: called Cloud Estate B.V.",
    ],
  ])("%j is %j", (text, expected) => expect(understood(text)).toBe(expected));

  it.each([
    // Words of commands in sentences about something else.
    ["I would like to ask if the claim of fabrikam is accepted already", "show fabrikam"],
    ["The digest says relecloud is due on the 15th but Megan told me the 22nd", "show relecloud"],
    ["relecloud: PAL still waiting for their admin", "show relecloud"],
    ["customer wont give us access at coho, what now", "show coho"],
    ["how come isaiah didn't get a reminder for fabrikam", "show fabrikam"],
    ["thanks, have a nice weekend", "- thanks"],
    ["Well done team, and thanks bot, that's the first week without anything red", "- thanks"],
    ["Ok I admit it, I was sceptical but this saves me an hour every Monday", "- thanks"],
  ])("%j is no more than %j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("what is told and not asked opens the card it is about", () => {
  it.each([
    ["done", "! done"],
    ["Our claims were approved yesterday", "! claim"],
    ["all our claims are approved now", "! claim"],
    ["yes it's linked", "! done"],
    ["it's done", "! done"],
    ["not yet", "! done"],
    ["remind me next week", "reminder 2026-12-04"],
    ["done with contoso ltd", "! done contoso"],
    ["we submitted the claim for fabrikam", "! done fabrikam"],
    ["contoso is linked now", "! done contoso"],
    ["this is not my customer", "! not-mine"],
    ["nicht mein kunde", "! not-mine"],
    ["ik ben klaar met fabrikam", "! done fabrikam"],
    ["what's done this week?", "gaps closed"],
    ["is fabrikam done?", "show fabrikam"],
  ])("%j is %j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("in a channel, in a hurry, in other languages", () => {
  it.each([
    ["who hasn't answered", "gaps waiting"],
    ["which owners have not replied", "gaps waiting"],
    ["anyone not done yet", "gaps waiting"],
    ["remind everyone", "gaps waiting"],
    ["ask megan", "gaps waiting megan"],
    ["Please ask Megan and Isaiah for the status of all their pending claims", "gaps waiting megan"],
    ["Can you ask Megan for an update on her rejected claims?", "gaps waiting megan"],
    ["what happens if we don't submit the claim", "why cpor"],
    ["what happens when a claim is declined", "why approval"],
    ["what if we miss the deadline", "why late"],
    ["where do i find the partner id", "why partner-id"],
    ["do we still qualify", "why designations"],
    ["who assigned this to me", "history"],
    ["isaiah is on holiday next week", "away isaiah from 2026-11-30 until 2026-12-04"],
    [
      "Isaiah's wife just had the baby, he's gone till the 11th of January. Adele covers for him.",
      "? away isaiah until 2027-01-11 deputy adele",
    ],
    [
      "Isaiah broke his leg so he's out till 14 December, Adele please take over",
      "? away isaiah until 2026-12-14 deputy adele",
    ],
    [
      "isaiah is off from monday until the 12th, adele covers",
      "? away isaiah from 2026-11-30 until 2026-12-12 deputy adele",
    ],
    ["isaiah called in sick, I'll cover until tuesday", "? away isaiah until 2026-12-01 deputy alex"],
    ["set adele as deputy for isaiah until the 12th", "? away isaiah until 2026-12-12 deputy adele"],
    ["isaiah is back", "? away isaiah back"],
    ["i'm sick today", "away until 2026-11-27"],
    ["fabrikam belongs to @Patti Fernandez", "? assign fabrikam to patti"],
    ["fabrikam has 400 seats", "? set fabrikam: 400 seats"],
    ["woodgrove moved to another partner", "? set woodgrove: offboarded because moved to another partner"],
    ["stop asking me about woodgrove", "snooze woodgrove"],
    ["no need to chase woodgrove any more", "snooze woodgrove"],
    ["you don't have to ask me about woodgrove until 11 December", "snooze woodgrove until 2026-12-11"],
    ["you needn't remind me about woodgrove", "snooze woodgrove"],
    [
      "woodgrove's IT guy hasn't answered, can you push it out a week",
      "? snooze woodgrove until 2026-12-04 because their IT guy hasn't answered",
    ],
    [
      "you don't have to chase woodgrove until Friday because Adele does it",
      "? snooze woodgrove until 2026-12-04 because Adele does it",
    ],
    ["snooze woodgrove until Friday because Adele does it", "snooze woodgrove until 2026-12-04 because Adele does it"],
    ["ask all owners but the owner of woodgrove", "show woodgrove"],
    ["ask everybody again but leave out woodgrove's owner", "show woodgrove"],
    ["remind all owners apart from the one of woodgrove", "show woodgrove"],
    ["move woodgrove back by two weeks", "snooze woodgrove until 2026-12-11"],
    ["woodgrove: can we push that out two weeks?", "snooze woodgrove until 2026-12-11"],
    ["woodgrove - could we move this to next Friday?", "snooze woodgrove until 2026-12-04"],
    ["can we move woodgrove to Monday?", "snooze woodgrove until 2026-11-30"],
    ["seats at woodgrove went up to 300", "? set woodgrove: 300 seats"],
    ["woodgrove's seat count grew from 80 to 1,200", "? set woodgrove: 1,200 seats"],
    ["woodgrove: seats are now 90", "? set woodgrove: 90 seats"],
    ["woodgrove went up to 300 seats", "? set woodgrove: 300 seats"],
    ["woodgrove's paid seats for Copilot are now 50", "! claim woodgrove"],
    ["seats for Copilot at woodgrove went up to 50", "! claim woodgrove"],
    ["seats at the woodgrove workshop are now 20", "show woodgrove"],
    ["we signed the PoE at woodgrove", "show woodgrove"],
    ["why do we need both, I linked PAL at woodgrove", "why difference"],
    ["total we lose per month", "gaps by loss"],
    ["where are we losing credit on Azure, no PAL yet", "gaps pal by loss"],
    ["are we losing money anywhere because of missing claims?", "gaps by loss"],
    ["are we missing out on incentives anywhere?", "gaps by loss"],
    ["is money being lost anywhere due to missing associations?", "gaps by loss"],
    ["how much money are we losing each month?", "gaps by loss"],
    ["cover woodgrove by Zaphod until Friday", "cover woodgrove @Zaphod until 2026-12-04"],
    ["cover woodgrove through Friday", "cover woodgrove until 2026-12-04"],
    ["gaps that end by 31 January", "gaps ending 2027-01-31"],
    ["what's due by the year 3025?", "gaps ending 3025-12-31"],
    ["which customers with up to 2500 seats have something due?", "gaps ending"],
    ["cover woodgrove by EOD", "cover woodgrove"],
    ["the meeting with woodgrove: can we push it to Friday?", "~ show woodgrove"],
    [
      "hold woodgrove until 7 December, their admin still has to approve GDAP",
      "? snooze woodgrove until 2026-12-07 because their admin still has to approve GDAP",
    ],
    ["woodgrove cancelled the call, they have 300 seats now", "? set woodgrove: 300 seats"],
    [
      "all of woodgrove has gone to another partner",
      "? set woodgrove: offboarded because all of them has gone to another partner",
    ],
    ["they refuse to sign the NDA at woodgrove, what now?", "show woodgrove"],
    ["which approvals for claims are waiting for me to decide?", "decisions"],
    ["do they want both Intune and Defender claims at woodgrove?", "show woodgrove"],
    [
      "push woodgrove back to Friday because the kickoff was moved",
      "? snooze woodgrove until 2026-12-04 because the kickoff was moved",
    ],
    ["move woodgrove back to Megan on Monday because she knows it", "? assign woodgrove to megan"],
    ["what's left before my holiday?", "gaps mine"],
    ["what can we close before the weekend?", "gaps quick"],
    ["what needs doing before Monday?", "gaps ending"],
    ["what's still open across the team before the weekend?", "gaps"],
    ["how long do i have", "gaps ending"],
    ["when do you send the weekly", "digest"],
    ["PAL gaps by workload", "gaps pal"],
    ["which products are weak for PAL?", "gaps pal"],
    ["wer hat noch nicht geantwortet", "gaps waiting"],
    ["was fehlt noch", "gaps"],
    ["wer ist zuständig für fabrikam?", "show fabrikam"],
    ["welche fristen laufen ab", "gaps ending"],
    ["welke klanten hebben geen eigenaar", "gaps unowned"],
    ["wie is de eigenaar van relecloud?", "show relecloud"],
    ["wat moet ik doen", "gaps mine"],
    ["quels clients n'ont pas de propriétaire", "gaps unowned"],
    ["qu'est-ce que je dois faire", "gaps mine"],
    ["qui n'a pas répondu", "gaps waiting"],
    ["clientes sin dueño", "gaps unowned"],
    ["qué vence esta semana", "gaps ending"],
  ])("%j is %j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("lists by what they are like, where no word says it", () => {
  it.each([
    ["which of our claims lapse before christmas?", "gaps cpor ending 2026-12-25"],
    ["any claims dying next month", "gaps cpor ending 2026-12-31"],
    ["what can't slip this week", "gaps ending"],
    ["where is it burning", "gaps urgent"],
    ["any quick wins for me?", "gaps quick mine"],
    ["what's quickest to fix", "gaps quick"],
    ["easy wins", "gaps quick"],
    ["easy wins for Megan please", "gaps quick megan"],
    ["which critical ones are quickest to fix", "gaps critical quick"],
    ["my gaps please", "gaps mine"],
    // An article about access is no answer to what lists customers.
    ["customers with PAL or GDAP", "gaps customers"],
    ["everything without GDAP except Megan's", "gaps customers no-gdap except megan"],
    ["everything except PAL and a claim", "gaps without pal without cpor"],
    ["take me off Grumbledore please", "show Grumbledore"],
    ["which critical ones can't wait", "gaps critical"],
    ["who did we put on pause", "gaps snoozed"],
    ["how many customers does each person look after", "gaps by owner"],
    ["is that more than last week", "digest now"],
    ["Thanks! And which of isaiah's are on fire?", "gaps urgent isaiah"],
    ["thanks, have a nice weekend", "- thanks"],
  ])("%j is %j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("a summary is the digest; where it is to be passed on, what was done, with a table beside it", () => {
  it.each([
    ["Give me a summary", "digest team", undefined, undefined],
    ["Give me a summary I can forward", "history in short", undefined, "digest team export gaps"],
    ["I need a short overview to pass on to my boss", "history in short", undefined, "digest team export gaps"],
    ["how was our week?", "history in short since 2026-11-20", undefined, "digest team"],
    ["can I have an overview of the claims", "claims", undefined, undefined],
    ["give me a status update on Relecloud", "show relecloud", undefined, undefined],
  ])("%j: %s", (text, says, also, instead) => {
    const said = { text, isNamed: false, mentions: [], today, me: "alex", personal: true, manager: true };
    const meant = understand(said, names);
    expect(inALine(meant)).toBe(says);
    expect("also" in meant ? meant.also?.map((one) => one.says).join(" ") : undefined).toBe(also);
    expect("instead" in meant ? meant.instead?.map((one) => one.says).join(" ") : undefined).toBe(instead);
  });

  it("and an owner's own week", () => {
    const said = { isNamed: false, mentions: [], today, me: "megan", personal: true, manager: false };
    expect(inALine(understand({ ...said, text: "Give me a summary I can forward" }, names))).toBe("digest now");
  });
});

describe("questions about the bot itself", () => {
  it.each([
    ["If I give Relecloud to Megan, what happens?", "- new-owner"],
    ["does she get my answers when she takes over?", "- new-owner"],
    ["will Megan lose access if Adele gets Coho?", "- new-owner"],
    ["what do you actually want from me", "- need"],
    ["can I try things without breaking anything?", "- try"],
    ["will you tell me when microsoft decides?", "- hear"],
    ["when do you write to me", "- when"],
    ["would once a week be enough?", "- when"],
    ["isn't twice a month enough?", "- when"],
    ["do you have to ask so often?", "- when"],
    ["Who reviews my dispute?", "why how-long"],
    ["who decides on our claims?", "why how-long"],
    ["who reviews the dispute at Relecloud?", "show relecloud"],
    ["Megan should start with the PAL at Relecloud", "- task"],
    ["what should Megan start with at Relecloud?", "show relecloud"],
    ["where do you keep our data", "- data"],
    ["und reicht dafür die Leserolle?", "why roles"],
    ["Wie verknüpfe ich den PAL, wenn der Kunde mir nur Gastzugriff gibt?", "why link-pal"],
    ["what if I don't know the answer", "- unsure"],
    ["can you walk me through the card", "- checklist"],
    ["will the import overwrite the owners?", "- overwrite"],
    ["do I have to make the claim in Partner Center myself or do you?", "- partner-center"],
    ["when I tell you here, is it in Partner Center too?", "- partner-center"],
    ["how do I get my team started with this, does everybody need to be added?", "- set-up"],
    ["in two sentences please: what do you do for us?", "- purpose"],
  ])("%j is %j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("what changes something", () => {
  it.each([
    ["assign coho vineyard @Megan Bowen", "assign coho to megan"],
    ["assign @Megan Bowen coho vineyard", "assign coho to megan"],
    ["assign van arsdel to isaiah langer, please", "assign vanarsdel to isaiah"],
    ["please assign Relecloud to me", "assign relecloud to alex"],
    ["set woodgrove sold by CSP", "set woodgrove: sold by CSP"],
    [
      "offboard woodgrove because they were bought by Relecloud",
      "set woodgrove: offboarded because they were bought by Relecloud",
    ],
    ["we have a new customer, Blue Yonder, Ltd., Megan looks after it", "add Blue Yonder, Ltd. owner megan"],
    ["unsnooze fabrikam", "snooze fabrikam off"],
    ["I'm back a day early, so you can go on", "away back"],
    ["I'm back", "away back"],
    ["digest here friday 9am", "digest here Friday 09:00"],
    ["quiet hours 8pm to 7:30", "settings quiet 20:00-07:30"],
  ])("is done when %j says it in full", (text, expected) => expect(understood(text)).toBe(expected));

  it.each([
    ["can you give fabrikam to patti", "? assign fabrikam to patti"],
    ["assgin relecloud to @Megan Bowen", "? assign relecloud to megan"],
    ["assign relecluod to @Megan Bowen", "? assign relecloud to megan"],
    ["should I assign relecloud to @Megan Bowen?", "? assign relecloud to megan"],
    ["assign relecloud to @Megan Bowen asap xyzzy", "? assign relecloud to megan"],
    ["assign contos to @Megan Bowen", "? assign contoso to megan | assign suites to megan"],
    ["snooze fabrikam bis Freitag because Umzug", "? snooze fabrikam until 2026-12-04 because Umzug"],
    ["snooze fabrikam tot 15 december because verhuizing", "? snooze fabrikam until 2026-12-15 because verhuizing"],
    ["snooze fabrikam jusqu'à vendredi because vacances", "? snooze fabrikam until 2026-12-04 because vacances"],
    ["snooze fabrikam hasta el 15 de diciembre because mudanza", "? snooze fabrikam until 2026-12-15 because mudanza"],
    ["can we have the overview here every monday at half nine", "? digest here Monday 09:30"],
    ["digest here friday 9am new york please", "? digest here Friday 09:00 new york"],
    ["post the digest here every monday at 16.30", "? digest here Monday 16:30"],
    ["set the time zone to new york", "? settings zone new york"],
    ["we're in London", "? settings zone London"],
    ["it's uk time here", "? settings zone uk"],
    ["please don't send anything after six", "? settings quiet from 18:00"],
    ["no messages in the evening please", "? settings quiet from 18:00"],
    ["our working hours are 8 to 5", "? settings quiet 17:00-08:00"],
    ["friday is a public holiday", "? settings holiday 2026-12-04"],
    ["what are the current settings", "settings"],
    ["remind megan about fabrikam", "? ask fabrikam"],
    ["make isaiah a manager", "? managers add isaiah"],
    ["remove isaiah as manager", "? managers remove isaiah"],
    ["delete megan", "? forget megan"],
    [
      "I'm on vacation from monday until the 12th, adele covers",
      "? away from 2026-11-30 until 2026-12-12 deputy adele",
    ],
    ["relecloud left us in september", "? set relecloud: offboarded because left us in september"],
    ["the weekly thing comes on monday. can it come thursday instead, around 2pm", "? digest here Thursday 14:00"],
    ["adele is taking over coho vineyard starting today pls", "? assign coho to adele"],
    ["Relecloud goes to Adele, thanks!!", "? assign relecloud to adele"],
    [
      "could the weekly thing come monday at 8:30 instead, nobody reads it friday afternoon",
      "? digest here Monday 08:30",
    ],
    ["I'm off 14 to 31 Dec, Isaiah stands in for me", "? away from 2026-12-14 until 2026-12-31 deputy isaiah"],
    ["Relecloud and Coho both to Adele from now on", "? assign relecloud to adele | assign coho to adele"],
    ["can Adele have relecloud from now on, Isaiah's got too much on", "? assign relecloud to adele"],
    ["the friday post is useless, everyones gone home. monday 9am instead?", "? digest here Monday 09:00"],
    ["out of office until 5 jan, patti covers for me", "? away until 2027-01-05 deputy patti"],
  ])("is asked about when %j does not", (text, expected) => expect(understood(text)).toBe(expected));

  it.each([
    ["snooze woodgrove", "snooze woodgrove"],
    ["snooze woodgrove until next friday", "snooze woodgrove until 2026-12-04"],
    ["assign vanarsdel", "assign vanarsdel"],
    ["I'm on vacation until monday", "away until 2026-11-30"],
    ["stop nagging me about relecloud, quiet till mid january, until the 15th", "snooze relecloud until 2027-01-15"],
    ["leave relecloud alone till 8 january", "snooze relecloud until 2027-01-08"],
    ["snooze relecloud the last two weeks of December", "snooze relecloud until 2027-01-01"],
    ["snooze relecloud from Thursday to Tuesday next week", "? snooze relecloud until 2026-12-09"],
    ["snooze relecloud over Christmas", "snooze relecloud until 2026-12-28"],
    [
      "don't ask me about relecloud or coho before 11 December",
      "? snooze relecloud until 2026-12-11 | snooze coho until 2026-12-11",
    ],
    [
      "do not remind me of relecloud and coho until 11 December",
      "? snooze relecloud until 2026-12-11 | snooze coho until 2026-12-11",
    ],
    ["please stop to send me reminders for relecloud until 15 december", "snooze relecloud until 2026-12-15"],
    [
      "park relecloud til end of jan, they're mid merger",
      "? snooze relecloud until 2027-01-31 because they're mid merger",
    ],
    [
      "relecloud's admin is on holiday untill 10 december, leave me alone about it",
      "? snooze relecloud until 2026-12-10 because their admin is on holiday",
    ],
    ["Right, lynne is off so please don't chase her, send her bits to Isaiah", "handover lynne to isaiah"],
    [
      "lynne leaves us. everything of hers to Adele please, apart from relecloud",
      "handover lynne to adele except relecloud",
    ],
    ["away, I may be out until the 15th", "away until 2026-12-15"],
    ["im out till 4 jan, let megan know", "away until 2027-01-04"],
    ["lynne is off, move all her customers to isaiah until she's back", "away lynne deputy isaiah"],
    ["hand over all of lynne's customers to adele", "handover lynne to adele"],
  ])("opens what is missing, or asks first by itself: %j", (text, expected) => expect(understood(text)).toBe(expected));
});

it.each([
  ["CPOR yes, PAL no, I'm the owner, onboarding yes", "alex"],
  ["PAL done, owner me", "alex"],
  ["cpor yes, owner is Isaiah, onboarding no", "isaiah"],
  ["cpor yes, onboarding no", undefined],
])("%j among a customer's answers: it is a press away to give it to %s", (said, to) => {
  const meant = understand(
    { text: `Relecloud: ${said}`, isNamed: false, mentions: [], today, me: "alex", manager: true, isAnswer: true },
    names,
  );
  expect(inALine(meant)).toBe("! done relecloud");
  expect("also" in meant ? meant.also?.map(({ says }) => says) : undefined).toEqual(
    to === undefined ? undefined : [`assign relecloud to ${to}`],
  );
});

it.each([
  ["fabrikam, relecloud → megan pls, isaiah is full", "? assign fabrikam to megan | assign relecloud to megan"],
  ["fabrikam + relecloud -> Patti, Adele is full", "? assign fabrikam to patti | assign relecloud to patti"],
  ["fabrikam and relecloud to Patti, Adele has enough", "? assign fabrikam to patti | assign relecloud to patti"],
  ["digest came w/o relecloud, how come", "show relecloud"],
  ["how come Relecloud wasn't in the weekly message", "show relecloud"],
  ["why isn't Fabrikam in the digest?", "show fabrikam"],
  ["Lynne is back on Monday, right?", "away list"],
  ["Isaiah is in on Monday, right?", "away list"],
  ["Lynne's off next week, isn't she?", "away list"],
])("%j, as it is written in a hurry: %s", (text, expected) => expect(understood(text)).toBe(expected));

it("a new customer that is given to somebody is asked about, not only shown", () =>
  expect(understood("New customer, Relecloud, signed today. Isaiah gets it and please start the usual questions")).toBe(
    "? assign relecloud to isaiah",
  ));

it.each([
  "is anybody disputing one of our claims",
  "is anyone drowning?",
  "are we chasing anything?",
  "who is fighting a rejection at the moment?",
])("a verb of %j is nobody's name", (text) => expect(understood(text)).not.toMatch(/show \w+ing/));

describe("several customers or people in one sentence", () => {
  /** As `understood`; `&` where one press would do all of it. */
  function offered(text: string): string {
    const meant = understand({ text, isNamed: false, mentions: [], today, me: "alex", manager: true }, names);
    return ("together" in meant && meant.together === true ? "& " : "") + inALine(meant);
  }
  const shown = "? show relecloud | show fabrikam";
  const toAdele = "? assign relecloud to adele | assign fabrikam to adele";

  it.each([
    ["give relecloud to Megan and Adele", "~ show relecloud | assign relecloud to megan | assign relecloud to adele"],
    [
      "Megan and Adele own relecloud together",
      "~ show relecloud | assign relecloud to megan | assign relecloud to adele",
    ],
    ["relecloud: same owner as fabrikam", "? assign relecloud to owner of fabrikam"],
    ["give coho to whoever has relecloud", "? assign coho to owner of relecloud"],
    ["make the deputy the owner of coho", "? assign coho to deputy"],
    ["give coho to whoever had it before", "? assign coho to former owner"],
    ["give coho to Izzy", "assign coho to Izzy"],
    ["give coho to Pat", "? assign coho to patti"],
    ["give coho to Megan Smith", "assign coho"],
    [
      "Adele owns relecloud, Megan is the deputy",
      "~ show relecloud | assign relecloud to adele | set relecloud: deputy megan",
    ],
    ["move Megan's customers to Adele and Isaiah", "gaps customers megan"],
    ["set relecloud to paused and Fabrikam to active", shown],
    ["Relecloud has 400 seats and Fabrikam has 20 seats", shown],
    ["Relecloud was renamed to Fabrikam", shown],
    ["Relecloud left us, Fabrikam is on hold", shown],
    ["Relecloud has 400 seats, what about Fabrikam", shown],
  ])("have no fact of another: %j is %j", (text, expected) => expect(offered(text)).toBe(expected));

  it.each([
    ["assign Relecloud and Fabrikam to Adele, but not Woodgrove", `& ${toAdele}`],
    ["assign Relecloud and Fabrikam to Adele, keep Woodgrove", `& ${toAdele}`],
    ["assign Relecloud and Fabrikam to Adele except Woodgrove and Coho", `& ${toAdele}`],
    ["give Woodgrove to Megan but keep Relecloud with Adele", "? assign woodgrove to megan"],
    ["assign Relecloud or Fabrikam to Adele", toAdele],
    ["either Relecloud or Fabrikam goes to Adele", toAdele],
    ["don't assign Relecloud and Fabrikam to Adele", "? show relecloud | show fabrikam"],
    ["please do not give Relecloud and Fabrikam to Adele", "? show relecloud | show fabrikam"],
    ["assign everything to Adele except Relecloud", "assign"],
    ["don't snooze relecloud and fabrikam until friday because legal", "? show relecloud | show fabrikam"],
    ["snooze relecloud until friday and fabrikam until monday", "? snooze relecloud | snooze fabrikam"],
    ["assign Relecloud and Fabrikam to Adele", `& ${toAdele}`],
    ["assign Fabrikam, Inc. and Relecloud to Adele", "& ? assign fabrikam to adele | assign relecloud to adele"],
  ])("are not told for those left out or denied: %j is %j", (text, expected) => expect(offered(text)).toBe(expected));

  it.each([
    [
      "I think Relecloud should go to Adele and Fabrikam to Megan",
      "& ? assign relecloud to adele | assign fabrikam to megan",
    ],
    [
      "I want Relecloud assigned to Adele and Fabrikam to Megan",
      "& ? assign relecloud to adele | assign fabrikam to megan",
    ],
    ["I'll take Relecloud and Megan takes Fabrikam", "& ? assign relecloud to alex | assign fabrikam to megan"],
    ["Assign Relecloud to Adele, and I'll take Fabrikam", "& ? assign relecloud to adele | assign fabrikam to alex"],
    [
      "Relecloud and Fabrikam have nobody on them. Give Relecloud to @Megan Bowen and I'll take Fabrikam.",
      "& ? assign relecloud to megan | assign fabrikam to alex",
    ],
    [
      "Relecloud to Adele, Fabrikam to Megan, and Woodgrove too",
      "? assign relecloud | assign fabrikam | assign woodgrove",
    ],
    [
      "Relecloud and Fabrikam have nobody. @Megan Bowen takes Relecloud, @Adele Vance Fabrikam",
      "& ? assign relecloud to megan | assign fabrikam to adele",
    ],
    [
      "Isaiah has too much on his plate. Relecloud to Patti, Fabrikam to Megan please",
      "& ? assign relecloud to patti | assign fabrikam to megan",
    ],
    ["Isaiah and I talked: Relecloud goes to Adele and Fabrikam stays with me", "? assign relecloud to adele"],
    [
      "Relecloud and Fabrikam don't seem to belong to anyone. Give Relecloud to Adele and Fabrikam to Megan please",
      "& ? assign relecloud to adele | assign fabrikam to megan",
    ],
    ["Don't give Relecloud to Adele and Fabrikam to Megan. They're busy", "? show relecloud | show fabrikam"],
    ["Relecloud → Adele, Fabrikam → Megan", "& ? assign relecloud to adele | assign fabrikam to megan"],
    [
      "Lynne takes Woodgrove and Relecloud, I'm taking Fabrikam",
      "& ? assign woodgrove to lynne | assign relecloud to lynne | assign fabrikam to alex",
    ],
    [
      "Adele hands Relecloud to Patti and Fabrikam to Megan",
      "& ? assign relecloud to patti | assign fabrikam to megan",
    ],
    [
      "assign Fabrikam, Inc. to Megan and Relecloud to Patti",
      "& ? assign fabrikam to megan | assign relecloud to patti",
    ],
    ["Relecloud is with Patti, Coho Vineyard too. Fabrikam goes to Megan", "? assign fabrikam to megan"],
    [
      "sorry, I gave Relecloud to Megan but it should have been Patti. can you change that",
      "? assign relecloud to patti",
    ],
    ["Give Nod to Patti and Fabrikam to Megan", "& ? assign nod to patti | assign fabrikam to megan"],
    ["Nod to Patti, Fabrikam to Megan", "& ? assign nod to patti | assign fabrikam to megan"],
    ["Relecloud and Fabrikam have too much open. Patti takes Relecloud", "? assign relecloud to patti"],
    [
      "Megan takes Relecloud, nobody Fabrikam",
      "? show relecloud | show fabrikam | unassign relecloud from megan | unassign fabrikam from megan",
    ],
  ])("have each their own owner, or a row each: %j is %j", (text, expected) => expect(offered(text)).toBe(expected));

  it.each([
    ["assign Relecloud, Fabrikam, Woodgrove, Coho, VanArsdel, March Foods and Open Systems to Adele"],
    ["assign Relecloud, Fabrikam, Woodgrove, Coho, VanArsdel and March Foods to Adele"],
    ["snooze Relecloud, Fabrikam, Woodgrove, Coho, VanArsdel, March Foods until friday because holiday"],
  ])("are all seen, and done by one press: %j", (text) =>
    expect(offered(text)).toMatch(/^& \? (?:(?:assign|snooze) [^|]+\| ){5,}/),
  );

  it.each([
    [
      "Adele is away until Monday, Megan covers; Isaiah is away until Friday, Adele covers",
      "? away adele until 2026-11-30 deputy megan",
    ],
    ["Adele and Isaiah are away until Monday, Megan covers", "? away adele | away isaiah"],
    ["I'm off until Monday, Megan covers; Isaiah is off until Friday", "away"],
    ["Megan stands in for Adele until monday", "? away adele until 2026-11-30 deputy megan"],
  ])("who are away are asked about one at a time: %j is %j", (text, expected) => expect(offered(text)).toBe(expected));

  it.each([
    ["make Adele a manager, not Megan", "? managers add adele"],
    ["not Adele but Megan should be a manager", "? managers add megan"],
    ["don't make Adele a manager", "managers"],
    ["never make Adele a manager", "managers"],
    ["remove Adele as manager, make Megan a manager", "managers"],
    ["make Megan a manager instead of Adele", "managers"],
    ["make Adele and Megan managers", "& ? managers add adele | managers add megan"],
    ["Adele isn't a manager anymore", "? managers remove adele"],
  ])("become managers, or no longer are, as is said of each: %j is %j", (text, expected) =>
    expect(offered(text)).toBe(expected),
  );
});

it.each([
  ["digest here friday 9am new york", "the digest every Friday at 09:00 (new york)"],
  ["post the digest here every monday at 16.30 all-clear", "the digest every Monday at 16:30, also when all is clear"],
  [
    "send the digest here every friday at 9 London, all clear too",
    "the digest every Friday at 09:00 (London), also when all is clear",
  ],
])("says of a digest all that Yes saves: %j", (text, title) => {
  const meant = understand({ text, isNamed: false, mentions: [], today, me: "alex" }, names);
  expect(meant.outcome === "ask" && meant.options[0]?.title).toBe(title);
});

describe("what an owner, or a manager, writes of their own peace and their part", () => {
  const meant = (text: string, place: { personal: boolean; manager: boolean }) => {
    const one = understand({ text, isNamed: false, mentions: [], today, me: "alex", ...place }, names);
    return `${inALine(one)}${one.outcome === "ask" ? `: ${one.options.map(({ title }) => title).join()}` : ""}`;
  };
  const [owner, manager, room] = [
    { personal: true, manager: false },
    { personal: true, manager: true },
    { personal: false, manager: true },
  ];

  it.each([
    ["The digest every Friday at 08:30?", owner, "your weekly message every Friday at 08:30"],
    ["The digest every Friday at 08:30?", manager, "your own week every Friday at 08:30, not a channel's"],
    ["The digest every Friday at 08:30?", room, "this channel's digest every Friday at 08:30"],
    ["half past eight would be better for the digest", room, "this channel's digest at 08:30"],
  ])("%j, %j: the question says whose week it is, %j", (text, where, title) =>
    expect(meant(text, where)).toContain(`: ${title}`),
  );

  it.each([
    ["They said leave me alone until 15 January", "snooze until 2027-01-15"],
    [
      "the customer told me: don't bother me before February, so no messages to me until 1 February",
      "snooze until 2027-02-01",
    ],
    ['The customer said "come back in January"', "snooze until 2027-01-01"],
  ])("%j is said by a customer, who is asked for: %j", (text, is) => expect(meant(text, owner)).toMatch(is));

  it.each([
    ["leave me alone until Monday", "quiet until 2026-11-30"],
    ["leave me alone except for Contoso", "- stop"],
    ["no messages until Monday please, except for Woodgrove", "- stop"],
    ["stop pinging me, apart from Relecloud", "- stop"],
    ["no more questions this week, except about Relecloud", "- stop"],
    ["no questions until Monday apart from Relecloud please", "- stop"],
    ["no questions until Monday", "quiet until 2026-11-30"],
    ["end quiet", "quiet off"],
    ["please turn off the quiet mode", "quiet off"],
    ["you can message me again now, thanks", "quiet off"],
    ["I'm no longer quiet", "quiet off"],
    ["resume reminding me", "quiet off"],
    ["is quiet still on?", "quiet still"],
    ["until when am I quiet?", "quiet still"],
    ["don't ask me anything until Monday except about Relecloud", "- stop"],
    ["please don't ask me anything until Monday", "quiet until 2026-11-30"],
    ["don't ask me about anything but Relecloud until Monday", "- stop"],
    ["I don't want any messages until Monday unless something is due", "quiet until 2026-11-30"],
  ])("%j is %j: an exception is no absence, and is not silenced", (text, is) => expect(meant(text, owner)).toBe(is));

  it.each([
    ["Relecloud - waiting for their IT guy, he's back on the 7th. Leave me alone till then", "? snooze relecloud"],
    ["Relecloud is in change freeze until 7 December, no pings before that please", "? snooze relecloud"],
    ["please leave me alone until Monday, I have a deadline at Relecloud", "quiet until 2026-11-30"],
    ["please stop pinging me until Monday about Relecloud", "later relecloud until 2026-11-30"],
    ["don't ask me anything about Relecloud until Monday", "relecloud until 2026-11-30"],
    ["I'm on leave from Monday, back 14 dec. who's covering for me?", "away from 2026-11-30 until 2026-12-13"],
  ])("%j wants peace of a customer, or of all for an absence: %j", (text, is) =>
    expect(meant(text, owner)).toContain(is),
  );

  it.each([
    ["what do you need from me?", owner, "gaps mine"],
    ["What do you still need from my side?", manager, "gaps mine"],
    ["what do you need from us?", owner, "gaps mine"],
    ["what do you need from us?", manager, "- need"],
    ["what do you need from me?", room, "- need"],
  ])("%j, %j, is answered with %j", (text, where, is) => expect(meant(text, where)).toBe(is));

  it.each([
    ["Adventure Works is done, all set up since Tuesday", "show Adventure Works"],
    ["Summit Works was approved yesterday", "show Summit Works"],
    ["All Good is done", "! done"],
  ])("%j, of everyday words as a name that nobody here has, is %j", (text, is) => expect(meant(text, owner)).toBe(is));
});

describe("what is not certain", () => {
  it.each([
    ["contso", "? show contoso | show suites"],
    ["new cpor gaps", "? gaps new | gaps cpor"],
  ])("%j is asked about", (text, expected) => expect(understood(text)).toBe(expected));

  it.each([["xyzzy"], [""], ["?!"], ["__proto__"], ["toString valueOf"], ["gaps ".repeat(100)]])(
    "%j means nothing",
    (text) => expect(understood(text)).toBe(""),
  );

  it.each([
    ["assign nowhere to @Megan Bowen"],
    ["sync contoso"],
    ["retention everything 3 days"],
    ["handover @Megan Bowen to whoever"],
    ["show"],
  ])("%j is left to the command that it names, which says what it lacks", (text) =>
    expect(understood(text, true)).toBe(""),
  );
});

describe("what is likely and not certain", () => {
  const meant = (text: string) => understand({ text, isNamed: false, mentions: [], today, me: "alex" }, names);
  const whole = (text: string): string => {
    const one = meant(text);
    const instead = ("instead" in one ? one.instead : undefined) ?? [];
    return [inALine(one), ...instead.map(({ says }) => says)].join(" / ");
  };

  it.each([
    ["which customers are mine? I think the list isn't the same as in our CRM", /^gaps customers mine \/ /],
    ["what do they accept as proof? we have a signed SOW from march but no email from the customer", /^why proof$/],
    ["short summary for the monday call please, 5 lines max. what's better than last week, what's stuck", /^digest/],
    ["can you show everyone where my customers are at? need it for the call at 2", /^gaps .*mine/],
  ])("a list or a rule is shown, with what else it may be beneath: %j", (text, expected) =>
    expect(whole(text)).toMatch(expected),
  );

  it.each([
    ["relecloud got rejected, that one's mine I know. What was the reason? and can I submit again or is it dead"],
    ["oh wait no, relecloud does have azure, a small thing for backups"],
  ])("the one customer that is named is shown: %j", (text) =>
    expect(inALine(meant(text))).toMatch(/show relecloud|! done relecloud/),
  );

  it.each([
    ["what's the difference between Relecloud and Fabrikam, are those the same customer?", ["relecloud", "fabrikam"]],
    ["fine with VanArsdel but isn't Relecloud the same as Woodgrove?", ["relecloud", "woodgrove"]],
    [
      "Relecloud and Woodgrove belong together, same group, other tenants. Do we need both?",
      ["relecloud", "woodgrove"],
    ],
  ])("customers of whom it is asked whether they are one are shown side by side: %j", (text, customers) => {
    const one = meant(text);
    expect(one).toMatchObject({ outcome: "several", same: true });
    expect("customers" in one ? [...one.customers].sort() : []).toEqual(customers.sort());
  });

  it.each(["who's taking Relecloud and Woodgrove? nobody has them right now", "who wants Relecloud and Woodgrove?"])(
    "whose several are is asked of each: %j",
    (text) => expect(meant(text)).toEqual({ outcome: "several", customers: ["relecloud", "woodgrove"], same: false }),
  );

  it("several that are named are shown, a row each", () =>
    expect(meant("hey, I've got relecloud and fabrikam right? anything I need to do for those")).toMatchObject({
      outcome: "several",
      same: false,
    }));

  it.each([
    [
      "relecloud and fabrikam have no owner?? give both to Megan",
      "? assign relecloud to megan | assign fabrikam to megan",
    ],
    ["no it's a different tenant. But ok put relecloud on me, I talk to them anyway", "? assign relecloud to alex"],
  ])("a change that one sentence asks for is asked about: %j", (text, expected) =>
    expect(inALine(meant(text))).toBe(expected),
  );

  it.each([
    ["relecloud and fabrikam are both Azure only so no CPOR there", "several"],
    ["Vanarsdell is mine now I think", "run"],
  ])("what is told of customers asks for no rule: %j", (text, outcome) => {
    const one = meant(text);
    expect(one.outcome).toBe(outcome);
    expect(inALine(one)).toContain("show");
  });

  it.each([
    ["first up pal is gone, cust kicked us out", "! done firstup"],
    ["first up teams approved", "! claim firstup"],
    ["first up: teams approved", "! claim firstup"],
    ["First up: teams approved", "! claim firstup"],
    ["First up - teams approved", "! claim firstup"],
    ["First up's teams claim was approved", "! claim firstup"],
    ["Good news. First up: teams approved", "! claim firstup"],
    ["The teams claim at our customer First up was approved", "! claim firstup"],
    ["nod: teams approved", "! claim nod"],
    ["first up - teams approved", "! claim firstup"],
    ["first up has its teams claim approved", "! claim firstup"],
    ["best for you: teams approved", "! claim best"],
    ["first up, the weather is good", "- cant"],
    ["no azure at first up anymore, they moved to aws", "! done firstup"],
    ["pal is linked at first up", "! done firstup"],
    ["first up, the pal at Relecloud is linked", "! done relecloud"],
    ["First up: PAL is linked since Monday", "! done firstup"],
    ["First up: PAL at Relecloud is linked", "! done relecloud"],
    ["First up: Relecloud has PAL linked", "! done relecloud"],
    ["First up: PAL linked by Karin", "! done firstup"],
  ])("everyday words that begin a customer's name are it, where that is told of: %j", (text, expected) => {
    const some = readNames([
      ...nameable,
      ...named("customer", {
        firstup: "First Up Consultants",
        best: "Best For You Organics Company",
        nod: "Nod Publishers",
      }),
    ]);
    const isAnswer = !text.includes("teams");
    const claims = isAnswer ? undefined : "told";
    const said = { text, isNamed: false, mentions: [], today, me: "megan", isAnswer, claims } as const;
    expect(inALine(understand(said, some))).toBe(expected);
  });

  it.each([
    ["what's open at CVW?", "show coho"],
    ["LDSBC is done I think, can you check", "! done cafe"],
    ["give CVW to Megan", "? assign coho to megan"],
    // Letters that mean something of their own, in small letters, or in a text of capitals.
    ["PAL gaps please", "gaps pal"],
    ["cvw teams approved", "! claim coho"],
    ["xyz teams approved", "show xyz"],
    ["what is open at cvw", "gaps"],
    ["WHAT IS OPEN AT CVW", "gaps"],
  ])("the initials of a customer, in capitals, are its name: %j", (text, expected) =>
    expect(inALine(meant(text))).toBe(expected),
  );

  it.each([
    [
      "I'd like to move Relecloud and Fabrikam from me to Isaiah, since he works with both. Isaiah, please shout if that's not okay.",
      "? assign relecloud to isaiah | assign fabrikam to isaiah",
    ],
    [
      "Please give VanArsdel to Megan, because she has the fewest customers, and Coho Vineyard to @Patti Fernandez.",
      "? assign vanarsdel to megan | assign coho to patti",
    ],
    [
      "I've lost track a little, because I'm always looking at everybody else's. What is still missing for Relecloud and Fabrikam?",
      "? show relecloud | show fabrikam",
    ],
    [
      "Is there a deadline for any of my customers in December? I'm on holiday from the 18th and I'd rather do things before I leave.",
      "gaps ending 2026-12-31 mine",
    ],
    [
      "I'm away from 18 December until 4 January. Could Patti get your questions for my customers, so that nothing runs out?",
      "? away from 2026-12-18 until 2027-01-04 deputy patti",
    ],
  ])("what stands around a wish takes nothing from it: %j", (text, expected) =>
    expect(inALine(meant(text))).toBe(expected),
  );

  it.each([
    ["what's up with contoso", ["show pharma", "show suites"]],
    ["show me everything on Contoso", ["history contoso", "show pharma", "show suites"]],
    ["what's up with Contoso Ltd", []],
    ["what's up with Contoso Suites", []],
    ["what's up with relecloud", []],
  ])("beside a customer that is called by the first word alone, its namesakes are offered: %j", (text, expected) => {
    const some = named("customer", {
      contoso: "Contoso Ltd.",
      pharma: "Contoso Pharmaceuticals",
      suites: "Contoso Suites",
    });
    const among = readNames([...nameable.filter(({ name }) => !name.startsWith("Contoso")), ...some]);
    const one = understand({ text, isNamed: false, mentions: [], today, me: "alex", manager: true }, among);
    const others = one.outcome === "unsure" ? one.options : "instead" in one ? (one.instead ?? []) : [];
    expect(others.map(({ says }) => says)).toEqual(expected);
  });

  it.each([
    ["what did I tell you about Relecloud?", "history relecloud"],
    ["what have I said on Relecloud so far?", "history relecloud"],
    ["what did Microsoft say about Relecloud?", "show relecloud"],
  ])("what somebody said is looked up where it is kept: %j", (text, expected) => {
    const one = understand(
      { text, isNamed: false, mentions: [], today, me: "alex", manager: true, personal: true },
      names,
    );
    expect(inALine(one)).toContain(expected);
  });

  it.each([
    ["cant do the tajimi one, no idea what they have", "show tajimi"],
    ["the intune one is done", "! claim relecloud"],
    ["the last one isn't mine", "! not-mine"],
  ])('what is said of "the … one" is of that one, and not of the one before: %j', (text, expected) => {
    const earlier = { customer: "relecloud", says: "show relecloud" };
    const said = {
      text,
      isNamed: false,
      mentions: [],
      today,
      me: "alex",
      earlier,
      claims: text.includes("intune") ? "told" : undefined,
    } as const;
    expect(inALine(understand(said, names))).toBe(expected);
  });

  it.each([
    ["vanarsdel -> @Megan Bowen pls", "? assign vanarsdel to megan"],
    ["vanarsdel → megan", "? assign vanarsdel to megan"],
    ["vanarsdel -> @Megan Bowen, relecloud => Adele", "? assign vanarsdel to megan | assign relecloud to adele"],
    ["undo that last one", "- undo"],
    ["undo my last change please", "- undo"],
  ])("what is written in a few signs is what it says: %j", (text, expected) => expect(understood(text)).toBe(expected));

  it.each([
    ["Which of our claims have been rejected? I don't need the approved ones.", "claims rejected"],
    ["rejected claims, not the approved ones", "claims rejected"],
    ["show me claims but leave the approved ones out", "claims not-associated"],
    ["all claims without the rejected ones", "claims"],
    ["how many claims are not approved?", "claims not-associated"],
  ])("claims that are left out are not listed: %j", (text, expected) =>
    expect(inALine(meant(text))).toMatch(new RegExp(`^${expected}`)),
  );

  it.each([
    ["which of Isaiah's customers need me to escalate", "gaps isaiah"],
    ["I'm not certain that relecloud is mine really, who gave it to me?", "history relecloud"],
    [
      "relecloud is not any more a customer since november, please take it out",
      "? set relecloud: offboarded because is not any more a customer since november",
    ],
  ])("what is somebody else's, doubted or over is taken for that: %j", (text, expected) =>
    expect(inALine(meant(text))).toBe(expected),
  );

  it("which of two tables is asked, whoever else is named", () =>
    expect(inALine(meant("can i get a list in excel? Megan's boss wants it"))).toBe(
      "? export gaps | export customers",
    ));

  it("no form is offered beside it that knows nothing of what was written", () => {
    for (const text of [
      "what do they accept as proof? we have a signed SOW from march but no email from the customer",
      "which customers are mine? I think the list isn't the same as in our CRM",
    ])
      expect(whole(text)).not.toMatch(/(?:add|snooze|assign|set)(?: \/|$)/);
  });
});

describe("a name that ends like a customer's is another's", () => {
  it.each([
    ["Tokyo Bank left us", "show Tokyo Bank"],
    ["who owns Deutsche Bank", "show Deutsche Bank"],
    ["where are we on Sunrise Foods", "show Sunrise Foods"],
    ["sunrise foods left us", "show sunrise foods"],
    ["where are we on Blue Yonder Consulting", "show Blue Yonder Consulting"],
  ])("%j is %j", (text, expected) => expect(understood(text)).toBe(expected));

  it.each([
    ["the bank wants to wait until 15 january", "snooze woodgrove until 2027-01-15"],
    ["WG Bank status", "show woodgrove"],
    ["woodgrov bank", "show woodgrove"],
    ["whats up with the bakery", "show cafe"],
    ["March Foods Ltd", "show march"],
    ["how is contoso suite doing", "show suites"],
  ])("and a part of its own, or one with a slip, is its own: %j is %j", (text, expected) =>
    expect(understood(text)).toBe(expected),
  );
});

it.each([
  ["hi", "- hello"],
  ["Good morning!", "- hello"],
  ["thanks a lot", "- thanks"],
  ["stop", "- stop"],
  ["you are useless", "- chat"],
  ["I get this in the channel AND here, its too much. only here please", "- stop"],
  ["hi, what's open?", "gaps"],
  ["thanks, show me relecloud", "show relecloud"],
])("%j is answered in kind: %s", (text, expected) => expect(understood(text)).toBe(expected));

it.each([
  ["which customers have notes?", "notes"],
  ["what customers have a comment", "notes"],
  ["show me all my notes", "notes"],
  ["the notes of all customers please", "notes"],
  ["search notes for Karin", "notes Karin"],
  ["find the note about the price rise", "notes price rise"],
  ["what notes mention Karin Holm?", "notes Karin Holm"],
  ["look for Karin in the notes", "notes Karin"],
  ["where did we note the PO number?", "notes PO number"],
  ["what did I note last week?", "notes"],
  ["what's been noted recently?", "notes"],
  ["any notes on Relecloud?", "show relecloud"],
])("%j lists notes: %s", (text, expected) => expect(understood(text)).toBe(expected));

it("has words for every command, and a way to write each", () => {
  const spoken = new Set(
    [...phrases.values()].flat().flatMap((meaning) => (meaning.kind === "command" ? [meaning.name] : [])),
  );
  expect(commands.map(({ name }) => name).filter((name) => !spoken.has(name) || writers[name] === undefined)).toEqual(
    [],
  );
  for (const { name } of commands) expect(phrases.get(name), name).toContainEqual({ kind: "command", name });
});

it("comes to what can be written or answered, whatever sentence is meant", () => {
  const meant = new Set(readSentences().map(({ means }) => means));
  expect([...meant].filter((means) => writers[means.split(" ")[0] ?? ""] === undefined && !isTalk(means))).toEqual([]);
  // Each topic of `why` can be asked for in people's own words, and no other; two have a rule of their own.
  const topics = [
    "access-ends",
    "not-signed",
    ...[...meant].flatMap((means) => (means.startsWith("why ") ? [means.slice(4)] : [])),
  ];
  expect(topics.sort()).toEqual(whyTopics.map(({ id }) => id).sort());
});

it(
  "tells of most sentences that it has not seen what is wanted, and of three in four offers it",
  { timeout: 30_000 },
  () => {
    const all = readSentences();
    const model = learn(all.filter((_, at) => at % 10 !== 0));
    const unseen = all.filter((_, at) => at % 10 === 0);
    const places = unseen.map(({ means, says }) => rank(sampled(says), model).findIndex((one) => one.means === means));
    const among = (first: number) => places.filter((place) => place >= 0 && place < first).length / places.length;
    expect.soft(among(1)).toBeGreaterThan(0.6);
    expect(among(3)).toBeGreaterThan(0.78);
  },
);

it("takes no longer for long or hostile text, whatever the number of customers", () => {
  const many = readNames(
    Array.from({ length: 5_000 }, (_, at) => ({
      kind: "customer",
      id: `c${at}`,
      name: `Customer ${at} of Many`,
      refs: [],
    })),
  );
  const started = performance.now();
  for (const text of ["a ".repeat(199), "show custmer maany ".repeat(20), "1 ".repeat(190), "zzzzzzzzzz ".repeat(30)])
    understand({ text, isNamed: false, mentions: [], today, me: "alex" }, many);
  expect(performance.now() - started).toBeLessThan(4_000);
});

describe("what is named and not asked for", () => {
  const asked = (text: string) =>
    inALine(
      understand(
        { text, isNamed: false, mentions: [], today, me: "alex", personal: true, manager: true, earlier: undefined },
        names,
      ),
    );

  it.each([
    ["don't assign relecloud to Adele", "show relecloud"],
    ["I wouldn't give relecloud to Adele", "show relecloud"],
    ["Adele no longer wants relecloud", "show relecloud"],
    ["if Adele says yes, assign relecloud to her", "show relecloud"],
    ["unless Isaiah objects, give relecloud to Adele", "show relecloud"],
    ["why does Megan own relecloud and not Adele", "show relecloud"],
    ["don't snooze relecloud until friday", "show relecloud"],
    ["why is relecloud snoozed until Friday", "show relecloud"],
    ["if legal isn't done snooze relecloud until 4 December", "show relecloud"],
    ["stop asking Megan about relecloud", "show relecloud"],
    ["did you ask Megan about relecloud", "show relecloud"],
    ["relecloud isn't paused", "show relecloud"],
    ["we almost lost relecloud", "show relecloud"],
    ["relecloud doesn't have 400 seats", "show relecloud"],
    ["Megan isn't away until Monday", "away list"],
    ["I'm not away next week", "away list"],
    ["Isaiah can't cover for Megan until Monday", "away list"],
    ["don't hand over anything from Megan to Isaiah", "gaps megan"],
    ["Adele refuses relecloud", "show relecloud"],
    ["thank Megan for relecloud", "show relecloud"],
    ["relecloud called Megan", "show relecloud"],
    ["Megan keeps relecloud, Isaiah gets the rest", "show relecloud"],
    ["relecloud should stay with Megan", "show relecloud"],
    ["Isaiah assigned relecloud to Megan by mistake, undo that", "show relecloud"],
    ["undo Megan's answer at relecloud", "show relecloud"],
    ["Isaiah gets three of Megan's customers", "gaps customers megan"],
    ["move half to Isaiah. not relecloud", "show relecloud"],
    ["don't stop the digest", "digest"],
    ["no digest on Fridays", "digest"],
    ["don't sync", "sources"],
    ["Adele was a manager once", "managers"],
    ["relecloud isn't sold by CSP anymore", "show relecloud"],
    ["don't unsnooze relecloud", "show relecloud"],
  ])("%j only shows: %j", (text, expected) => expect(asked(text)).toBe(expected));

  it.each([
    ["Megan doesn't want relecloud, give it to Adele", "? assign relecloud to adele"],
    ["I can't look after relecloud, so assign it to Adele", "? assign relecloud to adele"],
    ["if you can, give relecloud to Adele", "? assign relecloud to adele"],
    ["give relecloud to Adele, not Isaiah", "? assign relecloud to adele"],
    ["don't remind relecloud until 4 December", "snooze relecloud until 2026-12-04"],
    ["I'm not in until Tuesday, Megan covers", "? away until 2026-12-01 deputy megan"],
    ["they left us, relecloud", "? set relecloud: offboarded because they left us"],
    ["relecloud isn't our customer any more", "? set relecloud: offboarded because isn't our customer any more"],
    ["Megan is off until Monday, Isaiah can't cover, Adele does", "? away megan until 2026-11-30 deputy adele"],
    ["Megan is off until Monday and Isaiah is not", "away megan until 2026-11-30"],
    ["Megan was off until Monday, she's back now", "? away megan back"],
    ["I'm back on Monday", "away until 2026-11-29"],
    ["I'm back the week after next", "away until 2026-12-06"],
    ["Megan is back the week after next", "away megan until 2026-12-06"],
    ["I'm back in the office the week after", "away"],
    ["I'm back as soon as I'm well", "away"],
    ["I'm back when the doctor says so", "away"],
    ["I'm back, probably the week after", "away"],
    ["I'm back after the holidays", "away"],
    ["I'll be back soon", "away"],
    ["I'm not back yet", "away"],
    ["I'm back in the office today", "away back"],
    ["hi, I am back", "away back"],
    ["I'm not away after all", "? away off"],
    ["im not going away after all", "? away off"],
    ["I won't be on leave after all", "? away off"],
    ["I am not off on Monday any more", "? away off"],
    ["I won't be on holiday any more", "? away off"],
    ["am i away?", "away list"],
    ["hm wait", "- chat"],
    ["hold on", "- chat"],
    ["I'm back this morning", "away back"],
    ["I'm back a bit earlier than planned", "? away back"],
    ["Megan is back 🎉", "? away megan back"],
    ["I'm back next week, isaiah langer stands in until then", "away until 2026-11-29 deputy isaiah"],
    ["I'm off tomorrow and friday next week, Isaiah covers", "away deputy isaiah"],
    ["I'm back on the 3rd of december", "away until 2026-12-02"],
    ["is that my time or UTC? we're in Copenhagen", "? settings zone Copenhagen"],
    ["could the digest come on Thursday at three, if that can be arranged", "? digest here Thursday 15:00"],
    ["Isaiah covers for me till the end of my holidays", "away deputy isaiah"],
    ["I'm away until the end of my leave", "away"],
    ["I'm off until the 14th, Isaiah would be fine with covering", "? away until 2026-12-14 deputy isaiah"],
    ["Megan is off", "away megan"],
    ["Megan is back on 7 December", "away megan until 2026-12-06"],
    ["Megan comes back from leave on Monday", "away megan until 2026-11-29"],
    ["Adele said she'd be off until Monday, @Isaiah Langer covers", "? away adele until 2026-11-30 deputy isaiah"],
    ["I'm off until Monday, @Megan Bowen or @Patti Fernandez covers", "away until 2026-11-30"],
    ["I'm off until Monday, @Megan Bowen and @Patti Fernandez cover", "away until 2026-11-30"],
    ["I'm off until Monday, @Megan Bowen was covering, now @Patti Fernandez", "away until 2026-11-30"],
    ["I'm off until Monday, @Megan Bowen stood in last time", "away until 2026-11-30"],
    ["I'm off until Monday, @Patti Fernandez covers and @Megan Bowen knows", "away until 2026-11-30 deputy patti"],
    ["I'm off until Monday, @Megan Bowen knows", "away until 2026-11-30"],
    ["I was off on Monday, @Isaiah Langer stood in", "away"],
    ["@Isaiah Langer wrote back", "away isaiah"],
  ])("%j asks for it all the same: %j", (text, expected) => expect(asked(text)).toBe(expected));

  it.each([
    ["Southridge Bank's Intune claim was approved", "show Southridge Bank"],
    ["Southridge Bank was approved for Intune", "show Southridge Bank"],
    ["Isaiah's Intune claim got approved", "claims approved isaiah"],
    ["everything approved except Relecloud", "show relecloud"],
    ["all approved but Relecloud", "show relecloud"],
    ["all approved but Relecloud was rejected", "! claim relecloud"],
    ["PAL is linked everywhere except at Relecloud", "show relecloud"],
    ["PAL is linked here, unlike at Relecloud", "show relecloud"],
    ["snooze all except Relecloud until Friday", "show relecloud"],
    ["Teams was approved at Relecloud but not Intune", "! claim relecloud"],
    ["@Isaiah Langer asked me to stand in for him until Monday", "? away isaiah until 2026-11-30 deputy alex"],
    ["I take @Isaiah Langer's customers until Monday", "? away isaiah until 2026-11-30 deputy alex"],
    ["@Isaiah Langer takes my customers until Monday", "? away until 2026-11-30 deputy isaiah"],
    [
      "talked to Relecloud on Monday, remind me on Wednesday",
      "reminder 2026-12-02 about relecloud to talked to Relecloud on Monday",
    ],
    [
      "Relecloud signs on Monday, remind me the day after",
      "reminder 2026-12-01 about relecloud to Relecloud signs on Monday",
    ],
    ["I'm off 21-31 Dec, @Isaiah Langer covers until 24 and @Adele Vance from 25", "away"],
    ["I'm off until Monday, @Isaiah Langer covers, then @Adele Vance from Tuesday", "away until 2026-11-30"],
    ["my leave is a week longer", "away"],
    ["the digest looks off", "digest"],
    ["turn the digest off", "? digest off"],
    ["me too", ""],
    ["so am I", ""],
    ["forget it", "- no"],
    ["instead of giving relecloud to @Megan Bowen, give it to @Patti Fernandez", "? assign relecloud to patti"],
    ["give relecloud to anyone but @Megan Bowen", "assign relecloud"],
    ["we decided against @Megan Bowen taking relecloud", "assign relecloud"],
    ["the digest shouldn't come on Mondays", "digest"],
    ["don't send the digest on Monday", "digest"],
    ["don't send the digest on Monday but on Tuesday", "? digest here Tuesday 09:00"],
    ["we lost Relecloud's admin", "show relecloud"],
    ["we lost Relecloud last month", "? set relecloud: offboarded because we lost them last month"],
    ["Relecloud left us a note", "show relecloud"],
    ["give relecloud to Adele, no wait, Isaiah", "? assign relecloud to isaiah"],
    ["assign relecloud to Adele, sorry, I meant fabrikam", "? assign fabrikam to adele"],
    ["snooze relecloud until Friday, no, Monday", "snooze relecloud until 2026-11-30"],
    ["give relecloud to Adele or Isaiah", "assign relecloud"],
    ["remove Megan from relecloud", "? unassign relecloud from megan"],
    ["take Megan off relecloud", "? unassign relecloud from megan"],
    ["relecloud had 300 seats, now 400 seats", "? set relecloud: 400 seats"],
    ["Relecloud: minus 5 seats", "show relecloud"],
    ["set relecloud: -5 seats", "show relecloud"],
    ["relecloud went from 300 to 400 seats", "? set relecloud: 400 seats"],
    ["relecloud left a message", "show relecloud"],
    ["relecloud lost 50 seats", "show relecloud"],
    ["relecloud needs 400 seats", "show relecloud"],
    ["relecloud lost a lawsuit", "show relecloud"],
    ["snooze relecloud until the 31st of November", "snooze relecloud"],
  ])("%j is %j", (text, expected) => expect(asked(text)).toBe(expected));
});

it.each([
  ["what changed since last week", "gaps new mine"],
  ["did I get any better?", "gaps new mine"],
  ["what got closed this week", "gaps closed mine"],
  ["show me the digest", "digest now"],
])("an owner who asks %j in their own chat gets %j: numbers of theirs", (text, expected) => {
  const asked = { text, isNamed: false, mentions: [], today, me: "megan", personal: true, manager: false };
  expect(inALine(understand(asked, names)).replace(/ megan$/, " mine")).toBe(expected);
});

describe("whoever asks to be reminded keeps the customer, and hears that no hour is kept", () => {
  it.each([
    ["ping me tomorrow morning about Fabrikam", "reminder 2026-11-28 about fabrikam"],
    ["can you remind me in an hour to call woodgrove", "? reminder 2026-11-28 about woodgrove to call woodgrove"],
    ["remind me next week to check relecloud", "reminder 2026-12-04 about relecloud to check relecloud"],
    ["set a reminder for thursday 2pm: relecloud proof", "reminder 2026-12-03 about relecloud to relecloud proof"],
    ["remind me, who owns Fabrikam?", "show fabrikam"],
    ["stop reminding me about fabrikam", "snooze fabrikam"],
  ])("%j", (text, expected) => expect(understood(text)).toContain(expected));
});

describe("whoever asks that several are reminded gets the list that can do it", () => {
  it.each([
    ["can you remind them please, but not Isaiah, he's on leave till Tuesday", "gaps waiting except isaiah"],
    ["remind everyone who still has open checklists, would like it all done by friday next week", "gaps waiting"],
    ["nudge them", "gaps waiting"],
    ["can you nudge Adele and Isaiah? would like to have it complete", "gaps waiting adele"],
    ["don't remind them any more", ""],
  ])("%j", (text, expected) => expect(understood(text)).toContain(expected));
});

describe("who has a customer no longer is about its owner, and not about us", () => {
  it.each([
    ["Contoso is no longer a customer of Megan", "? unassign contoso from megan"],
    ["Contoso isn't a customer of Megan's any more", "? unassign contoso from megan"],
    ["Contoso is no longer Megan's customer", "? unassign contoso from megan"],
    ["Isaiah doesn't look after Relecloud any more", "? unassign relecloud from isaiah"],
    ["Isaiah no longer works with Relecloud", "? unassign relecloud from isaiah"],
    ["Relecloud no longer belongs to Isaiah", "? unassign relecloud from isaiah"],
    ["Contoso is no longer a customer of Megan, Isaiah has it", "? assign contoso to isaiah"],
    ["Contoso is no longer a customer of ours", "? set contoso: offboarded because is no longer a customer of ours"],
    ["Contoso is no longer our customer", "? set contoso: offboarded because is no longer our customer"],
    ["Contoso doesn't work with Megan, does it?", "show contoso"],
  ])("%j is %j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("an order to leave a customer alone takes its reason from what stands beside it", () => {
  it.each([
    ["offboard Contoso", "set contoso: offboarded"],
    ["please pause Relecloud", "set relecloud: paused"],
    ["offboard Woodgrove pls", "set woodgrove: offboarded"],
    ["pause Contoso for 3 weeks", "snooze contoso until 2026-12-18"],
    ["offboard Contoso, they went to a competitor", "? set contoso: offboarded because they went to a competitor"],
    ["pause Contoso, they merge", "? set contoso: paused because they merge"],
    ["please offboard Contoso, thanks a lot", "set contoso: offboarded"],
    ["don't offboard Contoso, they pay", "show contoso"],
  ])("%j is %j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("a day that is only about then is asked about", () => {
  it.each([
    [
      "snooze Contoso until mid January because of the freeze",
      "? snooze contoso until 2027-01-15 because of the freeze",
    ],
    ["snooze Contoso until 15 Jan because of the freeze", "snooze contoso until 2027-01-15 because of the freeze"],
    ["ask me again about Contoso mid January", "? later contoso until 2027-01-15"],
  ])("%j is %j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("absences that are told not to be are cancelled: all, those of the days that are named, or the next one", () => {
  it.each([
    ["cancel all my absences", "? away off all"],
    ["cancel my leave in March", "? away off from 2027-03-01 until 2027-03-31"],
    ["my leave in March is cancelled", "? away off from 2027-03-01 until 2027-03-31"],
    ["cancel my absence from 7 to 11 December", "? away off from 2026-12-07 until 2026-12-11"],
    ["call off my vacation", "? away off"],
    ["my leave got cancelled, I'm working after all", "? away off"],
    ["holiday in December is cancelled", "away off from 2026-12-01 until 2026-12-31"],
    ["cancel my leave, Megan is here now", "? away off"],
    ["cancel Isaiah's absence in December", "? away isaiah off from 2026-12-01 until 2026-12-31"],
    ["delete all of Isaiah's absences", "? away isaiah off all"],
    ["Isaiah's leave is cancelled", "? away isaiah off"],
    ["delete Isaiah", "? forget isaiah"],
    ["delete Isaiah of Contoso Ltd.", "? forget isaiah"],
    ["I agree with Isaiah about Relecloud, please delete them for good. Thanks, Isaiah", "? forget relecloud"],
  ])("%j is %j", (text, expected) => expect(understood(text)).toContain(expected));
});

describe("a digest that is to come again after a while is not ended for good", () => {
  it.each([
    ["digest off this week and back on next", "- skipped-week"],
    ["no digest this week please", "- skipped-week"],
    ["pause the digest over the summer", "- skipped-week"],
    ["skip the digest next week", "- skipped-week"],
    ["stop the weekly message for two weeks", "- skipped-week"],
    ["why is there no digest this week?", "digest"],
    ["digest off", "digest off"],
    ["stop the digest", "digest off"],
    ["nobody reads the digest, switch it off until further notice", "? digest off"],
    ["can the digest skip the customers that are all green", "- digest-contents"],
    ["move the digest to Friday 9am and post it in this channel", "? digest here Friday 09:00"],
  ])("%j is %j", (text, expected) => expect(understood(text, text.startsWith("digest"))).toBe(expected));
});

describe("of a list that is asked of several people the first one's comes, and the others' are a press away", () => {
  const asked = (text: string) => understand({ text, isNamed: false, mentions: [], today, me: "alex" }, names);
  it.each([
    ["what do Megan and Isaiah have open?", "gaps megan", ["gaps isaiah"]],
    ["gaps for Megan and Isaiah", "gaps megan", ["gaps isaiah"]],
    [
      "critical gaps of Megan, Isaiah and Adele",
      "gaps critical megan",
      ["gaps critical isaiah", "gaps critical adele"],
    ],
    ["who of Megan and Isaiah has not answered?", "gaps waiting megan", ["gaps waiting isaiah"]],
    ["approved claims of Megan and Patti", "claims approved megan", ["claims approved patti"]],
    ["customers of Adele and Isaiah without PAL", "gaps customers no-link adele", ["gaps customers no-link isaiah"]],
  ])("%j", (text, says, also) =>
    expect(asked(text)).toMatchObject({ outcome: "run", says, also: also.map((one) => ({ says: one })) }),
  );

  it.each([
    ["where do we do Power BI or Power Apps?", ["power-bi", "power-apps"]],
    ["who has Exchange or Teams?", ["exchange", "teams"]],
    ["which customers use Intune, Defender and Copilot?", ["intune", "defender", "copilot"]],
  ])("of workloads: %j", (text, ids) => {
    const called = text.match(/Power \w+|\b(?!W)[A-Z]\w+/g) ?? [];
    const workloads = ids.map((id, at) => ({ id, name: called[at] ?? "", called: called[at] }));
    const mentions: [] = [];
    const meant = understand({ text, isNamed: false, mentions, today, me: "alex", workloads, claims: "named" }, names);
    const [first, ...others] = ids.map((id) => ({ says: `claims all ${id}` }));
    expect(meant).toMatchObject({ outcome: "run", ...first, also: others });
  });

  it("but which of two is meant is asked", () =>
    expect(asked("gaps for Megan or Isaiah")).toMatchObject({ outcome: "ask" }));
});
