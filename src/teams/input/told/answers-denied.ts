/** What is told plainly not to be so of the checklist's questions, or not to apply: "CPOR no", "PAL n/a". Pure. */
import { mayNotApply } from "../../../domain/customer/checklist.ts";
import { questions, type Question } from "../../../domain/customer/customer.ts";
import { denies, plans, takesAllBack } from "../reading/doubt.ts";
import { tokens, tokenOf } from "../reading/intents.ts";
import { wordsOf } from "../words/words.ts";

const negated = "(?:\\b(?:not|never|dont|doesnt)|n['’]t)";
const noAzure =
  `(?:(?:\\bno|${negated} (?:us(?:e|ing)|have|having|had|run(?:ning)?|need|got|get|do)(?: any)?|\\bneither(?= azure nor (?!pal\\b))|\\b(?:is|are)(?:n['’]?t| not) (?:any|on)|\\b(?:moved (?:off|away from|out of)|decided (?:against|not to (?:use|buy|go with|move to)|to do without)|(?:do|does|did)(?:n['’]t| not) want(?: any)?|gave up on|dropped|got rid of|ditched|stopped using)|\\bno longer (?:(?:use|have|run)s?|on)|\\b(?:they|customer|client) (?:have |has )?left|\\bha(?:s|ve) not(?: any)?|${negated} make (?:any )?use of|\\bnobody (?:there )?uses) azure` +
  `(?: (?:tenants?|subs?|subscriptions?|work|business|projects?|services?|consulting))?|(?:\\bnothing|${negated} (?:got |have |had |use |run |do |keep )?anything)(?: left)?(?: at all)? (?:in|on|with) azure)(?: (?:completely|altogether|entirely|with anybody|with anyone|either))?`;
/** What may follow it so that it is of all of a customer. */
const ends = "\\s*(?:[.,;:!?]|$)";
const goesOn = "\\s+(?:there|here|whatsoever|any ?more|any longer|anyway|and|n?or|no|so(?! far))\\b";
const ofAll = `\\s+(?:in use|at all|on (?:the|their|this|that) (?:side|end)|(?:in|at|for|with) (?:the|their|this|that) (?:tenant|customer|company|client))(?=${ends}|${goesOn})`;
const aPart =
  "(?:the|their|its|his|her|this|that|these|those|our|my|your|an?|any|some|each|every|most|both|all|one|two|three|\\d+|" +
  "new|old|main|now|today|present|use|scope|place|pre|prod\\w*|dev\\w*|test\\w*|qa|uat|stag\\w*|sandbox\\w*|demo\\w*|live|" +
  "hub|backup|disaster|ai|iot)\\b";
/** Of a customer, not of a part of it or a time: "no Azure in prod", "no Azure for the new project" leave it open. */
const withoutAzure = new RegExp(`${noAzure}(?=${ends}|${goesOn}|${ofAll}|\\s+(?:at|in|for)\\s+(?!${aPart}))`, "i");
/** Nothing is there of Microsoft's at all, or nothing that could be claimed. */
const nothingOfMicrosoft = new RegExp(
  `(?:\\bnothing|${negated} (?:use|have|had|run|got|buy|bought) any(?:thing| products?)) (?:from|of|by|with) (?:microsoft|ms)` +
    `(?: that (?:we|you) (?:can|could|might) (?:claim|associate))?(?=${ends}|${ofAll})`,
  "i",
);
const microsoft365 = "(?:m365|o365|ms ?365|(?:microsoft|office) ?365)";
const withUs = "(?: (?:with|w/?|through|thru|from|via|by) us)?";
const bought = "(?:the |their |some |any )?(?:licen[cs]es?|licen[cs]ing|hardware)";
const someTime = "(?: (?:there|here|at all|whatsoever|anyway|either))*";
const atName = `(?: (?:at|for|with) (?!${aPart}|us\\b)[^,;:.!?]{1,40}?)?`;
/** No workload to claim: what is bought elsewhere, only licences or hardware, only Azure. */
const withoutWorkloads: readonly RegExp[] = [
  `(?:\\bno|${negated} (?:use|have|had|run|need|got|buy)(?: any)?) ${microsoft365}(?: licen[cs]es?)?${withUs}${atName}`,
  `\\b(?:only|just|purely|merely) (?:an? )?(?:licen[cs]e|licen[cs]ing|hardware) (?:resale|reselling|resell|customers?|sales?)${withUs}${atName}`,
  `\\b(?:only|just) (?:ever )?(?:buy|buys|bought|get|gets|got|order|orders) ${bought}${withUs}`,
  `\\b(?:only|just) (?:ever )?(?:sell|sold|resell|resold)(?: (?:them|it))? ${bought}`,
  `\\b(?:licen[cs]es?|licen[cs]ing|hardware)(?: resale)? only${withUs}`,
  `^\\W*(?:only|just|purely) ${bought}${withUs}`,
  `\\bno workloads?(?: (?:to claim|that (?:we|you) (?:can|could|might) claim))?${withUs}${atName}`,
  `\\b(?:nothing|not anything) (?:for us )?to (?:claim|associate)${atName}`,
  `(?:\\b(?:do|does|did) not|\\b(?:do|does|did)n['’]?t) (?:do|provide|deliver) any (?:services|workloads?|projects?|work)${atName}`,
  `\\bazure[- ]only${withUs}`,
  `\\b(?:only|just|purely)(?: (?:use|uses|have|has|buy|buys|run|runs))? azure${withUs}(?: at (?!${aPart})[^,;:.!?]{1,40}?)?`,
  `\\b(?:use|uses|have|has|buy|buys|run|runs) only azure${withUs}`,
].map((words) => new RegExp(`${words}${someTime}(?=${ends}|\\s+(?:because|since)\\b)`, "i"));

