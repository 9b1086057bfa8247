/** What is asked of what happened: who said that, since when it is so, what changed since yesterday. Pure. */
import type { PastSubject } from "../../../cards/customer/asked-past.ts";
import type { CustomerId } from "../../../domain/customer/customer.ts";
import type { PersonId, PersonRef } from "../../../domain/people/person.ts";
import { addDays, type Day } from "../../../domain/time/time.ts";
import type { About } from "../../turn.ts";
import { sentencesOf, statesIn } from "./asked-lists.ts";
import { lately, recapAsked, recapKindAsked } from "./recap-asked.ts";
import { findDay } from "../time/day.ts";
import { isPronoun } from "../reading/pointing.ts";
import { pastPeriodIn } from "../time/period.ts";
import { isWish } from "../reading/request.ts";
import { hasCustomer, hasPerson, strangerIn, type Reading } from "../reading/reading.ts";

/** What of a customer's past is meant; `states`: where a claim came to stand. */
export type PastAsked = {
  of: PastSubject;
  states: readonly string[];
  /** What somebody said is asked about, and not what was done. */
  isSaid: boolean;
  /** Only when: the claim's own line may say as much. */
  isWhen: boolean;
};

const done =
  "used to (?:look after|own|have|handle|be)|looked after|took care of|handled|owned|said|says|told|tells|reported|confirmed|closed|answered|answers|did|done|changed?|changes|set|linked|gave|given|assigned|reassigned|moved|took|taken|removed|deleted|edited|added|snoozed|paused|claimed|submitted|recorded|entered|marked|wrote|put|made|decided|lost|lose|signed|ticked|approved|rejected|declined|became|become|happen(?:ed)?|updated|touched|imported";
/** Microsoft and customers say what the claim's own line has. */
const aColleague =
  "(?!(?:microsoft|ms|msft|they|it|you|the|this|that|their|our|my|your|his|her|a|customers?)\\b)@?\\p{L}+(?: (?!(?:tell|told|say|said|report|answer|enter|change|just|already|last|ever))\\p{L}+)?";
