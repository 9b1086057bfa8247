/** What use cases need, without a bot around it: now, and whatever is said arrives. */
import type { Store, World } from "../../app/ports.ts";
import { pastWorld } from "../world.ts";

const arrived = () => Promise.resolve({ outcome: "sent", conversation: "a:bench", activity: "1" } as const);

export const createWorld = (store: Store): World => ({
  ...pastWorld(store, { now: "" }, { day: "Monday", time: "09:00", zone: "Etc/UTC" }),
  messenger: { send: arrived, update: arrived },
  now: () => new Date().toISOString(),
});
