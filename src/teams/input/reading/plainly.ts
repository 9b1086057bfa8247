/** What a message tells, without what polite people put around it: that it is to be put down, as promised, as they hoped. Pure. */
import { plainShortDays } from "../time/day.ts";
import { withoutNamePoints } from "../words/name-points.ts";
import { statementsIn } from "./doubt.ts";
import { tokenOf, tokens } from "./intents.ts";
import { wordsOf } from "../words/words.ts";

/** What is stated, as somebody in a hurry would have written it. */
export const plainlyStated = (text: string): string => statementsIn(withoutFrame(text));

/** Nothing of what it is put into is told: each of these may go, and what is left says the same. */
export function withoutFrame(text: string): string {
  return withOther(withSubject(inFull(withoutDetours(withoutNamePoints(text)))))
    .replace(beginsWith, "$1$2: ")
    .replace(announces, "$1")
    .replace(mistaken, (words) => (words === " is" ? "'s" : ""))
    .replace(wasWrong, "")
    .replace(untrueOfTheirs, (words: string, said: string, at: number, all: string) =>
      becomes.test(said) ? words : isTurnedDown.test(all.slice(0, at)) && ofAnother.test(said) ? said : "",
    )
    .replace(whenInFact, "")
    .replace(wasWrongOfIt, "$1$2 ")
    .replace(hasNow, " $1 is done")
    .replace(bothHave, "$1 both done")
    .replace(isThere, "at $1 ")
    .replace(suchAClaim, "the $2 $3 $4 was $1")
    .replace(theOne, "$1")
    .replace(wasOfOther, "$4 $2 $3")
    .replace(shownNotOurs, "has $1. $1 is not ours")
    .replace(toBeExact, "")
    .replace(onOtherDay, "$1$2")
    .replace(itIsThat, "$1 $2")
    .replace(thoughSaid, "")
    .replace(isInFact, "")
    .replace(notUsing, (_, one?: string, other?: string) => `stopped using ${one ?? other ?? ""}`)
    .replace(movedOff, "stopped using $1")
    .replace(withoutOpen, "")
    .replace(keptAsking, "do not use $1. ")
    .replace(usesElse, "do not use $1")
    .replace(askNoMore, "")
    .replace(keepsAnEye, "")
    .replace(unheardOf, "")
    .replace(hasChanged, "")
    .replace(noneOfThem, "$1 them")
    .replace(saidNone, (words, of: string, rest: string) => (ofOther(of, rest) ? words : rest))
    .replace(notOurs, "we do no Azure work")
    .replace(asConfirmed, "")
    .replace(toldBefore, "$1I $2")
    .replace(onboarded, "onboarding at $1 is done")
    .replace(onboardingOver, "onboarding at $1 is done")
    .replace(putAs, ". It is ")
    .replace(saidBefore, " ")
    .replace(rejection, (_, of?: string) => `${of ?? "it"} was rejected `)
    .replace(confirmsThese, "$1 yes")
    .replace(confirms, "")
    .replace(reports, ", ")
    .replace(wantsState, (words: string, state: string) => (/\bor\b/i.test(words) ? words : ` ${state}`))
    .replace(wantsRecorded, "It is $1. ")
    .replace(wantsKept, "")
    .replace(wantsToKnow, "")
    .replace(wantsDone, "")
    .replace(whenAsked, "$1")
    .replace(asSaid, "")
    .replace(forYou, "")
    .replace(knowsOfNone, "")
    .replace(comments, (words) => (!isAhead.test(words) && doubts.test(words) ? words : ""))
    .replace(nowInFact, "")
    .replace(inFact, " $1")
    .replace(thanExpected, "")
    .replace(concludes, (words) => (records.test(words) || callsOff.test(words) ? words : ""))
    .replace(hopedFor, "$1might ")
    .replace(believed, "might ")
    .replace(mixedUp, "")
    .replace(thatsAll, "");
}

/**
 * The same in the words that every rule knows, of which nothing is taken away: for what is wanted as the text is reworded, and
 * for what is told, which is read from the text as it was written.
 */
export const withoutDetours = (text: string): string =>
  withOtherWorkload(
    withReportFirst(text.replace(inDisbelief, saysInEarnest))
      .replace(doneBySomebody, "")
      .replace(ofSeveral, "$1$3 for $2")
      .replace(wantsNoted, "$1.")
      .replace(whenOnboarding, "in onboarding")
      .replace(associationStep, "onboarding")
      .replace(notInOnboarding, "onboarding no")
      .replace(onboardingSteps, "$1$4 $5onboarding$2$3")
      .replace(shownAsOurs, "we do not do $2 at $1")
      .replace(onlyOurs, "$1. We do not do $2"),
  );
/** "The claim got rejected??": bad news is said, and not asked; "PAL is linked there??" is asked. */
const inDisbelief = /(?<!\?)\?\?(?=\?{0,4}(?:\s|$))\?{0,4}/g;
const isBadNews =
  /\b(?:got|gets|getting) (?:\p{L}+ ){0,2}(?:rejected|declined|refused|turned down)\b|\b(?:rejected|declined|refused|turned down) again\b/iu;
const opensQuestion =
  /^\W*(?:(?:and|so|but|ok|hi|hey|sorry)[ ,]+)*(?:who|whose|what|which|when|where|why|how|is|are|am|was|were|do|does|did|has|have|can|could|would|will|should|any)\b/i;
function saysInEarnest(words: string, at: number, text: string): string {
  const sentence =
    text
      .slice(0, at)
      .split(/[.!?]\s+/)
      .at(-1) ?? "";
  return isBadNews.test(sentence) && !opensQuestion.test(sentence) ? "!" : words;
}
/** "PAL is done by our colleague Diego": who of us did it, says nothing more of whether it is; a name alone may be another partner's. */
const doneBySomebody =
  /(?<=\b(?:done|linked|set up|set)) by (?:(?:our|my)(?! team\b)(?: own)?(?: (?:colleague|engineer|admin|consultant))?(?: @?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)?|(?:a|one of (?:my|our)) colleagues?|us|me|myself|ourselves)(?= (?:yesterday|today|this|last|on|in|already|now|since)\b|\s*(?:[,.;!]|$))/gu;
/** "Could you please note that PAL is done there?": what is to be noted alone. */
const wantsNoted =
  /\b(?:could|can|would|will) you (?:please |kindly |also )*(?:note|record|remember|put down|write down|mark)(?: down)? that (?!down\b|up\b|(?:it|this|they)\b(?![^.;!?]*\b(?:azure|pal|cpor|onboarding|gdap|linked|claims?|claimed|approved|rejected|declined|submitted|disputed|partner|licen[cs]es?)\b))([^.;!?]{3,200})\?/gi;
