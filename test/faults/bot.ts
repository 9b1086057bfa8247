/** A store, a fake Teams, and a bot that sends from the one to the other on a clock the test moves. */
import { deliverDue } from "../../src/app/messages/deliver.ts";
import type { Organization, Store } from "../../src/app/ports.ts";
import { openStore } from "../../src/store/open.ts";
import type { Connector, Script } from "../teams/connector.ts";
import { aMessenger, aSender, aWorld, startTeams, tenant } from "./parts.ts";
import { aClock, type Clock } from "../clock.ts";
import { files, type StoreKind } from "./stores.ts";

export const monday = "2026-11-23T09:00:00.000Z";
export const minute = 60_000;
export const timeoutMilliseconds = 2_000;

export type Bot = {
  store: Store;
  organization: Organization;
  /** One run of the schedule. Rejects when the store fails. */
  run: () => Promise<unknown>;
  clock: Clock;
  teams: Connector;
  /** What `STORE` would say. */
  setting: string;
};

export const allWell: Script = () => undefined;

export async function withBot(
  script: Script,
  use: (bot: Bot) => Promise<void>,
  kind: StoreKind = files,
): Promise<void> {
  const place = await kind.open();
  const store = await openStore(place.setting);
  const organization = store.organization(tenant);
  const clock = aClock(monday);
  const teams = await startTeams(script, () => performance.now() + clock.passed());
  const sender = aSender("one", clock.passed);
  const world = aWorld(store, aMessenger(store, timeoutMilliseconds), clock.now);
  const run = () => deliverDue(world, organization, sender);
  try {
    await use({ store, organization, run, clock, teams, setting: place.setting });
  } finally {
    await teams.close();
    await store.close();
    await place.remove();
  }
}

/** Lets time pass and runs, again and again. */
export async function repeat(
  times: number,
  milliseconds: number,
  { run, clock }: Pick<Bot, "run" | "clock">,
): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    clock.pass(milliseconds);
    await run();
  }
}
