/** What a sentence leaves out because its writer was just told it: "it", "the second one", "and Fabrikam?", "next". Pure. */
import { addMonths, endOfMonth } from "../../domain/time/calendar.ts";
import { firstDay } from "./absence-days.ts";
import { numberOf, periodEnd } from "./day.ts";
import { pastPeriodIn } from "./period.ts";
import { hasNone, statesIn } from "./asked-lists.ts";
import { statesNamed } from "../../domain/claims/state-words.ts";
import { findWhy } from "../../domain/catalogue/why.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import { wordsOfFilter } from "../../domain/gaps/filter.ts";
import type { PersonId, PersonRef } from "../../domain/people/person.ts";
import { addDays, type Day } from "../../domain/time/time.ts";
import type { About } from "../turn.ts";
import type { Ranked } from "./intents.ts";
import type { Candidate, NameIndex } from "./names.ts";
import { isAskedFor } from "./asked-for.ts";
import { filtersNamed } from "./filters.ts";
import { listOn, listSays, whoseSays } from "./list-on.ts";
import { momentIn } from "./clock.ts";
import type { Slots } from "./slots.ts";
import { exceptIn } from "./left-out.ts";
import { hasCustomer, strangerIn, type FoundName, type Reading } from "./reading.ts";
import { wordsOf, type Word } from "./words.ts";
import { zoneIn } from "./zone.ts";

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

/** Whether the text tells what became of a claim, or names a workload at least. */
type Claims = "told" | "named" | undefined;

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
  // "Assign all of these to Isaiah": each of them is asked about.
  if (!has("customer") && means === "assign" && many >= 0 && listed.length > 0)
    for (const id of new Set(listed.slice(0, words[many]?.fold === "both" ? 2 : (firstOf(words, many) ?? mostAtOnce))))
      point(id, many, many + 1);
  // "The second I can't do": of a list that is not there any more, it is not the customer talked of since.
  else if (place !== undefined) point(rows?.customers.at(place.index), place.from, place.to);
  // "Next one", of the list that this one was opened from.
  else if (beside !== undefined) point(beside.customer, beside.at, words.length);
  // "Give it to Alex, and Litware as well".
  else if (has("customer") && means === "assign" && /\b(?:as well|too|also)\b/i.test(reading.text)) {
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
  return { ...reading, found: [...found, ...more], unknown: reading.unknown.filter((one) => !isPointed(one)) };
}

/** "All of them", "the first two". */
const pointsAtMany = (words: readonly Word[]): boolean =>
  words.some(({ fold }, at) => manyOf.test(fold) || firstOf(words, at) !== undefined);
/** Intents that are about what rows of a list stand for. */
const actsOnRows = /^(?:assign|show|snooze|unsnooze|ask|review|handover|unassign)$/;

/** "Give the first two to Isaiah": how many; the words that say so are two. */
function firstOf(words: readonly Word[], at: number): number | undefined {
  const [first = "", many = ""] = [words[at]?.fold, words[at + 1]?.fold];
  const number = numberOf(many);
  return /^(?:first|top)$/.test(first) && number > 1 && number < mostAtOnce ? number : undefined;
}

