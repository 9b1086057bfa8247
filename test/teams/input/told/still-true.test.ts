/** The words of *Still true*, typed. */
import { expect, it } from "vitest";
import { stillTrueIn } from "../../../../src/teams/input/told/still-true.ts";

it.each([
  ["still true", ""],
  ["Yes, still true.", ""],
  ["it's still correct", ""],
  ["nothing changed", ""],
  ["nothing has changed since then, thanks", ""],
  ["no changes here", ""],
  ["Contoso: still true", "Contoso"],
  ["contoso still the same", "contoso"],
  ["Contoso is still up to date", "Contoso"],
  ["Contoso - no changes", "Contoso"],
  ["nothing changed at Contoso Ltd.", "Contoso Ltd"],
  ["still true for Contoso and Fabrikam", "Contoso | Fabrikam"],
  ["Contoso hasn't changed", "Contoso"],
  ["Contoso hasn't changed, same for Fabrikam", "Contoso | Fabrikam"],
  ["Contoso hasn't changed, same claim as before", undefined],
  ["Contoso, Fabrikam and Coho: nothing changed", "Contoso | Fabrikam | Coho"],
  ["all still true", "all"],
  ["still true for all of them", "all"],
  ["everything as before", "all"],
  ["all my customers: still true", "all"],
  ["Contoso and Fabrikam - no change since last month", "Contoso | Fabrikam"],
  ["Contoso: nothing new, all like before", "Contoso"],
  // Something else is said, or asked.
  ["is it still true?", undefined],
  ["still true, but PAL is gone", undefined],
  ["nothing changed except for Teams", undefined],
  ["nothing changed at Contoso but Fabrikam left", "Contoso but Fabrikam left"],
  ["the Teams claim is still in review", undefined],
  ["Contoso is still mine", undefined],
  ["not true", undefined],
])("%j is said of %j", (text, of) => {
  const said = stillTrueIn(text);
  expect(said?.all === true ? "all" : said?.customers.join(" | ")).toBe(of);
});
