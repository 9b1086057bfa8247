import { describe, expect, it } from "vitest";
import type { Customer, Evidence, Subscription } from "../../../src/domain/customer/customer.ts";
import { isSoldByUs } from "../../../src/domain/claims/attribution.ts";
import { newClaim } from "../../../src/domain/claims/claims.ts";
import { setFact } from "../../../src/domain/customer/facts.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import { notRead } from "../../../src/domain/sources/applied.ts";
import { applyListed, applyMissing } from "../../../src/domain/sources/customers.ts";
import type { ListedCustomer, Sales } from "../../../src/domain/sources/facts.ts";
import { applySales } from "../../../src/domain/sources/sales.ts";
import { aContext } from "../contexts.ts";
import { ada, aCustomer, monday } from "../customers.ts";

const context = { now: "2026-11-24T02:10:00.000Z", today: "2026-11-24", zone: "Etc/UTC" };
const tomorrow = { ...context, now: "2026-11-25T02:10:00.000Z", today: "2026-11-25" };
const { id } = aCustomer();
const listed: ListedCustomer = { id, name: "Contoso Ltd.", domain: "contoso.com", relationship: "reseller" };

describe("A line of Partner Center's list", () => {
  it("adds a customer nobody knew, without an owner, sold through CSP", () => {
    const { doc, findings } = applyListed(undefined, listed, context);
    expect(doc).toMatchObject({
      id,
      name: "Contoso Ltd.",
      domain: "contoso.com",
      relationship: "reseller",
      source: "read",
      channels: [],
      addedAt: context.now,
      read: { listing: { at: context.now } },
      history: [{ what: "added", by: "system", evidence: "read" }],
    });
    expect(findings).toEqual([{ kind: "new", customer: id, name: "Contoso Ltd.", says: "is a new customer" }]);
    expect(gapsOf(doc, aContext()).map(({ code }) => code)).toContain("G01");
  });

  it.each<[string, Partial<Customer>, Partial<ListedCustomer>, string[], Partial<Customer>]>([
    ["nothing is new", { domain: "contoso.com", relationship: "reseller" }, {}, [], {}],
    [
      "it has another name",
      { domain: "contoso.com", relationship: "reseller" },
      { name: "Contoso AG" },
      ["is now called Contoso AG"],
      { name: "Contoso AG" },
    ],
    [
      "the export said it with one word more",
      { domain: "Contoso.com ", relationship: "Indirect Reseller" },
      {},
      [],
      { relationship: "Indirect Reseller" },
    ],
    [
      "the relation is another one",
      { domain: "contoso.com", relationship: "advisor" },
      {},
      ["relation reseller"],
      { relationship: "reseller", channels: [] },
    ],
    [
      "the list does not say its domain",
      { domain: "contoso.com", relationship: "reseller" },
      { domain: undefined },
      [],
      { domain: "contoso.com" },
    ],
    [
      "it is back on the list",
      { domain: "contoso.com", relationship: "reseller", unlisted: { since: "2026-11-01" } },
      {},
      ["is listed in Partner Center again"],
      {},
    ],
  ])("of a customer we know changes what is news: %s", (_, parts, line, says, expected) => {
    const { doc, findings } = applyListed(aCustomer(parts), { ...listed, ...line }, context);
    expect(findings.map((one) => one.says)).toEqual(says);
    expect(doc).toMatchObject({ ...expected, read: { listing: { at: context.now } } });
    expect(doc.unlisted).toBeUndefined();
    expect(findings.some(({ renamed }) => renamed)).toBe(line.name !== undefined);
    expect(applyListed(doc, { ...listed, ...line }, tomorrow).findings).toEqual([]);
  });
});

describe("A customer that the list does not have", () => {
  const wasListed = aCustomer({ read: { listing: { at: monday } } });

  it("is none of Partner Center's, when no list ever had it", () => {
    expect(applyMissing(aCustomer(), context)).toEqual({ doc: aCustomer(), findings: [] });
  });

  it("is asked about once, keeps its other gaps, and is silent after somebody said that we go on serving it", () => {
    const { doc, findings } = applyMissing(wasListed, context);
    expect(findings).toMatchObject([{ kind: "gone", says: "is no longer listed in Partner Center" }]);
    expect(doc.unlisted).toEqual({ since: "2026-11-24" });
    expect(applyMissing(doc, tomorrow)).toEqual({ doc, findings: [] });
    const codes = (customer: Customer) => gapsOf(customer, aContext()).map(({ code }) => code);
    expect(codes(doc)).toEqual(expect.arrayContaining(["G04", ...codes(wasListed)]));
    const kept = setFact(doc, { set: "lifecycle", lifecycle: "active" }, ada, context.now);
    expect(kept.outcome).toBe("changed");
    expect(codes(kept.doc)).toEqual(codes(wasListed));
    expect(applyMissing(kept.doc, tomorrow)).toEqual({ doc: kept.doc, findings: [] });
  });
});

