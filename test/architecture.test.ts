/** Reads what every source file imports and holds it against the table of ARCHITECTURE.md. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const src = resolve(import.meta.dirname, "../src");

/** For each folder of `src`, what its files may import besides each other: folders, packages, and `node:` for Node. */
const mayUse: Record<string, readonly string[]> = {
  domain: ["temporal-polyfill"],
  app: ["domain"],
  store: ["app", "domain", "lowdb", "pg", "zod", "write-file-atomic", "proper-lockfile", "node:"],
  cards: ["domain", "adaptivecards-templating", "node:"],
  reports: ["domain", "csv-parse", "csv-stringify", "zod", "node:"],
  teams: ["app", "cards", "reports", "domain", "botbuilder", "restify", "zod", "node:"],
  schedule: ["app", "domain", "node:"],
};

/** The parts put together: files at the top of `src`, and the command-line programs. They may use every folder. */
const composition = [...Object.keys(mayUse), "top", "zod", "pino", "prom-client", "node:"];
mayUse["top"] = composition;
mayUse["cli"] = [...composition, "fflate"];
// The measurements compare our store with lowdb's own one-file way of writing.
mayUse["dev"] = [...composition, "cli", "lowdb", "pg"];

/** Folder of a source file, `top` for the files beside the folders. */
function folderOf(file: string): string {
  const [first = "", ...rest] = relative(src, file).split("/");
  return rest.length === 0 ? "top" : first;
}

/** What a specifier leads to, as the table names it: a folder, a package, or `node:`. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith("node:")) return "node:";
  if (specifier.startsWith(".")) return folderOf(resolve(dirname(file), specifier));
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** Specifiers of static, type-only, re-exporting and dynamic imports alike. */
function specifiersOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const statements = /^\s*(?:import|export)\b(?:[^;"'`]*?\bfrom)?\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;
  return [...code.matchAll(statements)].map((match) => match[1] ?? match[2] ?? "");
}

/** Arrows that the table does not have, as lines a person can act on. */
function strayArrows(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([file, source]) => {
    const folder = folderOf(file);
    const allowed = mayUse[folder];
    if (allowed === undefined) return [`src/${relative(src, file)} is in a folder that the table does not know`];
    return specifiersOf(source)
      .map((specifier) => ({ specifier, target: targetOf(file, specifier) }))
      .filter(({ target }) => target !== folder && !allowed.includes(target))
      .map(({ specifier }) => `src/${relative(src, file)} may not import ${specifier}`);
  });
}

it("has no import that the table of ARCHITECTURE.md does not allow", () => {
  const names = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const files = new Map(names.map((name) => [join(src, name), readFileSync(join(src, name), "utf8")]));
  expect(files.size).toBeGreaterThan(5);
  expect(strayArrows(files)).toEqual([]);
});

it.each([
  ["a rule that reads the file system", "domain/gaps/x.ts", `import { readFile } from "node:fs/promises";`],
  ["a use case that knows Teams, if only its types", "app/x.ts", `import type { Activity } from "botbuilder";`],
  ["a use case that reaches for a store", "app/x.ts", `import { openFileStore } from "../store/file.ts";`],
  ["a store with Bot Framework in it", "store/x.ts", `import {\n  TurnContext,\n} from "botbuilder";`],
  ["a card that asks a use case", "cards/x.ts", `export { assign } from "../app/assign.ts";`],
  ["a part that reads the settings for itself", "teams/x.ts", `import { readConfig } from "../config.ts";`],
  ["a package brought in by the back door", "schedule/x.ts", `const pg = await import("pg");`],
  ["a command-line program used by the bot", "top.ts", `import { importFile } from "./cli/import.ts";`],
])("notices %s", (_, file, source) => {
  expect(strayArrows(new Map([[join(src, file), source]]))).toHaveLength(1);
});

it("takes a commented-out import for what it is", () => {
  expect(specifiersOf(`// import "pg";\n/* import x from "pg"; */\nimport "./side-effect.ts";`)).toEqual([
    "./side-effect.ts",
  ]);
});
