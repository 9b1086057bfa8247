/** Days as people write them, and the day that is taken for them. */
import { describe, expect, it } from "vitest";
import { findDay, withNthWeekdays } from "../../../../src/teams/input/time/day.ts";
import { isAboutThen } from "../../../../src/teams/input/time/stretches.ts";

/** 26 November 2026 is a Thursday. */
const today = "2026-11-26";

describe("so long before a day is that long before it", () => {
  it.each([
    ["until a week before Christmas", "2026-12-18"],
    ["the day before Christmas Eve", "2026-12-23"],
    ["two weeks before New Year", "2026-12-18"],
    ["a day before the 18th", "2026-12-17"],
    ["3 days before 18 Dec", "2026-12-15"],
    ["two days before the end of the month", "2026-11-28"],
    ["the Friday before Christmas", "2026-12-18"],
    ["an hour before the call on Monday", "2026-11-30"],
    ["the week before Christmas", "2026-12-14"],
  ])("%j", (text, day) => expect(findDay(text, today)).toBe(day));
});

describe("a part of a week, a month or a quarter is one day of it, and not its first one", () => {
  it.each([
    ["until mid January", "2027-01-15"],
    ["until the new year, they're closed over Christmas", "2027-01-01"],
    ["until the end of January, they're closed from Christmas to New Year", "2027-01-31"],
    ["closed over Christmas, leave them alone until then", "2026-12-28"],
    ["closed over Christmas and New Year", "2027-01-04"],
    ["until Monday, 14 December", "2026-12-14"],
    ["till mid-jan", "2027-01-15"],
    ["until the middle of December", "2026-12-15"],
    ["until early March", "2027-03-05"],
    ["until late feb", "2027-02-25"],
    ["until late in February", "2027-02-25"],
    ["until mid November", "2027-11-15"],
    ["until the beginning of March", "2027-03-01"],
    ["until start of feb", "2027-02-01"],
    ["until the end of January", "2027-01-31"],
    ["until end of Q1", "2027-03-31"],
    ["until the end of q4", "2026-12-31"],
    ["until Q2", "2027-04-01"],
    ["when Q1 is over", "2027-03-31"],
    ["until the end of Q1 2027", "2027-03-31"],
    ["until the start of next quarter", "2027-01-01"],
    ["until the end of next quarter", "2027-03-31"],
    ["until early next week", "2026-12-01"],
    ["until mid next week", "2026-12-02"],
    ["until late next week", "2026-12-03"],
    ["until end of next week", "2026-12-04"],
    ["until the end of the week", "2026-11-27"],
    ["until the week after next", "2026-12-07"],
    ["until early next month", "2026-12-07"],
    ["mid January, so until the 18th", "2027-01-18"],
    ["in the first week of January", "2027-01-04"],
    ["until the second week of January", "2027-01-11"],
    ["the 2nd week of January please", "2027-01-11"],
    ["in the last week of December", "2026-12-28"],
    ["until the first week of December", "2026-12-01"],
    ["the last full week of next month", "2026-12-28"],
    ["the third week of January 2028", "2028-01-17"],
    ["first week of next year", "2027-01-04"],
    ["until 30 November next year", "2027-11-30"],
    ["until December 1st of next year", "2027-12-01"],
    ["until 3 March next year", "2027-03-03"],
    ["first half of March", "2027-03-01"],
    ["until the second half of March", "2027-03-16"],
    ["in the first half of November", "2027-11-01"],
    ["in the second half of November", "2026-11-30"],
    ["until the second half of next year", "2027-07-01"],
    ["the second half of 2027", "2027-07-01"],
    ["until the week of the 16th", "2026-12-14"],
    ["the week of 16 December", "2026-12-14"],
    ["in the week of Dec 16 or so", "2026-12-14"],
    ["week commencing the 14th", "2026-12-14"],
    ["w/c 14 December", "2026-12-14"],
    ["the week of the 27th", "2026-11-27"],
    ["in the last week of November", "2026-11-27"],
    ["until the last week of the month", "2026-11-27"],
    ["until the first week of the month", "2026-12-01"],
    ["in a fortnight", "2026-12-10"],
    ["a week starting on the 16th", "2026-12-23"],
  ])("%j is %s", (text, day) => expect(findDay(text, today)).toBe(day));

  it.each(["until mid 2027", "until early next year", "some time in January", "until late this month"])(
    "%j is too long, or over, and is no day",
    (text) => expect(findDay(text, today)).toBeUndefined(),
  );

  it.each([
    ["until mid January", true],
    ["until late next week", true],
    ["until the middle of next week", true],
    ["until the end of Q1", false],
    ["until 15 January", false],
    ["they answered late, so until Friday", false],
  ])("%j is said to be only about then: %s", (text, is) => expect(isAboutThen(text)).toBe(is));
});

