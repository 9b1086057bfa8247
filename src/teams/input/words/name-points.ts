/** Points, commas and other signs that are a name's, and end or divide nothing: "Fabrikam, Inc. was rejected", "A. Datum". Pure. */
import { capital } from "../../../cards/kit/dates.ts";
import type { NameIndex } from "./names.ts";
import { wordsOf, type Word } from "./words.ts";

/** What companies are called beside their names; the next sentence would begin with a capital. */
const ofForm =
  /( (?:Inc|Ltd|Corp|Co|Bros|GmbH|LLC|L\.L\.C|B\.V|N\.V|S\.A|S\.L|S\.r\.l|Pty|Plc|Intl))\.(?=,? (?!\p{Lu})|['’,:?!])/gu;
/** The comma before it belongs to the name as well, also where the point ends the sentence. */
const commaOfForm = /,(?= (?:Inc|Ltd|Corp|Co|LLC|GmbH)(?![\p{L}\p{N}]))/gu;
const ofInitial = /(?<![\p{L}\p{N}.])(?!I\b)(\p{Lu})\.(?= \p{Lu}\p{Ll})/gu;

/** The text, as long as it is, with blanks in the place of points and commas within names, whoever is called so. */
export const withoutNamePoints = (text: string): string =>
  text.replace(ofForm, "$1 ").replace(commaOfForm, " ").replace(ofInitial, "$1 ");

/** A name with signs in it: where it stands, as it is written, and its words alone. */
type Signed = { from: number; to: number; written: string; plain: string };

/**
 * The text with names of companies as their words alone, those of customers as one word: "Fabrikam_Inc left us", so that
 * no pattern finds a word of its own in them ("Wide_World_Importers"). The point of a name that ends a sentence stays.
 * @returns `written`: what is cut out of that text, with the names as they were written
 */
export function plainNames(said: string, names: NameIndex): { text: string; written: (part: string) => string } {
  const text = withOrdinals(said, names);
  const whole = inOneWord(text, customersIn(text, names), names);
  const formed = inOneWord(whole.text, formedIn(whole.text), names);
  return { text: formed.text, written: (part) => whole.written(formed.written(part)) };
}

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** "4th Coffee", where there is a Fourth Coffee. */
const withOrdinals = (text: string, names: NameIndex): string =>
  text.replace(
    /(?<![\p{L}\p{N}])(?<!\b(?:the|on|until|till|by|from|since) )(\d{1,2})(?:st|nd|rd|th)(?= (\p{L}+))/giu,
    (said: string, number: string, next: string) => {
      const ordinal = ordinals[Number(number) - 1] ?? "";
      const [word = ""] = wordsOf(next).map(({ fold }) => fold);
      const isName = names
        .byStart(ordinal.slice(0, 3))
        .some(({ words: [first, second = ""] }) => first === ordinal && word.length > 2 && second.startsWith(word));
      return ordinal !== "" && isName ? capital(ordinal) : said;
    },
  );

function inOneWord(text: string, all: readonly Signed[], names: NameIndex) {
  // Where another is called just that, whose name it is cannot be told.
  const back = all.filter(({ plain }) => !calledSo(names, wordsOf(plain)).some(({ of }) => of.name === plain));
  return {
    text: all.reduceRight((rest, { from, to, plain }) => rest.slice(0, from) + plain + rest.slice(to), text),
    written: (part: string) => back.reduce((rest, one) => restored(rest, one), part),
  };
}

/** The text with the name, as a word of its own, as it was written; the point that ended the sentence is the name's as well. */
const restored = (text: string, { plain, written }: Signed): string =>
  text
    .split(written)
    .map((part) => part.replace(new RegExp(`(?<![\\p{L}\\p{N}-])${plain}(?![\\p{L}\\p{N}-])`, "giu"), () => written))
    .join(written)
    .split(`${written}.`)
    .join(written.endsWith(".") ? written : `${written}.`);

const form =
  "(?:[Ii]nc|INC|[Ll]td|LTD|[Cc]orp|CORP|Co|Bros|[Gg]mb[Hh]|GMBH|LLC|llc|L\\.L\\.C|B\\.V|N\\.V|S\\.A|S\\.L|S\\.r\\.l|Pty|Plc|Intl)(?![\\p{L}\\p{N}])";
const formedName = new RegExp(
  `(?<![\\p{L}\\p{N}.])(?:(?!I\\b)\\p{Lu}\\. )?[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’&-]{0,60},? ${form}\\.?`,
  "gu",
);

/** Names with what companies are called beside them, whoever is called so. */
const formedIn = (text: string): readonly Signed[] =>
  [...text.matchAll(formedName)].map(({ 0: written, index }) => {
    const end = index + written.length;
    const to = written.endsWith(".") && endsSentence(text, index, end) ? end - 1 : end;
    return { from: index, to, written, plain: wordsAlone(written.replace(/\.$/, "")) };
  });

/** Words of a name that are looked for together. */
const longestName = 8;

/** Names of customers, with the signs that they have. */
function customersIn(text: string, names: NameIndex): readonly Signed[] {
  const words = wordsOf(text);
  const all: Signed[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = Math.min(words.length, from + longestName); to > from; to -= 1) {
      const one = customerAt(text, words.slice(from, to), names);
      if (one === undefined) continue;
      if (one.plain !== one.written) all.push(one);
      from = to - 1;
      break;
    }
  }
  return all;
}

/** Customers whom the words name whole; "and" may stand for "&". */
const calledSo = (names: NameIndex, words: readonly Word[]) =>
  [words, words.filter(({ fold }, at) => fold !== "and" || at === 0 || at === words.length - 1)]
    .flatMap((some) => names.byWhole(some.map(({ fold }) => fold).join("")))
    .filter(({ of }) => of.kind === "customer");

function customerAt(text: string, words: readonly Word[], names: NameIndex): Signed | undefined {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const between = text.slice(first.from, last.to);
  const name = calledSo(names, words).find(({ of }) => {
    const own = signsOf(of.name);
    return signsOf(between)
      .split("")
      .every((sign) => own.includes(sign));
  })?.of.name;
  if (name === undefined) return undefined;
  const own = wordsOf(name);
  const isOpen = between.includes("(") && !between.includes(")");
  const before = name.slice(0, own[0]?.from);
  const after = own.at(-1)?.fold === last.fold ? name.slice(own.at(-1)?.to) : isOpen ? ")" : "";
  const isAt = (sign: string, at: number) => signsOf(text.slice(at, at + sign.length)) === signsOf(sign);
  const from = isAt(before, first.from - before.length) ? first.from - before.length : first.from;
  const end = isAt(after, last.to) ? last.to + after.length : last.to;
  const isEnd = /[.!?]$/.test(text.slice(last.to, end)) && endsSentence(text, from, end);
  const alone = wordsAlone(between);
  const spelled = own.some(({ fold }) => fold === "and") ? alone : alone.replace(/ and /gi, " ");
  return { from, to: isEnd ? end - 1 : end, written: text.slice(from, end), plain: spelled.replaceAll(" ", "_") };
}

/** "BV" of "B.V."; elsewhere a blank in the place of signs. */
const wordsAlone = (name: string): string =>
  name.replace(ofLetters, "").replace(/(?<!\p{L})['’]|[^\p{L}\p{N}\p{M}'’]+/gu, " ");
const ofLetters = /(?<=(?<!\p{L})\p{L})\.(?=\p{L}(?!\p{L}))/gu;

/** All but letters, digits, blanks within a line and apostrophes; a quotation mark or a dash is one however it is drawn. */
const signsOf = (text: string): string =>
  text
    .replace(/[“”„«»]/g, '"')
    .replace(/[–—]/g, "-")
    .replace(/[\p{L}\p{N}\p{M} '’]/gu, "");

/** Whether the sentence ends there; hardly where the name opens it: "Fabrikam, Inc. Teams was approved". */
function endsSentence(text: string, from: number, to: number): boolean {
  const rest = text.slice(to);
  if (/^\s*(?:$|\n)/.test(rest)) return true;
  return /^\s+\p{Lu}/u.test(rest) && !onDay.test(rest) && !/(?:^|[.!?;,:\n])$/.test(text.slice(0, from).trimEnd());
}

/** "Remind me of Fabrikam, Inc. Friday". */
const onDay = /^\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!\s(?:is|was|will|would|works|suits)\b)/;
