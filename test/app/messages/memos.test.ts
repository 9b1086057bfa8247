/** What somebody asked to be reminded of, from the store to their chat: once, whatever happens in between. */
import { expect, it } from "vitest";
import { deliverDue } from "../../../src/app/messages/deliver.ts";
import { plan } from "../../../src/app/messages/plan.ts";
import { forgetCustomer, forgetPerson } from "../../../src/app/organization/forget.ts";
import { forgetMemos, remindAgain, remindMe } from "../../../src/app/organization/memos.ts";
import { prune } from "../../../src/app/organization/retention.ts";
import type { Organization } from "../../../src/app/ports.ts";
import { newCustomer, type Customer } from "../../../src/domain/customer/customer.ts";
import { defaultSettings } from "../../../src/domain/documents.ts";
import type { Sent } from "../../../src/domain/messages/delivery.ts";
import type { Message } from "../../../src/domain/messages/message.ts";
import { backAgain, type Person } from "../../../src/domain/people/person.ts";
import { aClock } from "../../clock.ts";
import { ada } from "../../domain/customers.ts";
import { aWorld } from "../../world.ts";
import { aPerson, aSender, arrives, tenant } from "./harness.ts";
import { aMemoryStore } from "../../memory.ts";

const contoso = newCustomer({
  id: "9b58ba8d-c498-46e7-b648-245edafa3a38",
  name: "Contoso Ltd.",
  source: "import",
  addedAt: "2026-11-02T09:00:00.000Z",
  owner: "megan",
});
const thursday = "2026-11-26T10:00:00.000Z";
const tuesday = "2026-12-01";

/** Megan asked on Thursday to be reminded of Contoso on Tuesday. */
async function asked(person: Partial<Person> = {}, customer: Customer = contoso) {
  const store = aMemoryStore();
  const organization = store.organization(tenant);
  const clock = aClock(thursday);
  const heard: { at: string; to: string; message: Extract<Message, { kind: "memo" }> }[] = [];
  let reply: (person: string) => Sent = arrives;
  let ids = 0;
  const world = aWorld(store, {
    messenger: {
      async send(_, to, message) {
        const id = "person" in to ? to.person.id : to.channel.id;
        if (message.kind === "memo") heard.push({ at: clock.now().slice(0, 16), to: id, message });
        return reply(id);
      },
      update: () => Promise.reject(new Error("nothing is redrawn here")),
    },
    newId: () => `m${(ids += 1)}`,
    now: clock.now,
  });
  const megan = aPerson("megan", { digest: "off", ...person });
  await organization.settings.update("settings", () => ({ doc: { ...defaultSettings, since: thursday } }));
  await organization.people.update("megan", () => ({ doc: megan }));
  await organization.people.update("isaiah", () => ({ doc: aPerson("isaiah", { digest: "off" }) }));
  await organization.customers.update(customer.id, () => ({ doc: customer }));
  await remindMe(world, organization, { person: megan, customer: customer.id, on: tuesday, says: "chase the PO" });
  const pace = { turn: async () => true, left: () => {}, wait: () => 0, hold: () => {} };
  return {
    world,
    organization,
    clock,
    megan,
    told: () => heard.map(({ at, to }) => `${at} ${to}`),
    messages: () => heard.map(({ message }) => message),
    replies: (with_: (person: string) => Sent) => void (reply = with_),
    look: async (instance = "a", from: Organization = organization) => {
      await plan(world, from);
      await deliverDue(world, from, aSender({ instance, pace }));
    },
    async until(moment: string) {
      for (; clock.now() < moment; clock.pass(1_800_000)) await this.look();
    },
  };
}

it("comes in the morning of its day, to whoever asked, with their words and what is open, and once", async () => {
  const harness = await asked();
  await harness.until("2026-12-04T12:00");
  expect(harness.told()).toEqual(["2026-12-01T07:30 megan"]);
  expect(harness.messages()[0]).toMatchObject({
    memo: { says: "chase the PO" },
    askedOn: "2026-11-26",
    about: { customer: { name: "Contoso Ltd." }, may: { answer: true } },
  });
});

it("comes when they are back, and to no deputy", async () => {
  const harness = await asked({ coming: [{ from: "2026-11-30", until: "2026-12-03", deputy: "isaiah" }] });
  await harness.until("2026-12-05T12:00");
  expect(harness.told()).toEqual(["2026-12-04T07:30 megan"]);
});

it.each([
  ["offboarded", { lifecycle: "offboarded" as const }],
  ["paused", { lifecycle: "paused" as const }],
])("comes all the same of a customer that was %s meanwhile", async (_, changed) => {
  const harness = await asked();
  await harness.organization.customers.update(contoso.id, (one) => ({ doc: one && { ...one, ...changed } }));
  await harness.until("2026-12-02T12:00");
  expect(harness.messages()[0]?.about?.customer).toMatchObject(changed);
});

it("shows nothing that is open to whom the customer does not belong any more", async () => {
  const harness = await asked();
  await harness.organization.customers.update(contoso.id, (one) => ({ doc: one && { ...one, owner: "isaiah" } }));
  await harness.until("2026-12-02T12:00");
  expect(harness.messages()[0]?.about?.may).toEqual({ manage: false, answer: false });
});

