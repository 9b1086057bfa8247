/** Reads what every source file imports, types included, and holds it against the tables of ARCHITECTURE.md. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const src = resolve(import.meta.dirname, "../src");

/** For each folder of `src`, what its files may import besides each other: folders, packages, and `node:` for Node. */
const mayUse: Record<string, readonly string[]> = {
  domain: ["temporal-polyfill", "zod"],
  app: ["domain"],
  store: ["app", "domain", "lowdb", "pg", "pg-connection-string", "zod", "node:"],
  cards: ["domain", "adaptivecards-templating", "node:"],
  reports: [
    "domain",
    "csv-parse",
    "csv-stringify",
    "fflate",
    "iconv-lite",
    "jschardet",
    "read-excel-file",
    "zod",
    "node:",
  ],
  teams: ["app", "cards", "reports", "domain", "botbuilder", "chrono-node", "restify", "zod", "node:"],
  schedule: ["app", "domain", "node:"],
  sources: ["app", "domain", "identity", "zod", "node:"],
  identity: ["@azure/identity", "openid-client", "node:"],
  checks: ["app", "domain", "identity", "store", "zod", "node:"],
};

/** The parts put together: files at the top of `src`, and the command-line programs. They may use every folder. */
const composition = [...Object.keys(mayUse), "top", "zod", "pino", "prom-client", "node:"];
const openTelemetry = ["api", "resources", "exporter-trace-otlp-http", "sdk-trace-node"];
mayUse["top"] = [...composition, ...openTelemetry.map((name) => `@opentelemetry/${name}`)];
mayUse["cli"] = [...composition, "fflate"];
mayUse["dev"] = [...composition, "cli", "pg"];

/**
 * The rooms of each layer from the lowest up: a room uses those before it, never one after it. Rooms that stand side
 * by side, in one entry, do not know each other. Files beside the rooms count as rooms of their own.
 */
const orderOf: Record<string, readonly (string | readonly string[])[]> = {
  domain: [
    ["once.ts", "schema.ts"],
    ["error-message.ts", "exact.ts", "group-by.ts", "guid.ts", "json.ts", "listing.ts", "time"],
    "people",
    "customer",
    "catalogue",
    "documents.ts",
    "claims",
    "pal",
    "gaps/rules",
    "gaps",
    "imports",
    "sources",
    "messages",
    ["organization", "review"],
  ],
  app: [
    "ports.ts",
    ["change-customer.ts", "evaluate.ts", "in-parallel.ts"],
    "imports",
    "sources",
    "organization",
    "messages",
    "customers",
  ],
  cards: ["kit", ["gaps", "review", "organization", "forms"], "messages", "customer"],
  reports: ["csv", "paste", ["claims.ts", "customers.ts", "usage.ts"], "recognise.ts", "open.ts"],
  store: ["mutex.ts", "documents", ["files", "postgres"], "open.ts", "copy"],
  teams: [
    "turn.ts",
    "refusals.ts",
    ["saved.ts", "whose.ts"],
    ["activity", "link", "input/words"],
    "input/time",
    "input/reading",
    "input/find",
    "input/told",
    "input/lists",
    "input/write",
    "input/follow-up",
    "input",
    "send",
    ["customers", "messages", "people"],
    ["associations", "files", "gaps", "sources"],
    "bot",
  ],
};

/** Of `teams`, only these know Bot Framework: what arrives, what is sent, and the server that is between. */
const botFrameworkIn = ["activity", "send", "bot"];

/** Folder of a source file, `top` for the files beside the folders. */
function folderOf(file: string): string {
  const [first = "", ...rest] = relative(src, file).split("/");
  return rest.length === 0 ? "top" : first;
}

/** The room within the layer: the folders between the layer and the file, or the file that stands beside the rooms. */
function roomOf(file: string): string {
  const [, ...rest] = relative(src, file).split("/");
  return rest.length > 1 ? rest.slice(0, -1).join("/") : (rest[0] ?? "");
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

const named = (file: string): string => `src/${relative(src, file)}`;

/** Arrows between layers that the table does not have, as lines a person can act on. */
function strayArrows(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([file, source]) => {
    const folder = folderOf(file);
    const allowed = mayUse[folder];
    if (allowed === undefined) return [`${named(file)} is in a folder that the table does not know`];
    return specifiersOf(source)
      .map((specifier) => ({ specifier, target: targetOf(file, specifier) }))
      .filter(({ target }) => target !== folder && !allowed.includes(target))
      .map(({ specifier }) => `${named(file)} may not import ${specifier}`);
  });
}

/** Arrows within a layer that lead upward, or to a room beside. */
function upwardArrows(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([file, source]) => {
    const order = orderOf[folderOf(file)];
    if (order === undefined) return [];
    const floorOf = (room: string) => order.findIndex((entry) => [entry].flat().includes(room));
    const floor = floorOf(roomOf(file));
    const isLast = floor === -1 && !roomOf(file).endsWith(".ts");
    if (isLast) return [`${named(file)} is in a room that the order of its layer does not know`];
    return specifiersOf(source)
      .filter((specifier) => specifier.startsWith("."))
      .map((specifier) => resolve(dirname(file), specifier))
      .filter((target) => folderOf(target) === folderOf(file) && roomOf(target) !== roomOf(file))
      .filter((target) => floor !== -1 && floorOf(roomOf(target)) >= floor)
      .map((target) => `${named(file)} may not use ${named(target)}: it stands above it, or beside it`);
  });
}

