/** The process watches itself and says once that something is late. */
import { expect, it } from "vitest";
import { createWatchdog } from "../../../src/app/messages/watchdog.ts";
import { planWeeks, tenant } from "./harness.ts";
import { aClock } from "../../clock.ts";
import { aMemoryStore } from "../../memory.ts";

const hour = 3_600_000;

it("tells of each thing once when it becomes late, and again when that happens anew", async () => {
  const store = aMemoryStore();
  const organization = store.organization(tenant);
  const clock = aClock("2026-11-23T09:00:00.000Z");
  const told: string[] = [];
  const watchdog = createWatchdog({ store, now: clock.now }, ({ what }) => void told.push(what));
  async function look(): Promise<string[]> {
    await watchdog.look();
    return told.splice(0);
  }
  await planWeeks(organization, ["ada"], clock.now());
  expect(await look()).toEqual([]);
  clock.pass(hour);
  expect(await look()).toEqual(["schedule", "message"]);
  clock.pass(hour);
  expect(await look()).toEqual([]);
  expect((await watchdog.overdue()).map(({ what }) => what)).toEqual(["schedule", "message"]);
  watchdog.ran();
  expect((await watchdog.overdue()).map(({ what }) => what)).toEqual(["message"]);
  expect(await look()).toEqual([]);
  clock.pass(hour);
  expect(await look()).toEqual(["schedule"]);
  const [waiting] = await organization.deliveries.list();
  await organization.deliveries.update(waiting?.id ?? "", (current) => ({
    doc: current && { ...current, state: "sent" },
  }));
  watchdog.ran();
  expect(await look()).toEqual([]);
});
