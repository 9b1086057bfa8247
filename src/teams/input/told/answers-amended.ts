/** What a message that says only a difference makes of the answers told before it: "same for CPOR", "I mean no". Pure. */
import { mayNotApply, type Answers } from "../../../domain/customer/checklist.ts";
import { questions, type AnswerValue, type Question } from "../../../domain/customer/customer.ts";
import { wordsOf } from "../words/words.ts";

const beside =
  /^(?:and|also|too|as|well|same|likewise|ditto|for|at|of|the|it|is|was|its|that|thats|sorry|oh|oops|no|wait|actually|i|mean|meant|instead|rather|not|but|so|please|pls|just|only|one|links?|claims?|there)$/;
const alike = /^(?:also|too|well|same|likewise|ditto)$/;
const corrects = /^(?:mean|meant|instead|rather|not|sorry|oops|no|wait|actually)$/;
const isQuestion = (word: string): word is Question => questions.some((question) => question === word);

/** A verdict alone, of what was told just before. */
const verdicts: readonly (readonly [RegExp, AnswerValue])[] = [
  [
    /^(?:(?:no|nope|sorry|oh|oops|wait|actually|well)[,.!]? )*(?:not (?:yet|done(?: yet)?|linked(?: yet)?)|(?:i )?meant? no|no,? i meant?|(?:make|put|set|change|turn) (?:it|that) (?:back )?(?:to |a |on |into )?(?:no|not (?:yet|done|linked)))(?: sorry| please| though)?[.!]*$/i,
    "no",
  ],
  [
    /^(?:(?:no|nope|sorry|oh|oops|wait|actually|well)[,.!]? )*(?:(?:i )?meant? yes|yes,? i meant?|(?:make|put|set|change|turn) (?:it|that) (?:back )?(?:to |a |on |into )?yes)(?: sorry| please| though)?[.!]*$/i,
    "yes",
  ],
  [
    /^(?:(?:no|nope|sorry|oh|oops|wait|actually|well)[,.!]? )*(?:(?:i )?meant? n\/a|(?:make|put|set|change|turn) (?:it|that) (?:back )?(?:to |a |on |into )?(?:n\/a|not applicable)|(?:it|that) does ?n['’]?t apply)(?: sorry| please| though)?[.!]*$/i,
    "n/a",
  ],
];

/** "But PAL is not", "actually PAL is": the other verdict, of what is named. */
const otherwise =
  /^(?:(?:and|but|no|sorry|oh|oops|wait|actually|though) )*(?:the )?(?:cpor|pal|onboarding)(?: and (?:the )?(?:cpor|pal|onboarding))*(?: links?| claims?)?(?: (?:is|are|was|were|has|have)( not)?| (not|isnt|arent|wasnt|werent|hasnt))(?: (?:yet|though))?$/;
/** What leaves its verdict out: it is not that of what was told before. */
const elliptic = /(?:^|\s)(?:is|its|are|was|were)$/;

/** @returns undefined when it says more than that, or it is not said of which answer. */
export function amendedAnswers(text: string, before: Answers): Answers | undefined {
  const told = questions.flatMap((question) => {
    const says = before[question];
    return says === undefined ? [] : [{ question, says }];
  });
  const [first, ...others] = told;
  if (first === undefined) return undefined;
  const verdict = verdicts.find(([pattern]) => pattern.test(text.trim()))?.[1];
  if (verdict !== undefined) return others.length > 0 ? undefined : given([first.question], verdict);
  const folds = wordsOf(text).map(({ fold }) => fold);
  if (text.includes("?") || others.some(({ says }) => says !== first.says)) return undefined;
  const turned = otherwise.exec(folds.join(" "));
  if (turned !== null) {
    const says = (turned[1] ?? turned[2]) === undefined ? "yes" : "no";
    // "CPOR is done", "actually PAL is": that the CPOR is not, or both.
    if (first.says !== (says === "yes" ? "no" : "yes")) return undefined;
    return { ...before, ...given(folds.filter(isQuestion), says) };
  }
  if (!folds.every((fold) => isQuestion(fold) || beside.test(fold)) || elliptic.test(folds.join(" "))) return undefined;
  const named = folds.flatMap((fold, at) => (isQuestion(fold) ? [{ fold, isDenied: isDeniedAt(folds, at) }] : []));
  const those = named.flatMap(({ fold, isDenied }) => (isDenied ? [] : [fold]));
  // "CPOR links, not done": a "not" behind what is named says it is not so.
  if (named.length === 0 || folds.lastIndexOf("not") > folds.findLastIndex(isQuestion)) return undefined;
  if (those.length === 0) {
    const left = told.filter(({ question }) => !named.some(({ fold }) => fold === question));
    return left.length === 0 || left.length === told.length
      ? undefined
      : Object.fromEntries(left.map((one) => [one.question, one.says]));
  }
  // "Only PAL", of both.
  if (folds.some((fold) => /^(?:only|just)$/.test(fold)))
    return those.every((question) => before[question] !== undefined) ? given(those, first.says) : undefined;
  if (folds.some((fold) => alike.test(fold))) {
    const more = folds.includes("not") ? undefined : given(those, first.says);
    return more && { ...before, ...more };
  }
  // "Wait, PAL", of PAL: what of it is wrong is not said.
  if (told.every(({ question }) => those.includes(question)) && those.length === told.length) return undefined;
  return folds.some((fold) => corrects.test(fold)) ? given(those, first.says) : undefined;
}

/** "Not PAL", "not the PAL". */
const isDeniedAt = (folds: readonly string[], at: number): boolean =>
  folds[at - 1] === "not" || (folds[at - 1] === "the" && folds[at - 2] === "not");

const given = (those: readonly Question[], says: AnswerValue): Answers | undefined =>
  says === "n/a" && !those.every(mayNotApply) ? undefined : Object.fromEntries(those.map((one) => [one, says]));
