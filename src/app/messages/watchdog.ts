/** The process watches itself: whether something due has been left undone for more than an hour. */
import { overdue, type Overdue } from "../../domain/messages/overdue.ts";
import type { Instant } from "../../domain/time/time.ts";
import type { World } from "../ports.ts";
import { damagedDeliveries } from "./plan.ts";

export type Watchdog = {
  /** The schedule has run to its end. */
  ran(): void;
  /** What is late now. @throws when the store cannot be read. */
  overdue(): Promise<readonly Overdue[]>;
  /** Tells what is late now and was not when it looked last. To be called now and then, whatever the schedule does. */
  look(): Promise<void>;
};

/** @param tell hears of each kind of thing once, when it becomes late. */
export function createWatchdog(world: Pick<World, "store" | "now">, tell: (late: Overdue) => void): Watchdog {
  const started = world.now();
  let ran: Instant | undefined;
  let told: ReadonlySet<Overdue["what"]> = new Set();

  async function late(): Promise<readonly Overdue[]> {
    const organizations = await Promise.all(
      (await world.store.organizations()).map(async (id) => {
        const organization = world.store.organization(id);
        return {
          deliveries: await organization.deliveries.list(),
          damaged: damagedDeliveries(world, organization),
          channels: await organization.channels.list(),
          people: await organization.people.list(),
        };
      }),
    );
    return overdue({ organizations, ran, started, now: world.now() });
  }

  return {
    ran: () => void (ran = world.now()),
    overdue: late,
    async look() {
      const found = await late();
      for (const one of found) if (!told.has(one.what)) tell(one);
      told = new Set(found.map(({ what }) => what));
    },
  };
}
