/** Points of names, which end no sentence. */
import { expect, it } from "vitest";
import { questionsIn, statementsIn } from "../../../../src/teams/input/reading/doubt.ts";
import { claimsTold } from "../../../../src/teams/input/told/claims-told.ts";
import { answersTold } from "../../../../src/teams/input/told/answers-told.ts";
import { plainNames, withoutNamePoints } from "../../../../src/teams/input/words/name-points.ts";
import { readNames } from "../../../../src/teams/input/words/names.ts";
import { named } from "../understood.ts";
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

const names = readNames([
  ...named("customer", {
    fabrikam: "Fabrikam, Inc.",
    datum: "A. Datum Corporation",
    tailspin: "Tailspin Toys B.V.",
    quoted: '"Quoted" Holdings, GmbH',
    coho: "Coho Vineyard & Winery",
    uk: "Contoso (UK) Ltd.",
    yoyodyne: "Yoyodyne!",
    wide: "Wide World Importers",
    open: "Open, Systems",
    proseware: "Proseware, Inc.",
    prosewareInc: "Proseware Inc",
    litware: "Litware Inc",
  }),
  ...named("person", { megan: "Megan Bowen" }),
]);

it.each([
  ["a comma and a point", "Fabrikam, Inc. left us", "Fabrikam_Inc left us"],
  ["written small", "i gave fabrikam, inc. to megan", "i gave fabrikam_inc to megan"],
  ["a form that its name has not", "Fabrikam Corp. left us", "Fabrikam Corp left us"],
  ["nobody's here", "Litware, Ltd. left us", "Litware Ltd left us"],
  ["an initial", "PAL at A. Datum is set", "PAL at A_Datum is set"],
  ["an initial and a form", "A. Datum Corp. left us", "A_Datum Corp left us"],
  ["a form with points of its own", "the claim of Tailspin Toys B.V. is in", "the claim of Tailspin_Toys_BV is in"],
  ["quotation marks", 'we lost "Quoted" Holdings, GmbH today', "we lost Quoted_Holdings_GmbH today"],
  ["marks that are drawn otherwise", "we lost “Quoted” Holdings", "we lost Quoted_Holdings"],
  ["an ampersand", "Coho Vineyard & Winery left us", "Coho_Vineyard_Winery left us"],
  ["an ampersand that is spelled", "Coho Vineyard and Winery left us", "Coho_Vineyard_Winery left us"],
  ["brackets", "Contoso (UK) left us", "Contoso_UK left us"],
  ["an exclamation mark", "Yoyodyne! left us", "Yoyodyne left us"],
  ["a possessive", "Fabrikam, Inc.'s claim", "Fabrikam_Inc's claim"],
  ["the end of the message", "I lost Fabrikam, Inc.", "I lost Fabrikam_Inc."],
  ["the end of a sentence", "I lost Fabrikam, Inc. Teams is in", "I lost Fabrikam_Inc. Teams is in"],
  ["the opening of a sentence", "So. Fabrikam, Inc. Teams is in", "So. Fabrikam_Inc Teams is in"],
  ["a day after it", "remind me of Fabrikam, Inc. Friday", "remind me of Fabrikam_Inc Friday"],
  ["words of its own", "undo Wide World Importers", "undo Wide_World_Importers"],
  ["two of a list", "Fabrikam, Inc., Yoyodyne!, and Megan", "Fabrikam_Inc, Yoyodyne, and Megan"],
  ["words of a name in two sentences", "It is open. Systems are fine", "It is open. Systems are fine"],
  ["words of a name in two lines", "open\nSystems", "open\nSystems"],
  ["no name", "Yes, I gave it to Megan. She (and I) know them!", "Yes, I gave it to Megan. She (and I) know them!"],
])("a name is its words alone: %s", (_, text, plain) => {
  expect(plainNames(text, names).text).toBe(plain);
});

it.each([
  ["in the middle", "I call Fabrikam, Inc. on Monday", "call Fabrikam_Inc", "call Fabrikam, Inc."],
  ["at the end", "I call Fabrikam, Inc.", "call Fabrikam_Inc", "call Fabrikam, Inc."],
  ["with the sentence's point", "I call Fabrikam, Inc.", "call Fabrikam_Inc.", "call Fabrikam, Inc."],
  ["made small", "gaps for Fabrikam, Inc. critcal", "gaps for fabrikam_inc", "gaps for Fabrikam, Inc."],
  ["beside its name here", "I call Yoyodyne! today", "Yoyodyne!: call Yoyodyne", "Yoyodyne!: call Yoyodyne!"],
  ["nobody's here", "I call A. Datum, Ltd. today", "call A_Datum Ltd", "call A. Datum, Ltd."],
  ["where another is called nearly so", "I call Proseware, Inc. today", "call Proseware_Inc", "call Proseware, Inc."],
  [
    "where it is called just so",
    "I call Litware, Inc. today",
    "Litware Inc: call Litware Inc",
    "Litware Inc: call Litware Inc",
  ],
])("what is cut out has the name as it was written: %s", (_, text, part, written) => {
  expect(plainNames(text, names).written(part)).toBe(written);
});
