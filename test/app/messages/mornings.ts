/** Megan's mornings: what comes to whom when several messages have something to say about the same customers. */
import { deliverDue } from "../../../src/app/messages/deliver.ts";
import { plan } from "../../../src/app/messages/plan.ts";
import { remindNow } from "../../../src/app/messages/remind-now.ts";
import type { Organization } from "../../../src/app/ports.ts";
import { prompt } from "../../../src/domain/customer/checklist.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { defaultSettings, type Delivery } from "../../../src/domain/documents.ts";
import type { Sent } from "../../../src/domain/messages/delivery.ts";
import type { Message } from "../../../src/domain/messages/message.ts";
import { listener } from "../../../src/domain/people/absence.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import { dayOf } from "../../../src/domain/time/time.ts";
import { aClock } from "../../clock.ts";
import { aCustomer } from "../../domain/customers.ts";
import { aMemoryStore } from "../../memory.ts";
import { aWorld } from "../../world.ts";
import { aPerson, aSender, tenant } from "./harness.ts";

export type Heard = {
  at: string;
  to: string;
  kind: Delivery["about"]["kind"];
  /** Of the delivery. */
  id: string;
  names: readonly string[];
  message: Message;
};

/** Asked at that moment: its first message came then. */
export const askedAt = (at: string, parts: Partial<Customer> = {}): Customer =>
  prompt(
    aCustomer({ id: "a", owner: "megan", ...parts }),
    { id: "p1", to: parts.owner ?? "megan", because: "assigned" },
    at,
  ).doc;

/** Delegated access that ends on that day, for which there is an alert. */
export const ending = (endsOn: string): Pick<Required<Customer>, "gdap"> => ({
  gdap: { status: "active", endsOn, autoExtends: false, needed: true },
});

/** Customers that a message has a row for. */
function namesOf(message: Message): readonly string[] {
  if (message.kind === "checklist") return [message.customer.id];
  if (message.kind === "weekly") return message.due.map(({ customer }) => customer.id);
  if (message.kind === "memo") return message.about === undefined ? [] : [message.about.customer.id];
  return message.kind === "deadlines" || message.kind === "given-back"
    ? message.rows.map(({ customer }) => customer.id)
    : [];
}

/** @param reply what Teams answers; arrived unless it says otherwise. */
export async function aMorning(
  from: string,
  customers: readonly Customer[],
  people: readonly Person[] = [],
  reply: (kind: Heard["kind"], to: string) => Sent | undefined | Promise<undefined> = () => undefined,
) {
  const store = aMemoryStore();
  const organization = store.organization(tenant);
  const clock = aClock(from);
  const heard: Heard[] = [];
  let ids = 0;
  const world = aWorld(store, {
    now: clock.now,
    newId: () => `n${(ids += 1)}`,
    messenger: {
      async send(_, to, message) {
        const id = "person" in to ? to.person.id : to.channel.id;
        const leaving = (await organization.deliveries.list())
          .filter(({ state, begun }) => state === "claimed" && begun !== undefined)
          .toSorted((a, b) => ((a.begun ?? "") < (b.begun ?? "") ? 1 : -1));
        // A deputy is sent what is meant for another.
        const people = await organization.people.list();
        const readerOf = (person: string) => {
          const known = people.find((one) => one.id === person);
          return known && listener(known, people, dayOf(clock.now(), "Etc/UTC")).id;
        };
        const meant =
          leaving.find((one) => "person" in one.to && one.to.person === id) ??
          leaving.find((one) => "person" in one.to && readerOf(one.to.person) === id);
        const kind = meant?.about.kind ?? "damaged";
        const said = (await reply(kind, id)) ?? {
          outcome: "sent",
          conversation: `a:${id}`,
          activity: String((ids += 1)),
        };
        if (said.outcome === "sent")
          heard.push({ at: clock.now(), to: id, kind, id: meant?.id ?? "", names: namesOf(message), message });
        return said;
      },
      update: (_, __, sent) => Promise.resolve({ outcome: "sent" as const, ...sent }),
    },
  });
  const since = "2026-01-05T00:00:00.000Z";
  await organization.settings.update("settings", () => ({ doc: { ...defaultSettings, since, managers: ["ada"] } }));
  for (const doc of [aPerson("megan"), aPerson("isaiah"), aPerson("ada", { digest: "off" }), ...people])
    await organization.people.update(doc.id, () => ({ doc }));
  for (const doc of customers) await organization.customers.update(doc.id, () => ({ doc }));
  const pace = { turn: async () => true, left: () => {}, wait: () => 0, hold: () => {} };
  const look = async (instance = "a", at: Organization = organization) => {
    await plan(world, at);
    await deliverDue(world, at, aSender({ instance, pace }));
  };
  return {
    world,
    organization,
    clock,
    heard,
    look,
    /** Looks every quarter of an hour until then. */
    async until(moment: string) {
      for (; clock.now() < moment; clock.pass(900_000)) await look();
    },
    press: async (...ids: string[]) =>
      await remindNow(world, organization, {
        customers: (await organization.customers.list()).filter(({ id }) => ids.includes(id)),
        by: { id: "ada", name: "Ada", manager: true },
      }),
    change: async (id: string, change: (customer: Customer) => Customer) =>
      await organization.customers.update(id, (current) => ({ doc: current && change(current) })),
    /** `Mon 07:30 megan reminder a b` */
    lines: () =>
      heard.map(({ at, to, kind, names }) =>
        [new Date(at).toUTCString().slice(0, 3), at.slice(11, 16), to, kind, ...names].join(" "),
      ),
  };
}
