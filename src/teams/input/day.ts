/** Days as hurried people write them: "next friday", "for 2 weeks", "the 5th". Pure. */
import type { ParsedComponents } from "chrono-node";
// One by one: the package's root brings eight languages more, which take longer to load than all of ours.
import * as de from "chrono-node/de";
import * as en from "chrono-node/en";
import * as es from "chrono-node/es";
import * as fr from "chrono-node/fr";
import * as nl from "chrono-node/nl";
import { addMonths, endOfMonth } from "../../domain/time/calendar.ts";
import { addDays, type Day } from "../../domain/time/time.ts";
import { correctedParts } from "./corrections.ts";

/** What holidays and turns of phrase mean that the library does not know, in words that it knows. */
const feasts: readonly (readonly [RegExp, string])[] = [
  [/\b(?:christmas|xmas) eve\b/i, "24 December"],
  [/\b(?:christmas|xmas)(?: day)?\b/i, "25 December"],
  [/\bboxing day\b/i, "26 December"],
  [/\bnew year(?:['’]s)? eve\b/i, "31 December"],
  [/\bnew year(?:['’]s(?: day)?)?\b/i, "1 January"],
];
const others: readonly (readonly [RegExp, string])[] = [
  [/\b(?:a |one )?fortnight\b/i, "2 weeks"],
  ...feasts,
  [/\b(?:end of (?:the |this )?year|eoy)\b/i, "31 December"],
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

const ends = /\b(?:until|till|til|through|thru|bis|tot|jusqu['’](?:à|au)|hasta|to(?= (?:the )?\d))(?!\p{L})/giu;

/** "Dec 14-18", "December 14 through 18". */
const monthOfRange =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)? ?(?:-|–|—|to|through|thru|until|till) ?(?:the )?(\d{1,2})(?:st|nd|rd|th)?\b(?![:\d]| (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/gi;

const monthFirst =
  /(?<!\d(?:st|nd|rd|th)? )\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? ([12]?\d|3[01])(?:st|nd|rd|th)?\b(?![:\d])/gi;

const monthWord =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const fromOfMonth = new RegExp(
  `\\bfrom (?:the )?(\\d{1,2})(?:st|nd|rd|th)? ?(?:-|–|—|to|until|till|through|thru) ?(?:the )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${monthWord})\\b`,
  "gi",
);
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

/** "The first of next month", "the first of December". */
const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const spelledOfMonth = new RegExp(
  `\\b(?:the )?(${ordinals.join("|")}) of(?= (?:next|this|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))`,
  "gi",
);

/** "the 5th", "15th": the next such day of a month. */
const dayOfMonth =
  /(?<!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]* (?:the )?)\b(?:the )?(\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;

/** The text with days as the library knows them. */
function plain(said: string, today: Day): string {
  return (
    said
      // It knows "tue" and "tuesday", and nothing between.
      .replace(/\b(tues|weds|thurs?)\b/gi, (short) => short.slice(0, 3))
      .replace(/\bwks?\b/gi, "weeks")
      .replace(weekend, (_, word: string) => `${word} ${new Date(today).getUTCDay() === 5 ? today : "Friday"}`)
      .replace(inMonth, "$2/$1 to $3/$1")
      .replace(twoOfMonth, "$1 $3 and $2 $3")
      .replace(monthOfTwo, "$2 $1 and $3 $1")
      .replace(/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(?!\d)/g, "$1/$2")
      .replace(/\bbetween (\S+(?: \S+)?) and (?=\d|(?:the )?\d|mon|tue|wed|thu|fri|sat|sun)/gi, "$1 to ")
      // "Starts on Monday and lasts two weeks".
      .replace(
        /\b(?:starts?|begins?) (?:on )?(.{2,24}?),? (?:and )?(?:lasts?|runs?|goes on)(?: for)? /gi,
        "from $1 for ",
      )
      .replace(monthOfRange, "$2 to $3 $1")
      // "From 14 to 18 Dec": no hour of the day.
      .replace(fromOfMonth, "from $1 $3 to $2 $3")
      // "Jan 15" is a day, which the library takes for a month of 2015.
      .replace(monthFirst, "$2 $1")
      .replace(spelledOfMonth, (_, day: string) => `${ordinals.indexOf(day.toLowerCase()) + 1}th of`)
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
  // "Until Friday, no, Monday".
  for (const part of correctedParts(said).toReversed()) {
    // "Not today, ask me again on Monday".
    const kept = part.replace(deniedDay, "");
    const day = (kept === part ? undefined : dayOf(kept, today, past)) ?? dayOf(part, today, past);
    if (day !== undefined) return day;
  }
  return undefined;
}

function dayOf(said: string, today: Day, past: boolean): Day | undefined {
  if (!past && /\bend of (?:the |this |next )?quarter\b/i.test(said)) return periodEnd(said, today);
  const text = plain(said, today);
  // "From Monday until the 12th" is about its end.
  const end = lastEnd(text, today, past);
  const after = end && text.slice(end.index + end[0].length);
  const ordinal = after === undefined || read(after, today, past) !== undefined ? null : dayOfMonth.exec(after);
  const month = ordinal && partOfMonth.exec(text);
  if (month !== null) return read(`${ordinal?.[1] ?? ""} ${month[1] ?? ""}`, today, past);
  const last = after === undefined || after === "" ? undefined : dayIn(after, today, past);
  return last ?? dayIn(text, today, past);
}

/** The last "until" that a day follows, else the last one. */
function lastEnd(text: string, today: Day, past: boolean): RegExpExecArray | undefined {
  const all = [...text.matchAll(ends)];
  return (
    all.findLast(({ 0: word, index }) => dayIn(text.slice(index + word.length), today, past) !== undefined) ??
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

/** The last day of "this month", "the next quarter": what is due in it is due by then. */
export function periodEnd(text: string, today: Day): Day | undefined {
  const [, which = "", period = ""] =
    /\b(this|next|the end of the|end of the|end of) (week|month|quarter|year)\b/i.exec(
      text.replace(/\beo([mqy])\b/gi, (_, unit: string) => `end of ${periods[unit.toLowerCase()] ?? ""}`),
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
const spanFrom = /\b(\d{1,2}|a|one|two|three|four) (day|week)s? (?:from|starting|beginning|after|as of) (.+)/i;
/** "From the 14th for two weeks". */
const fromSpan =
  /\b(?:from|starting|beginning|as of) (\S+(?: \S+){0,3}) for (\d{1,2}|a|one|two|three|four) (day|week)s?\b/i;
const numbers: Readonly<Record<string, number>> = Object.fromEntries(
  ["a", ..."one two three four five six seven eight".split(" ")].map((word, at) => [word, Math.max(at, 1)]),
);

/** A number in digits or spelled; NaN where it is none. */
export const numberOf = (said: string): number => numbers[said.toLowerCase()] ?? Number(said);

function dayIn(text: string, today: Day, past: boolean): Day | undefined {
  const [, after = "", long = "", units = ""] = fromSpan.exec(text) ?? [];
  const [, many = long, unit = units, start = after] = spanFrom.exec(text) ?? [];
  const from = start === "" || past ? undefined : (read(start, today, past) ?? nextOfMonth(start, today, past));
  if (from !== undefined) return addDays(from, numberOf(many) * (unit.toLowerCase() === "week" ? 7 : 1));
  for (const [pattern, meaning] of others) {
    if (pattern.test(text)) return read(meaning, today, past);
  }
  return read(text, today, past) ?? nextOfMonth(text, today, past);
}

/** What follows "from": a day of up to four words. */
const begins =
  /\b(?:from|starts?|starting|begins?|beginning|as of|ab|vanaf) (?:on )?(?!now\b|today\b)(\S+(?: \S+){0,3})/i;
const leavesOn = /\b(?:off|away|out|leaves?|absent|vacation|holidays?|pto) (?:on )?(\S+(?: \S+){0,3})$/i;
const comesBack =
  /\b(?:(?<!\b(?:wr[io]te|writes|written|call(?:s|ed)?|hears?|heard|report(?:s|ed)?|answer(?:s|ed)?|pay|pays|paid|gave|gives?|given|push(?:es|ed)?|send|sent|hand(?:s|ed)?) )back|returns?|returning)\b(?!-| (?:up|fill)\b)(?: (?:(?:at|to|in) (?:work|the office)|from (?:\w+ )?(?:leave|holidays?|vacation)))?(?: again)?/i;
/** A day stands right after it; not "back a day early". */
const onDay =
  /^,? (?:(?:on|by|from|as of|in|not before) )?(?:the )?(?:next|week after next|this(?! (?:morning|afternoon|evening))|tomorrow|\d{1,2}(?:st|nd|rd|th)?|a week|two|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*)(?!\p{L})/iu;

/** What follows "back" where it is so already; what else follows may say when. */
const alreadyBack =
  /^\s*(?:$|[^\s\p{L}\p{N}]|(?:now|today|already|finally|at last|(?:a|one|two|\d) (?:days?|weeks?) (?:early|earlier)|(?:a (?:bit|little) )?(?:early|earlier|sooner)|this morning|since|here|online|home|from|at my desk|in (?:town|action|business)|with (?:you|us)|and|so|but|thanks?|hi|hello|everyone|everybody|folks|all|please|pls)(?!\p{L}))/iu;
/** "Probably when the doctor agrees": it is still ahead. */
const backLater =
  /^(?:[^.!?;,]*|\W*(?:probably|hopefully|maybe|perhaps|well|i think|i hope)\b[^.!?;]*|\W*)\b(?:next|(?:week|day) after|as soon as|when|once|if|tomorrow|later|soon|after|until)\b/i;
/** "I'll be", "she isn't", "the rest can wait till I'm". */
const notYet =
  /(?:(?:\b(?:will|shall|won['’]?t|can|can['’]?t|cannot|hope|want|plan|expect|should|might|may|would|could|going to|not|if|unless)|['’]ll|n['’]t)\s+(?:\w+\s+){0,3}|\b(?:till?|until|when|once|before|after|as soon as)\s+(?:[^\s,.;]+\s+){0,2})$/i;

/**
 * Where somebody is told to be back, and on which day; undefined where nothing is said of it. `isNow`: they are back
 * already, as far as that is certain.
 */
export function backIn(
  text: string,
  today: Day,
): { index: number; rest: string; day: Day | undefined; isNow: boolean } | undefined {
  const said = comesBack.exec(text);
  if (said === null) return undefined;
  const { index } = said;
  const rest = text.slice(index + said[0].length);
  const day = onDay.test(rest) ? (firstOfNext(rest, today) ?? findDay(rest, today)) : undefined;
  const isSo = day === undefined ? alreadyBack.test(rest) && !backLater.test(rest) : day <= today;
  return { index, rest, day, isNow: isSo && !notYet.test(text.slice(0, index)) };
}

/** "Back next week" is on its Monday, "next month" on the first. */
function firstOfNext(text: string, today: Day): Day | undefined {
  if (/^,? (?:in )?(?:the )?week after next\b/i.test(text)) return mondayOf(addDays(today, 14));
  const unit = /^,? (?:in |the )?next (week|month)\b/i.exec(text)?.[1]?.toLowerCase();
  if (unit === "week") return mondayOf(addDays(today, 7));
  return unit === "month" ? addMonths(`${today.slice(0, 8)}01`, 1) : undefined;
}

const wholeWeek =
  /\b(?:the )?week of (?:the )?(.+)|\b(\d{1,2} december) week\b|\b(?:the )?(?:whole |all |all of )?(?:next week|(week after next))\b/i;
const weekday = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*";
/** "Friday next week": a day of it, and not all of it. */
const dayOfNextWeek = new RegExp(`\\b${weekday} next week\\b`, "i");
/** Which days these are, the form asks. */
const isVague = new RegExp(
  `\\bnot including\\b|\\b(?:days?|weeks?|months?) (?:longer|shorter|earlier|later)\\b|\\band a half\\b|(?<!\\d(?:st|nd|rd|th)? )\\b${monthWord} ?(?:to|until|till|through|-|–) ?${monthWord}\\b(?! \\d)|\\b(?:later|some ?time|mid|middle|early|late|start|beginning)[- ]?(?:(?:in|of) )?(?:the )?(?:(?:this|next) )?(?:week|month|year|${monthWord})\\b|\\b(?:half|part|end) of next week\\b|\\bweek after(?! next)\\b`,
  "i",
);
const isUntil = /\b(?:until|till|til|through|bis|tot)\b/i;
const thisWeek = /\b(?:(?:rest|end|remainder) of (?:the|this) week|all week|this week)\b/i;

/** The first day that a text says something begins on, "from Monday", "the 14th to the 18th", as far as it is ahead. */
export function firstDay(said: string, today: Day): Day | undefined {
  const text = plain(said, today);
  const range = results(text, today, false).find(({ end }) => end !== undefined);
  const day = spanIn(text, today)?.from ?? range?.start ?? dayOfWords(begins.exec(text)?.[1] ?? "", today);
  return day !== undefined && day > today ? day : undefined;
}

/**
 * The days that an absence is told to last, as far as they are said: "from Monday until the 14th", "14-18 December",
 * "next week", "thu and fri", "tomorrow, back on Friday". `from` only where it is still ahead.
 */
export function findDays(said: string, today: Day): { from?: Day | undefined; until?: Day | undefined } {
  // "From Monday, no, from Tuesday until Friday".
  for (const part of correctedParts(said).toReversed()) {
    const text = plain(withWeeks(withDates(part), today), today);
    if (isOver.test(text) && !isAhead.test(text)) continue;
    const { from, until } = daysIn(text, today);
    if (from === undefined && until === undefined) continue;
    const first = from !== undefined && from > today ? from : undefined;
    const days = { from: first ?? today, until };
    if (areScattered(text, today) || isHereBetween(text, days) || leavesOut(text, days)) return {};
    // "From the 3rd until I'm well", "I was off until last week".
    const isSpan = until !== undefined && until >= days.from;
    return { from: first, until: isSpan ? until : undefined };
  }
  return {};
}

/** "I was off on Monday": nothing to record any more. */
const isOver =
  /\b(?:was|were|had been)(?: ?n['’]t| not)?(?: (?!to be\b)\w+)? (?:off|away|out|ooo|sick|ill|on (?:\w+ )?(?:leave|holidays?|vacation))\b/i;
const isAhead = /\b(?:am|is|are|will|be)\b|['’](?:m|re|ll)\b/i;

type Stretch = { from: Day; until: Day | undefined };

/** Between two stretches of days: "3-7 and 31 December"; not what else is to be done on another day. */
const also =
  /^[\s,]*(?:(?:and|&|\+|plus|then|or|also|again|on|from|the|as well as|\p{Lu}\p{L}+(?=,? from))[\s,]*){1,4}$/u;
const orElse = /^[\s,]*or (?:(?:on|until|till|from|the) ){0,2}$/i;

/** Whether several stretches are told, or one of several days: which of them, the form asks. */
function areScattered(text: string, today: Day): boolean {
  const all = results(text, today, false).filter(({ isDay }) => isDay);
  const lasts = [...text.matchAll(ends)].flatMap(({ 0: word, index }) => {
    const [clause = ""] = /^[^.,;!?()]*/.exec(text.slice(index + word.length)) ?? [];
    // A part of a range is told by the library as a whole.
    return all.some((one) => one.end !== undefined && one.index <= index && index < one.to)
      ? []
      : [dayIn(clause, today, false) ?? []].flat();
  });
  const ranges = all.flatMap(({ end }) => end ?? []);
  const areJoined = all.some((one, at) => {
    const next = all[at + 1];
    if (next === undefined) return false;
    const between = text.slice(one.to, next.index);
    return orElse.test(between) || ((one.end ?? next.end) !== undefined && also.test(between));
  });
  return areJoined || new Set([...ranges, ...lasts]).size > 1;
}

/** "Back on Friday, then away until the 10th". */
function isHereBetween(text: string, { from, until }: Stretch): boolean {
  const back = backIn(text, from)?.day;
  return back !== undefined && until !== undefined && back <= until;
}

const isLeftOut =
  /\b(?:exc?ept|excluding|besides|apart from|other than|but|though|although)\b(?! (?:until|till?|only|from|not until)\b)([^.;!?]{3,40})/gi;

/** Whether a day of it is told not to be one of it: "from the 10th until the 20th, but here on the 15th". */
const leavesOut = (text: string, { from, until }: Stretch): boolean =>
  until !== undefined &&
  [...text.matchAll(isLeftOut)].some(([, rest = ""]) => {
    const day = isUntil.test(rest) ? undefined : dayOfWords(rest, from);
    return day !== undefined && day >= from && day <= until;
  });

function daysIn(text: string, today: Day): { from?: Day | undefined; until?: Day | undefined } {
  if (isVague.test(text)) return {};
  const span = spanIn(text, today);
  if (span !== undefined) return { from: span.from, until: addDays(span.from, span.days - 1) };
  const back = isUntil.test(text) ? undefined : backIn(text, today);
  if (back?.day !== undefined) {
    const before = text.slice(0, back.index);
    // "Back on the 15th, away from the 3rd".
    const from =
      namedDays(before, today)[0] ?? firstDay(before, today) ?? dayOfWords(begins.exec(back.rest)?.[1] ?? "", today);
    // "3-7 December, back on the 5th for a day".
    const { day: returns } = back;
    if (results(before, today, false).some(({ end }) => end !== undefined && end >= returns)) return {};
    // "From the 14th, back on the 4th": of the month after.
    const day = from !== undefined && back.day <= from ? (backIn(text, from)?.day ?? back.day) : back.day;
    return { from, until: addDays(day, -1) };
  }
  // "Back the week of the 7th": no day of an absence.
  const [backClause = ""] = /^[^.,;!?]*/.exec(back?.rest ?? "") ?? [];
  if (dayIn(backClause, today, false) !== undefined) return {};
  // Its first day, or its last?
  const isUntilWeek = /\b(?:until|till|til|through|to) (?:the )?(?:next (?:week|month)|week after next)\b/i.test(text);
  // Not "from 4 to 8", which are hours.
  const range = results(text, today, false).find(({ end, isDay }) => end !== undefined && isDay);
  if (range?.end !== undefined && !isUntilWeek) return { from: range.start, until: range.end };
  const end = lastEnd(text, today, false);
  const starts = begins.exec(text)?.[1];
  if (end !== undefined) {
    const before = text.slice(0, end.index).trim();
    const lead = begins.exec(before)?.[1] ?? leavesOn.exec(before)?.[1] ?? "";
    return { from: dayOfWords(lead, today), until: isUntilWeek ? undefined : findDay(text, today) };
  }
  if (starts !== undefined && dayOfWords(starts, today) !== undefined) return { from: dayOfWords(starts, today) };
  // "The first week of January": which days these are, the form asks.
  if (/\b(?:first|second|third|last|1st|2nd|3rd) week (?:of|in)\b/i.test(text) || areRecurring(text)) return {};
  const week = wholeWeek.exec(text);
  if (week !== null) {
    const day = week[1] ?? week[2];
    const inWeek = day === undefined ? addDays(today, week[3] === undefined ? 7 : 14) : dayOfWords(day, today);
    const besides = text.slice(0, week.index) + text.slice(week.index + week[0].length);
    const isOther =
      day === undefined &&
      (namedDays(besides, today).length > 0 || /\bfor (?:an?|one|two|three|four|\d+) /i.test(text));
    // "Next week, and tomorrow".
    if (isOther && !dayOfNextWeek.test(text)) return {};
    if (inWeek !== undefined && !isOther) return { from: mondayOf(inWeek), until: addDays(mondayOf(inWeek), 4) };
  }
  if (thisWeek.test(text)) return { until: addDays(mondayOf(today), 4) };
  const named = namedDays(text, today);
  // "For two weeks" counts from now.
  if (/\bfor (?:a|the|one|two|three|four|\d+)\b/i.test(text)) return { until: findDay(text, today) };
  // "Over Christmas": from when until when, the form asks.
  if (/\bover (?:the )?(?:\d|weekend|holidays|easter)/i.test(text)) return {};
  if (named.length > 0) return isOneStretch(named) ? { from: named[0], until: named.at(-1) } : {};
  const month = monthIn(text, today);
  if (month !== undefined) return month;
  return { until: findDay(text, today) };
}

/** With the weeks and months that people count from today, in words that are read for certain. */
function withWeeks(text: string, today: Day): string {
  const monday = mondayOf(addDays(today, 7));
  return (
    text
      .replace(/\b(?:until|till|til) (?:then|that)\b/gi, "")
      .replace(
        /\bup (?:un)?till?(?: and including)?\b|\bup to(?: and including)?(?= (?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun))/gi,
        "until",
      )
      // What has begun begins now.
      .replace(since, "")
      // "Until I'm back on Monday".
      .replace(/\b(?:until|till|til) (?=(?:i|s?he|they|we)(?: (?:am|is|are)|['’](?:m|s|re))? back\b)/gi, "; ")
      .replace(/\b(?:for )?(?:the )?next (two|three|four|\d) (weeks|days)\b/gi, "for $1 $2")
      .replace(/\b(?:for )?(?:the )?(?:rest|remainder) of (?:the|this) month\b/gi, `until ${endOfMonth(today)}`)
      .replace(/\b(?:the )?end of (?:the|this) month\b/gi, endOfMonth(today))
      .replace(/\b(until|till|til|through) (?:the )?end of next week\b/gi, `$1 ${addDays(monday, 4)}`)
      .replace(/\bnext week and the week after(?: that| next)?\b/gi, `${monday} to ${addDays(monday, 11)}`)
      .replace(/\bthis week and next(?: week)?\b/gi, `until ${addDays(monday, 4)}`)
      .replace(ofNextWeek, "$1 next week")
      .replace(listOfNextWeek, "$1 next week $2 ")
      .replace(/\b(from|starting|beginning|as of) next week\b/gi, `$1 ${monday}`)
      .replace(nextWeekUntil, monday)
  );
}
const since = new RegExp(
  `\\bsince (?:last )?(?:${weekday}|yesterday|today|this morning|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: ${monthWord})?)(?![\\p{L}\\d])`,
  "giu",
);
/** "Next week on Friday". */
const ofNextWeek = new RegExp(
  `\\bnext week,? (?:on )?(${weekday})\\b(?! ?(?:[-–—,&]|to\\b|until\\b|till\\b|through\\b|and\\b|or\\b))`,
  "gi",
);
/** "Monday and Tuesday next week". */
const listOfNextWeek = new RegExp(
  `\\b(${weekday}) ?(and|or|to|until|till|through|&|-|–) ?(?=${weekday} next week\\b)`,
  "gi",
);
const nextWeekUntil = new RegExp(
  `(?<!\\b${weekday} )(?<!\\b(?:until|till|til|through|to) )\\bnext week(?= (?:until|till|til|through|to)\\b)`,
  "gi",
);

const midMonth = new RegExp(`\\bmid[- ](${monthWord})(?= ?(?:till?|until|to|through|[-–—]))`, "gi");

/** Feasts as days of their months; a half day is one that somebody is not there all of. */
const withDates = (text: string): string =>
  feasts
    .reduce((rest, [feast, date]) => rest.replace(feast, date), text)
    // "Mid December till New Year".
    .replace(midMonth, "15 $1")
    .replace(/\b(?:a )?(?:half[- ](?:a )?days?|days? off|days?(?= of leave))\b/gi, "off");

/** "Mondays", "every other Friday": days that come again. */
export const areRecurring = (text: string): boolean =>
  /\b(?:(?:every|each) (?:(?:other|second|single) )?(?:week|month|mon|tue|wed|thu|fri|sat|sun)|(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)/i.test(
    text,
  );

/** "All of next month", "in December", "the second half of May"; not "until December", "back in January", "14 December". */
const wholeMonth = new RegExp(
  `(?<!\\b(?:until|till|til|through|to|by|from|since|of|mid|early|late|before|after|back in|week in|starting|as of|\\d(?:st|nd|rd|th)?)[ -])\\b(?:(?:all|(?:the )?(?:whole|entire|rest|remainder))(?: of)? |(?:the )?(first|second|last|latter) half of )?(?:(next|this) month|(?<!\\bi )(?<!\\bhe )(?<!\\bshe )(?<!\\bthey )(${monthWord}))\\b(?![ -]?\\d)(?! (?:be|have|not)\\b)`,
  "i",
);

function monthIn(text: string, today: Day): { from: Day; until: Day } | undefined {
  const [, half, which, name = ""] = wholeMonth.exec(text) ?? [];
  if (which === undefined && name === "") return undefined;
  const first = `${today.slice(0, 8)}01`;
  const at = "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1;
  const ahead = name === "" ? (which?.toLowerCase() === "next" ? 1 : 0) : (at - Number(today.slice(5, 7)) + 12) % 12;
  const month = addMonths(first, ahead);
  if (half === undefined) return { from: month, until: endOfMonth(month) };
  const middle = addDays(month, 14);
  return half.toLowerCase() === "first"
    ? { from: month, until: middle }
    : { from: addDays(middle, 1), until: endOfMonth(month) };
}

/** Whether nobody works between these days but at a weekend: else it is two absences. */
const isOneStretch = (days: readonly Day[]): boolean =>
  days.every((day, at) => {
    const next = days[at + 1];
    return next === undefined || next <= addDays(day, new Date(day).getUTCDay() === 5 ? 3 : 1);
  });

const mondayOf = (day: Day): Day => addDays(day, -((new Date(day).getUTCDay() + 6) % 7));

/** Days that are named one by one, the first one first: "thu and fri", "tomorrow", "the 5th". */
function namedDays(text: string, today: Day): readonly Day[] {
  const all = results(text, today, false).flatMap(({ start, isDay }) => (isDay ? [start] : []));
  if (all.length > 0) return [...new Set(all)].toSorted();
  // "The 24th and 25th", each after the one before.
  return text.split(/(?<=\d(?:st|nd|rd|th)\b)/i).reduce<readonly Day[]>((days, part) => {
    const day = nextOfMonth(part, days.at(-1) ?? today, false);
    return day === undefined ? days : [...days, day];
  }, []);
}

const dayOfWords = (words: string, today: Day): Day | undefined => namedDays(words, today)[0];

/** "Two weeks from the 14th", "from Monday for two weeks". */
function spanIn(text: string, today: Day): { from: Day; days: number } | undefined {
  const said = text.replace(/\b(?:a |one )?fortnight\b/i, "2 weeks");
  const [, after = "", long = "", units = ""] = fromSpan.exec(said) ?? [];
  const [, many = long, unit = units, start = after] = spanFrom.exec(said) ?? [];
  const from = dayOfWords(start, today);
  if (from === undefined) return undefined;
  const each = unit.toLowerCase() === "week" ? 7 : 1;
  return { from, days: numberOf(many) * each };
}

function read(text: string, today: Day, past: boolean): Day | undefined {
  const all = results(text, today, past);
  // "Not this week, next Tuesday" is about the day.
  const found = all.find(({ isDay }) => isDay) ?? all[0];
  // "14 to 31 December" is about its end; what happened since the 14th, about its start.
  return past ? found?.start : (found?.end ?? found?.start);
}

/** Days and ranges as the library finds them. `isDay`: it says the day, and not "next week". */
function results(
  text: string,
  today: Day,
  past: boolean,
): readonly { start: Day; end: Day | undefined; isDay: boolean; index: number; to: number }[] {
  // Noon in UTC, so that the machine's own zone moves nothing.
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const { parser } = languages.find(({ words }) => words.test(text)) ?? { parser: en.GB };
  return parser.parse(text, reference, { forwardDate: !past }).map(({ start, end, index, text: found }) => ({
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
