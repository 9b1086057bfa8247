/** Sending what is due: real store, real transitions, a scripted messenger. */
import { describe, expect, it } from "vitest";
import { deliverDue, recordLate } from "../../../src/app/messages/deliver.ts";
import type { Messenger } from "../../../src/app/ports.ts";
import type { Sent } from "../../../src/domain/messages/delivery.ts";
import { prompt } from "../../../src/domain/customer/checklist.ts";
import { defaultSettings, type Channel } from "../../../src/domain/documents.ts";
import { newDelivery, planOnce } from "../../../src/domain/messages/delivery.ts";
import { aCustomer } from "../../domain/customers.ts";
import { aPerson, arrives, aSender, failingStore, keyOf, planWeeks, scriptedMessenger, tenant } from "./harness.ts";
import { aClock } from "../../clock.ts";
import { aWorld } from "../../world.ts";
import { aMemoryStore } from "../../memory.ts";

const monday = "2026-11-23T09:00:00.000Z";

async function house(
  people: readonly string[],
  reply: (person: string, attempt: number) => Sent | Promise<Sent> = arrives,
) {
  const store = aMemoryStore();
  const organization = store.organization(tenant);
  const clock = aClock(monday);
  await planWeeks(organization, people, monday);
  const { messenger, asked, messages } = scriptedMessenger(reply);
  const world = aWorld(store, { messenger, now: clock.now });
  const sender = aSender();
  const run = (signal?: AbortSignal) => deliverDue(world, organization, sender, signal);
  const stateOf = async (person: string) => (await organization.deliveries.get(keyOf(person)))?.state;
  return { organization, clock, world, sender, run, asked, messages, stateOf };
}

describe("what became of it", () => {
  it.each<[string, Sent, string, object]>([
    ["sent", arrives("ada"), "sent", { sent: { conversation: "a:ada", activity: "1" } }],
    [
      "retried",
      { outcome: "not-sent", because: "503" },
      "planned",
      { notBefore: "2026-11-23T09:00:03.750Z", because: "503" },
    ],
    [
      "retried",
      { outcome: "not-sent", because: "429", retryAfterSeconds: 30 },
      "planned",
      { notBefore: "2026-11-23T09:00:31.500Z" },
    ],
    ["unreachable", { outcome: "unreachable", because: "blocked" }, "unreachable", { because: "blocked" }],
    ["unknown", { outcome: "unknown", because: "no reply" }, "unknown", { because: "no reply" }],
    ["refused", { outcome: "refused", because: "400" }, "refused", { because: "400" }],
    ["retried", { outcome: "refused", because: "413", tooLarge: true }, "planned", { smaller: 1 }],
  ])("%s is counted, written down and told: %j", async (outcome, sent, state, written) => {
    const { run, organization, sender } = await house(["ada"], () => sent);
    expect(await run()).toMatchObject({ [outcome]: 1 });
    const delivery = await organization.deliveries.get(keyOf("ada"));
    expect(delivery).toMatchObject({ state, attempts: 1, ...written });
    expect(delivery).not.toHaveProperty("lease");
    expect(sender.reports).toMatchObject([{ organization: tenant, delivery: keyOf("ada"), kind: "weekly", outcome }]);
  });

  it("sends nothing in a second run, nor in ten at once", async () => {
    const { run, asked } = await house(["ada", "bob"]);
    await Promise.all(Array.from({ length: 10 }, () => run()));
    await run();
    expect(asked.toSorted()).toEqual(["ada", "bob"]);
  });

  it("waits for the time of the next attempt and counts it", async () => {
    const { run, clock, asked, organization } = await house(["ada"], (person, attempt) =>
      attempt < 3 ? { outcome: "not-sent", because: "503" } : arrives(person),
    );
    for (let second = 0; second < 30; second += 1) {
      await run();
      clock.pass(1_000);
    }
    expect(asked).toHaveLength(3);
    expect(await organization.deliveries.get(keyOf("ada"))).toMatchObject({ state: "sent", attempts: 3 });
  });

  it("never repeats what may have arrived", async () => {
    const { run, clock, asked } = await house(["ada"], () => ({ outcome: "unknown", because: "no reply" }));
    await run();
    clock.pass(30 * 86_400_000);
    await run();
    expect(asked).toEqual(["ada"]);
  });

  it("tries again when the messenger could not even try", async () => {
    const { run, organization } = await house(["ada"], () => Promise.reject(new Error("no such template")));
    expect(await run()).toMatchObject({ retried: 1 });
    expect(await organization.deliveries.get(keyOf("ada"))).toMatchObject({
      state: "planned",
      because: "it could not be tried: no such template",
    });
  });

  it("makes a message that is too large smaller, from what Teams said", async () => {
    const { run, organization, messages, stateOf } = await house(["ada"], (person, attempt) =>
      attempt < 3 ? { outcome: "refused", because: "413", tooLarge: true } : arrives(person),
    );
    for (let nth = 0; nth < 20; nth += 1) {
      const customer = aCustomer({ id: `c${nth}`, owner: "ada" });
      await organization.customers.update(customer.id, () => ({ doc: customer }));
    }
    for (let times = 0; times < 4; times += 1) await run();
    expect(messages.map((message) => message.kind === "weekly" && message.due.length)).toEqual([20, 8, 4]);
    expect(await stateOf("ada")).toBe("sent");
  });
});

