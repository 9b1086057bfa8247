/** What is said over a list of what to do first. */
import { expect, it } from "vitest";
import { firstLines } from "../../../src/cards/gaps/first.ts";
import { aReport, reader } from "../facts.ts";

const { rows } = aReport();

it.each<[string, number, readonly RegExp[]]>([
  ["the first one with what to do next", 1, [/^Start with \*\*.+\*\*: .+\. \S/]],
  ["two, each with what is so", 2, [/^1 · \*\*.+\*\*: /, /^2 · \*\*.+\*\*: /]],
])("says %s", (_, many, expected) => {
  expect(firstLines(rows, many, reader)).toEqual(expected.map((one) => expect.stringMatching(one) as string));
});

it("says nothing where nothing is open", () => expect(firstLines([], 1, reader)).toEqual([]));
