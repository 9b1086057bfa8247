/** What a manager sees of deliveries, and sending again what did not arrive. */
import { describe, expect, it } from "vitest";
import { deliverDue } from "../../../src/app/messages/deliver.ts";
import { tryDigest } from "../../../src/app/messages/digest.ts";
import { reportDeliveries, resendDeliveries } from "../../../src/app/messages/deliveries.ts";
import type { Delivery } from "../../../src/domain/documents.ts";
import { newDelivery, type Sent } from "../../../src/domain/messages/delivery.ts";
import { arrives, aSender, keyOf, planWeeks, scriptedMessenger, tenant } from "./harness.ts";
import { aClock } from "../../clock.ts";
import { aWorld } from "../../world.ts";
import { aMemoryStore } from "../../memory.ts";

const monday = "2026-11-23T09:00:00.000Z";
const manager = { id: "alex", name: "Alex", manager: true };
const fates: Record<string, Sent> = {
  ada: { outcome: "sent", conversation: "a:ada", activity: "1" },
  bob: { outcome: "unreachable", because: "they have blocked the bot" },
  cyd: { outcome: "unknown", because: "no reply" },
  dan: { outcome: "refused", because: "HTTP 400" },
  eve: { outcome: "not-sent", because: "HTTP 503" },
};

/** A week in which one arrived, one could not, one may have, one was refused, one waits. */
async function aWeek() {
  const store = aMemoryStore();
  const organization = store.organization(tenant);
  const clock = aClock(monday);
  let reply = (person: string): Sent => fates[person] ?? arrives(person);
  const { messenger, asked } = scriptedMessenger((person) => reply(person));
  await planWeeks(organization, Object.keys(fates), monday);
  const sender = aSender();
  const run = () => deliverDue(aWorld(store, { messenger, now: clock.now }), organization, sender);
  await run();
  let nudges = 0;
  const world = { store, now: clock.now, nudge: () => void (nudges += 1) };
  const allWell = () => void (reply = arrives);
  return { organization, clock, world, asked, run, allWell, nudges: () => nudges };
}

const ids = (deliveries: readonly { id: string }[]) => deliveries.map(({ id }) => id);

describe("the report", () => {
  it("names every delivery with what became of it", async () => {
    const { organization, world } = await aWeek();
    const { digests, damaged, ...report } = await reportDeliveries(world, organization);
    expect({ digests, damaged }).toEqual({ digests: [], damaged: 0 });
    expect(Object.fromEntries(Object.entries(report).map(([state, each]) => [state, ids(each)]))).toEqual({
      sent: [keyOf("ada")],
      unreachable: [keyOf("bob")],
      unknown: [keyOf("cyd")],
      refused: [keyOf("dan")],
      waiting: [keyOf("eve")],
      dropped: [],
    });
    for (const each of [...report.unreachable, ...report.unknown, ...report.refused, ...report.waiting]) {
      expect(each.because).not.toBe("");
    }
  });

  it("leaves out what is older than two weeks, but never what still waits", async () => {
    const { organization, world, clock } = await aWeek();
    clock.pass(15 * 86_400_000);
    const report = await reportDeliveries(world, organization);
    expect(report.sent).toEqual([]);
    expect(report.unreachable).toEqual([]);
    expect(ids(report.waiting)).toEqual([keyOf("eve")]);
  });
});

describe("sending again", () => {
  it("sends what did not arrive, once, and nothing that did or may have", async () => {
    const { organization, world, asked, run, allWell, nudges } = await aWeek();
    allWell();
    asked.length = 0;
    expect(await resendDeliveries(world, organization, { by: manager })).toEqual({ outcome: "resent", count: 2 });
    expect(nudges()).toBe(1);
    await run();
    await run();
    expect(asked.toSorted()).toEqual(["bob", "dan"]);
    expect((await organization.people.get("bob"))?.unreachable).toBeUndefined();
    expect(ids((await reportDeliveries(world, organization)).unknown)).toEqual([keyOf("cyd")]);
    expect((await organization.settings.get("settings"))?.history).toMatchObject([
      { by: "alex", what: "messages sent again", to: "2" },
    ]);
  });

  it("sends what may have arrived only when it is asked for by name", async () => {
    const { organization, world, asked, run, allWell } = await aWeek();
    allWell();
    asked.length = 0;
    expect(await resendDeliveries(world, organization, { by: manager, ids: [keyOf("cyd"), keyOf("ada")] })).toEqual({
      outcome: "resent",
      count: 1,
    });
    await run();
    expect(asked).toEqual(["cyd"]);
  });

  it("finds them unreachable again when nothing has changed, and marks them again", async () => {
    const { organization, world, run } = await aWeek();
    await resendDeliveries(world, organization, { by: manager, ids: [keyOf("bob")] });
    await run();
    expect((await organization.people.get("bob"))?.unreachable?.because).toBe("they have blocked the bot");
    expect((await organization.deliveries.get(keyOf("bob")))?.state).toBe("unreachable");
  });

  it("is for managers", async () => {
    const { organization, world, run, asked } = await aWeek();
    const refused = resendDeliveries(world, organization, { by: { ...manager, manager: false } });
    await expect(refused).rejects.toThrow("only a manager");
    asked.length = 0;
    await run();
    expect(asked).toEqual([]);
  });

  it("says so when there is nothing to send again", async () => {
    const { organization, world } = await aWeek();
    expect(await resendDeliveries(world, organization, { by: manager, ids: [keyOf("ada"), "no such"] })).toEqual({
      outcome: "nothing-to-resend",
    });
  });
});

describe("trying a channel's last digest", () => {
  const id = "19:general@thread.tacv2";
  const moment = { day: "Monday", time: "09:00", zone: "Etc/UTC" } as const;
  const week = newDelivery("2026-W48/digest/c", { channel: id }, { kind: "digest", week: "2026-W48" }, monday);

  it.each<[string, Partial<Delivery> | undefined, Awaited<ReturnType<typeof tryDigest>>]>([
    ["that arrived", { state: "sent" }, "arrived"],
    ["that did not", { state: "refused" }, "trying"],
    ["that may have", { state: "unknown" }, "trying"],
    ["that waits after it reached nobody", { unreached: 1, notBefore: "2026-11-23T10:00:00.000Z" }, "trying"],
    ["that waits for its first attempt", {}, "on-its-way"],
    ["that waits for another attempt", { attempts: 3, notBefore: "2026-11-23T10:00:00.000Z" }, "on-its-way"],
    ["that is being sent", { state: "claimed", lease: { by: "a", until: "2026-11-23T09:02:00.000Z" } }, "on-its-way"],
    ["that had nothing to say", { state: "dropped" }, "nothing-to-say"],
    ["before there was one", undefined, "nothing-to-say"],
  ])("%s is answered with what is so", async (_, parts, expected) => {
    const { organization, world } = await aWeek();
    await organization.channels.update(id, () => ({
      doc: { id, kind: "channel", serviceUrl: "", digest: { moment, by: "alex", since: monday } },
    }));
    if (parts !== undefined) await organization.deliveries.update(week.id, () => ({ doc: { ...week, ...parts } }));
    const full = { ...aWorld(world.store, { now: world.now }), nudge: world.nudge };
    expect(await tryDigest(full, organization, { channel: id, by: manager })).toBe(expected);
  });
});