describe("people who cannot be reached", () => {
  it("are marked with the reason, asked nothing, and tried again with their next week", async () => {
    const { run, organization, clock, asked } = await house(["ada"], (person, attempt) =>
      attempt < 3 ? { outcome: "unreachable", because: "blocked the bot" } : arrives(person),
    );
    await run();
    expect((await organization.people.get("ada"))?.unreachable).toEqual({ since: monday, because: "blocked the bot" });
    const customer = prompt(aCustomer({ owner: "ada" }), { id: "p1", to: "ada", because: "assigned" }, monday).doc;
    await organization.customers.update(customer.id, () => ({ doc: customer }));
    const about = { kind: "prompt", customer: customer.id, prompt: "p1" } as const;
    const asks = newDelivery("prompt/ada/p1", { person: "ada" }, about, monday);
    await organization.deliveries.update(asks.id, (current) => planOnce(current, asks));
    expect(await run()).toMatchObject({ unreachable: 1 });
    expect(asked).toEqual(["ada"]);
    expect(await organization.deliveries.get(asks.id)).toMatchObject({ because: "blocked the bot", attempts: 0 });
    clock.pass(7 * 86_400_000);
    await planWeeks(organization, ["ada"], clock.now(), "2026-W49");
    await run();
    expect((await organization.people.get("ada"))?.unreachable?.since).toBe(monday);
    clock.pass(7 * 86_400_000);
    await planWeeks(organization, ["ada"], clock.now(), "2026-W50");
    expect(await run()).toMatchObject({ sent: 1 });
    expect(await organization.people.get("ada")).not.toHaveProperty("unreachable");
  });

  it("are those who left as well, until a message arrives", async () => {
    const { run, organization, stateOf } = await house(["ada"]);
    await organization.people.update("ada", () => ({
      doc: aPerson("ada", { allClear: true, left: { since: monday } }),
    }));
    await run();
    expect(await stateOf("ada")).toBe("sent");
    expect(await organization.people.get("ada")).not.toHaveProperty("left");
  });
});

describe("a channel that cannot be reached", () => {
  const moment = { day: "Monday", time: "09:00", zone: "Etc/UTC" } as const;
  const digest = { moment, by: "ada", since: monday, allClear: true } as const;
  const team = { id: "19:team" };
  const channel: Channel = { id: "19:c", kind: "channel", serviceUrl: "http://eu/", team, digest };
  const gone: Sent = { outcome: "unreachable", because: "the conversation no longer exists (HTTP 404)" };

  async function channels(reply: (to: Channel, attempt: number) => Sent) {
    const { organization, clock, sender, world } = await house([]);
    const tried: string[] = [];
    const messenger: Messenger = {
      async send(_, to) {
        if (!("channel" in to)) throw new Error("nobody else is written to");
        tried.push(`${clock.now().slice(5, 16)} ${to.channel.serviceUrl}`);
        return reply(to.channel, tried.length);
      },
      update: () => Promise.reject(new Error("nothing is redrawn here")),
    };
    const others: Channel[] = [
      channel,
      { id: "19:d", kind: "channel", serviceUrl: "http://us/", team },
      { id: "19:e", kind: "groupChat", serviceUrl: "http://asia/" },
    ];
    for (const each of others) await organization.channels.update(each.id, () => ({ doc: each }));
    const next = newDelivery("d", { channel: "19:c" }, { kind: "digest", week: "2026-W48" }, monday);
    await organization.deliveries.update("d", (current) => planOnce(current, next));
    async function aWeek() {
      for (let hours = 0; hours < 6 * 24; hours += 0.5, clock.pass(1_800_000)) {
        await deliverDue({ ...world, messenger }, organization, sender);
      }
    }
    return { organization, tried, aWeek };
  }

  it("is tried again at growing distances, at every address there is, and then given up for the week", async () => {
    const { organization, tried, aWeek } = await channels(() => gone);
    await aWeek();
    expect(tried).toEqual([
      "11-23T09:00 http://eu/",
      "11-23T09:30 http://us/",
      "11-23T10:30 http://asia/",
      "11-23T16:30 http://eu/",
      "11-24T16:30 http://us/",
      "11-26T16:30 http://asia/",
    ]);
    expect(await organization.deliveries.get("d")).toMatchObject({ state: "unreachable", unreached: 5 });
    expect((await organization.channels.get("19:c"))?.unreachable?.since).toBe(monday);
  });

  it.each<[string, Sent]>([
    ["of a region that does not know it", gone],
    ["of another cloud", { outcome: "refused", because: "another cloud's address", staleAddress: true }],
  ])("is tried at another address than one %s", async (_, sent) => {
    const { tried, organization, aWeek } = await channels((__, attempt) => (attempt === 1 ? sent : arrives("19:c")));
    await aWeek();
    expect(tried.map((one) => one.slice(12))).toEqual(["http://eu/", "http://us/"]);
    expect(await organization.deliveries.get("d")).toMatchObject({ state: "sent" });
  });

  it("is remembered at the address where the digest arrived", async () => {
    const { organization, tried, aWeek } = await channels(({ serviceUrl }) =>
      serviceUrl === "http://us/" ? arrives("19:c") : gone,
    );
    await aWeek();
    expect(tried).toHaveLength(2);
    expect(await organization.deliveries.get("d")).toMatchObject({ state: "sent" });
    expect(await organization.channels.get("19:c")).toEqual({ ...channel, serviceUrl: "http://us/" });
  });
});

