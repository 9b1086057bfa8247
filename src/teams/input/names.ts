/** Customers and people named in a text, by whole name, by part of it, or with a slip. Pure. */
import { slipsBetween, wordsOf } from "./words.ts";

/** Whoever can be named. `refs`: ids, domains and principal names, lower case, that name them alone. */
export type Nameable = { kind: "customer" | "person"; id: string; name: string; refs: readonly string[] };

/** How well a name fits: written in full, in part, or nearly; `pointed`: not at all, but "it" can mean nobody else. */
export type Fit = "exact" | "part" | "near" | "pointed";

export type Candidate = Pick<Nameable, "kind" | "id" | "name"> & { fit: Fit };

/** A name in words; `core` without what companies are called at the end. */
type Name = { of: Nameable; words: readonly string[]; core: string; length: number };

/** Names ready to be looked for: a partner may have thousands of customers. */
export type Names = {
  byRef: ReadonlyMap<string, Nameable>;
  byWhole: ReadonlyMap<string, readonly Name[]>;
  /** By the first letter, and the first three, of each word. */
  byStart: ReadonlyMap<string, readonly Name[]>;
};

/** What companies are called at the end: nobody types it. */
const endings = new Set(
  "ltd limited inc incorporated llc llp corp corporation co company gmbh ag kg bv nv sa sas sarl srl spa ab oy as aps plc pty kk group holding holdings international".split(
    " ",
  ),
);

/** Letters of a part of a name that are enough to mean somebody. */
const enoughLetters = 3;

export function readNames(all: readonly Nameable[]): Names {
  const byRef = new Map<string, Nameable>();
  const byWhole = new Map<string, Name[]>();
  const byStart = new Map<string, Name[]>();
  const put = (map: Map<string, Name[]>, keys: Iterable<string>, name: Name) => {
    for (const key of keys) {
      const some = map.get(key);
      if (some === undefined) map.set(key, [name]);
      else some.push(name);
    }
  };
  for (const of of all) {
    const words = wordsOf(of.name).map(({ fold }) => fold);
    let length = words.length;
    while (length > 1 && isEnding(words[length - 1] ?? "")) length -= 1;
    const name = { of, words, core: words.slice(0, length).join(""), length };
    for (const ref of of.refs) byRef.set(ref, of);
    put(byWhole, new Set([name.core, words.join("")]), name);
    put(byStart, new Set(words.flatMap((word) => [word.slice(0, 1), word.slice(0, enoughLetters)])), name);
  }
  return { byRef, byWhole, byStart };
}

const isEnding = (word: string): boolean => endings.has(word) || word.length === 1;

/** Whoever is called exactly that, the company's ending aside. */
export function called({ byWhole }: Names, said: readonly string[]): readonly Candidate[] {
  return (byWhole.get(said.join("")) ?? []).map((name) => candidate(name, isWhole(name, said) ? "exact" : "part"));
}

/** Whoever has these words in the name, in order, the last of them perhaps shortened: best fits only. */
export function namedInPart(names: Names, said: readonly string[]): readonly Candidate[] {
  const [first = ""] = said;
  const joined = said.join("");
  if (joined.length < enoughLetters) return called(names, said);
  const some = names.byStart.get(first.slice(0, first.length < enoughLetters ? 1 : enoughLetters)) ?? [];
  const fits = new Map(
    some.filter((name) => holds(name, said, joined)).map((name) => [name.of.id, candidate(name, "part")]),
  );
  for (const whole of called(names, said)) fits.set(whole.id, whole);
  const found = [...fits.values()];
  const exact = found.filter(({ fit }) => fit === "exact");
  return exact.length > 0 ? exact : found;
}

/** Whoever is nearly called that: fewest slips only. */
export function nearlyNamed({ byStart }: Names, said: readonly string[]): readonly Candidate[] {
  const joined = said.join("");
  if (joined.length <= enoughLetters) return [];
  let least = Number.POSITIVE_INFINITY;
  let found: Name[] = [];
  for (const name of new Set([joined[0], joined[1]].flatMap((letter) => byStart.get(letter ?? "") ?? []))) {
    const slips = leastSlips(name, said.length, joined);
    if (slips === undefined || slips > least) continue;
    if (slips < least) [least, found] = [slips, []];
    found.push(name);
  }
  return found.map((name) => candidate(name, "near"));
}

const candidate = ({ of: { kind, id, name } }: Name, fit: Fit): Candidate => ({ kind, id, name, fit });

/** "van arsdel" is VanArsdel in part only: somebody else may be called just that. */
const isWhole = ({ words, length }: Name, said: readonly string[]): boolean =>
  said.length === length || said.length === words.length;

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

/** Against the whole name, and as many words in a row as were said. */
function leastSlips({ words, core }: Name, length: number, joined: string): number | undefined {
  let least = slipsBetween(joined, core);
  for (let from = 0; from + length <= words.length; from += 1) {
    const slips = slipsBetween(joined, words.slice(from, from + length).join(""));
    if (slips !== undefined && (least === undefined || slips < least)) least = slips;
  }
  return least;
}
