/**
 * What somebody wants, told by its likeness to sentences whose intent is known (`sentences.txt`): complement naive Bayes
 * (Rennie et al. 2003), which is fair to intents with few sentences. Pure but for the file, which comes with the program.
 */
import { readFileSync } from "node:fs";
import { isSpelledDay } from "./day.ts";
import { phrases, spelled } from "./vocabulary.ts";
import { slipsBetween, wordsOf, type Word } from "./words.ts";

/** By what it comes to, a writer's name or an answer of its own; a margin of 0 is the best. */
export type Ranked = readonly { means: string; behind: number }[];

/** A word of the text, or what was found in its place. */
export type Token = string;
export const tokens = { customer: "_c", person: "_p", ends: "_?", opens: "_q" } as const;

/** Letters by which forms of a word are alike: "answered", "answering". */
const stem = 5;

/** The word as a dictionary has it; days and numbers are alike. */
function tokenOf({ fold }: Pick<Word, "fold">): Token {
  const word = spelled.get(fold) ?? fold;
  return /^\d/.test(word) ? "_n" : isSpelledDay(word) ? "_d" : word;
}

/** Like `tokenOf`, of a word that may have a slip. */
export const typedToken = (word: Pick<Word, "fold">): Token => slipless(tokenOf(word));

/** Words, in a question or not, their beginnings, and words that follow each other, next or but one. */
function marksOf(said: readonly Token[]): ReadonlySet<string> {
  const all = new Set<string>();
  const isAsked = said.includes(tokens.opens);
  for (const [at, token] of said.entries()) {
    all.add(token);
    if (isAsked) all.add(`?${token}`);
    if (token.length > stem) all.add(`${token.slice(0, stem)}…`);
    all.add(`${said[at - 1] ?? "^"} ${token}`);
    if (at > 1) all.add(`${said[at - 2] ?? ""} * ${token}`);
  }
  return all.add(`${said.at(-1) ?? "^"} $`);
}

/** Words that open a question; after the others of `asks` it takes somebody of whom it is asked: "did I", "has anyone". */
const opensQuestion =
  /^(?:who|whos|whose|whom|what|whats|when|whens|where|wheres|which|why|how|hows|is|isnt|are|arent|was|were|does|doesnt|am|wer|was|wann|wo|wie|wat|wanneer|waar|hoe|qui|quand|comment|quel|quelle|quels|quelles|cuando|como|donde)$/;
const opensIfOfSomebody =
  /^(?:do|dont|did|didnt|has|hasnt|have|havent|had|can|cant|could|should|shouldnt|will|would|may|must)$/;
const somebody =
  /^(?:_p|i|you|we|they|he|she|it|the|this|that|my|our|anyone|anybody|someone|somebody|everyone|everybody|there|microsoft|ms)$/;
const beforeQuestion =
  /^(?:and|but|so|or|ok|okay|oh|ah|hey|hi|hello|hmm|well|sorry|please|pls|morning|good|quick|question|again|wait|then|also|now|right|actually|by|the|way|btw|just|bot|_p|_c)$/;

/** A mark for a text that ends as a question, and one for a text that opens as one: "has anyone heard back about …". */
export function asking(text: string, said: readonly Token[]): readonly Token[] {
  const at = said.findIndex((token) => !beforeQuestion.test(token));
  const [first = "", second = ""] = said.slice(Math.max(at, 0));
  const isOpen = opensQuestion.test(first) || (opensIfOfSomebody.test(first) && somebody.test(second));
  return [...(/\?\W*$/.test(text) ? [tokens.ends] : []), ...(isOpen ? [tokens.opens] : [])];
}

/** How often each mark stands in sentences of each intent. */
type Model = {
  intents: readonly string[];
  /** Marks in sentences of each intent, and in all. */
  sums: readonly number[];
  all: number;
  marks: ReadonlyMap<string, { total: number; of: ReadonlyMap<number, number> }>;
  /** Whole sentences, their tokens as one. */
  whole: ReadonlyMap<string, string>;
  /** Its words, where slips are looked for. */
  byLength: ReadonlyMap<number, readonly string[]>;
};

const sampleNames: Readonly<Record<string, Token>> = {
  contoso: tokens.customer,
  fabrikam: tokens.customer,
  megan: tokens.person,
  alex: tokens.person,
};

export const readSentences = (): readonly { means: string; says: string }[] =>
  readFileSync(new URL("./sentences.txt", import.meta.url), "utf8")
    .split("\n# ")
    .slice(1)
    .flatMap((part) => {
      const [means = "", ...lines] = part.split("\n");
      return lines.filter((says) => says !== "").map((says) => ({ means, says }));
    });

