/** What comes of what is wanted: a command is run, one is asked about, or several are offered. Pure. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { isThenOnly, whenTold } from "./time/for-a-time.ts";
import { dayWords, onDay } from "../../cards/kit/dates.ts";
import type { Day } from "../../domain/time/time.ts";
import { isOfOccasion, momentIn } from "./time/clock.ts";
import { startsOn } from "./time/absence-days.ts";
import { findDay } from "./time/day.ts";
import { isPronoun } from "./reading/pointing.ts";
import { correctedParts } from "./words/corrections.ts";
import type { Ranked } from "./reading/intents.ts";
import type { Candidate, NameIndex } from "./words/names.ts";
import { mostTogether } from "../turn.ts";
import { mostOptions, optionsFor, plainOption, type Made } from "./write/offers.ts";
import { hasCustomer, hasPerson, readWords, type Reading } from "./reading/reading.ts";
import type { Option, Sentence, Understood } from "./reading/sentence.ts";
import { areListed, isDenying, type Slots } from "./reading/slots.ts";
import { ruleOf, ruleOption, tokensOf, weightOf } from "./wanted.ts";
import { orderOf, setFrom, withoutNames } from "./write/write-changes.ts";
import { wordsOf } from "./words/words.ts";
import { writers } from "./write/writers.ts";

/** Commands that read a day or a time of the day. */
const timed: ReadonlySet<string> = new Set(["digest", "away", "history"]);

/** What the text may mean, written out as commands: one is run or asked about, several are offered. */
export function commanded(wanted: Ranked, reading: Reading, said: Sentence, names: NameIndex): Understood {
  const { words, meanings, guessed } = reading;
  const intents = wanted.map(({ means }) => means);
  // The command names the words that it does not know, which says more than passing over them.
  // "Show me who hasn't answered" is no customer's name.
  const isName = words[0]?.fold === "show" && reading.unknown.length > 0;
  const isElse = intents.length > 0 && intents.every((one) => weightOf(one) === 3) && !isName;
  const isTopic = intents.every((means) => means.startsWith("why "));
  if (said.isNamed && !isTopic && !(isElse && opensLooking(reading)) && !isUseful(reading, intents))
    return { outcome: "lost" };
  const options = wanted.flatMap(({ means, behind }) =>
    optionsFor(means, reading, said, names).map((one): Likely => ({ ...one, means, behind })),
  );
  const distinct = options.filter(({ says }, at) => options.findIndex((one) => one.says === says) === at);
  const [likeliest, ...others] = sensible(asksForList(said.text) ? listsAlone(distinct) : distinct);
  if (likeliest === undefined) return { outcome: "lost" };
  // Words that came to nothing, after a command's name: what the command itself says of them is better.
  const isSpent =
    reading.unknown.length === 0 && likeliest.slots.named.every(({ kind }) => isTaken(likeliest.command, kind));
  if (said.isNamed && (words.length === 1 || ((!isSpent || reading.loose > 0) && !likeliest.says.includes(" "))))
    return { outcome: "lost" };
  const unclear = others.length === 0 ? undefined : chosenFrom(likeliest, others, reading);
  const isSet = setsNow.test(likeliest.says);
  const isNow = isSet || isForNow.test(likeliest.command);
  const order = isSet ? orderOf(withoutNames(likeliest.slots)) : said.text;
  const start = isSet
    ? setFrom(order, said.today)
    : isNow
      ? startsOn(said.text, said.today, likeliest.slots.day())
      : undefined;
  const end = isSet && /\b(?:until|till?)\b/i.test(order) ? findDay(order, said.today) : undefined;
  const last = isNow && start === undefined && isThenOnly(said.text) ? likeliest.slots.day() : undefined;
  const then =
    start !== undefined
      ? onDay(start, said.today)
      : last !== undefined && last >= said.today
        ? `after ${dayWords(last, said.today)}`
        : end !== undefined
          ? `only until ${dayWords(end, said.today)}`
          : (whenTold(order) ??
            notBefore
              .exec(order)?.[1]
              ?.replace(/^\w+(?=(.*))/, (_, what: string) => (/ (?:is|are|has|have) /.test(what) ? "once" : "from")));
  const nowInstead = (option: Option): Option =>
    then === undefined || !isNow ? option : { ...option, title: `${option.title} now, not ${then}` };
  if (unclear?.outcome === "ask" && unclear.together === true)
    return { ...unclear, options: unclear.options.map(nowInstead) };
  if (unclear !== undefined) return unclear;
  const instead = others.length === 0 ? undefined : others.slice(0, mostInstead).map(plainOption);
  const denied = meanings.some(({ meaning }) => meaning.kind === "negation");
  // In the command's own words, with nothing left over.
  const isExact =
    others.length === 0 &&
    isSpent &&
    reading.loose === 0 &&
    likeliest.slots.commands.includes(likeliest.says.split(" ", 1)[0] ?? "") &&
    (!likeliest.changes || likeliest.slots.named.length === 0 || orders(said, likeliest.command, names));
  // "To Adele tomorrow", "to Adele, no, to Isaiah".
  const isOther =
    correctedParts(said.text).length > 1 ||
    (isSet ? then !== undefined : isNow && (likeliest.slots.day() !== undefined || notBefore.test(order)));
  // Who may not is asked all the same: a manager who reads it may say yes.
  const isProposed = said.manager === false && likeliest.command === "assign";
  const isUncertain =
    isOther ||
    isProposed ||
    guessed ||
    denied ||
    likeliest.implied === true ||
    !isExact ||
    !isCertain(said, likeliest.slots);
  // "From Monday Adele gets all of Isaiah's customers": what hands them over does so at once.
  const isLater = then !== undefined && / to /.test(likeliest.says) && likeliest.command === "handover";
  if ((likeliest.changes && isUncertain) || isLater) {
    // "Contoso moves to Megan from 1 December".
    const option = plainOption(likeliest);
    const reminded = isNow ? thenReminded(option, start ?? last, said.today) : [];
    // Without a reason it can't be done, now or then.
    const [, silent, what] = asksReason.exec(option.says) ?? [];
    if (then !== undefined && silent !== undefined) {
      const fits = [...reminded, { says: `show ${silent}`, title: names.byRef(silent)?.name ?? silent }];
      return what === "offboarded"
        ? { outcome: "talk", what: "leaving", fits }
        : { outcome: "run", says: `show ${silent}`, guess: undefined, ignored: [], also: reminded };
    }
    const beside = reminded.length === 0 ? instead : [...reminded, ...(instead ?? [])];
    return { outcome: "ask", options: [nowInstead(option)], instead: beside };
  }
  const isSaid = !guessed && reading.unknown.length === 0 && likeliest.slots.named.every(isPlain);
  const guess = isSaid || !isLooking(likeliest.says) ? undefined : likeliest.title;
  const { says, slots } = likeliest;
  return {
    outcome: "run",
    says,
    guess,
    ignored: slots.unknown,
    also: besideOf(likeliest, reading, said, names),
    instead,
  };
}

