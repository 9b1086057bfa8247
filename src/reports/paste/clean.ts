/** Takes away what chat and terminals put around the output: markup, entities, colours, prompts, typographic quotes. */

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  amp: "&",
  lt: "<",
  gt: ">",
  apos: "'",
  nbsp: " ",
  "#34": '"',
  "#39": "'",
  "#160": " ",
};

/** The text as the tool printed it, as far as that can be told. */
export function cleanPaste(text: string): string {
  return withoutMarkup(text)
    .replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, "") // window titles
    .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, "") // colours and cursor moves
    .replace(/\[\d{1,3}(?:;\d{1,3})*m/g, "") // the same, where chat dropped the escape character
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/\r\n?/g, "\n")
    .replace(/^[ \t]*(?:```+[a-z]*|>+)[ \t]*/gim, "")
    .replace(/```+/g, "");
}

function withoutMarkup(text: string): string {
  const isMarkup = /<\/?(p|br|div|span|pre|code|at|blockquote|codeblock)\b[^>]{0,500}>/i.test(text);
  const plain = isMarkup
    ? text.replace(/<(?:br|\/p|\/div|\/pre)\b[^>]{0,500}>/gi, "\n").replace(/<\/?[a-z][^>]{0,500}>/gi, "")
    : text;
  return plain.replace(/&(#?\w{1,6});/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole);
}
