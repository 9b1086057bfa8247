import { expect, it } from "vitest";
import { broughtUp, type Steps } from "../../src/store/documents/versions.ts";

const steps: Steps = {
  1: { customers: (doc) => ({ ...Object(doc), two: true }) },
  3: { customers: (doc) => ({ ...Object(doc), four: true }), people: () => "other" },
};

it.each([
  [1, 4, { two: true, four: true }],
  [1, 2, { two: true }],
  [2, 4, { four: true }],
  [4, 4, {}],
])("brings a document of version %i up to %i, step by step", (from, to, doc) => {
  expect(broughtUp("customers", {}, from, to, steps)).toEqual(doc);
});

it("leaves a document alone whose kind did not change", () => {
  const doc = {};
  expect(broughtUp("weeks", doc, 1, 4, steps)).toBe(doc);
});
