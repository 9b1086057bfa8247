/** When what somebody asked to be reminded of is planned. */
import { expect, it } from "vitest";
import { defaultSettings } from "../../../src/domain/documents.ts";
import { planMemos } from "../../../src/domain/messages/memos.ts";
import type { Memo, Person } from "../../../src/domain/people/person.ts";

const askedAt = "2026-11-26T10:00:00.000Z";
const memo: Memo = { id: "m1", on: "2026-12-01", askedAt, customer: "c1" };

const planned = (person: Partial<Person>, now: string, settings = defaultSettings): string[] =>
  planMemos([{ id: "megan", name: "Megan", memos: [memo], ...person }], settings, "Europe/Amsterdam", now).map(
    ({ id, about }) => `${id} ${"customers" in about ? about.customers.join() : ""}`,
  );

const tuesday = ["memo/m1/2026-12-01 c1"];
const away = (until: string) => ({ away: { until, deputy: "isaiah" } });

it.each<[string, Partial<Person>, string, string[]]>([
  ["not the day before", {}, "2026-11-30T12:00:00.000Z", []],
  ["not at night on its day", {}, "2026-12-01T05:00:00.000Z", []],
  ["in the morning of its day", {}, "2026-12-01T06:30:00.000Z", tuesday],
  ["by the person's own clock", { zone: "America/New_York" }, "2026-12-01T06:30:00.000Z", []],
  ["by the person's own clock, later", { zone: "America/New_York" }, "2026-12-01T12:30:00.000Z", tuesday],
  ["on a later day, where nobody ran", {}, "2026-12-03T08:00:00.000Z", tuesday],
  ["not in the evening", {}, "2026-12-01T20:00:00.000Z", []],
  ["not while they are away", away("2026-12-02"), "2026-12-02T08:00:00.000Z", []],
  ["when they are back", away("2026-12-02"), "2026-12-03T08:00:00.000Z", tuesday],
  ["not on the weekend", { memos: [{ ...memo, on: "2026-11-28" }] }, "2026-11-28T10:00:00.000Z", []],
  [
    "after the weekend",
    { memos: [{ ...memo, on: "2026-11-28" }] },
    "2026-11-30T10:00:00.000Z",
    ["memo/m1/2026-11-28 c1"],
  ],
  ["once", { memos: [{ ...memo, planned: "2026-12-01T06:30:00.000Z" }] }, "2026-12-01T06:31:00.000Z", []],
  [
    "without a customer",
    { memos: [{ id: "m2", on: "2026-12-01", askedAt }] },
    "2026-12-01T08:00:00.000Z",
    ["memo/m2/2026-12-01 "],
  ],
])("is planned %s", (_, person, now, keys) => {
  expect(planned(person, now)).toEqual(keys);
});

it("is not planned on a holiday", () => {
  const settings = { ...defaultSettings, holidays: ["2026-12-01"] };
  expect(planned({}, "2026-12-01T08:00:00.000Z", settings)).toEqual([]);
  expect(planned({}, "2026-12-02T08:00:00.000Z", settings)).toEqual(tuesday);
});
