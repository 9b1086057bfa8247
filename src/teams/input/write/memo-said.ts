/** The day and the words of a reminder, out of the sentence that asks for it: "on Friday to chase them", "to chase them on Friday". Pure. */
import type { Day } from "../../../domain/time/time.ts";
import { correctedParts } from "../words/corrections.ts";
import { clockTime } from "../time/clock.ts";
import { findDay } from "../time/day.ts";
import { monthWord } from "../time/stretches.ts";
import { slipsBetween } from "../words/words.ts";

export type Stretch = { from: number; to: number };

/** What it is about stands after it. */
const connector =
  /(?:^|\s)(?:to|about|abt|re|reg|regarding|concerning|that|because|and|so|if|when|once)\b|(?<!\b(?:week|wk|half|end|start|beginning|middle|first|second|third))(?:^|\s)of\b|(?:^|\s)(?:for)\b(?= (?!(?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|tomorrow|next|in )))|\s[–—-]\s|[:,]\s/i;

const sentenceEnd = /[.;!?\n](?=\s|$)/g;

/** The sentence that it stands in; the end of "approx." or of "5.12." is none. */
export function sentenceOfMemo(text: string, asked: Stretch): Stretch {
  let from = 0;
  for (const { index } of text.matchAll(sentenceEnd)) {
    if (/(?:\b(?:approx|reg|re|e\.g|i\.e)|\d)$/i.test(text.slice(0, index)) && text[index] === ".") continue;
    if (index >= asked.to) return { from, to: untilElse(text, asked, index) };
    if (index < asked.from) from = index + 1;
  }
  return { from, to: untilElse(text, asked, text.length) };
}

/** "…, and show me my gaps" is another wish. */
function untilElse(text: string, asked: Stretch, to: number): number {
  const other = elseWanted.exec(text.slice(asked.to, to));
  return other === null ? to : asked.to + other.index;
}

