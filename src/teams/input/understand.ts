/**
 * What a hurried person means: free text to a command of the table, written as the command reads it. Pure. What is only
 * read is guessed, and the guess is said; what changes something is guessed only into a question.
 */
import type { CustomerId } from "../../domain/customer/customer.ts";
import type { PersonId } from "../../domain/people/person.ts";
import type { Day } from "../../domain/time/time.ts";
import type { About } from "../turn.ts";
import { findWhy } from "../../domain/catalogue/why.ts";
import { sharesOf, type Share } from "./by-customer.ts";
import { momentIn } from "./clock.ts";
import { findDay, findDays, periodEnd } from "./day.ts";
import { asksOfTold, asksWhyOfIt, goneOn, isOfMany, isPronoun, pointing, swapped, swaps, toldOn } from "./follow-up.ts";
import { dayWords } from "../../cards/kit/dates.ts";
import { asking, beginsSentence, isFamiliar, isKnown, rank, tokens, typedToken, type Ranked } from "./intents.ts";
import type { Candidate, NameIndex } from "./names.ts";
import type { Mentioned } from "./parse.ts";
import { readWords, strangerIn, type FoundName, type Reading } from "./reading.ts";
import { isTalk, type Talk } from "../../cards/forms/talk.ts";
import { wordsOf, type Word } from "./words.ts";
import { questionsIn, statementsIn } from "./doubt.ts";
import { writers } from "./writers.ts";
import { areListed, customersOf, isDenying, peopleOf, type Slots } from "./slots.ts";
import { clausesOf, isAskedFor } from "./asked-for.ts";
import { correctedParts, isCorrected } from "./corrections.ts";

/** `isNamed`: the first word is a command's name, but the command cannot read what follows. */
export type Sentence = {
  text: string;
  isNamed: boolean;
  mentions: readonly Mentioned[];
  today: Day;
  me: PersonId;
  /** In the personal chat what is not said to be somebody's is the writer's. */
  personal?: boolean | undefined;
  manager?: boolean | undefined;
  /** It tells what became of a claim, or names a workload. */
  claims?: "told" | "named" | undefined;
  /** It tells what became of a claim beside what it asks, and names no workload. */
  isAside?: boolean | undefined;
  /** It tells what the checklist asks: "they don't have any Azure". */
  isAnswer?: boolean | undefined;
  /** What a part of it tells by itself, where it tells of several customers. */
  tells?: ((text: string) => Telling | undefined) | undefined;
  /** The workloads it names, also where it only asks. */
  workloads?: Slots["workloads"];
  /** What the writer was told before, in this conversation. */
  earlier?: About | undefined;
};

/** A command as it would be typed, and what a button that means it says. */
export type Option = { says: string; title: string };

/** `also`: what else the message asks for. */
export type Understood =
  /** `guess`: what was made of it, when that is not simply what was written. `ignored`: words that nothing was made of. */
  | { outcome: "run"; says: string; guess: string | undefined; ignored: readonly string[]; also?: Option | undefined }
  /** Not certain, or it would change something: which of these; all of them where they are wanted `together`. */
  | { outcome: "ask"; options: readonly Option[]; also?: Option | undefined; together?: boolean | undefined }
  | { outcome: "talk"; what: Talk }
  /** They tell of a customer, or of what was asked last, and change nothing by it: its card is to be opened. */
  | {
      outcome: "told";
      what: Telling;
      customer: CustomerId | undefined;
      goesOn?: true | undefined;
      also?: Option | undefined;
    }
  /** They tell of several, of each something of its own. */
  | { outcome: "told-of-each"; shares: readonly Share[] }
  /** They ask how long there is for what they told of the customer just before. */
  | { outcome: "deadline"; customer: CustomerId }
  | { outcome: "lost" };

export type Telling = Extract<Talk, "done" | "claim" | "not-mine">;

/** Commands that read a day or a time of the day. */
const timed: ReadonlySet<string> = new Set(["digest", "away", "history"]);

/** Longer texts are no intent in a few words: pasted, forwarded, or a letter. */
export const longestText = 400;
const mostWords = 60;

/** Buttons of a question. */
const mostOptions = 5;

const looks = /^(?:show|gaps(?: \w+)?|todo|customers|own-customers|by-owner|unowned|waiting|review)$/;
/** What is never about a customer. */
const withoutCustomer = /^(?:away|digest|settings|sources|sync|help|hello|managers|retention)$/;
/** How far behind others are where nothing else can be meant. */
const clearly = 3;
/** How far behind others are where a rule is asked about. */
const asRule = 0.5;
/** How far behind the likeliest intent another is that may be meant as well. */
const asLikely = 1.5;
const mostLikely = 3;

