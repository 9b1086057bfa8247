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
  ["as before, and the same last week", [20, 20, 20], "**50%** (20 of 40), as it was 2 weeks ago"],
  ["with one week to compare", [12, 20], "**50%** (20 of 40), up from 30% 1 week ago"],
])("says how it went: %s", (_, covered, words) => {
  expect(wordsOf(digestCard(aDigest({ trend: aTrend(covered) }), channelReader).content)).toContain(words);
});
