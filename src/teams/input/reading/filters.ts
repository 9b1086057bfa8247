/** The words of a sentence that choose among gaps, and those that leave some out. Pure. */
import type { NameIndex } from "../words/names.ts";
import { phrases, slippable } from "../words/vocabulary.ts";
import { slipsBetween, wordsOf } from "../words/words.ts";
import type { Reading } from "./reading.ts";

/** Words that choose gaps, and are long enough that a slip in one is no other word. */
const ofFilters: readonly string[] = [
  ...slippable.filter((word) => word.length > 4 && phrases.get(word)?.some(({ kind }) => kind === "filter") === true),
  "unclaimed",
  "offboarded",
  "paused",
  "without",
];
const denied = "(?:\\b(?:not|never|without|nobody|no one|none|nothing)|n['’]?t)";
const between =
  "(?: (?:yet|all|everything|fully|completely|entirely|quite|really|actually|still|have|has|had|having|got|get|been|be|the|is|are|who|that|of|them|us|we|they|you|ever))*";
const deniedBefore = new RegExp(`${denied}${between}\\s*$`, "i");
const whole = "(?:fully|completely|entirely|quite|all|everything)(?: (?:is|are|has been))?";
const notInOrder = new RegExp(
  [
    `${denied}${between} (?:in order|${whole} (?:in order|done|finished|completed?|ready|covered|linked|associated|sorted|green))\\b`,
    `${denied}${between} finished everything\\b`,
    `\\b(?:customers?|clients?|accounts?|mine)\\b[^.?!]*?${denied}(?: (?:yet|been|be))* (?:done|finished|completed?|ready)(?= yet\\b|\\W*$)`,
  ].join("|"),
  "i",
);
/** "Don't have everything done", "aren't in order yet": what is asked for are those of which something is open. */
export const isNotInOrder = (text: string): boolean =>
  notInOrder.test(text) && !/\b(?:cpor|claims?|pal|gdap|onboarding|azure)\b/i.test(text);
/** Letters of a word with a capital that make it no short surname. */
const longerThanName = 6;

/** "gaps critcal mine" with its filters as they are meant, where none of the words that differ begins anybody's name. */
export function withFiltersMended(text: string, names: NameIndex): string {
  let mended = text;
  for (const { fold, from, to } of wordsOf(text).slice(1).toReversed()) {
    if (phrases.has(fold) || ofFilters.includes(fold) || text[from - 1] === "@") continue;
    if (/\p{Lu}/u.test(text[from] ?? "") && fold.length < longerThanName) continue;
    if (names.byStart(fold.slice(0, 3)).some(({ words }) => words.some((word) => word.startsWith(fold)))) continue;
    let meant: { word: string; slips: number } | undefined;
    for (const word of ofFilters) {
      const slips = slipsBetween(fold, word);
      if (slips !== undefined && slips < (meant?.slips ?? Infinity)) meant = { word, slips };
    }
    if (meant !== undefined) mended = `${mended.slice(0, from)}${meant.word}${mended.slice(to)}`;
  }
  return mended;
}

