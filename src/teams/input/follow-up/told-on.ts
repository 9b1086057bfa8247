/** What was told goes on, or is put right: "Teams too", "sorry, that was Fabrikam", "the other way round". Pure. */
import type { About } from "../../turn.ts";
import type { CustomerId } from "../../../domain/customer/customer.ts";
import { type FoundName, type Reading, strangerIn } from "../reading/reading.ts";
import type { NameIndex } from "../words/names.ts";
import type { PersonId } from "../../../domain/people/person.ts";
import { type Word, wordsOf } from "../words/words.ts";
import { type Next, leads, withCustomer } from "./next.ts";
import type { Sentence } from "../reading/sentence.ts";
import { isPronoun } from "../reading/pointing.ts";

/** Words beside the name of another customer of which the same is meant. */
const besideOther =
  /^(?:and|und|en|et|y|also|too|as|well|only|just|now|no|nope|not|undo|sry|same|likewise|ditto|plus|actually|sorry|ok|okay|yes|right|then|so|what|how|about|of|i|mean|meant|instead|rather|than|for|with|at|on|to|the|it|its|this|that|thats|is|was|should|be|have|said|oh|ah|oops|whoops|hm+|er+|wait|please|pls|thanks|thx|one|customer|claims?|mixed|them|up|confused|wrong|got|other)$/;
/** What may stand between "not" and the name that it denies. */
const untilDenied = /^(?:for|with|at|on|the|of|be|have|been|mean|meant|snoozed?|paused?|supposed|to)$/;
/** Words that say which of two was taken for the other. */
const besideMixed =
  /^(?:i|ive|my|mine|bad|was|were|been|had|has|got|did|done|do|put|picked|took|chose|clicked|pressed|wrote|typed|named|gave|entered|selected|snoozed?|pause[d]?|assign(?:ed)?|use[d]?|set|hit|want(?:ed)?|intended|supposed|going|a|an|by|mistake|mistook|accident|accidentally|wrongly|error|when|in|place|company|client|account|both|two|these|those|names?|there|again|earlier|before|back|take|revert|really|go|swap|swapped|change|changed|correct|correction|right|real|who|one)$/;