const elseWanted = /,? (?:and|then|also) (?=(?:show me|list|who owns|whos? |what['’]?s|which|how many)\b)/i;

export const masked = (text: string, some: readonly Stretch[]): string =>
  some.reduce((rest, { from, to }) => rest.slice(0, from) + "…".repeat(to - from) + rest.slice(to), text);

const spelledDays = "monday tuesday wednesday thursday friday saturday sunday tomorrow".split(" ");

/** The day that a text names, with one slip of the finger in it. */
const dayIn = (text: string, today: Day): Day | undefined =>
  findDay(
    text
      .replace(/\bnxt\b/gi, "next")
      .replace(
        /\b[a-z]{5,10}\b/gi,
        (word) => spelledDays.find((day) => slipsBetween(word.toLowerCase(), day) === 1) ?? word,
      ),
    today,
  );

const dayish = `(?:on|the|next|this|coming|of|in|an?|one|two|three|four|weeks?|days?|months?|time|early|late|mid|end|tomorrow|tmrw|\\d{1,2}(?:st|nd|rd|th)?|(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?|${monthWord})`;
const joins = new RegExp(
  `(?:,? (?:and|&|plus|then)|,)((?: (?:and|then|also|again|once more|a second time|one more time|another one|another reminder|a second one|one more))*) (?=${dayish}\\b)`,
  "gi",
);
const ofDays = new RegExp(`^${dayish}(?:[- ]${dayish}){0,4}( (?:later|after(?: that)?))?(?![\\p{L}\\d'’])`, "iu");
const endsInDays = new RegExp(`(?<![\\p{L}\\d])(?:${dayish}[- ]){0,4}${dayish}$`, "iu");
const twoOfMonth = new RegExp(
  `\\b(\\d{1,2}(?:st|nd|rd|th)?) (and|&) (?=(?:the )?\\d{1,2}(?:st|nd|rd|th)? (?:of )?(${monthWord})\\b)`,
  "gi",
);

/** What is to be said has days of its own: "Friday about the meeting on Monday and Tuesday". */
const saying = /(?:^|\s)(?:to|about|abt|re|reg|regarding|concerning|that)\b/i;
const repeats = new RegExp(`\\b(?:every|each) ${dayish}\\b`, "i");
const several = new RegExp(
  `\\b(?:every|each) ${dayish}\\b(?:, ?|,? (?:and|&|or) )(?:on |every |each )?${dayish}\\b`,
  "i",
);
/** "Every Monday and Thursday". */
export const repeatsOnSeveral = (said: string): boolean => several.test(said);
const counted = /\bin (?:an?|one|two|three|four|\d{1,2}) /i;

/** Ends what is to be said, or goes on with it; not "the call on Tuesday and Wednesday is off". */
const afterDays =
  /^(?:$|\W*(?:$|[.,;:!?]|(?:please|pls|thanks|too|as well|about|abt|re|regarding|to|for|of|that|at|if|unless|in case|remind|ping|nudge)(?!\p{L})))/iu;
const ends = /^\W*(?:(?:please|pls|thanks|too|as well)\W*)*(?:$|(?:if|unless|in case)\b)/i;

/**
 * "Remind me Monday and again Thursday about Contoso": the text with its first day alone, and the other days, each after
 * the one before it; none of them where it is to be repeated, which nothing is. Undefined where it names no other, or
 * each has words of its own.
 */
export function otherDays(said: string, today: Day): { text: string; days: readonly Day[] } | undefined {
  let text = said.replace(twoOfMonth, "$1 $3 $2 ");
  let first: Day | undefined;
  const all: { words: string; isLater: boolean }[] = [];
  for (const { 0: join, 1: again = "", index } of [...text.matchAll(joins)].toReversed()) {
    const before = text.slice(0, index);
    const after = text.slice(index + join.length);
    const last = endsInDays.exec(before);
    const lead = before.slice(0, last?.index);
    const isOfWords = dayIn(lead.slice(0, Math.max(0, lead.search(saying))), today) !== undefined;
    const beside = isOfWords ? undefined : dayIn(last?.[0] ?? "", today);
    const [named = "", later] = ofDays.exec(after) ?? [];
    // "On the 14th in case they haven't signed".
    const words = named.replace(/ (?:in|of|on)$/i, "");
    const rest = after.slice(words.length);
    const isApart = beside === undefined && again !== "" && ends.test(rest);
    const day = beside ?? (isApart ? dayIn(before, today) : undefined);
    if (day === undefined || dayIn(words, today) === undefined || !afterDays.test(rest)) continue;
    if (/\bbetween\b/i.test(before)) continue;
    first = day;
    // "Monday and again in a week": a week from Monday.
    const isOn = again !== "" && counted.test(words) && !counted.test(before);
    const only = words.slice(0, words.length - (later?.length ?? 0)).replace(/^in /i, "");
    all.unshift(isOn || later !== undefined ? { words: `in ${only}`, isLater: true } : { words, isLater: false });
    text = before + rest;
  }
  const days = all.reduce<readonly Day[]>(
    (sofar, { words, isLater }) => {
      const last = sofar.at(-1) ?? today;
      const day = dayIn(words, isLater ? last : today);
      const next = day !== undefined && day <= last ? dayIn(words, last) : day;
      return next === undefined ? sofar : [...sofar, next];
    },
    first === undefined ? [] : [first],
  );
  if (days.length < 2) return undefined;
  return { text, days: repeats.test(text) ? [] : days.slice(1) };
}

/**
 * "Remind me Monday about Contoso and Friday about Fabrikam", "about Contoso on Friday and Fabrikam on Monday": what asks
 * for each of them, by itself.
 * @param customers where each begins
 */
export function ofEachDay(said: string, today: Day, customers: readonly number[]): readonly string[] {
  for (const { 0: join, index } of said.matchAll(joins)) {
    const before = said.slice(0, index);
    const after = said.slice(index + join.length);
    const [words = ""] = ofDays.exec(after) ?? [];
    const isOwn = dayIn(words, today) !== undefined && saying.exec(after.slice(words.length))?.index === 0;
    const lead = before.slice(0, Math.max(0, before.search(saying)));
    if (isOwn && dayIn(lead, today) !== undefined) return [before, `remind me ${after}`];
  }
  const [, lead = "about "] = opensMemo.exec(said.slice(0, Math.min(...customers))) ?? [];
  for (const { 0: join, index } of said.matchAll(joinsNames)) {
    const from = index + join.length;
    const [before, after] = [said.slice(0, index), said.slice(from)];
    const isOwn = customers.includes(from) && dayIn(after, today) !== undefined;
    const isAfter = customers.some((at) => at < index && dayIn(before.slice(at), today) !== undefined);
    if (isOwn && isAfter) return [before, `remind me ${/\babout\b/i.test(join) ? "about " : lead}${after}`];
  }
  return [];
}
/** "Remind me to call", before the first of them. */
const opensMemo = /\bme ((?:to|about|of|abt|re) (?:[^\s,.;:]+ ){0,5})$/i;
const joinsNames = /(?:,? (?:and|&|plus|then)|[,;])(?: (?:also|then|about|of|abt|re|for))* (?:the )?/gi;

/** The day, and where what is left to be said stands: "on Friday to chase them", "to chase them on Friday". */
export function dayAndRest(head: string, tail: string, today: Day): { day: Day | undefined; rest: readonly Stretch[] } {
  // "Tuesday, no, Wednesday".
  const last = correctedParts(tail).at(-1) ?? tail;
  if (last !== tail && dayIn(last, today) !== undefined) {
    const before = tail.lastIndexOf(last);
    const { day, rest } = dayAndRest(head, last, today);
    return { day, rest: rest.map(({ from, to }) => ({ from: from + before, to: to + before })) };
  }
  const cut = connector.exec(tail);
  const lead = cut === null ? tail : tail.slice(0, cut.index);
  const ofLead = dayIn(lead, today);
  // What follows may name days of its own: "on Monday to hand it in by Friday".
  if (ofLead !== undefined && cut !== null) {
    // "Tomorrow call them and ask for the proof": what stands between is said as well.
    const day = dayAt(lead, today) ?? { from: 0, to: cut.index };
    const says = ({ from, to }: Stretch) => saysMore.test(tidy(lead.slice(from, to)).replace(fillers, ""));
    const before = { from: 0, to: day.from };
    const isOfDays = /^\s*(?:of|about|abt|re|reg|regarding|concerning)$/i.test(cut[0]);
    const isMore = !isOfDays && dayIn(lead.slice(day.to), today) === undefined;
    const from = isMore && says({ from: day.to, to: cut.index }) ? day.to : cut.index;
    const isJoined = /^(?:,|\s+and)/i.test(cut[0]) && says(before);
    return { day: ofLead, rest: [...(isJoined ? [before] : []), { from, to: tail.length }] };
  }
  const all = { from: 0, to: tail.length };
  const stretch = dayAt(tail, today);
  if (stretch === undefined) return { day: dayIn(head, today), rest: [all] };
  const rest = [
    { from: 0, to: stretch.from },
    { from: stretch.to, to: tail.length },
  ];
  return { day: stretch.day, rest };
}

/** The day that a stretch of the text names. */
function dayAt(text: string, today: Day): (Stretch & { day: Day }) | undefined {
  const day = dayIn(text, today);
  if (day === undefined) return undefined;
  const tokens = [...text.matchAll(/[^\s,;:]+/g)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
  }));
  const fits = (from: number, to: number) => dayIn(text.slice(from, to), today) === day;
  for (let many = 1; many <= 5; many += 1)
    for (let at = tokens.length - many; at >= 0; at -= 1) {
      const [from, to] = [tokens[at]?.from ?? 0, tokens[at + many - 1]?.to ?? 0];
      const words = text.slice(from, to);
      // "On Friday morning": its own day, and no morning's.
      if (/['’]s$|^(?:morning|noon|afternoon|evening|night)\W*$/i.test(words) || !fits(from, to)) continue;
      const lead = leads.exec(text.slice(0, from));
      const end = trails.exec(text.slice(to));
      return { from: lead?.index ?? from, to: to + (end?.[0].length ?? 0), day };
    }
  return undefined;
}

/** What belongs to a day and stands before its name, or after. */
const leads =
  /(?:\b(?:\d{1,2}(?:st|nd|rd|th)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?|of|on|by|at|the|this|next|coming|come|for|from|until|in|around|about|say|every|each|once|after|a|an|some ?time|early|late|later|mid|first thing|end of|beginning of|start of|(?:first|second|latter) half of|(?:week|wk) (?:of|with|starting|beginning|commencing))\s+){1,6}$/i;
const trails =
  /^(?:\s+(?:(?:of )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)|20\d\d|starts|begins|comes|is here|latest)(?=[\s,.!?]|$)){1,3}/i;

const opens = new RegExp(
  `^(?:[\\s,.:;–—-]|(?:please|pls|again|once more|back|the|in the|at|around)(?= (?:morning|afternoon|evening|noon|\\d))|(?:please|pls|again|once more|instead|then|also|about|abt|re|reg|regarding|concerning|that|of|to|for|and|so|eod|cob|morning|afternoon|evening|first thing|asap|soon|weekly|daily|monthly|noon|${clockTime}|by \\d{1,2}(?::\\d\\d)?)(?=[\\s,.:;]|$))+`,
  "i",
);
const closes = new RegExp(
  `(?:[\\s,.:;!?–—-]|\\b(?:please|pls|thanks|thx|thank you|ok|okay|again|on|by|asap|soon|if you can|(?:can|could|would|will) you|in the (?:morning|afternoon)|${clockTime})){1,12}$`,
  "i",
);
/** What stands before the words that ask for it, and says nothing. */
const courtesies =
  /(?:^|(?<=[,;:.!–—-])|\s)(?:(?:please|pls|can|could|would|will|you|kindly|just|and|so|but|ok|okay|then|also|hey|hi|hello|bot|maybe|perhaps|if|possible|i|want|['’]d|id|like|need|to|do|let['’]?s|on|in|(?:one )?(?:last|more|other|quick) thing|quick one|fyi|btw|by the way)(?:\s+|$))+$/i;

/** What is to be said of it, as it was written; undefined where that is no more than the customer's name. */
export function wordsOfRest(
  text: string,
  plain: string,
  tail: number,
  rest: readonly Stretch[],
  head: Stretch,
): string | undefined {
  const stretches = rest.map(({ from, to }, at) => {
    const stretch = plain.slice(tail + from, tail + to);
    // "About Contoso to chase the PO", "re Contoso: the PO": whom it is about stands beside.
    return { from: tail + from + (at === 0 ? leadingName(stretch) : 0), to: tail + to };
  });
  // A part that only names the customer, or points at it, says nothing beside another.
  const said = stretches
    .filter(({ from, to }) => saysMore.test(tidy(plain.slice(from, to)).replace(fillers, "")))
    .map(({ from, to }) => tidy(text.slice(from, to)));
  if (said.length > 0) return said.join(", ");
  // "Chase Tailwind for the PO: remind me on Friday".
  const before = text.slice(head.from, head.to).replace(courtesies, "");
  const isApart =
    /[,:;.!?–—-]\s*$/.test(before) &&
    saysMore.test(plain.slice(head.from, head.from + before.length).replace(fillers, ""));
  return isApart ? tidy(before) : undefined;
}

/** How many characters of a stretch say whom it is about and nothing else, where more follows. */
function leadingName(stretch: string): number {
  const [name] = /…+/.exec(stretch) ?? [];
  const at = stretch.indexOf("…");
  if (
    name === undefined ||
    !/^[^\p{L}]{0,3}(?:about|abt|re|regarding|on|for|with|of)?[^\p{L}]{0,3}$/iu.test(stretch.slice(0, at))
  )
    return 0;
  const end = at + name.length;
  return /^(?:\s?[,:–—-]| to\b)/i.test(stretch.slice(end)) ? end : 0;
}

export const tidy = (words: string): string => words.replace(opens, "").replace(closes, "").trim();
const saysMore = /\p{L}/u;
const fillers =
  /['’]s\b|\b(?:the|a|an|customer|client|about|it|this|that|them|they|with|for|on|at|again|and|or|plus|asap|soon|then|yes|yep|yeah|no need|no|nope|ok|okay|(?:one )?(?:last|more|other|quick) thing|am|an|um|wegen|op|over|aan|le|la|el|lo|de|sur|sobre)\b/gi;
