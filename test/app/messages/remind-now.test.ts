/** A manager's "Remind them all": whom it reaches, how often, and what is written down. */
import { expect, it } from "vitest";
import { plan } from "../../../src/app/messages/plan.ts";
import { remindNow } from "../../../src/app/messages/remind-now.ts";
import type { Organization } from "../../../src/app/ports.ts";
import { prompt } from "../../../src/domain/customer/checklist.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { aCustomer } from "../../domain/customers.ts";
import { aPerson, tenant } from "./harness.ts";
import { aWorld } from "../../world.ts";
import { aMemoryStore } from "../../memory.ts";

const noon = (day: string) => `${day}T12:00:00.000Z`;
const askedOn = (day: string, parts: Partial<Customer> = {}): Customer =>
  prompt(
    aCustomer({ owner: "megan", ...parts }),
    { id: "p1", to: parts.owner ?? "megan", because: "assigned" },
    noon(day),
  ).doc;
const manager = (id: string) => ({ id, name: id, manager: true });

async function there(customers: readonly Customer[]) {
  const store = aMemoryStore();
  const organization = store.organization(tenant);
  // Who has no weekly message, so that nothing but reminders is planned.
  for (const id of ["megan", "isaiah"]) {
    const doc = aPerson(id, { digest: "off", upn: `${id}@partner.example` });
    await organization.people.update(id, () => ({ doc }));
  }
  for (const doc of customers) await organization.customers.update(doc.id, () => ({ doc }));
  const pick = async (ids?: readonly string[]) =>
    (await organization.customers.list()).filter(({ id }) => ids?.includes(id) ?? true);
  const worldAt = (now: string) => aWorld(store, { now: () => now });
  return {
    organization,
    press: async (by: string, now: string, ids?: readonly string[], from: Organization = organization) =>
      await remindNow(worldAt(now), from, { customers: await pick(ids), by: manager(by) }),
    pressFor: async (people: readonly string[]) =>
      await remindNow(worldAt(wednesday), organization, { customers: await pick(), people, by: manager("ada") }),
    timer: async (now: string, from: Organization = organization) => await plan(worldAt(now), from),
    /** Of each customer, how many messages name it, and how often it is on record that it was brought up. */
    async tally() {
      const deliveries = await organization.deliveries.list();
      const names = (id: string) =>
        deliveries.filter(({ about }) => about.kind === "reminder" && about.customers.includes(id)).length;
      return (await organization.customers.list())
        .map(({ id, checklist }) => `${id} ${names(id)} ${checklist.prompt?.reminded?.length ?? 0}`)
        .toSorted();
    },
  };
}

const wednesday = "2026-11-25T12:00:00.000Z";
const aMomentLater = "2026-11-25T12:00:00.250Z";
// So long ago that the schedule brings them up, and does not plan the first message anew.
const waiting = ["a", "b", "c"].map((id, nth) => askedOn(`2026-11-1${nth}`, { id }));
const once = ["a 1 1", "b 1 1", "c 1 1"];

it.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ["the same list", ["a", "b", "c"], ["a", "b", "c"], once],
  ["lists with the same oldest", ["a", "b"], ["a", "c"], once],
  ["lists that overlap", ["a", "b"], ["b", "c"], once],
  ["lists that overlap, the other way round", ["b", "c"], ["a", "b"], once],
  ["a list within the other", ["b"], ["a", "b", "c"], once],
  ["lists with nothing in common", ["a"], ["b"], ["a 1 1", "b 1 1", "c 0 0"]],
])("reminds of each once, and writes down what was said, when two managers press at once on %s", async (...row) => {
  const [, one, other, expected] = row;
  const { press, tally } = await there(waiting);
  const both = await Promise.all([press("ada", wednesday, one), press("alex", aMomentLater, other)]);
  expect(await tally()).toEqual(expected);
  const told = both.map(({ reminded }) => [...reminded.values()].flat().map(({ id }) => id));
  expect(told).toEqual([one, other]);
});

