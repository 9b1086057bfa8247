/** Cards drawn anew: how many at once, from which state, and what becomes of faults. */
import { expect, it } from "vitest";
import { redrawDue } from "../../../src/app/messages/redraw.ts";
import type { Messenger, Organization } from "../../../src/app/ports.ts";
import type { Sent } from "../../../src/domain/messages/delivery.ts";
import { assign } from "../../../src/domain/customer/checklist.ts";
import type { Delivery } from "../../../src/domain/documents.ts";
import type { Message } from "../../../src/domain/messages/message.ts";
import { addMilliseconds } from "../../../src/domain/time/time.ts";
import { ada, aCustomer, aSentPrompt, monday } from "../../domain/customers.ts";
import { aPerson, aSender, tenant } from "./harness.ts";
import { aWorld } from "../../world.ts";
import { aMemoryStore } from "../../memory.ts";

const now = "2026-11-24T08:00:00.000Z";
const free = { turn: async () => true, left: () => {}, wait: () => 0, hold: () => {} };
type Drawn = { activity: string; message: Message };

/** An organization in which everybody's customers have been answered elsewhere. */
async function answeredElsewhere(customersOf: Record<string, number>): Promise<Organization> {
  const organization = aMemoryStore().organization(tenant);
  for (const [owner, customers] of Object.entries(customersOf)) {
    await organization.people.update(owner, () => ({ doc: aPerson(owner) }));
    for (let nth = 0; nth < customers; nth += 1) {
      const id = `${owner}-${nth}`;
      const closed = { at: now, by: "ada", how: "answered" } as const;
      const prompt = { id: "p1", to: owner, because: "assigned", at: monday, closed } as const;
      const customer = aCustomer({ id, owner, checklist: { revision: 1, answers: {}, prompt } });
      await organization.customers.update(id, () => ({ doc: customer }));
      await organization.deliveries.update(id, () => ({ doc: sentTo(owner, id) }));
    }
  }
  return organization;
}

const sentTo = (owner: string, customer: string): Delivery =>
  aSentPrompt(owner, customer, { id: customer, sent: { conversation: `a:${owner}`, activity: customer } });

/** One run, with what it drew. */
async function run(
  organization: Organization,
  changed: {
    reply?: (drawn: Drawn) => Sent | Promise<Sent>;
    pace?: Partial<typeof free>;
    signal?: AbortSignal;
    at?: string;
  } = {},
): Promise<Drawn[]> {
  const drawn: Drawn[] = [];
  const messenger: Messenger = {
    send: () => Promise.reject(new Error("nothing is said here")),
    async update(_, __, { conversation, activity }, message) {
      drawn.push({ activity, message });
      return (await changed.reply?.({ activity, message })) ?? { outcome: "sent", conversation, activity };
    },
  };
  const world = aWorld(aMemoryStore(), { messenger, now: () => changed.at ?? now });
  const sender = aSender({ pace: { ...free, ...changed.pace } });
  await redrawDue(world, organization, sender, changed.signal);
  return drawn;
}

it("draws five in a chat and two hundred in all at once, and the rest at the next runs", async () => {
  const one = await answeredElsewhere({ megan: 12 });
  const inAChat = [await run(one), await run(one), await run(one), await run(one)].map(({ length }) => length);
  expect(inAChat).toEqual([5, 5, 2, 0]);
  const many = await answeredElsewhere(Object.fromEntries(Array.from({ length: 70 }, (_, nth) => [`p${nth}`, 3])));
  expect([await run(many), await run(many)].map(({ length }) => length)).toEqual([200, 10]);
});

it("leaves a chat alone that has to be silent for longer, and draws in others", async () => {
  const organization = await answeredElsewhere({ megan: 1, adele: 1 });
  const wait = (_: string, conversation?: string) => (conversation === "a:megan" ? 2_001 : 2_000);
  const drawn = await run(organization, { pace: { wait: wait as typeof free.wait } });
  expect(drawn.map(({ activity }) => activity)).toEqual(["adele-0"]);
});

it("draws what is true when its turn has come", async () => {
  const organization = await answeredElsewhere({ megan: 1 });
  const turn = async () => {
    await organization.customers.update("megan-0", (current) => {
      if (current === undefined) throw new Error("it is gone");
      return assign(current, { to: "adele", by: ada }, now);
    });
    return true;
  };
  const [drawn] = await run(organization, { pace: { turn } });
  expect(drawn?.message).toMatchObject({ kind: "elsewhere", customer: { owner: "adele" } });
  expect((await organization.deliveries.get("megan-0"))?.card?.says).toBe("with adele");
});

it("draws nothing that somebody else has drawn while it waited its turn", async () => {
  const organization = await answeredElsewhere({ megan: 1 });
  const turn = async () => {
    const card = { customer: "megan-0", says: "answered", drawnAt: now };
    await organization.deliveries.update("megan-0", (current) => ({ doc: current && { ...current, card } }));
    return true;
  };
  expect(await run(organization, { pace: { turn } })).toEqual([]);
});

