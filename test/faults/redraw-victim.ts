/**
 * Draws cards anew from a process of its own, and kills itself with SIGKILL once Teams took so many of them.
 * Arguments: store setting, instance, moment, which one dies (0: none).
 */
import { redrawDue } from "../../src/app/messages/redraw.ts";
import type { Messenger } from "../../src/app/ports.ts";
import { openStore } from "../../src/store/open.ts";
import { aMessenger, aSender, aWorld, tenant } from "./parts.ts";

const [setting = "", instance = "", moment = "", nth = "0"] = process.argv.slice(2);

const store = await openStore(setting);
const messenger = aMessenger(store, 2_000);
let taken = 0;
const mortal: Messenger = {
  ...messenger,
  async update(...request) {
    const sent = await messenger.update(...request);
    taken += 1;
    if (taken === Number(nth)) process.kill(process.pid, "SIGKILL");
    return sent;
  },
};
await redrawDue(
  aWorld(store, mortal, () => moment),
  store.organization(tenant),
  aSender(instance),
);
await store.close();