describe("when it is made", () => {
  it("is dropped with the reason when there is nothing to be said any more", async () => {
    const { run, organization, asked } = await house([]);
    await organization.people.update("ada", () => ({ doc: aPerson("ada") }));
    await planWeeks(organization, ["ada"], monday);
    expect(await run()).toMatchObject({ dropped: 1 });
    expect(await organization.deliveries.get(keyOf("ada"))).toMatchObject({
      state: "dropped",
      because: "nothing is due",
      attempts: 0,
    });
    expect(asked).toEqual([]);
  });

  it("waits for the recipient's hour", async () => {
    const { run, clock, organization, stateOf } = await house(["ada"]);
    const holidays = ["2026-11-23"];
    await organization.settings.update("settings", () => ({ doc: { ...defaultSettings, holidays } }));
    expect(await run()).toMatchObject({ postponed: 1 });
    expect(await run()).toEqual({});
    clock.pass(23 * 3_600_000);
    expect(await run()).toMatchObject({ sent: 1 });
    expect(await stateOf("ada")).toBe("sent");
  });

  it("one poisoned recipient among many stops nobody, is tried again, and is given up in the end", async () => {
    const people = Array.from({ length: 20 }, (_, index) => `p${index}`);
    const { run, clock, organization, asked, sender } = await house(people);
    sender.pace = { turn: async () => true, wait: () => 0, left: () => {}, hold: () => {} };
    await organization.people.update("p7", (person) => ({ doc: person && { ...person, zone: "Nowhere/Land" } }));
    expect(await run()).toMatchObject({ sent: 19, retried: 1 });
    for (let hours = 0; hours < 48; hours += 1) {
      clock.pass(3_600_000);
      await run();
    }
    expect(asked).toHaveLength(19);
    const given = await organization.deliveries.get(keyOf("p7"));
    expect(given).toMatchObject({
      state: "refused",
      because: expect.stringMatching(/could not be made: Invalid time zone/),
    });
  });
});

describe("pace", () => {
  it("takes two turns for somebody who needs a chat first", async () => {
    const { run, organization, sender } = await house(["ada", "bob"]);
    await organization.people.update("bob", () => ({ doc: { id: "bob", name: "Bob", allClear: true } }));
    const turns: string[] = [];
    sender.pace = {
      turn: async (_, conversation) => turns.push(conversation) > 0,
      wait: () => 0,
      left: () => {},
      hold: () => {},
    };
    await run();
    expect(turns.toSorted()).toEqual(["a:ada", "bob", "bob"]);
  });

  it("is silent where Teams asked for it, and puts off what would wait there", async () => {
    const { run, organization, asked } = await house(["ada"], (person, attempt) =>
      attempt === 1 ? { outcome: "not-sent", because: "429", retryAfterSeconds: 60 } : arrives(person),
    );
    await run();
    await planWeeks(organization, ["ada"], monday, "2026-W49");
    expect(await run()).toMatchObject({ postponed: 1 });
    expect(asked).toEqual(["ada"]);
    const { notBefore } = (await organization.deliveries.get("2026-W49/weekly/ada")) ?? {};
    expect(notBefore?.slice(0, 16)).toBe("2026-11-23T09:00");
  });
});

