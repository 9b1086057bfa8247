/** HTML put together so that nothing unescaped can get into it. */

/** Text that is HTML already. */
export type Html = { readonly html: string };

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For text and for attribute values in quotation marks. Control characters, which HTML does not take, are dropped. */
function escape(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu, "")
    .replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Our own HTML around text of others, which is escaped, and around other pieces of HTML, which are taken as they are. */
export function html(words: TemplateStringsArray, ...values: readonly (string | number | Html)[]): Html {
  const parts = values.map((value) => (typeof value === "object" ? value.html : escape(String(value))));
  return { html: words.reduce((all, word, place) => `${all}${word}${parts[place] ?? ""}`, "") };
}

/** Pieces one after the other. */
export function lines(pieces: readonly Html[]): Html {
  return { html: pieces.map((piece) => piece.html).join("\n") };
}
