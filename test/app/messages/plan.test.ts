/** What is planned when, and what becomes of it: the real planning, making and sending, with a clock that is moved. */
import { expect, it } from "vitest";
import { deliverDue } from "../../../src/app/messages/deliver.ts";
import { plan } from "../../../src/app/messages/plan.ts";
import { prompt } from "../../../src/domain/customer/checklist.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { defaultSettings } from "../../../src/domain/documents.ts";
import { customersOfDelivery, newDelivery } from "../../../src/domain/messages/delivery.ts";
import { backAgain, type Person } from "../../../src/domain/people/person.ts";
import { aCustomer } from "../../domain/customers.ts";
import { aPerson, aSender, tenant } from "./harness.ts";
import { aClock } from "../../clock.ts";
import { aMemoryStore } from "../../memory.ts";
import { aWorld } from "../../world.ts";

/** An organization that has used the bot for long. Whoever is called blocked cannot be reached. */
async function aHarness(
  at: string,
  there: { people: readonly Person[]; customers: readonly Customer[]; managers?: string[] },
) {
  const store = aMemoryStore();
  const organization = store.organization(tenant);
  const clock = aClock(at);
  const heard: string[] = [];
  const world = aWorld(store, {
    messenger: {
      async send(_, to, { kind }) {
        const person = "person" in to ? to.person.id : to.channel.id;
        if (person === "blocked") return { outcome: "unreachable", because: "they have blocked the bot" };
        heard.push(`${clock.now().slice(0, 16)} ${person} ${kind}`);
        return { outcome: "sent", conversation: person, activity: String(heard.length) };
      },
      update: () => Promise.reject(new Error("nothing is redrawn here")),
    },
    setup: { managers: there.managers ?? [] },
    now: clock.now,
  });
  const settings = { ...defaultSettings, since: "2026-01-01T00:00:00.000Z" };
  await organization.settings.update("settings", () => ({ doc: settings }));
  for (const person of there.people) await organization.people.update(person.id, () => ({ doc: person }));
  const put = (customer: Customer) => organization.customers.update(customer.id, () => ({ doc: customer }));
  for (const customer of there.customers) await put(customer);
  const sender = aSender({ pace: { turn: async () => true, left: () => {}, wait: () => 0, hold: () => {} } });
  return {
    world,
    organization,
    clock,
    heard,
    put,
    /** Plans and says what is due. @returns how many messages were to be said. */
    async look(): Promise<number> {
      await plan(world, organization);
      const planned = (await organization.deliveries.list()).filter(({ state }) => state === "planned");
      await deliverDue(world, organization, sender);
      return planned.length;
    },
  };
}

const hour = 3_600_000;
const asked = (customer: Customer, at: string): Customer =>
  prompt(customer, { id: "p1", to: customer.owner ?? "", because: "assigned" }, at).doc;

it("puts a prompt to the owner who is away when nothing reaches the deputy, and does not try the deputy for ever", async () => {
  const at = "2026-11-23T10:00:00.000Z";
  const { look, heard, clock } = await aHarness(at, {
    people: [aPerson("megan", { away: { until: "2026-12-05", deputy: "blocked" } }), aPerson("blocked")],
    customers: [asked(aCustomer(), at)],
  });
  const planned: number[] = [];
  for (let turn = 0; turn < 4; turn += 1, clock.pass(30_000)) planned.push(await look());
  expect(heard).toEqual(["2026-11-23T10:00 megan checklist"]);
  expect(planned.slice(2)).toEqual([0, 0]);
});

it("tells managers once there are some of prompts that nobody answers, and writes down nothing before", async () => {
  const at = "2026-11-23T10:00:00.000Z";
  const { look, heard, clock, organization } = await aHarness(at, {
    people: [aPerson("megan", { digest: "off" }), aPerson("ada", { digest: "off" })],
    customers: [asked(aCustomer(), at)],
  });
  const history = async () => (await organization.customers.list()).flatMap(({ history: entries }) => entries);
  for (; clock.now() < "2027-01-18"; clock.pass(6 * hour)) await look();
  expect(heard.filter((one) => one.includes("escalation"))).toEqual([]);
  expect((await history()).map(({ what }) => what)).not.toContain("escalated");
  await organization.settings.update("settings", () => ({ doc: { ...defaultSettings, managers: ["ada"] } }));
  await look();
  clock.pass(6 * hour);
  await look();
  expect(heard.at(-1)).toBe("2027-01-18T10:00 ada escalation");
  expect((await history()).at(-1)).toMatchObject({ what: "escalated", note: "1" });
});

const answered = (at: string, says: "yes" | "no" = "yes") => ({ says, by: "megan", at });
const allAnswered = (at: string) => ({
  cpor: answered(at),
  pal: answered(at),
  owner: answered(at),
  onboarding: answered(at),
});

