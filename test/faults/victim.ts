/**
 * Sends what is due from a process of its own, as the only sender while it does, and kills itself with SIGKILL at a
 * given point. Arguments: store setting, instance, moment, milliseconds its clock moves between two runs, runs, point of
 * death, which one dies. On SIGTERM it stops as the bot does. An instance called `newer` is of a later release, whose
 * documents have a field that this one does not know.
 */
import { setMaxListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { deliverDue, recordLate } from "../../src/app/messages/deliver.ts";
import type { Messenger, Organization } from "../../src/app/ports.ts";
import { besideOthers, perSecond } from "../../src/domain/messages/throttle.ts";
import { leased } from "../../src/domain/messages/delivery.ts";
import { openStore } from "../../src/store/open.ts";
import { aMessenger, aSender, aWorld, tenant } from "./parts.ts";
import { aClock } from "../clock.ts";

const [setting = "", instance = "", moment = "", between = "0", runs = "1", death = "", nth = "0"] =
  process.argv.slice(2);

function die(): never {
  process.kill(process.pid, "SIGKILL");
  throw new Error("still here");
}

const counts = new Map<string, number>();
/** Dies when this point is reached the given number of times. */
function reach(point: string): void {
  const count = (counts.get(point) ?? 0) + 1;
  counts.set(point, count);
  if (point === death && count === Number(nth)) die();
}

/** What a later release may do to a document. */
function ofLater<Result extends { doc: object | undefined }>(result: Result): Result {
  return instance === "newer" && result.doc !== undefined ? { ...result, doc: { ...result.doc, later: true } } : result;
}

function mortal(organization: Organization): Organization {
  const { deliveries } = organization;
  const seen = new Set<string>();
  return {
    ...organization,
    deliveries: {
      get: (id) => deliveries.get(id),
      list: () => deliveries.list(),
      async update(id, change) {
        if (!seen.has(id)) reach("before lease");
        seen.add(id);
        const result = await deliveries.update(id, (current) => ofLater(change(current)));
        if (result.doc?.state === leased) reach(result.doc.begun === undefined ? "after lease" : "after mark");
        if (result.doc?.state === "sent") reach("after record");
        return result;
      },
    },
  };
}

function mortalMessenger(messenger: Messenger): Messenger {
  return {
    async send(...request) {
      const sent = await messenger.send(...request);
      reach("after accept");
      return sent;
    },
    update: (...request) => messenger.update(...request),
  };
}

const store = await openStore(setting);
const clock = aClock(moment);
const organization = mortal(store.organization(tenant));
const world = aWorld(store, mortalMessenger(aMessenger(store, 10_000)), clock.now);
// One at a time where the point of death is given, so that exactly one is in the middle of it.
const isMany = death === "" || death === "any";
const sender = aSender(
  instance,
  clock.passed,
  isMany ? {} : { concurrency: 1 },
  store.shared ? besideOthers : perSecond,
);
const stopping = new AbortController();
process.on("SIGTERM", () => stopping.abort());
process.stdout.write("ready\n");
await process.stdin.toArray(); // it is told to begin by the end of its input
if (death === "any") void wait(Number(nth)).then(die);

const total: Record<string, number> = {};
for (let run = 0; run < Number(runs) && !stopping.signal.aborted;) {
  const ran = await store.exclusively(tenant, async (lost) => {
    const until = AbortSignal.any([lost, stopping.signal]);
    setMaxListeners(0, until); // every message that waits its turn listens
    // Like the schedule's: a run that fails is made up for by the next one.
    const summary = await deliverDue(world, organization, sender, until).catch(() => ({}));
    for (const [outcome, count] of Object.entries(summary)) total[outcome] = (total[outcome] ?? 0) + count;
  });
  if (ran) run += 1;
  else await wait(100);
  if (ran) clock.pass(Number(between));
}
await recordLate(organization, sender, clock.now());
await store.close();
process.stdout.write(`${JSON.stringify(total)}\n`);
