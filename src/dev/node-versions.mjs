// Runs the tests on another version of Node, fetched from npm into a temporary folder:
//   npm run test:node -- 24              the newest 24
//   npm run test:node -- 20.19.0 test/domain
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

const [version, ...tests] = process.argv.slice(2);
if (version === undefined || !/^\d+(\.\d+){0,2}$/.test(version)) {
  console.error("Which version of Node? npm run test:node -- 24 [test files]");
  process.exit(1);
}

// npm's package `node` fetches one of these in an install script; asked for by name, no script needs to run.
const platform = process.platform === "win32" ? "win" : process.platform;
const name = `node-${platform}-${process.arch}`;
const folder = mkdtempSync(join(tmpdir(), "node-version-"));
process.exitCode = run();
rmSync(folder, { recursive: true, force: true });

function run() {
  writeFileSync(join(folder, "package.json"), "{}");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const install = spawnSync(npm, ["install", "--no-audit", "--no-fund", "--ignore-scripts", `${name}@${version}`], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (install.status !== 0) return 1;

  const bin = join(folder, "node_modules", name, "bin");
  const node = join(bin, process.platform === "win32" ? "node.exe" : "node");
  console.log(`Node ${spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim()}`);
  const vitest = resolve("node_modules/vitest/vitest.mjs");
  const { status } = spawnSync(node, [vitest, "run", "--project", "unit", "--project", "slow", ...tests], {
    stdio: "inherit",
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` },
  });
  return status ?? 1;
}
