/** Answers to several questions at once, by their places and by who says so. */
import { expect, it } from "vitest";
import { eachWritten } from "../../../../src/teams/input/told/answers-of-all.ts";
import { answersTold } from "../../../../src/teams/input/told/answers-told.ts";

const asked = ["cpor", "pal", "onboarding"] as const;

it.each([
  ["yes to the first question, no to the second", ["cpor", "pal"]],
  ["No to the second one, thanks", ["pal"]],
  ["yes for the first", ["cpor"]],
  ["the third is a no", ["onboarding"]],
])("%j names the questions by their places: %j", (text, questions) => {
  const written = eachWritten(text, asked);
  for (const question of questions) expect(written).toContain(question);
});

it.each(["CPOR at Contoso must be done so yes", "Megan thinks yes to both"])("%j is no yes of theirs", (text) => {
  expect(Object.values(answersTold(eachWritten(text, asked)))).not.toContain("yes");
});
