/** `npm run bench`: speed and memory as ratios against a floor measured in the same run. Prints tables; fails nothing. */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureFlood, measureImport } from "./load.ts";
import { measureStart } from "./start.ts";
import { measureTurns } from "./turns.ts";
import { measureWrites } from "./writes.ts";
import { misused, ownTerminal, readOptions } from "../../cli/program.ts";

const parts = ["turns", "writes", "start", "load"] as const;
const usage = `npm run bench -- [--quick] [${parts.join("] [")}]

Measures the parts that are named, or all of them, for some ten minutes; with --quick for a look in seconds.`;
const program = { name: "npm run bench", usage, options: { quick: { type: "boolean", default: false } } } as const;

const given = readOptions(program, process.argv.slice(2), ownTerminal);
if ("exit" in given) process.exitCode = given.exit;
else if (given.positionals.some((word) => !(parts as readonly string[]).includes(word))) {
  process.exitCode = misused(program, `The parts are ${parts.join(", ")}.`, ownTerminal);
} else if (given.positionals.length > 0) await measure(given.values.quick, given.positionals);
// Each in a process of its own, since memory is measured.
else for (const part of parts) spawnSync(process.execPath, [...process.argv.slice(1), part], { stdio: "inherit" });

async function measure(quick: boolean, named: readonly string[]): Promise<void> {
  const sizes = quick ? [100, 500, 1000] : [1000, 10_000, 50_000];
  const wants = (part: (typeof parts)[number]): boolean => named.includes(part);
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    if (wants("turns")) table("A gaps turn against an echo turn with the same card", await measureTurns(folder, sizes));
    if (wants("writes")) table("Turns right after a write", await measureWrites(folder, sizes.at(-1) ?? 0));
    if (wants("start")) table("Start", await measureStart(folder, sizes.at(-1) ?? 0));
    if (wants("load")) {
      table("An organization that floods beside nine that do not", await measureFlood(folder, quick ? 16 : 30));
      table("A customers list loaded in chat", await measureImport(folder, sizes.at(-1) ?? 0));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function table(title: string, rows: readonly Record<string, string>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const lines = [
    line(columns),
    line(columns.map(() => "---")),
    ...rows.map((row) => line(columns.map((name) => row[name] ?? ""))),
  ];
  process.stdout.write(`\n### ${title}\n\n${lines.join("\n")}\n`);
}
