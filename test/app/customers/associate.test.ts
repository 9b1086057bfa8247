/** Forms and pasted output on the real store: at once, by somebody who may no longer, for several customers. */
import { beforeEach, expect, it } from "vitest";
import { checkProof, saveClaim, saveIdentity } from "../../../src/app/customers/associate.ts";
import type { Organization, World } from "../../../src/app/ports.ts";
import { newCustomer, type Customer } from "../../../src/domain/customer/customer.ts";
import { fingerprint } from "../../../src/domain/customer/fingerprint.ts";
import type { PastedLink } from "../../../src/domain/pal/pasted.ts";
import { ada, isaiah, megan } from "../../domain/customers.ts";
import { aWorld } from "../../world.ts";
import { aMemoryStore } from "../../memory.ts";

const contoso = "9b58ba8d-c498-46e7-b648-245edafa3a38";
const fabrikam = "9127c470-89bf-46a2-af31-4fdb43c48bc7";
const own = "5f8e3f2a-0c1d-4b7e-9a53-2d6c1b7e4f10";
const now = "2026-11-23T08:00:00.000Z";

let world: World;
let organization: Organization;

beforeEach(async () => {
  const store = aMemoryStore();
  world = aWorld(store, {
    setup: { partnerIds: ["1234567"], digest: { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" } },
    now: () => now,
    newId: () => "id",
  });
  organization = store.organization(own);
  await have({ id: contoso, name: "Contoso Ltd.", owner: "megan" });
  await have({ id: fabrikam, name: "Fabrikam, Inc.", owner: "isaiah" });
});

const have = (known: Pick<Customer, "id" | "name" | "owner">) =>
  organization.customers.update(known.id, () => ({ doc: newCustomer({ ...known, source: "import", addedAt: now }) }));

const teams = { workload: "teams", area: "Modern Work and Security" } as const;

it("records a workload once when ten people record it at once", async () => {
  const form = { status: "Draft", details: {} } as const;
  const all = await Promise.all(
    Array.from({ length: 10 }, () =>
      saveClaim(world, organization, { customer: contoso, by: megan, meant: teams, form }),
    ),
  );
  const said = all.map((one) => one.outcome);
  expect(said.toSorted()).toEqual(["changed", ...Array<string>(9).fill("unchanged")]);
  const customer = await organization.customers.get(contoso);
  expect(customer?.claims).toHaveLength(1);
  expect(customer?.history).toHaveLength(1);
});

it("records the first of two forms that were opened together, and tells the second", async () => {
  await saveClaim(world, organization, {
    customer: contoso,
    by: megan,
    meant: teams,
    form: { status: "Under review", details: {} },
  });
  const [claim] = (await organization.customers.get(contoso))?.claims ?? [];
  const meant = { claim: "teams", seen: fingerprint(claim) };
  const [first, second] = await Promise.all([
    saveClaim(world, organization, {
      customer: contoso,
      by: megan,
      meant,
      form: { status: "Approved", details: {} },
    }),
    saveClaim(world, organization, { customer: contoso, by: ada, meant, form: { status: "Rejected", details: {} } }),
  ]);
  expect(first).toMatchObject({ outcome: "changed" });
  expect(second).toMatchObject({ outcome: "changed-since", claim: { status: "Approved" } });
});

it("refuses somebody who lost the customer between opening the form and recording it", async () => {
  await organization.customers.update(contoso, (customer) => ({ doc: { ...(customer as Customer), owner: "isaiah" } }));
  const before = await organization.customers.get(contoso);
  const done = await saveIdentity(world, organization, {
    customer: contoso,
    by: megan,
    meant: {},
    form: { label: "Megan" },
  });
  expect(done).toMatchObject({ outcome: "not-yours", customer: { owner: "isaiah" } });
  expect(await organization.customers.get(contoso)).toBe(before);
});

it("lets a deputy of an owner who is away record", async () => {
  const standIn = { ...isaiah, standsInFor: ["megan"] };
  const done = await saveIdentity(world, organization, {
    customer: contoso,
    by: standIn,
    meant: {},
    form: { label: "sp" },
  });
  expect(done).toMatchObject({ outcome: "changed" });
});

it("says so when there is no such customer", async () => {
  const form = { details: {} };
  expect(await saveClaim(world, organization, { customer: "nobody", by: ada, meant: teams, form })).toEqual({
    outcome: "no-such-customer",
  });
});

const link = (tenant: string, parts: Partial<PastedLink> = {}): PastedLink => ({
  source: "managementpartner",
  tenant,
  objectId: "99999999-2222-4333-8444-555555550009",
  linked: true,
  partnerId: "1234567",
  state: "Active",
  ...parts,
});

it("records each of several pasted links in its own customer, and none that is not the person's", async () => {
  const links = [link(contoso), link(fabrikam), link(own), link("77777777-2222-4333-8444-555555550009")];
  const proven = await checkProof(world, organization, { links, by: megan });
  expect(proven.map(({ outcome }) => outcome)).toEqual(["verified", "not-yours", "which-customer", "unknown-tenant"]);
  expect((await organization.customers.get(contoso))?.identities).toMatchObject([
    { link: "verified", holder: "megan" },
  ]);
  expect((await organization.customers.get(fabrikam))?.identities).toEqual([]);
});

it("proves the same link for both when a manager pastes them, and once each when pasted again", async () => {
  const links = [link(contoso), link(fabrikam)];
  await checkProof(world, organization, { links, by: ada });
  const again = await checkProof(world, organization, { links, by: ada });
  expect(again).toMatchObject([{ outcome: "repeated" }, { outcome: "repeated" }]);
  for (const id of [contoso, fabrikam]) expect((await organization.customers.get(id))?.history).toHaveLength(1);
});
