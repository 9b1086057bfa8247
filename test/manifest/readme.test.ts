/** The README promises commands, settings and files: they must be there, and none of them may be missing from it. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { settingNames } from "../../src/config.ts";
import { commands } from "../../src/teams/bot/commands.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (name: string): string => readFileSync(resolve(root, name), "utf8");
const readme = read("README.md");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

it("explains every setting", () => {
  expect(settingNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

it("names every command of the bot", () => {
  const said = [...readme.matchAll(/^\| `(\w+)/gm)].map((match) => match[1]);
  expect(commands.map(({ name }) => name).filter((name) => !said.includes(name))).toEqual([]);
});

it("tells nobody to run a script that does not exist", () => {
  const named = [...`${readme}${read("ARCHITECTURE.md")}`.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? "");
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

it("shows and links only what is there", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? "");
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter((link) => !existsSync(resolve(root, link)))).toEqual([]);
});

it("has a program behind every script that runs one", () => {
  const programs = Object.values(scripts).flatMap((script) => /run\.mjs ([a-z][\w/-]*)/.exec(script)?.[1] ?? []);
  expect(programs.filter((program) => !existsSync(resolve(root, "src", `${program}.ts`)))).toEqual([]);
});
