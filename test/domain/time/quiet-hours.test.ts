/** When a recipient may be written to, on their own clock. */
import { fc } from "../../properties.ts";
import { describe, expect, it } from "vitest";
import { defaultQuiet, notBefore, type Hours } from "../../../src/domain/time/quiet-hours.ts";
import { dayOf } from "../../../src/domain/time/time.ts";

const at = (zone: string, changed: Partial<Hours> = {}): Hours => ({
  zone,
  quiet: { from: "20:00", to: "07:30" },
  weekend: [6, 7],
  holidays: [],
  ...changed,
});

describe("the next good hour", () => {
  it.each([
    // what, zone, changed, now, not before
    ["a working morning is good", "Europe/Amsterdam", {}, "2026-11-23T08:00:00.000Z", "2026-11-23T08:00:00.000Z"],
    [
      "the evening waits for the morning",
      "Europe/Amsterdam",
      {},
      "2026-11-23T19:00:00.000Z",
      "2026-11-24T06:30:00.000Z",
    ],
    ["the minute before quiet is good", "Europe/Amsterdam", {}, "2026-11-23T18:59:59.999Z", "2026-11-23T18:59:59.999Z"],
    [
      "early morning waits for the same morning",
      "Europe/Amsterdam",
      {},
      "2026-11-23T03:00:00.000Z",
      "2026-11-23T06:30:00.000Z",
    ],
    ["the end of quiet is good", "Europe/Amsterdam", {}, "2026-11-23T06:30:00.000Z", "2026-11-23T06:30:00.000Z"],
    [
      "quiet from an hour to the same hour is never quiet",
      "Europe/Amsterdam",
      { quiet: { from: "20:00", to: "20:00" } },
      "2026-11-23T19:00:00.000Z",
      "2026-11-23T19:00:00.000Z",
    ],
    [
      "the first minute of a quiet lunch waits",
      "Europe/Amsterdam",
      { quiet: { from: "12:00", to: "13:00" } },
      "2026-11-23T11:00:00.000Z",
      "2026-11-23T12:00:00.000Z",
    ],
    ["Friday evening waits for Monday", "Europe/Amsterdam", {}, "2026-11-27T19:30:00.000Z", "2026-11-30T06:30:00.000Z"],
    ["Saturday noon waits for Monday", "Europe/Amsterdam", {}, "2026-11-28T11:00:00.000Z", "2026-11-30T06:30:00.000Z"],
    [
      "a holiday on Monday: Tuesday",
      "Europe/Amsterdam",
      { holidays: ["2026-11-30"] },
      "2026-11-28T11:00:00.000Z",
      "2026-12-01T06:30:00.000Z",
    ],
    [
      "Christmas to the new year",
      "Europe/Amsterdam",
      { holidays: ["2026-12-25", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01"] },
      "2026-12-24T20:00:00.000Z",
      "2027-01-04T06:30:00.000Z",
    ],
    [
      "Friday and Saturday are the weekend in Riyadh",
      "Asia/Riyadh",
      { weekend: [5, 6] },
      "2026-11-27T09:00:00.000Z",
      "2026-11-29T04:30:00.000Z",
    ],
    [
      "Sunday is a working day there",
      "Asia/Riyadh",
      { weekend: [5, 6] },
      "2026-11-29T09:00:00.000Z",
      "2026-11-29T09:00:00.000Z",
    ],
    ["half-hour zone", "Asia/Kolkata", {}, "2026-11-23T15:00:00.000Z", "2026-11-24T02:00:00.000Z"],
    ["three-quarter-hour zone", "Asia/Kathmandu", {}, "2026-11-23T01:00:00.000Z", "2026-11-23T01:45:00.000Z"],
    [
      "+13: there it is Tuesday already",
      "Pacific/Tongatapu",
      {},
      "2026-11-23T10:00:00.000Z",
      "2026-11-23T18:30:00.000Z",
    ],
    [
      "+14: Sunday in UTC, Monday there",
      "Pacific/Kiritimati",
      {},
      "2026-11-22T18:00:00.000Z",
      "2026-11-22T18:00:00.000Z",
    ],
    [
      "+14: Friday in UTC, Saturday there",
      "Pacific/Kiritimati",
      {},
      "2026-11-27T20:00:00.000Z",
      "2026-11-29T17:30:00.000Z",
    ],
    [
      "-11: Monday in UTC, Sunday there",
      "Pacific/Pago_Pago",
      {},
      "2026-11-23T09:00:00.000Z",
      "2026-11-23T18:30:00.000Z",
    ],
    ["over the change to summer time", "Europe/Amsterdam", {}, "2027-03-27T12:00:00.000Z", "2027-03-29T05:30:00.000Z"],
    ["over the change to winter time", "Europe/Amsterdam", {}, "2026-10-24T12:00:00.000Z", "2026-10-26T06:30:00.000Z"],
    [
      "the end that is skipped is after the gap",
      "Europe/Amsterdam",
      { weekend: [], quiet: { from: "22:00", to: "02:30" } },
      "2027-03-28T00:30:00.000Z",
      "2027-03-28T01:30:00.000Z",
    ],
    [
      "the end that comes twice counts first",
      "Europe/Amsterdam",
      { weekend: [], quiet: { from: "22:00", to: "02:30" } },
      "2026-10-25T00:00:00.000Z",
      "2026-10-25T00:30:00.000Z",
    ],
    [
      "quiet again when the hour comes again",
      "Europe/Amsterdam",
      { weekend: [], quiet: { from: "22:00", to: "02:30" } },
      "2026-10-25T01:10:00.000Z",
      "2026-10-25T01:30:00.000Z",
    ],
    [
      "a half-hour change (Lord Howe)",
      "Australia/Lord_Howe",
      {},
      "2026-10-03T12:00:00.000Z",
      "2026-10-04T20:30:00.000Z",
    ],
    [
      "a day that does not exist (Samoa, 30 December 2011)",
      "Pacific/Apia",
      {},
      "2011-12-30T07:00:00.000Z",
      "2012-01-01T17:30:00.000Z",
    ],
    [
      "quiet over lunch only",
      "Etc/UTC",
      { quiet: { from: "12:00", to: "13:00" } },
      "2026-11-23T12:10:00.000Z",
      "2026-11-23T13:00:00.000Z",
    ],
    [
      "from and to equal: never quiet",
      "Etc/UTC",
      { quiet: { from: "08:00", to: "08:00" } },
      "2026-11-23T03:00:00.000Z",
      "2026-11-23T03:00:00.000Z",
    ],
    [
      "every day a weekend: a mistake does not silence the bot",
      "Etc/UTC",
      { weekend: [1, 2, 3, 4, 5, 6, 7] },
      "2026-11-23T12:00:00.000Z",
      "2026-11-23T12:00:00.000Z",
    ],
  ] as const)("%s", (_, zone, changed, now, expected) => {
    expect(notBefore(at(zone, changed), now)).toBe(expected);
  });
});

it("never lies in the past, is itself a good hour, and is not later than need be", () => {
  const zones = [
    "Europe/Amsterdam",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "Australia/Lord_Howe",
    "Pacific/Apia",
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true }),
      (zone, date) => {
        const now = date.toISOString();
        const hours = at(zone, { holidays: ["2026-12-25", "2027-04-05"], quiet: defaultQuiet });
        const then = notBefore(hours, now);
        expect(then >= now).toBe(true);
        expect(notBefore(hours, then)).toBe(then);
        if (then !== now) {
          const justBefore = new Date(Date.parse(then) - 60_000).toISOString();
          if (justBefore > now) expect(notBefore(hours, justBefore)).toBe(then);
          expect(Date.parse(then) - Date.parse(now)).toBeLessThan(5 * 86_400_000);
        }
        expect(["2026-12-25", "2027-04-05"]).not.toContain(dayOf(then, zone));
      },
    ),
    { numRuns: 150 },
  );
});
