/** Keeps spreadsheets from running text as a formula, reversibly. OWASP: CSV Injection. */

/**
 * A cell that a spreadsheet could take for a formula gets an apostrophe before it; so does one that begins with
 * apostrophes before such a character, so that `undo` gives back every text exactly.
 */
export const neutralised = {
  do(text: string): string {
    return /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  },
  undo(text: string): string {
    return text.charCodeAt(0) === 39 && /^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text;
  },
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
