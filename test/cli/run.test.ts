/** `src/cli/run.mjs`, which is behind every `npm run`, on a small project of its own. */
import { execFile, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const hello = `console.log("hello", process.argv.slice(2).join(" "), process.env["DIGEST"] ?? "never");\n`;
const aMinuteAgo = new Date(Date.now() - 60_000);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "run-test-"));
  mkdirSync(join(folder, "src/cli"), { recursive: true });
  for (const name of ["package.json", "tsconfig.json", "tsconfig.build.json", "src/cli/run.mjs"]) {
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  write("src/main.ts", hello);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Written as if a minute ago, so that a build after it is clearly newer. */
function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
  utimesSync(join(folder, name), aMinuteAgo, aMinuteAgo);
}

/** As if changed after any build. */
function touch(name: string): void {
  const soon = new Date(Date.now() + 60_000);
  utimesSync(join(folder, name), soon, soon);
}

function run(args: readonly string[], env: Record<string, string> = {}) {
  const options = { cwd: tmpdir(), encoding: "utf8", env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "src/cli/run.mjs"), ...args], options);
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

const builtAt = (): number => statSync(join(folder, "dist/main.js")).mtimeMs;

it("builds before the first run, and hands on what comes after the program's name", () => {
  expect(run(["main", "--port", "0"])).toEqual({ status: 0, stdout: "hello --port 0 never", stderr: "" });
});

it("does not build again what did not change", () => {
  run(["main"]);
  const before = builtAt();
  expect(run(["main"]).status).toBe(0);
  expect(builtAt()).toBe(before);
});

it("builds again what changed since", () => {
  run(["main"]);
  write("src/main.ts", `console.log("changed");\n`);
  touch("src/main.ts");
  expect(run(["main"]).stdout).toBe("changed");
});

it("puts data beside the code that reads it, and forgets what has no source any more", () => {
  write("src/data.json", "{}");
  write("src/old.ts", hello);
  run(["main"]);
  expect(existsSync(join(folder, "dist/data.json"))).toBe(true);
  expect(existsSync(join(folder, "dist/old.js"))).toBe(true);
  write("dist/made-by-hand.zip", "kept");
  unlinkSync(join(folder, "src/old.ts"));
  touch("src/main.ts");
  expect(run(["main"]).status).toBe(0);
  expect(readdirSync(join(folder, "dist")).toSorted()).toEqual([
    ".built",
    "data.json",
    "made-by-hand.zip",
    "main.js",
    "main.js.map",
  ]);
});

it("lets several start at once that all have to build", async () => {
  const modules = Array.from({ length: 40 }, (_, index) => `m${index}`);
  for (const name of modules) write(`src/${name}.ts`, `export const ${name}: string = "${name}";\n`);
  const imports = modules.map((name) => `import { ${name} } from "./${name}.ts";`).join("\n");
  write("src/main.ts", `${imports}\nconsole.log([${modules.join()}].length);\n`);
  const starts = Array.from({ length: 4 }, () =>
    promisify(execFile)(process.execPath, [join(folder, "src/cli/run.mjs"), "main"]),
  );
  for (const { stdout } of await Promise.all(starts)) expect(stdout.trim()).toBe("40");
  expect(readdirSync(join(folder, "dist")).filter((name) => name.startsWith(".build-"))).toEqual([]);
});

it("starts nothing when the build fails", () => {
  run(["main"]);
  write("src/main.ts", `const wrong: number = "text";\n`);
  touch("src/main.ts");
  const { status, stdout, stderr } = run(["main"]);
  expect(status).toBe(1);
  expect(`${stdout}${stderr}`).toContain("The build failed; nothing was started.");
  expect(readFileSync(join(folder, "dist/main.js"), "utf8")).toContain("hello");
});

it("reads .env, and lets the environment win over it", () => {
  write(".env", "DIGEST=from the file\n");
  expect(run(["main"]).stdout).toBe("hello  from the file");
  expect(run(["main"], { DIGEST: "from the environment" }).stdout).toBe("hello  from the environment");
});

it("runs what is built where there is no compiler, as in production", () => {
  run(["main"]);
  unlinkSync(join(folder, "node_modules"));
  write("src/main.ts", `console.log("changed");\n`);
  expect(run(["main"]).stdout).toBe("hello  never");
});

it("names a program that does not exist", () => {
  const { status, stderr } = run(["cli/nothing"]);
  expect(status).toBe(1);
  expect(stderr).toBe("There is no program cli/nothing: src/cli/nothing.ts does not exist.");
});
