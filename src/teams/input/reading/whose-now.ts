/** Who is told to have a customer no longer, or to take on or hand on the one that is talked of. Pure. */
import type { PersonId } from "../../../domain/people/person.ts";
import type { Candidate, NameIndex } from "../words/names.ts";
import { hasCustomer, hasPerson, readWords, type FoundName, type Reading } from "./reading.ts";
import type { Sentence } from "./sentence.ts";
import { fromTheEnd, wordsOf, type Word } from "../words/words.ts";

type Placed = Pick<Candidate, "kind" | "fit" | "name"> & { from: number; to: number; isOther?: boolean | undefined };

/** The text with C for a customer and P for a person; Q for another than the one it is about. */
const lettered = (text: string, words: readonly Word[], places: readonly Placed[]): string =>
  fromTheEnd(places.filter(({ fit }) => fit !== "pointed")).reduce((rest, { from, to, kind, isOther, name }) => {
    const end = words[to - 1]?.to ?? from;
    const [last = ""] = text
      .slice(words[to - 1]?.from, end)
      .split("_")
      .slice(-1);
    // "Can somebody else take Margie's?" has it of the name.
    const own = partsOf(name).includes(partsOf(last)[0] ?? "") ? "" : (/['’]s$/.exec(last)?.[0] ?? "");
    return `${rest.slice(0, words[from]?.from)}${kind === "customer" ? "C" : isOther === true ? "Q" : "P"}${own}${rest.slice(end)}`;
  }, text);

const partsOf = (name: string): readonly string[] => name.toLowerCase().replaceAll("’", "'").split(" ");

const placesOf = ({ found }: Pick<Reading, "found">) =>
  found.flatMap(({ from, to, candidates: [one] }) => (one === undefined ? [] : [{ ...one, from, to }]));

/** The text of a reading with C for a customer and P for a person. */
export const inLetters = (reading: Reading): string => lettered(reading.text, reading.words, placesOf(reading));

const has =
  "(?:look(?:s|ing)? after|ha(?:s|ve|ving)|own(?:s|ing)?|handl(?:es?|ing)|manag(?:es?|ing)|do(?:es|ing)?|cover(?:s|ing)?|run(?:s|ning)?|(?:work|deal)(?:s|ing)? (?:with|on|for)|tak(?:es?|ing) care of|is (?:on|responsible for|in charge of))";
const ofPerson =
  "(?:(?:a |the )?(?:customer|client|account)s? (?:of|for) @?P(?:['’]s)?|@?P['’]s(?: (?:customer|client|account))?|(?:with|under) @?P|P(?: (?:customer|client)))";
const over = [
  // "Contoso is no longer a customer of Megan", "… isn't Megan's any more".
  `C (?:is |was )?(?:no longer|not any ?more|no more) ${ofPerson}`,
  `C(?:['’]s| is| are)?(?: not| ?n['’]?t) (?:${ofPerson}|@?P['’]s)(?: account| customer)? (?:any ?more|any longer|now)`,
  `C (?:no longer belongs|(?:does not|doesn['’]?t) belong) to @?P`,
  // "Megan no longer looks after Contoso", "Megan doesn't have Contoso any more".
  `P (?:is )?(?:no longer|no more|stopped|has stopped|has given up|gave up)(?: ${has})? C`,
  `P (?:does not|doesn['’]?t|isn['’]?t|is not) ${has} C (?:any ?more|any longer|now)`,
  `P (?:is )?(?:no longer|no more|not any ?more) (?:on|responsible for|in charge of|the owner of|owner of) C`,
].map((one) => new RegExp(`(?<!\\p{L})${one}(?!\\p{L})`, "u"));

/** Whether somebody is told not to have a customer any more, who may still be one of ours. */
export function isPastOwner(reading: Reading): boolean {
  const text = inLetters(reading);
  return over.some((one) => one.test(text));
}

/** A customer that is named, or pointed at. */
export const thatOne =
  "(?:it|that|this|them|C|(?:that|this|the) (?:(?:first|second|third|last|other) )?(?:one|customer|account))";
const mineToDo =
  "(?:mine|my own|(?:a |one of )?my (?:customers?|tasks?|to-?do|jobs?)|(?:a |my )?(?:to[- ]?do|task|job) (?:for|of) (?:me|mine)|for me(?: to (?:do|handle|look after|take care of|take on|deal with))?|(?:to|under|on|against) (?:me|my name))";
const takesOnIt = new RegExp(
  `\\b(?:(?:put|mark|note|write|count|log|make|keep|set) ${thatOne}(?: down)?(?: as)? ${mineToDo}|(?:put|have|pencil|mark) me (?:down )?(?:for|on|against) ${thatOne}|(?:put|add|stick|chuck|throw) ${thatOne} (?:on|to|onto) my (?:(?:to[- ]?do )?list|name|plate|pile)|leave ${thatOne} to me|i(?:['’]ll| will| can| could|['’]d (?:happily|gladly)) take ${thatOne}(?: over| on)?(?: myself)?|${thatOne} is (?:mine|for me) to (?:do|handle|look after|take care of))(?: to (?:do|handle|look after|take care of))?(?=\\s*(?:[.,;!]|$|(?:please|pls|then|now|thanks|thx|and)\\b))`,
  "iu",
);

/** Whether whoever writes wants to have the customer that is named or talked of: "make that one mine to do". */
export const takesItOn = (reading: Reading): boolean => isTakenOn(reading.text, reading.words, placesOf(reading));

export const isTakenOn = (text: string, words: readonly Word[], places: readonly Placed[]): boolean =>
  takesOnIt.test(lettered(text, words, places)) && !text.includes("?");

const handsOn = [
  // "Put that one on Adele", "move this one over to Adele".
  `(?:put|mov\\w+|giv\\w+|shift|pass|hand|transfer|switch|push|send) ${thatOne}(?: (?:over|on|across))? (?:to|on|onto|with|under) @?P`,
  // "Adele has some room, so please make her the owner".
  "(?:please|pls|can you|could you|would you) (?:please )?make (?:@?P|her|him|them) (?:the |its |their )(?:new )?owner",
  // "Can Adele have that one", "let Adele take it".
  `(?:can|could|should|may|might|would|let|maybe|perhaps) (?:we (?:let|have) )?@?P(?: please| maybe| perhaps)? (?:have|take(?: over| on)?|get|own|do|handle|look after|pick up|run) ${thatOne}`,
].map((one) => new RegExp(`(?<!\\p{L})${one}(?!\\p{L})`, "iu"));

/** Whether a colleague is to have the customer that is named or talked of: "can we put that one on Adele?" */
export const handsItOn = (reading: Reading): boolean => isHandedOn(reading.text, reading.words, placesOf(reading));

export function isHandedOn(text: string, words: readonly Word[], places: readonly Placed[]): boolean {
  const said = lettered(text, words, places);
  return handsOn.some((one) => one.test(said)) && !isNotSo.test(text) && !whileAway.test(text);
}

/** "Adele is off until the 11th, can Isaiah take Contoso": stands in for as long. */
const whileAway =
  /\b(?:(?<!\b(?:better|best) )off|away|out|ooo|holidays?|vacation|leave|pto|sick|ill|absent|cover\w*|back)\b/i;

const gladly = "(?:glad|happy|ready|willing|keen|pleased|delighted) to (?:take|have|own|look after|pick up|run)";
const mySelf =
  "i(?:['’]?ll| will| can| could|['’]?m| am)(?: (?:now|gladly|happily|also))? (?:tak(?:e|ing)|own|pick(?:ing)? up)";
/** What a colleague is asked to have: one that is named, "it", "both", "the second one". */
const askedFor = `(?:(?:both )?C(?:(?:,|,? and) C)*(?!['’])|the (?:first|second|third|last)(?=\\s*[?.!,])|(?:either|one) of (?:them|these|those|the two)|(?:both|these|those|them|all)(?: (?:both|two|of (?:them|these|those)))*|${thatOne})`;
const asksThem = [
  // "Lynne, can you take Contoso?", "Lynne, do you want it?"
  `(?:(?:(?:can|could|will) you|would you(?: be (?:able|willing) to| mind| like to| care to| want to)?|are you able to|do you (?:want to|mind|fancy)|(?:i|we)(?:['’]d| would)? (?:like|love|want) you to|(?:are you|would you be) (?:ok|okay|fine|happy|all right|alright|up) (?:with|to|for))(?: please| kindly| maybe| perhaps| possibly)? (?:tak(?:e|ing)(?: care of)?|own(?:ing)?|hav(?:e|ing)|pick(?:ing)? up|grab(?:bing)?|look(?:ing)? after)(?: over| on)?|(?:do|would) you (?:want|like|fancy)|(?:you |please )+(?:take|pick up)(?: over| on)?) (${askedFor})`,
  // "Patti, ok if I put Contoso on you?"
  `(?:can|could|may|shall|should) i (?:please )?(?:give|put|move|hand|assign|pass) (${askedFor})(?: over)? (?:to|on|onto) you`,
  `(?:can|could|may|shall|should) i (?:please )?give you (${askedFor})`,
  `(?:(?:is|would) (?:it|that) (?:be )?|are you |would you be )?(?:ok(?:ay)?|al{1,2} ?right|fine|cool|happy)(?: with you)? (?:(?:if i|for me to|with me) (?:put|give|move|hand|assign|pass)(?:ing)? (?:you )?|with )(${askedFor})(?: over)?(?: (?:to|on|onto) you)?`,
].map(
  (one) =>
    new RegExp(
      `^P[,:]? (?:[^.?!,]{1,60}, )?${one}(?: (?:over|on|please|then|too|for (?:us|me)))*(?: on top(?: of [^.?!]{1,30})?| as well| from (?:now|today) on(?:wards?)?| for good| permanently| going forward)?\\s*(?:[?.!]|$|[,;–—-] ?(?!until|till|while|for|this|next|as long))`,
      "iu",
    ),
);
/** What may stand before the name of whom a question is for. */
const spokenTo = /(?:^|@|[^\p{L}\p{N}\s’'])\s*(?:(?:hi|hey|hello|so|ok|and|but|maybe|perhaps)[, ]+)*@?$/iu;
const asksBefore = /(?<=^|[.!?;:,–—-]\s?)(?:can|could|will|would|do|are) you [^.!?;:]{3,80}$/i;

/**
 * Whether a colleague is asked to have a customer, beside whom the bot only reads along: "Lynne, can you take Contoso?",
 * "Contoso has nobody, Lynne could you take that one?" `what`: the words for it; `named`: whom they name; `before`: who
 * stands near, in the same sentence or else in the message.
 */
export function askedToHave({ text, words, found: all }: Pick<Reading, "text" | "words" | "found">) {
  if (whileAway.test(text)) return undefined;
  const found = all.toSorted((one, other) => one.from - other.from);
  const startOf = ({ from }: FoundName): number => words[from]?.from ?? text.length;
  for (const person of found.filter(hasPerson)) {
    const start = startOf(person);
    const before = text.slice(0, start);
    // "Can you take Contoso, Lynne?"
    const isAtEnd = /^\s*(?:[.?!]|$)/.test(text.slice(words[person.to - 1]?.to));
    const last = isAtEnd ? asksBefore.exec(before)?.index : undefined;
    if (last === undefined && !spokenTo.test(before)) continue;
    const after = found.filter((one) => startOf(one) >= (last ?? start));
    const said = `${last === undefined ? "" : "P "}${lettered(text, words, placesOf({ found: after })).slice(last ?? start)}`;
    const what = asksThem.map((one) => one.exec(said)?.[1]).find((one) => one !== undefined);
    if (what === undefined) continue;
    const named = after.filter(hasCustomer).slice(0, what.match(/(?<!\p{L})C(?!\p{L})/gu)?.length ?? 0);
    const others = found.filter((one) => hasCustomer(one) && !named.includes(one));
    const near = others.filter((one) => !/[.!?]/.test(text.slice(startOf(one), start)));
    return { person, what, named, before: near.length > 0 ? near : others };
  }
  return undefined;
}

const takesFrom = new RegExp(
  `(?<!\\p{L})(?<!P(?: is|['’]s| would be|['’]d be) )(?:(?:${gladly}|${mySelf})(?: over)? ${thatOne}(?: (?:over|on))?(?: (?:from|off|for) @?P)?(?!\\p{L})|i(?:['’]d like to| would like to|['’]ll| can| could| will)? volunteer(?: (?:for|to (?:take|own|look after)) ${thatOne})?(?!\\p{L})|(?:can|could|may) i (?:please )?(?:have|take|own)(?: over)? ${thatOne}(?: (?:over|on|please|then))*\\s*(?:[?.!]|$))`,
  "iu",
);
/** "Glad to take Contoso over from Adele": whether whoever writes offers it; who thanks for it has it. */
export const offersToHave = (reading: Reading): boolean =>
  inLetters(reading)
    .split(/(?<=[.!?;])\s+/)
    .some((one) => takesFrom.test(one) && !isNotSo.test(one) && !/\b(?:thanks|thank you)\b/i.test(one));

const isNotSo =
  /\b(?:not|never|don['’]?t(?! have (?:the |any |enough )?(?:time|capacity|room)\b)|did|was|if(?! (?:nobody|no ?one|you (?:like|want|agree)|(?:that|it)(?:['’]s| is) (?:ok|okay|fine|all right|alright)|needed|possible)\b)|happens|why|when)\b/i;

const mine = "(?:me|my (?:list|plate|name|pile|desk|queue|portfolio|customers?|clients?|accounts?|shoulders|hands))";
const leaves = new RegExp(
  `(?<!\\p{L})(?:(?:take|remove|drop|get|cross|strike|delete|pull|have|clear) ${thatOne}(?: away)? (?:off|from|out of)(?: of)? ${mine}|(?:take|remove|get|pull) (?:me|my name) (?:off|from)(?: of)? ${thatOne})(?!\\p{L})`,
  "iu",
);
const someone = "(?:some|any)(?:one|body)";
const another = `(?:${someone} else|another (?:colleague|person|one of us)|(?:a|one of (?:the|my)) (?:different |other )?colleagues?)`;
const wished = "(?:(?:i|we)(?:['’]d| would)? (?:like|love|want|need|have|prefer) to|please|let me|let['’]?s)";
/** "Can somebody else do Contoso?", "I'd like to give Contoso back", "Contoso needs another owner". */
const wantsOther = new RegExp(
  `(?<!\\p{L})(?:${[
    `(?:can|could|should|would|may|maybe|please) ${another}(?: please| maybe)? (?:have|take(?: over| on)?|do|own|look after|handle|cover) ${thatOne}`,
    `(?:can|could|would|may|maybe|please) (?:${someone}|${another}) (?:please )?take (?:over ${thatOne}|${thatOne} over)`,
    `(?:${wished}|can i|could i|may i) (?:(?:give|hand|pass) ${thatOne} (?:back|away|off|over|on|up)|(?:give|hand|pass) (?:back|away|off|over|on|up) ${thatOne})`,
    `(?:${wished}|(?:can|could|would) (?:you|i|we)(?: please)?|(?:^|[.,;:!?] )(?:so )?) ?(?:give|hand|pass|move|assign|reassign) ${thatOne}(?: over| on| away)? to ${someone} else`,
    `(?:${wished}|(?:can|could|would) (?:you|i|we)(?: please)?|(?:^|[.,;:!?] )(?:so )?) ?(?:find|look for|get) ${someone} else for ${thatOne}`,
    `C(?:['’]s| is| has become| is getting| has got)(?: just| simply| really)? (?:too much(?: work)?|more than i can (?:do|handle|manage))`,
    `C (?:needs|should get|should have) (?:a new|another|a different) owner`,
  ].join(
    "|",
  )})(?=\\s*(?:[.,;!?–—-]|$)| (?:please|pls|now|then|instead|for (?:me|good)|to do|because|since|as (?:i|my|we)|if (?:possible|you (?:can|like|agree)))(?!\\p{L}))`,
  "iu",
);
/** "Adele took over Contoso and Fabrikam from me." */
const tookOver =
  /(?<!\p{L})P (?:(?:has|have|is) )?(?:taking|taken|takes|took)(?: (?:over|on|C|C,|and|it|them|both)){1,6} (?:over )?(?:from|off) me(?!\p{L})/u;
/** "I won't be able to look after Contoso any longer", "I can't keep Contoso", "I've no time for it any more". */
const givesUp = new RegExp(
  `(?<!\\p{L})i (?:wo|ca|ai)n['’]?t (?:be able to )?(?:look after|own|handle|keep|do|take care of|have|manage) ${thatOne}(?!['’]s) (?:any longer|any ?more|from now on)(?!\\p{L})|(?<!\\p{L})i(?:['’]ve(?: got)?| have(?: got)?) no (?:more )?(?:time|capacity) for ${thatOne} (?:any longer|any ?more|from now on)(?!\\p{L})|(?<!\\p{L})i(?: can| will|['’]m| am)?(?: no longer|not| not)(?: (?:able|be able) to)? (?:look after|own|handle|keep|take care of|manage) ${thatOne}(?!['’\\p{L}])(?! (?:this|next|today|tomorrow|tonight|before|until|till|right now|now|at the moment|for now|for (?:a|the|two|three)|on|over|while|during|in (?:the )?(?:next|coming|january|december))\\b)`,
  "iu",
);
const leftUs =
  /\b(?:left|leaving|lost|gone|went|another partner|no longer|not (?:a|our) customer|any ?more|cancel\w*|churn\w*|bankrupt\w*|closed|insolven\w+|merg\w+)\b/i;

/**
 * Whether whoever writes gives the customer back that is named or talked of: "take Contoso off my list"; not where it left us.
 * @param manager who says of somebody else that they could have it means no more by it
 */
export function givesItBack(reading: Reading, manager: boolean): boolean {
  const text = inLetters(reading);
  if (givesUp.test(text) && !leftUs.test(text.replace(givesUp, ""))) return true;
  if (leftUs.test(text)) return false;
  // "Contoso is too much. Snooze it until January": what is wished is said.
  if (wishesElse.test(text)) return false;
  return text
    .split(/(?<=[.!?;])\s+/)
    .some(
      (one) => (leaves.test(one) || (!manager && (wantsOther.test(one) || tookOver.test(one)))) && !isNotSo.test(one),
    );
}

/**
 * Why whoever has a customer wants to have it no longer: "can somebody else take Contoso? I've got too much on". Empty where
 * they don't say; undefined where they want no such thing, as where it never was theirs.
 * @param all whoever is named in the text, what is said of another customer being no reason
 */
export function whyGivenUp(reading: Reading, all: Reading["found"]): string | undefined {
  const text = inLetters(reading);
  if (!(wantsOther.test(text) || givesUp.test(text) || leaves.test(text)) || isNotTheirs.test(text)) return undefined;
  const names = all.map(({ from }) => reading.words[from]?.from ?? -1);
  let at = 0;
  const parts = reading.text.split(/(?<=[.!?;,]) | (?=[–—-] |because\b|since\b|as i\b)/i).filter((part) => {
    const [from, to] = [at, at + part.length];
    at = to + 1;
    return !names.some((name) => name >= from && name < to) && isReason.test(part) && !isNoReason.test(part);
  });
  return parts.map((part) => part.replace(opensReason, "").replace(/[,;]$/, "").trim()).join(", ");
}
const putsOff = "(?:snooze|remind|cover|ask|tell|offboard|pause|mark|keep|let me know)";
const wishesElse = new RegExp(`[.!;,] (?:so |and )?(?:please |pls )?${putsOff}\\b`, "i");
const opensReason = /^(?:[–—-] )?(?:(?:because|since|as|and|but|so) )?/i;
const isNotTheirs =
  /\b(?:n['’]t|not|never|no longer)\b[^.,;!?]{0,20}\b(?:mine|my (?:customer|client|account))\b|n['’]t (?:mine|my)\b/i;
/** What is said of whoever writes, or after a word that gives a reason. */
const isReason =
  /^(?:[–—-] )?(?:because|since|as)\b|\b(?:i|i['’](?:m|ve|ll|d)|my|me|we|we['’](?:re|ve)|our)\b|\btoo (?:much|many|busy|full|far)\b|\bno (?:time|capacity)\b|\b(?:swamped|overloaded|snowed|busy|full|leave|holiday|sick|pregnan\w+)\b/i;
/** "If not, I'll keep it", "what do I have to do for that?", "or snooze it until Monday": another wish, or none. */
const isNoReason = new RegExp(
  `\\?|^\\W*(?:(?:and|so|then|else)\\W+)?(?:if|or|otherwise|but|unless|please|thanks?|thank you|${putsOff})\\b|\\b${someone} else\\b|\\b(?:keep|hold on to) it\\b`,
  "iu",
);

const leavesUs =
  /\b(left|leaves|leaving) us\b(?! (?:an?|some|to|with|in|no|the|out|alone|behind|hanging|waiting|hoping|wondering|guessing|high|standing|stuck|stranded|little|nothing)\b)/gi;
const besideLeaving = /(?:['’]s| (?:has|have|is|just|now|already|sadly|unfortunately|also)){0,4} $/i;

/** "Take Megan off Contoso, she left us": the text with the company in place of us, since no customer has left. */
export function whereColleagueLeaves(said: Pick<Sentence, "text" | "mentions">, names: NameIndex): string {
  const { text } = said;
  if (text.search(leavesUs) < 0) return text;
  const { words, found } = readWords(said, wordsOf(text), names);
  const people = found.filter(({ candidates: [one] }) => one?.kind === "person");
  return text.replace(leavesUs, (left: string, verb: string, at: number) => {
    const before = text.slice(0, at).replace(besideLeaving, "");
    const isNamed = people.some(({ to }) => text.slice(0, words[to - 1]?.to).replace(/['’]s$/, "") === before);
    return isNamed || (people.length > 0 && /\b(?:he|she)$/i.test(before)) ? `${verb} the company` : left;
  });
}

/** Not "left us a message", "left us in the dark". */
const leavesThem =
  "(?:(?:left|leaves|leaving)(?= (?:us|them|(?:the|their) (?:company|firm|customer|business))\\s*(?:[.,;!]|$)|\\s*(?:[.,;!]|$)|(?: (?:us|them|the company))? (?:last|since|this|yesterday|today|at the end|on (?:the )?\\d|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|and|so|but)(?!\\p{L}))|quits?|quitting|resign(?:ed|s)|gone|moved on|retire[ds])(?![\\p{L}-])";
/** "The contract with Contoso is gone": nobody left. */
const noPerson =
  "(?:all|everything|contracts?|agreements?|claims?|links?|access|pal|gdap|cpor|proofs?|deals?|business|ones?|projects?|subscriptions?|tenants?|licen[cs]es?|seats|credit)";
const theirPerson = new RegExp(
  `(?<!\\p{L})(?:(?<!\\b[Aa]ll |\\b${noPerson} )(?<!\\b(?:heard|hear|news|word|mail|message|email|told|learn(?:ed|t)) )(?:at|from|of|over at|with) C|C['’]s (?!(?:customer|client|account|company)\\b|(?:\\p{L}+ )?${noPerson}\\b)(?:(?!(?:has|have|is)\\b)[\\p{L}-]+ ){0,3}?[\\p{L}-]+)(?:['’]s| (?:has|have|had|is|are|just|now|also|already|recently|sadly|unfortunately)){0,4} ${leavesThem}`,
  "u",
);
/** Whether somebody who works at a customer left it: "the CFO at Contoso left us". */
export const oneOfTheirsLeaves = (reading: Reading): boolean => theirPerson.test(inLetters(reading));

const tells =
  "(?:says?|said|tells?|told|mention(?:s|ed)|reports?|reported|thinks?|thought|believes?|claims|wrote|writes|heard)";
const told = new RegExp(
  `(?<!\\p{L})(?:@?P (?:has |have |just |also |had )*(?:${tells}|asks?|asked|wants?|wanted|suggests?|suggested|recommends?|recommended|would like)(?! (?:(?:me|us|Q|P) )?(?:if|whether|who|when|how|why|what)\\b)(?: (?:me|us|Q|P))?(?:,| that| to)?(?!\\p{L})|(?:according to|as per) @?P,?|(?:i|we)(?:['’]ve| was| were| have)?(?: just| been)* (?:heard|hear|told) (?:from|by|via) @?P(?: that)?(?!\\p{L}))|^@?P: |,? (?:says|said|according to) @?P\\W*$| \\(@?P\\)\\W*$`,
  "iu",
);
/** Whether what is said of a customer is told as a colleague's word: "Isaiah says Contoso left us", "Contoso left us (Isaiah)". */
export const isReported = (reading: Reading): boolean => told.test(inLetters(reading));

/** The text of a reading with one C for customers that are listed: "Contoso, Coho and Fabrikam are Megan's now". */
const asOne = (reading: Reading): string =>
  inLetters(reading).replace(/\bC(?:(?:,| and| &| \+|, and| as well as)(?: also)? C\b)+/gu, "C");

const offIt =
  /(?<!\p{L})(?:take|remove|drop|get|pull|have) (?:@?P|him|her|them) (?:off|from|out of|away from) (?:(?:of|the) )?C(?!\p{L})/iu;
/** Whether a colleague is to have a customer no longer: "Megan has quit, take her off Contoso". */
export const takesThemOff = (reading: Reading): boolean =>
  reading.found.some(({ candidates: [one] }) => one?.kind === "person") &&
  offIt.test(asOne(reading)) &&
  !isAdvice.test(reading.text);

const fromNow = "(?:now|from (?:now|today|tomorrow|monday)(?: on)?)";
const areTheirs = new RegExp(
  `(?<!\\p{L})(?:C (?:is|are) (?:all |both )?(?:now P['’]s|P(?:['’]s)? ${fromNow})|P (?:has|have|owns?|looks? after|takes? care of|is (?:looking after|responsible for|in charge of)) C ${fromNow})(?=\\s*(?:[.,;!]|$))`,
  "iu",
);
/** Whether customers are told to be a colleague's from now on: "Contoso and Fabrikam are Megan's now". */
export const areTheirsNow = (reading: Reading): boolean =>
  areTheirs.test(asOne(reading)) && !reading.text.includes("?");

const swap =
  /(?<!\p{L})(?:swap|switch) (?:(?:the )?owners (?:of|for|between) |@?P['’]s )?C(?!\p{L})(?![^.;!?]* to @?P(?!\p{L}))/iu;
const switches = /(?<!\p{L})(?:between|around|with each other|owners)(?!\p{L})/iu;
const isAdvice = /^\W*(?:should|shall|may|must|did|have|has|is|are|was|were|why|when|who|how|what)\b/i;
/** Whether two customers are to be each other's owner's: "swap Contoso and Fabrikam between Megan and Isaiah". */
export const swapsOwners = (reading: Reading): boolean => isSwap(reading.text, reading.words, placesOf(reading));

/** The same of a text whose names are placed. */
export const isSwap = (text: string, words: readonly Word[], places: readonly Placed[]): boolean =>
  swap.test(lettered(text, words, places)) &&
  (/\bswap\b/i.test(text) || switches.test(text)) &&
  !isAdvice.test(text) &&
  !/\b(?:not(?! before\b)|never|deput(?:y|ies))\b|n['’]t\b/i.test(text);

const those =
  "(?:it|that|this|them|these|those|both|all|C|(?:(?:that|this|the|these|those) )?(?:ones?|customers?|accounts?))";
const often = "(?: (?:already|actually|really|always|mostly|now)){0,2}";
const beenDoing =
  "(?:had|been (?:looking after|having|owning|handling|managing|doing|covering|running|(?:working|dealing) (?:with|on)|taking care of|on|responsible for|in charge of))";
/** "Megan wants it done by Friday": the work, and not the customer. */
const asDone = "(?! (?:done|gone|ready|shut|in (?:order|place|shape)|\\p{L}+ed)(?!\\p{L}))";
/** "She wanted it, but she has no time." */
const notBut = "(?![^.;!?]{0,20} but (?:P|he|she|they)(?!\\p{L}))";
const hasNow = [
  // "Isaiah took over", "Isaiah has it now", "Isaiah should have Contoso".
  `P(?:['’]ll|['’]s)?(?: (?:has|have|is|will|should|could|can|would|now|already|just)){0,3} (?:tak(?:es?|en|ing)|took)(?: (?:${those}|and|,)){0,4} (?:over|on|back)`,
  `P(?:['’]d)?(?: (?:now|already|really|rather|gladly|happily|should|could|can|will|would)){0,2} (?:has|have|owns?|got|gets?|handles?|manages?|does|runs?|takes?|looks? after|takes? care of|is (?:on|handling|doing|responsible for|in charge of)) (?:now|${those})`,
  // "Isaiah has been doing it since October".
  `P(?:['’]s| has)${often} ${beenDoing} ${those}`,
  `C has${often} been (?:P['’]s|with P)`,
  `P (?:is|will be|should be|was made|became|becomes) (?:now )?(?:the |its |their )?(?:new )?owner`,
  `(?:make|making) P (?:the |its |their )?(?:new )?owner`,
  `owner(?:ship)?(?: (?:of|for|on|${those}|and|,)){0,5} to P`,
  `(?:new )?owner (?:is|should be) (?:now )?P`,
  // "It's Isaiah's", "should be with Isaiah", "hand Contoso and Fabrikam to Isaiah".
  `(?:is|are|be|(?:it|that|this|C)['’]s|they['’]re)(?: (?:now|rather|really|actually|already|much|better(?: off)?|best(?: off)?|in (?:good|better) hands)){0,2} (?:P['’]s|(?:with|under) P)`,
  // "That should be Isaiah".
  `(?:(?:it|that|this|they|C)(?: one)? (?:(?:really|actually|probably) )?(?:should|must|ought to|would|will) be|(?<=mine(?:[.,;!]| [–—-])? )(?:it|that|this|they|C)(?: one)?(?:['’]s|['’]re| is| are))(?: (?:really|actually|now|rather|probably)){0,2} P(?=\\s*(?:[.,;!]|$)| (?:now|instead|[Ii] (?:think|believe|guess|suppose)|as far as)(?!\\p{L}))`,
  // "Isaiah would be a better fit for Contoso".
  `P (?:is|would be) (?:an?|the) (?:much )?(?:better|right|best|good) (?:fit|match|person|choice|owner)(?: (?:for|to (?:have|take|own|look after)) ${those}(?!['’]))`,
  // "Isaiah knows them much better and has agreed to take it", "Isaiah wanted to take it".
  `P(?:['’][ds])?(?: [^.,;!?PC]{1,60})?(?: (?:has|have|is|would be|['’]d be))? (?:agreed|offered|promised|volunteered|happy|glad|willing|ready|keen|wants?|wanted|asked|like|love|interested) (?:to|in) (?:tak(?:e|ing)|hav(?:e|ing)|own(?:ing)?|look(?:ing)? after|pick(?:ing)? up)(?: (?:over|on))? ${those}${asDone}${notBut}`,
  `P (?:wants?|wanted|asked for|is (?:interested in|keen on|after)|(?:would|['’]d) (?:like|love)) ${those}(?! (?:to|for|off|out|from|with|before|when|if|in|by|on|(?:back|up) (?:in|on|by|to))(?!\\p{L}))${asDone}${notBut}`,
  // "Contoso has been looked after by Isaiah for months".
  `(?:is|are|was|were|has been|have been|['’]s been)(?: (?:now|already|actually|really|always|mostly)){0,2} (?:looked after|handled|owned|managed|taken care of|covered|run) by P`,
  // "Contoso would be better off with Isaiah".
  `(?:would be|['’]d be|is|are) (?:much |far )?(?:better off|in better hands|better looked after) (?:with|by) P`,
  // "Isaiah talks to them", "Isaiah does their Azure", "Isaiah is their contact".
  `P (?:(?:talks?|speaks?|deals?|works?) (?:to|with)|knows|(?:does|did|runs?|handles?|leads?) (?:all )?(?:of )?(?:their|its)(?= \\p{L})) ?(?:${those})?`,
  `P(?:['’]s| is) (?:their|its|the) (?:main |only |first )?(?:contact|account manager|consultant|lead)`,
  `P (?:would|could|might) be (?:a )?(?:good|great|perfect|better|ideal)(?! (?:to|at|with|if)(?!\\p{L}))`,
  // "Isaiah took it".
  `P (?:has )?(?:took|taken|got) ${those}`,
  `(?:belongs?|goes|go|went|mov(?:ed?|es|ing)|pass(?:e[ds]|ing)?|hand(?:ed|s|ing)?|transfer(?:red|s|ring)?|giv(?:en?|es|ing)|gave|ass?ig?n(?:ed)?|shift|switch|put)(?:,? (?:over|on|back|across|now|up|the|${those}(?:['’]s)?|and)){0,9} (?:to|with) P`,
].map(
  (one) =>
    new RegExp(
      `(?<!\\p{L})(?<!(?:not|n['’]?t|never|longer|does|did|has|is|if|whether|when|until|unless|before) )@?${one}(?!\\p{L})`,
      "u",
    ),
);

/** Who has it by now, or should, in the words of somebody whose it isn't: "Isaiah took over", "it should be Isaiah's". */
export function takerSaid(reading: Reading, me: PersonId): { id: PersonId; name: string } | undefined {
  const people = reading.found.flatMap(({ candidates: [one, ...others] }) =>
    one?.kind === "person" && others.length === 0 && one.id !== me ? [one] : [],
  );
  const [, ...others] = new Set(people.map(({ id }) => id));
  const takers = [...new Map(people.map((one) => [one.id, one])).values()].filter(({ id }) => {
    const places = reading.found.flatMap(({ from, to, candidates: [one] }) =>
      one === undefined ? [] : [{ ...one, from, to, isOther: one.id !== id }],
    );
    const letters = lettered(reading.text, reading.words, places);
    const at = letters.search(/P(?![\p{L}])/u) + 1;
    // "Isaiah and I have agreed that he will take over Contoso. Can you hand it to him?"
    const text =
      others.length > 0 ? letters : letters.slice(0, at) + letters.slice(at).replace(/\b(?:he|she|him|her)\b/g, "P");
    return [...hasNow, ...handsOn].some((one) => one.test(text));
  });
  const [taker, ...more] = takers;
  return more.length > 0 ? undefined : taker;
}

/** "Isaiah will take over Contoso", "I'm handing Contoso to Isaiah": whether it is to be somebody else's, for good. */
export const passesItOn = (reading: Reading, me: PersonId): boolean =>
  (passing.test(reading.text) || (hasPassed.test(inLetters(reading)) && !isBackAgain.test(reading.text))) &&
  !whileAway.test(reading.text) &&
  takerSaid(reading, me) !== undefined;
/** "…, but I want to keep it", "… and I took it over from him", "… by mistake". */
const isBackAgain =
  /\bbut (?:i|it|we|now)\b|\b(?:back|over) (?:to|from) (?:me|us|him|her|them)\b|\bby (?:mistake|accident|error)\b|\bfor me\b|\bkeep (?:it|them|that)\b/i;
/** "Isaiah has been looking after Contoso since October", "Isaiah took Contoso over in the summer". */
const hasPassed = new RegExp(
  `(?<!\\p{L})(?:P(?:['’]s| has)?${often} (?:${beenDoing} C|(?:took|taken) (?:over C|C over)|(?:has|owns|does|handles|manages|runs|looks after) C(?= since))|C (?:has${often} been (?:P['’]s|with P)|went (?:over )?to P(?!['’])))(?=\\s*(?:[.,;:!?)–—-]|$)| (?:since|for (?:\\S+ ){0,2}(?:weeks|months|years|ages|good)|from|in|over|all|now|already|and|but|so|last|this|as|ever|when|because)(?!\\p{L}))`,
  "u",
);
const passing =
  /\b(?:hand(?:s|ed|ing)?|pass(?:es|ing)?|giv(?:e|es|ing)|mov(?:e|es|ing)|transfer(?:s|ring)?) \S.*\bto\b|\b(?:will|should|is (?:going )?to|['’]ll|can|could|is) (?:now )?(?:take|taking|have) |\btakes over\b|\bgo(?:es)? (?:over )?to @?\p{L}|\b(?:better|best)(?: off)? with\b|\b(?:better|right|best) (?:fit|match|person|choice|one|owner) for\b/iu;

const asksLeave =
  /\b(?:do|must|should|shall|would) i (?:(?:have|need) to )?(?:ask|go through|check with)\b|\bmay i\b|\bam i allowed\b|\b(?:can|could) i [^.?!]{0,60}\b(?:myself|on my own)\b|\bwho (?:may|can|decides|has to|gets to|is allowed to)\b|\b(?:only|just|needs?) (?:a )?managers?\b[^.!]*\?/i;
const handing =
  /\b(?:hand|giv|pass|assign|reassign|mov|transfer)\p{L}*\b(?! (?:me|us|you)\b)|\bto (?:somebody|someone|anybody|anyone) else\b/iu;
const handsThing =
  /\b(?:access|proof|documents?|roles?|rights?|licen[cs]es?|answers?|reasons?|notes?|claims?|links?|files?|mails?|partner ids?|pal|cpor|gdap)\b/i;
/** Whether it asks who may hand a customer on: "can I give Contoso to somebody else, or do I have to ask Alex?" */
export const asksWhetherToGive = (text: string): boolean =>
  asksLeave.test(text) && handing.test(text) && !handsThing.test(text);

/** What stands before a customer whose owner somebody else's is to be: "whoever has". */
export const ownerOf =
  /\b(?:same (?:owner|person|one|guy|colleague|people) as|(?:whoever|who|whom) (?:has|owns|looks after|handles|does|runs)|owner of|whoever['’]s (?:on|got))\s+(?:the )?$/i;
