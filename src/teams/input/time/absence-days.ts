/** The days that an absence is told to last, and when somebody is back. Pure. */
import { addMonths, endOfMonth } from "../../../domain/time/calendar.ts";
import { addDays, daysBetween, type Day } from "../../../domain/time/time.ts";
import { correctedParts } from "../words/corrections.ts";
import { besideHour } from "./clock.ts";
import {
  dayNamed,
  daysRead,
  endWords,
  feasts,
  findDay,
  fromSpan,
  lastDay,
  lastEndIn,
  namedDays,
  plainDays,
  spanFrom,
} from "./day.ts";
import { numberOf } from "./numbers.ts";
import { beforeWeek, monthWord, withWeekdays, weeksNamed } from "./stretches.ts";

/** The Monday of the week of a day. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(day).getUTCDay() + 6) % 7));

const dayOfWords = (words: string, today: Day): Day | undefined => namedDays(words, today)[0];

/** What follows "from": a day of up to four words. */
const begins =
  /\b(?:from|starts?|starting|begins?|beginning|as of|ab|vanaf) (?:on )?(?!now\b|today\b)(\S+(?: \S+){0,3})/i;
const leavesOn = /\b(?:off|away|out|leaves?|absent|vacation|holidays?|pto) (?:on )?(\S+(?: \S+){0,3})$/i;
const comesBack =
  /\b(?:(?<!\b(?:wr[io]te|writes|written|call(?:s|ed)?|hears?|heard|report(?:s|ed)?|answer(?:s|ed)?|pay|pays|paid|gave|gives?|given|push(?:es|ed)?|send|sent|hand(?:s|ed)?) )back|returns?|returning)\b(?!-| (?:up|fill)\b)(?: (?:(?:at|to|in) (?:work|the office)|from (?:\w+ )?(?:leave|holidays?|vacation)))?(?: again)?/i;
/** "The 30th of November" till another day. */
const dayLast =
  /(?<!\b(?:until|till?|through) (?:the )?)\b(?:\d{1,2}(?:st|nd|rd|th)(?: (?:of )?\p{L}+)?|\d{4}-\d\d-\d\d)$/u;
/** A day stands right after it; not "back a day early". */
const onDay =
  /^(?: (?:an?|one|two|three|\d) (?:days?|weeks?) (?:early|earlier|later|sooner)(?: than (?:planned|expected|announced|thought))?)?,? (?:(?:on|by|from|as of|in|(?:not )?before) )?(?:the )?(?:next|week after next|this(?! (?:morning|afternoon|evening))|tomorrow|\d{1,2}(?:st|nd|rd|th)?|a week|two|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*)(?!\p{L})/iu;

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
  const day = onDay.test(rest) ? (firstOfNext(rest, today) ?? lastDay(rest, today)) : undefined;
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
/** Which days these are, the form asks. */
const isVague = new RegExp(
  `\\bnot including\\b|\\b(?:days?|weeks?|months?) (?:longer|shorter|earlier|later)\\b|\\band a half\\b|(?<!\\d(?:st|nd|rd|th)? )\\b${monthWord} ?(?:to|until|till|through|-|–) ?${monthWord}\\b(?! \\d)|\\b(?:later|some ?time|mid|middle|early|late|start|beginning)[- ]?(?:(?:in|of) )?(?:the )?(?:(?:this|next) )?(?:week|month|year|${monthWord})\\b|\\b(?:half|part|end) of next week\\b|\\bweek after(?! next)\\b`,
  "i",
);
const isUntil = /\b(?:until|till|til|through|bis|tot)\b/i;
const thisWeek = /\b(?:(?:rest|end|remainder) of (?:the|this) week|all week|this week)\b/i;

/** The first day that a text says something begins on, "from Monday", "the 14th to the 18th", as far as it is ahead. */
export function firstDay(said: string, today: Day): Day | undefined {
  const text = plainDays(withWeekdays(said, today), today);
  const range = daysRead(text, today, false).find(({ end }) => end !== undefined);
  const day =
    spanIn(text, today)?.from ??
    range?.start ??
    dayOfWords((begins.exec(text)?.[1] ?? "").split(endWords)[0] ?? "", today);
  return day !== undefined && day > today ? day : undefined;
}

/**
 * The day ahead on which something is to begin; not the end of what is told beside it.
 * @param named the day that the text names
 */
