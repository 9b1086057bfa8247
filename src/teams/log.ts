/** What the edge needs of a log: pino's shape, without pino. */

type Line = (facts: object, event: string) => void;

/** One line an event, without names, message text or secrets. */
export type Log = { debug: Line; info: Line; warn: Line; error: Line };