type Likely = Made & Ranked[number];

/** How far behind the next is where the likeliest is done, and that one offered beneath. */
const readsAhead = 1;
/** Others that are offered beneath. */
const mostInstead = 3;

/** Forms that know nothing of what was written: no more than another that does is meant by them. */
const bare = /^(?:add|assign|set|snooze|unassign|handover|forget|away|ask|review|history)$/;

/** Without those that nobody can mean beside others. */
function sensible(found: readonly Likely[]): readonly Likely[] {
  // "Patti is out next week, Megan takes over her customers": for these days, and not for good.
  const isForDays = found.some(({ says }) => /^away \S+ .*\buntil \S+ deputy /.test(says));
  const all = isForDays ? found.filter(({ command }) => command !== "handover") : found;
  const some = all.filter(({ says, behind, means }, at) => {
    const isAhead = at === 0 && all.every((one) => one.means === means || one.behind - behind >= readsAhead);
    return isAhead || !bare.test(says);
  });
  return some.length === 0 ? all.slice(0, 1) : some;
}

/** "Customers with PAL or GDAP", "everything without GDAP": no rule is asked about. */
const asksForList = (text: string): boolean => opensList.test(text) && !ofRules.test(text);
const opensList =
  /^(?:(?:and|so|ok|please|pls|show|list|give|get|find|see|me|us|all|the|only|just|any|our|my|of|which|what|how many)[, ]+)*(?:everything|everyone|everybody|customers|clients|accounts|ones|those) (?:(?:of|are|that|who) )*(?:with|without|w\/o|exc?ept|but|apart from|who|where|in|on|missing|lacking|have|has|having|do|don['’]?t|are|aren['’]?t)\b/i;
