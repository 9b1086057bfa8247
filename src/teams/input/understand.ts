/**
 * What a hurried person means: free text to a command of the table, written as the command reads it. Pure. What is only
 * read is guessed, and the guess is said; what changes something is guessed only into a question.
 */
import type { CustomerId } from "../../domain/customer/customer.ts";
import type { PersonId } from "../../domain/people/person.ts";
import type { Day } from "../../domain/time/time.ts";
import type { About } from "../turn.ts";
import { findDay } from "./day.ts";
import { goneOn, pointing } from "./follow-up.ts";
import { intentsOf } from "./intents.ts";
import type { Candidate, Names } from "./names.ts";
import type { Mentioned } from "./parse.ts";
import { foldsOf, readWords, type Found, type Reading } from "./reading.ts";
import { shortAnswers, teaching, wondering, type Talk } from "./vocabulary.ts";
import { wordsOf, type Word } from "./words.ts";
import { isEverydayTopic, isGiven, namesTime, topicsOf, writers, type Slots } from "./writers.ts";

/** `isNamed`: the first word is a command's name, but the command cannot read what follows. */
export type Said = {
  text: string;
  isNamed: boolean;
  mentions: readonly Mentioned[];
  today: Day;
  me: PersonId;
  /** In the personal chat what is not said to be somebody's is the writer's. */
  personal?: boolean | undefined;
  manager?: boolean | undefined;
  /** What the writer was told before, in this conversation. */
  earlier?: About | undefined;
};

/** A command as it would be typed, and what a button that means it says. */
export type Option = { says: string; title: string };

export type Understood =
  /** `guess`: what was made of it, when that is not simply what was written. `ignored`: words that nothing was made of. */
  | { outcome: "run"; says: string; guess: string | undefined; ignored: readonly string[] }
  /** Not certain, or it would change something: which of these. */
  | { outcome: "ask"; options: readonly Option[] }
  | { outcome: "talk"; what: Talk }
  /** They tell of a customer, or of what was asked last, and change nothing by it: its card is to be opened. */
  | { outcome: "told"; what: Telling; customer: CustomerId | undefined }
  | { outcome: "lost" };

export type Telling = Extract<Talk, "done" | "not-mine">;

/** Commands that read a day or a time of the day. */
const timed: ReadonlySet<string> = new Set(["digest", "away", "history"]);

/** Longer texts are no wish in a few words: pasted, forwarded, or a letter. */
const longestText = 400;
const mostWords = 60;
/** Words beside a command's that say something else, before it is asked about. */
const mostStray = 5;

/** Buttons of a question. */
const mostOptions = 5;

export function understand(said: Said, names: Names): Understood {
  if (said.text.length > longestText) return { outcome: "lost" };
  const words = wordsOf(said.text);
  if (words.length === 0 || words.length > mostWords) return { outcome: "lost" };
  const { earlier } = said;
  const reading = withoutDenied(pointing(readWords(said, words, names), earlier, names));
  const meant = agreedTo(reading, earlier);
  if (meant !== undefined) return meant;
  const day = findDay(textWithout(said.text, words, reading.found, reading.reason), said.today);
  const next = goneOn(reading, { earlier, me: said.me, day });
  if (next !== undefined) {
    const title = spoken(next.says, names);
    return next.changes
      ? { outcome: "ask", options: [{ says: next.says, title }] }
      : { outcome: "run", says: next.says, guess: isLooking(next.says) ? title : undefined, ignored: [] };
  }
  const features = featuresOf(reading, said, day);
  const intents = intentsOf(features);
  if (isThanks(reading, features)) return { outcome: "talk", what: "thanks" };
  const told = isActing(intents, said) || features.has("undo") ? undefined : toldBy(reading, said);
  if (told !== undefined) return told;
  const wanted = commandsOf(reading, said, intents);
  const [talk] = wanted.flatMap((name) => (talks.has(name) ? [name as Talk] : []));
  if (talk === "undo" && features.has("import"))
    return { outcome: "run", says: "import undo", guess: undefined, ignored: [] };
  if (talk !== undefined) return { outcome: "talk", what: talk };
  return commanded(wanted, reading, said, names, intents.means);
}

