/** Parts of weeks, months, quarters and years that people name as a day: "mid January", "the end of Q1". Pure. */
import { addMonths, businessDayFrom, endOfMonth, plainWeeks } from "../../../domain/time/calendar.ts";
import { addDays, type Day } from "../../../domain/time/time.ts";

export const monthWord =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const ofYear = "(?: (?:of )?(20\\d\\d))?";
const parts = "early|later?|mid|some ?time|(?:the )?(?:very )?(?:start|beginning|middle|end) of";
const stretch = new RegExp(
  `\\b(${parts})(?: in)?[- ](?:(?:(the|this|next) )?(week|month|quarter|year)|(?:the )?(${monthWord}|q[1-4])${ofYear}|(20\\d\\d))\\b(?![- ]?\\d)`,
  "gi",
);
/** "The second week of January", "the first two weeks of May", "the first half of March", "the last week of next month". */
const partOf = new RegExp(
  `\\b(?:the )?(first|second|third|fourth|last|latter|1st|2nd|3rd|4th) (?:(two|three|2|3) )?(?:(?:full|working) )?(week|half)s? (?:of|in) (?:(?:(the|this|next) )?(month|quarter|year)|(?:the )?(${monthWord}|q[1-4])${ofYear}|(20\\d\\d))\\b(?![- ]?\\d)`,
  "gi",
);
/** "The week of the 14th", "week commencing 14 December": not "a week starting on the 14th", which lasts as long. */
const weekWith = new RegExp(
  `(?<!\\b(?:a|one|next|this|per|every|each|whole) )\\b(?:the )?(?:(?:week|wk) (?:of|with|starting|beginning|commencing)|w\\/?c)(?: on)? (?=(?:the )?(?:\\d|mon(?!th)|tue|wed|thu|fri|sat|sun|${monthWord} \\d{1,2}(?!\\d)|christmas|xmas|new year))`,
  "i",
);
/** "Until Q2", "when Q1 ends". */
const quarter = new RegExp(
  `\\b(until|till?|before|by|from|when) (?:the )?(q[1-4])${ofYear}(?: (ends?|is over|is done))?\\b`,
  "gi",
);
const weekdays = "(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\\b";
const listed = `${weekdays}(?:(?:,| ?[-–—&]| (?:and|or|to|until|till?|through))+ ?${weekdays}){0,4}`;
/** "Tuesday to Thursday next week", "the week after next, on Monday and Friday". */
const ofWeek = new RegExp(
  `\\b(${listed}),? (?:(?:of|in) )?(?:the )?(next week|week after next)\\b|\\b(?:the )?(next week|week after next),? (?:on )?((?:from )?${listed})`,
  "gi",
);

const fromTo = new RegExp(`^(?:from )?(${weekdays}) ?(?:[-–—]|to|until|till?|through) ?(${weekdays})$`, "i");
const inWeek = (weekday: string): number => "montuewedthufrisatsun".indexOf(weekday.slice(0, 3).toLowerCase()) / 3;

/** The text with the weekdays of next week, and of the one after it, as dates. */
export const withWeekdays = (text: string, today: Day): string =>
  text.replace(ofWeek, (_, days: string, week: string, first: string, daysOf: string) => {
    const ahead = /^next/i.test(week ?? first) ? 7 : 14;
    const monday = addDays(today, ahead - ((new Date(today).getUTCDay() + 6) % 7));
    const [, from = "", to = ""] = fromTo.exec(days ?? daysOf) ?? [];
    if (inWeek(from) > inWeek(to)) {
      // The week stands with the day beside it: "Thursday to Tuesday next week", "next week from Thursday to Tuesday".
      const begins = addDays(monday, inWeek(from) - (days === undefined ? 0 : 7));
      // What would have begun by now is meant of the days a week later.
      const first = begins < today ? addDays(begins, 7) : begins;
      return `${first} to ${addDays(first, 7 + inWeek(to) - inWeek(from))}`;
    }
    return (days ?? daysOf).replace(/\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*/gi, (word) =>
      addDays(monday, inWeek(word)),
    );
  });

type DayIn = (words: string, from: Day) => Day | undefined;

/** Which day of it is meant, nobody said. */
const isAbout = /^(?:early|late|mid|some|(?:the )?(?:very )?middle)/i;

/** Whether a day is named no nearer than as a part of a week, a month or a year. */
export const isAboutThen = (text: string): boolean =>
  [...text.matchAll(stretch)].some(([, which = ""]) => isAbout.test(which)) ||
  text.search(partOf) >= 0 ||
  weekWith.test(text);

/**
 * The text with a day of each stretch in its place: "until mid January" is until the 15th. What is too long has none.
 * @param dayIn the day that words name, counted from a day
 */
