/** What follows a command's first word, read into what is meant. Pure; what a customer's name means is looked up later. */
import {
  addDays,
  parseWeeklyMoment,
  weekdays,
  type Day,
  type WeeklyMoment,
  type Zone,
  daysBetween,
} from "../../../domain/time/time.ts";
import { areRecurring } from "./absence-days.ts";
import { zoneNamed } from "./zone.ts";
import { readTyped, type Clash, type Filter, type Typed } from "../../../domain/gaps/filter.ts";
import type { PersonId } from "../../../domain/people/person.ts";

export type Mentioned = { id: PersonId; name: string };

/**
 * What `gaps` is narrowed to; `customer` is text still to be looked up, or a person's name, after words that choose in
 * `or`.
 */
export type GapsAsked = {
  narrowed:
    | { filter: Filter }
    | { clash: Clash }
    | { customer: string; or?: { filter: Filter; person: string } | undefined };
  page: number;
};

/** Reads `[customer | cpor | new | … ] [mine | @person] [page N]`. A mention wins over words that mean nothing here. */
export function parseGaps(rest: string, mentions: readonly Mentioned[], me: PersonId): GapsAsked {
  const paged = /^(.*?)(?: ?\bpage (-?\d{1,6}))?$/isu.exec(rest.trim());
  const typed = (paged?.[1] ?? "").trim();
  const [first] = mentions;
  // "except @Megan Bowen" is about everybody else.
  const isLeftOut = first !== undefined && typed.includes(`except @${first.name}`);
  const words = isLeftOut ? typed.replace(`@${first.name}`, first.id) : typed;
  const page = Math.max(1, Number(paged?.[2] ?? 1));
  return { narrowed: narrow(words, isLeftOut ? undefined : first, me), page };
}

function narrow(words: string, mentioned: Mentioned | undefined, me: PersonId): GapsAsked["narrowed"] {
  const said = mentioned === undefined ? words : words.replace(`@${mentioned.name}`, "").trim();
  // A filter as a button writes it, such as person:…, is not something people type; a customer to leave out is written by id.
  const isOfButton = said.replace(/\bwithout customer:\S+/gi, "").includes(":");
  const typed: Typed = isOfButton ? { filter: { by: "all" }, words: said } : readTyped(said, me);
  if ("clash" in typed) return typed;
  const { filter } = typed;
  if (mentioned !== undefined) {
    const earlier = filter.whose?.kind === "nobody" ? "nobody" : "mine";
    if (filter.whose !== undefined) return { clash: [earlier, `@${mentioned.name}`] };
    return { filter: { ...filter, whose: { kind: "answering", person: mentioned.id } } };
  }
  if (typed.words === "") return { filter };
  // "Nobody Known" is somebody, though nobody we know.
  const [nobody] = filter.whose?.kind === "nobody" ? (/\bnobody\b.*/isu.exec(said) ?? []) : [];
  if (nobody !== undefined) {
    const which = readTyped(said.slice(0, said.length - nobody.length), me);
    return { customer: words, or: "filter" in which ? { filter: which.filter, person: nobody } : undefined };
  }
  const isNarrowed = typed.words.length < said.trim().length && filter.whose === undefined;
  return { customer: words, or: isNarrowed ? { filter, person: typed.words } : undefined };
}

export type DigestAsked =
  /** `team`: the organization's week, in a manager's own chat. */
  | { wants: "now" | "team" | "off" | "status" }
  | { wants: "here"; moment: WeeklyMoment; allClear: boolean }
  /** Letters that several zones share; `at` is what stood before them, `after` what followed. */
  | { wants: "which-zone"; at: string; after: string; zones: readonly Zone[] }
  /** The day, the time or the zone was not understood. */
  | { wants: "unclear" };

/**
 * Reads `here <day> <time> [zone] | now | off`. Without words it asks how it is set.
 * @param zone the zone of whoever writes, where none is named.
 */