/** "Thanks, have a nice weekend": nothing else is wanted. */
function isThanks({ text, words, meanings, found }: Reading, features: ReadonlySet<string>): boolean {
  const begins = (at: number) =>
    at === 0 || /[.,;:!?\n–]/.test(text.slice(words[at - 1]?.to, words[at]?.from)) || words[at - 1]?.fold === "and";
  const isSaid = meanings.some(
    ({ from, meaning }) => meaning.kind === "talk" && meaning.what === "thanks" && begins(from),
  );
  const isElse = meanings.some(
    ({ from, meaning: { kind } }) => (kind === "command" && begins(from)) || (kind === "filter" && words.length <= 5),
  );
  return isSaid && !isElse && found.length === 0 && !features.has("asks") && !features.has("undo");
}

/** Intents that are no command. */
const talks: ReadonlySet<string> = new Set(["undo", "stop", "rights"] satisfies Talk[]);

/** Intents of somebody who wants something done, whatever they tell besides. */
const acting: ReadonlySet<string> = new Set([
  "assign",
  "handover",
  "away",
  "snooze",
  "settings",
  "stop",
  "undo",
  "ask",
]);

const isActing = ({ means }: { means: readonly string[] }, { manager }: Said): boolean =>
  means.some((one) => acting.has(one) && (manager !== false || !managing.has(one)));

/** What only managers do: whoever else tells of it gives a customer back. */
const managing: ReadonlySet<string> = new Set(["assign", "handover", "ask"]);

/** "Yes, please" to what was asked last, or "no, don't". */
function agreedTo({ words }: Reading, earlier: About | undefined): Understood | undefined {
  if (earlier?.asked === undefined) return undefined;
  const isAll = (answer: RegExp) =>
    words.some(({ fold }) => answer.test(fold)) && words.every(({ fold }) => answer.test(fold) || beside.test(fold));
  if (isAll(no)) return { outcome: "talk", what: "no" };
  return isAll(yes) ? { outcome: "run", says: earlier.asked, guess: undefined, ignored: [] } : undefined;
}

const beside = /^(?:please|pls|thanks|thx|do|it|that|ok|okay|wait|sorry|go|ahead)$/;
const no = /^(?:no|nope|nah|nein|nee|non|dont|not|cancel|stop|nevermind|never|mind|forget)$/;

const yes = /^(?:yes|yep|yeah|yup|sure|ja|oui|si|confirm|confirmed|correct|exactly)$/;

/** "Not Contoso, Fabrikam": who is denied is not meant, when somebody else of the kind is. */
function withoutDenied(reading: Reading): Reading {
  const { text, words, found } = reading;
  const isDenied = ({ from }: Found) => {
    const [not, name] = [words[from - 1], words[from]];
    const between = not && name && text.slice(not.to, name.from).trim();
    return /^(?:not|nicht|niet|pas)$/.test(not?.fold ?? "") && words[from - 2]?.fold !== "but" && between === "";
  };
  const kept = found.filter((one) => !isDenied(one));
  const isSpared = (one: Found) => kept.some(({ candidates }) => candidates[0]?.kind === one.candidates[0]?.kind);
  return { ...reading, found: found.filter((one) => !isDenied(one) || !isSpared(one)) };
}

/** The ideas of the text with what else intents are told from. */
function featuresOf(reading: Reading, said: Said, day: Day | undefined): ReadonlySet<string> {
  const { meanings, found, ideas, words } = reading;
  const all = new Set(ideas);
  const people = new Set<string>();
  for (const { candidates } of found) {
    const [one] = candidates;
    // A name that two have is a customer's where one of them is.
    const kind = candidates.some((each) => each.kind === "customer") ? "customer" : "person";
    all.add(kind);
    if (kind === "person" && one !== undefined) people.add(one.id);
  }
  if (people.size > 1) all.add("people");
  for (const { meaning } of meanings) {
    if (meaning.kind === "command" && !/^(?:why|gaps)$/.test(meaning.name)) all.add(meaning.name);
    if (meaning.kind === "command" && weightOf(meaning.name) === 3) all.add("action");
    if (meaning.kind === "filter") all.add("filter").add(meaning.word);
    if (meaning.kind === "mine") all.add("mine");
    if (meaning.kind === "negation") all.add("not");
    if (meaning.kind === "talk") all.add(meaning.what);
  }
  const topics = topicsOf(words);
  if (topics.length > 0) all.add("topic");
  if (topics.length > 1) all.add("topics");
  if (day !== undefined) all.add("day");
  if (namesTime(said.text)) all.add("time");
  if (isQuestion(said.text)) all.add("asks");
  return all;
}

