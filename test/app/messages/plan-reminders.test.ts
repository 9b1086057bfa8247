/** Which reminders and escalations are planned, to whom and under which key; and what goes out again. */
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../src/app/evaluate.ts";
import { deliverDue } from "../../../src/app/messages/deliver.ts";
import { plan } from "../../../src/app/messages/plan.ts";
import { planReminders } from "../../../src/app/messages/plan-reminders.ts";
import { prompt } from "../../../src/domain/customer/checklist.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { defaultSettings, type Delivery, type Week } from "../../../src/domain/documents.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import { newDelivery } from "../../../src/domain/messages/delivery.ts";
import { aCustomer } from "../../domain/customers.ts";
import { aPerson, arrives, aSender, scriptedMessenger, tenant } from "./harness.ts";
import { aWorld } from "../../world.ts";
import { aMemoryStore } from "../../memory.ts";

const noon = (day: string) => `${day}T12:00:00.000Z`;
const megan = aPerson("megan", { upn: "megan@partner.example" });
const asked = (at: string, parts: Partial<Customer> = {}, to = "megan"): Customer =>
  prompt(aCustomer({ owner: to, ...parts }), { id: "p1", to, because: "assigned" }, at).doc;
const weekly = (at: string, parts: Partial<Delivery> = {}): Delivery => ({
  id: `weekly ${at}`,
  to: { person: "megan" },
  about: { kind: "weekly", week: "2026-W47" },
  plannedAt: at,
  state: "sent",
  attempts: 1,
  at,
  sent: { conversation: "a:megan", activity: "1" },
  ...parts,
});

type There = {
  now: string;
  people?: readonly Person[];
  customers?: readonly Customer[];
  deliveries?: readonly Delivery[];
  weeks?: readonly Week[];
  managers?: readonly string[];
  fixed?: readonly string[];
  damaged?: readonly string[];
};

async function aHarness({ now, people = [megan], customers = [], deliveries = [], weeks = [], ...who }: There) {
  const store = aMemoryStore();
  const organization = store.organization(tenant);
  const world = aWorld(store, { now: () => now, setup: { managers: who.fixed ?? [] } });
  const settings = { ...defaultSettings, managers: [...(who.managers ?? [])], since: noon("2026-01-01") };
  await organization.settings.update("settings", () => ({ doc: settings }));
  for (const doc of people) await organization.people.update(doc.id, () => ({ doc }));
  for (const doc of customers) await organization.customers.update(doc.id, () => ({ doc }));
  for (const doc of deliveries) await organization.deliveries.update(doc.id, () => ({ doc }));
  for (const doc of weeks) await organization.weeks.update(doc.id, () => ({ doc }));
  return { world, organization };
}

async function reminders(there: There) {
  const { world, organization } = await aHarness(there);
  const evaluated = await evaluate(world, organization);
  const { managers = [], damaged = [] } = there;
  await planReminders(organization, { managers, damaged }, evaluated);
  const written = (await organization.deliveries.list()).filter(({ about }) =>
    /^(?:reminder|escalation)$/.test(about.kind),
  );
  return written.map(({ id, about }) => [id, "customers" in about && about.customers]);
}

const contoso = aCustomer().id;
const monday = noon("2026-11-23");
const wednesday = noon("2026-11-25");

