/** Days as hurried people write them: "next friday", "for 2 weeks", "the 5th". Pure. */
import { de, en, es, fr, nl } from "chrono-node";
import { addMonths, endOfMonth } from "../../domain/time/calendar.ts";
import { addDays, type Day } from "../../domain/time/time.ts";
import { correctedParts } from "./corrections.ts";

/** What holidays and turns of phrase mean that the library does not know, in words that it knows. */
const others: readonly (readonly [RegExp, string])[] = [
  [/\b(?:a |one )?fortnight\b/i, "2 weeks"],
  [/\b(?:christmas|xmas) eve\b/i, "24 December"],
  [/\b(?:christmas|xmas)\b/i, "25 December"],
  [/\bboxing day\b/i, "26 December"],
  [/\bnew year(?:['’]s)? eve\b/i, "31 December"],
  [/\bend of (?:the |this )?year\b/i, "31 December"],
  [/\bnew year(?:['’]s(?: day)?)?\b/i, "1 January"],
];

/** Languages by words of their days that English does not have. "Morgen", "juni": German and Dutch mean the same day. */
const languages = [
  {
    parser: de,
    words:
      /\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|januar|februar|märz|mai|juni|juli|oktober|dezember|morgen|nächste[nrs]?|wochen|tagen)\b/i,
  },
  {
    parser: nl,
    words:
      /\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|januari|februari|maart|mei|augustus|overmorgen|volgende|weken|dagen)\b/i,
  },
  {
    parser: fr,
    words:
      /(?<!\p{L})(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|demain|prochaine?|semaines?|jours)(?!\p{L})/iu,
  },
  {
    parser: es,
    words:
      /(?<!\p{L})(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|mañana|próxim[oa]|semanas?|días)(?!\p{L})/iu,
  },
];

const ends = /\b(?:until|till|til|through|thru|bis|tot|jusqu['’](?:à|au)|hasta|to(?= (?:the )?\d))(?!\p{L})/giu;

const monthFirst =
  /(?<!\d(?:st|nd|rd|th)? )\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? ([12]?\d|3[01])(?:st|nd|rd|th)?\b(?![:\d])/gi;

/** "the 7th of next month": the library takes no more of it than the month. */
const ofMonth = /\b(\d{1,2})(?:st|nd|rd|th)? of (next|this) month\b/gi;

/** "the 5th", "15th": the next such day of a month. */
const dayOfMonth =
  /(?<!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]* (?:the )?)\b(?:the )?(\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;

/**
 * The day that a text names after "until", else the first; a day in the future unless `past`. Numbers alone are day first, as in most of the
 * world: 5/12 is 5 December.
 * @returns undefined when it names none.
 */
export function findDay(said: string, today: Day, past = false): Day | undefined {
  // "Until Friday, no, Monday".
  for (const part of correctedParts(said).toReversed()) {
    const day = dayOf(part, today, past);
    if (day !== undefined) return day;
  }
  return undefined;
}

function dayOf(said: string, today: Day, past: boolean): Day | undefined {
  // The library knows "tue" and "tuesday", and nothing between.
  const text = said
    .replace(/\b(tues|weds|thurs?)\b/gi, (short) => short.slice(0, 3))
    .replace(/\bwks?\b/gi, "weeks")
    // "Jan 15" is a day, which the library takes for a month of 2015.
    .replace(monthFirst, "$2 $1")
    .replace(ofMonth, (_, day: string, which: string) => {
      const month = addMonths(`${today.slice(0, 8)}01`, which.toLowerCase() === "next" ? 1 : 0);
      return `${day} ${new Date(month).toLocaleString("en", { month: "long", year: "numeric", timeZone: "UTC" })}`;
    });
  // "From Monday until the 12th" is about its end.
  const end = [...text.matchAll(ends)].at(-1);
  const after = end && text.slice(end.index + end[0].length);
  const ordinal = after === undefined || read(after, today, past) !== undefined ? null : dayOfMonth.exec(after);
  const month = ordinal && partOfMonth.exec(text);
  if (month !== null) return read(`${ordinal?.[1] ?? ""} ${month[1] ?? ""}`, today, past);
  const last = after === undefined || after === "" ? undefined : dayIn(after, today, past);
  return last ?? dayIn(text, today, past);
}

/** "Mid January … until the 15th": the month was named before. Not by its name alone: "I may be out until the 15th". */
const partOfMonth =
  /\b(?:mid|early|late|(?:start|beginning|middle|end) of)[- ]?(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/i;

/** The last day of "this month", "the next quarter": what is due in it is due by then. */
export function periodEnd(text: string, today: Day): Day | undefined {
  const [, which = "", period = ""] =
    /\b(this|next|the end of the|end of the|end of) (week|month|quarter|year)\b/i.exec(text) ?? [];
  const ahead = which.toLowerCase() === "next" ? 1 : 0;
  switch (period.toLowerCase()) {
    case "week":
      return addDays(today, 7 - ((new Date(today).getUTCDay() + 6) % 7) - 1 + 7 * ahead);
    case "month":
      return endOfMonth(addMonths(`${today.slice(0, 8)}01`, ahead));
    case "quarter": {
      const last = Math.ceil(Number(today.slice(5, 7)) / 3) * 3;
      return endOfMonth(addMonths(`${today.slice(0, 5)}${String(last).padStart(2, "0")}-01`, 3 * ahead));
    }
    case "year":
      return `${Number(today.slice(0, 4)) + ahead}-12-31`;
  }
  return undefined;
}

/** "Two weeks from the 14th": so long after the day that is named. */
const spanFrom = /\b(\d{1,2}|a|one|two|three|four) (day|week)s? (?:from|starting|beginning|after|as of) (.+)/i;
/** "From the 14th for two weeks". */
const fromSpan = /\b(?:from|starting|as of) (\S+(?: \S+){0,3}) for (\d{1,2}|a|one|two|three|four) (day|week)s?\b/i;
const numbers: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, four: 4 };

function dayIn(text: string, today: Day, past: boolean): Day | undefined {
  const [, after = "", long = "", units = ""] = fromSpan.exec(text) ?? [];
  const [, many = long, unit = units, start = after] = spanFrom.exec(text) ?? [];
  const from = start === "" || past ? undefined : (read(start, today, past) ?? nextOfMonth(start, today, past));
  if (from !== undefined)
    return addDays(from, (numbers[many.toLowerCase()] ?? Number(many)) * (unit.toLowerCase() === "week" ? 7 : 1));
  for (const [pattern, meaning] of others) {
    if (pattern.test(text)) return read(meaning, today, past);
  }
  return read(text, today, past) ?? nextOfMonth(text, today, past);
}

function read(text: string, today: Day, past: boolean): Day | undefined {
  // Noon in UTC, so that the machine's own zone moves nothing.
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const { parser } = languages.find(({ words }) => words.test(text)) ?? { parser: en.GB };
  const all = parser.parse(text, reference, { forwardDate: !past });
  // "Not this week, next Tuesday" is about the day.
  const found = all.find(({ start }) => start.isCertain("weekday") || start.isCertain("day")) ?? all[0];
  if (found === undefined) return undefined;
  // "14 to 31 December" is about its end; what happened since the 14th, about its start.
  const { start } = found;
  const meant = past ? start : (found.end ?? start);
  const part = (name: "year" | "month" | "day") => String(meant.get(name)).padStart(2, "0");
  const day = `${part("year")}-${part("month")}-${part("day")}`;
  // "until Monday", said on a Monday, is the next one; "since Monday" the last.
  const isAhead = past && day > today && start.isCertain("weekday") && !start.isCertain("day");
  if (isAhead) return addDays(day, -7);
  const isThisWeekday = day === today && start.isCertain("weekday") && !start.isCertain("day");
  return isThisWeekday ? addDays(day, past ? -7 : 7) : day;
}

/** The next such day of a month; of what is past, the last one. */
function nextOfMonth(text: string, today: Day, past: boolean): Day | undefined {
  const said = dayOfMonth.exec(text);
  if (said === null) return undefined;
  const months = (past ? [0, -1, -2] : [0, 1, 2]).map(
    (ahead) => new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 + ahead, 1)),
  );
  return months
    .map((month) => `${month.toISOString().slice(0, 8)}${(said[1] ?? "").padStart(2, "0")}`)
    .find(
      (one) =>
        (past ? one <= today : one > today) &&
        !Number.isNaN(Date.parse(one)) &&
        new Date(one).toISOString().startsWith(one),
    );
}

const dayWords: ReadonlySet<string> = new Set(
  [...Array(12).keys()]
    .map((month) => new Date(Date.UTC(2000, month, 1)).toLocaleString("en", { month: "long", timeZone: "UTC" }))
    .concat("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" "))
    .flatMap((name) => [name.toLowerCase(), name.slice(0, 3).toLowerCase()]),
);

/** Whether the word is a weekday or a month. "May" is mostly another word. */
export const isSpelledDay = (word: string): boolean => word !== "may" && dayWords.has(word);