/** Whether a part of it asks something. */
const isQuestion = (text: string): boolean =>
  text.includes("?") || text.split(/[.!;,\u2013]\s+|\s-\s/).some((part) => asks.test(part.trim()));

const asks = new RegExp(
  "^(?:and|so|ok|okay|but|hey|hi|hello|morning|pls|please|well|wait|just|now|also|then|oh|um|sorry| )*" +
    "(?:what|whats|what's|which|who|whos|who's|whose|when|where|how|hows|how's|why|any|anything|anyone|wer|wie|was|welche|wann|wat|welke|wanneer|hoe|qui|que|quels|quand|combien|comment|cuanto|quien|cual|" +
    // "Did the PAL for Contoso" tells; "did Alex do it" asks.
    "(?:has|is|are|was|were|can|could|will|am|should|shall|may|(?:have|did|do|does)(?! (?:the|it|that|this|all|pal|cpor|not|a|an)\\b| [^ ]+ing\\b)))(?![\\p{L}'’])",
  "iu",
);

/** The commands that the text may mean, written out: one is run or asked about, several are offered. */
function commanded(
  wanted: readonly string[],
  reading: Reading,
  said: Said,
  names: Names,
  intended: readonly string[],
): Understood {
  const { words, meanings, guessed } = reading;
  const talked = meanings.find(({ meaning }) => meaning.kind === "talk")?.meaning;
  // The command names the words that it does not know, which says more than passing over them.
  if (said.isNamed && !isUseful(reading, wanted)) return { outcome: "lost" };
  if (wanted.length === 0) {
    // "That's too much, only here please" is a request to stop, whatever else it says.
    const isOnlyTalk =
      reading.found.length === 0 &&
      (reading.unknown.length === 0 || (talked?.kind === "talk" && talked.what === "stop"));
    // "Thanks, very helpful": the words after it add nothing.
    const opening = meanings.find(({ from, meaning }) => from === 0 && meaning.kind === "talk")?.meaning;
    const isCourtesy =
      opening?.kind === "talk" &&
      /^(?:thanks|hello)$/.test(opening.what) &&
      words.length <= 6 &&
      reading.found.length === 0;
    if (isCourtesy) return { outcome: "talk", what: opening.what };
    return talked?.kind === "talk" && isOnlyTalk ? { outcome: "talk", what: talked.what } : { outcome: "lost" };
  }
  const options = wanted.flatMap((name) => optionsFor(name, reading, said, names));
  const distinct = options.filter(({ says }, at) => options.findIndex((one) => one.says === says) === at);
  const [only, ...others] = distinct;
  if (only === undefined) return { outcome: "lost" };
  // Words that came to nothing, after a command's name: what the command itself says of them is better.
  const isSpent = reading.unknown.length === 0 && only.slots.named.every(({ kind }) => isTaken(only.command, kind));
  if (said.isNamed && (words.length === 1 || ((!isSpent || reading.loose > 0) && !only.says.includes(" "))))
    return { outcome: "lost" };
  if (others.length > 0) return { outcome: "ask", options: distinct.slice(0, mostOptions).map(plainOption) };
  const isIntended = intended.includes(only.command);
  const denied = meanings.some(({ meaning }) => meaning.kind === "negation");
  // In the command's own words, with nothing left over.
  const isExact = isSpent && reading.loose === 0 && only.slots.commands.includes(only.command);
  const isUncertain = guessed || denied || only.implied === true || !isExact || !isCertain(said, only.slots);
  if (only.changes && isUncertain) return { outcome: "ask", options: [plainOption(only)] };
  // One word of a long sentence that says much more: perhaps it is about something else.
  const isStray = !isLooking(only.says) && only.slots.named.length === 0 && !isIntended && reading.loose > mostStray;
  if (isStray) return { outcome: "ask", options: [plainOption(only)] };
  const isSaid = !guessed && reading.unknown.length === 0 && only.slots.named.every(isPlain);
  const guess = isSaid || !isLooking(only.says) ? undefined : only.title;
  return { outcome: "run", says: only.says, guess, ignored: only.slots.unknown };
}

/** A command with names in place of ids, for people to read. */
function spoken(says: string, names: Names): string {
  const words = says.split(" ").map((word) => names.byRef(word)?.name ?? word);
  return words
    .join(" ")
    .replace(/^show /, "")
    .replace(/^history /, "the history of ")
    .replace(/^gaps$/, "all gaps");
}

