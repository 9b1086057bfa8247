/**
 * Draws cards anew from a process of its own, and kills itself with SIGKILL once Teams took so many of them.
 * Arguments: store setting, instance, moment, which one dies (0: none).
 */
import { redrawDue } from "../../src/app/messages/redraw.ts";
import { createGapMemory } from "../../src/domain/gaps/find-gaps.ts";
import { readLimits } from "../../src/limits.ts";
import { openStore } from "../../src/store/open.ts";
import { readCatalogue } from "../../src/workloads.ts";
import { aMessenger, aSender, tenant } from "./parts.ts";

const [setting = "", instance = "", moment = "", nth = "0"] = process.argv.slice(2);

const store = await openStore(setting);
const messenger = aMessenger(store, 2_000);
const memory = createGapMemory();
let taken = 0;
await redrawDue(
  {
    messenger: {
      ...messenger,
      async update(...request) {
        const sent = await messenger.update(...request);
        taken += 1;
        if (taken === Number(nth)) process.kill(process.pid, "SIGKILL");
        return sent;
      },
    },
    setup: {
      partnerIds: [],
      managers: [],
      digest: { day: "Monday", time: "09:00", zone: "Etc/UTC" },
      catalogue: readCatalogue("src/workloads.json"),
      limits: readLimits("src/limits.json"),
    },
    gapsIn: (_, customers, context) => memory(customers, context),
    now: () => moment,
  },
  store.organization(tenant),
  aSender(instance),
);
await store.close();
