/** The samples in `cards/` are what the views make of believable facts. `npx vitest run test/cards/samples.test.ts -u` writes them anew. */
import { describe, expect, it } from "vitest";
import { samples, sampleFile } from "./samples.ts";

describe.each(Object.entries(samples))("%s", (template, variants) => {
  it.each(Object.entries(variants))("keeps its %s sample as the view makes it", async (variant, view) => {
    const file = `../../cards/${sampleFile(template, variant)}`;
    await expect(`${JSON.stringify(view, null, 2)}\n`).toMatchFileSnapshot(file);
  });
});
