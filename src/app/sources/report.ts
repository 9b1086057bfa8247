/** How reading from Microsoft goes in an organization: for people who ask. */
import { defaultSettings, sourceIds, type SourceId, type SourceState } from "../../domain/documents.ts";
import { nextRun } from "../../domain/sources/run.ts";
import type { Instant, Zone } from "../../domain/time/time.ts";
import type { Organization, World } from "../ports.ts";

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
  const { zone = setup.digest.zone } = (await organization.settings.get("settings")) ?? defaultSettings;
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
