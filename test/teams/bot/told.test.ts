/** What is said of answers that facts give already. */
import { expect, it } from "vitest";
import { unaskedWords } from "../../../src/teams/bot/told.ts";
import { aGap, contoso } from "../../cards/facts.ts";

const wrongId = aGap(contoso, "P01", { topic: "pal", severity: "critical", what: "Pipeline: linked to another ID" });
const small = aGap(contoso, "P01", { topic: "pal", severity: "low", what: "Pipeline: half of it" });

it.each([
  ["yes", "nothing is open of it", [], "PAL: that's on record already."],
  ["yes", "a small gap is", [small], "PAL: that's on record already."],
  ["yes", "a gap is", [wrongId], "PAL: on record, but this is still open: Pipeline: linked to another ID."],
  ["n/a", "nothing is open of it", [], "PAL: you said does not apply; it's on record as done already."],
  [
    "n/a",
    "a gap is",
    [wrongId],
    "PAL: you said does not apply; it's on record, and this is still open: Pipeline: linked to another ID.",
  ],
] as const)("PAL on record, answered %s, where %s", (answer, _, gaps, says) =>
  expect(unaskedWords("pal", { answers: { pal: answer }, facts: { pal: { kind: "imported" } as never }, gaps })).toBe(
    says,
  ),
);
