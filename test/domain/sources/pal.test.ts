import { describe, expect, it } from "vitest";
import type { Customer, Evidence, Identity, Subscription } from "../../../src/domain/customer/customer.ts";
import { gapsOf, knownAnswers } from "../../../src/domain/gaps/find-gaps.ts";
import { applyPal, concerns, customersReached } from "../../../src/domain/sources/pal.ts";
import type { Principal, Reached } from "../../../src/domain/sources/facts.ts";
import { aContext } from "../contexts.ts";
import { aCustomer, monday } from "../customers.ts";

const context = { now: "2026-11-24T02:10:00.000Z", today: "2026-11-24", zone: "Etc/UTC" };
const tomorrow = { ...context, now: "2026-11-25T02:10:00.000Z", today: "2026-11-25" };
const { id: contoso } = aCustomer();
const ours = "8b1d5c1e-6f7c-4a3b-9e56-0d2f1c7a4b90";
const oid = "c0ffee00-0000-4000-8000-0000000000aa";
const clientId = "c0ffee00-0000-4000-8000-000000000001";
const production = "0ab9cd3a-1bbe-409c-b4b3-179ee1e29208";
const test = "1ab9cd3a-1bbe-409c-b4b3-179ee1e21111";

const reported: Evidence = { kind: "reported", at: monday, by: "megan" };
const read: Evidence = { kind: "read", at: "2026-11-01T02:10:00.000Z", by: "system", ref: "pal" };

const reached = (id: string, roles?: string[], parts: Partial<Reached> = {}): Reached => ({
  id,
  tenant: contoso,
  name: "Production",
  state: "Enabled",
  roles: roles?.map((role) => ({ role })),
  ...parts,
});
const principal = (parts: Partial<Principal> = {}): Principal => ({
  tenant: contoso,
  clientId,
  objectId: oid,
  link: { partnerId: "4911112", state: "Active", linkedOn: "2026-02-16" },
  reaches: [reached(production, ["Support Request Contributor"])],
  ...parts,
});
const subscription = (parts: Partial<Subscription> = {}): Subscription => ({
  id: production,
  scope: { is: "in" },
  soldByUsCsp: false,
  access: "guest",
  since: "2026-11-01",
  ...parts,
});
const identity = (parts: Partial<Identity> = {}): Identity => ({
  id: oid,
  label: "Pipeline",
  kind: "service principal",
  tenant: contoso,
  link: "reported",
  since: "2026-11-01",
  roles: [],
  evidence: reported,
  ...parts,
});

const gaps = (customer: Customer, today = "2026-12-01") =>
  gapsOf(customer, aContext({ today })).flatMap(({ code, topic }) => (topic === "pal" ? [code] : []));

it("adds an identity and its subscription that nobody had recorded, linked, with roles that count, and asks nothing", () => {
  const { doc, findings } = applyPal(aCustomer(), [principal()], context);
  expect(doc.subscriptions).toMatchObject([
    {
      id: production,
      name: "Production",
      access: "service principal",
      soldByUsCsp: false,
      since: "2026-11-24",
      evidence: { kind: "read", ref: "pal" },
    },
  ]);
  expect(doc.identities).toMatchObject([
    {
      id: oid,
      label: "Our application (…0001)",
      kind: "service principal",
      tenant: contoso,
      link: "verified",
      partnerId: "4911112",
      linkedOn: "2026-02-16",
      roles: [{ subscription: production, role: "Support Request Contributor", permanence: "unknown" }],
      evidence: { kind: "read", at: context.now, ref: "pal" },
    },
  ]);
  expect(findings.map(({ kind, says }) => [kind, says])).toEqual([
    ["new", "Azure subscription Production, reached by our principal"],
    ["new", "Our application (…0001): linked to 4911112"],
  ]);
  expect(gaps(doc)).toEqual([]);
  expect(applyPal(doc, [principal()], tomorrow).findings).toEqual([]);
});

