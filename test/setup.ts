/**
 * Before the tests that start programs: what they start is looked for, built, made ready and, for the database, started,
 * once and by itself, so that no two of them do it at the same time.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { preparePrograms, removePrograms, startServer, type Programs } from "../src/dev/bench/postgres-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    postgres: { programs: Programs; address: string };
  }
}

const root = fileURLToPath(new URL("..", import.meta.url));

/** @throws {Error} with what to do, when something is missing; then no test is begun. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const missing = spawnSync(process.execPath, ["src/dev/missing-packages.mjs"], { cwd: root, encoding: "utf8" });
  if (missing.status !== 0) throw new Error(missing.stderr.trim());
  // What does not compile is told here, and by the tests that would run it.
  const build = spawn(process.execPath, ["src/cli/run.mjs", "--build"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const built = once(build, "close");
  const programs = await preparePrograms();
  const server = await startServer(programs);
  await built;
  project.provide("postgres", { programs, address: server.address });
  return async () => {
    await server.remove();
    await removePrograms(programs);
  };
}
