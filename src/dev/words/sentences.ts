/** What people can read, found in a card and in source code. */

/** Properties of a card that are shown or spoken. */
const shownKeys = new Set(["text", "title", "label", "placeholder", "errorMessage", "altText", "tooltip", "speak"]);

/** Every text that a card shows, in its order, each once. */
export function textsIn(card: unknown): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (typeof inner === "string" && shownKeys.has(key) && inner.trim() !== "")
          found.add(inner.replace(/\s+/g, " "));
        else walk(inner);
      }
    }
  };
  walk(card);
  return [...found];
}

/** Comments, strings, templates without templates inside them: enough to find sentences, no parser. */
const tokens = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

/** Strings of a source file that read like words: they have a space between words, or begin like a title. */
export function sentencesIn(source: string): string[] {
  const found = new Set<string>();
  const code = source.replace(/^\s*(?:import|export)\b[^;]*\bfrom "[^"]+";/gm, "");
  for (const [, plain, template] of code.matchAll(tokens)) {
    const text = (plain ?? template ?? "").replace(/\s+/g, " ").trim();
    if (/[a-z]{2,} \S*[a-z]{2,}/i.test(text) || /^[A-Z][a-z]+[.?]?$/.test(text)) found.add(text);
  }
  return [...found];
}