it("takes a principal in our own directory for Lighthouse, at each customer that it reaches and at no other", () => {
  const other = "9127c470-89bf-46a2-af31-4fdb43c48bc7";
  const lighthouse = principal({
    tenant: ours,
    reaches: [reached(production, ["Contributor"]), { ...reached(test, ["Reader"]), tenant: other }],
  });
  const { doc } = applyPal(aCustomer(), [lighthouse], context);
  expect(doc.identities).toMatchObject([{ kind: "lighthouse", tenant: ours, roles: [{ subscription: production }] }]);
  expect(doc.subscriptions).toMatchObject([{ id: production, access: "lighthouse" }]);
  expect([...customersReached([lighthouse])].toSorted()).toEqual([ours, contoso, other].toSorted());
  expect(concerns(aCustomer({ id: "a2a2a2a2-0000-4000-8000-000000000000" }), [lighthouse])).toBe(false);
  // Not delegated any more: the link stands, and covers nothing here.
  const gone = applyPal(doc, [{ ...lighthouse, reaches: [] }], tomorrow);
  expect(gone.findings).toMatchObject([
    { kind: "gone", says: "Our Lighthouse principal (…0001): no Contributor on (…9208)" },
  ]);
  expect(gaps(gone.doc)).toEqual(["P01"]);
});

describe("What is recorded of a principal, and what Azure says", () => {
  it.each<[string, Partial<Identity> | undefined, Partial<Principal>, Partial<Identity>, [string, string][], string[]]>(
    [
      [
        "a person said that it is linked, and it is",
        { partnerId: "4911112" },
        {},
        { link: "verified", label: "Pipeline" },
        [
          ["changed", "Pipeline: linked to 4911112, as was recorded"],
          ["changed", "Pipeline: reaches one subscription"],
        ],
        [],
      ],
      [
        "a person said that it is linked, and it is not",
        {},
        { link: undefined },
        { link: "not linked" },
        [
          ["contradicted", "Pipeline: not linked, but one of us said linked"],
          ["changed", "Pipeline: reaches one subscription"],
        ],
        ["P01"],
      ],
      [
        "a person said another Partner ID",
        { partnerId: "1111111" },
        {},
        { link: "verified", partnerId: "4911112" },
        [
          ["contradicted", "Pipeline: linked to 4911112, but one of us said linked to 1111111"],
          ["changed", "Pipeline: reaches one subscription"],
        ],
        [],
      ],
      [
        "it is linked to somebody else",
        {},
        { link: { partnerId: "5120044", state: "Active" } },
        { partnerId: "5120044" },
        [
          ["changed", "Pipeline: linked to 5120044, before linked"],
          ["changed", "Pipeline: reaches one subscription"],
        ],
        ["P06"],
      ],
      [
        "the link was there and is deleted",
        { link: "verified", evidence: read, partnerId: "4911112" },
        { link: { partnerId: "4911112", state: "Deleted" } },
        { link: "broken", state: "Deleted" },
        [
          ["gone", "Pipeline: link deleted, before linked to 4911112"],
          ["changed", "Pipeline: reaches one subscription"],
        ],
        ["P07"],
      ],
      [
        "the link was there and is gone",
        { link: "verified", evidence: read, partnerId: "4911112" },
        { link: undefined },
        { link: "not linked" },
        [
          ["gone", "Pipeline: not linked, before linked to 4911112"],
          ["changed", "Pipeline: reaches one subscription"],
        ],
        ["P01"],
      ],
      [
        "a person said a role that Azure does not show",
        { partnerId: "4911112", roles: [{ subscription: production, role: "Owner", permanence: "permanent" }] },
        {},
        { roles: [{ subscription: production, role: "Support Request Contributor", permanence: "unknown" }] },
        [
          ["changed", "Pipeline: linked to 4911112, as was recorded"],
          ["contradicted", "Pipeline: no Owner on (…9208)"],
        ],
        [],
      ],
      [
        "a person said a role on every subscription, which Azure names one by one",
        {
          partnerId: "4911112",
          roles: [{ subscription: "*", role: "Support Request Contributor", permanence: "permanent" }],
        },
        {},
        { link: "verified" },
        [
          ["changed", "Pipeline: linked to 4911112, as was recorded"],
          ["changed", "Pipeline: reaches one subscription"],
        ],
        [],
      ],
      [
        "a person said how long a role lasts",
        {
          partnerId: "4911112",
          roles: [{ subscription: production, role: "Support Request Contributor", permanence: "time-bound" }],
        },
        {},
        { roles: [{ subscription: production, role: "Support Request Contributor", permanence: "time-bound" }] },
        [
          ["changed", "Pipeline: linked to 4911112, as was recorded"],
          ["changed", "Pipeline: reaches one subscription"],
        ],
        ["P04"],
      ],
      [
        "its only role is one that does not count",
        { partnerId: "4911112" },
        { reaches: [reached(production, ["Reader"])] },
        {},
        [
          ["changed", "Pipeline: linked to 4911112, as was recorded"],
          ["changed", "Pipeline: reaches one subscription"],
        ],
        ["P03"],
      ],
      [
        "which role it has cannot be seen: it may count, and the owner is asked",
        { partnerId: "4911112" },
        { reaches: [reached(production)] },
        { roles: [{ subscription: production, role: "unknown role", permanence: "unknown" }] },
        [
          ["changed", "Pipeline: linked to 4911112, as was recorded"],
          ["changed", "Pipeline: reaches one subscription"],
        ],
        ["Q2"],
      ],
      [
        "it is linked and reaches nothing",
        { partnerId: "4911112" },
        { reaches: [] },
        { roles: [] },
        [
          ["changed", "Pipeline: linked to 4911112, as was recorded"],
          ["changed", "Pipeline: reaches no subscription"],
        ],
        ["P01"],
      ],
      [
        "it was recorded by its client id until it was linked",
        { id: clientId, link: "not linked", evidence: read },
        {},
        { id: oid, link: "verified" },
        [
          ["changed", "Pipeline: linked to 4911112, before not linked"],
          ["changed", "Pipeline: reaches one subscription"],
        ],
        [],
      ],
    ],
  )("%s", (_, before, is, expected, findings, codes) => {
    const customer = aCustomer({
      subscriptions: [subscription()],
      identities: before === undefined ? [] : [identity(before)],
    });
    const { doc, findings: found } = applyPal(customer, [principal(is)], context);
    expect(doc.identities).toHaveLength(1);
    expect(doc.identities[0]).toMatchObject(expected);
    expect(found.map(({ kind, says }) => [kind, says])).toEqual(findings);
    expect(gaps(doc)).toEqual(codes);
    expect(doc.read).toEqual({ pal: { at: context.now } });
    const again = applyPal(doc, [principal(is)], tomorrow);
    expect(again.findings).toEqual([]);
    expect({ ...again.doc, read: doc.read }).toEqual(doc);
  });
});

