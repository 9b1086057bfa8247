/** Times of the day and days of the week as people write them: "half nine", "three in the afternoon", "Thursdays, not Mondays". Pure. */
import { weekdays } from "../../../domain/time/time.ts";

/** `09:00`, and where it stands. */
export type TimeSaid = { time: string; from: number };

/** Added to what is asked for at an hour, which no reminder keeps. */
export const byTheDay = " (by the day, not by the hour)";

const spelledHours = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const hour = `\\d{1,2}|${spelledHours.join("|")}`;

/** "Don't message me before ten": an hour, and no day. */
export const besideHour = new RegExp(
  `\\b(?:before|after) (?:(?:half|quarter)(?: past| to)? )?(?:${hour})(?: thirty|:\\d\\d)?(?: ?(?:am|pm|o['’]?clock))?(?=\\s*(?:[,.;!?]|$|(?:and|but|on|or|in|please|because|as|since)\\b))`,
  "gi",
);

const clock = `(?:${hour})(?: thirty|:\\d\\d)?`;
const oClock = " ?(?:am|pm|h|sharp|o['’]?clock)";
/** A time of the day as a part of a pattern, with what leads to it: "at nine", "by half past two", "9 am". */
export const clockTime = [
  `(?:(?:at|around|by) )?(?:(?:half|quarter)(?: past| to)? (?:${hour})|${clock}${oClock})`,
  `(?:at|around) (?:${clock}|noon|midday|lunch(?:time)?)(?! of\\b)`,
].join("|");

/** Part of an hour, the hour, minutes, and what follows it. An hour in letters is one only beside such words. */
const times = new RegExp(
  `(?<![\\d.:/-])\\b(?:(half|quarter)(?: (past|to))? )?(${hour})(?:[:.h](\\d{2}))?( thirty)?\\s*(am|pm|uhr|ish|o['’]?clock)?(?![\\d/-]|\\.\\d|:\\d|(?:st|nd|rd|th)\\b)(?!\\w)`,
  "gi",
);
const leads =
  /\b(?:at|around|about|by|before|after|past|till?|until|from|to|that|it|say|towards|like|earlier than|later than)\s$/i;
const partOfDay = /^[^.;!?]{0,4}\b(?:in the )?(?:morning|afternoon|evening)/i;
const noons = /\b(?:noon|midday)\b/gi;

/** All times of the day that the text names, in their order. Where nothing says which half of the day, it is daytime. */
export function timesIn(text: string): readonly TimeSaid[] {
  const found = [...text.matchAll(times)].flatMap((said): TimeSaid[] => {
    const [whole, part, side = "", written = "", minutes, thirty, after = ""] = said;
    const { index } = said;
    const isSpelled = !/^\d/.test(written);
    const rest = text.slice(index + whole.length);
    const isTime = part !== undefined || thirty !== undefined || after !== "" || partOfDay.test(rest);
    if (isSpelled && !isTime && !leads.test(text.slice(0, index))) return [];
    if (unit.test(rest)) return [];
    const base = isSpelled ? spelledHours.indexOf(written.toLowerCase()) + 1 : Number(written);
    const isTo = side.toLowerCase() === "to";
    const minute = part === undefined ? Number(minutes ?? (thirty === undefined ? 0 : 30)) : minuteOf(part, isTo);
    const at = inDay(isTo ? base - 1 : base, after, text.slice(Math.max(0, index - near), index), rest);
    return at > 23 || minute > 59 ? [] : [{ time: `${two(at)}:${two(minute)}`, from: index }];
  });
  const noon = [...text.matchAll(noons)].map(({ index }) => ({ time: "12:00", from: index }));
  return [...found, ...noon].toSorted((one, other) => one.from - other.from);
}

/** What follows a number that counts something else. */
const unit =
  /^\s*(?:(?:(?:working|business) )?days?|weeks?|months?|hours?|minutes?|min|percent|%|customers?|gaps?|times?|of|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:\w*)\b/i;

/** How many letters before and after a time say which half of the day it is. */
const near = 24;

const minuteOf = (part: string, isTo: boolean): number => (part.toLowerCase() === "half" ? 30 : isTo ? 45 : 15);

