/** Customers and people named in a text, by whole name, by part of it, or with a slip. Pure. */
import { isCompanyEnding } from "../../../domain/customer/find.ts";
import { firstLetters, slipsAllowed, slipsBetween, wordsOf } from "./words.ts";

/** Whoever can be named. `refs`: ids, domains and principal names, lower case, that name them alone. */
export type Nameable = { kind: "customer" | "person"; id: string; name: string; refs: readonly string[] };

/** How well a name fits: written in full, in part, or nearly; `pointed`: not at all, but "it" can mean nobody else. */
type Fit = "exact" | "part" | "near" | "pointed";

export type Candidate = Pick<Nameable, "kind" | "id" | "name"> & { fit: Fit };

/** A name in words; `core` without what companies are called at the end. */
type Name = { of: Nameable; words: readonly string[]; core: string; length: number };

/** Names ready to be looked for: a partner may have thousands of customers. */
export type NameIndex = {
  /** By id, domain or principal name, lower case. */
  byRef(ref: string): Nameable | undefined;
  /** By all words, or those without the company's ending, written as one. */
  byWhole(words: string): readonly Name[];
  /** By the first letter, and the first three, of each word. */
  byStart(letters: string): readonly Name[];
  /** Customers by the first letters of all words of the name, three or more: "wwi". */
  byInitials(letters: string): readonly Candidate[];
  /** By first letter and length: what may be written with a slip, and who has it in the name. */
  bySound(letterAndLength: string): ReadonlyMap<string, readonly Name[]> | undefined;
};

/** Letters of a part of a name that are enough to mean somebody. */
const enoughLetters = 3;

export function readNames(all: readonly Nameable[]): NameIndex {
  const byRef = new Map<string, Nameable>();
  const byWhole = new Map<string, Name[]>();
  const byStart = new Map<string, Name[]>();
  const byInitials = new Map<string, Name[]>();
  for (const of of all) {
    const name = readName(of);
    const { words } = name;
    for (const ref of of.refs) byRef.set(ref, of);
    for (const whole of wholesOf(name)) put(byWhole, whole, name);
    for (const start of new Set(words.flatMap((word) => [word.slice(0, 1), word.slice(0, enoughLetters)])))
      put(byStart, start, name);
    if (of.kind === "customer") for (const letters of initialsOf(words)) put(byInitials, letters, name);
  }
  // Few sentences have a slip in a name.
  let bySound: ReadonlyMap<string, ReadonlyMap<string, readonly Name[]>> | undefined;
  return {
    byRef: (ref) => byRef.get(ref),
    byWhole: (words) => byWhole.get(words) ?? [],
    byStart: (letters) => byStart.get(letters) ?? [],
    byInitials: (letters) => (byInitials.get(letters) ?? []).map((name) => candidate(name, "near")),
    bySound: (key) => (bySound ??= readSounds(all)).get(key),
  };
}

/** The name with all, some or none of what companies are called at the end, each as one word. */
function wholesOf({ words, length }: Name): ReadonlySet<string> {
  const all = words.slice(length).map((_, at) => words.slice(0, length + at).join(""));
  // "The Phone Co", "phone co".
  const short = words.at(-1) === "company" ? [...words.slice(0, -1), "co"] : words;
  return new Set([
    ...all,
    words.join(""),
    short.join(""),
    withoutArticle(words),
    withoutArticle(short),
    withoutAnd(words).join(""),
  ]);
}

/** "Pickles & Preserves" is Pickles and Preserves. */
const withoutAnd = (words: readonly string[]): readonly string[] =>
  words.filter((word, at) => word !== "and" || at === 0 || at === words.length - 1);

/** "Phone Company" is The Phone Company, though both are words that everybody uses; "phone" alone is nobody. */
const withoutArticle = (words: readonly string[]): string =>
  words[0] === "the" && words.length > 2 ? words.slice(1).join("") : words.join("");

const shortWord = 5;

/** The words of each name, and all of them as one. */
function readSounds(all: readonly Nameable[]): ReadonlyMap<string, ReadonlyMap<string, readonly Name[]>> {
  const bySound = new Map<string, Map<string, Name[]>>();
  for (const name of all.map(readName)) {
    // "On anybody's toes" is no slip in Tailspin Toys: a short word of a company is not looked for but at its beginning.
    const own = name.words.filter((text, at) => at === 0 || name.of.kind === "person" || text.length > shortWord);
    for (const text of new Set([...own, name.core])) {
      if (text.length < enoughLetters) continue;
      const key = soundOf(text, text.length);
      let texts = bySound.get(key);
      if (texts === undefined) bySound.set(key, (texts = new Map()));
      put(texts, text, name);
    }
  }
  return bySound;
}

/** The names of both, such as customers and colleagues. */
export const bothNames = (one: NameIndex, other: NameIndex): NameIndex => ({
  byRef: (ref) => other.byRef(ref) ?? one.byRef(ref),
  byWhole: (words) => [...one.byWhole(words), ...other.byWhole(words)],
  byStart: (letters) => [...one.byStart(letters), ...other.byStart(letters)],
  byInitials: (letters) => [...one.byInitials(letters), ...other.byInitials(letters)],
  bySound: (key) => {
    const [these, those] = [one.bySound(key), other.bySound(key)];
    if (these === undefined || those === undefined) return these ?? those;
    const both = new Map(these);
    for (const [text, names] of those) both.set(text, [...(both.get(text) ?? []), ...names]);
    return both;
  },
});