describe("a reminder", () => {
  it("is one for several customers, under the oldest prompt, whatever order they are stored in", async () => {
    const customers = [asked(monday, { id: "b" }), asked(noon("2026-11-20"), { id: "a" })];
    const expected = [["reminder/megan/1", ["a", "b"]]];
    expect(await reminders({ now: wednesday, customers })).toEqual(expected);
    expect(await reminders({ now: wednesday, customers: customers.toReversed() })).toEqual(expected);
  });

  it("goes to the id of somebody who was asked under their principal name", async () => {
    const customers = [asked(monday, {}, "megan@partner.example")];
    expect(await reminders({ now: wednesday, customers })).toEqual([["reminder/megan/1", [contoso]]]);
  });

  it.each<[string, string, number]>([
    ["Europe/Amsterdam", "2026-11-24T23:30:00.000Z", 1],
    ["America/New_York", "2026-11-24T23:30:00.000Z", 0],
  ])("counts the days of somebody in %s by their own clock", async (zone, now, many) => {
    expect(await reminders({ now, people: [{ ...megan, zone }], customers: [asked(monday)] })).toHaveLength(many);
  });

  it.each<[string, readonly Delivery[], number]>([
    ["came yesterday", [weekly(noon("2026-11-24"))], 0],
    ["came last week, after an older one", [weekly(noon("2026-11-09")), weekly(noon("2026-11-16"))], 1],
    [
      "came yesterday, and an older one is stored after it",
      [weekly(noon("2026-11-24")), weekly(noon("2026-11-16"))],
      0,
    ],
    [
      "came yesterday, and one before they were known by id",
      [weekly(noon("2026-11-24")), weekly(noon("2026-11-02"), { to: { person: "megan@partner.example" } })],
      0,
    ],
    ["is about to be said", [weekly(noon("2026-11-25"), { state: "planned" })], 0],
    ["is on its way", [weekly(noon("2026-11-25"), { state: "claimed" })], 0],
    ["could not be said", [weekly(noon("2026-11-24"), { state: "refused" })], 1],
    ["had nothing to say", [weekly(noon("2026-11-24"), { state: "dropped" })], 1],
  ])("keeps its distance from the weekly message, when that %s", async (_, deliveries, many) => {
    expect(await reminders({ now: wednesday, customers: [asked(monday)], deliveries })).toHaveLength(many);
    const underName = [asked(monday, {}, "megan@partner.example")];
    expect(await reminders({ now: wednesday, customers: underName, deliveries })).toHaveLength(many);
  });
});

describe("an escalation", () => {
  it("takes the place of reminders for somebody who left", async () => {
    const people = [{ ...megan, left: { since: monday } }];
    const there = { now: wednesday, people, customers: [asked(monday)], managers: ["ada"] };
    expect(await reminders(there)).toEqual([["escalation/ada/1", [contoso]]]);
  });

  it("goes to each manager once, whether set up or made one in chat, by id or by principal name", async () => {
    const ada = aPerson("ada", { upn: "ada@partner.example" });
    const people = [{ ...megan, left: { since: monday } }, ada];
    const who = { managers: ["ada", "isaiah"], fixed: ["ada@partner.example"] };
    const { world, organization } = await aHarness({ now: wednesday, people, customers: [asked(monday)], ...who });
    await plan(world, organization);
    const ids = (await organization.deliveries.list()).map(({ id }) => id).filter((id) => id.startsWith("escalation"));
    expect(ids.toSorted()).toEqual(["escalation/ada/1", "escalation/isaiah/1"]);
  });
});

