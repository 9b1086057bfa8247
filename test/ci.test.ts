/** `.ci/count.mjs`: what the last line of `.ci/run` says. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";

type Status = "passed" | "failed" | "pending";

/** What is said of the reports of steps, each with one file of tests, and of the steps that failed. */
function counted(reports: Record<string, Status[]>, broken: string[], file: "passed" | "failed" = "passed") {
  const folder = mkdtempSync(join(tmpdir(), "count-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [step, statuses] of Object.entries(reports)) {
    const assertionResults = statuses.map((status, index) => ({ status, fullName: `test ${index}` }));
    const testResults = [{ name: join(process.cwd(), "test/a.test.ts"), status: file, assertionResults }];
    writeFileSync(join(folder, `${step}.json`), JSON.stringify({ testResults }));
  }
  const { stdout, status } = spawnSync(process.execPath, [resolve(".ci/count.mjs"), folder, ...broken], {
    encoding: "utf8",
  });
  return { lines: stdout.trim().split("\n"), status };
}

it("says how many passed when all did", () => {
  const both = { "npm test": ["passed", "pending"], faults: ["passed"] } satisfies Record<string, Status[]>;
  expect(counted(both, [])).toEqual({ lines: ["2 passed, 0 failed, 1 skipped"], status: 0 });
});

it("names a failed test, and counts the step that failed by it no second time", () => {
  expect(counted({ "npm test": ["passed", "failed"] }, ["npm test"])).toEqual({
    lines: ["failed: test/a.test.ts > test 1", "1 passed, 1 failed, 0 skipped"],
    status: 1,
  });
});

it("counts a step that failed with no failed test, also beside one with", () => {
  expect(counted({ "npm test": ["failed"], faults: ["passed"] }, ["npm test", "npm run check", "faults"])).toEqual({
    lines: [
      "failed: test/a.test.ts > test 0",
      "failed step: npm run check",
      "failed step: faults",
      "1 passed, 3 failed, 0 skipped",
    ],
    status: 1,
  });
});

it("counts a file that could not be loaded", () => {
  expect(counted({ "npm test": ["passed"] }, ["npm test"], "failed").lines).toEqual([
    "failed: test/a.test.ts (the file itself)",
    "1 passed, 1 failed, 0 skipped",
  ]);
});

it("fails when nothing ran", () => {
  expect(counted({}, ["npm ci"])).toMatchObject({ status: 1 });
  expect(counted({ "npm test": [] }, [])).toMatchObject({ status: 1 });
});