const ofRules =
  /\b(?:why|if|counts?|counted|needs?|needed|matters?|means?|should|must|enough|allowed|happens?|eligible|qualif\w+|points|difference)\b/i;

/** Without the rules, where there are lists. */
function listsAlone(found: readonly Likely[]): readonly Likely[] {
  const isList = ({ says }: Likely): boolean => /^(?:gaps|claims|gdap)\b/.test(says);
  return found.some(isList) ? found.filter(({ command }) => command !== "why") : found;
}

/** What is asked where several may be meant; undefined where the first is far enough ahead of what else it may be. */
function chosenFrom(likeliest: Likely, others: readonly Likely[], reading: Reading): Understood | undefined {
  const all = [likeliest, ...others];
  const { found } = reading;
  const same = all.filter(({ means }) => means === likeliest.means);
  const rest = others.filter(({ means }) => means !== likeliest.means);
  const isAhead = rest.every(({ behind }) => behind - likeliest.behind >= readsAhead);
  const instead = rest.length === 0 ? undefined : rest.slice(0, mostInstead).map(plainOption);
  if (isAhead && areWantedTogether(same, reading))
    return { outcome: "ask", options: same.map(plainOption), together: true, instead, left: namesUnread(likeliest) };
  // "What do Megan and Isaiah have open?": one list, and the others a press away.
  const people = found.filter(hasPerson);
  const isOfEach = people.length > 1 && same.length === people.length && areListed(reading, people);
  const isList = isOfEach && !hasOr(reading) && same.every(({ says }) => /^(?:gaps|claims)\b/.test(says));
  if (isAhead && isList && areClear(reading)) {
    const { says, title } = likeliest;
    return { outcome: "run", says, guess: title, ignored: [], also: same.slice(1).map(plainOption), instead };
  }
  const customers = [
    ...new Set(found.filter(hasCustomer).flatMap(({ candidates }) => candidates.map(({ id }) => id))),
  ] as CustomerId[];
  const isShown = ({ says }: Option) => says.startsWith("show ");
  if (customers.length > 1 && areClear(reading) && all.every(isShown))
    return { outcome: "several", customers: customers.slice(0, mostOptions), same: false, also: ruleBeside(reading) };
  if (isAhead && same.length === 1) return undefined;
  const [customer, ...more] = customers;
  if (customer !== undefined && more.length === 0) {
    const options = all.filter((one) => !isShown(one)).slice(0, mostInstead);
    return { outcome: "unsure", customer, options: options.map(plainOption) };
  }
  // "Which gaps have been closed, and which ones are new?": the first, and the others a press away.
  const [list, next, ...lists] = areListsJoined(reading) ? all.filter(({ says }) => /^gaps \w+$/.test(says)) : [];
  const beside = all.filter(({ says }) => says !== list?.says && says !== next?.says);
  if (list !== undefined && next !== undefined && lists.length === 0 && beside.every(isOfWeek)) {
    const { says, title } = list;
    return {
      outcome: "run",
      says,
      guess: title,
      ignored: [],
      also: [plainOption(next)],
      instead: beside.map(plainOption),
    };
  }
  // Two lists are near enough to each other.
  if (same.length === 1 && all.every(({ says }) => /^(?:gaps|claims)\b/.test(says))) return undefined;
  // What is only read is shown where it is likelier at all, and the others are a press away beneath it.
  const areRead = all.every(({ changes, says }) => !changes && reads.test(says));
  if (same.length === 1 && areRead && rest.every(({ behind }) => behind - likeliest.behind >= barelyAhead))
    return undefined;
  const left = all.slice(mostOptions).map(({ title }) => title);
  return {
    outcome: "ask",
    options: all.slice(0, mostOptions).map(plainOption),
    left: left.length === 0 ? undefined : left,
  };
}

const reads = /^(?:why|gaps|claims|gdap|history|digest$|away list$|show|help$)\b/;
/** How far ahead the likeliest is that is shown without asking. */
const barelyAhead = 0.3;

/** Who is listed with them and is nobody here: said, so that they aren't taken for done. */
function namesUnread({ slots }: Likely): readonly string[] | undefined {
  const names = slots.unknown.filter((word) => /^\p{Lu}/u.test(word));
  return names.length === 0 ? undefined : names;
}

