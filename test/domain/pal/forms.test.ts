import { fc } from "../../properties.ts";
import { describe, expect, it } from "vitest";
import { accessModels, identityKinds, type Identity } from "../../../src/domain/customer/customer.ts";
import { fingerprint } from "../../../src/domain/customer/fingerprint.ts";
import type { EditedBy } from "../../../src/domain/customer/edit.ts";
import { saveIdentity, type IdentityForm } from "../../../src/domain/pal/identities.ts";
import { saveSubscription, type SubscriptionForm } from "../../../src/domain/pal/subscriptions.ts";
import { aCustomer } from "../customers.ts";

const edit: EditedBy = { today: "2026-11-23", now: "2026-11-23T08:00:00.000Z", by: "megan" };
const id = "11111111-2222-4333-8444-555555550001";
const objectId = "99999999-2222-4333-8444-555555550009";

const verified: Identity = {
  id: objectId,
  label: "Megan Bowen",
  kind: "guest",
  tenant: aCustomer().id,
  holder: "megan",
  link: "verified",
  state: "Active",
  partnerId: "1234567",
  linkedOn: "2026-02-17",
  since: "2026-11-01",
  roles: [{ subscription: "*", role: "Owner", permanence: "permanent" }],
  evidence: { kind: "pasted", at: "2026-11-01T08:00:00.000Z", by: "megan" },
};
const about = (form: IdentityForm, identity = verified, seen = fingerprint(identity)) =>
  saveIdentity(aCustomer({ identities: [identity] }), { identity: identity.id, seen }, form, edit);

describe("a form about a link that output proved", () => {
  it("takes nothing away from the proof when it only repeats it", () => {
    const { doc, ...result } = about({
      label: "Megan Bowen",
      kind: "guest",
      holder: "megan",
      partnerId: "1234567",
      keptRoles: [0],
    });
    expect(result).toEqual({ outcome: "unchanged", item: verified });
    expect(doc.identities).toEqual([verified]);
  });

  it("is only a person's word once it names another Partner ID", () => {
    const result = about({ partnerId: "7654321" });
    expect(result).toMatchObject({
      outcome: "changed",
      item: { link: "reported", partnerId: "7654321", evidence: { kind: "reported", by: "megan" } },
    });
  });

  it("keeps its Partner ID when the input is emptied: the proof names it", () => {
    expect(about({ partnerId: null })).toMatchObject({ outcome: "unchanged", item: verified });
  });

  it("is broken when a person says so, and the history says by whom", () => {
    const { doc, ...result } = about({ link: "broken" });
    expect(result).toMatchObject({ outcome: "changed", item: { link: "broken" } });
    expect(doc.history).toMatchObject([
      { what: "link", from: "verified", to: "broken", by: "megan", evidence: "reported" },
    ]);
  });

  it("undoes every part of a form that is refused half-way", () => {
    const customer = aCustomer({ identities: [verified, { ...verified, id: "sp", label: "sp" }] });
    const { doc, ...result } = saveIdentity(customer, { identity: "sp" }, { link: "broken", objectId }, edit);
    expect(result).toMatchObject({ outcome: "already-there", item: { id: objectId } });
    expect(doc).toBe(customer);
  });

  it("is left as it is when it is not what the form showed", () => {
    expect(about({ link: "removed" }, verified, "another")).toMatchObject({ outcome: "changed-since", item: verified });
  });
});

