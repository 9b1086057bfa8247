/** A customer that is to stand first in a list that is asked for. Pure. */
import { hasCustomer, readWords } from "./reading/reading.ts";
import type { Sentence, Understood } from "./reading/sentence.ts";
import { listSays } from "./lists/list-on.ts";
import type { NameIndex } from "./words/names.ts";
import { wordsOf } from "./words/words.ts";

const name = "([^\\s,.;:!?]{1,60}(?: [^\\s,.;:!?]{1,60}){0,3}?)";
const ends = "(?: (?:please|though|one))*(?= (?:and |then )*(?:the )?(?:rest|others)\\b|\\s*(?:[,.;:!?]|$))";
/** "Fabrikam first", "with Fabrikam at the top". */
const before = new RegExp(
  `(?:^|[,.;:?!] ?| [–-] |\\b(?:with|put|have|and|but) )${name} (?:(?:comes|goes|is|on|right|up|at|to|as|the|please) )*(?:first|top)(?: of (?:it|the list|them|all))?${ends}`,
  "iu",
);
/** "Start with Fabrikam", and not "where do I start with Fabrikam?" */
const starting = new RegExp(`\\b(?<!\\b(?:i|we|you|they|to) )(?:start|begin)(?:s|ing|ning)? with ${name}${ends}`, "iu");
/** "…, then the rest of mine", "and then the others." */
const theRest =
  /,? ?(?:(?:and|then|followed by|after that)[, ]+)*(?:(?:all )?the (?:rest|others|other ones)|everything else)\b/i;

/** "…, and put", where the name stood. */
const joined = /[,;:–-]? (?:(?:and|but|then|put|please) ?)+$/i;

/**
 * "What's open on mine, Fabrikam first": the list with that customer before all others. Undefined where none is put first, or
 * what is left asks for no list.
 */
export function withOneFirst(
  said: Sentence,
  names: NameIndex,
  read: (said: Sentence) => Understood,
): Understood | undefined {
  for (const way of [before, starting]) {
    const found = way.exec(said.text);
    const [cut = "", words = ""] = found ?? [];
    const all = wordsOf(words);
    const one = readWords({ text: words, mentions: [] }, all, names).found.find(hasCustomer);
    // It ends with the name; what is before that asks for the list.
    if (found === null || one === undefined || one.to < all.length || (way === starting && one.from > 0)) continue;
    const from = one.from === 0 ? 0 : cut.indexOf(words) + (all[one.from]?.from ?? 0);
    const rest = `${said.text.slice(0, found.index + from)} ${said.text.slice(found.index + cut.length)}`.trim();
    const alike = one.candidates.filter(({ fit }) => fit === one.candidates[0]?.fit);
    const listed = listIn(rest)?.split(" ");
    if (listed === undefined) continue;
    // Whose they are stands last.
    const last = listed.at(-1) ?? "";
    const at = last === "mine" || names.byRef(last) !== undefined ? listed.length - 1 : listed.length;
    const says = listed.toSpliced(at, 0, ...alike.map(({ id }) => `first-${id}`)).join(" ");
    return { outcome: "run", says, guess: undefined, ignored: [] };
  }
  return undefined;

  function listIn(rest: string): string | undefined {
    const { list } = said.earlier ?? {};
    // "Fabrikam first please", of the list that is shown.
    if (/^\W*(?:(?:please|pls|but|and|ok|no|now|though)\W*)*$/i.test(rest))
      return list !== undefined && "filter" in list ? listSays(list, said.me) : undefined;
    // "Show me Fabrikam first" is of that one.
    if (/^(?:\W*(?:please|pls|and|ok|can|could|you|show|give|get|list|see|me|us)\b)*\W*$/i.test(rest)) return undefined;
    const meant = read({ ...said, text: rest.replace(theRest, " all").replace(joined, "").trim() });
    const says = meant.outcome === "run" ? meant.says : "";
    return /^gaps\b(?!.* by )(?! by owner)/.test(says) ? says : undefined;
  }
}