const isOfWeek = ({ says }: Option): boolean => says.startsWith("digest ");

/** Whether each of the lists has its word, and an "and" between them. */
function areListsJoined({ text, words, found, meanings }: Reading): boolean {
  const filters = meanings.filter(({ meaning: { kind } }) => kind === "filter");
  const kinds = new Set(filters.map(({ meaning }) => ("word" in meaning ? meaning.word : "")));
  const between = text.slice(words[filters[0]?.to ?? 0]?.from, words[filters.at(-1)?.from ?? 0]?.from);
  return kinds.size === 2 && found.length === 0 && /\band\b/i.test(between);
}

/** The rule that is asked about several, and not of one of them: "does one PAL count for the two?" */
function ruleBeside(reading: Reading): readonly Option[] | undefined {
  const rule = ruleOf(tokensOf(reading), offersRule);
  return rule === undefined ? undefined : [ruleOption(rule)];
}

const areClear = ({ found }: Reading): boolean => found.every(({ candidates }) => candidates.length === 1);

const hasOr = ({ words }: Reading): boolean => words.some(({ fold }) => /^(?:or|either|oder|ou)$/.test(fold));

/** Whether all of them are to be done: of each it is said, and all are seen. */
function areWantedTogether(all: readonly Likely[], reading: Reading): boolean {
  const { found } = reading;
  const isOne = new Set(all.map(({ says }) => says.split(" ", 1)[0])).size === 1;
  // "Give those two to whoever has Contoso": nothing becomes of that one, unless it is given away as well.
  const owned = /^assign \S+ to owner of (\S+)$/.exec(all[0]?.says ?? "")?.[1];
  const like = all.some(({ says }) => says.startsWith(`assign ${owned} to `)) ? undefined : owned;
  const isList = [hasCustomer, hasPerson].some((isKind) => {
    const some = found.filter(isKind).filter(({ candidates: [one] }) => one?.id !== like);
    return some.length === all.length && (areListed(reading, some) || oneMore.test(reading.text));
  });
  const isPaired = new Set(all.map(({ says }) => / to (.+)$/.exec(says)?.[1])).size > 1;
  // What is denied beside pairs was looked at as they were written.
  const isPeace = asksForPeace.test(reading.text) && all.every(({ says }) => says.startsWith("snooze "));
  const isMeant = isPeace || ((isPaired || !isDenying(reading)) && !hasOr(reading));
  // "They have 340 seats and buy through CSP now".
  const [, set] = /^(set \S+: )/.exec(all[0]?.says ?? "") ?? [];
  const isOfOne = set !== undefined && all.every(({ says }) => says.startsWith(set));
  const isSaid = areClear(reading) && isOne && isMeant && (isList || isPaired || isOfOne);
  return (
    all.length > 1 &&
    all.length <= mostTogether &&
    isSaid &&
    all.every(({ changes, says }) => changes || asksWhy.test(says))
  );
}

/** "Please give it to @Patti Fernandez, and Coho Vineyard too". */
const oneMore = /,? and (?:also )?[^.;,!?]{2,60} (?:too|as well)\s*(?:[.!]|$)/i;

