/** Days told by how long they come before another: "a week before Christmas", "the Friday before the 18th". Pure. */
import { addBusinessDays, plainWeeks, type BusinessCalendar } from "../../../domain/time/calendar.ts";
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
/** Not "a week and two days before Monday", which may be one day or two. */
const before = new RegExp(
  `(?<!\\b(?:days?|weeks?)(?:,| and|, and) )\\b(?:(?:(the|an?|one|two|three|four|five|six|\\d{1,2}) (day|week)s?|(?:the |on )*(${weekday})) (?:before|ahead of|prior to)) (${named})(?![\\p{L}\\p{N}])`,
  "giu",
);
const count = "an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|\\d{1,2}";
const businessDays = new RegExp(
  `\\b(?:in |on )?(?:the )?(${count}) (?:business|working) days? (?:(before|ahead of|prior to)|after|from|counted from|following) (?:on )?(${named}|\\d{4}-\\d\\d-\\d\\d|today|tomorrow|now)(?![\\p{L}\\p{N}])`,
  "giu",
);
/** Where one is to be written to again, and nothing is listed that comes within them. */
const inBusinessDays = new RegExp(
  `(?<=\\b(?:remind|ask|ping|nudge|warn|tell|write) (?:me|us)\\b[^.;!?]{0,80}?)(?:in|after) (${count}) (?:business|working) days?(?: (?:from now|time))?(?![\\p{L}\\p{N}])|^in (${count}) (?:business|working) days?(?=,? (?:please )?(?:remind|ask|ping|nudge|tell))`,
  "giu",
);

/**
 * The text with the business days that are counted from a day, or from today, as dates: "ten business days after Monday".
 * @param find the day that words name
 */
export const withBusinessDays = (
  text: string,
  { today, calendar = plainWeeks }: { today: Day; calendar?: BusinessCalendar | undefined },
  find: (words: string) => Day | undefined,
): string => {
  const far = (from: Day, many: string, isBefore = false): string =>
    `on ${addBusinessDays(from, (isBefore ? -1 : 1) * numberOf(many), calendar)}`;
  return text
    .replace(businessDays, (words, many: string, isBefore: string | undefined, from: string) => {
      const day = /^now$/i.test(from) ? today : find(from);
      return day === undefined ? words : far(day, many, isBefore !== undefined);
    })
    .replace(inBusinessDays, (_, many: string | undefined, first: string | undefined) =>
      far(today, many ?? first ?? ""),
    );
};
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
        // "The week before Christmas" is that week, for an absence all of it.
        const isWeek = many?.toLowerCase() === "the" && unit?.toLowerCase() === "week";
        if (isWeek) return `the week of ${weekdayBefore("mon", addDays(weekdayBefore("mon", addDays(day, 1)), -1))}`;
        if (on !== undefined) return weekdayBefore(on, day);
        const count = many?.toLowerCase() === "the" ? 1 : numberOf(many ?? "");
        return addDays(day, -count * (/^week/i.test(unit ?? "") ? 7 : 1));
      },
    );

function weekdayBefore(on: string, day: Day): Day {
  const wanted = "montuewedthufrisatsun".indexOf(on.slice(0, 3).toLowerCase()) / 3;
  const at = (new Date(day).getUTCDay() + 6) % 7;
  return addDays(day, -((at - wanted + 6) % 7) - 1);
}
