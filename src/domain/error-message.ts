/** What an error says; whatever else was thrown, as text. */
export const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A code or a number, as text; undefined for anything longer or with spaces, which is somebody's sentence and may name somebody. */
export const codeIn = (value: unknown): string | undefined =>
  typeof value === "number" || (typeof value === "string" && /^[\w.-]{1,60}$/.test(value)) ? String(value) : undefined;
