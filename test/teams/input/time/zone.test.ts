import { expect, it } from "vitest";
import { zoneIn, zoneNamed } from "../../../../src/teams/input/time/zone.ts";
import { findDay } from "../../../../src/teams/input/time/day.ts";

it.each([
  ["Europe/Amsterdam", "Europe/Amsterdam"],
  ["europe/amsterdam", "Europe/Amsterdam"],
  ["amsterdam", "Europe/Amsterdam"],
  ["New York", "America/New_York"],
  ["são paulo", "America/Sao_Paulo"],
  ["Mumbai", "Asia/Kolkata"],
  ["UK time", "Europe/London"],
  ["Irish time", "Europe/Dublin"],
  ["the Netherlands", "Europe/Amsterdam"],
  ["Seattle", "America/Los_Angeles"],
  ["UTC", "Etc/UTC"],
  ["JST", "Asia/Tokyo"],
])("%s is %s", (text, zone) => expect(zoneNamed(text)).toEqual({ outcome: "found", zone }));

it.each([
  ["we're in London", "London"],
  ["uk time obv", "uk time"],
  ["9am new york please", "new york"],
  ["We're in Central European Time and it comes at night", "Central European Time"],
  ["I met them in the summer, east of here", undefined],
  ["the digest on Mondays please", undefined],
  ["can you speak German", undefined],
  ["our clocks are on Irish time", "Irish time"],
  ["UTC? we're in Copenhagen", "Copenhagen"],
  ["the digest is at 9 UTC, should be 9 Copenhagen time", "Copenhagen time"],
  ["we're not in Amsterdam, we're in Copenhagen", "Copenhagen"],
  ["10am London time, not Amsterdam", "London time"],
  ["not Amsterdam", undefined],
])("the place in %j is %s", (text, place) => expect(zoneIn(text)).toBe(place));

it.each(["EST", "CET", "gmt", "PST8PDT", "IST"])("%s is asked about: its clocks differ", (text) => {
  expect(zoneNamed(text)).toMatchObject({ outcome: "which" });
});

it.each(["", "Atlantis", "__proto__", "constructor", "a".repeat(1000)])("%.20j is no place", (text) => {
  expect(zoneNamed(text)).toEqual({ outcome: "unknown" });
});

// 27 November 2026 is a Friday.
it.each([
  ["until next friday", "2026-12-04"],
  ["until friday", "2026-12-04"],
  ["for 2 weeks", "2026-12-11"],
  ["a fortnight", "2026-12-11"],
  ["until the 5th", "2026-12-05"],
  ["till 5 jan", "2027-01-05"],
  ["5/12", "2026-12-05"],
  ["until christmas", "2026-12-25"],
  ["2027-01-31", "2027-01-31"],
  ["from 3rd to 7th of next month (both days inclusive)", "2026-12-07"],
  ["the 30th of this month", "2026-11-30"],
  ["from the 14th for two weeks", "2026-12-28"],
  ["two weeks from the 14th", "2026-12-28"],
  ["from thursday for a week", "2026-12-10"],
  ["until the 2 of next month", "2026-12-02"],
  ["leave them until the first of next month, their lawyers are at it", "2026-12-01"],
  ["until the third of January", "2027-01-03"],
  ["I'd guess end of next quarter", "2027-03-31"],
  ["by end of quarter", "2026-12-31"],
  ["not today, ask me again mon am", "2026-11-30"],
  ["not on Monday but on Tuesday", "2026-12-01"],
  ["not until Friday", "2026-12-04"],
  ["soon", undefined],
])("%s is %s", (text, day) => expect(findDay(text, "2026-11-27")).toBe(day));

it("looks back when it is asked what was", () =>
  expect(findDay("since last monday", "2026-11-27", true)).toBe("2026-11-23"));
