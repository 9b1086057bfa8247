/**
 * Before the tests that start programs: what they start is looked for, built, made ready and, for the database, started,
 * once and by itself, so that no two of them do it at the same time.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { statSync, utimesSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { preparePrograms, removePrograms, startServer, type Programs } from "../src/dev/bench/postgres-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    postgres: { programs: Programs; address: string };
  }
}

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = fileURLToPath(new URL("../dist/.built", import.meta.url));
const builtAt = () => statSync(stamp, { throwIfNoEntry: false })?.mtimeMs;

/** @throws {Error} with what to do, when something is missing; then no test is begun. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const missing = spawnSync(process.execPath, ["src/dev/missing-packages.mjs"], { cwd: root, encoding: "utf8" });
  if (missing.status !== 0) throw new Error(missing.stderr.trim());
  // Whether the types are right is for `npm run types`, and takes four times as long.
  const before = builtAt();
  const build = spawn(process.execPath, ["src/cli/run.mjs", "--draft"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const built = once(build, "close");
  const programs = await preparePrograms();
  const server = await startServer(programs);
  await built;
  project.provide("postgres", { programs, address: server.address });
  return async () => {
    // Nobody else starts what no compiler has looked at: it is built again first.
    if (builtAt() !== before) utimesSync(stamp, 0, 0);
    await server.remove();
    await removePrograms(programs);
  };
}