/** "We heard nothing from Microsoft", "they won't have anything from Microsoft", "customers with nothing from Microsoft". */
const notOfWhatTheyHave =
  /\b(?:hear\w*|got|gotten|receiv\w+|back|answer\w*|repl\w+|response|mail|email|word|news|wo|wont|will|would|going to|may|might|which|list|customers|clients|everyone|anyone)\b|won['’]t|\?/i;

const exceptSome = /\b(?:exc?ept|besides|other than|apart from|but|unless|bar)\b/i;
/** "Nothing to claim, everything is approved": nothing is left to claim, which is a yes rather than that it doesn't apply. */
const isAllClaimed =
  /\b(?:every(?:thing|one)|all|both)(?:['’]s| is| was| has| have| are| of (?:it|them) (?:is|are))?(?: been)?(?: already| long| now)? (?:claimed|approved|submitted|associated|done|filed|in place)\b|\b(?:already|been) (?:claimed|approved|submitted|associated|filed)\b/i;

/** Whether it says of the whole customer that no workload is there to claim: not of one workload, and not for now. */
function hasNoWorkloads(part: string): boolean {
  const found = withoutWorkloads.map((pattern) => pattern.exec(part)).find((one) => one !== null);
  if (found === undefined || exceptSome.test(found[0]) || denies.test(part.slice(0, found.index)) || forNow.test(part))
    return false;
  return !wordsOf(part).some((word) => !/^workloads?$/.test(word.fold) && tokenOf(word) === tokens.workload);
}

/** "Only bought hardware so far", "before that": for now. */
const forNow =
  /\b(?:yet|so far|for now|until|till|before|currently|at the moment|right now|this (?:week|month|year|time))\b/i;
/** What it is so of all but: "no Azure, only in dev", "no Azure, but a test subscription". */
const exception =
  /^[,;]? ?[–—-]* ?(?:(?:only|just)(?! (?:on )?(?:m365|o365|ms|microsoft|office|exchange|teams|sharepoint|intune|copilot|dynamics|power|licen[cs]|hardware))|exc?ept|unless|apart from|other than|besides|outside|(?:or )?so (?:they|he|she|the \w+) (?:says?|claims?)|they (?:say|said|claim)|(?:s?he|the customer) (?:says|said|claims)|but (?:an?|one|two|some|for|in|on)\b)/i;
/** "Little to no Azure", "they used to have no Azure". */
const hardly =
  /\b(?:used to|no longer|not|never|(?:little|close|next) to|almost|nearly|hardly|practically|virtually)(?: \w+)?\s*$/i;
/** "No Azure yet", "nothing in Azure that is linked to us": there is some, or will be. */
const ofLess = /\byet\b|\b(?:that|which) (?:is|are|was|were|we|has|have|had|could|can)\b/i;
/** "The call about PAL is done". */
export const isBesideNoun = /\b(?:about|on|for|of|in|with|re)(?: the| their| our)? $/i;

const nounOf = "(?:cpor|pal|onboarding)(?: links?| claims?| association)?";
const noneOf = `(${nounOf}(?:,? (?:and|or|nor) (?:no )?${nounOf})*)`;
const named = `(${nounOf}(?:,? (?:and|&|\\+) (?:the )?${nounOf})*)`;
const at = "(?: (?:at|for|in|with|on) (?:(?! but )[^,;:.!?]){1,40}?)?";
const still = "(?: (?:there|here|either|after all|though|sorry|unfortunately|sadly))*";
const stillYet =
  "(?: (?:yet|so far|after all|there|here|either|though|sorry|unfortunately|sadly|right now|at the moment))*";
const finished =
  "(?:linked|done|made|in place|there|set(?: up)?|finished|completed?|started|sorted|submitted|claimed|arranged)";
const is = "(?: (?:is|are|was|were|has|have|had))";

/** What one part says of a question and nothing else: a no, or that it does not apply. After the words for it, or around them. */
const plainly: readonly (readonly [RegExp, "no" | "n/a"])[] = [
  [new RegExp(`\\bneeds? no ${named}${at}${still}[\\s.!]*$`, "i"), "n/a"],
  [new RegExp(`\\bneither ${noneOf}(?:${is}(?: been)? ${finished})?${at}${stillYet}[\\s.!]*$`, "i"), "no"],
  [
    new RegExp(
      `\\b${named}${at} ?[:=–-]?${is}?(?: been)? ?(?<![\\wÀ-ɏ])(?:no|nope|nein|nee|missing|outstanding|still (?:missing|open|to do)|not yet(?: been)?(?: ${finished})?|(?:still )?not(?: been)?(?: yet)?(?: been)? ${finished})${at}${stillYet}${at}[\\s.!]*$`,
      "i",
    ),
    "no",
  ],
  [new RegExp(`\\b${named}${at}${is}n['’]?t(?: yet)?(?: been)? ${finished}${at}${stillYet}${at}[\\s.!]*$`, "i"), "no"],
  [new RegExp(`\\bno ${noneOf}${at}${stillYet}${at}[\\s.!]*$`, "i"), "no"],
  [
    new RegExp(
      `\\b(?:(?:do|have|has)(?:n['’]?t| not)|(?:we|they) lack)(?: yet)?(?: (?:have|got|had|set up|made|linked|done|submitted))?(?: (?:any|an?|the|our))? ${named}${at}${stillYet}${at}[\\s.!]*$`,
      "i",
    ),
    "no",
  ],
  [
    new RegExp(
      `\\b${named}${at} ?[:=–-]?(?: is| are)? ?(?<![\\wÀ-ɏ])(?:n/?a|not applicable|(?:d(?:o(?:es)?|id) ?n['’]?t|d(?:o(?:es)?|id) not) apply(?: to (?:them|it|this customer))?|(?:is ?n['’]?t|are ?n['’]?t|not) (?:needed|required|necessary|applicable|relevant))${at}${still}[\\s.!]*$`,
      "i",
    ),
    "n/a",
  ],
  [new RegExp(`\\bno ${named} (?:is |are )?(?:needed|necessary|required)${at}${still}[\\s.!]*$`, "i"), "n/a"],
  [new RegExp(`\\b(?:do(?:es)?n['’]?t|do(?:es)? not) need (?:any |a )?${named}${at}${still}[\\s.!]*$`, "i"), "n/a"],
];

/** "I said it's linked, put it back to not done". */
export const takenBack =
  /\b(?:put|set|change|turn|move) (?:it|that|this|pal|the pal) (?:back )?to (?:no|not (?:done|linked)|open)\b/i;

/** A no only beside what is told to be so: "PAL is linked but CPOR isn't", "but not CPOR". */
const elliptically = new RegExp(
  `^ ?(?:the )?${named}(?: (?:is|are)(?:n['’]?t| not)|['’]s not)(?: yet)?[\\s.!]*$|^ ?not ${named}${at}(?: yet)?[\\s.!]*$`,
  "i",
);

/** "No claim yet", beside what is told of the link. */
const noClaim =
  /^(?: ?[^,;:.!?]{1,60}:)? ?(?:there(?:['’]s| is| are) |we have |they have )?no (?:cpor )?claims?(?: (?:there|here|made|submitted|filed|at all|on record))*(?: (?:yet|so far))?[\s.!]*$/i;

const subscriptions = "(?:azure )?(?:subs?|subscriptions?|tenants?)";
/** "They aren't linked yet", "none of their subscriptions is linked": nothing else is than Azure. */
const unlinked = new RegExp(
  `(?:${is}(?:n['’]?t| not)(?: been)?(?: yet)?(?: been)?|\\b(?:(?:none|neither)(?: of (?:them|these|those|which|the (?:two|three|four)|(?:(?:the|their|its|our) )?(?:(?:two|three|four|five|\\d+) )?${subscriptions}))?|no ${subscriptions})${at}${is}(?: been)?) linked(?: (?:to|with) (?:us|our (?:partner|mpn) id))?${stillYet}${at}${stillYet}[\\s.!]*$`,
  "i",
);
const ofElse = /\b(?:claims?|cpor|pal|onboarding|accounts?|documents?|files?|cards?|gdap)\b/i;

/** Ends of parts that may each answer a question: "CPOR no, PAL yes", "cpor yes pal no". */
const partEnds =
  /(?<![,;.!\n])[,;.!\n]+(?=\s|$)|:(?=\s+(?:the )?(?:cpor|pal|onboarding)\b)|(?<!\b(?:cpor|pal|onboarding))\s(?:and|but|while|whereas|&)\s(?=(?:the |their |no |not )?(?:cpor|pal|onboarding)\b)|\s(?:and|but)\s(?=(?:(?:no|not)|(?:there(?:['’]s| is| are) |they have |we have )?no) (?:cpor|pal|onboarding|claims?|workloads?)\b)|(?<!\b(?:cpor|pal|onboarding))\s[–—-]+\s|(?<=\b(?:cpor|pal|onboarding):? (?:yes|no|n\/a|done))\s(?=(?:cpor|pal|onboarding)\b)/gi;

/** "Customers where onboarding isn't done" asks for a list. */
const asksForSome = /\b(?:where|which|whose|customers|clients|everyone|anyone)\b/i;

/** "The customer says they don't have PAL. I see it though", "they have no claim; we have": somebody says so who is wrong. */
export const isContradicted = (part: string, after: string): boolean => ofTheirs.test(part) && contradicts.test(after);
const ofTheirs =
  /\b(?:they|s?he|customer|client|microsoft|ms|says?|said|claims? (?:that|there|we|it|they|no)|told|wrote|according)\b/i;
const contradicts =
  /\b(?:s?he|they|that|it|\p{L}{2,30})(?:['’]s|['’]re| is| are| must be) (?:wrong|mistaken)\b|\b(?:i|we) (?:(?:can|do|did|still|actually|clearly|certainly) )*(?:see|have|do|did)(?: (?:it|one|that|them))?(?=\s*(?:[.,;!]|$)| (?:though|at|there|too|linked|myself|ourselves)\b)/iu;
/** "They have one subscription, which isn't linked yet", "neither of which is linked". */
const ofWhich = /^[,;. ]{0,3}(?:(?:neither|none) of )?which\b/i;

/** `isBeside`: only where something else is told to be so. */
type Denial = {
  from: number;
  to: number;
  of: readonly Question[];
  says: "no" | "n/a";
  isBeside?: true | undefined;
};

const questionsNamed = (said: string): readonly Question[] =>
  questions.filter((question) => new RegExp(`\\b${question}\\b`, "i").test(said));

/** The parts of a text that say plainly that something is not so, or does not apply. */
export function denialsIn(text: string): readonly Denial[] {
  const ends = [...text.matchAll(partEnds)];
  return [...ends.map(({ index }) => index), text.length].flatMap((to, nth) => {
    const end = nth === 0 ? undefined : ends[nth - 1];
    const from = end?.index ?? 0;
    const part = text.slice(from + (end?.[0].length ?? 0), to);
    const after = text.slice(to);
    if (takesAllBack.test(after) || isContradicted(part, after)) return [];
    const none = nothingOfMicrosoft.exec(part);
    if (
      none !== null &&
      !notOfWhatTheyHave.test(part) &&
      !forNow.test(part) &&
      !hardly.test(part.slice(0, none.index)) &&
      !exceptSome.test(after)
    )
      return [{ from, to, of: ["cpor", "pal"], says: "n/a" }];
    if (plans.test(part) || asksForSome.test(part.replace(ofWhich, ""))) return [];
    const azure = withoutAzure.exec(part);
    if (azure !== null && !ofLess.test(part.slice(azure.index)) && !hardly.test(part.slice(0, azure.index)))
      return exception.test(after)
        ? []
        : [{ from, to, of: hasNoWorkloads(part.replace(withoutAzure, "")) ? ["cpor", "pal"] : ["pal"], says: "n/a" }];
    if (hasNoWorkloads(part))
      return exception.test(after) || isAllClaimed.test(text) ? [] : [{ from, to, of: ["cpor"], says: "n/a" }];
    for (const [pattern, says] of plainly) {
      const found = pattern.exec(part);
      if (found === null || denies.test(part.slice(0, found.index)) || isBesideNoun.test(part.slice(0, found.index)))
        continue;
      const of = questionsNamed(found[1] ?? "");
      // "PAL is not needed yet" is no answer of either.
      if (says === "n/a" && (/\byet\b/i.test(part) || !of.every(mayNotApply))) return [];
      return [{ from, to, of, says }];
    }
    const before = unlinked.exec(part)?.index;
    if (before !== undefined && !ofElse.test(part) && !denies.test(part.slice(0, before)))
      return [{ from, to, of: ["pal"], says: "no" }];
    if (noClaim.test(part)) return [{ from, to, of: ["cpor"], says: "no", isBeside: true }];
    const beside = elliptically.exec(part);
    return beside === null ? [] : [{ from, to, of: questionsNamed(beside[0]), says: "no", isBeside: true }];
  });
}