it("leaves what opens on a Thursday to the next Monday, for an owner who had nothing open and for a new owner", async () => {
  const friday = "2026-11-20T08:00:00.000Z";
  const thursday = "2026-11-26T15:00:00.000Z";
  const quiet = aCustomer({ id: "c1", ownerSince: friday, checklist: { revision: 1, answers: allAnswered(friday) } });
  const { look, heard, clock, put } = await aHarness(friday, {
    people: [aPerson("megan"), aPerson("isaiah")],
    customers: [quiet],
  });
  for (; clock.now() < thursday; clock.pass(hour)) await look();
  const answers = { ...quiet.checklist.answers, pal: answered(thursday, "no") };
  await put({ ...quiet, checklist: { revision: 2, answers } });
  await put(aCustomer({ id: "c2", owner: "isaiah", ownerSince: thursday }));
  for (; clock.now() < "2026-11-30T09:00"; clock.pass(hour)) await look();
  expect(heard).toEqual([]);
  await look();
  expect(heard.toSorted()).toEqual(["2026-11-30T09:00 isaiah weekly", "2026-11-30T09:00 megan weekly"]);
});

it("asks again with the week about what has run out, also of customers recorded under the principal name", async () => {
  const long = "2026-05-04T08:00:00.000Z";
  const upn = "megan@partner.example";
  const checklist = { revision: 1, answers: allAnswered(long) };
  const { look, organization } = await aHarness("2026-11-23T09:00:00.000Z", {
    people: [aPerson("megan", { upn })],
    customers: ["megan", upn].map((owner) => aCustomer({ id: `of ${owner}`, owner, ownerSince: long, checklist })),
  });
  await look();
  const prompts = (await organization.customers.list()).map((one) => one.checklist.prompt);
  expect(prompts).toMatchObject([
    { id: "2026-W48", to: "megan", because: "expired" },
    { id: "2026-W48", to: "megan", because: "expired" },
  ]);
});

it("puts the prompts of a week all the same when it died before the message was written down", async () => {
  const long = "2026-05-04T08:00:00.000Z";
  const { world, organization, look } = await aHarness("2026-11-23T09:00:00.000Z", {
    people: [aPerson("megan")],
    customers: [aCustomer({ ownerSince: long, checklist: { revision: 1, answers: allAnswered(long) } })],
  });
  const dying = {
    ...organization,
    deliveries: { ...organization.deliveries, update: () => Promise.reject(new Error("no space left on device")) },
  };
  await expect(plan(world, dying)).rejects.toThrow("no space");
  expect(await look()).toBe(1);
  const [customer] = await organization.customers.list();
  expect(customer?.checklist.prompt).toMatchObject({ id: "2026-W48", because: "expired" });
  expect(customer?.history.filter(({ what }) => what === "asked")).toHaveLength(1);
});

it("says the week once its owner is heard of again, on a Monday there that is a Sunday in London", async () => {
  const { look, organization, clock } = await aHarness("2026-11-22T20:00:00.000Z", {
    people: [aPerson("blocked", { zone: "Pacific/Auckland" })],
    customers: [aCustomer({ owner: "blocked", ownerSince: "2026-11-02T09:00:00.000Z" })],
  });
  expect(await look()).toBe(1);
  expect(await organization.people.get("blocked")).toMatchObject({ unreachable: {} });
  await organization.people.update("blocked", (person) => ({ doc: person && backAgain(person) }));
  clock.pass(hour);
  expect(await look()).toBe(1);
});

it("asks the store for none of the messages that are written down already", async () => {
  const { world, organization } = await aHarness("2026-11-23T09:00:00.000Z", {
    people: [aPerson("megan")],
    customers: [aCustomer({ ownerSince: "2026-11-02T09:00:00.000Z" })],
  });
  await plan(world, organization);
  expect(await organization.deliveries.list()).toHaveLength(1);
  const get = () => Promise.reject(new Error("one read a message is too many"));
  await plan(world, { ...organization, deliveries: { ...organization.deliveries, get, update: get } });
});

