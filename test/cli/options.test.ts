/** How every program of the command line answers a call for help and a mistake. */
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { fileAt, portOf, readOptions } from "../../src/cli/program.ts";

const program = {
  name: "npm run thing",
  usage: "Usage: npm run thing",
  options: { port: { type: "string" }, force: { type: "boolean" } },
} as const;

function read(...args: string[]) {
  const said = { written: [] as string[], complained: [] as string[] };
  const given = readOptions(program, args, {
    write: (line) => said.written.push(line),
    complain: (line) => said.complained.push(line),
  });
  return { given, ...said };
}

describe("the command line", () => {
  it.each(["--help", "-h"])("with %s writes how the program is used, and that is no failure", (help) => {
    expect(read("file", help)).toEqual({ given: { exit: 0 }, written: [program.usage], complained: [] });
  });

  it.each([
    [["--prot", "80"], "There is no option --prot."],
    [["-x"], "There is no option -x."],
    [["--port"], "--port needs a value."],
    [["--force=yes"], "--force takes no value."],
  ])("with %j complains in one line that names the option and the help", (args, mistake) => {
    const complained = [`${mistake} For help: npm run thing -- --help`];
    expect(read(...args)).toEqual({ given: { exit: 1 }, written: [], complained });
  });

  it("without mistakes is handed on", () => {
    expect(read("a", "--port", "80").given).toMatchObject({ values: { port: "80" }, positionals: ["a"] });
  });
});

it.each([
  ["0", 0],
  ["3978", 3978],
  ["65535", 65_535],
  ["65536", undefined],
  ["", undefined],
  ["-1", undefined],
  ["0x10", undefined],
  ["1e3", undefined],
  ["80.5", undefined],
])("reads the port %j as %s", (written, port) => {
  expect(portOf(written)).toBe(port);
});

it.each([
  ["a file", "out/app.zip", resolve("out/app.zip")],
  ["a folder that is there", tmpdir(), join(tmpdir(), "app.zip")],
  ["a folder that is to be made", "out/", resolve("out/app.zip")],
])("puts a file where %s is named", (_, named, file) => {
  expect(fileAt(named, "app.zip")).toBe(file);
});
