/**
 * The little Markdown that Teams reads in a card: bold, slanted, struck through, code, links, lists. For the gallery,
 * which has no Teams to draw it, and for the tests of escaping: where renderers differ, this one sees a mark.
 */

export type Span = {
  text: string;
  bold?: true;
  slanted?: true;
  struck?: true;
  code?: true;
  link?: string;
  /** The line is a heading, a quote or an entry of a list. */
  block?: string;
};

const blocks = /^(#{1,6} ?|>|[-+*] |\d+[.)] )/;
const punctuation = /[!-/:-@[-`{-~]/;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00A0" };
const delimiters = [
  ["**", "bold"],
  ["__", "bold"],
  ["~~", "struck"],
  ["*", "slanted"],
  ["_", "slanted"],
] as const;

/** Reads one line. Text that means nothing to Markdown is one part. HTML tags are left out, as Teams does. */
export function readMarkdown(line: string): Span[] {
  const block = blocks.exec(line)?.[0];
  const parts = inline(block === undefined ? line : line.slice(block.length), {});
  return block === undefined ? parts : [{ text: "", block: block.trim() }, ...parts];
}

/** The line as HTML; every part is escaped. */
export function markdownToHtml(markdown: string): string {
  const lines = markdown.split(/\n+/).map((line) => readMarkdown(line).map(partToHtml).join(""));
  return lines.map((line) => `<p>${line}</p>`).join("");
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ?? char);

function partToHtml({ text, bold, slanted, struck, code, link, block }: Span): string {
  if (block !== undefined) return `${escapeHtml(block)} `;
  let html = escapeHtml(text);
  if (code) html = `<code>${html}</code>`;
  if (struck) html = `<s>${html}</s>`;
  if (slanted) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  return link !== undefined && /^https?:/.test(link)
    ? `<a rel="noopener" href="${escapeHtml(link)}">${html}</a>`
    : html;
}

type Style = Omit<Span, "text" | "block">;

function inline(line: string, style: Style): Span[] {
  const parts: Span[] = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") parts.push({ text: plain, ...style });
    plain = "";
  };
  for (let at = 0; at < line.length;) {
    const found = mark(line, at, style);
    if (typeof found === "string") {
      plain += found;
      at += 1;
    } else if ("text" in found) {
      plain += found.text;
      at = found.end;
    } else {
      flush();
      parts.push(...found.parts);
      at = found.end;
    }
  }
  flush();
  return parts;
}

/** What begins at that character: itself, a longer text, or a marked piece. */
function mark(
  line: string,
  at: number,
  style: Style,
): string | { text: string; end: number } | { parts: Span[]; end: number } {
  const char = line.charAt(at);
  const next = line.charAt(at + 1);
  if (char === "\\" && punctuation.test(next)) return { text: next, end: at + 2 };
  if (char === "&") return entity(line, at) ?? char;
  if (char === "<") {
    const tag = /^<[\p{L}/!?][^>]*>/u.exec(line.slice(at))?.[0];
    return tag === undefined ? char : { parts: [], end: at + tag.length };
  }
  if (char === "`") {
    const close = line.indexOf("`", at + 1);
    return close === -1 ? char : { parts: [{ ...style, text: line.slice(at + 1, close), code: true }], end: close + 1 };
  }
  if (char === "[") {
    const link = /^\[((?:\\.|[^\]\\])*)\]\(([^)\s]*)\)/.exec(line.slice(at));
    if (link === null) return char;
    return { parts: inline(link[1] ?? "", { ...style, link: link[2] ?? "" }), end: at + link[0].length };
  }
  for (const [delimiter, kind] of delimiters) {
    const close = line.startsWith(delimiter, at) ? closing(line, at, delimiter) : -1;
    if (close === -1) continue;
    const inner = line.slice(at + delimiter.length, close);
    return { parts: inline(inner, { ...style, [kind]: true }), end: close + delimiter.length };
  }
  return char;
}

function entity(line: string, at: number): { text: string; end: number } | undefined {
  const found = /^&(?:#(\d{1,7})|([a-z]+));/i.exec(line.slice(at));
  if (found === null) return undefined;
  const text =
    found[1] === undefined ? entities[found[2] ?? ""] : String.fromCodePoint(Math.min(0x10ffff, Number(found[1])));
  return text === undefined ? undefined : { text, end: at + found[0].length };
}

const isWord = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

/** Where the emphasis that opens at `at` closes; -1 when it does not open or never closes. */
function closing(line: string, at: number, delimiter: string): number {
  const start = at + delimiter.length;
  const low = delimiter.startsWith("_");
  if (line.charAt(start) === "" || /\s/.test(line.charAt(start))) return -1;
  if (low && isWord(line.charAt(at - 1))) return -1;
  for (let close = start + 1; close < line.length; close += 1) {
    if (line.charAt(close) === "\\") close += 1;
    else if (line.startsWith(delimiter, close) && !/\s/.test(line.charAt(close - 1))) {
      if (!low || !isWord(line.charAt(close + delimiter.length))) return close;
    }
  }
  return -1;
}
