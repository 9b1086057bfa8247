/** What every card must keep to, whatever it shows. Each fault is a line that says where and what. */
import { walk, type Element } from "./expanded.ts";

/** What every client that shows Adaptive Cards 1.2 can draw. */
const everywhere = new Set(
  (
    "AdaptiveCard TextBlock Container ColumnSet Column FactSet Image ImageSet ActionSet " +
    "RichTextBlock TextRun Input.Text Input.ChoiceSet Input.Toggle Input.Date Input.Time " +
    "Input.Number Action.Submit Action.OpenUrl Action.ToggleVisibility"
  ).split(" "),
);
/** Not elements, though they have a type. */
const otherTypes = new Set(["Data.Query"]);
const marks = new Set(["✓", "✗", "?", "!", "·"]);

const textOf = (element: Element, key: string): string => (typeof element[key] === "string" ? element[key] : "");
const typeOf = (element: Element): string => textOf(element, "type");
const isObject = (value: unknown): value is Element =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Rule = (element: Element, card: Element) => string | undefined;

const rules: Record<string, Rule> = {
  "text wraps": (element) =>
    typeOf(element) === "TextBlock" && element["wrap"] !== true
      ? `does not wrap: ${textOf(element, "text")}`
      : undefined,
  "text is not empty": (element) =>
    typeOf(element) === "TextBlock" && textOf(element, "text").trim() === "" ? "is an empty TextBlock" : undefined,
  "no meaning by colour alone": (element) => {
    const color = textOf(element, "color");
    if (typeOf(element) !== "TextBlock" || color === "" || color === "Default") return undefined;
    const words = textOf(element, "text");
    if (marks.has(words)) return undefined;
    if (color === "Attention" && words.length <= 16) return undefined;
    return `colours more than a mark or a short word: ${words}`;
  },
  "pictures say what they show": (element) =>
    typeOf(element) === "Image" && textOf(element, "altText") === "" ? "is an Image without altText" : undefined,
  "newer elements have a fallback": (element) => {
    const type = typeOf(element);
    if (type === "" || everywhere.has(type) || otherTypes.has(type)) return undefined;
    const { fallback } = element;
    return isObject(fallback) && everywhere.has(typeOf(fallback))
      ? undefined
      : `${type} has no fallback that old clients know`;
  },
  "inputs are labelled and named": (element) => {
    if (!typeOf(element).startsWith("Input.")) return undefined;
    if (textOf(element, "id") === "") return "is an input without id: it would not be sent";
    if (textOf(element, "label") === "") return `${textOf(element, "id")} has no label`;
    return element["isRequired"] === true && textOf(element, "errorMessage") === ""
      ? `${textOf(element, "id")} has no errorMessage`
      : undefined;
  },
  "executing and submitting lead to the same": (element) => {
    if (typeOf(element) !== "Action.Execute") return undefined;
    const { verb, data, fallback, associatedInputs } = element;
    if (!isObject(fallback) || typeOf(fallback) !== "Action.Submit")
      return "Action.Execute has no Action.Submit to fall back to";
    if (fallback["associatedInputs"] !== associatedInputs) return "the fallback takes other inputs";
    const same = JSON.stringify(fallback["data"]) === JSON.stringify({ verb, ...(isObject(data) ? data : {}) });
    return same ? undefined : "the fallback sends other data";
  },
  "data is ids and revisions only": (element) => {
    const { data } = element;
    if (!["Action.Execute", "Action.Submit"].includes(typeOf(element)) || !isObject(data)) return undefined;
    const isId = (value: unknown) => typeof value === "number" || (typeof value === "string" && value.length <= 100);
    const odd = Object.entries(data).find(([, value]) => !(Array.isArray(value) ? value.every(isId) : isId(value)));
    return odd === undefined ? undefined : `sends ${odd[0]}, which is no id and no number`;
  },
  "every press says what it does": (element) => {
    if (!typeOf(element).startsWith("Action.") || ("data" in element && !isObject(element["fallback"])))
      return undefined;
    return textOf(element, "title") === "" && textOf(element, "tooltip") === ""
      ? "has neither title nor tooltip"
      : undefined;
  },
  "at most four buttons, one emphasised": (element) => {
    const { actions } = element;
    if (!Array.isArray(actions)) return undefined;
    if (actions.length > 4) return `has ${actions.length} buttons`;
    return actions.filter((action: Element) => action["style"] === "positive").length > 1
      ? "emphasises more than one button"
      : undefined;
  },
  "what is toggled exists": (element, card) => {
    if (typeOf(element) !== "Action.ToggleVisibility") return undefined;
    const ids = new Set([...walk(card)].map((found) => found.element["id"]));
    const missing = (element["targetElements"] as unknown[]).find((target) => !ids.has(target));
    return missing === undefined ? undefined : `toggles ${JSON.stringify(missing)}, which does not exist`;
  },
  "the card speaks": (element) => {
    if (typeOf(element) !== "AdaptiveCard") return undefined;
    if (element["version"] !== "1.5") return "is not of version 1.5";
    return textOf(element, "speak") === "" || textOf(element, "fallbackText") === ""
      ? "has no speak or fallbackText"
      : undefined;
  },
};

/** @returns every fault of an expanded card, none when it is fine. */
export function lint(card: Element): string[] {
  const faults: string[] = [];
  for (const { element, path } of walk(card)) {
    for (const [name, rule] of Object.entries(rules)) {
      const fault = rule(element, card);
      if (fault !== undefined) faults.push(`${path}: ${fault} (${name})`);
    }
  }
  const ids = [...walk(card)].flatMap(({ element }) =>
    typeof element["id"] === "string" && "type" in element ? [element["id"]] : [],
  );
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index)))
    faults.push(`the id ${id} is there twice`);
  return faults;
}
