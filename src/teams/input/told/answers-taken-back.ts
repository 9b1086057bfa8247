/** What somebody answered before and says was wrong: "I said that they have no Azure, but they do". Pure. */

/** That an answer is to be put right, whatever it is to be. */
export const saysWrong =
  /\b(?:correct|change|amend|revise|update|fix) (?:my|our|the|that|this) (?:\p{L}+ )?answers?\b|\b(?:gave|given|told|clicked|chose|pressed) (?:you )?(?:the|a) wrong (?:answers?|button)\b|\b(?:tick(?:ed)?(?: off)?|checked(?: off)?|marked|clicked|pressed|answered|confirmed|said (?:yes|no)|reported|saved)\b[^.;!?]{0,60}\b(?:by (?:mistake|accident)|in error|accidentally|mistakenly)\b|\b(?:accidentally|mistakenly|wrongly) (?:ticked|checked|marked|clicked|pressed|answered|confirmed|said (?:yes|no)|reported|saved)\b|\b(?:undo|revert|take back|retract|withdraw|correct|change|scrap) (?:what(?:ever)?|everything|all(?: that)?|the (?:thing|answer|last)s?(?: that)?) (?:i|we)(?:['’]ve| have| just)? (?:said|told|answered|wrote|saved|entered|put)\b|\banswered (?:that|it|this|the question )?(?:wrong(?:ly)?|incorrectly)\b|\bmistake (?:\p{L}+ )?(?:when|while|as|in) (?:i |we )?answer\w*|\bmy (?:earlier |last |old )?answers?\b[^.;!?]{0,60} (?:was|were|is|are)(?: (?:wrong|incorrect)|n['’]t (?:right|correct)| not (?:right|correct))|\b(?:is|are|was|were)(?:n['’]t| not)(?: (?:all|quite|really|fully|completely|yet|entirely))* (?:done|finished|complete[d]?|in order|ready|sorted|covered)(?: (?:yet|there))? after all\b|\bcontrary to what (?:i|we) (?:had |have )?(?:answered|said|told)|\btake back what (?:i|we) (?:had |have )?(?:answered|said|told)|\bwhat (?:i|we)(?:['’]d| had|['’]ve| have)? (?:told you|said|answered|reported|confirmed)\b[^.;!?]{0,60} (?:was|is)(?:n['’]t (?:right|true|correct)| wrong| not (?:right|true|correct)| incorrect)\b|\b(?:i|we) (?:told you|said|answered|reported|confirmed)\b[^.;!?]{3,80}[,;.] ?(?:(?:but|and|which|sorry),? )?(?:(?:that|it|this) )?(?:was|is)(?:n['’]t (?:right|true|correct)| wrong| not (?:right|true|correct)| incorrect| a mistake| my mistake)\b/iu;

/** "I said earlier that …, but", "I answered that …, which is no longer true", "I told you that …. That was my mistake, …". */
const saidBefore =
  /\b(?:i|we) (?:had |have )?(?:said|told you|answered|replied|reported|wrote|marked|entered|recorded|confirmed|ticked)(?: (?:earlier|before|last time|last week|yesterday|you|to you)){0,2}(?: that)? ([^.;!?]{3,160}?)(?:,? (?:but|however),? (?:that (?:was|is) (?:wrong|not (?:true|right))[,;]?)?|[,.;!] (?:(?:but|and|sorry|unfortunately),? )?(?:that|this|it) (?:was|is) (?:wrong|incorrect|untrue|(?:my|a) mistake|not (?:true|right|correct))(?: of mine| though)?(?:[,;:.!]| [–—-]|(?= (?:and|as|because|since)\b)) ?|, (?:which|(?:and )?that) (?:is|was) (?:wrong|not true|no longer (?:true|so|right))[^.;!?]{0,40}|\.(?= (?:but|however|in fact|actually|it turns out|(?:it|that)(?:['’]s| is| was) (?:only|still|just|actually|in fact|really)|they (?:do|have|did)(?=\s*[,.;:!]| (?:have|use|now|indeed|after all)\b))\b))/i;

/** "I think I clicked the wrong answer: …". */
const opensSo =
  /^[^.;:!?]{0,160}(?:wrong answers?|mistake|(?:correct|change|update|amend) (?:my|our|the) answers?)\b[^.;:!?]{0,80}[.:;]\s/i;

/** "…, but it turns out that it never was", "but that was the test subscription, not production". */
const isNot =
  /\b(?:it|they|that) (?:never (?:was|were)|(?:was|is|were|are|has|have|had)(?:n['’]t| not)(?: been)?(?: linked| done)?(?: yet)?)\s*[.!]*$|\b(?:it|they|that|this)(?:['’]s| is| was| were)(?: (?:only|just|actually|really|in fact)){0,2} (?:(?:for|on|in|of|at) )?(?:(?:the|our|their|a|one|my|some) )?(?:(?:wrong|old|other|trial|demo) (?:azure )?(?:subscription|sub|tenant|environment|directory|one)|(?:test|dev(?:elopment)?|sandbox|staging)(?: (?:azure )?(?:subscription|sub|tenant|environment|directory|one))?)s?(?:(?:,| and) not [^.;!?]{1,60}| instead)?\s*[.!]*$/i;

/** "…, but they do", "but it never was": the same is said to be otherwise, and not that something else isn't. */
const contradicts =
  /\b(?:they|it|there|that|we) (?:actually |really |in fact |still |now |all )?(?:do|does|did|have|has|had|is|are|was|were|never|use|used|only)(?:n['’]t)?\b|\b(?:wrong|not (?:true|right)|turns out|in fact|actually|no longer|missing|mistak\w+)\b/i;

/** Nothing is taken back. */
export const stands = (text: string) => ({ rest: text, back: "", isFlipped: false });

/** `back`: what was told before; `isFlipped`: it is not so; `rest`: what is so now. */
export function takenBackIn(text: string): { rest: string; back: string; isFlipped: boolean } {
  const opened = saysWrong.test(text) ? text.replace(opensSo, "") : text;
  const said = saidBefore.exec(opened);
  if (said === null) return stands(opened);
  const after = opened.slice(said.index + said[0].length);
  if (
    /(?:but|however),?$/i.test(said[0].trimEnd()) &&
    ((!contradicts.test(after) && !isNot.test(after)) || /\byou (?:said|say|told|wrote)\b/i.test(after))
  )
    return stands(opened);
  const isFlipped = isNot.test(after);
  const rest = `${opened.slice(0, said.index)}${isFlipped ? after.replace(isNot, "") : after}`;
  const [, was = ""] = said;
  // "I ticked PAL there, but it was only the sandbox".
  const back = isFlipped && !/\b(?:is|are|was|were|has|have|as)\b/i.test(was) ? `${was} is done` : was;
  return { rest, back, isFlipped };
}
