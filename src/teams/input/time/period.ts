/** Reads what the history is narrowed to: `[customer | @person] [since <date>] [until <date>]`. Pure. */
import { addDays, weekdays, type Day } from "../../../domain/time/time.ts";
import { addMonths, endOfMonth } from "../../../domain/time/calendar.ts";
import { findDay } from "./day.ts";
import { numberOf } from "./numbers.ts";
import { parseDay } from "./parse.ts";

/** `words` are the customer or the person, still to be looked up; empty for everything. */
export type HistoryAsked = { words: string; from?: Day; to?: Day } | { unclear: string };

/** "since" and "until" may come in any order, after the words; days are days past. */
export function parseHistory(rest: string, today: Day): HistoryAsked {
  const [words = "", ...parts] = rest.trim().split(/ ?\b(?=(?:since|until) )/iu);
  const asked: { words: string; from?: Day; to?: Day } = {
    words: /^(?:since|until) /iu.test(words) ? "" : words.trim(),
  };
  const periods = asked.words === "" && words !== "" ? [words, ...parts] : parts;
  for (const part of periods) {
    const [, which = "", text = ""] = /^(since|until) (.*)$/isu.exec(part.trim()) ?? [];
    const day = parsePastDay(text, today);
    if (day === undefined) return { unclear: text };
    asked[which.toLowerCase() === "since" ? "from" : "to"] = day;
  }
  return asked;
}

/**
 * Reads a day in the past as people write it: `2026-11-01`, `1 Nov`, `Monday` (the last one), `yesterday`, `30 days`
 * (ago).
 * @returns undefined when it is none of these.
 */
export function parsePastDay(text: string, today: Day): Day | undefined {
  const words = text.trim().toLowerCase().replace(/[.,]/g, "");
  if (words === "today") return today;
  if (words === "yesterday") return addDays(today, -1);
  const ago = /^(\d{1,4}) (day|week)s?(?: ago)?$/.exec(words);
  if (ago !== null) return addDays(today, -Number(ago[1]) * (ago[2] === "week" ? 7 : 1));
  const day = parseDay(words, today);
  if (day === undefined || day <= today || /\d{4}/.test(words)) return day;
  if (weekdays.some((name) => name.toLowerCase().startsWith(words))) return addDays(day, -7);
  const year = Number(today.slice(0, 4));
  return [year, year - 1]
    .map((one) => parseDay(`${words} ${one}`, today))
    .find((one) => one !== undefined && one <= today);
}

/** A period that goes on, and what is written before it. */
export const thisPeriod = /\b(?:this|the current) (?:week|month|quarter|qtr|year)\b/iu;

/** The day on which the period began that goes on: "this week", "this month", "this quarter", "this year"; undefined where none is named. */
export function periodBegin(text: string, today: Day): Day | undefined {
  const [written = ""] = thisPeriod.exec(text) ?? [];
  const month = Number(today.slice(5, 7));
  const firstOf = (of: number): Day => `${today.slice(0, 4)}-${String(of).padStart(2, "0")}-01`;
  switch (written.split(" ").at(-1)?.toLowerCase()) {
    case "week":
      return addDays(today, -((new Date(today).getUTCDay() + 6) % 7));
    case "month":
      return firstOf(month);
    case "quarter":
    case "qtr":
      return firstOf(month - ((month - 1) % 3));
    case "year":
      return firstOf(1);
    default:
      return undefined;
  }
}

const months = "january february march april may june july august september october november december".split(" ");
const monthNamed = new RegExp(`\\b(since|in|during|of|for) (${months.join("|")})\\b(?: (20\\d\\d)\\b)?`, "iu");

const betweenDays = new RegExp(
  `\\b(?:between|from)(?: the)? (\\d{1,2})(?:st|nd|rd|th)?(?: (?:of )?(${months.join("|")}))? (?:and|to|until|till|through)(?: the)? (\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${months.join("|")})\\b`,
  "iu",
);
/** "Between 16 and 20 November", of days past; "between 25 November and 5 December", so far. */
function daysBetweenIn(text: string, today: Day): { since: Day; until: Day | undefined } | undefined {
  const [, first, month, last, of] = betweenDays.exec(text) ?? [];
  const until = last === undefined ? undefined : findDay(`${last} ${of}`, today, true);
  const since = until === undefined ? undefined : findDay(`${first} ${month ?? of}`, today, true);
  if (since === undefined || until === undefined || since > today) return undefined;
  return { since, until: since > until || until > today ? undefined : until };
}

/** The first and the last day of what a sentence asks for: "since Friday", "this month", "last week", "in October". */
export function pastPeriodIn(text: string, today: Day): { since?: Day | undefined; until?: Day | undefined } {
  const [, after = ""] = /\bsince\b(.*)$/isu.exec(text) ?? [];
  const day = after === "" ? undefined : findDay(after, today, true);
  if (day !== undefined && day <= today) return { since: day };
  const between = daysBetweenIn(text, today);
  if (between !== undefined) return between;
  const present = periodBegin(text, today);
  if (present !== undefined) return { since: present };
  const [, many, unit = ""] =
    /\b(?:last|past) (?:(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|couple of) )?(day|week|month|quarter|year)s?\b/iu.exec(
      text,
    ) ?? [];
  if (many !== undefined) {
    const count = /^couple/iu.test(many) ? 2 : numberOf(many);
    const each = unit.toLowerCase() === "quarter" ? 3 : 1;
    const days = /^(?:day|week)$/iu.test(unit) ? count * (unit.toLowerCase() === "week" ? 7 : 1) : undefined;
    if (days !== undefined) return { since: addDays(today, -days) };
    return { since: addMonths(today, -count * (unit.toLowerCase() === "year" ? 12 : each)) };
  }
  const began = unit === "" ? undefined : periodBegin(`this ${unit}`, today);
  if (began !== undefined) {
    const until = addDays(began, -1);
    return { since: periodBegin(`this ${unit}`, until), until };
  }
  if (/\byesterday\b/iu.test(text)) return { since: addDays(today, -1), until: addDays(today, -1) };
  if (/\btoday\b/iu.test(text)) return { since: today };
  const [, since, of = ""] =
    /\b(?:in|during|of|for|(since(?: the (?:beginning|start) of)?)) (20\d\d)\b(?!\+| (?:or (?:more|less|fewer)|(?:\p{L}+ )?(?:seats|users|licen[cs]es|employees|people|mailboxes|devices))\b)/iu.exec(
      text,
    ) ?? [];
  const isOver = since === undefined && of < today.slice(0, 4);
  if (of !== "" && of <= today.slice(0, 4)) return { since: `${of}-01-01`, until: isOver ? `${of}-12-31` : undefined };
  const [, how = "", called = "", named] = monthNamed.exec(text) ?? [];
  const month = months.indexOf(called.toLowerCase());
  if (month < 0) return {};
  const first = (year: number): Day => `${year}-${String(month + 1).padStart(2, "0")}-01`;
  const year = Number(named ?? today.slice(0, 4));
  const from = first(year) <= today ? first(year) : first(year - 1);
  const end = endOfMonth(from);
  return /^since$/iu.test(how) || end >= today ? { since: from } : { since: from, until: end };
}
