/** No pattern in what ships goes back over text it has read: the time it takes grows as the text does, and no faster. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RegExpParser } from "@eslint-community/regexpp";
import { parseSync, Visitor } from "oxc-parser";
import { analyse } from "scslre";
import { expect, it, vi } from "vitest";

const source = join(import.meta.dirname, "..", "src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.startsWith("dev/"),
);

/** The patterns written in a file, as they stand there. */
function patternsIn(text: string): { pattern: string; flags: string }[] {
  const found: { pattern: string; flags: string }[] = [];
  new Visitor({
    Literal(node) {
      if ("regex" in node) found.push(node.regex);
    },
  }).visit(parseSync("source.ts", text).program);
  return found;
}

/** What can be read in more than one way, or again from every start: both take the square of the length. */
function slowParts({ pattern, flags }: { pattern: string; flags: string }): string[] {
  const parser = new RegExpParser();
  const read = parser.parsePattern(pattern, 0, undefined, { unicode: flags.includes("u") });
  return analyse({ pattern: read, flags: parser.parseFlags(flags) }).reports.map((slow) =>
    slow.type === "Trade"
      ? `${slow.startQuant.raw} and ${slow.endQuant.raw} take the same text`
      : `${slow.quant.raw} starts anew everywhere`,
  );
}

/** A capital under the flag i is any letter. */
const asksCapital = ({ pattern, flags }: { pattern: string; flags: string }): boolean =>
  flags.includes("i") && /\\[pP]\{(?:L[ult]|Upper\w*|Lower\w*)\}/.test(pattern);

/** What is built as its file is read, of strings. */
async function builtIn(folders: readonly string[]): Promise<{ pattern: string; flags: string }[]> {
  const built = new Map<string, { pattern: string; flags: string }>();
  vi.stubGlobal(
    "RegExp",
    new Proxy(RegExp, {
      construct(target, given) {
        const one = Reflect.construct(target, given) as RegExp;
        if (new Error().stack?.split("\n")[2]?.includes(source) === true)
          built.set(String(one), { pattern: one.source, flags: one.flags });
        return one;
      },
    }),
  );
  // Read anew, whatever another test has read of them.
  vi.resetModules();
  try {
    for (const file of files.filter((one) => folders.some((folder) => one.startsWith(folder))))
      await import(join(source, file));
  } finally {
    vi.unstubAllGlobals();
  }
  return [...built.values()];
}

it("has patterns only that read every text once", { timeout: 60_000 }, () => {
  const slow = files.flatMap((file) =>
    patternsIn(readFileSync(join(source, file), "utf8")).flatMap((one) =>
      slowParts(one).map((why) => `${file}: /${one.pattern}/${one.flags}: ${why}`),
    ),
  );
  expect(slow).toEqual([]);
});

it(
  "builds patterns only that read every text once, and none that mind capitals where nobody looks at them",
  { timeout: 120_000 },
  async () => {
    const built = await builtIn(["teams/input/"]);
    expect(built.length).toBeGreaterThan(100);
    const wrong = built.flatMap((one) =>
      [...slowParts(one), ...(asksCapital(one) ? ["minds capitals"] : [])].map(
        (why) => `/${one.pattern}/${one.flags}: ${why}`,
      ),
    );
    expect(wrong).toEqual([]);
  },
);

it("has no pattern that minds capitals where nobody looks at them", () => {
  const found = files.flatMap((file) =>
    patternsIn(readFileSync(join(source, file), "utf8")).flatMap((one) =>
      asksCapital(one) ? [`${file}: ${one.pattern}`] : [],
    ),
  );
  expect(found).toEqual([]);
  expect(asksCapital({ pattern: "\\p{Lu}", flags: "iu" })).toBe(true);
});

it("knows the patterns that do not", () => {
  const found = patternsIn("const end = /[?!]+$/; const two = /^(.+)\\s+to\\s+(.+)$/; const once = /^[^:]+:/;");
  expect(found.map((one) => slowParts(one).length > 0)).toEqual([true, true, false]);
});
