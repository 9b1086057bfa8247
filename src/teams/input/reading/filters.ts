/** The words of a sentence that choose among gaps, and those that leave some out. Pure. */
import type { Reading } from "./reading.ts";

/** What leaves out the gaps of a kind that follows. */
const excludes =
  /\b(?:exc?ept(?: for)?|excluding|exclude|hid(?:e|ing)|ignor(?:e|ing)|skip(?:ping)?|leav(?:e|ing) out|tak(?:e|ing) out|remov(?:e|ing)|drop(?:ping)?|minus|apart from|other than|(?:anything|everything|all) but|but not)(?: (?:the|any|all|those|that are|what is|what(?:ever)?['’]s|whatever is))*\s*$/i;
/** The same only of what a gap is like: work "without PAL" lacks it, and that is the gap. */
const lacks = /\b(?:without|w\/o|not)(?: (?:the|any|those|too|so|very))*\s*$/i;
const isLike = /^(?:critical|high|medium|low|urgent|quick|snoozed|expired)$/;
const joins = /^\s*(?:(?:ones?|gaps?)\s*)?(?:and|or|,|nor)(?: the)?\s*$/i;

/**
 * The filters that are named, as the command has them, "without low" of what is to be left out. Of Azure's subscriptions
 * what is open is the link, not the designation.
 */
export function filtersNamed({
  meanings,
  text,
  words,
}: Pick<Reading, "meanings" | "text" | "words">): readonly string[] {
  const isOfSubscriptions = /\bsub(?:scription)?s?\b/i.test(text);
  let last: { to: number; isOut: boolean } | undefined;
  const named: string[] = [];
  for (const { meaning, from, to } of meanings) {
    if (meaning.kind !== "filter") continue;
    const word = meaning.word === "Cloud & AI Platforms" && isOfSubscriptions ? "pal" : meaning.word;
    const start = words[from]?.from ?? 0;
    const before = text.slice(0, start);
    const isNext = last?.isOut === true && joins.test(text.slice(words[last.to - 1]?.to ?? 0, start));
    // "Except low" is a phrase of its own, since "low" alone is an everyday word.
    const lead = text.slice(0, words[to - 1]?.from ?? start);
    const isOut = isNext || [before, lead].some((one) => excludes.test(one) || (isLike.test(word) && lacks.test(one)));
    last = { to, isOut };
    named.push(isOut ? `without ${word}` : word);
  }
  return [...new Set(named)];
}
