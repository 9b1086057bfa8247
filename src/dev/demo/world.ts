/** What use cases need to run in the past: a clock that is set by hand, and nobody to talk to. */
import { randomUUID } from "node:crypto";
import type { Store, World } from "../../app/ports.ts";
import { createGapMemory } from "../../domain/gaps/find-gaps.ts";
import type { WeeklyMoment } from "../../domain/time/time.ts";
import { readLimits } from "../../limits.ts";
import { readCatalogue } from "../../workloads.ts";
import { manager, partnerIds } from "./people.ts";

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
