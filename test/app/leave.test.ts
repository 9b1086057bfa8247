import { expect, it } from "vitest";
import { handover, undoHandover } from "../../src/app/leave.ts";
import type { Organization, World } from "../../src/app/ports.ts";
import { ada, aCustomer, monday } from "../domain/customers.ts";
import { aPerson, tenant } from "./deliver-house.ts";
import { aMemoryStore } from "./deliver-memory.ts";

const world = { now: () => monday, newId: () => "h1", nudge: () => {} } as World;

/** An organization in which it is noted which customers are locked for a change. */
async function anOrganization(owners: readonly string[]) {
  const inner = aMemoryStore().organization(tenant);
  for (const [index, owner] of owners.entries()) {
    const customer = aCustomer({ id: `c${index}`, owner });
    await inner.customers.update(customer.id, () => ({ doc: customer }));
  }
  const locked: string[] = [];
  const organization: Organization = {
    ...inner,
    customers: {
      ...inner.customers,
      update(id, change) {
        locked.push(id);
        return inner.customers.update(id, change);
      },
    },
  };
  return { organization, locked };
}

it("moves an owner's customers and moves them back, without touching anybody else's", async () => {
  const { organization, locked } = await anOrganization(["megan", "patti", "megan", "isaiah"]);
  const asked = { from: aPerson("megan"), to: aPerson("isaiah"), by: ada };
  expect(await handover(world, organization, asked)).toEqual({ outcome: "handed-over", id: "h1", customers: 2 });
  expect(await undoHandover(world, organization, { id: "h1", by: ada })).toMatchObject({ customers: 2 });
  expect(locked).toEqual(["c0", "c2", "c0", "c2"]);
  const owners = (await organization.customers.list()).map(({ owner }) => owner);
  expect(owners).toEqual(["megan", "patti", "megan", "isaiah"]);
});