/** A sentence of the file as it is compared. */
export const sampled = (says: string): readonly Token[] => {
  const said = wordsOf(says).map((word) => sampleNames[word.fold] ?? tokenOf(word));
  return [...said, ...asking(says, said)];
};

export function learn(sentences: readonly { means: string; says: string }[]): Model {
  const intents = [...new Set(sentences.map(({ means }) => means))];
  const marks = new Map<string, { total: number; of: Map<number, number> }>();
  const sums = intents.map(() => 0);
  for (const { means, says } of sentences) {
    const intent = intents.indexOf(means);
    for (const mark of marksOf(sampled(says))) {
      let count = marks.get(mark);
      if (count === undefined) marks.set(mark, (count = { total: 0, of: new Map() }));
      count.total += 1;
      count.of.set(intent, (count.of.get(intent) ?? 0) + 1);
      sums[intent] = (sums[intent] ?? 0) + 1;
    }
  }
  const byLength = new Map<number, string[]>();
  for (const mark of marks.keys()) {
    if (!/^\p{L}+$/u.test(mark)) continue;
    const alike = byLength.get(mark.length);
    if (alike === undefined) byLength.set(mark.length, [mark]);
    else alike.push(mark);
  }
  const whole = new Map(sentences.map(({ means, says }) => [wordsIn(sampled(says)), means]));
  return { intents, sums, all: sums.reduce((sum, one) => sum + one, 0), marks, whole, byLength };
}

const wordsIn = (said: readonly Token[]): string =>
  said.filter((token) => token !== tokens.opens && token !== tokens.ends).join(" ");

/** How far ahead the intent of a sentence is that is known as it stands. */
const ahead = 10;

let own: Model | undefined;
/** What all sentences of the file teach. */
const ownModel = (): Model => (own ??= learn(readSentences()));

/** Whether enough of the words are those of sentences, and more than days and numbers. */
export function isFamiliar(said: readonly Token[]): boolean {
  const { marks } = ownModel();
  const telling = said.filter((token) => !saysNothing.test(token));
  const seen = telling.filter((token) => marks.has(token));
  return isKnown(said) || (seen.length * 2 >= telling.length && seen.some((token) => !isEveryday(token)));
}

/** Days, numbers and places of a list. */
const saysNothing = /^(?:_[dn?q]|first|second|third|last)$/;

const isEveryday = (word: string): boolean => phrases.get(word)?.every(({ kind }) => kind === "noise") === true;

/** The word of the sentences that was meant, where it has a slip. */
function slipless(token: Token): Token {
  const { marks, byLength } = ownModel();
  if (token.length < 3 || marks.has(token)) return token;
  let least = token.length < 10 ? 2 : 3;
  let meant = token;
  for (const length of [0, -1, 1, -2, 2]) {
    for (const word of byLength.get(token.length + length) ?? []) {
      const slips = slipsBetween(token, word);
      if (slips !== undefined && slips < least) [least, meant] = [slips, word];
    }
  }
  return meant;
}

/** Whether it is a word of the sentences, and so no slip. */
export const isWord = (fold: string): boolean => ownModel().marks.has(fold);

/** Whether it is a word of the sentences, but for a slip. */
export const isNearWord = (fold: string): boolean => isWord(slipless(fold));

/** Whether it is in many sentences, and so hardly a name. */
export const isFrequent = (fold: string): boolean => (ownModel().marks.get(fold)?.total ?? 0) > 3;

/** Whether it is one of the sentences, word by word. */
export const isKnown = (said: readonly Token[]): boolean => ownModel().whole.has(wordsIn(said));

/** All intents, the likeliest first. */
export function rank(said: readonly Token[], model: Model = ownModel()): Ranked {
  const { intents, sums, all, marks, whole } = model;
  const known = [...marksOf(said)].flatMap((mark) => marks.get(mark) ?? []);
  // A mark speaks for an intent as it is seldom in the sentences of all others.
  const scores = sums.map((sum) => known.length * Math.log(all - sum + marks.size));
  for (const { total, of } of known)
    for (const [at, own] of of) scores[at] = (scores[at] ?? 0) - Math.log((total - own + 1) / (total + 1));
  const same = intents.indexOf(whole.get(wordsIn(said)) ?? "");
  if (same >= 0) scores[same] = Math.max(...scores) + ahead;
  const best = Math.max(...scores);
  return intents
    .map((means, at) => ({ means, behind: best - (scores[at] ?? 0) }))
    .toSorted((one, other) => one.behind - other.behind);
}
