import { fc } from "../../properties.ts";
import { describe, expect, it } from "vitest";
import {
  addBusinessDays,
  addMonths,
  businessDaysBetween,
  endOfMonth,
  isBusinessDay,
  offeredDays,
} from "../../../src/domain/time/calendar.ts";
import { addDays } from "../../../src/domain/time/time.ts";

const plain = { weekend: [6, 7], holidays: [] };
const withHoliday = { weekend: [6, 7], holidays: ["2026-11-11"] };
const gulf = { weekend: [5, 6], holidays: [] };

describe("addBusinessDays", () => {
  it.each([
    ["within a week", "2026-11-02", 3, plain, "2026-11-05"],
    ["over a weekend", "2026-11-06", 1, plain, "2026-11-09"],
    ["from a Saturday", "2026-11-07", 1, plain, "2026-11-09"],
    ["from a Sunday", "2026-11-08", 1, plain, "2026-11-09"],
    ["over a holiday", "2026-11-10", 1, withHoliday, "2026-11-12"],
    ["from a holiday", "2026-11-11", 1, withHoliday, "2026-11-12"],
    ["where Friday and Saturday are weekend", "2026-11-05", 1, gulf, "2026-11-08"],
    ["over the end of summer time", "2026-10-23", 2, plain, "2026-10-27"],
    ["over the beginning of summer time", "2026-03-27", 1, plain, "2026-03-30"],
    ["over new year", "2026-12-31", 1, plain, "2027-01-01"],
    ["over a leap day", "2028-02-28", 2, plain, "2028-03-01"],
    ["backwards over a weekend", "2026-11-09", -1, plain, "2026-11-06"],
    ["by none, even on a Sunday", "2026-11-08", 0, plain, "2026-11-08"],
    ["by fourteen", "2026-11-02", 14, plain, "2026-11-20"],
  ])("counts %s", (_, from, days, calendar, to) => {
    expect(addBusinessDays(from, days, calendar)).toBe(to);
  });

  it("refuses a calendar in which nobody ever works", () => {
    const always = { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
    expect(() => addBusinessDays("2026-11-02", 1, always)).toThrow("no business day ever comes");
  });
});

describe("days to offer", () => {
  it.each([
    ["on a Monday", "2026-11-02", plain, ["2026-11-03", "2026-11-09"]],
    ["on a Wednesday", "2026-11-04", plain, ["2026-11-05", "2026-11-09", "2026-11-11"]],
    ["before a holiday, and a week before one", "2026-11-04", withHoliday, ["2026-11-05", "2026-11-09", "2026-11-12"]],
    ["on a Friday", "2026-11-06", plain, ["2026-11-09", "2026-11-13"]],
    ["on a Saturday", "2026-11-07", plain, ["2026-11-09", "2026-11-16"]],
    ["where Friday and Saturday are weekend", "2026-11-05", gulf, ["2026-11-08", "2026-11-09", "2026-11-12"]],
  ])("%s are working days, each once", (_, today, calendar, days) => {
    expect(offeredDays(today, calendar)).toEqual(days);
  });
});

describe("businessDaysBetween", () => {
  it.each([
    ["a Friday and the Monday after", "2026-11-06", "2026-11-09", plain, 1],
    ["a Friday and the Sunday after", "2026-11-06", "2026-11-08", plain, 0],
    ["a day and itself", "2026-11-06", "2026-11-06", plain, 0],
    ["two days with a holiday between", "2026-11-10", "2026-11-12", withHoliday, 1],
    ["a day and an earlier one", "2026-11-09", "2026-11-06", plain, -1],
    ["two days five weeks apart", "2026-10-05", "2026-11-09", plain, 25],
    ["a day and the holiday after", "2026-11-10", "2026-11-11", withHoliday, 0],
    ["a holiday and the day after", "2026-11-11", "2026-11-12", withHoliday, 1],
    ["a holiday on a weekend", "2026-11-06", "2026-11-09", { weekend: [6, 7], holidays: ["2026-11-07"] }, 1],
  ])("counts between %s", (_, from, to, calendar, days) => {
    expect(businessDaysBetween(from, to, calendar)).toBe(days);
  });

  it("is what addBusinessDays undoes, whatever the calendar", () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays("2024-01-01", days));
    const calendar = fc.record({
      weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
      holidays: fc.array(day, { maxLength: 20 }),
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), calendar, (from, days, its) => {
        const to = addBusinessDays(from, days, its);
        expect(businessDaysBetween(from, to, its)).toBe(days);
        expect(isBusinessDay(to, its)).toBe(true);
      }),
    );
  });
});

describe("months", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2026-11-15", 12, "2027-11-15"],
    ["2026-11-30", -9, "2026-02-28"],
  ])("adds to %s %i and gets %s", (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it.each([
    ["2026-02-01", "2026-02-28"],
    ["2028-02-10", "2028-02-29"],
    ["2026-12-31", "2026-12-31"],
  ])("ends the month of %s on %s", (day, last) => {
    expect(endOfMonth(day)).toBe(last);
  });
});
