import { describe, expect, it } from "vitest";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { checkPartnerId, coverageOf, roleCounts } from "../../../src/domain/pal/pal.ts";
import { readCatalogue } from "../../../src/workloads.ts";
import { aCustomer } from "../customers.ts";
import { anIdentity, aSubscription, principal, production, sandbox } from "../gaps/rules/cases.ts";

const catalogue = readCatalogue();
const yesOn = (day: string) => ({ says: "yes" as const, by: "megan", at: `${day}T12:00:00.000Z` });
const role = (name: string, permanence: "permanent" | "eligible" | "unknown" = "permanent") => ({
  subscription: production,
  role: name,
  permanence,
});

describe("a role", () => {
  it.each([
    ["Owner", "yes"],
    ["contributor", "yes"],
    ["Support Request Contributor", "yes"],
    ["User Access Administrator", "yes"],
    ["Reader", "no"],
    ["Billing Reader", "no"],
    ["Cost Management Reader", "no"],
    ["Security Reader", "no"],
    ["Reader and Data Access", "yes"],
    ["Contoso operator", "unknown"],
  ])("%s counts: %s", (name, counts) => {
    expect(roleCounts(name, catalogue.roles)).toBe(counts);
  });
});

describe("coverage of a subscription", () => {
  const seen = {
    month: "2026-10-01",
    consumes: true,
    attributed: true,
    adminTypes: ["Owner"],
    partnerIds: ["4911112"],
  };
  const cases: readonly [string, string, Partial<Customer>][] = [
    ["not-ours", "it is out of scope", { subscriptions: [aSubscription({ scope: { is: "other-partner" } })] }],
    ["seen", "the report attributes it, whatever people say", { subscriptions: [aSubscription({ seen })] }],
    [
      "verified",
      "a proven link has a role that counts",
      { subscriptions: [aSubscription()], identities: [principal()] },
    ],
    ["reported", "a person says so", { subscriptions: [aSubscription()], identities: [anIdentity()] }],
    ["verified", "one of two is proven", { subscriptions: [aSubscription()], identities: [anIdentity(), principal()] }],
    [
      "role-does-not-count",
      "all roles are read-only",
      { subscriptions: [aSubscription()], identities: [anIdentity({ roles: [role("Reader")] })] },
    ],
    [
      "time-bound",
      "what counts is eligible",
      { subscriptions: [aSubscription()], identities: [anIdentity({ roles: [role("Owner", "eligible")] })] },
    ],
    [
      "reported",
      "nobody knows the roles",
      { subscriptions: [aSubscription()], identities: [anIdentity({ roles: [] })] },
    ],
    [
      "broken",
      "the only link broke",
      { subscriptions: [aSubscription()], identities: [anIdentity({ link: "broken" })] },
    ],
    [
      "csp",
      "we sell it, whatever a person says of a link",
      { subscriptions: [aSubscription({ soldByUsCsp: true })], identities: [anIdentity()] },
    ],
    [
      "csp",
      "we sell it, and a link is pasted whose role nobody knows",
      { subscriptions: [aSubscription({ soldByUsCsp: true })], identities: [principal({ roles: [] })] },
    ],
    [
      "verified",
      "we sell it, and a link is proven with its role",
      {
        subscriptions: [aSubscription({ soldByUsCsp: true })],
        identities: [principal({ roles: [{ ...role("Contributor"), provenOn: "2026-11-20" }] })],
      },
    ],
    [
      "dpor",
      "a report names us as partner of record, whatever a person says of a link",
      {
        subscriptions: [aSubscription({ seen: { ...seen, attributed: false, adminTypes: [], dpor: true } })],
        identities: [anIdentity()],
      },
    ],
    [
      "role-does-not-count",
      "the report shows a Reader, and a paste proves the link alone",
      {
        subscriptions: [aSubscription({ seen: { ...seen, adminTypes: ["Reader"] } })],
        identities: [principal({ roles: [] })],
      },
    ],
    [
      "role-does-not-count",
      "the report shows a Reader in the month after a role was proven",
      {
        subscriptions: [aSubscription({ seen: { ...seen, adminTypes: ["Reader"] } })],
        identities: [principal({ roles: [{ ...role("Contributor"), provenOn: "2026-09-20" }] })],
      },
    ],
    [
      "verified",
      "a role was proven after the month in which the report shows a Reader",
      {
        subscriptions: [aSubscription({ seen: { ...seen, adminTypes: ["Reader"] } })],
        identities: [principal({ roles: [{ ...role("Contributor"), provenOn: "2026-11-20" }] })],
      },
    ],
    ["csp", "we sell it", { subscriptions: [aSubscription({ soldByUsCsp: true })] }],
    ["no-access", "we cannot get in", { subscriptions: [aSubscription({ access: "none" })] }],
    [
      "role-does-not-count",
      "the report shows a Reader, whatever people say",
      {
        subscriptions: [aSubscription({ seen: { ...seen, attributed: false, adminTypes: ["Reader"] } })],
        identities: [anIdentity()],
      },
    ],
    [
      "csp",
      "we sell it, though the report shows a Reader too",
      {
        subscriptions: [
          aSubscription({ soldByUsCsp: true, seen: { ...seen, attributed: false, adminTypes: ["Reader"] } }),
        ],
      },
    ],
    [
      "said",
      "the owner's yes came after it",
      { subscriptions: [aSubscription()], checklist: { revision: 1, answers: { pal: yesOn("2026-11-20") } } },
    ],
    [
      "none",
      "the owner's yes came before it",
      { subscriptions: [aSubscription()], checklist: { revision: 1, answers: { pal: yesOn("2026-11-19") } } },
    ],
    ["none", "nobody linked", { subscriptions: [aSubscription()], identities: [anIdentity({ link: "not linked" })] }],
    [
      "none",
      "the link was removed",
      { subscriptions: [aSubscription()], identities: [anIdentity({ link: "removed" })] },
    ],
    [
      "none",
      "the link reaches another one",
      { subscriptions: [aSubscription({ id: sandbox })], identities: [anIdentity()] },
    ],
    [
      "reported",
      "Power Platform goes by the owner, not by a role",
      {
        subscriptions: [aSubscription({ power: { deployedOn: "2026-10-05" } })],
        identities: [anIdentity({ roles: [role("Reader")] })],
      },
    ],
  ];

  it.each(cases)("is %s when %s", (state, _, parts) => {
    expect(coverageOf(aCustomer(parts), catalogue, "Etc/UTC")).toEqual([expect.objectContaining({ state })]);
  });

  it.each([
    ["Pacific/Auckland", "said"],
    ["America/New_York", "none"],
  ])("counts the owner's yes by the days of %s", (zone, state) => {
    const subscriptions = [aSubscription({ since: "2026-11-20" })];
    const answers = { pal: { ...yesOn("2026-11-19"), at: "2026-11-19T23:30:00.000Z" } };
    const customer = aCustomer({ subscriptions, checklist: { revision: 1, answers } });
    expect(coverageOf(customer, catalogue, zone)).toEqual([expect.objectContaining({ state })]);
    const early = { pal: { ...yesOn("2026-11-20"), at: "2026-11-20T02:00:00.000Z" } };
    expect(coverageOf({ ...customer, checklist: { revision: 1, answers: early } }, catalogue, zone)[0]?.state).toBe(
      state,
    );
  });

  it("names the identities and what their roles are worth", () => {
    const identity = anIdentity({
      roles: [role("Reader"), { ...role("Owner"), subscription: "*" }, { ...role("Owner"), subscription: sandbox }],
    });
    const [covered] = coverageOf(
      aCustomer({ subscriptions: [aSubscription()], identities: [identity] }),
      catalogue,
      "Etc/UTC",
    );
    expect(covered?.by).toEqual([
      {
        identity,
        roles: [
          { ...role("Reader"), counts: "no" },
          { ...role("Owner"), subscription: "*", counts: "yes" },
        ],
      },
    ]);
  });
});

describe("a Partner ID", () => {
  const ours = { partnerIds: ["4911112", "4911113"], globalPartnerId: "4911111" };
  it.each([
    ["4911113", ours, "ours"],
    [" 4911112 ", ours, "ours"],
    ["4911111", ours, "global"],
    ["1234567", ours, "not-ours"],
    ["1234567", { partnerIds: [] }, "unknown"],
    ["4911111", { partnerIds: [], globalPartnerId: "4911111" }, "global"],
  ])("%s is judged against what is configured", (id, known, is) => {
    expect(checkPartnerId(id, known)).toBe(is);
  });
});
