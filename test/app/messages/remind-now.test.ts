/** A manager's "Remind them all": whom it reaches, how often, and what is written down. */
import { expect, it } from "vitest";
import { remindNow } from "../../../src/app/messages/remind-now.ts";
import { prompt } from "../../../src/domain/customer/checklist.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { aCustomer } from "../../domain/customers.ts";
import { aPerson, tenant } from "./harness.ts";
import { aWorld } from "../../world.ts";
import { aMemoryStore } from "./memory.ts";

const noon = (day: string) => `${day}T12:00:00.000Z`;
const askedOn = (day: string, parts: Partial<Customer> = {}): Customer =>
  prompt(
    aCustomer({ owner: "megan", ...parts }),
    { id: "p1", to: parts.owner ?? "megan", because: "assigned" },
    noon(day),
  ).doc;
const manager = (id: string) => ({ id, name: id, manager: true });

async function there(customers: readonly Customer[]) {
  const organization = aMemoryStore().organization(tenant);
  for (const doc of [aPerson("megan", { upn: "megan@partner.example" }), aPerson("isaiah")])
    await organization.people.update(doc.id, () => ({ doc }));
  for (const doc of customers) await organization.customers.update(doc.id, () => ({ doc }));
  const press = async (by: string, now: string) =>
    await remindNow(aWorld(aMemoryStore(), { now: () => now }), organization, { customers, by: manager(by) });
  const written = async () => ({
    deliveries: (await organization.deliveries.list()).map(({ id }) => id),
    reminded: (await organization.customers.list()).map((one) => one.checklist.prompt?.reminded ?? []),
  });
  return { press, written };
}

it("is one message and one reminder on record when two managers press at once, a moment apart", async () => {
  const { press, written } = await there([askedOn("2026-11-20", { id: "a" }), askedOn("2026-11-23", { id: "b" })]);
  await Promise.all([press("ada", "2026-11-25T12:00:00.000Z"), press("alex", "2026-11-25T12:00:00.250Z")]);
  const { deliveries, reminded } = await written();
  expect(deliveries).toEqual(["reminder/megan/p1/a/1"]);
  expect(reminded.map((times) => times.length)).toEqual([1, 1]);
});

it("is one message for each owner, whoever the list names first, and leaves out what was just asked", async () => {
  const customers = [
    askedOn("2026-11-20", { id: "a", owner: "megan@partner.example" }),
    askedOn("2026-11-20", { id: "b", owner: "isaiah" }),
    askedOn("2026-11-20", { id: "c" }),
    askedOn("2026-11-25", { id: "d" }),
    aCustomer({ id: "e", owner: "megan" }),
  ];
  const { press, written } = await there(customers);
  const { reminded, left } = await press("ada", "2026-11-25T13:00:00.000Z");
  expect([...reminded].map(([to, some]) => [to, some.map(({ id }) => id)])).toEqual([
    ["megan", ["a", "c"]],
    ["isaiah", ["b"]],
  ]);
  expect(left.map(({ id }) => id)).toEqual(["d", "e"]);
  expect((await written()).deliveries.toSorted()).toEqual(["reminder/isaiah/p1/b/1", "reminder/megan/p1/a/1"]);
});
