import { expect, it } from "vitest";
import { sentencesIn, textsIn } from "../../src/dev/words/sentences.ts";

it("finds what a card shows, in order and once, and nothing that only the client reads", () => {
  const card = {
    type: "AdaptiveCard",
    body: [
      { type: "TextBlock", text: "4 questions to answer" },
      { type: "Input.Text", id: "note", label: "Add a note", placeholder: "Optional" },
      { type: "TextBlock", text: "4 questions to answer" },
    ],
    actions: [{ type: "Action.Execute", title: "Save", verb: "record", tooltip: "Saves your answers" }],
  };
  expect(textsIn(card)).toEqual(["4 questions to answer", "Add a note", "Optional", "Save", "Saves your answers"]);
});

it.each([
  ["a sentence", `const x = "Nothing was changed.";`, ["Nothing was changed."]],
  ["a template, with what is filled in", "say(`No customer like “${words}”`)", ["No customer like “${words}”"]],
  ["the title of a button", `button("Assign", press("assign"))`, ["Assign"]],
  ["no comment", `/** "Said to nobody at all" */ // "nor this one"`, []],
  ["no name of an import", `import { a } from "../customer data/b.ts";`, []],
  ["no identifier", `const kind = "no-such-customer";`, []],
])("finds in source %s", (_, source, sentences) => {
  expect(sentencesIn(source)).toEqual(sentences);
});