const azure = "0ab9cd3a-1bbe-409c-b4b3-179ee1e29208";
const dynamics = "3f15978e-005c-b763-bb78-2a8fab289c58";
const read: Evidence = { kind: "read", at: monday, by: "system", ref: "subscriptions" };
const reported: Evidence = { kind: "reported", at: monday, by: "megan" };

const subscription = (parts: Partial<Subscription> = {}): Subscription => ({
  id: azure,
  scope: { is: "in" },
  soldByUsCsp: false,
  access: "guest",
  since: "2026-11-01",
  ...parts,
});
const sales = (status: string | undefined, products: Sales["products"] = []): Sales => ({
  customer: id,
  products,
  azure: status === undefined ? [] : [{ id: azure, name: "Production", status }],
});

describe("What Partner Center says of an Azure subscription", () => {
  it.each<
    [string, Subscription | undefined, string | undefined, Partial<Subscription> | undefined, [string, string][]]
  >([
    [
      "nobody knew it",
      undefined,
      "active",
      { soldByUsCsp: true, name: "Production", access: "unknown", since: "2026-11-24" },
      [["new", "Azure subscription, sold through CSP (…9208)"]],
    ],
    ["nobody knew it, and it is deleted", undefined, "deleted", undefined, []],
    [
      "we sell it, which nobody had recorded",
      subscription(),
      "active",
      { soldByUsCsp: true, access: "guest" },
      [["changed", "sold through CSP (…9208)"]],
    ],
    [
      "we sell it, which was recorded",
      subscription({ soldByUsCsp: true }),
      "active",
      { evidence: { ...read, at: context.now } },
      [],
    ],
    [
      "a person's name for it stays",
      subscription({ soldByUsCsp: true, name: "Prod", evidence: read }),
      "suspended",
      { name: "Prod" },
      [],
    ],
    [
      "it was deleted",
      subscription({ soldByUsCsp: true, evidence: read }),
      "deleted",
      { endedOn: "2026-11-24" },
      [["gone", "Azure subscription is deleted (…9208)"]],
    ],
    [
      "it is back",
      subscription({ soldByUsCsp: true, evidence: read, endedOn: "2026-11-01" }),
      "active",
      { soldByUsCsp: true },
      [["changed", "Azure subscription is active again (…9208)"]],
    ],
    [
      "we do not sell it any more",
      subscription({ soldByUsCsp: true, evidence: read }),
      undefined,
      { soldByUsCsp: false },
      [["gone", "Azure subscription, no longer sold through CSP (…9208)"]],
    ],
    [
      "a report had it as sold, and the list does not",
      subscription({ soldByUsCsp: true }),
      undefined,
      { soldByUsCsp: true },
      [],
    ],
  ])("%s", (_, before, status, expected, findings) => {
    const { doc, findings: found } = applySales(
      aCustomer({ subscriptions: before === undefined ? [] : [before] }),
      sales(status),
      context,
    );
    expect(found.map(({ kind, says }) => [kind, says])).toEqual(findings);
    if (expected === undefined) expect(doc.subscriptions).toEqual([]);
    else expect(doc.subscriptions).toMatchObject([expected]);
    if (expected?.endedOn === undefined) expect(doc.subscriptions[0]?.endedOn).toBeUndefined();
    expect(doc.read).toEqual({ subscriptions: { at: context.now, licences: false } });
    expect(applySales(doc, sales(status), tomorrow).findings).toEqual([]);
  });
});

