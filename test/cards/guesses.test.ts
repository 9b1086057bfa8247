/** Buttons of what a message may mean, or wants besides. */
import { expect, it } from "vitest";
import { alsoCard, confirmCard } from "../../src/cards/forms/guesses.ts";

const titlesOf = (titles: readonly string[]): string => {
  const card = confirmCard("words", { says: "show contoso", title: "show Contoso" });
  return JSON.stringify(
    alsoCard(
      card,
      titles.map((title, at) => ({ says: `reminder ${at}`, title })),
      false,
    ).content,
  );
};

it("buttons that would be cut to the same words say first whom they are about", () => {
  const content = titlesOf([
    "remind you on Mon 28 Dec about Coho Winery",
    "remind you on Mon 28 Dec about Coho Vineyard & Winery",
  ]);
  expect(content).toContain('"title":"Remind: Coho Winery"');
  expect(content).toContain('"title":"Remind: Coho Vineyard & Winery"');
  expect(content).toContain('"tooltip":"Remind you on Mon 28 Dec about Coho Winery"');
});

it("others say what they do", () =>
  expect(titlesOf(["remind you on Mon 28 Dec about Coho Winery", "snooze Coho Winery"])).toContain(
    '"title":"Remind you on Mon 28 Dec…',
  ));

it.each([
  ["assign Coho Vineyard & Winery to Megan Bowen", "Assign Coho Vineyard & Winery…"],
  ["assign VanArsdel, Ltd. to Megan Bowen", "Assign VanArsdel, Ltd…"],
  ["snooze A. Datum Corporation until Fri 4 Dec: they merge", "Snooze A. Datum Corporation…"],
  ["ask the owner of City Power & Light again", "Ask about City Power & Light"],
  ["ask the owner of Contoso Ltd. again", "Ask the owner of Contoso Ltd."],
  ["ask the owner of Munson's Pickles and Preserves Farm again", "Ask about Munson's Pickles…"],
  ["the history of Coho Vineyard & Winery", "The history of Coho Vineyard…"],
  ["away Mon 30 Nov, with Lynne Robbins standing in", "Away Mon 30 Nov, with Lynne…"],
  ["assign Contoso to Megan Bowen", "Assign Contoso to Megan Bowen"],
])("a button that is too long is cut behind the name, not amid what follows: %s", (title, shown) => {
  expect(titlesOf([title])).toContain(`"title":"${shown}"`);
});
