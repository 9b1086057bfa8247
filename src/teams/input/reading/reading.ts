/** The words of a text and what each is taken for: names, phrases of the vocabulary, slips, or nothing known. Pure. */
import { isCompanyEnding } from "../../../domain/customer/find.ts";
import { areColleagues } from "./slots.ts";
import { isFormOfWord, isFrequent, isNearWord, isWord, tokenOf, tokens } from "./intents.ts";
import { beginning, called, namedInPart, nearlyNamed, type Candidate, type NameIndex } from "../words/names.ts";
import type { Mentioned } from "../time/parse.ts";
import { common, longestPhrase, phrases, slippable, spelled, type Meaning } from "../words/vocabulary.ts";
import { slipsBetween, wordsOf, type Word } from "../words/words.ts";
import { isSpelledDay } from "../time/day.ts";
import { zoneNamed } from "../time/zone.ts";

/** A stretch of words with who or what it may mean. */
export type FoundName = { from: number; to: number; candidates: readonly Candidate[] };

export const hasPerson = ({ candidates: [one] }: FoundName): boolean => one?.kind === "person";
export const hasCustomer = ({ candidates }: FoundName): boolean => candidates.some(({ kind }) => kind === "customer");

/** Words of a name that are looked for with slips; and how many words slips are looked for in: it takes milliseconds each. */
const longestSlip = 3;
const mostSlips = 6;

/** What the words of a text were taken for. */
export type Reading = {
  text: string;
  words: readonly Word[];
  meanings: readonly { from: number; to: number; meaning: Meaning }[];
  found: readonly FoundName[];
  /** Words that mean nothing here, everyday words aside. */
  unknown: readonly { from: number; to: number }[];
  /** Everyday words that may say more than was understood: how many. */
  loose: number;
  /** What follows "because". */
  reason: string;
  /** A slip was put right. */
  guessed: boolean;
  /** Those who are named to be left out. */
  denied?: readonly FoundName[] | undefined;
  /** People whose customers are left out, where nobody else's are meant. */
  except?: readonly FoundName[] | undefined;
};

/** @param mentions people of the text, by the mention alone */
export function readWords(
  said: { text: string; mentions: readonly Mentioned[] },
  all: readonly Word[],
  names: NameIndex,
): Reading {
  const reading = readBeside(said, all, names, false);
  // "…, because two people said that they have Contoso. Is it still free?": of whom it is asked, the reason says.
  const pointsThere = reading.reason !== "" && !reading.found.some(hasCustomer) && asksBehind.test(said.text);
  const whole = pointsThere ? readBeside(said, all, names, true) : reading;
  return whole.found.some(hasCustomer) ? whole : reading;
}
const asksBehind =
  /\b(?:because|since|as)\b[^.?!]*[.!] (?:Is|Are|Who|Whose|Does|Do|Has|Have|What|Which|Could|Can)\b[^?]*\?/;

