import { expect, it } from "vitest";
import { setRetention, prune } from "../../../src/app/organization/retention.ts";
import type { Organization } from "../../../src/app/ports.ts";
import { defaultSettings, type Delivery } from "../../../src/domain/documents.ts";
import { addMilliseconds } from "../../../src/domain/time/time.ts";
import { aCustomer } from "../../domain/customers.ts";
import { aMemoryStore } from "../../memory.ts";

const now = "2026-11-23T08:00:00.000Z";
const daysAgo = (days: number) => addMilliseconds(now, -days * 86_400_000);
const world = (at = now) => ({ now: () => at, setup: { digest: { zone: "Etc/UTC" } } as never });

async function anOrganization(history?: number): Promise<Organization> {
  const organization = aMemoryStore().organization("11111111-1111-4111-8111-111111111111");
  const sent = (id: string, days: number, about: Delivery["about"]): Delivery => ({
    id,
    to: { person: "megan" },
    about,
    plannedAt: daysAgo(days),
    state: "sent",
    attempts: 1,
    at: daysAgo(days),
  });
  for (const one of [
    sent("old", 100, { kind: "weekly", week: "2026-W32" }),
    sent("young", 10, { kind: "weekly", week: "2026-W45" }),
    sent("orphan", 1, { kind: "prompt", customer: "gone", prompt: "p" }),
  ]) {
    await organization.deliveries.update(one.id, () => ({ doc: one }));
  }
  const customer = aCustomer({
    history: [900, 500, 1].map((days) => ({ at: daysAgo(days), by: "ada", what: "answered" })),
  });
  await organization.customers.update(customer.id, () => ({ doc: customer }));
  const retention = { deliveries: 90, ...(history === undefined ? {} : { history }) };
  const settings = { ...defaultSettings, retention, history: [{ at: daysAgo(900), by: "ada", what: "manager added" }] };
  await organization.settings.update("settings", () => ({ doc: settings }));
  return organization;
}

const left = async (organization: Organization) => ({
  deliveries: (await organization.deliveries.list()).map(({ id }) => id),
  entries: (await organization.customers.list())[0]?.history.length,
  settings: (await organization.settings.get("settings"))?.history.map(({ what, to }) => [what, to]),
});

it("removes old messages and those about customers that are gone, and keeps history unless told", async () => {
  const organization = await anOrganization();
  expect(await prune(world(), organization)).toEqual({ deliveries: 2, entries: 0 });
  expect(await left(organization)).toEqual({
    deliveries: ["young"],
    entries: 3,
    settings: [["manager added", undefined]],
  });
});

it("removes what was heard in conversations that are silent, and nothing that may be sent again", async () => {
  const organization = await anOrganization();
  const heardAgo = (minutes: number) => ({
    activity: "1",
    at: addMilliseconds(now, -minutes * 60_000),
    done: true as const,
  });
  for (const [id, turns] of [
    ["silent", [heardAgo(60), heardAgo(10)]],
    ["talking", [heardAgo(60), heardAgo(9)]],
  ] as const) {
    await organization.heard.update(id, () => ({ doc: { id, turns } }));
  }
  await prune(world(), organization);
  expect((await organization.heard.list()).map(({ id }) => id)).toEqual(["talking"]);
});

it("removes what an act changed once it can't be undone any more, where history is kept for good too", async () => {
  const organization = await anOrganization();
  const [customer = aCustomer()] = await organization.customers.list();
  const acts = [1.5, 0.5].map((days) => ({
    at: daysAgo(days),
    by: "megan",
    parts: { "claims/teams": { became: "x" } },
  }));
  await organization.customers.update(customer.id, () => ({ doc: { ...customer, undoable: acts } }));
  await prune(world(), organization);
  expect(await organization.customers.get(customer.id)).toMatchObject({ undoable: [{ at: daysAgo(0.5) }] });
  await prune(world(daysAgo(-1)), organization);
  expect(await organization.customers.get(customer.id)).not.toHaveProperty("undoable");
});

it("cuts the history of customers and settings, and says how much", async () => {
  const organization = await anOrganization(400);
  expect(await prune(world(), organization)).toEqual({ deliveries: 2, entries: 3 });
  expect(await left(organization)).toMatchObject({ entries: 2, settings: [["older entries removed", "1"]] });
});

it("looks once a day, and again on the next", async () => {
  const organization = await anOrganization();
  await prune(world(), organization);
  const settings = await organization.settings.get("settings");
  await prune(world(addMilliseconds(now, 3_600_000)), organization);
  expect(await organization.settings.get("settings")).toBe(settings);
  const later = world(addMilliseconds(now, 81 * 86_400_000));
  expect(await prune(later, organization)).toEqual({ deliveries: 1, entries: 0 });
});

it("counts the day where the organization is", async () => {
  const organization = await anOrganization();
  await organization.settings.update("settings", (current = defaultSettings) => ({
    doc: { ...current, zone: "Pacific/Auckland" },
  }));
  await prune(world("2026-11-23T12:00:00.000Z"), organization);
  expect((await organization.settings.get("settings"))?.pruned).toBe("2026-11-24");
});

it("is set by a manager and by nobody else", async () => {
  const organization = await anOrganization();
  const before = await organization.settings.get("settings");
  const asked = { of: "deliveries", days: 60, by: { id: "megan", name: "Megan", manager: false } } as const;
  await expect(setRetention(world(), organization, asked)).rejects.toThrow("only a manager");
  expect(await organization.settings.get("settings")).toBe(before);
  const manager = { ...asked, by: { ...asked.by, manager: true } };
  expect(await setRetention(world(), organization, manager)).toMatchObject({ outcome: "set" });
});

it("keeps a message that was planned anew while it looked", async () => {
  const organization = await anOrganization();
  const { deliveries } = organization;
  const meanwhile: Organization = {
    ...organization,
    deliveries: {
      ...deliveries,
      async list() {
        const listed = await deliveries.list();
        await deliveries.update("old", (current) => ({ doc: current && { ...current, state: "planned", at: now } }));
        return listed;
      },
    },
  };
  await prune(world(), meanwhile);
  expect((await left(organization)).deliveries).toEqual(["old", "young"]);
});

it("begins again the same day when it was cut short", async () => {
  const organization = await anOrganization(400);
  const dying: Organization = {
    ...organization,
    customers: { ...organization.customers, update: () => Promise.reject(new Error("the process died")) },
  };
  await expect(prune(world(), dying)).rejects.toThrow("the process died");
  expect(await prune(world(), organization)).toEqual({ deliveries: 0, entries: 3 });
});

it("keeps the record of what another instance said meanwhile about a customer that it added meanwhile", async () => {
  const organization = await anOrganization();
  const fresh = aCustomer({ id: "added meanwhile" });
  const said: Delivery = {
    id: "said meanwhile",
    to: { person: "megan" },
    about: { kind: "prompt", customer: fresh.id, prompt: "p" },
    plannedAt: now,
    state: "sent",
    attempts: 1,
    at: now,
  };
  const meanwhile: Organization = {
    ...organization,
    customers: {
      ...organization.customers,
      async list() {
        const listed = await organization.customers.list();
        await organization.customers.update(fresh.id, () => ({ doc: fresh }));
        await organization.deliveries.update(said.id, () => ({ doc: said }));
        return listed;
      },
    },
  };
  await prune(world(), meanwhile);
  expect((await left(organization)).deliveries).toEqual(["young", "said meanwhile"]);
});
