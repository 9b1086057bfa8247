/** What is said over a list of what to do first. */
import { expect, it } from "vitest";
import { firstLines, oldestLine, seatsLine } from "../../../src/cards/gaps/first.ts";
import { aReport, contoso, reader } from "../facts.ts";

const { rows } = aReport();

it.each<[string, number, readonly RegExp[]]>([
  ["the first one with what to do next", 1, [/^Start with \*\*.+\*\*: .+\. \S/]],
  ["two, each with what is so", 2, [/^1 · \*\*.+\*\*: /, /^2 · \*\*.+\*\*: /]],
])("says %s", (_, many, expected) => {
  expect(firstLines(rows, many, reader)).toEqual(expected.map((one) => expect.stringMatching(one) as string));
});

it("names the customers with most seats, and says that nothing is known of any", () => {
  const of = (name: string, seats?: number) => ({
    gaps: [],
    customer: { ...contoso, name, usage: [], ...(seats === undefined ? {} : { seats }) },
  });
  expect(seatsLine([of("A", 1200), of("B", 20), of("C"), of("D", 3), of("E", 1)])).toBe(
    "Most seats: A (1,200), B (20), D (3).",
  );
  expect(seatsLine([of("C")])).toMatch(/^I don't know how many seats/);
});

it("names what is open longest, and nothing where nothing is", () => {
  expect(oldestLine(rows, reader)).toMatch(/^Open longest: \*\*.+\*\*: .+, since .+\.$/);
  expect(oldestLine([], reader)).toBe("");
});

it("says nothing where nothing is open", () => expect(firstLines([], 1, reader)).toEqual([]));
