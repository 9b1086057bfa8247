/** `npm run store`: moves everything from one store to another, from files to PostgreSQL or back. */
import { copyStore } from "../store/copy/copy.ts";
import { folderOf } from "../store/open.ts";
import { existsSync } from "node:fs";
import { copying, progressOf, tellCopied } from "./copied.ts";
import { ownTerminal, type Terminal, misused, readOptions, runStarted, storeIn } from "./program.ts";

const usage = `Usage: npm run store -- copy <from> <to> [--without-damaged]

  from, to           file:<folder> or postgres://<user>:<password>@<host>:<port>/<database>
  --without-damaged  leaves documents behind that cannot be read

Stop the bot before. The target must be empty. The copy is read again and compared by number and content.`;

const program = {
  name: "npm run store",
  usage,
  options: { "without-damaged": { type: "boolean", default: false } },
} as const;

/** @returns the exit code: 0 when the copy is whole, 1 when not. */
export async function storeCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readOptions(program, args, terminal);
  if ("exit" in given) return given.exit;
  const [command, from, to, ...more] = given.positionals;
  if (command !== "copy" || from === undefined || to === undefined || more.length > 0) {
    return misused(program, "Say copy, where from and where to.", terminal);
  }
  const folder = folderOf(from);
  if (folder !== undefined && !existsSync(folder)) {
    terminal.complain(`There is no data folder ${folder}.`);
    return 1;
  }
  return copying(terminal, "Not copied", async () => {
    storeIn({ ...terminal.env, STORE: from });
    const { name, password } = storeIn({ ...terminal.env, STORE: to });
    const copied = await copyStore(from, to, {
      withoutDamaged: given.values["without-damaged"],
      onProgress: progressOf(terminal),
      password,
    });
    return tellCopied(copied, name, terminal);
  });
}

await runStarted(import.meta, (args) => storeCommand(args, ownTerminal));