/** Names read before: telling the words apart takes longest. */
const read = new WeakMap<Nameable, Name>();

function readName(of: Nameable): Name {
  const known = read.get(of);
  if (known !== undefined) return known;
  const words = wordsOf(of.name).map(({ fold }) => fold);
  let length = words.length;
  // "On the phone" is not The Phone Company.
  const least = words[0] === "the" ? 3 : 1;
  while (length > least && isEnding(words[length - 1] ?? "")) length -= 1;
  const name = { of, words, core: words.slice(0, length).join(""), length };
  read.set(of, name);
  return name;
}

/** "sofa" and "sfa" of School of Fine Art; none of a name of two words. */
function initialsOf(words: readonly string[]): ReadonlySet<string> {
  const lettersOf = (some: readonly string[]) => some.map(([first = ""]) => first).join("");
  const all = [lettersOf(words), lettersOf(words.filter((word) => !littleWords.has(word)))];
  return new Set(all.filter((letters) => letters.length >= enoughLetters));
}

const littleWords: ReadonlySet<string> = new Set(["of", "and", "the", "for", "de", "van", "der", "und"]);

function put(map: Map<string, Name[]>, key: string, name: Name): void {
  const some = map.get(key);
  if (some === undefined) map.set(key, [name]);
  else some.push(name);
}

const soundOf = (text: string, length: number): string => `${text[0] ?? ""}${length}`;

const isEnding = (word: string): boolean => isCompanyEnding(word) || word.length === 1;

/** Whoever is called exactly that, the company's ending aside. */
export function called({ byWhole }: NameIndex, said: readonly string[]): readonly Candidate[] {
  return byWhole(said.join("")).map((name) => candidate(name, isWhole(name, said) ? "exact" : "part"));
}

/** Whoever has these words in the name, in order, the last of them perhaps shortened: best fits only. */
export function namedInPart(names: NameIndex, said: readonly string[]): readonly Candidate[] {
  const [first = ""] = said;
  const joined = said.join("");
  if (joined.length < enoughLetters) return called(names, said);
  // "Ltd" is no part of a name that anybody means.
  if (said.every(isCompanyEnding)) return [];
  const some = names.byStart(first.slice(0, first.length < enoughLetters ? 1 : enoughLetters));
  const fits = new Map(
    some.filter((name) => holds(name, said, joined)).map((name) => [name.of.id, candidate(name, "part")]),
  );
  for (const whole of called(names, said)) fits.set(whole.id, whole);
  const found = [...fits.values()];
  const exact = found.filter(({ fit }) => fit === "exact");
  return exact.length > 0 ? exact : found;
}

/** Whoever's name begins with these words. */
export const beginning = (names: NameIndex, said: readonly string[]): readonly Candidate[] =>
  namedInPart(names, said).filter(({ name }) => {
    const words = wordsOf(name);
    return said.every((word, at) => words[at]?.fold === word);
  });

/** Customers whose names begin with that word, others than the one: Contoso Suites, beside Contoso Ltd. */
export const namesakesOf = (id: string, word: string, names: NameIndex): readonly Candidate[] =>
  names
    .byStart(word.slice(0, enoughLetters))
    .filter(({ of, words }) => of.kind === "customer" && of.id !== id && words[0] === word)
    .map((name) => candidate(name, "part"));

/** Most that a name with a slip may be, before somebody has to write it again. */
const mostNear = 20;

/** Whoever is nearly called that: fewest slips only. */
export function nearlyNamed({ bySound }: NameIndex, said: readonly string[]): readonly Candidate[] {
  const joined = said.join("");
  if (joined.length <= enoughLetters) return [];
  const most = slipsAllowed(joined.length);
  let least = Number.POSITIVE_INFINITY;
  let found: Name[] = [];
  for (const letter of firstLetters(joined)) {
    for (let length = joined.length - most; length <= joined.length + most; length += 1) {
      for (const [text, names] of bySound(soundOf(letter, length)) ?? []) {
        const slips = slipsBetween(joined, text);
        // Zara is no Sara: colleagues know each other's names.
        const some = names.filter(({ of }) => of.kind === "customer" || joined.slice(0, 2).includes(letter));
        if (slips === undefined || slips > least || some.length === 0) continue;
        if (slips < least) [least, found] = [slips, []];
        found.push(...some.slice(0, mostNear));
      }
    }
  }
  return [...new Set(found)].slice(0, mostNear).map((name) => candidate(name, "near"));
}

const candidate = ({ of: { kind, id, name } }: Name, fit: Fit): Candidate => ({ kind, id, name, fit });

/**
 * "van arsdel" is VanArsdel in part only: somebody else may be called just that. What companies are called at the end may
 * be one word or several: "BV", "B.V.".
 */
const isWhole = ({ words, length }: Name, said: readonly string[]): boolean =>
  said.length === length ||
  said.length === words.length ||
  (words[0] === "the" && said.length === words.length - 1) ||
  words.slice(0, length).every((word, at) => word === said[at]) ||
  (words.includes("and") && said.length === withoutAnd(words).length);

function holds({ words, core }: Name, said: readonly string[], joined: string): boolean {
  for (let from = 0; from + said.length <= words.length; from += 1) {
    const begins = said.every((word, at) => {
      const whole = words[from + at] ?? "";
      return at < said.length - 1 ? whole === word : whole.startsWith(word);
    });
    if (begins) return true;
  }
  return joined.length > enoughLetters + 1 && core.startsWith(joined);
}
