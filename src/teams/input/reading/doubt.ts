/** Whether what a text tells is so: not where it is denied, hedged, planned, asked or only heard of. Pure. */
import { asking, tokens, tokenOf } from "./intents.ts";
import { withoutNamePoints } from "../words/name-points.ts";
import { wordsOf } from "../words/words.ts";

/** What takes back the words after it: "wasn't approved", "not yet submitted", "nobody has filed"; and what is yet to come. */
export const denies =
  /\b(?:who|somebody|someone(?! else)|not|no|never|nobody|neither|nor|without|cannot|isnt|arent|wasnt|werent|havent|hasnt|hadnt|didnt|doesnt|dont|wont|cant|nicht|niet|pas)\b|n['’]t\b/i;
export const plans =
  /\b(?:will|ill|going to|gonna|needs? to|ha(?:ve|s) to|must|should|wants?|trying to|about to|can|could|would|to be|might|likely|unlikely|almost|nearly|ready|please|pls|expect\w*|gets?|when|until|soon|tomorrow|let|lets|planning)\b|['’]ll\b|\bmay\b(?! \d)(?<!\d(?:st|nd|rd|th|\.)? may)(?<!(?:in|of|since) may)/i;
/** What leaves a whole sentence open, wherever in it that stands. */
export const unsure =
  /\b(?:if|unless|once|whether|in case|hop(?:e|es|ed|ing|efully)|perhaps|maybe|i (?:think|guess|believe|suppose)|not sure|not certain|either|(?:don['’]?t|do not|can['’]?t|cannot) (?:know|remember|recall|tell|say)|overturned|reversed|(?<!\bclaims?(?: (?:for|of|at) [^,.;:!?]{1,40})? (?:is|was|has been|got)(?: now| just)? )withdrawn(?! by (?:microsoft|ms)\b| (?:its|their) (?:consent|agreement)\b| (?:the|our|my|that) (?:[^\s,.;:!?]{1,20} ){0,3}claims?\b)|provid(?:ed|ing) (?:that\b|(?:they|he|she|it|the customer) (?:agrees?|signs?|accepts?|confirms?))|as (?:soon|long) as|so long as|on (?:the )?condition|in the event|i['’]?d (?:say|think|guess|assume)|i would say|in my opinion|imo|(?:can['’]?t|cannot|can not) be (?:right|true|so)|(?:is ?n['’]?t|is not|not) (?:right|true)|as far as (?:i|we) (?:know|can (?:tell|see|remember)|remember)|afaik|prob|probs|prolly|i (?:reckon|gather)|from memory|or so (?:i|we|they) (?:was|were|am|are|have been|say|said|tell|told)|(?:not|n['’]t) (?:100|hundred) ?(?:%|percent)|to my knowledge|iirc|rumou?rs?|heard|hearsay|seems?|looks like|suppos\w+|assum\w+|presum\w+|thought|believed|expected|doubt\w*|wonder\w*|how many|want(?:s|ed)? to know|vs|versus|imagin\w+|pretend\w*|anything but|far from|according to(?! (?:the )?(?:partner center|microsoft|ms|portal)\b| their \p{L})|yeah,? right|wish|joking|kidding|jk|dream(?:t|ed|s|ing)?|false|previous|former|as good as|close to|next to|claims (?:that|it|the|pal|cpor))\b/iu;

/** "No idea, I'll have to check with the delivery team": nothing is told, whatever is named. */
export const hasToFindOut = (text: string): boolean => knowsNone.test(text) && willCheck.test(text);
const knowsNone =
  /^(?:\W*(?:sorry|hm+|honestly|well|oh|ok|hi|hello)\b){0,3}\W*(?:i(?:['’]m| am| have|['’]ve got)? |we(?:['’]re| are| have)? )?(?:(?:honestly|really|still|afraid i) )*(?:no (?:idea|clue)|not (?:(?:quite|really|too|at all|entirely) )?(?:sure|certain)|(?:do not|don['’]?t|can['’]?t|cannot) (?:know|say|tell))\b/i;
const willCheck =
  /\b(?:i|we)(?:['’](?:ll|d|ve)| will| would| shall)?(?: still| first)? (?:(?:have|need|want)(?: got)? to |must |should |better )?(?:check|ask|find out|verify|look (?:into )?(?:it|that) up)\b|(?:[,.;]|\band|\bbut) (?:still )?(?:(?:have|need|got) to|will|must) (?:check|ask|find out|verify)\b/i;

/** "…, which is nonsense", "… Not true.": the whole message is taken back. */
export const takesAllBack =
  /(?:\b(?:(?:that|this|which|all)(?:['’]s| is| was)(?: (?:just|simply|all|completely|totally|plainly|clearly|now|actually|really|of course))? (?:wrong|nonsense|untrue|incorrect|outdated|obsolete|false|rubbish|old news|a (?:mistake|lie|joke|misunderstanding)|not (?:true|so|right|correct|the case))|it(?:['’]s| is| was)(?: (?:just|simply|all|actually))? (?:nonsense|untrue|rubbish|a (?:mistake|lie|joke|misunderstanding)|not (?:true|so|the case))|(?:that|this|it|which) (?:is|was) ?n['’]?t (?:true|so|right|correct|the case))|(?:[.,;:!?–—-]\s|\bbut )\s?(?:not (?:true|so|correct|right)|untrue|nonsense|wrong|false|rubbish|old news|(?:just )?(?:kidding|joking)|jk|a joke|april fools?)!*)(?=(?: (?:though|tho|of course|anyway|now|sorry))?\s?(?:[.,;:!?–—]|$))/i;
/** What is wanted, and not told to be so: "I need Teams approved", "make sure it is submitted"; not "needs more info". */
const wishes =
  /\bneed(?:s|ed)? (?!$)|\basked?(?: \p{L}{1,20}){0,2} to\b|\bmake sure\b|\bensures?\b|\bwithdrew\b|\b(?:0|zero) (?:$|claims?\b|workloads?\b|of\b)|\bnone\b/iu;
const isYetBefore = /\bbefore (?:it|they|we|i|the claims?)\b/i;
const hasHappened = /\b(?:reject|approv|submitt|declin|deni|refus|fil|disput)ed\b/i;

const quotes =
  /"[^"]*(?:"|$)|[“„][^”“„]*(?:[”“]|$)|«[^«»]*(?:»|$)|(?<![\p{L}\p{N}])['‘](?=\S)(?:[^'’]|['’](?=\p{L})){1,200}['’](?!\p{L})/gu;

/** The text with blanks in the place of what it quotes, which whoever writes does not say. */
export const unquoted = (text: string): string => text.replace(quotes, (quoted) => " ".repeat(quoted.length));

/** Adverbs that take nothing back: every other one may, such as "hardly", "supposedly" and "nearly". */
const plainAdverbs =
  /^(?:actually|finally|kindly|thankfully|eventually|suddenly|surprisingly|unexpectedly|recently|officially|formally|really|definitely|fully|completely|successfully|directly|immediately|quickly|early|luckily|honestly|frankly|consequently|silly|lovely|friendly|costly|unfortunately|sadly|happily|only|family|reply|july|weekly|monthly|daily|italy|previously|all?y|fly|supply|apply|multiply|assembly)$/;

const partEnds = /[.,;:!?]|(?<!\b(?:not|never)) [–—-]+ |\b(?:and|but|so|because|though|although|while)\b/gi;

const isRecorded =
  /\b(?:set|put|mark|change|switch|update|record|move|add|note|enter|list|write|create)\b.*\b(?:to|on|as)\s+$|\bshould (?:say|read)\b/i;
/** "Microsoft will move it to approved". */
const isAhead =
  /\b(?:will|ill|should(?! (?:say|read)\b)|might|may|going to|gonna|must|soon|tomorrow|once|when|until)\b|['’]ll\b/i;

/** Whether what stands there is said not to be so, or not to be so yet, in the same part of the sentence. */
export function isDenied(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const end = [...before.matchAll(partEnds)].at(-1);
  const part = end === undefined ? before : before.slice(end.index + end[0].length);
  if (/\b(?:un|non|not)-$/i.test(before) || denies.test(part) || unsure.test(sentenceAt(text, at))) return true;
  // "Can you put Intune on rejected please": they want to record it.
  if (!(isRecorded.test(part) && !isAhead.test(part)) && plans.test(part)) return true;
  if (wishes.test(part) || (isYetBefore.test(part) && !hasHappened.test(part))) return true;
  // "We do it so that Teams is approved".
  if (end?.[0].toLowerCase() === "so" && /^ that(?!['’]s)\b/i.test(part)) return true;
  const rest = text.slice(at);
  if (takesAllBack.test(rest)) return true;
  return (
    isHedged(`${part}${rest.slice(0, rest.search(/[.,;:!?]|$/))}`) ||
    isHedged(/^\s*\S+/.exec(sentenceAt(text, at))?.[0] ?? "")
  );
}

/** "Supposedly", "hardly": an adverb that is not known to leave it as it is. */
export const isHedged = (sentence: string): boolean =>
  wordsOf(sentence).some(
    ({ fold, from }, at) =>
      fold.endsWith("ly") && !plainAdverbs.test(fold) && (at === 0 || !/^\p{Lu}/u.test(sentence.slice(from))),
  );

const sentenceEnds = /[.;!?\n]/g;

export function sentenceAt(text: string, at: number): string {
  const ends = [...text.matchAll(sentenceEnds)].map(({ index }) => index);
  return text.slice((ends.findLast((end) => end < at) ?? -1) + 1, ends.find((end) => end >= at) ?? text.length);
}

/** The text without what it asks: "It was refused. What do we do now?", "it was refused, why?" */
export function statementsIn(text: string): string {
  const parts = withoutNamePoints(text)
    .replace(asNews, "")
    .split(sentenceBreaks)
    .map((sentence) => (asks(sentence) ? { stated: statedBefore(sentence), asked: sentence } : { stated: sentence }));
  // "I was told that it is approved, but I don't believe it."
  if (disbelieves.test(text)) return "";
  // "Alex says it went through. Has it been approved?"
  if (parts.some(({ asked = "" }) => isItSo.test(asked))) return "";
  return parts.flatMap(({ stated }) => stated ?? []).join(" ");
}

/** "…, which I think you don't have yet": of what is on record, and not of what they tell. */
const asNews =
  /,? which (?:i|we) (?:think|believe|suppose|assume|guess|suspect|imagine|am (?:fairly |quite )?sure) (?:that )?you (?:may |might |probably )?(?:do not|don['’]?t|have not|haven['’]?t|not|are not|aren['’]?t) [^,.;!?]{1,60}/gi;

/** Not "I can't believe it, it was approved!" */
const disbelieves =
  /\b(?:but|though|although|yet|however),? (?:i|we) (?:(?:still|really|just) )*(?:can ?not|hardly|do not|(?:ca|do)n['’]t) (?:quite |really )?believe (?:it|that|this|him|her|them)\b|(?:[.;!?]|\band) (?:i|we) (?:do not|don['’]t) (?:quite |really )?believe (?:it|that|this|him|her|them)\b|\bi doubt (?:it|that|this)(?=\s*(?:[.,;!?]|$))/i;
const isItSo =
  /\b(?:has|is|was|did|have|are|were|does) (?:it|that|this|they|he|she)(?: (?:really|actually|already|now|even))* (?:been |got )?(?:approved|accepted|rejected|declined|submitted|filed|linked|done|true|right|correct|so\b|in\b|go(?:ne)? through)/i;

/** What the text asks, without what it states before it. */
export const questionsIn = (text: string): string =>
  withoutNamePoints(text)
    .split(sentenceBreaks)
    .flatMap((sentence) =>
      asks(sentence) ? [sentence.slice(Math.max(0, (statedBefore(sentence)?.length ?? 0) - 1))] : [],
    )
    .join(" ");

const sentenceBreaks = /(?<=[.!?])\s+|\n/;

function asks(sentence: string): boolean {
  const words = wordsOf(sentence);
  const folds = words.map(({ fold }) => fold);
  if (asking(sentence, folds).length > 0) return true;
  // "Has Teams been approved", "is the Intune claim in", "has contoso finished onboarding"; not "was approved yesterday".
  const [, second] = words;
  return (
    second !== undefined &&
    /^(?:has|have|is|are|was|were)$/.test(folds[0] ?? "") &&
    (/^(?:the|our|their|that|this)$/.test(second.fold) ||
      tokenOf(second) === tokens.workload ||
      /^\p{Lu}/u.test(sentence.slice(second.from)) ||
      hasSomebodyDone.test(folds.join(" ")))
  );
}
const hasSomebodyDone =
  /^ha(?:s|ve) (?!\w+ed |\w+ly |been |now |just |already |not |never |also |since |done )\w+ (?:\w+ )?(?:\w+ed|been|done|got|had)\b/;

/** A question that takes for granted what stands before it, and none whether it is so: "…, right?", "…, who says so?". */
const whyQuestion =
  /(?:,| [–—-]+| and| but| so) (?:so |and |but |now |then )?(?:(?:by|until|till) )?(?:why|what|how|when|where|who|which|(?:is|would) (?:that|this|it) (?:be )?(?:an? )?(?:big |real )?(?:problem|issue|trouble|bad|serious|critical))\b|,? or (?:did|have) (?:i|we) (?:overlook|miss|forg[eo]t)/i;
const doubtsIt =
  /\b(?:happens|would(?! (?:that|this|it) be\b)|could|should i say|if|who (?:says|said|told|claims)|says who|how come|how (?:sure|do (?:you|i|we) know)|right|correct|true)\b|\b(?:is|was|did|has|are|were)n['’]?t (?:it|they|that)\b|(?<!\bhow (?:bad|serious|critical|urgent) )\b(?:is|was|did|has|are|were) (?:it|they|that)\?/i;
const supposes = /^(?:so |and |but |ok )?(?:say|let['’]?s say|imagine|suppos\w+|when|whenever|once)\b/i;

function statedBefore(sentence: string): string | undefined {
  const at = whyQuestion.exec(sentence)?.index;
  if (at === undefined || doubtsIt.test(sentence.slice(at))) return undefined;
  const stated = sentence.slice(0, at);
  return asks(stated) || supposes.test(stated.trim()) ? undefined : `${stated}.`;
}

export const byOthers =
  /\bby (?!(?:our|my|one of our) (?:\p{L}+ ){0,2}(?:engineers?|team|colleagues?|consultants?|admins?|architects?|technicians?|people|support)\b)(?:the |their |its |our )?(?!microsoft|ms\b|me\b|us\b|partner center|(?:the )?(?:\d|end\b|weekend\b)|now\b|then\b|today\b|yesterday\b|e-?mail\b|phone\b|letter\b|mon|tue|wed|thu|fri|sat|sun)\p{L}/iu;
