/** Answers of the checklist that somebody tells, as its form would be filled in. Pure. */
import { mayNotApply, type Answers } from "../../../domain/customer/checklist.ts";
import { questions, type Question } from "../../../domain/customer/customer.ts";
import { correctedParts } from "../words/corrections.ts";
import { withAsked } from "./answers-asked.ts";
import { eachWritten } from "./answers-of-all.ts";
import { denialsIn, isBesideNoun, takenBack } from "./answers-denied.ts";
import { isReader, linkTold, losesAccess } from "./link-told.ts";
import { saysWrong, stands, takenBackIn } from "./answers-taken-back.ts";
import { byOthers, denies, isHedged, plans, unquoted, unsure } from "../reading/doubt.ts";
import { tokens, tokenOf } from "../reading/intents.ts";
import { numberOf } from "../time/numbers.ts";
import { wordsOf } from "../words/words.ts";

/** "2 of 3", "only prod", "most claims": not all of them. */
const some =
  /(?<![\p{L}\p{N}])(\d{1,4}|one|two|three|four|five|six|seven|eight|nine) (?:out )?of (?:the |their |its |our |my |them |all |these |those ){0,2}(\d{1,4}|two|three|four|five|six|seven|eight|nine|ten)(?![\p{L}\p{N}])/iu;
const partly =
  /\bonly (?:for |in |at |on |to |with )(?:one|two|three|four|\d) of\b|\bonly (?:(?:for|in|at|on|to|with) )?(?:the )?(?:prod\w*|dev\w*|test\w*|first|one|half)\b|\bhalf of\b|\bonly (?:on )?(?:\d|one|two|three|four) of\b/i;
/** "They only buy licences from us. So nothing to claim I think": what is concluded, and not sure, leaves what it is concluded from. */
const withoutConclusion = (text: string): string =>
  text.replace(/(?<=[.;!] )(?:so|which means|that means|then)\b[^.;!]*$/i, (end) => (unsure.test(end) ? "" : end));

/**
 * "No CPOR there. PAL was done by Tom": who is not one of ours may have linked their own company, and the rest stands.
 * "PAL is linked. It was done by Tom" leaves nothing.
 */
function withoutOthers(text: string): string {
  const sentences = text.split(/(?<=[.;!?])\s+/);
  const isOwn = (sentence: string) => !byOthers.test(sentence);
  return sentences.every((one) => isOwn(one) || /\b(?:cpor|pal|onboarding)\b/i.test(one))
    ? sentences.filter(isOwn).join(" ")
    : "";
}

/**
 * "Megan thinks we don't have PAL", "check that PAL is done": what somebody believes, or is to find out, is told by nobody.
 * What stands before it is: "CPOR is done, but Megan thinks PAL isn't".
 */
function withoutBeliefs(text: string): string {
  const told = text.split(/(?<=[.;!?])\s+/).map((sentence) => {
    const found = belief.exec(sentence);
    if (found === null) return sentence;
    const isLast = wordsOf(sentence.slice(found.index + found[0].length)).length === 0;
    return isLast ? "" : sentence.slice(0, found.index);
  });
  return told.join(" ");
}
const belief =
  /(?:,? ?\b(?:and|but|though|although))?,? ?\b(?:(?:the |our |their |my )?\p{L}{2,30}|\p{L}{2,30} \p{L}{2,30}) (?:still |really |now |also )?(?:thinks|believes|assumes|supposes|suspects|fears|reckons|guesses)\b|(?:,? ?\b(?:and|but|so))?,? ?\b(?:(?:they|microsoft|ms) (?:think|believe|assume|suspect)|(?:(?:double-?)?check|verify|make sure|ensure|find out)(?: (?:again|please|for (?:me|us)|with \S{2,80}))? (?:that|we|there|they))\b/iu;

/** "You asked me whether PAL is linked. It is, …": what was asked, where the next sentence says that it is so. */
const wasAsked =
  /\byou (?:have )?(?:asked|wanted to know)(?: (?:me|us))?(?: (?:yesterday|today|earlier|last week|on \p{L}+|this morning))? (?:whether|if) (?=[^.;!?]*[.;] (?:yes\b|(?:it is|they are|it has|they have|both are|all are)(?=\s*(?:[.,;:!]|$)|,? (?:but|now|indeed|linked|done|set|in place|except)\b)))/giu;

/** "PAL is linked everywhere but on the sandbox subscription". */
const linkedBut =
  /\bpal(?: links?)?(?: (?:is|was|has been|now))* (?:linked|set(?: up)?|in place|done) (?:everywhere|on (?:all|every)(?: (?:of )?(?:the|their|subscriptions?|subs|one))*),? (?:but|except|apart from)(?: (?:on|for|in|the|their|one|two)){1,3} [^,.;!?]{1,40}/gi;

const subscription = "(?: (?:azure )?(?:sub\\w*|tenant|environment))";
const aSubscription = `(?:(?:the|our|their|its) )?(?:(?:other|second|third)(?:${subscription}| one|(?= (?:still|is|has|was|lacks)\\b))|(?:test|dev(?:elopment)?|prod(?:n|uction)?|sandbox(?:es)?|staging|demo)\\b(?! (?:customers?|clients?))${subscription}?)`;
/** "The test one not needed" leaves nothing to be linked. */
const unlessUseless =
  "(?! (?:be |being )?(?:need(?:ed)?|necessary|required|ours|in (?:use|scope)|relevant|applicable|used|count|apply|matter)\\b)";
