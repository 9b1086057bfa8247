/** Days as hurried people write them: "next friday", "for 2 weeks", "the 5th". Pure. */
import type { ParsedComponents } from "chrono-node";
// One by one: the package's root brings eight languages more, which take longer to load than all of ours.
import * as de from "chrono-node/de";
import * as en from "chrono-node/en";
import * as es from "chrono-node/es";
import * as fr from "chrono-node/fr";
import * as nl from "chrono-node/nl";
import { recent } from "../../../domain/recent.ts";
import { addMonths, endOfMonth, type BusinessCalendar } from "../../../domain/time/calendar.ts";
import { addDays, daysBetween, type Day } from "../../../domain/time/time.ts";
import { correctedParts } from "../words/corrections.ts";
import { withBusinessDays, withDaysBefore } from "./days-before.ts";
import { numberOf } from "./numbers.ts";
import { monthWord, stretchEnd, withoutAfter, withoutStretches, withWeekdays } from "./stretches.ts";

/** What holidays and turns of phrase mean that the library does not know, in words that it knows. */
export const feasts: readonly (readonly [RegExp, string])[] = [
  [/\b(?:christmas|xmas) eve\b/i, "24 December"],
  [/\b(?:christmas|xmas)(?: day)?\b/i, "25 December"],
  [/\bboxing day\b/i, "26 December"],
  [/\bnew year(?:['’]s)? eve\b/i, "31 December"],
  [/\bnew year(?:['’]s(?: day)?)?\b/i, "1 January"],
];
const others: readonly (readonly [RegExp, string])[] = [
  [/\b(?:a |one )?fortnight\b/i, "2 weeks"],
  ...feasts,
  [/\b(?:end of (?:the |this )?year|(?:the |this )?year['’]?s?[- ]end|eoy)\b/i, "31 December"],
  [/\b(?:by|before|until|till|b4) (?:close of business|cob|eod|end of (?:the )?day)\b/i, "today"],
  [/\beow\b/i, "Friday"],
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

export const endWords =
  /\b(?:until|till|til|through|thru|bis|tot|jusqu['’](?:à|au)|hasta|to(?= (?:the )?\d))(?!\p{L})/giu;

const weekday = "(?:mon(?!th)|tue|wed|thu|fri|sat|sun)[a-z]*";
const dayOrdinal = "(?:the )?(\\d{1,2})(?:st|nd|rd|th)?";
const until = " ?(?:-|–|—|to|through|thru|until|till?) ?";
/** "Dec 14-18", "December 14 through the 18th": the month that is named once is of both. */
const monthOfRange = new RegExp(
  `\\b(${monthWord})\\.? ${dayOrdinal}${until}${dayOrdinal}\\b(?![:\\d]| (?:of )?${monthWord}\\b)`,
  "gi",
);
/** "From the 30th till 11 December", "14 to 18 of Dec": no hours of the day. */
const rangeOfMonth = new RegExp(
  `(?<!${monthWord} (?:the )?)(?<![\\d:./-])${dayOrdinal}${until}${dayOrdinal} (?:of )?(${monthWord})\\b`,
  "gi",
);
/** "The 30th - 11th", which the library reads only where a month is named. */
const dashed = /\b(?:the )?(\d{1,2}(?:st|nd|rd|th)) ?[-–—] ?(?:the )?(\d{1,2}(?:st|nd|rd|th))\b/gi;
const between = /\bbetween (\S+(?: \S+){0,3}?) and (?=(?:the )?\d|mon|tue|wed|thu|fri|sat|sun)/gi;
/** Days of a month that is named after the last or before the first of them: from the 30th to the 11th are two. */
function spanned(first: string, last: string, month: string, isOfLast: boolean): string {
  const isOfBoth = Number(first) <= Number(last);
  const at = months.indexOf(month.slice(0, 3).toLowerCase());
  const beside = isOfBoth ? month : (months.at((at + (isOfLast ? 11 : 1)) % 12) ?? month);
  return isOfLast ? `${first} ${beside} to ${last} ${month}` : `${first} ${month} to ${last} ${beside}`;
}
const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

const monthFirst =
  /(?<!\d(?:st|nd|rd|th)? )\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? ([12]?\d|3[01])(?:st|nd|rd|th)?\b(?![:\d])/gi;

const beside = "(?: and | & | \\+ |, ?|/)(?:the )?";
/** "24 and 25 December", "Dec 24 and 25": the month is of both. */
const twoOfMonth = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?${beside}(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${monthWord})\\b`,
  "gi",
);
const monthOfTwo = new RegExp(
  `\\b(${monthWord})\\.? (\\d{1,2})(?:st|nd|rd|th)?${beside}(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:/]| ${monthWord}\\b)`,
  "gi",
);
/** "12/7 to 12/11": what both have first is the month. */
const inMonth = /(?<![\d/])(1[0-2]|0?[1-9])\/(\d{1,2}) ?(?:-|–|—|to|until|till|through|thru) ?\1\/(\d{1,2})(?![\d/])/gi;
const weekend = /\b(until|till|til|before|by) (?:the |this )?week-?end\b/gi;

/** "the 7th of next month": the library takes no more of it than the month. */
const ofMonth = /\b(\d{1,2})(?:st|nd|rd|th)? of (next|this) month\b/gi;

/** "The first of next month", "the first of December", "Friday the eleventh", "the twelfth of January". */
const ordinals = [
  ..."first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" "),
  ..."thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(" "),
  ..."first second third fourth fifth sixth seventh eighth ninth".split(" ").map((one) => `twenty-${one}`),
  "thirtieth",
  "thirty-first",
];
const ordinal = ordinals.join("|").replaceAll("-", "[- ]");
const spelledDay = new RegExp(
  `\\b(${weekday},? )the (${ordinal})\\b|\\b(?:the )?(${ordinal})(?= of (?:next|this|${monthWord})\\b)`,
  "gi",
);

/** "The first Monday of January", "the last Fri in this month". */
const weekdayNth = new RegExp(
  `\\b(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) (mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)? (?:of|in) (?:(?:the )?(this|next) month|(${monthWord}))\\b(?: (20\\d\\d))?`,
  "gi",
);

/** Days after which nobody means the same day of next year by one without a year. */
const lately = 31;

/**
 * The day that somebody names for something to come, where it has passed: today, yesterday, or 20 November on the 27th.
 * @param day what it was read as; undefined where that is still to be done
 * @param written their words: only a month without a year is one of this year
 */
export function passedDay(day: Day | undefined, written: string, today: Day): Day | undefined {
  const meant = day ?? findDay(written, today) ?? findDay(written, today, true);
  if (meant === undefined || meant <= today) return meant;
  const before = `${Number(meant.slice(0, 4)) - 1}${meant.slice(4)}`;
  const isLately = before <= today && daysBetween(before, today) <= lately;
  return isLately && namesMonth.test(written) && !/\byear\b|\b2\d{3}\b/i.test(written) ? before : undefined;
}

const namesMonth = new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?\\.? (?:of )?${monthWord}\\b|\\b${monthWord} \\d`, "i");

/** The text with such days as dates, those to come where no year is named. */
export const withNthWeekdays = (said: string, today: Day): string =>
  said.replace(weekdayNth, (_, nth: string, weekday: string, which?: string, called?: string, year?: string) =>
    nthWeekday(today, nth, weekday, which, called, year),
  );

function nthWeekday(today: Day, nth: string, weekday: string, which?: string, called?: string, year?: string): Day {
  const first = `${today.slice(0, 8)}01`;
  const at = "janfebmaraprmayjunjulaugsepoctnovdec".indexOf((called ?? "").slice(0, 3).toLowerCase()) / 3 + 1;
  const inYear = (one: number): Day => `${one}-${String(at).padStart(2, "0")}-01`;
  const own =
    year === undefined ? [0, 1].map((more) => inYear(Number(today.slice(0, 4)) + more)) : [inYear(Number(year))];
  const months = called === undefined ? [addMonths(first, which?.toLowerCase() === "next" ? 1 : 0)] : own;
  const days = months.map((month) => {
    const wanted = "montuewedthufrisatsun".indexOf(weekday.toLowerCase()) / 3;
    const isLast = nth.toLowerCase() === "last";
    const from = isLast
      ? addDays(endOfMonth(month), -6)
      : addDays(month, 7 * nths.findIndex((names) => names.includes(nth.toLowerCase())));
    return addDays(from, (wanted - ((new Date(from).getUTCDay() + 6) % 7) + 7) % 7);
  });
  return days.find((day) => day >= today) ?? days.at(-1) ?? today;
}
const nths = [
  ["first", "1st"],
  ["second", "2nd"],
  ["third", "3rd"],
  ["fourth", "4th"],
];

/** "the 5th", "15th": the next such day of a month. */
const dayOfMonth =
  /(?<!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]* (?:the )?)\b(?:the )?(\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;

/** "Friday the 4th", "Fri, 11th of December": the library takes no more of it than the weekday. */
const weekdayOfMonth = new RegExp(`\\b${weekday},? (?:the )?(?=\\d{1,2}(?:st|nd|rd|th)\\b)`, "gi");
/** "Monday 30 to Friday 11". */
const weekdaysOfMonth = new RegExp(
  `\\b${weekday},? (\\d{1,2})${until}${weekday},? (\\d{1,2})\\b(?![:\\d]| ?[ap]m)`,
  "gi",
);

/** "Ystd", "tmrw", "2day": days as they are typed in a hurry. */
export const plainShortDays = (said: string): string =>
  said
    .replace(
      /(?<![\p{L}\p{N}])(?:ystd|ystdy|ystrdy|ytd(?= (?:morning|afternoon|evening))|yest|yesterd|yday|ysday|yesterdy)(?![\p{L}\p{N}])/giu,
      "yesterday",
    )
    .replace(
      /(?<![\p{L}\p{N}])(?:tmrw|tmrow|tmr|tmw|tmoro?w?|tomo|2moro?|2mrw|2morrow|tomorow|tommorr?ow)(?![\p{L}\p{N}])/giu,
      "tomorrow",
    )
    .replace(/(?<![\p{L}\p{N}])(?:2day|tdy|2da)(?![\p{L}\p{N}])/giu, "today")
    // "From Monday, 7 December, to Friday, 11 December".
    .replace(commaBeforeEnd, "");
const commaBeforeEnd = new RegExp(
  `(?<=\\b(?:\\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?${monthWord})?|${monthWord} \\d{1,2}(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)),(?= (?:(?:up )?(?:to|until|till)|through)(?: and including)? (?:\\d|the \\d|mon|tue|wed|thu|fri|sat|sun|${monthWord} \\d))`,
  "gi",
);

const ofYear = new RegExp(
  `\\b((?:the )?\\d{1,2}(?:st|nd|rd|th)?\\.?(?: of)? ${monthWord}|${monthWord} (?:the )?\\d{1,2}(?:st|nd|rd|th)?),? (?:of )?((?:next|this) year)\\b`,
  "gi",
);

/** The text with days as the library knows them. */
export function plainDays(said: string, today: Day): string {
  return (
    plainShortDays(said)
      // The library takes it for tomorrow's, since it is noon.
      .replace(/\bthis morning\b/gi, "today")
      // The library takes "last week Tuesday" for seven days ago.
      .replace(ofLastWeek, (_, one?: string, other?: string) => {
        const at = "montuewedthufrisatsun".indexOf((one ?? other ?? "").toLowerCase()) / 3;
        return addDays(today, at - 7 - ((new Date(today).getUTCDay() + 6) % 7));
      })
      // "30 November next year": of a day of the year, which year it is.
      .replace(
        ofYear,
        (_, day: string, which: string) => `${day} ${Number(today.slice(0, 4)) + (/^next/i.test(which) ? 1 : 0)}`,
      )
      // It knows "tue" and "tuesday", and nothing between.
      .replace(/\b(tues|weds|thurs?)\b/gi, (short) => short.slice(0, 3))
      .replace(/\bwks?\b/gi, "weeks")
      .replace(spelledDay, (_, lead = "", day?: string, ofMonth?: string) => {
        const spelled = (day ?? ofMonth ?? "").toLowerCase().replace(" ", "-");
        return `${lead}${ordinals.indexOf(spelled) + 1}th`;
      })
      .replace(weekdaysOfMonth, "the $1th to the $2th")
      .replace(weekdayOfMonth, "the ")
      .replace(
        /\bup (?:un)?till?(?: and including)?\b|\b(?:up to(?: and including)?|until and including)(?= (?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun))/gi,
        "until",
      )
      .replace(between, "$1 to ")
      .replace(weekend, (_, word: string) => `${word} ${new Date(today).getUTCDay() === 5 ? today : "Friday"}`)
      .replace(inMonth, "$2/$1 to $3/$1")
      .replace(twoOfMonth, "$1 $3 and $2 $3")
      .replace(monthOfTwo, "$2 $1 and $3 $1")
      .replace(/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(?!\d)/g, "$1/$2")
      // "Starts on Monday and lasts two weeks".
      .replace(
        /\b(?:starts?|begins?) (?:on )?(.{2,24}?),? (?:and )?(?:lasts?|runs?|goes on)(?: for)? /gi,
        "from $1 for ",
      )
      .replace(monthOfRange, (_, month: string, first: string, last: string) => spanned(first, last, month, false))
      // "Jan 15" is a day, which the library takes for a month of 2015.
      .replace(monthFirst, "$2 $1")
      .replace(rangeOfMonth, (_, first: string, last: string, month: string) => spanned(first, last, month, true))
      .replace(dashed, "the $1 to the $2")
      .replace(ofMonth, (_, day: string, which: string) => {
        const month = addMonths(`${today.slice(0, 8)}01`, which.toLowerCase() === "next" ? 1 : 0);
        return `${day} ${new Date(month).toLocaleString("en", { month: "long", year: "numeric", timeZone: "UTC" })}`;
      })
  );
}

/**
 * The day that a text names after "until", else the first; a day in the future unless `past`. Numbers alone are day first, as in most of the
 * world: 5/12 is 5 December.
 * @returns undefined when it names none.
 */
export function findDay(said: string, today: Day, past = false): Day | undefined {
  if (past) return lastDay(said, today, past);
  const ahead = endsElse.test(said) ? said : said.replace(overFeast, "until after $1");
  return lastDay(
    withoutAfter(ahead, (words) => endOf(words, today)),
    today,
  );
}
/** "Closed over Christmas, so leave them alone until then": until it is over, where no other end is told. */
const overFeast =
  /\bover (?:the )?(?:(?:christmas|xmas)(?: ?(?:,|and|&|\+) ?(?:the )?(?=new year))?)?((?:christmas|xmas|new year)(?:['’]s)?)(?: (?:break|holidays?|period))?\b/i;
const endsElse = /\b(?:until|till?|through|by|before|after) (?!then\b|that\b|it\b|they\b)/i;

/** The day that a text names as the last one: "until after the 4th" is until the 4th. */
export function lastDay(said: string, today: Day, past = false): Day | undefined {
  // "Until Friday, no, Monday".
  for (const part of correctedParts(said).toReversed()) {
    // "Not today, ask me again on Monday".
    const kept = part.replace(deniedDay, "");
    const day = (kept === part ? undefined : dayOf(kept, today, past)) ?? dayOf(part, today, past);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** "Wednesday this week". */
const ofThisWeek =
  /\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?,? (?:of )?this week\b|\bthis week(?:['’]s|,)? (?:on )?(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b/gi;

/** "Tuesday last week", "last week's Tuesday". */
const ofLastWeek =
  /\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?,? (?:of )?last (?:week|wk)\b|\blast (?:week|wk)(?:['’]s|,)? (?:on )?(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b/gi;

/** Without the days of this week that are gone: they are none of the next one. */
function withoutGone(said: string, today: Day): string {
  const now = (new Date(today).getUTCDay() + 6) % 7;
  return said.replace(ofThisWeek, (words, one?: string, other?: string) =>
    "montuewedthufrisatsun".indexOf((one ?? other ?? "").toLowerCase()) / 3 < now ? "" : words,
  );
}

/** Three of four times it is asked about words that it was just asked about. */
const daysFound = recent<Day | undefined>();

const dayOf = (written: string, today: Day, past: boolean): Day | undefined =>
  daysFound(`${today} ${past} ${written}`, () => dayFound(written, today, past));

const nextDay = (words: string, today: Day, past: boolean): Day | undefined =>
  (past ? undefined : periodEnd(words, today)) ?? dayNamed(plainDays(words, today), today, past);

/** "Remind me a week before Christmas": on that day. */
export const withDaysToCome = (
  text: string,
  { today, calendar }: { today: Day; calendar?: BusinessCalendar | undefined },
): string => {
  const find = (words: string) => nextDay(words, today, false);
  return withDaysBefore(withBusinessDays(text, { today, calendar }, find), find).replace(
    /\b((?:remind|ask|ping|tell|nudge|warn) (?:me|us)(?: again| of it| about it)?) (?=\d{4}-\d\d-\d\d\b)/gi,
    "$1 on ",
  );
};

function dayFound(written: string, today: Day, past: boolean): Day | undefined {
  const dated = withDaysBefore(written, (words) => nextDay(words, today, past));
  const said = past ? dated : withoutGone(dated, today);
  const named = (words: string, from: Day): Day | undefined => dayNamed(plainDays(words, from), from, false);
  const text = plainDays(past ? said : withoutStretches(withWeekdays(said, today), today, named), today);
  // "From Monday until the 12th" is about its end.
  const end = lastEndIn(text, today, past);
  const after = end && text.slice(end.index + end[0].length);
  const ordinal = after === undefined || read(after, today, past) !== undefined ? null : dayOfMonth.exec(after);
  const month = ordinal && partOfMonth.exec(said);
  if (month !== null) return read(`${ordinal?.[1] ?? ""} ${month[1] ?? ""}`, today, past);
  // "Until the new year, they're closed over Christmas" is about its own clause.
  const [own = ""] = (after ?? "").split(opensReason);
  const first = own === "" || own === after ? undefined : dayNamed(own, today, past);
  const last = after === undefined || after === "" ? undefined : (first ?? dayNamed(after, today, past));
  return last ?? dayNamed(text, today, past);
}

const opensReason =
  /[,;–—-] (?=(?:as|since|because|so|but|they|he|she|we|i|it|their|the customer|nobody)(?:['’]\p{L}+)?\b)|,? because\b/iu;

/** The day that words name, or the last one of what is longer: "next week", "January". */
function endOf(words: string, today: Day): Day | undefined {
  if (/^(?:this )?week-?end\b/i.test(words)) return addDays(today, 6 - ((new Date(today).getUTCDay() + 6) % 7));
  const named = new RegExp(`^(?:${monthWord}|q[1-4])(?! ?\\d)`, "i").exec(words)?.[0];
  const period = /^(?:week|month|quarter|year)\b/i.test(words) ? `this ${words}` : words;
  return named === undefined
    ? ((/^(?:this|next)\b/i.test(period) ? periodEnd(period, today) : undefined) ?? lastDay(words, today))
    : lastDay(`end of ${named}`, today);
}

/** The last "until" that a day follows, else the last one. */
export function lastEndIn(text: string, today: Day, past: boolean): RegExpExecArray | undefined {
  const all = [...text.matchAll(endWords)];
  return (
    all.findLast(({ 0: word, index }) => dayNamed(text.slice(index + word.length), today, past) !== undefined) ??
    all.at(-1)
  );
}

/** Not "not until Friday", which is about Friday. */
const deniedDay =
  /\bnot (?:on )?(?:now|today|tonight|tomorrow|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?)\b/gi;

/** "Mid January … until the 15th": the month was named before. Not by its name alone: "I may be out until the 15th". */
const partOfMonth =
  /\b(?:mid|early|late|(?:start|beginning|middle|end) of)[- ]?(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/i;

const periods: Readonly<Record<string, string>> = { m: "month", q: "quarter", y: "year" };

/** The last day of "this month", "the next quarter", "the week of the 14th": what is due in it is due by then. */
export function periodEnd(text: string, today: Day): Day | undefined {
  const part = stretchEnd(text, today, (words, from) => dayNamed(plainDays(words, from), from, false));
  if (part !== undefined) return part;
  const [, which = "", period = ""] =
    /\b(this|next|the end of the|end of the|end of) (week|month|quarter|year)\b/i.exec(
      text
        .replace(/\beo([mqy])\b/gi, (_, unit: string) => `end of ${periods[unit.toLowerCase()] ?? ""}`)
        .replace(/\b(month|quarter)[- ]?end\b/gi, "end of $1"),
    ) ?? [];
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
export const spanFrom = /\b(\d{1,2}|a|one|two|three|four) (day|week)s? (?:from|starting|beginning|after|as of) (.+)/i;
/** "From the 14th for two weeks". */
export const fromSpan =
  /\b(?:from|starting|beginning|as of) (\S+(?: \S+){0,3}) for (\d{1,2}|a|one|two|three|four) (day|week)s?\b/i;
/** The day so many of a unit before: "a month", "two weeks", "the last quarter". */
export function daysAgo(many: string, unit: string, today: Day): Day {
  const count = /^(?:an?|the last)$/i.test(many) ? 1 : numberOf(many);
  const inDays = { day: 1, week: 7 }[unit.toLowerCase()];
  if (inDays !== undefined) return addDays(today, -count * inDays);
  return addMonths(today, -count * ({ quarter: 3, year: 12 }[unit.toLowerCase()] ?? 1));
}

export function dayNamed(text: string, today: Day, past: boolean): Day | undefined {
  const [, after = "", long = "", units = ""] = fromSpan.exec(text) ?? [];
  const [, many = long, unit = units, start = after] = spanFrom.exec(text) ?? [];
  const from = start === "" || past ? undefined : dayNamed(start, today, past);
  if (from !== undefined) return addDays(from, numberOf(many) * (unit.toLowerCase() === "week" ? 7 : 1));
  const [first] = others
    .map(([pattern, meaning]) => ({ at: text.search(pattern), meaning }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at);
  return (first && read(first.meaning, today, past)) ?? read(text, today, past) ?? nextOfMonth(text, today, past);
}

/** Days that are named one by one, the first one first: "thu and fri", "tomorrow", "the 5th". */
export function namedDays(text: string, today: Day): readonly Day[] {
  const all = daysRead(text, today, false).flatMap(({ start, isDay }) => (isDay ? [start] : []));
  if (all.length > 0) return [...new Set(all)].toSorted();
  // "The 24th and 25th", each after the one before.
  return text.split(/(?<=\d(?:st|nd|rd|th)\b)/i).reduce<readonly Day[]>((days, part) => {
    const day = nextOfMonth(part, days.at(-1) ?? today, false);
    return day === undefined ? days : [...days, day];
  }, []);
}

function read(text: string, today: Day, past: boolean): Day | undefined {
  const all = daysRead(text, today, past);
  // "Not this week, next Tuesday" is about the day.
  const found = all.find(({ isDay }) => isDay) ?? all[0];
  // "14 to 31 December" is about its end; what happened since the 14th, about its start.
  return past ? found?.start : (found?.end ?? found?.start);
}

/** Days and ranges as the library finds them. `isDay`: it says the day, and not "next week". */
export function daysRead(
  text: string,
  today: Day,
  past: boolean,
): readonly { start: Day; end: Day | undefined; isDay: boolean; index: number; to: number }[] {
  // Noon in UTC, so that the machine's own zone moves nothing.
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const { parser } = languages.find(({ words }) => words.test(text)) ?? { parser: en.GB };
  const all = parser.parse(text, reference, { forwardDate: !past });
  // "I have now submitted it, yesterday evening in fact".
  const days = all.filter((one) => !/^(?:right )?now$/i.test(one.text));
  return (days.length > 0 ? days : all).map(({ start, end, index, text: found }) => ({
    start: dayOfParts(start, today, past),
    end: end ? dayOfParts(end, today, past) : undefined,
    isDay: start.isCertain("weekday") || start.isCertain("day"),
    index,
    to: index + found.length,
  }));
}

function dayOfParts(meant: ParsedComponents, today: Day, past: boolean): Day {
  const part = (name: "year" | "month" | "day") => String(meant.get(name)).padStart(2, "0");
  const day = `${part("year")}-${part("month")}-${part("day")}`;
  const isWeekday = meant.isCertain("weekday") && !meant.isCertain("day");
  // "until Monday", said on a Monday, is the next one; "since Monday" the last.
  if (past && day > today && isWeekday) return addDays(day, -7);
  return day === today && isWeekday ? addDays(day, past ? -7 : 7) : day;
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
