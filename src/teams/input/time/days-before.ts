/** Days told by how long they come before another: "a week before Christmas", "the Friday before the 18th". Pure. */
import { addDays, type Day } from "../../../domain/time/time.ts";
import { numberOf } from "./numbers.ts";
import { monthWord } from "./stretches.ts";

const weekday = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";
const named = [
  "(?:christmas|xmas)(?: eve| day)?|boxing day|new year(?:['’]s)?(?: eve| day)?",
  `(?:the )?\\d{1,2}(?:st|nd|rd|th)(?: (?:of )?${monthWord})?|\\d{1,2} ${monthWord}|${monthWord} \\d{1,2}`,
  "(?:the )?end of (?:the |this |next )?(?:week|month|quarter|year)",
  `(?:(?:this|next|coming) )?${weekday}`,
].join("|");
const before = new RegExp(
  `\\b(?:(?:(the|an?|one|two|three|four|five|six|\\d{1,2}) (day|week)s?|(?:the |on )*(${weekday})) (?:before|ahead of|prior to)) (${named})(?![\\p{L}\\p{N}])`,
  "giu",
);
/** A time of the day is nothing that anything comes at. */
const hours =
  /\b(?:(?:half )?an|one|two|three|four|a few|a couple of|\d{1,2})(?: and a half)? (?:hours?|hrs?|minutes?|mins?) (?:before|ahead of|prior to) /gi;

/**
 * The text with such days as dates.
 * @param find the day that words name
 */
export const withDaysBefore = (text: string, find: (words: string) => Day | undefined): string =>
  text
    .replace(hours, "at ")
    .replace(
      before,
      (words, many: string | undefined, unit: string | undefined, on: string | undefined, last: string) => {
        const day = find(last);
        if (day === undefined) return words;
        // "The week before Christmas" is all of it: its first day.
        const isWeek = many?.toLowerCase() === "the" && unit?.toLowerCase() === "week";
        if (isWeek) return weekdayBefore("mon", addDays(weekdayBefore("mon", addDays(day, 1)), -1));
        if (on !== undefined) return weekdayBefore(on, day);
        const count = /^(?:the|an?)$/i.test(many ?? "") ? 1 : numberOf(many ?? "");
        return addDays(day, -count * (/^week/i.test(unit ?? "") ? 7 : 1));
      },
    );

function weekdayBefore(on: string, day: Day): Day {
  const wanted = "montuewedthufrisatsun".indexOf(on.slice(0, 3).toLowerCase()) / 3;
  const at = (new Date(day).getUTCDay() + 6) % 7;
  return addDays(day, -((at - wanted + 6) % 7) - 1);
}
