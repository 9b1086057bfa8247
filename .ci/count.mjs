// Adds up vitest's JSON reports: node .ci/count.mjs <folder of reports> <names of the steps that failed>
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const [folder = ".", ...broken] = process.argv.slice(2);
/** @type {Map<string, "passed" | "failed" | "skipped">} the worst that happened to each test in any of the runs */
const tests = new Map();

function note(test, status) {
  const before = tests.get(test);
  if (before === "failed" || (before === "passed" && status === "skipped")) return;
  tests.set(test, status);
}

for (const report of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  for (const file of JSON.parse(readFileSync(join(folder, report), "utf8")).testResults) {
    const path = relative(process.cwd(), file.name);
    for (const test of file.assertionResults) {
      note(`${path} > ${test.fullName}`, { passed: "passed", failed: "failed" }[test.status] ?? "skipped");
    }
    // A file that cannot even be loaded, or whose set-up fails, has no failed test to show for it.
    const failedInside = file.assertionResults.some((test) => test.status === "failed");
    if (file.status === "failed" && !failedInside) note(`${path} (the file itself)`, "failed");
  }
}

const count = (status) => [...tests.values()].filter((value) => value === status).length;
for (const [test, status] of tests) if (status === "failed") console.log(`failed: ${test}`);
for (const step of broken) console.log(`failed step: ${step}`);
// A step can fail without a failed test (types, lint, a crash); it must not end in "0 failed".
const failed = count("failed") > 0 ? count("failed") : broken.length;
console.log(`${count("passed")} passed, ${failed} failed, ${count("skipped")} skipped`);
process.exitCode = failed > 0 || count("passed") === 0 ? 1 : 0;
