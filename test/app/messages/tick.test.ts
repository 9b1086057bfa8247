/** One turn of the schedule over several organizations. */
import { expect, it } from "vitest";
import type { Organization, Store } from "../../../src/app/ports.ts";
import { tick } from "../../../src/app/messages/tick.ts";
import { prompt } from "../../../src/domain/customer/checklist.ts";
import { dayOf } from "../../../src/domain/time/time.ts";
import { aCustomer } from "../../domain/customers.ts";
import { aPerson, arrives, aSender, scriptedMessenger } from "./harness.ts";
import { aWorld } from "../../world.ts";
import { aMemoryStore } from "../../memory.ts";

const now = "2026-11-23T10:00:00.000Z";

/** Two organizations, in each of which somebody was just asked something. */
async function twoOrganizations(fails?: (organization: Organization) => Organization) {
  const { messenger, asked } = scriptedMessenger(arrives);
  const kept = aMemoryStore();
  for (const [organization, person] of [
    ["first", "megan"],
    ["second", "isaiah"],
  ] as const) {
    const { people, customers } = kept.organization(organization);
    await people.update(person, () => ({ doc: aPerson(person) }));
    const customer = prompt(aCustomer({ owner: person }), { id: "p1", to: person, because: "assigned" }, now).doc;
    await customers.update(customer.id, () => ({ doc: customer }));
  }
  const store: Store = {
    ...kept,
    organization: (id) =>
      id === "first" && fails !== undefined ? fails(kept.organization(id)) : kept.organization(id),
  };
  const world = aWorld(store, { messenger, now: () => now });
  const run = (signal = new AbortController().signal) => tick(world, aSender(), signal);
  const pruned = async (id: string) => (await kept.organization(id).settings.get("settings"))?.pruned;
  return { run, asked, pruned, deliveriesOf: (id: string) => kept.organization(id).deliveries.list() };
}

it("plans, says and clears out in every organization", async () => {
  const { run, asked, pruned } = await twoOrganizations();
  await run();
  expect(asked).toEqual(["megan", "isaiah"]);
  expect([await pruned("first"), await pruned("second")]).toEqual([dayOf(now, "Etc/UTC"), dayOf(now, "Etc/UTC")]);
});

it("serves the others when one organization fails, and tells of the fault after that", async () => {
  const fault = new Error("disk on fire");
  const { run, asked } = await twoOrganizations((organization) => ({
    ...organization,
    customers: { ...organization.customers, list: () => Promise.reject(fault) },
  }));
  const told = await run().catch((error: unknown) => error);
  expect(told).toMatchObject({
    message: "the schedule failed for 1 organizations",
    errors: [{ errors: [fault, fault] }],
  });
  expect(asked).toEqual(["isaiah"]);
});

it("begins with no organization once it is told to stop", async () => {
  const { run, asked, deliveriesOf } = await twoOrganizations();
  await run(AbortSignal.abort());
  expect(asked).toEqual([]);
  expect([await deliveriesOf("first"), await deliveriesOf("second")]).toEqual([[], []]);
});

it("says what is planned where planning the rest fails, and tells of the fault after that", async () => {
  const fault = new Error("not permitted");
  const { run, asked, pruned } = await twoOrganizations((organization) => ({
    ...organization,
    weeks: { ...organization.weeks, list: () => Promise.reject(fault) },
  }));
  const told = await run().catch((error: unknown) => error);
  expect(told).toMatchObject({ message: "the schedule failed for 1 organizations" });
  expect(asked).toEqual(["megan", "isaiah"]);
  expect(await pruned("first")).toBe(dayOf(now, "Etc/UTC"));
});
