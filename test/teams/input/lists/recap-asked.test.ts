/** What was done in a period at a glance, and what else is asked in words like these. */
import { describe, expect, it } from "vitest";
import { recapAsked, recapKindAsked } from "../../../../src/teams/input/lists/recap-asked.ts";

/** A Thursday. */
const today = "2026-11-26";
const asked = (text: string): string => recapAsked(text, today)?.replace("history in short", "short") ?? "";

describe("a period at a glance", () => {
  it.each([
    ["how was our week?", "short since 2026-11-19"],
    ["how did last week go?", "short since 2026-11-16 until 2026-11-22"],
    ["How has this month been for us so far", "short since 2026-11-01"],
    ["what did we get done this month?", "short since 2026-11-01"],
    ["what got done last week", "short since 2026-11-16 until 2026-11-22"],
    ["what have we achieved since Monday?", "short since 2026-11-23"],
    ["what has the team accomplished in October?", "short since 2026-10-01 until 2026-10-31"],
    ["did we make any progress this week?", "short since 2026-11-23"],
    ["weekly roundup please", "short since 2026-11-19"],
    ["can we have the month's highlights", "short since 2026-11-01"],
    ["a short recap of the last 7 days", "short since 2026-11-19"],
    ["Please summarise this week in five lines", "short since 2026-11-23"],
    ["how was October?", "short since 2026-10-01 until 2026-10-31"],
    ["executive summary please", "short"],
    ["end of month report", "short since 2026-11-01"],
    ["our week at a glance", "short since 2026-11-19"],
    ["give me a summary I can forward to my boss", "short"],
    ["something to paste into the steering committee's minutes", "short"],
    ["a few numbers for our management meeting please", "short"],
    ["what happened since the last digest?", "short"],
    ["who linked PAL this week?", "short since 2026-11-23"],
    ["what was imported this week?", "short since 2026-11-23"],
    ["who was assigned what since Monday?", "short since 2026-11-23"],
    ["did we lose any PAL links this week?", "short since 2026-11-23"],
    ["how many answers did we get last week", "short since 2026-11-16 until 2026-11-22"],
    ["I need the October numbers for the board", "short since 2026-10-01 until 2026-10-31"],
    ["who has submitted claims since Monday", "short since 2026-11-23"],
  ])("%j: %s", (text, says) => expect(asked(text)).toBe(says));

  it.each([
    "give me a summary",
    "weekly summary every Monday at 9",
    "the weekly report is too long",
    "what's due this week?",
    "is that better than last week?",
    "are we making progress?",
    "how was PAL last month?",
    "a summary of the claims for my boss",
    "what did I get done this week?",
    "what should we do this week",
    "how many customers were done last week",
    "an e-mail to forward to my boss",
    "who linked PAL?",
    "who was added as a manager this week?",
    "the weekly summary didn't come this week",
    "who linked it this week?",
  ])("not by %j", (text) => expect(asked(text)).toBe(""));
});

it.each([
  ["did we lose any PAL links this week?", "unlinked"],
  ["who linked PAL since Monday?", "linked"],
  ["how many answers did we get this week", "answered"],
  ["who was assigned what since Monday?", "assigned"],
  ["how was our week?", undefined],
])("%j begins with what was %s", (text, kind) => expect(recapKindAsked(text)).toBe(kind));