export function parseDigest(rest: string, zone: string): DigestAsked {
  const words = rest.trim();
  if (words === "" || asksHowItStands.test(words)) return { wants: "status" };
  if (/^now$/i.test(words)) return { wants: "now" };
  if (/^team$/i.test(words)) return { wants: "team" };
  if (/^(off|stop)$/i.test(words)) return { wants: "off" };
  const [, said, clear] = /^here (.+?)( all[- ]clear)?$/is.exec(words) ?? [];
  const here = said;
  if (here === undefined) return { wants: "unclear" };
  const [, at = here, place] = /^(\S+ (?:at )?\d{1,2}[:.]\d{2})(?: (.+))?$/is.exec(here) ?? [];
  const named = place === undefined ? ({ outcome: "found", zone } as const) : zoneNamed(place);
  if (named.outcome === "which") return { wants: "which-zone", at, after: clear ?? "", zones: named.zones };
  const moment = named.outcome === "found" ? parseWeeklyMoment(`${at} ${named.zone}`) : undefined;
  return moment === undefined ? { wants: "unclear" } : { wants: "here", moment, allClear: clear !== undefined };
}

/** "Digest was empty for me? When is the next one". */
const asksHowItStands =
  /\bwhen (?:is|does|will|was|did)\b|\bnext (?:one|time)\b|\b(?:was|is|came) (?:empty|missing|late)\b|\b(?:did|has) ?n['’o]?t (?:come|arrived?)\b/i;

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Reads a day as people write it: `2026-12-01`, `1 Dec`, `1 December 2027`, `Monday` (the next one),
 * `tomorrow`.
 * Without a year it is the next such day.
 * @returns undefined when it is none of these, or no day of the calendar.
 */
export function parseDay(text: string, today: Day): Day | undefined {
  const words = text.trim().toLowerCase().replace(/[.,]/g, "");
  if (words === "today") return today;
  if (words === "tomorrow") return addDays(today, 1);
  if (/^\d{4}-\d{2}-\d{2}$/.test(words)) return calendarDay(words);
  const weekday = weekdays.findIndex((name) => words.length >= 3 && name.toLowerCase().startsWith(words));
  if (weekday >= 0) {
    const from = (new Date(today).getUTCDay() + 6) % 7;
    return addDays(today, ((weekday - from + 6) % 7) + 1);
  }
  const written = /^(\d{1,2}) ([a-z]{3,9})(?: (\d{4}))?$/.exec(words);
  const month = months.findIndex((name) => written?.[2]?.startsWith(name));
  if (written === null || month < 0) return undefined;
  const inYear = (year: string) =>
    calendarDay(`${year}-${String(month + 1).padStart(2, "0")}-${(written[1] ?? "").padStart(2, "0")}`);
  if (written[3] !== undefined) return inYear(written[3]);
  const thisYear = inYear(today.slice(0, 4));
  return thisYear !== undefined && thisYear < today ? inYear(String(Number(today.slice(0, 4)) + 1)) : thisYear;
}

/** The day if the calendar has it: not 31 February. */
function calendarDay(day: string): Day | undefined {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day ? day : undefined;
}

/** A day as somebody wrote it that the calendar does not have: "31 November"; undefined for all else. */
export function missingDay(text: string, today: Day): string | undefined {
  const words = text.trim().toLowerCase().replace(/[.,]/g, "");
  if (parseDay(words, today) !== undefined) return undefined;
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words) ?? [];
  const [, writtenDay, name, writtenYear] = /^(\d{1,2}) ([a-z]{3,9})(?: (\d{4}))?$/.exec(words) ?? [];
  const month = isoMonth === undefined ? months.findIndex((one) => name?.startsWith(one)) : Number(isoMonth) - 1;
  if (months[month] === undefined) return undefined;
  const day = Number(isoDay ?? writtenDay);
  const monthName = new Intl.DateTimeFormat("en", { month: "long" }).format(new Date(2000, month, 1));
  // Every month but February has the same days each year.
  const inYear = month === 1 && day === 29 ? ` ${isoYear ?? writtenYear ?? today.slice(0, 4)}` : "";
  return `${day} ${monthName}${inYear}`;
}