describe("stopping", () => {
  it("finishes what has begun, hands back the rest, and takes up nothing new", async () => {
    const stopping = new AbortController();
    const { run, stateOf, sender, asked, organization } = await house(["ada", "bob", "cyd"], (person) => {
      stopping.abort();
      return arrives(person);
    });
    sender.concurrency = 2;
    let first = true;
    sender.pace = {
      turn: async (_, __, ___, signal) => {
        if (first) return !(first = false);
        if (signal?.aborted !== true) await new Promise((resolve) => signal?.addEventListener("abort", resolve));
        return false;
      },
      wait: () => 0,
      left: () => {},
      hold: () => {},
    };
    await run(stopping.signal);
    expect(asked).toHaveLength(1);
    const states = await Promise.all(["ada", "bob", "cyd"].map(stateOf));
    expect(states.toSorted()).toEqual(["planned", "planned", "sent"]);
    for (const delivery of await organization.deliveries.list()) expect(delivery.lease).toBeUndefined();
  });
});

describe("a store that fails", () => {
  const people = ["ada"];

  it.each([
    // The updates of one delivery: lease, begin, settle.
    ["the lease", 1, "before", "planned", "sent", 1],
    ["the lease, though written", 1, "after", "claimed", "sent", 1],
    ["the mark that it begins", 2, "before", "claimed", "sent", 1],
    ["the mark that it begins, though written", 2, "after", "claimed", "sent", 1],
    ["writing down the reply", 3, "before", "claimed", "sent", 1],
    ["writing down the reply, though written", 3, "after", "sent", "sent", 1],
  ] as const)("at %s: nothing is lost, nothing is said twice", async (_, nth, when, between, inTheEnd, times) => {
    const { organization, clock, world, sender, asked, stateOf } = await house(people);
    const failing = failingStore(organization, (count) => (count === nth ? when : undefined));
    await expect(deliverDue(world, failing, sender)).rejects.toThrow(/store failed for 1 of 1/);
    expect(await stateOf("ada")).toBe(between);
    for (let runs = 0; runs < 3; runs += 1) {
      clock.pass(sender.leaseMilliseconds);
      await deliverDue(world, organization, sender);
    }
    expect(await stateOf("ada")).toBe(inTheEnd);
    expect(asked).toHaveLength(times);
    expect(sender.unrecorded.size).toBe(0);
  });

  it("for one reply again and again keeps no other message from going out", async () => {
    const { organization, clock, world, sender, asked } = await house(["ada", "bob"]);
    const deliveries: typeof organization.deliveries = {
      ...organization.deliveries,
      update: (id, change) =>
        id === keyOf("ada") && sender.unrecorded.size > 0
          ? Promise.reject(new Error("no reply of this kind can be stored"))
          : organization.deliveries.update(id, change),
    };
    const failing = { ...organization, deliveries };
    await expect(deliverDue(world, failing, sender)).rejects.toThrow(/store failed/);
    await planWeeks(organization, ["cyd"], monday);
    clock.pass(sender.leaseMilliseconds);
    await expect(deliverDue(world, failing, sender)).rejects.toThrow(/store failed/);
    expect(asked).toContain("cyd");
  });

  it("while a reply waits to be written down, a stop still writes it", async () => {
    const { organization, world, sender, stateOf } = await house(people);
    const failing = failingStore(organization, (count) => (count === 3 ? "before" : undefined));
    await expect(deliverDue(world, failing, sender)).rejects.toThrow();
    await recordLate(organization, sender, world.now());
    expect(await stateOf("ada")).toBe("sent");
  });

  it("altogether ends the run instead of trying everybody", async () => {
    const many = Array.from({ length: 60 }, (_, index) => `p${index}`);
    const { organization, world, sender, asked } = await house(many);
    let tries = 0;
    const failing = failingStore(organization, () => ((tries += 1), "before"));
    sender.concurrency = 4;
    await expect(deliverDue(world, failing, sender)).rejects.toThrow(/of 60/);
    expect(tries).toBeLessThan(20);
    expect(asked).toEqual([]);
  });
});

it("removes no record, however old: how long they are kept is set, and seen to once a day", async () => {
  const { run, organization, clock } = await house(["ada"]);
  await run();
  clock.pass(500 * 86_400_000);
  await run();
  expect((await organization.deliveries.list()).map(({ id }) => id)).toEqual([keyOf("ada")]);
});