function inDay(said: number, after: string, before: string, rest: string): number {
  const half = after.toLowerCase();
  if (half === "am") return said === 12 ? 0 : said;
  if (half === "pm") return said < 12 ? said + 12 : said;
  const beside = partOfDay.exec(rest)?.[0] ?? before.split(/[.;!?]/).at(-1) ?? "";
  if (/morning/i.test(beside)) return said;
  const isLate = /afternoon|evening|lunch/i.test(beside) || (said > 0 && said < earliest);
  return isLate && said < 12 ? said + 12 : said;
}

/** Nobody means an hour before this one of the night. */
const earliest = 7;

const two = (number: number): string => String(number).padStart(2, "0");

/** What takes back the day after it, and says how it is now, of which a change is wanted. */
const deniesDay = /\b(?:instead of|rather than|not on|not|no|from|except)\s(?:on\s)?$/i;
const isNow =
  /\b(?:comes?|lands?|arrives?|posts?|is sent|goes out|nobody|no one|everyone|useless|terrible|too (?:late|early)|at the moment|currently|now|today it|always|usually|(?:too |so |very )?(?:busy|full|hectic)|bad|i was|we(?:['’]re| are) all)\b/i;
const isWanted = /\b(?:can|could|please|pls|instead|prefer|better|rather|move|change|make|would|want|like|should)\b/i;
const days = /\b(mon|tue|wed|thu|fri|sat|sun)(?:s|sday|nesday|rs|rsday|urday|day)?s?\b/gi;
const clauses = /[^.;,!?]+/g;

/** The day of the week that is wanted, and the time of the day, where they are said. */
export function momentIn(text: string): { day: string | undefined; time: string | undefined } {
  const said = timesIn(text);
  const named = [...text.matchAll(clauses)].flatMap((clause) => {
    const [words] = clause;
    const from = clause.index;
    const isPresent = isNow.test(words) && !isWanted.test(words);
    return [...words.matchAll(days)].map(({ 1: short = "", index }) => ({
      day: weekdays.find((one) => one.slice(0, 3).toLowerCase() === short.toLowerCase()),
      at: from + index,
      to: from + words.length,
      from,
      isMeant: !isPresent && !deniesDay.test(text.slice(0, from + index)),
    }));
  });
  const meant = named.filter((one) => one.isMeant);
  const isTimed = ({ from, to }: { from: number; to: number }) =>
    said.find((time) => time.from >= from && time.from < to);
  const chosen = meant.findLast(isTimed) ?? meant.at(-1) ?? named[0];
  const wanted = [...text.matchAll(clauses)].flatMap(({ 0: words, index }) =>
    isWanted.test(words) ? (isTimed({ from: index, to: index + words.length }) ?? []) : [],
  );
  const after = chosen && said.find(({ from }) => from > chosen.at);
  // "It comes too late for my Monday standup at 9, can it be there by 8?"
  const first = chosen?.isMeant === false ? wanted[0] : undefined;
  const time = first ?? (chosen && isTimed(chosen)) ?? after ?? wanted[0] ?? said.at(-1);
  const part = chosen && partNamed.exec(text.slice(chosen.at, chosen.to))?.[1]?.toLowerCase();
  return { day: chosen?.day, time: time?.time ?? (part === undefined ? undefined : hourOf.get(part)) };
}

/** "Post it now, I need it for the 2 o'clock", "we go through it at 3": the hour of what it is wanted for, and not when. */
export const isOfOccasion = (text: string): boolean => {
  const said = timesIn(text).at(-1);
  const clause = [...text.matchAll(clauses)].find(({ 0: words, index }) =>
    said === undefined ? false : said.from >= index && said.from < index + words.length,
  );
  return clause !== undefined && !repeats.test(text) && occasion.test(clause[0]);
};
const repeats =
  /\b(?:every|each|always|too (?:late|early)|earlier|later|instead|before)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/i;
const occasion =
  /\b(?:meeting|call|stand-?up|review|qbr|board|workshop|(?:discuss|present|need|want|use)(?:ing)? (?:it|this|that) (?:for|in)|discuss\w*|(?:go|going|walk\w*) (?:through|over)|talk\w*|present\w*|look\w* at)\b/i;

/** "Friday afternoon", without an hour: the one that most mean, since it is asked about. */
const partNamed = /^\w+\s(?:in the )?(morning|lunch|afternoon|evening)s?\b/i;
const hourOf = new Map([
  ["morning", "09:00"],
  ["lunch", "12:00"],
  ["afternoon", "14:00"],
  ["evening", "17:00"],
]);
