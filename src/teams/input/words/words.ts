/** Words as people type them: told apart, made comparable, and how near one is to another. Pure. */

/** A word of a text: made comparable, and where it stands. */
export type Word = { fold: string; from: number; to: number };

/**
 * Lower case, without accents and apostrophes; a possessive s goes with its apostrophe: "Adele's" is "adele", "don't" is
 * "dont".
 */
export function foldWord(word: string): string {
  // Most words are as plain as this, and there are a hundred thousand of them to learn from.
  if (/^[a-z\d]+$/i.test(word)) return word.toLowerCase();
  return word
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/['’]s$/u, "")
    .replace(/['’]/gu, "");
}

/** The words of a text; all else stands between them. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu)].map((match) => ({
    fold: foldWord(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Places of a text from its end, each of them once, as they are replaced in it: several may be named by the same words. */
export const fromTheEnd = <Place extends { from: number }>(places: readonly Place[]): readonly Place[] =>
  places
    .filter(({ from }, at) => places.findIndex((one) => one.from === from) === at)
    .toSorted((one, other) => other.from - one.from);

/** Longer words are not compared letter by letter. */
const longestCompared = 40;

/**
 * How many letters were added, dropped, changed or swapped with a neighbour (optimal string alignment).
 * @returns undefined when it is more than a slip: short words allow none, long ones three. A slip seldom hits the first
 * letter, so it must be among the first two, or one that sounds like it: "Kontoso".
 */
export function slipsBetween(typed: string, meant: string): number | undefined {
  const most = slipsAllowed(Math.min(typed.length, meant.length));
  if (Math.abs(typed.length - meant.length) > most || typed.length > longestCompared) return undefined;
  const isAtStart = typed[0] === meant[0] || typed[1] === meant[0] || typed[0] === meant[1];
  if (!isAtStart && !soundsOf(typed).includes(meant[0] ?? "")) return undefined;
  const slips = editDistance(typed, meant, most);
  return slips <= most ? slips : undefined;
}

/** Letters that a word of some length may begin with instead, as it sounds. */
const soundsLike: Readonly<Record<string, readonly string[]>> = {
  c: ["k", "s"],
  k: ["c", "q"],
  q: ["k", "c"],
  f: ["v", "p"],
  v: ["f", "w"],
  w: ["v"],
  s: ["c", "z"],
  z: ["s", "x"],
  x: ["z"],
  j: ["g", "y"],
  g: ["j"],
  i: ["y"],
  y: ["i", "j"],
};
const enoughToSound = 4;

function soundsOf(typed: string): readonly string[] {
  if (typed.length < enoughToSound) return [];
  return typed.startsWith("ph") ? ["f"] : (soundsLike[typed.charAt(0)] ?? []);
}

/** What a word may be meant to begin with: its first two letters, and those that sound like the first. */
export const firstLetters = (typed: string): ReadonlySet<string> =>
  new Set([typed.charAt(0), typed.charAt(1), ...soundsOf(typed)]);

/** Whether one word may be meant by the other, whatever it begins with: what may be offered, and is not taken for it. */
export function isAlike(typed: string, meant: string): boolean {
  const most = slipsAllowed(Math.min(typed.length, meant.length));
  if (typed.length > longestCompared || Math.abs(typed.length - meant.length) > most) return false;
  return editDistance(typed, meant, most) <= most;
}

/** How many slips a word of so many letters may have. */
export function slipsAllowed(letters: number): number {
  if (letters < 3) return 0;
  if (letters < 6) return 1;
  return letters < 10 ? 2 : 3;
}

/** @returns more than `most` as soon as it is sure to be more: of a thousand words that are looked at most differ soon. */
function editDistance(from: string, to: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  let least = 0;
  for (let row = 1; row <= from.length; row += 1) {
    const costs = [row];
    const leastBefore = least;
    least = row;
    for (let column = 1; column <= to.length; column += 1) {
      const change = (last[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      let cost = Math.min((last[column] ?? 0) + 1, (costs[column - 1] ?? 0) + 1, change);
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1])
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      costs.push(cost);
      if (cost < least) least = cost;
    }
    // What comes later counts from one of the last two rows.
    if (least > most && leastBefore >= most) return most + 1;
    [before, last] = [last, costs];
  }
  return last[to.length] ?? 0;
}
