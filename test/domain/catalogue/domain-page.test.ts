/** docs/domain.md says what the program does: every code, number and line of the table, every link with its day. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Counting, Part } from "../../../src/domain/catalogue/attribution.ts";
import { either, seatWords } from "../../../src/domain/catalogue/attribution-words.ts";
import { gapCodes, gapKind } from "../../../src/domain/catalogue/gap-codes.ts";
import { limitNames, limitWords } from "../../../src/domain/catalogue/limits.ts";
import { pageIds, pageOf } from "../../../src/domain/catalogue/pages.ts";
import { readLimits } from "../../../src/limits.ts";
import { readCatalogue } from "../../../src/workloads.ts";

const limits = readLimits();
const page = readFileSync(new URL("../../../docs/domain.md", import.meta.url), "utf8");

/** The rows of the table under a heading, cell by cell. */
function tableUnder(heading: string): string[][] {
  const section = page.split(`\n## ${heading}`)[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

const linked = (id: (typeof pageIds)[number]) => `[${pageOf(id).title}](${pageOf(id).url})`;
/** Pages that a cell links to, each with the day on which it was read. */
const daysOf = (cell: string) =>
  [...cell.matchAll(/\[[^\]]+\]\([^)]+\)/g)].map(([link]) => {
    const id = pageIds.find((one) => link === `[${one}](${pageOf(one).url})`);
    return id === undefined ? `not a page that the program knows: ${link}` : pageOf(id).checked;
  });

it("has the attribution table", () => {
  expect(tableUnder("Attribution")).toEqual(
    readCatalogue().attribution.map((part) => [
      part.designations.join(", ") + (part.track === undefined ? "" : ` (${part.track})`),
      part.metrics.join(", "),
      [part.of ?? part.work, part.seats && seatWords(part.seats), part.services && "security services only"]
        .filter((one) => one !== undefined)
        .join(", "),
      part.counts.map((one) => countingWords(one, part)).join("; "),
      linked(part.source),
      pageOf(part.source).checked,
    ]),
  );
});

function countingWords({ by, roles, fullMarks }: Counting, { unit = "" }: Part): string {
  const as = roles === undefined ? "" : ` as ${either(roles)}`;
  return `${by}${as}${fullMarks === undefined ? "" : ` (full marks at ${fullMarks.toLocaleString("en-US")} ${unit})`}`;
}

it("has every gap, by its code and title, and says of each when it is none", () => {
  const rows = tableUnder("Gaps");
  const byCode = (code: string) => rows.findIndex(([one]) => one === code);
  expect(rows.map(([code, title]) => [code, title]).sort()).toEqual(
    gapCodes.map((code) => [code, gapKind(code).title]).sort(),
  );
  for (const code of gapCodes) expect(rows[byCode(code)]?.[2], code).toMatch(/\w{4}/);
});

it("says times as the limits have them, and names each limit", () => {
  const named = [...page.matchAll(/(\d+ [a-z ]+?) \(`(\w+)`\)/g)];
  for (const [, words, name] of named) {
    const limit = limitNames.find((one) => one === name);
    expect(limit === undefined ? name : limitWords(limits[limit])).toBe(words);
  }
  expect(new Set(named.map(([, , name]) => name))).toEqual(new Set(limitNames));
});

it("has every number with its source and day", () => {
  expect(tableUnder("Deadlines")).toEqual(
    limitNames.map((name) => {
      const { page: from, source, checked } = limits[name];
      return [`\`${name}\``, limitWords(limits[name]), from === undefined ? source : linked(from), checked];
    }),
  );
});

it("links only to pages that the program knows, each with the day on which it was read", () => {
  for (const cells of tableUnder("Gaps")) {
    const [code = "", , , , , sources = "", days = ""] = cells;
    expect(daysOf(sources), code).toEqual(days === "" ? [] : days.split(", "));
  }
});