export const withoutStretches = (text: string, today: Day, dayIn: DayIn): string =>
  withoutWeekWith(text, today, dayIn)
    .replace(partOf, (_, ...said: string[]) => {
      const all = partsNamed(said, today);
      const running = all.find(({ last }) => last >= today);
      // On the 30th "the last week of November" is none of a year later.
      const isOver = /^(?:last|latter)$/i.test(said[0] ?? "") && all[0] !== running;
      if (isOver && all[0]?.last.slice(0, 7) === today.slice(0, 7)) return "";
      return (running && dayAhead(running, today)) ?? "";
    })
    .replace(/\b(?:the )?week after next\b/gi, () => spanFrom("week", undefined, addDays(today, 14)).first)
    .replace(stretch, (_, which: string, near?: string, unit?: string, named?: string, year?: string, all?: string) => {
      const spans = unit === undefined ? spansNamed(named ?? "", year ?? all, today) : [spanFrom(unit, near, today)];
      return (
        spans
          .map((span) => dayOf(which.toLowerCase().replace(/^(?:the )?(?:very )?/, ""), span))
          .find((day) => day !== undefined && day > today) ?? ""
      );
    })
    .replace(quarter, (_, word: string, named: string, year?: string, end?: string) => {
      const days = spansNamed(named, year, today).map(({ first, last }) => (end === undefined ? first : last));
      return `${word} ${days.find((day) => day > today) ?? ""}`;
    });

/** The last day of "the second week of January", "the first half of March", "the week of the 14th", as far as one is named. */
export function stretchEnd(text: string, today: Day, dayIn: DayIn): Day | undefined {
  const [said] = text.matchAll(partOf);
  const parts = said === undefined ? [] : partsNamed(said.slice(1), today);
  return parts.map(({ last }) => last).find((day) => day > today) ?? weekNamed(text, today, dayIn)?.last;
}

/** The working days of "the first week of January", "the last two weeks of May"; undefined where none is named or it is over. */
export function weeksNamed(text: string, today: Day): { from: Day; until: Day } | undefined {
  const [said] = text.matchAll(partOf);
  if (said?.[3]?.toLowerCase() !== "week") return undefined;
  const part = partsNamed(said.slice(1), today).find(({ last }) => last > today);
  if (part === undefined) return undefined;
  const weekday = (day: Day) => (new Date(day).getUTCDay() + 6) % 7;
  return {
    from: addDays(part.first, weekday(part.first) > 4 ? 7 - weekday(part.first) : 0),
    until: addDays(part.last, -Math.max(0, weekday(part.last) - 4)),
  };
}

/** Its first day, or the last working day of what has begun; undefined where that is gone too. */
function dayAhead({ first, last }: Pick<Span, "first" | "last">, today: Day): Day | undefined {
  const friday = addDays(last, -Math.max(0, ((new Date(last).getUTCDay() + 6) % 7) - 4));
  return [first, friday].find((day) => day > today);
}

/** Which week or half, of this year and the next where none is named; "the month" is this one or the next. */
function partsNamed(
  [which = "", many, part = "", near, unit, named = "", year, all]: readonly (string | undefined)[],
  today: Day,
): readonly Omit<Span, "unit">[] {
  const nears = /^(?:this|next)$/i.test(near ?? "") ? [near] : ["this", "next"];
  const spans =
    unit === undefined ? spansNamed(named, year ?? all, today) : nears.map((one) => spanFrom(unit, one, today));
  const nth = ["first", "second", "third", "fourth"].indexOf(which.toLowerCase());
  const at = nth < 0 ? Number(which.slice(0, 1)) - 1 : nth;
  return spans.map(({ first, last, ...span }) => {
    if (part.toLowerCase() === "half") {
      const middle = { month: addDays(first, 15), quarter: addDays(first, 45), year: addMonths(first, 6) }[span.unit];
      return at === 0 ? { first, last: addDays(middle ?? last, -1) } : { first: middle ?? first, last };
    }
    if (many !== undefined) {
      const days = 7 * (/^(?:two|2)$/i.test(many) ? 2 : 3) - 1;
      return Number.isNaN(at) ? { first: addDays(last, -days), last } : { first, last: addDays(first, days) };
    }
    // A week belongs to where its Thursday is.
    const thursday = Number.isNaN(at)
      ? addDays(last, -((new Date(last).getUTCDay() + 3) % 7))
      : addDays(first, ((11 - new Date(first).getUTCDay()) % 7) + 7 * at);
    const monday = addDays(thursday, -3);
    return { first: monday < first ? first : monday, last: addDays(monday, 6) };
  });
}

/** The day before this week: the 23rd of "the week of the 23rd", said on the 26th, is the one of this week. */
export const beforeWeek = (words: string, today: Day): Day =>
  /\d/.test(words) ? addDays(today, -1 - ((new Date(today).getUTCDay() + 6) % 7)) : today;