/** @param isPlain whether nothing of it is a reason */
function readBeside(
  said: { text: string; mentions: readonly Mentioned[] },
  all: readonly Word[],
  names: NameIndex,
  isPlain: boolean,
): Reading {
  const { text } = said;
  // "Because Megan has time, could you give her Contoso?" says all of it before what is wanted.
  const because = isPlain
    ? null
    : /(?<=[^.!?\s]\s)(?:because|because of|bc|cuz|cos|reason:|(?<=,\s)(?:since|as)(?=\s(?:he|she|they|we|i|it|nobody|somebody|(?:their|our|the) \p{L}+)\b))\s/iu.exec(
        text,
      );
  const [before, start] =
    because === null ? [text.length, text.length] : [because.index, because.index + because[0].length];
  const [given = ""] = afterReason.exec(text.slice(start)) ?? [];
  const end = given === "" ? text.length : text.indexOf(given, start);
  const reason = text
    .slice(start, end)
    .trim()
    .replace(/(?<!\b(?:Inc|Ltd|Co|Corp))[.!]$|,$/, "");
  const words = all.filter(({ from }) => from < before || from >= end);
  const taken: boolean[] = words.map(() => false);
  const found: FoundName[] = [];
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
      const isMore = isFree(from + length, from + length + 1);
      const more = isMore
        ? (longerPart(words, from, from + length, names) ?? inCountry(text, words, { from, to: from + length }, names))
        : undefined;
      const one = more ?? { from, to: from + length, candidates };
      // "We won a new customer, Fabrikam Logistics", where there is Fabrikam, Inc.
      if (ofNewCustomer.test(text) && isSurnamed(text, words, one, names)) continue;
      found.push(one);
      take(from, one.to);
    }
  }
  // The beginning of a name of everyday words, written as one: "First Up".
  for (let from = 0; from < words.length; from += 1) {
    let to = from;
    while (to < words.length && isFree(to, to + 1) && isCapital(text, words[to])) to += 1;
    // "first up pal is linked", "no azure at first up", written small.
    const word = words[from];
    const opens = word !== undefined && opensSentence(text, word);
    const isPlaced =
      /^['’]s\b/.test(text.slice(words[from + 1]?.to)) ||
      /['’]s$/.test(text.slice(words[from + 1]?.from, words[from + 1]?.to)) ||
      (opens
        ? !isOnAgenda(text, words, from) && [1, 2].some((last) => isOfNote(text.slice(words[from + last]?.to)))
        : isCapital(text, word) ||
          (ofSomebody.test(words[from - 1]?.fold ?? "") && word?.fold !== "the") ||
          doneThere.test(words[from - 1]?.fold ?? ""));
    // "First up: …" has a capital because it opens the sentence.
    if (to - from < 2 && isPlaced && isFree(from, from + 2)) to = Math.min(from + 3, words.length);
    const begun = to - from < 2 ? undefined : bestPart(words, from, to, (said) => beginning(names, said));
    if (begun === undefined || begun.to - from < 2) continue;
    found.push(begun);
    take(from, begun.to);
  }
  const meanings: { from: number; to: number; meaning: Meaning }[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let length = Math.min(longestPhrase, words.length - from); length > 0; length -= 1) {
      const meant = isFree(from, from + length) ? phrases.get(spelledOf(words, from, from + length)) : undefined;
      if (meant === undefined) continue;
      const [before, after] = [text.slice(0, words[from]?.from), text.slice(words[from + length - 1]?.to)];
      const isTeam = meant.some(({ kind }) => kind === "mine") && areColleagues(before, after);
      // "On my" is of no list by itself, as in "on my phone".
      const isMine = words[from + length - 1]?.fold === "my" && ownCustomers.test(after);
      const instead: Meaning | undefined = isTeam ? { kind: "noise" } : isMine ? { kind: "mine" } : undefined;
      meanings.push(...meant.map((meaning) => ({ from, to: from + length, meaning: instead ?? meaning })));
      take(from, from + length);
      break;
    }
  }
  const rest = readRest(text, words, taken, names, meanings, found);
  const inOrder = rest.found.toSorted((one, other) => one.from - other.from);
  return { text, words, ...rest, found: withoutBegun(text, words, inOrder, names), reason };
}

const ownCustomers = /^ (?:own )?(?:customers|clients|accounts|ones)\b/i;

/** "The Fabrikam one - Residences, not Inc", "Contoso (the pharma one)": the first says only how the name begins. */
function withoutBegun(
  text: string,
  words: readonly Word[],
  found: readonly FoundName[],
  names: NameIndex,
): readonly FoundName[] {
  return found.filter((one, at) => {
    const next = found[at + 1];
    if (next === undefined || !hasCustomer(one) || !hasCustomer(next)) return true;
    if (!saysWhich.test(text.slice(words[one.to - 1]?.to, words[next.from]?.from))) return true;
    const said = [...foldsOf(words, one.from, one.to), ...foldsOf(words, next.from, next.to)];
    return !namedInPart(names, said).some(({ id }) => next.candidates.some((other) => other.id === id));
  });
}

