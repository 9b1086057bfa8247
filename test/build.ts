/** Builds once before the tests, so that two of them that start programs never build at the same time. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../src/cli/run.mjs", import.meta.url));

/** What does not compile is told here, and by the tests that would run it. */
export function setup(): void {
  spawnSync(process.execPath, [launcher, "--build"], { stdio: ["ignore", "ignore", "inherit"] });
}