/** "the second one", "number 3", "show me the first"; not "first of May", and not "what should I do first". */
function placeIn({ words, text }: Reading): { index: number; from: number; to: number } | undefined {
  for (const [at, { fold, from }] of words.entries()) {
    const [before = "", after = ""] = [words[at - 1]?.fold, words[at + 1]?.fold];
    // "The most urgent one" of a list that has the most urgent first.
    if (/^(?:urgent|important|critical|worst|pressing)$/.test(fold) && rowWords.test(after) && before !== "only")
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

/** A command to go on with. `changes`: it does something, so that a yes is wanted first. */
export type Next = { says: string; changes: boolean };

/** How far behind others are where the text, if it is no bare "until Monday", wants something of its own. */
const clearly = 2.5;

const asksWhose =
  /\b(?:which|what)(?: (?:ones?|customers?))?(?: are| is| would)? (?:those|they|these|that)(?: be)?\W*$|\bwhich (?:ones|customers)\W*$/i;
const ofDigest = /\b(?:digest|weekly (?:thing|message|post|report|mail|summary|update))\b/i;

/** How far behind another topic is that goes on from one: "and PAL?". */
const asNear = 4;
/** Words of a question that does no more than name another topic. */
const mostOfTopic = 4;

const leads =
  /^(?:(?:oh|ah|oops|hm+|er+|well|wait|hang on|hold on|sorry|so|ok|okay|yes|right)[,. !-]+)*(?:and|und|en|et|y|also|only|just|but|or|now|no|nope|not|(?:the )?same|likewise|neither|ditto|plus|actually|sorry|ok|okay|then|so|make (?:it|that)|(?:what|how) about|what of|i mean[t]?|rather)\b|\b(?:instead|only|too|as well|rather|ones?|(?:of|out of) (?:those|them|these|that))\b/i;
const narrows = /\b(?:only|just|(?:of|out of|in|from) (?:those|them|these)|narrow|filter|limit)\b/i;
const asksWhy = /^(?:why|come|warum|waarom|pourquoi|por)$/;
const wonders = /^(?:why|how|come|so|is|that|it|what|for|and|but|warum|waarom|pourquoi|por|que)$/;

/** It is the day of what was asked that is to be another one. */
const moves =
  /^(?:(?:oh|ah|oops|sorry|no|wait|actually|ok|okay|hm+)[,. !-]+|actually )*(?:better )?make (?:it|that)\b/i;
const isPointed = ({ candidates: [one] }: FoundName): boolean => one?.fit === "pointed";

/**
 * What the words make of the command before them: the same for somebody else, another day, a part of the list, its next
 * page.
 * @returns undefined when they say something of their own.
 */
export function goneOn(
  reading: Reading,
  {
    earlier,
    me,
    today,
    day,
    ranked,
    claims,
    workloads = [],
    names,
  }: {
    earlier: About | undefined;
    me: PersonId;
    today: Day;
    day: Day | undefined;
    ranked: Ranked;
    claims: Claims;
    workloads?: Slots["workloads"];
    names: NameIndex;
  },
): Next | undefined {
  const { text, words, meanings, found, unknown } = reading;
  const moment =
    earlier === undefined || found.length > 0 ? undefined : withMoment(earlier.says ?? "", text, words.length);
  if (moment !== undefined) return moment;
  // "Actually make that the 5th, he's tacked some holiday on the end".
  if (day !== undefined && found.every(isPointed) && moves.test(text)) {
    const moved = onDays(earlier?.says ?? "", day, text, today);
    if (moved !== undefined) return moved;
  }
  if (earlier === undefined || unknown.length > 1 || words.length > 9) return undefined;
  if (ofDigest.test(text) && !/^(?:digest|why)\b/.test(earlier.says ?? "")) return undefined;
  const { list, from, customer, says = "", topic } = earlier;
  // "Which ones are those?", of whoever stands in.
  if (/^away\b/.test(says) && earlier.person !== undefined && asksWhose.test(text) && found.length === 0)
    return look(`gaps customers ${earlier.person === me ? "mine" : earlier.person}`);
  const place = placeIn(reading);
  const folds = words.map(({ fold }) => fold);
  const later = found.length > 0 ? undefined : laterPeriod(says, text, today);
  if (later !== undefined && (leads.test(text) || words.length <= 5)) return withDay(says, later);
  const shown = !found.every(isPointed) ? undefined : listOn(text, words, { list, from, me });
  if (shown !== undefined) return look(shown);
  // "Without Adele's", of the list before.
  const except = exceptIn(reading);
  if (except !== undefined && list !== undefined && found.every((one) => !hasCustomer(one)))
    return look(
      "claims" in list
        ? claimsExcept(list.claims, except.id, names)
        : listSays({ ...list, filter: { ...list.filter, whose: { kind: "except", person: except.id } } }, me),
    );
  // "The fifth one", of two; "give the first two to Megan", of none.
  const isOfRows = place !== undefined || (pointsAtMany(words) && actsOnRows.test(ranked[0]?.means ?? ""));
  if (list !== undefined && isOfRows && !found.some(isPointed)) {
    const isThere = place === undefined ? list.customers.length > 0 : list.customers.at(place.index) !== undefined;
    if (!isThere && !found.some(({ candidates: [one] }) => one?.kind === "customer")) return look(listSays(list, me));
  }
  if (folds.length <= 4 && folds.every((fold) => wonders.test(fold)) && folds.some((fold) => asksWhy.test(fold)))
    return topic === undefined || !/^(?:cpor|pal|access)$/.test(topic) ? undefined : look(`why ${topic}`);
  const [likeliest, next] = ranked;
  const claimed = claimsOn(
    { text, words, meanings, found },
    { says: list !== undefined && "claims" in list ? list.claims : says, workloads, today, names, claims, likeliest },
  );
  if (claimed !== undefined) return claimed;
  const stand = found.flatMap(({ candidates: [one] }) => (one?.kind === "person" ? [one.id] : []));
  const isOfCustomer = found.some((one) => one.candidates[0]?.kind === "customer" && !isPointed(one));
  const whole =
    day === undefined && (!isOfCustomer || /^because\b/i.test(text))
      ? completed(says, text, wordsOf(text).length, stand[0])
      : undefined;
  if (whole !== undefined) return whole;
  // "Alex should own that one", of a customer who is not added yet.
  const owner = found.length === 1 ? stand[0] : undefined;
  if (owner !== undefined && says.startsWith("add ") && (likeliest?.means === "assign" || leads.test(text)))
    return look(`${says.replace(/ owner \S+$/, "")} owner ${owner}`);
  // "Without the low ones", of those before.
  const isLess = list !== undefined && filtersNamed(reading).some((word) => word.startsWith("without "));
  const isOwn =
    !/^(?:gaps(?: \w+)?|show|todo|customers)$/.test(likeliest?.means ?? "") &&
    (next?.behind ?? 0) > clearly &&
    words.length > 3 &&
    !isLess;
  if (isOwn && !says.startsWith(likeliest?.means ?? "")) return undefined;
  // "Rejected because …, I'm getting a new one": why it was leads on nothing.
  const isLed = leads.test(reading.reason === "" ? text : text.slice(0, text.lastIndexOf(reading.reason)));
  const customers = found.filter(({ candidates }) =>
    candidates.some(({ kind, fit }) => kind === "customer" && fit !== "pointed"),
  );
  const [chosen, ...alike] = customers[0]?.candidates ?? [];
  // The answer to "which customer?": where it fits several, or none as it is written, the command asks which one.
  const { lacks } = earlier;
  if (lacks !== undefined && chosen !== undefined && found.length === 1 && isNameAlone(text, words, found)) {
    const isClear = alike.length === 0 && chosen.fit !== "near";
    const [named] = found;
    const written = text.slice(words[named?.from ?? 0]?.from, words[(named?.to ?? 0) - 1]?.to);
    return {
      says: `${lacks.command} ${isClear ? chosen.id : written} ${lacks.rest}`.trim(),
      changes: false,
    };
  }
  if (isLed && says.startsWith("why")) {
    const named = folds.length > mostOfTopic ? undefined : folds.flatMap((fold) => findWhy(fold)?.id ?? [])[0];
    const other = ranked.find(({ means, behind }) => means.startsWith("why ") && behind < asNear)?.means;
    if (named !== undefined || other !== undefined) return look(named === undefined ? (other ?? "") : `why ${named}`);
  }
  const named = (kind: Candidate["kind"]) =>
    found.flatMap(({ candidates }) =>
      candidates.filter((one) => one.kind === kind && one.fit !== "pointed").slice(0, 1),
    );
  const [otherCustomer, ...moreCustomers] = named("customer");
  const [person] = named("person");
  const written = filtersNamed(reading);
  // "Which of those can't wait?"
  const [, like] = /^gaps (\w+)$/.exec(likeliest?.means ?? "") ?? [];
  const filters = like === undefined || written.length > 0 ? written : [like];
  const isMine = meanings.some(({ meaning }) => meaning.kind === "mine");

  const isSame = onlyReads.test(says) || isSameOf(words, found, names, customer);
  // "And Coho to Patti", of two that are called so: which one is asked.
  if (
    isLed &&
    alike.length === 0 &&
    isSame &&
    otherCustomer !== undefined &&
    moreCustomers.length === 0 &&
    filters.length === 0
  )
    return withCustomer(says, customer, otherCustomer.id, person?.id);
  if (otherCustomer !== undefined) return undefined;
  if (isLed && person !== undefined && says.startsWith("assign ") && customer !== undefined)
    return { says: `assign ${customer} to ${person.id}`, changes: true };
  if (isLed && person !== undefined && says.startsWith("history ")) return look(`history ${person.id}`);
  const filter = list !== undefined && "filter" in list ? list.filter : undefined;
  if ((isLed || isLess) && filter !== undefined && (person !== undefined || isMine || filters.length > 0)) {
    const isPart = filters.length === 0 || isLess || narrows.test(text);
    const kept = isPart ? wordsOfFilter(filter) : [];
    const chosen = filters.map((word) => (word === "ending" && day !== undefined ? `ending ${day}` : word));
    const which = [
      ...new Set([
        ...kept.filter(
          (part) =>
            part !== "all" && (part !== "customers" || chosen.length === 0) && !chosen.includes(`without ${part}`),
        ),
        ...chosen,
      ]),
    ];
    const whose = person?.id ?? (isMine ? "mine" : whoseSays(filter, me));
    // What has no owner is nobody's, where more is chosen of it.
    if (which.includes("unowned") && which.length > 1 && whose === "")
      return look(["gaps", ...which.filter((part) => part !== "unowned"), "nobody"].join(" "));
    return look(["gaps", ...which, whose].filter((part) => part !== "").join(" "));
  }
  // "Teams as well", of a customer that was told of.
  if (
    isLed &&
    list === undefined &&
    customer !== undefined &&
    person === undefined &&
    (filters.length > 0 || claims !== undefined) &&
    !narrows.test(text) &&
    !/^(?:show|list|give|which|what|who)\b/i.test(text)
  )
    return look(`show ${customer}`);
  // "Until Monday instead"; a longer text that has a day says something else.
  const isOfDay = day !== undefined && (isLed || words.length <= 5) && !isOfMany(words);
  if (person === undefined && filters.length === 0 && isOfDay) return onDays(says, day, text, today);
  return undefined;
}

/** Intents that claims can be asked for with, where they are talked of. */
const asksForClaims =
  /^(?:claims?|gaps(?: (?:all|closed|ending|snoozed|urgent))?|show|done|waiting|customers|own-customers|todo|progress|by-owner)$/;
/** Asks for those that were counted. */
const asksForThem =
  /^(?:(?:and|ok|okay|so|now|please|can you) )*(?:which(?: ones?| claims)?(?: are (?:they|those|these))?|(?:list|name|show)(?: me)? (?:them|those|these|the claims)(?: all)?|(?:the |their )?names(?: please)?)\W*$/i;
/** Opens what asks for some of them, and tells of none. */
const asksWhich =
  /^(?:(?:and|ok|okay|so|then|now|please|can you|could you|but)[, ]+)*(?:which|what|whats|who|whose|show|list|only|just|how many|any|the|give me|are|is|all)\b/i;

/** Claims after others: of somebody else, of another workload, those that stand somewhere, or since another day. */
function claimsOn(
  { text, words, meanings, found }: Pick<Reading, "text" | "words" | "meanings" | "found">,
  {
    says,
    workloads,
    today,
    names,
    claims,
    likeliest,
  }: {
    says: string;
    workloads: NonNullable<Slots["workloads"]>;
    today: Day;
    names: NameIndex;
    claims: Claims;
    likeliest: Ranked[number] | undefined;
  },
): Next | undefined {
  if (!/^claims\b/.test(says) || found.some(({ candidates: [one] }) => one?.kind !== "person")) return undefined;
  const [workload, ...others] = workloads;
  const people = found.flatMap(({ candidates: [one] }) => (one === undefined ? [] : [one.id]));
  const isMine = meanings.some(({ meaning }) => meaning.kind === "mine");
  const states = hasNone.test(text) ? ["none"] : statesIn(text);
  // "That end this year" is about days to come.
  const period = /\b(?:ends?|ending|expir\w*|run(?:s|ning)? out|due)\b/i.test(text) ? {} : pastPeriodIn(text, today);
  if (others.length > 0 || people.length > 1) return undefined;
  const who = people[0] ?? (isMine ? "mine" : undefined);
  const isLed = leads.test(text);
  // "The Teams one got approved" tells; "which were approved?" asks.
  const isAsked = text.includes("?") || asksWhich.test(text.trim()) || (claims !== "told" && words.length <= 4);
  // "Which Intune claims are still drafts?" says all it wants.
  const isWhole = !isLed && /\bclaims?\b/i.test(text);
  const isOfState = states.length > 0 && !isWhole && isAsked && asksForClaims.test(likeliest?.means ?? "claims");
  const isOther = isLed && (who ?? workload ?? period.since) !== undefined;
  // "Which ones?", of a count.
  const isListing = states.length === 0 && asksForThem.test(text.trim());
  if (!isOfState && !isOther && !isListing) return undefined;
  const isMore =
    states.length === 0 || narrows.test(text) || /^(?:and|what about|how about|same|also|plus)\b/i.test(text);
  return look(claimsOf(says, { who, workload: workload?.id, states, period, isMore, isListing }, names));
}

/** The claims of everybody but one. */
function claimsExcept(says: string, person: PersonRef, names: NameIndex): string {
  const [head = "", ...days] = says.split(/ (?=since |until )/);
  const kept = head
    .replace(/ except \S+/, "")
    .split(" ")
    .filter((part) => part !== "mine" && names.byRef(part)?.kind !== "person");
  return [...kept, `except ${person}`, ...days].join(" ");
}

/** The claims of the command, with what is asked for in place of what was. */
function claimsOf(
  says: string,
  asked: {
    who: string | undefined;
    workload: string | undefined;
    states: readonly string[];
    period: ReturnType<typeof pastPeriodIn>;
    /** More is said of those before, so that their days are meant. */
    isMore: boolean;
    /** Those that were counted. */
    isListing: boolean;
  },
  names: NameIndex,
): string {
  const [counted = "", ...days] = says.slice("claims".length).split(/ (?=since |until )/);
  const { words: stood, rest } = statesNamed(counted.trim());
  const before = rest.split(" ").filter((part) => part !== "");
  const whose = before.find((part) => part === "mine" || names.byRef(part)?.kind === "person");
  const what = before.filter((part) => part !== whose).join(" ");
  const kept = stood.length === 0 && asked.isListing ? ["all"] : stood;
  const states = asked.states.length > 0 ? asked.states : kept;
  const { since, until } = asked.period;
  const said = [since && `since ${since}`, until && `until ${until}`];
  const isNone = states.includes("none");
  const within = isNone ? [] : since !== undefined ? said : asked.isMore ? days : [];
  return ["claims", ...states, asked.workload ?? what, asked.who ?? whose, ...within]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
}

/** Words beside the name that answers "which customer?". */
const besideName =
  /^(?:please|pls|thanks|thx|the|for|at|of|its|it|thats|customer|one|i|mean|meant|just|oh|ah|hm+|um|sorry)$/;

/** Whether it says a customer's name and nothing else. */
const isNameAlone = (text: string, words: readonly Word[], found: readonly FoundName[]): boolean =>
  !text.includes("?") && words.every(({ fold }, at) => isIn(found, at) || besideName.test(fold));

/** Words beside the name of another customer of which the same is meant. */
const besideOther =
  /^(?:and|und|en|et|y|also|too|as|well|only|just|now|no|nope|not|same|likewise|ditto|plus|actually|sorry|ok|okay|yes|right|then|so|what|how|about|of|i|mean|meant|instead|rather|than|for|with|at|on|to|the|it|its|this|that|thats|is|was|should|be|have|said|oh|ah|oops|whoops|hm+|er+|wait|please|pls|thanks|thx|one|customer|mixed|them|up|confused|wrong|got|other)$/;
/** What may stand between "not" and the name that it denies. */
const untilDenied = /^(?:for|with|at|on|the|of)$/;

/** Whether it does no more than name another customer, or put it in the place of the one before: "not Contoso, Fabrikam". */
function isSameOf(
  words: readonly Word[],
  found: readonly FoundName[],
  names: NameIndex,
  before: CustomerId | undefined,
): boolean {
  const known = before === undefined ? undefined : names.byRef(before)?.name;
  const last = new Set(wordsOf(known ?? "").map(({ fold }) => fold));
  return words.every(({ fold }, at) => {
    if (isIn(found, at)) return true;
    const isNot = /^(?:not|than)$/.test(fold) || (fold === "of" && words[at - 1]?.fold === "instead");
    if (!isNot) return last.has(fold) || besideOther.test(fold);
    const denied = words.find((one, index) => index > at && !untilDenied.test(one.fold));
    return denied !== undefined && last.has(denied.fold);
  });
}

const isIn = (found: readonly FoundName[], at: number): boolean => found.some(({ from, to }) => from <= at && at < to);

/** What takes back what was said, in part. */
const corrects =
  /\b(?:not|wrong|meant|mean|mixed up|instead|rather|oops|whoops|sorry|scrap|exc?ept|apart from|drop (?:it|that)|off|out)\b/i;

/** What is told goes on: the same of another workload, of another customer, or something of it was wrong. */
export function toldOn(
  reading: Reading,
  earlier: About | undefined,
  claims: "told" | "named" | undefined,
  names: NameIndex,
): { what: NonNullable<About["told"]>["what"]; customer: CustomerId } | undefined {
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
  const isOn = leads.test(text) || corrects.test(text);
  // "And snooze Contoso", "sorry, I need Contoso": what was told of another is not so of it.
  if (isOther) return isOn && isSameOf(words, found, names, last) ? { what: told.what, customer } : undefined;
  return claims === "told" || (isOn && claims !== undefined) ? { what: "claim", customer } : undefined;
}

/** What stands before the customer that was meant: "that was Fabrikam", "I meant the Exchange one at Fabrikam". */
const meantBefore =
  /\b(?:(?:that|this|it|they) (?:was|were)|it['’]?s|(?:(?:that|it) )?should(?: have| be|['’]ve| been){1,2}|i (?:really |actually )?mean[t]?)(?: (?!not\b|never\b)[^,;.!?]{1,40}?)?(?: (?:for|at|of|about|with))? (?:the )?$/i;
const takesBackName =
  /\b(?:sorry|oops|oop|whoops|wait|wrong|mistake|mixed|confused|no|nope|scrap|correction|actually|my bad|i (?:said|wrote|meant?)|fix)\b/i;

/**
 * The customer of whom the last thing was meant, in place of the one that it was said of: "oops, that was Fabrikam,
 * Contoso is fine". `part`: the sentence that says so.
 */
export function meantInstead(
  { text, words, found }: Reading,
  last: CustomerId | undefined,
): { customer: CustomerId; part: string } | undefined {
  if (last === undefined || text.includes("?") || !takesBackName.test(text)) return undefined;
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
  if (!meantBefore.test(text.slice(0, at))) return undefined;
  const from = Math.max(...[". ", "! ", "\n", ", ", "; "].map((end) => text.lastIndexOf(end, at))) + 1;
  const end = words[only.to - 1]?.to ?? text.length;
  return { customer, part: text.slice(Math.max(0, from), end).trim() };
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
  /^(?:(?:and|so|ok|okay|then|but|great|thanks|hm+|now|right)[,.! ]+)*(?:by when|(?:un)?till? when|how (?:long|much time|many days)|when|what(?:['’]?s| is) (?:my|the|our|its) (?:deadline|due date|last day|cut-?off)|(?:the )?deadline\b)/i;
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
  howLong.test(question.replace(/^[\s,;–-]+/, "")) && ofTime.test(question) && !ofReview.test(question);

/** How long Microsoft takes is a rule, and nobody's deadline. */
const ofReview = /\b(?:take|takes|taken|need|needs|usual\w*|normal\w*|typical\w*|average)\b/i;

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

const look = (says: string): Next => ({ says, changes: false });

/** Whether it does something; without a reason or a deputy it asks for them. */
const asksOrDoes = (says: string): Next => ({
  says,
  changes:
    !onlyReads.test(says) &&
    (!/^(?:snooze|away)\b/.test(says) || says.endsWith(" off") || / until .*(?: because | deputy )/is.test(says)),
});

/** Why a customer is left alone, said after it was asked for. */
const givesReason = /^(?:because|since|as|waiting|they|theyre|their|customer|legal|procurement)\b/i;
const givesCause = /^(?:it|we|he|she|the|merger|merged|contract|moved|left|went|bankrupt|bought|no longer|on hold)\b/i;
const standsIn = /\b(?:cover\w*|stand\w*|fill\w*|step\w*|deput\w*|back ?up|instead|replac\w*|tak(?:e|es|ing) over)\b/i;

/** What a snooze or an absence lacked: "waiting on their legal", "Isaiah said he'll cover". */
function completed(says: string, text: string, words: number, person: PersonRef | undefined): Next | undefined {
  if (/^snooze \S/.test(says) && !/ (?:because |off$)/.test(says) && words > 1 && givesReason.test(text))
    return asksOrDoes(`${says} because ${text.replace(/^because /i, "")}`);
  // The answer to "Why?".
  if (/^set \S+: (?:paused|offboarded)$/.test(says) && words > 1 && (givesReason.test(text) || givesCause.test(text)))
    return { says: `${says} because ${text.replace(/^because /i, "")}`, changes: true };
  const asks = text.includes("?") || /^(?:who|am|is|are|do|does)\b/i.test(text);
  if (asks || !/^away\b/.test(says) || / (?:off|list)$/.test(says) || person === undefined || !standsIn.test(text))
    return undefined;
  // "Isaiah can't cover".
  if (!isAskedFor("assign", text)) return undefined;
  return asksOrDoes(`${says.replace(/ deputy .*$/is, "")} deputy ${person}`);
}

const onlyReads = /^(?:show|review|history|gaps|why|export)\b/;

/** The same command about another customer. */
export function withCustomer(
  says: string,
  before: CustomerId | undefined,
  now: CustomerId,
  person: PersonRef | undefined,
): Next | undefined {
  if (person !== undefined)
    return says.startsWith("assign ") ? { says: `assign ${now} to ${person}`, changes: true } : undefined;
  if (before === undefined || !says.split(/[ :]/).includes(before)) return undefined;
  return asksOrDoes(says.replace(before, now));
}

/** The digest at another time, on another day or by another place's clock: "make that four", "UK time". */
function withMoment(says: string, text: string, length: number): Next | undefined {
  const [, before = "", at = "", rest = ""] = /^digest (?:here )?([A-Z]\w+day) (\d\d:\d\d)(.*)$/.exec(says) ?? [];
  if (before === "") return undefined;
  const { day, time } = momentIn(text);
  const place = zoneIn(text);
  const isMeant = length <= 5 || leads.test(text) || changes.test(text) || (time !== undefined && place !== undefined);
  if (!isMeant) return undefined;
  if (day === undefined && time === undefined && place === undefined) return undefined;
  // "No, not Mondays".
  if (day === before && time === undefined && place === undefined) return undefined;
  const zone = place === undefined ? rest : ` ${place}`;
  return { says: `digest here ${day ?? before} ${time ?? at}${zone}`, changes: true };
}

const changes = /\b(?:make (?:it|that)|change (?:it|that)|instead|better|rather|time ?zone)\b/i;

/** The end of the period that deadlines are asked for next: "next month too", "and the next one?". */
function laterPeriod(says: string, text: string, today: Day): Day | undefined {
  const [list, before = today] = /^gaps\b.* ending\b(?: (\d{4}-\d\d-\d\d))?/.exec(says) ?? [];
  if (list === undefined) return undefined;
  const isNext = /\b(?:next|following) ones?\b|\bthe (?:next|following)$/i.test(text);
  return isNext ? endOfMonth(addMonths(`${before.slice(0, 8)}01`, 1)) : periodEnd(text, today);
}

const span = /\b(\d{1,2}|one|two|three|four|five|six|seven|eight) (day|week)s?\b/i;

/** The same until another day; an absence on other days: "until the 15th", "from Monday", "no, from Monday until Friday". */
function onDays(says: string, until: Day, text: string, today: Day): Next | undefined {
  const from = /^away\b/.test(says) && !/ (?:off|list)$/.test(says) ? firstDay(text, today) : undefined;
  const [, begun] = /^away.* from (\d{4}-\d\d-\d\d)/.exec(says) ?? [];
  const [, many = "", unit = ""] = span.exec(text) ?? [];
  // "Make that four weeks", from the day on that was told.
  if (from === undefined && begun !== undefined && many !== "") {
    return withDay(says, addDays(begun, numberOf(many) * (unit.toLowerCase() === "week" ? 7 : 1) - 1));
  }
  if (from === undefined) return withDay(says, until);
  const [, who = "", end = "", deputy = ""] =
    /^away(.*?)(?: from \S+)?((?: until \S+)?)((?: deputy .*)?)$/is.exec(says) ?? [];
  return asksOrDoes(`away${who} from ${from}${until === from ? end : ` until ${until}`}${deputy}`);
}

/** The same command until another day. */
function withDay(says: string, day: Day): Next | undefined {
  if (/^away\b.* (?:off|list)$|^away list$/.test(says)) return undefined;
  if (/^(?:snooze|later|away)\b/.test(says)) {
    const [, head = "", tail = ""] = /^(.*?)(?: until \S+)?((?: because .*| deputy .*)?)$/is.exec(says) ?? [];
    return asksOrDoes(`${head} until ${day}${tail}`);
  }
  return /^gaps\b.* ending\b/.test(says) ? look(says.replace(/ ending(?: \d\S+)?/, ` ending ${day}`)) : undefined;
}
