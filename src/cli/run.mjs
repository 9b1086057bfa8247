// Builds when something changed since the last build, reads `.env` and runs one program of `dist/`.
// Plain JavaScript, because it is what makes the rest runnable: `node src/cli/run.mjs main`.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const sources = join(root, "src");
const stamp = join(root, "dist", ".built");
const [program, ...rest] = process.argv.slice(2);

if (program === undefined) fail("Name a program: node src/cli/run.mjs main");
if (program === "--build") build(rest[0] ?? join(root, "dist"));
else {
  if (isStale()) build(join(root, "dist"));
  const script = join(root, "dist", `${program}.js`);
  if (!existsSync(script)) fail(`There is no program ${program}: src/${program}.ts does not exist.`);
  const settings = join(root, ".env");
  // A variable that is already set wins over the file.
  if (existsSync(settings)) process.loadEnvFile(settings);
  process.argv = [process.argv[0] ?? "node", script, ...rest];
  await import(pathToFileURL(script).href);
}

/** Whether a source is newer than the last build. An installation without sources, or without a compiler, is not. */
function isStale() {
  if (!existsSync(join(sources, "main.ts")) || compiler() === undefined) return false;
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  const inputs = [
    join(root, "package-lock.json"),
    join(root, "tsconfig.json"),
    join(root, "tsconfig.build.json"),
    ...readdirSync(sources, { recursive: true, encoding: "utf8" }).map((name) => join(sources, name)),
  ];
  return inputs.some((path) => existsSync(path) && statSync(path).mtimeMs > built);
}

/**
 * Compiles `src` into a folder, and puts the data that the program reads beside it. The stamp bears the time at which it
 * began, so that a change in between counts.
 */
function build(folder) {
  const tsc = compiler();
  if (tsc === undefined) fail("TypeScript is not installed here: run `npm ci` first.");
  const began = new Date();
  const options = ["-p", join(root, "tsconfig.build.json"), "--outDir", folder];
  const { status } = spawnSync(process.execPath, [tsc, ...options], { stdio: "inherit" });
  if (status !== 0) fail("The build failed; nothing was started.");
  for (const name of readdirSync(sources, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".json")) copyFileSync(join(sources, name), join(folder, name));
  }
  writeFileSync(join(folder, ".built"), "");
  utimesSync(join(folder, ".built"), began, began);
}

/** @returns the path of the TypeScript compiler, undefined when only production packages are installed. */
function compiler() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  } catch {
    return undefined;
  }
}

/** @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
