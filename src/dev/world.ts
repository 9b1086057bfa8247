/** What use cases need, without a bot around it. */
import { randomUUID } from "node:crypto";
import type { World, Store } from "../app/ports.ts";
import type { WeeklyMoment } from "../domain/time/time.ts";
import { manager, partnerIds } from "./demo/people.ts";
import { createGapMemory } from "../domain/gaps/find-gaps.ts";
import { readLimits } from "../limits.ts";
import { readCatalogue } from "../workloads.ts";

/** @param clock its `now` is read whenever the time is asked for */
export function pastWorld(store: Store, clock: { now: string }, digest: WeeklyMoment): World {
  const gapsOf = createGapMemory();
  const silence = () => Promise.reject(new Error("Nothing is said in the past."));
  return {
    store,
    messenger: { send: silence, update: silence },
    setup: {
      partnerIds: [partnerIds.location],
      globalPartnerId: partnerIds.global,
      managers: [manager.id],
      digest,
      catalogue: readCatalogue(),
      limits: readLimits(),
    },
    gapsIn: (_organization, customers, context) => gapsOf(customers, context),
    now: () => clock.now,
    newId: randomUUID,
    nudge: () => undefined,
  };
}