describe("a form about a link that a person reported", () => {
  const reported: Identity = { ...verified, link: "reported", evidence: { ...verified.evidence, kind: "reported" } };
  const owner = { subscription: "*", role: "Owner", permanence: "permanent" } as const;

  it.each<[string, IdentityForm, object, object]>([
    [
      "another Partner ID, as linked today",
      { partnerId: "7654321", link: "reported" },
      { linkedOn: "2026-11-23" },
      { what: "link" },
    ],
    ["that it is broken", { link: "broken" }, { link: "broken" }, { what: "link", from: "reported", to: "broken" }],
    ["nobody behind it", { holder: null }, {}, { what: "holder set", from: "megan" }],
    ["its object id", { objectId: id }, { id }, { what: "identity details", from: `id: ${objectId}`, to: `id: ${id}` }],
    [
      "a role that is gone",
      { keptRoles: [] },
      { roles: [] },
      { what: "role removed", from: "Owner on every subscription, permanent" },
    ],
    [
      "the same role, held otherwise",
      { role: { ...owner, permanence: "eligible" } },
      { roles: [{ ...owner, permanence: "eligible" }] },
      {
        what: "role set",
        from: "Owner on every subscription, permanent",
        to: "Owner on every subscription, eligible",
      },
    ],
  ])("says %s, and the history has it", (_, form, item, entry) => {
    const done = about(form, reported);
    expect(done).toMatchObject({ outcome: "changed", item });
    expect(done.doc.history).toEqual([expect.objectContaining(entry)]);
    expect("holder" in (done.doc.identities[0] ?? {})).toBe(form.holder !== null);
  });

  it.each<[string, IdentityForm]>([
    ["linked as it is", { link: "reported" }],
    ["with the role it has", { role: owner, keptRoles: [0] }],
    ["with what it is called", { label: "Megan Bowen", kind: "guest", partnerId: "1234567", holder: "megan" }],
  ])("changes nothing when it says it is %s", (_, form) => {
    expect(about(form, reported)).toMatchObject({ outcome: "unchanged", item: reported });
  });

  it("says so when it is gone", () => {
    expect(saveIdentity(aCustomer(), { identity: "x" }, { link: "removed" }, edit).outcome).toBe("not-there");
  });
});

describe("a form about a new link", () => {
  it.each(["not linked", "reported", "broken", "removed"] as const)("saves it as %s", (link) => {
    const form = {
      label: "sp-northwind",
      kind: "service principal",
      link,
      partnerId: "4911112",
      holder: null,
    } as const;
    const { doc } = saveIdentity(aCustomer(), {}, form, edit);
    expect(doc.identities).toEqual([
      {
        id: "sp-northwind",
        label: "sp-northwind",
        kind: "service principal",
        link,
        tenant: aCustomer().id,
        partnerId: "4911112",
        since: "2026-11-23",
        roles: [],
        evidence: { kind: "reported", at: edit.now, by: "megan" },
        ...(link === "reported" ? { linkedOn: "2026-11-23" } : {}),
      },
    ]);
    expect(doc.history).toMatchObject([{ what: "identity added", item: "sp-northwind", to: link }]);
    expect(saveIdentity(doc, {}, form, edit)).toMatchObject({ outcome: "already-there", doc });
  });

  it("gives an id to a label without letters", () => {
    expect(saveIdentity(aCustomer(), {}, { label: "***" }, edit)).toMatchObject({ item: { id: "identity" } });
  });
});

describe("a form about a subscription", () => {
  const unsaid = { id, scope: { is: "in" }, soldByUsCsp: false, access: "unknown", since: "2026-11-23" } as const;
  const subscription = {
    ...unsaid,
    name: "Production",
    access: "guest",
    since: "2026-11-02",
    power: { deployedOn: "2026-11-03" },
  } as const;
  const saved = (form: SubscriptionForm, seen?: string) =>
    saveSubscription(aCustomer({ subscriptions: [subscription] }), { id, seen }, form, edit);

  it("adds one with what is said of it, and what is usual else", () => {
    const { doc } = saveSubscription(aCustomer(), { id }, {}, edit);
    expect(doc.subscriptions).toEqual([unsaid]);
    expect(doc.history).toMatchObject([{ what: "subscription added", item: id, to: "in", evidence: "reported" }]);
    const said = { name: "Apps", soldByUsCsp: true, since: "2026-10-05" };
    expect(saveSubscription(aCustomer(), { id }, { ...said, powerOn: "2026-11-02" }, edit)).toMatchObject({
      item: { ...unsaid, ...said, power: { deployedOn: "2026-11-02" } },
    });
  });

  it("takes away a name and Power Platform that were emptied", () => {
    const { doc } = saved({ name: null, powerOn: null });
    expect(doc.subscriptions).toEqual([{ ...unsaid, access: "guest", since: "2026-11-02" }]);
    expect(doc.history).toMatchObject([
      {
        what: "subscription details",
        from: 'name: Production; power: {"deployedOn":"2026-11-03"}',
        to: "name: none; power: none",
      },
    ]);
  });

  it("scopes it, with the note in the history", () => {
    const scope = { is: "not-applicable", note: "demo" } as const;
    expect(saved({ scope }).doc.history).toMatchObject([
      { what: "subscription scoped", from: "in", to: "not-applicable", note: "demo" },
    ]);
  });

  it("is left as it is when it is not what the form showed", () => {
    expect(saved({ name: "Live" }, "another")).toMatchObject({ outcome: "changed-since", item: subscription });
    expect(saved({ name: "Production" }, "another")).toMatchObject({ outcome: "unchanged" });
  });

  it("does not make one anew that was shown and is gone", () => {
    expect(saveSubscription(aCustomer(), { id, seen: "x" }, { access: "guest" }, edit)).toMatchObject({
      outcome: "not-there",
    });
  });
});