const onlySome = new RegExp(
  `\\b(?:linked|done|set(?: up)?|in place|finished|has (?:it|one)|there)\\b[^;!?]{0,100}?(?:\\bbut\\b|\\bwhile\\b|\\bwhereas\\b|\\band\\b|[,.;]) (?:(?:not (?:yet )?(?:for|on|in) ${aSubscription})|${aSubscription}(?:(?!\\b(?:no|nothing|none)\\b)[^,.;!?]){0,30}?\\b(?:not${unlessUseless}|lacks?|missing|follows?|still|open|pending|(?<!n['’]t )needs?|later|tomorrow|next|comes)\\b|${aSubscription} (?:is|was|has|does)n['’]t${unlessUseless})`,
  "i",
);

/** "Prod subscription yesterday, the dev one not yet". */
const oneOnly = new RegExp(
  `(?:^|[.,:;] )${aSubscription}(?: one)?(?: (?:is|was|done|linked|yes|ok|since|on|now|already|yesterday|today|this morning|last \\p{L}+|\\p{L}+day|\\d{1,2} \\p{L}+)){1,4},? (?:and |but )?${aSubscription}(?: one)? (?:is |was )?(?:not${unlessUseless}|still to)\\b`,
  "iu",
);

/** Of how many of all is not said. */
const ofSome =
  /\b(?:(?:most|some|several|part|parts|half|a few|many|a couple|the majority|the rest|the first|the second) (?:of )?|(?:one|two|three|four|five|\d{1,4}) of )(?:them\b|(?:the |their |its |our |these |those )?(?:claims?|subs?|subscriptions?|tenants?|workloads?|users?)\b)|(?<!\d)\d\d? ?(?:%|percent\b)|(?<!\d)\d{1,3}\/\d{1,3} (?:claims|subs|subscriptions|tenants|workloads)\b/i;

/** Which of them is not said. */
const ofOne =
  /\b(?:cpor|pal|onboarding)(?: links?| claims?)? or (?:the )?(?:cpor|pal|onboarding)\b|\b(?:one|some|any|either) of (?:the )?(?:cpor|pal|onboarding)\b/i;

/** Whether fewer of the subscriptions, or of the claims, are done than there are. */
function isPartly(text: string): boolean {
  const [, part = "", all = ""] = some.exec(text) ?? [];
  return part === "" ? partly.test(text) : numberOf(part) < numberOf(all);
}

