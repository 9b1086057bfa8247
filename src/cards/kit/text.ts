/** Text made safe to show: what people and files wrote can neither format, link, mention nor run off the card. */

declare const escaped: unique symbol;
declare const cut: unique symbol;

/** Markdown for a TextBlock, or nothing. Made only here, so that unescaped text does not compile into a view. */
export type Shown = string & { readonly [escaped]: true };
/** One short line that is not Markdown: a button, a choice, a tooltip, a notification. */
export type Plain = string & { readonly [cut]: true };

/** Nothing to show; templates leave the element out. */
export const nothing = "" as Shown;

/** Longest name shown in full, in characters as people count them. */
const longestName = 80;

/** Escapes what somebody wrote, as one line of at most `longest` characters. */
export function text(written: string, longest = 300): Shown {
  return isolate(escape(shorten(clean(written), longest))) as Shown;
}

/** A sentence as `text`, whole or not at all: half of an instruction is none. */
export function whole(written: string, longest: number): Shown {
  const line = clean(written);
  return shorten(line, longest) === line ? text(line, longest) : nothing;
}

/** A name as `text`, cut where it stops being one. One that shows nothing is said to be missing. */
export function name(written: string, longest = longestName): Shown {
  const line = text(written, longest);
  return line === "" ? shown`(no name)` : line;
}

/** Our own words around escaped text: shown`Work on ${name(customer.name)} has gone **${days} days** without PAL`. */
export function shown(words: TemplateStringsArray, ...values: readonly (Shown | number)[]): Shown {
  return words.reduce((line, word, index) => `${line}${afterStop(line, word)}${values[index] ?? ""}`, "") as Shown;
}

/** Our words after what somebody wrote, without the full stop where that ends in one: “Litware, Inc.”, “I'm ill.”, “…”. */
const afterStop = (before: string, words: string): string =>
  /[.!?…]”?$/.test(before) && /^\.(?!\.)/.test(words) ? words.slice(1) : words;

/** The same of a sentence that is put together already. */
export const oneStop = (sentence: string): string =>
  sentence.replace(/(?<!\.)\.\.(?=\s|$)/g, ".").replace(/([!?…]|[.!?…]”)\.(?=\s|$)/g, "$1");

/** A sentence as `text`, without its full stop, so that what follows can set one. */
export function clause(written: string, longest?: number): Shown {
  return text(written.replace(/(?<![.\s])[.\s]+$/, ""), longest);
}

/** Words that open an address of ours or of Microsoft's; never one that somebody wrote. */
export function link(words: string, address: string): Shown {
  const { href } = new URL(address);
  return `[${text(words, 80)}](${href.replaceAll("(", "%28").replaceAll(")", "%29")})` as Shown;
}

/** Joins the parts that say something. */
export function join(parts: readonly Shown[], separator = " · "): Shown {
  return parts.filter((part) => part !== "").join(separator) as Shown;
}

/** One plain line of at most `longest` characters, for places that do not read Markdown. */
export function plain(written: string, longest = 40): Plain {
  return shorten(clean(written).replace(/<(?=\/?at\b)/gi, "‹"), longest) as Plain;
}

/** What a person typed, put back into its input as it was. */
export function typed(written: string, longest: number): Plain {
  return shorten(written.replace(/\p{Cs}/gu, ""), longest) as Plain;
}

/**
 * One line without control characters, halves of characters, invisible ones, those that turn the direction, and heaps
 * of combining marks that would cover the lines above.
 */
function clean(written: string): string {
  return written
    .replace(/[\s\u2028\u2029]+/gu, " ")
    .replace(
      /[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu,
      "",
    )
    .replace(/(\p{M}{4})\p{M}+/gu, "$1")
    .trim();
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Cut between characters as people see them, with an ellipsis; one put together of many counts as what it takes. */
function shorten(line: string, longest: number): string {
  if (line.length <= longest) return line;
  const kept: string[] = [];
  let taken = 0;
  for (const { segment } of segmenter.segment(line)) {
    taken += Math.ceil(segment.length / 4);
    if (taken > longest) return `${atWord(kept.slice(0, -1).join(""))}…`;
    kept.push(segment);
  }
  return line;
}

/** Not in the middle of a word, when it began shortly before. */
function atWord(cutShort: string): string {
  const space = cutShort.lastIndexOf(" ");
  return (cutShort.length - space <= 12 && space >= 30 ? cutShort.slice(0, space) : cutShort).replace(
    /(?<![\s,;:·-])[\s,;:·-]+$/,
    "",
  );
}

/**
 * Puts a backslash where Markdown would take effect, and only there: Teams on Android has shown needless ones.
 * `<` covers tags and mentions, `{{` the date functions of Adaptive Cards, `&` HTML entities.
 */
function escape(line: string): string {
  return line
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, "\\\\")
    .replace(
      /[*`[\]]|~(?=~)|(?<=~)~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[\p{L}/!?])|>(?<=<\/?at\b[^>]*>)|&(?=#?\w+;)/gu,
      "\\$&",
    )
    .replace(/\{(?=\{)/g, "{\\")
    .replace(/^([#>]|[-+](?= |$)|\d+(?=[.)](?: |$)))/, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Keeps right-to-left writing from reordering the words around it. */
function isolate(line: string): string {
  return rightToLeft.test(line) ? `\u2068${line}\u2069` : line;
}
