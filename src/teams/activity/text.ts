/** What a person meant to say: message text without markup and without the bot's own name. Pure. */

/** A mention in a message; `text` is what stands for it, `<at>Megan Bowen</at>`. */
export type Mention = { id: string; name: string; text: string };

const entities: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&apos;": "'",
  "&amp;": "&",
};

/** More and longer quotes are not looked for: all that is read of a text is read a few times at most. */
const mostQuotes = 5;
const longestQuote = 10_000;

/** What a message quotes or forwards, as it stands in its HTML: each piece as a whole and without who wrote it. */
export function quotesIn(html: string): readonly string[] {
  return elements(html, "blockquote")
    .slice(0, mostQuotes)
    .flatMap((inside) => {
      const paragraphs = elements(inside, "p");
      return [inside, paragraphs.join(" ")]
        .map((part) => inOneLine(decoded(part.replace(/<[^<>]*>/g, " "))))
        .filter((part) => part !== "");
    });
}

/** What stands inside each element of that name; they are read once, however many are left open. */
function elements(html: string, name: string): readonly string[] {
  const lower = html.toLowerCase();
  const found: string[] = [];
  for (let at = 0; ;) {
    const open = lower.indexOf(`<${name}`, at);
    const start = open < 0 ? -1 : lower.indexOf(">", open) + 1;
    const end = start <= 0 ? -1 : lower.indexOf(`</${name}>`, start);
    if (end < 0) return found;
    if (/[\s>]/.test(lower.charAt(open + name.length + 1))) found.push(html.slice(start, end));
    at = end + name.length + 3;
  }
}

const inOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The text without a quote in lines of its own at its end or its beginning, however these are broken. */
function withoutQuote(text: string, quote: string): string {
  if (quote.length > longestQuote) return text;
  const from = place(text, quote, -1);
  if (from !== undefined && inOneLine(text.slice(from)) === quote) {
    const before = text.slice(0, from).trimEnd();
    if (before === "" || hasBreak(text.slice(before.length, from))) return before;
  }
  const to = place(text, quote, 1);
  if (to === undefined || inOneLine(text.slice(0, to)) !== quote) return text;
  const after = text.slice(to).trimStart();
  return hasBreak(text.slice(to, text.length - after.length)) ? after : text;
}

const hasBreak = (space: string): boolean => /[\r\n]/.test(space);

/** Where as many characters as the quote has, space aside, begin at the end of the text (-1) or end at its beginning. */
function place(text: string, quote: string, step: 1 | -1): number | undefined {
  let left = quote.replace(/\s+/g, "").length;
  for (let at = step === 1 ? 0 : text.length - 1; at >= 0 && at < text.length; at += step) {
    if (/\s/.test(text.charAt(at))) continue;
    left -= 1;
    if (left === 0) return step === 1 ? at + 1 : at;
  }
  return undefined;
}

const decoded = (text: string): string =>
  text.replace(/&(?:nbsp|lt|gt|quot|#39|apos|amp);/g, (entity) => entities[entity] ?? entity);

/** "@Megan Bowen, could you …" */
const endsName = /^[,.;:!?)]/;

/**
 * Takes the bot's mentions and what is quoted out and turns people's mentions into `@Name`.
 * @param quotes see `quotesIn`
 * @returns `lines` with its line breaks, `text` in one line; both trimmed.
 */
export function readText(
  raw: string,
  mentions: readonly Mention[],
  bot: string,
  quotes: readonly string[] = [],
): { text: string; lines: string } {
  let rest = raw.replace(/<quoted\b[^<>]*>(?:\s*<\/quoted>)?/gi, " ");
  for (const mention of mentions) {
    if (mention.text === "") continue;
    rest =
      mention.id === bot
        ? rest.replaceAll(mention.text, " ")
        : rest.replace(mention.text, (_, at: number) =>
            endsName.test(rest.slice(at + mention.text.length)) ? ` @${mention.name}` : ` @${mention.name} `,
          );
  }
  rest = decoded(
    rest.replace(/<at(?: [^<>]*)?>([^<>]*)<\/at>/gi, (_, name: string) => `@${name}`).replace(/<br\s*\/?>/gi, "\n"),
  );
  // A mention of the bot that does not say which part of the text it is.
  for (const { id, name } of mentions) if (id === bot && name !== "") rest = rest.replace(`@${name}`, () => " ");
  const lines = quotes
    // Each stands in two forms.
    .slice(0, 2 * mostQuotes)
    .reduce(withoutQuote, rest)
    .replace(/[\u200B\uFEFF]/g, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
  return { text: lines.replace(/\s+/g, " "), lines };
}

/** The first word, lower case and without closing punctuation, and what follows it. */
export function splitCommand(text: string): { word: string; rest: string } {
  const [first = ""] = text.split(" ", 1);
  return { word: first.toLowerCase().replace(/(?<![?!.,:;])[?!.,:;]+$/, ""), rest: text.slice(first.length).trim() };
}
