/** Each part of a message that asks, wants or tells something is answered, offered for a press, or named as left out. Pure. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { isLooking } from "./decided.ts";
import { spoken } from "./write/offers.ts";
import type { NameIndex } from "./words/names.ts";
import type { Share } from "./reading/by-customer.ts";
import { hasCustomer, readWords } from "./reading/reading.ts";
import { isWish } from "./reading/request.ts";
import type { Option, Sentence, Telling, Understood } from "./reading/sentence.ts";
import { aboutOf, isWhole } from "./two-wishes.ts";
import { wordsOf } from "./words/words.ts";

const asks =
  "(?:(?:who|whose|whom|what|which|when|where|how|why)(?:['’]?s)?\\b|(?:is|are) (?:there|any\\w*)\\b|(?:do|did|have|am|must|should) (?:i|we)\\b|(?:did|has|have|is|was) (?:any|some)(?:one|body|thing)\\b|(?:can|could|would|will) (?:you|somebody|someone|anybody) (?:(?:please|also|just|kindly) )*(?:tell|show|explain|list|let (?:me|us) know)\\b)";
const wants = "(?:(?:please|kindly) )?(?:tell|show|remind|give|let) (?:me|us)\\b";
const joint = "(?:(?:and|but|also|plus|oh|then),? ){1,3}";
const partEnds = new RegExp(
  `(?<!\\b(?:e\\.g|i\\.e|etc|vs|nr|approx))[.!?;]+\\s+|\\n+|(?:,?\\s|\\s[–—-]\\s)(?:${joint})(?=${asks}|${wants})|(?:,|\\s[–—-])\\s(?=${asks}|any\\w*\\b)`,
  "giu",
);
const opensAsking = new RegExp(`^\\W*(?:(?:${joint}|so,? |now,? ))?(?:${asks}|any)`, "iu");
const isPolite = /^\W*(?:(?:and|so|but),? )?(?:(?:can|could|would|will) you|would it be)\b/i;
/** More are a letter. */
const mostParts = 5;
const fewestWords = 3;
/** Of whom or what it is said, what stands before says. */
const pointsBack =
  /\b(?:it|its|they|them|their|(?<!\b(?:are|is) )there|he|she|him|her|his|ones?|both|of (?:which|whom)|others?|rest|(?:this|(?<!\b(?:gaps?|claims?|customers?|ones?|deadlines?|subscriptions?|anything|everything|all) )that|those|these|each)(?! (?:week|month|year|quarter|morning|afternoon|evening|time|(?:mon|tues|wednes|thurs|fri|satur|sun)day)))\b/i;
const mayBeAside = /^\W*(?:and |but )*(?:who|which|whose|where|when|why|how(?! many))\b/i;
/** "Anything critical?" narrows what was asked before it. */
const narrows = /^\W*(?:(?:and|or|but) )?(?:any|which (?:are|is|has|have|was|were)\b)/i;

type Part = {
  text: string;
  isAsked: boolean;
  meant: Understood;
  options: readonly Option[];
  tells: Share | undefined;
  telling: Telling | undefined;
};