export function understand(asked: Sentence, names: NameIndex): Understood {
  if (asked.text.length > longestText) return { outcome: "lost" };
  const said = withoutCourtesy(asked);
  const words = wordsOf(said.text);
  if (words.length === 0 || words.length > mostWords) return { outcome: "lost" };
  const { earlier } = said;
  const read = withoutDenied(readWords(said, words, names));
  const isTalkedOf =
    earlier?.customer !== undefined && !read.found.some(hasCustomer) && !isKnown(tokensOf(read)) && !isOfMany(words);
  const plain = rankOf(tokensOf(read));
  const ofOne = isTalkedOf ? rankOf(tokensOf(read, true)) : plain;
  const margin = plain[1]?.behind ?? 0;
  // "Does that count?", "can I just send it again?": a rule, though a customer was talked of.
  const isRule = plain[0]?.means.startsWith("why ") === true && margin >= asRule;
  const pointed = !isRule && (margin < clearly || margin < (ofOne[1]?.behind ?? 0)) ? ofOne : plain;
  const isOfClaim = said.claims !== undefined || tokensOf(read).includes(tokens.workload);
  const reading = pointing(read, { earlier, names, means: pointed[0]?.means ?? "", isOfClaim });
  // A sentence that is known as it stands means that, of whomever it is.
  const ranked = isKnown(tokensOf(read)) ? plain : rankOf(tokensOf(reading));
  const meant = agreedTo(reading, earlier, (says) => spoken(says, names, said.today));
  if (meant !== undefined) return meant;
  if ((earlier?.told ?? earlier?.asked) !== undefined && takesBack.test(said.text.trim()))
    return { outcome: "talk", what: "no" };
  if (earlier !== undefined && swaps(reading)) {
    const options = swapped(earlier, said.me).map((says) => ({ says, title: spoken(says, names, said.today) }));
    const [only, ...others] = options;
    if (only === undefined) return { outcome: "lost" };
    if (only.says.startsWith("handover ")) return { outcome: "run", says: only.says, guess: undefined, ignored: [] };
    return { outcome: "ask", options, together: others.length > 0 };
  }
  if (earlier?.customer !== undefined && asksOfTold(reading, earlier))
    return { outcome: "deadline", customer: earlier.customer };
  if (earlier?.customer !== undefined && strangerIn(reading) === undefined && asksWhyOfIt(reading, earlier)) {
    const also = ruleOption("why rejected");
    return { outcome: "run", says: `show ${earlier.customer}`, guess: undefined, ignored: [], also };
  }
  const shares = sharesIn(said, names, ranked);
  if (shares !== undefined) return { outcome: "told-of-each", shares };
  const day = findDay(textWithout(said.text, words, reading.found, reading.reason), said.today);
  const more = isAsking(reading) ? undefined : toldOn(reading, earlier, said.claims, names);
  if (more !== undefined) return { outcome: "told", ...more, goesOn: true };
  const next = goneOn(reading, {
    earlier,
    me: said.me,
    today: said.today,
    day,
    ranked,
    claims: said.claims,
    workloads: said.workloads,
    names,
  });
  if (next !== undefined) {
    const title = spoken(next.says, names, said.today);
    return next.changes
      ? { outcome: "ask", options: [{ says: next.says, title }] }
      : {
          outcome: "run",
          says: next.says,
          guess: isLooking(next.says) && !next.says.startsWith("claims") ? title : undefined,
          ignored: [],
        };
  }
  const wanted = wantedBy(reading, said, ranked);
  const [first] = wanted;
  const stranger = reading.found.some(hasCustomer) ? undefined : strangerIn(reading);
  const likely = said.isNamed ? words.slice(0, 1).map(({ fold }) => fold) : wanted;
  if (stranger !== undefined && likely.some((means) => isOfStranger(means, reading, stranger)))
    return { outcome: "run", says: `show ${stranger.name}`, guess: undefined, ignored: [] };
  const hidden = first === undefined || withoutCustomer.test(first) ? undefined : unseenName(reading, said);
  if (hidden !== undefined) return { outcome: "run", says: `show ${hidden}`, guess: undefined, ignored: [] };
  // "I said Teams was in, but it is still in review", "Copilot is still in my drafts".
  const goesOn = said.earlier?.told?.what === "claim" && !isAsking(reading);
  // "Rejected claims at Contoso" asks for them.
  const asksForSome = claimsOfState.test(said.text);
  const isAboutOne = reading.found.some(hasCustomer);
  const isTelling = !asksForSome && (said.claims === "told" || (said.isAside === true && isAboutOne));
  const isClaim = isTelling && (first === undefined || elseTold.test(first) || isAsideRule(first, said) || goesOn);
  if (
    isClaim &&
    (isAboutOne ||
      ((said.earlier?.told !== undefined || /^(?:cant|chat|undo)$/.test(first ?? "cant")) &&
        said.earlier?.customer !== undefined &&
        stranger === undefined))
  )
    return withRule(toldOf("claim", reading, said.earlier?.customer), said, names);
  const isElse = first === undefined || first.startsWith("why ") || elseTold.test(first);
  if (said.isAnswer === true && isAboutOne && isElse) return withRule(toldOf("done", reading), said, names);
  // "Not mine, Isaiah does it", of somebody who may change it.
  const isGiven = first === "not-mine" && said.manager === true && reading.found.some(hasPerson);
  if (isGiven && isAboutOne) return commanded(["assign"], reading, said, names);
  // "And Exchange?"
  const isAsked =
    asksForSome ||
    (said.text.trim().endsWith("?") && statementsIn(said.text) === "") ||
    // "Contoso still in review? Feels like ages."
    (said.text.includes("?") && isAboutOne && said.claims === undefined && said.isAnswer !== true && first === "claim");
  if (isAsked && first !== undefined && /^(?:done|claim)$/.test(first))
    return commanded([isAboutOne ? "show" : "gaps"], reading, said, names);
  // "Contoso is mine, not Isaiah's", "Adele said it isn't hers".
  if (first === "not-mine" && isAboutOne && (isOwn.test(said.text) || isTheirs.test(said.text)))
    return commanded(["show"], reading, said, names);
  // "Contoso never had Azure" says nothing of whose it is.
  if (first === "not-mine" && isAboutOne && /\b(?:azure|pal|cpor)\b/i.test(said.text)) return toldOf("done", reading);
  if (first !== undefined && isTold(first)) return withRule(toldOf(first, reading), said, names);
  // "I pressed yes on Contoso and meant no": its card has the answers.
  if (first === "undo" && isAboutOne && !reading.found.some(({ candidates: [one] }) => one?.fit === "pointed"))
    return commanded(["show"], reading, said, names);
  if (first !== undefined && isTalk(first)) return { outcome: "talk", what: first };
  return withAlso(commanded(wanted, reading, said, names), reading, said, names);
}

/** What is told of each of several customers; undefined where it is of one, or something else is wanted. */
function sharesIn(said: Sentence, names: NameIndex, [likeliest]: Ranked): readonly Share[] | undefined {
  const { tells, isNamed } = said;
  const means = likeliest?.means ?? "";
  const isElse = isTold(means) || elseTold.test(means) || means.startsWith("why ");
  if (tells === undefined || isNamed || !isElse || claimsOfState.test(said.text)) return undefined;
  // Names after "because" are read as well.
  const text = said.text.replace(/\bbecause\b/gi, "so     ");
  const words = wordsOf(text);
  const { found } = readWords({ ...said, text }, words, names);
  const shares = sharesOf(said.text, words, found);
  return shares?.some((one) => tells(one.text) !== undefined) === true ? shares : undefined;
}