/** "For Contoso and Fabrikam we've submitted the claims": the same with the names where they mostly stand. */
const ofSeveral =
  /(^|[.;!] )(?:[Ff]or|[Aa]t) (\p{Lu}\S{1,80}?(?:(?:, | and |, and )\p{Lu}\S{1,80}?){1,8}),? ((?:[Ww]e|[Ii])(?:['’]ve| have)? (?:just |already |now |all )?(?:submitted|filed|handed|sent|linked|got|set|put)\b[^.;!?,]*)/gu;

/** "I believe I made a mistake yesterday: I told you that …, but it is only submitted." */
const mistaken =
  /^(?:(?:sorry|oh|hi|hello)[,.!]? )?(?:i (?:believe|think|fear)(?: that)? )?i(?:['’]ve)? made a mistake(?: (?:yesterday|earlier|today|last week|this morning|before))?[:;.,–—-]+ ?(?=i (?:told|said|wrote|reported)\b)|(?<=, but it) is(?= only )/gi;

/** "Was approved yesterday": it was, and nothing is asked. */
export const withSubject = (text: string): string => text.replace(noSubject, "$1it $2 ");
const noSubject =
  /^((?:(?:yes|ok|so|and|oh|well|finally|sadly|fyi)[,. ]+)*)(was|were|has been|have been) (?=(?:(?:just|now|also|already|finally) )?(?:re)?(?:approved|accepted|rejected|declined|refused|submitted|disputed|turned down)\b(?! (?:claims?|ones?|customers?)\b)[^.!?]*(?:[.!]|$))/iu;

const past = `(?=\\s+(?:on |since )?(?:today|yesterday|just now|this morning|last )\\b)`;
const thereDay = `(?=\\s*(?:[.,;!?]|$| [–—-] )|\\s+(?:on |since |again )?(?:today|yesterday|this |last |(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\\b|(?:the )?\\d{1,2}(?:st|nd|rd|th|[./]| (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|by (?:ms|microsoft)\\b))`;
/** Short forms of hurried people and what each is short for; "disp" and its like only where a day or nothing follows. */
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/\bw\/(?!o\b) ?(?=\p{L})/giu, "with "],
  [/(?<=\b\p{L}+ )w (?=(?:my|our|the|his|her|their|a|right|correct)\b)/giu, "with "],
  [/\bmsft\b/gi, "Microsoft"],
  [/\bin rev\b/gi, "in review"],
  [/\b(re-?)?(?:submtd|sbmtd|subm?['’]?d|subbed)(?![\p{L}'’])/giu, "$1submitted"],
  [/\b(?:subm|sbmt)\b(?! (?:deadline|date|form)\b)/gi, "submitted"],
  [new RegExp(`\\bre-?subm?\\b${past}`, "gi"), "resubmitted"],
  [/\bre-?subm?\b/gi, "resubmit"],
  [/\bap(?:prvd|pvd|prd|prv?['’]?d|rvd)(?![\p{L}'’])/giu, "approved"],
  [/\brej(?:['’]?d|ctd|ectd)(?![\p{L}'’])/giu, "rejected"],
  [/\bdisp(?:['’]?d|td)(?![\p{L}'’])/giu, "disputed"],
  [new RegExp(`\\bappr\\b${thereDay}`, "gi"), "approved"],
  [new RegExp(`\\brej\\b${thereDay}`, "gi"), "rejected"],
  [new RegExp(`\\bdisp\\b${thereDay}`, "gi"), "disputed"],
];

/** "Subm ystd" as it is read: "submitted yesterday". */
const inFull = (text: string): string =>
  shortForms.reduce((said, [short, full]) => said.replace(short, full), plainShortDays(text));

/** "Let us start with Contoso then, please: …" */
const beginsWith =
  /((?:^|[.;!?,] ))(?:let us|let['’]s|shall we|i(?:['’]d| would) like to) (?:start|begin|continue|go on|carry on|proceed)(?: now| then)? with (\S+?)(?: then| now)?,?(?: please)?(?::|,| [–—-]) /gi;

/** "I am glad to say that …", "just to let you know, …", "I would like to report that …". */
const announces =
  /((?:^|[.;:!?,]\s|\b(?:and|but|so)\s))(?:i(?:['’]m| am) (?:very |really |quite )?(?:glad|happy|pleased|delighted|sorry|sad|afraid) to (?:say|report|tell you|inform you|announce|let you know)|(?:i|we)(?:['’]d| would)? (?:just )?(?:like|wanted|want|have) to (?:let you know|inform you|report|tell you|mention|say)|(?:this is )?just to (?:let you know|inform you|say|tell you)|\S+(?: \S+)? (?:has |have )?(?:just )?asked (?:me|us) to (?:pass (?:it )?on|tell you|let you know|inform you|report|mention|note|say)|for your information|please (?:be informed|be aware|note|know|record|note down|write down|put down|remember)(?= that\b|,)|you (?:can|may) (?:record|note|(?:put|write) down)(?= that\b)|you(?:['’]ll| will) be (?:glad|pleased|happy)(?: to (?:hear|know)|(?=:)):?|to my (?:great )?(?:surprise|relief|delight|regret)|(?:i|we)(?:['’]ve| have)? (?:was|were|been|got) (?:just )?(?:told|informed|notified)(?: (?:in|by|at|during|from|yesterday|today|this|last)\b(?:(?! that\b)[^,.;:!?]){0,50})?(?= that\b))(?: that\b)?,?\s?/gi;

/** "Sorry, what I said about Contoso was wrong, their claim is only a draft": what comes after it is so. */
const wasWrong =
  /^(?:(?:sorry|oops|hi|hello|hey|oh|no|ah|argh|my mistake|correction|apologies|wait)[,.!:]* ){0,3}(?:(?:what|all|everything|the thing)(?: that)? (?:i|we)(?:['’]ve| have| had)? (?:said|told you|wrote|reported|answered|entered|saved|gave you)(?: (?:earlier|before|yesterday|today|last week|just now|this morning))?(?: (?:about|for|on|of|re|regarding) [^,;:.!?]{1,60}?)?(?: (?:earlier|before|yesterday|today|last week|just now|this morning))? (?:was|is|were)(?: (?:all|just|simply|in fact|actually))? (?:wrong|incorrect|not (?:right|true|correct)|a mistake|mistaken)|(?:i|we) (?:was|were|got it|had it) wrong(?: about [^,;:.!?]{1,60}?)?|(?:i (?:think|believe|fear|guess)(?: that)? )?i (?:clicked|pressed|answered|typed|was)(?: (?:a bit|a little|much))? too (?:fast|quick(?:ly)?|hasty|hastily|early|eager)(?: [^,;:.!?]{1,50}?)?)(?:[,;:.!]| [–—-])+ (?:(?:because|since|actually|in fact|it turns out(?: that)?),? )?/iu;

/** "It was rejected. They say another partner did it, which is nonsense": that is why, and it was rejected all the same. */
const untrueOfTheirs =
  /((?<=[.;!] )(?:they|he|she|microsoft|ms|the (?:customer|client|reviewers?))(?:['’]re| are| is)? (?:sa(?:y|ys|id|ying)|claim(?:s|ed|ing)?|think|thinks|argu(?:e|es|ed|ing)|believ(?:e|es|ed)|wrote) [^.;!?]{3,120}?),? (?:which|that|this) (?:is|was)(?: of course| just| simply| complete| total| plain| all)? (?:nonsense|untrue|rubbish|wrong|false|incorrect|not (?:true|so|right|correct|the case))\b/giu;
const becomes = /\b(?:approved|accepted|rejected|declined|submitted|filed|disputed|linked|done|in place|claimed)\b/i;
const isTurnedDown = /\b(?:rejected|declined|denied|refused|disputed|turned down)\b/i;
const ofAnother = /\b(?:another|others?|else)\b.* (?:it|that|this)$/i;

/** "Contoso has PAL now." */
const hasNow =
  /(?<=(?:\b(?:[Ii]t|customer|client|subscription|tenant|one)|(?<![\p{L}\d])\p{Lu}[^\s,.;:!?]{0,60})) (?:now |finally )?has (?:got )?(?:the |its |their )?(PAL|CPOR)(?: link)?(?: now| in place| finally| at last)+(?=\s*(?:[.,;!]|$)| and\b)/gu;
/** "Contoso and Fabrikam both have the PAL now". */
const bothHave =
  /(?<=(?<![\p{L}\d])(?!(?:Now|And|So|Yes|Ok|Well|They|These|We|Finally)\b)\p{Lu}[^\s,;:!?]{0,60} )(?:both|all) (?:now )?have (?:got )?(?:the |a |their )?(PAL|CPOR)(?: link)?(?: now| in place| finally)*(?=\s*(?:[.,;!]|$))/gu;
/** "I reported that PAL was linked at Contoso, when in fact I was signed in to Fabrikam": it is not so. */
const whenInFact =
  /\b(?:i|we)(?:['’]ve| have| had)? (?:reported|told you|said|wrote|marked|entered|noted)(?: (?:yesterday|earlier|last week))?(?: that)? [^.;!?]{3,120}?,? (?:when|while|although|though) (?:in fact|actually|really|in reality)\b/gi;
/** "I noted Teams as approved for Contoso, I was wrong, it was rejected": it was rejected. */
const wasWrongOfIt =
  /\b(?:[Ii]|[Ww]e)(?:['’]ve| have| had)? (?:reported|told you|said|wrote|marked|entered|noted)(?: (?:yesterday|earlier|last week))?(?: that)? ((?:[^\s.,;:!?]{1,40} ){0,4}?[^\s.,;:!?]{1,40}) (?:as|was|is) (?:approved|rejected|submitted|disputed|declined|claimed|done)((?: (?:for|at|of|with)(?: [^\s.,;:!?]{1,40}){1,4})?)(?:[.,;]| [–—-])? (?:(?:but|and|sorry),? )?(?:I was (?:wrong|mistaken)|[Tt]hat was (?:wrong|a mistake)|I got (?:it|that) wrong)[.,;:]? (?:(?:and|but|because),? )?[Ii]t (?=(?:was|is|got|has been) \p{Ll})/gu;
/** "I told you Contoso was approved, but that was Fabrikam": the other was. */
export const wasOfOther =
  /\b(?:[Ii]|[Ww]e)(?:['’]ve| have| had)? (?:told you|said|wrote|reported)(?: (?:earlier|before|yesterday|today|last week|just now|this morning))?(?: that)? (?!(?:(?:the|our) )?(?:it|that|they|[Pp][Aa][Ll]|[Cc][Pp][Oo][Rr]|onboarding)\b)([^,.;:!?]{2,80}?) (was|is|has been|had been|got) ([^,.;!?]{3,60}?)(?: (?:earlier|before|yesterday|this morning))?(?:(?:,| [–—-])? but|[.;,])(?: (?:sorry|no|but),?)? (?:[Tt]hat|[Ii]t)(?:['’]s| was| is)(?: actually| really| in fact)?(?: for| at| of)?(?: the)? (\p{Lu}[^\s,.;:!?]{1,80}?(?: \p{Lu}[^\s,.;:!?]{1,30}){0,2}?)(?:['’]s)?(?: (?:claim|instead|(?:that|which|who) (?:was|is|got|has been) \3))?(?=\s*(?:[,;!]|\.(?:\s|$)|$))/gu;

const reportedIt =
  "(?:[Ii](?:['’]m| am) afraid (?:that )?)?(?:[Ii] (?:(?:think|believe|fear) (?:that )?[Ii] )?(?:made a mistake|was wrong|got (?:it|that) wrong)(?: (?:yesterday|earlier|today|last week|this morning))?(?:[,:;.]| when| as| because| by)* )?(?:[Ii]|[Ww]e)(?:['’]ve| have| had)?(?: (?:yesterday|just|earlier|wrongly|mistakenly))? (?:reported|marked|entered|recorded|confirmed|ticked|set|put|noted|told you|said)(?: (?:yesterday|earlier|last week|this morning))?(?: that)?";
/** "I entered Intune as done, but it was Defender": of each workload what is so. */
const withOtherWorkload = (text: string): string =>
  text.replace(workloadForOther, (words: string, not: string, as: string, place: string | undefined, other: string) => {
    const isWorkload = (name: string) => wordsOf(name).some((word) => tokenOf(word) === tokens.workload);
    if (!isWorkload(not) || !isWorkload(other)) return words;
    // What else the one is, approved by mistake, they don't say.
    const isOnly = /^(?:approved|rejected)$/.test(as);
    return `${isOnly ? "" : `${not} is not claimed yet and `}${other} ${isOnly ? `was ${as}` : "is submitted"}${place ?? ""}`;
  });
const sameDay = "(?: (?:yesterday|earlier|today|last week|this morning|on [A-Z][a-z]+day))?";
const butThat = `${sameDay}(?:[,.;:]| [–—-])? (?:(?:and|but|sorry|actually|when in fact|while|whereas),? )*(?:(?:that was (?:wrong|a mistake|my mistake)|[Ii] (?:was wrong|got it wrong|was mistaken))[,.;:]? (?:(?:and|but|because) )?)?(?:(?:[Ii]t|[Tt]hat|[Tt]his)(?:['’]s| was| is| should have been| belongs to| belonged to)(?: (?:really|actually|in fact|for|at|of|meant for|supposed to be))*|[Ii] (?:really |actually )?meant?)`;
const question = "([Pp][Aa][Ll]|[Cc][Pp][Oo][Rr]|[Oo]nboarding)(?: link| claim)?";
const done = "(?: (?:as|was|is|to) (?:being )?(?:done|linked|set up|set|in place|finished|complete|yes|a yes))?";
const place = "(?: (?:for|at|of|on|with|in) ([^\\s,.;:!?]{2,80}(?: \\p{Lu}[^\\s,.;:!?]{1,30}){0,2}))?";
/** "I reported PAL for Contoso as done, but it was Fabrikam where I had set it up": done there, and not at the one before. */
export const reportedForOther = new RegExp(
  `${reportedIt} (?:the |our )?${question}${place}${done}${place}${butThat} (\\p{Lu}[^\\s,.;:!?]{1,80}(?: \\p{Lu}[^\\s,.;:!?]{1,30}){0,2})(?:,? (?:where|that|for which|for whom|whose|which)\\b(?=[^.;!?,]{0,60}\\b(?:set|link(?:ed)?|done|did (?:it|that|so)|meant|signed in)\\b)[^.;!?,]*|['’]s)?(?:[.,;!]|$)(?:,? ?(?:(?:so|and) )?(?:(?:[Pp]lease|[Cc]ould you|[Cc]an you|[Ww]ould you|[Ww]ill you)[, ]{1,2}){1,3}[^.;!?]{0,60}\\b(?:both|it|that|them|this|these)\\b[^.;!?]{0,60}[.?!]?)?`,
  "gu",
);
const workloadForOther = new RegExp(
  `${reportedIt} (?:the |our )?((?!(?:it|that|they)\\b)[^,.;:!?]{2,40}?)(?: claim)? (?:as|was|is|to) (?:being )?(done|claimed|submitted|filed|approved|rejected|finished|in)( (?:for|at|of|on|with|in) [^\\s,.;:!?]{2,80})?${butThat} (?:the )?((?:(?!\\b(?:that|which|we|they|i|you|still|not)\\b)[^,.;:!?]){2,40}?)(?: claim| instead| that was[^.;!?]{1,30}| (?:that|which) (?:they|we|i|you|Microsoft)(?: had| have|['’]ve)? (?:really |actually )?\\2)?(?=\\s*(?:[.,;!?]|$))`,
  "gu",
);
/** "The PAL link I set to done for Contoso was for Fabrikam": in the order in which it came. */
const withReportFirst = (text: string): string =>
  text.replace(whatReported, (_, of: string, at?: string, there?: string) => {
    const where = at ?? there;
    return `I reported ${of}${where === undefined ? "" : ` for ${where}`} as done, but it `;
  });
const whatReported = new RegExp(
  `\\b[Tt]he ${question}${place},? (?:that |which )?[Ii](?: had| have|['’]ve)? (?:reported|marked|entered|recorded|confirmed|ticked|set|put|noted)${done}${place}${done}${sameDay},? (?=(?:(?:was|is)(?: (?:really|actually|in fact|meant))* (?:for|at|of)|belongs)\\b)`,
  "gu",
);
/** What is so of each of them. */
export const ofTheOther = (of: string, not: string, other: string): string =>
  `${of} at ${not} is not ${/pal/i.test(of) ? "linked" : "done"}, and ${of} at ${other} is ${/pal/i.test(of) ? "linked" : "done"}.`;

/** "Contoso's approved claims, leaving out anything under review": what is left says it. */
export const withoutOpen =
  /,? (?:leaving out|leave out|excluding|without|not counting|ignoring|apart from|except(?: for)?) (?:(?:anything|everything|whatever|what|those|the ones|all|claims?)(?: (?:that|which))?(?:['’]s| is| are)? )+(?:still )?(?:under|in) review\b/gi;

const weDo = "(?:we|i) (?:only|just|merely) (?:do|run|handle|manage|sell|look after|support|deliver)";
const besideShown =
  "(?:as|is|was|with|down|missing|lacking|lacks|misses|without|needing|open|for|on|late|having|an?|the)";
/** "The digest had Contoso as missing Teams, but we only do Exchange there": Teams isn't ours. */
const shownAsOurs = new RegExp(
  `\\b(?:you|(?:(?:the|your|this|my|today['’]s|yesterday['’]s|last|weekly|week['’]s|monday['’]s) ){1,2}(?:digest|list|report|message|card|reminder))(?: (?:still|again|now|always|keeps?|kept))? (?:ha[sd]|have|shows?|showed|showing|lists?|listed|listing|says?|said|puts?) (\\S{2,80}(?: (?!${besideShown}\\b)\\S{1,30}){0,2}) (?:${besideShown} ){1,4}([^.,;:!?]{2,40}?)(?: claims?)?(?: (?:as )?(?:missing|open|late))?,? (?:but|although|though|when|while) (?:${weDo} (?!\\2\\b)[^.;!?,]{2,80}?(?: (?:for|at|with) (?:them|\\1)| there)|(?:we|i)(?: have|['’]ve)?(?: got)? nothing to do with (?:that|it|this)|(?:it|that|this|\\2)(?:['’]s| is| was)(?: not|n['’]t| never) (?:ours|(?:part of )?our (?:job|work|business|contract|scope|project))(?: (?:with|at|for) (?:them|\\1)| there)?)(?=\\s*(?:[.,;!?]|$))`,
  "giu",
);
/** "We only do Exchange for Contoso, not Teams". */
const onlyOurs = new RegExp(
  `\\b(${weDo} [^.;!?,]{2,80}?),? (?:and )?(?:not|no|never) ([^.,;!?]{2,30})(?=\\s*(?:[.,;!?]|$))`,
  "gi",
);

/** "Contoso is shown with Exchange but that's not ours". */
const shownNotOurs =
  /\b(?:is|are|was|appears?|shows? up)(?: still)? (?:shown|listed|down|recorded|there|in (?:the|your|my) list)? ?(?:with|for|under) ([^.,;:!?]{2,40}?),? but (?:that|it|this)(?:['’]s| is)(?: not|n['’]t) (?:ours|our (?:job|work|business))(?= to claim\b|\b)/gi;

const notOurProduct =
  "(?:google(?: workspace)?|gmail|g suite|zoom|slack|webex|salesforce|hubspot|aws|okta|dropbox|box)";
/** "You keep asking me about Exchange at Contoso, but they have their mail with Google." */
const keptAsking = new RegExp(
  `\\byou (?:keep|kept|are(?: always| still)?|always|still) ask(?:ing)? (?:me |us )?(?:about|for) ([^.;!?]{2,80}?), (?:but|although|though|and)(?: yet)? (?=they (?:have|use|run|keep|do|got) [^.;!?]{0,40}\\b${notOurProduct}\\b)`,
  "gi",
);
/** "They use Google for mail, not Exchange." */
const usesElse = new RegExp(
  `(?<=\\b(?:they|it|who) )(?:have|use|uses|run|runs) (?:[^.,;!?]{0,30} )?${notOurProduct}\\b[^.,;!?]{0,30}(?:, (?:and )?(?:not|no)|,? instead of|,? rather than) (?!yet\\b)([^.,;!?]{2,40})`,
  "gi",
);

/** "A fixed step when we onboard someone": a step in onboarding. */
const whenOnboarding =
  /(?<=\bsteps?,? )(?:when|whenever|each time|every time|once|as soon as) (?:we|i) (?:onboard|take on|bring on|set up)(?: (?:some(?:one|body)|any(?:one|body)|an?y? (?:new )?(?:customer|client)|new (?:customers|clients)|customers|clients|people|a new one))?\b/gi;

/** "We finished the association step", which is one of onboarding; not "it is now part of our checklist". */
const associationStep =
  /\b(?:(?:our|their) )?(?:association (?:steps?|part|box)|onboarding steps?(?= (?:is|are) (?:now )?(?:all )?(?:done|finished|complete)))\b(?! (?:(?:is|was|has been|will be) )?(?:now |always )?(?:part|in|on|a (?:fixed )?step)\b)/gi;

/** "Association isn't part of our onboarding yet". */
const notInOnboarding =
  /\b(?:association|onboarding) (?:is ?n['’]t|is not|has ?n['’]t been|has not been)(?: yet)? (?:an? )?(?:part of|step (?:of|in)|in|included in|added to|built into) (?:(?:our|the|their|its) )?onboarding(?: (?:check-?list|process|list|plan|there|yet|so far))*/gi;

/** "Whenever we onboard somebody at Contoso, association is part of the checklist": part of onboarding there. */
const onboardingSteps =
  /((?:^|[.;!] ))(?:when|whenever|each time|every time) (?:we|i) onboard(?: (?:some(?:one|body)|any(?:one|body)|(?:an?y?|the) (?:new )?(?:customer|client|user)|new (?:customers|clients|users)|customers|clients|users|people|a new one))?( (?:at|for|with) [^,.;:!?]{2,60}?)?,?( from now on)? (association is(?: now| always)?|we (?:now |always )?(?:do|check) (?:the )?association(?= as)) ((?:an? )?(?:(?:fixed|standard|regular|mandatory|permanent|normal) )?(?:part of|step (?:of|in|on)|in|on) (?:the |our )?)(?:check-?list|list|process|steps|plan|routine)\b/giu;

/** "The approved Teams claim was for Contoso": it was approved there. */
const suchAClaim =
  /\bthe (approved|rejected|submitted|disputed) ((?:[^\s,.;:!?]{1,20} ){0,4}claim) (?:was|is) (for|at) (\S{2,80}?)(?=[\s,.;:!?]|$)/gi;

/**
 * "It wasn't Contoso that rejected PAL, it was Fabrikam": only the one is told of; where it is stays.
 * @param isMeant whether the words that name the other can be what is meant: Microsoft did, and Contoso was meant
 */
export const withOther = (text: string, isMeant: (other: string) => boolean = () => true): string =>
  text.replace(itWasOther, (words: string, not: string, did: string, other: string) => {
    if (!isMeant(other)) return words;
    const [place = ""] = / (?:at|for|of) \S+$/i.exec(not) ?? [];
    return `${other}${place} ${did}`;
  });
const itWasOther =
  /\bit (?:was ?n['’]t|was not|is ?n['’]t|is not) ([^,.;!?]{2,80}?) (?:that|who|which) ([^.;!?]{3,80}?)(?:[,;.]| [–—-]|(?= but\b)) ?(?:but )?(?:it (?:was|is) )?([^\s,;!?]{2,80}?|the (?:[^\s,;!?.]{2,20} ){1,3}(?:one|claim))(?=[.!]?\s*$|, i (?:mixed|confused)\b)/i;
/** "Isn't using Intune any more", "is no longer using Intune"; not "isn't using it yet". */
const notUsing =
  /\b(?:is|are)(?:n['’]t| not) using ([^.,;!?]{2,40}?) any ?(?:more|longer)\b|\b(?:is |are )?no longer using ([^.,;!?]{2,40}?)(?=\s*(?:[.,;!?]|$))/gi;
/** "They moved off Power BI in summer". */
const movedOff =
  /(?<!\b(?:i|we)(?:['’]ve| have)?(?: now| just)? )\b(?:moved|migrated) (?:off|away from) (?!(?:it|them|that|us|azure)\b)([^.,;!?]{2,40}?)(?= (?:in|last|this|since|because|so|and|already|years|months)\b|\s*(?:[.,;!?]|$))/gi;
const toBeExact =
  /(?<=^|[.;!?,] |\b(?:but|and|although|though) )to be (?:exact|precise|honest|clear|fair|accurate|frank),? /gi;
/** "To be exact it's SharePoint that was submitted". */
const itIsThat =
  /\bit(?:['’]s| is| was) (?!not\b|n['’]t\b|(?:likely|possible|true|said|good|great|clear|sad|a|the (?:first|second|third)) )([^,.;:!?]{2,60}?) (?:that|which) ((?:was|were|is|has been|got) (?:just |now |already )?(?:re)?(?:approved|rejected|submitted|disputed|declined|linked|filed)\b)/gi;
/** "Even though I reported that they don't use Azure, they have a subscription": what was said before is not so. */
const thoughSaid =
  /(?<=^|[.;!?] )(?:even though|although|though|while) (?:i|we) (?:had |have )?(?:reported|said|told you|answered|wrote|put down)(?: [^\s,.;:!?]{1,80}){1,20}, (?=(?:they|there|it|he|she|we|i|the)\b)/gi;
/** "It was not approved on the 12th but on the 20th": it was, on the other day. */
const onOtherDay =
  /(?<=\b(?:was|were|got|has been) )not ((?:re-?)?(?:approved|rejected|submitted|disputed|declined|accepted|linked) )(?:on|in|last|this) [^,.;!?]{2,30}?,? but ((?:on|in|last|this|yesterday|today)\b(?=[^.,;!?]{0,40}(?:[.,;!?]|$))(?![^.,;!?]*\b(?:they|we|he|she|it|i|will|want|wants|look)\b))/gi;
/** "The claim is in fact approved". */
const isInFact = /(?<=\b(?:is|was|are|were|has been)) in fact(?= \p{L}+ed\b)/giu;
/** "Contoso is the approved one". */
const theOne =
  /(?<=\b(?:is|was) (?:actually |really |in fact )?)the (approved|rejected|submitted|disputed) (?:one|claim)\b/gi;

/** "It's Contoso, not Fabrikam, where the Dynamics claim has been submitted": there. */
const isThere =
  /\bit(?:['’]s| is| was) (?:actually |in fact )?(?:at )?(\S+?),? (?:(?:and |but )?not (?:at )?[^\s,]{2,80},? )?(?:where|for whom|for which|at which) (?=(?:the |our |their |its |we |i |pal\b|cpor\b))/gi;

/** "…, so you don't need to ask me about PAL there": what follows from it. */
export const askNoMore =
  /,? (?:and |so |therefore |thus )+(?:(?:please|pls) (?:stop|don['’]?t)|you (?:can|may|should) stop|(?:you )?(?:do not|don['’]?t|no longer|needn['’]?t) (?:need|have)?(?: to)?|there(?:['’]s| is) no (?:need|point)(?: (?:to|in))?(?: keep)?|no need to(?: keep)?|stop) ?(?:ask|remind|chas|bother|nagg?)(?:ing)?\b[^.;!?]*/giu;

/** "You still have Contoso down as not linked. That has changed, …": what comes after it is so. */
const hasChanged =
  /(?:^|(?<=[.;!?] ))(?:you|your (?:list|records?|card))(?: still)? (?:ha(?:ve|s)|shows?|lists?) [^.;!?]{1,60}? as (?:not [^.;!?]{2,30}?|open|missing|unlinked|unanswered)[.;,!] (?:but )?(?:(?:that|this|it)(?: has|['’]s) changed|(?:that|this|it)(?:['’]s| is) (?:not true|wrong|outdated|no longer (?:so|true|right)|not (?:so|right))(?: any ?more)?)[,.;:!]? /gi;
/** "Submitted on Monday, haven't heard back yet": that they wait says no more. */
export const unheardOf =
  /(?<=\b(?:submitted|filed|claimed|sent|went in|handed in|put in)\b[^.;!?]{0,120}?)(?:[,.;]| and| but) (?:(?:and|but|so|still) ){0,2}(?:(?:(?:i|we)(?:['’]ve| have)?|have) ?(?:n['’]t|not|never) (?:yet |really )?(?:heard|got|had|seen) (?:anything |a (?:thing|word|reply) |an answer |any (?:news|answer|reply) )?(?:back )?|(?:still |there['’]s |there is )*(?:nothing|no (?:answer|reply|news|word|reaction|response|feedback))(?: (?:back|came|heard|yet))* ?|(?:(?:i|we)(?:['’]re| are|['’]m| am)? )?(?:still )?(?:now )?waiting (?:to hear|for (?:(?:an|their|the|any|microsoft['’]?s) (?:answer|reply|news|decision)|microsoft|ms|them)(?: now)?) ?(?:back )?)(?:from (?:microsoft|ms|them) ?)?(?:yet|so far|since|still|back|though)? ?(?=[.,;!?]|$)/gi;
/** "I haven't claimed either of them". */
const noneOfThem =
  /\b((?:have|has)(?:n['’]t| not) \p{L}+ed) (?:either|any)(?: of (?:them|these|those|the two))?(?=\s*(?:[.,;!]|$)| yet\b)/giu;
/** "I said no PAL, but Johan linked it"; not "… but CPOR is done", which leaves the no as it is. */
const saidNone =
  /\b(?:i|we)(?: had)? (?:said|answered|told you|reported|wrote|put)(?: that)?(?: there (?:is|was))? no (pal|cpor|onboarding)\b[^.;!?,]{0,40},? but (?=[^.;!?]*\b(?:linked|claimed|submitted|done|set|added)\b)([^.;!?]*)/gi;
const ofOther = (of: string, rest: string): boolean =>
  !new RegExp(`\\b${of}\\b`, "i").test(rest) &&
  (/\b(?:cpor|pal|onboarding)\b/i.test(rest) || (!/^cpor$/i.test(of) && /\bclaims?\b/i.test(rest)));
/** "PAL is not our business there any more". */
const notOurs = /\bpal (?:is not|is ?n['’]t) (?:really )?our (?:business|job|task|concern)\b/gi;

/** "You can take that as confirmed." */
const asConfirmed =
  /(?:,? (?:and|so)|(?:^|(?<=[.;!])) ?(?:so)?),? ?you (?:can|may|could) (?:take|count|treat|regard|consider) (?:that|this|it)(?: as)? (?:confirmed|done|settled|answered|a yes)\b[.!]?/gi;

/** "…, so please keep an eye on that for me": that is what it is for. */
export const keepsAnEye =
  /(?:,|(?<=[.;!]))? (?:(?:and|so),? )?(?:(?:please|could you|can you|would you)(?: please)?) (?:keep|have) an eye on (?:it|that|this|them)(?: for (?:me|us))?\b(?: please)?\??/gi;

/** "Told you PAL is linked, that was wrong." */
const toldBefore = /((?:^|[.;!?] ))(told you|said|reported|wrote)(?= (?:that |the |our )?(?:pal|cpor|onboarding)\b)/gi;
/** "Contoso has finished its onboarding", "onboarding with Contoso is over". */
const onboarded =
  /(?<![\p{L}\p{N}])(?!who\b|which\b|what\b|has\b|have\b)([^\s,.;:!?]{2,80}) (?:has|have)(?: now| just| already| finally)? (?:finished|completed|gone through|been through) (?:its |their |the )?onboarding\b/giu;
const onboardingOver = /\bonboarding (?:at|with|of|for) ([^\s,.;:!?]{2,80}) is (?:now |finally |all )?over\b/gi;
/** "The claim I reported as approved is still under review": what they said before is not so by now. */
const saidBefore =
  /,? (?:which |that )?(?:i|we) (?:had |have )?(?:just |earlier |wrongly |mistakenly |already )?(?:reported|recorded|entered|marked|noted|put down|saved|set)(?: to you)?(?: earlier| yesterday| today)? (?:as|to) (?:being )?[\p{L} ]{3,24}?,? (?=(?:for|at|of|from|with) |(?:is|was|has|are|were)\b)/giu;

/** "The rejection at Contoso was because …". */
const rejection =
  /\b(?:the|their|our) rejection(?: (?:at|of|for) (\S+))? (?:was|came|happened)(?: only| just| simply)? (?=because\b|due\b|since\b|over\b)/gi;

/** "For Contoso I can confirm CPOR and onboarding". */
const confirmsThese =
  /\b(?:i|we) (?:can |hereby |gladly )?confirm (?:the )?((?:cpor|pal|onboarding)(?:(?:, | and |, and )(?:the )?(?:cpor|pal|onboarding)){0,2})(?=\s*(?:[.,;!]|$)|\s(?:for|at|and|but)\b)/gi;
/** "I can confirm that …". */
const confirms = /\b(?:i|we) can (?:now )?(?:confirm|report|tell you|say) (?:that )?/gi;

/** "They let me know that …", "…, who confirmed that …". */
const reports =
  /,? \b(?:(?:(?:has|have) )?let (?:me|us) know that |who (?:has |have )?(?:just )?confirmed(?: to (?:me|us))? that )/gi;

const please = "(?:please|kindly|just|also|now|then|be so kind as to|be so good as to|be so kind and)";
const wouldYou = `(?:(?:could|can|would|will|might) you(?: ${please},?){0,2}|would you mind|you (?:can|may|could|should)(?: ${please}){0,2}|please(?: do)?(?: (?:also|just|now)){0,2}|kindly|(?:i(?:['’]d| would)|we(?:['’]d| would)) (?:like|ask) you to(?: ${please})?|(?:i(?:['’]d| would) be (?:grateful|glad)|it would be (?:nice|kind|good|great)) if you (?:could|would))`;
const keeps =
  "(?:put|putting|note|noting|record|recording|update|updating|mark|marking|set|setting|change|changing|correct|correcting|add|adding|create|open|enter|entering|list|write|writing|register|save|saving|keep)";
const it =
  "(?:it|that|this|them|these|those|so|the (?:list|records?|status|claim|entry|card|overview)|(?:your|our|my|their) (?:list|records?|overview))";

const state =
  "(?:not (?:yet )?(?:been )?(?:started|submitted|claimed|done|filed)|(?:approved|rejected|declined|submitted|disputed|unclaimed|open|done|linked)(?! (?:ones|claims|only))|an? (?:open|draft)|draft|(?:under|in) (?:review|dispute)|to be claimed|partner action|[a-z]{2,8}-\\d[\\w-]{2,20})";

/** "It isn't sent yet, put it down as a draft": that it is one is told. */
const putAs = new RegExp(
  `(?:(?<=[.;!])|,) (?:(?:so|and|please|pls|just) )*(?:put|note|mark|record|list|keep) (?:it|that|this)(?: down| up)? as (?=${state}\\b)`,
  "gi",
);

/** "Could you please add it as not started?": that it is so is told, whatever it asks for. */
const wantsState = new RegExp(
  `(?<=(?:^|[.;:!?,]|\\b(?:and|so|but|therefore))\\s?)\\s?${wouldYou} (?=${keeps}\\b)([^.;!?]{1,90}? (?:as|to|on|with the status|(?:that|which) (?:is|has)|that (?:it|they|this|the claim)(?:['’]s| is| are| was| has been)(?: now)?)(?: being)? ${state}[^.;!?]{0,60}|[^.;!?]{1,90}? (?:that|which) (?:is|has)n['’]t (?:yet )?(?:been )?(?:started|submitted)\\b[^.;!?]{0,60})(?:\\?|(?=[.;!]|$))`,
  "gi",
);

/** "I'd like to have that recorded as rejected, and I'll try again": it is so. */
const wantsRecorded = new RegExp(
  `(?<=(?:^|[.;!?,] )(?:(?:and|so|but),? )?)(?:i|we)(?:['’]d| would) (?:like|prefer|want)(?: to (?:have|see|get))? (?:it|that|this|the claim)(?: to be)? (?:recorded|noted|put down|marked|registered|listed|saved|entered|set)(?: down)? (?:as|to)(?: being)? (${state})(?=[\\s,.;!?]|$)(?!,? (?:once|as soon as|when|if|until|after|unless)\\b)(?:[.;!]|,? (?:and|so|but) (?=(?:i|we)\\b))?`,
  "gi",
);

/** "…, so could you please update it accordingly?", "please put that down". */
const wantsKept = new RegExp(
  `(?:[,;]| [–—-]{1,2})?\\s?(?:\\b(?:and|so|therefore|thus|hence),?\\s)?\\b${wouldYou} (?:(?:make|take|add) (?:a |me a )?note(?: of (?:it|that|this))?|${keeps} ${it}?)(?:,?\\s?\\b(?:down|up|in|off|accordingly|please|for (?:me|us|them)|in your records?|(?:in|on|to) (?:the|your|their|my) (?:list|records?)|as (?:well|done)|too|there|then|now|as well)){0,4}\\s?(?:,? ?(?:so that|so (?=(?:i|we|you|they|it)\\b)|in order to|as (?:i|we)(?:['’]d| would| want| need| have to)(?= ))[^.;!?]{1,160})?(?=[.;!?,]|$|\\band\\b)(?:\\?|(?=[.;!,]|$|\\band\\b))`,
  "gi",
);

/** "… and I would like to know by when I have to dispute it": what stands before it is told. */
const wantsToKnow =
  /(?:[,;]| [–—-]{1,2})? (?:(?:and|so|but),? )?(?:i|we)(?:(?:['’]d| would) (?:also )?(?:like|love)|(?: also)? (?:need|want)) to know (?:(?:by|until|till) )?(?:when|what|how|why)\b[^.;!?]*/gi;

/** "…, so could you stop asking about them?" */
const wantsDone =
  /(?:,| [–—-]{1,2})? (?:(?:and|so),? )?(?:could|can|would|will) you(?: (?:please|kindly|also|then)){0,2} (?:stop|remove|take|drop|leave|add|delete|close|forget|remind)\b[^.;!?]*\?/gi;

/** "When you asked me about Contoso I said that …". */
const whenAsked =
  /((?:^|[.;!?]\s))when you (?:last )?asked (?:me|us)\b[^.;:!?]{0,80}?,? (?=(?:i|we) (?:said|answered|told)\b)/gi;

/** "…, as promised", "as you suggested": what was said before it. */
const asSaid =
  /,? ?\bas (?:(?:i|we|you|they) (?:(?:had|have) )?(?:promised|said|discussed|suggested|hoped|agreed|mentioned|asked|planned|advised|told you|wrote)(?: (?:to|me|you|us|last week|yesterday|before|earlier)){0,2}|(?:promised|agreed|discussed|expected|hoped|planned|suggested|requested|usual|advised))(?=\s*[.,;!?]|\s+(?:and|but|so)\b|$)/gi;

/** "…, in case you didn't know", "if you need more, ask me": no condition of what is told. */
const forYou =
  /[,;]? ?(?:\b(?:and|but|so) )?\b(?:just )?(?:in case you (?:did ?n['’]?t know|do ?n['’]?t know|missed it|wonder(?:ed)?|(?:want|need) (?:it|to know))|if you (?:need|want|have|wonder|wish|would like|prefer)\b)[^.;!?]*(?=[.;!]|$)/gi;
/** "As far as I know nobody ever submitted a claim": of what is not there nobody knows more. */
const knowsOfNone =
  /\b(?:as far as (?:i|we) (?:know|can (?:see|tell))|afaik|to my knowledge),? (?:that )?(?=(?:nobody|no one|no-one|none of us|(?:i|we) never|there (?:never|was never|has never)|no (?:\p{L}+ )?claims? (?:was|were|has been))\b)/giu;

const dayInFact =
  "((?:on |since )?(?:yesterday(?: (?:morning|afternoon|evening))?|last night|(?:mon|tues|wednes|thurs|fri)day)),? (?:in fact|actually|to be (?:precise|exact))(?=\\s*(?:[.,;!]|$))";
/** "I have now submitted it, yesterday evening in fact": on that day. */
const inFact = new RegExp(`, (?:or )?${dayInFact}`, "gi");
const nowInFact = new RegExp(`\\b(?:now|just) (?=[^.;!?]{3,120}, (?:or )?${dayInFact})`, "gi");

const thanExpected =
  /,? ?\b(?:much |far |even )?(?:quicker|faster|sooner|earlier|later|easier|better|longer|slower) than (?:(?:i|we) (?:had |have )?)?(?:expected|thought|hoped|feared|assumed|usual|planned)\b/gi;

/** "…, which I did not expect": what they think of it. */
const comments =
  /, which (?=[^.;!?]{0,80}\b(?:expect\w*|hop\w+|surpris\w*|glad|pleas\w+|happy|soon|quick\w*|fast|news|nice|great|shame|pity|sad|thought|believe|think|annoying|relief|fine with)\b)[^.;!?,]*(?:,? (?:i|we) (?:believe|think|hope|suppose|guess|assume))?(?=[.;!?,]|$)/gi;

/** "…, which may be approved soon, I believe": what is to come takes nothing of what is. */
const isAhead = /^, which (?:may|might|will|should) /i;
/** "…, which I do not believe", "which is nice but not true": what they think of it leaves it open. */
const doubts =
  /\b(?:but|believe|think|hopes?|hoping|true|wrong|doubt\w*)\b|(?:\bnot|n['’]t)\b(?! (?:have )?(?:expect\w*|thought)\b)/i;

/** "…, so I believe the PAL is in place", "so that claim should be back with Microsoft": what follows from it, they believe. */
const concludes =
  /(?:[,;]|(?<=[.;!?])) ?(?:and )?\b(?:so|therefore|thus|hence|which means|that means)\b(?=[^.;!?]{0,120}\b(?:should|ought to|must|will|would|can|could|(?:i|we) (?:believe|assume|think|guess|suppose|hope|expect|take it)|hopefully|presumably|probably)\b|[^.;!?]{0,40}['’]ll\b)[^.;!?]*(?:(?<=, (?:do|am|should|must|can|is) (?:we|i|there))\?)?/gi;
/** "…, so there will be no Sales project": that they know. */
const callsOff =
  /\b(?:(?:will|['’]ll) be no|(?:wo n['’]?t|won['’]?t|will not) (?:be (?:any|an?|doing|using|buying)|do|use|buy|need(?! (?:the |any |an? )?(?:onboarding|cpor|pal|claims?)\b)))\b/i;
const records = /\b(?:put|set|mark|change|record|note|add|update)\b.*\b(?:as|to|on)\b/i;

/** "I had hoped that it would be approved, but it still shows as submitted": only what they hoped is not so. */
const hopedFor =
  /((?:^|[.;:!?]\s))(?:i|we)(?: had|['’]d| was| were)? (?:hop(?:ed|ing)|expect(?:ed|ing)|thought|assumed|believed)(?: that)? (?=[^.;!?]{3,160} but )/gi;

/** "I believe it is with Microsoft again, as I uploaded the document": why they believe it is no belief. */
const believed =
  /\b(?:i|we) (?:believe|think|assume|suppose|guess)(?: that)? (?=[^.;!?]{3,160}, (?:as|because|since) (?:i|we|our|my)\b)/gi;

/** "…, I mixed it up with another customer": how it came to be told. */
const mixedUp =
  /,? (?:because |as |since |and )?(?:i|we) (?:had |have )?(?:(?:mixed|confused|mistook|mistaken)\b|(?:looked at|checked|meant|was thinking of|thought of) (?:the wrong|another|a different) (?:customer|one|company|line)\b)[^.;:!?]*/gi;

/** "…, and I think that is all there is to do". */
const thatsAll =
  /, (?:and|so|but) (?:i|we) (?:think|believe|hope|suppose|guess) (?:that )?(?:that|this|it)(?: is|['’]s| was) (?:all|everything|enough|fine|it)\b[^.;!?]*/gi;