describe("a weekday beside a day of the month is that day, and not the next such weekday", () => {
  it.each([
    ["until Friday the 11th of December", "2026-12-11"],
    ["by Friday, 11th of December", "2026-12-11"],
    ["on Thursday the seventeenth", "2026-12-17"],
    ["on Friday the 8th of January 2027", "2027-01-08"],
    ["up to and including Friday the 18th", "2026-12-18"],
    ["on Wednesday the week after next", "2026-12-09"],
    ["Monday first thing", "2026-11-30"],
    ["now ends on 30 November 2028", "2028-11-30"],
  ])("%j is %s", (text, day) => expect(findDay(text, today)).toBe(day));
});

describe("a day or a week that is gone is none of the next week, month or year", () => {
  it.each([
    ["Wednesday this week", "2026-11-26", undefined],
    ["on Monday this week please", "2026-11-26", undefined],
    ["this week on Tuesday", "2026-11-26", undefined],
    ["Friday this week", "2026-11-26", "2026-11-27"],
    ["this Wednesday", "2026-11-26", "2026-12-02"],
    ["in the last week of November", "2026-11-30", undefined],
    ["in the last week of the month", "2026-11-30", undefined],
    ["in the last week of December", "2026-11-30", "2026-12-28"],
    ["in the first week of November", "2026-11-30", "2027-11-01"],
    ["in the week of 23 November", "2026-11-26", "2026-11-27"],
    ["the week of the 23rd", "2026-11-26", "2026-11-27"],
    ["in the week of 30 November", "2026-11-26", "2026-11-30"],
    ["the week starting Monday", "2026-11-26", "2026-11-30"],
  ])("%j on %s", (text, on, day) => expect(findDay(text, on)).toBe(day));
});

describe("what is to come after a day comes on the next working day", () => {
  it.each([
    ["until after the 4th", "2026-12-07"],
    ["until after the 4th of January", "2027-01-05"],
    ["till after 3 december", "2026-12-04"],
    ["until after Christmas", "2026-12-28"],
    ["until after new year", "2027-01-04"],
    ["until after next Friday", "2026-12-07"],
    ["ask me again after the weekend", "2026-11-30"],
    ["until after next week", "2026-12-07"],
    ["until after January", "2027-02-01"],
    ["until after the end of the month", "2026-12-01"],
    ["until the day after Christmas", "2026-12-28"],
    ["the day after tomorrow", "2026-11-28"],
    ["until two weeks after the 14th", "2026-12-28"],
    ["for two weeks after Christmas", "2027-01-08"],
    ["after we talked, until Friday", "2026-11-27"],
  ])("%j is %s", (text, day) => expect(findDay(text, today)).toBe(day));

  it("but what happened after a day is of that day", () =>
    expect(findDay("after the 4th of November", today, true)).toBe("2026-11-04"));
});

describe("the nth weekday of a month is a date", () => {
  it.each([
    ["on the first Monday of January", "on 2027-01-04"],
    ["until the 1st Mon in Jan.", "until 2027-01-04."],
    ["the second Tuesday of December", "2026-12-08"],
    ["the last Friday of next month", "2026-12-25"],
    ["last fri of this month", "2026-11-27"],
    ["the first Thursday of November", "2027-11-04"],
    ["the third Wednesday of March 2028", "2028-03-15"],
    ["the first week of January", "the first week of January"],
    ["first, Monday in the office", "first, Monday in the office"],
  ])("%j: %j", (text, expected) => expect(withNthWeekdays(text, "2026-11-26")).toBe(expected));
});