/** What was made of the whole, with what parts of it come to by themselves and the whole has nothing of. */
export function eachPart(
  whole: Understood,
  said: Sentence,
  names: NameIndex,
  read: (said: Sentence) => Understood,
): Understood {
  if (said.isNamed || whole.outcome === "run-all" || said.text.search(partEnds) < 0) return whole;
  const customer = onlyCustomer(said, names);
  const texts = partsOf(said, customer !== undefined);
  if (texts.length < 2 || texts.length > mostParts) return whole;
  const parts = texts.map((text) => partOf({ ...said, text }, customer, names, read));
  const main = mainOf(whole, parts);
  const isAllSaid = main === whole && 1 + (("also" in whole ? whole.also : undefined) ?? []).length >= parts.length;
  if (isAllSaid) return whole;
  if (main.outcome === "lost" || main.outcome === "deadline" || main.outcome === "unsaved") return whole;
  // "Show me what we have for each of the two": of those that are shown.
  const own = main.outcome === "several" ? parts.filter(({ text }) => !pointsBack.test(text)) : parts;
  const also = own
    .flatMap(({ options }) => options)
    .filter(({ says }, at, all) => !covers(main, says) && all.findIndex((one) => one.says === says) === at);
  const tells = main.outcome.startsWith("told")
    ? []
    : parts.flatMap((part) => (part.tells === undefined ? [] : [part.tells]));
  // What a customer's card or a list answers is not known here.
  const isOfOne = /^told|^ask$/.test(main.outcome) || (main.outcome === "run" && main.says.startsWith("reminder "));
  const left = isOfOne ? parts.filter(isLeftOut).map(({ text }) => text) : [];
  if (also.length === 0 && tells.length === 0 && left.length === 0) return main;
  const before = ("also" in main ? main.also : undefined) ?? [];
  return { ...main, also: [...before, ...also], tells: tells.length === 0 ? undefined : tells, left };
}

/** It asks or wants something that could not be read; not "could you help me?" */
function isLeftOut({ text, isAsked, meant, options }: Part): boolean {
  const isGuess = isAsked && meant.outcome === "ask" && meant.together !== true && meant.options.length > 1;
  const isUnread =
    isGuess || meant.outcome === "lost" || (meant.outcome === "talk" && /^(?:cant|chat)$/.test(meant.what));
  return options.length === 0 && isUnread && (isAsked || isWish(text)) && wordsOf(text).length > fewestWords;
}

/** What is answered first: the whole, unless it says less than a part does, or mixes what several ask for. */
function mainOf(whole: Understood, parts: readonly Part[]): Understood {
  const told = parts.find(({ tells }) => tells !== undefined);
  const lists = parts.filter(({ isAsked, options }) => isAsked && options.length > 0);
  // Several questions are answered one by one: read as one, what they ask for would be mixed.
  const isAnswered = ({ isAsked, options, meant }: Part): boolean =>
    isAsked &&
    (options.length > 0 || (meant.outcome === "talk" && !/^(?:cant|chat|hello|thanks|no)$/.test(meant.what)));
  const [first] = parts;
  const isMixed = whole.outcome === "run" && isToSee(whole) && whole.says !== first?.options[0]?.says;
  if (
    first !== undefined &&
    isMixed &&
    lists.length > 0 &&
    parts.every(isAnswered) &&
    !parts.some(({ text }) => pointsBack.test(text))
  )
    return first.meant;
  // A reminder is kept at once.
  const memo = parts.find(({ options: [one] }) => one !== undefined && /^reminder \d/.test(one.says));
  if (memo !== undefined && whole.outcome === "run" && isToSee(whole) && lists.length > 0) return memo.meant;
  const isWeak =
    /^(?:lost|several|unsure)$/.test(whole.outcome) ||
    (whole.outcome === "talk" && /^(?:cant|chat)$/.test(whole.what)) ||
    (whole.outcome === "run" && whole.says.startsWith("show "));
  // "Change its owner from Adele to Isaiah. She also had Fabrikam": of whom it is said, one part says.
  const isOpen = whole.outcome === "ask" && whole.together !== true && whole.options.length > 1;
  const clear = isOpen
    ? parts.find(({ meant, options }) => meant.outcome === "ask" && options.length === 1)
    : undefined;
  if (clear?.meant.outcome === "ask" && whole.outcome === "ask") {
    const [only] = clear.options;
    const others = whole.options.filter(({ says }) => aboutOf(says) !== aboutOf(only?.says));
    return { ...clear.meant, also: [...(clear.meant.also ?? []), ...others] };
  }
  if (!isWeak) return whole;
  if (told?.tells !== undefined && told.telling !== undefined)
    return { outcome: "told", what: told.telling, customer: told.tells.customer, part: told.text };
  return whole;
}

const isToSee = ({ says }: { says: string }): boolean =>
  isLooking(says) || /^(?:why |away list|digest$|help$)/.test(says);