const subscriptionForms: fc.Arbitrary<SubscriptionForm> = fc.record(
  {
    name: fc.constantFrom("Production", "Sandbox", null),
    scope: fc.constantFrom(
      { is: "in" } as const,
      { is: "not-applicable" } as const,
      { is: "other-partner", note: "N" } as const,
    ),
    soldByUsCsp: fc.boolean(),
    access: fc.constantFrom(...accessModels),
    since: fc.constantFrom("2026-11-02", "2026-11-20"),
    powerOn: fc.constantFrom("2026-11-03", null),
  },
  { requiredKeys: [] },
);
const identityForms: fc.Arbitrary<IdentityForm> = fc.record(
  {
    label: fc.constantFrom("Megan Bowen", "sp-northwind"),
    kind: fc.constantFrom(...identityKinds),
    tenant: fc.constantFrom(aCustomer().id, "our-own"),
    objectId: fc.constant(objectId),
    holder: fc.constantFrom("megan", "isaiah", null),
    partnerId: fc.constantFrom("1234567", "7654321", null),
    link: fc.constantFrom("not linked", "reported", "broken", "removed"),
    on: fc.constantFrom("2026-11-02", "2026-11-20"),
    role: fc.record({
      role: fc.constantFrom("Owner", "Reader"),
      subscription: fc.constantFrom("*", id),
      permanence: fc.constantFrom("permanent", "eligible"),
    }),
  },
  { requiredKeys: [] },
);

describe("any form", () => {
  it("about a subscription changes nothing when pressed a second time", () => {
    fc.assert(
      fc.property(subscriptionForms, subscriptionForms, (first, second) => {
        const { doc } = saveSubscription(aCustomer(), { id }, first, edit);
        const meant = { id, seen: fingerprint(doc.subscriptions[0]) };
        const once = saveSubscription(doc, meant, second, edit);
        expect(["changed", "unchanged"]).toContain(once.outcome);
        const twice = saveSubscription(once.doc, meant, second, edit);
        expect(twice.outcome).toBe("unchanged");
        expect(twice.doc).toBe(once.doc);
      }),
    );
  });

  it("about a link changes nothing when pressed a second time", () => {
    fc.assert(
      fc.property(identityForms, identityForms, fc.boolean(), (first, second, isProven) => {
        const before = isProven
          ? aCustomer({ identities: [verified] })
          : saveIdentity(aCustomer(), {}, { label: "Somebody", ...first }, edit).doc;
        const [identity] = before.identities;
        const meant = { identity: identity?.id ?? "", seen: fingerprint(identity) };
        const once = saveIdentity(before, meant, second, edit);
        expect(["changed", "unchanged"]).toContain(once.outcome);
        const twice = saveIdentity(once.doc, meant, second, edit);
        expect(twice.outcome).toBe("unchanged");
        expect(twice.doc).toBe(once.doc);
      }),
      { numRuns: 300 },
    );
  });
});
