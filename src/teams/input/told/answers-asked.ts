/** Answers to a question that the writer tells they were asked, and that say no more than yes or no. Pure. */
import { unsure } from "../reading/doubt.ts";

const when = "(?: (?:yesterday|today|earlier|again|last week|this morning|on \\p{L}+))?";
const does =
  "(?:they|it|we|i|he|she|both|that|this) (?:do|does|did|have|has|had|are|is|was|were)((?:n['’]?t| not)\\b)?|(no|nope)|yes|yep";
/** "You asked me whether they use Azure. They don't, everything runs in their own server room." */
const asked = new RegExp(
  `\\byou (?:(?:have|had) )?(?:asked|wanted to know|were asking)(?: (?:me|us))?${when} (?:whether|if) ([^.;!?]{3,160})[.;!] (?:(?:well|unfortunately|sadly|actually|luckily),? )?(?:${does})(?=[\\s,.;:!?–—-]|$)([^.;!?]*)`,
  "giu",
);
/** "It is done since Monday" is an answer of its own, "it is done by somebody else" is none. */
const addsOther = /^(?:[\s,]*)(?:[^\s,]+ ){0,3}?(?:by|but|not|only|except)\b/i;
/** Not "it is complicated", "it is not certain". */
const saysSo =
  /^\s*(?:$|[,:–—-]|(?:yet|at all|(?:use|have)(?! (?:it |that |them )?(?:much|often|a lot|many|for everything|everywhere|ourselves|directly))|now|already|indeed|since|all|both|linked|done|submitted|in place)\b)/i;
const topics: readonly (readonly [string, RegExp, string])[] = [
  [
    "PAL",
    /\b(?:uses?|using|have|has|had|runs?|own|there (?:is|are)) (?:\p{L}+ ){0,3}?(?:azure|subscriptions?)\b/iu,
    "They have no Azure",
  ],
  ["PAL", /\bpal\b|\bpartner (?:admin link|id)\b/i, "PAL is not linked"],
  ["onboarding", /\bonboarding\b/i, "onboarding no"],
  ["CPOR", /\bcpor\b|\bclaims\b|\bclaimed\b.*\b(?:everything|all|every)\b/i, "CPOR is not done"],
];

/** The text with what was asked in the place of "it is" and "they don't", where the question is one of the checklist. */
export const withAsked = (text: string): string =>
  text.replace(asked, (words, what: string, not?: string, no?: string, rest = "") => {
    const [topic, ...others] = topics.filter(([, pattern]) => pattern.test(what));
    const isOne = topic !== undefined && others.every(([name]) => name === topic[0]);
    if (!isOne || unsure.test(rest) || addsOther.test(rest)) return words;
    const isNo = not !== undefined || no !== undefined;
    if (!saysSo.test(rest)) return words;
    if (isNo) return topic[2];
    // That they use Azure answers nothing yet.
    return topic[2].startsWith("They") ? words : `${topic[0]} yes`;
  });
