import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accessModels, identityKinds, type Identity } from "../../../src/domain/customer/customer.ts";
import { fingerprint } from "../../../src/domain/customer/fingerprint.ts";
import {
  saveIdentity,
  saveSubscription,
  type IdentityForm,
  type SubscriptionForm,
} from "../../../src/domain/pal/edit.ts";
import type { PalEdit } from "../../../src/domain/pal/changes.ts";
import { aCustomer } from "../customers.ts";

const edit: PalEdit = { today: "2026-11-23", now: "2026-11-23T08:00:00.000Z", by: "megan" };
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

describe("a form about a new link", () => {
  it.each(["not linked", "reported", "broken", "removed"] as const)("records it as %s", (link) => {
    const { doc } = saveIdentity(aCustomer(), {}, { label: "sp-northwind", kind: "service principal", link }, edit);
    expect(doc.identities).toMatchObject([{ id: "sp-northwind", link, tenant: aCustomer().id }]);
  });
});

describe("a form about a subscription", () => {
  it("takes away a name and Power Platform that were emptied", () => {
    const subscription = {
      id,
      name: "Production",
      scope: { is: "in" },
      soldByUsCsp: false,
      access: "guest",
      since: "2026-11-02",
      power: { deployedOn: "2026-11-03" },
    } as const;
    const { doc } = saveSubscription(
      aCustomer({ subscriptions: [subscription] }),
      { id },
      { name: null, powerOn: null },
      edit,
    );
    expect(doc.subscriptions).toEqual([
      { id, scope: { is: "in" }, soldByUsCsp: false, access: "guest", since: "2026-11-02" },
    ]);
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