/** "Rejected claims", of one customer or of many. */
const claimsOfState =
  /^(?:(?:the|our|any|all|all the|show me the|show|list) )?(?:approved|rejected|disputed|draft|pending|submitted|lost|refused|declined) claims\b/i;

const isAsking = (reading: Reading): boolean => reading.text.includes("?") || tokensOf(reading).includes(tokens.opens);

/** It is the writer's. */
const isOwn = /\b(?:is|are|['’]s|still|now|definitely|stays?|remains?|was always) mine\b/i;
/** It is not somebody else's, which says nothing of the writer. */
const isTheirs = /\b(?:said|says|thinks|told me|claims|wrote|believes)\b.*\b(?:hers?|his|theirs?)\b/i;

/** Whether it is about a customer whom nobody here knows. */
function isOfStranger(means: string, { text, words }: Reading, { from }: { from: number }): boolean {
  const before = text.slice(0, words[from]?.from).trimEnd();
  if (isTold(means)) return true;
  // "Our colleagues of the Leeds office".
  if (/\b(?:the|our|a|from|in|to)$/i.test(before)) return false;
  if (/^(?:show|snooze|later|ask|set|review|history|by-owner)$/.test(means)) return true;
  // "Where are we on Fabrikam".
  const isPlaced = /\b(?:on|with|at|about|is|are|does|has)$/i.test(before);
  return isPlaced && /^(?:gaps(?: \w+)?|claims|todo|progress|customers|waiting)$/.test(means);
}

/** "Contoso got rejected, why?": the rule that is asked for is a press away from the customer's card. */
const isAsideRule = (means: string, { isAside }: Sentence): boolean =>
  isAside === true && /^why (?:rejected|status)$/.test(means);

/** Intents that say less than what became of a claim. */
const elseTold = /^(?:show|cant|chat|undo|gaps|todo|progress|hello|done|add|review)$/;

/** What is said before what is wanted: "Thanks. And …", "Good morning, …". */
const courtesy =
  /^(?:(?:many )?thank(?:s| you)(?: (?:so|very) much| a lot| again)?|ok(?:ay)?|great|perfect|right|good (?:morning|afternoon|evening)|morning|hi(?: there)?|hello(?: there)?|hey|quick (?:one|question)|fair enough|good to know|got it|i see|oh|well|cheers|nice|cool|alright)(?: (?:all|everyone|team|bot|then))?\s*[,.!:;–-]+\s+/i;

/** The message as it would be without; the same where it says nothing else, as in "thanks, have a nice weekend". */
function withoutCourtesy(said: Sentence): Sentence {
  const text = said.text.replace(courtesy, "").replace(courtesy, "");
  const words = wordsOf(text);
  if (text === said.text || words.length < 3) return said;
  const [likeliest] = rank(words.map(typedToken));
  return /^(?:hello|thanks|chat)$/.test(likeliest?.means ?? "") ? said : { ...said, text };
}

const clauseEnds =
  /[.!?;]\s|,?\s(?:(?:and|but|oh and|plus) )?also\s|,?\sand (?=(?:remind|show|tell|send|give|assign|snooze|export|ask|post|what|whats|who|which|can|could|please)\b)/i;
/** Parts of a message that are looked at for intents of their own. */
const mostClauses = 5;
/** How far ahead the intent of a part must be. */
const surely = 2;

/**
 * With the second intent of a message for a press: "who owns Coho, and remind Isaiah about Litware". Where it was not clear
 * as a whole, its first clear part is answered.
 */
function withAlso(main: Understood, { found }: Reading, said: Sentence, names: NameIndex): Understood {
  const clauses = said.text.split(clauseEnds).filter((clause) => wordsOf(clause).length > 2);
  if (clauses.length < 2 || clauses.length > mostClauses) return main;
  const [customer, ...others] = found.filter(hasCustomer).flatMap(({ candidates }) => candidates);
  // "Litware is in a merger. Leave them alone until March."
  const earlier = customer === undefined || others.length > 0 ? said.earlier : { customer: customer.id };
  const intents = clauses.flatMap((text) => {
    const part = { ...said, text, earlier, isNamed: false };
    const reading = withoutDenied(readWords(part, wordsOf(text), names));
    const isAbout = reading.found.some(hasCustomer);
    const told = tokensOf(reading, earlier?.customer !== undefined);
    const ranked = isFamiliar(told) ? rankOf(told) : [];
    const [means, ...all] = ranked.map((one) => ({ ...one, means: suited(one.means, { ...part, isAbout }) }));
    const next = all.find((one) => one.means !== means?.means);
    if (means === undefined || !runsAlong.has(means.means.split(" ", 1)[0] ?? "") || (next?.behind ?? 0) < surely)
      return [];
    const meant = understand(part, names);
    const says = onlySaid(meant);
    return says?.includes(" ") === true ? [{ text, meant, says }] : [];
  });
  const mainSays = onlySaid(main);
  const [opening] = intents;
  // The whole may have told its later part: the earlier one is answered, and the other offered.
  const later = intents.find(({ says }) => commandOf(says) !== commandOf(opening?.says));
  const isMain = mainSays !== undefined && !(later !== undefined && mainSays === later.says);
  const first = isMain ? { meant: main, says: mainSays } : (openingOf(said, later?.text, opening, names) ?? opening);
  const second = intents.find(({ says }) => commandOf(says) !== commandOf(first?.says));
  if (first === undefined || second === undefined) return main;
  const also = { says: second.says, title: spoken(second.says, names, said.today) };
  const { meant } = first;
  return meant.outcome === "ask" || meant.outcome === "run" ? { ...meant, also } : main;
}

/** What stands before the later part, where that comes to the same as its own first one: "they're in a merger" says why. */
function openingOf(said: Sentence, later: string | undefined, opening: { says: string } | undefined, names: NameIndex) {
  if (later === undefined || opening === undefined) return undefined;
  const meant = understand({ ...said, text: said.text.slice(0, said.text.indexOf(later)), isNamed: false }, names);
  const says = onlySaid(meant);
  return says !== undefined && commandOf(says) === commandOf(opening.says) ? { meant, says } : undefined;
}

const commandOf = (says: string | undefined): string | undefined => says?.split(" ", 1)[0];

/** The command of an answer that is about one. */
function onlySaid(meant: Understood): string | undefined {
  if (meant.outcome === "run") return meant.says;
  const [only, ...others] = meant.outcome === "ask" ? meant.options : [];
  return others.length === 0 ? only?.says : undefined;
}

/** Intents that a message may have beside another. */
const runsAlong: ReadonlySet<string> = new Set(
  "show gaps claims todo customers assign snooze later unsnooze ask away handover export digest history review why unowned waiting by-owner progress add set".split(
    " ",
  ),
);
/**
 * The words as intents are told from them: whoever was found is like anybody else of the kind.
 * @param isTalkedOf whether "it" may be a customer
 */
function tokensOf(reading: Reading, isTalkedOf = false): readonly string[] {
  const { text, words, found } = reading;
  const stranger = found.some(hasCustomer) ? undefined : strangerIn(reading);
  const tokenAt = (word: Word, at: number): readonly string[] => {
    if (stranger !== undefined && stranger.from <= at && at < stranger.to)
      return at === stranger.from ? [tokens.customer] : [];
    const one = found.find(({ from, to }) => from <= at && at < to);
    if (one === undefined) return [isTalkedOf && isPronoun(words, at) ? tokens.customer : typedToken(word)];
    return one.from === at ? [hasCustomer(one) ? tokens.customer : tokens.person] : [];
  };
  const said = words.flatMap((word, at) => [
    ...(beginsSentence(text, words, at) ? [tokens.next] : []),
    ...tokenAt(word, at),
  ]);
  return [...said, ...asking(text, said)];
}

/** What the text may mean. What opens as a question states nothing: "has anyone heard back about the Teams claim?" */
function rankOf(said: readonly string[]): Ranked {
  const isMine = said.some((token) => deniesMine.test(token));
  const all = isMine ? rank(said) : leaving(rank(said), /^not-mine$/);
  if (!said.includes(tokens.opens) || isKnown(said)) return all;
  // "Which of those are with Isaiah": nothing to change.
  const isWhich = said.slice(0, 2).some((token) => /^(?:which|who|whos|whose)$/.test(token));
  return leaving(all, isWhich ? /^(?:claim|done|assign)$/ : /^(?:claim|done)$/);
}

/** Without these intents. */
function leaving(all: Ranked, left: RegExp): Ranked {
  const some = all.filter(({ means }) => !left.test(means));
  return some.map(({ means, behind }) => ({ means, behind: behind - (some[0]?.behind ?? 0) }));
}

/** One of these is in every way to say that a customer is not one's own. */
const deniesMine =
  /^(?:not|no|never|nothing|nor|isnt|aint|wasnt|dont|doesnt|didnt|shouldnt|wont|cant|havent|havnt|hasnt|cannot|longer|mine|else|elses|somebody|someone|anybody|anyone|wrong|wrongly|off|over|instead|stopped|left|used|old|previous|former|mistake|why|swamped|rid|rather|anymore|away|supposed|thought|nicht|kein|niet|geen|pas|plus)$/;

const hasPerson = ({ candidates: [one] }: FoundName): boolean => one?.kind === "person";
const hasCustomer = ({ candidates }: FoundName): boolean => candidates.some(({ kind }) => kind === "customer");

/** Intents that are no command: something is told, or answered in a word. */
const told: ReadonlySet<string> = new Set(["done", "claim", "not-mine"] satisfies Telling[]);
const isTold = (means: string): means is Telling => told.has(means);
/** What the text may mean, the likeliest first: one when that is certain enough. */
function wantedBy(reading: Reading, { isNamed, manager, text, today }: Sentence, ranked: Ranked): readonly string[] {
  const { meanings, found, words } = reading;
  const opening = meanings.find(({ from, meaning }) => from === 0 && meaning.kind === "command")?.meaning;
  // A message that opens with a command's name tells of nothing: "gaps Zyxware".
  const isCommand =
    opening?.kind === "command" &&
    (weightOf(opening.name) === 3 || (opening.name === "gaps" && isTold(ranked[0]?.means ?? "")));
  if (isNamed && isCommand) return [opening.name];
  const isAbout = found.some(hasCustomer);
  const isSpent = words.every((_, at) =>
    [...found, ...meanings.filter(({ meaning: { kind } }) => /^(?:filter|mine|noise)$/.test(kind))].some(
      ({ from, to }) => from <= at && at < to,
    ),
  );
  const isList = meanings.some(({ meaning: { kind } }) => kind === "filter" || kind === "mine");
  // "gaps new Peter Pan": the command with one of its filters, and somebody whom nobody knows.
  if (isNamed && opening?.kind === "command" && opening.name === "gaps" && isList && reading.unknown.length > 0)
    return ["gaps"];
  const [likeliest, next] = ranked;
  const isLooked =
    looks.test(likeliest?.means ?? "") ||
    ((next?.behind ?? 0) < clearly && likeliest?.means.startsWith("why ") !== true && !isTold(likeliest?.means ?? ""));
  const isShown = isAbout && ranked.some(({ means, behind }) => means === "show" && behind < asLikely);
  const rule = isShown ? ruleOf(tokensOf(reading)) : undefined;
  if (rule !== undefined && !ofState.test(rule)) return [rule];
  // Nothing but names and filters: they are to be seen.
  if (
    isSpent &&
    isLooked &&
    likeliest?.means !== "claims" &&
    !isKnown(tokensOf(reading)) &&
    (found.length > 0 || isList)
  )
    return [isAbout ? "show" : "gaps"];
  // "I'm off Thursday": everyday words and days, which only one intent puts like that.
  const isPlain = (next?.behind ?? 0) >= clearly && reading.unknown.length * 2 < words.length;
  if (!isPlain && !isFamiliar(tokensOf(reading)))
    return isAbout ? ["show"] : found.length > 0 || isList ? ["gaps"] : [];
  const likely = ranked
    .filter(({ means, behind }, at) => behind < asLikely && (at === 0 || !isAbout || !withoutCustomer.test(means)))
    .slice(0, mostLikely)
    .map(({ means }) => suited(means, { isAbout, manager, text }));
  // What is open is, for who asks, what they have to do; a kind of gaps says more, and deadlines where a day is named.
  const isDated = periodEnd(text, today) !== undefined || findDay(text, today) !== undefined;
  const isSame = (means: string) => /^(?:todo|gaps(?: \w+)?)$/.test(means);
  if (isDated && likely[0] === "gaps" && likely.includes("gaps ending")) likely[0] = "gaps ending";
  // "What do you want from me by Friday?"
  if (isDated && likely[0] === "need") likely[0] = "gaps ending";
  return likely.filter(
    (one, at) => likely.findIndex((other) => other === one || (isSame(one) && isSame(other))) === at,
  );
}

/** Somebody else is to have it: not "let's do Contoso first". */
const givesAway =
  /\b(?:to|by|with|some(?:one|body)|any(?:one|body)|tak(?:e|es|en|ing)|took|give|given|hand|belongs?|own(?:s|er)?|off|else|swap|switch|instead|over|should|can|could)\b/i;

/** The nearest thing that whoever writes may do. */
function suited(
  means: string,
  { isAbout, manager, text }: { isAbout: boolean; manager?: boolean | undefined; text: string },
): string {
  // "How often did you remind Alex about Litware?"
  const isCounted = /\b(?:how (?:often|many)|when)\b/i.test(text);
  if (isAbout && means === "deliveries" && isCounted && manager !== false) return "history";
  if (
    isAbout &&
    /^(?:gaps(?: \w+)?|claims|todo|customers|own-customers|progress|waiting|deliveries|chat|hello)$/.test(means)
  )
    return "show";
  if (means === "undo" && /\b(?:import|upload)/i.test(text)) return "import-undo";
  if (manager !== false) return means;
  if (means === "settings") return "hours";
  if (isAbout && (means === "assign" || means === "handover")) return givesAway.test(text) ? "not-mine" : "show";
  return isAbout && means === "history" ? "show" : means;
}

/**
 * The name of a customer whom whoever writes cannot see, or who is not there: the answer is that it is not found, which
 * is the same for both.
 */
function unseenName({ found, unknown, words, text }: Reading, { personal, manager }: Sentence): string | undefined {
  if (personal !== true || manager !== false || found.length > 0) return undefined;
  const name = unknown.find(
    ({ from }) =>
      beforeName.test(words[from - 1]?.fold ?? "") && /^\s+$/.test(text.slice(words[from - 1]?.to, words[from]?.from)),
  );
  return name && text.slice(words[name.from]?.from, words[name.to - 1]?.to);
}

const beforeName = /^(?:about|at|claim|for|from|of|owns|show|update|with)$/;

/** They tell of a customer: its card is opened, and changes nothing by itself. */
function toldOf(what: Telling, { found }: Reading, last?: CustomerId): Understood {
  const candidates = found.flatMap((one) => one.candidates.filter(({ kind }) => kind === "customer"));
  const [only, ...others] = candidates;
  if (others.length === 0) return { outcome: "told", what, customer: only?.id ?? last };
  const options = candidates.slice(0, mostOptions).map(({ id, name }) => ({ says: `show ${id}`, title: name }));
  return { outcome: "ask", options };
}

/** "Yes, please" to what was asked last, or "no, don't". */
function agreedTo(
  { words, text }: Reading,
  earlier: About | undefined,
  titled: (says: string) => string,
): Understood | undefined {
  if (earlier?.asked === undefined) return undefined;
  const isAll = (answer: RegExp) =>
    words.some(({ fold }) => answer.test(fold)) && words.every(({ fold }) => answer.test(fold) || beside.test(fold));
  if (isAll(no)) return { outcome: "talk", what: "no" };
  if (!isAll(yes)) return undefined;
  // "Yes?" is none, so that it is asked again.
  if (text.includes("?")) return { outcome: "ask", options: [{ says: earlier.asked, title: titled(earlier.asked) }] };
  return { outcome: "run", says: earlier.asked, guess: undefined, ignored: [] };
}

/** What was told before is not so: "no, it isn't", "wait, that's not true". */
const takesBack =
  /^(?:(?:no|nope|wait|sorry|oops|actually|oh|hang on|well|hm+|but)[,.!]? )*(?:it|that|they|this|these|those|he|she)(?: (?:is|was|has|are|were|did|does)|['’]?s|['’]re)?(?: |(?=n['’]?t))(?:not|n['’]?t|(?:is|was|has|are|were|did|does|ai)n['’]?t)(?: (?:been|it|true|right|so|yet|correct|the case|what i (?:meant|said)))*[.! ]*$/i;

const beside = /^(?:please|pls|thanks|thx|do|it|that|ok|okay|go|ahead)$/;
const no = /^(?:no|nope|nah|nein|nee|non|dont|not|cancel|stop|nevermind|never|mind|forget)$/;

const yes = /^(?:yes|yep|yeah|yup|sure|ja|oui|si|confirm|confirmed|correct|exactly)$/;

/** "Not Contoso, Fabrikam": who is denied is not meant, when somebody else of the kind is. */
function withoutDenied(reading: Reading): Reading {
  const { text, words, found } = reading;
  const isDenied = ({ from }: FoundName) => {
    const [not, name] = [words[from - 1], words[from]];
    const between = not && name && text.slice(not.to, name.from).trim();
    return /^(?:not|nicht|niet|pas)$/.test(not?.fold ?? "") && words[from - 2]?.fold !== "but" && between === "";
  };
  // "Remind them all, but leave Alex out of it."
  // "To Adele, no wait, Isaiah".
  const isReplaced = ({ from, to, candidates: [one] }: FoundName) =>
    found.some(
      (other) =>
        other.from >= to &&
        other.candidates[0]?.kind === one?.kind &&
        isCorrected(text, words[from]?.from ?? 0, words[other.from]?.from ?? 0),
    );
  const isLeftOut = ({ from, candidates: [one] }: FoundName) =>
    one?.kind === "person" && /^(?:leave|except|without|excluding|besides)$/.test(words[from - 1]?.fold ?? "");
  const excluded = excludedFrom(reading);
  const kept = found.filter((one) => !isDenied(one) && !isReplaced(one) && !excluded.includes(one));
  const isSpared = (one: FoundName) => kept.some(({ candidates }) => candidates[0]?.kind === one.candidates[0]?.kind);
  const denied = found.filter((one) => ((isDenied(one) || isReplaced(one)) && isSpared(one)) || excluded.includes(one));
  return { ...reading, found: found.filter((one) => !isLeftOut(one) && !denied.includes(one)), denied };
}

/** "Assign Contoso to Alex, but not Fabrikam and Litware": customers told after others, as those it is not about. */
function excludedFrom({ text, words, found }: Reading): readonly FoundName[] {
  const customers = found.filter(hasCustomer).toSorted((one, other) => one.from - other.from);
  const excluded: FoundName[] = [];
  for (const [at, one] of customers.entries()) {
    const before = words.slice(Math.max(0, one.from - 3), one.from).map(({ fold }) => fold);
    const last = customers[at - 1];
    const isListed = last !== undefined && excluded.includes(last) && areListed({ text, words }, [last, one]);
    if (at > 0 && (isListed || leavesOut.test(before.join(" ")))) excluded.push(one);
  }
  return excluded;
}

const leavesOut =
  /(?:^| )(?:but|not|except|exept|without|excluding|besides|minus|apart from|other than|keep|keeping|leave|leaving|skip|nicht|ohne|niet)(?: out)?(?: for)?$/;

/** What the text may mean, written out as commands: one is run or asked about, several are offered. */
function commanded(wanted: readonly string[], reading: Reading, said: Sentence, names: NameIndex): Understood {
  const { words, meanings, guessed } = reading;
  // The command names the words that it does not know, which says more than passing over them.
  // "Show me who hasn't answered" is no customer's name.
  const isName = words[0]?.fold === "show" && reading.unknown.length > 0;
  const isElse = wanted.length === 1 && weightOf(wanted[0] ?? "") === 3 && !isName;
  const isTopic = wanted.every((means) => means.startsWith("why "));
  if (said.isNamed && !isTopic && !(isElse && opensLooking(reading)) && !isUseful(reading, wanted))
    return { outcome: "lost" };
  const options = wanted.flatMap((name) => optionsFor(name, reading, said, names));
  const distinct = options.filter(({ says }, at) => options.findIndex((one) => one.says === says) === at);
  const [only, ...others] = distinct;
  if (only === undefined) return { outcome: "lost" };
  // Words that came to nothing, after a command's name: what the command itself says of them is better.
  const isSpent = reading.unknown.length === 0 && only.slots.named.every(({ kind }) => isTaken(only.command, kind));
  if (said.isNamed && (words.length === 1 || ((!isSpent || reading.loose > 0) && !only.says.includes(" "))))
    return { outcome: "lost" };
  if (others.length > 0) {
    const isEach = reading.found.every(({ candidates }) => candidates.length === 1);
    const isOne = new Set(distinct.map(({ says }) => says.split(" ", 1)[0])).size === 1;
    // Of each of them it must be said, and all of them be seen.
    const { found } = reading;
    const isList = [hasCustomer, hasPerson].some((isKind) => {
      const some = found.filter(isKind);
      return some.length === distinct.length && areListed(reading, some);
    });
    const isPaired = new Set(distinct.map(({ says }) => / to (\S+)$/.exec(says)?.[1])).size > 1;
    const isPlainly = !isDenying(reading) && !words.some(({ fold }) => /^(?:or|either|oder|ou)$/.test(fold));
    const isSaid = isEach && isOne && isPlainly && (isList || isPaired) && distinct.length <= mostOptions;
    const together = isSaid && distinct.every(({ changes }) => changes);
    return { outcome: "ask", options: distinct.slice(0, mostOptions).map(plainOption), together };
  }
  const denied = meanings.some(({ meaning }) => meaning.kind === "negation");
  // In the command's own words, with nothing left over.
  const isExact = isSpent && reading.loose === 0 && only.slots.commands.includes(only.says.split(" ", 1)[0] ?? "");
  // "To Adele tomorrow", "to Adele, no, to Isaiah".
  const isOther =
    correctedParts(said.text).length > 1 || (isForNow.test(only.command) && only.slots.day() !== undefined);
  const isUncertain = isOther || guessed || denied || only.implied === true || !isExact || !isCertain(said, only.slots);
  if (only.changes && isUncertain) return { outcome: "ask", options: [plainOption(only)] };
  const isSaid = !guessed && reading.unknown.length === 0 && only.slots.named.every(isPlain);
  const guess = isSaid || !isLooking(only.says) ? undefined : only.title;
  return { outcome: "run", says: only.says, guess, ignored: only.slots.unknown, also: besideOf(only, reading) };
}

/** What is done at once, on no other day. */
const isForNow = /^(?:assign|unassign|ask|managers|sync|handover)$/;

/** A rule that is asked about has the customer beside it that was named, and the customer's card the rule that may be meant. */
function besideOf({ command, says }: Made, reading: Reading): Option | undefined {
  const [customer, ...others] = reading.found.filter(hasCustomer).flatMap(({ candidates }) => candidates);
  if (customer === undefined || others.length > 0) return undefined;
  if (command === "why") return { says: `show ${customer.id}`, title: customer.name };
  const rule = says === `show ${customer.id}` ? ruleOf(tokensOf(reading)) : undefined;
  return rule === undefined ? undefined : ruleOption(rule);
}

/** What a question would be about, were the customer not named: "how do I link PAL at Contoso". */
function ruleOf(all: readonly string[]): string | undefined {
  const said = all.filter((token) => token !== tokens.customer);
  const [rule, next] = said.includes(tokens.opens) || said.includes(tokens.ends) ? rankOf(said) : [];
  return rule?.means.startsWith("why ") === true && (next?.behind ?? 0) >= surely ? rule.means : undefined;
}

/** With the rule that is asked about beside what is told: "Teams at Contoso went in today, how long does it take?" */
function withRule(told: Understood, said: Sentence, names: NameIndex): Understood {
  const asked = questionsIn(said.text);
  if (told.outcome !== "told" || asked === "") return told;
  const isOfRejection = /\b(?:rejected|declined|denied|refused|bounced|turned down)\b/i.test(said.text);
  const rule = bareWhy.test(asked)
    ? isOfRejection
      ? "why rejected"
      : undefined
    : ruleOf(tokensOf(readWords({ ...said, text: asked }, wordsOf(asked), names)));
  return rule === undefined ? told : { ...told, also: ruleOption(rule) };
}

/** "Why?", "what now?" */
const bareWhy = /^\W*(?:(?:and|so|but) )?(?:why|what now|now what|what (?:do|can|should) (?:we|i) do(?: now)?)\W*$/i;

const ruleOption = (rule: string): Option => ({
  says: rule,
  title: findWhy(rule.slice("why ".length))?.title ?? rule,
});

/** Rules of which a customer's own card says more: when its claim expires, or how it stands. */
const ofState = /^why (?:expiry|deadlines|status|how-long|refresh)$/;

const opensLooking = ({ meanings }: Reading): boolean =>
  meanings.some(({ from, meaning }) => from === 0 && meaning.kind === "command" && weightOf(meaning.name) < 3);

/** A command with names in place of ids, for people to read. */
function spoken(says: string, names: NameIndex, today: Day): string {
  const words = says.split(" ").map((word) => names.byRef(word)?.name ?? word);
  return daysInWords(words.join(" "), today)
    .replace(/^(snooze .*?) because /, "$1: ")
    .replace(/^snooze (.*) off$/, "end the snooze of $1")
    .replace(/^away from (.*) until (.*) deputy (.*)$/, "you are away from $1 to $2, $3 stands in")
    .replace(/^away (.*) from (.*) until (.*) deputy (.*)$/, "$1 is away from $2 to $3, $4 stands in")
    .replace(/^away until (.*) deputy (.*)$/, "you are away until $1, $2 stands in")
    .replace(/^away (.*) until (.*) deputy (.*)$/, "$1 is away until $2, $3 stands in")
    .replace(/^away off$/, "end your absence")
    .replace(/^away (.*) off$/, "end the absence of $1")
    .replace(/^show /, "")
    .replace(/^history /, "the history of ")
    .replace(/^export /, "a table of ")
    .replace(/^digest here (\S+) /, "the digest every $1 at ")
    .replace(/^ask /, "ask the owner again: ")
    .replace(/^later (.*) until (.*)$/, "ask you again about $1: $2")
    .replace(/^gaps waiting\b/, "who hasn't answered yet")
    .replace(/^gaps unowned$/, "customers without an owner")
    .replace(/^gaps$/, "all gaps")
    .replace(/^claims$/, "claims by status");
}

const daysInWords = (title: string, today: Day): string =>
  title.replace(/\b\d{4}-\d\d-\d\d\b/g, (day) => dayWords(day, today));

const plainOption = ({ says, title }: Option): Option => ({ says, title });

/** Whether the words after a command's name give more than the command made of them: somebody, a choice, or courtesy. */
function isUseful(
  { text, meanings, found, unknown, loose, words }: Reading,
  [command = ""]: readonly string[],
): boolean {
  const isClear = unknown.length === 0 && loose === 0;
  if (found.length > 0) return true;
  // "Digest half 8 Tuesdays, not Mondays".
  const moment = command === "digest" ? momentIn(text) : undefined;
  if (moment?.day !== undefined && moment.time !== undefined) return true;
  const narrowing = meanings.filter(({ meaning: { kind } }) => kind === "filter" || kind === "mine" || kind === "talk");
  if (weightOf(command) < 3) return isClear || narrowing.length > 0;
  const others = meanings.filter(({ meaning, from }) => meaning.kind === "command" && from > 0);
  const isBare = narrowing.length === 0 && others.length === 0 && !words.some(({ fold }) => /^\d/.test(fold));
  return isClear && (isBare || timed.has(command));
}

const weightOf = (name: string): number => (name === "show" ? 1 : /^(?:gaps|claims|why)\b/.test(name) ? 2 : 3);

type Made = Option & { command: string; changes: boolean; implied?: boolean; slots: Slots };

/** The command written with what was named; one for each of those that a name may mean. */
function optionsFor(means: string, reading: Reading, said: Sentence, names: NameIndex): readonly Made[] {
  const [name = "", topic] = means.split(" ");
  const writer = writers[name];
  if (writer === undefined) return [];
  const { words, meanings } = reading;
  const able = reading.found
    .map(({ candidates, ...place }) => {
      const afterTo = ["to", "for", "by", "deputy", "with"].includes(words[place.from - 1]?.fold ?? "");
      const people = candidates.filter(({ kind }) => kind === "person");
      const isPerson = people.length > 0 && (writer.takes === "person" || (writer.takes === "both" && afterTo));
      const some = candidates.filter(({ kind }) => writer.takes === "both" || kind === writer.takes);
      return { ...place, candidates: isPerson ? people : some.length === 0 ? candidates : some };
    })
    .filter(({ candidates }) => candidates.length > 0);
  const choices = able.reduce<readonly (readonly (Candidate & { from: number; to: number })[])[]>(
    (sofar, { from, to, candidates }) =>
      sofar
        .flatMap((chosen) => candidates.slice(0, mostOptions).map((one) => [...chosen, { ...one, from, to }]))
        .slice(0, mostOptions + 1),
    [[]],
  );
  return choices.flatMap((chosen): Made[] => {
    const slots: Slots = {
      ...said,
      topic,
      names,
      words,
      commands: meanings.flatMap(({ meaning }) => (meaning.kind === "command" ? [meaning.name] : [])),
      named: chosen,
      filters: filtersIn(meanings, said.text),
      mine:
        meanings.some(({ meaning, to }) => meaning.kind === "mine" && !ofMyself.test(words[to]?.fold ?? "")) &&
        !notMine.test(said.text),
      unknown: reading.unknown.map(({ from, to }) => said.text.slice(words[from]?.from, words[to - 1]?.to)),
      reason: reading.reason,
      denied: reading.denied,
      day: (past) => findDay(textWithout(said.text, words, chosen, reading.reason), said.today, past),
      days: () => findDays(textWithout(said.text, words, chosen, reading.reason), said.today),
    };
    return writer.write(slots).flatMap((option): Made[] => {
      const command = name;
      const lesser = isWanted(option.says, slots) ? undefined : shownInstead(option.says, slots);
      const changes = lesser === undefined ? (option.changes ?? writer.changes) : false;
      return (lesser ?? [option]).map((one) => ({
        ...one,
        title: daysInWords(one.title, said.today),
        command,
        changes,
        slots,
      }));
    });
  });
}

const isLeftOut = /^(?:not|except|without|excluding|minus)$/;
const stays = /\b(?:keeps?|stays?|remains?|leave)\b/i;
/** Words beside a customer and a person that say nothing of their own. */
const besideNames =
  /^(?:please|pls|thanks|thx|for|and|the|a|an|maybe|perhaps|ok|okay|so|then|well|hi|hey|now|no|wait|sorry|not|also|too|both|all|asap|customer|customers|colleague)$/;
/** Of these at least one is beside them where one is to have the other. */
const gives =
  /^(?:to|on|at|with|assign\w*|asign\w*|assgin\w*|reassign\w*|giv\w+|gave|own\w*|takes?|taking|took|tak|hand\w*|put\w*|belong\w*|respons\w*|gets?|got|have|has|had|move\w*|transf\w+|pass\w*|make|makes|let|lets|look\w*|cover\w*|handl\w+|leads?|leading|charge|should|will|mine|me|i|ill|im|my|switch\w*|swap\w*|replac\w+|instead|is|its|be|as|wants?|would|like|asked|goes|go|going|geht|geef|gib|an|naar|aan|für|a|pour|para|zu|does|do|doing|work\w*|manag\w+|main|deals?|runs?|running|account|new|another|rather|he|she|they|him|her|them|it|that|this|everything|up|over)$/;

/** Whether the text asks for what the command would do, or the command does nothing. */
function isWanted(command: string, { text, reason, named: some, words, denied = [] }: Slots): boolean {
  const [name = "", ...rest] = command.split(" ");
  if (!/^(?:assign|unassign|snooze|later|ask|away|set|managers|handover|forget|settings|digest|sync)$/.test(name))
    return true;
  if (name === "forget" && !/\b(?:forget|delete|remove|erase|wipe|purge|clear|gdpr|drop)/i.test(text)) return false;
  if ((rest.length === 0 && name !== "sync") || /^(?:list|now|team|every week)$/.test(rest.join(" "))) return true;
  const means = name === "snooze" && rest.at(-1) === "off" ? "unsnooze" : name;
  const isGiven = rest.length > 1 && /^(?:assign|managers|handover)$/.test(name);
  const ref = isGiven ? rest.at(-1) : name === "away" ? rest[0] : undefined;
  const taker = some.find(({ id }) => id === ref);
  const written = ({ from, to }: { from: number; to: number }) => text.slice(words[from]?.from, words[to - 1]?.to);
  const about = taker && written(taker);
  if (name === "assign" && taker !== undefined) {
    const customer = some.find(({ id }) => id === rest[0]);
    // "Half of them to Isaiah. Not Contoso".
    if (customer !== undefined && isLeftOut.test(words[customer.from - 1]?.fold ?? "")) return false;
    // "Megan keeps Contoso, Isaiah gets the rest".
    if (customer !== undefined && clausesOf(text).some((one) => one.includes(written(customer)) && stays.test(one)))
      return false;
    const others = words.filter(
      ({ fold }, at) => !some.some(({ from, to }) => from <= at && at < to) && !besideNames.test(fold),
    );
    // "Contoso called Megan", "thank Megan for Contoso".
    if (others.length > 0 && !others.some(({ fold }) => gives.test(fold))) return false;
  }
  let said = reason === "" ? text : text.slice(0, text.lastIndexOf(reason));
  // "To Adele, not Megan" denies nothing of Adele.
  for (const { from, to } of denied.toSorted((one, other) => other.from - one.from))
    said = `${said.slice(0, words[Math.max(0, from - 1)]?.from)}${said.slice(words[to - 1]?.to)}`;
  return isAskedFor(means, said, about === "" ? undefined : about);
}

/** What is to be seen of those for whom a change is named, and not asked for. */
function shownInstead(command: string, slots: Slots): readonly Option[] {
  const [name = ""] = command.split(" ");
  const all = [...new Map(customersOf(slots).map((one) => [one.id, one])).values()];
  if (all.length > 0 && name !== "away") return all.map(({ id, name: title }) => ({ says: `show ${id}`, title }));
  const [person] = peopleOf(slots);
  if (name === "away") return [{ says: "away list", title: "who is away" }];
  if (name === "sync") return [{ says: "sources", title: "what is read from Microsoft" }];
  if (/^(?:digest|settings|managers)$/.test(name)) return [{ says: name, title: `the ${name}` }];
  if (person === undefined) return [{ says: name === "snooze" ? "gaps snoozed" : "gaps", title: "gaps" }];
  return [{ says: `gaps ${person.id}`, title: `gaps for ${person.name}` }];
}

/** "My 1:1 with Alex": what somebody has besides customers. */
const ofMyself =
  /^(?:\d+|one|boss|manager|meeting|call|calls|phone|calendar|colleague|team|name|notes?|inbox|bad|fault|way|holiday|vacation|leave|desk|head|lunch|week|day|director|review|standup)$/;
/** "Not only mine, everyone's". */
const notMine = /\bnot (?:only |just )?(?:mine|my)\b/i;

/** The filters that are named; of Azure's subscriptions what is open is the link, not the designation. */
function filtersIn(meanings: Reading["meanings"], text: string): readonly string[] {
  const named = meanings.flatMap(({ meaning }) => (meaning.kind === "filter" ? [meaning.word] : []));
  const isOfSubscriptions = /\bsub(?:scription)?s?\b/i.test(text);
  return [...new Set(named.map((word) => (word === "Cloud & AI Platforms" && isOfSubscriptions ? "pal" : word)))];
}

/** The text without the reason and with a mark for each name, so that no part of them is taken for a day. */
function textWithout(
  text: string,
  words: readonly Word[],
  chosen: readonly { from: number; to: number }[],
  reason: string,
): string {
  let rest = reason === "" ? text : text.slice(0, text.lastIndexOf(reason));
  for (const { from, to } of chosen
    .filter(({ from, to }) => to > from)
    .toSorted((one, other) => other.from - one.from)) {
    rest = `${rest.slice(0, words[from]?.from ?? 0)}…${rest.slice(words[to - 1]?.to ?? 0)}`;
  }
  return rest;
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
const isLooking = (says: string): boolean => /^(?:gaps|claims|show|review|history)\b/.test(says);
