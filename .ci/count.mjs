// Adds up vitest's JSON reports: node .ci/count.mjs <folder of "<step>.json"> <names of the steps that failed>
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const [folder = ".", ...broken] = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };
/** Steps whose failure is told by a failed test. */
const explained = new Set();

for (const report of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const failures = [];
  for (const file of JSON.parse(readFileSync(join(folder, report), "utf8")).testResults) {
    const path = relative(process.cwd(), file.name);
    for (const { status, fullName } of file.assertionResults) {
      if (status === "passed") counts.passed += 1;
      else if (status === "failed") failures.push(`${path} > ${fullName}`);
      else counts.skipped += 1;
    }
    // A file that cannot even be loaded, or whose set-up fails, has no failed test to show for it.
    const failedInside = file.assertionResults.some(({ status }) => status === "failed");
    if (file.status === "failed" && !failedInside) failures.push(`${path} (the file itself)`);
  }
  counts.failed += failures.length;
  if (failures.length > 0) explained.add(report.replace(/\.json$/, ""));
  for (const failure of failures) console.log(`failed: ${failure}`);
}

// A step can fail without a failed test (types, lint, a crash, its time is up); it must not end in "0 failed".
for (const step of broken.filter((each) => !explained.has(each))) {
  console.log(`failed step: ${step}`);
  counts.failed += 1;
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
