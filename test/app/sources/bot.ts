/** A bot that reads from Microsoft's stand-ins into a store in memory; its clock is set by hand. */
import { syncDue, syncSources, type SyncRequest } from "../../../src/app/sources/sync.ts";
import { evaluate } from "../../../src/app/evaluate.ts";
import type { Organization } from "../../../src/app/ports.ts";
import type { SourceId } from "../../../src/domain/documents.ts";
import { organizationGaps } from "../../../src/domain/gaps/find-gaps.ts";
import { addMilliseconds } from "../../../src/domain/time/time.ts";
import { ada, type aCustomer } from "../../domain/customers.ts";
import { partner, type Harness } from "../../sources/company.ts";
import { aWorld } from "../../world.ts";
import { aMemoryStore } from "../../memory.ts";

const all: readonly SourceId[] = ["gdap", "people", "customers", "pal"];
const evening = "2026-11-23T20:00:00.000Z";

export async function aBot(house: Pick<Harness, "sources">, store = aMemoryStore()) {
  const clock = { now: evening };
  const world = {
    ...aWorld(store, {
      now: () => clock.now,
      setup: { partnerIds: ["4911112"], globalPartnerId: "4911111", managers: [ada.id] },
    }),
    sync: { sources: house.sources, at: "02:00", askAbove: 0.1, instance: "a", stopping: new AbortController().signal },
  };
  const organization = store.organization(partner);
  const sync = async (parts: Partial<SyncRequest> = {}) => {
    const request = { sources: all, by: "system", signal: new AbortController().signal, ...parts };
    const synced = await syncSources(world, organization, request);
    return Object.fromEntries(synced.map((one) => [one.source, one]));
  };
  return {
    world,
    organization,
    clock,
    sync,
    /** Reads what is due at the next night's hour. */
    async night(days = 1) {
      clock.now = `${addMilliseconds(clock.now, days * 86_400_000).slice(0, 10)}T02:00:30.000Z`;
      return syncDue(world, organization, new AbortController().signal);
    },
    async everything() {
      const [customers, people, sources] = await Promise.all([
        organization.customers.list(),
        organization.people.list(),
        organization.sources.list(),
      ]);
      return { customers, people, sources };
    },
    async customer(id: string) {
      const found = await organization.customers.get(id);
      if (found === undefined) throw new Error(`no customer ${id}`);
      return found;
    },
    async gaps(id: string) {
      const { gapsById } = await evaluate(world, organization);
      return (gapsById.get(id) ?? []).map(({ code, item }) => (item === undefined ? code : `${code} ${item}`));
    },
    async lines() {
      return organizationGaps((await evaluate(world, organization)).context).map(({ what, next }) => ({ what, next }));
    },
  };
}

type Bot = Awaited<ReturnType<typeof aBot>>;

export const approve = ({ sync }: Bot) => sync({ by: ada.id, approve: true });
export const put = (organization: Organization, ...customers: ReturnType<typeof aCustomer>[]) =>
  Promise.all(customers.map((doc) => organization.customers.update(doc.id, () => ({ doc }))));
