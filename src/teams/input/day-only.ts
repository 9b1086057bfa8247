/** A customer told beside others with nothing but a day: it is to be thought of then. Pure. */
import { findDay } from "./time/day.ts";
import { hasCustomer, readWords } from "./reading/reading.ts";
import type { Sentence, Understood } from "./reading/sentence.ts";
import type { NameIndex } from "./words/names.ts";
import { spoken } from "./write/offers.ts";
import { wordsOf } from "./words/words.ts";

const ends = /(?:[,;.!]|\s[–—-])\s+(?:(?:and|but) )?|\s(?:and|but|&|\+)\s/g;
const weekday = "(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?";
const month = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*";
const day = `(?:${weekday}|tomorrow|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}|${month} \\d{1,2}(?:st|nd|rd|th)?)(?: (?:morning|afternoon))?[.!]*$`;
const endsWithDay = new RegExp(day, "i");
const onlyDay = new RegExp(
  `^(?::|=|(?:is|are|on|by|then|next|this|coming|not (?:before|until))\\b)?(?: ?(?:on|by|next|this|coming|the))*\\s*${day}`,
  "i",
);

/** A day that can't be past: what was told may have been so on a weekday. */
const isAhead = /\b(?:by|next|coming|tomorrow|not (?:before|until))\b/i;

/**
 * "Contoso and Litware are fine, Fabrikam Monday": the others as they are told, with a reminder of that one for a press;
 * undefined where no clause is so, or the others are to have something done, which may be meant of both.
 */
export function withDayOnly(
  said: Sentence,
  names: NameIndex,
  read: (said: Sentence) => Understood,
): Understood | undefined {
  const { text, today } = said;
  if (text.includes("?")) return undefined;
  const cuts = [...text.matchAll(ends)].map(({ 0: end, index }) => ({ from: index, to: index + end.length }));
  for (const [at, cut] of cuts.entries()) {
    const to = cuts[at + 1]?.from ?? text.length;
    const clause = text.slice(cut.to, to);
    if (!endsWithDay.test(clause)) continue;
    const words = wordsOf(clause);
    const [one, ...others] = readWords({ ...said, text: clause }, words, names).found;
    const [customer, ...alike] = one?.candidates ?? [];
    if (one === undefined || customer === undefined || !hasCustomer(one) || one.from > 0) continue;
    const rest = clause.slice(words[one.to - 1]?.to).trim();
    const on = onlyDay.test(rest) ? findDay(rest, today) : undefined;
    if (others.length + alike.length > 0 || on === undefined || on <= today) continue;
    const part = `${text.slice(0, cut.from)}${text.slice(to)}`;
    // "Contoso was rejected on Monday, Fabrikam on Tuesday", "Contoso approved, Fabrikam Friday": the same is told of both.
    const isOfBoth = (said.claims === "told" || said.isAnswer === true) && !isAhead.test(rest);
    if (isOfBoth || findDay(part, today) !== undefined) continue;
    const meant = read({ ...said, text: part });
    const isTold =
      meant.outcome === "told" ||
      meant.outcome === "told-of-each" ||
      meant.outcome === "several" ||
      (meant.outcome === "run" && meant.says.startsWith("show "));
    if (!isTold) continue;
    const says = `reminder ${on} about ${customer.id}`;
    const also = [...(meant.also ?? []), { says, title: spoken(says, names, today) }];
    return meant.outcome === "told" ? { ...meant, part: meant.part ?? part, also } : { ...meant, also };
  }
  return undefined;
}
