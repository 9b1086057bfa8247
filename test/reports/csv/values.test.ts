import { fc } from "../../properties.ts";
import { expect, it } from "vitest";
import {
  DayColumn,
  NumberColumn,
  parseReportDay,
  parseMonth,
  parseNumber,
  type DayMeaning,
} from "../../../src/reports/csv/values.ts";

it.each([
  ["2026-10-01", "2026-10-01"],
  ["2026-10-31T00:00:00Z", "2026-10-31"],
  ["2026-10-31 00:00:00.000", "2026-10-31"],
  ["2026/1/5", "2026-01-05"],
  ["2026-10", "2026-10-01"],
  ["10/31/2026 12:00:00 AM", "2026-10-31"],
  ["3/4/2026", "2026-03-04"],
  ["3/4/26", "2026-03-04"],
  ["31.10.2026", "2026-10-31"],
  ["4.3.26", "2026-03-04"],
  ["October, 2026", "2026-10-01"],
  ["Oct 2026", "2026-10-01"],
  ["Sept. 2026", "2026-09-01"],
  ["Oct-26", "2026-10-01"],
  ["okt-26", "2026-10-01"],
  ["paź.26", "2026-10-01"],
  ["окт.26", "2026-10-01"],
  ["Eki.26", "2026-10-01"],
  ["out/26", "2026-10-01"],
  ["31/out/2026", "2026-10-31"],
  ["2026. 10. 31.", "2026-10-31"],
  ["mrt-26", "2026-03-01"],
  ["Mrz 26", "2026-03-01"],
  ["août-26", "2026-08-01"],
  ["février 2026", "2026-02-01"],
  ["octubre de 2026", "2026-10-01"],
  ["10/2026", "2026-10-01"],
  ["10-2026", "2026-10-01"],
  ["202610", "2026-10-01"],
  ["20261031", "2026-10-31"],
  ["2026年10月", "2026-10-01"],
  ["2026年10月31日", "2026-10-31"],
  ["46326", "2026-10-31"],
  ["46326.5", "2026-10-31"],
  ["1 okt 2026", "2026-10-01"],
  ["31-Oct-2026", "2026-10-31"],
  ["October 31, 2026", "2026-10-31"],
  ["Thursday, October 1, 2026", "2026-10-01"],
  ["Donnerstag, 1. Oktober 2026", "2026-10-01"],
  ["令和8年10月", "2026-10-01"],
  ["令和元年5月1日", "2019-05-01"],
  ["26-Oct", undefined],
  ["2026-02-30", undefined],
  ["13/13/2026", undefined],
  ["31/10/2026", undefined],
  ["4911112", undefined],
  ["12345", undefined],
  ["202613", undefined],
  ["soon", undefined],
  ["May be 2026", undefined],
  ["FY27", undefined],
])("reads the day %s, the month first where both can be, as %s", (text, day) => {
  expect(parseReportDay(text)).toBe(day);
});

it.each([
  ["31/10/2026", "2026-10-31"],
  ["3-4-2026", "2026-04-03"],
  ["10/31/2026", undefined],
])("reads the day %s, the day first, as %s", (text, day) => {
  expect(parseReportDay(text, "day-first")).toBe(day);
});

it("reads a month as its first day", () => {
  expect(parseMonth("2026-10-17")).toBe("2026-10-01");
  expect(parseMonth("1/10/2026", "day-first")).toBe("2026-10-01");
});

const decided = (meaning: DayMeaning, values: readonly string[]) => {
  const column = new DayColumn(meaning, "2026-11-23");
  for (const value of values) column.add(value);
  const found = column.decide();
  return found.outcome === "decided" ? found.choice : found.outcome;
};

it.each<[string, DayMeaning, string[], string]>([
  ["one value has a 13th day", "past", ["13/02/2026", "05/02/2026"], "day-first"],
  ["one value has a 13th day second", "past", ["02/13/2026", "02/05/2026"], "month-first"],
  ["they are months and every one is the first with the day first", "month", ["01/11/2026", "01/10/2026"], "day-first"],
  [
    "they are months and every one is the last with the month first",
    "month",
    ["10/1/2026", "9/30/2026"],
    "month-first",
  ],
  ["they are months whichever way", "month", ["01/01/2026"], "indifferent"],
  [
    "they are months, some with the one and some with the other first",
    "month",
    ["01/10/2026", "10/01/2026"],
    "ambiguous",
  ],
  ["the other way lies in the future", "past", ["03/12/2026", "04/05/2026"], "month-first"],
  ["nothing tells", "past", ["05/02/2026", "06/03/2026"], "ambiguous"],
  ["nothing tells, with hyphens", "past", ["05-02-2026"], "ambiguous"],
  ["some can be read only in the one way, some only in the other", "past", ["13/02/2026", "02/13/2026"], "mixed"],
  ["the year is first", "any", ["2026-02-05", "46326", "Oct-26"], "indifferent"],
])("decides the order of a column's days when %s", (_, meaning, values, order) => {
  expect(decided(meaning, values)).toBe(order);
});

it("decides the same whatever the order of values", () => {
  const value = fc
    .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }))
    .map(([d, m]) => `${d}/${m}/2026`);
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 8 }),
      fc.constantFrom<DayMeaning[]>("past", "month", "any"),
      (values, meaning) => {
        expect(decided(meaning, [...values].reverse())).toBe(decided(meaning, values));
      },
    ),
  );
});

it.each([
  ["1203.11", 1203.11],
  ["1,203.11", 1203.11],
  ["1.203,11", 1203.11],
  ["1203,11", 1203.11],
  ["1 203,11", 1203.11],
  ["1\u00a0203,11", 1203.11],
  ["1’203.11", 1203.11],
  ["1,203", 1203],
  ["1,203,456", 1203456],
  ["1.203.456", 1203456],
  ["0,5", 0.5],
  ["0.125", 0.125],
  ["-12.5", -12.5],
  ["−12.5", -12.5],
  ["(12.50)", -12.5],
  ["1.2E-05", 0.000012],
  ["$1,203.11", 1203.11],
  ["1203.11 USD", 1203.11],
  ["0", 0],
  ["abc", undefined],
  ["NaN", undefined],
  ["Infinity", undefined],
  [`1${",".repeat(80)}`, undefined],
])("reads the number %s as %s", (text, number) => {
  expect(parseNumber(text)).toBe(number);
});

it("reads what can be grouped or have decimals as it is told", () => {
  expect([parseNumber("1.203", "comma"), parseNumber("1.203", "point"), parseNumber("1,203", "comma")]).toEqual([
    1203, 1.203, 1.203,
  ]);
});

it.each<[string, boolean, string[], string]>([
  ["another value proves it", false, ["1.203", "0,5"], "comma"],
  ["another value proves the other", false, ["1,203", "12.5"], "point"],
  ["whole things are counted", true, ["1.203"], "comma"],
  ["nothing tells", false, ["1.203", "12"], "ambiguous"],
  ["there are no marks", false, ["12", "0"], "indifferent"],
  ["it is written in two ways", false, ["0,5", "0.5"], "mixed"],
])("decides the mark before decimals of a column when %s", (_, whole, values, mark) => {
  const column = new NumberColumn(whole);
  for (const value of values) column.add(value);
  const found = column.decide();
  expect(found.outcome === "decided" ? found.choice : found.outcome).toBe(mark);
});
