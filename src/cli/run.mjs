// Builds when something changed since the last build, reads `.env` and runs one program of `dist/`.
// Plain JavaScript, because it is what makes the rest runnable: `node src/cli/run.mjs main`. `--build` runs
// nothing, and builds into another folder when one is named.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const sources = join(root, "src");
const stamp = join(root, "dist", ".built");
const [program, ...rest] = process.argv.slice(2);

if (program === undefined) fail("Name a program: node src/cli/run.mjs main");
if (program === "--build") {
  if (rest[0] !== undefined || compiler() === undefined || isStale()) build(rest[0] ?? join(root, "dist"));
} else {
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
 * Makes `dist`, or another folder, of `src`: what compiles, and the data and pages beside it. The build is made in a
 * folder of its own and its files are renamed, so that whoever runs or builds at the same time never finds half a file.
 * The stamp comes last; it bears the time at which the build began, so that a change in between counts, and lists the
 * build's files, so that the next build removes those that are no longer made.
 */
function build(dist) {
  const tsc = compiler();
  if (tsc === undefined) fail("TypeScript is not installed here: run `npm ci` first.");
  const began = new Date();
  mkdirSync(dist, { recursive: true });
  removeLeftBuilds(dist);
  const made = mkdtempSync(join(dist, ".build-"));
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  const { status } = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json"), "--outDir", made], {
    stdio: "inherit",
  });
  if (status !== 0) fail("The build failed; nothing was started.");
  cpSync(sources, made, { recursive: true, filter: (path) => !/\.m?[jt]s$/.test(path) });
  const files = filesIn(made);
  const stamp = join(dist, ".built");
  const before = existsSync(stamp) ? readFileSync(stamp, "utf8").split("\n") : [];
  writeFileSync(join(made, ".built"), files.join("\n"));
  utimesSync(join(made, ".built"), began, began);
  for (const file of [...files, ".built"]) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    renameSync(join(made, file), join(dist, file));
  }
  for (const file of before) if (file !== "" && !files.includes(file)) rmSync(join(dist, file), { force: true });
}

/** Removes what builds that were killed left behind; one that is still at work is younger. */
function removeLeftBuilds(dist) {
  for (const name of readdirSync(dist).filter((each) => each.startsWith(".build-"))) {
    const { mtimeMs } = statSync(join(dist, name), { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > 600_000) rmSync(join(dist, name), { recursive: true, force: true });
  }
}

/** The files in a folder, as paths from it. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
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
