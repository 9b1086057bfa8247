/**
 * What somebody wants, told by its likeness to sentences whose intent is known (`sentences.txt`): logistic regression of
 * several classes (softmax), which weighs what tells intents apart. Pure but for the file, which comes with the program.
 */
import { groupBy } from "../../../domain/group-by.ts";
import { recent } from "../../../domain/recent.ts";
import { readFileSync } from "node:fs";
import { isSpelledDay } from "../time/day.ts";
import { phrases, spelled } from "../words/vocabulary.ts";
import { slipsBetween, wordsOf, type Word } from "../words/words.ts";

/**
 * By what it comes to, a writer's name or an answer of its own. `behind` is 0 of the likeliest; of another, how much less
 * likely it is: 1 is e times, 3 is 20 times.
 */
export type Ranked = readonly { means: string; behind: number }[];

/** A word of the text, or what was found in its place. */
export type Token = string;
export const tokens = { customer: "_c", person: "_p", workload: "_w", next: "_.", ends: "_?", opens: "_q" } as const;

/** Letters by which forms of a word are alike: "answered", "answering". */
const stem = 5;

/** Workloads that have a claim, by the word that names them: what is said of one is said of all. */
const workloads =
  /^(?:exchange|sharepoint|onedrive|intune|copilot|dynamics|d365|entra|defender|purview|viva|teams|exch|exo|spo|mdo|mde|mdi|dfo|dfe|dfi)$/;
/** A service principal as well as SharePoint, and Defender for Endpoint: nobody's name. */
const shortOfMany = /^(?:sp|ep)$/;

/** The word as a dictionary has it; days and numbers are alike. */
export function tokenOf({ fold }: Pick<Word, "fold">): Token {
  const word = spelled.get(fold) ?? fold;
  if (workloads.test(word)) return tokens.workload;
  return /^\d/.test(word) ? "_n" : isSpelledDay(word) ? "_d" : word;
}

const withoutSlips = recent<Token>();

/** Like `tokenOf`, of a word that may have a slip. */
export function typedToken(word: Pick<Word, "fold">): Token {
  const token = tokenOf(word);
  return withoutSlips(token, () => slipless(token));
}

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
/** Of these, one that follows a name tells of it. */
const isOfSubject = /^(?:is|isnt|are|arent|was|were|does|doesnt)$/;
const opensIfOfSomebody =
  /^(?:do|dont|did|didnt|has|hasnt|have|havent|had|can|cant|could|should|shouldnt|will|would|may|must)$/;
const somebody =
  /^(?:_p|_c|i|you|we|they|he|she|it|the|this|that|these|those|my|our|your|their|his|her|its|all|any|anything|anyone|anybody|some|someone|somebody|something|everything|everyone|everybody|nobody|nothing|there|one|both|microsoft|ms|pal|cpor|claims)$/;
const beforeQuestion =
  /^(?:and|but|so|or|ok|okay|oh|ah|hey|hi|hello|hmm|well|sorry|please|pls|morning|good|quick|question|again|wait|then|also|now|right|actually|by|the|way|btw|just|bot|_p|_c)$/;