const asksWho = new RegExp(
  `\\bwho (?:had(?! (?:to|been|an?|any|no|the|access)\\b)|was (?:the |its |their )?(?:last|latest|previous|former|first) (?:owner|one))\\b|\\bthe last thing (?:that )?(?:i|we|she|he|${aColleague}) (?:told|said|reported|answered|did|changed|wrote)\\b|\\bwhat (?:did|have|has) (?:i|we|she|he|${aColleague}) (?:just |already |last |ever )?(?:tell|told|say|said|report|reported|answer|answered|enter|entered|change|changed)\\b|\\bwho(?:['’]?s| has| had| was it (?:that|who)| did)?(?: (?:you|it|that|last|actually|then|all|even|ever|first|has|it's))? (?:${done})\\b|\\bwho (?:was it|was that|did (?:it|that|this)|was (?:responsible|in charge|the owner|on it|looking after))\\b|\\b(?:from|by) who(?:m)?\\b|\\bwhose (?:answer|word|entry)\\b`,
  "iu",
);
const asksWhen = new RegExp(
  `\\bwhen (?:was|were|did|has|had)\\b|\\bwhen (?:${done})\\b|\\bsince when\\b|\\bhow long (?:has|have) (?:\\w+ ){1,3}(?:been|owned|had)\\b|\\bwhat day (?:was|did)\\b`,
  "i",
);
const asksWhy =
  /\b(?:why|how come)\b(?! is\b| are\b)[^.?!]*\b(?:chang\w+|los[et]|moved|taken|(?:an?|its|the|my|no) (?:\w+ )?owner|reassigned|assigned|snoozed|paused|offboarded|removed|yes|no longer (?:mine|\w+['’]s))\b/i;
/** "What has been done there so far?" */
const whatWasDone =
  /\bwhat (?:all )?(?:(?:has|have|was|had)(?: (?:we|they|he|she|you|already|all|been|ever))* (?:done|happened|going on)|happened|went on|did (?:we|they) (?:all )?do)\b[^.?!]{0,60}\b(?:there|so far|until now|up to now|before|already|with (?:it|them)|at|for)\b/i;
/** A rule, a day to come, or what Microsoft said, of which the claim's own line says more. */
const isElse =
  /\bwhen (?:was|were|did|has|have)\b[^.?!]{0,40}\blast\b[^.?!]{0,20}\b(?:confirm|answer)\w*|(?<!since )\bwhen (?:do|does|will|can|should|is|are|must)\b|\bwhen (?:did|have|had) you\b|\b(?:since when do|how long have) (?:we|i) (?:have|had|got)\b|\b(?:lose|lost)\b[^.?!]{0,30}\b(?:credit|attribution|points|money)\b|\b(?:become|became|been) (?:a|our) (?:customer|client)\b|\bearn(?:s|ing|ed)? nothing\b|\b(?:without|no) credit\b|\bsigned\b[^.?!]{0,20}\b(?:proof|poe|sow|statement)\b|\bwho (?:should|can|could|will|would|needs?|does|has to|owns|looks)\b|\b(?:deadline|due|usually|normally|remind\w*|messages?|digest|asked|ask)\b/i;

/** What of it is asked: who did it, when, or why; undefined where it asks for something else. */
export function pastAskedIn(text: string): PastAsked | undefined {
  if (isElse.test(text) || !(asksWho.test(text) || asksWhen.test(text) || asksWhy.test(text) || whatWasDone.test(text)))
    return undefined;
  const isSaid = /\b(?:said|says?|told|tells?|confirm(?:ed)?|answer(?:ed|s)?|report(?:ed)?|ticked)\b/i.test(text);
  return {
    of: subjectOf(text),
    states: statesIn(text),
    isSaid,
    isWhen: !asksWho.test(text) && !whatWasDone.test(text),
  };
}

/** "Anything new at Contoso since Monday?", "what changed there?": what was done there last. */
export const newsAsked = (text: string): PastAsked | undefined =>
  isOfChanges(text) ? { of: "anything", states: [], isSaid: false, isWhen: false } : undefined;

/** "Was PAL at Contoso done by Megan?", "did Megan submit the claim?", of somebody who is named. */
export function doneByAsked(text: string): PastAsked | undefined {
  const of = subjectOf(text);
  return didThey.test(text) && /^(?:pal|claims|onboarding)$/.test(of)
    ? { of, states: [], isSaid: true, isWhen: false }
    : undefined;
}
const didThey =
  /^\W*(?:(?:and|so|but|hi|ok),? )?(?:did|has|have)(?:n['’]t)? @?\p{L}+(?: \p{L}+)?(?: (?:already|really|ever|actually))? (?:link|do|did|done|set|submit|file|make|made|claim|confirm|add|tick)\w*\b|^\W*(?:(?:and|so|but|hi|ok),? )?(?:was|were|is|has|have)(?:n['’]t)? [^.?!]{1,80} (?:done|linked|set up|submitted|filed|made|confirmed|claimed|added|ticked) by\b/iu;

/** Since when a claim stands where it does, its own line says. */
const isOfLine = ({ of, isWhen }: PastAsked): boolean => of === "claims" && isWhen;

/** Who is named in it: whoever got the customer, or did what is asked about. */
export function whoIn({ text, words, found }: Reading): { to?: PersonRef; by?: PersonRef } {
  const [one, ...others] = found.filter(hasPerson);
  const [person, ...alike] = one?.candidates ?? [];
  if (one === undefined || person === undefined || others.length + alike.length > 0) return {};
  const before = text.slice(0, words[one.from]?.from);
  const end = words[one.to - 1]?.to ?? text.length;
  const after = text.slice(end);
  const isOwner =
    /\b(?:to|for) @?$/i.test(before) ||
    /['’]s$/.test(text.slice(0, end)) ||
    /^ (?:owns?|owned|had|has|have|got|get|became|become|been|looked? after|looks after)\b/i.test(after);
  if (isOwner) return { to: person.id };
  return /\b(?:did|has|have|had|by|was it|thing|thing that) @?$/i.test(before) ? { by: person.id } : {};
}

function subjectOf(text: string): PastAsked["of"] {
  if (hasNoOwner.test(text)) return "unowned";
  if (/\b(?:the|my|our|that|this|a|any) (?:\w+ )?(?:notes?|comments?)\b/i.test(text)) return "notes";
  if (/\b(?:pal|link(?:ed|s)?|admin link)\b/i.test(text)) return "pal";
  if (/\b(?:onboard\w*)\b/i.test(text)) return "onboarding";
  if (/\bsnooz\w*|\bmuted?\b/i.test(text)) return "snooze";
  if (/\b(?:pause[ds]?|on hold|offboard\w*|active)\b/i.test(text)) return "lifecycle";
  const isOfClaim = /\b(?:claim(?:s|ed)?|cpor|dispute[ds]?)\b/i.test(text) || statesIn(text).length > 0;
  if (isOfClaim) return "claims";
  return /\b(?:who had|before|previous\w*|former\w*|used to|own(?:s|ed|ers?)?|look(?:s|ed|ing)? after|unassigned|responsible|in charge|mine|his|hers|yours|give|gave|given|assign\w*|reassign\w*|took|taken|hand(?:ed)?)\b/i.test(
    text,
  )
    ? "owner"
    : "anything";
}

const hasNoOwner =
  /\b(?:without (?:an |any )?owner|(?:no|not an) owner|unassigned|unowned|ownerless|no ?(?:body|one) (?:has )?(?:owns?|owned|had|has|looks? after|looked after))\b/i;

type Said = {
  today: Day;
  me: PersonId;
  manager?: boolean | undefined;
  personal?: boolean | undefined;
  earlier?: About | undefined;
};

/** The command that shows the past of the customer who is named, or talked of; of all of them since a day for managers, and in a channel. */
export function pastAsked(reading: Reading, said: Said): string | undefined {
  const acts = actsAsked(reading, said);
  if (acts !== undefined) return acts;
  const isOfNobody = reading.found.length === 0 && strangerIn(reading) === undefined;
  // In a channel everybody may read it, but not who did it.
  const maySee = said.manager !== false || (said.personal === false && recapKindAsked(reading.text) === undefined);
  const recap = maySee && isOfNobody ? recapAsked(reading.text, said.today) : undefined;
  if (recap !== undefined) return recap;
  // "Two days at Contoso. Has anything changed with my customers since Wednesday?"
  const changes = changesSince(reading, said);
  if (changes !== undefined && atAll.test(reading.text)) return changes;
  const [only, ...others] = new Set(
    reading.found.filter(hasCustomer).flatMap(({ candidates }) => candidates.map(({ id }) => id)),
  );
  const isOfWhoIsNamed = only !== undefined && others.length === 0 && whoIn(reading).by !== undefined;
  if (isOfWhoIsNamed && doneByAsked(reading.text) !== undefined) return `show ${only}`;
  const customer = isOfWhoIsNamed ? only : customerOf(reading, said.earlier);
  const past = pastAskedIn(reading.text);
  const { since } = pastPeriodIn(reading.text, said.today);
  const isOfOne = (past !== undefined && !isOfLine(past)) || (since !== undefined && isOfChanges(reading.text));
  if (customer !== undefined && isOfOne)
    return said.manager === false || (since === undefined && asksOpenToo.test(reading.text))
      ? `show ${customer}`
      : `history ${customer}${since === undefined ? "" : ` since ${since}`}`;
  return changes ?? (said.manager === false ? ownPast(reading, said) : undefined);
}

/** "Who looked after Contoso before, and what is open there?": its card has both. */
export const asksOpenToo =
  /\bwhat(?:['’]?s| is| are)?(?: (?:still|now|all))* (?:open|missing|left|outstanding|pending|to (?:do|be done))\b/i;

const ofRecord = /\b(?:answers?|claims?|checklists?|customers?|entry|entries|proofs?|owners?|pal|cpor)\b/i;

/** What an owner asks of one of theirs and names none: which one is meant; of their claims, these. */
function ownPast(reading: Reading, { personal, earlier }: Said): string | undefined {
  const { text, found } = reading;
  if (found.length > 0 || strangerIn(reading) !== undefined || isElse.test(text) || !ofRecord.test(text))
    return undefined;
  if (!(asksWho.test(text) || asksWhen.test(text) || asksWhy.test(text))) return undefined;
  if (!/\bclaims\b/i.test(text)) return earlier?.customer === undefined ? "show" : undefined;
  // "Who submitted the rejected claims" is about the rejected ones.
  const states = statesIn(text.replace(/\bwho (?:has |had )?\w+/i, ""));
  return ["claims", ...(states.length === 0 ? ["all"] : states), ...(personal === true ? ["mine"] : [])].join(" ");
}

const didAct =
  "did|done|changed|saved|entered|recorded|updated|edited|answered|told|said|reported|set|touched|snoozed|assigned|worked on|added|confirmed|finished|achieved|got done";
const acted = `do|change|save|enter|record|update|edit|answer|tell|say|report|touch|snooze|assign|work on|add|confirm|finish|achieve|get done|${didAct}`;
const soFar = "(?: (?:just|already|actually|all|even|so far|been|ever))?";
/** "What did W do", "everything W changed", "W's changes", "did W do anything", "which customers has W touched". */
const asksActs = new RegExp(
  [
    `\\b(?:what|which customers)(?: all)? (?:did|has|have|had) W${soFar} (?:${acted})\\b(?! to\\b)`,
    `\\b(?:everything|all|anything|things?|what)(?: that)? W(?: did| has| have|['’]ve)?${soFar} (?:${didAct})\\b`,
    `\\b(?:did|has|have) W${soFar} (?:${acted})(?: \\w+){0,1}? (?:anything|something|much|a lot|any customers?)\\b`,
    "\\bW['’]s (?:own )?(?:changes|acts|actions|activity|activities|edits|updates|history)\\b",
    `\\b(?:changed|done|saved|updated|answered|entered|touched) by W\\b`,
    "\\bhow (?:was|is|did|has)(?: the)? W['’]s (?:week|month|quarter)\\b",
  ].join("|"),
  "i",
);
const asksWhoDidWhat = /\bwho (?:has |have )?(?:changed|did|done|saved|updated|answered) what\b/i;
const atOwn = /\b(?:on|at|with|for|to|of) (?:any of )?my customers\b/i;
const pointsThere = /\b(?:there|here|at it|with it|for them|at that one|for that one|this one|that one)\b/i;

/** What somebody did in a span, at whichever customers: "what did I change today?", "what did Megan do yesterday?" */
function actsAsked({ text, words, found }: Reading, { today, me }: Said): string | undefined {
  // "What did Megan do at Isaiah's customers?"
  const owner = found.find(
    ({ to }) => theirCustomers.test(text.slice(0, words[to - 1]?.to)) && ofThem.test(text.slice(words[to - 1]?.to)),
  );
  const [one, ...others] = owner !== undefined && found.length > 1 ? found.filter((each) => each !== owner) : found;
  const [person, ...alike] = one?.candidates ?? [];
  // "Lynne stood in for me. What did she answer?" names her twice.
  const isElse = others.some(({ candidates }) => candidates.some(({ id }) => id !== person?.id));
  if (isElse || alike.length > 0 || (one !== undefined && !hasPerson(one)) || pointsThere.test(text)) return undefined;
  const masked = (
    one === undefined
      ? text.replace(/\bmy\b/gi, "W's").replace(/\b(?:i|me)\b/gi, "W")
      : found.reduce((rest, { from, to }) => {
          const written = text.slice(words[from]?.from, words[to - 1]?.to);
          return rest.replace(written, /['’]s$/.test(written) ? "W's" : "W");
        }, text)
  ).replaceAll("@W", "W");
  const isOfAll = one === undefined && asksWhoDidWhat.test(text);
  if (!isOfAll && !asksActs.test(masked)) return undefined;
  const [, own] = /W['’]s (week|month|quarter)\b/i.exec(masked) ?? [];
  const { since = lately(own, today), until } = pastPeriodIn(masked, today);
  const day = since ?? (/\b(?:this morning|earlier)\b/i.test(masked) ? today : pastDayIn(masked, today));
  const atWhose = one === owner ? undefined : owner?.candidates[0];
  const isAtOwn = person !== undefined && person.id !== me && atOwn.test(text);
  // "…, during that time": which it was, another sentence says.
  if (day === undefined && ((atWhose === undefined && !isAtOwn) || ofThen.test(text))) return undefined;
  const end = since === undefined && day !== today ? day : until;
  // What somebody else did is the managers' to see; what they did at the writer's own customers is theirs, too.
  const at = isAtOwn ? "mine " : atWhose === undefined ? "" : `customers of ${atWhose.id} `;
  const whose = isOfAll ? "" : `${at}by ${person?.id ?? me}`;
  return ["history", whose, day === undefined ? "" : `since ${day}`, end === undefined ? "" : `until ${end}`]
    .filter((part) => part !== "")
    .join(" ");
}

const theirCustomers = /\b(?:at|with|for|on|to|of) (?:any of |all of )?@?\p{L}+(?: \p{L}+)?['’]s$/iu;
const ofThen = /\b(?:then|that time|those days|that week|meanwhile|while i)\b/i;
const ofThem = /^ (?:own )?(?:customers|clients|accounts)\b/i;

/** "On Tuesday", "on 24 November". */
function pastDayIn(text: string, today: Day): Day | undefined {
  const [, named = ""] = /\b(on (?:the )?\S+(?: \S+)?|last \S+day)/i.exec(text) ?? [];
  const day = named === "" ? undefined : findDay(named, today, true);
  return day === undefined || day > today ? undefined : day;
}

/** The one that is named, or the one that was talked of, where the words point at it or say nothing else. */
function customerOf(reading: Reading, earlier: About | undefined): CustomerId | undefined {
  const { found, words } = reading;
  const named = new Set(found.filter(hasCustomer).flatMap(({ candidates }) => candidates.map(({ id }) => id)));
  const [one, ...others] = named;
  if (one !== undefined) return others.length === 0 && !found.some(hasPerson) ? one : undefined;
  if (strangerIn(reading) !== undefined || found.length > 0) return undefined;
  const isPointed = words.some((_, at) => isPronoun(words, at)) || words.length <= 8;
  return isPointed && words.length <= 14 ? earlier?.customer : undefined;
}

const isOfChanges = (text: string): boolean => asksChangesAt.test(text) || asksMoves.test(text);
const moves = "(?:progress|movement|developments?|updates?|news)";
const mayOpen =
  "^\\W*(?:(?:hi|hey|hello|ok|so|and|please|is|was|are|there|has|been|any|some|the|latest|what(?:['’]s)?)[, ]+){0,6}";
const tellsNone = "(?![^?]*\\b(?:is|are|was|were|has|have|had|we|they|i|did|done|got)\\b|[^?]* [–—-] |[^?]*ed\\b)";
/** "Progress on Contoso this week?", "any movement at Contoso?", "Contoso update for today?" */
const asksMoves = new RegExp(
  `${mayOpen}${moves}(?: (?:been|made))* (?:on|at|with|for|from|about) ${tellsNone}[^,;:!?]{2,80}\\W*$|^${tellsNone}[^,;:!?]{2,60} ${moves} (?:for|from|of|on|since|this|today|in|over)\\b[^,;:!?]{0,30}\\?\\W*$`,
  "i",
);
const asksChangesAt =
  /\bwhat(?:['’]?s| is| has)? (?:all )?(?:changed?|new|different)\b|\b(?:did|has|was) (?:any(?:one|body|thing)|some(?:one|body|thing)) (?:\w+ )?(?:chang\w+|touch\w*|updat\w+|done|do|answer\w*|new)\b|\banything new\b/i;
const asksChanges =
  /\b(?:what(?:['’]?s| is| has| have| all)?|anything|any|something|did|has|have|was|were|show me|list)\b[^.?!]{0,40}\b(?:chang(?:ed?|es)|new|news|happen(?:ed)?|going on|different|moved|updates?|been done|did (?:we|you|they|everyone|everybody|the (?:whole )?team|our team|all of us) do)\b|\bwhich (?:of )?(?:(?:the|our|my) )?customers (?:have )?changed\b|\bwhat (?:has|have) (?:the (?:whole )?team|we|everybody|everyone|you all) (?:been )?(?:done|doing|up to)\b/i;
const sinceThen =
  /\b(?:since|between(?= .*\d)|yesterday|today|overnight|over the weekend|this (?:morning|week)|last (?:few|couple of|\d+|two|three) days|in the (?:last|past)|while i (?:was|have been))\b/i;
const ofWeek = /\bsince (?:the )?last (?:digest|week|report|message)\b/i;
const away =
  /\b(?:while|when|since) i(?:['’]?ve| have| had)?(?: was| were| been| went)? (?:away|out|off|gone|on (?:leave|holiday|vacation))\b/i;
/** How far back it is looked where no day is said. */
const someDays = 7;

/** "With our customers": of all of them, and of none by name. */
const atAll =
  /\b(?:with|at|to|for|among|across|of) (?:(?:any|all|some) of )?(?:(?:the|our|all|any|my) ){0,2}customers\b|\bwhich (?:of )?(?:(?:the|our|my) )?customers (?:have )?changed\b/i;
/** Whether all that it asks is what changed at customers, whatever is told beside it. */
export function asksOnlyChanges(text: string): boolean {
  const [asking = "", ...others] = text.split(/(?<=[.!?])\s+/).filter((one) => one.endsWith("?") || isWish(one));
  return others.length === 0 && asksChanges.test(asking) && sinceThen.test(asking) && atAll.test(asking);
}
/** "Since last Friday's digest": since that day. */
const ofDigest = /['’]s (?:digest|weekly message)\b/gi;

/**
 * What changed since a day: of a manager, or in a channel, at all customers, of somebody's own at these. What is asked by itself names none,
 * whatever is told before it.
 */
function changesSince(reading: Reading, { today, manager, personal }: Said): string | undefined {
  const asking = sentencesOf(reading).find(
    ({ text }) => asksChanges.test(text) && sinceThen.test(text) && !ofWeek.test(text),
  );
  if (asking === undefined || asking.found.some(hasCustomer)) return undefined;
  const text = asking.text.replace(ofDigest, "");
  if (/\b(?:gaps?|claims?|cpor|pal|gdap|open|close[ds]?|digest|owners?|deadlines?)\b/i.test(text)) return undefined;
  const [one, ...others] = asking.found.filter(hasPerson);
  const [person, ...alike] = one?.candidates ?? [];
  if (others.length + alike.length > 0 || (person !== undefined && !/\bcustomers\b/i.test(text))) return undefined;
  const isMine = asking.meanings.some(({ meaning: { kind } }) => kind === "mine");
  const isOwn = person === undefined && (isMine || (manager === false && personal === true));
  // What changed at a colleague's customers is the managers' to see, and the history says so.
  if (manager === false && personal !== false && !isOwn && person === undefined) return "gaps new";
  if (!isOwn && person === undefined && /\bcustomers?\b/i.test(text) && !atAll.test(text)) return undefined;
  const of = isOwn ? "history mine" : person === undefined ? "history in short" : `history customers of ${person.id}`;
  if (away.test(text)) return `${of} since ${addDays(today, -someDays)}`;
  if (/\bweekend\b/i.test(text)) return `${of} since ${findDay("last friday", today, true) ?? addDays(today, -3)}`;
  // "I was away from Tuesday. What happened since then?"
  const then = /\bsince then\b/i.test(text)
    ? findDay(reading.text.slice(0, reading.text.indexOf(asking.text)), today, true)
    : undefined;
  const before = then !== undefined && then <= today ? then : undefined;
  const { since = before ?? (/\bovernight\b/i.test(text) ? addDays(today, -1) : today), until } = pastPeriodIn(
    text,
    today,
  );
  return `${of} since ${since}${until === undefined ? "" : ` until ${until}`}`;
}
