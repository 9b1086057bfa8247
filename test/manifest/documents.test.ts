/** What the documents promise must be there, and nothing that people use may be missing from them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { settingNames } from "../../src/config.ts";
import { commands } from "../../src/teams/bot/commands.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (name: string): string => readFileSync(resolve(root, name), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].concat(
  readdirSync(resolve(root, "docs")).map((name) => `docs/${name}`),
);

it("explains every setting to whoever installs it", () => {
  const install = read("docs/install.md");
  expect(settingNames.filter((name) => !install.includes(`\`${name}\``))).toEqual([]);
});

it("explains every command to whoever uses it, and no other", () => {
  const said = [...read("docs/user-guide.md").matchAll(/^\| `(\w+)/gm)].map((match) => match[1]);
  expect([...new Set(said)].toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
});

it("has a README that can be read in five minutes", () => {
  expect(read("README.md").split("\n").length).toBeLessThanOrEqual(150);
});

describe.each(documents)("%s", (name) => {
  const text = read(name);

  it("tells nobody to run a script that does not exist", () => {
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? "");
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });

  it("shows and links only what is there, headings included", () => {
    const broken = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)]
      .map((match) => match[1] ?? "")
      .filter((link) => {
        const [path = "", heading] = link.split("#");
        const target = path === "" ? resolve(root, name) : resolve(root, dirname(name), path);
        if (!existsSync(target)) return true;
        return heading !== undefined && !headingsOf(readFileSync(target, "utf8")).includes(heading);
      });
    expect(broken).toEqual([]);
  });

  it("names only source and test files that are there", () => {
    const paths = [...text.matchAll(/`((?:src|test|cards|manifest|docs|infra)\/[\w./-]+\.\w+)`/g)];
    expect(paths.map((match) => match[1] ?? "").filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
  });

  it("has tables that can be read in source: no padding, no cell of a page", () => {
    const rows = text.split("\n").filter((line) => line.startsWith("|"));
    expect(rows.filter((row) => /\s{2,}\||-{4,}/.test(row))).toEqual([]);
    expect(rows.filter((row) => row.length > 900)).toEqual([]);
  });
});

it("has a program behind every script that runs one", () => {
  const programs = Object.values(scripts).flatMap((script) => /run\.mjs ([a-z][\w/-]*)/.exec(script)?.[1] ?? []);
  expect(programs.filter((program) => !existsSync(resolve(root, "src", `${program}.ts`)))).toEqual([]);
});

/** The anchors that headings get where Markdown is shown. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? "")
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .trim()
      .replace(/\s+/g, "-"),
  );
}
