import { expect, it } from "vitest";
import type { Claim } from "../../../src/domain/customer/customer.ts";
import { applySubscriptions, type SubscriptionRow } from "../../../src/domain/imports/subscriptions.ts";
import { aCustomer, monday } from "../customers.ts";
import { context } from "./context.ts";

const azure = "e47683cf-63fd-496d-9fb3-74f4c90d4e96";
const sales = "0ab9cd3a-1bbe-409c-b4b3-179ee1e29208";

const aRow = (parts: Partial<SubscriptionRow> = {}): SubscriptionRow => ({
  line: 2,
  id: azure,
  product: "Microsoft Azure",
  quantity: 1,
  active: true,
  ...parts,
});

const salesClaim: Claim = {
  id: `sales/${sales}`,
  workload: "sales",
  subscription: sales,
  area: "Business Applications",
  role: "Usage recognition - Non-Incentivized",
  scope: { is: "in" },
  scopedOn: "2026-09-01",
  status: "Not started",
  statusSince: "2026-09-01",
  evidence: { kind: "reported", at: monday, by: "megan" },
};

const apply = (customer: Parameters<typeof applySubscriptions>[0], ...rows: SubscriptionRow[]) =>
  applySubscriptions(customer, rows, context);

it("adds Azure subscriptions that we sell through CSP, which says nothing of licences", () => {
  const { doc, findings } = apply(aCustomer(), aRow());
  expect(doc.subscriptions).toEqual([
    { id: azure, scope: { is: "in" }, access: "unknown", since: "2026-11-23", soldByUsCsp: true },
  ]);
  expect(doc.channels).toEqual([]);
  expect(findings).toMatchObject([{ kind: "new", item: azure }]);
});

it("marks a claim whose subscription we sell through CSP", () => {
  const row = aRow({ id: sales, product: "Dynamics 365 Sales" });
  const { doc, findings } = apply(aCustomer({ claims: [salesClaim] }), row);
  expect(doc.claims).toEqual([{ ...salesClaim, soldBy: "CSP" }]);
  expect(findings).toMatchObject([{ kind: "changed", item: salesClaim.id }]);
});

it("names what is sold and nobody has decided about, each time", () => {
  const row = aRow({ id: sales, product: "Dynamics 365 Sales" });
  const once = apply(aCustomer(), row);
  expect(once).toMatchObject({ outcome: "changed", findings: [{ kind: "candidate", item: "sales" }] });
  expect(once.doc.channels).toEqual(["CSP"]);
  expect(once.doc.history.map(({ what, item }) => [what, item])).toEqual([["imported", "subscriptions"]]);
  expect(apply(once.doc, row)).toMatchObject({ outcome: "unchanged", findings: [{ kind: "candidate" }] });
});

it.each([
  ["an Azure plan, which is no subscription", aRow({ product: "Azure plan" })],
  ["a product whose name only begins with Azure", aRow({ product: "Azure Active Directory Premium P1" })],
  ["a product whose name goes on after Microsoft Azure", aRow({ product: "Microsoft Azure Information Protection" })],
])("adds no subscription for %s", (_, row) => {
  expect(apply(aCustomer(), row).doc.subscriptions).toEqual([]);
});

it("changes nothing for subscriptions that are not active", () => {
  const before = aCustomer();
  expect(apply(before, aRow({ active: false }))).toEqual({ doc: before, outcome: "unchanged", findings: [] });
});

it("changes nothing the second time", () => {
  const rows = [aRow(), aRow({ id: sales, product: "Dynamics 365 Sales" })];
  const once = apply(aCustomer({ claims: [salesClaim] }), ...rows).doc;
  const twice = apply(once, ...rows);
  expect(twice.doc).toBe(once);
});
