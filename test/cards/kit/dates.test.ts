/** Days, moments and numbers as people write them. */
import { describe, expect, it } from "vitest";
import {
  deadlineWords,
  count,
  dateWords,
  daysWords,
  dayWords,
  dueWords,
  fullMoment,
  longDate,
  momentWords,
  monthWords,
  number,
  spokenOn,
  today,
  weekNumber,
  zoneWords,
} from "../../../src/cards/kit/dates.ts";
import { deadlineFrom } from "../../../src/domain/catalogue/gap-codes.ts";

const monday = "2026-11-23";
const inAmsterdam = { now: "2026-11-23T08:14:00.000Z", zone: "Europe/Amsterdam" };

describe("a day", () => {
  it.each([
    ["2026-11-23", "today"],
    ["2026-11-24", "tomorrow"],
    ["2026-11-22", "yesterday"],
    ["2026-11-30", "Mon 30 Nov"],
    ["2026-12-06", "Sun 6 Dec"],
    ["2026-12-07", "7 Dec"],
    ["2026-11-12", "12 Nov"],
    ["2026-09-01", "1 Sep"],
    ["2027-02-20", "20 Feb 2027"],
    ["2025-11-23", "23 Nov 2025"],
  ])("%s, seen on Monday 23 November 2026, is written %s", (day, words) => {
    expect(dayWords(day, monday)).toBe(words);
  });

  it("names the weekday of a day in the next fortnight, also across the turn of the year", () => {
    expect(dateWords("2027-01-04", "2026-12-28")).toBe("Mon 4 Jan");
  });

  it("has a long form with the year when it is another one", () => {
    expect(longDate("2026-08-24", monday)).toBe("24 August");
    expect(longDate("2025-08-24", monday)).toBe("24 August 2025");
    expect(monthWords("2026-10-01", monday)).toBe("October");
    expect(monthWords("2025-10-01", monday)).toBe("October 2025");
  });
});

describe("a moment", () => {
  it.each([
    ["2026-11-23T08:14:00.000Z", "today 09:14"],
    ["2026-11-22T23:30:00.000Z", "today 00:30"],
    ["2026-11-22T22:30:00.000Z", "yesterday 23:30"],
    ["2026-11-24T08:00:00.000Z", "tomorrow 09:00"],
    ["2026-11-18T16:02:00.000Z", "Wed 18 Nov 17:02"],
    ["2026-11-25T08:14:00.000Z", "Wed 25 Nov 09:14"],
    ["2026-11-16T08:14:00.000Z", "16 Nov"],
    ["2026-08-24T09:00:00.000Z", "24 Aug"],
  ])("%s is %s on the reader's clock", (at, words) => {
    expect(momentWords(at, inAmsterdam)).toBe(words);
  });

  it("is on another day for a reader far away", () => {
    expect(momentWords("2026-11-23T08:14:00.000Z", { ...inAmsterdam, zone: "Pacific/Auckland" })).toBe("today 21:14");
    expect(today({ now: "2026-11-23T12:00:00.000Z", zone: "Pacific/Auckland" })).toBe("2026-11-24");
    expect(momentWords("2026-11-23T08:14:00.000Z", { ...inAmsterdam, zone: "Asia/Kathmandu" })).toBe("today 13:59");
  });

  it("follows daylight saving", () => {
    expect(momentWords("2026-10-25T00:30:00.000Z", { now: "2026-10-25T10:00:00.000Z", zone: "Europe/Amsterdam" })).toBe(
      "today 02:30",
    );
    expect(momentWords("2026-10-25T01:30:00.000Z", { now: "2026-10-25T10:00:00.000Z", zone: "Europe/Amsterdam" })).toBe(
      "today 02:30",
    );
  });

  it("names its zone where readers are in several", () => {
    expect(fullMoment("2026-11-23T08:00:00.000Z", "Europe/Amsterdam")).toBe("Monday 23 November 2026, 09:00 Amsterdam");
    expect(fullMoment("2026-11-23T08:00:00.000Z", "America/Argentina/Buenos_Aires")).toBe(
      "Monday 23 November 2026, 05:00 Buenos Aires",
    );
    expect(zoneWords("Etc/UTC")).toBe("UTC");
  });
});

