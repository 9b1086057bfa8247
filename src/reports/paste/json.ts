/** Finds JSON objects in text, whatever stands around them. */
import { jsonIn } from "../../domain/json.ts";

/** Braces looked at in one text; more is not the output of one command. */
const mostObjects = 200;

/**
 * The JSON objects in a text with the place of each, outermost first, those in arrays and under `value` or `properties`
 * not unpacked. `broken` when something begins like an object and is none.
 */
export function jsonObjectsIn(text: string): { objects: readonly { object: object; at: number }[]; broken: boolean } {
  const objects: { object: object; at: number }[] = [];
  let broken = false;
  let tried = 0;
  for (let at = text.indexOf("{"); at >= 0 && tried < mostObjects; at = text.indexOf("{", at)) {
    tried += 1;
    const end = endOfObject(text, at);
    const object = end === undefined ? undefined : parse(text.slice(at, end));
    if (object === undefined) broken = true;
    else objects.push({ object, at });
    // What is no object may hold one: a brace of the prompt before it, an outer one that is cut off.
    at = object === undefined || end === undefined ? at + 1 : end;
  }
  return { objects, broken };
}

/** Behind the brace that closes the one at `start`; undefined when it is never closed. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === "\\") at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/** Parses, also when a terminal broke a long line within a text. */
function parse(json: string): object | undefined {
  for (const candidate of [json, json.replace(/\n\s*/g, "")]) {
    const value = jsonIn(candidate);
    if (value !== undefined) return typeof value === "object" && value !== null ? value : undefined;
  }
  return undefined;
}
