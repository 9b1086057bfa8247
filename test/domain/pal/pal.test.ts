import { describe, expect, it } from "vitest";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { checkPartnerId, coverageOf, roleCounts } from "../../../src/domain/pal/pal.ts";
import { changeIdentity } from "../../../src/domain/pal/changes.ts";
import { changeSubscription } from "../../../src/domain/pal/subscriptions.ts";
import { readCatalogue } from "../../../src/workloads.ts";
import { aCustomer } from "../customers.ts";
import { anIdentity, aSubscription, principal, production, sandbox } from "../gaps/rules/cases.ts";

const catalogue = readCatalogue();
const edit = { today: "2026-11-23", now: "2026-11-23T08:00:00.000Z", by: "megan" };
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

describe("a person changes identities", () => {
  const customer = aCustomer({ subscriptions: [aSubscription()], identities: [anIdentity()] });

  it("adds one as reported, by a slug of its label", () => {
    const add = {
      kind: "add",
      label: "Isaiah Langer",
      identityKind: "guest",
      linked: true,
      partnerId: "4911112",
    } as const;
    const { doc, ...result } = changeIdentity(aCustomer(), add, edit);
    expect(result).toMatchObject({
      outcome: "changed",
      item: {
        id: "isaiah-langer",
        link: "reported",
        linkedOn: "2026-11-23",
        tenant: aCustomer().id,
        evidence: { kind: "reported" },
      },
    });
    expect(doc.history).toEqual([
      expect.objectContaining({ what: "identity added", item: "isaiah-langer", to: "reported" }),
    ]);
    expect(changeIdentity(doc, add, edit).outcome).toBe("already-there");
  });

  it("gives an id to a label without letters", () => {
    const result = changeIdentity(
      aCustomer(),
      { kind: "add", label: "***", identityKind: "user", linked: false },
      edit,
    );
    expect(result).toMatchObject({ item: { id: "identity" } });
  });

  it("does not weaken a proven link by saying that it is linked", () => {
    const proven = aCustomer({ identities: [anIdentity({ link: "verified" })] });
    const { doc, ...result } = changeIdentity(proven, { kind: "link", identity: "megan-guest", to: "reported" }, edit);
    expect(doc).toBe(proven);
    expect(result.outcome).toBe("unchanged");
  });

  it("does nothing when it is linked as said, and links anew with another Partner ID", () => {
    const again = { kind: "link", identity: "megan-guest", to: "reported" } as const;
    expect(changeIdentity(customer, again, edit).doc).toBe(customer);
    const { doc } = changeIdentity(customer, { ...again, partnerId: "4911113" }, edit);
    expect(doc.identities[0]).toMatchObject({ partnerId: "4911113", link: "reported", linkedOn: "2026-11-23" });
    const removed = aCustomer({ identities: [anIdentity({ link: "removed" })] });
    expect(changeIdentity(removed, again, edit).doc.identities[0]?.link).toBe("reported");
  });

  it("records a broken link with what it was", () => {
    const { doc } = changeIdentity(customer, { kind: "link", identity: "megan-guest", to: "broken" }, edit);
    expect(doc.identities[0]).toMatchObject({ link: "broken", since: "2026-11-23" });
    expect(doc.history).toEqual([
      expect.objectContaining({ what: "link", item: "megan-guest", from: "reported", to: "broken" }),
    ]);
  });

  it("sets and removes roles", () => {
    const set = changeIdentity(
      customer,
      { kind: "role", identity: "megan-guest", role: role("Contributor", "eligible") },
      edit,
    ).doc;
    expect(set.identities[0]?.roles).toEqual([role("Contributor", "eligible")]);
    const gone = changeIdentity(
      set,
      { kind: "role-removed", identity: "megan-guest", subscription: production, role: "Contributor" },
      edit,
    );
    expect(gone.doc.identities[0]?.roles).toEqual([]);
    expect(gone.doc.history).toEqual([
      expect.objectContaining({
        what: "role set",
        from: `Contributor on ${production}, permanent`,
        to: `Contributor on ${production}, eligible`,
      }),
      expect.objectContaining({ what: "role removed", from: `Contributor on ${production}, eligible` }),
    ]);
    const again = changeIdentity(
      set,
      { kind: "role", identity: "megan-guest", role: role("Contributor", "eligible") },
      edit,
    );
    expect(again.doc).toBe(set);
  });

  it("changes who is behind it", () => {
    const { doc } = changeIdentity(customer, { kind: "holder", identity: "megan-guest" }, edit);
    expect(doc.identities[0]).not.toHaveProperty("holder");
    expect(doc.history).toEqual([expect.objectContaining({ what: "holder set", from: "megan" })]);
  });

  it("says so when there is none", () => {
    expect(changeIdentity(customer, { kind: "link", identity: "x", to: "removed" }, edit)).toMatchObject({
      outcome: "not-there",
    });
  });
});

describe("a person changes subscriptions", () => {
  it("adds one in lower case", () => {
    const id = "ABCDEF01-1111-4111-8111-111111111111";
    const { doc } = changeSubscription(aCustomer(), { kind: "add", id: ` ${id} `, access: "guest" }, edit);
    expect(doc.subscriptions).toEqual([
      { id: id.toLowerCase(), scope: { is: "in" }, soldByUsCsp: false, access: "guest", since: "2026-11-23" },
    ]);
    expect(changeSubscription(doc, { kind: "add", id }, edit).outcome).toBe("already-there");
  });

  it("adds one with a name and its Power Platform work", () => {
    const parts = { name: "Apps", power: { deployedOn: "2026-11-02" }, soldByUsCsp: true, since: "2026-10-05" };
    const result = changeSubscription(aCustomer(), { kind: "add", id: production, ...parts }, edit);
    expect(result).toMatchObject({ outcome: "changed", item: parts });
  });

  it("refuses what is no subscription id", () => {
    const customer = aCustomer();
    expect(changeSubscription(customer, { kind: "add", id: "Production" }, edit)).toEqual({
      doc: customer,
      outcome: "not-a-guid",
      text: "Production",
    });
  });

  it("scopes and describes it, and does nothing twice", () => {
    const customer = aCustomer({ subscriptions: [aSubscription()] });
    const scope = { is: "not-applicable", note: "demo" } as const;
    const scoped = changeSubscription(customer, { kind: "scope", subscription: production, scope }, edit).doc;
    expect(scoped.history).toEqual([
      expect.objectContaining({ what: "subscription scoped", from: "in", to: "not-applicable", note: "demo" }),
    ]);
    expect(changeSubscription(scoped, { kind: "scope", subscription: production, scope }, edit).doc).toBe(scoped);
    const details = { kind: "details", subscription: production, details: { soldByUsCsp: true } } as const;
    const described = changeSubscription(scoped, details, edit).doc;
    expect(described.subscriptions[0]?.soldByUsCsp).toBe(true);
    expect(described.history.at(-1)).toMatchObject({ from: "soldByUsCsp: false", to: "soldByUsCsp: true" });
  });
});
