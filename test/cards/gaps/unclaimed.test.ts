/** Customers without a claim: the owners that are named have all of them between them. */
import { expect, it } from "vitest";
import { unclaimedCard, unclaimedView } from "../../../src/cards/gaps/unclaimed.ts";
import { listPage } from "../../../src/domain/listing.ts";
import { theUnclaimed } from "../facts.ts";

const people = ["Adele", "Diego", "Joni", "Lynne", "Megan", undefined, "Nestor"];

it.each<[string, readonly number[], string]>([
  ["four", [5, 3, 2, 1], "Adele 5 · Diego 3 · Joni 2 · Lynne 1"],
  ["five", [5, 3, 2, 1, 1], "Adele 5 · Diego 3 · Joni 2 · Lynne 1 · Megan 1"],
  ["more", [5, 3, 2, 1, 1, 1, 1], "Adele 5 · Diego 3 · Joni 2 · Lynne 1 · others 3"],
])("with %s of them, says how many are whose, and leaves none out", (_, many, split) => {
  const names = new Map(people.flatMap((one) => (one === undefined ? [] : [[one, one] as const])));
  const byOwner = new Map(many.map((one, at) => [people[at], one]));
  expect(unclaimedView({ ...theUnclaimed, names, byOwner }).split).toBe(split);
});

it("of those that use it, says how many, and that nothing is known where no report is", () => {
  const view = unclaimedView({ ...theUnclaimed, used: true });
  expect(view.title).toBe("4 of 40 customers use Power BI, with no claim for it");
  const none = unclaimedCard({ ...theUnclaimed, used: true, filter: "power-bi in use", found: listPage([], 1) });
  const { content } = none;
  expect(JSON.stringify(content)).toContain("No report shows Power BI in use without a claim for it");
  expect(JSON.stringify(content)).toContain('"none power-bi"');
  const nowhere = { ...theUnclaimed, used: true, isReported: false, found: listPage([], 1) };
  expect(JSON.stringify(unclaimedCard(nowhere).content)).toContain("No report shows where Power BI is used");
});
