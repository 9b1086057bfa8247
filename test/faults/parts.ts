/** The parts of the bot that send, put together as `start.ts` does, with the weekly message of the battery. */
import { createSender, type Sender } from "../../src/app/messages/sender.ts";
import { tick } from "../../src/app/messages/tick.ts";
import { createPace, systemPaceClock } from "../../src/app/messages/pace.ts";
import type { Messenger, Organization, Store, World } from "../../src/app/ports.ts";
import { createGapMemory } from "../../src/domain/gaps/find-gaps.ts";
import { newDelivery, planOnce } from "../../src/domain/messages/delivery.ts";
import type { Instant } from "../../src/domain/time/time.ts";
import { perSecond } from "../../src/domain/messages/throttle.ts";
import { readLimits } from "../../src/limits.ts";
import { createAdapter } from "../../src/teams/send/adapter.ts";
import { createMessenger } from "../../src/teams/send/messenger.ts";
import { createOutbound, type Outbound } from "../../src/teams/send/outbound.ts";
import { readCatalogue } from "../../src/workloads.ts";
import { startConnector, type Connector, type Script } from "../teams/connector.ts";
import { aClock } from "../clock.ts";

export const tenant = "11111111-2222-4333-8444-555555555555";
const week = "2026-W48";
const nextWeek = "2026-W49";

/** The name of a person whose card cannot be made. */
export const poison = "poison";

export function keyOf(person: string): string {
  return `${week}/weekly/${person}`;
}

/** The real way out, to this machine. */
export function anOutbound(timeoutMilliseconds: number): Outbound {
  return createOutbound(createAdapter({ type: "none" }, { timeout: timeoutMilliseconds }), Date.now);
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
      if (message.kind === "unreached-owners" || message.kind === "silent-channel") return aCard(told);
      if (message.kind === "digest") return aCard(digestKeyOf(message.week));
      if (message.kind !== "weekly") throw new Error(`no ${message.kind} in the battery`);
      if (message.person.name === poison) throw new TypeError("Cannot read properties of undefined (reading 'poison')");
      return aCard(`${message.week}/weekly/${message.person.id}`);
    },
  });
}

const aCard = (summary: string) => {
  const body = [{ type: "TextBlock", text: "x".repeat(1_000) }];
  return { summary, content: { type: "AdaptiveCard", version: "1.5", body } };
};

/** What a message to the manager says of others. */
export const told = "told";
const manager = "manager";
export const channelId = "19:c@thread.tacv2";
export const digestKeyOf = (ofWeek: string) => `${ofWeek}/digest/${channelId}`;

/** Whatever sending and redrawing need besides the store; there is one manager. */
export function aWorld(store: Store, messenger: Messenger, now: () => Instant): World {
  const memory = createGapMemory();
  return {
    store,
    messenger,
    setup: {
      partnerIds: [],
      managers: [manager],
      digest: { day: "Monday", time: "09:00", zone: "Etc/UTC" },
      catalogue: readCatalogue({ workloads: "src/workloads.json", attribution: "src/attribution.json" }),
      limits: readLimits("src/limits.json"),
    },
    gapsIn: (_, customers, context) => memory(customers, context),
    now,
    newId: () => "x",
    nudge: () => {},
  };
}

/** The manager can be reached at this address. */
export async function addManager(organization: Organization, url: string): Promise<void> {
  const chat = { conversation: `a:${manager}`, serviceUrl: url, teamsId: `29:${manager}` };
  await organization.people.update(manager, () => ({ doc: { id: manager, name: "Manager", chat, digest: "off" } }));
}

/** Teams with its published limits, where every chat can be opened. @param clock milliseconds by which they are counted. */
export const startTeams = (script?: Script, clock: () => number = () => performance.now()): Promise<Connector> =>
  startConnector({ script, clock, anybody: true });

/**
 * Plays the week after, until Saturday; what goes wrong goes on doing so.
 * @param due keys of this week's messages.
 * @returns how many recipients hear nothing and are not named to the manager either.
 */
export async function silentNextWeek(store: Store, due: readonly string[], teams: Connector): Promise<number> {
  const organization = store.organization(tenant);
  await addManager(organization, teams.url);
  // From the Sunday on: nobody gets a week from before the organization began to use the bot.
  const clock = aClock("2026-11-29T12:00:00.000Z");
  const sender = aSender("next week", clock.passed, { pace: free });
  // A reply that is slow, on a busy machine, is no fault.
  const world = aWorld(store, aMessenger(store, 30_000), clock.now);
  for (let hour = 0; hour < 6 * 24; hour += 1) {
    await tick(world, sender, new AbortController().signal).catch(() => undefined);
    clock.pass(3_600_000);
    teams.rest();
  }
  const wasTold = teams.arrived.has(told);
  let silent = 0;
  for (const key of due) {
    const next = key.replace(week, nextWeek);
    const delivery = await organization.deliveries.get(next);
    const arrived = delivery?.state === "sent" && teams.arrived.has(next);
    const named = delivery?.told !== undefined && wasTold;
    if (!arrived && !named) silent += 1;
  }
  return silent;
}

/** Teams' limits are no matter of the week after. */
const free = { turn: async () => true, left: () => {}, wait: () => 0, hold: () => {} };

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
    const next = newDelivery(keyOf(id), { person: id }, { kind: "weekly", week }, now);
    await organization.deliveries.update(next.id, (current) => planOnce(current, next));
  }
}

export function peopleCalled(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `p${index}`);
}
