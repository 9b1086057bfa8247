/** `npm run backup`: writes everything the store holds to one file, while the bot runs or not. */
import { existsSync } from "node:fs";
import type { Damaged } from "../app/ports.ts";
import { checkBackup, writeBackup } from "../store/copy/backup.ts";
import { isSame } from "../store/documents/checksum.ts";
import { entriesOfFolder } from "../store/files/folder-snapshot.ts";
import { folderOf } from "../store/open.ts";
import type { Entry } from "../store/documents/organization.ts";
import { ownTerminal, type Terminal, fileAt, misused, readOptions, runStarted, storeIn } from "./program.ts";
import { copying } from "./copied.ts";

const usage = `Usage: npm run backup -- <file or folder>

  Writes all documents to the file, or to a file named after the moment in the folder.
  The bot may be running: each document is copied whole, as it is at some moment during the backup.

The store is the one that STORE names (default file:./data).`;

const program = { name: "npm run backup", usage, options: {} };

/**
 * @param now moment the file is named after
 * @returns the exit code: 0 when everything is in the backup, 1 when not.
 */
export async function backupCommand(args: readonly string[], terminal: Terminal, now: string): Promise<number> {
  const given = readOptions(program, args, terminal);
  if ("exit" in given) return given.exit;
  const [named, ...more] = given.positionals;
  if (named === undefined || more.length > 0) return misused(program, "Name one file or folder.", terminal);
  const target = fileAt(named, `backup-${now.slice(0, 19).replaceAll(":", "-")}Z.jsonl.gz`);
  const damaged: Damaged[] = [];
  const code = await copying(terminal, "No backup was made", async () => {
    const from = storeIn(terminal.env);
    const content = await writeBackup(counted(entriesOf(from, damaged), terminal.progress), target);
    terminal.progress?.("");
    if (!isSame(await checkBackup(target), content)) throw new Error(`${target} doesn't read back as it was written.`);
    terminal.write(`${content.documents} documents of ${from.name} are in ${target}, sha256 ${content.sha256}.`);
    return 0;
  });
  if (code !== 0) return code;
  for (const each of damaged) {
    terminal.complain(
      `Not in the backup: ${each.collection}/${each.id} cannot be read. ${each.because} ${each.keptAt}`,
    );
  }
  return damaged.length === 0 ? 0 : 1;
}

/** Documents of a store that may be in use. A folder is read as it lies, without the lock that the bot holds. */
async function* entriesOf({ setting, open }: ReturnType<typeof storeIn>, damaged: Damaged[]): AsyncGenerator<Entry> {
  const folder = folderOf(setting);
  if (folder !== undefined) {
    if (!existsSync(folder)) throw new Error(`There is no data folder ${folder}.`);
    yield* entriesOfFolder(folder, (each) => damaged.push(each));
    return;
  }
  const store = await open();
  try {
    yield* store.entries();
    damaged.push(...store.damaged());
  } finally {
    await store.close();
  }
}

async function* counted(entries: AsyncIterable<Entry>, progress: Terminal["progress"]): AsyncGenerator<Entry> {
  let count = 0;
  for await (const entry of entries) {
    yield entry;
    count += 1;
    if (count % 500 === 0) progress?.(`${count} documents`);
  }
}

await runStarted(import.meta, (args) => backupCommand(args, ownTerminal, new Date().toISOString()));
