/** Keeps spreadsheets from running text as a formula, reversibly. OWASP: CSV Injection. */

/** What a spreadsheet takes for the beginning of a formula, at the beginning of a cell. */
const formula = String.raw`[=+\-@\t\r\n＝＋－＠]`;
/** Where a cell begins: also after what separates cells where the list separator is a semicolon, or with tabs. */
const begins = String.raw`(?<=^|[;\t\r\n])`;
const dangerous = new RegExp(`${begins}(?='*${formula})`, "g");
const neutral = new RegExp(`${begins}'(?='*${formula})`, "g");

/**
 * Where a spreadsheet could take text for a formula it gets an apostrophe before it; so does what begins with
 * apostrophes before such a character, so that `undo` gives back every text exactly.
 */
export const neutralised = {
  do: (text: string): string => text.replace(dangerous, "'"),
  undo: (text: string): string => (text.includes("'") ? text.replace(neutral, "") : text),
};

/** Several short texts in one cell: `Managed services;Azure`. A semicolon or backslash within one is written `\;`, `\\`. */
export const joined = {
  do(texts: readonly string[]): string {
    return texts.map((text) => neutralised.do(text).replace(/[\\;]/g, "\\$&")).join(";");
  },
  undo(cell: string): string[] {
    const texts = cell.match(/(?:\\[\\;]|[^;])+/g) ?? [];
    return texts.map((text) => neutralised.undo(text.replace(/\\([\\;])/g, "$1")).trim()).filter((text) => text !== "");
  },
};
