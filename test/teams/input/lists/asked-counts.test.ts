/** Several numbers in one question are a question each; one number is none of these. */
import { expect, it } from "vitest";
import { countsAsked, growthAsked, withoutComparison } from "../../../../src/teams/input/lists/asked-counts.ts";

it.each([
  [
    "how many customers has Megan got and which are critical",
    ["how many customers has Megan got", "which of them are critical"],
  ],
  ["how many gaps in total, how many customers in order", ["how many gaps in total", "how many customers in order"]],
  [
    "How many claims are rejected, and how many are in dispute?",
    ["How many claims are rejected", "how many claims are in dispute?"],
  ],
  [
    "how many customers do we have in total and how many approved claims?",
    ["how many customers do we have in total", "how many approved claims?"],
  ],
  [
    "what's the total of customers and of approved claims?",
    ["how many customers do we have", "how many approved claims do we have"],
  ],
  [
    "Adele asked me how many customers she has and which of them are due",
    ["how many customers Adele has", "which of them are due"],
  ],
  [
    "how many CPOR claims got approved this month vs still waiting on Microsoft",
    ["how many CPOR claims got approved this month", "how many claims are still waiting on Microsoft"],
  ],
  [
    "how many approved and how many customers with nothing?",
    ["how many approved claims", "how many customers with nothing?"],
  ],
  [
    "how many approved now and how many customers with nothing",
    ["how many approved claims now", "how many customers with nothing"],
  ],
  [
    "give me the number of customers beside the approved claims",
    ["how many customers do we have", "how many approved claims do we have"],
  ],
  [
    "I was asked how many claims we handed in during November and how many of them came back approved. Do you have those two?",
    ["how many claims we handed in during November", "how many of them came back approved"],
  ],
])("%j asks for %j", (text, parts) => expect(countsAsked(text)).toEqual(parts));

it.each([
  "how many approved claims do we have at how many customers",
  "how many customers have no owner and who are they?",
  "how many of them are critical?",
  "how many is that in total? and how many customers have none",
  "what is open and what is due?",
  "assign Contoso and Fabrikam to Megan",
])("one number at most is asked for by %j", (text) => expect(countsAsked(text).length).toBeLessThan(2));

it.each([
  ["How many critical gaps are there, and is that more than in October?", "How many critical gaps are there?"],
  ["how many CPOR gaps do we have compared with last month?", "how many CPOR gaps do we have?"],
  ["was October better than September?", undefined],
  ["how many gaps are critical?", undefined],
])("%j, without what it is compared with: %j", (text, rest) => expect(withoutComparison(text)).toBe(rest));

it.each([
  ["CPOR went from what to what this month?", "cpor"],
  ["how has PAL grown since October?", "pal"],
  ["has onboarding improved over the last two weeks", "onboarding"],
  ["PAL trend please", "pal"],
  ["did GDAP go down this quarter?", "access"],
  ["has the number of unassigned customers gone down since Monday?", "owner"],
  ["the trend of CPOR and PAL", undefined],
  ["how is CPOR doing?", undefined],
  ["which PAL links are missing this month?", undefined],
  ["has the CPOR claim moved to Microsoft?", undefined],
])("%j asks how %s grew", (text, kind) => expect(growthAsked(text)).toBe(kind));
