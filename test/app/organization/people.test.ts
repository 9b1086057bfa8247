import { expect, it } from "vitest";
import { meet } from "../../../src/app/organization/people.ts";
import type { Organization } from "../../../src/app/ports.ts";
import { prompt } from "../../../src/domain/customer/checklist.ts";
import { knownById } from "../../../src/domain/customer/handover.ts";
import { aCustomer, monday } from "../../domain/customers.ts";
import { tenant } from "../messages/harness.ts";
import { aMemoryStore } from "../../memory.ts";

const upn = "megan@partner.example";
const megan = { id: "megan", name: "Megan Bowen", upn };
const link = {
  id: "link",
  label: "Megan",
  kind: "guest",
  tenant: "t",
  link: "reported",
  since: "2026-11-02",
  roles: [],
  evidence: { kind: "reported", at: monday, by: "ada" },
} as const;

async function anOrganization(): Promise<Organization> {
  const organization = aMemoryStore().organization(tenant);
  const customers = [
    aCustomer({ id: "owned", owner: upn }),
    aCustomer({ id: "deputised", owner: "ada", deputy: upn }),
    aCustomer({ id: "linked", owner: "ada", identities: [{ ...link, holder: upn }, link] }),
    aCustomer({ id: "another's", owner: "isaiah@partner.example" }),
  ];
  for (const customer of customers) await organization.customers.update(customer.id, () => ({ doc: customer }));
  return organization;
}

const whose = async (organization: Organization) =>
  (await organization.customers.list()).map(({ owner, deputy, identities: [first] }) => [owner, deputy, first?.holder]);
const byId = [
  ["megan", undefined, undefined],
  ["ada", "megan", undefined],
  ["ada", undefined, "megan"],
  ["isaiah@partner.example", undefined, undefined],
];

it("makes what a list gave to a principal name the person's by id, once the name is known to be theirs", async () => {
  const organization = await anOrganization();
  await meet(organization, { id: "megan", name: "Megan Bowen" });
  expect((await whose(organization))[0]?.[0]).toBe(upn);
  await meet(organization, megan);
  expect(await whose(organization)).toEqual(byId);
  const before = await organization.customers.list();
  await meet(organization, megan);
  expect(await organization.customers.list()).toBe(before);
});

it("does the rest when it died before the name was written down", async () => {
  const organization = await anOrganization();
  const { people } = organization;
  const dying = { ...organization, people: { ...people, update: () => Promise.reject(new Error("the process died")) } };
  await expect(meet(dying, megan)).rejects.toThrow("the process died");
  expect(await people.get("megan")).toBeUndefined();
  await meet(organization, megan);
  expect(await whose(organization)).toEqual(byId);
});

it("leaves the prompt under the name that it was put to, so that its message is not planned a second time", () => {
  const asked = prompt(aCustomer({ owner: upn }), { id: "p1", to: upn, because: "assigned" }, monday).doc;
  const known = knownById(asked, megan);
  expect([known.owner, known.checklist]).toEqual(["megan", asked.checklist]);
  expect(knownById(known, megan)).toBe(known);
});