/** What leaves out the gaps of a kind that follows. */
const excludes =
  /\b(?:exc?ept(?: for)?|excluding|exclude|hid(?:e|ing)|ignor(?:e|ing)|skip(?:ping)?|leav(?:e|ing) out|tak(?:e|ing) out|remov(?:e|ing)|drop(?:ping)?|minus|apart from|other than|(?:anything|everything|all) but|but not)(?: (?:the|any|all|those|that are|what is|what(?:ever)?['’]s|whatever is))*\s*$/i;
/** The same only of what a gap is like: work "without PAL" lacks it, and that is the gap. */
const lacks = /(?:\b(?:without|w\/o|not)|n['’]t)(?: (?:the|any|those|too|so|very|yet|currently|been))*\s*$/i;
const isLike = /^(?:critical|high|medium|low|urgent|quick|snoozed|expired|overdue)$/;
/** "Show me those, without the claims": these gaps are left out; customers "without claims" have none. */
export const withoutClaims = /(?:, (?:but )?|\bbut )without (?:the |any )?(?:\w+ )?$|\bwithout the (?:\w+ )?$/i;
/** Deadlines that are over: "what is overdue", "which did we miss"; not "nearly missed" and "before it is too late". */
const isOver =
  /\b(?:overdue|past (?:(?:its|their|the|due) )?(?:due|dates?|deadlines?)|(?:uber|über)f(?:ae|ä|a)llig|te laat|achterstallig|en retard|vencidos?|atrasado|(?<!\b(?:too|becom\w+|get(?:s|ting)?|before|until|till|of) )late(?! (?:reply|response|e?mail|message|question|to (?:this|the|it)|in|next|this|january|february|march|april|may|june|july|august|september|october|november|december)\b)|(?<!\b(?:nearly|almost|just) )missed|(?:did|have) (?:we|i|you|they) (?:already )?miss)\b/i;
/** "What ran out": whatever it was; of answers, those alone. */
const hasEnded =
  /\b(?:what(?:['’]?s)?|anything|something|everything)\b[^.?!]{0,25}\b(?:expired|(?:ran|run) out|lapsed|ended)\b/i;
const ofAnswers = /\b(?:answers?|confirm\w*|evidence|pal|claims?)\b/i;
/** A clause that asks, and not one that tells: "I missed the last call. What is due?" */
const asksFor =
  /\?$|^\W*(?:(?:and|but|so|also|then|please|hi|hello|ok|(?:can|could|would) you)\b,? ?)*(?:what|which|whose|who|how|when|is|are|am|was|were|do|does|did|has|have|any|anything|something|show|list|give|tell|gaps|all|every|everything|overdue|late)/i;
const clauses = /(?<=[?!.;])\s+|[,:]\s+|\s[–—-]\s/;
const isDue =
  /\b(?:(?<!\b(?:over|past|was|were|been|was it|were they|did it fall) )due|coming up|upcoming|to come|still ahead|runs? out|running out|expir(?:es?|ing)|days?(?: (?:are|is|still)){0,2} left|how (?:long|much time)|(?:until|by) when)\b/i;
const isOfDeadlines = /\bdeadlines?\b/i;

/** The list of what is due, or of what was; where both are asked for, the former, which holds what is over as well. */
export function dueIn(text: string, word: "ending" | "expired"): "ending" | "expired" | "overdue" {
  const dated = text.split(clauses).filter((one) => isOver.test(one) || isDue.test(one) || isOfDeadlines.test(one));
  const asking = dated.filter((one) => asksFor.test(one.trim()));
  const asked = asking.length > 0 ? asking : dated.length > 0 ? dated : [text];
  // "What is overdue or due soon?"
  const parts = asked.flatMap((one) => one.split(/\b(?:and|or|nor|&)\b/i));
  const isAhead =
    parts.some((one) => isDue.test(one) && !isOver.test(one)) ||
    asked.some((one) => isOfDeadlines.test(one) && !isOver.test(one));
  if (asked.some((one) => isOver.test(one))) return isAhead ? "ending" : "overdue";
  return word === "expired" && hasEnded.test(text) && !ofAnswers.test(text) ? "overdue" : word;
}

const joins = /^\s*(?:(?:ones?|gaps?)\s*)?(?:and|or|,|nor)(?: (?:the|an?|any))?\s*$/i;

/** "Our office is closed": where they work, and no product or gap. */
const ofOffice =
  /(?:\b(?:i['’]?m|i am|we['’]?re|we are|being|as a) (?:still |quite |completely |totally |rather |pretty |also )?new\b|\b(?:the|our|my|this|home|in|at) office\b(?! ?(?:365|claims?|gaps?|licen\w+|workloads?|apps?)\b)|\b(?:office|company|we|everything)(?: is|['’]s| are|['’]re| will be| stays) closed\b)/gi;

const severe = "(?:urgent|important|critical|severe|serious|pressing|high(?:est)?(?: priority)?)";
const first = "(?:first|(?:on|at) (?:the )?(?:very )?top|at the beginning|to begin with)";
const things = "(?: (?:ones?|gaps?|things?|customers?|items?|cases?))?";
/** "With the most urgent ones first", "in order of urgency": how the list is sorted, and nothing that is left out. */
const bySeverity = new RegExp(
  [
    `\\b(?:the )?(?:most )?${severe}${things}(?: (?:coming|come|listed|shown|being|placed|go|go(?:es)?))? ${first}\\b`,
    `\\b(?:start|begin)(?:ning|ing)? (?:with|from) (?:the |what is |what['’]s )?(?:most )?${severe}${things}`,
    "\\b(?:in (?:the |an )?order (?:of|by)|sort(?:ed)? by|order(?:ed)? by|rank(?:ed)? by|by|according to) (?:their |its |the )?(?:urgency|priority|severity|importance)\\b",
  ].join("|"),
  "gi",
);
/** What is listed, whatever comes first in it. */
const isListed =
  /\b(?:open|gaps?|missing|everything|all|customers?|clients?|accounts?|mine|outstanding|issues?|left|to do|what|list)\b/i;

/** The places that say how a list is sorted, where the rest says what is listed. */
function sortingIn(text: string): readonly { from: number; to: number }[] {
  const isOfAll = isListed.test(text.replace(bySeverity, " "));
  return isOfAll
    ? [...text.matchAll(bySeverity)].map(({ 0: said, index }) => ({ from: index, to: index + said.length }))
    : [];
}

/** Whether the most urgent are to come first, and the others after them. */
export const isBySeverity = (text: string): boolean => sortingIn(text).length > 0;

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
  const sorting = sortingIn(text);
  const places = [...text.matchAll(ofOffice)].map(({ 0: said, index }) => index + said.length);
  let last: { to: number; isOut: boolean } | undefined;
  const named: string[] = [];
  for (const { meaning, from, to } of meanings) {
    const place = words[from]?.from ?? -1;
    const isSorting = sorting.some((one) => one.from <= place && place < one.to);
    if (meaning.kind !== "filter" || isSorting || places.includes(words[to - 1]?.to ?? -1)) continue;
    const word =
      meaning.word === "Cloud & AI Platforms" && isOfSubscriptions
        ? "pal"
        : meaning.word === "ending" || meaning.word === "expired"
          ? dueIn(text, meaning.word)
          : meaning.word;
    const start = words[from]?.from ?? 0;
    const before = text.slice(0, start);
    const isNext = last?.isOut === true && joins.test(text.slice(words[last.to - 1]?.to ?? 0, start));
    // "Except low" is a phrase of its own, since "low" alone is an everyday word.
    const lead = text.slice(0, words[to - 1]?.from ?? start);
    const isOut =
      isNext ||
      (word === "cpor" && withoutClaims.test(before)) ||
      [before, lead].some((one) => excludes.test(one) || (isLike.test(word) && lacks.test(one)));
    if (word === "in-order" && deniedBefore.test(before)) continue;
    last = { to, isOut };
    named.push(isOut ? `without ${word}` : word);
  }
  return [...new Set(named)];
}
