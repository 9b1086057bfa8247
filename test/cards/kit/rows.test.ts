/** What the row of a customer says who needs answers: as many gaps as its card. */
import { expect, it } from "vitest";
import { todoRow } from "../../../src/cards/kit/rows.ts";
import { aGap, answers, contoso, names, reader } from "../facts.ts";

const question = (item: string) => aGap(contoso, item === "cpor" ? "Q1" : "Q4", { item, key: `${contoso.id}/${item}` });
const late = aGap(contoso, "G02", { topic: "onboarding", key: "late" });
const customer = { ...contoso, checklist: { ...contoso.checklist, answers: answers({ owner: "yes" }) } };

it.each([
  ["each has its gap", [question("cpor"), question("onboarding")], 2, "2 questions to answer"],
  [
    "another gap is beside them",
    [question("cpor"), question("onboarding"), late],
    2,
    "2 questions to answer, and 1 other gap",
  ],
  ["another gap speaks for one of them", [question("cpor"), late], 2, "2 questions to answer, 2 gaps in all"],
  ["how many are asked is not known", [question("cpor"), late], undefined, "1 question to answer, and 1 other gap"],
])("questions of which %s: “%s”", (_, gaps, asks, words) => {
  expect(
    todoRow({ customer, gaps, ...(asks === undefined ? {} : { asks }) }, names, reader, {
      name: 60,
      what: 100,
      next: 100,
      links: 0,
    }).what,
  ).toBe(words);
});