/** "That was Contoso instead of Fabrikam", "I snoozed Contoso, not Fabrikam": the first is what was done. */
const tellsDone =
  /^(?:\P{L}*(?:no|oh|ah|oops|whoops|sorry|sry|wait|wrong|my bad|but))*\P{L}*(?:that was|i(?:['’]ve| have)? (?:just )?(?:did|put|took|chose|wrote|gave|hit|set|mistook|\p{L}{2,20}ed)) (?:the )?N/iu;

/** Whether it does no more than name another customer, or put it in the place of the one before: "not Contoso, Fabrikam". */
export function isSameOf(
  words: readonly Word[],
  found: readonly FoundName[],
  names: NameIndex,
  before: CustomerId | undefined,
  isBeside: (word: Word) => boolean = () => false,
): boolean {
  const known = before === undefined ? undefined : names.byRef(before)?.name;
  const last = new Set(wordsOf(known ?? "").map(({ fold }) => fold));
  return words.every((word, at) => {
    const { fold } = word;
    if (isIn(found, at) || isBeside(word)) return true;
    const isNot =
      /^(?:not|than|(?:is|was|should|did)nt)$/.test(fold) || (fold === "of" && words[at - 1]?.fold === "instead");
    if (!isNot) return last.has(fold) || besideOther.test(fold);
    const denied = words.find((one, index) => index > at && !untilDenied.test(one.fold));
    return denied !== undefined && last.has(denied.fold);
  });
}

/** Whether the word there is part of a name. */
export const isIn = (found: readonly FoundName[], at: number): boolean =>
  found.some(({ from, to }) => from <= at && at < to);

/** "Residences of course", after what was told of Fabrikam, Inc.: one that shares the name, and nothing else. */
function isNamesake({ text, words, found }: Reading, names: NameIndex, last: CustomerId): boolean {
  const [only, ...others] = found.flatMap(({ candidates }) => candidates);
  const before = names.byRef(last)?.name;
  if (only === undefined || others.length > 0 || before === undefined || text.includes("?")) return false;
  const [shared] = wordsOf(before);
  return (
    wordsOf(only.name)[0]?.fold === shared?.fold &&
    words.every(({ fold }, at) => isIn(found, at) || besideNamesake.test(fold))
  );
}

const besideNamesake = /^(?:of|course|the|one|i|mean|meant|sorry|please|pls|that|thats|is|it|yes|no|oh|for|at)$/;

/** What takes back what was said, in part. */
const corrects =
  /\b(?:not|wrong|meant|mean|mixed up|instead|rather|oops|whoops|sorry|scrap|exc?ept|apart from|drop (?:it|that)|off|out)\b/i;

/** What is told goes on: the same of another workload, of another customer, or something of it was wrong. */
export function toldOn(
  reading: Reading,
  earlier: About | undefined,
  { claims, workloads = [] }: Pick<Sentence, "claims" | "workloads">,
  names: NameIndex,
): { what: NonNullable<About["told"]>["what"]; customer: CustomerId; inPlace?: boolean } | undefined {
  const { text, words, found } = reading;
  const { told, customer: last } = earlier ?? {};
  if (told === undefined || told.what === "not-mine" || last === undefined || words.length > 14) return undefined;
  const named = found.flatMap(({ candidates: [one, ...others] }) =>
    one?.kind === "customer" && one.fit !== "pointed" && others.length === 0 ? [one.id] : [],
  );
  const [customer = last, ...others] = new Set(named);
  const isOther = customer !== last;
  // "Woodgrove's Teams is still in my drafts": of a customer whom the writer does not have.
  if (!isOther && named.length === 0 && strangerIn(reading) !== undefined) return undefined;
  if (others.length > 0 || found.some(({ candidates: [one] }) => one?.kind === "person")) return undefined;
  const isOn = leads.test(text) || corrects.test(text) || isNamesake(reading, names, last);
  // "And snooze Contoso", "sorry, I need Contoso": what was told of another is not so of it.
  // "Litware's Defender claim too", "and Litware's PAL": what was told of a claim, or of PAL, is so of that one.
  const written = text.toLowerCase();
  const isOfIt = ({ from, to, fold }: Word): boolean =>
    told.what === "claim"
      ? workloads.some(({ called }) => {
          const at = called === undefined ? -1 : written.indexOf(called.toLowerCase());
          return at >= 0 && at <= from && to <= at + (called?.length ?? 0);
        })
      : /^(?:pal|cpor|onboarding)$/.test(fold) && told.texts.some((one) => one.toLowerCase().includes(fold));
  if (isOther)
    return isOn && isSameOf(words.slice(0, differsFrom(reading)), found, names, last, isOfIt)
      ? { what: told.what, customer, inPlace: corrects.test(text) }
      : undefined;
  return claims === "told" || (isOn && claims !== undefined) ? { what: "claim", customer } : undefined;
}

/** Where "but PAL isn't done there" begins, after a customer of whom the same is so; the number of words where it does not. */
function differsFrom({ words, found }: Reading): number {
  const isPast = (at: number) => found.every(({ to }) => to <= at);
  const at = words.findIndex(({ fold }, index) => /^(?:but|only|except|though)$/.test(fold) && isPast(index));
  return at < 0 || found.length === 0 ? words.length : at;
}

/** "Same for Fabrikam, but PAL isn't done there". */
export const isSameBut = (reading: Reading): boolean =>
  saysSame.test(reading.text) && differsFrom(reading) < reading.words.length;

const saysSame = /^(?:(?:and|ok|okay|also|so)[, ]+)?(?:the |it['’]?s the )?(?:same|ditto|likewise)\b/i;

/** What stands before the customer that was meant: "that was Fabrikam", "I meant the Exchange one at Fabrikam". */
const meantBefore =
  /\b(?:(?:that|this|it|they) (?:was|were)|it['’]?s|(?:(?:that|it) )?should(?: have| be|['’]ve| been){1,2}|i (?:really |actually )?mean[t]?(?! to (?:ask|know|see|say|check|look|show)\b)|(?:that|it|this) belongs to|(?:move|put) (?:it|that|this)(?: over)?(?= (?:to|at)))(?: (?:(?!\b(?:not|never)\b)[^,;.!?]){1,40}?)?(?: (?:for|at|of|about|with|to))? (?:the )?$/i;
/** "Fabrikam's the one, not Contoso". */
const theOne = /^(?:['’]s)?(?: is| was)? the (?:right |correct )?(?:one|customer)\b/i;
/** "I mixed Contoso up with Fabrikam": what was told of the one is the other's. */
const mixedWith = /\b(?:mixed|confused)\b[^.;!?]{0,40}\bwith (?:the )?$/i;
const takesBackName =
  /\b(?:sorry|oops|oop|whoops|wait|wrong|mistake|mixed|confused|no|nope|scrap|correction|actually|my bad|i (?:said|wrote|meant?)|fix|should(?: have|['’]ve)? be(?:en)?)\b/i;

const isNo = /^(?:no|nope|nein|nee|non)[.! ]*$/i;
/** What was asked of others is taken back by it. */
const letsBe =
  /^(?:(?:ok|okay|oh|sorry|actually|no|wait|hm+)[, ]+)*(?:never ?mind|forget (?:it|that|about it)|no|wait|keep (?:it|them)|they (?:stay|are staying|['’]re staying)|leave it|let it be)(?:,? (?:then|please|after all|again|as it is|for now))*[.! ]*$/i;
const undoesDone =
  /\b(?:undo|revert|roll (?:it|that) back|take (?:it|that|this) back|wrong (?:customer|client|company|one|place)|(?:that|this|it)(?:['’]?s| is| was) (?:all |completely |totally )?(?:wrong|incorrect|not right)|(?:cancel|delete|remove|scrap) (?:it|that|this)(?: claim| one)?(?: again)?|put (?:it|that) back|mis-?click\w*|(?:my|a|by) mistake)(?![\p{L}])/iu;

/** Whether it takes back what was done just before, which waits for no answer: "no", "sorry, wrong customer". */
export function undoesLast({ text, words, found }: Reading, { earlier, claims, isAnswer }: Sentence): boolean {
  if (earlier?.undo === undefined || (earlier.asked ?? earlier.askedAll ?? earlier.lacks) !== undefined) return false;
  const isOfIt = found.every(({ candidates: [one] }) => one?.fit === "pointed" || one?.id === earlier.customer);
  return (
    isOfIt &&
    claims === undefined &&
    isAnswer !== true &&
    words.length <= 12 &&
    (isNo.test(text) ||
      (earlier.undo.press.verb === "keep" && letsBe.test(text)) ||
      undoesDone.test(text) ||
      isDenied({ text, words, found }))
  );
}

/** "Not Contoso!", "sorry, not that one", and nothing else. */
const isDenied = ({ text, words, found }: Pick<Reading, "text" | "words" | "found">): boolean =>
  !text.includes("?") &&
  words.some(({ fold }) => fold === "not") &&
  words.length > 1 &&
  words.every(
    ({ fold }, at) => isIn(found, at) || /^(?:no|oh|oops|sorry|sry|wait|not|please|pls|that|one)$/.test(fold),
  );

/**
 * The customer of whom the last thing was meant, in place of the one that it was said of: "oops, that was Fabrikam,
 * Contoso is fine". `part`: the sentence that says so.
 * @param isSaved it was saved: then it is taken back by "that belongs to Fabrikam", too
 */
export function meantInstead(
  { text, words, found }: Reading,
  last: CustomerId | undefined,
  isSaved = false,
): { customer: CustomerId; part: string } | undefined {
  if (last === undefined || (!isSaved && (text.includes("?") || !takesBackName.test(text)))) return undefined;
  const named = found.flatMap(({ from, to, candidates: [one, ...others] }) =>
    one?.kind === "customer" && others.length === 0
      ? [{ from, to, customer: one.id, isPointed: one.fit === "pointed" }]
      : [],
  );
  if (named.length !== found.length) return undefined;
  const [only, ...more] = named.filter(({ customer, isPointed: isLast }) => !isLast && customer !== last);
  if (only === undefined || more.length > 0) return undefined;
  const { customer } = only;
  const at = words[only.from]?.from ?? 0;
  const isTheOne = theOne.test(text.slice(words[only.to - 1]?.to));
  const before = text.slice(0, at);
  if (!isTheOne && !meantBefore.test(before) && !mixedWith.test(before)) return undefined;
  const from = Math.max(...[". ", "! ", "\n", ", ", "; "].map((end) => text.lastIndexOf(end, at))) + 1;
  const ofName = words[only.to - 1]?.to ?? text.length;
  const isLast = found.every((one) => one.to <= only.to);
  // "It was Fabrikam, and onboarding is done there too".
  const [answered = ""] = isLast ? (tellsAnswer.exec(text.slice(ofName)) ?? []) : [];
  if (answered !== "") return { customer, part: text.slice(Math.max(0, from), ofName + answered.length).trim() };
  // "I meant Relecloud's Defender": what else is meant is told with it.
  const [rest = ""] = /^[^,;.!?\n]{0,40}/.exec(text.slice(ofName)) ?? [];
  // "That was Relecloud's CPOR": not the question that was answered before.
  if (/\b(?:cpor|pal|onboarding)\b/i.test(rest)) return undefined;
  const said = /\b(?:not|and|but)\b/i.test(rest) ? ofName : ofName + rest.length;
  // "It was Fabrikam that was submitted, on Tuesday"; not ", Contoso is fine".
  const [added = ""] = isLast ? (tellsMore.exec(text.slice(said)) ?? []) : [];
  const end = said + added.length;
  // "That was Fabrikam, on Tuesday": the day is all that is other than before.
  if (added !== "" && !isState.test(added)) return { customer, part: added.replace(/^[,;\s]+/, "") };
  return { customer, part: text.slice(Math.max(0, from), end).trim() };
}

/** "I meant Fabrikam as well": beside the one before, and not in its place. */
export const adds = (text: string): boolean =>
  /\b(?:too|also|as well|same|likewise|plus)\b/i.test(text) ||
  (/\bboth\b/i.test(text) && !/\b(?:mixed|confused|swapped)\b/i.test(text));

/**
 * The one that was meant of two customers that are named, of which the other was just acted on: "sorry, Fabrikam, not
 * Contoso", "that was Contoso instead of Fabrikam". What was done last tells which of them is wrong, where the sentence
 * does not say the opposite.
 */
export function otherOfTwo(
  { text, words, found, denied = [] }: Reading,
  { customer: last, asked, says = "" }: About,
  names: NameIndex,
): { customer: CustomerId; part: string } | undefined {
  if (last === undefined || text.includes("?") || words.length > 20) return undefined;
  if (!corrects.test(text) && !takesBackName.test(text) && !undoesDone.test(text)) return undefined;
  const named = [...found, ...denied].filter(({ candidates: [one] }) => one?.fit !== "pointed");
  if (named.some(({ candidates: [one, ...others] }) => one?.kind !== "customer" || others.length > 0)) return undefined;
  const [other, ...more] = named.filter(({ candidates: [one] }) => one?.id !== last);
  const customer = other?.candidates[0]?.id;
  if (other === undefined || customer === undefined || more.some(({ candidates: [one] }) => one?.id !== customer))
    return undefined;
  // "Undo Fabrikam": what was done there before.
  if (/\b(?:undo|revert|cancel) (?:the )?$/i.test(text.slice(0, words[other.from]?.from))) return undefined;
  const own = new Set(wordsOf(asked ?? says).map(({ fold }) => fold));
  const [first = other] = named.toSorted((one, next) => one.from - next.from);
  const isDone = first !== other && tellsDone.test(`${text.slice(0, words[first.from]?.from)}N`);
  const isBeside = ({ fold }: Word): boolean =>
    besideMixed.test(fold) || own.has(fold) || (isDone && /^(?:not|of|than)$/.test(fold));
  if (!isSameOf(words, named, names, last, isBeside)) return undefined;
  return { customer, part: text.slice(words[other.from]?.from, words[other.to - 1]?.to) };
}

/** "Same for Fabrikam and Coho": of each of these what was told of the customer before, or what was to be done to it. */
export function sameOfEach(
  reading: Reading,
  earlier: About | undefined,
  names: NameIndex,
): { customers: readonly CustomerId[]; text: string } | { all: readonly Next[] } | undefined {
  const { text, words, found } = reading;
  const { told, customer: last, says = "" } = earlier ?? {};
  const customers = [...new Set(found.flatMap(({ candidates }) => candidates.map(({ id }) => id)))];
  const isClear = found.every(({ candidates: [one, ...others] }) => one?.kind === "customer" && others.length === 0);
  if (last === undefined || customers.length < 2 || !isClear || text.includes("?") || !leads.test(text))
    return undefined;
  if (!isSameOf(words, found, names, last)) return undefined;
  const [before] = told?.texts.slice(-1) ?? [];
  if (before !== undefined && told?.what !== "not-mine") return { customers, text: before };
  const all = customers.flatMap((one) => withCustomer(says, last, one, undefined) ?? []);
  return all.length === customers.length && all.every(({ changes }) => changes) ? { all } : undefined;
}

const howLong =
  /^(?:(?:and|so|ok|okay|then|but|great|thanks|hm+|now|right)[,.! ]+)*(?:(?:by|(?:un)?till?) (?:when|(?:what|which) (?:date|day|time))|how (?:long|much time|many days)|when|what(?:['’]?s| is) (?:my|the|our|its) (?:deadline|due date|(?:last|latest|final) (?:day|date)|cut-?off)|(?:is there|do (?:i|we) have) (?:still |any |enough )*time|(?:the )?deadline\b)/i;
const ofTime =
  /\b(?:long|time|days|deadline|due|last day|cut-?off|dispute|appeal|answer|respond|react|have i got|do i have|do we have|until when|till when|by when|latest|end|ends|run out)\b/i;

/** Whether it asks how long there is for what was just told: "how long have I got then?". */
export const asksOfTold = ({ text, words, found }: Reading, earlier: About | undefined): boolean =>
  earlier?.told?.what === "claim" &&
  words.length <= 12 &&
  found.every(({ candidates: [one] }) => one?.fit === "pointed") &&
  asksHowLong(text);

/** Whether a question is about the time that is left. */
export const asksHowLong = (question: string): boolean =>
  howLong.test(question.replace(/^[\s,;–-]+|^[^.?!]*\b(?:tell (?:me|us)|let (?:me|us) know|remind (?:me|us)) /i, "")) &&
  ofTime.test(question) &&
  !ofReview.test(question);

/** "… and I would like to know by when I have to dispute it", which has no question mark. */
export const wantsToKnowHowLong = (text: string): boolean => politelyHowLong.test(text);
const politelyHowLong =
  /\b(?:(?:tell|remind) (?:me|us)|let (?:me|us) know|(?:like|need|want|love) to know|wonder(?:ing)?)(?: please)? (?:(?:by|until|till) when|how (?:long|much time|many days) (?:i|we|there|is left|are left)|(?:what|when) the (?:deadline|last day)|until which (?:day|date))\b/i;

/** "How many days are left?", "when is it due?", of the customer that was talked of. */
export const asksTimeLeft = ({ text, words, found }: Reading): boolean =>
  words.length <= 10 &&
  found.every(({ candidates: [one] }) => one?.fit === "pointed") &&
  asksHowLong(text) &&
  !ofOthers.test(text);
const ofOthers = /\b(?:next|first|deadlines|any\w*|all|customers?|every\w*|digest|weekly|week|month|quarter)\b/i;

/** How long Microsoft takes is a rule, and nobody's deadline. */
const ofReview = /\b(?:take|takes|taken|need|needs|usual\w*|normal\w*|typical\w*|average)\b/i;

/** When it was, or what became of it, told after whose it is. */
const tellsMore =
  /^[,;]? (?:(?:and|but) )?(?:(?:it|that|they)(?:['’]s)? )?(?:(?:was|is|got|were|has|been|actually) ){0,3}(?:(?:on|since|last|this) ){0,2}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|the \d|\d|rejected|approved|submitted|declined|disputed|accepted|refused|filed|pending|(?:in|under) review)(?!\p{L})[^.!?\n]{0,60}/iu;

const tellsAnswer = /^,? (?:and|but) [^.;!?\n]{0,80}\b(?:cpor|pal|onboarding|azure)\b[^.;!?\n]{0,80}/i;

const isState = /ed\b|\b(?:pending|review)\b/i;

const asksReason =
  /\b(?:why(?=\s*(?:[,?.!]|$))|why (?:was|is|were|did|has|have) (?:it|they|that|this|ms|microsoft|the claim|the \w+ claim)\b|what (?:did|do|does|have|has) (?:ms|microsoft|they) (?:say|said|want|wrote|write)|what(?:['’]?s| is| was| were) (?:the|their) reasons?|(?:for )?what reason|on what grounds)\b/i;
const isRejected = /\b(?:rejected|declined|denied|refused|bounced|turned down|knocked back)\b/i;
const inGeneral = /\b(?:claims|a claim|an? \w+ claim|usually|normally|in general|ever|always|often)\b/i;

/** Whether it asks what there was against the claim that was talked of: "it got rejected, why, what did Microsoft say?". */
export const asksWhyOfIt = ({ text, words, found }: Reading, earlier: About | undefined): boolean =>
  words.length > 1 &&
  words.length <= 14 &&
  found.every(({ candidates: [one] }) => one?.fit === "pointed") &&
  asksReason.test(text) &&
  !inGeneral.test(text) &&
  (earlier?.told?.what === "claim" || (isRejected.test(text) && words.some((_, at) => isPronoun(words, at))));

const otherWay =
  /\b(?:other way (?:a)?round|other way about|vice[ -]?versa|swap(?:ped)? (?:them|those|these|it|the two)|reversed?|mixed (?:them|those|the two|that) up|umgekehrt|andersom|à l['’]envers|al revés)\b/iu;

/** Whether it wants two of what was said before in each other's place, and says no more. */
export const swaps = ({ text, words, found }: Reading): boolean =>
  words.length <= 9 && found.every(({ candidates: [one] }) => one?.fit === "pointed") && otherWay.test(text);

/** What was asked before with its two owners, or the absent one and the deputy, in each other's place; empty where there are no two. */
export function swapped(earlier: About | undefined, me: PersonId): readonly string[] {
  const pairs = (earlier?.askedAll ?? earlier?.doneAll ?? []).flatMap((one) => {
    const [, customer = "", person = ""] = /^assign (\S+) to (\S+)$/.exec(one) ?? [];
    return person === "" ? [] : [{ customer, person }];
  });
  const [first, second, ...others] = pairs;
  if (first !== undefined && second !== undefined && others.length === 0 && first.person !== second.person)
    return [`assign ${first.customer} to ${second.person}`, `assign ${second.customer} to ${first.person}`];
  const says = earlier?.asked ?? earlier?.says ?? "";
  const [, who = "", days = "", deputy = ""] =
    /^away (?:(?!from |until )(\S+) )?((?:from \S+ )?until \S+) deputy (\S+)$/.exec(says) ?? [];
  if (deputy !== "") {
    const other = `away ${deputy} ${days} deputy ${who === "" ? me : who}`;
    // What is on record already ends first.
    return earlier?.asked === undefined ? [who === "" ? "away off" : `away ${who} off`, other] : [other];
  }
  const [, from = "", to = ""] = /^handover (?!to )(\S+) to (\S+)(?: except .*)?$/.exec(says) ?? [];
  return to === "" ? [] : [`handover ${to} to ${from}`];
}
