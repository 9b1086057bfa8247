/**
 * Days and numbers as exports write them, and as Excel rewrites them in other languages. What one value leaves open, the
 * whole column decides: `01/11/2026` is the eleventh of January or the first of November, but never both in one file.
 */
import { startOfMonth } from "../../domain/time/calendar.ts";
import { addDays, type Day } from "../../domain/time/time.ts";

/** How days with the year at their end are written. */
export type DayOrder = "day-first" | "month-first";

/** Which mark stands before the decimals. */
export type Decimals = "point" | "comma";

/** How a file writes what can be written in two ways. */
export type Formats = { order: DayOrder; decimals: Decimals };

/** Months by their names, short and long, in the languages that Excel is used in; names of two months are left out. */
const monthNames: ReadonlyMap<string, number> = (() => {
  const found = new Map<string, number>([
    ["mrz", 3],
    ["sept", 9],
  ]);
  const twice = new Set<string>();
  for (const locale of "en de fr nl es it pt sv da nb fi pl cs tr ro hu el ru".split(" ")) {
    for (const style of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: style, timeZone: "UTC" });
      const alone = new Intl.DateTimeFormat(locale, { month: style, timeZone: "UTC" });
      for (let month = 1; month <= 12; month += 1) {
        const date = new Date(Date.UTC(2026, month - 1, 15));
        const within = format.formatToParts(date).find(({ type }) => type === "month")?.value ?? "";
        for (const name of [within, alone.format(date)].map(monthKey)) {
          if (/\d/.test(name) || name === "") continue;
          if (found.has(name) && found.get(name) !== month) twice.add(name);
          found.set(name, month);
        }
      }
    }
  }
  for (const name of twice) found.delete(name);
  return found;
})();

function monthKey(name: string): string {
  return name.toLowerCase().replace(/[.\s]/g, "");
}

/** A day, or what stands between two days. */
type Written = { day: Day } | { first: number; second: number; year: number };

/**
 * What a text says of a day: `2026-10-01`, with or without a time; `1.10.2026`; `10/1/2026`; `1 okt 2026`, `Oct-26`,
 * `October, 2026`, `10/2026`, `2026-10`, `202610` and `2026年10月`, the first of the month; Excel's serial number.
 */