describe("What Partner Center says of the subscription of a claim", () => {
  const claim = (parts: object = {}) =>
    newClaim({
      workload: "dynamics-sales",
      area: "Business Applications",
      subscription: dynamics,
      scopedOn: "2026-11-01",
      evidence: reported,
      ...parts,
    });
  const product = (parts: object = {}) => ({
    id: dynamics,
    name: "Dynamics 365 Sales",
    status: "active",
    endsOn: "2027-01-31",
    autoRenews: false,
    ...parts,
  });

  it.each<[string, object, object, object, [string, string][]]>([
    [
      "nothing of its end was known",
      {},
      {},
      { soldBy: "CSP", subscriptionEndsOn: "2027-01-31", autoRenews: false },
      [["changed", "Dynamics 365 Sales: ends 2027-01-31"]],
    ],
    [
      "a person had recorded the same",
      { soldBy: "CSP", subscriptionEndsOn: "2027-01-31", autoRenews: false },
      {},
      { sale: { kind: "read" } },
      [],
    ],
    [
      "a person had recorded another day",
      { subscriptionEndsOn: "2027-06-30" },
      {},
      { subscriptionEndsOn: "2027-01-31" },
      [["contradicted", "Dynamics 365 Sales: ends 2027-01-31, but one of us said 2027-06-30"]],
    ],
    [
      "it was renewed since",
      { soldBy: "CSP", sale: read, subscriptionEndsOn: "2026-01-31", autoRenews: false },
      {},
      { subscriptionEndsOn: "2027-01-31" },
      [["changed", "Dynamics 365 Sales: ends 2027-01-31"]],
    ],
    [
      "it was cancelled before its term ended",
      { soldBy: "CSP", sale: read, subscriptionEndsOn: "2027-01-31", autoRenews: false },
      { status: "deleted" },
      { subscriptionEndsOn: "2026-11-24" },
      [["changed", "Dynamics 365 Sales: ends 2026-11-24"]],
    ],
  ])("%s", (_, before, line, expected, findings) => {
    const { doc, findings: found } = applySales(
      aCustomer({ claims: [claim(before)] }),
      sales(undefined, [product(line)]),
      context,
    );
    expect(doc.claims).toMatchObject([expected]);
    expect(found.map(({ kind, says }) => [kind, says.replace(/ \(….{4}\)$/, "")])).toEqual(findings);
    expect(applySales(doc, sales(undefined, [product(line)]), context).findings).toEqual([]);
  });
});

describe("Licences that Partner Center sells", () => {
  const license = { id: dynamics, name: "Microsoft 365 E3", status: "active" };
  const saidSo = { at: monday, by: "megan", what: "channels set", to: "CSP", evidence: "reported" } as const;

  it.each<[string, Partial<Customer>, Sales["products"], string[], boolean]>([
    ["there are some", {}, [license], ["CSP"], true],
    ["there are none, and none were known", {}, [], [], false],
    ["a list had been taken for a sale, and there are none", { channels: ["EA/VL", "CSP"] }, [], ["EA/VL"], false],
    [
      "a person said that it buys through CSP, and not from us",
      { channels: ["CSP"], history: [saidSo] },
      [],
      ["CSP"],
      false,
    ],
    ["all are over", { channels: ["CSP"] }, [{ ...license, status: "deleted" }], [], false],
  ])("%s", (_, parts, products, channels, licences) => {
    const { doc } = applySales(aCustomer(parts), sales("active", products), context);
    expect(doc.channels).toEqual(channels);
    expect(doc.read?.subscriptions?.licences).toBe(licences);
    expect(isSoldByUs({}, { ...doc, relationship: "reseller" })).toBe(licences);
  });
});

describe("A part that Microsoft refuses", () => {
  it("keeps what was read last, says since when it is not, and makes no gap that counts", () => {
    const known = applySales(aCustomer(), sales("active"), context).doc;
    const refused = notRead(known, "subscriptions", "Partner Center answered 403 900309.", tomorrow);
    expect(refused.subscriptions).toBe(known.subscriptions);
    expect(
      notRead(refused, "subscriptions", "Partner Center answered 403 900309.", {
        ...tomorrow,
        now: "2026-11-26T02:10:00.000Z",
      }),
    ).toBe(refused);
    const gaps = gapsOf(refused, aContext({ today: "2026-11-26" }));
    expect(gaps.filter(({ code }) => code === "V04")).toMatchObject([
      {
        severity: "info",
        what: "Subscriptions: not read since 2026-11-24",
        next: expect.stringMatching(/^Partner Center answered 403/),
      },
    ]);
    expect(gaps.filter(({ code }) => code !== "V04")).toEqual(gapsOf(known, aContext({ today: "2026-11-26" })));
    expect(applySales(refused, sales("active"), tomorrow).doc.read?.subscriptions).toEqual({
      at: tomorrow.now,
      licences: false,
    });
  });
});
