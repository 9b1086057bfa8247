/** No pattern in what ships goes back over text it has read: the time it takes grows as the text does, and no faster. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RegExpParser } from "@eslint-community/regexpp";
import { parseSync, Visitor } from "oxc-parser";
import { analyse } from "scslre";
import { expect, it } from "vitest";

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

it("has patterns only that read every text once", { timeout: 60_000 }, () => {
  const slow = files.flatMap((file) =>
    patternsIn(readFileSync(join(source, file), "utf8")).flatMap((one) =>
      slowParts(one).map((why) => `${file}: /${one.pattern}/${one.flags}: ${why}`),
    ),
  );
  expect(slow).toEqual([]);
});

it("knows the patterns that do not", () => {
  const found = patternsIn("const end = /[?!]+$/; const two = /^(.+)\\s+to\\s+(.+)$/; const once = /^[^:]+:/;");
  expect(found.map((one) => slowParts(one).length > 0)).toEqual([true, true, false]);
});