it("leaves other people's links alone, and the subscription's access where somebody said it", () => {
  const guest = identity({ id: "5f7f8f9a-0000-4000-8000-000000000001", kind: "guest", holder: "megan" });
  const customer = aCustomer({
    subscriptions: [subscription({ access: "unknown" }), subscription({ id: test })],
    identities: [guest],
  });
  const { doc } = applyPal(customer, [principal()], context);
  expect(doc.identities[0]).toBe(guest);
  expect(doc.subscriptions.map(({ access }) => access)).toEqual(["service principal", "guest"]);
});

it("ends a subscription that Azure deleted, and does not add one", () => {
  const deleted = principal({
    reaches: [reached(production, ["Owner"], { state: "Deleted" }), reached(test, ["Owner"], { state: "Deleted" })],
  });
  const { doc, findings } = applyPal(aCustomer({ subscriptions: [subscription()] }), [deleted], context);
  expect(doc.subscriptions).toMatchObject([{ id: production, endedOn: "2026-11-24" }]);
  expect(findings[0]).toMatchObject({ kind: "gone", says: "Azure subscription Production is deleted" });
});

it("needs no person's word while it is read, and is V01 when nobody has read it for long: the no before it does not come back", () => {
  const { doc } = applyPal(
    aCustomer({ checklist: { revision: 1, answers: { pal: { says: "no", by: "megan", at: monday } } } }),
    [principal()],
    context,
  );
  // The answer from before was "no": what Azure shows since then answers the question.
  expect(gaps(doc)).toEqual([]);
  expect(gaps(doc, "2027-03-01")).toEqual(["V01"]);
  expect(knownAnswers(doc, aContext({ today: "2026-11-25" })).pal).toEqual({ kind: "read", at: context.now });
  const asked = { ...doc, checklist: { revision: 2, answers: {} } };
  expect(knownAnswers(asked, aContext({ today: "2027-03-01" })).pal).toBeUndefined();
  const answers = { pal: { says: "no", by: "megan", at: "2026-11-25T09:00:00.000Z" } } as const;
  const later = { ...doc, checklist: { revision: 2, answers } };
  expect(knownAnswers(later, aContext({ today: "2026-11-25" })).pal).toBeUndefined();
  const another = { ...doc, subscriptions: [...doc.subscriptions, subscription({ id: test })] };
  expect(knownAnswers(another, aContext({ today: "2026-11-25" })).pal).toBeUndefined();
  const lately = applyPal(doc, [principal()], { ...context, now: "2027-02-27T02:00:00.000Z", today: "2027-02-27" }).doc;
  expect(lately.identities[0]?.evidence.at).toBe(context.now);
  expect(gaps(lately, "2027-03-01")).toEqual([]);
});
