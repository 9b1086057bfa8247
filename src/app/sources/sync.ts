/** Keeps an organization as Microsoft has it: every night what is due, and when somebody asks. */
import { settingsOf } from "../evaluate.ts";
import {
  defaultSettings,
  type ReadCounts,
  type SourceId,
  sourceIds,
  type SourceState,
} from "../../domain/documents.ts";
import { system, type PersonId } from "../../domain/people/person.ts";
import {
  ended,
  isReadDue,
  mayApply,
  released,
  takeSource,
  type Ended,
  type Synced,
  nextRun,
} from "../../domain/sources/run.ts";
import { dayOf, type Instant, type Zone } from "../../domain/time/time.ts";
import type { Organization, Sync, World } from "../ports.ts";
import { readSource, type OrganizationNow, type ReadSource } from "./plan.ts";

export type SyncRequest = {
  sources: readonly SourceId[];
  by: PersonId;
  signal: AbortSignal;
  /** Says what would change and changes nothing. */
  dryRun?: boolean | undefined;
  /** Somebody saw what the last run would have changed, and allows that much. */
  approve?: boolean | undefined;
};

type Parts = Pick<World, "now" | "setup"> & { sync: Sync };

/**
 * Reads the sources at the same time, since each has limits of its own, and applies them one after the other, customers
 * first. One that cannot be read does not stop the others.
 * @throws when it is stopped, or the store fails; a source that was begun is given back.
 */