/** "It's linked", "done with Contoso", "not mine": no question, and no other command. */
function toldBy({ meanings, found, words }: Reading, { isNamed, text }: Said): Understood | undefined {
  const what = meanings.flatMap(({ from, to, meaning }) =>
    meaning.kind === "talk" &&
    (meaning.what === "done" || meaning.what === "not-mine") &&
    // "No" and "later" answer only where a sentence begins.
    (from === 0 || !shortAnswers.has(foldsOf(words, from, to).join(" ")))
      ? [meaning.what]
      : [],
  );
  const [first] = what;
  const isAsking = isQuestion(text);
  // "Show Contoso, not yet linked" is a wish; "the status of Contoso is linked" tells something.
  const isCommand = meanings.some(
    ({ from, meaning }) => meaning.kind === "command" && (meaning.name !== "show" || from === 0),
  );
  const customers = found.filter(({ candidates }) => candidates.some(({ kind }) => kind === "customer"));
  if (first === undefined || isNamed || isAsking || isCommand || customers.length > 1) return undefined;
  const candidates = customers.flatMap((one) => one.candidates.filter(({ kind }) => kind === "customer"));
  const [only, ...others] = candidates;
  if (others.length > 0) {
    const options = candidates.slice(0, mostOptions).map(({ id, name }) => ({ says: `show ${id}`, title: name }));
    return { outcome: "ask", options };
  }
  return { outcome: "told", what: what.includes("not-mine") ? "not-mine" : first, customer: only?.id };
}

const plainOption = ({ says, title }: Option): Option => ({ says, title });

/** Whether the words after a command's name give more than the command made of them: somebody, a choice, or courtesy. */
function isUseful({ meanings, found, unknown, loose, words }: Reading, [command = ""]: readonly string[]): boolean {
  const isClear = unknown.length === 0 && loose === 0;
  if (found.length > 0) return true;
  const narrowing = meanings.filter(({ meaning: { kind } }) => kind === "filter" || kind === "mine" || kind === "talk");
  if (weightOf(command) < 3) return isClear || narrowing.length > 0;
  const others = meanings.filter(({ meaning, from }) => meaning.kind === "command" && from > 0);
  const isBare = narrowing.length === 0 && others.length === 0 && !words.some(({ fold }) => /^\d/.test(fold));
  return isClear && (isBare || timed.has(command));
}

/** The commands the text may mean: those that are most particular, by the words of the text, else by what it names. */
function commandsOf(
  reading: Reading,
  { isNamed }: Said,
  intents: { means: readonly string[]; explains: number },
): readonly string[] {
  const { meanings, found, words } = reading;
  const said = meanings.flatMap(({ from, to, meaning }) =>
    meaning.kind === "command" ? [{ name: meaning.name, weight: weightOf(meaning.name), length: to - from, from }] : [],
  );
  const hasTopic = meanings.some(({ meaning }) => meaning.kind === "filter");
  const learns = said.some(({ from, length }) => teaching.has(foldsOf(words, from, from + length).join(" ")));
  const isDone = said.some(({ name }) => weightOf(name) === 3);
  if (learns && (hasWhyTopic(words) || (!isDone && words.some(({ fold }) => isEverydayTopic(fold))))) return ["why"];
  const wonders = said.some(({ from, length }) => wondering.has(foldsOf(words, from, from + length).join(" ")));
  if (wonders && found.length === 0) return ["why"];
  const isAboutCustomer = found.some(({ candidates }) => candidates.some(({ kind }) => kind === "customer"));
  const able = said.filter(
    ({ name, from }) =>
      // Where a customer is named, words of what is never about one are about something else.
      !(isAboutCustomer && !isTaken(name, "customer") && !(isNamed && from === 0)) &&
      (name !== "why" || (found.length === 0 && hasWhyTopic(words))) &&
      (!wished.has(name) || isWish(reading, from)),
  );
  const [first] = able;
  if (isNamed && first?.from === 0 && first.weight === 3) return [first.name];
  const most = Math.max(...able.map(({ weight }) => weight));
  // Ideas that make sense together count for more than any word.
  if (intents.means.length > 0 && intents.explains + 2 > most) return intents.means;
  const best = able.filter(({ weight }) => weight === most);
  const longest = Math.max(...best.map(({ length }) => length));
  const names = [...new Set(best.filter(({ length }) => length === longest).map(({ name }) => name))];
  if (names.length > 0 && !(names.length === 1 && names[0] === "help" && longest < 3 && found.length > 0)) return names;
  const people = found.filter(({ candidates }) => candidates.some(({ kind }) => kind === "person"));
  if (isAboutCustomer && people.some((one) => isGiven(words, one))) return ["assign"];
  const stops = meanings.some(({ meaning }) => meaning.kind === "talk" && meaning.what === "stop");
  const isLeftAlone = words.some(({ fold }) => fold === "leave") && words.some(({ fold }) => fold === "alone");
  if (isAboutCustomer && (stops || isLeftAlone)) return ["snooze"];
  if (isAboutCustomer) return ["show"];
  const isList = found.length > 0 || hasTopic || meanings.some(({ meaning }) => meaning.kind === "mine");
  return isList ? ["gaps"] : [];
}

