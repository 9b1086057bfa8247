/** A week that was planned and could not be said for so long that a newer one has begun. */
import { describe, expect, it } from "vitest";
import { deliverDue } from "../../../src/app/messages/deliver.ts";
import { plan } from "../../../src/app/messages/plan.ts";
import { defaultSettings } from "../../../src/domain/documents.ts";
import { aCustomer } from "../../domain/customers.ts";
import { aPerson, aSender, tenant } from "./harness.ts";
import { aWorld } from "../../world.ts";
import { aMemoryStore } from "../../memory.ts";

const monday = (day: string) => `${day}T10:00:00.000Z`;
const channel = "19:associations@thread.tacv2";

/** Megan, who owns a customer with gaps, and a channel with a digest, both on Mondays at nine. */
async function aHarness() {
  const store = aMemoryStore();
  const organization = store.organization(tenant);
  let now = monday("2026-11-23");
  const said: string[] = [];
  let busy = false;
  const world = aWorld(store, {
    now: () => now,
    messenger: {
      async send(_, to, message) {
        const week = "week" in message ? message.week : undefined;
        if (busy && "channel" in to) return { outcome: "not-sent", because: "HTTP 503" };
        said.push(`${week ?? message.kind} ${"person" in to ? to.person.id : "channel"}`);
        return { outcome: "sent", conversation: "c", activity: String(said.length) };
      },
      update: () => Promise.reject(new Error("nothing is redrawn here")),
    },
  });
  const since = "2026-11-02T10:00:00.000Z";
  await organization.settings.update("settings", () => ({ doc: { ...defaultSettings, since } }));
  await organization.people.update("megan", () => ({ doc: aPerson("megan") }));
  const customer = aCustomer({ owner: "megan", ownerSince: since, addedAt: since });
  await organization.customers.update(customer.id, () => ({ doc: customer }));
  const digest = { moment: world.setup.digest, by: "ada", since };
  await organization.channels.update(channel, () => ({
    doc: { id: channel, kind: "channel", serviceUrl: "http://localhost/", digest },
  }));
  const sender = aSender({ pace: { turn: async () => true, left: () => {}, wait: () => 0, hold: () => {} } });
  return {
    organization,
    world,
    planned: () => plan(world, organization),
    async says() {
      await deliverDue(world, organization, sender);
      return said.splice(0).toSorted();
    },
    async states() {
      const all = await organization.deliveries.list();
      return Object.fromEntries(all.map(({ id, state, because }) => [id, because ?? state]));
    },
    at: (time: string) => void (now = time),
    isBusy: (is: boolean) => void (busy = is),
  };
}

describe("a week that could not be said", () => {
  it("is left out when a newer one is planned by then, for a person and for a channel", async () => {
    const { planned, says, states, at } = await aHarness();
    await planned();
    at(monday("2026-12-01"));
    await planned();
    expect(await says()).toEqual(["2026-W49 channel", "2026-W49 megan"]);
    expect(await states()).toMatchObject({
      "2026-W48/weekly/megan": "a newer week takes its place",
      [`2026-W48/digest/${channel}`]: "a newer week takes its place",
    });
  });

  it("is named to a manager when it was tried and Teams took none, though the process runs only some hours a day", async () => {
    const { organization, world, planned, says, states, at, isBusy } = await aHarness();
    isBusy(true);
    await organization.people.update("ada", () => ({ doc: aPerson("ada") }));
    await organization.settings.update("settings", (current) => ({
      doc: { ...(current ?? defaultSettings), managers: ["ada"] },
    }));
    await planned();
    await says();
    at(monday("2026-12-01"));
    await planned();
    await says();
    expect((await states())[`2026-W48/digest/${channel}`]).toMatch(/^Teams did not take it/);
    await plan(world, organization);
    expect(await says()).toContain("silent-channel ada");
    await plan(world, organization);
    expect(await says()).toEqual([]);
  });

  it("is said late when no newer one has begun", async () => {
    const { planned, says, at } = await aHarness();
    await planned();
    at(monday("2026-11-27"));
    await planned();
    expect(await says()).toEqual(["2026-W48 channel", "2026-W48 megan"]);
  });

  it("is said when nothing newer is planned, and when the clock was set back", async () => {
    const { planned, says, at } = await aHarness();
    await planned();
    at(monday("2026-12-01"));
    expect(await says()).toEqual(["2026-W48 channel", "2026-W48 megan"]);
    await planned();
    at(monday("2026-11-20"));
    await planned();
    expect(await says()).toEqual(expect.arrayContaining(["2026-W49 channel", "2026-W49 megan"]));
  });
});
