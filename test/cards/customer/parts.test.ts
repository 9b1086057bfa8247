import { expect, it } from "vitest";
import { customerCard } from "../../../src/cards/customer/customer.ts";
import { wordsOf } from "../../teams/cards.ts";
import { aGap, contosoInDepth, names, withItems, reader } from "../facts.ts";

it("tells of every open gap, also where two are about one thing", () => {
  const { customer } = contosoInDepth;
  const item = customer.identities[0]?.id ?? "";
  const both = [
    aGap(customer, "P05", { item, what: "Role removed on one subscription", severity: "high" }),
    aGap(customer, "P09", { item, what: "A report contradicts the link", severity: "medium" }),
  ];
  const { content } = customerCard(withItems({ ...contosoInDepth, gaps: both, names, reader, manager: true }));
  expect(wordsOf(content)).toContain("A report contradicts the link");
  expect(wordsOf(content).split("A report contradicts the link")).toHaveLength(2);
});

it.each([
  ["Cloud Reseller", true],
  ["None", false],
])("names the relationship %s: %s", (relationship, isShown) => {
  const customer = { ...contosoInDepth.customer, relationship };
  const { content } = customerCard(withItems({ ...contosoInDepth, customer, gaps: [], names, reader, manager: true }));
  expect(wordsOf(content).split("\n")[1]?.includes(relationship)).toBe(isShown);
});
