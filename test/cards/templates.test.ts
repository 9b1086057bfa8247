/** Every template, expanded from every sample: complete, valid, small, and fit for every client. */
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { expand, readJson, sampleFiles, strings, templateNames } from "./expanded.ts";
import { lint } from "./lint.ts";
import { sampleFile, samples } from "./samples.ts";

/** The part of Microsoft's renderer used here; its package cannot be imported by Node as it is. */
type Parser = {
  AdaptiveCard: new () => { parse(card: object, context: unknown): void };
  SerializationContext: new () => { readonly eventCount: number; getEventAt(index: number): { message: string } };
};
const require = createRequire(import.meta.url);
const parser = require("adaptivecards/dist/adaptivecards.js") as Parser;

/** What Microsoft's parser for Adaptive Cards 1.5 objects to. Charts and blocks of code are newer than it; the lint asks their fallback. */
function objections(card: object): string[] {
  const context = new parser.SerializationContext();
  new parser.AdaptiveCard().parse(card, context);
  return Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message).filter(
    (message) => !/^Unknown element type "(Chart\.|CodeBlock")/.test(message),
  );
}

/** The same view with a data text's own braces taken out, so that what is left of them is the template's. */
const withoutBraces = (view: unknown): unknown => JSON.parse(JSON.stringify(view).replaceAll("${", "§{"));

it("has a view and samples for every template, and a template for every view", () => {
  expect(Object.keys(samples).toSorted()).toEqual(templateNames.toSorted());
});

it("has no sample file that no view makes", () => {
  const made = Object.entries(samples).flatMap(([name, variants]) =>
    Object.keys(variants).map((variant) => sampleFile(name, variant)),
  );
  expect(sampleFiles.map(({ file }) => file).toSorted()).toEqual(made.toSorted());
});

describe.each(sampleFiles)("$file", ({ file, template }) => {
  const view = readJson(file);
  const card = expand(template, view);

  it("leaves no placeholder unfilled", () => {
    const left = strings(expand(template, withoutBraces(view))).filter(({ text }) => text.includes("${"));
    expect(left).toEqual([]);
  });

  it("has no value missing where the template asks for one", () => {
    expect(JSON.stringify(card)).not.toMatch(/undefined|\[object Object\]|NaN|Invalid Date/);
  });

  it("is a valid card to Microsoft's parser", () => {
    expect(objections(card)).toEqual([]);
  });

  it("keeps to the rules for cards", () => {
    expect(lint(card)).toEqual([]);
  });

  it("is small enough for every connection", () => {
    expect(Buffer.byteLength(JSON.stringify(card), "utf16le")).toBeLessThanOrEqual(
      (["gaps", "customer"].includes(template) ? 40 : 28) * 1024,
    );
  });

  it("is the same when expanded again from a template used before", () => {
    expect(expand(template, view)).toEqual(card);
  });
});