/** "Don't ask me about Contoso or Fabrikam": of neither of them. */
const asksForPeace =
  /\b(?:don['’]?t|do not|never|no need to|not to|stop) (?:\p{L}+ ){0,2}?(?:ask|remind|chas|bother|ping|nudg|nag|send|writ|messag|contact|disturb)/iu;

/** Of several it is asked once what is missing: why, or until when. */
const asksWhy = /^snooze \S+(?: until \S+| because .+)?$/s;

/** What is done at once, on no other day. */
const isForNow = /^(?:assign|unassign|ask|managers|sync|handover)$/;
/** "Not before January": it would be done now. */
const notBefore = /\bnot ((?:before|until) [^.,;!?]{2,40})/i;
/** What is set of a customer, and has no days of its own. */
const setsNow = /^set \S+: (?!deputy |gdap until )/;
const asksReason = /^set (\S+): (paused|offboarded)$/;

/** To be reminded of it on that day is all that can be kept of it. */
function thenReminded({ says, title }: Option, day: Day | undefined, today: Day): readonly Option[] {
  const [, id] = /^(?:assign|unassign|ask|set) ([^\s:]+)/.exec(says) ?? [];
  if (day === undefined || (id === undefined && !says.startsWith("handover "))) return [];
  return [
    {
      says: `reminder ${day}${id === undefined ? "" : ` about ${id}`} to ${asOrder(says, title)}`,
      title: `remind you ${onDay(day, today)}`,
    },
  ];
}

/** "Offboard it, they merge", and not "Contoso: offboarded". */
const asOrder = (says: string, title: string): string => {
  const [, what = "", why = ""] = /^set \S+: (paus|offboard)ed(?: because (.*))?$/s.exec(says) ?? [];
  return what === "" ? title : `${what === "paus" ? "pause" : what} it${why === "" ? "" : `: ${why}`}`;
};

/** How far ahead a rule is that may be meant beside its customer. */
const offersRule = 0.5;

/** A rule that is asked about has the customer beside it that was named, and the customer's card the rule that may be meant. */
function besideOf(
  { command, says }: Made,
  reading: Reading,
  { earlier }: Sentence,
  names: NameIndex,
): readonly Option[] | undefined {
  const [customer, ...others] = reading.found.filter(hasCustomer).flatMap(({ candidates }) => candidates);
  // "Can I just submit it again", after a customer's card.
  const last = earlier?.customer === undefined ? undefined : names.byRef(earlier.customer);
  const isOfLast = command === "why" && reading.words.some((_, at) => isPronoun(reading.words, at));
  if (customer === undefined && last !== undefined && isOfLast) return [{ says: `show ${last.id}`, title: last.name }];
  if (customer === undefined || others.length > 0) return undefined;
  if (command === "why") return [{ says: `show ${customer.id}`, title: customer.name }];
  const rule = says === `show ${customer.id}` ? ruleOf(tokensOf(reading), offersRule) : undefined;
  return rule === undefined ? undefined : [ruleOption(rule)];
}

const opensLooking = ({ meanings }: Reading): boolean =>
  meanings.some(({ from, meaning }) => from === 0 && meaning.kind === "command" && weightOf(meaning.name) < 3);

/** Whether the words after a command's name give more than the command made of them: somebody, a choice, or courtesy. */
function isUseful(
  { text, meanings, found, unknown, loose, words }: Reading,
  [command = ""]: readonly string[],
): boolean {
  const isClear = unknown.length === 0 && loose === 0;
  if (found.length > 0) return true;
  // "Digest half 8 Tuesdays, not Mondays".
  const moment = command === "digest" ? momentIn(text) : undefined;
  if (command === "digest" && (isOfOccasion(text) || (moment?.day !== undefined && moment.time !== undefined)))
    return true;
  const narrowing = meanings.filter(({ meaning: { kind } }) => kind === "filter" || kind === "mine" || kind === "talk");
  if (weightOf(command) < 3) return isClear || narrowing.length > 0;
  const others = meanings.filter(({ meaning, from }) => meaning.kind === "command" && from > 0);
  const isBare = narrowing.length === 0 && others.length === 0 && !words.some(({ fold }) => /^\d/.test(fold));
  return isClear && (isBare || timed.has(command));
}

/** Whether the writer's own words name the command, and not only what was made of them. */
function orders(said: Sentence, command: string, names: NameIndex): boolean {
  const { text, ownWords = text } = said;
  if (ownWords === text) return true;
  const { meanings } = readWords({ ...said, text: ownWords }, wordsOf(ownWords), names);
  return meanings.some(({ meaning }) => meaning.kind === "command" && meaning.name === command);
}

/** Whether it is said in so many words: no part of a person's name, no question. */
function isCertain({ text }: Sentence, { named: some }: Slots): boolean {
  return !text.includes("?") && some.every(isPlain);
}

const isTaken = (command: string, kind: Candidate["kind"]): boolean =>
  [kind, "both"].includes(writers[command]?.takes ?? "nobody");

/** A part of a customer's name that fits only one is as good as the whole; a person's first name is a guess. */
const isPlain = ({ kind, fit }: Candidate): boolean => fit === "exact" || (kind === "customer" && fit === "part");

/** Commands whose answer is a list or a card of what was named. */
export const isLooking = (says: string): boolean => /^(?:gaps|claims|show|review|history)\b/.test(says);