const saysWhich = /^(?: one)? ?(?:[(:–—-] ?|[,(:–—-] ?(?:the |i\.?e\.? |i mean (?:the )?|meaning (?:the )?|so the ))$/i;

const ofNewCustomer =
  /\b(?:new|first|another) (?:customer|client|account)s?\b|\b(?:won|signed up|onboarding) (?:a|another)\b|\b(?:we|i)(?:['’]ve| have)? (?:just )?(?:signed|won|landed) (?=\p{L})(?!off\b|in\b)|^(?:(?:please|kindly|(?:can|could|would) you(?: please)?|hi|hello)[, ]+)*add (?=\p{L})(?!(?:the|an?|another|my|our)\b)/iu;

/** What is asked or wanted after a reason: "…, because she has time, and Litware to @Adele Vance", "… because of me. Which …?". */
const afterReason =
  /, and [^.?!]{1,60} to @.*|,? (?:but not|except(?: for)?|apart from|other than) (?=\p{Lu})[^.?!]*|(?<=, )so (?:nothing|nobody|no ?one|please|don['’]?t|do not|i (?:won['’]?t|can['’]?t|will|am))\b.*|(?<=[.!] )@?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)? (?:can|could|would|will|should|is|has|takes?|wants?)\b.*|(?<=[.!] )(?:What|Which|Who|When|How|Where|Can|Could|Please|Do|Does|Is|Are|(?:I|We)(?: would|['’]d| will|['’]ll)? (?:prefer|like|rather|appreciate|want)|Would|Let (?:me|us))\b.*/su;

/** "Contoso Pharma", where there are Contoso Ltd. and Contoso Pharmaceuticals: more of the longer name is said. */
function longerPart(words: readonly Word[], from: number, to: number, names: NameIndex): FoundName | undefined {
  const next = words[to]?.fold ?? "";
  if (next.length < enoughForMore || isWord(next) || phrases.has(next)) return undefined;
  const candidates = namedInPart(names, foldsOf(words, from, to + 1));
  return candidates.length === 0 ? undefined : { from, to: to + 1, candidates };
}

/** "Contoso NL", where there is a Contoso Nederland. */
function inCountry(
  text: string,
  words: readonly Word[],
  { from, to }: { from: number; to: number },
  names: NameIndex,
): FoundName | undefined {
  const next = words[to]?.fold ?? "";
  // "Contoso, it is", "Contoso at …".
  if (!/^\s$/.test(text.slice(words[to - 1]?.to, words[to]?.from)) || (next !== "nl" && !isCapital(text, words[to])))
    return undefined;
  for (const country of countries[next] ?? []) {
    const candidates = namedInPart(names, [...foldsOf(words, from, to), country]);
    if (candidates.length > 0) return { from, to: to + 1, candidates };
  }
  return undefined;
}

const countries: Readonly<Record<string, readonly string[]>> = {
  nl: ["nederland", "netherlands"],
  be: ["belgium", "belgie", "belgique"],
  de: ["deutschland", "germany"],
  fr: ["france"],
  es: ["espana", "spain"],
  it: ["italia", "italy"],
  ch: ["schweiz", "suisse", "switzerland"],
  at: ["osterreich", "austria"],
  uk: ["uk", "britain"],
  us: ["usa", "america"],
};

/** Letters of a word that say which of several is meant. */
const enoughForMore = 3;

/** Ids, domains, principal names and mentions: they name one alone. */
function references(
  { text, mentions }: { text: string; mentions: readonly Mentioned[] },
  words: readonly Word[],
  names: NameIndex,
): readonly FoundName[] {
  const placed = (start: number, end: number, candidate: Candidate): FoundName[] => {
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
    const one = names.byRef(ref);
    if (one === undefined) return [];
    const { kind, id, name } = one;
    return placed(chunk.index, chunk.index + chunk[0].length, { kind, id, name, fit: "exact" });
  });
  return [...mentioned, ...byRef];
}

/** Kelly and Emily are shorter. */
const adverb = /^[a-z]{5,}ly$/;

/** The words that no phrase took: parts of names, slips of the finger, or nothing that is known. */
function readRest(
  text: string,
  words: readonly Word[],
  taken: boolean[],
  names: NameIndex,
  meanings: { from: number; to: number; meaning: Meaning }[],
  found: FoundName[],
): Pick<Reading, "meanings" | "found" | "unknown" | "loose" | "guessed"> {
  const unknown: { from: number; to: number }[] = [];
  let loose = 0;
  let guessed = false;
  /** A slip in a name where a command is known, else first in the command. */
  let tries = 0;
  const nearest = (from: number, to: number) => {
    if (tries >= mostSlips) return undefined;
    tries += 1;
    const isCommanded = meanings.some(({ meaning }) => meaning.kind === "command");
    const slip = slipped(words, from);
    if (!isCommanded && slip !== undefined) return slip;
    return (
      bestPart(words, from, Math.min(to, from + longestSlip), (said) => acrossWords(said, nearlyNamed(names, said))) ??
      slip
    );
  };
  for (let from = 0; from < words.length; from += 1) {
    if (taken[from] === true) continue;
    let to = from + 1;
    while (to < words.length && taken[to] !== true && to - from < 6) to += 1;
    const shortest = bestPart(words, from, to, (said) => acrossWords(said, namedInPart(names, said)));
    const part = shortest && (inCountry(text, words, shortest, names) ?? shortest);
    const typed = words[from]?.fold ?? "";
    // "It would suit us better" is no Contoso Suites.
    if (isVerb(text, words, from)) {
      loose += 1;
      continue;
    }
    const isCommon = isWord(typed) || common.has(typed);
    // A word of many sentences is a part of a name only beside another, or as the beginning of one, written as that.
    const isPart =
      part !== undefined &&
      (!isFrequent(typed) || lengthOf(words, part) > 1 || isBegun(text, words, part)) &&
      !isSlight(text, words, from, part);
    // "Pat Smith" is no Patti Fernandez.
    // Nor "Wide Horizon Logistics" Wide World Importers; but "Coho Fabric" may be of Coho.
    const isLonger =
      part?.candidates.every(({ kind }) => kind === "person") === true ||
      ofNewCustomer.test(text) ||
      (part !== undefined && isUnknownName(text, words, part.to + 1));
    if (
      isPart &&
      part.to - part.from === 1 &&
      taken[part.to] === false &&
      isLonger &&
      isSurnamed(text, words, part, names)
    ) {
      unknown.push({ from, to: part.to + 1 });
      from = part.to;
      continue;
    }
    const isFirst = taken[from - 1] !== false || found.some((one) => one.to === from);
    if (isPart && !isFirst && isOthers(text, words, part)) {
      // "Tokyo Traders" is no Northwind Traders.
      const isUnknown = unknown.at(-1)?.to === from;
      if (isUnknown) unknown.pop();
      else loose -= 1;
      unknown.push({ from: from - 1, to: part.to });
      from = part.to - 1;
      continue;
    }
    // "GDI" anywhere, and "gdi exchange is approved".
    const isShort = isInCapitals(text, words[from]) || (from === 0 && ofTopic.test(text.slice(words[0]?.to)));
    const initials = isPart || isCommon || !isShort ? [] : names.byInitials(typed);
    const some = isPart
      ? part
      : initials.length > 0
        ? { from, to: from + 1, candidates: initials }
        : isCommon || /^\d+$/.test(typed)
          ? undefined
          : nearest(from, to);
    // After a command's word somebody is called "Known".
    const isCalled =
      meanings.some((one) => one.from === 0 && one.meaning.kind === "command") && isCapital(text, words[from]);
    // "Adatum" of "Adatum is done" is somebody, though it is no more than a slip away from a word.
    const isNear = () =>
      (isNearWord(typed) || isFormOfWord(typed) || isDoing(text, words, from)) && !isWrittenAsName(text, words, from);
    // "Did I understand that correctly?": nobody is called so.
    const isAdverb = adverb.test(typed) && !isCapital(text, words[from]);
    if (some === undefined && !isCalled && (isCommon || isAdverb || isNear())) {
      loose += 1;
      continue;
    }
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
  return { meanings, found, unknown, loose, guessed };
}

/** Whether more of a name is written there, and no word that is known. */
const isUnknownName = (text: string, words: readonly Word[], at: number): boolean => {
  const { fold = "" } = words[at] ?? {};
  return isNextOfName(text, words[at]) && !isWord(fold) && !common.has(fold) && !phrases.has(fold);
};

/** Whether what fits a colleague's first name, or the beginning of a customer's, goes on with what nobody here is called. */
function isSurnamed(
  text: string,
  words: readonly Word[],
  { from, to, candidates }: FoundName,
  names: NameIndex,
): boolean {
  const [first, next] = [words[from], words[to]];
  const [before] = words.slice(to - 1, to);
  if (first === undefined || next === undefined || before === undefined) return false;
  if (!isCapital(text, first) || !isCapital(text, next) || text.slice(before.to, next.from) !== " ") return false;
  if (isWord(next.fold) || common.has(next.fold) || phrases.has(next.fold) || /\d/.test(next.fold)) return false;
  if (namedInPart(names, [next.fold]).length > 0 || nearlyNamed(names, [next.fold]).length > 0) return false;
  if (candidates.every(({ kind }) => kind === "person")) return true;
  // "Woodgrove Amsterdam", "Contoso Germany", "Fabrikam GmbH".
  const isPlace = zoneNamed(text.slice(next.from, next.to)).outcome !== "unknown" || isCountry(next.fold);
  return candidates.every(({ kind }) => kind === "customer") && !isPlace && !isCompanyEnding(next.fold);
}

const isCountry = (fold: string): boolean =>
  Object.entries(countries).some(([short, long]) => short === fold || long.includes(fold));

/** Letters of a word that is no initials of a name. */
const enoughForName = 4;

/** Whether it is the end of a name that nobody has: a word that is first in no name here, after one that is in none. */
function isOthers(text: string, words: readonly Word[], { from, candidates }: FoundName): boolean {
  const [before, word] = [words[from - 1], words[from]];
  if (before === undefined || word === undefined || before.fold.length < enoughForName) return false;
  if (text.slice(before.to, word.from) !== " " || isWord(before.fold) || common.has(before.fold)) return false;
  return candidates.every(
    ({ kind, name }) => kind === "customer" && !(wordsOf(name)[0]?.fold ?? "").startsWith(word.fold),
  );
}

/** Whether it is written small before whoever something is done to: no name stands there. */
const isVerb = (text: string, words: readonly Word[], at: number): boolean =>
  /^(?:me|us|him|them|you)$/.test(words[at + 1]?.fold ?? "") &&
  /^\p{Ll}/u.test(text.slice(words[at]?.from)) &&
  text.slice(words[at]?.to, words[at + 1]?.from) === " ";

/** Letters of a beginning that mean somebody in a sentence, written small: "woo" is no Woodgrove. */
const enoughLetters = 4;

function isSlight(text: string, words: readonly Word[], at: number, { from, to, candidates }: FoundName): boolean {
  const word = words[at];
  if (word === undefined || to - from > 1 || words.length < enoughLetters || isCapital(text, word)) return false;
  return (
    word.fold.length < enoughLetters &&
    candidates.every(({ name }) => !wordsOf(name).some(({ fold }) => fold === word.fold))
  );
}

/** "Is anybody disputing a claim", "what are we chasing": what somebody does, and no name. */
const isDoing = (text: string, words: readonly Word[], at: number): boolean =>
  /^\p{Ll}{3,}ing$/u.test(text.slice(words[at]?.from, words[at]?.to)) &&
  words.slice(Math.max(0, at - 2), at).some(({ fold }) => whoDoes.test(fold));
const whoDoes =
  /^(?:i|im|we|were|you|youre|he|hes|she|shes|they|theyre|it|its|who|whos|what|whats|any(?:one|body|thing)|some(?:one|body)|every(?:one|body)|nobody|nothing|microsoft|ms)$/;

/** How many words of a name stand there; an article is none, so that "on the phone" is not The Phone Company. */
const lengthOf = (words: readonly Word[], { from, to }: FoundName): number =>
  words.slice(from, to).filter(({ fold }) => fold !== "the").length;

/** "PAL is linked at Nod": the first word of one customer's name only, written or placed as a name. */
function isBegun(text: string, words: readonly Word[], { from, candidates }: FoundName): boolean {
  const [only, ...others] = candidates;
  const word = words[from];
  const isOne = only?.kind === "customer" && others.length === 0 && wordsOf(only.name)[0]?.fold === word?.fold;
  if (!isOne || word === undefined) return false;
  if (word.fold === "the") return isCapital(text, words[from + 1]);
  const [isWritten, isOpening] = [isCapital(text, word) && text !== text.toUpperCase(), opensSentence(text, word)];
  if (isWritten && !isOpening) return true;
  // "First is …", which is in a hundred sentences, opens one as itself.
  if (isFrequent(word.fold, mostAsWord)) return false;
  const rest = text.slice(word.to);
  // "Nod's admin is away."
  const isOwning = /['’]s$/.test(text.slice(word.from, word.to));
  if (isWritten) return isOwning || isWrittenAsName(text, words, from) || besideOthers.test(rest);
  // "Nod: Teams was submitted", "the same for nod and humongous", however it is written.
  if (isOpening && opensNote.test(rest)) return true;
  return ofSomebody.test(words[from - 1]?.fold ?? "") && endsName.test(rest);
}

/** What is told of a customer whose name opens a sentence. */
const ofTopic =
  /^\s+(?:pal|cpor|azure|onboarding|claims?|teams|exchange|sharepoint|intune|copilot|defender|entra)\b(?!\s+(?:for|at|of)\b)/i;

/** "First up: exchange is claimed", "first up has signed": what follows a name, however it is written. */
const opensNote =
  /^(?:\s*:|(?:\s*,|\s+[-–—])\s+(?=(?:pal|cpor|azure|onboarding|teams|exchange|sharepoint|intune|copilot|defender|entra|power bi)\b)|\s+(?:has|have|had|was|got|signed|wants?|says|said|bought|started|cancell?ed|renewed)\b)/i;

/** "First up: Trey has PAL linked", "First up: call Karin": what comes first, and of whom, and nobody's name. */
const isOnAgenda = (text: string, words: readonly Word[], from: number): boolean =>
  isCapital(text, words[from]) &&
  !isCapital(text, words[from + 1]) &&
  /^ ?:/.test(text.slice(words[from + 1]?.to)) &&
  words
    .slice(from + 2)
    .some(
      (one) =>
        isCapital(text, one) &&
        !isInCapitals(text, one) &&
        !opensSentence(text, one) &&
        !byWhom.test(text.slice(0, one.from)) &&
        !isSpelledDay(one.fold) &&
        !/^(?:i|microsoft)$/.test(one.fold) &&
        !phrases.has(one.fold) &&
        tokenOf(one) !== tokens.workload,
    );
/** "… approved by Karin", "… signed by Mr. Jansen". */
const byWhom = /\b(?:by|from) (?:\p{Lu}[\p{L}.'’-]* )*$/u;
const isOfNote = (after: string): boolean => ofTopic.test(after) || opensNote.test(after);

const mostAsWord = 20;
/** "Nod to Patti, …", "Nod and Humongous …". */
const besideOthers = /^\s?(?:,| and| to|\s?(?:→|->)) @?\p{Lu}/u;
/** "Submitted first up teams this morning", "assign first up to Megan". */
const doneThere = /^(?:(?:re)?submitted|filed|claimed|linked|disputed|show|snooze|assign|remind|unsnooze|wake)$/;
const ofSomebody = /^(?:at|for|with|of|about)$/;
const endsName = /^\s*(?:$|[,.;:!?]|(?:and|or|too|as well|is|has|isn['’]?t|hasn['’]?t|was)\b)/i;

/** What may follow a name that opens a sentence, so that it is none of the words that are not known here. */
const afterName =
  /^(?:\s*:|\s+[-–—]\s|\s+(?:is|isn['’]?t|are|has|hasn['’]?t|have|had|was|signed|got|wants?|says|said|needs?|too|went|came|left|bought|buys|paused|pauses|renewed|renews|cancell?ed|churned|merged|moved|joined|claims?|just|finally|not|done|pal|cpor|sharepoint|teams|exchange|intune|copilot|defender|entra|azure|dynamics|m365)\b)/i;

/** What is said of a customer that opens a sentence. */
const isOwn =
  /^\s+(?:is|isn['’]?t|is not|was) (?:not )?(?:mine|ours|done|my customer)\b|^\s+(?:left us|renewed|churned)\b/i;

/** What makes a name of the word before it, however it is written. */
const namesFirst =
  /^(?:\s*:\s|\s+(?:is|isn['’]?t|has|hasn['’]?t) (?:mine|ours|his|hers|theirs|with|left|leaving|gone|signed|done|off|now|not|still|already|no|my|our|new|an?|the)\b|\s+(?:hired|appointed|acquired|opened) (?:an?|the|their|new)\b)/i;

/** What makes a colleague, or somebody else who is no customer, of the name before it: "Tomas from our Azure team". */
const atWork = /^,?\s+(?:(?:from|in|at) (?:our|it|finance|sales|legal|accounting|the (?:\w+ )?team)|over there)\b/i;

const german = /\b(?:ich|wie|und|wir|mir|der|den|dem|nicht|für|reicht|kunde)\b/i;

const isNextOfName = (text: string, one: Word | undefined): boolean =>
  one !== undefined && one.fold !== "i" && isCapital(text, one) && /[\p{L}\p{N}]{2} $/u.test(text.slice(0, one.from));

/** The words after a name's first that are written as more of it, and are no workload, nor PAL. */
function wholeName(text: string, words: readonly Word[], to: number): readonly Word[] {
  const next = words[to];
  return next !== undefined &&
    isNextOfName(text, next) &&
    tokenOf(next) !== tokens.workload &&
    !(phrases.has(next.fold) && isInCapitals(text, next))
    ? [next, ...wholeName(text, words, to + 1)]
    : [];
}

/** What somebody is for us, or at the customer's. */
const inTheirRole =
  /^(?:engineer|colleague|coworker|consultant|admin|administrator|developer|architect|technician|boss|director|manager|contact|trainee|intern|apprentice|specialist|assistant|secretary|cio|cto|cfo|ceo|friend|wife|husband)$/;

/** The name of somebody whom nobody here is called, as far as it is written like one: "Fabrikam" of "where are we on Fabrikam". */
export function strangerIn({
  text,
  words,
  unknown,
  found,
}: Reading): { name: string; from: number; to: number } | undefined {
  // A list may be a colleague's whom nobody here knows.
  if (words[0]?.fold === "gaps") return undefined;
  const [first] = unknown.filter(({ from, to }) => {
    const word = words[from];
    const [last] = words.slice(to - 1, to);
    // "Our engineer Tom": a colleague, or one of the customer's.
    if (
      inTheirRole.test(words[from - 1]?.fold ?? "") &&
      /^(?:our|my|the|their|his|her|your|a|an)$/.test(words[from - 2]?.fold ?? "")
    )
      return false;
    // "Defender for Endpoint", of what Microsoft sells.
    if (/\b(?:defender|teams) for $/i.test(text.slice(0, word?.from))) return false;
    // "Proseware status", however it is written.
    if (to - from > 1) return true;
    // "Vanarsdel is mine now".
    if (
      from === 0 &&
      words.length > 2 &&
      last !== undefined &&
      namesFirst.test(text.slice(last.to)) &&
      word !== undefined &&
      word.fold.length >= enoughForName
    )
      return true;
    if (words.length === 2 && unknown.length === 1 && found.length === 0)
      return words.some(({ fold }) => isWord(fold) || common.has(fold));
    if (word === undefined || last === undefined) return false;
    // "I can't do the tokyo one", which nobody here is called.
    if (word.fold.length >= enoughForName && words[from - 1]?.fold === "the" && words[to]?.fold === "one") return true;
    // "I mean the Inc.", of those that were shown.
    if (isCompanyEnding(word.fold) && words[from - 1]?.fold === "the") return false;
    // "woodgrove isn't mine", however it is written.
    if (from === 0 && isOwn.test(text.slice(last.to))) return true;
    // "xyz exchange approved", after a customer's card: of another one.
    if (
      from === 0 &&
      word.fold.length >= enoughLetters - 1 &&
      !cheers.test(word.fold) &&
      ofTopic.test(text.slice(last.to))
    )
      return true;
    if (!isCapital(text, word) || atWork.test(text.slice(last.to))) return false;
    const written = text.slice(word.from, last.to);
    // SOW, QBR; "I've"; and every noun of a German text.
    if (written === written.toUpperCase() || /^I['’]/.test(written) || german.test(text)) return false;
    // "Woodgrove Bank's claim", "Woodgrove Bank was approved", where Bank is a word that is known.
    const ends = [last, ...wholeName(text, words, to).slice(-1)];
    const next = words[to];
    return (
      !opensSentence(text, word) ||
      // "Woodgrove Teams approved".
      (next !== undefined &&
        tokenOf(next) === tokens.workload &&
        word.fold.length >= enoughForName &&
        !cheers.test(word.fold)) ||
      ends.some((end) => /['’]s$/.test(text.slice(word.from, end.to)) || afterName.test(text.slice(end.to)))
    );
  });
  if (first === undefined) return everydayName(text, words, found);
  let { to } = first;
  to += wholeName(text, words, to).length;
  let { from } = first;
  while (unknown.some((one) => one.to === from) && isCapital(text, words[from - 1])) from -= 1;
  // "We're in Copenhagen" is about the clock.
  if (zoneNamed(text.slice(words[from]?.from, words[to - 1]?.to)).outcome !== "unknown") return undefined;
  return { from, to, name: text.slice(words[from]?.from, words[to - 1]?.to).replace(/['’]s$/, "") };
}

/** "Adventure Works is done": words that are known, written as a name that nobody here has, and what may follow one. */
function everydayName(text: string, words: readonly Word[], found: readonly FoundName[]) {
  const [first] = words;
  const rest = wholeName(text, words, 1);
  const last = rest.at(-1);
  if (first === undefined || last === undefined || !isCapital(text, first) || found.length > 0) return undefined;
  const isOurs = [first, ...rest].some(
    (one) => phrases.get(one.fold)?.some(({ kind }) => kind !== "noise") === true || tokenOf(one) === tokens.workload,
  );
  const isName = !isOurs && !isFrequent(first.fold) && first.fold.length >= enoughForName;
  return isName && afterName.test(text.slice(last.to))
    ? { from: 0, to: rest.length + 1, name: text.slice(first.from, last.to) }
    : undefined;
}

const cheers =
  /^(?:hoo?ray|hurray?|yippee|woo?hoo|whoop|wow|hey|hello|yeah|yay|yess*|nope|ugh|argh|damn|sry|btw|fyi|ok)/;

/** With a capital within a sentence, or with one at its start and what may follow a name. */
function isWrittenAsName(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !isCapital(text, word) || german.test(text)) return false;
  return !opensSentence(text, word) || afterName.test(text.slice(word.to));
}

const opensSentence = (text: string, { from }: Word): boolean => /(?:^|[.!?]\s*)$/.test(text.slice(0, from).trimEnd());

const isCapital = (text: string, word: Word | undefined): boolean => /^\p{Lu}/u.test(text.slice(word?.from));

/** "WWI", in a text that is not written so altogether. */
function isInCapitals(text: string, word: Word | undefined): boolean {
  const written = text.slice(word?.from, word?.to);
  return /^\p{Lu}{3,}$/u.test(written) && text !== text.toUpperCase();
}

/** "It would suit us better" names no Contoso Suites: everyday words are no part of a name that runs over two of them. */
const acrossWords = (said: readonly string[], candidates: readonly Candidate[]): readonly Candidate[] =>
  said.length > 1 && said.some((word) => isFrequent(word) || common.has(word))
    ? candidates.filter(({ name }) => {
        const folds = wordsOf(name).map(({ fold }) => fold);
        return said.every((word) => folds.some((fold) => fold.startsWith(word)));
      })
    : candidates;

/** The longest stretch from here on that names somebody. */
function bestPart(
  words: readonly Word[],
  from: number,
  end: number,
  look: (said: readonly string[]) => readonly Candidate[],
): FoundName | undefined {
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

/** The words as a dictionary has them: "u" is "you". */
const spelledOf = (words: readonly Word[], from: number, to: number): string =>
  foldsOf(words, from, to)
    .map((word) => spelled.get(word) ?? word)
    .join(" ");
