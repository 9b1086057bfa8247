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

it.each([
  ["once answered", contosoInDepth.customer],
  ["never answered", { ...contosoInDepth.customer, checklist: { revision: 0, answers: {} } }],
])("tells of a missing owner once, with the next step, where the question was %s", (_, customer) => {
  const gap = aGap(customer, "G01", { what: "No owner", topic: "owner", severity: "high", next: "Assign an owner" });
  const { content } = customerCard(
    withItems({ ...contosoInDepth, customer, gaps: [gap], names, reader, manager: true }),
  );
  const words = wordsOf(content);
  expect(words.match(/No owner/g)).toHaveLength(1);
  expect(words).toMatch(/Owner assigned\nNo owner, since .+ Assign an owner/);
});
