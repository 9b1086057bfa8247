/** What the digest says of the way the coverage went. */
import { expect, it } from "vitest";
import { digestCard } from "../../../src/cards/messages/digest.ts";
import { wordsOf } from "../../teams/cards.ts";
import { aDigest, aTrend, channelReader } from "../facts.ts";

it.each([
  ["up all the way", [12, 16, 20], "**50%** (20 of 40), up from 30% 2 weeks ago"],
  [
    "up, and down again last week",
    [12, 26, 20],
    "**50%** (20 of 40), up from 30% 2 weeks ago, but down from 65% last week",
  ],
  ["as before, and the same last week", [20, 20, 20], "**50%** (20 of 40), the same as 2 weeks ago"],
  ["with one week to compare", [12, 20], "**50%** (20 of 40), up from 30% last week"],
])("says how it went: %s", (_, covered, words) => {
  expect(wordsOf(digestCard(aDigest({ trend: aTrend(covered) }), channelReader).content)).toContain(words);
});

it("names the week it compares with where none was on record last week", () => {
  const week = (id: string, day: string, covered: number) => ({
    id,
    at: `${day}T08:00:00.000Z`,
    customers: 40,
    covered,
    open: 30,
  });
  const trend = [
    week("2026-W36", "2026-08-31", 12),
    week("2026-W46", "2026-11-09", 26),
    week("2026-W48", "2026-11-23", 20),
  ];
  const words = wordsOf(digestCard(aDigest({ trend }), channelReader).content);
  expect(words).toContain("up from 30% 12 weeks ago, but down from 65% in week 46");
  expect(words).toMatch(/than in week 46/);
  expect(words).toContain("Week 46's list: **done**");
  expect(words).not.toContain("last week");
});
