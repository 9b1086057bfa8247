/** The rules for cards find what they are for: each of these cards breaks one. */
import { expect, it } from "vitest";
import { lint } from "./lint.ts";

const card = (...body: object[]) => ({
  type: "AdaptiveCard",
  version: "1.5",
  speak: "News",
  fallbackText: "News",
  body,
});
const words = (text: string, more: object = {}) => ({ type: "TextBlock", text, wrap: true, ...more });
const execute = (more: object = {}) => ({
  type: "Action.Execute",
  title: "Show",
  verb: "show",
  data: { customer: "c" },
  fallback: { type: "Action.Submit", title: "Show", data: { verb: "show", customer: "c" } },
  ...more,
});
const actions = (...all: object[]) => ({ type: "ActionSet", actions: all });

it("finds nothing wrong with a good card", () => {
  expect(lint(card(words("31 gaps"), words("✓", { color: "Good" }), actions(execute())))).toEqual([]);
});

it.each([
  ["text that does not wrap", card({ type: "TextBlock", text: "31 gaps" }), "does not wrap"],
  ["an empty text", card(words(" ")), "empty TextBlock"],
  ["a sentence in green", card(words("Everything is in order", { color: "Good" })), "colours more than a mark"],
  ["a word in yellow", card(words("High", { color: "Warning" })), "colours more than a mark"],
  ["a picture nobody can hear", card({ type: "Image", url: "https://x.example/a.png" }), "without altText"],
  ["a chart without a fallback", card({ type: "Chart.Donut", data: [] }), "no fallback"],
  [
    "a chart whose fallback is as new",
    card({ type: "Chart.Donut", data: [], fallback: { type: "Badge", text: "55 %" } }),
    "no fallback",
  ],
  ["an input without id", card({ type: "Input.Text", label: "Note" }), "would not be sent"],
  ["an input without label", card({ type: "Input.Text", id: "note" }), "no label"],
  [
    "a required input without a message",
    card({ type: "Input.Text", id: "a", label: "A", isRequired: true }),
    "errorMessage",
  ],
  ["a button that old clients do not know", card(actions(execute({ fallback: undefined }))), "no Action.Submit"],
  [
    "a button that submits other data than it executes",
    card(
      actions(execute({ fallback: { type: "Action.Submit", title: "Show", data: { verb: "show", customer: "d" } } })),
    ),
    "sends other data",
  ],
  [
    "a button whose fallback takes the form along",
    card(actions(execute({ associatedInputs: "none" }))),
    "takes other inputs",
  ],
  ["state in a button", card(actions(execute({ data: { customer: { name: "Contoso" } } }))), "no id and no number"],
  [
    "a row that does not say what it opens",
    card({ type: "Container", items: [], selectAction: execute({ title: undefined }) }),
    "neither title",
  ],
  ["five buttons", card(actions(execute(), execute(), execute(), execute(), execute())), "has 5 buttons"],
  [
    "two likely buttons",
    card(actions(execute({ style: "positive" }), execute({ style: "positive" }))),
    "more than one",
  ],
  [
    "a fold of nothing",
    card(actions({ type: "Action.ToggleVisibility", title: "More", targetElements: ["x"] })),
    "does not exist",
  ],
  ["a card that is silent", { ...card(words("a")), speak: "" }, "no speak"],
  [
    "an id twice",
    card({ type: "Container", id: "a", items: [] }, { type: "Container", id: "a", items: [] }),
    "there twice",
  ],
])("finds %s", (_, bad, fault) => {
  expect(lint(bad)).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
});
