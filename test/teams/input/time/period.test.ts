import { expect, it } from "vitest";
import { parseHistory, parsePastDay, pastPeriodIn, periodBegin } from "../../../../src/teams/input/time/period.ts";

const today = "2026-11-23"; // a Monday

it.each([
  ["", { words: "" }],
  ["contoso", { words: "contoso" }],
  ["contoso since 1 Nov", { words: "contoso", from: "2026-11-01" }],
  ["contoso since 1 Nov until yesterday", { words: "contoso", from: "2026-11-01", to: "2026-11-22" }],
  ["until 2026-11-20 since 2026-11-01", { words: "", from: "2026-11-01", to: "2026-11-20" }],
  ["since Friday", { words: "", from: "2026-11-20" }],
  ["Since Labs since 30 days", { unclear: "Labs" }],
  ["Sincerely Ltd.", { words: "Sincerely Ltd." }],
  ["@Megan Bowen UNTIL today", { words: "@Megan Bowen", to: today }],
  ["contoso since", { words: "contoso since" }],
  ["contoso since someday", { unclear: "someday" }],
  ["toString", { words: "toString" }],
])("reads %j", (rest, asked) => {
  expect(parseHistory(rest, today)).toEqual(asked);
});

it.each([
  ["2026-11-01", "2026-11-01"],
  ["2027-11-01", "2027-11-01"],
  ["1 Nov", "2026-11-01"],
  ["24 Nov", "2025-11-24"],
  ["23 Nov", "2026-11-23"],
  ["1 December", "2025-12-01"],
  ["Monday", "2026-11-23"],
  ["tue", "2026-11-17"],
  ["today", today],
  ["yesterday", "2026-11-22"],
  ["30 days", "2026-10-24"],
  ["1 day ago", "2026-11-22"],
  ["2 weeks", "2026-11-09"],
  ["31 Feb", undefined],
  ["soon", undefined],
  ["99999 days", undefined],
])("takes %j for a day past: %s", (text, day) => {
  expect(parsePastDay(text, today)).toBe(day);
});

it.each([
  ["how many this month", "2026-11-01"],
  ["This Quarter", "2026-10-01"],
  ["this year so far", "2026-01-01"],
  ["last quarter", undefined],
  ["this", undefined],
])("of %j, the period began %s", (text, day) => {
  expect(periodBegin(text, today)).toBe(day);
});

it.each([
  ["rejected since Friday", "2026-11-20", undefined],
  ["since January", "2026-01-01", undefined],
  ["approved this quarter", "2026-10-01", undefined],
  ["what was rejected this week", "2026-11-23", undefined],
  ["last week", "2026-11-16", "2026-11-22"],
  ["refused last month", "2026-10-01", "2026-10-31"],
  ["last quarter", "2026-07-01", "2026-09-30"],
  ["in the last 2 weeks", "2026-11-09", undefined],
  ["over the past 3 months", "2026-08-23", undefined],
  ["lost in October", "2026-10-01", "2026-10-31"],
  ["lost in November", "2026-11-01", undefined],
  ["approved in December", "2025-12-01", "2025-12-31"],
  ["approved in September 2025", "2025-09-01", "2025-09-30"],
  ["yesterday", "2026-11-22", "2026-11-22"],
  ["today", "2026-11-23", undefined],
  ["claims for 2025", "2025-01-01", "2025-12-31"],
  ["customers of 2000 paid seats", undefined, undefined],
  ["next month", undefined, undefined],
])("%j asks for what was from %s to %s", (text, since, until) => {
  expect(pastPeriodIn(text, today)).toEqual({ ...(since && { since }), ...(until && { until }) });
});
