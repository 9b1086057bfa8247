/** Cards expanded from their templates, and a walk through everything in one. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fill, readTemplate } from "../../src/cards/kit/render.ts";

const folder = resolve(import.meta.dirname, "../../cards");

/** An element, an action or a column: anything in a card that has properties. */
export type Element = Readonly<Record<string, unknown>>;

/** Templates by name. */
export const templateNames = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.replace(".json", ""));

/** Sample files, below `cards/`, with the template they are for. */
export const sampleFiles = readdirSync(join(folder, "samples"))
  .filter((file) => file.endsWith(".sample.json"))
  .map((file) => ({ file: `samples/${file}`, template: file.split(".")[0] ?? "" }));

export const readJson = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), "utf8"));

const templates = new Map<string, ReturnType<typeof readTemplate>>();

/** A template filled with a view. Reading one takes longer than filling it, so each is read once. */
export function expand(template: string, view: unknown): Element {
  const known = templates.get(template) ?? readTemplate(readJson(`${template}.json`));
  templates.set(template, known);
  return fill(known, view) as Element;
}

/** Every object in the card with the way to it, the card first. */
export function* walk(element: unknown, path = "$"): Generator<{ element: Element; path: string }> {
  if (Array.isArray(element)) {
    for (const [index, one] of element.entries()) yield* walk(one, `${path}[${index}]`);
  } else if (typeof element === "object" && element !== null) {
    yield { element: element as Element, path };
    for (const [key, value] of Object.entries(element)) yield* walk(value, `${path}.${key}`);
  }
}

/** Every string in the card with the way to it. */
export function strings(card: unknown): { text: string; path: string }[] {
  return [...walk(card)].flatMap(({ element, path }) =>
    Object.entries(element).flatMap(([key, value]) => {
      const all = Array.isArray(value) ? value : [value];
      return all.filter((one) => typeof one === "string").map((text) => ({ text, path: `${path}.${key}` }));
    }),
  );
}
