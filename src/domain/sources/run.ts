/** When a source is read, by whom, and what becomes of it: whether a run may change anything, and how it ended. Pure. */
import type { ReadCounts, SourceFault, SourceId, SourceState } from "../documents.ts";
import type { PersonId } from "../people/person.ts";
import { addMilliseconds, lastDaily, latest, nextDaily, type Instant, type Zone } from "../time/time.ts";
import type { ReadFinding } from "./applied.ts";

/** How long after a fault that passes by itself a source is tried again, in the same night. */
const againMilliseconds = 3_600_000;
/** After so long since the night's hour it is left to the next night. */
const nightMilliseconds = 4 * 3_600_000;
/** Longer than any run: a process that died in one keeps nobody out for longer. */
const leaseMilliseconds = 30 * 60_000;

/** The hour of the night, `HH:MM`, where the organization is. */
export type Nightly = { at: string; zone: Zone; now: Instant };

/** Whether the source is to be read now. Once a night; a night that was slept through is made up for. */
export const isReadDue = (state: SourceState | undefined, nightly: Nightly): boolean =>
  nextRun(state, nightly) <= nightly.now;

/** When the source is read next by itself; a moment that has come when it is due. */
export function nextRun(state: SourceState | undefined, { at, zone, now }: Nightly): Instant {
  if (state === undefined) return now;
  const { read, failing, asks } = state;
  const night = lastDaily(at, zone, now);
  const tried = latest(read?.at, failing?.at, asks?.at);
  if (tried === undefined || tried < night) return night;
  const next = nextDaily(at, zone, now);
  if (failing === undefined || tried !== failing.at || !passesByItself(failing.fault)) return next;
  const again = addMilliseconds(failing.at, againMilliseconds);
  const last = addMilliseconds(night, nightMilliseconds);
  return again <= last && now <= last ? again : next;
}

/** Whether nobody has to do anything about a fault but wait. */
export const passesByItself = ({ kind }: SourceFault): boolean => kind === "throttled" || kind === "unavailable";

/** Takes the source for one process; `busy` while another reads it. */
export function takeSource(
  state: SourceState | undefined,
  { id, by, now }: { id: SourceId; by: string; now: Instant },
): { doc: SourceState; outcome: "taken" | "busy" } {
  const known = state ?? { id };
  if (known.lease !== undefined && known.lease.until > now) return { doc: known, outcome: "busy" };
  return { doc: { ...known, lease: { by, until: addMilliseconds(now, leaseMilliseconds) } }, outcome: "taken" };
}

/** What a run would do. */
export type ReadSummary = { counts: ReadCounts; findings: readonly ReadFinding[]; known: number };

/** What became of reading one source. */
export type Synced = { source: SourceId } & (
  | { outcome: "read"; found: ReadSummary; requests: number; dryRun: boolean }
  /** Nothing was changed: somebody has to see what would be. */
  | { outcome: "asks"; because: "first-run" | "too-much"; found: ReadSummary }
  | { outcome: "failed"; fault: SourceFault }
  /** Another process, or another person, has it being read. */
  | { outcome: "busy" }
);

/** Removing or renaming so few is never asked about, whatever share of a small company they are. */
const alwaysFew = 2;

const heavy = ({ findings }: ReadSummary): number =>
  new Set(findings.filter(({ kind, renamed }) => kind === "gone" || renamed === true).map(({ customer }) => customer))
    .size;

/**
 * Whether a run may apply what it found, or stops to ask: the first run of a source, and one that would remove or rename
 * more than the share that is set. Somebody who saw what it would do allows that much, and not more.
 * @param askAbove from 0 to 1
 * @param allowed absent: nobody was asked.
 */
export function mayApply(
  state: SourceState | undefined,
  found: ReadSummary,
  askAbove: number,
  allowed?: { removals: number },
): "apply" | "first-run" | "too-much" {
  if (state?.approved === undefined && allowed === undefined) {
    const changes = found.counts.new + found.counts.changed + found.counts.contradicted + found.counts.gone;
    // Nothing to be shown: the source says what is known.
    return changes === 0 ? "apply" : "first-run";
  }
  const removals = heavy(found);
  if (removals <= alwaysFew || removals <= (allowed?.removals ?? 0)) return "apply";
  return removals > askAbove * found.known ? "too-much" : "apply";
}

/** Customers named when a run asks. */
const mostExamples = 12;

/** How a run ended; `by` is who had it read. */
export type Ended = { by: PersonId } & (
  | { outcome: "read"; requests: number; counts: ReadCounts; approvedBy?: PersonId | undefined }
  | { outcome: "failed"; fault: SourceFault }
  | { outcome: "asks"; because: "first-run" | "too-much"; found: ReadSummary }
);

/** The source after a run; the lease is given back. */
export function ended(state: SourceState | undefined, id: SourceId, run: Ended, now: Instant): SourceState {
  const { lease: _lease, ...known } = state ?? { id };
  const { by } = run;
  switch (run.outcome) {
    case "read": {
      const { failing: _failing, asks: _asks, ...rest } = known;
      const { requests, counts, approvedBy } = run;
      const approved = rest.approved ?? { at: now, by: approvedBy ?? by };
      return { ...rest, approved, read: { at: now, by, requests, counts } };
    }
    case "failed": {
      const attempts = (known.failing?.attempts ?? 0) + 1;
      return { ...known, failing: { since: known.failing?.since ?? now, at: now, by, attempts, fault: run.fault } };
    }
    case "asks": {
      const { failing: _failing, ...rest } = known;
      const examples = run.found.findings
        .toSorted((one, other) => weight(other) - weight(one))
        .slice(0, mostExamples)
        .map(({ customer, name, says }) => ({ customer, name, says }));
      const counts = { ...run.found.counts, removals: heavy(run.found) };
      const since = rest.asks?.since ?? now;
      return { ...rest, asks: { since, at: now, by, because: run.because, counts, examples } };
    }
  }
}

/** What takes most is named first. */
const weight = ({ kind, renamed }: ReadFinding): number =>
  renamed === true ? 3 : { gone: 4, contradicted: 2, changed: 1, new: 0 }[kind];

/** The source when its process stopped in the middle of a run: as it was before. */
export function released(state: SourceState | undefined, by: string): SourceState | undefined {
  if (state?.lease?.by !== by) return state;
  const { lease: _lease, ...rest } = state;
  return rest;
}
