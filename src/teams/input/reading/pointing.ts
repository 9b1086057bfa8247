/** What a sentence points at without its name: "it", "the second one", "all of them", "him". Pure. */
import type { About } from "../../turn.ts";
import type { Candidate, NameIndex } from "../words/names.ts";
import type { CustomerId } from "../../../domain/customer/customer.ts";
import { type FoundName, hasCustomer, type Reading, strangerIn } from "./reading.ts";
import { ownerOf } from "./whose-now.ts";
import type { Word } from "../words/words.ts";
import { numberOf } from "../time/numbers.ts";

/** Places of a list, as people call them; -1 is the last. */
const places: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ["first", "1st", "top", "erste", "eerste", "premier", "premiere", "primero"],
    ["second", "2nd", "zweite", "tweede", "deuxieme", "segundo"],
    ["third", "3rd", "dritte", "derde", "troisieme", "tercero"],
    ["fourth", "4th"],
    ["fifth", "5th"],
  ].flatMap((words, at) => words.map((word) => [word, at])),
);

const rowWords = /^(?:one|ones|customer|row|item|entry|line|company|guy)$/;
const closes = /^(?:i|we|to|is|was|and|off|until|till|til|for|please|pls|thanks|done)$/;

const pronouns = /^(?:it|its|this|that|thats|there|them|these|es|het|dat|dit|ca|cela|lui|eso|lo)$/;
/** What "that" goes on from, instead of standing for something: "claims that run out", "I know that …". */
const beforeRelative =
  /^(?:claims?|customers?|clients?|gaps?|ones?|subs?|subscriptions?|links?|things?|people|anything|something|everything|nothing|those|all|say|says|said|know|think|sure|so|see|hear|heard|told|means?)$/;
const timeWords =
  /^(?:week|month|quarter|year|morning|afternoon|evening|weekend|time|list|file|thing|bot|channel|chat|is|are)$/;

/** What is said of nothing in particular. */
const impersonal =
  /^(?:better|best|enough|possible|normal|usual|necessary|worth|time|easy|easier|hard|ok|okay|once|true|important|allowed|bad|wise|matter|matters)$/;

/** Whether the word stands for what was talked of; not "this" of "this week", "that" of "claims that end". */
export function isPronoun(words: readonly Word[], at: number): boolean {
  const [before = "", fold = "", after = ""] = [words[at - 1]?.fold, words[at]?.fold, words[at + 1]?.fold];
  if (!pronouns.test(fold)) return false;
  if (fold === "that" && after !== "" && beforeRelative.test(before)) return false;
  // "Is it better to wait?"
  if (
    fold === "it" &&
    (impersonal.test(after) || (/^(?:is|was|isnt|s)$/.test(after) && impersonal.test(words[at + 2]?.fold ?? "")))
  )
    return false;
  if (fold === "there" && /^(?:is|are|was|were|any|out)$/.test(before)) return false;
  return !(/^(?:this|that|these|there)$/.test(fold) && timeWords.test(after));
}

const persons = /^(?:he|him|his|she|her|hers|hes|shes|er|ihn|ihm|sie|hij|hem|zij|haar|il|elle)$/;

const manyOf = /^(?:all|both|these|those|them)$/;
/** Customers of a list that are pointed at together: one more than fit a question, so that it is seen that they do not. */
const mostAtOnce = 6;

/** Intents about a customer, so that the last one is meant where none is named. */
const ofOne: ReadonlySet<string> = new Set(
  "show assign snooze later unsnooze ask review set history done claim not-mine undo".split(" "),
);
const tells: ReadonlySet<string> = new Set("done claim not-mine".split(" "));
const doesToOne: ReadonlySet<string> = new Set("assign snooze later unsnooze review done claim not-mine".split(" "));

