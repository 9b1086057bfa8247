/** Points of names, which end no sentence. */
import { expect, it } from "vitest";
import { questionsIn, statementsIn } from "../../../../src/teams/input/reading/doubt.ts";
import { claimsTold } from "../../../../src/teams/input/told/claims-told.ts";
import { answersTold } from "../../../../src/teams/input/told/answers-told.ts";
import { withoutNamePoints } from "../../../../src/teams/input/words/name-points.ts";
import { readCatalogue } from "../../../../src/workloads.ts";

const catalogue = readCatalogue();

it.each([
  ["a company's form, with its comma", "Teams at Fabrikam, Inc. was rejected", "Teams at Fabrikam  Inc  was rejected"],
  ["a form with points of its own", "the claim of Tailspin B.V. is in", "the claim of Tailspin B.V  is in"],
  ["an initial", "A. Datum: PAL yes", "A  Datum: PAL yes"],
  ["a form at the end, which ends the sentence", "I lost Contoso Ltd. Teams is in", "I lost Contoso Ltd. Teams is in"],
  ["no name", "it is in. was that it, or not?", "it is in. was that it, or not?"],
])("points within names are blanks: %s", (_, text, plain) => {
  expect(withoutNamePoints(text)).toBe(plain);
  expect(plain).toHaveLength(text.length);
});

it.each(["Fabrikam, Inc.", "VanArsdel, Ltd.", "Tailspin Toys B.V.", "A. Datum Corp.", "Phone Co."])(
  "what is told past the name %s belongs to it",
  (name) => {
    const said = statementsIn(`the Teams claim for ${name} was rejected yesterday. What now?`);
    const [told, ...more] = claimsTold(said, { catalogue, today: "2026-11-27" });
    expect(told).toMatchObject({ status: "Rejected", on: "2026-11-26" });
    expect(more).toEqual([]);
    expect(answersTold(statementsIn(`PAL at ${name} is linked`))).toEqual({ pal: "yes" });
    expect(questionsIn(`was the claim of ${name} rejected?`)).toContain("rejected");
  },
);