it.each([
  ["first", 0],
  ["second", 1],
])("reminds of each once when the schedule plans at the same moment, %s", async (_, place) => {
  const { press, timer, tally } = await there(waiting);
  const runs = [async () => await press("ada", wednesday, ["b", "c"])];
  runs.splice(place, 0, async () => (await timer(aMomentLater), { reminded: new Map(), left: [] }));
  await Promise.all(runs.map((run) => run()));
  expect(await tally()).toEqual(once);
});

it.each<[string, readonly string[]]>([
  ["the same again", ["a", "b"]],
  ["with one more that is due", ["a", "b", "c"]],
  ["an older one with them", ["b", "c"]],
])("says nothing twice and writes down what was said when it died before that, planning %s", async (_, ids) => {
  const { organization, press, timer, tally } = await there(waiting);
  const dies = { ...organization.customers, update: () => Promise.reject(new Error("killed")) };
  const first = ids.includes("a") ? ["a", "b"] : ["b"];
  await expect(press("ada", wednesday, first, { ...organization, customers: dies })).rejects.toThrow("killed");
  await press("ada", aMomentLater, ids);
  await timer(aMomentLater);
  expect(await tally()).toEqual(once);
});

it("leaves out whom a message names that is still to come", async () => {
  const { press, tally } = await there(waiting);
  // Friday evening, and Saturday: both would come on Monday morning.
  await press("ada", "2026-11-27T21:00:00.000Z", ["a", "b"]);
  const { reminded, left } = await press("ada", "2026-11-28T12:00:00.000Z");
  expect([...reminded.values()].flat().map(({ id }) => id)).toEqual(["c"]);
  expect(left.map(({ customer, because }) => `${customer.id} ${because}`)).toEqual(["a to-come", "b to-come"]);
  expect(await tally()).toEqual(once);
});

it("is one message for each owner, whoever the list names first, and leaves out what was just asked", async () => {
  const customers = [
    askedOn("2026-11-20", { id: "a", owner: "megan@partner.example" }),
    askedOn("2026-11-20", { id: "b", owner: "isaiah" }),
    askedOn("2026-11-20", { id: "c" }),
    askedOn("2026-11-25", { id: "d" }),
    aCustomer({ id: "e", owner: "megan" }),
  ];
  const { press, organization } = await there(customers);
  const { reminded, left } = await press("ada", "2026-11-25T13:00:00.000Z");
  expect([...reminded].map(([to, some]) => [to, some.map(({ id }) => id)])).toEqual([
    ["megan", ["a", "c"]],
    ["isaiah", ["b"]],
  ]);
  expect(left.map(({ customer, because }) => `${customer.id} ${because}`)).toEqual(["d just-asked", "e not-asked"]);
  const ids = (await organization.deliveries.list()).map(({ id }) => id);
  expect(ids.toSorted()).toEqual(["reminder/isaiah/1", "reminder/megan/1"]);
});

it.each<[string, readonly string[], readonly string[]]>([
  ["those who are named, and nobody for whom they stand in", ["isaiah"], ["isaiah: b"]],
  ["by whichever name each is asked", ["megan", "isaiah"], ["megan: a", "isaiah: b"]],
  ["nobody when of those who are named nobody is asked", ["adele"], []],
])("reminds %s", async (_, people, expected) => {
  const { pressFor } = await there([
    askedOn("2026-11-20", { id: "a", owner: "megan@partner.example" }),
    askedOn("2026-11-20", { id: "b", owner: "isaiah" }),
    askedOn("2026-11-20", { id: "c", owner: "patti", deputy: "isaiah" }),
  ]);
  const { reminded, left } = await pressFor(people);
  expect([...reminded].map(([to, some]) => `${to}: ${some.map(({ id }) => id).join()}`)).toEqual(expected);
  expect(left).toEqual([]);
});