/** The week of the day that follows, and how much of the text names it. */
function weekNamed(text: string, today: Day, dayIn: DayIn) {
  const said = weekWith.exec(text);
  if (said === null) return undefined;
  const from = said.index + said[0].length;
  const [first = ""] = /^[^,;!?]*/.exec(text.slice(from)) ?? [];
  const words = first.trimEnd().split(" ").slice(0, longestDay);
  const days = words.map((_, at) => {
    const said = words.slice(0, at + 1).join(" ");
    return dayIn(said, beforeWeek(said, today));
  });
  const day = days.at(-1);
  if (day === undefined) return undefined;
  const monday = addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
  const many = days.indexOf(day) + 1;
  const to = from + words.slice(0, many).join(" ").length;
  return { first: monday, last: addDays(monday, 6), from: said.index, to };
}

function withoutWeekWith(text: string, today: Day, dayIn: DayIn): string {
  const week = weekNamed(text, today, dayIn);
  if (week === undefined) return text;
  return `${text.slice(0, week.from)}${dayAhead(week, today) ?? ""}${text.slice(week.to)}`;
}

type Span = { first: Day; last: Day; unit: string };

const monthsFrom = (first: Day, many: number, unit: string): Span => ({
  first,
  last: endOfMonth(addMonths(first, many - 1)),
  unit,
});

/** "This week", "the month", "next quarter". */
function spanFrom(said: string, near: string | undefined, today: Day): Span {
  const unit = said.toLowerCase();
  const ahead = near?.toLowerCase() === "next" ? 1 : 0;
  const monday = addDays(today, 7 * ahead - ((new Date(today).getUTCDay() + 6) % 7));
  const month = Number(today.slice(5, 7));
  const firstOfMonth: Day = `${today.slice(0, 8)}01`;
  if (unit === "week") return { first: monday, last: addDays(monday, 4), unit };
  if (unit === "month") return monthsFrom(addMonths(firstOfMonth, ahead), 1, unit);
  if (unit === "quarter") return monthsFrom(addMonths(firstOfMonth, 3 * ahead - ((month - 1) % 3)), 3, unit);
  return monthsFrom(`${Number(today.slice(0, 4)) + ahead}-01-01`, 12, unit);
}

/** "January", "Q2 2027", "2027": of this year and the next where none is named. */
function spansNamed(said: string, named: string | undefined, today: Day): readonly Span[] {
  const year = Number(named ?? today.slice(0, 4));
  const name = said.toLowerCase();
  const isQuarter = /^q\d/.test(name);
  const at = isQuarter
    ? 3 * Number(name.slice(1)) - 2
    : "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name.slice(0, 3)) / 3 + 1;
  const first = (of: number): Day => `${of}-${String(at).padStart(2, "0")}-01`;
  if (name === "") return [monthsFrom(first(year), 12, "year")];
  return (named === undefined ? [year, year + 1] : [year]).map((of) =>
    monthsFrom(first(of), isQuarter ? 3 : 1, isQuarter ? "quarter" : "month"),
  );
}

/** How many days into it is early, mid and late. */
const into: Readonly<Record<string, readonly [number, number, number]>> = { week: [1, 2, 3], month: [4, 14, 24] };

function dayOf(which: string, { first, last, unit }: Span): Day | undefined {
  if (/^(?:start|beginning)/.test(which)) return first;
  if (which.startsWith("end")) return last;
  const days = which.startsWith("some") ? undefined : into[unit];
  const place = which.startsWith("early") ? 0 : which.startsWith("mid") ? 1 : 2;
  return days === undefined ? undefined : businessDayFrom(addDays(first, days[place]), plainWeeks);
}

const after =
  /(?<!\b(?:days?|weeks?|months?|years?|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|one) )\b(?:(?:some ?time|right|just|well|straight) )?(?:the (?:working )?day )?after (?:the )?(?=(?:end of (?:the )?|(?:next|this|coming|first|second|third) )?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|christmas|xmas|boxing|new year|week(?!s)|month(?!s)|quarter|year(?!s)|today))/i;
/** Words of a day, at most. */
const longestDay = 5;

/**
 * The text with the next working day in place of what something is to come after: "until after the 4th".
 * @param dayIn the day that words name, the last one of what is longer
 */
export function withoutAfter(text: string, dayIn: (words: string) => Day | undefined): string {
  const said = after.exec(text);
  if (said === null) return text;
  const from = said.index + said[0].length;
  const [first = ""] = /^[^,;!?]*/.exec(text.slice(from)) ?? [];
  const words = first.trimEnd().split(" ").slice(0, longestDay);
  const day = dayIn(words.join(" "));
  if (day === undefined) return text;
  const many = words.findIndex((_, at) => dayIn(words.slice(0, at + 1).join(" ")) === day) + 1;
  const rest = text.slice(from + words.slice(0, many).join(" ").length);
  return `${text.slice(0, said.index)}${businessDayFrom(addDays(day, 1), plainWeeks)}${rest}`;
}
