import { expect, it } from "vitest";
import type { Customer, Identity } from "../../../src/domain/customer/customer.ts";
import { checkProof, type PastedLink } from "../../../src/domain/pal/pasted.ts";
import { aCustomer, monday } from "../customers.ts";

const customer = aCustomer();
const objectId = "d96c0920-e95c-42dd-855c-047fff46d3c6";
const ownTenant = "11111111-1111-4111-8111-111111111111";
const context = {
  partnerIds: ["4911112"],
  globalPartnerId: "4911111",
  ownTenant,
  now: monday,
  today: "2026-11-23",
  by: "megan",
  byName: "Megan Bowen",
};
const aLink = (parts: Partial<PastedLink> = {}): PastedLink => ({
  source: "managementpartner",
  tenant: customer.id,
  objectId,
  linked: true,
  partnerId: "4911112",
  state: "Active",
  linkedOn: "2026-10-02",
  ...parts,
});
const anIdentity = (parts: Partial<Identity> = {}): Identity => ({
  id: "megan-bowen",
  label: "Megan Bowen",
  kind: "guest",
  tenant: customer.id,
  holder: "megan",
  link: "reported",
  since: "2026-11-02",
  linkedOn: "2026-11-02",
  roles: [{ subscription: "*", role: "Contributor", permanence: "permanent" }],
  evidence: { kind: "reported", at: "2026-11-02T09:00:00.000Z", by: "megan" },
  ...parts,
});
const having = (...identities: Identity[]): Customer => aCustomer({ identities });

it("turns a reported link into a verified one and learns its object id", () => {
  const { doc, ...result } = checkProof(having(anIdentity()), aLink(), context);
  const identity = {
    ...anIdentity(),
    id: objectId,
    link: "verified",
    since: "2026-11-23",
    linkedOn: "2026-10-02",
    partnerId: "4911112",
    state: "Active",
    evidence: { kind: "pasted", at: monday, by: "megan", ref: "managementpartner" },
  };
  expect(doc.identities).toEqual([identity]);
  expect(result).toEqual({ outcome: "verified", identity, from: "reported" });
  expect(doc.history).toEqual([
    {
      at: monday,
      by: "megan",
      what: "verified",
      item: objectId,
      from: "reported",
      to: "verified",
      note: "Partner ID 4911112",
      evidence: "pasted",
    },
  ]);
});

it("adds an identity nobody had recorded, held by whoever pasted", () => {
  const { doc, ...result } = checkProof(having(), aLink(), context);
  expect(doc.identities).toMatchObject([
    { id: objectId, label: "Megan Bowen", holder: "megan", kind: "user", roles: [] },
  ]);
  expect(result).toMatchObject({ outcome: "verified", from: "unknown" });
});

it("adds a service principal that holds itself", () => {
  const link = aLink({ source: "attestation", kind: "service principal", label: "PAL tag" });
  const [identity] = checkProof(having(anIdentity()), link, context).doc.identities.slice(1);
  expect(identity).toMatchObject({ label: "PAL tag", kind: "service principal", link: "verified" });
  expect(identity).not.toHaveProperty("holder");
});

it("finds the identity by its object id before anything else", () => {
  const other = anIdentity({ id: "other", label: "PAL tag" });
  const known = anIdentity({ id: objectId, label: "Service account" });
  const { doc } = checkProof(having(other, known), aLink({ label: "PAL tag" }), context);
  expect(doc.identities.map(({ link }) => link)).toEqual(["reported", "verified"]);
});

it("finds an identity without an object id by its name", () => {
  const { doc } = checkProof(
    having(anIdentity({ holder: "isaiah", label: "PAL Tag" })),
    aLink({ label: "PAL tag" }),
    context,
  );
  expect(doc.identities).toMatchObject([{ id: objectId, holder: "isaiah" }]);
});

it("does not guess which of two identities of one person it is", () => {
  const two = having(anIdentity(), anIdentity({ id: "megan-admin", label: "Megan (admin)" }));
  expect(checkProof(two, aLink(), context).doc.identities).toHaveLength(3);
});

it("records a Lighthouse link made in our own tenant", () => {
  const { doc, ...result } = checkProof(having(), aLink({ tenant: ownTenant }), context);
  expect(result.outcome).toBe("verified");
  expect(doc.identities).toMatchObject([{ kind: "lighthouse", tenant: ownTenant }]);
});

it("changes nothing when the output is another tenant's", () => {
  const before = having(anIdentity());
  const tenant = "0ff9bb51-0944-4e0c-9dfb-369bab13dfae";
  expect(checkProof(before, aLink({ tenant }), context)).toEqual({
    doc: before,
    outcome: "wrong-tenant",
    tenant,
  });
});

it.each([
  ["our global Partner ID", "4911111", "global"],
  ["somebody else's", "5000000", "not-ours"],
])("records a link to %s as it is, for the gap it makes", (_, partnerId, because) => {
  const { doc, ...result } = checkProof(having(anIdentity()), aLink({ partnerId }), context);
  expect(result).toMatchObject({ outcome: "wrong-partner", partnerId, because });
  expect(doc.identities).toMatchObject([{ link: "verified", partnerId }]);
  expect(doc.history.at(-1)).toMatchObject({ what: "pasted", note: `Partner ID ${partnerId}` });
});

it("takes any Partner ID for ours when none is configured", () => {
  const result = checkProof(having(), aLink({ partnerId: "5000000" }), { ...context, partnerIds: [] });
  expect(result.outcome).toBe("verified");
});

it("records a deleted link as broken", () => {
  const { doc, ...result } = checkProof(having(anIdentity()), aLink({ state: "Deleted" }), context);
  expect(result.outcome).toBe("deleted");
  expect(doc.identities).toMatchObject([{ link: "broken", state: "Deleted" }]);
});

it("records that a known identity is not linked after all", () => {
  const { partnerId: _id, state: _state, linkedOn: _on, ...link } = aLink({ linked: false });
  const { doc, ...result } = checkProof(having(anIdentity()), link, context);
  expect(result).toMatchObject({ outcome: "not-linked", identity: { link: "not linked" } });
  expect(doc.identities[0]).not.toHaveProperty("linkedOn");
});

it("records nothing of an unknown identity that is not linked", () => {
  const before = having();
  expect(checkProof(before, aLink({ linked: false }), context)).toEqual({
    doc: before,
    outcome: "not-linked",
  });
});

it("changes nothing when the same is pasted again on the same day", () => {
  const once = checkProof(having(anIdentity()), aLink(), context).doc;
  const twice = checkProof(once, aLink(), { ...context, now: "2026-11-23T17:00:00.000Z" });
  expect(twice.outcome).toBe("repeated");
  expect(twice.doc).toBe(once);
});

it("freshens the proof when the same is pasted on a later day, keeping since when it is linked", () => {
  const { linkedOn: _, ...undated } = aLink();
  const once = checkProof(having(), undated, context).doc;
  const later = { ...context, now: "2026-12-14T08:00:00.000Z", today: "2026-12-14" };
  const { doc, ...result } = checkProof(once, undated, later);
  expect(result.outcome).toBe("verified");
  expect(doc.identities).toMatchObject([{ since: "2026-11-23", linkedOn: "2026-11-23", evidence: { at: later.now } }]);
});
