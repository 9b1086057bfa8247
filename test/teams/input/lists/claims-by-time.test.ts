/** Claims by since when they stand where they do, and sentences that say more than that. */
import { expect, it } from "vitest";
import { claimsByTime } from "../../../../src/teams/input/lists/claims-by-time.ts";

/** A Friday. */
const today = "2026-11-27";
const asked = (text: string): string => {
  const { states = [], words = [] } = claimsByTime(text, today) ?? {};
  return [...states, ...words].join(" ");
};

it.each([
  ["approved this month", "approved since 2026-11-01"],
  ["which claims were rejected since Monday?", "rejected since 2026-11-23"],
  ["how many W claims were approved in 2025", "approved since 2025-01-01 until 2025-12-31"],
  ["claims approved since the beginning of 2025", "approved since 2025-01-01"],
  ["all draft claims older than a month", "draft until 2026-10-27"],
  ["rejected more than a week ago", "rejected until 2026-11-20"],
  ["claims approved before June", "approved until 2026-05-31"],
  ["claims submitted more than two weeks ago and still not decided", "undecided sent until 2026-11-13"],
  ["claims submitted last week", "all sent since 2026-11-16 until 2026-11-22"],
  ["anything claimed this week?", "all sent since 2026-11-23"],
  ["what got claimed since Monday", "all sent since 2026-11-23"],
  ["did anyone submit a claim this week", "all sent since 2026-11-23"],
  ["what have we claimed in November", "all sent since 2026-11-01"],
  ["claims not submitted for over a month", "not-submitted until 2026-10-27"],
  ["draft claims nobody has touched since October", "draft until 2026-09-30"],
  ["which claims has Microsoft been sitting on for over two weeks?", "with-microsoft until 2026-11-13"],
  ["claims not decided since October", "undecided until 2026-09-30"],
  ["claims nobody decided since last month", "undecided until 2026-10-26"],
  ["claims nobody has decided on for more than four weeks", "undecided until 2026-10-30"],
  ["claims that haven't been submitted since June", "not-submitted until 2026-05-31"],
  ["which claims haven't moved since September?", "all until 2026-08-31"],
  ["which claims have been waiting longer than 30 days?", "not-associated until 2026-10-28"],
  ["which claims are stuck for over two weeks", "not-associated until 2026-11-13"],
  ["what claims have sat in draft for more than a week", "draft until 2026-11-20"],
  ["any claims that haven't moved in 30 days?", "all until 2026-10-28"],
  ["claims where nothing happened for three weeks", "all until 2026-11-06"],
  ["claims without any change for 60 days", "all until 2026-09-28"],
  ["claims submitted over a month ago and still no answer", "undecided sent until 2026-10-27"],
  ["which claims have been waiting the longest?", "not-associated by age"],
  ["oldest open claims first", "not-associated by age"],
  ["show me all claims", "all"],
])("%j is of claims %s", (text, expected) => {
  expect(asked(text)).toBe(expected);
});

it.each([
  ["all my claims are approved", "told, without a time"],
  ["how many claims do we have", "counted where they stand"],
  ["which gaps are older than a month", "of gaps"],
  ["was the claim rejected last week because of the proof", "of a reason"],
  ["who changed something this week", "of what people did"],
  ["the oldest gap", "of gaps"],
  ["claims that weren't submitted before October", "submitted later, or never"],
  ["which customers weren't claimed this month?", "claimed before, or never"],
  ["nothing claimed this week?", "of none"],
  ["which claims were not approved this month?", "approved before, or never"],
  ["claims for 2000 seats or more", "of seats, and no year"],
  ["show me all claims that are waiting", "of claims that stand somewhere"],
  ["which claims has Microsoft had for two weeks?", "of claims that stand somewhere"],
])("%j is not: %s", (text) => {
  expect(claimsByTime(text, today)).toBeUndefined();
});
