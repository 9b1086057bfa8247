/** Days and numbers as exports write them, and as Excel rewrites them in other languages. */
import type { Day } from "../../domain/time/time.ts";

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A calendar day: `2026-10-01`, with or without a time; `10/1/2026` as Microsoft writes it, the month first, unless
 * that cannot be; `1.10.2026` and `1-10-2026`, the day first; `October, 2026` and `2026-10`, the first of the month.
 * @returns undefined when it is none of these, or no day of the calendar.
 */
export function parseDay(text: string): Day | undefined {
  const iso = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ].*)?$/.exec(text);
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3] ?? "1");
  const slashed = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[T ].*)?$/.exec(text);
  if (slashed !== null) {
    const [, first, mark, second, year] = slashed;
    return mark === "/" && Number(first) <= 12 ? dayOf(year, first, second) : dayOf(year, second, first);
  }
  const named = /^([a-z]{3})[a-z]*\.?[, -]+(\d{4})$/i.exec(text);
  const month = monthNames.indexOf(named?.[1]?.toLowerCase() ?? "") + 1;
  return named === null || month === 0 ? undefined : dayOf(named[2], String(month), "1");
}

function dayOf(year = "", month = "", day = ""): Day | undefined {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  // The 31st of a short month becomes a day of the next one: no such day.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : text;
}

/** The first day of a day's month. */
const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`;

/**
 * The month a text names, as its first day. A date with a 1 in it is the first of the month whichever way round it is
 * written: `1/10/2026` and `10/1/2026` are both October.
 */
export function parseMonth(text: string): Day | undefined {
  const slashed = /^0?1([/.-])(\d{1,2})\1(\d{4})(?:[T ].*)?$/.exec(text);
  const day = slashed === null ? parseDay(text) : dayOf(slashed[3], slashed[2], "1");
  return day === undefined ? undefined : monthOf(day);
}

/** A number with point or comma for decimals, grouped or not: `1203.11`, `1,203.11`, `1.203,11`, `1203,11`, `1.2E-05`. */
export function parseNumber(text: string): number | undefined {
  const plain = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
  if (plain.test(text)) return Number(text);
  const point = text.lastIndexOf(".");
  const comma = text.lastIndexOf(",");
  const compact = text.replace(/[\s'$€]/g, "");
  const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(compact);
  const number =
    comma > point && !grouped ? compact.replaceAll(".", "").replace(",", ".") : compact.replaceAll(",", "");
  return plain.test(number) ? Number(number) : undefined;
}

/** Remembers what a function made of a text: exports repeat the same months and names in a million rows. */
export function remembering<Result>(read: (text: string) => Result, most = 10_000): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Result;
    const result = read(text);
    if (known.size < most) known.set(text, result);
    return result;
  };
}