/** "Copilot at Contoso: what's missing, and by when". */
const asksAfterColon = /:\s+(?:what|which|when|who|how|why|where|anything|any)(?:['’]?s)?\b/i;

/** A mark for a text that ends as a question, and one for a text that opens as one: "has anyone heard back about …". */
export function asking(text: string, said: readonly Token[]): readonly Token[] {
  const isEnd = text.includes("?") && !/\w/.test(text.slice(text.lastIndexOf("?")));
  // "We're meeting them on Monday" is folded as what "were" opens.
  const isWeAre = /\bwe['’]re\b/i.test(text) && !/\bwere\b/i.test(text);
  const opening = isWeAre ? said.filter((token) => token !== "were") : said;
  const isOpened = asksAfterColon.test(text) || isOpening(opening, isEnd);
  return [...(isEnd ? [tokens.ends] : []), ...(isOpened ? [tokens.opens] : [])];
}

function isOpening(said: readonly Token[], isEnd: boolean): boolean {
  const at = said.findIndex((token) => token !== tokens.next && !beforeQuestion.test(token));
  const [first = "", second = ""] = said.slice(Math.max(at, 0));
  // "Did the Exchange one yesterday": I did.
  const isElided = first === "did" && !isEnd && (second === "the" || second === tokens.customer);
  // "Contoso is done" tells; "Contoso, is it done" asks.
  const isTold =
    /^_[cp]$/.test(said[at - 1] ?? "") &&
    // "Contoso has nobody"; not "Contoso, has anybody …".
    (/^(?:has|have|had)$/.test(first)
      ? /^(?:nobody|nothing|everything)$/.test(second)
      : isOfSubject.test(first) && (second === "both" || !somebody.test(second)));
  if (isTold && !isEnd) return false;
  return opensQuestion.test(first) || (opensIfOfSomebody.test(first) && somebody.test(second) && !isElided);
}

/** Whether another sentence begins with the word. */
export const beginsSentence = (text: string, words: readonly Word[], at: number): boolean =>
  at > 0 && /[.!?;]\s/.test(text.slice(words[at - 1]?.to, words[at]?.from));

/** Its sentences, each with its own marks of a question. */
function sentencesOf(said: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of said)
    if (token === tokens.next) parts.push([]);
    else if (token !== tokens.opens) parts.at(-1)?.push(token);
  return parts
    .filter(({ length }) => length > 1)
    .map((part) => (isOpening(part, part.includes(tokens.ends)) ? [...part, tokens.opens] : part));
}

type Model = {
  intents: readonly string[];
  /** By mark: in how many sentences it stands, and where its weights begin, one for each intent. */
  marks: ReadonlyMap<string, { total: number; from: number }>;
  weights: Float32Array;
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
  const words = wordsOf(says);
  const said = words.flatMap((word, at) => [
    ...(beginsSentence(says, words, at) ? [tokens.next] : []),
    sampleNames[word.fold] ?? tokenOf(word),
  ]);
  return [...said, ...asking(says, said)];
};

/** Rounds over all sentences; more learn them by heart. */
const rounds = 2;
/** How far a sentence moves the weights in the first round; in later ones less. */
const pace = 6;

/** An error of the likelihood that is too small to learn from: most are. */
const leastError = 0.01;

/** Takes about 0.8 s for 10,600 sentences and 85 intents. The same sentences give the same model. */
export function learn(sentences: readonly { means: string; says: string }[]): Model {
  const intents = [...new Set(sentences.map(({ means }) => means))];
  const whole = new Map<string, string>();
  const told = sentences.map(({ means, says }) => {
    const said = sampled(says);
    whole.set(wordsIn(said), means);
    return { meant: intents.indexOf(means), all: [...marksOf(said)], by: hashOf(says) };
  });
  const counts = new Map<string, number>();
  for (const { all } of told) for (const mark of all) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const marks = new Map<string, { total: number; from: number }>();
  // Of words that follow each other most do so once: they tell nothing of other sentences.
  for (const [mark, total] of counts)
    if (total > 1 || !mark.includes(" ")) marks.set(mark, { total, from: marks.size * intents.length });
  const samples = told.map(({ meant, all, by }) => ({
    meant,
    by,
    at: all.flatMap((mark) => marks.get(mark)?.from ?? []),
  }));
  const weights = new Float32Array(marks.size * intents.length);
  // One list for all of them: to make one for each takes as long as to learn from it.
  const odds = intents.map(() => 0);
  for (let round = 0; round < rounds; round += 1) {
    for (const { meant, at } of shuffled(samples, round)) {
      learnFrom(at, meant, { weights, odds, step: pace / (1 + round / 2) });
    }
  }
  const byLength = groupBy(marks.keys(), (mark) => (/^\p{L}+$/u.test(mark) ? mark.length : undefined));
  return { intents, marks, weights, whole, byLength };
}

/**
 * Moves the weights of a sentence's marks towards the intent that it has, by how unlikely they made it, and away from
 * others that they made likely.
 */
function learnFrom(
  at: readonly number[],
  meant: number,
  { weights, odds, step }: { weights: Float32Array; odds: number[]; step: number },
): void {
  scoresOf(at, weights, odds);
  const best = Math.max(...odds);
  const pull = step / Math.sqrt(at.length);
  let all = 0;
  for (let intent = 0; intent < odds.length; intent += 1) all += odds[intent] = Math.exp((odds[intent] ?? 0) - best);
  for (let intent = 0; intent < odds.length; intent += 1) {
    const error = (intent === meant ? 1 : 0) - (odds[intent] ?? 0) / all;
    if (Math.abs(error) < leastError) continue;
    const change = pull * error;
    for (const from of at) weights[from + intent] = (weights[from + intent] ?? 0) + change;
  }
}

const wordsIn = (said: readonly Token[]): string => said.filter((token) => !/^_[.?q]$/.test(token)).join(" ");

/** Writes into `scores` how likely each intent is, as a logarithm, by the weights of the marks that were found; long sentences weigh no more. */
function scoresOf(at: readonly number[], weights: Float32Array, scores: number[]): void {
  const share = 1 / Math.sqrt(at.length || 1);
  scores.fill(0);
  for (const from of at)
    for (let intent = 0; intent < scores.length; intent += 1)
      scores[intent] = (scores[intent] ?? 0) + (weights[from + intent] ?? 0) * share;
}

/**
 * In an order that is each round another one and always the same, since the file has them by intent. By what each says
 * and not by its place, so that a sentence more moves no other.
 */
const shuffled = <Sample extends { by: number }>(samples: readonly Sample[], round: number): readonly Sample[] =>
  samples
    .map((sample) => ({ sample, by: Math.imul(sample.by, 0x9e3779b1 + 2 * round) >>> 0 }))
    .toSorted((one, other) => one.by - other.by)
    .map(({ sample }) => sample);

function hashOf(says: string): number {
  let hash = 0x811c9dc5;
  for (const letter of says) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

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
  if (isKnown(said) || (telling.length >= enoughWords && seen.length === telling.length)) return true;
  return seen.length * 2 >= telling.length && seen.some((token) => !isEveryday(token));
}

/** So many everyday words say something together. */
const enoughWords = 4;

/** Days, numbers and places of a list. */
const saysNothing = /^(?:_[dn.?q]|first|second|third|last)$/;

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
export const isWord = (fold: string): boolean =>
  ownModel().marks.has(fold) || workloads.test(fold) || shortOfMany.test(fold);

/** Whether it is a word of the sentences, but for a slip. */
export const isNearWord = (fold: string): boolean => isWord(slipless(fold));

/** Whether it is another form of one: "disputing" of "dispute". */
export function isFormOfWord(fold: string): boolean {
  const [, stem = ""] = /^(\p{L}{4,}?)(?:ing|ed|es|s)$/u.exec(fold) ?? [];
  return stem !== "" && (isWord(stem) || isWord(`${stem}e`));
}

/** Whether it is in many sentences, and so hardly a name. */
export const isFrequent = (fold: string, most = 3): boolean =>
  workloads.test(fold) || (ownModel().marks.get(fold)?.total ?? 0) > most;

/** Whether it is one of the sentences, word by word. */
export const isKnown = (said: readonly Token[]): boolean => ownModel().whole.has(wordsIn(said));

/** All intents, the likeliest first: by the whole, and by its sentences, of which most say no more than why. */
export function rank(said: readonly Token[], model: Model = ownModel()): Ranked {
  const { intents, whole } = model;
  const shares = sharesOf(said, model);
  const sentences = sentencesOf(said);
  const some = sentences.length > 1 ? sentences.map((one) => ({ length: one.length, odds: sharesOf(one, model) })) : [];
  const length = some.reduce((sum, one) => sum + one.length, 0);
  const odds = shares.map((share, intent) => {
    const together = some.reduce((sum, one) => sum + (one.length / length) * (one.odds[intent] ?? 0), 0);
    return some.length === 0 ? share : (share + together) / 2;
  });
  const same = intents.indexOf(whole.get(wordsIn(said)) ?? "");
  if (same >= 0) odds[same] = Math.max(...odds) * Math.exp(ahead);
  const most = Math.log(Math.max(...odds));
  return intents
    .map((means, at) => ({ means, behind: most - Math.log(odds[at] ?? 0) }))
    .toSorted((one, other) => one.behind - other.behind);
}

/** How likely each intent is, together 1. */
function sharesOf(said: readonly Token[], { intents, marks, weights }: Model): readonly number[] {
  const at = [...marksOf(said)].flatMap((mark) => marks.get(mark)?.from ?? []);
  const scores = intents.map(() => 0);
  scoresOf(at, weights, scores);
  const best = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - best));
  const all = odds.reduce((sum, one) => sum + one, 0);
  return odds.map((one) => one / all);
}