it.each([
  ["attributed by PAL until August 2026, not in October 2026", "attributed by PAL until August, not in October"],
  ["not in October 2026 since 2026-11-23", "not in October since today"],
  ["until December 2025 and January 2027", "until December 2025 and January 2027"],
])("a gap's %j is shown as %j", (written, words) => expect(spokenOn(written, "2026-11-23")).toBe(words));

describe("the days of an absence", () => {
  it.each([
    ["that began with its record", { until: "2026-12-04" }, "until Fri 4 Dec"],
    ["on its first day", { from: "2026-11-23", until: "2026-12-04" }, "until Fri 4 Dec"],
    ["that is ahead", { from: "2026-11-30", until: "2026-12-20" }, "from Mon 30 Nov to Sun 20 Dec"],
    ["from tomorrow", { from: "2026-11-24", until: "2026-12-04" }, "from tomorrow to Fri 4 Dec"],
    ["of one day", { from: "2026-12-04", until: "2026-12-04" }, "on Fri 4 Dec"],
    ["of tomorrow alone", { from: "2026-11-24", until: "2026-11-24" }, "tomorrow"],
  ])("%s are %j: %s", (_, days, words) => expect(daysWords(days, "2026-11-23")).toBe(words));
});

describe("a number", () => {
  it("has its plural right", () => {
    expect([0, 1, 2, 1204].map((value) => count(value, "gap"))).toEqual(["0 gaps", "1 gap", "2 gaps", "1,204 gaps"]);
    expect([1, 2].map((value) => count(value, "person", "people"))).toEqual(["1 person", "2 people"]);
  });

  it("has its thousands marked", () => {
    expect([999, 1000, 50_000, 1_234_567].map(number)).toEqual(["999", "1,000", "50,000", "1,234,567"]);
  });

  it("names the week by its number", () => {
    expect(weekNumber("2026-W53")).toBe(53);
    expect(weekNumber("2027-W01")).toBe(1);
  });
});

describe("a deadline", () => {
  it.each([
    ["a fortnight and more away", "2026-12-20", 20, "by 20 Dec", "by 20 Dec (20 working days)"],
    ["over a weekend", "2026-12-01", 6, "by Tue 1 Dec", "by Tue 1 Dec (6 working days)"],
    ["within the week", "2026-11-27", 4, "by Fri 27 Nov", "by Fri 27 Nov"],
    ["over a holiday", "2026-11-25", 1, "by Wed 25 Nov", "by Wed 25 Nov (1 working day)"],
    ["the day after", "2026-11-24", 1, "due tomorrow", "due tomorrow"],
    ["the same day", "2026-11-23", 0, "due today", "due today"],
    ["the day before", "2026-11-22", 0, "overdue", "was due yesterday"],
    ["days before", "2026-11-19", -2, "overdue", "was due 19 Nov"],
  ])("%s, seen on Monday 23 November 2026, is said as a date", (_, endsOn, workingDays, short, long) => {
    expect(dueWords(endsOn, monday)).toBe(short);
    expect(deadlineWords({ endsOn, workingDays }, monday)).toBe(long);
  });

  it.each([
    ["a Saturday weeks away", "2026-12-19", monday, "by 19 Dec (19 working days, the last is Fri 18 Dec)"],
    ["a Sunday this week", "2026-11-29", monday, "by Sun 29 Nov (4 working days, the last is Fri 27 Nov)"],
    ["a Sunday, on the Friday before", "2026-11-29", "2026-11-27", "by Sun 29 Nov (last working day today)"],
    ["a Saturday, on the Friday before", "2026-11-28", "2026-11-27", "due tomorrow (last working day today)"],
    ["a Sunday, on the Saturday before", "2026-11-29", "2026-11-28", "due tomorrow"],
    ["a Sunday, on the day itself", "2026-11-29", "2026-11-29", "due today"],
    ["a Sunday, on the day after", "2026-11-29", "2026-11-30", "was due yesterday"],
    ["a holiday", "2026-12-25", "2026-12-21", "by Fri 25 Dec (3 working days, the last is Thu 24 Dec)"],
  ])("on %s has its last working day beside it while there is one", (_, endsOn, seenOn, words) => {
    const calendar = { weekend: [6, 7], holidays: ["2026-12-25"] };
    expect(deadlineWords(deadlineFrom(seenOn, endsOn, calendar), seenOn)).toBe(words);
  });
});