/** The reading with the customer and the person that it points at. */
export function pointing(
  reading: Reading,
  {
    earlier,
    names,
    means,
    isOfClaim,
  }: { earlier: About | undefined; names: NameIndex; means: string; isOfClaim: boolean },
): Reading {
  if (earlier === undefined) return reading;
  const { words, found } = reading;
  const has = (kind: Candidate["kind"]) => found.some(({ candidates }) => candidates.some((one) => one.kind === kind));
  const hasOwn = found.some((one) => hasCustomer(one) && !ownerOf.test(reading.text.slice(0, words[one.from]?.from)));
  const more: FoundName[] = [];
  const point = (ref: string | undefined, from: number, to: number) => {
    const one = ref === undefined ? undefined : names.byRef(ref);
    if (one === undefined) return;
    const { kind, id, name } = one;
    more.push({ from, to, candidates: [{ kind, id, name, fit: "pointed" }] });
  };
  // "Make it the 1st" is a day after a snooze.
  const isDay = /^(?:snooze|later|away)\b/.test(earlier.says ?? "");
  const place = has("customer") || isDay ? undefined : placeIn(reading);
  const beside = has("customer") || earlier.list !== undefined ? undefined : rowBeside(words, earlier);
  // What was opened from a list leaves it to be gone on with.
  const rows = earlier.list ?? earlier.from;
  const listed = earlier.list?.customers ?? [];
  // "It", of a list of one.
  const single = listed.length === 1 && earlier.list?.pages === 1 ? listed[0] : undefined;
  const talked = earlier.customer ?? (words.some((_, at) => isPronoun(words, at)) ? single : undefined);
  const many = words.findIndex(({ fold }, at) => manyOf.test(fold) || firstOf(words, at) !== undefined);
  const rest = /^(?:assign|handover)$/.test(means) ? restOf(reading, earlier) : undefined;
  // "All but the first to Megan": the others of the list; or those that stay, where it is all of somebody's.
  if (rest !== undefined) for (const { customer, at } of rest.those) point(customer, at, at + 1);
  // "Assign all of these to Isaiah", "… to whoever has Contoso": each of them is asked about.
  else if (!hasOwn && means === "assign" && many >= 0 && listed.length > 0)
    for (const id of new Set(listed.slice(0, words[many]?.fold === "both" ? 2 : (firstOf(words, many) ?? mostAtOnce))))
      point(id, many, many + 1);
  // "The second I can't do": of a list that is not there any more, it is not the customer talked of since.
  else if (place !== undefined) point(rows?.customers.at(place.index), place.from, place.to);
  // "Next one", of the list that this one was opened from.
  else if (beside !== undefined) point(beside.customer, beside.at, words.length);
  // "Give it to Alex, and Litware as well".
  else if (has("customer") && means === "assign" && /\b(?:as well|too|also)\b|\band\b.*\bto\b/i.test(reading.text)) {
    const it = words.findIndex((_, index) => isPronoun(words, index));
    if (it >= 0 && found.every(({ from }) => from > it)) point(earlier.customer, it, it + 1);
  } else if (!has("customer") && (isOfOne(reading, means) || isOfTheirs(reading, means, isOfClaim))) {
    const at = words.findIndex((_, index) => isPronoun(words, index));
    const from = at < 0 ? words.length : at;
    point(talked, from, at < 0 ? from : from + 1);
  }
  const him = words.findIndex(({ fold }) => persons.test(fold));
  // "He's on leave until Monday, Isaiah covers".
  if (him >= 0 && (!has("person") || (him === 0 && means === "away"))) point(earlier.person, him, him + 1);
  if (more.length === 0) return reading;
  const isPointed = ({ from, to }: { from: number; to: number }) =>
    more.some((one) => one.from <= from && to <= one.to);
  const named = rest?.isOthers === true ? found.filter((one) => !rest.left.includes(one)) : found;
  return { ...reading, found: [...named, ...more], unknown: reading.unknown.filter((one) => !isPointed(one)) };
}

/** "Everything but the top one goes to Megan": somebody is to have the rest of a list. */
export function givesRest({ words, found }: Reading): boolean {
  const all = words.findIndex(({ fold }) => ofAll.test(fold));
  const but = words.findIndex(({ fold }, at) => at > all && leaves.test(fold));
  return (
    all >= 0 &&
    but > all &&
    but - all <= 3 &&
    found.some(({ from, candidates: [one] }) => one?.kind === "person" && words[from - 1]?.fold === "to")
  );
}

/** Whether it lists all of somebody's, and no part of them. */
export const isAllOfOne = (list: About["list"]): boolean =>
  list !== undefined && "filter" in list && list.filter.by === "all" && list.filter.whose?.kind === "answering";

