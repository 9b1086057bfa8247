/** A clock that stands still, and a messenger that does what it is told. */
import { createSender, type DeliveryReport, type Sender } from "../../../src/app/messages/sender.ts";
import { createPace } from "../../../src/app/messages/pace.ts";
import type { Messenger, Organization } from "../../../src/app/ports.ts";
import type { Sent } from "../../../src/domain/messages/delivery.ts";
import { newDelivery, planOnce } from "../../../src/domain/messages/delivery.ts";
import type { Message } from "../../../src/domain/messages/message.ts";
import type { Person } from "../../../src/domain/people/person.ts";

export const tenant = "11111111-2222-4333-8444-555555555555";

export function aPerson(id: string, changed: Partial<Person> = {}): Person {
  const chat = { conversation: `a:${id}`, serviceUrl: "http://localhost/", teamsId: `29:${id}` };
  return { id, name: id, chat, ...changed };
}

export const keyOf = (person: string) => `2026-W48/weekly/${person}`;

/** Plans a weekly message for each person, who is known with a chat and wants it when nothing is due, too. */
export async function planWeeks(
  organization: Organization,
  people: readonly string[],
  now: string,
  week = "2026-W48",
): Promise<void> {
  for (const id of people) {
    await organization.people.update(id, (current) => ({ doc: current ?? aPerson(id, { allClear: true }) }));
    const next = newDelivery(`${week}/weekly/${id}`, { person: id }, { kind: "weekly", week }, now);
    await organization.deliveries.update(next.id, (current) => planOnce(current, next));
  }
}

/** A messenger that asks `reply`, and remembers who got something, and what. */
export function scriptedMessenger(reply: (person: string, attempt: number) => Sent | Promise<Sent>) {
  const asked: string[] = [];
  const messages: Message[] = [];
  const messenger: Messenger = {
    async send(_, to, message) {
      const id = "person" in to ? to.person.id : to.channel.id;
      asked.push(id);
      messages.push(message);
      return await reply(id, asked.filter((other) => other === id).length);
    },
    update: () => Promise.reject(new Error("nothing is redrawn here")),
  };
  return { messenger, asked, messages };
}

export const arrives = (person: string): Sent => ({ outcome: "sent", conversation: `a:${person}`, activity: "1" });

export function aSender(changed: Partial<Sender> = {}): Sender & { reports: DeliveryReport[] } {
  const reports: DeliveryReport[] = [];
  const sender = createSender({
    instance: "a",
    pace: createPace(),
    random: () => 0.5,
    report: (report) => void reports.push(report),
    ...changed,
  });
  return { ...sender, ...changed, reports };
}

/** Wraps an organization so that the store fails for its deliveries when asked to; before or after the write. */
export function failingStore(organization: Organization, fails: (nth: number) => "before" | "after" | undefined) {
  let nth = 0;
  const { deliveries } = organization;
  const failing: Organization = {
    ...organization,
    deliveries: {
      ...deliveries,
      async update(id, change) {
        nth += 1;
        const when = fails(nth);
        if (when === "before") throw new Error("no space left on device");
        const result = await deliveries.update(id, change);
        if (when === "after") throw new Error("connection lost");
        return result;
      },
    },
  };
  return failing;
}
