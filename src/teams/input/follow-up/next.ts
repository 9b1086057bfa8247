/** The command before with one part of it changed: another customer, another day, the reason that it lacked. Pure. */
import type { CustomerId } from "../../../domain/customer/customer.ts";
import { type Day, addDays } from "../../../domain/time/time.ts";
import type { PersonRef } from "../../../domain/people/person.ts";
import { addMonths, endOfMonth } from "../../../domain/time/calendar.ts";
import { firstDay } from "../time/absence-days.ts";
import { isAskedFor } from "../reading/asked-for.ts";
import { momentIn } from "../time/clock.ts";
import { periodEnd } from "../time/day.ts";
import { numberOf } from "../time/numbers.ts";
import { zoneIn } from "../time/zone.ts";

/** A command to go on with. `changes`: it does something, so that a yes is wanted first. */
export type Next = { says: string; changes: boolean };

/** What opens, or is in, a text that goes on from the one before it. */
export const leads =
  /^(?:(?:oh|ah|oops|hm+|er+|well|wait|hang on|hold on|sorry|so|ok|okay|yes|right)[,. !-]+)*(?:and|und|en|et|y|also|only|just|but|or|now|no|nope|not|(?:the )?same|likewise|neither|ditto|plus|actually|sorry|ok|okay|then|so|make (?:it|that)|(?:what|how) about|what of|i mean[t]?|rather)\b|\b(?:instead|only|too|as well|rather|ones?|(?:of|out of) (?:those|them|these|that))\b/i;
/** A part of what was listed is wanted. */
export const narrows = /\b(?:only|just|(?:of|out of|in|from) (?:those|them|these)|narrow|filter|limit)\b/i;
/** A command that only looks. */
export const look = (says: string): Next => ({ says, changes: false });

/** Whether it does something; without a reason or a deputy it asks for them. */
const asksOrDoes = (says: string): Next => ({
  says,
  changes:
    !onlyReads.test(says) &&
    (!/^(?:snooze|away)\b/.test(says) || says.endsWith(" off") || / until .*(?: because | deputy )/is.test(says)),
});

/** Why a customer is left alone, said after it was asked for. */
const givesReason = /^(?:because|since|as|waiting|they|theyre|their|customer|legal|procurement)\b/i;
const givesCause = /^(?:it|we|he|she|the|merger|merged|contract|moved|left|went|bankrupt|bought|no longer|on hold)\b/i;
const standsIn = /\b(?:cover\w*|stand\w*|fill\w*|step\w*|deput\w*|back ?up|instead|replac\w*|tak(?:e|es|ing) over)\b/i;

/** What a snooze or an absence lacked: "waiting on their legal", "Isaiah said he'll cover". */
export function completed(says: string, text: string, words: number, person: PersonRef | undefined): Next | undefined {
  if (/^snooze \S/.test(says) && !/ (?:because |off$)/.test(says) && words > 1 && givesReason.test(text))
    return asksOrDoes(`${says} because ${text.replace(/^because /i, "")}`);
  // The answer to "Why?".
  if (/^set \S+: (?:paused|offboarded)$/.test(says) && words > 1 && (givesReason.test(text) || givesCause.test(text)))
    return { says: `${says} because ${text.replace(/^because /i, "")}`, changes: true };
  const asks = text.includes("?") || /^(?:who|am|is|are|do|does)\b/i.test(text);
  if (asks || !/^away\b/.test(says) || / (?:off|list)$/.test(says) || person === undefined || !standsIn.test(text))
    return undefined;
  // "Isaiah can't cover".
  if (!isAskedFor("assign", text)) return undefined;
  return asksOrDoes(`${says.replace(/ deputy .*$/is, "")} deputy ${person}`);
}

/** Commands that change nothing. */
export const onlyReads = /^(?:show|review|mail|history|gaps|why|export)\b/;

/** The same command about another customer. */
export function withCustomer(
  says: string,
  before: CustomerId | undefined,
  now: CustomerId,
  person: PersonRef | undefined,
): Next | undefined {
  if (person !== undefined)
    return says.startsWith("assign ") ? { says: `assign ${now} to ${person}`, changes: true } : undefined;
  if (before === undefined || !says.split(/[ :]/).includes(before)) return undefined;
  return asksOrDoes(says.replace(before, now));
}