/** "All", "everything". */
const ofAll = /^(?:all|everything|everyone|these|those|them)$/;
const leaves = /^(?:but|exc?ept|exept|without|excluding|besides|minus|bar|apart|other)$/;

/**
 * The customers of the list that was shown but those that are named, or pointed at by their place: "everything except
 * Contoso to Isaiah". Where that list is all of somebody's, and goes on, those that stay.
 */
function restOf(
  { words, found }: Reading,
  { list }: About,
):
  | { those: readonly { customer: CustomerId; at: number }[]; left: readonly FoundName[]; isOthers: boolean }
  | undefined {
  const all = words.findIndex(({ fold }) => ofAll.test(fold));
  const but = words.findIndex(({ fold }, at) => at > all && leaves.test(fold));
  if (list === undefined || all < 0 || but < 0 || but - all > 3) return undefined;
  const left = found.filter(
    ({ from, candidates: [one, ...others] }) => from > but && one?.kind === "customer" && others.length === 0,
  );
  const named = left.flatMap(({ candidates: [one] }) => (one === undefined ? [] : [one.id]));
  const end = words.findIndex(({ fold }, at) => at > but && /^(?:to|for|goes|go)$/.test(fold));
  const placed = words.flatMap(({ fold }, at): { customer: CustomerId; at: number }[] => {
    if (at <= but || (end >= 0 && at > end) || left.some(({ from, to }) => from <= at && at < to)) return [];
    const many = firstOf(words, at);
    const last = fold === "last" ? numberOf(words[at + 1]?.fold ?? "") : Number.NaN;
    const one = fold === "last" ? list.customers.at(-1) : list.customers[places[fold] ?? list.customers.length];
    const some = many !== undefined ? list.customers.slice(0, many) : last > 1 ? list.customers.slice(-last) : [one];
    return some.flatMap((customer) => (customer === undefined ? [] : [{ customer, at }]));
  });
  const stays = new Set([...named, ...placed.map(({ customer }) => customer)]);
  const others = [...new Set(list.customers)].filter((id) => !stays.has(id));
  if (stays.size === 0 || others.length === 0) return undefined;
  const isOfOne = isAllOfOne(list);
  if ((list.pages ?? 1) > 1 && !isOfOne) return undefined;
  if ((list.pages ?? 1) > 1 || others.length >= mostAtOnce) return { those: placed, left, isOthers: false };
  return { those: others.map((customer) => ({ customer, at: all })), left, isOthers: true };
}

/** "All of them", "the first two". */
export const pointsAtMany = (words: readonly Word[]): boolean =>
  words.some(({ fold }, at) => manyOf.test(fold) || firstOf(words, at) !== undefined);
/** Intents that are about what rows of a list stand for. */
export const actsOnRows = /^(?:assign|show|snooze|unsnooze|ask|review|handover|unassign)$/;

/** "Give the first two to Isaiah": how many; the words that say so are two. */
function firstOf(words: readonly Word[], at: number): number | undefined {
  const [first = "", many = ""] = [words[at]?.fold, words[at + 1]?.fold];
  const number = numberOf(many);
  return /^(?:first|top)$/.test(first) && number > 1 && number < mostAtOnce ? number : undefined;
}

/** "the second one", "number 3", "show me the first"; not "first of May", and not "what should I do first". */
export function placeIn({ words, text }: Reading): { index: number; from: number; to: number } | undefined {
  for (const [at, { fold, from }] of words.entries()) {
    const [before = "", after = ""] = [words[at - 1]?.fold, words[at + 1]?.fold];
    // "The most urgent one" of a list that has the most urgent first.
    if (
      /^(?:urgent|important|critical|worst|pressing)$/.test(fold) &&
      rowWords.test(after) &&
      !after.endsWith("s") &&
      before !== "only"
    )
      return { index: 0, from: at, to: at + 2 };
    // "Worst first" is how the list is to be sorted.
    if (/^(?:worst|biggest|urgent|important|oldest|longest|soonest|earliest|due)$/.test(before) || after === "page")
      continue;
    // "Before the 4th" is a day.
    if (
      before === "the" &&
      /^(?:before|by|until|till|on|since|from|after|to)$/.test(words[at - 2]?.fold ?? "") &&
      !rowWords.test(after)
    )
      continue;
    const isNumbered = /^(?:number|no|nr|row|point)$/.test(before) || text[from - 1] === "#";
    const index =
      fold === "last" ? -1 : (places[fold] ?? (isNumbered && /^\d$/.test(fold) ? Number(fold) - 1 : undefined));
    if (index === undefined) continue;
    const isLone =
      words.length <= 2 || (/^(?:the|der|die|das|de|le|la|el)$/.test(before) && (after === "" || closes.test(after)));
    if (isNumbered || rowWords.test(after) || isLone)
      return { index, from: at, to: rowWords.test(after) ? at + 2 : at + 1 };
  }
  return undefined;
}