/** Customers that are given to Megan in one act, one after the other, with runs of the schedule in between. */
async function givenInTurns(at: string, askedBy: string | undefined, turns: readonly (readonly string[])[]) {
  const { look, put, clock, organization } = await aHarness(at, {
    people: [aPerson("megan", { digest: "off" })],
    customers: [],
  });
  const given = (id: string) =>
    prompt(
      aCustomer({ id, owner: "megan" }),
      { id: "p1", to: "megan", because: "assigned", ...(askedBy && { askedBy }) },
      at,
    ).doc;
  for (const ids of turns) {
    for (const id of ids) await put(given(id));
    await look();
    clock.pass(1_000);
  }
  const named = async () => {
    const deliveries = (await organization.deliveries.list()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return deliveries.map((one) => `${one.state}: ${customersOfDelivery(one).toSorted().join()}`);
  };
  return { named, look, clock, organization };
}

it.each<[string, readonly (readonly string[])[], readonly string[]]>([
  ["in one message what was given before it was sent", [["a", "b"], []], ["sent: a,b"]],
  ["in a second message what was given after that", [["a"], ["b", "c"]], ["sent: a", "sent: b,c"]],
  ["in a third what was given after that one", [["a"], ["b"], ["c"], []], ["sent: a", "sent: b", "sent: c"]],
])("says of customers that are given at once %s, and each once", async (_, turns, expected) => {
  const { named } = await givenInTurns("2026-11-23T10:00:00.000Z", "ada", turns);
  expect(await named()).toEqual(expected);
});

it("says in one message in the morning what an import gave in the night, however often it was looked meanwhile", async () => {
  const { named, look, clock } = await givenInTurns("2026-11-23T23:00:00.000Z", undefined, [["a"], ["b"], ["c"]]);
  expect(await named()).toEqual(["planned: a,b,c"]);
  clock.pass(9 * hour);
  await look();
  expect(await named()).toEqual(["sent: a,b,c"]);
});

it("tells managers once of the digest of somebody who is no manager any more, and tries it no more", async () => {
  const since = "2026-11-16T10:00:00.000Z";
  const moment = { day: "Monday", time: "09:00", zone: "Etc/UTC" } as const;
  const teamDigest = { moment, since, allClear: true } as const;
  const { look, heard, clock, organization } = await aHarness("2026-11-23T09:00:00.000Z", {
    people: [aPerson("ada", { digest: "off" }), aPerson("alex", { digest: "off", teamDigest })],
    customers: [],
    managers: ["ada"],
  });
  const planned: number[] = [];
  for (; clock.now() < "2026-11-24T09:00"; clock.pass(hour / 4)) planned.push(await look());
  expect(heard).toEqual(["2026-11-23T10:00 ada unreached-owners"]);
  expect(planned.reduce((sum, one) => sum + one)).toBe(2);
  await organization.settings.update("settings", (one) => ({ doc: one && { ...one, managers: ["alex"] } }));
  await look();
  expect(heard.at(-1)).toBe("2026-11-24T09:00 alex digest");
});

it("tells managers of everybody whom the week did not reach, also when it died while telling them and more were", async () => {
  const people = ["ada", "alex", "bob", "cyd"].map((id) => aPerson(id, { digest: "off" }));
  const { world, organization, clock } = await aHarness("2026-11-23T12:00:00.000Z", {
    people,
    customers: [],
    managers: ["ada", "alex"],
  });
  const fails = async (id: string, at: string) => {
    const week = newDelivery(`2026-W48/weekly/${id}`, { person: id }, { kind: "weekly", week: "2026-W48" }, at);
    const doc = { ...week, state: "unreachable" as const, because: "blocked" };
    await organization.deliveries.update(doc.id, () => ({ doc }));
  };
  await fails("bob", "2026-11-23T10:00:00.000Z");
  let updates = 0;
  const { update } = organization.deliveries;
  const dying: typeof update = async (...change) => {
    if ((updates += 1) > 1) throw new Error("killed");
    return await update(...change);
  };
  const dies = { ...organization, deliveries: { ...organization.deliveries, update: dying } };
  for (const id of ["bob", "cyd"])
    await organization.people.update(id, (one) => ({
      doc: one && { ...one, unreachable: { since: "2026-11-23T10:00:00.000Z", because: "blocked" } },
    }));
  await expect(plan(world, dies)).rejects.toThrow("killed");
  await fails("cyd", "2026-11-23T11:30:00.000Z");
  for (let turn = 0; turn < 4; turn += 1, clock.pass(hour)) await plan(world, organization);
  const told = (await organization.deliveries.list()).flatMap(({ to, about }) =>
    about.kind === "unreached-owners" && "person" in to ? about.people.map((one) => `${to.person} ${one}`) : [],
  );
  expect([...new Set(told)].toSorted()).toEqual(["ada bob", "ada cyd", "alex bob", "alex cyd"]);
});

it("says the organization's week in somebody's chat at the moment that was chosen, be it on a Sunday evening", async () => {
  const since = "2026-11-16T10:00:00.000Z";
  const teamDigest = { moment: { day: "Sunday", time: "21:00", zone: "Etc/UTC" }, since, allClear: true } as const;
  const { look, heard } = await aHarness("2026-11-22T21:00:00.000Z", {
    people: [aPerson("ada", { digest: "off", teamDigest })],
    customers: [],
    managers: ["ada"],
  });
  await look();
  expect(heard).toEqual(["2026-11-22T21:00 ada digest"]);
});
