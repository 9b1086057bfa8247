/** What use cases need, without a bot around it. */
import { randomUUID } from "node:crypto";
import type { Messenger, Store, World } from "../../app/ports.ts";
import { createGapMemory } from "../../domain/gaps/find-gaps.ts";
import { readLimits } from "../../limits.ts";
import { readCatalogue } from "../../workloads.ts";

const silent: Messenger = {
  send: () => Promise.resolve({ outcome: "sent", conversation: "a:bench", activity: "1" }),
  update: () => Promise.resolve({ outcome: "sent", conversation: "a:bench", activity: "1" }),
};

export function createWorld(store: Store, messenger: Messenger = silent): World {
  return {
    store,
    messenger,
    setup: {
      partnerIds: ["4911112"],
      managers: [],
      digest: { day: "Monday", time: "09:00", zone: "Etc/UTC" },
      catalogue: readCatalogue(),
      limits: readLimits(),
    },
    gapsIn: rememberedBy(createGapMemory()),
    now: () => new Date().toISOString(),
    newId: randomUUID,
    nudge: () => {},
  };
}

function rememberedBy(memory: ReturnType<typeof createGapMemory>): World["gapsIn"] {
  return (_, customers, context) => memory(customers, context);
}