const besideWords = /^(?:and|the|show|open|me|go|to|please|pls|ok|okay|now|then)$/;

/** "Next", "the previous customer": the row after or before the one that was opened from a list. */
function rowBeside(
  words: readonly Word[],
  { from, customer }: About,
): { customer: CustomerId | undefined; at: number } | undefined {
  const at = words.findIndex(({ fold }) => /^(?:next|previous|before|after)$/.test(fold));
  const isBeside =
    at >= 0 && words.every(({ fold }, index) => index === at || rowWords.test(fold) || besideWords.test(fold));
  const row = from === undefined || customer === undefined ? -1 : from.customers.indexOf(customer);
  if (!isBeside || row < 0) return undefined;
  const next = row + (/^(?:next|after)$/.test(words[at]?.fold ?? "") ? 1 : -1);
  return { customer: next < 0 ? undefined : from?.customers[next], at };
}

/** What is asked of many is not asked of the customer that was talked of. */
export const isOfMany = (words: readonly Word[]): boolean =>
  words.some(
    ({ fold }, at) =>
      /^(?:everyone|everybody|anyone|anybody|people|customers|accounts|clients)$/.test(fold) ||
      // "The rest", "them all", "all the others".
      (/^(?:rest|others)$/.test(fold) && words[at - 1]?.fold === "the") ||
      (fold === "all" && words[at - 1]?.fold === "them") ||
      (fold === "them" && words[at - 1]?.fold === "of" && words[at - 2]?.fold === "all"),
  );

/** "Their admin is in Denver". */
const isPlace = (words: readonly Word[], at: number): boolean => words[at - 1]?.fold === "in";

/** "Can you poke Isaiah please" says no more than "poke Isaiah". */
const besideAsking = /^(?:can|could|would|you|please|pls|then|just|ok|okay|also|and|thanks|now|again)$/;

/** Whether it is about one customer, though none is named. */
function isOfOne(reading: Reading, means: string): boolean {
  const { words, unknown, found } = reading;
  // "He'd rather not have Woodgrove, so that one goes to Megan": of a name, though the writer has no customer of it.
  const stranger = strangerIn(reading);
  if (stranger !== undefined && !isPlace(words, stranger.from)) return false;
  if (words.some((_, at) => isPronoun(words, at))) return ofOne.has(means) && !isOfMany(words);
  // A name that nobody has is no reason to take another.
  const isNamed = unknown.some(({ from }) => !isPlace(words, from));
  if (isNamed && found.length === 0 && !tells.has(means)) return false;
  // "Send him a reminder".
  if (means === "ask")
    return (
      words.filter(({ fold }) => !besideAsking.test(fold)).length <= 3 ||
      (words.length <= 14 && words.some(({ fold }) => /^(?:him|her)$/.test(fold)))
    );
  return (
    doesToOne.has(means) &&
    !isOfMany(words) &&
    !words.some(({ fold }, at) => {
      const isTime = /^(?:day|week|month|year|the|morning|afternoon)$/.test(words[at + 1]?.fold ?? "");
      return /^(?:all|every|everyone|everybody|everything)$/.test(fold) && !isTime;
    })
  );
}

/** "Did their Dynamics claim get approved?", "who's doing the Intune one?": of the customer that was talked of. */
function isOfTheirs(reading: Reading, means: string, isOfClaim: boolean): boolean {
  const { words, unknown, found } = reading;
  if (means !== "show" || unknown.length > 0 || found.length > 0) return false;
  return isOfClaim || words.some(({ fold }) => /^(?:they|them|theirs?)$/.test(fold));
}

/** Whether it was not named, and only pointed at. */
export const isPointed = ({ candidates: [one] }: FoundName): boolean => one?.fit === "pointed";
