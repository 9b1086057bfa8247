/** Customers without a claim: the owners that are named have all of them between them. */
import { expect, it } from "vitest";
import { unclaimedView } from "../../../src/cards/gaps/unclaimed.ts";
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
