import { describe, expect, it } from "vitest";
import { addDays, dayOf, isoWeek, isZone, lastOccurrence, parseWeeklyMoment } from "../../../src/domain/time/time.ts";

describe("a weekly moment", () => {
  it.each([
    ["Monday 09:00 Europe/Amsterdam", { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" }],
    ["  wed at 7:05 ", { day: "Wednesday", time: "07:05", zone: "Etc/UTC" }],
    ["FRIDAY 16.30 Asia/Kolkata", { day: "Friday", time: "16:30", zone: "Asia/Kolkata" }],
    ["Monday 24:00", undefined],
    ["Mo 09:00", undefined],
    ["Monday 09:00 Amsterdam/Europe", undefined],
    ["Monday 09:00 +02:00", undefined],
    ["every Monday", undefined],
  ])("reads %j", (text, moment) => expect(parseWeeklyMoment(text)).toEqual(moment));
});

describe("days and weeks", () => {
  it.each([
    ["2026-11-22T23:30:00.000Z", "Europe/Amsterdam", "2026-11-23"],
    ["2026-11-22T23:30:00.000Z", "Etc/UTC", "2026-11-22"],
    ["2026-11-22T10:30:00.000Z", "Pacific/Apia", "2026-11-22"],
    ["2026-11-22T11:30:00.000Z", "Pacific/Apia", "2026-11-23"],
    ["2026-11-22T18:29:00.000Z", "Asia/Kolkata", "2026-11-22"],
    ["2026-11-22T18:31:00.000Z", "Asia/Kolkata", "2026-11-23"],
  ])("at %s it is in %s the day %s", (instant, zone, day) => expect(dayOf(instant, zone)).toBe(day));

  it.each([
    ["2026-11-22", "2026-W47"],
    ["2026-11-23", "2026-W48"],
    ["2026-12-31", "2026-W53"],
    ["2027-01-03", "2026-W53"],
    ["2027-01-04", "2027-W01"],
  ])("%s is in week %s", (day, week) => expect(isoWeek(day)).toBe(week));

  it("adds days over a month's end and a daylight-saving change", () => {
    expect(addDays("2026-10-24", 2)).toBe("2026-10-26");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });

  it.each([
    ["Europe/Amsterdam", true],
    ["Etc/UTC", true],
    ["Asia/Calcutta", true],
    ["+02:00", false],
    ["Mars/Olympus", false],
    ["", false],
  ])("%j is a zone: %s", (name, known) => expect(isZone(name)).toBe(known));
});

describe("the last time a weekly moment came", () => {
  const amsterdam = { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" } as const;
  it.each([
    ["a second before it", "2026-11-23T07:59:59.000Z", "2026-11-16T08:00:00.000Z", "2026-W47"],
    ["at it", "2026-11-23T08:00:00.000Z", "2026-11-23T08:00:00.000Z", "2026-W48"],
    ["six days after it", "2026-11-29T23:00:00.000Z", "2026-11-23T08:00:00.000Z", "2026-W48"],
    ["in the week that clocks go back", "2026-10-26T08:00:00.000Z", "2026-10-26T08:00:00.000Z", "2026-W44"],
    ["the week before clocks go back", "2026-10-25T12:00:00.000Z", "2026-10-19T07:00:00.000Z", "2026-W43"],
    ["in week 53", "2026-12-31T12:00:00.000Z", "2026-12-28T08:00:00.000Z", "2026-W53"],
  ])("%s, is right", (_, now, at, week) => expect(lastOccurrence(amsterdam, now)).toEqual({ at, week }));

  it("comes once on the day that clocks skip it", () => {
    const skipped = { day: "Sunday", time: "02:30", zone: "Europe/Amsterdam" } as const;
    expect(lastOccurrence(skipped, "2026-03-29T01:29:00.000Z").at).toBe("2026-03-22T01:30:00.000Z");
    expect(lastOccurrence(skipped, "2026-03-29T01:31:00.000Z").at).toBe("2026-03-29T01:30:00.000Z");
  });

  it("comes once on the day that clocks repeat it", () => {
    const repeated = { day: "Sunday", time: "02:30", zone: "Europe/Amsterdam" } as const;
    for (const now of ["2026-10-25T00:30:00.000Z", "2026-10-25T01:45:00.000Z"]) {
      expect(lastOccurrence(repeated, now).at).toBe("2026-10-25T00:30:00.000Z");
    }
  });
});