/** The digest at another time, on another day or by another place's clock: "make that four", "UK time". */
export function withMoment(says: string, text: string, length: number): Next | undefined {
  const [, before = "", at = "", rest = ""] = /^digest (?:here )?([A-Z]\w+day) (\d\d:\d\d)(.*)$/.exec(says) ?? [];
  if (before === "") return undefined;
  const { day, time } = momentIn(text);
  const place = zoneIn(text);
  const isMeant = length <= 5 || leads.test(text) || changes.test(text) || (time !== undefined && place !== undefined);
  if (!isMeant) return undefined;
  if (day === undefined && time === undefined && place === undefined) return undefined;
  // "No, not Mondays".
  if (day === before && time === undefined && place === undefined) return undefined;
  const zone = place === undefined ? rest : ` ${place}`;
  return { says: `digest here ${day ?? before} ${time ?? at}${zone}`, changes: true };
}

const changes = /\b(?:make (?:it|that)|change (?:it|that)|instead|better|rather|time ?zone)\b/i;

/** The end of the period that deadlines are asked for next: "next month too", "and the next one?". */
export function laterPeriod(says: string, text: string, today: Day): Day | undefined {
  const [list, before = today] = /^gaps\b.* ending\b(?: (\d{4}-\d\d-\d\d))?/.exec(says) ?? [];
  if (list === undefined) return undefined;
  const isNext = /\b(?:next|following) ones?\b|\bthe (?:next|following)$/i.test(text);
  return isNext ? endOfMonth(addMonths(`${before.slice(0, 8)}01`, 1)) : periodEnd(text, today);
}

const span = /\b(\d{1,2}|one|two|three|four|five|six|seven|eight) (day|week)s?\b/i;

/** The same until another day; an absence on other days: "until the 15th", "from Monday", "no, from Monday until Friday". */
export function onDays(says: string, until: Day, text: string, today: Day): Next | undefined {
  const from = /^away\b/.test(says) && !/ (?:off|list)$/.test(says) ? firstDay(text, today) : undefined;
  const [, begun] = /^away.* from (\d{4}-\d\d-\d\d)/.exec(says) ?? [];
  const [, many = "", unit = ""] = span.exec(text) ?? [];
  // "Make that four weeks", from the day on that was told.
  if (from === undefined && begun !== undefined && many !== "") {
    return withDay(says, addDays(begun, numberOf(many) * (unit.toLowerCase() === "week" ? 7 : 1) - 1));
  }
  // "Actually I'm back on the 21st": away until the day before.
  const isBack = /^away\b/.test(says) && /\b(?:back|return(?:ing)?|at work|in the office)\b/i.test(text);
  if (from === undefined) return withDay(says, isBack ? addDays(until, -1) : until);
  const [, who = "", end = "", deputy = ""] =
    /^away(.*?)(?: from \S+)?((?: until \S+)?)((?: deputy .*)?)$/is.exec(says) ?? [];
  const [last] = /\d\S+/.exec(end) ?? [];
  const ends = until > from ? ` until ${until}` : until < from || (last !== undefined && last < from) ? "" : end;
  return asksOrDoes(`away${who} from ${from}${ends}${deputy}`);
}

/** Whether an absence or a cover would end before its first day: a last day before that is of another one. */
const isBegunAfter = (head: string, until: Day): boolean =>
  (/^(?:away|cover)\b.* from (\d{4}-\d\d-\d\d)$/.exec(head)?.[1] ?? until) > until;

/** The same command until another day. */
export function withDay(says: string, day: Day): Next | undefined {
  if (/^away\b.* (?:off|back|list)$|^cover\b(?!.* @)/.test(says)) return undefined;
  if (/^(?:snooze|later|away|cover)\b/.test(says)) {
    const [, head = "", tail = ""] = /^(.*?)(?: until \S+)?((?: because .*| deputy .*)?)$/is.exec(says) ?? [];
    return asksOrDoes(`${isBegunAfter(head, day) ? head.replace(/ from \S+$/, "") : head} until ${day}${tail}`);
  }
  return /^gaps\b.* ending\b/.test(says) ? look(says.replace(/ ending(?: \d\S+)?/, ` ending ${day}`)) : undefined;
}
