import { fc } from "../../properties.ts";
import { expect, it } from "vitest";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { applyCustomerRow, type CustomerRow } from "../../../src/domain/imports/customers.ts";
import { aCustomer, monday } from "../customers.ts";

const id = "9b58ba8d-c498-46e7-b648-245edafa3a38";
const context = { now: monday, by: "ada" };
const aRow = (parts: Partial<CustomerRow> = {}): CustomerRow => ({ line: 2, id, name: "Contoso Ltd.", ...parts });

/** Applies a row whose name is one. */
function apply(...given: Parameters<typeof applyCustomerRow>) {
  const applied = applyCustomerRow(...given);
  if (applied.outcome === "refused") throw new Error(applied.refused);
  return applied;
}

it("adds a customer nobody knows, with one entry in its history", () => {
  const { doc, outcome, assigned } = apply(
    undefined,
    aRow({ domain: "contoso.com", relationship: "Cloud Reseller", tags: ["Azure"] }),
    context,
  );
  expect({ outcome, assigned }).toEqual({ outcome: "new", assigned: undefined });
  expect(doc).toMatchObject({
    name: "Contoso Ltd.",
    domain: "contoso.com",
    relationship: "Cloud Reseller",
    tags: ["Azure"],
    // A reseller relation is no sale: how the customer buys is not known yet.
    channels: [],
    source: "import",
    addedAt: monday,
    history: [{ at: monday, by: "ada", what: "added", to: "Contoso Ltd.", evidence: "imported" }],
  });
});

it("refuses a name that is none, and leaves the known one as it is", () => {
  const before = aCustomer({ name: "Larkfield" });
  expect(applyCustomerRow(before, aRow({ name: "La***" }), context)).toEqual({
    doc: before,
    outcome: "refused",
    refused: "The company name “La***” looks masked. It stays “Larkfield”.",
  });
  expect(applyCustomerRow(undefined, aRow({ name: "????????" }), context)).toMatchObject({
    doc: undefined,
    outcome: "refused",
  });
  // What a person called it is nobody's mistake.
  const odd = aCustomer({ name: "La***" });
  expect(apply(odd, aRow({ name: "La***" }), context)).toMatchObject({ doc: odd, outcome: "unchanged" });
});

it("assigns the owner and asks them when told to", () => {
  const { doc, assigned } = apply(undefined, aRow({ owner: "megan@contoso.com" }), {
    ...context,
    promptId: "p1",
  });
  expect(assigned).toBe("megan@contoso.com");
  expect(doc).toMatchObject({
    owner: "megan@contoso.com",
    ownerSince: monday,
    checklist: { revision: 1, prompt: { id: "p1", to: "megan@contoso.com", because: "assigned", askedBy: "ada" } },
  });
});

it("counts the checklist's revision up and supersedes the open prompt when the owner changes", () => {
  const open = { id: "p0", to: "megan", because: "assigned", at: monday } as const;
  const before = aCustomer({ checklist: { revision: 4, answers: {}, prompt: open } });
  const { doc, outcome } = apply(before, aRow({ owner: "isaiah@contoso.com" }), context);
  expect(outcome).toBe("changed");
  expect(doc.checklist).toMatchObject({ revision: 5, prompt: { id: "p0", closed: { how: "superseded" } } });
  expect(doc.history.at(-1)).toMatchObject({ what: "assigned", from: "megan", to: "isaiah@contoso.com" });
});

it("changes nothing when the file names the owner by user principal name and we know them by object id", () => {
  const before = aCustomer({ owner: "megan", deputy: "isaiah" });
  const person = (ref: string) => ref.replace("@contoso.com", "");
  const row = aRow({ owner: "megan@contoso.com", deputy: "isaiah@contoso.com" });
  const applied = apply(before, row, { ...context, person });
  expect(applied).toEqual({ doc: before, outcome: "unchanged" });
});

it.each<[string, Partial<Customer>, Partial<CustomerRow>]>([
  ["has no Owner column", { owner: "megan", deputy: "isaiah" }, {}],
  ["has the name without a space that somebody typed after it", { name: "Contoso Ltd. " }, {}],
  ["has no domain and relationship", { domain: "contoso.com", relationship: "None" }, {}],
  ["has the tags without the space that somebody typed", { tags: [" Azure", ""] }, { tags: ["Azure"] }],
  ["has no Tags column", { tags: ["Azure"] }, {}],
  ["has the tags in another order", { tags: ["Azure", "Gold"] }, { tags: ["Gold", "Azure"] }],
  [
    "repeats a relationship, whatever channels a person recorded",
    { channels: ["EA/VL"], relationship: "Indirect Reseller" },
    { relationship: "Indirect Reseller" },
  ],
])("changes nothing when the file %s", (_, parts, row) => {
  const before = aCustomer(parts);
  const applied = apply(before, aRow(row), context);
  expect(applied.outcome).toBe("unchanged");
  expect(applied.doc).toBe(before);
});

it.each<[string, Partial<CustomerRow>, object]>([
  ["name", { name: "Contoso GmbH" }, { item: "name", from: "Contoso Ltd.", to: "Contoso GmbH" }],
  ["tags", { tags: [] }, { item: "tags", from: "Azure", to: "" }],
  ["relationship", { relationship: "Partner" }, { item: "relationship", to: "Partner" }],
  ["deputy", { deputy: "isaiah" }, { item: "deputy", to: "isaiah" }],
])("writes a changed %s into the history with what it was", (_, row, entry) => {
  const { doc, outcome } = apply(aCustomer({ tags: ["Azure"] }), aRow(row), context);
  expect(outcome).toBe("changed");
  expect(doc.history).toEqual([{ at: monday, by: "ada", what: "imported", evidence: "imported", ...entry }]);
});

it.each(["Cloud Reseller", "Indirect Reseller", "Indirect Provider", "Partner", "None"])(
  "does not take the relationship %s for a sale",
  (relationship) => {
    expect(apply(undefined, aRow({ relationship }), context).doc.channels).toEqual([]);
    const before = aCustomer({ relationship: "Advisor", channels: ["Web Direct"] });
    expect(apply(before, aRow({ relationship }), context).doc.channels).toEqual(["Web Direct"]);
  },
);

const word = fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" }).map((text) => text.trim() || "x");
const rows: fc.Arbitrary<CustomerRow> = fc.record(
  {
    line: fc.constant(2),
    id: fc.constant(id),
    // Some are refused, such as those that are no text any more.
    name: word.filter((name) => applyCustomerRow(undefined, aRow({ name }), context).outcome !== "refused"),
    domain: word,
    relationship: fc.constantFrom("Cloud Reseller", "None", "Partner"),
    tags: fc.array(word, { maxLength: 3 }),
    owner: fc.constantFrom("a@x.example", "b@x.example"),
    deputy: fc.constantFrom("a@x.example", "b@x.example"),
  },
  { requiredKeys: ["line", "id", "name"] },
);

it("changes nothing when the same row is imported again, whatever came before it", () => {
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 3 }), rows, (earlier, row) => {
      let doc: Customer | undefined;
      for (const one of earlier) doc = apply(doc, one, context).doc;
      const once = apply(doc, row, context).doc;
      const twice = apply(once, row, { now: "2027-01-01T00:00:00.000Z", by: "somebody" });
      expect(twice.outcome).toBe("unchanged");
      expect(twice.doc).toBe(once);
    }),
  );
});
