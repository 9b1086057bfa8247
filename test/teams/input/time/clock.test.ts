/** Times of the day and days of the week as people write them. */
import { expect, it } from "vitest";
import { momentIn, timesIn } from "../../../../src/teams/input/time/clock.ts";

it.each([
  ["at 9", "09:00"],
  ["9am", "09:00"],
  ["12 am", "00:00"],
  ["16.30", "16:30"],
  ["half nine", "09:30"],
  ["half past 10", "10:30"],
  ["quarter to nine", "08:45"],
  ["quarter past eight", "08:15"],
  ["around three o'clock", "15:00"],
  ["three in the afternoon", "15:00"],
  ["in the afternoon at four", "16:00"],
  ["seven in the evening", "19:00"],
  ["make that four", "16:00"],
  ["at nine thirty", "09:30"],
  ["after lunch, say 1:30", "13:30"],
  ["at noon", "12:00"],
  ["from 8 to 5", "08:00 17:00"],
  ["8pm to 7:30", "20:00 07:30"],
  // Numbers that are no times.
  ["within 14 days", ""],
  ["on 15 December", ""],
  ["the 5th", ""],
  ["four customers", ""],
  ["2026-12-01", ""],
  ["5.823.417", ""],
  ["one of them", ""],
])("the times in %j are %j", (text, expected) =>
  expect(
    timesIn(text)
      .map(({ time }) => time)
      .join(" "),
  ).toBe(expected),
);

it.each([
  ["Thursdays at 8, not Mondays", "Thursday 08:00"],
  ["thurs 8 not mon", "Thursday 08:00"],
  ["fridays instead of mondays, like 9ish", "Friday 09:00"],
  ["it lands Monday at 8 and nobody is in. Tuesday half nine would be better", "Tuesday 09:30"],
  ["Thursday afternoon, around three o'clock, if that can be arranged", "Thursday 15:00"],
  ["monday 8am is a terrible time, nobody reads it. thursdays after lunch, say 1:30", "Thursday 13:30"],
  ["could it come monday at 8:30 instead, nobody reads it friday afternoon", "Monday 08:30"],
  ["on Mondays around 8:30 in the morning rather than whenever it does now", "Monday 08:30"],
  ["could we make that four? I have a meeting at three", "undefined 16:00"],
  ["move it to Wednesday", "Wednesday undefined"],
  ["it comes too late for my 9am monday standup, can it be there by 8", "Monday 08:00"],
])("%j wants %j", (text, expected) => {
  const { day, time } = momentIn(text);
  expect(`${day} ${time}`).toBe(expected);
});
