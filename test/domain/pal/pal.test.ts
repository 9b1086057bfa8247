import { describe, expect, it } from "vitest";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { checkPartnerId, coverageOf, roleCounts } from "../../../src/domain/pal/pal.ts";
import { readCatalogue } from "../../../src/workloads.ts";
import { aCustomer } from "../customers.ts";
import {
  anIdentity,
  aSubscription,
  oneIdentity,
  onePrincipal,
  oneSubscription,
  principal,
  production,
  sandbox,
  seen,
  unseen,
} from "../gaps/rules/cases.ts";

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
  const cases: readonly [string, string, Partial<Customer>][] = [
    ["not-ours", "it is out of scope", oneSubscription({ scope: { is: "other-partner" } })],
    ["seen", "the report attributes it, whatever people say", oneSubscription({ seen: seen() })],
    ["verified", "a proven link has a role that counts", { ...oneSubscription(), ...onePrincipal() }],
    ["reported", "a person says so", { ...oneSubscription(), ...oneIdentity() }],
    ["verified", "one of two is proven", { ...oneSubscription(), identities: [anIdentity(), principal()] }],
    [
      "role-does-not-count",
      "all roles are read-only",
      { ...oneSubscription(), ...oneIdentity({ roles: [role("Reader")] }) },
    ],
    [
      "time-bound",
      "what counts is eligible",
      { ...oneSubscription(), ...oneIdentity({ roles: [role("Owner", "eligible")] }) },
    ],
    ["reported", "nobody knows the roles", { ...oneSubscription(), ...oneIdentity({ roles: [] }) }],
    ["broken", "the only link broke", { ...oneSubscription(), ...oneIdentity({ link: "broken" }) }],
    [
      "csp",
      "we sell it, whatever a person says of a link",
      { ...oneSubscription({ soldByUsCsp: true }), ...oneIdentity() },
    ],
    [
      "csp",
      "we sell it, and a link is pasted whose role nobody knows",
      { ...oneSubscription({ soldByUsCsp: true }), ...onePrincipal({ roles: [] }) },
    ],
    [
      "verified",
      "we sell it, and a link is proven with its role",
      {
        ...oneSubscription({ soldByUsCsp: true }),
        ...onePrincipal({ roles: [{ ...role("Contributor"), provenOn: "2026-11-20" }] }),
      },
    ],
    [
      "dpor",
      "a report names us as partner of record, whatever a person says of a link",
      { ...oneSubscription({ seen: unseen({ dpor: true }) }), ...oneIdentity() },
    ],
    [
      "role-does-not-count",
      "the report shows a Reader, and a paste proves the link alone",
      { ...oneSubscription({ seen: seen({ adminTypes: ["Reader"] }) }), ...onePrincipal({ roles: [] }) },
    ],
    [
      "role-does-not-count",
      "the report shows a Reader in the month after a role was proven",
      {
        ...oneSubscription({ seen: seen({ adminTypes: ["Reader"] }) }),
        ...onePrincipal({ roles: [{ ...role("Contributor"), provenOn: "2026-09-20" }] }),
      },
    ],
    [
      "verified",
      "a role was proven after the month in which the report shows a Reader",
      {
        ...oneSubscription({ seen: seen({ adminTypes: ["Reader"] }) }),
        ...onePrincipal({ roles: [{ ...role("Contributor"), provenOn: "2026-11-20" }] }),
      },
    ],
    ["csp", "we sell it", oneSubscription({ soldByUsCsp: true })],
    ["no-access", "we cannot get in", oneSubscription({ access: "none" })],
    [
      "role-does-not-count",
      "the report shows a Reader, whatever people say",
      { ...oneSubscription({ seen: seen({ attributed: false, adminTypes: ["Reader"] }) }), ...oneIdentity() },
    ],
    [
      "csp",
      "we sell it, though the report shows a Reader too",
      oneSubscription({ soldByUsCsp: true, seen: seen({ attributed: false, adminTypes: ["Reader"] }) }),
    ],
    [
      "said",
      "the owner's yes came after it",
      { ...oneSubscription(), checklist: { revision: 1, answers: { pal: yesOn("2026-11-20") } } },
    ],
    [
      "none",
      "the owner's yes came before it",
      { ...oneSubscription(), checklist: { revision: 1, answers: { pal: yesOn("2026-11-19") } } },
    ],
    ["none", "nobody linked", { ...oneSubscription(), ...oneIdentity({ link: "not linked" }) }],
    ["none", "the link was removed", { ...oneSubscription(), ...oneIdentity({ link: "removed" }) }],
    ["none", "the link reaches another one", { ...oneSubscription({ id: sandbox }), ...oneIdentity() }],
    [
      "reported",
      "Power Platform goes by the owner, not by a role",
      { ...oneSubscription({ power: { deployedOn: "2026-10-05" } }), ...oneIdentity({ roles: [role("Reader")] }) },
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
    const [covered] = coverageOf(aCustomer({ ...oneSubscription(), identities: [identity] }), catalogue, "Etc/UTC");
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