/** Reads `until <day> because <reason>`; `day` is as written. Each may be missing, so that it can be asked for. */
export function parseSnooze(rest: string, today: Day): { until: Day | undefined; day: string; because: string } {
  const said = rest.trim();
  // "Until the new year, they're closed over Christmas": a reason as well.
  const [, before = "", why = ""] =
    /^(until [^,]+), (?:(?:as|since) )?((?:they|he|she|we|i|it|nobody|their|the customer)\b[^,.;:!?]*)[.!]?$/i.exec(
      said,
    ) ?? [];
  const isReason = why !== "" && !/\bbecause\b/i.test(before) && !isOnlyThought.test(why) && !saysMore.test(why);
  const [, day = "", because = ""] =
    /^(?:until (.+?))?(?:(?:^| )because (?:of )?(.*))?$/is.exec(isReason ? `${before} because ${why}` : said) ?? [];
  return { until: parseDay(day, today), day, because: because.trim() };
}

/** What is only thought of it, or wanted, beside a snooze: "I think", "should be fine", "it should still remind me". */
export const isOnlyThought =
  /^(?:i|we) (?:\w+ )?(?:think|guess|believe|hope|suppose|assume|reckon|mean|say|said|know|promise|wonder|doubt|want|wish|need)\b|^(?:it )?(?:should|must|can|has to|needs? to)\b/i;
/** What says more than why, maybe of somebody else: "we do that with Litware, too". */
const saysMore =
  /\b(?:please|pls|remind\w*|tell|let (?:me|us)|(?:can|could|would) you|if|unless|whether|but|although|though|too|also|as well|not sure)\b|\band \p{Lu}/u;

/** `who` is empty for whoever writes. */
export type AwayAsked =
  /** `isHere`: they are back, and don't say that an absence that is ahead is not to be. */
  | { wants: "back"; who: string; isHere?: true }
  /** All absences, or those that begin on these days. */
  | { wants: "cancel"; who: string; from: Day | undefined; until: Day | undefined }
  /** Who is away, and who stands in. */
  | { wants: "list" }
  /** Days that come again, "Mondays". */
  | { wants: "recurring" }
  | { wants: "away"; who: string; from: Day | undefined; until: Day; deputy: string }
  /** The last day, the deputy or both are still to be said. */
  | { wants: "form"; who: string; from: Day | undefined; until: Day | undefined; deputy: string }
  | { wants: "unclear" };

const halfYear = 183;

/** Reads `[@person] [from <day>] until <day> deputy @person`, a part of it, `[@person] off` or `list`. */
export function parseAway(rest: string, today: Day): AwayAsked {
  if (/^list$/i.test(rest.trim())) return { wants: "list" };
  if (areRecurring(rest)) return { wants: "recurring" };
  const [, whose = "", which] = /^(?:(.+) )?off (all|from \S+ until \S+)$/is.exec(rest.trim()) ?? [];
  if (which !== undefined) {
    const [from, until] = [...which.matchAll(/\b(?:from|until) (\S+)/gi)].map(([, day = ""]) => parseDay(day, today));
    const isAll = /^all$/i.test(which);
    return isAll || (from !== undefined && until !== undefined)
      ? { wants: "cancel", who: whose, from, until }
      : { wants: "unclear" };
  }
  const [, returned = "", isBack] = /^(?:(.+) )?(off|back|over)$/is.exec(rest.trim()) ?? [];
  if (isBack !== undefined)
    return { wants: "back", who: returned, ...(isBack.toLowerCase() === "back" ? { isHere: true } : {}) };
  const parts =
    /^((?!from |until |deputy ).+?)?(?:(?:^| )from (.+?))?(?:(?:^| )until (.+?))?(?:(?:^| )deputy (.+))?$/is.exec(
      rest.trim(),
    );
  const [, who = "", first, day, said = ""] = parts ?? [];
  const deputy = said.trim();
  const { from, until, isUnread } = parseSpan(first, day, today);
  if (parts === null || isUnread) return { wants: "unclear" };
  if (until === undefined || deputy === "") return { wants: "form", who, from, until, deputy };
  return { wants: "away", who, from, until, deputy };
}

