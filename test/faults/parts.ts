/** The parts of the bot that send, put together as `start.ts` does, with the weekly message of the battery. */
import { createSender, type Sender } from "../../src/app/messages/sender.ts";
import { createPace, systemPaceClock } from "../../src/app/messages/pace.ts";
import type { Messenger, Organization, Store, World } from "../../src/app/ports.ts";
import { createGapMemory } from "../../src/domain/gaps/find-gaps.ts";
import { plan, planned } from "../../src/domain/messages/delivery.ts";
import type { Instant } from "../../src/domain/time/time.ts";
import { perSecond } from "../../src/domain/messages/throttle.ts";
import { readLimits } from "../../src/limits.ts";
import { createAdapter } from "../../src/teams/send/adapter.ts";
import { isConnector } from "../../src/teams/activity/hosts.ts";
import { createMessenger } from "../../src/teams/send/messenger.ts";
import { createOutbound, type Outbound } from "../../src/teams/send/outbound.ts";
import { readCatalogue } from "../../src/workloads.ts";

export const tenant = "11111111-2222-4333-8444-555555555555";
const week = "2026-W48";

/** The name of a person whose card cannot be made. */
export const poison = "poison";

export function keyOf(person: string): string {
  return `${week}/weekly/${person}`;
}

/** The real way out, to this machine. */
export function anOutbound(timeoutMilliseconds: number): Outbound {
  const adapter = createAdapter({ type: "none" }, { timeout: timeoutMilliseconds });
  return createOutbound(
    (serviceUrl) => adapter.clientOf(serviceUrl),
    (serviceUrl) => isConnector(serviceUrl, "loopback"),
    Date.now,
  );
}

/** The real messenger over HTTP. Its cards say in their summary which delivery they are, as the fake Teams expects. */
export function aMessenger(store: Store, timeoutMilliseconds: number): Messenger {
  return createMessenger({
    outbound: anOutbound(timeoutMilliseconds),
    store,
    toCard(message) {
      if (message.kind === "answered") {
        return {
          summary: `answered ${message.customer.id}`,
          content: { type: "AdaptiveCard", version: "1.5", body: [] },
        };
      }
      if (message.kind !== "weekly") throw new Error(`no ${message.kind} in the battery`);
      if (message.person.name === poison) throw new TypeError("Cannot read properties of undefined (reading 'poison')");
      const body = [{ type: "TextBlock", text: "x".repeat(1_000) }];
      return { summary: keyOf(message.person.id), content: { type: "AdaptiveCard", version: "1.5", body } };
    },
  });
}

/** Whatever sending and redrawing need besides the store. */
export function aWorld(
  messenger: Messenger,
  now: () => Instant,
): Pick<World, "messenger" | "setup" | "gapsIn" | "now"> {
  const memory = createGapMemory();
  return {
    messenger,
    setup: {
      partnerIds: [],
      managers: [],
      digest: { day: "Monday", time: "09:00", zone: "Etc/UTC" },
      catalogue: readCatalogue({ workloads: "src/workloads.json", attribution: "src/attribution.json" }),
      limits: readLimits("src/limits.json"),
    },
    gapsIn: (_, customers, context) => memory(customers, context),
    now,
  };
}

/** @param passed milliseconds by which the test moved the clock, so that what Teams asked to wait for passes too. */
export function aSender(
  instance: string,
  passed: () => number = () => 0,
  changed: Partial<Sender> = {},
  even = perSecond,
): Sender {
  const clock = { ...systemPaceClock, now: () => systemPaceClock.now() + Math.max(0, passed()) };
  return createSender({ instance, pace: createPace(clock, even), ...changed });
}

/** People whose chat is at this address, each with the week planned, which they want when nothing is due, too. */
export async function planWeeks(organization: Organization, people: readonly string[], url: string, now: Instant) {
  for (const id of people) {
    const chat = { conversation: `a:${id}`, serviceUrl: url, teamsId: `29:${id}` };
    await organization.people.update(id, () => ({ doc: { id, name: id, chat, allClear: true } }));
    const next = planned(keyOf(id), { person: id }, { kind: "weekly", week }, now);
    await organization.deliveries.update(next.id, (current) => plan(current, next));
  }
}

export function peopleCalled(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `p${index}`);
}

/** A clock the test moves. */
export function aClock(at: Instant) {
  let now = Date.parse(at);
  const start = now;
  return {
    now: () => new Date(now).toISOString(),
    pass: (milliseconds: number) => void (now += milliseconds),
    /** Milliseconds moved so far. */
    passed: () => now - start,
  };
}
