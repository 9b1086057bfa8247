/** `npm run restore`: puts a backup into an empty store. */
import { checkBackup, readBackup } from "../store/copy/backup.ts";
import { fillStore } from "../store/copy/copy.ts";
import { copying, progressOf, tellCopied } from "./copied.ts";
import { ownTerminal, type Terminal, misused, readOptions, runStarted, storeIn } from "./program.ts";

const usage = `Usage: npm run restore -- <file>

  Puts the documents of a backup into the store, which must be empty; the backup is checked as a whole before.
  Stop the bot, and move an old data folder out of the way, before you restore.

The store is the one that STORE names (default file:./data).`;

const program = { name: "npm run restore", usage, options: {} };

/** @returns the exit code: 0 when everything of the backup is in the store, 1 when not. */
export async function restoreCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readOptions(program, args, terminal);
  if ("exit" in given) return given.exit;
  const [file, ...more] = given.positionals;
  if (file === undefined || more.length > 0) return misused(program, "Name one backup.", terminal);
  return copying(terminal, "Not restored", async () => {
    const { setting, password, name } = storeIn(terminal.env);
    const content = await checkBackup(file);
    const restored = await fillStore(setting, readBackup(file), content, {
      onProgress: progressOf(terminal),
      password,
    });
    const code = tellCopied(restored, name, terminal);
    if (code === 0) terminal.write("Anyone forgotten since this backup was made is back: forget them again.");
    return code;
  });
}

await runStarted(import.meta, (args) => restoreCommand(args, ownTerminal));