function covers(main: Understood, says: string): boolean {
  const about = (one: string): string => one.split(" ", 2).join(" ");
  const all: string[] = [
    ...(main.outcome === "run" ? [main.says] : []),
    ...("options" in main ? main.options.map((one) => one.says) : []),
    ...("also" in main ? (main.also ?? []).map((one) => one.says) : []),
    ...("customer" in main && main.customer !== undefined ? [`show ${main.customer}`] : []),
  ];
  const isDone = !isToSee({ says });
  return all.some((one) => one === says || (isDone && about(one) === about(says)) || one.startsWith(`${says} `));
}

/** The parts, each with three words or more; what goes on from the one before stays with it. */
function partsOf({ text }: Sentence, isOfOne: boolean): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  const cut = (to: number): void => {
    const part = text.slice(from, to).trim();
    if (wordsOf(part).length >= fewestWords) parts.push(part);
  };
  for (const { 0: end, index } of text.matchAll(partEnds)) {
    const next = text.slice(index + end.length);
    const [clause = ""] = /^[^.!?;\n]*/.exec(next) ?? [];
    const isJoined = !/[.!?;\n]/.test(end);
    const isAfterAsked = opensAsking.test(text.slice(from, index));
    // "…, who has agreed", "…, and when they sign we go on".
    const isAside = !isAfterAsked && mayBeAside.test(next) && next[clause.length] !== "?";
    const goesOn = pointsBack.test(clause) && (!isOfOne || isAfterAsked);
    if (isJoined && (isAside || goesOn || (isAfterAsked && narrows.test(next)))) continue;
    // The question mark stays with its question.
    cut(end.startsWith("?") ? index + 1 : index);
    from = index + end.length;
  }
  cut(text.length);
  return parts;
}

function partOf(
  said: Sentence,
  customer: CustomerId | undefined,
  names: NameIndex,
  read: (said: Sentence) => Understood,
): Part {
  const isAsked = opensAsking.test(said.text);
  const telling = isAsked ? undefined : said.tells?.(said.text);
  const about = onlyCustomer(said, names) ?? customer;
  const earlier = pointsBack.test(said.text) && about !== undefined ? { customer: about } : undefined;
  const text = isAsked && !said.text.endsWith("?") ? `${said.text}?` : said.text;
  const meant = read({
    ...said,
    text,
    earlier,
    claims: telling === "claim" ? "told" : undefined,
    isAnswer: telling === "done" ? true : undefined,
    isAside: undefined,
    amends: undefined,
  });
  const isTold = meant.outcome === "told" && meant.what === telling && about !== undefined;
  const tells = isTold ? { customer: about, text: said.text } : undefined;
  return { text: said.text, isAsked, meant, tells, telling, options: optionsOf(meant, isAsked, said, names) };
}

/** The commands that a part comes to, where that is certain. */
function optionsOf(
  meant: Understood,
  isAsked: boolean,
  { text, today }: Sentence,
  names: NameIndex,
): readonly Option[] {
  if (meant.outcome === "run") {
    const { says } = meant;
    const isSeen = isAsked && isToSee({ says }) && !(says.startsWith("why ") && pointsBack.test(text));
    const isDone = !isAsked && isComplete.test(says);
    return isSeen || isDone ? [{ says, title: spoken(says, names, today) }, ...(meant.also ?? [])] : [];
  }
  const isSure = meant.outcome === "ask" && (meant.options.length === 1 || meant.together === true);
  return isSure && (isWish(text) || isPolite.test(text)) && meant.options.every(({ says }) => isWhole(says))
    ? meant.options
    : [];
}

const isComplete = /^(?:reminder \d|away (?:\S+ )?(?:from|until) \d)/;

/** The one customer that the text names. */
function onlyCustomer(said: Sentence, names: NameIndex): CustomerId | undefined {
  const { found } = readWords(said, wordsOf(said.text), names);
  const all = found.filter(hasCustomer).flatMap(({ candidates }) => candidates.map(({ id }) => id));
  const [one, ...others] = new Set(all);
  return others.length > 0 ? undefined : one;
}
