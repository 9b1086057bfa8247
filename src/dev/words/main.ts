/** `npm run words`: every sentence that people can read, in one file, so that they can be read in a row. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { misused, readOptions, ownTerminal } from "../../cli/program.ts";
import { readCards } from "../gallery/cards.ts";
import { sentencesIn, textsIn } from "./sentences.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

const usage = `npm run words -- [--out dist/words.md]

Writes every sentence that people can read into one file: the cards, from their samples, then what the source says in
replies, errors, and on the command line, file by file. Read it aloud; docs/writing.md says how it should sound.`;

const program = { name: "npm run words", usage, options: { out: { type: "string" } } } as const;

/** Where people read: the rest of the source speaks to engineers. */
const spoken = [
  ...["cards", "teams", "app", "reports", "cli", "checks", "sources", "identity", "domain"].map(
    (room) => `src/${room}`,
  ),
  "src/config.ts",
  "src/sync-settings.ts",
];

const given = readOptions(program, process.argv.slice(2), ownTerminal);
if ("exit" in given) process.exitCode = given.exit;
else if (given.positionals.length > 0) process.exitCode = misused(program, "Only --out can be given.", ownTerminal);
else await run(given.values.out ?? join(root, "dist/words.md"));

async function run(out: string): Promise<void> {
  const parts = [`# Every sentence\n`, ...(await cards()), ...(await sources())];
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, `${parts.join("\n")}\n`);
  console.log(relative(process.cwd(), out));
}

async function cards(): Promise<string[]> {
  return (await readCards(join(root, "cards"))).map(
    ({ template, variant, content }) => `## Card ${template}, ${variant}\n\n${list(textsIn(content))}`,
  );
}

async function sources(): Promise<string[]> {
  const files = await Promise.all(
    spoken.map(async (path) =>
      path.endsWith(".ts")
        ? [path]
        : (await readdir(join(root, path), { recursive: true }))
            .filter((name) => name.endsWith(".ts"))
            .map((name) => join(path, name)),
    ),
  );
  const parts: string[] = [];
  for (const file of files.flat().toSorted()) {
    const sentences = sentencesIn(await readFile(join(root, file), "utf8"));
    if (sentences.length > 0) parts.push(`## ${file}\n\n${list(sentences)}`);
  }
  return parts;
}

function list(texts: readonly string[]): string {
  return `${texts.map((text) => `- ${text}`).join("\n")}\n`;
}
