/** The words of *Still true*, as people write them: "Contoso: still true", "all still true", "nothing changed". Pure. */

/** `customers`: as they are written; none where nobody is named. `all`: of each that waits for it. */
export type StillTrue = { customers: readonly string[]; all: boolean };

const saysSo =
  /(?<![\p{L}\p{N}])(?:(?:(?:it|that|this|they|these|those|everything)(?:['’]s|['’]re| is| are)? )?(?:all )?still (?:all )?(?:true|correct|right|valid|accurate|current|up to date|the same|as before|as it was|as they were)|(?:nothing|none of it)(?: has|['’]s)? changed|(?:has|have)(?: not|n['’]?t) changed|no changes?|(?:nothing new, )?(?:everything|all)(?:['’]s| is)? (?:unchanged|the same|as before|like before|as it was))(?![\p{L}\p{N}])/iu;
const courtesy = /^(?:(?:yes|yep|yeah|yup|ok|okay|hi|hello|hey|good morning|morning)[,.!]? )+/i;
const beforeIt = /[ ,;:–—-]{1,4}$|(?<=\S) (?:is|are) ?$/i;
const afterIt =
  /^(?:,? (?:there|here|too|since|since then|since last (?:time|week|month|quarter)|this week|as well|so far|thanks|thx|thank you))*[.! ]*$/i;
/** "Contoso hasn't changed, same for Fabrikam". */
const alsoOf = /^, (?:and )?(?:the )?(?:same|likewise|neither) (?:for|at|with|has) (.{2,80}?)[.! ]*$/i;
const ofNamed = /^ (?:at|for|with|in|of) (.{2,160}?)[.! ]*$/i;
const ofAll =
  /^(?:for |at )?(?:all|everything|every one|all of (?:them|it|mine|my customers)|all (?:my |the |of my )?customers|them all|mine|my customers|any of (?:them|my customers|mine))$/i;

/** @returns undefined where it says something else, or asks. */
export function stillTrueIn(written: string): StillTrue | undefined {
  const text = written.trim().replace(courtesy, "");
  const said = saysSo.exec(text);
  if (said === null || text.includes("?") || text.length > 240) return undefined;
  const before = text.slice(0, said.index).replace(beforeIt, "").trim();
  const rest = text.slice(said.index + said[0].length);
  const [, also] = before === "" ? [] : (alsoOf.exec(rest) ?? []);
  if (also !== undefined) return { customers: namesIn(`${before}, ${also}`), all: false };
  const [, after = ""] = afterIt.test(rest) ? [] : (ofNamed.exec(rest) ?? [undefined, undefined]);
  if (!afterIt.test(rest) && after === "") return undefined;
  if (before !== "" && after !== "") return undefined;
  const names = before === "" ? after : before;
  if (names === "") return { customers: [], all: /\b(?:all|everything)\b/i.test(said[0]) };
  if (ofAll.test(names)) return { customers: [], all: true };
  return { customers: namesIn(names), all: false };
}

const namesIn = (text: string): readonly string[] =>
  text.split(/ ?, ?(?:and )?| (?:and|&) /i).filter((name) => name !== "");
