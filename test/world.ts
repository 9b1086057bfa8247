/** What use cases are given: a store, a clock that stands still, and nobody to talk to. */
import type { Setup, Store, World } from "../src/app/ports.ts";
import { createGapMemory } from "../src/domain/gaps/find-gaps.ts";
import { readLimits } from "../src/limits.ts";
import { readCatalogue } from "../src/workloads.ts";

/** What ships with the program: read once, and by nobody changed. */
export const shipped = { catalogue: readCatalogue(), limits: readLimits() };

type Changed = Partial<Omit<World, "setup">> & { setup?: Partial<Setup> };

/** @param changed what the test is about; of the settings only those that differ. */
export function aWorld(store: Store, { setup, ...changed }: Changed = {}): World {
  const memory = createGapMemory();
  return {
    store,
    messenger: {
      send: () => Promise.reject(new Error("nothing is said here")),
      update: () => Promise.reject(new Error("nothing is redrawn here")),
    },
    setup: {
      partnerIds: [],
      managers: [],
      digest: { day: "Monday", time: "09:00", zone: "Etc/UTC" },
      ...shipped,
      ...setup,
    },
    gapsIn: (_, customers, context) => memory(customers, context),
    now: () => "2026-11-23T10:00:00.000Z",
    newId: () => "x",
    nudge: () => {},
    ...changed,
  };
}
