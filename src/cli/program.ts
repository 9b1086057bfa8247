/** What the programs of the command line share: the terminal, the options given, and what is missing to work with. */
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Organization } from "../app/ports.ts";
import { judgePeople } from "../checks/settings.ts";
import { readManagers, readStore } from "../config.ts";
import { errorMessage } from "../domain/error-message.ts";
import { databasePassword } from "../identity/tokens.ts";
import { openStore, storeName } from "../store/open.ts";

/** A program: what it is called, how it is used, which options it takes. */
export type Program<Options extends NonNullable<ParseArgsConfig["options"]>> = {
  /** `npm run backup` */
  name: string;
  usage: string;
  options: Options;
};

type Says = Pick<Terminal, "write" | "complain">;

/** What was given to a program with these options. */
export type Given<Options extends NonNullable<ParseArgsConfig["options"]>> = ReturnType<
  typeof parseArgs<{ allowPositionals: true; options: Options }>
>;

/** Reads the command line. `exit` when there is nothing more to do: the usage or the mistake is said already. */
export function readOptions<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  program: Program<Options>,
  args: readonly string[],
  terminal: Says,
): Given<Options> | { exit: number } {
  if (args.includes("--help") || args.includes("-h")) {
    terminal.write(program.usage);
    return { exit: 0 };
  }
  try {
    return parseArgs({ args: [...args], allowPositionals: true as const, options: program.options });
  } catch (error) {
    return { exit: misused(program, mistakeIn(error), terminal) };
  }
}

/** Says what is wrong with a command line and where help is. @returns the exit code. */
export function misused({ name }: Pick<Program<never>, "name">, mistake: string, terminal: Says): number {
  terminal.complain(`${mistake} For help: ${name} -- --help`);
  return 1;
}

/** Node's words are for programmers; the option is all that is needed of them. */
function mistakeIn(error: unknown): string {
  const { code, message } = error as Error & { code?: string };
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? "";
  switch (code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return `There is no option ${option}.`;
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
      return message.includes("does not take") ? `${option} takes no value.` : `${option} needs a value.`;
    default:
      throw error;
  }
}

/** The file that was named, or one of that name in the folder that was named. */
export function fileAt(named: string, name: string): string {
  const isFolder = /[/\\]$/.test(named) || (existsSync(named) && statSync(named).isDirectory());
  return resolve(isFolder ? join(named, name) : named);
}

/** A port as it was written; undefined when it is none. */
export function portOf(written: string): number | undefined {
  const port = Number(written);
  return /^\d+$/.test(written) && port <= 65_535 ? port : undefined;
}

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

/** Says it on the side: no manager or an odd one, no Partner ID. Managers who were added in the chat count. */
export async function tellMissing(terminal: Terminal, organization: Organization): Promise<void> {
  let people;
  try {
    people = readManagers(terminal.env);
  } catch (error) {
    terminal.complain(`Note: ${errorMessage(error)}`);
    return;
  }
  const added = (await organization.settings.get("settings"))?.managers ?? [];
  for (const { outcome, found, todo = "" } of judgePeople({ ...people, added })) {
    if (outcome === "warning") terminal.complain(`Note: ${found} ${todo}`);
  }
}

/** Runs a command and exits with its code when its file is what Node was started with, not when a test imports it. */
export async function runStarted(meta: ImportMeta, command: (args: readonly string[]) => Promise<number>) {
  if (process.argv[1] === fileURLToPath(meta.url)) process.exitCode = await command(process.argv.slice(2));
}

/** The store that STORE names: its setting, what it is called, and how it is opened. @throws {Error} when it names none. */
export function storeIn(env: Terminal["env"]) {
  const { store: setting, storeAuth } = readStore(env);
  const password = databasePassword(storeAuth);
  return { setting, password, name: storeName(setting), open: () => openStore(setting, { password }) };
}