it("does not come once it was cancelled, also between planning and sending", async () => {
  const harness = await asked();
  harness.clock.pass(Date.parse("2026-12-01T09:00:00.000Z") - Date.parse(thursday));
  await plan(harness.world, harness.organization);
  await forgetMemos(harness.organization, { person: harness.megan, memos: ["m1"] });
  await harness.until("2026-12-03T12:00");
  expect(harness.told()).toEqual([]);
  expect((await harness.organization.deliveries.list()).map(({ state }) => state)).toEqual(["dropped"]);
});

it("comes once more on the day that was pressed, however often it is pressed", async () => {
  const harness = await asked();
  await harness.until("2026-12-01T12:00");
  const again = { person: harness.megan, memo: "m1", after: "day" as const };
  expect(await remindAgain(harness.world, harness.organization, again)).toMatchObject({ outcome: "moved" });
  expect(await remindAgain(harness.world, harness.organization, again)).toMatchObject({ outcome: "unchanged" });
  await harness.until("2026-12-04T12:00");
  expect(harness.told()).toEqual(["2026-12-01T07:30 megan", "2026-12-02T07:30 megan"]);
});

it("comes once more on the day it came on, to whom it is the day before since they flew west", async () => {
  const harness = await asked({ zone: "Asia/Tokyo" });
  await harness.until("2026-11-30T23:00");
  const person = { ...harness.megan, zone: "America/New_York" };
  await harness.organization.people.update("megan", (one) => ({ doc: one && { ...one, zone: person.zone } }));
  const again = { person, memo: "m1", after: "day" as const };
  expect(await remindAgain(harness.world, harness.organization, again)).toMatchObject({ memo: { on: tuesday } });
  await harness.until("2026-12-04T12:00");
  expect(harness.told()).toEqual(["2026-11-30T22:30 megan", "2026-12-01T12:30 megan"]);
});

it("comes once where it was put off, and back on its day, while nothing reached them", async () => {
  const harness = await asked({ zone: "Asia/Tokyo" });
  harness.replies(() => ({ outcome: "unreachable", because: "they have blocked the bot" }));
  await harness.until("2026-11-30T23:00");
  harness.replies(arrives);
  const person = { ...harness.megan, zone: "America/New_York" };
  await harness.organization.people.update("megan", (one) => ({
    doc: one && { ...backAgain(one), zone: person.zone },
  }));
  await remindAgain(harness.world, harness.organization, { person, memo: "m1", after: "day" });
  await harness.until("2026-12-04T12:00");
  expect(harness.told()).toEqual(["2026-11-30T22:30 megan", "2026-12-01T12:30 megan"]);
});

it("comes once where two processes plan and send at the same time", async () => {
  const harness = await asked();
  harness.clock.pass(Date.parse("2026-12-01T09:00:00.000Z") - Date.parse(thursday));
  await Promise.all([harness.look("a"), harness.look("b")]);
  await Promise.all([harness.look("a"), harness.look("b")]);
  expect(harness.told()).toEqual(["2026-12-01T09:00 megan"]);
});

it("comes once where the process died before it noted that it was planned", async () => {
  const harness = await asked();
  harness.clock.pass(Date.parse("2026-12-01T09:00:00.000Z") - Date.parse(thursday));
  const { organization } = harness;
  const dies = { ...organization.people, update: () => Promise.reject(new Error("killed")) };
  await expect(plan(harness.world, { ...organization, people: dies })).rejects.toThrow("killed");
  await harness.look("b");
  await harness.look("c");
  expect(harness.told()).toEqual(["2026-12-01T09:00 megan"]);
});

it("comes as soon as they are heard from whom nothing reached", async () => {
  const harness = await asked();
  harness.replies(() => ({ outcome: "unreachable", because: "they have blocked the bot" }));
  await harness.until("2026-12-02T09:00");
  expect(harness.told()).toHaveLength(1);
  harness.replies(arrives);
  await harness.organization.people.update("megan", (one) => ({ doc: one && backAgain(one) }));
  await harness.until("2026-12-03T09:00");
  expect(harness.told()).toEqual(["2026-12-01T07:30 megan", "2026-12-02T09:00 megan"]);
});

it("is nowhere any more once the customer is forgotten", async () => {
  const harness = await asked();
  await forgetCustomer(harness.world, harness.organization, { customer: contoso.id, by: ada });
  expect((await harness.organization.people.get("megan"))?.memos).toBeUndefined();
  await harness.until("2026-12-02T12:00");
  expect(harness.told()).toEqual([]);
});

it("is nowhere any more once the person is forgotten, and another's names a pseudonym in their place", async () => {
  const harness = await asked();
  const isaiah = aPerson("isaiah");
  const { organization, world } = harness;
  await organization.people.update("megan", (one) => ({ doc: one && { ...one, name: "Megan Bowen" } }));
  await remindMe(world, organization, { person: isaiah, on: tuesday, says: "ask Megan Bowen for the PO" });
  const done = await forgetPerson(world, organization, { person: "megan", by: ada });
  expect(await organization.people.get("megan")).toBeUndefined();
  const says = (await organization.people.get("isaiah"))?.memos?.[0]?.says;
  expect(says).toContain(done.outcome === "forgotten" ? done.pseudonym : "nobody");
  expect(says).not.toContain("Megan");
});

it("lets go of one that came a month ago", async () => {
  const harness = await asked();
  await harness.until("2026-12-01T12:00");
  expect((await harness.organization.people.get("megan"))?.memos).toHaveLength(1);
  harness.clock.pass(31 * 86_400_000);
  await prune(harness.world, harness.organization);
  expect((await harness.organization.people.get("megan"))?.memos).toBeUndefined();
});
