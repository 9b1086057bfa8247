/**
 * Spoiled activities and card values against the whole product behind its door: nothing fails, nothing changes, nothing
 * piles up. `FUZZ=100000` runs as many; the suite's own number keeps it short.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { fc } from "../properties.ts";
import { describe, expect, it } from "vitest";
import { newCustomer } from "../../src/domain/customer/customer.ts";
import { readEvent } from "../../src/teams/activity/event.ts";
import { isAllowed } from "../../src/teams/bot/admit.ts";
import { createTables } from "../../src/teams/bot/tables.ts";
import {
  base,
  channelEvent,
  execute,
  fileConsent,
  fileMessage,
  installation,
  membersChanged,
  message,
  submit,
} from "./activities.ts";
import { startEdge } from "./harness.ts";
import { spoiledActivities } from "./mutate.ts";
import { adele, bot, channel, groupChat, guest, isaiah, megan, personal, team, tenant, type Where } from "./people.ts";

const runs = Number(process.env["FUZZ"] ?? 150);
const seed = 20_261_122;
const customer = "11111111-2222-4333-8444-555555555555";

const words = [
  "gaps",
  "gaps mine page 2",
  "show Contoso",
  "ask Contoso",
  "assign Contoso to @Isaiah Langer",
  "add",
  "import",
  "digest here Monday 09:00 Europe/Amsterdam",
  "digest now",
  "snooze Contoso until 2026-12-01 because waiting",
  "handover @Megan Bowen to @Isaiah Langer",
  "managers add @Adele Vance",
  "why cpor",
  "help",
  '{"partnerId": "1234567", "state": "Active"}',
];

/** By somebody who owns nothing and is no manager, in every place: what they send may change nothing of customers. */
function kindsFor(serviceUrl: string): object[] {
  const common = (where: Where = personal) => ({ from: adele, where, serviceUrl, id: "1" });
  const data = {
    customer,
    prompt: "p1",
    revision: 1,
    cpor: "yes",
    pal: "yes",
    owner: "yes",
    onboarding: "yes",
    note: "n",
  };
  const verbs = createTablesVerbs();
  return [
    ...words.flatMap((text) =>
      [personal, groupChat, channel].map((where) => message(common(where), text, [isaiah, megan])),
    ),
    ...verbs.map((verb) =>
      execute(common(), "77", verb, { ...data, filter: "cpor", page: 1, topic: "cpor", person: isaiah.id, step: 1 }),
    ),
    ...verbs.map((verb) => submit(common(channel), "77", { verb, ...data })),
    fileMessage(common(), { name: "Customers.csv", url: "http://127.0.0.1:1/Customers.csv" }),
    fileConsent(common(), "77", "accept", { offer: "o" }, "http://127.0.0.1:1/up"),
    installation(common(), "add"),
    installation(common(channel), "remove"),
    membersChanged(common(channel), "added", [{ id: bot.id }, { id: guest.teamsId }]),
    channelEvent(common(channel), "channelRenamed", { channel: { id: team.id, name: "x" } }),
    { ...base(common()), type: "messageReaction", reactionsAdded: [{ type: "like" }] },
    { ...base(common()), type: "invoke", name: "task/fetch", value: {} },
  ];
}

function createTablesVerbs(): string[] {
  // The tables need a world only to greet; the verbs are the same in each.
  return createTables({} as Parameters<typeof createTables>[0]).actions.map(({ verb }) => verb);
}

async function heapInUse(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  return process.memoryUsage().heapUsed;
}

describe("spoiled activities", () => {
  it(
    `are read or refused, never thrown over (${runs * 10})`,
    () => {
      const kinds = kindsFor("https://smba.trafficmanager.net/emea/");
      const admission = { organizations: [tenant], open: false };
      fc.assert(
        fc.property(spoiledActivities(kinds), (activity) => {
          const event = readEvent(activity);
          if (event === undefined || !isAllowed(event.origin, admission)) return;
          expect(event.origin.organization).toBe(tenant);
          expect(typeof event.origin.place.conversation).toBe("string");
        }),
        { seed, numRuns: runs * 10 },
      );
    },
    30_000 + runs * 20,
  );

  it(
    `get no 5xx, change nothing and leave nothing behind (${runs})`,
    async () => {
      let milliseconds = 0;
      const house = await startEdge({
        tables: createTables,
        // A quarter of an hour between turns: nobody asks too often, and what is remembered runs out.
        milliseconds: () => (milliseconds += 300_000),
        wait: async () => {},
      });
      const { post, store, connector, log } = house;
      const organization = store.organization(tenant);
      const owned = newCustomer({
        id: customer,
        name: "Contoso",
        source: "import",
        addedAt: "2026-11-01T00:00:00.000Z",
        owner: megan.id,
      });
      await organization.customers.update(customer, () => ({ doc: owned }));
      const state = async () => ({
        organizations: await store.organizations(),
        customers: await organization.customers.list(),
        settings: await organization.settings.list(),
        deliveries: await organization.deliveries.list(),
        weeks: await organization.weeks.list(),
      });
      const before = await state();
      const statuses = new Map<number, number>();
      const insides = new Map<unknown, number>();
      let done = 0;
      let heap = 0;

      await fc.assert(
        fc.asyncProperty(spoiledActivities(kindsFor(connector.url)), async (activity) => {
          // Otherwise it would be the same message delivered again, and not looked at.
          const fresh = "id" in activity && activity.id === "1" ? { ...activity, id: `n${done}` } : activity;
          const { status, body } = await post(fresh);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          const inside = (body as { statusCode?: unknown } | undefined)?.statusCode;
          insides.set(inside, (insides.get(inside) ?? 0) + 1);
          expect(status).toBeLessThan(500);
          expect(inside).not.toBe(500);
          const fault = log.find(({ level }) => level === "error");
          if (fault !== undefined) throw new Error(fault.event, { cause: fault.facts["err"] });
          connector.forget();
          (log as unknown[]).length = 0;
          (house.reports as unknown[]).length = 0;
          done += 1;
          if (done === Math.floor(runs / 2)) heap = await heapInUse();
        }),
        { seed, numRuns: runs, endOnFailure: true },
      );
      await house.settled();
      connector.forget();
      expect(await state()).toEqual(before);
      // The second half of the runs may not leave more behind than a few documents of people and channels.
      expect((await heapInUse()) - heap).toBeLessThan(16 * 1024 * 1024);
      // Most of it was let in and answered; else this would prove little.
      expect(statuses.get(200)).toBeGreaterThan(runs / 2);
      expect(insides.get(200)).toBeGreaterThan(runs / 100);
    },
    30_000 + runs * 100,
  );
});
