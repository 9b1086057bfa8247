import { describe, expect, it } from "vitest";
import { findCustomers, namesakes } from "../../../src/domain/customer/find.ts";
import { aCustomer } from "../customers.ts";

const named = (name: string, id = name) => aCustomer({ id, name, domain: `${id.toLowerCase()}.onmicrosoft.com` });
const customers = [
  named("Contoso Ltd."),
  named("Contoso Pharmaceuticals"),
  named("Contoso Suites"),
  named("Liberty's Delightful Sinful Bakery & Café"),
  named("東京トレーダーズ株式会社"),
  named('"Quoted" Holdings, GmbH'),
  named("Adventure Works Cycles", "6fced11d-2bd8-41e6-847a-8387cdde8d51"),
];
const found = (text: string) => {
  const result = findCustomers(customers, text);
  if (result.found === "one") return result.customer.name;
  return result.found === "several" ? result.customers.map(({ name }) => name) : "none";
};

describe("finding a customer", () => {
  it.each([
    ["Contoso Ltd.", "Contoso Ltd."],
    ["contoso ltd", "Contoso Ltd."],
    ["CONTOSO PHARMA", "Contoso Pharmaceuticals"],
    ["suites", "Contoso Suites"],
    ["Café", "Liberty's Delightful Sinful Bakery & Café"],
    ["cafe", "Liberty's Delightful Sinful Bakery & Café"],
    ["bakery & cafe", "Liberty's Delightful Sinful Bakery & Café"],
    ["東京", "東京トレーダーズ株式会社"],
    ["quoted holdings", '"Quoted" Holdings, GmbH'],
    ["6FCED11D-2bd8-41e6-847a-8387cdde8d51", "Adventure Works Cycles"],
    ["contoso", ["Contoso Ltd.", "Contoso Pharmaceuticals", "Contoso Suites"]],
    ["woodgrove", "none"],
    ["", "none"],
    ["...", "none"],
    [".*", "none"],
    ["constructor", "none"],
  ])("by %j", (text, expected) => expect(found(text)).toEqual(expected));
});

describe("customers that people would call the same", () => {
  it.each([
    ["contoso LTD", ["Contoso Ltd."]],
    ["Contoso", ["Contoso Ltd."]],
    ["Con toso, Inc.", ["Contoso Ltd."]],
    ["Liberty’s Delightful Sinful Bakery and Cafe", []],
    ["liberty's delightful sinful bakery & cafe", ["Liberty's Delightful Sinful Bakery & Café"]],
    ["東京トレーダーズ株式会社", ["東京トレーダーズ株式会社"]],
    ["Contoso Berlin", []],
    ["Ltd.", []],
  ])("%j: %j", (name, expected) => expect(namesakes(customers, name).map((one) => one.name)).toEqual(expected));

  it("are others, also by what lists call them", () => {
    const [one, ...others] = customers;
    const renamed = { ...aCustomer({ id: "listed", name: "Contoso Berlin" }), listedName: "Woodgrove B.V." };
    expect(namesakes([...others, renamed], "woodgrove bv")).toEqual([renamed]);
    expect(namesakes(customers, "Contoso", one?.id)).toEqual([]);
  });
});
