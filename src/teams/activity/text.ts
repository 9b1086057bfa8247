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
