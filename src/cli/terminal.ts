/** The terminal a program of the command line talks to. */

/** Where a command writes, and how its environment is set. */
export type Terminal = {
  env: Readonly<Record<string, string | undefined>>;
  write: (line: string) => void;
  complain: (line: string) => void;
  /** Draws over the last line; absent where there is no terminal. */
  progress?: ((text: string) => void) | undefined;
};

/** The terminal that this process was started from. */
export const ownTerminal: Terminal = {
  env: process.env,
  write: (line) => console.log(line),
  complain: (line) => console.error(line),
  progress: process.stderr.isTTY ? (text) => process.stderr.write(`\r\u001b[K${text}`) : undefined,
};
