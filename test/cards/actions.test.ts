/** Everything that can be pressed on a card, held against the table of actions: each is known and takes the data. */
import { expect, it } from "vitest";
import { actions } from "../../src/teams/bot/actions.ts";
import { expand, readJson, sampleFiles, walk, type Element } from "./expanded.ts";

/** What a card sends when it is pressed as it is: the data, and the inputs where they go along. */
function* presses(card: Element): Generator<{ verb: string; data: object }> {
  const inputs = [...walk(card)].flatMap(({ element }) =>
    String(element["type"]).startsWith("Input.") ? [[element["id"], element["value"] ?? ""]] : [],
  );
  for (const { element } of walk(card)) {
    if (element["type"] !== "Action.Execute" && element["type"] !== "Action.Submit") continue;
    const given = element["associatedInputs"] === "auto" ? Object.fromEntries(inputs) : {};
    // The verb of an Action.Submit stands among its data.
    const { verb, ...data } = { verb: element["verb"], ...(element["data"] as Element) };
    yield { verb: String(verb), data: { ...given, ...data } };
  }
}

it.each(sampleFiles)("$file sends only what the table of actions takes", ({ file, template }) => {
  for (const { verb, data } of presses(expand(template, readJson(file)))) {
    const known = actions.find((action) => action.verb === verb);
    expect(known, `the verb ${verb}`).toBeDefined();
    expect(known?.schema.safeParse(data), `${verb} ${JSON.stringify(data)}`).toMatchObject({ success: true });
  }
});
