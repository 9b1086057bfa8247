/** `npm run release`: what runs on a server and nothing else, in a folder and in a zip. */
import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync, type Zippable } from "fflate";
import { z } from "zod";
import { misused, readOptions, ownTerminal, runStarted } from "./program.ts";

const usage = `npm run release -- [folder]

Makes dist/azure (or the folder): the compiled program, the cards, and the packages it needs, without sources, types,
tests and tools. Beside it the same as a zip, dist/azure.zip, for "az webapp deploy". Start it with: node dist/main.js`;

const program = { name: "npm run release", usage, options: {} };

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Programs that need the repository around them. */
const notShipped = ["dev", "cli/release.js", "cli/package.js"].map((name) => join(...name.split("/")));

/** Of a package: what compilers, testers and readers want. Licences stay whatever they are called. */
const idleFile = /\.(map|md|markdown|[mc]?ts|flow|tsbuildinfo)$|\.(test|spec)\.[mc]?js$|^eslint\.config\.[mc]?js$/i;
const licence = /^(licen[cs]e|notice|copying)/i;
/** What browsers, bundlers and CommonJS want of packages that Node imports otherwise. */
const otherBuilds =
  /^(jschardet\/dist|read-excel-file\/(bundle|commonjs)|@opentelemetry\/[\w-]+\/build\/(esm|esnext))$/;
const idleFolder = /^(tests?|__tests__|_ts3\.4|coverage|examples?|benchmarks?|docs?)$/;

const packageFile = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  type: z.literal("module"),
  engines: z.record(z.string(), z.string()),
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
});
const lockFile = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), optional: z.boolean().optional() })),
});

/**
 * Makes the folder anew.
 * @returns how many files and bytes the zip has, which lies beside the folder under its name.
 * @throws {Error} when it does not compile, or a package is not installed.
 */
export async function makeRelease(folder: string): Promise<{ zip: string; files: number; bytes: number }> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await copyProgram(join(folder, "dist"));
  for (const name of await readdir(join(root, "cards"))) {
    if (name.endsWith(".json")) await cp(join(root, "cards", name), join(folder, "cards", name));
  }
  await copyPackages(folder);
  await writeFile(join(folder, "package.json"), await shippedPackageFile());
  await cp(join(root, "LICENSE"), join(folder, "LICENSE"));
  // The Azure Developer CLI leaves node_modules out of what it uploads, unless there is such a file.
  await writeFile(join(folder, ".webappignore"), "");
  return zipped(folder);
}

async function copyProgram(target: string): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), "release-"));
  // A folder within: the temporary one is for our eyes only, and copies would be too.
  const built = join(temporary, "dist");
  try {
    const launcher = join(root, "src", "cli", "run.mjs");
    const { status } = spawnSync(process.execPath, [launcher, "--build", built], { stdio: "inherit" });
    if (status !== 0) throw new Error("It does not compile.");
    const isShipped = (path: string) => {
      const name = relative(built, path);
      return !name.endsWith(".map") && !notShipped.includes(name) && name !== ".built";
    };
    await cp(built, target, { recursive: true, filter: isShipped });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function copyPackages(folder: string): Promise<void> {
  const { packages } = lockFile.parse(JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")));
  for (const [path, { dev = false, optional = false }] of Object.entries(packages)) {
    if (path === "" || dev || optional || path.includes("/@types/")) continue;
    const from = join(root, path);
    await cp(from, join(folder, path), {
      recursive: true,
      filter: (file) =>
        isUsed(relative(from, file).split(sep)) &&
        !otherBuilds.test(relative(join(root, "node_modules"), file).split(sep).join("/")),
    });
  }
}

/** @param parts the way to a file or folder within its package; `[""]` is the package itself. */
function isUsed(parts: readonly string[]): boolean {
  const name = parts.at(-1) ?? "";
  // Packages within packages are in the lock file themselves.
  if (parts.includes("node_modules") || name.startsWith(".") || idleFolder.test(name)) return false;
  return licence.test(name) || !idleFile.test(name);
}

async function shippedPackageFile(): Promise<string> {
  const file = packageFile.parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));
  const { name, version, license, type, engines, dependencies } = file;
  const scripts: Record<string, string> = {};
  for (const [script, command] of Object.entries(file.scripts)) {
    const started = /^node src\/cli\/run\.mjs ([\w/]+)$/.exec(command)?.[1];
    if (started === undefined || started.startsWith("dev/")) continue;
    if (!notShipped.includes(join(...`${started}.js`.split("/")))) scripts[script] = `node dist/${started}.js`;
  }
  return JSON.stringify({ name, version, private: true, license, type, engines, scripts, dependencies }, undefined, 2);
}

async function zipped(folder: string): Promise<{ zip: string; files: number; bytes: number }> {
  const content: Zippable = {};
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    content[relative(folder, file).split(sep).join("/")] = await readFile(file);
  }
  // One moment for all, so that the same release is the same file.
  const bytes = zipSync(content, { level: 9, mtime: "2000-01-01" });
  const zip = `${folder}.zip`;
  await writeFile(zip, bytes);
  return { zip, files: Object.keys(content).length, bytes: bytes.length };
}

await runStarted(import.meta, async (args) => {
  const given = readOptions(program, args, ownTerminal);
  return "exit" in given ? given.exit : await run(given.positionals);
});

async function run([named = join(root, "dist", "azure"), ...more]: readonly string[]): Promise<number> {
  if (more.length > 0) return misused(program, "Name one folder.", ownTerminal);
  const { zip, files, bytes } = await makeRelease(named);
  console.log(`The release is in ${relative(process.cwd(), named)}, ${files} files.`);
  console.log(`The same as a zip of ${(bytes / 1e6).toFixed(1)} MB: ${relative(process.cwd(), zip)}.`);
  return 0;
}
