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

/**
 * Takes the bot's mentions out and turns people's into `@Name`.
 * @returns `lines` with its line breaks, `text` in one line; both trimmed.
 */
export function readText(raw: string, mentions: readonly Mention[], bot: string): { text: string; lines: string } {
  let rest = raw;
  for (const mention of mentions) {
    if (mention.text === "") continue;
    rest =
      mention.id === bot ? rest.replaceAll(mention.text, " ") : rest.replace(mention.text, () => ` @${mention.name} `);
  }
  const lines = rest
    .replace(/<at(?: [^<>]*)?>([^<>]*)<\/at>/gi, (_, name: string) => `@${name}`)
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/&(?:nbsp|lt|gt|quot|#39|apos|amp);/g, (entity) => entities[entity] ?? entity)
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

/**
 * The command that somebody most likely meant, by edit distance.
 * @returns undefined when nothing is near: more than a third of the letters would have to change.
 */
export function nearestCommand(word: string, names: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  if (word === "" || word.length > 40) return undefined;
  for (const name of names) {
    const distance = editDistance(word.toLowerCase(), name);
    if (distance < least && distance <= Math.max(1, Math.floor(name.length / 3))) {
      nearest = name;
      least = distance;
    }
  }
  return nearest;
}

/** Letters to add, drop, change or swap with a neighbour (optimal string alignment). */
function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= from.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1;
      let cost = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + same);
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        cost = Math.min(cost, at(row - 2, column - 2) + 1);
      }
      rows[row]?.push(cost);
    }
  }
  return at(from.length, to.length);
}