/**
 * `customers` and `person` are text still to be looked up; `ends`: nobody is to cover them any more; `isUntilBack`: until
 * the owner is back, whenever that is.
 */
export type CoverWritten = { customers: string; person: string; ends: boolean; isUntilBack: boolean } & Pick<
  ReturnType<typeof parseSpan>,
  "from" | "until"
>;

/** Reads `<customer> [and <customer>] @person [from <day>] until <day>`, a part of it, or `<customer> nobody`. */
export function parseCover(rest: string, today: Day): CoverWritten | undefined {
  const [, head = "", first, day] =
    /^((?!from |until ).+?)?(?:(?:^| )from (.+?))?(?:(?:^| )until (.+?))?$/is.exec(rest.trim()) ?? [];
  const isUntilBack = day?.toLowerCase() === "back";
  const { isUnread, ...span } = parseSpan(first, isUntilBack ? undefined : day, today);
  if (isUnread) return undefined;
  const [, customers = "", person = "", nobody] = /^(.*?)(?:(?:^| )(?:@(.+)|(nobody|none)))?$/is.exec(head) ?? [];
  const whom = person === "" ? "" : `@${person}`;
  return { customers: customers.trim(), person: whom, ends: nobody !== undefined, isUntilBack, ...span };
}

/** The days of `from` and `until`; `isUnread`: one of them is no day. */
function parseSpan(first: string | undefined, day: string | undefined, today: Day) {
  const from = first === undefined ? undefined : parseDay(first, today);
  // "From Monday until Friday" ends in the week that it begins in.
  const within = day === undefined ? undefined : parseDay(day, from === undefined || from < today ? today : from);
  // "From 18 Dec until 14 Dec" is the wrong way round, and no absence of a year.
  const soonest = day === undefined ? undefined : parseDay(day, today);
  const isSwapped = from !== undefined && within !== undefined && soonest !== undefined && soonest < from;
  const until = isSwapped && daysBetween(from, within) > halfYear ? soonest : within;
  const isUnread = (first !== undefined && from === undefined) || (day !== undefined && until === undefined);
  return { from, until, isUnread };
}

/** `before`: so many days before the customer's deadline, in place of a day. `customer` is text still to be looked up. */
export type MemoAsked = {
  day: string;
  on: Day | undefined;
  before: { count: number; unit: "day" | "working day" | "week" } | undefined;
  customer: string;
  says: string;
};

/** Reads `<day | N days before the deadline> [about <customer>] [to <words>]`. Each may be missing. */
export function parseMemo(rest: string, today: Day): MemoAsked {
  const { before: head, word, after } = cutAt(/(?:^|\s)(about|to)\s/i, rest.trim());
  const about = word === "about" ? cutAt(/\s(to)\s/i, after) : { before: "", after };
  const day = head.replace(/^on /i, "").trim();
  const [, many = "", unit = ""] = /^(\d{1,3}) (day|week|working day)s? before the deadline$/i.exec(day) ?? [];
  return {
    day,
    on: parseDay(day, today),
    before: many === "" ? undefined : { count: Number(many), unit: unitOf(unit) },
    customer: about.before.trim(),
    says: about.after.trim(),
  };
}

const unitOf = (said: string): "day" | "working day" | "week" =>
  /week/i.test(said) ? "week" : /working/i.test(said) ? "working day" : "day";

/** A text before and after the first word that fits. */
function cutAt(pattern: RegExp, text: string): { before: string; word?: string | undefined; after: string } {
  const found = pattern.exec(text);
  if (found === null) return { before: text, after: "" };
  const after = text.slice(found.index + found[0].length);
  return { before: text.slice(0, found.index), word: found[1]?.toLowerCase(), after };
}
