// Names the packages for this platform that are not installed, and what to type; exits with 1 when there are any.
// `npm ci` leaves out an optional package that it could not fetch, exits with 0 and says nothing; the compiler, the
// linter and the PostgreSQL of the tests come in such packages.
import { existsSync, readFileSync } from "node:fs";

const libcHere = "glibcVersionRuntime" in process.report.getReport().header ? "glibc" : "musl";
const fits = (allowed, here) => allowed === undefined || allowed.includes(here);
const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));

const missing = Object.entries(packages)
  // Those without an `os` are not for a platform; npm may leave them out for good.
  .filter(
    ([, { optional, os, cpu, libc }]) =>
      optional === true &&
      os !== undefined &&
      fits(os, process.platform) &&
      fits(cpu, process.arch) &&
      fits(libc, libcHere),
  )
  .map(([path]) => path)
  .filter((path) => !existsSync(`${path}/package.json`));

if (missing.length > 0) {
  const names = missing.map((path) => path.replace(/^.*node_modules\//, ""));
  console.error(`npm could not fetch ${names.join(", ")}, left it out and said nothing. Run: npm ci`);
  process.exitCode = 1;
}
