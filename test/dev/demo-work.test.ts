/** What the demo's people did lately, on whatever day somebody tries it. */
import { expect, it } from "vitest";
import { newCustomer } from "../../src/domain/customer/customer.ts";
import { gapsOf } from "../../src/domain/gaps/find-gaps.ts";
import { doLatelyWork } from "../../src/dev/demo/work.ts";
import { aContext } from "../domain/contexts.ts";
import { aFileStore, aFolder } from "../folder.ts";

it.each(["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"])(
  "leaves six business days for the claim that waits, also on %s",
  async (today) => {
    const folder = await aFolder();
    const store = await aFileStore(folder);
    const organization = store.organization("3ceaaf30-8142-48ea-91d9-3080f9b439fc");
    const id = "9127c470-89bf-46a2-af31-4fdb43c48bc7";
    const addedAt = "2026-01-05T08:00:00.000Z";
    const fabrikam = newCustomer({ id, name: "Fabrikam, Inc.", source: "import", addedAt });
    await organization.customers.update(id, () => ({ doc: fabrikam }));
    await doLatelyWork(organization, `${today}T12:00:00.000Z`);
    const customer = await organization.customers.get(id);
    const waiting = gapsOf(customer ?? fabrikam, aContext({ today })).find(({ code }) => code === "C03");
    expect(waiting?.deadline).toMatchObject({ workingDays: 6 });
  },
);
