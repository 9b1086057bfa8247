/**
 * What a hurried person means: free text to a command of the table, written as the command reads it. Pure. What is only
 * read is guessed, and the guess is said; what changes something is guessed only into a question.
 */
import type { CustomerId } from "../../domain/customer/customer.ts";
import type { PersonId } from "../../domain/people/person.ts";
import type { Day } from "../../domain/time/time.ts";
import { findDay } from "./day.ts";
import { called, namedInPart, nearlyNamed, type Candidate, type Names } from "./names.ts";
import type { Mentioned } from "./parse.ts";
import { longestPhrase, phrases, slippable, teaching, wondering, type Meaning, type Talk } from "./vocabulary.ts";
import { slipsBetween, wordsOf, type Word } from "./words.ts";
import { isEverydayTopic, isGiven, writers, type Slots } from "./writers.ts";

/** `isNamed`: the first word is a command's name, but the command cannot read what follows. */
export type Said = {
  text: string;
  isNamed: boolean;
  mentions: readonly Mentioned[];
  today: Day;
  me: PersonId;
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
const mostWords = 40;
/** Words of a name that are looked for with slips; and unknown words after which no more slips are looked for. */
const longestSlip = 3;
const mostSlips = 6;
/** Buttons of a question. */
const mostOptions = 5;

/** A stretch of words with who or what it may mean. */
type Found = { from: number; to: number; candidates: readonly Candidate[] };

export function understand(said: Said, names: Names): Understood {
  if (said.text.length > longestText) return { outcome: "lost" };
  const words = wordsOf(said.text);
  if (words.length === 0 || words.length > mostWords) return { outcome: "lost" };
  const reading = readWords(said, words, names);
  const { meanings, guessed } = reading;
  const talked = meanings.find(({ meaning }) => meaning.kind === "talk")?.meaning;
  const told = toldBy(reading, said);
  if (told !== undefined) return told;
  const wanted = commandsOf(reading, said);
  // The command names the words that it does not know, which says more than passing over them.
  if (said.isNamed && !isUseful(reading, wanted)) return { outcome: "lost" };
  if (wanted.length === 0) {
    // "That's too much, only here please" is a request to stop, whatever else it says.
    const isOnlyTalk =
      reading.found.length === 0 &&
      (reading.unknown.length === 0 || (talked?.kind === "talk" && talked.what === "stop"));
    return talked?.kind === "talk" && isOnlyTalk ? { outcome: "talk", what: talked.what } : { outcome: "lost" };
  }
  const options = wanted.flatMap((name) => optionsFor(name, reading, said));
  const distinct = options.filter(({ says }, at) => options.findIndex((one) => one.says === says) === at);
  const [only, ...others] = distinct;
  if (only === undefined) return { outcome: "lost" };
  // Words that came to nothing, after a command's name: what the command itself says of them is better.
  const isSpent = reading.unknown.length === 0 && only.slots.named.every(({ kind }) => isTaken(only.command, kind));
  if (said.isNamed && (words.length === 1 || (!isSpent && !only.says.includes(" ")))) return { outcome: "lost" };
  if (others.length > 0) return { outcome: "ask", options: distinct.slice(0, mostOptions).map(plainOption) };
  const denied = meanings.some(({ meaning }) => meaning.kind === "negation");
  const isUncertain = only.changes && (guessed || only.implied === true || !isSpent || !isCertain(said, only.slots));
  if (isUncertain || (denied && isChanging(wanted))) return { outcome: "ask", options: [plainOption(only)] };
  const isSaid = !guessed && reading.unknown.length === 0 && only.slots.named.every(isPlain);
  const guess = isSaid || !isLooking(only.says) ? undefined : only.title;
  return { outcome: "run", says: only.says, guess, ignored: only.slots.unknown };
}

/** "It's linked", "done with Contoso", "not mine": no question, and no other command. */
function toldBy({ meanings, found }: Reading, { isNamed, text }: Said): Understood | undefined {
  const what = meanings.flatMap(({ meaning }) =>
    meaning.kind === "talk" && (meaning.what === "done" || meaning.what === "not-mine") ? [meaning.what] : [],
  );
  const [first] = what;
  const isAsking = text.includes("?") || /^(?:what|which|who|when|how|has|have|did|is|are|was)\b/i.test(text);
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

/** What the words of a text were taken for. */
type Reading = {
  text: string;
  words: readonly Word[];
  meanings: readonly { from: number; to: number; meaning: Meaning }[];
  found: readonly Found[];
  /** Words that mean nothing here. */
  unknown: readonly { from: number; to: number }[];
  reason: string;
  /** A slip was put right. */
  guessed: boolean;
};

function readWords(said: Said, all: readonly Word[], names: Names): Reading {
  const { text } = said;
  const because = /\b(?:because|because of|bc|cuz|cos|reason:)\s/i.exec(text);
  const reason = because === null ? "" : text.slice(because.index + because[0].length).trim();
  const words = because === null ? all : all.filter(({ from }) => from < because.index);
  const taken: boolean[] = words.map(() => false);
  const found: Found[] = [];
  const take = (from: number, to: number) => taken.fill(true, from, to);
  const isFree = (from: number, to: number) => !taken.slice(from, to).includes(true);

  for (const { from, to, candidates } of references(said, words, names)) {
    if (!isFree(from, to)) continue;
    found.push({ from, to, candidates });
    take(from, to);
  }
  // Whole names before anything else: "Open Systems" is a customer, not what is open.
  for (let length = Math.min(8, words.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      if (!isFree(from, from + length)) continue;
      const some = foldsOf(words, from, from + length);
      if (some.every((word) => phrases.has(word)) && (length === 1 || phrases.has(some.join(" ")))) continue;
      const candidates = called(names, some).filter(({ fit }) => fit === "exact");
      if (candidates.length === 0) continue;
      found.push({ from, to: from + length, candidates });
      take(from, from + length);
    }
  }
  const meanings: { from: number; to: number; meaning: Meaning }[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let length = Math.min(longestPhrase, words.length - from); length > 0; length -= 1) {
      const meant = isFree(from, from + length)
        ? phrases.get(foldsOf(words, from, from + length).join(" "))
        : undefined;
      if (meant === undefined) continue;
      meanings.push(...meant.map((meaning) => ({ from, to: from + length, meaning })));
      take(from, from + length);
      break;
    }
  }
  return { text, words, ...readRest(words, taken, names, meanings, found), reason };
}

/** Ids, domains, principal names and mentions: they name one alone. */
function references({ text, mentions }: Said, words: readonly Word[], names: Names): readonly Found[] {
  const placed = (start: number, end: number, candidate: Candidate): Found[] => {
    const from = words.findIndex((word) => word.from >= start);
    const after = words.findIndex((word) => word.from >= end);
    return from < 0 ? [] : [{ from, to: after < 0 ? words.length : after, candidates: [candidate] }];
  };
  const mentioned = mentions.flatMap(({ id, name }) => {
    const start = text.indexOf(`@${name}`);
    return start < 0 ? [] : placed(start, start + name.length + 1, { kind: "person" as const, id, name, fit: "exact" });
  });
  const byRef = [...text.matchAll(/[^\s,;:!?()]+/gu)].flatMap((chunk) => {
    const ref = chunk[0].replace(/^@|\.$/g, "").toLowerCase();
    if (!/[.@-]/.test(ref)) return [];
    const one = names.byRef.get(ref);
    if (one === undefined) return [];
    const { kind, id, name } = one;
    return placed(chunk.index, chunk.index + chunk[0].length, { kind, id, name, fit: "exact" });
  });
  return [...mentioned, ...byRef];
}

/** The words that no phrase took: parts of names, slips of the finger, or nothing that is known. */
function readRest(
  words: readonly Word[],
  taken: boolean[],
  names: Names,
  meanings: { from: number; to: number; meaning: Meaning }[],
  found: Found[],
): Pick<Reading, "meanings" | "found" | "unknown" | "guessed"> {
  const unknown: { from: number; to: number }[] = [];
  let guessed = false;
  /** A slip in a name where a command is known, else first in the command. */
  const nearest = (from: number, to: number) => {
    if (unknown.length >= mostSlips) return undefined;
    const isCommanded = meanings.some(({ meaning }) => meaning.kind === "command");
    const slip = slipped(words, from);
    if (!isCommanded && slip !== undefined) return slip;
    return bestPart(words, from, Math.min(to, from + longestSlip), (said) => nearlyNamed(names, said)) ?? slip;
  };
  for (let from = 0; from < words.length; from += 1) {
    if (taken[from] === true) continue;
    let to = from + 1;
    while (to < words.length && taken[to] !== true && to - from < 6) to += 1;
    const some = bestPart(words, from, to, (said) => namedInPart(names, said)) ?? nearest(from, to);
    if (some === undefined) {
      // Numbers belong to a day, a time or a page.
      if (!/^\d/.test(words[from]?.fold ?? "")) unknown.push({ from, to: from + 1 });
      continue;
    }
    if ("meanings" in some) {
      meanings.push(...some.meanings.map((meaning) => ({ from, to: from + 1, meaning })));
      guessed = true;
      continue;
    }
    found.push(some);
    guessed ||= some.candidates.every(({ fit }) => fit === "near");
    from = some.to - 1;
  }
  return { meanings, found, unknown, guessed };
}

/** The longest stretch from here on that names somebody. */
function bestPart(
  words: readonly Word[],
  from: number,
  end: number,
  look: (said: readonly string[]) => readonly Candidate[],
): Found | undefined {
  for (let to = end; to > from; to -= 1) {
    const candidates = look(foldsOf(words, from, to));
    if (candidates.length > 0) return { from, to, candidates };
  }
  return undefined;
}

/** A word of the vocabulary with a slip in it. */
function slipped(words: readonly Word[], at: number): { meanings: readonly Meaning[] } | undefined {
  const typed = words[at]?.fold ?? "";
  let least = Number.POSITIVE_INFINITY;
  let meant: string | undefined;
  for (const word of slippable) {
    const slips = slipsBetween(typed, word);
    if (slips !== undefined && slips < least) [least, meant] = [slips, word];
  }
  const meanings = meant === undefined ? undefined : phrases.get(meant);
  return meanings && { meanings };
}

const foldsOf = (words: readonly Word[], from: number, to: number): string[] =>
  words.slice(from, to).map(({ fold }) => fold);

/** Whether the words after a command's name give more than the command made of them: somebody, a choice, or courtesy. */
function isUseful({ meanings, found, unknown, words }: Reading, [command = ""]: readonly string[]): boolean {
  if (found.length > 0) return true;
  const narrowing = meanings.filter(({ meaning: { kind } }) => kind === "filter" || kind === "mine" || kind === "talk");
  if (weightOf(command) < 3) return unknown.length === 0 || narrowing.length > 0;
  const others = meanings.filter(({ meaning, from }) => meaning.kind === "command" && from > 0);
  const isBare = narrowing.length === 0 && others.length === 0 && !words.some(({ fold }) => /^\d/.test(fold));
  return unknown.length === 0 && (isBare || timed.has(command));
}

/** The commands the text may mean: those that are most particular, by the words of the text, else by what it names. */
function commandsOf(reading: Reading, { isNamed }: Said): readonly string[] {
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
      !(isAboutCustomer && general.has(name)) &&
      (name !== "why" || (found.length === 0 && hasWhyTopic(words))) &&
      (!wished.has(name) || isWish(reading, from)),
  );
  const [first] = able;
  if (isNamed && first?.from === 0 && first.weight === 3) return [first.name];
  const most = Math.max(...able.map(({ weight }) => weight));
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
const wished: ReadonlySet<string> = new Set(["forget", "ask", "sync", "managers"]);

/** Never about one customer: in a sentence that names one, their words are about something else. */
const general: ReadonlySet<string> = new Set(["paste", "import", "help", "retention", "deliveries"]);

/** Whether nothing but courtesy, and whoever it is about, comes before the word in its part of the sentence. */
function isWish({ text, words, meanings, unknown }: Reading, at: number): boolean {
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
function optionsFor(name: string, reading: Reading, said: Said): readonly Made[] {
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
      words,
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
  for (const { from, to } of chosen.toSorted((one, other) => other.from - one.from)) {
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

const isChanging = (names: readonly string[]): boolean => names.some((name) => writers[name]?.changes === true);

/** Commands whose answer is a list or a card of what was named. */
const isLooking = (says: string): boolean => /^(?:gaps|show|review|history)\b/.test(says);