/** What is no longer so, is not certain, or is about to be: nothing is filled in. */
const undone =
  /\b(?:other|another|different|customer['’]?s? own|themselves|remov\w*|revok\w*|brok\w*|break\w*|expir\w*|fail\w*|los[te]\w*|lapsed|gone|delet\w*|unlink\w*|reject\w*|declin\w*|pending|requested|working on|invalid|wrong|stopped|disappeared|(?:old|former) (?:partner|company|employer|id|mpn\w*|account|colleague)|(?:test|dev|sandbox|demo) (?:tenants?|subs?|subscriptions?))\b/i;
/** "CPOR is done, PAL is pending": nothing is said of the one, and the other stands. */
function withoutUndone(text: string): string {
  const parts = text.split(/(?<=[,;.!])\s|,? \b(?:and|but|while)\b (?=(?:the )?(?:cpor|pal|onboarding)\b)/i);
  const isOpen = (part: string) =>
    [undone, unsure, plans].some((one) => one.test(part)) &&
    linkTold(part) === undefined &&
    /^(?:the )?(?:cpor|pal|onboarding)\b/i.test(part.trim());
  const kept = parts.filter((part) => !isOpen(part));
  const left = parts.filter(isOpen).join(" ");
  const areApart = questions.every(
    (one) => ![left, kept.join(" ")].every((part) => new RegExp(`\\b${one}\\b`, "i").test(part)),
  );
  return kept.length === parts.length || !areApart || !kept.some((part) => /\b(?:cpor|pal|onboarding)\b/i.test(part))
    ? text
    : kept.join(" ").replace(/[,;] ?$/, "");
}
const openYet = /\b(?:still|missing|waiting|half|but|exc?ept|almost|nearly|soon|while)\b/i;
const fourYes =
  /\byes (?:for |to |on )?all (?:4|four)\b(?! (?:customers|people|tenants|sub\w*|claims|workloads)\b)|\ball (?:4|four)(?: are| is|:| should be)?(?: a)? yes\b|\b(?:4 ?x|four times) yes\b|\byes (?:4 ?x|four times)(?!\w)/i;
const everythingDone =
  /(?:\beverything(?: is|['’]s)?|(?:^|[.,;:!?]\s*|\bit(?: is|['’]?s) )(?:it )?all) (?:now )?(?:green|done|set|in order|complete|finished|in place|sorted)(?=\s*(?:[.,;:!?]|$)|\s+(?:at|there|here|now|today|yesterday|this|last|thanks|for)\b)/i;
/** "Contoso is done, Microsoft approved it yesterday": the claim is. */
const ofClaim =
  /\b(?:approv(?:ed|es|al)|accept(?:ed|s)|granted|(?:claim|it|one) (?:has |have )?(?:came|come|went|gone|got|is) through|(?:ms|microsoft) (?:has |have )?(?:said|says) (?:yes|ok(?:ay)?))\b/i;
/** What is done, and what is said of it: nothing but a customer's name may stand between. */
const nouns = /\b(pal|cpor|onboarding)\b(?: links?\b| association\b)?/gi;
const saysDone =
  /^(?:,? (?:and|&|\+) (?:the )?(?:pal|cpor|onboarding)\b)*(?: (?:at|for|in|of) [^,;:.!?]{1,60}?)??:?(?: (?:is|are|was|were|ist|is now|has been|have been|got|está|est)|['’]s)?(?: (?:now|already|finally|definitely|indeed|all|both))? (?:linked|done|in place|in(?=\s*(?:[.,;:!?]|$)| (?:since|now|already|as of|today|yesterday|at last|finally|too|btw)\b)|set(?: up|(?=\s*(?:[.,;:!?]|$)| (?:now|there|already|at|in|by|since|as of|today|yesterday|on (?:both|all|each|every|it|them|(?:(?:the|their|its|our) )?(?:\p{L}+ )?(?:subscriptions?|subs?|tenants?|production|test|azure))(?!\p{L}))(?!\p{L})| for (?!\d|the \d|next|this|mon|tue|wed|thu|fri|sat|sun|tomorrow|today|later|review|discussion|jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec|q\d)))|finished|completed?|sorted|active|green|went (?:in|live|through)(?=\s*(?:[.,;:!?]|$)| (?:at|on|last (?:week|month|night|\p{L}+day)|this|today|yesterday|just|now|ok|fine)\b)|(?:fine|ok(?:ay)?)(?! (?:to|for|with|if|by|last|until|till|in (?:20|the past))\b)|in order|verknüpft|gekoppeld|vinculad[oa]|yes(?! or\b))(?!\p{L})/iu;
/** "PAL is set on Contoso", and on no day. */
const setOn =
  /^ (?:is|are|was|has been)(?: now| already)? set on (?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\b)\p{Lu}/u;
const did =
  /\b(?:linked|did|made|finished|completed|done with|set up|sorted|took care of|taken care of)(?: (?:the|their|our|a|my))?$/i;
/** "We set up the PAL training": no link. */
const ofThing =
  /^[ -](?:trainings?|tickets?|slides?|sessions?|workshops?|documents?|docs?|meetings?|calls?|guides?|requests?|tasks?|plans?|process\w*|lists?|pages?)\b/i;
const linked =
  /\b(?:linked (?:it|them|both|all|(?:our|the|my) (?:partner|mpn|location) ?id)|(?:used|entered|registered|added|set|connected|associated|put in) (?:our|the|my) (?:partner|mpn|location) ?id)\b(?! to (?!(?:it|them|both)\b|(?:the |their |its |all |both |every |each )(?:(?!(?:old|wrong|other|former|test|dev|demo|sandbox)\b)[a-z]+ ){0,2}(?:subs?|subscriptions?|tenants?|azure)\b)| (?:in|on|into) (?:the |a |our |their )?(?:\w+ )?(?:form|claim|invoice|contract|agreement|mail|ticket)\b)|\b(?:our|my) (?:partner|mpn) ?id (?:is|has been|was)(?: now| already)? (?:linked|registered|set up)\b(?! to\b| with\b)|\b(?:subs?|subscriptions?|tenants?|azure)(?: (?:is|are|was|were|has been|have been|all|both|now))* linked\b(?! to\b)|\bpal(?: links?)? (?:is|are|was)(?: now| already)? (?:on|in place (?:on|for)|there (?:on|for)) (?:both|all|every|each)\b/i;
/** "Both are linked": nothing else is than Azure. */
const isLinked =
  /(?:(?:\b(?:is|are|has been|have been)|['’]s|['’]re)(?: (?:now|both|all|already|finally))*|\b(?:both|all)(?: (?:now|already|finally))*) linked(?=\s*(?:[.,;:!?]|$)| (?:now|already|too|as well|since|today|yesterday)\b)/i;
const isOfElse = /\b(?:claims?|cpor|onboarding|accounts?|documents?|files?|cards?|gdap)\b/i;
const claimsDone =
  /\beverything (?:(?:that )?we (?:do|did|have|run) )?(?:there |here |for them |with them )?(?:is|has been|['’]s) (?:claimed|submitted and approved)\b(?! (?:by|twice|again|wrong\w*|for nothing)\b)|\ball (?:of )?(?:the |our |their )?claims (?:(?:at|for) [^,;:.!?]{1,60} )?(?:are|were|have been|got) (?:now |already |all )?(?:in(?=\s*(?:[.,;:!?]|$)|\s+(?:at|for|now|since)\b)|submitted|approved)\b|\bcpor(?: claims)? (?:is|are|was|were|has been|have been) (?:submitted|filed|in|approved|claimed|done|made) for (?:all|every|each)\b/i;

/** "Remind Isaiah to have the PAL done": what somebody is to do. */
const asksFor =
  /^(?:@?\p{L}{1,20},? )?(?:please |pls |can you |could you )*(?:remind|ask|tell|get|make sure|chase)\b/iu;

const takesBack =
  /\b(?:that|this|it)(?! question\b)(?:['’]s)?\b[^,;.!?]*(?:\bnot\b|n['’]t\b|(?:do|does|did|is|was|has|are|ca|wo)nt\b|\bnonsense|untrue|old news|outdated)/i;

const numbered = /\b(?:q|question )?([1-4])[.):]? ?(?:is )?(yes|no|n\/a)(?![\p{L}\p{N}])/giu;

/** "1 yes 2 no 3 yes": by the numbers on the card, two at least, in their order. */
function byNumber(text: string, asked: readonly Question[]): Answers | undefined {
  const said = [...text.matchAll(numbered)].map(([, number, says = ""]) => ({ at: Number(number), says }));
  const isInOrder = said.every(({ at }, nth) => nth === 0 || at > (said[nth - 1]?.at ?? 0));
  const rest = text.replace(numbered, "");
  if (said.length < 2 || !isInOrder || /\d/.test(rest) || denies.test(rest) || wordsOf(rest).length > 6)
    return undefined;
  return Object.fromEntries(
    said.flatMap(({ at, says }) => {
      const question = asked[at - 1];
      const value = says.toLowerCase();
      return question === undefined || (value === "n/a" && !mayNotApply(question)) ? [] : [[question, value]];
    }),
  );
}

/**
 * Answers that are told in so many words: "PAL is linked", "CPOR no, PAL yes", "all four yes", "no Azure there".
 * @param asked the questions as they are numbered on the card
 */
export function answersTold(said: string, asked: readonly Question[] = questions): Answers {
  const now = withAsked(withoutPlans(said.replace(seats, "")))
    .replace(neither, "$1")
    .replace(whoAnswered, "")
    .replace(noMore, "no ")
    .replace(planned, "");
  const all = eachWritten(now, asked);
  const { rest: after, back, isFlipped } = takenBack.test(all) ? stands(all) : takenBackIn(all);
  const { rest, unsure: open } = withoutOpen(
    after
      .replace(prodAndTest, "both subscriptions")
      .replace(wasAble, "linked")
      .replace(ownsIt, "")
      .replace(toTick, "$1 is done")
      .replace(isTicked, "$1 is done")
      .replace(inFull, "PAL")
      .replace(azureGone, "have no Azure any more")
      .replace(
        noneInAzure,
        (words: string, any: string | undefined) => `${any ?? (/^(?:a|one)\b/i.test(words) ? "any" : "no")} Azure`,
      ),
  );
  // "I said that PAL is linked, but it never was".
  const { pal, ...others } = {
    ...(isFlipped ? flipped(toldPlainly(plainPal(back), asked)) : {}),
    ...toldPlainly(rest, asked),
  };
  // "They linked it on Monday, and yesterday the customer took away his role again".
  const answers: Answers = pal === undefined || (pal === "yes" && losesAccess(rest)) ? others : { ...others, pal };
  return Object.keys(answers).length === 0 || open.some((question) => answers[question] !== undefined)
    ? answers
    : { ...answers, ...Object.fromEntries(open.map((question) => [question, "unsure" as const])) };
}

/** Without what somebody means to do, where another sentence tells how it is: "PAL isn't linked. He promised to do it as soon as he is back". */
function withoutPlans(text: string): string {
  const [first = "", ...others] = text.split(/(?<=[.!;])\s+/);
  return [first, ...others.filter((one) => !meansTo.test(one) || namesOne.test(one))].join(" ");
}
const meansTo =
  /^(?:(?:and|but|so) )?(?:he|she|they|i|we|their \p{L}+|our \p{L}+)(?:['’]ll| will| would|['’]d| promised| plans?| hopes?| wants?| agreed| intends?| (?:is|am|are) going)\b/iu;
const namesOne = /\b(?:cpor|pal|onboarding|azure|claims?|linked)\b/i;

/** "PAL yes, CPOR no and 300 seats": the seats answer nothing. */
const seats = /,? (?:and |with )(?:now )?\d[\d.,]{0,8} (?:paid )?seats(?: now)?(?= (?:at|in|for)\b|\s*(?:[.,;!]|$))/gi;

const noMore = /\bno more (?=(?:cpor|pal|onboarding)\b)/gi;
/** "PAL yes next week": what is to come answers nothing. */
const planned =
  /\b(?:cpor|pal|onboarding)\b(?: links?| claims?)?(?:[:,]? (?:is |are )?(?:a )?(?:yes|done|linked|ready|in place|set(?: up)?|finished|completed?))(?: (?:at|for|in|with) [^,;.!?]{1,40}?)? (?:(?:from|as of|by|on|in|starting|only|but|hopefully|sometime) ){0,2}(?:(?:the )?(?:next|coming) (?:week|month|quarter|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|tomorrow|soon|(?:a|one|two|three|four|\d{1,2}) (?:days?|weeks?|months?)(?! ago))(?!\p{L})/giu;

/** Whether it says when something will be so. */
export const tellsPlan = (said: string): boolean => said.search(planned) >= 0;

/**
 * "Contoso is done": everything is, of the customer whom it says so of; "I've linked Contoso": its Azure is.
 * @param called the names of those whom it may be said of
 */
export function ofWhole(said: string, called: string): string {
  const names = new Set(wordsOf(called).map(({ fold }) => fold));
  const words = wordsOf(said);
  // "Linked Contoso this morning", "I've linked Contoso and Fabrikam".
  const at = words.findIndex(({ fold }) => fold === "linked") + 1;
  const isLinkedBy =
    at > 0 &&
    words.slice(0, at - 1).every(({ fold }) => /^(?:i|ive|we|weve|ve|have|just|now|finally|also|already)$/.test(fold));
  const named = isLinkedBy
    ? words.slice(at).findIndex(({ fold }) => !names.has(fold) && !/^(?:and|both)$/.test(fold))
    : 0;
  const end = named < 0 ? words.at(-1) : words[at + named - 1];
  if (isLinkedBy && named !== 0 && end !== undefined)
    return `${said.slice(0, words[at - 1]?.to)} it${said.slice(end.to)}`;
  const last = words[words.findIndex(({ fold }) => !names.has(fold) && !/^(?:and|both)$/.test(fold)) - 1];
  const rest = last === undefined ? "" : said.slice(last.to);
  const [is] = isWholly.exec(rest) ?? [];
  return is === undefined ? said : `everything is done${rest.slice(is.length)}`;
}
const isWholly =
  /^(?: (?:is|are))?(?: (?:now|all|both|completely|fully|finally))* (?:done|sorted|finished|complete|in order)(?=\s*(?:[.,;!–-]|$)|,? (?:exc?ept|but|bar|apart from|besides)\b)/i;

/** Which questions were answered before by what is taken back: "I said that they have no Azure, but they do". */
export function answersTakenBack(said: string): readonly Question[] {
  if (takenBack.test(said)) return [];
  const { rest, back, isFlipped } = takenBackIn(said);
  if (isFlipped) return [];
  const was = toldPlainly(plainPal(back), questions);
  const mayBe = saysWrong.test(said) && hasAzure.test(rest) && !denies.test(rest) ? ["pal" as const] : [];
  const gone = losesAccess(said) ? ["pal" as const] : [];
  const now = answersTold(said);
  return questions.filter(
    (question) =>
      now[question] === undefined &&
      (was[question] !== undefined || [...mayBe, ...gone].some((one) => one === question)),
  );
}
/** "And no Dynamics either" leaves nothing open. */
const neither = /(\b(?:no|nor|not)\b[^.,;:!?]{1,40}|n['’]t\b[^.,;:!?]{1,40}) either\b/gi;

const hasAzure =
  /\b(?:have|has|use|uses|using|got|started with|own|owns)(?: (?:an?|some|their|its|own|small|new|few|one|two|also|now)){0,3} (?:azure|subscriptions?)\b/i;

const flipped = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).flatMap(([question, says]) => (says === "yes" ? [[question, "no"]] : [])));

const theirOnly =
  "(?:their|its|the|his|her) (?:only|last|single|sole|one and only|one|remaining)(?: remaining)?(?: azure)? (?:subscriptions?|tenant)";
const gaveUp = "(?:cancell?ed|closed(?: down)?|deleted|ended|terminated|shut down|gave up|given up|dropped|got rid of)";
/** "They cancelled their only subscription", "moved everything off Azure", "closed all of their Azure". */
const azureGone = new RegExp(
  `(?<!(?:\\b(?:not|never|nearly|almost)|n['’]t)(?: yet)? )\\b(?:${gaveUp} (?:${theirOnly}|all (?:of )?(?:(?:their|its|the) )?(?:azure|subscriptions)(?: subscriptions| tenants)?|everything (?:they had )?(?:in|on) azure)|${theirOnly} (?:is|was|has been|got) (?:now |just )?(?:gone|${gaveUp})|(?:moved|migrated) (?:all|everything|completely|it all|all of it|all (?:of )?(?:their|its) (?:workloads|servers|machines|systems|services))(?: (?:off|away|back|out))?(?: (?:off|from|of|out of))? azure)(?! and (?:moved|went|switched|opened|started|bought|took|got|created|replaced))(?=\\s*(?:[.,;:!?]|$)|\\s(?:and|so|but(?! (?:for|not|one|a few|a couple|(?:the|an?) (?:[a-z]+ )?(?:one|subscription|tenant|sandbox|test|dev)\\b)\\b)|last|in (?:(?:jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec)[a-z]*|20\\d\\d|q\\d|one go|(?:the )?(?:summer|spring|autumn|winter))|on|this|since|yesterday|today|now|to (?!(?:an?|the|another|our|your|new|azure|one|two|three|[a-z]+ (?:tenant|subscription)s?)\\b)|there|back|completely|altogether)\\b)`,
  "gi",
);

/** "They have no subscription in Azure", "not a single tenant on Azure", "zero Azure". */
const noneInAzure =
  /\b(?:(any)|(?<=n['’]t (?:have|got|had) )(?:a single|one)|no|zero|not (?:a single|one|any))(?: (?:single|active|own))?(?: (?:subscriptions?|subs?|tenants?|resources?|environments?|footprint|presence)(?: (?:at all|whatsoever|of their own))? (?:in|on|with))? azure\b/gi;

/** "The link between our Partner ID and their subscription", "the Partner Admin Link". */
const inFull =
  /\b(?:partner[- ](?:admin[- ])?link|link (?:to|with) our (?:partner|mpn) ?id|link between our (?:partner|mpn) ?id and (?:the |their )?[^.,;!?]{1,60}?(?= (?:has|is|was)\b))/gi;
const plainPal = (text: string): string => text.replace(inFull, "PAL");

/** "You can tick onboarding for Contoso": it is done. */
const toTick =
  /(?:^|[.,;:!?] )(?:(?:so|and|ok(?:ay)?) )?(?:you (?:can|may) |(?:please|pls) )?(?:tick(?: off)?|(?:check|cross) off) (?:the )?(cpor|pal|onboarding)\b(?: box)?(?: off| as done)?/i;
/** "Onboarding can be ticked for Contoso", "mark PAL as done for Contoso". */
const isTicked =
  /\b(?:mark (?:the )?)?(cpor|pal|onboarding) (?:(?:can|may|could) (?:now )?be (?:ticked|checked off|crossed off)(?: off)?|(?<=\bmark (?:the )?\w+ )(?:as|down as) (?:done|complete|completed))\b/i;

/** "Linked on production and test": on both of what they have. */
const environment = "(?:prod(?:uction)?|live|test|dev(?:elopment)?|staging|sandbox)";
const prodAndTest = new RegExp(
  `\\b(?:both )?(?:the |their |our )?${environment}(?: subscriptions?)? (?:and|&|\\+) (?:the |their |our )?${environment}(?: (?:subscriptions?|subs|one)\\b)?(?![\\p{L}]| (?:subscriptions?|subs|one|is|isn|are|not|has|hasn|lacks?|follows?|missing|needs?|still|customers?)\\b)`,
  "giu",
);

/** "I am still the owner", "the claim is still approved" say nothing of what is still open. */
const ownsIt = /\b(?:i am|i['’]m) still (?:the|its|their) owner\b|(?<=\b(?:is|are) )still (?=approved\b)/gi;

/** "Answered by Adele: …", "Adele's answers: …": whoever it is from, it is told. */
const whoAnswered =
  /\b(?:answer(?:s|ed)?|filled in|confirmed|reported|checked)(?: (?:to|for) (?:me|us))? (?:by|from) @?\p{L}+(?: \p{L}{2,})??(?: (?:today|yesterday|this morning|just now|on \p{L}+))? ?(?::|,| [–—-]) ?(?=(?:the )?(?:cpor|pal|onboarding|both|all|yes|no)\b)/giu;

/** "I was able to link it", "I could link it this morning": it is linked. */
const wasAble =
  /\b(?:(?:was|were|have been|has been) able to|managed to|succeeded in)(?: (?:finally|now|just))? link(?:ing)?\b|\bcould(?: (?:finally|at last|now|just))? link\b(?=[^.;!?]{0,120}\b(?:this morning|yesterday|at last|finally|last (?:week|month|\p{L}+day))\b)/giu;

const openPart =
  /^ ?(?:and |but )?(?:as for |as to |regarding |about |for )?(?:the |[^\s,;:.!?]{2,80} )?(cpor|pal|onboarding)\b(?: links?| claims?)?(?:['’]s| is| are)?[,:]? ?(?:(not sure(?: yet| about that)?|unsure|(?:i['’]?m )?not sure|(?:i )?(?:don['’]?t|do not) know|no idea|dunno)|(?:i|we)(?:['’]d|['’]ll| would| will)? (?:still )?(?:(?:have|need|had|want) to |must )?(?:check|ask|find out|look(?: into)? (?:it|that) up|look up)(?: [\p{L}'’]{1,20}){0,4}|(?:i|we)(?: have|['’]ve|['’]m| am|['’]re| are)?(?: just| still)? (?:asked|asking|checking|waiting for)(?= [^;!?]*$)|(?:(?:still )?(?:has|needs|have) )?to be (?:checked|confirmed|verified)|tbc|tbd)(?:[\s.!,;]*$|(?<=\b(?:asked|asking|checking|waiting for)) )/iu;

/** "Contoso: PAL not sure, …"; not "CPOR: not sure, …". */
const heading = /^(?![^:]*\b(?:cpor|pal|onboarding)\b)[^,;:.!?]{1,60}: /i;

/** Without what is left open of one question beside what is told of others: "CPOR yes, PAL not sure, onboarding I'd have to check". */
function withoutOpen(text: string): { rest: string; unsure: readonly Question[] } {
  const parts = text.replace(heading, "").split(/(?<=[,;.]) /);
  const kept: string[] = [];
  const open: Question[] = [];
  let isOpen = false;
  for (const part of parts) {
    const [, question = "", doubt] = openPart.exec(part) ?? [];
    const of = questions.find((one) => one === question.toLowerCase());
    // "…, I have to ask our engineer, who is back on Thursday".
    if (of === undefined && isOpen && /^(?:who|which)\b/i.test(part)) continue;
    isOpen = of !== undefined;
    if (of === undefined) kept.push(part);
    else if (doubt !== undefined) open.push(of);
  }
  return kept.length === parts.length || kept.length === 0
    ? { rest: text, unsure: [] }
    : { rest: kept.join(" ").replace(/^(?:but|and) |[,;] ?$/gi, ""), unsure: open };
}

function toldPlainly(said: string, asked: readonly Question[]): Answers {
  const text = withoutOthers(withoutBeliefs(withoutConclusion(said.replace(wasAsked, ""))));
  const back = takenBack.exec(text);
  // Of the link, where nothing is said of a claim: the words before say what it was.
  if (back !== null && ofPal.test(text.slice(0, back.index)) && !/\b(?:claims?|cpor|onboarding)\b/i.test(text))
    return { pal: "no" };
  // "Linked everywhere but on the sandbox", whatever else is told.
  const everywhere = text.replace(linkedBut, "PAL is not linked");
  if (everywhere !== text) return toldPlainly(everywhere, asked);
  // "Linked on production, but not yet on test": not for every subscription.
  const isOfSome = (onlySome.test(text) && ofPal.test(text)) || oneOnly.test(text);
  if (isOfSome && !unsure.test(text) && !/\b(?:claims?|cpor|onboarding)\b/i.test(text)) return { pal: "no" };
  const open = leftOpen(text);
  if (open !== undefined) {
    const others = open.rest === "" ? {} : toldPlainly(open.rest, asked);
    return others[open.question] === undefined ? { ...others, [open.question]: "unsure" } : {};
  }
  const others = withoutUndone(text);
  if (others !== text) return toldPlainly(others, asked);
  if (unquoted(text) !== text || unsure.test(text) || isHedged(text)) return {};
  if (correctedParts(text).length > 1 || asksFor.test(text)) return {};
  const link = linkTold(text);
  if (link !== undefined) {
    const { pal, ...others } = toldPlainly(link.rest, asked);
    const says = pal === undefined || pal === link.says ? link.says : undefined;
    return says === undefined ? others : { ...others, pal: says };
  }
  if (undone.test(text) || isReader(text)) return {};
  const numbers = byNumber(text, asked);
  if (numbers !== undefined) return numbers;
  if (fourYes.test(text)) return isDoubted(text.replace(/\bshould be\b/i, "")) ? {} : fourAnswers;
  const denials = denialsIn(text);
  const rest = denials.reduceRight((sofar, { from, to }) => `${sofar.slice(0, from)}${sofar.slice(to)}`, text);
  if (denials.length > 0 && takesBack.test(rest)) return {};
  const answers: Answers = { ...doneIn(denials.length === 0 ? rest : rest.replace(/^\W*(?:but|and) /i, "")) };
  const isDone = Object.keys(answers).length > 0;
  for (const { of, says, isBeside = false } of denials) {
    if (isBeside && !isDone) continue;
    for (const question of of) {
      const other = answers[question];
      // "No PAL at Contoso, they don't have Azure".
      const isNever = (other === "no" && says === "n/a") || (other === "n/a" && says === "no");
      if (other !== undefined && other !== says && !isNever) return {};
      answers[question] = isNever ? "n/a" : says;
    }
  }
  return answers;
}

const notKnown = [
  "(?<=^|[.;!?] )(?:really |honestly )?(?:not (?:(?:entirely|quite|really|completely|yet|at all|too) )?(?:certain|sure)|no (?:idea|clue))",
  "(?:i(?: am|['’]m)|we(?: are|['’]re)) (?:still |really |honestly |quite |afraid i(?: am|['’]m) )?not (?:(?:entirely|quite|really|completely|yet|at all) )?(?:certain|sure)",
  "(?:i|we) (?:honestly |really |simply )?(?:have|['’]ve) no (?:idea|clue)",
  "(?:i|we) (?:honestly |really |simply )?(?:do not|don['’]?t|cannot|can['’]?t) (?:yet )?(?:know|say|tell)(?: yet)?",
  "(?:i|we)(?: have|['’]ve)?(?: not|n['’]t)(?: (?:yet|been able to|managed to|had (?:the )?(?:time|chance) to)){0,3} (?:f(?:ind|ound) out|check(?:ed)?|verif(?:y|ied)|confirm(?:ed)?|ask(?:ed)?(?: them| him| her)?)(?: yet)?",
  "(?:i|we) still (?:have|need) to (?:find out|check|ask(?: them| him| her)?|verify)",
].join("|");
/** "I am not certain whether they have Azure". */
const doNotKnow = new RegExp(
  `(?:,? ?\\b(?:and|but|though|although|however),? )?\\b(?:${notKnown}) (?:whether|if) ([^.;!?]*?)(?=,? (?:but|since|because|as|though)\\b|[.;!?]|$)`,
  "i",
);
/** "I think that they have Azure, but I'm not certain". */
const notCertain =
  /(?:^|(?<=[.;!?] ))([^.;!?]{3,160}?),? (?:but|though|although) (?:i|we)(?:['’]m| am|['’]re| are) (?:still |really |quite )?not (?:(?:entirely|quite|really|completely|absolutely) )?(?:sure|certain)(?: (?:about|of) (?:it|that|this))?(?=\s*(?:[.,;!?]|$))/i;
/** "Not sure about Contoso, I think somebody set up PAL in spring, but I'd have to check." */
const hasToCheck =
  /(?:^|(?<=[.;!?] ))(?:i(?:['’]?m| am) )?not (?:quite |really |too )?(?:sure|certain) (?:about|of|on) [^.;!?]{1,60}?, ([^.;!?]{3,120}?),? (?:but |and )?(?:i|we)(?:['’]d|['’]ll| would| will)? (?:still )?(?:(?:have|need) to |must )?(?:check|ask|find out|look)\b[^.;!?]*/i;
const ofAzure =
  /\b(?:(?:has|have|had|got|uses?|using|runs?|is|are|there)\b.*\bazure\b(?! (?:log-?ins?|accounts?|access|admins?|passwords?|portal|bill|invoice)\b)|pal|(?:partner id|subscriptions?) (?:is|are|was|were|has|have)\b.*\blinked)\b/i;
const ofClaims =
  /\b(?:claims(?! (?:deck|list|file|page|report|form|meeting)\b)|workloads|cpor)\b.*\b(?:is|are|was|were|has|have|got)\b.*\b(?:submitted|filed|made|done|claimed|approved)\b|\b(?:submitted|filed|made|claimed)\b.*\b(?:every|all|each|claims?|cpor)\b/i;
/** A rule is what they aren't sure of: "whether we need PAL", "whether it counts". */
const ofRule =
  /\b(?:need|needs|needed|should|must|can|could|may|count|counts|required|allowed|applies|apply|have to|has to|worth|better|to)\b/i;

/**
 * "I am not certain whether they have an Azure subscription": which question is left open, and the rest; of a workload's
 * claim it is none.
 */
function leftOpen(text: string): { question: Question; rest: string } | undefined {
  const found = doNotKnow.exec(text) ?? notCertain.exec(text) ?? hasToCheck.exec(text);
  const [whole, what] = found ?? [];
  if (found === null || whole === undefined || what === undefined || ofRule.test(what)) return undefined;
  const before = text.slice(0, found.index);
  // "They have no Azure, but I'm not sure whether their developers have some".
  const ofSome = /\b(?:some|one|any|it)\b/i.test(what) ? (before.split(/[.;!?] /).at(-1) ?? "") : "";
  const isOfOne = wordsOf(what).some((word) => tokenOf(word) === tokens.workload);
  const question = ofAzure.test(what)
    ? "pal"
    : ofOnboarding.test(what)
      ? "onboarding"
      : ofClaims.test(what) && !isOfOne
        ? "cpor"
        : ofAzure.test(ofSome)
          ? "pal"
          : undefined;
  const told = question === "pal" && !ofAzure.test(what) ? before.slice(0, before.length - ofSome.length) : before;
  if (question === undefined) return undefined;
  const rest = `${told}${text.slice(found.index + whole.length)}`.replace(/^[\s.,;!]+(?:but |and )?/i, "").trim();
  return { question, rest };
}
const ofOnboarding = /\bonboarding\b.*\b(?:is|was|were|has|have|ever)\b/i;

/** What is told to be so, or of Azure not to be. */
function doneIn(text: string): Answers {
  if (plans.test(text)) return {};
  if (isPartly(text)) {
    // "CPOR is claimed for all workloads, but PAL is only on one of three subscriptions".
    const parts = text.split(/,? (?:but|and|while|whereas) (?=(?:the )?(?:cpor|pal|onboarding)\b)/i);
    if (parts.length > 1) return Object.assign({}, ...parts.map(doneIn)) as Answers;
    // "PAL is linked, CPOR done for 3 of 4 claims": of which it is said is open.
    const isOfPal = /\b(?:pal|linked)\b/i.test(text) && !/\b(?:cpor|claims?|onboarding)\b/i.test(text);
    return isOfPal && !denies.test(text) ? { pal: "no" } : {};
  }
  if (
    isDoubted(text) ||
    ofSome.test(text) ||
    ofOne.test(text) ||
    /\byet\b|(?<!\b(?:the|their|its) )\bonly\b/i.test(text)
  )
    return {};
  const said = [...text.matchAll(nouns)];
  if (said.length === 0 && everythingDone.test(text))
    return ofClaim.test(text) ? {} : { cpor: "yes", pal: "yes", onboarding: "yes" };
  const done = said.flatMap(({ 0: words, 1: noun = "", index }) =>
    ((saysDone.test(text.slice(index + words.length)) || setOn.test(text.slice(index + words.length))) &&
      !isBesideNoun.test(text.slice(0, index))) ||
    (did.test(text.slice(0, index).trimEnd()) && !ofThing.test(text.slice(index + words.length)))
      ? [noun.toLowerCase()]
      : [],
  );
  const answers: Answers = {};
  if (done.includes("pal") || linked.test(text) || (isLinked.test(text) && !isOfElse.test(text))) answers.pal = "yes";
  if ((done.includes("cpor") || claimsDone.test(text)) && !ofWorkload(text)) answers.cpor = "yes";
  if (done.includes("onboarding") || partOfOnboarding.test(text)) answers.onboarding = "yes";
  return answers;
}

/** "Association is part of our onboarding", "it's in our onboarding checklist since September"; not "Contoso is in onboarding". */
const partOfOnboarding = new RegExp(
  "\\b(?:(?:association(?: step)?|cpor|pal|claims?|link|both|these|those|they|it|that|this)(?:['’]?s| is| are| was| were|['’]?re| has been| have been)" +
    "|(?:i|we)(?:['’]ve| have)? (?:(?:now|just|already) )?(?:added|put|included|built|made|wrote) (?:it|them|both|association|cpor|pal)(?: and (?:cpor|pal))?)" +
    "(?: (?:now|already|all|both|officially|finally|just|in place))*(?: (?:an? )?(?:(?:fixed|standard|regular|mandatory|permanent|normal) )?(?:part of|step (?:of|in)|in|on|included in|built into|added to|into|to)) " +
    "(?:(?:our|the|their|your|its|every|each|customer) ){0,2}onboarding\\b(?! (?:call|meeting|mail|budget)\\b|,? (?:which |that |who )?(?:starts?|begins?|list of|for (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next|the)))",
  "i",
);

/** "CPOR is done for Teams" says nothing of the others. */
const ofWorkload = (text: string): boolean =>
  text
    .split(/[,;.!?](?=\s|$)/)
    .some(
      (part) => /\b(?:cpor|claims)\b/i.test(part) && wordsOf(part).some((word) => tokenOf(word) === tokens.workload),
    );

const ofPal = /\b(?:pal|linked)\b/i;

const fourAnswers: Answers = { cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" };

const isDoubted = (said: string): boolean => {
  const text = said.replace(claimOpen, "");
  return denies.test(text) || plans.test(text) || openYet.test(text) || /\bnone\b/i.test(text);
};
/** "PAL is done, the Intune claim is still with their legal": of a claim, and of no answer. */
const claimOpen =
  /(?:[,.;]|\band\b|\bbut\b) ?(?!(?:the |our |their )?(?:pal|cpor|onboarding)\b)(?:the |our |their )?(?:[\p{L}\d-]{2,20} ){1,3}claims? (?:is |are |was )?(?:now |still |only )?(?:waiting|with|pending|under|being)\b[^,.;!?]*/giu;