export async function syncSources(
  world: Parts,
  organization: Organization,
  request: SyncRequest,
): Promise<readonly Synced[]> {
  const order = (["customers", "gdap", "pal", "people"] as const).filter((id) => request.sources.includes(id));
  const begun = await Promise.all(order.map((source) => begin(world, organization, source, request)));
  const synced: Synced[] = [];
  const faults: unknown[] = [];
  for (const one of begun) {
    try {
      synced.push(await one.finish());
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `reading from Microsoft ended early for ${faults.length} sources`);
  return synced;
}

/** Takes the source and starts to read it; `finish` waits for that and applies it. */
async function begin(
  world: Parts,
  organization: Organization,
  source: SourceId,
  request: SyncRequest,
): Promise<{ finish: () => Promise<Synced> }> {
  const { sync } = world;
  const { dryRun = false, signal } = request;
  const by = `${sync.instance}/${world.now()}`;
  if (!dryRun) {
    const taken = await organization.sources.update(source, (state) =>
      takeSource(state, { id: source, by, now: world.now() }),
    );
    if (taken.outcome === "busy") return { finish: async () => ({ source, outcome: "busy" }) };
  }
  const reader = sync.sources.reader(source, { organization: organization.id, signal });
  const reading = knownIn(organization).then((known) => readSource(organization, source, reader, known));
  // It is waited for later; until then a fault in it is nobody's.
  reading.catch(() => undefined);
  return {
    async finish() {
      try {
        return await conclude(world, organization, source, request, await reading);
      } catch (error) {
        if (!dryRun) await organization.sources.update(source, (state) => ({ doc: released(state, by) }));
        throw error;
      }
    },
  };
}

async function knownIn(organization: Organization): Promise<OrganizationNow> {
  const [customers, people, settings = defaultSettings] = await Promise.all([
    organization.customers.list(),
    organization.people.list(),
    organization.settings.get("settings"),
  ]);
  return { customers, people, settings };
}

async function conclude(
  world: Parts,
  organization: Organization,
  source: SourceId,
  { by, dryRun = false, approve = false }: SyncRequest,
  read: ReadSource,
): Promise<Synced> {
  const end = async (run: Ended) => {
    const now = world.now();
    if (!dryRun) await organization.sources.update(source, (state) => ({ doc: ended(state, source, run, now) }));
  };
  if (read.outcome === "failed") {
    await end({ ...read, by });
    return { source, ...read };
  }
  const known = await knownIn(organization);
  const now = world.now();
  const zone = known.settings.zone ?? world.setup.digest.zone;
  const { found, requests, apply } = read.plan(known, { now, zone, today: dayOf(now, zone) });
  if (dryRun) return { source, outcome: "read", found, requests, dryRun };
  const state = await organization.sources.get(source);
  const allowed = approve ? { removals: state?.asks?.counts.removals ?? 0 } : undefined;
  const may = mayApply(state, found, world.sync.askAbove, allowed);
  if (may !== "apply") {
    await end({ outcome: "asks", by, because: may, found });
    return { source, outcome: "asks", because: may, found };
  }
  await apply();
  await end({ outcome: "read", by, requests, counts: found.counts, approvedBy: approve ? by : undefined });
  return { source, outcome: "read", found, requests, dryRun };
}

/** Reads what is due in an organization; the hour is the organization's own. */
export async function syncDue(
  world: Parts,
  organization: Organization,
  signal: AbortSignal,
): Promise<readonly Synced[]> {
  const { sources, at } = world.sync;
  const { zone = world.setup.digest.zone } = await settingsOf(organization);
  const states = new Map((await organization.sources.list()).map((state) => [state.id, state]));
  const moment = { at, zone, now: world.now() };
  const due = sources.on.filter((id) => isReadDue(states.get(id), moment));
  return due.length === 0 ? [] : syncSources(world, organization, { sources: due, by: system, signal });
}

/** What a run of one source came to, for the log and for figures: no names and no words of people in it. */
export type SyncReport = {
  organization: string;
  source: SourceId;
  outcome: Synced["outcome"];
  because?: string | undefined;
  requests?: number | undefined;
  counts?: ReadCounts | undefined;
};

function reportOf(organization: string, synced: Synced): SyncReport {
  const { source, outcome } = synced;
  switch (synced.outcome) {
    case "read":
      return { organization, source, outcome, requests: synced.requests, counts: synced.found.counts };
    case "asks":
      return { organization, source, outcome, because: synced.because, counts: synced.found.counts };
    case "failed":
      return { organization, source, outcome, because: synced.fault.says };
    case "busy":
      return { organization, source, outcome };
  }
}

/**
 * Reads what is due in every organization that may use the bot.
 * @throws {AggregateError} after all had their turn, with the faults of those that failed.
 */
export async function syncAll(
  world: Parts & Pick<World, "store" | "nudge">,
  mayUse: (organization: string) => boolean,
  report: (report: SyncReport) => void,
  signal: AbortSignal,
): Promise<void> {
  const faults: unknown[] = [];
  for (const id of await world.store.organizations()) {
    if (signal.aborted) return;
    if (!mayUse(id)) continue;
    try {
      const synced = await syncDue(world, world.store.organization(id), signal);
      for (const one of synced) report(reportOf(id, one));
      if (synced.some(({ outcome }) => outcome !== "busy")) world.nudge();
    } catch (error) {
      if (!signal.aborted) faults.push(error);
    }
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `reading from Microsoft failed for ${faults.length} organizations`);
}

export type SourcesReport = {
  /** Absent when nothing is switched on. */
  nightly?: { at: string; zone: Zone; consentUrl: string };
  sources: readonly ({ source: SourceId } & (
    | { isOn: false }
    | { isOn: true; state: SourceState | undefined; next: Instant }
  ))[];
};

/** All sources, those that are off too. */
export async function reportSources(
  { sync, setup, now }: Pick<World, "sync" | "setup" | "now">,
  organization: Organization,
): Promise<SourcesReport> {
  if (sync === undefined) return { sources: sourceIds.map((source) => ({ source, isOn: false })) };
  const { zone = setup.digest.zone } = await settingsOf(organization);
  const states = new Map((await organization.sources.list()).map((state) => [state.id, state]));
  const { at } = sync;
  return {
    nightly: { at, zone, consentUrl: sync.sources.consentUrl(organization.id) },
    sources: sourceIds.map((source) => {
      if (!sync.sources.on.includes(source)) return { source, isOn: false };
      const state = states.get(source);
      return { source, isOn: true, state, next: nextRun(state, { at, zone, now: now() }) };
    }),
  };
}