it("takes up nothing new once it is told to stop", async () => {
  const organization = await answeredElsewhere({ megan: 3 });
  expect(await run(organization, { signal: AbortSignal.abort() })).toEqual([]);
  expect(await run(organization, { pace: { turn: async () => false } })).toEqual([]);
  expect((await organization.deliveries.get("megan-0"))?.card).toEqual({ customer: "megan-0", says: "asked" });
});

it("goes on with the others when one cannot be made, and tries it again later", async () => {
  const organization = await answeredElsewhere({ megan: 1, adele: 1 });
  const reply = ({ activity }: Drawn): Sent => {
    if (activity === "megan-0") throw new TypeError("Cannot read properties of undefined");
    return { outcome: "sent", conversation: "a:adele", activity };
  };
  await run(organization, { reply });
  expect((await organization.deliveries.get("adele-0"))?.card?.says).toBe("answered");
  expect((await organization.deliveries.get("megan-0"))?.card).toMatchObject({
    says: "asked",
    failed: { says: "answered", attempts: 1, because: "it could not be tried: Cannot read properties of undefined" },
  });
});

it("asks the chat's queue for silence when Teams does", async () => {
  const organization = await answeredElsewhere({ megan: 1 });
  const held: unknown[] = [];
  const hold = (...asked: unknown[]) => void held.push(asked);
  await run(organization, {
    pace: { hold },
    reply: () => ({ outcome: "not-sent", because: "busy", retryAfterSeconds: 7 }),
  });
  expect(held).toEqual([[tenant, "a:megan", 7_000]]);
});

it("says so when the store fails, and draws them at the next run", async () => {
  const organization = await answeredElsewhere({ megan: 1, adele: 1 });
  const { deliveries } = organization;
  const update = () => Promise.reject(new Error("no space left on device"));
  await expect(run({ ...organization, deliveries: { ...deliveries, update } })).rejects.toThrow("the store failed");
  expect(await run(organization)).toHaveLength(2);
});

it("tries a card that cannot be reached again, and draws it when it can be", async () => {
  const organization = await answeredElsewhere({ megan: 1 });
  const replies: Sent[] = [{ outcome: "unreachable", because: "the conversation no longer exists (HTTP 404)" }];
  const reply = ({ activity }: Drawn): Sent =>
    replies.shift() ?? { outcome: "sent", conversation: "a:megan", activity };
  expect(await run(organization, { reply })).toHaveLength(1);
  expect(await run(organization, { reply })).toHaveLength(0);
  expect(await run(organization, { reply, at: addMilliseconds(now, 600_000) })).toHaveLength(1);
  expect((await organization.deliveries.get("megan-0"))?.card?.says).toBe("answered");
});

it("tries for a week to take a forgotten customer off a card, and keeps the record until managers were told", async () => {
  const organization = await answeredElsewhere({ megan: 1 });
  await organization.customers.update("megan-0", () => ({ doc: undefined }));
  await organization.people.update("megan", () => ({ doc: { id: "megan", name: "Megan" } }));
  const failed = async () => (await organization.deliveries.get("megan-0"))?.card?.failed;
  let last = "";
  for (let hour = 0; hour < 8 * 24; hour += 1) {
    const at = addMilliseconds(now, hour * 3_600_000);
    const before = (await failed())?.attempts;
    expect(await run(organization, { at })).toEqual([]);
    if ((await failed())?.attempts !== before) last = at;
  }
  expect(last.slice(0, 10)).toBe("2026-11-30");
  expect(await failed()).toEqual({
    says: "forgotten",
    attempts: 7,
    because: "there is no chat with them any more",
  });
});

it.each<[string, Delivery["about"], object]>([
  ["a reminder", { kind: "reminder", customers: ["megan-0", "megan-1"] }, { reminder: true }],
  ["what a person gave", { kind: "assigned", customers: ["megan-0", "megan-1"], by: "ada" }, { assignedBy: "ada" }],
])("keeps what a list is: %s", async (_, about, kept) => {
  const organization = await answeredElsewhere({ megan: 2 });
  await organization.customers.update("megan-1", (current) => {
    if (current?.checklist.prompt === undefined) throw new Error("it is gone");
    const { closed: _closed, ...open } = current.checklist.prompt;
    return { doc: { ...current, checklist: { ...current.checklist, prompt: open } } };
  });
  for (const id of ["megan-0", "megan-1"]) await organization.deliveries.update(id, () => ({ doc: undefined }));
  const list: Delivery = { ...sentTo("megan", "list"), about, card: { says: "2 waiting" } };
  await organization.deliveries.update(list.id, () => ({ doc: list }));
  const [drawn] = await run(organization);
  expect(drawn?.message).toMatchObject({ kind: "weekly", due: [{ customer: { id: "megan-1" } }], ...kept });
  expect((await organization.deliveries.get(list.id))?.card?.says).toBe("1 waiting");
});
