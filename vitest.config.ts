/**
 * How the tests run. `unit` needs no build and nothing but Node, and no test of it takes five seconds; `slow` starts
 * processes, browsers and PostgreSQL; `faults` is the battery of `npm run test:faults`; `image` builds and runs the
 * release and the container, of `npm run test:image`. With `TEST_REPORT=<file>` there
 * is a report that a program can read.
 *
 * Nothing of `unit` and `slow` changes what another file sees, so their files share a process and what it imported: to
 * import it for each took a fifth of the time. A file that needs a process of its own says so (test/identity/endpoint.ts).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// The stand-ins of Microsoft's services speak TLS. Node reads this as a process starts: here, as vitest forks its workers.
process.env["NODE_EXTRA_CA_CERTS"] = join(import.meta.dirname, "test/samples/keys/localhost.crt");

const report = process.env["TEST_REPORT"];
const faults = ["test/faults/**/*.test.ts"];
const image = ["test/image/**/*.test.ts"];
const slow = [
  "test/app/sources/scale.test.ts",
  "test/cards/gallery.test.ts",
  "test/checks/database.test.ts",
  "test/cli/run.test.ts",
  "test/e2e/**/*.test.ts",
  "test/identity/**/*.test.ts",
  "test/main.test.ts",
  "test/product/two.test.ts",
  "test/sources/credentials.test.ts",
  "test/store/{files,kill,moving,postgres,version-0.1}.test.ts",
];
/** These begin first, so that none of them is left at work alone: the longest of `slow`, in half a minute each. */
const longest = [
  "e2e/demo",
  "app/sources/scale",
  "e2e/chat",
  "main",
  "cards/gallery",
  "store/postgres",
  "e2e/playground",
  "store/kill",
].map((name) => `/test/${name}.test.ts`);

/**
 * The longest files come first. Those that have a process of their own come last: when one is next, the process that has
 * become free ends, and what it imported is imported again after it.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isAlone = ({ moduleId }: TestSpecification) =>
      readFileSync(moduleId, "utf8").includes("@vitest-environment-options");
    const long = longest.flatMap((name) => sorted.filter(({ moduleId }) => moduleId.endsWith(name)));
    const alone = sorted.filter(isAlone);
    return [...new Set([...long, ...sorted.filter((file) => !alone.includes(file)), ...alone])];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // Three times the two processors we count on: tests of processes, browsers and disks wait most of their time.
    maxWorkers: 6,
    // Tests leave much behind that is soon forgotten: in a larger space for it a tenth less time goes into looking it over.
    execArgv: ["--max-semi-space-size=64"],
    // What was transformed for one project serves the other, and the next run.
    experimental: { fsModuleCache: true },
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          isolate: false,
          // One for each processor: these do not wait, and each process more imports everything and runs it cold once more.
          maxWorkers: 2,
          // After the others, since a group has one number of processes.
          sequence: { groupOrder: 1 },
          exclude: [...configDefaults.exclude, ...slow, ...faults, ...image],
        },
      },
      {
        extends: true,
        test: {
          name: "slow",
          include: slow,
          isolate: false,
          globalSetup: "test/setup.ts",
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: "image",
          include: image,
          globalSetup: "test/setup.ts",
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          include: faults,
          globalSetup: "test/setup.ts",
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