export function startsOn(text: string, today: Day, named: Day | undefined): Day | undefined {
  // "He knows them from his time at Fabrikam. Can you hand it to him from 1 December?"
  const dated = text
    .replace(/\bnot (?:before|until|earlier than)\b/gi, "from")
    .replace(fromNextWeek, `$1 ${mondayOf(addDays(today, 7))}`);
  const [first] = dated.split(/(?<=[.!?;])\s+/).flatMap((one) => firstDay(one, today) ?? []);
  const day = first ?? (beginsAhead.test(dated) ? (named ?? findDay(dated, today)) : undefined);
  return day !== undefined && day > today ? day : undefined;
}
const fromNextWeek = /\b(from|starting|beginning|as of) next week\b/gi;
const beginsAhead =
  /^(?!.*\b(?:until|till?|by|back|before|due|since|last|ago|spoke|talked|met|called|signed|was|were|did|took|went|left)\b).*\b(?:on|from|as of|starting|next|in|tomorrow)\b/i;

/**
 * The days that an absence is told to last, as far as they are said: "from Monday until the 14th", "14-18 December",
 * "next week", "thu and fri", "tomorrow, back on Friday". `from` only where it is still ahead.
 */
export function findDays(said: string, today: Day): { from?: Day | undefined; until?: Day | undefined } {
  // "From Monday, no, from Tuesday until Friday".
  for (const part of correctedParts(said.replace(besideHour, "")).toReversed()) {
    const text = plainDays(withWeeks(withDates(withMonths(withFeasts(withMiddles(part)), today)), today), today);
    if (isOver.test(text) && !isAhead.test(text)) continue;
    const { from, until } = daysIn(text, today);
    if (from === undefined && until === undefined) continue;
    const first = from !== undefined && from > today ? from : undefined;
    const days = { from: first ?? today, until };
    if (isPresent(text, today) || areScattered(text, today) || isHereBetween(text, days) || leavesOut(text, days))
      return {};
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

const atWork = /\b(?:in the office|here|available|reachable|working|at work|part[- ]time|slow)\b/i;
const notAtWork = /\b(?:not|never|out|wont|dont|back)\b|n['’]t\b/i;

/** "In the office on Friday, away on Monday", "available until the 10th": a day that is told is none of an absence. */
const isPresent = (text: string, today: Day): boolean =>
  text.split(/[,.;!?]\s|\s(?:but|then|and)\s/i).some((clause) => {
    const at = atWork.exec(clause)?.index;
    return (
      at !== undefined && !notAtWork.test(clause.slice(0, at)) && dayNamed(clause.slice(at), today, false) !== undefined
    );
  });

type Stretch = { from: Day; until: Day | undefined };

/** Between two stretches of days: "3-7 and 31 December"; not what else is to be done on another day. */
const also =
  /^[\s,]*(?:(?:and|&|\+|plus|then|or|also|again|on|from|the|as well as|\p{Lu}\p{L}+(?=,? from))[\s,]*){1,4}$/u;
const orElse = /^[\s,]*or (?:(?:on|until|till|from|the) ){0,2}$/i;

/** Whether several stretches are told, or one of several days: which of them, the form asks. */
function areScattered(text: string, today: Day): boolean {
  const all = daysRead(text, today, false).filter(({ isDay }) => isDay);
  const lasts = [...text.matchAll(endWords)].flatMap(({ 0: word, index }) => {
    const [clause = ""] = /^[^.,;!?()]*/.exec(text.slice(index + word.length)) ?? [];
    // A part of a range is told by the library as a whole.
    return all.some((one) => one.end !== undefined && one.index <= index && index < one.to)
      ? []
      : [
          dayNamed(clause, today, false) ??
            /^\s*(?:the )?\d{1,2}(?![\d:./]|\s?(?:am|pm|h|o)\b)/i.exec(clause)?.[0] ??
            [],
        ].flat();
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

/** "Through New Year, back on the 4th": the weekend between is of it, too. */
function untilBack(text: string, last: Day | undefined, after: number): Day | undefined {
  const back = last === undefined ? undefined : backIn(text, last);
  const again = back === undefined || back.index < after ? undefined : back.day;
  return last === undefined || again === undefined || daysBetween(last, again) > 7 ? last : addDays(again, -1);
}

function daysIn(text: string, today: Day): { from?: Day | undefined; until?: Day | undefined } {
  if (isVague.test(text)) return {};
  const span = spanIn(text, today);
  if (span !== undefined) return { from: span.from, until: addDays(span.from, span.days - 1) };
  const back = isUntil.test(text) ? undefined : backIn(text, today);
  if (back?.day !== undefined) {
    const before = text.slice(0, back.index);
    // "Next week, back on the 7th"; "back on the 15th, away from the 3rd".
    const from =
      (wholeWeek.test(before) ? daysIn(before, today).from : undefined) ??
      namedDays(before, today)[0] ??
      firstDay(before, today) ??
      dayOfWords(begins.exec(back.rest)?.[1] ?? "", today);
    // "From the 14th, back on the 4th": of the month after.
    const day = from !== undefined && back.day <= from ? (backIn(text, from)?.day ?? back.day) : back.day;
    // "3-7 December, back on the 5th for a day".
    if (daysRead(before, today, false).some(({ end }) => end !== undefined && end >= day)) return {};
    return { from, until: addDays(day, -1) };
  }
  // "Back the week of the 7th": no day of an absence.
  const [backClause = ""] = /^[^.,;!?]*/.exec(back?.rest ?? "") ?? [];
  if (dayNamed(backClause, today, false) !== undefined) return {};
  // Its first day, or its last?
  const isUntilWeek = /\b(?:until|till|til|through|to) (?:the )?(?:next (?:week|month)|week after next)\b/i.test(text);
  // Not "from 4 to 8", which are hours.
  const range = daysRead(text, today, false).find(({ end, isDay }) => end !== undefined && isDay);
  if (range?.end !== undefined && !isUntilWeek)
    return { from: range.start, until: untilBack(text, range.end, range.index) };
  const end = lastEndIn(text, today, false);
  const starts = begins.exec(text)?.[1];
  if (end !== undefined) {
    const before = text.slice(0, end.index).trim();
    const lead = begins.exec(before)?.[1] ?? leavesOn.exec(before)?.[1] ?? dayLast.exec(before)?.[0] ?? "";
    return {
      from: dayOfWords(lead, today),
      until: isUntilWeek ? undefined : untilBack(text, lastDay(text, today), end.index),
    };
  }
  if (starts !== undefined && dayOfWords(starts, today) !== undefined) return { from: dayOfWords(starts, today) };
  if (areRecurring(text)) return {};
  const weeks = weeksNamed(text, today);
  if (weeks !== undefined) return weeks;
  const week = wholeWeek.exec(text);
  if (week !== null) {
    const day = week[1] ?? week[2];
    const inWeek =
      day === undefined ? addDays(today, week[3] === undefined ? 7 : 14) : dayOfWords(day, beforeWeek(day, today));
    const besides = text.slice(0, week.index) + text.slice(week.index + week[0].length);
    const isOther =
      day === undefined &&
      (namedDays(besides, today).length > 0 || /\bfor (?:an?|one|two|three|four|\d+) /i.test(text));
    // "Next week, and tomorrow".
    if (isOther) return {};
    if (inWeek !== undefined && !isOther) return { from: mondayOf(inWeek), until: addDays(mondayOf(inWeek), 4) };
  }
  if (thisWeek.test(text)) return { until: addDays(mondayOf(today), 4) };
  const named = namedDays(text, today);
  // "For two weeks" counts from now.
  if (/\bfor (?:a|the|one|two|three|four|\d+)\b/i.test(text)) return { until: lastDay(text, today) };
  // "Over Christmas": from when until when, the form asks.
  if (/\bover (?:the )?(?:\d|weekend|holidays|easter)/i.test(text)) return {};
  if (isOneStretch(named) && named.length > 0) return { from: named[0], until: named.at(-1) };
  // "Thu and Fri", said on a Thursday, begin today.
  const isNext = /\bnext\b|\b\d{4}-/i.test(text);
  const withToday = named.map((day) => (day === addDays(today, 7) && !isNext ? today : day)).toSorted();
  if (named.length > 0) return isOneStretch(withToday) ? { from: today, until: withToday.at(-1) } : {};
  const month = monthIn(text, today);
  if (month !== undefined) return month;
  return { until: lastDay(text, today) };
}

/** With the weeks and months that people count from today, in words that are read for certain. */
function withWeeks(text: string, today: Day): string {
  const monday = mondayOf(addDays(today, 7));
  return (
    withWeekdays(text, today)
      .replace(/\b(?:until|till|til) (?:then|that)\b/gi, "")
      // "One week later than planned" says nothing of when.
      .replace(/,? \b(?:a|one|two|\d) (?:days?|weeks?) (?:later|earlier|longer|shorter) than [^.,;!?]{1,30}/gi, "")
      // "For not longer than two weeks", "two weeks only": at most until then, and from now.
      .replace(atMost, "for ")
      .replace(thatLongOnly, "for $1")
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
      .replace(fromNextWeek, `$1 ${monday}`)
      .replace(nextWeekUntil, monday)
  );
}
const long = "(?:an?|one|two|three|four|five|six|\\d+|a few) (?:days?|weeks?|months?|fortnight)\\b";
const atMost = new RegExp(
  `\\b(?:for )?(?:not? (?:longer|more) than|at most|at least|up to|another|max(?:imum)?) (?=${long})`,
  "gi",
);
const thatLongOnly = new RegExp(`(?<=, )(${long}) only\\b`, "gi");
const since = new RegExp(
  `\\bsince (?:last )?(?:${weekday}|yesterday|today|this morning|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: ${monthWord})?)(?![\\p{L}\\d])`,
  "giu",
);
const nextWeekUntil = new RegExp(
  `(?<!\\b${weekday} )(?<!\\b(?:until|till|til|through|to) )\\bnext week(?= (?:until|till|til|through|to)\\b)`,
  "gi",
);

/** "From mid December to mid January": a middle that a stretch begins or ends with is the 15th. */
const middle = `(?:mid[- ]?|(?:the )?middle of (?:the )?)(?=${monthWord})`;
const middles = new RegExp(`\\b${middle}(${monthWord}) ?(to|until|till?|through|-|–) ?${middle}`, "gi");
const withMiddles = (text: string): string => text.replace(middles, "15 $1 until 15 ");

/** "Over Christmas and New Year", where no other day is named. */
const overFeast =
  /\bover (?:the )?(christmas|xmas|new year)(?:['’]s)?( (?:break|holidays?|period|vacation))?( ?(?:,|and|&|\+|to|until|till|through|\/) ?(?:the )?new year(?:['’]s)?)?(?: (?:break|holidays?|period|vacation|day|eve))?\b/i;
const withFeasts = (text: string): string =>
  text.replace(overFeast, (words, feast: string, isBreak?: string, andNew?: string) => {
    if (/\d|\b(?:from|until|till|back|starting)\b/i.test(text.replace(words, ""))) return " ";
    if (/^new/i.test(feast)) return "from 31 December until 1 January";
    return `from 24 December until ${isBreak === undefined && andNew === undefined ? "26 December" : "1 January"}`;
  });

/** "January to March", "in January and February": whole months. */
const monthRange = new RegExp(
  `\\b(?:(?:from|between|in|during|for|all of) )?(?<!\\d(?:st|nd|rd|th)? (?:of )?)(${monthWord})( 20\\d\\d)? ?(to|through|thru|until|till?|and|&|-|–|—) ?((?:the )?end of )?(${monthWord})\\b(?! ?\\d)`,
  "gi",
);
const fromMonth = new RegExp(
  `\\b(from|starting|beginning|as of) (?:in )?(?:(?:the )?(?:start|beginning) of )?(${monthWord})\\b(?! ?\\d)`,
  "gi",
);
const throughMonth = new RegExp(`\\bthrough (${monthWord})\\b(?! ?\\d)`, "gi");
const monthAhead = (name: string, today: Day): Day => {
  const at = "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1;
  return addMonths(`${today.slice(0, 8)}01`, (at - Number(today.slice(5, 7)) + 12) % 12);
};
const withMonths = (text: string, today: Day): string =>
  text
    .replace(
      monthRange,
      (_, first: string, year: string | undefined, joint: string, end: string | undefined, last: string) => {
        const from = year === undefined ? monthAhead(first, today) : monthAhead(first, `${year.trim()}-01-01`);
        const until = monthAhead(last, from);
        if (/^(?:and|&)$/.test(joint) && until !== addMonths(from, 1)) return " ";
        // "From January until March": whether March is one of them, nobody said.
        return /^(?:until|till?)$/i.test(joint) && end === undefined
          ? `from ${from}`
          : `from ${from} until ${endOfMonth(until)}`;
      },
    )
    .replace(fromMonth, "$1 1 $2")
    .replace(throughMonth, (_, name: string) => `until ${endOfMonth(monthAhead(name, today))}`)
    .replace(/\b(?:the )?month of (?=\p{L})/giu, "");

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

/** Days from a Friday or a Saturday to the Monday after it. */
const afterWeekend: Readonly<Record<number, number>> = { 5: 3, 6: 2 };
/** Whether nobody works between these days but at a weekend: else it is two absences. */
const isOneStretch = (days: readonly Day[]): boolean =>
  days.every((day, at) => {
    const next = days[at + 1];
    return next === undefined || next <= addDays(day, afterWeekend[new Date(day).getUTCDay()] ?? 1);
  });

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