describe("an escalation of what waits for a manager", () => {
  // Nothing reaches Pat, so that the others hear at once; Ada was reminded as often as it goes.
  const pat = aPerson("pat", { left: { since: monday } });
  const reminded = [noon("2026-11-02"), noon("2026-11-06"), noon("2026-11-13")];
  const of = (id: string, to: string): Customer => {
    const customer = asked(noon("2026-10-29"), { id }, to);
    const { prompt: open } = customer.checklist;
    return { ...customer, checklist: { ...customer.checklist, ...(open && { prompt: { ...open, reminded } }) } };
  };
  const ada = aPerson("ada");
  const alex = aPerson("alex");
  const away = { until: "2026-12-04", deputy: "ada" };

  it.each<[string, Pick<There, "people" | "customers" | "managers">, unknown[]]>([
    [
      "is told to the other managers alone",
      { people: [ada, alex], customers: [of("a", "ada"), of("b", "pat")], managers: ["ada", "alex"] },
      [
        ["escalation/ada/1", ["b"]],
        ["escalation/alex/1", ["a", "b"]],
      ],
    ],
    [
      "is told to nobody where there is no other",
      { people: [ada], customers: [of("a", "ada")], managers: ["ada"] },
      [],
    ],
    [
      "in whose place they answer is not told to them either",
      { people: [ada, aPerson("megan", { away })], customers: [of("a", "megan")], managers: ["ada"] },
      [],
    ],
    [
      "is told to nobody where whoever was asked stands in for the only manager",
      {
        people: [aPerson("ada", { away: { until: "2026-12-04", deputy: "megan" } }), megan],
        customers: [of("a", "megan")],
        managers: ["ada"],
      },
      [],
    ],
    [
      "is told to the manager's deputy where that is somebody else",
      {
        people: [aPerson("ada", { away: { until: "2026-12-04", deputy: "alex" } }), alex, megan],
        customers: [of("a", "megan")],
        managers: ["ada"],
      },
      [["escalation/ada/1", ["a"]]],
    ],
  ])("%s", async (_, there, planned) => {
    const people = [pat, ...(there.people ?? [])];
    expect(await reminders({ now: wednesday, ...there, people })).toEqual(planned);
  });

  it("is written down only where somebody was told", async () => {
    const customers = [of("a", "ada"), of("b", "pat")];
    const { world, organization } = await aHarness({
      now: wednesday,
      people: [ada, pat],
      customers,
      managers: ["ada"],
    });
    await plan(world, organization);
    const escalated = (await organization.customers.list()).map((one) => one.checklist.prompt?.escalated?.level);
    expect(escalated).toEqual([undefined, 1]);
  });

  it("is told once to each manager of each, and written down, when it died before that and more is due by then", async () => {
    const managers = ["ada", "alex"];
    const people = [ada, alex, pat].map((one) => ({ ...one, digest: "off" as const }));
    const { world, organization } = await aHarness({ now: wednesday, people, customers: [of("b", "pat")], managers });
    const dies = (nth: number) => {
      let updates = 0;
      const { deliveries, customers } = organization;
      return {
        ...organization,
        customers: { ...customers, update: () => Promise.reject(new Error("killed")) },
        deliveries: {
          ...deliveries,
          update: async (...change: Parameters<typeof deliveries.update>) => {
            if ((updates += 1) > nth) throw new Error("killed");
            return await deliveries.update(...change);
          },
        } as typeof deliveries,
      };
    };
    await expect(plan(world, dies(1))).rejects.toThrow("killed");
    for (const doc of [of("a", "pat"), of("c", "pat")]) await organization.customers.update(doc.id, () => ({ doc }));
    await expect(plan(world, dies(2))).rejects.toThrow("killed");
    // What is planned is sent, so that nothing waits for it.
    for (const one of await organization.deliveries.list())
      await organization.deliveries.update(one.id, () => ({ doc: { ...one, state: "sent" } }));
    await plan(world, organization);
    await plan(world, organization);
    const told = (await organization.deliveries.list()).flatMap(({ to, about }) =>
      about.kind === "escalation" && "person" in to ? about.customers.map((id) => `${to.person} ${id}`) : [],
    );
    expect(told.toSorted()).toEqual(managers.flatMap((to) => ["a", "b", "c"].map((id) => `${to} ${id}`)));
    const escalated = (await organization.customers.list()).map((one) => one.checklist.prompt?.escalated?.level);
    expect(escalated).toEqual([1, 1, 1]);
  });
});

it("takes the next key where the record of the last message cannot be read", async () => {
  const there = { now: wednesday, customers: [asked(monday)], damaged: ["reminder/megan/1"] };
  expect(await reminders(there)).toEqual([["reminder/megan/2", [contoso]]]);
});

