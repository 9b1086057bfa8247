/** Makes a card: a template of `cards/` filled with the data it shows. */
import { readFileSync } from "node:fs";
import { Template } from "adaptivecards-templating/lib/template-engine.js"; // The package root drags TypeScript sources of another package in.
import type { Plain } from "./text.ts";

/** What nobody reads: in these fields, and in literals of ours, text need not be made safe. */
type Unread = "id" | "value" | "url" | "verb" | "data" | "submit";

/** The view itself when all that people read in it is `Shown` or `Plain`; else what does not compile. */
type Safe<Part> = Part extends string
  ? string extends Part
    ? never
    : Part
  : Part extends readonly (infer Item)[]
    ? readonly Safe<Item>[]
    : Part extends object
      ? { [Field in keyof Part]: Field extends Unread ? Part[Field] : Safe<Part[Field]> }
      : Part;

/** A card to send. `summary` is the one line of notifications and chat lists; it makes sense alone. */
export type Card = { content: object; summary: string };

/** Every view says in one line what its card says. */
export type View = { summary: Plain };

/** Next to `src/` and to the built `dist/` alike. */
const folder = new URL("../../../cards/", import.meta.url);
const templates = new Map<string, Template>();

/**
 * Fills a template of `cards/`. Each is filled by one file; a test expands every one.
 * @throws {Error} when the template is missing or is not JSON: a fault of ours.
 */
export function render<Made extends View>(template: string, view: Made & Safe<Made>): Card {
  return expand(template, view);
}

/** The card of the fullest view that is small enough; of the last level when none is. */
export function renderFitting<Level, Made extends View>(
  template: string,
  levels: readonly Level[],
  view: (level: Level) => Made & Safe<Made>,
): Card {
  for (const [index, level] of levels.entries()) {
    const card = expand(template, view(level));
    if (index === levels.length - 1 || sizeOf(card) <= limitOf(template)) return card;
  }
  throw new RangeError("no level was given");
}

function expand(template: string, view: View): Card {
  let known = templates.get(template);
  if (known === undefined) {
    known = readTemplate(JSON.parse(readFileSync(new URL(`${template}.json`, folder), "utf8")));
    templates.set(template, known);
  }
  return { content: fill(known, view), summary: view.summary };
}

/** A template ready to be filled. */
export const readTemplate = (json: unknown): Template => new Template(json);

/** The card of a template and the data it shows. */
export const fill = (template: Template, view: unknown): object => template.expand({ $root: view }) as object;

/** Bytes a card may take. Teams counts UTF-16; 28 KB is what every kind of connection takes. */
const sizeLimit = 28 * 1024;
/**
 * For the two cards that people work from: Microsoft's page on the size of a bot's messages says about 100 KB, older ones
 * said 40 KB, which is kept to. As answers to clicks they are in the body of a response, which takes 80 KB
 * (MicrosoftDocs/msteams-docs, issue 4135).
 */
const largerLimit = 40 * 1024;
const larger: ReadonlySet<string> = new Set(["gaps", "customer"]);

/** Bytes the card of a template may take. */
export const limitOf = (template: string): number => (larger.has(template) ? largerLimit : sizeLimit);

/** The size of a card as Teams counts it. */
export function sizeOf(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card.content), "utf16le");
}