/** What is done only where it is wished for, not where somebody speaks of it: "I always forget how that goes". */
const wished: ReadonlySet<string> = new Set(["forget", "ask", "sync", "managers", "set", "add", "handover", "paste"]);

/**
 * Whether nothing but courtesy, and whoever it is about, comes before the word in its part of the sentence. "Ask if …" and
 * "they ask me" are about asking, and nothing that I do.
 */
function isWish({ text, words, meanings, unknown }: Reading, at: number): boolean {
  const [before, after] = [words[at - 1]?.fold ?? "", words[at + 1]?.fold ?? ""];
  if (
    words[at]?.fold === "ask" &&
    (/^(?:they|we|people|you|to)$/.test(before) || /^(?:if|whether|for|you|me|us)$/.test(after))
  )
    return false;
  for (let before = at - 1; before >= 0; before -= 1) {
    const [word, next] = [words[before], words[before + 1]];
    if (word === undefined || next === undefined) return true;
    if (/[.,;:!?\n–]/.test(text.slice(word.to, next.from))) return true;
    // "Why do you always ask me" asks for nothing but the reason.
    if (/^(?:why|when)$/.test(word.fold)) return false;
    const isDenied = meanings.some(
      ({ from, to, meaning }) => meaning.kind === "negation" && from <= before && before < to,
    );
    if (isDenied || unknown.some(({ from }) => from === before)) return false;
  }
  return true;
}

/** What "why" can tell about, besides customers and people. */
function hasWhyTopic(words: readonly Word[]): boolean {
  return words.some(({ fold }) => writers["why"]?.knows?.(fold) === true);
}

const weightOf = (name: string): number => (name === "show" ? 1 : name === "gaps" || name === "why" ? 2 : 3);

type Made = Option & { command: string; changes: boolean; implied?: boolean; slots: Slots };

/** The command written with what was named; one for each of those that a name may mean. */
function optionsFor(name: string, reading: Reading, said: Said, names: Names): readonly Made[] {
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
      names,
      words,
      commands: meanings.flatMap(({ meaning }) => (meaning.kind === "command" ? [meaning.name] : [])),
      named: chosen,
      filters: [...new Set(meanings.flatMap(({ meaning }) => (meaning.kind === "filter" ? [meaning.word] : [])))],
      mine: meanings.some(({ meaning }) => meaning.kind === "mine"),
      unknown: reading.unknown.map(({ from, to }) => said.text.slice(words[from]?.from, words[to - 1]?.to)),
      reason: reading.reason,
      day: (past) => findDay(textWithout(said.text, words, chosen, reading.reason), said.today, past),
    };
    return writer
      .write(slots)
      .map((option) => ({ ...option, command: name, changes: option.changes ?? writer.changes, slots }));
  });
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
function isCertain({ text }: Said, { named: some }: Slots): boolean {
  return !text.includes("?") && some.every(isPlain);
}

const isTaken = (command: string, kind: Candidate["kind"]): boolean =>
  [kind, "both"].includes(writers[command]?.takes ?? "nobody");

/** A part of a customer's name that fits only one is as good as the whole; a person's first name is a guess. */
const isPlain = ({ kind, fit }: Candidate): boolean => fit === "exact" || (kind === "customer" && fit === "part");

/** Commands whose answer is a list or a card of what was named. */
const isLooking = (says: string): boolean => /^(?:gaps|show|review|history)\b/.test(says);