describe("what could not reach somebody", () => {
  const failed = { state: "unreachable", because: "blocked" } as const;
  it.each<[string, Person, Partial<Delivery>, string]>([
    [
      "goes out again once they can be reached, in its week",
      megan,
      { about: { kind: "weekly", week: "2026-W48" } },
      "planned",
    ],
    ["does not when its week is over", megan, { about: { kind: "weekly", week: "2026-W47" } }, "unreachable"],
    [
      "does not when it is true no more",
      megan,
      { about: { kind: "prompt", customer: "gone", prompt: "p" } },
      "unreachable",
    ],
    [
      "does not under their principal name, since the week is planned under their id",
      megan,
      { to: { person: "megan@partner.example" }, about: { kind: "weekly", week: "2026-W48" } },
      "unreachable",
    ],
    [
      "does not while they have no chat",
      { id: "megan", name: "Megan" },
      { about: { kind: "weekly", week: "2026-W48" } },
      "unreachable",
    ],
    [
      "does not when they left",
      { ...megan, left: { since: monday } },
      { about: { kind: "weekly", week: "2026-W48" } },
      "unreachable",
    ],
  ])("%s", async (_, person, parts, state) => {
    const deliveries = [weekly(monday, { ...failed, ...parts })];
    const { world, organization } = await aHarness({ now: wednesday, people: [person], deliveries });
    await plan(world, organization);
    expect((await organization.deliveries.get(`weekly ${monday}`))?.state).toBe(state);
  });

  it("is said once to an owner of whom only the principal name was known when the week began", async () => {
    const failedWeek = weekly(monday, {
      ...failed,
      id: "2026-W48/weekly/megan@partner.example",
      to: { person: "megan@partner.example" },
      about: { kind: "weekly", week: "2026-W48" },
    });
    const customers = [aCustomer({ owner: "megan", ownerSince: noon("2026-01-05") })];
    const { world, organization } = await aHarness({ now: wednesday, customers, deliveries: [failedWeek] });
    await plan(world, organization);
    const planned = (await organization.deliveries.list()).filter(({ state }) => state === "planned");
    expect(planned.map(({ id }) => id)).toEqual(["2026-W48/weekly/megan"]);
  });

  it("is told to managers without reminders when only the owner's principal name is known", async () => {
    const isaiah = "isaiah@partner.example";
    const there = { now: wednesday, customers: [asked(monday, {}, isaiah)], managers: ["ada"] };
    expect(await reminders(there)).toEqual([["escalation/ada/1", [contoso]]]);
  });
});

it("keeps the keys of two weeks, in whatever order they are stored", async () => {
  const weeks = ["2026-W47", "2026-W45", "2026-W46"].map((id): Week => ({
    id,
    at: monday,
    customers: 1,
    covered: 0,
    open: 1,
    keys: ["k"],
    byOwner: {},
  }));
  const { world, organization } = await aHarness({ now: wednesday, weeks });
  await plan(world, organization);
  const kept = (await organization.weeks.list()).map(({ id, keys }) => [id, keys.length]);
  expect(kept.toSorted()).toEqual([
    ["2026-W45", 0],
    ["2026-W46", 1],
    ["2026-W47", 1],
  ]);
});

describe("what is said of a prompt that gave way to another before that", () => {
  const ada = aPerson("ada", { digest: "off" });
  const owner = { ...megan, digest: "off" as const };

  it.each<[string, Partial<Person>, readonly string[], (at: string) => Customer, readonly string[]]>([
    ["no reminder, asked the same person anew", {}, [], (at) => again("megan", at), ["megan checklist"]],
    [
      "no escalation, asked another",
      { left: { since: monday } },
      ["ada"],
      (at) => again("isaiah", at),
      ["isaiah checklist"],
    ],
    ["a reminder, where it is the same one", {}, [], () => asked(monday), ["megan checklist"]],
  ])("is %s", async (_title, person, managers, instead, expected) => {
    const people = [{ ...owner, ...person }, ada, aPerson("isaiah", { digest: "off" })];
    // At night, so that what is planned waits.
    let now = "2026-11-25T22:00:00.000Z";
    const { world, organization } = await aHarness({ now, people, customers: [asked(monday)], managers });
    const put = {
      ...newDelivery(
        "prompt/megan/p1",
        { person: "megan" },
        { kind: "assigned", customers: [contoso], by: "ada" },
        monday,
      ),
      state: "sent" as const,
    };
    await organization.deliveries.update(put.id, () => ({ doc: put }));
    const { messenger, asked: heard, messages } = scriptedMessenger(arrives);
    const moving = { ...world, messenger, now: () => now };
    await plan(moving, organization);
    expect((await organization.deliveries.list()).filter(({ state }) => state === "planned")).toHaveLength(1);
    now = "2026-11-26T09:00:00.000Z";
    await organization.customers.update(contoso, () => ({ doc: instead(now) }));
    await plan(moving, organization);
    await deliverDue(moving, organization, aSender());
    expect(heard.map((who, nth) => `${who} ${messages[nth]?.kind}`)).toEqual(expected);
  });

  const again = (to: string, at: string): Customer =>
    prompt(aCustomer({ owner: to }), { id: "p2", to, because: "assigned", askedBy: "ada" }, at).doc;
});