/** Each circle of imports once, from its first file by name. */
function circles(files: ReadonlyMap<string, string>): string[] {
  const uses = new Map(
    [...files].map(([file, source]) => [
      file,
      specifiersOf(source)
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => resolve(dirname(file), specifier)),
    ]),
  );
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at !== -1) {
      const circle = way.slice(at).map(named);
      const first = circle.indexOf(circle.toSorted()[0] ?? "");
      found.add([...circle.slice(first), ...circle.slice(0, first)].join(" → "));
    }
    if (at !== -1 || done.has(file)) return;
    for (const next of uses.get(file) ?? []) walk(next, [...way, file]);
    done.add(file);
  };
  for (const file of uses.keys()) walk(file, []);
  return [...found];
}

const sources = new Map(
  readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [join(src, name), readFileSync(join(src, name), "utf8")]),
);
const sourceAlone = (file: string, source: string) => new Map([[join(src, file), source]]);

it("has no import that the table of ARCHITECTURE.md does not allow", () => {
  expect(sources.size).toBeGreaterThan(5);
  expect(strayArrows(sources)).toEqual([]);
});

it("has no import that leads upward within a layer", () => {
  expect(upwardArrows(sources)).toEqual([]);
});

it("has no circle of imports, types included", () => {
  expect(circles(sources)).toEqual([]);
});

/** Exported names that mean several things: those of types, and those that one layer has twice. An act is called the same in several layers. */
function namesWithSeveralMeanings(files: ReadonlyMap<string, string>): string[] {
  const declared = /^export (?:declare )?(?:async )?(?:const|function\*?|type|interface|class) (\w+)/gm;
  const filesOf = new Map<string, string[]>();
  for (const [file, source] of files) {
    for (const [, name = ""] of source.matchAll(declared)) filesOf.set(name, [...(filesOf.get(name) ?? []), file]);
  }
  return [...filesOf]
    .filter(([name, among]) => among.length > (/^[A-Z]/.test(name) ? 1 : new Set(among.map(folderOf)).size))
    .map(([name, among]) => `${name}: ${among.map(named).join(", ")}`);
}

it("gives an exported name one meaning", () => {
  expect(namesWithSeveralMeanings(sources)).toEqual([]);
  const twice = new Map([
    ...sourceAlone("domain/a.ts", "export type Row = 1;"),
    ...sourceAlone("cards/b.ts", "export type Row = 2;"),
  ]);
  expect(namesWithSeveralMeanings(twice)).toEqual(["Row: src/domain/a.ts, src/cards/b.ts"]);
});

it("knows Bot Framework only where messages come in and go out", () => {
  const strangers = [...sources].filter(
    ([file, source]) =>
      specifiersOf(source).some((specifier) => /^(botbuilder|botframework|restify)/.test(specifier)) &&
      !(folderOf(file) === "teams" && botFrameworkIn.includes(roomOf(file))),
  );
  expect(strangers.map(([file]) => named(file))).toEqual([]);
});

it("knows the library of Entra's tokens in one place, which hands tokens out", () => {
  const knowing = [...sources].filter(([, source]) => specifiersOf(source).some((name) => name.startsWith("@azure/")));
  expect([...new Set(knowing.map(([file]) => folderOf(file)))]).toEqual(["identity"]);
});

it.each([
  ["a rule that reads the file system", "domain/gaps/x.ts", `import { readFile } from "node:fs/promises";`],
  ["a use case that knows Teams, if only its types", "app/x.ts", `import type { Activity } from "botbuilder";`],
  ["a use case that reaches for a store", "app/x.ts", `import { openFileStore } from "../store/file.ts";`],
  ["a store with Bot Framework in it", "store/x.ts", `import {\n  TurnContext,\n} from "botbuilder";`],
  ["a card that asks a use case", "cards/x.ts", `export { assign } from "../app/assign.ts";`],
  ["a part that reads the settings for itself", "teams/x.ts", `import { readConfig } from "../config.ts";`],
  ["a store that looks for its own token", "store/x.ts", `import { tokensOf } from "../identity/tokens.ts";`],
  ["a package brought in by the back door", "schedule/x.ts", `const pg = await import("pg");`],
  ["a command-line program used by the bot", "top.ts", `import { importFile } from "./cli/import.ts";`],
])("notices %s", (_, file, source) => {
  expect(strayArrows(sourceAlone(file, source))).toHaveLength(1);
});

it.each([
  ["a type of a higher room", "domain/claims/x.ts", `import type { Gap } from "../gaps/report.ts";`],
  ["a card that the kit knows", "cards/kit/x.ts", `import { whyView } from "../gaps/why.ts";`],
  ["one store that knows the other", "store/files/x.ts", `import { rows } from "../postgres/rows.ts";`],
  ["a noun of Teams that starts the bot", "teams/gaps/x.ts", `export { commands } from "../bot/commands.ts";`],
  ["a room nobody put in order", "domain/misc/x.ts", ``],
])("notices, within a layer, %s", (_, file, source) => {
  expect(upwardArrows(sourceAlone(file, source))).toHaveLength(1);
});

it("notices a circle that only types close", () => {
  const files = new Map([
    [join(src, "cards/a.ts"), `import { b } from "./b.ts";`],
    [join(src, "cards/b.ts"), `import type { A } from "./a.ts";`],
    [join(src, "cards/c.ts"), `import { b } from "./b.ts";`],
  ]);
  expect(circles(files)).toEqual(["src/cards/a.ts → src/cards/b.ts"]);
});

it("takes a commented-out import for what it is", () => {
  expect(specifiersOf(`// import "pg";\n/* import x from "pg"; */\nimport "./side-effect.ts";`)).toEqual([
    "./side-effect.ts",
  ]);
});