function written(whole: string): Written | undefined {
  const text = whole.replace(/^\p{L}{4,14}, (?=\p{L}|\d{1,2}[.\s])/u, "");
  const day = (year: string | number = "", month: string | number = "", date: string | number = "1") => {
    const found = dayOf(fullYear(Number(year)), Number(month), Number(date));
    return found === undefined ? undefined : { day: found };
  };
  const [, y1, m1, d1] = /^(\d{4})[-/.]\s?(\d{1,2})(?:[-/.]\s?(\d{1,2}))?\.?(?:[T ].{0,40})?$/.exec(text) ?? [];
  if (y1 !== undefined) return day(y1, m1, d1);
  const [, first, mark, second, year] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,].{0,40})?$/.exec(text) ?? [];
  if (first !== undefined) {
    // Nobody writes the month first with full stops.
    if (mark === ".") return day(year, second, first);
    return { first: Number(first), second: Number(second), year: fullYear(Number(year)) };
  }
  const [, m2, y2] = /^(\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  if (m2 !== undefined) return day(y2, m2);
  const [, y3, m3, d3] = /^(20\d{2})(\d{2})(\d{2})?$/.exec(text) ?? [];
  if (y3 !== undefined) return day(y3, m3, d3);
  const [, y4, m4, d4] = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?$/.exec(text) ?? [];
  if (y4 !== undefined) return day(y4, m4, d4);
  // The years of Japan's present era, as its Excel writes them: the first is 2019.
  const [, y0, m0, d0] = /^(?:令和|R)\s?(\d{1,2}|元)[年.]\s?(\d{1,2})(?:月|\.|$)(?:\s?(\d{1,2})日?)?$/.exec(text) ?? [];
  if (y0 !== undefined) return day(2018 + (y0 === "元" ? 1 : Number(y0)), m0, d0);
  const [, d5, m5, y5] = /^(\d{1,2})[. /-]{1,2}([\p{L}.]{3,14})[., /-]{1,2}(\d{4}|\d{2})$/u.exec(text) ?? [];
  if (d5 !== undefined) return day(y5, monthNames.get(monthKey(m5 ?? "")), d5);
  const [, m6, d6, y6] = /^([\p{L}.]{3,14})\s(\d{1,2}),?\s(\d{4})$/u.exec(text) ?? [];
  if (m6 !== undefined) return day(y6, monthNames.get(monthKey(m6)), d6);
  const [, m7, y7] = /^(\p{L}[\p{L}.]{2,13})(?:(?<=\.)|[, /-]{1,2}|\sde\s)['’]?(\d{4}|\d{2})$/u.exec(text) ?? [];
  if (m7 !== undefined) return day(y7, monthNames.get(monthKey(m7)));
  return fromSerial(text);
}

/** Excel counts days from 30 December 1899; numbers of the years 2010 to 2060 only, so that no other number is a day. */
function fromSerial(text: string): Written | undefined {
  const serial = /^(\d{5})(?:\.\d{1,12})?$/.exec(text)?.[1];
  if (serial === undefined || serial < "40179" || serial > "58440") return undefined;
  return { day: new Date(Date.UTC(1899, 11, 30 + Number(serial))).toISOString().slice(0, 10) };
}

const fullYear = (year: number): number => (year < 100 ? 2000 + year : year);

/** @returns undefined when it is not a day of the calendar, or of no year that Partner Center has data of. */
function dayOf(year: number, month: number, day: number): Day | undefined {
  if (!(year >= 1990 && year <= 2100)) return undefined;
  const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  // The 31st of a short month becomes a day of the next one: no such day.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : text;
}

const inOrder = (one: Extract<Written, { first: number }>, order: DayOrder): Day | undefined =>
  order === "day-first" ? dayOf(one.year, one.second, one.first) : dayOf(one.year, one.first, one.second);

/** A calendar day; undefined when the text is none. */
export function parseReportDay(text: string, order: DayOrder = "month-first"): Day | undefined {
  const one = written(text);
  return one === undefined || "day" in one ? one?.day : inOrder(one, order);
}

/** The last day of what ends then: the day itself, and for a moment at midnight the day before. */
export function parseEnd(text: string, order?: DayOrder): Day | undefined {
  const day = parseReportDay(text, order);
  return day !== undefined && midnight.test(text) ? addDays(day, -1) : day;
}

const midnight = /[T ](?:0?0|12(?=.{0,12}\bAM\b)):00(?::00(?:\.0{1,7})?)?(?: ?AM| ?Z|[+-]00:00)?$/i;

/** The month a text names, as its first day. */
export function parseMonth(text: string, order: DayOrder = "month-first"): Day | undefined {
  const day = parseReportDay(text, order);
  return day && startOfMonth(day);
}

/** What a column of days is about: decides what is left open. */
export type DayMeaning =
  /** The first, or the last, day of a month. */
  | "month"
  /** Any day until today. */
  | "past"
  | "any";

/** What is left open in a column: one value as it is written, and as it would be read. */
export type Ambiguous<Choice extends string> = { example: string; readings: Readonly<Record<Choice, string>> };

export type Decided<Choice extends string> =
  /** `proof`: the values can be read in one way only. */
  | { outcome: "decided"; choice: Choice; proof: boolean }
  /** Nothing in the column depends on it. */
  | { outcome: "indifferent" }
  | ({ outcome: "ambiguous" } & Ambiguous<Choice>)
  /** Some values can be read only in one way, others only in the other. */
  | { outcome: "mixed"; examples: readonly [string, string] };

/** Decides the order of days of one column, from all its values and what it means. Values are given one after another. */
export class DayColumn {
  /** Values that can be read in the one order only. */
  readonly #only: Partial<Record<DayOrder, string>> = {};
  /** Whether every value is the first or last of a month in that order. */
  readonly #edges: Record<DayOrder, boolean> = { "day-first": true, "month-first": true };
  #open: Ambiguous<DayOrder> | undefined;
  readonly #meaning: DayMeaning;
  readonly #today: Day;

  constructor(meaning: DayMeaning, today: Day) {
    this.#meaning = meaning;
    this.#today = today;
  }

  add(text: string): void {
    const one = written(text);
    if (one === undefined || "day" in one || one.first === one.second) return;
    const read = {
      "day-first": this.#plausible(inOrder(one, "day-first")),
      "month-first": this.#plausible(inOrder(one, "month-first")),
    };
    const { "day-first": day, "month-first": month } = read;
    if (day === undefined && month === undefined) return;
    if (day === undefined) this.#only["month-first"] ??= text;
    else if (month === undefined) this.#only["day-first"] ??= text;
    else this.#open ??= { example: text, readings: { "day-first": day, "month-first": month } };
    for (const order of ["day-first", "month-first"] as const) {
      if (read[order] !== undefined && !isEdge(read[order])) this.#edges[order] = false;
    }
  }

  #plausible(day: Day | undefined): Day | undefined {
    return day !== undefined && this.#meaning !== "any" && day > this.#today ? undefined : day;
  }

  decide(): Decided<DayOrder> {
    const { "day-first": day, "month-first": month } = this.#only;
    if (day !== undefined && month !== undefined) return { outcome: "mixed", examples: [day, month] };
    if (day !== undefined) return { outcome: "decided", choice: "day-first", proof: true };
    if (month !== undefined) return { outcome: "decided", choice: "month-first", proof: true };
    if (this.#open === undefined) return { outcome: "indifferent" };
    if (this.#meaning === "month" && this.#edges["day-first"] !== this.#edges["month-first"]) {
      return { outcome: "decided", choice: this.#edges["day-first"] ? "day-first" : "month-first", proof: false };
    }
    return { outcome: "ambiguous", example: this.#open.example, readings: this.#open.readings };
  }
}

/** The first or the last of its month. */
function isEdge(day: Day): boolean {
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(8);
  return day.endsWith("-01") || next === "01";
}

/** A number as it is written, without grouping by spaces or apostrophes, currency and the minus of typographers. */
function compactOf(text: string): string {
  const compact = text.replace(/[\s'’$€£¥]|\bUSD\b|\bEUR\b/gi, "").replace(/^[−–]/, "-");
  return /^\(.{1,40}\)$/.test(compact) ? `-${compact.slice(1, -1)}` : compact;
}

const plainNumber = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Which mark is before the decimals: undefined when there is none, or when both could be. `open`: both could be. */
function decimalsIn(compact: string): Decimals | "open" | undefined {
  const marks = compact.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined || /e/i.test(compact)) return undefined;
  const own: Decimals = last === "." ? "point" : "comma";
  const other: Decimals = own === "point" ? "comma" : "point";
  if (marks.some((mark) => mark !== last)) return own;
  // More than once it groups thousands; once and not before three digits it does not.
  if (marks.length > 1) return other;
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(compact) ? "open" : own;
}

/** A number with point or comma for decimals, grouped or not: `1203.11`, `1,203.11`, `1.203,11`, `1203,11`, `1.2E-05`. */
export function parseNumber(text: string, decimals: Decimals = "point"): number | undefined {
  if (text.length > 60) return undefined;
  const compact = compactOf(text);
  const found = decimalsIn(compact);
  const mark = found === undefined || found === "open" ? decimals : found;
  const number = mark === "comma" ? compact.replaceAll(".", "").replace(",", ".") : compact.replaceAll(",", "");
  return plainNumber.test(number) ? Number(number) : undefined;
}

/** Decides which mark is before the decimals of one column, from all its values and whether it counts whole things. */
export class NumberColumn {
  readonly #only: Partial<Record<Decimals, string>> = {};
  #open: string | undefined;
  readonly #whole: boolean;

  /** @param whole it counts things, of which there are no parts. */
  constructor(whole: boolean) {
    this.#whole = whole;
  }

  add(text: string): void {
    if (text.length > 60) return;
    const found = decimalsIn(compactOf(text));
    if (found === "open") this.#open ??= text;
    else if (found !== undefined) this.#only[found] ??= text;
  }

  decide(): Decided<Decimals> {
    const { point, comma } = this.#only;
    if (point !== undefined && comma !== undefined) return { outcome: "mixed", examples: [point, comma] };
    if (point !== undefined) return { outcome: "decided", choice: "point", proof: true };
    if (comma !== undefined) return { outcome: "decided", choice: "comma", proof: true };
    if (this.#open === undefined) return { outcome: "indifferent" };
    const groups: Decimals = this.#open.includes(".") ? "comma" : "point";
    if (this.#whole) return { outcome: "decided", choice: groups, proof: false };
    const reading = (decimals: Decimals) => String(parseNumber(this.#open ?? "", decimals));
    return {
      outcome: "ambiguous",
      example: this.#open,
      readings: { point: reading("point"), comma: reading("comma") },
    };
  }
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
